from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from bot.core.dispatch import TopicName
from bot.core.document import Choice, Choices, Document, Source, Sources, paragraph
from bot.core.errors import NotConfigured
from bot.core.request import Platform
from bot.platforms.discord.adapter import FILE_LIMIT, DiscordAdapter
from bot.platforms.discord.api import DiscordConfig
from tests.fake_discord import shapes
from tests.fake_discord.server import TOKEN, FakeDiscord
from tests.fake_discord.shapes import MANAGE_GUILD, MEMBER
from tests.platforms.discord.commands import CATALOG
from tests.platforms.fake_front import FakeFront

PATIENCE = 0.15
LONG_LINE = "/brief ask question:" + '"' + "why " * 40 + '"'


@pytest.fixture
def front() -> FakeFront:
    return FakeFront(names=[TopicName("Acme", "acme")], completions={"topic": ["Acme", "Acme Cloud"], "metric": ["revenue"]})


@pytest.fixture
async def adapter(discord: FakeDiscord, front: FakeFront) -> AsyncIterator[DiscordAdapter]:
    adapter = DiscordAdapter(DiscordConfig(TOKEN, discord.url, patience=PATIENCE), front, CATALOG)
    await adapter.start()
    await discord.connected()
    yield adapter
    await adapter.stop()


pytestmark = pytest.mark.usefixtures("adapter")


async def _until(condition: Callable[[], bool], seconds: float = 30) -> None:
    """Come back when the condition holds, or after a while, so that what is asserted next fails."""
    for _ in range(int(seconds * 100)):
        if condition():
            return
        await asyncio.sleep(0.01)


def _text(message: dict[str, Any]) -> str:
    return "\n".join([message["content"], *(embed.get("description", "") for embed in message["embeds"])])


async def test_a_command_is_one_line_and_its_answer_is_for_the_caller_only(discord: FakeDiscord, front: FakeFront) -> None:
    exchange = await discord.send_command("brief", "stats", options={"topic": "Acme Cloud", "since": "2024-05", "order": "newest"})
    (answer,) = await exchange.answers()
    assert exchange.ephemeral == [True]
    (request,) = front.requests
    assert request.line == '/brief stats topic:"Acme Cloud" since:2024-05 order:newest'
    assert "Acme Cloud" in _text(answer)
    caller = request.caller
    assert (caller.platform, caller.workspace, caller.channel) == (Platform.DISCORD, f"discord:{discord.guild_id}", str(discord.channel_id))
    assert (caller.user, caller.user_name, caller.locale) == (discord.person["id"], "analyst", "en-GB")
    assert not caller.runs_the_place


async def test_a_topic_has_commands_of_its_own_and_groups_have_theirs(discord: FakeDiscord, front: FakeFront) -> None:
    await (await discord.send_command("acme", "stats", options={"metric": "revenue"})).answers()
    await (await discord.send_command("brief", "digest", "subscribe", options={"schedule": "daily 09:00"})).answers()
    assert [request.line for request in front.requests] == ["/acme stats metric:revenue", '/brief digest subscribe schedule:"daily 09:00"']


async def test_who_manages_the_server_runs_the_place(discord: FakeDiscord, front: FakeFront) -> None:
    await (await discord.send_command("brief", "help", permissions=MEMBER | MANAGE_GUILD)).answers()
    await (await discord.send_command("brief", "help", guild=None)).answers()
    assert [request.caller.runs_the_place for request in front.requests] == [True, True]
    assert front.requests[1].caller.workspace == f"discord:dm:{discord.person['id']}"


async def test_share_shows_the_answer_to_the_channel(discord: FakeDiscord, front: FakeFront) -> None:
    share = Choice(label="Share with channel", line="/acme stats", share=True)
    front.documents["/acme stats"] = Document(title="Acme", blocks=(paragraph("Over 100."), Choices(choices=(share,))))
    exchange = await discord.send_command("acme", "stats")
    (answer,) = await exchange.answers()
    shown = await discord.press(exchange, answer, "Share with channel")
    await shown.answers()
    assert (exchange.ephemeral, shown.ephemeral) == ([True], [False])
    assert [request.shared for request in front.requests] == [False, True]


