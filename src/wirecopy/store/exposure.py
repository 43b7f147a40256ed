"""How stories came by an agency's copy, and how much of an outlet's output did.

A story has an agency's copy in one of these ways. `credited`: it names the agency as the source of its copy,
or cites it and holds its copy. `contributed`: it names the agency as the source of a part. `through`: it
names another supplier, or a feed, and lineage leads from there to the agency. `uncredited`: lineage leads to
the agency, and the story names no supplier. `declined`: the same, but a person took the agency's credit out
of it. `cited`: it only cites the agency; its copy is another's.

Lineage leads from no agency's own story to another. One that cites another agency, and stands in one cluster
with that agency's own story, holds its copy all the same, and hands it on to those who copy from it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Connection,
    and_,
    case,
    exists,
    func,
    literal,
    null,
    or_,
    select,
    union,
    union_all,
)

from wirecopy.records import CREDITING, AgencyId, NodeKind, Relation, RunId, StoryId
from wirecopy.store import models as table
from wirecopy.store import review
from wirecopy.store.bulk import among, chunks
from wirecopy.store.kept import iso
from wirecopy.store.parts import parts

CREDITED, CONTRIBUTED, THROUGH, UNCREDITED, CITED, DECLINED = (
    "credited",
    "contributed",
    "through",
    "uncredited",
    "cited",
    "declined",
)
NOT_COUNTED = (CITED, DECLINED)
LEAST = 0.5
"""Claims and ways less sure than this are not counted."""
_DEEPEST = 30


@dataclass(frozen=True, slots=True)
class Span:
    """Which stories are looked at.

    outlets: the numbers of those that are wanted. since, until: of the time that the story states, else of
    when it was first seen; both are included. agency, ownership: which agencies count. first_run: the run in
    which the story's text came, or a later one.
    """

    outlets: Collection[int] | None = None
    agency: AgencyId | None = None
    ownership: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    first_run: RunId | None = None

    def of_stories(self) -> list[ColumnElement[bool]]:
        """Conditions on the tables story and revision."""
        stated = func.coalesce(table.revision.c.published, table.story.c.first_seen)
        found: list[ColumnElement[bool]] = []
        if self.outlets is not None:
            found.append(table.story.c.outlet_id.in_(self.outlets))
        if self.since is not None:
            found.append(stated >= iso(self.since))
        if self.until is not None:
            found.append(stated <= iso(self.until))
        if self.first_run is not None:
            found.append(table.revision.c.run_id >= self.first_run)
        return found

    def of_agencies(self) -> list[ColumnElement[bool]]:
        """Conditions on the table agency."""
        found: list[ColumnElement[bool]] = []
        if self.agency is not None:
            found.append(table.agency.c.id == self.agency)
        if self.ownership is not None:
            found.append(table.agency.c.ownership == self.ownership)
        return found


@dataclass(frozen=True, slots=True)
class Count:
    """How many stories of an outlet have an agency's copy in a way; agency None: any of those that count.

    Of any agency `uncredited` counts the stories that have no way but that, `credited` the others that came
    from one, and `output` all stories there are.
    """

    outlet: str
    name: str
    agency: AgencyId | None
    way: str
    stories: int


def counts(connection: Connection, span: Span) -> list[Count]:
    """Of every outlet and agency how many stories came in each way, of any agency at all, and its output."""
    chosen = _chosen(span.of_stories())
    ways = _ways(chosen, span.of_agencies())
    counted = ways.c.way.not_in(NOT_COUNTED)
    best = (
        select(
            ways.c.outlet_id,
            ways.c.story,
            func.max(case((ways.c.way != UNCREDITED, 1), else_=0)).label("named"),
        )
        .where(counted)
        .group_by(ways.c.outlet_id, ways.c.story)
        .cte("best")
    )
    told = union_all(
        select(ways.c.outlet_id, ways.c.agency, ways.c.way, func.count().label("stories")).group_by(
            ways.c.outlet_id, ways.c.agency, ways.c.way
        ),
        select(
            best.c.outlet_id,
            null(),
            case((best.c.named == 1, CREDITED), else_=UNCREDITED).label("way"),
            func.count(),
        ).group_by(best.c.outlet_id, best.c.named),
        select(chosen.c.outlet_id, null(), literal("output"), func.count()).group_by(chosen.c.outlet_id),
    ).subquery()
    statement = (
        select(table.outlet.c.key, table.outlet.c.name, told.c.agency, told.c.way, told.c.stories)
        .join(table.outlet, table.outlet.c.id == told.c.outlet_id)
        .order_by(table.outlet.c.key, told.c.agency.is_not(None), told.c.agency, told.c.way)
    )
    return [Count(*row) for row in connection.execute(statement)]


def uncredited(connection: Connection, span: Span, limit: int) -> tuple[int, list[tuple[StoryId, AgencyId]]]:
    """How many stories have an agency's copy and name no supplier; the first of them, with the agency."""
    ways = _ways(_chosen(span.of_stories()), span.of_agencies())
    found = select(ways.c.story, ways.c.agency).where(ways.c.way == UNCREDITED)
    number = connection.execute(select(func.count()).select_from(found.subquery())).scalar_one()
    shown = connection.execute(found.order_by(ways.c.story, ways.c.agency).limit(limit))
    return int(number), [(int(story), str(agency)) for story, agency in shown]


