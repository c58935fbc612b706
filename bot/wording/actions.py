"""Actions in words, as the log and the answers to an undo describe them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.document import Choice, Choices, Mention, Spans, Text
from bot.core.language import say, say_count, to_say
from bot.core.spans import say_spans
from bot.core.text import one_line
from bot.wording.changes import describe_change
from bot.wording.entries import belongs_to, describe_entry, moved_to, short_line
from bot.wording.people import People, describe_person, is_person_id
from storage.actions.changes import RoleChanged, TopicHidden, TopicShown
from storage.actions.log import Action
from storage.records import ActionKind, Article, Entry

_VERBS = {
    ActionKind.ADD: to_say("added {subjects}"),
    ActionKind.CORRECT: to_say("corrected {subjects}"),
    ActionKind.CORRECT_DETAILS: to_say("corrected the card of {subjects}"),
    ActionKind.WITHDRAW: to_say("withdrew {subjects}"),
    ActionKind.RESTORE: to_say("restored {subjects}"),
    ActionKind.MERGE: to_say("merged {subjects}"),
    ActionKind.MARK_RETELLING: to_say("marked as retelling {subjects}"),
    ActionKind.PREFER: to_say("preferred {subjects}"),
    ActionKind.READ_AGAIN: to_say("read again {subjects}"),
    ActionKind.REVISE: to_say("read what its publisher has changed in {subjects}"),
    ActionKind.HOLD_FOR_REVIEW: to_say("handed in {subjects}"),
    ActionKind.APPROVE: to_say("approved {subjects}"),
    ActionKind.REJECT: to_say("rejected {subjects}"),
    ActionKind.CHOOSE_REVIEW_LINES: to_say("chose lines of {subjects}"),
    ActionKind.EDIT_REVIEW: to_say("edited {subjects}"),
    ActionKind.ADD_FEED: to_say("followed the feed {subjects}"),
    ActionKind.EDIT_FEED: to_say("changed the feed {subjects}"),
    ActionKind.PAUSE_FEED: to_say("paused the feed {subjects}"),
    ActionKind.RESUME_FEED: to_say("resumed the feed {subjects}"),
    ActionKind.REMOVE_FEED: to_say("removed the feed {subjects}"),
    ActionKind.SUBSCRIBE: to_say("subscribed to the digest {subjects}"),
    ActionKind.EDIT_SUBSCRIPTION: to_say("changed the digest {subjects}"),
    ActionKind.PAUSE_SUBSCRIPTION: to_say("paused the digest {subjects}"),
    ActionKind.RESUME_SUBSCRIPTION: to_say("resumed the digest {subjects}"),
    ActionKind.UNSUBSCRIBE: to_say("unsubscribed from the digest {subjects}"),
    ActionKind.WATCH: to_say("began the watch {subjects}"),
    ActionKind.EDIT_WATCH: to_say("changed the watch {subjects}"),
    ActionKind.PAUSE_WATCH: to_say("paused the watch {subjects}"),
    ActionKind.RESUME_WATCH: to_say("resumed the watch {subjects}"),
    ActionKind.UNWATCH: to_say("ended the watch {subjects}"),
    ActionKind.ADD_TOPIC: to_say("added the topic {subjects}"),
    ActionKind.HIDE_TOPIC: to_say("hid the topic {subjects}"),
    ActionKind.RENAME_TOPIC: to_say("renamed the topic {subjects}"),
    ActionKind.CHANGE_ALIASES: to_say("changed the names of {subjects}"),
    ActionKind.MERGE_TOPICS: to_say("merged the topics {subjects}"),
    ActionKind.SET_PARENT: to_say("moved the topic {subjects}"),
    ActionKind.ADD_METRICS: to_say("changed metrics {subjects}"),
    ActionKind.SET_ROLE: to_say("set the role of {subjects}"),
    ActionKind.SET_TIME_ZONE: to_say("set the time zone {subjects}"),
    ActionKind.SET_REVIEW_MODE: to_say("set the review {subjects}"),
    ActionKind.SET_PERSONAL_LIMIT: to_say("set how many personal digests there may be {subjects}"),
    ActionKind.UNDO: to_say("took back {subjects}"),
}


#: The word between two subjects where the action relates one to the other.
_BETWEEN = {ActionKind.PREFER: to_say(" before "), ActionKind.MERGE: to_say(" into "), ActionKind.MERGE_TOPICS: to_say(" into ")}


def action_title(action: Action, who: People) -> str:
    """What was done to what: "corrected f12", "took back action 7 (f12)"."""
    between = say(_BETWEEN.get(action.kind, to_say(", ")))
    names = _corrected_refs(action) or action.subjects
    named = [_grantee(action, who)] if _is_about_people(action) else map(one_line, names[:6])
    subjects = short_line(between.join(named))
    if len(names) > 6:
        subjects = say("{first} and {count} more", first=subjects, count=len(names) - 6)
    if action.undoes is None:
        return say(_VERBS[action.kind], subjects=subjects).rstrip()
    words = say("took back action {number}", number=action.undoes)
    return say("{words} ({remark})", words=words, remark=subjects) if subjects else words


def action_spans(action: Action, who: People) -> Spans:
    """The same with the person whose role was set as the platform shows people."""
    is_group = any(isinstance(change, RoleChanged) and change.is_group for change in action.changes)
    if not _is_about_people(action) or is_group or action.undoes is not None or not is_person_id(action.subjects[0]):
        return (Text(text=action_title(action, who)),)
    person, name = (*action.subjects, "")[:2]
    shown = Mention(what="user", id=person, name=one_line(name)) if name else who.span(person)
    said = say_spans(_VERBS[action.kind], subjects=shown)
    return tuple(Text(text=piece) if isinstance(piece, str) else piece for piece in said)


def _corrected_refs(action: Action) -> tuple[str, ...]:
    """The references of the corrected entries; a new sentence brings an article of its own, which nobody corrected."""
    return tuple(dict.fromkeys(entry.ref for entry in action.before)) if action.kind is ActionKind.CORRECT else ()


def _is_about_people(action: Action) -> bool:
    return any(isinstance(change, RoleChanged) for change in action.changes)


def _grantee(action: Action, who: People) -> str:
    """Who was given a role: the subjects are an id, and a name where one is known."""
    person, name = (*action.subjects, "", "")[:2]
    if any(isinstance(change, RoleChanged) and change.is_group for change in action.changes):
        return f"@{one_line(name)} ({person})" if name else say("group {id}", id=person)
    return describe_person(person, name) if name else who.describe(person)


def before_after(action: Action) -> list[str]:
    """The state before the action and after it, in a few short lines."""
    # A corrected entry comes before the article that proves it now.
    before, after = ([_described(one, action) for one in sorted(side, key=_is_article)] for side in (action.before, action.after))
    lines = []
    if before:
        lines.append(say("before: {words}", words=_first_three(before)))
    if after:
        lines.append(say("after: {words}", words=_first_three(after)))
    elif before and not action.changes:
        lines.append(say("after: not shown any more"))
    # A workspace that changes a library topic gets a copy, behind which the library's is hidden; to people nothing was hidden.
    unseen = (TopicHidden, TopicShown) if action.kind.copies_library_topic else ()
    changes = [change for change in action.changes if not isinstance(change, unseen)]
    rows = list(dict.fromkeys(line for change in changes if (line := describe_change(change))))
    more = say_count("and {count} more change", "and {count} more changes", action.more)
    return [*lines, *([_first_three(rows)] if rows else []), *([more] if action.more else [])]


def _described(entry: Entry, action: Action) -> str:
    """What an entry says, and whose it is where the action moved it and its words don't show that."""
    moved = any(moved_to(one, other) for one in action.before for other in action.after if entry.ref == one.ref == other.ref)
    if not moved:
        return describe_entry(entry)
    whose = say("of {name}", name=belongs_to(entry)) if belongs_to(entry) else say("of nobody in particular")
    return say("{words} ({remark})", words=describe_entry(entry), remark=whose)


def _is_article(entry: Entry) -> bool:
    return isinstance(entry, Article)


def _first_three(lines: Sequence[str]) -> str:
    more = [say("and {count} more", count=len(lines) - 3)] if len(lines) > 3 else []
    return say("; ").join((*lines[:3], *more))


def undo_button(number: int | None) -> tuple[Choices, ...]:
    """The button that takes an action back; none where nothing was done."""
    return () if number is None else (Choices(choices=(Choice(label=say("Undo"), line=f"/brief undo {number}"),)),)
