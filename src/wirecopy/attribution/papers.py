"""Names of papers and stations in running text: called so (`the daily Le Lac`), or names as papers have."""

from __future__ import annotations

import regex

from wirecopy.attribution.literals import literals_of_all

KIND = (
    r"(?:news\s?papers?|broadcasters?|dail(?:y|ies)|weekly|tabloid|magazines?|radio(?:\sstation)?|television(?:\s(?:channel|station))?|"
    r"tv(?:\s(?:channel|station))?|channel|news\s(?:site|website|portal|outlet|channel)|(?:tages|wochen)?zeitung|sender|magazin|"
    r"quotidien|journal|chaîne|hebdomadaire|diario|periódico|cadena|emisora|jornal|emissora|quotidiano|emittente|"
    r"газет\p{L}{1,3}|телеканал\p{L}{0,2}|радиостанци\p{L}|издани\p{L}{1,2}|видання|gazetesi|kanalı|صحيفة|قناة)"
)
_WORD = r"(?-i:\p{Lu})[\p{L}\p{N}'’&-]*"
_NAME = rf"{_WORD}(?:\s(?:(?:de|du|des|la|le|of|der|am|del|do|da)\s)?{_WORD}){{0,3}}"
_TITLES = (
    r"Times|Post|Herald|Tribune|Gazette|Journal|Telegraph|Guardian|Observer|Courier|Chronicle|Daily|News|Today|"
    r"Zeitung|Tageblatt|Anzeiger|Kurier|Bote|Rundschau|Nachrichten|Diario|Jornal|Folha|Corriere|Gazzetta|Gazeta|Haber"
)
_SHORT_TITLES = (
    r"Star|Sun|Mirror|Standard|Express|Globe|Mail|Echo|Argus|Nation|Independent|Press|Record|Citizen|Sentinel"
)
_MORE = rf"(?:\s(?:of\s)?{_WORD}){{0,2}}"
_LIKE = (
    rf"(?-i:the)\s(?P<like>(?:{_WORD}\s){{0,3}}(?-i:{_TITLES}|{_SHORT_TITLES}){_MORE})|"
    rf"(?P<alone>(?-i:The)\s(?:{_WORD}\s){{0,3}}(?-i:{_TITLES}|{_SHORT_TITLES}){_MORE}|"
    rf"(?:{_WORD}\s){{1,3}}(?-i:{_TITLES}|Press|TV|Radio){_MORE}|"
    r"(?-i:\p{Lu})\p{Ll}+(?:blad(?:et)?|posten|blatt|tidende|avisen|tidningen|sanomat|lehti|zeitung))"
)
PAPER = (
    rf"(?:(?:the\s|le\s|la\s|el\s|il\s|der\s|die\s|o\s|a\s)?(?:\p{{L}}+\s){{0,2}}?{KIND}\s[«“„\"]?(?P<called>{_NAME})[»”“\"]?|"
    rf"(?:the\s)?(?P<kind>{_NAME})['’]?s?\s(?P<what>{KIND})|{_LIKE})(?![\p{{L}}\p{{N}}])"
)
"""A paper or station; the one of `called`, `kind`, `like` and `alone` that is taken holds its name."""
VERBS = ("reported", "wrote")
ACCORDING = "according to"
"""Words at which an English text names a paper as a source: verbs behind it, words before it."""
CALLED = regex.compile(rf"(?<!\p{{L}}){KIND}\s[«“„\"]?$", regex.I)
CALLED_AFTER = regex.compile(rf"[»”“\"]?\s{KIND}(?!\p{{L}})", regex.I)
UNNAMED = regex.compile(rf"^(?:\p{{L}}+\s){{0,2}}{KIND}$", regex.I)
TOLD_TO = regex.compile(
    rf"(?<!\p{{L}})(?:told|tells|said\sto|speaking\sto|spoke\s(?:to|with)|(?:an?\s)?interview\s(?:with|to|in)|remarks\sto|(?:sagte|erklärte)\s(?:\p{{L}}+\s){{0,4}}?|"
    rf"gegenüber|im\s(?:gespräch|interview)\smit|(?:dit|déclaré|indiqué|confié)\sau?|(?:dijo|declaró|explicó)\sal?|(?:detto|dichiarato)\sal?|(?:disse|declarou)\sao?|"
    rf"(?:сказал|заявил|рассказал)\p{{L}}?)\s?(?<=\s){PAPER}",
    regex.I,
)
"""Words said to a paper or station."""
REPORTING = regex.compile(rf"(?<=^|\n|[,.:)”\"’]\s){PAPER}(?:\s(?:has|had|also))?\s", regex.I | regex.REVERSE)
"""A paper or station that leads up to the verb of which it is the subject; matched backwards from there."""
NAMED = regex.compile(PAPER, regex.I)
_WROTE = (
    r"reported|reports|wrote|writes|said|says|schreibt|schrieb|berichtete?|écrit|rapporte|a\srapporté|informó|publicó|"
    r"escribió|scrive|riporta|noticiou|escreveu|пишет|сообщает|yazdı|skriver|skrev|meldt|schrijft"
)
WROTE_WORDS = literals_of_all([_WROTE]) or ()
"""One of these stands wherever `WROTE` matches."""
WROTE = regex.compile(
    rf"(?<![\p{{L}}\p{{N}}]){PAPER}\s(?:has\s|had\s)?(?:\p{{L}}+\s){{0,2}}?(?:{_WROTE})(?!\p{{L}})", regex.I
)
"""A paper or station that reports."""


def name_of(found: regex.Match[str]) -> tuple[str, int, int]:
    """The name in a match of `PAPER`, and where it stands."""
    group = next(one for one in ("called", "kind", "like", "alone") if found[one] is not None)
    start, end = found.span(group)
    if group == "kind" and found["what"][:1].isupper():
        end = found.end("what")  # `Bay Radio`
    return found.string[start:end], start, end
