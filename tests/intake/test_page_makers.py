# ruff: noqa: E501 - pages
"""Pages as the programs of newsrooms make them, in many languages: whose, when, by whom, and which words."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wirecopy.intake.page import read_page
from wirecopy.records import Item, Reject, RejectReason

EN = (
    "The council of Harrow Bay voted late on Monday to close the old swing bridge for eleven months while its"
    " bearings are replaced.",
    "Drivers will be sent over the northern viaduct, which the harbour authority says can carry the extra"
    " traffic except on market days.",
    '"We looked at every alternative and none was safe," said the engineer, Mirela Costin, after the vote.',
)
DE = (
    "Der Stadtrat von Harrenbucht hat am späten Montagabend beschlossen, die alte Drehbrücke für elf Monate zu"
    " sperren.",
    "Autofahrer werden über das nördliche Viadukt umgeleitet, das nach Angaben der Hafenbehörde den Verkehr"
    " tragen kann.",
)
FR = (
    "Le conseil municipal de Port-Harrau a voté lundi soir la fermeture du vieux pont tournant pendant onze mois.",
    "Les automobilistes passeront par le viaduc nord, qui peut selon l'autorité portuaire absorber ce trafic.",
)
ES = (
    "El concejo de Puerto Harra votó a última hora del lunes cerrar el viejo puente giratorio durante once meses.",
    "Los conductores pasarán por el viaducto norte, que según la autoridad portuaria puede soportar el tráfico.",
)
HI = (
    "हैरो बे की परिषद ने सोमवार देर रात पुराने झूला पुल को ग्यारह महीने के लिए बंद करने का फैसला किया ताकि उसके बेयरिंग बदले जा सकें।",
    "वाहन चालकों को उत्तरी पुल से भेजा जाएगा, जिसके बारे में बंदरगाह प्राधिकरण का कहना है कि वह अतिरिक्त यातायात सह सकता है।",
)
RU = (
    "Совет города Харроу-Бэй поздно вечером в понедельник проголосовал за закрытие старого разводного моста.",
    "Водителей направят через северный виадук, который, по словам портовых властей, выдержит движение.",
)
AR = (
    "صوت مجلس مدينة خليج هارو في وقت متأخر من يوم الاثنين على إغلاق الجسر الدوار القديم لمدة أحد عشر شهرا.",
    "وسيتم تحويل السائقين عبر الجسر الشمالي الذي تقول سلطة الميناء إنه يستطيع تحمل حركة المرور الإضافية.",
)
ZH = (
    "哈罗湾市议会周一深夜投票决定，将老旋转桥关闭十一个月，以便更换轴承，期间所有车辆须绕行北部高架桥，工程预计耗资四千一百万元。",
)
JA = (
    "ハロー湾の市議会は月曜日の深夜、古い旋回橋を軸受け交換のため十一か月間閉鎖することを決めた。工事費は四千百万円と見込まれている。",
)
TITLE = "Harrow Bay to close swing bridge for eleven months"
NAV = (
    '<nav class="menu"><ul>'
    + "".join(f'<li><a href="/s{n}">Section {n}</a></li>' for n in range(9))
    + "</ul></nav>"
)
RELATED = "".join(
    f'<div class="card teaser"><a href="/n/{n}"><h3>Other headline number {n} about the market</h3></a>'
    f'<p class="author">By Someone Else{n}</p><p>Words of another story, number {n}, that stand in no other.</p></div>'
    for n in range(6)
)


def paragraphs(texts: tuple[str, ...]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def linked(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **fields})}</script>'


def page(head: str, body: str, language: str = "en") -> str:
    return f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">{head}</head><body>{NAV}{body}</body></html>'


@dataclass(frozen=True)
class Made:
    """A page and what a reader learns from it. published: how the time in UTC begins."""

    html: str | bytes
    outlet: str
    title: str = TITLE
    published: str = ""
    byline: str | None = None


def in_pieces(title: str, paragraphs_of: tuple[str, ...]) -> str:
    """The scripts in which Next.js's App Router writes a story: a long text in a row of its own, cut anywhere."""
    body = "".join(f"<p>{one}</p>" for one in paragraphs_of)
    body = f'<figure><img src="a.jpg"><figcaption>The bridge at dusk. Åsa Holm</figcaption></figure>{body}'
    story = {
        "title": title,
        "contentHtml": "$1f",
        "publishedAt": "2026-03-03T01:02:03Z",
        "byline": "Tomas Reed",
    }
    stream = (
        f'1:"$Sreact.fragment"\n2:I[7,["4"],""]\n:HL["/a.css","style"]\n1f:T{len(body.encode()):x},{body}'
    )
    stream += f'20:["$","$L2",null,{{"state":{json.dumps({"queries": [{"data": story}]})}}}]\n'
    cuts = (0, 60, 200, len(stream))
    return "<script>(self.__next_f=self.__next_f||[]).push([0])</script>" + "".join(
        f"<script>self.__next_f.push({json.dumps([1, stream[first:last]])})</script>"
        for first, last in pairwise(cuts)
    )


