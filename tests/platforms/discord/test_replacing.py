"""Answers that take the place of the message whose button was pressed, and buttons that ask first."""

from __future__ import annotations

import pytest

from bot.core.document import Choice, Choices, Document, Outcome, Page, paragraph
from bot.core.front import Interrupted
from bot.platforms.discord.adapter import DiscordAdapter
from tests.fake_discord import shapes
from tests.fake_discord.components import buttons_of, texts_of
from tests.fake_discord.server import FakeDiscord
from tests.fake_discord.shapes import IS_COMPONENTS_V2
from tests.platforms.discord.conftest import IN_TIME_AND_LATE, PATIENCE
from tests.platforms.discord.observing import text_of, until
from tests.platforms.fake_front import FakeFront

pytestmark = pytest.mark.usefixtures("adapter")

NEXT = "/brief timeline topic:Acme page:2"
REMOVE = "/brief feed remove 7"


def _page(number: int, *, private: bool = True, outcome: Outcome = Outcome.ANSWER) -> Document:
    blocks = (paragraph(f"Page {number}."), Page(shown=f"{number} of 2", on=NEXT if number == 1 else ""))
    return Document(title="Acme: timeline", blocks=blocks, private=private, outcome=outcome)


@IN_TIME_AND_LATE
async def test_another_page_takes_the_place_of_the_first(discord: FakeDiscord, front: FakeFront, slow: bool) -> None:
    front.documents |= {"/brief help": _page(1), NEXT: _page(2)}
    front.delays = {NEXT: PATIENCE * 3 if slow else 0.0}
    asked = await discord.send_command("brief", "help")
    (first,) = await asked.answers()
    pressed = await discord.press(asked, first, "More")
    (second,) = await pressed.answers()
    assert second is first
    assert texts_of(first) == ["### Acme: timeline", "Page 2.\n-# 2 of 2"]
    assert (await pressed.acknowledged())["type"] == (6 if slow else 7)
    assert asked.ephemeral == [True], "it is as private as it was"


@IN_TIME_AND_LATE
async def test_a_private_answer_takes_no_place_before_all(discord: FakeDiscord, front: FakeFront, slow: bool) -> None:
    front.documents |= {"/brief help": _page(1, private=False), NEXT: _page(2)}
    front.delays = {NEXT: PATIENCE * 3 if slow else 0.0}
    asked = await discord.send_command("brief", "help")
    (first,) = await asked.answers()
    pressed = await discord.press(asked, first, "More")
    (second,) = await pressed.answers()
    assert "Page 1." in text_of(first)
    assert "Page 2." in text_of(second)
    assert (asked.ephemeral, pressed.ephemeral) == ([False], [True])


@pytest.mark.parametrize("patience", [PATIENCE])
@pytest.mark.parametrize("private", [True, False])
async def test_nor_where_nobody_knows_whether_the_deferral_was_heard(discord: FakeDiscord, front: FakeFront, private: bool) -> None:
    front.documents |= {"/brief help": _page(1, private=False), NEXT: _page(2, private=private)}
    front.delays = {NEXT: PATIENCE * 3}
    asked = await discord.send_command("brief", "help")
    (first,) = await asked.answers()
    discord.fail_next("POST .*/callback", lose_answer=True)
    pressed = await discord.press(asked, first, "More")
    (second,) = await pressed.answers()
    assert "Page 2." in text_of(second)
    assert ("Page 1." in text_of(first)) is private
    assert pressed.ephemeral == [private]


@pytest.mark.parametrize("patience", [PATIENCE])
@pytest.mark.parametrize("private", [True, False])
async def test_nor_after_a_restart(discord: FakeDiscord, front: FakeFront, adapter: DiscordAdapter, private: bool) -> None:
    front.documents |= {"/brief help": _page(1, private=False), NEXT: _page(2, private=private)}
    front.delays, front.lasting = {NEXT: 60}, {NEXT}
    asked = await discord.send_command("brief", "help")
    (first,) = await asked.answers()
    pressed = await discord.press(asked, first, "More")
    await pressed.acknowledged()
    await until(lambda: bool(front.noted))
    await adapter.answering.finish(0)
    front.delays.clear()
    front.left = [Interrupted(noted, tries=2) for noted in front.noted.values()]
    await adapter.answering.take_up()
    (second,) = await pressed.answers()
    assert "Page 2." in text_of(second)
    assert ("Page 1." in text_of(first)) is private
    assert pressed.ephemeral == [private]


