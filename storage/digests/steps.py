"""The steps of sending digests, as they are recorded: many deliveries' steps go into one transaction (see storage.database.group_commit).

A step names its claim. One whose claim was lost meanwhile is refused by itself; the others are stored all the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Table, bindparam, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import SQLModel, col

from storage.database.engine import EVERYWHERE, Database
from storage.digests.claims import MAYBE_THERE, OPEN, delivered_by_digests, lease_lost, new_deliveries, release
from storage.digests.corrections import ended_meanwhile
from storage.digests.records import AlreadyPromised, Claim, DeliveryState, Part, PartState, Place, Promise
from storage.tables.digests import (
    AudienceRow,
    ComparedEntryRow,
    DeliveredEntryRow,
    DeliveryAttemptRow,
    DeliveryPartRow,
    DeliveryRow,
    NoticeRow,
    RecappedEntryRow,
    SubscriptionRow,
)


@dataclass(frozen=True, slots=True)
class Composed:
    """A digest was composed: its whole document (JSON), the parts it is sent in, and what its audience is promised by it."""

    claim: Claim
    now: datetime
    document: str
    parts: tuple[Part, ...]
    promises: tuple[Promise, ...]


@dataclass(frozen=True, slots=True)
class Started:
    """A part is about to be posted; the lease is renewed."""

    claim: Claim
    now: datetime
    number: int
    lease: timedelta


@dataclass(frozen=True, slots=True)
class Settled:
    """It is known what became of a part: it is there (SENT), it is not (PENDING), nobody will know (UNVERIFIED), …"""

    claim: Claim
    now: datetime
    number: int
    state: PartState
    message_id: str | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Doubted:
    """A part went out and no usable answer came; nobody takes the delivery before ``ask_at``."""

    claim: Claim
    now: datetime
    number: int
    reason: str
    ask_at: datetime


@dataclass(frozen=True, slots=True)
class Postponed:
    """The delivery is let go; nobody takes it up before ``until``."""

    claim: Claim
    until: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Ended:
    """The delivery is done. ``notice`` (a document as JSON) is for whoever made the subscription; "" is nothing to tell. ``arrived`` is a
    part, by number and message, of which it is known by now that it is there."""

    claim: Claim
    now: datetime
    state: DeliveryState
    reason: str = ""
    notice: str = ""
    arrived: tuple[int, str | None] | None = None


#: Parameters of one statement; both databases take more.
_CHUNK = 5000
#: What stands in these places is not what the audience has by this digest.
_NOT_DELIVERED = (Place.COMPARED, Place.CORRECTED)

Step = Composed | Started | Settled | Doubted | Postponed | Ended


def _table(row: type[SQLModel]) -> Table:
    table: Table = row.__table__  # type: ignore[attr-defined]
    return table


_DELIVERIES, _PARTS, _ATTEMPTS = _table(DeliveryRow), _table(DeliveryPartRow), _table(DeliveryAttemptRow)
_THIS_DELIVERY = _DELIVERIES.c.id == bindparam("of_delivery")
_THIS_PART = (_PARTS.c.delivery_id == bindparam("of_delivery")) & (_PARTS.c.number == bindparam("of_part"))
_KEEP_COMPOSED = (
    update(_DELIVERIES).where(_THIS_DELIVERY).values(document=bindparam("its_document"), state=str(DeliveryState.COMPOSED), reason="")
)
_KEEP_STARTED = update(_DELIVERIES).where(_THIS_DELIVERY).values(state=str(DeliveryState.SENDING), begun=True, free_at=bindparam("until"))
_START_PART = (
    update(_PARTS)
    .where(_THIS_PART)
    .values(state=str(PartState.SENDING), started_at=func.coalesce(_PARTS.c.started_at, bindparam("at", type_=_PARTS.c.started_at.type)))
)
_SETTLE_PART = update(_PARTS).where(_THIS_PART).values(state=bindparam("now_is"), message_id=bindparam("posted_as"))
_DOUBT_PART = update(_PARTS).where(_THIS_PART).values(state=str(PartState.UNKNOWN))
_KEEP_DOUBTED = (
    update(_DELIVERIES)
    .where(_THIS_DELIVERY)
    .values(state=str(DeliveryState.UNKNOWN), reason=bindparam("because"), worker="", free_at=bindparam("until"))
)
_KEEP_POSTPONED = update(_DELIVERIES).where(_THIS_DELIVERY).values(worker="", free_at=bindparam("until"), reason=bindparam("because"))
_KEEP_SETTLED = update(_DELIVERIES).where(_THIS_DELIVERY).values(begun=bindparam("has_begun"), state=bindparam("now_is"))
_END_ATTEMPTS = (
    update(_ATTEMPTS)
    .where(
        _ATTEMPTS.c.delivery_id == bindparam("of_delivery"),
        _ATTEMPTS.c.part == bindparam("of_part"),
        (_ATTEMPTS.c.outcome == "") | (_ATTEMPTS.c.outcome == str(PartState.UNKNOWN)),  # IN can't be run with many parameters
    )
    .values(ended_at=bindparam("at"), outcome=bindparam("came_of_it"), reason=bindparam("because"))
)
_KEEP_ENDED = (
    update(_DELIVERIES)
    .where(_THIS_DELIVERY)
    .values(state=bindparam("now_is"), reason=bindparam("because"), finished_at=bindparam("at"), free_at=None, worker="")
)


async def write_steps(database: Database, steps: Sequence[Step]) -> list[Exception | None]:
    """Stores steps of different deliveries in one transaction; the error of each that was refused, None for what is stored.

    Raises:
        ChangedMeanwhile: another process stored the like at this moment; nothing was stored.
    """
    results: list[Exception | None] = [None for _ in steps]
    async with database.writing(EVERYWHERE) as session:
        writer = _Writer(session)
        leased = await writer.leased(step.claim for step in steps)
        for place, step in enumerate(steps):
            if (step.claim.delivery, step.claim.fence) not in leased:
                results[place] = lease_lost(step.claim)
        composed = [step for place, step in enumerate(steps) if isinstance(step, Composed) and results[place] is None]
        refused = await writer.promised_already(composed)
        for place, step in enumerate(steps):
            if isinstance(step, Composed) and step.claim.delivery in refused:
                results[place] = AlreadyPromised("entries-promised-already")
        good = [step for place, step in enumerate(steps) if results[place] is None]
        await writer.composed([step for step in good if isinstance(step, Composed)])
        await writer.started([step for step in good if isinstance(step, Started)])
        await writer.settled([*(step for step in good if isinstance(step, Settled)), *_arrivals(good)])
        await writer.doubted([step for step in good if isinstance(step, Doubted)])
        await writer.postponed([step for step in good if isinstance(step, Postponed)])
        await writer.ended([step for step in good if isinstance(step, Ended)])
    return results


class _Writer:
    """Writes steps of many deliveries in a transaction, each kind by a few statements."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def leased(self, claims: Iterable[Claim]) -> set[tuple[str, int]]:
        """The deliveries, with their fences, that are open still; locked, in the same order by everybody."""
        found = select(col(DeliveryRow.id), col(DeliveryRow.fence)).where(
            col(DeliveryRow.id).in_([claim.delivery for claim in claims]), col(DeliveryRow.state).in_(OPEN)
        )
        rows = (await self._session.execute(found.order_by(col(DeliveryRow.id)).with_for_update())).all()
        return {(delivery, fence) for delivery, fence in rows}

    async def promised_already(self, steps: Sequence[Composed]) -> set[str]:
        """The deliveries among these whose audience has been promised one of their entries in the same way, also by another of these."""
        if not steps:
            return set()
        # Whoever else promises these audiences something waits here, and finds then what was promised.
        audiences = sorted({step.claim.subscription.audience for step in steps})
        own = select(col(AudienceRow.id)).where(col(AudienceRow.id).in_(audiences)).order_by(col(AudienceRow.id))
        await self._session.execute(own.with_for_update(key_share=True))
        taken = await self._taken(audiences, sorted({promise.entry for step in steps for promise in step.promises}))
        refused: set[str] = set()
        recapped: set[tuple[int, str, int | None]] = set()
        for step in steps:
            wanted = {(step.claim.subscription.audience, promise.entry, shown) for promise, shown in _delivered(step)}
            if taken & wanted or await self._recapped_already(step, recapped):
                refused.add(step.claim.delivery)
            else:
                taken |= wanted
                recapped |= _recapped(step)
        return refused

    async def _taken(self, audiences: Sequence[int], entries: Sequence[int]) -> set[tuple[int, int, bool]]:
        """What of these entries these audiences have been promised: audience, entry, and whether it was shown."""
        taken: set[tuple[int, int, bool]] = set()
        known = select(col(DeliveredEntryRow.audience_id), col(DeliveredEntryRow.entry_id), col(DeliveredEntryRow.shown))
        known = known.where(col(DeliveredEntryRow.audience_id).in_(audiences))
        for first in range(0, len(entries), _CHUNK):
            rows = await self._session.execute(known.where(col(DeliveredEntryRow.entry_id).in_(entries[first : first + _CHUNK])))
            taken |= {(audience, entry, shown) for audience, entry, shown in rows.all()}
        return taken

    async def _recapped_already(self, step: Composed, recapped: Collection[tuple[int, str, int | None]]) -> bool:
        """Whether a digest, or another of these (``recapped``), told this audience of one of the corrections."""
        wanted = _recapped(step)
        if not wanted:
            return False
        audience = step.claim.subscription.audience
        known_versions = await delivered_by_digests(self._session, audience, [lineage for _, lineage, _ in wanted])
        known = {(audience, lineage, current) for lineage, current in known_versions.items()}
        return not wanted.isdisjoint({*known, *recapped})

    async def composed(self, steps: Sequence[Composed]) -> None:
        await self._run(_KEEP_COMPOSED, [{"of_delivery": step.claim.delivery, "its_document": step.document} for step in steps])
        await self._add(
            DeliveryPartRow,
            [
                {
                    "workspace": step.claim.subscription.workspace,
                    "delivery_id": step.claim.delivery,
                    "number": part.number,
                    "how": str(part.how),
                    "target": part.target,
                    "document": part.document,
                    "state": str(part.state),
                }
                for step in steps
                for part in step.parts
            ],
        )
        await self._add(
            DeliveredEntryRow,
            [
                {
                    **_held_by(step, promise),
                    "audience_id": step.claim.subscription.audience,
                    "place": str(promise.place),
                    "shown": shown,
                }
                for step in steps
                for promise, shown in _delivered(step)
            ],
        )
        compared = [_held_by(step, promise) for step in steps for promise in step.promises if promise.place is Place.COMPARED]
        await self._add(ComparedEntryRow, compared)
        corrected = [
            {**_held_by(step, promise), "audience_id": step.claim.subscription.audience, "current_id": promise.current}
            for step in steps
            for promise in step.promises
            if promise.place is Place.CORRECTED
        ]
        await self._add(RecappedEntryRow, corrected)

    async def started(self, steps: Sequence[Started]) -> None:
        await self._run(_KEEP_STARTED, [{"of_delivery": step.claim.delivery, "until": step.now + step.lease} for step in steps])
        await self._run(_START_PART, [{**_of_part(step), "at": step.now} for step in steps])
        await self._add(
            DeliveryAttemptRow,
            [
                {
                    "workspace": step.claim.subscription.workspace,
                    "delivery_id": step.claim.delivery,
                    "part": step.number,
                    "fence": step.claim.fence,
                    "worker": step.claim.worker,
                    "started_at": step.now,
                    "outcome": "",
                    "reason": "",
                }
                for step in steps
            ],
        )

    async def settled(self, steps: Sequence[Settled]) -> None:
        await self._run(_SETTLE_PART, [{**_of_part(step), "now_is": str(step.state), "posted_as": step.message_id} for step in steps])
        await self._run(
            _END_ATTEMPTS,
            [{**_of_part(step), "at": step.now, "came_of_it": str(step.state), "because": step.reason} for step in steps],
        )
        kept = []
        for step in steps:
            begun = step.state in MAYBE_THERE or await self._has_others_there(step)
            state = DeliveryState.SENDING if begun else DeliveryState.COMPOSED
            kept.append({"of_delivery": step.claim.delivery, "has_begun": begun, "now_is": str(state)})
        await self._run(_KEEP_SETTLED, kept)

    async def doubted(self, steps: Sequence[Doubted]) -> None:
        await self._run(_DOUBT_PART, [_of_part(step) for step in steps])
        await self._run(
            _KEEP_DOUBTED, [{"of_delivery": step.claim.delivery, "because": step.reason, "until": step.ask_at} for step in steps]
        )
        unknown = str(PartState.UNKNOWN)
        await self._run(
            _END_ATTEMPTS, [{**_of_part(step), "at": step.now, "came_of_it": unknown, "because": step.reason} for step in steps]
        )

    async def postponed(self, steps: Sequence[Postponed]) -> None:
        await self._run(
            _KEEP_POSTPONED, [{"of_delivery": step.claim.delivery, "until": step.until, "because": step.reason} for step in steps]
        )

    async def _has_others_there(self, step: Settled) -> bool:
        """Whether another part of the delivery may be in the channel."""
        others = select(col(DeliveryPartRow.number)).where(
            col(DeliveryPartRow.delivery_id) == step.claim.delivery,
            col(DeliveryPartRow.number) != step.number,
            col(DeliveryPartRow.state).in_([str(maybe) for maybe in MAYBE_THERE]),
        )
        return (await self._session.execute(others.limit(1))).first() is not None

    async def ended(self, steps: Sequence[Ended]) -> None:
        await self._run(
            _KEEP_ENDED,
            [{"of_delivery": step.claim.delivery, "now_is": str(step.state), "because": step.reason, "at": step.now} for step in steps],
        )
        await release(self._session, [step.claim.delivery for step in steps if step.state is DeliveryState.SKIPPED])
        await self._correct([step for step in steps if step.state is not DeliveryState.SKIPPED and step.claim.corrects is None])
        await self._add(
            NoticeRow,
            [
                {
                    "workspace": step.claim.subscription.workspace,
                    "subscription_id": step.claim.subscription.id,
                    "platform": step.claim.subscription.platform,
                    "document": step.notice,
                    "made_at": step.now,
                }
                for step in steps
                if step.notice
            ],
        )

    async def _correct(self, steps: Sequence[Ended]) -> None:
        """Plans the corrections of digests of which something ended while they were under way."""
        by_id = {step.claim.delivery: step for step in steps}
        wrong = await ended_meanwhile(self._session, by_id) if by_id else []
        if not wrong:
            return
        of_wrong = {by_id[delivery].claim.subscription.id for delivery in wrong}
        rows = (await self._session.scalars(select(SubscriptionRow).where(col(SubscriptionRow.id).in_(of_wrong)))).all()
        subscriptions = {row.id: row for row in rows}
        by_moment: dict[datetime, list[tuple[SubscriptionRow, str]]] = defaultdict(list)
        for delivery in wrong:
            by_moment[by_id[delivery].now].append((subscriptions[by_id[delivery].claim.subscription.id], delivery))
        for now, planned in by_moment.items():
            await new_deliveries(self._session, planned, now)

    async def _run(self, statement: Any, parameters: Sequence[dict[str, Any]]) -> None:
        if parameters:
            await (await self._session.connection()).execute(statement, parameters)

    async def _add(self, row: type[SQLModel], rows: Sequence[dict[str, Any]]) -> None:
        await self._run(insert(_table(row)), rows)


