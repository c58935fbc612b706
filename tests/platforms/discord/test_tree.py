from __future__ import annotations

import dataclasses
from collections.abc import AsyncIterator, Sequence
from typing import Any

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.catalog import Catalog
from bot.core.command import Command, NoOptions, option
from bot.core.front import TopicName
from bot.core.line import read_line
from bot.core.parse import split_options
from bot.platforms.discord.client import BriefingClient, DiscordConfig
from bot.platforms.discord.tree import BriefingTree, line_of, own_topics
from tests.fake_discord.limits import commands_errors
from tests.platforms.discord.commands import CATALOG, COMMANDS, _never

_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)


class _NoListener:
    async def command(self, interaction: discord.Interaction[Any], line: str, files: Sequence[discord.Attachment]) -> None:
        raise AssertionError("nobody asks here")

    async def complete(self, interaction: discord.Interaction[Any], kind: str, typed: str) -> Sequence[str]:
        raise AssertionError("nobody types here")


@pytest.fixture
async def client() -> AsyncIterator[BriefingClient]:
    client = BriefingClient(DiscordConfig("token"))
    yield client
    await client.close_http()


def _payload(client: BriefingClient, commands: Sequence[Command[Any]], topics: Sequence[TopicName] = ()) -> list[dict[str, Any]]:
    client._connection._command_tree = None  # one client holds one tree
    tree = BriefingTree(client, Catalog(commands), _NoListener())
    tree.use_topics(topics)
    return [command.to_dict(tree) for command in tree.get_commands()]


def _named(level: dict[str, Any], *path: str) -> dict[str, Any]:
    for word in path:
        level = next(one for one in level["options"] if one["name"] == word)
    return level


async def test_the_tree_is_what_the_catalog_declares(client: BriefingClient) -> None:
    brief, acme = _payload(client, COMMANDS, [TopicName("Acme", "acme")])
    assert commands_errors([brief, acme]) == []
    assert [one["name"] for one in brief["options"]] == ["stats", "ask", "add", "digest", "help"]
    assert [one["name"] for one in _named(brief, "digest")["options"]] == ["subscribe", "list"]
    topic = _named(brief, "stats", "topic")
    assert (topic["required"], topic["autocomplete"]) == (True, True)
    assert _named(brief, "stats", "as-of")["required"] is False
    assert [choice["value"] for choice in _named(brief, "stats", "order")["choices"]] == ["newest", "oldest"]
    assert [(one["name"], one["type"], one["required"]) for one in _named(brief, "add")["options"]] == [
        ("source", 3, False),
        ("file", 11, False),
    ]
    assert [one["name"] for one in _named(acme, "stats")["options"]] == ["metric", "since", "as-of", "order"]
    assert (brief["contexts"], brief["integration_types"], brief["default_member_permissions"]) == ([0, 1], [0], None)


async def test_more_commands_than_discord_takes_are_an_error_that_says_where(client: BriefingClient) -> None:
    def many(count: int, *group: str) -> list[Command[Any]]:
        return [Command((*group, f"c{number}"), "Does something", NoOptions, _never) for number in range(count)]

    assert len(_payload(client, many(25))[0]["options"]) == 25
    with pytest.raises(ValueError, match="/brief has more than 25"):
        _payload(client, many(26))
    with pytest.raises(ValueError, match="/brief digest has more than 25"):
        _payload(client, many(26, "digest"))
    with pytest.raises(ValueError, match="nested deeper"):
        _payload(client, many(1, "digest", "more"))
    with pytest.raises(ValueError, match="a command and a group"):
        _payload(client, [*many(1), *many(1, "c0")])


async def test_long_descriptions_are_shortened_until_the_command_fits(client: BriefingClient) -> None:
    wordy = dataclasses.make_dataclass("Wordy", [(f"o{n}", str, option("A long explanation of it " * 10)) for n in range(6)], frozen=True)
    commands = [Command((f"command{n}",), "Does something that takes long to explain " * 4, wordy, _never) for n in range(25)]
    (brief,) = _payload(client, commands)
    assert commands_errors([brief]) == []
    lengths = {len(one["description"]) for command in brief["options"] for one in (command, *command["options"])}
    assert 20 < max(lengths) < 60
    huge = dataclasses.make_dataclass("Huge", [(f"option_number_{n}", str, option("It")) for n in range(24)], frozen=True)
    with pytest.raises(ValueError, match="drop options or commands"):
        _payload(client, [Command((f"command{n}",), "Does it", huge, _never) for n in range(25)])


async def test_topics_that_can_be_no_command_stay_with_brief(client: BriefingClient, caplog: pytest.LogCaptureFixture) -> None:
    topics = [TopicName("A", "ok-1"), TopicName("B", "no space"), TopicName("C", "x" * 33), TopicName("D"), TopicName("E", "Ärger")]
    many = [TopicName(f"T{number}", f"t{number}") for number in range(120)]
    assert [command["name"] for command in _payload(client, COMMANDS, topics)] == ["brief", "ok-1"]
    assert len(_payload(client, COMMANDS, many)) == 100
    assert "Discord takes 99" in caplog.text


def test_a_guild_gets_only_what_the_library_does_not_have() -> None:
    library = [TopicName("Acme", "acme")]
    assert own_topics([*library, TopicName("Globex", "globex"), TopicName("Nameless")], library) == (TopicName("Globex", "globex"),)


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
