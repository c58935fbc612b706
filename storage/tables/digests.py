"""The tables of digests: subscriptions, and the durable record of every delivery."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from storage.tables.columns import CleanText, Json, Key, RowId, Scoped, UtcTime


class AudienceRow(Scoped, table=True):
    """One channel on one platform; what was delivered is recorded for it, whichever subscription sent it."""

    __tablename__ = "audiences"
    __table_args__ = (UniqueConstraint("workspace", "platform", "channel"),)

    id: int | None = Field(default=None, primary_key=True, sa_type=RowId)
    platform: str = Field(sa_type=Key)
    channel: str = Field(sa_type=Key)


class SubscriptionRow(Scoped, table=True):
    """What sends: an audience's digests on a schedule, or a watch. ``number`` counts in its workspace and is what people call it by.

    A watch has what it waits for in ``watched``, and its number is negative, so that digests and watches are counted apart; it has no
    schedule. ``person`` is the one whose direct messages it goes to, "" where it goes to a channel.

    ``due_at`` is derived from schedule, zone and cursor; it is None unless the subscription is active.
    """

    __tablename__ = "subscriptions"
    __table_args__ = (UniqueConstraint("workspace", "number"), Index(None, "state", "due_at"), Index(None, "workspace", "person"))

    id: int | None = Field(default=None, primary_key=True, sa_type=RowId)
    number: int
    audience_id: int = Field(foreign_key="audiences.id", sa_type=RowId, index=True)
    platform: str = Field(sa_type=Key)
    revision: int = 1
    topics: list[str] = Field(sa_type=Json)
    schedule: str = Field(sa_type=CleanText)
    zone: str = Field(sa_type=Key)
    options: dict[str, Any] = Field(sa_type=Json)
    person: str = Field(default="", sa_type=Key)
    watched: dict[str, Any] | None = Field(default=None, sa_type=Json)
    state: str = Field(sa_type=Key)
    reason: str = Field(default="", sa_type=CleanText)
    created_by: str = Field(sa_type=CleanText)
    created_at: datetime = Field(sa_type=UtcTime)
    since: datetime = Field(sa_type=UtcTime)
    cursor: datetime = Field(sa_type=UtcTime)
    due_at: datetime | None = Field(default=None, sa_type=UtcTime)


class ScheduleRevisionRow(Scoped, table=True):
    """One edition of a subscription's schedule; slots belong to an edition. Never changed."""

    __tablename__ = "schedule_revisions"

    subscription_id: int = Field(primary_key=True, foreign_key="subscriptions.id", sa_type=RowId)
    revision: int = Field(primary_key=True)
    schedule: str = Field(sa_type=CleanText)
    zone: str = Field(sa_type=Key)
    made_by: str = Field(sa_type=CleanText)
    made_at: datetime = Field(sa_type=UtcTime)


class DeliveryRow(Scoped, table=True):
    """The record of sending one digest. ``slot`` is its wall-clock time, or "now" and its own id when sent by hand.

    ``free_at`` is when the next worker may claim it: the end of a lease (``worker`` is set) or of a pause (it is not).
    ``begun`` says that something of it may be in the channel already. A correction is a delivery too: ``corrects`` is the digest that
    it corrects.
    """

    __tablename__ = "deliveries"
    __table_args__ = (
        UniqueConstraint("subscription_id", "revision", "slot"),
        UniqueConstraint("workspace", "reference"),
        Index(None, "state", "free_at"),
    )

    id: str = Field(primary_key=True, sa_type=Key)
    reference: str = Field(sa_type=Key)
    corrects: str | None = Field(default=None, foreign_key="deliveries.id", sa_type=Key, index=True)
    subscription_id: int = Field(foreign_key="subscriptions.id", sa_type=RowId, index=True)
    platform: str = Field(sa_type=Key)
    revision: int
    slot: str = Field(sa_type=Key)
    slot_at: datetime | None = Field(default=None, sa_type=UtcTime)
    window_start: datetime = Field(sa_type=UtcTime)
    missed: int = 0
    state: str = Field(sa_type=Key)
    reason: str = Field(default="", sa_type=CleanText)
    document: str | None = Field(default=None, sa_type=CleanText)
    begun: bool = False
    fence: int = 1
    worker: str = Field(default="", sa_type=CleanText)
    free_at: datetime | None = Field(default=None, sa_type=UtcTime)
    attempts: int = 0
    created_at: datetime = Field(sa_type=UtcTime)
    finished_at: datetime | None = Field(default=None, sa_type=UtcTime)


class DeliveryPartRow(Scoped, table=True):
    """One message of a delivery, stored before it is sent. ``started_at`` is when it was first tried.

    ``how`` says whether it is a message of its own, a reply to the message ``target``, or an edit of that message.
    """

    __tablename__ = "delivery_parts"

    delivery_id: str = Field(primary_key=True, foreign_key="deliveries.id", sa_type=Key)
    number: int = Field(primary_key=True)
    how: str = Field(default="post", sa_type=Key)
    target: str | None = Field(default=None, sa_type=Key)
    document: str = Field(sa_type=CleanText)
    state: str = Field(sa_type=Key)
    message_id: str | None = Field(default=None, sa_type=Key, index=True)
    started_at: datetime | None = Field(default=None, sa_type=UtcTime)


