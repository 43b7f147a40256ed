"""Mailboxes of newsletters, and single messages."""

from __future__ import annotations

import textwrap
from email.message import EmailMessage
from mailbox import mbox
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirecopy.intake.mail import read_mail
from wirecopy.intake.read import read
from wirecopy.intake.streams import Overlong
from wirecopy.records import Item, Reject, RejectReason, Zone

LETTER = """<html><body><table><tr><td><h1>Dam opens gates</h1>
<p>Engineers opened two gates of the dam on Tuesday and told people along the creek to be ready to leave.</p>
<p>The release sent brown water over farm roads, the Morgen Agency reported. (Morgen)</p></td></tr></table>
</body></html>"""
PLAIN = "From here the water rose, engineers said on Tuesday, and two gates of the dam were opened at noon.\n"


def letter(
    subject: str = "Dam opens gates", sender: str = "The Bayside Tribune <am@mail.bayside.com>"
) -> EmailMessage:
    message = EmailMessage()
    message["From"] = sender
    message["To"] = "reader@example.org"
    message["Subject"] = subject
    message["Date"] = "Tue, 03 Mar 2026 10:15:00 +0530"
    message["Message-ID"] = f"<{subject.casefold().replace(' ', '-')}@bayside.com>"
    message.set_content(PLAIN)
    message.add_alternative(LETTER, subtype="html")
    return message


def box(path: Path, *messages: EmailMessage) -> Path:
    made = mbox(path)
    for message in messages:
        made.add(message)
    made.close()
    return path


def test_each_message_of_a_mailbox_is_a_story(tmp_path: Path) -> None:
    path = box(tmp_path / "newsletters", letter(), letter("Ferries resume"))

    one, other = read([str(path)])

    assert isinstance(one, Item)
    assert isinstance(other, Item)
    assert (one.source, other.source) == (f"{path}#1", f"{path}#2")
    assert (one.title, one.outlet.key, one.outlet.name) == (
        "Dam opens gates",
        "bayside.com",
        "The Bayside Tribune",
    )
    assert one.published is not None
    assert one.published.utc.isoformat() == "2026-03-03T04:45:00+00:00"
    assert one.item_id == "dam-opens-gates@bayside.com"
    assert "two gates of the dam on Tuesday" in "".join(one.words_in(Zone.lead))


def test_one_message_alone_is_a_story_too(tmp_path: Path) -> None:
    path = tmp_path / "letter.eml"
    path.write_bytes(bytes(letter()))

    (item,) = read([str(path)])

    assert isinstance(item, Item)
    assert (item.source, item.title) == (str(path), "Dam opens gates")


def test_a_line_that_begins_with_from_inside_a_message_ends_nothing(tmp_path: Path) -> None:
    message = letter()
    message.clear_content()
    message.set_content(PLAIN)

    (item,) = read([str(box(tmp_path / "box", message))])

    assert isinstance(item, Item)
    assert item.text.startswith("From here the water rose")


def test_a_message_without_words_is_a_reject_and_its_neighbours_are_read(tmp_path: Path) -> None:
    empty = EmailMessage()
    empty["From"], empty["Subject"], empty["Date"] = (
        "a@bayside.com",
        "Pictures",
        "Tue, 03 Mar 2026 10:15:00 +0000",
    )
    empty.add_attachment(b"\x89PNG", maintype="image", subtype="png")

    found = list(read([str(box(tmp_path / "box", letter(), empty, letter("Ferries resume")))]))

    assert [isinstance(one, Item) for one in found] == [True, False, True]
    assert isinstance(found[1], Reject)
    assert found[1].reason is RejectReason.missing_text


def test_a_list_names_the_outlet_where_a_service_for_everybody_sent_the_message(tmp_path: Path) -> None:
    message = letter(sender="Bayside Weekly <bayside@substack.com>")
    message["List-Id"] = "<weekly.bayside.com>"

    (item,) = read([str(box(tmp_path / "box", message))])

    assert isinstance(item, Item)
    assert item.outlet.key == "bayside.com"


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-15", "windows-1251", "shift_jis", "gb18030"])
def test_words_are_read_in_any_encoding(charset: str, tmp_path: Path) -> None:
    words = {"windows-1251": "Вода поднялась на два метра", "shift_jis": "水門は火曜日に開かれた"}.get(
        charset, "Über die Brücke ging nur, wer Stiefel trug" if charset != "gb18030" else "水库周二开闸放水"
    )
    message = letter()
    message.clear_content()
    message.set_content(words + ". " + words, charset=charset)

    (item,) = read([str(box(tmp_path / "box", message))])

    assert isinstance(item, Item)
    assert words in item.text


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.builds(Overlong, st.integers(0)),
            st.binary(max_size=80),
            st.sampled_from([b"", b"From a b 2026", b"Subject: x"]),
        ),
        max_size=30,
    )
)
def test_any_lines_give_stories_or_rejects(lines: list[bytes | Overlong]) -> None:
    assert all(isinstance(one, Item | Reject) for one in read_mail(lines, "box"))


