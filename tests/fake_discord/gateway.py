"""The gateway of the fake: hello, identify, ready, heartbeats, events in order, resume and invalid sessions."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, INVALID_SESSION, HELLO, HEARTBEAT_ACK = 0, 1, 2, 6, 7, 9, 10, 11
MESSAGE_CONTENT = 1 << 15


@dataclass
class Session:
    """One gateway session: what was sent in it, so that it can be resumed."""

    id: str
    intents: int
    events: list[dict[str, Any]] = field(default_factory=list)
    socket: web.WebSocketResponse | None = None


class Gateway:
    """Keeps one session with one client. ``greet`` gives the events that follow READY."""

    def __init__(self, token: str, ready: Callable[[], dict[str, Any]], greet: Callable[[], list[tuple[str, dict[str, Any]]]]) -> None:
        self._token = token
        self._ready = ready
        self._greet = greet
        self.session: Session | None = None
        self.identified = 0
        self.resumed = 0
        self.refuse_resume = False
        self.connected = asyncio.Event()
        self._open: set[web.WebSocketResponse] = set()

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self._open.add(socket)
        await self._send(socket, HELLO, {"heartbeat_interval": 41250})
        try:
            async for frame in socket:
                if frame.type is WSMsgType.TEXT:
                    await self._receive(socket, json.loads(frame.data))
        finally:
            self._open.discard(socket)
            if self.session and self.session.socket is socket:
                self.connected.clear()
        return socket

    async def _receive(self, socket: web.WebSocketResponse, frame: dict[str, Any]) -> None:
        match frame["op"]:
            case 1:
                await self._send(socket, HEARTBEAT_ACK, None)
            case 2:
                await self._identify(socket, frame["d"])
            case 6:
                await self._resume(socket, frame["d"])
            case _:
                pass

    async def _identify(self, socket: web.WebSocketResponse, data: dict[str, Any]) -> None:
        if data["token"] != self._token:
            await socket.close(code=4004, message=b"Authentication failed.")
            return
        self.identified += 1
        self.session = Session(secrets.token_hex(8), int(data["intents"]), socket=socket)
        await self.dispatch("READY", {**self._ready(), "session_id": self.session.id, "shard": data.get("shard", [0, 1])})
        for name, event in self._greet():
            await self.dispatch(name, event)
        self.connected.set()

    async def _resume(self, socket: web.WebSocketResponse, data: dict[str, Any]) -> None:
        if self.refuse_resume or self.session is None or data["session_id"] != self.session.id:
            await self._send(socket, INVALID_SESSION, False)
            return
        self.resumed += 1
        self.session.socket = socket
        for event in [event for event in self.session.events if event["s"] > (data["seq"] or 0)]:
            await socket.send_str(json.dumps(event))
        await self.dispatch("RESUMED", {})
        self.connected.set()

    async def dispatch(self, name: str, data: dict[str, Any]) -> None:
        """Send an event; it waits in the session while the socket is away."""
        assert self.session is not None, "no client has identified"
        event = {"op": DISPATCH, "t": name, "s": len(self.session.events) + 1, "d": data}
        self.session.events.append(event)
        if self.session.socket is not None and not self.session.socket.closed:
            await self.session.socket.send_str(json.dumps(event, default=lambda content: None))

    async def drop(self, code: int = 4000) -> None:
        """Close the client's socket as a network failure or a restart of the gateway would."""
        self.connected.clear()
        for socket in list(self._open):
            await socket.close(code=code)

    async def _send(self, socket: web.WebSocketResponse, op: int, data: object) -> None:
        await socket.send_str(json.dumps({"op": op, "d": data, "s": None, "t": None}))

    @property
    def reads_content(self) -> bool:
        """Whether the client asked for the content of messages that are not for it."""
        return self.session is not None and bool(self.session.intents & MESSAGE_CONTENT)
