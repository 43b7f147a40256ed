# ruff: noqa: E501 - patterns are tables of wordings, and a broken line hides a wording
"""The wording of what is no story though it stands in a body: credits, disclaimers, captions, appeals.

Everything here is a sign of a whole line or of a paragraph's end, never of words inside a sentence, and each
pattern is anchored, so that a line is judged by how it begins or ends.
"""

from __future__ import annotations

import re
from functools import lru_cache

from wirecopy.patterns import lazy_re

_I = re.IGNORECASE


def _any(*alternatives: str) -> str:
    return "(?:" + "|".join(alternatives) + ")"


SOURCE_WORDS = (
    r"sources?|quellen?|fuentes?|fontes?|fonti|bron(?:nen)?|källa|kilde[rn]?|lähde|forrás|źródło|zdroj|vir|izvor|извор|источник|джерело|kaynak|πηγ[ήη]|sursa"
    r"|allikas|avots|šaltinis|manba|sumber|nguồn|स्रोत|المصدر|مصدر|منبع|המקור|(?:本文|稿件)?[来來]源|出典|출처"
)
"""Words before the colon behind which a text, a line of credit or a table names its source."""

# ---------------------------------------------------------------- furniture
STRIP_STARTS = """
also read|also see|read also|see also|read more|read next|more from|more on this|more stories|more news
|related stories|related articles|related news|related content|related:|related topics|recommended for you|recommended stories
|you may also like|you might also like|trending|most read|most popular|most viewed|top stories|popular stories|latest news|editor's pick
|editors' pick|don't miss|in case you missed|story continues below|article continues below|continue reading|continues below
|advertisement|sponsored content|promoted stories|share this|share on facebook|click here to|tap here to|swipe up
|watch live:|watch now:|watch:|also watch|listen:|must read|loading...|leave a comment|post a comment|comments (|comment from user|view comments|show comments
|sign up for|sign up to|sign up now|subscribe to|subscribe now|subscribe for|follow us|join our|join us on|get our|download the app
|download our|get the app|already a member|already a subscriber|tags:|filed under|topics:|slideshow (|slideshow:|view slideshow
|next image|prev image
|next article|next story|next post|next up|up next|previous article|previous story|previous post|nächster artikel|nächster beitrag|vorheriger artikel
|article suivant|article précédent|artículo siguiente|siguiente artículo|siguiente noticia|noticia siguiente|artículo anterior|noticia anterior
|próxima notícia|próximo artigo|próxima matéria|notícia anterior|articolo successivo|articolo precedente|prossimo articolo|volgend artikel
|vorig artikel|następny artykuł|poprzedni artykuł|nästa artikel|neste artikkel|næste artikel|následující článek|další článek
|следующая новость|следующая статья|следующий материал|предыдущая новость|наступна новина|наступна стаття|попередня новина
|sonraki haber|önceki haber|sıradaki haber|الخبر التالي|المقال التالي|الخبر السابق|下一篇|上一篇|次の記事|前の記事|다음 기사|이전 기사
|अगली खबर|अगली ख़बर|अगला लेख|पिछली खबर
|lesen sie auch|lesen sie mehr|lesen sie hier|lesen sie weiter|lesen sie dazu|mehr zum thema|mehr dazu|auch interessant|das könnte sie auch
|weitere artikel|weitere nachrichten|jetzt abonnieren|jetzt anmelden|abonnieren sie|anzeige|zum thema:|meistgelesen|newsletter abonnieren
|lire aussi|à lire aussi|a lire aussi|lisez aussi|voir aussi|à lire également|sur le même sujet|abonnez-vous|inscrivez-vous|suivez-nous
|les plus lus|publicité
|lea también|lee también|leer también|lee además|te puede interesar|le puede interesar|ver también|más noticias|noticias relacionadas
|suscríbete|suscríbase|síguenos|síganos|publicidad
|leia também|leia mais|leia ainda|veja também|saiba mais|mais lidas|assine já|assine o|inscreva-se|siga-nos|publicidade
|llegiu també|llegeix també|llegir més|mireu també|notícies relacionades|subscriviu-vos
|leggi anche|leggi di più|vedi anche|guarda anche|potrebbe interessarti|leggi pure|per approfondire|iscriviti alla|abbonati|seguici su
|lees ook|lees meer|bekijk ook|meer over|abonneer
|czytaj też|czytaj także|czytaj również|czytaj więcej|zobacz też|zobacz także|zobacz również|przeczytaj także|subskrybuj
|читайте также|читайте ещё|читайте еще|читать далее|смотрите также|подписывайтесь на|подпишитесь на|по теме:
|читайте також|дивіться також|підписуйтесь на|підписуйтеся на|за темою:
|ayrıca okuyun|bunu da okuyun|ilgili haberler|bizi takip edin|abone ol
|läs också|läs även|läs mer|les også|les mer|læs også|læs mere|lue myös|lue lisää|čtěte také|přečtěte si|citește și|citeşte şi|citiți și|citește mai mult|vezi și
|διαβάστε επίσης|baca juga|baca selengkapnya|đọc thêm|xem thêm
|यह भी पढ़ें|ये भी पढ़ें|यह भी देखें|और पढ़ें|पढ़ें:|इसे भी पढ़ें
|اقرأ أيضا|اقرأ أيضًا|اقرأ أيضاً|اقرأ المزيد|إقرأ أيضا|شاهد أيضا|مواضيع ذات صلة|تابعونا
|相关阅读|相关新闻|推荐阅读|延伸阅读|延伸閱讀|相關新聞|更多新闻|扫描二维码|関連記事|あわせて読みたい|続きを読む|관련기사|관련 기사|더보기
"""
"""Beginnings of lines that lead to other pages or ask something of the reader."""

