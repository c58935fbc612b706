"""Where digests go besides plain text channels: forums, threads, announcement channels, and threads below digests."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.document import Document, paragraph
from bot.core.outlet import Audience, HistoryUnreadable, Mark, OutcomeUnknown, Refused
from bot.core.request import Platform
from bot.platforms.discord import forums
from bot.platforms.discord.adapter import DiscordAdapter
from bot.platforms.discord.client import BriefingClient, DiscordConfig
from bot.platforms.discord.outlet import DiscordOutlet
from tests.fake_discord import shapes
from tests.fake_discord.server import TOKEN, FakeDiscord
from tests.fake_discord.shapes import CROSSPOSTED, NEWS, snowflake
from tests.fakes import quick_pacer
from tests.platforms.discord.observing import text_of, until

MARK = Mark("0193f1a2b3c4d5e6f708", 0, "8F3K2")
SECOND = replace(MARK, part=1)
DIGEST = Document(title="3 new on Acme", blocks=(paragraph("Acme grew."),), private=False)


@pytest.fixture
async def client(discord: FakeDiscord) -> AsyncIterator[BriefingClient]:
    client = BriefingClient(DiscordConfig(TOKEN, discord.url))
    await client.log_in()
    yield client
    await client.close_http()


@pytest.fixture
def outlet(client: BriefingClient) -> DiscordOutlet:
    """An outlet that knows no channels: what they are it learns from Discord's answers."""
    return DiscordOutlet(client, timeout=5, pacer=quick_pacer())


def _to(discord: FakeDiscord, channel: int, *, in_thread: bool = False, publish: bool = False) -> Audience:
    return Audience(Platform.DISCORD, f"discord:{discord.guild_id}", str(channel), in_thread=in_thread, publish=publish)


def _since() -> datetime:
    return datetime.now(UTC) - timedelta(minutes=1)


def _forum(discord: FakeDiscord, *tags: str, wants_tag: bool = False) -> int:
    named = {snowflake(): tag for tag in tags}
    return discord.add_channel(shapes.forum(snowflake(), discord.guild_id, "market", named, wants_tag=wants_tag))


def _posts(discord: FakeDiscord, forum: int) -> list[dict[str, object]]:
    return [one for one in discord.channels.values() if one.get("parent_id") == str(forum)]


async def test_a_forum_gets_one_post_for_each_digest(discord: FakeDiscord, outlet: DiscordOutlet) -> None:
    forum = _forum(discord, "digests")
    to = _to(discord, forum)
    first = await outlet.post(to, DIGEST, MARK)
    second = await outlet.post(to, DIGEST.model_copy(update={"title": "3 new on Acme (2 of 2)"}), SECOND)
    other = await outlet.post(to, DIGEST, replace(MARK, delivery="another", reference="AAAAA"))
    [post, another] = _posts(discord, forum)
    assert (post["name"], post["applied_tags"]) == ("3 new on Acme", [])
    messages = discord.messages[int(str(post["id"]))]
    assert [f"{post['id']}/{one['id']}" for one in messages] == [first, second]
    assert other == f"{another['id']}/{another['id']}"
    await outlet.amend(to, second, Document(title="Corrected"), SECOND)
    assert "Corrected" in text_of(messages[1])
    reply = await outlet.reply(to, first, Document(title="It was wrong"), replace(MARK, word="Correction", part=2))
    assert reply.startswith(f"{post['id']}/")
    assert "It was wrong" in text_of(messages[2])


async def test_a_post_whose_answer_was_lost_is_found_and_not_made_twice(discord: FakeDiscord, outlet: DiscordOutlet) -> None:
    forum = _forum(discord)
    to = _to(discord, forum)
    await outlet.post(to, DIGEST, replace(MARK, delivery="before", reference="AAAAA"))
    for trouble in ({"lose_answer": True}, {"status": 500, "done_first": True}):
        mark = replace(MARK, delivery=f"d{len(trouble)}", reference=f"8F3K{len(trouble)}")
        discord.fail_next("POST .*/threads", **trouble)
        with pytest.raises(OutcomeUnknown):
            await outlet.post(to, DIGEST, mark)
        found = await outlet.find(to, mark, _since())
        assert found is not None
        assert await outlet.find(to, replace(mark, delivery="none", reference="ZZZZZ"), _since()) is None
    assert len(_posts(discord, forum)) == 3


