"""`export`: a table of the store as CSV or JSON Lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from wirecopy.cli.call import call_of, pour, say
from wirecopy.errors import UsageError


class ExportForm(StrEnum):
    """How rows are written."""

    csv = "csv"
    jsonl = "jsonl"


def export(  # noqa: PLR0913, PLR0917 - one parameter an option
    context: typer.Context,
    table: Annotated[
        str,
        typer.Argument(
            metavar="TABLE",
            help="stories, clusters, matches, embeddings, attributions, lineage, agencies, runs or rejects.",
        ),
    ],
    form: Annotated[
        ExportForm | None, typer.Option("--format", help="csv unless told otherwise.", show_default=False)
    ] = None,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="`-` is standard output.")
    ] = "-",
    since: Annotated[
        str | None,
        typer.Option(metavar="TIME", help="Only what is not older: 2024-05-14 or 2024-05-14T22:00Z."),
    ] = None,
    outlet: Annotated[str | None, typer.Option(help="Only rows of this outlet, by domain or name.")] = None,
    agency: Annotated[str | None, typer.Option(help="Only rows of this agency, by id or name.")] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of", metavar="RUN|TIME", help="`clusters` as they were after a run, or at a time."
        ),
    ] = None,
    bom: Annotated[bool, typer.Option("--bom", help="Begin the CSV with a byte order mark.")] = False,
    exact: Annotated[
        bool, typer.Option("--csv-exact", help="Leave cells that look like formulas as they are.")
    ] = False,
) -> None:
    """A table of the store, as CSV that opens safely in a spreadsheet or as exact JSON Lines."""
    from wirecopy import api  # noqa: PLC0415
    from wirecopy.reports.csv import csv_lines  # noqa: PLC0415
    from wirecopy.reports.jsonl import json_lines  # noqa: PLC0415

    call = call_of(context)
    written = _form(form, output, as_json=call.json)
    columns = api.columns(table)
    rows = _Counted(
        api.export(table, call.settings(), since=since, outlet=outlet, agency=agency, as_of=as_of)
    )
    if written is ExportForm.jsonl:
        pieces = json_lines(columns, rows)
    else:
        pieces = csv_lines(columns, rows, exact=exact, bom=bom)
    if output == "-":
        pour(pieces)
        return
    from wirecopy.reports.files import write_pieces  # noqa: PLC0415

    write_pieces(Path(output).expanduser(), pieces)
    if call.json:
        from wirecopy.reports.jsonl import json_text  # noqa: PLC0415

        say(json_text({"schema_version": 1, "table": table, "rows": rows.number, "file": output}, indent=2))
    else:
        call.note(f"wrote {rows.number:,} rows to {output}")


class _Counted:
    """Rows that are counted as they pass."""

    def __init__(self, rows: Iterable[Mapping[str, object]]) -> None:
        self._rows = rows
        self.number = 0

    def __iter__(self) -> Iterator[Mapping[str, object]]:
        for row in self._rows:
            self.number += 1
            yield row


_FORMS = {".csv": ExportForm.csv, ".jsonl": ExportForm.jsonl, ".ndjson": ExportForm.jsonl}
_OTHERS = (
    *(".json", ".parquet", ".arrow", ".feather", ".avro", ".orc", ".xlsx", ".xls", ".ods", ".tsv", ".xml"),
    *(".html", ".htm", ".yaml", ".yml", ".pdf", ".db", ".sqlite", ".gz", ".bz2", ".xz", ".zst", ".zip"),
)


def _form(stated: ExportForm | None, output: str, *, as_json: bool) -> ExportForm:
    """The form asked for, by option, by the file's name, or by --json where the rows are the answer.

    Raises UsageError where the file's name asks for a form that there is not, or --json and --format differ.
    """
    rows_are_answer = as_json and output == "-"
    if stated is not None:
        if rows_are_answer and stated is not ExportForm.jsonl:
            raise UsageError(f"--json and --format {stated} ask for two answers", "give one of them")
        return stated
    ending = Path(output).suffix.lower()
    if ending in _OTHERS:
        raise UsageError(
            f"tables are written as CSV or JSON Lines, and {output} asks for another form",
            "name a file that ends in .csv or .jsonl, or say --format csv or --format jsonl",
        )
    return _FORMS.get(ending, ExportForm.jsonl if rows_are_answer else ExportForm.csv)
