"""The subject of a verb in an English sentence: the noun phrase before it, without what leads up to it."""

from __future__ import annotations

import regex

from wirecopy.patterns import lazy_regex

_I = regex.IGNORECASE
LONGEST_SUBJECT = 9
"""Words of a noun phrase that can be a speaker."""
_CLAUSE_START = lazy_regex(
    r"[;:“”\"]\s*|,\s(?:and|but|while|as|said|which)\s|\s(?:(?<!\b(?:in|at|on|of|by|for|from|with)\s)that|because|after|when|while|but)\s|\s—\s|\)[:.]?\s",
    _I,
)
_LEADING = lazy_regex(
    r"^(?:(?:but|and|so|(?:(?:to\sjudge|judging|going)\s(?:from|by)\s)?what|however|meanwhile|earlier|later|separately|while|although|that|as|when|in\sturn|об\sэтом|про\sце|o\stym|on\s\p{L}+day(?:\s(?:morning|afternoon|evening|night))?|"
    r"in\s(?:that|this|the|an?|his|her)\s(?:same\s)?(?:interview|statement|letter|speech|article|report|note)|for\s(?:his|her|its)\spart)\b[,\s]*)+",
    _I,
)
_ABOUT_IT = lazy_regex(r"(?:об\sэтом|про\sце|o\stym)\s", _I)
_ADVERBIAL = lazy_regex(
    r"(?:in|on|at|by|after|before|with|during|last|this|over|despite|emerging|\p{Lu}\p{Ll}{2,5}day)\b", _I
)
FULL_NAME_WORDS = r"\p{Lu}[\p{L}\p{M}.'’\-]*(?:\s(?:de|da|del|van|von|al|bin|\p{Lu}[\p{L}\p{M}.'’\-]*)){1,4}"
FULL_NAME = lazy_regex(FULL_NAME_WORDS)
_OFFICE = lazy_regex(r"\p{L}[^,\d]*\p{Ll}$")  # `the head of the council, Ada Lind, told`
_PLACED = lazy_regex(r"(?:In|At|Near)\s(?:\p{Lu}[\p{L}'’-]+\s){1,3}(?=(?:the|an?)\s\p{Ll})")
"""Where somebody spoke, before a subject with its article: `In Bayton the head of the guild told`."""
_OF_A_PARTY = lazy_regex(
    r"\b(?:Republican|Democrat|Independent|Libertarian|Conservative|Labou?r|Tory|Green|Liberal)$"
)
"""How an apposition ends that says of what party somebody is: `Ada Lind, Ohio Republican, told`."""
_ONE_OF = lazy_regex(r"(?:one|another|two|three)\sof\s(?:the|those|them)\b", _I)
_OLD = lazy_regex(r"^\d{1,3}-year-old\s")
TRAILING = lazy_regex(
    r"(?:\s(?:has|had|have|also|then|later|earlier|reportedly|allegedly|publicly|privately|recently|repeatedly|openly|"
    r"flatly|sharply|previously|initially|himself|herself|itself|themselves|who|would|will)|\s(?:who|which|whose)\s.*)$",
    _I,
)
_WITH_CLAUSE = lazy_regex(
    r"((?:The|A|An)\s(?:[\p{L}-]+\s){1,3}?)(?:that|which|who)\s\p{Ll}[\p{L}-]*(?:\s\p{Ll}[\p{L}-]*){0,5}",
    regex.VERSION0,
)
"""A sentence's subject with a clause of its own: `The company that owns them` told AGENCY."""

_WITH_COMMAS = lazy_regex(
    r"(?:(?:The|the)\s)?(?:\p{Lu}[\p{L}’'-]*\s){0,3}(?:Ministry|Department|Bureau|Office|Committee|Commission|Council|Institute|Directorate|Secretariat|Agency)\s(?:of|for|on)\s(?:the\s)?"
    r"\p{Lu}[\p{L}-]*(?:\s\p{Lu}[\p{L}-]*){0,3}(?:,\s\p{Lu}[\p{L}-]*(?:\s\p{Lu}[\p{L}-]*){0,2})+,?\sand\s\p{Lu}[\p{L}-]*(?:\s\p{Lu}[\p{L}-]*){0,3}$"
)
"""A body whose name lists what it is for (`the Ministry of Water, Forests and Fish`)."""


_HAS = lazy_regex(r",\s(?:has|have|had|also)(?:\salso)?$")
"""Behind an apposition, with what the verb begins (`the head, Ada Lind, has told`)."""


def subject(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The noun phrase that ends at `end`, as the subject of the verb that begins there."""
    head = _HAS.sub(",", text[start:end].rstrip())
    if body := _WITH_COMMAS.search(head):
        return start + body.start(), start + body.end()
    if relative := _WITH_CLAUSE.fullmatch(head):
        return start + relative.start(1), start + relative.end(1)
    cut = max((found.end() for found in _CLAUSE_START.finditer(head)), default=0)
    lead = _LEADING.match(head[cut:])
    cut += lead.end() if lead else 0
    if placed := _PLACED.match(head, cut):
        cut = placed.end()
    clause = head[cut:]
    if clause.endswith(","):  # an apposition: "Jane Doe, the mayor, told"
        first, comma, rest = clause.partition(", ")
        if _ONE_OF.match(first) and rest.count(", ") == 0:
            cut += len(first) + 2  # `one of the pair, a student, told`
            clause = first = rest.rstrip(",")
            comma = ""
        if comma and _ADVERBIAL.match(first):
            cut += len(first) + 2
            clause = rest.rstrip(",") if rest.count(", ") < 2 else rest.partition(", ")[0]
        elif (parts := clause[:-1].split(", "))[2:] and not FULL_NAME.fullmatch(first):
            named = FULL_NAME.fullmatch(parts[-1]) is not None  # "…, the head, Jane Doe, said"
            cut += clause.rfind(parts[-1] if named else parts[-2], 0, None if named else -len(parts[-1]) - 1)
            clause = parts[-1] if named else parts[-2]
        elif (
            _OFFICE.match(first)
            and FULL_NAME.fullmatch(apart := _OLD.sub("", clause[:-1].partition(", ")[2]))
            and not _OF_A_PARTY.search(apart)
        ):
            cut += len(clause) - len(apart) - 1
            clause = apart
        else:
            clause = first
    elif ", " in clause:  # "…, the company said"
        cut += clause.rfind(", ") + 2
        if about := _ABOUT_IT.match(head, cut):
            cut = about.end()
        clause = head[cut:]
    clause = TRAILING.sub("", clause.rstrip(" ,")).rstrip(" ,")
    if not clause or len(clause.split()) > LONGEST_SUBJECT or _ADVERBIAL.match(clause):
        return None
    return start + cut, start + cut + len(clause)
