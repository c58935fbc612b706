"""The real slack-bolt, driven by a local Slack over signed HTTP and in Socket Mode."""

from __future__ import annotations

import asyncio

import pytest

from bot.core.document import Choice, Choices, Document, Outcome, Source, Sources, paragraph
from bot.core.request import Platform
from bot.platforms.slack.adapter import SlackAdapter
from tests.fake_slack import FakeSlack, faults
from tests.fake_slack.blockkit import actions, literal_text
from tests.fake_slack.workspace import User, until
from tests.platforms.fake_front import FakeFront
from tests.platforms.slack.conftest import HURRIED

pytestmark = pytest.mark.usefixtures("adapter")


def stats(private: bool = True, line: str = "/qwen stats") -> Document:
    return Document(
        title="Qwen in figures",
        private=private,
        blocks=(
            paragraph("over 1,000 [1]"),
            Sources(sources=(Source(number=1, sentence="Acme has over 1,000.", article="Acme Daily", line="/brief source f1"),)),
            Choices(choices=(Choice(label="Share with channel", line=line, share=True), Choice(label="Timeline", line="/qwen timeline"))),
        ),
    )


@pytest.mark.parametrize(
    ("command", "text", "line"),
    [
        ("/brief", "qwen stats", "/brief qwen stats"),
        ("/qwen", "stats since:2025", "/qwen stats since:2025"),
        ("/alibaba", "", "/alibaba"),
        ("/brief", 'ask is R&D < "20%"  of <revenue>?', '/brief ask is R&D < "20%"  of <revenue>?'),
    ],
)
async def test_a_slash_command_of_any_name_is_answered_in_the_response(
    slack: FakeSlack, front: FakeFront, command: str, text: str, line: str
) -> None:
    front.documents[line] = stats()
    exchange = await slack.command(command, text)
    assert exchange.acked
    (reply,) = exchange.replies
    assert reply.direct
    assert reply.ephemeral
    assert reply.text.startswith("Qwen in figures")
    assert front.lines == [line]
    assert slack.messages["C0GENERAL"] == []


async def test_the_caller_is_described_by_slack(slack: FakeSlack, front: FakeFront) -> None:
    await slack.command("/brief", "topics", user="U0ADMIN", channel="C0NEWS")
    caller = front.requests[0].caller
    assert caller.platform is Platform.SLACK
    assert (caller.workspace, caller.channel, caller.user, caller.user_name) == ("slack:T0ACME", "C0NEWS", "U0ADMIN", "Admin")
    assert (caller.is_administrator, caller.time_zone, caller.locale) == (True, "Europe/Berlin", "en-GB")
    await slack.command("/brief", "topics", user="U0ADMIN")
    assert len(slack.calls_of("users.info")) == 1, "who somebody is was remembered"


async def test_a_failed_look_up_is_said_to_be_one_and_tried_again(slack: FakeSlack, front: FakeFront) -> None:
    slack.fail_next("users.info", faults.SERVER_ERROR)
    exchange = await slack.command("/brief", "topics", user="U0ADMIN")
    assert exchange.acked
    caller = front.requests[0].caller
    assert (caller.is_administrator, caller.is_unconfirmed) == (False, True)
    await slack.command("/brief", "topics", user="U0ADMIN")
    assert front.requests[1].caller.is_administrator is True


async def test_an_admin_of_another_organisation_has_no_rights_here(slack: FakeSlack, front: FakeFront) -> None:
    slack.users["U0GUEST"] = User("U0GUEST", "guest", is_admin=True, is_owner=True, team="T0OTHER")
    await slack.command("/brief", "topics", user="U0GUEST")
    assert front.requests[0].caller.is_administrator is False


async def test_a_change_that_slack_tells_of_is_heard(slack: FakeSlack, front: FakeFront, adapter: SlackAdapter) -> None:
    await slack.change_user("U0ADMIN", is_admin=True)
    assert adapter.answering.callers.members._known == {}, "nobody who never asked is remembered"
    await slack.command("/brief", "topics", user="U0ADMIN")
    await slack.change_user("U0ADMIN", is_admin=False)
    await slack.command("/brief", "topics", user="U0ADMIN")
    caller = front.requests[-1].caller
    assert (caller.is_administrator, caller.locale) == (False, "en-GB")
    await slack.change_user("U0ADMIN", is_restricted=True)
    await slack.command("/brief", "topics", user="U0ADMIN")
    assert front.requests[-1].caller.is_guest
    assert len(slack.calls_of("users.info")) == 1, "nobody had to be asked"


