from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.core.document import Choice, Choices, Document, paragraph
from bot.core.outlet import Audience, Busy, HistoryUnreadable, Mark, OutcomeUnknown, OutletError, Refused
from bot.core.pacing import Pacer
from bot.core.request import Platform
from bot.platforms.slack.outlet import SlackOutlet
from tests.fake_slack import FakeSlack, faults
from tests.fake_slack.blockkit import actions, literal_text
from tests.fake_slack.faults import Fault

NEWS = Audience(Platform.SLACK, "slack:T0ACME", "C0NEWS")
MARK = Mark("delivery-0001-and-so-on", 0, "8F3K2")


def digest(words: str = "One thing is new.") -> Document:
    return Document(title="Digest 8F3K2", blocks=(paragraph(words),), private=False)


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with FakeSlack() as fake:
        yield fake


@pytest.fixture
def outlet(slack: FakeSlack) -> SlackOutlet:
    return SlackOutlet(AsyncWebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[], timeout=1), pace=0)


def earlier() -> datetime:
    return datetime.now(UTC) - timedelta(minutes=5)


async def test_a_part_is_posted_marked_and_without_previews(slack: FakeSlack, outlet: SlackOutlet) -> None:
    stamp = await outlet.post(NEWS, digest(), MARK)
    (message,) = slack.messages["C0NEWS"]
    assert message["ts"] == stamp
    assert message["text"] == "Digest 8F3K2\nOne thing is new."
    assert literal_text(message["blocks"]).split() == "Digest 8F3K2 One thing is new.".split()
    assert message["metadata"] == {
        "event_type": "briefing_digest",
        "event_payload": {"delivery": MARK.delivery, "part": 0, "reference": "8F3K2"},
    }
    assert message["unfurl_links"] is False
    assert message["unfurl_media"] is False


async def test_every_part_of_a_split_digest_is_taken(slack: FakeSlack, outlet: SlackOutlet) -> None:
    parts = outlet.split(digest("Much is new. " * 2000))
    assert len(parts) > 1
    for number, part in enumerate(parts):
        await outlet.post(NEWS, part, Mark("d1", number, "8F3K2"))
    assert len(slack.messages["C0NEWS"]) == len(parts)
    second = slack.messages["C0NEWS"][1]["ts"]
    assert await outlet.find(NEWS, Mark("d1", 1, "8F3K2"), earlier()) == second


@pytest.mark.slow
@pytest.mark.parametrize(
    ("fault", "outcome", "posted"),
    [
        (faults.rate_limited(7), Busy, False),
        (faults.refused("ratelimited"), Busy, False),
        (Fault(status=429, body="slow down"), Busy, False),
        (faults.SERVER_ERROR, OutcomeUnknown, False),
        (Fault(status=503, error="service_unavailable"), OutcomeUnknown, False),
        (faults.refused("internal_error"), OutcomeUnknown, False),
        (Fault(status=500, error="a_word_of_next_year"), OutcomeUnknown, False),
        (faults.PAGE, OutcomeUnknown, True),
        (faults.NO_JSON, OutcomeUnknown, True),
        (Fault(status=200, body="{broken", content_type="application/json", performed=True), OutcomeUnknown, True),
        (Fault(status=200, body="[1]", content_type="application/json", performed=True), OutcomeUnknown, True),
        (Fault(status=200, body='{"ok": true}', content_type="application/json", performed=True), OutcomeUnknown, True),
        (faults.DROPPED, OutcomeUnknown, False),
        (faults.LOST_ANSWER, OutcomeUnknown, True),
        (faults.late(1.5), OutcomeUnknown, True),
        (faults.refused("restricted_action"), Refused, False),
        (faults.refused("a_word_of_next_year"), Refused, False),
    ],
)
async def test_what_a_failed_post_means(
    slack: FakeSlack, outlet: SlackOutlet, fault: Fault, outcome: type[OutletError], posted: bool
) -> None:
    slack.fail_next("chat.postMessage", fault)
    with pytest.raises(outcome):
        await outlet.post(NEWS, digest(), MARK)
    assert len(slack.calls_of("chat.postMessage")) == 1, "a post is never repeated by itself"
    found = await outlet.find(NEWS, MARK, earlier())
    assert (found is not None) == posted
    assert len(slack.messages["C0NEWS"]) == int(posted)


async def test_how_long_to_wait_is_what_slack_says(slack: FakeSlack, outlet: SlackOutlet) -> None:
    slack.fail_next("chat.postMessage", faults.rate_limited(7))
    with pytest.raises(Busy) as busy:
        await outlet.post(NEWS, digest(), MARK)
    assert busy.value.retry_after == 7.0