async def test_buttons_and_lists_outlive_the_process(discord: FakeDiscord, front: FakeFront, adapter: DiscordAdapter) -> None:
    source = Source(number=1, sentence="Over 100.", article="Acme News", line="/brief source f1")
    again = Choice(label="Again", line=LONG_LINE)
    front.documents["/brief help"] = Document(title="Help", blocks=(Sources(sources=(source,)), Choices(choices=(again,))))
    (answer,) = await (await discord.send_command("brief", "help")).answers()
    await adapter.stop()
    second = DiscordAdapter(DiscordConfig(TOKEN, discord.url), front, CATALOG)
    await second.start()
    try:
        await discord.connected()
        opened = await discord.choose(answer, "[1] Acme News")
        pressed = await discord.press(None, answer, "Again")
        await opened.answers()
        await pressed.answers()
    finally:
        await second.stop()
    assert sorted(request.line for request in front.requests[1:]) == sorted(["/brief source f1", LONG_LINE])


async def test_a_token_of_another_workspace_opens_nothing(discord: FakeDiscord, front: FakeFront) -> None:
    front.documents["/brief help"] = Document(title="Help", blocks=(Choices(choices=(Choice(label="Again", line=LONG_LINE),)),))
    (answer,) = await (await discord.send_command("brief", "help")).answers()
    front.kept = {("discord:1", token): line for (_, token), line in front.kept.items()}
    (told,) = await (await discord.press(None, answer, "Again")).answers()
    assert "not known here any more" in _text(told)
    assert len(front.requests) == 1


@pytest.mark.parametrize("slow_by_name", [True, False])
async def test_a_late_answer_is_announced_first(discord: FakeDiscord, front: FakeFront, slow_by_name: bool) -> None:
    line = "/brief ask question:Why?"
    front.delays[line] = 0.05 if slow_by_name else PATIENCE * 3
    front.slow = {line} if slow_by_name else set()
    exchange = await discord.send_command("brief", "ask", options={"question": "Why?"})
    assert (await exchange.acknowledged())["type"] == 5
    (answer,) = await exchange.answers()
    assert "Why?" in _text(answer)
    assert exchange.ephemeral == [True]


async def test_a_public_answer_after_a_private_promise_is_still_public(discord: FakeDiscord, front: FakeFront) -> None:
    front.documents["/brief add source:x"] = Document(title="Done", blocks=(paragraph("Stored."),), private=False)
    front.slow = {"/brief add source:x"}
    exchange = await discord.send_command("brief", "add", options={"source": "x"})
    first, second = await exchange.answers(2)
    assert exchange.ephemeral == [True, False]
    assert "Stored." in _text(second)
    assert "everybody" in _text(first)


@pytest.mark.parametrize("deferred", [True, False])
async def test_a_long_answer_comes_in_order_and_as_private_as_it_is(discord: FakeDiscord, front: FakeFront, deferred: bool) -> None:
    line = "/brief add source:x" if deferred else "/brief help"
    long = tuple(paragraph(f"Item {number}. " + "Acme grew. " * 200) for number in range(8))
    front.documents[line] = Document(title="Long", blocks=long)
    front.slow = {line} if deferred else set()
    exchange = await discord.send_command("brief", *(("add",) if deferred else ("help",)), options={"source": "x"} if deferred else {})
    count = 4
    answers = await exchange.answers(count)
    text = "".join(map(_text, answers))
    places = [text.index(f"Item {number}.") for number in range(8)]
    assert places == sorted(places)
    assert exchange.ephemeral == [True] * len(answers)
    assert [answer["asked_mentions"]["parse"] for answer in answers] == [[]] * len(answers)


async def test_completions_are_those_of_the_option(discord: FakeDiscord, front: FakeFront) -> None:
    front.completions["topic"] = ["Acme", "Acme Cloud", "Acme " + "x" * 100]  # the last is longer than Discord takes
    assert await discord.complete("brief", "stats", options={"topic": "acme"}, focused="topic") == ["Acme", "Acme Cloud"]
    assert await discord.complete("acme", "stats", options={"metric": "rev"}, focused="metric") == ["revenue"]


