"""Documents in the terminal: readable lines, every source with its mark, nothing that could steer the terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.core.document import (
    Choice,
    Choices,
    Document,
    Heading,
    Link,
    Listing,
    Preformatted,
    Quotation,
    Ref,
    Source,
    Sources,
    item,
    note,
    paragraph,
    text,
)
from bot.platforms.terminal.renderer import render

SOURCES = Sources(
    sources=(
        Source(
            number=1,
            sentence="Acme sold 12 robots.",
            article="Acme News, 3 May 2024",
            url="https://acme.example/1",
            line="/brief source f12",
        ),
        Source(number=2, sentence="", article="Acme Daily", note="retells a4", line="/brief source a5"),
    )
)


def test_a_document_reads_from_top_to_bottom() -> None:
    document = Document(
        title="Acme: figures",
        blocks=(
            Heading(text="Rover"),
            Listing(items=(item("Robots sold", "12 ", Ref(number=1)), item("", "no lead"))),
            Quotation(words="As dull as a kettle", attribution=(text("Lena Ortiz"),)),
            note("and 3 more"),
            Preformatted(text="/brief help\n/brief topics"),
            Choices(choices=(Choice(label="Show all", line="/acme stats limit:100"), Choice(label="Share", line="/acme", share=True))),
            SOURCES,
        ),
    )
    assert render(document).split("\n") == [
        *("Acme: figures", "", "ROVER", "", "• Robots sold: 12 [1]", "• no lead", ""),
        *("  “As dull as a kettle”", "  — Lena Ortiz", "", "and 3 more", "", "    /brief help", "    /brief topics", ""),
        *("> Show all: /acme stats limit:100", ""),
        *("[1] Acme News, 3 May 2024 <https://acme.example/1> · f12", "    “Acme sold 12 robots.”", "[2] Acme Daily (retells a4) · a5"),
    ]


def test_long_lines_are_wrapped_under_their_beginning() -> None:
    lines = render(Document(title="", blocks=(Listing(items=(item("Robots sold", "many " * 40),)),)), width=60).split("\n")
    assert len(lines) > 3
    assert all(len(line) <= 60 for line in lines)
    assert all(line.startswith("  many") for line in lines[1:])


def test_details_are_printed_below() -> None:
    shown = render(Document(title="Digest", blocks=(paragraph("In short."),), details=(paragraph("More."),)))
    assert shown == f"Digest\n\nIn short.\n\n{'─' * 40}\n\nDETAILS\n\nMore."


@given(st.text(st.sampled_from("a \x1b[31m\x07\x00\x9b\u202e\r\b]8;;"), max_size=30))
def test_no_control_character_reaches_the_terminal(words: str) -> None:
    link = Link(label=words, url=f"javascript:{words}")
    blocks = (paragraph(words), Listing(items=(item(words, words),)), Quotation(words=words), paragraph(link), Preformatted(text=words))
    shown = render(Document(title=words, blocks=blocks))
    assert not set(shown) & set("\x1b\x07\x00\x9b\u202e\r\b")
    assert "javascript:" not in shown
