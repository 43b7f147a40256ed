# ruff: noqa: E501 - pages
"""Portals as they were before pages stated anything out of sight: tables, lists of teasers, labels in text."""

from __future__ import annotations

import pytest

from intake.test_page_heads import HEADLINE, TEXT, article, day, page
from wirecopy.intake.page import read_page
from wirecopy.records import Item, Zone


def plain(markup: str) -> Item:
    item = read_page(markup.encode(), "page.html")
    assert isinstance(item, Item), item
    return item


def zoned(item: Item, zone: Zone) -> list[str]:
    return [item.text[span.start : span.end] for span in item.zones if span.zone is zone]


# ---------------------------------------------------------------- times
@pytest.mark.parametrize(
    "shown",
    [
        "<p class='date'>30 sty 12, 09:39</p>",
        "<p class='date'>30/01/12-09:39</p>",
        "<div><div>09:39</div><div>30.01.2012</div></div>",
        "<p class='date'>30 Γενάρη 2012 09:39</p>",
    ],
)
def test_a_day_and_an_hour_are_read_in_the_ways_of_old_portals(shown) -> None:
    assert day(page(article(between=shown), language="pl")) == "2012-01-30 09:39"


def test_a_time_with_two_zones_has_the_one_that_is_an_offset() -> None:
    head = '<meta property="article:published_time" content="20120105T0003+0400Z">'
    assert day(page(article(), head=head)) == "2012-01-04 20:03"


def test_of_two_visible_days_the_one_of_the_address_is_the_storys() -> None:
    markup = f"""<html lang="en"><head><title>{HEADLINE}</title>
    <link rel="canonical" href="http://www.bay.example/article/2012/01/11/dam"></head><body><h1>{HEADLINE}</h1>
    <div><a href="/a">Older story of the dam</a><span class="timestamp">Mon, Jan 9 2012</span></div>
    <p class="byline">By Ada Lind</p><p>BAYTON | Wed Jan 11, 2012 6:50pm EST</p><div>{TEXT}</div></body></html>"""
    assert day(plain(markup)) == "2012-01-11 23:50"


def test_a_day_and_an_hour_in_a_box_of_facts_below_a_text_are_its_own() -> None:
    assert day(page(article(below="<div class='newsinfo'>15:19 28.11.2011</div>"))) == "2011-11-28 15:19"


# ---------------------------------------------------------------- headline and body
def test_a_headline_in_a_list_of_teasers_is_not_the_storys() -> None:
    teasers = "".join(
        f"<div><h1>{one}</h1><div class='item-meta author'>Tess Bower</div></div>"
        for one in (HEADLINE, "Bay wins cup", "Road to the fair is closed", "Rain ends", "Fish are back")
    )
    own = f"<h1>Creek rises behind dam</h1><p class='author'>Ida Bloom</p><div class='body'>{TEXT}</div>"
    assert page(f"{teasers}<article>{own}</article>").byline == "Ida Bloom"


def test_a_story_in_a_table_beside_the_pages_head_is_found() -> None:
    menu = " | ".join(f"<a href='/{n}'>Part {n}</a>" for n in range(12))
    rows = "".join(f"<tr><td><a href='/s{n}'>{menu}</a></td></tr>" for n in range(4))
    markup = f"""<html><head><title>{HEADLINE}</title></head><body><table>{rows}</table>
    <table><tr><td><h1>{HEADLINE}</h1></td></tr><tr><td>2012-1-17 13:08:57</td></tr>
    <tr><td id="artibody">{TEXT}</td></tr></table></body></html>"""
    assert "Engineers opened two gates" in plain(markup).text


def test_what_follows_a_text_in_cells_of_a_table_is_none_of_it() -> None:
    desk = "<table><tr><td>Notices for the printed paper desk@bay.example and whatever else is asked</td></tr></table>"
    item = page(article(below="<p>Source: AFP</p>" + desk))
    assert "desk@bay.example" not in item.text
    assert zoned(item, Zone.signoff) == ["Source: AFP"]


# ---------------------------------------------------------------- credits
def test_a_source_below_a_picture_and_its_caption_is_the_pictures() -> None:
    box = "<div class='x1'><div class='x2'><img src='a.jpg'><div>Ada Lind</div><div class='source'>Source: AFP</div></div></div>"
    item = page(article(between=box))
    assert zoned(item, Zone.caption) == ["Source: AFP"]
    assert zoned(item, Zone.byline) == []


