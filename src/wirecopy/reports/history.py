"""What happened to clusters, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from wirecopy.reports.words import NOTHING, clipped, clock, counted, whole

Row = Mapping[str, object]
_SHOWN = 12
"""Stories told one by one of those that joined or left in one run; JSON has all."""


def render_history(cluster: str, events: Sequence[Row]) -> str:
    """The events of one cluster, run by run."""
    lines = [f"{cluster}: what happened to it and to those it took in"]
    for run, of_run in groupby(events, key=lambda event: (event["run"], event["started"])):
        told = [_sentence(cluster, event) for event in of_run]
        lines.append(f"run {run[0]}, {clock(run[1])}")
        lines += [f"  {sentence}" for sentence in told[:_SHOWN]]
        if len(told) > _SHOWN:
            lines.append(f"  … and {len(told) - _SHOWN:,} more: --json has all")
    return "\n".join(lines)


def _sentence(cluster: str, event: Row) -> str:
    of, other, kind = str(event["cluster_id"]), str(event["other_id"]), event["kind"]
    whose = "" if of == cluster else f" {of}"
    if kind == "merged":
        return f"took in {other}" if not whose else f"{of} took in {other}"
    if kind == "split":
        return f"{other} left {of} and became a cluster of its own"
    outlet, title = clipped(event["outlet"] or NOTHING, 20), clipped(event["title"] or NOTHING, 36)
    story = f"{event['story_id']}  {outlet}: {title}"
    verb = {"created": "founded by", "joined": "joined by", "left": "left by"}[str(kind)]
    return f"{verb} {story}" if not whose else f"{of} {verb} {story}"


def render_changes(before: int, after: int, changes: Sequence[Row], *, shown: int = 40) -> str:
    """What changed between two runs: sums, then each cluster; new stories without a copy are summed up."""
    if not changes:
        return f"no cluster changed between run {before} and run {after}"
    kinds = {
        kind: sum(row["change"] == kind for row in changes)
        for kind in ("new", "grown", "shrunk", "changed", "merged")
    }
    sums = ", ".join(f"{number:,} {kind}" for kind, number in kinds.items() if number)
    lines = [f"from run {before} to run {after}: {counted(len(changes), 'cluster')}: {sums}"]
    singles = [
        row
        for row in changes
        if row["change"] == "new" and row["size_after"] == 1 and "" in _moves(row, "joined")
    ]
    told = [row for row in changes if row not in singles]
    for row in told[:shown]:
        target = f" into {row['into']}" if row["into"] else ""
        size = counted(whole(row["size_after"]), "story", "stories")
        lines.append(f"{row['cluster_id']}  {row['change']}{target}: {row['size_before']} → {size}")
        lines += [f"    + {_some(stories, source)}" for source, stories in _moves(row, "joined").items()]
        if row["change"] != "merged":
            lines += [
                f"    - {len(stories)} to {target or 'no cluster'}"
                for target, stories in _moves(row, "left").items()
            ]
    if len(told) > shown:
        lines.append(f"… and {len(told) - shown:,} more: --json has all")
    if singles:
        lines.append(f"and {counted(len(singles), 'new story', 'new stories')} of which no copy is known")
    return "\n".join(lines)


def _some(stories: Sequence[str], source: str) -> str:
    if source:
        return f"{len(stories)} from {source}"
    shown = " ".join(stories[:3]) + (" …" if len(stories) > 3 else "")
    return f"{counted(len(stories), 'new story', 'new stories')}: {shown}"


def _moves(row: Row, name: str) -> Mapping[str, Sequence[str]]:
    moves = row[name]
    return moves if isinstance(moves, Mapping) else {}
