"""Papers and broadcasters that running words name as a source, in any language: called so, or known by title.

`noticiou a Rádio Maré`, `berichtete die Zeitung «Glas» unter Berufung auf …`, `Laut „Washington Post“`: what
makes an agency a source beside its name makes a paper one. Looked for only where a word stands that calls a
paper so, or a title of `titles` in data/phrases.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple

import regex

from wirecopy.attribution.beside import Found
from wirecopy.attribution.citation import Citation
from wirecopy.attribution.declined import title_in_first_case
from wirecopy.attribution.literals import holds_one, literals_of_all
from wirecopy.attribution.mentions import Mention
from wirecopy.attribution.paper_hands import (
    agency_it_cites,
    hand_on,
    in_full,
    opens_with,
    taken_up_first,
    without_told,
)
from wirecopy.attribution.papers import NAME_WORDS, NAMED, PRINTED, TOLD_WORDS, name_of
from wirecopy.attribution.phrases import IN_SIGNS, Grammar, titles_of
from wirecopy.attribution.rules_outlets import is_here, is_slip_of_an_agency, runs, sentence_at, spoken
from wirecopy.attribution.story import Claim, Story
from wirecopy.patterns import lazy_regex
from wirecopy.records import Relation
from wirecopy.text.wordsearch import WordSearch

WEIGHT = 0.75
"""Most that words say of a paper, which the catalogue does not hold."""
LONGEST_NAME = 60
"""Characters before or behind the word that calls a paper so in which its name stands."""
MOST_PLACES = 60
"""Words that may call a paper so which are looked at in one story."""
ADJECTIVES_BEHIND = ("fr", "es", "pt", "it", "ca", "ro", "pl")
"""Languages whose adjectives follow their noun (`le quotidien belge Le Lac`)."""
_BESIDE = 120
"""Characters behind a paper in which the rest of a told-to phrase may say who relays it."""
_FLAGS = regex.VERBOSE | regex.IGNORECASE | regex.VERSION0
_WORD = r"(?-i:\p{Lu})[\p{L}\p{M}\p{N}'’+&.-]*(?:(?<!\.)|(?<=\s(?-i:St?)\.)(?=\s(?-i:\p{Lu})))"
_SMALL = r"(?:de|du|des|la|le|of|der|del|do|da|della|dello|e|y|och|og|van|et)\s"
_JOINED = rf"{_WORD}(?:\s(?:{_SMALL})?(?:{_WORD}|\d{{1,2}}(?!\p{{N}}))){{0,3}}"
_QUOTED = r"[«“„\"‚‘「『《](?P<quoted>[^«»“”„\"‘’「」『』《》\n]{2,40})[»”“\"’」』》]"
_NO_ADJECTIVE = (
    r"(?!(?:que|qui|qu|che|who|that|which|die|der|das|dass|wie|wenn|auf|und|oder|sobre|para|pour|avec|dans|selon|según|segundo|"
    r"secondo|mais|pero|come|como|con|com|chez|where|donde|którą?|który|что|который|которая|який|яка|som|och|og|met|naar|voor|over|door)\s)"
)
_NO_TITLE = lazy_regex(
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
    titles: names that need none, by their words. words: one of them stands wherever any of these does.
    folded: the words of titles by how they are casefolded.
    """

    behind: Any
    before: Any
    kinds_behind: Any
    names: tuple[Any, tuple[str, ...]] | None
    titles: Mapping[str, tuple[str, ...]]
    words: tuple[WordSearch, WordSearch]
    folded: Mapping[str, str]


_MADE: dict[tuple[str, str], PaperWords | None] = {}


def read_papers(story: Story) -> None:
    """Claim the papers and stations that a story names as its sources, and those who speak through them."""
    told = list(_told(story)) if story.item.language in (None, "en") else []
    for paper in (*told, *_named(story)):
        _read_paper(story, paper)


def _told(story: Story) -> Iterator[Paper]:
    """Papers to which somebody spoke, in English: `told the Al Hadath television channel`."""
    for at, word in story.places_of(TOLD_WORDS):
        start = at + len(word) + 1
        head = story.in_place[start : start + LONGEST_NAME]
        if printed := PRINTED.match(story.text, start, start + 2 * LONGEST_NAME):
            yield Paper(printed["called"], printed.start(), printed.end("called"), *printed.span("called"))
        elif holds_one(head, NAME_WORDS) and (found := NAMED.match(story.text, start)):
            named = name_of(found)
            if named is not None and not _NO_TITLE.fullmatch(named[0]):
                name = _DAY.sub("", named[0])  # `told Bay News Tuesday`
                yield Paper(name, found.start(), found.end(), named[1], named[1] + len(name))