def test_a_copyright_that_a_click_shows_is_no_byline() -> None:
    hidden = "<div class='credits'><div style='display:none'><div>Copyright AFP</div></div></div>"
    assert page(article(between=hidden)).byline is None


def test_a_field_of_a_houses_own_scheme_tells_the_source() -> None:
    head = '<meta name="cXenseParse:bay-accreditation" content="AFP">'
    assert zoned(page(article(), head=head), Zone.metadata) == ["AFP"]


# ---------------------------------------------------------------- bylines
def test_a_section_beside_the_date_is_no_byline() -> None:
    linked = "<p class='meta'><a href='/nation'>Nation</a> <span>4 March 2026 10:15</span></p>"
    assert page(article(between=linked)).byline is None
    word = "<p class='timestamp'>2011-12-05 14:47 Medicine</p>"
    assert page(f"<h4>Medicine</h4>{article(between=word)}").byline is None


def test_a_byline_ends_where_other_facts_of_its_box_begin() -> None:
    box = (
        "<dl class='by-author'><dt>By</dt><dd>Ida Bloom</dd><dt>Topics</dt><dd>Dams ,</dd><dd>Rain</dd></dl>"
    )
    assert page(article(between=box)).byline == "By Ida Bloom"


def test_an_agency_behind_place_and_date_is_the_byline() -> None:
    text = "<p>BAYTON, Jan 17 (ANI): Engineers opened two gates of the dam on Tuesday and told people to get ready.</p>"
    shown = "<div class='dt-in'>Bayton, Tue, 17 Jan 2012 ANI</div>"
    assert page(f"<article><h1>{HEADLINE}</h1>{shown}<div>{text}{TEXT}</div></article>").byline == "ANI"


def test_a_house_and_its_reporters_are_a_byline_in_chinese() -> None:
    body = "<p>工程预计持续到秋天，耗资约四百万元，居民多年来一直要求维修，公交车将改走另一条路线，市长星期一在会上说明了理由和费用，反对党表示不满。</p>"
    more = "<p>港口今天上午重新开放，渡轮恢复通航，乘客在码头排队等候，船公司说所有航班将在本周内恢复正常，并向受影响的旅客表示歉意和感谢。</p>"
    markup = f"""<html lang="zh"><head><title>大桥关闭十一个月维修</title></head><body><h1>大桥关闭十一个月维修</h1>
    <p>2012年01月11日 15:48</p><div><p>新华社记者任海 阳建</p>{body}{more}</div></body></html>"""
    assert plain(markup).byline == "新华社记者任海 阳建"


# ---------------------------------------------------------------- outlets
def links(host: str, count: int = 12) -> str:
    return "".join(f'<a href="http://{host}/s{n}/">Part {n}</a> ' for n in range(count))


@pytest.mark.parametrize(
    ("title", "around", "outlet"),
    [
        (f"{HEADLINE}, Bay Live News", links("baylive.house.example"), ("house.example", "Bay Live")),
        (
            f"News Bayside.example :: {HEADLINE}",
            links("bayside.example"),
            ("bayside.example", "bayside.example"),
        ),
        (HEADLINE, links("house.example"), ("house.example", "house.example")),
    ],
)
def test_an_outlet_is_called_as_its_host_or_its_domain(title, around, outlet) -> None:
    item = plain(f"<html><head><title>{title}</title></head><body>{around}{article()}</body></html>")
    assert (item.outlet.key, item.outlet.name) == outlet


def test_a_page_belongs_to_the_base_of_its_addresses_and_not_to_its_section() -> None:
    markup = f"""<html><head><base href="http://www.bayside.example/"><title>{HEADLINE} - Culture</title>
    <link rel="alternate" type="application/rss+xml" title="Culture" href="/rss/culture">
    <link rel="canonical" href="/culture/dam"></head><body><a href="/culture">Culture</a>
    {links("other.example", 3)}{article()}</body></html>"""
    item = plain(markup)
    assert (item.outlet.key, item.outlet.name) == ("bayside.example", "bayside.example")
    assert item.url == "http://www.bayside.example/culture/dam"


