"""The phrases in which credits are written, per language, read from data/phrases and compiled once.

A rule's `before` ends where the agency's name begins and is matched backwards from there; its `after`
begins where the name ends. So the cost of a rule is paid per name found and not per character of text.
Patterns are verbose regular expressions of the `regex` module: a blank means nothing, `\\s` is a blank.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import Any

from wirecopy.attribution.beside import NO_LETTER, compiled
from wirecopy.attribution.find import SHORTEST_WITH_SLIPS, slips_of
from wirecopy.attribution.literals import SHORTEST, holds_one, literals_of_all
from wirecopy.attribution.papers import ACCORDING, REPORT_IN, SAID_BEHIND_KIND, TOLD_WORDS, VERBS
from wirecopy.attribution.patterns import Patterns, either, relaying_words
from wirecopy.errors import DataFileError
from wirecopy.resources import data_folder, told_in, yaml_of
from wirecopy.text.wordsearch import WordSearch

RELATIONS = ("cites", "contributed", "syndicated", "photo", "subject", "nothing")
SPEAKERS = ("before", "told", "around", "clause", "relay", "passive", "after", "which", "none")
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
    "learnt",
    "articles",
    "definite",
    "stops",
    "said",
    "posted",
    "misspelt",
    "acts",
    "kinds",
    "kinds_behind",
    "names",
    "paper_again",
    "tails",
    "titles",
    "no_titles",
)
IN_SIGNS = "„"
"""How a title begins in data/phrases that is an ordinary word too and counts in quotation marks only."""
_PLAIN = ("by", "with", "staff", "agencies", "and", "months", "posted")
_CITING = ("cites", "subject", "nothing")
_CITING_PATTERNS: dict[tuple[str, str], Patterns] = {}
REPUBLISHING = (
    "originally",
    "first published",
    "first appeared",
    "first ran",
    "republished",
    "read ",
    "zuerst",
    "initialement",
    "appeared first",
    "en premier",
    "primero en",
    "primeiro",
    "proviene da",
    "essere il primo",
    "verscheen eerst",
    "pochodzi z",
    "först upp",
    "først",
    "prima dată",
    "pochází z",
    "сначала на",
    "ilk önce",
    "alıntı",
    "alınmıştır",
    "tomado de",
    "tomada de",
    "tratto da",
    "preluat de",
    "repris d",
    "retirado d",
)
"""Words of which one stands wherever a line says that a story first appeared elsewhere, casefolded."""
SHORTEST_SLIP = 4
"""Letters of a misspelt word; shorter ones are other words."""
OPENING_SIGNS = 3
"""Characters, such as brackets, before the words of a notice that opens a paragraph."""
SHORT_LEAD = 40
"""Characters before the words of a notice in a title or heading."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A pattern that is looked for by itself.

    words: one of them, casefolded, stands wherever it matches; ascii_words: those that ASCII can hold.
    """

    id: str
    pattern: Any
    words: tuple[str, ...]
    ascii_words: tuple[str, ...]

    def may_stand_in(self, folded: str) -> bool:
        """Whether a casefolded text holds one of the words."""
        return holds_one(folded, self.ascii_words if folded.isascii() else self.words)


@dataclass(frozen=True, slots=True)
class Mark:
    """A house mark of one agency, such as the words with which its copy closes."""

    agency: str
    weight: float
    wording: Wording


@dataclass(frozen=True, slots=True)
class NoticePhrase:
    """Words with which an agency declares a notice. notice: a value of `Notice`.

    opening: matches words in which they begin at once; near_the_start: at most SHORT_LEAD characters in.
    """

    notice: str
    wording: Wording
    opening: Any
    near_the_start: Any


@dataclass(frozen=True, slots=True)
class Grammar:
    """All languages' phrases. languages: the files, by language.

    crediting, picturing: contributed and syndicated copy, pictures; every language together, because an
    outlet credits in its own language whatever it runs. words: vocabulary
    per kind, all languages together, as one alternation. feeds: words that say a story came unedited.
    notices: in order of precedence. idents: of the wordings of `feeds`, `notices`, `marks`, `republishing`.
    anaphor: words that take up an agency named before; anaphors: those that hold a word, by the word.
    slips: words of citing with a slip of the fingers, by how they are then written, casefolded.
    referring: finds words that may take up an agency named before, or say whom somebody cites.
    """

    languages: Mapping[str, Mapping[str, Any]]
    crediting: Patterns
    picturing: Patterns
    words: Mapping[str, str]
    feeds: tuple[Wording, ...]
    notices: tuple[NoticePhrase, ...]
    files: tuple[Mapping[str, Any], ...]
    version: str
    _joins: Any
    _words: WordSearch
    _wordings: Mapping[str, tuple[str, ...]]
    idents: Mapping[str, frozenset[str]]
    marks: tuple[Mark, ...]
    anaphor: Any
    anaphors: Mapping[str, Any]
    referring: WordSearch
    own_work: Wording
    month_names: frozenset[str]
    slips: Mapping[str, str]

    def standing_in(self, folded: str) -> set[str]:
        """The ids of all wordings that may stand in a casefolded text, found in one pass over it."""
        return {ident for _, word in self._words.find(folded) for ident in self._wordings[word]}

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


def _wording(row: Mapping[str, Any], lead: str = "") -> Wording:
    pattern = f"{lead}(?:{row['pattern']})"
    words = tuple(row["words"]) if "words" in row else _words_of(row["id"], pattern)
    return Wording(row["id"], compiled(pattern), words, tuple(word for word in words if word.isascii()))


def _notice(row: Mapping[str, Any]) -> NoticePhrase:
    wording = _wording(row, NO_LETTER)
    opening, near = (
        compiled(f"(?s:.{{0,{lead}}}?){NO_LETTER}(?:{row['pattern']})")
        for lead in (OPENING_SIGNS, SHORT_LEAD)
    )
    return NoticePhrase(row["notice"], wording, opening, near)


def _words_of(ident: str, pattern: str) -> tuple[str, ...]:
    words = literals_of_all([pattern])
    if words is None or any(len(word) < SHORTEST for word in words):
        raise DataFileError(
            f"phrase `{ident}`: every alternative needs a word of two letters or more", "name them as `words`"
        )
    return words


def _anaphors(languages: Iterable[str]) -> dict[str, Any]:
    """For each word of which one stands in every anaphor the anaphors of the languages that have it."""
    by_word: dict[str, list[str]] = {}
    for words in languages:
        for word in _words_of("anaphor", words):
            by_word.setdefault(word, []).append(words)
    made = {words: _whole(words) for words in {either(chosen) for chosen in by_word.values()}}
    return {word: made[either(chosen)] for word, chosen in by_word.items()}


def _whole(words: str) -> Any:  # noqa: ANN401 - regex has no public types
    """Words of an alternation that touch no letter, but where a script has no blanks or particles behind."""
    return compiled(
        rf"{NO_LETTER}(?:{words})(?:(?!\p{{L}})|(?<=[\p{{Han}}\p{{Katakana}}])|(?<=\p{{Hangul}})(?=[은는]\s))"
    )


def _idents(wordings: Iterable[Wording]) -> dict[str, tuple[str, ...]]:
    """For each word of some wordings the ids of those that have it."""
    idents: dict[str, tuple[str, ...]] = {}
    for one in wordings:
        for word in one.words:
            idents[word] = (*idents.get(word, ()), one.id)
    return idents


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
        kind: either(
            _spaced(file["words"].get(kind)) if kind in _PLAIN else file["words"].get(kind) for file in files
        )
        for kind in WORDS
    }
    feeds = [_wording(row) for file in files for row in file.get("feeds", ())]
    notices = [_notice(row) for file in files for row in file.get("notices", ())]
    marks = [
        Mark(row["agency"], float(row["weight"]), _wording(row))
        for file in files
        for row in file.get("marks", ())
    ]
    kinds = {
        "feeds": feeds,
        "notices": [one.wording for one in notices],
        "marks": [one.wording for one in marks],
    }
    wordings = _idents(chain.from_iterable(kinds.values()))
    for word in REPUBLISHING:
        wordings[word] = (*wordings.get(word, ()), "republishing")
    months = frozenset(word.strip() for file in files for word in file["words"].get("months", "").split("|"))
    joins = compiled(
        rf"\s?[/,+&|、،・·＝=\-–とや和及與与跟]\s?|[와과]\s|,?\s(?:{words['and']})\s(?:the\s)?(?:(?:(?-i:\p{{Lu}})\p{{L}}+\s)?(?-i:\p{{Lu}})\p{{L}}+['’]s\s)?|[/,]\s?(?:the|die|l['’])\s?"
    )
    anaphors = _anaphors([file["words"]["anaphor"] for file in files if "anaphor" in file["words"]])
    return Grammar(
        {code: file for file in files for code in (file["language"], *file.get("also", ()))},
        Patterns(files, ("contributed", "syndicated")),
        Patterns(files, ("photo",)),
        words,
        tuple(feeds),
        tuple(notices),
        tuple(files),
        digest.hexdigest(),
        joins,
        WordSearch(wordings),
        wordings,
        {kind: frozenset(one.id for one in group) for kind, group in kinds.items()}
        | {"republishing": frozenset(["republishing"])},
        tuple(marks),
        _whole(words["anaphor"]),
        anaphors,
        WordSearch(
            {
                *anaphors,
                *VERBS,
                *REPORT_IN,
                *TOLD_WORDS,
                *ACCORDING,
                *SAID_BEHIND_KIND,
                *_english_titles(files),
                *chain.from_iterable(map(relaying_words, files)),
            }
        ),
        _wording({"id": "own-work", "pattern": rf"(?<!\p{{L}})(?:{words['own_work']})(?!\p{{L}})"}),
        months,
        _slips(words["misspelt"].split("|")),
    )


def _english_titles(files: Sequence[Mapping[str, Any]]) -> set[str]:
    """The papers' titles that English texts are looked through for, casefolded."""
    files = [file for file in files if file["language"] in ("en", "mul")]
    return {one.removeprefix(IN_SIGNS).casefold() for file in files for one in titles_of(file["words"])}


