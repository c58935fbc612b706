"""Recording the steps of many deliveries in one transaction (see storage.database.group_commit).

A step whose claim was lost meanwhile is refused by itself; the others are stored all the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import SQLModel, col

from storage.database.engine import EVERYWHERE, MAX_PARAMETERS, Database
from storage.digests import step_statements as statements
from storage.digests.claims import MAYBE_THERE, OPEN, lease_lost, new_deliveries, recapped_versions, release
from storage.digests.corrections import ended_meanwhile
from storage.digests.records import AlreadyPromised, Claim, DeliveryState, PartState, Place, Promise
from storage.digests.steps import DeliveryEnded, DeliveryPostponed, DigestComposed, PartSettled, PartStarted, PartUnknown, Step
from storage.tables.digests import (
    AudienceRow,
    ComparedEntryRow,
    DeliveredEntryRow,
    DeliveryAttemptRow,
    DeliveryPartRow,
    DeliveryRow,
    NoticeRow,
    RecappedEntryRow,
    SeenEntryRow,
    SubscriptionRow,
)

#: An entry in one of these places is not delivered by this digest: the audience got it from an earlier one, or sees it for comparison only.
_SHOWN_ONLY = (Place.COMPARED, Place.RECAPPED)
_NOT_DELIVERED = (*_SHOWN_ONLY, Place.CORRECTED)

#: An audience, an entry, and whether the entry is shown to the audience and not only counted.
_Delivered = tuple[int, int, bool]
#: An audience, a lineage, and the version of it that holds now.
_Recapped = tuple[int, str, int | None]


async def write_steps(database: Database, steps: Sequence[Step]) -> list[Exception | None]:
    """Stores steps of different deliveries in one transaction; the error of each that was refused, None for what is stored.

    Raises:
        ChangedMeanwhile: another process stored the same at this moment; nothing was stored.
    """
    errors: list[Exception | None] = [None for _ in steps]
    async with database.writing(EVERYWHERE) as session:
        writer = _Writer(session)
        leased = await writer.lock_leased(step.claim for step in steps)
        for index, step in enumerate(steps):
            if (step.claim.delivery, step.claim.fence) not in leased:
                errors[index] = lease_lost(step.claim)
        refused = await _Promises(session).taken(
            [step for index, step in enumerate(steps) if isinstance(step, DigestComposed) and errors[index] is None]
        )
        for index, step in enumerate(steps):
            if isinstance(step, DigestComposed) and step.claim.delivery in refused:
                errors[index] = AlreadyPromised("entries-promised-already")
        await writer.write([step for index, step in enumerate(steps) if errors[index] is None])
    return errors


class _Promises:
    """What audiences have been promised already, by composed digests."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def taken(self, steps: Sequence[DigestComposed]) -> set[str]:
        """The deliveries among these that promise their audience what it has been promised already, also by another one of these."""
        if not steps:
            return set()
        # Another process that promises these audiences something waits here, and then sees what was promised.
        audiences = sorted({step.claim.subscription.audience for step in steps})
        own = select(col(AudienceRow.id)).where(col(AudienceRow.id).in_(audiences)).order_by(col(AudienceRow.id))
        await self._session.execute(own.with_for_update(key_share=True))
        delivered = await self._delivered(audiences, sorted({promise.entry for step in steps for promise in step.promises}))
        recapped: set[_Recapped] = set()
        taken: set[str] = set()
        for step in steps:
            entries, corrections = _delivered_by(step), _recapped_by(step)
            known = recapped | await self._recapped(step.claim.subscription.audience, corrections)
            if delivered & entries or known & corrections:
                taken.add(step.claim.delivery)
            else:
                delivered |= entries
                recapped |= corrections
        return taken

    async def _delivered(self, audiences: Sequence[int], entries: Sequence[int]) -> set[_Delivered]:
        """What of these entries these audiences have been promised."""
        found: set[_Delivered] = set()
        known = select(col(DeliveredEntryRow.audience_id), col(DeliveredEntryRow.entry_id), col(DeliveredEntryRow.shown))
        known = known.where(col(DeliveredEntryRow.audience_id).in_(audiences))
        for first in range(0, len(entries), MAX_PARAMETERS):
            rows = await self._session.execute(known.where(col(DeliveredEntryRow.entry_id).in_(entries[first : first + MAX_PARAMETERS])))
            found |= {(audience, entry, shown) for audience, entry, shown in rows.all()}
        return found

    async def _recapped(self, audience: int, corrections: Iterable[_Recapped]) -> set[_Recapped]:
        """The corrections of these lineages that a recap showed the audience last."""
        lineages = [lineage for _, lineage, _ in corrections]
        versions = await recapped_versions(self._session, audience, lineages) if lineages else {}
        return {(audience, lineage, version) for lineage, version in versions.items()}