def _arrivals(steps: Iterable[Step]) -> Iterable[Settled]:
    """The parts that arrived as the last of their deliveries."""
    for step in steps:
        if isinstance(step, Ended) and step.arrived is not None:
            number, message_id = step.arrived
            yield Settled(step.claim, step.now, number, PartState.SENT, message_id)


def _of_part(step: Started | Settled | Doubted) -> dict[str, Any]:
    return {"of_delivery": step.claim.delivery, "of_part": step.number}


def _delivered(step: Composed) -> Iterable[tuple[Promise, bool]]:
    """What the audience has had by this digest, and whether it is shown to it."""
    return ((promise, promise.place is not Place.MORE) for promise in step.promises if promise.place not in _NOT_DELIVERED)


def _recapped(step: Composed) -> set[tuple[int, str, int | None]]:
    """The corrections that a digest tells its audience, by lineage and by the version that holds now."""
    audience = step.claim.subscription.audience
    return {(audience, promise.lineage, promise.current) for promise in step.promises if promise.place is Place.CORRECTED}


def _held_by(step: Composed, promise: Promise) -> dict[str, Any]:
    return {
        "workspace": step.claim.subscription.workspace,
        "delivery_id": step.claim.delivery,
        "lineage": promise.lineage,
        "entry_id": promise.entry,
    }
