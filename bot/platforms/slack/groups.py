"""Who is in a user group of Slack that was given a role."""

from __future__ import annotations

import asyncio
import copy
import logging
import math
import time
from collections import OrderedDict
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from slack_sdk.web.async_client import AsyncWebClient

from bot.platforms.slack.failures import UNUSABLE, asks_to_wait, error_code, retry_after

log = logging.getLogger(__name__)

#: Seconds that a look-up may take.
PATIENCE = 1.0
#: Seconds for which an answer is remembered: somebody who leaves a group keeps its role at most for so long. With more than ``A_MINUTE``
#: groups it is longer in proportion, because Slack takes only about twenty questions a minute from a workspace ("tier 2").
KEPT = 60.0
A_MINUTE = 15
#: Seconds that an older answer still counts while Slack can't be asked.
OUTDATED = 900.0
#: Seconds until a group is asked about again when Slack did not answer, or did not say how long to wait.
AGAIN = 10.0
#: Codes of errors for which asking again within a minute does not help.
_LASTING = frozenset({"missing_scope", "no_such_subteam", "plan_upgrade_required", "paid_teams_only", "not_allowed_token_type"})


@dataclass(slots=True)
class _Group:
    """What is known of one group: its members, until when they count, and from when it is worth asking again."""

    members: frozenset[str] = frozenset()
    counts_until: float = -math.inf
    ask_from: float = -math.inf
    asking: asyncio.Lock = field(default_factory=asyncio.Lock)


class UserGroups:
    """Looks up the members of user groups with ``usergroups.users.list`` and remembers them for a minute, or longer where there are many.

    While Slack can't be asked the last answer counts, for a quarter of an hour at the most; a group without any has no members. When Slack
    asks to wait, no group of that workspace is asked about until then.
    """

    def __init__(self, *, most: int = 1_000, patience: float = PATIENCE, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._patience = patience
        self._clock = clock
        self._known: OrderedDict[tuple[str, str], _Group] = OrderedDict()
        #: Until when Slack wants no questions, by workspace.
        self._waiting: dict[str, float] = {}

    async def groups_of(self, client: AsyncWebClient, team: str | None, user: str, groups: Collection[str]) -> frozenset[str]:
        """Those of the groups that the user is in."""
        ordered = sorted(groups)
        kept = KEPT * max(1.0, len(ordered) / A_MINUTE)
        found = await asyncio.gather(*(self._members(client, team or "", group, kept) for group in ordered))
        return frozenset(group for group, members in zip(ordered, found, strict=True) if user in members)

    async def _members(self, client: AsyncWebClient, team: str, name: str, kept: float) -> frozenset[str]:
        group = self._remembered((team, name))
        # Several requests at the same time ask once.
        async with group.asking:
            now = self._clock()
            if now >= max(group.ask_from, self._waiting.get(team, now)):
                await self._ask(client, team, name, group, kept)
        return group.members if self._clock() < group.counts_until else frozenset()

    async def _ask(self, client: AsyncWebClient, team: str, name: str, group: _Group, kept: float) -> None:
        try:
            async with asyncio.timeout(self._patience):
                answer = await _at_once(client).usergroups_users_list(usergroup=name)
            members = frozenset(str(user) for user in answer.get("users") or ())
        except UNUSABLE as error:
            log.warning("usergroups.users.list for %s failed, what was known before counts: %s", name, error or type(error).__name__)
            self._failed(error, team, group)
            return
        now = self._clock()
        group.members, group.ask_from, group.counts_until = members, now + kept, now + kept + OUTDATED

    def _failed(self, error: Exception, team: str, group: _Group) -> None:
        now = self._clock()
        wait = _asked_to_wait(error)
        if error_code(error) in _LASTING:
            group.members, group.ask_from = frozenset(), now + KEPT
        elif wait is None:
            group.ask_from = now + AGAIN
        else:
            self._waiting = {one: until for one, until in self._waiting.items() if until > now} | {team: now + wait}

    def _remembered(self, key: tuple[str, str]) -> _Group:
        group = self._known.setdefault(key, _Group())
        self._known.move_to_end(key)
        while len(self._known) > self._most:
            self._known.popitem(last=False)
        return group


def _at_once(client: AsyncWebClient) -> AsyncWebClient:
    """The client without its retries: it would sleep for longer than we wait, and we would not learn for how long."""
    asking = copy.copy(client)
    asking.retry_handlers = []
    return asking


def _asked_to_wait(error: Exception) -> float | None:
    """The seconds that Slack asks to wait; None where it asks for none."""
    return retry_after(error, AGAIN) if asks_to_wait(error) else None
