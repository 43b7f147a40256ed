"""Wire messages: IPTC 7901, ANPA 1312 and the telex frame."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from wirecopy.intake.detect import Kind, kind
from wirecopy.intake.wire import read_wire
from wirecopy.records import Item, Reject, Zone

WRAPPED = (
    b"   Harbour Bay (nwi) - Ferries to the outer islands stopped on Tuesday\r\n"
    b"after a crane fell across the only pier, the harbour master said in a\r\n"
    b"statement.\r\n\r\n"
    b"   Two tugs from the mainland are on their way, and the next ferry is\r\n"
    b"expected to leave at noon on Thursday, when the tide has turned again,\r\n"
    b"he added.\r\n\r\n   Nobody was hurt when the ninety tonnes of steel came down across the\r\n"
    b"pier.\r\n"
)
IPTC = (
    b"\x01nwi061 4 i 211 ccccb   nwi 061\r\n\r\nIslands-transport/\r\n\x021ST LEAD\r\n"
    b"Crane blocks the only pier\r\nBy Ida Bloom, nwi =\r\n\r\n"
    + WRAPPED
    + b"\r\n\x03131137 GMT Nov 13 \r\n\x04"
)
ANPA = (
    b"\x16\x16\x01a2870\x1f_outer\r\nf l\x13\x11 BC-OI--Islands-Pier     11-13 0049\r\n"
    b"\x02^BC-OI--Islands-Pier,466<\r\n^Crane blocks the only pier<\r\n^Eds: With photos.<\r\n"
    b"^By IDA BLOOM=\r\n^Northwire Writer=\r\n\t   HARBOUR BAY (NWI) _ A crane fell ``across'' the pier.\r\n"
    b"\t   Ferries stopped.\r\n\t   \x03NWI-WF-11-13-13 1509GMT<\r\n\x04"
)
TELEX = (
    b"ZCZC NWI\r\n#Crane_1\r\n$Crane blocks the only pier\r\n:(BAY)\r\n"
    b"A crane fell.\r\n\r\nFerries stopped.\r\nNNNN\r\n"
)


def story(data: bytes) -> Item:
    (found,) = read_wire(data, "a.tst")
    assert isinstance(found, Item)
    return found


def test_wire_messages_are_told_by_their_marks() -> None:
    assert [kind(data, "a.txt") for data in (IPTC, ANPA, TELEX)] == [Kind.wire] * 3
    assert kind(b"ZCZCs are no frame. Ferries stopped.", "a.txt") is Kind.dump


def test_iptc_7901_has_its_headline_byline_and_time() -> None:
    item = story(IPTC)

    assert (item.title, item.byline) == ("Crane blocks the only pier", "By Ida Bloom, nwi")
    assert item.outlet.name == "nwi"
    assert item.published is not None
    assert item.published.utc.isoformat() == "2013-11-13T11:37:00+00:00"
    assert [(one.label, item.text[one.start : one.end]) for one in item.zones if one.label] == [
        ("wire.notice", "1ST LEAD"),
        ("wire.source", "nwi"),
    ]


def test_lines_that_the_wire_broke_are_paragraphs_again() -> None:
    paragraphs = story(IPTC).text.split("\n\n")

    assert paragraphs[0].endswith("the only pier, the harbour master said in a statement.")
    assert paragraphs[1].endswith("has turned again, he added.")


def test_anpa_has_its_headings_and_its_own_signs() -> None:
    item = story(ANPA)

    assert (item.title, item.byline) == ("Crane blocks the only pier", "By IDA BLOOM, Northwire Writer")
    assert item.text.startswith("HARBOUR BAY (NWI) — A crane fell “across” the pier.\n\nFerries stopped.")
    assert item.published is not None
    assert item.published.utc.isoformat() == "2013-11-13T15:09:00+00:00"
    assert item.outlet.name == "NWI"


def test_a_telex_frame_has_fields_and_an_end() -> None:
    item = story(TELEX + b"\r\nline noise")

    assert item.title == "Crane blocks the only pier"
    assert item.text == "A crane fell.\n\nFerries stopped.\n\nNWI"
    assert item.words_in(Zone.metadata) == ["NWI"]


def test_several_messages_in_one_file_are_several_stories() -> None:
    assert [one.source for one in read_wire(IPTC + ANPA + TELEX, "a.tst")] == [
        "a.tst#1",
        "a.tst#2",
        "a.tst#3",
    ]


def test_a_year_that_is_not_said_is_not_guessed() -> None:
    assert story(IPTC.replace(b"Nov 13 ", b"Nov ")).published is None


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from([b"\x01", b"\x02", b"\x03", b"\x04", b"ZCZC", b"NNNN", b"^", b"=\n", b"<\n", b"\r\n"])
        | st.binary(max_size=8),
        max_size=25,
    )
)
def test_any_message_gives_stories_or_rejects(pieces: list[bytes]) -> None:
    for start in (b"\x01a\x02", b"ZCZC ", b""):
        assert all(isinstance(one, Item | Reject) for one in read_wire(start + b"".join(pieces), "a"))
