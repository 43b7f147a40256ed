"""Where a story, a cluster or an agency's copy went: who ran it, in time order, with lags.

The words are neutral: what share was kept and whom a story credits, never what anybody did.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from statistics import median
from typing import Protocol

from wirecopy.records import AgencyId, Judgement, StoryId, story_label
from wirecopy.reports.credited import NO_CREDIT, RELATIONS, credits_of, named_parent
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
    text_or_none,
)

OWN = "its own story"
SHOWN = 200
"""Stories and passages that a reader is shown; JSON has all."""
_GIVEN = {"given": "took", "taken": "gave", "unknown": "shares"}


@dataclass(frozen=True, slots=True)
class Step:
    """One story of a spread.

    published: no finer than the story states it. lag_minutes: since the story that the spread is counted
    from, None where there is none or a time is not known to the minute. kept: share of its parent's shingles
    that it holds, None for one without a parent. credits: what its own words say, such as `credits ANI`.
    way: how it has the agency's copy where an agency is asked for: `own`, `credited`, `contributed`,
    `through` (it names another supplier), `uncredited` (it names none), `declined` (a person took its credit
    out) or `cited`.
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
    way: str | None = None


class Shared(Protocol):
    """What two stories share that are not the same copy: passages, words in all, who took them."""

    @property
    def other(self) -> StoryId:
        """The other story."""

    @property
    def passages(self) -> int:
        """How many there are."""

    @property
    def words(self) -> int:
        """Of all of them."""

    @property
    def direction(self) -> str:
        """`given`, `taken` or `unknown`."""


@dataclass(frozen=True, slots=True)
class PassageStep:
    """Another story that shares passages with the one asked for, though it is not the same copy.

    direction: `given` where the other took them, `taken` where it gave them, or `unknown`. words: of all
    passages. lag_minutes: after the story asked for.
    """

    story_id: str
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    lag_minutes: int | None
    passages: int
    words: int
    direction: str
    credits: str


@dataclass(frozen=True, slots=True)
class OutletSpread:
    """What an outlet did with an agency's copy: stories, in which ways, middle lag and middle share kept."""

    outlet: str | None
    stories: int
    ways: Mapping[str, int]
    lag_minutes: float | None
    kept: float | None


@dataclass(frozen=True, slots=True)
class Spread:
    """kind: `story`, `cluster` or `agency`; subject: its id; name: for readers; steps: in time order.

    outlets: how many there are. counted_from: the story whose time the lags are counted from, None for an
    agency, where each cluster is counted from the agency's own story.
    """

    kind: str
    subject: str
    name: str
    steps: tuple[Step, ...]
    counted_from: str | None
    passages: tuple[PassageStep, ...] = ()

    def with_passages(self, passages: Iterable[PassageStep]) -> Spread:
        """The same with the passages that stand in other stories."""
        return replace(self, passages=tuple(passages))

    @property
    def by_outlet(self) -> list[OutletSpread]:
        """Of an agency's copy, what each other outlet did with it; most stories first."""
        of_outlet: dict[str | None, list[Step]] = {}
        for step in self.steps:
            if step.way is not None and step.way != "own":
                of_outlet.setdefault(step.outlet, []).append(step)
        told = [_outlet_spread(outlet, steps) for outlet, steps in of_outlet.items()]
        return sorted(told, key=lambda one: (-one.stories, one.outlet or ""))

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
            "by_outlet": [asdict(one) for one in self.by_outlet],
            "passages": [asdict(one) for one in self.passages],
        }


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
        first = next((row for row in ordered if _clock(row)), None)
    start = _clock(first) if first else None
    steps = []
    own, outlets = _own_stories(ordered, said), {row["story_id"]: row["outlet"] for row in ordered}
    for row in ordered:
        label = str(row["story_id"])
        credit = credits_of(said[label], named_parent(row, outlets)) or (OWN if label in own else NO_CREDIT)
        steps.append(_step(row, first, credit))
    return Spread(kind, subject, name, tuple(steps), str(first["story_id"]) if first and start else None)


def spread_of_agency(
    agency: AgencyId,
    name: str,
    rows: Iterable[Mapping[str, object]],
    said: Mapping[str, Judgement],
    ways: Mapping[str, str],
) -> Spread:
    """The spread of an agency's copy; lags count from the agency's own story in each cluster.

    rows: of the export `stories`, those that have the agency's copy or are its own. said, ways: by label.
    What a story kept of a parent that has not the agency's copy is not told.
    """
    ordered = sorted(rows, key=_order)
    own_ones = {label for label, judgement in said.items() if judgement.own_agency == agency}
    leading = own_ones | {label for label, way in ways.items() if way != "cited"}
    starts: dict[object, Mapping[str, object]] = {}
    for row in ordered:
        if row["story_id"] in own_ones and row["cluster_id"] and _clock(row):
            starts.setdefault(row["cluster_id"], row)
    steps, outlets = [], {row["story_id"]: row["outlet"] for row in ordered}
    for row in ordered:
        label = str(row["story_id"])
        relations = [
            RELATIONS[claim.relation]
            for claim in said[label].attributions
            if claim.organisation.agency == agency and claim.relation in RELATIONS
        ]
        others = credits_of(said[label], named_parent(row, outlets)) or NO_CREDIT
        named = f"{relations[0]} {name}" if relations else others
        credit, way = (OWN, "own") if label in own_ones else (named, ways.get(label, "cited"))
        step = _step(row, starts.get(row["cluster_id"]), credit, way)
        steps.append(step if row.get("parent_story_id") in leading else replace(step, kept=None))
    return Spread("agency", agency, name, tuple(steps), None)


