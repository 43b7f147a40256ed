"""Titles without the names that pages put around them, and outlets that only a title names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.test_page_heads import HEADLINE, TEXT
from wirecopy.intake.page import read_page
from wirecopy.intake.title import shown_title, without_outlet
from wirecopy.records import Item

LINK = '<link rel="canonical" href="https://www.bayside-tribune.com/nation/dam-gates">'


def page(title: str, *, head: str = LINK, heading: str | None = HEADLINE) -> Item:
    above = f"<h1>{heading}</h1>" if heading else ""
    markup = f"""<html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}</head>
    <body><article>{above}<div>{TEXT}</div></article></body></html>"""
    item = read_page(markup.encode(), "page.html")
    assert isinstance(item, Item), item
    return item


@pytest.mark.parametrize(
    "title",
    [
        f"{HEADLINE} - Wire - 2026 floods - Water - News",
        f"{HEADLINE} | News | The Bay",
        f"{HEADLINE} : 06.11.2023, 11.41 Uhr",
        f"BAY NEWS | Northern County | {HEADLINE}",
        f"Press room - News releases - {HEADLINE}",
        f"Blog Archive » {HEADLINE}",
    ],
)
def test_a_title_is_the_headline_that_readers_see_where_only_names_stand_around_it(title: str) -> None:
    assert page(title).title == HEADLINE


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        (f"{HEADLINE} - what happens next?", HEADLINE),
        (f"{HEADLINE} – and how the county got ready", HEADLINE),
        (f"{HEADLINE} | Water under the bridge", "Water under the bridge"),
        ("Analysis - Why the county opened the dam", "Analysis"),
        (f"{HEADLINE} - Third in a year", HEADLINE),
    ],
    ids=["a question", "the sentence goes on", "the site's heading", "a section's heading", "no known name"],
)
def test_a_title_that_says_more_than_a_heading_is_kept(title: str, heading: str) -> None:
    assert page(title, heading=heading).title == title


def test_two_hyphens_part_a_headline_from_names_and_a_dateline_is_no_name() -> None:
    assert page(f"{HEADLINE}--Region--Bay Courier").title == HEADLINE
    assert page(f"{HEADLINE} -- Bayside Tribune", heading=None).title == HEADLINE
    wired = page(f"{HEADLINE} -- BAYTON, May 4, 2026 /BaysideTribuneWire/ --", heading=None)
    assert wired.outlet.name == "bayside-tribune.com"


def test_a_title_that_was_made_safe_twice_is_read_twice() -> None:
    assert (
        page("Dam &amp;amp;#039;opens its gates&amp;amp;#039;", heading=None).title == "Dam 'opens its gates'"
    )


def test_a_line_called_title_is_the_headline_where_a_dash_parts_it_from_the_outlet() -> None:
    inside = (
        f'<div class="h-title">{HEADLINE}</div><div class="info"><span>2026-03-04 07:57</span> Source: Bay'
        f" Press</div><ul><li>Share</li></ul><div><article>{TEXT}</article></div>"
    )
    markup = f"<html><head><title>{HEADLINE}-Bay Courier</title></head><body>{inside}</body></html>"
    item = read_page(markup.encode(), "page.html")

    assert isinstance(item, Item)
    assert item.published is not None and item.byline == "Source: Bay Press"


def test_quotes_of_two_kinds_are_one_title() -> None:
    assert shown_title(
        "Mayor's dam 'safe' after storm - County - Great Bay News", "Mayor’s dam ‘safe’ after storm"
    ) == ("Mayor’s dam ‘safe’ after storm")


def test_a_names_first_letters_at_a_titles_end_are_the_name() -> None:
    assert without_outlet(f"{HEADLINE} | BDT", ["Bay District Times"]) == HEADLINE
    assert without_outlet(f"{HEADLINE} | BST", ["Bay District Times"]) == f"{HEADLINE} | BST"


def test_sections_behind_an_outlets_name_lead_to_the_headline() -> None:
    head = '<link rel="canonical" href="https://www.bay.co.uk/1/2/6072486.stm">'
    item = page(f"BAY NEWS | England | Upper Water | {HEADLINE}", head=head, heading=None)

    assert (item.title, item.outlet.name) == (HEADLINE, "BAY NEWS")


def test_elements_written_out_in_a_title_are_no_part_of_it() -> None:
    assert page("The county's &lt;i&gt;third&lt;/i&gt; dam opens gates", heading=None).title == (
        "The county's third dam opens gates"
    )
    assert page("Rates of 3 &lt; 5 told to bankers, says governor", heading=None).title == (
        "Rates of 3 < 5 told to bankers, says governor"
    )


@given(st.text(max_size=80), st.text(max_size=80), st.lists(st.text(max_size=20), max_size=3))
def test_nothing_is_ever_added_to_a_title(title: str, heading: str, names: list[str]) -> None:
    assert without_outlet(title, names) in title
    assert shown_title(title, heading) in (title, heading)


# ---------------------------------------------------------------- outlets
def test_a_title_and_a_line_of_copyright_name_an_outlet_that_gives_no_address() -> None:
    owned = '<meta name="copyright" content="copyright 2019 Bay Courier">'

    assert page(f"Bay Courier | {HEADLINE}", head=owned).outlet.name == "Bay Courier"
    assert page(f"Bay Courier | {HEADLINE}", head="").outlet.key == "name:unknown"


def test_a_domain_inside_two_words_of_a_sites_name_is_not_meant_by_it() -> None:
    head = """<link rel="canonical" href="https://bay.courier-post.com/gates"><meta property="og:site_name"
    content="Bay Small Business"><meta name="dc.source" content="AllBusiness.example">"""
    links = '<a href="https://www.allbusiness.example/">All Business</a>' * 9

    assert page(HEADLINE, head=head, heading=HEADLINE + links).outlet.key == "courier-post.com"


def test_of_two_addresses_the_one_that_a_sites_name_spells_is_its_own() -> None:
    head = """<meta property="og:url" content="https://polit.co/2ESDmBZ"><meta property="og:site_name"
    content="POLITA Magazine"><link rel="canonical" href="https://www.polita.com/magazine/dam-gates-215048">"""

    assert page(HEADLINE, head=head).outlet.key == "polita.com"


def test_a_site_named_after_its_owner_is_called_as_its_title_and_address_call_it() -> None:
    head = f'{LINK}<meta property="og:site_name" content="stormwars">'

    assert page(f"Bayside Tribune » {HEADLINE}", head=head).outlet.name == "Bayside Tribune"
    assert page(f"Water watch » {HEADLINE}", head=head).outlet.name == "stormwars"


@pytest.mark.parametrize(
    "added",
    ["-内拉网", " -中内网", "-内拉网河北频道-内拉网", " (2024年5月20日掲載)", " (AAPL, FB, GOOG)",
     " (NYSE: NLC)", " - News.neela.md", " - Ports- Neela Sports"],
)  # fmt: skip
def test_names_behind_a_hyphen_codes_of_shares_and_days_are_no_part_of_a_title(added: str) -> None:
    assert page(HEADLINE + added).title == HEADLINE


@pytest.mark.parametrize("added", [" (and counting)", "-fed floods", " (UPDATED)"])
def test_what_a_title_says_behind_the_headline_stays(added: str) -> None:
    assert page(HEADLINE + added).title == HEADLINE + added


def test_a_line_that_no_tag_calls_a_headline_is_one_before_an_outlets_name() -> None:
    markup = f"""<html><head><title>{HEADLINE}-内拉日报</title></head><body><article><div>{HEADLINE}</div>
    <p>2026-03-04 09:00</p><div>{TEXT}</div></article></body></html>"""
    item = read_page(markup.encode(), "page.html")

    assert isinstance(item, Item)
    assert (item.title, item.outlet.name) == (HEADLINE, "内拉日报")


def test_a_known_address_takes_the_name_behind_a_hyphen_only_where_another_sign_has_it_too() -> None:
    assert page(f"{HEADLINE}-内拉网").outlet.name == "bayside-tribune.com"
    assert (
        page(f"{HEADLINE}-内拉网", head=f'{LINK}<meta name="author" content="内拉网">').outlet.name
        == "内拉网"
    )


def test_what_ends_titles_that_say_different_things_is_the_outlets_name() -> None:
    shared = '<meta property="og:title" content="Gates of a dam opened at Bay | BTV News">'

    assert page(f"{HEADLINE} | BTV News", head=LINK + shared, heading=None).title == (
        "Gates of a dam opened at Bay"
    )


def test_the_headline_behind_a_bar_and_its_topic_stays() -> None:
    shared = f'<meta property="og:title" content="Floods - Bay | {HEADLINE}">'

    assert HEADLINE in (page(f"Floods | {HEADLINE}", head=LINK + shared, heading=None).title or "")


def test_the_letter_that_stands_for_a_bar_on_korean_pages_parts_the_outlets_name() -> None:
    name = '<meta property="og:site_name" content="네일라일보">'

    assert page(f"{HEADLINE}-정치ㅣ네일라일보", head=LINK + name).title == HEADLINE
