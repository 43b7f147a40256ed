"""Titles, bylines and times where pages put them in ways of their own: above, below, or cut off."""

from __future__ import annotations

import pytest

from wirecopy.intake.page import read_page
from wirecopy.records import Item

HEADLINE = "Dam opens gates as storms fill reservoir"
TEXT = "".join(
    f"<p>{words}</p>"
    for words in (
        "Engineers opened two gates of the dam on Tuesday and told people along the creek to get ready.",
        "The release sent brown water over farm roads and into the fairground, where they moved cattle.",
        "Forecasters expect another two inches of rain before Thursday noon, and a third gate may be opened.",
    )
)


def page(inside: str, *, head: str = "", title: str = HEADLINE, language: str = "en") -> Item:
    markup = f"""<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>
    <link rel="canonical" href="https://www.bayside-tribune.com/nation/dam-gates">{head}</head>
    <body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>{inside}
    <footer><p>© The Bayside Tribune</p></footer></body></html>"""
    item = read_page(markup.encode(), "page.html")
    assert isinstance(item, Item), item
    return item


def day(item: Item) -> str | None:
    return item.published.utc.strftime("%Y-%m-%d %H:%M") if item.published else None


def article(above: str = "", below: str = "", between: str = "") -> str:
    return f"<article>{above}<h1>{HEADLINE}</h1>{between}<div class='body'>{TEXT}</div>{below}</article>"


# ---------------------------------------------------------------- times
@pytest.mark.parametrize(
    ("inside", "language", "expected"),
    [
        (article("<div class='timer'>Thứ sáu, 2/5/2014 | 08:54 GMT+7</div>"), "vi", "2014-05-02 01:54"),
        (article("<div>Nation / 13.04.2024 / 22:55</div>"), "de", "2024-04-13 22:55"),
        (article(between="<p class='d'>Δευτέρα 30 Νοέ 2015</p>"), "el", "2015-11-30 00:00"),
        (article(between="<p class='d'>13. elokuuta 2024</p>"), "fi", "2024-08-13 00:00"),
        (
            article("<p>11 May 2024</p>", between="<p class='d'>Published 9 May 2024, 14:07</p>"),
            "en",
            "2024-05-09 14:07",
        ),
        (article(below="<div class='date-def'>（2024年4月10日 海岸新聞）</div>"), "ja", "2024-04-10 00:00"),
    ],
    ids=["above, behind a weekday", "behind a section", "Greek", "Finnish", "below wins", "after the text"],
)
def test_a_date_is_found_where_a_page_puts_it(inside: str, language: str, expected: str) -> None:
    assert day(page(inside, language=language)) == expected


def test_a_weblogs_day_stands_over_the_element_that_holds_the_story() -> None:
    weblog = f"""<h1 class="title"><a href="/">The Harbour Notes of a Pilot</a></h1>
    <div class="date-outer"><h2 class="date-header"><span>Monday, April 11, 2011</span></h2>
    <div class="post-outer"><div class="post hentry"><h3 class="post-title">{HEADLINE}</h3>
    <div class="post-body">{TEXT}</div></div></div></div>"""
    item = page(weblog, title=f"The Harbour Notes of a Pilot: {HEADLINE}")

    assert (item.title, day(item)) == (HEADLINE, "2011-04-11 00:00")


def test_of_two_times_of_publication_the_one_of_the_last_change_is_not_believed() -> None:
    head = """<meta name="date" content="2015-04-29T09:34:00Z">
    <meta property="article:published_time" content="2015-12-07T17:16:53Z">
    <meta property="article:modified_time" content="2015-12-07T17:16:53Z">"""

    assert day(page(article(), head=head)) == "2015-04-29 09:34"


def test_a_visible_date_bears_out_the_later_time() -> None:
    head = """<meta name="date" content="2015-04-29T09:34:00Z">
    <meta property="article:published_time" content="2015-12-07T17:16:53Z">
    <meta property="article:modified_time" content="2015-12-07T17:16:53Z">"""
    shown = article(between="<p class='date'>7 December 2015</p>")

    assert day(page(shown, head=head)) == "2015-12-07 17:16"


def test_the_time_of_a_mailing_is_believed_last() -> None:
    head = '<meta name="sailthru.date" content="Thu, 29 Oct 2015 15:33:05 -0400">'
    shown = article(between="<time datetime='2015-10-29T15:33:00Z'>29/10/2015 15:33 GMT</time>")

    assert day(page(shown, head=head)) == "2015-10-29 15:33"
    assert day(page(article(), head=head)) == "2015-10-29 19:33"


