"""The bot token of a set-up with one workspace, and whether Slack still takes it."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import Any

import aiohttp
from slack_bolt.async_app import AsyncBoltContext
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.platforms.slack.client import TOKEN_REFUSED, TokenInDoubt
from bot.platforms.slack.failures import UNUSABLE, Waiting, error_code

log = logging.getLogger(__name__)

#: Seconds that a request may wait for the bot's own ids, and before Slack is asked for them again.
IDENTITY_WITHIN, ASK_AGAIN = 1.0, 15.0


class OneToken:
    """Gives clients with the token to digests and answers, and notices when Slack refuses it."""

    def __init__(self, token: str, *, api_url: str, timeout: float) -> None:
        self._session: aiohttp.ClientSession | None = None
        self._clients: dict[int, AsyncWebClient] = {}
        self._token = token
        self._api_url = api_url
        self._timeout = timeout
        self._refused_with = ""
        self._identity: dict[str, str] = {}
        self._ask_at = 0.0

    def connect(self, session: aiohttp.ClientSession) -> None:
        """Clients use this session from now on."""
        self._session = session
        self._clients.clear()

    def is_refused(self) -> bool:
        """Whether Slack does not take the token any more, as far as is known."""
        return bool(self._refused_with)

    async def client_for(self, workspace: str) -> AsyncWebClient:
        """A client that posts and repeats nothing."""
        return self._client(0)

    async def patient_client_for(self, workspace: str) -> AsyncWebClient:
        """A client for answers: it waits when Slack asks it to."""
        return self._client(2)

    async def authorize(self, enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        """For Bolt: who the bot is. A request does not wait long for that, nor each one."""
        if not self._identity and time.monotonic() >= self._ask_at:
            self._ask_at = time.monotonic() + ASK_AGAIN
            try:
                async with asyncio.timeout(IDENTITY_WITHIN):
                    await self.check()
            except TimeoutError:
                log.warning("Slack does not say who the bot is: no answer to auth.test")
        return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_token=self._token, **self._identity)

    async def give_client(self, context: AsyncBoltContext) -> None:
        """Gives the request a client that notices when the token is refused."""
        context["client"] = self._client(2)

    async def revoked(self) -> None:
        """A listener: Slack says that the app was uninstalled, or a token revoked. It may be another one, or installed again since."""
        await self.check()

    async def check(self) -> bool | None:
        """Whether Slack takes the token; None where it does not say now."""
        client = AsyncWebClient(self._token, base_url=self._api_url, timeout=5, session=self._session, retry_handlers=[])
        try:
            answer = await client.auth_test()
        except UNUSABLE as error:
            code = error_code(error)
            if code not in TOKEN_REFUSED:
                log.warning("auth.test failed: %s", code or error or type(error).__name__)
                return None
            if not self._refused_with:
                log.error(
                    "Slack no longer accepts the bot token (%s): digests are paused when they are due, and only commands are answered. "
                    "Install the app again, set SLACK_BOT_TOKEN to its new bot token and start again",
                    code,
                )
            self._refused_with = code or "invalid_auth"
            return False
        self._identity = {name: found for name in ("user_id", "bot_id") if isinstance(found := answer.get(name), str)}
        if "user_id" in self._identity:
            self._identity["bot_user_id"] = self._identity.pop("user_id")
        self.taken()
        return True

    def taken(self) -> None:
        """Slack took the token just now."""
        if self._refused_with:
            log.warning("Slack accepts the bot token again")
        self._refused_with = ""

    def _client(self, waits: int) -> AsyncWebClient:
        """The client that waits so often; one for all requests, since making one costs more than much of what is asked."""
        if waits not in self._clients:
            handlers = [Waiting(waits)] if waits else []
            options = {"base_url": self._api_url, "timeout": int(self._timeout), "session": self._session, "retry_handlers": handlers}
            self._clients[waits] = _NoticingClient(self, self._token, options)
        return self._clients[waits]


class _NoticingClient(AsyncWebClient):
    """A client that looks twice when Slack refuses its token: one refusal alone may be a mistake."""

    def __init__(self, known: OneToken, token: str, options: dict[str, Any]) -> None:
        super().__init__(token, **options)
        self._known = known

    async def api_call(self, api_method: str, **given: Any) -> AsyncSlackResponse:
        try:
            answer = await super().api_call(api_method, **given)
        except SlackApiError as error:
            code = error_code(error)
            if code in TOKEN_REFUSED and await self._known.check() is not False:
                raise TokenInDoubt("slack-token-in-doubt", 60.0, error=code) from error
            raise
        self._known.taken()
        return answer
