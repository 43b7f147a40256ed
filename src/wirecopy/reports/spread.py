"""Where a story, a cluster or an agency's copy went: who ran it, in time order, with lags.

The words are neutral: what share was kept and whom a story credits, never what anybody did.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from wirecopy.records import AgencyId, Judgement, Relation
from wirecopy.reports.words import (
    NOTHING,
    aligned,
    clipped,
    clock,
    counted,
    harmless,
    instant,
    lag,
    share,
)

_CREDITS = {
    Relation.syndicated: "credits",
    Relation.contributed: "inputs from",
    Relation.cites: "cites",
    Relation.quotes: "quotes",
}
NO_CREDIT = "names no source"
OWN = "its own story"


@dataclass(frozen=True, slots=True)
class Step:
    """One story of a spread.

    published: no finer than the story states it. lag_minutes: since the story that the spread is counted
    from, None where one of both times is not known to the minute. kept: share of its parent's shingles
    that it holds, None for one without a parent. credits: what its own words say, such as `credits ANI`.
    """

    story_id: str
    cluster_id: str | None
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    lag_minutes: int | None
    role: str | None
    relation: str | None
    kept: float | None
    credits: str


@dataclass(frozen=True, slots=True)
class Spread:
    """kind: `story`, `cluster` or `agency`; subject: its id; name: for readers; steps: in time order.

    outlets: how many there are. counted_from: the story whose time the lags are counted from, None for an
    agency, where each cluster is counted from its own first story.
    """

    kind: str
    subject: str
    name: str
    steps: tuple[Step, ...]
    counted_from: str | None

    @property
    def outlets(self) -> int:
        """How many outlets ran it."""
        return len({step.outlet for step in self.steps})

    def as_json(self) -> dict[str, object]:
        """The same as an object."""
        return {
            "schema_version": 1,
            "kind": self.kind,
            "subject": self.subject,
            "name": self.name,
            "stories": len(self.steps),
            "outlets": self.outlets,
            "counted_from": self.counted_from,
            "spread": [asdict(step) for step in self.steps],
        }


def credits_of(judgement: Judgement) -> str:
    """What a story's own words credit, in its order of certainty: `credits ANI; cites Sputnik`."""
    said: list[str] = []
    direct = [claim for claim in judgement.attributions if claim.by is None and claim.relation in _CREDITS]
    for claim in direct:
        words = f"{_CREDITS[claim.relation]} {claim.organisation.name}"
        if words not in said:
            said.append(words)
    if judgement.feed and not any(claim.relation is Relation.syndicated for claim in direct):
        said.append("credits a feed without naming it")
    return "; ".join(said)


def spread_of_cluster(
    kind: str,
    subject: str,
    name: str,
    rows: Iterable[Mapping[str, object]],
    said: Mapping[str, Judgement],
) -> Spread:
    """The spread of one cluster; lags count from the story named, or else from its earliest known time.

    subject: label of the story or the cluster. rows: of the export `clusters`. said: by story label.
    """
    ordered = sorted(rows, key=_order)
    first = next((row for row in ordered if row["story_id"] == subject), None)
    if first is None:
        first = next((row for row in ordered if instant(row["published"])), None)
    start = instant(first["published"]) if first else None
    steps = []
    own = _own_stories(ordered, said)
    for row in ordered:
        label = str(row["story_id"])
        credit = credits_of(said[label]) or (OWN if label in own else NO_CREDIT)
        steps.append(_step(row, start, credit))
    return Spread(kind, subject, name, tuple(steps), str(first["story_id"]) if first and start else None)


def spread_of_agency(
    agency: AgencyId, name: str, rows: Iterable[Mapping[str, object]], said: Mapping[str, Judgement]
) -> Spread:
    """The spread of an agency's copy; lags count from the first story of each cluster.

    rows: of the export `stories`, those that credit the agency or are its own. said: by story label.
    """
    ordered = sorted(rows, key=_order)
    starts: dict[object, datetime] = {}
    for row in ordered:
        if (moment := instant(row["published"])) is not None:
            starts.setdefault(row["cluster_id"], moment)
    steps = []
    for row in ordered:
        judgement = said[str(row["story_id"])]
        relations = [
            _CREDITS[claim.relation]
            for claim in judgement.attributions
            if claim.organisation.agency == agency and claim.relation in _CREDITS
        ]
        credit = OWN if judgement.own_agency == agency else f"{relations[0]} {name}" if relations else ""
        steps.append(_step(row, starts.get(row["cluster_id"]), credit))
    return Spread("agency", agency, name, tuple(steps), None)


def render_spread(spread: Spread) -> str:
    """The spread for a reader: one line a story, at most 100 columns wide."""
    head = f"{harmless(spread.name)}: {counted(len(spread.steps), 'story', 'stories')} of "
    lines = [head + counted(spread.outlets, "outlet")]
    if not spread.steps:
        return lines[0]
    rows = []
    for step in spread.steps:
        start = step.story_id == spread.counted_from
        rows.append(
            (
                clock(step.published),
                "start" if start else lag(step.lag_minutes),
                clipped(step.outlet or NOTHING, 24),
                "" if step.kept is None else f"keeps {share(step.kept)}",
                clipped(step.credits, 36),
            )
        )
    lines += aligned(rows, right=(1,), indent="  ")
    lines.append("Times are UTC. Lags count from " + _from(spread) + ".")
    return "\n".join(lines)


def _own_stories(rows: Sequence[Mapping[str, object]], said: Mapping[str, Judgement]) -> set[str]:
    """The labels of the stories that are their outlets' own, and of the outlets' own updates of them."""
    own = {
        str(row["story_id"])
        for row in rows
        if said[str(row["story_id"])].own_agency is not None or row["role"] == "origin"
    }
    # A parent may bear a later time than its update, so one pass in time order is not enough.
    waiting = [row for row in rows if row["role"] == "update"]
    while found := [row for row in waiting if row.get("parent_story_id") in own]:
        own |= {str(row["story_id"]) for row in found}
        waiting = [row for row in waiting if str(row["story_id"]) not in own]
    return own


def _from(spread: Spread) -> str:
    if spread.kind == "agency":
        return "the first story of each cluster"
    if spread.counted_from is None:
        return "nowhere: no story's time is known to the minute"
    return "this story" if spread.kind == "story" else "the earliest story"


def _order(row: Mapping[str, object]) -> tuple[bool, str, str]:
    """By time, stories of no known time last, then by id."""
    return not row.get("published"), str(row.get("published") or ""), str(row["story_id"])


def _step(row: Mapping[str, object], start: datetime | None, credit: str) -> Step:
    published = row.get("published")
    moment = instant(published)
    minutes = round((moment - start).total_seconds() / 60) if moment and start else None
    kept = row.get("containment_of_parent")
    return Step(
        story_id=str(row["story_id"]),
        cluster_id=_text(row.get("cluster_id")),
        outlet=_text(row.get("outlet")),
        title=_text(row.get("title")),
        url=_text(row.get("url")),
        published=_text(published),
        lag_minutes=minutes,
        role=_text(row.get("role")),
        relation=_text(row.get("relation")),
        kept=kept if isinstance(kept, float) else None,
        credits=credit,
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)
