"""Answers by the response URL of a command or a press, repeated where Slack does not say that it took them."""

from __future__ import annotations

import asyncio
import json
import logging
import re
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from dataclasses import replace as replace_in
from enum import Enum, auto

import aiohttp
from slack_sdk.webhook.async_client import AsyncWebhookClient
from slack_sdk.webhook.webhook_response import WebhookResponse

from bot.platforms.slack.failures import LATER, TOO_LONG, UNKNOWN, Waiting, asked_to_wait
from bot.platforms.slack.history import answer_id, with_block_id
from bot.platforms.slack.message import SlackMessage
from bot.platforms.slack.newer_blocks import REFUSALS, NewerBlocks

log = logging.getLogger(__name__)

#: A response URL takes five messages within half an hour.
USES = 5
#: Seconds before what Slack did not confirm is looked up, and sent again if it is not there.
PAUSES = (0.5, 2.0)
#: Slack's word for what it refuses ("used_url"), where it does not answer with JSON.
_WORD = re.compile(r"[a-z]+(?:_[a-z]+)+")

#: Whether a message with that mark is in the conversation, as far as that can be seen; None where it can't.
Look = Callable[[str, float], Awaitable[bool | None]]


@dataclass(frozen=True, slots=True)
class ResponseUrl:
    """Where Slack takes the answer to a command or a press.

    ``thread`` is that of the pressed button, without which an answer would go to the channel's root. ``replaces``: the first message takes
    the place of the one with the button, or of the words that stand there meanwhile.
    """

    address: str
    workspace: str | None
    thread: str | None = None
    replaces: bool = False


class Fate(Enum):
    """What became of a message: taken; refused, by this address at least; not known, so that somebody else may see it already."""

    TAKEN = auto()
    REFUSED = auto()
    IN_DOUBT = auto()


@dataclass(frozen=True, slots=True)
class Left:
    """The messages that Slack did not take by the address, and whether it is not known of one, which is not among them."""

    messages: tuple[SlackMessage, ...] = ()
    in_doubt: bool = False


class Poster:
    """Posts messages to one response URL, as long as it may be used. ``look`` finds what everybody sees, so that it is not posted twice;
    what one person alone sees is simply sent again."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        url: ResponseUrl,
        newer_blocks: NewerBlocks,
        *,
        look: Look | None = None,
        pauses: Sequence[float] = PAUSES,
    ) -> None:
        self._client = AsyncWebhookClient(url.address, session=session, retry_handlers=[Waiting()])
        self._url = url
        self._newer_blocks = newer_blocks
        self._look = look
        self._pauses = pauses
        self._left = USES

    async def post(self, messages: Sequence[SlackMessage], mark: str) -> Left:
        """Posts the messages in order, and says which are left when the address is of no use any more."""
        in_doubt = False
        for number, message in enumerate(messages):
            fate = await self._post_one(message, f"{mark}#{number}", replace=self._url.replaces and number == 0)
            if fate is Fate.REFUSED:
                return Left(tuple(messages[number:]), in_doubt)
            in_doubt = in_doubt or fate is Fate.IN_DOUBT
        return Left((), in_doubt)

    async def _post_one(self, message: SlackMessage, mark: str, *, replace: bool) -> Fate:
        sent = self._newer_blocks.for_workspace(self._url.workspace, message)
        shown_to_all = not message.private and not replace
        began, unclear = time.time(), False
        for pause in (*self._pauses, None):
            said = await self._said(sent, mark if shown_to_all else "", replace)
            while said.refusal in REFUSALS | TOO_LONG and (
                instead := self._newer_blocks.after_refusal(self._url.workspace, sent, said.refusal)
            ):
                sent = instead
                said = await self._said(sent, mark if shown_to_all else "", replace)
            if said.taken:
                self._newer_blocks.taken(self._url.workspace, sent)
                return Fate.TAKEN
            log.warning("Slack did not take an answer by its address: %s", said.refusal or "no usable answer came back")
            if said.refusal is not None:
                return Fate.REFUSED
            unclear = unclear or said.may_be_there
            if pause is not None:
                await asyncio.sleep(pause)
            if unclear and shown_to_all:
                there = await self._look(mark, began) if self._look is not None else None
                if there is not False:
                    return Fate.TAKEN if there else Fate.IN_DOUBT
        return Fate.REFUSED

    async def _said(self, message: SlackMessage, mark: str, replace: bool) -> _Said:
        if self._left <= 0:
            return _Said(refusal="used_url")
        self._left -= 1
        marked = replace_in(message, blocks=tuple(with_block_id(message.blocks, answer_id(mark)))) if mark else message
        try:
            answer = await self._client.send_dict(marked.response(replace=replace, thread=self._url.thread))
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError):
            self._left += 1
            return _Said()
        except (aiohttp.ClientError, OSError, TimeoutError):
            return _Said(may_be_there=True)
        return await _read(answer)


@dataclass(frozen=True, slots=True)
class _Said:
    """What came back: taken, a refusal for good, or neither, when the message ``may_be_there`` or Slack can't be reached."""

    taken: bool = False
    refusal: str | None = None
    may_be_there: bool = False


async def _read(answer: WebhookResponse) -> _Said:
    """What the answer says. Slack says "ok", a word, JSON, and at times the page of a proxy."""
    body = (answer.body or "").strip()
    try:
        found = json.loads(body)
    except ValueError:
        found = None
    word = str(found.get("error") or "") if isinstance(found, dict) else body if _WORD.fullmatch(body) else ""
    if answer.status_code == 429 or word in LATER:
        await asyncio.sleep(min(asked_to_wait(answer.headers, found, 1.0), 30.0))
        return _Said()
    if answer.status_code >= 500 or word in UNKNOWN:
        return _Said(may_be_there=True)
    if answer.status_code >= 300 or word or (isinstance(found, dict) and found.get("ok") is False):
        return _Said(refusal=word or str(answer.status_code))
    return _Said(may_be_there=True) if body.startswith("<") else _Said(taken=True)
