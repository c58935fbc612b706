"""Installing to many workspaces: from the install page to Slack and back, with Bolt's OAuth flow over a store of ours."""

from __future__ import annotations

import logging
import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode, urljoin

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncBoltContext
from slack_bolt.error import BoltError
from slack_bolt.oauth.async_callback_options import AsyncCallbackOptions, AsyncFailureArgs, AsyncSuccessArgs
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.oauth.installation_store import Bot, Installation
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore
from slack_sdk.web.async_client import AsyncWebClient

from bot.core.document import Choice, Choices, Document, Item, Listing, note, paragraph, text
from bot.core.language import say, say_count
from bot.platforms.slack import pages
from bot.platforms.slack.client import (
    UNINSTALLED,
    Installations,
    InstalledAuthorize,
    InstalledWorkspaces,
    NotInstalled,
    TokenUnreadable,
    exchanged,
)
from bot.platforms.slack.failures import UNUSABLE, error_code
from bot.platforms.slack.manifest import INSTALL_PATH, OPTIONAL_SCOPES, REDIRECT_PATH, SCOPES
from bot.platforms.slack.members import workspace_of
from bot.platforms.slack.sealing import STATE_LASTS, Seal, States, digest

log = logging.getLogger(__name__)
bolt_log = logging.getLogger("bot.platforms.slack.bolt")

_TEAM = re.compile(r"[TE][A-Z0-9]{1,30}")

Welcome = Callable[[str, str, Callable[[], Document]], Awaitable[None]]


class InstallRefused(BoltError):
    """The install can't be accepted; ``failure`` is what the person is shown."""

    def __init__(self, failure: pages.Failure) -> None:
        super().__init__(failure.title)
        self.failure = failure


class Installing:
    """The install page and its way back. ``welcome`` writes to a person of a workspace in private, in their language.

    ``workspaces`` knows the tokens that came of it; ``flow`` and ``authorize`` are for Bolt's app.
    """

    def __init__(
        self,
        installations: Installations,
        *,
        client_id: str,
        client_secret: str,
        api_url: str,
        timeout: float,
        client: AsyncWebClient,
        welcome: Welcome,
    ) -> None:
        self.api_url = api_url
        self._installations = installations
        self._welcome = welcome
        seal = Seal(client_secret)
        self.workspaces = InstalledWorkspaces(installations, seal, api_url=api_url, timeout=timeout)
        self.authorize = InstalledAuthorize(self.workspaces)
        settings = AsyncOAuthSettings(
            client_id=client_id,
            client_secret=client_secret,
            scopes=[*SCOPES, *OPTIONAL_SCOPES],
            user_scopes=[],
            install_path=INSTALL_PATH,
            redirect_uri_path=REDIRECT_PATH,
            authorization_url=urljoin(api_url, "/oauth/v2/authorize"),
            callback_options=AsyncCallbackOptions(success=self._succeeded, failure=self._failed),
            installation_store=SealedInstallations(installations, seal, self.workspaces),
            installation_store_bot_only=True,
            state_store=OneTimeStates(installations, States(client_secret)),
            state_expiration_seconds=int(STATE_LASTS.total_seconds()),
            logger=bolt_log,
        )
        self.flow = _Flow(client=client, logger=bolt_log, settings=settings)

    def add_routes(self, web_app: web.Application) -> None:
        """Let the web application serve the install page and the way back from Slack."""
        web_app.router.add_get(INSTALL_PATH, self._begin)
        web_app.router.add_get(REDIRECT_PATH, self._come_back)

    async def give_client(self, context: AsyncBoltContext) -> None:
        """Gives the request a client that notices when the workspace has another token."""
        workspace = workspace_of(context.team_id, None)
        if workspace is not None and context.bot_token:
            context["client"] = await self.workspaces.patient_client_for(workspace)

    async def _begin(self, request: web.Request) -> web.StreamResponse:
        return await to_aiohttp_response(await self.flow.handle_installation(await to_bolt_request(request)))

    async def _come_back(self, request: web.Request) -> web.StreamResponse:
        try:
            response = await self.flow.handle_callback(await to_bolt_request(request))
        except InstallRefused as error:
            response = self._shown(error.failure)
        except UNUSABLE as error:
            log.warning("an install failed: %s", type(error).__name__)  # never the error itself: it may hold the code
            response = self._shown(pages.UNREACHABLE)
        except Exception:
            log.exception("an install failed")
            response = self._shown(pages.BROKEN)
        return await to_aiohttp_response(response)

    async def _succeeded(self, args: AsyncSuccessArgs) -> BoltResponse:
        installation = args.installation
        workspace = workspace_of(installation.team_id, None)
        assert workspace is not None, "it could not have been stored"
        log.info("installed in %s", workspace)
        if installation.user_id:
            await self._greet(workspace, installation.user_id)
        opened = urljoin(self.api_url, f"/app_redirect?{urlencode({'app': installation.app_id or '', 'team': installation.team_id})}")
        return self._page(200, pages.installed_page(installation.team_name or "", opened))

    async def _greet(self, workspace: str, user: str) -> None:
        """Write to the installer: once what to type first, and after each reinstallation what is still paused."""
        try:
            first, paused = await self._installations.welcome(workspace), await self._installations.paused(workspace, UNINSTALLED)
            if first or paused:
                await self._welcome(workspace, user, lambda: welcome(paused))
        except Exception:  # it is installed all the same, and the page says what to type
            log.exception("%s could not be welcomed", workspace)

    async def _failed(self, args: AsyncFailureArgs) -> BoltResponse:
        if isinstance(args.error, InstallRefused):
            return self._shown(args.error.failure)
        if args.error is not None:
            return self._shown(pages.NOT_STORED)
        return self._shown(pages.FAILURES.get(args.reason, pages.UNKNOWN))

    def _shown(self, failure: pages.Failure) -> BoltResponse:
        return self._page(failure.status, pages.failure_page(failure))

    def _page(self, status: int, html: str) -> BoltResponse:
        cookie = self.flow.settings.state_utils.build_set_cookie_for_deletion()
        return BoltResponse(status=status, body=html, headers={**pages.HEADERS, "Set-Cookie": cookie})


