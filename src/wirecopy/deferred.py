"""Names that a module shows for others, each imported when it is first asked for (PEP 562).

What a query does not use is not loaded. A module of that kind imports the names for the type checker alone.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module


def deferred(module: str, shown: Mapping[str, str]) -> Callable[[str], object]:
    """The `__getattr__` of a module. shown: by the name of a module beside or inside it, the names there.

    Names are parted by blanks. Asked for any other name it raises AttributeError, as a module does.
    """
    home = {name: where for where, names in shown.items() for name in names.split()}

    def get(name: str) -> object:
        where = home.get(name)
        if where is None:
            raise AttributeError(f"module {module!r} has no attribute {name!r}")
        value: object = getattr(import_module(where), name)
        setattr(sys.modules[module], name, value)
        return value

    return get
