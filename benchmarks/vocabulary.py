"""The words that made-up traffic is written in: real words by rank, invented names, places and figures.

`words.txt` holds some 3,600 English words, commonest first: function words, then the words of the sample
night's prose by frequency, then other words that newsrooms use, in an arbitrary fixed order.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

ZIPF_EXPONENT = 1.0
ZIPF_SHIFT = 2.7
"""Mandelbrot's shift: it flattens the commonest ranks as running English does."""


def _listed(names: str) -> tuple[str, ...]:
    return tuple(names.split())


GIVEN = _listed(
    "Ada Amir Ana Anton Asha Beatriz Bram Carla Chidi Clara Dario Deepa Diego Edith Elena Emeka Farah "
    "Fatima Felix Gita Hana Helen Hugo Ines Ivan Jamal Jin Jonas Joseph Kamala Karim Keiko Lars Leila "
    "Lucia Luka Maeve Marta Mei Milan Nadia Naveen Nora Olga Omar Pablo Petra Priya Rafael Rahul Rosa "
    "Ruth Samir Sara Sofia Stefan Tara Tomas Uma Vera Viktor Wanda Yara Yusuf Zoe"
)
SURNAME_HEADS = _listed(
    "Ald Barr Bel Cald Chan Dor Eber Far Gal Hald Har Ing Jen Kal Kar Lam Lind Mar Mend Nor Oka Pell Quin "
    "Ram Rost Sal Sand Tal Thor Ul Var Vel Wald Wes Yar Zel"
)
SURNAME_TAILS = _listed(
    "aba aker ani ard berg court dal deva don eira ell eno eroy feld gren idge ikova ington ita kar kova "
    "lin man mer more nath oro ov ridge sen son stad tham thy ton vala well win yama"
)
PLACE_HEADS = _listed(
    "Ash Bel Bram Cor Dal Dun East El Fair Glen Hal Hart Hol Kara Ken Lang Lin Mar Mel Mill Mor New Nor "
    "Oak Par Port Ran Red Ros Sal San Sha Sil South Tal Ten Ul Val Wal West Win"
)
PLACE_TAILS = _listed(
    "abad aven borough bourne bridge bury by cliffe combe dale den field ford gar grad ham haven hurst ia "
    "ington land ley lo mere minster mouth nagar ona port pur ria sand stead stedt ton vale ville wick "
    "wood worth"
)
MONEY = ("dollars", "euros", "rupees", "pounds", "yuan", "pesos")


@cache
def words() -> tuple[str, ...]:
    """The real words, commonest first."""
    return tuple((Path(__file__).parent / "words.txt").read_text(encoding="utf-8").split())


@cache
def shares() -> NDArray[np.float64]:
    """Cumulative shares of the words by the law of Zipf and Mandelbrot: float64, one per word, the last 1."""
    ranks = np.arange(1, len(words()) + 1, dtype=np.float64)
    weights = 1.0 / (ranks + ZIPF_SHIFT) ** ZIPF_EXPONENT
    cumulative = np.cumsum(weights)
    share: NDArray[np.float64] = cumulative / cumulative[-1]
    return share


def draw(chance: np.random.Generator, count: int) -> list[str]:
    """`count` words of running text."""
    vocabulary = words()
    return [vocabulary[rank] for rank in np.searchsorted(shares(), chance.random(count)).tolist()]


def person(chance: Random) -> tuple[str, str]:
    """An invented person's given name and surname."""
    return chance.choice(GIVEN), chance.choice(SURNAME_HEADS) + chance.choice(SURNAME_TAILS)


def place(chance: Random) -> str:
    """An invented place."""
    return chance.choice(PLACE_HEADS) + chance.choice(PLACE_TAILS)


def figure(chance: Random) -> str:
    """A number as newsrooms write them: a count, a share, a sum, a year."""
    kind = chance.randrange(6)
    if kind == 0:
        return f"{chance.randint(11, 99)}"
    if kind == 1:
        return f"{chance.randint(1, 99)}.{chance.randint(0, 9)} percent"
    if kind == 2:
        return f"{chance.randint(1, 999)},{chance.randint(0, 999):03d}"
    if kind == 3:
        return f"{chance.randint(1, 99)}.{chance.randint(1, 9)} million {chance.choice(MONEY)}"
    if kind == 4:
        return f"{chance.randint(1961, 2024)}"
    return f"{chance.randint(110, 990)} {chance.choice(MONEY)}"
