"""The subject before its verb, in languages where it may also stand behind it."""

from __future__ import annotations

import regex

from wirecopy.attribution.citation import LONGEST_SENTENCE, Citation, Span
from wirecopy.attribution.declined import surely_agrees
from wirecopy.attribution.noun_phrases import begin_with_articles, is_named, is_set_apart, noun_phrase
from wirecopy.attribution.story import Story
from wirecopy.attribution.subjects import subject
from wirecopy.patterns import lazy_regex

SUBJECT_FIRST = ("pl", "sr", "hr", "bs", "sl")
"""Languages without articles; a noun phrase right before a verb is its subject."""
_OBJECT_BEHIND = ("fr", "es", "it", "pt", "ca")
"""Languages with articles in which only a subject stands right before a verb that has none beside it."""
SOURCES = lazy_regex(
    r"(?:fuentes?|fontes?|fonti|sources?|portavoces|responsables|responsáveis)\b", regex.IGNORECASE
)
_TAKEN_UP = lazy_regex(r"\s(?:l[oae]s?|gli|ne|se|si|me|os?|as?|en|y|hi|els?|li)$", regex.IGNORECASE)
"""Before a verb, what takes up an object that stands before it (`La noticia la confirmó el alcalde`)."""


def adjacent_subject(story: Story, citation: Citation) -> Span | None:
    """The subject that stands right before the verb, with nothing but its own apposition between."""
    first = max(citation.sentence[0], citation.start - LONGEST_SENTENCE)
    head = story.text[first : citation.edge].rstrip()
    if not head or not (head[-1].isalpha() or is_set_apart(head, story.patterns)):
        return None
    span = subject(story.text, first, citation.edge)
    return noun_phrase(story, *span) if span else None


_BY_WHOM = lazy_regex(r"(?:par|por|pel[oa]s?|da(?:l|lla|gli|lle|i)?)\s|dall['’]", regex.IGNORECASE)
"""Before the one by whom something was done."""


def before_what_was_told(story: Story, citation: Citation) -> Span | None:
    """`Le procureur a confirmé les faits à AGENCY`: the subject, where an object follows its verb."""
    told = citation.who
    if told is None or not citation.edge <= told[0] < citation.start:
        return None
    if story.item.language not in _OBJECT_BEHIND or not begin_with_articles(story, told):
        return None
    if _BY_WHOM.fullmatch(story.text, citation.edge, told[0]):
        return None  # `La fermeture a été annoncée par le maire dans un entretien à AGENCY`
    span = adjacent_subject(story, citation)
    if span is None:
        return None
    words = story.text[slice(*span)]
    if _TAKEN_UP.search(words):
        return None
    head = story.text[citation.sentence[0] : citation.edge].rstrip()
    named = begin_with_articles(story, span) or is_named(head, words) or SOURCES.match(words)
    return span if named else None


def is_surely_subject(story: Story, citation: Citation, before: Span) -> bool:
    """`Полиция подтвердила AGENCY факт аварии`: whether what opens the sentence agrees with its verb."""
    if before[0] != citation.sentence[0] or citation.edge >= citation.start:
        return False
    verb = story.text[citation.edge : citation.start].partition(" ")[0]
    return surely_agrees(verb, story.text[slice(*before)], story.item.language)


def led_by_subject(story: Story, first: int, verb: int) -> Span | None:
    """The subject with an article right before its verb: `La ministre a promis un plan` in an interview."""
    articles = story.patterns.articles
    known = articles is not None or story.item.language in SUBJECT_FIRST
    if not known or not story.text[first:verb].rstrip()[-1:].isalpha():
        return None
    span = subject(story.text, first, verb)
    if span is None or (articles and not story.patterns.has_article(story.text[slice(*span)])):
        return None
    return _if_whole(story, span)


def right_before(story: Story, citation: Citation, end: int) -> Span | None:
    """`Guvernören enligt AGENCY sade`: the subject, then who reports it, then the verb, with no comma.

    end: where the agency's name ends with its endings.
    """
    said, first = story.patterns.said, max(citation.sentence[0], citation.start - LONGEST_SENTENCE)
    if said is None or not story.text[first : citation.edge].strip()[-1:].isalpha():
        return None
    if said.match(story.text, end + 1, citation.sentence[1]) is None:
        return None
    span = subject(story.text, first, citation.edge)
    return _if_whole(story, span) if span else None


def _if_whole(story: Story, span: Span) -> Span | None:
    """A subject, unless a word in it ends the noun phrase before."""
    return span if noun_phrase(story, *span) == span else None
