"""Speakers whose words an agency relays: `the ministry said, as per the news agency`.

A speaker is a noun phrase beside a verb of speaking, or what the agency is said to cite. Where the phrase
is only a head noun (`the ministry`) the body that the story names in full before it is meant. Phrases that
are no plain noun phrase are left alone: a speaker guessed is worse than none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import regex

from wirecopy.attribution.declined import is_governed, nominative
from wirecopy.attribution.patterns import Phrase
from wirecopy.attribution.story import Story
from wirecopy.records import Zone

LONGEST_SUBJECT = 9
"""Words of a noun phrase that can be a speaker."""
LONGEST_SENTENCE = 600
"""Characters before an agency's name in which its speaker is looked for."""
SHORTEST_NAME = {True: 3, False: 2}
"""Letters of a speaker's name, in ASCII and beyond."""
NOUNS_IN_CAPITALS = ("de", "lb")
"""Languages in which a capital tells no name from other nouns."""
REACH = 90
"""Characters between an agency's name and the words that say whom it cites."""

_I = regex.IGNORECASE
_SAID = (
    r"(?:said|says|stated|added|noted|announced|told|claimed|wrote|explained|stressed|warned|confirmed|denied|declared|"
    r"insisted|argued|emphasi[sz]ed|underlined|pointed\sout|tweeted|admitted|alleged|recalled|specified|commented|"
    r"remarked|reported)"
)
_BEING = regex.compile(r"\b(?:was|were|been|is|are)\s$", _I)
_LAST_SAID = regex.compile(rf"\s{_SAID}\b", _I)
_WAS_QUOTED = regex.compile(
    r"\s(?:was|were|is|are|has\sbeen)\s(?:also\s)?(?:quoted|qouted|cited)\b|\s(?:was|were|is|are)$", _I
)
_INVERTED = regex.compile(rf"\s{_SAID}\s((?:(?:the|a|an)\s)?(?:\p{{L}}[\p{{L}}'’.\-]*\s?){{1,8}}),?\s*$", _I)
_THEN_SAID = regex.compile(rf"[^,.;:\n\"“”]{{0,60}},\s((?:[\p{{L}}\p{{M}}'’.\-]+\s){{1,8}}?){_SAID}\b", _I)
_CLAUSE_START = regex.compile(
    r"[;:“”\"]\s*|,\s(?:and|but|while|as|said|which)\s|\s(?:that|because|after|when|while|but)\s|\s—\s|\)[:.]?\s",
    _I,
)
_LEADING = regex.compile(
    r"^(?:(?:but|and|however|meanwhile|earlier|later|separately|while|although|that|as|when|in\sturn|on\s\p{L}+day|"
    r"for\s(?:his|her|its)\spart)\b[,\s]*)+",
    _I,
)
_ADVERBIAL = regex.compile(r"(?:in|on|at|by|after|before|with|during|last|this|over)\b", _I)
_TRAILING = regex.compile(
    r"(?:\s(?:has|had|have|also|then|later|earlier|who|would|will)|\s(?:who|which|whose)\s.*)$", _I
)
_ARTICLE = regex.compile(r"^(?:the|a|an|its|his|her|their|one(?!\sof\b)|another)\s+", _I)
_WITH_CLAUSE = regex.compile(
    r"((?:The|A|An)\s(?:[\p{L}-]+\s){1,3}?)(?:that|which|who)\s\p{Ll}[\p{L}-]*(?:\s\p{Ll}[\p{L}-]*){0,5}",
    regex.VERSION0,
)
"""A sentence's subject with a clause of its own: `The company that owns them` told AGENCY."""
_STATEMENT = regex.compile(
    r"^(?:(?:official|joint|written|press|brief|short|new|\p{L}+day)\s)*(?:statements?|releases?|announcements?|communiqu[eé]s?|remarks|comments|"
    r"bulletins?|press\sservice\sstatement|erklärung|mitteilung|communiqué|déclaration|comunicado|declaração|nota|comunicato|заявление|заяву)\s"
    r"(?:(?:made|issued|released|published)\s)?(?:by|from|of|von|der|des|de|du|del|della|da|do)\s(?:the\s|la\s|le\s|el\s)?",
    _I,
)
"""What is cited of somebody: `a statement by the ministry`."""
_TIME = regex.compile(
    r"\s(?:on\s)?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|earlier|late|early|also|has|"
    r"had|have|was|is|were|are)\b.*$",
    _I,
)
_CUT_AFTER = regex.compile(
    r"\s(?:as\s(?:saying|telling|stating|reporting)|who|which|that|said|says|reported|saying|to\sthe\seffect|"
    r"in\s(?:a|an|its|his|her)\s|on\s(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|had|has|have|will|would|"
    r"قوله|قولها|قولهم|أن|إن|dass|que|che|что|що)(?!\p{L})|[,.;:“”\"«»„()—–،؛。，]",
    _I,
)
_NO_SPEAKER_WORDS = """
    he she they it who we i you this that which there according was were is are be been has have had
    will would could should may might did does do said says told also not no nor if where what why
    how das dies dieses die der lo los esto isso cela это це
"""
_NO_SPEAKERS = frozenset(_NO_SPEAKER_WORDS.split())
_NO_NAME = regex.compile(
    r"^(?:(?:of|in|at|to|with|from|for|and|but|by|as|on|because|after|before|when|while|if|just|both|those|"
    r"there['’]s)\b|[(+])|"
    r"\b(?:of\s(?:them|us|those)|he|she|they|it|and|of|or|says|said|told|be|will|would)$|"
    r"\s(?:will|would|did|does|do|said|says|told|has|have|had|was|were|is|are|accusing|echoes)\s|[%[\]]|\bper\s?cent\b",
    _I,
)
"""What is a piece of an English sentence, or a share of those whom a poll asked, and nobody who spoke."""
_NO_GERMAN_NAME = regex.compile(r"(?:einen|Angaben|Berufung|Bericht(?:en?)?)(?!\p{L})")
"""What German cites of somebody, or what was told; without a capital there is no noun."""
_CONJUNCTION = regex.compile(r"^(?:al)?though\s|^whereas\s", _I)
_AGE = regex.compile(r",\s\d{1,3}$")
_TITLED = regex.compile(r"^(?:\p{Ll}[\p{L}\-]*\s){1,4}((?:\p{Lu}[\p{L}\p{M}'’.\-]*\s?){1,4})$")
_PREPOSITION = regex.compile(
    r"\b(?:of|for|at|in|from|with|on|by|de|del|della|delle|dei|degli|di|du|des|do|da|dos|das|von|vom|für)\b|d[’']",
    _I,
)

