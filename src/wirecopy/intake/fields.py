"""Fields of a record: our names for those that others use, and plain values of whatever stands in them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from html import unescape

from wirecopy.intake import dates
from wirecopy.intake.urls import canonical
from wirecopy.patterns import lazy_re
from wirecopy.records import Moment
from wirecopy.text.datelines import is_agency

# The names that exports, feeds and schema.org use, in the order in which they are believed; spelt without
# blanks, underscores, hyphens and capitals, so that `pubDate`, `pub_date` and `Pub-Date` are one.
_ALIASES = {
    "id": "id itemid guid uuid uid storyid articleid docid documentid identifier newsid contentitemid",
    "url": "url link href canonicalurl canonical permalink weburl articleurl pageurl longurl"
    " mainentityofpage",
    "outlet": "outlet publisher publication site sitename source sourcename sourcedomain domain newspaper"
    " media medianame publishername publicationname websitename sourcetitle feedtitle website",
    "title": "title headline head heading titletext webtitle titel titre titulo título titolo headlinetext"
    " articletitle articleheadline newstitle storytitle posttitle pagetitle overskrift rubrik otsikko",
    "byline": "byline author authors by creator dc:creator writer reporter autor autorin auteur autore"
    " bylines authorname authornames bylinetext",
    "text": "text body content articlebody bodytext maintext plaintext fulltext article story"
    " textcontent contenttext texte texto testo articletext articlecontent newstext newscontent newsbody"
    " storytext storybody posttext postcontent cleantext contents contentelements",
    "html": "html contenthtml bodyhtml bodyxhtml htmlcontent content:encoded rawhtml articlehtml",
    "summary": "leadparagraph summary description abstract excerpt teaser standfirst dek lead preamble"
    " vorspann shortdescription snippet trailtext",
    "published": "published datetimepub datetime date pubdate publishedat publishdate datepublished"
    " publicationdate datepublish publishedon firstpublished firstcreated created createdat timestamp time"
    " issued webpublicationdate datum fecha publishedutc publisheddate publishtime publishedtime"
    " publicationtime publishedgmt dateutc",
    "updated": "updated updatedat modified modifiedat datemodified lastmodified lastupdated updatedate"
    " versioncreated updatedutc modifiedutc datemodify modifieddate",
    "language": "language lang locale inlanguage languagecode sprache langue idioma",
    "credit": "credit creditline credits provider agency wire newsagency copyrightholder syndicationsource"
    " copyright copyrightnotice copyrightline origin",
    "section": "section category categories articlesection topic desk channel sectionname",
}
_PLACES = {
    name: (field, rank) for field, names in _ALIASES.items() for rank, name in enumerate(names.split())
}
_NO_PLACE = ("", 0)
_MOST_NAMES = 50
_MOST_REMEMBERED = 10_000
MARKUP = lazy_re(
    r"</(?:p|div|span|a|em|strong|b|i|h\d|li|ul|figure|blockquote)>|<(?:p|br|div)\b[^<>]*>", re.IGNORECASE
)
CONTROLS = lazy_re("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_DEEPEST = 20
_NUMBERS = ("$numberLong", "$numberInt", "$numberDouble")
_WRAPPED = tuple("rendered processed $oid $date #text @value _text main basic original value".split())  # noqa: SIM905
_EPOCH_DIGITS = (10, 13)
"""Of seconds, or milliseconds, since 1970 as a table spells them: a day from 2001 to 2286."""
_DAYS_AS_NUMBERS = range(1900_01_01, 2200_12_32)
"""Numbers that spell a day: as seconds since 1970 they would all be of that year."""
_NAME_KEYS = ("name", "by", "original", "title", "label", "value")
_TAKEN_BACK = frozenset(("[removed]", "[deleted]"))
"""What interfaces put in the place of a story that its publisher took back."""
_LONGEST_TAKEN_BACK = 40
"""Characters, blanks among them, of what is left of such a story."""
TAKEN_BACK = "only `[Removed]` is left of it: its publisher took it back; leave it out"
_SURROGATES = lazy_re("[\ud800-\udfff]")
_UNKEPT = lazy_re("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_LANGUAGE_NAMES = """
    en:english,eng de:german,deutsch,deu,ger fr:french,français,fra,fre es:spanish,español,spa
    pt:portuguese,português,por it:italian,italiano,ita nl:dutch,nederlands,nld,dut ru:russian,русский,rus
    uk:ukrainian,українська,ukr pl:polish,polski,pol tr:turkish,türkçe,tur ar:arabic,العربية,ara
    hi:hindi,हिन्दी,hin zh:chinese,中文,zho,chi,mandarin ja:japanese,日本語,jpn ko:korean,한국어,kor
    sv:swedish,svenska,swe da:danish,dansk,dan no:norwegian,norsk,nor nb:nob nn:nno fi:finnish,suomi,fin
    is:icelandic,isl,ice et:estonian,est lv:latvian,lav lt:lithuanian,lit cs:czech,čeština,ces,cze
    sk:slovak,slk,slo sl:slovenian,slovene,slv hu:hungarian,magyar,hun ro:romanian,română,ron,rum
    bg:bulgarian,bul sr:serbian,srp hr:croatian,hrv bs:bosnian,bos mk:macedonian,mkd,mac sq:albanian,sqi,alb
    el:greek,ελληνικά,ell,gre he:hebrew,עברית,heb fa:persian,farsi,fas,per ur:urdu,urd bn:bengali,bangla,ben
    ta:tamil,tam te:telugu,tel ml:malayalam,mal mr:marathi,mar gu:gujarati,guj pa:punjabi,pan kn:kannada,kan
    th:thai,tha vi:vietnamese,vie id:indonesian,ind ms:malay,msa,may tl:tagalog,filipino,tgl sw:swahili,swa
    af:afrikaans,afr ca:catalan,català,cat eu:basque,euskara,eus,baq gl:galician,galego,glg ga:irish,gle
    cy:welsh,cym,wel hy:armenian,hye,arm ka:georgian,kat,geo az:azerbaijani,aze kk:kazakh,kaz uz:uzbek,uzb
    be:belarusian,bel mt:maltese,mlt ne:nepali,nep si:sinhala,sin am:amharic,amh so:somali,som"""
_LANGUAGES = {
    name: code
    for code, names in (entry.split(":") for entry in _LANGUAGE_NAMES.split())
    for name in names.split(",")
}
_places_by_name: dict[str, tuple[str, int]] = {}


def fields_of(record: Mapping[str, object]) -> dict[str, object]:
    """Our fields of a record; of several names for one field the first in order that holds something.

    A `text` under another name that holds markup becomes `html`.
    """
    fields: dict[str, object] = {}
    ranks: dict[str, int] = {}
    credited: object = None
    plain_text = False
    for name, value in record.items():
        if value is None or value == "":
            continue
        field, rank = _places_by_name.get(name) or _place(name)
        if not field:
            continue
        if field == "outlet" and rank == _SOURCE_RANK:
            credited = value
        if rank < ranks.get(field, 99):
            fields[field] = value
            ranks[field] = rank
            plain_text = rank == 0 if field == "text" else plain_text
    if (
        isinstance(credited, str)
        and "credit" not in fields
        and credited != fields["outlet"]
        and is_agency(credited)
    ):
        fields["credit"] = credited  # `source` beside an outlet names whose copy it is
    if "title" not in fields and "url" in fields and isinstance(called := record.get("name"), str):
        fields["title"] = called  # schema.org's name of a thing that has an address
    text = fields.get("text")
    if isinstance(text, str) and not plain_text and "html" not in fields and MARKUP.search(text):
        fields["html"] = fields.pop("text")
    return fields


_SOURCE_RANK = _PLACES["source"][1]


def place_of(name: str) -> str:
    """Our name for a field that others call `name`; empty where it is none of ours."""
    return _place(name)[0]


def renamed(
    record: Mapping[str, object], names: Mapping[str, str], known: Mapping[str, object]
) -> Mapping[str, object]:
    """A record with the fields that a user mapped under our names. names: ours to theirs.

    Theirs may lead into objects within the record (`source.name`). known: the record as it is read where
    nothing is mapped.
    """
    found = {ours: value for ours, theirs in names.items() if (value := _mapped(record, theirs)) is not None}
    if not found:
        return known
    rest = {name: value for name, value in known.items() if place_of(name) not in found}
    return {**rest, **found}


def _mapped(record: Mapping[str, object], name: str) -> object:
    return record[name] if name in record else inside(record, *name.split("."))


def inside(value: object, *path: str) -> object:
    """What objects within objects hold at the end of a path of names; None where it breaks off."""
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def listed(value: object) -> list[object]:
    """A field that holds several values, or one, or none, as a list of them."""
    return value if isinstance(value, list) else [] if value is None else [value]


def _place(name: str) -> tuple[str, int]:
    folded = re.sub(r"[\s_\-]", "", name).casefold()
    place = _PLACES.get(folded, _NO_PLACE)
    if len(_places_by_name) < _MOST_REMEMBERED:
        _places_by_name[name] = place
    return place


# ---------------------------------------------------------------- values
def is_taken_back(words: object) -> bool:
    """Whether words are what interfaces leave of a story that its publisher took back."""
    return (
        isinstance(words, str)
        and len(words) <= _LONGEST_TAKEN_BACK
        and words.strip().casefold() in _TAKEN_BACK
    )


def clean(value: str) -> str:
    """A string without NUL and lone surrogates, which no store and no output can hold."""
    if "\x00" in value:
        value = value.replace("\x00", "")
    if value.isascii():
        return value
    try:
        value.encode()
    except UnicodeEncodeError:
        return _SURROGATES.sub("", value)
    return value


def without_controls(value: object) -> tuple[object, int]:
    """A value whose strings hold no lone surrogates, nor controls but blanks; and how many were taken out."""
    removed = 0

    def tidied(given: object, depth: int) -> object:
        nonlocal removed
        if isinstance(given, str):
            kept = _UNKEPT.sub("", given)
            removed += len(given) - len(kept)
            return kept
        if depth > _DEEPEST:
            return given
        if isinstance(given, dict):
            return {name: tidied(one, depth + 1) for name, one in given.items()}
        return [tidied(one, depth + 1) for one in given] if isinstance(given, list) else given

    return tidied(value, 0), removed


def plain(value: object) -> object:
    """What a field wraps as programs write it (`{"rendered": …}`, `{"$date": …}`), else the value itself."""
    if isinstance(value, dict):
        for name in (*_WRAPPED, *_NUMBERS):
            found = value.get(name)
            if isinstance(found, str):
                return unescape(found) if "<" not in found else found
            if isinstance(found, int | float):
                return found
            if name == "$date" and isinstance(found, dict):  # MongoDB: milliseconds, as a number of its own
                return plain(found)
    return value


def words_in(value: object) -> str | None:
    """One line of words of a string or a number; None for anything else and for nothing."""
    if value is None:
        return None
    if isinstance(value, str):
        if value.isascii() and value.isprintable():  # as most are: only blanks are left to fold
            return (value if "  " not in value else " ".join(value.split())).strip(" ") or None
        return " ".join(clean(value).split()) or None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return words_in(opened) if (opened := plain(value)) is not value else None
    return str(value)


_NOTHING_STATED = frozenset(
    (
        "n/a",
        "na",
        "none",
        "null",
        "nil",
        "unknown",
        "undefined",
        "no data",
        "no data available",
        "not available",
    )
)


def stated(value: object) -> str | None:
    """One line of words; None where they only say that nothing is known (`No-Data-Available`)."""
    words = words_in(value)
    said = (words or "").strip(" .-").replace("-", " ").replace("_", " ").casefold()
    return words if said and said not in _NOTHING_STATED else None


_LEADS_ON = lazy_re(
    r"(?<=[,:&/-]) \| |(?<=\b(?:by|of|at|de)) \| |(?<=\b(?:von|par|por|and|und|for|the)) \| |"
    r" \| (?=(?:and|und|y|et|e|&|with)\b)",
    re.IGNORECASE,
)
"""Where a name's line goes on with the next: `By`, `Ada Lind and`."""


