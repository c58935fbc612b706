"""The fake Slack's HTTP server: Web API, files, response URLs, and Socket Mode."""

from __future__ import annotations

import asyncio
import json
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from types import TracebackType
from typing import Any

import aiohttp
from aiohttp import web

from tests.fake_slack import api, modals
from tests.fake_slack.faults import Fault
from tests.fake_slack.sending import Sending
from tests.fake_slack.sockets import Sockets
from tests.fake_slack.teams import Teams
from tests.fake_slack.workspace import Channel, Exchange, Json, Reply, Upload, User, UserGroup, message_problem

USES_OF_A_RESPONSE_URL = 5


class FakeSlack(Sending):
    """One workspace with the app installed, and ``teams`` that may install it too. Start it with ``async with`` or ``start`` and ``stop``.

    ``messages`` are those of each channel in order, ``ephemeral`` those for one person alone, ``calls`` all calls of the Web API as
    (method, arguments), ``home`` the views of the App Home by user, ``groups`` the user groups. ``without_scopes`` are scopes that the bot
    token lacks, ``unknown_blocks`` the types of blocks that the workspace does not have yet,
    ``subscribed`` the kinds of events that the app asked for (None: all). ``clock`` gives the seconds that message ids are made of.
    ``app_url`` is where the app listens; while it is None requests go to its Socket Mode connections.
    """

    team = "T0ACME"
    bot_user = "U0BOT"
    bot_id = "B0BOT"
    bot_token = "xoxb-fake"
    app_token = "xapp-fake"
    signing_secret = "fake-signing-secret"

    def __init__(self, *, clock: Callable[[], float] = time.time) -> None:
        self.clock = clock
        self.app_url: str | None = None
        self.channels = {one.id: one for one in (Channel("C0GENERAL", "general"), Channel("C0NEWS", "news"))}
        self.users = {one.id: one for one in (User("U0MEMBER", "member"), User("U0ADMIN", "admin", is_admin=True))}
        self.groups: dict[str, UserGroup] = {}
        self.messages: dict[str, list[Json]] = defaultdict(list)
        self.home: dict[str, Json] = {}
        self.ephemeral: list[Json] = []
        #: Reactions as (channel, message, name).
        self.reactions: list[tuple[str, str, str]] = []
        #: Whether the app is an assistant here; its threads by (conversation, id) with their statuses, and the prompts by conversation.
        self.has_assistant = True
        self.threads: dict[tuple[str, str], str] = {}
        self.prompts: dict[str, list[dict[str, str]]] = {}
        #: How long a trigger opens a modal; Slack gives three seconds.
        self.trigger_seconds = 3.0
        self.files: dict[str, tuple[bytes, str]] = {}
        #: What the bot uploads, by the file's id.
        self.uploads: dict[str, Upload] = {}
        self.calls: list[tuple[str, Json]] = []
        self.exchanges: dict[str, Exchange] = {}
        self.without_scopes: set[str] = set()
        self.unknown_blocks: set[str] = set()
        self.subscribed: set[str] | None = None
        self.url = ""
        #: Asked before each call, by method and channel: the seconds to wait, or None to go on. ``limited`` counts who had to wait.
        self.gate: Callable[[str, str], float | None] = lambda method, channel: None
        self.limited = 0
        self.sockets = Sockets(self)
        self.teams = Teams(self)
        self._file_teams: dict[str, str] = {}
        self._faults: dict[str, list[Fault]] = defaultdict(list)
        #: Whether what is answered late is done late too, instead of at once.
        self.slow_effects = False
        #: How many calls wait for a late answer.
        self.pending = 0
        self._last_ts = 0.0
        self._runner: web.AppRunner | None = None
        self._session: aiohttp.ClientSession | None = None

    @property
    def api_url(self) -> str:
        return f"{self.url}/api/"

    @property
    def session(self) -> aiohttp.ClientSession:
        assert self._session is not None, "start the fake Slack first"
        return self._session

    async def __aenter__(self) -> FakeSlack:
        await self.start()
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self.stop()

    async def start(self) -> None:
        app = web.Application()
        app.router.add_route("*", "/api/{method}", self._api)
        app.router.add_post("/response/{id}", self._response_url)
        app.router.add_get("/files/{id}", self._file)
        app.router.add_post("/upload/{id}", self._upload)
        app.router.add_get("/login", self._login)
        app.router.add_get("/oauth/v2/authorize", self.teams.authorize)
        app.router.add_get("/socket", self.sockets.connect)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=30))

    async def stop(self) -> None:
        await self.sockets.close()
        if self._session is not None:
            await self._session.close()
        if self._runner is not None:
            await self._runner.cleanup()

    def fail_next(self, method: str, *faults: Fault) -> None:
        """Let the next calls of this method fail, one with each fault.

        The method is "chat.postMessage", with a channel behind it for that alone, or "response_url".
        """
        self._faults[method] += faults

    def calls_of(self, method: str) -> list[Json]:
        return [arguments for name, arguments in self.calls if name == method]

    def new_ts(self) -> str:
        """A message id: the time in seconds, later than every one before."""
        self._last_ts = max(self.clock(), self._last_ts + 0.000_01)
        return f"{self._last_ts:.6f}"

    def add_file(self, name: str, content: bytes, media_type: str = "text/plain", *, team: str | None = None) -> Json:
        """A file in Slack as events show it."""
        number = f"F{len(self.files):08d}"
        self._file_teams[number] = team or self.team
        self.files[number] = (content, media_type)
        url = f"{self.url}/files/{number}"
        shown = {"id": number, "name": name, "mimetype": media_type, "size": len(content), "mode": "hosted"}
        return {**shown, "url_private": url, "url_private_download": url}

    async def _api(self, request: web.Request) -> web.StreamResponse:
        method, arguments = request.match_info["method"], await _arguments(request)
        self.calls.append((method, arguments))
        channel = str(arguments.get("channel"))
        if (wait := self.gate(method, channel)) is not None:
            self.limited += 1
            return await self._answer(request, Fault(status=429, error="ratelimited", retry_after=max(1, round(wait))), {})
        waiting = self._faults.get(f"{method} {channel}") or self._faults[method]
        fault = waiting.pop(0) if waiting else Fault(performed=True)
        token = request.headers.get("Authorization", "").removeprefix("Bearer ") or str(arguments.get("token", ""))
        answer: Json = {"ok": True}
        if self.slow_effects and fault.delay:
            await asyncio.sleep(fault.delay)
            fault = replace(fault, delay=0.0)
        if fault.performed:
            answer = api.call(self, method, arguments, token)
        return await self._answer(request, fault, answer)

    async def _answer(self, request: web.Request, fault: Fault, answer: Json) -> web.StreamResponse:
        if fault.delay:
            self.pending += 1
            try:
                await asyncio.sleep(fault.delay)
            finally:
                self.pending -= 1
        if fault.dropped:
            assert request.transport is not None
            request.transport.abort()
            return web.Response()
        headers = {} if fault.retry_after is None else {fault.retry_header: str(fault.retry_after)}
        if fault.error:
            return web.json_response({"ok": False, "error": fault.error}, status=fault.status, headers=headers)
        if fault.status:
            return web.Response(text=fault.body, status=fault.status, content_type=fault.content_type, headers=headers)
        return web.json_response(answer, headers={"X-OAuth-Scopes": ",".join(sorted(api.SCOPES - self.without_scopes))})

    async def _response_url(self, request: web.Request) -> web.StreamResponse:
        fault = self._faults["response_url"].pop(0) if self._faults["response_url"] else None
        if fault is not None and not fault.performed:
            return await self._answer(request, fault, {})
        exchange = self.exchanges.get(request.match_info["id"])
        body = json.loads(await request.text())
        if exchange is None or exchange.uses >= USES_OF_A_RESPONSE_URL or time.monotonic() - exchange.started > 30 * 60:
            if exchange is not None:
                exchange.refused.append("used_url")
            return web.Response(text="used_url", status=404)
        exchange.uses += 1
        if not self.replied(exchange, body, direct=False):
            return web.Response(text=exchange.refused[-1].partition(":")[0], status=400)
        return await self._answer(request, fault, {}) if fault else web.Response(text="ok")

    def replied(self, exchange: Exchange, body: Json, *, direct: bool) -> bool:
        """Take in the app's answer as Slack would show it; False if it would not."""
        if exchange.suggested is not None:
            exchange.refused += modals.suggestion_problems(body)
            exchange.suggested = body.get("options", [])
            return not exchange.refused
        if exchange.submitting is not None:
            return self._submission_answered(exchange, exchange.submitting, body)
        if problem := message_problem(body, self.unknown_blocks):
            exchange.refused.append(problem)
            return False
        reply = Reply(body, direct, exchange.pressed_private if exchange.pressed else None)
        exchange.replies.append(reply)
        if reply.replaces:
            replaced = (one for one in self.messages[exchange.channel] if one["ts"] == exchange.pressed)
            next(replaced, {}).update(text=body.get("text"), blocks=body.get("blocks", []))
        elif not reply.ephemeral:
            self.messages[exchange.channel].append({**body, "ts": self.new_ts(), "user": self.bot_user, "bot_id": self.bot_id})
        return True

    def _submission_answered(self, exchange: Exchange, view: Json, body: Json) -> bool:
        if problem := modals.answer_problem(view, body):
            exchange.refused.append(problem)
            return False
        exchange.closed = body["response_action"] == "clear"
        names = {block["block_id"]: block["label"]["text"] for block in view["blocks"]}
        exchange.errors = {names[block]: words for block, words in body.get("errors", {}).items()}
        return True

    async def _file(self, request: web.Request) -> web.StreamResponse:
        reader = self.teams.take(request.headers.get("Authorization", "").removeprefix("Bearer "))
        owner = self._file_teams.get(request.match_info["id"], self.team)
        if isinstance(reader, str) or reader.id != owner or "files:read" in self.without_scopes:
            raise web.HTTPFound("/login")
        content, media_type = self.files[request.match_info["id"]]
        return web.Response(body=content, content_type=media_type)

    async def _upload(self, request: web.Request) -> web.Response:
        number = request.match_info["id"]
        if number not in self.uploads:
            return web.Response(status=404)
        self.files[number] = (await request.read(), self.files[number][1])
        return web.Response(text="OK")

    async def _login(self, request: web.Request) -> web.StreamResponse:
        return web.Response(text="<html>Sign in</html>", content_type="text/html")


async def _arguments(request: web.Request) -> dict[str, Any]:
    found: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        found.update(await request.json())
    elif request.method == "POST":
        found.update({name: value for name, value in (await request.post()).items() if isinstance(value, str)})
    return found