_AROUND = " \t\n\u00a0–—-"
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is quoted. places: where words show it, as (start, end, weight)."""

    name: str
    rule: str
    places: tuple[tuple[int, int, float], ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """A citing phrase in its sentence: the agency stands at start to end, the phrase reaches to `edge`.

    who: the speaker whom the phrase itself holds, None where it holds none.
    """

    phrase: Phrase
    start: int
    end: int
    edge: int
    sentence: Span
    who: Span | None = None


def speakers_of(story: Story, citation: Citation) -> list[Speaker]:
    """The speakers whom the agency relays in this sentence."""
    kind = citation.phrase.speaker
    if citation.who is not None and (held := _noun_phrase(story, *citation.who)):
        return _made(story, held, citation, 0.72)
    if kind == "none":
        return []
    weight = {"told": 0.7, "before": 0.72}.get(kind, 0.75)
    for span in _PLACES.get(kind, _spans_around)(story, citation):
        if made := _made(story, span, citation, weight):
            return made
    return []


def _spans_of_told(story: Story, citation: Citation) -> Iterator[Span | None]:
    """Where the one stands who told an agency: a subject right before its verb, or behind it."""
    following, adjacent = _following(story, citation), _adjacent(story, citation)
    articles = story.patterns.articles
    if (
        following
        and adjacent
        and articles is not None
        and all(articles.match(story.text[start:end]) for start, end in (adjacent, following))
    ):
        yield adjacent  # `Una fuente confirmó a AGENCY el cierre`: what follows is what was told
    yield following
    yield adjacent
    yield _cited_after(story, citation)


def _spans_before(story: Story, citation: Citation) -> Iterator[Span | None]:
    """The subject before its verb; behind the agency's name where the words open the sentence."""
    first = max(citation.sentence[0], citation.start - LONGEST_SENTENCE)
    yield _subject(story.text, first, citation.edge)
    if citation.edge == citation.sentence[0]:
        yield _said_after(story, citation)  # `Consultado por AGENCY, el alcalde dijo`


def _spans_around(story: Story, citation: Citation) -> Iterator[Span | None]:
    """Where the speaker may stand, the surest place first."""
    yield _cited_after(story, citation)
    if citation.phrase.speaker == "relay" and _is_cited(story, citation):
        return  # who stands before the words is the one who cites
    yield _cited_before(story, citation)
    yield _said_before(story, citation)
    yield _told_before(story, citation)
    if citation.phrase.speaker == "around":
        yield _said_after(story, citation)


_PLACES: Mapping[str, Callable[[Story, Citation], Iterator[Span | None]]] = {
    "told": _spans_of_told,
    "before": _spans_before,
}
"""Where speakers stand by what a phrase says of it; elsewhere around the words."""


def _is_cited(story: Story, citation: Citation) -> bool:
    """Whether the phrase says that somebody cites the agency (`citing AGENCY`)."""
    relays = story.patterns.relays
    return relays is not None and relays.match(story.text, citation.edge) is not None


