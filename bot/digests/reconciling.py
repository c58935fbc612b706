"""Reconciling: searching a channel for a part of which it is unknown whether it arrived."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from bot.core.outlet import Audience, HistoryUnreadable, Mark, Outlet
from storage.digests.records import Part, PartState, SendAs

#: How far a platform's clock may be off ours.
CLOCK_SLACK = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Settled:
    """SENT with the message's id, PENDING if the channel certainly has no such message, UNVERIFIED if that can't be found out."""

    state: PartState
    message_id: str | None = None


async def settle(outlet: Outlet, audience: Audience, mark: Mark, part: Part) -> Settled:
    """What became of a part that was started and never confirmed.

    To be called only after the lease under which it was started has ended: until then the request may still be running.
    An edit is simply repeated, which does no harm.
    Where the history can't be read the part counts as posted: posting twice would be worse than the doubt, which is reported.

    Raises:
        Busy: try again later.
    """
    if part.started_at is None or part.how is SendAs.AMEND:
        return Settled(PartState.PENDING)
    try:
        message_id = await outlet.find(audience, mark, part.started_at - CLOCK_SLACK, part.target)
    except HistoryUnreadable:
        return Settled(PartState.UNVERIFIED)
    return Settled(PartState.SENT, message_id) if message_id is not None else Settled(PartState.PENDING)
