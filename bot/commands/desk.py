"""The desk a command works at: its scope of the store, who asks, and the few tools that reach outside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from bot.asking.words import STOP
from bot.commands.written_names import HAN_NAME, the_one_written_so, the_shortest, without_chinese_endings, written_forms
from bot.core.catalog import Catalog
from bot.core.errors import UnknownTopic
from bot.core.outlet import PrivateMessages, Tell
from bot.core.request import Request, Role
from bot.wording.people import People
from storage.records import Topic
from storage.store import ScopedStore
from storage.values import key_of

if TYPE_CHECKING:  # what few commands use is loaded where it is used
    from bot.asking.plan.recent import RecentQuestions
    from bot.digests.delivering import Deliverer
    from bot.entries.background import Background
    from bot.entries.feeding.feeder import Feeder
    from bot.reading.fetch import Fetcher

#: Of so many topics the best known are found.
_RANKED = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What a command works with. ``store`` sees the caller's workspace and the library, and nothing else."""

    store: ScopedStore
    request: Request
    role: Role
    catalog: Catalog[Desk]
    fetcher: Fetcher
    deliverer: Deliverer
    feeder: Feeder
    background: Background
    now: datetime
    #: What people have just asked, for questions that go on from it.
    recent: RecentQuestions
    #: Sends one person a private message; None where no platform is connected.
    tell: Tell | None = None
    #: Begins to make the cards of reviews in conversations true again, after a decision about one; elsewhere they are left as they are.
    update_cards: Callable[[], None] = lambda: None
    #: The same and more that goes to people in private.
    private_messages: PrivateMessages = field(default_factory=PrivateMessages)
    #: The topics that the request has named so far, by name: finding the command finds its topic, and the command need not ask again.
    _found: dict[str, Topic] = field(default_factory=dict, repr=False)

    async def find_topic(self, words: str) -> Topic | None:
        """The topic that the words name, remembered for ``topic``; None where there is none."""
        topic = await self._look_up(words)
        if topic is not None:
            self._found[topic.name] = topic
        return topic

    async def _look_up(self, words: str) -> Topic | None:
        """The topic of that name, alias or slash name; else the only one whose name begins with that word ("initech": Initech Motors), or
        that is written so without its signs ("marlin-roe": Marlin & Roe)."""
        if (topic := await self.store.find_topic(words)) is not None:
            return topic
        sought = words.strip().casefold()
        if HAN_NAME.fullmatch(sought):
            shorter = without_chinese_endings(sought)
            return await self._begins_in_chinese(sought) or (await self.store.find_topic(shorter) if shorter != sought else None)
        if len(sought) < 3 or " " in sought or sought in STOP:
            return None
        topics = await self.store.topics()
        return the_shortest([one for one in topics if one.name.casefold().split()[0] == sought]) or the_one_written_so(sought, topics)

    async def _begins_in_chinese(self, sought: str) -> Topic | None:
        """The only topic with a name that begins so, but for those that are a part of it; no word ends between Chinese characters."""
        begins = [one for one in await self.store.topics() if any(name.startswith(sought) for name in one.names)]
        names = {one.name for one in begins}
        whole = [one for one in begins if one.parent not in names]
        return whole[0] if len(whole) == 1 else None

    async def find_named(self, words: str) -> Topic | None:
        """What entries carry under this name though it is no topic, as one that is not stored; remembered for ``topic``."""
        keys = written_forms(key_of(words))
        things = await self.store.things(keys)
        named = next((things[one] for one in keys if one in things), None)
        if named is None or named.count == 0:
            return None
        topic = named.topic or Topic(id=0, name=named.name, kind=named.kind, aliases=tuple(one for one in named.names if one != named.name))
        self._found[topic.name] = topic
        return topic

    async def topics(self) -> Sequence[Topic]:
        """All topics that this workspace sees."""
        return await self.store.topics()

    async def best_known(self, count: int) -> Sequence[Topic]:
        """So many topics to show as examples: those with slash names first, of these the ones of which the most figures are stored."""
        topics = (await self.store.topics())[:_RANKED]
        counts: Counter[str] = Counter()
        for one in await self.store.measured(topics) if topics else ():
            counts[one.subject_key] += one.count
        return sorted(topics, key=lambda topic: (topic.slash is None, -sum(counts[key_of(name)] for name in topic.names)))[:count]

    async def zone(self, *, else_callers: bool = False) -> str:
        """The time zone in which moments are shown: the workspace's; where it has none, with ``else_callers`` the caller's; else UTC."""
        own = (await self.store.workspace_settings()).time_zone
        return own or (self.request.caller.time_zone if else_callers else None) or "UTC"

    async def people(self) -> People:
        """The people whose names are known: whoever was given a role by name, and the caller."""
        names = {given.id: given.name for given in await self.store.roles_given() if given.name and not given.is_group}
        caller = self.request.caller
        if caller.user_name and caller.user_name != caller.user:
            names.setdefault(caller.user, caller.user_name)
        return People(names)

    async def topic(self, name: str) -> Topic:
        """The topic of that name, alias or slash name.

        Raises:
            UnknownTopic: there is none here.
        """
        topic = self._found.get(name) or await self.find_topic(name)
        if topic is None:
            raise UnknownTopic("topic-not-followed", named=name)
        self.recent.remember_topic(self.request.caller, topic.name, self.now)
        return topic
