"""Names are found as words, in the case in which they are written, the longest first."""

from __future__ import annotations

import pytest

from wirecopy.attribution.catalogue import load
from wirecopy.attribution.find import finder_of


def found(text: str) -> list[str]:
    return [hit.name.text for hit in finder_of(load()).find(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The dpa and the AP ran it.", ["dpa", "AP"]),
        ("The ap said so; the Dpx too.", []),
        ("CAPITAL and LEAPING", []),
        ("ANI/Sputnik", ["ANI", "Sputnik"]),
        ("Interfax-Ukraine reported", ["Interfax-Ukraine"]),
        ("dpa-AFX meldete", ["dpa-AFX"]),
        ("REUTERS staff", ["REUTERS"]),
        ("Agence France-Presse", ["Agence France-Presse"]),
        ("a dose of Sputnik V and a page of Sputnik", ["Sputnik"]),
        ("the Reuters Institute and Reuters", ["Reuters"]),
        ("сообщили ТАССу", ["ТАСС"]),
        ("AA'ya göre", ["AA"]),
        ("لرويترز", ["رويترز"]),
        ("רויטרס ואי־פי", ["רויטרס", "אי־פי"]),
        ("연합뉴스에 따르면", ["연합뉴스"]),
        ("新华社北京1月12日电", ["新华社"]),
        ("AP", ["AP"]),
        (
            "Belapan and Belta; Kosovapress, Interpressnews",
            ["Belapan", "Belta", "Kosovapress", "Interpressnews"],
        ),
        ("Uza and Dyn are short", []),
        ("", []),
    ],
)
def test_names_are_found_where_they_stand_as_words(text, names):
    assert found(text) == names


def test_offsets_are_those_of_the_text():
    text = "OSLO (AP) — Ferries resumed, Reuters said."
    assert [text[hit.start : hit.end] for hit in finder_of(load()).find(text)] == ["AP", "Reuters"]


def test_a_token_that_two_agencies_use_names_both():
    (hit,) = finder_of(load()).find("TEHRAN (MNA) –")
    assert {"mehr", "mna-mm"} <= set(hit.name.agencies)
    assert not hit.name.sure
