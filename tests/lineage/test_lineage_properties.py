"""What holds of every cluster, whatever its members say."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from lineage_cast import (
    AFP,
    ANI,
    MINISTRY,
    NAMES,
    REUTERS,
    SPUTNIK,
    at,
    chain_of,
    credit,
    match,
    others_of,
    story,
    words,
)

from wirecopy.lineage import chain
from wirecopy.lineage.direction import roles
from wirecopy.lineage.edges import trace
from wirecopy.lineage.member import story_node
from wirecopy.lineage.reach import reachable
from wirecopy.records import MatchRelation, Precision, Relation

ORGANISATIONS = st.sampled_from([ANI, AFP, SPUTNIK, REUTERS, MINISTRY])
CREDITS = st.builds(
    credit,
    ORGANISATIONS,
    st.sampled_from(list(Relation)),
    by=st.one_of(st.none(), ORGANISATIONS),
    confidence=st.sampled_from([0.4, 0.7, 0.95]),
    start=st.integers(0, 200),
)
MOMENTS = st.one_of(
    st.none(),
    st.builds(
        at,
        st.integers(0, 3000),
        zone=st.sampled_from(["Z", None]),
        precision=st.sampled_from([Precision.minute, Precision.day]),
    ),
)
SHARES = st.sampled_from([0.3, 0.6, 0.9, 1.0])
COPIES = [MatchRelation.exact, MatchRelation.near, MatchRelation.contained, MatchRelation.update]


@st.composite
def clusters(draw: st.DrawFn):
    members = [
        story(
            draw(st.sampled_from(["Post", "Courier", "Gazette", "reuters.com"])),
            draw(MOMENTS),
            *draw(st.lists(CREDITS, max_size=4)),
            own=draw(st.sampled_from([None, None, None, "reuters", "ani"])),
            feed=draw(st.sampled_from([None, None, words("from a feed")])),
            item=str(number),
        )
        for number in range(draw(st.integers(1, 6)))
    ]
    pairs = [
        match(one, other, draw(SHARES), draw(SHARES), draw(st.sampled_from(COPIES)))
        for place, one in enumerate(members)
        for other in members[place + 1 :]
        if draw(st.booleans())
    ]
    return members, pairs


@settings(max_examples=200, deadline=None)
@given(clusters(), st.integers(0, 99))
def test_no_order_of_members_or_matches_changes_an_edge_or_a_role(cluster, seed):
    members, pairs = cluster
    shuffled, mixed = list(members), list(pairs)
    Random(seed).shuffle(shuffled)
    Random(seed).shuffle(mixed)

    edges, again = trace(members, pairs, NAMES), trace(shuffled, mixed, NAMES)

    assert edges == again
    assert roles(members, pairs, edges) == roles(shuffled, mixed, again)


@settings(max_examples=200, deadline=None)
@given(clusters())
def test_nobody_has_their_words_from_themselves(cluster):
    members, pairs = cluster
    above = {}
    for edge in trace(members, pairs, NAMES):
        above.setdefault(edge.child, set()).add(edge.parent)

    for node, parents in above.items():
        reached, waiting = set(), set(parents)
        while waiting:
            parent = waiting.pop()
            assert parent != node
            if parent not in reached:
                reached.add(parent)
                waiting |= above.get(parent, set())


@settings(max_examples=200, deadline=None)
@given(clusters())
def test_every_edge_has_evidence_or_the_numbers_that_it_rests_on(cluster):
    members, pairs = cluster
    known = {member.story for member in members}

    for edge in trace(members, pairs, NAMES):
        assert edge.evidence_story in known
        assert 0 < edge.confidence <= 1
        assert edge.evidence if edge.basis == "stated" else "%" in edge.basis
        assert edge.relation not in ("photo", "subject")


@settings(max_examples=200, deadline=None)
@given(clusters())
def test_every_story_has_one_role_and_a_chain_that_ends_where_its_origin_is(cluster):
    members, pairs = cluster
    edges = trace(members, pairs, NAMES)
    found = roles(members, pairs, edges)

    assert sorted(found) == sorted(member.story for member in members)
    for member in members:
        start, up = story_node(member, NAMES), reachable(member.story, edges)
        path = chain_of(start, up)
        assert path[0] == start
        assert len(set(path)) == len(path)
        assert chain.origins([start], up)[0][0] == path[-1]
        assert all(0 < sure <= 1 and way[0] == start for way, sure in others_of(start, up))
        assert {edge.depth for edge in up} == set(range(1, max((edge.depth for edge in up), default=0) + 1))
