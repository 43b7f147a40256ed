"""Compressed files, archives and web archives: read in bounded steps, nothing of them written to disk."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import sys
import tarfile
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace

import pytest
from backports import zstd
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from wirecopy.intake.contents import contents
from wirecopy.intake.paths import File
from wirecopy.intake.read import read
from wirecopy.intake.streams import DamagedError, Stream, TooLargeError
from wirecopy.records import Item, Reject, RejectReason

LINES = b"".join(json.dumps({"id": n, "text": f"Ferry {n} stopped."}).encode() + b"\n" for n in range(3))
PACKINGS: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "lzma": lambda data: lzma.compress(data, format=lzma.FORMAT_ALONE),
    "zst": zstd.compress,
}
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Crane blocks pier</title></head><body><article>
<h1>Crane blocks pier</h1><p>Ferries to the outer islands stopped on Tuesday after a crane fell.</p>
<p>The crane weighs ninety tonnes and cannot be moved before the tide turns on Thursday, he said.</p>
<p>Two tugs from the mainland are on their way, and the next ferry is expected to leave at noon.</p>
</article></body></html>"""


def found(path: Path) -> list[tuple[str, str]]:
    """What became of a path: source below its folder, and the text or the reason."""
    return [
        (
            one.source.removeprefix(f"{path.parent}/"),
            one.text.split("\n")[0] if isinstance(one, Item) else one.reason.value,
        )
        for one in read([str(path)])
    ]


@pytest.mark.parametrize("packing", PACKINGS)
def test_a_compressed_file_is_read_whatever_it_is_called(packing: str, tmp_path: Path) -> None:
    path = tmp_path / "night"
    path.write_bytes(PACKINGS[packing](LINES) + PACKINGS[packing](LINES))  # parts in a row are one

    assert [source for source, _ in found(path)] == [f"night#{n}" for n in range(1, 7)]


@pytest.mark.parametrize("packing", PACKINGS)
def test_compressed_input_on_a_stream_is_read_too(packing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(PACKINGS[packing](LINES))))

    assert [one.source for one in read(["-"])] == ["-#1", "-#2", "-#3"]


@pytest.mark.parametrize("packing", PACKINGS)
def test_a_bomb_is_stopped_on_the_way(packing: str, tmp_path: Path) -> None:
    path = tmp_path / "bomb"
    path.write_bytes(PACKINGS[packing](b'{"text": "' + b"a" * 40_000_000))

    assert found(path) == [("bomb", "too_large")]