def names_in(value: object, keys: tuple[str, ...] = _NAME_KEYS) -> str | None:
    """Names given as a string, as an object with one of `keys`, or as a list of these, joined by commas.

    Lines of one string stay apart by strokes, but for what only leads up to the next.
    """
    if isinstance(value, list):
        names = (names_in(one, keys) for one in value[:_MOST_NAMES] if not isinstance(one, list))
        return ", ".join(name for name in names if name) or None
    if isinstance(value, dict):
        return next((name for key in keys if (name := words_in(value.get(key)))), None)
    if isinstance(value, str) and "\n" in (value := value.strip()):
        lines = [line for part in value.split("\n") if (line := words_in(part))]
        return _LEADS_ON.sub(" ", " | ".join(lines)) or None
    return words_in(value)


def called(value: object) -> str | None:
    """Names as `names_in` gives them; numbers name nobody and nothing: they stand for what is not at hand."""
    return names_in([one for one in listed(value) if any(map(str.isalpha, names_in(one) or ""))])


def outlet_name(value: object) -> str | None:
    """The publisher that a field names: of a list the first, of an object its name or its address."""
    first = value[0] if isinstance(value, list) and value else value
    return (
        None if isinstance(first, list) else names_in(first, ("name", "title", "domain", "url", "uri", "id"))
    )


