"""A weak link that would make one cluster of unlike stories is cut; whatever order it came in."""

from __future__ import annotations

import random
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from wirecopy.clusters.decided import Ruling, Rulings, parted
from wirecopy.clusters.joined import Link, Pair, Union
from wirecopy.clusters.revisit import BRIDGE, HUB, articulations, examine
from wirecopy.records import MatchRelation as Relation


def near(a: int, b: int, jaccard: float = 0.8) -> Link:
    return link(a, b, Relation.near, jaccard, 0.9, 0.9)


def inside(part: int, whole: int, share_of_whole: float) -> Link:
    """`part` stands in `whole`, of which it makes up so much."""
    return link(part, whole, Relation.contained, share_of_whole, 0.98, share_of_whole)


def passage(a: int, b: int, share: float) -> Link:
    return link(a, b, Relation.embeds, share / 2, share, share)


def link(a: int, b: int, relation: Relation, jaccard: float, share_a: float, share_b: float) -> Link:
    if a > b:
        a, b, share_a, share_b = b, a, share_b, share_a
    return Link(a, b, relation, relation.same_copy, jaccard, share_a, share_b)


def unlike(pairs: Sequence[Pair]) -> list[Link]:
    """A look at the texts that finds nothing in common."""
    return [link(a, b, Relation.unrelated, 0.0, 0.0, 0.0) for a, b in pairs]


def apart(piece: int, other: int) -> bool:
    """Words that tell of two things."""
    return False


def together(piece: int, other: int) -> bool:
    """Words that go on with what the other tells."""
    return True


def blind(pairs: Sequence[Pair]) -> list[Link]:
    raise AssertionError(f"nobody should have to look at {pairs}")


def stories_of(links: list[Link]) -> set[int]:
    return {story for one in links for story in one.pair}


def clusters(links: list[Link], cut: dict[Pair, str]) -> list[list[int]]:
    held = [one.pair for one in links if one.accepted and one.pair not in cut]
    return Union(stories_of(links), held).groups()


def test_a_digest_stands_apart_from_the_unlike_stories_that_it_holds():
    digest = 9
    links = [near(1, 2), near(3, 4), *(inside(story, digest, 0.3) for story in (1, 2, 3, 4))]

    cut = examine(stories_of(links), links, unlike, apart)

    assert clusters(links, cut) == [[1, 2], [3, 4], [9]]
    assert set(cut.values()) == {HUB}


def test_a_digest_that_many_outlets_ran_is_still_one_text_and_stands_apart():
    digests = (9, 10, 11)
    links = [link(9, 10, Relation.exact, 1, 1, 1), link(9, 11, Relation.exact, 1, 1, 1)]
    links += [inside(story, digest, 0.3) for story in (1, 2, 3) for digest in digests]

    assert clusters(links, examine(stories_of(links), links, unlike, apart)) == [[1], [2], [3], [9, 10, 11]]


def test_a_story_with_anothers_brief_at_its_foot_stays_with_the_one_that_makes_up_most_of_it():
    links = [inside(1, 9, 0.85), inside(2, 9, 0.1)]

    assert clusters(links, examine(stories_of(links), links, unlike, apart)) == [[1, 9], [2]]


def test_a_brief_in_one_copy_alone_joins_nobody_though_that_copy_is_in_the_cluster():
    copies = [near(1, 2), near(1, 3), near(2, 3)]
    links = [*copies, inside(7, 3, 0.1)]

    cut = examine(stories_of(links), links, unlike, apart)

    assert clusters(links, cut) == [[1, 2, 3], [7]]
    assert cut == {(3, 7): BRIDGE}


def test_a_brief_made_of_a_newer_version_stays_though_the_older_version_has_other_words():
    links = [link(1, 2, Relation.update, 0.5, 0.6, 0.6), inside(7, 2, 0.4)]

    assert examine(stories_of(links), links, unlike, apart) == {}


def test_a_trimmed_copy_of_all_copies_is_one_of_them():
    links = [near(1, 2), near(1, 3), inside(7, 1, 0.2), inside(7, 2, 0.2), inside(7, 3, 0.2)]

    assert examine(stories_of(links), links, blind, apart) == {}


def test_two_edits_of_one_wire_story_are_no_strangers_though_neither_was_accepted_with_the_other():
    links = [inside(1, 9, 0.5), inside(2, 9, 0.5), passage(1, 2, 0.4)]

    assert examine(stories_of(links), links, blind, apart) == {}


def test_what_was_never_judged_is_looked_at_before_anything_is_cut():
    links = [inside(1, 9, 0.5), inside(2, 9, 0.4)]
    asked: list[Pair] = []

    def look(pairs: Sequence[Pair]) -> list[Link]:
        asked.extend(pairs)
        return [passage(a, b, 0.5) for a, b in pairs]

    assert examine(stories_of(links), links, look, apart) == {}
    assert asked == [(1, 2)]


def test_a_brief_in_two_unlike_stories_stays_with_that_of_which_it_makes_up_more():
    links = [inside(5, 1, 0.2), inside(5, 2, 0.3)]

    assert clusters(links, examine(stories_of(links), links, unlike, apart)) == [[1], [2, 5]]


