from __future__ import annotations

import dataclasses
import json
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from typing import Any

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.all import catalog
from bot.commands.desk import Desk
from bot.core.catalog import Catalog
from bot.core.command import Command, NoOptions, Option, option
from bot.core.front import Completion, TopicName
from bot.core.line import read_line
from bot.core.parse import split_options
from bot.core.request import Role
from bot.core.text import without_invisible
from bot.platforms.discord.client import BriefingClient, DiscordConfig
from bot.platforms.discord.places import given_in, line_of, root_of
from bot.platforms.discord.translating import ChineseTranslator
from bot.platforms.discord.tree import BriefingTree
from tests.fake_discord.command_limits import command_size, commands_errors
from tests.fake_discord.shapes import MANAGE_GUILD
from tests.platforms.discord.commands import CATALOG, COMMANDS, _never

#: Texts with nothing in them that no reader of lines keeps.
_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60).filter(lambda text: without_invisible(text) == text)


class _NoListener:
    async def command(self, interaction: discord.Interaction[Any], line: str, files: Sequence[discord.Attachment]) -> None:
        raise AssertionError("nobody asks here")

    async def message_menu(self, interaction: discord.Interaction[Any], message: discord.Message) -> None:
        raise AssertionError("nobody asks here")

    async def complete(
        self, interaction: discord.Interaction[Any], command: Command[Any], option: Option, typed: str, given: Mapping[str, str]
    ) -> Sequence[Completion]:
        raise AssertionError("nobody types here")

    async def commands_are_stale(self, guild: int | None) -> None:
        raise AssertionError("nobody asks here")


@pytest.fixture
async def client() -> AsyncIterator[BriefingClient]:
    client = BriefingClient(DiscordConfig("token"))
    yield client
    await client.close_http()


async def _payload(client: BriefingClient, commands: Sequence[Command[Any]], topics: Sequence[TopicName] = ()) -> list[dict[str, Any]]:
    client._connection._command_tree = None  # one client holds one tree
    tree = BriefingTree(client, Catalog(commands), _NoListener())
    tree.use_topics(topics)
    typed = tree.get_commands(type=discord.AppCommandType.chat_input)
    return [await command.get_translated_payload(tree, ChineseTranslator()) for command in typed]


def _named(level: dict[str, Any], *path: str) -> dict[str, Any]:
    for word in path:
        level = next(one for one in level["options"] if one["name"] == word)
    return level


async def test_the_tree_is_what_the_catalog_declares(client: BriefingClient) -> None:
    brief, admins, acme = await _payload(client, COMMANDS, [TopicName("Acme", "acme")])
    assert commands_errors([brief, admins, acme]) == []
    assert [one["name"] for one in brief["options"]] == ["stats", "ask", "add", "digest", "help"]
    assert [one["name"] for one in _named(brief, "digest")["options"]] == ["subscribe"]
    assert [one["name"] for one in _named(admins, "digest")["options"]] == ["list"]
    topic = _named(brief, "stats", "topic")
    assert (topic["required"], topic["autocomplete"]) == (True, True)
    assert _named(brief, "stats", "as-of")["required"] is False
    assert [choice["value"] for choice in _named(brief, "stats", "order")["choices"]] == ["newest", "oldest"]
    assert [(one["name"], one["type"], one["required"]) for one in _named(brief, "add")["options"]] == [
        ("source", 3, False),
        ("file", 11, False),
    ]
    assert [one["name"] for one in _named(acme, "stats")["options"]] == ["metric", "since", "as-of", "order"]
    assert (brief["contexts"], brief["integration_types"], brief["default_member_permissions"]) == ([0, 1, 2], [0, 1], None)
    assert (admins["contexts"], admins["default_member_permissions"], acme["contexts"]) == ([0], MANAGE_GUILD, [1, 2])


async def test_more_commands_than_discord_takes_are_an_error_that_says_where(client: BriefingClient) -> None:
    def many(count: int, *group: str) -> list[Command[Any]]:
        return [Command((*group, f"c{number}"), "Does something", NoOptions, _never) for number in range(count)]

    assert len((await _payload(client, many(25)))[0]["options"]) == 25
    with pytest.raises(ValueError, match="/brief has more than 25"):
        await _payload(client, many(26))
    with pytest.raises(ValueError, match="/brief digest has more than 25"):
        await _payload(client, many(26, "digest"))
    with pytest.raises(ValueError, match="nested deeper"):
        await _payload(client, many(1, "digest", "more"))
    with pytest.raises(ValueError, match="a command and a group"):
        await _payload(client, [*many(1), *many(1, "c0")])


async def test_long_descriptions_are_shortened_until_the_command_fits(client: BriefingClient) -> None:
    wordy = dataclasses.make_dataclass("Wordy", [(f"o{n}", str, option("A long explanation of it " * 10)) for n in range(6)], frozen=True)
    commands = [Command((f"command{n}",), "Does something that takes long to explain " * 4, wordy, _never) for n in range(25)]
    (brief,) = await _payload(client, commands)
    assert commands_errors([brief]) == []
    lengths = {len(one["description"]) for command in brief["options"] for one in (command, *command["options"])}
    assert 20 < max(lengths) < 60
    huge = dataclasses.make_dataclass("Huge", [(f"option_number_{n}", str, option("It")) for n in range(24)], frozen=True)
    with pytest.raises(ValueError, match="drop options or commands"):
        await _payload(client, [Command((f"command{n}",), "Does it", huge, _never) for n in range(25)])