async def test_a_file_comes_with_its_command(discord: FakeDiscord, front: FakeFront) -> None:
    exchange = await discord.send_command("brief", "add", options={"file": ("acme.txt", b"Acme grew.")})
    await exchange.answers()
    (request,) = front.requests
    (file,) = request.attachments
    assert (request.line, file.name, file.content, file.media_type) == ("/brief add", "acme.txt", b"Acme grew.", "text/plain")


async def test_a_file_that_is_too_large_is_refused(discord: FakeDiscord, front: FakeFront) -> None:
    exchange = await discord.send_command("brief", "add", options={"file": ("acme.txt", b"x" * (FILE_LIMIT + 1))})
    (answer,) = await exchange.answers()
    assert "5 MB" in _text(answer)
    assert front.requests == []


async def test_a_mention_is_answered_without_a_ping(discord: FakeDiscord, front: FakeFront) -> None:
    front.documents["acme stats"] = Document(
        title="Acme @everyone", blocks=(Choices(choices=(Choice(label="Share", line="x", share=True), Choice(label="More", line="y"))),)
    )
    await discord.say(f"<@{discord.bot['id']}> acme stats")
    (answer,) = await discord.posted(1)
    assert front.requests[0].line == "acme stats"
    assert [part["label"] for row in answer["components"] for part in row["components"]] == ["More"]
    assert answer["asked_mentions"] == {"parse": [], "replied_user": False}
    assert str(answer["message_reference"]["message_id"]) == discord.messages[discord.channel_id][0]["id"]


async def test_messages_that_do_not_call_it_are_left_alone(discord: FakeDiscord, front: FakeFront) -> None:
    await discord.say("nothing for the bot", mentions_bot=False)
    await discord.say("a reply pings the bot without naming it", mentions_bot=True)
    await discord.say(f"<@{discord.bot['id']}> from a bot", author=shapes.user(5, "other", bot=True))
    await discord.say(f"<@!{discord.bot['id']}> help")
    await discord.posted(1)
    assert [request.line for request in front.requests] == ["help"]


async def test_an_expired_interaction_is_a_line_in_the_log(
    discord: FakeDiscord, front: FakeFront, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "bot"):
        await discord.send_command("brief", "help", expired=True)
        await (await discord.send_command("brief", "help")).answers()
        await _until(lambda: "no longer takes an answer" in caplog.text)
    assert [record.levelname for record in caplog.records if "no longer takes an answer" in record.message] == ["WARNING"]
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


async def test_a_reply_whose_confirmation_is_lost_counts(discord: FakeDiscord, caplog: pytest.LogCaptureFixture) -> None:
    discord.fail_next("POST .*/callback", status=500, done_first=True)
    exchange = await discord.send_command("brief", "help")
    await _until(lambda: len([path for _, path in discord.requests if path.endswith("/callback")]) == 2)
    await asyncio.sleep(0.05)
    assert len(exchange.messages) == 1
    assert not [record for record in caplog.records if record.name.startswith("bot")]


