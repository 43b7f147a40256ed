"""The catalogue: what it holds, how a user adds to it, and what it says of a fault."""

from __future__ import annotations

import pytest

from wirecopy.attribution.catalogue import KINDS, load
from wirecopy.errors import DataFileError


def extra(tmp_path, text):
    path = tmp_path / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_catalogue_holds_the_organisations_that_supply_copy():
    catalogue = load()
    assert len(catalogue.agencies) >= 180
    assert {agency.kind for agency in catalogue.agencies.values()} == set(KINDS)
    shown = {
        ident: catalogue.agencies[ident].name for ident in ("ani", "ap", "reuters", "dpa", "afp", "tass")
    }
    assert shown == {
        "ani": "ANI",
        "ap": "AP",
        "reuters": "Reuters",
        "dpa": "dpa",
        "afp": "AFP",
        "tass": "TASS",
    }


def test_no_two_organisations_are_shown_under_one_name():
    shown = [agency.name.casefold() for agency in load().agencies.values()]
    assert sorted(set(shown)) == sorted(shown)


def test_a_former_name_keeps_the_year_in_which_it_ended():
    former = {row.name: row.until for row in load().agencies["tass"].historic}
    assert former["ITAR-TASS"] == 2014


def test_an_agencys_own_site_is_known_by_its_domain_and_what_lies_below_it():
    catalogue = load()
    assert catalogue.own_agency("apnews.com") == "ap"
    assert catalogue.own_agency("newsroom.ap.org") == "ap"
    assert catalogue.own_agency("herald.example") is None
    assert catalogue.own_agency("name:the herald") is None
    assert catalogue.own_agency("name:reuters") == "reuters"


def test_an_agencys_site_under_another_ending_is_its_own():
    catalogue = load()
    assert catalogue.named_like("ukrinform.pl") == "ukrinform"
    assert catalogue.named_like("herald.example") is None
    assert catalogue.named_like("efe.example") is None  # three letters say too little


def test_a_host_where_an_agency_shows_customers_pages_is_not_its_own_site():
    assert load().is_hosted("hosted.ap.org")
    assert not load().is_hosted("apnews.com")


def test_whether_a_state_owns_it_is_known_or_left_open():
    catalogue = load()
    assert catalogue.agencies["xinhua"].state_owned is True
    assert catalogue.agencies["ap"].state_owned is False
    assert any(agency.state_owned is None for agency in catalogue.agencies.values())


def test_a_users_file_adds_organisations_and_replaces_fields(tmp_path):
    path = extra(
        tmp_path,
        "- {id: harbour-wire, name: Harbour Wire, kind: news_agency, country: SE, names: [Harbour Wire]}\n"
        "- {id: ap, name: Associated Press of America}\n",
    )
    catalogue = load(path)
    assert catalogue.agencies["harbour-wire"].names == ("Harbour Wire",)
    assert catalogue.agencies["ap"].name == "Associated Press of America"
    assert catalogue.agencies["ap"].domains == load().agencies["ap"].domains
    assert catalogue.version != load().version


def test_the_same_files_are_read_once():
    assert load() is load()


@pytest.mark.parametrize(
    ("text", "line", "fault"),
    [
        (
            "- id: a\n  name: A\n  kind: news_agency\n  country: SE\n  colour: red\n",
            5,
            "`colour` is no field",
        ),
        ("- id: a\n  name: A\n  kind: gazette\n  country: SE\n", 3, "`kind` must be one of"),
        ("- id: a\n  name: A\n  kind: news_agency\n", 1, "`a` has no `country`"),
        ("- id: A b\n  name: A\n", 1, "needs an `id`"),
        ("- id: a\n  name: A\n  kind: news_agency\n  country: no\n", 4, "`country` must be text"),
        ("- id: a\n  name: A\n  kind: news_agency\n  country: 'no'\n", 4, "two capital letters"),
        (
            "- id: a\n  name: A\n  kind: news_agency\n  country: SE\n  names: AA\n",
            5,
            "`names` must be a list of texts",
        ),
        ("- id: a\n  name: A\n  kind: news_agency\n  country: 'NO'\n  parent: b\n", 5, "`parent` names `b`"),
        (
            "- id: a\n  name: A\n  kind: news_agency\n  country: 'NO'\n  domains: [ap.org]\n",
            5,
            "already belongs to `ap`",
        ),
        (
            "- id: a\n  name: A\n  kind: news_agency\n  country: 'NO'\n  ambiguous: [{nam: A}]\n",
            5,
            "must be a list of {name",
        ),
        ("- id: a\n  name: [A\n", 3, "not valid YAML"),
        ("id: a\n", 1, "must be a list"),
    ],
)
def test_a_fault_names_file_line_and_what_is_wrong(tmp_path, text, line, fault):
    path = extra(tmp_path, text)
    with pytest.raises(DataFileError) as raised:
        load(path)
    assert f"{path}:{line}: " in str(raised.value)
    assert fault in str(raised.value)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(DataFileError, match=r"nowhere\.yaml: cannot be read"):
        load(tmp_path / "nowhere.yaml")


def test_a_former_name_is_not_listed_as_a_present_one():
    both = [
        (agency.id, row.name)
        for agency in load().agencies.values()
        for row in agency.historic
        if row.name.casefold() in {name.casefold() for name in agency.names}
    ]
    assert both == []
