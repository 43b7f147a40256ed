"""Sorted lists of keys: their bytes go in, the keys and what two lists have in common come out."""

from __future__ import annotations

from typing import Any

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
def picked(data: NDArray[np.uint8], width: int, places: Numbers) -> Numbers:
    """Of the numbers that `widened` would make, those at some places."""
    made = np.zeros(len(places), np.int64)
    for number in range(len(places)):
        value = 0
        for byte in range(width - 1, -1, -1):
            value = (value << 8) | data[places[number] * width + byte]
        made[number] = value
    return made


@compiled
def met(data: NDArray[np.uint8], width: int, first: int, wanted: Numbers) -> tuple[Numbers, Numbers]:
    """Where two ascending lists agree: the place in `wanted`, all different, and the place in the other.

    data: the steps from one number of the other list to the next, of `width` bytes each; `first` comes
    before all. What lies behind the last of `wanted` is not looked at.
    """
    length, keys = len(wanted), len(data) // width
    asked, found = np.empty(keys, np.int64), np.empty(keys, np.int64)
    count, at, key, byte = 0, 0, first, 0
    for place in range(keys):
        step = 0
        for shift in range(width):
            step |= int(data[byte + shift]) << (8 * shift)
        byte += width
        key += step
        while at < length and wanted[at] < key:
            at += 1
        if at == length:
            break
        if wanted[at] == key:
            asked[count], found[count] = at, place
            count += 1
    return asked[:count].copy(), found[:count].copy()


def runs_of_equals(ascending: NDArray[Any]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Of each number of an ascending list the first place, and how often it stands there."""
    firsts = np.flatnonzero(np.r_[True, ascending[1:] != ascending[:-1]][: len(ascending)])
    return firsts, np.diff(np.r_[firsts, len(ascending)])


@compiled
def joined(
    firsts: Numbers, times: Numbers, askers: Numbers, places: Numbers, held: Numbers, width: int
) -> Numbers:
    """Every asker of a key with every holder of it, as one number: the asker above `width` bits of holder.

    firsts, times: for each key the first of its askers and how many they are. places, held: for each entry
    the place of its key, and the holder.
    """
    count = 0
    for entry in range(len(places)):
        count += times[places[entry]]
    made = np.empty(count, np.int64)
    at = 0
    for entry in range(len(places)):
        first = firsts[places[entry]]
        for place in range(first, first + times[places[entry]]):
            made[at] = (askers[place] << width) | held[entry]
            at += 1
    return made
