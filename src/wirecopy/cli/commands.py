"""The commands by name, in the order in which help lists them; each is made when it is called."""

from __future__ import annotations

from importlib import import_module
from typing import Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup


class Listed(NamedTuple):
    """Where a command stands, and what the list of commands says of it.

    place: the module of this package, and the function; without one its `app` is a group of commands.
    """

    place: str
    words: str


COMMANDS = {
    "nightly": Listed("night:nightly", "The whole night: poll, read, match, trace, report."),
    "ingest": Listed("night:ingest", "The same for the PATHs alone: no sources, no reports."),
    "match": Listed("stories:match", "Which known stories is this text a copy of?"),
    "story": Listed("stories:story", "All that is known of a story, with the words that prove it."),
    "lineage": Listed("stories:lineage", "Where it came from, each link with the words that prove it."),
    "spread": Listed("stories:spread", "Where it went: who ran it, in time order, with lags."),
    "exposure": Listed("travel:exposure", "How much of outlets' output came from which agencies."),
    "stale": Listed("travel:stale", "Which outlets still run what an agency corrected or killed."),
    "compare": Listed("compare:compare", "Two stories side by side, what they share marked."),
    "report": Listed("report:report", "The night as one page of HTML, with CSV files beside it."),
    "export": Listed("export:export", "A table of the store, as CSV or JSON Lines."),
    "clusters": Listed("clusters", "Sets of stories that are the same copy."),
    "agencies": Listed("agencies", "The catalogue of agencies, and what its rules find."),
    "review": Listed("review", "What a person should look at, and what a person decided."),
    "sources": Listed("sources", "Feeds and folders that `nightly` reads by itself."),
    "db": Listed("database", "Upkeep of the store."),
}


class Commands(TyperGroup):
    """A group of commands that are listed by name and made when one is asked for."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - what Typer gives its group
        super().__init__(**settings)
        self.commands = {name: TyperCommand(name, help=one.words) for name, one in COMMANDS.items()}

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401 - Typer's own context
        """The names, in the order in which help lists them."""
        return [*COMMANDS]

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:  # noqa: ANN401
        """The command that is called, made from its module."""
        name, listed, rest = super().resolve_command(ctx, args)
        return name, command(name) if name is not None and listed is not None else listed, rest


def command(name: str) -> Any:  # noqa: ANN401 - Typer's own kinds of command
    """A command or group of commands by its name, made. Raises KeyError where there is none."""
    listed = COMMANDS[name]
    module, _, function = listed.place.partition(":")
    read = import_module(f"wirecopy.cli.{module}")
    if function:
        alone = typer.Typer(rich_markup_mode=None, add_completion=False)
        alone.command(name)(getattr(read, function))
        return typer.main.get_command(alone)
    group = typer.main.get_group(read.app)
    group.name, group.help = name, listed.words
    return group