def _named(story: Story) -> Iterator[Paper]:
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
    for title in words.titles.get(word, ()):
        end = at + len(title)
        if (
            start == at
            and text.startswith(title, at)
            and not text[end : end + 1].isalnum()
            and _GOES_ON.match(text, end) is None
        ):
            return Paper(title, at, end, at, end)
        if not title.startswith(IN_SIGNS) or not text.startswith(title[1:], at):
            continue
        if text[at - 1 : at] in _OPENING and text[end - 1 : end] in _CLOSING:
            return Paper(title[1:], at, end - 1, at, end - 1)
    if words.behind is not None and (found := words.behind.match(text, start)):
        first, last = found.span("quoted" if found["quoted"] is not None else "called")
        own = found["said"]
        if found["called"] is not None and own[:1].isupper() and not _NOUN.fullmatch(own):
            first = start  # `Rádio Maré`
        if _NO_TITLE.fullmatch(text[first:last]):
            return None
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


_NOUN = lazy_regex(r"\p{L}*(?:zeitung|magazin|sender|portal|blatt|kanal)(?:e?s|e?n)?", regex.IGNORECASE)
"""Kinds that German writes with a capital though they are no part of the name."""
_DAY = lazy_regex(r"\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur)day$")
_OWNED = lazy_regex(r".*['’]\p{Ll}+\s")
_ARABIC_TO = "ل"
"""How an Arabic word begins that says to whom (`لصحيفة`)."""
_OF_TOWN = lazy_regex(
    r"(?<!\p{L})(?:der|die|dem|den|das|des)\s((?-i:\p{Lu})\p{Ll}+er\s)$", regex.IGNORECASE | regex.VERSION0
)
"""`der Belgrader Zeitung`."""
_GOES_ON = lazy_regex(r"\s(?:de|del|du|des|della|delle|dei|degli|do|da|dos)\s|\s(?:de|d[’'])(?=\p{Ll})")
"""What makes a title an ordinary word (`el Mundo de la pesca`)."""
_INITIALS = {"tv": ("TV",)}
"""Kinds that are written in capitals."""
_SIGNS = ' «“„"‚‘「『《»”’」』》'
_OPENING, _CLOSING = tuple('„“"«»‚‘'), tuple('“”"»«‘’')
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
            WordSearch(known, whole=True),
        ),
        {word.casefold(): word for word in known},
    )


def _read_paper(story: Story, paper: Paper) -> None:
    """Claim a paper where the words beside it make it a source."""
    touching = story.within(paper.start, paper.end, partly=True)
    named = next((one for one in touching if one.start >= paper.start), None)
    if any(not one.name.paper and (one.start < paper.start or one.end > paper.end) for one in touching):
        return
    if (
        not runs(story, paper.first)
        or (
            named is not None
            and (named.used or named.agency is None or paper.last - paper.first > named.end - named.start)
        )
        or is_here(story, paper.name)
        or (named is None and is_slip_of_an_agency(story, paper.name))
        or any(
            one.agency is None and one.relation is Relation.cites and one.name == paper.name
            for one in story.claims
        )
    ):
        return
    sentence = sentence_at(story, paper.first)
    if sentence is None or in_speech(story, paper, sentence):
        return
    found = words_that_cite(story, paper, sentence)
    if found is None:
        return
    phrase, edge, who = found
    cited = agency_it_cites(story, paper.end, found, sentence)
    hand = None if cited is not None else _hand(story, paper, found, sentence)
    if named is not None and named.agency == (hand.agency if hand else story.own):
        return
    citation = Citation(phrase, paper.start, paper.end, edge, sentence, who)
    if (whole := in_full(story, paper.name)) is not None:
        story.claims += [one._replace(by=whole) for one in spoken(story, citation, whole[1])]
        return
    first, last = min(edge, paper.start), max(edge, paper.end)
    rule = f"{phrase.id}-paper"
    proof = story.evidence(story.zone_at(first), first, last, rule, min(WEIGHT, phrase.weight))
    by = (hand.agency, story.agency(hand.agency).name) if hand is not None and hand.agency else None
    if named is not None and not named.name.paper:
        story.claim(Relation.cites, named, proof, hand.agency if hand is not None else None)
        own = named.agency
    else:
        story.claims.append(Claim(Relation.cites, None, paper.name, proof, by))
        own = None
        hand_on(story, paper.name, cited, sentence)
    story.claims[:] = [one for one in story.claims if not _is_paper(story, one, paper)]
    told = [one._replace(by=(own, paper.name)) for one in spoken(story, citation, paper.name)]
    if hand is None and phrase.speaker == "after":
        told = without_told(story, told, sentence)
    if by is not None and told:
        story.claims[:] = [one for one in story.claims if not _through(one, by, paper)]
    story.claims += told