async def test_what_is_confidential_is_answered_privately_where_all_could_see_it(slack: FakeSlack, front: FakeFront) -> None:
    front.documents["log"] = Document(title="Log", confidential=True)
    front.documents["role"] = Document(title="For admins only", outcome=Outcome.REFUSED)
    front.documents["tpyo"] = Document(title="What did you mean?", outcome=Outcome.MISTAKE)
    for line in ("log", "role"):
        stamp = await slack.mention(line)
        await until(lambda: bool(slack.ephemeral))
        shown = slack.ephemeral.pop()
        assert (shown["user"], shown["channel"], shown["thread_ts"]) == ("U0MEMBER", "C0GENERAL", stamp)
    await slack.mention("tpyo")
    await until(lambda: len(slack.messages["C0GENERAL"]) == 1)
    slack.channels["C0GENERAL"].has_bot = False
    await slack.mention("log")
    await until(lambda: len(slack.messages["DU0MEMBER"]) == 1)
    await slack.direct_message("log")
    await until(lambda: len(slack.messages["DU0MEMBER"]) == 2)
    assert (slack.ephemeral, len(slack.messages["C0GENERAL"])) == ([], 1)


async def test_a_public_document_is_for_the_channel(slack: FakeSlack, front: FakeFront) -> None:
    front.documents["/qwen stats"] = stats(private=False)
    exchange = await slack.command("/qwen", "stats")
    assert not exchange.replies[0].ephemeral
    assert len(slack.messages["C0GENERAL"]) == 1


async def test_a_slow_command_is_acknowledged_first(slack: FakeSlack, front: FakeFront) -> None:
    line = "/brief add https://acme.example/article"
    front.slow.add(line)
    front.delays[line] = 0.1
    exchange = await slack.command("/brief", "add https://acme.example/article")
    assert exchange.acked
    assert exchange.replies[0].text == "Reading… the answer follows here."
    reading, answer = await exchange.wait_for(2)
    assert (reading.direct, answer.direct) == (True, False)
    assert answer.text == f"Answer\n{line}"
    assert answer.ephemeral
    assert answer.body["replace_original"] is True, "the answer takes the place of the words"


@pytest.mark.slow
@pytest.mark.parametrize("ack_within", [HURRIED])
async def test_an_answer_that_takes_too_long_follows_the_acknowledgement(slack: FakeSlack, front: FakeFront) -> None:
    front.delays["/qwen stats"] = 0.6
    exchange = await slack.command("/qwen", "stats")
    assert exchange.acked
    assert [reply.text for reply in await exchange.wait_for(2)] == ["One moment… the answer follows here.", "Answer\n/qwen stats"]


@pytest.mark.slow
@pytest.mark.parametrize("ack_within", [HURRIED])
async def test_a_slow_look_up_of_the_caller_delays_no_acknowledgement(slack: FakeSlack, front: FakeFront) -> None:
    slack.fail_next("users.info", faults.late(0.7))
    exchange = await slack.command("/qwen", "stats")
    assert exchange.acked
    assert [reply.direct for reply in await exchange.wait_for(2)] == [True, False], "the answer came with the acknowledgement"


async def test_a_long_answer_comes_in_order(slack: FakeSlack, front: FakeFront) -> None:
    front.documents["/qwen timeline"] = Document(title="Timeline", blocks=tuple(paragraph(f"{n} " * 1000) for n in range(12)))
    exchange = await slack.command("/qwen", "timeline")
    total = int(exchange.replies[0].text.split("/")[1].split(")")[0])
    assert total > 2
    replies = await exchange.wait_for(total)
    assert [reply.text.splitlines()[0] for reply in replies] == [f"Timeline ({n}/{total})" for n in range(1, total + 1)]
    assert [reply.direct for reply in replies] == [True] + [False] * (total - 1)
    assert exchange.refused == []


async def test_what_does_not_fit_a_response_url_is_announced(slack: FakeSlack, front: FakeFront) -> None:
    front.documents["/qwen timeline"] = Document(title="Timeline", blocks=tuple(paragraph("word " * 1000) for n in range(30)))
    exchange = await slack.command("/qwen", "timeline")
    replies = await exchange.wait_for(6)
    assert replies[-1].text.startswith("There is more")
    await asyncio.sleep(0.05)
    assert exchange.refused == []


