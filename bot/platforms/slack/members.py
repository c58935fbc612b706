"""Who asks on Slack: their workspace, their name and time zone, whether they run the workspace, and their user groups."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, replace

from slack_bolt.async_app import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.core.request import Caller, Platform
from bot.platforms.slack.failures import UNUSABLE, error_code
from bot.platforms.slack.groups import UserGroups
from bot.platforms.slack.incoming import Json

log = logging.getLogger(__name__)

#: Seconds that a look-up may take, for which its answer is remembered for reading, and for which it is as good as a new one.
PATIENCE = 1.0
KEPT = 300.0
ANEW = 2.0


@dataclass(frozen=True, slots=True)
class Member:
    """What Slack knows of a user. ``is_guest``: they are a guest here or belong to another organisation. Where they are not
    ``is_confirmed``, Slack could not be asked, and this is what it said last, if anything."""

    name: str = ""
    is_administrator: bool = False
    locale: str = "en"
    time_zone: str | None = None
    is_guest: bool = False
    is_confirmed: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """Where a request came from; ``client`` is the bot's client for it."""

    client: AsyncWebClient
    team: str | None
    workspace: str | None
    channel: str | None
    user: str
    user_name: str = ""


def workspace_of(team: str | None, enterprise: str | None) -> str | None:
    """The workspace's id with its platform in front: the team's, else that of the organisation which installed the app."""
    found = team or enterprise
    return f"slack:{found}" if found else None


def place_of(context: AsyncBoltContext, channel: str | None, user_name: str | None) -> Place:
    """Where a request of Bolt came from."""
    assert context.client is not None
    workspace = workspace_of(context.team_id, context.enterprise_id)
    return Place(context.client, context.team_id, workspace, channel or None, context.user_id or "", user_name or "")


class Callers:
    """Knows who asks, with what was looked up lately. ``groups_with_a_role`` are the ids of a workspace's groups that matter."""

    def __init__(self, groups_with_a_role: Callable[[str | None], Awaitable[Collection[str]]]) -> None:
        self.members = Members()
        self.groups = UserGroups()
        self._groups_with_a_role = groups_with_a_role

    async def caller_of(self, place: Place, *, anew: bool = False) -> Caller:
        """Who asks there; ``anew``: as Slack describes them at this moment."""
        known, member = await asyncio.gather(
            self._groups_with_a_role(place.workspace), self.members.find(place.client, place.team, place.user, anew=anew)
        )
        # An administrator of the workspace may do everything anyway, a guest nothing; Slack takes few questions about groups.
        matter = () if member.is_administrator or member.is_guest else known
        groups = await self.groups.groups_of(place.client, place.team, place.user, matter)
        return Caller(
            platform=Platform.SLACK,
            workspace=place.workspace,
            channel=place.channel,
            user=place.user,
            user_name=member.name or place.user_name,
            is_administrator=member.is_administrator,
            locale=member.locale,
            time_zone=member.time_zone,
            groups=groups,
            is_direct=place.channel is None or place.channel.startswith("D"),
            is_guest=member.is_guest,
            is_unconfirmed=not member.is_confirmed,
        )


class Members:
    """Looks users up with ``users.info`` and remembers them for some minutes. While Slack can't be asked, what it said last holds, marked
    as unconfirmed; of somebody it never described nothing is known, and they read what members may."""

    def __init__(self, *, most: int = 10_000, patience: float = PATIENCE, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._patience = patience
        self._clock = clock
        self._known: OrderedDict[tuple[str, str], tuple[float, Member]] = OrderedDict()

    async def find(self, client: AsyncWebClient, team: str | None, user: str, *, anew: bool = False) -> Member:
        """The user, as Slack describes them; ``anew``: at this moment."""
        key = (team or "", user)
        known = self._known.get(key)
        if known is not None and self._clock() < known[0] + (ANEW if anew else KEPT):
            return known[1]
        try:
            async with asyncio.timeout(self._patience):
                answer = await client.users_info(user=user, include_locale=True)
                member = _member(answer.get("user") or {}, team)
        except UNUSABLE as error:
            log.warning(
                "users.info for %s failed, what was known last counts: %s", user, error_code(error) or error or type(error).__name__
            )
            return replace(known[1] if known else Member(), is_confirmed=False)
        self._remember(key, member)
        return member

    def heard(self, team: str | None, user: Json) -> None:
        """Slack tells that a user has changed: from now on they are what it says. Nothing of people who never asked."""
        key = (team or "", str(user.get("id") or ""))
        if (known := self._known.get(key)) is not None:
            self._remember(key, _member({"locale": known[1].locale, **user}, team))

    def _remember(self, key: tuple[str, str], member: Member) -> None:
        self._known[key] = (self._clock(), member)
        self._known.move_to_end(key)
        while len(self._known) > self._most:
            self._known.popitem(last=False)


def _member(user: Json, team: str | None) -> Member:
    profile = user.get("profile") or {}
    # In a channel shared with another organisation, that one's admins are guests here.
    teams = {user.get("team_id"), *((user.get("enterprise_user") or {}).get("teams") or ())}
    belongs = (team is None or team in teams) and not user.get("is_stranger")
    is_guest = not belongs or bool(user.get("is_restricted") or user.get("is_ultra_restricted"))
    return Member(
        name=str(profile.get("display_name") or user.get("real_name") or user.get("name") or ""),
        is_administrator=not is_guest
        and not user.get("deleted")
        and bool(user.get("is_admin") or user.get("is_owner") or user.get("is_primary_owner")),
        locale=str(user.get("locale") or "en"),
        time_zone=user.get("tz") or None,
        is_guest=is_guest,
    )
