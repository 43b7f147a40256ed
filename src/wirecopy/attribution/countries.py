"""What English calls an agency's country and what comes from it, as `the Lao agency` takes an agency up."""

from __future__ import annotations

from functools import cache
from typing import Any

import regex

from wirecopy.attribution.catalogue import Agency
from wirecopy.records import Item

_TABLE = """
AE United Arab Emirates, UAE, Emirati|AF Afghanistan, Afghan|AL Albania, Albanian|AM Armenia, Armenian|
AO Angola, Angolan|AR Argentina, Argentine, Argentinian|AT Austria, Austrian|AU Australia, Australian|
AZ Azerbaijan, Azerbaijani, Azeri|BA Bosnia, Bosnian, Bosnian Serb|BB Barbados, Barbadian|
BD Bangladesh, Bangladeshi|BE Belgium, Belgian|BF Burkina Faso, Burkinabe|BG Bulgaria, Bulgarian|
BH Bahrain, Bahraini|BI Burundi, Burundian|BJ Benin, Beninese|BO Bolivia, Bolivian|
BR Brazil, Brazilian|BT Bhutan, Bhutanese|BW Botswana|BY Belarus, Belarusian|CA Canada, Canadian|
CD Congo, Congolese|CG Congo, Congolese|CH Switzerland, Swiss|CI Ivory Coast, Ivorian|
CL Chile, Chilean|CN China, Chinese|CO Colombia, Colombian|CU Cuba, Cuban|CV Cape Verde|
CY Cyprus, Cypriot|CZ Czech Republic, Czech|DE Germany, German|DJ Djibouti|DK Denmark, Danish|
DZ Algeria, Algerian|EC Ecuador, Ecuadorian, Ecuadorean|EE Estonia, Estonian|EG Egypt, Egyptian|
ER Eritrea, Eritrean|ES Spain, Spanish|ET Ethiopia, Ethiopian|FI Finland, Finnish|FR France, French|
GA Gabon, Gabonese|GB Britain, British, UK|GE Georgia, Georgian|GH Ghana, Ghanaian|GN Guinea, Guinean|
GR Greece, Greek|GT Guatemala, Guatemalan|GY Guyana, Guyanese|HK Hong Kong|HR Croatia, Croatian|
HT Haiti, Haitian|HU Hungary, Hungarian|ID Indonesia, Indonesian|IE Ireland, Irish|IL Israel, Israeli|
IN India, Indian|IQ Iraq, Iraqi, Kurdish|IR Iran, Iranian|IT Italy, Italian|JM Jamaica, Jamaican|
JO Jordan, Jordanian|JP Japan, Japanese|KE Kenya, Kenyan|KG Kyrgyzstan, Kyrgyz|KH Cambodia, Cambodian|
KP North Korea, North Korean|KR South Korea, South Korean|KW Kuwait, Kuwaiti|KZ Kazakhstan, Kazakh|
LA Laos, Lao, Laotian|LB Lebanon, Lebanese|LK Sri Lanka, Sri Lankan|LR Liberia, Liberian|LS Lesotho|
LT Lithuania, Lithuanian|LV Latvia, Latvian|LY Libya, Libyan|MA Morocco, Moroccan|MD Moldova, Moldovan|
ME Montenegro, Montenegrin|MG Madagascar, Malagasy|MK North Macedonia, Macedonian|ML Mali, Malian|
MM Myanmar, Burmese|MN Mongolia, Mongolian|MO Macau, Macanese|MR Mauritania, Mauritanian|
MV Maldives, Maldivian|MW Malawi, Malawian|MX Mexico, Mexican|MY Malaysia, Malaysian|
MZ Mozambique, Mozambican|NA Namibia, Namibian|NE Niger, Nigerien|NG Nigeria, Nigerian|
NL Netherlands, Dutch|NP Nepal, Nepali, Nepalese|NZ New Zealand|OM Oman, Omani|PE Peru, Peruvian|
PH Philippines, Philippine, Filipino|PK Pakistan, Pakistani|PL Poland, Polish|PS Palestinian, Gaza|
PT Portugal, Portuguese|PY Paraguay, Paraguayan|QA Qatar, Qatari|RO Romania, Romanian|
RS Serbia, Serbian|RU Russia, Russian|RW Rwanda, Rwandan|SA Saudi Arabia, Saudi|SD Sudan, Sudanese|
SE Sweden, Swedish|SG Singapore, Singaporean|SI Slovenia, Slovenian, Slovene|SK Slovakia, Slovak|
SL Sierra Leone|SN Senegal, Senegalese|SO Somalia, Somali|SY Syria, Syrian|TG Togo, Togolese|
TH Thailand, Thai|TN Tunisia, Tunisian|TR Turkey, Türkiye, Turkish|TW Taiwan, Taiwanese|
UA Ukraine, Ukrainian|US United States, American, US, U.S.|UZ Uzbekistan, Uzbek|VA Vatican|
VE Venezuela, Venezuelan|VN Vietnam, Vietnamese|XK Kosovo, Kosovar|YE Yemen, Yemeni|
ZA South Africa, South African|ZM Zambia, Zambian|ZW Zimbabwe, Zimbabwean
"""


