"""Other words for commands, as people type them: what means exactly a command runs it, what is near it makes it the one that is offered."""

from __future__ import annotations

from collections.abc import Mapping

#: Words that mean exactly this command.
SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "digest list": ("subscriptions", "digests", "my digests", "digest all", "digest status"),
    "digest edit": ("digest change", "digest move", "digest reschedule", "digest set", "digest update", "digest modify"),
    "digest preview": ("digest test", "digest try", "preview"),
    "digest now": ("digest send", "digest send now", "digest run", "send now"),
    "feed add": ("feed follow", "feed new", "feed create", "feed subscribe", "feeds add"),
    "feed list": ("feeds", "feed all", "feed status", "feeds list"),
    "feed check": ("feed refresh", "feed update", "feed fetch", "feed poll", "feeds check"),
    "feed edit": ("feed change", "feed set", "feed modify", "feed filter"),
    "feed pause": ("feed hold", "feed mute"),
    "feed resume": ("feed unpause", "feed continue", "feed restart"),
    "feed import": ("feeds import", "opml import", "import opml", "feed opml"),
    "feed export": ("feeds export", "opml export", "export opml", "export feeds"),
    "topic add": ("topic new", "topic create", "topic follow", "topic track", "topics add"),
    "topics": ("topic list", "topic all", "list topics"),
    "stats": ("topic show", "topic stats"),
    "review approve": ("review accept", "review ok", "review yes", "review publish", "review confirm"),
    "review list": ("review all", "reviews", "review queue", "pending", "pending reviews", "to review", "waiting", "suggestions"),
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
#: Whole sentences for a command: a pattern for all of the line, and what then stands behind the command's words.
WISHES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "digest unsubscribe": (
        (r"(?:stop|cancel|end|kill|quit|turn off|switch off) (?:the |my |this |our |these |all (?:the )?)?digests?", ""),
        (r"unsubscribe (?:me|us|this channel|from (?:the |this )?digests?)", ""),
    ),
    "digest edit": (
        (r"(?:move|change|set|reschedule|switch) (?:the |my |this |our )?digest (d\d+ )?(?:to|for) (.+)", "{1} {2}"),
        (r"(?:move|change|set|reschedule|switch) (d\d+) (?:to|for) (.+)", "{1} {2}"),
        (r"digest (d\d+) (?:to )?(.+)", "{1} {2}"),
    ),
    "digest subscribe": ((r"(?:subscribe|sign up|sign me up|subscribe me) (?:to|for) (.+)", "{1}"),),
    "topic hide": ((r"(?:stop (?:following|tracking)|do not follow|don't follow|forget(?: about)?) (.+)", "{1}"),),
    "topic rename": ((r"(?:rename|call) (?:the topic )?(.+?) (?:to|into|as) (.+)", "{1!q} to:{2!q}"),),
    "topics": (
        (r"(?:list|show|name|see)(?: me)?(?: of)?(?: all)?(?: the| your)? topics", ""),
        (r"(?:what|which) topics (?:are there|do you (?:have|know|follow)|are followed|can i ask about)", ""),
        (r"topics list", ""),
    ),
    "settings zone": ((r"(?:set |change )?(?:my |our |the )?(?:time ?zone|zone) (?:is|to|=) (.+)", "{1}"),),
    "role": (
        (r"make (\S+) (?:an? |our )?(admin|editor|member)", "{1} {2}"),
        (r"role (\S+) (?:to|as|is|=|:) ?(admin|editor|member|none)", "{1} {2}"),
        (r"(?:give|grant) (\S+) (?:the )?(?:role )?(?:of )?(admin|editor|member)(?: rights| role)?", "{1} {2}"),
    ),
    "source": ((r"(?:show|display|see|prove|proof of|what is|what's|where is|where does) ([aefpq]\d{1,7}w?)(?: from| come from)?", "{1}"),),
    "new": (
        (r"what(?:'s| has| is)? (?:changed|new|happened) (today|yesterday|this week|last week|this month|since .+)", "{1}"),
        (r"(?:the )?(?:weekly )?recap", "this week"),
    ),
    "help": (
        (r"(?:who|what) are you", ""),
        (r"what (?:can|do) you do(?: here| for (?:me|us))?|what can i (?:do|ask)(?: here| you)?|how does this work", ""),
    ),
}
#: Words that are near it, or that destroy something: the command is offered, with what stands behind them.
ALSO: Mapping[str, tuple[str, ...]] = {
    "digest pause": ("digest skip", "digest suspend"),
    "digest unsubscribe": ("digest drop", "digest kill", "digest quit"),
    "feed remove": (
        "feed delete",
        "feed stop",
        "feed unfollow",
        "feed unsubscribe",
        "feed drop",
        "feed kill",
        "feed end",
        "feeds remove",
        "feeds delete",
    ),
    "feed edit": ("feed words", "feed topics", "feed interval", "feed every"),
    "topic hide": ("topic remove", "topic delete", "topic drop", "topic unfollow", "topic untrack", "unfollow", "untrack"),
    "topic add": ("topic unhide", "topic restore"),
    "review reject": ("review delete", "review remove", "review decline", "review deny", "review discard", "review dismiss"),
    "entry withdraw": ("entry erase", "entry drop", "entry delete", "entry remove", "entry hide", "retract"),
    "entry correct": ("entry edit", "entry change", "entry fix"),
    "entry restore": ("entry undelete", "entry unhide"),
    "digest subscribe": ("schedule",),
    "latest": (
        "newest",
        "most recent",
        "latest articles",
        "latest entries",
        "latest news",
        "last articles",
        "last entries",
        "recent articles",
        "recent entries",
    ),
    "stats": ("top",),
}
