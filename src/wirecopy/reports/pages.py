"""Pages of HTML that need nothing beside them: no script, no other file; every foreign word is escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from wirecopy.patterns import lazy_re
from wirecopy.records import Edge
from wirecopy.reports.tree import EVIDENCE_LINES, SAID, ZONES
from wirecopy.reports.words import (
    NOTHING,
    REPLACEMENT,
    clipped,
    clock,
    counted,
    harmless,
    lag,
    share,
)

if TYPE_CHECKING:
    from jinja2 import Environment

_HARMFUL = lazy_re("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_WEB = ("http://", "https://")
LONGEST = 240
"""Letters of a foreign word that a page shows in one place."""


def page(template: str, **values: object) -> str:
    """A template of `reports/templates` with its values."""
    return _environment().get_template(template).render(values)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - for pages alone

    made = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(
        words=_words,
        text=_text,
        web=_web,
        clock=clock,
        lag=lag,
        share=share,
        counted=counted,
        said=_said,
        proofs=_proofs,
    )
    return made


def _words(value: object) -> str:
    """Foreign words on one line, long ones cut; `–` where there are none."""
    return clipped(value, LONGEST) if value else NOTHING


def _text(value: str) -> str:
    """A foreign text whole, its paragraphs kept."""
    return _HARMFUL.sub(REPLACEMENT, value)


def _web(url: object) -> str | None:
    """An address that may be followed; None for any other."""
    return str(url) if isinstance(url, str) and url.lower().startswith(_WEB) else None


def _said(edge: Edge) -> str:
    """What a link says of two nodes: `syndicated from`."""
    return SAID.get(edge.relation, harmless(edge.relation))


def _proofs(edge: Edge) -> list[tuple[str, str]]:
    """The first words that prove a link, each with where it stands; none where it rests on the text alone."""
    said = [(ZONES.get(one.zone, str(one.zone)), one.words) for one in edge.evidence]
    return list(dict.fromkeys(said))[:EVIDENCE_LINES]