@IN_TIME_AND_LATE
async def test_a_public_answer_takes_the_place_of_a_public_message(discord: FakeDiscord, front: FakeFront, slow: bool) -> None:
    front.documents |= {"/brief help": _page(1, private=False), NEXT: _page(2, private=False)}
    front.delays = {NEXT: PATIENCE * 3 if slow else 0.0}
    asked = await discord.send_command("brief", "help")
    (first,) = await asked.answers()
    await (await discord.press(asked, first, "More")).answers()
    assert "Page 2." in text_of(first)


@pytest.mark.parametrize("outcome", [Outcome.MISTAKE, Outcome.REFUSED, Outcome.FAILED])
async def test_a_refusal_leaves_the_message_as_it_is(discord: FakeDiscord, front: FakeFront, outcome: Outcome) -> None:
    front.documents |= {"/brief help": _page(1), NEXT: _page(2, outcome=outcome)}
    asked = await discord.send_command("brief", "help")
    (first,) = await asked.answers()
    pressed = await discord.press(asked, first, "More")
    (second,) = await pressed.answers()
    assert "Page 1." in text_of(first)
    assert "Page 2." in text_of(second)
    assert pressed.ephemeral == [True]


async def test_a_message_of_the_old_kind_is_replaced_too(discord: FakeDiscord, front: FakeFront) -> None:
    front.documents[NEXT] = _page(2, private=False)
    button = {"type": 2, "style": 2, "label": "More", "custom_id": f"r:{NEXT}"}
    rows = [{"type": 1, "components": [button]}]
    old = shapes.message(discord.channel_id, discord.bot, {"content": "**Acme**", "embeds": [{"description": "x"}], "components": rows})
    await (await discord.press(None, old, "More")).answers()
    assert (old["content"], old["embeds"], old["flags"]) == ("", [], IS_COMPONENTS_V2)
    assert "Page 2." in text_of(old)


def _card(private: bool = True) -> Document:
    remove = Choice(label="Remove", line=REMOVE, danger=True, confirm="Remove this feed? Its articles stay.")
    return Document(title="Feeds", blocks=(Choices(choices=(remove,)),), private=private)


@pytest.mark.parametrize("private", [True, False])
async def test_what_destroys_asks_first_in_private(discord: FakeDiscord, front: FakeFront, private: bool) -> None:
    front.documents |= {"/brief help": _card(private), REMOVE: Document(title="Removed", blocks=(paragraph("It is gone."),))}
    asked = await discord.send_command("brief", "help")
    (card,) = await asked.answers()
    pressed = await discord.press(asked, card, "Remove")
    (question,) = await pressed.answers()
    assert [request.line for request in front.requests] == ["/brief help"], "nothing is run before the answer"
    assert pressed.ephemeral == [True]
    assert texts_of(question) == ["### Remove this feed? Its articles stay."]
    assert [(button["label"], button["style"]) for button in buttons_of(question)] == [("Yes, remove", 4), ("Cancel", 2)]
    confirmed = await discord.press(pressed, question, "Yes, remove")
    (done,) = await confirmed.answers()
    assert done is question
    assert "It is gone." in text_of(question)
    assert not buttons_of(question)
    assert front.requests[-1].line == REMOVE


async def test_a_question_is_taken_back(discord: FakeDiscord, front: FakeFront) -> None:
    front.documents["/brief help"] = _card()
    asked = await discord.send_command("brief", "help")
    pressed = await discord.press(asked, (await asked.answers())[0], "Remove")
    (question,) = await pressed.answers()
    await (await discord.press(pressed, question, "Cancel")).answers()
    assert texts_of(question) == ["### Cancelled", "-# Nothing was changed."]
    assert [request.line for request in front.requests] == ["/brief help"]


async def test_a_long_line_asks_first_too(discord: FakeDiscord, front: FakeFront) -> None:
    line = "/brief feed remove https://acme.example/" + "x" * 90
    remove = Choice(label="Remove", line=line, confirm="Remove this feed?")
    front.documents["/brief help"] = Document(title="Feeds", blocks=(Choices(choices=(remove,)),))
    asked = await discord.send_command("brief", "help")
    pressed = await discord.press(asked, (await asked.answers())[0], "Remove")
    (question,) = await pressed.answers()
    assert texts_of(question) == ["### Remove this feed?"]
    await (await discord.press(pressed, question, "Yes, remove")).answers()
    assert front.requests[-1].line == line


async def test_a_question_is_in_the_language_of_who_is_asked(discord: FakeDiscord, front: FakeFront) -> None:
    front.documents["/brief help"] = _card()
    discord.locale = "zh-TW"
    asked = await discord.send_command("brief", "help")
    pressed = await discord.press(asked, (await asked.answers())[0], "Remove")
    (question,) = await pressed.answers()
    assert [button["label"] for button in buttons_of(question)] == ["确定remove", "取消"]
