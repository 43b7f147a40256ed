# ruff: noqa: E501 - a table
"""Names of months as datelines and date lines write them, in the languages of the wires.

Source: Unicode CLDR (wide and abbreviated month names, format and stand-alone) and agency usage.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

_NAMES = {
    "en": "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep"
    "|october oct|november nov|december dec",
    "de": "januar jänner jän|februar feber|märz mär|april|mai|juni|juli|august|september|oktober okt|november"
    "|dezember dez",
    "fr": "janvier janv|février févr fév fevrier|mars|avril avr|mai|juin|juillet juil|août aout|septembre|octobre"
    "|novembre|décembre déc",
    "es": "enero ene|febrero|marzo|abril abr|mayo|junio|julio|agosto ago|septiembre setiembre set|octubre"
    "|noviembre|diciembre dic",
    "pt": "janeiro|fevereiro fev|março|abril|maio mai|junho|julho|agosto|setembro|outubro out|novembro"
    "|dezembro dez",
    "it": "gennaio gen genn|febbraio febbr|marzo|aprile|maggio mag|giugno giu|luglio lug|agosto|settembre sett"
    "|ottobre ott|novembre|dicembre",
    "nl": "januari|februari|maart mrt|april|mei|juni|juli|augustus|september|oktober|november|december",
    "pl": "stycznia sty styczeń|lutego lut luty|marca marzec|kwietnia kwi kwiecień|maja maj|czerwca cze czerwiec"
    "|lipca lip lipiec|sierpnia sie sierpień|września wrz wrzesień|października paź październik"
    "|listopada lis listopad|grudnia gru grudzień",
    "ru": "января янв январь|февраля фев февр февраль|марта мар март|апреля апр апрель|мая май|июня июн июнь"
    "|июля июл июль|августа авг август|сентября сен сент сентябрь|октября окт октябрь|ноября ноя нояб ноябрь"
    "|декабря дек декабрь",
    "uk": "січня січ січень|лютого лют лютий|березня бер березень|квітня кві квітень|травня тра травень"
    "|червня чер червень|липня лип липень|серпня сер серпень|вересня вер вересень|жовтня жов жовтень"
    "|листопада лис листопад|грудня гру грудень",
    "tr": "ocak oca|şubat şub|mart|nisan nis|mayıs|haziran haz|temmuz tem|ağustos ağu|eylül eyl|ekim eki"
    "|kasım kas|aralık ara",
    "sv": "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december",
    "da": "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december",
    "no": "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember des",
    "cs": "ledna leden|února únor|března březen|dubna duben|května květen|června červen|července červenec"
    "|srpna srpen|září|října říjen|listopadu|prosince prosinec",
    "ro": "ianuarie ian|februarie|martie|aprilie|mai|iunie iun|iulie iul|august|septembrie|octombrie|noiembrie noi"
    "|decembrie",
    "hu": "január|február febr|március márc|április ápr|május máj|június jún|július júl|augusztus|szeptember szept"
    "|október|november|december",
    "el": "ιανουαρίου ιαν γενάρη|φεβρουαρίου φεβ φλεβάρη|μαρτίου μαρ μάρτη|απριλίου απρ απρίλη|μαΐου μαΐ μάι μαϊ μάη|ιουνίου ιουν ιούνη|ιουλίου ιουλ ιούλη"
    "|αυγούστου αυγ|σεπτεμβρίου σεπ σεπτέμβρη|οκτωβρίου οκτ οκτώβρη|νοεμβρίου νοέ νοε νοέμβρη|δεκεμβρίου δεκ δεκέμβρη",
    "fi": "tammikuuta tammikuu|helmikuuta helmikuu|maaliskuuta maaliskuu|huhtikuuta huhtikuu|toukokuuta toukokuu"
    "|kesäkuuta kesäkuu|heinäkuuta heinäkuu|elokuuta elokuu|syyskuuta syyskuu|lokakuuta lokakuu"
    "|marraskuuta marraskuu|joulukuuta joulukuu",
    "bg": "януари|февруари|март|април|май|юни|юли|август|септември|октомври|ноември|декември",
    "hr": "siječnja|veljače|ožujka|travnja|svibnja|lipnja|srpnja|kolovoza|rujna| |studenoga studenog|prosinca",
    "sk": "januára|februára|marca|apríla|mája|júna|júla|augusta|septembra|októbra|novembra|decembra",
    "ca": "gener|febrer|març|abril|maig|juny|juliol|agost|setembre|octubre|novembre|desembre",
    "et": "jaanuar|veebruar|märts|aprill|mai|juuni|juuli|august|september|oktoober|november|detsember",
    "lv": "janvāris janvārī|februāris februārī|marts martā|aprīlis aprīlī|maijs maijā|jūnijs jūnijā|jūlijs jūlijā"
    "|augusts augustā|septembris septembrī|oktobris oktobrī|novembris novembrī|decembris decembrī",
    "lt": "sausio|vasario|kovo|balandžio|gegužės|birželio|liepos|rugpjūčio|rugsėjo|spalio|lapkričio|gruodžio",
    "he": "ינואר בינואר|פברואר בפברואר|מרץ במרץ|אפריל באפריל|מאי במאי|יוני ביוני|יולי ביולי|אוגוסט באוגוסט"
    "|ספטמבר בספטמבר|אוקטובר באוקטובר|נובמבר בנובמבר|דצמבר בדצמבר",
    "id": "januari|februari|maret|april|mei|juni|juli|agustus agu|september|oktober|november|desember",
    "ms": "januari|februari| |april|mei|jun|julai|ogos|september|oktober|november|disember",
    "tl": "enero|pebrero|marso|abril|mayo|hunyo|hulyo|agosto|setyembre|oktubre|nobyembre|disyembre",
    "sr": "јануар јан|фебруар феб|март|април|мај|јун|јул|август авг|септембар|октобар|новембар|децембар",
    "sr-latin": "januar|februar|mart|april|maj|jun|jul|avgust|septembar|oktobar|novembar|decembar",
    "sl": "januar|februar|marec marca|april|maj|junij junija|julij julija|avgust avgusta|september|oktober"
    "|november|december",
    "mk": "јануари|февруари|март|април|мај|јуни|јули|август|септември|октомври|ноември|декември",
    "be": "студзеня|лютага|сакавіка|красавіка|мая траўня|чэрвеня|ліпеня|жніўня|верасня|кастрычніка|лістапада|снежня",
    "sq": "janar|shkurt|mars|prill|maj|qershor|korrik|gusht|shtator|tetor|nëntor|dhjetor",
    "is": "janúar|febrúar|mars|apríl|maí|júní|júlí|ágúst|september|október|nóvember|desember",
    "gl": "xaneiro|febreiro|marzo|abril|maio|xuño|xullo|agosto|setembro|outubro|novembro|decembro",
    "eu": "urtarrilaren|otsailaren|martxoaren|apirilaren|maiatzaren|ekainaren|uztailaren|abuztuaren|irailaren"
    "|urriaren|azaroaren|abenduaren",
    "az": "yanvar|fevral|mart|aprel|may|iyun|iyul|avqust avgust|sentyabr|oktyabr|noyabr|dekabr",
    "kk": "қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан",
    "ka": "იანვარი იანვარს|თებერვალი|მარტი|აპრილი|მაისი|ივნისი|ივლისი|აგვისტო|სექტემბერი|ოქტომბერი|ნოემბერი|დეკემბერი",
    "hy": "հունվարի|փետրվարի|մարտի|ապրիլի|մայիսի|հունիսի|հուլիսի|օգոստոսի|սեպտեմբերի|հոկտեմբերի|նոյեմբերի|դեկտեմբերի",
    "th": "มกราคม ม.ค|กุมภาพันธ์ ก.พ|มีนาคม มี.ค|เมษายน เม.ย|พฤษภาคม พ.ค|มิถุนายน มิ.ย|กรกฎาคม ก.ค|สิงหาคม ส.ค"
    "|กันยายน ก.ย|ตุลาคม ต.ค|พฤศจิกายน พ.ย|ธันวาคม ธ.ค",
    "bn": "জানুয়ারি জানুয়ারি|ফেব্রুয়ারি ফেব্রুয়ারি|মার্চ|এপ্রিল|মে|জুন|জুলাই|আগস্ট অগস্ট|সেপ্টেম্বর|অক্টোবর|নভেম্বর|ডিসেম্বর",
    "mr": "जानेवारी|फेब्रुवारी|मार्च|एप्रिल|मे|जून|जुलै|ऑगस्ट|सप्टेंबर|ऑक्टोबर|नोव्हेंबर|डिसेंबर",
    "ta": "ஜனவரி|பிப்ரவரி|மார்ச்|ஏப்ரல்|மே|ஜூன்|ஜூலை|ஆகஸ்ட்|செப்டம்பர்|அக்டோபர்|நவம்பர்|டிசம்பர்",
    "te": "జనవరి|ఫిబ్రవరి|మార్చి|ఏప్రిల్|మే|జూన్|జులై జూలై|ఆగస్టు|సెప్టెంబర్|అక్టోబర్|నవంబర్|డిసెంబర్",
    "ur": "جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|ستمبر|اکتوبر|نومبر|دسمبر",
    "hi": "जनवरी|फरवरी फ़रवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर सितम्बर|अक्टूबर अक्तूबर|नवंबर नवम्बर|दिसंबर दिसम्बर",
    "ar": "يناير|فبراير|مارس|أبريل ابريل|مايو|يونيو|يوليو|أغسطس اغسطس|سبتمبر|أكتوبر اكتوبر|نوفمبر|ديسمبر",
    "ar-levant": "كانون_الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين_الأول|تشرين_الثاني|كانون_الأول",
    "ar-maghreb": "جانفي|فيفري|مارس|أفريل|ماي|جوان|جويلية|أوت|سبتمبر|أكتوبر|نوفمبر|ديسمبر",
}


def _numbers() -> dict[str, int]:
    numbers: dict[str, int] = {}
    for language in _NAMES.values():
        for number, names in enumerate(language.split("|"), start=1):
            for name in names.split():
                numbers.setdefault(name.replace("_", " ").casefold(), number)
    # Twelve languages call November what two others call October.
    return {name: number for name, number in numbers.items() if name not in _TWO_MEANINGS and name.strip()}


_TWO_MEANINGS = frozenset({"lis", "listopad"})
MONTHS: dict[str, int] = _numbers()
"""Casefolded name or abbreviation, without its full stop, to 1..12; names with two meanings are left out."""


_Letters: TypeAlias = "dict[str, _Letters]"


def _one_of(names: Iterable[str]) -> str:
    """A pattern of one of the names, the longest that stands there; letters in common are looked at once."""
    first: _Letters = {}
    for name in names:
        letters = first
        for letter in name:
            letters = letters.setdefault(letter, {})
        letters[""] = {}

    def behind(letters: _Letters) -> str:
        ways = [re.escape(letter) + behind(more) for letter, more in sorted(letters.items()) if letter]
        if not ways:
            return ""
        return f"(?:{'|'.join(ways)})" + ("?" if "" in letters else "")

    return f"(?=[{''.join(sorted(first))}])" + behind(first)


MONTH_PATTERN = _one_of(MONTHS) + r"(?!\w)\.?"
"""Matches one name with its full stop; to be compiled with re.IGNORECASE."""

_ENGLISH_WEEKDAYS = (
    "monday mon", "tuesday tues tue", "wednesday wed", "thursday thurs thur thu", "friday fri", "saturday sat", "sunday sun",
)  # fmt: skip
ENGLISH_WEEKDAYS: dict[str, int] = {
    name: number for number, names in enumerate(_ENGLISH_WEEKDAYS) for name in names.split()
}
"""Casefolded English name or abbreviation to 0 (Monday) .. 6, as `datetime.weekday` counts."""
_WEEKDAYS = """
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
    lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado
    domingo lunedì martedì mercoledì giovedì venerdì sabato domenica segunda-feira terça-feira quarta-feira
    quinta-feira sexta-feira maandag dinsdag woensdag donderdag vrijdag zaterdag zondag måndag tisdag onsdag
    torsdag fredag lördag söndag mandag tirsdag lørdag søndag maanantai tiistai keskiviikko torstai perjantai
    lauantai sunnuntai poniedziałek wtorek środa czwartek piątek sobota niedziela pondělí úterý středa čtvrtek pátek
    neděle понедельник вторник среда четверг пятница суббота воскресенье понеділок вівторок середа четвер субота
    неділя pazartesi salı çarşamba perşembe cuma cumartesi pazar δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο
    κυριακή senin selasa rabu kamis jumat sabtu minggu
    luni marți miercuri joi vineri sâmbătă duminică hétfő kedd szerda csütörtök péntek szombat vasárnap
    ponedjeljak utorak srijeda četvrtak petak subota nedjelja pondelok utorok streda štvrtok piatok nedeľa
    dilluns dimarts dimecres dijous divendres dissabte diumenge понеделник вторник сряда четвъртък петък събота неделя
    اتوار منگل بدھ جمعرات جمعہ ہفتہ شنبه یکشنبه دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه
    রোববার রবিবার সোমবার মঙ্গলবার বুধবার বৃহস্পতিবার শুক্রবার শনিবার रविवार सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार
    недеља понедељак уторак четвртак петак субота
    الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد
    thứ_hai thứ_ba thứ_tư thứ_năm thứ_sáu thứ_bảy chủ_nhật"""
WEEKDAYS = frozenset((*ENGLISH_WEEKDAYS, *(name.replace("_", " ") for name in _WEEKDAYS.split())))
"""Casefolded names of weekdays that stand beside dates; of English the abbreviations too."""
