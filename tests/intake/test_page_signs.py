"""Signs by which a page tells whose story it shows, where its head and its plain words leave that open."""

from __future__ import annotations

import pytest

from wirecopy.attribution.catalogue import load
from wirecopy.attribution.weigh import attribute
from wirecopy.intake.page import read_page
from wirecopy.records import Item, Relation, Zone

HEADLINE = "Bridge over the Neela stays closed until Friday"
PARAGRAPHS = (
    "The bridge over the Neela stays closed until Friday after inspectors found cracks in its bearings.",
    "Buses go by the old road, and the ferry runs twice an hour from six in the morning, the council said.",
    "Repairs began on Monday and are expected to cost some forty thousand, half of which the county pays.",
)
BODY = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)


def read(body: str, *, title: str = HEADLINE, head: str = "", before: str = "") -> Item:
    page = f"<html><head><meta charset='utf-8'><title>{title}</title>{head}</head>{before}<body>{body}</body>"
    item = read_page(page.encode(), "page.html")
    assert isinstance(item, Item), item
    return item


def parents(item: Item, relation: Relation = Relation.syndicated) -> list[str | None]:
    found = attribute(item, load()).attributions
    return [one.organisation.agency for one in found if one.relation is relation]


def of_zone(item: Item, zone: Zone) -> list[str]:
    return [item.text[span.start : span.end] for span in item.zones if span.zone is zone]


def test_a_box_around_head_and_body_hides_no_headline_whatever_its_name() -> None:
    item = read(
        "<div class='main follow-banner'><div class='headline'>" + HEADLINE + "</div>"
        "<div class='dated'><div class='created'>News - 2 January 2026 at 10:21</div>"
        f"<div class='author'>By Reuters</div></div><div class='text'>{BODY}</div></div>"
    )

    assert item.byline == "By Reuters"
    assert parents(item) == ["reuters"]


def test_a_title_in_the_body_s_first_line_is_the_headline() -> None:
    item = read(f"<td><p>{HEADLINE}</p>{BODY}</td>", title=f"{HEADLINE} | Neela Post")

    assert item.title == HEADLINE
    assert HEADLINE not in item.text


def test_an_agency_s_name_right_behind_the_text_signs_it() -> None:
    signed = read(f"<td>{BODY}<p><a href='http://www.interfax.com.ua/'>Interfax-Ukraine</a></p></td>")
    filed = read(f"<td>{BODY}<p><a href='/tag/interfax'>Interfax-Ukraine</a></p></td>")

    assert of_zone(signed, Zone.signoff) == ["Interfax-Ukraine"]
    assert parents(signed) == ["interfax-ukraine"]
    assert parents(filed) == []


def test_a_day_and_an_hour_right_behind_the_text_are_its_own() -> None:
    own = read(f"<td>{BODY}<p>Print</p><p>4 January 2026 14:11</p><p>Share</p></td>")
    teaser = read(
        f"<td>{BODY}<p>More</p><p>4 January 2026 14:11</p><p>Ferry stops for the winter season</p></td>"
    )

    assert own.published is not None
    assert own.published.given == "4 January 2026 14:11"
    assert teaser.published is None


def test_an_outlet_without_address_is_named_by_title_and_copyright() -> None:
    page = f"<h1>{HEADLINE}</h1>{BODY}<hr><p>Copyright © 2004 «Post». All rights reserved</p>"

    assert read(page, title=f"{HEADLINE} | POST").outlet.name == "POST"
    assert read(f"<h1>{HEADLINE}</h1>{BODY}", title=f"{HEADLINE} | POST").outlet.name == "unknown"


@pytest.mark.parametrize(
    ("title", "foot", "name"),
    [
        ("Neela Times – The county's daily - Britain", "<p>Neela Times Newspaper, 2026 ©</p>", "Neela Times"),
        ("The Neela Times", "<p>Copyright © 2026<br>The Neela Times</p>", "The Neela Times"),
        (f"Neela Post :: {HEADLINE}", "<p>© 2026 Neela Post Ltd.</p>", "Neela Post"),
        (HEADLINE, "<p>Copyright 2026 Bridge over the Neela Trust</p>", "unknown"),
        ("Neela Times - Britain", "<p>Copyright 2026 Reuters. All rights reserved.</p>", "unknown"),
    ],
)
def test_the_part_of_a_title_that_a_line_of_copyright_begins_with_names_the_outlet(title, foot, name) -> None:
    assert read(f"<h1>{HEADLINE}</h1>{BODY}<hr>{foot}", title=title).outlet.name == name