_ROMANCE = """
AT autrich austr[ií]ac austriec|AZ az[eé]r|SN s[eé]n[eé]gal|DZ alg[eé]ri argelin|CU cub|
ES espa espagn spagnol spaniol catal|MZ mo[cçz]amb|CV cabo-?verd cap-?verd capoverd|AO angol|
PT portug portogh|BO bolivi|VA vatican|MD mold[oa]v|TN tunisi tunec|MA maroc marroqu|HR croat|
SI slov[eè]n eslov[eê]n|IR iran|MM birman|MN mongol|TW taiwan|PS palestin|SA saoud saudi saudit|
SY syri siri síri|AF afg[hg]?an|AL alban|AM arm[eé]ni armen|AR argentin|AE [eé]mirat|BA bosni bosniac|
BD bangla bengal|BE belg|BF burkinab|BG b[uú]lgar|BH bahre bahreï|BI burund|BJ b[eé]nin|
BR br[eé]sil brasil brazil|BT bhoutan but[aá]n|BW botsw|CA canad|CD congol|CG congol|
CH suiss suiz svizz elve[tț]|CI ivoir marfil|CL chil cilen|CO colomb|CN chino chinoi chines cines chinez|
CY chypriot chipriot cipriot|CZ tch[eè]que chec cec ceh|DE allem alem tedesc german|DJ djibout|
EE estoni eston|EG [eé]gypt egip egizi|ET [eé]thiop etiop etíop|FI finland finl[aâ]n|FJ fidji fijian fiyi|
FR fran[cç]|GA gabon|GB brit[aâ]nni brit[aá]ni|GE g[eé]orgi|GH ghan|GN guin|GR gr[eè]c gr[eé]g grieg|
GT guatem|HT ha[iï]ti|HU hongroi h[uú]ngar ungher maghiar|ID indon|IL isra[eëè]l|IN indien india|
IQ ira[kq]|IT ital|JM jama[iï]|JO jordan giordan|JP japon giappon|KE k[eé]ny|KG kirghi kirgu chirghi|
KH cambod cambog|KP nord-cor norcor nordcor|KR sud-cor surcor sudcor|KW kowe[iï] kuwa|KZ kazak kazaj|
LA lao|LB libana|LR lib[eé]ri|LT lituan|LV letton let[oó]n|LY liby lib[ií]|MK mac[eé]doni|
ME mont[eé]n[eé]gr|ML mali|MR maurit|MV maldiv|MW malaw|MX mexic mexica messic|MY malai malas|NA namib|
NE nig[eé]r|NG nig[eé]ri|NL n[eé]erland oland holand|NO norv norueg|NP n[eé]pal|NZ n[eé]o-?z[eé]land|
OM oman|PE p[eé]ruv peru|PH philippin filip|PK pakistan paquistan|PL polon polac|PY paragua|
QA qatar catar|RO roum ruman romen român|RS serb s[eé]rvi|RU russ rus|RW rwand ruand|SD soudan sudan|
SE su[eé]doi suec svede|SK slova eslova|SO somal|TG togol|TH tha[iï]l tail|TR turc turqu|UA ukrain ucran|
US am[eé]ricain estadounidens american statunitens norteam|UZ ouzb uzb|VE v[eé]n[eé]z|VN vietnam|XK kosov|
YE y[eé]m[eé]n|ZA sud-?afric sud[aá]fric|ZM zamb|ZW zimbab
"""
"""How Romance languages begin what they call an agency of a country."""
_OTHERS = """
AT österreich австрий австрій austrij|HR kroat хорват chorwac hrvatsk хрватск chorvát|
SI slowen словен słoweń slovensk словенеч|SK slowak словац słowac slovaš slovač словач slovack|
CZ tschech чешск чеськ czesk češk|HU ungar венгерск угорськ węgiersk maďarsk mađarsk|
RS serb сербск сербськ srpsk српск srbsk|BA bosni босний боснійськ bośniac bosansk|
MK mazedon македон makedonsk македонск macedońsk|BG bulgar болгар bułgarsk bugarsk bulharsk|
RO rumän румын румунськ rumuńsk rumunjsk rumunsk|MD moldau молдав mołdaw moldavsk|
LV lett латвий латвійськ łotewsk latvijsk lotyšsk|LT litau литов литовськ litewsk litvansk|
EE estn эстон естонськ estońsk estonsk|FI finn финск фінськ fińsk finsk|
PL poln польск польськ polsk poljsk|UA ukrain украин українськ ukraińsk ukrajinsk|
BY belarus weißruss белорус білорус białorusk bjelorusk|GE georg грузин gruzińsk gruzijsk|
AM armen армян вірменськ ormiańsk|AZ aserbaidschan азербайджан azerbejdż|KZ kasach казах kazachsk|
KG kirgis киргиз киргизьк kirgisk|UZ usbek узбек uzbeck|TJ tadschik таджик tadżyck|
TM turkmen туркмен turkmeńsk|MN mongol монгол mongolsk|TR türk турецк турецьк tureck tursk|
GR griech греческ грецьк greck grčk|PT portugies португал portugalsk|
ES span испанск іспанськ hiszpańsk španjolsk|IT italien итальян італійськ włosk talijansk|
BO bolivian боливий|CU kuban кубинск kubańsk|VE venezolan венесуэл|DZ algeri алжирск algiersk|
MA marokk марокк marokańsk|TN tunes тунисск tunezyjsk|EG ägypt египетск egipsk|SD sudan судан|
SY syr сирий сирійськ syryjsk|IR iran иранск іранськ irańsk|SA saudi саудов saudyjsk|
PS palästin палестин palestyńsk|AO angol ангол|MZ mosambik мозамбик|CV kapverd|SN senegal сенегал|
VN vietnam вьетнам wietnamsk|MM birman burmes бирм|BR brasili бразил|
CN chines китайск китайськ chińsk čínsk kines|FR französ французск французьк francusk francouzsk|
DE deutsch немецк німецьк niemieck německ njemačk|US amerikan американск amerykańsk americk|
JP japan японск|IN indisch индийск|RU russ российск російськ rosyjsk rusk|KR südkorean южнокорейск|
KP nordkorean северокорейск|IQ irak иракск|IL israel израильск izraelsk|LB libanes ливанск|
PK pakistan пакистанск|BD bangladesch|KW kuwait кувейтск|QA katar катарск|AE emirat эмиратск|
YE jemen йеменск|GB brit британск brytyjsk|NL niederländ нидерландск holendersk nizozemsk|
BE belg бельгийск|SE schwed шведск szwedzk švédsk svensk|NO norweg норвежск norwesk norsk|
DK dän датск duńsk dánsk dansk|CH schweiz швейцарск|CY zypri кипрск|AL alban албанск albańsk|
MX mexikan мексикан|AR argentin аргентин|CL chilen|PE peruan|CO kolumbian колумбийск|CI ivorisch|
NG nigerian|KE kenian|ET äthiop эфиопск|ZA südafrikan южноафрикан|GH ghana|TH thai|ID indones индонез|
PH philippin|MY malaysi
"""
"""How German and Slavic languages begin it."""


