"""Bad bytes, bad records and bad pages: each a named reject, its neighbours read, nothing lost."""

from __future__ import annotations

import codecs
import json
import subprocess
import sys
from pathlib import Path

import pytest

from wirecopy import api, settings
from wirecopy.intake.page import read_page
from wirecopy.intake.read import read
from wirecopy.intake.sitemap import read_sitemap
from wirecopy.records import Item, Reject, RejectReason

TEXT = (
    "Engineers opened two gates of the dam on Tuesday – “earlier than planned” – and told people along the"
    " creek to be ready to leave.\n\nThe release sent brown water over farm roads and into the fairground,"
    " where volunteers moved the café’s cattle to higher ground before dark."
)
JAPANESE = (
    "ダムの水門が火曜日に二つ開けられ、川沿いの住民に避難の準備が呼びかけられた。放流された水は農道を越えて広場に達した。"
    * 2
)
CHINESE = (
    "水库周二打开了两道闸门，沿河居民被要求做好撤离准备。放出的水漫过农场道路，流进了集市广场，志愿者把牛群赶到高处。"
    * 2
)


SUFFIXES = {"text": "txt", "page": "html", "record": "jsonl"}


def record(**fields: object) -> bytes:
    return json.dumps({"id": "1", "outlet": "Bayside", "title": "Dam opens", "text": TEXT, **fields}).encode()


def page(text: str) -> str:
    return (
        "<html><head><title>Dam opens</title></head><body><article><h1>Dam opens</h1>"
        f"<p>{text}</p></article></body></html>"
    )


def found(path: Path, data: bytes) -> list[Item | Reject]:
    path.write_bytes(data)
    return list(read([str(path)]))


# ---------------------------------------------------------------- encodings
@pytest.mark.parametrize("form", ["text", "page", "record"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "windows-1252"]
)
def test_one_text_in_any_encoding_is_one_text(form: str, encoding: str, tmp_path: Path) -> None:
    written = {
        "text": TEXT,
        "page": page(TEXT.replace("\n\n", "</p><p>")),
        "record": json.dumps({"title": "Dam opens", "text": TEXT}, ensure_ascii=False) + "\n",
    }[form]

    (item,) = found(tmp_path / f"story.{SUFFIXES[form]}", written.encode(encoding))

    assert isinstance(item, Item)
    assert " ".join(TEXT.split()) in " ".join(item.text.split())


@pytest.mark.parametrize(
    ("words", "encoding"),
    [(JAPANESE, "shift_jis"), (JAPANESE, "euc_jp"), (CHINESE, "gb18030"), (CHINESE, "big5hkscs")],
)
def test_encodings_of_the_east_are_told_by_declaration_or_detection(
    words: str, encoding: str, tmp_path: Path
) -> None:
    if encoding == "big5hkscs":
        words = (
            "水庫週二打開了兩道閘門，沿河居民被要求做好撤離準備。放出的水漫過農場道路，流進了市集廣場。" * 3
        )
    declared = page(words).replace("<head>", f'<head><meta charset="{encoding.partition("hk")[0]}">')

    for name, data in (("declared", declared.encode(encoding)), ("plain", page(words).encode(encoding))):
        (item,) = found(tmp_path / f"{name}.html", data)

        assert isinstance(item, Item)
        assert words in item.text


def test_a_file_of_records_in_mixed_encodings_gives_every_record(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": code, "text": TEXT}, ensure_ascii=False).encode(code)
        for code in ("utf-8", "windows-1252")
    ]

    items = found(tmp_path / "mixed.jsonl", codecs.BOM_UTF8 + b"\n".join(lines))

    assert [one.text for one in items if isinstance(one, Item)] == [TEXT, TEXT]


@pytest.mark.parametrize(("share", "readable"), [(200, True), (20, False)])
def test_utf_8_with_more_than_one_broken_character_in_a_hundred_is_rejected(
    share: int, readable: bool, tmp_path: Path
) -> None:
    data = bytearray((TEXT * 8).encode())
    for place in range(5, len(data), share):
        data[place] = 0x8D

    (story,) = found(tmp_path / "spoilt.txt", bytes(data))

    assert isinstance(story, Item) == readable
    if isinstance(story, Reject):
        assert story.reason is RejectReason.bad_encoding


