"""Where copy went: the spread of a story, the exposure of outlets, what runs on though it was corrected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from wirecopy.api.agencies import agencies_show
from wirecopy.api.named import cluster_named, known_story, outlets_named
from wirecopy.api.opened import reading
from wirecopy.api.spans import end_of, moment_of
from wirecopy.errors import NotFoundError, UsageError
from wirecopy.records import AgencyId, StoryId
from wirecopy.settings import Settings

if TYPE_CHECKING:
    from wirecopy.reports.exposure import Exposure
    from wirecopy.reports.spread import Spread
    from wirecopy.reports.stale import Stale
    from wirecopy.store.open import Connection


def spread(words: str, settings: Settings) -> Spread:
    """Where a story, a cluster or an agency's copy went, in time order.

    An agency's id, name or full name is tried first, then a cluster's id, then a story. Raises
    NotFoundError, AmbiguousError.
    """
    from wirecopy.nightly import travels  # noqa: PLC0415
    from wirecopy.store.read import agency_names  # noqa: PLC0415

    with reading(settings) as connection:
        known = agency_names(connection)
        agency = _agency_among(words, known)
        if agency is not None:
            return travels.agency_travels(connection, agency, known[agency][0])
        cluster = cluster_named(connection, words)
        if cluster is not None:
            return travels.cluster_travels(connection, cluster)
        return travels.story_travels(connection, _story_or_agency(connection, words, known))


def exposure(
    settings: Settings,
    *,
    outlet: str | None = None,
    agency: str | None = None,
    ownership: str | None = None,
    since: str | datetime | None = None,
    until: str | datetime | None = None,
) -> Exposure:
    """How much of outlets' output came from which agencies, credited and not.

    outlet: domain or name. agency: an id or a name. since, until: of the stories' own times, both included; a
    day means the whole day. Raises UsageError, NotFoundError.
    """
    from wirecopy.attribution.catalogue import OWNERSHIPS  # noqa: PLC0415
    from wirecopy.nightly import travels  # noqa: PLC0415
    from wirecopy.store.exposure import Span  # noqa: PLC0415

    if ownership is not None and ownership not in OWNERSHIPS:
        raise UsageError(f"there is no ownership `{ownership}`", f"one of: {', '.join(OWNERSHIPS)}")
    ident = None if agency is None else agencies_show(agency, settings).id
    asked = {
        "outlet": outlet,
        "agency": ident,
        "ownership": ownership,
        "since": None if since is None else str(since),
        "until": None if until is None else str(until),
    }
    moments = moment_of(since), end_of(until)
    with reading(settings) as connection:
        outlets = None if outlet is None else outlets_named(connection, outlet)
        return travels.exposure(connection, Span(outlets, ident, ownership, *moments), asked)


def stale(settings: Settings, *, agency: str | None = None, since: str | datetime | None = None) -> Stale:
    """Which outlets still run what agencies have corrected, withdrawn or killed.

    agency: an id or a name. since: of the notices. Raises UsageError, NotFoundError.
    """
    from wirecopy.nightly import notices  # noqa: PLC0415

    ident = None if agency is None else agencies_show(agency, settings).id
    moment = moment_of(since)
    with reading(settings) as connection:
        return notices.stale(connection, ident, moment)


def _agency_among(words: str, known: Mapping[AgencyId, tuple[str, str]]) -> AgencyId | None:
    wanted = words.strip().casefold()
    if wanted in known:
        return wanted
    return next((agency for agency, names in known.items() if wanted in map(str.casefold, names)), None)


def _story_or_agency(connection: Connection, words: str, agencies: Iterable[AgencyId]) -> StoryId:
    """The story that the words name; where there is none, the agency is told that they nearly name."""
    from wirecopy.reports.agencies import near  # noqa: PLC0415

    try:
        return known_story(connection, words)
    except NotFoundError as fault:
        meant = near(words, agencies)
        hint = f"did you mean the agency {meant}?" if meant else fault.hint
        raise NotFoundError(fault.message, hint) from fault
