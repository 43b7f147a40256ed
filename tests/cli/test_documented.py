"""What a user can call or read is documented."""

from __future__ import annotations

import re
from pathlib import Path
from shlex import split

import pytest
import typer
from cli_night import Program

from wirecopy.cli.commands import COMMANDS as LISTED
from wirecopy.cli.commands import command as made
from wirecopy.cli.export import export
from wirecopy.cli.main import app
from wirecopy.settings import STORE_VARIABLE
from wirecopy.store.tables import COLUMNS

DOCS = Path(__file__).resolve().parents[2] / "docs"
COMMANDS = (DOCS / "guide" / "commands.md").read_text(encoding="utf-8")
EXPORTS = (DOCS / "reference" / "exports.md").read_text(encoding="utf-8")


def commands() -> dict[str, list[str]]:
    """Every command by its full name, with its long options."""
    found: dict[str, list[str]] = {}

    def walk(command: object, name: str) -> None:
        for word, part in getattr(command, "commands", {}).items():
            walk(part, f"{name} {word}".strip())
        if not hasattr(command, "commands"):
            options = [option for one in command.params for option in one.opts if option.startswith("--")]  # type: ignore[attr-defined]
            found[name] = options

    for name in LISTED:
        walk(made(name), name)
    return found


@pytest.mark.parametrize("command", commands())
def test_every_command_has_its_heading_and_an_example(command: str):
    headings = re.findall(r"^## (.+)$", COMMANDS, re.MULTILINE)

    assert command in [name for heading in headings for name in heading.split(", ")]
    assert f"\n    wirecopy {command}" in COMMANDS


def test_every_example_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: Program):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(STORE_VARIABLE, str(tmp_path / "night.db"))
    (tmp_path / "data").symlink_to(DOCS.parent / "data")
    examples = re.findall(r"^    wirecopy (.+?)(?: [|>].*)?$", COMMANDS, re.MULTILINE)

    failed = {example: answer.err for example in examples if (answer := program(*split(example))).code != 0}

    assert failed == {}
    assert (tmp_path / "clusters.csv").exists()


@pytest.mark.parametrize("command", commands())
def test_every_option_of_a_command_is_told(command: str):
    assert [option for option in commands()[command] if option not in COMMANDS] == []


def test_every_global_option_is_told():
    root = typer.main.get_command(app)
    hidden = {"--install-completion", "--show-completion", "--help"}
    options = {option for one in root.params for option in one.opts if option.startswith("--")} - hidden

    assert sorted(option for option in options if option not in COMMANDS) == []


@pytest.mark.parametrize("table", COLUMNS)
def test_every_column_has_its_meaning_in_the_order_of_the_export(table: str):
    section = re.search(rf"^## {table}\n(.*?)(?=^## |\Z)", EXPORTS, re.MULTILINE | re.DOTALL)
    assert section is not None
    cells = re.findall(r"^\| (`.+?) \|", section[1], re.MULTILINE)

    assert tuple(name for cell in cells for name in re.findall(r"`(\w+)`", cell)) == COLUMNS[table]


def test_the_help_of_export_names_every_table():
    told = str(export.__annotations__)

    assert [table for table in COLUMNS if table not in told] == []


def test_help_lists_every_command_with_its_words_uncut(program: Program):
    told = program("--help").out

    assert [name for name, one in LISTED.items() if f"  {name:8}  {one.words}\n" not in told] == []
