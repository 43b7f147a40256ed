"""Puts made-up traffic through every stage, the whole night and datasketch; prints tables in Markdown."""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks import night, peer, stages, traffic
from benchmarks.measure import Timed, alone
from benchmarks.traffic import Truth

MEBIBYTE = 2**20
PAGE_BEGIN, PAGE_END = "<!-- figures -->", "<!-- end of figures -->"


def main() -> None:
    """Make the traffic, measure, and print or write the tables."""
    words = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    words.add_argument("--stories", type=int, default=10_000, help="how many stories (10,000)")
    words.add_argument("--seed", type=int, default=1, help="seed of the traffic (1)")
    words.add_argument("--folder", type=Path, help="where to keep traffic and store; else they are removed")
    words.add_argument("--page", type=Path, help="a page whose figures are to be replaced too")
    given = words.parse_args()
    if given.folder:
        given.folder.mkdir(parents=True, exist_ok=True)
        tables = measure(given.stories, given.seed, given.folder)
    else:
        with tempfile.TemporaryDirectory(prefix="wirecopy-bench-") as folder:
            tables = measure(given.stories, given.seed, Path(folder))
    print("\n".join(tables))
    if given.page:
        before, _, rest = given.page.read_text(encoding="utf-8").partition(PAGE_BEGIN)
        _, _, after = rest.partition(PAGE_END)
        page = "\n".join((before + PAGE_BEGIN, "", *tables, "", PAGE_END + after))
        given.page.write_text(page, encoding="utf-8")


def measure(stories: int, seed: int, folder: Path) -> list[str]:
    """Measure everything on the traffic of one seed; answers the lines of the tables."""
    path, store = folder / "traffic.jsonl", folder / "night.db"
    for old in folder.glob(store.name + "*"):
        old.unlink()
    truth, _ = alone(traffic.write, stories, seed, path)
    text_bytes = sum(one.text_bytes for one in truth)
    known, peer_memory = alone(peer.fingerprint_and_index, path)
    signed, _ = alone(stages.fingerprint_only, path)
    (whole, phases), night_memory = alone(night.whole_night, path, store, stories)
    each, stage_memory = alone(stages.all_stages, path, [one.origin for one in truth])
    peer_signing = sum(one.seconds for one in known[:2])
    peer_whole = sum(one.seconds for one in known)
    return [
        f"{stories:,} stories, seed {seed}, {text_bytes / MEBIBYTE:,.1f} MiB of text; {_machine()}.",
        "",
        "| against datasketch, same texts, same run | wirecopy | datasketch | ratio |",
        "|---|---:|---:|---:|",
        _against("text to signature, stories a second", signed[0].rate, stories / peer_signing),
        _against("the whole night, stories a second", whole.rate, stories / peer_whole),
        _against("peak memory, MiB (workers not counted)", night_memory, peer_memory),
        "",
        *_truth_table(store, truth, text_bytes),
        "",
        *_phases_table(phases, stories),
        "",
        *_stages_table(each, stage_memory),
    ]


def _stages_table(measured: Sequence[Timed], memory: float) -> list[str]:
    return [
        "| stage alone, in memory | a second | µs each |",
        "|---|---:|---:|",
        *(
            f"| {one.name} | {one.rate:,.0f} {one.unit} | {1e6 / one.rate if one.rate else 0:,.0f} |"
            for one in measured
        ),
        "",
        f"All stages in one process: {memory:,.0f} MiB at most.",
    ]


def _phases_table(phases: dict[str, float], stories: int) -> list[str]:
    return [
        "| phase of the night, with the store | seconds | stories a second |",
        "|---|---:|---:|",
        *(
            f"| {phase} | {seconds:.2f} | {stories / max(seconds, 1e-9):,.0f} |"
            for phase, seconds in phases.items()
            if seconds >= 0.005
        ),
    ]


def _against(what: str, ours: float, theirs: float) -> str:
    return f"| {what} | {ours:,.0f} | {theirs:,.0f} | {ours / theirs:.2f} |"


def _truth_table(store: Path, truth: Sequence[Truth], text_bytes: int) -> list[str]:
    from wirecopy.attribution.catalogue import load  # noqa: PLC0415

    names = {agency.id: agency.name for agency in load().agencies.values()}
    found = night.score(store, truth, names)
    size = night.store_size(store)
    return [
        "| against the truth | share |",
        "|---|---:|",
        f"| pairs of one text that are in one cluster | {found.pair_recall:.4f} |",
        f"| pairs in one cluster that are of one text | {found.pair_precision:.4f} |",
        f"| daily forms put with another story | {found.templates_merged:.4f} |",
        f"| wire copy traced to its agency | {found.roots:.4f} |",
        f"| the same, of copies without credit among others with one | {found.roots_uncredited:.4f} |",
        "",
        f"Store: {size / MEBIBYTE:,.1f} MiB, {size / text_bytes:.2f} × the texts.",
    ]


def _machine() -> str:
    return f"{os.cpu_count()} processors, Python {platform.python_version()}, {platform.machine()}"


if __name__ == "__main__":
    main()
