"""One run at a time: a lock of the kernel's beside the store, freed when its holder dies."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wirecopy import settings
from wirecopy.errors import LockedError


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the run lock of the store at `path`; raises LockedError at once where another run holds it.

    The mere presence of the lock file means nothing: the kernel frees the lock with its process. The
    file beside it only names the holder for the message.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415

    path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(path.with_name(path.name + ".lock"), timeout=0)
    holder = path.with_name(path.name + ".holder")
    try:
        lock.acquire()
    except Timeout as fault:
        raise LockedError(
            f"another run holds {path}{_named(holder)}",
            "wait for it to end; `wirecopy story` and `export` work meanwhile",
        ) from fault
    try:
        holder.write_text(
            json.dumps(
                {"pid": os.getpid(), "host": socket.gethostname(), "started": settings.now().isoformat()}
            ),
            encoding="utf-8",
        )
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def _named(holder: Path) -> str:
    try:
        facts = json.loads(holder.read_text(encoding="utf-8"))
        return f" (process {facts['pid']} on {facts['host']}, since {facts['started']})"
    except (OSError, ValueError, KeyError):
        return ""
