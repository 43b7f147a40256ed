"""Where a dateline ends and which place it names.

A dateline opens a story: place, often a date, often the agency, then a dash or colon ("MOSCOW, Jan 12
(TASS) —", "New Delhi [India], January 12 (ANI):", "Berlin (dpa) -", "新华社北京1月12日电"). Its marks are
read one by one from the left; whatever is not surely part of a dateline leaves the opening untouched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from wirecopy.patterns import lazy_re
from wirecopy.resources import data_folder
from wirecopy.text.months import MONTH_PATTERN

LONGEST = 160
"""Characters in which a dateline must end."""
_LONGEST_PLACE = 70
_MOST_PLACE_WORDS = 8
_LONGEST_AGENCY = 70
_FARTHEST_MARK = 110
_LONGEST_INITIALS = 4


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline of a text.

    end: the character where the story's own words begin. place: None where it names none.
    """

    end: int
    place: str | None


_DASH = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_MARK = lazy_re(rf"[(（\[【/:：]|\s[{_DASH}]{{1,3}}(?=[\s(/])|[{_DASH}]{{2,3}}|[—–]|[电電](?=[\s（(）)])")
_NEAREST = lazy_re(rf"[{_DASH}(（\[【/:：电電]")
_TAIL = lazy_re(rf"\s*[.,]?\s*(?P<strong>[{_DASH}]{{1,3}}|[:：]|/)?\s*")
_DATE = lazy_re(
    rf"[,.\s(]*\b(?:(?:\d{{1,2}}(?:st|nd|rd|th|er|º)?\.?\s+(?:de\s+|of\s+)?{MONTH_PATTERN}"
    rf"|{MONTH_PATTERN}\s+\d{{1,2}}(?:st|nd|rd|th)?(?!\d))(?:,?\s+(?:de\s+)?\d{{4}})?(?:\s*г\.?)?"
    r"|\d{1,2}[./]\d{1,2}(?:[./](?:\d{4}|\d{2}))?\.?)",
    re.IGNORECASE,
)
CLOCK = lazy_re(r"\s*[/,]\s*\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?(?:\s*[A-Z]{2,4})?\s*$")
"""The time of day behind a dateline's date: `Bayton, Oct 9, 2021 / 06:00 am (AGENCY)`."""
_NEWSROOM = lazy_re(r"\s+(?:Newsroom|Bureau|Desk)$")
_SIGNED = lazy_re(rf"\s*([^{_DASH}.:\n]{{2,28}}?)\s*(?:[.:]|[{_DASH}]{{1,2}}(?=\s))\s*")
_BRACKETED = lazy_re(r"\s*[(\[（【][^()\[\]（）【】]*[)\]）】]")
_INSIDE = lazy_re(r"[(\[（【/]\s*([^()\[\]（）【】/]{2,60})\s*[)\]）】/]")
_CLOSING = {"(": ")", "（": "）", "[": "]", "【": "】", "/": "/"}
_PART = lazy_re(
    r"\s*(?:[/,;|+=＝]|\s[-–—]\s|\band\b|\bund\b|\bet\b|\by\b|\be\b|\bmit\b|\bwith\b|\bvia\b)\s*|-\s"
)
_HAN = lazy_re(
    r"[（(【]?\s*(?P<who>[\u3400-\u9fff·]{2,16}?)(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日?\s*[电電讯訊]"
    r"(?:\s*[（(][^）)\n]{0,40}[）)])?[）)】]?[：:\s]*"
)
_HANGUL = lazy_re(
    r"[(\[](?P<place>[가-힣·,\s]{2,20})=[^)\]\n]{2,24}[)\]]\s*(?:[가-힣·,\s]{2,40}(?:기자|특파원)\s*=\s*)?"
)
_SLUG = lazy_re(r"(?:AM|BC|PM)-[A-Z]")
"""How a desk's word for a story begins, by the cycle that it is for: `BC-Harbour--Crane`."""
_WRITER = lazy_re(r"by\s", re.IGNORECASE)
"""Who wrote a story may stand before where: `By Ida Bloom OSLO, July 19 (AP) -`."""
_HAN_WHO = lazy_re(r"^(?:本报|本報|本刊|本网|.{0,3}[社网網])|(?:记者|記者).*$")
_JAPANESE_SIGN = lazy_re(
    r"[\s=＝]*(?:共同(?:通信)?|時事(?:通信)?|ロイター|AFP|AP|CNN|UPI|ＡＦＰ|ＡＰ|中央社)(?:[=＝]\S*)?$"
)
_JAPANESE_LABELS_WORDS = """
    速報 独自 動画 写真 写真特集 図解 解説 号外 更新 訂正 特集 社説 追記 詳報 続報
"""
_JAPANESE_LABELS = frozenset(_JAPANESE_LABELS_WORDS.split())
_NO_PLACE_WORDS = """
    alert analysis breaking column comment correction corrected editorial exclusive explainer factbox
    feature flash interview just in live live blog live updates news news analysis opinion podcast poll
    preview profile quiz recap refile report review roundup special report sports summary timeline top
    story update updated urgent video watch weather wrapup read more editor's note note press release
    media advisory advisory attention for immediate release question answer q a key points highlights
    business politics world faq eilmeldung kommentar interview exklusiv opinion última hora urgente
    direct en direct exclusif срочно молния эксклюзив
"""
_NO_PLACE = frozenset(_NO_PLACE_WORDS.split())
_CONNECTORS_WORDS = """
    a al am an at auf aux am bei by da das de del della der den des di do dos du e ed el el- en es et i
    im in int la las le les lo los na nad near of off on op ob oder os over sur sul sous the to und
    unter upon van vom von vor y zu zum
"""
_CONNECTORS = frozenset(_CONNECTORS_WORDS.split())