def test_a_chinese_outlet_is_named_by_a_title_that_the_whole_page_bears_out() -> None:
    title = "大桥关闭十一个月维修工程即将开始_国内_海湾新闻网"
    body = (
        "<p>港口今天上午重新开放，渡轮恢复通航，乘客在码头排队等候，船公司说所有航班将在本周内恢复正常，并向受影响的旅客表示歉意和感谢。</p>"
        * 2
    )
    around = links("news.haiwan.example", 9)
    for shown, name in (("<p>海湾新闻网</p>" * 3, "海湾新闻网"), ("", "haiwan.example")):
        markup = f"""<html><head><title>{title}</title></head><body>{around}{shown}
        <h1>{title.split("_", maxsplit=1)[0]}</h1><div>{body}</div></body></html>"""
        assert plain(markup).outlet.name == name


def test_the_day_that_opens_a_description_has_the_hour_beside_it_far_from_the_headline() -> None:
    head = '<meta name="description" content="30/12/2011 - Dam opens gates">'
    far = "".join(f"<p><a href='/s{n}'>Story {n}</a></p>" for n in range(30))
    shown = f"<div>Bay Online 30/12/2011 10:42</div>{far}{article()}"
    assert day(page(shown, head=head)) == "2011-12-30 10:42"
    assert day(page(f"{far}{article()}", head=head)) == "2011-12-30 00:00"


def test_words_that_are_no_address_are_not_where_a_page_was_saved_from() -> None:
    markup = f"<html><head><title>{HEADLINE}</title></head><!-- url: internet.e-mail --><body>{article()}</body></html>"
    assert plain(markup).outlet.key == "name:unknown"


def test_a_title_given_for_the_sites_name_is_none_in_a_script_without_blanks() -> None:
    title = "港口今天上午重新开放渡轮恢复通航"
    body = (
        "<p>港口今天上午重新开放，渡轮恢复通航，乘客在码头排队等候，船公司说所有航班将在本周内恢复正常，并向受影响的旅客表示歉意和感谢。</p>"
        * 2
    )
    metas = f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="{title}">'
    item = plain(
        f"<html><head><title>{title}</title>{metas}</head><body><p><b>{title}</b></p>{body}</body></html>"
    )
    assert item.outlet.name == "unknown"


# ---------------------------------------------------------------- partners' stories
def partnered(own: str, *, sent: str = "", site: str = "") -> Item:
    """A portal's page whose canonical link is the partner's: links of its own, then to the partner."""
    named = f'<meta property="og:site_name" content="{site}">' if site else ""
    links = "".join(
        f'<a href="https://www.{own}/{name}">{name.title()}</a>' for name in ("uk", "world", "sport")
    )
    partner = (
        f"<span class='partner'><a href='https://www.the-bay-mail.example/{sent}'>The Bay Mail</a></span>"
    )
    return plain(
        f"""<html lang="en"><head><title>{HEADLINE}</title>{named}
        <link rel="canonical" href="https://www.the-bay-mail.example/dam-gates"></head><body><nav>{links}</nav>
        <article><h1>{HEADLINE}</h1><div>{partner} <span>02/10/2020</span> <span class="authorname-txt">Ida Bloom</span></div>
        {TEXT}</article></body></html>"""
    )


@pytest.mark.parametrize(
    ("own", "sent", "site"),
    [("portal.example", "", "Portal"), ("portal.example", "?utm_source=portal&utm_medium=hosted", "")],
    ids=["its name", "as it sends its readers on"],
)
def test_a_portal_that_names_a_partner_s_page_as_the_first_is_the_outlet(
    own: str, sent: str, site: str
) -> None:
    item = partnered(own, sent=sent, site=site)

    assert item.outlet.key == own
    assert "the-bay-mail.example" in zoned(item, Zone.metadata)  # whose copy it is, for attribution to weigh


def test_a_paper_that_links_to_a_sister_s_site_more_than_to_its_own_stays_the_outlet() -> None:
    assert partnered("bay-jobs.example").outlet.key == "the-bay-mail.example"


def test_a_source_that_opens_a_line_of_names_and_dates_stands_apart() -> None:
    lines = zoned(partnered("portal.example", site="Portal"), Zone.byline)

    assert lines == ["The Bay Mail", "02/10/2020 Ida Bloom"]


@pytest.mark.parametrize("rest", ["and Ida Bloom", "/ Ida Bloom", "via Bay Press"])
def test_a_source_that_a_word_joins_to_others_stays_with_them(rest: str) -> None:
    line = f"<p class='byline'><span class='source'>The Bay Mail</span> {rest}</p>"

    assert f"The Bay Mail {rest}" in zoned(page(article(between=line)), Zone.byline)
