"""The bot on its store: settings, store and command core are put together here; platforms and the scheduler in bot.app.serving."""

from __future__ import annotations

import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from pydantic import TypeAdapter

from bot.app.admission import Admission, TooBusy
from bot.app.fetching import fetcher_for
from bot.app.noted import NotedRequests
from bot.app.review_cards import CardUpdates
from bot.app.worker_names import worker_name
from bot.asking.plan.recent import RecentQuestions
from bot.commands.all import catalog
from bot.commands.completing import complete
from bot.commands.desk import Desk
from bot.commands.entry.reporting import wrong_buttons
from bot.commands.language import channel_language, language_for
from bot.commands.roles import role_given
from bot.commands.welcome import welcome
from bot.config import Settings
from bot.core.catalog import Catalog
from bot.core.dispatch import Dispatcher
from bot.core.document import Chart, Document
from bot.core.form import Form
from bot.core.front import Completion, Interrupted, Noted, TopicName, Typing, Welcome
from bot.core.language import language_of, prefer, say, speaking
from bot.core.outlet import Outlet, PostedMessage, PrivateMessages
from bot.core.refusals import mistake
from bot.core.request import Caller, Platform, Request, Role
from bot.core.text import counted
from bot.digests.delivering import Deliverer
from bot.drawing.pictures import picture
from bot.entries.background import Background
from bot.entries.better_reading import Rereader
from bot.entries.feeding.feeder import Feeder
from bot.entries.seeding import seed
from bot.entries.workers import in_worker
from bot.reading.fetch import Fetcher
from storage.database.engine import parse_url
from storage.digests.deliveries import Deliveries
from storage.digests.news import NewsShelf
from storage.digests.records import Subscription
from storage.errors import StorageError
from storage.feeds.queue import FeedQueue
from storage.requests import Requests
from storage.review_cards import ReviewCards
from storage.store import ScopedStore, Store
from storage.store.rereading import Readings

log = logging.getLogger(__name__)

#: How the pages of an answer are kept.
_PAGES = TypeAdapter(tuple[Document, ...])