def find(text: str, start: int, end: int) -> Dateline | None:
    """The dateline that opens text[start:end], None where nothing is surely one."""
    found = _opening(text[start : min(end, start + LONGEST)])
    return Dateline(start + found.end, found.place) if found and start else found


@lru_cache(maxsize=256)
def _opening(window: str) -> Dateline | None:
    """The dateline that opens a paragraph; kept, since its place is asked for after its end."""
    if not window:
        return None
    found = _opening_bracket(window) if window[0] in "(（[【" else _read(window)
    return found if found is not None and found.end < LONGEST else None


def is_signed(dateline: str) -> bool:
    """Whether a dateline names its agency, so that it is one wherever it stands."""
    return bool(_HAN.match(dateline)) or any(is_agency(inside) for inside in _INSIDE.findall(dateline))


@lru_cache(maxsize=4096)
def is_agency(words: str) -> bool:
    """Whether words in a credit's place name an agency, alone or with others ("dpa/lno", "Reuters, AFP")."""
    if len(words) > _LONGEST_AGENCY:
        return False
    folded = words.strip(" .*").casefold()
    if folded in marks():
        return True
    return any(part.strip(" .*") in marks() for part in _PART.split(folded) if part)


@cache
def marks() -> frozenset[str]:
    """Names and initials by which agencies sign, casefolded; of the shipped data."""
    return _lines("agency-marks.txt")


def is_city(words: str) -> bool:
    """Whether words are a city from which agencies file, whatever their case."""
    return words.casefold() in _cities()


@cache
def _cities() -> frozenset[str]:
    return _lines("dateline-cities.txt")


def _lines(name: str) -> frozenset[str]:
    lines = (data_folder() / "text" / name).read_text(encoding="utf-8").splitlines()
    return frozenset(line.casefold() for line in lines if line and not line.startswith("#"))


# ---------------------------------------------------------------- openings without a bracket before the place
def _read(window: str) -> Dateline | None:
    """Try each mark that may close or belong to a dateline, from the left."""
    if "\u3400" <= window[:1] <= "\u9fff":
        return _han(window)
    nearest = _NEAREST.search(window, 1, _FARTHEST_MARK)
    if nearest is None:
        return None
    country = False
    for mark in _MARK.finditer(window, max(1, nearest.start() - 1), _FARTHEST_MARK):
        before = window[: mark.start()]
        sign = mark.group().strip()[:1] or mark.group()
        if sign in "([（/":
            close = window.find(_CLOSING[sign], mark.end())
            inside = window[mark.end() : close] if close > 0 else ""
            found = _bracketed(window, before, inside, close + 1, country) if inside else None
            if found or (close < 0 and sign != "/"):
                return found
            country = country or sign == "["
        elif found := _closed(window, before, mark, country):
            return found
        if len(before) > _LONGEST_PLACE and not country:
            return None
    return None


