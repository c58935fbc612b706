"""Requests that are written down before they are acknowledged, so that each is answered once, whatever happens to the process."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from bot.app.worker_names import has_ended
from bot.core.document import Document, Outcome, paragraph
from bot.core.front import Interrupted, Noted
from bot.core.language import say, speaking
from bot.core.request import Platform, Request
from bot.wording.actions import action_title, undo_button
from bot.wording.people import People
from storage.errors import StorageError
from storage.journal.sessions import REQUEST_IN_HAND, RequestInHand
from storage.requests import RequestDraft, Requests, UnansweredRequest
from storage.store import ScopedStore

log = logging.getLogger(__name__)

#: How often a request is begun with at the most: one that ends the process each time must not do so for ever.
MOST_TRIES = 3


class NotedRequests:
    """The written-down requests as adapters see them (see ``bot.core.front.Front``). ``answer`` answers a request, ``scope`` gives the
    store of a workspace."""

    def __init__(
        self,
        requests: Requests,
        answer: Callable[[Request], Awaitable[Document]],
        scope: Callable[[str | None], ScopedStore],
        clock: Callable[[], datetime],
    ) -> None:
        self._requests = requests
        self._answer = answer
        self._scope = scope
        self._clock = clock

    async def note(self, request: Noted) -> bool:
        draft = RequestDraft(
            str(request.platform), request.id, request.workspace or "", request.line, request.answer_until, request.reply, request.id
        )
        try:
            return await self._requests.record(draft, self._clock())
        except StorageError as error:  # better unsafe than unanswered
            log.warning("a request could not be written down: %s", error)
            return True

    async def is_answered(self, platform: Platform, id_: str, *, arrived: bool) -> None:
        try:
            if arrived:
                await self._requests.answered(str(platform), id_, self._clock())
            else:
                await self._requests.give_back(str(platform), id_, self._clock())
        except StorageError as error:
            log.warning("it could not be noted what became of request %s: %s", id_, error)

    async def interrupted(self, platform: Platform) -> Sequence[Interrupted]:
        try:
            await self._requests.renew(self._clock())
            await self._requests.free_those_of(has_ended, self._clock())
            found = await self._requests.take_up(str(platform), self._clock())
        except StorageError as error:
            log.warning("requests that were not answered can't be looked up: %s", error)
            return []
        return [_interrupted(platform, one) for one in found]

    async def answer_interrupted(self, request: Request, interrupted: Interrupted) -> Document:
        if interrupted.done_action is None and interrupted.tries <= MOST_TRIES:
            return await self.answer_noted(request)
        with speaking(request.caller.locale):
            if interrupted.done_action is None:
                said = say("I began with this {count} times and never came to its end: {line}", count=MOST_TRIES, line=request.line)
                next_step = say("As far as I know nothing was changed. Please tell whoever runs this bot.")
                return Document(
                    title=say("Not done"), blocks=(paragraph(said), paragraph(next_step)), outcome=Outcome.FAILED, code="given-up"
                )
            return await self._done(request, interrupted.done_action)

    async def _done(self, request: Request, number: int) -> Document:
        """That it was done before the process ended, with what it was and how to take it back."""
        try:
            action = await self._scope(request.caller.workspace).action(number)
            what = action_title(action, People({}))
        except StorageError:
            what = request.line
        said = say("I was restarted while I answered this. It was done all the same: {what}", what=what)
        return Document(title=say("Done"), blocks=(paragraph(said), *undo_button(number)))

    async def answer_noted(self, request: Request) -> Document:
        """The answer to a written-down request: what it does is noted with it, in the transaction that does it."""
        with self.in_hand(request):
            return await self._answer(request)

    @contextmanager
    def in_hand(self, request: Request) -> Iterator[None]:
        """Within it, what is done is noted with the request, where that was written down."""
        in_hand = RequestInHand(str(request.caller.platform), request.noted_as, self._requests.worker) if request.noted_as else None
        token = REQUEST_IN_HAND.set(in_hand)
        try:
            yield
        finally:
            REQUEST_IN_HAND.reset(token)


def _interrupted(platform: Platform, one: UnansweredRequest) -> Interrupted:
    draft = one.request
    noted = Noted(platform, draft.request_id, draft.workspace or None, draft.line, draft.answer_until, draft.reply)
    return Interrupted(noted, one.tries, one.done_action, one.acked_at)
