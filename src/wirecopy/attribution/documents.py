"""Whose document is cited in languages other than English: `komunikat ministerstwa` is the ministry."""

from __future__ import annotations

import regex

from wirecopy.attribution.declined import without_german_s
from wirecopy.patterns import lazy_regex

_ROMANCE = lazy_regex(
    r"(?:(?:une?|una|um|uma)\s)?(?:comunicado|comunicato|communiqué|notas?|notes?|cartas?|lettera|lettre|courrier|"
    r"informes?|relatório|rapport|rapporto|relazione|documento?|bando|circulaire|circolare|circular|oficio|ofício|bollettino)\s"
    r"(?:(?:\p{Ll}+)\s)?(?:del(?:la|lo|l[’']|le|\sla|\slos|\slas)?|de\s(?:la\s|l[’'])|dei|degli|du|des|d[ao]s?)\s?",
    regex.I,
)
_GERMAN = lazy_regex(
    r"(?:(?:eine[rnms]?|ein|der|die|das|den|dem)\s)?(?:\p{Ll}+\s)?\p{L}*(?:mitteilung|erklärung|schreiben|brief|stellungnahme|aussendung|bericht|dokument)\sdes\s",
    regex.I,
)
_STATEMENTS = {
    "nl": lazy_regex(
        r"(?:(?:een|de|het)\s)?(?:schriftelijke\s)?(?:verklaring|persbericht|bericht|brief|mededeling|rapport|cijfers)\svan\s(?:het\s|de\s)?",
        regex.I,
    ),
    "sv": lazy_regex(
        r"(?:(?:ett|et|en)\s)?(?:skriftlig[t]?\s)?(?:uttalande|pressmeddelande|meddelande|udtalelse|pressemeddelelse|meddelelse|uttalelse|"
        r"pressemelding|erklæring|rapport|brev)\s(?:från|fra|av|af)\s",
        regex.I,
    ),
    "ar": lazy_regex(r"بيان(?:\sرسمي|\sصحفي)?\s(?:صادر(?:\sعن)?\s|عن\s|من\s|ل(?=\p{L}{3})|(?=\p{L}))"),
}
_BEHIND = {
    "zh": lazy_regex(
        r"(?:的|在)?(?:一[份则則项項])?(?:最新)?(?:声明|聲明|公告|通报|通報|报告|報告|公报|公報|新闻稿|新聞稿|文件)(?:中|里|裡)?$"
    ),
    "ko": lazy_regex(r"(?:의)?\s(?:성명|발표|보고서|자료|보도자료|문서)$"),
    "hi": lazy_regex(r"\sके\s(?:एक\s)?(?:बयान|पत्र|नोटिस|दस्तावेज़?)$"),
    "tr": lazy_regex(
        r"(?:(?<=[ıiuüaeoö])n[ıiuü]n|[’'](?:n)?[ıiuü]n|(?<=[^aeıioöuü])[ıiuü]n)\s(?:yazılı\s)?(?:açıklama|bildiri|rapor|duyuru|mektub)\p{L}*$"
    ),
}
_SLAVIC = lazy_regex(
    r"(?:официальн\p{L}+\s|письменн\p{L}+\s|офіційн\p{L}+\s)?(?:заявлени[еяюи]|сообщени[еяюи]|пресс-релиз[ае]?|письм[оае]|доклад[ае]?|отч[её]т[ае]?|документ[аеы]?|"
    r"заява|заяву|повідомлення|повідомленні|пресреліз|листі?|звіт[іу]?|komunikat(?:u)?|komunikacie|oświadczeni[eau]|raport(?:u)?|raporcie|pism[oa]|piśmie|listu?|liście|prohlášení|vyhlásenie|stanovisko|zprávu|správu)\s"
)
_ANSWER = lazy_regex(r"ответ(?:а|ом)?\s(?P<who>\p{Lu}[\p{L}-]*)\sна\s(?:запрос|обращение|вопрос).*", regex.I)
"""`ответ Минтранса на запрос издания`."""
_OF = (
    ("ства", "ство"), ("ации", "ация"), ("ции", "ция"), ("рии", "рия"), ("мпании", "мпания"),
    ("туры", "тура"), ("жбы", "жба"), ("цы", "ца"), ("нта", "нт"), ("ета", "ет"), ("итута", "итут"),
    ("тра", "тр"), ("тора", "тор"), ("иды", "ида"), ("ения", "ение"), ("ції", "ція"),
    ("рії", "рія"), ("тури", "тура"), ("жби", "жба"), ("ання", "ання"), ("ради", "рада"),
    ("stwa", "stwo"), ("cji", "cja"), ("rii", "ria"), ("żby", "żba"), ("ędu", "ąd"),
    ("tetu", "tet"), ("tury", "tura"), ("olicji", "olicja"), ("stva", "stvo"), ("ství", "ství"),
)  # fmt: skip
"""Ends of words for bodies and offices in the second case, and in the first."""


def issuer(name: str, language: str | None) -> str:
    """The body whose document a noun phrase names, in the first case; any other phrase as it is."""
    if language in ("fr", "es", "pt", "it"):
        return _ROMANCE.sub("", name) if _ROMANCE.match(name) else name
    if language == "de":
        found = _GERMAN.match(name)
        return without_german_s(name[found.end() :]) if found is not None else name
    if language == "ru" and (asked := _ANSWER.fullmatch(name)):
        return str(asked["who"]).removesuffix("а")
    if language in ("ru", "uk", "pl", "cs", "sk"):
        found = _SLAVIC.match(name)
        return (_of_whom(name[found.end() :]) or name) if found is not None else name
    leading = _STATEMENTS.get(language or "") or (
        _STATEMENTS["sv"] if language in ("da", "no", "nb", "nn") else None
    )
    if leading is not None and (found := leading.match(name)):
        return name[found.end() :]
    behind = _BEHIND.get(language or "")
    kept: str = behind.sub("", name) if behind is not None else name
    if language == "tr" and kept != name and kept.endswith("ğ"):
        kept = f"{kept[:-1]}k"
    return kept or name


def _of_whom(phrase: str) -> str | None:
    """Whose a document is, in the first case (`министерства транспорта`), None where it is not told."""
    head, blank, rest = phrase.partition(" ")
    for ending, first in _OF:
        if head.endswith(ending):
            return f"{head[: -len(ending)]}{first}{blank}{rest}"
    return None