async def test_a_break_in_the_answering_itself_is_told(discord: FakeDiscord, front: FakeFront, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(workspace: str | None, line: str, passing: bool = False) -> str:
        raise RuntimeError("the database is away")

    monkeypatch.setattr(front, "keep_line", broken)
    front.documents["/brief help"] = Document(title="Help", blocks=(Choices(choices=(Choice(label="Again", line=LONG_LINE),)),))
    (answer,) = await (await discord.send_command("brief", "help")).answers()
    assert "Something broke" in _text(answer)


async def test_events_of_a_broken_connection_are_caught_up(discord: FakeDiscord, front: FakeFront) -> None:
    await discord.gateway.drop()
    exchange = await discord.send_command("brief", "help")
    await exchange.answers()
    assert (discord.gateway.identified, discord.gateway.resumed) == (1, 1)


async def test_a_session_that_can_not_go_on_begins_anew_at_the_same_server(
    discord: FakeDiscord, adapter: DiscordAdapter, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def at_once(shard_id: int | None, *, initial: bool = False) -> None:
        """The library waits five seconds here, for Discord's sake."""

    monkeypatch.setattr(adapter.client, "before_identify_hook", at_once)
    discord.gateway.refuse_resume = True
    await discord.gateway.drop()
    await discord.connected()
    assert (discord.gateway.identified, discord.gateway.resumed) == (2, 0)
    await (await discord.send_command("brief", "help")).answers()


async def test_a_guild_gets_its_own_topics_after_an_editor_changed_some(discord: FakeDiscord, front: FakeFront) -> None:
    front.own_names[f"discord:{discord.guild_id}"] = [TopicName("Globex", "globex"), TopicName("Acme", "acme")]
    await (await discord.send_command("brief", "add", options={"source": "x"})).answers()
    await _until(
        lambda: discord.guild_id in discord.commands, 1
    )  # discord.py calls itself ready after two seconds, and then all are seen to
    assert [command["name"] for command in discord.commands[discord.guild_id]] == ["globex"]
    await (await discord.send_command("globex", "stats")).answers()
    assert front.requests[-1].line == "/globex stats"


async def test_a_guild_has_its_own_topics_again_after_a_start(discord: FakeDiscord, front: FakeFront) -> None:
    front.own_names[f"discord:{discord.guild_id}"] = [TopicName("Globex", "globex")]
    await _until(lambda: discord.guild_id in discord.commands)
    assert [command["name"] for command in discord.commands[discord.guild_id]] == ["globex"]


async def test_commands_that_this_process_has_not_built_are_answered_all_the_same(discord: FakeDiscord, front: FakeFront) -> None:
    stats = next(command for command in discord.commands[None] if command["name"] == "acme")
    discord.commands[discord.guild_id] = [{**stats, "name": "oldtopic"}]
    await (await discord.send_command("oldtopic", "stats", options={"since": "2024"})).answers()
    assert front.requests[0].line == "/oldtopic stats since:2024"


async def test_a_refused_token_says_which_setting(discord: FakeDiscord, front: FakeFront) -> None:
    wrong = DiscordAdapter(DiscordConfig("wrong", discord.url), front, CATALOG)
    with pytest.raises(NotConfigured, match="DISCORD_TOKEN"):
        await wrong.start()


async def test_commands_are_registered_when_they_change_and_only_then(discord: FakeDiscord, front: FakeFront) -> None:
    hashes: dict[str, str] = {}

    async def load(scope: str) -> str | None:
        return hashes.get(scope)

    async def save(scope: str, digest: str) -> None:
        hashes[scope] = digest

    async def syncs() -> int:
        before = len(discord.syncs)
        adapter = DiscordAdapter(DiscordConfig(TOKEN, discord.url), front, CATALOG, load_hash=load, save_hash=save)
        await adapter.start()
        await adapter.stop()
        return len(discord.syncs) - before

    assert [await syncs(), await syncs()] == [1, 0]
    front.names = [*front.names, TopicName("Globex", "globex")]
    assert [await syncs(), await syncs()] == [1, 0]
    discord.fail_next("PUT .*/commands", status=403, code=50001)
    front.names = [*front.names, TopicName("Initech", "initech")]
    assert [await syncs(), await syncs(), await syncs()] == [0, 1, 0]


async def test_a_caller_comes_with_the_servers_roles_and_a_role_is_named(discord: FakeDiscord, front: FakeFront) -> None:
    newsroom = await discord.add_role("News & room")
    mentioned = f"<@&{newsroom}>"
    exchange = await discord.send_command("brief", "ask", options={"question": f"who is {mentioned}?"}, roles=[newsroom])
    await exchange.answers()
    await (await discord.send_command("brief", "help")).answers()
    await (await discord.send_command("brief", "ask", options={"question": "who is <@&4711>?"}, guild=None)).answers()
    asked, bare, alone = front.requests
    assert asked.caller.groups == {str(newsroom)}
    assert asked.line == f'/brief ask question:"who is <@&{newsroom}|@News-room>?"'
    assert (bare.caller.groups, alone.caller.groups) == (frozenset(), frozenset())
    assert alone.line.endswith('<@&4711>?"')
