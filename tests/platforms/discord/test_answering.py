"""Commands, clicks, mentions and messages on Discord, answered through the real client."""

from __future__ import annotations

import asyncio
import logging

import pytest

from bot.core.document import Choice, Choices, Document, Source, Sources, paragraph
from bot.core.front import Typing
from bot.core.request import Platform
from bot.platforms.discord import files
from bot.platforms.discord.adapter import DiscordAdapter
from bot.platforms.discord.client import DiscordConfig
from tests.fake_discord import shapes
from tests.fake_discord.components import buttons_of
from tests.fake_discord.server import TOKEN, FakeDiscord
from tests.fake_discord.shapes import MANAGE_GUILD, MEMBER
from tests.platforms.discord.commands import CATALOG
from tests.platforms.discord.conftest import ENDLESS, PATIENCE
from tests.platforms.discord.observing import text_of, until
from tests.platforms.fake_front import FakeFront

LONG_LINE = "/brief ask question:" + '"' + "why " * 40 + '"'

pytestmark = pytest.mark.usefixtures("adapter")


async def test_a_command_is_one_line_and_its_answer_is_for_the_caller_only(discord: FakeDiscord, front: FakeFront) -> None:
    exchange = await discord.send_command("brief", "stats", options={"topic": "Acme Cloud", "since": "2024-05", "order": "newest"})
    (answer,) = await exchange.answers()
    assert exchange.ephemeral == [True]
    (request,) = front.requests
    assert request.line == '/brief stats topic:"Acme Cloud" since:2024-05 order:newest'
    assert "Acme Cloud" in text_of(answer)
    caller = request.caller
    assert (caller.platform, caller.workspace, caller.channel) == (Platform.DISCORD, f"discord:{discord.guild_id}", str(discord.channel_id))
    assert (caller.user, caller.user_name, caller.locale) == (discord.person["id"], "analyst", "en-GB")
    assert not caller.is_administrator


async def test_a_topic_has_commands_of_its_own_and_groups_have_theirs(discord: FakeDiscord, front: FakeFront) -> None:
    await (await discord.send_command("acme", "stats", options={"metric": "revenue"})).answers()
    await (await discord.send_command("brief", "digest", "subscribe", options={"schedule": "daily 09:00"})).answers()
    assert [request.line for request in front.requests] == ["/acme stats metric:revenue", '/brief digest subscribe schedule:"daily 09:00"']


async def test_somebody_who_manages_the_server_is_an_administrator_there(discord: FakeDiscord, front: FakeFront) -> None:
    await (await discord.send_command("brief", "help", permissions=MEMBER | MANAGE_GUILD)).answers()
    await (await discord.send_command("brief", "help", guild=None)).answers()
    assert [request.caller.is_administrator for request in front.requests] == [True, False]
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
    (refusal,) = await (await discord.press(None, answer, "Again")).answers()
    assert "not known here any more" in text_of(refusal)
    assert len(front.requests) == 1


@pytest.mark.parametrize(("slow_by_name", "patience"), [(True, ENDLESS), (False, PATIENCE)])
async def test_a_late_answer_is_announced_first(discord: FakeDiscord, front: FakeFront, slow_by_name: bool) -> None:
    line = "/brief ask question:Why?"
    front.delays[line] = 0.05 if slow_by_name else PATIENCE * 3
    front.slow = {line} if slow_by_name else set()
    exchange = await discord.send_command("brief", "ask", options={"question": "Why?"})
    assert (await exchange.acknowledged())["type"] == 5
    (answer,) = await exchange.answers()
    assert "Why?" in text_of(answer)
    assert exchange.ephemeral == [True]


async def test_completions_are_those_of_the_option(discord: FakeDiscord, front: FakeFront) -> None:
    front.completions["topic"] = ["Acme", "Acme Cloud", "Acme " + "x" * 100]  # the last is longer than Discord takes
    assert await discord.complete("brief", "stats", options={"topic": "acme"}, focused="topic") == ["Acme", "Acme Cloud"]
    assert await discord.complete("acme", "stats", options={"metric": "rev"}, focused="metric") == ["revenue"]
    assert front.completed == [Typing("stats", "topic", "acme"), Typing("stats", "metric", "rev", {"topic": "acme"})]


