"""A load balancer in front of several processes, as simple as they come: each request goes to the next one that takes connections."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer


@dataclass
class Balancer:
    """``backends`` are the addresses of the processes; ``url`` is where the balancer listens."""

    backends: list[str] = field(default_factory=list)
    url: str = ""
    turns: int = 0
    session: aiohttp.ClientSession = field(init=False)

    async def forward(self, request: web.Request) -> web.Response:
        """What a process answered; 502 where the connection broke before it did, for then it may have done anything."""
        body, headers = await request.read(), {name: value for name, value in request.headers.items() if name.lower() != "host"}
        for _ in range(len(self.backends)):
            self.turns += 1
            backend = self.backends[self.turns % len(self.backends)]
            try:
                async with self.session.post(f"{backend}{request.path}", data=body, headers=headers) as answer:
                    kept = {"Content-Type": answer.headers.get("Content-Type", "text/plain")}
                    return web.Response(status=answer.status, body=await answer.read(), headers=kept)
            except aiohttp.ClientConnectorError:
                continue  # it never got the request
            except (aiohttp.ClientError, ConnectionError):
                return web.Response(status=502)
        return web.Response(status=503)


@asynccontextmanager
async def balancing() -> AsyncIterator[Balancer]:
    """A balancer without processes, which are added to its backends."""
    balancer = Balancer()
    app = web.Application()
    app.router.add_post("/{path:.*}", balancer.forward)
    # Each request has a connection of its own: one that is used again may break before the request arrives.
    connector = aiohttp.TCPConnector(force_close=True)
    async with TestServer(app) as server, aiohttp.ClientSession(connector=connector) as balancer.session:
        balancer.url = str(server.make_url("")).rstrip("/")
        yield balancer
