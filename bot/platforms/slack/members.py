"""Who somebody is in Slack: name, time zone, and whether they run the workspace."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

import aiohttp
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.platforms.slack.incoming import Json

log = logging.getLogger(__name__)

#: Seconds that a look-up may take, and that its answer is good for.
PATIENCE = 1.0
KEPT = 3600.0


@dataclass(frozen=True, slots=True)
class Member:
    """What Slack tells about a user."""

    name: str = ""
    is_administrator: bool = False
    locale: str = "en"
    time_zone: str | None = None


class Members:
    """Looks users up with ``users.info`` and remembers them for an hour; a failed look-up is a plain member and not remembered."""

    def __init__(self, *, most: int = 10_000, patience: float = PATIENCE, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._patience = patience
        self._clock = clock
        self._known: OrderedDict[tuple[str, str], tuple[float, Member]] = OrderedDict()

    async def find(self, client: AsyncWebClient, team: str | None, user: str) -> Member:
        key = (team or "", user)
        known = self._known.get(key)
        if known is not None and known[0] > self._clock():
            return known[1]
        try:
            async with asyncio.timeout(self._patience):
                answer = await client.users_info(user=user, include_locale=True)
                member = _member(answer.get("user") or {}, team)
        except (SlackClientError, aiohttp.ClientError, OSError, TimeoutError, AttributeError, ValueError, TypeError) as error:
            log.warning("users.info for %s failed, taken for a plain member: %s", user, error or type(error).__name__)
            return Member()
        self._known[key] = (self._clock() + KEPT, member)
        self._known.move_to_end(key)
        while len(self._known) > self._most:
            self._known.popitem(last=False)
        return member


def _member(user: Json, team: str | None) -> Member:
    profile = user.get("profile") or {}
    # In a channel shared with another organisation, that one's admins are guests here.
    teams = {user.get("team_id"), *((user.get("enterprise_user") or {}).get("teams") or ())}
    belongs = (team is None or team in teams) and not user.get("is_stranger")
    return Member(
        name=str(profile.get("display_name") or user.get("real_name") or user.get("name") or ""),
        is_administrator=belongs and bool(user.get("is_admin") or user.get("is_owner") or user.get("is_primary_owner")),
        locale=str(user.get("locale") or "en"),
        time_zone=user.get("tz") or None,
    )
