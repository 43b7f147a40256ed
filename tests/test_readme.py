"""README shows what the program really answers."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def shown(command: str) -> str:
    """The indented block that follows a command in README."""
    lines = (ROOT / "README.md").read_text("utf-8").splitlines()
    block = []
    for line in lines[lines.index(f"    $ {command}") + 1 :]:
        if line.startswith("    $ ") or (line and not line.startswith("    ")):
            break
        block.append(line.removeprefix("    "))
    return "\n".join(block).strip()


def test_the_founding_storys_lineage_in_readme_is_what_the_program_answers(tmp_path: Path):
    command = "wirecopy lineage data/sample/000_6c4bc6cef008b5cc.txt"
    words = [
        sys.executable,
        "-m",
        "wirecopy",
        "--store",
        str(tmp_path / "none.db"),
        *shlex.split(command)[1:],
    ]

    ended = subprocess.run(words, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)

    assert ended.stdout.strip() == shown(command)


def test_the_demos_night_in_readme_counts_what_the_night_counts(tmp_path: Path):
    night = "nightly data/sample/night data/sample/000_6c4bc6cef008b5cc.txt --reports out/demo"
    command = f"wirecopy --store out/demo/wirecopy.db {night}"
    store, reports = str(tmp_path / "wirecopy.db"), str(tmp_path / "demo")
    words = command.replace("out/demo/wirecopy.db", store).replace("out/demo", reports).split()[1:]

    ended = subprocess.run(
        [sys.executable, "-m", "wirecopy", *words],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    listed = subprocess.run(
        [sys.executable, "-m", "wirecopy", "--store", store, "clusters", "list", "--limit", "8"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    told = ended.stdout.strip().replace(reports, "out/demo")
    assert without_clock(told) == without_clock(shown(command))
    shown_list = shown("wirecopy --store out/demo/wirecopy.db clusters list --limit 8")
    assert without_clock(listed.stdout.strip()) == without_clock(shown_list)


def without_clock(words: str) -> str:
    """An answer without the seconds that it took and the time at which it was first seen."""
    return re.sub(r"\d+\.\d s\b|\d{4}-\d\d-\d\d \d\d:\d\d", "…", words)


def test_every_file_that_readme_links_to_is_there():
    text = (ROOT / "README.md").read_text("utf-8")
    targets = [part.split(")")[0] for part in text.split("](")[1:]]

    assert [target for target in targets if "://" not in target and not (ROOT / target).exists()] == []
