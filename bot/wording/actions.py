"""Entries and actions in one line, as the log and the answers to corrections tell them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.document import Choice, Choices
from bot.core.text import describe_person, one_line, shorten
from bot.wording.changes import row_told
from bot.wording.citing import NATURE_LABELS, dated, figure_text
from bot.wording.people import People
from storage.actions.log import Action
from storage.records import Article, Entry, Event, Fact, Quote

#: Characters of a sentence or title that a line of the log has room for.
_ROOM = 120


def told(entry: Entry) -> str:
    """What an entry says: "Rover, robots sold (toys): over 50,000 (May 2024)"."""
    match entry:
        case Fact():
            scope = f" ({entry.scope})" if entry.scope else ""
            kind = NATURE_LABELS.get(entry.nature)
            return f"{entry.subject}, {entry.metric}{scope}: {f'{kind}: ' if kind else ''}{figure_text(entry)} ({dated(entry.as_of)})"
        case Event():
            return f"{dated(entry.date)}: {_short(entry.summary)}"
        case Quote():
            return f"{entry.speaker or 'speaker not named'}: “{_short(entry.words)}”"
        case Article():
            where = ", ".join(piece for piece in (entry.publisher, dated(entry.published) if entry.published else "", entry.url) if piece)
            return f"“{_short(entry.title)}”{f' ({_short(where)})' if where else ''}"
        case _:
            return entry.ref


def marked(entry: Entry) -> str:
    """An entry with its mark: "f12, Rover, robots sold: over 50,000 (May 2024)"."""
    return f"{entry.ref}, {told(entry)}"


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


def deed(action: Action, who: People) -> str:
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
    return describe_person(person, name) if name else who.told(person)


def sides(action: Action) -> list[str]:
    """What was before and what is since then, as far as it can be said in short."""
    # What a correction is about goes before the article that proves it now.
    before, after = ([told(one) for one in sorted(side, key=_is_article)] for side in (action.before, action.after))
    lines = []
    if before:
        lines.append(f"before: {_few(before)}")
    if after:
        lines.append(f"after: {_few(after)}")
    elif before and not action.changes:
        lines.append("after: not shown any more")
    changes = [change for change in action.changes if not (change.kind == "topic_hidings" and action.verb in _IN_PLACE)]
    rows = list(dict.fromkeys(line for change in changes if (line := row_told(change))))
    more = f"and {action.more} more {'change' if action.more == 1 else 'changes'}"
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
