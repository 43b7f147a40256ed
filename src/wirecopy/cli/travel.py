"""The commands about where copy went: `exposure`, `stale`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from wirecopy.cli.call import call_of, pour


class TableForm(StrEnum):
    """How a table is answered."""

    text = "text"
    csv = "csv"
    json = "json"


_FORM = typer.Option("--format", help="text unless told otherwise.", show_default=False)
_SINCE = typer.Option(metavar="TIME", help="Not older: 2024-05-14 or 2024-05-14T22:00Z.")


def exposure(  # noqa: PLR0913, PLR0917 - one parameter an option
    context: typer.Context,
    outlet: Annotated[str | None, typer.Option(help="Of this outlet alone, by domain or name.")] = None,
    agency: Annotated[str | None, typer.Option(help="From this agency alone, by id or name.")] = None,
    ownership: Annotated[
        str | None,
        typer.Option(help="From agencies of this ownership: state_owned, state_funded, public …"),
    ] = None,
    since: Annotated[str | None, _SINCE] = None,
    until: Annotated[
        str | None, typer.Option(metavar="TIME", help="Not newer; a day is meant whole.")
    ] = None,
    form: Annotated[TableForm | None, _FORM] = None,
) -> None:
    """How much of outlets' output came from which agencies, credited and not."""
    from wirecopy import api  # noqa: PLC0415
    from wirecopy.reports.csv import csv_lines  # noqa: PLC0415
    from wirecopy.reports.exposure import COLUMNS, render_exposure  # noqa: PLC0415

    call = call_of(context)
    call.refuse_other(form)
    answer = api.exposure(
        call.settings(), outlet=outlet, agency=agency, ownership=ownership, since=since, until=until
    )
    if form is TableForm.csv:
        pour(csv_lines(COLUMNS, answer.rows()))
    else:
        call.answer(answer.as_json, lambda: render_exposure(answer), as_json=form is TableForm.json)


def stale(
    context: typer.Context,
    agency: Annotated[str | None, typer.Option(help="Of this agency alone, by id or name.")] = None,
    since: Annotated[
        str | None, typer.Option(metavar="TIME", help="Only notices that are not older: 2024-05-14.")
    ] = None,
    form: Annotated[TableForm | None, _FORM] = None,
) -> None:
    """Which outlets still run what an agency has corrected, withdrawn or killed."""
    from wirecopy import api  # noqa: PLC0415
    from wirecopy.reports.csv import csv_lines  # noqa: PLC0415
    from wirecopy.reports.stale import COLUMNS, render_stale  # noqa: PLC0415

    call = call_of(context)
    call.refuse_other(form)
    answer = api.stale(call.settings(), agency=agency, since=since)
    if form is TableForm.csv:
        pour(csv_lines(COLUMNS, answer.rows()))
    else:
        call.answer(answer.as_json, lambda: render_stale(answer), as_json=form is TableForm.json)