STATE = json.dumps(
    {
        "post": {
            "title": {"rendered": TITLE},
            "date": "2026-03-03T01:02:03Z",
            "content": {"rendered": paragraphs(EN)},
        }
    }
)
MADE = {
    "wordpress": Made(
        page(
            f'<title>{TITLE} - The Harrow Post</title><link rel="canonical" href="https://harrowpost.co.uk/2026/bridge/">',
            f"""<main><article class="post type-post hentry"><header><h1 class="entry-title">{TITLE}</h1>
            <div class="entry-meta"><span class="posted-on"><time class="entry-date" datetime="2026-03-02T22:41:10+00:00">
            2 March 2026</time></span><span class="byline"> by <span class="author vcard"><a href="/a">Ilse Marrow</a></span>
            </span></div></header><div class="entry-content">{paragraphs(EN)}</div></article>
            <section class="related-posts">{RELATED}</section></main>""",
        ),
        "harrowpost.co.uk",
        published="2026-03-02T22:41",
        byline="Ilse Marrow",
    ),
    "yoast without an article": Made(
        page(
            f'<title>{TITLE}</title><link rel="canonical" href="https://harrowpost.co.uk/x/">'
            + linked(
                **{
                    "@graph": [
                        {"@type": "WebPage", "name": TITLE, "datePublished": "2026-03-02T22:41:00+00:00"}
                    ]
                }
            ),
            f"<article><h1>{TITLE}</h1>{paragraphs(EN)}</article>",
        ),
        "harrowpost.co.uk",
        published="2026-03-02T22:41",
    ),
    "arc": Made(
        page(
            f'<title>{TITLE} | The Bay Courier</title><meta property="og:title" content="{TITLE}">'
            '<meta property="og:url" content="https://www.baycourier.com/news/bridge/">'
            + linked(
                **{"@type": "NewsArticle"},
                headline=TITLE,
                dateCreated="2026-03-01T00:00:00Z",
                datePublished="2026-03-03T03:10:05.123Z",
                author=[
                    {"@type": "Person", "name": "Dana Whitlock"},
                    {"@type": "Person", "name": "Peter Ames"},
                ],
            ),
            f"""<main><h1 class="b-headline">{TITLE}</h1><div class="b-byline">By <a href="/d">Dana Whitlock</a> and
            <a href="/p">Peter Ames</a></div><time datetime="2026-03-03T03:10:05Z">March 02, 2026 at 10:10PM EST</time>
            <article class="b-article-body">{paragraphs(EN)}</article></main><aside>{RELATED}</aside>""",
        ),
        "baycourier.com",
        published="2026-03-03T03:10",
        byline="Dana Whitlock and Peter Ames",
    ),
    "drupal with dublin core": Made(
        page(
            '<meta name="dcterms.date" content="2026-03-02T23:05+01:00"><title>Le pont tournant ferme onze mois</title>'
            '<link rel="canonical" href="https://www.echo-harrau.fr/pont">',
            f"""<article class="node"><h1>Le pont tournant ferme onze mois</h1><div class="node__submitted">Par
            <span class="field--name-uid"><a class="username" href="/u">Maëlle Kervran</a></span>, le 02/03/2026 à 23h05</div>
            <div class="field--name-body">{paragraphs(FR)}</div></article>""",
            "fr",
        ),
        "echo-harrau.fr",
        "Le pont tournant ferme onze mois",
        "2026-03-02T22:05",
        "Maëlle Kervran",
    ),
    "blogger": Made(
        page(
            f'<title>{TITLE}</title><link rel="canonical" href="https://baynews.blogspot.com/2026/03/bridge.html">',
            f"""<div class="post hentry" itemscope itemtype="http://schema.org/BlogPosting"><h3 class="post-title"
            itemprop="name">{TITLE}</h3><div class="post-body" itemprop="articleBody">{"<br><br>".join(EN)}</div>
            <div class="post-footer">Posted by <span itemprop="author"><span itemprop="name">Rhea Dunmore</span></span> at
            <abbr class="published" itemprop="datePublished" title="2026-03-02T21:15:00-05:00">9:15 PM</abbr></div></div>""",
        ),
        "baynews.blogspot.com",
        published="2026-03-03T02:15",
        byline="Rhea Dunmore",
    ),
    "amp": Made(
        page(
            '<title>Cierran el puente</title><link rel="canonical" href="https://www.diarioharra.com.ar/puente.html">'
            + linked(
                **{"@type": "NewsArticle"},
                headline="Cierran el puente giratorio por once meses",
                datePublished="2026-03-02T20:15:00-03:00",
                author={"@type": "Person", "name": "Lucía Ferrán"},
            ),
            f"""<article class="amp-wp-article"><h1>Cierran el puente giratorio por once meses</h1><p class="byline">Por
            Lucía Ferrán</p><div class="amp-wp-article-content">{paragraphs(ES)}<amp-ad width=300></amp-ad></div></article>""",
            "es",
        ),
        "diarioharra.com.ar",
        "Cierran el puente giratorio por once meses",
        "2026-03-02T23:15",
        "Lucía Ferrán",
    ),
    "next.js, shown": Made(
        page(
            f'<title>{TITLE}</title><link rel="canonical" href="https://northlight.news/bridge">',
            f"""<main><h1>{TITLE}</h1><div class="Article_byline__Zk3"><a href="/t">Tomas Reed</a><span>·</span>
            <time dateTime="2026-03-03T01:02:03Z">2 Mar 2026</time></div><div class="Article_body__Qq">{paragraphs(EN)}</div>
            </main>""",
        ),
        "northlight.news",
        published="2026-03-03T01:02",
        byline="Tomas Reed",
    ),
    "next.js, data alone": Made(
        page(
            f'<title>{TITLE}</title><link rel="canonical" href="https://northlight.news/bridge">',
            f'<div id="__next"><h1>{TITLE}</h1><div>Loading</div></div><script id="__NEXT_DATA__" type="application/json">'
            + json.dumps(
                {
                    "props": {
                        "article": {
                            "headline": TITLE,
                            "byline": "Tomas Reed",
                            "publishedAt": "2026-03-03T01:02:03Z",
                            "body": [{"type": "paragraph", "text": text} for text in EN],
                        }
                    }
                }
            )
            + "</script>",
        ),
        "northlight.news",
        published="2026-03-03T01:02",
        byline="Tomas Reed",
    ),
    **{
        f"{name}, data alone": Made(
            page(
                f'<title>{TITLE} - Northlight</title><link rel="canonical" href="https://northlight.news/bridge">'
                '<meta property="og:site_name" content="Northlight">',
                f'<div id="app"></div><script>{opening}{STATE if closing != ")" else json.dumps(STATE)}{closing};</script>',
            ),
            "northlight.news",
            published="2026-03-03T01:02",
        )
        for name, opening, closing in (
            ("nuxt", "window.__NUXT__=", ""),
            ("redux", " window.__PRELOADED_STATE__ = ", ""),
            ("a state in a string", "window.__INITIAL_STATE__ = JSON.parse(", ")"),
        )
    },
    "next.js, data in pieces": Made(
        page(
            f'<title>{TITLE} - Northlight</title><link rel="canonical" href="https://northlight.news/bridge">'
            '<meta property="og:site_name" content="Northlight">',
            f'<div hidden=""></div>{in_pieces(TITLE, EN)}',
        ),
        "northlight.news",
        published="2026-03-03T01:02",
        byline="Tomas Reed",
    ),
    "parse.ly": Made(
        page(
            f'<title>{TITLE}</title><link rel="canonical" href="https://www.baytimes.org/bridge"><meta name="parsely-page"'
            ' content=\'{"title": "Bridge", "pub_date": "2026-03-02T22:41:00Z", "author": "Ned Fallow"}\'>',
            f"<article><h1>{TITLE}</h1>{paragraphs(EN)}</article>",
        ),
        "baytimes.org",
        published="2026-03-02T22:41",
        byline="Ned Fallow",
    ),
    "sailthru": Made(
        page(
            f'<title>{TITLE}</title><link rel="canonical" href="https://www.baytimes.org/bridge"><meta name="sailthru.date"'
            ' content="2026-03-02 22:41:00 +0000"><meta name="sailthru.author" content="Ned Fallow">',
            f"<article><h1>{TITLE}</h1>{paragraphs(EN)}</article>",
        ),
        "baytimes.org",
        published="2026-03-02T22:41",
        byline="Ned Fallow",
    ),
    "article author": Made(
        page(
            f'<title>{TITLE}</title><link rel="canonical" href="https://www.baytimes.org/bridge">'
            '<meta name="articleauthor" content="Ned Fallow"><meta name="pubdate" content="2026-03-02T22:41:00Z">',
            f"<article><h1>{TITLE}</h1>{paragraphs(EN)}</article>",
        ),
        "baytimes.org",
        published="2026-03-02T22:41",
        byline="Ned Fallow",
    ),
    "microdata": Made(
        page(
            f'<title>{TITLE} - Gull Gazette</title><meta property="og:url" content="https://gullgazette.org/p/1">',
            f"""<article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{TITLE}</h1>
            <div itemprop="author" itemscope itemtype="https://schema.org/Person">Words: <span itemprop="name">Ned
            Fallow</span></div><meta itemprop="datePublished" content="2026-03-02T22:41:00+02:00">
            <div itemprop="articleBody">{paragraphs(EN)}</div></article>""",
        ),
        "gullgazette.org",
        published="2026-03-02T20:41",
        byline="Ned Fallow",
    ),
    "microdata with a picture": Made(
        page(
            f'<title>{TITLE} - Gull Gazette</title><meta property="og:url" content="https://gullgazette.org/p/1">',
            f"""<article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{TITLE}</h1>
            <p itemprop="author">Ned Fallow</p><meta itemprop="datePublished" content="2026-03-02T22:41:00+02:00">
            <div itemprop="associatedMedia" itemscope itemtype="https://schema.org/MediaObject"><img src="quay.jpg" alt="">
            <meta itemprop="datePublished" content="2019-01-02T08:00:00Z"><span itemprop="author">Pia Lens</span>
            <p itemprop="sourceOrganization">REUTERS</p></div><div itemprop="articleBody">{paragraphs(EN)}</div></article>""",
        ),
        "gullgazette.org",
        published="2026-03-02T20:41",
        byline="Ned Fallow",
    ),
    "german paper": Made(
        page(
            '<title>Drehbrücke bleibt elf Monate gesperrt | Nordbote</title><link rel="canonical" href="https://nordbote.de/b">',
            f"""<div id="content"><div class="datum">Montag, 2. März 2026, 22.15 Uhr</div><h1>Drehbrücke bleibt elf Monate
            gesperrt</h1><div class="autor">Von Jörg Hinnerk</div><div class="text">{paragraphs(DE)}</div></div>""",
            "de",
        ).encode("cp1252", "xmlcharrefreplace"),
        "nordbote.de",
        "Drehbrücke bleibt elf Monate gesperrt",
        "2026-03-02T22:15",
        "Jörg Hinnerk",
    ),
    "hindi site": Made(
        page(
            '<title>हैरो बे का झूला पुल ग्यारह महीने बंद रहेगा</title><link rel="canonical" href="https://www.dainiktat.in/news/1">',
            f"""<div class="story"><h1>हैरो बे का झूला पुल ग्यारह महीने बंद रहेगा</h1><div class="byline">लेखक: रीना जोशी, प्रकाशित:
            2 मार्च 2026, 22:41 IST</div><div class="story-content">{paragraphs(HI)}</div></div>""",
            "hi",
        ),
        "dainiktat.in",
        "हैरो बे का झूला पुल ग्यारह महीने बंद रहेगा",
        "2026-03-02T17:11",
        "रीना जोशी",
    ),
    "russian site": Made(
        page(
            '<meta property="og:title" content="Старый мост закроют"><meta property="og:url" content="https://buhta.ru/most/">',
            f"""<div class="article"><div class="article__info"><span class="article__date">2 марта 2026, 22:41</span>
            <span class="article__author">Автор: Ольга Ветрова</span></div><h1>Старый мост закроют</h1>
            <div class="article__text">{paragraphs(RU)}</div></div>""",
            "ru",
        ).encode("cp1251"),
        "buhta.ru",
        "Старый мост закроют",
        "2026-03-02T22:41",
        "Ольга Ветрова",
    ),
    "arabic site": Made(
        page(
            '<title>إغلاق الجسر الدوار أحد عشر شهرا</title><link rel="canonical" href="https://www.newbay.ae/a/123">',
            f"""<article><h1>إغلاق الجسر الدوار أحد عشر شهرا</h1><div class="meta"><span class="author">كتب: سامي النجار</span>
            <span class="date">الإثنين 2 مارس 2026 - 22:41</span></div><div class="body">{paragraphs(AR)}</div></article>""",
            "ar",
        ),
        "newbay.ae",
        "إغلاق الجسر الدوار أحد عشر شهرا",
        "2026-03-02T22:41",
        "سامي النجار",
    ),
    "chinese site": Made(
        page(
            '<title>哈罗湾旋转桥将关闭十一个月_海湾网</title><link rel="canonical" href="https://news.haiwan.cn/c1.html">',
            f"""<div class="main"><h1>哈罗湾旋转桥将关闭十一个月</h1><div class="info">2026年03月02日22:41 来源：海湾通讯社 作者：李明</div>
            <div id="content">{paragraphs(ZH)}</div></div>""",
            "zh",
        )
        .replace('charset="utf-8"', 'charset="gb2312"')
        .encode("gb18030"),
        "haiwan.cn",
        "哈罗湾旋转桥将关闭十一个月",
        "2026-03-02T22:41",
        "李明",
    ),
    "japanese site": Made(
        page(
            '<title>旋回橋、十一か月閉鎖へ</title><link rel="canonical" href="https://www.wangan.co.jp/articles/1.html">',
            f"""<h1>旋回橋、十一か月閉鎖へ</h1><p class="date">2026年3月2日 午後10時41分</p><p class="writer">【佐藤 健】</p>
            <div class="honbun">{paragraphs(JA)}</div>""",
            "ja",
        ),
        "wangan.co.jp",
        "旋回橋、十一か月閉鎖へ",
        "2026-03-02T22:41",
        "佐藤 健",
    ),
    "numbers of a british outlet": Made(
        page(
            f'<title>{TITLE}</title><link rel="canonical" href="https://www.baysentinel.co.uk/a/bridge">',
            f'<h1>{TITLE}</h1><p class="byline">By Mary Toland</p><p class="pubdate">02/03/2026 22:41</p>'
            f'<div class="story-body">{paragraphs(EN)}</div>',
        ),
        "baysentinel.co.uk",
        published="2026-03-02T22:41",
        byline="Mary Toland",
    ),
    "a name behind the date": Made(
        page(
            '<title>Fiume, ponte chiuso</title><link rel="canonical" href="https://www.echo-harrau.fr/pont">',
            f"""<article><h1>Le pont tournant ferme onze mois</h1><div class="submitted">Publié le 2 mars 2026 à 23h05 par Maëlle
            Kervran</div><div class="body">{paragraphs(FR)}</div></article>""",
            "fr",
        ).replace("Fiume, ponte chiuso", "Le pont tournant ferme onze mois"),
        "echo-harrau.fr",
        "Le pont tournant ferme onze mois",
        "2026-03-02T23:05",
        "Maëlle Kervran",
    ),
    "a line that opens with its date": Made(
        page(
            '<title>Cierran el puente</title><link rel="canonical" href="https://www.labahia.mx/n/1">',
            f"""<h1>Cierran el puente</h1><p class="tagline">02/03/2026 - 22:41 - Fuente: Agencia Marina - Foto: L. Ruiz/Puerto</p>
            <div class="nota">{paragraphs(ES)}</div>""",
            "es",
        ),
        "labahia.mx",
        "Cierran el puente",
        "2026-03-02T22:41",
    ),
}


