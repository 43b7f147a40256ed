"""Measures wirecopy beside its peers on made-up traffic: prints tables, and writes them into a page."""

from __future__ import annotations

import argparse
import os
import platform
import shlex
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import curve, floods, night, pages, questions, stages, traffic
from benchmarks.measure import Alone, Timed, alone
from benchmarks.page import MEBIBYTE, replace_figures, table
from benchmarks.side_by_side import Compared, compare, quality_table, speed_table

FIRST = 1_000
"""Stories of a night before those that are timed."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be measured. curve, floods: sizes, none for none. block: texts that share a rare block."""

    stories: int
    seed: int
    curve: Sequence[int]
    floods: Sequence[int]
    block: int

    @property
    def command(self) -> str:
        """The words that measure the same again."""
        sizes = [*(("--curve", *self.curve)), *(("--floods", *self.floods)), "--block", self.block]
        words = ["python", "-m", "benchmarks", "--stories", self.stories, "--seed", self.seed, *sizes]
        return shlex.join(map(str, words))


def main() -> None:
    """Measure, print the tables, and write the page and its plot where one is named."""
    words = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    words.add_argument("--stories", type=int, default=10_000, help="stories to compare methods on (10,000)")
    words.add_argument("--seed", type=int, default=1, help="seed of the traffic (1)")
    words.add_argument(
        "--curve",
        type=int,
        nargs="*",
        default=list(curve.SIZES),
        help="sizes of the nights that show the growth (10000 50000 200000); none for none",
    )
    words.add_argument(
        "--floods",
        type=int,
        nargs="*",
        default=list(floods.COPIES),
        help="copies of one text (10000 20000); none for no floods",
    )
    words.add_argument(
        "--block", type=int, default=floods.BLOCK_TEXTS, help="texts that share one rare block (5000)"
    )
    words.add_argument("--folder", type=Path, help="where to keep traffic and stores; else they are removed")
    words.add_argument("--page", type=Path, help="a page whose figures are replaced; the plot goes beside it")
    given = words.parse_args()
    asked = Asked(given.stories, given.seed, sorted(given.curve), sorted(given.floods), given.block)
    if given.folder:
        given.folder.mkdir(parents=True, exist_ok=True)
        lines, plot = measure(asked, given.folder)
    else:
        with tempfile.TemporaryDirectory(prefix="wirecopy-bench-") as folder:
            lines, plot = measure(asked, Path(folder))
    print("\n".join(lines))
    if given.page:
        image = given.page.with_suffix(".svg")
        shown = [f"![How the night grows]({image.name})", ""] if plot else []
        replace_figures(given.page, [*shown, f"Made by `{asked.command} --page {given.page}`.", "", *lines])
        if plot:
            image.write_text(plot, encoding="utf-8")


def measure(asked: Asked, folder: Path) -> tuple[list[str], str]:
    """Measure what is asked for; answers the lines of the tables, and the plot where there is a curve."""
    path, store = folder / "traffic.jsonl", folder / "night.db"
    for old in folder.glob(f"{store.name}*"):
        old.unlink()
    machine = _machine()
    _say("a small night, so that what is compiled on first use is kept for those that are timed")
    alone(_compile, folder)
    _say(f"{asked.stories:,} stories through every method")
    written = alone(traffic.write, asked.stories, asked.seed, path).answer
    found = compare(path, store)
    _say("each stage alone")
    each = alone(stages.all_stages, path, [one.origin for one in found.truth])
    lines = [
        f"{asked.stories:,} stories, seed {asked.seed}, {written.text_bytes / MEBIBYTE:,.1f} MiB of text;"
        f" {machine}.",
        *_headed("Speed, memory and size", speed_table(found, written.text_bytes)),
        *_headed("Recall and precision", quality_table(found)),
        *_headed("The night against the truth", _truth_table(store, path)),
        *_headed("Phases and stages", [*_phases_table(found), "", *_stages_table(each)]),
    ]
    _say("saved pages")
    lines += _headed("Saved pages", pages.pages_table(pages.measure(pages.made_up())))
    plot, largest = "", (path, store, asked.stories)
    if asked.curve:
        _say(f"nights of {', '.join(f'{size:,}' for size in asked.curve)} stories")
        points, made = curve.curve(asked.curve, asked.seed, folder)
        datasketch = (found.datasketch.indexed or 0.0) / asked.stories
        lines += _headed("How the night grows", curve.curve_table(points, datasketch))
        plot = curve.drawn(points, datasketch)
        largest = (made.traffic, made.store, asked.curve[-1])
    _say("questions")
    known = questions.ask(largest[0], largest[1], asked.seed, folder)
    lines += _headed("Questions", questions.questions_table(known, largest[2]))
    if asked.floods:
        _say("floods")
        seen = floods.floods(asked.floods, asked.block, asked.seed, folder)
        lines += _headed("Floods", floods.floods_tables(seen))
    return lines, plot


def _compile(folder: Path) -> None:
    """Run a night with worker processes, large enough for all that is compiled."""
    path = folder / "first.jsonl"
    traffic.write(FIRST, 0, path)
    night.whole_night(path, folder / "first.db", FIRST)
    for one in folder.glob("first.*"):
        one.unlink()


def _headed(title: str, lines: Sequence[str]) -> list[str]:
    return ["", f"### {title}", "", *lines]


def _truth_table(store: Path, path: Path) -> list[str]:
    from wirecopy.attribution.catalogue import load  # noqa: PLC0415

    names = {agency.id: agency.name for agency in load().agencies.values()}
    found = alone(night.score, store, path, names).answer
    return table(
        ("against the truth", "share"),
        [
            (words, f"{part:.4f}")
            for words, part in (
                ("pairs of one text that are in one cluster", found.pairs.recall),
                ("pairs in one cluster that are of one text", found.pairs.precision),
                ("daily forms put with another story", found.templates_merged),
                ("wire copy traced to its agency", found.roots),
                ("the same, of copies without credit among others with one", found.roots_uncredited),
            )
        ],
    )


def _phases_table(found: Compared) -> list[str]:
    stories = len(found.truth)
    whole = sum(found.phases.values())
    return table(
        ("phase of the night, with the store", "seconds", "stories a second", "share"),
        [
            (phase, f"{seconds:.2f}", f"{stories / seconds:,.0f}", f"{seconds / whole:.0%}")
            for phase, seconds in found.phases.items()
            if seconds >= 0.005
        ],
    )


def _stages_table(measured: Alone[list[Timed]]) -> list[str]:
    return [
        *table(
            ("stage alone, in memory", "a second", "µs each"),
            [
                (one.name, f"{one.rate:,.0f} {one.unit}", f"{1e6 / one.rate if one.rate else 0:,.0f}")
                for one in measured.answer
            ],
        ),
        "",
        f"All stages in one process: {measured.memory:,.0f} MiB at most.",
    ]


def _machine() -> str:
    """The machine, and what else it had to do: processes that ran in the last minute before the benchmark."""
    busy = f", {os.getloadavg()[0]:.1f} other processes at work" if hasattr(os, "getloadavg") else ""
    return f"{os.cpu_count()} processors{busy}, Python {platform.python_version()}, {platform.machine()}"


def _say(what: str) -> None:
    print(f"measuring: {what}", file=sys.stderr, flush=True)
