"""Forum channels, which take posts instead of messages: one for each digest, with a tag where the forum wants one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

import discord
from discord.http import MultipartParameters

from bot.core.outlet import Busy, HistoryUnreadable, Refused
from bot.core.text import one_line
from bot.platforms.discord.client import FAILURES
from bot.platforms.discord.markup import shortened
from bot.platforms.discord.message import DiscordMessage
from bot.platforms.discord.requesting import Requesting

#: The longest title of a post.
TITLE = 100
#: How many of the bot's own posts in a forum are looked at for one that may have arrived.
LOOKED_AT = 50
#: Tags that a digest fits best, where the forum wants one.
_FITTING = ("digest", "briefing", "news", "update", "report", "简报", "新闻")


class Forums:
    """Posts in forums, through ``requesting``."""

    def __init__(self, requesting: Requesting) -> None:
        self._requesting = requesting
        self._client = requesting.client
        self._learned: dict[int, discord.ForumChannel] = {}

    def known(self, channel: int) -> discord.ForumChannel | None:
        """The forum of that id, as far as it is known to be one."""
        found = self._client.get_channel(channel) or self._learned.get(channel)
        return found if isinstance(found, discord.ForumChannel) else None

    async def learn(self, channel: int) -> discord.ForumChannel | None:
        """The same, once Discord was asked. Raises Busy."""
        try:
            found = await self._requesting.read(lambda: self._client.fetch_channel(channel))
        except FAILURES as error:
            raise Busy("discord-busy", 30.0, error=str(error)) from error
        if isinstance(found, discord.ForumChannel):
            self._learned[channel] = found
        return self.known(channel)

    async def post(self, forum: discord.ForumChannel, message: DiscordMessage, title: str) -> str:
        """A new post: its id, which is that of its first message too. Raises what ``Outlet.post`` does."""
        tag = required_tag(forum)
        body: dict[str, Any] = {
            "name": shortened(one_line(title) or "…", TITLE),
            "message": message.payload(),
            **({"applied_tags": [str(tag.id)]} if tag is not None else {}),
        }
        params = MultipartParameters(body, None, None)
        made = await self._requesting.send(
            forum.id, lambda: self._client.http.start_thread_in_forum(forum.id, params=params), only_once=True
        )
        return str(made["id"])

    async def find(self, forum: discord.ForumChannel, since: datetime, carries: Callable[[Mapping[str, Any]], bool]) -> str | None:
        """The bot's post, made since then, whose first message is meant; None where there is none.

        Raises:
            HistoryUnreadable: there are more posts than are looked at.
            Busy, or what discord.py raises.
        """
        http, earliest, own = self._client.http, discord.utils.time_snowflake(since), self._client.user
        active = await self._requesting.read(lambda: http.get_active_threads(forum.guild.id))
        posts = [int(one["id"]) for one in active["threads"] if one.get("parent_id") == str(forum.id) and _is_by(own, one)]
        ours = sorted((post for post in posts if post >= earliest), reverse=True)
        for post in ours[:LOOKED_AT]:
            try:
                first = await self._requesting.read(partial(http.get_message, post, post))
            except discord.NotFound:
                continue
            if carries(first):
                return str(post)
        if len(ours) > LOOKED_AT:
            raise HistoryUnreadable("discord-history-too-long", count=LOOKED_AT)
        return None


def _is_by(person: discord.ClientUser | None, thread: Mapping[str, Any]) -> bool:
    return person is not None and thread.get("owner_id") == str(person.id)


def required_tag(forum: discord.ForumChannel) -> discord.ForumTag | None:
    """The tag that a digest gets where the forum wants one, else None.

    Raises:
        Refused: the forum has no tag that the bot may use.
    """
    if not forum.flags.require_tag:
        return None
    me = forum.guild.me
    may_moderate = me is not None and forum.permissions_for(me).manage_threads
    tags = [tag for tag in forum.available_tags if may_moderate or not tag.moderated]
    if not tags:
        raise Refused("discord-forum-without-tags", channel=forum.name)
    return next((tag for word in _FITTING for tag in tags if word in tag.name.casefold()), tags[0])
