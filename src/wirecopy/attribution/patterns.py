"""Phrases of running text and of credits for some languages: rules beside a name, and words of other use."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from wirecopy.attribution.beside import NO_LETTER, Found, Phrase, Rules, compiled
from wirecopy.attribution.literals import literals_of_all
from wirecopy.patterns import lazy_re

_PAUSES = r"[,;:“”\"«»„()—–،؛。，、]|[.!?](?:\s|$)"
_LIST = lazy_re(r"\{([a-z_]{3,})\}")
"""The name of a list of a language's words in a pattern (`{telling}`)."""
_LINE_ENDS = "\n)]"


class Patterns:
    """The phrases of one or more languages that make certain relations."""

    def __init__(self, files: Sequence[Mapping[str, Any]], relations: Collection[str]) -> None:
        phrases = [
            _phrase(row, file.get("vocabulary", {}))
            for file in files
            for row in file.get("rules", ())
            if row["relation"] in relations
        ]
        introducing = either(file["words"].get("introducing") for file in files)
        following = either(file["words"].get("following") for file in files)
        self._rules = {
            negative: Rules(
                [one for one in phrases if (one.relation in ("nothing", "subject")) is negative],
                introducing,
                following,
            )
            for negative in (True, False)
        }
        which = either(one.after for one in phrases if one.speaker == "which")
        behind = f"(?:{following})?" if following else ""
        self.which = compiled(rf"{behind}\p{{L}}{{0,3}}[\"“”'’»]?(?:{which})") if which else None
        articles = either(file["words"].get("articles") for file in files)
        self.articles = compiled(f"^(?:{articles})+") if articles else None
        definite = either([articles, *(file["words"].get("definite") for file in files)])
        self._with_article = compiled(rf"(?:{definite})") if articles else None
        self.stops = compiled(either([_PAUSES, *(file["words"].get("stops") for file in files)]))
        said = either(file["words"].get("said") for file in files)
        self.said = compiled(rf"(?<!\p{{L}})(?:{said})(?!\p{{L}})") if said else None
        acts = either(file["words"].get("acts") for file in files)
        self.acts = compiled(rf"(?<!\p{{L}})(?:{acts})(?!\p{{L}})") if acts else None
        relays = either(file["words"].get("relays") for file in files)
        self.relays = compiled(rf"{NO_LETTER}(?:{relays})") if relays else None
        learnt = either([relays, *(file["words"].get("learnt") for file in files)])
        self.learnt = compiled(rf"{NO_LETTER}(?:{learnt})") if learnt else None
        self.relaying = frozenset(word for file in files for word in relaying_words(file))
        governed = either(file["words"].get("governed") for file in files)
        self._governed = compiled(rf"{NO_LETTER}(?:{governed})", reverse=True) if governed else None

    def before(
        self, text: str, start: int, *, negative: bool = False, since: int = 0, end: int = -1
    ) -> Found | None:
        """The rule whose words lead up to `start`; `end` is where the name ends."""
        return self._rules[negative].before(text, start, since, end) if start > since else None

    def governed(self, text: str, start: int) -> bool:
        """Whether a preposition before `start` keeps the name there from being a subject."""
        return (
            self._governed is not None and self._governed.match(text, max(0, start - 60), start) is not None
        )

    def has_article(self, words: str) -> bool:
        """Whether a noun phrase begins with an article, or with a noun that bears it as an ending."""
        return self._with_article is not None and self._with_article.match(words) is not None

    def after(self, text: str, end: int, *, negative: bool = False) -> Found | None:
        """The rule whose words follow `end`."""
        if end == len(text) or text[end] in _LINE_ENDS:
            return None
        return self._rules[negative].after(text, end)


def _phrase(row: Mapping[str, Any], vocabulary: Mapping[str, str]) -> Phrase:
    def spelt_out(kind: str) -> str | None:
        words = row.get(kind)
        return words and _LIST.sub(lambda found: f"(?:{vocabulary[found[1]]})", words)

    return Phrase(
        id=row["id"],
        relation=row["relation"],
        weight=float(row.get("weight", 0.8)),
        speaker=row.get("speaker", "none"),
        zones=tuple(row.get("zones", ())),
        before=spelt_out("before"),
        after=spelt_out("after"),
    )


def relaying_words(file: Mapping[str, Any]) -> tuple[str, ...]:
    """Words of which one stands wherever a language says whom somebody cites, casefolded."""
    relays = file["words"].get("relays")
    return (literals_of_all([relays]) or ()) if relays else ()


def either(parts: Any) -> str:  # noqa: ANN401 - any iterable of texts
    """An alternation of those that there are."""
    return "|".join(part for part in parts if part)