def address_in(value: object) -> str | None:
    """The canonical URL that a field holds; None for what is no address of a web page."""
    if isinstance(value, dict):
        value = value.get("url") or value.get("@id") or value.get("href")
    return canonical(clean(value)) if isinstance(value, str) else None


def language_in(value: object) -> str | None:
    """Two letters of ISO 639-1 from a tag or a language's name; None for what is neither."""
    words = words_in(value)
    return None if words is None else _language(words)


@lru_cache(maxsize=256)
def _language(words: str) -> str | None:
    first = re.split(r"[-_ ,;]", words.casefold())[0]
    if first in _LANGUAGES:
        return _LANGUAGES[first]
    return first if len(first) == 2 and first.isalpha() and first.isascii() else None


def moment_in(value: object, language: str | None) -> Moment | None:
    """The time that a field states; a number counts seconds or milliseconds since 1970."""
    if isinstance(value, str):
        if value.isdecimal() and len(value) in _EPOCH_DIGITS:
            return dates.epoch(int(value))
        return dates.moment(clean(value), language=language)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return moment_in(opened, language) if (opened := plain(value)) is not value else None
    if isinstance(value, int) and value in _DAYS_AS_NUMBERS and (day := dates.moment(str(value))):
        return day
    return dates.epoch(value)


def unread_in(value: object) -> str | None:
    """What a field states of a time that could not be read, to be kept as it stood."""
    stated = words_in(value)
    return stated[: dates.LONGEST] if stated else None


def kind_of(value: object) -> str:
    """What a value is, in words for a reader."""
    names = {
        dict: "an object",
        list: "a list",
        str: "a string",
        bool: "true or false",
        int: "a number",
        float: "a number",
    }
    return names.get(type(value), "null")
