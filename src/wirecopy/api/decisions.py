"""A person's decisions on pairs and claims."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from wirecopy.api.agencies import agencies_show
from wirecopy.api.named import known_story
from wirecopy.api.opened import Row, reading
from wirecopy.errors import UsageError
from wirecopy.records import Relation
from wirecopy.settings import Settings

if TYPE_CHECKING:
    from wirecopy.reports.review import Decided, ReviewAnswer


def review_list(settings: Settings, *, limit: int = 10) -> ReviewAnswer:
    """The pairs and claims that a person should look at, at most `limit` of each, best first."""
    from wirecopy.nightly.deciding import waiting  # noqa: PLC0415

    with reading(settings) as connection:
        return waiting(connection, limit)


def review_decided(settings: Settings) -> Decided:
    """The decisions in force."""
    from wirecopy.reports.review import Decided  # noqa: PLC0415
    from wirecopy.store import review  # noqa: PLC0415

    with reading(settings) as connection:
        return Decided(review.pair_decisions(connection), review.claim_decisions(connection))


def decide_pair(words: Sequence[str], settings: Settings, *, note: str | None = None) -> Row:
    """Decide on two stories; words: both, then `same`, `different` or `withdrawn`.

    Raises UsageError, NotFoundError, AmbiguousError, and LockedError while a run holds the store.
    """
    from wirecopy.nightly.deciding import pair_decided  # noqa: PLC0415

    if len(words) != 3 or words[2] not in ("same", "different", "withdrawn"):
        raise UsageError(
            "a decision on a pair is two stories and `same`, `different` or `withdrawn`",
            "`wirecopy review decide A B same`; on a claim: `wirecopy review decide STORY --agency ID yes`",
        )
    return pair_decided(settings, words[0], words[1], words[2], note, known_story)


def decide_claim(
    words: Sequence[str], agency: str, relation: str, settings: Settings, *, note: str | None = None
) -> Row:
    """Decide whether a story stands in a relation to an agency; words: it, then `yes`, `no` or `withdrawn`.

    Raises UsageError, NotFoundError, AmbiguousError, and LockedError while a run holds the store.
    """
    from wirecopy.nightly.deciding import claim_decided  # noqa: PLC0415

    if len(words) != 2 or words[1] not in ("yes", "no", "withdrawn"):
        raise UsageError(
            "a decision on a claim is one story and `yes`, `no` or `withdrawn`",
            f"`wirecopy review decide STORY --agency {agency} --relation {relation} yes`",
        )
    claims = [one.value for one in Relation if one is not Relation.conflict]
    if relation not in claims:
        raise UsageError(f"no claim has the relation `{relation}`", f"relations: {', '.join(claims)}")
    ident = agencies_show(agency, settings).id
    return claim_decided(settings, words[0], ident, Relation(relation), words[1], note, known_story)
