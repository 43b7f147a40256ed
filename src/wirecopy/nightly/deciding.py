"""Keeping a person's decision, and having the next run do again what it touches."""

from __future__ import annotations

from collections.abc import Callable

from wirecopy import settings as clock
from wirecopy.clusters.decided import Ruling, Rulings
from wirecopy.errors import UsageError
from wirecopy.nightly import lock
from wirecopy.records import AgencyId, Relation, StoryId, story_label
from wirecopy.reports.review import ReviewAnswer
from wirecopy.settings import Settings
from wirecopy.store import desk, find, review
from wirecopy.store.kept import iso
from wirecopy.store.open import Connection

Find = Callable[[Connection, str], StoryId]
Row = dict[str, object]
_NEXT = "the next `wirecopy nightly` does again what this touches"


def waiting(connection: Connection, limit: int) -> ReviewAnswer:
    """The pairs and claims that wait for a person's word, at most `limit` of each, best looked at first."""
    pairs = desk.doubtful_pairs(connection, limit)
    claims = desk.doubtful_claims(connection, limit)
    shown = {story for one in pairs for story in (one.match.a, one.match.b)}
    shown |= {one.story for one in claims}
    return ReviewAnswer(pairs, claims, {story: find.story_row(connection, story) for story in shown})


def pair_decided(settings: Settings, first: str, second: str, word: str, note: str | None, find: Find) -> Row:
    """Keep whether two stories are the same copy; told: the stories, the decision, older ones overruled."""
    with lock.writing(settings) as connection:
        a, b = sorted((find(connection, first), find(connection, second)))
        if a == b:
            raise UsageError(f"{first} and {second} are one story", "name two stories")
        before = _overruled(connection)
        overruled = _contrary(connection, (a, b), word)
        review.decide_pair(connection, (a, b), word, note, iso(clock.now()))
        overruled += [one for one in _overruled(connection) if one not in before]
    told = f"{story_label(a)} {story_label(b)}: {word}; {_NEXT}"
    for one in overruled:
        pair = " ".join(story_label(story) for story in one.pair)
        told += f"\nthis overrules an older decision: {pair} {review.SAME if one.same else review.DIFFERENT}"
    return {
        "story_a": story_label(a),
        "story_b": story_label(b),
        "decision": word,
        "overruled": [[story_label(story) for story in one.pair] for one in overruled],
        "message": told,
    }


def _contrary(connection: Connection, pair: tuple[StoryId, StoryId], word: str) -> list[Ruling]:
    """The decision in force on the very pair, where it was another one."""
    return [
        Ruling(one.number, (one.a, one.b), one.word == review.SAME)
        for one in review.pair_decisions(connection, pair)
        if (one.a, one.b) == pair and one.word != word
    ]


def _overruled(connection: Connection) -> list[Ruling]:
    decisions = review.pair_decisions(connection)
    return Rulings(Ruling(one.number, (one.a, one.b), one.word == review.SAME) for one in decisions).overruled


def claim_decided(  # noqa: PLR0913, PLR0917 - the parts of one decision
    settings: Settings,
    words: str,
    agency: AgencyId,
    relation: Relation,
    word: str,
    note: str | None,
    find: Find,
) -> Row:
    """Keep whether a story stands in a relation to an agency; told: the decision, older ones overruled."""
    with lock.writing(settings) as connection:
        story = find(connection, words)
        overruled = [
            one.word
            for one in review.claim_decisions(connection, [story])
            if (one.agency, one.relation) == (agency, relation) and one.word != word
        ]
        review.decide_claim(connection, story, agency, relation, word, note, iso(clock.now()))
    claim = f"{story_label(story)} {relation.value} {agency}"
    told = [f"{claim}: {word}; {_NEXT}", *(f"this overrules an older decision: {one}" for one in overruled)]
    return {
        "story_id": story_label(story),
        "agency": agency,
        "relation": relation.value,
        "decision": word,
        "overruled": overruled,
        "message": "\n".join(told),
    }
