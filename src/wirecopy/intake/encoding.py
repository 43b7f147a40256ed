"""Bytes to text: by byte order mark, by what the bytes prove, by declaration, then by detection.

A declaration is believed only when the bytes decode by it. Bytes that are valid UTF-8 and hold
multi-byte characters are UTF-8 whatever was declared: no other text in use looks so by chance.
"""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from dataclasses import dataclass

from wirecopy.intake.lettersets import (
    latin_set,
    may_be_other_letters,
    set_beside,
    set_of_language,
    words_beyond_ascii,
)
from wirecopy.patterns import lazy_re

MOST_REPLACED = 0.01
"""Share of characters that may be replaced before bytes count as undecodable."""
SNIFFED_BYTES = 4096
"""Where a page's own declaration is looked for; browsers read 1024 bytes, pages are less careful."""
DETECTED_BYTES = 65_536

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What browsers take these labels to mean (WHATWG Encoding Standard): the superset that writers really use.
_SUPERSETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
_DECLARED = lazy_re(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:\-]{2,40})""")
_LANGUAGE = lazy_re(
    rb"""<(?:(?:html|rss|feed|newsitem|nitf)\b[^<>]{0,400}?\b(?:xml:)?lang\s*=\s*["']?|(?:dc:)?language>\s*)([a-z]{2})\b""",
    re.IGNORECASE,
)
"""Where a page or a feed names the language of its words."""
_BEHIND_LATIN = "\u0370"
"""The first letter of Greek, behind which no Latin ones stand that these sets have."""
_WORD = lazy_re(r"[^\W\d_]+")
_OF_MANY_BYTES = ("cp932", "euc_jp", "gb18030", "big5", "big5hkscs", "cp949", "euc_kr")
_OF_OTHER_LETTERS = (
    *("cp1251", "koi8_r", "koi8_u", "cp866", "cp1125", "iso8859_5", "mac_cyrillic"),
    *("cp1253", "iso8859_7", "cp1255", "iso8859_8", "cp1256", "iso8859_6", "cp874"),
)
_OF_LATIN_LETTERS = ("cp1252", "cp1250", "cp1254", "cp1257", "cp1258")
"""The sets in use on pages and wires, of which detection by statistics chooses one."""
_SURELY = 4
"""So many times more whole than broken characters show what the bytes were."""
_UTF8_SIGNS = lazy_re(rb"\xe2\x80[\x90-\xa6]")
"""Dashes, quotes and dots in UTF-8; in no other set do these bytes stand together in words."""
_ESCAPES = (b"\x1b$B", b"\x1b$@")
"""How ISO-2022-JP changes from ASCII to Japanese."""
_FORBIDDEN = "".join(map(chr, (*range(9), 11, 12, *range(14, 32), 127, 0xFEFF, 0xFFFE, 0xFFFF)))
_REMOVED = lazy_re(f"[{re.escape(_FORBIDDEN)}]+")
_CONTROL_BYTES = bytes(ord(letter) for letter in _FORBIDDEN if letter < "\x80")
CONTROL_REFERENCE = lazy_re(
    r"&#(?:[xX]0*(?:[0-8bcefBCEF]|1[0-9a-fA-F]|7[fF])|0*(?:[0-8]|1[124-9]|2\d|3[01]|127));"
)
"""A control character as markup spells it by its number."""
_CONTROL_REFERENCE_BYTES = lazy_re(CONTROL_REFERENCE.pattern.encode())
_RARE_BYTES = (
    (b"\xef", re.compile(rb"\xef(?:\xbb\xbf|\xbf[\xbe\xbf])")),
    (b"\xc3", re.compile(rb"\xc3[\x82\x83\x90\x91\x98\x99\xa2]")),
)
"""In UTF-8: other forbidden characters, and what every text encoded twice holds."""

# UTF-8 read as Windows-1252 shows each character as one of these, followed by one to three of those.
_LEAD = "\u00c2-\u00f4"
_TRAIL = "\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d"
_TRAIL += "\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178"
_TWICE = lazy_re(f"(?:[{_LEAD}][{_TRAIL}]{{1,3}})+")
_TWICE_SIGNS = ("\u00c3", "\u00c2", "\u00e2\u20ac", "\u00e2\u0080", "\u00d0", "\u00d1", "\u00d8", "\u00d9")
_FEW_TWICE = 3


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text won from bytes.

    encoding: Python's name of the encoding that was used. replaced: characters that could not be
    decoded. removed: NUL and other control characters taken out. mended: whether text that had been
    encoded twice was set right.
    """

    text: str
    encoding: str
    replaced: int = 0
    removed: int = 0
    mended: bool = False


def decode(data: bytes, declared: str | None = None) -> Decoded | None:
    """The text of `data`, None where more than one character in a hundred would be lost.

    declared: what the transport (HTTP header, record) said; a declaration inside the bytes comes after it.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _tidied(data[len(mark) :], name)
    if unmarked := _wide_without_mark(data) or _escaped(data):
        return _tidied(data, unmarked)
    with suppress(UnicodeDecodeError):
        text = data.decode("utf-8")
        if len(data.translate(None, _CONTROL_BYTES)) == len(data) and not any(
            first in data and rare.search(data) for first, rare in _RARE_BYTES
        ):
            return Decoded(text, "utf-8")
        return _tidied_text(text, "utf-8", 0)
    for label in (declared, declared_inside(data)):
        python_name = _python_name(label)
        if python_name and (decoded := _strict(data, python_name)) is not None:
            return _tidied_text(decoded, python_name, 0)
    return _utf8_or_detected(data)


def controls_in(data: bytes) -> int:
    """How many control characters that no text holds stand in markup or mail of single bytes or UTF-8."""
    raw = len(data) - len(data.translate(None, _CONTROL_BYTES))
    if raw * 4 > len(data):  # UTF-16 and UTF-32, in which NUL is half of each letter
        return 0
    return raw + (len(_CONTROL_REFERENCE_BYTES.findall(data)) if b"&#" in data else 0)


def declared_inside(data: bytes) -> str | None:
    """The encoding that a page or XML file names in its own first bytes."""
    found = _DECLARED.search(data[:SNIFFED_BYTES])
    return found.group(1).decode("ascii") if found else None


def mend_twice_encoded(text: str) -> str:
    """Text whose UTF-8 was once read as Windows-1252 and encoded again, set right; other text unchanged."""
    if not any(sign in text for sign in _TWICE_SIGNS):
        return text
    runs = [run for run in _TWICE.findall(text) if _once(run) != run]
    if len(runs) < _FEW_TWICE or 2 * sum(map(len, runs)) < sum(1 for letter in text if letter >= "\u0080"):
        return text
    return _TWICE.sub(lambda found: _once(found.group()), text)


def _once(run: str) -> str:
    try:
        return b"".join(_byte(letter) for letter in run).decode("utf-8")
    except (UnicodeDecodeError, UnicodeEncodeError):
        return run


def _byte(letter: str) -> bytes:
    return letter.encode("latin-1") if letter < "\u0100" else letter.encode("cp1252")


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 without a mark: in Latin markup every second byte is NUL."""
    head = data[:2000]
    if len(head) < 4 or head.count(0) * 3 < len(head):
        return None
    return "utf-16-le" if head[1::2].count(0) > head[0::2].count(0) else "utf-16-be"


def _escaped(data: bytes) -> str | None:
    """ISO-2022-JP, which changes to Japanese and back by escapes that no other text holds."""
    escaped = _ESCAPES[0][:1] in data and any(escape in data for escape in _ESCAPES)
    return "iso2022_jp" if escaped else None


def _python_name(label: str | None) -> str | None:
    if not label:
        return None
    try:
        name = codecs.lookup(label.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    if name.startswith(("utf-16", "utf-32")) or name in ("utf-8", "utf-7", "rot13", "base64", "hex", "idna"):
        return None  # tried already, or not a character set at all
    return _SUPERSETS.get(name, name)


def _strict(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError):
        pass
    if name.startswith("cp125"):
        try:  # browsers let the few unassigned bytes of these sets pass
            text = data.decode(name, errors="replace")
        except LookupError:
            return None
        return text if text.count("\ufffd") <= MOST_REPLACED * len(text) else None
    return None


def _utf8_or_detected(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes, as cut or pasted pages are; else what detection tells.

    None for UTF-8 with too many broken ones, of which sets of single bytes would make letters.
    """
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = sum(1 for letter in text if letter >= "\u0080") - broken
    if broken <= MOST_REPLACED * len(text) and broken <= whole:
        return _tidied_text(text, "utf-8", broken)
    if whole > _SURELY * broken or len(_UTF8_SIGNS.findall(data)) * _SURELY > broken:
        return None
    return _detected(data)


def _detected(data: bytes) -> Decoded | None:
    words, stated = words_beyond_ascii(data), _stated_language(data)
    if not may_be_other_letters(words):
        return _tidied(data, latin_set(words, stated))
    name = set_of_language(words, stated) or _by_statistics(data)
    if name and name not in _OF_MANY_BYTES:
        latin = _in_latin_letters(words.decode(name, "replace"))
        name = latin_set(words, stated) if latin else set_beside(words, name)
    return _tidied(data, name) if name else None


def _by_statistics(data: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 57 ms, and rarely needed

    in_use = [*_OF_MANY_BYTES, *_OF_OTHER_LETTERS, *_OF_LATIN_LETTERS]
    best = from_bytes(data[:DETECTED_BYTES], cp_isolation=in_use).best()
    return _SUPERSETS.get(best.encoding, best.encoding) if best else None


def _in_latin_letters(text: str) -> bool:
    """Whether most words with letters beyond ASCII have Latin ones, or such as stand among Latin ones."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    latin = sum(1 for word in words if any(letter < _BEHIND_LATIN for letter in word))
    return 2 * latin > len(words)


def _stated_language(data: bytes) -> str | None:
    """The language that a page or a feed names in its first bytes."""
    found = _LANGUAGE.search(data[:SNIFFED_BYTES])
    return found.group(1).decode("ascii").lower() if found else None


def _tidied(data: bytes, name: str) -> Decoded | None:
    text = data.decode(name, errors="replace")
    replaced = text.count("\ufffd")
    if replaced > max(1, MOST_REPLACED * len(text)):
        return None
    return _tidied_text(text, name, replaced)


def _tidied_text(text: str, name: str, replaced: int) -> Decoded:
    clean = _REMOVED.sub("", text)
    mended = mend_twice_encoded(clean)
    return Decoded(mended, name, replaced, len(text) - len(clean), mended != clean)
