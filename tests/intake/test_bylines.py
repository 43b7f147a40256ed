"""Lines that name who wrote a story, and lines beside them that only look like it."""

from __future__ import annotations

import pytest

from wirecopy.intake.page import read_page
from wirecopy.records import Item

PARAGRAPHS = (
    "The bridge over the Neela stays closed until Friday after inspectors found cracks in its bearings.",
    "Buses go by the old road, and the ferry runs twice an hour from six in the morning, the council said.",
    "Repairs began on Monday and are expected to cost some forty thousand, half of which the county pays.",
)
BODY = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)


def byline(above: str, *, below: str = "", stated: str = "") -> str | None:
    head = f'<meta name="author" content="{stated}">' if stated else ""
    page = (
        f"<html><head><title>Bridge stays closed</title>{head}</head><article><h1>Bridge stays closed</h1>"
        f"{above}{BODY}{below}</article></html>"
    )
    found = read_page(page.encode(), "page.html")
    assert isinstance(found, Item)
    return found.byline


def test_a_name_that_stands_in_a_picture_s_link_and_in_its_own_is_said_once() -> None:
    above = '<div class="byline">By <a href="/ida">Ida Bloom</a><a href="/ida"><b>Ida Bloom</b></a></div>'

    assert byline(above) == "By Ida Bloom"


@pytest.mark.parametrize("heading", ["About the Author", "Also from this source", "More from the author"])
def test_a_heading_over_an_author_s_other_work_names_nobody(heading: str) -> None:
    above = "<div>Ida Bloom | 2026-03-02T10:00:00Z</div>"

    assert byline(above, below=f'<div class="author">{heading}</div>') == "Ida Bloom"


@pytest.mark.parametrize("post", ["Co-Founder at Northlight", "Senior Editor", "Director of Research"])
def test_what_somebody_is_stands_back_behind_a_name_stated_out_of_sight(post: str) -> None:
    assert byline(f'<div class="author-title">{post}</div>', stated="Ida Bloom") == "Ida Bloom"


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        ("<h4 class='byline'>By Ida Bloom, Fri., May 31, 2019</h4>", "By Ida Bloom"),
        ("<p class='byline'>By Ida Bloom, 1:00PM, Thu. May 23, 2019</p>", "By Ida Bloom"),
        ("<div>Mon, 6/3/2019 - by Ida Bloom-Hart</div>", "Ida Bloom-Hart"),
        ("<div class='author'>Ida Bloom Follow @idabloom</div>", "Ida Bloom"),
        ("<div class='post-info'>May 3, 2026 By Ida Bloom Leave a Comment</div>", "Ida Bloom"),
        ("<p class='byline'>3 May 2026 / Updated 4 May 2026 / Source: Bay Press</p>", "Source: Bay Press"),
        ("<h3 class='byline-dateline'><span class='byline'>Ida Bloom</span>"
         "<span class='dateline'>March 15, 2019 6:00 AM</span></h3>", "Ida Bloom"),
        ("<p class='byline'>Articol de Ida Bloom, publicat in data de 8-06-2013</p>", "Articol de Ida Bloom"),
        ("<div>2015-07-27 内拉河日报 内拉河日报</div>", "内拉河日报"),
        ("<p class='byline'>By Ida Bloom | ibloom@neela-county-courier.example</p>", "By Ida Bloom"),
        ("<p class='byline'>By Ida Bloom (555) 459-5382</p>", "By Ida Bloom"),
        ("<div class='author'>Ida Bloom Send an email</div>", "Ida Bloom"),
        ("<div class='author'>Ida Bloom Writer See All Articles Send Email</div>", "Ida Bloom Writer"),
        ("<div class='author'>Print Ida Bloom, Press By Ida Bloom, Press</div>", "By Ida Bloom, Press"),
        ("<p class='byline'>By Ida Sun May 3, 2026</p>", "By Ida Sun"),
        ("<div class='source'>字号：A- A A+ 来源：内拉河日报</div>", "来源：内拉河日报"),
        ("<div class='source'>2026-05-03 09:59 来源: 内拉河日报 举报</div>", "来源: 内拉河日报"),
        ("<div>时间：2026.05.03 来源：内拉河日报 作者：南河 分享到：</div>", "来源：内拉河日报 作者：南河"),
        ("<p class='info'>ذیشان نہر اتوار 3 مئی 2026 23:04</p>", "ذیشان نہر"),
        ("<p class='info'>Ida Bloom jueves 7 de mayo de 2026</p>", "Ida Bloom"),
        ("<p class='info'>Ida Domingo 3 mayo 2026</p>", "Ida Domingo"),
        ("<p>كتب سيد النهري</p><p>3 مايو 2026</p>", "كتب سيد النهري"),
        ("<p>Γράφει η Ίδα Άνθη</p><p>3 Μαΐου 2026</p>", "Γράφει η Ίδα Άνθη"),
        ("<div class='author-box'><div class='author'>Ida Bloom</div><div class='author-origin'>Neela</div>"
         "<div>3 May 2026</div></div>", "Ida Bloom"),
        ("<div class='origin'>(Neela Daily Online) 11:35, May 3, 2026</div>", "(Neela Daily Online)"),
        ("<p>Author of the article:</p><p>Ida Bloom</p><p>3 May 2026</p>", "Ida Bloom"),
    ],
)  # fmt: skip
def test_buttons_weekdays_and_hours_beside_a_name_are_no_part_of_it(above: str, expected: str) -> None:
    assert byline(above) == expected


