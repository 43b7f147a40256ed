"""Which set of single bytes a text is in, by the letters that its language writes.

These sets read any bytes and look alike, so each is asked what its reading would hold: letters that the
language writes speak for it; letters strange to the language, capitals within words, and signs in the
place of letters speak against it. Only sets that pages and wires are really written in take part.
"""

from __future__ import annotations

from wirecopy.patterns import lazy_re
from wirecopy.text.language import detect

DEFAULT = "cp1252"
LONGEST_JUDGED = 4000
"""Bytes of words beyond ASCII that are looked at."""
_SAMPLE = 400
_OTHER_LETTERS = 0.35
"""Share of bytes beyond ASCII from which words may be in other letters; Vietnamese has a quarter."""

# First what browsers take in these languages where nothing else tells (WHATWG HTML, 13.2.3.2, step 9; its
# ISO 8859-2 and 8859-7 come second to the sets of Windows, which more texts are in), then others in use.
_WESTERN = ("cp1252", "mac_roman", "cp850")
_CENTRAL = ("cp1250", "iso8859_2", "cp852", "mac_latin2")
_CYRILLIC = ("cp1251", "koi8_r", "cp866", "iso8859_5", "mac_cyrillic")
_UKRAINIAN = ("cp1251", "koi8_u", "cp1125", "iso8859_5", "mac_cyrillic")
_GREEK, _HEBREW, _ARABIC = ("cp1253", "iso8859_7"), ("cp1255", "iso8859_8"), ("cp1256", "iso8859_6")
_TURKISH, _BALTIC = ("cp1254", "cp857"), ("cp1257", "iso8859_13", "iso8859_4")
_VIETNAMESE = ("cp1258",)
_LATIN = (_WESTERN, _CENTRAL, _TURKISH, _BALTIC, _VIETNAMESE)
_OLD_MACHINES = frozenset({"mac_roman", "cp850", "cp852", "mac_latin2", "cp857", "mac_cyrillic"})
"""Sets of machines long out of use: a text has to hold several signs of them."""
_LEAD_OF_OLD = 2.0
"""What no single byte gives: a letter for one set is at most a broken word for another."""

# The languages with the more readers stand first: of two equally good readings the first is taken.
_WRITTEN = (
    ("en", _WESTERN, ""),
    ("es gl", _WESTERN, "áéíñóúü"),
    ("fr oc br", _WESTERN, "àâæçéèêëîïôœùûüÿ"),
    ("de", _WESTERN, "äöüß"),
    ("pt", _WESTERN, "áâãàçéêíóôõú"),
    ("it", _WESTERN, "àèéìíîòóùú"),
    ("nl af lb", _WESTERN, "áäéèêëîïíóöôúüû"),
    ("sv fi", _WESTERN, "åäöé"),
    ("da no nb nn", _WESTERN, "æøåéòô"),
    ("ca", _WESTERN, "àçèéíïòóúü"),
    ("tr az", _TURKISH, "çğıİöşü"),
    ("pl", _CENTRAL, "ąćęłńóśźż"),
    ("cs", _CENTRAL, "áčďéěíňóřšťúůýž"),
    ("hu", _CENTRAL, "áéíóöőúüű"),
    ("ro", _CENTRAL, "âăîşţ"),
    ("sk", _CENTRAL, "áäčďéíĺľňóôŕšťúýž"),
    ("hr bs sl", _CENTRAL, "čćđšž"),
    ("lt", _BALTIC, "ąčęėįšųūž"),
    ("lv", _BALTIC, "āčēģīķļņšūž"),
    ("et", _BALTIC, "äõöüšž"),
    ("is fo", _WESTERN, "áéíóúýþæðöø"),
    ("ga", _WESTERN, "áéíóú"),
    ("eu sq id ms sw", _WESTERN, "çëéñü"),
    ("ku", _TURKISH, "çêîşû"),
    ("vi", _VIETNAMESE, "àáâèéêìíòóôùúýăđơư\u0300\u0301\u0303\u0309\u0323"),
    ("ru kk ky tg tt", _CYRILLIC, "абвгдежзийклмнопрстуфхцчшщъыьэюяё"),
    ("bg", _CYRILLIC, "абвгдежзийклмнопрстуфхцчшщъьюя"),
    ("mk", _CYRILLIC, "абвгдѓежзѕијклљмнњопрстќуфхцчџш"),
    ("sr", _CYRILLIC, "абвгдђежзијклљмнњопрстћуфхцчџш"),
    ("uk", _UKRAINIAN, "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"),
    ("be", _UKRAINIAN, "абвгдеёжзійклмнопрстуўфхцчшыьэюя"),
    ("el", _GREEK, "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ"),
    ("he", _HEBREW, "אבגדהוזחטיךכלםמןנסעףפץצקרשת"),
    ("ar fa ur", _ARABIC, "".join(map(chr, range(0x621, 0x653))) + "،؛؟پچژگکی"),
    ("th", ("cp874",), "".join(map(chr, range(0xE01, 0xE5C)))),
)
_ALPHABETS = {
    language: (sets, frozenset(letters + letters.upper()))
    for languages, sets, letters in _WRITTEN
    for language in languages.split()
}
_IN_LATIN = [language for language, (sets, _) in _ALPHABETS.items() if sets in _LATIN]
_NEIGHBOURS = {
    sets: frozenset().union(*(letters for others, letters in _ALPHABETS.values() if others == sets))
    for sets, _ in _ALPHABETS.values()
}
"""The letters of all languages that share their sets: names are written with them."""

