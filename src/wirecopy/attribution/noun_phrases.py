"""Noun phrases of languages whose verbs may come first: where they end, and which are surely the subject.

English has its own ways, in `subjects`.
"""

from __future__ import annotations

import regex

from wirecopy.attribution.citation import Citation, Span
from wirecopy.attribution.declined import agrees, is_object
from wirecopy.attribution.patterns import Patterns
from wirecopy.attribution.story import Story
from wirecopy.attribution.subjects import FULL_NAME, FULL_NAME_WORDS, LONGEST_SUBJECT
from wirecopy.patterns import lazy_regex

_OF_WHOM = frozenset(("der", "des", "und", "et", "y", "e"))
_OF = frozenset(
    (
        "de",
        "di",
        "da",
        "do",
        "a",
        "in",
        "en",
        "em",
        "van",
        "voor",
        "bij",
        "von",
        "für",
        "bei",
        "af",
        "av",
        "för",
    )
)
"""Words before an article that hang what follows on a noun (`jefe de la policía`)."""
_COUNTED = lazy_regex(
    r"(?:dos|tres|cuatro|varios|varias|deux|trois|quatre|plusieurs|due|tre|quattro|diversi|diverse|dois|duas|três|"
    r"quatro|vários|várias|două|doi|trei|patru|dues|diversos|diverses)\s",
    regex.I,
)
"""Numbers and the like with which a noun phrase begins instead of an article."""
_GERMAN_BODY = lazy_regex(
    r"(?:die|das|der)\s(?:\p{Ll}+\s)?\p{Lu}\p{Ll}*(?:schaft|behörde|amt|ministerium|gericht|polizei|verwaltung|regierung|konzern)(?=\s\p{Lu})"
)
_CLAUSE = lazy_regex(
    r"\s(?:é|são|foi|será|está|estão|fica|vai|es|fue|era|va|queda|sigue|est|sont|était|reste|è|sono|sarà|rimane|és)\s",
    regex.I,
)
"""A verb that makes what stands before the comma a clause of its own (`O destino é o Senegal, …`)."""

_SHORT_TITLE = lazy_regex(
    r"\b(?:Sen|Rep|Gov|Mr|Mrs|Ms|Dr|Lt|Col|Gen|Maj|Capt|Sgt|Prof|Rev|St|(?:\p{Lu}\.){1,3}\p{Lu})$",
    regex.VERSION0,
)
"""Titles and countries that end with a dot, behind which a name goes on (`two U.S. divers`)."""

_NAMED_BODY = lazy_regex(
    r"(?:пресс-?служб|служб|компан|предприят|підприємств|завод|концерн|фирм|фірм|корпорац|банк|клуб|парти|парті|фонд|холдинг|групп|груп|оператор)\p{L}{0,4}\s$",
    regex.IGNORECASE,
)
_QUOTED_NAME = lazy_regex(r"[«„“\"]\p{Lu}[\p{L}\p{N} .&’'-]{1,40}[»”“\"]")
"""What a body is called, in quotation marks behind its kind: `пресс-служба «Водоканала»`."""


def end_of_its_name(text: str, start: int, stop: int, end: int) -> int | None:
    """Where the name ends that a body bears in quotation marks at `stop`; None where it bears none."""
    if _NAMED_BODY.search(text, start, stop) is None:
        return None
    named = _QUOTED_NAME.match(text, stop, end)
    return named.end() if named is not None else None


def first_stop(story: Story, start: int, end: int) -> regex.Match[str] | None:
    """The first word or sign between two offsets with which no speaker's name goes on; None without one."""
    cut = story.patterns.stops.search(story.text, start, end)
    while cut is not None and cut[0][0] == "." and _SHORT_TITLE.search(story.text, start, cut.start()):
        cut = story.patterns.stops.search(story.text, cut.end(), end)
    return cut


