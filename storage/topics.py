"""Topics with their names, and the vocabulary that reading goes by, as one workspace sees them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, exists, func, not_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped
from sqlmodel import col

from storage.database.numbering import new_row_id
from storage.drafts import MetricDraft, TopicDraft, Vocabulary
from storage.errors import NameTaken, NotStorable, UnknownTopic
from storage.name_forms import note_forms
from storage.records import ActionKind, Named, Topic
from storage.tables.actions import ActionRow
from storage.tables.columns import LIBRARY, metadata
from storage.tables.topics import MetricRow, TopicAliasRow, TopicHidingRow, TopicRow
from storage.values import key_of

#: The longest name of a topic, as in TopicDraft.
LONGEST_NAME = 80


async def topics(session: AsyncSession) -> list[Topic]:
    """All topics that are not hidden, by name."""
    return await _topics(session)


async def find_topic(session: AsyncSession, words: str) -> Topic | None:
    """The topic that the words name: by its name, slash name or an alias, in this order; the workspace's own topic before the library's.

    Names may be written like slash names: "tumbili-pay" is "Tumbili Pay".
    """
    key = key_of(words)
    if not key:
        return None
    slash = key.removeprefix("/")
    keys = {key, slash.replace("-", " ")}
    named = select(col(TopicAliasRow.topic_id)).where(col(TopicAliasRow.key).in_(keys))
    found = await _topics(
        session, or_(col(TopicRow.key).in_(keys), col(TopicRow.slash) == slash, col(TopicRow.id).in_(named.scalar_subquery()))
    )

    def rank(topic: Topic) -> tuple[bool, bool, bool]:
        return (key_of(topic.name) != key, topic.slash != slash, not topic.own)

    return min(found, key=rank, default=None)


async def topics_named(session: AsyncSession, keys: Iterable[str]) -> list[Topic]:
    """The topics that have a name, slash name or alias of one of these keys."""
    named = sorted({*keys, *(key.replace("-", " ") for key in keys)})
    if not named:
        return []
    slashes = sorted({key.removeprefix("/") for key in named})
    aliases = select(col(TopicAliasRow.topic_id)).where(col(TopicAliasRow.key).in_(named))
    return await _topics(
        session, or_(col(TopicRow.key).in_(named), col(TopicRow.slash).in_(slashes), col(TopicRow.id).in_(aliases.scalar_subquery()))
    )


async def version(session: AsyncSession) -> tuple[int, ...]:
    """Another one after each action that may have changed the topics that are seen here, and after an import."""
    actions, topics, aliases = (metadata.tables[name].c for name in ("actions", "topics", "topic_aliases"))
    seen = [select(func.max(actions.number)).where(actions.workspace == own) for own in (LIBRARY, session.info["workspace"])]
    newest = (one.scalar_subquery() for one in (*seen, select(func.max(topics.id)), select(func.max(aliases.id))))
    return tuple(int(one or 0) for one in (await session.execute(select(*newest))).one())


async def all_names(session: AsyncSession) -> list[str]:
    """All names and aliases of topics that are not hidden, in alphabetical order."""
    hidden = select(col(TopicHidingRow.topic_id))
    names = await session.scalars(select(col(TopicRow.name)).where(col(TopicRow.id).not_in(hidden)))
    aliases = await session.scalars(select(col(TopicAliasRow.alias)).where(col(TopicAliasRow.topic_id).not_in(hidden)))
    return sorted({*names, *aliases})


async def hidden_names(session: AsyncSession, keys: Iterable[str]) -> set[str]:
    """Those of the keys that are names or aliases of topics hidden here; a visible topic may have them as well."""
    wanted = sorted(keys)
    hidden = select(col(TopicHidingRow.topic_id))
    names = select(col(TopicRow.key)).where(col(TopicRow.id).in_(hidden), col(TopicRow.key).in_(wanted))
    aliases = select(col(TopicAliasRow.key)).where(col(TopicAliasRow.topic_id).in_(hidden), col(TopicAliasRow.key).in_(wanted))
    return {*(await session.scalars(names)), *(await session.scalars(aliases))}


async def family(session: AsyncSession, topic: Topic) -> list[Topic]:
    """The topic itself, then its descendants level by level, each once."""
    found = [next(iter(await _topics(session, col(TopicRow.id) == topic.id)), topic)]
    known = {topic.id}
    level = found
    while level:
        children = await _topics(session, col(TopicRow.parent_key).in_(keys_of(level)))
        order = {key: place for place, key in reversed(list(enumerate(key for one in level for key in map(key_of, one.names))))}
        level = [one for one in sorted(children, key=lambda one: order[key_of(one.parent or "")]) if one.id not in known]
        known |= {one.id for one in level}
        found += level
    return found


async def vocabulary(session: AsyncSession) -> Vocabulary:
    """The visible topics and metrics, for reading and asking; a workspace's metric hides the library's of the same name."""
    return Vocabulary(
        topics=tuple(
            TopicDraft(
                name=topic.name,
                kind=topic.kind,
                aliases=topic.aliases,
                slash=topic.slash,
                parent=topic.parent,
                description=topic.description,
            )
            for topic in await _topics(session)
        ),
        metrics=tuple(await known_metrics(session)),
    )


async def metric_keys(session: AsyncSession, *words: str) -> set[str]:
    """The keys of all names of the metrics that the words name; of the words alone where no metric is known by them."""
    wanted = {key_of(one) for one in words}
    keys = set(wanted)
    for metric in await known_metrics(session):
        names = {key_of(name) for name in (metric.name, *metric.aliases)}
        if wanted & names:
            keys |= names
    return keys


async def known_metrics(session: AsyncSession) -> list[MetricDraft]:
    """The visible metrics by name; a workspace's hides the library's of the same name."""
    columns = select(col(MetricRow.key), col(MetricRow.name), col(MetricRow.aliases))
    rows = (await session.execute(columns.order_by(col(MetricRow.key), col(MetricRow.workspace)))).all()
    return [MetricDraft(name=name, aliases=tuple(aliases)) for name, aliases in {key: (name, its) for key, name, its in rows}.values()]


async def add_topic(session: AsyncSession, draft: TopicDraft, by: str, now: datetime, reserved: frozenset[str]) -> Topic:
    """The topic, new, or brought back with the draft's details where this workspace had hidden its own of that name.

    Raises:
        NameTaken: name, alias or slash name mean another topic here, or the slash name is reserved.
    """
    if draft.slash is not None and draft.slash in reserved:
        raise NameTaken("slash-name-reserved", slash=draft.slash)
    await _refuse_taken(session, draft)
    key = key_of(draft.name)
    own = session.info["workspace"]
    row = await session.scalar(select(TopicRow).where(col(TopicRow.key) == key, col(TopicRow.workspace) == own))
    if row is None:
        row = TopicRow(id=new_row_id(), key=key, name=draft.name, recorded_at=now, recorded_by=by)
        session.add(row)
    else:
        await _unhide(session, row)
    row.name, row.kind, row.slash, row.description = draft.name, draft.kind, draft.slash, draft.description
    row.parent, row.parent_key = draft.parent, key_of(draft.parent) if draft.parent else None
    await session.flush()
    for alias in draft.aliases:
        await _add_alias(session, row, alias, by, now)
    await session.flush()
    await note_forms(session, [(name, draft.kind) for name in (draft.name, *draft.aliases)])
    return (await _topics(session, col(TopicRow.id) == row.id))[0]


async def names_ever(session: AsyncSession, names: Sequence[str]) -> set[str]:
    """Those of the names that a topic here had at any time, also one that is hidden or whose adding was undone."""
    keys = {key_of(name): name for name in names}
    own = (col(ActionRow.workspace) == session.info["workspace"], col(ActionRow.verb) == str(ActionKind.ADD_TOPIC))
    taken_back = await session.scalars(select(col(ActionRow.subjects)).where(*own, col(ActionRow.undone_by).is_not(None)))
    gone = {key_of(name) for subjects in taken_back for name in subjects}
    stored = await session.scalars(select(col(TopicRow.key)).where(col(TopicRow.key).in_(keys)))
    return {keys[key] for key in {*stored, *(gone & keys.keys())}}


async def add_alias(session: AsyncSession, topic: Topic, alias: str, by: str, now: datetime) -> Topic:
    """The topic with one more name; adding a name twice changes nothing.

    Raises:
        UnknownTopic: the topic can't be seen from here.
        NameTaken: the name means another topic here.
    """
    row = await _visible_row(session, topic)
    other = await find_topic(session, alias)
    if other is not None and other.id != row.id:
        raise NameTaken("alias-taken", alias=alias, topic=other.name)
    await _add_alias(session, row, alias, by, now)
    await note_forms(session, [(alias, row.kind)])
    await session.flush()
    return (await _topics(session, col(TopicRow.id) == row.id))[0]


async def rename_topic(session: AsyncSession, topic: Topic, name: str, by: str, now: datetime) -> Topic:
    """The topic under another name. The old one stays an alias, because entries and children refer to it.

    Raises:
        UnknownTopic: the topic can't be seen from here.
        NameTaken: the name means another topic here.
        NotStorable: the name is empty or too long.
    """
    key, own_name = key_of(name), " ".join(name.split())
    if not key or len(own_name) > LONGEST_NAME:
        raise NotStorable("topic-name-length", longest=LONGEST_NAME)
    other = await find_topic(session, name)
    if other is not None and other.id != topic.id:
        raise NameTaken("topic-name-taken-on-renaming", name=name, topic=other.name)
    await _refuse_hidden_name(session, topic, key, own_name)
    row = await _own_row(session, topic, by, now)
    before = row.name
    alias = await _alias_row(session, row, key)
    if alias is not None:
        await session.delete(alias)
        await session.flush()
    row.name, row.key = own_name, key
    await session.flush()
    await note_forms(session, [(own_name, row.kind)])
    await _add_alias(session, row, before, by, now)
    return (await _topics(session, col(TopicRow.id) == row.id))[0]


async def remove_alias(session: AsyncSession, topic: Topic, alias: str, by: str, now: datetime) -> Topic:
    """The topic without that name.

    Raises:
        UnknownTopic: the topic can't be seen from here, or has no such alias.
    """
    key = key_of(alias)
    if key not in {key_of(name) for name in topic.aliases}:
        if not topic.aliases:
            raise UnknownTopic("topic-without-aliases", topic=topic.name, alias=alias)
        raise UnknownTopic("topic-without-alias", topic=topic.name, alias=alias, aliases=", ".join(topic.aliases))
    visible = await _visible_row(session, topic)
    row = await _alias_row(session, visible, key)
    if row is None or row.workspace != session.info["workspace"]:
        row = await _alias_row(session, await _own_row(session, topic, by, now), key)
    if row is not None:
        await session.delete(row)
        await session.flush()
    found = await find_topic(session, topic.name)
    if found is None:
        raise UnknownTopic("topic-gone", topic=topic.name)
    return found


async def merge_topics(session: AsyncSession, topic: Topic, into: Topic, by: str, now: datetime) -> Topic:
    """The topic ``into`` with all names of the other one, which is hidden. Children follow, because parents are found by all names.

    Raises:
        UnknownTopic: one of them can't be seen from here.
        NotStorable: they are one topic, or ``into`` is a part of the other one.
    """
    if topic.id == into.id:
        raise NotStorable("topic-merged-with-itself", topic=topic.name)
    if into.id in {one.id for one in await family(session, topic)}:
        raise NotStorable("topic-merged-with-part", into=into.name, topic=topic.name)
    target = await _visible_row(session, into)
    await hide_topic(session, topic, by, now)
    await session.flush()
    for name in (*topic.names, *((topic.slash,) if topic.slash else ())):
        await _add_alias(session, target, name, by, now)
    return (await _topics(session, col(TopicRow.id) == target.id))[0]


async def set_parent(session: AsyncSession, topic: Topic, parent: Topic | None, by: str, now: datetime) -> Topic:
    """The topic as a part of that one, or of none.

    Raises:
        UnknownTopic: one of them can't be seen from here.
        NotStorable: the parent is the topic itself or a part of it.
    """
    if parent is not None:
        await _visible_row(session, parent)
        if parent.id in {one.id for one in await family(session, topic)}:
            raise NotStorable("topic-parent-is-part", parent=parent.name, topic=topic.name)
    row = await _own_row(session, topic, by, now)
    row.parent, row.parent_key = (parent.name, key_of(parent.name)) if parent else (None, None)
    await session.flush()
    return (await _topics(session, col(TopicRow.id) == row.id))[0]


async def hide_topic(session: AsyncSession, topic: Topic, by: str, now: datetime) -> None:
    """Hides the topic, for this workspace alone unless the library hides its own. Nothing is deleted.

    Raises:
        UnknownTopic: the topic can't be seen from here.
    """
    row = await _visible_row(session, topic)
    assert row.id is not None
    session.add(TopicHidingRow(topic_id=row.id, recorded_at=now, recorded_by=by))


async def add_metrics(session: AsyncSession, metrics: Iterable[MetricDraft], by: str, now: datetime) -> None:
    """Stores the metrics' names; one that is there gets the names given now."""
    own = session.info["workspace"]
    held = {row.key: row for row in (await session.scalars(select(MetricRow).where(col(MetricRow.workspace) == own))).all()}
    for draft in metrics:
        key, aliases = key_of(draft.name), list(draft.aliases)
        row = held.get(key)
        if row is None:
            held[key] = row = MetricRow(key=key, name=draft.name, aliases=aliases, recorded_at=now, recorded_by=by)
            session.add(row)
        elif (row.name, row.aliases) != (draft.name, aliases):
            row.name, row.aliases, row.recorded_at, row.recorded_by = draft.name, aliases, now, by


