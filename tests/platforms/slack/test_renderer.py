from __future__ import annotations

import json
import re
from collections.abc import Iterable

from hypothesis import HealthCheck, example, given
from hypothesis import strategies as st

from bot.core.document import (
    Choice,
    Choices,
    Divider,
    Document,
    Heading,
    Item,
    Link,
    Listing,
    Moment,
    Paragraph,
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
from bot.core.plain import clean, one_line
from bot.platforms.slack.renderer import SlackMessage, long_lines, render, split
from tests.examples import examples
from tests.fake_slack.blockkit import actions, literal_text, problems, units
from tests.platforms.slack.documents import AT, HOSTILE, documents

many = examples(40, HealthCheck.data_too_large)


def letters(words: str) -> str:
    """The words without any white space: what must survive cutting into messages."""
    return "".join(words.split())


def shown(messages: Iterable[SlackMessage]) -> str:
    return "\n".join(literal_text(message.blocks) for message in messages)


@many
@given(documents, st.booleans(), st.booleans())
def test_slack_takes_every_message(document: Document, private: bool, with_tokens: bool) -> None:
    tokens = {line: f"t{number}" for number, line in enumerate(long_lines(document))} if with_tokens else {}
    messages = render(document, private=private, tokens=tokens)
    assert messages
    for message in messages:
        blocks = json.loads(json.dumps(message.blocks))
        assert problems(blocks) == []
        assert message.text.strip()
        assert units(message.text) <= 40_000


@many
@given(documents)
@example(Document(title="", blocks=(Heading(text="<!channel>" * 310), Heading(text="0"), Heading(text="<!channel>" * 900))))
def test_nothing_is_lost_but_ends_of_sentences(document: Document) -> None:
    messages = render(document, private=True)
    # Each further message begins with a title of its own, "(2/2)" where the document has none.
    seen = letters("".join(literal_text(message.blocks[1 if number else 0 :]) for number, message in enumerate(messages)))
    text_seen = letters("\n".join(message.text for message in messages))
    for source in document.sources:
        assert f"[{source.number}]" in seen
        assert f"[{source.number}]" in text_seen
        assert letters(one_line(source.sentence))[:30] in seen
    for span in document.spans():
        if isinstance(span, Ref):
            assert f"[{span.number}]" in seen
    for block in document.blocks:
        if isinstance(block, Paragraph | Preformatted | Heading):
            content = block.text if isinstance(block, Preformatted | Heading) else "".join(getattr(s, "text", "\0") for s in block.spans)
            for run in content.split("\0"):
                assert letters(clean(run)) in seen
    assert letters(clean(document.title)) in seen


@many
@given(documents)
def test_no_content_steers_slack(document: Document) -> None:
    for message in render(document, private=True):
        assert not re.search(r"[<>]|&(?!(amp|lt|gt);)", message.text)
        dumped = json.dumps(message.blocks)
        assert '"mrkdwn"' not in dumped
        assert not {"user", "usergroup", "channel", "broadcast", "emoji"} & set(re.findall(r'"type": "(\w+)"', dumped))
        assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x1b]", shown([message]) + message.text)


@many
@given(documents)
def test_parts_are_messages_and_split_no_further(document: Document) -> None:
    parts = split(document)
    assert all(split(part) == (part,) for part in parts)
    assert len(render(document, private=False)) == len(parts)


@many
@given(documents)
def test_every_choice_is_a_button_when_long_lines_have_tokens(document: Document) -> None:
    tokens = {line: f"t{number}" for number, line in enumerate(long_lines(document))}
    lines = {f"kept:{token}": line for line, token in tokens.items()}
    elements = [element for message in render(document, private=True, tokens=tokens) for element in actions(message.blocks)]
    buttons = [element for element in elements if element["type"] == "button"]
    assert [lines.get(button["value"], button["value"]) for button in buttons] == [choice.line for choice in document.choices]
    assert [button["action_id"].startswith("share:") for button in buttons] == [choice.share for choice in document.choices]
    options = [option for element in elements if element["type"] == "static_select" for option in element["options"]]
    assert [lines.get(option["value"], option["value"]) for option in options] == [one.line for one in document.sources if one.line]


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


def test_what_the_channel_sees_has_no_share_button() -> None:
    (message,) = render(stats(), private=False)
    assert [button["text"]["text"] for button in message.blocks[-1]["elements"]] == ["Forget"]
    assert message.response()["response_type"] == "in_channel"


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


def test_hostile_words_are_shown_literally() -> None:
    document = Document(title="Hostile", blocks=tuple(paragraph(words) for words in HOSTILE))
    (message,) = render(document, private=True)
    assert "<!channel>" in literal_text(message.blocks)
    assert "&lt;!channel&gt;" in message.text
    assert "*bold* _it_ ~gone~ `code` :smile:" in literal_text(message.blocks)


def test_many_small_blocks_are_several_messages() -> None:
    messages = render(Document(title="Many", blocks=tuple(note(f"Note {n}") for n in range(120))), private=True)
    assert [len(message.blocks) for message in messages] == [50, 50, 23]
    assert all(f"Note {n}" in shown(messages) for n in range(120))


def test_an_empty_document_still_says_something() -> None:
    (message,) = render(Document(title=""), private=True)
    assert message.text == "There is nothing to show."
    assert message.blocks == ()


def test_a_long_digest_comes_in_numbered_parts_with_all_sources_and_short_sentences() -> None:
    rows = tuple(item(f"Figure {n}", f"is {n} ", Ref(number=n)) for n in range(1, 101))
    sources = tuple(Source(number=n, sentence="It is so. " * 60, article=f"Article {n}", line=f"/brief source f{n}") for n in range(1, 101))
    document = Document(
        title="Digest 8F3K2", private=False, blocks=(Listing(items=rows), Heading(text="Sources"), Sources(sources=sources))
    )
    messages = render(document, private=False)
    assert len(messages) > 2
    titles = [message.blocks[0]["text"]["text"] for message in messages]
    assert titles == [f"Digest 8F3K2 ({n}/{len(messages)})" for n in range(1, len(messages) + 1)]
    found = re.findall(r"^\[(\d+)\]", shown(messages), flags=re.MULTILINE)
    assert [int(number) for number in found] == list(range(1, 101))
    assert "…”" in shown(messages)
    assert all(block["type"] != "header" for message in messages for block in message.blocks[-1:])


def test_a_button_without_a_token_is_named_instead() -> None:
    long = "/brief ask " + "why " * 600
    document = Document(title="Long", blocks=(Choices(choices=(Choice(label="Share with channel", line=long, share=True),)),))
    assert long_lines(document) == (long,)
    (without,) = render(document, private=True)
    assert "No button for Share with channel" in literal_text(without.blocks)
    (with_token,) = render(document, private=True, tokens={long: "abc"})
    assert actions(with_token.blocks)[0]["value"] == "kept:abc"


def test_a_listing_without_words_is_no_block() -> None:
    assert render(Document(title="t", blocks=(Listing(items=(Item(),)), paragraph(""))), private=True)[0].blocks[1:] == ()


def test_half_a_character_in_a_line_breaks_nothing() -> None:
    choice = Choice(label="Share", line="/brief help \ud800", share=True)
    (message,) = render(Document(title="Help", blocks=(Choices(choices=(choice,)),)), private=True)
    assert message.fits
    assert [button["value"] for button in actions(message.blocks)] == [choice.line]
