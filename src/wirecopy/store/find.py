"""From the words a user gives to the story or cluster meant."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, or_, select, union

from wirecopy.errors import AmbiguousError, NotFoundError
from wirecopy.records import (
    AgencyId,
    ClusterId,
    Relation,
    StoryId,
    cluster_label,
    identity_number,
    story_label,
    url_identity,
)
from wirecopy.store import models as table
from wirecopy.store.bulk import among, chunks
from wirecopy.store.clusters import resolve
from wirecopy.store.selection import Row, rounded, story_or_none
from wirecopy.store.story_table import story_rows

_SHORTEST_PREFIX = 4
_WIDTH = 16
_SHOWN = 5


def find_story(connection: Connection, words: str, *addresses: Collection[str]) -> StoryId:
    """The story that is meant by an id, a unique prefix of one, a URL, the item's own id, or its source.

    addresses: further forms of the URL that the words are, those that are most surely the same page first.
    Raises NotFoundError where none answers, AmbiguousError where several do.
    """
    for statement in (
        _by_prefix(words, "s", table.story.c.id),
        *(_by_url(forms) for forms in ([words], *addresses)),
        select(table.story.c.id).where(
            or_(
                table.story.c.item_id == words,
                table.story.c.id.in_(
                    select(table.other_id.c.story_id).where(table.other_id.c.item_id == words)
                ),
            )
        ),
        select(table.story.c.id)
        .join(table.revision, table.revision.c.id == table.story.c.revision_id)
        .where(table.revision.c.source == words),
    ):
        if statement is None:
            continue
        found = list(connection.execute(statement.order_by(table.story.c.id).limit(_SHOWN + 1)).scalars())
        if len(found) == 1:
            return int(found[0])
        if found:
            raise AmbiguousError(
                f"{words} is the name of several stories: {_listed([story_label(one) for one in found])}",
                "give one of these ids, or a story's URL",
            )
    raise NotFoundError(
        f"no story answers to {words}", "give an id, the beginning of one, a URL, the item's own id or a file"
    )


def _by_url(forms: Collection[str]) -> Select[Any]:
    """The stories at addresses, by the ids that these give."""
    ids = [identity_number(url_identity(form)) for form in forms]
    return select(table.story.c.id).where(table.story.c.id.in_(ids), table.story.c.url.in_(forms))


def is_own_id(connection: Connection, words: str) -> bool:
    """Whether the words are a story's own id."""
    own = select(table.story.c.id).where(table.story.c.item_id == words)
    other = select(table.other_id.c.story_id).where(table.other_id.c.item_id == words)
    return any(connection.execute(one.limit(1)).first() is not None for one in (own, other))


def find_cluster(connection: Connection, words: str) -> ClusterId:
    """The cluster that an id, or a unique prefix of one, leads to today; ids of merged clusters resolve.

    Raises NotFoundError where none answers, AmbiguousError where several do.
    """
    statement = _by_prefix(words, "c", table.cluster.c.id)
    found = [] if statement is None else list(connection.execute(statement.limit(_SHOWN + 1)).scalars())
    leads = sorted({lead for one in found if (lead := resolve(connection, one)) is not None})
    if len(leads) > 1:
        raise AmbiguousError(
            f"{words} begins several clusters' ids: {_listed([cluster_label(one) for one in leads])}",
            "give more of the id",
        )
    if not leads:
        raise NotFoundError(f"no cluster answers to {words}", "`wirecopy clusters list` shows the clusters")
    return leads[0]


def _by_prefix(words: str, letter: str, column: Any) -> Any:  # noqa: ANN401 - a column of either table
    """The rows whose label begins with the words; None where the words are no beginning of a label."""
    if not re.fullmatch(rf"{letter}[0-9a-f]{{{_SHORTEST_PREFIX},{_WIDTH}}}", words):
        return None
    digits = words[1:]
    low = int(digits.ljust(_WIDTH, "0"), 16)
    high = int(digits.ljust(_WIDTH, "f"), 16)
    top = (1 << 63) - 1
    return select(column).where(column.between(min(low, top), min(high, top))) if low <= top else None


def _listed(labels: list[str]) -> str:
    return ", ".join(labels[:_SHOWN]) + (" …" if len(labels) > _SHOWN else "")


def story_row(connection: Connection, story: StoryId) -> Row:
    """The row of `stories` of one story that is known to be there."""
    return next(story_rows(connection, [table.story.c.id == story]))


def stories_rows(connection: Connection, stories: Iterable[StoryId]) -> list[Row]:
    """Rows of `stories` of several, in the order of their ids."""
    chosen = sorted(set(stories))
    return [
        row
        for chunk in chunks(chosen)
        for row in story_rows(connection, [table.story.c.id.in_(among(chunk))])
    ]


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """What a story shares with another that is not the same copy: how many passages, and words in all.

    direction: `given` where the other took it from the story, `taken` where the story took it, or `unknown`.
    spans: where they stand in the text of the story, or of the one that stands for it in the index.
    """

    other: StoryId
    passages: int
    words: int
    direction: str
    spans: tuple[tuple[int, int], ...] = ()


def with_leader(connection: Connection, story: StoryId) -> list[StoryId]:
    """The story, and the one that stands for it in the index where it has the same words as an older one."""
    leader = connection.execute(select(table.story.c.twin_of).where(table.story.c.id == story)).scalar()
    return [story] if leader is None else [story, leader]