def test_a_mailbox_on_the_page_tells_its_domain_where_title_or_programs_bear_that_out() -> None:
    story, mail = f"<h1>{HEADLINE}</h1>{BODY}", "<p>Email: info@neelapost.example</p>"
    linked = "<a href='http://www.neelapost.example/'>Home</a>"
    programs = "<script src='//static.neelapost.example/a.js'></script>"

    assert read(story + mail, title=f"neelaPOST :: {HEADLINE}").outlet.key == "neelapost.example"
    assert read(story + mail + linked, head=programs).outlet.key == "neelapost.example"
    assert read(story + mail).outlet.name == "unknown"


def test_a_domain_that_holds_the_rights_is_the_outlet_s() -> None:
    head = "<meta name='copyright' content='&amp;copy; 2016 neelapost.com'>"

    assert read(f"<h1>{HEADLINE}</h1>{BODY}", head=head).outlet.key == "neelapost.com"


def test_an_agency_that_the_title_names_in_full_shows_its_own_story() -> None:
    title = f"{HEADLINE} Athens-Macedonian News Agency"
    item = read(f"<h1>{HEADLINE}</h1>{BODY}<h5>© ANA-MPA. All rights reserved.</h5>", title=title)

    assert item.outlet.name == "Athens-Macedonian News Agency"
    assert parents(item) == []


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ('window.dataLayer = [{"author": {"type": "editor", "user_name": "\\u0130HA"}}];', ["iha"]),
        ('dataLayer.push({"content": {"newsAgency": "Reuters"}});', ["reuters"]),
        ('dataLayer.push({"author": "Ida Bloom"});', []),
        ('dataLayer.push({"tags": ["Reuters"]});', []),
        ("dataLayer.push({author: agency});", []),
    ],
)
def test_data_for_counting_name_the_agency_of_a_story(script: str, expected: list[str]) -> None:
    head = f"<script>{script}</script><meta property='og:site_name' content='Neela Post'>"

    assert parents(read(f"<article><h1>{HEADLINE}</h1>{BODY}</article>", head=head)) == expected


def test_a_picture_that_links_to_an_agency_where_the_author_stands_names_it() -> None:
    logo = "<a class='agency-link' href='http://br.reuters.com/'><img alt='' src='1.gif'></a>"
    aside = f"<aside class='related'>{logo}</aside>"

    def shown(beside: str, below: str = "") -> Item:
        return read(
            f"<article><h1>{HEADLINE}</h1>{beside}<p>4 May 2026</p><div>{BODY}</div>{below}</article>"
        )

    assert parents(shown(f"<div class='author'>{logo}</div>")) == ["reuters"]
    assert parents(shown("", aside)) == []
    assert (
        parents(shown("<div class='share'><a href='http://br.reuters.com/'><img src='1.gif'></a></div>"))
        == []
    )


@pytest.mark.parametrize(
    ("beside", "expected"),
    [
        ("<span class='agency'><a href='/aa'><img alt='AA' title='Anadolu Agency'></a></span>", ["anadolu"]),
        ("<p class='article-source'>Article from: <img alt='Reuters logo' src='1.gif'></p>", ["reuters"]),
        ("<div class='kaynak'><img alt='Reuters.png' src='1.gif'></div>", ["reuters"]),
        ("<div class='share'><img alt='Reuters' src='1.gif'></div>", []),
        ("<div class='author'><img alt='Ida Bloom' src='1.gif'></div>", []),
        ("<aside class='related'><span class='agency'><img alt='Reuters' src='1.gif'></span></aside>", []),
        ("<div class='author'><img alt='Reuters' src='1.gif'> Ida Bloom of the Neela Post</div>", []),
    ],
)  # fmt: skip
def test_an_agency_s_sign_where_the_source_stands_names_it(beside: str, expected: list[str]) -> None:
    dated = f"{beside}<p>4 May 2026</p>"

    assert parents(read(f"<article><h1>{HEADLINE}</h1>{dated}<div>{BODY}</div></article>")) == expected


