"""How the whole night grows: the same kind of traffic at several sizes, each night with a new store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import night, traffic
from benchmarks.agreement import Agreement, agreement
from benchmarks.measure import alone
from benchmarks.page import MEBIBYTE, table, times
from benchmarks.plot import Axis, Panel, svg, up_to

SIZES = (10_000, 50_000, 200_000)


@dataclass(frozen=True, slots=True)
class Point:
    """One night. seconds: from JSON Lines to the end of the run. memory, workers: MiB. disk, text: bytes.

    pairs: clusters against the truth.
    """

    stories: int
    seconds: float
    memory: float
    workers: float
    disk: int
    text: int
    pairs: Agreement

    @property
    def cost(self) -> float:
        """Seconds a story."""
        return self.seconds / self.stories


@dataclass(frozen=True, slots=True)
class Night:
    """Where the traffic of one point and its store lie."""

    traffic: Path
    store: Path


def curve(sizes: Sequence[int], seed: int, folder: Path) -> tuple[list[Point], Night]:
    """Run a night at every size, smallest first; the last one's traffic and store are left in the folder."""
    points: list[Point] = []
    made = Night(folder, folder)
    for stories in sorted(sizes):
        for past in folder.glob("curve-*"):
            past.unlink()
        made = Night(folder / f"curve-{stories}.jsonl", folder / f"curve-{stories}.db")
        written = alone(traffic.write, stories, seed, made.traffic).answer
        ran = alone(night.whole_night, made.traffic, made.store, stories)
        points.append(
            Point(
                stories,
                ran.answer[0].seconds,
                ran.memory,
                ran.workers,
                night.store_size(made.store),
                written.text_bytes,
                alone(clusters_against_truth, made).answer,
            )
        )
    return points, made


def clusters_against_truth(made: Night) -> Agreement:
    """The clusters of a night against the texts of its traffic."""
    truth = [(one.item, one.origin) for one in traffic.truths(made.traffic)]
    labels = night.cluster_labels(made.store, (item for item, _ in truth))
    return agreement(labels, [origin for _, origin in truth])


def curve_table(points: Sequence[Point], datasketch: float) -> list[str]:
    """The points; datasketch: its seconds a story for signatures and index, in the same run."""
    first = points[0]
    return table(
        (
            "the whole night, stories",
            "seconds",
            "stories a second",
            "× datasketch",
            "cost a story, to the smallest",
            "memory, MiB",
            "its workers, MiB",
            "store",
            "store to text",
            "pairs found",
            "pairs right",
        ),
        [
            (
                f"{one.stories:,}",
                f"{one.seconds:,.1f}",
                f"{1 / one.cost:,.0f}",
                times(datasketch, one.cost),
                times(one.cost, first.cost),
                f"{one.memory:,.0f}",
                f"{one.workers:,.0f}" if one.workers else "–",
                f"{one.disk / MEBIBYTE:,.0f} MiB",
                times(one.disk, one.text),
                f"{one.pairs.recall:.4f}",
                f"{one.pairs.precision:.4f}",
            )
            for one in points
        ],
    )


def drawn(points: Sequence[Point], datasketch: float) -> str:
    """The points as an SVG; datasketch: as in `curve_table`."""
    across = Axis([(one.stories, f"{one.stories // 1000:,}k") for one in points], logarithmic=True)
    rates = [(float(one.stories), 1 / one.cost) for one in points]
    theirs = [(stories, 1 / datasketch) for stories, _ in rates]
    costs = [(float(one.stories), one.cost / points[0].cost) for one in points]
    sizes = [(float(one.stories), one.disk / one.text) for one in points]
    memory = [(float(one.stories), one.memory) for one in points]
    workers = [(float(one.stories), one.workers) for one in points]
    return svg(
        [
            _panel(
                "Stories a second", across, {"the whole night": rates, "datasketch, index in memory": theirs}
            ),
            _panel("Cost and size", across, {"cost a story, to the smallest": costs, "store to text": sizes}),
            _panel(
                "Memory, MiB", across, {"the night's own process": memory, "its workers together": workers}
            ),
        ]
    )


def _panel(title: str, across: Axis, lines: dict[str, list[tuple[float, float]]]) -> Panel:
    most = max(y for points in lines.values() for _, y in points)
    return Panel(title, "stories", lines, across, up_to(most))