def titles_of(words: Mapping[str, Any], kind: str = "titles") -> list[str]:
    """The papers' titles of a kind among the words of a language, each with `IN_SIGNS` where it has that."""
    return [one for title in words.get(kind, "").split("|") if (one := title.strip())]


def _slips(words: Sequence[str]) -> dict[str, str]:
    """Words by their misspellings; short ones, and any with a capital that may be a name, are left alone.

    Long words are known at the start of a sentence, too.
    """
    found = {slip: word for word in map(str.strip, words) for slip in slips_of(word)}
    found |= {slip.title(): word.title() for slip, word in found.items() if len(word) >= SHORTEST_WITH_SLIPS}
    return {slip: word for slip, word in found.items() if slip not in words and len(slip) >= SHORTEST_SLIP}


def _read(path: Path, data: bytes) -> Mapping[str, Any]:
    import yaml  # noqa: PLC0415 - query commands do without it

    try:
        file = yaml_of(data)
        for row in file.get("rules", ()):
            if row["relation"] not in RELATIONS or row.get("speaker", "none") not in SPEAKERS:
                raise DataFileError(f"{path}: rule `{row['id']}` has an unknown relation or speaker")
        for kind in file["words"]:
            if kind not in WORDS:
                raise DataFileError(f"{path}: `{kind}` is no kind of words")
    except (yaml.YAMLError, KeyError, AttributeError, TypeError) as error:
        raise DataFileError(f"{path}: {error!r}", f"{told_in('phrases')} tells the fields") from error
    return dict(file)


def _spaced(words: str | None) -> str | None:
    """A vocabulary written with plain blanks, as a verbose pattern."""
    return None if words is None else "|".join(part.strip().replace(" ", r"\s") for part in words.split("|"))
