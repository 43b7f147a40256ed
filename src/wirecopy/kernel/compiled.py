"""How functions are compiled: on first use, and kept on disk for the next process."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import ModuleType
from typing import TypeVar, cast


def _numba() -> ModuleType:
    """numba without its linear algebra: no kernel uses it, and scipy takes a fifth of a second to import."""
    hidden = "scipy" not in sys.modules
    if hidden:
        sys.modules["scipy"] = None  # type: ignore[assignment]  # imported while it is None, it counts as absent
    try:
        import numba  # noqa: PLC0415 - not before scipy is hidden
        import numba.np.arraymath  # noqa: PLC0415 - asks for scipy once
    finally:
        if hidden:
            del sys.modules["scipy"]
    return numba


numba = _numba()

Function = TypeVar("Function", bound=Callable[..., object])


def compiled(function: Function) -> Function:
    """The function compiled for the types it is called with; kept beside its file or in the user's cache.

    Where neither can be written, each process compiles anew.
    """
    try:
        made = numba.njit(cache=True, nogil=True)(function)
    except RuntimeError:  # numba finds no place that it could write to
        made = numba.njit(nogil=True)(function)
    return cast("Function", made)
