"""The first case of noun phrases that are governed: of a Russian or Ukrainian one in the fourth (`со ссылкой
на гидрологов`) or behind `in` (`в мэрии`), of a Turkish one in the third (`valiliğe dayandırdığı`), and of
the people whom German does not name (`aus Polizeikreisen`).

Only the head of the phrase is changed, its adjectives and the parts of a person's name; what hangs on it
keeps its case (`пресс-службу порта` is `пресс-служба порта`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from wirecopy.patterns import lazy_re, lazy_regex

DECLINING = ("ru", "uk")
"""Languages in which nouns' endings and verbs' tell whether a noun is a verb's subject."""
_GOVERNED = lazy_re(
    r"(?:\baus|\bin|\bна|\bслов(?:а)?|\bсловами?|цитирует(?:\s[^\s,.]{2,20})?|цитує|\bna|\bviitaten|\bvedoten|cytując|cytuje|cytował[aoy]?)\s$",
    re.I,
)
"""What puts those whom somebody cites into the fourth case."""
_SAME_WORDS = """
    слова данные ведомства агентства министерства медиа сми джерела дані відомства міністерства змі
"""
_SAME = frozenset(_SAME_WORDS.split())
_ADJECTIVES = (
    ("ую", "ая"), ("юю", "яя"), ("кого", "кий"), ("ого", "ый"), ("его", "ий"), ("ых", "ые"), ("их", "ие"),
)  # fmt: skip
_UKRAINIAN_ADJECTIVES = (("ського", "ський"), ("ого", "ий"), ("их", "і"))
_FEMININE = (("у", "а"), ("ю", "я"), ("лавы", "лава"), ("ужбы", "ужба"), ("ции", "ция"), ("рии", "рия"))
_BACK = "гкхжшщч"
SHORTEST_OBJECT = 4
"""Letters of a noun whose ending tells its case."""


_GOVERNED_BEHIND = lazy_re(r"\s(?:dayandır|atıfla|referansla)|r[ae]\shivatkoz")
"""What puts those whom somebody cites into the third case in Turkish, and onto something in Hungarian."""
_FINNISH_INTO = lazy_re(r"(?<=\w{2}([aeiouyäö]))\1n(?!\w)", re.I)
"""How a Finnish noun ends of whom somebody cites (`viitaten poliisiin`)."""
_LENGTHENED = {"á": "a", "é": "e"}
"""The last vowel of a Hungarian noun before an ending, and without one (`városházára`)."""
_DATIVE = lazy_re(r"['’](?:[yn]?[ae])$|(?<=[ıiuü])[yn][ae]$|(?<=[aeoö])y[ae]$|(?<=[^aeıioöuü])[ae]$")

_GERMAN_OF = lazy_re(r"(?<=[a-zäöüß]{4}[sztdx])es(?=$|\s)|(?<=[a-zäöüß]{4}[a-rt-wyzäöüß])s(?=$|\s)")
"""How a German noun ends in the second case."""
_CIRCLES = lazy_re(r"(kreise)n$")
"""What German cites of unnamed people: `aus Regierungskreisen`."""


def is_governed(before: str, after: str = "") -> bool:
    """Whether the words around a noun phrase put it into another case than the first."""
    return _GOVERNED.search(before) is not None or _GOVERNED_BEHIND.match(after) is not None


_GREEK_ACCUSATIVE = lazy_re(r"^(?:(?:από|με)\s)?τον\s", re.I)
_GREEK_ENDINGS = (("ο", "ος"), ("ό", "ός"), ("η", "ης"), ("ή", "ής"), ("α", "ας"))


def greek_subject(words: str, name: str) -> str:
    """A masculine Greek noun phrase in the first case: `τον υπουργό Υγείας` is `υπουργός Υγείας`.

    words: the phrase with its article, whose other forms are those of the first case.
    """
    if _GREEK_ACCUSATIVE.match(words) is None:
        return name
    head, blank, rest = name.partition(" ")
    ending = next((to for of, to in _GREEK_ENDINGS if head.endswith(of)), None)
    head = head[: -len(ending) + 1] + ending if ending else head
    if ending in ("ος", "ός") and head.endswith(("ικος", "ικός", "ιος", "ινός")) and rest:
        return f"{head} {greek_subject(words, rest)}"
    return head + blank + rest


