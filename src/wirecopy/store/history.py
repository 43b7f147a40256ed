"""The past of clusters: what happened to one, what changed between two runs, which run a moment means."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, and_, func, or_, select

from wirecopy.errors import NotFoundError, UsageError
from wirecopy.records import ClusterId, RunId, StoryId, cluster_label, number_of, story_label
from wirecopy.store import models as table
from wirecopy.store.bulk import among, chunks
from wirecopy.store.clusters import stood
from wirecopy.store.kept import iso
from wirecopy.store.selection import Row, cluster_or_none, story_or_none


def run_named(connection: Connection, words: str) -> RunId:
    """The run that a number names, or the newest one that had begun by a time; a day means its end, UTC.

    Raises NotFoundError where there is none, UsageError for words that are neither.
    """
    run = table.run
    if words.isdecimal() and len(words) < 8:
        found = connection.execute(select(run.c.id).where(run.c.id == int(words))).scalar()
        if found is None:
            raise NotFoundError(f"there is no run {words}", "`wirecopy export runs` lists them")
        return int(found)
    moment = moment_in(words)
    end = moment + timedelta(days=1) if len(words) <= len("2024-05-14") else moment + timedelta(seconds=1)
    newest = connection.execute(select(func.max(run.c.id)).where(run.c.started < iso(end))).scalar()
    if newest is None:
        raise NotFoundError(f"no run had begun by {words}", "`wirecopy export runs` lists them")
    return int(newest)


def moment_in(words: str) -> datetime:
    """The time that words state; of a day its beginning, UTC where they name no zone. Raises UsageError."""
    try:
        moment = datetime.fromisoformat(words)
    except ValueError as fault:
        raise UsageError(
            f"`{words}` is neither a run nor a time", "give a run's number, 2024-05-14 or 2024-05-14T22:00Z"
        ) from fault
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment


# ---------------------------------------------------------------- one cluster
def cluster_events(connection: Connection, cluster: ClusterId) -> list[Row]:
    """All that happened to a cluster and to those that it took in, in order.

    Keys: run, started, kind, cluster_id, story_id, outlet, title (of the text that the story had in that
    run), other_id.
    """
    ids, fresh = {cluster}, {cluster}
    while fresh:
        merged = connection.execute(select(table.cluster.c.id).where(table.cluster.c.merged_into.in_(fresh)))
        fresh = set(merged.scalars()) - ids
        ids |= fresh
    event = table.cluster_event
    rows: dict[tuple[int, int], Row] = {}
    for chunk in chunks(sorted(ids)):
        found = connection.execute(
            select(
                event.c.run_id,
                event.c.sequence,
                table.run.c.started,
                event.c.kind,
                event.c.cluster_id,
                event.c.story_id,
                event.c.other_id,
                table.outlet.c.name,
            )
            .join(table.run, table.run.c.id == event.c.run_id)
            .outerjoin(table.story, table.story.c.id == event.c.story_id)
            .outerjoin(table.outlet, table.outlet.c.id == table.story.c.outlet_id)
            .where(or_(event.c.cluster_id.in_(among(chunk)), event.c.other_id.in_(among(chunk))))
        )
        for run, place, started, kind, of, story, other, outlet in found:
            rows[run, place] = {
                "run": run,
                "started": started,
                "kind": kind,
                "cluster_id": cluster_label(of),
                "story_id": story_or_none(story),
                "outlet": outlet,
                "title": None,
                "other_id": cluster_or_none(other),
            }
    titles = _Titles(connection, [row["story_id"] for row in rows.values() if row["story_id"]])
    return [{**rows[place], "title": titles.at(rows[place]["story_id"], place[0])} for place in sorted(rows)]


class _Titles:
    """The titles that stories had, by run: the newest text by its own time was the current one."""

    def __init__(self, connection: Connection, labels: Iterable[str]) -> None:
        revision = table.revision
        self._texts: dict[str, list[tuple[RunId, tuple[bool, str, int], str | None]]] = defaultdict(list)
        for chunk in chunks(sorted({number_of(label) for label in labels})):
            found = connection.execute(
                select(
                    revision.c.story_id,
                    revision.c.run_id,
                    revision.c.id == table.story.c.revision_id,
                    func.coalesce(revision.c.updated, revision.c.published),
                    revision.c.number,
                    revision.c.title,
                )
                .join(table.story, table.story.c.id == revision.c.story_id)
                .where(revision.c.story_id.in_(among(chunk)))
                .order_by(revision.c.number)
            )
            for story, run, current, time, number, title in found:
                texts = self._texts[story_label(story)]
                since = time or (texts[-1][1][1] if texts else "")
                texts.append((run, (bool(current), since, number), title))

    def at(self, label: str | None, run: RunId) -> str | None:
        """The title of the text that was a story's current one when a run had ended."""
        texts = [(order, title) for of_run, order, title in self._texts.get(label or "", ()) if of_run <= run]
        return max(texts, key=lambda one: one[0])[1] if texts else None


