"""What a report rests on, as English stories tell it: `The agency based its account on a ministry bulletin`.

A source that the story cites, or what takes it up, is the subject of words that say from whom it has what it
reports. What follows is a document and whose it is, a paper, or whoever spoke.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import regex

from wirecopy.attribution import acts
from wirecopy.attribution.anaphors import FARTHEST, quote
from wirecopy.attribution.beside import Phrase
from wirecopy.attribution.bodies import RUNNING
from wirecopy.attribution.citation import Citation, Span
from wirecopy.attribution.lines import Group, sentences
from wirecopy.attribution.literals import literals_of_all
from wirecopy.attribution.meant import is_meant, may_be_meant
from wirecopy.attribution.papers import KIND, NAMED, name_of
from wirecopy.attribution.rules_outlets import places_named
from wirecopy.attribution.speakers import speakers_of
from wirecopy.attribution.story import Claim, Story
from wirecopy.patterns import lazy_regex
from wirecopy.records import AgencyId, Relation
from wirecopy.text.wordsearch import WordSearch

_I = regex.IGNORECASE
_RESTS_ON = Phrase("rests-on", "cites", 0.7, speaker="cited")
WEIGHT = 0.7
NAME_REACH, WORDS_BEFORE = 40, 4
"""Characters in which an agency is named behind a basis, and words that may lead up to its name."""
MOST_DOCUMENTS = 3
"""Documents that may stand one in another behind a basis (`minutes of a talk in the daily`)."""
LONGEST_NAME = 10
"""Words of whoever is named behind the words that say what a report rests on."""

_TOLD_THING = (
    r"(?:it|this|that|them|these|(?:the|its|this|that|these|those|his|her)\s(?:\p{L}+\s){0,2}?"
    r"(?:news|story|tale|account|report|figures?|numbers?|count|tally|toll|details?|information|word|version|explanation|estimates?|"
    r"data|dates?|plans?|claim|quotes?|quotation|remarks?|words|forecast))"
)
_DOCUMENT = (
    r"(?:interviews?|articles?|reports?|stor(?:y|ies)|piece|features?|column|dispatch|despatch|bulletins?|broadcast|programme|program|"
    r"statements?|communiqu[eé]s?|releases?|announcements?|notices?|notes?|letters?|circulars?|memos?|memorandum|e-?mails?|messages?|"
    r"documents?|papers?|records?|minutes|transcripts?|posts?|tweets?|videos?|recordings?|calculations?|estimates?|surveys?|stud(?:y|ies)|"
    r"figures|data|remarks|comments|words?|testimony|account|speech|address|briefing|conversation|talk|call|summary|list|plan|decree|order|ruling|confirmation|denial|warning|appeal|promise|apology|explanation)"
)
_BASIS = lazy_regex(
    rf"\b(?:(?:bases|based|basing|built|builds|rested|rests|founded|hung)(?:\s{_TOLD_THING})?\s(?:largely\s|mainly\s|solely\s|entirely\s)?(?:up)?on|"
    rf"(?:had|has|got|gets|took|takes|obtained|received|learn(?:ed|t)|heard|gathered|drew|draws|sourced|collected|picked\sup)\s(?:{_TOLD_THING}\s)?(?:up\s)?(?:of\s(?:it|this)\s)?(?:on\s\p{{L}}+day\s)?from|"
    r"(?:(?:was|were|is|are)\s)?(?:summari[sz](?:ing|es|ed)|paraphras(?:ing|es|ed)|reproduc(?:ing|es|ed)|translat(?:ing|es|ed)|retell(?:s|ing)|retold|excerpt(?:s|ing|ed))|"
    rf"(?:cites|cited|quotes|quoted|carries|carried|ran|runs|reprinted|relayed|relays|saw|has\sseen|had\sseen|published|released|distributed|aired|circulated|relied\son|relies\son|refers\sto|referred\sto|draws\son|drew\son|"
    rf"follows|followed|leans\son|leaned\son|leant\son)(?=\s(?:(?:an?|the|its|one\sof)\s)?(?:[\p{{L}}’'-]+\s){{0,5}}?{_DOCUMENT}\b)|"
    r"(?:spoke|spoken|talked)\s(?:to|with)|interviewed|sat\sdown\swith|(?:was|were)\s(?:drawing|relying|leaning)\s(?:up)?on|"
    rf"(?:attributes|attributed|credits|credited|puts|put|ascribes|ascribed)\s{_TOLD_THING}\s(?:down\s)?to|attributes\s(?:the|its|this)\s\p{{L}}+\sto|"
    r"(?:credits|credited)(?=\s(?:an?|the|its)?\s?(?:[\p{L}’'-]+\s){1,7}?with\s(?:the|this|that)\s(?:stor(?:y|ies)|news|report|figures?|discovery|scoop))|"
    r"(?:names|named|gives|gave|cites|cited|identifies|identified)(?=\s(?:(?:an?|the|its|one)\s)?(?:[\p{L}’'.-]+\s){1,8}?as\s(?:its|the|their)\s(?:\p{L}+\s)?(?:source|informant|authority))|"
    r"(?:names|named|gives|gave)\sas\s(?:its|the)\s(?:source|informant|authority))\s",
    _I,
)
_THAT_OF = lazy_regex(
    r"\b(?:said|says|wrote|writes|reported|gave|gives|called|calls)\s[^.;“”\"\n]{0,70}?\s(?:was|were|is|are|as|being)\sth(?:at\sof|ose\sof)\s",
    _I,
)
_QUOTED = lazy_regex(
    r"(?:^|(?<=[,”\"]\s))(?P<who>(?:(?:the|an?|its|one)\s|(?=(?-i:\p{Lu})))(?:[\p{L}’'.-]+\s){1,8}?)(?:was|were|is|are)\s(?:also\s|further\s)?"
    r"(?:quoted|cited)\sas\s(?:saying|telling|stating|adding|warning)\b(?!\s(?:by|in|on|to)\b)",
    _I,
)
"""Who speaks through the source that was named last (`“No,” the board was quoted as saying`)."""
_IT_QUOTES = lazy_regex(
    r"(?:(?-i:Citing|Quoting)\s(?P<who>[^.;“”\"\n]{3,90}?),\s(?:it|(?:the|its)\sreport)\s(?:also\s|further\s|later\s)?"
    r"(?:said|says|reported|reports|wrote|writes|added|adds|noted|notes|claimed|claims|put|puts)|"
    r"(?-i:It)\s(?:also\s|further\s|then\s)?(?:quoted|quotes|cited|cites)\s(?P<who>[^.;“”\"\n]{3,90}?)\sas\s(?:saying|telling|stating|adding|warning))\b",
    _I,
)
"""A sentence that opens with whom the source that was named last quotes (`Citing the warden, it said`)."""
_SURELY = lazy_regex(
    r"^(?:spoke|talked|interviewed|sat|names?|named|gives?|gave|identif|attribut|ascrib|credit)", _I
)
"""Words of a basis behind which only somebody who spoke stands."""
_WITH_A_SOURCE = lazy_regex(
    r"\bwith\s(?P<who>(?:(?:an?|the|its|one)\s)?(?:[\p{L}’'.-]+\s){1,8}?)(?:named\s|given\s)?as\s(?:its|the|their|sole|a)?\s?"
    r"(?:\p{L}+\s)?(?:guest|source|informant|authority|witness)\b|"
    r"\bon\sthe\s(?:word|authority|testimony)\sof\s(?P<who>[^.,;:“”\"\n]{3,80})",
    _I,
)
_AUXILIARIES = lazy_regex(
    r"(?:,?\s(?:itself|in\sturn|which|who|has|had|have|also|later|then|first|now|already|simply|only|apparently|for\sits\spart,?|on\s\p{L}+day))+$",
    _I,
)
_WHICH = lazy_regex(r",?\s(?:which|who)\b", _I)
_KINDS = (
    r"(?:news\s|press\s|state\s|public\s)?(?:agency|service|newswire|newspaper|paper|daily|weekly|magazine|journal|tabloid|broadcaster|channel|"
    r"station|radio|television|website|site|portal|outlet)"
)
_BEHIND_NAME = lazy_regex(
    rf"[”\"»]?(?:\s{_KINDS})?(?:\s\([^()\n]{{2,40}}\))?(?:,\s(?:an?|the)\s[^,.;\n]{{3,60}},?)?(?:['’]s?\s(?:own\s)?(?:\p{{L}}+\s)?(?:report|article|story|account|dispatch|summary|reporters?|correspondents?|journalists?|editors?))?"
)
"""What may follow a source's name that is the subject."""
_PARTICIPLE = lazy_regex(r"(?:\p{L}+ing|based)\b", _I)
_REPORTED = lazy_regex(
    rf"(?:\s{_KINDS})?(?:\s(?:has|had|also))?\s(?:reported|said|wrote|reports|says|writes)[^.;“”\"\n]{{0,60}},",
    _I,
)
"""Between a source and words in which it goes on with what its report rests on."""
_TAKEN_UP = lazy_regex(
    rf"(?:^|[\s“(])(?:(?P<it>it|the\s(?:latter|former)|(?:the|its|their|this|that|whose)\s(?:own\s)?(?:\p{{L}}+\s)?(?:report|article|story|account|dispatch|despatch|item|piece|"
    rf"(?:reporter|correspondent|journalist)s?))|(?:the|this|that)\s(?:\p{{L}}+\s){{0,2}}?(?P<kind>{_KINDS})(?:['’]s\s(?:own\s)?(?:\p{{L}}+\s)?(?:report|article|story|account|dispatch|piece|(?:reporter|correspondent|journalist)s?))?)$",
    _I,
)
_CUT = lazy_regex(
    r"\s(?:in\swhich|which|who|that|whose|whom|where|when|while|after|before|as|dated|said|says|about|regarding|published|issued|addressed|"
    r"(?:calling|saying|denying|condemning|warning|accusing|claiming|announcing|vowing|urging|promising|stating|confirming|outlining|listing|showing|detailing|demanding|ordering|requiring|alleging|revealing)|"
    r"(?:on|last|this|late|early)\s\p{L}+(?:day|week|month)|to\s(?!(?:the|an?|its|his|her|their|(?-i:\p{Lu}))\b)|had|has|have|was|were|is|are|will|would|and\s(?:said|says|reported|that)|but)\b|[,.;:“”\"()—–\n]",
    _I,
)
_A_DOCUMENT = lazy_regex(
    rf"(?:(?:an?|the|its|their|this|that|one)\s)?(?:(?!(?:of|in|by|from|with|on)\s)[\p{{L}}’'-]+\s){{0,4}}?{_DOCUMENT}(?:\s(?:an?|the|its)\s\p{{L}}+)?"
    r"(?:\s(?:that\s|which\s)?(?:was\s|were\s|had\s|has\s|been\s|appeared\s)*(?:issued|signed|published|given|written|made|released|sent|carried|printed|held|put\sout|circulated|distributed|broadcast|aired|posted|addressed)?"
    r"(?:\son\s\p{L}+day)?)?\s(?:by|from|of|in|with|on|at)\s",
    _I,
)
_WHOSE_DOCUMENT = lazy_regex(
    r"(?:an?|the|one\sof\sthe)\s(?P<who>(?:[\p{L}’'-]+\s){0,5}?[\p{L}-]+)(?:['’]s?)?\s(?:(?:official|own|recent|latest|weekly|monthly|daily|annual|internal|written|press|first)\s){0,2}"
    r"(?:statements?|communiqu[eé]s?|releases?|announcements?|bulletins?|notices?|circulars?|reports?|letters?|notes?|memos?|figures|data|estimates?|confirmation|denial|warning|appeal|promise|remarks|comments|apology|explanation)\b",
    _I,
)
_IN_WHICH = lazy_regex(
    rf"[^.;“”\"\n]{{0,80}}?\b{_DOCUMENT},?\s(?:in\swhich|where)\s(?P<who>(?:[\p{{L}}’'.-]+\s){{1,8}}?)(?:(?:is|was|had|has|also)\s){{0,2}}(?:heard|quoted|seen|describe[sd]?|recount(?:s|ed)|explain(?:s|ed)|tells|told|said|says|put|puts|{acts.CALLED})\b",
    _I,
)
_BODY_IN_CAPITALS = lazy_regex(
    r"\p{Lu}[\p{L}’'-]+(?:\s(?:of|for|and|the|on|in)\b){0,2}(?:\s(?:(?:of|for|and|the|on)\s){0,2}\p{Lu}[\p{L}’'-]+)+",
    regex.VERSION0,
)
_THEN_FROM = lazy_regex(
    r",?\s(?:and|while|but)\s(?P<source>(?-i:\p{Lu})[\p{L}\p{N}.’'& -]{1,40}?)"
    r"(?:,\sin\sturn,|\sin\sturn)?\s(?:had\s(?:it|them)\s)?from\s",
    _I,
)
"""`, and Radio Bay from the warden`: the next hand, with the verb left out."""
_APPOSED = lazy_regex(
    rf"(?:the\s)?(?P<called>(?-i:\p{{Lu}})[\p{{L}}\p{{N}}’'&-]*(?:\s(?-i:\p{{Lu}})[\p{{L}}\p{{N}}’'&-]*){{0,3}}),\s(?:an?|the)\s(?:[\p{{L}}-]+\s){{0,4}}?{KIND}\b",
    _I,
)
"""A paper that is called one behind its name (`Kystavisa, a weekly from Bayton`)."""
_NOBODY = lazy_regex(
    rf"\b(?:channel|account|website|web\ssite|post|page|feed|app|profile)s?$|"
    rf"^(?:its|his|her|their)\s(?:own\s)?(?:staff|reporters?|correspondents?|sources?)$|^(?:\p{{L}}+\s)?{_DOCUMENT}\b|\b{_DOCUMENT}$",
    _I,
)
"""Where somebody wrote something, what was written, or the source's own people."""
_TO_THE_SAME = lazy_regex(r"(?:of|in|with|from|by|on|at)\s", _I)


