"""The title of a digest: what is new, in one sentence that a lock screen has room for. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.core.language import listed, say, say_count
from bot.core.patterns import regex
from bot.core.text import one_line, shorten
from storage.records import EntryKind

#: The most characters of a title (``Summary`` takes no more).
LONGEST = 150
#: Where a headline may be cut into what it tells and what it adds.
_CUTS = regex(r"(?:[:;] | [–—|] |：|；)")
#: The least that a headline must tell before such a place; what is shorter is a rubric ("Opinion:", "Update 2:").
_WORDS, _LETTERS = 4, 8
#: More topics than this are counted, not named.
_NAMED = 2


def news_title(count: int, topics: Sequence[str], headlines: Sequence[str]) -> str:
    """The title of a digest with that many new stories: "3 new on Acme: over 100,000 shops · a plant in Lyon · …"."""
    about = topics_named(topics)
    begin = say("{count} new on {topics}", count=count, topics=about) if about else say("{count} new", count=count)
    return fitted(begin, [in_brief(headline) for headline in headlines])


def quiet_title(topics: Sequence[str], since: str) -> str:
    """The title of a digest on a day without news: "Nothing new on Acme since 13 Nov 2026"."""
    about = topics_named(topics)
    if about:
        return shorten(say("Nothing new on {topics} since {day}", topics=about, day=since), LONGEST)
    return say("Nothing new since {day}", day=since)


def changes_title(count: int, topics: Sequence[str], changes: Sequence[str]) -> str:
    """The title of a digest that tells only what changed: "3 changes on Acme: shops over 100,000 → over 110,000 · …"."""
    about = topics_named(topics)
    on_topics = say_count("{count} change on {topics}", "{count} changes on {topics}", count, topics=about)
    return fitted(on_topics if about else say_count("{count} change", "{count} changes", count), changes)


def unchanged_title(topics: Sequence[str], since: str) -> str:
    """The title of such a digest where nothing changed: "Nothing changed on Acme since 13 Nov 2026"."""
    about = topics_named(topics)
    if about:
        return shorten(say("Nothing changed on {topics} since {day}", topics=about, day=since), LONGEST)
    return say("Nothing changed since {day}", day=since)


def corrections_title(leads: Sequence[str], count: int) -> str:
    """The title of a digest, or of a reply to one, that holds corrections alone: "2 corrections: Acme, shops · …"."""
    return fitted(say_count("{count} correction", "{count} corrections", count), leads)


def greeting_title(topics: Sequence[str]) -> str:
    """The title of a channel's first digest where nothing is new: a greeting."""
    if about := topics_named(topics):
        return shorten(say("Hello! From now on you hear here what is new on {topics}.", topics=about), LONGEST)
    return say("Hello! From now on you hear here what is new.")


def holdings(stored: Mapping[EntryKind, int]) -> str:
    """What the store holds, in words: "5 articles, 71 figures, 1 event"."""
    counts = {kind: stored.get(kind, 0) for kind in EntryKind}
    said = (
        say_count("{count} article", "{count} articles", counts[EntryKind.ARTICLE]),
        say_count("{count} figure", "{count} figures", counts[EntryKind.FACT]),
        say_count("{count} event", "{count} events", counts[EntryKind.EVENT]),
        say_count("{count} quotation", "{count} quotations", counts[EntryKind.QUOTE]),
        say_count("{count} position", "{count} positions", counts[EntryKind.POSITION]),
    )
    return listed(words for words, kind in zip(said, EntryKind, strict=True) if counts[kind])


def fitted(begin: str, pieces: Sequence[str]) -> str:
    """The beginning with as many of the pieces behind it as there is room for, and "…" where some are left out."""
    between, left = " · ", " · …"
    title, shown = begin, 0
    for place, piece in enumerate(pieces):
        last = place == len(pieces) - 1
        room = LONGEST - len(title) - len(between if shown else ": ") - (0 if last else len(left))
        if len(piece) > room and shown:
            break
        piece = shorten(piece, max(room, 0))
        if not piece:
            break
        title = f"{title}{between}{piece}" if shown else say("{title}: {first}", title=title, first=piece)
        shown += 1
    return shorten(title + (left if 0 < shown < len(pieces) else ""), LONGEST)


def in_brief(headline: str) -> str:
    """What a headline tells, without what it adds behind a colon or dash; a rubric before one is kept."""
    headline = one_line(headline)
    for cut in _CUTS.finditer(headline):
        begin = headline[: cut.start()]
        if len(begin.split()) >= _WORDS or (not begin.isascii() and len(begin) >= _LETTERS):
            return begin
    return headline


def topics_named(topics: Sequence[str]) -> str:
    """The topics by name where they are few, else their number; empty for none."""
    if not topics:
        return ""
    if len(topics) > _NAMED:
        return say_count("{count} topic", "{count} topics", len(topics))
    if len(topics) == 1:
        return topics[0]
    return say("{topics} and {last}", topics=", ".join(topics[:-1]), last=topics[-1])