def nominative(phrase: str, language: str | None) -> str:
    """A noun phrase that is governed so in the first case; other languages' phrases as they are."""
    known = _OF_OTHERS.get(language or "")
    if known is not None:
        return known(phrase)
    if language not in DECLINING:
        return phrase
    words = phrase.split(" ")
    for number, word in enumerate(words):
        changed, more = _first_case(word, language)
        words[number] = changed
        ahead = [one[:1].isupper() for one in words[number + 1 : number + 3]]
        named = ahead == [True, True] or (word[:1].isupper() and not word.isupper() and ahead[:1] == [True])
        if not more and not named:
            break
    return " ".join(words)


_TOLD_IN_POLISH = lazy_re(
    r"(?:te|tę|to|swoje|nasze|wcześniejsze|medialne)\s|\w+[ęą](?!\w)|(?:informacj|doniesieni|ustaleni|pogłosk)[ieay]",
    re.I,
)
"""How an object begins of what is said in Polish: `te informacje`."""


_DOING_IN_POLISH = lazy_re(r"(?!stowarzyszeni|zrzeszeni|zgromadzeni|zjednoczeni)\w{3,}(?:ni|ci)e")
"""A noun made of a verb, in small letters, which is done and does nothing: `zamknięcie`."""


def is_object(phrase: str, language: str | None) -> bool:
    """Whether a noun phrase stands in the third or fourth case: `подтвердила задержку`, `сказал жителям`."""
    first = phrase.partition(" ")[0]
    if language == "pl":
        return _TOLD_IN_POLISH.match(phrase) is not None or _DOING_IN_POLISH.fullmatch(first) is not None
    return (
        language in DECLINING
        and len(first) >= SHORTEST_OBJECT
        and first.islower()
        and first.endswith(("у", "ю", "ам", "ям"))
    )


_SEVERAL = frozenset(["ряд", "пять", "шесть", "семь", "восемь", "девять", "десять", "двоє"])
_SINGULAR = ("ние", "тие", "ство", "ість", "ость", *"бвгджзклмнпрстфцчшщ")
"""How nouns end that no plural verb has as its subject: `подтвердили` no `факт` and no `закрытие`."""


def agrees(verb: str, phrase: str, language: str | None) -> bool:
    """Whether a noun phrase may be the subject of a Russian or Ukrainian verb: `подтвердило` no `сроки`."""
    first = phrase.lstrip().partition(" ")[0]
    if language not in DECLINING or len(first) < SHORTEST_OBJECT or not first.islower():
        return True
    if verb.endswith("ло"):
        return first.endswith(("о", "е", "я"))
    if verb.endswith("ли") and first not in _SEVERAL:
        return not first.endswith(_SINGULAR)
    return not (verb.endswith(("л", "ла", "в")) and first.endswith(("ы", "и", "ые", "ие", "і")))


_ADVERBS = """
    вчера сегодня завтра ранее снова тогда уже теперь также иногда
    вчора сьогодні завтра раніше знову тоді вже тепер також
"""
_NOT_A_NOUN = frozenset(_ADVERBS.split())


def surely_agrees(verb: str, phrase: str, language: str | None) -> bool:
    """Whether a noun phrase that opens a Russian or Ukrainian sentence can only be its verb's subject.

    Its ending is that of the verb's gender or number, and none of the fourth case.
    """
    first = phrase.partition(" ")[0].casefold()
    if language not in DECLINING or len(first) < SHORTEST_OBJECT or first in _NOT_A_NOUN:
        return False
    if verb.endswith("ла"):
        return first.endswith(("а", "я", "ая", "яя"))
    return verb.endswith("ли") and first.endswith(("ики", "исты", "оры", "еры", "цы", "ие", "ые"))


