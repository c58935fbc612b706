"""One interaction as Discord keeps it: answered once within three seconds, then followed up for a quarter of an hour."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.fake_discord import shapes
from tests.fake_discord.limits import message_errors
from tests.fake_discord.modals import modal_errors
from tests.fake_discord.shapes import EPHEMERAL, LOADING

_STRING, _INTEGER, _BOOLEAN, _CHANNEL, _MENTIONABLE, _ATTACHMENT = 3, 4, 5, 7, 9, 11
#: What the values of options are that people can't send anything else for.
_WANTED: dict[int, type] = {_STRING: str, _INTEGER: int, _BOOLEAN: bool}


class Refusal(Exception):
    """An error answer of the API."""

    def __init__(self, status: int, code: int, message: str, errors: list[str] | None = None) -> None:
        super().__init__(f"{status} {code} {message} {errors or ''}")
        self.status = status
        detail = {"errors": {"body": {"_errors": [{"code": "INVALID", "message": one} for one in errors]}}} if errors else {}
        self.body = {"code": code, "message": message, **detail}


@dataclass
class Exchange:
    """One interaction and what came back: ``messages`` in order, the first reply first.

    ``source`` is the message with the button that was pressed; an answer that takes its place changes it, and is among ``messages`` too.
    """

    id: int
    kind: int
    channel_id: int
    bot: Mapping[str, Any]
    source: dict[str, Any] | None = None
    expired: bool = False
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    callback: dict[str, Any] | None = None
    called_back: asyncio.Event = field(default_factory=asyncio.Event)  #: set with ``callback``
    messages: list[dict[str, Any]] = field(default_factory=list)
    deferred: bool = False
    in_place: bool = False  #: the original is the message that the interaction came from

    @property
    def ephemeral(self) -> list[bool]:
        """Whether each message is seen by the caller only."""
        return [bool(message["flags"] & EPHEMERAL) for message in self.messages]

    async def answers(self, count: int = 1) -> list[dict[str, Any]]:
        """The messages once there are that many and none is still being thought about."""
        await self._until(lambda: len([one for one in self.messages if not one["flags"] & LOADING]) >= count)
        return self.messages

    async def acknowledged(self) -> dict[str, Any]:
        await self._until(lambda: self.callback is not None)
        assert self.callback is not None
        return self.callback

    async def choices(self) -> list[dict[str, Any]]:
        data = (await self.acknowledged())["data"]
        choices: list[dict[str, Any]] = data["choices"]
        return choices

    async def modal(self) -> dict[str, Any]:
        """The modal that was opened."""
        body = await self.acknowledged()
        assert body["type"] == 9, f"no modal was opened: {body}"
        modal: dict[str, Any] = body["data"]
        return modal

    async def _until(self, condition: Callable[[], bool]) -> None:
        for _ in range(3000):
            if condition():
                return
            await asyncio.sleep(0.01)
        raise AssertionError(f"no answer came; callback {self.callback}, messages {self.messages}")

    def acknowledge(self, body: dict[str, Any]) -> dict[str, Any]:
        if self.expired:
            raise Refusal(404, 10062, "Unknown interaction")
        if self.callback is not None:
            raise Refusal(400, 40060, "Interaction has already been acknowledged.")
        kind, data = body["type"], body.get("data") or {}
        if kind == 8:
            texts = [text for choice in data["choices"] for text in (choice["name"], choice["value"])]
            if len(data["choices"]) > 25 or any(not 1 <= len(text) <= 100 for text in texts):
                raise Refusal(400, 50035, "Invalid Form Body", ["choices"])
        if kind == 9 and self.kind in (4, 5):
            raise Refusal(400, 50035, "Invalid Form Body", ["a modal can't be the answer to this"])
        if kind == 9 and (errors := modal_errors(data)):
            raise Refusal(400, 50035, "Invalid Form Body", errors)
        shown: dict[str, Any] = {"id": str(self.id), "type": self.kind}
        resource: dict[str, Any] = {"type": kind}
        if kind == 4:
            message = self._say(data, data.get("flags", 0) & EPHEMERAL)
            shown |= {"response_message_id": message["id"], "response_message_ephemeral": bool(message["flags"] & EPHEMERAL)}
            resource["message"] = message
        elif kind == 5:
            self.deferred = True
            loading = shapes.message(self.channel_id, self.bot, {}, flags=LOADING | (data.get("flags", 0) & EPHEMERAL))
            self.messages.append(loading)
            shown |= {"response_message_id": loading["id"], "response_message_loading": True}
            resource["message"] = loading
        elif kind in (6, 7):
            if self.kind not in (3, 5) or self.source is None:
                raise Refusal(400, 50035, "Invalid Form Body", ["there is no message to update"])
            self.in_place = True
            if kind == 7:
                resource["message"] = self._edit(self.source, data)
                self.messages.append(self.source)
        self.callback = body
        self.called_back.set()
        return {"interaction": shown, "resource": resource}

    def follow_up(self, body: dict[str, Any]) -> dict[str, Any]:
        if self.callback is None:
            raise Refusal(404, 10015, "Unknown Webhook")
        if self.messages and self.messages[0]["flags"] & LOADING:
            return self.edit_original(body)
        return self._say(body, body.get("flags", 0) & EPHEMERAL)

    def original(self) -> dict[str, Any]:
        """The answer to the interaction, which there is none of before it was acknowledged."""
        original = self.source if self.in_place else next(iter(self.messages), None)
        if original is None:
            raise Refusal(404, 10008, "Unknown Message")
        return original

    def edit_original(self, body: dict[str, Any]) -> dict[str, Any]:
        original = self.original()
        edited = self._edit(original, body)
        if not any(one is original for one in self.messages):
            self.messages.append(original)
        return edited

    def _say(self, body: dict[str, Any], flags: int) -> dict[str, Any]:
        _check(body)
        self.messages.append(shapes.message(self.channel_id, self.bot, body, flags=flags))
        return self.messages[-1]

    def _edit(self, message: dict[str, Any], body: dict[str, Any]) -> dict[str, Any]:
        _check(body, message)
        message |= shapes.edited(message, body)
        message["flags"] &= ~LOADING
        return message


def _check(body: dict[str, Any], before: dict[str, Any] | None = None) -> None:
    if errors := message_errors(body, before):
        raise Refusal(400, 50035, "Invalid Form Body", errors)


def options_payload(
    command: Mapping[str, Any], path: tuple[str, ...], options: dict[str, Any], attach: Callable[[str, bytes], dict[str, Any]]
) -> dict[str, Any]:
    """The ``data`` of a command that somebody typed; only what is registered can be typed."""
    data: dict[str, Any] = {"id": command["id"], "name": command["name"], "type": 1, "resolved": {"attachments": {}}}
    level, at = command, data
    for word in path:
        inner = next((one for one in level.get("options") or [] if one["name"] == word and one["type"] in (1, 2)), None)
        assert inner is not None, f"/{level['name']} has no {word!r}"
        at["options"] = [{"name": word, "type": inner["type"]}]
        level, at = inner, at["options"][0]
    known = {one["name"]: one for one in level.get("options") or []}
    assert not any(one["type"] in (1, 2) for one in known.values()), f"{level['name']} is a group; it can't be sent"
    missing = [name for name, one in known.items() if one.get("required") and name not in options]
    assert not missing, f"Discord does not let people send this without {missing}"
    at["options"] = []
    for name, value in options.items():
        assert name in known, f"{level['name']} has no option {name!r}"
        kind = known[name]["type"]
        if kind == _ATTACHMENT:
            file = attach(*value)
            data["resolved"]["attachments"][file["id"]] = file
            value = file["id"]
        elif choices := known[name].get("choices"):
            assert value in [choice["value"] for choice in choices], f"{value!r} is none of the choices"
        elif kind in _WANTED and not isinstance(value, _WANTED[kind]):
            raise AssertionError(f"{level['name']} {name}: Discord lets nobody send {value!r} there")
        elif kind == _INTEGER:
            assert known[name].get("min_value", value) <= value <= known[name].get("max_value", value), f"{value} is out of bounds"
        elif kind == _CHANNEL:
            # Which channel somebody picks comes with what may be seen of it.
            data["resolved"].setdefault("channels", {})[str(value["id"])] = {
                key: value[key] for key in ("id", "type", "name", "permissions")
            }
            value = str(value["id"])
        elif kind == _MENTIONABLE:
            # Whom somebody picks comes with the rest of them: a role by its id and name, else a person.
            data["resolved"] |= {"roles": {str(value[0]): value[1]}} if isinstance(value, tuple) else {"users": {str(value["id"]): value}}
            value = str(value[0] if isinstance(value, tuple) else value["id"])
        at["options"].append({"name": name, "type": kind, "value": value})
    return data


def focused_option(data: dict[str, Any], name: str) -> None:
    """Mark the option as the one that is being typed."""
    at = data
    while at["options"] and at["options"][0]["type"] in (1, 2):
        at = at["options"][0]
    for option in at["options"]:
        if option["name"] == name:
            option["focused"] = True
