"""How an outlet that shows others' stories names whose each is: by a byline that is a publisher's name, borne
out by what such names look like, by the site to which the foot leads, or by words there that name it again.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from wirecopy.attribution.first_published import fits, is_outlet, same_name
from wirecopy.attribution.lines import Group
from wirecopy.attribution.papers import is_like_a_paper
from wirecopy.attribution.story import Story
from wirecopy.patterns import lazy_regex
from wirecopy.text.phrases import SOURCE_WORDS

_BEFORE_CREDIT = lazy_regex(r"[(\[]|[.!?…”\"’»]\s+(?=\p{Lu}[\p{Lu}\s.'’&-]*/)")
SITE = lazy_regex(r"(?:www\.)?(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}", regex.IGNORECASE)
_LABELLED = lazy_regex(rf"\W*(?:{SOURCE_WORDS}|from|配信元?|提供元?)\s?[:：]\s?", regex.IGNORECASE)
"""A word for a source and its colon, before nothing but the source."""
_STORY_BY = lazy_regex(
    r"^(?:(?:story|article|report)\s(?:by|from)|(?:content\s)?(?:provided|supplied|published)\sby|"
    r"(?:historia|artículo|história|artigo)\sd[eo]|(?:artikel|beitrag|geschichte|verhaal)\svan|(?:artikel|beitrag|geschichte)\svon|"
    r"(?:histoire|article)\sde|(?:storia|articolo)\sdi|(?:artikel|historia)\s(?:av|från)|(?:artikel|historie)\s(?:af|fra))\s",
    regex.IGNORECASE,
)
_LEADS = (
    r"(?:^|\n)\W{0,4}(?:(?:read\s)?more\s(?:from|on|at)|"
    r"(?:continue\s(?:reading|to\sread)|keep\sreading)(?:\s(?:this|the)\s(?:story|article))?\s(?:on|at|in)|"
    r"(?:read|view|see)\s(?:the\s)?(?:(?:full|original|whole)\s)?(?:story|article|report)\s(?:on|at|in)|"
    r"visit|mehr\s(?:von|bei|auf)|weiterlesen\s(?:auf|bei)|"
    r"(?:den\s)?(?:(?:ganzen|vollständigen|original)\s?)?-?(?:artikel|beitrag)\s(?:(?:im\soriginal\s)?lesen\s)?(?:auf|bei)|"
    r"ver\smás\sen|(?:leer|lee|sigue\sleyendo|seguir\sleyendo|continuar\sleyendo)\s(?:(?:más|(?:el\s)?artículo(?:\s(?:completo|original))?|la\snoticia(?:\s(?:completa|original))?)\s)?en|más\s(?:de|en)|"
    r"saiba\smais\s(?:em|n[oa])|(?:leia|ler|veja)\s(?:(?:mais|(?:[oa]\s)?(?:artigo|matéria|notícia|reportagem)(?:\s(?:complet[oa]|original))?)\s)(?:em|n[oa])|"
    r"(?:continua\sa\sleggere|leggi(?:\s(?:anche|tutto|di\spiù|l['’]articolo(?:\s(?:originale|completo|intero))?))?)\ssu|"
    r"lees\s(?:(?:meer|verder|het\s(?:volledige|hele|originele)\s(?:artikel|verhaal))\s)(?:op|bij|in)|"
    r"(?:lire|lisez)\s(?:la\ssuite|plus|l['’]article(?:\s(?:complet|original|entier))?)\s(?:sur|dans)|retrouvez\scet\sarticle\ssur|"
    r"(?:przeczytaj|czytaj)\s(?:(?:więcej|dalej|cały\sartykuł|oryginalny\sartykuł|oryginał|artykuł)\s)(?:na|w)|"
    r"(?:läs|les|læs)\s(?:(?:mer|mere|hela\sartikeln|hele\s(?:saken|artiklen))\s)(?:på|hos|i)|"
    r"haberin\s(?:tamamı|devamı)\s(?:için)?|"
    r"(?:чита(?:ть|йте)|читай)\s(?:полностью|далее|подробнее|більше|повністю)\s(?:на|в|у)(?:\s(?:сайте|портале|источнике|сайті))?|"
    r"(?:هذا\sالخبر|هذا\sالمقال|هذه\sالمادة|الخبر|المحتوى)\s(?:مقدم|مقدّم|مقدمة)ة?\sمن|(?:اقرأ|اقرأوا|للمزيد)\s(?:المزيد|المقال|الخبر)?\s?(?:في|على|من)|"
    r"(?:content\s|story\s|article\s)?(?:provided|supplied)\sby|proporcionado\spor|fourni\spar|bereitgestellt\svon|fornito\sda|fornecido\spor|aangeboden\sdoor)"
    r"\s?[:：]?\s?"
)
"""Words that lead from a text that is shown to whoever published it."""
_MORE_FROM = lazy_regex(rf"{_LEADS}\W?(?P<who>[^\n.]{{2,50}}?)\W{{0,4}}(?=\n|$)", regex.IGNORECASE)
_DAY_BEHIND = lazy_regex(r"\s+\d.*$")
_DAY_BEFORE = lazy_regex(
    r"^(?:\d{4}[年/.-])?\d{1,2}[月/.-]\d{1,2}日?\s?(?:[(（]\p{Han}[)）])?\s?(?:\d{1,2}[:時]\d{2}分?)?\s?(?:配信|掲載|公開)?[\s|｜]+"
)
"""When a text was shown, in Japan's and China's way: `6/9(木) 17:42配信`."""
_TOWN_BEHIND = lazy_regex(r"\s\(\p{Lu}[\p{L} .'’-]+\)$")
_REST = r"(?:\s(?:\p{L}{1,5}['’])?[\p{L}\p{N}&'’.-]+){0,4}"
_CALLED_FIRST = lazy_regex(
    rf"(?:(?:[Ll][ea]s?|[Ii]l|[Ll]o|[Ee]l|[OA])\s|[Ll]['’])?(?:Journal|Dépêche|Gazette|Courrier|Écho|Progrès|Dauphiné|Télégramme|Quotidien|Hebdo|"
    r"Giornale|Quotidiano|Gazzett(?:a|ino)|Corriere|Messaggero|Diario|Periódico|Heraldo|Correo|Jornal|Folha|Diário|Correio|Gazeta|"
    r"Dziennik|Kurier|Głos|Tygodnik|Harian|Koran|Газета|Вест[иі]|Известия|Новост[иі]|Новини|Ведомости|Вечерн\p{L}{2}|Комсомольская|"
    rf"Аргументы|Телеканал|Портал|صحيفة|جريدة|موقع|قناة|بوابة|مجلة){_REST}|"
    r"(?:L[ea]s?\s|L['’])(?:Voix|Tribune|Républicain|Monde|Nouvelles?|Libre|Presse|Matin|Soir|Montagne|Figaro|Parisien|"
    r"Nazione|Stampa|Repubblica|Eco|Unione|Verdad|Voz|Vanguardia|Razón|Prensa|Nación|Tercera)"
    rf"{_REST}|(?:Il|El|O)\s(?:Mattino|Resto|Secolo|Tirreno|Piccolo|Sole|Tempo|Fatto|Norte|Mundo|País|Comercio|Tiempo|Universal|Nacional|Sol|Estado|Povo|Globo){_REST}|"
    rf"(?:De|Het)\s(?:Telegraaf|Volkskrant|Standaard|Limburger|Gelderlander|Stentor|Tijd|Morgen|Courant|Gooi|Parool|Nieuwsblad){_REST}"
)
"""Publishers whose names begin with what papers are called, as a Romance, Slavic or Arabic name does."""
_CALLED_LAST = lazy_regex(
    r"(?:\p{Lu}[\p{L}\p{N}'’&-]*\s){1,3}(?:Advocate|Examiner|Bulletin|Enquirer|Inquirer|Dispatch|Ledger|Democrat|Republican|Magazine|Online|"
    r"Live|Weekly|Review|Register|Insider|Digest|Allgemeine|Presse|Merkur|Blatt|Courant|Krant|[Nn]oviny|[Ll]isty|[Dd]en+ík|Gazetesi|Haber|"
    r"Postası|Ekspres|газета|новости|правда|вести)|The\s(?:\p{Lu}[\p{L}\p{N}'’&-]*\s){0,3}(?:Leader|Reporter|Banner|Beacon|Messenger|Monitor)|"
    r"\p{Han}{2,8}(?:日报|日報|晚报|晚報|时报|時報|商报|商報|都市报|青年报|周刊|週刊|新闻|新聞|电视台|電視台)"
)
"""Publishers whose names end so, as an English, German, Turkish or Chinese one does."""


def publisher_named(story: Story, byline: str) -> str | None:
    """The paper whose name an aggregator's byline is (`Story by Bay Mail`, `The Herald (Bayton)`).

    Elsewhere a byline is a publisher's only where the foot names the same as the text's source.
    """
    house = story.agency(story.own).kind if story.own else None
    shows_others = house == "content_network" or aggregates(story)
    if not shows_others and not _stands_in_foot(story, byline):
        return None
    name = _STORY_BY.sub("", _DAY_BEFORE.sub("", byline))
    name = _TOWN_BEHIND.sub("", _DAY_BEHIND.sub("", name)).strip()
    if not name or is_outlet(story, name):
        return None
    if not shows_others:
        return name if _is_source(story, name) and is_like_a_publisher(name) else None
    sites = SITE.findall(story.text, story.tail[0].start) if story.tail else ()
    told = is_like_a_publisher(name) or SITE.fullmatch(name) is not None
    told = told or any(fits(name, site) for site in sites) or _leads_to(story, name)
    return name if told else None


def is_like_a_publisher(name: str) -> bool:
    """Whether what stands alone in a byline is a name as papers, stations and sites have."""
    return is_like_a_paper(name) or bool(_CALLED_FIRST.fullmatch(name) or _CALLED_LAST.fullmatch(name))


def names_publisher(lead: str) -> bool:
    """Whether words before a stroke are a paper's name (`(Bay Post/`, `Source: Bay Post/`)."""
    return is_like_a_publisher(lead[label_of(lead) :].strip("([/ "))


