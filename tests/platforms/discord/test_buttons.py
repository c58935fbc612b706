from __future__ import annotations

from bot.core.document import (
    Choice,
    Choices,
    Document,
)
from bot.platforms.discord.buttons import carried_by, lines_to_keep, pressed, question_and_line
from bot.platforms.discord.renderer import render
from tests.fake_discord.components import buttons_of


def test_a_long_line_needs_a_token_and_its_button_is_off_without_one() -> None:
    line = "/brief ask " + "why " * 40
    document = Document(
        title="T", blocks=(Choices(choices=(Choice(label="Again", line=line), Choice(label="Share", line=line, share=True))),)
    )
    assert lines_to_keep(document) == (line,)
    assert [button["disabled"] for button in buttons_of(render(document)[0].payload())] == [True, True]
    again, share = buttons_of(render(document, tokens={line: "abc"})[0].payload())
    assert (again["custom_id"], share["custom_id"]) == ("k:abc", "t:abc")
    found, shared = pressed("k:abc"), pressed("t1:abc")
    assert found is not None
    assert (found.token, found.shared) == ("abc", False)
    assert shared is not None
    assert (shared.token, shared.shared) == ("abc", True)


def test_two_buttons_for_one_line_have_different_ids() -> None:
    choices = tuple(Choice(label=label, line="/acme stats") for label in "AB")
    (message,) = render(Document(title="T", blocks=(Choices(choices=choices),)))
    ids = [button["custom_id"] for button in buttons_of(message.payload())]
    assert ids == ["l:/acme stats", "l1:/acme stats"]
    lines = [found.line for one in ids if (found := pressed(one))]
    assert lines == ["/acme stats"] * 2


def test_a_button_that_asks_first_carries_its_question() -> None:
    choices = (
        Choice(label="Remove", line="/brief feed remove 7", confirm="Remove this feed?", danger=True),
        Choice(label="Remove all", line="/brief feed remove all", confirm="Remove every feed of this channel? " * 4, replace=True),
    )
    document = Document(title="T", blocks=(Choices(choices=choices),))
    kept = lines_to_keep(document)
    assert [question_and_line(line) for line in kept] == [(choices[1].confirm.strip(), "/brief feed remove all")]
    one, other = buttons_of(render(document, tokens={kept[0]: "abc"})[0].payload())
    assert (one["style"], one["custom_id"]) == (4, "c:Remove this feed?⏎/brief feed remove 7")
    found = pressed(one["custom_id"])
    assert found is not None
    assert (found.asks, found.replaces, found.shared) == (True, False, False)
    assert question_and_line(found.line) == ("Remove this feed?", "/brief feed remove 7")
    behind = pressed(other["custom_id"])
    assert behind is not None
    assert (behind.asks, behind.token) == (True, "abc")


def test_a_mark_in_a_question_does_not_end_it() -> None:
    choice = Choice(label="Remove", line="/brief topic remove A⏎B", confirm="Remove A⏎B?")
    assert question_and_line(carried_by(choice)) == ("Remove A B?", "/brief topic remove A⏎B")


def test_the_one_that_most_people_want_and_the_one_that_destroys_look_so() -> None:
    choices = (
        Choice(label="Approve", line="a", primary=True),
        Choice(label="Edit", line="b"),
        Choice(label="Reject", line="c", danger=True),
    )
    (message,) = render(Document(title="T", blocks=(Choices(choices=choices),)))
    assert [button["style"] for button in buttons_of(message.payload())] == [1, 2, 4]
