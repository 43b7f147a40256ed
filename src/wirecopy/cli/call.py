"""What one call of the program was told before its command, and how its answer leaves."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from wirecopy.cli.stopping import answering
from wirecopy.errors import UsageError

if TYPE_CHECKING:
    from wirecopy.settings import Settings


@dataclass(frozen=True, slots=True)
class Call:
    """The global options of one call."""

    store: str | None = None
    config: Path | None = None
    json: bool = False
    quiet: bool = False
    verbose: bool = False

    def settings(self) -> Settings:
        """The settings in force; raises DataFileError."""
        from wirecopy.settings import load  # noqa: PLC0415

        return load(self.config, self.store)

    def answer(
        self, value: Callable[[], Mapping[str, object]], text: Callable[[], str], *, as_json: bool = False
    ) -> None:
        """Print the answer: with --json, or `as_json`, the object, else the text; only that one is made."""
        if self.json or as_json:
            from wirecopy.reports.jsonl import json_text  # noqa: PLC0415

            say(json_text(value(), indent=2))
        else:
            say(text())

    def refuse_other(self, form: str | None) -> None:
        """Raises UsageError where --json is given and a form that is no JSON as well."""
        if self.json and form not in (None, "json"):
            raise UsageError(f"--json and --format {form} ask for two answers", "give one of them")

    def note(self, text: str) -> None:
        """A word beside the answer, on stderr; --quiet leaves it out."""
        if not self.quiet:
            sys.stderr.write(text + "\n")


def call_of(context: typer.Context) -> Call:
    """The global options of the call that this context belongs to."""
    call = context.obj
    return call if isinstance(call, Call) else Call()


def say(text: str) -> None:
    """Write an answer to stdout, ended by one line break."""
    with answering():
        sys.stdout.write(text if text.endswith("\n") else text + "\n")


def pour(pieces: Iterable[str]) -> None:
    """Write pieces of a table to stdout as they are: UTF-8, line ends untouched."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", newline="")
    with answering():
        sys.stdout.writelines(pieces)


def coloured() -> bool:
    """Whether stdout wants colour: https://no-color.org/, https://force-color.org/, TERM=dumb."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
