"""Discord's channels as an outlet for digests: post one part, and find out afterwards whether it arrived."""

from __future__ import annotations

import logging
import re
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import discord
from discord.http import MultipartParameters

from bot.core.document import Block, Document, Note, Text
from bot.core.outlet import Audience, Busy, Details, HistoryUnreadable, Mark, OutcomeUnknown, OutletError, Refused, preparing_message
from bot.core.pacing import Limit, Pacer
from bot.core.request import Platform
from bot.platforms.discord.buttons import KeepLine, tokens_for
from bot.platforms.discord.client import FAILURES
from bot.platforms.discord.forums import Forums, required_tag
from bot.platforms.discord.hints import CommandIds, with_commands
from bot.platforms.discord.home import meant_for, server_of
from bot.platforms.discord.message import DiscordMessage, footer_markup, texts_in
from bot.platforms.discord.renderer import render
from bot.platforms.discord.requesting import EVERYTHING, NO_TEXT_CHANNEL, TIMEOUT, UNKNOWN_CHANNEL, Requesting, retry_after
from bot.platforms.discord.splitting import split
from bot.platforms.discord.threads import Threads

log = logging.getLogger(__name__)

#: What the mark of a correction is called: it is for all who saw the digest, so it never goes into a thread.
CORRECTION = "Correction"
#: The parts of one digest are sent within this time.
BEFORE_ITS_PARTS = timedelta(days=1)
#: How many posts in forums are remembered until all parts of their digests are in them.
POSTS_REMEMBERED = 500
#: Discord's clock may be behind ours by this much.
CLOCK_SKEW = timedelta(minutes=2)
#: How far back history is read at the most, in pages of 100 messages.
PAGES = 20
_PAGE = 100
#: Unknown member, unknown user. Whatever else goes wrong with a look-up tells nothing.
_NO_MEMBER = (10007, 10013)
_UNREADABLE = {
    10003: "discord-history-unreadable-channel-gone",
    10004: "discord-history-unreadable-bot-removed",
    10008: "discord-history-unreadable-message-gone",
    50001: "discord-history-unreadable-no-access",
    50007: "discord-history-unreadable-no-direct-messages",
    50008: "discord-history-unreadable-no-text-channel",
    50013: "discord-history-unreadable-no-access",
    50083: "discord-history-unreadable-thread-archived",
}


