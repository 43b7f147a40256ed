"""Spans of time as users name them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from wirecopy.errors import UsageError


def end_of(until: str | datetime | None) -> datetime | None:
    """The last moment that counts: of a day its end."""
    moment = moment_of(until)
    whole_day = isinstance(until, str) and len(until.strip()) == len("2024-05-14")
    return moment + timedelta(days=1, seconds=-1) if moment is not None and whole_day else moment


def moment_of(since: str | datetime | None) -> datetime | None:
    """The moment that a user names; raises UsageError."""
    if isinstance(since, str):
        try:
            since = datetime.fromisoformat(since)
        except ValueError as fault:
            hint = "write it as 2024-05-14 or 2024-05-14T22:00Z; UTC where no zone is named"
            raise UsageError(f"`{since}` is not a time", hint) from fault
    if since is None:
        return None
    return since.replace(tzinfo=UTC) if since.tzinfo is None else since.astimezone(UTC)
