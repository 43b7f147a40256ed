"""How copy credits its agency, by language: datelines and bylines here, credit lines from `data/phrases`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

import yaml

PHRASES = Path(__file__).parents[2] / "data" / "phrases"

CYRILLIC = "абцдефгхийклмнопкрстувушиз"
DEVANAGARI = "अबचदएफगहइजकलमनओपखरसतउवठषयझ"
ARABIC = "ابجدهفغحيژكلمنوبقرستعوشخيز"
SCRIPTS = {"ru": CYRILLIC, "uk": CYRILLIC, "hi": DEVANAGARI, "ar": ARABIC}
"""One letter of the language's script for each of a to z; other languages write made-up prose as it is."""


@dataclass(frozen=True, slots=True)
class Supplier:
    """An agency that writes in one language. name: as copy names it. dateline: before the first words."""

    agency: str
    name: str
    domain: str
    language: str
    dateline: str
    signoff: str = ""


SUPPLIERS = (
    Supplier("reuters", "Reuters", "reuters.com", "en", "{PLACE}, {month} {day} (Reuters) - "),
    Supplier("ap", "AP", "apnews.com", "en", "{PLACE} (AP) — "),
    Supplier("pti", "PTI", "ptinews.com", "en", "{Place}, {month} {day} (PTI) ", " PTI"),
    Supplier("ani", "ANI", "aninews.in", "en", "{Place} [India], {month} {day} (ANI): ", " (ANI)"),
    Supplier("xinhua", "Xinhua", "news.cn", "en", "{PLACE}, {month} {day} (Xinhua) -- "),
    Supplier("dpa", "dpa", "dpa.com", "de", "{Place} (dpa) - "),
    Supplier("afp", "AFP", "afp.com", "fr", "{Place} (AFP) - "),
    Supplier("efe", "EFE", "efe.com", "es", "{Place}, {day} (EFE).- "),
    Supplier("lusa", "Lusa", "lusa.pt", "pt", "{Place}, {day} (Lusa) - "),
    Supplier("ansa", "ANSA", "ansa.it", "it", "(ANSA) - {PLACE}, {day} - "),
    Supplier("anadolu", "AA", "aa.com.tr", "tr", "{PLACE} (AA) - "),
    Supplier("tass", "ТАСС", "tass.ru", "ru", "{PLACE}, {day} мая. /ТАСС/. "),
    Supplier("ukrinform", "Укрінформ", "ukrinform.ua", "uk", "", " (Укрінформ)"),
    Supplier("ani", "एएनआई", "aninews.in", "hi", "{Place}, {day} मई (एएनआई): ", " (एएनआई)"),
    Supplier("anadolu", "الأناضول", "aa.com.tr", "ar", "{Place}/ الأناضول - "),
)
LANGUAGES = {language: 12 if language == "en" else 1 for language in sorted({s.language for s in SUPPLIERS})}
"""How often stories are in a language, against each other."""


@cache
def lines() -> dict[tuple[str, str], tuple[str, ...]]:
    """By language and agency the credit lines that the grammar's own cases end with."""
    found: dict[tuple[str, str], list[str]] = {}
    for path in sorted(PHRASES.glob("*.yaml")):
        phrases = yaml.safe_load(path.read_text(encoding="utf-8"))
        for rule in phrases["rules"]:
            for case in rule.get("cases", ()):
                named = case.get("syndicated") or []
                _, parted, line = case["text"].rpartition("\n\n")
                if len(named) == 1 and parted and "contributed" not in line:
                    found.setdefault((phrases["language"], named[0]), []).append(line)
    return {key: tuple(value) for key, value in found.items()}


@dataclass(frozen=True, slots=True)
class Credit:
    """One way to name a supplier on a page: any of the parts may be empty."""

    byline: str = ""
    field: str = ""
    before: str = ""
    after: str = ""
    line: str = ""


def credit(supplier: Supplier, place: str, day: int, chance: Random) -> Credit:
    """How one customer names its supplier."""
    before = supplier.dateline.format(Place=place, PLACE=place.upper(), month="May", day=day)
    kinds = ["place", "place", "byline", "field"]
    own = lines().get((supplier.language, supplier.agency), ())
    if own:
        kinds.append("line")
    kind = chance.choice(kinds)
    if kind == "place" and (before or supplier.signoff):
        return Credit(before=before, after=supplier.signoff)
    if kind == "line":
        return Credit(line=chance.choice(own))
    if kind == "field":
        return Credit(field=supplier.name, before=before)
    return Credit(byline=supplier.name)


def written(text: str, language: str) -> str:
    """Made-up prose in the letters of a language."""
    letters = SCRIPTS.get(language)
    if letters is None:
        return text
    return text.lower().translate({ord("a") + number: letter for number, letter in enumerate(letters)})
