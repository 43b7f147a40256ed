"""Stories of the store as lineage sees them."""

from __future__ import annotations

from wirecopy.lineage.member import Member
from wirecopy.store.kept import StoryFacts


def member_of(facts: StoryFacts) -> Member:
    """A story for lineage: a time in the future of its reading tells nothing of what came first."""
    published = facts.published
    if published is not None and published.is_after(facts.seen):
        published = None
    return Member(
        facts.story, facts.outlet, facts.title, published, facts.words, facts.judgement, facts.byline
    )
