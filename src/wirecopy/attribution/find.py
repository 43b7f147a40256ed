"""All names of the catalogue in a text, in one pass whatever the catalogue's size.

Case counts: `AP` is not `ap`, `dpa` is not `Dpa`; names of five letters and more count in capitals too.
A name stands as a word: no letter or digit touches it, but for endings that a language hangs on names
(`ТАССом`, `Reutersa`, `AA'ya`, `연합뉴스는`) and Arabic prefixes; scripts without spaces have no such bounds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from wirecopy.attribution.catalogue import Agency, Catalogue
from wirecopy.patterns import lazy_re, lazy_regex
from wirecopy.records import AgencyId
from wirecopy.text.lookalikes import skeleton
from wirecopy.text.wordsearch import WordSearch

SHORTEST_IN_CAPITALS = 5
SHORTEST_TURNED = 6
"""Letters of a name that is known again with two letters changed round."""
SHORTEST_WITH_SLIPS = 7
"""Letters of a name that is known again with one slip of the fingers, where a credit or citation stands."""
SHORTEST_SPOKEN = 4
"""Letters of an acronym that is also written as a word (`Tass`)."""
SHORTEST_LEADING = 3
"""Letters of one that words of the name follow."""
LONGEST_SPOKEN = 6
"""Letters of one that is a name where it is called an agency only (`the Fena agency`)."""

_SPACELESS = lazy_re(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff01-\uffef]"
)
_ENDING = lazy_re(
    "(?:[аоуыеяюії]|ом|ем|ой|ою|ами|ах|а́|ові)(?!\\w)"  # Cyrillic cases
    "|(?:a|owi|em|ie|u|om|ovi)(?!\\w)"  # Polish, Czech and South Slavic cases
    "|(?:ের|(?:\u09df|\u09af\u09bc)(?:ের|কে)|কে|এর|র|তে)(?![\\w\u0980-\u09ff])"  # Bengali cases
    "|(?:i?lta|iltä|i?lle|i?n|iin|i?sta|issa|t|nek|t[oóőö]l|nak)(?!\\w)"  # Finnish and Hungarian cases
    "|(?<=[sxp])(?:ia|re|ra|r[őó]l|sz[ea]l|h[eo]z|b[ea]n|n[éá]l)(?!\\w)"  # those that end other words, too
)
_HANGUL = lazy_re("[\uac00-\ud7af]")
LONGEST_IN_WORDS = 2
"""Syllables of a Korean name that may be a part of another word."""
_PARTICLE = lazy_re("(?:통신사?|은|는|이|가|을|를|의|에|에서|에게|와|과|도|발|측)(?![\uac00-\ud7af])|통신")
"""What a Korean name goes on with."""
_VOWELS = "aeiou"
_PREFIXES = {"\u0600\u06ff": "ولبفك", "\u0590\u05ff": "ובלמהשכ"}
"""Letters that Arabic and Hebrew write before a name without a blank (`and`, `to`), by the script's range."""
_ARTICLE, _TO_THE = "ال", "لل"
"""The Arabic article, and how it is written behind the prefix that says to whom (`للأناضول`)."""
_TO_PERSIAN = str.maketrans("يك", "یک")
_TO_ARABIC = str.maketrans("یک", "يك")
"""Letters that Persian and Urdu write with signs of their own."""
_LEAST_FOR_ENDING = 4
_INNER_CAPITAL = lazy_regex(r"\p{Lu}\p{L}*\p{Ll}\p{L}*\p{Lu}\p{L}*$|\p{Lu}{2,}\p{Ll}\p{L}*$")
"""A name of one word with capitals within (`BelTA`), that is also written as other names are."""


@dataclass(frozen=True, slots=True)
class Name:
    """One written form of a name and whom it may mean.

    sure: means them wherever it stands. known: a citing phrase makes it sure. word: an ordinary word.
    other: a longer name that means something else (nobody of the catalogue). paper: a newspaper's own name.
    surname: persons bear it too. given: a first name too. thing: a thing is called so too.
    until: last year of a former name.
    """

    text: str
    agencies: tuple[AgencyId, ...]
    sure: bool = True
    known: bool = False
    word: bool = False
    other: bool = False
    paper: bool = False
    surname: bool = False
    given: bool = False
    thing: bool = False
    until: int | None = None


