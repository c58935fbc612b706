"""What completes an option while it is typed: topics, measures, entries and whatever else has a name or a mark here."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import suppress

from bot.commands.desk import Desk
from bot.commands.digest.command import channel_name, own_subscriptions
from bot.commands.digest.listing import describe
from bot.commands.digest.options import KINDS
from bot.commands.watch.command import describe as describe_watch
from bot.commands.watch.command import visible_watches
from bot.core import command as kinds
from bot.core.command import Option
from bot.core.completing import likest
from bot.core.errors import BriefingError
from bot.core.front import Completion
from bot.core.language import say
from bot.core.request import Role
from bot.core.text import capitalised
from bot.digests.schedules.reading import read_schedule
from bot.digests.zones.naming import cities_like
from bot.wording.entries import describe_entry, title_with_ref
from bot.wording.sources import publisher_name
from storage.records import Article, Entry, EntryKind

Find = Callable[[str, Mapping[str, str], Desk], Awaitable[Iterable[Completion]]]
#: So many of the newest entries are looked through for what was typed.
_NEWEST = 100
#: So many values are offered at the most.
_MOST = 25
_CITED = (EntryKind.FACT, EntryKind.EVENT, EntryKind.QUOTE, EntryKind.POSITION)
#: Schedules to choose from where little was typed, and those into which a time is put.
_SCHEDULES = ("weekdays 09:00", "daily 09:00", "mondays 09:00", "weekdays 09:00 17:30", "fridays 16:00", "first monday 09:00", "every 4h")
_DAYS = ("weekdays", "daily", "mondays", "fridays")


async def complete(option: Option, typed: str, given: Mapping[str, str], desk: Desk) -> Sequence[Completion]:
    """Values for the option that begin with or hold what was typed; ``given`` are the command's other options, by name."""
    find = _FINDERS.get(option.complete)
    return list(await find(typed, given, desk))[:_MOST] if find else []


def _named(names: Iterable[str], typed: str) -> list[Completion]:
    return [Completion(name) for name in likest(names, typed)]


def _marked(lines: Iterable[tuple[str, str]], typed: str) -> list[Completion]:
    """Values by their marks, each with what it is; those that hold all words that were typed, the exact mark first."""
    sought = typed.casefold().split()
    found = [(mark, text) for mark, text in lines if all(word in f"{mark} {text}".casefold() for word in sought)]
    found.sort(key=lambda one: one[0].casefold() != typed.casefold())
    return [Completion(mark, f"{mark} · {text}") for mark, text in found]


async def _topics(typed: str, given: Mapping[str, str], desk: Desk) -> Iterable[Completion]:
    return _named((topic.name for topic in await desk.store.topics()), typed)


async def _metrics(typed: str, given: Mapping[str, str], desk: Desk) -> Iterable[Completion]:
    """The measures of the topic that is given already, else of all topics."""
    named = [await desk.find_topic(given[name]) for name in ("topic", "subject") if given.get(name)]
    topic = next((one for one in named if one is not None), None)
    topics = await desk.store.family(topic) if topic else await desk.store.topics()
    return _named(await desk.store.metrics(topics), typed)


async def _entries(typed: str, given: Mapping[str, str], desk: Desk) -> Iterable[Completion]:
    """The newest entries that fit; the one whose mark was typed, however old it is."""
    return await _of_kinds((*_CITED, EntryKind.ARTICLE), typed, desk)


async def _articles(typed: str, given: Mapping[str, str], desk: Desk) -> Iterable[Completion]:
    return await _of_kinds((EntryKind.ARTICLE,), typed, desk)


async def _of_kinds(wanted: Sequence[EntryKind], typed: str, desk: Desk) -> list[Completion]:
    exact = await desk.store.entry(typed) if typed and " " not in typed else None
    newest = await desk.store.latest(_NEWEST, kinds=wanted)
    every = [*([exact] if exact is not None else []), *(one for one in newest if exact is None or one.ref != exact.ref)]
    return _marked(((entry.ref, _described(entry)) for entry in every), typed)


def _described(entry: Entry) -> str:
    return title_with_ref(entry).removesuffix(f" [{entry.ref}]") if isinstance(entry, Article) else describe_entry(entry)


