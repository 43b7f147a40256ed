"""Stories of the store as lineage sees them."""

from __future__ import annotations

from wirecopy.lineage.member import Member
from wirecopy.records import AgencyId
from wirecopy.store.kept import StoryFacts

NOWHERE: frozenset[AgencyId] = frozenset()


def member_of(facts: StoryFacts, apart: frozenset[AgencyId] = NOWHERE) -> Member:
    """A story for lineage: a time in the future of its reading tells nothing of what came first.

    apart: as in `Member`.
    """
    published = facts.published
    if published is not None and published.is_after(facts.seen):
        published = None
    return Member(
        facts.story, facts.outlet, facts.title, published, facts.words, facts.judgement, facts.byline, apart
    )
