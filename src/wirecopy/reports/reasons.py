"""Why a pair was judged as it was, with the two stories called by names that a reader can see.

A match keeps its reason with "the first" and "the second", which are its stories by their ids; no reader
knows that order.
"""

from __future__ import annotations

from wirecopy.patterns import lazy_re
from wirecopy.records import Match, StoryId
from wirecopy.reports.words import harmless

_ORDER = lazy_re(r"\bthe (first|second)\b")
_NAME_LETTERS = 40


def named_reason(match: Match, this: StoryId, this_name: str, other_name: object) -> str:
    """The reason, `this` called by its name and the other story by its outlet's.

    this_name: such as `this story`, or an outlet's name too. other_name: its outlet's, None where it has
    none; it is `the other` then, and where both names are the same.
    """
    other = harmless(other_name or "")
    if not other or other == this_name or len(other) > _NAME_LETTERS:
        other = "the other"
    names = (this_name, other) if match.a == this else (other, this_name)
    return in_names(match.reason, _text_of(names[0]), _text_of(names[1]))


def in_names(words: str, first: str, second: str) -> str:
    """The words, the first and the second text under these names."""
    called = {"first": first, "second": second}
    told = _ORDER.sub(lambda found: called[found[1]], words)
    return told[:1].upper() + told[1:]


def names_of_two(outlet: str, other: str) -> tuple[str, str]:
    """What to call two outlets' texts side by side: `ANI's`; by their order where names tell nothing."""
    names = harmless(outlet), harmless(other)
    if not all(names) or names[0] == names[1] or max(map(len, names)) > _NAME_LETTERS:
        return "the first", "the second"
    return _text_of(names[0]), _text_of(names[1])


def _text_of(name: str) -> str:
    """`Kaveri Herald's`, for that outlet's text; `this story` and its like are texts themselves."""
    if name.startswith(("this ", "the ")) and name.islower():
        return name
    return f"{name}'" if name.endswith("s") else f"{name}'s"
