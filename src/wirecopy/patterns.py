"""Patterns that are compiled when they are first asked.

A command asks a few of the several hundred that its modules hold, and compiling all of them takes longer
than most commands' own work.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, AnyStr, cast

if TYPE_CHECKING:
    import regex


def lazy_re(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` answers, made when it is first asked; a faulty pattern raises then."""
    return cast("re.Pattern[AnyStr]", _Unmade(pattern, partial(re.compile, pattern, flags)))


def lazy_regex(pattern: AnyStr, flags: int = 0) -> regex.Pattern[AnyStr]:
    """The same of `regex.compile`."""
    return cast("regex.Pattern[AnyStr]", _Unmade(pattern, partial(_regex, pattern, flags)))


def _regex(pattern: AnyStr, flags: int) -> regex.Pattern[AnyStr]:
    import regex  # noqa: PLC0415 - a fifth of a second, for those that ask alone

    return regex.compile(pattern, flags)


class _Made:
    """A pattern that was asked: the compiled one's methods are its own values, found as fast as there."""


class _Unmade(_Made):
    """A pattern that nobody asked yet. pattern: its text, known before."""

    def __init__(self, pattern: str | bytes, compiled: Callable[[], Any]) -> None:
        self.pattern = pattern
        self._compiled = compiled

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the compiled pattern has
        if name.startswith("__"):
            raise AttributeError(name)
        made = self._compiled()
        values = {one: getattr(made, one) for one in dir(made) if not one.startswith("_")}
        self.__dict__.update(values)
        self.__class__ = _Made  # type: ignore[assignment]  # from now on a look-up asks no `__getattr__`
        return values[name]
