"""The commands about a person's decisions."""

from __future__ import annotations

from typing import Annotated

import typer

from wirecopy.cli.call import call_of

app = typer.Typer(rich_markup_mode=None)


@app.command("list")
def list_review(
    context: typer.Context,
    limit: Annotated[int, typer.Option(min=1, help="How many pairs and how many claims.")] = 10,
    decided: Annotated[bool, typer.Option("--decided", help="The decisions in force instead.")] = False,
) -> None:
    """The pairs and claims that wirecopy is least sure of, those that matter most first."""
    from wirecopy import api  # noqa: PLC0415
    from wirecopy.reports.review import render_decided, render_review  # noqa: PLC0415

    call = call_of(context)
    if decided:
        made = api.review_decided(call.settings())
        call.answer(made.as_json, lambda: render_decided(made))
        return
    answer = api.review_list(call.settings(), limit=limit)
    call.answer(answer.as_json, lambda: render_review(answer))


@app.command("decide")
def decide(
    context: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="STORY [STORY] DECISION",
            help="Two stories and same|different|withdrawn; with --agency one story and yes|no|withdrawn.",
        ),
    ],
    agency: Annotated[
        str | None, typer.Option(help="The agency that a claim is about, by id or name.")
    ] = None,
    relation: Annotated[
        str, typer.Option(help="The claim: syndicated, contributed, cites, quotes, photo or subject.")
    ] = "syndicated",
    note: Annotated[str | None, typer.Option(help="Why, for whoever reads it later.")] = None,
) -> None:
    """Settle whether two stories are the same copy, or whether a story credits an agency.

    The decision wins over every rule, for ever and whatever becomes of the texts; the newest wins over
    older ones. The next `nightly` does again what it touches.
    """
    from wirecopy import api  # noqa: PLC0415

    call = call_of(context)
    told = (
        api.decide_pair(words, call.settings(), note=note)
        if agency is None
        else api.decide_claim(words, agency, relation, call.settings(), note=note)
    )
    call.answer(lambda: {"schema_version": 1, **told}, lambda: str(told["message"]))
