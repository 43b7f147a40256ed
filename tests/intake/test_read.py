"""Paths to stories."""

from __future__ import annotations

import gzip
import io
import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace

import pytest

from wirecopy.errors import InputError
from wirecopy.intake import read as reading
from wirecopy.intake import streams
from wirecopy.intake.read import read, read_one
from wirecopy.records import Item, Reject, RejectReason

STORY = "Ferries to the outer islands stopped on Tuesday after a crane fell across the only pier."
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Crane blocks pier</title>
<link rel="canonical" href="https://harbourpost.co.uk/NAME"></head><body><article><h1>Crane blocks pier</h1>
<p>{STORY} Nobody was hurt, the harbour master said, but nobody could leave the islands either.</p>
<p>The crane weighs ninety tonnes and cannot be moved before the tide turns on Thursday morning, he said.</p>
<p>Two tugs from the mainland are on their way, and the next ferry is expected to leave at noon.</p>
</article></body></html>"""


def records(*texts: str) -> bytes:
    return b"".join(json.dumps({"text": text}).encode() + b"\n" for text in texts)


def sources(paths: list[str], base: Path) -> list[tuple[str, str]]:
    """Kind of answer and source below `base` of everything read."""
    return [(type(one).__name__, one.source.removeprefix(f"{base}/")) for one in read(paths)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with all kinds of input, some of it below."""
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    (tmp_path / "a.jsonl").write_bytes(records("Ferries stopped.", "Trains go."))
    (tmp_path / "b" / "one.html").write_text(PAGE.replace("NAME", "one"))
    (tmp_path / "b" / "two.html").write_text(PAGE.replace("NAME", "two"))
    (tmp_path / "b" / "zero.txt").write_text(f"Crane blocks pier\n\n{STORY}\n")
    (tmp_path / "c.json").write_text(json.dumps([{"text": "Buses go."}], indent=2))
    (tmp_path / ".hidden" / "d.jsonl").write_bytes(records("Planes go."))
    (tmp_path / ".e.jsonl").write_bytes(records("Bicycles go."))
    return tmp_path


def test_a_folder_is_read_in_order_of_names_and_without_what_is_hidden(folder: Path) -> None:
    assert sources([str(folder)], folder) == [
        ("Item", "a.jsonl#1"),
        ("Item", "a.jsonl#2"),
        ("Item", "b/one.html"),
        ("Item", "b/two.html"),
        ("Item", "b/zero.txt"),
        ("Item", "c.json#1"),
    ]


def test_a_source_is_the_path_as_given(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)

    assert [one.source for one in read(["a.jsonl", "b/zero.txt"])] == ["a.jsonl#1", "a.jsonl#2", "b/zero.txt"]
    assert [one.source for one in read(["b"])] == ["b/one.html", "b/two.html", "b/zero.txt"]


def test_a_glob_gives_its_matches_in_order_and_one_path_twice_is_read_once(folder: Path) -> None:
    pattern = f"{folder}/**/*.html"

    assert sources([pattern, pattern, f"{folder}/c.json"], folder) == [
        ("Item", "b/one.html"),
        ("Item", "b/two.html"),
        ("Item", "c.json#1"),
    ]


@pytest.mark.parametrize("path", ["nowhere.jsonl", "nowhere/*.html", "nul\x00.txt"])
def test_a_path_that_is_not_there_stops_before_anything_is_read(path: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"hint: "):
        read([str(tmp_path), str(tmp_path / path)])


