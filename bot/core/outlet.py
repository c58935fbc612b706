"""An outlet posts documents to channels; it is all that digests know of a platform."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.core.document import Document
from bot.core.errors import BriefingError
from bot.core.request import Platform

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Audience:
    """One channel on one platform. ``workspace`` has its platform in front ("slack:T123"); ``channel`` is the platform's own id.
    ``direct``: it is the bot's direct messages with one person. ``in_thread``: details go into a thread, where the platform has them behind
    a button else. ``publish``: what is posted in an announcement channel is published to those who follow it."""

    platform: Platform
    workspace: str
    channel: str
    direct: bool = field(default=False, compare=False)
    in_thread: bool = field(default=False, compare=False)
    publish: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Mark:
    """What makes one part of one delivery recognisable on the platform after a crash.

    (delivery, part) is unique; ``nonce`` holds it in the length of a Discord nonce. ``reference`` is the short name that people see
    ("8F3K2"), and ``word`` is what stands before it there: "Digest", "Alert" or "Correction".
    """

    delivery: str
    part: int
    reference: str
    word: str = "Digest"

    @property
    def nonce(self) -> str:
        """At most 25 characters, the same for the same part of the same delivery."""
        return f"{self.delivery[:20]}.{self.part}"


class Details(StrEnum):
    """Where an outlet shows the details of a document."""

    THREAD = "thread"  #: as replies under its first message
    BUTTON = "button"  #: behind a button that answers whoever presses it
    BELOW = "below"  #: right below it


class Outlet(Protocol):
    """Posts to the channels of one platform; the bot asks for it by platform."""

    @property
    def platform(self) -> Platform: ...

    @property
    def details(self) -> Details: ...

    def share(self, processes: int, wait: float) -> None:
        """From now on so many processes post with the same token, this one among them: this one uses its share of the platform's limit.

        Where the limit holds for all channels together, it posts nothing for ``wait`` seconds, until the other processes know as well;
        where each channel has a limit of its own it need not wait."""
        ...

    def split(self, document: Document) -> tuple[Document, ...]:
        """The document in parts that fit one message each, in order; nothing is left out and no citation is lost."""
        ...

    async def post(self, audience: Audience, part: Document, mark: Mark) -> str:
        """Post one part; returns the platform's message id.

        Raises:
            Busy: nothing was posted; try again after ``retry_after`` seconds.
            Refused: nothing was posted, and trying again will not help (channel gone, bot removed, no permission).
            OutcomeUnknown: the request was sent and no usable answer came back; look the message up with ``find``.
        """
        ...

    async def amend(self, audience: Audience, message_id: str, part: Document, mark: Mark | None) -> None:
        """Replace what a message of ours shows; one that is no part of a delivery has no mark. Doing so twice has the same effect as once.

        Raises:
            Busy, OutcomeUnknown: try again later.
            Refused: the message can't be edited (any more).
        """
        ...

    async def reply(self, audience: Audience, message_id: str, document: Document, mark: Mark) -> str:
        """Post one part under a message of ours, in its thread where the platform has threads; raises what ``post`` does."""
        ...

    async def find(self, audience: Audience, mark: Mark, since: datetime, thread: str | None = None) -> str | None:
        """The id of the message that carries the mark, posted at or after ``since``; None when it is certain that the channel has none.
        A reply is looked for in the ``thread`` of the message that it is under.

        Raises:
            HistoryUnreadable: the channel's history can't be read, so the outcome stays unknown.
            Busy: try again later.
        """
        ...

    async def make_ready(self, audience: Audience) -> bool:
        """Makes sure that messages can be posted in a channel before anything is subscribed for it; whether the bot joined it for that.

        Where the platform can't be asked just now, nothing is known to stand in the way.

        Raises:
            Refused: the bot can't post there; the error says why, and what to do.
        """
        ...

    async def may_see(self, audience: Audience, person: str) -> bool:
        """Whether it is certain that this person sees the channel, and that it is one of the audience's workspace."""
        ...

    async def direct_channel(self, workspace: str, person: str) -> str:
        """The channel of the bot's direct messages with this person, opened where it is not open yet.

        Raises:
            Busy: try again later.
            Refused: the person can't be written to.
        """
        ...

    async def has_left(self, workspace: str, person: str) -> bool:
        """Whether it is certain that this person is no member of the workspace any more; False where the platform does not say."""
        ...


@dataclass(frozen=True, slots=True)
class PostedMessage:
    """Where a message of ours is: the platform's ids of its channel and of itself."""

    channel: str
    message_id: str


class Tell(Protocol):
    """Sends a document to one person, in private; where it is then, or None where it is not known to have arrived."""

    async def __call__(self, platform: Platform, workspace: str, user: str, document: Document, /) -> PostedMessage | None: ...


class TellInPlace(Protocol):
    """Sends a document to one person, in private, in the place of an earlier message: by the id that this gave for it, "" for none. It is
    a new message where that one is gone. Gives the message's id; "" where none could be sent."""

    async def __call__(self, platform: Platform, workspace: str, user: str, document: Document, before: str, /) -> str: ...


class FindAdministrators(Protocol):
    """The ids of some people who run a workspace, as far as the platform tells."""

    async def __call__(self, platform: Platform, workspace: str, /) -> Sequence[str]: ...


@dataclass(slots=True)
class PrivateMessages:
    """How people are written to in private, and whom the platform names as running a workspace. All is set once a platform is connected;
    while ``tell`` is None nobody can be reached."""

    tell: Tell | None = None
    tell_in_place: TellInPlace | None = None
    administrators: FindAdministrators | None = None


class OutletError(BriefingError):
    code = "outlet"


class Busy(OutletError):
    code = "busy"

    def __init__(self, key: str, retry_after: float, **arguments: object) -> None:
        super().__init__(key, **arguments)
        self.retry_after = retry_after  #: seconds


class Refused(OutletError):
    code = "refused"


class ChannelGone(Refused):
    """The channel does not exist any more, so it will never be possible again."""

    code = "channel-gone"


class OutcomeUnknown(OutletError):
    code = "outcome-unknown"


class HistoryUnreadable(OutletError):
    code = "history-unreadable"


#: Seconds that preparing a message may take. Together with the longest wait for a turn it must stay below the time that a post may take in
#: all, or the message would be taken for one that got lost.
PATIENCE = 10.0
#: Seconds after which a message that could not be prepared is tried again.
RETRY_AFTER = 60.0


@asynccontextmanager
async def preparing_message(patience: float = PATIENCE) -> AsyncIterator[None]:
    """A context in which a message is prepared and nothing is sent yet, so that whatever fails may be tried again.

    Raises:
        Busy: something failed, or took longer than ``patience`` seconds; errors of outlets are raised unchanged.
    """
    try:
        async with asyncio.timeout(patience):
            yield
    except OutletError:
        raise
    except Exception as error:
        log.exception("a message could not be prepared; it is tried again")
        raise Busy("message-not-prepared", RETRY_AFTER, error=type(error).__name__) from error
