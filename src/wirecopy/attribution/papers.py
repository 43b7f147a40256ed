"""Names of papers and stations in running text: called so (`the daily Le Lac`), or names as papers have."""

from __future__ import annotations

from typing import Any

import regex

from wirecopy.attribution.literals import literals_of_all
from wirecopy.patterns import lazy_regex

KIND = (
    r"(?:news\s?papers?|broadcasters?|dail(?:y|ies)|weekly|tabloid|magazines?|radio(?:\sstation)?|television(?:\s(?:channel|station))?|"
    r"tv(?:\s(?:channel|station))?|channel|news\s(?:site|website|portal|outlet|channel)|(?:tages|wochen)?zeitung|sender|magazin|"
    r"quotidien|journal|chaîne|hebdomadaire|diario|periódico|cadena|emisora|jornal|emissora|quotidiano|emittente|"
    r"газет\p{L}{1,3}|телеканал\p{L}{0,2}|радиостанци\p{L}|издани\p{L}{1,2}|видання|gazetesi|kanalı|صحيفة|قناة)"
)
_SORT = r"(?:business|financial|economic|sports|evening|morning|state-run|state|national|regional|local)"
"""What sort of paper one is called (`the Lac business daily`)."""
_WORD = r"(?-i:\p{Lu})[\p{L}\p{N}'’&-]*"
_SMALL = (
    r"(?:\s(?:list|listy|noviny|novine|novosti|vesti|vijesti|slovo|obzor|denník|deník|dnevnik|fronta|glas|právo|vestnik|novice|ekspres|"
    r"telegraf|kurir|tednik|blad|avis|tidende|tidning|lehti)(?!\p{L}))?"
)
"""What papers are called in languages that write it small behind a name (`Bajské noviny`, `Bajski list`)."""
_NAME = rf"{_WORD}(?:\s(?:(?:(?:&|de|du|des|la|le|of|der|am|del|do|da)\s)?{_WORD}|\d{{1,2}})){{0,3}}{_SMALL}"
_TITLES = (
    r"Times|Post|Herald|Tribune|Gazette|Journal|Telegraph|Guardian|Observer|Courier|Chronicle|Daily|News|Today|"
    r"Zeitung|Tageblatt|Anzeiger|Kurier|Bote|Rundschau|Nachrichten|Diario|Jornal|Folha|Corriere|Gazzetta|Gazeta|Haber|"
    r"Shimbun|Shimpo|Ilbo|Zaobao|Dagblad|Tidende|Sanomat"
)
_SHORT_TITLES = (
    r"Star|Sun|Mirror|Standard|Express|Globe|Mail|Echo|Argus|Nation|Independent|Press|Record|Citizen|Sentinel"
)
_MORE = rf"(?:\sand\s(?-i:{_TITLES}|{_SHORT_TITLES})(?!\p{{L}})|(?:\s(?:of\s|&\s)?{_WORD}){{0,2}})"
_DOUBLE = r"(?:\p{Lu}\p{Ll}+-)?"
"""The first half of a name of two (`Sun-Times`)."""
_ALONE = (
    rf"(?-i:The)\s(?:{_WORD}\s){{0,3}}(?-i:{_DOUBLE}(?:{_TITLES}|{_SHORT_TITLES})){_MORE}|"
    rf"(?:{_WORD}\s){{1,3}}(?-i:{_DOUBLE}(?:{_TITLES}|Press|TV|Radio|FM)){_MORE}|"
    rf"\d{{1,2}}\s?(?-i:NEWS|News|minutos|Minuten|minutes|sata)(?:\s(?-i:First|{_WORD}))?|"
    rf"(?-i:Radio)\s{_WORD}{_MORE}|(?-i:News\s?(?:First|Now|Nation|Minute|\d{{1,2}}))|"
    r"(?-i:\p{Lu})\p{Ll}+(?:blad(?:et)?|posten|blatt|tidende|avisen|tidningen|sanomat|lehti|[Zz]eitung)|"
    r"(?-i:\p{Lu}\p{L}{2,11}(?:[Nn]ews|TV))"
)
_LIKE = (
    rf"(?-i:the)\s(?P<like>(?:{_WORD}\s){{0,3}}(?-i:{_DOUBLE}(?:{_TITLES}|{_SHORT_TITLES})){_MORE})|"
    rf"(?:(?-i:the)\s)?(?P<alone>{_ALONE})"
)
PAPER = (
    rf"(?:(?:the\s|le\s|la\s|el\s|il\s|der\s|die\s|o\s|a\s)?(?:\p{{L}}+\s){{0,2}}?(?P<said>{KIND})\s[«“„\"]?(?P<called>{_NAME})[»”“\"]?|"
    rf"(?:the\s)?(?P<kind>{_NAME})(?:['’]s?)?\s(?:{_SORT}\s)?(?P<what>{KIND})(?!\s(?:host|show|program|programme|presenter|personality|anchor|listeners|audience)\b)|{_LIKE})"
    r"(?![\p{L}\p{N}]|-\p{Lu})"
)
"""A paper or station; the one of `called`, `kind`, `like` and `alone` that is taken holds its name."""
_ENDINGS = r"blad|posten|blatt|tidende|avisen|tidningen|sanomat|lehti"
NAME_WORDS = tuple(
    word
    for word in literals_of_all(
        [
            _TITLES,
            _SHORT_TITLES,
            _ENDINGS,
            "press|radio|paper|tv|televis|broadcaster|channel|weekly|tabloid|magazine|portal|site|outlet",
        ]
    )
    or ()
    if word.isascii()
)
"""One of these stands in every name of a paper in an English text, casefolded."""
VERBS = frozenset(
    ("reported", "reports", "wrote", "writes", "has written", "quoted", "published", "aired", "broadcast")
)
ACCORDING = frozenset(("according to", "as per"))
REPORT_IN = frozenset(("report in", "report by", "article in", "story in", "investigation by"))
"""Words before a paper of which they tell what it said or whom it quotes, behind an article."""
ARTICLES = ("a ", "an ", "the ", "A ", "An ", "The ")
SAYS_OR_QUOTES = lazy_regex(
    r",?\s(?:on\s\p{L}+day\s?,?\s?)?(?:said|says|quoted|quotes|quoting|citing|cited|claimed|claims|alleged|suggested|revealed)\b",
    regex.I,
)
_CALLED_SO = (
    "newspaper",
    "daily",
    "weekly",
    "magazine",
    "broadcaster",
    "channel",
    "station",
    "portal",
    "website",
)
SAID_BEHIND_KIND = frozenset(
    f"{kind} {verb}" for kind in (*_CALLED_SO, "outlet") for verb in ("said", "says", "has said")
)
"""Where a paper is called one and speaks in an English text."""
TOLD_WORDS = frozenset(
    (
        "told",
        "tells",
        "confided to",
        "confirmed to",
        "confirms to",
        "interview with",
        "speaking to",
        "spoke to",
        "on the air of",
        "read in",
    )
)
"""Words before a paper in an English text to which somebody spoke."""
CALLED = lazy_regex(rf"(?<!\p{{L}}){KIND}\s[«“„\"]?$", regex.I)
CALLED_AFTER = lazy_regex(rf"[»”“\"]?(?:\s|,\s(?:an?|the)\s(?:\p{{L}}+\s){{0,2}}?){KIND}(?!\p{{L}})", regex.I)
UNNAMED = lazy_regex(rf"^(?:\p{{L}}+\s){{0,2}}{KIND}$", regex.I)
TOLD_TO = lazy_regex(
    rf"(?<!\p{{L}})(?:told|tells|said\sto|speaking\sto|spoke\s(?:to|with)|(?:an?\s)?interview\s(?:with|to|in)|remarks\sto|(?:sagte|erklärte)\s(?:\p{{L}}+\s){{0,4}}?|"
    rf"gegenüber|im\s(?:gespräch|interview)\smit|(?:dit|déclaré|indiqué|confié)\sau?|(?:dijo|declaró|explicó)\sal?|(?:detto|dichiarato)\sal?|(?:disse|declarou)\sao?|"
    rf"(?:сказал|заявил|рассказал)\p{{L}}?)\s?(?<=\s){PAPER}",
    regex.I,
)
"""Words said to a paper or station."""
TAKEN_UP = lazy_regex(
    rf"\b(?:[Tt]he|[Tt]hat|[Tt]his)\s(?:(?:same|{_SORT}|\p{{Lu}}\p{{Ll}}+(?:[ei]se|ian|[ie]sh|can|man|nch|tch|[aq]i))\s)?(?:(?P<aired>broadcaster|channel|station)|newspaper|paper|daily|weekly|tabloid|magazine|website|site|portal|journal|outlet)\b(?!['’]|\s\p{{Lu}})|"
    r"(?P<it>(?<=\b(?:told|assured|informed)\s)it(?=\s(?:that|how|why|when|on\s\p{L}+day|in)\b|[,.;]))"
)
"""What takes up a paper or station that a story cited before."""
AIRED = lazy_regex(
    r"\b(?:tv\p{L}*|television|channel|station|radio|broadcast\p{L}*|BBC|CNN|CBS|NBC|MSNBC|ABC|Fox|Sky)\b",
    regex.I,
)
"""Words that make a source one that is heard or seen."""
REPORTING = lazy_regex(
    rf"(?<=^|\n|[,.:)”\"’]\s|\b(?:while|but|as|and|after|before|that|because|although|though|since|when|where)\s){PAPER}(?:,\s(?:monitored|seen|read|received|translated)\s(?:by|in)\s[^,.;\n]{{2,60}},)?"
    rf"(?:(?<=\s(?:{'|'.join(_CALLED_SO)}))\sof\s(?-i:\p{{Lu}})\p{{L}}+)?(?:,\s(?:citing|quoting)\s[^,.;\n]{{2,80}},)?(?:\son\s\p{{L}}+day)?(?:\s(?:has|had|also))?\s",
    regex.I | regex.REVERSE,
)
"""A paper or station that leads up to the verb of which it is the subject; matched backwards from there."""
_CALLED_LATER = (
    r"(?:news\s)?(?:newspaper|paper|daily|weekly|tabloid|magazine|broadcaster|channel|station|website|site|"
    r"portal|outlet|journal)"
)
CALLED_LATER = lazy_regex(
    rf"[^.\n]{{0,160}}\.[”\"]?\s+(?:(?:The|This)\s{_CALLED_LATER}\b(?!['’]|\s\p{{Lu}})|"
    rf"[^.\n]{{3,200}}?,\s(?:the|this)\s{_CALLED_LATER}\s(?:said|says|added|reported|wrote|noted)\b)"
)
"""Behind a verb, up to the next sentence that calls whoever reported a paper or station."""
WHO_REPORTED = lazy_regex(
    rf"(?<=^|\n|[,.:)”\"’]\s)(?<!\b(?:St|Mt|Ft)\.\s)(?:the\s)?(?P<called>(?:\p{{Lu}}['’])?{_NAME})(?:\son\s\p{{L}}+day)?(?:\s(?:has|had|also))?\s",
    regex.REVERSE,
)
"""Who reported, before the verb; matched backwards from there."""
NAMED = lazy_regex(PAPER, regex.I)
_REPORTED_BY = {
    verb: lazy_regex(
        rf"(?:\s(?:on\s)?\p{{L}}+day)?\s(?:{where})\s(?=(?:the\s)?(?:\p{{L}}+\s){{0,2}}?(?-i:\p{{Lu}}))",
        regex.I,
    )
    for verb, where in (("reported", "by|in"), ("quoted", "by|in"), ("published", "in"))
}
"""What stands between a verb and the paper by which something was; what publishes books is none."""
LONGEST_SUBJECT = 120
"""Characters before a verb, or before words that say whom somebody cites, in which their subject stands."""
_STUDIES = lazy_regex(
    r"\b(?:stud(?:y|ies)|research|trials?|reviews?|papers?|findings|analys[ei]s)\b[^.!?\n]{0,120}$", regex.I
)
"""What journals of science publish, before the verb."""
_OF_SCIENCE = lazy_regex(r"\b(?:Journal|Review|Annals|Letters|Archives|Bulletin)\b")
"""What such a journal is called, and a paper at times."""
PUBLISHED = lazy_regex(
    r"\s(?:an?|the)\s(?:\p{L}+\s){0,2}?(?:interview|recording|statement|letter|video|clip|conversation|call|article|announcement|remarks|comments)"
    r"(?:\s(?:with|by|from)\s|,?\s(?:in\swhich|which|where)\s)(?P<who>(?:(?:the|an?|its)\s|(?=(?-i:\p{Lu})))(?:[\p{L}’'-]+\s){0,6}?[\p{L}’'-]+)"
    r"(?=[,.;]|\s(?:(?:is|was|can\sbe)\s(?:heard|seen|quoted)|said|says|tells|told|made|promised|explains|explained|warned|warns|admits|admitted|denied|announced|who|on|about)\b)",
    regex.I,
)
"""What a paper or station published or aired of somebody; only then it is a source by these verbs."""
REPORTS_SAY = lazy_regex(
    r"\s(?:say|said|suggest|suggested|show|showed|indicate|indicated|claim|claimed|have|had|were|are|of|from|and)\b"
)
"""Behind `reports`, which is then no verb."""
PUBLISHING = ("published", "aired", "broadcast")
IN_ISSUE = lazy_regex(
    r"(?:an?|the)\s(?:\p{L}+\s){0,2}?(?:report|article|interview|story|item|piece)\s(?:(?:published|carried|printed|that\sappeared)\s)?(?:on\s\p{L}+day\s)?(?:in|by|on)\s"
    r"(?:(?:\p{L}+day['’]s|the\s(?:latest|current)|this\sweek['’]s|today['’]s)\s(?:issue|edition|number|paper)\sof\s)?"
    r"|\p{L}+day['’]s\s(?:issue|edition|number)\sof\s"
)
"""`a report in Monday's issue of`, between words that cite and a paper."""
PRINTED = lazy_regex(
    rf"(?:(?-i:the)\s)?(?P<called>{_NAME})(?=\sin\s(?:comments|remarks|excerpts|(?:an?\s(?:\p{{L}}+\s)?interview))\s"
    r"(?:(?:that\s)?(?:was|were|to\sbe|due\sto\sbe|set\sto\sbe)\s)?(?:released|published|printed|carried|run|appearing|running)\b)",
    regex.I,
)
"""What somebody told things that it printed: a paper, whatever it is called."""
_LIKE_A_PAPER = lazy_regex(rf"{_ALONE}|(?:{_WORD}\s){{1,3}}(?-i:{_SHORT_TITLES})", regex.I)
_BASED = lazy_regex(r"^\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+)?-based\s(?=\p{L})")
_TOWN_BEHIND = lazy_regex(
    r"(?<=\p{Lu}\p{L}*)\sin\s\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+)?$|"
    r"(?<=\s(?:newspaper|daily|paper|weekly|broadcaster|station|channel|magazine|tabloid))\s(?:in|of)\s\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+)?$"
)
_EASTERN = lazy_regex(
    r"[\p{Han}\p{Hiragana}\p{Katakana}ー・\p{Latin}]{1,10}(?:新聞|ニュース|スポーツ|テレビ|放送|日報|通信|オンライン|デジタル)"
    r"(?:社|デジタル|オンライン|電子版|ウェブ|web|online|digital)?|"
    r"\p{Hangul}{1,8}(?:신문|일보|뉴스|경제|방송|타임스|저널|헤럴드|투데이|스포츠|데일리)|데일리\p{Hangul}{1,6}",
    regex.IGNORECASE,
)
_WROTE = (
    r"reported|reports|wrote|writes|said|says|schreibt|schrieb|berichtete?|écrit|rapporte|a\srapporté|informó|publicó|"
    r"escribió|scrive|riporta|noticiou|escreveu|пишет|сообщает|yazdı|skriver|skrev|meldt|schrijft"
)
WROTE_WORDS = literals_of_all([_WROTE]) or ()
"""One of these stands wherever `WROTE` matches."""
WROTE = lazy_regex(
    rf"(?<![\p{{L}}\p{{N}}]){PAPER}\s(?:has\s|had\s)?(?:\p{{L}}+\s){{0,2}}?(?:{_WROTE})(?!\p{{L}})", regex.I
)
"""A paper or station that reports."""
_ASIDE = lazy_regex(rf"(?<![\p{{L}}\p{{N}}]){PAPER}(?=,\s(?:citing|quoting|qouting|sourcing)\b)", regex.I)
_REACH_OF_CITING = 12
"""Characters of such words and of what stands behind them."""