async def test_a_button_is_another_request(slack: FakeSlack, front: FakeFront) -> None:
    front.documents["/qwen stats"] = stats()
    menu, _, timeline = actions((await slack.command("/qwen", "stats")).replies[0].blocks)
    clicked = await slack.click(timeline)
    assert clicked.acked
    assert (await clicked.wait_for(1))[0].text == "Answer\n/qwen timeline"
    assert clicked.replies[0].ephemeral
    chosen = await slack.click(menu)
    assert (await chosen.wait_for(1))[0].text == "Answer\n/brief source f1"
    assert front.lines == ["/qwen stats", "/qwen timeline", "/brief source f1"]
    assert front.requests[1].caller.channel == "C0GENERAL"
    assert clicked.refused == chosen.refused == []


async def test_sharing_shows_the_same_answer_to_the_channel(slack: FakeSlack, front: FakeFront) -> None:
    front.documents["/qwen stats"] = stats()
    share = actions((await slack.command("/qwen", "stats")).replies[0].blocks)[1]
    shared = await slack.click(share)
    (reply,) = await shared.wait_for(1)
    assert not reply.ephemeral
    assert reply.body["replace_original"] is False
    assert literal_text(slack.messages["C0GENERAL"][0]["blocks"]).startswith("Qwen in figures")
    assert [action["type"] for action in actions(reply.blocks)] == ["static_select"]
    assert (front.requests[1].line, front.requests[1].shared) == ("/qwen stats", True)


async def test_a_refused_share_stays_private(slack: FakeSlack, front: FakeFront) -> None:
    front.documents["/qwen stats"] = stats()
    share = actions((await slack.command("/qwen", "stats")).replies[0].blocks)[1]
    front.documents["/qwen stats"] = RuntimeError("broken")
    (reply,) = await (await slack.click(share)).wait_for(1)
    assert reply.ephemeral
    assert "Something broke on my side" in reply.text


async def test_a_long_line_behind_a_button_is_kept(slack: FakeSlack, front: FakeFront) -> None:
    long = "/brief ask " + "why & how " * 300
    front.documents["/qwen stats"] = stats(line=long)
    share = actions((await slack.command("/qwen", "stats")).replies[0].blocks)[1]
    assert share["value"] == "kept:token0"
    await (await slack.click(share)).wait_for(1)
    assert front.lines[-1] == long
    front.kept.clear()
    (gone,) = await (await slack.click(share)).wait_for(1)
    assert "no longer know" in gone.text


async def test_a_mention_is_answered_in_its_thread(slack: FakeSlack, front: FakeFront) -> None:
    ts = await slack.mention("how much will <https://acme.example/a?x=1&amp;y=2|acme.example> &lt;spend&gt; in <#C0NEWS|news>, <@U0ADMIN>?")
    await until(lambda: len(slack.messages["C0GENERAL"]) == 1)
    (message,) = slack.messages["C0GENERAL"]
    assert message["thread_ts"] == ts
    assert message["unfurl_links"] is False
    assert front.lines == ["how much will https://acme.example/a?x=1&y=2 <spend> in #news, @U0ADMIN?"]
    assert "&lt;spend&gt;" in message["text"]
    await slack.mention("qwen stats", thread=ts)
    await until(lambda: len(slack.messages["C0GENERAL"]) == 2)
    assert slack.messages["C0GENERAL"][1]["thread_ts"] == ts


async def test_a_direct_message_is_answered_there(slack: FakeSlack, front: FakeFront) -> None:
    front.documents["qwen stats"] = stats()
    await slack.direct_message("qwen stats")
    await until(lambda: len(slack.messages["DU0MEMBER"]) == 1)
    (message,) = slack.messages["DU0MEMBER"]
    assert "thread_ts" not in message
    assert [button["text"]["text"] for button in actions(message["blocks"]) if button["type"] == "button"] == ["Timeline"]


