"""What is read from a saved page, and in which zone."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wirecopy.intake.fragment import read_fragment
from wirecopy.intake.page import read_page
from wirecopy.records import Item, Reject, RejectReason, Zone

SAMPLE = Path(__file__).parents[2] / "data" / "sample" / "devdiscourse-nato-missions.html"

PARAGRAPHS = (
    "Engineers opened two gates of the dam on Tuesday and told people along the creek to be ready to leave.",
    "The release sent brown water over farm roads and into the fairground, where volunteers moved cattle.",
    "Forecasters expect another two inches of rain before Thursday noon, and a third gate may be opened.",
)


def make(
    *after: str, head: str = "", above: str = "", below: str = "", paragraphs: tuple[str, ...] = PARAGRAPHS
) -> bytes:
    """A page of an outlet with a menu, an article (`after`: markup after its paragraphs), and a footer."""
    body = "".join(f"<p>{words}</p>" for words in paragraphs) + "".join(after)
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Dam opens gates as storms fill reservoir | The Bayside Tribune</title>
<link rel="canonical" href="https://www.bayside-tribune.com/nation/dam-gates">
<meta property="og:site_name" content="The Bayside Tribune">
<meta property="og:title" content="Dam opens gates as storms fill reservoir | The Bayside Tribune">
{head}</head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/wires">Wires by Morgen Agency</a></li></ul></nav>
<article><h1>Dam opens gates as storms fill reservoir</h1>{above}
<div class="article-body">{body}</div>{below}</article>
<footer><p>© 2024 The Bayside Tribune. Material of Morgen Agency may be included.</p></footer>
</body></html>""".encode()


def read(data: bytes, **kwargs: str) -> Item:
    item = read_page(data, "page.html", **kwargs)
    assert isinstance(item, Item), item
    return item


def zoned(item: Item, *zones: Zone) -> str:
    return "\n".join(words for zone in zones for words in item.words_in(zone))


def story_words(item: Item) -> str:
    return zoned(item, Zone.dateline, Zone.lead, Zone.body, Zone.signoff, Zone.disclaimer)


# ---------------------------------------------------------------- the sample
@pytest.fixture(scope="module")
def sample() -> Item:
    return read(SAMPLE.read_bytes())


def test_the_sample_page_is_known_by_title_outlet_and_address(sample: Item) -> None:
    assert sample.title == "NATO offered Russia to mutually restore missions: Moscow"
    assert (sample.outlet.key, sample.outlet.name) == ("devdiscourse.com", "Devdiscourse")
    assert sample.url is not None
    assert sample.url.startswith("https://www.devdiscourse.com/article/international/1878310-")


def test_the_sample_page_says_when_and_where(sample: Item) -> None:
    assert sample.published is not None
    assert sample.updated is not None
    assert sample.published.utc == sample.updated.utc == datetime(2022, 1, 12, 17, 22, tzinfo=UTC)
    assert sample.updated.zone == "IST"
    assert (sample.place, sample.country, sample.language) == ("Moscow", "Russia", "en")


def test_every_credit_of_the_sample_page_stands_in_its_zone(sample: Item) -> None:
    assert sample.byline == "ANI"
    assert "ANI | Moscow" in zoned(sample, Zone.byline)
    assert zoned(sample, Zone.signoff) == "(ANI)"
    assert "auto-generated from a syndicated feed" in zoned(sample, Zone.disclaimer)
    assert "Image Credit: ANI" in zoned(sample, Zone.caption)
    assert "Sputnik News Agency qouting" in zoned(sample, Zone.lead, Zone.body)
    assert zoned(sample, Zone.body).endswith("after the talks in Brussels on Wednesday.")


def test_menus_trending_lists_and_footers_are_no_part_of_the_sample_story(sample: Item) -> None:
    for words in (
        "Left Menu",
        "TRENDING",
        "RailTel",
        "Subscribe to our Newsletter",
        "Privacy Policy",
        "VisionRI",
    ):
        assert words not in sample.text


def test_zones_are_sorted_disjoint_and_lie_within_the_text(sample: Item) -> None:
    ends = 0
    for span in sample.zones:
        assert ends <= span.start < span.end <= len(sample.text)
        ends = span.end