def _noun_phrase(story: Story, start: int, end: int) -> Span | None:
    """What stands between two offsets up to the first word that no name of a speaker goes on with."""
    words = story.text[start:end]
    start += len(words) - len(words.lstrip(" \u00a0"))
    cut = story.patterns.stops.search(story.text, start, end)
    kept = story.text[start : cut.start() if cut else end].rstrip()
    return (start, start + len(kept)) if kept and len(kept.split()) <= LONGEST_SUBJECT else None


def _following(story: Story, citation: Citation) -> Span | None:
    """`declared to AGENCY the mayor`, as languages put it whose subject may follow its verb."""
    start, last = max(citation.end, citation.edge), citation.sentence[1]
    while start < last and (story.text[start].isalpha() or story.text[start] in "\"”»’'-"):
        start += 1  # a case ending, a closing quotation mark
    if story.text[start : start + 1] not in (" ", "\u00a0"):
        return None
    said = story.patterns.said
    verb = said.match(story.text, start + 1, last) if said is not None else None
    return _noun_phrase(story, verb.end() if verb else start, last)


def _adjacent(story: Story, citation: Citation) -> Span | None:
    """The subject that stands right before the verb, with nothing between."""
    first = max(citation.sentence[0], citation.start - LONGEST_SENTENCE)
    head = story.text[first : citation.edge].rstrip()
    if not head or not head[-1].isalpha():
        return None
    span = _subject(story.text, first, citation.edge)
    return _noun_phrase(story, *span) if span else None


def _said_after(story: Story, citation: Citation) -> Span | None:
    """`In an interview with AGENCY, the mayor said`, `Im Gespräch mit AGENCY sagte der Minister`."""
    last = citation.sentence[1]
    found = _THEN_SAID.match(story.text, citation.end, last)
    if found or story.patterns.said is None:
        return found.span(1) if found else None
    said = story.patterns.said.search(story.text, citation.end, min(last, citation.end + REACH))
    if said is None:
        return None
    between = story.text[citation.end : said.start()]
    start = citation.end + len(between) - len(between.lstrip(" ,"))
    if between.strip(" ,"):
        return _noun_phrase(story, start, said.start())
    return _noun_phrase(story, said.end(), last)


def _cited_after(story: Story, citation: Citation) -> Span | None:
    """`AGENCY reported, citing X`, `AGENCY quoted X as saying`, `AGENCY qouting X reported`."""
    relays = story.patterns.relays
    if relays is None:
        return None
    last = citation.sentence[1]
    found = relays.search(story.text, citation.end, last)
    if found is None or found.start() - citation.end > REACH:
        return None
    if _BEING.search(story.text[citation.end : found.start()]):
        return None
    cuts = [pattern.search(story.text, found.end(), last) for pattern in (_CUT_AFTER, story.patterns.stops)]
    stop = min((cut.start() for cut in cuts if cut), default=last)
    words = story.text[found.end() : stop].split()
    return (found.end(), stop) if 0 < len(words) <= LONGEST_SUBJECT + 3 else None


def _cited_before(story: Story, citation: Citation) -> Span | None:
    """`Citing two officials, AGENCY reported`."""
    relays = story.patterns.relays
    first = citation.sentence[0]
    found = relays.match(story.text, first, citation.start) if relays else None
    if found is None:
        return None
    stop = story.text.find(", ", found.end(), citation.start)
    words = story.text[found.end() : stop].split() if stop > 0 else []
    return (found.end(), stop) if 0 < len(words) <= LONGEST_SUBJECT else None


def _said_before(story: Story, citation: Citation) -> Span | None:
    """`X said, according to AGENCY`, `X was quoted as saying by AGENCY`, `X said …, AGENCY reported`."""
    first = max(citation.sentence[0], citation.start - LONGEST_SENTENCE)
    head = story.text[first : min(citation.edge, citation.start)].rstrip()
    quoted = list(_WAS_QUOTED.finditer(head))
    if quoted:
        return _subject(story.text, first, first + quoted[-1].start())
    said = list(_LAST_SAID.finditer(head))
    if not said:
        return None
    verb = said[-1]
    inverted = _INVERTED.match(head, verb.start())
    if inverted and head[: verb.start()].endswith((",", "”", '"')):
        return first + inverted.start(1), first + inverted.end(1)
    return _subject(story.text, first, first + verb.start())


