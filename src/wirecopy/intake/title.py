"""What a story is called: its title without the names of outlet and section that pages put around it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from wirecopy.patterns import lazy_re
from wirecopy.text.datelines import marks

_LETTERS = lazy_re(r"[\W_]+")
_PARTS = lazy_re(
    r"\s+(?:[|~\u2013\u2014\u2022\u00b7\u00bb\u203a:-]|::|//)\s+|\s*(?:[|\u00bb_]|(?<!-)--(?!-))\s*|(?:-[\uac00-\ud7a3·/]{2,8})?ㅣ"
)
"""What parts a title from the names around it."""
_FRAME_ENDS = lazy_re(r"(?:\s(?:[|~\u2013\u2014\u2022\u00b7\u00bb\u203a-]|::)\s|\s?[|\u00bb])\s*$")
_FRAME_BEGINS = lazy_re(
    r"^\s*(?:\s(?:[|~\u2013\u2014\u2022\u00b7\u00ab\u2039:-]|::)\s|[|_\u00bb\u00ab]|--(?!-))"
)
_BARS = ("|", "»", "_", "ㅣ")
"""They stand in no headline."""
_QUOTES = tuple("\"“”„«'‘")
_PLAIN_QUOTES = str.maketrans("“”„«»‘’‚`´–—\u00a0", "\"\"\"\"\"'''''-- ")
"""Each letter to one letter, so that places in a title stay the same."""
_ADDED = lazy_re(
    r"\(Published \d{4}\)|[(（][^()（）]{0,12}\d{1,4}(?:[-./]|年)[^()（）]{3,16}[)）]"
    r"|\((?:(?:[A-Z]{2,8}:\s?)?[A-Z]{1,5}(?:,\s?|(?=\))))+\)"
)
"""What is added behind a headline: when the story was published, codes of shares."""
_OUTLET_BEHIND = lazy_re(
    r"\s?[-–—_|]{1,3}\s?[【「《]?(?P<name>[^\W\d_]{1,10}"
    r"(?:[网網报報社]|新[闻聞]|资讯|频道|在线|電視台?|电视台|ニュース|일보|신문|뉴스))"
    r"(?:[】」》]|[(（][^()（）]{2,24}[)）]|\s?[-–—]\s?[a-z. ]{2,24})?"
    r"|\s?[-–—]\s?(?:[a-z0-9-]{2,30}\.){1,3}[a-z]{2,6}",
    re.IGNORECASE,
)
"""A name that is an outlet's by its last word, or an address."""
_OUTLETS_BEHIND = lazy_re(rf"(?:{_OUTLET_BEHIND.pattern.replace('?P<name>', '?:')}){{1,3}}", re.IGNORECASE)
_LOOSE_PARTS = lazy_re(rf"{_PARTS.pattern}|\s+[-–—]|[-–—]\s+")
"""What parts the names around a headline from each other: some makers leave a blank out."""
_TAGS = lazy_re(
    r"</?(?:strike|s|em|i|b|strong|u|span|sup|sub|small|mark|q|br|wbr|font)\b[^<>]{0,80}>", re.IGNORECASE
)
_DATELINE = lazy_re(r"\s/[\w ]+/$")
_SHORTEST = 10
"""Letters of a title that is left when a name has been cut off."""
_LEAST_WORDS, _LEAST_LETTERS = 3, 15
"""Of a headline that is believed against the title that holds it; one of signs without blanks is shorter."""
_LEAST_SIGNS = 8
_LONGEST_SECTION = 32
_LEAST_INITIALS = 3
_LEAST_SPELT = 4
_NAMES_APART = lazy_re(r"\s*(?:[,:;|_»]|\s[-–—])\s*")
"""What parts names behind a headline, where an address tells which of them is the outlet's."""


def letters_of(name: str) -> str:
    """Letters and digits alone, without accents and article, as domains spell a name."""
    plain = unicodedata.normalize("NFKD", name) if not name.isascii() else name
    bare = _LETTERS.sub(
        "", "".join(letter for letter in plain if not unicodedata.combining(letter))
    ).casefold()
    return bare.removeprefix("the")


def ends_of(title: str) -> list[tuple[str, str]]:
    """(rest, end part) for every way to cut a part off the end or the start of a title."""
    found = [(match.start(), match.end()) for match in _PARTS.finditer(title)]
    ends = [(title[:start].strip(), title[end:].strip()) for start, end in found]
    # No name stands before two hyphens: agencies part a dateline from the text by them.
    starts = [
        (title[end:].strip(), title[:start].strip())
        for start, end in found[:1]
        if "--" not in title[start:end]
    ]
    return ends + starts


def end_parts_of(title: str) -> list[str]:
    """The parts of all ends of a title, each once: one of them may be the outlet's name."""
    parts = (part for _, end in ends_of(title) for part in _PARTS.split(end) if part)
    return list(dict.fromkeys(part for part in parts if not _DATELINE.search(part)))


def shared_ends(titles: Sequence[str]) -> list[str]:
    """What stands behind the last bar of titles that say different things: a name around them all."""
    parted = [title.rpartition("|") for title in titles]
    said: dict[str, set[str]] = {}
    for rest, bar, end in parted:
        if bar and len(end) < len(rest):  # a headline may stand behind its topic
            said.setdefault(end.strip(), set()).add(letters_of(rest))
    return [end for end, rests in said.items() if len(rests) > 1]


