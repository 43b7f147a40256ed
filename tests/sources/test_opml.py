"""Lists of feeds go out and come in as they were, and no list harms its reader."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecopy.errors import InputError
from wirecopy.sources.opml import Listed, read_opml, write_opml

# What XML can hold, on one line as names are; U+FEFF is a mark of bytes' order, and no letter of a name.
words = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"], exclude_characters="\ufeff\ufffe\uffff"),
    min_size=1,
    max_size=30,
).map(lambda text: " ".join(text.split()))
names = st.one_of(st.none(), words.filter(bool))
paths = st.text("abcdefghij/&?=<>\"'%", max_size=20)
feeds = st.lists(
    st.builds(
        Listed,
        paths.map(lambda path: f"https://feeds.example/{path}"),
        names,
        names,
        st.booleans(),
    ),
    unique_by=lambda one: one.url,
    max_size=12,
)


@given(feeds)
def test_a_list_that_was_written_reads_as_it_was(listed: list[Listed]):
    read = read_opml(write_opml(listed), "list.opml")

    assert sorted(read, key=lambda one: one.url) == sorted(
        (Listed(one.url, one.name or one.url, one.category, one.full_text) for one in listed),
        key=lambda one: one.url,
    )


@given(feeds)
def test_writing_what_was_read_changes_nothing(listed: list[Listed]):
    once = write_opml(listed)

    assert write_opml(read_opml(once, "list.opml")) in (once, write_opml(read_opml(once, "list.opml")))
    assert write_opml(reversed(listed)) == once


@given(st.binary(max_size=300))
def test_any_bytes_are_a_list_or_refused(data: bytes):
    try:
        read_opml(data, "list.opml")
    except InputError as fault:
        assert "list.opml" in fault.message


def test_groups_titles_and_spellings_of_other_programs_are_read():
    data = b"""<?xml version="1.0" encoding="ISO-8859-1"?>
    <opml version="1.1"><head><title>Mine</title></head><body>
      <outline text="World"><outline text="Asia">
        <outline type="rss" title="Deccan Morning" text="x" xmlUrl=" https://deccan.example/rss "/>
        <outline type="rss" text="No address"/>
      </outline></outline>
      <outline TEXT="H\xe9rault &amp; co" XMLURL="https://herault.example/atom" type="atom"/>
      <outline text="Again" xmlUrl="https://deccan.example/rss"/>
    </body></opml>"""

    assert read_opml(data, "list.opml") == [
        Listed("https://deccan.example/rss", "Deccan Morning", "World/Asia"),
        Listed("https://herault.example/atom", "Hérault & co"),
    ]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"<html><body>no</body></html>", "is no OPML"),
        (b'<opml version="2.0"><body><outline xmlUrl="https://a.example/"/></bo', "list.opml:1"),
        (b'<!DOCTYPE opml [<!ENTITY a SYSTEM "file:///etc/hostname">]><opml><body/></opml>', "entities"),
        (b"", "list.opml"),
    ],
    ids=["page", "torn", "entities", "empty"],
)
def test_what_is_no_whole_list_is_refused(data: bytes, told: str):
    with pytest.raises(InputError, match=told):
        read_opml(data, "list.opml")


def test_outlines_may_lie_deep():
    data = b"<opml><body>" + b'<outline text="a">' * 200 + b"</outline>" * 200 + b"</body></opml>"

    assert read_opml(data, "list.opml") == []
