"""Answers get back to whoever asked, once where others see them, whatever Slack does with a message."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest

from bot.core.document import Choice, Choices, Document, paragraph
from bot.core.front import Interrupted
from bot.platforms.slack.adapter import SlackAdapter
from bot.platforms.slack.markup import Json
from tests.fake_slack import FakeSlack, faults
from tests.fake_slack.blockkit import actions
from tests.fake_slack.faults import Fault
from tests.fake_slack.workspace import until
from tests.platforms.fake_front import FakeFront
from tests.platforms.forms import FILLED, FORM, LINE, SENTENCE

ADD = "/brief add https://acme.example/article"
CARD = "/brief review r1"
APPROVE = "/brief review approve r1"
#: What Slack, or something before it, does to one call. The second half did what was asked all the same.
FAILURES: dict[str, Fault] = {
    "500": faults.SERVER_ERROR,
    "503 and nothing": faults.UNAVAILABLE,
    "a page": Fault(status=200, body="<html>Sorry</html>", content_type="text/html"),
    "nothing": Fault(status=503, body="", content_type="text/html"),
    "dropped": faults.DROPPED,
    "its own error": Fault(status=200, error="internal_error"),
    "500 that says so": Fault(status=500, error="fatal_error"),
    "500 after all": Fault(status=500, body="oops", performed=True),
    "502 after all": faults.PAGE,
    "a page after all": Fault(status=200, body="<html>Sorry</html>", content_type="text/html", performed=True),
    "lost": faults.LOST_ANSWER,
}


def card(private: bool = True) -> Document:
    return Document(title="Review", private=private, blocks=(Choices(choices=(Choice(label="Approve", line=APPROVE, replace=True),)),))


async def button(slack: FakeSlack, front: FakeFront, *, private: bool) -> Json:
    """The button of a card."""
    front.documents[CARD] = card(private)
    front.documents[APPROVE] = Document(title="Answer", private=private, blocks=(paragraph("approved"),))
    (pressed,) = (one for one in actions((await slack.command("/brief", "review r1")).replies[0].blocks) if one["type"] == "button")
    return pressed


Ask = Callable[[FakeSlack, FakeFront], Awaitable[Callable[[], list[str]]]]


async def by_command(slack: FakeSlack, front: FakeFront) -> Callable[[], list[str]]:
    front.slow.add(ADD)
    exchange = await slack.command("/brief", "add https://acme.example/article")
    return lambda: [reply.text for reply in exchange.replies if reply.text.startswith("Answer")]


async def by_press(slack: FakeSlack, front: FakeFront) -> Callable[[], list[str]]:
    front.lasting.add(APPROVE)
    exchange = await slack.click(await button(slack, front, private=True))
    return lambda: [reply.text for reply in exchange.replies]


async def by_quick_press(slack: FakeSlack, front: FakeFront) -> Callable[[], list[str]]:
    exchange = await slack.click(await button(slack, front, private=True))
    return lambda: [reply.text for reply in exchange.replies]


async def by_form(slack: FakeSlack, front: FakeFront) -> Callable[[], list[str]]:
    front.forms[LINE] = FORM
    front.lasting |= {LINE, FILLED}
    command = await slack.command("/brief", "entry fact")
    await slack.submit(command.view, {"Topic": "Rover & Co", "Sentence": SENTENCE})
    return lambda: [reply.text for reply in command.replies]


async def by_shortcut(slack: FakeSlack, front: FakeFront) -> Callable[[], list[str]]:
    exchange = await slack.shortcut("add_message", {"text": "<https://acme.example/article>"})
    return lambda: [reply.text for reply in exchange.replies]


PRIVATE: dict[str, Ask] = {
    "command": by_command,
    "press": by_press,
    "quick press": by_quick_press,
    "form": by_form,
    "shortcut": by_shortcut,
}


@pytest.mark.usefixtures("http_adapter")
@pytest.mark.parametrize(
    ("surface", "failure"),
    [("command", failure) for failure in FAILURES] + [(one, "lost") for one in PRIVATE] + [(one, "500") for one in PRIVATE],
)
async def test_a_private_answer_is_simply_sent_again(slack: FakeSlack, front: FakeFront, surface: str, failure: str) -> None:
    slack.fail_next("response_url", FAILURES[failure])
    answers = await PRIVATE[surface](slack, front)
    await until(lambda: bool(answers()))
    await until(lambda: len(front.ended) == len(front.noted))
    assert all(arrived for _, arrived in front.ended)
    asked = len(front.requests)
    await asyncio.sleep(0.02)
    assert len(front.requests) == asked, "what it did is done once"


@pytest.mark.usefixtures("http_adapter")
@pytest.mark.parametrize("surface", ["quick press", "form"])
@pytest.mark.parametrize(
    ("fault", "times"),
    [
        (Fault(status=404, body="used_url"), 1),
        (Fault(status=404, error="expired_url"), 1),
        (Fault(status=200, error="used_url"), 1),
        (Fault(status=403, body="<html>no</html>", content_type="text/html"), 1),
        (faults.SERVER_ERROR, 3),
    ],
)
@pytest.mark.parametrize("has_bot", [True, False])
async def test_a_response_url_of_no_use_is_given_up_for_another_way(
    slack: FakeSlack, front: FakeFront, surface: str, fault: Fault, times: int, has_bot: bool
) -> None:
    slack.channels["C0GENERAL"].has_bot = has_bot
    slack.fail_next("response_url", *[fault] * times)
    await PRIVATE[surface](slack, front)
    shown = slack.ephemeral if has_bot else slack.messages["DU0MEMBER"]
    await until(lambda: bool(shown))
    assert shown[0]["text"].startswith("Answer")
    assert len(shown) == 1


async def in_thread(slack: FakeSlack) -> list[Json]:
    await slack.mention("add it")
    return slack.messages["C0GENERAL"]


async def directly(slack: FakeSlack) -> list[Json]:
    await slack.direct_message("add it")
    return slack.messages["DU0MEMBER"]


PUBLIC = {"mention": in_thread, "direct message": directly}


@pytest.mark.usefixtures("http_adapter")
@pytest.mark.parametrize("surface", PUBLIC)
@pytest.mark.parametrize("failure", FAILURES)
@pytest.mark.parametrize("times", [1, 2])
async def test_an_answer_in_a_conversation_is_there_once(
    slack: FakeSlack, front: FakeFront, surface: str, failure: str, times: int
) -> None:
    slack.fail_next("chat.postMessage", *[FAILURES[failure]] * times)
    posted = await PUBLIC[surface](slack)
    await until(lambda: bool(front.ended))
    assert [arrived for _, arrived in front.ended] == [True]
    assert [message["text"] for message in posted] == ["Answer\nadd it"]


@pytest.mark.usefixtures("http_adapter")
@pytest.mark.parametrize("surface", PUBLIC)
async def test_the_history_is_read_again_when_it_can_not_be_read_at_once(slack: FakeSlack, front: FakeFront, surface: str) -> None:
    slack.fail_next("chat.postMessage", faults.LOST_ANSWER)
    for method in ("conversations.replies", "conversations.history"):
        slack.fail_next(method, faults.SERVER_ERROR, faults.DROPPED)
    posted = await PUBLIC[surface](slack)
    await until(lambda: bool(front.ended))
    assert len(posted) == 1


@pytest.mark.usefixtures("http_adapter")
@pytest.mark.parametrize("times", [3, 4])
async def test_an_answer_that_slack_goes_on_not_taking_is_left_for_later_and_the_person_told(
    slack: FakeSlack, front: FakeFront, times: int, caplog: pytest.LogCaptureFixture
) -> None:
    slack.fail_next("chat.postMessage", *[faults.SERVER_ERROR] * 3)
    slack.fail_next("chat.postEphemeral", *[faults.SERVER_ERROR] * (times - 3))
    thread = await slack.mention("add it")
    await until(lambda: bool(front.ended))
    assert [arrived for _, arrived in front.ended] == [False]
    if times == 3:
        assert ["I go on trying" in one["text"] for one in slack.ephemeral] == [True]
    else:
        assert slack.reactions == [("C0GENERAL", thread, "warning")]
    assert "could not be sent to U0MEMBER" in caplog.text


@pytest.mark.usefixtures("http_adapter")
@pytest.mark.parametrize(
    "error", ["not_in_channel", "channel_not_found", "is_archived", "restricted_action", "thread_not_found", "invented"]
)
async def test_where_the_conversation_takes_nothing_the_person_gets_the_answer(slack: FakeSlack, front: FakeFront, error: str) -> None:
    slack.fail_next("chat.postMessage", faults.refused(error))
    slack.fail_next("chat.postEphemeral", faults.refused(error))
    await slack.mention("add it")
    await until(lambda: bool(slack.messages["DU0MEMBER"]))
    await until(lambda: [arrived for _, arrived in front.ended] == [True])
    assert [message["text"] for message in slack.messages["DU0MEMBER"]] == ["Answer\nadd it"]
    assert slack.messages["C0GENERAL"] == []


@pytest.mark.usefixtures("http_adapter")
@pytest.mark.parametrize("error", ["invalid_blocks", "invalid_blocks_format", "msg_too_long", "msg_blocks_too_long"])
async def test_what_slack_does_not_show_is_told_in_words(slack: FakeSlack, front: FakeFront, error: str) -> None:
    long = Document(title="Answer", blocks=tuple(paragraph(f"{n} & " + "much " * 100) for n in range(5)))
    front.documents["add it"] = front.documents[ADD] = long
    front.slow.add(ADD)
    slack.fail_next("chat.postMessage", faults.refused(error))
    slack.fail_next("response_url", Fault(status=400, body=error))
    await slack.mention("add it")
    exchange = await slack.command("/brief", "add https://acme.example/article")
    _, answer = await exchange.wait_for(2)
    await until(lambda: bool(slack.messages["C0GENERAL"]))
    for said in (answer.body, slack.messages["C0GENERAL"][0]):
        assert said["text"].startswith("Answer\n0 &amp; much")
        assert said["blocks"] == []
        assert len(said["text"].encode()) <= (600 if "long" in error else 2900)


@pytest.mark.slow
@pytest.mark.usefixtures("http_adapter")
@pytest.mark.parametrize(
    "fault",
    [
        Fault(status=429, error="ratelimited", retry_after="1.2", retry_header="RETRY-AFTER"),
        Fault(status=429, body="<html>slow down</html>", content_type="text/html", retry_after=1),
        Fault(status=429, body='{"ok": false, "error": "ratelimited", "retry_after": 1}', content_type="application/json"),
        Fault(status=200, error="ratelimited", retry_after=1, retry_header="retry-after"),
        Fault(status=429, retry_after="Wed, 21 Oct 2015 07:28:00 GMT"),
    ],
)
async def test_when_slack_asks_to_wait_the_answer_waits(slack: FakeSlack, front: FakeFront, fault: Fault) -> None:
    for method in ("chat.postMessage", "response_url"):
        slack.fail_next(method, fault)
    front.slow.add(ADD)
    began = asyncio.get_running_loop().time()
    _, exchange = await asyncio.gather(slack.mention("add it"), slack.command("/brief", "add https://acme.example/article"))
    await exchange.wait_for(2)
    await until(lambda: len(slack.messages["C0GENERAL"]) == 1)
    assert asyncio.get_running_loop().time() - began > 0.8


@pytest.mark.usefixtures("http_adapter")
@pytest.mark.parametrize("failure", FAILURES)
async def test_what_everybody_sees_is_posted_once_by_the_response_url_too(slack: FakeSlack, front: FakeFront, failure: str) -> None:
    front.slow.add(ADD)
    front.documents[ADD] = Document(title="Answer", private=False, blocks=(paragraph("12"),))
    slack.fail_next("response_url", FAILURES[failure])
    await slack.command("/brief", "add https://acme.example/article")
    await until(lambda: front.ended != [])
    assert [message["text"] for message in slack.messages["C0GENERAL"]] == ["Answer\n12"]


@pytest.mark.usefixtures("http_adapter")
@pytest.mark.parametrize("failure", ["500", "lost"])
async def test_where_nobody_can_see_whether_it_was_posted_the_person_is_told(slack: FakeSlack, front: FakeFront, failure: str) -> None:
    front.slow.add(ADD)
    front.documents[ADD] = Document(title="Answer", private=False, blocks=(paragraph("12"),))
    slack.without_scopes.add("channels:history")
    slack.fail_next("response_url", FAILURES[failure])
    exchange = await slack.command("/brief", "add https://acme.example/article")
    await until(lambda: any("did not say whether" in reply.text for reply in exchange.replies))
    assert len(slack.messages["C0GENERAL"]) == (failure == "lost")


@pytest.mark.usefixtures("http_adapter")
@pytest.mark.parametrize("failure", ["500", "dropped", "500 after all", "lost"])
async def test_a_card_that_everybody_sees_is_replaced_all_the_same(slack: FakeSlack, front: FakeFront, failure: str) -> None:
    pressed = await button(slack, front, private=False)
    front.lasting.add(APPROVE)
    [message] = slack.messages["C0GENERAL"]
    slack.fail_next("response_url", *[FAILURES[failure]] * 3)
    await slack.click(pressed, stamp=message["ts"], private=False)
    await until(lambda: bool(front.ended))
    assert [one["text"] for one in slack.messages["C0GENERAL"]] == ["Answer\napproved"]
    assert [arrived for _, arrived in front.ended] == [True]


@pytest.mark.usefixtures("http_adapter")
@pytest.mark.parametrize("failure", FAILURES)
async def test_a_form_opens_once_and_is_not_answered_beside(slack: FakeSlack, front: FakeFront, failure: str) -> None:
    front.forms[LINE] = FORM
    slack.fail_next("views.open", FAILURES[failure])
    exchange = await slack.command("/brief", "entry fact")
    assert exchange.view is not None or FAILURES[failure].error == "internal_error"
    assert [reply.text for reply in exchange.replies] == ([] if exchange.view else [f"Answer\n{LINE}"])


async def test_a_press_that_changes_something_is_written_down_before_it_is_acknowledged(
    slack: FakeSlack, front: FakeFront, adapter: SlackAdapter
) -> None:
    pressed = await button(slack, front, private=True)
    front.lasting.add(APPROVE)
    front.note_delay = 0.2
    exchange = await slack.click(pressed)
    assert len(front.noted) == 1
    assert exchange.acked
    await exchange.wait_for(1)
    await adapter.answering.finish()
    assert [arrived for _, arrived in front.ended] == [True]


@pytest.mark.slow
async def test_an_answer_that_slack_takes_slowly_is_not_posted_beside_it(
    slack: FakeSlack, front: FakeFront, http_adapter: SlackAdapter
) -> None:
    slack.fail_next("chat.postMessage", Fault(delay=1.0, performed=True))
    slack.slow_effects = True
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=0.3)) as impatient:
        http_adapter._token.connect(impatient)
        await slack.mention("add it")
        await until(lambda: [arrived for _, arrived in front.ended] == [False])
        await until(lambda: len(slack.messages["C0GENERAL"]) == 1)
        [(id_, noted)] = front.noted.items()
        front.left = [Interrupted(noted, tries=2, acknowledged_at=datetime.now(UTC) - timedelta(seconds=5))]
        await http_adapter.answering.take_up(http_adapter._clients.patient_client_for)
        await until(lambda: (id_, True) in front.ended)
    assert len(slack.messages["C0GENERAL"]) == 1