APPEAL = lazy_re(
    _any(
        r"(?:^|[.:!?]\s+)(?:please\s+)?(?:become an? (?:\w+ )?(?:member|subscriber|supporter|patron)|subscribe (?:to|for|now|today)"
        r"|sign up (?:for|to|now|today)|support (?:our|independent|local|\w+'s) (?:journalism|newsroom|reporting|work)"
        r"|follow us\b|join our (?:whatsapp|telegram|channel|newsletter|community)|download (?:our|the) (?:\w+ ){0,4}app\b"
        r"|follow [^.]{2,40} for (?:news|updates|more|the latest)|follow .{2,40} on (?:our|twitter|x\b|facebook|instagram|google news|whatsapp|telegram|social)|please consider (?:an? )?(?:subscri|donat|support|becom)"
        r"|(?:have you )?got an? (?:story|tip)\b|do you have an? (?:story|tip)\b|(?:catch|get|read|find) all the latest"
        r"|already an? (?:member|subscriber)|scan the (?:qr )?code|log in\b|get (?:the|our) \w+(?: \w+)? (?:in|to) your inbox)",
        r"\bscan the (?:qr )?code\b.{0,60}$",
        r"\b(?:in|to) your inbox\b",
        r"\bnewsletter\b.{0,120}(?:kostenlos|gratis|free|gratuit|postfach|inbox|abonnieren|anmelden|melden sie|subscribe|sign up)",
        r"\b(?:abonnez-vous|inscrivez-vous|suscríbete|suscríbase|assine já|inscreva-se|abbonati|iscriviti|abonnieren sie"
        r"|jetzt abonnieren|abonneer je|подпишитесь на наш|подписывайтесь на наш|підписуйтесь на наш)",
        r"(?:^|[.:!?]\s+)(?:support|back|help|keep) .{3,60}(?:\bfrom\b|\bfor\b) .{0,20}(?:a|per) (?:week|month|year|day)\b",
    ),
    _I,
)
"""An appeal to subscribe, join or pay; for short paragraphs at the end of a story."""

