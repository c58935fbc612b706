"""Rows that an action changed, in words: what stood there before, and what stands there since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from bot.core.text import one_line, shorten
from bot.wording.dates import dated, describe_interval
from storage.digests.records import SubscriptionOptions
from storage.drafts import ArticleDraft, CitedDraft, lines_of
from storage.journal.changes import Change, Image
from storage.records import WorkspaceSettings
from storage.values import Basis, PartialDate, Precision

#: Characters of a value, and changes of one draft, that a line of the log has room for.
_ROOM, _MOST = 120, 6
#: What people call the states of feeds, subscriptions and reviews.
_STATES = {
    "feeds": {"active": "followed", "disabled": "given up"},
    "subscriptions": {"active": "running"},
    "reviews": {"pending": "waiting"},
}


#: Which articles wait, in words; a workspace for which nothing was decided is as though "on" had been.
_REVIEWS = {"off": "off", "on": "on", "feeds": "on, also what feeds bring"}


def describe_change(change: Change) -> str:
    """A changed row in words; empty for rows that the entries beside them tell."""
    before, after = change.before or {}, change.after or {}
    match change.kind:
        case "topics" if change.before is not None and change.after is not None:
            return _parts(before, after, "name", "parent", "slash", "description", "kind")
        case "topic_aliases":
            return f"alias {describe_value((after or before).get('alias'))} {'added' if after else 'removed'}"
        case "topic_hidings":
            return "hidden" if after else "shown again"
        case "roles" | "group_roles":
            return f"role: {describe_value(before.get('role'))} → {describe_value(after.get('role'))}"
        case "workspaces":
            before, after = _settings(change.before), _settings(change.after)
            review = _turn("review", _REVIEWS[str(before["review"])], _REVIEWS[str(after["review"])])
            return ", ".join(one for one in (_parts(before, after, "time_zone"), review) if one)
        case "preferences":
            return "" if after else "no figure is preferred any more"
        case "feeds":
            return _feed(change, before, after)
        case "subscriptions":
            return _subscription(change, before, after)
        case "article_cards":
            return _card(change)
        case "reviews":
            return _review(change, before, after)
        case _:
            return ""


def _settings(row: Image | None) -> Image:
    """A workspace's settings; those that hold by themselves where it has none of its own."""
    usual = WorkspaceSettings()
    return {"time_zone": usual.time_zone, "review": str(usual.review), **(row or {})}


def describe_value(value: object) -> str:
    """A value as it stands in a line: in quotation marks, "none" where there is none."""
    match value:
        case None | "" | [] | {} | ():
            return "none"
        case bool():
            return "on" if value else "off"
        case list():
            return f"“{_short(', '.join(_flat(value)))}”"
        case _:
            return f"“{_short(str(value))}”"


def _flat(values: list[Any]) -> Iterator[str]:
    for value in values:
        yield "..".join(map(str, value)) if isinstance(value, list) else str(value)


def _short(words: str) -> str:
    return shorten(one_line(words), _ROOM)


def _parts(before: Image, after: Image, *names: str) -> str:
    told = [_turn(name, before.get(name), after.get(name)) for name in names if name in before or name in after]
    return ", ".join(one for one in told if one)


def _turn(name: str, before: object, after: object) -> str:
    return f"{name.replace('_', ' ')}: {describe_value(before)} → {describe_value(after)}" if before != after else ""


def _topics(before: Image, after: Image) -> str:
    """Which topics instead of which; none were named where all are meant."""
    if before.get("topics") == after.get("topics"):
        return ""
    was, now = (describe_value(side["topics"]) if side.get("topics") else "all" for side in (before, after))
    return f"topics: {was} → {now}"


def _state(kind: str, its_image: Image) -> str:
    state = str(its_image.get("state", ""))
    return _STATES[kind].get(state, state)


def _states(change: Change, before: Image, after: Image) -> list[str]:
    return [f"{_state(change.kind, before)} → {_state(change.kind, after)}"] if "state" in before and "state" in after else []