class Hit(NamedTuple):
    """A name where it stands: text[start:end]; `end` leaves a case ending or an apostrophe's suffix out."""

    start: int
    end: int
    name: Name


class Finder:
    """Names by their written forms, ready to be found."""

    def __init__(self, names: Mapping[str, Name]) -> None:
        self.names = names
        self._search = WordSearch(self.names, whole=True)

    def find(self, text: str) -> list[Hit]:
        """Names in order; of names that overlap the longest, then the first, counts."""
        hits = [
            (start + len(word), -len(word), start + word.startswith(_TO_THE), word)
            for start, word in self._search.find(text)
            if _stands_alone(text, start, start + len(word), word)
        ]
        hits.sort()
        found: list[Hit] = []
        for end, _, start, word in hits:
            while found and found[-1].start >= start:
                found.pop()
            if found and found[-1].end > start and end - start <= found[-1].end - found[-1].start:
                continue
            while found and found[-1].end > start:
                found.pop()
            found.append(Hit(start, end, self.names[word]))
        return [hit for hit in found if not hit.name.other]


def finder_of(catalogue: Catalogue) -> Finder:
    """The finder of this catalogue, made once."""
    return _finder(catalogue)


@lru_cache(maxsize=4)
def _finder(catalogue: Catalogue) -> Finder:
    return Finder(_names(catalogue))


@lru_cache(maxsize=4)
def finder_of_skeletons(catalogue: Catalogue) -> Finder:
    """The finder of the skeletons of this catalogue's names, made once and only where a text asks for it."""
    names: dict[str, Name] = {}
    for text, name in sorted(finder_of(catalogue).names.items(), key=lambda one: not one[0].isascii()):
        names.setdefault(skeleton(text), name)
    return Finder(names)


def _names(catalogue: Catalogue) -> dict[str, Name]:
    """Every written form; where organisations share one it is ambiguous among them."""
    forms: dict[str, Name] = {}
    for agency in catalogue.agencies.values():
        for name in _forms(agency):
            for text in _cases(name):
                before = forms.get(text)
                if before is None:
                    forms[text] = replace(name, text=text)
                elif agency.id not in before.agencies and not before.other:
                    shared = (*before.agencies, agency.id)
                    forms[text] = Name(
                        text,
                        shared,
                        False,
                        before.known or name.known,
                        before.word or name.word,
                        given=before.given or name.given,
                    )
    for text, agencies in _spoken_initials(catalogue).items():
        forms.setdefault(text, Name(text, agencies, sure=False, word=True))
    for agency in catalogue.agencies.values():
        for text in (*agency.names, *(row.name for row in agency.ambiguous if row.known)):
            if len(text) >= SHORTEST_TURNED and text.isascii() and text.isalpha() and text.istitle():
                for slip in _slips(text) if len(text) >= SHORTEST_WITH_SLIPS else _turned(text):
                    forms.setdefault(slip, Name(slip, (agency.id,), sure=False, known=True))
    return forms


def _spoken_initials(catalogue: Catalogue) -> dict[str, tuple[AgencyId, ...]]:
    """Initials written as words are: names only where they are called agencies (`Afp`)."""
    found: dict[str, tuple[AgencyId, ...]] = {}
    for agency in catalogue.agencies.values():
        for text in (*agency.names, *(row.name for row in agency.ambiguous)):
            if (
                SHORTEST_LEADING <= len(text) <= LONGEST_SPOKEN
                and text.isalpha()
                and text.isupper()
                and text.isascii()
            ):
                name = text.capitalize()
                found[name] = tuple(dict.fromkeys((*found.get(name, ()), agency.id)))
    return found