def carriers(connection: Connection, agency: AgencyId) -> dict[StoryId, str]:
    """Every story that has an agency's copy, with its way; the agency's own stories are none of them.

    Only clusters are looked at in which a story credits the agency or is its own.
    """
    named = (
        select(table.story.c.id)
        .join(table.attribution, table.attribution.c.revision_id == table.story.c.revision_id)
        .where(table.attribution.c.agency == agency, table.attribution.c.rank == 0)
    )
    own = (
        select(table.story.c.id)
        .join(table.revision, table.revision.c.id == table.story.c.revision_id)
        .where(table.revision.c.own_agency == agency)
    )
    seeds = union(named, own).subquery()
    here, beside = table.membership.alias("here"), table.membership.alias("beside")
    around = (
        select(beside.c.story_id)
        .join(here, here.c.cluster_id == beside.c.cluster_id)
        .join(seeds, seeds.c.id == here.c.story_id)
        .where(here.c.left_run_id.is_(None), beside.c.left_run_id.is_(None))
    )
    chosen = _chosen([table.story.c.id.in_(around)])
    ways = _ways(chosen, [table.agency.c.id == agency])
    return {int(story): str(way) for story, way in connection.execute(select(ways.c.story, ways.c.way))}


def ways_of(connection: Connection, stories: Iterable[StoryId], agency: AgencyId) -> dict[StoryId, str]:
    """Of some stories those that have an agency's copy, with their ways."""
    found: dict[StoryId, str] = {}
    for chunk in chunks(sorted(set(stories))):
        ways = _ways(_chosen([table.story.c.id.in_(among(chunk))]), [table.agency.c.id == agency])
        found.update((story, way) for story, way in connection.execute(select(ways.c.story, ways.c.way)))
    return found


def from_agencies(connection: Connection, stories: Iterable[StoryId]) -> set[StoryId]:
    """Of some stories those that have any agency's copy."""
    found: set[StoryId] = set()
    for chunk in chunks(sorted(set(stories))):
        ways = _ways(_chosen([table.story.c.id.in_(among(chunk))]), [])
        found |= set(connection.execute(select(ways.c.story).where(ways.c.way.not_in(NOT_COUNTED))).scalars())
    return found


def _chosen(conditions: list[ColumnElement[bool]]) -> CTE:
    """The stories looked at: their outlets, texts, and whose own they are."""
    return (
        select(
            table.story.c.id.label("story"),
            table.story.c.outlet_id,
            table.story.c.revision_id,
            table.revision.c.own_agency,
        )
        .join(table.revision, table.revision.c.id == table.story.c.revision_id)
        .where(*conditions)
        .cte("chosen")
    )