class _Flow(AsyncOAuthFlow):
    """Bolt's flow with our page, and with an exchange of the code that reports Slack's error and keeps nothing but the bot's token."""

    async def handle_installation(self, request: AsyncBoltRequest) -> BoltResponse:
        response = await super().handle_installation(request)
        response.headers.update({name.lower(): [value] for name, value in pages.HEADERS.items()})
        return response

    async def build_authorize_url(self, state: str, request: AsyncBoltRequest) -> str:
        team = (request.query.get("team") or [""])[0]
        return self.settings.authorize_url_generator.generate(state=state, team=team if _TEAM.fullmatch(team) else None)

    async def build_install_page_html(self, url: str, request: AsyncBoltRequest) -> str:
        return pages.install_page(url)

    async def run_installation(self, code: str) -> Installation:
        """What Slack gives for the code. Raises InstallRefused with what to show."""
        settings = self.settings
        try:
            given = await exchanged(self.client, settings.client_id, settings.client_secret, code, settings.redirect_uri)
            token = given.get("access_token")
            if not token or given.get("is_enterprise_install"):
                raise InstallRefused(pages.ORGANISATION if given.get("is_enterprise_install") else pages.UNKNOWN)
            bot_id = (await self.client.auth_test(token=token)).get("bot_id")
        except SlackApiError as error:
            said = error_code(error)
            log.warning("an install was not accepted by Slack: %s", said)
            raise InstallRefused(pages.FAILURES.get(said or "", pages.UNREACHABLE if said is None else pages.UNKNOWN)) from None
        team: dict[str, Any] = given.get("team") or {}
        return Installation(
            app_id=given.get("app_id"),
            team_id=team.get("id"),
            team_name=team.get("name"),
            bot_token=token,
            bot_id=bot_id,
            bot_user_id=given.get("bot_user_id"),
            bot_scopes=given.get("scope") or "",
            bot_refresh_token=given.get("refresh_token"),
            user_id=(given.get("authed_user") or {}).get("id") or "",
        )