class Bot:
    """The bot as platforms see it (bot.core.front.Front), on one store.

    ``outlets`` and ``private_messages`` are filled while platforms are connected. ``deliverer`` sends digests, ``feeder`` reads feeds and
    ``rereader`` reads articles again after an upgrade; they are made once, and use what is connected when they work. ``clock`` gives aware
    UTC times and may be replaced at any moment. ``worker`` is the name by which other processes know this one (see ``worker_name``).
    ``on_answered`` is called with the command, the platform, the outcome and the seconds of each answer.
    """

    def __init__(
        self,
        store: Store,
        catalog: Catalog[Desk],
        fetcher: Fetcher,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        worker: str = "",
        answers_at_once: int = 16,
    ) -> None:
        self.store = store
        self.catalog = catalog
        self.clock = clock
        self.outlets: dict[Platform, Outlet] = {}
        self.private_messages = PrivateMessages()
        self.background = Background()
        self.fetcher = fetcher
        self.requests = Requests(store.database, worker or worker_name())
        self.admission = Admission(answers_at_once)
        self.on_answered: Callable[[str, str, str, float], None] | None = None
        self._recent = RecentQuestions()
        database = store.database
        self.deliverer = Deliverer(
            Deliveries(database), NewsShelf(database), self.outlets, self.private_messages, clock=self._now, language=self._language
        )
        self.feeder = Feeder(FeedQueue(database), self.scope, fetcher, self.outlets, self.private_messages, self._now)
        self.rereader = Rereader(Readings(database), self.scope, self._now)
        self._dispatcher = Dispatcher(catalog, self._open_desk, known_errors=(StorageError,), below=wrong_buttons, complete=complete)
        self.cards = CardUpdates(ReviewCards(database), self.outlets, self._open_desk, self._now)
        self._noted = NotedRequests(self.requests, self._dispatcher.answer, self.scope, self._now)

    def _now(self) -> datetime:
        return self.clock()

    def scope(self, workspace: str | None) -> ScopedStore:
        """The store as that workspace sees it; None is the library, the operator's."""
        return self.store.scoped(workspace) if workspace else self.store.library()

    async def _language(self, subscription: Subscription) -> str:
        """The language that a subscription's digests are written in."""
        return await channel_language(self.scope(subscription.workspace), subscription.channel, subscription.person)

    async def _open_desk(self, request: Request) -> Desk:
        self.store.look_again()  # a role that was taken away since the request began counts no more
        # What a workspace has of its own is not for those who don't belong to it: they ask the library.
        store = self.scope(None if request.caller.is_guest else request.caller.workspace)
        prefer(await language_for(request, store))
        return Desk(
            now=self._now(),
            recent=self._recent,
            store=store,
            request=request,
            role=await role_of(request, store),
            catalog=self.catalog,
            fetcher=self.fetcher,
            deliverer=self.deliverer,
            feeder=self.feeder,
            background=self.background,
            tell=self.private_messages.tell,
            update_cards=lambda: self.background.start_task(self.cards.soon()),
            private_messages=self.private_messages,
        )

    async def answer(self, request: Request) -> Document:
        return await self._in_turn(request, lambda: self._noted.answer_noted(request))

    async def _in_turn(self, request: Request, answer: Callable[[], Awaitable[Document]]) -> Document:
        """The answer, worked out when the request has its turn; that the bot is busy, where that would be too late."""
        began = time.monotonic()
        try:
            async with self.admission.turn(slow=self._dispatcher.is_slow(request.line)):
                with self.store.one_look():
                    document = await answer()
        except TooBusy as busy:
            with speaking(request.caller.locale):
                document = mistake(busy)
        if self.on_answered is not None:
            outcome = TooBusy.code if document.code == TooBusy.code else str(document.outcome)
            self.on_answered(self._dispatcher.command_of(request.line), str(request.caller.platform), outcome, time.monotonic() - began)
        return document

    async def welcome(self, caller: Caller) -> Welcome:
        with speaking(caller.locale):
            try:
                return await welcome(await self._open_desk(Request("", caller)))
            except StorageError as error:
                log.warning("no greeting could be made: %s", error)
                return Welcome(Document(title=say("I'm here.")))

    async def complete(self, caller: Caller, typing: Typing) -> Sequence[Completion]:
        return await self._dispatcher.complete(caller, typing)

    async def topics(self, workspace: str | None) -> Sequence[TopicName]:
        return [TopicName(topic.name, topic.slash) for topic in await self.scope(workspace).topics()]

    async def groups(self, workspace: str | None) -> Collection[str]:
        return {given.id for given in await self.scope(workspace).roles_given() if given.is_group}

    def is_slow(self, line: str) -> bool:
        return self._dispatcher.is_slow(line)

    def has_form(self, line: str) -> bool:
        return self._dispatcher.has_form(line)

    async def form(self, request: Request, *, filled: bool = False) -> Form | None:
        return await self._dispatcher.form(request, filled=filled)

    async def submit(self, request: Request, values: Mapping[str, Sequence[str]]) -> Document:
        async def submitted() -> Document:
            with self._noted.in_hand(request):
                return await self._dispatcher.submit(request, values)

        return await self._in_turn(request, submitted)

    async def is_new(self, platform: Platform, workspace: str | None, event: str) -> bool:
        try:
            return await self.requests.is_new(platform, workspace or "", event, self._now())
        except StorageError as error:  # better twice than never
            log.warning("whether an event is new can't be looked up: %s", error)
            return True

    async def form_line(self, request: Request, values: Mapping[str, Sequence[str]]) -> str | None:
        return await self._dispatcher.form_line(request, values)

    async def language(self, caller: Caller) -> str:
        try:
            return language_of(await language_for(Request("", caller), self.scope(caller.workspace)))
        except StorageError:
            return language_of(caller.locale)

    async def may(self, request: Request) -> bool:
        return await self._dispatcher.may(request)

    def lasts(self, line: str) -> bool:
        return self._dispatcher.is_slow(line) or self._dispatcher.changes(line)

    async def note(self, request: Noted) -> bool:
        return await self._noted.note(request)

    async def noted_is_answered(self, platform: Platform, id_: str, *, arrived: bool) -> None:
        await self._noted.is_answered(platform, id_, arrived=arrived)

    async def interrupted(self, platform: Platform) -> Sequence[Interrupted]:
        return await self._noted.interrupted(platform)

    async def answer_interrupted(self, request: Request, interrupted: Interrupted) -> Document:
        return await self._noted.answer_interrupted(request, interrupted)

    async def card_shown(self, caller: Caller, place: PostedMessage, card: str, *, direct: bool) -> None:
        person = caller.user if direct else ""
        try:
            store = self.scope(caller.workspace)
            await store.keep_review_card(card, str(caller.platform), place.channel, place.message_id, person)
        except StorageError as error:
            log.warning("where the card of %s is shown can't be stored: %s", card, error)

    async def keep_line(self, workspace: str | None, line: str, temporary: bool = False, /) -> str:
        return await self.scope(workspace).keep_line(line, temporary=temporary)

    async def kept_line(self, workspace: str | None, token: str) -> str | None:
        return await self.scope(workspace).kept_line(token)

    async def keep_pages(self, workspace: str | None, pages: Sequence[Document], /) -> str:
        return await self.keep_line(workspace, _PAGES.dump_json(tuple(pages)).decode(), True)

    async def kept_pages(self, workspace: str | None, token: str) -> Sequence[Document]:
        kept = await self.kept_line(workspace, token)
        try:
            return () if kept is None else _PAGES.validate_json(kept)
        except ValueError:  # another version's, or no pages
            return ()

    async def draw(self, chart: Chart) -> bytes | None:
        try:
            return (await in_worker(picture, chart)).content
        except Exception:
            log.exception("a chart could not be drawn")
            return None

    async def forget_requests(self) -> int:
        """How many requests and events are over, so that no repeat of them will come; the store forgets them now."""
        return await self.requests.forget(self._now())

    async def recall(self, name: str) -> str | None:
        """A value that the program remembered for itself, apart from all workspaces."""
        return await self.store.library().recall(name)

    async def remember(self, name: str, value: str) -> None:
        """Remembers a value for the program itself."""
        await self.store.library().remember(name, value)


