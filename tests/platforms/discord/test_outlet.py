from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import discord as discord_py
import pytest

from bot.core.document import Choice, Choices, Document, Moment, note, paragraph
from bot.core.outlet import Audience, Busy, HistoryUnreadable, Mark, OutcomeUnknown, Refused
from bot.core.pacing import Limit, Pacer
from bot.core.request import Platform
from bot.platforms.discord.adapter import DiscordAdapter
from bot.platforms.discord.client import BriefingClient, DiscordConfig
from bot.platforms.discord.outlet import DiscordOutlet
from bot.platforms.discord.requesting import CHANNEL
from tests.fake_discord import shapes
from tests.fake_discord.components import buttons_of, texts_of
from tests.fake_discord.server import TOKEN, FakeDiscord
from tests.fakes import quick_pacer
from tests.platforms.discord.observing import until

MARK = Mark("0193f1a2b3c4d5e6f708", 0, "8F3K2")
DIGEST = Document(title="Digest", blocks=(paragraph("Acme grew. @everyone"),), private=False)
POST = "POST .*/messages"


@pytest.fixture
async def client(discord: FakeDiscord) -> AsyncIterator[BriefingClient]:
    client = BriefingClient(DiscordConfig(TOKEN, discord.url))
    await client.log_in()
    yield client
    await client.close_http()


@pytest.fixture
def outlet(client: BriefingClient) -> DiscordOutlet:
    return DiscordOutlet(client, timeout=5, pacer=quick_pacer())


def _audience(discord: FakeDiscord) -> Audience:
    return Audience(Platform.DISCORD, f"discord:{discord.guild_id}", str(discord.channel_id))


def _since() -> datetime:
    return datetime.now(UTC) - timedelta(minutes=1)


async def test_a_part_is_posted_with_its_mark_and_pings_nobody(discord: FakeDiscord, outlet: DiscordOutlet) -> None:
    posted = await outlet.post(_audience(discord), DIGEST, MARK)
    (message,) = discord.messages[discord.channel_id]
    assert message["id"] == posted
    assert message["nonce"] == "0193f1a2b3c4d5e6f708.0"
    assert texts_of(message)[-1] == "-# Digest 8F3K2/0"
    assert not message["mention_everyone"]


@pytest.mark.parametrize("named", ["Digest 8F3K2 · ", "摘要 8F3K2 · "])
async def test_the_reference_stands_once(discord: FakeDiscord, outlet: DiscordOutlet, named: str) -> None:
    foot = note(named, Moment(at=datetime(2026, 11, 16, 9, tzinfo=UTC), zone="UTC"))
    await outlet.post(_audience(discord), DIGEST.model_copy(update={"blocks": (*DIGEST.blocks, foot, note("8F3K2 is a part"))}), MARK)
    (message,) = discord.messages[discord.channel_id]
    lines = "\n".join(texts_of(message)).splitlines()
    assert [line for line in lines if "8F3K2" in line] == ["-# 8F3K2 is a part", "-# Digest 8F3K2/0"]
    assert any(line.startswith("-# Mon 16 Nov 2026, 09:00 UTC") for line in lines)


async def test_posting_the_same_part_again_makes_no_second_message(discord: FakeDiscord, outlet: DiscordOutlet) -> None:
    first = await outlet.post(_audience(discord), DIGEST, MARK)
    assert await outlet.post(_audience(discord), DIGEST, MARK) == first
    assert len(discord.messages[discord.channel_id]) == 1


@pytest.mark.slow
async def test_a_500_that_hides_a_success_is_retried_into_the_same_message(discord: FakeDiscord, outlet: DiscordOutlet) -> None:
    discord.fail_next(POST, status=500, done_first=True)
    posted = await outlet.post(_audience(discord), DIGEST, MARK)
    assert [message["id"] for message in discord.messages[discord.channel_id]] == [posted]