@pytest.mark.parametrize("named", ["field-fuente", "kaynak", "zrodlo", "news-agency", "quelle"])
def test_a_link_to_an_agency_s_stories_where_makers_mark_the_source_names_it(named: str) -> None:
    facts = f"<div class='facts'><div class='{named}'><a href='/fuente/efe'>EFE</a></div></div>"
    dated = f"{facts}<div class='created'>Mar, 12/05/2026 - 14:40</div>"
    item = read(f"<article><h1>{HEADLINE}</h1>{dated}<div>{BODY}</div></article>")

    assert (item.byline, parents(item)) == ("EFE", ["efe"])


def test_an_agency_s_own_author_is_named_rather_than_the_agency() -> None:
    head = "<meta name='author' content='Agence France-Presse'>"
    above = f"<h1>{HEADLINE}</h1><p class='dateline'>Agence France-Presse Jan 16, 2026</p>"
    one = read(f"<article>{above}<p>By Ida Bloom</p>{BODY}</article>", head=head)

    assert one.byline == "By Ida Bloom"
    assert parents(one) == ["afp"]


def test_a_city_where_authors_stand_is_nobody_s_name() -> None:
    head = "<meta property='og:site_name' content='Neela Post'><meta name='author' content='Neela Post'>"
    above = f"<h1>{HEADLINE}</h1><p>4 May 2026</p><div class='signature'>São Paulo</div>"

    assert read(f"<article>{above}{BODY}</article>", head=head).byline == "Neela Post"


def test_papers_of_japan_sign_in_the_dateline() -> None:
    texts = (
        "橋は金曜日まで閉鎖されたままだと市が三日に発表した。検査で軸受けに亀裂が見つかったため、車は通れない。",
        "修理は月曜日に始まった。費用は四億円の見込みで、半分は県が負担する。バスは旧道を通る。",
        "渡し船は朝六時から一時間に二便が運航する。住民は長年にわたり点検を求めてきたという。",
    )
    head = "<meta property='og:site_name' content='港新聞'><meta name='author' content='港新聞'>"

    def byline(dateline: str) -> str | None:
        body = f"<p>{dateline}{texts[0]}</p><p>{texts[1]}</p><p>{texts[2]}</p>"
        title = "橋の閉鎖は金曜日まで続く見通し"
        return read(f"<article><h1>{title}</h1>{body}</article>", title=title, head=head).byline

    assert byline("【ソウル＝山田花子】") == "【ソウル＝山田花子】"
    assert byline("【ソウル＝時事】") == "港新聞"


def test_headings_and_dated_teasers_behind_a_gap_are_no_part_of_the_text() -> None:
    below = (
        "<p class='credits'>Newsroom, with files from Reuters</p><h3>More from the region</h3>"
        "<ul><li>Print</li></ul><p class='header'>Related news</p>"
        "<ul><li>Ferry stops for the winter season in the north 27/4/2025 15:49</li></ul>"
        "<p class='header'>Latest</p>"
    )
    item = read(f"<article><h1>{HEADLINE}</h1><div>{BODY}{below}</div></article>")

    assert "Latest" not in item.text
    assert parents(item, Relation.contributed) == ["reuters"]


def test_a_reader_s_long_comment_is_not_the_story() -> None:
    comment = "".join(
        f"<p>{number}. I have told the council for years that it would come to this.</p>"
        for number in range(9)
    )
    comments = "".join(
        f"<li class='comment'><article class='content'>{said}</article></li>"
        for said in (comment, "<p>So true.</p>", "<p>No.</p>")
    )
    bare = "<br><br>".join(PARAGRAPHS)
    item = read(
        f"<div><h1>{HEADLINE}</h1><div id='art'>{bare}</div><ul class='comments'>{comments}</ul></div>"
    )

    assert "old road" in item.text
    assert "I have told the council" not in item.text


