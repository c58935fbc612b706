"""Direct messages as Slack's assistant: a greeting with suggested prompts, and a status while a question is read.

Without the scope or the feature, plain direct messages work as well: what only the assistant has is left out then.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from slack_sdk.web.async_client import AsyncWebClient

from bot.core.language import say, speaking
from bot.platforms.slack.failures import UNUSABLE, error_code
from bot.platforms.slack.incoming import Json
from bot.platforms.slack.markup import shortened
from bot.platforms.slack.members import Callers, Place
from bot.platforms.slack.replying import Replying, messages_of

if TYPE_CHECKING:
    from bot.core.front import Front, Prompt

log = logging.getLogger(__name__)

AnswerT = TypeVar("AnswerT")
#: Seconds for which a workspace without the scope or the feature is not asked again.
REMEMBERED = 3600.0
#: Seconds after which a status is shown; quick answers come without one.
SHOWN_AFTER = 0.4
#: The most prompts that Slack shows, and characters of one.
PROMPTS, PROMPT = 4, 75
#: How Slack says that the workspace has no assistant of this app.
_ABSENT = frozenset({"missing_scope", "not_allowed", "access_denied", "feature_not_enabled", "team_access_not_granted", "unknown_method"})


@dataclass(frozen=True, slots=True)
class Thread:
    """A thread of the assistant: its conversation, its id and whose it is."""

    channel: str
    id: str
    user: str


def thread_of(event: Json) -> Thread | None:
    """The thread that somebody opened; None where the event names none."""
    found = event.get("assistant_thread") or {}
    channel, thread, user = (str(found.get(name) or "") for name in ("channel_id", "thread_ts", "user_id"))
    return Thread(channel, thread, user) if channel and thread and user else None


class Assistant:
    """What only the assistant has. Nothing depends on it: what Slack does not take is logged."""

    def __init__(self, front: Front, callers: Callers, replying: Replying, *, shown_after: float = SHOWN_AFTER) -> None:
        self._front = front
        self._callers = callers
        self._replying = replying
        self._shown_after = shown_after
        #: Until when a workspace is taken for one without the assistant.
        self._absent: dict[str | None, float] = {}

    async def greet(self, place: Place, thread: Thread) -> None:
        """Writes the greeting into a thread that was opened, and offers what can be asked there."""
        caller = await self._callers.caller_of(place)
        with speaking(await self._front.language(caller)):
            welcome = await self._front.welcome(caller)
            messages = await messages_of(welcome.greeting, place.workspace, self._front.keep_line, private=False)
            prompts = [_as_slack_has_it(prompt) for prompt in welcome.prompts[:PROMPTS]]
        try:
            await self._replying.in_conversation(place.client, place.workspace, thread.channel, messages, thread=thread.id)
        except UNUSABLE as error:
            log.warning("a greeting could not be posted: %s", error or type(error).__name__)
        if prompts:
            await self._call(place, "assistant.threads.setSuggestedPrompts", thread.channel, thread.id, prompts=prompts)

    async def reading(
        self, place: Place, channel: str, thread: str | None, work: asyncio.Task[AnswerT], language: Callable[[], Awaitable[str]]
    ) -> AnswerT:
        """What the work brings; meanwhile a status shows that the question is read, unless the answer is quick. The answer ends it."""
        if thread is not None and channel.startswith("D") and not self._is_absent(place.workspace):
            await asyncio.wait({work}, timeout=self._shown_after)
            if not work.done():
                with speaking(await language()):
                    await self._call(place, "assistant.threads.setStatus", channel, thread, status=say("is reading…"))
        return await work

    async def end_status(self, place: Place, channel: str, thread: str | None) -> None:
        """Takes the status away where no answer ended it."""
        if thread is not None and channel.startswith("D") and not self._is_absent(place.workspace):
            await self._call(place, "assistant.threads.setStatus", channel, thread, status="")

    def _is_absent(self, workspace: str | None) -> bool:
        return self._absent.get(workspace, 0.0) > time.monotonic()

    async def _call(self, place: Place, method: str, channel: str, thread: str, **given: Any) -> None:
        client: AsyncWebClient = place.client
        try:
            await client.api_call(method, json={"channel_id": channel, "thread_ts": thread, **given})
        except UNUSABLE as error:
            if error_code(error) in _ABSENT:
                self._absent[place.workspace] = time.monotonic() + REMEMBERED
                log.info("%s has no assistant of this app: %s", place.workspace, error_code(error))
            else:
                log.warning("%s failed: %s", method, error_code(error) or error or type(error).__name__)


def _as_slack_has_it(prompt: Prompt) -> Json:
    return {"title": shortened(prompt.title, PROMPT), "message": prompt.message}