def test_bytes_that_are_no_text_are_named(tmp_path: Path) -> None:
    noise = bytes((7 * n * n + 13) % 251 + 4 for n in range(3000)).replace(b"\x00", b"\x81")

    (reject,) = found(tmp_path / "noise.txt", b"Some words. " + noise)

    assert isinstance(reject, Reject)
    assert reject.reason in (RejectReason.bad_encoding, RejectReason.unknown_kind, RejectReason.no_article)


@pytest.mark.parametrize("bad", ["\\u0000", "\\ud800", "\\udfff\\ud800", "\\u0007"])
def test_what_no_store_can_hold_is_removed_and_the_batch_goes_through(bad: str, tmp_path: Path) -> None:
    good = [record(id=str(number), url=f"https://bayside.com/{number}") for number in range(4)]
    spoilt = record(id="x@", title="Dam @opens", outlet="Bay@side", text=TEXT.replace("dam", "da@m")).replace(
        b"@", bad.encode()
    )

    path = tmp_path / "night.jsonl"
    path.write_bytes(b"\n".join([*good[:2], spoilt, *good[2:]]))
    summary = api.ingest([str(path)], settings.load(store=str(tmp_path / "a.db")))

    assert (summary.read, summary.new, summary.rejected) == (5, 5, 0)
    assert (summary.items_tidied, summary.removed_characters) == (1, 4 * bad.count("\\u"))


SPOILT_FILES = {
    "raw.jsonl": record(id="1").replace(b"opens", b"op\x01ens\x7f"),
    "whole.json": b"[" + record(id="1").replace(b"opens", b"\\u0000opens\\u001f") + b"]",
    "table.csv": b"id,title,text\n1,Dam\x00 opens\x02,Brown water came over farm roads on Tuesday.\n",
    "page.html": page(TEXT).replace("earlier", "ear\x08lier\x00").encode(),
    "text.txt": TEXT.replace("earlier", "ear\x0elier\x1f").encode(),
    "feed.rss": b"<rss version='2.0'><channel><title>Bay</title><item><title>Dam&#0; opens</title>"
    b"<description>Brown water\x03 came over farm roads.</description></item></channel></rss>",
    "wire.nitf": b"<nitf><body><body.head><hedline><hl1>Dam&#x1f; opens</hl1></hedline></body.head>"
    b"<body.content><p>Brown water\x04 came over farm roads.</p></body.content></body></nitf>",
}


@pytest.mark.parametrize("name", SPOILT_FILES)
def test_the_summary_tells_how_many_control_characters_were_taken_out_of_any_kind(
    name: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(SPOILT_FILES[name])

    summary = api.ingest([str(path)], settings.load(store=str(tmp_path / "a.db")))

    assert (summary.new, summary.rejected) == (1, 0)
    assert (summary.items_tidied, summary.removed_characters) == (1, 2)
    assert "tidied: 2 control characters taken out of 1 item" in summary.as_text()


# ---------------------------------------------------------------- times
@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("03/04/2026", "which number is the day and which the month is not clear"),
        ("10:30", "a time of day without a date"),
        ("Jan. 12", "it names no year"),
        ("2 hours ago", "it counts from a moment that is not known"),
        ("yesterday", "it counts from a moment that is not known"),
        ("1970-01-01T00:00:00Z", "an empty field of a database, not a time of news"),
        ("0001-01-01", "an empty field of a database, not a time of news"),
        ("31 April 2024", "no such date, or in no form that is known"),
        ("2024-05-14T20:00:00+25:00", "no such date, or in no form that is known"),
    ],
)
def test_a_time_that_is_not_sure_is_none_with_a_reason_and_kept_as_it_stood(
    given: str, reason: str, tmp_path: Path
) -> None:
    path, chosen = tmp_path / "a.jsonl", settings.load(store=str(tmp_path / "a.db"))
    path.write_bytes(record(published=given))
    api.ingest([str(path)], chosen)

    answer = api.story("1", chosen).as_json()

    assert answer["published"] is None
    assert answer["published_unread"] == {"given": given, "reason": reason}