# ---------------------------------------------------------------- between two runs
def changes(connection: Connection, before: RunId, after: RunId) -> list[Row]:
    """What became of clusters from the end of one run to the end of a later one, most stories first.

    Keys: cluster_id, change (`new`, `grown`, `shrunk`, `changed`, `merged`), into (where `merged`),
    size_before, size_after, joined (stories by where they came from), left (by where they went); stories
    that were in no cluster before stand under an empty name.
    """
    member = table.membership
    touched = or_(
        and_(member.c.joined_run_id > before, member.c.joined_run_id <= after),
        and_(member.c.left_run_id > before, member.c.left_run_id <= after),
    )
    stories = set(connection.execute(select(member.c.story_id).where(touched)).scalars())
    old, new = (_stood_in(connection, stories, run) for run in (before, after))
    moved = {story for story in stories if old.get(story) != new.get(story)}
    joined: dict[ClusterId, dict[ClusterId | None, list[StoryId]]] = defaultdict(lambda: defaultdict(list))
    left: dict[ClusterId, dict[ClusterId | None, list[StoryId]]] = defaultdict(lambda: defaultdict(list))
    for story in sorted(moved):
        source, target = old.get(story), new.get(story)
        if target is not None:
            joined[target][source].append(story)
        if source is not None:
            left[source][target].append(story)
    ids = joined.keys() | left.keys()
    size_before, size_after = (_sizes(connection, ids, run) for run in (before, after))
    rows = [
        {
            "cluster_id": cluster_label(one),
            "change": _change(size_before[one], size_after[one], bool(joined[one]), bool(left[one])),
            "into": cluster_or_none(_merged_into(connection, one)) if not size_after[one] else None,
            "size_before": size_before[one],
            "size_after": size_after[one],
            "joined": _labelled(joined[one]),
            "left": _labelled(left[one]),
        }
        for one in sorted(ids)
    ]
    return sorted(rows, key=lambda row: (-max(row["size_before"], row["size_after"]), row["cluster_id"]))


def _change(before: int, after: int, joined: bool, left: bool) -> str:
    if not before:
        return "new"
    if not after:
        return "merged"
    return "changed" if joined and left else "grown" if joined else "shrunk"


def _merged_into(connection: Connection, cluster: ClusterId) -> ClusterId | None:
    return connection.execute(
        select(table.cluster.c.merged_into).where(table.cluster.c.id == cluster)
    ).scalar()


def _labelled(groups: dict[ClusterId | None, list[StoryId]]) -> dict[str, list[str]]:
    return {
        "" if cluster is None else cluster_label(cluster): [story_label(story) for story in groups[cluster]]
        for cluster in sorted(groups, key=lambda one: (one is not None, one or 0))
    }


def _stood_in(connection: Connection, stories: Iterable[StoryId], run: RunId) -> dict[StoryId, ClusterId]:
    found: dict[StoryId, ClusterId] = {}
    member = table.membership
    for chunk in chunks(sorted(stories)):
        rows = connection.execute(
            select(member.c.story_id, member.c.cluster_id).where(
                member.c.story_id.in_(among(chunk)), stood(run)
            )
        )
        found.update((story, cluster) for story, cluster in rows)
    return found


def _sizes(connection: Connection, clusters: Iterable[ClusterId], run: RunId) -> Counter[ClusterId]:
    found: Counter[ClusterId] = Counter()
    member = table.membership
    for chunk in chunks(sorted(clusters)):
        rows = connection.execute(
            select(member.c.cluster_id, func.count())
            .where(member.c.cluster_id.in_(among(chunk)), stood(run))
            .group_by(member.c.cluster_id)
        )
        for cluster, size in rows:
            found[cluster] = size
    return found