# ---------------------------------------------------------------- titles
def test_a_title_that_its_own_quote_cut_off_is_read_from_the_headline() -> None:
    head = '<meta property="og:title" content="Mayor calls dam "safe" after storm">'
    item = page(article().replace(HEADLINE, 'Mayor calls dam "safe" after storm'), head=head)

    assert item.title == 'Mayor calls dam "safe" after storm'


def test_an_archives_year_is_no_part_of_a_title() -> None:
    head = f'<meta property="og:title" content="{HEADLINE} (Published 2016)">'

    assert page(article(), head=head).title == HEADLINE


def test_a_sites_name_that_is_the_storys_title_names_no_outlet() -> None:
    head = (
        f'<meta property="og:title" content="{HEADLINE}"><meta property="og:site_name" content="{HEADLINE}">'
    )

    assert page(article(), head=head).outlet.name == "bayside-tribune.com"


def test_a_mark_that_leads_into_a_title_is_no_part_of_it() -> None:
    assert page(f"<article><div>{TEXT}</div></article>", title=f"» {HEADLINE}").title == HEADLINE
    quoted = "»Wir öffnen das Wehr«, sagt die Stadt am Fluss"
    assert page(f"<article><div>{TEXT}</div></article>", title=quoted).title == quoted


def test_who_carries_feeds_for_others_shows_no_page() -> None:
    markup = f"""<html><head><title>{HEADLINE}</title><link rel="alternate" type="application/rss+xml"
    href="http://feeds.feedburner.com/bayside"></head><body>{article()}</body></html>"""
    item = read_page(markup.encode(), "page.html")
    assert isinstance(item, Item)
    assert item.outlet.key != "feedburner.com"


def test_a_windows_title_on_top_of_a_page_is_not_the_headline_that_says_it_in_other_words() -> None:
    top = '<div itemprop="headline">Dam opens gates as storms fill the reservoir</div>'
    told = article(between="<p>By Ida Bloom</p>").replace(
        HEADLINE, "Dam opens two gates as a week of storms fills its reservoir to the brim"
    )
    item = page(top + told, title="Dam opens gates as storms fill the reservoir | The Bayside Tribune")

    assert item.byline == "By Ida Bloom"


# ---------------------------------------------------------------- bylines
def test_a_byline_below_what_a_story_says_in_points_is_found() -> None:
    points = "".join(
        f"<li>{words}</li>"
        for words in (
            "Two gates of the dam were opened by engineers on Tuesday morning",
            "A third one may follow when the next two inches of rain have come",
        )
    )
    inside = f"<ul>{points}</ul><p class='author'>By Ida Bloom</p>{TEXT}"
    told = f"<article><h1>{HEADLINE}</h1><div>{inside}</div></article>"

    assert page(told).byline == "By Ida Bloom"


def test_a_byline_that_ends_a_standfirst_is_found() -> None:
    lead = (
        "<p class='intro'>Two gates of the dam are open since Tuesday, and people along the creek get ready."
        " <span class='author'>By IDA BLOOM</span></p>"
    )

    assert page(article(between=lead)).byline == "By IDA BLOOM"


@pytest.mark.parametrize(
    ("between", "byline"),
    [
        ("<p class='d'>Δευτέρα 30 Νοέ 2015</p>", None),
        ("<div>17:08 10/04/2011</div><h3>Related News</h3>", None),
        ("<div class='byline'>2012-04-15</div><div class='byline'>T00:42:25Z</div>", None),
        ("<div>17:08 10/04/2011</div><div class='author'>Text size A A A</div>", None),
        ("<div id='story_meta'><cite class='byline'>By Bayside News</cite> -</div>", "By Bayside News"),
    ],
    ids=[
        "a weekday",
        "a heading of other stories",
        "half a time",
        "sizes of letters",
        "a name before a dash",
    ],
)
def test_what_stands_beside_a_date_is_a_name_or_none(between: str, byline: str | None) -> None:
    assert page(article(between=between)).byline == byline


def test_a_line_that_stays_in_sight_and_repeats_the_headline_with_more_words_is_no_second_one() -> None:
    head = f"<h1 class='title'>{HEADLINE}</h1><p class='podtitle'>Two gates are open, a third may follow.</p>"
    author = "<div class='author-box'><div class='author-text'>By Ada Lind</div></div>"
    sticky = f"<h1 class='sticky'><span>BAYTON</span> {HEADLINE}</h1>"
    item = page(f"<div class='wrapper'>{head}{author}{sticky}<div class='body'>{TEXT}</div></div>")

    assert (item.title, item.byline) == (HEADLINE, "By Ada Lind")
