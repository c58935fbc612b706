"""What the fake Slack remembers: channels, users, messages, and the exchanges with the app."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any

from tests.fake_slack.blockkit import problems, units

Json = dict[str, Any]


@dataclass
class Channel:
    id: str
    name: str
    has_bot: bool = True
    archived: bool = False
    private: bool = False
    team: str = "T0ACME"
    #: Who is in it, where it is private.
    members: tuple[str, ...] = ()


@dataclass
class Upload:
    """A file that the bot uploads: what it was announced as, and where it was posted in the end."""

    name: str
    length: int
    channel: str = ""
    title: str = ""
    thread: str = ""


@dataclass
class User:
    id: str
    name: str
    is_admin: bool = False
    is_owner: bool = False
    tz: str = "Europe/Berlin"
    locale: str = "en-GB"
    team: str = "T0ACME"
    deleted: bool = False
    is_restricted: bool = False
    is_ultra_restricted: bool = False

    def info(self) -> Json:
        return {
            "id": self.id,
            "team_id": self.team,
            "name": self.name,
            "is_admin": self.is_admin,
            "is_owner": self.is_owner,
            "is_primary_owner": False,
            "is_bot": False,
            "deleted": self.deleted,
            "is_restricted": self.is_restricted,
            "is_ultra_restricted": self.is_ultra_restricted,
            "tz": self.tz,
            "locale": self.locale,
            "profile": {"display_name": self.name.title(), "real_name": self.name.title()},
        }


@dataclass
class UserGroup:
    id: str
    handle: str
    users: set[str] = field(default_factory=set)


@dataclass
class Reply:
    """A message that the app gave as an answer: in the response itself, or through the response URL."""

    body: Json
    direct: bool
    #: Whether the pressed button's message is for one person alone; None where no button was pressed.
    answers_private: bool | None = None

    @property
    def text(self) -> str:
        return str(self.body.get("text", ""))

    @property
    def blocks(self) -> list[Json]:
        blocks: list[Json] = self.body.get("blocks", [])
        return blocks

    @property
    def replaces(self) -> bool:
        """Whether it takes the place of the message with the pressed button."""
        return self.body.get("replace_original") is True and self.answers_private is not None

    @property
    def ephemeral(self) -> bool:
        if self.replaces:
            return bool(self.answers_private)
        return bool(self.body.get("response_type", "ephemeral") == "ephemeral")


@dataclass
class Exchange:
    """One request of Slack to the app and everything that came back for it."""

    channel: str
    user: str
    started: float = field(default_factory=time.monotonic)
    status: int = 0  #: the HTTP status; 200 for an acknowledged envelope, 0 while there is none
    acked_after: float | None = None  #: seconds
    replies: list[Reply] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)  #: why response URL posts were not accepted
    uses: int = 0
    pressed: str | None = None  #: the id of the message with the button that was pressed
    pressed_private: bool = True  #: whether one person alone sees that message
    view: Json | None = None  #: the modal that the app opened for this request
    submitting: Json | None = None  #: the modal that this request submits
    errors: dict[str, str] = field(default_factory=dict)  #: what is shown beside its fields, by label; the modal stays open
    suggested: list[Json] | None = None  #: the options for what was typed into a menu of a modal; None where nothing was
    closed: bool = False  #: whether the modal was closed

    @property
    def acked(self) -> bool:
        """Whether Slack was answered in time; otherwise the user sees ``operation_timeout``."""
        return self.status == 200 and self.acked_after is not None and self.acked_after < 3.0

    async def wait_for(self, replies: int, *, within: float = 30.0) -> list[Reply]:
        """The replies as soon as there are this many. Raises AssertionError if they do not come."""
        await until(
            lambda: len(self.replies) >= replies, within, lambda: f"{len(self.replies)} of {replies} replies, refused: {self.refused}"
        )
        return self.replies


async def until(met: Callable[[], bool], within: float = 30.0, say: Callable[[], str] = lambda: "it did not happen") -> None:
    """Return when the condition is met. Raises AssertionError if it is not in time."""
    end = time.monotonic() + within
    while not met():
        if time.monotonic() > end:
            raise AssertionError(say())
        await asyncio.sleep(0.005)


def message_problem(body: Json, unknown_blocks: Collection[str] = ()) -> str | None:
    """Slack's error word for a message that it would not take, with details; None if it takes it. ``unknown_blocks`` are types of blocks
    that are not there yet."""
    text, blocks = body.get("text") or "", body.get("blocks") or []
    if not text and not blocks and not body.get("attachments"):
        return "no_text"
    if units(text) > 40_000:
        return "msg_too_long"
    found = problems(blocks)
    found += [f"unsupported type: {block['type']}" for block in blocks if block.get("type") in unknown_blocks]
    if any(problem.startswith("msg_blocks_too_long") for problem in found):
        return "msg_blocks_too_long"
    return f"invalid_blocks: {found}" if found else None
