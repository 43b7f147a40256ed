"""Papers and broadcasters that running words name as a source, in any language: called so, or known by title.

`noticiou a Rádio Maré`, `berichtete die Zeitung «Glas» unter Berufung auf …`, `Laut „Washington Post“`: what
makes an agency a source beside its name makes a paper one. Looked for only where a word stands that calls a
paper so, or a title of `titles` in data/phrases.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from wirecopy.attribution.beside import Found
from wirecopy.attribution.citation import Citation
from wirecopy.attribution.literals import holds_one
from wirecopy.attribution.mentions import Mention
from wirecopy.attribution.paper_hands import (
    agency_it_cites,
    hand_on,
    in_full,
    opens_with,
    taken_up_first,
    without_told,
)
from wirecopy.attribution.paper_names import (
    CLOSING,
    LONGEST_NAME,
    NO_TITLE,
    NOUN,
    OPENING,
    SIGNS,
    Paper,
    papers_named,
)
from wirecopy.attribution.papers import NAME_WORDS, NAMED, PRINTED, TOLD_WORDS, name_of
from wirecopy.attribution.rules_outlets import (
    is_here,
    runs,
    sentence_at,
    spoken,
    told_paper,
)
from wirecopy.attribution.slips import agency_spelt_so
from wirecopy.attribution.story import Claim, Story
from wirecopy.patterns import lazy_regex
from wirecopy.records import Relation

WEIGHT = 0.75
"""Most that words say of a paper, which the catalogue does not hold."""
_TOLD = "-told"
"""In the ids of phrases by which somebody spoke to whom they name."""
_BESIDE = 120
"""Characters behind a paper in which the rest of a told-to phrase may say who relays it."""
_DAY = lazy_regex(r"\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur)day$")


def read_papers(story: Story) -> None:
    """Claim the papers and stations that a story names as its sources, and those who speak through them."""
    told = list(_told(story)) if story.item.language in (None, "en") else []
    read: list[tuple[int, int]] = []
    for paper in (*told, *papers_named(story)):
        if any(first < paper.last and paper.first < last for first, last in read):
            continue  # `ABC` of `told ABC Radio`
        claimed = len(story.claims)
        _read_paper(story, paper)
        if len(story.claims) > claimed:
            read.append((paper.first, paper.last))
    _read_told_by_title(story)


_INITIALS_BEHIND = lazy_regex(r"\s?\((?P<short>\p{Lu}{2,6})\)")
"""What a paper is called from here on: `Bay Economic Net (BEN)`."""


def _read_told_by_title(story: Story) -> None:
    """Those who speak to a cited paper where its title alone stands (`el alcalde dijo a La Ribera`), or its
    initials. English is read by its titles elsewhere.
    """
    heard = {one.by for one in story.claims if one.relation is Relation.quotes}
    for one in list(story.claims):
        if one.relation is Relation.cites and one.agency is None and (None, one.name) not in heard:
            heard.add((None, one.name))
            sentence = sentence_at(story, one.evidence.start)
            cited = sentence[1] if sentence is not None else one.evidence.end
            end = story.text.find(one.name, one.evidence.start) + len(one.name)
            short = _INITIALS_BEHIND.match(story.text, end)
            names = [] if story.item.language in (None, "en") else [one.name]
            names += [short["short"]] if short is not None and end >= len(one.name) else []
            later = [told for name in names for told in told_paper(story, name)]
            story.claims += [
                told._replace(by=(None, one.name)) for told in later if told.evidence.start >= cited
            ]


def _told(story: Story) -> Iterator[Paper]:
    """Papers to which somebody spoke, in English: `told the Al Hadath television channel`."""
    for at, word in story.places_of(TOLD_WORDS):
        start = at + len(word) + 1
        head = story.in_place[start : start + LONGEST_NAME]
        if printed := PRINTED.match(story.text, start, start + 2 * LONGEST_NAME):
            yield Paper(printed["called"], printed.start(), printed.end("called"), *printed.span("called"))
        elif holds_one(head, NAME_WORDS) and (found := NAMED.match(story.text, start)):
            named = name_of(found)
            if named is not None and not NO_TITLE.fullmatch(named[0]):
                name = _DAY.sub("", named[0])  # `told Bay News Tuesday`
                yield Paper(name, found.start(), found.end(), named[1], named[1] + len(name))


def _read_paper(story: Story, paper: Paper) -> None:
    """Claim a paper where the words beside it make it a source."""
    touching = story.within(paper.start, paper.end, partly=True)
    named = next((one for one in touching if one.start >= paper.start), None)
    if any(not one.name.paper and (one.start < paper.start or one.end > paper.end) for one in touching):
        return
    if (
        not runs(story, paper.first)
        or (
            named is not None
            and (named.used or named.agency is None or paper.last - paper.first > named.end - named.start)
        )
        or is_here(story, paper.name)
        or (named is None and agency_spelt_so(story.catalogue, paper.name) is not None)
    ):
        return
    sentence = sentence_at(story, paper.first)
    if sentence is None or in_speech(story, paper, sentence):
        return
    found = words_that_cite(story, paper, sentence)
    if found is not None and _is_cited(story, paper):
        _read_again(story, paper, found, sentence)
    elif found is not None:
        _claim_paper(story, paper, named, found, sentence)


def _claim_paper(
    story: Story, paper: Paper, named: Mention | None, found: Found, sentence: tuple[int, int]
) -> None:
    """Claim a paper and those who speak through it. named: the catalogue's name for it, where it has one."""
    phrase, edge, who = found
    cited = agency_it_cites(story, paper.end, found, sentence)
    hand = None if cited is not None else _hand(story, paper, found, sentence)
    if named is not None and named.agency == (hand.agency if hand else story.own):
        return
    citation = Citation(phrase, paper.start, paper.end, edge, sentence, who)
    if (whole := in_full(story, paper.name)) is not None:
        story.claims += [one._replace(by=whole) for one in spoken(story, citation, whole[1])]
        return
    first, last = min(edge, paper.start), max(edge, paper.end)
    rule = f"{phrase.id}-paper"
    proof = story.evidence(story.zone_at(first), first, last, rule, min(WEIGHT, phrase.weight))
    by = (hand.agency, story.agency(hand.agency).name) if hand is not None and hand.agency else None
    if named is not None and not named.name.paper:
        story.claim(Relation.cites, named, proof, hand.agency if hand is not None else None)
        own = named.agency
    else:
        story.claims.append(Claim(Relation.cites, None, paper.name, proof, by))
        own = None
        hand_on(story, paper.name, cited, sentence)
    story.claims[:] = [one for one in story.claims if not _is_paper(story, one, paper)]
    told = [one._replace(by=(own, paper.name)) for one in spoken(story, citation, paper.name)]
    if hand is None and phrase.speaker == "after":
        told = without_told(story, told, sentence)
    if by is not None and told:
        story.claims[:] = [one for one in story.claims if not _through(one, by, paper)]
    story.claims += told


