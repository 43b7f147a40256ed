"""The traffic is written in a stream, and its truth beside it."""

from __future__ import annotations

import json

from benchmarks import traffic


def test_every_record_has_its_truth_in_the_same_order(tmp_path):
    path = tmp_path / "traffic.jsonl"

    written = traffic.write(60, 3, path)

    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    truth = list(traffic.truths(path))
    assert [one.item for one in truth] == [record["id"] for record in records]
    assert [one.text_bytes for one in truth] == [len(record["text"].encode()) for record in records]
    assert written == traffic.Written(60, sum(one.text_bytes for one in truth))
    assert list(traffic.texts(path)) == [record["text"] for record in records]


def test_a_storys_own_text_ends_before_its_outlets_furniture(tmp_path):
    path = tmp_path / "traffic.jsonl"
    traffic.write(60, 3, path)

    below = [text[one.own :] for text, one in zip(traffic.texts(path), traffic.truths(path), strict=True)]

    assert any(below)
    assert all(words == "" or words.startswith("\n\n") for words in below)


def test_one_seed_makes_one_stream(tmp_path):
    for name in ("one.jsonl", "other.jsonl"):
        traffic.write(40, 5, tmp_path / name)

    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "other.jsonl").read_bytes()
