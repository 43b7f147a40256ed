"""Sources for a reader: which there are and how they fare, and what one gives when it is tried out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from wirecopy.records import Item, Reject
from wirecopy.reports.words import NOTHING, aligned, clipped, clock, counted, harmless, refusal, stated
from wirecopy.sources.fetch import Answer
from wirecopy.store.sources import Source

SHOWN = 10
"""Stories and rejects of a trial that are shown as text."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What a source gives now. found: in its order. teasers: how many of them only announce a story.

    answer: None for a folder, and where none came.
    """

    location: str
    answer: Answer | None
    found: tuple[Item | Reject, ...]
    teasers: int

    @property
    def stories(self) -> list[Item]:
        """What can be read."""
        return [one for one in self.found if isinstance(one, Item)]

    @property
    def rejects(self) -> list[Reject]:
        """What cannot."""
        return [one for one in self.found if isinstance(one, Reject)]

    @property
    def exit_code(self) -> int:
        """0, or 3 where something is rejected, or 1 where nothing can be read."""
        if not self.rejects:
            return 0
        return 3 if self.stories else 1

    def as_json(self) -> dict[str, object]:
        """The trial as an object; additive changes only."""
        return {
            "schema_version": 1,
            "location": self.location,
            "answer": asdict(self.answer) if self.answer else None,
            "stories": [_story_json(item) for item in self.stories],
            "teasers": self.teasers,
            "rejects": [_reject_json(reject) for reject in self.rejects],
            "exit_code": self.exit_code,
        }

    def as_text(self) -> str:
        """The same as lines."""
        from wirecopy.text.words import words_of  # noqa: PLC0415 - brings numpy

        lines = [harmless(self.location)]
        if self.answer is not None:
            lines += _answer_lines(self.answer)
        stories, rejects = self.stories, self.rejects
        lines.append(
            f"{counted(len(stories), 'story', 'stories')}, {len(rejects):,} rejected; nothing is stored"
        )
        if self.teasers:
            number = "one is" if self.teasers == 1 else f"{self.teasers:,} are"
            lines.append(f"{number} only a teaser: `sources add --full-text` has the pages fetched")
        table = [
            (
                clock(stated(item.published)),
                clipped(item.outlet.name, 22),
                f"{len(words_of(item.text, item.zones)):,}",
                clipped(item.title or item.text, 54),
            )
            for item in stories[:SHOWN]
        ]
        lines += aligned(table, heads=("published", "outlet", "words", "title"), right=(2,)) if table else []
        lines += [f"… and {len(stories) - SHOWN:,} more" for _ in range(len(stories) > SHOWN)]
        lines += [f"rejected: {harmless(refusal(reject))}" for reject in rejects[:SHOWN]]
        lines += [f"… and {len(rejects) - SHOWN:,} more rejects" for _ in range(len(rejects) > SHOWN)]
        return "\n".join(lines)


def _answer_lines(answer: Answer) -> list[str]:
    given = [
        name
        for name, value in (
            ("ETag", answer.validators.etag),
            ("Last-Modified", answer.validators.last_modified),
        )
        if value
    ]
    asked = f"can be asked for changes by {' and '.join(given)}" if given else "cannot be asked for changes"
    lines = [f"answer {answer.status}, {answer.size:,} bytes, from {harmless(answer.url)}; {asked}"]
    return [*lines, f"moved for good to {harmless(answer.moved_to)}"] if answer.moved_to else lines


def _story_json(item: Item) -> dict[str, object]:
    return {
        "source": item.source,
        "item_id": item.item_id,
        "url": item.url,
        "outlet": item.outlet.name,
        "title": item.title,
        "byline": item.byline,
        "published": stated(item.published),
        "language": item.language,
        "text": item.text,
    }


def _reject_json(reject: Reject) -> dict[str, object]:
    return {
        "source": reject.source,
        "line": reject.line,
        "reason": reject.reason.value,
        "problem": reject.problem,
    }


# ---------------------------------------------------------------- the list
def source_json(source: Source) -> dict[str, object]:
    """A source with its newest poll as an object."""
    names = (
        "location",
        "kind",
        "name",
        "category",
        "full_text",
        "state",
        "failures",
        "moved_to",
        "retry_after",
    )
    return {
        **{name: getattr(source, name) for name in names},
        "last_poll": asdict(source.last) if source.last else None,
    }


def render_sources(sources: Sequence[Source]) -> str:
    """A line a source, and one below for what is wrong with it."""
    if not sources:
        return "no sources; `wirecopy sources add` takes feeds and folders"
    table = [
        (
            source.kind + (" +pages" if source.full_text else ""),
            source.last.status if source.last else source.state,
            clock(source.last.at) if source.last else NOTHING,
            f"{source.last.items:,}" if source.last else NOTHING,
            f"{source.failures:,}",
            harmless(source.location),
        )
        for source in sources
    ]
    lines = aligned(table, heads=("kind", "last poll", "at", "items", "failures", "source"), right=(3, 4))
    told = [lines[0]]
    for line, source in zip(lines[1:], sources, strict=True):
        told.append(line)
        if source.moved_to:
            told.append(f"  moved for good to {harmless(source.moved_to)}")
        if source.last is not None and source.last.error:
            told.append(f"  {harmless(source.last.error)}")
    return "\n".join([*told, counted(len(sources), "source")])
