"""Simulates newsrooms, runs wirecopy and the baselines on them, and prints or writes tables and a plot."""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks import plot
from benchmarks.evaluation.baselines import BASELINES
from benchmarks.evaluation.newsrooms import OURS, Result, evaluate_all
from benchmarks.evaluation.score import bins, calibration_error
from benchmarks.page import replace_figures
from benchmarks.plot import Panel

STRIPS = (0.0, 0.5, 0.9)
SEEDS = (101, 102, 103)
"""Seeds that figures are quoted on; constants are fitted on 1 to 5 (`benchmarks.evaluation.fit`)."""
STORIES = 1200


def tables(found: dict[float, Result], seeds: Sequence[int], strips: Sequence[float]) -> list[str]:
    """The figures as Markdown."""
    stories = sum(result.stories for result in found.values())
    lines = [f"{stories:,} stories: seeds {', '.join(map(str, seeds))} at each rate of dropped credits.", ""]
    for strip in strips:
        lines += _scores_table(strip, found[strip])
    lines += _calibration_table(found)
    return lines


def _scores_table(strip: float, result: Result) -> list[str]:
    lines = [
        f"**Credits dropped from {strip:.0%} of copies**",
        "",
        "| | direct parent | root | ancestors (F1) | silent on own stories | silent on the unknowable |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for name, one in result.scores.items():
        shares = (one.parent, one.root, one.ancestors, one.own_silent, one.unknowable_silent)
        shown = (share if isinstance(share, float) else share.value for share in shares)
        lines.append(f"| {name} | " + " | ".join(f"{share:.3f}" for share in shown) + " |")
    ours = result.scores[OURS]
    lines += [
        "",
        f"Credits read: precision {ours.attribution_precision.value:.3f}, recall"
        f" {ours.attribution_recall.value:.3f}. Copies led to an agency without a credit of their own:"
        f" {ours.agency_claims.whole:.0f}, of them right {ours.agency_claims.value:.3f}.",
        "",
    ]
    return lines


def _calibration_table(found: dict[float, Result]) -> list[str]:
    lines = [
        "**Calibration of stated confidences**",
        "",
        "| dropped | kind of edge | edges | stated | right | calibration error |",
        "|---:|---|---:|---:|---:|---:|",
    ]
    for strip, result in found.items():
        kinds = dict(sorted(result.scores[OURS].pairs.items()))
        everything = [pair for pairs in kinds.values() for pair in pairs]
        for kind, pairs in (("**all**", everything), *kinds.items()):
            stated = sum(confidence for confidence, _ in pairs) / max(1, len(pairs))
            right = sum(right for _, right in pairs) / max(1, len(pairs))
            lines.append(
                f"| {strip:.0%} | {kind} | {len(pairs):,} | {stated:.3f} | {right:.3f}"
                f" | {calibration_error(pairs):.3f} |"
            )
    return lines


def drawn(found: dict[float, Result]) -> str:
    """The figures as an SVG."""
    names = [OURS, *(f"{name}, credits read" for name in BASELINES)]
    parents = {
        name: [(strip, one.scores[name].parent.value) for strip, one in found.items()] for name in names
    }
    roots = {name: [(strip, one.scores[name].root.value) for strip, one in found.items()] for name in names}
    reliable: dict[str, plot.Line] = {"as it should be": [(0.0, 0.0), (1.0, 1.0)]}
    for strip, result in found.items():
        pairs = [pair for pairs in result.scores[OURS].pairs.values() for pair in pairs]
        reliable[f"{strip:.0%} dropped"] = [
            (stated, right) for count, stated, right in bins(pairs) if count >= 20
        ]
    return plot.svg(
        [
            Panel("Direct parent right", "share of copies without credits", parents),
            Panel("Root right", "share of copies without credits", roots),
            Panel("Calibration", "stated confidence against share right", reliable),
        ]
    )


def main() -> None:
    """Evaluate, print the tables and write what was asked for."""
    words = argparse.ArgumentParser(prog="python -m benchmarks.evaluation", description=__doc__)
    words.add_argument("--seeds", type=int, nargs="+", default=list(SEEDS), help="seeds (101 102 103)")
    words.add_argument("--strip", type=float, nargs="+", default=list(STRIPS), help="rates (0 0.5 0.9)")
    words.add_argument("--stories", type=int, default=STORIES, help=f"stories a newsroom ({STORIES})")
    words.add_argument("--page", type=Path, help="page whose figures are replaced; the plot goes beside it")
    given = words.parse_args()
    began = time.perf_counter()
    found = evaluate_all(given.seeds, given.strip, given.stories)
    lines = tables(found, given.seeds, given.strip)
    print("\n".join(lines))
    print(f"{time.perf_counter() - began:.0f} s")
    if given.page:
        replace_figures(given.page, lines)
        given.page.with_suffix(".svg").write_text(drawn(found), encoding="utf-8")


if __name__ == "__main__":
    main()
