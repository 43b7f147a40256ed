"""One run from paths to reports: safe to repeat, and taken up where it stopped."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import closing

from wirecopy import processes
from wirecopy import settings as clock
from wirecopy.attribution import catalogue as agencies
from wirecopy.fingerprint.spec import SPECIFICATION
from wirecopy.intake.paths import expand_all, is_much, walk
from wirecopy.intake.read import arrivals_in
from wirecopy.nightly import fingerprinting, lock, matching, reading, tracing
from wirecopy.nightly.night import Night, Progress
from wirecopy.nightly.polling import Polling
from wirecopy.nightly.summary import Summary
from wirecopy.nightly.tasks import get_ready
from wirecopy.nightly.workers import Workers
from wirecopy.settings import Settings
from wirecopy.sources.means import Means
from wirecopy.store import fingerprints, runs, write
from wirecopy.store import sources as stored
from wirecopy.store.engine import files_of, refuse_readonly, store_path
from wirecopy.store.kept import iso
from wirecopy.store.open import Store, open_store

_MEANS = Means()
MUCH = 8_000_000
"""Bytes of input for which worker processes are started before anything is read."""


def _silent(_phase: str, _done: int, _whole: int) -> None:
    """Progress that nobody looks at."""


def run(
    paths: Sequence[str],
    settings: Settings,
    *,
    reports: bool = True,
    sources: Sequence[str] | None = (),
    means: Means = _MEANS,
    progress: Progress = _silent,
) -> Summary:
    """Read paths and sources, bring the store up to date and write the configured reports.

    reports: `nightly` writes them, `ingest` and `sources poll` do not. sources: locations to poll; all that
    are active where it is empty, none where it is None. means: what polling takes from the world.

    Raises LockedError where another run holds the store, InputError for a path that is not there,
    NotFoundError for a source that is none, and StoreError or SpecificationError where the store cannot be
    used; then nothing was changed.
    """
    began = time.monotonic()
    path = store_path(settings.store)
    refuse_readonly(path)
    catalogue = agencies.load(*settings.own_files)
    named = expand_all(paths)
    arrived = arrivals_in(walk(named, files_of(path)), settings.map)
    with lock.held(path), closing(Workers()) as workers, processes.seldom_collecting():
        if is_much(named, MUCH):
            workers.start(get_ready, settings.own_files)
        with closing(open_store(settings.store, create=True, busy_seconds=settings.lock_timeout)) as store:
            command = "nightly" if reports else "ingest" if sources is None else "poll"
            night = _begin(store, settings, catalogue, progress, workers, command)
            polling = Polling(night, settings, means, sources or ()) if sources is not None else None
            reading.read_items(night, arrived)
            if polling is not None:
                reading.read_items(night, polling.arrivals(), polling.hear)
            polled = polling.results() if polling is not None else []
            reading.judge_again(night)
            fingerprinting.fingerprint(night)
            matching.match(night)
            tracing.cluster(night)
            tracing.trace_lineage(night)
            _finish(night, polled)
            if reports and settings.reports is not None:
                from wirecopy.nightly.reporting import write_reports  # noqa: PLC0415 - for reports alone

                with store.reading() as connection:
                    night.summary.reports = write_reports(connection, settings.reports)
    night.summary.seconds = time.monotonic() - began
    return night.summary


def _begin(
    store: Store,
    settings: Settings,
    catalogue: agencies.Catalogue,
    progress: Progress,
    workers: Workers,
    command: str,
) -> Night:
    with store.begin() as connection:
        fingerprints.ensure_specification(connection, SPECIFICATION)
        started = runs.start(connection, iso(clock.now()), command)
        write.save_agencies(connection, [_agency_row(agency) for agency in catalogue.agencies.values()])
    summary = Summary(run=started.id, resumed=started.attempts > 1)
    return Night(
        store,
        started.id,
        started.started,
        catalogue,
        settings.own_files,
        summary,
        settings.batch,
        progress,
        workers,
    )


def _agency_row(agency: agencies.Agency) -> dict[str, object]:
    return {
        "id": agency.id,
        "name": agency.name,
        "full_name": agency.full_name,
        "kind": agency.kind,
        "country": agency.country,
        "ownership": agency.ownership,
        "state_owned": agency.state_owned,
        "domains": ";".join(agency.domains),
    }


def _finish(night: Night, polled: Sequence[stored.Result]) -> None:
    summary = night.summary
    with night.store.begin() as connection:
        tally = runs.tally(connection, night.run)
        for name, number in tally.summary.items():
            setattr(summary, name, number)
        changed = night.judged_again or bool(summary.new + summary.revised + tally.rejects + tally.events)
        stored.save(connection, night.run, polled)
        runs.finish(connection, night.run, iso(clock.now()), summary.counts(), changed=changed)