@pytest.mark.parametrize(
    "above",
    [
        "<div>ΚΑΤΗΓΟΡΙΑ: Ψυχαγωγία</div><div class='dates'>Δημοσίευση: 10/01/2020 - 18:50</div>",
        "<div class='meta'>Kategorie: Verkehr</div><div class='dates'>3. Mai 2026</div>",
        "<div>TOPEKA, KS | November 28, 2012</div>",
        "<div>Sâmbătă, 10.08.2013</div>",
        "<div>Editorial 5 August 2013</div>",
        "<div>06:00 (updated 07:00 3 May 2026) Get short URL</div>",
        "<p class='author'>03/05/2026 16h15</p>",
        "<p class='author'>03/05/2026 à 16h15</p>",
        "<div class='author'>当前位置 : 内拉新闻 > 社会</div>",
        "<div class='author'>#meta[ag-author]</div>",
        "<div>2026-05-03 06:48 发布于：北京市</div>",
        "<div>2026年05月03日 18:03 来自内蒙古自治区</div>",
        "<div class='author'>Unknown</div><div class='date'>3 May 2026</div>",
        "<div>发稿时间：2026-05-03 13:15:00</div>",
        "<div class='info'>Güncelleme Tarihi: Mayıs 3, 2026 12:41</div>",
        "<p>【短视频观察】</p><div>2026-05-03</div>",
        "<div class='author-origin'>Neela</div><div class='date'>3 May 2026</div>",
        "<div class='author'>{{ article.author }}</div>",
    ],
)
def test_sections_places_and_weekdays_beside_a_date_name_nobody(above: str) -> None:
    assert byline(above) is None


def test_a_section_that_a_page_states_names_nobody() -> None:
    stated = 'x"><meta property="article:section" content="Harbour'

    assert byline("<div>3 May 2026 - Harbour</div>", stated=stated) == "x"


def test_a_line_below_the_text_with_another_date_is_a_teasers() -> None:
    above = "<div class='byline'>Ida Bloom</div><div class='date'>9 May 2026</div>"

    assert (
        byline("<div class='date'>9 May 2026</div>", below="<div class='author'>dpa 9 May 2026</div>")
        == "dpa"
    )
    assert (
        byline("<div class='date'>9 May 2026</div>", below="<div class='author'>World 8 May 2026</div>")
        is None
    )
    assert byline(above, below="<div class='author'>World 8 May 2026</div>") == "Ida Bloom"


def test_a_byline_below_a_standfirst_that_nobody_marked_is_found() -> None:
    above = """<div>Inspectors found cracks in the bearings of the old bridge and closed it to traffic.</div>
    <div>By: Ida Bloom</div><div>Jun. 29, 2026 12:00 PM</div>"""

    assert byline(above) == "By: Ida Bloom"


@pytest.mark.parametrize("stated", ["name, email@gmail.com", "Neela Web Design, 2006-2020"])
def test_an_example_and_an_owner_for_years_are_no_authors(stated: str) -> None:
    assert byline("<div>3 May 2026</div>", stated=stated) is None


def test_the_place_from_which_a_story_is_sent_names_nobody() -> None:
    above = "<p class='info'><span>BAYTON</span> <span>Mon May 4, 2026 8:57pm GMT</span></p>"

    assert (
        byline(f"{above}<p>BAYTON (Reuters) - The bridge over the Neela is shut, the county said.</p>")
        is None
    )


def test_authors_in_lines_of_their_own_are_all_named() -> None:
    above = "<p>Autor: <b>Ida Bloom</b> | ida@neela.example</p><p>Autor: <b>Ned Ray</b></p><p>3 May 2026</p>"

    assert byline(above) == "Autor: Ida Bloom, Ned Ray"


def test_a_box_far_below_the_text_tells_day_and_author() -> None:
    teasers = "".join(f"<h2><a href='/{day}'>Ferry {day} runs late again</a></h2>" for day in range(9))
    facts = "<ul><li>Date 10.06.2026</li><li>Author Ida Bloom</li><li>Print this page</li></ul>"
    below = f"</article><div class='more'>{teasers}</div><div class='facts'>{facts}</div><article>"
    outlet = 'x (www.neela.example)"><link rel="canonical" href="https://www.neela.example/bridge'

    assert byline("", below=below, stated=outlet) == "Author Ida Bloom"