class Source(NamedTuple):
    """Where a source stands that is cited. hand: its id and name; agency: whether it is a news agency."""

    start: int
    end: int
    hand: tuple[AgencyId | None, str]
    agency: bool


def read_what_reports_rest_on(story: Story) -> None:
    """Add the papers, bodies and people from whom cited agencies and papers have what they report."""
    if story.item.language not in (None, "en"):
        return
    sources = _sources(story)
    if not sources and not _uncited(story, 0, len(story.text), set()):
        return
    told = [place for place, _ in _words().find(story.in_place)]
    for first, last in _sentences_at(story, told):
        known = len(story.claims)
        for pattern in (_BASIS, _THAT_OF):
            for found in pattern.finditer(story.text, first, last):
                source = _subject(story, sources, first, found.start())
                if source is not None:
                    _read(story, source, (found.start(), found.end()), last)
                if len(story.claims) > known:  # a paper that is the source of the words behind it
                    sources = _sources(story)
        opening = _IT_QUOTES.match(story.text, first, last)
        for found in (*([opening] if opening else ()), *_QUOTED.finditer(story.text, first, last)):
            before = [one for one in sources if one.end <= first]
            named = any(first <= one.start < last for one in sources) or story.within(first, last)
            if before and not named and first - before[-1].end <= FARTHEST:
                _quote(story, before[-1], found.span("who"), (first, last), surely=True)
        for found in _WITH_A_SOURCE.finditer(story.text, first, last):
            here = [one for one in sources if first <= one.start < found.start()]
            if here:
                _quote(story, here[-1], found.span("who"), (first, last), surely=True)


