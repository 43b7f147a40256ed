"""URLs in their one form: the same page has the same URL, whoever linked to it and on whatever device."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote, unquote_plus, urljoin, urlsplit, urlunsplit

from wirecopy.intake.outlets import registrable_domain, urlsplit_host
from wirecopy.patterns import lazy_re

LONGEST = 2083
"""Characters; longer ones are data, not addresses (the limit that browsers once set)."""

# Parameters that say how a reader came, never what is shown.
_TRACKING_STARTS = tuple(
    "utm_ ga_ mc_ pk_ piwik_ mtm_ hsa_ _hs wt_ wt. ns_ vero_ oly_ trk_ at_medium at_campaign __".split()  # noqa: SIM905
)
_TRACKING = frozenset(
    """fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid ysclid twclid ttclid igshid igsh mkt_tok mkwid
    cmpid cmp campaign_id ncid icid itid intcid int_cid xtor ocid smid smtyp spm scid sref srnd guccounter
    guce_referrer guce_referrer_sig fb_action_ids fb_action_types fb_source fb_ref ref_src ref_url referrer
    referer taid tblci sh sharetype share partner_id ftag ftcamp feedtype feedname rss_id cid_source sr_share
    wprov ito soc_src soc_trk mbid sr_source traffic_source s_kwcid epik li_fat_id _ga _gl amp_js_v usqp
    outputtype s_cid emc edition_id guest_id""".split()  # noqa: SIM905
)
# Which rendering of the page is asked for: the canonical one asks for none.
_RENDERING = {
    "amp": ("", "1", "true", "yes"),
    "print": ("", "1", "true", "yes"),
    "printable": ("", "1", "true", "yes"),
    "mobile": ("", "1", "true", "yes"),
    "page": ("", "1", "all"),
    "outputtype": ("amp",),
    "view": ("amp", "print"),
    "format": ("amp", "print"),
}
_PORTS = {"http": 80, "https": 443}
_AMP_TAIL = lazy_re(r"(?:/amp(?:/index\.html)?|\.amp)/?$|\.amp(?=\.html?$)", re.IGNORECASE)
_AMP_HEAD = lazy_re(r"^/amp(?=/[^/]+)", re.IGNORECASE)
_PRINT_TAIL = lazy_re(r"/(?:print|printview|print-view)/?$", re.IGNORECASE)
_AMP_CACHE = lazy_re(r"^[a-z0-9-]+\.cdn\.ampproject\.org$")
# An address that only leads on: its last segment says so, a parameter says whither.
_LEADS_ON = lazy_re(
    r"^(?:https?:)?//[^/?#]+/(?:[^?#]*/)?(?:url|apiclick\.aspx|l\.php|go|redirect|redir|out|away|click|link|track)/?\?"
    r"(?:[^#]*&)?(?:url|u|q|target|to|dest|destination|goto)=(https?(?:%3A%2F%2F|://)[^&#]+)",
    re.IGNORECASE,
)
_MOST_LED = 3
_DEVICE = lazy_re(r"^(?:m|amp|mobile|mobil|wap|touch)\.(?=[^.]+\.[^.])")


@lru_cache(maxsize=4096)
def canonical(url: str, base: str | None = None) -> str | None:
    """`url` in its one form, resolved against `base`; None for what is no address of a web page.

    The scheme is kept except that protocol-relative addresses become https. Two addresses with the
    same canonical form show the same page; the reverse is not promised.
    """
    if plain := _NORMAL.fullmatch(url):
        scheme, host, path, query = plain[1], plain[2], plain[3], plain[4] or ""
        if len(url) <= LONGEST and not _RENDERED.search(url):
            query = _kept(query) if query else query
            return f"{scheme}://{host}{path}?{query}" if query else f"{scheme}://{host}{path}"
    given = _behind("".join(letter for letter in url.strip() if letter >= " "))
    if base:
        try:
            given = urljoin(base, given)
        except ValueError:
            return None
    if given.startswith("//"):
        given = f"https:{given}"
    if not given or len(given) > LONGEST or " " in given.split("?")[0].strip():
        given = given.replace(" ", "%20")
    normal = _normal(given)
    if normal is None:
        return None
    scheme, host, path, query = _without_cache(*normal)
    host = _desktop(host)
    path = _whole_story(path)
    shown = urlunsplit((scheme, host, path or "/", _kept(query), ""))
    return shown if len(shown) <= LONGEST else None


def nearby(form: str) -> list[str]:
    """The other addresses at which sites mostly show the page of a canonical one: with and without `www.`, a
    slash at the path's end, and TLS."""
    _, host, path, query, _ = urlsplit(form)
    bare, rest = host.removeprefix("www."), f"?{query}" if query else ""
    return [
        other
        for scheme in ("https", "http")
        for name in (bare, f"www.{bare}")
        for end in (path.rstrip("/"), f"{path.rstrip('/')}/")
        if (other := f"{scheme}://{name}{end}{rest}") != form
    ]


