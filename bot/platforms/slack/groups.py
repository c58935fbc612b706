"""Who is in a user group of Slack that was given a role."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Collection

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

log = logging.getLogger(__name__)

#: Seconds that a look-up may take, and that its answer is good for: who leaves a group keeps its role for so long at the most.
PATIENCE = 1.0
KEPT = 60.0
#: What no asking again mends within a minute.
_LASTING = frozenset({"missing_scope", "no_such_subteam", "plan_upgrade_required", "paid_teams_only", "not_allowed_token_type"})


class UserGroups:
    """Looks up the members of user groups with ``usergroups.users.list`` and remembers them for a minute.

    A group whose members Slack does not tell has none; only where asking again is vain that is remembered too.
    """

    def __init__(self, *, most: int = 1_000, patience: float = PATIENCE, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._patience = patience
        self._clock = clock
        self._known: OrderedDict[tuple[str, str], tuple[float, frozenset[str]]] = OrderedDict()

    async def of(self, client: AsyncWebClient, team: str | None, user: str, groups: Collection[str]) -> frozenset[str]:
        """Those of the groups that the user is in."""
        ordered = sorted(groups)
        found = await asyncio.gather(*(self._members(client, team or "", group) for group in ordered))
        return frozenset(group for group, members in zip(ordered, found, strict=True) if user in members)

    async def _members(self, client: AsyncWebClient, team: str, group: str) -> frozenset[str]:
        known = self._known.get((team, group))
        if known is not None and known[0] > self._clock():
            return known[1]
        try:
            async with asyncio.timeout(self._patience):
                answer = await client.usergroups_users_list(usergroup=group)
            members = frozenset(str(user) for user in answer.get("users") or ())
        except (SlackClientError, aiohttp.ClientError, OSError, TimeoutError, AttributeError, ValueError, TypeError) as error:
            log.warning("usergroups.users.list for %s failed, nobody is taken to be in it: %s", group, error or type(error).__name__)
            if not (isinstance(error, SlackApiError) and _said(error) in _LASTING):
                return frozenset()
            members = frozenset()
        self._known[team, group] = (self._clock() + KEPT, members)
        self._known.move_to_end((team, group))
        while len(self._known) > self._most:
            self._known.popitem(last=False)
        return members


def _said(error: SlackApiError) -> str:
    data = getattr(error.response, "data", None)
    return str(data.get("error")) if isinstance(data, dict) else ""
