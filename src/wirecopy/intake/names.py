"""Names out of bylines: without dates, labels, offices, buttons and whatever else stands there."""

from __future__ import annotations

import re

from wirecopy.intake.credits import PUBLISHED, UPDATED, date_start, is_byline, is_source_line, without_dates
from wirecopy.intake.dates import REGIONS, ZONES
from wirecopy.patterns import lazy_re
from wirecopy.text.months import ENGLISH_WEEKDAYS, WEEKDAYS

_LONGEST_RUN = 24
_LONGEST_PLAIN = 18
"""Letters of a line that can hold no more than a name and a date."""
_LEADING_TIME = lazy_re(
    r"^\W*\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:am|pm|uhr|h|[πμ]\.?μ\.?)?(?!\w)\s*\(?(?-i:(?:"
    + "|".join((*ZONES, *REGIONS))
    + r")\b)?\)?[\s|,·-]*",
    re.IGNORECASE,
)
EDGES = " \t|·•–—-,;:/>»"
LABELLED = lazy_re(rf"(?P<updated>{UPDATED})|(?P<published>{PUBLISHED})", re.IGNORECASE | re.VERBOSE)
# "Publié le 2 mars 2026 à 23h05 par Maëlle Kervran": the name behind the dates.
_NAMED_LATE = lazy_re(
    r"(?:^|\s)(?:by|von|par|por|di|door|av|przez|от|автор:?)\s+(?P<by>[^\W\d_][^\d|•·:]{1,60})$",
    re.IGNORECASE,
)
_TWICE = lazy_re(r"\b([^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3}|[^\W\d_][\w.'’-]{3,}) \1$")
"""A name that stands in a picture's link and in its own, one behind the other."""
POST = lazy_re(
    r"""(?:\w+\s){0,2}(?:(?:co-?)?founder|officer|ceo|cto|president|director|head|editor|writer|reporter|correspondent|columnist
    |professor|analyst|manager|partner|fellow|contributor|redakteur(?:in)?|directeur|directrice|director[a]?)
    (?:\s(?:at|of|for|in|bei|de|von|del)\s.{2,60})?$""",
    re.IGNORECASE | re.VERBOSE,
)
"""What somebody is, in a line below the name."""
_FILED_LABEL = lazy_re(
    r"^\W*(?:(?:您的?|你的?|您所在的?|当前)(?:当前)?位置|categor\w+|catégorie|kategori\w*|категор\w+|κατηγορ[ίι]α|rubri[ckq]\w*|рубрика|ressort|sections?|tags?|topics?"
    r"|themen?|temas?|filed\s+under|分類|分类|カテゴリー?)\s*[:：]",
    re.IGNORECASE,
)
_NO_NAME = lazy_re(
    rf"""^(?:\W|\d|(?<!\w)(?:share|follow|print|email|e-mail|save|listen|comments?|watch|live|video|photos?
    |gallery|new|exclusive|analysis|opinion|editorial|text|font|size|small|medium|large|menu|home|search|subscribe
    |min(?:utes?|uten)?|read(?:ing)?|time|ago|views?|shares?|hits|words?|pages?
    |am|pm|uhr|um|om|kl|at|on|in|by|von|vom|por|par|der|den|facebook|twitter|whatsapp|x|linkedin|copy|link|show
    |more|bio|biography|profile|about|also|from|the|this|source|meet|our|posts?|website|see|all|authors?|autor(?:e[ns]?|in(?:nen)?)?|auteurs?|writers?|reporters?|editors?|admin(?:istrator)?
    |staff|date|datum|data|fecha|last|zuletzt|letzte|stand|artikel|articles?|story|news|lesezeit|lesedauer
    |journalists?|journaliste|periodista|correspondents?|contributors?|columnists?|redakteur(?:in)?|senior|chief
    |abgelegt|unter|eingestellt|eingetragen|publiziert|updated?|created|issued|modified|geändert|erstellt
    |published|posted|printed|wydrukowano|gedruckt|imprim[eé]|{PUBLISHED}|{UPDATED}|aktualisierung|veröffentlichung|name|erforderlich|required
    |公開日?|更新日?|配信|投稿日?|作成日?|著者|作者|記者|执笔|責任編集|发布时间|时间|日期|字号|小字号|大字号|中字号|기자|입력|수정|기사입력|기사등록|최종수정
    |à|get|other|apps|pinterest|tarihi|ora|ore|hora|godz|klo|انسخ|الرابط|محدثة|الموضوع|joined|unknown|기사
    |发表于|正?有|人|我来说两句|【|】|上一篇|下一篇|微博|我有话说|分享到?|收藏|评论|举报|打印|下载|字体|放大|正常|缩小
    |ses|derni[eè]re?s|翻訳者?|訳者?|translat(?:ed|ors?)|übersetzung|traduc\w+|related|sources?|t\d\d[\d:]*z?|a
    |{"|".join(map(re.escape, WEEKDAYS))}|{"|".join(ZONES)}|ET|PT|CT|MT)(?!\w)
    |(?<=\d)h(?=\d)|[日号時时分年月])*$""",
    re.IGNORECASE | re.VERBOSE,
)
_STAFF = lazy_re(
    r"by\s+(?:(?:our|the|an?|own|staff|special|senior|chief)\s+){0,3}"
    r"(?:staff|reporters?|correspondents?|writers?|editors?|journalists?)",
    re.IGNORECASE,
)
"""A byline that says that the house's own people wrote, and not who."""
_TAIL_WORDS = lazy_re(
    r"""\s*(?:\b(?:updated?|published|posted|created|last\s+updated|first\s+published|veröffentlicht
    |aktualisiert|stand|publicado|actualizado|publié|mis\s+à\s+jour
    |pubblicato|aggiornato|(?:in\s+)?data\s+de|on|at|am|le|el|vom|\d+\s+min(?:ute)?s?\s+read)\b\s*:?\s*
    |\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*
    |\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag),?\s*
    |\b(?:mon|tues?|wed|thu(?:rs)?|fri|sat|sun)[.,]\s*
    |[,|·•–—-]\s*|\d{1,2}[:.]\d{2}\s*(?:am|pm|uhr|h|[πμ]\.?μ\.?)?(?:\s(?:gmt|bst|est|edt|ist|cet))?
    |\b(?:follow(?:\s+@\w+)?|leave\s+a\s+(?:comment|reply)|\d[\d.,]*\s+(?:views?|shares?|comments?)
    |get\s+short\s+url|bio|twitter|(?:send\s+(?:an\s+)?)?(?<!\beine\s)e-?mail)(?!\w)
    |\s*(?:\[微博\]|(?:共有)?(?:我要)?评论\s?\d*条?|我来说两句|已?有\s?\d+\s?人参与|手机看新闻|发表评论)(?:[(（]\d*[)）])?
    |\s+(?:微博|我有话说|分享到?[:：]?|收藏|评论|举报|打印|投稿|下载客户端|独家抢先看|打开APP)
    )+$""",
    re.IGNORECASE | re.VERBOSE,
)
"""What stands behind a name: words of a date, and buttons."""
_WEEKDAY_BEFORE = lazy_re(r"(?<=\s)(?:mon|tues?|wed|thu(?:rs?)?|fri|sat)$", re.IGNORECASE)
"""Of a date behind it; Sun is a name too."""
_WHOLE_NAME = lazy_re(r"[A-ZÀ-ÞА-ЯΑ-Ω][\w.'’-]+(?: [A-ZÀ-ÞА-ЯΑ-Ω][\w.'’-]+){1,3}")
_SHORT_DAYS = frozenset(
    """lun mar mié mie jue vie sáb sab dom seg ter qua qui sex mer gio ven jeu sam dim mo di mi do fr sa so
    pon wt śr czw pt sob nd pn út st čt pá ne пн вт ср чт пт сб вс нд ma wo vr za zo ti on to lø""".split()  # noqa: SIM905
)
"""Abbreviations of weekdays, believed where they alone stand before a date: some are names of months too."""
_SURNAMES = frozenset("domenica domingo sabato".split())  # noqa: SIM905
_SENT_FROM = lazy_re(
    r"\s*(?:发布于\s*[:：]?\s*[^\s\d]{2,10}|(?:来自|IP属地)\s*[:：]?\s*[^\s\d]{1,8}(?:省|市|自治区|特别行政区))(?!\w)"
)
"""Where whoever sent a story was."""
_PHONE = lazy_re(r"[\s|,;–—-]*\(?\b\d{3}\)?[\s.-]{1,2}\d{3}[.-]\d{4}\b")
_BUTTONS = lazy_re(
    r"(?<=\w)\s+(?:see\s+all\s+articles|view\s+(?:author|all|more)|get\s+author|email\s+the\s+author"
    r"|subscribe\s+to\s+rss|(?:发布)?时间\s?[:：])(?!\w).*$",
    re.IGNORECASE,
)
"""What stands behind a name in a box of its own, and all that follows."""
_AGAIN = lazy_re(r"^(?:print\s+)?(?P<name>[^\W\d_].{3,80}?)\s+(?P<by>by\s+(?P=name))(?!\w)", re.IGNORECASE)
"""A name, and the byline that says it again."""
_PLACEHOLDER = lazy_re(r"\{\{|\$\{|<%|#\w+[\[{]|%\w+%$")
_SIZES = lazy_re(r"字号[:：]?(?:\s*(?:[A-Z][+-]?(?![^\W_])|特大|超大|大|标准|中|小))*\s*")
"""Buttons for the size of letters."""
_MAIL = lazy_re(
    r"[\s|,;–—-]*[(\[<]?\b(?:e-?mail:\s*)?[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,6}[a-z]{2,24}\b[)\]>]?",
    re.IGNORECASE,
)


