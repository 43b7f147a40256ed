"""What a story says of its making: whose feed it came from, papers that an agency cites, former names."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from attribution.test_credits import STORY, by_hand, claims, judged
from attribution.test_no_copy import read_and_judged
from wirecopy.attribution.catalogue import load
from wirecopy.attribution.weigh import attribute
from wirecopy.records import Attribution, Item, Moment, Outlet, Relation, Zone, ZoneSpan


@pytest.mark.parametrize(
    ("line", "language", "agency"),
    [
        ("Cet article a été publié automatiquement à partir d'un flux AFP.", "fr", "afp"),
        ("Contenido publicado automáticamente desde un servicio de la Agencia EFE.", "es", "efe"),
        ("Contenuto pubblicato automaticamente dal flusso ANSA.", "it", "ansa"),
        ("Материал опубликован автоматически из ленты ТАСС.", "ru", "tass"),
        ("Матеріал опубліковано автоматично зі стрічки Укрінформу.", "uk", "ukrinform"),
        ("Bu haber Anadolu Ajansı kanalından otomatik olarak yayımlanmıştır.", "tr", "anadolu"),
        ("本文自动转载自新华社稿件。", "zh", "xinhua"),
        ("This is an unedited feed from the Press Trust of India wire.", "en", "pti"),
    ],
)
def test_the_one_agency_that_words_about_a_feed_name_supplied_it(line, language, agency):
    judgement = judged(f"{STORY}\n\n{line}", language=language)
    assert judgement.auto_generated
    assert claims(judgement, Relation.syndicated) == [agency]


@pytest.mark.parametrize(
    "line",
    [
        "All stories by AFP are published automatically from a syndicated feed.",
        "AA, İHA ve DHA tarafından geçilen haberler otomatik olarak yayımlanmaktadır.",
    ],
)
def test_a_house_rule_about_feeds_names_no_supplier_of_one_story(line):
    assert claims(judged(f"{STORY}\n\n{line}"), Relation.syndicated) == []


def test_words_in_a_paragraph_of_the_story_are_no_line_about_its_making():
    judgement = judged(f"{STORY}\n\nThe wall will hold, the mayor said in comments carried by TASS.")
    assert claims(judgement, Relation.syndicated) == []


def test_a_paper_that_an_agency_quotes_is_a_source_and_those_who_told_it_speak_through_it():
    judgement = judged(
        "Four pens broke loose, news agency NTB reported, quoting broadcaster Bay Radio. "
        "The company that owns them told Bay Radio that divers were at work."
    )
    assert by_hand(judgement, Relation.cites) == [("NTB", None), ("Bay Radio", "NTB")]
    assert by_hand(judgement, Relation.quotes) == [("company", "Bay Radio")]


@pytest.mark.parametrize("cited", ["which cited", "which quoted", "itself quoting"])
def test_a_paper_that_an_agency_cites_may_cite_somebody_itself(cited):
    judgement = judged(f"Four pens broke loose, NTB reported, quoting the daily Havnen, {cited} the warden.")
    assert by_hand(judgement, Relation.cites) == [("NTB", None), ("Havnen", "NTB")]
    assert by_hand(judgement, Relation.quotes) == [("warden", "Havnen")]


def test_an_agencys_name_with_a_slip_is_no_paper():
    assert (
        claims(judged(f"KABUL, May 3 (ANI): {STORY} We knew, one told Agence France Press."), Relation.cites)
        == []
    )


def test_an_unnamed_paper_is_the_one_that_held_the_interview():
    judgement = judged(
        "Stocks are low, Sputnik reported, quoting a German newspaper. "
        "In an interview with Uferblatt, the minister said they would be shared."
    )
    assert ("Uferblatt", "Sputnik") in by_hand(judgement, Relation.cites)
    assert ("minister", "Uferblatt") in by_hand(judgement, Relation.quotes)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Dates go to Peru, SPA news agency said, citing a statement by the farm ministry.", "farm ministry"),
        ("Citing two officials, Bloomberg reported that the wall would hold.", "two officials"),
    ],
)
def test_who_made_a_statement_is_who_speaks(text, speaker):
    assert [name for name, _ in by_hand(judged(text), Relation.quotes)] == [speaker]


def of_year(text: str, year: int) -> Item:
    zones = (ZoneSpan(Zone.body, 0, len(text)),)
    published = Moment(datetime(year, 3, 1, tzinfo=UTC), "", None)
    return Item("a", Outlet("herald.example", "Herald"), text, zones, published=published, language="en")


def credits_of(text: str, year: int) -> list[Attribution]:
    found = attribute(of_year(text, year), load()).attributions
    return [one for one in found if one.relation is Relation.syndicated]


def test_a_former_name_holds_for_its_time_and_says_less_after_it():
    dateline = f"MURMANSK, March 1 (ITAR-TASS) - {STORY}"
    (then,), (now,) = credits_of(dateline, 1999), credits_of(dateline, 2022)
    assert then.organisation == now.organisation
    assert now.confidence < then.confidence


def test_an_agency_that_closed_years_before_supplies_nothing():
    dateline = f"JOHANNESBURG (Sapa) - {STORY}"
    assert [one.organisation.agency for one in credits_of(dateline, 2010)] == ["sapa"]
    assert credits_of(dateline, 2022) == []


@pytest.mark.parametrize(
    ("byline", "foot", "agency"),
    [("AFPBB News", "— AFP", "AFP"), ("Reuters", "--Field Level Media", "Field Level Media")],
)
def test_who_bears_an_agencys_copy_or_a_data_wires_in_its_byline_handed_it_on(tmp_path, byline, foot, agency):
    judgement = read_and_judged(tmp_path, text=f"{STORY}\n\n{foot}", byline=byline)
    assert sorted(by_hand(judgement, Relation.syndicated), key=str) == sorted(
        [(byline, None), (agency, byline)], key=str
    )