def _is_paper(story: Story, claim: Claim, paper: Paper) -> bool:
    """Whether an agency's speaker is only the paper itself, or the word that calls it one."""
    proof, words = claim.evidence, story.text[paper.start : paper.end]
    beside = proof.start <= paper.first and paper.first <= proof.end + LONGEST_NAME
    called = (paper.name, words.rstrip(_SIGNS), story.text[paper.start : paper.first].rstrip(_SIGNS))
    name = claim.name.rstrip(_SIGNS)
    return claim.relation is Relation.quotes and beside and (name in called or words.startswith(name))


def _through(claim: Claim, by: tuple[str | None, str], paper: Paper) -> bool:
    """Whether an agency's speaker is the paper's, as the words between them show."""
    proof = claim.evidence
    return (
        claim.relation is Relation.quotes
        and claim.by == by
        and proof.start <= paper.first
        and paper.last <= proof.end
    )


def words_that_cite(story: Story, paper: Paper, sentence: tuple[int, int]) -> Found | None:
    """The words that cite a paper; they stand before it or behind."""
    patterns, text = story.patterns, story.text
    since = sentence[0]
    if patterns.before(text, paper.start, negative=True, since=since, end=paper.end):
        return None
    if patterns.after(text, paper.end, negative=True):
        return None
    found = patterns.before(text, paper.start, since=since, end=paper.end)
    if found is not None and _loosely_told(story, paper, found):
        return None
    if found is None or found.phrase.relation != "cites":
        found = patterns.after(text, paper.end)
        if found is None or found.phrase.relation != "cites" or found.edge > sentence[1] + 1:
            return None
        if patterns.governed(text, paper.start):
            return None
    return found


def _loosely_told(story: Story, paper: Paper, found: Found) -> bool:
    """German has many a noun between verb and paper, to which an article or preposition must lead up."""
    if story.item.language != "de" or found.phrase.speaker != "told":
        return False
    return _LED_UP.search(
        story.text, max(found.edge, paper.start - LONGEST_NAME), paper.start
    ) is None and not (story.text[paper.start].islower() or _NOUN.match(story.text, paper.start))


_LED_UP = lazy_regex(
    r"(?<!\p{L})(?:der|dem|den|im|in|bei|beim|gegenüber|mit|zu|vom|für|des|das|(?:berichte\p{L}*|meldete\p{L}*|schr[ei]+bt?)(?:\sdie)?)\s(?:\p{L}+[en][nrs]?\s){0,2}[„“»«\"]?$",
    regex.IGNORECASE,
)


def _hand(story: Story, paper: Paper, found: Found, sentence: tuple[int, int]) -> Mention | None:
    """The agency of the same sentence through which the paper reaches the story."""
    agencies = {
        one.agency for one in story.claims if one.relation is Relation.cites and one.by is None and one.agency
    }
    named = [one for one in story.within(*sentence) if one.agency in agencies]
    relays = story.patterns.relays
    before = [one for one in named if one.end <= paper.start]
    if before and (found.phrase.speaker == "relay" or opens_with(story, before[0], sentence[0])):
        return before[-1]
    if (
        not before
        and found.phrase.speaker == "relay"
        and (opened := taken_up_first(story, sentence, agencies))
    ):
        return opened
    behind = [one for one in named if one.start >= paper.end]
    if not behind:
        return None
    between = story.text[paper.end : behind[0].start]
    cited = relays.search(story.text, paper.end, behind[0].start) if relays is not None else None
    return None if cited is not None or len(between) > _BESIDE else behind[0]


def in_speech(story: Story, paper: Paper, sentence: tuple[int, int]) -> bool:
    """Whether a speaker names the paper: within quotation marks that hold more than its name."""
    if (
        story.text[paper.start - 1 : paper.start] in _OPENING
        and story.text[paper.end : paper.end + 1] in _CLOSING
    ):
        return False
    head = story.text[sentence[0] : paper.start]
    opened = max(head.rfind("“"), head.rfind("«"), head.rfind("„"))
    closed = max(head.rfind("”"), head.rfind("»"))
    if "„" in head and head.rfind("“") > head.rfind("„"):
        return False  # `„…“` closes with the sign that opens elsewhere
    return opened > closed
