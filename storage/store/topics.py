"""The topics of one workspace, and the vocabulary they give to reading and asking."""

from __future__ import annotations

from collections.abc import Iterable

from storage import topics
from storage.database.kept import kept
from storage.drafts import MetricDraft, TopicDraft, Vocabulary
from storage.entries.sessions import EntrySessions
from storage.records import ActionKind, Topic


class Topics(EntrySessions):
    """Looking topics up, adding them and changing them."""

    @kept
    async def topics(self) -> list[Topic]:
        """All topics that are not hidden here, by name."""
        async with self._reading() as session:
            return await topics.topics(session)

    @kept
    async def find_topic(self, words: str) -> Topic | None:
        """The topic of this name, slash name or alias, in this order; case and white space don't matter."""
        async with self._reading() as session:
            return await topics.find_topic(session, words)

    @kept
    async def family(self, topic: Topic) -> list[Topic]:
        """The topic itself, then its descendants."""
        async with self._reading() as session:
            return await topics.family(session, topic)

    @kept
    async def topic_names(self) -> list[str]:
        """All names and aliases of the topics that are not hidden here. Kept until an action changes something."""
        async with self._reading() as session:
            version = await topics.version(session)
            known = self._database.kept_names.get(self._workspace)
            if known is None or known[0] != version:
                known = self._database.kept_names[self._workspace] = (version, tuple(await topics.all_names(session)))
            return list(known[1])

    @kept
    async def measures(self) -> tuple[MetricDraft, ...]:
        """The metrics with their names that are known here, for asking. Kept until an action changes something."""
        async with self._reading() as session:
            version = await topics.version(session)
            known = self._database.kept_metrics.get(self._workspace)
            if known is None or known[0] != version:
                known = self._database.kept_metrics[self._workspace] = (version, tuple(await topics.known_metrics(session)))
            return known[1]

    async def vocabulary(self) -> Vocabulary:
        """Topics and metrics with their names, for reading and asking."""
        async with self._reading() as session:
            return await topics.vocabulary(session)

    async def add_topic(self, draft: TopicDraft, by: str, reserved: frozenset[str] = frozenset()) -> Topic:
        """The new topic. ``reserved`` are the command words, which can't be slash names. Raises NameTaken."""
        async with self._logged_action(ActionKind.ADD_TOPIC, by, draft.name) as session:
            return await topics.add_topic(session, draft, by, self._clock(), reserved)

    async def hide_topic(self, topic: Topic, by: str) -> None:
        """Hides the topic here; entries stay. Raises UnknownTopic."""
        async with self._logged_action(ActionKind.HIDE_TOPIC, by, topic.name) as session:
            await topics.hide_topic(session, topic, by, self._clock())

    async def rename_topic(self, topic: Topic, name: str, by: str) -> Topic:
        """The topic under another name; the old one stays an alias. Raises NameTaken, UnknownTopic, NotStorable."""
        async with self._logged_action(ActionKind.RENAME_TOPIC, by, topic.name, name) as session:
            return await topics.rename_topic(session, topic, name, by, self._clock())

    async def add_alias(self, topic: Topic, alias: str, by: str) -> Topic:
        """The topic with one more name, which answers at once for everything stored. Raises NameTaken, UnknownTopic."""
        async with self._logged_action(ActionKind.CHANGE_ALIASES, by, topic.name, alias) as session:
            return await topics.add_alias(session, topic, alias, by, self._clock())

    async def remove_alias(self, topic: Topic, alias: str, by: str) -> Topic:
        """The topic without that name. Raises UnknownTopic: it has none such."""
        async with self._logged_action(ActionKind.CHANGE_ALIASES, by, topic.name, alias) as session:
            return await topics.remove_alias(session, topic, alias, by, self._clock())

    async def merge_topics(self, topic: Topic, into: Topic, by: str) -> Topic:
        """The topic ``into``, with all names of the other one, which is hidden. Raises UnknownTopic, NotStorable."""
        async with self._logged_action(ActionKind.MERGE_TOPICS, by, topic.name, into.name) as session:
            return await topics.merge_topics(session, topic, into, by, self._clock())

    async def set_parent(self, topic: Topic, parent: Topic | None, by: str) -> Topic:
        """The topic as a part of that one, or of none. Raises UnknownTopic, NotStorable: it would be a part of itself."""
        async with self._logged_action(ActionKind.SET_PARENT, by, topic.name, *((parent.name,) if parent else ())) as session:
            return await topics.set_parent(session, topic, parent, by, self._clock())

    async def add_metrics(self, metrics: Iterable[MetricDraft], by: str) -> None:
        """Stores names of metrics; one that is there gets the aliases given now."""
        async with self._logged_action(ActionKind.ADD_METRICS, by) as session:
            await topics.add_metrics(session, metrics, by, self._clock())