def noun_phrase(story: Story, start: int, end: int) -> Span | None:
    """What stands between two offsets up to the first word that no name of a speaker goes on with."""
    words = story.text[start:end]
    start += len(words) - len(words.lstrip(" \u00a0"))
    cut = first_stop(story, start, end)
    if cut is not None and (named := end_of_its_name(story.text, start, cut.start(), end)):
        return start, named
    kept = story.text[start : cut.start() if cut else end].rstrip()
    return (start, start + len(kept)) if kept and len(kept.split()) <= LONGEST_SUBJECT else None


_OFFICE = lazy_regex(
    r"(?:alcald|ministr|minist[eè]r|direct|direkt|president|président|prezydent|gobernad|governad|gouverneur|portavoz|porta-voz|portavoce|"
    r"porte-parole|jef|chef|capo|secret|sekret|concejal|senador|sénat|senat|diputad|deputad|député|mair|prefeit|préfet|sindac|assess|conse|coordin|"
    r"bürgermeister|sprecher|präsident|leiter|burmistrz|dyrektor|rzeczni|starost|primar|woordvoerder|burgemeester|gerent|patron|dueñ|propriet|"
    r"investigador|pesquisador|chercheu|profes|médic|biólog|ingenier|engenheir|ingénieu|ingegner)\p{L}*(?!\p{L})",
    regex.IGNORECASE,
)
"""What a person is called by an office or a trade."""
_BEARS = lazy_regex(rf",\s(?P<name>{FULL_NAME_WORDS})(?=,)")


def named_behind(story: Story, start: int, end: int) -> Span:
    """Where the name stands behind an office (`el alcalde de Orto, Ana Ruiz,`), else the office itself.

    English has its own ways.
    """
    if story.item.language in (None, "en"):
        return start, end
    named, article = _BEARS.match(story.text, end), story.patterns.articles
    if named is None or article is None or not _OFFICE.match(article.sub("", story.text[start:end])):
        return start, end
    within = story.within(*named.span("name"), partly=True)
    return (start, end) if within else named.span("name")


def begin_with_articles(story: Story, *spans: Span | None) -> bool:
    """Whether each of some noun phrases begins with an article, or has one."""
    return all(span and story.patterns.has_article(story.text[slice(*span)]) for span in spans)


def is_set_apart(head: str, patterns: Patterns) -> bool:
    """Whether the words before a verb are a noun phrase and its apposition (`Omar Díaz, el encargado, `)."""
    if not head.endswith(",") or head.count(",") != 2 or _CLAUSE.search(head.partition(",")[0]):
        return False
    if patterns.has_article(head) or _COUNTED.match(head):
        return True
    return FULL_NAME.fullmatch(head.partition(",")[0]) is not None


def is_named(head: str, subject: str) -> bool:
    """Whether a subject with which a sentence opens is a full name or stands before its apposition."""
    if head.endswith(","):
        return True
    return head.startswith(subject) and FULL_NAME.fullmatch(subject) is not None


def up_to_object(text: str, patterns: Patterns, span: Span | None) -> Span | None:
    """A noun phrase up to the next article, which begins another one unless it says whose (`der`, `du`).

    In German a body's noun with its article ends there, too: `die Staatsanwaltschaft Ermittlungen`.
    """
    if span is None or patterns.articles is None:
        return span
    if body := _GERMAN_BODY.match(text, *span):
        return span[0], body.end()
    words = text[slice(*span)].split(" ")
    for number, word in enumerate(words[2:], 2):
        of = word.casefold() in _OF_WHOM or words[number - 1].casefold() in _OF
        if not of and patterns.articles.match(f"{word} "):
            return span[0], span[0] + len(" ".join(words[:number]))
    return span


def speaker_in(story: Story, citation: Citation) -> Span | None:
    """The speaker within the words that cite, None where its case shows that it is what was told."""
    held = noun_phrase(story, *citation.who) if citation.who is not None else None
    if held is None:
        return None
    if story.item.language == "nl":
        held = (
            up_to_object(story.text, story.patterns, held) or held
        )  # `bevestigde de warden de sluiting aan`
    words, language = story.text[slice(*held)], story.item.language
    verb = story.text[citation.edge : citation.start].partition(" ")[0]
    return None if is_object(words, language) or not agrees(verb, words, language) else held
