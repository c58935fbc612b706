"""What an action changed beside entries, as typed values made out of the journal's rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Generic, TypeVar

from storage.drafts import ArticleDraft
from storage.journal.changes import Change, Image
from storage.records import FeedState, ReviewMode, SubscriptionOptions, SubscriptionState, WorkspaceSettings
from storage.reviews import ReviewState
from storage.tables.decisions import ArticleDetailsRow, PreferenceRow, RetellingRow
from storage.tables.digests import SubscriptionRow
from storage.tables.entries import EntryNameRow
from storage.tables.feeds import FeedRow
from storage.tables.reviews import ReviewRow
from storage.tables.topics import MetricRow, TopicAliasRow, TopicHidingRow, TopicRow
from storage.tables.workspaces import GroupRoleRow, RoleRow, WorkspaceRow
from storage.values import Basis, PartialDate, Precision

ValueT = TypeVar("ValueT")
ColumnT = TypeVar("ColumnT")


@dataclass(frozen=True, slots=True)
class BeforeAfter(Generic[ValueT]):
    """A value before and after the action. A field of a change that holds None instead of a BeforeAfter was left as it was."""

    before: ValueT
    after: ValueT


@dataclass(frozen=True, slots=True)
class TopicAdded:
    """A new topic, or a copy of the library's for this workspace."""

    name: str


@dataclass(frozen=True, slots=True)
class TopicRemoved:
    """A topic whose adding was undone."""

    name: str


@dataclass(frozen=True, slots=True)
class TopicChanged:
    name: BeforeAfter[str] | None = None
    parent: BeforeAfter[str | None] | None = None
    slash: BeforeAfter[str | None] | None = None
    description: BeforeAfter[str] | None = None
    kind: BeforeAfter[str] | None = None


@dataclass(frozen=True, slots=True)
class TopicHidden:
    pass


@dataclass(frozen=True, slots=True)
class TopicShown:
    """A topic that is no longer hidden."""


@dataclass(frozen=True, slots=True)
class AliasAdded:
    alias: str


@dataclass(frozen=True, slots=True)
class AliasRemoved:
    alias: str


@dataclass(frozen=True, slots=True)
class MetricChanged:
    """A metric that was added, removed or got other names."""


@dataclass(frozen=True, slots=True)
class EntryNamesChanged:
    """Names by which an entry is found were added or removed."""


@dataclass(frozen=True, slots=True)
class RetellingChanged:
    """Which article another one retells, or that it retells none."""


@dataclass(frozen=True, slots=True)
class FigurePreferred:
    """Of two figures in conflict, which one is preferred."""


@dataclass(frozen=True, slots=True)
class PreferenceEnded:
    """Of two figures in conflict none is preferred any more."""


@dataclass(frozen=True, slots=True)
class DetailsCorrected:
    """Details of an article. All are None where an earlier correction was only ended or is in effect again."""

    title: BeforeAfter[str | None] | None = None
    publisher: BeforeAfter[str | None] | None = None
    url: BeforeAfter[str | None] | None = None
    published: BeforeAfter[str | None] | None = None


@dataclass(frozen=True, slots=True)
class ReviewHeld:
    """An article that waits for approval since the action."""

    title: str


@dataclass(frozen=True, slots=True)
class ReviewRemoved:
    """An article whose handing in was undone."""

    title: str


@dataclass(frozen=True, slots=True)
class ReviewChanged:
    """``left_out`` are the numbers of the draft's lines that are not wanted."""

    state: BeforeAfter[ReviewState] | None = None
    left_out: BeforeAfter[tuple[int, ...]] | None = None
    draft: BeforeAfter[ArticleDraft] | None = None


@dataclass(frozen=True, slots=True)
class FeedFollowed:
    """A feed that is followed since the action; no topics and no words let everything through."""

    url: str
    every: timedelta
    topics: tuple[str, ...]
    words: tuple[str, ...]
    full_text: bool


@dataclass(frozen=True, slots=True)
class FeedChanged:
    """A feed that was changed. ``every`` is in seconds."""

    state: BeforeAfter[FeedState] | None = None
    topics: BeforeAfter[tuple[str, ...]] | None = None
    words: BeforeAfter[tuple[str, ...]] | None = None
    every: BeforeAfter[int] | None = None
    full_text: BeforeAfter[bool] | None = None


@dataclass(frozen=True, slots=True)
class SubscriptionStarted:
    """A new digest subscription; no topics means all."""

    topics: tuple[str, ...]
    schedule: str
    zone: str
    options: SubscriptionOptions


@dataclass(frozen=True, slots=True)
class WatchStarted:
    """A new watch, with what it waits for as its row has it."""

    watched: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SubscriptionChanged:
    state: BeforeAfter[SubscriptionState] | None = None
    topics: BeforeAfter[tuple[str, ...]] | None = None
    schedule: BeforeAfter[str] | None = None
    zone: BeforeAfter[str] | None = None
    options: BeforeAfter[SubscriptionOptions] | None = None
    watched: BeforeAfter[Mapping[str, Any] | None] | None = None


@dataclass(frozen=True, slots=True)
class RoleChanged:
    """The role of a user, or of a group of the platform; None is no role given here."""

    role: BeforeAfter[str | None]
    is_group: bool


@dataclass(frozen=True, slots=True)
class SettingsChanged:
    time_zone: BeforeAfter[str | None] | None = None
    review: BeforeAfter[ReviewMode] | None = None
    personal_limit: BeforeAfter[int | None] | None = None