def _is_cited(story: Story, paper: Paper) -> bool:
    """Whether the story cites a paper already."""
    return any(
        one.agency is None and one.relation is Relation.cites and one.name == paper.name
        for one in story.claims
    )


def _read_again(story: Story, paper: Paper, found: Found, sentence: tuple[int, int]) -> None:
    """Those who speak to a paper that was cited before without them."""
    hand = (None, paper.name)
    told = found.who is not None or _TOLD in found.phrase.id
    if told and not any(one.by == hand for one in story.claims):
        citation = Citation(found.phrase, paper.start, paper.end, found.edge, sentence, found.who)
        story.claims += [one._replace(by=hand) for one in spoken(story, citation, paper.name)]


def _is_paper(story: Story, claim: Claim, paper: Paper) -> bool:
    """Whether an agency's speaker is only the paper itself, or the word that calls it one."""
    proof, words = claim.evidence, story.text[paper.start : paper.end]
    beside = proof.start <= paper.first and paper.first <= proof.end + LONGEST_NAME
    called = (paper.name, words.rstrip(SIGNS), story.text[paper.start : paper.first].rstrip(SIGNS))
    name = claim.name.rstrip(SIGNS)
    return claim.relation is Relation.quotes and beside and (name in called or words.startswith(name))


def _through(claim: Claim, by: tuple[str | None, str], paper: Paper) -> bool:
    """Whether an agency's speaker is the paper's, as the words between them show."""
    proof = claim.evidence
    return (
        claim.relation is Relation.quotes
        and claim.by == by
        and proof.start <= paper.first
        and paper.last <= proof.end
    )