def test_a_time_after_the_last_change_gives_way_to_the_one_that_readers_see() -> None:
    metas = {"publishedDate": "", "article:published_time": "2026-05-04T08:02:00Z"}
    head = "".join(f"<meta property='{name}' content='{value}'>" for name, value in metas.items() if value)
    head += "<meta property='article:modified_time' content='2026-05-04T08:00:00Z'>"
    item = read(
        f"<article><h1>{HEADLINE}</h1><p class='date'>4 May 2026 08:00 GMT</p>{BODY}</article>", head=head
    )

    assert item.published is not None
    assert f"{item.published.utc:%H:%M}" == "08:00"


def test_the_time_that_readers_see_has_the_zone_that_the_last_change_states_for_it() -> None:
    head = (
        "<meta property='article:published_time' content='2026-01-20T18:33:13+07:00'>"
        "<meta property='article:modified_time' content='2026-01-20T18:30:00+07:00'>"
    )
    item = read(
        f"<article><h1>{HEADLINE}</h1><p class='date'>20 January 2026 18:30</p>{BODY}</article>", head=head
    )

    assert item.published is not None
    assert f"{item.published.utc:%H:%M}" == "11:30"


def test_of_two_times_that_is_none_which_the_last_change_has_in_another_zone() -> None:
    head = (
        "<meta property='article:published_time' content='2026-05-10T23:35:55'>"
        "<meta name='date' content='2026-05-11T04:10:00-03:00'>"
        "<meta property='article:modified_time' content='2026-05-11T04:10:00'>"
    )
    item = read(f"<article><h1>{HEADLINE}</h1>{BODY}</article>", head=head)

    assert item.published is not None
    assert item.published.given == "2026-05-10T23:35:55"


def test_a_desk_s_initials_before_agencies_say_that_these_contributed() -> None:
    item = read(f"<article><h1>{HEADLINE}</h1><div class='author'>jk, Reuters, PAP</div>{BODY}</article>")

    assert parents(item) == []
    assert sorted(parents(item, Relation.contributed)) == ["pap", "reuters"]


def test_a_source_of_information_is_a_source() -> None:
    below = "<p class='source'>Źródło informacji: IAR/PAP</p>"
    item = read(
        f"<article><h1>{HEADLINE}</h1>{BODY}{below}</article>", head="<meta name='language' content='pl'>"
    )

    assert sorted(parents(item)) == ["iar-pl", "pap"]


def test_a_service_named_after_its_house_does_not_take_that_house_s_copy() -> None:
    head = "<link rel='canonical' href='https://www.{}/articles/3178894'>"
    page = f"<article><h1>{HEADLINE}</h1><p>MANILA, May 3 (AFP) - {PARAGRAPHS[0]}</p>{BODY}</article>"

    assert parents(read(page, head=head.format("afpbb.com"))) == []
    assert parents(read(page, head=head.format("neelapost.com"))) == ["afp"]


def test_a_source_behind_times_in_one_line_of_strokes_is_the_source() -> None:
    line = "<p>June 16, 2025, 4:44 PM GMT / Updated June 16, 2025, 6:10 PM GMT / Source: Associated Press</p>"
    item = read(f"<article><h1>{HEADLINE}</h1>{line}{BODY}</article>")

    assert parents(item) == ["ap"]


def test_an_author_in_microdata_far_from_the_text_tells_whose_writer_it_is() -> None:
    mark = "<p itemprop='author' itemscope itemtype='https://schema.org/Person'><b itemprop='name'>{}</b></p>"
    scope = "<main itemscope itemtype='https://schema.org/NewsArticle'>"
    page = scope + "<h1>{}</h1><div>{}</div><footer>{}</footer></main>"

    def by(name: str) -> list[str | None]:
        return parents(read(page.format(HEADLINE, BODY, mark.format(name))))

    assert by("Ada Lind, Associated Press") == ["ap"]
    assert by("Ada Lind, Neela Post") == []


def test_a_source_that_is_named_after_a_picture_is_the_picture_s_in_a_box_beside_the_story() -> None:
    box = (
        "<div class='multimedia-info sidebar'><p class='photoDesc'>The bridge on Monday</p>"
        "<p class='photoAuthor'>zdroj: Bay News, <a href='http://www.ap.org/'>AP</a></p></div>"
    )
    item = read(f"<article>{box}<h1>{HEADLINE}</h1>{box}<p class='date'>3 May 2026</p>{BODY}</article>")

    assert item.byline is None
    assert parents(item) == []


