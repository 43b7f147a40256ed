"""English words by which somebody speaks without a verb of saying: what they do (`urged`, `put the cause down
to`), and whose statement it is that an agency carries.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from wirecopy.attribution.offices import BODIES
from wirecopy.attribution.speaker_names import ONLY_SAYS_WHICH, SAID
from wirecopy.patterns import lazy_regex

_I = regex.IGNORECASE
CALLED = (
    r"(?:called|urged|condemned|accused|blamed|rejected|dismissed|promised|vowed|pledged|praised|critici[sz]ed|"
    r"described|expressed|thanked|asked|apologi[sz]ed|ruled\sout)"
)
"""What a statement does that need not say so (`In a statement to AGENCY, the ministry condemned`)."""
ACTED = (
    rf"(?:{CALLED}|indicated|signall?ed|intimated|disclosed|accepted|acknowledged|appealed|attributed|backed|branded|cautioned|challenged|cited|compared|conceded|"
    r"defended|demanded|denounced|echoed|estimated|forecast|gave|hailed|hinted|identified|invited|labelled|laid|likened|"
    r"linked|listed|mocked|named|offered|ordered|outlined|pinned|played\sdown|pleaded|predicted|proposed|put|questioned|"
    r"rebuked|repeated|sought|spelled\sout|spelt\sout|spoke|struck|suggested|threatened|traced|voiced|welcomed)"
)
"""More that somebody does with words, where office or name show that somebody speaks."""
_NO_ACT = r"(?<!\b(?:was|were|is|are|be|been|being|to|not|which|that|and))\s"
_ACTED = lazy_regex(rf"{_NO_ACT}{ACTED}\b(?!\s(?:by|in|for)\b)", _I)
_SURELY = lazy_regex(
    rf"(?<!\b(?:has|had|have|also)){_NO_ACT}(?:accused|blamed|called|condemned|critici[sz]ed|demanded|denounced|dismissed|hailed|pledged|praised|"
    r"rejected|rebuked|ruled\sout|spoke\sof|threatened|urged|vowed|welcomed)\b(?!\s(?:by|off|in)\b)",
    _I,
)
_ANY_ACT = lazy_regex(rf"\b(?:{ACTED}|{SAID})\b", _I)
ANY = (
    r"(?:(?:did|does|would|will|could|has|had)\s(?:not\s)?)?(?:\p{Ll}{2,}ed|put|set|ran|run|laid|spoke|gave|drew|took|made|went|came|"
    r"saw|held|kept|left|found|struck|swore|sought|hit|threw|drove|broke|built|began|brought|chose|cut|grew|let|lent|lost|read|"
    r"rose|retook|withdrew|overran|sank|fell|flew|fought|met|sold|sent|knew|caught|bought|dealt|led|lay|rode|rebuilt|spent|spread|stole|swept|tore|wore|froze|shut|withheld|shook|shot|showed|stood|stuck|thought|won|hide|rule|comment|say|give|name|confirm|deny|mince)\b"
)
"""What anybody does; where words say that somebody spoke to an agency, the sentence's subject is who did."""
_NEXT_CLAUSE = lazy_regex(rf"\b(?:but|while|whereas|although|though|{SAID})\s", _I)
"""What begins a clause in which somebody else may speak."""
_OPEN_QUOTATION = lazy_regex(r'“[^”]*$|^[^"]*(?:"[^"]*"[^"]*)*+"[^"]*$')
_SPEAKER = lazy_regex(
    r"\b(?:\p{L}*(?:minister|secretary|president|premier|chancellor|governor|mayor|senator|commissioner|spokes\p{L}+|"
    r"official|officer|chief|head|leader|chair\p{L}*|director|manager|master|owner|founder|executive|ambassador|envoy|"
    r"diplomat|lawmaker|deputy|lawyer|attorney|prosecutor|judge|general|admiral|commander|captain|colonel|cleric|bishop|"
    r"king|queen|prince|sheikh|emir|analyst|economist|scientist|researcher|professor|doctor|expert|engineer|farmer|"
    r"skipper|warden|curator|coach|ministry|department|agency|authority|council|board|committee|commission|government|"
    r"administration|kremlin|palace|office|bureau|army|navy|force|police|court|bank|company|firm|group|union|guild|party|"
    r"association|federation|institute|university|museum|charity|operator|maker|airline|embassy|regulator|watchdog|pilot|driver|teacher|nurse|witness|resident|worker|fisher\p{L}*|survivor|source|mechanic|"
    r"priest|monk|imam|rabbi|vet|veterinarian|keeper|miner|trader|broker|grower|breeder|trainer|organi[sz]er|author|artist|historian|"
    r"(?-i:\p{Ll}{2,}(?:man|woman|men|women|keeper|holder|smith|wright|herd))|supervisor|foreman|forewoman|gendarmerie|customs|coordinator|"
    r"baker|butcher|carpenter|diver|guide|landlord|landlady|peasant|shipper|importer|exporter|retailer|wholesaler|smuggler|refugee|migrant|"
    r"cook|chef|waiter|actor|actress|singer|dancer|painter|sculptor|writer|poet|novelist|filmmaker|musician|conductor|choir|"
    r"player|striker|goalkeeper|athlete|runner|cyclist|rider|referee|midwife|surgeon|physician|pharmacist|paramedic|"
    r"cashier|hunter|ranger|forester|gardener|beekeeper|winemaker|brewer|miller|plumber|electrician|builder|mason|architect|"
    r"prefect|marshal|consul|rector|dean|provost|sheriff|coroner|magistrate|ombuds\p{L}+|treasurer|clerk|delegate|representative|"
    r"lecturer|veteran|campaigner|volunteer|passenger|tenant|neighbou?r|dealer|chemist|student|pupil|"
    r"\p{L}+ologist|firefighter|rescuer|sailor|shepherd|shopkeeper|planner|surveyor|inspector|auditor|negotiator|aide|adviser|advisor)(?:s|es)?|"
    r"(?:ministries|authorities|companies|parties))\b",
    _I,
)
"""Who may speak; what a sentence is about beside that does not."""
_NAMED = lazy_regex(r"\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'.-]+){1,3}")
_ASKED = lazy_regex(r"(?:cited|quoted|interviewed)\s(?:by|in)\s", _I)
_OF_NEWS = lazy_regex(
    r"(?:first\s)?(?:given|made\sby|announced|disclosed|revealed|confirmed|made\s(?:public|known)|put\sout|filed|picked\sup|taken\sup|passed\son|"
    r"repeated|reported(?!\sas\s))\s",
    _I,
)
_AS_SOURCE = lazy_regex(
    r"(?:^|[,;]\s|\baccording\sto\s)(?!according\s)((?:[\p{L}'’-]+\s){0,8}[\p{L}'’-]+),?$", _I
)
_NO_PEOPLE = lazy_regex(
    r"\b(?:figures?|data|documents?|reports?|numbers?|estimates?|statistics|stud(?:y|ies)|surveys?|polls?|research|"
    r"memos?|notes?|letters?|e-?mails?|drafts?|filings?|texts?|lists?|images?|videos?|footage|photos?|maps?|"
    r"forecasts?|rules?|prices?|stor(?:y|ies)|claims?|remarks|comments|when|as)\b",
    _I,
)
"""What is cited without anybody speaking."""
_ITS_STATEMENT = lazy_regex(
    r"(?:^|[,;“]\s|\b(?:in|to|that)\s)(?!according\s)(?:(?:the|a|an)\s)?((?:[\p{L}'’-]+\s){1,6}?)"
    r"(?:statement|communiqu[eé])$|"
    r"\b(?:statements?|communiqu[eé]s?|letters?|messages?|remarks|comments)\s(?:from|by)\s(?:(?:the|a|an)\s)?"
    r"((?:[\p{L}'’-]+\s){0,6}[\p{L}'’-]+),?$",
    _I,
)
"""`A foreign ministry statement` carried by AGENCY."""
_CLOSES = lazy_regex(
    r"[,”\"]\s(?:(?!(?:while|but|and|although|though|which|whereas|as|after|before|when)\s)[\p{L}'’-]+\s){0,5}$",
    _I,
)
"""What leads up to an agency that reports what the sentence says: `…, state news agency AGENCY said`."""
_IN_A_STATEMENT = lazy_regex(
    r"\bin\s(?:an?|his|her|its|their)\s(?:\p{L}+\s){0,2}?(?:messages?|statement|interview|post|letter|briefing|speech|note|circular|bulletin)\b[^.;,\n]{0,40}$",
    _I,
)
_IN_REMARKS = lazy_regex(
    r"(?:in|during|through|speaking|talking)\s[^.]*?|.*\b(?:comments?|remarks|interview|statement)\b", _I
)
"""How words begin that say where somebody spoke (`in comments carried by`)."""


