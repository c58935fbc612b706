"""The client for each workspace: the same one where one token was configured, else one with the token that the workspace gave us."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

import aiohttp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.core.outlet import Busy, OutletError, Refused
from bot.platforms.slack.failures import UNUSABLE, Waiting, error_code
from bot.platforms.slack.members import workspace_of
from bot.platforms.slack.sealing import Seal, SealBroken

log = logging.getLogger(__name__)

#: Slack's error codes for a token that it no longer accepts.
TOKEN_REFUSED = frozenset({"account_inactive", "invalid_auth", "token_expired", "token_revoked"})
#: Why digests are paused; shown where they are listed.
UNINSTALLED = "the app was uninstalled from this workspace"


@dataclass(frozen=True, slots=True)
class SlackConfig:
    """How to reach Slack. With ``app_token`` ("xapp-…") it uses Socket Mode, else signed HTTP with ``signing_secret``.

    With a ``bot_token`` it is in that token's workspace; without one, ``client_id`` and ``client_secret`` let workspaces install it.
    """

    bot_token: str
    signing_secret: str = ""
    app_token: str = ""
    api_url: str = AsyncWebClient.BASE_URL
    client_id: str = ""
    client_secret: str = ""

    @property
    def takes_installs(self) -> bool:
        return not self.bot_token


@dataclass(frozen=True, slots=True)
class Installed:
    """A workspace's installation as it is stored; without a ``sealed_token`` it is closed. ``revision`` grows with each installation."""

    workspace: str
    name: str
    revision: int
    sealed_token: str = field(repr=False)
    bot_user: str
    bot_id: str
    scopes: tuple[str, ...]
    installed_by: str


class Installations(Protocol):
    """Where installations are kept, for all processes. Workspaces have their platform in front ("slack:T123")."""

    async def save(
        self, workspace: str, *, name: str, sealed_token: str, bot_user: str, bot_id: str, scopes: Sequence[str], installed_by: str
    ) -> None:
        """Store the installation, in the place of an earlier one of that workspace."""
        ...

    async def find(self, workspace: str) -> Installed | None: ...

    async def all(self) -> Sequence[Installed]: ...

    async def close(self, workspace: str, revision: int, reason: str) -> bool:
        """Whether this ended the installation of that revision: its token is forgotten and its digests are paused with the reason."""
        ...

    async def welcome(self, workspace: str) -> bool:
        """Whether the workspace was not welcomed yet; it counts as welcomed from now on."""
        ...

    async def paused(self, workspace: str, reason: str) -> int:
        """How many digests are paused for that reason."""
        ...

    async def use_state(self, digest: str, expires_at: datetime) -> bool:
        """Whether that state is used for the first time."""
        ...


class NotInstalled(Refused, SlackClientError):
    """The bot has no token for the workspace: it was never installed there, or is no longer."""

    code = "not-installed"


class TokenInDoubt(Busy, SlackClientError):
    """Slack refused a token once, but accepts it otherwise or does not answer: nothing was done, and it is worth trying later."""


class TokenUnreadable(TokenInDoubt):
    """The workspace's token is there but can't be opened: whoever runs the bot gave it another client secret than it was stored with.
    The workspace is still installed, and once the secret is the right one again everything goes on."""


class Clients(Protocol):
    """Gives clients that post for the bot; they repeat nothing by themselves."""

    async def client_for(self, workspace: str) -> AsyncWebClient:
        """The client for that workspace.

        Raises:
            NotInstalled: there is no token for it.
            TokenUnreadable: there is one, but it can't be opened now.
        """
        ...


class PatientClients(Clients, Protocol):
    """Gives clients for answers too."""

    async def patient_client_for(self, workspace: str) -> AsyncWebClient:
        """A client for answers: it waits when Slack asks it to. Raises what ``client_for`` does."""
        ...


