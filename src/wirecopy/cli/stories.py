"""The commands about one story: `match`, `story`, `lineage`, `spread`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from wirecopy.cli.call import call_of, coloured, say

_STORY = "An id, a unique prefix of one, a URL, the item's own id, or a file's path."


class LineageForm(StrEnum):
    """How `lineage` answers."""

    tree = "tree"
    json = "json"
    dot = "dot"
    mermaid = "mermaid"


def match(
    context: typer.Context,
    path: Annotated[str, typer.Argument(metavar="PATH", help="A file, or `-` for standard input.")],
) -> None:
    """Which known stories is this text a copy of? Stores nothing."""
    from wirecopy import api  # noqa: PLC0415
    from wirecopy.reports.matches import render_matches  # noqa: PLC0415

    call = call_of(context)
    answer = api.match(path, call.settings())
    call.answer(answer.as_json, lambda: render_matches(answer))


def story(
    context: typer.Context, story: Annotated[str, typer.Argument(metavar="STORY", help=_STORY)]
) -> None:
    """All that is known of one story, with the words that prove it."""
    from wirecopy import api  # noqa: PLC0415
    from wirecopy.reports.story import render_story  # noqa: PLC0415

    call = call_of(context)
    answer = api.story(story, call.settings())
    call.answer(answer.as_json, lambda: render_story(answer))


def lineage(
    context: typer.Context,
    story: Annotated[str, typer.Argument(metavar="STORY", help=_STORY)],
    form: Annotated[
        LineageForm | None, typer.Option("--format", help="tree unless told otherwise.", show_default=False)
    ] = None,
) -> None:
    """Where a story came from, each link with the words that prove it.

    A file that the store does not know is answered from its own words alone; nothing is stored.
    """
    from wirecopy import api  # noqa: PLC0415
    from wirecopy.reports.graph import as_dot, as_json, as_mermaid  # noqa: PLC0415
    from wirecopy.reports.jsonl import json_text  # noqa: PLC0415
    from wirecopy.reports.tree import render_tree  # noqa: PLC0415

    call = call_of(context)
    answer = api.lineage(story, call.settings())
    if form is LineageForm.dot:
        say(as_dot(answer))
    elif form is LineageForm.mermaid:
        say(as_mermaid(answer))
    elif form is LineageForm.json or (call.json and form is None):
        say(json_text(as_json(answer), indent=2))
    else:
        say(render_tree(answer, colour=coloured()))


def spread(
    context: typer.Context,
    subject: Annotated[
        str,
        typer.Argument(
            metavar="STORY|CLUSTER|AGENCY", help="A story, a cluster's id or an agency's id or name."
        ),
    ],
) -> None:
    """Where it went: who ran it, in time order, with lags."""
    from wirecopy import api  # noqa: PLC0415
    from wirecopy.reports.spread import render_spread  # noqa: PLC0415

    call = call_of(context)
    answer = api.spread(subject, call.settings())
    call.answer(answer.as_json, lambda: render_spread(answer))