def is_name_of_topic(key: Mapped[str]) -> ColumnElement[bool]:
    """Whether the key is a name or an alias of a topic that is not hidden."""
    aliases = select(col(TopicAliasRow.key)).join(TopicRow, col(TopicRow.id) == col(TopicAliasRow.topic_id)).where(_not_hidden())
    return or_(key.in_(select(col(TopicRow.key)).where(_not_hidden())), key.in_(aliases))


def keys_of(topics: Sequence[Named]) -> list[str]:
    """The keys of all names of these topics, by which entries are found."""
    return sorted({key_of(name) for topic in topics for name in topic.names})


async def _refuse_taken(session: AsyncSession, draft: TopicDraft) -> None:
    for words in (draft.name, *draft.aliases, *((draft.slash,) if draft.slash else ())):
        if (other := await find_topic(session, words)) is not None:
            raise NameTaken("slash-name-taken" if words == draft.slash else "topic-name-taken", name=words, topic=other.name)


async def _visible_row(session: AsyncSession, topic: Topic) -> TopicRow:
    row: TopicRow | None = await session.scalar(select(TopicRow).where(col(TopicRow.id) == topic.id, _not_hidden()))
    if row is None:
        raise UnknownTopic("topic-gone", topic=topic.name)
    return row


async def _own_row(session: AsyncSession, topic: Topic, by: str, now: datetime) -> TopicRow:
    """The topic's row, if it is this workspace's own, else a copy of the library's topic that replaces it here.

    Raises:
        UnknownTopic: the topic can't be seen from here.
    """
    row = await _visible_row(session, topic)
    own: str = session.info["workspace"]
    if row.workspace == own:
        return row
    copy = await session.scalar(select(TopicRow).where(col(TopicRow.key) == row.key, col(TopicRow.workspace) == own))
    if copy is None:
        copy = TopicRow(id=new_row_id(), key=row.key, name=row.name, recorded_at=now, recorded_by=by)
        session.add(copy)
    else:
        await _unhide(session, copy)
        for alias in (await session.scalars(select(TopicAliasRow).where(col(TopicAliasRow.topic_id) == copy.id))).all():
            await session.delete(alias)
    copy.name, copy.kind, copy.slash, copy.description = row.name, row.kind, row.slash, row.description
    copy.parent, copy.parent_key = row.parent, row.parent_key
    await hide_topic(session, topic, by, now)
    await session.flush()
    for name in topic.aliases:
        await _add_alias(session, copy, name, by, now)
    return copy