@pytest.mark.parametrize("shows_nonce", [True, False])
async def test_a_lost_answer_is_unknown_and_found_in_the_history(discord: FakeDiscord, outlet: DiscordOutlet, shows_nonce: bool) -> None:
    discord.history_shows_nonce = shows_nonce
    discord.fail_next(POST, lose_answer=True)
    with pytest.raises(OutcomeUnknown):
        await outlet.post(_audience(discord), DIGEST, MARK)
    (message,) = discord.messages[discord.channel_id]
    assert await outlet.find(_audience(discord), MARK, _since()) == message["id"]
    assert await outlet.find(_audience(discord), Mark(MARK.delivery, 1, MARK.reference), _since()) is None


async def test_a_dropped_request_is_unknown_and_surely_not_in_the_history(discord: FakeDiscord, outlet: DiscordOutlet) -> None:
    await outlet.post(_audience(discord), DIGEST, Mark("another", 0, "AAAAA"))
    discord.fail_next(POST, drop=True)
    with pytest.raises(OutcomeUnknown):
        await outlet.post(_audience(discord), DIGEST, MARK)
    assert await outlet.find(_audience(discord), MARK, _since()) is None


async def test_a_message_of_somebody_else_with_the_reference_is_not_taken_for_the_bots(discord: FakeDiscord, outlet: DiscordOutlet) -> None:
    await outlet.post(_audience(discord), DIGEST, MARK)
    (message,) = discord.messages[discord.channel_id]
    message["author"] = discord.person
    assert await outlet.find(_audience(discord), MARK, _since()) is None


async def test_history_is_read_to_its_end(discord: FakeDiscord, outlet: DiscordOutlet) -> None:
    for number in range(230):
        discord.messages[discord.channel_id].append(_filler(discord, number))
    posted = await outlet.post(_audience(discord), DIGEST, MARK)
    discord.messages[discord.channel_id] += [_filler(discord, number) for number in range(120)]
    assert await outlet.find(_audience(discord), MARK, _since()) == posted


def _filler(discord: FakeDiscord, number: int) -> dict[str, object]:
    return shapes.message(discord.channel_id, discord.person, {"content": f"message {number}"})


@pytest.mark.slow
@pytest.mark.parametrize(
    ("trouble", "error"),
    [
        ({"status": 403, "code": 50013}, Refused),
        ({"status": 404, "code": 10003}, Refused),
        ({"status": 400, "code": 50035}, Refused),
        ({"status": 401}, Busy),
        ({"status": 503}, OutcomeUnknown),
        ({"status": 429, "times": 5, "retry_after": 0.01}, Busy),
        ({"status": 429, "via": False}, Busy),
        ({"status": 429, "retry_after": 900.0}, Busy),
        ({"delay": 30.0}, OutcomeUnknown),
    ],
)
async def test_each_failure_has_one_meaning(
    discord: FakeDiscord, client: BriefingClient, trouble: dict[str, float], error: type[Exception]
) -> None:
    discord.fail_next(POST, **trouble)
    outlet = DiscordOutlet(client, timeout=1 if "delay" in trouble else 10, pacer=quick_pacer())
    with pytest.raises(error) as raised:
        await outlet.post(_audience(discord), DIGEST, MARK)
    if trouble.get("retry_after") == 900.0:
        assert isinstance(raised.value, Busy)
        assert raised.value.retry_after == 900.0
    if trouble.get("code") == 50013:
        assert isinstance(raised.value, Refused)
        assert "Send Messages" in raised.value.next_step
    assert discord.messages[discord.channel_id] == []


@pytest.mark.parametrize(
    ("trouble", "all_wait"),
    [
        ({"retry_after": 900.0, "is_global": True}, True),
        ({"retry_after": 900.0, "via": False}, True),  # Cloudflare's, for our address
        ({"retry_after": 900.0}, False),
    ],
)
async def test_a_global_limit_holds_all_channels(
    discord: FakeDiscord, outlet: DiscordOutlet, trouble: dict[str, float], all_wait: bool
) -> None:
    other = Audience(Platform.DISCORD, f"discord:{discord.guild_id}", str(discord.channel_id + 1))
    discord.fail_next(POST, status=429, **trouble)
    with pytest.raises(Busy):
        await outlet.post(_audience(discord), DIGEST, MARK)
    # The fake has no such channel: a request that goes out is refused.
    with pytest.raises(Busy if all_wait else Refused):
        await outlet.post(other, DIGEST, MARK)


