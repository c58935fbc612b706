"""Entries and actions in one line, as the log and the answers to corrections tell them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.document import Choice, Choices
from bot.core.plain import one_line, shorten
from bot.reading.citing import NATURE_LABELS, dated, figure_text
from storage.actions import Action
from storage.journal import Change
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
            return f"“{_short(entry.title)}”"
        case _:
            return entry.ref


def marked(entry: Entry) -> str:
    """An entry with its mark: "f12, Rover, robots sold: over 50,000 (May 2024)"."""
    return f"{entry.ref}, {told(entry)}"


_VERBS = {
    "add": "added",
    "correct": "corrected",
    "withdraw": "withdrew",
    "restore": "restored",
    "merge": "merged",
    "retells": "marked as retelling",
    "prefer": "preferred",
    "read again": "read again",
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


def deed(action: Action) -> str:
    """What was done to what: "corrected f12", "took back action 7 (f12)"."""
    verb = _VERBS.get(action.verb, action.verb)
    between = " before " if action.verb == "prefer" else ", "
    subjects = _short(between.join(map(one_line, action.subjects[:6])))
    more = f" and {len(action.subjects) - 6} more" if len(action.subjects) > 6 else ""
    if action.undoes is not None:
        return f"{verb} action {action.undoes}{f' ({subjects}{more})' if subjects else ''}"
    return f"{verb} {subjects}{more}".rstrip()


def sides(action: Action) -> list[str]:
    """What was before and what is since then, as far as it can be said in short."""
    before, after = [told(entry) for entry in action.before], [told(entry) for entry in action.after]
    lines = []
    if before:
        lines.append(f"before: {_few(before)}")
    if after:
        lines.append(f"after: {_few(after)}")
    elif before and not action.changes:
        lines.append("after: not shown any more")
    rows = list(dict.fromkeys(line for change in action.changes if (line := _row(change))))
    return [*lines, *([_few(rows)] if rows else [])]


def _few(lines: Sequence[str]) -> str:
    return "; ".join(lines[:3]) + (f"; and {len(lines) - 3} more" if len(lines) > 3 else "")


def _row(change: Change) -> str:
    """A changed row in words; empty for rows that the entries beside them tell."""
    before, after = change.before or {}, change.after or {}
    match change.kind:
        case "topics" if change.before is not None and change.after is not None:
            parts = [name for name in ("name", "parent", "slash", "description", "kind") if name in after]
            return ", ".join(f"{name}: {_value(before.get(name))} → {_value(after.get(name))}" for name in parts)
        case "topic_aliases":
            return f"alias {_value((after or before).get('alias'))} {'added' if after else 'removed'}"
        case "topic_hidings":
            return "hidden" if after else "shown again"
        case "roles":
            return f"role: {_value(before.get('role'))} → {_value(after.get('role'))}"
        case "workspaces":
            parts = [name for name in ("time_zone", "review") if name in after or name in before]
            return ", ".join(f"{name.replace('_', ' ')}: {_value(before.get(name))} → {_value(after.get(name))}" for name in parts)
        case "preferences":
            return "" if after else "no figure is preferred any more"
        case _:
            return ""


def _value(value: object) -> str:
    return f"“{_short(str(value))}”" if value not in (None, "") else "none"


def _short(words: str) -> str:
    return shorten(one_line(words), _ROOM)


def undo_button(number: int | None) -> tuple[Choices, ...]:
    """The button that takes an action back; none where nothing was done."""
    return () if number is None else (Choices(choices=(Choice(label="Undo", line=f"/brief undo {number}"),)),)
