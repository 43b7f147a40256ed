"""The design page names every module, and none that there is not."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
HOUSE = (ROOT / "docs" / "design" / "house.md").read_text("utf-8")
ROWS = {row[1]: row[0] for row in re.finditer(r"^\| `(\w+)` \|.*$", HOUSE, re.MULTILINE)}


@pytest.mark.parametrize("package", ROWS)
def test_every_module_of_a_package_stands_in_its_row(package: str):
    named = re.findall(r"`([\w*]+\.py)`", ROWS[package])
    there = {path.name for path in (ROOT / "src" / "wirecopy" / package).glob("*.py")} - {"__init__.py"}

    assert [name for name in sorted(there) if not any(fnmatch(name, one) for one in named)] == []
    assert [name for name in named if "*" not in name and name not in there] == []


def test_every_package_has_its_row_but_the_records_and_those_with_a_file_a_command():
    packages = {path.parent.name for path in (ROOT / "src" / "wirecopy").glob("*/__init__.py")}

    assert packages - ROWS.keys() == {"records", "api", "cli"}