async def test_nothing_was_sent_when_slack_cannot_be_reached(slack: FakeSlack) -> None:
    outlet = SlackOutlet(AsyncWebClient("xoxb-fake", base_url="http://127.0.0.1:9/api/", retry_handlers=[]))
    with pytest.raises(Busy):
        await outlet.post(NEWS, digest(), MARK)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"has_bot": False}, "/invite"),
        ({"archived": True}, "Unarchive"),
    ],
)
async def test_a_refusal_says_what_to_do(slack: FakeSlack, outlet: SlackOutlet, change: dict[str, bool], words: str) -> None:
    for name, value in change.items():
        setattr(slack.channels["C0NEWS"], name, value)
    with pytest.raises(Refused, match=words):
        await outlet.post(NEWS, digest(), MARK)


async def test_a_channel_that_is_gone_or_a_wrong_token_is_a_refusal(slack: FakeSlack, outlet: SlackOutlet) -> None:
    with pytest.raises(Refused, match="channel_not_found"):
        await outlet.post(Audience(Platform.SLACK, "slack:T0ACME", "C0GONE"), digest(), MARK)
    revoked = SlackOutlet(AsyncWebClient("xoxb-old", base_url=slack.api_url, retry_handlers=[]))
    with pytest.raises(Refused, match="SLACK_BOT_TOKEN"):
        await revoked.post(NEWS, digest(), MARK)


async def test_only_the_very_part_is_found(slack: FakeSlack, outlet: SlackOutlet) -> None:
    stamp = await outlet.post(NEWS, digest(), MARK)
    assert await outlet.find(NEWS, MARK, earlier()) == stamp
    assert await outlet.find(NEWS, Mark(MARK.delivery, 1, "8F3K2"), earlier()) is None
    assert await outlet.find(NEWS, Mark("another", 0, "8F3K2"), earlier()) is None
    assert await outlet.find(NEWS, MARK, datetime.now(UTC) + timedelta(hours=1)) is None


async def test_a_part_is_found_without_the_scope_for_metadata_and_behind_many_messages(slack: FakeSlack, outlet: SlackOutlet) -> None:
    slack.without_scopes.add("metadata.message:read")
    stamp = await outlet.post(NEWS, digest(), MARK)
    slack.messages["C0NEWS"] += [{"ts": slack.new_ts(), "user": "U0MEMBER", "text": "8F3K2?"} for _ in range(450)]
    assert await outlet.find(NEWS, MARK, earlier()) == stamp
    assert len(slack.calls_of("conversations.history")) == 3


async def test_what_people_write_is_not_taken_for_a_digest(slack: FakeSlack, outlet: SlackOutlet) -> None:
    await outlet.post(NEWS, digest(), MARK)
    slack.messages["C0NEWS"][0].pop("bot_id")
    assert await outlet.find(NEWS, MARK, earlier()) is None


async def test_an_unreadable_history_is_distinguished_from_an_empty_one(slack: FakeSlack, outlet: SlackOutlet) -> None:
    slack.fail_next("conversations.history", faults.rate_limited(60))
    with pytest.raises(Busy) as busy:
        await outlet.find(NEWS, MARK, earlier())
    assert busy.value.retry_after == 60.0
    for fault in (faults.SERVER_ERROR, faults.DROPPED, faults.NO_JSON):
        # Reading may be repeated: aiohttp does that once by itself when a connection breaks.
        slack.fail_next("conversations.history", *([fault, fault] if fault.dropped else [fault]))
        with pytest.raises(Busy):
            await outlet.find(NEWS, MARK, earlier())
    slack.without_scopes.add("channels:history")
    with pytest.raises(HistoryUnreadable, match="missing_scope"):
        await outlet.find(NEWS, MARK, earlier())


async def test_a_channel_with_many_messages_is_not_read_to_its_end(slack: FakeSlack, outlet: SlackOutlet) -> None:
    slack.messages["C0NEWS"] += [{"ts": slack.new_ts(), "user": "U0MEMBER", "text": "chat"} for _ in range(2300)]
    with pytest.raises(HistoryUnreadable, match="8F3K2"):
        await outlet.find(NEWS, MARK, earlier())


async def test_messages_to_one_channel_keep_their_distance(slack: FakeSlack) -> None:
    now, waits = 0.0, []

    async def sleep(seconds: float) -> None:
        nonlocal now
        now += seconds
        waits.append(seconds)

    client = AsyncWebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[])
    outlet = SlackOutlet(client, pace=0.2, pacer=Pacer(clock=lambda: now, sleep=sleep))
    await outlet.post(NEWS, digest(), Mark("d", 0, "R"))
    await outlet.post(Audience(Platform.SLACK, "slack:T0ACME", "C0GENERAL"), digest(), Mark("e", 0, "R"))
    assert waits == []
    await outlet.post(NEWS, digest(), Mark("d", 1, "R"))
    assert waits == [0.2]


