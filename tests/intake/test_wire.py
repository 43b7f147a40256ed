"""Wire messages: IPTC 7901, ANPA 1312 and the telex frame."""

from __future__ import annotations

import pytest
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


ROUTED_TELEX = (
    b"ZCZC0123/SXB\r\nNWI20345_SXB_QBXC\r\nR ISL S0B QBXC\r\nPorto: gru blocca il molo delle isole\r\n"
    b"(NWI) - BAIA, 14 MAG - I traghetti sono fermi da\r\nmartedi, ha detto il capitano. (NWI).\r\n"
    b"\r\n     ABC-DEF\r\n14-MAG-24 14:32 NNNN\r\n"
)


def test_a_telex_that_is_counted_behind_zczc_has_its_title_below_the_routing_and_its_time_at_the_end():
    item = story(ROUTED_TELEX)

    assert kind(ROUTED_TELEX, "a.txt") is Kind.wire
    assert item.title == "Porto: gru blocca il molo delle isole"
    assert item.published is not None
    assert item.published.utc.isoformat() == "2024-05-14T14:32:00+00:00"
    assert "QBXC" not in item.text
    assert "14:32" not in item.text


def test_two_telexes_that_end_behind_their_time_are_two() -> None:
    assert [one.source for one in read_wire(ROUTED_TELEX * 2, "a.tst")] == ["a.tst#1", "a.tst#2"]


def test_several_messages_in_one_file_are_several_stories() -> None:
    assert [one.source for one in read_wire(IPTC + ANPA + TELEX, "a.tst")] == [
        "a.tst#1",
        "a.tst#2",
        "a.tst#3",
    ]


def test_fill_before_the_first_mark_is_no_part_of_a_message() -> None:
    filled = b"\x7f\x7f\r\n\x7f" + IPTC

    assert kind(filled, "a.txt") is Kind.wire
    assert story(filled) == story(IPTC)


def test_a_message_of_iptc_7901_whose_marks_were_lost_is_read_by_its_lines() -> None:
    lost = IPTC.translate(None, b"\x01\x02\x03\x04")
    item = story(lost)

    assert kind(lost, "a.txt") is Kind.wire
    assert (item.title, item.byline) == ("Crane blocks the only pier", "By Ida Bloom, nwi")
    assert item.published == story(IPTC).published
    assert item.text == story(IPTC).text
    assert kind(b"See room 12345 3 times a day.\n\nFerries stopped.", "a.txt") is Kind.dump


def test_a_header_s_last_name_is_the_sender_only_where_the_text_says_so_too() -> None:
    item = story(IPTC.replace(b"nwi 061\r\n\r\nIs", b"fre 061\r\n\r\nIs"))

    assert item.outlet.name == "unknown"
    assert item.words_in(Zone.metadata) == ["1ST LEAD"]


def test_headings_stand_out_from_an_indented_text() -> None:
    item = story(
        b"\x01a01NWI\x1fbay-\r\nu s\x14\x12 BC-Pier   09-12 0044\r\n"
        b"\x02BC-Pier\r\nCrane blocks the only pier+\r\n"
        b"     HARBOUR BAY, Dec. 9 Northwire - A crane fell.\r\n     Ferries stopped.\r\n"
        b"==Northwire\r\n\x03\x04"
    )

    assert item.title == "Crane blocks the only pier"
    assert item.text == (
        "HARBOUR BAY, Dec. 9 Northwire - A crane fell.\n\nFerries stopped.\n\nNorthwire\n\nBC-Pier"
    )


def test_the_headings_of_a_table_are_no_bylines() -> None:
    item = story(
        b"\x01z1\x1f-\r\nr z\x14\x12 BC-Rowing 05-17 0020\r\n\x02^BC-Rowing--Table<\r\n^Rowing Standings=\r\n"
        b"^By Northwire=\r\n^NORTH=\r\n\x08^;W;L\x10\r\n\x08Outer Bay;3;1\x10\r\n"
        b"^SOUTH=\r\n\x08Low Isle;2;2\x10\r\n"
        b"\x03NWI-WF-05-17-16 0620GMT<\r\n\x04"
    )

    assert (item.title, item.byline) == ("Rowing Standings", "By Northwire")
    table = "Rowing Standings\n\nNORTH\n\n;W;L\n\nOuter Bay;3;1\n\nSOUTH\n\nLow Isle;2;2"
    assert item.text.startswith(table)