# ---------------------------------------------------------------- title, outlet, address
def test_a_title_stands_without_the_outlets_name() -> None:
    assert read(make()).title == "Dam opens gates as storms fill reservoir"


def test_the_outlet_is_who_shows_the_page_and_a_canonical_link_elsewhere_is_evidence() -> None:
    item = read(make(), url="https://www.northgate-courier.co.uk/news/dam-gates?utm_source=mail")
    assert item.outlet.key == "northgate-courier.co.uk"
    assert item.url == "https://www.northgate-courier.co.uk/news/dam-gates"
    assert [item.text[s.start : s.end] for s in item.zones if s.label == "canonical.domain"] == [
        "bayside-tribune.com"
    ]


def test_a_foreign_canonical_link_is_told_by_the_pages_own_name_and_links() -> None:
    links = "".join(f'<a href="https://www.northgate-courier.co.uk/n/{n}">{n}</a> ' for n in range(20))
    page = make(below=f"<aside>{links}</aside>").replace(b"The Bayside Tribune", b"Northgate Courier")
    item = read(page)
    assert item.outlet.key == "northgate-courier.co.uk"
    assert "bayside-tribune.com" in zoned(item, Zone.metadata)


def test_a_comment_of_the_browser_says_where_a_page_was_saved_from() -> None:
    page = make().replace(
        b"<head>", b"<!-- saved from url=(0043)https://www.rheinbote-post.de/panorama/damm -->\n<head>", 1
    )
    assert read(page).outlet.key == "rheinbote-post.de"


def test_without_any_address_the_outlet_is_known_by_its_name() -> None:
    page = make().replace(
        b'<link rel="canonical" href="https://www.bayside-tribune.com/nation/dam-gates">', b""
    )
    item = read(page)
    assert (item.outlet.key, item.url) == ("name:the bayside tribune", None)


# ---------------------------------------------------------------- bylines and credits
@pytest.mark.parametrize(
    "markup",
    [
        '<p class="byline">By Dana Whitlock, Morgen Agency</p>',
        '<div class="meta"><a rel="author" href="/a">By Dana Whitlock, Morgen Agency</a></div>',
        '<span itemprop="author">By Dana Whitlock, Morgen Agency</span>',
        "<p>By Dana Whitlock, Morgen Agency</p>",
        '<div class="byline"><span>By Dana Whitlock, Morgen Agency</span> <time>May 14, 2024</time></div>',
    ],
)
def test_a_byline_is_found_however_it_is_marked(markup: str) -> None:
    item = read(make(above=markup))
    assert item.byline == "By Dana Whitlock, Morgen Agency"
    assert "Morgen Agency" in zoned(item, Zone.byline)


def test_a_byline_stated_only_out_of_sight_is_found_and_its_field_named() -> None:
    script = json.dumps(
        {"@type": "NewsArticle", "headline": "Dam opens gates", "author": {"name": "Morgen Agency"}}
    )
    item = read(make(head=f'<script type="application/ld+json">{script}</script>'))
    assert item.byline == "Morgen Agency"
    assert [span.label for span in item.zones if span.zone is Zone.metadata] == ["jsonld.author"]


def test_an_outlet_named_as_its_own_author_is_no_metadata_evidence() -> None:
    item = read(
        make(head='<meta name="author" content="The Bayside Tribune">', above="<p>By Dana Whitlock</p>")
    )
    assert item.byline == "By Dana Whitlock"
    assert item.words_in(Zone.metadata) == []


@pytest.mark.parametrize(
    ("before", "words", "behind"),
    [
        ("<p>", "(MORGEN)", "</p>"),
        ("<p>", "— Morgen", "</p>"),
        ("<div>", "With inputs from Morgen Agency", "</div>"),
        ("<em>", "With reporting by Morgen Agency", "</em>"),
        ("<p>", "© 2024 Morgen Agency", "</p>"),
        ("<p><small>", "Source: Morgen Agency", "</small></p>"),
        ("<div>", "Quelle: Morgen", "</div>"),
        ("<div><span class='agency'>", "mor/gen", "</span></div>"),
    ],
)
def test_a_credit_after_the_text_is_kept(before: str, words: str, behind: str) -> None:
    assert words in story_words(read(make(before + words + behind)))
    assert words in story_words(read(make(below=before + words + behind)))


