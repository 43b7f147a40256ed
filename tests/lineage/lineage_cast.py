"""Stories of made-up outlets with judgements made by hand, for the tests of lineage."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from wirecopy.lineage.chain import Ways, nodes
from wirecopy.lineage.edges import Member
from wirecopy.records import (
    Attribution,
    Edge,
    Evidence,
    Judgement,
    Match,
    MatchRelation,
    Moment,
    Notice,
    Organisation,
    Outlet,
    Precision,
    Relation,
    Zone,
    identity_number,
)

NAMES = {"ani": "ANI", "afp": "AFP", "sputnik": "Sputnik", "reuters": "Reuters", "pti": "PTI", "dpa": "dpa"}
DAWN = datetime(2024, 5, 14, 6, 0, tzinfo=UTC)

ANI, AFP, SPUTNIK, REUTERS, PTI = (
    Organisation(agency, NAMES[agency]) for agency in ("ani", "afp", "sputnik", "reuters", "pti")
)
MINISTRY = Organisation(None, "Ministry of Rivers")


def at(minutes: int, *, zone: str | None = "Z", precision: Precision = Precision.minute) -> Moment:
    """So many minutes after dawn."""
    moment = DAWN + timedelta(minutes=minutes)
    if precision is Precision.day:
        moment = moment.replace(hour=0, minute=0)
    return Moment(moment, moment.isoformat(), zone, precision)


def words(text: str, start: int = 0, weight: float = 0.9, zone: Zone = Zone.byline) -> Evidence:
    return Evidence(zone, start, start + len(text), text, "by hand", weight)


def credit(
    organisation: Organisation,
    relation: Relation = Relation.syndicated,
    *,
    by: Organisation | None = None,
    confidence: float = 0.95,
    start: int = 0,
) -> Attribution:
    return Attribution(relation, organisation, confidence, (words(organisation.name, start),), by)


def story(
    outlet: str,
    published: Moment | None = None,
    *credits: Attribution,
    own: str | None = None,
    feed: Evidence | None = None,
    notice: Notice | None = None,
    item: str = "",
) -> Member:
    """A story of an outlet; `item` tells two stories of one outlet apart."""
    judgement = Judgement(tuple(credits), feed, notice, own)
    number = identity_number(f"{outlet} {item}")
    return Member(
        number, Outlet(f"name:{outlet.lower()}", outlet), f"A title of {outlet}", published, 300, judgement
    )


def match(
    one: Member,
    other: Member,
    of_one: float = 1.0,
    of_other: float = 1.0,
    relation: MatchRelation | None = None,
) -> Match:
    """An accepted match; of_one: the share of `one` that `other` holds."""
    if one.story > other.story:
        one, other, of_one, of_other = other, one, of_other, of_one
    jaccard = 1.0 if of_one == of_other == 1.0 else min(of_one, of_other) * 0.9
    chosen = relation or (MatchRelation.exact if jaccard == 1.0 else MatchRelation.near)
    return Match(one.story, other.story, chosen, True, jaccard, of_one, of_other, 80, "by hand", 1)


def all_alike(*members: Member) -> list[Match]:
    return [match(one, other) for place, one in enumerate(members) for other in members[place + 1 :]]


def told(edges: list[Edge]) -> list[tuple[str, str, str]]:
    """Child, relation and parent by name."""
    return [(edge.child.name, edge.relation, edge.parent.name) for edge in edges]


def chain_of(start, edges):
    """The nodes of the most probable way from a story to its far end, `start` among them."""
    return nodes(start, Ways(edges).best(start))


def others_of(start, edges):
    """The other ways as nodes, with their probabilities."""
    return [(nodes(start, way), sure) for way, sure in Ways(edges).others(start)]
