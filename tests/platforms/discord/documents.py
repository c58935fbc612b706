"""Strategies for documents of every kind, hostile ones included, and what tests read of the messages made of them."""

from __future__ import annotations

import re
from datetime import UTC

from hypothesis import HealthCheck
from hypothesis import strategies as st

from bot.core.document import (
    Block,
    Chart,
    Choice,
    Choices,
    Column,
    Divider,
    Document,
    Heading,
    Hint,
    Item,
    Link,
    Listing,
    Mention,
    Moment,
    Note,
    Outcome,
    Page,
    Paragraph,
    Point,
    Preformatted,
    Quotation,
    Ref,
    Row,
    Series,
    Source,
    Sources,
    Summary,
    Table,
    Text,
)
from bot.platforms.discord.buttons import lines_to_keep
from bot.platforms.discord.message import DiscordMessage, texts_in
from tests.examples import examples

# Words that are dangerous on Discord, among ordinary ones.
_DANGEROUS = """
@everyone @here <@123> <@&5> <#9> <t:1:R> </brief:1> ||x|| **b** _i_ `c` ``` ~~s~~ >_q >>>_q #_h -#_s -_l 1._n [a](https://evil.example)
https://evil.example/a_b :100: \\ @ everyone Acme revenue grew to 380 billion 😀
"""
_WORDS = st.sampled_from([*_DANGEROUS.split(), "> q", ">>> q", "# h", "-# s", "- l", "1. n", "\u202ereversed", "\x07", "\n", "\n\n"])
any_text = st.one_of(
    st.text(max_size=40),
    st.lists(_WORDS, max_size=12).map(" ".join),
    st.builds(lambda words, times: (words + " ") * times, st.text(min_size=1, max_size=20), st.integers(1, 300)),
    st.builds(lambda piece, times: piece * times, st.sampled_from(["*", "\n", "a\n", "[", "😀", "-\n", "`", "w"]), st.integers(1, 4500)),
)
_LINES = st.one_of(st.just("/qwen stats"), st.text(min_size=1, max_size=150), st.just("/brief ask " + "why " * 40))
_URLS = st.sampled_from(
    [
        "https://news.example/a?b=(c)",
        "http://x.example/" + "y" * 3000,
        "javascript:alert(1)",
        "https://a@b.example",
        "",
        "https://é.example/ü",
    ]
)
_SPANS = st.lists(
    st.one_of(
        st.builds(Text, text=any_text, bold=st.booleans(), italic=st.booleans(), code=st.booleans()),
        st.builds(Link, label=any_text, url=_URLS),
        st.builds(Ref, number=st.integers(1, 99)),
        st.builds(Mention, what=st.sampled_from(["user", "channel", "role"]), id=st.sampled_from(["4711", "U1", ""]), name=any_text),
        st.builds(Hint, line=_LINES),
        st.builds(
            Moment,
            at=st.datetimes(timezones=st.just(UTC)),
            zone=st.sampled_from(["UTC", "Asia/Shanghai", "Nowhere"]),
        ),
    ),
    max_size=5,
).map(tuple)
_SOURCE = st.builds(
    Source,
    number=st.integers(1, 99),
    sentence=any_text,
    article=any_text,
    url=st.one_of(st.none(), _URLS),
    note=any_text,
    line=st.one_of(st.just(""), _LINES),
    summarised=st.sampled_from(["", "", "Acme News, 3 May 2024"]),
)
_CHOICES = st.lists(
    st.builds(
        Choice,
        label=st.text(min_size=1, max_size=75),
        line=_LINES,
        share=st.booleans(),
        danger=st.booleans(),
        form=st.booleans(),
        replace=st.booleans(),
        confirm=st.sampled_from(["", "", "Remove it?", "Remove “⏎”?\n" + "Really? " * 20]),
        primary=st.booleans(),
    ),
    max_size=30,
).map(tuple)


def _tables(columns: int) -> st.SearchStrategy[Table]:
    row = st.builds(
        Row, cells=st.tuples(*[_SPANS] * columns), small=_SPANS, choices=st.one_of(st.just(()), _CHOICES.map(lambda choices: choices[:7]))
    )
    heads = tuple(Column(label=f"Column {number}", number=number > 0) for number in range(columns))
    return st.builds(Table, caption=any_text, columns=st.just(heads), rows=st.lists(row, max_size=12).map(tuple))


_POINT = st.builds(Point, when=any_text, day=st.dates(), value=st.decimals(allow_nan=False, allow_infinity=False), words=any_text)
_SERIES = st.builds(Series, name=any_text, points=st.lists(_POINT, max_size=4).map(tuple))
_BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, text=any_text),
    st.builds(Paragraph, spans=_SPANS),
    st.builds(Listing, items=st.lists(st.builds(Item, lead=any_text, spans=_SPANS), max_size=4).map(tuple)),
    st.builds(Quotation, words=any_text, attribution=_SPANS),
    st.builds(Sources, sources=st.lists(_SOURCE, max_size=30).map(tuple), folded=st.booleans()),
    st.integers(1, 4).flatmap(_tables),
    st.builds(Chart, title=any_text, unit=any_text, series=st.lists(_SERIES, max_size=3).map(tuple), words=any_text),
    st.builds(Page, shown=any_text, back=_LINES, on=st.one_of(st.just(""), _LINES)),
    st.builds(Note, spans=_SPANS),
    st.builds(Preformatted, text=any_text),
    st.just(Divider()),
    st.builds(Choices, choices=_CHOICES),
)
_SUMMARY = st.one_of(st.just(()), st.tuples(st.builds(Summary, text=st.text(max_size=150))))
_DETAILS = st.one_of(st.just(()), st.lists(_BLOCKS, max_size=2).map(tuple))
documents = st.builds(
    Document,
    title=any_text,
    blocks=st.builds(lambda summary, blocks: (*summary, *blocks), _SUMMARY, st.lists(_BLOCKS, max_size=6)),
    outcome=st.sampled_from(Outcome),
    details=_DETAILS,
)
many = examples(40, HealthCheck.data_too_large)


def shown(messages: tuple[DiscordMessage, ...], *, sources: bool) -> list[str]:
    """The texts of all messages without their titles, of sources or of the rest."""
    return [text for text in texts(messages) if not text.startswith("### ") and text.startswith("**Sources**\n") is sources]


def texts(messages: tuple[DiscordMessage, ...]) -> list[str]:
    return [text for message in messages for part in message.parts for text in texts_in(part)]


def unescaped(markup: str) -> str:
    return re.sub(r"\\([^0-9A-Za-z\s])", r"\1", markup).replace("\u200b", "")


def letters(words: str) -> str:
    return "".join(letter for letter in words if letter.isalnum())


def tokens_of(document: Document) -> dict[str, str]:
    return {line: f"token{number}" for number, line in enumerate(lines_to_keep(document))}
