"""Times that a page states wrongly where another sign tells so, and days that only its address states."""

from __future__ import annotations

import pytest

from intake.test_page_heads import HEADLINE, TEXT
from wirecopy.intake.page import read_page
from wirecopy.records import Item

PUBLISHED, MODIFIED, DATE = "article:published_time", "article:modified_time", "date"


def published(
    *stated: tuple[str, str],
    shown: str = "",
    path: str = "nation/dam-gates",
    below: str = "",
    title: str = HEADLINE,
) -> str | None:
    metas = "".join(f'<meta property="{name}" content="{value}">' for name, value in stated)
    markup = f"""<html lang="en"><head><meta charset="utf-8"><title>{title}</title>{metas}
    <link rel="canonical" href="https://www.bayside-tribune.com/{path}"></head>
    <body><article><h1>{HEADLINE}</h1>{shown}<div>{TEXT}</div></article>{below}</body></html>"""
    item = read_page(markup.encode(), "page.html")
    assert isinstance(item, Item), item
    return item.published.utc.strftime("%Y-%m-%d %H:%M") if item.published else None


def test_a_local_time_called_utc_is_corrected_by_the_same_time_with_its_offset() -> None:
    stated = ((DATE, "2019-05-24T06:00:59Z"), ("datePublished", "2019-05-24T06:00:59-04:00"))

    assert published(*stated) == published(*reversed(stated)) == "2019-05-24 10:00"


def test_of_two_times_a_zone_apart_the_one_is_taken_that_readers_see() -> None:
    stated = ((PUBLISHED, "2020-01-10T20:00:02+02:00"), (DATE, "2020-01-10T22:00:02+02:00"))

    assert published(*stated, shown="<p class='date'>10 January 2020, 22:00</p>") == "2020-01-10 20:00"
    assert published(*stated) == "2020-01-10 18:00"


def test_a_time_called_utc_that_readers_see_as_theirs_is_none() -> None:
    stated = ((PUBLISHED, "2019-04-02T17:17:49+00:00"), (DATE, "2019-04-02T21:17:49+00:00"))

    assert published(*stated, shown="<p class='date'>April 2, 2019 5:17 PM</p>") == "2019-04-02 21:17"


def test_a_visible_zone_is_believed_where_the_stated_time_has_none_or_calls_it_utc() -> None:
    shown = "<p class='date'>11:55 pm EDT October 18, 2018</p>"

    assert published((PUBLISHED, "2018-10-18T23:55:02+00:00"), shown=shown) == "2018-10-19 03:55"
    assert published((DATE, "10/18/2018 11:55PM"), shown=shown) == "2018-10-19 03:55"


def test_a_zone_that_keeps_summer_time_is_believed_before_its_winter_name() -> None:
    shown = "<p class='date'>October 29, 2014 07:38am ET</p>"

    assert published((DATE, "2014-10-29 at 07:38:00AM EST"), shown=shown) == "2014-10-29 11:38"
    assert published((DATE, "2014-12-29 at 07:38:00AM EST")) == "2014-12-29 12:38"


def test_a_day_stated_out_of_sight_has_the_hour_that_readers_see() -> None:
    shown = "<p class='date'>24 April 2024 23:52</p>"

    assert published((DATE, "2024-04-24"), shown=shown) == "2024-04-24 23:52"
    assert published((DATE, "2024-04-20"), shown=shown) == "2024-04-20 00:00"


def test_a_local_time_that_is_seen_and_stated_wins_over_one_in_utc_of_other_minutes() -> None:
    stated = (("article_date_original", "Sunday, December 28, 2014, 9:10 PM"), (DATE, "2014-12-29T02:16:05Z"))
    shown = "<p class='date'>on December 28, 2014 at 9:10 PM</p>"

    assert published(*stated, shown=shown) == "2014-12-28 21:10"
    assert published(stated[1], shown=shown) == "2014-12-29 02:16"


def test_a_day_that_is_seen_and_stated_wins_over_one_years_away() -> None:
    section, story = (PUBLISHED, "2009-09-02T00:00:00-04:00"), (DATE, "2014-05-23T17:30:00Z")
    shown = "<p class='date'>On May 23, 2014 at 1:30 PM</p>"

    assert published(section, story, shown=shown) == "2014-05-23 17:30"
    assert published(section, story) == published(section, shown=shown) == "2009-09-02 04:00"


