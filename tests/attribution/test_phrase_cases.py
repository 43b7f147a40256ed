"""Every phrase rule finds what its cases say, and nothing where they say so."""

from __future__ import annotations

import pytest
import yaml

from wirecopy.attribution.catalogue import load
from wirecopy.attribution.phrases import grammar
from wirecopy.attribution.weigh import attribute
from wirecopy.records import Item, Judgement, Outlet, Relation, Zone, ZoneSpan
from wirecopy.resources import data_folder

RULES = [
    (file["language"], row)
    for file in grammar().files
    for kind in ("rules", "feeds")
    for row in file.get(kind, ())
]
CASES = [
    pytest.param(language, case, id=f"{row['id']}-{number}")
    for language, row in RULES
    for number, case in enumerate(row.get("cases", ()))
]


def judged(text: str, language: str) -> Judgement:
    zones = (ZoneSpan(Zone.body, 0, len(text)),)
    return attribute(Item("case", Outlet("herald.example", "Herald"), text, zones, language=language), load())


@pytest.mark.parametrize(("language", "case"), CASES)
def test_a_phrase_finds_what_its_case_says(language, case):
    judgement = judged(case["text"], language)
    found = {
        relation.value: sorted(
            one.organisation.agency
            for one in judgement.attributions
            if one.relation is relation and one.organisation.agency
        )
        for relation in (Relation.cites, Relation.contributed, Relation.syndicated, Relation.photo)
    }
    asked = {name: sorted(case[name]) for name in found if name in case}
    assert {name: found[name] for name in asked} == asked
    if "feed" in case:
        assert judgement.auto_generated is case["feed"]
    if "quotes" in case:
        speakers = [
            one.organisation.name for one in judgement.attributions if one.relation is Relation.quotes
        ]
        assert speakers == case["quotes"]


def test_every_phrase_has_a_case_and_an_id_of_its_own():
    ids = [row["id"] for _, row in RULES]
    assert sorted(set(ids)) == sorted(ids)
    assert [row["id"] for _, row in RULES if not row.get("cases")] == []
    assert all(row["id"].startswith(f"{language}-") for language, row in RULES)


def test_every_phrase_file_has_a_case_of_what_must_not_be_found():
    for file in grammar().files:
        cases = [case for row in file.get("rules", ()) for case in row["cases"]]
        assert any(value == [] for case in cases for value in case.values()), file["language"]


def test_the_phrases_read_the_same_by_every_yaml_reader():
    for path in sorted((data_folder() / "phrases").glob("*.yaml")):
        words = path.read_bytes()
        assert yaml.load(words, Loader=yaml.SafeLoader) == dict(grammar().languages[path.stem]), path.name
