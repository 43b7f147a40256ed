"""What takes up a paper cited before, in languages other than English: `das Blatt`, `изданию`, `同紙`."""

from __future__ import annotations

from typing import Any

import regex

from wirecopy.attribution.citation import Citation
from wirecopy.attribution.literals import holds_one, literals_of_all
from wirecopy.attribution.paper_names import ADJECTIVES_BEHIND, Paper
from wirecopy.attribution.rules_outlets import runs, sentence_at, spoken
from wirecopy.attribution.rules_papers import in_speech, words_that_cite
from wirecopy.attribution.story import Claim, Story
from wirecopy.patterns import lazy_regex
from wirecopy.records import Relation

REACH = 500
"""Characters behind a paper in which a word takes it up."""
_NAME_BEHIND = lazy_regex(r"[\s　]?[«„“\"‘《「『]|\s\p{Lu}")
"""A name behind the word, which then takes nobody up."""
_SORT = lazy_regex(
    r"\s(?:[ée]conom\p{L}+|econôm\p{L}+|financ\p{L}+|finanzia\p{L}+|sporti\p{L}+|deporti\p{L}+|esporti\p{L}+|r[ée]giona\p{L}+|loca\p{L}{1,3}|"
    r"naciona\p{L}{1,3}|nationa\p{L}{1,3}|naziona\p{L}{1,3}|(?-i:\p{Ll}{2,})(?:ais|ois|iens?|ienne|ins?|ano|ana|ês|esa|ese|ense))(?!\p{L})",
    regex.IGNORECASE,
)
"""What sort of paper the word means (`au quotidien économique`)."""
_FLAGS = regex.VERBOSE | regex.IGNORECASE | regex.VERSION0
_MADE: dict[tuple[str, str], tuple[Any, tuple[str, ...]] | None] = {}


def read_taken_up_papers(story: Story) -> None:
    """Claim those who speak to a paper that a sentence takes up by a word."""
    papers = [one for one in story.claims if one.relation is Relation.cites and one.agency is None]
    words = _words_of(story) if papers else None
    if words is None or not holds_one(story.in_place, words[1]):
        return
    for found in words[0].finditer(story.text):
        before = [one for one in papers if 0 <= found.start() - one.evidence.end <= REACH]
        end = found.end()
        if story.item.language in ADJECTIVES_BEHIND and (sort := _SORT.match(story.text, end)):
            end = sort.end()
        if before and _NAME_BEHIND.match(story.text, end) is None and runs(story, found.start()):
            _read(story, found.start(), end, max(before, key=lambda one: one.evidence.end))


def _read(story: Story, start: int, end: int, cited: Claim) -> None:
    """Whoever speaks to what words between two offsets take up, through the paper that they mean."""
    sentence = sentence_at(story, start)
    paper = Paper(cited.name, start, end, start, end)
    if sentence is None or in_speech(story, paper, sentence):
        return
    found = words_that_cite(story, paper, sentence)
    if found is not None:
        citation = Citation(found.phrase, start, end, found.edge, sentence, found.who)
        story.claims += spoken(story, citation, cited.name)


def _words_of(story: Story) -> tuple[Any, tuple[str, ...]] | None:
    """How the story's language takes a paper up, and words of which one stands there."""
    key = story.grammar.version, story.item.language or ""
    if key not in _MADE:
        words = story.grammar.languages.get(key[1], {"words": {}})["words"].get("paper_again")
        _MADE[key] = words and (
            regex.compile(
                rf"(?:(?<!\p{{L}})|(?<=\sل))(?:{words})(?!\p{{L}})|(?:{words})(?<=\p{{Han}})", _FLAGS
            ),
            literals_of_all([words]) or (),
        )
    return _MADE[key]
