"""How functions are compiled: on first use, and kept on disk for the next process."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

import numba

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
