"""Buttons: their answers stay where they were pressed, a double click is one press, and a form that is late does no harm."""

from __future__ import annotations

import asyncio

import pytest

from bot.core.document import Choice, Choices, Document
from bot.platforms.slack.adapter import SlackAdapter
from bot.platforms.slack.markup import Json
from tests.fake_slack import FakeSlack
from tests.fake_slack.blockkit import actions
from tests.fake_slack.faults import Fault
from tests.fake_slack.workspace import until
from tests.platforms.fake_front import FakeFront
from tests.platforms.forms import FORM, LINE

pytestmark = pytest.mark.usefixtures("adapter")


async def button(slack: FakeSlack, front: FakeFront, choice: Choice) -> Json:
    front.documents["/brief card"] = Document(title="Card", blocks=(Choices(choices=(choice,)),))
    pressed: Json = next(one for one in actions((await slack.command("/brief", "card")).replies[0].blocks) if one["type"] == "button")
    return pressed


@pytest.mark.parametrize("private", [True, False])
@pytest.mark.parametrize("used_up", [True, False])
async def test_an_answer_stays_in_the_thread_of_its_button(slack: FakeSlack, front: FakeFront, private: bool, used_up: bool) -> None:
    pressed = await button(slack, front, Choice(label="Timeline", line="/qwen timeline"))
    thread, stamp = slack.new_ts(), slack.new_ts()
    if used_up:
        slack.fail_next("response_url", Fault(status=404, body="used_url"))
    exchange = await slack.click(pressed, thread=thread, stamp=stamp, private=private)
    await until(lambda: bool(exchange.replies or slack.ephemeral))
    [said] = [reply.body for reply in exchange.replies] or slack.ephemeral
    assert said["thread_ts"] == thread


async def test_the_first_message_of_a_thread_is_in_the_channel(slack: FakeSlack, front: FakeFront) -> None:
    pressed = await button(slack, front, Choice(label="Timeline", line="/qwen timeline"))
    stamp = slack.new_ts()
    exchange = await slack.click(pressed, thread=stamp, stamp=stamp, private=False)
    [reply] = await exchange.wait_for(1)
    assert "thread_ts" not in reply.body


@pytest.mark.parametrize("lasting", [True, False])
async def test_a_double_click_is_one_press_and_shows_no_failure(
    slack: FakeSlack, front: FakeFront, adapter: SlackAdapter, lasting: bool
) -> None:
    adapter.answering._presses._within = 30.0  # a busy machine clicks more slowly than people do
    front.lasting |= {"/qwen timeline"} if lasting else set()
    front.delays["/qwen timeline"] = 0.1
    pressed, stamp = await button(slack, front, Choice(label="Timeline", line="/qwen timeline")), slack.new_ts()
    clicks = await asyncio.gather(*(slack.click(pressed, stamp=stamp) for _ in range(3)))
    await until(lambda: any(click.replies for click in clicks))
    clicks.append(await slack.click(pressed, stamp=stamp))
    assert all(click.acked for click in clicks)
    assert [len(click.replies) for click in clicks].count(1) == 1
    assert front.lines.count("/qwen timeline") == 1


async def test_a_form_that_slack_no_longer_opens_is_asked_for_again(slack: FakeSlack, front: FakeFront) -> None:
    front.forms[LINE] = FORM
    pressed = await button(slack, front, Choice(label="Add a figure", line=LINE, form=True))
    slack.trigger_seconds = -1.0
    [reply] = await (await slack.click(pressed)).wait_for(1)
    assert "Press the button once more" in reply.text
    assert LINE not in front.lines
    typed = await slack.command("/brief", "entry fact")
    assert (await typed.wait_for(1))[0].text == f"Answer\n{LINE}"
    slack.trigger_seconds = 3.0
    assert (await slack.click(pressed)).view is not None
