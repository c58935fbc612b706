"""Sending one part of a digest: what is recorded before and after the request, and what each failure means.

A part whose outcome is unknown is searched for in the channel before it is sent again (see ``reconciling``).
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core.document import Document
from bot.core.outlet import Audience, Busy, Mark, OutcomeUnknown, Outlet, Refused
from bot.core.request import Platform
from bot.digests.reconciling import Settled, settle
from storage.digests.deliveries import Deliveries
from storage.digests.records import Claim, Part, PartState, SendAs, Subscription

log = logging.getLogger(__name__)

#: How long a claim is valid unless it is renewed; it must be much longer than a request.
LEASE = timedelta(seconds=120)
#: How long one post may take with its preparation; outlets give up sooner.
REQUEST_TIMEOUT = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of a part, and the id of its message if it has one. ``recorded``: this is stored already."""

    state: PartState
    message_id: str | None
    recorded: bool = True


async def send_part(
    deliveries: Deliveries, claim: Claim, part: Part, outlet: Outlet, clock: Callable[[], datetime], *, last: bool = False
) -> Sent:
    """What became of a part, which is sent unless it has arrived already; UNKNOWN when that can't be found out yet. The arrival of the
    ``last`` part is not recorded here: the caller records it together with the end of the delivery."""
    if part.state in (PartState.SENT, PartState.UNVERIFIED, PartState.REFUSED):
        return Sent(part.state, part.message_id)
    if part.how is SendAs.REPLY and part.target is None:
        return await _refused(deliveries, claim, part, clock, "nobody knows the message that it belongs under")
    audience, mark = audience_of(claim.subscription), _mark(claim, part)
    if part.state in (PartState.SENDING, PartState.UNKNOWN):
        settled: Settled = await settle(outlet, audience, mark, part)
        await deliveries.part_settled(claim, part.number, settled.state, settled.message_id, clock())
        if settled.state is not PartState.PENDING:
            return Sent(settled.state, settled.message_id)
    await deliveries.start_part(claim, part.number, clock(), LEASE)
    try:
        async with asyncio.timeout(REQUEST_TIMEOUT.total_seconds()):
            message = await _put(outlet, audience, part, mark)
    except (Busy, Refused) as error:
        if isinstance(error, Refused) and (part.how is SendAs.AMEND or (part.how is SendAs.REPLY and claim.corrects is None)):
            log.warning("%s can't be edited or answered: %s", part.target, error)
            return await _refused(deliveries, claim, part, clock, str(error))
        await deliveries.part_settled(claim, part.number, PartState.PENDING, None, clock(), str(error))
        raise
    except Exception as error:
        # Whatever this is, the request may have reached the platform: only the channel's history can show it.
        level = logging.INFO if isinstance(error, OutcomeUnknown | TimeoutError) else logging.ERROR
        log.log(level, "delivery %s part %d: outcome unknown", claim.delivery, part.number, exc_info=error)
        now = clock()
        await deliveries.mark_unknown(claim, part.number, now, str(error) or type(error).__name__, ask_at=now + LEASE)
        return Sent(PartState.UNKNOWN, None)
    if not last:
        await deliveries.part_settled(claim, part.number, PartState.SENT, message, clock())
    return Sent(PartState.SENT, message, recorded=not last)


async def _refused(deliveries: Deliveries, claim: Claim, part: Part, clock: Callable[[], datetime], reason: str) -> Sent:
    await deliveries.part_settled(claim, part.number, PartState.REFUSED, None, clock(), reason)
    return Sent(PartState.REFUSED, None)


def audience_of(subscription: Subscription) -> Audience:
    """The channel, or the person, that a subscription posts to."""
    options = subscription.options
    return Audience(
        Platform(subscription.platform),
        subscription.workspace,
        subscription.channel,
        direct=bool(subscription.person),
        in_thread=options.in_thread and not subscription.person,
        publish=options.publish,
    )


async def _put(outlet: Outlet, audience: Audience, part: Part, mark: Mark) -> str:
    """The id of the message that now shows the part."""
    document = Document.model_validate_json(part.document)
    match part.how:
        case SendAs.AMEND:
            assert part.target is not None
            await outlet.amend(audience, part.target, document, mark)
            return part.target
        case SendAs.REPLY:
            assert part.target is not None
            return await outlet.reply(audience, part.target, document, mark)
        case SendAs.POST:
            return await outlet.post(audience, document, mark)


def _mark(claim: Claim, part: Part) -> Mark:
    """The mark by which the part is found in its channel; an edited message keeps its own."""
    if part.how is SendAs.AMEND and claim.corrects is not None:
        number = next(one.number for one in claim.corrects.parts if one.message_id == part.target)
        return Mark(claim.corrects.delivery, number, claim.corrects.reference, _word(claim))
    return Mark(claim.delivery, part.number, claim.reference, "Correction" if claim.corrects else _word(claim))


def _word(claim: Claim) -> str:
    """What people call the messages of the claim's subscription, in front of the reference."""
    return "Digest" if claim.subscription.watched is None else "Alert"