@pytest.mark.parametrize("packing", PACKINGS)
def test_what_is_cut_or_damaged_is_a_reject_behind_what_was_whole(packing: str, tmp_path: Path) -> None:
    lines = b"".join(
        json.dumps({"text": f"Ferry {n * 7919 % 10007} stopped."}).encode() + b"\n" for n in range(40_000)
    )
    packed = PACKINGS[packing](lines)
    path = tmp_path / "cut"
    path.write_bytes(packed[: len(packed) * 2 // 3])
    answer = found(path)

    assert answer[-1] == ("cut", "unreadable")
    if packing != "bz2":  # one block of it holds all
        assert len(answer) > 1


def zipped(members: dict[str, bytes], path: Path, **options: int) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def tarred(members: dict[str, bytes], path: Path, mode: str = "w") -> Path:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


MEMBERS = {
    "../../etc/night.jsonl": LINES,
    ".hidden.jsonl": LINES,
    "__MACOSX/a.jsonl": LINES,
    "pages/a.html": PAGE.encode(),
    "pages/b.html.gz": gzip.compress(PAGE.encode()),
    "picture.jpg": b"\xff\xd8\xff\xe0" + bytes(100),
}


@pytest.mark.parametrize(
    ("name", "make"),
    [("a.zip", zipped), ("a.tar", tarred), ("a.tgz", lambda members, path: tarred(members, path, "w:gz"))],
)
def test_members_are_read_in_their_order_and_nothing_is_written(
    name: str, make: Callable[[dict[str, bytes], Path], Path], tmp_path: Path
) -> None:
    path = make(MEMBERS, tmp_path / "in" / name) if (tmp_path / "in").mkdir() is None else tmp_path
    before = sorted(tmp_path.rglob("*"))

    assert found(path) == [
        *((f"{name}#../../etc/night.jsonl#{n}", f"Ferry {n - 1} stopped.") for n in (1, 2, 3)),
        (f"{name}#pages/a.html", "Ferries to the outer islands stopped on Tuesday after a crane fell."),
        (f"{name}#pages/b.html.gz", "Ferries to the outer islands stopped on Tuesday after a crane fell."),
        (f"{name}#picture.jpg", "unknown_kind"),
    ]
    assert sorted(tmp_path.rglob("*")) == before


def test_an_archive_inside_an_archive_is_not_opened_and_its_neighbours_are(tmp_path: Path) -> None:
    inner = zipped({"a.jsonl": LINES}, tmp_path / "inner.zip").read_bytes()
    for path in (
        zipped({"inner.zip": inner, "b.txt.jsonl": LINES}, tmp_path / "outer.zip"),
        tarred({"inner.zip": inner, "b.txt.jsonl": LINES}, tmp_path / "outer.tar"),
    ):
        answer = found(path)

        assert answer[0] == (f"{path.name}#inner.zip", "unknown_kind")
        assert len(answer) == 4


def test_links_and_devices_in_a_tar_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.tar"
    with tarfile.open(path, "w") as archive:
        for name, kind in (("link", tarfile.SYMTYPE), ("hard", tarfile.LNKTYPE), ("device", tarfile.CHRTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/hostname"
            archive.addfile(info)

    assert found(path) == [("a.tar", "no_article")]


def test_a_bomb_in_an_archive_stops_the_archive(tmp_path: Path) -> None:
    bomb = b"a" * 30_000_000
    zip_path = zipped({"a.jsonl": LINES, "bomb.txt": bomb, "b.jsonl": LINES}, tmp_path / "a.zip")
    tar_path = tarred({"a.jsonl": LINES, "bomb.txt": bomb, "b.jsonl": LINES}, tmp_path / "a.tar.xz", "w:xz")

    for path in (zip_path, tar_path):
        answer = found(path)
        assert [text for _, text in answer[:3]] == [
            "Ferry 0 stopped.",
            "Ferry 1 stopped.",
            "Ferry 2 stopped.",
        ]
        assert (path.name, "too_large") in answer


def test_an_archive_that_is_damaged_or_encrypted_is_told(tmp_path: Path) -> None:
    good = zipped({"a.jsonl": LINES}, tmp_path / "good.zip").read_bytes()
    (tmp_path / "cut.zip").write_bytes(good[: len(good) - 30])
    locked = bytearray(good)
    locked[6] |= 1
    locked[good.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "locked.zip").write_bytes(bytes(locked))
    broken = bytearray(good)
    broken[60:66] = b"\xff" * 6
    (tmp_path / "broken.zip").write_bytes(bytes(broken))

    for name in ("cut.zip", "locked.zip", "broken.zip"):
        assert found(tmp_path / name)[-1][1] == "unreadable"


def test_a_zip_that_comes_packed_or_on_a_stream_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = zipped({"a.jsonl": LINES}, tmp_path / "a.zip").read_bytes()
    (tmp_path / "a.zip.gz").write_bytes(gzip.compress(data))
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))

    assert len(found(tmp_path / "a.zip.gz")) == 3
    assert [one.source for one in read(["-"])] == [f"-#a.jsonl#{n}" for n in (1, 2, 3)]


# ---------------------------------------------------------------- web archives
def response(
    url: str, body: bytes, content_type: str = "text/html; charset=windows-1252", status: str = "200 OK"
) -> bytes:
    http = (
        f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
        + body
    )
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-03-03T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{abs(hash(url)) % 10**12:012d}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


FETCHED = [
    response("https://baysidetribune.example/crane", PAGE.replace("crane", "cräne").encode("cp1252")),
    response("https://baysidetribune.example/a.jpg", b"\xff\xd8", "image/jpeg"),
    response("https://baysidetribune.example/gone", PAGE.encode(), status="404 Not Found"),
    response("https://baysidetribune.example/empty", b""),
]


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_a_web_archive_gives_its_pages_with_their_addresses(packed: bool, tmp_path: Path) -> None:
    path = tmp_path / "night.warc"
    path.write_bytes(b"".join(gzip.compress(one) if packed else one for one in FETCHED))
    page, empty = read([str(path)])

    assert isinstance(page, Item)
    assert (page.source, page.url) == (f"{path}#1", "https://baysidetribune.example/crane")
    assert page.outlet.key == "baysidetribune.example"
    assert "a cräne fell" in page.text
    assert isinstance(empty, Reject)
    assert (empty.source, empty.reason) == (f"{path}#2", RejectReason.no_article)


RSS = (
    b"<rss version='2.0'><channel><title>Bayside Tribune</title><link>https://baysidetribune.example</link>"
    b"<item><title>Crane blocks pier</title><link>https://baysidetribune.example/crane</link>"
    b"<description>Ferries stopped.</description></item><item><title>Tugs sail</title></item></channel></rss>"
)
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Bay",
        "items": [{"id": "1", "content_text": "Tugs."}],
    }
).encode()
ANSWER = json.dumps(
    [{"title": {"rendered": "Fog"}, "content": {"rendered": "<p>Fog lay on the bay. </p>" * 9}}]
).encode()