async def role_of(request: Request, store: ScopedStore) -> Role:
    """What the caller may do. The operator may do everything and administrators of the platform are admins; other people have the highest
    role that they, or the groups they are in, were given. Guests have none, and what changes something needs a confirmed one."""
    caller = request.caller
    if caller.platform is Platform.TERMINAL:
        return Role.OPERATOR
    if caller.is_guest:
        return Role.GUEST
    if caller.is_unconfirmed and request.for_change:
        return Role.MEMBER
    if caller.is_administrator:
        return Role.ADMIN
    held = await store.roles_held(caller.user, caller.groups)
    return max(map(role_given, held), default=Role.MEMBER)


def embedded_file(database_url: str) -> Path | None:
    """The absolute path of the embedded SQLite store; None for PostgreSQL. Raises WrongDatabaseUrl."""
    address = parse_url(database_url)
    return Path(address.database or "").absolute() if address.get_backend_name() == "sqlite" else None


@asynccontextmanager
async def open_bot(
    settings: Settings, *, announce: Callable[[str], None] | None = None, fetcher: Fetcher | None = None
) -> AsyncIterator[Bot]:
    """The bot on the configured store, which is closed at the end. An embedded SQLite store is made, upgraded and seeded where needed;
    ``announce`` gets a sentence on where it was made.

    Raises:
        StorageError: the database can't be used; the message says what to do.
    """
    file = embedded_file(settings.database_url)
    is_new = file is not None and not file.exists()
    store = await Store.open(settings.database_url, auto_migrate=True, pool_size=settings.database_pool)
    try:
        if file is not None and settings.seed_library:
            seeded = await seed(store.library())
            if is_new and announce is not None:
                announce(f"Made {file} with {counted(seeded.articles, 'article')} on {counted(seeded.topics, 'topic')}.")
        elif is_new and announce is not None:
            announce(f"Made {file}, empty. To add the seeds: briefing-bot seed")
        bot = Bot(store, catalog(), fetcher or fetcher_for(settings), answers_at_once=settings.answers_at_once)
        try:
            yield bot
        finally:
            await bot.background.close()
            with suppress(StorageError):  # what is left then is taken up when its time is over
                await bot.requests.release(bot.clock())
    finally:
        await store.close()
