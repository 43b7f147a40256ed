"""What an outlet says of its own making: inputs, named feeds, copyright, house marks, unedited feeds, notices."""

from __future__ import annotations

from wirecopy.attribution.rules_byline import claim_group
from wirecopy.attribution.rules_place import tail
from wirecopy.attribution.story import Claim, Group, Line, Story
from wirecopy.records import Evidence, Notice, Relation, Zone

LONGEST_CREDIT = 320
"""Characters of a line that can be a credit as a whole."""
NOTICE_LINES = 3

_RELATIONS = {"contributed": Relation.contributed, "syndicated": Relation.syndicated}


def read_credits(story: Story) -> None:
    """Claims from `(With inputs from PTI)`, `published from AFP feed`, `© 2022 AFP` in lines at the foot."""
    for line in tail(story):
        for group in story.groups(line):
            if not any(mention.used for mention in group.mentions):
                _read_credit(story, line, group)


def _read_credit(story: Story, line: Line, group: Group) -> None:
    text, patterns = story.text, story.credit_patterns
    since = max(line.start, group.start - 200)
    for found in (
        patterns.before(text, group.start, since=since, end=group.end),
        patterns.after(text, group.end),
    ):
        if found is None or found[0].relation not in _RELATIONS:
            continue
        phrase, edge = found
        if phrase.zones and not _is_foot(story, line, min(edge, group.start)):
            continue
        zone = line.zone if line.zone in (Zone.disclaimer, Zone.signoff) else Zone.signoff
        start, end = min(edge, group.start), max(edge, group.end)
        relation = _RELATIONS[phrase.relation]
        claim_group(story, group, relation, start, end, zone, phrase.id, phrase.weight)
        return


def _is_foot(story: Story, line: Line, start: int) -> bool:
    """Whether words stand in a credit line of their own, or in brackets at a paragraph's end."""
    if line.zone in (Zone.signoff, Zone.disclaimer) or not story.running(line):
        return True
    return line.end - line.start <= LONGEST_CREDIT and line is not story.lines[0] or line.end - start < 160


def read_marks(story: Story) -> None:
    """Claims from house marks, such as the closing line that names reporter and editor."""
    lines = tail(story)
    if not lines:
        return
    start, end = lines[0].start, lines[-1].end
    for mark in story.grammar.marks:
        agency = story.catalogue.get(mark.agency)
        if agency is None:
            continue
        found = mark.pattern.search(story.text, max(start, end - 1500), end)
        if found is None or story.zone_at(found.start()) is Zone.furniture:
            continue
        evidence = story.evidence(Zone.signoff, found.start(), found.end(), mark.id, mark.weight)
        story.claims.append(Claim(Relation.syndicated, agency.id, agency.name, evidence))


def read_feed(story: Story) -> Evidence | None:
    """The words that say that the story came from a feed unedited."""
    for line in reversed(story.lines):
        words = story.text[line.start : line.end]
        folded = words.casefold()
        for phrase in story.grammar.feeds:
            if not any(anchor in folded for anchor in phrase.anchors):
                continue
            found = phrase.pattern.search(story.text, line.start, line.end)
            if found is not None:
                zone = Zone.disclaimer
                return story.evidence(zone, found.start(), found.end(), phrase.id, 0.95)
    return None


def read_notice(story: Story) -> Notice | None:
    """The notice that the title or the first lines declare."""
    heads = [(story.item.title or "", True)]
    for line in story.lines[:NOTICE_LINES]:
        heads.append((story.text[line.start : min(line.end, line.start + 240)], not story.running(line)))
    for line in tail(story)[1:]:
        heads.append((story.text[line.start : min(line.end, line.start + 240)], False))
    for _, notice, pattern in story.grammar.notices:
        for words, whole in heads:
            found = pattern.search(words)
            if found and found.start() <= (40 if whole else 3):
                return Notice(notice)
    return None
