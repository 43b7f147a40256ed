"""A file is whole or not there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from wirecopy.errors import WirecopyError
from wirecopy.reports.files import replacing, write_pieces


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_with_the_line_ends_given(tmp_path: Path):
    write_pieces(tmp_path / "a.csv", ["a\r\n", "ü\r\n"])

    assert (tmp_path / "a.csv").read_bytes() == "a\r\nü\r\n".encode()


def test_a_failure_leaves_the_old_file_and_no_trace_of_the_new_one(tmp_path: Path):
    place = tmp_path / "a.csv"
    place.write_text("yesterday")

    with pytest.raises(ValueError, match="broken"), replacing(place) as file:
        file.write("half of to")
        raise ValueError("broken")

    assert place.read_text() == "yesterday"
    assert names(tmp_path) == ["a.csv"]


def test_nothing_stands_in_the_place_before_all_is_written(tmp_path: Path):
    place = tmp_path / "a.csv"

    with replacing(place) as file:
        file.write("all")
        file.flush()
        assert not place.exists()

    assert place.read_text() == "all"


def test_a_link_stays_a_link_and_rights_stay_as_they_were(tmp_path: Path):
    target, link = tmp_path / "real.csv", tmp_path / "link.csv"
    target.write_text("old")
    target.chmod(0o640)
    link.symlink_to(target)

    write_pieces(link, ["new"])

    assert link.is_symlink()
    assert target.read_text() == "new"
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_device_is_written_to_directly():
    write_pieces(Path(os.devnull), ["gone"])

    assert Path(os.devnull).is_char_device()


def test_a_folder_that_is_not_there_is_told_by_name(tmp_path: Path):
    with pytest.raises(WirecopyError, match=r"cannot write .*nowhere"):
        write_pieces(tmp_path / "nowhere" / "a.csv", ["a"])
