"""Delivering digests: claim what is due, compose it, store it, post it part by part, record every step.

Whatever was stored before a crash is taken up again after it: a composed digest is sent as it was composed, a part whose outcome
nobody knows is looked up in the channel before it is sent again (see ``reconciling``).
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import secrets
import socket
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from bot.core.document import Document
from bot.core.errors import BriefingError
from bot.core.outlet import Audience, Busy, Mark, OutcomeUnknown, Outlet, Refused, Tell
from bot.core.request import Platform
from bot.digests.composing import Composed, Frame, compose, nothing_to_send
from bot.digests.correcting import amended, correction, worth_telling
from bot.digests.detailing import messages_of
from bot.digests.notices import given_up, paused, unverified
from bot.digests.reconciling import Settled, settle
from bot.digests.schedule import Schedule, next_slots, slots
from bot.digests.sharing import Share
from storage.deliveries import Deliveries
from storage.delivery_records import (
    AlreadyPromised,
    Claim,
    DeliveryState,
    How,
    LeaseLost,
    Part,
    PartState,
    Plan,
    PlannedSlot,
    Subscription,
    SubscriptionState,
)
from storage.news import News, NewsShelf

log = logging.getLogger(__name__)

Result = TypeVar("Result")

#: How long a worker may hold a delivery without saying so; it must outlast a request by far.
LEASE = timedelta(seconds=120)
#: How long one post may take.
REQUEST_TIMEOUT = timedelta(seconds=30)
#: How long to wait after each temporary failure; the last one repeats.
PAUSES = tuple(timedelta(seconds=seconds) for seconds in (30, 60, 120, 300, 900, 1800, 3600))
#: A delivery that could not be sent for so long is given up; what it held goes into the next digest.
GIVE_UP = timedelta(hours=24)
#: Deliveries that are claimed and composed together, and how many are being sent at the same time while the next are composed. All must
#: be through before their lease ends; what is being sent when a process dies has to be looked up in its channel.
BATCH = 48
AT_ONCE = 48


@dataclass(frozen=True, slots=True)
class DeliveryOutcome:
    """What became of one delivery in this tick. ``state`` is where it stands now; ``messages`` are the ids of all its messages."""

    subscription: Subscription
    delivery: str
    reference: str
    state: DeliveryState
    reason: str = ""
    messages: tuple[str, ...] = ()


def plan_due(subscription: Subscription, now: datetime) -> Plan:
    """The slots of a subscription that are due at an aware instant, and when the next one is."""
    try:
        schedule = Schedule.parse(subscription.schedule)
        quiet = subscription.options.is_quiet
        passed = slots(schedule, subscription.zone, subscription.cursor, now)
        due = tuple(PlannedSlot(slot.local, slot.at) for slot in passed if not quiet(slot.local.date()))
        following = next_slots(schedule, subscription.zone, max(now, subscription.cursor), 1, quiet)
    except BriefingError as error:
        return Plan(broken=str(error), notice=paused(subscription, str(error)).model_dump_json())
    return Plan(due, following[0].at if following else None)


@dataclass(frozen=True, slots=True)
class Deliverer:
    """Sends digests through the outlets that this process has. Any number of processes may do so at the same time.

    ``tell`` is how the person who made a subscription hears, once, that it was paused or that a message could not be verified.
    """

    deliveries: Deliveries
    news: NewsShelf
    outlets: Mapping[Platform, Outlet]
    tell: Tell | None = None
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    worker: str = field(default_factory=lambda: f"{socket.gethostname()[:40]}:{os.getpid()}:{secrets.token_hex(3)}")

    async def deliver_due(self, alive: Callable[[], None] = lambda: None) -> list[DeliveryOutcome]:
        """Deliver all that is due now, and return what became of each. One that fails does not hold up the others. ``alive`` is called
        again and again while it goes on."""
        outcomes: list[DeliveryOutcome] = []
        await self.deliveries.corrections.heed(self.clock())
        shelf, turns = self.news.for_a_moment(), asyncio.Semaphore(AT_ONCE)
        under_way: set[asyncio.Task[DeliveryOutcome]] = set()

        def ended(task: asyncio.Task[DeliveryOutcome]) -> None:
            turns.release()
            if task.cancelled() or isinstance(task.exception(), Exception | None):
                under_way.discard(task)
            if not task.cancelled():
                _note(task, outcomes)

        try:
            async with Share(self.deliveries.senders, self.outlets, self.worker, self.clock) as share:
                while claims := await self._claim_due(under_way):
                    alive()
                    await share.begin()
                    for prepared in await self._prepare_all(claims, shelf):
                        if isinstance(prepared, DeliveryOutcome):
                            outcomes.append(prepared)
                            continue
                        await turns.acquire()
                        task = asyncio.create_task(self._deliver(prepared))
                        under_way.add(task)
                        task.add_done_callback(ended)
        except Exception:
            # What is on its way may arrive; what becomes of it is recorded.
            await asyncio.gather(*under_way, return_exceptions=True)
            raise
        except BaseException:
            for task in under_way:
                task.cancel()
            await asyncio.gather(*under_way, return_exceptions=True)
            raise
        await self._tell_notices()
        return outcomes

    async def _claim_due(self, under_way: Collection[asyncio.Task[DeliveryOutcome]]) -> list[Claim]:
        """Deliveries to be worked on. Where there are none, those under way are waited for: others may have waited for them."""
        platforms = [str(platform) for platform in self.outlets]
        while True:
            claims = await self.deliveries.claim_due(self.clock(), self.worker, LEASE, plan_due, platforms, limit=BATCH)
            if claims or not under_way:
                return claims
            await asyncio.wait(list(under_way))
            for task in under_way:
                task.result()  # only what no work of ours raises is left there

    async def send_now(self, subscription: Subscription) -> DeliveryOutcome:
        """Send one subscription's digest at once, apart from its schedule.

        Raises:
            UnknownSubscription: it has ended.
            StillOpen: a digest of it is under way.
            Refused: this process has no outlet for the platform.
        """
        self._outlet(subscription)
        claim = await self.deliveries.claim_now(subscription.id, self.clock(), self.worker, LEASE)
        [prepared] = await self._prepare_all([claim], self.news)
        outcome = prepared if isinstance(prepared, DeliveryOutcome) else await self._deliver(prepared)
        await self._tell_notices()
        return outcome

    async def preview(self, subscription: Subscription) -> Document:
        """Exactly what would be sent now, without sending or recording it."""
        news = await self.news.gather(subscription)
        composed = compose(news, Frame(subscription.topics, self.clock(), subscription.zone, 0, "", subscription.options))
        if composed.empty and not subscription.options.say_when_empty:
            return nothing_to_send(news, subscription.zone)
        return composed.document

    def _outlet(self, subscription: Subscription) -> Outlet:
        outlet = self.outlets.get(Platform(subscription.platform))
        if outlet is None:
            raise Refused(f"This process is not connected to {subscription.platform.title()}.", "Start it with that platform's token.")
        return outlet

    async def _prepare_all(self, claims: Sequence[Claim], shelf: NewsShelf) -> list[Claim | DeliveryOutcome]:
        """The claims with what they are to send stored, in their order; the outcome of those that have nothing to send."""
        new = [claim for claim in claims if claim.document is None and claim.corrects is None and not _is_idle(claim)]
        news: dict[str, News] = {}
        try:
            gathered = await shelf.gather_all([claim.subscription for claim in new])
            news = {claim.delivery: found for claim, found in zip(new, gathered, strict=True)}
        except Exception:
            # Each is tried by itself then, so that one does not hold up the others.
            log.exception("the news of %d digests can't be read together", len(new))
        composed: dict[str, Composed] = {}
        for claim in new:
            # What fails is tried again by itself below, where its failure is told.
            with contextlib.suppress(Exception):
                composed[claim.delivery] = compose(news[claim.delivery], self._frame(claim))
            await asyncio.sleep(0)  # commands are answered meanwhile
        return await asyncio.gather(*(self._prepare(claim, composed.get(claim.delivery), shelf) for claim in claims))

    async def _prepare(self, claim: Claim, composed: Composed | None, shelf: NewsShelf) -> Claim | DeliveryOutcome:
        async def prepared() -> Claim | DeliveryOutcome:
            if _is_idle(claim):
                return await self._skip(claim, f"the subscription is {claim.subscription.state}")
            if claim.document is not None:
                return claim
            return await (self._correct(claim) if claim.corrects else self._compose(claim, composed, shelf))

        return await self._guarded(claim, prepared())

    async def _deliver(self, claim: Claim) -> DeliveryOutcome:
        """Bring one prepared delivery as far as it gets."""
        return await self._guarded(claim, self._through(claim))

    async def _guarded(self, claim: Claim, work: Awaitable[Result]) -> Result | DeliveryOutcome:
        """The result of the work on a delivery, or what its failure means for the delivery."""
        try:
            return await work
        except LeaseLost as lost:
            return _outcome(claim, claim.state, str(lost))
        except Busy as busy:
            return await self._postpone(claim, str(busy), timedelta(seconds=max(0.0, busy.retry_after)))
        except Refused as refused:
            notice = paused(claim.subscription, str(refused)).model_dump_json()
            return await self._fail(claim, str(refused), "" if claim.corrects else notice, pause=claim.corrects is None)
        except Exception as error:
            log.exception("delivery %s (%s) could not go on", claim.delivery, claim.reference)
            return await self._postpone(claim, f"{type(error).__name__}: {error}", timedelta(0))

    async def _through(self, claim: Claim) -> DeliveryOutcome:
        outlet = self._outlet(claim.subscription)
        messages: list[str] = []
        doubtful = False
        for part in claim.parts:
            state, message = await self._send(claim, _placed(part, messages), outlet)
            if state is PartState.UNKNOWN:
                return _outcome(claim, DeliveryState.UNKNOWN, "no usable answer came back; the channel is asked later", messages)
            doubtful = doubtful or state is PartState.UNVERIFIED
            messages += [message] if message else []
        notice = unverified(claim.subscription, claim.reference).model_dump_json() if doubtful and claim.corrects is None else ""
        state_now = DeliveryState.UNVERIFIED if doubtful else DeliveryState.SENT
        await self.deliveries.finish(claim, self.clock(), state_now, notice=notice)
        return _outcome(claim, state_now, "", messages)

    def _frame(self, claim: Claim) -> Frame:
        subscription = claim.subscription
        at = claim.slot.at if claim.slot else self.clock()
        return Frame(subscription.topics, at, subscription.zone, claim.missed, claim.reference, subscription.options)

    async def _compose(self, claim: Claim, composed: Composed | None, shelf: NewsShelf) -> Claim | DeliveryOutcome:
        """The claim with its digest stored, or the outcome if there is nothing to send. What was composed is composed again when another
        digest of the channel was faster."""
        outlet = self._outlet(claim.subscription)
        for _ in range(3):
            composed = composed or compose(await shelf.gather(claim.subscription), self._frame(claim))
            if composed.empty and not claim.subscription.options.say_when_empty:
                return await self._skip(claim, "nothing new")
            messages = messages_of(composed.document, claim.reference, outlet)
            try:
                return await self.deliveries.save_composed(
                    claim,
                    self.clock(),
                    composed.document.model_dump_json(),
                    [part.model_dump_json() for part in messages.posts],
                    composed.promises,
                    [part.model_dump_json() for part in messages.replies],
                )
            except AlreadyPromised:
                log.info("delivery %s is composed again: another digest of the channel was faster", claim.delivery)
                composed = None
        raise Busy("Other digests of this channel are being composed at the same time.", 5)

    async def _correct(self, claim: Claim) -> Claim | DeliveryOutcome:
        """The claim with its correction stored, or the outcome if there is nothing to correct (any more)."""
        digest = claim.corrects
        endings = worth_telling(await self.deliveries.corrections.endings(claim))
        if digest is None or not endings:
            return await self._skip(claim, "there is nothing to correct")
        outlet, changed = self._outlet(claim.subscription), []
        ended = worth_telling(await self.deliveries.corrections.endings(claim, as_composed=True))
        for part in digest.parts:
            shown = amended(Document.model_validate_json(part.document), ended, claim.subscription.zone)
            # A message that is full already stays as it is; what is said under it tells all.
            if shown is not None and part.message_id is not None and len(outlet.split(shown)) == 1:
                changed.append(replace(part, document=shown.model_dump_json()))
        target = next((part.message_id for part in digest.parts if part.message_id is not None), None)
        said = correction(digest.reference, endings)
        return await self.deliveries.corrections.save_corrected(
            claim, [part.model_dump_json() for part in outlet.split(said)], target, changed, endings
        )

    async def _send(self, claim: Claim, part: Part, outlet: Outlet) -> tuple[PartState, str | None]:
        """Send one part unless it is there already; UNKNOWN when nobody can tell yet."""
        if part.state in (PartState.SENT, PartState.UNVERIFIED, PartState.REFUSED):
            return part.state, part.message_id
        if part.how is How.REPLY and part.target is None:
            reason = "nobody knows the message that it belongs under"
            await self.deliveries.part_settled(claim, part.number, PartState.REFUSED, None, self.clock(), reason)
            return PartState.REFUSED, None
        audience, mark = audience_of(claim.subscription), _mark(claim, part)
        if part.state in (PartState.SENDING, PartState.UNKNOWN):
            settled: Settled = await settle(outlet, audience, mark, part)
            await self.deliveries.part_settled(claim, part.number, settled.state, settled.message_id, self.clock())
            if settled.state is not PartState.PENDING:
                return settled.state, settled.message_id
        await self.deliveries.start_part(claim, part.number, self.clock(), LEASE)
        try:
            async with asyncio.timeout(REQUEST_TIMEOUT.total_seconds()):
                message = await _put(outlet, audience, part, mark)
        except (Busy, Refused) as error:
            if isinstance(error, Refused) and (part.how is How.AMEND or (part.how is How.REPLY and claim.corrects is None)):
                log.info("%s can't be edited or answered: %s", part.target, error)
                await self.deliveries.part_settled(claim, part.number, PartState.REFUSED, None, self.clock(), str(error))
                return PartState.REFUSED, None
            await self.deliveries.part_settled(claim, part.number, PartState.PENDING, None, self.clock(), str(error))
            raise
        except Exception as error:
            # Whatever this is, the request may have gone out: only the channel can tell.
            level = logging.INFO if isinstance(error, OutcomeUnknown | TimeoutError) else logging.ERROR
            log.log(level, "delivery %s part %d: outcome unknown", claim.delivery, part.number, exc_info=error)
            now = self.clock()
            await self.deliveries.mark_unknown(claim, part.number, now, str(error) or type(error).__name__, ask_at=now + LEASE)
            return PartState.UNKNOWN, None
        await self.deliveries.part_settled(claim, part.number, PartState.SENT, message, self.clock())
        return PartState.SENT, message

    async def _skip(self, claim: Claim, reason: str) -> DeliveryOutcome:
        await self.deliveries.skip(claim, self.clock(), reason)
        return _outcome(claim, DeliveryState.SKIPPED, reason)

    async def _fail(self, claim: Claim, reason: str, notice: str, *, pause: bool) -> DeliveryOutcome:
        try:
            await self.deliveries.fail(claim, self.clock(), reason, pause=pause, notice=notice)
        except LeaseLost as lost:
            return _outcome(claim, claim.state, str(lost))
        return _outcome(claim, DeliveryState.FAILED, reason)

    async def _postpone(self, claim: Claim, reason: str, at_least: timedelta) -> DeliveryOutcome:
        now = self.clock()
        if now - claim.created_at > GIVE_UP:
            notice = "" if claim.corrects else given_up(claim.subscription, reason, begun=_begun(claim)).model_dump_json()
            return await self._fail(claim, reason, notice, pause=False)
        pause = max(PAUSES[min(claim.attempts, len(PAUSES) - 1)], at_least)
        try:
            await self.deliveries.postpone(claim, now + pause, reason)
        except LeaseLost as lost:
            return _outcome(claim, claim.state, str(lost))
        return _outcome(claim, claim.state, f"{reason} (again in {int(pause.total_seconds())} s)")

    async def _tell_notices(self) -> None:
        """Tell people what concerns them, once: a notice is taken before it is told, so that a crash can't repeat it."""
        if self.tell is None:
            return
        for notice in await self.deliveries.take_notices(self.clock(), [str(platform) for platform in self.outlets]):
            subscription = notice.subscription
            try:
                document = Document.model_validate_json(notice.document)
                await self.tell(Platform(subscription.platform), subscription.workspace, subscription.created_by, document)
            except Exception:
                log.exception("could not tell %s about subscription %s", subscription.created_by, subscription.id)


