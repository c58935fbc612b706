"""Pages and files: their text, title and date with the right basis, and clear refusals."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import NotReadable
from bot.reading.page import MAX_BYTES, Page, language_of, page_text, text_of
from storage.values import Basis, PartialDate, Precision
from tests.examples import examples

BODY = "".join(
    f"<p>Acme opened plant number {number} in Leeds and said that it would hire four hundred people there by the end of the year, "
    "more than the town had hoped for when the talks began.</p>"
    for number in ("one", "two", "three")
)


def html(head: str = "", body: str = BODY) -> str:
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>Acme opens plants</title>{head}</head><body>"
        "<nav><a href='/'>Home</a> <a href='/news'>News</a></nav>"
        f"<article><h1>Acme opens plants</h1>{body}</article><footer>We use cookies. Privacy policy</footer></body></html>"
    )


def outcome(read: Callable[[], Page]) -> str:
    """The text, or what to do next: any other error fails the test."""
    try:
        return read().text
    except NotReadable as refusal:
        return refusal.next_step


def test_the_article_is_extracted_from_its_page() -> None:
    page = page_text(html("<meta property='og:site_name' content='Acme News'>"), "https://www.example.com/plants")
    assert page.text.count("Acme opened plant number") == 3
    assert "cookies" not in page.text
    assert "Home" not in page.text
    assert (page.title, page.publisher, page.url, page.language) == (
        "Acme opens plants",
        "Acme News",
        "https://www.example.com/plants",
        "en",
    )


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='article:published_time' content='2024-09-19T08:30:00+08:00'>",
        "<meta itemprop='datePublished' content='2024-09-19'>",
        "<meta name='pubdate' content='20240919'>",
        '<script type="application/ld+json">{"dateModified":"2024-10-02","datePublished":"2024-09-19T01:00:00Z"}</script>',
    ],
)
def test_a_date_in_the_metadata_is_stated(head: str) -> None:
    assert page_text(html(head), None).published == PartialDate.day(date(2024, 9, 19), Basis.STATED)


def test_a_date_that_is_only_printed_on_the_page_is_inferred() -> None:
    page = page_text(html(body="<p class='date'>Published on 19 September 2024</p>" + BODY), None)
    assert page.published == PartialDate.day(date(2024, 9, 19), Basis.INFERRED)


def test_a_date_in_the_address_is_inferred() -> None:
    page = page_text(html(), "https://www.example.com/2024/09/19/plants.html")
    assert page.published is not None
    assert (page.published.value, page.published.basis) == ("2024-09-19", Basis.INFERRED)


def test_a_page_without_a_date_has_none() -> None:
    assert page_text(html(), None).published is None


@pytest.mark.parametrize("page", ["<html><body></body></html>", "<p>", "<html><body><script>var x = 1</script></body></html>"])
def test_a_page_without_an_article_is_refused(page: str) -> None:
    with pytest.raises(NotReadable, match=r"No article was found"):
        page_text(page, "https://www.example.com/")


def test_front_matter_is_understood() -> None:
    text = (
        '---\ntitle: "Acme opens plants"\npublisher: Acme News\npublished: 2024-09\nurl: https://example.com/a\n'
        "note: put into our own words\nsummary-of: Globex Wire\nmood: fine\n---\n\nAcme opened two plants.\n"
    )
    page = text_of("a.md", text.encode())
    assert page == Page(
        text="Acme opened two plants.\n",
        title="Acme opens plants",
        publisher="Acme News",
        url="https://example.com/a",
        published=PartialDate.month(2024, 9),
        note="put into our own words",
        summary_of="Globex Wire",
    )
    assert page.published is not None
    assert page.published.precision is Precision.MONTH


def test_front_matter_with_a_wrong_date_says_how_to_write_it() -> None:
    with pytest.raises(NotReadable) as caught:
        text_of("a.md", b"---\npublished: last week\n---\nAcme opened a plant.")
    assert "a.md" in caught.value.message
    assert "last week" in caught.value.message
    assert "2025-02-27" in caught.value.next_step


def test_markdown_loses_its_markup_and_keeps_its_words() -> None:
    page = text_of(
        "a.md", b"# Acme opens plants\n\nThe **plants** are [near Leeds](https://example.com/x) and *large*.\n\n## Costs\n\n> 5 * 3 million"
    )
    assert page.title == "Acme opens plants"
    assert page.text == "The plants are near Leeds and large.\n\nCosts\n\n5 * 3 million"


@pytest.mark.parametrize(
    "content",
    [
        "Zürich’s café opened".encode(),
        b"\xef\xbb\xbf" + "Zürich’s café opened".encode(),
        "Zürich’s café opened".encode("utf-16"),
        b"\xfe\xff" + "Zürich’s café opened".encode("utf-16-be"),
        "Zürich’s café opened".encode("utf-32"),
    ],
)
def test_encodings_with_and_without_byte_order_marks(content: bytes) -> None:
    assert text_of("a.txt", content).text == "Zürich’s café opened"


def test_the_stated_charset_is_used_where_utf_8_fails() -> None:
    assert text_of("a", "Acme eröffnet ein Werk".encode("latin-1"), "text/plain; charset=ISO-8859-1").text == "Acme eröffnet ein Werk"
    page = text_of(
        "a.html",
        html(body="<p>" + "公司周一开设了一家工厂，并表示将招聘四百人。" * 12 + "</p>").replace("utf-8", "gb18030").encode("gb18030"),
    )
    assert "工厂" in page.text
    assert page.language == "zh"


def test_an_unknown_encoding_is_guessed() -> None:
    text = "公司周一在利兹开设了一家工厂，并表示将在年底前在当地招聘四百人。工厂将为农场和小城镇生产水泵。" * 5
    assert text_of("a.txt", text.encode("gb18030")).text == text


def test_line_ends_are_normalised_and_control_characters_become_spaces() -> None:
    assert text_of("a.txt", b"one\r\ntwo\rthree\x07four").text == "one\ntwo\nthree four"


def test_html_is_recognised_by_type_name_or_content() -> None:
    for name, media in (("a.html", ""), ("a", "text/html; charset=utf-8"), ("a", "application/xhtml+xml"), ("a", "")):
        assert "<p>" not in text_of(name, html().encode(), media).text
    assert text_of("a.txt", b"<p> is a tag in HTML").text == "<p> is a tag in HTML"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.pdf", b"%PDF-1.7\n...", "damaged PDF"),
        ("a.txt", b"%PDF-1.7\n...", "damaged PDF"),
        ("a.docx", b"PK\x03\x04....", "office document"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "an image"),
        ("a.txt", gzip.compress(b"text", mtime=0), "compressed"),
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t", "empty"),
        ("a.txt", b"12 34 --- !!", "no words"),
        ("a.txt", bytes(range(256)) * 20, "no text"),
        ("a.txt", b"word\x00\x01\x02" * 100, "no text"),
        ("a.csv.exe", b"MZ and so on", "kind that can't be read"),
        ("a.txt", b"a" * (MAX_BYTES + 1), "larger than 5 MB"),
    ],
)
def test_a_file_that_is_no_article_is_refused_with_its_name_and_a_next_step(name: str, content: bytes, says: str) -> None:
    with pytest.raises(NotReadable) as caught:
        text_of(name, content)
    assert name in caught.value.message
    assert says in caught.value.message
    assert caught.value.next_step


def test_two_languages_are_distinguished() -> None:
    assert language_of("Acme 开设工厂，招聘四百人，生产水泵。") == "zh"
    assert language_of("Acme (阿克米) opened a plant in Leeds.") == "en"
    assert language_of("") == "en"


@examples(40)
@given(st.text(alphabet="<>/apdivhtml \"'=&;\n\x00\ud800一", max_size=200))
def test_broken_pages_are_refused_or_read(page: str) -> None:
    assert outcome(lambda: page_text(page, None))


@given(st.binary(max_size=300))
def test_bytes_are_refused_or_read(content: bytes) -> None:
    assert outcome(lambda: text_of("a.txt", content))


def test_deeply_nested_markup_is_read() -> None:
    assert outcome(lambda: page_text("<div>" * 20_000 + "Acme opened a plant." + "</div>" * 20_000, None))
