"""Sources: feeds and folders that `nightly` reads by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from wirecopy.api.opened import Progress, silent
from wirecopy.errors import UsageError
from wirecopy.settings import Settings

if TYPE_CHECKING:
    from wirecopy.nightly.subscribing import Added
    from wirecopy.nightly.summary import Summary
    from wirecopy.reports.sources import Tried
    from wirecopy.store.sources import Source


def sources_add(
    locations: Sequence[str],
    settings: Settings,
    *,
    name: str | None = None,
    category: str | None = None,
    full_text: bool | None = None,
) -> Added:
    """Have `nightly` read feeds (by address) and folders or patterns (by path); nothing is fetched yet.

    name: for one location alone. full_text: fetch the page where an entry is only a teaser; None leaves what
    is known. Of a source that is known what is given is set anew, and one that was gone begins again.
    Raises UsageError, InputError, LockedError.
    """
    from wirecopy.nightly import subscribing  # noqa: PLC0415

    if name is not None and len(locations) != 1:
        raise UsageError("a name is for one source", "add the sources one by one")
    wishes = [subscribing.wish_of(location, settings) for location in dict.fromkeys(locations)]
    return subscribing.add(
        [replace(wish, name=name, category=category, full_text=full_text) for wish in wishes], settings
    )


def sources_remove(locations: Sequence[str], settings: Settings) -> None:
    """Forget sources; their stories stay. Raises NotFoundError, LockedError."""
    from wirecopy.nightly import subscribing  # noqa: PLC0415

    subscribing.remove(locations, settings)


def sources_list(settings: Settings) -> list[Source]:
    """All sources by location, each with its newest poll."""
    from wirecopy.nightly import subscribing  # noqa: PLC0415

    return subscribing.known(settings)


def sources_test(location: str, settings: Settings, *, full_text: bool = False) -> Tried:
    """What would be read from a source now; stores nothing. Raises UsageError, InputError."""
    from wirecopy.nightly import subscribing  # noqa: PLC0415
    from wirecopy.sources.means import Means  # noqa: PLC0415

    return subscribing.try_out(location, settings, Means(), full_text=full_text)


def sources_poll(locations: Sequence[str], settings: Settings, *, progress: Progress = silent) -> Summary:
    """Poll sources, all that are active where none is named, and take in what came, as `ingest` does.

    Raises NotFoundError, UsageError where there is no source, LockedError.
    """
    from wirecopy.nightly import subscribing  # noqa: PLC0415
    from wirecopy.nightly.run import run  # noqa: PLC0415

    known = subscribing.known(settings)
    if not known:
        raise UsageError("there is no source to poll", "`wirecopy sources add` takes feeds and folders")
    named = subscribing.named(known, locations)
    return run([], settings, reports=False, sources=named, progress=progress)


def sources_import(path: Path, settings: Settings, *, full_text: bool = False) -> tuple[Added, list[str]]:
    """Add the feeds of an OPML file; what was added, and a line for each that is refused.

    Raises InputError where the file is no OPML, LockedError.
    """
    from wirecopy.nightly import subscribing  # noqa: PLC0415

    wishes, refused = subscribing.from_list(path, settings, full_text=full_text)
    return subscribing.add(wishes, settings), refused


def sources_export(settings: Settings) -> bytes:
    """The feeds as OPML."""
    from wirecopy.nightly import subscribing  # noqa: PLC0415

    return subscribing.as_list(settings)