def audience_of(subscription: Subscription) -> Audience:
    """The channel that a subscription posts to."""
    return Audience(Platform(subscription.platform), subscription.workspace, subscription.channel)


async def _put(outlet: Outlet, audience: Audience, part: Part, mark: Mark) -> str:
    """The id of the message that the part is in now."""
    document = Document.model_validate_json(part.document)
    match part.how:
        case How.AMEND:
            assert part.target is not None
            await outlet.amend(audience, part.target, document, mark)
            return part.target
        case How.REPLY:
            assert part.target is not None
            return await outlet.reply(audience, part.target, document, mark)
        case How.POST:
            return await outlet.post(audience, document, mark)


def _placed(part: Part, messages: Sequence[str]) -> Part:
    """The part with its target: a digest's details answer the first of its messages, whose id was not known when they were stored."""
    return replace(part, target=messages[0]) if part.how is How.REPLY and part.target is None and messages else part


def _mark(claim: Claim, part: Part) -> Mark:
    """By what the part is recognised in its channel; an edited message keeps what it had."""
    if part.how is How.AMEND and claim.corrects is not None:
        number = next(one.number for one in claim.corrects.parts if one.message_id == part.target)
        return Mark(claim.corrects.delivery, number, claim.corrects.reference)
    return Mark(claim.delivery, part.number, claim.reference, "Correction" if claim.corrects else "Digest")


def _note(task: asyncio.Task[DeliveryOutcome], outcomes: list[DeliveryOutcome]) -> None:
    """Keeps what became of a delivery; one whose failure could not even be recorded is taken up when its lease has ended."""
    if task.exception() is None:
        outcomes.append(task.result())
    elif isinstance(task.exception(), Exception):
        log.error("what became of a delivery could not be recorded", exc_info=task.exception())


def _is_idle(claim: Claim) -> bool:
    """Whether the subscription was paused or ended before anything of its digest was sent."""
    return claim.subscription.state is not SubscriptionState.ACTIVE and claim.slot is not None and not _begun(claim)


def _begun(claim: Claim) -> bool:
    return any(part.state is not PartState.PENDING for part in claim.parts)


def _outcome(claim: Claim, state: DeliveryState, reason: str, messages: Sequence[str] = ()) -> DeliveryOutcome:
    return DeliveryOutcome(claim.subscription, claim.delivery, claim.reference, state, reason, tuple(messages))