class OneClient:
    """The same client for every workspace: there is one token."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client

    async def client_for(self, workspace: str) -> AsyncWebClient:
        return self._client


@dataclass(frozen=True, slots=True)
class OpenInstallation:
    """An open installation with its token."""

    installed: Installed
    token: str = field(repr=False)


class InstalledWorkspaces:
    """The workspaces that installed the app. What was looked up is remembered, ``most`` workspaces at a time, until Slack refuses its
    token or says that the app was uninstalled; then the row is looked at again, for another process may have changed it."""

    def __init__(self, installations: Installations, seal: Seal, *, api_url: str, timeout: float, most: int = 1000) -> None:
        self.session: aiohttp.ClientSession | None = None
        self._installations = installations
        self._seal = seal
        self._api_url = api_url
        self._timeout = timeout
        self._most = most
        self._known: OrderedDict[str, OpenInstallation] = OrderedDict()
        #: Installed workspaces whose tokens could not be opened, and whether any token could.
        self._unreadable: set[str] = set()
        self._read = False

    @property
    def secret_fits(self) -> bool:
        """Whether the client secret opens tokens, as far as any were looked at."""
        return self._read or not self._unreadable

    async def check_tokens(self) -> None:
        """Open every token once, so that a wrong client secret is noticed at the start and not when a digest is due."""
        for installed in await self._installations.all():
            with suppress(NotInstalled, TokenUnreadable):
                self.opened(installed.workspace, installed)

    async def installation(self, workspace: str) -> OpenInstallation:
        """The workspace's installation with its token.

        Raises:
            NotInstalled: there is none, or it is closed.
            TokenUnreadable: its token can't be opened with the client secret that we have.
        """
        known = self._known.get(workspace)
        if known is None:
            known = self.opened(workspace, await self._installations.find(workspace))
            self._known[workspace] = known
        self._known.move_to_end(workspace)
        while len(self._known) > self._most:
            self._known.popitem(last=False)
        return known

    def opened(self, workspace: str, installed: Installed | None) -> OpenInstallation:
        """The installation with its token; raises what ``installation`` does."""
        if installed is None:
            raise NotInstalled("slack-not-installed")
        if not installed.sealed_token:
            raise NotInstalled("slack-uninstalled")
        try:
            found = OpenInstallation(installed, self._seal.open(installed.sealed_token, workspace))
        except SealBroken:
            if workspace not in self._unreadable:
                self._unreadable.add(workspace)
                log.error(
                    "the token of %s can't be opened: SLACK_CLIENT_SECRET is another one than when it was installed; put the old one "
                    "back, or let the workspace install the app again. Until then its digests wait",
                    workspace,
                )
            raise TokenUnreadable("slack-token-unreadable", 60.0) from None
        self._unreadable.discard(workspace)
        self._read = True
        return found

    def forget(self, workspace: str) -> None:
        """Look at the row again when the workspace is needed next."""
        self._known.pop(workspace, None)

    async def client_for(self, workspace: str) -> AsyncWebClient:
        return await self._client(workspace, waits=0)

    async def patient_client_for(self, workspace: str) -> AsyncWebClient:
        """A client for answers: it waits when Slack asks it to. Raises what ``client_for`` does."""
        return await self._client(workspace, waits=2)

    async def _client(self, workspace: str, *, waits: int) -> AsyncWebClient:
        handlers = [Waiting(waits)] if waits else []
        found = await self.installation(workspace)
        options = {"base_url": self._api_url, "timeout": int(self._timeout), "session": self.session, "retry_handlers": handlers}
        return _InstalledClient(self, workspace, found.token, options)

    async def renewed(self, workspace: str, refused: str | None) -> str | None:
        """The workspace's token now that Slack refused one; None when it is the same and Slack takes it otherwise, or does not say now.

        Raises:
            NotInstalled: there is none any more; if nobody had noticed yet, the installation is closed by this.
            TokenUnreadable: there is one, but it can't be opened now.
        """
        self.forget(workspace)
        found = await self.installation(workspace)
        if found.token != refused:
            return found.token
        if await self._holds(found) is not False:
            return None
        await self._close(found)
        raise NotInstalled("slack-uninstalled")

    async def on_uninstall(self, workspace: str) -> None:
        """Slack says that the app was uninstalled, or its token revoked. It may say so late, when the app is installed again already: what
        counts is whether it still accepts the token that we have."""
        self.forget(workspace)
        try:
            found = await self.installation(workspace)
        except NotInstalled:
            return
        except TokenUnreadable:
            return  # it can't be checked now; a token that Slack no longer accepts is noticed when it is used
        if await self._holds(found) is True:
            log.info("%s: Slack reported an uninstall, but accepts our token; it was installed again", workspace)
            return
        await self._close(found)

    async def _holds(self, found: OpenInstallation) -> bool | None:
        """Whether Slack takes the token; None when it does not say now."""
        client = AsyncWebClient(found.token, base_url=self._api_url, timeout=2, session=self.session, retry_handlers=[])
        try:
            await client.auth_test()
        except SlackApiError as error:
            return False if error_code(error) in TOKEN_REFUSED else None
        except UNUSABLE:
            return None
        return True

    async def _close(self, found: OpenInstallation) -> None:
        workspace, revision = found.installed.workspace, found.installed.revision
        self.forget(workspace)
        if await self._installations.close(workspace, revision, UNINSTALLED):
            log.warning("%s: the app was uninstalled; its digests are paused", workspace)


class _InstalledClient(AsyncWebClient):
    """A client for one workspace. When Slack refuses its token, it looks for a newer one and repeats the call once with that."""

    def __init__(self, workspaces: InstalledWorkspaces, workspace: str, token: str, options: dict[str, Any]) -> None:
        super().__init__(token, **options)
        self._workspaces = workspaces
        self._workspace = workspace

    async def api_call(self, api_method: str, **given: Any) -> AsyncSlackResponse:
        try:
            return await super().api_call(api_method, **given)
        except SlackApiError as error:
            if error_code(error) not in TOKEN_REFUSED:
                raise
            token = await self._renewed(error_code(error))
            if token is None:
                raise TokenInDoubt("slack-token-in-doubt", 60.0, error=error_code(error)) from error
            self.token = token
        return await super().api_call(api_method, **given)

    async def _renewed(self, refused_with: str | None) -> str | None:
        """What ``renewed`` returns. Slack has done nothing yet: a store that fails must not look as if the request had got lost."""
        try:
            return await self._workspaces.renewed(self._workspace, self.token)
        except OutletError:
            raise
        except Exception as error:
            log.exception("%s: whether there is a newer token can't be looked up", self._workspace)
            raise TokenInDoubt("slack-token-in-doubt", 60.0, error=refused_with) from error


class InstalledAuthorize(AsyncAuthorize):
    """Tells Bolt who the bot is in a workspace, from what is stored. Bolt's own class asks Slack again at every request."""

    def __init__(self, workspaces: InstalledWorkspaces) -> None:
        self._workspaces = workspaces

    async def __call__(
        self, *, context: AsyncBoltContext, enterprise_id: str | None, team_id: str | None, user_id: str | None, **_: Any
    ) -> AuthorizeResult | None:
        workspace = workspace_of(team_id, None)
        if workspace is None:
            return None
        try:
            found = await self._workspaces.installation(workspace)
        except (NotInstalled, TokenUnreadable):
            return None
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=team_id,
            bot_user_id=found.installed.bot_user,
            bot_id=found.installed.bot_id,
            bot_token=found.token,
        )


async def exchanged(
    client: AsyncWebClient, client_id: str, client_secret: str, code: str, redirect_uri: str | None = None
) -> AsyncSlackResponse:
    """What Slack gives for a code. The client's own method for this takes a class that aiohttp is about to drop. Raises SlackApiError."""
    data = {"code": code} | ({"redirect_uri": redirect_uri} if redirect_uri else {})
    app = aiohttp.encode_basic_auth(client_id, client_secret)
    return await client.api_call("oauth.v2.access", data=data, headers={"Authorization": app})
