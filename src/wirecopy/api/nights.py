"""Reading and storing: whole nights, and what was rejected in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from wirecopy.api.opened import Progress, reading, silent
from wirecopy.api.sources import sources_list
from wirecopy.errors import NotFoundError, UsageError
from wirecopy.settings import Settings

if TYPE_CHECKING:
    from wirecopy.nightly.summary import Summary


def nightly(paths: Sequence[str], settings: Settings, *, progress: Progress = silent) -> Summary:
    """The whole night over the configured inputs, the sources and `paths`; makes the store where there is
    none.

    Raises LockedError where another run holds the store, InputError where a path is not there.
    """
    from wirecopy.nightly.run import run  # noqa: PLC0415

    if not has_inputs(paths, settings):
        raise UsageError(
            "there is nothing to read",
            "name files or folders, `wirecopy sources add` feeds, or set `inputs` in the configuration",
        )
    return run([*settings.inputs, *paths], settings, reports=True, progress=progress)


def report(
    settings: Settings, folder: str | Path | None = None, *, since: str | datetime | None = None
) -> list[str]:
    """The newest night as one page of HTML with its CSV files beside it; gives their paths, the page first.

    folder: made where missing; else the configured one, else `report`. since: a run's number, or a time from
    which on all runs count. Raises NotFoundError where there is no store or no such run, UsageError.
    """
    from wirecopy.nightly.reporting import write_reports  # noqa: PLC0415
    from wirecopy.store import nights  # noqa: PLC0415

    place = Path(folder or settings.reports or "report").expanduser()
    with reading(settings) as connection:
        first = None if since is None else nights.first_run(connection, str(since))
        return write_reports(connection, place, first)


def has_inputs(paths: Sequence[str], settings: Settings) -> bool:
    """Whether `nightly` with these paths has anything to read: they, configured inputs or active sources."""
    return bool(paths or settings.inputs) or any(one.state == "active" for one in sources_list(settings))


def ingest(paths: Sequence[str], settings: Settings, *, progress: Progress = silent) -> Summary:
    """The same for `paths` alone, without sources and reports."""
    from wirecopy.nightly.run import run  # noqa: PLC0415

    return run(list(paths), settings, reports=False, sources=None, progress=progress)


def rejected_inputs(settings: Settings) -> list[str]:
    """The files whose rejects are still open and that are still there, to be read again once mended."""
    from wirecopy.store.rejects import open_sources  # noqa: PLC0415

    try:
        with reading(settings) as connection:
            sources = open_sources(connection)
    except NotFoundError:  # no store yet
        return []
    files = (next((path for path in _paths_in(source) if Path(path).is_file()), None) for source in sources)
    return list(dict.fromkeys(path for path in files if path))


def _paths_in(source: str) -> Iterator[str]:
    """What may be the path in a source: all of it, and what stands before each `#` in it."""
    while source:
        yield source
        source = source.rpartition("#")[0]
