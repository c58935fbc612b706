"""Forms: opened for a line, completed while somebody types, and submitted."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from slack_bolt.async_app import AsyncAck, AsyncBoltContext
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.core.document import Document
from bot.core.front import Completion, Typing
from bot.core.language import speaking
from bot.core.reference import referenced
from bot.core.request import Caller, Request
from bot.platforms.slack.asked import Asked, broken, button_gone
from bot.platforms.slack.buttons import KEPT, line_or_token
from bot.platforms.slack.failures import FAILURES, error_code, is_unclear
from bot.platforms.slack.incoming import Json
from bot.platforms.slack.members import Callers, Place, place_of
from bot.platforms.slack.modal import FIELD, Opened, modal_of, opened_for, options_for

if TYPE_CHECKING:
    from bot.core.front import Front

log = logging.getLogger(__name__)


class Forms:
    """Opens the forms of lines and hands in what was filled in."""

    def __init__(self, front: Front, callers: Callers, *, ack_within: float) -> None:
        self.front = front
        self.callers = callers
        self._ack_within = ack_within

    async def line(self, place: Place, asked: Asked) -> str | None:
        """The command line that is asked for; None when the button that stood for it is too old."""
        return asked.line if asked.token is None else await self.front.kept_line(place.workspace, asked.token)

    def anew(self, place: Place, thread: str = "") -> Callable[[], Awaitable[Caller]]:
        """Asks Slack once more who somebody is, before they change anything: they may have lost a role since."""

        async def ask() -> Caller:
            return replace(await self.callers.caller_of(place, anew=True), thread=thread)

        return ask

    async def open(self, place: Place, asked: Asked, trigger: str, opened: Opened) -> bool:
        """Whether the form of the line was opened, to be answered where ``opened`` says. Slack accepts a trigger for three seconds only."""
        try:
            line = await self.line(place, asked)
            if not trigger or asked.shared or line is None or not self.front.has_form(line):
                return False
            caller = await self.callers.caller_of(place)
            form = await self.front.form(Request(line, caller), filled=asked.form)
            if form is None:
                return False
            opened = replace(opened, channel=place.channel or "", command=form.command)
            metadata = replace(opened, line=line).metadata()
            if metadata is None or line.startswith(KEPT):
                kept = KEPT + await self.front.keep_line(place.workspace, line, True)
                metadata = replace(opened, line=kept).metadata()
            with speaking(await self.front.language(caller)):
                view = modal_of(form, metadata or "")
            if view is not None:
                await _open_view(place.client, trigger, view)
            return view is not None
        except FAILURES as error:
            log.warning("a form could not be opened: %s", error or type(error).__name__)
        except Exception:
            log.exception("a form could not be made")
        return False

    async def options(self, ack: AsyncAck, body: Json, context: AsyncBoltContext) -> None:
        """What completes what is being typed into a menu of a form."""
        try:
            opened = opened_for(body.get("view") or {})
        except (KeyError, TypeError, ValueError):
            await ack(options=[])
            return
        place = place_of(context, opened.channel, (body.get("user") or {}).get("name"))
        typed = str(body.get("value") or "")
        typing = Typing(opened.command, str(body.get("block_id") or "").removeprefix(FIELD), typed)
        found: Sequence[Completion] = ()
        with suppress(TimeoutError):
            async with asyncio.timeout(self._ack_within):
                found = await self.front.complete(await self.callers.caller_of(place), typing)
        await ack(options=options_for(typed, found))

    async def submitted(self, place: Place, opened: Opened, values: Mapping[str, Sequence[str]], noted: str) -> Document:
        """The answer to a form, always."""
        with referenced():
            try:
                line = await self.line(place, Asked(*line_or_token(opened.line)))
                if line is None:
                    return button_gone()
                caller = await self.callers.caller_of(place)
                return await self.front.submit(Request(line, caller, noted_as=noted, ask_anew=self.anew(place)), values)
            except Exception:
                return broken()

    async def filled_line(self, place: Place, opened: Opened, values: Mapping[str, Sequence[str]]) -> str | None:
        """The line that a filled-in form makes; None where it makes none of what is wrong, or that can't be told now."""
        try:
            opener = await self.line(place, Asked(*line_or_token(opened.line)))
            caller = await self.callers.caller_of(place)
            return await self.front.form_line(Request(opener, caller), values) if opener else None
        except Exception:
            log.exception("a form could not be written down")
            return None


async def _open_view(client: AsyncWebClient, trigger: str, view: Json) -> None:
    """Opens a form. Where Slack's answer is lost it is asked again: a trigger that was used has opened it. Raises what the client does."""
    try:
        await client.views_open(trigger_id=trigger, view=view)
    except FAILURES as error:
        if not is_unclear(error):
            raise
        try:
            await client.views_open(trigger_id=trigger, view=view)
        except SlackApiError as again:
            if error_code(again) != "exchanged_trigger_id":
                raise
