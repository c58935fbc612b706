"""PDFs: text is extracted within limits, and a file without text is refused with a reason."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from bot.core.errors import NotReadable
from bot.reading import pdf
from bot.reading.article import read
from bot.reading.page import text_of
from bot.reading.pdf import paragraphs, pdf_text
from tests.examples import examples

LINES = (
    "Acme opens a second plant in Leeds",
    "LEEDS, 3 June 2024 - Acme opened a second plant in Leeds on Monday and said that it would em-",
    "ploy 4,200 people there by the end of the year, more than the town had hoped for when talks",
    "began.",
    "Acme had revenue of 310 million euros in 2023, the company said on Monday in a statement that",
    "was handed out at the gate.",
)

#: Pages that fit in a small file and would keep a processor busy, each with the reason for refusing it.
HUGE_PAGES = {
    "nested": (b"(" * 5_000_000, "no text"),
    "steps": (b"1 0 0 1 0 0 cm\n" * 4_000_000, "too intricate"),
    "unpacked": (b"a" * 60_000_000, "too large"),
}


def drawn(lines: Sequence[str]) -> bytes:
    """The content stream of a page with these lines."""
    shown = "\n".join(f"({line.replace(chr(92), '').replace('(', '').replace(')', '')}) Tj T*" for line in lines)
    return f"BT /F1 11 Tf 14 TL 40 780 Td\n{shown}\nET".encode("latin-1", "replace")


def document(*pages: bytes, title: str = "") -> bytes:
    """A PDF of pages with these content streams, compressed."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for page in pages:
        packed = zlib.compress(page, 9)
        number = len(objects) + 1
        kids.append(f"{number + 1} 0 R")
        objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>" % number
        )
    objects[1] = f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(kids)}] >>".encode()
    objects.append(f"<< /Title ({title}) >>".encode())
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    tail = b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(objects), len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + tail