def test_a_machines_time_beside_an_empty_byline_names_nobody():
    from wirecopy.intake.names import cleaned  # noqa: PLC0415

    assert [cleaned(words) for words in ("2026-03-04T08:00:00-05:00", "2026-03-04T08:00Z", "T08")] == [""] * 3


# ---------------------------------------------------------------- accounts of content systems
@pytest.mark.parametrize(
    "account",
    [
        "admin",
        "Admin2",
        "Web Desk",
        "webdesk",
        "Newsroom",
        "Online News Editor",
        "Administrador",
        "Super User",
        "web@bay.example",
    ],
)
def test_a_line_at_the_text_s_head_is_believed_before_an_account(account: str) -> None:
    above = f'<div class="author">by <a href="/a" rel="author">{account}</a></div><p>By Ida Bloom</p>'

    assert byline(above, stated=account) == "By Ida Bloom"


@pytest.mark.parametrize("account", ["admin", "Redaktion", "Online News Editor"])
def test_an_account_is_named_where_nobody_else_is(account: str) -> None:
    assert byline("", stated=account) == account


@pytest.mark.parametrize("marker", ["By Staff Reporter", "Von unserer Korrespondentin"])
def test_a_staff_marker_is_no_account(marker: str) -> None:
    assert byline(f'<div class="byline">{marker}</div>', stated="admin") == marker


def test_an_author_stated_out_of_sight_is_believed_before_an_account_that_is_shown() -> None:
    assert byline('<div class="author">by <b>admin</b></div>', stated="Ida Bloom") == "Ida Bloom"


def test_the_outlet_after_a_word_for_bylines_is_the_last_to_be_believed() -> None:
    head = '<meta property="og:site_name" content="Neela Courier">'
    page = (
        f"<html><head><title>Bridge stays closed</title>{head}</head><article><h1>Bridge stays closed</h1>"
        f'<div class="meta">3 May 2026 by Neela Courier</div><h3>By Ida Bloom</h3>{BODY}</article></html>'
    )
    found = read_page(page.encode(), "page.html")

    assert isinstance(found, Item)
    assert found.byline == "By Ida Bloom"


@pytest.mark.parametrize(
    "post", ["Associated Press Writer", "AP Business Writers", "Reuters Political Correspondent"]
)
def test_a_line_that_tells_whose_writer_somebody_is_belongs_to_the_byline(post: str) -> None:
    above = f'<div class="byline-name">IDA BLOOM</div><div class="byline-name">{post}</div><p>3 May 2026</p>'

    assert byline(above) == f"IDA BLOOM, {post}"


def test_a_post_at_the_house_itself_is_no_part_of_the_byline() -> None:
    assert (
        byline('<div class="byline"><b>By Ida Bloom</b><br>Political Correspondent</div>') == "By Ida Bloom"
    )


@pytest.mark.parametrize(
    "day", ["Mar, 12/05/2026 - 14:40", "Dom, 03.05.2026", "Mié., 6/05/2026 - 09:10", "вт, 12.05.2026"]
)
def test_a_weekday_s_abbreviation_before_a_date_names_nobody(day: str) -> None:
    assert byline(f'<div class="created">{day}</div>') is None


def test_a_byline_between_a_headline_that_nobody_marked_and_a_dateline_is_found() -> None:
    headline = "<span>Court of Neela Turns Down a Bid to Stop the Sale of the Old Bridge (Update 4)</span>"
    page = (
        f"<html><head><title>Courier: Muse</title></head><body><div>{headline}<p>By Ida Bloom</p>"
        f"<p>Jan. 11 (Reuters) -- {PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p></div></html>"
    )
    found = read_page(page.encode(), "page.html")

    assert isinstance(found, Item)
    assert found.byline == "By Ida Bloom"


def test_what_a_reader_follows_an_author_by_names_nobody() -> None:
    follow = (
        '<div>You follow the most topics. <a href="/topics" class="followAuthorBtn">Edit topics</a></div>'
    )

    assert byline(f"<p>3 May 2026</p>{follow}") is None


def test_all_authors_of_a_list_behind_the_word_for_it_are_named() -> None:
    listed = "<dl><dt>by</dt><a><dd>Ida Bloom</dd><span>,</span></a><a><dd>Reuters</dd></a></dl>"
    authors = '"author": [{"name": "Ida Bloom"}, {"name": "Reuters"}]'
    stated = f'<script type="application/ld+json">{{"@type": "NewsArticle", {authors}}}</script>'

    assert byline(f"{listed}{stated}") == "Ida Bloom, Reuters"


def test_a_day_and_an_author_behind_a_word_for_each_far_below_are_the_storys() -> None:
    below = "<ul><li><b>Datum</b> 28.04.2026</li><li><b>Autorin/Autor</b> Ida Bloom</li></ul>"
    page = f"<html><head><title>The bridge</title></head><body><div>{BODY}</div>{below}</body></html>"
    found = read_page(page.encode(), "page.html")

    assert isinstance(found, Item)
    assert "Ida Bloom" in (found.byline or "")