async def _held(pacer: Pacer) -> bool:
    try:
        async with asyncio.timeout(0.05):
            await pacer.turn({"": Limit(0)})
    except TimeoutError:
        return True
    await asyncio.sleep(0.01)
    return False


@pytest.mark.slow
async def test_a_short_global_limit_holds_the_others_while_the_library_waits(discord: FakeDiscord, client: BriefingClient) -> None:
    pacer = Pacer()
    discord.fail_next(POST, status=429, retry_after=1.2, is_global=True)
    first = asyncio.create_task(DiscordOutlet(client, pacer=pacer).post(_audience(discord), DIGEST, MARK))
    while not await _held(pacer):
        assert not first.done(), "it was never held"
    assert await first == discord.messages[discord.channel_id][0]["id"]


async def test_a_global_limit_longer_than_our_timeout_leaves_no_outcome_unknown(discord: FakeDiscord, client: BriefingClient) -> None:
    discord.fail_next(POST, status=429, retry_after=20.0, is_global=True)
    with pytest.raises(Busy):
        await DiscordOutlet(client, timeout=0.5).post(_audience(discord), DIGEST, MARK)
    assert discord.messages[discord.channel_id] == []
    # The library no longer keeps others back for it; another outlet, which knows of no limit, gets through.
    await DiscordOutlet(client, timeout=5).post(_audience(discord), DIGEST, MARK)
    assert len(discord.messages[discord.channel_id]) == 1


async def test_a_post_that_waits_inside_the_library_for_a_global_limit_posted_nothing(discord: FakeDiscord, client: BriefingClient) -> None:
    client.http._global_over.clear()  # as it is while another request waits
    with pytest.raises(Busy):
        await DiscordOutlet(client, timeout=0.5).post(_audience(discord), DIGEST, MARK)
    client.http._global_over.set()
    assert discord.messages[discord.channel_id] == []


@pytest.mark.slow
async def test_digests_of_one_channel_do_not_wait_for_all_others(discord: FakeDiscord, client: BriefingClient) -> None:
    pacer, order = Pacer(), list[int]()
    outlet = DiscordOutlet(client, pacer=pacer)
    others = [discord.channel_id + number for number in range(1, 60)]

    async def post(channel: int, number: int) -> None:
        audience = Audience(Platform.DISCORD, f"discord:{discord.guild_id}", str(channel))
        with contextlib.suppress(Refused):  # the fake has one channel
            await outlet.post(audience, DIGEST, Mark(MARK.delivery, number, MARK.reference))
        order.append(number)

    await asyncio.gather(post(discord.channel_id, 1000), post(discord.channel_id, 1001), *(post(one, n) for n, one in enumerate(others)))
    assert order.index(1001) < 55, "a second after the first one, not after all others"


@pytest.mark.slow
async def test_a_429_after_a_500_is_unknown_for_the_500_may_have_posted(discord: FakeDiscord, outlet: DiscordOutlet) -> None:
    discord.fail_next(POST, status=500, done_first=True)
    discord.fail_next(POST, status=429, retry_after=900.0)
    with pytest.raises(OutcomeUnknown):
        await outlet.post(_audience(discord), DIGEST, MARK)


async def test_what_the_library_repeats_waits_for_a_turn_of_its_own(discord: FakeDiscord, client: BriefingClient) -> None:
    now, slept = 0.0, list[float]()

    async def sleep(seconds: float) -> None:
        nonlocal now
        now += seconds
        slept.append(seconds)

    discord.fail_next(POST, status=429, retry_after=0.01)
    await DiscordOutlet(client, pacer=Pacer(clock=lambda: now, sleep=sleep)).post(_audience(discord), DIGEST, MARK)
    assert sum(slept) == pytest.approx(1.0, abs=0.11)  # a second apart in one channel
    assert len(discord.messages[discord.channel_id]) == 1


@pytest.mark.slow
async def test_a_repetition_that_gets_no_turn_is_unknown_for_the_first_may_have_posted(
    discord: FakeDiscord, client: BriefingClient
) -> None:
    pacer = Pacer(patience=0.5)
    discord.fail_next(POST, status=500, done_first=True)
    posting = asyncio.create_task(DiscordOutlet(client, pacer=pacer).post(_audience(discord), DIGEST, MARK))
    while not discord.messages[discord.channel_id]:  # noqa: ASYNC110 - the outlet tells nothing yet
        await asyncio.sleep(0.01)
    pacer.hold("", 30)
    with pytest.raises(OutcomeUnknown):
        await posting


