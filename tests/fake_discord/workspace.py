"""What the fake Discord remembers: its guilds, channels, people, messages and commands, and the exchanges with the bot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from tests.fake_discord import shapes
from tests.fake_discord.exchanges import Exchange
from tests.fake_discord.gateway import Gateway
from tests.fake_discord.shapes import MEMBER, snowflake

TOKEN = "token-of-the-fake"


class Workspace:
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
        self._left: dict[str, Any] = {}
        self.channels: dict[int, dict[str, Any]] = {}
        self.messages: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
        self.commands: dict[int | None, list[dict[str, Any]]] = {}
        self.syncs: list[int | None] = []
        #: How many commands were new today, everywhere (None) and in each guild.
        self.created: defaultdict[int | None, int] = defaultdict(int)
        self.exchanges: dict[str, Exchange] = {}
        self.files: dict[str, bytes] = {}
        self.forbidden: set[int] = set()  #: channels in which the bot may do nothing
        self.unreadable: set[int] = set()  #: channels whose history the bot may not read: Discord shows none
        self.threadless: set[int] = set()  #: channels in which the bot may begin no threads
        self.history_shows_nonce = False
        self.app_permissions = shapes.MEMBER  #: what the bot may do where something is pressed or typed
        self.locale = "en-GB"  #: the language that people have set
        #: Where the server listens ("127.0.0.1:8080"), once it runs.
        self.root = ""
        self.gateway = Gateway(TOKEN, self._ready, self._greeting)
        self.add_guild(self.guild_id, {self.channel_id: "research"})

    def add_guild(self, guild_id: int, channels: Mapping[int, str], permissions: int = MEMBER) -> None:
        shown = [shapes.channel(channel_id, guild_id, name) for channel_id, name in channels.items()]
        self.channels |= {int(one["id"]): one for one in shown}
        self.guilds[guild_id] = shapes.guild(guild_id, shown, self.bot, permissions)

    def add_channel(self, channel: dict[str, Any]) -> int:
        """A channel that is there before the bot comes; its id."""
        self.channels[int(channel["id"])] = channel
        self.guilds[int(channel["guild_id"])]["channels"].append(channel)
        return int(channel["id"])

    def add_thread(
        self,
        parent: int,
        name: str,
        *,
        thread_id: int = 0,
        tags: Sequence[str] = (),
        archived: bool = False,
        locked: bool = False,
        owner: str = "1",
    ) -> dict[str, Any]:
        """A thread below a channel, begun by its ``owner``."""
        made = shapes.thread(thread_id or snowflake(), self.channels[parent], name, archived=archived, locked=locked)
        self.channels[int(made["id"])] = made | {"applied_tags": list(tags), "owner_id": owner}
        return self.channels[int(made["id"])]

    async def delete_channel(self, channel_id: int) -> None:
        """Delete a channel, of which the bot gets an event."""
        channel = self.channels.pop(channel_id)
        guild = self.guilds[int(channel["guild_id"])]
        guild["channels"] = [one for one in guild["channels"] if one["id"] != channel["id"]]
        await self.gateway.dispatch("CHANNEL_DELETE", channel)

    async def remove_bot(self) -> None:
        """Remove the bot from the guild, which forgets its commands there."""
        self.commands.pop(self.guild_id, None)
        self._left = self.guilds.pop(self.guild_id)
        await self.gateway.dispatch("GUILD_DELETE", {"id": str(self.guild_id)})

    async def invite_bot(self) -> None:
        """Invite the bot again."""
        self.guilds[self.guild_id] = self._left
        # Only a guild that was there before says whether it is available.
        await self.gateway.dispatch("GUILD_CREATE", {key: value for key, value in self._left.items() if key != "unavailable"})

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
        """A new role of the guild, of which the bot gets an event; its id."""
        of, role = guild_id or self.guild_id, shapes.role(snowflake(), name)
        self.guilds[of]["roles"].append(role)
        if self.gateway.session is not None:
            await self.gateway.dispatch("GUILD_ROLE_CREATE", {"guild_id": str(of), "role": role})
        return int(role["id"])

    def _ready(self) -> dict[str, Any]:
        return {
            "v": 10,
            "user": self.bot,
            "guilds": [{"id": str(guild_id), "unavailable": True} for guild_id in self.guilds],
            "resume_gateway_url": f"ws://{self.root}/gateway",
            "application": {"id": str(self.application_id), "flags": 0},
        }

    def _greeting(self) -> list[tuple[str, dict[str, Any]]]:
        return [("GUILD_CREATE", one) for one in self.guilds.values()]
