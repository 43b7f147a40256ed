"""A page of several items, each with its own credit: news in brief, and the entries of a live blog.

What one agency filed there is an item and not the page, so every item's agency stands beside the others'.
"""

from __future__ import annotations

from wirecopy.attribution.joined import claim_group
from wirecopy.attribution.lines import Group, Line
from wirecopy.attribution.story import Story
from wirecopy.patterns import lazy_regex
from wirecopy.records import Relation, Zone

LEAST_SIGNED, SEVERAL = 2, 3
"""Agencies that close most of a page's paragraphs, or some of them and the last one: fewer may stand below
pictures.
"""
_OPENED = lazy_regex(r"(?<=[.!?…\"”’'»)]\s?)(?:\(|[-–—]{1,2}\s?)$")
_CLOSED = lazy_regex(r"\)?[\s.]*$")


def read_items(story: Story) -> None:
    """Claims from the agencies that close most of a page's paragraphs, each its own: `… said. (ANI)`."""
    signed = [
        (line, *found)
        for line in story.named_lines
        if (found := _signature(story, line)) is not None and story.running(line)
    ]
    agencies = {one.agency for _, group, _ in signed for one in group.mentions}
    if len(agencies) < LEAST_SIGNED:
        return
    running = [line for line in story.lines if story.running(line)]
    if 2 * len(signed) <= len(running) and (len(agencies) < SEVERAL or signed[-1][0] is not running[-1]):
        return
    for line, group, start in signed:
        evidence = story.evidence(Zone.signoff, start, line.end, "item-signoff", 0.8)
        claim_group(story, group, Relation.syndicated, evidence)


def _signature(story: Story, line: Line) -> tuple[Group, int] | None:
    """The agencies in brackets or behind a dash at a paragraph's end, and where these begin."""
    group = next(reversed(story.groups(line)), None)
    if group is None or any(one.used or one.name.word or one.agency is None for one in group.mentions):
        return None
    opened = _OPENED.search(story.text, line.start, group.start)
    if opened is None or _CLOSED.match(story.text, group.end, line.end) is None:
        return None
    return group, opened.start()