@cache
def _words() -> WordSearch:
    """Words of which one stands in every sentence that says what a report rests on."""
    told = (_BASIS, _THAT_OF, _WITH_A_SOURCE, _QUOTED, _IT_QUOTES)
    return WordSearch(literals_of_all(one.pattern for one in told) or ())


def _sentences_at(story: Story, places: Sequence[int]) -> Iterator[Span]:
    """The sentences of running lines in which one of some places stands; places: ascending."""
    for line in story.lines:
        first = bisect_left(places, line.start)
        if line.zone not in RUNNING or first == len(places) or places[first] >= line.end:
            continue
        for start, end in sentences(story.text, line):
            at = bisect_left(places, start)
            if at < len(places) and places[at] < end:
                yield start, end


def _sources(story: Story) -> list[Source]:
    """All places of agencies and papers that the story cites, ascending."""
    found = []
    cited = {(one.agency, one.name): one for one in story.claims if one.relation is Relation.cites}
    for ident, name in cited:
        if ident is not None:
            wire = story.agency(ident).kind in ("news_agency", "news_wire")
            found += [
                Source(one.start, one.end, (ident, name), wire)
                for one in story.mentions
                if one.agency == ident
            ]
        else:
            places = places_named(story.text, name)
            found += [Source(at, at + len(name), (None, name), agency=False) for at in places]
    return sorted(found)