OtherChange = (
    TopicAdded
    | TopicRemoved
    | TopicChanged
    | TopicHidden
    | TopicShown
    | AliasAdded
    | AliasRemoved
    | MetricChanged
    | EntryNamesChanged
    | RetellingChanged
    | FigurePreferred
    | PreferenceEnded
    | DetailsCorrected
    | ReviewHeld
    | ReviewRemoved
    | ReviewChanged
    | FeedFollowed
    | FeedChanged
    | SubscriptionStarted
    | WatchStarted
    | SubscriptionChanged
    | RoleChanged
    | SettingsChanged
)


def typed_change(change: Change) -> OtherChange:
    """The change that a row of the journal stands for; not for entries and their closings, which are shown as entries."""
    return _MAKERS[change.kind](change.before, change.after)


def _column(before: Image | None, after: Image | None, name: str, to: Callable[[Any], ColumnT]) -> BeforeAfter[ColumnT] | None:
    """A column's value before and after; None where it was not changed."""
    if before is None or after is None or name not in before or before[name] == after[name]:
        return None
    return BeforeAfter(to(before[name]), to(after[name]))


def _same(value: Any) -> Any:
    return value


def _topic(before: Image | None, after: Image | None) -> OtherChange:
    if before is None or after is None:
        name = str((after or before or {})["name"])
        return TopicAdded(name) if before is None else TopicRemoved(name)
    return TopicChanged(**{name: _column(before, after, name, _same) for name in ("name", "parent", "slash", "description", "kind")})


def _alias(before: Image | None, after: Image | None) -> OtherChange:
    return AliasAdded(after["alias"]) if after is not None else AliasRemoved((before or {})["alias"])


def _details(before: Image | None, after: Image | None) -> OtherChange:
    if before is not None and after is not None:
        return DetailsCorrected()
    row = after or before or {}
    changed = {name: BeforeAfter(old, _published(row) if name == "published" else row[name]) for name, old in row["before"].items()}
    if after is None:
        changed = {name: BeforeAfter(values.after, values.before) for name, values in changed.items()}
    return DetailsCorrected(**changed)


def _published(row: Image) -> str | None:
    if row["published_precision"] is None:
        return None
    start, end = (date.fromisoformat(row[name]) if row[name] else None for name in ("published_start", "published_end"))
    return PartialDate(start, end, Precision(row["published_precision"]), Basis(row["published_basis"]), row["published_label"]).text


def _review(before: Image | None, after: Image | None) -> OtherChange:
    if before is None or after is None:
        title = str((after or before or {})["title"])
        return ReviewHeld(title) if before is None else ReviewRemoved(title)
    return ReviewChanged(
        _column(before, after, "state", ReviewState),
        _column(before, after, "left_out", tuple),
        _column(before, after, "draft", ArticleDraft.model_validate_json),
    )


def _feed(before: Image | None, after: Image | None) -> OtherChange:
    if before is None and after is not None:
        every = timedelta(seconds=int(after["every"]))
        return FeedFollowed(after["url"], every, tuple(after["topics"]), tuple(after["words"]), bool(after["full_text"]))
    return FeedChanged(
        _column(before, after, "state", FeedState),
        _column(before, after, "topics", tuple),
        _column(before, after, "words", tuple),
        _column(before, after, "every", int),
        _column(before, after, "full_text", bool),
    )


def _subscription(before: Image | None, after: Image | None) -> OtherChange:
    if before is None and after is not None and after.get("watched") is not None:
        return WatchStarted(after["watched"])
    if before is None and after is not None:
        options = SubscriptionOptions.from_stored(after["options"])
        return SubscriptionStarted(tuple(after["topics"]), after["schedule"], after["zone"], options)
    return SubscriptionChanged(
        _column(before, after, "state", SubscriptionState),
        _column(before, after, "topics", tuple),
        _column(before, after, "schedule", str),
        _column(before, after, "zone", str),
        _column(before, after, "options", SubscriptionOptions.from_stored),
        _column(before, after, "watched", _same),
    )


def _settings(before: Image | None, after: Image | None) -> OtherChange:
    """A workspace that has decided nothing of its own has the default settings."""
    default = WorkspaceSettings()
    defaults = {"time_zone": default.time_zone, "review": str(default.review), "personal_limit": None}
    was, now = (defaults | dict(row or {}) for row in (before, after))
    return SettingsChanged(
        _column(was, now, "time_zone", _same), _column(was, now, "review", ReviewMode), _column(was, now, "personal_limit", _same)
    )


def _role(before: Image | None, after: Image | None, *, is_group: bool) -> OtherChange:
    return RoleChanged(BeforeAfter((before or {}).get("role"), (after or {}).get("role")), is_group)


_MAKERS: Mapping[str, Callable[[Image | None, Image | None], OtherChange]] = {
    str(table.__tablename__): maker
    for table, maker in (
        (ArticleDetailsRow, _details),
        (EntryNameRow, lambda _before, _after: EntryNamesChanged()),
        (FeedRow, _feed),
        (GroupRoleRow, lambda before, after: _role(before, after, is_group=True)),
        (MetricRow, lambda _before, _after: MetricChanged()),
        (PreferenceRow, lambda _before, after: PreferenceEnded() if after is None else FigurePreferred()),
        (RetellingRow, lambda _before, _after: RetellingChanged()),
        (ReviewRow, _review),
        (RoleRow, lambda before, after: _role(before, after, is_group=False)),
        (SubscriptionRow, _subscription),
        (TopicAliasRow, _alias),
        (TopicHidingRow, lambda _before, after: TopicShown() if after is None else TopicHidden()),
        (TopicRow, _topic),
        (WorkspaceRow, _settings),
    )
}
