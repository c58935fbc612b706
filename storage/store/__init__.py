"""The store: one database, seen from one workspace at a time.

Commands get a ScopedStore and nothing else. What crosses tenants is named so, and is only reached from the Store itself.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Iterable, Sequence
from datetime import UTC, datetime, timedelta

from storage import reviews, topics, workspaces
from storage.database import schema
from storage.database.engine import BUSY_SECONDS, EVERYWHERE, Database
from storage.digests.subscriptions import Subscriptions
from storage.drafts import ArticleDraft, EventDraft, FactDraft, MetricDraft, QuoteDraft, TopicDraft, Vocabulary
from storage.entries import candidates, queries
from storage.feeds.feeds import Feeds
from storage.journal.sessions import Clock
from storage.records import (
    ActionKind,
    Added,
    Article,
    Candidate,
    Entry,
    Event,
    Fact,
    Quote,
    ReviewMode,
    RoleGiven,
    Topic,
    WorkspaceSettings,
)
from storage.reviews import Review, ReviewState
from storage.store.asking import Asking
from storage.store.tending import Tending
from storage.tables.columns import LIBRARY
from storage.transfer import exporting
from storage.values import Origin

#: How long a passing line is kept.
PASSING = timedelta(days=1)


def _now() -> datetime:
    return datetime.now(UTC)


class Store:
    """What the bot remembers. Open one per process, share it between tasks, close it in the end."""

    def __init__(self, database: Database, clock: Clock = _now) -> None:
        #: For the parts of storage that have ports of their own (deliveries); nobody else needs it.
        self.database = database
        self._clock = clock

    @classmethod
    async def open(cls, database_url: str, *, auto_migrate: bool = False, clock: Clock = _now, busy_seconds: float = BUSY_SECONDS) -> Store:
        """A store on the database, which has the schema that this program wants.

        With ``auto_migrate`` an embedded SQLite file is made and upgraded where that is needed; PostgreSQL never is, see ``upgrade``.

        Raises:
            StorageError: the address is wrong, the database can't be opened, or its schema is missing, older or newer.
        """
        database = Database(database_url, busy_seconds=busy_seconds)
        try:
            if database.is_sqlite and not auto_migrate:
                database.require_file()
            if auto_migrate and database.is_sqlite and await schema.schema_state(database) is not schema.SchemaState.CURRENT:
                await schema.upgrade(database)
            await schema.require_current(database)
        except BaseException:
            await database.close()
            raise
        return cls(database, clock)

    def scoped(self, workspace: str) -> ScopedStore:
        """The store as this workspace sees it ("slack:T123"). Raises ValueError for an empty name, which would be the library's."""
        if not workspace.strip():
            raise ValueError("a workspace needs a name")
        return ScopedStore(self.database, workspace, self._clock)

    def library(self) -> ScopedStore:
        """The operator's seat: sees and writes the library alone."""
        return ScopedStore(self.database, LIBRARY, self._clock)

    async def forget_lines(self) -> int:
        """How many passing lines of all workspaces had had their time; they are gone now."""
        async with self.database.writing(EVERYWHERE) as session:
            return await workspaces.forget_lines(session, self._clock())

    async def close(self) -> None:
        """Closes all connections."""
        await self.database.close()


async def schema_state(database_url: str) -> schema.SchemaState:
    """How the database's schema stands to this program's: none, older, current or newer."""
    database = Database(database_url)
    try:
        return await schema.schema_state(database)
    finally:
        await database.close()


async def upgrade(database_url: str) -> schema.SchemaState:
    """Brings a database's schema up to date, SQLite's or PostgreSQL's; returns the state it was found in."""
    database = Database(database_url)
    try:
        return await schema.upgrade(database)
    finally:
        await database.close()


