"""An outlet posts documents to channels; it is all that digests know of a platform."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.core.document import Document
from bot.core.errors import BriefingError
from bot.core.request import Platform

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Audience:
    """One channel on one platform. ``workspace`` has its platform in front ("slack:T123"); ``channel`` is the platform's own id."""

    platform: Platform
    workspace: str
    channel: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What makes one part of one delivery recognisable on the platform after a crash.

    ``reference`` is the short one that people see ("8F3K2"); (delivery, part) is unique. It fits a Discord nonce as ``nonce``.
    ``word`` tells people what it is: a digest, or a correction.
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
    """Posts to the channels of one platform."""

    @property
    def platform(self) -> Platform: ...

    @property
    def details(self) -> Details: ...

    def share(self, processes: int, wait: float) -> None:
        """So many processes post with the same token from now on, this one among them: it takes its part of what the platform allows to all
        of them. Where that counts over all channels, it posts nothing for ``wait`` seconds, until the others have heard of it; where each
        channel counts for itself there is nothing to wait for."""
        ...

    def split(self, document: Document) -> tuple[Document, ...]:
        """The document in parts that fit one message each, in order; nothing is cut and no citation is lost."""
        ...

    async def post(self, audience: Audience, part: Document, mark: Mark) -> str:
        """Post one part; returns the platform's message id.

        Raises:
            Busy: nothing was posted; try again after ``retry_after`` seconds.
            Refused: nothing was posted and nothing ever will be (channel gone, bot removed, no permission).
            OutcomeUnknown: the request went out and no usable answer came back; look it up with ``find``.
        """
        ...

    async def amend(self, audience: Audience, message_id: str, part: Document, mark: Mark) -> None:
        """Let a message of ours show something else. Done twice it is as done once.

        Raises:
            Busy, OutcomeUnknown: do it again later.
            Refused: it can't be edited (any more).
        """
        ...

    async def reply(self, audience: Audience, message_id: str, document: Document, mark: Mark) -> str:
        """Post one part under a message of ours, in its thread where the platform has them; raises what ``post`` does."""
        ...

    async def find(self, audience: Audience, mark: Mark, since: datetime, thread: str | None = None) -> str | None:
        """The id of the message that carries the mark, posted at or after ``since``; None when the channel surely does not have it.
        A reply is looked for in the ``thread`` of the message that it is under.

        Raises:
            HistoryUnreadable: the channel can't be asked, so nobody knows.
            Busy: ask again later.
        """
        ...


class Tell(Protocol):
    """Sends a document to one person, in private."""

    async def __call__(self, platform: Platform, workspace: str, user: str, document: Document, /) -> None: ...


@dataclass(slots=True)
class PrivateMessages:
    """How people are written to in private. ``tell`` is set once a platform is connected; while it is None nobody can be reached."""

    tell: Tell | None = None


class OutletError(BriefingError):
    code = "outlet"


class Busy(OutletError):
    code = "busy"

    def __init__(self, key: str, retry_after: float, **arguments: object) -> None:
        super().__init__(key, **arguments)
        self.retry_after = retry_after  #: seconds


class Refused(OutletError):
    code = "refused"


class OutcomeUnknown(OutletError):
    code = "outcome-unknown"


class HistoryUnreadable(OutletError):
    code = "history-unreadable"


#: Seconds that preparing a message may take, and after which it is tried again. With the longest wait for a turn it must stay below what
#: a post may take in all, or it would be taken for one that got lost.
PATIENCE = 10.0


AGAIN = 60.0


@asynccontextmanager
async def nothing_sent_yet(patience: float = PATIENCE) -> AsyncIterator[None]:
    """While this is entered nothing goes out.

    Raises:
        Busy: something failed, or took longer than ``patience`` seconds; errors of outlets are raised as they are.
    """
    try:
        async with asyncio.timeout(patience):
            yield
    except OutletError:
        raise
    except Exception as error:
        log.exception("a message could not be prepared; it is tried again")
        raise Busy("message-not-prepared", AGAIN, error=type(error).__name__) from error