def citing_aside(text: str, start: int, cited: int) -> Any:  # noqa: ANN401 - regex has no public types
    """A paper right before the words at `cited`: `The Bay Post, quoting AGENCY, put the toll at 60`."""
    return _ASIDE.search(text, start, cited + _REACH_OF_CITING)


_GERMAN_NOUNS = ("zeitung", "magazin", "sender")
"""How a kind ends that German writes with a capital though it is no part of the name."""
_LED_BY = lazy_regex(
    r"(?:As|But|If|After|When|While|Although|Though|And|Since|Before|Because|Both|Per|Also|Now|Today|Yet|Still|Meanwhile)\s(?=\p{Lu}|the\s)"
)
_THE = lazy_regex(r"The\s(?=\S+\s)")
_LED_UP = lazy_regex(r"((?:(?!(?:The|A|An|As|According|Le|La|El|Il|Der|Die)\s)\p{Lu}[\p{L}’'-]*\s){1,3})$")
_TITLED = lazy_regex(rf"\b(?:{_TITLES}|{_SHORT_TITLES}|TV|Radio|The|Le|La|El|Il|Der|Die)\b")
_ONLY_WITH_ARTICLE = lazy_regex(r"(?<=[\p{Ll}\d,]\s)(?P<name>The\s(?:National|Age|Local))")
"""Papers that are called so by their article alone, inside a sentence."""
_OF_A_PLACE = lazy_regex(r"(?P<whose>[\p{L}\p{N} .&-]+)['’]s\s(?P<rest>.+)")
_NO_NAME = lazy_regex(
    r"(?:the|a|an|one|another|its|his|her|their|our|this|that)?\s?"
    r"(?:(?!Guardian)\p{L}+(?:ian|ean|ese|ish)|French|Dutch|Swiss|Greek|German|Israeli|Iraqi|Pakistani|Saudi|Afghan|Qatari|"
    r"Emirati|Kuwaiti|Yemeni|Omani|Bangladeshi|Nepali|Thai|American|Mexican|African|Catholic|Jewish|Muslim|Christian|"
    r"Czech|Slovak|Croat|Serb|State|Local|Official|National)?|(?:News|Press)\s(?:Agency|Service|Wire)|(?:State|Local|National|Public)\s(?:TV|Television|Radio|Media|Press|News)|.*['’]s?|"
    r".*\b(?:Secretary|Minister|President|Senator|Chancellor|Analyst|Meteorologist|Correspondent|Editor|Officer|Director)\b.*",
    regex.IGNORECASE | regex.VERSION0,
)
"""What a paper's kind may stand beside and is no name: `the newspaper`, `French television`."""


