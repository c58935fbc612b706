from __future__ import annotations

from hypothesis import given

from bot.core.document import (
    Choice,
    Choices,
    Document,
)
from bot.platforms.slack.buttons import lines_to_keep
from bot.platforms.slack.renderer import render
from tests.fake_slack.blockkit import actions, literal_text
from tests.platforms.slack.documents import documents, many


@many
@given(documents)
def test_every_choice_is_a_button_when_long_lines_have_tokens(document: Document) -> None:
    tokens = {line: f"t{number}" for number, line in enumerate(lines_to_keep(document))}
    lines = {f"kept:{token}": line for line, token in tokens.items()}
    elements = [element for message in render(document, private=True, tokens=tokens) for element in actions(message.blocks)]
    buttons = [element for element in elements if element["type"] == "button"]
    assert [lines.get(button["value"], button["value"]) for button in buttons] == [choice.line for choice in document.choices]
    assert [button["action_id"].startswith("share:") for button in buttons] == [choice.share for choice in document.choices]
    options = [option for element in elements if element["type"] == "static_select" for option in element["options"]]
    assert [lines.get(option["value"], option["value"]) for option in options] == [one.line for one in document.sources if one.line]


def test_a_button_without_a_token_is_named_instead() -> None:
    long = "/brief ask " + "why " * 600
    document = Document(title="Long", blocks=(Choices(choices=(Choice(label="Share with channel", line=long, share=True),)),))
    assert lines_to_keep(document) == (long,)
    (without,) = render(document, private=True)
    assert "No button for Share with channel" in literal_text(without.blocks)
    (with_token,) = render(document, private=True, tokens={long: "abc"})
    assert actions(with_token.blocks)[0]["value"] == "kept:abc"


def test_a_lone_surrogate_in_a_line_breaks_nothing() -> None:
    choice = Choice(label="Share", line="/brief help \ud800", share=True)
    (message,) = render(Document(title="Help", blocks=(Choices(choices=(choice,)),)), private=True)
    assert message.fits
    assert [button["value"] for button in actions(message.blocks)] == [choice.line]
