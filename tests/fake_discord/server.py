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
import json
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

from aiohttp import web

from tests.fake_discord import shapes
from tests.fake_discord.exchanges import Exchange, Refusal, focused_option, options_payload
from tests.fake_discord.faults import Fault
from tests.fake_discord.gateway import Gateway
from tests.fake_discord.limits import commands_errors, message_errors
from tests.fake_discord.modals import Filled, submission
from tests.fake_discord.shapes import MEMBER, snowflake

TOKEN = "token-of-the-fake"
_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class FakeDiscord:
    """One application in one guild ("Acme research") with one channel, until more are added."""

    def __init__(self) -> None:
        self.application_id = snowflake()
        self.bot = shapes.user(self.application_id, "briefing", bot=True)
        self.person = shapes.user(snowflake(), "analyst")
        self.guild_id = snowflake()
        self.channel_id = snowflake()
        #: Everybody whom Discord knows, by id, and the roles of those who are in a guild, by guild and id.
        self.people: dict[int, dict[str, Any]] = {int(one["id"]): one for one in (self.bot, self.person)}
        self.members: defaultdict[int, dict[int, list[int]]] = defaultdict(dict, {self.guild_id: {int(self.person["id"]): []}})
        self.guilds: dict[int, dict[str, Any]] = {}
        self.channels: dict[int, dict[str, Any]] = {}
        self.messages: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
        self.commands: dict[int | None, list[dict[str, Any]]] = {}
        self.syncs: list[int | None] = []
        self.exchanges: dict[str, Exchange] = {}
        self.faults: list[Fault] = []
        self.requests: list[tuple[str, str]] = []
        self.files: dict[str, bytes] = {}
        self.forbidden: set[int] = set()  #: channels in which the bot may do nothing
        self.unreadable: set[int] = set()  #: channels whose history the bot may not read: Discord shows none
        self.history_shows_nonce = False
        #: Asked before each request, by method and path: the seconds to wait, or None to go on. ``limited`` counts who had to wait.
        self.gate: Callable[[str, str], float | None] = lambda method, path: None
        self.limited = 0
        self.gateway = Gateway(TOKEN, self._ready, self._greeting)
        self.add_guild(self.guild_id, {self.channel_id: "research"})
        self._runner: web.AppRunner | None = None
        self.url = ""
        self._root = ""

    def add_guild(self, guild_id: int, channels: Mapping[int, str], permissions: int = MEMBER) -> None:
        shown = [shapes.channel(channel_id, guild_id, name) for channel_id, name in channels.items()]
        self.channels |= {int(one["id"]): one for one in shown}
        self.guilds[guild_id] = shapes.guild(guild_id, shown, self.bot, permissions)

    def add_person(self, name: str, *, in_guild: bool = True) -> dict[str, Any]:
        """Somebody new, in the guild or not."""
        person = shapes.user(snowflake(), name)
        self.people[int(person["id"])] = person
        if in_guild:
            self.members[self.guild_id][int(person["id"])] = []
        return person

    def dm_of(self, person: Mapping[str, Any]) -> int:
        """The channel of the direct messages between the bot and somebody; it is made where there is none."""
        recipient = str(person["id"])
        known = (one for one in self.channels.values() if one["type"] == 1 and one["recipients"][0]["id"] == recipient)
        found = next(known, None)
        if found is None:
            found = {"id": str(snowflake()), "type": 1, "recipients": [dict(person)], "last_message_id": None, "guild_id": None}
            self.channels[int(found["id"])] = found
        return int(found["id"])

    async def add_role(self, name: str, guild_id: int | None = None) -> int:
        """A new role of the guild, which the bot hears of; its id."""
        of, role = guild_id or self.guild_id, shapes.role(snowflake(), name)
        self.guilds[of]["roles"].append(role)
        if self.gateway.session is not None:
            await self.gateway.dispatch("GUILD_ROLE_CREATE", {"guild_id": str(of), "role": role})
        return int(role["id"])

    # The life of the server.

    async def __aenter__(self) -> FakeDiscord:
        await self.start()
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self.stop()

    async def start(self) -> None:
        app = web.Application(middlewares=[self._troubled])
        app.add_routes(
            [
                web.get("/gateway", self.gateway.handle),
                web.get("/files/{id}/{name}", self._file),
                web.get("/api/v10/gateway/bot", self._gateway_bot),
                web.get("/api/v10/users/@me", self._me),
                web.post("/api/v10/users/@me/channels", self._open_dm),
                web.get("/api/v10/users/{user}", self._user),
                web.get("/api/v10/guilds/{guild}/members/{user}", self._member),
                web.get("/api/v10/applications/@me", self._application),
                web.get("/api/v10/oauth2/applications/@me", self._application),
                web.put("/api/v10/applications/{app}/commands", self._sync),
                web.put("/api/v10/applications/{app}/guilds/{guild}/commands", self._sync),
                web.post("/api/v10/interactions/{id}/{token}/callback", self._callback),
                web.post("/api/v10/webhooks/{app}/{token}", self._follow_up),
                web.patch("/api/v10/webhooks/{app}/{token}/messages/@original", self._edit_original),
                web.get("/api/v10/channels/{channel}", self._channel),
                web.get("/api/v10/channels/{channel}/messages", self._history),
                web.post("/api/v10/channels/{channel}/messages", self._post),
                web.patch("/api/v10/channels/{channel}/messages/{message}", self._edit),
            ]
        )
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self._root = f"{host}:{port}"
        self.url = f"http://{self._root}/api/v10"

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

    # What people do.

    async def send_command(
        self,
        *path: str,
        options: Mapping[str, Any] | None = None,
        permissions: int = MEMBER,
        guild: int | None = -1,
        expired: bool = False,
        person: Mapping[str, Any] | None = None,
        roles: Sequence[int] = (),
    ) -> Exchange:
        """Type a slash command that is registered, its options as values (bytes for a file: ``("name", b"...")``). No guild: in a DM."""
        data = self._command_data(path, dict(options or {}), self.guild_id if guild == -1 else guild)
        return await self._interact(2, data, permissions, guild, expired=expired, person=person, roles=roles)

    async def complete(self, *path: str, options: Mapping[str, Any], focused: str) -> list[str]:
        """The choices offered while the focused option is typed."""
        data = self._command_data(path, dict(options), self.guild_id)
        focused_option(data, focused)
        exchange = await self._interact(4, data, MEMBER, -1)
        return [choice["value"] for choice in await exchange.choices()]

    async def press(self, exchange: Exchange | None, message: Mapping[str, Any], label: str, **caller: Any) -> Exchange:
        """Press the button with that label under a message."""
        buttons = [part for row in message["components"] for part in row["components"] if part.get("label") == label]
        assert buttons, f"the message has no button {label!r}"
        assert not buttons[0].get("disabled"), f"the button {label!r} is switched off"
        return await self._component(message, {"component_type": 2, "custom_id": buttons[0]["custom_id"]}, **caller)

    async def choose(self, message: Mapping[str, Any], label: str, **caller: Any) -> Exchange:
        """Choose the option with that label from the lists under a message."""
        for row in message["components"]:
            for part in row["components"]:
                for option in part.get("options", ()):
                    if option["label"] == label:
                        data = {"component_type": 3, "custom_id": part["custom_id"], "values": [option["value"]]}
                        return await self._component(message, data, **caller)
        raise AssertionError(f"no list has an option {label!r}")

    async def submit(self, modal: Mapping[str, Any], filled: Filled | None = None, **caller: Any) -> Exchange:
        """Fill in the fields of a modal, by label, and submit it."""
        return await self._interact(
            5, submission(modal, filled or {}), caller.pop("permissions", MEMBER), caller.pop("guild", -1), **caller
        )

    async def say(
        self, content: str, *, mentions_bot: bool = True, channel: int | None = None, author: Mapping[str, Any] | None = None
    ) -> None:
        """Write a message; the bot sees its content only when it is mentioned in it."""
        body = {"content": content if mentions_bot or self.gateway.reads_content else ""}
        message = shapes.message(channel or self.channel_id, author or self.person, body)
        message["guild_id"] = str(self.guild_id)
        message["member"] = {key: value for key, value in shapes.member(self.person).items() if key != "user"}
        message["mentions"] = [{**self.bot, "member": {"roles": []}}] if mentions_bot else []
        self.messages[channel or self.channel_id].append(message)
        await self.gateway.dispatch("MESSAGE_CREATE", message)

    async def posted(self, count: int, channel: int | None = None) -> list[dict[str, Any]]:
        """The bot's messages in a channel, once there are that many."""
        for _ in range(3000):
            own = [one for one in self.messages[channel or self.channel_id] if one["author"]["id"] == self.bot["id"]]
            if len(own) >= count:
                return own
            await asyncio.sleep(0.01)
        raise AssertionError(f"{count} messages were expected, there are {len(own)}")

    async def _component(
        self,
        message: Mapping[str, Any],
        data: dict[str, Any],
        *,
        permissions: int = MEMBER,
        expired: bool = False,
        guild: int | None = -1,
        person: Mapping[str, Any] | None = None,
    ) -> Exchange:
        return await self._interact(3, data, permissions, guild, message=message, expired=expired, person=person)

    async def _interact(
        self,
        kind: int,
        data: dict[str, Any],
        permissions: int,
        guild: int | None,
        *,
        message: Mapping[str, Any] | None = None,
        expired: bool = False,
        person: Mapping[str, Any] | None = None,
        roles: Sequence[int] = (),
    ) -> Exchange:
        guild_id = self.guild_id if guild == -1 else guild
        exchange = Exchange(snowflake(), kind, self.channel_id, self.bot, expired=expired)
        self.exchanges[exchange.token] = exchange
        who = person or self.person
        channel_id = next((int(one["id"]) for one in self.channels.values() if one["guild_id"] == str(guild_id)), snowflake())
        exchange.channel_id = channel_id
        event: dict[str, Any] = {
            "id": str(exchange.id),
            "application_id": str(self.application_id),
            "type": kind,
            "token": exchange.token,
            "version": 1,
            "data": data,
            "locale": "en-GB",
            "app_permissions": str(MEMBER),
            "entitlements": [],
            "authorizing_integration_owners": {"0": str(guild_id or 0)},
            "attachment_size_limit": 10_485_760,
        }
        if guild_id is None:
            event |= {"channel": {"id": str(channel_id), "type": 1, "recipients": [dict(who)]}, "user": dict(who), "context": 1}
        else:
            event |= {
                "guild_id": str(guild_id),
                "guild": {"id": str(guild_id), "locale": "en-US", "features": []},
                "channel": self.channels[channel_id],
                "member": shapes.member(who, permissions, roles),
                "context": 0,
                "guild_locale": "en-US",
            }
        if message is not None:
            event["message"] = dict(message)
        await self.gateway.dispatch("INTERACTION_CREATE", event)
        return exchange

    def _command_data(self, path: tuple[str, ...], options: dict[str, Any], guild_id: int | None) -> dict[str, Any]:
        known = [*self.commands.get(None, []), *(self.commands.get(guild_id, []) if guild_id else [])]
        command = next((one for one in known if one["name"] == path[0]), None)
        assert command is not None, f"Discord knows no command /{path[0]} here"
        data = options_payload(command, path[1:], options, self._attach)
        return data if command in self.commands.get(None, []) else {**data, "guild_id": str(guild_id)}

    def _attach(self, name: str, content: bytes) -> dict[str, Any]:
        file_id = snowflake()
        self.files[str(file_id)] = content
        url = f"http://{self._root}/files/{file_id}/{name}"
        return {"id": str(file_id), "filename": name, "size": len(content), "url": url, "proxy_url": url, "content_type": "text/plain"}

    # What the bot asks.

    @web.middleware
    async def _troubled(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        if request.path == "/gateway":
            return await handler(request)
        self.requests.append((request.method, request.path))
        if (wait := self.gate(request.method, request.path)) is not None:
            self.limited += 1
            body = {"message": "You are being rate limited.", "retry_after": wait, "global": False}
            return _json(body, 429, {"Retry-After": str(wait), "Via": "1.1 google"})
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
            return _json(body, 429, {"Retry-After": str(fault.retry_after), **scope, **via})
        return _json({"code": fault.code, "message": "trouble"}, fault.status) if fault.status else answer

    async def _answered(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        open_to_all = ("/interactions/", "/webhooks/", "/files/")
        if not any(part in request.path for part in open_to_all) and request.headers.get("Authorization") != f"Bot {TOKEN}":
            return _json({"code": 0, "message": "401: Unauthorized"}, 401)
        try:
            return await handler(request)
        except Refusal as refusal:
            return _json(refusal.body, refusal.status)

    async def _gateway_bot(self, request: web.Request) -> web.Response:
        limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
        return _json({"url": f"ws://{self._root}/gateway", "shards": 1, "session_start_limit": limit})

    async def _me(self, request: web.Request) -> web.Response:
        return _json({**self.bot, "verified": True, "email": None, "mfa_enabled": False, "flags": 0, "locale": "en-US"})

    async def _user(self, request: web.Request) -> web.Response:
        person = self.people.get(int(request.match_info["user"]))
        if person is None:
            raise Refusal(404, 10013, "Unknown User")
        return _json(person)

    async def _member(self, request: web.Request) -> web.Response:
        guild_id, user_id = int(request.match_info["guild"]), int(request.match_info["user"])
        if guild_id not in self.guilds or user_id not in self.members[guild_id]:
            raise Refusal(404, 10007, "Unknown Member")
        shown = shapes.member(self.people[user_id], roles=self.members[guild_id][user_id])
        return _json({key: value for key, value in shown.items() if key != "permissions"})

    async def _open_dm(self, request: web.Request) -> web.Response:
        person = self.people.get(int((await request.json())["recipient_id"]))
        if person is None:
            raise Refusal(400, 50033, "Invalid Recipient(s)")
        return _json(self.channels[self.dm_of(person)])

    async def _application(self, request: web.Request) -> web.Response:
        return _json(
            {
                "id": str(self.application_id),
                "name": "briefing",
                "description": "",
                "icon": None,
                "bot_public": True,
                "bot_require_code_grant": False,
                "owner": self.person,
                "team": None,
                "verify_key": "0" * 64,
                "flags": 0,
            }
        )

    async def _sync(self, request: web.Request) -> web.Response:
        commands = await request.json()
        if errors := commands_errors(commands):
            raise Refusal(400, 50035, "Invalid Form Body", errors)
        scope = int(request.match_info["guild"]) if "guild" in request.match_info else None
        self.syncs.append(scope)
        extra = {"application_id": str(self.application_id), "default_member_permissions": None, "nsfw": False}
        self.commands[scope] = [{**extra, **one, "id": str(snowflake()), "version": str(snowflake())} for one in commands]
        return _json(self.commands[scope])

    async def _callback(self, request: web.Request) -> web.Response:
        return _json(self._exchange(request).acknowledge(await request.json()))

    async def _follow_up(self, request: web.Request) -> web.Response:
        return _json(self._exchange(request).follow_up(await request.json()))

    async def _edit_original(self, request: web.Request) -> web.Response:
        return _json(self._exchange(request).edit_original(await request.json()))

    def _exchange(self, request: web.Request) -> Exchange:
        exchange = self.exchanges.get(request.match_info["token"])
        if exchange is None:
            raise Refusal(404, 10015, "Unknown Webhook")
        return exchange

    async def _channel(self, request: web.Request) -> web.Response:
        return _json(self.channels[self._allowed(request)])

    async def _post(self, request: web.Request) -> web.Response:
        channel_id = self._allowed(request)
        body = await request.json()
        if errors := message_errors(body):
            raise Refusal(400, 50035, "Invalid Form Body", errors)
        posted = self.messages[channel_id]
        if body.get("enforce_nonce"):
            same = [one for one in posted[-50:] if one.get("nonce") == body["nonce"] and one["author"]["id"] == self.bot["id"]]
            if same:
                return _json(same[0])
        posted.append(shapes.message(channel_id, self.bot, body))
        return _json(posted[-1])

    async def _edit(self, request: web.Request) -> web.Response:
        channel_id = self._allowed(request)
        message = next((one for one in self.messages[channel_id] if one["id"] == request.match_info["message"]), None)
        if message is None:
            raise Refusal(404, 10008, "Unknown Message")
        if message["author"]["id"] != self.bot["id"]:
            raise Refusal(403, 50005, "Cannot edit a message authored by another user")
        body = await request.json()
        if errors := message_errors(body):
            raise Refusal(400, 50035, "Invalid Form Body", errors)
        kept: dict[str, Any] = {key: message[key] for key in ("id", "timestamp", "nonce", "message_reference") if key in message}
        message |= {**shapes.message(channel_id, self.bot, {**message, **body}), **kept, "edited_timestamp": datetime.now(UTC).isoformat()}
        return _json(message)

    async def _history(self, request: web.Request) -> web.Response:
        channel_id = self._allowed(request)
        if channel_id in self.unreadable:
            return _json([])
        after, before = int(request.query.get("after", 0)), int(request.query.get("before", 1 << 63))
        limit = int(request.query.get("limit", 50))
        found = [one for one in self.messages[channel_id] if after < int(one["id"]) < before]
        page = found[:limit] if after else found[-limit:]
        hidden = () if self.history_shows_nonce else ("nonce",)
        return _json([{key: value for key, value in one.items() if key not in hidden} for one in reversed(page)])

    def _allowed(self, request: web.Request) -> int:
        channel_id = int(request.match_info["channel"])
        if channel_id not in self.channels:
            raise Refusal(404, 10003, "Unknown Channel")
        if channel_id in self.forbidden:
            raise Refusal(403, 50001, "Missing Access")
        return channel_id

    async def _file(self, request: web.Request) -> web.Response:
        return web.Response(body=self.files[request.match_info["id"]], content_type="text/plain")

    def _ready(self) -> dict[str, Any]:
        return {
            "v": 10,
            "user": self.bot,
            "guilds": [{"id": str(guild_id), "unavailable": True} for guild_id in self.guilds],
            "resume_gateway_url": f"ws://{self._root}/gateway",
            "application": {"id": str(self.application_id), "flags": 0},
        }

    def _greeting(self) -> list[tuple[str, dict[str, Any]]]:
        return [("GUILD_CREATE", one) for one in self.guilds.values()]


def _json(body: object, status: int = 200, headers: Mapping[str, str] | None = None) -> web.Response:
    # discord.py takes for JSON only what is labelled so to the letter, without a charset.
    return web.Response(body=json.dumps(body).encode(), status=status, content_type="application/json", headers=headers)
