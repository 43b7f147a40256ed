"""The harnesses for public sets, on small invented files in the sets' formats."""

from __future__ import annotations

import gzip
import json
import zipfile
from pathlib import Path

import pytest
from benchmarks.corpora import lines, measure
from benchmarks.corpus_files import CorpusError, core, news_copy
from benchmarks.prose import Cast, Writer


def _prose(number: int) -> str:
    writer = Writer(number)
    return "\n\n".join(writer.story(120, Cast.drawn(writer.chance)))


def _core_record(ident: str, text: str, duplicates: list[str]) -> dict[str, object]:
    return {
        "core_id": ident,
        "doi": None,
        "original_abstract": text,
        "original_title": f"On {text.split('.', 1)[0]}",
        "processed_title": "on",
        "processed_abstract": text.lower(),
        "cat": "near_dup" if duplicates else "non_dup",
        "labelled_duplicates": duplicates,
    }


@pytest.fixture
def core_lines() -> str:
    records = [
        _core_record("101", _prose(1), ["103"]),
        _core_record("102", _prose(2), []),
        _core_record("103", _prose(1) + " Revised.", ["101", "999"]),
    ]
    return "".join(json.dumps(record) + "\n" for record in records)


def _newspapers(path: Path) -> Path:
    articles = {
        "12_1500-the-ashford-post-Jul-02-1955-p-1": {
            "headline": "Dam",
            "article": "Rain be-\ngan at\nnoon",
            "byline": "",
        },
        "13_1501-the-belham-mail-Jul-03-1955-p-1": {
            "headline": None,
            "article": "Rain began at noon",
            "byline": "AP",
        },
        "no day": {"headline": "Fair", "article": "A fair", "byline": ""},
    }
    pairs = [list(articles)[:2]]
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("test_sets/test_inf_data.json", json.dumps(articles))
        archive.writestr("test_sets/full_test_gt.json", json.dumps(pairs))
        archive.writestr("__MACOSX/test_sets/._full_test_gt.json", "")
    return path


def test_core_is_read_plain_in_gzip_and_in_a_zip(tmp_path, core_lines):
    plain, packed, archived = (tmp_path / f"train.{end}" for end in ("jsonl", "jsonl.gz", "zip"))
    plain.write_text(core_lines, encoding="utf-8")
    packed.write_bytes(gzip.compress(core_lines.encode()))
    with zipfile.ZipFile(archived, "w") as archive:
        archive.writestr("Ground_Truth_data.jsonl", core_lines)

    read = core(plain)

    assert [one.ident for one in read] == ["101", "102", "103"]
    assert read[0].group == read[2].group != read[1].group
    assert read[1].text.startswith(read[1].title)
    assert core(packed) == core(archived) == read


def test_articles_of_news_copy_have_mended_lines_days_and_groups(tmp_path):
    first, second, third = news_copy(_newspapers(tmp_path / "test_sets.zip"))

    assert (first.text, first.published, first.title) == ("Rain began at noon", "1955-07-02", "Dam")
    assert (second.text, second.published, second.title) == ("Rain began at noon", "1955-07-03", "")
    assert third.published == ""
    assert first.group == second.group != third.group


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("{\n", "train.jsonl:1 is no JSON"),
        ('{"core_id": "1"}\n', "train.jsonl:1 has no field `labelled_duplicates`"),
    ],
    ids=["no JSON", "no labels"],
)
def test_a_file_of_another_kind_is_refused_with_the_line_and_what_it_lacks(tmp_path, content, told):
    path = tmp_path / "train.jsonl"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(CorpusError, match=told):
        core(path)


def test_a_zip_without_labels_is_refused(tmp_path):
    path = tmp_path / "test_sets.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("test_inf_data.json", "{}")

    with pytest.raises(CorpusError, match=r"holds 0 files that end in `gt\.json`"):
        news_copy(path)


def test_a_set_is_scored_for_wirecopy_and_for_its_peers(tmp_path, core_lines):
    path = tmp_path / "train.jsonl"
    path.write_text(core_lines, encoding="utf-8")
    documents = core(path)

    scored, left_out = measure(documents)

    ours = scored[0]
    assert (ours.pairs.recall, ours.pairs.precision, ours.exactly) == (1.0, 1.0, 1.0)
    told = "\n".join(lines("core", documents, scored, left_out))
    assert "core: 3 texts, 1 labelled pairs." in told
    assert all(name in told for name in ("wirecopy", "datasketch", "rensa", "gaoya", "text-dedup"))
