"""Reading what the store knows: items and judgements as records, and the answers to a user's questions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Column, Connection, LargeBinary, RowMapping, or_, select, type_coerce

from wirecopy.records import (
    AgencyId,
    ClusterId,
    Declined,
    Edge,
    Item,
    Judgement,
    Match,
    MatchRelation,
    Node,
    NodeKind,
    StoryId,
    number_of,
    story_label,
)
from wirecopy.store import models as table
from wirecopy.store import review
from wirecopy.store.bulk import among, chunks
from wirecopy.store.kept import KeptClaim, KeptFacts, KeptItem, StoryFacts, evidence_of
from wirecopy.store.work import Stage, has_come_to


# ---------------------------------------------------------------- items and judgements
def items(connection: Connection, stories: Iterable[StoryId]) -> dict[StoryId, Item]:
    """The current text of each story, as the item it came from."""
    return {story: one.item() for story, one in kept_items(connection, stories).items()}


def kept_items(connection: Connection, stories: Iterable[StoryId]) -> dict[StoryId, KeptItem]:
    """The current text of each story as it is kept, to be unpacked by who needs it."""
    found: dict[StoryId, KeptItem] = {}
    statement = (
        select(*item_columns())
        .join_from(table.story, table.outlet, table.outlet.c.id == table.story.c.outlet_id)
        .join(table.revision, table.revision.c.id == table.story.c.revision_id)
    )
    for chunk in chunks(stories):
        rows = connection.execute(statement.where(table.story.c.id.in_(among(chunk)))).all()
        found.update((row[0], KeptItem._make(row)) for row in rows)
    return found


def superseded(connection: Connection, stories: Iterable[StoryId]) -> dict[StoryId, list[KeptItem]]:
    """The texts that stories had and have no more, in the order in which they were read."""
    found: dict[StoryId, list[KeptItem]] = {}
    statement = (
        select(*item_columns())
        .join_from(table.story, table.outlet, table.outlet.c.id == table.story.c.outlet_id)
        .join(table.revision, table.revision.c.story_id == table.story.c.id)
        .where(table.revision.c.id != table.story.c.revision_id)
        .order_by(table.revision.c.story_id, table.revision.c.number)
    )
    for chunk in chunks(sorted(set(stories))):
        for row in connection.execute(statement.where(table.story.c.id.in_(among(chunk)))):
            found.setdefault(row[0], []).append(KeptItem._make(row))
    return found


def item_columns() -> list[Any]:
    """The columns of a `KeptItem`, of story, outlet and revision."""
    of_story = {"story": table.story.c.id, "item_id": table.story.c.item_id, "url": table.story.c.url}
    of_outlet = {"outlet_key": table.outlet.c.key, "outlet_name": table.outlet.c.name}
    own = {"text": type_coerce(table.revision.c.text, LargeBinary), **of_story, **of_outlet}
    return [own[name] if name in own else table.revision.c[name] for name in KeptItem._fields]


def item(connection: Connection, story: StoryId) -> Item:
    """The current text of one story that is known to be there."""
    return items(connection, [story])[story]


def judgements(connection: Connection, stories: Iterable[StoryId]) -> dict[StoryId, Judgement]:
    """What the current text of each story says of its sources."""
    return {story: one.judgement() for story, one in kept_facts(connection, stories).items()}


def judgement(connection: Connection, story: StoryId) -> Judgement:
    """What the current text of one story that is known to be there says of its sources."""
    return judgements(connection, [story])[story]


# ---------------------------------------------------------------- members of clusters
def facts(connection: Connection, stories: Iterable[StoryId]) -> dict[StoryId, StoryFacts]:
    """The facts of stories, without their texts."""
    return {story: one.facts() for story, one in kept_facts(connection, sorted(set(stories))).items()}


def kept_facts(connection: Connection, stories: Iterable[StoryId]) -> dict[StoryId, KeptFacts]:
    """The same as they are kept, to be unpacked by who needs them."""
    found: dict[StoryId, KeptFacts] = {}
    of_others: dict[str, Column[Any]] = {
        "story": table.story.c.id,
        "outlet_key": table.outlet.c.key,
        "outlet_name": table.outlet.c.name,
        "first_seen": table.story.c.first_seen,
        "revision": table.revision.c.id,
    }
    names = [name for name in KeptFacts._fields if name not in {"claims", "declined"}]
    columns: list[Column[Any]] = [
        of_others[name] if name in of_others else table.revision.c[name] for name in names
    ]
    statement = (
        select(*columns)
        .join_from(table.story, table.outlet, table.outlet.c.id == table.story.c.outlet_id)
        .join(table.revision, table.revision.c.id == table.story.c.revision_id)
    )
    for chunk in chunks(stories):
        rows = connection.execute(statement.where(table.story.c.id.in_(among(chunk)))).all()
        kept = [KeptFacts._make((*row, (), ())) for row in rows]
        claims = _claims(connection, [one.revision for one in kept])
        declined = _declined(connection, [one.story for one in kept])
        found.update(
            (
                one.story,
                one._replace(
                    claims=tuple(claims.get(one.revision, ())), declined=tuple(declined.get(one.story, ()))
                ),
            )
            for one in kept
        )
    return found


def _declined(connection: Connection, stories: list[StoryId]) -> dict[StoryId, list[Declined]]:
    """The claims of stories that a person said do not hold."""
    found: dict[StoryId, list[Declined]] = {}
    for one in review.claim_decisions(connection, stories):
        if one.word == review.NO:
            found.setdefault(one.story, []).append(Declined(one.agency, one.relation))
    return found


def _claims(connection: Connection, revisions: list[int]) -> dict[int, list[KeptClaim]]:
    """What was claimed of texts, a row for each piece of evidence, by claim and rank."""
    model = table.attribution
    rows = connection.execute(
        select(model.c.revision_id, *(model.c[name] for name in KeptClaim._fields))
        .where(model.c.revision_id.in_(among(revisions)))
        .order_by(model.c.revision_id, model.c.claim, model.c.rank)
    ).all()
    found: dict[int, list[KeptClaim]] = {}
    for revision, *row in rows:
        found.setdefault(revision, []).append(KeptClaim._make(row))
    return found


def accepted_matches(connection: Connection, stories: Iterable[StoryId]) -> list[Match]:
    """The accepted pairs of which both stories are among those given, in order of their ids."""
    wanted = set(stories)
    found: dict[tuple[StoryId, StoryId], Match] = {}
    for chunk in chunks(sorted(wanted)):
        rows = connection.execute(
            select(*table.match.c).where(table.match.c.a.in_(among(chunk)), table.match.c.accepted)
        ).mappings()
        for row in rows:
            if row["b"] in wanted:
                found[row["a"], row["b"]] = match_of(row)
    return [found[pair] for pair in sorted(found)]


def same_story_matches(connection: Connection, stories: Iterable[StoryId]) -> list[Match]:
    """Of the pairs among those given: the accepted ones and those that share a passage, by their ids."""
    wanted = set(stories)
    found: dict[tuple[StoryId, StoryId], Match] = {}
    model = table.match
    telling = model.c.accepted | (model.c.relation == str(MatchRelation.embeds))
    for chunk in chunks(sorted(wanted)):
        rows = connection.execute(select(*model.c).where(model.c.a.in_(among(chunk)), telling)).mappings()
        found.update(((row["a"], row["b"]), match_of(row)) for row in rows if row["b"] in wanted)
    return [found[pair] for pair in sorted(found)]


def matches_between(
    connection: Connection, pairs: Iterable[tuple[StoryId, StoryId]]
) -> dict[tuple[StoryId, StoryId], Match]:
    """What was judged of the pairs, the smaller id first, as far as it was."""
    wanted = set(pairs)
    found: dict[tuple[StoryId, StoryId], Match] = {}
    model = table.match
    for chunk in chunks(sorted({a for a, _ in wanted})):
        rows = connection.execute(select(*model.c).where(model.c.a.in_(among(chunk)))).mappings()
        found.update(((row["a"], row["b"]), match_of(row)) for row in rows if (row["a"], row["b"]) in wanted)
    return found


def is_unsigned(connection: Connection, story: StoryId) -> bool:
    """Whether a story that was fingerprinted got no signature."""
    statement = (
        select(table.fingerprint.c.story_id)
        .join(table.story, table.story.c.id == table.fingerprint.c.story_id)
        .outerjoin(table.waiting, table.waiting.c.story_id == table.fingerprint.c.story_id)
        .where(
            table.fingerprint.c.story_id == story,
            table.fingerprint.c.signature.is_(None),
            table.story.c.twin_of.is_(None),
            has_come_to(Stage.indexed),
        )
    )
    return connection.execute(statement).first() is not None


def matches_of(connection: Connection, story: StoryId) -> list[Match]:
    """Every judged pair that a story is part of, the same copies first."""
    rows = connection.execute(
        select(*table.match.c).where(or_(table.match.c.a == story, table.match.c.b == story))
    ).mappings()
    found = [match_of(row) for row in rows]
    return sorted(found, key=lambda match: (not match.accepted, -match.jaccard, match.a, match.b))


def embedded_pairs(connection: Connection, stories: Iterable[StoryId]) -> dict[tuple[StoryId, StoryId], str]:
    """The pairs, a < b, that share passages of which one is among the stories, each with its direction."""
    model = table.embedding
    found: dict[tuple[StoryId, StoryId], str] = {}
    for chunk in chunks(stories):
        for side in (model.c.a, model.c.b):
            statement = (
                select(model.c.a, model.c.b, model.c.direction).where(side.in_(among(chunk))).distinct()
            )
            found.update(((a, b), direction) for a, b, direction in connection.execute(statement))
    return found


def match_of(row: RowMapping) -> Match:
    """A row of `match` as a record."""
    return Match(
        a=row["a"],
        b=row["b"],
        relation=MatchRelation(row["relation"]),
        accepted=bool(row["accepted"]),
        jaccard=row["jaccard"],
        containment_a=row["containment_a"],
        containment_b=row["containment_b"],
        longest_run=row["longest_run"],
        reason=row["reason"],
        rule_version=row["rule_version"],
    )


# ---------------------------------------------------------------- lineage
def edges_of(connection: Connection, story: StoryId) -> list[Edge]:
    """All links of the lineage of the cluster in which a story stands."""
    here = select(table.membership.c.cluster_id).where(
        table.membership.c.story_id == story, table.membership.c.left_run_id.is_(None)
    )
    return edges(connection, list(connection.execute(here).scalars().all()))


def edges(connection: Connection, clusters: Iterable[ClusterId]) -> list[Edge]:
    """All links of the lineage of clusters, in their order; stories under their outlets' present names."""
    rows: list[RowMapping] = []
    model = table.lineage_edge
    for chunk in chunks(clusters):
        rows += (
            connection.execute(
                select(*model.c)
                .where(model.c.cluster_id.in_(among(chunk)))
                .order_by(model.c.cluster_id, model.c.position)
            )
            .mappings()
            .all()
        )
    names = names_of_stories(connection, rows)
    return [_edge(row, names) for row in rows]