async def _refuse_hidden_name(session: AsyncSession, topic: Topic, key: str, name: str) -> None:
    """A hidden topic of this workspace keeps its name, so that it can be brought back."""
    own = (col(TopicRow.workspace) == session.info["workspace"], col(TopicRow.key) == key, col(TopicRow.id) != topic.id)
    if await session.scalar(select(col(TopicRow.id)).where(*own)) is not None:
        raise NameTaken("topic-name-hidden", name=name)


async def _alias_row(session: AsyncSession, row: TopicRow, key: str) -> TopicAliasRow | None:
    """The alias of that key; the workspace's own before the library's."""
    query = select(TopicAliasRow).where(col(TopicAliasRow.topic_id) == row.id, col(TopicAliasRow.key) == key)
    found: TopicAliasRow | None = await session.scalar(query.order_by(col(TopicAliasRow.workspace).desc()).limit(1))
    return found


async def _unhide(session: AsyncSession, row: TopicRow) -> None:
    own = (col(TopicHidingRow.topic_id) == row.id, col(TopicHidingRow.workspace) == session.info["workspace"])
    for hiding in (await session.scalars(select(TopicHidingRow).where(*own))).all():
        await session.delete(hiding)
    await session.flush()


async def _add_alias(session: AsyncSession, row: TopicRow, alias: str, by: str, now: datetime) -> None:
    key = key_of(alias)
    held = await session.scalars(select(col(TopicAliasRow.key)).where(col(TopicAliasRow.topic_id) == row.id))
    if key and key != row.key and key not in held.all():
        assert row.id is not None
        session.add(TopicAliasRow(id=new_row_id(), topic_id=row.id, key=key, alias=alias.strip(), recorded_at=now, recorded_by=by))
        await session.flush()


def _not_hidden() -> ColumnElement[bool]:
    hiding: Any = select(col(TopicHidingRow.topic_id)).where(col(TopicHidingRow.topic_id) == col(TopicRow.id))
    return not_(exists(hiding))


async def _topics(session: AsyncSession, *conditions: ColumnElement[bool]) -> list[Topic]:
    query = select(TopicRow).where(_not_hidden(), *conditions).order_by(col(TopicRow.key), col(TopicRow.workspace))
    rows = (await session.scalars(query)).all()
    if not rows:
        return []
    aliases: dict[int, list[str]] = defaultdict(list)
    named = select(col(TopicAliasRow.topic_id), col(TopicAliasRow.alias)).order_by(col(TopicAliasRow.id))
    if conditions:
        named = named.where(col(TopicAliasRow.topic_id).in_([row.id for row in rows]))
    for topic_id, alias in (await session.execute(named)).all():
        aliases[topic_id].append(alias)
    return [
        Topic(
            id=row.id,
            name=row.name,
            kind=row.kind,
            slash=row.slash,
            aliases=tuple(aliases[row.id]),
            parent=row.parent,
            description=row.description,
            own=row.workspace != LIBRARY,
        )
        for row in rows
        if row.id is not None
    ]