# ---------------------------------------------------------------- stories without words
COOKIES = (
    "We use cookies to give you the best experience of our site. By continuing to browse you agree to our use"
    " of cookies. Read our privacy policy. Accept all cookies. Manage your preferences."
)
TITLE = "Prime minister of Vallom resigns after a vote of no confidence"
WORDLESS = {
    "a title alone": ({"text": None, "title": TITLE}, "too_short"),
    "a text that is the title": ({"text": TITLE, "title": TITLE}, "too_short"),
    "an empty text": ({"text": "", "title": None}, "too_short"),
    "three words": ({"text": "Markets fall sharply"}, "too_short"),
    "a notice on cookies": ({"text": COOKIES}, "boilerplate_only"),
    "an invitation": (
        {"text": "Subscribe to our newsletter to get the latest news straight to your inbox."},
        "boilerplate_only",
    ),
    "an agency's disclaimer": (
        {"text": "(This story was not edited by our staff and is auto-generated from a syndicated feed.)"},
        "boilerplate_only",
    ),
    "a notice in German": (
        {"text": "Wir verwenden Cookies für ein gutes Erlebnis. Mehr dazu in unserer Datenschutzerklärung."},
        "boilerplate_only",
    ),
}


@pytest.mark.parametrize("kind", WORDLESS)
def test_a_story_without_words_of_its_own_is_stored_counted_apart_and_joins_no_cluster(
    kind: str, tmp_path: Path
) -> None:
    fields, reason = WORDLESS[kind]
    path, chosen = tmp_path / "night.jsonl", settings.load(store=str(tmp_path / "a.db"))
    path.write_bytes(
        b"\n".join(
            record(**{"url": f"https://paper{one}.com/a", "outlet": f"Paper {one}", "id": None, **fields})
            for one in range(30)
        )
    )

    summary = api.ingest([str(path)], chosen)

    assert (summary.new, summary.rejected, summary.pairs_judged) == (30, 0, 0)
    assert {"too_short": summary.too_short, "boilerplate_only": summary.boilerplate_only}[reason] == 30
    clusters = list(api.clusters_list(chosen, limit=5))
    assert clusters == []
    assert api.story("https://paper7.com/a", chosen).as_json()["no_fingerprint"] == reason


@pytest.mark.parametrize(
    "text",
    [
        "Meta changed its privacy policy on Tuesday after regulators in Ireland fined the company.",
        "EU regulators fined Google over banners that ask for consent to cookies on Tuesday.",
        "Subscribers to the streaming service rose by 5 million in the quarter, the company said.",
        "Something went wrong with the engine of the lander on its way down, the agency said.",
        "Please be patient, the mayor asked those who still wait for water on Tuesday evening.",
    ],
)
def test_a_brief_that_only_reports_on_such_things_is_a_story(text: str, tmp_path: Path) -> None:
    path, chosen = tmp_path / "night.jsonl", settings.load(store=str(tmp_path / "a.db"))
    path.write_bytes(
        b"\n".join(record(url=f"https://paper{n}.com/a", text=text, title=f"News {n}") for n in range(2))
    )

    summary = api.ingest([str(path)], chosen)

    assert (summary.boilerplate_only, summary.too_short) == (0, 0)


def test_a_record_whose_words_stand_in_a_field_of_another_name_is_told_how_to_map_it(tmp_path: Path) -> None:
    words = "Brown water came over farm roads and into the fairground. " * 8

    (reject,) = found(tmp_path / "a.jsonl", json.dumps({"title": "Dam opens", "Wortlaut": words}).encode())

    assert isinstance(reject, Reject)
    assert reject.reason is RejectReason.bad_record
    assert "`--map text=Wortlaut`" in reject.problem


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("Wortlaut", "Brown water came over farm roads on Friday night."),
        ("Inhalt", "Brown water came over farm roads on Friday night."),
        ("正文", "周五夜间，浑浊的河水漫过农田道路，涌入集市广场，无人受伤。"),
        ("words", "brown water came over farm roads " * 12),
    ],
)
def test_few_words_in_a_field_of_another_name_are_not_lost_either(tmp_path: Path, field: str, words: str):
    line = json.dumps({"title": "Dam opens", field: words}).encode()

    (reject,) = found(tmp_path / "a.jsonl", line)

    assert isinstance(reject, Reject)
    assert f"`--map text={field}`" in reject.problem


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("imageCaption", "Brown water came over farm roads on Friday night."),
        ("keywords", "dam, water, river, flood, farm, road, fair, Friday, night"),
        ("editor_note", "This story was sent to all papers of the group."),
        ("Wortlaut", "Brown water came over."),
        ("path", "news world asia dam opens after rain friday"),
    ],
)
def test_what_surely_is_no_text_leaves_a_title_alone(tmp_path: Path, field: str, words: str):
    (item,) = found(tmp_path / "a.jsonl", json.dumps({"title": "Dam opens", field: words}).encode())

    assert isinstance(item, Item)
    assert item.text == "Dam opens"


