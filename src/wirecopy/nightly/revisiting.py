"""Which accepted pairs must not join clusters: suspicious components and a person's decisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from wirecopy.clusters.decided import KEPT_APART, Ruling, Rulings, parted
from wirecopy.clusters.joined import Link, Pair, Union
from wirecopy.clusters.revisit import examine, is_suspicious
from wirecopy.matching.prepare import Prepared, prepare
from wirecopy.matching.telling import goes_on
from wirecopy.nightly.matching import judge_pairs
from wirecopy.nightly.night import Night
from wirecopy.records import StoryId
from wirecopy.store import fingerprints, read, review
from wirecopy.store.clusters import Neighbourhood
from wirecopy.store.open import Connection

_TOGETHER = 2000
"""Stories whose pairs are looked at together: a bound on memory, but for one larger component."""


def pairs_that_hold(
    night: Night, connection: Connection, around: Neighbourhood
) -> tuple[set[Pair], dict[Pair, str]]:
    """The pairs that make clusters, and the accepted ones whose stories stand apart, each with the reason."""
    rulings = _rulings(connection, around.stories)
    holding = around.edges | set(rulings.same)
    cut: dict[Pair, str] = {}
    for group in _suspicious(around, holding, rulings):
        of_component = _links(connection, group)
        for component, links in zip(group, of_component, strict=True):
            found = _examined(night, connection, component, links, rulings)
            holding |= {link.pair for link in links.values() if link.accepted}
            cut.update(found)
    holding -= cut.keys() - set(rulings.same)
    union = Union(around.stories, holding)
    apart = {pair: reason for pair, reason in cut.items() if union.root(pair[0]) != union.root(pair[1])}
    return holding, apart


def _rulings(connection: Connection, stories: set[StoryId]) -> Rulings:
    decisions = review.pair_decisions(connection, stories)
    inside = [one for one in decisions if one.a in stories and one.b in stories]
    return Rulings(Ruling(one.number, (one.a, one.b), one.word == review.SAME) for one in inside)


def _suspicious(around: Neighbourhood, holding: set[Pair], rulings: Rulings) -> Iterator[list[list[StoryId]]]:
    """The components to be looked at, some at a time, in order of their smallest stories."""
    union = Union(around.stories, holding)
    weak: dict[StoryId, int] = defaultdict(int)
    for a, _ in around.weak:
        weak[union.root(a)] += 1
    parting = {union.root(a) for a, b in rulings.different if union.root(a) == union.root(b)}
    together: list[list[StoryId]] = []
    for component in union.groups():
        root = component[0]
        if not (is_suspicious(len(component), weak[root]) or root in parting):
            continue
        together.append(component)
        if sum(map(len, together)) >= _TOGETHER:
            yield together
            together = []
    if together:
        yield together


def _links(connection: Connection, components: Sequence[list[StoryId]]) -> list[dict[Pair, Link]]:
    """What was judged among the stories of each component."""
    number = {story: place for place, component in enumerate(components) for story in component}
    found: list[dict[Pair, Link]] = [{} for _ in components]
    for match in read.same_story_matches(connection, number):
        if number[match.a] == number[match.b]:
            found[number[match.a]][match.a, match.b] = Link.of(match)
    return found


def _examined(
    night: Night, connection: Connection, stories: list[StoryId], links: dict[Pair, Link], rulings: Rulings
) -> dict[Pair, str]:
    """The accepted pairs of one component that must not join clusters; `links` gains what was judged anew."""

    def look(pairs: Iterable[Pair]) -> list[Link]:
        wanted = list(pairs)
        known = read.matches_between(connection, wanted)
        fresh = judge_pairs(night, connection, [pair for pair in wanted if pair not in known])
        found = [Link.of(match) for match in (*known.values(), *fresh)]
        links.update((link.pair, link) for link in found)
        return found

    @cache
    def text_of(story: StoryId) -> Prepared:
        text = read.items(connection, [story])[story]
        return prepare(story, text, fingerprints.furniture_of(connection, [story])[story])

    def told_on(piece: StoryId, other: StoryId) -> bool:
        return goes_on(text_of(piece).words, text_of(piece).title, text_of(other).words)

    members = set(stories)
    bound = [pair for pair in rulings.same if pair[0] in members]
    cut = examine(stories, list(links.values()), look, told_on, bound)
    left = [link for link in links.values() if link.accepted and link.pair not in cut]
    if any(a in members and b in members for a, b in rulings.different):
        within = rulings.within(members)
        cut.update(dict.fromkeys(parted(stories, left, within), KEPT_APART))
    return cut
