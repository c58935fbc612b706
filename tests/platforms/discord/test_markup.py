from __future__ import annotations

import re

from hypothesis import given

from bot.core.document import (
    Document,
    Link,
    paragraph,
    text,
)
from bot.platforms.discord.renderer import render
from tests.platforms.discord.documents import any_text


@given(any_text)
def test_escaped_text_has_no_markup_left(words: str) -> None:
    (message, *_) = render(Document(title="T", blocks=(paragraph(words[:1500]),)))
    for embed in message.embeds:
        assert not re.search(r"[*_~`|<>\[\]#]|://", re.sub(r"\\[^\w\s]|\\_", "", embed["description"]))
        assert not re.search(r"(?m)^\s*([-+]|\d+[.)])", embed["description"])


def test_only_http_addresses_are_linked_and_always_with_their_host() -> None:
    def shown(label: str, url: str) -> str:
        return str(render(Document(title="T", blocks=(paragraph(Link(label=label, url=url)),)))[0].embeds[0]["description"])

    assert shown("report", "https://acme.example/a)b") == "[report](<https://acme.example/a%29b>) (acme.example)"
    assert (
        shown("https://bank.example", "https://evil.example/") == "https\\://bank.example ([link](<https://evil.example/>), evil.example)"
    )
    assert shown("report", "javascript:alert(1)") == "report"
    assert shown("report", "https://acme.example@evil.example/") == "report"
    assert shown("report", "https://аcme.example/") == "[report](<https://%D0%B0cme.example/>) (xn--cme-5cd.example)"


def test_neighbouring_styles_are_kept_separate() -> None:
    (message,) = render(Document(title="T", blocks=(paragraph(text("a", bold=True), text("b", bold=True), text("c", italic=True), "d"),)))
    assert message.embeds[0]["description"] == "**a**\u200b**b**_c_\u200bd"


def test_a_mention_split_over_two_spans_does_not_ping() -> None:
    (message,) = render(Document(title="T", blocks=(paragraph("@", "everyone <@", "123>"),)))
    assert message.embeds[0]["description"] == "@\u200beveryone \\<@\u200b123\\>"
