"""One run at a time: a lock of the kernel's beside the store, freed when its holder dies."""

from __future__ import annotations

import json
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from wirecopy import settings as clock
from wirecopy.errors import LockedError, StoreError
from wirecopy.settings import Settings
from wirecopy.store.engine import holder_file, holder_of, is_missing, lock_file, refuse_foreign, store_path
from wirecopy.store.open import Connection, open_store

_WORD_SECONDS = 0.3
"""How long a run that was just begun may take to leave word of itself."""


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the run lock of the store at `path`; raises LockedError at once where another run holds it.

    The mere presence of the lock file means nothing: the kernel frees the lock with its process. The
    file beside it only names the holder for the message. Raises StoreError where neither can be made, and
    before anything is made where what lies there is no store.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415

    if not is_missing(path):
        refuse_foreign(path)
    lock = FileLock(lock_file(path), timeout=0)
    holder = holder_file(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as fault:
        raise LockedError(
            f"another run holds {path}{_named(path)}",
            "wait for it to end; `wirecopy story` and `export` work meanwhile",
        ) from fault
    except (OSError, NotImplementedError) as fault:
        raise StoreError(
            f"cannot lock the store {path}: {getattr(fault, 'strerror', None) or fault}",
            "its folder must be writable and on a disk that knows locks; name another place with --store",
        ) from fault
    try:
        with suppress(OSError):  # without room for it the run itself will tell
            holder.write_text(
                json.dumps(
                    {"pid": os.getpid(), "host": socket.gethostname(), "started": clock.now().isoformat()}
                ),
                encoding="utf-8",
            )
        yield
    finally:
        with suppress(OSError):
            holder.unlink(missing_ok=True)
        lock.release()


@contextmanager
def writing(settings: Settings, *, create: bool = False) -> Iterator[Connection]:
    """A write transaction while no run is under way; create: make the store where there is none.

    Raises LockedError, and NotFoundError where there is no store and none is to be made.
    """
    store = None if create else open_store(settings.store, create=False, busy_seconds=settings.lock_timeout)
    try:
        with held(store_path(settings.store)):
            store = store or open_store(settings.store, create=True, busy_seconds=settings.lock_timeout)
            with store.begin() as connection:
                yield connection
    finally:
        if store is not None:
            store.close()


def _named(path: Path) -> str:
    until = time.monotonic() + _WORD_SECONDS
    while not (words := holder_of(path)) and time.monotonic() < until:
        time.sleep(0.02)
    return words
