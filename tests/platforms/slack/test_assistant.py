"""Direct messages as Slack's assistant, with the feature and without."""

from __future__ import annotations

import pytest

from bot.core.document import Document, paragraph
from bot.core.front import Prompt
from bot.platforms.slack.adapter import SlackAdapter
from tests.fake_slack import FakeSlack, faults
from tests.fake_slack.workspace import User, until
from tests.platforms.fake_front import FakeFront

pytestmark = pytest.mark.usefixtures("adapter")

PROMPTS = tuple(Prompt(f"About topic {n}", f"stats {n}") for n in range(5))


async def test_who_opens_a_conversation_is_greeted_and_offered_what_can_be_asked(slack: FakeSlack, front: FakeFront) -> None:
    front.prompts = PROMPTS
    thread = await slack.open_thread()
    await until(lambda: "DU0MEMBER" in slack.prompts)
    [greeting] = slack.messages["DU0MEMBER"]
    assert (greeting["thread_ts"], greeting["text"]) == (thread, "Hello!")
    assert slack.prompts["DU0MEMBER"] == [{"title": one.title, "message": one.message} for one in PROMPTS[:4]]


async def test_a_question_is_answered_in_its_thread_with_a_status_meanwhile(slack: FakeSlack, front: FakeFront) -> None:
    slack.users["U0LIN"] = User("U0LIN", "lin", locale="zh-CN")
    front.languages["U0LIN"] = "zh"
    front.delays["how many?"] = 1.0
    thread = await slack.open_thread(user="U0LIN")
    await slack.direct_message("how many?", user="U0LIN", thread_ts=thread)
    await until(lambda: slack.threads["DU0LIN", thread] != "")
    assert slack.threads["DU0LIN", thread] == "正在阅读…"
    await until(lambda: len(slack.messages["DU0LIN"]) == 2)
    assert slack.messages["DU0LIN"][-1]["thread_ts"] == thread
    assert slack.threads["DU0LIN", thread] == ""
    assert front.requests[0].caller.thread == thread


async def test_a_quick_answer_has_no_status(slack: FakeSlack, adapter: SlackAdapter) -> None:
    adapter.answering._assistant._shown_after = 30.0  # on a busy machine, too, the answer is quick
    thread = await slack.open_thread()
    await slack.direct_message("qwen", thread_ts=thread)
    await until(lambda: len(slack.messages["DU0MEMBER"]) == 2)
    assert slack.calls_of("assistant.threads.setStatus") == []


@pytest.mark.parametrize("lacks", ["scope", "feature"])
async def test_without_the_scope_or_the_feature_messages_work_as_well(
    slack: FakeSlack, front: FakeFront, lacks: str, caplog: pytest.LogCaptureFixture
) -> None:
    front.delays |= {"one": 0.6, "two": 0.6}
    slack.has_assistant = lacks != "feature"
    slack.without_scopes |= {"assistant:write"} if lacks == "scope" else set()
    await slack.direct_message("one", thread_ts="17.1")
    await slack.direct_message("two", thread_ts="17.1")
    await until(lambda: len(slack.messages["DU0MEMBER"]) == 2)
    assert len(slack.calls_of("assistant.threads.setStatus")) <= 2
    await slack.direct_message("two", thread_ts="17.2")
    await until(lambda: len(slack.messages["DU0MEMBER"]) == 3)
    assert len(slack.calls_of("assistant.threads.setStatus")) <= 2, "it is not tried again at each message"
    assert "ERROR" not in [record.levelname for record in caplog.records]


async def test_an_answer_that_can_not_be_posted_leaves_no_status(slack: FakeSlack, front: FakeFront) -> None:
    front.documents["one"] = Document(title="One", blocks=(paragraph("1"),))
    front.delays["one"] = 0.8
    thread = await slack.open_thread()
    await until(lambda: len(slack.messages["DU0MEMBER"]) == 1)
    slack.fail_next("chat.postMessage", *[faults.Fault(status=200, error="restricted_action")] * 2)
    await slack.direct_message("one", thread_ts=thread)
    await until(lambda: slack.threads["DU0MEMBER", thread] != "")
    await until(lambda: slack.threads["DU0MEMBER", thread] == "")
    assert len(slack.messages["DU0MEMBER"]) == 1


async def test_an_opening_that_comes_again_is_greeted_once(slack: FakeSlack, front: FakeFront) -> None:
    opened = {"user_id": "U0MEMBER", "channel_id": "DU0MEMBER", "thread_ts": "17.9", "context": {}}
    event = {"type": "assistant_thread_started", "assistant_thread": opened}
    for retry in (0, 1):
        await slack.event(event, event_id="EvT1", retry=retry, team=slack.teams.home)
    await slack.event({"type": "assistant_thread_started", "assistant_thread": {}}, team=slack.teams.home)
    await slack.direct_message("after")
    await until(lambda: len(slack.messages["DU0MEMBER"]) == 2)
    assert [one["text"] for one in slack.messages["DU0MEMBER"]] == ["Hello!", "Answer\nafter"]