def read(html: str | bytes) -> Item:
    item = read_page(html.encode() if isinstance(html, str) else html, "page.html")
    assert isinstance(item, Item), item
    return item


@pytest.mark.parametrize("maker", MADE)
def test_a_page_is_read_whoever_made_it(maker: str) -> None:
    made = MADE[maker]

    item = read(made.html)

    assert (item.title, item.outlet.key) == (made.title, made.outlet)
    assert item.published is not None
    assert item.published.utc.isoformat().startswith(made.published)
    assert made.byline is None or (item.byline is not None and made.byline in " ".join(item.byline.split()))
    assert "another story" not in item.text


def test_a_story_loaded_below_is_no_part_of_the_one_asked_for() -> None:
    below = paragraphs(tuple(text.replace("bridge", "ferry").replace("Harrow", "Sandrow") for text in EN))
    html = page(
        f'<title>{TITLE}</title><link rel="canonical" href="https://www.scrollnews.com/a/bridge">',
        f"""<div class="infinite"><article class="story"><h1>{TITLE}</h1><div class="byline">By Ana Prole</div>
        <div class="content">{paragraphs(EN)}</div></article><article class="story"><h1>Ferry fares to rise</h1>
        <div class="byline">By Otto Kranz</div><div class="content">{below}</div></article></div>""",
    )

    item = read(html)

    assert item.byline is not None
    assert "Ana Prole" in item.byline
    assert "Sandrow" not in item.text
    assert "Otto Kranz" not in item.text