_WHERE = lazy_re(r"(?:во?|у|на)\s(?=\w)", re.I)
_LOCATED = (
    ("стве", "ство", "ое"), ("мпании", "мпания", "ая"), ("нии", "ние", "ое"), ("ции", "ция", "ая"),
    ("рии", "рия", "ая"), ("уре", "ура", "ая"), ("жбе", "жба", "ая"), ("ице", "ица", "ая"),
    ("нте", "нт", "ий"), ("ете", "ет", "ий"), ("итуте", "итут", "ий"), ("тре", "тр", "ий"),
    ("штабе", "штаб", "ий"), ("стві", "ство", "е"), ("нні", "ння", "е"), ("ції", "ція", "а"),
    ("рії", "рія", "а"), ("урі", "ура", "а"), ("жбі", "жба", "а"), ("аді", "ада", "а"),
    ("нті", "нт", "ий"), ("еті", "ет", "ий"), ("штабі", "штаб", "ий"),
)  # fmt: skip
"""Ends of words for bodies after `in`, in the first case, and how an adjective before them ends."""
_LOCATED_ADJECTIVE = lazy_re(r"(?:ком|ом|ем|ой|ей|ій|ому)$")


def where_of(phrase: str, language: str | None) -> str | None:
    """The body in which something was said in the first case (`в пресс-службе порта`); None where none is."""
    found = _WHERE.match(phrase) if language in DECLINING else None
    if found is None:
        return None
    words = phrase[found.end() :].split(" ")
    head = 1 if len(words) > 1 and _LOCATED_ADJECTIVE.search(words[0]) and not words[0].isupper() else 0
    for ending, first, adjective in _LOCATED:
        if words[head].endswith(ending):
            words[head] = words[head][: -len(ending)] + first
            if head:
                words[0] = _LOCATED_ADJECTIVE.sub(_agreeing(words[0], adjective), words[0])
            break
    return " ".join(words)


def _agreeing(word: str, ending: str) -> str:
    """An adjective's ending before its noun: `российском` is `российский`, `следственном` `следственный`."""
    kept = "к" if word.endswith("ком") else ""
    return f"{kept}{'ий' if kept else 'ый'}" if ending == "ий" and word.endswith("ом") else f"{kept}{ending}"


def without_german_s(phrase: str) -> str:
    """`Verkehrsministeriums` is the Verkehrsministerium."""
    return _GERMAN_OF.sub("", phrase, count=1)


def _polish(phrase: str) -> str:
    """`służbę graniczną` is `służba graniczna`, `rzecznika policji` is `rzecznik policji`."""
    words = phrase.split(" ")
    for number, word in enumerate(words):
        if word.endswith(("ika", "tora")):
            words[number] = word[:-1]
            break
        if not word.endswith(("ę", "ą")):
            break
        words[number] = f"{word[:-1]}a"
    return " ".join(words)


def _without_dative(phrase: str) -> str:
    """`Dışişleri Bakanlığına` is `Dışişleri Bakanlığı`, `valiliğe` is `valilik`."""
    found = _DATIVE.search(phrase)
    if found is None:
        return phrase
    stem = phrase[: found.start()]
    return f"{stem[:-1]}k" if stem.endswith("ğ") else stem


def _first_case(word: str, language: str) -> tuple[str, bool]:
    """A word in the first case, and whether it is an adjective, so that its noun still follows."""
    low = word.casefold()
    if len(word) < 4 or low in _SAME or word.isupper() or not (word.isalpha() or "-" in word):
        return word, False
    for ending, first in _UKRAINIAN_ADJECTIVES if language == "uk" else _ADJECTIVES:
        if low.endswith(ending):
            return word[: -len(ending)] + first, not word[0].isupper()
    for ending, first in _FEMININE:
        if low.endswith(ending):
            return word[: -len(ending)] + first, language == "uk" and low.endswith(("ку", "ну", "ву"))
    return _noun(word, low, language), False


