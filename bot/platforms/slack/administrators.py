"""Who runs a workspace, as its list of users says: whom to tell what waits for a decision."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import OrderedDict

from slack_sdk.web.async_client import AsyncWebClient

from bot.platforms.slack.failures import UNUSABLE, error_code
from bot.platforms.slack.incoming import Json

log = logging.getLogger(__name__)

#: Seconds for which a list is remembered, and that looking it up may take.
KEPT, PATIENCE = 3600.0, 5.0
#: Users of one page, and the most pages that are read: Slack takes about twenty a minute.
PAGE, PAGES = 1000, 10
#: So many are told at the most, owners first.
MOST = 10
#: Workspaces that are remembered.
_WORKSPACES = 1000


class Administrators:
    """Reads ``users.list`` once an hour at the most; while Slack can't be asked, what it said last holds."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, tuple[float, tuple[str, ...]]] = OrderedDict()

    async def of(self, client: AsyncWebClient, workspace: str) -> tuple[str, ...]:
        """The ids of those who run the workspace."""
        known = self._known.get(workspace)
        if known is not None and time.monotonic() < known[0] + KEPT:
            return known[1]
        try:
            async with asyncio.timeout(PATIENCE):
                found = await _administrators(client)
        except UNUSABLE as error:
            log.warning("users.list of %s failed: %s", workspace, error_code(error) or error or type(error).__name__)
            return known[1] if known else ()
        self._known[workspace] = (time.monotonic(), found)
        self._known.move_to_end(workspace)
        while len(self._known) > _WORKSPACES:
            self._known.popitem(last=False)
        return found


async def _administrators(client: AsyncWebClient) -> tuple[str, ...]:
    ranked: list[tuple[int, str]] = []
    cursor = ""
    for _ in range(PAGES):
        answer = await client.users_list(limit=PAGE, cursor=cursor)
        ranked += [(rank, str(user["id"])) for user in answer.get("members") or () if (rank := _rank(user)) is not None]
        cursor = str((answer.get("response_metadata") or {}).get("next_cursor") or "")
        if not cursor:
            break
    return tuple(user for _, user in sorted(ranked)[:MOST])


def _rank(user: Json) -> int | None:
    """0 for the primary owner, 1 for owners, 2 for admins; None for everybody else."""
    if user.get("deleted") or user.get("is_bot") or user.get("is_restricted") or user.get("is_stranger"):
        return None
    roles = (user.get("is_primary_owner"), user.get("is_owner"), user.get("is_admin"))
    return next((rank for rank, holds in enumerate(roles) if holds), None)