async def test_topics_that_can_be_no_command_stay_with_brief(client: BriefingClient, caplog: pytest.LogCaptureFixture) -> None:
    topics = [TopicName("A", "ok-1"), TopicName("B", "no space"), TopicName("C", "x" * 33), TopicName("D"), TopicName("E", "Ärger")]
    many = [TopicName(f"T{number}", f"t{number}") for number in range(120)]
    assert [command["name"] for command in await _payload(client, COMMANDS, topics)] == ["brief", "brief-admin", "ok-1"]
    assert len(await _payload(client, COMMANDS, many)) == 100
    assert "Discord takes 98" in caplog.text


@pytest.fixture(scope="module")
def every_command() -> Catalog[Desk]:
    return catalog()


async def test_the_bots_own_commands_fit_with_whole_descriptions_in_both_languages(
    client: BriefingClient, every_command: Catalog[Desk]
) -> None:
    roots = await _payload(client, list(every_command), [TopicName("Qwen", "qwen")])
    assert commands_errors(roots) == []
    assert "…" not in json.dumps(roots, ensure_ascii=False)
    sizes = {root["name"]: command_size(root) for root in roots}
    assert sizes["brief"] <= 7800, "there must be room for more commands"
    assert len(roots[0]["options"]) <= 23, "there must be room for more commands"
    # Nobody who reads Chinese finds English in between.
    in_chinese = {"zh-CN", "zh-TW"}
    assert [p["description"] for p in _parts(roots) if p.get("description_localizations", {}).keys() != in_chinese] == []
    assert [p["name"] for p in _parts(roots) if p.get("name_localizations", {}).keys() != in_chinese] == ["brief", "brief-admin", "qwen"]


def _parts(level: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for one in level:
        yield one
        yield from _parts(one.get("options") or ())


def test_admins_commands_stand_apart(every_command: Catalog[Desk]) -> None:
    apart = {command.name for command in every_command if root_of(command) == "brief-admin"}
    assert {"feed add", "topic hide", "role", "review on", "settings zone", "digest personal"} <= apart
    assert apart - {"settings zone"} == {command.name for command in every_command if command.role is Role.ADMIN}
    assert not {"digest subscribe", "watch add", "review approve", "feed list", "settings language"} & apart


async def test_options_have_the_types_that_discord_has_for_them(client: BriefingClient, every_command: Catalog[Desk]) -> None:
    brief, admins = await _payload(client, list(every_command))
    limit = _named(brief, "stats", "limit")
    assert (limit["type"], limit["min_value"], limit["max_value"]) == (4, 1, 100)
    assert _named(brief, "stats", "sentences")["type"] == 5
    assert _named(admins, "role", "user")["type"] == 9
    assert _named(brief, "review", "edit", "part")["autocomplete"]


def test_every_words_of_a_command_in_chinese_mean_it_where_lines_are_typed(every_command: Catalog[Desk]) -> None:
    for command in every_command:
        for typed in ((" ".join(command.chinese)), "".join(command.chinese)):
            words = read_line(f"/brief {typed} qwen").values
            found = every_command.match(words) or every_command.match_phrase(words)
            assert found is not None, typed
            assert found[0] is command, typed


@given(_TEXTS, _TEXTS)
def test_options_come_back_from_the_line_as_they_were_typed(topic: str, since: str) -> None:
    given_options = [{"name": "since", "type": 3, "value": since}, {"name": "topic", "type": 3, "value": topic}]
    line = line_of({"name": "brief", "options": [{"name": "stats", "type": 1, "options": given_options}]})
    assert _read(line, "stats") == {"topic": topic, "since": since}


@given(_TEXTS, st.sampled_from([("ask", "question"), ("add", "source")]))
def test_whole_texts_come_back_too(words: str, command: tuple[str, str]) -> None:
    line = line_of(
        {"name": "brief", "options": [{"name": command[0], "type": 1, "options": [{"name": command[1], "type": 3, "value": words}]}]}
    )
    assert _read(line, command[0]) == {command[1]: words}


def _read(line: str, name: str) -> dict[str, str]:
    read = read_line(line)
    found = CATALOG.match(read.values)
    assert found is not None
    command, taken = found
    assert command.name == name
    return split_options(command, read, taken)


def test_groups_and_topics_become_lines() -> None:
    subscribe = {"name": "subscribe", "type": 1, "options": [{"name": "schedule", "type": 3, "value": "daily 09:00"}]}
    assert line_of({"name": "brief", "options": [{"name": "digest", "type": 2, "options": [subscribe]}]}) == (
        '/brief digest subscribe schedule:"daily 09:00"'
    )
    assert line_of({"name": "acme", "options": [{"name": "stats", "type": 1}]}) == "/acme stats"


@pytest.mark.parametrize(
    ("option", "typed"),
    [
        ({"type": 4, "value": 5}, "5"),
        ({"type": 5, "value": True}, "yes"),
        ({"type": 5, "value": False}, "no"),
        ({"type": 7, "value": "71"}, "<#71>"),
        ({"type": 8, "value": "72"}, "<@&72>"),
        ({"type": 9, "value": "72"}, "<@&72>"),
        ({"type": 9, "value": "73"}, "<@73>"),
        ({"type": 6, "value": "73"}, "<@73>"),
    ],
)
def test_what_is_picked_is_typed_in_the_line(option: dict[str, Any], typed: str) -> None:
    role = {"name": "role", "type": 1, "options": [{"name": "x", **option}]}
    data = {"name": "brief-admin", "options": [role], "resolved": {"roles": {"72": {}}}}
    assert line_of(data) == f"/brief role x:{typed}"
    assert given_in(data) == {"x": typed}


def test_the_option_that_is_being_typed_is_no_given_one() -> None:
    options = [{"name": "topic", "type": 3, "value": "Acme"}, {"name": "metric", "type": 3, "value": "rev", "focused": True}]
    assert given_in({"name": "brief", "options": [{"name": "stats", "type": 1, "options": options}]}) == {"topic": "Acme"}
