# ruff: noqa: E501 - pages
"""Forms that pages of news take, each with what must come out of it; every page here is invented."""

from __future__ import annotations

import random
import re
from datetime import UTC, datetime, timedelta

import pytest

from wirecopy.intake.page import read_page
from wirecopy.records import Item, Reject, RejectReason

TITLE = "Ferry to Ostmark Island runs aground off Ketta Point"
TEXT = (
    "The ferry Marta Lind ran aground on a sandbank off Ketta Point early on Friday with 214 people on board, the coast guard said.",
    "Nobody was hurt, and all passengers had been brought ashore by nine, though their cars will stay on board until the tide turns.",
    "The line has been warned twice this year that the channel is silting up faster than the harbour can dredge it, records show.",
    "A second ferry will run every two hours from Saturday, the line said, and tickets bought for the weekend remain valid.",
)


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts or TEXT)


def page(
    *, above: str = "", body: str | None = None, below: str = "", head: str = "", title: str = TITLE
) -> bytes:
    """A page of an article. above: between headline and text; body: the text's markup; below: behind it."""
    text = f"<div class='story-body'>{paragraphs()}</div>" if body is None else body
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} | Ketta Echo</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="Ketta Echo">
<link rel="canonical" href="https://www.kettaecho.example/harbour/ferry-aground">{head}</head>
<body><main><article><h1>{title}</h1>{above}{text}{below}</article></main></body></html>""".encode()


def read(data: bytes, **known: datetime) -> Item:
    found = read_page(data, "page.html", **known)
    assert isinstance(found, Item), found
    return found


# ---------------------------------------------------------------- where a story stands
def test_a_story_laid_out_in_parts_named_after_their_place_is_read_whole():
    grid = "".join(
        f"<div class='sidebar-grid'><div class='sidebar-grid__content'>{paragraphs(text)}</div>"
        "<aside class='sidebar-grid__sidebar'><p>Buy two papers for the price of one this weekend only, at any kiosk in town.</p></aside></div>"
        for text in TEXT
    )

    assert "\n\n".join(TEXT) in read(page(body=grid)).text


def test_a_story_in_widgets_of_its_own_is_read():
    widgets = "".join(
        f"<div class='article-widget article-widget-text'><div class='text'>{paragraphs(text)}</div></div>"
        for text in TEXT
    )
    other = "<div class='widget'><p>Ten recipes for the long weekend that you will want to try at home with your family.</p></div>"

    item = read(page(body=widgets, below=other))

    assert "\n\n".join(TEXT) in item.text
    assert "recipes" not in item.text


def test_a_story_told_under_its_pictures_is_read():
    slides = "".join(
        f"<figure class='slide'><img src='{number}.jpg'><figcaption>{paragraphs(text)}</figcaption></figure>"
        for number, text in enumerate(TEXT)
    )

    item = read(page(body=f"<div class='slides'>{slides}</div>"))

    assert all(text in item.text for text in TEXT)


def test_a_story_that_stands_in_a_part_for_readers_without_scripts_is_read():
    data = page().replace(b"<main>", b"<noscript><main>").replace(b"</main>", b"</main></noscript>")

    assert TEXT[0] in read(data).text


def test_headings_that_are_links_inside_running_text_take_nothing_from_the_story():
    body = paragraphs(TEXT[0], TEXT[1]) + "".join(
        f"<h3><a href='/games/{number}'>Game number {number} of the winter</a></h3><p>The game of winter {number} takes some {number + 3} hours and asks for patience, a large table and good light.</p>"
        for number in range(6)
    )

    text = read(page(body=f"<div class='story-body'>{body}</div>")).text

    assert "The game of winter 5 takes" in text


def test_a_front_page_whose_headings_are_all_first_ones_is_a_list():
    teasers = "".join(
        f"<div class='item'><div class='time'>3:{number + 10} pm</div><h1><a href='/{number}'>Story number {number} of this long Friday</a></h1>"
        f"<div class='intro'><p class='wp-caption-text'>Agencies</p><p>Of story number {number} only the beginning stands here, some hundred characters that end in three dots ...</p></div></div>"
        for number in range(12)
    )
    data = f"<html lang='en'><head><title>Ketta Echo</title></head><body><main>{teasers}</main></body></html>"

    found = read_page(data.encode(), "front.html")

    assert isinstance(found, Reject)
    assert found.reason is RejectReason.list_page


def test_readings_above_characters_are_no_text():
    ruby = "<ruby>港<rt>みなと</rt></ruby>の<ruby>船<rt>ふね</rt></ruby>が金曜日の朝、岬の沖で砂の上に乗り上げた。乗っていた人は全員無事だった。"
    text = read(
        page(body=f"<div>{paragraphs(ruby, ruby.replace('金', '土'), ruby.replace('金', '日'))}</div>")
    ).text

    assert "港の船が金曜日の朝" in text
    assert "みなと" not in text


# ---------------------------------------------------------------- who wrote it
@pytest.mark.parametrize(
    ("above", "byline"),
    [
        (
            "<div class='by'>By</div><div class='n'><a href='/p/1'>Ilse Morn</a></div><div class='d'>3 May 2026</div>",
            "Ilse Morn",
        ),
        (
            "<div class='meta'><img class='avatar photo' src='a.jpg'>By: Ilse Morn May 3, 2026</div>",
            "By: Ilse Morn",
        ),
        ("<div class='meta'><span>Ilse Morn</span><span>3 May 2026</span></div>", "Ilse Morn"),
        (
            "<p class='byline'><a rel='author' href='/1'>Ilse Morn</a> and <a rel='author' href='/2'>Odo Tarn</a></p>",
            "Ilse Morn and Odo Tarn",
        ),
        (
            "<div class='fn-x1b2'>A ferry, a sandbank and a long night for those on board</div><div>Ilse Morn | 3 May 2026</div>",
            "Ilse Morn",
        ),
        ("<div class='author'>Editor: Odo Tarn</div><div class='author'>Ilse Morn</div>", "Ilse Morn"),
        (
            "<div class='entry-meta'>In <a href='/category/harbour'>Harbour News</a></div><div>3 May 2026</div><p>Ilse Morn</p>",
            "Ilse Morn",
        ),
        ("<div class='authors'>Published on 3 May 2026, 14:26</div>", None),
        ("<div class='meta'>May 3, 2026</div><div>Text Size</div>", None),
        ("<div class='meta'>公開日：2026年5月3日 9:41</div>", None),
    ],
    ids=[
        "by-alone",
        "portrait",
        "run-together",
        "two-marks",
        "hash-of-a-style",
        "editor",
        "section",
        "only-date",
        "button",
        "label",
    ],
)
def test_the_byline_is_a_name_and_no_label(above, byline):
    assert read(page(above=above)).byline == byline


def test_an_author_stated_out_of_sight_is_named_where_the_line_holds_more_than_names():
    head = "<meta name='author' content='Ilse Morn'>"
    above = "<div class='authors'>Article published on 3 May 2026, 14:26, Ilse Morn</div>"

    assert read(page(above=above, head=head)).byline == "Ilse Morn"


def test_all_authors_are_named_whom_separate_lines_name():
    head = "<meta name='author' content='Ilse Morn'><meta name='author' content='Odo Tarn'>"
    above = "<ul><li class='author'>Ilse Morn<sup>0</sup>,</li><li class='author'>Odo Tarn</li></ul>"

    assert read(page(above=above, head=head)).byline == "Ilse Morn, Odo Tarn"


def test_an_address_or_a_number_is_no_author():
    head = "<meta name='author' content='i.morn@ketta-echo.example'><meta name='author' content='105092'>"

    assert read(page(head=head)).byline is None


# ---------------------------------------------------------------- when
@pytest.mark.parametrize(
    ("parts", "published"),
    [
        (
            {"head": "<meta name='article:published:time' content='2026-05-03T10:15:00+02:00'>"},
            "2026-05-03T08:15",
        ),
        (
            {"above": "<ul class='nav meta'><li><a href='/d'>3 May 2026 18:29</a></li><li>1479</li></ul>"},
            "2026-05-03T18:29",
        ),
        ({"above": "<p class='article-caption'>03. Mai 2026 | Hafen</p>"}, "2026-05-03T00:00"),
        (
            {"above": "<div class='article-created'>تم نشره الجمعة 24 نيسان / أبريل 2020 09:22 مساء</div>"},
            "2020-04-24T21:22",
        ),
        (
            {"above": "<div class='datestamp'><span>입력</span><span>2023.11.02. 오후 8:06</span></div>"},
            "2023-11-02T20:06",
        ),
        ({"below": "<ul class='facts'><li>Datum 03.05.2026</li></ul>"}, "2026-05-03T00:00"),
        (
            {"below": "<div class='asset-meta'>Von Ilse am 03.05.2026, 11:51 | 0 Meinungen</div>"},
            "2026-05-03T11:51",
        ),
    ],
    ids=["colons", "in-a-list", "beside-a-picture", "two-months", "glued", "fact-below", "byline-below"],
)
def test_the_time_of_publication_is_read_wherever_it_stands(parts, published):
    moment = read(page(**parts)).published

    assert moment is not None
    assert moment.utc.isoformat()[:16] == published


def test_a_date_right_above_the_headline_is_the_storys():
    data = page().replace(b"<article>", b"<article><header>03.05.2026</header>")

    moment = read(data).published

    assert moment is not None
    assert moment.utc.date().isoformat() == "2026-05-03"


def test_a_time_after_the_page_was_fetched_is_none():
    head = "<meta property='article:published_time' content='2027-05-03T10:15:00Z'>"
    fetched = datetime(2026, 5, 3, 12, tzinfo=UTC)

    assert read(page(head=head), fetched=fetched).published is None
    assert read(page(head=head), fetched=fetched + timedelta(days=366)).published is not None
    assert read(page(head=head)).published is not None


# ---------------------------------------------------------------- damage
DAMAGES = ("cut", "flipped", "tags dropped", "nested", "one huge attribute", "one tag over and over")


def damaged(data: bytes, how: str, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    if how == "cut":
        return data[:at]
    if how == "flipped":
        spoilt = bytearray(data)
        for _ in range(chance.randrange(1, 60)):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        return bytes(spoilt)
    if how == "tags dropped":
        return re.sub(rb"</?[a-z][^<>]*>", lambda tag: tag.group() if chance.random() < 0.7 else b"", data)
    if how == "nested":
        depth = chance.randrange(200, 2000)
        return data.replace(b"<main>", b"<main>" + b"<div class='sidebar-x'>" * depth, 1)
    if how == "one huge attribute":
        return data.replace(b"<article>", b"<article class='" + b"widget author date " * 40_000 + b"'>", 1)
    return data[:at] + b"<h3><a href='/x'>" * chance.randrange(1, 400) + data[at:]


@pytest.mark.parametrize("how", DAMAGES)
@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_page_is_a_story_or_a_named_reject(how, seed):
    whole = page(
        above="<div class='meta'><img class='photo'><span>By Ilse Morn</span><span>3 May 2026</span></div>",
        below="<ul class='facts'><li>Datum 03.05.2026</li></ul><h3><a href='/1'>Another story</a></h3>",
    )

    found = read_page(damaged(whole, how, random.Random(f"{how} {seed}")), "page.html")

    if isinstance(found, Reject):
        assert found.reason in RejectReason
        assert found.problem
    else:
        assert found.text.strip()
        assert all(0 <= span.start < span.end <= len(found.text) for span in found.zones)


def test_a_page_of_very_many_small_pieces_is_read():
    pieces = "<div class='x'>one</div>" * 12_000

    assert TEXT[0] in read(page(below=pieces)).text


# ---------------------------------------------------------------- whose
@pytest.mark.parametrize(
    ("site", "name"),
    [
        ("Ketta Echo | Harbour", "Ketta Echo"),
        ("Ketta Echo - Ostmark Verlag GmbH", "Ketta Echo"),
        ("kettaecho", "Ketta Echo"),
        ("KETTAECHO", "KETTAECHO"),
        ("The Ketta Echo", "The Ketta Echo"),
    ],
)
def test_an_outlet_is_called_as_readers_know_it(site, name):
    data = page().replace(b'content="Ketta Echo"', f'content="{site}"'.encode())

    assert read(data).outlet.name == name