def passages_of(
    shared: Iterable[Shared],
    rows: Iterable[Mapping[str, object]],
    said: Mapping[str, Judgement],
    start: Mapping[str, object] | None,
) -> list[PassageStep]:
    """The other stories that share passages with one, in time order.

    rows: of the export `stories`. said: by story label. start: the row of the story asked for.
    """
    by_label = {str(row["story_id"]): row for row in rows}
    steps = []
    for one in shared:
        label = story_label(one.other)
        none = OWN if said[label].own_agency else NO_CREDIT
        step = _step(by_label[label], start, credits_of(said[label]) or none)
        steps.append(
            PassageStep(
                *(step.story_id, step.outlet, step.title, step.url, step.published, step.lag_minutes),
                *(one.passages, one.words, one.direction, step.credits),
            )
        )
    return sorted(steps, key=lambda step: (not step.published, step.published or "", step.story_id))


def render_spread(spread: Spread) -> str:
    """The spread for a reader: one line a story, at most 100 columns wide."""
    head = f"{harmless(spread.name)}: {counted(len(spread.steps), 'story', 'stories')} of "
    lines = [head + counted(spread.outlets, "outlet")]
    if spread.by_outlet:
        lines += [*_outlet_lines(spread.by_outlet), ""]
    if spread.steps:
        lines += _step_lines(spread)
        lines.append("Times are UTC. Lags count from " + _from(spread) + ".")
    if spread.passages:
        lines += ["", *_passage_lines(spread.passages)]
    return "\n".join(lines)


def _step_lines(spread: Spread) -> list[str]:
    rows = []
    for step in spread.steps[:SHOWN]:
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
    lines = aligned(rows, right=(1,), indent="  ")
    if len(spread.steps) > SHOWN:
        lines.append(f"  … and {len(spread.steps) - SHOWN:,} more: --json has all")
    return lines


def _outlet_lines(outlets: Sequence[OutletSpread]) -> list[str]:
    heads = ("outlet", "stories", "credited", "partly", "through", "uncredited", "only cited", "lag", "kept")
    names = ("credited", "contributed", "through", "uncredited", "cited")
    rows = [
        (
            clipped(one.outlet or NOTHING, 24),
            f"{one.stories:,}",
            *(f"{one.ways[way]:,}" if one.ways.get(way) else "" for way in names),
            lag(one.lag_minutes),
            share(one.kept),
        )
        for one in outlets[:SHOWN]
    ]
    lines = aligned(rows, right=tuple(range(1, 9)), heads=heads, indent="  ")
    if len(outlets) > SHOWN:
        lines.append(f"  … and {len(outlets) - SHOWN:,} more outlets: --json has all")
    if declined := sum(one.ways.get("declined", 0) for one in outlets):
        lines.append(f"  among them {counted(declined, 'story', 'stories')} whose credit a person declined")
    return lines


def _passage_lines(passages: Sequence[PassageStep]) -> list[str]:
    """The stories that hold passages: who took them or gave them, and whom they credit."""
    rows = [
        (
            clock(one.published),
            lag(one.lag_minutes),
            clipped(one.outlet or NOTHING, 24),
            f"{_GIVEN[one.direction]} {counted(one.words, 'word')}",
            clipped(one.credits, 32),
        )
        for one in passages[:SHOWN]
    ]
    number = counted(len(passages), "story", "stories")
    lines = [f"Passages of it also stand in {number} with other copy"]
    lines += aligned(rows, right=(1,), indent="  ")
    if len(passages) > SHOWN:
        lines.append(f"  … and {len(passages) - SHOWN:,} more: --json has all")
    return lines


def _outlet_spread(outlet: str | None, steps: Sequence[Step]) -> OutletSpread:
    lags = [step.lag_minutes for step in steps if step.lag_minutes is not None]
    kept = [step.kept for step in steps if step.kept is not None]
    ways = Counter(step.way for step in steps if step.way)
    return OutletSpread(
        outlet,
        len(steps),
        dict(sorted(ways.items())),
        median(lags) if lags else None,
        round(median(kept), 4) if kept else None,
    )


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
        return "the agency's own story of the same copy"
    if spread.counted_from is None:
        return "nowhere: no story's time is known to the minute"
    return "this story" if spread.kind == "story" else "the earliest story"


def _order(row: Mapping[str, object]) -> tuple[bool, str, str]:
    """By time, stories of no known time last, then by id."""
    return not row.get("published"), str(row.get("published") or ""), str(row["story_id"])


def _clock(row: Mapping[str, object]) -> datetime | None:
    """The time of a row that lags may be counted from: known to the minute, and come when it was read."""
    return None if row.get("in_future") else instant(row.get("published"))


def _lag(start: Mapping[str, object] | None, row: Mapping[str, object]) -> int | None:
    """Whole minutes between two rows' times; None where only one of them names its zone."""
    if start is None or start.get("zoned", True) != row.get("zoned", True):
        return None
    earlier, later = _clock(start), _clock(row)
    return round((later - earlier).total_seconds() / 60) if earlier and later else None


def _step(
    row: Mapping[str, object], start: Mapping[str, object] | None, credit: str, way: str | None = None
) -> Step:
    kept = row.get("containment_of_parent")
    return Step(
        story_id=str(row["story_id"]),
        cluster_id=text_or_none(row.get("cluster_id")),
        outlet=text_or_none(row.get("outlet")),
        title=text_or_none(row.get("title")),
        url=text_or_none(row.get("url")),
        published=text_or_none(row.get("published")),
        lag_minutes=_lag(start, row),
        role=text_or_none(row.get("role")),
        relation=text_or_none(row.get("relation")),
        kept=kept if isinstance(kept, float) else None,
        credits=credit,
        way=way,
    )
