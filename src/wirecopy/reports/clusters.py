"""Clusters for a reader: a list of the largest, and the members of one in time order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wirecopy.reports.words import (
    NOTHING,
    aligned,
    clipped,
    clock,
    counted,
    harmless,
    lag,
    share,
    whole,
    width,
)


def render_list(rows: Sequence[Mapping[str, object]]) -> str:
    """One line a cluster: size, outlets, origin, first seen, title, id."""
    if not rows:
        return "no clusters"
    heads = ("size", "outlets", "origin", "first seen", "cluster", "title")
    room = 42 - max(width(clipped(_origin(row) or "origin", 12)) for row in rows)
    table = [
        (
            str(row["size"]),
            str(row["outlets"]),
            clipped(_origin(row) or NOTHING, 12),
            clock(row.get("first_seen")),
            str(row["cluster_id"]),
            clipped(row.get("title") or NOTHING, room),
        )
        for row in rows
    ]
    return "\n".join(aligned(table, right=(0, 1), heads=heads))


def render_members(rows: Sequence[Mapping[str, object]]) -> str:
    """The members of one cluster in time order: role, relation, share, lag, confidence, outlet, title."""
    first = rows[0]
    size = counted(len(rows), "story", "stories")
    lines = [f"{first['cluster_id']}: {size} of {counted(whole(first['outlets']), 'outlet')}"]
    if origin := _origin(first):
        lines[0] += f", from {harmless(origin)}"
    heads = ("published", "lag", "role", "relation", "kept", "sure", "story", "outlet")
    ordered = sorted(
        rows, key=lambda row: (not row["published"], str(row["published"] or ""), str(row["story_id"]))
    )
    table = [
        (
            clock(row["published"]),
            "" if row["lag_minutes"] is None else lag(row["lag_minutes"]),
            str(row["role"]),
            str(row["relation"] or ""),
            "" if row["containment_of_parent"] is None else share(row["containment_of_parent"]),
            share(row["confidence"]),
            str(row["story_id"]),
            clipped(row["outlet"] or NOTHING, 22),
        )
        for row in ordered
    ]
    told = aligned(table, right=(1, 4, 5), heads=heads)
    lines.append(told[0])
    title = None
    for row, line in zip(ordered, told[1:], strict=True):
        lines.append(line)
        if row["title"] != title:
            title = row["title"]
            lines.append(f"    {clipped(title or NOTHING, 94)}")
    return "\n".join(lines)


def _origin(row: Mapping[str, object]) -> object:
    """The agency at the far end by its name, by its id where no name is known."""
    return row.get("origin") or row.get("origin_agency")
