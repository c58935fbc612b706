"""Socket Mode: websockets that carry envelopes to the app and its acknowledgements back."""

from __future__ import annotations

import itertools
import json
import time
from typing import TYPE_CHECKING

from aiohttp import WSMsgType, web

from tests.fake_slack.workspace import Exchange, Json, until

if TYPE_CHECKING:
    from tests.fake_slack.server import FakeSlack


class Sockets:
    """The open connections of the app; an envelope goes to one of them."""

    def __init__(self, slack: FakeSlack) -> None:
        self._slack = slack
        self._open: list[tuple[web.WebSocketResponse, web.Request]] = []
        self._waiting: dict[str, Exchange] = {}
        self._numbers = itertools.count(1)
        self._tickets: set[str] = set()
        #: The ids of all envelopes that were acknowledged, as they came.
        self.acknowledged: list[str] = []
        self.connections = 0  #: how many there ever were
        self.refuse_next = 0  #: how many of the next connections break before they begin

    @property
    def count(self) -> int:
        return len(self._open)

    def open(self, token: str) -> Json:
        """The answer of apps.connections.open: an address that is valid for one connection."""
        if token != self._slack.app_token:
            return {"ok": False, "error": "invalid_auth"}
        ticket = f"ticket-{next(self._numbers)}"
        self._tickets.add(ticket)
        return {"ok": True, "url": f"{self._slack.url.replace('http', 'ws', 1)}/socket?ticket={ticket}"}

    async def connect(self, request: web.Request) -> web.StreamResponse:
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            raise web.HTTPForbidden
        self._tickets.remove(ticket)
        if self.refuse_next:
            self.refuse_next -= 1
            raise web.HTTPServiceUnavailable
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self.connections += 1
        self._open.append((socket, request))
        await socket.send_json({"type": "hello", "num_connections": len(self._open), "connection_info": {"app_id": "A0APP"}})
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    self._acknowledged(json.loads(message.data))
        finally:
            self._open = [one for one in self._open if one[0] is not socket]
        return socket

    def _acknowledged(self, message: Json) -> None:
        self.acknowledged.append(str(message.get("envelope_id")))
        exchange = self._waiting.pop(str(message.get("envelope_id")), None)
        if exchange is None:
            return
        exchange.status, exchange.acked_after = 200, time.monotonic() - exchange.started
        exchange.closed = exchange.submitting is not None and not message.get("payload")
        if payload := message.get("payload"):
            self._slack.replied(exchange, payload, direct=True)

    async def send(self, exchange: Exchange, kind: str, payload: Json, *, retry: int = 0) -> None:
        """Send an envelope over the newest connection and wait for its acknowledgement, at most six seconds."""
        await until(lambda: bool(self._open), say=lambda: "the app has no connection")
        envelope = f"envelope-{next(self._numbers)}"
        self._waiting[envelope] = exchange
        takes_answer = kind == "slash_commands" or exchange.submitting is not None or exchange.suggested is not None
        body: Json = {"type": kind, "envelope_id": envelope, "payload": payload, "accepts_response_payload": takes_answer}
        if retry:
            body |= {"retry_attempt": retry, "retry_reason": "timeout"}
        exchange.started = time.monotonic()
        await self._open[-1][0].send_json(body)
        end = time.monotonic() + 6
        await until(lambda: envelope not in self._waiting or time.monotonic() > end, within=7)

    async def send_as_it_is(self, message: object) -> None:
        """Send anything over the newest connection."""
        await until(lambda: bool(self._open), say=lambda: "the app has no connection")
        await self._open[-1][0].send_str(message if isinstance(message, str) else json.dumps(message))

    async def refresh(self) -> None:
        """Ask the app to reconnect, as Slack does every few hours."""
        for socket, _ in list(self._open):
            await socket.send_json({"type": "disconnect", "reason": "refresh_requested", "debug_info": {}})

    async def drop(self) -> None:
        """Break all connections without a word."""
        for _, request in list(self._open):
            if request.transport is not None:
                request.transport.abort()
        self._open.clear()

    async def close(self) -> None:
        for socket, _ in list(self._open):
            await socket.close()