class DiscordOutlet:
    """Posts digests with a logged-in client. ``keep_line`` is ``Front.keep_line``; without it buttons with long lines are switched off.
    ``command_ids`` are those of the commands that can be used in a server, or in direct messages (None)."""

    def __init__(
        self,
        client: discord.Client,
        keep_line: KeepLine | None = None,
        *,
        command_ids: Callable[[int | None], CommandIds] = lambda _: {},
        timeout: float = TIMEOUT,
        pacer: Pacer | None = None,
    ) -> None:
        self._client = client
        self._requesting = Requesting(client, pacer, timeout)
        self._forums = Forums(self._requesting)
        self._threads = Threads(self._requesting)
        self._posts: OrderedDict[str, str] = OrderedDict()
        self._keep_line = keep_line
        self._command_ids = command_ids

    @property
    def platform(self) -> Platform:
        return Platform.DISCORD

    @property
    def details(self) -> Details:
        return Details.BUTTON

    def share(self, processes: int, wait: float) -> None:
        self._requesting.everything = Limit(EVERYTHING.count / processes, EVERYTHING.seconds)
        self._requesting.hold(wait)

    def split(self, document: Document) -> tuple[Document, ...]:
        return split(document)

    async def post(self, audience: Audience, part: Document, mark: Mark) -> str:
        channel = _channel(audience)
        message = await self._message(audience, part, mark)
        if (forum := self._forums.known(channel)) is not None:
            return await self._post_in_forum(forum, message, part, mark)
        try:
            posted = await self._send(channel, message, mark)
        except Refused as refused:
            if refused.arguments.get("number") != NO_TEXT_CHANNEL or (forum := await self._forums.learn(channel)) is None:
                raise
            return await self._post_in_forum(forum, message, part, mark)
        if audience.publish:
            await self._threads.publish(channel, int(posted))
        return posted

    async def _post_in_forum(self, forum: discord.ForumChannel, message: DiscordMessage, part: Document, mark: Mark) -> str:
        """Posts the first part of a delivery as a new post, and the others below it. The id names the post and the message."""
        if mark.part:
            since = discord.utils.utcnow() - BEFORE_ITS_PARTS
            first = self._posts.get(mark.delivery) or await self._find_post(forum, replace(mark, part=0), since)
            if first is not None:
                return f"{first}/{await self._send(int(first), message, mark)}"
        post = await self._forums.post(forum, message, part.summary or stamp(mark))
        self._posts[mark.delivery] = post
        while len(self._posts) > POSTS_REMEMBERED:
            self._posts.popitem(last=False)
        return f"{post}/{post}"

    async def reply(self, audience: Audience, message_id: str, document: Document, mark: Mark) -> str:
        channel, answered = _place(audience, message_id)
        message = await self._message(audience, document, mark)
        if audience.in_thread and mark.word != CORRECTION and channel == _channel(audience):
            thread = await self._threads.below(channel, answered, document.title)
            if thread is not None:
                return f"{thread}/{await self._send(thread, message, mark)}"
        # A reply to a digest that somebody deleted is posted all the same, as a message of its own.
        below = {"message_id": str(answered), "channel_id": str(channel), "fail_if_not_exists": False}
        posted = await self._send(channel, message, mark, {"message_reference": below})
        return posted if channel == _channel(audience) else f"{channel}/{posted}"

    async def _send(self, channel: int, message: DiscordMessage, mark: Mark, more: Mapping[str, Any] | None = None) -> str:
        """The id of the message in that channel or thread. The library repeats its body with the same nonce after a 5xx, and Discord posts
        a nonce once."""
        params = MultipartParameters({**message.payload(), "nonce": mark.nonce, "enforce_nonce": True, **(more or {})}, None, None)
        posted = await self._threads.unarchiving(channel, lambda: self._client.http.send_message(channel, params=params))
        message_id = posted.get("id") if isinstance(posted, dict) else None
        if message_id is None:
            raise OutcomeUnknown("discord-message-without-id")
        return str(message_id)

    async def amend(self, audience: Audience, message_id: str, part: Document, mark: Mark | None) -> None:
        channel, amended = _place(audience, message_id)
        message = await self._message(audience, part, mark)
        params = MultipartParameters({**message.edit()}, None, None)
        await self._threads.unarchiving(channel, lambda: self._client.http.edit_message(channel, amended, params=params))

    async def _message(self, audience: Audience, part: Document, mark: Mark | None) -> DiscordMessage:
        part = part if mark is None else _without_reference(part, mark.reference)
        async with preparing_message():
            tokens = await self._tokens(audience, part)
            messages = render(
                with_commands(part, self._command_ids(None if audience.direct else server_of(audience.workspace))), tokens=tokens
            )
            if len(messages) > 1:  # it was split when the commands had no ids yet, which take more room
                messages = render(part, tokens=tokens)
            if audience.direct and self._keep_line is not None and (server := server_of(audience.workspace)) is not None:
                messages = await meant_for(messages, server, self._keep_line)
        if len(messages) > 1:
            raise Refused("discord-part-too-long")
        return messages[0] if mark is None else messages[0].with_footer(stamp(mark))

    async def find(self, audience: Audience, mark: Mark, since: datetime, thread: str | None = None) -> str | None:
        channel = _channel(audience)
        if thread is not None:
            channel, below = _place(audience, thread)
            if audience.in_thread and channel == _channel(audience) and (found := await self._find_in_thread(below, mark, since)):
                return f"{below}/{found}"
        elif (forum := self._forums.known(channel)) is not None:
            post = await self._find_post(forum, mark if mark.part == 0 else replace(mark, part=0), since)
            if post is None or mark.part == 0:
                return post and f"{post}/{post}"
            channel = int(post)
        found = await self._find_in(channel, mark, since)
        return found if found is None or channel == _channel(audience) else f"{channel}/{found}"

    async def _find_post(self, forum: discord.ForumChannel, mark: Mark, since: datetime) -> str | None:
        try:
            return await self._forums.find(forum, since - CLOCK_SKEW, lambda message: self._carries(message, mark))
        except FAILURES as error:
            raise _unreadable(error) from error

    async def _find_in_thread(self, thread: int, mark: Mark, since: datetime) -> str | None:
        """The message in the thread; None where there is none, or no thread. Raises what ``find`` does."""
        try:
            return await self._find_in(thread, mark, since)
        except HistoryUnreadable as error:
            if error.arguments.get("number") == UNKNOWN_CHANNEL:
                return None
            raise

    async def _find_in(self, channel: int, mark: Mark, since: datetime) -> str | None:
        after = discord.utils.time_snowflake(since - CLOCK_SKEW)
        seen = 0
        for _ in range(PAGES):
            page = await self._history(channel, limit=_PAGE, after=after)
            seen += len(page)
            if found := next((message for message in page if self._carries(message, mark)), None):
                return str(found["id"])
            if len(page) < _PAGE:
                if not seen:
                    await self._check_readable(channel)
                return None
            after = max(int(message["id"]) for message in page)
        raise HistoryUnreadable("discord-history-too-long", count=PAGES * _PAGE)

    async def make_ready(self, audience: Audience) -> bool:
        server = server_of(audience.workspace)
        guild = self._client.get_guild(server) if server is not None else None
        if guild is None or guild.unavailable or guild.me is None or not audience.channel.isdecimal():
            return False
        channel = guild.get_channel_or_thread(int(audience.channel)) or await self._threads.archived(int(audience.channel), guild)
        if channel is None:
            raise Refused("discord-channel-unseen")
        if isinstance(channel, discord.CategoryChannel):
            raise Refused("discord-channel-takes-no-messages", channel=channel.name)
        if isinstance(channel, discord.Thread) and channel.archived and channel.locked:
            raise Refused("discord-thread-locked", channel=channel.name)
        if missing := _missing_permissions(channel, guild.me):
            raise Refused("discord-permissions-missing", channel=channel.name, missing=", ".join(missing))
        if isinstance(channel, discord.ForumChannel):
            required_tag(channel)
        return False

    async def may_see(self, audience: Audience, person: str) -> bool:
        server = server_of(audience.workspace)
        guild = self._client.get_guild(server) if server is not None else None
        if guild is None or not audience.channel.isdecimal() or not person.isdecimal():
            return False
        channel = guild.get_channel_or_thread(int(audience.channel)) or await self._threads.archived(int(audience.channel), guild)
        if channel is None:
            return False
        try:
            member = await self._requesting.read(lambda: guild.fetch_member(int(person)))
        except (Busy, *FAILURES) as error:
            log.info("whether %s sees %s is not known: %s", person, audience.channel, error)
            return False
        return bool(channel.permissions_for(member).view_channel)

    async def direct_channel(self, workspace: str, person: str) -> str:
        if not person.isdecimal():
            raise Refused("discord-channel-invalid", channel=person)
        opened = await self._requesting.change(lambda: self._client.http.start_private_message(int(person)))
        return str(opened["id"])

    async def has_left(self, workspace: str, person: str) -> bool:
        server = workspace.removeprefix("discord:")
        if not (server.isdecimal() and person.isdecimal()):
            return False  # direct messages are the person's own workspace
        try:
            await self._requesting.read(lambda: self._client.http.get_member(int(server), int(person)))
        except (Busy, *FAILURES) as error:
            return isinstance(error, discord.NotFound) and error.code in _NO_MEMBER
        return False

    async def _tokens(self, audience: Audience, part: Document) -> dict[str, str]:
        if self._keep_line is None:
            return {}
        return await tokens_for(part, audience.workspace, self._keep_line, for_good=True)

    def _carries(self, message: Mapping[str, Any], mark: Mark) -> bool:
        own = self._client.user
        if own is None or message.get("author", {}).get("id") != str(own.id):
            return False
        if message.get("nonce") is not None and str(message["nonce"]) == mark.nonce:
            return True
        if footer_markup(stamp(mark)) in [text for part in message.get("components") or [] for text in texts_in(part)]:
            return True
        # What was posted before messages were made of components.
        texts = [(embed.get("footer") or {}).get("text", "") for embed in message.get("embeds") or []]
        return stamp(mark) in texts or (message.get("content") or "").endswith(f"-# {stamp(mark)}")

    async def _history(self, channel: int, limit: int, after: int | None = None) -> list[dict[str, Any]]:
        try:
            found = await self._requesting.read(lambda: self._client.http.logs_from(channel, limit, after=after))
        except FAILURES as error:
            raise _unreadable(error) from error
        return [dict(message) for message in found]

    async def _check_readable(self, channel: int) -> None:
        """Discord shows an empty channel where the bot may not read history: nothing found means something only where it may.

        Raises:
            HistoryUnreadable: the channel looks empty and it is not known that the bot may read it.
        """
        if await self._history(channel, limit=1):
            return
        known = self._client.get_channel(channel)
        if isinstance(known, discord.abc.PrivateChannel):
            return
        if isinstance(known, discord.abc.GuildChannel | discord.Thread) and known.permissions_for(known.guild.me).read_message_history:
            return
        raise HistoryUnreadable("discord-history-forbidden")