def _told_before(story: Story, citation: Citation) -> Span | None:
    """`dijo el alcalde, citado por AGENCY`: the subject behind its verb, before it where a clause follows."""
    said = story.patterns.said
    first = max(citation.sentence[0], citation.start - LONGEST_SENTENCE)
    last = min(citation.edge, citation.start)
    verbs = list(said.finditer(story.text, first, last)) if said is not None else []
    if not verbs:
        return None
    verb = verbs[-1]
    behind = story.text[verb.end() : last]
    if behind[:1] in (" ", "\u00a0"):
        comma = behind.find(",")
        span = _noun_phrase(story, verb.end(), verb.end() + comma if comma > 0 else last)
        if span is not None:
            return span
    span = _subject(story.text, first, verb.start())
    return _noun_phrase(story, *span) if span else None


def _subject(text: str, start: int, end: int) -> Span | None:
    """The noun phrase that ends at `end`, as the subject of the verb that begins there."""
    head = text[start:end].rstrip()
    if relative := _WITH_CLAUSE.fullmatch(head):
        return start + relative.start(1), start + relative.end(1)
    cut = max((found.end() for found in _CLAUSE_START.finditer(head)), default=0)
    lead = _LEADING.match(head[cut:])
    cut += lead.end() if lead else 0
    clause = head[cut:]
    if clause.endswith(","):  # an apposition: "Jane Doe, the mayor, told"
        first, comma, rest = clause.partition(", ")
        if comma and _ADVERBIAL.match(first):
            cut += len(first) + 2
            clause = rest.rstrip(",")
        else:
            clause = first
    elif ", " in clause:  # "…, the company said"
        cut += clause.rfind(", ") + 2
        clause = head[cut:]
    clause = _TRAILING.sub("", clause.rstrip(" ,")).rstrip(" ,")
    if not clause or len(clause.split()) > LONGEST_SUBJECT or _ADVERBIAL.match(clause):
        return None
    return start + cut, start + cut + len(clause)


def _made(story: Story, span: Span | None, citation: Citation, weight: float) -> list[Speaker]:
    """The speaker that a noun phrase names, with the words from it to the agency as proof."""
    if span is None or story.within(*span):  # another agency has a citation of its own
        return []
    start, end = span
    start = end - len(story.text[start:end].lstrip(_AROUND))
    name = _STATEMENT.sub("", _ARTICLE.sub("", story.text[start:end].rstrip(_AROUND)))
    name = _TIME.sub("", _ARTICLE.sub("", name)).strip(" ,'’")
    if story.patterns.articles is not None:
        name = story.patterns.articles.sub("", name)
    name = _CONJUNCTION.sub("", _AGE.sub("", name)).strip("[]")
    if story.item.language in (None, "en") and _NO_NAME.search(name):
        return []
    if story.item.language in NOUNS_IN_CAPITALS and (name.islower() or _NO_GERMAN_NAME.match(name)):
        return []
    if (
        len(name) < SHORTEST_NAME[name.isascii()]
        or name.split()[0].casefold() in _NO_SPEAKERS
        or not any(map(str.isalpha, name))
    ):
        return []
    reach = citation.end if citation.end > start else citation.start
    places = [(min(start, citation.start), max(end, reach), weight)]
    full = _in_full(story, name, start)
    if full is not None:
        name, said = full
        places += said
    if is_governed(story.text[max(0, start - 12) : start], story.text[end : end + 12]):
        name = nominative(name, story.item.language)
    if story.item.language not in NOUNS_IN_CAPITALS:
        name = _without_title(name)
    return [Speaker(name, f"{citation.phrase.id}-speaker", tuple(places))]


def _without_title(name: str) -> str:
    """`grid company Fingrid` is Fingrid: a plain noun before a name only says what it is."""
    found = _TITLED.match(name)
    if found and not _PREPOSITION.search(name[: found.start(1)]):
        return str(found.group(1)).strip()
    return name


def _in_full(story: Story, name: str, before: int) -> tuple[str, list[tuple[int, int, float]]] | None:
    """The body that `the ministry` takes up, and where the story has it speak under its full name."""
    if " " in name or not name.islower() or not name.isascii():
        return None
    noun = name.capitalize()
    pattern = regex.compile(
        rf"(?:\p{{Lu}}[\p{{L}}'’\-]*\s){{1,4}}{noun}\b|\b{noun}\sof\s(?:the\s)?\p{{Lu}}\p{{L}}+(?:\s\p{{Lu}}\p{{L}}+){{0,2}}"
    )
    found = None
    for zone in story.item.zones:
        if zone.zone in (Zone.lead, Zone.body, Zone.dateline):
            for found in pattern.finditer(story.text, zone.start, min(zone.end, before)):  # noqa: B007 - the last one
                pass
    if found is None:
        return None
    full = regex.sub(r"^(?:The|A|An|But|And)\s", "", found.group())
    speaks = regex.compile(rf"(?:the\s)?{regex.escape(full)}\s{_SAID}\b", _I)
    for match in speaks.finditer(story.text):
        if story.zone_at(match.start()) in (Zone.lead, Zone.body):
            return full, [(match.start(), match.end(), 0.6)]
    return full, []