class _Writer:
    """Writes steps of many deliveries in a transaction, each kind of step by a few statements."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def lock_leased(self, claims: Iterable[Claim]) -> set[tuple[str, int]]:
        """The deliveries of these claims, with their fences, that are still open; locked, in the same order by everybody."""
        found = select(col(DeliveryRow.id), col(DeliveryRow.fence)).where(
            col(DeliveryRow.id).in_([claim.delivery for claim in claims]), col(DeliveryRow.state).in_(OPEN)
        )
        rows = (await self._session.execute(found.order_by(col(DeliveryRow.id)).with_for_update())).all()
        return {(delivery, fence) for delivery, fence in rows}

    async def write(self, steps: Sequence[Step]) -> None:
        """Stores the steps, all of deliveries that are leased."""
        await self._composed([step for step in steps if isinstance(step, DigestComposed)])
        await self._started([step for step in steps if isinstance(step, PartStarted)])
        await self._settled([*(step for step in steps if isinstance(step, PartSettled)), *_arrivals(steps)])
        await self._unknown([step for step in steps if isinstance(step, PartUnknown)])
        await self._postponed([step for step in steps if isinstance(step, DeliveryPostponed)])
        await self._ended([step for step in steps if isinstance(step, DeliveryEnded)])

    async def _composed(self, steps: Sequence[DigestComposed]) -> None:
        await self._run(
            statements.DELIVERY_COMPOSED, [{"of_delivery": step.claim.delivery, "new_document": step.document} for step in steps]
        )
        await self._add(DeliveryPartRow, [values for step in steps for values in _part_values(step)])
        if seen := [step.claim.delivery for step in steps if step.claim.subscription.watched is not None]:
            await self._session.execute(delete(SeenEntryRow).where(col(SeenEntryRow.delivery_id).in_(seen)))
        promises = [(step, promise, _entry_values(step, promise)) for step in steps for promise in step.promises]
        delivered = [
            {**values, "audience_id": step.claim.subscription.audience, "place": str(promise.place), "shown": _is_shown(promise)}
            for step, promise, values in promises
            if promise.place not in _NOT_DELIVERED
        ]
        await self._add(DeliveredEntryRow, delivered)
        shown = [values | {"place": str(promise.place)} for _, promise, values in promises if promise.place in _SHOWN_ONLY]
        await self._add(ComparedEntryRow, shown)
        recapped = [
            {**values, "audience_id": step.claim.subscription.audience, "current_id": promise.current}
            for step, promise, values in promises
            if promise.place is Place.CORRECTED
        ]
        await self._add(RecappedEntryRow, recapped)

    async def _started(self, steps: Sequence[PartStarted]) -> None:
        leases = [{"of_delivery": step.claim.delivery, "until": step.now + step.lease} for step in steps]
        await self._run(statements.DELIVERY_STARTED, leases)
        await self._run(statements.PART_STARTED, [{**_of_part(step), "at": step.now} for step in steps])
        attempts = [
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
        ]
        await self._add(DeliveryAttemptRow, attempts)

    async def _settled(self, steps: Sequence[PartSettled]) -> None:
        parts = [{**_of_part(step), "new_state": str(step.state), "new_message_id": step.message_id} for step in steps]
        await self._run(statements.PART_SETTLED, parts)
        await self._end_attempts([(step, step.state) for step in steps])
        deliveries = []
        for step in steps:
            begun = step.state in MAYBE_THERE or await self._may_have_another_part_there(step)
            state = DeliveryState.SENDING if begun else DeliveryState.COMPOSED
            deliveries.append({"of_delivery": step.claim.delivery, "has_begun": begun, "new_state": str(state)})
        await self._run(statements.DELIVERY_SETTLED, deliveries)

    async def _may_have_another_part_there(self, step: PartSettled) -> bool:
        """Whether another part of the delivery may be in the channel."""
        others = select(col(DeliveryPartRow.number)).where(
            col(DeliveryPartRow.delivery_id) == step.claim.delivery,
            col(DeliveryPartRow.number) != step.number,
            col(DeliveryPartRow.state).in_([str(maybe) for maybe in MAYBE_THERE]),
        )
        return (await self._session.execute(others.limit(1))).first() is not None

    async def _unknown(self, steps: Sequence[PartUnknown]) -> None:
        await self._run(statements.PART_UNKNOWN, [_of_part(step) for step in steps])
        deliveries = [{"of_delivery": step.claim.delivery, "new_reason": step.reason, "until": step.ask_at} for step in steps]
        await self._run(statements.DELIVERY_UNKNOWN, deliveries)
        await self._end_attempts([(step, PartState.UNKNOWN) for step in steps])

    async def _end_attempts(self, outcomes: Sequence[tuple[PartSettled | PartUnknown, PartState]]) -> None:
        ends = [{**_of_part(step), "at": step.now, "new_outcome": str(state), "new_reason": step.reason} for step, state in outcomes]
        await self._run(statements.ATTEMPTS_ENDED, ends)

    async def _postponed(self, steps: Sequence[DeliveryPostponed]) -> None:
        deliveries = [{"of_delivery": step.claim.delivery, "until": step.until, "new_reason": step.reason} for step in steps]
        await self._run(statements.DELIVERY_POSTPONED, deliveries)

    async def _ended(self, steps: Sequence[DeliveryEnded]) -> None:
        ends = [
            {"of_delivery": step.claim.delivery, "new_state": str(step.state), "new_reason": step.reason, "at": step.now} for step in steps
        ]
        await self._run(statements.DELIVERY_ENDED, ends)
        await release(self._session, [step.claim.delivery for step in steps if step.state is DeliveryState.SKIPPED])
        await self._correct([step for step in steps if step.state is not DeliveryState.SKIPPED and step.claim.corrects is None])
        notices = [
            {
                "workspace": step.claim.subscription.workspace,
                "subscription_id": step.claim.subscription.id,
                "platform": step.claim.subscription.platform,
                "document": step.notice,
                "made_at": step.now,
            }
            for step in steps
            if step.notice
        ]
        await self._add(NoticeRow, notices)

    async def _correct(self, steps: Sequence[DeliveryEnded]) -> None:
        """Plans corrections of those digests that hold an entry which ended while they were being sent."""
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
        await self._run(insert(statements.table_of(row)), rows)


def _arrivals(steps: Iterable[Step]) -> Iterable[PartSettled]:
    """The parts that arrived as the last of their deliveries."""
    for step in steps:
        if isinstance(step, DeliveryEnded) and step.arrived is not None:
            number, message_id = step.arrived
            yield PartSettled(step.claim, step.now, number, PartState.SENT, message_id)


def _delivered_by(step: DigestComposed) -> set[_Delivered]:
    """What the audience is promised by this digest."""
    audience = step.claim.subscription.audience
    return {(audience, promise.entry, _is_shown(promise)) for promise in step.promises if promise.place not in _NOT_DELIVERED}


def _is_shown(promise: Promise) -> bool:
    return promise.place is not Place.MORE


def _recapped_by(step: DigestComposed) -> set[_Recapped]:
    """The corrections in the digest's recap."""
    audience = step.claim.subscription.audience
    return {(audience, promise.lineage, promise.current) for promise in step.promises if promise.place is Place.CORRECTED}


def _of_part(step: PartStarted | PartSettled | PartUnknown) -> dict[str, Any]:
    return {"of_delivery": step.claim.delivery, "of_part": step.number}


def _part_values(step: DigestComposed) -> list[dict[str, Any]]:
    return [
        {
            "workspace": step.claim.subscription.workspace,
            "delivery_id": step.claim.delivery,
            "number": part.number,
            "how": str(part.how),
            "target": part.target,
            "document": part.document,
            "state": str(part.state),
        }
        for part in step.parts
    ]


def _entry_values(step: DigestComposed, promise: Promise) -> dict[str, Any]:
    return {
        "workspace": step.claim.subscription.workspace,
        "delivery_id": step.claim.delivery,
        "lineage": promise.lineage,
        "entry_id": promise.entry,
    }
