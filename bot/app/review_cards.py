"""The cards of reviews in channels and direct messages: once somebody decides, every copy says who did, with its Undo."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta

from bot.commands.desk import Desk
from bot.commands.review.decided import card_of
from bot.core.language import speaking
from bot.core.outlet import Audience, Busy, OutcomeUnknown, Outlet, Refused
from bot.core.request import Caller, Platform, Request
from storage.review_cards import ReviewCard, ReviewCards

log = logging.getLogger(__name__)

#: Seconds after which the copies follow the card on which somebody decided, whose answer takes its place first.
AFTER = 1.0
#: When a card that could not be edited is tried again.
TRY_AGAIN = timedelta(minutes=1)
#: The same where something of ours broke.
AFTER_A_FAULT = timedelta(minutes=15)


class CardUpdates:
    """Edits the messages that show a review in another state than it has. Doing so twice has the same effect as once, so that any number of
    processes may do it; what a crash leaves is done by the next look."""

    def __init__(
        self,
        cards: ReviewCards,
        outlets: Mapping[Platform, Outlet],
        open_desk: Callable[[Request], Awaitable[Desk]],
        now: Callable[[], datetime],
    ) -> None:
        self._cards = cards
        self._outlets = outlets
        self._open_desk = open_desk
        self._now = now

    async def soon(self) -> None:
        """Brings the cards up to date, once the answer to whoever decided is there."""
        await asyncio.sleep(AFTER)
        await self.update()

    async def update(self) -> int:
        """How many cards were brought up to date."""
        done = 0
        for card in await self._cards.outdated(self._now(), [str(platform) for platform in self._outlets]):
            done += await self._update(card, self._outlets[Platform(card.platform)])
        return done

    async def forget(self) -> None:
        """Forgets the cards of long ago."""
        await self._cards.forget(self._now())

    async def _update(self, card: ReviewCard, outlet: Outlet) -> bool:
        """Whether the card shows its review as it is now."""
        platform = Platform(card.platform)
        where = Audience(platform, card.workspace, card.channel, direct=bool(card.person))
        request = Request(f"/brief review show {card.review}", Caller(platform, card.workspace, card.channel, card.person))
        try:
            with speaking(""):
                desk = await self._open_desk(request)
                review = await desk.store.review(card.review)
                shown = outlet.split((await card_of(review, desk)).model_copy(update={"private": False}))[0]
            try:
                await outlet.amend(where, card.message_id, shown, None)
            except Refused as error:
                log.warning("the card of %s in %s can't be edited any more: %s", card.review, card.channel, error)
            await self._cards.shows(card, review.state)
        except Busy as error:
            await self._cards.put_off(card, self._now() + max(TRY_AGAIN, timedelta(seconds=error.retry_after)))
            return False
        except OutcomeUnknown:
            await self._cards.put_off(card, self._now() + TRY_AGAIN)
            return False
        except Exception:
            log.exception("the card of %s in %s could not be edited", card.review, card.channel)
            await self._cards.put_off(card, self._now() + AFTER_A_FAULT)
            return False
        return True
