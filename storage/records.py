"""What the store hands out: frozen records of entries and of what surrounds them, each figure with its proof."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from storage.drafts import About
from storage.values import AboutBasis, EventStatus, Nature, Origin, PartialDate, Quantity, TopicKind


class EntryKind(StrEnum):
    """The kinds of entries. Databases hold the values, so they stay as they are."""

    ARTICLE = "article"
    FACT = "fact"
    EVENT = "event"
    QUOTE = "quote"
    POSITION = "position"


@dataclass(frozen=True, slots=True)
class Citation:
    """The place that proves an entry: ``start:end`` in the text of that revision of the article is ``sentence``.

    ``article`` is the article's reference ("a5"). ``summary_of`` names the publisher whose article the cited text is our own summary of.
    ``retelling_of`` is the reference of the article that this one repeats, when it does.
    """

    article: str
    revision: int
    start: int
    end: int
    sentence: str
    title: str
    publisher: str | None = None
    url: str | None = None
    published: PartialDate | None = None
    note: str | None = None
    summary_of: str | None = None
    retelling_of: str | None = None

    @property
    def source(self) -> str:
        """The same for an article and its retellings, because they are one source."""
        return self.retelling_of or self.article


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What every entry has. ``ref`` is the reference that people use ("f12"); a correction keeps it and counts ``version`` up.

    ``own``: it belongs to the workspace that looks, not to the library. ``closed_at`` is None for all but the past versions in a history.
    ``id`` is for the store's own use and is shown to nobody.
    """

    id: int = field(repr=False)
    ref: str
    lineage: str = field(repr=False)
    version: int
    recorded_at: datetime
    recorded_by: str
    origin: Origin
    reader_version: str = ""
    own: bool = False
    closed_at: datetime | None = None
    closed_by: str | None = None
    closing_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(Entry):
    """An article's details; its text is asked for with ``article_text``. ``retelling_of`` is the reference of the original.

    ``published_when_read`` is the date by which the dates in its text were worked out, also where ``published`` was corrected since.
    """

    revision: int
    title: str
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: PartialDate | None = None
    published_when_read: PartialDate | None = None
    language: str = "en"
    note: str | None = None
    summary_of: str | None = None
    retelling_of: str | None = None

    @property
    def source(self) -> str:
        """The same for an article and its retellings, because they are one source."""
        return self.retelling_of or self.ref


@dataclass(frozen=True, slots=True)
class Overruled:
    """That of two figures in conflict another one is preferred: its reference, and why."""

    by: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Entry):
    """A figure about a subject. ``figure_start:figure_end`` is where the figure stands in the article's text.

    ``overruled`` is set when somebody prefers another figure to it, ``about_basis`` is how its subject is known.
    """

    subject: str
    metric: str
    scope: str | None
    nature: Nature
    quantity: Quantity
    as_of: PartialDate
    attributed_to: str | None
    figure_start: int
    figure_end: int
    overruled: Overruled | None = None
    about_basis: AboutBasis = AboutBasis.NAMED
    citation: Citation

    @property
    def figure(self) -> str:
        """The figure as it is printed."""
        return self.citation.sentence[self.figure_start - self.citation.start : self.figure_end - self.citation.start]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Entry):
    """A dated happening; ``about`` is None where its sentence tells nobody in particular."""

    date: PartialDate
    status: EventStatus
    summary: str
    entities: tuple[str, ...]
    about: About | None = None
    citation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Entry):
    """Somebody's words without quotation marks; ``words_start:words_end`` is where they stand in the article's text."""

    words: str
    words_start: int
    words_end: int
    speaker: str | None
    occasion: str | None
    about: About | None = None
    citation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Entry):
    """An office that a person holds, held or will hold. ``about_basis`` is how the organisation is known."""

    person: str
    title: str
    organisation: str | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None
    predecessor: str | None = None
    successor: str | None = None
    about_basis: AboutBasis = AboutBasis.NAMED
    citation: Citation


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that was found by its words; a higher ``score`` fits better, only scores of one search compare.

    ``context`` is the sentence before it, "" where it is the first; ``named`` are the names of the things that it names or is about.
    """

    text: str
    citation: Citation
    score: float
    context: str = ""
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic as the workspace sees it: library aliases and own ones together. ``parent`` is a topic's name."""

    id: int = field(repr=False)
    name: str
    kind: str = TopicKind.ORGANISATION
    slash: str | None = None
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    description: str = ""
    own: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The name and all aliases."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class NamedThing:
    """What a name means here: a topic, or a name that entries merely carry.

    ``names`` are all names by which its entries are found. ``count`` of the entries that carry one of them is not counted beyond 100.
    ``exact``: what was looked up is one of its names; otherwise it is a shorter form of one, and of nothing else that is known here.
    """

    name: str
    topic: Topic | None = None
    kind: str = TopicKind.OTHER
    count: int = 0
    names: tuple[str, ...] = ()
    exact: bool = True


