"""The phrases in which credits are written, per language, read from data/phrases and compiled once.

A rule's `before` ends where the agency's name begins and is matched backwards from there; its `after`
begins where the name ends. So the cost of a rule is paid per name found and not per character of text.
Patterns are verbose regular expressions of the `regex` module: a blank means nothing, `\\s` is a blank.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

import regex

from wirecopy.errors import DataFileError
from wirecopy.resources import data_folder

RELATIONS = ("cites", "contributed", "syndicated", "photo", "subject", "nothing")
SPEAKERS = ("before", "around", "clause", "relay", "passive", "after", "none")
WORDS = (
    "introducing",
    "following",
    "by",
    "with",
    "staff",
    "agencies",
    "anaphor",
    "and",
    "months",
    "own_work",
    "governed",
    "relays",
)
_PLAIN = ("by", "with", "staff", "agencies", "and", "months")
_CITING = ("cites", "subject", "nothing")
_FLAGS = regex.VERBOSE | regex.IGNORECASE | regex.VERSION0
_CITING_PATTERNS: dict[tuple[str, str], Patterns] = {}
_LINE_ENDS = "\n)]"
_NO_LETTER = r"(?<![\p{L}\p{N}])"


@dataclass(frozen=True, slots=True)
class Phrase:
    """One rule of a language. relation: what the words make of the name beside them.

    zones: where it may stand, empty for anywhere. speaker: where the one quoted stands.
    """

    id: str
    relation: str
    weight: float
    speaker: str = "none"
    zones: tuple[str, ...] = ()
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class FeedPhrase:
    """Words that say a story came unedited. anchors: one of them stands in the text wherever it matches."""

    id: str
    pattern: Any
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A house mark of one agency, such as the words with which its copy closes."""

    id: str
    agency: str
    pattern: Any
    weight: float
    anchor: str


class Patterns:
    """The phrases of one or more languages that make certain relations, compiled together."""

    def __init__(self, files: Sequence[Mapping[str, Any]], relations: Collection[str]) -> None:
        phrases = [
            _phrase(row) for file in files for row in file.get("rules", ()) if row["relation"] in relations
        ]
        introducing = _either(file["words"].get("introducing") for file in files)
        following = _either(file["words"].get("following") for file in files)
        self._phrases = {f"r{number}": phrase for number, phrase in enumerate(phrases)}
        self._before: dict[bool, Any] = {}
        self._after: dict[bool, Any] = {}
        for negative in (True, False):
            chosen = {
                k: p for k, p in self._phrases.items() if (p.relation in ("nothing", "subject")) is negative
            }
            before = "|".join(f"(?P<{k}>{p.before})" for k, p in chosen.items() if p.before)
            after = "|".join(f"(?P<{k}>{p.after})" for k, p in chosen.items() if p.after and not p.before)
            intro = f"(?>(?:{_NO_LETTER}(?:{introducing})){{0,6}})" if introducing else ""
            self._before[negative] = (
                _compiled(rf"{_NO_LETTER}(?:{before}){intro}[\"“”'‘«(\[]{{0,2}}", reverse=True)
                if before
                else None
            )
            outro = f"(?:{following})?" if following else ""
            self._after[negative] = _compiled(rf"{outro}[\"“”'’»]?(?:{after})") if after else None
        relays = _either(file["words"].get("relays") for file in files)
        self.relays = _compiled(rf"{_NO_LETTER}(?:{relays})") if relays else None
        governed = _either(file["words"].get("governed") for file in files)
        self._governed = _compiled(rf"{_NO_LETTER}(?:{governed})", reverse=True) if governed else None
        self._tails = {
            k: _compiled(f"(?:{following})?(?:{p.after})" if following else p.after)
            for k, p in self._phrases.items()
            if p.before and p.after
        }

    def before(
        self, text: str, start: int, *, negative: bool = False, since: int = 0, end: int = -1
    ) -> tuple[Phrase, int] | None:
        """The rule whose words lead up to `start`, and where they begin; `end` is where the name ends."""
        if start <= since:
            return None
        pattern = self._before[negative]
        found = pattern.match(text, max(since, start - 200), start) if pattern else None
        if found is None:
            return None
        key = next(k for k, value in found.groupdict().items() if value is not None)
        tail = self._tails.get(key)
        if tail is not None and (end < 0 or not tail.match(text, end)):
            return None
        return self._phrases[key], found.start()

    def governed(self, text: str, start: int) -> bool:
        """Whether a preposition before `start` keeps the name there from being a subject."""
        return (
            self._governed is not None and self._governed.match(text, max(0, start - 60), start) is not None
        )

    def after(self, text: str, end: int, *, negative: bool = False) -> tuple[Phrase, int] | None:
        """The rule whose words follow `end`, and where they end."""
        if end == len(text) or text[end] in _LINE_ENDS:
            return None
        pattern = self._after[negative]
        found = pattern.match(text, end, min(len(text), end + 200)) if pattern else None
        if found is None:
            return None
        key = next(k for k, value in found.groupdict().items() if value is not None)
        return self._phrases[key], found.end()


