from __future__ import annotations

from bot.core.document import (
    Choice,
    Choices,
    Document,
)
from bot.platforms.discord.buttons import lines_to_keep, pressed
from bot.platforms.discord.renderer import render


def test_a_long_line_needs_a_token_and_its_button_is_off_without_one() -> None:
    line = "/brief ask " + "why " * 40
    document = Document(
        title="T", blocks=(Choices(choices=(Choice(label="Again", line=line), Choice(label="Share", line=line, share=True))),)
    )
    assert lines_to_keep(document) == (line,)
    assert [button["disabled"] for button in render(document)[0].components[0]["components"]] == [True, True]
    again, share = render(document, tokens={line: "abc"})[0].components[0]["components"]
    assert (again["custom_id"], share["custom_id"]) == ("k:abc", "t:abc")
    found, shared = pressed("k:abc"), pressed("t1:abc")
    assert found is not None
    assert (found.token, found.shared) == ("abc", False)
    assert shared is not None
    assert (shared.token, shared.shared) == ("abc", True)


def test_two_buttons_for_one_line_have_different_ids() -> None:
    choices = tuple(Choice(label=label, line="/acme stats") for label in "AB")
    (message,) = render(Document(title="T", blocks=(Choices(choices=choices),)))
    ids = [button["custom_id"] for button in message.components[0]["components"]]
    assert ids == ["l:/acme stats", "l1:/acme stats"]
    lines = [found.line for one in ids if (found := pressed(one))]
    assert lines == ["/acme stats"] * 2