def test_a_field_that_stands_twice_in_a_record_of_a_whole_json_value_is_named(tmp_path: Path) -> None:
    spoilt = b'{"id": "2", "text": "one", "text": "two"}'

    first, second = found(tmp_path / "a.json", b"[" + record() + b",\n" + spoilt + b"]")

    assert isinstance(first, Item)
    assert isinstance(second, Reject)
    assert (second.source[-2:], second.reason) == ("#2", RejectReason.bad_json)
    assert "`text` stands twice" in second.problem


def test_a_record_with_a_teaser_in_place_of_a_text_is_a_story_of_it(tmp_path: Path) -> None:
    fields = {
        "title": "Dam opens",
        "content": None,
        "description": "Brown water came <b>over</b> farm roads.",
    }

    (item,) = found(tmp_path / "a.jsonl", json.dumps(fields).encode())

    assert isinstance(item, Item)
    assert item.text == "Brown water came over farm roads."


# ---------------------------------------------------------------- records
@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"[" * 100_000, RejectReason.bad_json),
        (b'{"a":' * 100_000, RejectReason.bad_json),
        (b'{"text": NaN}', RejectReason.missing_text),
        (b'{"text": "a", "text": "b"}', RejectReason.bad_json),
        (b'{"text": "' + b"long " * 400 + b'", "id": 1, "text": "b"}', RejectReason.bad_json),
        (b'{"text": "a", "views": ' + b"9" * 10_000 + b"}", RejectReason.bad_json),
        (b"[1, 2]", RejectReason.bad_record),
        (b'"a string"', RejectReason.bad_record),
        (b'{"text": 5}', RejectReason.bad_record),
        (b'{"text": "   "}', RejectReason.missing_text),
        (b'{"id": "7", "text": ""}', RejectReason.missing_text),
        (b'{"text": "cut', RejectReason.bad_json),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_bad_record_is_named_with_its_line_and_its_neighbours_are_read(
    line: bytes, reason: RejectReason, tmp_path: Path
) -> None:
    first, bad, last = found(tmp_path / "a.jsonl", b"\n".join([record(id="1"), line, record(id="2")]))

    assert isinstance(first, Item)
    assert isinstance(last, Item)
    assert isinstance(bad, Reject)
    assert (bad.reason, bad.line, bad.source) == (reason, 2, f"{tmp_path}/a.jsonl#2")
    assert len(bad.excerpt) <= 200


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="tells no peak of memory")
def test_a_line_beyond_the_limit_costs_itself_and_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl"
    with path.open("wb") as out:
        for _ in range(70):
            out.write(b"y" * 1_000_000)
        out.write(b"\n" + record() + b"\n")
    program = (
        "import sys; from pathlib import Path; from wirecopy.intake.read import read;"
        "print([type(one).__name__ for one in read([sys.argv[1]])]);"
        "print(Path('/proc/self/status').read_text().partition('VmHWM:')[2].split()[0])"
    )

    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
    )

    kinds, kilobytes = done.stdout.splitlines()
    assert kinds == "['Reject', 'Item']"
    assert int(kilobytes) < 512_000


