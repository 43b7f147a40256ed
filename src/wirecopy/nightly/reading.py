"""The first phase: what was read becomes stories and revisions, with what their own words say."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from wirecopy.attribution.reviewed import Verdict, with_verdicts
from wirecopy.attribution.weigh import attribute
from wirecopy.intake.read import Arrival
from wirecopy.nightly.night import KEPT, Night
from wirecopy.nightly.tasks import Fresh, read_and_judge, reading_chunks
from wirecopy.records import Item, Judgement, Reject, RejectReason, StoryId
from wirecopy.store import items as stored
from wirecopy.store import read, review, work, write
from wirecopy.store.fingerprints import PassageRow
from wirecopy.store.items import Entry, Outcome
from wirecopy.store.open import Connection

_EXCERPT = 200


def _unheard(_one: Fresh | Reject) -> None:
    """What became of an arrival, where nobody asks."""


def read_items(
    night: Night, arrivals: Iterable[Arrival], heard: Callable[[Fresh | Reject], None] = _unheard
) -> None:
    """Store every item that arrives; a batch is one transaction. heard: called with each, in their order."""
    chunks = reading_chunks(arrivals, night.own, night.catalogue.version)
    waiting: list[Fresh | Reject] = []
    for answer in night.workers.each(read_and_judge, chunks):
        for one in answer:
            heard(one)
        waiting += answer
        while len(waiting) >= night.batch:
            _save(night, waiting[: night.batch])
            del waiting[: night.batch]
    _save(night, waiting)


def _save(night: Night, arrived: Sequence[Fresh | Reject]) -> None:
    fresh = [one for one in arrived if isinstance(one, Fresh)]
    rejects = [one for one in arrived if isinstance(one, Reject)]
    with night.store.begin() as connection:
        decided = _decided(connection, {one.story for one in fresh})
        entries = [
            Entry(
                one.story,
                one.item,
                _reviewed(night, one.item, one.judgement, decided.get(one.story)),
                one.digest,
                _passages(one),
            )
            for one in fresh
        ]
        outcomes = stored.save_items(connection, night.run, night.started, night.judged_by, entries)
        told = [
            *rejects,
            *(
                _clash(one.item)
                for one, outcome in zip(fresh, outcomes, strict=True)
                if outcome is Outcome.clash
            ),
        ]
        write.save_rejects(connection, night.run, told)
    if not night.summary.resumed:
        _keep(night, fresh, outcomes)
    night.summary.count(outcomes, told)
    night.summary.count_removed([one.item.removed for one in fresh])
    night.progress("read", night.summary.read, 0)


def _passages(one: Fresh) -> PassageRow:
    return PassageRow(one.story, one.hashed.digest, one.hashed.words, one.hashed.passages)


def _keep(night: Night, fresh: Sequence[Fresh], outcomes: Sequence[Outcome]) -> None:
    """Keep the hashes of texts just stored, up to a bound; of texts of one digest the first was stored."""
    for one, outcome in zip(fresh, outcomes, strict=True):
        if outcome in (Outcome.new, Outcome.revised) and len(night.kept) < KEPT:
            night.kept.setdefault((one.story, one.digest), one.hashed)


def _decided(connection: Connection, stories: Collection[StoryId]) -> dict[StoryId, list[Verdict]]:
    """What a person decided on the claims of stories."""
    found: dict[StoryId, list[Verdict]] = {}
    for one in review.claim_decisions(connection, stories):
        found.setdefault(one.story, []).append(Verdict(one.agency, one.relation, one.word == review.YES))
    return found


def _reviewed(
    night: Night, item: Item, judgement: Judgement, verdicts: Sequence[Verdict] | None
) -> Judgement:
    return with_verdicts(item, judgement, verdicts, night.catalogue) if verdicts else judgement


def _clash(item: Item) -> Reject:
    problem = "its id already belongs to a story of another identity; give it another URL or id"
    return Reject(item.source, None, RejectReason.identity_clash, problem, item.text[:_EXCERPT])


def judge_again(night: Night) -> None:
    """Judge anew what other rules or another catalogue judged."""
    with night.store.reading() as connection:
        stale = work.stale(connection, night.judged_by)
    for batch in night.batches("judge again", stale):
        with night.store.begin() as connection:
            items = read.items(connection, batch)
            decided = _decided(connection, batch)
            judged = {
                story: _reviewed(
                    night, items[story], attribute(items[story], night.catalogue), decided.get(story)
                )
                for story in batch
            }
            stored.save_judgements(connection, night.judged_by, judged)
            work.take_up(connection, batch, work.Stage.clustered)
    night.judged_again |= bool(stale)
