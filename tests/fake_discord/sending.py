"""What people do on the fake Discord: commands, clicks, forms and messages."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from tests.fake_discord import shapes
from tests.fake_discord.components import buttons_of, options_of
from tests.fake_discord.exchanges import Exchange, focused_option, options_payload
from tests.fake_discord.modals import Filled, submission
from tests.fake_discord.shapes import ADMINISTRATOR, MEMBER, snowflake
from tests.fake_discord.workspace import Workspace


class Sending(Workspace):
    """Sends the bot what people do, and waits for what comes of it."""

    async def send_command(
        self,
        *path: str,
        options: Mapping[str, Any] | None = None,
        permissions: int = MEMBER,
        guild: int | None = -1,
        expired: bool = False,
        person: Mapping[str, Any] | None = None,
        roles: Sequence[int] = (),
        of_their_own: bool = False,
    ) -> Exchange:
        """Type a slash command that is registered, its options as values (bytes for a file: ``("name", b"...")``). No guild: in a DM.
        ``of_their_own``: the person has installed the bot for themselves, and the guild has not."""
        data = await self._command_data(path, dict(options or {}), self.guild_id if guild == -1 else guild, permissions, of_their_own)
        return await self._interact(2, data, permissions, guild, expired=expired, person=person, roles=roles, of_their_own=of_their_own)

    async def use_menu(
        self, name: str, message: Mapping[str, Any], *, permissions: int = MEMBER, person: Mapping[str, Any] | None = None
    ) -> Exchange:
        """Choose an entry of a message's menu."""
        command = await self._shown(name, self.guild_id)
        assert command["type"] == 3, f"{name} is no entry of a message's menu"
        data = {
            "id": command["id"],
            "name": name,
            "type": 3,
            "target_id": message["id"],
            "resolved": {"messages": {message["id"]: dict(message)}},
        }
        return await self._interact(2, data, permissions, -1, person=person)

    async def complete(self, *path: str, options: Mapping[str, Any], focused: str, permissions: int = MEMBER) -> list[str]:
        """The choices offered while the focused option is typed."""
        exchange = await self.type_option(*path, options=options, focused=focused, permissions=permissions)
        return [choice["value"] for choice in await exchange.choices()]

    async def type_option(
        self, *path: str, options: Mapping[str, Any], focused: str, permissions: int = MEMBER, expired: bool = False
    ) -> Exchange:
        """Type the focused option of a command; what completes it is the exchange's choices."""
        data = await self._command_data(path, dict(options), self.guild_id, permissions)
        focused_option(data, focused)
        return await self._interact(4, data, permissions, -1, expired=expired)

    async def press(self, exchange: Exchange | None, message: Mapping[str, Any], label: str, **caller: Any) -> Exchange:
        """Press the button with that label under a message."""
        buttons = [button for button in buttons_of(message) if button.get("label") == label]
        assert buttons, f"the message has no button {label!r}, only {[button.get('label') for button in buttons_of(message)]}"
        assert not buttons[0].get("disabled"), f"the button {label!r} is switched off"
        return await self._component(message, {"component_type": 2, "custom_id": buttons[0]["custom_id"]}, **caller)

    async def choose(self, message: Mapping[str, Any], label: str, **caller: Any) -> Exchange:
        """Choose the option with that label from the lists under a message."""
        for option in options_of(message):
            if option["label"] == label:
                data = {"component_type": 3, "custom_id": option["custom_id"], "values": [option["value"]]}
                return await self._component(message, data, **caller)
        raise AssertionError(f"no list has an option {label!r}")

    async def submit(self, modal: Mapping[str, Any], filled: Filled | None = None, **caller: Any) -> Exchange:
        """Fill in the fields of a modal, by label, and submit it."""
        return await self._interact(
            5, submission(modal, filled or {}, self._look_up), caller.pop("permissions", MEMBER), caller.pop("guild", -1), **caller
        )

    async def say(
        self,
        content: str,
        *,
        mentions_bot: bool = True,
        channel: int | None = None,
        author: Mapping[str, Any] | None = None,
        reply_to: Mapping[str, Any] | None = None,
    ) -> None:
        """Write a message; the bot sees its content, and that of the message that it replies to, only when it is mentioned there."""
        body = {"content": content if mentions_bot or self.gateway.reads_content else ""}
        message = shapes.message(channel or self.channel_id, author or self.person, body)
        message["guild_id"] = str(self.guild_id)
        message["member"] = {key: value for key, value in shapes.member(self.person).items() if key != "user"}
        message["mentions"] = [{**self.bot, "member": {"roles": []}}] if mentions_bot else []
        if reply_to is not None:
            may_read = reply_to["mentions"] or reply_to["author"]["id"] == self.bot["id"] or self.gateway.reads_content
            hidden = {} if may_read else {"content": "", "embeds": [], "attachments": [], "components": []}
            message |= {"type": 19, "referenced_message": {**reply_to, **hidden}}
            message["message_reference"] = {"message_id": reply_to["id"], "channel_id": reply_to["channel_id"], "type": 0}
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
        of_their_own: bool = False,
    ) -> Exchange:
        return await self._interact(3, data, permissions, guild, message=message, expired=expired, person=person, of_their_own=of_their_own)

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
        of_their_own: bool = False,
    ) -> Exchange:
        guild_id = self.guild_id if guild == -1 else guild
        # What is pressed is the message that the fake keeps, so that it can be edited.
        source = message if isinstance(message, dict) else None
        exchange = Exchange(snowflake(), kind, self.channel_id, self.bot, source=source, expired=expired)
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
            "locale": self.locale,
            "app_permissions": str(self.app_permissions),
            "entitlements": [],
            "authorizing_integration_owners": {"1": str(who["id"])} if of_their_own else {"0": str(guild_id or 0)},
            "attachment_size_limit": 10_485_760,
        }
        if guild_id is None:
            event |= {"channel": {"id": str(channel_id), "type": 1, "recipients": [dict(who)]}, "user": dict(who), "context": 1}
        else:
            event |= {
                "guild_id": str(guild_id),
                "guild": {"id": str(guild_id), "locale": "en-US", "features": []},
                "channel": self.channels.get(channel_id) or shapes.channel(channel_id, guild_id, "elsewhere"),
                "member": shapes.member(who, permissions, roles),
                "context": 0,
                "guild_locale": "en-US",
            }
        if message is not None:
            event["message"] = dict(message)
        await self.gateway.dispatch("INTERACTION_CREATE", event)
        return exchange

    async def _command_data(
        self, path: tuple[str, ...], options: dict[str, Any], guild_id: int | None, permissions: int, of_their_own: bool = False
    ) -> dict[str, Any]:
        command = await self._shown(path[0], guild_id, of_their_own)
        needed = int(command.get("default_member_permissions") or 0)
        assert guild_id is None or permissions & needed == needed or permissions & ADMINISTRATOR, f"/{path[0]} is hidden from this person"
        data = options_payload(command, path[1:], options, self._attach)
        return data if command in self.commands.get(None, []) else {**data, "guild_id": str(guild_id)}

    async def _shown(self, name: str, guild_id: int | None, of_their_own: bool = False) -> dict[str, Any]:
        """The command of that name, once it is registered where people are and for whom it is."""
        context, install = 1 if guild_id is None else 0, int(of_their_own)
        for _ in range(500):
            offered = [one for one in self.commands.get(None, []) if install in (one.get("integration_types") or (0,))]
            everywhere = [one for one in offered if context in (one.get("contexts") or (0, 1))]
            known = [*everywhere, *(self.commands.get(guild_id, []) if guild_id and not of_their_own else [])]
            if (command := next((one for one in known if one["name"] == name), None)) is not None:
                return command
            await asyncio.sleep(0.01)
        raise AssertionError(f"Discord shows no command /{name} here")

    def _look_up(self, kind: int, picked: Any) -> tuple[str, str, dict[str, Any]]:
        """What Discord tells of something that is picked in a form: a file, a channel, a person or a role."""
        if isinstance(picked, tuple):
            file = self._attach(*picked)
            return "attachments", file["id"], file
        if (channel := self.channels.get(int(picked))) is not None:
            return "channels", picked, {key: channel[key] for key in ("id", "type", "name", "permissions")}
        if (person := self.people.get(int(picked))) is not None:
            return "users", picked, person
        roles = [role for guild in self.guilds.values() for role in guild["roles"] if role["id"] == picked]
        return "roles", picked, roles[0]

    def _attach(self, name: str, content: bytes) -> dict[str, Any]:
        file_id = snowflake()
        self.files[str(file_id)] = content
        url = f"http://{self.root}/files/{file_id}/{name}"
        return {"id": str(file_id), "filename": name, "size": len(content), "url": url, "proxy_url": url, "content_type": "text/plain"}