def test_paragraphs_that_a_mailer_broke_at_its_width_are_whole(tmp_path: Path) -> None:
    told = "A crane fell across the only pier of the outer islands and blocked the ferry, an office said"
    words = "\n".join(textwrap.wrap(f"{told}, and {told.lower()}, and {told.lower()} once more.", 66))
    path = tmp_path / "one.eml"
    message = EmailMessage()
    message["From"], message["Subject"] = "The Bay Mail <am@mail.bayside.com>", "Pier blocked"
    message.set_content(words)
    path.write_bytes(bytes(message))
    (item,) = read([str(path)])

    assert isinstance(item, Item)
    assert f"{told}, and" in item.text


FULL = """<html><body><div style="display:none;max-height:0">Only the list of mails shows this.</div>
<table><tr><td><a href="https://letters.bayside.com/p/dam?utm_source=mail">View in browser</a></td></tr>
<tr><td><h1>Dam opens gates</h1><p>By Ida Bloom</p>
<p>Engineers opened two gates of the dam on Tuesday and told people to be ready to leave.</p>
<p>Nobody can unsubscribe from the creek, the mayor said.</p>
<p>The release sent brown water over farm roads, and the water is still rising, she said.</p></td></tr>
<tr><td>You received this because you signed up. <a href="https://x.example/u">Unsubscribe</a></td></tr>
<tr><td>Bayside Tribune, 1 Pier Road, Bayside</td></tr></table></body></html>"""


def one_story(message: EmailMessage) -> Item:
    (item,) = read_mail(bytes(message).split(b"\n"), "letter.eml")
    assert isinstance(item, Item)
    return item


def test_what_a_mailer_puts_around_a_letter_is_no_part_of_it() -> None:
    message = letter()
    message.clear_content()
    message.set_content(FULL, subtype="html")
    item = one_story(message)

    assert item.byline == "By Ida Bloom"
    assert item.url == "https://letters.bayside.com/p/dam"
    assert item.words_in(Zone.lead) == [
        "Engineers opened two gates of the dam on Tuesday and told people to be ready to leave."
    ]
    for words in ("Only the list", "View in browser", "You received"):
        assert words not in item.text
    assert "Nobody can unsubscribe from the creek" in item.text


@pytest.mark.parametrize(
    ("header", "value", "url"),
    [
        ("Archived-At", "<https://bayside.com/p/dam>", "https://bayside.com/p/dam"),
        ("List-Post", "<https://letters.example/p/dam>", "https://letters.example/p/dam"),
        ("List-Post", "<mailto:all@bayside.com>", None),
    ],
)
def test_a_header_gives_the_address_of_a_letter(header: str, value: str, url: str | None) -> None:
    message = letter()
    message[header] = value

    assert one_story(message).url == url


def test_a_link_to_another_site_is_no_address_of_a_letter() -> None:
    message = letter()
    message.clear_content()
    message.set_content(FULL.replace("letters.bayside.com", "clicks.example"), subtype="html")

    assert one_story(message).url is None


def test_a_plain_letter_is_without_its_signature_and_its_first_line_gives_its_address() -> None:
    message = EmailMessage()
    message["From"] = "The Bayside Tribune <am@bayside.com>"
    message["Subject"] = "Dam opens gates"
    message.set_content(
        f"View this post on the web at https://bayside.com/p/dam\n\n{PLAIN}\nIt rains.\n\n"
        "-- \nIda Bloom\n1 Pier Road\n"
    )
    item = one_story(message)

    assert item.url == "https://bayside.com/p/dam"
    assert item.text.startswith(f"{PLAIN.strip()}\n\nIt rains.\n\n")
    assert "Pier Road" not in item.text