# ---------------------------------------------------------------- damage
PIECES = tuple(
    b"<p> </p> <div> </div> <article> </article> <h1> <a/href=x> </a> <!-- --> <script> </script> <table><tr><td> <svg>"
    b" <form> <template> <br> &#0; &nbsp; \xff\xfe \x00 \xe2\x80\xae By 2/March/2026 <meta/name=author".split()
)


def damaged(html: bytes, seed: int) -> bytes:
    """A page with pieces of markup added, cut out, doubled and overwritten."""
    chance, data = random.Random(seed), bytearray(html)
    for _ in range(chance.randint(1, 25)):
        place, other = chance.randrange(len(data) + 1), chance.randrange(len(data) + 1)
        kind = chance.randrange(4)
        if kind == 0:
            data[place:place] = chance.choice(PIECES) * chance.choice((1, 1, 1, 50))
        elif kind == 1:
            del data[place : place + chance.randint(1, 120)]
        elif kind == 2:
            data[place:place] = data[other : other + chance.randint(1, 300)]
        else:
            data[place : place + 1] = bytes((chance.randrange(256),))
    return bytes(data)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(MADE)), st.integers(0, 2**32))
def test_any_damage_leaves_a_story_with_words_in_sound_zones_or_a_reject(maker: str, seed: int) -> None:
    html = MADE[maker].html

    one = read_page(damaged(html.encode() if isinstance(html, str) else html, seed), "damaged.html")

    assert isinstance(one, Item | Reject)
    if isinstance(one, Item):
        assert one.text.strip()
        assert one.text.encode()
        ends = [0, *(span.end for span in one.zones)]
        assert all(before <= span.start < span.end for before, span in zip(ends, one.zones, strict=False))
        assert ends[-1] <= len(one.text)


