"""The third phase: candidates from the index are judged on their texts, each pair once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from wirecopy.matching.judge import RULE_VERSION, Judged
from wirecopy.nightly.fingerprinting import buckets_of, posted
from wirecopy.nightly.known_copies import LIMITS
from wirecopy.nightly.night import Night
from wirecopy.nightly.tasks import Text, ToJudge, judge_chunk, pairs_in_chunks
from wirecopy.records import Match, StoryId
from wirecopy.store import fingerprints, index, read, work, write
from wirecopy.store.open import Connection
from wirecopy.store.work import Stage

Pair = tuple[StoryId, StoryId]
ROUND = 50_000
"""Stories whose candidates are looked up together, for each look-up reads most of a large index: 500 MB."""


def match(night: Night) -> None:
    """Judge every new text against the stories that it shares a bucket or passages with.

    Of two new texts the one with the smaller id asks, so that no order and no batch decides.
    """
    _take_up_older(night)
    with night.store.reading() as connection:
        waiting = work.pending(connection, Stage.indexed)
    round_of = set(waiting)
    together = max(ROUND // night.batch, 1) * night.batch  # whole batches
    begin = 0
    asking: dict[StoryId, list[Pair]] = {}
    by_number: NDArray[np.int64] | None = None  # read once where there are several rounds

    def to_judge(batch: list[StoryId]) -> list[ToJudge]:
        # No story asks for one of an earlier batch of this round: what that found need not be saved yet.
        nonlocal begin, asking, by_number
        with night.store.reading() as connection:
            if batch[0] not in asking:
                if by_number is None and len(waiting) > together:
                    by_number = index.stories_by_number(connection)
                asking = _pairs(night, connection, waiting[begin : begin + together], round_of, by_number)
                begin += together
            return _chunks(connection, sorted({pair for story in batch for pair in asking.pop(story)}))

    for batch, answers in night.in_batches("match", waiting, to_judge, judge_chunk):
        with night.store.begin() as connection:
            _save(night, connection, answers)
            work.set_stage(connection, batch, Stage.matched)


def _take_up_older(night: Night) -> None:
    """Have the pairs that older rules judged be judged again."""
    with night.store.begin() as connection:
        older = work.judged_by_older(connection, RULE_VERSION)
        work.take_up(connection, older, Stage.indexed)
    night.judged_again |= bool(older)


def _chunks(connection: Connection, pairs: Sequence[tuple[StoryId, StoryId]]) -> list[ToJudge]:
    """The pairs with their texts, in chunks to be judged."""
    stories = sorted({story for pair in pairs for story in pair})
    kept = read.kept_items(connection, stories)
    furniture = fingerprints.furniture_by_key(connection, {one.outlet_key for one in kept.values()})
    texts = {story: Text(one, furniture[one.outlet_key]) for story, one in kept.items()}
    return [
        ToJudge(
            tuple(texts[one] for one in sorted({story for pair in chunk for story in pair})), tuple(chunk)
        )
        for chunk in pairs_in_chunks(pairs)
    ]


def judge_pairs(
    night: Night, connection: Connection, pairs: Sequence[tuple[StoryId, StoryId]]
) -> list[Match]:
    """Judge pairs on their texts and keep what was found, in place of what was judged of them before."""
    return _save(night, connection, night.workers.each(judge_chunk, _chunks(connection, pairs)))


def _save(night: Night, connection: Connection, answers: Iterable[list[Judged]]) -> list[Match]:
    """Keep what was judged, in place of what was judged of the same pairs before.

    The clusters of both stories of a pair that was accepted and no longer is are decided on anew.
    """
    judged = sorted(chain.from_iterable(answers), key=lambda one: (one.match.a, one.match.b))
    rejected = [(one.match.a, one.match.b) for one in judged if not one.match.accepted]
    lost = {story for pair in write.accepted_among(connection, rejected) for story in pair}
    write.save_matches(connection, night.run, [(one.match, one.passages) for one in judged])
    work.take_up(connection, sorted(lost), Stage.matched)
    night.summary.pairs_judged += len(judged)
    night.summary.pairs_accepted += sum(one.match.accepted for one in judged)
    night.summary.passages += sum(len(one.passages) for one in judged)
    return [one.match for one in judged]


def _pairs(
    night: Night,
    connection: Connection,
    asking: list[StoryId],
    round_of: set[StoryId],
    by_number: NDArray[np.int64] | None,
) -> dict[StoryId, list[Pair]]:
    """The pairs that each of these stories has to have judged, in order of ids."""
    leaders = fingerprints.twins(connection, asking)
    first = sorted({leaders.get(story, story) for story in asking})
    furniture = fingerprints.furniture_of(connection, first)
    signed = fingerprints.signatures(connection, first)
    found = index.candidates(
        connection,
        posted(connection, first, furniture),
        buckets_of({story: row.signature for story, row in signed.items() if row.signature is not None}),
        LIMITS,
        by_number,
    )
    night.summary.capped += len(found.capped)
    known = index.partners(connection, asking)
    of_outlet = _SameOutlet(connection, asking, leaders, found)
    pairs: dict[StoryId, list[Pair]] = {}
    for story in asking:
        others = known.get(story, set()) | of_outlet.beside(story)
        if story not in leaders:
            others |= found.usual.get(story, set())
        # Of two texts of this round the smaller id asks; a twin asks for itself, for its leader never does.
        others = {other for other in others if other not in round_of or story < other}
        if story in leaders:
            others.add(leaders[story])
        else:
            others |= found.crowded.get(story, set())
        pairs[story] = [(min(story, other), max(story, other)) for other in others]
    return pairs


class _SameOutlet:
    """Pairs of one outlet's stories that twins stand between: what one is to the other hangs on the outlet.

    For a text that twins share the first of an outlet's speaks, as the leader does for them all; so it does
    not matter which of them came first and leads.
    """

    def __init__(
        self,
        connection: Connection,
        asking: Sequence[StoryId],
        leaders: Mapping[StoryId, StoryId],
        found: index.Candidates,
    ) -> None:
        self._leaders, self._found = leaders, found
        met = {other for held in (*found.usual.values(), *found.crowded.values()) for other in held}
        twins = work.twins_of(connection, met | set(leaders.values()))
        members = {leader: (leader, *group) for leader, group in twins.items()}
        self._outlets = work.outlets_of(connection, {*asking, *met, *chain.from_iterable(members.values())})
        self._first: dict[tuple[StoryId, int], StoryId] = {}
        for leader in {*met, *members}:
            for one in members.get(leader, (leader,)):  # the leader stands for its own outlet
                self._first.setdefault((leader, self._outlets[one]), one)

    def beside(self, story: StoryId) -> set[StoryId]:
        """The stories of its own outlet that a story may be another version of, and no leader is."""
        leader, outlet = self._leaders.get(story, story), self._outlets[story]
        if leader != story and self._first[leader, outlet] != story:
            return set()
        of_outlet = {self._first.get((other, outlet)) for other in self._found.of(leader)}
        return {one for one in of_outlet if one is not None} - {story}