def test_twelve_hours_of_a_broken_clock_are_no_earlier_publication() -> None:
    stated = ((PUBLISHED, "2017-06-07T18:19:03Z"), (MODIFIED, "2017-06-07T18:19:03Z"))

    assert published(*stated, (DATE, "2017-06-07T02:19-0500")) == "2017-06-07 18:19"


def test_a_story_cannot_have_been_published_after_its_last_change() -> None:
    stated = ((PUBLISHED, "2020-01-09T15:49:10+00:00"), (DATE, "2020-01-09T13:49:10+00:00"))

    assert published(*stated, (MODIFIED, "2020-01-09T13:49:10+00:00")) == "2020-01-09 13:49"


def test_an_earlier_publication_is_told_from_the_last_change_by_minutes_no_zone_accounts_for() -> None:
    changed = ((PUBLISHED, "2015-09-28T18:15:07+01:00"), (MODIFIED, "2015-09-28T18:15:07+01:00"))

    assert published(*changed, (DATE, "2015-09-28T18:03:52+01:00")) == "2015-09-28 17:03"
    assert published(*changed, (DATE, "2015-09-28T17:15:07+01:00")) == "2015-09-28 17:15"


def test_a_makers_example_left_in_an_attribute_is_no_time_of_the_story() -> None:
    shown = "<abbr class='date' title='2014-07-05T11:50:00Z'>08/20/2014 AT 09:15 AM EDT</abbr>"

    assert published(shown=shown) == "2014-08-20 13:15"


def test_times_of_teasers_inside_an_article_are_not_its_own() -> None:
    teaser = """<div itemscope itemtype="https://schema.org/NewsArticle"><a href="/x">Ferry waits</a>
    <meta itemprop="datePublished" content="2020-01-08T20:00:00Z"></div>"""
    markup = f"""<html><head><title>{HEADLINE}</title></head><body><article itemscope
    itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{HEADLINE}</h1>{teaser}
    <meta itemprop="datePublished" content="2020-01-10T20:00:00Z">{TEXT}</article></body></html>"""
    item = read_page(markup.encode(), "page.html")

    assert isinstance(item, Item)
    assert item.published is not None
    assert item.published.given == "2020-01-10T20:00:00Z"


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ("<p class='time'>15:49 • 9 January 2020</p>", "2020-01-09 15:49"),
        ("<p class='time'>11:15 PM, 9 January 2020</p>", "2020-01-09 23:15"),
        ("<p class='time'>9 Ιανουαρίου 2020 - 2:27μμ</p>", "2020-01-09 14:27"),
        ("<p class='time'>9 Ιανουαρίου 2020 - 2:27 π.μ.</p>", "2020-01-09 02:27"),
    ],
)
def test_a_time_of_day_stands_before_its_date_or_in_the_words_of_its_language(
    shown: str, expected: str
) -> None:
    assert published(shown=shown) == expected


# ---------------------------------------------------------------- addresses
@pytest.mark.parametrize(
    "path", ["2014/09/05/dam_story.html", "story/2014/9/5/1333283/-Dam", "2014-09-05-dam", "2014/sep/05/dam"]
)
def test_the_day_in_a_pages_address_is_asked_where_nothing_else_tells(path: str) -> None:
    assert published(path=path) == "2014-09-05 00:00"
    assert published((PUBLISHED, "2014-09-04T22:10:00Z"), path=path) == "2014-09-04 22:10"


@pytest.mark.parametrize(
    "path", ["2014/09/dam", "2014/13/05/dam", "a/20140905", "1214/09/05/x", "top/2014/09"]
)
def test_numbers_in_an_address_that_are_no_day_tell_nothing(path: str) -> None:
    assert published(path=path) is None


def test_a_day_that_ends_a_title_is_asked_last() -> None:
    ends = f"{HEADLINE} | Bayside Tribune | 04.03.2026"

    assert published(title=ends) == "2026-03-04 00:00"
    assert published(title=ends, path="2026/03/05/dam-gates") == "2026-03-05 00:00"
    assert published(title=f"{HEADLINE} | 4 for 3 | Bayside Tribune") is None


def test_a_visible_date_without_its_year_is_of_the_year_in_the_address() -> None:
    shown = "<p class='byline'>By Ida Bloom September 5 at 7:12 PM</p>"

    assert published(shown=shown, path="2014/09/05/dam") == "2014-09-05 19:12"
    assert published(shown="<p class='date'>2 hours ago</p>", path="2014/09/05/dam") == "2014-09-05 00:00"


