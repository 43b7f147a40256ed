"""The commands about one story: `match`, `story`, `lineage`, `spread`."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from wirecopy.cli.call import call_of, coloured, say
from wirecopy.errors import UsageError

if TYPE_CHECKING:
    from wirecopy.reports.lineage_graph import LineageGraph

_STORY = "An id, a unique prefix of one, a URL, the item's own id, or a file's path."


class LineageForm(StrEnum):
    """How `lineage` answers."""

    tree = "tree"
    json = "json"
    dot = "dot"
    mermaid = "mermaid"
    prov = "prov"
    graphml = "graphml"
    jsonld = "jsonld"


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
    subject: Annotated[
        str, typer.Argument(metavar="STORY|CLUSTER", help=f"{_STORY} A cluster's id: all its links.")
    ],
    form: Annotated[
        LineageForm | None, typer.Option("--format", help="tree unless told otherwise.", show_default=False)
    ] = None,
) -> None:
    """Where a story came from, each link with the words that prove it.

    A file that the store does not know is answered from its own words alone; nothing is stored. Of a cluster
    all links are told, in any form but a tree.
    """
    from wirecopy import api  # noqa: PLC0415

    call = call_of(context)
    call.refuse_other(form)
    chosen = form or (LineageForm.json if call.json else LineageForm.tree)
    of_cluster = api.is_cluster(subject, call.settings())
    if chosen is LineageForm.tree and of_cluster:
        raise UsageError(
            f"a tree shows one story, and {subject} is a cluster",
            f"add --format json, or another form; `wirecopy clusters show {subject}` lists its stories",
        )
    if chosen is LineageForm.tree:
        from wirecopy.reports.tree import render_tree  # noqa: PLC0415

        say(render_tree(api.lineage(subject, call.settings()), colour=coloured()))
    elif chosen is LineageForm.json and not of_cluster:
        from wirecopy.reports.graph import as_json  # noqa: PLC0415 - the tree needs none of it
        from wirecopy.reports.jsonl import json_text  # noqa: PLC0415

        say(json_text(as_json(api.lineage(subject, call.settings())), indent=2))
    else:
        say(_drawn(api.lineage_graph(subject, call.settings()), chosen))


def _drawn(graph: LineageGraph, form: LineageForm) -> str:
    """The graph as programs read it."""
    from wirecopy.reports import graph as own  # noqa: PLC0415
    from wirecopy.reports.graphml import as_graphml  # noqa: PLC0415
    from wirecopy.reports.jsonl import json_text  # noqa: PLC0415
    from wirecopy.reports.jsonld import jsonld_text  # noqa: PLC0415
    from wirecopy.reports.prov import as_prov  # noqa: PLC0415

    writers: dict[LineageForm, Callable[[LineageGraph], str]] = {
        LineageForm.json: lambda told: json_text(own.graph_json(told), indent=2),
        LineageForm.dot: own.as_dot,
        LineageForm.mermaid: own.as_mermaid,
        LineageForm.graphml: as_graphml,
        LineageForm.jsonld: jsonld_text,
        LineageForm.prov: lambda told: json_text(as_prov(told), indent=2),
    }
    return writers[form](graph)


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
