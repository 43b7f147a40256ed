"""Which known stories a text is a copy of, for a reader and as an object."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wirecopy.records import Match, StoryId, story_label
from wirecopy.reports.reasons import named_reason
from wirecopy.reports.words import NOTHING, clipped, clock, counted, share

Found = tuple[Match, Mapping[str, object]]
"""A judged pair of the text with a known story, and that story's row of the export `stories`."""


@dataclass(frozen=True, slots=True)
class MatchAnswer:
    """Which known stories a text is a copy of.

    path: as given. story: the id that the text has or would have; known: its row of the export `stories`
    where the store knows it already. found: every pair judged with other stories, copies first, the
    closest first.
    """

    path: str
    story: StoryId
    known: Mapping[str, object] | None
    found: tuple[Found, ...]

    @classmethod
    def of(
        cls, path: str, story: StoryId, known: Mapping[str, object] | None, found: Iterable[Found]
    ) -> MatchAnswer:
        """The answer with its pairs in order."""
        return cls(path, story, known, tuple(sorted(found, key=_closest)))

    def as_json(self) -> dict[str, object]:
        """The same as an object."""
        return {
            "schema_version": 1,
            "path": self.path,
            "story_id": story_label(self.story),
            "known": None if self.known is None else dict(self.known),
            "matches": [_one(match, row, self.story) for match, row in self.found],
        }


def _closest(found: Found) -> tuple[bool, float, float, str]:
    match, row = found
    most = max(match.containment_a, match.containment_b)
    return not match.accepted, -match.jaccard, -most, str(row["story_id"])


def sides(match: Match, other: str) -> tuple[float, float]:
    """(share of the text that the known story holds, share of the known story that the text holds)."""
    if story_label(match.b) == other:
        return match.containment_a, match.containment_b
    return match.containment_b, match.containment_a


def _one(match: Match, row: Mapping[str, object], story: StoryId) -> dict[str, object]:
    own, known = sides(match, str(row["story_id"]))
    return {
        "relation": match.relation.value,
        "accepted": match.accepted,
        "jaccard": match.jaccard,
        "containment": own,
        "containment_of_known": known,
        "longest_run": match.longest_run,
        "reason": named_reason(match, story, "this text", row["outlet"]),
        "rule_version": match.rule_version,
        "story": dict(row),
    }


def render_matches(answer: MatchAnswer, shown: int = 20) -> str:
    """The copies first, then what was compared and is none; one known story takes two lines."""
    found = answer.found
    copies = [pair for pair in found if pair[0].accepted]
    others = [pair for pair in found if not pair[0].accepted]
    lines, other = [], ""
    if answer.known is not None:
        lines.append(f"known itself as {answer.known['story_id']}, {clipped(answer.known['outlet'], 48)}")
        other = "other "
    if not found:
        return "\n".join([*lines, f"no {other}known story shares more than common words with this text"])
    if copies:
        lines.append(f"same copy as {counted(len(copies), f'{other}known story', f'{other}known stories')}")
    else:
        lines.append(f"a copy of no {other}known story")
    for match, row in copies[:shown]:
        lines += _lines(match, row, answer.story)
    if len(copies) > shown:
        lines.append(f"  … and {len(copies) - shown:,} more: --json has all")
    if others:
        lines.append(f"compared, and no copy: {counted(len(others), 'known story', 'known stories')}")
        for match, row in others[:shown]:
            lines += _lines(match, row, answer.story)
    return "\n".join(lines)


def _lines(match: Match, row: Mapping[str, object], story: StoryId) -> list[str]:
    own, known = sides(match, str(row["story_id"]))
    shares = f"{share(own)} of this text stands there, {share(known)} of that one here"
    return [
        f"  {row['story_id']}  {clock(row['published']):<16}  {clipped(row['outlet'] or NOTHING, 24)}",
        f"    {clipped(row['title'] or NOTHING, 94)}",
        f"    {match.relation.value}: {shares}",
        f"    {clipped(named_reason(match, story, 'this text', row['outlet']), 94)}",
    ]