# ---------------------------------------------------------------- pages
@pytest.mark.parametrize("depth", [100, 255, 256, 1_000, 100_000])
def test_depth_gives_a_text_or_a_name_never_an_empty_story(depth: int) -> None:
    opened = "<html><body><article>" + "<div>" * depth + f"<p>{TEXT}</p>" + "</div>" * depth + "</article>"

    one = read_page(opened.encode(), "deep.html")

    if isinstance(one, Reject):
        assert one.reason is RejectReason.html_too_deep
    else:
        assert "Engineers opened two gates" in one.text


@pytest.mark.parametrize(
    "hostile",
    [
        page(TEXT).replace("<body>", "<body>" + "<p>word</p>" * 2_600_000),
        page(TEXT).replace("<body>", "<body " + " ".join(f'a{n}="1"' for n in range(200_000)) + ">"),
        page(TEXT).replace("<p>", "<p><script>" + "var a = 1; " * 100_000),
        page(TEXT).replace("<p>", '<p><img src="data:image/png;base64,' + "A" * 5_000_000 + '">'),
        page(TEXT).replace("<p>", "<p>" + "<b>" * 100_000),
        "<" * 2_000_000,
        "<a <b" * 400_000,
        page(TEXT).replace("<h1>", "<!--" * 300_000 + "<h1>"),
        page("x" * 3_000_000),
        page("(" * 50_000 + "Reuters" + ")" * 50_000),
        page("By " * 100_000),
    ],
    ids=["many-elements", "many-attributes", "open-script", "inline-data", "open-bold", "angles", "half-tags",
         "comments", "one-word", "brackets", "by"],
)  # fmt: skip
def test_a_hostile_page_is_a_story_or_a_name(hostile: str) -> None:
    one = read_page(hostile.encode(), "hostile.html")

    assert isinstance(one, Item | Reject)
    assert isinstance(one, Reject) or one.text.strip()


# ---------------------------------------------------------------- documents
SECRET = "outside the document"
ENTITIES = """<!DOCTYPE x [<!ENTITY e SYSTEM "file://{path}"> <!ENTITY a "ha"> <!ENTITY b "&a;&a;&a;&a;">]>"""


@pytest.mark.parametrize("root", ["rss", "feed", "newsItem", "nitf", "urlset"])
def test_no_document_opens_a_file(root: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET)
    document = tmp_path / "a.xml"
    document.write_text(
        f'<?xml version="1.0"?>{ENTITIES.format(path=secret)}<{root}><title>&e;</title><p>&b;</p></{root}>'
    )

    (reject,) = read([str(document)])

    assert isinstance(reject, Reject)
    assert reject.reason is RejectReason.xml_forbidden


def test_an_inclusion_is_never_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET)
    document = (
        '<urlset xmlns:xi="http://www.w3.org/2001/XInclude" xmlns:news="n"><url><loc>https://bayside.com/a</loc>'
        f'<news:news><news:title>Dam<xi:include href="file://{secret}"/></news:title></news:news>'
        "</url></urlset>"
    )

    (item,) = read_sitemap(document.encode(), "map.xml")

    assert isinstance(item, Item)
    assert SECRET not in item.text


@pytest.mark.parametrize(
    "record",
    [
        b'{"id": "a\x00b", "title": "P\x1bier","text": "A crane\x01 fell.\tFerries\x00 stopped%s."}',
        rb'{"id": "a\u0000b", "title": "P\u001bier","text": "A crane\u0001 fell.\tFerries\u0000 stopped%s."}',
        rb'[{"id":"a\u0000b","title": "P\u001Bier","text": "A crane\u0001 fell.\tFerries\u007f stopped%s."}]',
        b"id,title,text\na\x00b,P\x1bier,A crane\x01 fell.\tFerries\x7f stopped%s.\n",
    ],
    ids=["raw", "escaped", "array", "table"],
)
def test_control_characters_are_taken_out_and_cost_nothing(record: bytes, tmp_path: Path) -> None:
    more = b" and nobody was hurt" * 9
    (tmp_path / "a.data").write_bytes(record % more)
    (item,) = read([str(tmp_path / "a.data")])

    assert isinstance(item, Item)
    assert (item.item_id, item.title) == ("ab", "Pier")
    assert item.text == f"A crane fell.\tFerries stopped{more.decode()}."
