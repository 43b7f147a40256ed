"""Times that only say how long ago they were, in the languages of the wires: `2 hours ago`, `vor 3 Tagen`."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from wirecopy.patterns import lazy_re
from wirecopy.records import Moment, Precision

_UNITS = {
    "second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 604_800,
}  # fmt: skip
_UNIT_WORDS = {
    "second": r"sec(?:ond)?s?|sekunden?|secondes?|segundos?|second[oi]|секунд\w*|秒钟?",
    "minute": r"min(?:ute)?s?|minuten?|minutos?|minut[oi]|minuut|минут\w*|minut\w*|dakika|मिनट|分钟?|분",
    "hour": r"h(?:ou)?rs?|h|stunden?|heures?|horas?|or[ae]|uur|uren|час\w*|godzin\w*|saat|घंटे?|घंटा"
    r"|小时|時間|시간",
    "day": r"days?|tag(?:en)?|jours?|días?|dias?|giorn[oi]|dagen|день|дн(?:я|ей)|dni|dzień|gün|दिन|天|日|일",
    "week": r"weeks?|wochen?|semaines?|semanas?|settiman[ae]|weken|недел\w*|tygodni\w*|hafta|हफ्ते|周|週間|주",
}
_AMOUNT = lazy_re(
    r"(?P<number>\d{1,3}|an?|one|eine[mr]?|une?|un[ao]?|um|een)\s*(?:"
    + "|".join(f"(?P<{unit}>{words})" for unit, words in _UNIT_WORDS.items())
    + r")(?![A-Za-z\u00c0-\u024f\u0400-\u04ff\u0900-\u097f])",
    re.IGNORECASE,
)
_AGO = lazy_re(
    r"\bago\b|^\W*vor\s|\bil\s+y\s+a\s|\bhace\s|\bhá\s|\bfa\b|\bgeleden\b|назад|\btemu\b|\bönce\b|पहले|前|전",
    re.IGNORECASE,
)


def says_ago(given: str) -> bool:
    """Whether words say how long ago something was."""
    return bool(_AGO.search(given))


def ago(given: str, reference: datetime) -> Moment | None:
    """The time that lies so long before `reference`, which is in UTC; None where no amount is stated.

    Days and weeks state the day alone.
    """
    amounts = list(_AMOUNT.finditer(given))
    if not amounts:
        return None
    seconds, exact = 0, True
    for one in amounts[:2]:  # "1 hr 4 mins ago"
        unit = next(unit for unit in _UNITS if one[unit])
        seconds += _UNITS[unit] * (int(one["number"]) if one["number"].isdigit() else 1)
        exact = exact and unit not in ("day", "week")
    utc = (reference - timedelta(seconds=seconds)).replace(microsecond=0)
    if exact:
        return Moment(utc, given, "UTC", Precision.minute)
    return Moment(utc.replace(hour=0, minute=0, second=0), given, None, Precision.day)
