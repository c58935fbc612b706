"""What Slack sends to the app: slash commands, clicks and events, signed over HTTP or in Socket Mode envelopes."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import itertools
import json
import re
import time
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlencode

import aiohttp

from tests.fake_slack import modals
from tests.fake_slack.workspace import Channel, Exchange, Json, User, UserGroup

if TYPE_CHECKING:
    from tests.fake_slack.sockets import Sockets
    from tests.fake_slack.teams import Team, Teams

_numbers = itertools.count(1)


def signature(secret: str, timestamp: str, body: str) -> str:
    """Slack's signature of a request body."""
    digest = hmac.new(secret.encode(), f"v0:{timestamp}:{body}".encode(), hashlib.sha256).hexdigest()
    return f"v0={digest}"


def as_slack_writes(typed: str) -> str:
    """What a person typed, as Slack puts it into payloads."""
    return typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def as_slack_marks(typed: str, users: dict[str, User], groups: dict[str, UserGroup], channels: dict[str, Channel]) -> str:
    """The same for a command whose names and links Slack marks ("should_escape"): "@lena" is "<@U1|lena>", "#news" is "<#C1|news>",
    addresses are links."""
    marked = re.sub(r"https?://[^\s<>\"”]+", lambda link: f"<{link[0]}>", as_slack_writes(typed))
    names = {one.name: f"<@{one.id}|{one.name}>" for one in users.values()}
    names |= {one.handle: f"<!subteam^{one.id}|@{one.handle}>" for one in groups.values()}
    known = {one.name: f"<#{one.id}|{one.name}>" for one in channels.values()}
    marked = re.sub(r"(?<![\w&<])#([\w-]+)", lambda name: known.get(name[1], name[0]), marked)
    return re.sub(r"(?<!\S)@([\w.-]+)", lambda name: names.get(name[1], name[0]), marked)


class _Workspace(Protocol):
    team: str
    bot_user: str
    signing_secret: str
    url: str
    app_url: str | None
    sockets: Sockets
    teams: Teams
    exchanges: dict[str, Exchange]
    channels: dict[str, Channel]
    users: dict[str, User]
    groups: dict[str, UserGroup]
    subscribed: set[str] | None
    home: dict[str, Json]
    has_assistant: bool
    threads: dict[tuple[str, str], str]

    @property
    def session(self) -> aiohttp.ClientSession: ...

    def new_ts(self) -> str: ...

    def replied(self, exchange: Exchange, body: Json, *, direct: bool) -> bool: ...