def test_a_time_far_from_the_day_in_the_address_gives_way_to_one_that_is_near() -> None:
    stated = ((PUBLISHED, "2011-01-01T00:00:00Z"), (DATE, "2014-09-05T10:00:00Z"))

    assert published(*stated, path="2014/09/05/dam") == "2014-09-05 10:00"
    assert published(stated[0], path="2014/09/05/dam") == "2011-01-01 00:00"


def test_an_order_of_day_and_month_that_other_dates_of_the_page_show_is_theirs() -> None:
    shown = "<p class='date'>10/12/2018</p>"

    assert published(shown=shown) is None
    assert published(shown=shown, below="<ul><li>Ferry waits 10/17/2018</li></ul>") == "2018-10-12 00:00"
    assert published(shown=shown, below="<ul><li>Ferry waits 17/10/2018</li></ul>") == "2018-12-10 00:00"


def test_a_day_in_numbers_is_read_in_the_order_of_the_day_in_the_address() -> None:
    stated = (DATE, "05/09/2024 10:46:12")

    assert published(stated) is None
    assert published(stated, path="news/20240509/dam-gates") == "2024-05-09 10:46"
    assert published(stated, path="news/2024/09/05/dam-gates") == "2024-09-05 10:46"


def test_a_weekday_before_a_day_in_numbers_tells_its_order() -> None:
    assert published(shown="<p class='date'>Mon, 6/3/2019 - by Ida Bloom</p>") == "2019-06-03 00:00"


def test_a_date_behind_the_name_in_a_labelled_line_is_the_storys() -> None:
    assert published(shown="<p>Posted by Ida Bloom | 26 Apr, 2022</p>") == "2022-04-26 00:00"


def test_dates_that_run_together_only_without_a_style_sheet_are_two() -> None:
    twice = "<p class='meta'><time>22/04/2022</time><time>23/04/2022</time></p>"
    counted = "<p class='entry-meta'><span>22/04/2022</span><span>0 comments</span></p>"

    assert published(shown=twice) == published(shown=counted) == "2022-04-22 00:00"


def test_digits_alone_are_a_date_where_a_pages_program_should_have_written_one() -> None:
    assert published(shown="<div class='date'>20220428223328</div>") == "2022-04-28 22:33"


def test_a_list_between_headline_and_text_may_hold_the_date() -> None:
    shown = "<ul><li>Ida Bloom</li><li>Monday 28 September 2015 17:15 BST</li></ul>"

    assert published(shown=shown) == "2015-09-28 16:15"


def test_a_publication_told_below_the_text_counts_beside_a_change_told_above_it() -> None:
    above = "<p class='date'>Last Updated: September 24, 2020, 9:27 PM IST</p>"
    below = "<p>First Published: September 24, 2020, 9:13 PM IST</p>"

    assert published(shown=above, below=below) == "2020-09-24 15:43"
    assert published(shown=above) == "2020-09-24 15:57"  # the one time that the page shows


def test_a_date_that_is_marked_above_a_label_and_a_picture_of_the_headline_is_the_storys() -> None:
    markup = f"""<html lang="en"><head><title>{HEADLINE}</title></head><body>
    <div class="date-and-time">December 29 2014 9:11pm</div><div>00:35</div><div>Loading…</div>
    <div><h1>{HEADLINE}</h1><div>{TEXT}</div></div></body></html>"""
    item = read_page(markup.encode(), "page.html")

    assert isinstance(item, Item)
    assert item.published and f"{item.published.utc:%Y-%m-%d %H:%M}" == "2014-12-29 21:11"


