"""Slack's channels as an outlet for digests: post one part, and find out afterwards whether it arrived."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial
from typing import Any

import aiohttp
from slack_sdk.http_retry.builtin_async_handlers import AsyncConnectionErrorRetryHandler, AsyncServerErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from bot.core.document import Document
from bot.core.outlet import Audience, Busy, Details, HistoryUnreadable, Mark, OutcomeUnknown, OutletError, Refused, preparing_message
from bot.core.pacing import Limit, Pacer
from bot.core.request import Platform
from bot.platforms.slack.buttons import KeepLine, Tokens, tokens_for
from bot.platforms.slack.client import Clients, NotInstalled, OneClient, TokenInDoubt
from bot.platforms.slack.failures import TOO_LONG, UNKNOWN, UNUSABLE, asks_to_wait, error_code, retry_after, status_of
from bot.platforms.slack.history import PAGES, has_block_id, page_since, with_block_id
from bot.platforms.slack.message import SlackMessage, render_part, render_shorter
from bot.platforms.slack.newer_blocks import NewerBlocks
from bot.platforms.slack.splitting import split

log = logging.getLogger(__name__)

#: The ``event_type`` of the metadata that every part of a digest carries.
EVENT_TYPE = "briefing_digest"
#: Slack takes about one message a second and channel.
PACE = 1.0
#: Methods of "tier 3" take fifty calls a minute and more, each for itself and for each workspace (docs.slack.dev, Rate limits).
TIER_3 = Limit(50, 60.0, burst=10)

#: What went wrong for good, by Slack's error codes.
_REFUSED = {
    "account_inactive": "slack-message-refused-token-refused",
    "channel_not_found": "slack-message-refused-not-in-channel",
    "invalid_auth": "slack-message-refused-token-refused",
    "is_archived": "slack-message-refused-archived",
    "message_not_found": "slack-message-refused-message-gone",
    "missing_scope": "slack-message-refused-missing-scope",
    "no_permission": "slack-message-refused-missing-scope",
    "not_allowed_token_type": "slack-message-refused-missing-scope",
    "not_authed": "slack-message-refused-token-refused",
    "not_in_channel": "slack-message-refused-not-in-channel",
    "restricted_action": "slack-message-refused-posting-restricted",
    "restricted_action_non_threadable_channel": "slack-message-refused-posting-restricted",
    "restricted_action_read_only_channel": "slack-message-refused-posting-restricted",
    "restricted_action_thread_locked": "slack-message-refused-posting-restricted",
    "restricted_action_thread_only_channel": "slack-message-refused-posting-restricted",
    "thread_not_found": "slack-message-refused-message-gone",
    "token_expired": "slack-message-refused-token-refused",
    "token_revoked": "slack-message-refused-token-refused",
}
_UNREADABLE = {
    "account_inactive": "slack-history-unreadable-token-refused",
    "channel_not_found": "slack-history-unreadable-not-in-channel",
    "invalid_auth": "slack-history-unreadable-token-refused",
    "is_archived": "slack-history-unreadable-archived",
    "message_not_found": "slack-history-unreadable-message-gone",
    "missing_scope": "slack-history-unreadable-missing-scope",
    "no_permission": "slack-history-unreadable-missing-scope",
    "not_allowed_token_type": "slack-history-unreadable-missing-scope",
    "not_authed": "slack-history-unreadable-token-refused",
    "not_in_channel": "slack-history-unreadable-not-in-channel",
    "restricted_action": "slack-history-unreadable-posting-restricted",
    "restricted_action_non_threadable_channel": "slack-history-unreadable-posting-restricted",
    "restricted_action_read_only_channel": "slack-history-unreadable-posting-restricted",
    "restricted_action_thread_locked": "slack-history-unreadable-posting-restricted",
    "restricted_action_thread_only_channel": "slack-history-unreadable-posting-restricted",
    "thread_not_found": "slack-history-unreadable-message-gone",
    "token_expired": "slack-history-unreadable-token-refused",
    "token_revoked": "slack-history-unreadable-token-refused",
}
#: There is no such user here. Whatever else goes wrong with a look-up tells nothing.
_NO_MEMBER = frozenset({"user_not_found", "users_not_found"})


_Put = Callable[[SlackMessage], Awaitable[object]]
_Render = Callable[[], SlackMessage]


class SlackOutlet:
    """Posts digests with the bot token of each audience's workspace, each message marked so that it is found again.

    ``client`` is for one workspace, ``Clients`` give one for each. None must retry by itself: an answer that was lost may hide a
    success. ``keep_line`` is ``Front.keep_line``.

    Raises:
        ValueError: the client retries lost connections or server errors.
    """

    def __init__(
        self,
        client: AsyncWebClient | Clients,
        *,
        keep_line: KeepLine | None = None,
        pace: float = PACE,
        pacer: Pacer | None = None,
        newer_blocks: NewerBlocks | None = None,
    ) -> None:
        self._clients = OneClient(_refuse_retrying(client)) if isinstance(client, AsyncWebClient) else client
        self._keep_line = keep_line
        self._pace = Limit(1, pace)
        self._pacer = pacer or Pacer()
        self._newer_blocks = newer_blocks or NewerBlocks()
        self._tier_3 = TIER_3

    @property
    def platform(self) -> Platform:
        return Platform.SLACK

    @property
    def details(self) -> Details:
        return Details.THREAD

    def share(self, processes: int, wait: float) -> None:
        # Slack counts messages for each channel, where digests come one after the other; only reading and editing are counted together.
        self._tier_3 = Limit(TIER_3.count / processes, TIER_3.seconds, max(1, TIER_3.burst // processes))

    def split(self, document: Document) -> tuple[Document, ...]:
        return split(document)

    async def post(self, audience: Audience, part: Document, mark: Mark) -> str:
        return await self._post(audience, part, mark, None)

    async def reply(self, audience: Audience, message_id: str, document: Document, mark: Mark) -> str:
        return await self._post(audience, document, mark, message_id)

    async def _post(self, audience: Audience, part: Document, mark: Mark, thread: str | None) -> str:
        async with preparing_message():
            message, shorter = await self._rendered(audience, part)
            client = await self._clients.client_for(audience.workspace)

        async def post(one: SlackMessage) -> object:
            body = _body(one, mark)
            answer = await client.chat_postMessage(
                channel=audience.channel, thread_ts=thread, unfurl_links=False, unfurl_media=False, **body
            )
            return answer.get("ts")

        stamp = await self._put(audience, message, post, {audience: self._pace}, shorter=shorter)
        if not isinstance(stamp, str):
            raise OutcomeUnknown("slack-message-without-id")
        return stamp

    async def amend(self, audience: Audience, message_id: str, part: Document, mark: Mark | None) -> None:
        async with preparing_message():
            message, shorter = await self._rendered(audience, part)
            client = await self._clients.client_for(audience.workspace)

        async def update(one: SlackMessage) -> object:
            body = dict(one.content) if mark is None else _body(one, mark)
            return await client.chat_update(channel=audience.channel, ts=message_id, **body)

        limits = {("chat.update", audience.workspace): self._tier_3, audience: self._pace}
        await self._put(audience, message, update, limits, shorter=shorter)

    async def _put(
        self, audience: Audience, message: SlackMessage, put: _Put, limits: dict[Any, Limit], *, shorter: _Render | None
    ) -> object:
        """What ``put`` gives for the message. Where Slack refuses its newer blocks, it is put in older ones, and where it refuses its
        length, in the shorter form: nothing was shown yet then."""
        message = self._newer_blocks.for_workspace(audience.workspace, message)
        while True:
            await self._pacer.turn(limits)
            try:
                found = await put(message)
                self._newer_blocks.taken(audience.workspace, message)
                return found
            except UNUSABLE as error:
                code = error_code(error)
                instead: SlackMessage | None
                if code in TOO_LONG and shorter is not None:
                    log.warning("Slack refused a message in %s as too long (%s): it is tried in a shorter form", audience.channel, code)
                    instead, shorter = shorter(), None
                else:
                    instead = self._newer_blocks.after_refusal(audience.workspace, message, code)
                if instead is None:
                    raise self._failed(error, audience) from error
                message = instead
            finally:
                self._pacer.arrived({audience: self._pace})

    def _failed(self, error: Exception, audience: Audience) -> OutletError:
        meant = outlet_error(error, audience.channel)
        if isinstance(meant, Busy):
            self._pacer.hold(audience, meant.retry_after)
        return meant

    async def find(self, audience: Audience, mark: Mark, since: datetime, thread: str | None = None) -> str | None:
        cursor = ""
        for _ in range(PAGES):
            try:
                async with preparing_message():
                    client = await self._clients.client_for(audience.workspace)
                await self._pacer.turn({("history", audience.workspace): self._tier_3})
                messages, cursor = await page_since(client, audience.channel, since.timestamp(), thread=thread, cursor=cursor)
            except UNUSABLE as error:
                raise _unreadable(error, audience.channel) from error
            found = next((message for message in messages if _carries(message, mark)), None)
            if found is not None:
                return str(found["ts"])
            if not cursor:
                return None
        raise HistoryUnreadable("slack-history-too-long", channel=audience.channel, reference=mark.reference)

    async def make_ready(self, audience: Audience) -> bool:
        channel = audience.channel
        try:
            async with preparing_message():
                client = await self._clients.client_for(audience.workspace)
            is_member, is_archived = await _membership(client, channel)
        except UNUSABLE as error:
            meant = outlet_error(error, channel)
            if isinstance(meant, Refused) and meant.key != "slack-message-refused-missing-scope":
                raise meant from error
            return False
        except OutletError:
            return False
        if is_archived:
            raise Refused("slack-message-refused-archived", channel=channel, error="is_archived")
        if is_member:
            return False
        try:
            await client.conversations_join(channel=channel)
        except UNUSABLE as error:
            raise Refused("slack-message-refused-not-in-channel", channel=channel, error=error_code(error) or "not_in_channel") from error
        return True

    async def may_see(self, audience: Audience, person: str) -> bool:
        try:
            async with preparing_message():
                client = await self._clients.client_for(audience.workspace)
            found = (await client.conversations_info(channel=audience.channel)).get("channel") or {}
            if found.get("is_im") or found.get("is_mpim"):
                return False
            return not found.get("is_private") or await _is_member(client, audience.channel, person)
        except (OutletError, *UNUSABLE) as error:
            log.info("whether %s sees %s is not known: %s", person, audience.channel, error)
            return False

    async def direct_channel(self, workspace: str, person: str) -> str:
        try:
            async with preparing_message():
                client = await self._clients.client_for(workspace)
            answer = await client.conversations_open(users=person)
        except UNUSABLE as error:
            raise outlet_error(error, person) from error
        channel = (answer.get("channel") or {}).get("id")
        if not isinstance(channel, str):
            raise Busy("slack-busy", 30.0)
        return channel

    async def has_left(self, workspace: str, person: str) -> bool:
        try:
            async with preparing_message():
                client = await self._clients.client_for(workspace)
            answer = await client.users_info(user=person)
        except OutletError:
            return False
        except UNUSABLE as error:
            return error_code(error) in _NO_MEMBER
        return bool((answer.get("user") or {}).get("deleted"))

    async def _rendered(self, audience: Audience, part: Document) -> tuple[SlackMessage, _Render]:
        """The part as a message, and what makes one of it that is as short as can be."""
        tokens: Tokens = {}
        if self._keep_line is not None:
            tokens = await tokens_for(part, audience.workspace, self._keep_line, for_good=True)
        return render_part(part, private=False, tokens=tokens), partial(render_shorter, part, private=False, tokens=tokens)


async def _is_member(client: AsyncWebClient, channel: str, person: str) -> bool:
    """Whether the person is among the members of the channel, of which so many are looked at. Raises what the client does."""
    cursor = ""
    for _ in range(PAGES):
        answer = await client.conversations_members(channel=channel, cursor=cursor, limit=1000)
        if person in (answer.get("members") or ()):
            return True
        cursor = str((answer.get("response_metadata") or {}).get("next_cursor") or "")
        if not cursor:
            break
    return False


async def _membership(client: AsyncWebClient, channel: str) -> tuple[bool, bool]:
    """Whether the bot is in the channel, and whether the channel is archived. Without the scope to ask, a look at the history tells."""
    try:
        found = (await client.conversations_info(channel=channel)).get("channel") or {}
        is_direct = bool(found.get("is_im") or found.get("is_mpim"))
        return is_direct or bool(found.get("is_member", True)), bool(found.get("is_archived"))
    except UNUSABLE as error:
        if error_code(error) != "missing_scope":
            raise
    try:
        await client.conversations_history(channel=channel, limit=1)
    except UNUSABLE as error:
        if error_code(error) != "not_in_channel":
            raise
        return False, False
    return True, False


def _refuse_retrying(client: AsyncWebClient) -> AsyncWebClient:
    if any(isinstance(one, AsyncConnectionErrorRetryHandler | AsyncServerErrorRetryHandler) for one in client.retry_handlers):
        raise ValueError("a client that posts must not retry lost connections: give it retry_handlers=[]")
    return client


def _block_id(mark: Mark) -> str:
    return f"{EVENT_TYPE}.{mark.delivery}.{mark.part}"


def _body(message: SlackMessage, mark: Mark) -> dict[str, Any]:
    payload = {"delivery": mark.delivery, "part": mark.part, "reference": mark.reference}
    metadata = {"event_type": EVENT_TYPE, "event_payload": payload}
    return {"text": message.text, "blocks": with_block_id(message.blocks, _block_id(mark)), "metadata": metadata}


def _carries(message: dict[str, Any], mark: Mark) -> bool:
    if not message.get("bot_id"):
        return False
    metadata = message.get("metadata") or {}
    payload = metadata.get("event_payload") or {}
    if metadata.get("event_type") == EVENT_TYPE and payload.get("delivery") == mark.delivery and payload.get("part") == mark.part:
        return True
    return has_block_id(message, _block_id(mark))


def outlet_error(error: Exception, channel: str) -> OutletError:
    """What a failed post means: nothing was sent and it is worth trying later, it was refused for good, or the outcome is unknown."""
    if isinstance(error, NotInstalled | TokenInDoubt):
        return error
    if isinstance(error, aiohttp.ClientConnectorError | aiohttp.ConnectionTimeoutError):
        return Busy("slack-unreachable", 60.0, error=str(error))
    if asks_to_wait(error):
        return Busy("slack-busy", retry_after(error, 30.0))
    status, code = status_of(error), error_code(error)
    if code is None or status >= 500 or code in UNKNOWN:
        return OutcomeUnknown("slack-outcome-unknown", error=code or status or type(error).__name__)
    return Refused(_REFUSED.get(code, "slack-message-refused-other"), channel=channel, error=code)


def _unreadable(error: Exception, channel: str) -> OutletError:
    if isinstance(error, NotInstalled):
        return HistoryUnreadable(error.key, **error.arguments)
    if isinstance(error, TokenInDoubt):
        return error
    if asks_to_wait(error):
        return Busy("slack-history-asks-to-wait", retry_after(error, 30.0))
    status, code = status_of(error), error_code(error)
    if code is None or status >= 500 or code in UNKNOWN:
        return Busy("slack-history-busy", 60.0, channel=channel, error=code or status or type(error).__name__)
    return HistoryUnreadable(_UNREADABLE.get(code, "slack-history-unreadable-other"), channel=channel, error=code)