def _missing_permissions(channel: discord.abc.GuildChannel | discord.Thread, bot: discord.Member) -> list[str]:
    """What the bot needs for digests in the channel and may not do there, by Discord's own names."""
    may = channel.permissions_for(bot)
    posting = (
        ("Send Messages in Threads", may.send_messages_in_threads)
        if isinstance(channel, discord.Thread)
        else ("Send Messages", may.send_messages)
    )
    needed = (("View Channel", may.view_channel), posting, ("Read Message History", may.read_message_history))
    return [name for name, given in needed if not given]


def _without_reference(part: Document, reference: str) -> Document:
    """The part without its reference in the small print at its end ("Digest 8F3K2 · 9:00"), where the stamp below says it too."""

    def shortened(block: Block) -> Block:
        if not isinstance(block, Note) or not block.spans or not isinstance(first := block.spans[0], Text):
            return block
        words = re.sub(rf"^\D{{1,20}}\s?{re.escape(reference)} · ", "", first.text)
        spans = (first.model_copy(update={"text": words}),) if words else ()
        return block if words == first.text else block.model_copy(update={"spans": (*spans, *block.spans[1:])})

    return part.model_copy(update={"blocks": tuple(map(shortened, part.blocks))})


def stamp(mark: Mark) -> str:
    """The small print by which people and ``find`` recognise one part of a digest: "Digest 8F3K2/1"."""
    return f"{mark.word} {mark.reference}/{mark.part}"


def _unreadable(error: BaseException) -> OutletError:
    """What it means that Discord does not show what is in a channel: it never will, or it will later."""
    if isinstance(error, discord.HTTPException) and error.status in (403, 404):
        other = "discord-history-unreadable-no-access" if error.status == 403 else "discord-history-unreadable-other"
        return HistoryUnreadable(_UNREADABLE.get(error.code, other), error=error.text, number=error.code)
    return Busy("discord-history-busy", retry_after(error), error=str(error))


def _place(audience: Audience, message_id: str) -> tuple[int, int]:
    """Where a message is, and its id. What is in a thread below the audience's channel has the thread's id in front."""
    thread, _, inside = message_id.rpartition("/")
    return (int(thread) if thread else _channel(audience)), int(inside)


def _channel(audience: Audience) -> int:
    try:
        return int(audience.channel)
    except ValueError as error:
        raise Refused("discord-channel-invalid", channel=audience.channel) from error