def _behind(url: str) -> str:
    """The address that one of a search engine or a counting service leads to."""
    for _ in range(_MOST_LED):
        found = _LEADS_ON.match(url) if "=http" in url else None
        if found is None:
            break
        url = unquote(found[1])
    return url


_FRONT_PAGE = lazy_re(r"(?:https?:)?//[^/?#]+/?")


def is_front_page(address: str) -> bool:
    """Whether an address is a site's own and no page's on it."""
    return _FRONT_PAGE.fullmatch(address) is not None


def host_of(url: str) -> str | None:
    """The host a URL names, in lower case and without `www.`; None where it names none."""
    host = urlsplit_host(url.strip())
    return (host.removeprefix("www.") or None) if host else None


# An address with nothing to normalise: lower case host, no port, no escapes, no dots that open a segment.
_NORMAL = lazy_re(
    r"(https?)://((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24})"
    r"((?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+/?|/)(?:\?([\w.~-]+=[\w.~-]+(?:&[\w.~-]+=[\w.~-]+)*))?",
    re.ASCII,
)
# A device, a cache or a rendering may be named in it.
_RENDERED = lazy_re(r"//(?:m|amp|mobile|mobil|wap|touch)\.|[/.]amp|/print", re.IGNORECASE)


def _normal(url: str) -> tuple[str, str, str, str] | None:
    """Scheme, host (with an unusual port), path and query by RFC 3986, sections 5.2.4 and 6.2."""
    if plain := _NORMAL.fullmatch(url):
        return plain[1], plain[2], plain[3], plain[4] or ""
    from url_normalize import url_normalize  # noqa: PLC0415 - brings idna

    if not url.lower().startswith(("http://", "https://")):
        return None
    try:
        parts = urlsplit(url_normalize(url, filter_params=False) or "")
        if parts.scheme not in _PORTS or not parts.hostname or "." not in parts.hostname:
            return None
        if ":" in parts.hostname or "%" in parts.hostname:  # an address in brackets, no name of a host
            return None
        host = parts.hostname.rstrip(".")
        if parts.port and parts.port != _PORTS[parts.scheme]:
            host = f"{host}:{parts.port}"
    except (ValueError, UnicodeError):
        return None
    return parts.scheme, host, parts.path or "/", parts.query


def _without_cache(scheme: str, host: str, path: str, query: str) -> tuple[str, str, str, str]:
    """The page behind an AMP cache: `…cdn.ampproject.org/c/s/host/path` and `google.…/amp/s/host/path`."""
    cached = _AMP_CACHE.match(host) or (re.match(r"(?:www\.)?google\.", host) and path.startswith("/amp/"))
    if not cached:
        return scheme, host, path, query
    behind = re.match(r"/(?:c|v|i|amp)/(s/)?([^/]+\.[^/]+)(/.*)?$", path)
    if not behind:
        return scheme, host, path, query
    return ("https" if behind[1] else "http"), behind[2].lower(), behind[3] or "/", query


def _desktop(host: str) -> str:
    """`m.example.com` shows what `www.example.com` does, `m.news.example.com` what `news.example.com`."""
    found = _DEVICE.match(host)
    if not found:
        return host
    rest = host[found.end() :]
    return f"www.{rest}" if registrable_domain(rest) == rest else rest


def _whole_story(path: str) -> str:
    """A path without what asks for a mobile or printed rendering, in whatever order it stands."""
    while (shorter := _PRINT_TAIL.sub("", _AMP_TAIL.sub("", _AMP_HEAD.sub("", path)))) != path:
        path = shorter
    return path


def _kept(query: str) -> str:
    return "&".join(sorted(pair for pair in query.split("&") if pair and not _dropped(*_pair(pair))))


def _pair(pair: str) -> tuple[str, str]:
    name, _, value = pair.partition("=")
    return unquote_plus(name).lower(), unquote_plus(value).lower()


def _dropped(name: str, value: str) -> bool:
    if name.startswith(_TRACKING_STARTS) or name in _TRACKING:
        return True
    return value in _RENDERING.get(name, ())
