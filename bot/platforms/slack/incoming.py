"""What people meant by what Slack sends: pure functions on payloads."""

from __future__ import annotations

import re
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

Json = dict[str, Any]

#: A message with a link and at most this many other characters is meant for what it links to.
AROUND_A_LINK = 300
_URL = re.compile(r"https?://[^\s<>]+")
#: What stands before a channel that is an option's value, whose id says which is meant.
_NAMES_CHANNEL = re.compile(r"\b(?:channel|频道)[:：]\s?$|\b(?:subscribe|edit)\b.{0,200}\b(?:in|to|into) $")
#: Among so many characters before a channel that is looked for.
_BEFORE = 250
_MARKED = re.compile(r"<([^<>]*)>")
#: Kinds of messages that people write; all others are edits, joins and the like.
_WRITTEN = (None, "file_share", "thread_broadcast")


def unescaped(text: str) -> str:
    """The text with Slack's three entities turned back into the characters."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def typed_text(text: str, bot_user: str | None) -> str:
    """What was typed, from the text of a message event: without mentions of the bot, links and names as they were written."""

    return unescaped(_MARKED.sub(lambda match: _written(match[1], bot_user), text)).strip()


def _written(marked: str, bot_user: str | None) -> str:
    target, _, label = marked.partition("|")
    if target[:1] == "@":
        return "" if bot_user and target[1:] == bot_user else f"@{label or target[1:]}"
    if target[:1] == "#":
        return f"#{label or target[1:]}"
    if target[:1] == "!":
        return label or f"@{target[1:].partition('^')[0]}"
    if target.startswith("mailto:"):
        return label or target.removeprefix("mailto:")
    # Slack turns "acme.example" into a link with that label: the address is what is meant either way.
    return target


def typed_line(text: str, bot_user: str | None = None) -> str:
    """The command line that was typed: links and channels as they were written, people and user groups as Slack marks them
    ("<@U1|lena>", "<!subteam^S1|@newsroom>"), because only their ids say who is meant. The bot's own mention is left out."""

    def written(match: re.Match[str]) -> str:
        target, _, label = match[1].partition("|")
        if target[:1] == "#" and _NAMES_CHANNEL.search(text, max(0, match.start() - _BEFORE), match.start()):
            return f"<{target}>"
        if target.startswith("!subteam^") or (target[:1] == "@" and label and target[1:] != bot_user):
            return f"<{target}|{label}>" if label and " " not in label else f"<{target}>"
        # A bare "acme.example" is made a link with that label; what was typed is meant.
        return label if label and target == f"http://{label}" else _written(match[1], bot_user)

    return unescaped(_MARKED.sub(written, text))


def first_mention(text: str) -> str | None:
    """The user who is mentioned first: the bot, in an event about its mention."""
    found = re.search(r"<@([A-Z0-9]+)(?:\|[^<>]*)?>", text)
    return found.group(1) if found else None


def slash_line(body: Json) -> str:
    """The command line of a slash command, its text as it was typed."""
    return f"{body.get('command', '')} {typed_line(body.get('text') or '')}".strip()


def day_of(stamp: str, zone: str | None) -> str:
    """The day (ISO) on which a message was posted, by its id, where its reader is; empty where the id is none."""
    try:
        where = ZoneInfo(zone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        where = ZoneInfo("UTC")
    try:
        return datetime.fromtimestamp(float(stamp), where).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return ""


def linked_article(text: str) -> str | None:
    """The address of the article that a message is about: its first link, when there is little else in it."""
    found = _URL.search(text)
    return found.group() if found and len(text) - len(found.group()) <= AROUND_A_LINK else None


def written_by_a_person(event: Json) -> bool:
    """Whether somebody wrote this message: no bot, no edit, no notice of Slack about the channel."""
    return bool(event.get("user")) and not event.get("bot_id") and not event.get("hidden") and event.get("subtype") in _WRITTEN


def is_direct(event: Json) -> bool:
    """Whether the message was written to the bot directly; without the kind of the conversation its id tells."""
    kind = event.get("channel_type")
    return kind == "im" if kind else str(event.get("channel") or "").startswith("D")


def is_whole(event: Json) -> bool:
    """Whether the event names its message, so that it can be answered."""
    return bool(event.get("channel") and event.get("ts"))


@dataclass(frozen=True, slots=True)
class Origin:
    """The message with a pressed button: its id ("" in the App Home), the thread that it is a reply in, and whether one person sees it.
    ``is_home``: it was pressed in the App Home, and ``view`` is the hash of what the person saw there."""

    stamp: str = ""
    thread: str | None = None
    is_private: bool = False
    is_home: bool = False
    view: str = ""


def origin_of(body: Json) -> Origin:
    """Where a button was pressed. The first message of a thread is in the channel, not in the thread."""
    container, message = body.get("container") or {}, body.get("message") or {}
    stamp = str(container.get("message_ts") or message.get("ts") or "")
    thread = str(container.get("thread_ts") or message.get("thread_ts") or "")
    view = body.get("view") or {}
    is_home = view.get("type") == "home"
    in_thread = thread if thread and thread != stamp else None
    return Origin(stamp, in_thread, bool(container.get("is_ephemeral")), is_home, str(view.get("hash") or "") if is_home else "")


class Presses:
    """Tells a second press of a button from the first while that is worked on, and for a moment afterwards: a double click is one press."""

    def __init__(self, within: float = 1.0, clock: Callable[[], float] = time.monotonic) -> None:
        self._within = within
        self._clock = clock
        self._last: OrderedDict[tuple[object, ...], float] = OrderedDict()

    def begin(self, press: tuple[object, ...]) -> bool:
        """Whether this is a first press; it is being worked on until ``end``."""
        now = self._clock()
        while self._last and next(iter(self._last.values())) < now:
            self._last.popitem(last=False)
        if self._last.get(press, 0.0) >= now:
            return False
        self._last[press] = float("inf")
        return True

    def end(self, press: tuple[object, ...]) -> None:
        """The press was answered."""
        self._last.pop(press, None)
        self._last[press] = self._clock() + self._within


class Once:
    """Remembers what was handled, so that what Slack sends again is handled once; the oldest is forgotten first."""

    def __init__(self, most: int = 10_000) -> None:
        self._most = most
        self._seen: OrderedDict[str, None] = OrderedDict()

    def has(self, key: str) -> bool:
        """Whether this key was seen before."""
        return key in self._seen

    def first_time(self, *keys: str) -> bool:
        """Whether none of these keys was seen before; they are remembered."""
        new = not any(key in self._seen for key in keys)
        for key in keys:
            self._seen[key] = None
        while len(self._seen) > self._most:
            self._seen.popitem(last=False)
        return new