def _subject(story: Story, sources: list[Source], first: int, place: int) -> Source | None:
    """The source that is the subject of words at a place, by its name or by what takes it up."""
    head = story.text[first:place].rstrip()
    bare = _AUXILIARIES.sub("", head)
    end = first + len(bare)
    here = [one for one in sources if first <= one.start and one.end <= end]
    if head.endswith(",") and _PARTICIPLE.match(story.text, place):
        return here[-1] if here and _REPORTED.fullmatch(story.text, here[-1].end, end) else None
    uncited = _uncited(story, first, end, {one.start for one in sources})
    named = (
        one for one in (*reversed(here), *uncited[-1:]) if _BEHIND_NAME.fullmatch(story.text, one.end, end)
    )
    if (found := next(named, None)) is not None or _WHICH.search(head[len(bare) :]):
        return found
    taken = _TAKEN_UP.search(bare)
    return (
        _taken_up(taken, sorted((*sources, *uncited)), first + taken.start()) if taken is not None else None
    )


def _taken_up(words: regex.Match[str], sources: list[Source], place: int) -> Source | None:
    """The source that `the paper`, `it` or `its report` at a place takes up."""
    before = [one for one in sources if one.end <= place]
    if words["kind"] is None:
        return before[-1] if before and place - before[-1].end <= FARTHEST else None
    agencies = words["kind"].casefold().split()[-1] in ("agency", "service", "newswire")
    before = [one for one in before if one.agency is agencies or (one.hand[0] and not agencies)]
    return before[-1] if before else None