def test_feeds_and_answers_with_stories_in_a_web_archive_are_read_and_other_data_are_left_out(
    tmp_path: Path,
) -> None:
    path = tmp_path / "night.warc"
    site = "https://baysidetribune.example"
    fetched = {
        "/rss": (RSS, "application/rss+xml; charset=utf-8"),
        "/settings": (b'{"theme": "dark"}', "application/json"),
        "/feed.json": (JSON_FEED, "application/feed+json"),
        "/menu": (b'{"items": [{"title": "Sport"}]}', "application/json"),
        "/posts": (ANSWER, "application/json"),
        "/feed": (RSS.replace(b"Crane", b"Barge"), "text/html"),
        "/style.xml": (b"<?xml version='1.0'?><config><text>no</text></config>", "text/xml"),
        "/sitemap.xml": (b"<urlset><url><loc>https://a.example/</loc></url></urlset>", "text/xml"),
    }
    path.write_bytes(b"".join(response(site + url, *given) for url, given in fetched.items()))

    titles = [(one.source.partition(".warc")[2], getattr(one, "title", one)) for one in read([str(path)])]

    assert titles == [
        ("#1#1", "Crane blocks pier"),
        ("#1#2", "Tugs sail"),
        ("#2#1", None),
        ("#3#1", "Fog"),
        ("#4#1", "Barge blocks pier"),
        ("#4#2", "Tugs sail"),
    ]


TEXT = (
    "Crane blocks pier\n\n"
    + "A crane fell across the only pier of the bay on Tuesday, officials said.\n\n" * 5
)


def test_one_story_as_json_and_a_story_in_plain_text_are_read_from_a_web_archive(tmp_path: Path) -> None:
    path = tmp_path / "night.warc"
    site = "https://baysidetribune.example"
    one = json.dumps({"id": "b7", "title": "Fog", "text": "Fog lay on the bay, and ferries stopped. " * 3})
    fetched = {
        "/api/b7": (one.encode(), "application/json"),
        "/api/lines": (f"{one}\n{one.replace('b7', 'b8')}\n".encode(), "application/json"),
        "/api/user": (b'{"id": 7, "title": "Ida"}', "application/json"),
        "/crane.txt": (TEXT.encode(), "text/plain; charset=utf-8"),
        "/robots.txt": (TEXT.encode(), "text/plain"),
        "/version.txt": (b"Release 4.2 of the site was put online.", "text/plain"),
    }
    path.write_bytes(b"".join(response(site + url, *given) for url, given in fetched.items()))

    found = [one for one in read([str(path)]) if isinstance(one, Item)]

    assert [(one.source.partition(".warc")[2], one.title) for one in found] == [
        ("#1#1", "Fog"),
        ("#2#1", "Fog"),
        ("#2#2", "Fog"),
        ("#3", "Crane blocks pier"),
    ]
    assert (found[3].url, found[3].outlet.key) == (f"{site}/crane.txt", "baysidetribune.example")


