"""What the store hands out about subscriptions and deliveries: frozen values, no tables.

All times are aware UTC; ``local`` times are naive wall-clock times of the subscription's zone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from storage.errors import ChangedMeanwhile, StorageError
from storage.records import Ending, SubscriptionOptions, SubscriptionState
from storage.values import Comparator, Quantity


class DeliveryState(StrEnum):
    """How far a delivery is: claimed -> composed -> sending -> sent, with unknown in between; the others are final too."""

    CLAIMED = "claimed"
    COMPOSED = "composed"
    SENDING = "sending"
    UNKNOWN = "unknown"  #: a part may or may not have arrived; the channel will be searched for it
    SENT = "sent"
    UNVERIFIED = "unverified"  #: sent as far as is known: whether a part arrived could not be found out
    FAILED = "failed"
    SKIPPED = "skipped"
    COLLAPSED = "collapsed"  #: a later delivery covers its window


#: A delivery in one of these still has work to be done.
OPEN_STATES = (DeliveryState.CLAIMED, DeliveryState.COMPOSED, DeliveryState.SENDING, DeliveryState.UNKNOWN)


class PartState(StrEnum):
    PENDING = "pending"
    SENDING = "sending"
    UNKNOWN = "unknown"
    SENT = "sent"
    UNVERIFIED = "unverified"
    REFUSED = "refused"  #: an edit or a digest's reply that the platform does not allow; the message stays as it is


class SendAs(StrEnum):
    """How a part is sent: as a message, as a reply to another message, or as an edit of another message."""

    POST = "post"
    REPLY = "reply"
    AMEND = "amend"


class Place(StrEnum):
    """Where an entry is in a digest. ``MORE``: counted in "and N more" without being shown. ``COMPARED``: shown as what a figure was
    before, or as another source of it, whether it was delivered before or not. ``RECAPPED``: told by a recap of what changed, whether it
    was delivered before or not. ``CORRECTED``: shown as what no longer holds."""

    NEW = "new"
    CHANGED = "changed"
    ARCHIVE = "archive"
    MORE = "more"
    COMPARED = "compared"
    RECAPPED = "recapped"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class Watched:
    """What a watch waits for: news of a ``topic``, figures of one ``metric`` of it, or ``words`` in articles.

    With a ``threshold`` (comparator, amount and unit) only figures that pass it count. ``quiet`` is when nothing is sent: from and until
    which time of day ("22:00", "07:00"), in the watch's zone.
    """

    topic: str = ""
    metric: str = ""
    words: str = ""
    threshold: Quantity | None = None
    quiet: tuple[str, str] | None = None

    def stored(self) -> dict[str, Any]:
        """As a watch's row has it; ``from_stored`` is the way back."""
        values: dict[str, Any] = {"topic": self.topic, "metric": self.metric, "words": self.words, "quiet": self.quiet}
        if self.threshold is not None:
            values["threshold"] = [str(self.threshold.comparator), str(self.threshold.value), self.threshold.unit]
        return values

    @staticmethod
    def from_stored(stored: Mapping[str, Any]) -> Watched:
        """What a watch's row has; what another version added is ignored."""
        threshold = None
        if found := stored.get("threshold"):
            comparator, value, unit = found
            threshold = Quantity(Decimal(value), unit, Comparator(comparator))
        quiet = stored.get("quiet")
        named = {name: str(stored.get(name) or "") for name in ("topic", "metric", "words")}
        return Watched(**named, threshold=threshold, quiet=(quiet[0], quiet[1]) if quiet else None)


@dataclass(frozen=True, slots=True)
class Subscription:
    """What sends: an audience's topics (by name; none means all), schedule and options, or a watch. ``ref`` is what people call it by
    ("d3", or "w1" for a watch).

    ``revision`` counts the schedule's editions. Entries recorded before ``since`` are no news to it; its slots up to ``cursor`` are
    decided, the next one is at ``due_at`` (None while paused or ended).
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
    person: str = ""  #: whose direct messages it goes to; "" for a channel
    watched: Watched | None = None  #: what it waits for, where it is a watch
    speaks: str = "en"  #: the language that it is written in; whoever sends it finds it out


@dataclass(frozen=True, slots=True)
class SentDigest:
    """A digest that was sent: its reference, when it was begun, and what people call its subscription by."""

    reference: str
    at: datetime
    subscription: str


@dataclass(frozen=True, slots=True)
class PlannedSlot:
    """A slot as the store keeps it: its wall-clock time and the instant (UTC) at which it happens."""

    local: datetime
    at: datetime


@dataclass(frozen=True, slots=True)
class Plan:
    """What is due for a subscription: the slots in (cursor, now], oldest first, and when the next one is.

    ``broken`` says why nothing can be planned (a schedule or zone that is not valid any more); the subscription is paused then, and
    whoever made it gets the ``notice`` (a document as JSON).
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
    how: SendAs = SendAs.POST
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Corrected:
    """The digest that a correction corrects: its reference and the messages it was sent in."""

    delivery: str
    reference: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class PendingCorrection:
    """A correction that an audience has not received yet: how a delivered entry ended, by whom, the ``reference`` of the digest that it was
    delivered in (with ``is_alert`` what a watch told), and whether a correction was posted as a reply to it already (``replied``)."""

    ending: Ending
    by: str
    reference: str
    replied: bool
    is_alert: bool = False


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
    """An entry in a composed digest, by lineage and version (the entry's id), and its place there.

    Of a ``CORRECTED`` one ``entry`` is the version that was delivered before (or the current one, where that was a withdrawal), ``current``
    the version that holds now (None: it was withdrawn).
    """

    lineage: str
    entry: int
    place: Place
    current: int | None = None


@dataclass(frozen=True, slots=True)
class PendingNotice:
    """A private message for the person who made a subscription; ``document`` is JSON."""

    subscription: Subscription
    document: str


@dataclass(frozen=True, slots=True)
class DeliveryRecord:
    """A delivery as people look it up by its reference: what it contained and when it was sent.

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
    """Another worker claimed the delivery, or it ended; the worker that had it must not change it any more."""

    code = "lease-lost"


class AlreadyPromised(ChangedMeanwhile):
    """Another digest for the same audience was composed with one of these entries meanwhile; compose again."""

    code = "already-promised"


class StillOpen(StorageError):
    """A delivery of the subscription is being sent; another one must wait for it."""

    code = "delivery-open"


class UnknownSubscription(StorageError):
    """There is no such subscription in this workspace."""

    code = "unknown-subscription"


class UnknownWatch(StorageError):
    """There is no such watch in this workspace."""

    code = "unknown-watch"


class UnknownDelivery(StorageError):
    """There is no such digest in this workspace."""

    code = "unknown-delivery"
