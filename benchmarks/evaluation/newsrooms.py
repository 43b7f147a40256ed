"""Simulates newsrooms side by side and scores wirecopy and the baselines on each."""

from __future__ import annotations

import multiprocessing
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field

from benchmarks.evaluation.baselines import BASELINES, baseline
from benchmarks.evaluation.nights import answers, see
from benchmarks.evaluation.score import Scores, added, score

OURS = "wirecopy"


@dataclass(slots=True)
class Result:
    """Scores by who says it, and what was scored."""

    stories: int = 0
    clusters: int = 0
    scores: dict[str, Scores] = field(default_factory=dict)

    def add(self, other: Result) -> None:
        """Count another newsroom's result in."""
        self.stories += other.stories
        self.clusters += other.clusters
        for name, scores in other.scores.items():
            self.scores[name] = added(self.scores[name], scores) if name in self.scores else scores


def evaluate(seed: int, strip: float, stories: int) -> Result:
    """One newsroom: wirecopy and all baselines, with and without credits."""
    seen = see(seed, strip, stories)
    result = Result(len(seen.truth), len(seen.clusters))
    result.scores[OURS] = score(seen.truth, answers(seen))
    for name, choose in BASELINES.items():
        result.scores[f"{name}, credits read"] = score(seen.truth, baseline(seen, choose, credits=True))
        result.scores[name] = score(seen.truth, baseline(seen, choose, credits=False))
    return result


def evaluate_all(seeds: Sequence[int], strips: Sequence[float], stories: int) -> dict[float, Result]:
    """All seeds at all rates of stripping, two newsrooms at a time."""
    jobs = [(seed, strip) for strip in strips for seed in seeds]
    found: dict[float, Result] = {strip: Result() for strip in strips}
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as processes:
        futures = [processes.submit(evaluate, seed, strip, stories) for seed, strip in jobs]
        for (_, strip), future in zip(jobs, futures, strict=True):
            found[strip].add(future.result())
    return found