# ---------------------------------------------------------------- no whole story
WALL = "<div><h3>Subscribe to continue reading</h3><p>Already a subscriber? Log in.</p></div>"
PAID = linked(**{"@type": "NewsArticle"}, headline=TITLE, isAccessibleForFree=False)
CARDS = {
    "front page": "".join(
        f'<article><h2><a href="/n/{n}">Headline number {n} of the day</a></h2><p>{EN[n % 3]}</p></article>'
        for n in range(9)
    ),
    "section": "<ul>"
    + "".join(
        f'<li><a href="/n/{n}"><h3>Headline number {n}</h3></a><div>{EN[n % 3]}</div></li>' for n in range(9)
    )
    + "</ul>",
    "archive": "".join(
        f'<div class="post"><h2><a href="/n/{n}">Headline number {n}</a></h2><div>March {n + 1}, 2026</div>'
        f"<div><p>{EN[n % 3]} {EN[(n + 1) % 3]}</p></div></div>"
        for n in range(9)
    ),
}


@pytest.mark.parametrize("kind", CARDS)
def test_a_list_of_stories_is_none(kind: str) -> None:
    html = page("<title>News of the bay</title>", f"<main><h1>News</h1>{CARDS[kind]}</main>")

    reject = read_page(html.encode(), "list.html")

    assert isinstance(reject, Reject)
    assert reject.reason is RejectReason.list_page


