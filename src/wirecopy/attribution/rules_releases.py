"""Whose words a press release is: its lines of source and issuer, its foot, and its first words."""

from __future__ import annotations

from wirecopy.attribution.hands import release_wires
from wirecopy.attribution.lines import Line
from wirecopy.attribution.story import Claim, Story
from wirecopy.patterns import lazy_regex
from wirecopy.records import Relation, Zone
from wirecopy.text.phrases import SOURCE_WORDS

_ISSUER = lazy_regex(
    rf"^(?:(?i:{SOURCE_WORDS})\s?:\s+|"
    r"(?:SOURCE|FUENTE|FONTE|QUELLE)\s+|Distributed\sby\s[\p{L} ]{3,30}\son\sbehalf\sof\s|"
    r"Distribu(?:é|ído|ido|ito)\s(?:par|por|da)\s[\p{L} ]{3,30}\s(?:pour(?:\sle\scompte\sde)?|au\snom\sde|"
    r"em\snome\sd[eoa]|en\snombre\sde|per\sconto\sdi)\s(?:(?:la|le|les|el|os?|as?)\s|l[’'])?|"
    r"(?i:on\sbehalf|by\sorder)\sof\sthe\s(?i:board)(?:\sof\s(?i:directors))?(?:\sof|,)\s|Original-Content\svon:\s+|(?:Herausgeber|Emittent|Issuer|Émetteur|Emisor|Avsender|Avsändare|Afsender|Lähettäjä|Absender):\s+|"
    r"[^\n]{5,90}?\s(?:på\svegne\sa[vf]|på\suppdrag\sav|im\sAuftrag\svon|pour\sle\scompte\sde|namens)\s)"
    r"((?:\p{Lu}|\p{Arabic})[^\n]{2,80}?)"
    r"(?:,\sübermittelt\sdurch\s[\p{L} ]+|(?<=\s(?!(?:Inc|Ltd|Co|Corp|Bros|Cia)\.)\p{L}+)\.)?\s*$"
)

