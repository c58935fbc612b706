"""A local server that speaks enough of Discord's protocol for the real discord.py: REST, gateway, limits, and troubles on demand.

async with FakeDiscord() as discord:
    client = ...                       # talks to discord.url
    await discord.connected()
    exchange = await discord.send_command("brief", "stats", options={"topic": "Acme"})
    (answer,) = await exchange.answers()
    await discord.press(exchange, answer, "Share with channel")
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Any

from aiohttp import web

from tests.fake_discord.api import Api, json_response
from tests.fake_discord.exchanges import Refusal
from tests.fake_discord.faults import Fault
from tests.fake_discord.sending import Sending
from tests.fake_discord.workspace import TOKEN

__all__ = ["TOKEN", "FakeDiscord"]

_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class FakeDiscord(Sending, Api):
    """The server. ``url`` is its API, ``requests`` are those that came in, as (method, path)."""

    def __init__(self) -> None:
        super().__init__()
        self.url = ""
        self.requests: list[tuple[str, str]] = []
        self.faults: list[Fault] = []
        #: Asked before each request, by method and path: the seconds to wait, or None to go on. ``limited`` counts who had to wait.
        self.gate: Callable[[str, str], float | None] = lambda method, path: None
        self.limited = 0
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> FakeDiscord:
        await self.start()
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self.stop()

    async def start(self) -> None:
        app = web.Application(middlewares=[self._troubled])
        app.add_routes(self.routes())
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.root = f"{host}:{port}"
        self.url = f"http://{self.root}/api/v10"

    async def stop(self) -> None:
        await self.gateway.drop(code=1001)
        if self._runner is not None:
            await self._runner.cleanup()

    async def connected(self, timeout: float = 30) -> None:  # noqa: ASYNC109 - a test wants to fail, not to hang
        await asyncio.wait_for(self.gateway.connected.wait(), timeout)

    def fail_next(self, route: str, **trouble: Any) -> Fault:
        """Make the next requests whose "METHOD /path" matches the pattern fail (see ``Fault``)."""
        self.faults.append(Fault(route, **trouble))
        return self.faults[-1]

    @web.middleware
    async def _troubled(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        if request.path == "/gateway":
            return await handler(request)
        self.requests.append((request.method, request.path))
        if (wait := self.gate(request.method, request.path)) is not None:
            self.limited += 1
            body = {"message": "You are being rate limited.", "retry_after": wait, "global": False}
            return json_response(body, 429, {"Retry-After": str(wait), "Via": "1.1 google"})
        fault = next((one for one in self.faults if one.meets(request.method, request.path)), None)
        if fault is None:
            return await self._answered(request, handler)
        fault.times -= 1
        await asyncio.sleep(fault.delay)
        if fault.lose_answer or fault.done_first or not (fault.drop or fault.status):
            answer = await self._answered(request, handler)
        if fault.drop or fault.lose_answer:
            assert request.transport is not None
            request.transport.abort()
            return web.Response()
        if fault.status == 429:
            body = {"message": "You are being rate limited.", "retry_after": fault.retry_after, "global": fault.is_global}
            via = {"Via": "1.1 google"} if fault.via else {}
            scope = {"X-RateLimit-Global": "true", "X-RateLimit-Scope": "global"} if fault.is_global else {"X-RateLimit-Scope": "user"}
            return json_response(body, 429, {"Retry-After": str(fault.retry_after), **scope, **via})
        return json_response({"code": fault.code, "message": "trouble"}, fault.status) if fault.status else answer

    async def _answered(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        open_to_all = ("/interactions/", "/webhooks/", "/files/")
        if not any(part in request.path for part in open_to_all) and request.headers.get("Authorization") != f"Bot {TOKEN}":
            return json_response({"code": 0, "message": "401: Unauthorized"}, 401)
        try:
            return await handler(request)
        except Refusal as refusal:
            return json_response(refusal.body, refusal.status)