def test_dates_of_readers_letters_below_come_after_the_date_above_the_headline() -> None:
    markup = f"""<html lang="en"><head><title>{HEADLINE}</title></head><body><article>
    <p class="date">Editorial 5 August 2013, 11:33</p><h1>{HEADLINE}</h1><div>{TEXT}</div>
    <p class="author">Reader 10.08.2013, 12:36</p></article></body></html>"""
    item = read_page(markup.encode(), "page.html")

    assert isinstance(item, Item)
    assert item.published and f"{item.published.utc:%Y-%m-%d}" == "2013-08-05"


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        ("<p>Veröffentlicht am 5. November 2023, 14:09 / Bay Press</p>", "2023-11-05 14:09"),
        ("<div>Ida Bloom / 07.11.2023 / 09:30 / Photo: Bay Press</div>", "2023-11-07 09:30"),
        ("<div>Thursday | January 31, 2019</div>", None),
        ("<nav>January 31, 2019 09:30</nav>", None),
        ("<div>Updated January 31, 2019 09:30</div>", None),
    ],
    ids=["told", "facts between bars", "the day itself", "in a menu", "a change"],
)
def test_a_line_far_above_the_headline_is_asked_where_no_other_tells_the_date(
    above: str, expected: str | None
) -> None:
    markup = f"""<html lang="de"><head><title>{HEADLINE}</title></head><body>
    {above}<div>Ports</div><div>Weather</div><div>Neela</div>
    <div><h1>{HEADLINE}</h1><div>{TEXT}</div></div></body></html>"""
    item = read_page(markup.encode(), "page.html")

    assert isinstance(item, Item)
    assert (f"{item.published.utc:%Y-%m-%d %H:%M}" if item.published else None) == expected


def test_a_day_without_its_year_as_japan_writes_it_is_of_the_year_in_the_address() -> None:
    for shown in ("湾岸新聞 7月13日(水)19時37分配信", "湾岸新聞 7/13(水) 19:37配信"):
        line = f"<p class='source'>{shown}</p>"

        assert published(shown=line, path="hl?a=20160713-00000092-wan") == "2016-07-13 19:37"
        assert published(shown=line) is None


def test_the_marked_time_of_the_last_change_is_not_that_of_publication_told_below() -> None:
    above = "<p><time datetime='2019-04-29T20:55:00-0400'>Updated on: April 29, 2019 / 8:55 PM</time></p>"
    below = "<p>First published on April 29, 2019 / 11:00 AM</p>"

    assert published(shown=above, below=below) == "2019-04-29 11:00"
    assert published(shown=above) == "2019-04-30 00:55"


def test_an_earlier_time_that_is_seen_and_stated_is_that_of_publication() -> None:
    stated = ((PUBLISHED, "2026-03-28T08:58:14+08:00"), ("weibo: article:create_at", "2026-03-27 17:39:17"))

    assert published(*stated, shown="<p class='date'>27 March 2026 17:39</p>") == "2026-03-27 17:39"
    assert published(*stated) == "2026-03-28 00:58"
    assert published(("article:post_date", "2026-03-27T17:22:02+0100")) == "2026-03-27 16:22"


# ---------------------------------------------------------------- dates that stand alone
def alone(inside: str, tag: str = "div") -> str | None:
    """The day of a page on which nothing but `inside` tells it."""
    markup = f"""<html lang="en"><head><meta charset="utf-8"><title>{HEADLINE}</title></head><body>
    <div>{"".join(f"<p><a href='/{n}'>Section {n}</a></p>" for n in range(8))}</div>
    <{tag} class="box">{inside}</{tag}></body></html>"""
    item = read_page(markup.encode(), "page.html")
    assert isinstance(item, Item), item
    return f"{item.published.utc:%Y-%m-%d %H:%M}" if item.published else None


@pytest.mark.parametrize("line", ["14 February 2026", "News: Page 1 of 1 - 02/14/26"])
def test_a_day_that_opens_the_box_of_headline_and_text_is_the_storys(line: str) -> None:
    tools = "<ul><li><a href='#'>Print</a></li></ul><p>Politics</p><p>In short</p>"

    assert alone(f"<div>{line}</div>{tools}<h1>{HEADLINE}</h1><div>{TEXT}</div>") == "2026-02-14 00:00"


def test_a_day_with_its_weekday_on_top_of_a_box_is_when_the_page_was_looked_at() -> None:
    tools = "<ul><li><a href='#'>Print</a></li></ul><p>Politics</p><p>In short</p>"

    assert alone(f"<p>Saturday, February 14, 2026</p>{tools}<h1>{HEADLINE}</h1><div>{TEXT}</div>") is None


def test_the_last_line_of_a_text_that_only_says_when_it_was_changed_dates_it() -> None:
    ended = f"<h1>{HEADLINE}</h1>{TEXT}<p><i>Last Updated: January 11, 2026 11:43 EST</i></p>"

    assert alone(ended) == "2026-01-11 16:43"