def test_two_pieces_of_one_story_belong_to_it_though_they_share_nothing():
    original, copy, first, rest = 1, 2, 3, 4
    links = [link(original, copy, Relation.exact, 1, 1, 1)]
    links += [inside(first, whole, 0.65) for whole in (original, copy)]
    links += [inside(rest, whole, 0.33) for whole in (original, copy)]

    assert examine(stories_of(links), links, unlike, together) == {}


def test_stories_that_others_ran_too_are_no_pieces_of_a_digest_whatever_they_tell():
    links = [near(1, 2), near(3, 4), *(inside(story, 9, 0.4) for story in (1, 2, 3, 4))]

    cut = examine(stories_of(links), links, unlike, together)

    assert clusters(links, cut) == [[1, 2], [3, 4], [9]]


def test_a_story_of_which_a_part_alone_stands_in_another_is_no_piece_of_it():
    links = [link(1, 9, Relation.contained, 0.4, 0.8, 0.45), link(2, 9, Relation.contained, 0.4, 0.8, 0.45)]

    assert clusters(links, examine(stories_of(links), links, unlike, together)) == [[1], [2], [9]]


def test_what_a_person_joined_is_never_cut():
    links = [inside(1, 9, 0.3), inside(2, 9, 0.3)]
    cut = examine(stories_of(links), links, unlike, apart, bound=[(1, 9), (2, 9)])

    assert cut == {}


def test_two_stories_that_a_person_keeps_apart_are_parted_along_the_weakest_link():
    links = [near(1, 2, 0.9), near(2, 3, 0.7), near(3, 4, 0.9)]
    rulings = Rulings([Ruling(1, (1, 4), same=False)])

    assert parted([1, 2, 3, 4], links, rulings) == {(2, 3)}


def test_of_decisions_that_contradict_each_other_the_newest_holds():
    old = [Ruling(1, (1, 2), same=True), Ruling(2, (2, 3), same=True)]

    assert Rulings([*old, Ruling(3, (1, 3), same=False)]).overruled == [old[0]]
    assert (
        Rulings(
            [
                Ruling(1, (1, 3), same=False),
                *(Ruling(n + 2, one.pair, same=True) for n, one in enumerate(old)),
            ]
        ).different
        == []
    )


numbers = st.integers(1, 10)
kinds = st.sampled_from([near, passage, inside])
shares = st.sampled_from([0.1, 0.35, 0.6, 0.9])


@st.composite
def graphs(draw: st.DrawFn) -> list[Link]:
    pairs = draw(st.sets(st.tuples(numbers, numbers).filter(lambda pair: pair[0] != pair[1]), max_size=16))
    links = {one.pair: one for a, b in sorted(pairs) for one in [draw(kinds)(a, b, draw(shares))]}
    return list(links.values())


@given(graphs(), st.randoms(use_true_random=False))
def test_the_order_of_links_changes_no_cut(links: list[Link], order: random.Random):
    mixed = links.copy()
    order.shuffle(mixed)

    assert examine(stories_of(links), mixed, unlike, apart) == examine(
        stories_of(links), links, unlike, apart
    )


@given(graphs())
def test_only_weak_links_are_cut_and_never_where_everything_is_alike(links: list[Link]):
    cut = examine(stories_of(links), links, unlike, apart)
    accepted = [one for one in links if one.accepted]
    everything = examine(
        stories_of(accepted), accepted, lambda pairs: [passage(a, b, 0.9) for a, b in pairs], apart
    )

    assert all(one.weak for one in links if one.pair in cut)
    assert everything == {}


@given(graphs(), st.lists(st.tuples(numbers, numbers, st.booleans()), max_size=6))
def test_what_a_person_decided_holds_whatever_was_judged(
    links: list[Link], given_words: list[tuple[int, int, bool]]
):
    rulings = Rulings(
        Ruling(number, (min(a, b), max(a, b)), same)
        for number, (a, b, same) in enumerate(given_words)
        if a != b
    )
    accepted = [one for one in links if one.accepted]
    cut = parted(range(1, 11), accepted, rulings)
    joined = Union(range(1, 11), [*(one.pair for one in accepted if one.pair not in cut), *rulings.same])

    assert all(joined.root(a) == joined.root(b) for a, b in rulings.same)
    assert all(joined.root(a) != joined.root(b) for a, b in rulings.different)


@given(st.sets(st.tuples(numbers, numbers).filter(lambda pair: pair[0] < pair[1])))
def test_articulations_are_the_nodes_without_which_more_parts_are_left(pairs: set[Pair]):
    around: dict[int, set[int]] = {}
    for a, b in pairs:
        around.setdefault(a, set()).add(b)
        around.setdefault(b, set()).add(a)
    before = len(Union(around, pairs).groups())

    def parts_without(node: int) -> int:
        rest = [pair for pair in pairs if node not in pair]
        return len(Union(set(around) - {node}, rest).groups())

    assert articulations(around) == {node for node in around if parts_without(node) > before}
