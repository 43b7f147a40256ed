"""Which outlets still run what an agency has corrected, withdrawn or killed.

A finding is about texts: `runs` a killed story, or words as they stood before a correction; never that
anybody ought to have known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass

from wirecopy.records import AgencyId
from wirecopy.reports.credited import DECLINED
from wirecopy.reports.words import NOTHING, clipped, clock, counted, harmless, share, wrapped

COLUMNS = (
    *("notice", "agency", "name", "declared", "notice_story_id", "notice_title"),
    *("story_id", "outlet", "title", "url", "published", "way", "state", "before", "after"),
    *("held", "changes"),
)
"""Columns of the CSV, one row a copy."""
RUNS, UNCLEAR = "runs", "unclear"
SAME_TEXT = "same_text"
SHOWN = 3
"""Changes of a copy that a reader is shown; JSON has all."""


@dataclass(frozen=True, slots=True)
class ChangedWords:
    """Words that a correction took out, and what the agency has in their place."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class StaleCopy:
    """A copy of what a notice is about.

    way: how it has the agency's copy (`credited`, `through`, `uncredited` …), or `same_text` where the notice
    took the place of the agency's text, and nothing but the text joins the two. state: `runs`, or `unclear`
    where the agency's earlier text is not known. changes: of a correction, the words that it has as they
    were, in order; before, after: the first of them. held: share of the agency's earlier text that stands in
    it, 0 to 1, None where that text is not known.
    """

    story_id: str
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    way: str
    state: str
    before: str | None = None
    after: str | None = None
    held: float | None = None
    changes: tuple[ChangedWords, ...] = ()


@dataclass(frozen=True, slots=True)
class StaleNotice:
    """A notice and the copies that still run what it is about.

    declared: its time. answered: how many other copies do not run that.
    """

    notice: str
    agency: AgencyId
    name: str
    declared: str
    notice_story_id: str
    notice_title: str | None
    copies: tuple[StaleCopy, ...]
    answered: int


@dataclass(frozen=True, slots=True)
class Stale:
    """The answer: notices, the newest first."""

    notices: tuple[StaleNotice, ...]

    def as_json(self) -> dict[str, object]:
        """The same as an object."""
        return {"schema_version": 1, "notices": [asdict(one) for one in self.notices]}

    def rows(self) -> Iterator[Mapping[str, object]]:
        """One row a copy, with the columns of the CSV; `changes` is how many there are."""
        for notice in self.notices:
            of_notice = {name: getattr(notice, name) for name in COLUMNS[:6]}
            for copy in notice.copies:
                yield {**of_notice, **asdict(copy), "changes": len(copy.changes)}


def render_stale(stale: Stale) -> str:
    """For a reader: each notice with the copies that still run what it is about."""
    if not stale.notices:
        return "no agency's notice of a correction, a withdrawal or a kill is known"
    lines: list[str] = []
    for notice in stale.notices:
        if lines:
            lines.append("")
        head = f"{clock(notice.declared)}  {harmless(notice.name)}, {notice.notice}"
        lines.append(f"{head}: {clipped(notice.notice_title or NOTHING, 98 - len(head))}")
        lines += [line for copy in notice.copies for line in _copy_lines(copy)]
        if not notice.copies:
            lines.append("  no copy of it is known that still runs it")
        if notice.answered:
            told = counted(notice.answered, "other copy", "other copies")
            lines.append(f"  {told} without what the notice is about")
    lines.append("Times are UTC. What is told is what stood there when the copy was last read.")
    return "\n".join(lines)


def state_of(copy: StaleCopy) -> str:
    """What a copy runs, for a reader."""
    if copy.state == UNCLEAR:
        return "older than the notice; the earlier text is not known"
    return "still runs it" if copy.before is None else "runs words as they were"


def _copy_lines(copy: StaleCopy) -> list[str]:
    outlet = clipped(copy.outlet or NOTHING, 24)
    told = {SAME_TEXT: f"holds {share(copy.held)} of its text", "declined": DECLINED}
    way = told.get(copy.way, copy.way)
    lines = [f"  {clock(copy.published):<16}  {copy.story_id}  {outlet}, {way}: {state_of(copy)}"]
    for one in copy.changes[:SHOWN]:
        lines += wrapped(f"“{one.before}”, now “{one.after}”", 100, "      ")
    if len(copy.changes) > SHOWN:
        lines.append(f"      and {len(copy.changes) - SHOWN} more: --json has all")
    if copy.url:
        lines.append(f"      {clipped(copy.url, 92)}")
    return lines
