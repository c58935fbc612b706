from __future__ import annotations

import json
import re

from hypothesis import given

from bot.core.document import (
    Document,
    Link,
    paragraph,
)
from bot.platforms.slack.markup import Json
from bot.platforms.slack.renderer import render
from tests.fake_slack.blockkit import literal_text
from tests.platforms.slack.documents import HOSTILE, documents, many, shown


def markup_in(blocks: tuple[Json, ...]) -> list[str]:
    """The texts in the blocks that Slack parses."""
    assert all(
        element["type"] == "plain_text" or element["verbatim"]
        for block in blocks
        for element in block.get("elements", ())
        if block["type"] == "context"
    )
    return [
        element["text"] for block in blocks if block["type"] == "context" for element in block["elements"] if element["type"] == "mrkdwn"
    ]


@many
@given(documents)
def test_no_content_is_taken_for_markup_by_slack(document: Document) -> None:
    for message in render(document, private=True):
        assert not re.search(r"[<>]|&(?!(amp|lt|gt);)", message.text)
        dumped = json.dumps(message.blocks)
        assert not {"broadcast", "emoji"} & set(re.findall(r'"type": "(\w+)"', dumped))
        for small in markup_in(message.blocks):
            literal = re.sub(r"<https?://[^<>|]+\|([^<>|]*)>|<[@#]U0ADMIN>|<!subteam\^U0ADMIN>|`[^`]*`", r"\1", small)
            assert not re.search(r"[*_~`<>@#]|&(?!(amp|lt|gt);)|:\S", literal)
        assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x1b]", shown([message]) + message.text)


def test_links_show_their_host_and_only_web_addresses_are_linked() -> None:
    document = Document(
        title="Links",
        blocks=(
            paragraph(
                Link(label="your bank", url="https://evil.example/login"),
                " or ",
                Link(label="script", url="javascript:alert(1)"),
                " or ",
                Link(label="bücher", url="https://bücher.example/"),
            ),
        ),
    )
    (message,) = render(document, private=True)
    assert literal_text(message.blocks[1:]).strip() == "your bank (evil.example) or script or bücher (xn--bcher-kva.example)"
    assert [e["url"] for e in message.blocks[1]["elements"][0]["elements"] if e["type"] == "link"] == [
        "https://evil.example/login",
        "https://bücher.example/",
    ]
    assert "javascript" not in json.dumps(message.blocks)


def test_hostile_words_are_shown_literally() -> None:
    document = Document(title="Hostile", blocks=tuple(paragraph(words) for words in HOSTILE))
    (message,) = render(document, private=True)
    assert "<!channel>" in literal_text(message.blocks)
    assert "&lt;!channel&gt;" in message.text
    assert "*bold* _it_ ~gone~ `code` :smile:" in literal_text(message.blocks)
