"""Opening what a question needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from wirecopy.settings import Settings

if TYPE_CHECKING:
    from wirecopy.store.open import Connection, Store

Row = dict[str, object]
"""A row of an export: its columns by name."""


Progress = Callable[[str, int, int], None]
"""Called with a phase's name, what is done of it, and what there is (0: not known)."""


def silent(phase: str, done: int, total: int) -> None:
    """A progress that nobody watches."""


def open_store_of(settings: Settings) -> Store:
    """The store, never made anew; raises NotFoundError where there is none."""
    from wirecopy.store.open import open_store  # noqa: PLC0415

    return open_store(settings.store, create=False)


@contextmanager
def reading(settings: Settings) -> Iterator[Connection]:
    """One unchanging state of the store."""
    store = open_store_of(settings)
    try:
        with store.reading() as connection:
            yield connection
    finally:
        store.close()


def is_there(settings: Settings) -> bool:
    """Whether there is a store."""
    from wirecopy.store.engine import is_missing, store_path  # noqa: PLC0415

    return not is_missing(store_path(settings.store))
