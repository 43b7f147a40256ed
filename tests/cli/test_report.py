"""`report`: the night as one page that needs nothing beside it, with CSV files for whoever wants to count."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_night import FERRY, RECORDS, STORIES, Program, written
from lxml import html
from lxml.html import HtmlElement

FILES = [
    "report.html",
    "clusters.csv",
    "lineage.csv",
    "attributions.csv",
    "stories.csv",
    "exposure.csv",
    "stale.csv",
]
CORRECTION = {
    **STORIES[0],
    "title": "CORRECTION: " + STORIES[0]["title"],
    "text": FERRY.replace("140 people", "104 people"),
}
BRIDGE = (
    "Engineers closed the old bridge over the Lune to lorries on Thursday after a diver found a crack in the "
    "second pier from the town side, and cars now cross one at a time under a light that changes every four "
    "minutes.\n\n"
    "The county surveyor said the crack was as long as a hand and had grown since the floods in March. A "
    "steel collar is to be bolted round the pier next week, weather allowing, at a cost of 84,000 pounds.\n\n"
    "Bakers on the far bank have begun to bring their bread over by boat, and the school bus stops at the "
    "chapel so that pupils can walk the last stretch behind a warden with a flag."
)
HOSTILE = [
    {
        "id": f"HX-{number}",
        "url": f"javascript:alert({number})",
        "outlet": f"<b>Post</b> {number}",
        "title": 'Bridge over the Lune <script>alert("x")</script>\u202e closed to lorries',
        "text": BRIDGE,
        "published": f"2024-05-1{number}T10:00:00Z",
    }
    for number in (6, 7)
]


def page_of(program: Program, folder: Path, *nights: list[dict], since: str | None = None) -> HtmlElement:
    """The page after some nights, in a folder of its own."""
    store = folder / "a.db"
    for number, records in enumerate(nights):
        program("--quiet", "--store", store, "ingest", written(folder, records, f"night{number}.jsonl"))
    narrowed = [] if since is None else ["--since", since]
    assert program("--store", store, "report", "-o", folder / "out", *narrowed).code == 0
    return html.fromstring((folder / "out" / "report.html").read_text(encoding="utf-8"))


def section(page: HtmlElement, name: str) -> str:
    """The words of a section, on one line."""
    return " ".join(" ".join(page.get_element_by_id(name).itertext()).split())


def test_report_writes_the_page_and_its_tables_and_names_them(program: Program, night: Path, tmp_path: Path):
    told = program("--store", night, "report", "--output", tmp_path / "out")

    assert told.out.splitlines() == [f"wrote {tmp_path / 'out' / name}" for name in FILES]
    assert program("--store", night, "report", "-o", tmp_path / "out", "--json").json["files"] == [
        str(tmp_path / "out" / name) for name in FILES
    ]


def test_a_night_leaves_the_same_page_as_report_and_asking_again_changes_no_byte(
    program: Program, tmp_path: Path
):
    store, night = tmp_path / "a.db", written(tmp_path, STORIES)

    program("--store", store, "nightly", night, "--reports", tmp_path / "first")
    program("--store", store, "nightly", night, "--reports", tmp_path / "second")
    program("--store", store, "report", "-o", tmp_path / "third")

    for name in FILES:
        first = (tmp_path / "first" / name).read_bytes()
        assert first == (tmp_path / "second" / name).read_bytes() == (tmp_path / "third" / name).read_bytes()


def test_a_cluster_shows_each_story_with_the_words_that_prove_where_it_came_from(
    program: Program, tmp_path: Path
):
    page = page_of(program, tmp_path, STORIES)

    rows = page.xpath("//table[@class='members']/tbody/tr")
    told = [" ".join(row.text_content().split()) for row in rows]
    assert [row.xpath("string(td[3])") for row in rows] == ["ANI", "Kaveri Herald", "Deccan Morning"]
    assert "this copy begins here, as far as is known" in told[0]
    assert "syndicated from ANI 99 %" in told[1]
    assert "“(ANI)”" in told[1] or "(ANI)" in [quoted.text for quoted in rows[1].iter("q")]
    assert "no credit" in told[2]


def test_an_uncredited_copy_is_a_finding_about_its_text(program: Program, tmp_path: Path):
    told = section(page_of(program, tmp_path, STORIES), "uncredited")

    assert "A finding about texts" in told
    assert "Deccan Morning" in told
    assert "Kaveri Herald" not in told


def test_a_copy_of_what_was_corrected_is_told_with_both_wordings(program: Program, tmp_path: Path):
    told = section(page_of(program, tmp_path, STORIES, [CORRECTION]), "stale")

    assert "ANI , correction, 2024-05-14 20:00" in told
    assert "runs words as they were" in told
    assert "140 people" in told
    assert "104 people" in told


def test_whose_copy_ran_is_counted_by_agency_and_by_outlet(program: Program, tmp_path: Path):
    page = page_of(program, tmp_path, STORIES)

    assert "ANI private 2 1 1" in section(page, "agencies")
    assert "Deccan Morning 1 1 100 % ANI 1" in section(page, "outlets")


def test_an_outlet_that_only_cites_an_agency_is_none_with_its_copy(program: Program, tmp_path: Path):
    cited = HOSTILE[0] | {"outlet": "Lune Post", "text": BRIDGE + " Nobody was hurt, ANI reported."}
    page = page_of(program, tmp_path, [*STORIES, cited])

    assert "ANI private 2 1 1 1" in section(page, "agencies")
    assert "Lune Post" not in section(page, "outlets")


def test_what_was_rejected_is_told_with_reason_and_advice(program: Program, tmp_path: Path):
    told = section(page_of(program, tmp_path, RECORDS), "rejects")

    assert "missing_text: 1" in told
    assert "fill one of them" in told


def test_the_newest_night_alone_is_told_unless_an_earlier_run_or_time_is_named(
    program: Program, tmp_path: Path
):
    page = page_of(program, tmp_path, STORIES, HOSTILE)
    assert "Run 1" not in page.text_content()
    assert len(page.xpath("//table[@class='members']")) == 1

    both = page_of(program, tmp_path, since="1")
    assert "Run 1" in both.text_content()
    assert len(both.xpath("//table[@class='members']")) == 2
    assert len(page_of(program, tmp_path, since="2024-05-15").xpath("//table[@class='members']")) == 2


@pytest.mark.parametrize(
    ("since", "code", "words"),
    [
        ("9", 1, "there is no run 9"),
        ("2031-01-01", 1, "no run has begun"),
        ("soon", 2, "neither a run nor a time"),
    ],
)
def test_a_run_that_is_none_is_refused(
    program: Program, night: Path, tmp_path: Path, since: str, code: int, words: str
):
    told = program("--store", night, "report", "-o", tmp_path / "out", "--since", since)

    assert told.code == code
    assert words in told.err
    assert not (tmp_path / "out").exists()


def test_a_night_that_found_nothing_has_a_page_that_says_so(program: Program, tmp_path: Path):
    page = page_of(program, tmp_path, [RECORDS[4]])

    assert "No two stories were found to be the same copy." in section(page, "clusters")
    assert "No agency's copy was found" in section(page, "agencies")


def test_foreign_words_steer_nothing_and_no_address_but_the_web_is_followed(program: Program, tmp_path: Path):
    page = page_of(program, tmp_path, HOSTILE, since="1")

    assert page.xpath("//script | //img | //link | //iframe | //*[@onload or @onclick]") == []
    assert [link for link in page.xpath("//a/@href") if link.lower().startswith("javascript:")] == []
    assert '<script>alert("x")</script>' in page.text_content()
    assert "\u202e" not in page.text_content()
    assert "<b>Post</b> 6" in page.text_content()


def test_the_page_needs_nothing_beside_it_and_every_link_inside_it_leads_somewhere(
    program: Program, tmp_path: Path
):
    page = page_of(program, tmp_path, STORIES, [CORRECTION], HOSTILE, since="1")

    assert "default-src 'none'" in page.xpath(
        "string(//meta[@http-equiv='Content-Security-Policy']/@content)"
    )
    links = page.xpath("//a/@href")
    inside = [link[1:] for link in links if link.startswith("#")]
    assert set(inside) <= set(page.xpath("//@id"))
    assert {link for link in links if not link.startswith(("#", "https://"))} == set(FILES[1:])
    assert sorted(page.xpath("//@id")) == sorted(set(page.xpath("//@id")))


def test_the_page_can_be_read_with_a_screen_reader(program: Program, tmp_path: Path):
    page = page_of(program, tmp_path, STORIES, [CORRECTION])

    assert page.get("lang") == "en"
    assert page.xpath("//th[not(@scope)]") == []
    assert len(page.xpath("//h1")) == len(page.xpath("//main")) == 1
    named = set(page.xpath("//section/@aria-labelledby"))
    assert len(named) == len(page.xpath("//section"))
    assert named <= set(page.xpath("//h2/@id | //h3/@id"))
