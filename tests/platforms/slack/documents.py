"""Strategies for documents of every kind, hostile ones included, and what tests read of the messages made of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal

from hypothesis import HealthCheck
from hypothesis import strategies as st

from bot.core.document import (
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
from bot.platforms.slack.message import SlackMessage
from tests.examples import examples
from tests.fake_slack.blockkit import literal_text

HOSTILE = (
    "<!channel>",
    "<@U0ADMIN>",
    "<!subteam^S1>",
    "*bold* _it_ ~gone~ `code` :smile:",
    "&amp; & < >",
    "\u202egnp.exe\x00\x1b[31m",
    "<https://evil.example|bank>",
    "@everyone @here",
    "通义千问🐉",
    '"quoted\\path"\n',
)

_units = st.sampled_from((*HOSTILE, "word ", "x", "&", "龍", "🐉", "\n", '"'))
words = st.one_of(
    st.text(max_size=40),
    st.sampled_from(HOSTILE),
    st.builds(lambda unit, size: unit * (size // len(unit)), _units, st.sampled_from((30, 160, 700, 2100, 3100, 9000))),
)
urls = st.sampled_from(
    (
        "https://news.example/a?b=1&c=<2>",
        "http://user:pass@evil.example/",
        "javascript:alert(1)",
        "https://xn--fsq.example/",
        "https://bücher.example/x",
        "https://news.example/" + "a" * 4000,
        "",
        "https://[broken",
    )
)
moments = st.builds(
    Moment,
    at=st.datetimes(timezones=st.just(UTC)),
    zone=st.sampled_from(("UTC", "Europe/Berlin", "Asia/Shanghai", "Not/AZone", "", "../../etc/passwd")),
)
spans = st.lists(
    st.one_of(
        st.builds(Text, text=words, bold=st.booleans(), italic=st.booleans(), code=st.booleans()),
        st.builds(Link, label=words, url=urls),
        st.builds(Ref, number=st.integers(1, 200)),
        moments,
        st.builds(Mention, what=st.sampled_from(("user", "channel", "role")), id=st.one_of(st.just("U0ADMIN"), words), name=words),
        st.builds(Hint, line=words),
    ),
    max_size=5,
).map(tuple)
sources = st.builds(
    Source,
    number=st.integers(1, 10**6),
    sentence=words,
    article=words,
    url=st.one_of(st.none(), urls),
    note=words,
    line=st.one_of(st.just(""), st.just("/brief source f12"), st.just("kept:abc"), words),
)
labels = st.text(min_size=1, max_size=75)
choices = st.builds(
    Choice,
    label=labels,
    line=st.one_of(st.just("/qwen stats"), words),
    share=st.booleans(),
    danger=st.booleans(),
    replace=st.booleans(),
    primary=st.booleans(),
    confirm=st.one_of(st.just(""), words),
)
some_choices = st.lists(choices, max_size=3).map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(0, 22))
    cells = st.lists(st.one_of(spans, st.builds(lambda one: (Text(text=one),), labels)), min_size=width, max_size=width).map(tuple)
    rows = st.lists(st.builds(Row, cells=cells, small=spans, choices=st.one_of(st.just(()), some_choices)), max_size=4)
    columns = tuple(Column(label=draw(labels)) for _ in range(width))
    return Table(caption=draw(words), columns=columns, rows=tuple(draw(rows)) if width else ())


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    days = draw(st.lists(st.dates(), max_size=25, unique=True).map(sorted))
    values = st.decimals(allow_nan=False, allow_infinity=False)
    point = st.builds(Point, when=st.one_of(labels, words), day=st.sampled_from(days), value=values, words=words) if days else st.nothing()
    alike = st.just(
        tuple(Point(when=f"{day:%d %b %Y}", day=day, value=Decimal(day.toordinal()), words=f"{day.toordinal()}") for day in days)
    )
    points = st.one_of(alike, st.lists(point, max_size=5).map(tuple)) if days else alike
    series = st.lists(st.builds(Series, name=words, points=points), max_size=8).map(tuple)
    return Chart(title=draw(words), unit=draw(words), series=draw(series), words=draw(words))


blocks = st.one_of(
    st.builds(Heading, text=words),
    st.builds(Paragraph, spans=spans),
    st.builds(Listing, items=st.lists(st.builds(Item, lead=words, spans=spans), max_size=12).map(tuple)),
    st.builds(Quotation, words=words, attribution=spans),
    st.builds(Sources, sources=st.lists(sources, max_size=12).map(tuple), folded=st.booleans()),
    st.builds(Summary, text=st.text(max_size=150)),
    st.builds(Page, shown=words, back=st.sampled_from(("", "/qwen timeline")), on=words),
    tables(),
    charts(),
    st.builds(Note, spans=spans),
    st.builds(Preformatted, text=words),
    st.builds(Choices, choices=st.lists(choices, max_size=12).map(tuple)),
    st.just(Divider()),
)
_details = st.one_of(st.just(()), st.lists(blocks, max_size=2).map(tuple))
documents = st.builds(Document, title=words, blocks=st.lists(blocks, max_size=8).map(tuple), private=st.booleans(), details=_details)

AT = datetime(2025, 2, 27, 8, 0, tzinfo=UTC)
many = examples(40, HealthCheck.data_too_large)


def letters(words: str) -> str:
    """The words without any white space: what must survive cutting into messages."""
    return "".join(words.split())


def shown(messages: Iterable[SlackMessage]) -> str:
    return "\n".join(literal_text(message.blocks) for message in messages)