def _uncited(story: Story, start: int, end: int, cited: set[int]) -> list[Source]:
    """Agencies named between two offsets of which nothing has been made. cited: where sources begin."""
    return [
        Source(one.start, one.end, (one.agency, story.agency(one.agency).name), agency=True)
        for one in story.within(start, end)
        if one.agency
        and not one.used
        and one.zone in RUNNING
        and one.start not in cited
        and may_be_meant(story, one)
        and is_meant(story, one, Group((one,), ()), one.start)
    ]


def _read(story: Story, source: Source, basis: Span, last: int) -> None:
    """Whose words or document stand behind the words of a basis."""
    at = basis[1]
    sentence = (basis[0], last)
    for _ in range(MOST_DOCUMENTS):
        for pattern in (_IN_WHICH, _WHOSE_DOCUMENT):
            found = pattern.match(story.text, at, last)
            if found is not None and _quote(story, source, found.span("who"), sentence):
                return
        document = _A_DOCUMENT.match(story.text, at, last)
        if document is None:
            break
        at = document.end()
        if (paper := _handed(story, source, at, last)) is not None:
            source, at = paper, paper.end
            if (joined := _TO_THE_SAME.match(story.text, at + 1, last)) is None:
                return
            at = joined.end()
            break
    if (paper := _handed(story, source, at, last)) is None:
        surely = at == basis[1] and _SURELY.search(story.text, *basis) is not None
        stop = _quote(story, source, (at, last), sentence, surely=surely)
    else:
        source, stop = paper, paper.end
    if stop and (then := _THEN_FROM.match(story.text, stop, last)):
        named = then["source"].casefold().removeprefix("the ")
        if named in source.hand[1].casefold() or source.hand[1].casefold() in named:
            _quote(story, source, (then.end(), last), sentence)