async def test_long_lines_of_buttons_are_kept(slack: FakeSlack) -> None:
    kept: dict[str, str] = {}

    async def keep_line(workspace: str | None, line: str, temporary: bool = False, /) -> str:
        kept[f"token{len(kept)}"] = line
        return f"token{len(kept) - 1}"

    client = AsyncWebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[])
    line = "/brief ask " + "why " * 600
    document = Document(title="D", blocks=(Choices(choices=(Choice(label="Ask", line=line),)),), private=False)
    await SlackOutlet(client, keep_line=keep_line).post(NEWS, document, MARK)
    assert actions(slack.messages["C0NEWS"][0]["blocks"])[0]["value"] == "kept:token0"
    assert kept == {"token0": line}


async def test_what_fails_before_the_request_goes_out_posted_nothing(slack: FakeSlack) -> None:
    client = AsyncWebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[])
    long = Document(title="D", blocks=(Choices(choices=(Choice(label="Ask", line="/brief ask " + "why " * 600),)),), private=False)

    async def no_store(workspace: str | None, line: str, temporary: bool = False, /) -> str:
        raise OSError("the database is away")

    class NoClient:
        async def client_for(self, workspace: str) -> AsyncWebClient:
            raise OSError("the database is away")

    for outlet, document in ((SlackOutlet(client, keep_line=no_store), long), (SlackOutlet(NoClient()), digest())):
        with pytest.raises(Busy, match="could not be prepared"):
            await outlet.post(NEWS, document, MARK)
        with pytest.raises(Busy, match="could not be prepared"):
            await outlet.amend(NEWS, "1.1", document, MARK)
    with pytest.raises(Busy):
        await SlackOutlet(NoClient()).find(NEWS, MARK, earlier())
    assert slack.calls_of("chat.postMessage") == []


def test_a_client_that_retries_lost_answers_is_not_taken() -> None:
    with pytest.raises(ValueError, match="retry_handlers"):
        SlackOutlet(AsyncWebClient("xoxb-fake"))


async def test_a_message_is_edited_and_keeps_its_mark(slack: FakeSlack, outlet: SlackOutlet) -> None:
    stamp = await outlet.post(NEWS, digest(), MARK)
    await outlet.amend(NEWS, stamp, digest("One thing was wrong."), MARK)
    (message,) = slack.messages["C0NEWS"]
    assert message["text"] == "Digest 8F3K2\nOne thing was wrong."
    assert "One thing was wrong." in literal_text(message["blocks"])
    assert await outlet.find(NEWS, MARK, earlier()) == stamp


async def test_a_reply_stands_in_the_thread_and_is_found_there(slack: FakeSlack, outlet: SlackOutlet) -> None:
    stamp = await outlet.post(NEWS, digest(), MARK)
    mark = Mark("correction-1", 0, "K2M4P", "Correction")
    slack.fail_next("chat.postMessage", faults.LOST_ANSWER)
    with pytest.raises(OutcomeUnknown):
        await outlet.reply(NEWS, stamp, digest("It was two."), mark)
    _, reply = slack.messages["C0NEWS"]
    assert reply["thread_ts"] == stamp
    assert await outlet.find(NEWS, mark, earlier(), stamp) == reply["ts"]
    assert await outlet.find(NEWS, mark, earlier()) is None, "replies are not in the channel's history"


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (faults.rate_limited(7), Busy),
        (faults.LOST_ANSWER, OutcomeUnknown),
        (faults.refused("edit_window_closed"), Refused),
        (faults.refused("message_not_found"), Refused),
    ],
)
async def test_what_a_failed_edit_means(slack: FakeSlack, outlet: SlackOutlet, fault: Fault, outcome: type[OutletError]) -> None:
    stamp = await outlet.post(NEWS, digest(), MARK)
    slack.fail_next("chat.update", fault)
    with pytest.raises(outcome):
        await outlet.amend(NEWS, stamp, digest("Now."), MARK)


@pytest.mark.parametrize(
    ("errors", "blocks"),
    [
        (["msg_too_long"], True),
        (["msg_too_long", "msg_too_long"], False),
        (["msg_blocks_too_long", "invalid_blocks"], False),
        (["invalid_blocks"], False),
        (["invalid_blocks_format"], False),
    ],
)
async def test_what_slack_does_not_take_so_is_put_in_shorter_and_plainer_forms(
    slack: FakeSlack, outlet: SlackOutlet, errors: list[str], blocks: bool
) -> None:
    for method in ("chat.postMessage", "chat.update"):
        slack.fail_next(method, *map(faults.refused, errors))
    stamp = await outlet.post(NEWS, digest("It was two."), MARK)
    [message] = slack.messages["C0NEWS"]
    assert "It was two." in message["text"]
    assert bool(message["blocks"]) is blocks
    assert await outlet.find(NEWS, MARK, earlier()) == stamp
    await outlet.amend(NEWS, stamp, digest("It was three."), MARK)
    assert "It was three." in message["text"]
    assert bool(message["blocks"]) is blocks, "nothing of the old one is left"


