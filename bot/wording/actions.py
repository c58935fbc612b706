"""Actions in words, as the log and the answers to an undo describe them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.document import Choice, Choices
from bot.core.text import counted, one_line, shorten
from bot.wording.changes import describe_change
from bot.wording.entries import describe_entry
from bot.wording.people import People, describe_person
from storage.actions.log import Action
from storage.records import Article, Entry

#: Characters of a sentence or title that a line of the log has room for.
_ROOM = 120


_VERBS = {
    "add": "added",
    "correct": "corrected",
    "correct card": "corrected the card of",
    "withdraw": "withdrew",
    "restore": "restored",
    "merge": "merged",
    "retells": "marked as retelling",
    "prefer": "preferred",
    "read again": "read again",
    "hold": "handed in",
    "approve": "approved",
    "reject": "rejected",
    "review choose": "chose lines of",
    "review edit": "edited",
    "feed add": "followed the feed",
    "feed pause": "paused the feed",
    "feed resume": "resumed the feed",
    "feed remove": "removed the feed",
    "digest subscribe": "subscribed to the digest",
    "digest edit": "changed the digest",
    "digest pause": "paused the digest",
    "digest resume": "resumed the digest",
    "digest unsubscribe": "unsubscribed from the digest",
    "topic add": "added the topic",
    "topic hide": "hid the topic",
    "topic rename": "renamed the topic",
    "topic alias": "changed the names of",
    "topic merge": "merged the topics",
    "topic parent": "moved the topic",
    "metrics": "changed metrics",
    "role": "set the role of",
    "zone": "set the time zone",
    "review setting": "set the review",
    "undo": "took back",
}


#: Where one subject is done to another.
_BETWEEN = {"prefer": " before ", "merge": " into ", "topic merge": " into "}
#: Of a library's topic these make a copy here, behind which the library's is hidden; that is no hiding to anybody.
_IN_PLACE = frozenset({"topic rename", "topic alias", "topic parent"})


def action_title(action: Action, who: People) -> str:
    """What was done to what: "corrected f12", "took back action 7 (f12)"."""
    verb = _VERBS.get(action.verb, action.verb)
    between = _BETWEEN.get(action.verb, ", ")
    names = _corrected(action) or action.subjects
    named = [_whom(action, who)] if _is_about_people(action) else map(one_line, names[:6])
    subjects = _short(between.join(named))
    more = f" and {len(names) - 6} more" if len(names) > 6 else ""
    if action.undoes is not None:
        return f"{verb} action {action.undoes}{f' ({subjects}{more})' if subjects else ''}"
    return f"{verb} {subjects}{more}".rstrip()


def _corrected(action: Action) -> tuple[str, ...]:
    """What a correction was of; a new sentence comes with an article of its own, which nobody corrected."""
    return tuple(dict.fromkeys(entry.ref for entry in action.before)) if action.verb == "correct" else ()


def _is_about_people(action: Action) -> bool:
    return any(change.kind in ("roles", "group_roles") for change in action.changes)


def _whom(action: Action, who: People) -> str:
    """Who was given a role: the subjects are an id, and a name where one was told."""
    person, name = (*action.subjects, "", "")[:2]
    if any(change.kind == "group_roles" for change in action.changes):
        return f"@{one_line(name)} ({person})" if name else f"group {person}"
    return describe_person(person, name) if name else who.describe(person)


def before_after(action: Action) -> list[str]:
    """What was before and what is since then, as far as it can be said in short."""
    # What a correction is about goes before the article that proves it now.
    before, after = ([describe_entry(one) for one in sorted(side, key=_is_article)] for side in (action.before, action.after))
    lines = []
    if before:
        lines.append(f"before: {_few(before)}")
    if after:
        lines.append(f"after: {_few(after)}")
    elif before and not action.changes:
        lines.append("after: not shown any more")
    changes = [change for change in action.changes if not (change.kind == "topic_hidings" and action.verb in _IN_PLACE)]
    rows = list(dict.fromkeys(line for change in changes if (line := describe_change(change))))
    more = f"and {counted(action.more, 'more change')}"
    return [*lines, *([_few(rows)] if rows else []), *([more] if action.more else [])]


def _is_article(entry: Entry) -> bool:
    return isinstance(entry, Article)


def _few(lines: Sequence[str]) -> str:
    return "; ".join(lines[:3]) + (f"; and {len(lines) - 3} more" if len(lines) > 3 else "")


def _short(words: str) -> str:
    return shorten(one_line(words), _ROOM)


def undo_button(number: int | None) -> tuple[Choices, ...]:
    """The button that takes an action back; none where nothing was done."""
    return () if number is None else (Choices(choices=(Choice(label="Undo", line=f"/brief undo {number}"),)),)