_SIGNS = frozenset("“”‘’„‚«»–—…•·°£€§©®™ª\u00a0¡¿×½¼¾²³º‰†‹›¹¢¥µ")
"""What stands beside letters in the text of any language."""
_WITHIN_WORDS = frozenset("’‘–—\u00a0·\u00ad")
_MONEY = frozenset("£€¢¥")
_LETTER, _SIGN, _NEIGHBOUR, _FOREIGN, _BROKEN = 1.0, 0.5, 0.25, -0.5, -1.0

_BYTES_BEYOND = bytes(range(128, 256))
_BEYOND_ASCII = lazy_re(r"[^\x00-\x7f]")
_SIDE_BY_SIDE = lazy_re(rb"[\x80-\xff]{2}")
_OUT_OF_SIGHT = lazy_re(rb"(?is)<(script|style)\b.*?</\1\s*>|<!--.*?-->")
_PIECES = lazy_re(rb'[^<>\r\n"]*[\x80-\xff][^<>\r\n"]*')
_TAGS = lazy_re(rb"<[^<>]*>")


def words_beyond_ascii(data: bytes) -> bytes:
    """The lines and strings of a text or page that hold bytes beyond ASCII, without markup."""
    shown = _TAGS.sub(b"\n", _OUT_OF_SIGHT.sub(b"\n", data)) if b"<" in data else data
    return b"\n".join(_PIECES.findall(shown))[:LONGEST_JUDGED]


def may_be_other_letters(words: bytes) -> bool:
    """Whether words may be in other letters than Latin ones: many bytes beyond ASCII, and side by side."""
    beyond = _count_beyond(words)
    return beyond >= _OTHER_LETTERS * len(b"".join(words.split())) and _SIDE_BY_SIDE.search(words) is not None


def _count_beyond(words: bytes) -> int:
    return len(words) - len(words.translate(None, _BYTES_BEYOND))


def latin_set(words: bytes, stated: str | None) -> str:
    """The set of single bytes in which words in Latin letters read best.

    stated: the language that a page names, which need not be the one that it is written in.
    """
    best, most = DEFAULT, 0.0
    for language in _languages(words, stated) or _IN_LATIN:
        sets, letters = _ALPHABETS[language]
        for name in sets:
            worth = _worth(words, name, letters, _NEIGHBOURS[sets])
            worth -= _LEAD_OF_OLD if name in _OLD_MACHINES else 0
            if worth > most:
                best, most = name, worth
    return best


def set_of_language(words: bytes, language: str | None) -> str | None:
    """The set of a language of other letters in which words read best.

    None for languages in Latin letters and unknown ones, and where the words are not the language's.
    """
    sets, letters = _ALPHABETS.get(language or "", (_WESTERN, frozenset()))
    if sets in _LATIN:
        return None
    worths = {name: _worth(words, name, letters, _NEIGHBOURS[sets]) for name in sets}
    best = max(sets, key=worths.__getitem__)
    return best if 2 * worths[best] > _count_beyond(words) else None


def set_beside(words: bytes, name: str) -> str:
    """The set in which words read best among those of all languages that a set is used for."""
    best, most = name, 0.0
    for sets, letters in _ALPHABETS.values():
        if name not in sets:
            continue
        for one in (name, *sets):
            worth = _worth(words, one, letters, _NEIGHBOURS[sets])
            if worth > most:
                best, most = one, worth
    return best


def _languages(words: bytes, stated: str | None) -> list[str]:
    """What words may be written in: what is stated, and what they or else their readings are taken for."""
    sample = words[:_SAMPLE]
    told = detect(sample.decode("ascii", "replace").replace("\ufffd", " "))
    readings = [] if told else [detect(sample.decode(sets[0], "replace")) for sets in _LATIN]
    return [language for language in dict.fromkeys([stated, told, *readings]) if language in _IN_LATIN]


def _worth(words: bytes, name: str, letters: frozenset[str], neighbours: frozenset[str]) -> float:
    """How much like words of a language a reading is."""
    text = f" {words.decode(name, 'replace')} "
    return sum(
        _worth_of(text[found.start() - 1], found.group(), text[found.end()], letters, neighbours)
        for found in _BEYOND_ASCII.finditer(text)
    )


def _worth_of(
    before: str, letter: str, after: str, letters: frozenset[str], neighbours: frozenset[str]
) -> float:
    """What a character beyond ASCII says, by the ones on its sides."""
    if letter in _SIGNS:
        within = before.isalpha() and after.isalpha() and letter not in _WITHIN_WORDS
        return _BROKEN if within or (letter in _MONEY and after.isalpha()) else _SIGN
    if not (letter.isalpha() or letter in letters) or before.isdigit() or after.isdigit():
        return _BROKEN
    if before.isalpha() and letter.isupper() != before.isupper() and (letter.isupper() or after.isupper()):
        return _BROKEN  # a capital after a small letter, a small one among capitals
    if letter in letters:
        return _LETTER
    return _NEIGHBOUR if letter in neighbours else _FOREIGN