HEADING = lazy_re(
    r"(?:(?:more|other|today['’]s|the latest|latest|related|further|our)(?: [a-zà-ÿ]+){0,2} (?:stories|news|headlines|articles|coverage|reads|videos|posts)"
    r"|(?:from )?around the web|what to read next|in other news|elsewhere"
    r"|(?:weitere|andere|aktuelle|neueste|mehr)(?: \w+)? (?:nachrichten|artikel|meldungen|themen|beiträge|schlagzeilen)"
    r"|(?:autres|dernières|nos)(?: \w+)? (?:articles|actualités|infos|dépêches|nouvelles)"
    r"|(?:otras|más|últimas)(?: \w+)? (?:noticias|historias|notas)|(?:outras|mais|últimas)(?: \w+)? (?:notícias|matérias|reportagens)"
    r"|(?:altre|ultime|più)(?: \w+)? (?:notizie|storie)|(?:другие|последние|ещ[её])(?: \w+)? (?:новости|материалы|статьи)"
    r"|related(?: (?:links?|topics?|content))?|read (?:more|also|next)|also read|you (?:may|might) also like|(?:most (?:read|popular|viewed))"
    r"|trending(?: now)?|recommended(?: for you)?|see also|don['’]t miss"
    r"|mehr zum thema|lesen sie auch|das könnte (?:sie|dich) (?:auch )?interessieren|(?:verwandte|ähnliche) (?:artikel|themen)|meistgelesen(?:e artikel)?"
    r"|(?:à )?lire (?:aussi|également)|sur le même (?:thème|sujet)|les plus lus|articles (?:liés|similaires)"
    r"|le(?:a|e) también|(?:te|le) puede interesar|(?:noticias|notas|artículos) relacionad[oa]s|lo más (?:leído|visto)"
    r"|leia (?:também|mais)|veja (?:também|mais)|(?:notícias|matérias|artigos) relacionad[oa]s|(?:as )?mais lidas"
    r"|leggi anche|(?:notizie|articoli) correlat[ei]|i più letti|potrebbe interessarti(?: anche)?"
    r"|lees ook|meer over dit onderwerp|gerelateerd(?:e artikelen)?|meest gelezen"
    r"|(?:czytaj|zobacz|przeczytaj) (?:także|też|również)|powiązane(?: artykuły)?|najczęściej czytane"
    r"|читайте также|(?:материалы )?по теме|похожие (?:материалы|новости|статьи)|самое читаемое|главные новости|читайте також|за темою"
    r"|(?:ilgili|diğer|öne çıkan) haberler|bunlar da ilginizi çekebilir|en çok okunanlar"
    r"|läs (?:också|mer)|les også|læs også|relater(?:at|ede artikler|te saker)|mest l[äæe]st(?:e)?"
    r"|اقرأ أيض(?:ا|ًا|اً)|(?:مواضيع|أخبار|موضوعات) ذات صلة|الأكثر قراءة|اقرأ المزيد"
    r"|(?:यह|ये) भी पढ़ें|संबंधित (?:खबरें|समाचार)"
    r"|[■◆▼●【\[]?\s?(?:関連(?:する)?(?:記事|ニュース|リンク|トピックス)|あわせて読みたい|こちらもおすすめ|おすすめの?記事|注目の?(?:記事|ニュース)|(?:アクセス|人気記事)?ランキング|(?:最新|新着)(?:記事|ニュース)"
    r"|相关(?:新闻|阅读|链接|报道|文章|推荐)|相關(?:新聞|閱讀|連結|報導|文章)|延伸閱讀|延伸阅读|推荐阅读|推薦閱讀|更多(?:新闻|新聞|报道|報導)|(?:热门|熱門)(?:新闻|新聞|文章)|猜你喜欢"
    r"|관련\s?(?:기사|뉴스)|주요\s?(?:기사|뉴스)|많이\s?본\s(?:기사|뉴스)|이\s시각\s주요\s?뉴스|(?:추천|인기)\s?(?:기사|뉴스))\s?[】\]]?)\s*[:：]?$",
    _I,
)
"""A line that is the heading of other stories."""

COMMENTS = lazy_re(
    r"(?:\(?\d+\)?\s+|(?:reader|user|top|all|view all|the|recent|топ|leser)[ -]?)?"
    r"(?:comments?|kommentare?|kommentarer|commentaires?|comentarios?|comentários|commenti|reacties|komentarze|yorumlar|комментари[ия]|комментариев"
    r"|коментар(?:ів|і)|التعليقات|تعليقات|评论|評論|コメント|댓글)"
    r"\s*(?:\(\d+\)|[:：]?\s*\d*)$",
    _I,
)
COMMENT = lazy_re(r"@?[\w.'’ -]{2,30}?(?:\s?[:：]\s|\s?[|·•]\s|,?\s\d+\s\w+\sago\b)|[+-]\d+\s?[:：]")
"""A reader's comment below their heading: the name and what was said, or when."""