def _bracketed(window: str, before: str, inside: str, close: int, country: bool) -> Dateline | None:
    """PLACE, DATE (AGENCY) and its like; None where the brackets hold something else, such as a region."""
    words = before.rstrip(_DASH + " ,")
    place, dated, rest = _place_and_date(words)
    if rest or not (place or dated) or (place and not is_place_name(place)):
        return None
    known = is_agency(inside)
    looks = known or (len(inside.split()) <= 6 and inside.strip()[:1].isalpha() and len(inside) <= 40)
    if not looks or not (known or dated or country or _is_capital(place) or is_city(place)):
        return None
    tail = _TAIL.match(window, close)
    end = tail.end() if tail else close
    second = _DATE.match(window, close)
    if second and window[second.end() : second.end() + 2].strip().startswith("/"):  # CITY / WIRE / DATE /
        tail = _TAIL.match(window, second.end())
        end = tail.end() if tail else end
    strong = bool(tail and tail["strong"])
    if not (strong or dated or country or _is_capital(place)) and not _unmistakable(
        place, inside, window[end:]
    ):
        return None
    if not known and window[end : end + 1].islower():
        return None
    if not known and not strong:
        return None
    return Dateline(end, _shown(place))


def _unmistakable(place: str, inside: str, after: str) -> bool:
    """`Washington (CNN) Michael …` against `Boeing (BA) shares …`: known city and agency, a new sentence."""
    return is_city(place) and is_agency(inside) and not after[:1].islower()


def _closed(  # noqa: PLR0911 - one return for each form
    window: str, before: str, mark: re.Match[str], country: bool
) -> Dateline | None:
    """PLACE, DATE — and PLACE: where no brackets hold an agency."""
    place, dated, rest = _place_and_date(_BRACKETED.sub("", before))
    relayed = is_agency(rest) if rest else False
    via = re.fullmatch(r"(.+?)\s+via\s+(.+)", place)
    if via and is_agency(via[2]):
        return _ended(window, mark.end(), None)
    if not is_place_name(place) or (rest and not relayed):
        return None
    after = mark.end()
    colon = mark.group() in (":", "：")
    if not colon and window[after : after + 2].strip()[:1] in ("(", "["):
        return None  # BOSTON--(BUSINESS WIRE)--: the bracket is read next
    signed = None if colon else _SIGNED.match(window, after)
    if signed and is_agency(signed[1]):
        return Dateline(signed.end(), _shown(place))
    known_city = is_city(place)
    if not (dated or relayed or country or known_city or (_is_capital(place) and not colon)):
        return None
    if not dated and not country and len(place.split()) > 5:
        return None
    return _ended(window, after, _shown(place))


def _ended(window: str, end: int, place: str | None) -> Dateline | None:
    while end < len(window) and window[end].isspace():
        end += 1
    return None if window[end : end + 1].islower() else Dateline(end, place)


# ---------------------------------------------------------------- openings with a bracket
def _opening_bracket(window: str) -> Dateline | None:  # noqa: PLR0911 - one return for each form
    """(AGENCY) - and 【PLACE共同】 and （中央社…電） and (부산=연합뉴스)."""
    if found := _HANGUL.match(window):
        return Dateline(found.end(), found["place"].strip())
    if found := _HAN.match(window):
        return Dateline(found.end(), _han_place(found["who"]))
    close = window.find(_CLOSING[window[0]], 1)
    inside = window[1:close].strip() if 0 < close <= _LONGEST_AGENCY else ""
    if not inside:
        return None
    if window[0] == "【":
        return _japanese(window, inside, close + 1)
    tail = _TAIL.match(window, close + 1)
    end = tail.end() if tail else close + 1
    if window[0] == "[" and _JAPANESE_SIGN.search(inside):
        return Dateline(end, inside.split()[0])
    further = _read(window[end:])
    if is_agency(inside):
        ahead = window[end : end + further.end] if further else ""
        if further and (_DATE.search(ahead) or "(" in ahead):
            return Dateline(end + further.end, further.place)
        return Dateline(end, None)
    if further and "(" in window[end : end + further.end] and len(inside) <= 40:
        return Dateline(end + further.end, further.place)
    return None