def _noun(word: str, low: str, language: str) -> str:
    """A masculine or plural noun of somebody living in the first case."""
    if low.endswith(("ов", "ев")) and language == "ru" and not word[0].isupper():
        return word[:-2] + ("и" if low[-3] in _BACK else "ы")
    if low.endswith("ів") and language == "uk" and not word[0].isupper():
        return word[:-2] + "и"
    if low.endswith("ей") and not word[0].isupper():
        return word[:-2] + "и"
    if low.endswith("я"):
        return word[:-1] + "ь"
    return word[:-1] if low.endswith("а") and low[-2] not in "аеиоуыэюяіїє" else word


_CASE_OF_ZEITUNG = lazy_regex(
    r"(?:(?<=e)n|(?<=sche)r)(?=\s(?:\p{Lu}\p{L}+\s)?(?:Zeitung|Post|Rundschau|Presse|Woche)\b)"
)
"""`der Süddeutschen Zeitung` is the Süddeutsche Zeitung."""
_CASE_OF_ANZEIGER = lazy_regex(
    r"(?<=sche)n(?=\s(?:\p{Lu}\p{L}+\s)?(?:\p{L}+-)?(?:Anzeiger|Merkur|Kurier|Bote)\b)"
)
_POLISH = {
    "Radia": "Radio",
    "Radiu": "Radio",
    "Telewizji": "Telewizja",
    "Gazety": "Gazeta",
    "Gazecie": "Gazeta",
    "Rzeczpospolitej": "Rzeczpospolita",
    "Rzeczpospolitą": "Rzeczpospolita",
}
"""The first word of a Polish name in the first case."""


_DECLINED = {"Коммерсанту": "Коммерсантъ", "Коммерсант": "Коммерсантъ", "Českému rozhlasu": "Český rozhlas"}
"""Titles that are known in another case, too."""


def title_in_first_case(name: str, language: str | None) -> str:
    """A paper's name in the first case."""
    if language == "de":
        return str(_CASE_OF_ANZEIGER.sub("r", _CASE_OF_ZEITUNG.sub("", name)))
    name = _DECLINED.get(name, name)
    first, blank, rest = name.partition(" ")
    return f"{_POLISH.get(first, first)}{blank}{rest}" if language == "pl" else name


_CZECH = (
    ("ou", "á"),
    ("ii", "ie"),
    ("nici", "nice"),
    ("ku", "ka"),
    ("du", "da"),
    ("bu", "ba"),
    ("ru", "ra"),
    ("tu", "ta"),
    ("lu", "la"),
)
_SLOVAK = (("ú", "á"), ("iu", "ia"), ("ku", "ka"), ("du", "da"), ("bu", "ba"), ("ru", "ra"))
_SERBIAN = (("u", "a"),)
_SLOVENE = (("stvo", "stvo"), ("o", "a"))


def _southern(phrase: str, endings: Sequence[tuple[str, str]]) -> str:
    """A phrase of which the words up to its noun stand in the fourth case of a feminine one (`policii`)."""
    words = phrase.split(" ")
    for number, word in enumerate(words):
        found = next(((old, new) for old, new in endings if word.endswith(old)), None)
        if found is None or len(word) < SHORTEST_OBJECT or not word.islower():
            break
        words[number] = word[: -len(found[0])] + found[1]
    return " ".join(words)


_OF_OTHERS: Mapping[str, Callable[[str], str]] = {
    "tr": _without_dative,
    "cs": lambda phrase: _southern(phrase, _CZECH),
    "sk": lambda phrase: _southern(phrase, _SLOVAK),
    "sl": lambda phrase: _southern(phrase, _SLOVENE),
    **dict.fromkeys(("sr", "hr", "bs", "me"), lambda phrase: _southern(phrase, _SERBIAN)),
    "pl": _polish,
    "fi": lambda phrase: _FINNISH_INTO.sub("", phrase),
    "hu": lambda phrase: phrase[:-1] + _LENGTHENED.get(phrase[-1:], phrase[-1:]),
    "de": lambda phrase: _CIRCLES.sub(r"\1", phrase),
}
"""How the first case is told in languages whose phrases are no rows of endings."""