# ---------------------------------------------------------------- captions
_PICTURE = _any(
    r"(?:\w+[ -])?(?:image|photo|picture|pic|photograph|photography|video|graphic|map|illustration|screengrab|screenshot|cartoon)s?",
    r"(?:header|cover|featured?|lead|main) (?:image|photo)",
    r"foto(?:s|grafía|grafia|graf|graaf|graphie|ğraf)?",
    r"bild(?:er|quelle|nachweis|rechte)?|symbolbild|titelbild|beitragsbild|archivbild|grafik",
    r"crédits? photos?|credits? photo|imagen|imágenes|imagem|immagine|fotogramma|fotografias?",
    r"zdjęcie|fot|zdj|beeld|kuva|valokuva|fotó|kép|снимок|фото|фотография|світлина|иллюстрация|फोटो|फ़ोटो|तस्वीर|الصورة|صورة|تصوير",
)
CAPTION_LINE = lazy_re(
    _any(
        rf"[(\[*]?\s*{_PICTURE}\s*(?:credits?|courtesy|copyright|source|credited to|nachweis|quelle|archivo|credito)?\s*[:：|©/]",
        r"[(\[*]?\s*(?:photo|image|picture|video|photograph|graphic|screengrab)s? (?:credits?|courtesy(?: of)?|by|copyright|from|via|source)\b",
        r"[(\[]?\s*credits?\s*[:：]",
        r"[(\[]?\s*(?:representational|representative|representation|file|symbolic|archive|stock|illustrative) (?:image|photo|picture|pic|photograph)",
        r"[(\[]?\s*(?:in this|this) (?:\w+ ){0,4}(?:file )?(?:photo|picture|image|photograph)\b.{0,60}(?:released|provided|taken|made|shows)",
        r"enlarge this image\b",
        r"(?:©|\(c\))\s*[^\W\d_][^.\d]{1,60}\.?\s*(?:file photo|archiv|/)",
        r"satellite image\s*©",
        r"图片来源|圖片來源|图源|图[：:]|（图|（圖|图为|写真[：:＝=]|写真提供|提供[：:]|（写真|사진[=：:＝ ]|/사진|\[사진",
        r"(?:fot|zdj)\.\s",
        r"(?:afp|ap|reuters|pti|ani) photos?\b",
    ),
    _I,
)
"""Beginnings of a line that is a picture's caption or credit."""

CAPTION_SIGN = lazy_re(
    r"image|photo|picture|pic\b|video|graphic|map|illustration|screengrab|screenshot|cartoon|credit|foto|bild|grafik|imag|imm"
    r"|zdj|fot\.|beeld|kuva|kép|снимок|фото|світлина|иллюстр|फोटो|फ़ोटो|तस्वीर|صور|©|\(c\)|图|圖|写真|提供|사진"
)
"""What a caption's first letters, casefolded, hold; so that most lines are dismissed at once."""

_CAPTION_STARTS = (
    "vid graphic map ill screen cartoon bild grafik symbolbild titelbild archivbild beitragsbild imag imm zdj fot beeld kuva kép (c) representati"
    " representation symbolic stock illustrat courtesy enlarge satellite this"
)
PICTURE_SIGNS = (
    "oto", "imag", "imm", "pic", "video", "graphic", "map:", "illustration", "screen", "credit", "bild", "caption",
    "cartoon", "grafik", "zdj", "fot.", "beeld", "kuva",
)  # fmt: skip
PICTURE_SIGNS_BEYOND_ASCII = (
    "kép", "снимок", "фото", "світлина", "иллюстр", "फोटो", "फ़ोटो", "तस्वीर", "صور", "图", "圖", "写真", "提供", "사진",
)  # fmt: skip
"""One of these, casefolded, stands in every text that holds a caption."""

CAPTION_STARTS = (*_CAPTION_STARTS.split(), "in this")
"""Beginnings of captions, casefolded, that hold no common word for a picture."""

CAPTION_BRACKET = lazy_re(
    r"[(\[](?:[^()\[\]]{0,80}[ /|,])?(?:file )?(?:photos?|foto|images?|pictures?|pic|getty|getty images|shutterstock|alamy|imago|epa)\b[^()\[\]]{0,80}[)\]]\.?$",
    _I,
)
"""A picture's credit in brackets at a line's end; matched from its bracket on."""

CAPTION_CREDIT = lazy_re(
    r"\b(?:image|photo|picture|foto|bild|photograph|crédit photo|фото) ?(?:credits?|courtesy|by)?\s*[:：]\s*[^.:]{2,60}$",
    _I,
)
"""A picture's credit at a line's end: "… in Brussels. Image Credit: ANI"."""

CAPTION_END = lazy_re(
    _any(
        r"\b(?:image|photo|picture|foto|bild|photograph|crédit photo) ?(?:credits?|courtesy|by)?\s*[:：]\s*[^.:]{2,60}$",
        r"\b(?:getty images|afp/getty|getty images?/afp|picture alliance|imago images)(?:/[^./]{2,40})?$",
        r"\bin this (?:undated |file |handout |aerial |combination )+(?:photo|picture|image|photograph)\b[^.]{0,60}\.(?:\s[^.]{2,60})?$",
        r"[—–-]{1,2} ?[\w/ ]{2,30} (?:pic|photo|file photo|file picture)\.?$",
        r"\bREUTERS/[^\W\d_][^.]{2,60}$",
    ),
    _I,
)
"""Ends of a line that is a picture's caption."""

