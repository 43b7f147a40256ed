"""The commands about clusters."""

from __future__ import annotations

from typing import Annotated

import typer

from wirecopy.cli.call import call_of

app = typer.Typer(rich_markup_mode=None)


@app.command("list")
def list_clusters(
    context: typer.Context,
    limit: Annotated[int, typer.Option(min=1, help="How many, largest first.")] = 20,
    minimum: Annotated[int, typer.Option("--min-size", min=1, help="Leave out smaller ones.")] = 2,
) -> None:
    """The largest clusters: size, outlets, origin, first seen, title."""
    from wirecopy import api  # noqa: PLC0415
    from wirecopy.reports.clusters import render_list  # noqa: PLC0415

    call = call_of(context)
    rows = api.clusters_list(call.settings(), limit=limit, minimum_size=minimum)
    call.answer(lambda: {"schema_version": 1, "clusters": rows}, lambda: render_list(rows))


@app.command("show")
def show_cluster(
    context: typer.Context,
    cluster: Annotated[
        str, typer.Argument(metavar="CLUSTER|STORY", help="A cluster's id, or a story of it.")
    ],
) -> None:
    """The members of one cluster in time order."""
    from wirecopy import api  # noqa: PLC0415
    from wirecopy.reports.clusters import render_members  # noqa: PLC0415

    call = call_of(context)
    rows = api.clusters_show(cluster, call.settings())
    call.answer(
        lambda: {"schema_version": 1, "cluster_id": rows[0]["cluster_id"], "members": rows},
        lambda: render_members(rows),
    )


@app.command("history")
def cluster_history(
    context: typer.Context,
    cluster: Annotated[
        str, typer.Argument(metavar="CLUSTER|STORY", help="A cluster's id, old ones too, or a story of it.")
    ],
) -> None:
    """All that happened to a cluster, run by run."""
    from wirecopy import api  # noqa: PLC0415
    from wirecopy.reports.history import render_history  # noqa: PLC0415

    call = call_of(context)
    label, events = api.clusters_history(cluster, call.settings())
    call.answer(
        lambda: {"schema_version": 1, "cluster_id": label, "events": events},
        lambda: render_history(label, events),
    )


@app.command("diff")
def diff_clusters(
    context: typer.Context,
    first: Annotated[str, typer.Argument(metavar="RUN|TIME", help="A run's number, or a time.")],
    second: Annotated[str, typer.Argument(metavar="RUN|TIME", help="The same.")],
) -> None:
    """What became of clusters from the end of one run to the end of another."""
    from wirecopy import api  # noqa: PLC0415
    from wirecopy.reports.history import render_changes  # noqa: PLC0415

    call = call_of(context)
    before, after, changes = api.clusters_diff(first, second, call.settings())
    call.answer(
        lambda: {"schema_version": 1, "before": before, "after": after, "changes": changes},
        lambda: render_changes(before, after, changes),
    )