@dataclass(frozen=True, slots=True)
class Grammar:
    """All languages' phrases. languages: the files, by language.

    crediting, picturing: contributed and syndicated copy, pictures; every language together, because an
    outlet credits in its own language whatever it runs. words: vocabulary
    per kind, all languages together, as one alternation. notices: in order of precedence, each with the
    notice it declares.
    """

    languages: Mapping[str, Mapping[str, Any]]
    crediting: Patterns
    picturing: Patterns
    words: Mapping[str, str]
    feeds: tuple[FeedPhrase, ...]
    notices: tuple[tuple[str, str, Any], ...]
    files: tuple[Mapping[str, Any], ...]
    version: str
    _joins: Any
    marks: tuple[Mark, ...] = ()
    anaphor: Any = None
    notice_anchors: tuple[str, ...] = ()
    month_names: frozenset[str] = frozenset()

    def joins(self, between: str) -> bool:
        """Whether two names with these words between them stand in one credit."""
        return self._joins.fullmatch(between) is not None

    def of(self, language: str | None) -> Patterns:
        """The patterns for running text in this language; all of them where it is not known."""
        key = language if language is not None and language in self.languages else ""
        found = _CITING_PATTERNS.get((self.version, key))
        if found is None:
            chosen = [self.languages[key]] if key else list(self.languages.values())
            found = _CITING_PATTERNS[self.version, key] = Patterns(chosen, _CITING)
        return found


def _phrase(row: Mapping[str, Any]) -> Phrase:
    return Phrase(
        id=row["id"],
        relation=row["relation"],
        weight=float(row.get("weight", 0.8)),
        speaker=row.get("speaker", "none"),
        zones=tuple(row.get("zones", ())),
        before=row.get("before"),
        after=row.get("after"),
    )


@cache
def grammar() -> Grammar:
    """The shipped phrases. Raises DataFileError with file and fault."""
    folder = data_folder() / "phrases"
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise DataFileError(
            f"no credit phrases in {folder}", "install the package again: its data is missing"
        )
    digest = blake2b(digest_size=8)
    files = []
    for path in paths:
        data = path.read_bytes()
        digest.update(data)
        files.append(_read(path, data))
    words = {
        kind: _either(
            _spaced(file["words"].get(kind)) if kind in _PLAIN else file["words"].get(kind) for file in files
        )
        for kind in WORDS
    }
    feeds = [
        FeedPhrase(row["id"], _compiled(f"(?:{row['pattern']})"), tuple(row["anchors"]))
        for file in files
        for row in file.get("feeds", ())
    ]
    notices = [
        (row["id"], row["notice"], _compiled(f"{_NO_LETTER}(?:{row['pattern']})"))
        for file in files
        for row in file.get("notices", ())
    ]
    marks = [
        Mark(
            row["id"], row["agency"], _compiled(f"(?:{row['pattern']})"), float(row["weight"]), row["anchor"]
        )
        for file in files
        for row in file.get("marks", ())
    ]
    anchors = tuple(sorted({one for file in files for one in file.get("notice_anchors", ())}))
    months = frozenset(word.strip() for file in files for word in file["words"].get("months", "").split("|"))
    joins = _compiled(
        rf"\s?[/,+&|、،・·＝=\-–]\s?|,?\s(?:{words['and']})\s(?:the\s)?|[/,]\s?(?:the|die|l['’])\s?"
    )
    return Grammar(
        {file["language"]: file for file in files},
        Patterns(files, ("contributed", "syndicated")),
        Patterns(files, ("photo",)),
        words,
        tuple(feeds),
        tuple(notices),
        tuple(files),
        digest.hexdigest(),
        joins,
        tuple(marks),
        _compiled(rf"(?<!\p{{L}})(?:{words['anaphor']})(?!\p{{L}})"),
        anchors,
        months,
    )


def _read(path: Path, data: bytes) -> Mapping[str, Any]:
    import yaml  # noqa: PLC0415 - query commands do without it

    try:
        file = yaml.load(data, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe
        for row in file.get("rules", ()):
            if row["relation"] not in RELATIONS or row.get("speaker", "none") not in SPEAKERS:
                raise DataFileError(f"{path}: rule `{row['id']}` has an unknown relation or speaker")
        for kind in file["words"]:
            if kind not in WORDS:
                raise DataFileError(f"{path}: `{kind}` is no kind of words")
    except (yaml.YAMLError, KeyError, AttributeError, TypeError) as error:
        raise DataFileError(f"{path}: {error!r}", "data/phrases/README.md tells the fields") from error
    return dict(file)


def _spaced(words: str | None) -> str | None:
    """A vocabulary written with plain blanks, as a verbose pattern."""
    return None if words is None else "|".join(part.strip().replace(" ", r"\s") for part in words.split("|"))


def _either(parts: Any) -> str:  # noqa: ANN401 - any iterable of texts
    return "|".join(part for part in parts if part)


def _compiled(pattern: str, *, reverse: bool = False) -> Any:  # noqa: ANN401 - regex has no public types
    return regex.compile(pattern, _FLAGS | (regex.REVERSE if reverse else 0))