async def test_messages_of_bots_and_edits_are_not_answered(slack: FakeSlack, front: FakeFront) -> None:
    await slack.direct_message("I am a bot", bot_id="B0OTHER")
    await slack.direct_message("edited", subtype="message_changed")
    await slack.event({"type": "message", "channel_type": "im", "user": slack.bot_user, "text": "mine", "ts": "1.1", "channel": "D1"})
    await slack.event(
        {"type": "message", "channel_type": "channel", "user": "U0MEMBER", "text": "chat", "ts": "1.2", "channel": "C0GENERAL"}
    )
    await slack.direct_message("a question")
    await until(lambda: front.lines == ["a question"])


async def test_an_event_that_comes_again_is_handled_once(slack: FakeSlack, front: FakeFront) -> None:
    event = {"type": "app_mention", "user": "U0MEMBER", "text": f"<@{slack.bot_user}> qwen", "ts": "17.1", "channel": "C0GENERAL"}
    front.delays["qwen"] = 0.05
    first = await slack.event(event, event_id="Ev1")
    again = await slack.event(event, event_id="Ev1", retry=1)
    assert first.acked
    assert again.acked
    await slack.event(event, event_id="Ev2")
    await slack.mention("another")
    await until(lambda: len(slack.messages["C0GENERAL"]) == 2)
    assert front.lines == ["qwen", "another"]


async def test_text_files_come_along_and_others_are_named(slack: FakeSlack, front: FakeFront) -> None:
    story, picture = slack.add_file("story.txt", b"Acme grew.\n"), slack.add_file("chart.png", b"\x89PNG", "image/png")
    elsewhere = {"id": "F9", "name": "far.txt", "mimetype": "text/plain", "url_private": "https://evil.example/far.txt"}
    await slack.mention("add", files=(story, picture, elsewhere))
    await until(lambda: len(slack.messages["C0GENERAL"]) == 1)
    (attachment,) = front.requests[0].attachments
    assert (attachment.name, attachment.content, attachment.media_type) == ("story.txt", b"Acme grew.\n", "text/plain")
    shown = literal_text(slack.messages["C0GENERAL"][0]["blocks"])
    assert "chart.png is no text file" in shown
    assert "far.txt does not lie in Slack itself" in shown
    await slack.direct_message("", files=(story,))
    await until(lambda: front.lines == ["add", "/brief add"])
    slack.without_scopes.add("files:read")
    await slack.direct_message("add this", files=(story,))
    await until(lambda: len(slack.messages["DU0MEMBER"]) == 2)
    assert "files:read" in slack.messages["DU0MEMBER"][1]["text"]


async def test_what_nothing_listens_to_is_acknowledged(slack: FakeSlack, front: FakeFront) -> None:
    assert (await slack.event({"type": "reaction_added", "user": "U0MEMBER", "reaction": "eyes"})).acked
    assert (await slack.click({"type": "button", "action_id": "foreign", "text": {}, "value": "x"})).acked
    assert front.requests == []


async def test_a_front_that_breaks_is_a_document_too(slack: FakeSlack, front: FakeFront, caplog: pytest.LogCaptureFixture) -> None:
    front.documents["/qwen stats"] = RuntimeError("no such table")
    exchange = await slack.command("/qwen", "stats")
    assert exchange.acked
    assert "Something broke on my side" in exchange.replies[0].text
    assert "no such table" not in exchange.replies[0].text
    assert "no such table" in caplog.text


async def test_mistakes_are_private_documents(slack: FakeSlack, front: FakeFront) -> None:
    front.documents["/brief quotes"] = Document(title="That did not work", blocks=(paragraph("why"),), outcome=Outcome.MISTAKE)
    (reply,) = (await slack.command("/brief", "quotes")).replies
    assert reply.ephemeral


@pytest.mark.slow
async def test_a_rate_limit_is_respected(slack: FakeSlack, front: FakeFront) -> None:
    slack.fail_next("chat.postMessage", faults.rate_limited(0))
    await slack.mention("qwen")
    await until(lambda: len(slack.messages["C0GENERAL"]) == 1)


async def test_many_at_once_are_all_answered(slack: FakeSlack, front: FakeFront, adapter: SlackAdapter) -> None:
    for n in range(20):
        front.delays[f"/brief ask {n}"] = 0.05
    exchanges = await asyncio.gather(*(slack.command("/brief", f"ask {n}") for n in range(20)))
    assert [exchange.replies[0].text for exchange in exchanges] == [f"Answer\n/brief ask {n}" for n in range(20)]
    assert len({id(exchange) for exchange in exchanges}) == 20
