"""What an action changed beside entries, in words: the values before and after it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from datetime import timedelta
from typing import Any, TypeVar, assert_never

from bot.core.language import listed, remarks, say, to_say
from bot.wording.counts import line_count
from bot.wording.dates import dated, every
from bot.wording.entries import short_line
from bot.wording.schedules import describe_schedule
from bot.wording.watches import describe_watch, describe_watched
from storage.actions.changes import (
    AliasAdded,
    AliasRemoved,
    BeforeAfter,
    DetailsCorrected,
    EntryNamesChanged,
    FeedChanged,
    FeedFollowed,
    FigurePreferred,
    MetricChanged,
    OtherChange,
    PreferenceEnded,
    RetellingChanged,
    ReviewChanged,
    ReviewHeld,
    ReviewRemoved,
    RoleChanged,
    SettingsChanged,
    SubscriptionChanged,
    SubscriptionStarted,
    TopicAdded,
    TopicChanged,
    TopicHidden,
    TopicRemoved,
    TopicShown,
    WatchStarted,
)  # fmt: skip
from storage.digests.records import Watched
from storage.drafts import ArticleDraft, CitedDraft, lines_of
from storage.records import PERSONAL_LIMIT, FeedState, ReviewMode, SubscriptionOptions, SubscriptionState
from storage.reviews import ReviewState

ValueT = TypeVar("ValueT")
OtherT = TypeVar("OtherT")

#: Changes of one draft that a line of the log has room for.
_MAX_EDITS = 6
#: What people call the states of feeds, subscriptions and reviews; the others are called what they are. Keyed by type too, because
#: equal texts of two enumerations are equal.
_STATES: dict[tuple[type, str], str] = {
    (FeedState, FeedState.ACTIVE): to_say("followed"),
    (FeedState, FeedState.DISABLED): to_say("given up"),
    (SubscriptionState, SubscriptionState.ACTIVE): to_say("running"),
    (ReviewState, ReviewState.PENDING): to_say("waiting"),
    (ReviewState, ReviewState.APPROVED): to_say("approved"),
    (ReviewState, ReviewState.REJECTED): to_say("rejected"),
}
#: What is called so where a value before and after is told.
_NAMES = (
    to_say("name"),
    to_say("parent"),
    to_say("slash"),
    to_say("description"),
    to_say("kind"),
    to_say("role"),
    to_say("time zone"),
    to_say("review"),
    to_say("personal digests of each person"),
    to_say("looked at"),
    to_say("full"),
    to_say("topics"),
    to_say("words"),
    to_say("schedule"),
    to_say("zone"),
    to_say("title"),
    to_say("publisher"),
    to_say("url"),
    to_say("published"),
    to_say("left out"),
    to_say("subject"),
    to_say("metric"),
    to_say("scope"),
    to_say("nature"),
    to_say("quantity"),
    to_say("as of"),
    to_say("attributed to"),
    to_say("date"),
    to_say("status"),
    to_say("summary"),
    to_say("speaker"),
    to_say("occasion"),
    to_say("person"),
    to_say("organisation"),
    to_say("since"),
    to_say("until"),
    to_say("predecessor"),
    to_say("successor"),
    to_say("kinds"),
    to_say("language"),
    to_say("limit"),
    to_say("say when empty"),
    to_say("archive"),
    to_say("quiet"),
    to_say("paused until"),
    to_say("show"),
)
#: Which articles wait for approval, in words.
_REVIEW_MODES = {ReviewMode.OFF: to_say("off"), ReviewMode.ON: to_say("on"), ReviewMode.FEEDS: to_say("on, also what feeds bring")}


def describe_change(change: OtherChange) -> str:
    """What was changed beside entries, in words; empty where the entries and subjects of the action say it already."""
    match change:
        case TopicChanged():
            return _joined(_edit(name, getattr(change, name)) for name in ("name", "parent", "slash", "description", "kind"))
        case AliasAdded():
            return say("alias {name} added", name=describe_value(change.alias))
        case AliasRemoved():
            return say("alias {name} removed", name=describe_value(change.alias))
        case TopicHidden():
            return say("hidden")
        case TopicShown():
            return say("shown again")
        case RoleChanged():
            return _edit("role", change.role)
        case SettingsChanged():
            review = _edit("review", _mapped(change.review, lambda mode: say(_REVIEW_MODES[mode])))
            personal = _edit("personal digests of each person", _mapped(change.personal_limit, _personal_limit))
            return _joined((_edit("time_zone", change.time_zone), review, personal))
        case PreferenceEnded():
            return say("no figure is preferred any more")
        case FeedFollowed():
            return _followed(change)
        case FeedChanged():
            looked_at = _edit("looked at", _mapped(change.every, lambda seconds: every(timedelta(seconds=seconds))))
            full = _edit("full", _mapped(change.full_text, lambda is_full: say("on") if is_full else say("off")))
            return _joined((_state(change.state), _topics(change.topics), _edit("words", _mapped(change.words, list)), looked_at, full))
        case SubscriptionStarted():
            return _started(change)
        case WatchStarted():
            return say("not watched → {watched}", watched=describe_watched(Watched.from_stored(change.watched)))
        case SubscriptionChanged():
            if change.watched and change.watched.before and change.watched.after:
                was, now = (describe_watch(Watched.from_stored(one or {})) for one in (change.watched.before, change.watched.after))
                return _joined((say("{before} → {after}", before=was, after=now), _edit("zone", change.zone)))
            changed = (_topics(change.topics), _edit("schedule", _mapped(change.schedule, describe_schedule)), _edit("zone", change.zone))
            return _joined((_state(change.state), *changed, *(_options(change.options) if change.options else ())))
        case DetailsCorrected():
            return _joined(_edit(name, getattr(change, name)) for name in ("title", "publisher", "url", "published"))
        case ReviewHeld():
            return say("{title}: not handed in → waiting", title=describe_value(change.title))
        case ReviewRemoved():
            return say("{title}: waiting → not handed in", title=describe_value(change.title))
        case ReviewChanged():
            return _review(change)
        case TopicAdded() | TopicRemoved() | MetricChanged() | EntryNamesChanged() | RetellingChanged() | FigurePreferred():
            return ""
        case _:
            assert_never(change)


def describe_value(value: object) -> str:
    """A value as it stands in a line: in quotation marks, "none" where there is none."""
    match value:
        case None | "" | [] | {} | ():
            return say("none")
        case bool():
            return say("on") if value else say("off")
        case list():
            return f"“{short_line(', '.join(_flat(value)))}”"
        case _:
            return f"“{short_line(str(value))}”"


def _flat(values: list[Any]) -> Iterator[str]:
    for value in values:
        yield "..".join(map(str, value)) if isinstance(value, list) else str(value)


def _joined(pieces: Iterable[str]) -> str:
    return remarks(pieces)


def _mapped(values: BeforeAfter[ValueT] | None, to: Callable[[ValueT], OtherT]) -> BeforeAfter[OtherT] | None:
    """Both values made into others; None for none."""
    return None if values is None else BeforeAfter(to(values.before), to(values.after))


def _edit(name: str, values: BeforeAfter[Any] | None) -> str:
    """A value before and after: "name: “Acme” → “Acme Robotics”"; empty where it was left as it was."""
    if values is None or values.before == values.after:
        return ""
    return _from_to(name, describe_value(values.before), describe_value(values.after))


def _from_to(name: str, before: str, after: str) -> str:
    return say("{about}: {before} → {after}", about=say(name.replace("_", " ")), before=before, after=after)


def _personal_limit(limit: int | None) -> str:
    return say("at most {count}", count=PERSONAL_LIMIT if limit is None else limit) if limit != 0 else say("off")


def _topics(values: BeforeAfter[tuple[str, ...]] | None) -> str:
    """The topics before and after; "all" where none are named."""
    if values is None:
        return ""
    before, after = (describe_value(list(side)) if side else say("all") for side in (values.before, values.after))
    return _from_to("topics", before, after)


def _state(values: BeforeAfter[FeedState] | BeforeAfter[SubscriptionState] | BeforeAfter[ReviewState] | None) -> str:
    return "" if values is None else f"{_state_name(values.before)} → {_state_name(values.after)}"


def _state_name(state: FeedState | SubscriptionState | ReviewState) -> str:
    return say(_STATES.get((type(state), state), state))


def _followed(change: FeedFollowed) -> str:
    filters = [_edit(name, BeforeAfter(None, list(value))) for name, value in (("topics", change.topics), ("words", change.words)) if value]
    text = "" if change.full_text else say("as the feed has them")
    return _joined((say("not followed → followed"), change.url, every(change.every), *filters, text))


def _started(change: SubscriptionStarted) -> str:
    started = (
        to_say("not subscribed → {schedule} ({zone}) on {topics}")
        if change.topics
        else to_say("not subscribed → {schedule} ({zone}) on all topics")
    )
    options = _options(BeforeAfter(SubscriptionOptions(), change.options))
    return _joined((say(started, schedule=describe_schedule(change.schedule), zone=change.zone, topics=listed(change.topics)), *options))


def _options(values: BeforeAfter[SubscriptionOptions]) -> list[str]:
    before, after = asdict(values.before), asdict(values.after)
    return [_edit(name, BeforeAfter(_as_lists(before[name]), _as_lists(after[name]))) for name in before]


def _as_lists(value: Any) -> Any:
    return [_as_lists(one) for one in value] if isinstance(value, tuple) else value


def _review(change: ReviewChanged) -> str:
    edits = list(_edits(change.draft.before, change.draft.after)) if change.draft else []
    more = say("and {count} more", count=len(edits) - _MAX_EDITS) if len(edits) > _MAX_EDITS else ""
    return _joined((_state(change.state), _edit("left_out", _mapped(change.left_out, list)), *edits[:_MAX_EDITS], more))


def _edits(before: ArticleDraft, after: ArticleDraft) -> Iterator[str]:
    """What an edit changed in a draft that waits: the article's own parts, then line by line."""
    for name in ("title", "publisher", "url"):
        if edit := _edit(name, BeforeAfter(getattr(before, name), getattr(after, name))):
            yield edit
    if before.published != after.published:
        yield _edit("published", BeforeAfter(_drafted(before.published), _drafted(after.published)))
    old, new = lines_of(before), lines_of(after)
    if len(old) != len(new):
        yield say("read again: {lines} → {count}", lines=line_count(len(old)), count=len(new))
        return
    for number, (was, now) in enumerate(zip(old, new, strict=True), 1):
        yield from (say("line {number} {edit}", number=number, edit=edit) for edit in _line_edits(was, now))


def _line_edits(was: CitedDraft, now: CitedDraft) -> Iterator[str]:
    if type(was) is not type(now):
        return
    for name in type(was).model_fields:
        if edit := _edit(name, BeforeAfter(_drafted(getattr(was, name)), _drafted(getattr(now, name, None)))):
            yield edit


def _drafted(value: Any) -> Any:
    return dated(value) if value is not None and hasattr(value, "precision") else value