def _handed(story: Story, source: Source, at: int, last: int) -> Source | None:
    """The paper or agency that stands at a place, cited by a source."""
    found = NAMED.match(story.text, at, last)
    apposed = _APPOSED.match(story.text, at, last) if found is None else None
    mention = next(iter(story.within(at, min(last, at + NAME_REACH))), None)
    if mention is not None and mention.agency and (found is None or mention.start < found.end()):
        led_up = story.text[at : mention.start].count(" ") <= WORDS_BEFORE  # `the state news agency X`
        named = (mention.agency, story.agency(mention.agency).name)
        return (
            _cited(story, source, Source(mention.start, mention.end, named, agency=True)) if led_up else None
        )
    if apposed is not None:
        first, end = apposed.span("called")
        return _cited(story, source, Source(first, end, (None, apposed["called"]), agency=False))
    if found is None or (called := name_of(found)) is None:
        return None
    return _cited(story, source, Source(called[1], called[2], (None, called[0]), agency=False))


def _cited(story: Story, source: Source, handed: Source) -> Source | None:
    """Claim that a source cites another, unless that is known; that other, None where it is the source."""
    if handed.hand == source.hand:
        return None
    if not _is_cited(story, handed):
        _cite(story, source, handed.start)
        first = min(source.start, handed.start)
        proof = story.evidence(story.zone_at(handed.start), first, handed.end, "rests-on", WEIGHT)
        story.claims.append(Claim(Relation.cites, *handed.hand, proof, source.hand))
    return handed


def _quote(story: Story, source: Source, who: Span, sentence: Span, *, surely: bool = False) -> int:
    """Claim that whoever stands between two offsets speaks through a source; where the name ends, or 0.

    surely: whether what leads up to them leaves no doubt that somebody speaks.
    """
    start, end = _name_in(story, *who)
    words = acts.without_article(story.text[start:end])
    if not words or _NOBODY.search(words) or not (surely or _may_speak(words, story.text)):
        return 0
    citation = Citation(_RESTS_ON, source.start, source.end, source.end, sentence, (start, end))
    speakers = speakers_of(story, citation)
    if speakers:
        _cite(story, source, end)
    for speaker in speakers:
        quote(story, speaker, source.hand)
    return end if speakers else 0


def _cite(story: Story, source: Source, end: int) -> None:
    """Claim a source that is named only where its report is said to rest on something."""
    if _is_cited(story, source):
        return
    proof = story.evidence(story.zone_at(source.start), source.start, end, "rests-on", WEIGHT)
    story.claims.append(Claim(Relation.cites, *source.hand, proof))


def _is_cited(story: Story, source: Source) -> bool:
    ident, name = source.hand
    return any(
        one.relation is Relation.cites and one.agency == ident and (ident is not None or one.name == name)
        for one in story.claims
    )


def _name_in(story: Story, start: int, end: int) -> Span:
    """A noun phrase at a place, up to words that go on with something else; empty where it is too long."""
    cut = _CUT.search(story.text, start, end)
    stop = cut.start() if cut else end
    words = story.text[start:stop].rstrip()
    return start, start + len(words) if len(words.split()) <= LONGEST_NAME else start


def _may_speak(words: str, text: str) -> bool:
    return acts.may_speak(words, text) or _BODY_IN_CAPITALS.fullmatch(words) is not None
