"""What a line that credits somebody looks like in many languages, without knowing any name.

These shapes only decide which short lines around a body are kept, and in which zone; whom they credit
is for attribution to say.
"""

from __future__ import annotations

import re

from wirecopy.intake.calendars import MONTHS_OF_IRAN
from wirecopy.patterns import lazy_re
from wirecopy.records import Zone
from wirecopy.text.months import MONTH_PATTERN
from wirecopy.text.phrases import SOURCE_WORDS

LONGEST_CREDIT = 400
"""Characters; a longer paragraph is text."""
LONGEST_BYLINE = 160
_LONGEST_DATE_LINE = 60
_LONGEST_BEFORE_DATE = 18

_SOURCE = rf"""(?:{SOURCE_WORDS}|agency|agencies|agencia|agência
|agentur|agenturen|agence|agenzia|ajans|агентство|wire|credit)"""
_INPUTS = r"""(?:inputs?|files?|material|agency|agencies|agenturen|agenturmaterial|reporting|reports?
    |contributions?|information
|informationen|informations|información|informação|informações|información|informazioni|wire)"""
_BY = r"""(?:by|von|por|par|di|od|door|av|af|od|ad|автор|текст|yazan|oleh|bởi|przez|autor(?:in/autor|in|a|es)?
    |auteurs?|autore|author|writer
|written\s+by|reported\s+by|posted\s+by|story\s+by|reporter|text\s+von|text\s+by|redação|redacción
    |rédaction|redazione
|από|γράφει(?:\s+[οη])?|пише|piše|מאת|كتبت?(?=\s*[:：-]|\s.{2,40}$)|بقلم|نویسنده|به\s+قلم|लेखक|โดย|penulis|szerző|írta|tác\s+giả
    |от|記者|记者|作者|著者|执笔|執筆|撰文|por\s+agencia|par\s+la\s+rédaction)"""