async def _sources(typed: str, given: Mapping[str, str], desk: Desk) -> Iterable[Completion]:
    """Articles by their marks, then publishers."""
    newest = [one for one in await desk.store.latest(_NEWEST, kinds=(EntryKind.ARTICLE,)) if isinstance(one, Article)]
    articles = _marked(((one.ref, _described(one)) for one in newest), typed)
    publishers = _named((name for one in newest if (name := publisher_name(one)) == one.publisher), typed)
    return [*articles[: _MOST - min(len(publishers), 5)], *publishers]


async def _reviews(typed: str, given: Mapping[str, str], desk: Desk) -> Iterable[Completion]:
    found, _ = await desk.store.pending_reviews(_MOST * 2)
    return _marked(((one.ref, one.draft.title) for one in found), typed)


async def _feeds(typed: str, given: Mapping[str, str], desk: Desk) -> Iterable[Completion]:
    return _marked(((one.ref, one.title or one.url) for one in await desk.store.feeds.all()), typed)


async def _digests(typed: str, given: Mapping[str, str], desk: Desk) -> Iterable[Completion]:
    """The asker's own subscriptions and those of channels."""
    found = [*await own_subscriptions(desk), *await desk.store.subscriptions.all()]
    return _marked(((one.ref, f"{channel_name(one, desk)}: {describe(one)}") for one in found), typed)


async def _watches(typed: str, given: Mapping[str, str], desk: Desk) -> Iterable[Completion]:
    return _marked(((one.ref, describe_watch(one, desk)) for one in await visible_watches(desk)), typed)


async def _references(typed: str, given: Mapping[str, str], desk: Desk) -> Iterable[Completion]:
    """Digests that were sent lately to channels, or to the asker."""
    caller = desk.request.caller
    sent = await desk.store.subscriptions.sent_lately(str(caller.platform), caller.user, _MOST * 2)
    return _marked(((one.reference, f"{one.at:%Y-%m-%d %H:%M} · {one.subscription}") for one in sent), typed)


async def _kinds(typed: str, given: Mapping[str, str], desk: Desk) -> Iterable[Completion]:
    return _named((*(f"{kind}s" for kind in KINDS), "all"), typed)


async def _zones(typed: str, given: Mapping[str, str], desk: Desk) -> Iterable[Completion]:
    return [Completion(zone, f"{city} ({zone})" if city not in zone else zone) for city, zone in cities_like(typed, _MOST)]


async def _schedules(typed: str, given: Mapping[str, str], desk: Desk) -> Iterable[Completion]:
    """What was typed where it is a schedule, then usual ones that it begins, or on several days at the time that was typed."""
    found = list(likest(_SCHEDULES, typed))
    for candidate in (typed, *(f"{days} {typed}" for days in _DAYS if typed)):
        with suppress(BriefingError, ValueError):
            found.append(read_schedule(candidate, desk.now.replace(tzinfo=None)).text)
    return [Completion(one) for one in dict.fromkeys(found)]


async def _commands(typed: str, given: Mapping[str, str], desk: Desk) -> Iterable[Completion]:
    """The commands that the asker may use."""
    sought = typed.casefold()
    every = [(one.name, say(one.summary), one.chinese) for one in desk.catalog if one.role <= min(desk.role, Role.OPERATOR)]
    found = [one for one in every if sought in one[0] or sought in one[1].casefold() or (typed and typed in "".join(one[2]))]
    found.sort(key=lambda one: not one[0].startswith(sought))
    return [Completion(name, f"{name} · {capitalised(summary)}") for name, summary, _ in found]


_FINDERS: Mapping[str, Find] = {
    kinds.COMPLETE_TOPIC: _topics,
    kinds.COMPLETE_METRIC: _metrics,
    kinds.COMPLETE_ENTRY: _entries,
    kinds.COMPLETE_ARTICLE: _articles,
    kinds.COMPLETE_SOURCE: _sources,
    kinds.COMPLETE_KIND: _kinds,
    kinds.COMPLETE_REVIEW: _reviews,
    kinds.COMPLETE_FEED: _feeds,
    kinds.COMPLETE_DIGEST: _digests,
    kinds.COMPLETE_WATCH: _watches,
    kinds.COMPLETE_REFERENCE: _references,
    kinds.COMPLETE_ZONE: _zones,
    kinds.COMPLETE_SCHEDULE: _schedules,
    kinds.COMPLETE_COMMAND: _commands,
}
