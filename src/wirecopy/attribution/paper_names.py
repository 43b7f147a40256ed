"""Names of papers and stations in running text of any language: called so, by form, or known by title."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple

import regex

from wirecopy.attribution.declined import title_in_first_case
from wirecopy.attribution.literals import holds_one, literals_of_all
from wirecopy.attribution.phrases import IN_SIGNS, Grammar, titles_of
from wirecopy.attribution.story import Story
from wirecopy.patterns import lazy_regex
from wirecopy.text.wordsearch import WordSearch

LONGEST_NAME = 60
"""Characters before or behind the word that calls a paper so in which its name stands."""
MOST_PLACES = 60
"""Words that may call a paper so which are looked at in one story."""
ADJECTIVES_BEHIND = ("fr", "es", "pt", "it", "ca", "ro", "pl")
"""Languages whose adjectives follow their noun (`le quotidien belge Le Lac`)."""
_FLAGS = regex.VERBOSE | regex.IGNORECASE | regex.VERSION0
_WORD = r"(?-i:\p{Lu})[\p{L}\p{M}\p{N}'’+&.-]*(?:(?<!\.)|(?<=\s(?-i:St?)\.)(?=\s(?-i:\p{Lu})))"
_SMALL = r"(?:de|du|des|la|le|of|der|del|do|da|della|dello|e|y|och|og|van|et)\s"
_JOINED = rf"{_WORD}(?:\s(?:{_SMALL})?(?:{_WORD}|\d{{1,2}}(?!\p{{N}}))){{0,3}}"
_QUOTED = (
    r"(?:'(?P<quoted>[^'\n]{2,40})'(?!\p{L})|"
    r"[«“„\"‚‘「『《](?P<quoted>[^«»“”„\"‘’「」『』《》\n]{2,40})[»”“\"’」』》])"
)
_NO_ADJECTIVE = (
    r"(?!(?:que|qui|qu|che|who|that|which|die|der|das|dass|wie|wenn|auf|und|oder|sobre|para|pour|avec|dans|selon|según|segundo|"
    r"secondo|mais|pero|come|como|con|com|chez|where|donde|którą?|który|что|который|которая|який|яка|som|och|og|met|naar|voor|over|door)\s)"
)
NO_TITLE = lazy_regex(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|dien|donners|frei|sams|sonn)tag|mittwoch|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    r"(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)|(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?|"
    r"(?:anfang|mitte|ende|zufolge|bericht|berufung|angaben|verweis|online|reporter\w*|presse|press|news|radio|tv|televisi[oóò]n\w*|internet|"
    r"europa|deutschland|france|españa|italia|polska|brasil|россии?|украин\w)",
    regex.IGNORECASE,
)


class Paper(NamedTuple):
    """A paper in running words. start to end: with the word that calls it so; first to last: its name."""

    name: str
    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class PaperWords:
    """How a language calls papers and stations.

    behind: a word that calls it so and its name; before, kinds_behind: a name and such a word behind it.
    names: whole names that show it themselves (`《江城日报》`), looked for where one of their words stands.
    titles: names that need none, by their words. contracted: titles of which the article is one with the word
    before (`au Figaro`), by the rest. words: one of them stands wherever any of these does.
    folded: the words of titles by how they are casefolded.
    """

    behind: Any
    before: Any
    kinds_behind: Any
    names: tuple[Any, tuple[str, ...]] | None
    titles: Mapping[str, tuple[str, ...]]
    words: tuple[WordSearch, WordSearch]
    folded: Mapping[str, str]
    contracted: Mapping[str, str]


_MADE: dict[tuple[str, str], PaperWords | None] = {}


def papers_named(story: Story) -> Iterator[Paper]:
    """Papers and stations by the words of the story's language."""
    language = story.item.language
    words = _words_of(story.grammar, language or "en")
    if words is None:
        return
    read = -1
    if words.names is not None and holds_one(story.in_place, words.names[1]):
        for paper in _by_form(words.names[0], story.text):
            yield paper._replace(name=title_in_first_case(paper.name, language))
    if language in (None, "en"):
        found_words = [(at, words.folded[word]) for at, word in story.referring if word in words.folded]
    else:
        found_words = [one for search in words.words for one in search.find(story.text)]
    places = sorted(found_words, key=lambda one: (one[0], -len(one[1])))
    for at, word in places[:MOST_PLACES]:
        if at < read:
            continue
        found = _at(words, story.text, at, word)
        if found is not None:
            read = found.end
            yield found._replace(name=title_in_first_case(found.name, language))


def _by_form(names: Any, text: str) -> Iterator[Paper]:  # noqa: ANN401 - regex has no public types
    """Papers whose names show by themselves what they are."""
    for found in islice(names.finditer(text), MOST_PLACES):
        first, last = found.span("called")
        yield Paper(found["called"], found.start(), found.end(), first, last)


def _at(words: PaperWords, text: str, at: int, word: str) -> Paper | None:
    """The paper that a word at a place calls so, or whose title it is."""
    start = at
    while start and text[start - 1].isalpha() and at - start < LONGEST_NAME:
        start -= 1  # `Wochenzeitung`
    if (titled := _titled(words, text, at, word, begins=start == at)) is not None:
        return titled
    if words.behind is not None and (found := words.behind.match(text, start)):
        first, last = found.span("quoted" if found["quoted"] is not None else "called")
        own = found["said"]
        if found["called"] is not None and own[:1].isupper() and " " not in own and not NOUN.fullmatch(own):
            first = start  # `Rádio Maré`
        if NO_TITLE.fullmatch(text[first:last]) or (found["quoted"] is None and own.casefold() == "газете"):
            return None  # `рассказал газете Минтранс`
        place = _OF_TOWN.search(text, max(0, start - LONGEST_NAME), start)
        lead = place.start(1) if place else start
        if own.startswith(_ARABIC_TO) and found["quoted"] is not None:
            lead = first - 1  # `لصحيفة «…»`: to the paper
        return Paper(text[first:last], lead, found.end(), first, last)
    if words.before is not None and (found := words.before.fullmatch(text, max(0, at - LONGEST_NAME), at)):
        first, last = found.span("quoted" if found["quoted"] is not None else "called")
        if owned := _OWNED.search(text, first, last):
            first = owned.end()  # `AGENCY'nın Kıyı Postası gazetesine`
        kind = words.kinds_behind.match(text, start)
        if kind is not None:
            return Paper(text[first:last], first, kind.end(), first, last)
    return None


