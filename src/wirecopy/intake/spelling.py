"""How outlets' names and their domains spell each other."""

from __future__ import annotations

from wirecopy.intake.outlets import registrable_domain
from wirecopy.intake.title import letters_of

_LEAST_SPELT = 4
"""Letters of a name at a title's end that is believed because a domain has it too."""


def fits(name: str, domain: str) -> bool:
    """Whether an outlet's name and its domain are one word (`Daily Maverick`, `dailymaverick.co.za`)."""
    _, label = spellings(domain)
    bare = letters_of(name)
    if not bare:
        return False
    if registrable_domain(name.strip()) == domain:
        return True
    first = name.split(maxsplit=1)[0]
    if first.isupper() and letters_of(first) == label:  # `ABC News` of abc.example
        return True
    return (
        label == bare
        or (len(label) >= 4 and _is_word_of(name, bare, label))
        or (len(bare) >= 4 and bare in label)
    )


def _is_word_of(name: str, bare: str, label: str) -> bool:
    """Whether a domain stands in a name, from the beginning of one of its words if they are several."""
    if label not in bare:
        return False
    words = [letters_of(word) for word in name.split()]
    return len(words) == 1 or any("".join(words[start:]).startswith(label) for start in range(len(words)))


def is_spelt(name: str, domain: str) -> bool:
    """Whether the words that a name begins with are a domain, to the letter."""
    whole, label = spellings(domain)
    if letters_of(name) == whole:
        return True
    begun = ""
    for word in name.split():
        begun += letters_of(word)
        if begun == label:
            return True
    return False


def is_called(name: str, domain: str) -> bool:
    """Whether a name is a domain to the letter, and long enough to be so by no chance."""
    return len(name) >= _LEAST_SPELT and letters_of(name) in spellings(domain)


def spellings(domain: str) -> tuple[str, str]:
    """A domain as a name would have it, with and without what stands behind the first dot."""
    return letters_of(domain), letters_of(domain.split(".", maxsplit=1)[0])
