"""The outlets that words name."""

from __future__ import annotations

import unicodedata

from sqlalchemy import Connection, select

from wirecopy.store import models as table


def outlets_named(connection: Connection, words: str) -> tuple[int, ...]:
    """The numbers of the outlets with this domain or name, letter case aside; several may bear one name.

    Compared here and not in SQL: SQLite knows the letter case of ASCII alone.
    """
    wanted = folded(words)
    rows = connection.execute(
        select(table.outlet.c.id, table.outlet.c.key, table.outlet.c.name).order_by(table.outlet.c.id)
    )
    return tuple(number for number, *names in rows if wanted in map(folded, names))


def names_of_outlets(connection: Connection) -> list[str]:
    """The domains and names of all outlets, each once, in order."""
    rows = connection.execute(select(table.outlet.c.key, table.outlet.c.name))
    return sorted({name for row in rows for name in row if not name.startswith("name:")})


def folded(name: str) -> str:
    """A name as it is compared: letter case, and how its accents are encoded, aside."""
    return unicodedata.normalize("NFC", name.strip()).casefold()
