"""Sorted lists of keys: their bytes go in, the keys and what two lists have in common come out."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from wirecopy.kernel.compiled import compiled

Numbers = NDArray[np.int64]


@compiled
def widened(data: NDArray[np.uint8], width: int) -> Numbers:
    """Numbers of `width` little-endian bytes each, as int64."""
    count = len(data) // width
    made = np.zeros(count, np.int64)
    for place in range(count):
        value = 0
        for byte in range(width - 1, -1, -1):
            value = (value << 8) | data[place * width + byte]
        made[place] = value
    return made


@compiled
def summed(steps: Numbers, first: int) -> Numbers:
    """The ascending numbers of which the steps from one to the next are given; `first` comes before all."""
    made = np.empty(len(steps), np.int64)
    value = first
    for place in range(len(steps)):
        value += steps[place]
        made[place] = value
    return made


@compiled
def met(keys: Numbers, wanted: Numbers) -> tuple[Numbers, Numbers]:
    """Where two ascending lists agree: the place in `wanted`, all different, and the place in `keys`."""
    count, at = 0, 0
    for key in keys:
        while at < len(wanted) and wanted[at] < key:
            at += 1
        count += at < len(wanted) and wanted[at] == key
    asked, found = np.empty(count, np.int64), np.empty(count, np.int64)
    at, count = 0, 0
    for place in range(len(keys)):
        while at < len(wanted) and wanted[at] < keys[place]:
            at += 1
        if at < len(wanted) and wanted[at] == keys[place]:
            asked[count], found[count] = at, place
            count += 1
    return asked, found