def _forms(agency: Agency) -> list[Name]:
    own = (agency.id,)
    forms = [Name(text, own) for text in agency.names]
    forms += [
        Name(
            row.name,
            own,
            False,
            row.known,
            row.word,
            paper=row.paper,
            surname=row.surname,
            given=row.given,
            thing=row.thing,
        )
        for row in agency.ambiguous
    ]
    forms += [
        Name(text.capitalize(), own, False, True)
        for text in agency.names
        if _is_acronym(text) or (len(text) >= SHORTEST_IN_CAPITALS and _INNER_CAPITAL.match(text))
    ]  # Tass, Ansa, Belta
    forms += [
        Name("-".join(map(str.capitalize, text.split("-"))), own, False, True)
        for text in agency.names
        if "-" in text and all(_is_acronym(part, SHORTEST_LEADING) for part in text.split("-"))
    ]  # Ana-Mpa
    forms += [
        Name(f"{first.capitalize()} {rest}", own)
        for first, _, rest in (text.partition(" ") for text in agency.names)
        if len(first) >= SHORTEST_LEADING and first.isalpha() and first.isupper() and rest.istitle()
    ]  # Ria Novosti
    forms += [Name(row.name, own, until=row.until) for row in agency.historic]
    forms += [Name(text, own, other=True) for text in agency.never]
    return forms


def _is_acronym(text: str, shortest: int = SHORTEST_SPOKEN) -> bool:
    return len(text) >= shortest and text.isalpha() and text.isupper() and text.isascii()


def _slips(text: str) -> set[str]:
    """A long name with one slip: two letters changed round, one left out, one struck twice, a wrong vowel."""
    slips = slips_of(text)
    for place in range(1, len(text) - 1):
        if text[place] in _VOWELS:
            slips.update(text[:place] + vowel + text[place + 1 :] for vowel in _VOWELS)
    return slips - {text}


def _turned(word: str) -> set[str]:
    """A word with two letters changed round; its first letter stays."""
    places = range(1, len(word) - 1)
    return {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in places} - {word}


def slips_of(word: str) -> set[str]:
    """A word with two letters changed round, one left out or one struck twice; its first letter stays."""
    slips = _turned(word)
    for place in range(1, len(word) - 1):
        slips.add(word[:place] + word[place + 1 :])
        slips.add(word[:place] + word[place] + word[place:])
    return slips - {word} | {word + word[-1]}


def _cases(name: Name) -> set[str]:
    plain = name.text.replace("’", "'")
    forms = {name.text, plain, plain.replace("'", "’")}
    if "\u0600" <= name.text[0] <= "\u06ff":
        forms |= {name.text.translate(_TO_PERSIAN), name.text.translate(_TO_ARABIC)}
        forms |= {_TO_THE + form.removeprefix(_ARTICLE) for form in forms if form.startswith(_ARTICLE)}
    if len(name.text) >= SHORTEST_IN_CAPITALS and not name.word:
        forms |= {form.upper() for form in forms}
    return forms


def _stands_alone(text: str, start: int, end: int, name: str) -> bool:
    if _SPACELESS.match(name[0]):
        return (
            len(name) > LONGEST_IN_WORDS or not _HANGUL.match(name) or not _in_korean_word(text, start, end)
        )
    if start and _is_word(text[start - 1]):
        prefixes = next(
            (found for script, found in _PREFIXES.items() if script[0] <= name[0] <= script[1]), ""
        )
        if text[start - 1] not in prefixes or (start > 1 and _is_word(text[start - 2])):
            return bool(_SPACELESS.match(text[start - 1]))
    if end == len(text) or not _is_word(text[end]):
        return True
    if _SPACELESS.match(text[end]):
        return True
    long = len(name) >= _LEAST_FOR_ENDING or "\u0980" <= name[0] <= "\u09ff"
    return long and _ENDING.match(text, end) is not None


def _in_korean_word(text: str, start: int, end: int) -> bool:
    """Whether a short Korean name is only a part of a word (`타스` in `판타스틱`)."""
    return _HANGUL.match(text, max(0, start - 1), start) is not None or (
        _HANGUL.match(text, end) is not None and _PARTICLE.match(text, end) is None
    )


def _is_word(letter: str) -> bool:
    return (
        letter.isalnum()
        or letter == "_"
        or ("\u0900" <= letter <= "\u0dff" and letter not in "।॥")
        or "\u0300" <= letter <= "\u036f"
    )