def acted(head: str, *, surely: bool) -> Iterator[int]:
    """Where verbs begin by which somebody speaks, the last first. surely: those that need no more."""
    acts = _SURELY if surely else _ACTED
    for found in reversed(list(acts.finditer(head))):
        if _NEXT_CLAUSE.search(head, found.end()):
            return
        if found.group().strip() != "asked" and not _OPEN_QUOTATION.search(head[: found.start()]):
            yield found.start()


_PUTS_IT_DOWN = lazy_regex(
    r"\b(?:(?:it|which|and|agency)\s(?:(?:has|had|also|later)\s)?(?:attribute[ds]|credited|sourced)|(?:attributing|crediting|sourcing))\s"
    r"(?:it|this|that|them|these|those|both|(?:the|its|this|that)\s(?:\p{L}+\s)?(?:figures?|numbers?|toll|count|reports?|news|claims?|information|remarks?|estimates?|details?|plans?|forecast|warning|story|announcement))\sto\s(?P<who>[^,.;:\n“”\"]{3,60})",
    _I,
)
"""To whom an agency puts down what it reports (`; it attributed this to the harbour pilot`)."""


def put_down_to(text: str, start: int, end: int) -> tuple[int, int] | None:
    """To whom words between two offsets put down what an agency reports before them."""
    found = _PUTS_IT_DOWN.search(text, start, end) if " to " in text[start:end] else None
    return found.span("who") if found and may_speak(without_article(found["who"]), text) else None


