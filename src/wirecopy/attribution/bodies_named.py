"""What a body is called where the story names it first, of which a later sentence says the kind alone."""

from __future__ import annotations

import regex

from wirecopy.attribution.story import Story
from wirecopy.patterns import lazy_regex

_I = regex.IGNORECASE
ROMANCE = ("fr", "es", "pt", "it", "ca", "ro")
_BODY_ALONE = lazy_regex(
    r"minist(?:ério|erio|ère|ero)|secretar[ií]a|associa(?:ção|tion|zione)|asociación|fédération|federa(?:ção|ción|zione)|instituto?|"
    r"istituto|autorid(?:ade|ad)|autorit[éà]|departamento|département|dipartimento|universi(?:dade|dad|té|tà)|sindicato|syndicat|"
    r"sindacato|funda(?:ção|ción)|fonda(?:tion|zione)|comiss?(?:ão|ión)|commission[e]?|conse(?:lho|jo|il)|consiglio|prefe(?:itura|ttura)|"
    r"préfecture|dire(?:ção|cción|ction|zione)|compan(?:hia|ia)|compañía|compagnie|compagnia|observat(?:ório|orio|oire)|osservatorio|"
    r"serv(?:iço|icio|ice|izio)|gremio|junta|câmara|cámara|chambre|camera",
    _I,
)
_ITS_NAME = (
    r"(?:\s(?:(?:d(?:e|a|o|os|as|u|es|el|ella|ei|egli|elle)\s(?:(?:la|las|los|el)\s)?)?(?-i:\p{Lu})[\p{L}’'-]+|\sd(?:e\sl|ell|)[’'](?-i:\p{Lu})[\p{L}-]+)"
    r"(?:\s(?:(?:e|y|et|ed|de|da|do|du|del|della)\s)?(?-i:\p{Lu})[\p{L}’'-]+){0,4})"
)
_GERMAN_BODY_ALONE = lazy_regex(
    r"(?:Bundes|Landes|Statistische|Umwelt)?(?:amt|ministerium)|Bundesamt|Ministerium|Staatssekretariat|Senatsverwaltung|"
    r"Behörde|Verband|Bundesverband|Institut|Direktion|Universität|Kommission"
)
_ITS_GERMAN_NAME = (
    r"\s(?:für|der|des|von|zur)\s(?:(?:den|die|das|der)\s)?"
    r"(?-i:\p{Lu})[\p{L}-]+(?:\sund\s(?-i:\p{Lu})[\p{L}-]+)?"
)
_BODIES_ALONE = dict.fromkeys(ROMANCE, (_BODY_ALONE, _ITS_NAME)) | {
    "de": (_GERMAN_BODY_ALONE, _ITS_GERMAN_NAME)
}
"""By language, how a body is called by its kind alone, and what its name goes on with."""


def body_named_before(story: Story, name: str, before: int) -> str:
    """The one body of that kind that the story names before (`a associação`: `Associação Agrícola`)."""
    kinds, rest = _BODIES_ALONE.get(story.item.language or "", (None, ""))
    if kinds is None or kinds.fullmatch(name) is None:
        return name
    pattern = regex.compile(rf"(?<!\p{{L}}){name}{rest}", _I)
    named = {found.group() for found in pattern.finditer(story.text, 0, before)}
    return named.pop() if len(named) == 1 else name
