"""Requests that are written down: before they are acknowledged, once, until their answer has arrived; and those that were left."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.core.front import Interrupted, Noted
from bot.core.request import Platform
from bot.platforms.slack.adapter import SlackAdapter
from bot.platforms.slack.client import NotInstalled, SlackConfig, TokenInDoubt
from storage.errors import ChangedMeanwhile
from tests.fake_slack import FakeSlack, faults
from tests.fake_slack.workspace import until
from tests.platforms.fake_front import FakeFront
from tests.platforms.forms import FILLED, FORM, LINE, SENTENCE
from tests.platforms.slack.conftest import HURRIED, over_http

ADD = "/brief add https://acme.example/article"


@pytest.mark.usefixtures("adapter")
async def test_what_is_slow_is_written_down_until_its_answer_arrived(slack: FakeSlack, front: FakeFront) -> None:
    front.slow.add(ADD)
    exchange = await slack.command("/brief", "add https://acme.example/article")
    await exchange.wait_for(2)
    await until(lambda: bool(front.ended))
    [(id_, noted)] = front.noted.items()
    assert (noted.platform, noted.workspace, noted.line) == (Platform.SLACK, "slack:T0ACME", ADD)
    assert noted.reply["user"] == "U0MEMBER"
    assert front.requests[0].noted_as == id_
    assert front.ended == [(id_, True)]


@pytest.mark.usefixtures("adapter")
async def test_a_quick_answer_that_changes_nothing_is_not_written_down(slack: FakeSlack, front: FakeFront) -> None:
    await slack.command("/qwen", "stats")
    await slack.click({"type": "button", "action_id": "line:0", "text": {}, "value": "/qwen stats"})
    await until(lambda: len(front.requests) == 2)
    assert front.noted == {}


@pytest.mark.usefixtures("adapter")
async def test_what_is_asked_in_a_conversation_is_written_down_whatever_it_is(slack: FakeSlack, front: FakeFront) -> None:
    await slack.mention("qwen stats")
    await slack.direct_message("qwen stats")
    await until(lambda: len(front.ended) == 2)
    assert sorted(front.ended) == sorted((id_, True) for id_ in front.noted)


@pytest.mark.slow
@pytest.mark.usefixtures("adapter")
@pytest.mark.parametrize("ack_within", [HURRIED])
async def test_a_database_that_is_slow_keeps_nobody_waiting(slack: FakeSlack, front: FakeFront) -> None:
    front.slow.add(ADD)
    front.note_delay = 60.0
    exchange = await slack.command("/brief", "add https://acme.example/article")
    assert exchange.acked
    await slack.mention("add it")
    await until(lambda: len(slack.messages["C0GENERAL"]) == 1)
    assert (await exchange.wait_for(2))[1].text == f"Answer\n{ADD}"


@pytest.mark.slow
@pytest.mark.usefixtures("adapter")
@pytest.mark.parametrize("ack_within", [HURRIED])
async def test_what_was_begun_without_being_written_down_stays_so(slack: FakeSlack, front: FakeFront) -> None:
    """After a restart it would be done once more: nothing says that it was done."""
    front.lasting.add("/brief undo")
    front.note_delay, front.delays["/brief undo"] = 60.0, 0.6
    typed = asyncio.create_task(slack.command("/brief", "undo"))
    await until(lambda: bool(front.requests))
    front.note_delay = 0.0
    await (await typed).wait_for(2)
    assert (front.noted, front.ended) == ({}, [])


@pytest.mark.slow
@pytest.mark.usefixtures("adapter")
@pytest.mark.parametrize("ack_within", [HURRIED])
async def test_what_was_written_down_ends_also_when_the_database_is_slow_then(slack: FakeSlack, front: FakeFront) -> None:
    front.lasting.add("/brief undo")
    front.delays["/brief undo"] = 0.6
    typed = asyncio.create_task(slack.command("/brief", "undo"))
    await until(lambda: bool(front.requests))
    front.note_delay = 60.0
    await (await typed).wait_for(2)
    await until(lambda: bool(front.ended))
    assert front.ended == [(id_, True) for id_ in front.noted]


@pytest.mark.slow
@pytest.mark.usefixtures("adapter")
@pytest.mark.parametrize("ack_within", [HURRIED])
async def test_whoever_is_told_to_wait_is_written_down(slack: FakeSlack, front: FakeFront) -> None:
    front.delays["/qwen stats"] = 0.6
    exchange = await slack.command("/qwen", "stats")
    assert [noted.line for noted in front.noted.values()] == ["/qwen stats"]
    await exchange.wait_for(2)
    await until(lambda: [arrived for _, arrived in front.ended] == [True])


@pytest.mark.usefixtures("http_adapter")
async def test_a_signed_request_that_is_sent_again_does_nothing(slack: FakeSlack, front: FakeFront) -> None:
    line = "/brief undo 3"
    front.lasting.add(line)
    exchange = await slack.command("/brief", "undo 3")
    assert exchange.replies[0].text.startswith("Answer")
    [(id_, noted)] = front.noted.items()
    front.noted = {f"{int(id_.split('.')[0]) + 1}.trigger": noted}  # as though the next request had come before
    again = await slack.command("/brief", "undo 3")
    assert again.acked
    assert again.replies == []
    assert front.lines == [line]


@pytest.mark.usefixtures("http_adapter")
async def test_an_answer_that_could_not_be_sent_is_left_for_another_try(slack: FakeSlack, front: FakeFront) -> None:
    front.slow.add(ADD)
    for method in ("response_url", "chat.postEphemeral", "chat.postMessage"):
        slack.fail_next(method, *[faults.SERVER_ERROR] * 3)
    await slack.command("/brief", "add https://acme.example/article")
    await until(lambda: bool(front.ended))
    assert [arrived for _, arrived in front.ended] == [False]


async def test_what_a_process_left_is_answered_at_the_next_start(slack: FakeSlack, front: FakeFront, config: SlackConfig) -> None:
    front.slow |= {ADD, "add it"}
    front.delays |= {ADD: 30, "add it": 30}
    async with over_http(slack, front, config) as first:
        exchange = await slack.command("/brief", "add https://acme.example/article", user="U0ADMIN")
        thread = await slack.mention("add it")
        await until(lambda: len(front.requests) == 2)
        await first.answering.finish(0)
    # The process has ended, and what it worked on belongs to the next one.
    assert sorted(front.ended) == sorted((id_, False) for id_ in front.noted)  # it gave them back
    front.ended.clear()
    front.left = [Interrupted(noted, tries=2) for noted in front.noted.values()]
    front.delays.clear()
    async with over_http(slack, front, config):
        reading, answer = await exchange.wait_for(2)
        await until(lambda: len(front.ended) == 2)
    assert (reading.text, answer.text, answer.ephemeral) == ("Reading… the answer follows here.", f"Answer\n{ADD}", True)
    assert [request.caller.user for request in front.requests[2:]] == ["U0ADMIN", "U0MEMBER"]
    assert [one.request.id for one in front.resumed] == list(front.noted)
    [message] = slack.messages["C0GENERAL"]
    assert (message["thread_ts"], message["text"]) == (thread, "Answer\nadd it")
    assert sorted(front.ended) == sorted((id_, True) for id_ in front.noted)


@pytest.mark.usefixtures("http_adapter")
async def test_what_was_written_down_by_nobody_we_know_ends_without_harm(
    slack: FakeSlack, front: FakeFront, http_adapter: SlackAdapter
) -> None:
    front.left = [Interrupted(Noted(Platform.SLACK, "Ev1", "slack:T0ACME", ADD, datetime.now(UTC) + timedelta(minutes=5)), tries=2)]
    await http_adapter.answering.take_up(http_adapter._clients.client_for)
    assert front.ended == [("Ev1", True)]


@pytest.mark.usefixtures("slack")
async def test_what_can_not_be_taken_up_now_is_given_back_and_keeps_no_other_from_it(front: FakeFront, http_adapter: SlackAdapter) -> None:
    async def no_client(workspace: str) -> AsyncWebClient:
        troubles: dict[str, Exception] = {
            "slack:T1": TokenInDoubt("slack-token-in-doubt", 60.0, error="timeout"),
            "slack:T2": ChangedMeanwhile("changed-meanwhile"),
        }
        raise troubles.get(workspace, NotInstalled("slack-uninstalled"))

    until_later = datetime.now(UTC) + timedelta(minutes=5)
    front.left = [
        Interrupted(Noted(Platform.SLACK, f"of {workspace}", workspace, ADD, until_later, {}), tries=1)
        for workspace in ("slack:T1", "slack:T2", "slack:T3")
    ]
    await http_adapter.answering.take_up(no_client)
    assert front.ended == [("of slack:T1", False), ("of slack:T2", False), ("of slack:T3", True)]


@pytest.mark.slow
@pytest.mark.parametrize("fault", [faults.SERVER_ERROR, faults.PAGE, faults.LOST_ANSWER, faults.DROPPED])
@pytest.mark.usefixtures("http_adapter")
async def test_a_written_down_answer_in_a_conversation_arrives_once(slack: FakeSlack, front: FakeFront, fault: faults.Fault) -> None:
    front.slow.add("add it")
    slack.fail_next("chat.postMessage", fault)
    thread = await slack.mention("add it")
    await until(lambda: bool(front.ended))
    assert [arrived for _, arrived in front.ended] == [True]
    assert [message["thread_ts"] for message in slack.messages["C0GENERAL"]] == [thread]


@pytest.mark.usefixtures("http_adapter")
async def test_a_form_that_was_filled_in_is_written_down_as_the_line_that_it_makes(slack: FakeSlack, front: FakeFront) -> None:
    front.forms[LINE] = FORM
    front.lasting |= {LINE, FILLED}
    command = await slack.command("/brief", "entry fact")
    await slack.submit(command.view, {"Topic": "Rover & Co", "Sentence": SENTENCE})
    await until(lambda: bool(front.ended))
    [(id_, noted)] = front.noted.items()
    assert (noted.line, noted.reply["user"]) == (FILLED, "U0MEMBER")
    assert [request.noted_as for request, _ in front.submitted] == [id_]
    assert front.ended == [(id_, True)]


@pytest.mark.usefixtures("http_adapter")
async def test_what_is_said_meanwhile_is_in_the_askers_language(slack: FakeSlack, front: FakeFront) -> None:
    front.slow.add(ADD)
    front.languages["U0MEMBER"] = "zh"
    exchange = await slack.command("/brief", "add https://acme.example/article")
    assert exchange.replies[0].text.startswith("正在阅读")