def first_act(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The subject that speaks behind an agency's name at `start` (`In remarks to AGENCY, the mayor ran`)."""
    found = _THEN_ACTS.match(text, start, end)
    return _acting(found, text) if found is not None else None


def is_pronoun(words: str) -> bool:
    """Whether a subject only takes up one named before."""
    return words.casefold() in ("it", "they", "he", "she")


def first_act_before(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The subject of a sentence in which somebody spoke to an agency (`The mayor ran on in remarks`)."""
    found = _ACTS.match(text, max(start, text.rfind(", ", start, end) + 2), end) or _ACTS.match(
        text, start, end
    )
    if found is None or _OTHER_CLAUSE.search(text, found.end(), end):
        return None
    return _acting(found, text)


def _acting(found: regex.Match[str], text: str) -> tuple[int, int] | None:
    who = _ADVERB.sub("", found["who"].rstrip())
    if _HANGS.search(who) or not may_speak(without_article(who), text):
        return None
    return found.start("who"), found.start("who") + len(who)


_ACTS = lazy_regex(
    rf"(?P<who>(?!(?:in|on|at|by|after|before|when|while|if|with|as|for)\s)(?:[\p{{L}}\p{{M}}'’.\-]+\s){{1,9}}?)(?!(?:asked|interviewed|questioned|pressed|told|declined|refused|failed|ignored)\b){ANY}",
    regex.VERSION0,
)
_THEN_ACTS = lazy_regex(
    rf"(?!(?:[^,]*\s)?\p{{Lu}}[\p{{L}}’'-]+\s\p{{Lu}})(?![^,]*\b(?:reporter|anchor|host|correspondent|journalist)\b)[^,.;:\n\"“”]{{0,60}},\s{_ACTS.pattern}",
    regex.VERSION0,
)
_ARTICLE = lazy_regex(r"^(?:the|an?|its|his|her|their)\s", _I)
_ADVERB = lazy_regex(r"\s\p{Ll}+ly$", regex.VERSION0)
_HANGS = lazy_regex(
    r"\b(?:of|in|at|to|for|from|with|by|the|an?|and|or|was|were|is|are|be|been|being|not|who|which|that|it|he|she|they|whose)$",
    _I,
)
"""How words end that are no subject yet."""
_OTHER_CLAUSE = lazy_regex(
    r"[“”\":;]|\b(?:as|while|but|after|before|when|because|whereas|who|which|where|(?:for|of|by)\s\p{Ll}+ing)\s",
    _I,
)
"""What begins words in which somebody else may have spoken."""


def is_clause(words: str) -> bool:
    """Whether words hold a verb of speaking themselves, so that they are no subject of another."""
    return _ANY_ACT.search(words) is not None


def without_article(words: str) -> str:
    """A noun phrase without the article or the possessive that opens it."""
    bare: str = _ARTICLE.sub("", words)
    return bare


def may_speak(name: str, text: str) -> bool:
    """Whether a noun phrase of a text names an office, a body or a person."""
    if _NAMED.fullmatch(name) is not None or _SPEAKER.search(name) is not None:
        return not is_clause(name)
    if not name.isalpha() or not name.istitle():
        return False
    return regex.search(rf"(?<=[\p{{Ll}},]\s){name}(?!\p{{L}})", text) is not None


def persons_in(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where single persons of an office stand between two offsets."""
    return [
        found.span()
        for found in _SPEAKER.finditer(text, start, end)
        if not found.group().endswith("s") and regex.fullmatch(BODIES, found.group(), _I) is None
    ]


def in_remarks(words: str) -> bool:
    """Whether citing words say where somebody spoke (`in comments carried by`)."""
    return _IN_REMARKS.match(words) is not None


def in_a_statement(head: str) -> bool:
    """Whether a sentence up to citing words closes with where somebody spoke (`in a message that was`)."""
    return _IN_A_STATEMENT.search(head) is not None


def is_closing(head: str) -> bool:
    """Whether a sentence up to an agency's name is what it reports (`…, state news agency AGENCY said`)."""
    return _CLOSES.search(head) is not None


def is_asked(text: str, at: int) -> bool:
    """Whether words at a place say that people are cited, and not what they published."""
    return _ASKED.match(text, at) is not None


def is_news(text: str, at: int) -> bool:
    """Whether the passive at a place tells of news, which nobody speaks (`was reported by AGENCY`)."""
    return _OF_NEWS.match(text, at) is not None


def source_in(head: str) -> tuple[int, int] | None:
    """The people at the end of words that an agency cites (`according to people` cited by AGENCY)."""
    found = _AS_SOURCE.search(head)
    return None if found is None or _NO_PEOPLE.search(found[1]) else (found.start(1), found.end(1))


def by_whom(head: str, *, remarks: bool) -> tuple[int, int] | None:
    """Who stands at the end of words before an agency's name as the one by whom a thing was told.

    remarks: whether the words that follow say where (`confirmed by the ministry` in a statement to AGENCY);
    else the agency reports what they say (`according to the ministry,` AGENCY said).
    """
    found = (_TOLD_BY if remarks else _ACCORDING_TO).search(head)
    return None if found is None or _NO_PEOPLE.search(found[1]) else found.span(1)


_TOLD_BY = lazy_regex(
    r"\b(?:confirmed|denied|announced|described|revealed|disclosed|rejected|dismissed|acknowledged|condemned|criticised|criticized|defended|explained|given|made)\sby\s"
    r"((?:[\p{L}’'-]+\s){0,7}?[\p{L}’'-]+),?\s$",
    _I,
)
_ACCORDING_TO = lazy_regex(r"\baccording\sto\s((?:[\p{L}’'-]+\s){0,7}?[\p{L}’'-]+),\s$", _I)


def statement_in(head: str) -> tuple[int, int] | None:
    """Whose statement stands at the end of words that an agency carries."""
    found = _ITS_STATEMENT.search(head)
    if found is None or ONLY_SAYS_WHICH.fullmatch(found[1] or ""):
        return None
    start, end = found.span(found.lastindex or 0)
    return start, end
