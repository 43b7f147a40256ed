"""Which of two stories came first, as a probability, from times that are often wrong, coarse or missing.

A time is an interval as wide as its precision (a day's date covers the day). Where two intervals overlap
nothing is known. Where they do not, the gap between them counts: most clocks are right to some minutes, a few
are wrong by hours (a zone left out or named wrongly), and a time of no zone may be off by any zone's offset.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from wirecopy.records import Moment, Precision

if TYPE_CHECKING:
    from wirecopy.lineage.clocks import Shift

CLOCK_MINUTES = 15.0
"""Scale of the error of a clock that names its zone."""
ZONE_MINUTES = 240.0
"""Scale of the error of a clock that is set to the wrong zone."""
UNZONED_MINUTES = 480.0
"""Scale of the error of a time without a zone, which may be any zone's, where its clock is not known."""
WRONG_ZONE_SHARE = 0.05
"""Share of clocks that are wrong by hours."""
LEARNT_MINUTES = 25.0
"""Scale of what is left of a clock's error when its shift has been learnt."""
STRAY_SHARE = 0.02
"""Share of times that follow no clock at all."""
UNKNOWN = 0.5

_WIDTHS = {
    Precision.second: timedelta(0),
    Precision.minute: timedelta(0),
    Precision.day: timedelta(days=1),
    Precision.month: timedelta(days=31),
    Precision.year: timedelta(days=366),
}
_EXACT = (Precision.second, Precision.minute)


def chance_first(
    one: Moment | None,
    other: Moment | None,
    *,
    same_clock: bool = False,
    shifts: tuple[Sequence[Shift], Sequence[Shift]] = ((), ()),
) -> float:
    """The probability, 0 to 1, that `one` was published before `other`; 0.5 where the times tell nothing.

    same_clock: both times are of one outlet, whose error is the same in both. shifts: of the two clocks,
    as far as they are known.
    """
    gap = _gap_minutes(one, other)
    if one is None or other is None or gap is None:
        return UNKNOWN
    if any(shifts) and not same_clock and {one.precision, other.precision} <= set(_EXACT):
        return _by_known_clocks((one, other), gap, shifts)
    if gap == 0:
        return UNKNOWN
    if same_clock and (one.zone is None) == (other.zone is None):
        return _logistic(gap)
    if one.zone is None or other.zone is None:
        return _logistic(gap / UNZONED_MINUTES)
    right = _logistic(gap / CLOCK_MINUTES)
    return (1 - WRONG_ZONE_SHARE) * right + WRONG_ZONE_SHARE * _logistic(gap / ZONE_MINUTES)


def _by_known_clocks(
    moments: tuple[Moment, Moment], gap: float, shifts: tuple[Sequence[Shift], Sequence[Shift]]
) -> float:
    """As `chance_first` over all the shifts that two clocks may have."""
    guessed = any(moment.zone is None and not known for moment, known in zip(moments, shifts, strict=True))
    scale = UNZONED_MINUTES if guessed else LEARNT_MINUTES
    of_one, of_other = (known or ((0.0, 1.0),) for known in shifts)
    chance = sum(
        sure_one * sure_other * _logistic((gap + other - one) / scale)
        for one, sure_one in of_one
        for other, sure_other in of_other
    )
    return (1 - STRAY_SHARE) * chance + STRAY_SHARE * UNKNOWN


def lag_minutes(earlier: Moment | None, later: Moment | None) -> int | None:
    """Whole minutes from one time to the other, negative where they stand the other way round.

    None where either is unknown or stated to the day or coarser.
    """
    if earlier is None or later is None:
        return None
    if earlier.precision not in _EXACT or later.precision not in _EXACT:
        return None
    return round((later.utc - earlier.utc).total_seconds() / 60)


def lag_words(earlier: Moment | None, later: Moment | None, *, explained: bool = False) -> str:
    """The lag for a reader: `25 min later`, `3 h earlier`, `same time`, `times overlap` or `time unknown`.

    Where one of two clock times names no zone and was taken for UTC, the lag is said to be by such a time,
    unless it is `explained` what that clock shows.
    """
    if earlier is None or later is None:
        return "time unknown"
    minutes = lag_minutes(earlier, later)
    if minutes is None:
        gap = _gap_minutes(earlier, later)
        return "times overlap" if not gap else _in_words(round(gap))
    unzoned = not explained and (earlier.zone is None) != (later.zone is None)
    told = "same time" if minutes == 0 else _in_words(minutes)
    return f"{told} by a time without a zone" if unzoned else told


def time_order(moment: Moment | None) -> tuple[bool, datetime]:
    """A sort key: known times first, in order."""
    return (True, datetime.min) if moment is None else (False, moment.utc.replace(tzinfo=None))


def _in_words(minutes: int) -> str:
    size = abs(minutes)
    if size < 90:
        amount = f"{size} min"
    elif size < 48 * 60:
        amount = f"{round(size / 60)} h"
    else:
        amount = f"{round(size / 1440)} days"
    return f"{amount} {'later' if minutes > 0 else 'earlier'}"


def _gap_minutes(one: Moment | None, other: Moment | None) -> float | None:
    """Minutes between the end of the first interval and the begin of the second; negative the other way."""
    if one is None or other is None:
        return None
    one_end, other_end = one.utc + _WIDTHS[one.precision], other.utc + _WIDTHS[other.precision]
    if one_end <= other.utc:
        return (other.utc - one_end).total_seconds() / 60
    if other_end <= one.utc:
        return (other_end - one.utc).total_seconds() / 60
    return 0.0


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, value))))
