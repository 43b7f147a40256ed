"""Names that hold for their time: former ones, and agencies that have closed.

The story's year is that of its publication, else the one in its dateline or address. A former name that
a story uses long after its end is a habit of writers at best; an agency that closed years before supplies
nothing.
"""

from __future__ import annotations

from wirecopy.attribution.catalogue import Agency
from wirecopy.attribution.find import Name
from wirecopy.patterns import lazy_re
from wirecopy.records import Item

YEARS_AFTER = 1
"""Years after its end in which a former name or a closed agency may still be met: copy is published late."""
HEAD = 160
"""Characters at a story's beginning in which its dateline stands."""
_YEAR = lazy_re(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_DATED_ADDRESS = lazy_re(r"/((?:19|20)\d\d)[/-]\d{1,2}[/-]")


def year_of(item: Item) -> int | None:
    """The year of a story, None where nothing tells it."""
    if item.published is not None:
        return item.published.utc.year
    found = (
        _DATED_ADDRESS.search(item.url or "")
        or _YEAR.search(item.title or "")
        or _YEAR.search(item.text[:HEAD])
    )
    return int(found[1]) if found else None


def is_former(item: Item, name: Name) -> bool:
    """Whether a story uses a name after its time."""
    if name.until is None:
        return False
    year = year_of(item)
    return year is not None and year > name.until + YEARS_AFTER


def had_closed(item: Item, agency: Agency) -> bool:
    """Whether an agency had closed well before a story appeared."""
    if agency.status != "closed" or agency.closed is None:
        return False
    year = year_of(item)
    return year is not None and year > int(agency.closed[:4]) + YEARS_AFTER
