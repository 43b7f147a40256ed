"""Names of outlets as lineage compares them."""

from __future__ import annotations

import re
from functools import lru_cache

from wirecopy.patterns import lazy_re

_BY = lazy_re(r"^\s*by\s+", re.IGNORECASE)


def signed_by(byline: str | None) -> str | None:
    """Who a byline names, folded as an outlet's name is: `By the Bay Herald` is `bay herald`."""
    return folded(_BY.sub("", byline)) or None if byline else None


@lru_cache(maxsize=20_000)
def folded(name: str) -> str:
    """An outlet's name without case, article and doubled blanks."""
    words = name.casefold().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)
