"""The program starts fast: nothing heavy is imported before a command needs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"numpy", "scipy", "sqlalchemy", "alembic", "trafilatura", "tldextract", "datasketch", "lxml"}
NETWORK = {"httpcore", "h11", "protego", "httpx", "requests"}


def imported(*words: str) -> set[str]:
    """Top-level packages that a call of the program imports."""
    ended = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "wirecopy", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in ended.stderr.splitlines()}


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["nightly", "--help"], ["export", "--help"]])
def test_help_imports_nothing_heavy(words: list[str]):
    assert not imported(*words) & (HEAVY | NETWORK)


def test_only_who_polls_brings_what_speaks_to_the_network(tmp_path: Path):
    store, text = tmp_path / "news.db", tmp_path / "a.txt"
    text.write_text("The tide turned at noon.", encoding="utf-8")

    for words in (("nightly", str(text)), ("sources", "add", str(tmp_path)), ("sources", "list")):
        assert not imported("--store", str(store), *words) & NETWORK


@pytest.mark.parametrize("words", [["story", "a"], ["lineage", "a"], ["spread", "a"], ["clusters", "list"]])
def test_who_asks_brings_no_compiler(tmp_path: Path, words: list[str]):
    store, text = tmp_path / "news.db", tmp_path / "a.jsonl"
    record = {"id": "a", "outlet": "Bay Post", "text": "The tide turned at noon. " * 20}
    text.write_text(json.dumps(record), encoding="utf-8")
    imported("--store", str(store), "nightly", str(text))

    assert "numba" not in imported("--store", str(store), *words)


def test_help_imports_no_rich():
    assert "rich" not in imported("--help")