def test_gzip_is_told_by_content(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(gzip.compress(records("Ferries stopped.", "Trains go.")))
    (tmp_path / "b.gz").write_bytes(gzip.compress(f"Crane blocks pier\n\n{STORY}".encode()))

    assert sources([str(tmp_path)], tmp_path) == [
        ("Item", "a.jsonl#1"),
        ("Item", "a.jsonl#2"),
        ("Item", "b.gz"),
    ]


def rejects(base: Path) -> dict[str, RejectReason]:
    return {
        one.source.removeprefix(f"{base}/"): one.reason
        for one in read([str(base)])
        if isinstance(one, Reject)
    }


def test_every_thing_that_cannot_be_read_is_a_reject_and_its_neighbours_go_through(tmp_path: Path) -> None:
    packed = gzip.compress(records(*(f"Ferry {number} stopped." for number in range(5000))))
    (tmp_path / "a-damaged.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    (tmp_path / "b-empty.html").write_bytes(b"")
    (tmp_path / "c-picture.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(100))
    (tmp_path / "d-menu.txt").write_text("Home\nNews\nSport\n")
    (tmp_path / "e-menu.csv").write_text("dish,price\nSoup,3\n")
    (tmp_path / "f-list.xml").write_text("<urlset></urlset>")
    (tmp_path / "g-broken.html").symlink_to(tmp_path / "nowhere.html")
    (tmp_path / "h-bomb.txt.gz").write_bytes(gzip.compress(bytes(40) + b"a " * 15_000_000))
    (tmp_path / "z-good.txt").write_text(STORY)
    os.mkfifo(tmp_path / "i-pipe")

    assert rejects(tmp_path) == {
        "a-damaged.jsonl.gz": RejectReason.unreadable,
        "b-empty.html": RejectReason.no_article,
        "c-picture.jpg": RejectReason.unknown_kind,
        "d-menu.txt": RejectReason.no_article,
        "e-menu.csv": RejectReason.bad_record,
        "f-list.xml": RejectReason.no_article,
        "g-broken.html": RejectReason.unreadable,
        "h-bomb.txt.gz": RejectReason.too_large,
        "i-pipe": RejectReason.unreadable,
    }
    assert [one.source for one in read([str(tmp_path)]) if isinstance(one, Item)][
        -1
    ] == f"{tmp_path}/z-good.txt"


def test_a_folder_linked_into_itself_is_read_once(folder: Path) -> None:
    (folder / "b" / "loop").symlink_to(folder)

    assert len(sources([str(folder)], folder)) == 6


@contextmanager
def as_an_ordinary_user(*owned: Path) -> Iterator[None]:
    """Root may read everything, so it becomes somebody else for a while; `owned` goes along with it."""
    if os.geteuid() != 0:
        yield
        return
    for path in owned:
        os.chown(path, NOBODY, NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


NOBODY = 65534


def test_files_and_folders_without_rights_are_rejects(folder: Path) -> None:
    list(read([str(folder)]))  # what is imported on first use lies where an ordinary user may not look
    with TemporaryDirectory() as place:
        copy = Path(shutil.copytree(folder, Path(place) / "in"))
        with as_an_ordinary_user(Path(place), copy, copy / "a.jsonl", copy / "b"):
            (copy / "a.jsonl").chmod(0)
            (copy / "b").chmod(0)
            try:
                found = rejects(copy)
            finally:
                (copy / "b").chmod(0o700)

    assert found == {"a.jsonl": RejectReason.unreadable, "b": RejectReason.unreadable}


def test_a_file_that_vanishes_between_listing_and_reading_is_a_reject(folder: Path) -> None:
    answers = read([str(folder)])
    first = next(answers)
    (folder / "b" / "zero.txt").unlink()

    assert isinstance(first, Item)
    rest = list(answers)
    assert [one.reason for one in rest if isinstance(one, Reject)] in ([RejectReason.unreadable], [])
    assert len([one for one in rest if isinstance(one, Item)]) == 4


def test_a_record_of_more_bytes_than_allowed_is_a_reject_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LARGEST_RECORD", 3_000_000)
    monkeypatch.setattr(streams, "CHUNK", 1 << 16)
    (tmp_path / "a.jsonl").write_bytes(
        records("Ferries stopped.") + b"x" * 9_000_000 + b"\n" + records("Trains go.")
    )

    found = list(read([str(tmp_path)]))

    assert [(type(one).__name__, one.source[-2:]) for one in found] == [
        ("Item", "#1"),
        ("Reject", "#2"),
        ("Item", "#3"),
    ]
    assert isinstance(found[1], Reject)
    assert (found[1].reason, found[1].line) == (RejectReason.too_large, 2)
    assert "begins at byte " in found[1].problem


def test_lines_are_whole_wherever_a_chunk_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"Ferry number {number} stopped on Tuesday." for number in range(40)]
    (tmp_path / "a.jsonl").write_bytes(records(*texts))

    for size in (1, 7, 64, 1000):
        monkeypatch.setattr(streams, "CHUNK", size)
        assert [one.text for one in read([str(tmp_path)]) if isinstance(one, Item)] == texts


def test_lines_are_read_one_by_one_and_not_before_they_are_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(records(*["Ferries stopped."] * 3))

    answers = read([str(tmp_path)])

    assert isinstance(answers, Iterator)
    assert next(answers).source.endswith("a.jsonl#1")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (records("Ferries stopped.", "Trains go."), ["-#1", "-#2"]),
        (f"Crane blocks pier\n\n{STORY}".encode(), ["-"]),
        (PAGE.encode(), ["-"]),
    ],
    ids=["lines", "text", "page"],
)
def test_standard_input_is_told_by_content_too(
    data: bytes, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=Pipe(data)))

    assert [(type(one), one.source) for one in read(["-"])] == [(Item, source) for source in expected]


def test_a_file_in_windows_1252_is_read_as_written(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(
        "Die Fähren zu den Inseln stehen still, sagte der Hafenmeister für die Häfen.".encode("cp1252")
    )

    (found,) = read([str(tmp_path)])

    assert isinstance(found, Item)
    assert "Fähren" in found.text


# ---------------------------------------------------------------- one story
def test_one_story_is_read_from_one_file(folder: Path) -> None:
    assert read_one(str(folder / "b" / "zero.txt")).text.startswith("Crane blocks pier")


@pytest.mark.parametrize("name", ["b", "a.jsonl", "empty.jsonl", "menu.txt", "nowhere.txt"])
def test_none_or_several_stories_are_an_error_that_says_so(folder: Path, name: str) -> None:
    (folder / "empty.jsonl").write_text("")
    (folder / "menu.txt").write_text("Home\nNews\n")

    with pytest.raises(InputError) as raised:
        read_one(str(folder / name))
    assert name in raised.value.message


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"%PDF-1.7 \x00\x01", "a PDF"),
        (b"7z\xbc\xaf\x27\x1c\x00\x04", "a 7z archive; unpack it"),
        (b'<?xml version="1.0"?><opml version="2.0"><body/></opml>', "`wirecopy sources import`"),
        (b"\x00\x01\x02\x03 nobody knows", "none of the kinds that can be read"),
    ],
    ids=["pdf", "7z", "opml", "unknown"],
)
def test_what_is_no_input_is_told_with_what_to_do(data: bytes, told: str, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(data)
    (reject,) = read([str(tmp_path / "a")])

    assert isinstance(reject, Reject)
    assert reject.reason is RejectReason.unknown_kind
    assert told in reject.problem
