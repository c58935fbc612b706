"""Reconciling: asking a channel whether it has a part whose outcome nobody knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from bot.core.outlet import Audience, HistoryUnreadable, Mark, Outlet
from storage.digests.records import How, Part, PartState

#: How far a platform's clock may be off ours.
CLOCK_SLACK = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Settled:
    """SENT with the message's id, PENDING if the channel surely has nothing, UNVERIFIED if nobody can tell."""

    state: PartState
    message_id: str | None = None


async def settle(outlet: Outlet, audience: Audience, mark: Mark, part: Part) -> Settled:
    """What became of a part that was started and never confirmed.

    Only to be asked when the lease under which it was started has run out: until then the request may still be on its way.
    An edit is done again, which does no harm.
    Where history can't be read the part counts as posted, for twice is worse than the doubt, which is reported.

    Raises:
        Busy: ask again later.
    """
    if part.started_at is None or part.how is How.AMEND:
        return Settled(PartState.PENDING)
    try:
        message_id = await outlet.find(audience, mark, part.started_at - CLOCK_SLACK, part.target)
    except HistoryUnreadable:
        return Settled(PartState.UNVERIFIED)
    return Settled(PartState.SENT, message_id) if message_id is not None else Settled(PartState.PENDING)
