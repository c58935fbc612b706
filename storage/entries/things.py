"""What names mean to a workspace: topics, and names that entries merely carry, also where only a part of the name was typed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.entries.view import View
from storage.name_forms import core_of
from storage.records import NamedThing, Topic
from storage.tables.entries import EntryNameRow, EntryRow, NameFormRow
from storage.topics import hidden_names, keys_of, topics_named
from storage.values import TopicKind, key_of

#: The most names that are looked at for one form; a form of more names is ambiguous anyway.
_MOST_NAMES = 12
#: Entries that carry a name are counted up to here.
MOST_COUNTED = 100
#: The most keys that one call looks up.
_MOST_KEYS = 1500


async def things(session: AsyncSession, view: View, keys: Sequence[str]) -> dict[str, NamedThing]:
    """What each of the keys means here; keys that mean nothing, or several things, are left out.

    A topic of that name comes before a name that entries carry, and a whole name before shorter forms of others. What is hidden here
    means nothing.
    """
    wanted = list(dict.fromkeys(key for key in keys if key))[:_MOST_KEYS]
    called = await _called(session, wanted)
    full = {key for names in called.values() for key in names}
    topics = await topics_named(session, {*wanted, *full})
    by_name = _by_name(topics)
    # Whoever hides a topic does not want to meet it again as a name that articles carry.
    hidden = await hidden_names(session, {*wanted, *full}) - by_name.keys()
    carried = await _carried(session, view, {*full, *keys_of(topics)})
    found: dict[str, NamedThing] = {}
    for key in (one for one in wanted if one not in hidden):
        names = {name: its for name, its in called.get(key, {}).items() if name not in hidden}
        thing = _meant(key, names, by_name, carried)
        if thing is not None:
            found[key] = thing
    return found


async def _called(session: AsyncSession, keys: Sequence[str]) -> dict[str, dict[str, tuple[str, str]]]:
    """For each key the names that it is a form of, by their keys, with their kinds; the name that it is itself is always among them."""
    place = func.row_number().over(
        partition_by=col(NameFormRow.form), order_by=((col(NameFormRow.key) == col(NameFormRow.form)).desc(), col(NameFormRow.key))
    )
    ranked = (
        select(col(NameFormRow.form), col(NameFormRow.key), col(NameFormRow.name), col(NameFormRow.kind), place.label("place"))
        .where(col(NameFormRow.form).in_(keys))
        .subquery()
    )
    found: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    query = select(ranked.c.form, ranked.c.key, ranked.c.name, ranked.c.kind).where(ranked.c.place <= _MOST_NAMES)
    for form, key, name, kind in (await session.execute(query)).all():
        if found[form].get(key, ("", TopicKind.OTHER))[1] == TopicKind.OTHER:
            found[form][key] = (name, kind)
    return found


def _by_name(topics: Iterable[Topic]) -> dict[str, Topic]:
    """The topics by all keys that they answer to: names before slash names before aliases, the workspace's own before the library's."""
    ranked: dict[str, tuple[int, bool, Topic]] = {}
    for topic in topics:
        slashes = {topic.slash, f"/{topic.slash}", topic.slash.replace("-", " ")} if topic.slash else set[str]()
        for rank, keys in enumerate(({key_of(topic.name)}, slashes, {key_of(alias) for alias in topic.aliases})):
            for key in keys:
                if key and (key not in ranked or (rank, not topic.own) < ranked[key][:2]):
                    ranked[key] = (rank, not topic.own, topic)
    return {key: topic for key, (_, _, topic) in ranked.items()}


async def _carried(session: AsyncSession, view: View, keys: Iterable[str]) -> dict[str, int]:
    """How many visible entries carry each of these names, counted up to MOST_COUNTED; names that none carries are left out."""
    carrying = (
        select(literal(1).label("one"))
        .select_from(EntryNameRow)
        .join(EntryRow, col(EntryRow.id) == col(EntryNameRow.entry_id))
        .where(col(EntryNameRow.key) == col(NameFormRow.key), view.sees())
        .limit(MOST_COUNTED)
        .correlate(NameFormRow)
        .subquery()
    )
    count = select(func.count()).select_from(carrying).scalar_subquery()
    query = select(col(NameFormRow.key), count).where(col(NameFormRow.form) == col(NameFormRow.key), col(NameFormRow.key).in_(sorted(keys)))
    return {key: number for key, number in (await session.execute(query)).all() if number}


def _meant(key: str, called: Mapping[str, tuple[str, str]], by_name: Mapping[str, Topic], carried: Mapping[str, int]) -> NamedThing | None:
    if (topic := by_name.get(key)) is not None:
        return _of_topic(topic, carried, exact=True)
    topics = {its.id: its for name in called if (its := by_name.get(name)) is not None}
    mentioned = {name: called[name] for name in called if name in carried}
    whole = key in mentioned
    above = _the_one_above(list(topics.values()))
    if above is not None:
        # What articles call by the short form alone is the topic too, as there is no other.
        return _of_topic(above, carried, exact=whole, more=(mentioned[key][0],) if whole else ())
    if whole:
        core = core_of(key)
        mentioned = {name: its for name, its in mentioned.items() if name == key or core_of(name) == core}
    elif topics or len({core_of(name) for name in mentioned}) != 1:
        return None
    names = sorted(mentioned, key=lambda name: (name != key, -carried[name], name))
    kinds = [kind for name in names if (kind := mentioned[name][1]) != TopicKind.OTHER]
    return NamedThing(
        name=mentioned[names[0]][0],
        kind=kinds[0] if kinds else TopicKind.OTHER,
        count=min(MOST_COUNTED, sum(carried[name] for name in names)),
        names=tuple(mentioned[name][0] for name in names),
        exact=whole,
    )


def _the_one_above(topics: Sequence[Topic]) -> Topic | None:
    """The one topic, or the one that all others of them belong to."""
    keys = {key_of(name) for topic in topics for name in topic.names}
    tops = [topic for topic in topics if topic.parent is None or key_of(topic.parent) not in keys]
    return tops[0] if len(tops) == 1 else None


def _of_topic(topic: Topic, carried: Mapping[str, int], *, exact: bool, more: tuple[str, ...] = ()) -> NamedThing:
    names = (*topic.names, *more)
    count = sum(carried.get(key, 0) for key in {key_of(name) for name in names})
    return NamedThing(name=topic.name, topic=topic, kind=topic.kind, count=min(MOST_COUNTED, count), names=names, exact=exact)
