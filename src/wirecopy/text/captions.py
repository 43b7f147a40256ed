"""Captions of pictures, told by how a line begins or ends."""

from __future__ import annotations

from wirecopy.patterns import lazy_re
from wirecopy.text import endings, phrases

_LONGEST_CREDIT = 240
"""Characters of a credit in brackets at a caption's end."""
_QUOTES = ('"', "“", "«", "„")
_MOST_CAPTIONED = 2
"""Sentences before the credit from which a line is a paragraph and only its credit a caption."""
_SENTENCE_STOP = lazy_re(r"(?<=\w{3})[.!?…][\"”’'»)]{0,2}\s")


def may_be_caption(start: str) -> bool:
    """Whether a line's first letters hold the beginning of a word for a picture."""
    if "photo" in start or "image" in start or "foto" in start or "pic" in start or "credit" in start:
        return True
    if not start.isascii():
        return bool(phrases.CAPTION_SIGN.search(start))
    return start.startswith(phrases.CAPTION_STARTS)


def ends_as_caption(words: str) -> bool:
    """Whether a line's end is a picture's credit; a line with quotations is a paragraph that holds one."""
    end = words[-110:]
    if end[-1] in ")]" or end[-2:] in (").", "]."):
        opened = max(words.rfind("("), words.rfind("["))
        if opened < 0 or len(words) - opened > _LONGEST_CREDIT or any(quote in words for quote in _QUOTES):
            return False
        if phrases.CAPTION_BRACKET.match(words, opened):
            return not phrases.is_disclaimer(words)
        return "/" in words[opened:] and words.count(". ") < 3 and endings.names_photographer(words[opened:])
    if (
        "mages" in end
        or "EUTERS/" in end
        or "lliance" in end
        or "hoto" in end
        or "pic" in end
        or "mage" in end
    ):
        return bool(phrases.CAPTION_END.search(words[-200:])) and not _goes_before(words)
    return ": " in end and bool(phrases.CAPTION_CREDIT.search(end)) and not _goes_before(words)


def _goes_before(words: str) -> bool:
    """Whether more sentences than a caption has stand before the picture's credit at a line's end."""
    credit = phrases.CAPTION_CREDIT.search(words, max(0, len(words) - 110))
    return credit is not None and len(_SENTENCE_STOP.findall(words, 0, credit.start())) >= _MOST_CAPTIONED