class DeliveryAttemptRow(Scoped, table=True):
    """One attempt to post a part: by which worker, when, and with what outcome ("" while it is unknown)."""

    __tablename__ = "delivery_attempts"
    __table_args__ = (Index(None, "delivery_id", "part"),)

    id: int | None = Field(default=None, primary_key=True, sa_type=RowId)
    delivery_id: str = Field(foreign_key="deliveries.id", sa_type=Key)
    part: int
    fence: int
    worker: str = Field(sa_type=CleanText)
    started_at: datetime = Field(sa_type=UtcTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcTime)
    outcome: str = Field(default="", sa_type=Key)
    reason: str = Field(default="", sa_type=CleanText)


class DeliveredEntryRow(Scoped, table=True):
    """An entry in a composed digest. It is stored when the digest is composed, and deleted if nothing of that digest is sent.

    ``shown`` is False for entries that were only counted in "and N more": those are no news any more, but may come from the archive.
    """

    __tablename__ = "delivered_entries"
    __table_args__ = (
        UniqueConstraint("audience_id", "entry_id", "shown"),
        Index(None, "audience_id", "lineage"),
        Index(None, "delivery_id"),
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=RowId)
    audience_id: int = Field(foreign_key="audiences.id", sa_type=RowId)
    delivery_id: str = Field(foreign_key="deliveries.id", sa_type=Key)
    lineage: str = Field(sa_type=Key)
    entry_id: int = Field(foreign_key="entries.id", sa_type=RowId, index=True)
    place: str = Field(sa_type=Key)
    shown: bool


class ComparedEntryRow(Scoped, table=True):
    """An entry that a digest shows without delivering it: for comparison with a newer one, or in a recap of what changed; the audience may
    have had it long before."""

    __tablename__ = "compared_entries"

    delivery_id: str = Field(primary_key=True, foreign_key="deliveries.id", sa_type=Key)
    entry_id: int = Field(primary_key=True, foreign_key="entries.id", sa_type=RowId, index=True)
    lineage: str = Field(sa_type=Key)
    place: str = Field(default="compared", sa_type=Key)


class CorrectedEntryRow(Scoped, table=True):
    """What a correction says about an entry of its digest: the version that holds now (None: it was withdrawn)."""

    __tablename__ = "corrected_entries"

    correction_id: str = Field(primary_key=True, foreign_key="deliveries.id", sa_type=Key)
    lineage: str = Field(primary_key=True, sa_type=Key)
    delivery_id: str = Field(foreign_key="deliveries.id", sa_type=Key, index=True)
    entry_id: int | None = Field(default=None, foreign_key="entries.id", sa_type=RowId)


class RecappedEntryRow(Scoped, table=True):
    """A correction in a digest's recap: an entry that was delivered before (``entry_id``) and its current version (None: withdrawn)."""

    __tablename__ = "recapped_entries"
    __table_args__ = (Index(None, "audience_id", "lineage"),)

    delivery_id: str = Field(primary_key=True, foreign_key="deliveries.id", sa_type=Key)
    lineage: str = Field(primary_key=True, sa_type=Key)
    audience_id: int = Field(foreign_key="audiences.id", sa_type=RowId)
    entry_id: int = Field(foreign_key="entries.id", sa_type=RowId)
    current_id: int | None = Field(default=None, foreign_key="entries.id", sa_type=RowId)


class PlannedClosingRow(Scoped, table=True):
    """A closing for which corrections of all digests that hold the entry were planned, with ClosingRow.reopened_at as it was then."""

    __tablename__ = "planned_closings"

    closing_id: int = Field(primary_key=True, foreign_key="closings.id", sa_type=RowId)
    reopened_at: datetime | None = Field(default=None, sa_type=UtcTime)


class NoticeRow(Scoped, table=True):
    """A private message for the person who made a subscription, to be sent once; ``handed_out_at`` is when it was handed out."""

    __tablename__ = "notices"
    __table_args__ = (Index(None, "handed_out_at", "platform"),)

    id: int | None = Field(default=None, primary_key=True, sa_type=RowId)
    subscription_id: int = Field(foreign_key="subscriptions.id", sa_type=RowId)
    platform: str = Field(sa_type=Key)
    document: str = Field(sa_type=CleanText)
    made_at: datetime = Field(sa_type=UtcTime)
    handed_out_at: datetime | None = Field(default=None, sa_type=UtcTime)


class OccasionRow(Scoped, table=True):
    """An entry that was stored and that watches have not looked at yet, written in one transaction with it; an article stands for all that
    was read from it. What is imported, or read again, is no occasion."""

    __tablename__ = "occasions"
    __table_args__ = ({"info": {"derived": True, "pending": True}},)

    id: int | None = Field(default=None, primary_key=True, sa_type=RowId)
    entry_id: int = Field(foreign_key="entries.id", sa_type=RowId)
    recorded_by: str = Field(sa_type=CleanText)
    recorded_at: datetime = Field(sa_type=UtcTime)


class SeenEntryRow(Scoped, table=True):
    """An entry that a watch saw: the delivery is to tell it, and has not been composed yet."""

    __tablename__ = "seen_entries"
    __table_args__ = ({"info": {"derived": True, "pending": True}},)

    delivery_id: str = Field(primary_key=True, foreign_key="deliveries.id", sa_type=Key)
    entry_id: int = Field(primary_key=True, foreign_key="entries.id", sa_type=RowId)


class SenderRow(Scoped, table=True):
    """A process that is sending digests on a platform, and when it last renewed this row."""

    __tablename__ = "senders"
    __table_args__ = ({"info": {"derived": True}},)

    worker: str = Field(primary_key=True, sa_type=Key)
    platform: str = Field(primary_key=True, sa_type=Key)
    seen_at: datetime = Field(sa_type=UtcTime)
