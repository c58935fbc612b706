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
    """One gateway session: what was sent in it, so that it can be resumed. ``shard`` is its number, and how many there are."""

    id: str
    intents: int
    shard: tuple[int, int] = (0, 1)
    events: list[dict[str, Any]] = field(default_factory=list)
    socket: web.WebSocketResponse | None = None


class Gateway:
    """Keeps one session for each shard. ``greet`` gives the events that follow READY."""

    def __init__(self, token: str, ready: Callable[[], dict[str, Any]], greet: Callable[[], list[tuple[str, dict[str, Any]]]]) -> None:
        self._token = token
        self._ready = ready
        self._greet = greet
        self.sessions: dict[int, Session] = {}
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
            if any(session.socket is socket for session in self.sessions.values()):
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
        number, count = data.get("shard", [0, 1])
        session = Session(secrets.token_hex(8), int(data["intents"]), (number, count), socket=socket)
        self.sessions[number] = session
        ready = self._ready()
        ready["guilds"] = [one for one in ready["guilds"] if shard_of(one["id"], count) == number]
        await self._send_event(session, "READY", {**ready, "session_id": session.id, "shard": [number, count]})
        for name, event in self._greet():
            if shard_of(event["id"], count) == number:
                await self._send_event(session, name, event)
        self.connected.set()

    async def _resume(self, socket: web.WebSocketResponse, data: dict[str, Any]) -> None:
        session = next((one for one in self.sessions.values() if one.id == data["session_id"]), None)
        if self.refuse_resume or session is None:
            await self._send(socket, INVALID_SESSION, False)
            return
        self.resumed += 1
        session.socket = socket
        for event in [event for event in session.events if event["s"] > (data["seq"] or 0)]:
            await socket.send_str(json.dumps(event))
        await self._send_event(session, "RESUMED", {})
        self.connected.set()

    async def dispatch(self, name: str, data: dict[str, Any]) -> None:
        """Send an event to the shard of its guild, to the first one where it has none; it waits in the session while the socket is away."""
        assert self.sessions, "no client has identified"
        guild = data.get("guild_id") or (data.get("id") if name.startswith("GUILD_") else None)
        count = next(iter(self.sessions.values())).shard[1]
        session = self.sessions.get(shard_of(guild, count) if guild else 0)
        if session is not None:
            await self._send_event(session, name, data)

    async def _send_event(self, session: Session, name: str, data: dict[str, Any]) -> None:
        event = {"op": DISPATCH, "t": name, "s": len(session.events) + 1, "d": data}
        session.events.append(event)
        if session.socket is not None and not session.socket.closed:
            await session.socket.send_str(json.dumps(event, default=lambda content: None))

    async def ask_to_reconnect(self) -> None:
        """Op 7: clients are to connect again and resume."""
        for socket in list(self._open):
            await self._send(socket, RECONNECT, None)

    async def end_sessions(self, *, resumable: bool = False) -> None:
        """Op 9: the sessions are invalid."""
        for socket in list(self._open):
            await self._send(socket, INVALID_SESSION, resumable)

    async def drop(self, code: int = 4000) -> None:
        """Close the client's socket as a network failure or a restart of the gateway would."""
        self.connected.clear()
        for socket in list(self._open):
            await socket.close(code=code)

    async def _send(self, socket: web.WebSocketResponse, op: int, data: object) -> None:
        await socket.send_str(json.dumps({"op": op, "d": data, "s": None, "t": None}))

    @property
    def session(self) -> Session | None:
        """The first session that there is."""
        return next(iter(self.sessions.values()), None)

    @property
    def reads_content(self) -> bool:
        """Whether the client asked for the content of messages that are not for it."""
        return self.session is not None and bool(self.session.intents & MESSAGE_CONTENT)


def shard_of(guild: str | int, count: int) -> int:
    """The number of the shard that a guild belongs to."""
    return (int(guild) >> 22) % count
