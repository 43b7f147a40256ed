"""The first phase: what was read becomes stories and revisions, with what their own words say."""

from __future__ import annotations

from collections.abc import Iterable

from wirecopy.attribution.weigh import attribute
from wirecopy.nightly.night import Night
from wirecopy.records import Item, Reject, RejectReason, identity_number
from wirecopy.store import items as stored
from wirecopy.store import read, work, write
from wirecopy.store.items import Entry, Outcome

_EXCERPT = 200


def read_items(night: Night, arrivals: Iterable[Item | Reject]) -> None:
    """Store every item that arrives; a batch is one transaction."""
    items: list[Item] = []
    rejects: list[Reject] = []
    for arrival in arrivals:
        if isinstance(arrival, Reject):
            rejects.append(arrival)
        else:
            items.append(arrival)
        if len(items) + len(rejects) >= night.batch:
            _save(night, items, rejects)
            items, rejects = [], []
    _save(night, items, rejects)


def _save(night: Night, items: list[Item], rejects: list[Reject]) -> None:
    entries = [Entry(item, attribute(item, night.catalogue), digest_of(item)) for item in items]
    with night.store.begin() as connection:
        outcomes = stored.save_items(connection, night.run, night.started, night.judged_by, entries)
        told = [
            *rejects,
            *(
                _clash(item)
                for item, outcome in zip(items, outcomes, strict=True)
                if outcome is Outcome.clash
            ),
        ]
        write.save_rejects(connection, night.run, told)
    night.summary.count(outcomes, told)
    night.progress("read", night.summary.read, 0)


def digest_of(item: Item) -> int:
    """63 bits of title and text as a reader sees them: white space and letter case make no revision."""
    return identity_number(" ".join(f"{item.title or ''}\n{item.text}".casefold().split()))


def _clash(item: Item) -> Reject:
    problem = "its id already belongs to a story of another identity; give it another URL or id"
    return Reject(item.source, None, RejectReason.identity_clash, problem, item.text[:_EXCERPT])


def judge_again(night: Night) -> bool:
    """Judge anew what other rules or another catalogue judged; whether there was any."""
    with night.store.reading() as connection:
        stale = work.stale(connection, night.judged_by)
    for batch in night.batches("judge again", stale):
        with night.store.begin() as connection:
            items = read.items(connection, batch)
            judged = {story: attribute(items[story], night.catalogue) for story in batch}
            stored.save_judgements(connection, night.judged_by, judged)
            work.set_stage(connection, batch, work.Stage.clustered)
    return bool(stale)
