"""Values that are worked out when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

Value = TypeVar("Value")


class Lazily(Generic[Value]):
    """A method read as a value, worked out once for each object.

    `functools.cached_property` takes a lock before Python 3.12, for which each of a story's values would pay;
    a story is read by one thread.
    """

    def __init__(self, made: Callable[[Any], Value]) -> None:
        self._made = made
        self._name = made.__name__
        self.__doc__ = made.__doc__

    def __get__(self, owner: Any, kind: type | None = None) -> Value:  # noqa: ANN401 - whatever has the method
        """The value, kept where the next look finds it without asking here."""
        value = self._made(owner)
        owner.__dict__[self._name] = value
        return value