def test_a_syndication_disclaimer_after_the_article_is_a_disclaimer() -> None:
    words = "This story has not been edited by Bayside staff and is auto-generated from a syndicated feed."
    assert words in zoned(read(make(below=f"<em>{words}</em>")), Zone.disclaimer)


def test_a_standfirst_is_lead_and_comes_first() -> None:
    words = "About 2,300 people were told to be ready to leave their homes."
    item = read(make(above=f'<p class="standfirst">{words}</p>'))
    assert item.text.startswith(words)
    assert item.words_in(Zone.lead)[0] == words


def test_a_picture_credit_is_a_caption_wherever_it_stands() -> None:
    figure = "<figure><img src='x.jpg'><figcaption>The dam. (Photo: Morgen/Vera Lind)</figcaption></figure>"
    for page in (
        make(above=figure),
        make(figure),
        make(above='<div class="image-caption">Photo: Morgen/Vera Lind</div>'),
    ):
        item = read(page)
        assert "Morgen/Vera Lind" in zoned(item, Zone.caption)
        assert "Morgen/Vera Lind" not in story_words(item)


# ---------------------------------------------------------------- what is not the story
@pytest.mark.parametrize(
    "neighbour",
    [
        '<aside><h3>Read next</h3><p><a href="/x">Ferry strike enters second week (MORGEN)</a></p></aside>',
        '<div class="related-stories"><h3>Related</h3><p>KIEL (Morgen) - Ferries stayed in port.</p></div>',
        '<section class="comments"><p>By Morgen: I read this at Morgen Agency first.</p></section>',
        '<div class="newsletter">Subscribe to the newsletter of Morgen Agency and never miss a story</div>',
    ],
)
def test_a_neighbours_credit_is_in_no_zone_of_the_story(neighbour: str) -> None:
    for page in (make(below=neighbour), make(neighbour), make(above=neighbour)):
        assert "morgen" not in read(page).text.casefold()


def test_a_list_of_other_stories_longer_than_the_story_does_not_take_its_place() -> None:
    teasers = "".join(
        f"<div><h5><a href='/{n}'>Other story number {n}</a></h5><p>{name} (Morgen) - Other people did other "
        f"things in another place on another day, officials of that place said.</p></div>"
        for n, name in enumerate(("KIEL", "OSLO", "TURKU", "GDYNIA", "RIGA", "TALLINN"))
    )
    item = read(make(below=f"<div class='right-section'>{teasers}</div>"))
    assert PARAGRAPHS[0] in item.text
    assert "Morgen" not in item.text


def test_a_story_parted_by_advertisements_is_read_to_its_end() -> None:
    first = (
        '<div class="chunk"><div class="text body">'
        + "".join(f"<p>{p} One.</p>" for p in PARAGRAPHS)
        + "</div></div>"
    )
    item = read(
        make("", paragraphs=()).replace(
            b'<div class="article-body"></div>',
            (first + '<div class="ad">Advertisement</div>' + first.replace("One", "Two")).encode(),
        )
    )
    assert f"{PARAGRAPHS[2]} One." in item.text
    assert f"{PARAGRAPHS[2]} Two." in item.text
    assert "Advertisement" not in item.text


# ---------------------------------------------------------------- times
def test_times_out_of_sight_win_over_visible_ones() -> None:
    head = """<meta property="article:published_time" content="2024-05-14T21:12:00-04:00">
    <meta property="article:modified_time" content="2024-05-15T01:00:00Z">"""
    item = read(make(head=head, above='<p class="date">Published: 13 May 2024</p>'))
    assert item.published is not None
    assert item.updated is not None
    assert item.published.utc == datetime(2024, 5, 15, 1, 12, tzinfo=UTC)
    assert item.updated.utc == datetime(2024, 5, 15, 1, 0, tzinfo=UTC)


def test_a_page_without_times_has_none() -> None:
    item = read(make())
    assert (item.published, item.updated) == (None, None)


