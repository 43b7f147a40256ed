"""What was rejected is kept, listed, and read again once it is mended."""

from __future__ import annotations

import json
from pathlib import Path

from cli_night import FERRY, Program


def test_a_mended_file_is_read_again_without_being_named(program: Program, tmp_path: Path):
    store, folder = tmp_path / "a.db", tmp_path / "in"
    folder.mkdir()
    good = json.dumps({"id": "1", "outlet": "A", "title": "Ferry", "text": FERRY})
    (folder / "a.jsonl").write_text(f'{good}\n{{"id": "2", "text": \n')
    (folder / "b.html").write_text("<html><body><p>Loading</p></body></html>")
    assert program("--store", store, "nightly", folder).code == 3
    (folder / "a.jsonl").write_text(f"{good}\n{good.replace('1', '2')}\n")
    (folder / "b.html").unlink()

    answer = program("--store", store, "nightly", "--retry-rejects")

    assert answer.code == 0
    assert "read 2 items: 1 new, 0 revised, 1 unchanged, 0 rejected" in answer.out
    again = program("--store", store, "nightly", "--retry-rejects")
    assert (again.code, again.out) == (0, "")
    assert "no rejected file is left" in again.err


def test_rejects_that_are_not_mended_stay_listed(program: Program, tmp_path: Path):
    store, page = tmp_path / "a.db", tmp_path / "b.html"
    page.write_text("<html><body><p>Loading</p></body></html>")
    assert program("--store", store, "nightly", page).code == 3

    assert program("--store", store, "nightly", "--retry-rejects").code == 3

    listed = program("--store", store, "export", "rejects", "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["source"] for line in listed] == [str(page)]
