from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from bot.core.document import (
    Choice,
    Choices,
    Divider,
    Document,
    Heading,
    Item,
    Listing,
    Moment,
    Quotation,
    Ref,
    Source,
    Sources,
    item,
    note,
    paragraph,
    text,
)
from bot.core.errors import NotAllowed, UnknownCommand
from bot.core.language import speaking
from bot.core.refusals import failure, mistake
from bot.platforms.slack.buttons import lines_to_keep
from bot.platforms.slack.renderer import render
from tests.fake_slack.blockkit import problems
from tests.platforms.slack.documents import AT, documents, many


@many
@given(documents, st.booleans(), st.booleans())
def test_slack_takes_every_message(document: Document, private: bool, with_tokens: bool) -> None:
    tokens = {line: f"t{number}" for number, line in enumerate(lines_to_keep(document))} if with_tokens else {}
    messages = render(document, private=private, tokens=tokens)
    assert messages
    for message in messages:
        for one in (message, message.older or message):
            blocks = json.loads(json.dumps(one.blocks))
            assert problems(blocks) == []
            assert one.text.strip()
            assert len(one.text.encode("utf-8", "replace")) < 3_000
        kinds = {block["type"] for block in (message.older or message).blocks}
        assert not kinds & {"data_table", "data_visualization"}


def stats() -> Document:
    return Document(
        title="Acme in figures",
        blocks=(
            Heading(text="Robots"),
            Listing(items=(item("Robots sold", "over 1,000 (Feb 2025) ", Ref(number=1)), item("Plans", "2,000 by 2026 ", Ref(number=2)))),
            Quotation(words="We sell robots", attribution=(text("the head of Acme, "), Moment(at=AT, zone="Europe/Berlin"))),
            note("Two of two figures."),
            Sources(
                sources=(
                    Source(
                        number=1,
                        sentence="Acme sold over 1,000 robots.",
                        article="Acme Daily, 27 Feb 2025",
                        url="https://daily.example/1",
                        line="/brief source f1",
                    ),
                    Source(number=2, sentence="Acme plans 2,000.", article="Acme Weekly", note="retells [1]", line="/brief source f2"),
                )
            ),
            Divider(),
            Choices(
                choices=(
                    Choice(label="Share with channel", line="/acme stats", share=True),
                    Choice(label="Forget", line="/brief topic hide acme", danger=True),
                )
            ),
        ),
    )


def test_a_stats_answer_as_blocks() -> None:
    (message,) = render(stats(), private=True)
    kinds = [block["type"] for block in message.blocks]
    assert kinds == ["header", "header", "rich_text", "rich_text", "context", "rich_text", "actions", "divider", "actions"]
    assert message.blocks[2]["elements"][0]["elements"][0]["elements"] == [
        {"type": "text", "text": "Robots sold: ", "style": {"bold": True}},
        {"type": "text", "text": "over 1,000 (Feb 2025) [1]"},
    ]
    quote = message.blocks[3]["elements"][0]
    assert quote["type"] == "rich_text_quote"
    assert {
        "type": "date",
        "timestamp": 1740643200,
        "format": "{date_short_pretty}, {time} your time",
        "fallback": "2025-02-27 08:00 UTC",
    } in (quote["elements"])
    first = message.blocks[5]["elements"][0]["elements"]
    assert first[1] == {"type": "link", "url": "https://daily.example/1", "text": "Acme Daily, 27 Feb 2025"}
    assert first[2]["text"] == " (daily.example): “Acme sold over 1,000 robots.”"
    menu = message.blocks[6]["elements"][0]
    assert [option["value"] for option in menu["options"]] == ["/brief source f1", "/brief source f2"]
    share, forget = message.blocks[8]["elements"]
    assert (share["value"], share["action_id"].split(":")[0]) == ("/acme stats", "share")
    assert (forget["style"], forget["action_id"].split(":")[0]) == ("danger", "line")
    assert message.response()["response_type"] == "ephemeral"


def test_the_text_for_screen_readers_says_it_all() -> None:
    (message,) = render(stats(), private=True)
    assert message.text == (
        "Acme in figures\nRobots\n• Robots sold: over 1,000 (Feb 2025) [1]\n• Plans: 2,000 by 2026 [2]\n"
        "“We sell robots” — the head of Acme, Thu 27 Feb 2025, 09:00 Europe/Berlin\nTwo of two figures.\n"
        "[1] Acme Daily, 27 Feb 2025 (daily.example): “Acme sold over 1,000 robots.”\n"
        "[2] Acme Weekly (retells [1]): “Acme plans 2,000.”"
    )