def _rows(table: str) -> dict[str, str]:
    """By country code what stands behind it in a table."""
    rows = (row.strip().partition(" ") for row in table.split("|"))
    return {code: words for code, _, words in rows}


@cache
def _adjective(country: str) -> Any:  # noqa: ANN401 - regex has no public types
    stems = "|".join(" ".join(_rows(table).get(country, "") for table in (_ROMANCE, _OTHERS)).split())
    return regex.compile(rf"\b(?:{stems})\p{{Ll}}{{1,7}}\s$", regex.I) if stems else None


def is_called_by_adjective(agency: Agency, before: str) -> bool:
    """Whether words end with how languages other than English call what comes from the agency's country."""
    stems = _adjective(agency.country)
    return stems is not None and stems.search(before) is not None


def is_called_of(agency: Agency, before: str) -> bool:
    """Whether words end with what a language calls the agency's country.

    `the Ivorian news agency `, `Nepal's `, `l'agence autrichienne `.
    """
    english = _english(agency.country)
    return is_called_by_adjective(agency, before) or bool(english and english.search(before))


@cache
def _english(country: str) -> Any:  # noqa: ANN401 - regex has no public types
    words = "|".join(map(regex.escape, _words().get(country, ())))
    return regex.compile(rf"(?<!\p{{L}})(?:{words})(?:['’]s)?\s(?:[\p{{Ll}}-]+\s){{0,4}}$") if words else None


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """By country code its name and what comes from it."""
    return {code: tuple(map(str.strip, words.split(","))) for code, words in _rows(_TABLE).items()}


def is_of(agency: Agency, words: str) -> bool:
    """Whether `Lao`, `Laos` or `Vientiane-based` says where an agency is at home."""
    place = words.removesuffix("-based")
    return place in _words().get(agency.country, ()) or place in agency.places


def is_told_of(agency: Agency, item: Item) -> bool:
    """Whether a story's text, title or address names an agency's country or what comes from it."""
    called = _words().get(agency.country, ())
    address = (item.url or "").casefold().replace("-", " ")
    if any(f"/{word.casefold()}/" in address for word in called):
        return True
    return any(
        word in words and regex.search(rf"(?<!\p{{L}}){regex.escape(word)}(?!\p{{L}})", words) is not None
        for words in (item.title or "", item.text)
        for word in called
    )
