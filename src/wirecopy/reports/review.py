"""What a desk should look at, and what it decided, for a reader and as objects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wirecopy.records import StoryId, story_label
from wirecopy.reports.words import NOTHING, clipped, counted, share, wrapped

if TYPE_CHECKING:
    from wirecopy.store.desk import DoubtfulClaim, DoubtfulPair
    from wirecopy.store.review import ClaimDecision, PairDecision

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class ReviewAnswer:
    """What is worth a look, best first. rows: of the export `stories`, by story."""

    pairs: Sequence[DoubtfulPair]
    claims: Sequence[DoubtfulClaim]
    rows: Mapping[StoryId, Row]

    def as_json(self) -> dict[str, object]:
        """The same as an object; `decide` holds the words that settle it, but for the answer."""
        return {
            "schema_version": 1,
            "pairs": [self._pair(one) for one in self.pairs],
            "claims": [self._claim(one) for one in self.claims],
        }

    def _pair(self, one: DoubtfulPair) -> dict[str, object]:
        match = one.match
        return {
            "story_a": story_label(match.a),
            "story_b": story_label(match.b),
            **{
                f"{name}_{side}": self.rows[story][name]
                for side, story in (("a", match.a), ("b", match.b))
                for name in ("outlet", "title", "url")
            },
            "relation": match.relation.value,
            "accepted": match.accepted,
            "apart": one.apart,
            "together": one.together,
            "jaccard": round(match.jaccard, 4),
            "containment_a": round(match.containment_a, 4),
            "containment_b": round(match.containment_b, 4),
            "reason": match.reason,
            "stories": one.stories,
            "worth": one.worth,
            "decide": ["review", "decide", story_label(match.a), story_label(match.b)],
        }

    def _claim(self, one: DoubtfulClaim) -> dict[str, object]:
        row, label = self.rows[one.story], story_label(one.story)
        options = ["--agency", one.agency, "--relation", one.relation.value]
        return {
            "story_id": label,
            "outlet": row["outlet"],
            "title": row["title"],
            "url": row["url"],
            "agency": one.agency,
            "name": one.name,
            "relation": one.relation.value,
            "confidence": round(one.confidence, 4),
            "evidence": one.evidence,
            "stories": one.stories,
            "worth": one.worth,
            "decide": ["review", "decide", label, *options],
        }


def render_review(answer: ReviewAnswer) -> str:
    """Pairs, then claims, each with the command that settles it."""
    if not (answer.pairs or answer.claims):
        return "nothing waits for a person's word"
    lines: list[str] = []
    if answer.pairs:
        lines.append(f"{counted(len(answer.pairs), 'pair')}, best looked at first")
    for pair in answer.pairs:
        match = pair.match
        state = "in one cluster" if pair.together else "in two clusters"
        most = max(match.containment_a, match.containment_b)
        held = (
            f"{share(most)} of one stands in the other; {counted(pair.stories, 'story', 'stories')} at stake"
        )
        lines += ["", f"  {match.relation.value}, {state}: {held}"]
        lines += [_story(answer.rows[story], story) for story in (match.a, match.b)]
        lines += wrapped(pair.apart or match.reason, 100, "    ")
        lines.append(
            f"    wirecopy review decide {story_label(match.a)} {story_label(match.b)} same|different"
        )
    if answer.claims:
        lines += [""] * bool(lines) + [f"{counted(len(answer.claims), 'claim')}, best looked at first"]
    for claim in answer.claims:
        sure = f"{share(claim.confidence)} sure; {counted(claim.stories, 'story', 'stories')} at stake"
        lines += ["", f"  {claim.relation.value} {clipped(claim.name, 40)}: {sure}"]
        lines.append(_story(answer.rows[claim.story], claim.story))
        lines.append(f"    “{clipped(claim.evidence, 90)}”")
        options = f"--agency {claim.agency} --relation {claim.relation.value}"
        lines.append(f"    wirecopy review decide {story_label(claim.story)} {options} yes|no")
    return "\n".join(lines)


def _story(row: Row, story: StoryId) -> str:
    outlet, title = clipped(row["outlet"] or NOTHING, 24), clipped(row["title"] or NOTHING, 50)
    return f"    {story_label(story)}  {outlet}: {title}"


@dataclass(frozen=True, slots=True)
class Decided:
    """The decisions in force, oldest first."""

    pairs: Sequence[PairDecision]
    claims: Sequence[ClaimDecision]

    def as_json(self) -> dict[str, object]:
        """The same as an object."""
        return {
            "schema_version": 1,
            "pairs": [
                {
                    "story_a": story_label(one.a),
                    "story_b": story_label(one.b),
                    "decision": one.word,
                    "note": one.note,
                    "decided": one.decided,
                }
                for one in self.pairs
            ],
            "claims": [
                {
                    "story_id": story_label(one.story),
                    "agency": one.agency,
                    "relation": one.relation.value,
                    "decision": one.word,
                    "note": one.note,
                    "decided": one.decided,
                }
                for one in self.claims
            ],
        }


def render_decided(answer: Decided) -> str:
    """One line a decision, its note below."""
    lines: list[str] = []
    for pair in answer.pairs:
        lines.append(f"{pair.decided}  {story_label(pair.a)} {story_label(pair.b)}  {pair.word}")
        lines += wrapped(pair.note, 100, "    ") if pair.note else []
    for claim in answer.claims:
        named = f"{claim.relation.value} {claim.agency}"
        lines.append(f"{claim.decided}  {story_label(claim.story)}  {named}  {claim.word}")
        lines += wrapped(claim.note, 100, "    ") if claim.note else []
    return "\n".join(lines) or "no decisions"