@dataclass(frozen=True, slots=True)
class ArticleAbout:
    """An article that is about a topic, with what tells which of its entries are the topic's though they carry another name.

    Names stand as keys: ``mains`` is what the article is mainly about and ``kinds`` all that it names, each with its kind, and
    ``officers_elsewhere`` who holds an office at something else and none at the topic; ``followed`` are the names of other topics.
    ``said`` are the places of what people say for the topic.
    """

    id: int
    ref: str
    mains: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    officers_elsewhere: frozenset[str] = frozenset()
    followed: frozenset[str] = frozenset()
    said: tuple[tuple[int, int], ...] = ()


#: Of more events than these it is only known that there are more.
MOST_COUNTED = 500


@dataclass(frozen=True, slots=True)
class Measured:
    """That facts of a measure of a thing are stored, and how many; both by their keys."""

    subject_key: str
    metric_key: str
    count: int = 0


#: What entries are looked up by: all of its ``names``.
Named = Topic | NamedThing


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stored article that a new one may repeat: what is needed to decide that."""

    article: Article
    fingerprint: tuple[int, ...] = field(repr=False)
    same_text: bool
    same_url: bool


@dataclass(frozen=True, slots=True)
class Added:
    """What adding one article stored."""

    article: Article
    facts: tuple[Fact, ...] = ()
    events: tuple[Event, ...] = ()
    quotes: tuple[Quote, ...] = ()
    positions: tuple[Position, ...] = ()


class ReviewMode(StrEnum):
    """Which articles wait for somebody's approval."""

    OFF = "off"  #: what members suggest
    ON = "on"  #: also what editors hand in
    FEEDS = "feeds"  #: also what feeds bring


class StoredRole(StrEnum):
    """A role that can be given in a workspace. Databases hold the values, so they stay as they are."""

    MEMBER = "member"
    EDITOR = "editor"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class RoleGiven:
    """Who has which role in a workspace: a user, or everybody in a group of the platform.

    ``id`` is the platform's, ``name`` the display name, where it is known.
    """

    id: str
    name: str
    is_group: bool
    role: StoredRole
    by: str
    at: datetime


#: How many digests one person may subscribe to for themselves where the workspace has not decided.
PERSONAL_LIMIT = 20


@dataclass(frozen=True, slots=True)
class WorkspaceSettings:
    """What a workspace decided; ``time_zone`` is an IANA name, or None while nobody was asked. ``review``: what is held for approval.
    ``personal_limit``: how many digests, and how many watches, one person may have for themselves; 0: none."""

    time_zone: str | None = None
    review: ReviewMode = ReviewMode.ON
    personal_limit: int = PERSONAL_LIMIT


class SubscriptionState(StrEnum):
    ACTIVE = "active"
    PAUSED = "paused"
    ENDED = "ended"


#: Who recorded what the program came with; that is stock and never new.
SEEDER = "seeds"


