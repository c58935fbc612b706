"""The workspaces of the fake Slack that install the app by OAuth, and the codes and tokens that they give for it."""

from __future__ import annotations

import base64
import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from aiohttp import web

from tests.fake_slack.workspace import Channel, Json, User

if TYPE_CHECKING:
    from tests.fake_slack.server import FakeSlack

#: Seconds for which a code is valid.
CODE_LASTS = 600


@dataclass
class Team:
    """A workspace. It has a ``token`` while the app is installed. ``whole_organisation``: its installs are of the Enterprise organisation;
    ``rotates``: its tokens expire."""

    id: str
    name: str
    bot_user: str
    bot_id: str
    token: str = ""
    whole_organisation: bool = False
    rotates: bool = False
    scopes: set[str] = field(default_factory=set)


@dataclass
class _Code:
    team: Team
    user: str
    scopes: set[str]
    redirect_uri: str
    made_at: float
    used: bool = False


class Teams:
    """All workspaces of one fake Slack. The first, where the app was installed by hand, is the one that FakeSlack itself describes."""

    client_id = "111.222"
    client_secret = "fake-client-secret"

    def __init__(self, slack: FakeSlack) -> None:
        self._slack = slack
        self._others: dict[str, Team] = {}
        self._codes: dict[str, _Code] = {}
        self._numbers = itertools.count(1)
        self._revoked: set[str] = set()
        #: Where the app's settings let Slack send people back to.
        self.redirect_urls: list[str] = []
        #: The workspace whose token the call has that is being answered.
        self.speaking = self.home

    @property
    def home(self) -> Team:
        slack = self._slack
        return Team(slack.team, "Acme", slack.bot_user, slack.bot_id, slack.bot_token)

    def add(self, name: str) -> Team:
        """A workspace "T0NAME" where nothing is installed, with the channel "C0NAME", the member "U0NAME" and the admin "U0NAMEADMIN"."""
        upper = name.upper()
        team = Team(f"T0{upper}", name, f"U0BOT{upper}", f"B0BOT{upper}")
        self._others[team.id] = team
        self._slack.channels[f"C0{upper}"] = Channel(f"C0{upper}", "general", team=team.id)
        for user in (User(f"U0{upper}", "member", team=team.id), User(f"U0{upper}ADMIN", "admin", is_admin=True, team=team.id)):
            self._slack.users[user.id] = user
        return team

    def get(self, team: str) -> Team:
        return self._others.get(team) or self.home

    def of(self, channel: str | None) -> Team:
        """The workspace that a channel or a direct message is in."""
        known = self._slack.channels.get(channel or "")
        user = self._slack.users.get((channel or "").removeprefix("D"))
        return self.get(known.team if known else user.team if user else self._slack.team)

    def take(self, token: str) -> Team | str:
        """The workspace that the token speaks in, or the error of a token that is none."""
        found = next((one for one in (self.home, *self._others.values()) if token and one.token == token), None)
        if found is None:
            return "account_inactive" if token in self._revoked else "invalid_auth" if token else "not_authed"
        self.speaking = found
        return found

    def revoke(self, team: Team) -> None:
        """The workspace's token is worth nothing from now on."""
        self._revoked.add(team.token)
        team.token = ""

    async def uninstall(self, team: Team) -> None:
        """Somebody removes the app from the workspace, and the app gets the event."""
        self.revoke(team)
        await self.tell_uninstalled(team)

    async def tell_uninstalled(self, team: Team) -> None:
        """The two events of an uninstall."""
        await self._slack.event({"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [team.bot_user]}}, team=team)
        await self._slack.event({"type": "app_uninstalled"}, team=team)

    # -- OAuth

    async def authorize(self, request: web.Request) -> web.StreamResponse:
        """The page where a person allows the app. What they do there is in ``choose`` (a workspace) and ``by`` (a user), or ``deny``."""
        asked = request.query
        redirect = asked.get("redirect_uri") or (self.redirect_urls or [""])[0]
        if asked.get("client_id") != self.client_id or not asked.get("scope") or redirect not in self.redirect_urls:
            return web.Response(status=400, text="<h1>Something went wrong</h1>", content_type="text/html")
        if "deny" in asked:
            raise web.HTTPFound(f"{redirect}?{urlencode({'error': 'access_denied', 'state': asked.get('state', '')})}")
        code = f"code-{next(self._numbers)}"
        scopes = set(asked["scope"].split(","))
        self._codes[code] = _Code(self.get(asked["choose"]), asked["by"], scopes, asked.get("redirect_uri", ""), self._slack.clock())
        raise web.HTTPFound(f"{redirect}?{urlencode({'code': code, 'state': asked.get('state', '')})}")

    def exchange(self, arguments: Json, authorization: str) -> Json:
        """oauth.v2.access: a token for a code, once."""
        client, _, secret = base64.b64decode(authorization.removeprefix("Basic ")).decode().partition(":")
        if client != self.client_id:
            return {"ok": False, "error": "invalid_client_id"}
        if secret != self.client_secret:
            return {"ok": False, "error": "bad_client_secret"}
        code = self._codes.get(str(arguments.get("code")))
        if code is None or self._slack.clock() - code.made_at > CODE_LASTS:
            return {"ok": False, "error": "invalid_code"}
        if code.used:
            return {"ok": False, "error": "code_already_used"}
        if code.redirect_uri != str(arguments.get("redirect_uri") or ""):
            return {"ok": False, "error": "bad_redirect_uri"}
        code.used = True
        team = code.team
        # Whoever installs what is installed gets the token that there is.
        team.token = team.token or f"xoxb-{team.id}-{next(self._numbers)}"
        team.scopes |= code.scopes
        place = {"id": team.id, "name": team.name}
        return {
            "ok": True,
            "app_id": "A0APP",
            "access_token": team.token,
            "token_type": "bot",
            "scope": ",".join(sorted(team.scopes)),
            "bot_user_id": team.bot_user,
            "team": None if team.whole_organisation else place,
            "enterprise": {"id": "E0ORG", "name": team.name} if team.whole_organisation else None,
            "is_enterprise_install": team.whole_organisation,
            "authed_user": {"id": code.user},
            **({"refresh_token": "xoxe-1-fake", "expires_in": 43200} if team.rotates else {}),
        }
