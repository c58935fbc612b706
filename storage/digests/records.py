"""What the store hands out about subscriptions and deliveries: frozen values, no tables.

All times are aware UTC; ``local`` times are naive wall-clock times of the subscription's zone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from storage.errors import ChangedMeanwhile, StorageError
from storage.records import Ending, SubscriptionOptions, SubscriptionState


class DeliveryState(StrEnum):
    """Where a delivery is: claimed -> composed -> sending -> sent, with unknown in between; the others are ends too."""

    CLAIMED = "claimed"
    COMPOSED = "composed"
    SENDING = "sending"
    UNKNOWN = "unknown"  #: a part may or may not have arrived; it is looked up
    SENT = "sent"
    UNVERIFIED = "unverified"  #: sent as far as anybody can tell: a part's outcome could not be looked up
    FAILED = "failed"
    SKIPPED = "skipped"
    COLLAPSED = "collapsed"  #: its window went into a later delivery


#: A delivery in one of these still has work to be done.
OPEN_STATES = (DeliveryState.CLAIMED, DeliveryState.COMPOSED, DeliveryState.SENDING, DeliveryState.UNKNOWN)


class PartState(StrEnum):
    PENDING = "pending"
    SENDING = "sending"
    UNKNOWN = "unknown"
    SENT = "sent"
    UNVERIFIED = "unverified"
    REFUSED = "refused"  #: an edit or a digest's reply that the platform does not let us make; the message stays as it is


class How(StrEnum):
    """What is done with a part: it is posted, posted as a reply to another message, or put in the place of what that showed."""

    POST = "post"
    REPLY = "reply"
    AMEND = "amend"


class Place(StrEnum):
    """Where in a digest an entry stood; ``MORE`` is counted in "and N more" without being shown, ``COMPARED`` shown as what a figure
    was before, or as another source of it, whether the audience has had it or not; ``CORRECTED`` told as what no longer holds."""

    NEW = "new"
    CHANGED = "changed"
    ARCHIVE = "archive"
    MORE = "more"
    COMPARED = "compared"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class Subscription:
    """An audience's topics (by name; none means all), schedule and options. ``ref`` is what people call it by ("d3").

    ``revision`` counts the schedule's editions. ``since`` is when what is news began; ``cursor`` up to where its slots are
    decided, ``due_at`` when the next one is (None while paused or ended).
    """

    id: int
    ref: str
    workspace: str
    platform: str
    channel: str
    revision: int
    topics: tuple[str, ...]
    schedule: str
    zone: str
    options: SubscriptionOptions
    state: SubscriptionState
    reason: str
    created_by: str
    created_at: datetime
    since: datetime
    cursor: datetime
    due_at: datetime | None
    audience: int = 0  #: the number of its audience; 0 where it is not stored


@dataclass(frozen=True, slots=True)
class PlannedSlot:
    """A slot as the store keeps it: its wall-clock time and its instant."""

    local: datetime
    at: datetime


@dataclass(frozen=True, slots=True)
class Plan:
    """What is due for a subscription: the slots in (cursor, now], oldest first, and when the next one is.

    ``broken`` tells why nothing can be planned (a schedule or zone that is no more); the subscription is paused then, and
    whoever made it is told ``notice`` (a document as JSON).
    """

    slots: tuple[PlannedSlot, ...] = ()
    next_at: datetime | None = None
    broken: str = ""
    notice: str = ""


#: Pure; decides which slots of a subscription are due now.
Planner = Callable[[Subscription, datetime], Plan]


@dataclass(frozen=True, slots=True)
class Part:
    """One message of a delivery. ``document`` is JSON, stored before anything is sent; ``started_at`` when it was last tried.

    ``target`` is the message that a reply answers or an amendment changes; a digest's own replies have none stored, they answer the
    first of its messages.
    """

    number: int
    document: str
    state: PartState
    message_id: str | None = None
    started_at: datetime | None = None
    how: How = How.POST
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Corrected:
    """The digest that a correction is about: its reference and the messages it was sent in."""

    delivery: str
    reference: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class PendingCorrection:
    """An entry that an audience has had and that ended since: how, by whom, the ``reference`` of the digest that had it, and whether a
    reply to that digest ``told`` it."""

    ending: Ending
    by: str
    reference: str
    replied: bool


@dataclass(frozen=True, slots=True)
class Claim:
    """A delivery that one worker holds until ``lease_until``. Every change names its ``fence``; a later claim has a higher one.

    ``slot`` is None for one sent by hand. ``missed`` counts earlier slots that collapsed into it, ``window_start`` is where its
    window begins. ``document`` is None until it is composed. A correction has the digest that it ``corrects``.
    """

    delivery: str
    reference: str
    fence: int
    worker: str
    lease_until: datetime
    subscription: Subscription
    slot: PlannedSlot | None
    window_start: datetime
    missed: int
    state: DeliveryState
    attempts: int
    created_at: datetime
    document: str | None = None
    parts: tuple[Part, ...] = ()
    corrects: Corrected | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """An entry that a composed digest holds, by lineage and by the version (the entry's id), and where it stands.

    Of a ``CORRECTED`` one ``entry`` is the version that was delivered before (or the current one, where that was a withdrawal), ``current``
    the version that holds now (None: it was withdrawn).
    """

    lineage: str
    entry: int
    place: Place
    current: int | None = None


@dataclass(frozen=True, slots=True)
class PendingNotice:
    """Something that the person who made a subscription is to be told; ``document`` is JSON."""

    subscription: Subscription
    document: str


@dataclass(frozen=True, slots=True)
class DeliveryRecord:
    """A delivery as people look it up: by its reference, with what it held and when.

    ``refs`` are the references of the entries in ``promises``, ``document`` is JSON, ``corrects`` the digest's reference for a correction.
    """

    delivery: str
    reference: str
    subscription: Subscription
    slot: PlannedSlot | None
    state: DeliveryState
    reason: str
    created_at: datetime
    finished_at: datetime | None
    message_ids: tuple[str, ...]
    promises: tuple[Promise, ...]
    refs: Mapping[int, str] = field(default_factory=dict)
    document: str | None = None
    corrects: str | None = None


class LeaseLost(ChangedMeanwhile):
    """Another worker took the delivery over, or it ended; whoever held it must leave it alone."""

    code = "lease-lost"


class AlreadyPromised(ChangedMeanwhile):
    """Another digest of the same audience took up one of these entries meanwhile; compose again."""

    code = "already-promised"


class StillOpen(StorageError):
    """The subscription has a delivery under way; another one must wait for it."""

    code = "delivery-open"


class UnknownSubscription(StorageError):
    """There is no such subscription in this workspace."""

    code = "unknown-subscription"


class UnknownDelivery(StorageError):
    """There is no such digest in this workspace."""

    code = "unknown-delivery"