async def test_a_post_that_gets_no_turn_was_not_sent_and_delays_nothing_else(discord: FakeDiscord, client: BriefingClient) -> None:
    pacer = Pacer(patience=0.5, clock=lambda: 0.0)
    pacer.hold("", 3.0)
    with pytest.raises(Busy) as raised:
        await DiscordOutlet(client, pacer=pacer).post(_audience(discord), DIGEST, MARK)
    assert raised.value.retry_after == 3.0
    assert discord.messages[discord.channel_id] == []
    assert pacer.ask({discord.channel_id: CHANNEL}, pacer.ticket()) == 0


async def test_a_server_that_is_not_there_is_busy(discord: FakeDiscord, client: BriefingClient, outlet: DiscordOutlet) -> None:
    await discord.stop()
    kept = client.http.connector._conns  # until the client has seen its open connections go
    await until(lambda: not any(connection.is_connected() for pool in kept.values() for connection, _ in pool))
    with pytest.raises(Busy):
        await outlet.post(_audience(discord), DIGEST, MARK)


async def test_a_client_that_is_not_connected_is_busy(discord: FakeDiscord) -> None:
    outlet = DiscordOutlet(BriefingClient(DiscordConfig(TOKEN, discord.url)))
    with pytest.raises(Busy):
        await outlet.post(_audience(discord), DIGEST, MARK)


async def test_a_forbidden_or_empty_history_proves_nothing(discord: FakeDiscord, outlet: DiscordOutlet) -> None:
    await outlet.post(_audience(discord), DIGEST, MARK)
    discord.unreadable.add(discord.channel_id)
    with pytest.raises(HistoryUnreadable):
        await outlet.find(_audience(discord), MARK, _since())
    discord.forbidden.add(discord.channel_id)
    with pytest.raises(HistoryUnreadable):
        await outlet.find(_audience(discord), MARK, _since())


async def test_an_empty_channel_that_the_bot_may_read_surely_has_nothing(discord: FakeDiscord, client: BriefingClient) -> None:
    running = asyncio.create_task(client.connect())
    try:
        await discord.connected()
        await until(lambda: client.get_channel(discord.channel_id) is not None)
        assert await DiscordOutlet(client).find(_audience(discord), MARK, _since()) is None
    finally:
        await client.close()
        await running


async def test_history_that_answers_500_is_asked_again_later(discord: FakeDiscord, outlet: DiscordOutlet) -> None:
    discord.fail_next("GET .*/messages", status=503)
    with pytest.raises(Busy):
        await outlet.find(_audience(discord), MARK, _since())


async def test_long_lines_of_buttons_are_kept(discord: FakeDiscord, client: BriefingClient) -> None:
    kept: list[tuple[str | None, str]] = []

    async def keep(workspace: str | None, line: str, temporary: bool = False, /) -> str:
        kept.append((workspace, line))
        return "token"

    line = "/brief ask " + "why " * 40
    document = Document(title="Digest", blocks=(Choices(choices=(Choice(label="Again", line=line),)),))
    await DiscordOutlet(client, keep).post(_audience(discord), document, MARK)
    assert kept == [(f"discord:{discord.guild_id}", line)]
    assert [button["custom_id"] for button in buttons_of(discord.messages[discord.channel_id][0])] == ["k:token"]


async def test_what_fails_before_the_request_goes_out_posted_nothing(discord: FakeDiscord, client: BriefingClient) -> None:
    async def no_store(workspace: str | None, line: str, temporary: bool = False, /) -> str:
        raise OSError("the database is away")

    document = Document(title="Digest", blocks=(Choices(choices=(Choice(label="Again", line="/brief ask " + "why " * 40),)),))
    outlet = DiscordOutlet(client, no_store)
    for attempt in (outlet.post(_audience(discord), document, MARK), outlet.amend(_audience(discord), "1", document, MARK)):
        with pytest.raises(Busy, match="could not be prepared"):
            await attempt
    assert discord.messages[discord.channel_id] == []


