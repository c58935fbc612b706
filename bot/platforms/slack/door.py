"""The door for Slack's requests over HTTP: when more are inside than can be answered in time, others are turned away at once.

Turning away costs a fraction of what checking and answering a request costs; without it those inside would all be late together.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.core.errors import BriefingError
from bot.platforms.slack.manifest import EVENTS_PATH

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Door:
    """Lets at most ``most`` requests of Slack in at a time."""

    def __init__(self, most: int) -> None:
        self._most = most
        self.inside = 0
        self.turned_away = 0

    @web.middleware
    async def middleware(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """The answer of the handler, where the request is let in."""
        if request.path != EVENTS_PATH or request.method != "POST":
            return await handler(request)
        if self.inside >= self._most and "X-Slack-Signature" in request.headers:
            self.turned_away += 1
            return await _busy(request)
        self.inside += 1
        try:
            return await handler(request)
        finally:
            self.inside -= 1


async def _busy(request: web.Request) -> web.Response:
    """To a command that the bot is busy; Slack sends other requests again, or tells people itself that the app did not answer."""
    is_form = request.content_type == "application/x-www-form-urlencoded"
    if not is_form or (await request.read()).startswith(b"payload="):
        return web.Response(status=503)
    error = BriefingError("too-busy")
    return web.json_response({"response_type": "ephemeral", "text": f"{error.message} {error.next_step}"})
