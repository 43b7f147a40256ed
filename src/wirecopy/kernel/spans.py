"""Shared runs go in; the aligned spans that they make come out, with the words of both texts that agree."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from wirecopy.kernel.compiled import compiled

Runs = NDArray[np.int64]
Mask = NDArray[np.bool_]


@compiled
def _join(runs: Runs, chain_of: NDArray[np.int64], gap: int, gap_per_word: int) -> int:
    """Join runs that follow each other in both texts over small gaps; answers how many chains that made.

    runs: int64[r, 3] by their begins; where one overlaps the one before it in its chain, it is cut.
    chain_of: int64[r], filled with the chain of each run, numbered by their first runs.
    """
    last = np.empty(len(runs), np.int64)  # run of each chain
    words = np.empty(len(runs), np.int64)
    growing = np.empty(len(runs), np.int64)
    chains, open_chains = 0, 0
    for run in range(len(runs)):
        i, j, length = runs[run, 0], runs[run, 1], runs[run, 2]
        best, least, cut, still = -1, 2 * gap + 1, 0, 0
        for place in range(open_chains):
            chain = growing[place]
            last_i, last_j, last_length = runs[last[chain], 0], runs[last[chain], 1], runs[last[chain], 2]
            gap_a, gap_b = i - last_i - last_length, j - last_j - last_length
            if gap_a > gap:
                continue
            growing[still] = chain
            still += 1
            if gap_b > gap or i <= last_i or j <= last_j:
                continue
            narrow, wide = min(gap_a, gap_b), max(gap_a, gap_b)
            overlap = max(-narrow, 0)
            allowed = gap_per_word * min(length - overlap, words[chain])
            cost = 2 * wide - narrow + overlap
            if length > overlap and wide + overlap <= min(gap, allowed) and cost < least:
                best, least, cut = chain, cost, overlap
        open_chains = still
        if best < 0:
            best = chains
            words[best] = 0
            growing[open_chains] = best
            open_chains += 1
            chains += 1
        runs[run, 0], runs[run, 1], runs[run, 2] = i + cut, j + cut, length - cut
        chain_of[run], last[best] = best, run
        words[best] += length - cut
    return chains


@compiled
def _subsequence(a: NDArray[np.uint64], i: int, end_a: int, b: NDArray[np.uint64], j: int, end_b: int) -> int:
    """Words of the longest common subsequence of two gaps, i to end_a and j to end_b, of up to 62 words.

    By bits, one for each word of a, after Hyyrö, "Bit-parallel LCS-length computation revisited" (2004).
    """
    count = end_a - i
    whole = (1 << count) - 1
    row = whole
    for place in range(j, end_b):
        same = 0
        for bit in range(count):
            same |= (a[i + bit] == b[place]) << bit
        kept = row & same
        row = ((row + kept) | (row - kept)) & whole
    while row:
        row &= row - 1
        count -= 1
    return count


@compiled
def _agreeing(
    runs: Runs, chain_of: NDArray[np.int64], chains: int, a: NDArray[np.uint64], b: NDArray[np.uint64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each chain the words that agree in it, those in its gaps too, and how many runs it has."""
    agreeing, members, last = (
        np.empty(chains, np.int64),
        np.empty(chains, np.int64),
        np.empty(chains, np.int64),
    )
    for chain in range(chains):
        agreeing[chain] = members[chain] = 0
    for run in range(len(runs)):
        chain = chain_of[run]
        if members[chain]:
            before = last[chain]
            end_a, end_b = runs[before, 0] + runs[before, 2], runs[before, 1] + runs[before, 2]
            if runs[run, 0] > end_a and runs[run, 1] > end_b:
                agreeing[chain] += _subsequence(a, end_a, runs[run, 0], b, end_b, runs[run, 1])
        agreeing[chain] += runs[run, 2]
        members[chain] += 1
        last[chain] = run
    return agreeing, members


@compiled
def _nothing(words: int) -> Mask:
    mask = np.empty(words, np.bool_)
    for word in range(words):
        mask[word] = False
    return mask


@compiled
def aligned_spans(
    runs: Runs, a: NDArray[np.uint64], b: NDArray[np.uint64], gap: int, gap_per_word: int, least: int
) -> tuple[Runs, int, Mask, Mask]:
    """The spans that the runs make of two texts' words.

    runs: int64[r, 3] (begin in a, begin in b, words) by their begins; those that overlap are cut in place.
    gap: words of edits, 62 at most, that a span may bridge on either side, gap_per_word: for each word of a
    short run. least: words that must agree in a span. Answers the runs of the spans, int64[k, 5] (begin in
    a, begin in b, words, number of the span, words of the span that agree), by spans, these by their
    begins; how many spans; and which words of a and of b stand in them (bool[len(a)], bool[len(b)]).
    """
    chain_of = np.empty(len(runs), np.int64)
    chains = _join(runs, chain_of, gap, gap_per_word)
    agreeing, members = _agreeing(runs, chain_of, chains, a, b)
    spans, rows = 0, 0
    number, begin = np.empty(chains, np.int64), np.empty(chains, np.int64)
    for chain in range(chains):
        number[chain] = -1
        if agreeing[chain] >= least:
            number[chain], begin[chain] = spans, rows
            spans += 1
            rows += members[chain]
    made = np.empty((rows, 5), np.int64)
    in_a, in_b = _nothing(len(a)), _nothing(len(b))
    for run in range(len(runs)):
        chain = chain_of[run]
        if number[chain] >= 0:
            i, j, length, row = runs[run, 0], runs[run, 1], runs[run, 2], begin[chain]
            begin[chain] += 1
            made[row, 0], made[row, 1], made[row, 2] = i, j, length
            made[row, 3], made[row, 4] = number[chain], agreeing[chain]
            for place in range(length):
                in_a[i + place] = in_b[j + place] = True
    return made, spans, in_a, in_b