async def test_a_post_is_found_among_many_or_it_is_said_that_nobody_knows(
    discord: FakeDiscord, outlet: DiscordOutlet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forums, "LOOKED_AT", 2)
    forum = _forum(discord)
    to = _to(discord, forum)
    posted = await outlet.post(to, DIGEST, MARK)
    for number in range(3):
        discord.add_thread(forum, f"somebody's {number}")
    assert await outlet.find(to, MARK, _since()) == posted
    for number in range(2):
        await outlet.post(to, DIGEST, replace(MARK, delivery=f"later {number}", reference=f"AAAA{number}"))
    with pytest.raises(HistoryUnreadable):
        await outlet.find(to, MARK, _since())


async def test_the_parts_after_a_restart_go_into_the_same_post(discord: FakeDiscord, outlet: DiscordOutlet, client: BriefingClient) -> None:
    forum = _forum(discord)
    await outlet.post(_to(discord, forum), DIGEST, MARK)
    again = DiscordOutlet(client, timeout=5, pacer=quick_pacer())
    second = await again.post(_to(discord, forum), DIGEST, SECOND)
    [post] = _posts(discord, forum)
    assert second.startswith(f"{post['id']}/")
    assert await again.find(_to(discord, forum), SECOND, _since()) == second


@pytest.mark.parametrize(
    ("tags", "given"), [(("general", "News & digests"), "News & digests"), (("general", "other"), "general"), (("!mods", "all"), "all")]
)
async def test_a_forum_that_wants_a_tag_gets_the_best_one(
    discord: FakeDiscord, outlet: DiscordOutlet, tags: tuple[str, ...], given: str
) -> None:
    forum = _forum(discord, *tags, wants_tag=True)
    await outlet.post(_to(discord, forum), DIGEST, MARK)
    [post] = _posts(discord, forum)
    by_id = {one["id"]: one["name"] for one in discord.channels[forum]["available_tags"]}
    assert [by_id[tag] for tag in post["applied_tags"]] == [given]  # type: ignore[attr-defined]


async def test_a_forum_without_a_tag_for_the_bot_says_so(discord: FakeDiscord, outlet: DiscordOutlet) -> None:
    forum = _forum(discord, "!mods", wants_tag=True)
    with pytest.raises(Refused, match="wants a tag"):
        await outlet.post(_to(discord, forum), DIGEST, MARK)
    assert _posts(discord, forum) == []


@pytest.mark.parametrize("word", ["Digest", "Alert"])
async def test_details_go_into_a_thread_below_the_digest(discord: FakeDiscord, outlet: DiscordOutlet, word: str) -> None:
    to = _to(discord, discord.channel_id, in_thread=True)
    mark = replace(SECOND, word=word)
    posted = await outlet.post(to, DIGEST, MARK)
    details = await outlet.reply(to, posted, Document(title="Digest 8F3K2: details"), mark)
    more = await outlet.reply(to, posted, Document(title="More details"), replace(mark, part=2))
    assert [discord.channels[int(posted)]["name"], details.split("/")[0], more.split("/")[0]] == ["Digest 8F3K2: details", posted, posted]
    assert len(discord.messages[discord.channel_id]) == 1
    assert await outlet.find(to, mark, _since(), posted) == details
    await outlet.amend(to, details, Document(title="Corrected details"), mark)
    assert "Corrected details" in text_of(discord.messages[int(posted)][0])


async def test_details_in_a_thread_that_can_not_be_read_are_not_sent_again(discord: FakeDiscord, outlet: DiscordOutlet) -> None:
    to = _to(discord, discord.channel_id, in_thread=True)
    posted = await outlet.post(to, DIGEST, MARK)
    assert await outlet.find(to, SECOND, _since(), posted) is None, "there is no thread yet"
    await outlet.reply(to, posted, Document(title="Digest 8F3K2: details"), SECOND)
    discord.fail_next(f"GET .*/channels/{posted}/messages", status=403, code=50001)
    with pytest.raises(HistoryUnreadable):
        await outlet.find(to, SECOND, _since(), posted)


