"""The language of a text, told by py3langid's model of byte n-grams (Lui and Baldwin 2012, langid.py).

The model always answers something; it is believed only on enough letters and with enough probability.
"""

from __future__ import annotations

from functools import cache
from typing import Any

SHORTEST = 40
"""Letters below which no answer is given; scripts without spaces say more in fewer."""
SHORTEST_SPACELESS = 12
LONGEST = 400
"""Characters of a text that are looked at."""
BEGINNING = 200
"""Characters that are enough where they leave no doubt: the model's time goes by their number."""
DOUBTLESS = 0.9
"""Probability of an answer from the beginning alone; on real texts of 30 languages more changed none."""
CERTAIN = 0.8
"""Probability below which the answer is `None`."""
_ENGLISH = frozenset(
    """the of and to in a that for on with is was by at as from it said has have are be an not he his her who
    will were this which their had after its been they would""".split()  # noqa: SIM905
)
ENGLISH_WORDS, ENGLISH_SHARE = 20, 0.25
"""Words of a sample, and the share of such small ones, from which it is English and the model is not asked:
that takes 20 times as long, and said the same of each of 8,000 texts, 815 of them in other languages.
"""

# Scripts that one language of the news writes: no model is needed, and short texts are enough.
_SCRIPTS = (
    ("\u3041", "\u30ff", "ja"),
    ("\uac00", "\ud7a3", "ko"),
    ("\u0e01", "\u0e5b", "th"),
    ("\u0370", "\u03ff", "el"),
    ("\u0590", "\u05ff", "he"),
    ("\u10a0", "\u10ff", "ka"),
    ("\u0531", "\u058a", "hy"),
    ("\u0980", "\u09ff", "bn"),
    ("\u0b80", "\u0bff", "ta"),
    ("\u0c00", "\u0c7f", "te"),
)

_OTHERWISE = {"arz": "ar", "ary": "ar", "wuu": "zh", "yue": "zh", "zxx": None}
"""Answers of the model that the news writes as another language, or that name none (tables of figures)."""

_FIRST_OF_SCRIPTS = min(first for first, _, _ in _SCRIPTS)


def detect(text: str) -> str | None:
    """The language that a text is written in, None when unsure, too short or no language at all.

    An ISO 639-1 code, or one of ISO 639-3 where that list has none (`pcm`, Nigerian Pidgin).
    """
    sample = text[:LONGEST]
    if _reads_as_english(sample):
        return "en"
    letters = [letter for letter in sample if letter.isalpha()]
    plain = sample.isascii()
    if not plain and (by_script := _by_script(letters)):
        return by_script
    han = 0 if plain else sum(1 for letter in letters if "\u3400" <= letter <= "\u9fff")
    if len(letters) < (SHORTEST_SPACELESS if han > len(letters) / 2 else SHORTEST):
        return None
    language = None
    if len(letters) >= 2 * SHORTEST:
        language = _classified(sample[:BEGINNING], DOUBTLESS)
    language = language or _classified(sample, CERTAIN)
    return _OTHERWISE.get(language, language) if language else None


def _reads_as_english(sample: str) -> bool:
    words = sample.lower().split()
    return len(words) >= ENGLISH_WORDS and sum(map(_ENGLISH.__contains__, words)) >= ENGLISH_SHARE * len(
        words
    )


def _classified(sample: str, least: float) -> str | None:
    """The model's answer; None where its probability is below `least`."""
    language, probability = _identifier().classify(sample)
    return str(language) if probability >= least else None


def _by_script(letters: list[str]) -> str | None:
    if len(letters) < SHORTEST_SPACELESS or max(letters) < _FIRST_OF_SCRIPTS:
        return None
    for first, last, language in _SCRIPTS:
        share = sum(1 for letter in letters if first <= letter <= last)
        # Japanese is told by its kana, which make up a fifth of a text or more; the rest is Han.
        if share > len(letters) * (0.1 if language == "ja" else 0.5):
            return language
    return None


@cache
def _identifier() -> Any:  # noqa: ANN401 - a class of a library without types
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - 300 ms

    # Release 0.4 renamed the maker when the model became an array file.
    make = getattr(LanguageIdentifier, "from_model_file", None) or LanguageIdentifier.from_pickled_model
    return make(MODEL_FILE, norm_probs=True)
