"""An installed wheel works with nothing beside it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the project's wheel was unpacked, as an installer does."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "dist")]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = (folder / "dist").glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "site")
    return folder / "site"


def wirecopy(installed: Path, folder: Path, *words: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(installed), "WIRECOPY_STORE": str(folder / "news.db")}
    command = [sys.executable, "-m", "wirecopy", *words]
    ended = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def test_the_catalogue_the_migrations_the_sample_and_the_pages_are_inside_the_wheel(
    installed: Path, tmp_path: Path
):
    sample = installed / "wirecopy" / "shipped" / "data" / "sample" / "night"

    agencies = json.loads(wirecopy(installed, tmp_path, "agencies", "list", "--json"))
    summary = json.loads(wirecopy(installed, tmp_path, "nightly", str(sample), "--reports", "out", "--json"))

    assert len(agencies["agencies"]) >= 180
    assert summary["new"] >= 60
    assert (tmp_path / "news.db").is_file()
    assert (tmp_path / "out" / "report.html").is_file()


def test_the_wheel_is_what_runs(installed: Path, tmp_path: Path):
    script = "import wirecopy.resources as r; print(r.data_folder()); print(r.migrations_folder())"
    ended = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    folders = [Path(line) for line in ended.stdout.splitlines()]
    assert all(installed in folder.parents and folder.is_dir() for folder in folders)


def test_the_package_says_that_it_is_typed(installed: Path):
    assert (installed / "wirecopy" / "py.typed").is_file()