class SealedInstallations(AsyncInstallationStore):
    """The SDK's port over ours: tokens are sealed before they leave this process."""

    def __init__(self, installations: Installations, seal: Seal, workspaces: InstalledWorkspaces) -> None:
        self._installations = installations
        self._seal = seal
        self._workspaces = workspaces

    @property
    def logger(self) -> logging.Logger:
        return bolt_log

    async def async_save(self, installation: Installation) -> None:
        workspace = workspace_of(installation.team_id, None)
        if installation.is_enterprise_install or workspace is None or not installation.bot_token:
            raise InstallRefused(pages.ORGANISATION)
        if installation.bot_refresh_token:
            raise InstallRefused(pages.ROTATION)
        try:
            await self._installations.save(
                workspace,
                name=installation.team_name or "",
                sealed_token=self._seal.seal(installation.bot_token, workspace),
                bot_user=installation.bot_user_id or "",
                bot_id=installation.bot_id or "",
                scopes=sorted(filter(None, installation.bot_scopes or ())),
                installed_by=installation.user_id or "",
            )
        except Exception as error:
            log.exception("the installation of %s could not be stored", workspace)
            raise InstallRefused(pages.NOT_STORED) from error
        self._workspaces.forget(workspace)

    async def async_find_bot(
        self, *, enterprise_id: str | None, team_id: str | None, is_enterprise_install: bool | None = False
    ) -> Bot | None:
        workspace = workspace_of(team_id, None)
        try:
            opened = await self._workspaces.installation(workspace) if workspace else None
        except (NotInstalled, TokenUnreadable):
            return None
        if opened is None:
            return None
        found = opened.installed
        return Bot(
            team_id=team_id,
            bot_token=opened.token,
            bot_id=found.bot_id,
            bot_user_id=found.bot_user,
            bot_scopes=found.scopes,
            installed_at=0,
        )

    async def async_delete_bot(self, *, enterprise_id: str | None, team_id: str | None) -> None:
        if (workspace := workspace_of(team_id, None)) is not None:
            await self._workspaces.on_uninstall(workspace)

    async def async_delete_installation(self, *, enterprise_id: str | None, team_id: str | None, user_id: str | None = None) -> None:
        """Nothing: a person's own token was revoked, and we keep none of people."""

    async def async_delete_all(self, *, enterprise_id: str | None, team_id: str | None) -> None:
        await self.async_delete_bot(enterprise_id=enterprise_id, team_id=team_id)


class OneTimeStates(AsyncOAuthStateStore):
    """States that every process can check, and that only one can use, once."""

    def __init__(self, installations: Installations, states: States, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._installations = installations
        self._states = states
        self._clock = clock

    @property
    def logger(self) -> logging.Logger:
        return bolt_log

    async def async_issue(self, *args: Any, **kwargs: Any) -> str:
        return self._states.issue(self._clock())

    async def async_consume(self, state: str) -> bool:
        ends_at = self._states.ends_at(state, self._clock())
        return ends_at is not None and await self._installations.use_state(digest(state), ends_at)


def welcome(paused: int) -> Document:
    """The message to the installer: what to do first, and how many digests are paused since the app was uninstalled."""
    lines = (
        ("/brief help", say("what I can do, and about which topics")),
        ("/brief ask how much will Alibaba invest", say("a question; each figure comes with the sentence that proves it")),
        ("/brief digest subscribe weekdays 09:00", say("in a channel, after /invite @Briefing bot: what is new, on schedule")),
    )
    buttons = (
        Choice(label=say("Ask a question"), line="/brief ask", form=True, primary=True),
        Choice(label=say("Subscribe a channel"), line="/brief digest subscribe", form=True),
        Choice(label=say("Give somebody a role"), line="/brief role", form=True),
        Choice(label=say("Set the time zone"), line="/brief settings zone", form=True),
        Choice(label=say("What I can do"), line="/brief help"),
    )
    first = paragraph(say("Thank you for installing me. Three things to type first, or press a button:"))
    if not paused:
        last = note(say("What your workspace adds is seen by your workspace alone."))
    else:
        said = say_count(
            "{count} digest is paused since I was uninstalled; I resumed none by myself.",
            "{count} digests are paused since I was uninstalled; I resumed none by myself.",
            paused,
        )
        last = note(f"{said} {say('/brief digest list shows them and what to type.')}")
    listing = Listing(items=tuple(_item(*line) for line in lines))
    return Document(title=say("Briefing bot is installed"), blocks=(first, listing, Choices(choices=buttons), last))


def _item(line: str, what: str) -> Item:
    return Item(spans=(text(line, code=True), text(f": {what}")))