async def test_every_part_of_a_long_digest_fits(discord: FakeDiscord, outlet: DiscordOutlet) -> None:
    parts = outlet.split(
        Document(title="Digest", blocks=tuple(paragraph(f"Item {number}. " + "Acme grew. " * 200) for number in range(12)))
    )
    assert len(parts) > 2
    for number, part in enumerate(parts):
        await outlet.post(_audience(discord), part, Mark(MARK.delivery, number, MARK.reference))
    text = "".join(text for message in discord.messages[discord.channel_id] for text in texts_of(message))
    assert all(f"Item {number}." in text for number in range(12))


async def test_a_message_is_edited_and_keeps_its_mark(discord: FakeDiscord, outlet: DiscordOutlet) -> None:
    discord.history_shows_nonce = False
    posted = await outlet.post(_audience(discord), DIGEST, MARK)
    await outlet.amend(_audience(discord), posted, Document(title="Digest", blocks=(paragraph("Acme did not grow."),)), MARK)
    (message,) = discord.messages[discord.channel_id]
    assert texts_of(message) == ["### Digest", "Acme did not grow.", "-# Digest 8F3K2/0"]
    assert message["edited_timestamp"]
    assert await outlet.find(_audience(discord), MARK, _since()) == posted


async def test_a_message_that_is_gone_is_not_edited_but_answered(discord: FakeDiscord, outlet: DiscordOutlet) -> None:
    posted = await outlet.post(_audience(discord), DIGEST, MARK)
    discord.messages[discord.channel_id].clear()
    with pytest.raises(Refused, match="deleted"):
        await outlet.amend(_audience(discord), posted, DIGEST, MARK)
    mark = Mark("0193f1a2b3c4d5e6f709", 0, "K2M4P", "Correction")
    reply = await outlet.reply(_audience(discord), posted, DIGEST, mark)
    (message,) = discord.messages[discord.channel_id]
    assert message["message_reference"]["message_id"] == posted
    assert texts_of(message)[-1] == "-# Correction K2M4P/0"
    assert await outlet.find(_audience(discord), mark, _since(), posted) == reply


async def test_a_direct_message_is_opened_with_buttons_that_mean_its_server(discord: FakeDiscord, client: BriefingClient) -> None:
    async def keep(_workspace: str | None, _line: str, _temporary: bool = False, /) -> str:
        return "a" * 26

    outlet = DiscordOutlet(client, keep, timeout=5, pacer=quick_pacer())
    workspace = f"discord:{discord.guild_id}"
    channel = await outlet.direct_channel(workspace, discord.person["id"])
    direct = Audience(Platform.DISCORD, workspace, channel, direct=True)
    choice = Choices(choices=(Choice(label="Why these?", line="/brief digest why 8F3K2"),))
    posted = await outlet.post(direct, DIGEST.model_copy(update={"blocks": (*DIGEST.blocks, choice)}), MARK)
    (message,) = discord.messages[int(channel)]
    assert message["id"] == posted
    assert buttons_of(message)[0]["custom_id"].startswith(f"g{discord.guild_id}.")
    with pytest.raises(Refused):
        await outlet.direct_channel(workspace, "nobody")


async def test_who_has_left_is_known_only_where_discord_says_so(discord: FakeDiscord, outlet: DiscordOutlet) -> None:
    workspace, person = f"discord:{discord.guild_id}", discord.person["id"]
    assert not await outlet.has_left(workspace, person)
    del discord.members[discord.guild_id][int(person)]
    assert await outlet.has_left(workspace, person)
    assert not await outlet.has_left(f"discord:dm:{person}", person)
    discord.fail_next("GET .*/members/.*", status=403)
    assert not await outlet.has_left(workspace, person)