CAPTION_INLINE = lazy_re(
    r"[(\[](?:(?:[^()\[\]]{2,60}[/ ])?(?:AP|AFP|PTI|ANI|Reuters|EFE|dpa|UPI|PA|Getty|file) (?:Photo|Foto|Images|photo|pic)s?\b[^()\[\]]{0,80}"
    r"|(?:Photo|Image|Photograph|Foto|Bild|Picture|File photo|Fot\.|Фото)s?(?: credits?| by| courtesy(?: of)?)?\s*[:：/][^()\[\]]{1,80}"
    r"|(?:Photo|Image) (?:by|courtesy of|credit) [^()\[\]]{1,80})[)\]]"
)
"""A picture credit in brackets inside a paragraph."""

# ---------------------------------------------------------------- disclaimers
_THIS_TEXT = _any(
    r"(?:this|the above|the following|above) (?:story|article|report|news(?: item| report| story)?|content|item|text|copy|piece|post"
    r"|material|dispatch|press release|release)\b",
    r"this is an? (?:[\w,]+[ -]){0,6}(?:story|article|report|release)\b",
    r"(?:only|except for|other than|barring|apart from) the (?:headline|title|image|photo|picture)",
    r"(?:advertorial |legal |general )?disclaimer\b",
    r"(?:published|republished|reproduced|auto-?generated|automatically (?:generated|published)) (?:unchanged |unedited )?(?:from|by|via)\b",
    r"our (?:staff|editors|desk|team|newsroom)\b",
    r"headline and (?:image|picture|photo) by\b",
    r"dies(?:er|e|es)? (?:artikel|text|beitrag|meldung|inhalt|bericht|nachricht|pressemitteilung)\b",
    r"(?:der|die|das) (?:artikel|text|beitrag|meldung|inhalt) (?:wurde|ist|stammt)\b",
    r"(?:cet|cette|ce) (?:article|dépêche|contenu|texte|information)\b|(?:article|dépêche|contenu|publication) (?:publié|automatique|issu|généré)",
    r"est[ae] (?:noticia|contenido|artículo|información|texto|nota)\b|noticia publicada|texto automático|contenido (?:de|generado|publicado)",
    r"est[ae] (?:conteúdo|texto|notícia|matéria|reportagem|artigo)\b|(?:conteúdo|texto|notícia) (?:publicad|gerad)",
    r"quest[oa] (?:articolo|contenuto|notizia|testo)\b|(?:articolo|contenuto|notizia) (?:pubblicat|generat)",
    r"(?:artikeln|artiklen|artikkelen|texten|teksten|nyheten|nyheden) (?:är|er|har|kommer|stammer|bygger|hämtas)\b",
    r"(?:artykuł|tekst|materiał|depesza|wiadomość) (?:pochodzi|pobran|powstał|został|przygotowan)",
    r"(?:tento|táto|tato) (?:článek|článok|text|zpráva|správa)\b|tämä (?:uutinen|juttu|artikkeli)\b|(?:ez )?a (?:cikk|hír|cikket|hírt)\b|το (?:άρθρο|κείμενο)\b",
    r"(?:dit|deze) (?:artikel|bericht|nieuwsbericht|tekst)\b",
    r"(?:ten|ta|to|niniejsz[ya]) (?:artykuł|tekst|depesza|materiał|wiadomość|informacja)\b|(?:materiał|treść|artykuł) (?:pobran|wygenerowan)",
    r"(?:этот|эта|данный|данная|настоящий|настоящая) (?:материал|текст|новость|статья|публикация)\b",
    r"(?:цей|ця|даний) (?:матеріал|текст|новина|стаття|публікація)\b",
    r"bu (?:haber|içerik|metin|yazı)\b",
    r"(?:denne|denna|dette|detta) (?:artikel|artikkel|artikkelen|artikeln|nyhed|nyhet|nyheten|sak|saken|tekst|text|texten)\b",
    r"(?:artikel|berita|konten) ini\b|bài viết này",
    r"यह (?:खबर|ख़बर|समाचार|कहानी|लेख|स्टोरी|आर्टिकल)|(?:खबर|ख़बर|समाचार) सिंडिकेट",
    r"هذا (?:الخبر|المقال|المحتوى|النص)|هذه المادة",
    r"本(?:文|稿|报道|報導|新闻|新聞)|以上(?:内容|文章)|(?:この|本)(?:記事|ニュース|コンテンツ)|(?:이|본) (?:기사|콘텐츠|뉴스)",
)
_FROM_A_FEED = _any(
    r"syndicat|\bfeeds?\b|wire (?:agency|service)|agency (?:copy|wire|report)|news service|auto[- ]?generated|automatically|computer[- ]generated",
    r"using technology|machine translat|unedited|unmodified|edit this",
    r"(?:not|n't|without|nor)(?: been| have| has| being| any| necessarily)* (?:edit|modif|alter|rework|rewrit|creat)",
    r"(?:may have been|was|is) (?:reworked|modified|changed) by|third[- ]part|provided by|supplied by|sourced from|press release|advertorial|sponsored",
    r"automatisch|nachrichtenagentur|agentur(?:angebot|material|meldung|text|ticker|feed)|news-?feed|newsticker|unverändert|übernommen"
    r"|nicht (?:von der redaktion |redaktionell |durch die redaktion )?(?:bearbeitet|geprüft|überarbeitet)",
    r"automatique|automatisé|flux|d['’]agence|sans (?:modification|retouche|être modifié)|n['’]a pas été (?:modifié|édité|relu)",
    r"autom[aá]tic|automaticamente|teletipo|sin (?:editar|modific|cambios)|sem (?:edição|modificaç|alteraç|ser editad)|de agencia|de agência|sindicad"
    r"|flusso|di agenzia|senza modific",
    r"persbureau|automatycz|agencj|bez (?:zmian|redakcji)|автоматическ|ленты|без (?:правок|изменени|редакт)|новостного агентства",
    r"(?:inte|ikke|niet|nie|nebyl|nebola?) (?:\w+ ){0,2}(?:redig|bearb|granskats|bewerkt|redagow|edytow|uprav|redakč)|uutistoimisto|automaattisesti|hírügynökség|agentur|πρακτορεί|geschreven door",
    r"автоматичн|стрічки|без (?:змін|редаг)|otomatik|ajans|düzenlenme|nyhetsbyrå|nyhedsbureau|otomatis|kantor berita|tự động|thông tấn",
    r"फीड|फ़ीड|स्वतः|स्वत:|संपादित|संपादन|एजेंसी|ऑटो|تلقائي|آليا|وكالات|دون (?:تحرير|تعديل)|لم يتم تحرير",
    r"自动|自動|未经|未經|转载|轉載|通讯社|通訊社|配信|自動翻訳|자동|통신사|편집 없이",
)
_WRITTEN = r"[(\[*]{0,2}\s*this (?:article|story|post|piece|column|commentary|essay|excerpt|interview|item|analysis|op-ed)\b"
DISCLAIMER = lazy_re(
    _any(
        rf"[(\[*_–—-]{{0,3}}\s*{_THIS_TEXT}.{{0,300}}?{_FROM_A_FEED}",
        rf"{_WRITTEN} (?:was |is |has been )?(?:originally |first )?(?:published|appeared|ran|posted|republished|reprinted|adapted|produced|distributed|translated)\b",
        rf"{_WRITTEN} .{{0,80}}\b(?:responsib|endors|do(?:es)? not (?:necessarily )?(?:reflect|represent)|the author's own)",
        r"[(\[*]{0,2}\s*(?:the )?(?:views|opinions) expressed (?:in|by|here|are)\b",
        r"[(\[*]{0,2}\s*(?:originally|first) (?:published|appeared)\b",
        r"[(\[*]{0,2}\s*(?:republished|reprinted|reproduced) (?:from|with|by|under)\b",
        r"[(\[*]{0,2}\s*(?:distributed by|produced and distributed)\b",
        r"[(\[*]{0,2}\s*(?:advertorial )?(?:disclaimer|haftungsausschluss|descargo|avertissement|डिस्क्लेमर|अस्वीकरण|إخلاء مسؤولية|免责声明|免責聲明|免責事項)\s*[:：-]",
        r"[(\[*]{0,2}\s*(?:our|the) (?:staff|desk|editors) did not edit\b",
        r"[\w .&]{2,60} (?:created|generated|produced) this (?:story|report|article|content) (?:using|with)\b",
        r"read (?:the )?(?:full|original) (?:story|article|report) (?:at|on|here)\b",
        r"ots-originaltext\b",
    ),
    _I,
)
"""A line about how the text came to be published, for the beginning and end of a body."""

