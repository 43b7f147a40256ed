"""How long `match`, `story` and `lineage` take on a store: the work alone, and the whole process.

The work is timed within a process that has answered the same question once; the whole process from its
start to its end, beside a bare interpreter that imports what the command line cannot do without.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random

from benchmarks import traffic
from benchmarks.edits import Edit, edited
from benchmarks.measure import alone
from benchmarks.page import table, times
from benchmarks.prose import Writer
from wirecopy import api
from wirecopy.settings import Settings

ASKED = 40
"""Questions of each kind whose work is timed."""
STARTED = 7
"""Whole processes of each kind."""
_AMONG = 20_000
"""Stories of the traffic that questions are drawn from."""
BARE_COMMANDS = "import typer, sqlalchemy"
BARE_HELP = "import typer"


@dataclass(frozen=True, slots=True)
class Asked:
    """Milliseconds of one command: its work (the middle one and the 95th of a hundred, None where none is
    timed), the first question of a process, the whole process, and the bare import beside it.
    """

    command: str
    work: float | None
    work_95: float | None
    first: float | None
    process: float
    bare: float


def ask(path: Path, store: Path, seed: int, folder: Path) -> list[Asked]:
    """Ask a store about stories of the traffic it was made from."""
    items, files = drawn(path, seed, folder)
    work = {
        "match": alone(work_of, "match", files, store).answer,
        "story": alone(work_of, "story", items, store).answer,
        "lineage": alone(work_of, "lineage", items, store).answer,
    }
    asked = []
    for command, took in work.items():
        words = files[0] if command == "match" else items[0]
        process, bare = processes(["--store", str(store), command, words], BARE_COMMANDS)
        first, *rest = took
        asked.append(Asked(command, statistics.median(rest), _ninety_fifth(rest), first, process, bare))
    return [*asked, Asked("--help", None, None, None, *processes(["--help"], BARE_HELP))]


def work_of(command: str, words: Sequence[str], store: Path) -> list[float]:
    """Milliseconds of each question, the first with all that a process loads once."""
    asking: dict[str, Callable[[str, Settings], object]] = {
        "match": api.match,
        "story": api.story,
        "lineage": api.lineage,
    }
    chosen, took = Settings(store=str(store)), []
    for one in words:
        began = time.perf_counter()
        asking[command](one, chosen)
        took.append(1000 * (time.perf_counter() - began))
    return took


def processes(words: Sequence[str], bare: str) -> tuple[float, float]:
    """Milliseconds of wirecopy and of a bare import, the middle of several runs in turn."""
    ours, theirs = [], []
    for _ in range(STARTED):
        ours.append(_process(["-m", "wirecopy", *words]))
        theirs.append(_process(["-c", bare]))
    return statistics.median(ours), statistics.median(theirs)


def questions_table(asked: Sequence[Asked], stories: int) -> list[str]:
    """Milliseconds of every command on a store of so many stories."""

    def shown(milliseconds: float | None) -> str:
        return "–" if milliseconds is None else f"{milliseconds:,.1f}"

    return table(
        (
            f"asked of {stories:,} stories, milliseconds",
            "work",
            "95 of 100",
            "first in a process",
            "whole process",
            "bare import",
            "process to import",
        ),
        [
            (
                f"`{one.command}`",
                shown(one.work),
                shown(one.work_95),
                shown(one.first),
                f"{one.process:,.0f}",
                f"{one.bare:,.0f}",
                times(one.process, one.bare),
            )
            for one in asked
        ],
    )


def drawn(path: Path, seed: int, folder: Path) -> tuple[list[str], list[str]]:
    """Items to ask about, and files with copies that no store knows: a desk's edit of a story each."""
    chance, writer = Random(seed), Writer(seed + 1)
    known = islice(zip(traffic.texts(path), traffic.truths(path), strict=True), _AMONG)
    some = [(text[: one.own], one.item) for text, one in known if one.edit is not Edit.template]
    asked = chance.sample(some, min(ASKED + 1, len(some)))
    files = []
    for number, (text, _) in enumerate(asked):
        copy = edited(tuple(text.split("\n\n")), 0.05, writer)
        file = folder / f"question-{number}.txt"
        file.write_text("\n\n".join((writer.phrase(8), *copy)) + "\n", encoding="utf-8")
        files.append(str(file))
    return [item for _, item in asked], files


def _process(words: Sequence[str]) -> float:
    began = time.perf_counter()
    ended = subprocess.run([sys.executable, *words], capture_output=True, check=False)
    took = 1000 * (time.perf_counter() - began)
    if ended.returncode:
        raise RuntimeError(f"{' '.join(words)} ended with {ended.returncode}: {ended.stderr.decode()}")
    return took


def _ninety_fifth(took: Sequence[float]) -> float:
    return sorted(took)[min(len(took) - 1, int(0.95 * len(took)))]