def _edge(row: RowMapping, names: dict[str, str]) -> Edge:
    return Edge(
        child=_node(row, "child", names),
        relation=row["relation"],
        parent=_node(row, "parent", names),
        confidence=row["confidence"],
        basis=row["basis"],
        evidence=evidence_of(row["evidence"]),
        evidence_story=row["evidence_story_id"],
        depth=row["depth"],
    )


def _node(row: RowMapping, side: str, names: dict[str, str]) -> Node:
    kind, key = NodeKind(row[f"{side}_kind"]), row[side]
    return Node(
        kind, key, names.get(key, row[f"{side}_name"]) if kind is NodeKind.story else row[f"{side}_name"]
    )


def names_of_stories(connection: Connection, rows: Iterable[RowMapping]) -> dict[str, str]:
    """By story label, the name to show: the outlet's, or the agency's on the agency's own site."""
    labels = {
        row[side] for row in rows for side in ("child", "parent") if row[f"{side}_kind"] == NodeKind.story
    }
    names: dict[str, str] = {}
    for chunk in chunks(sorted(number_of(label) for label in labels)):
        found = connection.execute(
            select(table.story.c.id, table.outlet.c.name, table.agency.c.name)
            .join(table.outlet, table.outlet.c.id == table.story.c.outlet_id)
            .join(table.revision, table.revision.c.id == table.story.c.revision_id)
            .outerjoin(table.agency, table.agency.c.id == table.revision.c.own_agency)
            .where(table.story.c.id.in_(among(chunk)))
        )
        names.update((story_label(story), agency or outlet) for story, outlet, agency in found)
    return names


def agency_names(connection: Connection) -> dict[AgencyId, tuple[str, str]]:
    """Short and full name of each agency as the newest run knew it: far quicker than the catalogue."""
    agency = table.agency.c
    told = connection.execute(select(agency.id, agency.name, agency.full_name))
    return {ident: (name, full_name or "") for ident, name, full_name in told}
