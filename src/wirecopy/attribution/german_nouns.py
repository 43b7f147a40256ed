"""Nouns of German, which writes all of them with a capital: which of them name nobody who speaks."""

from __future__ import annotations

from wirecopy.patterns import lazy_regex

_NO_GERMAN_NAME = lazy_regex(
    r"(?!mit\sde[mr]\s\p{Lu}\p{L}+\svertraute)(?:(?:einen|Angaben|Berufung|Kritik|Bericht(?:en?)?|soll|sollen|läßt|lässt|ließ|erwähnte|räumte|bezeichnete|nannte|gab|gibt|sagte?|hat|wird|wurde|will|kann|ist|war)(?!\p{L})|"
    r"(?:vo[nm]|mit|über|aus|nach|bei|für|gegen|ohne|unter|durch)\s|.*\s(?:auch|kein|keine|nicht|über)\s|.*\s\p{Ll}+$|\p{Ll}+\s(?:der|die|das|den|dem|des|eine?[mnrs]?)\s|"
    r"(?:\p{Ll}+\s)*(?:Interviews?|Gespräche?s?|Schreiben|Briefe?s?|Erklärung(?:en)?|Mitteilung(?:en)?|Meldung(?:en)?|"
    r"Berichte?[ns]?|Artikels?|Beitrags?|Videos?|Äußerung(?:en)?)$)"
)
"""What German cites of somebody, or what was told; without a capital there is no noun."""
_GERMAN_ADVERB = lazy_regex(
    r"(?:Zuletzt|Zuvor|Bereits|Inzwischen|Unterdessen|Dagegen|Daraufhin|Später|Früher|Dort|Hier|Damals|Gestern|Heute|Nun|Jetzt|"
    r"Schon|Erst|Auch|Allerdings|Außerdem|Zudem|Danach|Dabei|Kürzlich|Jüngst|Einst|Anschließend|Erneut|Weiter|Ferner)"
)
"""What opens a sentence before its verb, and is no noun."""
_TO_A_PAPER = lazy_regex(r"\s(?:dem|der|den|des)\s(?:\p{Lu}\p{L}+er|\p{Ll}+e[nr])(?=\s?$)")
"""What leads up to a paper behind a German speaker (`Lind dem Bayer „Tagblatt“`)."""
_MEDIUM = lazy_regex(
    r"(?:\p{L}*(?:[Ss]ender|[Zz]eitung|[Mm]edien|[Pp]ortal|[Bb]latt|[Mm]agazin|[Aa]gentur|[Rr]undfunk|[Ff]ernsehen)|Radio)s?$"
)
_NAME_FOLLOWS = lazy_regex(r"\s?[„\"«“]?\p{Lu}")


def is_no_german_speaker(name: str) -> bool:
    """Whether a phrase is what was told or cited, or opens a sentence, and names nobody who speaks."""
    return (
        name.islower()
        or _NO_GERMAN_NAME.match(name) is not None
        or _GERMAN_ADVERB.fullmatch(name) is not None
    )


def without_medium(text: str, start: int, words: str) -> str:
    """The words at a place without what leads up to the medium named behind them; empty where they are it.

    (`der britische Sender` before `BBC`; `Lind dem Bayer` before `„Tagblatt“`)
    """
    if _NAME_FOLLOWS.match(text, start + len(words)) is None:
        return words
    return "" if _MEDIUM.search(words) else str(_TO_A_PAPER.sub("", words))
