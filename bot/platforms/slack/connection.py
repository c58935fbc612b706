"""Socket Mode's connection: what comes over it is acknowledged over it, and no answer is lost with it."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.adapter.socket_mode.async_base_handler import AsyncBaseSocketModeHandler
from slack_bolt.adapter.socket_mode.internals import build_headers
from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.platforms.slack.incoming import Json, Once

log = logging.getLogger(__name__)

#: Seconds that a connection which Slack ends is kept for what is being acknowledged.
GRACE = 2.5

#: Sends what was to be the response to a request, which Slack did not take.
AnswerLate = Callable[[Json, Json], Awaitable[None]]


async def dispatched(app: AsyncApp, request: AsyncBoltRequest) -> BoltResponse:
    """What Bolt's app answers. What it can't even look at, for want of something that Slack always sends, is acknowledged all the same."""
    try:
        return await app.async_dispatch(request)
    except Exception as error:
        log.warning("a request of Slack has a shape that is not known (%r); it is acknowledged and left alone", error)
        return BoltResponse(status=200, body="")


class SocketMode(AsyncBaseSocketModeHandler):
    """Hands what Slack sends to Bolt's app. Each envelope is acknowledged, whatever its type, and handled once."""

    app: AsyncApp
    client: Connection

    def __init__(
        self, app: AsyncApp, app_token: str, *, web_client: AsyncWebClient, ping_interval: float, logger: logging.Logger, late: AnswerLate
    ) -> None:
        self.app = app
        self.app_token = app_token
        self.client = Connection(app_token, logger=logger, web_client=web_client, ping_interval=ping_interval)
        self.client.socket_mode_request_listeners.append(self.handle)  # type: ignore[arg-type]
        self._late = late
        self._acknowledged = Once()

    async def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override]
        """Answer an envelope, or acknowledge once more what was handled. What went wrong on our side is sent again by Slack."""
        if self._acknowledged.has(req.envelope_id):
            await client.send_socket_mode_response(SocketModeResponse(envelope_id=req.envelope_id))
            return
        response = await dispatched(self.app, AsyncBoltRequest(mode="socket_mode", body=req.payload, headers=build_headers(req)))
        if response.status != 200:
            log.error("an envelope of type %s could not be handled: %s", req.type, response.status)
            return
        self._acknowledged.first_time(req.envelope_id)
        payload = response_of(response, req.payload)
        try:
            await client.send_socket_mode_response(SocketModeResponse(envelope_id=req.envelope_id, payload=payload or None))
        except Exception as error:
            log.warning("an envelope could not be acknowledged: %s", error or type(error).__name__)
            await self._late(req.payload, payload)


class Connection(SocketModeClient):
    """The client of the SDK, which drops what is being answered when Slack asks it to connect again."""

    def __init__(self, app_token: str, *, logger: logging.Logger, web_client: AsyncWebClient, ping_interval: float) -> None:
        super().__init__(app_token, logger=logger, web_client=web_client, ping_interval=ping_interval)
        self._handling: set[asyncio.Task[Any]] = set()

    async def run_message_listeners(self, message: dict[str, Any], raw_message: str) -> None:
        """Handle one message of Slack."""
        if message.get("type") == "disconnect":
            log.info("Slack ends the connection: %s", message.get("reason"))
            if self._handling:
                await asyncio.wait(list(self._handling), timeout=GRACE)
        elif message.get("envelope_id"):
            # The SDK leaves an envelope without contents unanswered.
            payload = message.get("payload")
            message = {**message, "type": message.get("type") or "unknown", "payload": payload if isinstance(payload, dict) else {}}
        task = asyncio.current_task()
        if task is not None and message.get("envelope_id"):
            self._handling.add(task)
            task.add_done_callback(self._handling.discard)
        await super().run_message_listeners(message, raw_message)


def response_of(response: BoltResponse, request: Json) -> Json:
    """What the response says, as an envelope carries it; nothing for an event, to which nothing can be said."""
    body = response.body or ""
    if not body or request.get("type") == "event_callback":
        return {}
    if response.headers.get("content-type", [""])[0].startswith("application/json"):
        found = json.loads(body)
        return found if isinstance(found, dict) else {}
    return {"text": body}