def _titled(words: PaperWords, text: str, at: int, word: str, *, begins: bool) -> Paper | None:
    """The paper whose title stands at a place. begins: whether a word does there."""
    for title in words.titles.get(word, ()):
        end = at + len(title)
        if (
            begins
            and text.startswith(title, at)
            and not text[end : end + 1].isalnum()
            and _GOES_ON.match(text, end) is None
        ):
            return Paper(title, at, end, at, end)
        if not title.startswith(IN_SIGNS) or not text.startswith(title[1:], at):
            continue
        if text[at - 1 : at] in OPENING and text[end - 1 : end] in CLOSING:
            return Paper(title[1:], at, end - 1, at, end - 1)
    if (whole := words.contracted.get(word)) is not None and text[at - 3 : at] in _CONTRACTIONS:
        return Paper(whole, at, at + len(word), at, at + len(word))
    return None


NOUN = lazy_regex(r"\p{L}*(?:zeitung|magazin|sender|portal|blatt|kanal)(?:e?s|e?n)?", regex.IGNORECASE)
"""Kinds that German writes with a capital though they are no part of the name."""
_OWNED = lazy_regex(r".*['’]\p{Ll}+\s")
_ARABIC_TO = "ل"
"""How an Arabic word begins that says to whom (`لصحيفة`)."""
_OF_TOWN = lazy_regex(
    r"(?<!\p{L})(?:der|die|dem|den|das|des)\s((?-i:\p{Lu})\p{Ll}+er\s)$", regex.IGNORECASE | regex.VERSION0
)
"""`der Belgrader Zeitung`."""
_GOES_ON = lazy_regex(r"\s(?:de|del|du|des|della|delle|dei|degli|do|da|dos)\s|\s(?:de|d[’'])(?=\p{Ll})")
"""What makes a title an ordinary word (`el Mundo de la pesca`)."""
_CONTRACTIONS = ("au ", "du ")
"""Words that hold a title's article."""
_INITIALS = {"tv": ("TV",)}
"""Kinds that are written in capitals."""
SIGNS = ' «“„"‚‘「『《»”’」』》'
OPENING, CLOSING = tuple('„“"«»‚‘'), tuple('“”"»«‘’')
"""Signs around a title that is an ordinary word too."""


def _words_of(grammar: Grammar, language: str | None) -> PaperWords | None:
    key = grammar.version, language or ""
    if key not in _MADE:
        file: Mapping[str, Any] = grammar.languages.get(language or "", {"words": {}})
        words = file["words"]
        others = set(titles_of(words, "no_titles"))
        shared = titles_of(grammar.languages["mul"]["words"])
        titles = [one for one in (*titles_of(words), *shared) if one not in others]
        behind = language in ADJECTIVES_BEHIND
        _MADE[key] = _made(words, titles, adjectives=behind)
    return _MADE[key]


def _made(given: Mapping[str, str], titles: Sequence[str], *, adjectives: bool) -> PaperWords | None:
    kinds, kinds_behind, names = (given.get(one) for one in ("kinds", "kinds_behind", "names"))
    known: dict[str, tuple[str, ...]] = {}
    for title in titles:
        word = title.removeprefix(IN_SIGNS)
        known[word] = (*known.get(word, ()), title)
    articled = [title for title in titles if title.startswith("Le ") and title.count(" ") == 1]
    contracted = {title[3:]: title for title in articled} if adjectives else {}
    words = literals_of_all(one for one in (kinds, kinds_behind) if one) or ()
    tails = given.get("tails")
    goes_on = rf"(?:\s(?-i:{tails})(?!\p{{L}}))?" if tails else ""
    called = rf"(?:{_QUOTED}|(?P<called>{_JOINED}{goes_on}))"
    between = rf"(?:\s{_NO_ADJECTIVE}(?-i:\p{{Ll}})[\p{{L}}’'-]{{3,}}){{0,2}}" if adjectives else ""
    of = (
        r"(?-i:\s(?:de\s)?(?:televis[ãi]ón?|télévision|televisão|radio|noticias|notícias|información|"
        r"d['’]information|stampa|новостей|новин))?"
    )
    return PaperWords(
        regex.compile(rf"(?P<said>{kinds}){of}{between}\s{called}", _FLAGS) if kinds else None,
        regex.compile(rf"(?s:.*?)(?<![\p{{L}}\p{{N}}]){called}[’']?\p{{Ll}}{{0,3}}\s", _FLAGS)
        if kinds_behind
        else None,
        regex.compile(kinds_behind, _FLAGS) if kinds_behind else None,
        (regex.compile(names, _FLAGS & ~regex.I), literals_of_all([names]) or ()) if names else None,
        known,
        (
            WordSearch(
                {form for word in words for form in (word, word.capitalize(), *_INITIALS.get(word, ()))}
            ),
            WordSearch((*known, *contracted), whole=True),
        ),
        {word.casefold(): word for word in known},
        contracted,
    )