def is_filed_under(line: str) -> bool:
    """Whether a line tells the section or the subjects of a story after a word for them."""
    return bool(_FILED_LABEL.match(line))


def _without_buttons(line: str) -> str:
    """A line without what its box holds beside a name; most hold nothing that is worth a search."""
    if "字号" in line:
        line = _SIZES.sub("", line)
    if len(line) > _LONGEST_PLAIN:
        line = _BUTTONS.sub("", _PHONE.sub("", line))
        line = _AGAIN.sub(r"\g<by>", line) if " by " in line.lower() else line
    return line


def _names_somebody(words: str) -> bool:
    return is_byline(words) or is_source_line(words) or bool(_WHOLE_NAME.fullmatch(words))


def _without_weekday(head: str) -> str:
    """What stands before a date, without its weekday; some weekdays are surnames too."""
    if head.strip(f".{EDGES}").casefold() in _SHORT_DAYS:
        return ""
    head = _WEEKDAY_BEFORE.sub("", head)
    before, _, last = head.rpartition(" ")
    word = last.strip(EDGES).casefold()
    is_day = word in WEEKDAYS and word not in _SURNAMES and word not in ENGLISH_WEEKDAYS
    return before if before and is_day else head


def cleaned(line: str) -> str:
    """A byline without its dates, times and places after bars; empty where no name is left."""
    if "@" in line:
        line = _MAIL.sub("", line)
    line = _without_buttons(line if line.isascii() else _SENT_FROM.sub("", line))
    start = date_start(line)
    if start is not None:
        line = LABELLED.sub(lambda found: " " * len(found.group()), line)
        head = _without_weekday(_TAIL_WORDS.sub("", line[:start]).strip(EDGES)).strip(EDGES)
        rest = without_dates(line[start:])
        late = _NAMED_LATE.search(rest)
        told = _NO_NAME.match(head) and _names_somebody(_LEADING_TIME.sub("", rest).strip(EDGES))
        # "le lundi" names nobody, nor does "Date:" before a name.
        named = len(head) >= 2 and not (late and head.islower()) and not told
        line = head if named else late["by"] if late else rest
    line = _TWICE.sub(r"\1", _TAIL_WORDS.sub("", _LEADING_TIME.sub("", line)).strip(EDGES))
    if start is not None:
        for opened, closed in ("()", "（）"):
            line = line if opened in line else line.strip(f"{closed}{EDGES}")
    parts = [part.strip() for part in line.split(" | ")]
    if len(parts) > 1 and start is not None:
        line = parts[0]
    # Labels of buttons run together are no name, nor is what a program should have put a name for.
    if (
        (_NO_NAME.match(line) and not _STAFF.fullmatch(line))
        or _PLACEHOLDER.match(line)
        or len(line) < 2
        or any(len(w) > _LONGEST_RUN and w.isascii() for w in line.split())
    ):
        return ""
    return line
