"""Agencies that running words name as a source, and the speakers whose words they relay."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import regex

from wirecopy.attribution.anaphors import (
    DENIED,
    may_say_on_whose_words,
    opening_hand,
    quote,
    read_anaphor,
    refers_back,
    takes_up,
)
from wirecopy.attribution.beside import Found
from wirecopy.attribution.citation import Citation, Span
from wirecopy.attribution.handed_on import hands_on_report, relayed_by
from wirecopy.attribution.lines import Group, Line, sentences
from wirecopy.attribution.meant import follows_its_name, is_meant, may_be_meant
from wirecopy.attribution.mentions import Mention
from wirecopy.attribution.speakers import speakers_of
from wirecopy.attribution.story import ASIDE, Claim, Story
from wirecopy.patterns import lazy_regex
from wirecopy.records import AgencyId, Evidence, Relation

QUOTING_SIGNS = 5
"""Characters more than a name where only the name is in quotation marks, a case ending among them."""
_QUOTED = lazy_regex(
    r'(?<![^\s(\[—–])"[^"]*"|“[^“”]*”|„[^“”"]*[“”"]|«[^»]*»|»[^«»]*«|(?<![^\s(\[—–])”[^“”\n]*”|「[^」]*」|『[^』]*』|'
    r"(?<![^\s(\[—–])'(?:[^'\n\"]|'(?=\p{L}))+'(?!\p{L})|‘(?:[^‘’\n]|’(?=\p{L}))*’"
)


def read_citations(story: Story) -> None:
    """Claims that the story cites an agency, one relays another, and speakers that reach it through them."""
    cited: list[Mention] = []
    on_whose = may_say_on_whose_words(story)
    for line in story.lines if story.taken_up or on_whose else story.named_lines:
        if line.zone in ASIDE:
            continue
        here = story.within(line.start, line.end)
        if all(one.used for one in here) and not (
            (cited or here) and (on_whose or takes_up(story, line.start, line.end))
        ):
            cited += [one for one in here if one.agency]
            continue
        quoted = [found.span() for found in _QUOTED.finditer(story.text, line.start, line.end)]
        groups = {one.start: group for group in _credits(story, line) for one in group.mentions}
        for start, end in sentences(story.text, line):
            _read_sentence(story, (start, end), groups, cited, quoted)
    _hang_on_relays(story)


def _hang_on_relays(story: Story) -> None:
    """Who first reached the story through another does so where it is named again."""
    through: dict[AgencyId, tuple[int, Claim]] = {}
    direct: dict[AgencyId, int] = {}
    for claim in story.claims:
        if claim.relation is Relation.cites and claim.agency is not None:
            at = claim.evidence.start
            if claim.by is None:
                direct[claim.agency] = min(at, direct.get(claim.agency, at))
            elif claim.agency not in through or at < through[claim.agency][0]:
                through[claim.agency] = at, claim
    for ident, (at, first) in through.items():
        if ident not in direct or direct[ident] <= at or first.by is None or first.by[0] not in direct:
            continue
        for number, claim in enumerate(story.claims):
            if claim.relation is Relation.cites and claim.agency == ident and claim.by is None:
                story.claims[number] = claim._replace(by=first.by)


def _credits(story: Story, line: Line) -> Iterator[Group]:
    """The names of a line by credit; two with only a comma between them may belong to two clauses."""
    for group in story.groups(line):
        if len(group.mentions) == 1 or any(join.strip() not in (",", "、") for join in group.joins):
            yield group
        else:
            yield from (Group((one,), ()) for one in group.mentions)


def _read_sentence(
    story: Story,
    sentence: Span,
    groups: Mapping[int, Group],
    cited: list[Mention],
    quoted: Sequence[Span],
) -> None:
    """groups: the credit in which each name stands, by where the name begins."""
    start, end = sentence
    here: list[tuple[Mention, Found]] = []
    for mention in story.within(start, end):
        if any(
            a < mention.start < b and b - a > mention.end - mention.start + QUOTING_SIGNS for a, b in quoted
        ):
            continue  # a speaker names the agency, not the story
        if mention.used:
            cited.append(mention) if mention.agency else None
            continue
        found = _phrase(story, mention, groups[mention.start], sentence)
        if found is None:
            continue
        here.append((mention, found))
    opened = opening_hand(story, sentence, cited) if cited and here else None
    for mention, found in here:
        _cite(story, mention, found, here, (groups[mention.start], sentence), opened)
        cited.append(mention)
    if cited and refers_back(story, start, end):
        read_anaphor(story, start, end, cited)


def _phrase(  # noqa: PLR0911 - each thing that rules a mention out is one way out
    story: Story, mention: Mention, group: Group, sentence: Span
) -> Found | None:
    """The words that cite a name; they stand before or behind all names of its credit."""
    text, patterns = story.text, story.patterns
    start, end = sentence
    if mention.agency is None or story.agency(mention.agency).pictures_only:
        return None
    if not may_be_meant(story, mention):
        return None
    if negative := patterns.before(text, group.start, negative=True, since=start, end=group.end):
        if negative.phrase.relation == "subject":
            story.subjects.add(mention.agency)
        return None
    if negative := patterns.after(text, group.end, negative=True):
        if negative[0].id.endswith(DENIED):
            story.denied.add(mention.agency)
        if negative[0].relation == "subject":
            story.subjects.add(mention.agency)
        if negative[0].relation == "subject" and mention.sure and not mention.name.paper:
            evidence = story.evidence(
                story.zone_at(mention.start), mention.start, negative[1], negative[0].id, 0.6
            )
            story.claim(Relation.subject, mention, evidence)
        return None
    found = _led_up(story, group, start)
    if found is None or found[0].relation != "cites":
        found = patterns.after(text, group.end + follows_its_name(story, mention))
        if found is None or found[0].relation != "cites" or found[1] > end + 1:
            return None
        if patterns.governed(text, group.start):
            return None
    return found if is_meant(story, mention, group, found.edge) else None


def _led_up(story: Story, group: Group, since: int) -> Found | None:
    """The words that lead up to a credit, unless its last name is only a part of a longer noun."""
    found = story.patterns.before(story.text, group.start, since=since, end=group.end)
    compound = found is not None and not found.phrase.after and _is_compound(story, group.end)
    return None if compound else found


COMPOUNDING = ("de", "nl", "sv", "da", "no", "nb", "nn")
"""Languages that join a name with a noun by a hyphen."""
_OTHER_THAN_NEWS = lazy_regex(
    r"-(?!(?:an-?|nach-?)?(?:angabe|frage|info|bericht|meldung|mitteilung|nachricht|gespräch|interview|intervju|reporter|"
    r"korrespondent|correspondent|journalist|fotogra|redak|verslaggever|recherche|umfrage|zählung|auswertung|berechnung|daten|"
    r"quelle|rondgang|enquête|peiling|bron|uppgift|källor|kilder|telegram|artikel|enkät|rundringning|op?plysning|byrå))\p{L}{4,}",
    regex.I,
)


def _is_compound(story: Story, end: int) -> bool:
    """Whether a hyphen makes the name a part of a noun that is no source (`dpa-Anwältin`)."""
    return story.item.language in COMPOUNDING and _OTHER_THAN_NEWS.match(story.text, end) is not None


def _cite(
    story: Story,
    mention: Mention,
    found: Found,
    here: list[tuple[Mention, Found]],
    place: tuple[Group, Span],
    opened: AgencyId | None,
) -> None:
    """place: the credit and the sentence in which the name stands; opened: the agency with which it opens."""
    phrase, edge, who = found
    group, sentence = place
    start, end = min(edge, mention.start), max(edge, mention.end)
    evidence = story.evidence(story.zone_at(mention.start), start, end, phrase.id, phrase.weight)
    by = relayed_by(story, group, found, here, sentence[1])
    if by is None and opened != mention.agency and phrase.speaker == "relay":
        by = opened
    if mention.agency is not None and story.agency(mention.agency).kind == "syndicate":
        if any(one.relation is Relation.syndicated and one.agency == mention.agency for one in story.claims):
            return  # whom its own copy has heard
        _cite_publication(story, mention, evidence, by)
        if phrase.speaker in ("passive", "after"):
            phrase = replace(phrase, speaker="cited")  # who else speaks beside a paper rarely speaks to it
        hand = (None, mention.name.text)
        for speaker in speakers_of(story, Citation(phrase, group.start, group.end, edge, sentence, who)):
            quote(story, speaker, hand)
        return
    story.claim(Relation.cites, mention, evidence, by)
    if mention.agency is None:
        return
    if hands_on_report(story, mention.agency, sentence[0], edge):
        return
    for speaker in speakers_of(story, Citation(phrase, group.start, group.end, edge, sentence, who)):
        quote(story, speaker, (mention.agency, story.agency(mention.agency).name))


def _cite_publication(story: Story, mention: Mention, evidence: Evidence, by: AgencyId | None) -> None:
    """A syndicate's name in running text is the newspaper behind it, which the catalogue does not hold."""
    hand = (by, story.agency(by).name) if by else None
    mention.used = True
    if mention.agency == story.own:
        return
    story.claims.append(Claim(Relation.cites, None, mention.name.text, evidence, hand))