def without_outlet(title: str, names: Sequence[str]) -> str:
    """A title without the outlet's name that many pages add at its end or start."""
    known = {letters_of(name) for name in names} - {""}
    for number, (cut, part) in enumerate(ends := ends_of(title)):
        if len(cut) >= _SHORTEST and (letters_of(part) in known or _are_initials(part, names)):
            return cut if number < len(ends) - 1 else _behind_sections(cut)
    return title


def _are_initials(part: str, names: Sequence[str]) -> bool:
    """Whether a title's end is a name's first letters (`BDT` of `Bay District Times`)."""
    if len(part) < _LEAST_INITIALS or not (part.isalpha() and part.isupper()):
        return False
    return any("".join(word[0] for word in name.split() if word[0].isupper()) == part for name in names)


def _behind_sections(title: str) -> str:
    """The headline behind sections that stand between it and the outlet's name in front of a title.

    (`News | Region | Dam opens gates as storms fill reservoir`)
    """
    parts = [part for part in re.split(r"\s+[|»]\s+", title) if part]
    if len(parts) == 1:
        return title
    *sections, last = parts
    named = all(len(part) <= _LONGEST_SECTION and len(part) < len(last) for part in sections)
    return last if named and len(last) >= _LEAST_LETTERS else title


def without_markup(title: str) -> str:
    """A title without the elements that were written out in it."""
    return " ".join(_TAGS.sub("", title).split()) if "<" in title else title


def shown_title(stated: str, headline: str) -> str:
    """The headline, where a stated title is no more than that with names around it; else the title."""
    folded, wanted = _plain(stated), _plain(headline)
    if len(folded) != len(stated) or len(wanted) != len(headline):
        return stated  # letters that fold to several, as German's sharp s
    if wanted.startswith(folded) and headline[len(stated) :].lstrip()[:1] in _QUOTES:
        return headline  # a quote in a title that ended the attribute it stands in
    place = folded.find(wanted)
    if place < 0 or folded == wanted:
        return stated
    before, behind = stated[:place], stated[place + len(headline) :]
    if not before and (_ADDED.fullmatch(behind.strip()) or is_outlet_behind(behind)):
        return headline
    if stated.startswith(headline) and behind.lstrip()[:1] in _BARS:
        return headline
    framed = (not before or _FRAME_ENDS.search(before)) and (not behind or _FRAME_BEGINS.match(behind))
    # A heading that ends a title of longer parts is the site's.
    shorter = all(len(part) < len(headline) for part in _PARTS.split(before))
    around = [part for part in (*_PARTS.split(before), *_LOOSE_PARTS.split(behind)) if part.strip()]
    # One part that is no known name may be the headline's own; several are the way to the story.
    path = len(around) > 1 or any(map(str.isdigit, behind)) or before.rstrip()[-1:] in _BARS
    named = framed and shorter and path and not _goes_on(behind)
    return headline if named and _says_enough(headline) else stated


def outlet_behind(titles: Sequence[str], headline: str) -> str | None:
    """The name at the end of a page's title that is an outlet's by its last word; None where none is."""
    for title in titles:
        behind = title[len(headline) :] if title.startswith(headline) else ""
        last = max(behind.rfind(mark) for mark in "_|") if any(mark in behind for mark in "_|") else 0
        found = _OUTLET_BEHIND.fullmatch(behind[last:].rstrip())
        if found and found["name"]:
            return found["name"]
    return None


def agency_behind(titles: Sequence[str], headline: str) -> str | None:
    """The name in full of an agency that a title has behind its headline, mark between them or not."""
    behind = (title[len(headline) :] for title in titles if title.startswith(headline))
    names = (part.strip(" |_»·-–—") for part in behind if not part[:1].isalnum())
    return next((name for name in names if " " in name and name.casefold() in marks()), None)


def name_behind(titles: Sequence[str], headline: str, host: str) -> str | None:
    """The name in a title behind its headline that spells a host to the letter.

    (`One dies of cold, Bay Live News` of `baylive`)
    """
    spelt = letters_of(host)
    for title in titles if len(spelt) >= _LEAST_SPELT else ():
        behind = title[len(headline) :] if title.startswith(headline) else ""
        for part in filter(None, _NAMES_APART.split(behind)):
            words = part.split()
            for count in range(1, len(words) + 1):
                if letters_of(name := " ".join(words[:count])) == spelt:
                    return name
    return None


def is_outlet_behind(behind: str) -> bool:
    """Whether no more stands behind a headline than names that are outlets' by their last words."""
    return bool(_OUTLETS_BEHIND.fullmatch(behind.rstrip()))


def _goes_on(behind: str) -> bool:
    """Whether what stands behind a headline is said rather than named (`- what happens next?`)."""
    words = behind.strip(" -–—:|·»«").split()
    return bool(words) and (words[-1][-1] in "?!…" or (words[0].islower() and len(words) >= _LEAST_WORDS))


def _says_enough(headline: str) -> bool:
    """Whether a headline is more than the name of a section or a site."""
    if headline.isascii() or " " in headline:
        return len(headline) >= _LEAST_LETTERS and len(headline.split()) >= _LEAST_WORDS
    return len(headline) >= _LEAST_SIGNS


def _plain(title: str) -> str:
    return title.translate(_PLAIN_QUOTES).lower()
