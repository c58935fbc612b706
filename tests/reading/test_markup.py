"""The mark-up of pages: the article's own date, walls, and what is no text of the article."""

from __future__ import annotations

import json

import pytest

from bot.core.errors import NotReadable
from bot.reading.page import Page, page_text, text_of
from storage.values import Basis

STORY = (
    "<p>Hollin Yards sold {figure} boats last year and opened a slipway in Port Elva, which its founder had wanted for twenty years.</p>"
    "<p>The slipway takes boats of up to forty metres. It was built by people from the town, many of whom had built the old one, and it"
    " was paid for by the bank of the province, the owners said when they showed it to visitors.</p>"
) * 3


def page(head: str = "", body: str = "", story: str = STORY) -> Page:
    return page_text(
        f"<!doctype html><html><head><title>Hollin opens slipway</title>{head}</head><body><article><h1>Hollin opens slipway</h1>"
        f"{story.replace('{figure}', '40')}</article>{body}</body></html>",
        None,
    )


def linked(*things: object) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(thing)}</script>' for thing in things)


ARTICLE = {"@context": "https://schema.org", "@type": "NewsArticle", "datePublished": "2024-05-06T10:00:00Z"}
STATED = (
    linked({"@type": "VideoObject", "datePublished": "2019-01-02"}, ARTICLE),
    linked({"@type": "Product", "review": {"@type": "Review", "datePublished": "2019-01-02"}}, ARTICLE),
    linked({"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "datePublished": "2019-01-02"}]}, ARTICLE),
    linked(
        {
            "@type": "LiveBlogPosting",
            "liveBlogUpdate": [{"@type": "BlogPosting", "datePublished": "2024-05-09"}],
            "datePublished": "2024-05-06",
        }
    ),
    linked({"@graph": [{"@type": "Organization", "name": "Elva"}, {"@type": "WebPage", "datePublished": "2019-01-02"}, ARTICLE]}),
    linked({**ARTICLE, "comment": [{"@type": "Comment", "datePublished": "2024-06-01"}]}),
    linked([{"@type": ["Article", "BlogPosting"], "datePublished": "2024-05-06"}]),
    linked({"@type": "NewsArticle", "datePublished": "May 6, 2024"}),
    linked({"@type": "NewsArticle", "datePublished": "6 May 2024 10:00"}),
    linked({"@type": "WebPage", "mainEntity": ARTICLE}),
    '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024\\u002d05\\u002d06T10:00:00Z"}</script>',
    linked({**ARTICLE, "@type": "https://schema.org/NewsArticle"}),
    linked({**ARTICLE, "@type": "schema:BlogPosting"}),
    linked({**ARTICLE, "datePublished": ["2024-05-06T10:00:00Z"]}),
    linked({**ARTICLE, "datePublished": {"@type": "Date", "@value": "2024-05-06"}}),
    linked({**ARTICLE, "datePublished": 1714989600}),
    linked({**ARTICLE, "datePublished": "Mon May 06 10:00:00 UTC 2024"}),
    linked({**ARTICLE, "headline": "Snow stops trains", "datePublished": "2019-01-02"}, {**ARTICLE, "headline": "Hollin opens slipway"}),
    '<link rel="canonical" href="https://h.example/slipway/">'
    + linked(
        {**ARTICLE, "url": "https://h.example/trains", "headline": "Snow", "datePublished": "2019-01-02"},
        {**ARTICLE, "url": "http://www.h.example/slipway?from=feed"},
    ),
    f'<script type="application/ld+json">//<![CDATA[\n{json.dumps(ARTICLE)}\n//]]></script>',
    f'<script type="application/ld+json">/* of the story */ {json.dumps(ARTICLE)}</script>',
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"a\nb","datePublished":"2024-05-06",}</script>',
    f'<script type="application/ld+json">{json.dumps(ARTICLE).replace(chr(34), "&quot;")}</script>',
    '<meta property="article:published_time" content="1970-01-01">' + linked(ARTICLE),
    '<meta property="article:published_time" content="2024-05-06T08:00:00Z">' + linked({"@type": "Review", "datePublished": "2019-01-02"}),
)


@pytest.mark.parametrize("head", STATED)
def test_the_date_is_that_of_the_articles_own_object(head: str) -> None:
    found = page(head).published
    assert found is not None
    assert (found.value, found.basis) == ("2024-05-06", Basis.STATED)


UNDATED = (
    ("", '<div class="comments"><span itemprop="datePublished" content="2024-09-09">9 Sep</span> Nice.</div>'),
    ("", '<section id="comments"><p><time pubdate datetime="2024-08-08T10:00:00">8 Aug</time> Well said.</p></section>'),
    ("", '<div class="related-posts"><time itemprop="datePublished" datetime="2022-01-02">2 Jan</time></div>'),
    (
        "",
        '<ul class="stories"><li class="card"><a href="/x">Trains</a><time itemprop="datePublished" datetime="2022-01-02"></li></ul>',
    ),
    ("", '<div class="most-popular"><a href="/x">Trains</a><span itemprop="datePublished" content="2022-01-02"></span></div>'),
    ("", '<ol class="commentlist"><li><time pubdate datetime="2024-08-08">8 Aug</time> Well said.</li></ol>'),
    (linked({"@type": "PodcastEpisode", "datePublished": "2019-01-02"}, {"@type": "Event", "startDate": "2024-05-06"}), ""),
    ('<link rel="canonical" href="https://h.example/a">' + linked({**ARTICLE, "url": "https://h.example/b", "headline": "Snow"}), ""),
    ('<meta name="date" content="2019-05">', ""),
    ('<meta name="date" content="2025-02-30">', ""),
    ('<meta name="date" content="1969-12-31T19:00:00-05:00">', ""),
    ("", "<p>On 12 June 2019 the yard was bought by the bank.</p>"),
    ('<meta property="article:published_time" content="1970-01-01T00:00:00Z">', ""),
    ('<meta property="article:published_time" content="0001-01-01T00:00:00Z">', ""),
    (linked({"@type": "NewsArticle", "datePublished": "2099-12-31"}), ""),
    (linked({"@type": "NewsArticle", "datePublished": "2024"}), ""),
    (linked({"@type": "VideoObject", "datePublished": "2019-01-02"}), ""),
    ("", "<footer>Copyright 2012 Elva Media</footer>"),
    ("", "<p>The law of July 4, 2001 forbade it.</p>"),
)


@pytest.mark.parametrize(("head", "body"), UNDATED)
def test_a_page_that_states_no_date_of_the_article_has_none(head: str, body: str) -> None:
    assert page(head, body).published is None


def test_a_printed_date_is_inferred_and_published_goes_before_updated() -> None:
    found = page(story=f"<p>Last updated: 6 June 2024 | First published: 4 March 2024</p>{STORY}").published
    assert found is not None
    assert (found.value, found.basis) == ("2024-03-04", Basis.INFERRED)


OWN = (
    '<ul class="article-info"><li><a href="/staff/ada">Ada Penn</a></li>'
    '<li><time itemprop="datePublished" datetime="2024-03-04"></time></li></ul>',
    '<div class="review-article"><time itemprop="datePublished" datetime="2024-03-04">4 March</time></div>',
    '<p>Updated <time datetime="2024-06-06">6 June</time>, first published <time datetime="2024-03-04">4 March</time></p>',
)


@pytest.mark.parametrize("inside", OWN)
def test_a_date_that_stands_with_the_article_is_its_own(inside: str) -> None:
    found = page(story=f"{inside}{STORY}").published
    assert found is not None
    assert found.value == "2024-03-04"


@pytest.mark.parametrize(
    ("body", "key"),
    [
        (
            "<h1>Please verify you are a human</h1><p>Access to this page has been denied because you seem to be a program .</p>",
            "page-asks-for-a-human",
        ),
        (
            "<h1>Just a moment...</h1><p>Checking your browser before you go on to the site. This takes five seconds.</p>",
            "page-asks-for-a-human",
        ),
        ('<div id="app"></div><noscript>You need to enable JavaScript to run this app.</noscript>', "page-needs-a-browser"),
        (
            "<article><h1>Boat sold</h1><p>Hollin Yards sold 40 boats last year, more than ever before, its chief said.</p>"
            '<div class="paywall"><p>Subscribe for $2 a week to read on. Already a subscriber? Log in.</p></div></article>',
            "page-behind-a-pay-wall",
        ),
        (
            "<article><h1>Boat sold</h1><p>Hollin Yards sold 40 boats last year, more than ever before.</p>"
            "<p>This article is for subscribers only.</p></article>",
            "page-behind-a-pay-wall",
        ),
    ],
)
def test_walls_are_refused_with_what_they_are(body: str, key: str) -> None:
    with pytest.raises(NotReadable) as refusal:
        page_text(f"<!doctype html><html><head><title>Elva News</title></head><body>{body}</body></html>", None)
    assert refusal.value.key == key


def test_an_article_about_walls_is_read() -> None:
    assert (
        "captcha" in page(story=f"<p>Sites make you complete the captcha, and ask people to subscribe to read more.</p>{STORY}{STORY}").text
    )


def test_struck_out_text_note_marks_and_advertisements_are_no_text() -> None:
    story = (
        "<p>Hollin paid <s>$70</s> $50 for it and earned $4,500<sup><a href='#1'>1</a></sup>"
        " with 302<sup>[2]</sup> people on 40 m<sup>2</sup>.</p>"
        "<amp-ad><p>Buy for $5</p></amp-ad>"
    )
    text = page(story=story + STORY).text
    assert "$70" not in text
    assert "$5 " not in text.replace("$50", "")
    assert "$4,500 with 302 people" in " ".join(text.split())


def test_lists_in_table_cells_stay() -> None:
    table = (
        "<table><tr><td>Result</td><td><ul><li>Revenue $3.3 billion</li><li>Profit $210 million</li></ul></td></tr>"
        "<tr><td>Staff</td><td><p>2,345 people</p></td></tr></table>"
    )
    text = page(story=STORY + table).text
    assert "$3.3 billion" in text
    assert "2,345 people" in text


def test_the_charset_of_the_header_is_applied() -> None:
    words = "La société Côté Océan a vendu trois navires à Genève, a déclaré son président dans un long message aux employés. " * 8
    content = (
        f"<html><head><title>Navires</title></head><body><article><h1>Navires vendus</h1><p>{words}</p></article></body></html>".encode(
            "iso-8859-1"
        )
    )
    assert "société Côté Océan" in text_of("page.html", content, "text/html; charset=iso-8859-1").text


def test_text_that_was_cut_within_a_character_is_read() -> None:
    content = ("港湾公司宣布扩产，明年建成两座新船坞。" * 40).encode()[:-1]
    assert text_of("page.txt", content).text.startswith("港湾公司宣布扩产")