_OWN_LINE = lazy_re(
    rf"""^\W*(?:
      (?:with|mit|avec|con|com|z|s|med|met|ile|с)\s+(?:\w+\s+){{0,3}}{_INPUTS}\b
    | {_SOURCE}\s*[:：]
    | (?:additional\s+|further\s+|with\s+)?(?:reporting|writing|editing|compiled|reported|written|edited
    |adapted|translated)\s+(?:\w+\s+){{0,3}}by\b
    | (?:contributing|associated)\s.{{3,80}}contributed
    | (?:©|\(c\)|copyright\b|&copy;)
    | (?:originally|first|previously|erstmals|zuerst|ursprünglich|publié|publicado|pubblicato)\b.{{0,30}}
      (?:published|appeared|posted|ran|erschienen|veröffentlicht|originalmente|originariamente|initialement
    |à\ l'origine)
    | (?:republished|reprinted|reproduced|syndicated|distributed|provided|supplied|courtesy)\b
    | (?:agencies|agenturen|agencias|agências|agences|agenzie|agentury|агентства|वार्ता|agency\s+inputs?)\W*$
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_ANYWHERE = lazy_re(
    r"""\bcontributed\W*$ | contributed\s+to\s+this\s+(?:report|story|article|piece|post)
    | (?:not|nicht|no)\s+been\s+(?:\w+\s+)?(?:edited|created|altered|modified)\s+by
    | auto-?(?:matically\s+)?generated\s+from | syndicated\s+(?:feed|content|news)
    | \b(?:article|story|report|post|piece|column|version)\b.{0,40}\b(?:was|is|has\s+been
    |were)?\s*(?:originally|first)
      \s+(?:been\s+)?(?:published|appeared|posted|written)
    | \b(?:article|story|report|post|piece)\b\s+(?:has\s+been|is|was)\s+(?:adapted|republished|reproduced
    |reprinted|provided|supplied|distributed)
    | may\s+not\s+be\s+(?:published|reproduced|broadcast) | all\s+rights\s+reserved
    | alle\s+rechte\s+vorbehalten | tous\s+droits\s+réservés | todos\s+los\s+derechos\s+reservados
    | tutti\s+i\s+diritti\s+riservati
    | (?:übernommen|bearbeitet|mitgeteilt)\b.{0,40}\b(?:agentur|redaktion)""",
    re.IGNORECASE | re.VERBOSE,
)
# When a page first stood there credits nobody.
_FIRST_SHOWN = lazy_re(
    r"^\W*(?:first|originally|last)?\s*(?:published|posted|updated)\s*(?:on\b|at\b|:)", re.IGNORECASE
)
_DISCLAIMER = lazy_re(
    r"""(?:not|nicht|no)\s+been\s+(?:\w+\s+)?(?:edited|created|altered|modified)
    |auto-?(?:matically\s+)?generated
    |syndicated\s+(?:feed|content|news)|except\s+for\s+the\s+headline""",
    re.IGNORECASE | re.VERBOSE,
)
# "(ANI)", "— AFP", "/TASS/", "dpa/gem", "AFP, Reuters": a name or code that stands alone after the text.
_BARE = lazy_re(
    r"""^(?:
      [(\[][^()\[\]]{2,60}[)\]]\.?
    | [—–―-]{1,2}\s?[^\W\d_][\w.'’ &/-]{1,45}
    | /[\w .,-]{2,30}/\.?
    | [\w.-]{2,14}(?:\s?[/,+]\s?[\w.&' -]{2,20}){1,4}
    | [A-Z][A-Z.-]{1,9}
    )$""",
    re.VERBOSE,
)
_BYLINE = lazy_re(
    rf"^\W*(?:{_BY}(?:\s*[:：]\s*|\s+)|(?:articol|articolo|artículo|artigo|article)\s+(?:de|di|par|por)\s+|(?:text[eo]?|words|story)\s*[:：]\s*)\S",
    re.IGNORECASE | re.VERBOSE,
)
_LABEL = lazy_re(rf"^\W*{_BY}(?:\s*[:：]\s*|\s+)", re.IGNORECASE | re.VERBOSE)
_NAMED_SOURCE = lazy_re(
    rf"\W*(?:{_SOURCE}\s*[:：]|©|\(c\)|copyright\b)[\s©]*(?:(?:19|20)\d\d)?[\s,]*(?P<who>[^\W\d].*)",
    re.IGNORECASE | re.VERBOSE,
)
_HAN_REPORTERS = lazy_re(
    r"[\u4e00-\u9fff]{1,6}[社报報网網刊](?:[驻駐][\u4e00-\u9fff]{2,6})?(?:记者|記者)\s?"
    r"[\u4e00-\u9fff·]{2,6}(?:[\s、，,]+[\u4e00-\u9fff·]{2,6}){0,5}"
)
"""A house and its reporters, in a line that says no more."""
_BYLINE_WORD = lazy_re(
    r"\W*(?:(?:written|words|story)?\s*by|(?:text\s+)?von|par|por|door|av|przez|автор|yazan|oleh|作者|著者|記者"
    r"|autor(?:in/autor|in|en|es|a)?|auteurs?|autore|authors?(?:\s+of\s+the\s+article)?|writer)\s*[:：]?",
    re.IGNORECASE,
)
_EDITED_BY = lazy_re(
    r"^\W*(?:(?:edited|fact-?checked|reviewed|illustrat(?:ed|ions?)|photograph(?:ed|y|s)?)\s+by\b"
    r"|(?:editors?|editing|editora?|éditeur|redaktör|penyunting|lektorat|illustrations?|责任?编辑?|責任編集|編集)\s*[:：])",
    re.IGNORECASE,
)
_LONGEST_LABEL = 22
_PICTURE = lazy_re(
    r"""^\W*(?:(?:file|representative|representational|cover|lead|hero|title|featured|symbol)?\s*(?:photos?
    |photographs?|images?|pictures?|pics?|fotos?|bild(?:er)?|imagen|imagem|immagine|zdjęcie|фото|fotoğraf
    |kuva|kép)
    (?:\s*-?\s*(?:credits?|source|by|courtesy|via|von|quelle|nachweis|de|di|crédit|copyright))?\s*[:：|©]
    |(?:photo|picture|image)\s+(?:by|credit|courtesy|from|via)\b
    |crédit(?:os|s)?\b|créditos?\s*[:：]|credits?\s*[:：]
    |[(\[]?\s*(?:\w+\s+){0,3}(?:photo|foto|file\s+photo|file\s+pic)s?\s*[/|])""",
    re.IGNORECASE | re.VERBOSE,
)
_PICTURE_END = lazy_re(
    r"""(?:[(\[|]\s*(?:credits?|photos?|photographs?|fotos?|images?|picture|pics?|bild|source|courtesy
    |archiv\w*|file|фото|fotoğraf)\b[^()\[\]|]{0,60}[)\]]?
    |\b(?:photo(?:graph)?|foto|image|picture|credits?|crédit|bild|фото)\s*(?:credit
    |by)?\s*[:：©/]\s*[^:.!?]{2,70}
    |[(\[][^()\[\]]{0,60}\b(?:photo|foto|pool|via\s+\w+|file|archivo|archiv
    |getty\s+images)\b[^()\[\]]{0,60}[)\]]
    |(?:©|\(c\))\s?[^©.!?]{2,70})\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
_LONGEST_CAPTION = 600
UPDATED = r"""(?:last\s+)?(?:updated?|modified|edited|revised)|aktualisiert|geändert|actualizad[oa]
    |atualizad[oa]|mis(?:e)?\s+à\s+jour|modifié
|aggiornat[oa]|modificat[oa]|обновлено|(?:son\s+)?güncelle\w*|aktualizov\w+|aktualizacja|zaktualizowano
    |bijgewerkt|gewijzigd|uppdaterad|opdateret|oppdatert|更新|(?:τελευταία\s+)?ενημέρωσ\w+|ενημερώθηκε
    |actualizată?|ažurirano|обновен[ао]?|оновлено|frissítve|frissült|módosítva|cập\s+nhật|diperbarui|(?:آخر|تم)\s+(?:ال)?تحديث
    |päivitetty|muokattu|uuendatud|atjaunots|atnaujinta|aktualizované|posodobljeno|измењено|ажурирано|kemas\s?kini
    |עודכן|به\s?روزرسانی|اپ\s?ڈیٹ|अपडेट|আপডেট|อัปเดต|อัพเดท|ปรับปรุง|수정|업데이트|修改"""
PUBLISHED = r"""(?:first\s+)?(?:published|posted|created|issued|filed)|publish\s+date|veröffentlicht
    |erstellt|publicad[oa]|creado|publié\w*|créé
|pubblicat[oa]|опубликовано|yayın\w*|giriş|oluştur\w*|publikováno|vydáno|opublikowano|publikacja
    |gepubliceerd|publicerad|publiceret|publisert|发布|発表|δημοσ[ιί]\w+|πρώτη\s+καταχώρηση|publicată?|objavljeno|dodan[aeo](?=\s+\d|\s*:)|публикуван[ао]?
    |опубліковано|közzétéve|megjelent|diterbitkan|dipublikasikan|تاريخ\s+النشر|تم\s+نشره?
    |julkaistu|avaldatud|publicēts|paskelbta|zverejnené|publikované|dodano|објављено|פורסם|تاریخ\s+انتشار|प्रकाशित
    |প্রকাশ(?:িত)?|เผยแพร่|입력|등록|게재|승인|發布|發佈|刊登|公開|掲載|配信|发稿|發稿|发表时间|发布日期"""
_UPDATED = lazy_re(UPDATED, re.IGNORECASE | re.VERBOSE)
_PUBLISHED = lazy_re(PUBLISHED, re.IGNORECASE | re.VERBOSE)
_SAYS_WHEN = lazy_re(
    rf"^\W*(?:{UPDATED}|{PUBLISHED}|datum|date|fecha|data|дата)(?![^\W\d_])\s*(?:\w+\s+)?[:：|]?",
    re.IGNORECASE | re.VERBOSE,
)
# What every date holds; far quicker to look for than a date.
_LIKE_DATE = lazy_re(r"\d(?:\d{3}|\d?,?\s\d{1,2}:\d|\s?[-/.:年년月]\s?\d)|(?<=\s)ago\b", re.IGNORECASE)
_DATE = lazy_re(
    rf"""(?<!\d)\d{{4}}\s?[-/.年년]\s?\d{{1,2}}\s?[-/.月월]\s?\d{{1,2}}(?:\s?[日일])?
    | (?<!\d)\d{{1,2}}\s?[-/.]\s?\d{{1,2}}\s?[-/.]\s?(?:\d{{4}}|\d{{2}})(?!\d)
    | (?<!\d)\d{{1,2}}(?:st|nd|rd|th|\.|er|º|°)?\s*(?:de\s+|d['’]|-)?
      {MONTH_PATTERN}(?:\s*/\s*{MONTH_PATTERN})?,?\s*(?:de\s+|del\s+|-)?\d{{4}}
    | (?<!\d)\d{{1,2}}\.?\s{MONTH_PATTERN}\s\d{{2}}(?=,?\s\d{{1,2}}:\d{{2}})
    | \b{MONTH_PATTERN}\s*\d{{1,2}}(?:st|nd|rd|th)?\s*,?\s*\d{{4}}
    | (?<!\d)\d{{4}}(?:\.|ko|\.?\s*(?:m\.|gada))?\s*
      (?:\d{{1,2}}\.\s*{MONTH_PATTERN}|{MONTH_PATTERN}\s*\d{{1,2}}(?!\d))
    | (?<!\d)\d{{1,2}}\s+tháng\s+\d{{1,2}},?\s+(?:năm\s+)?\d{{4}}
    | (?:令和|平成|民國)\s*(?:\d{{1,3}}|元)\s*年\s*\d{{1,2}}\s*月(?:\s*\d{{1,2}}\s*日)?
    | (?<!\d)\d{{1,2}}\s*(?:{MONTHS_OF_IRAN})\s*(?:ماه)?\s*[،,]?\s*[1۱١][34۳۴٣٤]\d\d(?!\d)
    | (?<!\d)[1۱١][34۳۴٣٤]\d\d/\d{{1,2}}/\d{{1,2}}(?!\d)
    | (?<![\d年/])\d{{1,2}}(?:月\d{{1,2}}日|/\d{{1,2}})\s?[(（][月火水木金土日][)）]
      (?:\s?\d{{1,2}}(?::\d{{2}}|時\d{{1,2}}分))?(?:配信|掲載|公開)?
    | ^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[0-2]\d[0-5]\d[0-5]\d)?$
    | \b\d+\s+(?:minutes?|mins?|hours?|hrs?|days?)\s+ago\b
    | \b{MONTH_PATTERN}\s*\d{{1,2}}(?:st|nd|rd|th)?\b(?=.{{0,12}}\d{{1,2}}:\d{{2}})""",
    re.IGNORECASE | re.VERBOSE,
)


def states_date(text: str) -> bool:
    """Whether a line holds a date as bylines write it."""
    return date_start(text) is not None


def says_when(text: str) -> bool:
    """Whether a line says when its story was published, changed, or written and by whom."""
    if len(text) > LONGEST_BYLINE or not states_date(text):
        return False
    return bool(_SAYS_WHEN.match(text)) or is_byline(text)


def tells_change(text: str) -> bool:
    """Whether a line says when its story was changed, and not when it was published."""
    return bool(_UPDATED.search(text)) and not _PUBLISHED.search(text)


def date_start(text: str) -> int | None:
    """Where the first date of a line begins, None where it holds none."""
    found = _DATE.search(text) if _LIKE_DATE.search(text) else None
    return found.start() if found else None


def opens_with_date(text: str) -> bool:
    """Whether a short line begins with a date, but for a weekday or a section before it."""
    start = date_start(text)
    if start is None or len(text) > _LONGEST_DATE_LINE:
        return False
    before = text[:start].strip(" ,.·|/–-")
    return not before or (len(before) <= _LONGEST_BEFORE_DATE and len(before.split()) <= 2)


def without_dates(text: str) -> str:
    """A line without its dates."""
    return _DATE.sub(" ", text).strip()


def is_byline(text: str) -> bool:
    """Whether a line begins as bylines do."""
    if len(text) > LONGEST_BYLINE:
        return False
    return bool(_BYLINE.match(text) and not begins_byline(text)) or bool(_HAN_REPORTERS.fullmatch(text))


def named_source(text: str) -> str:
    """What a line names behind a word for its source or a sign of copyright; empty where it has neither."""
    found = _NAMED_SOURCE.fullmatch(text) if len(text) <= LONGEST_BYLINE else None
    return found["who"] if found else ""


def unlabelled(text: str) -> str:
    """A byline without the word that bylines begin with."""
    return _LABEL.sub("", text)


def is_edited_by(text: str) -> bool:
    """Whether a line names who edited, drew or photographed, not who wrote."""
    return len(text) <= LONGEST_BYLINE and bool(_EDITED_BY.match(text))


def begins_byline(text: str) -> bool:
    """Whether a line is the word that bylines begin with, and no more."""
    return len(text) <= _LONGEST_LABEL and bool(_BYLINE_WORD.fullmatch(text))


def is_source_line(text: str) -> bool:
    """Whether a line names its source after a word for it (`Quelle: …`)."""
    return len(text) <= LONGEST_BYLINE and bool(_OWN_LINE.match(text))


def is_picture_credit(text: str) -> bool:
    """Whether a line begins by crediting a picture."""
    return len(text) <= LONGEST_CREDIT and bool(_PICTURE.match(text))


def ends_in_picture_credit(text: str) -> bool:
    """Whether a line ends by crediting a picture, as captions do."""
    return len(text) <= _LONGEST_CAPTION and bool(_PICTURE_END.search(text))


def credit_zone(text: str) -> Zone | None:
    """The zone of a line after a body that credits somebody: sign-off, disclaimer or caption; else None."""
    if len(text) > LONGEST_CREDIT:
        return None
    if _PICTURE.match(text):
        return Zone.caption
    if _FIRST_SHOWN.match(text) and states_date(text):
        return None
    if _DISCLAIMER.search(text):
        return Zone.disclaimer
    if _OWN_LINE.match(text) or _ANYWHERE.search(text) or _BARE.match(text):
        return Zone.signoff
    return None
