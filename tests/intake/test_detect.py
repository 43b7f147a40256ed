"""Kinds of input, told by content."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecopy.intake.detect import Kind, kind

RECORD = b'{"text": "Ferries stopped on Tuesday."}'

CASES = {
    "a page": (b"<!DOCTYPE html><html><body><p>Ferries stopped.</p></body></html>", "a.html", Kind.page),
    "a page without a head": (b"  <div class='x'><p>Ferries stopped.</p></div>", "a", Kind.page),
    "a page called a text": (b"<html><p>Ferries stopped.</p></html>", "a.txt", Kind.page),
    "a page with a declaration": (
        b'<?xml version="1.0"?><html lang="en"><p>Ferries.</p></html>',
        "a",
        Kind.page,
    ),
    "a page in UTF-16": ("<html><p>Ferries stopped.</p></html>".encode("utf-16"), "a", Kind.page),
    "a text": (b"Crane blocks pier\n\nFerries stopped on Tuesday.", "a.txt", Kind.dump),
    "a text called a page": (b"Crane blocks pier\n\nFerries stopped on Tuesday.", "a.html", Kind.dump),
    "a text in brackets": (b"[Photo: Ida Bloom] Ferries stopped on Tuesday.", "a.txt", Kind.dump),
    "a text in braces": (b"{Photo} Ferries stopped on Tuesday.", "a.txt", Kind.dump),
    "a text in Windows-1252": ("Die Fähren stehen still.".encode("cp1252"), "a.txt", Kind.dump),
    "lines": (RECORD + b"\n" + RECORD, "a", Kind.jsonlines),
    "lines with a mark": (b"\xef\xbb\xbf" + RECORD + b"\n" + RECORD, "a", Kind.jsonlines),
    "lines whose first is broken": (b"{oops\n" + RECORD, "a.jsonl", Kind.jsonlines),
    "one line": (RECORD, "a.jsonl", Kind.jsonlines),
    "one line, packed": (RECORD, "a.jsonl.gz", Kind.jsonlines),
    "one object": (RECORD, "a", Kind.json),
    "one object on several lines": (b'{\n  "text": "Ferries stopped."\n}', "a.txt", Kind.json),
    "an array": (b"[" + RECORD + b"]", "a", Kind.json),
    "a bomb": (b"[" * 70_000, "a", Kind.json),
    "a long first line": (
        b'{"text": "' + b"Ferries stopped. " * 8000 + b'"}\n' + RECORD,
        "a.jsonl",
        Kind.jsonlines,
    ),
    "a feed": (b'<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>', "a.xml", Kind.feed),
    "a picture": (b"\xff\xd8\xff\xe0" + bytes(200), "a.jpg", Kind.unknown),
    "a document": (b"%PDF-1.7 ...", "a.pdf", Kind.unknown),
    "compressed data": (gzip.compress(RECORD), "a.gz", Kind.unknown),
    "zeros": (bytes(500), "a", Kind.unknown),
    "nothing": (b"", "a.html", Kind.unknown),
    "blanks": (b" \n\t ", "a.txt", Kind.unknown),
    "a table": (b"id,text\n1,Ferries stopped.\n", "a.csv", Kind.table),
}


@pytest.mark.parametrize(("data", "name", "expected"), CASES.values(), ids=list(CASES))
def test_a_kind_is_told_by_content_and_only_then_by_name(data: bytes, name: str, expected: Kind) -> None:
    assert kind(data, name) is expected


@given(st.binary(max_size=300), st.sampled_from(["a", "a.html", "a.jsonl", "a.json", "a.txt", "a.xml", ""]))
def test_any_bytes_have_a_kind(data: bytes, name: str) -> None:
    assert kind(data, name) in Kind