@pytest.mark.parametrize(
    ("members", "told"),
    [
        (["[Content_Types].xml", "word/document.xml"], "office program (Word"),
        (["mimetype", "content.xml"], "OpenDocument"),
        (["META-INF/container.xml", "OEBPS/a.xhtml"], "electronic book"),
        (["META-INF/MANIFEST.MF", "a.class"], "a program"),
    ],
)
def test_a_document_of_another_program_is_one_reject_that_says_what_it_is(
    members: list[str], told: str, tmp_path: Path
) -> None:
    path = zipped({name: PAGE.encode() for name in members}, tmp_path / "a.zip")

    (reject,) = read([str(path)])

    assert isinstance(reject, Reject)
    assert (reject.source, reject.reason) == (str(path), RejectReason.unknown_kind)
    assert told in reject.problem


def test_what_warcio_writes_in_pieces_and_packed_is_read_back(tmp_path: Path) -> None:
    body = gzip.compress(PAGE.encode())
    pieces = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:100], body[100:], b""))
    headers = [("Content-Type", "text/html"), ("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")]
    path = tmp_path / "a.warc.gz"
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        answer = StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1")
        record = writer.create_warc_record(
            "https://baysidetribune.example/crane",
            "response",
            payload=io.BytesIO(pieces),
            length=len(pieces),
            http_headers=answer,
        )
        writer.write_record(record)
    (page,) = read([str(path)])

    assert isinstance(page, Item)
    assert (page.title, page.url) == ("Crane blocks pier", "https://baysidetribune.example/crane")


def test_a_wacz_is_its_web_archives_without_its_lists(tmp_path: Path) -> None:
    members = {
        "datapackage.json": b"{}",
        "pages/pages.jsonl": b'{"format": "json-pages-1.0"}',
        "archive/a.warc.gz": gzip.compress(FETCHED[0]),
    }

    assert [source for source, _ in found(zipped(members, tmp_path / "a.wacz"))] == [
        "a.wacz#archive/a.warc.gz#1"
    ]


def test_a_web_archive_that_breaks_off_gives_what_was_whole(tmp_path: Path) -> None:
    path = tmp_path / "cut.warc.gz"
    whole = gzip.compress(FETCHED[0])
    path.write_bytes(whole + whole[: len(whole) // 2])
    answer = found(path)

    assert answer[0][0] == "cut.warc.gz#1"
    assert answer[-1] == ("cut.warc.gz", "unreadable")


# ---------------------------------------------------------------- anything
STARTS = [
    gzip.compress(LINES)[:20],
    b"PK\x03\x04",
    b"BZh91AY&SY",
    b"\xfd7zXZ\x00",
    b"(\xb5/\xfd",
    b"WARC/1.0\r\n",
    FETCHED[0][:200],
    bytes(257) + b"ustar",
]


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(STARTS), st.binary(max_size=300))
def test_any_bytes_behind_a_mark_give_contents_or_rejects(start: bytes, data: bytes) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(start + data)))

        assert list(contents(File("-", None)))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(list(PACKINGS)), st.binary(max_size=3000), st.integers(1, 700))
def test_a_stream_gives_the_bytes_that_went_in(packing: str, data: bytes, step: int) -> None:
    stream = Stream(io.BytesIO(PACKINGS[packing](data)))
    parts = list(iter(lambda: stream.read(step), b""))

    assert b"".join(parts) == data
    assert all(len(part) == step for part in parts[:-1])


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(list(PACKINGS)), st.integers(0, 200), st.binary(min_size=1, max_size=5))
def test_damage_is_told_or_harmless(packing: str, place: int, noise: bytes) -> None:
    packed = bytearray(PACKINGS[packing](LINES * 3))
    packed[place : place + len(noise)] = noise
    with suppress(DamagedError, TooLargeError):
        assert Stream(io.BytesIO(bytes(packed))).rest(1_000_000) is not None