def name_of(found: regex.Match[str]) -> tuple[str, int, int] | None:
    """The name in a match of `PAPER`, and where it stands; None where what stands there is no name."""
    group = next(one for one in ("called", "kind", "like", "alone") if found[one] is not None)
    start, end = found.span(group)
    if group == "kind" and found["what"][:1].isupper():
        end = found.end("what")  # `Bay Radio`
    if group == "kind" and (article := _THE.match(found.string, start, end)):
        start = article.end()  # `The Bay Sentinel newspaper`
    if group == "called" and _is_in_the_name(found["said"]):
        lead = _LED_UP.search(found.string, found.start(), found.start("said"))
        start = lead.start(1) if lead else found.start("said")  # `the New Bayton Daily Lake`
    if lead := _LED_BY.match(found.string, start, end):
        start = lead.end()
    if named_so := _ONLY_WITH_ARTICLE.fullmatch(found.string, found.start(), end):
        return named_so["name"], *named_so.span("name")
    owned = _OF_A_PLACE.fullmatch(found.string, start, end)
    if owned and group == "kind" and not _TITLED.search(found.string, owned.start("rest"), end):
        start = owned.start("rest")  # `Norway’s Lac news channel`
    elif owned:
        titled = _TITLED.search(found.string, owned.start("rest"), end)
        if titled is None or titled.span() != owned.span("rest"):  # `People’s Daily` is one name
            # `Norway’s Bay Post`, but `Bay Post’s Ada Lind`
            start, end = owned.span("rest" if titled else "whose")
    name = found.string[start:end]
    return None if _NO_NAME.fullmatch(name) else (name, start, end)


