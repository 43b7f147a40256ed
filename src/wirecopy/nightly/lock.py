"""One run at a time: a lock of the kernel's beside the store, freed when its holder dies."""

from __future__ import annotations

import json
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from wirecopy import settings
from wirecopy.errors import LockedError, StoreError
from wirecopy.store.engine import holder_file, holder_of

_WORD_SECONDS = 0.3
"""How long a run that was just begun may take to leave word of itself."""


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the run lock of the store at `path`; raises LockedError at once where another run holds it.

    The mere presence of the lock file means nothing: the kernel frees the lock with its process. The
    file beside it only names the holder for the message. Raises StoreError where neither can be made.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415

    lock = FileLock(path.with_name(path.name + ".lock"), timeout=0)
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
                    {"pid": os.getpid(), "host": socket.gethostname(), "started": settings.now().isoformat()}
                ),
                encoding="utf-8",
            )
        yield
    finally:
        with suppress(OSError):
            holder.unlink(missing_ok=True)
        lock.release()


def _named(path: Path) -> str:
    until = time.monotonic() + _WORD_SECONDS
    while not (words := holder_of(path)) and time.monotonic() < until:
        time.sleep(0.02)
    return words
