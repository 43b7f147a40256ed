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


def main() -> None:
    """Make the traffic, measure, print tables in Markdown."""
    words = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    words.add_argument("--stories", type=int, default=10_000, help="how many stories (10,000)")
    words.add_argument("--seed", type=int, default=1, help="seed of the traffic (1)")
    words.add_argument("--folder", type=Path, help="where to keep traffic and store; else they are removed")
    given = words.parse_args()
    if given.folder:
        given.folder.mkdir(parents=True, exist_ok=True)
        measure(given.stories, given.seed, given.folder)
        return
    with tempfile.TemporaryDirectory(prefix="wirecopy-bench-") as folder:
        measure(given.stories, given.seed, Path(folder))


def measure(stories: int, seed: int, folder: Path) -> None:
    """Measure everything on the traffic of one seed and print it."""
    path, store = folder / "traffic.jsonl", folder / "night.db"
    store.unlink(missing_ok=True)
    truth, _ = alone(traffic.write, stories, seed, path)
    text_bytes = sum(one.text_bytes for one in truth)
    print(f"\n{stories:,} stories, seed {seed}, {text_bytes / MEBIBYTE:,.1f} MiB of text; {_machine()}\n")
    known, peer_memory = alone(peer.fingerprint_and_index, path)
    signed, _ = alone(stages.fingerprint_only, path)
    alone_each, stage_memory = alone(stages.all_stages, path, [one.origin for one in truth])
    (whole, phases), night_memory = alone(night.whole_night, path, store, stories)
    _stages_table(alone_each, stage_memory)
    _phases_table(phases, stories)
    peer_seconds = sum(one.seconds for one in known)
    peer_signing = sum(one.seconds for one in known[:2])
    print("| against datasketch, same texts, same run | wirecopy | datasketch | ratio |")
    print("|---|---:|---:|---:|")
    _against("text to signature, stories/s", signed[0].rate, stories / peer_signing)
    _against(
        "the whole night; shingles, bulk and insert in memory, stories/s",
        whole.rate,
        stories / peer_seconds,
    )
    _against("peak memory, MiB", night_memory, peer_memory)
    print()
    _truth_table(store, truth, text_bytes)


def _stages_table(measured: Sequence[Timed], memory: float) -> None:
    print("| stage alone, in memory | a second | µs each |")
    print("|---|---:|---:|")
    for one in measured:
        print(f"| {one.name} | {one.rate:,.0f} {one.unit} | {1e6 / one.rate if one.rate else 0:,.0f} |")
    print(f"\nAll stages in one process: {memory:,.0f} MiB at most.\n")


def _phases_table(phases: dict[str, float], stories: int) -> None:
    print("| phase of the night, with the store | seconds | stories a second |")
    print("|---|---:|---:|")
    for phase, seconds in phases.items():
        print(f"| {phase} | {seconds:.2f} | {stories / max(seconds, 1e-9):,.0f} |")
    print()


def _against(what: str, ours: float, theirs: float) -> None:
    print(f"| {what} | {ours:,.0f} | {theirs:,.0f} | {ours / theirs:.2f} |")


def _truth_table(store: Path, truth: Sequence[Truth], text_bytes: int) -> None:
    from wirecopy.attribution.catalogue import load  # noqa: PLC0415

    names = {agency.id: agency.name for agency in load().agencies.values()}
    found = night.score(store, truth, names)
    size = night.store_size(store)
    print("| against the truth | share |")
    print("|---|---:|")
    print(f"| pairs of one text that are in one cluster | {found.pair_recall:.4f} |")
    print(f"| pairs in one cluster that are of one text | {found.pair_precision:.4f} |")
    print(f"| daily forms put with another story | {found.templates_merged:.4f} |")
    print(f"| wire copy traced to its agency | {found.roots:.4f} |")
    print(f"| the same, of copies without credit among others with one | {found.roots_uncredited:.4f} |")
    print(f"\nStore: {size / MEBIBYTE:,.1f} MiB, {size / text_bytes:.2f} × the texts.")


def _machine() -> str:
    return f"{os.cpu_count()} processors, Python {platform.python_version()}, {platform.machine()}"


if __name__ == "__main__":
    main()
