"""Other words for commands, as people type them: what means exactly a command runs it, what is near it makes it the one that is offered."""

from __future__ import annotations

from collections.abc import Mapping

#: Words that mean exactly this command.
SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "digest list": ("subscriptions", "digests", "my digests", "digest all", "digest status"),
    "digest edit": ("digest change", "digest move", "digest reschedule", "digest set", "digest update", "digest modify"),
    "digest preview": ("digest test", "digest try", "preview"),
    "digest now": ("digest send", "digest run"),
    "feed add": ("feed follow", "feed new", "feed create", "feed subscribe", "feeds add"),
    "feed list": ("feeds", "feed all", "feed status", "feeds list"),
    "feed check": ("feed refresh", "feed update", "feed fetch", "feed poll", "feeds check"),
    "feed edit": ("feed change", "feed set", "feed modify", "feed filter"),
    "feed pause": ("feed hold", "feed mute"),
    "feed resume": ("feed unpause", "feed continue", "feed restart"),
    "feed import": ("feeds import", "opml import", "import opml", "feed opml"),
    "feed export": ("feeds export", "opml export", "export opml", "export feeds"),
    "topic add": ("topic new", "topic create", "topic follow", "topic track"),
    "topics": ("topic list", "topic all", "list topics"),
    "stats": ("topic show", "topic stats"),
    "review approve": ("review accept", "review ok", "review publish", "review confirm"),
    "review list": ("review all", "reviews", "review queue"),
    "undo": ("revert", "take back", "undo last", "undo that", "undo this", "undo it"),
    "role": ("roles",),
    "watch add": (
        "watch",
        "watch for",
        "watch out for",
        "alert",
        "alerts",
        "alert me",
        "notify",
        "notify me",
        "ping me",
        "tell me when",
        "tell me if",
        "let me know",
        "提醒我",
        "监控",
        "beobachten",
        "benachrichtige mich",
    ),
    "watch list": ("watches", "my watches", "watch show", "watch all"),
    "watch pause": ("watch hold", "watch mute", "watch snooze"),
    "watch resume": ("watch continue", "watch unpause"),
    "watch remove": ("watch stop", "watch delete", "watch end", "watch cancel", "unwatch", "stop watching"),
}
#: Words that are near it, or that destroy something: the command is offered, with what stands behind them.
ALSO: Mapping[str, tuple[str, ...]] = {
    "digest pause": ("digest skip", "digest suspend"),
    "feed remove": ("feed delete", "feed stop", "feed unfollow", "feed unsubscribe", "feed drop", "feeds remove", "feeds delete"),
    "feed edit": ("feed words", "feed topics", "feed interval", "feed every"),
    "topic hide": ("topic remove", "topic delete", "topic drop", "topic unfollow", "topic untrack", "unfollow", "untrack"),
    "topic add": ("topic unhide", "topic restore"),
    "review reject": ("review delete", "review remove", "review decline", "review deny", "review discard", "review dismiss"),
    "entry withdraw": ("entry delete", "entry remove", "entry hide", "retract"),
    "entry correct": ("entry edit", "entry change", "entry fix"),
    "entry restore": ("entry undelete", "entry unhide"),
    "digest subscribe": ("schedule",),
    "latest": ("latest articles", "latest entries", "latest news", "last articles", "last entries", "recent articles", "recent entries"),
    "stats": ("top",),
}