def words_that_cite(story: Story, paper: Paper, sentence: tuple[int, int]) -> Found | None:
    """The words that cite a paper; they stand before it or behind."""
    patterns, text = story.patterns, story.text
    since = sentence[0]
    if patterns.before(text, paper.start, negative=True, since=since, end=paper.end):
        return None
    if patterns.after(text, paper.end, negative=True):
        return None
    found = patterns.before(text, paper.start, since=since, end=paper.end)
    if found is not None and _loosely_told(story, paper, found):
        return None
    if found is None or found.phrase.relation != "cites":
        found = patterns.after(text, paper.end)
        if found is None or found.phrase.relation != "cites" or found.edge > sentence[1] + 1:
            return None
        if patterns.governed(text, paper.start):
            return None
    return found


def _loosely_told(story: Story, paper: Paper, found: Found) -> bool:
    """German has many a noun between verb and paper, to which an article or preposition must lead up."""
    if story.item.language != "de" or found.phrase.speaker != "told":
        return False
    return _LED_UP.search(
        story.text, max(found.edge, paper.start - LONGEST_NAME), paper.start
    ) is None and not (story.text[paper.start].islower() or NOUN.match(story.text, paper.start))


_LED_UP = lazy_regex(
    r"(?<!\p{L})(?:der|dem|den|im|in|bei|beim|gegenüber|mit|zu|vom|für|des|das|(?:berichte\p{L}*|meldete\p{L}*|schr[ei]+bt?)(?:\sdie)?)\s(?:\p{L}+[en][nrs]?\s){0,2}[„“»«\"]?$",
    regex.IGNORECASE,
)


def _hand(story: Story, paper: Paper, found: Found, sentence: tuple[int, int]) -> Mention | None:
    """The agency of the same sentence through which the paper reaches the story."""
    agencies = {
        one.agency for one in story.claims if one.relation is Relation.cites and one.by is None and one.agency
    }
    named = [one for one in story.within(*sentence) if one.agency in agencies]
    relays = story.patterns.relays
    before = [one for one in named if one.end <= paper.start]
    handed = before and relays is not None and relays.fullmatch(story.text, before[-1].end + 1, paper.start)
    if before and (handed or found.phrase.speaker == "relay" or opens_with(story, before[0], sentence[0])):
        return before[-1]
    if (
        not before
        and found.phrase.speaker == "relay"
        and (opened := taken_up_first(story, sentence, agencies))
    ):
        return opened
    behind = [one for one in named if one.start >= paper.end]
    if not behind:
        return None
    between = story.text[paper.end : behind[0].start]
    cited = relays.search(story.text, paper.end, behind[0].start) if relays is not None else None
    return None if cited is not None or len(between) > _BESIDE else behind[0]


def in_speech(story: Story, paper: Paper, sentence: tuple[int, int]) -> bool:
    """Whether a speaker names the paper: within quotation marks that hold more than its name."""
    if (
        story.text[paper.start - 1 : paper.start] in OPENING
        and story.text[paper.end : paper.end + 1] in CLOSING
    ):
        return False
    head = story.text[sentence[0] : paper.start]
    opened = max(head.rfind("“"), head.rfind("«"), head.rfind("„"))
    closed = max(head.rfind("”"), head.rfind("»"))
    if "„" in head and head.rfind("“") > head.rfind("„"):
        return False  # `„…“` closes with the sign that opens elsewhere
    return opened > closed