_NAME_ALONE = lazy_regex(
    r"\p{Lu}[\p{L}\p{N}'’&.,-]*(?:\s(?:(?:of|and|for|the|&|de|und)\s)*\p{Lu}[\p{L}\p{N}'’&.,-]*){0,6}"
)
_OF_THE_ISSUER = lazy_regex(
    r"(?:(?:About|Über|Ueber|À\spropos\sd(?:e\s|u\s|[’'])|Acerca\sde|Sobre|Informazioni\ssu|Over|Om)\s)?(?:the\s|The\s)?(?P<name>\p{Lu}[^\n,:]{1,60}?)"
    r"(?::|,\s(?:(?:Media|Press|Investor|Public|Corporate)\s\p{L}+|Communications|Newsroom)[^\n]{0,40})?"
)
"""A line of a release's foot that names its issuer (`About Acme Robotics`, `Acme, Media Relations`)."""
_BEHIND_WIRE = lazy_regex(r"(?:[)/]\s?(?:--?|[–—])\s?|(?:--|[–—])\s?|\b20\d\d\s(?:--?|[–—/])\s)(?:The\s)?$")
"""What stands between a release's dateline and its first words."""
_FIRST_WORDS = lazy_regex(
    r"\s?[)/]?[^()\n]{0,30}?(?:(?:--|[–—])|(?<=\d|[)/])\s?[-/])\s?(?:[Tt]he\s)?(?=\p{Lu})"
)
"""From a press-release wire in a dateline to the first words of the release."""
_COMPANY = (
    r"(?:,?\s(?:Inc|Ltd|Limited|Corp|Corporation|Co|Company|Group|Holdings?|LLC|LP|PLC|plc|AG|SE|GmbH|S\.?A|N\.?V|Oyj|AB|ASA|A/S|Pty|"
    r"Berhad|Bhd|Sdn|Pte|Technologies|International)\.?){0,3}"
)
_ANNOUNCES = lazy_regex(
    rf"{_COMPANY}"
    r"(?:\s\([^()\n]{2,60}\))?(?:,\s[^.\n]{3,160}?,)?\s(?:(?:today|has|have|is|are|will|was|were|announce[sd]?|launche[sd]|unveil\p{L}*|introduce[sd]|"
    r"reported|reports|opened|opens|completed|completes|appointed|appoints|named|names|signed|signs|plans|expects|released|releases|said|says|invites|invited)\b)"
)
"""What a release says of its issuer first: `Acme, a maker of pumps, today announced`."""
_OPENS_ANNOUNCING = lazy_regex(
    rf"(?P<name>\p{{Lu}}[\p{{L}}\p{{N}}'’&.-]*(?:\s(?:(?:of|and|for|the|&|de)\s)*\p{{Lu}}[\p{{L}}\p{{N}}'’&.-]*){{0,6}}{_COMPANY})"
    r"(?:\s\(([^()\n]{0,30}\b(?:NYSE|NASDAQ|TSXV?|ASX|LSE|AIM|HKEX|SGX|OTC\p{L}*|CSE|Euronext|XETRA|Frankfurt|KOSPI|KOSDAQ|NSE|BSE|JSE|Bursa)\b[^()\n]{0,80})\))?"
    r"(?:[^()\n.;:]{0,60}\([^()\n]{2,40}\))?(?:,\s[^.\n]{3,160}?,)?\s(?:(?:has\s)?(?:today|announce[sd]?)\b|(?:is|are)\s(?:pleased|proud|delighted|excited)\sto\b)",
)
"""The first words of a release that tell who issued it: `Acme Corp. (NYSE: ACM) today announced`."""
_ISSUER_ABOVE = lazy_regex(
    r"^(?:DGAP|EQS|DJ|pta)-(?:News|Ad-?[Hh]oc|PVR|DD|CMS|AFR|Stimmrechte|Adhoc|Media|TIP|WpÜG)(?:\s[^:\n]{1,30})?:\s+"
    r"(\p{Lu}[^\n/:]{2,80}?)(?:\s?/\s[^\n]*|:\s[^\n]*)?\s*$"
)
"""The heading of a company's release: `EQS-News: Acme AG / Key word(s): Results`."""
_NUMBERED = lazy_regex(r"RNS\sNumber\s?:\s?\w+\s*")
"""The line above a company's name in what the stock exchange in London hands on."""
_ISSUED_BY = lazy_regex(
    r"(?i:\bpress\srelease\s(?:(?:was|is)\s)?(?:issued|published|provided|written)\sby|"
    r"\bpersbericht\s(?:van|door)|\bPressemitteilung\s(?:von|de[rs]|durch)|\bcommuniqué(?:\sde\spresse)?\s(?:de|du|émis\spar)|"
    r"\bcomunicado(?:\sde\s(?:prensa|imprensa))?\s(?:de|emitido\spor)|\bcomunicato(?:\sstampa)?\s(?:di|emesso\sda)|"
    r"\bpressmeddelande(?:t)?\sfrån|\bpress?emeddelelse\sfra|\bpressemelding\sfra|\bpresse?m(?:elding|eddelelse|eddelande)\p{L}*\s(?:(?:er|är)\s)?(?:blev\s|blitt\s)?(?:sendt\sut|utsendt|udsendt|distribuert|distribueret|utskickat|skickats\sut|publisert)\sa[vf])\s(?:(?:the|la|le|het|de)\s)?(?P<name>\p{Lu}[^\n,.:]{1,60}?)"
    r"(?=,?\s(?i:(?:and|en|und|et|y|e|och|og)\s)?(?i:(?:was|is)\s)?"
    r"(?i:distributed|disseminated|verspreid|gedistribueerd|via|gjennom|genom|gennem|verbreitet|übermittelt|versandt|diffusé|transmis|difundido|distribuido|distribuído|divulgado|diffuso|distribuit|distribuerat|skickat|udsendt|sendt))|"
    r"\b[Oo]rigineel\s(?:pers)?bericht\svan\s(?P<name>\p{Lu}[^\n,.:]{1,60}?)(?=\s*\.?\s*$)"
)
"""`This is an original press release of Acme, distributed by …`."""
_EASTERN_ISSUER = lazy_regex(
    r"\W{0,3}(?:消息来源|消息來源|新闻来源|新聞來源|稿件来源|会社名|社名|商号|企業名|法人名|配信元|発行元|公司名称|公司名稱|회사명)\s?[：:]\s?(?P<name>[^\n]{2,50}?)\s*$|"
    r"(?P<name>(?:(?:株式|有限|合同)会社|(?:一般|公益)(?:社団|財団)法人|学校法人)?"
    r"[\p{Han}\p{Katakana}\p{Hiragana}\p{Latin}\d・ー ]{2,30}?(?:株式会社)?)"
    r"（(?:本社|本部|本店|所在地|東京都|大阪府|代表)[^）\n]*）"
)
"""`会社名：Acme株式会社`; `Acme株式会社（本社：…）は、…` where a release begins."""