CHINESE = (
    "大桥在检查人员发现支座出现裂缝之后将一直关闭到星期五，公交车改走老路，渡船从早上六点起每小时开两班，议会表示。"
    "维修工作从星期一开始，预计花费四万元，其中一半由县里承担，居民多年来一直要求修缮这座桥梁。"
)


@pytest.mark.parametrize(
    ("source", "agencies"),
    [
        ("来源：新华社 河湾青年网", ["xinhua"]),
        ("来源：央视新闻客户端 河湾青年网", ["cctv"]),
        ("来源：河湾日报", []),
    ],
)
def test_a_chinese_line_of_source_names_its_agency_before_the_site_that_shows_it(source, agencies) -> None:
    body = f"<p>{CHINESE}</p>" * 2
    item = read(f"<article><h1>大桥关闭到星期五</h1><p>2026-05-20 13:15:00 {source}</p>{body}</article>")

    assert [one for one in parents(item) if one] == agencies


@pytest.mark.parametrize(
    ("path", "agencies"),
    [
        ("ultimas/agencia-estado/2024/05/19/ponte.htm", ["estadao-conteudo"]),
        ("europa-press/20240519/puente.html", ["europa-press"]),
        ("wires/reuters/2024/05/19/bridge", ["reuters"]),
        ("companies/reuters/2024/05/19/bridge", []),
        ("agencia-estado/ponte.htm", []),
        ("world-news/2024/05/19/bridge", []),
    ],
)
def test_a_folder_before_the_day_in_an_address_names_the_agency(path, agencies) -> None:
    head = f"<link rel='canonical' href='https://www.neelapost.com/{path}'>"

    assert parents(read(f"<article><h1>{HEADLINE}</h1>{BODY}</article>", head=head)) == agencies


# ---------------------------------------------------------------- credits in strips of buttons
def stripped(strip: str, *, above: bool = False) -> list[str | None]:
    strip = f"<div class='article-nav'>{strip}</div>"
    head, foot = (strip, "") if above else ("", strip)
    return parents(
        read(f"<article><h1>{HEADLINE}</h1>{head}<p>4 May 2026</p><div>{BODY}</div>{foot}</article>")
    )


@pytest.mark.parametrize("above", [True, False])
@pytest.mark.parametrize(
    "credit", ["© Reuters", "Source: AFP", "Quelle: <a href='https://www.dpa.com/'>dpa</a>"]
)
def test_an_agency_credited_in_a_strip_of_buttons_beside_the_story_is_its_source(
    credit: str, above: bool
) -> None:
    buttons = "<ul><li><a href='/m'>Email</a></li><li><a href='/p'>Print</a></li></ul>"

    assert len(stripped(f"{buttons}<p>{credit}</p>", above=above)) == 1


@pytest.mark.parametrize("above", [True, False])
def test_an_agency_credited_below_another_story_s_title_is_that_story_s(above: bool) -> None:
    teaser = "<a href='/ferry'>Ferry stops for the winter season</a><p>Source: AFP</p>"

    assert stripped(teaser, above=above) == []


def test_a_right_in_a_strip_of_buttons_that_is_no_agency_s_credits_nobody() -> None:
    assert stripped("<ul><li><a href='/p'>Print</a></li></ul><p>© 2026 The Neela Post</p>") == []


def test_a_place_and_an_agency_right_behind_the_text_sign_it() -> None:
    item = read(f"<td>{BODY}</td><div class='grey'>PORT NEELA (AFP)</div><p>Copyright © 2026</p>")

    assert of_zone(item, Zone.signoff)[0] == "PORT NEELA (AFP)"


def test_the_mark_of_what_a_search_finds_is_no_box_for_searching() -> None:
    item = read(f"<h1>{HEADLINE}</h1><p class='text highLightSearchTarget'>{' '.join(PARAGRAPHS)}</p>")

    assert item.text.startswith(PARAGRAPHS[0])
