"""Where a story, a cluster or an agency's copy went: who ran it, in time order, with lags.

The words are neutral: what share was kept and whom a story credits, never what anybody did.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from wirecopy.records import Edge, NodeKind
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

_CREDITS = {"syndicated": "credits", "contributed": "inputs from", "cites": "cites", "quotes": "quotes"}
NO_CREDIT = "names no source"


@dataclass(frozen=True, slots=True)
class Step:
    """One story of a spread.

    published: as in the export `stories`. lag_minutes: since the story that the spread is counted from,
    None where one of both times is not known to the minute. kept: share of its parent's shingles that it
    holds, None for one without a parent. credits: what its own words say, such as `credits ANI`.
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


def credits_of(edges: Iterable[Edge]) -> dict[str, str]:
    """What each story's own words credit, by story label: `credits ANI; cites Sputnik`."""
    named: dict[str, list[str]] = {}
    for edge in edges:
        if edge.child.kind is not NodeKind.story or not edge.evidence:
            continue
        if edge.parent.kind is NodeKind.unknown_feed:
            words = "credits a feed without naming it"
        else:
            words = f"{_CREDITS.get(edge.relation, edge.relation)} {edge.parent.name}"
        known = named.setdefault(edge.child.key, [])
        if words not in known:
            known.append(words)
    return {child: "; ".join(words) for child, words in named.items()}


def spread_of_cluster(
    kind: str, subject: str, name: str, rows: Sequence[Mapping[str, object]], edges: Sequence[Edge]
) -> Spread:
    """The spread of one cluster; lags count from the story named, or else from its earliest known time.

    rows: of the export `clusters`. subject: label of the story or the cluster.
    """
    credited = credits_of(edges)
    ordered = sorted(rows, key=_order)
    first = next((row for row in ordered if row["story_id"] == subject), None)
    if first is None:
        first = next((row for row in ordered if instant(row["published"])), None)
    start = instant(first["published"]) if first else None
    steps = tuple(_step(row, start, credited.get(str(row["story_id"]))) for row in ordered)
    return Spread(kind, subject, name, steps, str(first["story_id"]) if first and start else None)


def spread_of_agency(agency: str, name: str, rows: Sequence[Mapping[str, object]]) -> Spread:
    """The spread of an agency's copy; lags count from each cluster's first story that credits the agency.

    rows: one a story that credits the agency, the columns of the export `stories` and `relation`.
    """
    ordered = sorted(rows, key=_order)
    starts: dict[object, datetime] = {}
    for row in ordered:
        if (moment := instant(row.get("published"))) is not None:
            starts.setdefault(row.get("cluster_id"), moment)
    steps = tuple(
        _step(row, starts.get(row.get("cluster_id")), _credit(str(row.get("relation") or ""), name))
        for row in ordered
    )
    return Spread("agency", agency, name, steps, None)


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


def _from(spread: Spread) -> str:
    if spread.kind == "agency":
        return "the first story of each cluster"
    if spread.counted_from is None:
        return "nowhere: no story's time is known to the minute"
    return "this story" if spread.kind == "story" else "the earliest story"


def _order(row: Mapping[str, object]) -> tuple[bool, str, str]:
    """By time, stories of no known time last, then by id."""
    return not row.get("published"), str(row.get("published") or ""), str(row["story_id"])


def _credit(relation: str, name: str) -> str:
    return f"{_CREDITS.get(relation, relation)} {name}".strip()


def _step(row: Mapping[str, object], start: datetime | None, credit: str | None) -> Step:
    published = row.get("published")
    moment = instant(published)
    minutes = round((moment - start).total_seconds() / 60) if moment and start else None
    kept = row.get("containment_of_parent")
    role = _text(row.get("role"))
    return Step(
        story_id=str(row["story_id"]),
        cluster_id=_text(row.get("cluster_id")),
        outlet=_text(row.get("outlet")),
        title=_text(row.get("title")),
        url=_text(row.get("url")),
        published=_text(published),
        lag_minutes=minutes,
        role=role,
        relation=_text(row.get("relation")),
        kept=kept if isinstance(kept, float) else None,
        credits=credit or ("origin" if role == "origin" else NO_CREDIT),
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)