def _japanese(window: str, inside: str, end: int) -> Dateline | None:
    if inside in _JAPANESE_LABELS or len(inside) > 24:
        return None
    place = _JAPANESE_SIGN.sub("", inside).strip() if _JAPANESE_SIGN.search(inside) else ""
    place = re.sub(r"[\d０-９]+[月日年]?|[=＝].*$", "", place).strip()
    while window[end : end + 1].isspace():
        end += 1
    return Dateline(end, place or None)


def _han(window: str) -> Dateline | None:
    found = _HAN.match(window)
    return Dateline(found.end(), _han_place(found["who"])) if found else None


def _han_place(who: str) -> str | None:
    place = _HAN_WHO.sub("", _HAN_WHO.sub("", who))
    return place if 2 <= len(place) <= 8 and place != who else None


# ---------------------------------------------------------------- the parts
def _place_and_date(words: str) -> tuple[str, bool, str]:
    """Place, whether a date follows it, and what stands after the date."""
    found = _DATE.search(words) if any(letter.isdigit() for letter in words) else None
    plain = _BRACKETED.sub("", words)
    if not found:
        return plain.strip(" ,."), False, ""
    return (
        _NEWSROOM.sub("", _BRACKETED.sub("", words[: found.start()]).strip(" ,.")),
        True,
        CLOCK.sub("", words[found.end() :]).strip(f" ,.{_DASH}"),
    )


def is_place_name(words: str) -> bool:
    """A few words that each begin with a capital, or are of a script without capitals."""
    if not words or len(words) > _LONGEST_PLACE or not words[0].isalpha() or words[0].islower():
        return False
    if words.endswith("/") or _SLUG.match(words):
        return False
    if all(word in _NO_PLACE for word in words.casefold().split()) or any(
        letter in words for letter in '"“”«»?!;=@#$%&*|'
    ):
        return False
    parts = re.split(r"[\s,/]+", words)
    if len(parts) > _MOST_PLACE_WORDS:
        return False
    caseless = not any(letter.isupper() for letter in words)
    if caseless:
        return len(parts) <= 3
    return all(
        not part or not part[0].islower() or part.casefold().split("'")[0] in _CONNECTORS or "'" in part[:2]
        for part in parts
    ) and not any(letter.isdigit() for letter in words)


def _is_capital(place: str) -> bool:
    """Whether the place is set in capitals, as wires set it (`NEW YORK`, `ELLERY, Iowa`)."""
    first = place.split(",", maxsplit=1)[0].strip()
    if first.casefold() in _NO_PLACE or all(word in _NO_PLACE for word in first.casefold().split()):
        return False
    if not first.isupper() or first.casefold() in marks():
        return False
    # Short words in capitals are bodies more often than places: NASA, NATO.
    return len(first) > _LONGEST_INITIALS or is_city(first)


def _shown(place: str) -> str | None:
    """The place without state or country, in ordinary letters."""
    first = place.split(",", maxsplit=1)[0].strip(" .") or None
    if first is None or first.casefold() in _NO_PLACE or _WRITER.match(first):
        return None
    if first.isupper():
        first = re.sub(r"[^\W\d_]+", lambda word: _lowered(word.group()), first)
        first = first[0].upper() + first[1:]
    return first


def _lowered(word: str) -> str:
    small = word.casefold()
    if small in _CONNECTORS and len(small) < 4:
        return small
    return word[0] + word[1:].lower().replace("i\u0307", "i")  # Python lowers the Turkish İ to two letters