def _said(chosen: CTE) -> Any:  # noqa: ANN401 - a select of many types
    """What the stories' own words credit, one row a story, agency and relation."""
    claim = table.attribution
    relations = [str(one) for one in CREDITING]
    return (
        select(
            chosen.c.story,
            claim.c.agency,
            claim.c.relation.label("how"),
        )
        .join(claim, and_(claim.c.revision_id == chosen.c.revision_id, claim.c.rank == 0))
        .where(
            claim.c.agency.is_not(None),
            claim.c.relation.in_(relations),
            claim.c.confidence >= LEAST,
        )
    )


def _up(chosen: CTE) -> CTE:
    """Each story with itself and all that it has its words from by its text, and how sure that is."""
    standing = table.standing
    up = select(
        chosen.c.story, chosen.c.story.label("source"), literal(1.0).label("sure"), literal(0).label("depth")
    ).cte("up", recursive=True)
    return up.union_all(
        select(up.c.story, standing.c.parent_story_id, up.c.sure * standing.c.confidence, up.c.depth + 1)
        .join(standing, standing.c.story_id == up.c.source)
        .where(standing.c.parent_story_id.is_not(None), up.c.depth < _DEEPEST)
    )


def _handed(up: CTE) -> Any:  # noqa: ANN401 - a select of many types
    """The agencies whose copy the texts lead to: a source's own agency, whom it credits, or a ghost."""
    story, revision, claim, standing = table.story, table.revision, table.attribution, table.standing
    own = (
        select(up.c.story, revision.c.own_agency.label("agency"))
        .join(story, story.c.id == up.c.source)
        .join(revision, revision.c.id == story.c.revision_id)
        .where(up.c.depth > 0, up.c.sure >= LEAST, revision.c.own_agency.is_not(None))
    )
    credits = (
        select(up.c.story, claim.c.agency)
        .join(story, story.c.id == up.c.source)
        .join(claim, and_(claim.c.revision_id == story.c.revision_id, claim.c.rank == 0))
        .where(
            up.c.depth > 0,
            claim.c.agency.is_not(None),
            claim.c.relation == str(Relation.syndicated),
            up.c.sure * claim.c.confidence >= LEAST,
        )
    )
    # A story whose text agrees with what others credit to an agency that nobody fed in.
    ghost = (
        select(up.c.story, standing.c.origin.label("agency"))
        .join(standing, standing.c.story_id == up.c.source)
        .where(
            standing.c.parent_story_id.is_(None),
            standing.c.relation == "copy",
            standing.c.origin_kind == str(NodeKind.agency),
            up.c.sure * standing.c.origin_confidence >= LEAST,
        )
    )
    # However unsure through whose hands it came, all of its ways together lead there.
    together = (
        select(up.c.story, standing.c.copy_agency.label("agency"))
        .join(standing, standing.c.story_id == up.c.source)
        .where(up.c.depth == 0, standing.c.copy_agency.is_not(None))
    )
    return union_all(own, credits, ghost, together, _relayed(up))


def _relayed(up: CTE) -> Any:  # noqa: ANN401 - a select of many types
    """The agencies that an agency's own story cites, of whose own the same copy is in the store."""
    story, revision, claim = table.story, table.revision, table.attribution
    relay, theirs, told = (one.alias() for one in (table.membership, table.membership, story))
    original = table.revision.alias()
    return (
        select(up.c.story, claim.c.agency)
        .join(story, story.c.id == up.c.source)
        .join(revision, revision.c.id == story.c.revision_id)
        .join(claim, and_(claim.c.revision_id == revision.c.id, claim.c.rank == 0))
        .join(relay, and_(relay.c.story_id == story.c.id, relay.c.left_run_id.is_(None)))
        .join(theirs, and_(theirs.c.cluster_id == relay.c.cluster_id, theirs.c.left_run_id.is_(None)))
        .join(told, told.c.id == theirs.c.story_id)
        .join(original, original.c.id == told.c.revision_id)
        .where(
            revision.c.own_agency.is_not(None),
            claim.c.relation == str(Relation.cites),
            claim.c.by_name.is_(None),
            claim.c.agency != revision.c.own_agency,
            original.c.own_agency == claim.c.agency,
            up.c.sure * claim.c.confidence >= LEAST,
        )
    )


