"""Rejects that are still open: what was refused and has not become a story since."""

from __future__ import annotations

from sqlalchemy import select

from wirecopy.store import models as table
from wirecopy.store.open import Connection


def open_sources(connection: Connection) -> list[str]:
    """Sources that were rejected and of which no story was stored under the same name, in their order."""
    stored = select(table.revision.c.source)
    rows = connection.execute(
        select(table.reject.c.source).where(table.reject.c.source.not_in(stored)).distinct()
    )
    return sorted(source for (source,) in rows)