class Show(StrEnum):
    """What a subscription's digests tell."""

    NEWS = "news"
    CHANGES = "changes"  #: only what changed: figures, positions, conflicts, corrections


@dataclass(frozen=True, slots=True)
class SubscriptionOptions:
    """``say_when_empty``: a digest without news says so instead of being skipped. ``archive``: with an item from the archive. ``limit``:
    the most stories and loose entries that are shown; the rest is counted. ``kinds`` of entries (EntryKind) and ``language`` of
    articles narrow the news down; empty is all. ``quiet`` are days without digests: pairs of first and last day (ISO). None comes before
    the day ``paused_until`` either (ISO; empty: not paused). ``words``: only what stands in articles with one of these, and none with
    those that begin with "-". ``in_thread``: details go into a thread below it, and ``publish``: it is published to those who follow the
    channel, where the platform has such. ``show``: what is new, or only what changed."""

    say_when_empty: bool = False
    archive: bool = True
    limit: int = 12
    kinds: tuple[str, ...] = ()
    language: str = ""
    quiet: tuple[tuple[str, str], ...] = ()
    paused_until: str = ""
    words: tuple[str, ...] = ()
    in_thread: bool = False
    publish: bool = False
    show: Show = Show.NEWS

    def is_quiet(self, day: date) -> bool:
        """Whether no digest comes on this day of the subscription's zone."""
        return day.isoformat() < self.paused_until or any(first <= day.isoformat() <= last for first, last in self.quiet)

    @staticmethod
    def from_stored(stored: Mapping[str, Any]) -> SubscriptionOptions:
        """The options as a subscription's row has them; what it does not name, or another version added, has its default."""
        known = {name: _as_tuples(value) for name, value in stored.items() if name in SubscriptionOptions.__dataclass_fields__}
        return SubscriptionOptions(**known | {"show": Show(known.get("show", Show.NEWS))})


def _as_tuples(value: Any) -> Any:
    """JSON has lists only."""
    return tuple(_as_tuples(one) for one in value) if isinstance(value, list) else value


@dataclass(frozen=True, slots=True)
class Ending:
    """An entry of a digest that no longer holds: the version that was delivered (None: that it was withdrawn), the current version
    (None: it was withdrawn), since when, and the reason that was given. ``ended`` is the id of the version that ended: the delivered one,
    or what reading the article again made of it."""

    delivered: Entry | None
    lineage: str
    current: Entry | None
    at: datetime
    reason: str = ""
    ended: int = 0


class ProgramReason(StrEnum):
    """Why the program itself closed or ended something, as it is stored where people's own reasons stand too. Databases hold the values,
    so they stay as they are."""

    GIVEN_UP_BEFORE = "given-up-before"  #: a feed that is disabled again, because what ended that was undone
    SLOT_MISSED = "slot-missed"  #: a digest that was never begun, and that a later one covers
    DIGEST_UNSENT = "digest-unsent"  #: a digest that could not be sent, and that a later one covers
    ADDITION_UNDONE = "addition-undone"  #: with the number of the action
    CORRECTION_UNDONE = "correction-undone"  #: with the number of the action
    READ_AGAIN = "read-again"  #: an entry of an article that a better reader read
    REVISED = "revised"  #: an entry of an article that its publisher has changed
    TAKEN_OUT = "taken-out"  #: an entry that its publisher has taken out of the article
    PERSON_LEFT = "person-left"  #: a personal digest or watch, because its person left the workspace
    BOT_REMOVED = "bot-removed"  #: a digest or watch, because the bot was removed from its workspace; it goes on by itself
    PERSONAL_OFF = "personal-off"  #: a personal digest or watch, because the workspace switched them off

    def with_number(self, number: int) -> str:
        """The reason as it is stored with the number of an action: "correction-undone:7"."""
        return f"{self}:{number}"


class FeedState(StrEnum):
    ACTIVE = "active"
    PAUSED = "paused"  #: by somebody
    DISABLED = "disabled"  #: because it failed for too long
    REMOVED = "removed"