# ---------------------------------------------------------------- bad pages
def test_broken_metadata_costs_only_itself() -> None:
    texts = (
        '{"@type": "NewsArticle", "author": ',
        "[" * 50_000,
        "/* x */",
        '{"@type":"NewsArticle","author":"Vera Lind",}',
    )
    scripts = "".join(f'<script type="application/ld+json">{text}</script>' for text in texts)
    item = read(make(head=scripts))
    assert item.byline == "Vera Lind"
    assert PARAGRAPHS[0] in item.text


def test_nul_bytes_and_lone_surrogates_leave_no_trace() -> None:
    script = '<script type="application/ld+json">{"@type":"NewsArticle","author":"Vera\\ud800 Lind"}</script>'
    item = read(
        make("<p>Fin\x00al &#0;&#x1;&#xD800; words of this longer paragraph about the dam.</p>", head=script)
    )
    assert "Final" in item.text
    assert item.byline == "Vera Lind"
    item.text.encode("utf-8")


@pytest.mark.parametrize("depth", [100, 240, 260, 1_000, 100_000])
def test_deep_nesting_is_read_or_named(depth: int) -> None:
    page = (
        make()
        .replace(b"<article>", b"<div>" * depth + b"<article>")
        .replace(b"</article>", b"</article>" + b"</div>" * depth)
    )
    found = read_page(page, "deep.html")
    if isinstance(found, Reject):
        assert depth > 200
        assert found.reason is RejectReason.html_too_deep
    else:
        assert PARAGRAPHS[0] in found.text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", RejectReason.no_article),
        (b"<html><body></body></html>", RejectReason.no_article),
        (b"<html><body><h1>Only a headline</h1></body></html>", RejectReason.no_article),
        (b"<p>" + b"x" * 20_000_001, RejectReason.too_large),
        (b"<div>" + b"<i></i>" * 100_001, RejectReason.too_large),
        (b"<div " + b"".join(b"a%d=1 " % n for n in range(6_000)) + b">", RejectReason.too_large),
        (b"<div>" * 200 + b"<i></i>" * 20_000, RejectReason.html_too_deep),
        (bytes(range(128, 256)) * 40, RejectReason.bad_encoding),
    ],
)
def test_what_is_no_article_is_rejected_with_its_reason(data: bytes, reason: RejectReason) -> None:
    found = read_page(data, "bad.html")
    assert isinstance(found, Reject)
    assert found.reason is reason
    assert found.problem
    assert len(found.excerpt) <= 200


def test_an_endless_script_or_comment_or_value_hides_no_story() -> None:
    story = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
    for page in (
        f"<html><body><article>{story}</article><script>var a = 1; {story * 500}",
        "<!-- note -->" * 20_000 + f"<html><body><article>{story}</article>",
        f"<html><body><article><img src='data:image/png;base64,{'A' * 1_000_000}'>{story}</article>",
        f"<html><head><title>{'a | ' * 50_000}</title></head><body><article>{story}</article>",
    ):
        assert PARAGRAPHS[2] in read(page.encode()).text


def test_a_wrong_declaration_does_not_spoil_the_words() -> None:
    page = make("<p>Größere Mengen Öl flossen am Dienstag über die Straße, sagte der Bürgermeister.</p>")
    assert "Größere Mengen Öl" in read(page.replace(b"utf-8", b"iso-8859-1")).text
    assert "Größere Mengen Öl" in read(page.decode().encode("cp1252"), declared_encoding="utf-8").text


def test_a_story_that_stands_only_in_json_is_read_from_there() -> None:
    script = json.dumps(
        {
            "@type": "NewsArticle",
            "headline": "Dam opens gates",
            "articleBody": "\n".join(PARAGRAPHS),
            "author": "Vera Lind",
        }
    )
    page = (
        f'<html><script type="application/ld+json">{script}</script><body><div id="app"></div></body></html>'
    )
    item = read(page.encode())
    assert item.text.startswith(PARAGRAPHS[0])
    assert item.title == "Dam opens gates"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.binary(max_size=2_000)
    | st.text(max_size=1_000).map(lambda text: text.encode("utf-8", "surrogatepass"))
)
def test_any_bytes_give_an_item_or_a_reject(data: bytes) -> None:
    found = read_page(data, "any")
    assert isinstance(found, Item | Reject)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32))
