from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.document import (
    Document,
    Link,
    Mention,
    paragraph,
    text,
)
from bot.platforms.discord.markup import shortened, utf16_length
from bot.platforms.discord.renderer import render
from tests.platforms.discord.documents import any_text, texts


@given(any_text)
def test_escaped_text_has_no_markup_left(words: str) -> None:
    (message, *_) = render(Document(title="T", blocks=(paragraph(words[:1500]),)))
    for shown in texts((message,))[1:]:
        assert not re.search(r"[*_~`|<>\[\]#]|://", re.sub(r"\\[^\w\s]|\\_", "", shown))
        assert not re.search(r"(?m)^\s*([-+]|\d+[.)])", shown)


def test_only_http_addresses_are_linked_and_always_with_their_host() -> None:
    def shown(label: str, url: str) -> str:
        return texts(render(Document(title="T", blocks=(paragraph(Link(label=label, url=url)),))))[1]

    assert shown("report", "https://acme.example/a)b") == "[report](<https://acme.example/a%29b>) (acme.example)"
    assert (
        shown("https://bank.example", "https://evil.example/") == "https\\://bank.example ([link](<https://evil.example/>), evil.example)"
    )
    assert shown("report", "javascript:alert(1)") == "report"
    assert shown("report", "https://acme.example@evil.example/") == "report"
    assert shown("report", "https://аcme.example/") == "[report](<https://%D0%B0cme.example/>) (xn--cme-5cd.example)"


def test_neighbouring_styles_are_kept_separate() -> None:
    (message,) = render(Document(title="T", blocks=(paragraph(text("a", bold=True), text("b", bold=True), text("c", italic=True), "d"),)))
    assert texts((message,))[1] == "**a**\u200b**b**_c_\u200bd"


def test_a_mention_split_over_two_spans_does_not_ping() -> None:
    (message,) = render(Document(title="T", blocks=(paragraph("@", "everyone <@", "123>"),)))
    assert texts((message,))[1] == "@\u200beveryone \\<@\u200b123\\>"


def test_a_mention_is_shown_as_the_platform_shows_it() -> None:
    spans = (Mention(what="user", id="12"), ", ", Mention(what="channel", id="34"), ", ", Mention(what="role", id="56", name="News"))
    (message,) = render(Document(title="T", blocks=(paragraph(*spans, " and ", Mention(what="user", id="U7", name="lena")),)))
    assert texts((message,))[1] == "<@12>, <#34>, <@&56> and @lena"
    assert message.payload()["allowed_mentions"] == {"parse": []}


@pytest.mark.parametrize(
    ("words", "room", "shown"),
    [
        ("Acme grew.", 10, "Acme grew."),
        ("Acme grew by a third", 12, "Acme grew…"),
        ("阿里巴巴集团", 6, "阿里巴巴集团"),
        ("🚀 Acme", 7, "🚀 Acme"),  # two units
        ("🚀🚀🚀🚀🚀🚀", 8, "🚀🚀🚀…"),
        ("🚀", 1, "…"),
    ],
)
def test_text_is_cut_to_what_discord_counts(words: str, room: int, shown: str) -> None:
    assert shortened(words, room) == shown


@given(any_text, st.integers(1, 200))
def test_text_that_was_cut_fits_and_says_so(words: str, room: int) -> None:
    short = shortened(words, room)
    assert utf16_length(short) <= room
    assert short == words or short.endswith("…")
