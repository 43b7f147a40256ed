"""Writes made-up stories: sentences and paragraphs of realistic lengths about a cast of their own."""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random

import numpy as np

from benchmarks import vocabulary

MEAN_WORDS = 400
SPREAD = 0.55
"""Standard deviation of the logarithm of a story's length."""
SHORTEST, LONGEST = 60, 2500
CAST_SHARE = 0.09
"""How many words of a story are names, places and figures of its own."""
QUOTE_SHARE = 0.2

Paragraphs = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A report that is filled anew every day, such as a market close: `{}` stands where a figure goes."""

    name: str
    title: str
    paragraphs: Paragraphs

    def filled(self, chance: Random, day: str) -> Paragraphs:
        """One day's report."""
        return tuple(
            paragraph.format(*[vocabulary.figure(chance) for _ in range(paragraph.count("{}"))], day=day)
            for paragraph in self.paragraphs
        )


@dataclass(frozen=True, slots=True)
class Cast:
    """The names, places and figures that recur in one story."""

    people: tuple[tuple[str, str], ...]
    places: tuple[str, ...]
    figures: tuple[str, ...]

    @classmethod
    def drawn(cls, chance: Random) -> Cast:
        """A cast of three to six people, two or three places and some figures."""
        return cls(
            tuple(vocabulary.person(chance) for _ in range(chance.randint(3, 6))),
            tuple(vocabulary.place(chance) for _ in range(chance.randint(2, 3))),
            tuple(vocabulary.figure(chance) for _ in range(chance.randint(4, 9))),
        )

    def one(self, chance: Random) -> str:
        """A surname, place or figure, or now and then a new one."""
        kind = chance.randrange(4)
        if kind == 0:
            return chance.choice(self.people)[1]
        if kind == 1:
            return chance.choice(self.places)
        return chance.choice(self.figures) if kind == 2 else vocabulary.figure(chance)


class Writer:
    """Writes one newsroom's prose; two writers of one seed write the same."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self.draws = np.random.default_rng(seed)

    def length(self) -> int:
        """Words of the next story: log-normal with a mean of 400."""
        drawn = self.chance.lognormvariate(math.log(MEAN_WORDS) - SPREAD**2 / 2, SPREAD)
        return int(min(max(drawn, SHORTEST), LONGEST))

    def story(self, length: int, cast: Cast) -> Paragraphs:
        """Paragraphs of about `length` words."""
        tokens = vocabulary.draw(self.draws, length)
        own = np.flatnonzero(self.draws.random(length) < CAST_SHARE).tolist()
        for position in own:
            tokens[position] = cast.one(self.chance)
        sentences = [self._sentence(tokens[start:end], cast) for start, end in self._cuts(length)]
        paragraphs, at = [], 0
        while at < len(sentences):
            count = self.chance.randint(1, 3)
            paragraphs.append(" ".join(sentences[at : at + count]))
            at += count
        return tuple(paragraphs)

    def title(self, cast: Cast) -> str:
        """A headline of six to eleven words."""
        tokens = vocabulary.draw(self.draws, self.chance.randint(5, 9))
        tokens.insert(self.chance.randrange(len(tokens)), self.chance.choice(cast.places))
        title = " ".join(tokens)
        return title[0].upper() + title[1:]

    def phrase(self, count: int) -> str:
        """`count` words without an end, for strips and captions."""
        text = " ".join(vocabulary.draw(self.draws, count))
        return text[0].upper() + text[1:]

    def form(self, name: str) -> Form:
        """A report to be filled daily: 120 to 260 words, about one in nine of them a figure."""
        length = self.chance.randint(120, 260)
        tokens = vocabulary.draw(self.draws, length)
        for position in np.flatnonzero(self.draws.random(length) < 1 / 9).tolist():
            tokens[position] = "{}"
        cast = Cast.drawn(self.chance)
        sentences = [self._plain(tokens[start:end]) for start, end in self._cuts(length)]
        paragraphs = [" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3)]
        paragraphs[0] = f"{cast.places[0]} closed on {{day}} at {{}} points. {paragraphs[0]}"
        return Form(name, f"{cast.places[0]} close", tuple(paragraphs))

    def _cuts(self, length: int) -> list[tuple[int, int]]:
        """Where sentences begin and end: log-normal lengths about 21 words."""
        cuts, start = [], 0
        while start < length:
            end = min(start + max(5, int(self.chance.lognormvariate(2.95, 0.4))), length)
            if length - end < 5:
                end = length
            cuts.append((start, end))
            start = end
        return cuts

    def _sentence(self, tokens: list[str], cast: Cast) -> str:
        """A sentence; one in five is quoted speech."""
        if self.chance.random() >= QUOTE_SHARE:
            return self._plain(tokens)
        given, surname = self.chance.choice(cast.people)
        spoken = self._plain(tokens)[:-1]
        return f'"{spoken}," said {given} {surname}.'

    def _plain(self, tokens: list[str]) -> str:
        """Tokens as a sentence, with a comma where it is long."""
        if len(tokens) > 14:
            middle = self.chance.randint(4, len(tokens) - 5)
            tokens = [*tokens[:middle], tokens[middle] + ",", *tokens[middle + 1 :]]
        text = " ".join(tokens)
        return text[0].upper() + text[1:] + "."
