"""A store that holds a small night, and a way to call the program."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_night import STORIES, Answer, Program, written

from wirecopy.cli.main import run
from wirecopy.settings import STORE_VARIABLE


def alone(patch: pytest.MonkeyPatch, folder: Path) -> None:
    """No settings of the machine's user get into a test; its clock stands still."""
    patch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
    patch.setenv("XDG_DATA_HOME", str(folder / "data"))
    patch.setenv("SOURCE_DATE_EPOCH", "1715763600")
    patch.delenv(STORE_VARIABLE, raising=False)


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    alone(monkeypatch, tmp_path)


@pytest.fixture
def program(capsys: pytest.CaptureFixture[str]) -> Program:
    """Calls the program with the words of a command line."""

    def call(*words: str | Path) -> Answer:
        capsys.readouterr()
        code = run([str(word) for word in words])
        captured = capsys.readouterr()
        return Answer(code, captured.out, captured.err)

    return call


@pytest.fixture(scope="session")
def night(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that holds the four stories, for tests that only ask."""
    folder = tmp_path_factory.mktemp("night")
    store = folder / "wirecopy.db"
    with pytest.MonkeyPatch.context() as patch:
        alone(patch, folder)
        assert run(["--quiet", "--store", str(store), "nightly", str(written(folder, STORIES))]) == 0
    return store