POSTED_FIRST = lazy_re(
    r"\W*(?:the post\s.{2,300}?\s(?:appeared first on|first appeared on)|der beitrag\s.{2,300}?\serschien zuerst auf"
    r"|l['’]article\s.{2,300}?\sest apparu en premier sur|la entrada\s.{2,300}?\s(?:se publicó|apareció|aparece) primero en"
    r"|o (?:post|conteúdo|artigo)\s.{2,300}?\s(?:apareceu|aparece|foi publicado) primeiro (?:em|no|na)"
    r"|l['’]articolo\s.{2,300}?\s(?:proviene da|sembra essere il primo su)|het bericht\s.{2,300}?\sverscheen eerst op"
    r"|artykuł(?:\s.{2,300}?)?\spochodzi z(?:e)? (?:serwisu|portalu|strony)|inlägget\s.{2,300}?\sdök först upp på|indlægget\s.{2,300}?\sblev først (?:udgivet|vist) på"
    r"|innlegget\s.{2,300}?\sdukket først opp på|articolul\s.{2,300}?\sapare prima dată în|příspěvek\s.{2,300}?\spochází z"
    r"|(?:сообщение|запись)\s.{2,300}?\sпоявил[аи]сь сначала на|.{2,300}?\syazısı ilk önce)"
    r"\s(?:the )?(?P<who>(?-i:(?=[A-ZÀ-ÞА-Я0-9]|[a-z0-9-]+\.[a-z]))[^\n]{2,80}?)(?:\süzerinde ortaya çıktı)?\.?\s*$",
    _I,
)
"""The foot with which a blog's feed says where a post stands first."""