def _feed(change: Change, before: Image, after: Image) -> str:
    if change.before is None:
        every = describe_interval(timedelta(seconds=int(after["every"])))
        about = [
            _parts({}, after, *(name for name in ("topics", "words") if after.get(name))),
            "" if after["full_text"] else "as the feed has them",
        ]
        return ", ".join(["not followed → followed", str(after["url"]), f"every {every}", *(one for one in about if one)])
    told = [*_states(change, before, after), *([topics] if (topics := _topics(before, after)) else [])]
    return ", ".join([*told, *([rest] if (rest := _parts(before, after, "words")) else [])])


def _subscription(change: Change, before: Image, after: Image) -> str:
    if change.before is None:
        wished = _options({}, after["options"])
        about = f"on {', '.join(after['topics'])}" if after["topics"] else "on all topics"
        return ", ".join([f"not subscribed → {after['schedule']} ({after['zone']}) {about}", *wished])
    told = [*_states(change, before, after), _topics(before, after), _parts(before, after, "schedule", "zone")]
    told += _options(before.get("options") or {}, after.get("options") or {})
    return ", ".join(one for one in told if one)


def _options(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """The wishes that differ; those that are not told are as they are by themselves."""
    usual = asdict(SubscriptionOptions())
    told = (_turn(name, _listed(before.get(name, own)), _listed(after.get(name, own))) for name, own in usual.items())
    return [one for one in told if one]


def _listed(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _card(change: Change) -> str:
    """What a corrected card says instead of what; empty for one that was only ended or is in force again."""
    row = change.after or change.before or {}
    if change.before is not None and change.after is not None:
        return ""
    turns = [(name, was, _published(row) if name == "published" else row[name]) for name, was in row["before"].items()]
    return ", ".join(_turn(name, was, now) if change.before is None else _turn(name, now, was) for name, was, now in turns)


def _published(row: Image) -> str | None:
    if row["published_precision"] is None:
        return None
    start, end = (date.fromisoformat(row[name]) if row[name] else None for name in ("published_start", "published_end"))
    return PartialDate(start, end, Precision(row["published_precision"]), Basis(row["published_basis"]), row["published_label"]).text


def _review(change: Change, before: Image, after: Image) -> str:
    if change.before is None or change.after is None:
        title = describe_value((after or before).get("title"))
        return f"{title}: not handed in → waiting" if change.before is None else f"{title}: waiting → not handed in"
    told = [*_states(change, before, after), _parts(before, after, "left_out")]
    if "draft" in before and "draft" in after:
        drafts = ArticleDraft.model_validate_json(before["draft"]), ArticleDraft.model_validate_json(after["draft"])
        edits = list(_edits(*drafts))
        told += edits[:_MOST] + ([f"and {len(edits) - _MOST} more"] if len(edits) > _MOST else [])
    return ", ".join(one for one in told if one)


def _edits(before: ArticleDraft, after: ArticleDraft) -> Iterator[str]:
    """What an edit changed in a draft that waits: the article's own parts, then line by line."""
    for name in ("title", "publisher", "url"):
        if told := _turn(name, getattr(before, name), getattr(after, name)):
            yield told
    if before.published != after.published:
        yield _turn("published", _drafted(before.published), _drafted(after.published))
    old, new = lines_of(before), lines_of(after)
    if len(old) != len(new):
        yield f"read again: {len(old)} lines → {len(new)}"
        return
    for number, (was, now) in enumerate(zip(old, new, strict=True), 1):
        yield from (f"line {number} {told}" for told in _line_edits(was, now))


def _line_edits(was: CitedDraft, now: CitedDraft) -> Iterator[str]:
    if type(was) is not type(now):
        return
    for name in type(was).model_fields:
        if told := _turn(name, _drafted(getattr(was, name)), _drafted(getattr(now, name, None))):
            yield told


def _drafted(value: Any) -> Any:
    return dated(value) if value is not None and hasattr(value, "precision") else value
