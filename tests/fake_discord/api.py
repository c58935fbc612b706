"""What the bot asks of the fake Discord: the part of the REST API that discord.py uses here."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from aiohttp import web

from tests.fake_discord import shapes
from tests.fake_discord.command_limits import commands_errors
from tests.fake_discord.exchanges import Exchange, Refusal
from tests.fake_discord.limits import message_errors
from tests.fake_discord.shapes import CROSSPOSTED, FORUM, NEWS, REQUIRE_TAG, THREAD, snowflake
from tests.fake_discord.sizes import size
from tests.fake_discord.workspace import Workspace


class Api(Workspace):
    """Answers requests as Discord would, and refuses what Discord would refuse (``Refusal``)."""

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/gateway", self.gateway.handle),
            web.get("/files/{id}/{name}", self._file),
            web.get("/api/v10/gateway/bot", self._gateway_bot),
            web.get("/api/v10/users/@me", self._me),
            web.post("/api/v10/users/@me/channels", self._open_dm),
            web.get("/api/v10/users/{user}", self._user),
            web.get("/api/v10/guilds/{guild}", self._guild),
            web.get("/api/v10/guilds/{guild}/members/{user}", self._member),
            web.get("/api/v10/applications/@me", self._application),
            web.get("/api/v10/oauth2/applications/@me", self._application),
            web.get("/api/v10/applications/{app}/commands", self._commands),
            web.get("/api/v10/applications/{app}/guilds/{guild}/commands", self._commands),
            web.put("/api/v10/applications/{app}/commands", self._sync),
            web.put("/api/v10/applications/{app}/guilds/{guild}/commands", self._sync),
            web.post("/api/v10/interactions/{id}/{token}/callback", self._callback),
            web.post("/api/v10/webhooks/{app}/{token}", self._follow_up),
            web.patch("/api/v10/webhooks/{app}/{token}/messages/@original", self._edit_original),
            web.get("/api/v10/webhooks/{app}/{token}/messages/@original", self._original),
            web.get("/api/v10/guilds/{guild}/threads/active", self._active_threads),
            web.get("/api/v10/channels/{channel}", self._channel),
            web.patch("/api/v10/channels/{channel}", self._edit_channel),
            web.post("/api/v10/channels/{channel}/threads", self._start_post),
            web.post("/api/v10/channels/{channel}/messages/{message}/threads", self._start_thread),
            web.post("/api/v10/channels/{channel}/messages/{message}/crosspost", self._publish),
            web.get("/api/v10/channels/{channel}/messages/{message}", self._message),
            web.get("/api/v10/channels/{channel}/messages", self._history),
            web.post("/api/v10/channels/{channel}/messages", self._post),
            web.patch("/api/v10/channels/{channel}/messages/{message}", self._edit),
        ]

    async def _gateway_bot(self, request: web.Request) -> web.Response:
        limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
        return json_response({"url": f"ws://{self.root}/gateway", "shards": 1, "session_start_limit": limit})

    async def _me(self, request: web.Request) -> web.Response:
        return json_response({**self.bot, "verified": True, "email": None, "mfa_enabled": False, "flags": 0, "locale": "en-US"})

    async def _user(self, request: web.Request) -> web.Response:
        person = self.people.get(int(request.match_info["user"]))
        if person is None:
            raise Refusal(404, 10013, "Unknown User")
        return json_response(person)

    async def _guild(self, request: web.Request) -> web.Response:
        found = self.guilds.get(int(request.match_info["guild"]))
        if found is None:
            raise Refusal(404, 10004, "Unknown Guild")
        shown = ("id", "name", "owner_id", "roles", "emojis", "stickers", "features", "preferred_locale")
        return json_response({key: found[key] for key in shown})

    async def _member(self, request: web.Request) -> web.Response:
        guild_id, user_id = int(request.match_info["guild"]), int(request.match_info["user"])
        if guild_id not in self.guilds or user_id not in self.members[guild_id]:
            raise Refusal(404, 10007, "Unknown Member")
        shown = shapes.member(self.people[user_id], roles=self.members[guild_id][user_id])
        return json_response({key: value for key, value in shown.items() if key != "permissions"})

    async def _open_dm(self, request: web.Request) -> web.Response:
        person = self.people.get(int((await request.json())["recipient_id"]))
        if person is None:
            raise Refusal(400, 50033, "Invalid Recipient(s)")
        return json_response(self.channels[self.dm_of(person)])

    async def _application(self, request: web.Request) -> web.Response:
        return json_response(
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
        scope = self._scope(request)
        if errors := commands_errors(commands):
            raise Refusal(400, 50035, "Invalid Form Body", errors)
        before = {one["name"]: one for one in self.commands.get(scope, ())}
        self.created[scope] += len({one["name"] for one in commands} - before.keys())
        if self.created[scope] > 200:
            raise Refusal(400, 30034, "Max number of daily application command creates has been reached (200)")
        self.syncs.append(scope)
        extra = {"application_id": str(self.application_id), "nsfw": False}
        self.commands[scope] = [
            {**extra, **one, "id": before.get(one["name"], {}).get("id") or str(snowflake()), "version": str(snowflake())}
            for one in map(_as_kept, commands)
        ]
        return json_response(self.commands[scope])

    async def _commands(self, request: web.Request) -> web.Response:
        hidden = () if "with_localizations" in request.query else ("name_localizations", "description_localizations")
        shown = self.commands.get(self._scope(request), [])
        return json_response([{key: value for key, value in one.items() if key not in hidden} for one in shown])

    def _scope(self, request: web.Request) -> int | None:
        """The server whose commands are meant; None for those that are everywhere."""
        scope = int(request.match_info["guild"]) if "guild" in request.match_info else None
        if scope is not None and scope not in self.guilds:
            raise Refusal(403, 50001, "Missing Access")
        return scope

    async def _callback(self, request: web.Request) -> web.Response:
        return json_response(self._exchange(request).acknowledge(await body_of(request)))

    async def _follow_up(self, request: web.Request) -> web.Response:
        return json_response(self._exchange(request).follow_up(await body_of(request)))

    async def _edit_original(self, request: web.Request) -> web.Response:
        return json_response(self._exchange(request).edit_original(await body_of(request)))

    async def _original(self, request: web.Request) -> web.Response:
        return json_response(self._exchange(request).original())

    def _exchange(self, request: web.Request) -> Exchange:
        exchange = self.exchanges.get(request.match_info["token"])
        if exchange is None:
            raise Refusal(404, 10015, "Unknown Webhook")
        return exchange

    async def _channel(self, request: web.Request) -> web.Response:
        return json_response(self.channels[self._allowed(request)])

    async def _post(self, request: web.Request) -> web.Response:
        channel_id = self._open(request)
        if self.channels[channel_id]["type"] == FORUM:
            raise Refusal(400, 50008, "Cannot send messages in a non-text channel")
        body = await body_of(request)
        if errors := message_errors(body):
            raise Refusal(400, 50035, "Invalid Form Body", errors)
        posted = self.messages[channel_id]
        if body.get("enforce_nonce"):
            same = [one for one in posted[-50:] if one.get("nonce") == body["nonce"] and one["author"]["id"] == self.bot["id"]]
            if same:
                return json_response(same[0])
        posted.append(shapes.message(channel_id, self.bot, body))
        return json_response(posted[-1])

    def _meant(self, request: web.Request) -> dict[str, Any]:
        """The message that the path names."""
        found = (one for one in self.messages[self._allowed(request)] if one["id"] == request.match_info["message"])
        if (message := next(found, None)) is None:
            raise Refusal(404, 10008, "Unknown Message")
        return message

    def _open(self, request: web.Request) -> int:
        """The channel of the path, unless it is an archived thread."""
        channel_id = self._allowed(request)
        if self.channels[channel_id].get("thread_metadata", {}).get("archived"):
            raise Refusal(400, 50083, "Thread is archived")
        return channel_id

    async def _message(self, request: web.Request) -> web.Response:
        return json_response(self._meant(request))

    async def _start_post(self, request: web.Request) -> web.Response:
        channel_id = self._open(request)
        forum, body = self.channels[channel_id], await body_of(request)
        if forum["type"] != FORUM:
            raise Refusal(400, 50024, "Cannot execute action on this channel type")
        known = {one["id"] for one in forum["available_tags"]}
        tags = body.get("applied_tags") or []
        errors = message_errors(body["message"]) + ([] if 1 <= size(body.get("name") or "") <= 100 else ["a name of no length"])
        errors += [] if len(tags) <= 5 and set(tags) <= known else ["unknown tags"]
        if "nonce" in body["message"]:
            errors.append("a post in a forum has no nonce")
        if errors:
            raise Refusal(400, 50035, "Invalid Form Body", errors)
        if forum["flags"] & REQUIRE_TAG and not tags:
            raise Refusal(400, 40067, "A tag is required to create a forum post in this channel")
        post = self.add_thread(channel_id, body["name"], tags=tags, owner=str(self.bot["id"]))
        first = shapes.message(int(post["id"]), self.bot, body["message"])
        first["id"] = post["id"]
        self.messages[int(post["id"])].append(first)
        return json_response({**post, "message": first}, 201)

    async def _start_thread(self, request: web.Request) -> web.Response:
        channel_id, message = self._allowed(request), self._meant(request)
        body = await request.json()
        if channel_id in self.threadless:
            raise Refusal(403, 50013, "Missing Permissions")
        if int(message["id"]) in self.channels:
            raise Refusal(400, 160004, "A thread has already been created for this message")
        if not 1 <= size(body.get("name") or "") <= 100 or body.get("auto_archive_duration") not in (60, 1440, 4320, 10080):
            raise Refusal(400, 50035, "Invalid Form Body", ["a thread of no name or duration"])
        return json_response(self.add_thread(channel_id, body["name"], thread_id=int(message["id"]), owner=str(self.bot["id"])), 201)

    async def _publish(self, request: web.Request) -> web.Response:
        channel_id, message = self._allowed(request), self._meant(request)
        if self.channels[channel_id]["type"] != NEWS:
            raise Refusal(400, 50068, "Invalid message type")
        if message["flags"] & CROSSPOSTED:
            raise Refusal(400, 40033, "This message has already been crossposted")
        message["flags"] |= CROSSPOSTED
        return json_response(message)

    async def _edit_channel(self, request: web.Request) -> web.Response:
        channel, body = self.channels[self._allowed(request)], await request.json()
        thread = channel.get("thread_metadata")
        if thread is None or set(body) - {"archived", "locked", "name"}:
            raise Refusal(403, 50013, "Missing Permissions")
        if thread["locked"]:
            raise Refusal(403, 50013, "Missing Permissions")
        thread.update({key: value for key, value in body.items() if key in thread})
        return json_response(channel)

    async def _active_threads(self, request: web.Request) -> web.Response:
        guild = request.match_info["guild"]
        threads = [one for one in self.channels.values() if one["type"] == THREAD and one["guild_id"] == guild]
        return json_response({"threads": [one for one in threads if not one["thread_metadata"]["archived"]], "members": []})

    async def _edit(self, request: web.Request) -> web.Response:
        self._open(request)
        message = self._meant(request)
        if message["author"]["id"] != self.bot["id"]:
            raise Refusal(403, 50005, "Cannot edit a message authored by another user")
        body = await body_of(request)
        if errors := message_errors(body, message):
            raise Refusal(400, 50035, "Invalid Form Body", errors)
        message |= shapes.edited(message, body)
        return json_response(message)

    async def _history(self, request: web.Request) -> web.Response:
        channel_id = self._allowed(request)
        if channel_id in self.unreadable:
            return json_response([])
        after, before = int(request.query.get("after", 0)), int(request.query.get("before", 1 << 63))
        limit = int(request.query.get("limit", 50))
        found = [one for one in self.messages[channel_id] if after < int(one["id"]) < before]
        page = found[:limit] if after else found[-limit:]
        hidden = () if self.history_shows_nonce else ("nonce",)
        return json_response([{key: value for key, value in one.items() if key not in hidden} for one in reversed(page)])

    def _allowed(self, request: web.Request) -> int:
        channel_id = int(request.match_info["channel"])
        if channel_id not in self.channels:
            raise Refusal(404, 10003, "Unknown Channel")
        if channel_id in self.forbidden:
            raise Refusal(403, 50001, "Missing Access")
        return channel_id

    async def _file(self, request: web.Request) -> web.Response:
        return web.Response(body=self.files[request.match_info["id"]], content_type="text/plain")


async def body_of(request: web.Request) -> dict[str, Any]:
    """The body of a message or of an answer to an interaction; the files that come with it are in its attachments."""
    if not request.content_type.startswith("multipart/"):
        body: dict[str, Any] = await request.json()
        return body
    form = await request.post()
    whole: dict[str, Any] = json.loads(str(form["payload_json"]))
    data = whole.get("data") or whole
    for one in data.get("attachments") or []:
        part = form.get(f"files[{one['id']}]")
        if not isinstance(part, web.FileField):
            raise Refusal(400, 50035, "Invalid Form Body", [f"there is no file for the attachment {one}"])
        one["content"] = part.file.read()
    return whole


def json_response(body: object, status: int = 200, headers: Mapping[str, str] | None = None) -> web.Response:
    # discord.py takes for JSON only what is labelled so to the letter, without a charset.
    return web.Response(
        body=json.dumps(body, default=lambda content: None).encode(), status=status, content_type="application/json", headers=headers
    )


def _as_kept(command: Mapping[str, Any]) -> dict[str, Any]:
    """The command as Discord tells it later: permissions as text, in the order of its own, and without what is false."""
    permissions = command.get("default_member_permissions")
    options = [_as_kept(one) for one in command.get("options") or ()]
    kept = {key: value for key, value in command.items() if not (key in ("required", "autocomplete") and value is False)}
    shown = {"default_member_permissions": None if permissions is None else str(permissions)} if "contexts" in command else {}
    return kept | shown | ({"options": options} if options else {})