async def test_a_message_of_the_old_kind_is_found_and_edited(discord: FakeDiscord, outlet: DiscordOutlet) -> None:
    embed = {"description": "Acme grew.", "footer": {"text": "Digest 8F3K2/0"}}
    old = shapes.message(discord.channel_id, discord.bot, {"content": "**Digest**", "embeds": [embed]})
    discord.messages[discord.channel_id].append(old)
    assert await outlet.find(_audience(discord), MARK, _since()) == old["id"]
    await outlet.amend(_audience(discord), old["id"], DIGEST, MARK)
    assert (old["content"], old["embeds"], old["flags"]) == ("", [], shapes.IS_COMPONENTS_V2)
    await outlet.amend(_audience(discord), old["id"], DIGEST, MARK)
    assert texts_of(old)[0] == "### Digest"
    assert await outlet.find(_audience(discord), MARK, _since()) == old["id"]


async def test_nothing_stands_in_the_way_where_the_bot_has_its_permissions(discord: FakeDiscord, adapter: DiscordAdapter) -> None:
    assert await adapter.outlet.make_ready(_audience(discord)) is False


async def _until_heard(adapter: DiscordAdapter, discord: FakeDiscord) -> None:
    """Until the client has heard that somebody changed the permissions of the channel."""
    guild = adapter.client.get_guild(discord.guild_id)
    assert guild is not None
    await until(lambda: bool(guild.get_channel(discord.channel_id).overwrites))  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("denied", "missing"),
    [
        (["send_messages"], "Send Messages"),
        (["read_message_history"], "Read Message History"),
        (["view_channel"], "View Channel"),
    ],
)
async def test_a_permission_that_lacks_is_named_before_a_channel_is_subscribed(
    discord: FakeDiscord, adapter: DiscordAdapter, denied: list[str], missing: str
) -> None:
    bits = str(discord_py.Permissions(**dict.fromkeys(denied, True)).value)
    overwrite = {"id": str(discord.guild_id), "type": 0, "allow": "0", "deny": bits}
    await discord.gateway.dispatch("CHANNEL_UPDATE", {**discord.channels[discord.channel_id], "permission_overwrites": [overwrite]})
    await _until_heard(adapter, discord)
    with pytest.raises(Refused, match=f"can't post in #research: I lack {missing}"):
        await adapter.outlet.make_ready(_audience(discord))


async def test_a_channel_that_is_gone_can_not_be_subscribed(discord: FakeDiscord, adapter: DiscordAdapter) -> None:
    elsewhere = Audience(Platform.DISCORD, f"discord:{discord.guild_id}", "4711")
    with pytest.raises(Refused, match="can't see this channel"):
        await adapter.outlet.make_ready(elsewhere)


async def test_a_member_sees_a_channel_of_their_server(discord: FakeDiscord, adapter: DiscordAdapter) -> None:
    member, stranger = discord.add_person("ben"), discord.add_person("eve", in_guild=False)
    here = _audience(discord)
    assert await adapter.outlet.may_see(here, str(member["id"]))
    assert not await adapter.outlet.may_see(here, str(stranger["id"]))
    assert not await adapter.outlet.may_see(Audience(Platform.DISCORD, here.workspace, "4711"), str(member["id"]))
    assert not await adapter.outlet.may_see(Audience(Platform.DISCORD, "discord:4712", here.channel), str(member["id"]))


async def test_a_member_does_not_see_a_channel_that_is_closed_to_them(discord: FakeDiscord, adapter: DiscordAdapter) -> None:
    member = discord.add_person("ben")
    bits = str(discord_py.Permissions(view_channel=True).value)
    overwrite = {"id": str(member["id"]), "type": 1, "allow": "0", "deny": bits}
    await discord.gateway.dispatch("CHANNEL_UPDATE", {**discord.channels[discord.channel_id], "permission_overwrites": [overwrite]})
    await _until_heard(adapter, discord)
    assert not await adapter.outlet.may_see(_audience(discord), str(member["id"]))


async def test_without_embed_links_nothing_is_lost(discord: FakeDiscord, outlet: DiscordOutlet) -> None:
    """Discord drops embeds then without a word; texts in components it shows."""
    long = Document(title="Digest", blocks=(paragraph("Acme grew."), Choices(choices=(Choice(label="Details", line="/brief help"),))))
    await outlet.post(_audience(discord), long, MARK)
    [message] = discord.messages[discord.channel_id]
    assert (message["embeds"], message["content"]) == ([], "")
    assert {"### Digest", "Acme grew."} <= set(texts_of(message))
    assert [one["label"] for one in buttons_of(message)] == ["Details"]
