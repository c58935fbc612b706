"""The UPDATE statements that record steps: made once, and run with the parameters of many steps at a time."""

from __future__ import annotations

from sqlalchemy import Table, bindparam, func, update
from sqlmodel import SQLModel

from storage.digests.records import DeliveryState, PartState
from storage.tables.digests import DeliveryAttemptRow, DeliveryPartRow, DeliveryRow


def table_of(row: type[SQLModel]) -> Table:
    """The table that a class of rows maps."""
    table: Table = row.__table__  # type: ignore[attr-defined]
    return table


_DELIVERIES, _PARTS, _ATTEMPTS = table_of(DeliveryRow), table_of(DeliveryPartRow), table_of(DeliveryAttemptRow)
_THIS_DELIVERY = _DELIVERIES.c.id == bindparam("of_delivery")
_THIS_PART = (_PARTS.c.delivery_id == bindparam("of_delivery")) & (_PARTS.c.number == bindparam("of_part"))

DELIVERY_COMPOSED = (
    update(_DELIVERIES).where(_THIS_DELIVERY).values(document=bindparam("new_document"), state=str(DeliveryState.COMPOSED), reason="")
)
DELIVERY_STARTED = (
    update(_DELIVERIES).where(_THIS_DELIVERY).values(state=str(DeliveryState.SENDING), begun=True, free_at=bindparam("until"))
)
DELIVERY_SETTLED = update(_DELIVERIES).where(_THIS_DELIVERY).values(begun=bindparam("has_begun"), state=bindparam("new_state"))
DELIVERY_UNKNOWN = (
    update(_DELIVERIES)
    .where(_THIS_DELIVERY)
    .values(state=str(DeliveryState.UNKNOWN), reason=bindparam("new_reason"), worker="", free_at=bindparam("until"))
)
DELIVERY_POSTPONED = update(_DELIVERIES).where(_THIS_DELIVERY).values(worker="", free_at=bindparam("until"), reason=bindparam("new_reason"))
DELIVERY_ENDED = (
    update(_DELIVERIES)
    .where(_THIS_DELIVERY)
    .values(state=bindparam("new_state"), reason=bindparam("new_reason"), finished_at=bindparam("at"), free_at=None, worker="")
)

PART_STARTED = (
    update(_PARTS)
    .where(_THIS_PART)
    .values(state=str(PartState.SENDING), started_at=func.coalesce(_PARTS.c.started_at, bindparam("at", type_=_PARTS.c.started_at.type)))
)
PART_SETTLED = update(_PARTS).where(_THIS_PART).values(state=bindparam("new_state"), message_id=bindparam("new_message_id"))
PART_UNKNOWN = update(_PARTS).where(_THIS_PART).values(state=str(PartState.UNKNOWN))

ATTEMPTS_ENDED = (
    update(_ATTEMPTS)
    .where(
        _ATTEMPTS.c.delivery_id == bindparam("of_delivery"),
        _ATTEMPTS.c.part == bindparam("of_part"),
        (_ATTEMPTS.c.outcome == "") | (_ATTEMPTS.c.outcome == str(PartState.UNKNOWN)),  # IN can't be run with many parameters
    )
    .values(ended_at=bindparam("at"), outcome=bindparam("new_outcome"), reason=bindparam("new_reason"))
)