def network_hands_on(story: Story, before: str, group: Group) -> bool:
    """Whether a network follows the paper whose report it hands on (`(Bay Post/NETWORK)`).

    before: the line up to the names.
    """
    last = group.mentions[-1].agency
    if last is None or story.agency(last).kind != "content_network":
        return False
    if group.joins:
        return [join.strip() for join in group.joins] == ["/"]
    lead = before.rstrip()
    name = lead[credit_at(lead) :]
    return lead.endswith("/") and (names_publisher(name) or name.casefold().startswith("the "))


def credit_at(lead: str) -> int:
    """Where in a line that leads up to a name its credit begins: in brackets, or behind the last sentence."""
    return max((found.end() for found in _BEFORE_CREDIT.finditer(lead)), default=0)


def aggregates(story: Story) -> bool:
    """Whether the outlet shows what others publish, under their names."""
    outlet = story.catalogue.outlets.get(story.item.outlet.key)
    return outlet is not None and outlet.aggregator


def label_of(byline: str) -> int:
    """How many characters a word for a source and its colon take at a byline's beginning; 0 for none."""
    found = _LABELLED.match(byline) if ":" in byline or "：" in byline else None
    return found.end() if found else 0


def _stands_in_foot(story: Story, words: str) -> bool:
    return bool(story.tail) and story.text.find(words, story.tail[0].start, story.tail[-1].end) >= 0


def _leads_to(story: Story, name: str) -> bool:
    """Whether the foot leads to more of a publisher, or names it as source (`More from Bay Mail`)."""
    if any(same_name(found["who"], name) for found in _MORE_FROM.finditer(story.text)):
        return True
    return _is_source(story, name)


def _is_source(story: Story, name: str) -> bool:
    return any(same_name(one, name) for one in _sources(story))


def _sources(story: Story) -> Iterator[str]:
    """Whatever lines of the foot name as the text's source."""
    for line in story.tail:
        words = story.text[line.start : line.end].strip()
        if label := label_of(words):
            yield words[label:]
