"""Command lines in answers that can be clicked once Discord has told the ids of the commands."""

from __future__ import annotations

import pytest

from bot.commands.all import catalog
from bot.core.document import Column, Document, Hint, Row, Table, item, note, paragraph, text
from bot.core.document import Listing as Lines
from bot.core.front import TopicName
from bot.platforms.discord.adapter import DiscordAdapter
from bot.platforms.discord.client import DiscordConfig
from bot.platforms.discord.hints import Registered, with_commands
from bot.platforms.discord.renderer import render
from tests.fake_discord.server import TOKEN, FakeDiscord
from tests.platforms.discord.commands import CATALOG
from tests.platforms.discord.documents import texts
from tests.platforms.discord.observing import text_of
from tests.platforms.fake_front import FakeFront

NAMES = {"brief stats": 71, "brief digest list": 71, "brief digest subscribe": 71, "acme stats": 72, "brief-admin feed add": 73}
IDS = {name: Registered(name, number) for name, number in NAMES.items()} | {
    "brief zone": Registered("brief settings zone", 71),
    "brief feed add": Registered("brief-admin feed add", 73),
}


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("/brief stats", "</brief stats:71>"),
        ("/brief stats qwen", "</brief stats:71> `qwen`"),
        ("/brief digest list", "</brief digest list:71>"),
        ("/brief digest subscribe weekdays 09:00", "</brief digest subscribe:71> `weekdays 09:00`"),
        ("/acme stats since:2025", "</acme stats:72> `since:2025`"),
        ("/brief stats a`b", "</brief stats:71> a\\`b"),
        ("/brief digest", "`/brief digest`"),
        ("/brief zone Oslo", "</brief settings zone:71> `Oslo`"),
        ("/brief feed add https://news.example", "</brief-admin feed add:73> `https://news.example`"),
        ("/brief-admin feed add https://news.example", "</brief-admin feed add:73> `https://news.example`"),
        ("/brief unknown", "`/brief unknown`"),
        ("/acme", "`/acme`"),
        ("/globex stats", "`/globex stats`"),
        ("brief stats qwen", "`brief stats qwen`"),
        ("what is new?", "`what is new?`"),
        ("", ""),
    ],
)
def test_a_line_is_a_mention_of_its_command_where_that_has_an_id(line: str, shown: str) -> None:
    (message,) = render(with_commands(Document(title="T", blocks=(paragraph("Try: ", Hint(line=line)),)), IDS))
    assert texts((message,))[1].strip() == f"Try: {shown}".strip()


def test_hints_are_found_wherever_they_stand() -> None:
    hint = Hint(line="/brief stats qwen")
    table = Table(caption="c", columns=(Column(label="a"), Column(label="b")), rows=(Row(cells=((text("x"),), (hint,)), small=(hint,)),))
    blocks = (paragraph(hint), note(hint), Lines(items=(item("One", hint),)), table)
    (message,) = render(with_commands(Document(title="T", blocks=blocks, details=(paragraph(hint),)), IDS))
    assert "".join(texts((message,))).count("</brief stats:71> `qwen`") == 6


def test_a_document_stays_as_it_is_where_no_ids_are_known() -> None:
    document = Document(title="T", blocks=(paragraph(Hint(line="/brief stats")),))
    assert with_commands(document, {}) is document


async def _said(discord: FakeDiscord, front: FakeFront) -> str:
    front.documents["/brief help"] = Document(
        title="Help", blocks=(paragraph(Hint(line="/brief stats qwen"), Hint(line="/acme stats"), Hint(line="/globex stats")),)
    )
    (answer,) = await (await discord.send_command("brief", "help")).answers()
    return text_of(answer)


async def test_an_answer_mentions_registered_commands(discord: FakeDiscord, front: FakeFront, adapter: DiscordAdapter) -> None:
    ids = {command["name"]: command["id"] for scope in (None, discord.guild_id) for command in discord.commands[scope]}
    assert f"</brief stats:{ids['brief']}> `qwen`</acme stats:{ids['acme']}>`/globex stats`" in await _said(discord, front)


async def test_a_process_that_need_not_register_asks_for_the_ids(discord: FakeDiscord, front: FakeFront) -> None:
    hashes: dict[str, str] = {}

    async def load(scope: str) -> str | None:
        return hashes.get(scope)

    async def save(scope: str, digest: str) -> None:
        hashes[scope] = digest

    front.own_names[f"discord:{discord.guild_id}"] = [TopicName("Globex", "globex")]
    for _ in range(2):
        adapter = DiscordAdapter(DiscordConfig(TOKEN, discord.url), front, CATALOG, load_hash=load, save_hash=save)
        await adapter.start()
        await discord.connected()
        await adapter.refresh_commands(discord.guild_id)
        said = await _said(discord, front)
        brief = next(command for command in discord.commands[None] if command["name"] == "brief")
        assert f"</brief stats:{brief['id']}>" in said
        assert f"</globex stats:{discord.commands[discord.guild_id][0]['id']}>" in said
        await adapter.stop()
    assert (discord.syncs.count(None), discord.syncs.count(discord.guild_id)) == (1, 1)


async def test_a_short_form_opens_the_command_that_discord_has(discord: FakeDiscord, front: FakeFront) -> None:
    adapter = DiscordAdapter(DiscordConfig(TOKEN, discord.url), front, catalog())
    await adapter.start()
    ids = adapter.command_ids(None)
    assert (ids["brief zone"], ids["brief history"]) == (ids["brief settings zone"], ids["brief report history"])
    assert all(one.name in ids and len(f"</{one.name}:{one.id}>") < 80 for one in ids.values())
    await adapter.stop()


async def test_a_line_of_admins_opens_their_root(discord: FakeDiscord, front: FakeFront, adapter: DiscordAdapter) -> None:
    admins = next(command for command in discord.commands[None] if command["name"] == "brief-admin")
    assert adapter.command_ids(None)["brief digest list"] == Registered("brief-admin digest list", int(admins["id"]))