def read_issuer(story: Story) -> None:
    """A release that a press-release wire carries is the words of its issuer (`SOURCE Acme Robotics`)."""
    wires = release_wires(story, story.claims)
    if not wires:
        return
    named = _named_issuer(story) or _announcing(story)
    if named is None:
        return
    name, line = named
    evidence = story.evidence(Zone.signoff, line.start, line.end, "release-issuer", 0.8)
    for wire in sorted(wires):
        hand = (wire, story.agency(wire).name)
        story.claims.append(Claim(Relation.quotes, None, name, evidence, hand))


def _named_issuer(story: Story) -> tuple[str, Line] | None:
    """The issuer whom a line of the release calls so, and the line."""
    for number, line in enumerate(story.lines):
        words = story.text[line.start : line.end].strip()
        found = _ISSUER.match(words) if number else _ISSUER_ABOVE.match(words)
        if found and not story.within(*(line.start + side for side in found.span(1))):
            return found.group(1), line
        above = story.lines[number - 1] if number else line
        if _NUMBERED.fullmatch(story.text, above.start, above.end) and _NAME_ALONE.fullmatch(words):
            return words, line
        found = _ISSUED_BY.search(words)
        if found is None and not story.text.isascii():
            found = _EASTERN_ISSUER.match(words)
        if found and not story.within(*(line.start + side for side in found.span("name"))):
            start = story.text.index(found[0], line.start)
            return found["name"].strip(), Line(start, start + len(found[0]), line.zone)
    return None


def _announcing(story: Story) -> tuple[str, Line] | None:
    """The issuer whose name opens the release, best one whom a line of its foot names, and what shows it."""
    for line in reversed(story.lines[1:]):
        named = _OF_THE_ISSUER.fullmatch(story.text[line.start : line.end].strip())
        if named is None or not _NAME_ALONE.fullmatch(name := named["name"]):
            continue
        for opening in story.lines[:2]:
            place = story.text.find(name, opening.start, opening.end)
            if place < 0 or not _BEHIND_WIRE.search(story.text, opening.start, place):
                continue
            if _ANNOUNCES.match(story.text, place + len(name)) and not story.within(line.start, line.end):
                return name, line
    for opening in story.lines[:2]:
        for wire in story.groups(opening)[:1]:
            begins = _FIRST_WORDS.match(story.text, wire.end, opening.end)
            found = _OPENS_ANNOUNCING.match(story.text, begins.end(), opening.end) if begins else None
            if found is not None and not story.within(*found.span("name")):
                return found["name"], Line(found.start(), found.end(), opening.zone)
    for zone in story.item.zones:  # `BAYTON, November 9: Acme Limited, a maker of pumps, today opened`
        if zone.zone is Zone.dateline and not story.within(zone.start, zone.end):
            found = _OPENS_ANNOUNCING.match(
                story.text, len(story.text) - len(story.text[zone.end :].lstrip())
            )
            if found is not None and not story.within(*found.span("name")):
                return found["name"], Line(found.start(), found.end(), Zone.lead)
    return _told_about(story)


def _told_about(story: Story) -> tuple[str, Line] | None:
    """The one whom a release's only line `About …` names, where its first paragraph does, too."""
    about = [line for line in story.lines[1:] if story.text.startswith("About ", line.start, line.end)]
    if len(about) != 1 or story.within(about[0].start, about[0].end):
        return None
    name = story.text[about[0].start + len("About ") : about[0].end].strip(" :").removeprefix("the ")
    opening = story.lines[1 if len(story.lines) > 1 and not story.running(story.lines[0]) else 0]
    named = _NAME_ALONE.fullmatch(name) is not None and story.text.find(name, opening.start, opening.end) >= 0
    return (name, about[0]) if named else None
