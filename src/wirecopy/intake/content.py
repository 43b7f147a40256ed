"""One thing to read stories from, and how a fault of reading it is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from wirecopy.intake.detect import Kind
from wirecopy.intake.streams import DamagedError, Stream, TooLargeError
from wirecopy.records import Reject, RejectReason

FAULTS = (OSError, TooLargeError, DamagedError)
"""What reading an input can end in; `reject_of` tells it."""


@dataclass(frozen=True, slots=True)
class Content:
    """One thing to read stories from.

    source: the file, with `#` and the member where it lies in an archive. data: all of it; None for
    what is streamed, then `stream` gives it. url, encoding, fetched: as the archive states them, of a page.
    """

    source: str
    kind: Kind
    data: bytes | None = None
    stream: Stream | None = None
    url: str | None = None
    encoding: str | None = None
    fetched: datetime | None = None


def reject_of(source: str, fault: Exception) -> Reject:
    """The Reject that tells of one of `FAULTS`."""
    if isinstance(fault, TooLargeError):
        return Reject(source, None, RejectReason.too_large, str(fault))
    if isinstance(fault, DamagedError):
        return Reject(source, None, RejectReason.unreadable, f"{fault}; fetch the file again")
    words = getattr(fault, "strerror", None) or fault
    return Reject(
        source, None, RejectReason.unreadable, f"cannot be read: {words}; check the file and its rights"
    )