def test_lines_without_an_end_below_a_headline_are_the_text() -> None:
    item = story(
        b"\x01V4\x1f-\r\nr e\x13\x11 AP-Top 02-09 0121\r\n\x02^BC-Top-News,0176<\r\n^Top news at noon<\r\n"
        b"^Crane blocks the only pier\r\n^Ferries stopped\r\n\x03NWI-WF-02-10-16 0423GMT<\r\n\x04"
    )

    assert item.title == "Top news at noon"
    assert item.text == "Crane blocks the only pier\n\nFerries stopped\n\nNWI"


@pytest.mark.parametrize("end", [b"131137 GMT NOV 13", b"131137 nov 13", b"131137 gmt november 13"])
def test_the_month_of_iptc_7901_is_read_in_capitals_and_small_letters(end: bytes) -> None:
    item = story(IPTC.replace(b"131137 GMT Nov 13", end))

    assert item.published is not None
    assert item.published.utc.isoformat() == "2013-11-13T11:37:00+00:00"


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


@pytest.mark.parametrize(
    "keywords", [b"Islands/Transport/Crane/", b"Islands/Transport/Crane", b"Islands-transport-crane"]
)
def test_keywords_and_lines_in_brackets_of_a_heading_are_no_part_of_its_title(keywords: bytes) -> None:
    heading = keywords + b"\r\n(Summary 1430)\r\nCrane blocks the only pier\r\n(Photo - archive)\r\n"
    item = story(IPTC.replace(b"1ST LEAD\r\nCrane blocks the only pier\r\n", heading))

    assert (item.title, item.byline) == ("Crane blocks the only pier", "By Ida Bloom, nwi")
    notices = [item.text[one.start : one.end] for one in item.zones if one.label == "wire.notice"]
    assert notices == ["(Summary 1430)", "(Photo - archive)"]


def test_a_word_with_hyphens_is_the_title_where_nothing_else_is() -> None:
    item = story(IPTC.replace(b"1ST LEAD\r\nCrane blocks the only pier\r\n", b"Crane-pier-accident\r\n"))

    assert item.title == "Crane-pier-accident"


def test_a_time_may_stand_before_the_mark_of_the_end() -> None:
    item = story(IPTC.replace(b"\r\n\x03131137 GMT Nov 13 \r\n\x04", b"\r\n131137 Nov 13\r\n\x03\x04"))

    assert item.published is not None
    assert item.published.utc.isoformat() == "2013-11-13T11:37:00+00:00"
    assert item.text == story(IPTC).text


def test_a_telex_may_be_headed_as_iptc_7901_is_with_keywords_above_its_title() -> None:
    item = story(
        b"ZCZC\r\nNWI0123 3 ISL 0234 \r\nISLANDS-PIER/CRANE (UPDATE 2)\r\n"
        b"UPDATE 2-Crane blocks the only pier\r\n\r\nBy Ida Bloom\r\n\r\n"
        b"HARBOUR BAY, May 14 (Northwire) - A crane fell across the pier.\r\n\r\nNNNN\r\n"
    )

    assert item.title == "UPDATE 2-Crane blocks the only pier"
    assert "NWI0123" not in item.text


def test_a_byline_that_opens_an_indented_text_is_the_byline() -> None:
    message = IPTC.replace(b"By Ida Bloom, nwi =", b"=").replace(WRAPPED, b"   By Ida Bloom\r\n" + WRAPPED)
    item = story(message)

    assert item.byline == "By Ida Bloom"
    assert item.text.startswith("Harbour Bay (nwi) - Ferries")