def test_an_article_is_named_once_with_its_sentences() -> None:
    daily = [Source(number=number, sentence=f"Acme sold {number}.", article="Acme Daily, 27 Feb 2025") for number in (1, 3)]
    weekly = Source(number=2, sentence="Acme plans 2,000.", article="Acme Weekly", note="retells [1]")
    (message,) = render(Document(title="Acme", blocks=(Sources(sources=(daily[0], weekly, daily[1])),)), private=True)
    said = "[1, 3] Acme Daily, 27 Feb 2025\n[1] “Acme sold 1.”\n[3] “Acme sold 3.”\n[2] Acme Weekly (retells [1]): “Acme plans 2,000.”"
    assert message.text == f"Acme\n{said}"
    [sources] = [block for block in message.blocks if block["type"] == "rich_text"]
    shown = ["".join(part["text"] for part in section["elements"]) for section in sources["elements"]]
    assert "\n".join(shown) == said


def test_what_the_channel_sees_has_no_share_button() -> None:
    (message,) = render(stats(), private=False)
    assert [button["text"]["text"] for button in message.blocks[-1]["elements"]] == ["Forget"]
    assert message.response()["response_type"] == "in_channel"


def test_details_stand_below_in_an_answer() -> None:
    source = Source(number=1, sentence="Acme has 40,000 shops.", article="The Example", line="/brief source f1")
    short = (paragraph("40,000 shops ", Ref(number=1)), Sources(sources=(source.model_copy(update={"sentence": ""}),)))
    document = Document(title="Digest", blocks=short, details=(paragraph("More."), Sources(sources=(source,))))
    (message,) = render(document, private=True)
    kinds = [block["type"] for block in message.blocks]
    assert kinds == ["header", "rich_text", "rich_text", "actions", "divider", "header", "rich_text", "rich_text", "actions"]
    lines = message.text.split("\n")
    assert lines == ["Digest", "40,000 shops [1]", "[1] The Example", "Details", "More.", "[1] The Example: “Acme has 40,000 shops.”"]


def test_a_long_heading_is_a_bold_section() -> None:
    (message,) = render(Document(title="x" * 151), private=True)
    assert message.blocks[0]["elements"][0]["elements"] == [{"type": "text", "text": "x" * 151, "style": {"bold": True}}]


def test_an_empty_document_still_says_something() -> None:
    (message,) = render(Document(title=""), private=True)
    assert message.text == "There is nothing to show."
    assert message.blocks == ()


def test_a_listing_without_words_is_no_block() -> None:
    assert render(Document(title="t", blocks=(Listing(items=(Item(),)), paragraph(""))), private=True)[0].blocks[1:] == ()


def test_only_a_fault_shouts() -> None:
    """A slip has no headline, a refusal's is a line like others, and a fault has one with its reference below."""
    shown = {}
    for error in (UnknownCommand("command-unknown", typed="x"), NotAllowed("role-too-low", command="log", needed="editor", role="member")):
        (message,) = render(mistake(error), private=True)
        shown[error.code] = [block["type"] for block in message.blocks]
    assert shown == {"unknown-command": ["rich_text", "rich_text"], "not-allowed": ["rich_text", "rich_text", "rich_text"]}
    (message,) = render(failure("7F3K2QX9"), private=True)
    assert message.blocks[0]["type"] == "header"
    assert "7F3K2QX9" in message.text


def test_what_the_platform_adds_is_in_the_language_of_the_document() -> None:
    """Somebody may have chosen another language than that of their app; a digest is in its channel's."""
    source = Source(number=1, article="Acme News", sentence="Acme sold 7.")
    with speaking("zh"):
        document = Document(title="Acme", blocks=(paragraph("7 "), Sources(sources=(source,), folded=True)))
    [message] = render(document, private=True)
    assert "来源" in json.dumps(message.content, ensure_ascii=False)
    [message] = render(document.model_copy(update={"language": "en"}), private=True)
    assert "Sources" in json.dumps(message.content, ensure_ascii=False)
