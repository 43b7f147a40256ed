"""What an outlet's country says of its times: how it writes numbers, and which zone an abbreviation is.

The country is that of the outlet's domain; of papers and stations that publish below a domain of no country
it is told here, where their country writes numbers or names zones otherwise than America does.
"""

from __future__ import annotations

from collections.abc import Iterable

# Domains of countries that everybody takes, and countries that write numbers either way.
_NO_COUNTRIES = frozenset(
    "io co tv me ai fm ly cc ws to am gg sh ac la vc st nu tk ml ga cf gq pw so eu ca ph".split()  # noqa: SIM905
)
_PUBLISHING_ELSEWHERE = {
    "in": "thehindu.com thehindubusinessline.com ndtv.com indiatimes.com hindustantimes.com livemint.com"
    " news18.com indianexpress.com newindianexpress.com business-standard.com deccanherald.com firstpost.com"
    " telegraphindia.com tribuneindia.com outlookindia.com moneycontrol.com zeenews.com wionews.com",
    "bd": "thedailystar.net bdnews24.com dhakatribune.com tbsnews.net prothomalo.com",
    "pk": "dawn.com",
    "lk": "economynext.com",
    "np": "kathmandupost.com",
    "ie": "irishtimes.com irishexaminer.com",
    "il": "jpost.com timesofisrael.com haaretz.com ynetnews.com i24news.tv",
    "uk": "theguardian.com bbc.com",
    "ae": "gulfnews.com khaleejtimes.com thenationalnews.com",
    "qa": "aljazeera.com",
    "sa": "arabnews.com",
    "sg": "straitstimes.com channelnewsasia.com todayonline.com",
    "my": "malaymail.com",
    "hk": "scmp.com",
    "cn": "xinhuanet.com caixinglobal.com sixthtone.com",
    "tw": "taipeitimes.com",
    "kr": "chosun.com donga.com joins.com hankyung.com",
    "ng": "punchng.com vanguardngr.com premiumtimesng.com",
    "gh": "myjoyonline.com",
}
_BY_DOMAIN = {
    domain: country for country, domains in _PUBLISHING_ELSEWHERE.items() for domain in domains.split()
}
_YEAR_FIRST = {"kr": "ko", "jp": "ja", "cn": "zh", "tw": "zh"}
"""Countries that write the year first also where it has two digits, and their languages."""

_ARABIAN = "sa kw iq bh qa ye".split()  # noqa: SIM905
_OWN_ZONES = {
    "au": {"EST": "AEST", "EDT": "AEDT", "CST": "ACST", "CDT": "ACDT", "WST": "AWST"},
    "bd": {"BST": "BDT"},
    "br": {"AMT": "-04:00"},
    "cn": {"CST": "+08:00"},
    "ie": {"IST": "+01:00"},
    "il": {"IST": "+02:00"},
    "tw": {"CST": "+08:00"},
    **{country: {"AST": "+03:00"} for country in _ARABIAN},
}
"""What an abbreviation means in a country where it is another zone than in the country of most readers."""


def country_of(domain: str | None) -> str | None:
    """The country of an outlet's domain, in the two letters of its domains; None where nothing tells."""
    if domain in _BY_DOMAIN:
        return _BY_DOMAIN[domain]
    suffix = (domain or "").rpartition(".")[2]
    if suffix in ("us", "gov", "mil"):
        return "us"
    return suffix if len(suffix) == 2 and suffix not in _NO_COUNTRIES else None


def dialect(language: str | None, tags: Iterable[str], domain: str | None) -> str | None:
    """The tag by which an outlet's numbers and zones are read: its language with its country.

    tags: what a page says of its language. domain: the outlet's. Many sites say `en-US` because their
    software does, so that is no sign; another country's English is one.
    """
    country = country_of(domain)
    if language is None and country in _YEAR_FIRST:
        return f"{_YEAR_FIRST[country]}-{country}"
    if language not in (None, "en"):
        return f"{language}-{country}" if country in _OWN_ZONES and "-" not in language else language
    if country:
        return f"en-{country}"
    for tag in tags:
        folded = tag.strip().replace("_", "-").casefold()
        if folded.startswith("en-") and folded not in ("en-us", "en-001", "en-ca", "en-ph"):
            return folded
    return language


def writes_year_first(language: str) -> bool:
    """Whether who writes a language puts the year first also where it has two digits (`24.03.12`)."""
    return language.partition("-")[0] in _YEAR_FIRST.values()


def zone_in(name: str, language: str) -> str:
    """The zone that an abbreviation means in the country of a tag: another name of it, or its offset."""
    return _OWN_ZONES.get(language.rpartition("-")[2], {}).get(name, name)