# ---------------------------------------------------------------- sign-offs
SIGNOFF_LINE = lazy_re(
    _any(
        r"[(\[*_–—-]{0,3}\s*(?:additional |further )?(?:reporting|writing|editing|report|compiled|written|edited|with reporting)(?: and (?:writing|editing|reporting))? "
        r"(?:by|from)\b.{2,300}$",
        r"[(\[*–—-]{0,3}\s*(?:with|agency|additional) (?:\w+ )?(?:inputs?|files|assistance|reports?|reporting|material|information)\b(?: from| by)?.{0,160}$",
        r"[(\[*–—-]{0,3}\s*inputs? (?:from|by|:).{2,120}$",
        r"contributing\s*:\s*.{2,160}$",
        r"(?:some )?(?:information|material) (?:in this report came|from) .{2,160}$",
        r"this report (?:by .{2,60} was first published|includes information from|was produced by).{0,120}$",
        rf"[(\[*–—-]{{0,3}}\s*(?:{SOURCE_WORDS})\s*[:：]\s*.{{2,90}}$",
        r"SOURCE:? [A-Z].{2,90}$",
        r"[(\[*]{0,2}\s*(?:mit (?:material|informationen|inhalten)|quelle[ :]|con (?:información|datos|informaciones|material)|com (?:informações|informação|agências)"
        r"|avec (?:des informations|afp|reuters|ap\b|agences)|(?:con|com|avec|mit|met|z|med) (?:agencias?|agenzie|agences|agenturen|agências)|\(?fonte\b|по материалам"
        r"|за матеріалами|इनपुट|एजेंसी इनपुट|एजेंसियों|بتصرف|مع وكالات).{0,120}$",
        r"(?:autor|author|oprac\.|opr\.)\s*[:：].{2,80}$",
        r"(?:copyright\b|©|\(c\)|riproduzione riservata|alle rechte|all rights reserved|tous droits|todos los derechos).{0,200}$",
        r"(?:enditem|\(?ends?\)?|-+\s*ends?\s*-+|-0-|-30-|#{3,}|\(끝\)|（完）|\(完\)|//\s*انتهى\s*//|انتهى.{0,40}|lusa/fim|конец|###)(?:[ /]\S{1,20})?$",
        r"[a-zäöüß]{2,5}/[a-zäöüß]{2,5}/?(?:\s*\([^)]{2,60}\))?$",
        r"[a-z]{2,6}/(?:\s*[a-z]{2,6}/)+$",
    ),
    _I,
)
"""A whole line that says who made the text or that it ends here."""

CONTRIBUTED = lazy_re(
    r"[^.!?]{2,300}(?:\.[^.!?]{1,60}){0,4}? contributed to this (?:report|story|article|piece|post)\b.{0,120}$",
    _I,
)
"""Who helped: "The Associated Press contributed to this report."; asked only of lines that hold the phrase."""

