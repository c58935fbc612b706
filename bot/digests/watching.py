"""Watches: which of them are to tell what was just stored. Deciding is pure; what it needs to see is read, and what follows is stored.

A topic's watch tells what is new about it, a measure's watch a figure that changed, was the first of its kind, is contradicted, or passes
its threshold; a watch for words the articles that have them. What a retelling tells again is not told again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from bot.core.patterns import regex
from bot.digests.changes import changes, disagreements, series_of
from bot.digests.quiet_hours import quiet_until
from bot.digests.subscribing import is_paused_until
from bot.reading.facts.measures import measures, unit_classes
from bot.reading.lexicon import metric_key
from bot.wording.figures import is_proven
from storage.digests.alerts import Alerts, Hit, Occasion, Sight
from storage.digests.records import Subscription, Watched
from storage.drafts import MetricDraft
from storage.records import Article, Entry, Fact
from storage.values import Comparator, Precision, Quantity, key_of

_NARROWER = regex(r"\s(?:in|for|of|on|by|from|at|to|per)\s")
#: For so long what a feed brings is held while the feed is still being read, so that it makes one message.
HOLD = timedelta(minutes=5)


async def plan_alerts(alerts: Alerts, now: datetime) -> int:
    """How many watches are to tell something that was stored since the last call."""
    told = 0
    while occasions := [one for one in await alerts.occasions(now) if not (one.comes_with_more and now - one.recorded_at < HOLD)]:
        watches = await alerts.watches()
        views = await alerts.views({one.workspace for one in watches})
        hits: list[Hit] = []
        for view in sorted(set(views.values())):
            theirs = [one for one in watches if views[one.workspace] == view]
            seen = [one for one in occasions if one.workspace in ("", view)]
            if seen:
                topics = {one.watched.topic for one in theirs if one.watched is not None and one.watched.topic}
                with_texts = any(one.watched is not None and one.watched.words for one in theirs)
                sight = await alerts.look(view, seen, topics, with_texts=with_texts)
                hits += [hit for one in theirs for hit in hits_of(one, seen, sight)]
        told += await alerts.plan(now, occasions, hits)
    return told


def hits_of(watch: Subscription, occasions: Sequence[Occasion], sight: Sight) -> list[Hit]:
    """What the watch is to tell of these occasions."""
    assert watch.watched is not None
    since = [one for one in occasions if one.recorded_at >= watch.since and not is_paused_until(watch, one.recorded_at)]
    if watch.watched.metric:
        past = [one for one in occasions if one not in since]
        return _changed_figures(watch.id, watch.watched, since, past, sight)
    told = [(one.entry, _told(watch.watched, sight.entries.get(one.entry, ()), sight)) for one in since]
    return [Hit(watch.id, occasion, tuple(entry.id for entry in entries)) for occasion, entries in told if entries]


def _told(watched: Watched, entries: Sequence[Entry], sight: Sight) -> list[Entry]:
    """The entries of one occasion that a topic's or a words' watch tells."""
    if any(isinstance(one, Article) and one.retelling_of for one in entries):
        return []
    about = sight.about.get(watched.topic, frozenset()) if watched.topic else frozenset(one.id for one in entries)
    if watched.words:
        articles = [one for one in entries if isinstance(one, Article)]
        return [one for one in articles if one.id in about and mentions(f"{one.title}\n{sight.texts.get(one.id, '')}", watched.words)]
    return [one for one in entries if one.id in about]


def mentions(text: str, words: str) -> bool:
    """Whether the words stand in the text, one after the other; case and white space are ignored, as are hyphens between them."""
    return place_of(text, words) is not None


def place_of(text: str, words: str) -> re.Match[str] | None:
    """Where the words stand in the text."""
    pieces = [re.escape(piece) for piece in re.split(r"[\s\-]+", words.strip()) if piece]
    if not pieces:
        return None
    # In Chinese nothing stands between words, so that a word may begin and end anywhere.
    edges = (r"(?<![^\W_])" if words.strip()[0].isascii() else "", r"(?![^\W_])" if words.strip()[-1].isascii() else "")
    return re.search(edges[0] + r"[\s\-]{1,3}".join(pieces) + edges[1], text, re.IGNORECASE)


# -- figures of one measure


def _changed_figures(watch: int, watched: Watched, occasions: Sequence[Occasion], past: Sequence[Occasion], sight: Sight) -> list[Hit]:
    """The new figures of the measure that are to be told; those of ``past`` occasions came before the watch."""
    group = sight.topics.get(watched.topic)
    if group is None:
        return []
    names = measure_keys(watched.metric, sight.metrics)
    new = {
        one.id: (occasion.entry, one)
        for occasion in occasions
        for one in sight.entries.get(occasion.entry, ())
        if isinstance(one, Fact) and key_of(one.subject) in group.family_keys and is_called(one.metric, names) and is_proven(one)
    }
    facts = [fact for _, fact in new.values()]
    of_past = (one for occasion in past for one in sight.entries.get(occasion.entry, ()))
    earlier = [one for one in (*sight.earlier, *of_past) if isinstance(one, Fact) and is_proven(one)]
    told = [fact for fact, before in _news_of(facts, earlier) if _passes_now(fact, before, watched.threshold)]
    by_occasion: dict[int, list[int]] = {}
    for fact in told:
        by_occasion.setdefault(new[fact.id][0], []).append(fact.id)
    return [Hit(watch, occasion, tuple(ids)) for occasion, ids in by_occasion.items()]


def _news_of(new: Sequence[Fact], earlier: Sequence[Fact]) -> list[tuple[Fact, Fact | None]]:
    """The new figures that say something new, each with the one before it."""
    found: dict[int, tuple[Fact, Fact | None]] = {one.new.id: (one.new, one.old) for one in changes(new, earlier)}
    for one in disagreements(new, earlier):
        found.setdefault(one.fact.id, (one.fact, one.other))
    known = {series_of(fact) for fact in earlier} | {series_of(fact) for fact, _ in found.values()}
    for fact in new:
        if series_of(fact) not in known:
            known.add(series_of(fact))
            found[fact.id] = (fact, None)
        elif fact.as_of.precision is Precision.UNKNOWN and fact.id not in found:
            # Nobody knows whether it came later, but nobody has heard it yet either.
            same = [one for one in (*earlier, *(one for one, _ in found.values())) if series_of(one) == series_of(fact)]
            if all(one.quantity != fact.quantity for one in same):
                found[fact.id] = (fact, max(same, key=lambda one: (one.as_of.sort_key, one.id)))
    return list(found.values())


def _passes_now(fact: Fact, before: Fact | None, threshold: Quantity | None) -> bool:
    """Whether the figure passes the threshold and the one before it did not; every figure does where there is none."""
    if threshold is None:
        return True
    return passes(fact.quantity, threshold) and not (before is not None and passes(before.quantity, threshold))


def passes(amount: Quantity, threshold: Quantity) -> bool:
    """Whether the amount is certainly beyond the threshold; one in another unit never is, since nothing is converted."""
    if not comparable(amount.unit, threshold.unit) or amount.comparator is Comparator.ABOUT:
        return False
    low, high, limit = amount.value, amount.high if amount.high is not None else amount.value, threshold.value
    at_least, at_most = (
        amount.comparator not in (Comparator.UNDER, Comparator.AT_MOST),
        amount.comparator
        not in (
            Comparator.OVER,
            Comparator.AT_LEAST,
        ),
    )
    match threshold.comparator:
        case Comparator.OVER:
            return at_least and (low > limit or (low == limit and amount.comparator is Comparator.OVER))
        case Comparator.UNDER:
            return at_most and (high < limit or (high == limit and amount.comparator is Comparator.UNDER))
        case Comparator.AT_MOST:
            return at_most and high <= limit
        case _:
            return at_least and low >= limit


def comparable(unit: str, other: str) -> bool:
    """Whether amounts in these units can be compared as they are: the same unit, or both count things."""
    return unit == other or ("count" in unit_classes(unit) and "count" in unit_classes(other))


def measure_keys(words: str, metrics: Iterable[MetricDraft]) -> frozenset[str]:
    """The keys of all names of the measure that the words name; of the words alone where no measure is called so."""
    key = metric_key(words)
    found = {key}
    for names in (*((one.name, *one.aliases) for one in metrics), *((one.name, *one.aliases) for one in measures())):
        if key in map(metric_key, names):
            found |= set(map(metric_key, names))
    return frozenset(found)


def is_called(metric: str, names: Iterable[str]) -> bool:
    """Whether a figure's measure has one of these names, or one of them with words around it ("planned investment",
    "investment in cloud and AI")."""
    # What stands behind a preposition narrows the measure down; any other word makes another one of it ("revenue growth").
    own = f" {_NARROWER.split(metric_key(metric), maxsplit=1)[0]}"
    return any(own.endswith(f" {name}") for name in names)


def silent_until(watch: Subscription, now: datetime) -> datetime | None:
    """When the quiet hours of the watch end in which ``now`` lies; None outside of them."""
    quiet = watch.watched.quiet if watch.watched is not None else None
    return quiet_until(quiet, watch.zone, now) if quiet else None
