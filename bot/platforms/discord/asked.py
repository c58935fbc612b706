"""What somebody asks by an interaction."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

import discord

from bot.core.request import Attachment, Caller
from bot.platforms.discord.home import server_of
from bot.platforms.discord.members import caller_in_server, caller_of, workspace_of


@dataclass(frozen=True, slots=True)
class Asked:
    """A command line, meant for the server ``home`` where a button in a direct message says so.

    ``files`` and ``texts`` come with the line. ``form``: a button for the form that the line fills in. ``in_place``: the answer takes the
    place of the message with the button. ``began``: when Discord began to wait, on the monotonic clock. ``noted``: the id of a request that
    was written down.
    """

    interaction: discord.Interaction[Any]
    line: str
    home: int | None = None
    shared: bool = False
    form: bool = False
    in_place: bool = False
    files: tuple[discord.Attachment, ...] = ()
    texts: tuple[Attachment, ...] = ()
    began: float = field(default_factory=time.monotonic)
    noted: str = ""

    @property
    def workspace(self) -> str:
        """The workspace that is meant."""
        return workspace_of(self.interaction, self.home)

    @property
    def server(self) -> int | None:
        """The server that is meant; None where nobody but the person is."""
        return server_of(self.workspace)

    async def caller(self, client: discord.Client) -> Caller:
        """Who asks, as the member of the server that is meant. Raises what ``caller_in_server`` does."""
        interaction = self.interaction
        if self.home is None:
            return caller_of(interaction)
        return await caller_in_server(client, self.home, interaction.user, str(interaction.locale))