ADVISORY = lazy_re(
    r"[(\[]?\s*(?:eds?:|editors?['’]? ?note|\(?corrects?\b|\(?refiles?\b|\(?updates?\b|\(?adds?\b|\(?recasts?\b|\(?repeats?\b|berichtigung|korrektur|\(?clarifies|исправлено)",
    _I,
)
"""A note of the agency's desk before the story."""

BYLINE = lazy_re(
    r"(?:by|von|par|por|di|door|av|af|autor:|author:|reporter:|written by|posted by|published by|edited by|автор:|بقلم)\s+"
    r"(?=[^\W\d_])(?P<who>[^.!?:;\"“”]{3,100})$",
    _I,
)
"""A line that names the writer."""

META_LINE = lazy_re(
    r"\b(?:updated|created|published|last (?:updated|modified)|posted|first published|aktualisiert|veröffentlicht|stand|publié|mis à jour|actualizado|publicado|atualizado"
    r"|aggiornato|pubblicato|gepubliceerd|opublikowano|aktualizacja|опубликовано|обновлено|оновлено|güncelleme|yayınlanma)\b\s*(?:at|on|am|le|el|em|il|op)?\s*[:：]?\s*.{0,20}\d",
    _I,
)
"""A line that says when the page was published."""


def _grouped(starts: str) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for start in starts.replace("\n", "").split("|"):
        groups.setdefault(start.casefold()[:2], []).append(start.casefold())
    return {key: tuple(found) for key, found in groups.items()}


DISCLAIMER_STARTS = """
this|the above|the following|above|only the|except for|other than|barring|apart from|disclaimer|advertorial|legal disc|general disc|published
|republished|reproduced|reprinted|auto-generated|autogenerated|automatically|our|headline and|the views|the opinions|views expressed|opinions expressed
|originally|first|distributed|produced|the post |l'art|l’art|la entrada|o post|o artigo|o conte|het bericht|articolul|innlegget|the staff|the desk|the editors|read |ots-|haftungs|descargo|avertiss
|dies|der artikel|der text|der beitrag|der inhalt|die meldung|das |cet|ce |article|dépêche|contenu|publication|est|noticia|texto|contenido|conteúdo
|notícia|quest|articolo|contenuto|notizia|dit |deze|ten |ta |to |niniejsz|materiał|treść|artykuł|tekst|depesza|wiadomość|denn|dett|artikel|artikl|artikk|texten|nyheten|nyheden|tent|táto|tato|tämä|ez a|a cikk|a hír|berita|konten|bài|bu |im
"""
"""Beginnings of disclaimers in Latin script; in other scripts every line is looked at."""

SIGNOFF_STARTS = """
report|writ|edit|additional|further|compiled|with|agency|input|contributing|some information|information|material|this report|source|quelle
|fonte|fonti|fuente|źródło|zdroj|bron|kaynak|kilde|källa|lähde|forrás|sursa|sumber|nguồn|mit |con |com |avec|met |z |med |(fonte|autor|author|oprac|opr.
|copyright|©|(c)|riproduzione|alle rechte|all rights|tous droits|todos los|end|-0-|-30-|lusa/
"""
"""Beginnings of sign-offs in Latin script, behind brackets and dashes."""


def starts_as(words: str, starts: dict[str, tuple[str, ...]]) -> bool:
    """Whether a casefolded line begins with one of some grouped beginnings."""
    found = starts.get(words[:2])
    return found is not None and words.startswith(found)


STRIPS_BY_START = _grouped(STRIP_STARTS)
"""STRIP_STARTS by their first two letters, so that most lines are dismissed by one look-up."""
DISCLAIMERS_BY_START = _grouped(DISCLAIMER_STARTS)
SIGNOFFS_BY_START = _grouped(SIGNOFF_STARTS)

_OPENERS = "([*_–—-•⦁ "
"""What stands before the words of a line at a story's end."""


def opening(words: str) -> str:
    """A line's first letters, casefolded, without the signs before its words."""
    return words[:48].casefold().lstrip(_OPENERS)


def is_disclaimer(words: str) -> bool:
    """Whether a line says how the text was made; most lines are dismissed by their first letters."""
    start = opening(words)
    if (
        start[:12].isascii()
        and not starts_as(start, DISCLAIMERS_BY_START)
        and "ed this " not in words[2:80]  # `Hill News created this story with …`
        and " yazısı ilk " not in words
    ):
        return False
    return _disclaims(words)


@lru_cache(maxsize=4096)
def _disclaims(words: str) -> bool:
    """Kept, since an outlet disclaims in the same words every time, and the pattern is a long one."""
    return DISCLAIMER.match(words) is not None or POSTED_FIRST.match(words) is not None