async def test_a_direct_message_is_opened_and_read_back(slack: FakeSlack, outlet: SlackOutlet) -> None:
    channel = await outlet.direct_channel("slack:T0ACME", "U0ADMIN")
    direct = Audience(Platform.SLACK, "slack:T0ACME", channel, direct=True)
    stamp = await outlet.post(direct, digest(), MARK)
    assert [message["ts"] for message in slack.messages[channel]] == [stamp]
    assert await outlet.find(direct, MARK, earlier()) == stamp
    with pytest.raises(Refused):
        await outlet.direct_channel("slack:T0ACME", "U0NOBODY")


async def test_who_has_left_is_known_only_where_slack_says_so(slack: FakeSlack, outlet: SlackOutlet) -> None:
    assert not await outlet.has_left("slack:T0ACME", "U0ADMIN")
    slack.users["U0ADMIN"].deleted = True
    assert await outlet.has_left("slack:T0ACME", "U0ADMIN")
    assert await outlet.has_left("slack:T0ACME", "U0NOBODY")
    slack.fail_next("users.info", faults.SERVER_ERROR)
    assert not await outlet.has_left("slack:T0ACME", "U0ADMIN")
    slack.without_scopes.add("users:read")
    assert not await outlet.has_left("slack:T0ACME", "U0ADMIN")


@pytest.mark.parametrize(
    ("has_bot", "private", "archived", "without", "outcome"),
    [
        (True, False, False, set(), False),
        (False, False, False, set(), True),  # it joins a public channel
        (False, False, False, {"channels:join"}, "not-in-channel"),
        (False, True, False, set(), "not-in-channel"),
        (True, False, True, set(), "archived"),
        # Installed without the optional scopes, a look at the history tells whether it is in the channel.
        (True, False, False, {"channels:read", "channels:join"}, False),
        (False, False, False, {"channels:read", "channels:join"}, "not-in-channel"),
        # Where nothing can be asked, nothing is known to stand in the way.
        (False, False, False, {"channels:read", "channels:join", "channels:history"}, False),
    ],
)
async def test_before_a_channel_is_subscribed_it_is_seen_whether_the_bot_can_post_there(
    slack: FakeSlack, outlet: SlackOutlet, has_bot: bool, private: bool, archived: bool, without: set[str], outcome: bool | str
) -> None:
    channel = slack.channels["C0NEWS"]
    channel.has_bot, channel.private, channel.archived, slack.without_scopes = has_bot, private, archived, without
    if isinstance(outcome, bool):
        assert await outlet.make_ready(NEWS) is outcome
        assert channel.has_bot is (has_bot or outcome)
    else:
        with pytest.raises(Refused) as refused:
            await outlet.make_ready(NEWS)
        assert refused.value.key == f"slack-message-refused-{outcome}"


async def test_a_slack_that_is_broken_just_now_is_no_obstacle(slack: FakeSlack, outlet: SlackOutlet) -> None:
    slack.channels["C0NEWS"].has_bot = False
    slack.fail_next("conversations.info", faults.SERVER_ERROR)
    assert await outlet.make_ready(NEWS) is False


@pytest.mark.parametrize(
    ("private", "members", "without", "outcome"),
    [
        (False, (), set(), True),
        (True, ("U0ADMIN",), set(), True),
        (True, ("U0MEMBER",), set(), False),
        # What can't be asked is not certain.
        (False, (), {"channels:read"}, False),
        (True, ("U0ADMIN",), {"groups:read"}, False),
    ],
)
async def test_somebody_sees_a_channel_that_is_public_or_that_they_are_in(
    slack: FakeSlack, outlet: SlackOutlet, private: bool, members: tuple[str, ...], without: set[str], outcome: bool
) -> None:
    channel = slack.channels["C0NEWS"]
    channel.private, channel.members, slack.without_scopes = private, members, without
    assert await outlet.may_see(NEWS, "U0ADMIN") is outcome


async def test_nobody_sees_a_channel_of_another_workspace(slack: FakeSlack, outlet: SlackOutlet) -> None:
    assert not await outlet.may_see(Audience(Platform.SLACK, "slack:T0ACME", "C0ELSEWHERE"), "U0ADMIN")