async def test_what_came_before_is_offered_where_completions_take_too_long(
    discord: FakeDiscord, front: FakeFront, adapter: DiscordAdapter
) -> None:
    front.completions["topic"] = ["Acme", "Acme Cloud", "Globex"]
    front.delays["completing acme c"] = 600
    completing = adapter.answering._completing
    completing._patience = PATIENCE
    assert await discord.complete("brief", "stats", options={"topic": "acme c"}, focused="topic") == []
    completing._patience = ENDLESS
    assert await discord.complete("brief", "stats", options={"topic": ""}, focused="topic") == ["Acme", "Acme Cloud", "Globex"]
    completing._patience = PATIENCE
    assert await discord.complete("brief", "stats", options={"topic": "acme c"}, focused="topic") == ["Acme Cloud"]


async def test_completions_that_come_too_late_are_no_failure(
    discord: FakeDiscord, front: FakeFront, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        await discord.type_option("brief", "stats", options={"topic": "a"}, focused="topic", expired=True)
        await until(lambda: "completions of /brief stats were not taken" in caplog.text)
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR or record.exc_info]


async def test_a_file_comes_with_its_command(discord: FakeDiscord, front: FakeFront) -> None:
    exchange = await discord.send_command("brief", "add", options={"file": ("acme.txt", b"Acme grew.")})
    await exchange.answers()
    (request,) = front.requests
    (file,) = request.attachments
    assert (request.line, file.name, file.content, file.media_type) == ("/brief add", "acme.txt", b"Acme grew.", "text/plain")


async def test_a_file_that_is_too_large_is_refused(discord: FakeDiscord, front: FakeFront) -> None:
    exchange = await discord.send_command("brief", "add", options={"file": ("acme.txt", b"x" * (files.LONGEST + 1))})
    (answer,) = await exchange.answers()
    assert "5 MB" in text_of(answer)
    assert front.requests == []


async def test_a_mention_is_answered_without_a_ping(discord: FakeDiscord, front: FakeFront) -> None:
    front.documents["acme stats"] = Document(
        title="Acme @everyone", blocks=(Choices(choices=(Choice(label="Share", line="x", share=True), Choice(label="More", line="y"))),)
    )
    await discord.say(f"<@{discord.bot['id']}> acme stats")
    (answer,) = await discord.posted(1)
    assert front.requests[0].line == "acme stats"
    assert [button["label"] for button in buttons_of(answer)] == ["More"]
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
        await until(lambda: "no longer takes an answer" in caplog.text)
    assert [record.levelname for record in caplog.records if "no longer takes an answer" in record.message] == ["WARNING"]
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


@pytest.mark.slow
async def test_a_reply_whose_confirmation_is_lost_counts(discord: FakeDiscord, caplog: pytest.LogCaptureFixture) -> None:
    discord.fail_next("POST .*/callback", status=500, done_first=True)
    exchange = await discord.send_command("brief", "help")
    await until(lambda: len([path for _, path in discord.requests if path.endswith("/callback")]) == 2)
    await asyncio.sleep(0.05)
    assert len(exchange.messages) == 1
    assert not [record for record in caplog.records if record.name.startswith("bot")]


async def test_a_failure_while_answering_is_reported(discord: FakeDiscord, front: FakeFront, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(workspace: str | None, line: str, temporary: bool = False) -> str:
        raise RuntimeError("the database is away")

    monkeypatch.setattr(front, "keep_line", broken)
    front.documents["/brief help"] = Document(title="Help", blocks=(Choices(choices=(Choice(label="Again", line=LONG_LINE),)),))
    (answer,) = await (await discord.send_command("brief", "help")).answers()
    assert "Something broke" in text_of(answer)


async def test_commands_that_this_process_has_not_built_are_answered_all_the_same(discord: FakeDiscord, front: FakeFront) -> None:
    stats = next(command for command in discord.commands[None] if command["name"] == "acme")
    discord.commands[discord.guild_id] = [{**stats, "name": "oldtopic"}]
    await (await discord.send_command("oldtopic", "stats", options={"since": "2024"})).answers()
    assert front.requests[0].line == "/oldtopic stats since:2024"


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