def is_journal(found: regex.Match[str]) -> bool:
    """Whether a match of `PAPER` calls it a journal, which publishes studies."""
    return (found["said"] or "").casefold() == "journal"


def reported_in(text: str, at: int, verb: str) -> regex.Match[str] | None:
    """The match of `PAPER` in which something was reported, by the verb at a place; None where none is.

    A journal of science that published a study is no paper.
    """
    by = _REPORTED_BY[verb].match(text, at + len(verb)) if verb in _REPORTED_BY else None
    found = NAMED.match(text, by.end()) if by is not None else None
    if found is None or is_journal(found):
        return None
    if not _OF_SCIENCE.search(found[0]):
        return found
    return None if _STUDIES.search(text, max(0, at - LONGEST_SUBJECT), at) else found


def without_town(name: str) -> str:
    """A paper's name without where it is made (`Island Post newspaper in Bayton`, `Bayton-based Post`)."""
    return str(_TOWN_BEHIND.sub("", _BASED.sub("", name)))


def is_like_a_paper(name: str) -> bool:
    """Whether a name is written as papers' names are (`The Bay Post`, `Bay County Herald`)."""
    return _LIKE_A_PAPER.fullmatch(name) is not None or _EASTERN.fullmatch(name) is not None


def _is_in_the_name(kind: str) -> bool:
    """Whether a paper's kind is a part of its name (`Daily`, and neither `TV channel` nor `Zeitung`)."""
    return kind[:1].isupper() and " " not in kind and not kind.casefold().endswith(_GERMAN_NOUNS)