def passages_of(connection: Connection, story: StoryId) -> list[SharedPassage]:
    """The other stories that share passages with a story, most words first.

    What is known of the story that stands for it in the index, having the same words, is known of it too.
    """
    model = table.embedding
    found: dict[tuple[StoryId, str], list[tuple[int, tuple[int, int]]]] = {}
    columns = (model.c.a, model.c.b, model.c.words, model.c.direction)
    told: set[StoryId] = set()
    for holder in with_leader(connection, story):
        met: set[StoryId] = set()
        for side, start, end in (
            (model.c.a, model.c.start_a, model.c.end_a),
            (model.c.b, model.c.start_b, model.c.end_b),
        ):
            statement = select(*columns, start, end).where(side == holder)
            for a, b, words, direction, *span in connection.execute(statement):
                gives = {"a_to_b": a, "b_to_a": b}.get(direction)
                way = "unknown" if gives is None else "given" if gives == holder else "taken"
                other = b if a == holder else a
                if other not in told:
                    met.add(other)
                    found.setdefault((other, way), []).append((words, (span[0], span[1])))
        told |= met
    shared = [
        SharedPassage(
            other, len(all_), sum(words for words, _ in all_), way, tuple(sorted(span for _, span in all_))
        )
        for (other, way), all_ in found.items()
    ]
    return sorted(shared, key=lambda one: (-one.words, one.other, one.direction))


def standings(connection: Connection, stories: Iterable[StoryId]) -> dict[str, Row]:
    """By label what a story is in its cluster: role, relation, containment_of_parent, parent_story_id."""
    found: dict[str, Row] = {}
    standing = table.standing
    for chunk in chunks(sorted(set(stories))):
        statement = select(
            standing.c.story_id,
            standing.c.role,
            standing.c.relation,
            standing.c.containment_of_parent,
            standing.c.parent_story_id,
        ).where(standing.c.story_id.in_(among(chunk)))
        for row in connection.execute(statement).mappings():
            found[story_label(row["story_id"])] = {
                "role": row["role"],
                "relation": row["relation"],
                "containment_of_parent": rounded(row["containment_of_parent"]),
                "parent_story_id": story_or_none(row["parent_story_id"]),
            }
    return found


def copy_agencies(connection: Connection, stories: Iterable[StoryId]) -> dict[StoryId, AgencyId]:
    """By story the agency whose copy it is, of those that are some agency's."""
    found: dict[StoryId, AgencyId] = {}
    standing = table.standing
    for chunk in chunks(sorted(set(stories))):
        statement = select(standing.c.story_id, standing.c.copy_agency).where(
            standing.c.story_id.in_(among(chunk))
        )
        found.update((story, agency) for story, agency in connection.execute(statement) if agency)
    return found


def rules_of(connection: Connection, stories: Iterable[StoryId]) -> tuple[dict[StoryId, str], list[int]]:
    """By story what judged its words (rules and catalogue), and the rules that judged their pairs."""
    judged: dict[StoryId, str] = {}
    pairs: set[int] = set()
    for chunk in chunks(sorted(set(stories))):
        words = (
            select(table.story.c.id, table.revision.c.judged_by)
            .join(table.revision, table.revision.c.id == table.story.c.revision_id)
            .where(table.story.c.id.in_(among(chunk)))
        )
        judged.update((story, version) for story, version in connection.execute(words))
        versions = select(table.match.c.rule_version).where(table.match.c.a.in_(among(chunk))).distinct()
        pairs.update(connection.execute(versions).scalars())
    return judged, sorted(pairs)


def cluster_rows(connection: Connection, cluster: ClusterId) -> list[Row]:
    """The rows of `clusters` of one cluster, in time order."""
    from wirecopy.store import cluster_table  # noqa: PLC0415 - few questions ask for a whole cluster

    return list(cluster_table.cluster_rows(connection, [table.membership.c.cluster_id == cluster]))


def cluster_of(connection: Connection, story: StoryId) -> ClusterId | None:
    """The cluster in which a story stands now."""
    return connection.execute(
        select(table.membership.c.cluster_id).where(
            table.membership.c.story_id == story, table.membership.c.left_run_id.is_(None)
        )
    ).scalar()


def cluster_list(connection: Connection, limit: int, minimum_size: int = 2) -> list[Row]:
    """The largest clusters: cluster_id, size, outlets, title and origin of their first story, first_seen."""
    member = table.membership
    sizes = (
        select(member.c.cluster_id, func.count().label("size"))
        .where(member.c.left_run_id.is_(None))
        .group_by(member.c.cluster_id)
        .having(func.count() >= minimum_size)
        .order_by(func.count().desc(), member.c.cluster_id)
        .limit(limit)
    )
    rows: list[Row] = []
    for cluster, _ in connection.execute(sizes).all():
        members = cluster_rows(connection, cluster)
        first = leading(members)
        rows.append(
            {
                name: first[name]
                for name in ("cluster_id", "size", "outlets", "title", "origin_agency", "first_seen")
            }
        )
    return rows


def leading(members: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    """The row of the story that stands for its cluster: the origin, else the first."""
    return next((row for row in members if row["role"] == "origin"), members[0])


def agency_stories(connection: Connection, agency: AgencyId) -> list[Row]:
    """Rows of `stories` of all that credit an agency with their words, or that are its own, in time order."""
    revision, said = table.revision, table.attribution
    text = (revision.c.story_id == table.story.c.id) & (revision.c.id == table.story.c.revision_id)
    supplied = [str(relation) for relation in Relation if relation.is_lineage]
    chosen = union(
        select(table.story.c.id)
        .join(revision, text)
        .join(said, said.c.revision_id == revision.c.id)
        .where(said.c.agency == agency, said.c.relation.in_(supplied)),
        select(table.story.c.id).join(revision, text).where(revision.c.own_agency == agency),
    )
    rows = story_rows(connection, [table.story.c.id.in_(chosen)])
    return sorted(rows, key=lambda row: (row["published"] is None, row["published"] or "", row["story_id"]))