def _ways(chosen: CTE, agencies: list[ColumnElement[bool]]) -> CTE:
    """One row a story and agency: the way in which the story has its copy."""
    handed = _handed(_up(chosen)).subquery()
    part = parts([table.story.c.id.in_(select(chosen.c.story))]).subquery()
    as_a_whole = (
        select(handed.c.story, handed.c.agency, literal("handed").label("how"))
        .outerjoin(part, and_(part.c.story == handed.c.story, part.c.agency == handed.c.agency))
        .where(part.c.story.is_(None))
    )
    claims = union_all(_said(chosen), as_a_whole).subquery()

    def has(how: object) -> ColumnElement[int]:
        return func.max(case((claims.c.how == str(how), 1), else_=0))

    found = (
        select(
            claims.c.story,
            claims.c.agency,
            has(Relation.syndicated).label("syndicated"),
            has(Relation.contributed).label("contributed"),
            has(Relation.cites).label("cites"),
            has("handed").label("handed"),
        )
        .join(table.agency, table.agency.c.id == claims.c.agency)
        .where(*agencies)
        .group_by(claims.c.story, claims.c.agency)
        .cte("found")
    )
    claim, declined = table.attribution, _declined()
    names_supplier = or_(
        table.revision.c.feed.is_not(None),
        exists().where(
            claim.c.revision_id == chosen.c.revision_id,
            claim.c.rank == 0,
            claim.c.relation == str(Relation.syndicated),
        ),
        _bears_its_parents_name(chosen),
    )
    way = case(
        (or_(found.c.syndicated == 1, and_(found.c.handed == 1, found.c.cites == 1)), CREDITED),
        (found.c.contributed == 1, CONTRIBUTED),
        (and_(found.c.handed == 1, declined.c.agency.is_not(None)), DECLINED),
        (and_(found.c.handed == 1, names_supplier), THROUGH),
        (found.c.handed == 1, UNCREDITED),
        else_=CITED,
    )
    return (
        select(found.c.story, chosen.c.outlet_id, found.c.agency, way.label("way"))
        .join(chosen, chosen.c.story == found.c.story)
        .join(table.revision, table.revision.c.id == chosen.c.revision_id)
        .outerjoin(declined, and_(declined.c.story == found.c.story, declined.c.agency == found.c.agency))
        .where(func.coalesce(chosen.c.own_agency, "") != found.c.agency)
        .cte("ways")
    )


def _bears_its_parents_name(chosen: CTE) -> ColumnElement[bool]:
    """Whether a story's byline is the name of the outlet that it has its words from."""
    standing, parent, outlet = table.standing, table.story.alias(), table.outlet.alias()
    byline, name = func.lower(func.trim(table.revision.c.byline)), func.lower(outlet.c.name)
    return exists().where(
        standing.c.story_id == chosen.c.story,
        parent.c.id == standing.c.parent_story_id,
        outlet.c.id == parent.c.outlet_id,
        outlet.c.id != chosen.c.outlet_id,
        byline.in_([name, literal("by ") + name]),
    )


def _declined() -> Any:  # noqa: ANN401 - a select of many types
    """The stories and agencies of which a person said that the one is no copy of the other's."""
    decision = table.review_decision
    newest = (
        select(func.max(decision.c.id).label("id"))
        .where(decision.c.b.is_(None), decision.c.relation == str(Relation.syndicated))
        .group_by(decision.c.a, decision.c.agency)
        .subquery()
    )
    return (
        select(decision.c.a.label("story"), decision.c.agency)
        .join(newest, newest.c.id == decision.c.id)
        .where(decision.c.decision == review.NO)
        .subquery()
    )
