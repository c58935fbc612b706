"""The steps of sending a digest that are recorded: plain values, each naming the claim under which it happened (see ``step_writing``)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.digests.records import Claim, DeliveryState, Part, PartState, Promise


@dataclass(frozen=True, slots=True)
class DigestComposed:
    """A digest was composed: its whole document (JSON), the parts it is sent in, and what its audience is promised by it."""

    claim: Claim
    now: datetime
    document: str
    parts: tuple[Part, ...]
    promises: tuple[Promise, ...]


@dataclass(frozen=True, slots=True)
class PartStarted:
    """A part is about to be posted; the lease is renewed."""

    claim: Claim
    now: datetime
    number: int
    lease: timedelta


@dataclass(frozen=True, slots=True)
class PartSettled:
    """It is known what became of a part: it arrived (SENT), it did not (PENDING), it can't be found out (UNVERIFIED), …"""

    claim: Claim
    now: datetime
    number: int
    state: PartState
    message_id: str | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PartUnknown:
    """A part was posted and no usable answer came back; nobody claims the delivery before ``ask_at``."""

    claim: Claim
    now: datetime
    number: int
    reason: str
    ask_at: datetime


@dataclass(frozen=True, slots=True)
class DeliveryPostponed:
    """The claim is given up; nobody claims the delivery again before ``until``."""

    claim: Claim
    until: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class DeliveryEnded:
    """The delivery is done. ``notice`` is a document (JSON) for whoever made the subscription, or "". ``arrived`` is a part, by number and
    message, that is known to have arrived and whose arrival is not recorded yet."""

    claim: Claim
    now: datetime
    state: DeliveryState
    reason: str = ""
    notice: str = ""
    arrived: tuple[int, str | None] | None = None


Step = DigestComposed | PartStarted | PartSettled | PartUnknown | DeliveryPostponed | DeliveryEnded
