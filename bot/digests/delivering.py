"""Delivering digests: claim what is due, compose it, store it, post it part by part (see ``sending``), record every step.

After a crash another process goes on from what is recorded: a digest that was composed is sent as it was composed.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import secrets
import socket
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from bot.core.document import Document
from bot.core.errors import BriefingError
from bot.core.language import speaking
from bot.core.messages import explain
from bot.core.outlet import Busy, ChannelGone, Details, Outlet, PrivateMessages, Refused
from bot.core.request import Platform
from bot.digests.alerting import compose_alert
from bot.digests.composing import Composed, DigestContext, nothing_to_send
from bot.digests.correcting import amended, correction, in_sight, real_changes
from bot.digests.detailing import NOT_KEPT, messages_of
from bot.digests.notices import given_up, paused, unverified
from bot.digests.prefetching import PrefetchPipeline
from bot.digests.schedules.reading import read_schedule
from bot.digests.schedules.slots import next_slots, slots
from bot.digests.sending import LEASE, audience_of, send_part
from bot.digests.sharing import Share
from bot.digests.watching import plan_alerts, silent_until
from bot.digests.what_changed import compose_digest
from storage.digests.deliveries import Deliveries
from storage.digests.news import News, NewsShelf
from storage.digests.records import (
    AlreadyPromised,
    Claim,
    DeliveryState,
    LeaseLost,
    Part,
    PartState,
    Plan,
    PlannedSlot,
    SendAs,
    Subscription,
)
from storage.errors import StorageError
from storage.records import SubscriptionState

log = logging.getLogger(__name__)

Result = TypeVar("Result")

#: How long to wait after each temporary failure; the last pause repeats.
PAUSES = tuple(timedelta(seconds=seconds) for seconds in (30, 60, 120, 300, 900, 1800, 3600))
#: A delivery that could not be sent for so long is given up; its entries go into the next digest.
GIVE_UP = timedelta(hours=24)
#: Deliveries that are claimed and composed together, and how many are sent at the same time while the next are composed. All must be
#: sent before their lease ends; those being sent when a process dies have to be searched for in their channels.
BATCH = 48
AT_ONCE = 96


@dataclass(frozen=True, slots=True)
class DeliveryOutcome:
    """What became of one delivery: its state now, the reason for it, and the ids of all its messages."""

    subscription: Subscription
    delivery: str
    reference: str
    state: DeliveryState
    reason: str = ""
    messages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Written:
    """A composed digest, and what is stored of it (documents as JSON)."""

    composed: Composed
    document: str
    posts: tuple[str, ...]
    replies: tuple[str, ...]


def plan_due(subscription: Subscription, now: datetime) -> Plan:
    """The slots of a subscription that are due at an aware instant, and when the next one is."""
    try:
        schedule = read_schedule(subscription.schedule)
        quiet = subscription.options.is_quiet
        passed = slots(schedule, subscription.zone, subscription.cursor, now)
        due = tuple(PlannedSlot(slot.local, slot.at) for slot in passed if not quiet(slot.local.date()))
        following = next_slots(schedule, subscription.zone, max(now, subscription.cursor), 1, quiet)
    except BriefingError as error:
        return Plan(broken=str(error), notice=paused(subscription, str(error)).model_dump_json())
    return Plan(due, following[0].at if following else None)


async def _in_english(_subscription: Subscription) -> str:
    return "en"


@dataclass(frozen=True, slots=True)
class Deliverer:
    """Sends digests through the outlets that this process has. Any number of processes may do so at the same time.

    Through ``private_messages`` the person who made a subscription hears, once, that it was paused or that a message could not be verified.
    ``language`` finds out in which language a subscription's digests are written.
    """

    deliveries: Deliveries
    news: NewsShelf
    outlets: Mapping[Platform, Outlet]
    private_messages: PrivateMessages = field(default_factory=PrivateMessages)
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    worker: str = field(default_factory=lambda: f"{socket.gethostname()[:40]}:{os.getpid()}:{secrets.token_hex(3)}")
    language: Callable[[Subscription], Awaitable[str]] = _in_english

    async def deliver_due(self, alive: Callable[[], None] = lambda: None) -> list[DeliveryOutcome]:
        """What became of each delivery that was due now. One that fails does not hold up the others. ``alive`` is called before each batch,
        so that the caller sees progress."""
        outcomes: list[DeliveryOutcome] = []
        platforms = [str(platform) for platform in self.outlets]
        shelf = self.news.with_cache()
        await self.deliveries.corrections.plan_corrections(self.clock())
        async with Share(self.deliveries.senders, self.outlets, self.worker, self.clock) as share:

            async def prepare() -> list[Claim] | None:
                alive()
                # Before each batch, so that no alert waits until thousands of digests are sent.
                await self._plan_alerts()
                claims = await self.deliveries.claim_due(self.clock(), self.worker, LEASE, plan_due, platforms, limit=BATCH)
                if not claims:
                    return None
                await share.begin()
                prepared = await self._prepare_all(claims, shelf)
                outcomes.extend(one for one in prepared if isinstance(one, DeliveryOutcome))
                return [one for one in prepared if isinstance(one, Claim)]

            async def deliver(claim: Claim) -> None:
                try:
                    outcomes.append(await self._deliver(claim))
                except Exception:
                    # A worker claims it again when its lease has ended.
                    log.exception("what became of delivery %s could not be recorded", claim.delivery)

            await PrefetchPipeline(prepare, deliver, AT_ONCE).run()
        await self._send_notices()
        return outcomes

    async def send_now(self, subscription: Subscription) -> DeliveryOutcome:
        """What became of one subscription's digest, sent at once and apart from its schedule.

        Raises:
            UnknownSubscription: it has ended.
            StillOpen: a digest of it is being sent.
            Refused: this process has no outlet for the platform.
        """
        self._outlet(subscription)
        claim = await self.deliveries.claim_now(subscription.id, self.clock(), self.worker, LEASE)
        [prepared] = await self._prepare_all([claim], self.news)
        outcome = prepared if isinstance(prepared, DeliveryOutcome) else await self._deliver(prepared)
        await self._send_notices()
        return outcome

    async def preview(self, subscription: Subscription) -> Document:
        """Exactly what would be sent now; nothing is sent or recorded."""
        subscription = replace(subscription, speaks=await self.language(subscription))
        news = await self.news.gather(subscription)
        composed = compose_digest(news, DigestContext.of(subscription, self.clock()))
        if composed.empty and not subscription.options.say_when_empty:
            return nothing_to_send(news, subscription)
        return composed.document

    async def _plan_alerts(self) -> None:
        """Look at what was stored for watches; if that fails, digests are sent all the same, and the next call looks again."""
        try:
            await plan_alerts(self.deliveries.alerts, self.clock())
        except Exception:
            log.exception("what watches are to tell could not be found out")

    def _outlet(self, subscription: Subscription) -> Outlet:
        return self.outlet_of(Platform(subscription.platform))

    def outlet_of(self, platform: Platform) -> Outlet:
        """The outlet of this platform. Raises Refused where this process has none."""
        outlet = self.outlets.get(platform)
        if outlet is None:
            raise Refused("platform-not-connected", platform=platform.title())
        return outlet

    async def _has_left(self, claim: Claim) -> bool:
        """Whether it would go to a person who has left the workspace."""
        one = claim.subscription
        return bool(one.person) and not _begun(claim) and await self._outlet(one).has_left(one.workspace, one.person)

    async def _with_language(self, claim: Claim) -> Claim:
        """The claim with the language of its messages; English where that can't be found out now."""
        if not _is_idle(claim):
            with contextlib.suppress(StorageError):
                return replace(claim, subscription=replace(claim.subscription, speaks=await self.language(claim.subscription)))
        return claim

    async def _prepare_all(self, claims: Sequence[Claim], shelf: NewsShelf) -> list[Claim | DeliveryOutcome]:
        """The claims, in their order, with what they are to send composed and stored; for those that have nothing to send the outcome."""
        claims = [await self._with_language(claim) for claim in claims]
        new = [claim for claim in claims if claim.document is None and claim.corrects is None and not _is_idle(claim)]
        new = [claim for claim in new if claim.subscription.watched is None]
        news: dict[str, News] = {}
        try:
            gathered = await shelf.gather_all([claim.subscription for claim in new])
            news = {claim.delivery: found for claim, found in zip(new, gathered, strict=True)}
        except Exception:
            # Then each is read by itself below, so that one that fails does not hold up the others.
            log.exception("the news of %d digests can't be read together", len(new))
        written: dict[str, _Written] = {}
        for claim in new:
            # What fails here is tried again by itself below, where its failure is recorded.
            with contextlib.suppress(Exception):
                written[claim.delivery] = self._written(claim, news[claim.delivery])
            # One at a time, so that meanwhile the event loop sends messages and answers commands.
            await asyncio.sleep(0)
        return await asyncio.gather(*(self._prepare(claim, written.get(claim.delivery), shelf) for claim in claims))

    async def _prepare(self, claim: Claim, written: _Written | None, shelf: NewsShelf) -> Claim | DeliveryOutcome:
        async def prepared() -> Claim | DeliveryOutcome:
            if _is_idle(claim):
                return await self._skip(claim, f"the subscription is {claim.subscription.state}")
            if await self._has_left(claim):
                await self.deliveries.end_personal(claim, self.clock())
                return _outcome(claim, DeliveryState.SKIPPED, "its person has left the workspace")
            if not _begun(claim) and (silent := silent_until(claim.subscription, self.clock())) is not None:
                await self.deliveries.postpone(claim, silent, "quiet hours")
                return _outcome(claim, claim.state, "quiet hours")
            if claim.document is not None:
                return claim
            if claim.corrects is not None:
                return await self._correct(claim)
            return await (self._alert(claim) if claim.subscription.watched else self._compose(claim, written, shelf))

        return await self._guarded(claim, prepared())

    async def _deliver(self, claim: Claim) -> DeliveryOutcome:
        """Send a prepared delivery as far as possible."""
        return await self._guarded(claim, self._send(claim))

    async def _guarded(self, claim: Claim, work: Awaitable[Result]) -> Result | DeliveryOutcome:
        """The result of the work on a delivery, or the outcome of the delivery when the work fails."""
        try:
            return await work
        except LeaseLost as lost:
            return _outcome(claim, claim.state, str(explain(lost)))
        except Busy as busy:
            return await self._postpone(claim, str(busy), timedelta(seconds=max(0.0, busy.retry_after)))
        except Refused as refused:
            notice = paused(claim.subscription, str(refused), gone=isinstance(refused, ChannelGone)).model_dump_json()
            return await self._fail(claim, str(refused), "" if claim.corrects else notice, pause=claim.corrects is None)
        except Exception as error:
            log.exception("delivery %s (%s) could not go on", claim.delivery, claim.reference)
            reason = explain(error) if isinstance(error, StorageError) else error
            return await self._postpone(claim, f"{type(error).__name__}: {reason}", timedelta(0))

    async def _send(self, claim: Claim) -> DeliveryOutcome:
        outlet = self._outlet(claim.subscription)
        messages: list[str] = []
        unverified_part, arrived = False, None
        for part in claim.parts:
            last = part is claim.parts[-1]
            with speaking(claim.subscription.speaks):
                sent = await send_part(self.deliveries, claim, _with_target(part, messages), outlet, self.clock, last=last)
            if sent.state is PartState.UNKNOWN:
                return _outcome(claim, DeliveryState.UNKNOWN, "no usable answer came back; the channel is asked later", messages)
            unverified_part = unverified_part or sent.state is PartState.UNVERIFIED
            messages += [sent.message_id] if sent.message_id else []
            arrived = None if sent.recorded else (part.number, sent.message_id)
        notice = unverified(claim.subscription, claim.reference).model_dump_json() if unverified_part and claim.corrects is None else ""
        state_now = DeliveryState.UNVERIFIED if unverified_part else DeliveryState.SENT
        await self.deliveries.finish(claim, self.clock(), state_now, notice=notice, arrived=arrived)
        return _outcome(claim, state_now, "", messages)

    def _written(self, claim: Claim, news: News) -> _Written:
        """The digest of this news, composed, split for its outlet and ready to be stored."""
        subscription = claim.subscription
        at = claim.slot.at if claim.slot else self.clock()
        return self._split(claim, compose_digest(news, DigestContext.of(subscription, at, missed=claim.missed, reference=claim.reference)))

    def _split(self, claim: Claim, composed: Composed) -> _Written:
        """What was composed, split for its outlet and ready to be stored."""
        with speaking(claim.subscription.speaks):
            outlet, in_thread = self._outlet(claim.subscription), audience_of(claim.subscription).in_thread
            messages = messages_of(composed.document, claim.reference, outlet, in_thread=in_thread)
        return _Written(
            composed,
            composed.document.model_dump_json(),
            tuple(part.model_dump_json() for part in messages.posts),
            tuple(part.model_dump_json() for part in messages.replies),
        )

    async def _compose(self, claim: Claim, written: _Written | None, shelf: NewsShelf) -> Claim | DeliveryOutcome:
        """The claim with its digest stored, or the outcome if there is nothing to send. The digest is composed again when another digest
        for the channel was stored first with the same entries."""
        for _ in range(3):
            written = written or self._written(claim, await shelf.gather(claim.subscription))
            if written.composed.empty and not claim.subscription.options.say_when_empty:
                return await self._skip(claim, "nothing new")
            try:
                return await self._save(claim, written)
            except AlreadyPromised:
                log.info("delivery %s is composed again: another digest for the channel was stored first", claim.delivery)
                written = None
        raise Busy("digests-composed-meanwhile", 5)

    async def _save(self, claim: Claim, written: _Written) -> Claim:
        """The claim with what was composed stored. Raises AlreadyPromised, LeaseLost."""
        return await self.deliveries.save_composed(
            claim, self.clock(), written.document, written.posts, written.composed.promises, written.replies
        )

    async def _alert(self, claim: Claim) -> Claim | DeliveryOutcome:
        """The claim with what its watch tells stored, or the outcome if its audience has had all of it."""
        for _ in range(3):
            news, texts = await self.deliveries.alerts.gather(claim)
            composed = compose_alert(claim.subscription, news, texts, self.clock(), claim.reference)
            if composed.empty:
                return await self._skip(claim, "nothing new")
            with contextlib.suppress(AlreadyPromised):
                return await self._save(claim, self._split(claim, composed))
        raise Busy("digests-composed-meanwhile", 5)

    async def _correct(self, claim: Claim) -> Claim | DeliveryOutcome:
        """The claim with its correction stored, or the outcome if there is nothing (more) to correct."""
        digest = claim.corrects
        endings = real_changes(await self.deliveries.corrections.endings(claim))
        if digest is None or not endings:
            return await self._skip(claim, "there is nothing to correct")
        outlet, changed = self._outlet(claim.subscription), []
        ended = real_changes(await self.deliveries.corrections.endings(claim, as_composed=True))
        for part in digest.parts:
            for in_sources in (True, False):
                document, zone = Document.model_validate_json(part.document), claim.subscription.zone
                shown = amended(document, ended, zone, language=claim.subscription.speaks, in_sources=in_sources)
                # A message that would get too long stays as it is; the reply under it says everything.
                if shown is not None and part.message_id is not None and len(outlet.split(shown)) == 1:
                    changed.append(replace(part, document=shown.model_dump_json()))
                    break
        target = next((part.message_id for part in digest.parts if part.message_id is not None), None)
        what = "alert" if claim.subscription.watched else "digest"
        seen = endings
        kept = all(part.document != NOT_KEPT for part in digest.parts)
        if kept and outlet.details is Details.BUTTON and not audience_of(claim.subscription).in_thread:
            # What stood in the details alone was seen by whoever opened them: they show what holds now.
            seen = in_sight(endings, (Document.model_validate_json(part.document) for part in digest.parts))
        if not seen:
            return await self._skip(claim, "it was shown in the details alone")
        said = correction(digest.reference, seen, claim.subscription.speaks, what=what)
        return await self.deliveries.corrections.save_corrected(
            claim, [part.model_dump_json() for part in outlet.split(said)], target, changed, endings
        )

    async def _skip(self, claim: Claim, reason: str) -> DeliveryOutcome:
        await self.deliveries.skip(claim, self.clock(), reason)
        return _outcome(claim, DeliveryState.SKIPPED, reason)

    async def _fail(self, claim: Claim, reason: str, notice: str, *, pause: bool) -> DeliveryOutcome:
        try:
            await self.deliveries.fail(claim, self.clock(), reason, pause=pause, notice=notice)
            log.warning("delivery %s (%s) failed%s: %s", claim.delivery, claim.reference, ", subscription paused" if pause else "", reason)
        except LeaseLost as lost:
            return _outcome(claim, claim.state, str(explain(lost)))
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
            return _outcome(claim, claim.state, str(explain(lost)))
        return _outcome(claim, claim.state, f"{reason} (again in {int(pause.total_seconds())} s)")

    async def _send_notices(self) -> None:
        """Send the private messages that are waiting, each once: it is marked as sent before, so that a crash can't repeat it."""
        if (tell := self.private_messages.tell) is None:
            return
        for notice in await self.deliveries.take_notices(self.clock(), [str(platform) for platform in self.outlets]):
            subscription = notice.subscription
            try:
                document = Document.model_validate_json(notice.document)
                await tell(Platform(subscription.platform), subscription.workspace, subscription.created_by, document)
            except Exception:
                log.exception("could not tell %s about subscription %s", subscription.created_by, subscription.id)


def _with_target(part: Part, messages: Sequence[str]) -> Part:
    """The part with its target: a digest's replies go under its first message, whose id was not known when they were stored."""
    return replace(part, target=messages[0]) if part.how is SendAs.REPLY and part.target is None and messages else part


def _is_idle(claim: Claim) -> bool:
    """Whether the subscription was paused or ended before anything of its digest was sent."""
    is_asked_for = claim.slot is None and claim.subscription.watched is None
    return claim.subscription.state is not SubscriptionState.ACTIVE and not is_asked_for and claim.corrects is None and not _begun(claim)


def _begun(claim: Claim) -> bool:
    return any(part.state is not PartState.PENDING for part in claim.parts)


def _outcome(claim: Claim, state: DeliveryState, reason: str, messages: Sequence[str] = ()) -> DeliveryOutcome:
    return DeliveryOutcome(claim.subscription, claim.delivery, claim.reference, state, reason, tuple(messages))
