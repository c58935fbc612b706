"""Actions in words, as the log and the answers to an undo describe them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.document import Choice, Choices
from bot.core.text import counted, one_line
from bot.wording.changes import describe_change
from bot.wording.entries import belongs_to, describe_entry, moved_to, short_line
from bot.wording.people import People, describe_person
from storage.actions.changes import RoleChanged, TopicHidden, TopicShown
from storage.actions.log import Action
from storage.records import ActionKind, Article, Entry

_VERBS = {
    ActionKind.ADD: "added",
    ActionKind.CORRECT: "corrected",
    ActionKind.CORRECT_DETAILS: "corrected the card of",
    ActionKind.WITHDRAW: "withdrew",
    ActionKind.RESTORE: "restored",
    ActionKind.MERGE: "merged",
    ActionKind.MARK_RETELLING: "marked as retelling",
    ActionKind.PREFER: "preferred",
    ActionKind.READ_AGAIN: "read again",
    ActionKind.REVISE: "read what its publisher has changed in",
    ActionKind.HOLD_FOR_REVIEW: "handed in",
    ActionKind.APPROVE: "approved",
    ActionKind.REJECT: "rejected",
    ActionKind.CHOOSE_REVIEW_LINES: "chose lines of",
    ActionKind.EDIT_REVIEW: "edited",
    ActionKind.ADD_FEED: "followed the feed",
    ActionKind.EDIT_FEED: "changed the feed",
    ActionKind.PAUSE_FEED: "paused the feed",
    ActionKind.RESUME_FEED: "resumed the feed",
    ActionKind.REMOVE_FEED: "removed the feed",
    ActionKind.SUBSCRIBE: "subscribed to the digest",
    ActionKind.EDIT_SUBSCRIPTION: "changed the digest",
    ActionKind.PAUSE_SUBSCRIPTION: "paused the digest",
    ActionKind.RESUME_SUBSCRIPTION: "resumed the digest",
    ActionKind.UNSUBSCRIBE: "unsubscribed from the digest",
    ActionKind.WATCH: "began the watch",
    ActionKind.PAUSE_WATCH: "paused the watch",
    ActionKind.RESUME_WATCH: "resumed the watch",
    ActionKind.UNWATCH: "ended the watch",
    ActionKind.ADD_TOPIC: "added the topic",
    ActionKind.HIDE_TOPIC: "hid the topic",
    ActionKind.RENAME_TOPIC: "renamed the topic",
    ActionKind.CHANGE_ALIASES: "changed the names of",
    ActionKind.MERGE_TOPICS: "merged the topics",
    ActionKind.SET_PARENT: "moved the topic",
    ActionKind.ADD_METRICS: "changed metrics",
    ActionKind.SET_ROLE: "set the role of",
    ActionKind.SET_TIME_ZONE: "set the time zone",
    ActionKind.SET_REVIEW_MODE: "set the review",
    ActionKind.SET_PERSONAL_LIMIT: "set how many personal digests there may be",
    ActionKind.UNDO: "took back",
}


#: The word between two subjects where the action relates one to the other.
_BETWEEN = {ActionKind.PREFER: " before ", ActionKind.MERGE: " into ", ActionKind.MERGE_TOPICS: " into "}


def action_title(action: Action, who: People) -> str:
    """What was done to what: "corrected f12", "took back action 7 (f12)"."""
    verb = _VERBS[action.kind]
    between = _BETWEEN.get(action.kind, ", ")
    names = _corrected_refs(action) or action.subjects
    named = [_grantee(action, who)] if _is_about_people(action) else map(one_line, names[:6])
    subjects = short_line(between.join(named))
    more = f" and {len(names) - 6} more" if len(names) > 6 else ""
    if action.undoes is not None:
        return f"{verb} action {action.undoes}{f' ({subjects}{more})' if subjects else ''}"
    return f"{verb} {subjects}{more}".rstrip()


def _corrected_refs(action: Action) -> tuple[str, ...]:
    """The references of the corrected entries; a new sentence brings an article of its own, which nobody corrected."""
    return tuple(dict.fromkeys(entry.ref for entry in action.before)) if action.kind is ActionKind.CORRECT else ()


def _is_about_people(action: Action) -> bool:
    return any(isinstance(change, RoleChanged) for change in action.changes)


def _grantee(action: Action, who: People) -> str:
    """Who was given a role: the subjects are an id, and a name where one is known."""
    person, name = (*action.subjects, "", "")[:2]
    if any(isinstance(change, RoleChanged) and change.is_group for change in action.changes):
        return f"@{one_line(name)} ({person})" if name else f"group {person}"
    return describe_person(person, name) if name else who.describe(person)


def before_after(action: Action) -> list[str]:
    """The state before the action and after it, in a few short lines."""
    # A corrected entry comes before the article that proves it now.
    before, after = ([_described(one, action) for one in sorted(side, key=_is_article)] for side in (action.before, action.after))
    lines = []
    if before:
        lines.append(f"before: {_first_three(before)}")
    if after:
        lines.append(f"after: {_first_three(after)}")
    elif before and not action.changes:
        lines.append("after: not shown any more")
    # A workspace that changes a library topic gets a copy, behind which the library's is hidden; to people nothing was hidden.
    unseen = (TopicHidden, TopicShown) if action.kind.copies_library_topic else ()
    changes = [change for change in action.changes if not isinstance(change, unseen)]
    rows = list(dict.fromkeys(line for change in changes if (line := describe_change(change))))
    more = f"and {counted(action.more, 'more change')}"
    return [*lines, *([_first_three(rows)] if rows else []), *([more] if action.more else [])]


def _described(entry: Entry, action: Action) -> str:
    """What an entry says, and whose it is where the action moved it and its words don't show that."""
    moved = any(moved_to(one, other) for one in action.before for other in action.after if entry.ref == one.ref == other.ref)
    return f"{describe_entry(entry)} (of {belongs_to(entry) or 'nobody in particular'})" if moved else describe_entry(entry)


def _is_article(entry: Entry) -> bool:
    return isinstance(entry, Article)


def _first_three(lines: Sequence[str]) -> str:
    return "; ".join(lines[:3]) + (f"; and {len(lines) - 3} more" if len(lines) > 3 else "")


def undo_button(number: int | None) -> tuple[Choices, ...]:
    """The button that takes an action back; none where nothing was done."""
    return () if number is None else (Choices(choices=(Choice(label="Undo", line=f"/brief undo {number}"),)),)