def test_a_page_with_any_damage_gives_an_item_or_a_reject(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(SAMPLE.read_bytes())
    for _ in range(chance.randrange(1, 40)):
        place, length = chance.randrange(len(data)), chance.randrange(0, 80)
        data[place : place + length] = bytes(
            chance.choice(b"<>/\"'=& \x00\xff{}[]divp") for _ in range(chance.randrange(0, 30))
        )
    found = read_page(bytes(data), "damaged.html")
    assert isinstance(found, Item | Reject)
    if isinstance(found, Item):
        assert all(0 <= span.start < span.end <= len(found.text) for span in found.zones)


# ---------------------------------------------------------------- fragments
def test_a_fragment_keeps_every_credit_and_parts_captions() -> None:
    text, zones = read_fragment(
        "<p>OSLO (Morgen) - Ferries stayed in port.</p>"
        "<figure><img><figcaption>A ferry. Photo: Lind</figcaption></figure><p>(Morgen)</p>"
    )
    assert text == "OSLO (Morgen) - Ferries stayed in port.\n\n(Morgen)\n\nA ferry. Photo: Lind"
    assert [(span.zone, text[span.start : span.end]) for span in zones][1] == (
        Zone.caption,
        "A ferry. Photo: Lind",
    )


def test_a_fragment_leaves_out_what_stands_beside_the_story_but_for_credits() -> None:
    text, zones = read_fragment(
        "<header><ul class='slugline'><li>Ports</li></ul><time>03.03.2026 10:15</time><p>Extra</p>"
        "<h1>Ferries stay in port</h1><p>By Ida Bloom</p></header>"
        "<nav><p>Further on Monday</p></nav><section><p>OSLO (Morgen) - Ferries stayed in port.</p>"
        "<blockquote><p>We wait.</p><footer>Bo Reed, captain</footer></blockquote></section>"
        "<aside><h3>Harbour Bay</h3><p>The harbour has three piers, of which two are of stone.</p></aside>"
        "<footer><p>All the news of the day</p><p>(Reporting by Ida Bloom; Editing by Bo Reed)</p></footer>"
    )
    assert [(span.zone, text[span.start : span.end]) for span in zones] == [
        (Zone.body, "OSLO (Morgen) - Ferries stayed in port.\n\nWe wait.\n\nBo Reed, captain"),
        (Zone.byline, "By Ida Bloom"),
        (Zone.signoff, "(Reporting by Ida Bloom; Editing by Bo Reed)"),
    ]


def test_a_fragment_keeps_a_sentence_in_its_head_and_is_never_left_empty() -> None:
    standfirst = "Ferries stayed in port on Monday after a crane fell onto the pier."

    assert read_fragment(f"<header><h1>Calm</h1><p>{standfirst}</p></header><p>Nobody was hurt.</p>")[0] == (
        f"{standfirst}\n\nNobody was hurt."
    )
    assert read_fragment("<header><p>Ferries stayed in port</p></header>")[0] == "Ferries stayed in port"


def test_lines_of_a_fragment_that_were_broken_at_a_width_are_whole_paragraphs() -> None:
    wrapped = (
        "<p>   A crane fell onto the old pier of Harbour Bay on Monday and <br />"
        "blocked it, its <em>owner</em> said.</p><p />"
        "<p>   Ferries stopped, and nobody was hurt when the crane came <br />"
        "down in a storm that came in the night.<br />   Trains ran.</p><p> Northwire ib</p>"
    )
    assert read_fragment(wrapped)[0].split("\n\n") == [
        "A crane fell onto the old pier of Harbour Bay on Monday and blocked it, its owner said.",
        "Ferries stopped, and nobody was hurt when the crane came down in a storm that came in the night.",
        "Trains ran.",
        "Northwire ib",
    ]


def test_lines_of_a_fragment_that_were_broken_by_hand_stay_apart() -> None:
    poem = "<p>The ferries of the bay lie still at the quay,<br>The crane lies on the pier where it fell,<br>"
    assert read_fragment(f"{poem}And nobody crosses.</p><p>Bo Reed</p>")[0].count("\n\n") == 3


def test_text_without_markup_is_a_fragment_as_it_is() -> None:
    text = "Ferries stayed in port.\n\n  5 < 6, she said. "
    assert read_fragment(text)[0] == text
    assert read_fragment("") == ("", ())
