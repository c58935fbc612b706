from __future__ import annotations

import re

from hypothesis import given

from bot.core.document import (
    Document,
    Heading,
    Note,
    Paragraph,
    Quotation,
    Source,
    Sources,
    Text,
    paragraph,
)
from bot.platforms.discord.message import DiscordMessage
from bot.platforms.discord.renderer import render
from bot.platforms.discord.splitting import split
from tests.platforms.discord.documents import documents, letters, many, shown, texts, tokens_of, unescaped


@many
@given(documents)
def test_only_sentences_of_sources_are_cut(document: Document) -> None:
    messages = render(document, tokens=tokens_of(document))
    body = letters("".join(map(unescaped, shown(messages, sources=False))))
    for block in document.blocks:
        if isinstance(block, Paragraph | Note):
            for span in block.spans:
                if isinstance(span, Text):
                    assert letters(span.text.replace("\ufeff", "")) in body
        if isinstance(block, Quotation):
            assert letters(block.words) in body
    # A title too long for one line goes on as the first paragraph.
    first, *rest = texts(messages)
    rest = [text for text in rest if not re.search(r"\(\d+ of \d+\)\**$", text)]  # the heading again, on each further page
    whole = "".join(map(unescaped, (re.sub(r" ?\(1 of \d+\)\**$", "", first), *rest)))
    assert letters(document.title) in letters(whole)


@many
@given(documents)
def test_a_part_is_split_no_further(document: Document) -> None:
    parts = split(document)
    assert [split(part) for part in parts] == [(part,) for part in parts]
    assert len(render(document)) == len(parts)


def test_sentences_are_shortened_only_when_that_saves_a_message() -> None:
    def rendered(length: int, count: int) -> tuple[DiscordMessage, ...]:
        sources = tuple(Source(number=n, sentence="word " * (length // 5), article="Acme News") for n in range(1, count + 1))
        return render(Document(title="T", blocks=(Sources(sources=sources),)))

    assert "…" not in texts(rendered(300, 10))[1]
    (short,) = rendered(1000, 10)
    assert texts((short,))[1].count("…") == 10


def test_a_heading_goes_to_the_next_message_with_its_paragraph() -> None:
    long = "word " * 500
    document = Document(title="T", blocks=(paragraph(long), Heading(text="Next"), paragraph(long)))
    first, second = render(document)
    assert "Next" not in texts((first,))[-1]
    assert texts((second,))[1].startswith("**Next**")
    assert [texts((one,))[0] for one in (first, second)] == ["### T (1 of 2)", "### T (2 of 2)"]
