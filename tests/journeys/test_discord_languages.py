"""All commands as Discord gets them: their descriptions in English and in Chinese, within Discord's limits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import discord

from bot.commands.all import catalog
from bot.core.front import TopicName
from bot.platforms.discord.client import BriefingClient, DiscordConfig
from bot.platforms.discord.tree import BriefingTree
from tests.fake_discord.limits import commands_errors

_HAN = re.compile(r"[\u4e00-\u9fff]")


class _NoListener:
    async def command(self, interaction: discord.Interaction[Any], line: str, files: Any) -> None:
        raise AssertionError("nobody asks here")

    async def complete(self, interaction: discord.Interaction[Any], kind: str, typed: str) -> Sequence[str]:
        raise AssertionError("nobody types here")


def _described(level: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each command, group and option with its path."""
    here = f"{path} {level['name']}".strip()
    yield here, level
    for one in level.get("options") or ():
        yield from _described(one, here)


async def test_every_command_is_described_in_chinese_too_and_fits() -> None:
    sent: list[Mapping[str, Any]] = []
    client = BriefingClient(DiscordConfig("token"))

    class Tree(BriefingTree):
        async def sync(self, *, guild: discord.abc.Snowflake | None = None) -> list[Any]:
            assert self.translator is not None
            sent.extend([await one.get_translated_payload(self, self.translator) for one in self.get_commands(guild=guild)])
            return []

    async def load(scope: str) -> None:
        return None

    async def save(scope: str, digest: str) -> None:
        return None

    tree = Tree(client, catalog(), _NoListener())
    tree.use_topics([TopicName("Acme", "acme")])
    assert await tree.sync_changes(load, save)
    await client.close_http()
    assert commands_errors(list(sent)) == []
    # A group shows the words of its commands, which are typed as they are; people hardly ever see that.
    levels = {path: level for command in sent for path, level in _described(command) if level.get("type") != 2 or " " not in path}
    lacking = [path for path, level in levels.items() if not _HAN.search(level.get("description_localizations", {}).get("zh-CN", ""))]
    assert lacking == []
    both = [(path, level["description"], level["description_localizations"]["zh-CN"]) for path, level in levels.items()]
    cut = [path for path, english, chinese in both if chinese.endswith("…") and not english.endswith("…")]
    assert cut == [], "the Chinese is longer than the English"
    assert not any(_HAN.search(level["description"]) for level in levels.values() if "中文" not in level["description"])