async def test_a_correction_is_for_all_who_saw_the_digest(discord: FakeDiscord, outlet: DiscordOutlet) -> None:
    to = _to(discord, discord.channel_id, in_thread=True)
    posted = await outlet.post(to, DIGEST, MARK)
    correction = replace(SECOND, word="Correction")
    said = await outlet.reply(to, posted, Document(title="It was wrong"), correction)
    assert said == discord.messages[discord.channel_id][1]["id"]
    assert await outlet.find(to, correction, _since(), posted) == said


async def test_where_no_thread_may_be_begun_details_are_a_reply(discord: FakeDiscord, outlet: DiscordOutlet) -> None:
    discord.threadless = {discord.channel_id}
    to = _to(discord, discord.channel_id, in_thread=True)
    posted = await outlet.post(to, DIGEST, MARK)
    await outlet.reply(to, posted, Document(title="Details"), SECOND)
    assert "Details" in text_of(discord.messages[discord.channel_id][1])


@pytest.mark.parametrize("locked", [False, True])
async def test_an_archived_thread_is_opened_again(discord: FakeDiscord, outlet: DiscordOutlet, locked: bool) -> None:
    thread = discord.add_thread(discord.channel_id, "acme", archived=True, locked=locked)
    to = _to(discord, int(thread["id"]))
    if locked:
        with pytest.raises(Refused, match="archived"):
            await outlet.post(to, DIGEST, MARK)
        return
    posted = await outlet.post(to, DIGEST, MARK)
    assert [one["id"] for one in discord.messages[int(thread["id"])]] == [posted]
    thread["thread_metadata"]["archived"] = True
    await outlet.amend(to, posted, Document(title="Corrected"), MARK)
    assert "Corrected" in text_of(discord.messages[int(thread["id"])][0])


def _announcements(discord: FakeDiscord) -> int:
    return discord.add_channel(shapes.channel(snowflake(), discord.guild_id, "news") | {"type": NEWS})


@pytest.mark.parametrize("wished", [True, False])
async def test_an_announcement_is_published_if_wished(discord: FakeDiscord, outlet: DiscordOutlet, wished: bool) -> None:
    channel = _announcements(discord)
    await outlet.post(_to(discord, channel, publish=wished), DIGEST, MARK)
    [message] = discord.messages[channel]
    assert bool(message["flags"] & CROSSPOSTED) is wished


async def test_no_more_announcements_are_published_than_discord_takes(
    discord: FakeDiscord, outlet: DiscordOutlet, caplog: pytest.LogCaptureFixture
) -> None:
    channel = _announcements(discord)
    for number in range(12):
        await outlet.post(_to(discord, channel, publish=True), DIGEST, replace(MARK, delivery=f"d{number}"))
    assert sum(bool(one["flags"] & CROSSPOSTED) for one in discord.messages[channel]) == 10
    assert len(discord.messages[channel]) == 12
    assert "is not published" in caplog.text


async def test_what_can_not_be_published_is_posted_all_the_same(discord: FakeDiscord, outlet: DiscordOutlet) -> None:
    await outlet.post(_to(discord, discord.channel_id, publish=True), DIGEST, MARK)
    channel = _announcements(discord)
    discord.fail_next("POST .*/crosspost", status=403, code=50013)
    await outlet.post(_to(discord, channel, publish=True), DIGEST, MARK)
    assert [len(discord.messages[one]) for one in (discord.channel_id, channel)] == [1, 1]


async def test_before_subscribing_the_channel_is_looked_at(discord: FakeDiscord, adapter: DiscordAdapter) -> None:
    await until(lambda: adapter.client.get_guild(discord.guild_id) is not None)
    archived = discord.add_thread(discord.channel_id, "acme", archived=True)
    assert await adapter.outlet.make_ready(_to(discord, int(archived["id"]))) is False
    locked = discord.add_thread(discord.channel_id, "old", archived=True, locked=True)
    with pytest.raises(Refused, match="locked"):
        await adapter.outlet.make_ready(_to(discord, int(locked["id"])))
    with pytest.raises(Refused):
        await adapter.outlet.make_ready(_to(discord, snowflake()))
