"""A request: one command line, with who sent it and from where."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import IntEnum, StrEnum

from bot.core.language import say, to_say


class Platform(StrEnum):
    TERMINAL = "terminal"
    SLACK = "slack"
    DISCORD = "discord"


class Role(IntEnum):
    """What somebody may do; a higher role includes all lower ones. The operator is whoever uses the terminal. Guests (of the workspace, or
    from another organisation in a shared channel) ask the library and no more."""

    GUEST = 0
    MEMBER = 1
    EDITOR = 2
    ADMIN = 3
    OPERATOR = 4


_ROLES = {
    Role.GUEST: to_say("guest"),
    Role.MEMBER: to_say("member"),
    Role.EDITOR: to_say("editor"),
    Role.ADMIN: to_say("admin"),
    Role.OPERATOR: to_say("operator"),
}


def role_word(role: Role) -> str:
    """The word for a role: "editor"."""
    return say(_ROLES[role])


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks, from which channel of which workspace.

    ``workspace`` is the platform's own id with its platform in front ("slack:T123", "discord:4711"), or None for the
    operator who works on the library. ``is_administrator``: the platform calls the user an administrator of the workspace (Slack admin or
    owner, Discord "Manage Server"); the bot's own role follows from that and from the roles that were given in the bot. ``time_zone`` is an
    IANA name, or None where the platform does not say. ``groups`` are the platform's ids of those groups that the user is in (roles of
    a Discord server, user groups of Slack), as far as they can matter for the role. ``is_direct``: they ask in a direct message.
    ``thread`` is the platform's id of the thread in which they ask, if any. ``is_guest``: they don't belong to the workspace as its members
    do. ``is_unconfirmed``: the platform could not be asked who they are, so that this is what was known of them last, if anything.
    """

    platform: Platform
    workspace: str | None
    channel: str | None
    user: str
    user_name: str = ""
    is_administrator: bool = False
    locale: str = "en"
    time_zone: str | None = None
    groups: frozenset[str] = frozenset()
    is_direct: bool = False
    thread: str = ""
    is_guest: bool = False
    is_unconfirmed: bool = False

    @property
    def is_alone(self) -> bool:
        """Whether the workspace is nobody's but theirs: there they read the library and have digests and watches of their own, and there is
        nothing to decide for others."""
        return (self.workspace or "").startswith(f"{Platform.DISCORD}:dm:")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with a request, as it was sent."""

    name: str
    content: bytes = field(repr=False)
    media_type: str = "text/plain"


@dataclass(frozen=True, slots=True)
class Request:
    """One command line with its caller. ``line`` keeps the text as typed ("/qwen stats since:2025"); ``now`` is aware UTC.

    ``shared`` asks for the answer to be posted for the whole channel to see. ``noted_as`` is the platform's id of a request that was
    written down (see ``Front.note``), "" of others. ``ask_anew`` gives the caller as the platform describes them at this moment, where that
    may differ; ``for_change``: what is asked for changes something, so that only rights count which are confirmed.
    """

    line: str
    caller: Caller
    attachments: tuple[Attachment, ...] = ()
    shared: bool = False
    noted_as: str = ""
    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    ask_anew: Callable[[], Awaitable[Caller]] | None = field(default=None, compare=False, repr=False)
    for_change: bool = False