class ScopedStore(Asking, Tending):
    """The store as one workspace sees it: the library and its own entries, less what its own rows supersede.

    Everything written goes to this workspace and nowhere else. Safe for many tasks at once.
    """

    def __init__(self, database: Database, workspace: str, clock: Clock) -> None:
        super().__init__(database, workspace, clock)
        self.feeds = Feeds(database, workspace, clock)
        self.subscriptions = Subscriptions(database, workspace, clock)

    # -- topics

    async def topics(self) -> list[Topic]:
        """All topics that are not hidden here, by name."""
        async with self._reading() as session:
            return await topics.topics(session)

    async def find_topic(self, words: str) -> Topic | None:
        """The topic of this name, slash name or alias, in this order; case and white space don't matter."""
        async with self._reading() as session:
            return await topics.find_topic(session, words)

    async def family(self, topic: Topic) -> list[Topic]:
        """The topic itself, then its descendants."""
        async with self._reading() as session:
            return await topics.family(session, topic)

    async def vocabulary(self) -> Vocabulary:
        """Topics and metrics with their names, for reading and asking."""
        async with self._reading() as session:
            return await topics.vocabulary(session)

    async def add_topic(self, draft: TopicDraft, by: str, reserved: frozenset[str] = frozenset()) -> Topic:
        """The new topic. ``reserved`` are the command words, which can't be slash names. Raises NameTaken."""
        async with self._logged_action(ActionKind.ADD_TOPIC, by, draft.name) as session:
            return await topics.add_topic(session, draft, by, self._clock(), reserved)

    async def hide_topic(self, topic: Topic, by: str) -> None:
        """Hides the topic here; entries stay. Raises UnknownTopic."""
        async with self._logged_action(ActionKind.HIDE_TOPIC, by, topic.name) as session:
            await topics.hide_topic(session, topic, by, self._clock())

    async def add_alias(self, topic: Topic, alias: str, by: str) -> Topic:
        """The topic with one more name, which answers at once for everything stored. Raises NameTaken, UnknownTopic."""
        async with self._logged_action(ActionKind.CHANGE_ALIASES, by, topic.name, alias) as session:
            return await topics.add_alias(session, topic, alias, by, self._clock())

    async def add_metrics(self, metrics: Iterable[MetricDraft], by: str) -> None:
        """Stores names of metrics; one that is there gets the aliases given now."""
        async with self._logged_action(ActionKind.ADD_METRICS, by) as session:
            await topics.add_metrics(session, metrics, by, self._clock())

    # -- adding and correcting

    async def candidates(self, draft: ArticleDraft, limit: int = 20) -> list[Candidate]:
        """Stored articles that the draft may repeat, the likeliest first."""
        async with self._reading() as session:
            return await candidates.candidates(session, self._view, draft, limit)

    async def held_before(self, titles: Sequence[str], topic_names: Sequence[str]) -> tuple[set[str], set[str]]:
        """Those of the titles and topic names that were ever stored here, withdrawn articles and hidden topics included."""
        async with self._reading() as session:
            return await queries.titles_ever(session, titles), await topics.names_ever(session, topic_names)

    async def add_article(
        self,
        draft: ArticleDraft,
        *,
        by: str,
        origin: Origin = Origin.READ,
        retelling_of: Article | None = None,
        review: str | None = None,
    ) -> Added:
        """The article and everything read from it, stored in one transaction: all or nothing. ``review`` is the one that this approves.

        Raises:
            NotStorable, UnknownEntry: it can't be stored, or what it retells is gone.
            AlreadyDecided: somebody decided about the review before.
        """
        async with self._logged_action(
            ActionKind.ADD if review is None else ActionKind.APPROVE, by, *((review,) if review else ())
        ) as session:
            added = await self._entry_writer(session, by).add_article(draft, origin, retelling_of)
            if review is not None:
                await reviews.settle(session, review, ReviewState.APPROVED, by=by, now=self._clock(), article=added.article.ref)
            return added

    async def withdraw(self, entry: Entry, by: str, reason: str = "") -> None:
        """Closes the entry, an article with all that was read. A library entry ends for this workspace alone. Raises UnknownEntry."""
        async with self._logged_action(ActionKind.WITHDRAW, by, reason=reason) as session:
            await self._entry_writer(session, by).withdraw(entry, reason)

    async def supersede_fact(self, fact: Fact, draft: FactDraft, by: str, reason: str = "") -> Fact:
        """The corrected fact, under the same reference; offsets are those of the cited revision. Raises UnknownEntry, NotStorable."""
        async with self._logged_action(ActionKind.CORRECT, by, reason=reason) as session:
            return await self._entry_writer(session, by).supersede(fact, "fact", draft, Fact, reason)

    async def supersede_event(self, event: Event, draft: EventDraft, by: str, reason: str = "") -> Event:
        """The corrected event, under the same reference. Raises UnknownEntry, NotStorable."""
        async with self._logged_action(ActionKind.CORRECT, by, reason=reason) as session:
            return await self._entry_writer(session, by).supersede(event, "event", draft, Event, reason)

    async def supersede_quote(self, quote: Quote, draft: QuoteDraft, by: str, reason: str = "") -> Quote:
        """The corrected quote, under the same reference. Raises UnknownEntry, NotStorable."""
        async with self._logged_action(ActionKind.CORRECT, by, reason=reason) as session:
            return await self._entry_writer(session, by).supersede(quote, "quote", draft, Quote, reason)

    # -- what waits for approval

    async def hold_for_review(self, draft: ArticleDraft, *, by: str, platform: str = "", origin: Origin = Origin.READ) -> Review:
        """The review of the draft, which is in no answer until it is approved; the same text is held once."""
        async with self._logged_action(ActionKind.HOLD_FOR_REVIEW, by) as session:
            return await reviews.hold(session, draft, origin=origin, by=by, platform=platform, now=self._clock())

    async def pending_reviews(self, limit: int = 20) -> tuple[list[Review], int]:
        """The reviews that wait longest, and how many wait in all."""
        async with self._reading() as session:
            return await reviews.pending(session, limit)

    async def pending_reviews_of(self, user: str) -> int:
        """How many reviews of that user wait."""
        async with self._reading() as session:
            return await reviews.pending_of(session, user)

    async def review(self, ref: str) -> Review:
        """The review of that reference ("r3"), decided ones too. Raises UnknownReview."""
        async with self._reading() as session:
            return await reviews.review(session, ref)

    async def change_review(self, ref: str, draft: ArticleDraft | None, left_out: Collection[int], by: str) -> Review:
        """The review with another draft (None: the same) and other lines left out. Raises UnknownReview, AlreadyDecided."""
        async with self._logged_action(ActionKind.CHOOSE_REVIEW_LINES if draft is None else ActionKind.EDIT_REVIEW, by) as session:
            return await reviews.change(session, ref, draft, left_out)

    async def settle_review(self, ref: str, state: ReviewState, by: str, *, reason: str = "", article: str | None = None) -> Review:
        """The review as decided without storing anything anew. Raises UnknownReview, AlreadyDecided."""
        async with self._logged_action(
            ActionKind.APPROVE if state is ReviewState.APPROVED else ActionKind.REJECT, by, reason=reason
        ) as session:
            return await reviews.settle(session, ref, state, by=by, now=self._clock(), reason=reason, article=article)

    # -- the workspace itself

    async def workspace_settings(self) -> WorkspaceSettings:
        """What the workspace decided; defaults while it has not."""
        async with self._reading() as session:
            return await workspaces.settings(session)

    async def set_time_zone(self, zone: str, by: str, *, part_of: int | None = None) -> None:
        """Sets the workspace's IANA time zone, perhaps as a part of another action. Raises NotStorable."""
        async with self._logged_action(ActionKind.SET_TIME_ZONE, by, part_of=part_of) as session:
            await workspaces.set_time_zone(session, zone, by, self._clock())

    async def set_review(self, mode: ReviewMode, by: str) -> None:
        """Decides which articles wait for approval here."""
        async with self._logged_action(ActionKind.SET_REVIEW_MODE, by) as session:
            await workspaces.set_review(session, mode, by, self._clock())

    async def role_of(self, user: str) -> str | None:
        """The role that the user was given here: "member", "editor", "admin", or None."""
        async with self._reading() as session:
            return await workspaces.role_of(session, user)

    async def roles_held(self, user: str, groups: Collection[str] = ()) -> list[str]:
        """The roles that the user was given here, directly and through groups of the platform."""
        async with self._reading() as session:
            return await workspaces.roles_held(session, user, groups)

    async def roles_given(self) -> list[RoleGiven]:
        """Who was given which role here: users, then groups of the platform."""
        async with self._reading() as session:
            return await workspaces.roles_given(session)

    async def set_role(self, who: str, role: str, by: str, *, name: str = "", is_group: bool = False) -> None:
        """Gives the user, or everybody in the group, that role here. Raises NotStorable."""
        async with self._logged_action(ActionKind.SET_ROLE, by, who, *((name,) if name else ())) as session:
            await workspaces.set_role(session, who, role, by, self._clock(), name=name, is_group=is_group)

    async def keep_line(self, line: str, *, passing: bool = False) -> str:
        """A token for a command line too long for a button: 26 letters and digits, the same for the same line, kept for good, or for a
        day where it is only ``passing``."""
        async with self._writing() as session:
            return await workspaces.keep_line(session, line, self._clock() + PASSING if passing else None)

    async def kept_line(self, token: str) -> str | None:
        """The line behind a token of this workspace, or None."""
        async with self._reading() as session:
            return await workspaces.kept_line(session, token, self._clock())

    async def remember(self, name: str, value: str) -> None:
        """Notes something that the program needs to know later (which commands it registered last), by name."""
        async with self._writing() as session:
            await workspaces.remember(session, name, value)

    async def recall(self, name: str) -> str | None:
        """What was noted under the name, or None."""
        async with self._reading() as session:
            return await workspaces.recall(session, name)

    def export(self, *, in_force: bool = False) -> AsyncIterator[str]:
        """Every row of this workspace (of the library, in the operator's seat) as JSON lines, always in the same order.

        With ``in_force`` only what counts now: no log of actions, no counters, and nothing that was taken back.
        """
        return exporting.export(self._database, self._workspace, in_force=in_force)