def locked(content: bytes, user: str) -> bytes:
    writer = PdfWriter(PdfReader(BytesIO(content)))
    writer.encrypt(user, "owner", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_lines_are_joined_into_paragraphs_and_read() -> None:
    page = text_of("acme.pdf", document(drawn(LINES), title="Acme opens a second plant"))
    assert page.title == "Acme opens a second plant"
    assert "would employ 4,200 people there by the end of the year, more than the town had hoped for when talks began." in page.text
    draft = read(page.text, title=page.title)
    assert draft.published is not None
    assert draft.published.value == "2024-06-03"
    assert {found.quantity.value_text for found in draft.quantities} >= {"4200", "310000000"}


def test_a_pdf_is_recognised_by_its_first_bytes_whatever_its_name() -> None:
    for name, media in (
        ("acme.pdf", ""),
        ("acme", "application/pdf"),
        ("acme.txt", "text/plain"),
        ("https://acme.example/report", "application/pdf"),
    ):
        assert "310 million euros" in text_of(name, document(drawn(LINES)), media).text


def refusal(content: bytes, **limits: float) -> str:
    with pytest.raises(NotReadable) as caught:
        pdf_text("acme.pdf", content, **limits)
    assert "acme.pdf" in caught.value.message
    assert caught.value.next_step
    return caught.value.message


def test_an_unreadable_pdf_is_refused_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "a scan" in refusal(document(b"q 100 0 0 100 0 0 cm Q", b""))
    assert "damaged" in refusal(b"%PDF-1.4\n")
    assert "takes too long" in refusal(document(drawn(LINES)), seconds=-1)
    assert "locked with a password" in refusal(locked(document(drawn(LINES)), "secret"))
    monkeypatch.setattr(pdf, "MOST_PAGES", 2)
    assert "has 3 pages" in refusal(document(*[drawn(LINES)] * 3))
    monkeypatch.setattr(pdf, "MOST_TEXT", 100)
    assert "too much text" in refusal(document(drawn(LINES)))


def test_a_pdf_that_is_only_locked_against_changes_is_read() -> None:
    assert "310 million euros" in pdf_text("acme.pdf", locked(document(drawn(LINES)), ""))[0]


@pytest.mark.parametrize(("page", "reason"), HUGE_PAGES.values(), ids=HUGE_PAGES)
def test_a_small_file_with_a_huge_page_is_refused(page: bytes, reason: str) -> None:
    content = document(page)
    assert len(content) < 300_000
    assert reason in refusal(content)


@given(st.data())
@examples(60)
def test_a_damaged_file_is_read_or_refused(data: st.DataObject) -> None:
    content = bytearray(document(drawn(LINES), drawn(LINES[:2])))
    for _ in range(data.draw(st.integers(1, 12))):
        content[data.draw(st.integers(8, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(20, len(content)))
    with suppress(NotReadable):
        assert pdf_text("acme.pdf", bytes(content[:cut]))[0].strip()


LONG = "This line of the page is rather long and it goes on to"


@pytest.mark.parametrize(
    ("page", "joined"),
    [
        (f"A heading\n{LONG}\nthe next.", f"A heading\n\n{LONG} the next."),
        ("First paragraph.\n\nSecond one.", "First paragraph.\n\nSecond one."),
        ("The words here are bro-\nken in two for want of room.", "The words here are broken in two for want of room."),
        ("Page 3 of 9\nThe text of the page.\n- 3 -", "The text of the page."),
        ("", ""),
    ],
)
def test_lines_become_paragraphs(page: str, joined: str) -> None:
    assert paragraphs(page) == joined


def placed(*pieces: tuple[int, int, str]) -> bytes:
    """The content stream of a page with words at these places."""
    return "\n".join(f"BT /F1 11 Tf {x} {y} Td ({words}) Tj ET" for x, y, words in pieces).encode("latin-1")


def test_columns_are_read_one_after_the_other() -> None:
    left = (
        "Hollin Yards sold forty boats in the past",
        "year, more than the thirty that it sold a",
        "year earlier, its chief Ada Penn said on",
        "Monday. She did not say how many boats",
        "it means to sell.",
    )
    right = (
        "The yard expects its revenue to rise",
        "to $3 million this year, after it came to",
        "$2 million last year. It has hired more",
        "people than ever before, and it pays",
        "them better than others do.",
    )
    lines = [
        (x, 780 - 14 * row, words)
        for row, pair in enumerate(zip(left, right, strict=True))
        for x, words in zip((40, 310), pair, strict=True)
    ]
    text, _ = pdf_text("a.pdf", document(placed(*lines)))
    words = " ".join(text.split())
    assert "past year, more than the thirty" in words
    assert "revenue to rise to $3 million" in words


def test_a_table_stays_in_rows() -> None:
    rows = (
        ("Revenue in the year to June", "418.6"),
        ("Operating profit of the group", "52.3"),
        ("Net profit of the whole group", "37.2"),
        ("Cash at the end of the year", "612.0"),
        ("Debt at the end of the year", "90.5"),
    )
    lines = [(x, 780 - 14 * row, words) for row, pair in enumerate(rows) for x, words in zip((40, 310), pair, strict=True)]
    text, _ = pdf_text("a.pdf", document(placed(*lines)))
    assert text.index("418.6") < text.index("Operating profit")


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("It took on a long-\nterm loan for it", "long-term loan"),
        ("It sold a 10-\nyear bond to them", "10-year bond"),
        ("It is a Franco-\nGerman fund and old", "Franco-German fund"),
        ("It will em-\nploy them in the town", "will employ them"),
        ("A low-key, well-known yard is well-\nknown here", "is well-known here"),
        ("It is a sub\u00ad\nsidiary of the yard", "subsidiary"),
    ],
)
def test_a_hyphen_at_a_line_end_stays_where_it_belongs_to_the_word(lines: str, words: str) -> None:
    assert words in paragraphs(lines)


def test_a_sentence_over_the_end_of_a_page_is_one_and_running_lines_are_left_out() -> None:
    first = drawn(
        [
            "Hollin Yards said on Monday that its net revenue had risen by more than it had expected a year ago, to a total of",
            "Hollin Report 2024 11",
        ]
    )
    second = drawn(
        [
            "$3 million in the year, while the costs of its two yards were lower than in the year before, as it had said in May.",
            "Hollin Report 2024 12",
        ]
    )
    text, _ = pdf_text("a.pdf", document(first, second))
    assert "to a total of $3 million in the year" in text
    assert "Hollin Report" not in text


def test_ligatures_are_letters() -> None:
    assert pdf._without_ligatures("The \ufb01rm o\ufb00set its pro\ufb01t, \ufb02at") == "The firm offset its profit, flat"