class Sending(_Workspace):
    """The part of the fake Slack that talks to the app."""

    async def command(self, command: str, text: str = "", *, user: str = "U0MEMBER", channel: str = "C0GENERAL") -> Exchange:
        """Send a slash command and wait until it is acknowledged."""
        exchange, payload = self._payload(channel, user)
        marked = as_slack_marks(text, self.users, self.groups, self.channels)
        payload |= {"command": command, "text": marked, "channel_id": channel, "user_id": user}
        payload["team_id"] = self.teams.of(channel).id
        payload |= {"channel_name": self._channel_name(channel), "user_name": self._user_name(user), "team_domain": "acme"}
        await self._send(exchange, "slash_commands", payload, urlencode(payload))
        return exchange

    async def click(
        self,
        element: Json,
        *,
        option: int = 0,
        user: str = "U0MEMBER",
        channel: str = "C0GENERAL",
        in_home: bool = False,
        stamp: str | None = None,
        thread: str | None = None,
        private: bool = True,
    ) -> Exchange:
        """Press a button, or choose an option of a menu, and wait until that is acknowledged.

        ``stamp`` is the id of the message with the button (otherwise one that nobody pressed a button of before), ``thread`` the one that
        it is in; ``private``: one person alone sees it.
        """
        exchange, payload = self._payload(channel, user)
        action: Json = {"type": element["type"], "action_id": element["action_id"], "block_id": "b1", "action_ts": self.new_ts()}
        if element["type"] == "button":
            action |= {"text": element["text"], "value": element["value"]}
        else:
            action["selected_option"] = element["options"][option]
        team = self.teams.of(channel).id
        payload |= {"type": "block_actions", "team": {"id": team, "domain": "acme"}, "actions": [action], "enterprise": None}
        payload["user"] = {"id": user, "name": self._user_name(user), "username": self._user_name(user), "team_id": team}
        if in_home:
            view = {"id": f"V{user}", "type": "home", "team_id": team, "hash": self.home.get(user, {}).get("hash", "")}
            payload |= {"container": {"type": "view", "view_id": view["id"]}, "view": view}
            del payload["response_url"]
        else:
            exchange.pressed, exchange.pressed_private = stamp or self.new_ts(), private
            container = {"type": "message", "message_ts": exchange.pressed, "channel_id": channel, "is_ephemeral": private}
            payload["container"] = container | ({"thread_ts": thread} if thread else {})
            if not private:
                payload["message"] = {"type": "message", "ts": exchange.pressed} | ({"thread_ts": thread} if thread else {})
            payload["channel"] = {"id": channel, "name": self._channel_name(channel)}
        await self._send(exchange, "interactive", payload, urlencode({"payload": json.dumps(payload)}))
        return exchange

    async def submit(
        self, view: Json | None, filled: modals.Filled | None = None, *, user: str = "U0MEMBER", state: Json | None = None
    ) -> Exchange:
        """Fill in the fields of an open modal, by label, and submit it; waits until that is answered. ``state`` is sent as it is."""
        assert view is not None, "no modal was opened"
        exchange, payload = self._payload("", user)
        del payload["response_url"]
        exchange.submitting = view
        if state is None:
            typed = modals.searched(view, filled or {})
            offered = {
                label: [one for words in each if words for one in await self.suggestions(view, label, words, user=user)]
                for label, each in typed.items()
            }
            state = modals.state(view, filled or {}, offered)
        sent = {**view, "state": state, "root_view_id": view["id"]}
        payload |= {"type": "view_submission", "team": {"id": self.team, "domain": "acme"}, "view": sent, "response_urls": []}
        payload |= {"enterprise": None, "is_enterprise_install": False}
        payload["user"] = {"id": user, "name": self._user_name(user), "username": self._user_name(user), "team_id": self.team}
        await self._send(exchange, "interactive", payload, urlencode({"payload": json.dumps(payload)}))
        return exchange

    async def suggestions(self, view: Json | None, label: str, typed: str, *, user: str = "U0MEMBER") -> list[Json]:
        """Type into a menu of an open modal: the options that the app gives for it."""
        assert view is not None, "no modal was opened"
        block = next(one for one in view["blocks"] if one["label"]["text"] == label)
        exchange, payload = self._payload("", user)
        del payload["response_url"]
        exchange.suggested = []
        payload |= {"type": "block_suggestion", "team": {"id": self.team, "domain": "acme"}, "view": view, "value": typed}
        payload |= {
            "action_id": block["element"]["action_id"],
            "block_id": block["block_id"],
            "container": {"type": "view", "view_id": view["id"]},
        }
        payload["user"] = {"id": user, "name": self._user_name(user), "team_id": self.team}
        await self._send(exchange, "interactive", payload, urlencode({"payload": json.dumps(payload)}))
        assert exchange.acked
        assert not exchange.refused, exchange.refused
        return exchange.suggested

    async def shortcut(self, callback_id: str, message: Json, *, user: str = "U0MEMBER", channel: str = "C0GENERAL") -> Exchange:
        """Choose an entry of a message's menu, and wait until that is acknowledged."""
        exchange, payload = self._payload(channel, user)
        payload |= {"type": "message_action", "callback_id": callback_id, "team": {"id": self.teams.of(channel).id, "domain": "acme"}}
        payload |= {"channel": {"id": channel, "name": self._channel_name(channel)}, "message_ts": "1.1"}
        payload["user"] = {"id": user, "name": self._user_name(user), "team_id": self.teams.of(channel).id}
        payload["message"] = {"type": "message", "ts": "1.1", "user": "U0ADMIN", **message}
        await self._send(exchange, "interactive", payload, urlencode({"payload": json.dumps(payload)}))
        return exchange

    async def global_shortcut(self, callback_id: str, *, user: str = "U0MEMBER") -> Exchange:
        """Choose an entry of the menu of all shortcuts, which belongs to no conversation."""
        exchange, payload = self._payload("", user)
        del payload["response_url"]
        payload |= {"type": "shortcut", "callback_id": callback_id, "team": {"id": self.team, "domain": "acme"}, "action_ts": self.new_ts()}
        payload |= {"user": {"id": user, "username": self._user_name(user), "team_id": self.team}, "enterprise": None}
        await self._send(exchange, "interactive", payload, urlencode({"payload": json.dumps(payload)}))
        return exchange

    async def event(self, event: Json, *, event_id: str | None = None, retry: int = 0, team: Team | None = None) -> Exchange:
        """Send an event and wait until it is acknowledged; ``retry`` is the number of the attempt after the first.

        It is of the ``team``, which nobody speaks in, or of the one that its channel is in.
        """
        exchange = Exchange(str(event.get("channel", "")), str(event.get("user", "")))
        kind = f"message.{event.get('channel_type')}" if event["type"] == "message" else str(event["type"])
        if self.subscribed is not None and kind not in self.subscribed:
            return exchange  # the app never asked for events of this kind
        where = team or self.teams.of(event.get("channel"))
        bot = {"team_id": where.id, "user_id": where.bot_user, "is_bot": True, "enterprise_id": None}
        payload: Json = {
            "type": "event_callback",
            "team_id": where.id,
            "api_app_id": "A0APP",
            "event": {"event_ts": self.new_ts(), **event},
            "event_id": event_id or f"Ev{next(_numbers):08d}",
            "event_time": int(time.time()),
            "authorizations": [] if team else [bot],
        }
        await self._send(exchange, "events_api", payload, json.dumps(payload), retry=retry)
        return exchange

    async def mention(
        self, text: str, *, user: str = "U0MEMBER", channel: str = "C0GENERAL", files: tuple[Json, ...] = (), thread: str | None = None
    ) -> str:
        """Mention the bot in a channel; ``text`` is what Slack puts after the mention. Returns the message's id."""
        ts = self.new_ts()
        event: Json = {
            "type": "app_mention",
            "user": user,
            "text": f"<@{self.teams.of(channel).bot_user}> {text}",
            "ts": ts,
            "channel": channel,
        }
        event |= {"files": list(files)} if files else {}
        await self.event(event | ({"thread_ts": thread} if thread else {}))
        return ts

    async def change_user(self, user: str, **changed: Any) -> None:
        """Something about a user changes, and the app is told where it listens."""
        for name, value in changed.items():
            setattr(self.users[user], name, value)
        shown = {name: value for name, value in self.users[user].info().items() if name != "locale"}
        await self.event({"type": "user_change", "user": shown, "cache_ts": int(time.time())}, team=self.teams.get(self.users[user].team))

    async def open_home(self, *, user: str = "U0MEMBER", tab: str = "home") -> Exchange:
        """Open the app's own page; its Home tab comes with what it shows so far."""
        event: Json = {"type": "app_home_opened", "user": user, "channel": f"D{user}", "tab": tab}
        return await self.event(event | ({"view": self.home[user]} if tab == "home" and user in self.home else {}))

    async def open_thread(self, *, user: str = "U0MEMBER") -> str:
        """Open a conversation with the assistant. Returns the id of its thread; messages there name it."""
        thread = self.new_ts()
        self.threads[f"D{user}", thread] = ""
        opened = {
            "user_id": user,
            "channel_id": f"D{user}",
            "thread_ts": thread,
            "context": {"channel_id": "C0GENERAL", "team_id": self.team},
        }
        await self.event({"type": "assistant_thread_started", "assistant_thread": opened}, team=self.teams.of(f"D{user}"))
        return thread

    async def direct_message(self, text: str, *, user: str = "U0MEMBER", files: tuple[Json, ...] = (), **more: Any) -> Exchange:
        """Write to the bot directly."""
        event: Json = {"type": "message", "channel_type": "im", "user": user, "text": text, "ts": self.new_ts(), "channel": f"D{user}"}
        return await self.event(event | ({"files": list(files), "subtype": "file_share"} if files else {}) | more)

    async def post(self, body: str, headers: dict[str, str]) -> tuple[int, str]:
        """Send anything to the app over HTTP; status and body of its answer."""
        assert self.app_url is not None
        async with self.session.post(self.app_url, data=body.encode(), headers=headers) as response:
            return response.status, await response.text()

    def signed(self, body: str, *, json_body: bool = False, at: float | None = None) -> dict[str, str]:
        """The headers of a signed request."""
        stamp = str(int(time.time() if at is None else at))
        kind = "application/json" if json_body else "application/x-www-form-urlencoded"
        return {"Content-Type": kind, "X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signature(self.signing_secret, stamp, body)}

    def _payload(self, channel: str, user: str) -> tuple[Exchange, Json]:
        exchange, number = Exchange(channel, user), str(next(_numbers))
        self.exchanges[number] = exchange
        return exchange, {
            "token": "legacy",
            "api_app_id": "A0APP",
            "trigger_id": f"{number}.trigger",
            "response_url": f"{self.url}/response/{number}",
            "is_enterprise_install": "false",
        }

    def _channel_name(self, channel: str) -> str:
        return self.channels[channel].name if channel in self.channels else "directmessage"

    def _user_name(self, user: str) -> str:
        return self.users[user].name if user in self.users else "somebody"

    async def _send(self, exchange: Exchange, kind: str, payload: Json, body: str, *, retry: int = 0) -> None:
        """Deliver a request and take in the direct answer. An app that takes too long is not waited for longer than Slack would twice."""
        if self.app_url is None:
            await self.sockets.send(exchange, kind, payload, retry=retry)
            return
        headers = self.signed(body, json_body=kind == "events_api")
        if retry:
            headers |= {"X-Slack-Retry-Num": str(retry), "X-Slack-Retry-Reason": "http_timeout"}
        async with asyncio.timeout(6):
            exchange.status, text = await self.post(body, headers)
        exchange.acked_after = time.monotonic() - exchange.started
        if exchange.suggested is not None and exchange.status == 200:
            self.replied(exchange, json.loads(text), direct=True)
        elif exchange.submitting is not None and exchange.status == 200:
            exchange.closed = not text
            if text:
                self.replied(exchange, json.loads(text) if text.startswith("{") else {"text": text}, direct=True)
        elif exchange.status == 200 and text and kind == "slash_commands":
            self.replied(exchange, json.loads(text) if text.startswith("{") else {"text": text}, direct=True)
        elif text and exchange.status == 200:
            exchange.refused.append(f"{kind} is acknowledged with nothing, not with {text!r}")