class ActionKind(StrEnum):
    """What an action in the log did. Databases hold the values, so they stay as they are."""

    # entries
    ADD = "add"
    CORRECT = "correct"
    CORRECT_DETAILS = "correct card"
    WITHDRAW = "withdraw"
    RESTORE = "restore"
    MERGE = "merge"
    MARK_RETELLING = "retells"
    PREFER = "prefer"
    READ_AGAIN = "read again"
    REVISE = "revise"
    # reviews
    HOLD_FOR_REVIEW = "hold"
    APPROVE = "approve"
    REJECT = "reject"
    CHOOSE_REVIEW_LINES = "review choose"
    EDIT_REVIEW = "review edit"
    # feeds
    ADD_FEED = "feed add"
    EDIT_FEED = "feed edit"
    PAUSE_FEED = "feed pause"
    RESUME_FEED = "feed resume"
    REMOVE_FEED = "feed remove"
    # digest subscriptions
    SUBSCRIBE = "digest subscribe"
    EDIT_SUBSCRIPTION = "digest edit"
    PAUSE_SUBSCRIPTION = "digest pause"
    RESUME_SUBSCRIPTION = "digest resume"
    UNSUBSCRIBE = "digest unsubscribe"
    # watches
    WATCH = "watch"
    EDIT_WATCH = "watch edit"
    PAUSE_WATCH = "watch pause"
    RESUME_WATCH = "watch resume"
    UNWATCH = "watch remove"
    # topics and metrics
    ADD_TOPIC = "topic add"
    HIDE_TOPIC = "topic hide"
    RENAME_TOPIC = "topic rename"
    CHANGE_ALIASES = "topic alias"
    MERGE_TOPICS = "topic merge"
    SET_PARENT = "topic parent"
    ADD_METRICS = "metrics"
    # the workspace
    SET_ROLE = "role"
    SET_TIME_ZONE = "zone"
    SET_REVIEW_MODE = "review setting"
    SET_PERSONAL_LIMIT = "digest personal"
    # the log itself
    UNDO = "undo"

    @property
    def is_for_admins(self) -> bool:
        """Whether only admins do it, so that only they may undo it."""
        return self in _FOR_ADMINS

    @property
    def copies_library_topic(self) -> bool:
        """Whether a workspace that does it to a library topic gets a copy of its own, behind which the library's is hidden."""
        return self in (ActionKind.RENAME_TOPIC, ActionKind.CHANGE_ALIASES, ActionKind.SET_PARENT)


_FOR_ADMINS = frozenset(
    {
        ActionKind.ADD_TOPIC,
        ActionKind.HIDE_TOPIC,
        ActionKind.RENAME_TOPIC,
        ActionKind.CHANGE_ALIASES,
        ActionKind.MERGE_TOPICS,
        ActionKind.SET_PARENT,
        ActionKind.READ_AGAIN,
        ActionKind.ADD_METRICS,
        ActionKind.SET_ROLE,
        ActionKind.SET_TIME_ZONE,
        ActionKind.SET_REVIEW_MODE,
        ActionKind.ADD_FEED,
        ActionKind.EDIT_FEED,
        ActionKind.PAUSE_FEED,
        ActionKind.RESUME_FEED,
        ActionKind.REMOVE_FEED,
        ActionKind.SUBSCRIBE,
        ActionKind.EDIT_SUBSCRIPTION,
        ActionKind.PAUSE_SUBSCRIPTION,
        ActionKind.RESUME_SUBSCRIPTION,
        ActionKind.UNSUBSCRIBE,
        ActionKind.WATCH,
        ActionKind.EDIT_WATCH,
        ActionKind.PAUSE_WATCH,
        ActionKind.RESUME_WATCH,
        ActionKind.UNWATCH,
        ActionKind.SET_PERSONAL_LIMIT,
    }
)
