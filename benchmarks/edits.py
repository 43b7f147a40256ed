"""What desks do to copy before they run it."""

from __future__ import annotations

from enum import StrEnum
from random import Random

from benchmarks.prose import Cast, Paragraphs, Writer


class Edit(StrEnum):
    """How a story was made from another, or that it was not."""

    own = "own"
    whole = "whole"
    retitled = "retitled"
    trimmed = "trimmed"
    edited = "edited"
    update = "update"
    spliced = "spliced"
    template = "template"


def trimmed(body: Paragraphs, chance: Random) -> Paragraphs:
    """The first paragraphs, at least four tenths of the words."""
    total = count(body)
    wanted = total * chance.uniform(0.4, 0.85)
    kept, words = [], 0
    for paragraph in body:
        kept.append(paragraph)
        words += len(paragraph.split())
        if words >= wanted:
            break
    return tuple(kept)


def edited(body: Paragraphs, share: float, writer: Writer) -> Paragraphs:
    """A share of the words replaced, dropped or followed by another, 3 to 1 to 1."""
    chance = writer.chance
    result = []
    for paragraph in body:
        words = []
        for word in paragraph.split():
            if chance.random() >= share:
                words.append(word)
                continue
            kind = chance.randrange(5)
            if kind < 3:
                words.append(writer.phrase(1).lower())
            elif kind == 3:
                words += [word, writer.phrase(1).lower()]
        if words:
            result.append(" ".join(words))
    return tuple(result)


def updated(body: Paragraphs, writer: Writer, cast: Cast) -> Paragraphs:
    """A new first paragraph, one more in the middle, the rest as it was."""
    new = [paragraph for paragraph in writer.story(70, cast) if paragraph]
    middle = len(body) // 2
    return (new[0], *body[1:middle], *new[1:2], *body[middle:])


def passage(body: Paragraphs, chance: Random) -> Paragraphs:
    """Paragraphs in a row of about 45 to 150 words, never all of the story."""
    wanted = min(chance.randint(45, 150), count(body) // 2)
    start = chance.randrange(max(1, len(body) - 2))
    taken: list[str] = []
    for paragraph in body[start:]:
        if taken and count(tuple(taken)) >= wanted:
            break
        taken.append(paragraph)
    return tuple(taken)


def count(body: Paragraphs) -> int:
    """Words of a body."""
    return sum(len(paragraph.split()) for paragraph in body)