@pytest.mark.parametrize(
    ("head", "wall"),
    [
        (PAID, WALL),
        (PAID, ""),
        ("", WALL),
        ("", "<p>Dieser Artikel ist nur für Abonnenten. Jetzt testen und weiterlesen.</p>"),
        ("", "<p>Il vous reste 74 % de cet article à lire. La suite est réservée aux abonnés.</p>"),
        ("", "<p>Contenido exclusivo para suscriptores</p>"),
        ("", "<p>この記事は会員限定です</p>"),
    ],
)
def test_the_beginning_of_a_story_that_has_to_be_paid_for_is_named(head: str, wall: str) -> None:
    html = page(
        f"<title>{TITLE}</title>{head}", f"<article><h1>{TITLE}</h1><p>{EN[0]}</p>{wall}</article>{RELATED}"
    )

    reject = read_page(html.encode(), "wall.html")

    assert isinstance(reject, Reject)
    assert reject.reason is RejectReason.paywalled


def test_a_story_that_stands_there_whole_is_read_whatever_is_asked_beside_it() -> None:
    whole = (
        *EN,
        *(
            f"The {name} span was built first and will be the last to go." * 2
            for name in ("northern", "eastern", "old")
        ),
    )
    html = page(
        f"<title>{TITLE}</title>{PAID}", f"<article><h1>{TITLE}</h1>{paragraphs(whole)}{WALL}</article>"
    )

    assert "eastern span" in read(html).text
