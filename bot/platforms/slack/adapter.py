"""Slack's two ways in, signed HTTP and Socket Mode, with slack-bolt behind both."""

from __future__ import annotations

import asyncio
import logging
import re
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from secrets import token_hex
from typing import TYPE_CHECKING

import aiohttp
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.core.errors import NotConfigured
from bot.core.language import speaking
from bot.core.outlet import PostedMessage
from bot.platforms.slack.administrators import Administrators
from bot.platforms.slack.answering import ACK_WITHIN, Answering
from bot.platforms.slack.client import Installations, PatientClients, SlackConfig
from bot.platforms.slack.connection import SocketMode, dispatched, response_of
from bot.platforms.slack.failures import FAILURES, Waiting, error_code
from bot.platforms.slack.installing import Installing
from bot.platforms.slack.listening import bolt_log, build_app
from bot.platforms.slack.manifest import EVENTS_PATH
from bot.platforms.slack.members import Place
from bot.platforms.slack.newer_blocks import NewerBlocks
from bot.platforms.slack.one_token import OneToken
from bot.platforms.slack.outlet import PACE, SlackOutlet
from bot.platforms.slack.replying import Replying, messages_of
from bot.platforms.slack.response_url import PAUSES

if TYPE_CHECKING:
    from bot.core.document import Document
    from bot.core.front import Front

log = logging.getLogger(__name__)

#: Seconds that one call of the Web API may take. The lease of a delivery must outlast it.
REQUEST_TIMEOUT = 15.0
#: Seconds between two looks at the Socket Mode connection.
PING_EVERY = 5.0
#: Seconds between two looks at requests that nobody answered; well within the time for which a process holds them.
LOOK_EVERY = 20.0
#: Seconds between two looks at whether Slack still takes the one bot token.
CHECK_EVERY = 60.0
#: Errors of auth.test and apps.connections.open that do not pass by waiting.
_WRONG_TOKEN = frozenset({"account_inactive", "invalid_auth", "not_allowed_token_type", "not_authed", "token_expired", "token_revoked"})

#: Errors of chat.update for a message that can't be changed any more.
_GONE = frozenset({"cant_update_message", "channel_not_found", "edit_window_closed", "message_not_found"})

#: How Slack writes when it signed a request, and the signature; what is written otherwise was not signed by Slack.
_STAMP = re.compile(r"\d{1,12}", re.ASCII)
_SIGNATURE = re.compile(r"v0=[0-9a-f]{64}")


class SlackAdapter:
    """The bot in one Slack workspace, or with ``installations`` in as many as install it.

    HTTP or installs: call ``add_routes`` with the web application before it runs. All: ``start`` and ``stop``. ``outlet`` posts digests.

    Raises:
        ValueError: there is neither a bot token nor a store of installations.
    """

    def __init__(
        self,
        config: SlackConfig,
        front: Front,
        installations: Installations | None = None,
        *,
        ack_within: float = ACK_WITHIN,
        pace: float = PACE,
        ping_every: float = PING_EVERY,
        look_every: float = LOOK_EVERY,
        pauses: Sequence[float] = PAUSES,
    ) -> None:
        if config.takes_installs and installations is None:
            raise ValueError("without a bot token there must be a store of installations")
        self.config = config
        self._front = front
        self._ping_every = ping_every
        self._look_every = look_every
        newer_blocks = NewerBlocks()
        self._replying = Replying(newer_blocks, pauses)
        self._token = OneToken(config.bot_token, api_url=config.api_url, timeout=REQUEST_TIMEOUT)
        self.answering = Answering(
            front, newer_blocks, api_url=config.api_url, ack_within=ack_within, pauses=pauses, token_is_refused=self._token.is_refused
        )
        # Calls whose answer was lost are not repeated: they may have worked. Calls that Slack answered with "wait" are.
        self.client = AsyncWebClient(
            base_url=config.api_url,
            timeout=int(REQUEST_TIMEOUT),
            logger=bolt_log,
            retry_handlers=[Waiting()],
        )
        self._installing = None if installations is None or not config.takes_installs else self._install_to(installations)
        self._clients: PatientClients = self._installing.workspaces if self._installing else self._token
        self.outlet = SlackOutlet(self._clients, keep_line=front.keep_line, pace=pace, newer_blocks=newer_blocks)
        self.app = build_app(config, self.client, self.answering, self._installing or self._token)
        self._administrators = Administrators()
        self._session: aiohttp.ClientSession | None = None
        self._socket: SocketMode | None = None
        self._watch: asyncio.Task[None] | None = None
        self._looking: asyncio.Task[None] | None = None

    def _install_to(self, installations: Installations) -> Installing:
        return Installing(
            installations,
            client_id=self.config.client_id,
            client_secret=self.config.client_secret,
            api_url=self.config.api_url,
            timeout=REQUEST_TIMEOUT,
            client=self.client,
            welcome=self._greet,
        )

    @property
    def uses_socket_mode(self) -> bool:
        return bool(self.config.app_token)

    async def is_connected(self) -> bool:
        """Whether requests of Slack can come in and be answered, as far as this side can tell."""
        if self._token.is_refused():
            return False
        if not self.uses_socket_mode:
            return self._session is not None
        return self._socket is not None and await self._socket.client.is_connected()

    @property
    def token_is_refused(self) -> bool:
        """Whether Slack no longer takes the one bot token, as far as is known."""
        return self._token.is_refused()

    @property
    def opens_tokens(self) -> bool:
        """Whether the client secret opens the tokens of those who installed the app, as far as is known."""
        return self._installing is None or self._installing.workspaces.secret_fits

    async def tell(self, workspace: str, user: str, document: Document) -> PostedMessage | None:
        """Write to one person in a direct message, and say where; a failure is logged, since nothing depends on it."""
        messages = await messages_of(document, workspace, self._front.keep_line, private=False, for_good=True)
        try:
            return await self._replying.in_conversation(
                await self._clients.patient_client_for(workspace), workspace, user, messages, mark=token_hex(8)
            )
        except FAILURES as error:
            log.warning("“%s” could not be delivered to %s: %s", document.title, user, error)
            return None

    async def tell_in_place(self, workspace: str, user: str, document: Document, before: str) -> str:
        """Write to one person in the place of an earlier message, or anew where that is gone; what identifies it, "" where that failed."""
        messages = await messages_of(document, workspace, self._front.keep_line, private=False, for_good=True)
        channel, _, stamp = before.partition("/")
        try:
            client = await self._clients.patient_client_for(workspace)
            if stamp:
                try:
                    await self._replying.in_place_of(client, workspace, channel, stamp, messages[:1], None)
                    return before
                except SlackApiError as error:
                    if error_code(error) not in _GONE:
                        raise
            posted = await self._replying.in_conversation(client, workspace, user, messages, mark=token_hex(8))
            return f"{posted.channel}/{posted.message_id}" if posted else ""
        except FAILURES as error:
            log.warning("“%s” could not be told to %s: %s", document.title, user, error)
            return before

    async def administrators(self, workspace: str) -> Sequence[str]:
        """The ids of some people who run the workspace, as far as Slack tells."""
        try:
            return await self._administrators.of(await self._clients.client_for(workspace), workspace)
        except FAILURES as error:
            log.warning("who runs %s can't be looked up: %s", workspace, error)
            return ()

    async def _greet(self, workspace: str, user: str, make: Callable[[], Document]) -> None:
        """Write to whoever installed the app, in their language."""
        place = Place(await self._clients.client_for(workspace), workspace.partition(":")[2], workspace, None, user)
        with speaking(await self._front.language(await self.answering.callers.caller_of(place))):
            document = make()
        await self.tell(workspace, user, document)

    def add_routes(self, web_app: web.Application) -> None:
        """Let the web application take Slack's signed requests at /slack/events, unless they come by Socket Mode, and installs.

        Raises:
            NotConfigured: there is no signing secret, so that anybody could send requests.
        """
        if self._installing is not None:
            self._installing.add_routes(web_app)
        if self.uses_socket_mode:
            return
        if not self.config.signing_secret:
            raise NotConfigured("slack-signing-secret-missing")
        web_app.router.add_get(EVENTS_PATH, self._take, allow_head=False)
        web_app.router.add_post(EVENTS_PATH, self._take)

    async def start(self) -> None:
        """Open connections; in Socket Mode return once connected, or after some seconds with Slack out of reach and attempts going on.

        Raises:
            NotConfigured: Slack does not accept a token.
        """
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=REQUEST_TIMEOUT))
        self.answering.connect(self._session)
        self.client.session = self._session
        self._token.connect(self._session)
        if self._installing is not None:
            self._installing.workspaces.session = self._session
        try:
            if self._installing is not None:
                await self._installing.workspaces.check_tokens()
            if self.config.bot_token:
                await self._check("SLACK_BOT_TOKEN", "auth.test", self.config.bot_token)
            self._looking = asyncio.create_task(self._look_after_requests())
            if self.uses_socket_mode:
                await self._connect()
        except BaseException:
            await self.stop()
            raise

    async def stop(self) -> None:
        """Finish what is being answered and close all connections."""
        for task in (self._watch, self._looking):
            if task is not None:
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task
        self._watch = self._looking = None
        await self.answering.finish()
        if self._socket is not None:
            await _close(self._socket)
            self._socket = None
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def _look_after_requests(self) -> None:
        """Goes on with requests that were written down and not answered, at the start and then now and then."""
        checked = time.monotonic()
        while True:
            try:
                await self.answering.take_up(self._clients.patient_client_for)
            except Exception:
                log.exception("requests that were not answered could not be taken up")
            if self.config.bot_token and time.monotonic() >= checked + CHECK_EVERY:
                checked = time.monotonic()
                await self._token.check()
            await asyncio.sleep(self._look_every)

    async def _take(self, request: web.Request) -> web.StreamResponse:
        given = request.headers
        if await _checks_certificate(request):
            return web.Response()
        if not (_STAMP.fullmatch(given.get("X-Slack-Request-Timestamp", "")) and _SIGNATURE.fullmatch(given.get("X-Slack-Signature", ""))):
            return web.Response(status=401, text="This is not a request from Slack.")
        try:
            taken = await to_bolt_request(request)
        except (ValueError, TypeError, AttributeError, KeyError, RecursionError):
            return web.Response(status=400, text="This is not a request from Slack.")
        response = await dispatched(self.app, taken)
        late = response_of(response, taken.body) if response.status == 200 else {}
        if taken.body.get("type") == "event_callback" and response.status == 200:
            response.body = ""
        if late and (request.transport is None or request.transport.is_closing()):
            await self.answering.returning.answer_late(taken.body, late)
        return await to_aiohttp_response(response)

    async def _check(self, variable: str, method: str, token: str) -> str | None:
        """Call the method with a token; Slack's ``url`` in the answer, or None when Slack can't be reached now."""
        try:
            answer = await AsyncWebClient(token, base_url=self.config.api_url, session=self._session).api_call(method)
            return str(answer.get("url") or "")
        except SlackApiError as error:
            said = error_code(error)
            if said in _WRONG_TOKEN:
                raise NotConfigured("slack-token-refused", variable=variable, error=said) from error
            log.warning("%s failed, going on: %s", method, said or error)
        except FAILURES as error:
            log.warning("Slack can't be reached, going on: %s", error or type(error).__name__)
        return None

    async def _connect(self) -> None:
        url = await self._check("SLACK_APP_TOKEN", "apps.connections.open", self.config.app_token)
        client = AsyncWebClient(self.config.app_token, base_url=self.config.api_url, logger=bolt_log, retry_handlers=[Waiting()])
        self._socket = SocketMode(
            self.app,
            self.config.app_token,
            web_client=client,
            ping_interval=self._ping_every,
            logger=bolt_log,
            late=self.answering.returning.answer_late,
        )
        self._socket.client.wss_uri = url or None
        self._watch = asyncio.create_task(_keep_connected(self._socket))
        for _ in range(100):
            if await self._socket.client.is_connected():
                return
            await asyncio.sleep(0.05)
        log.warning("Slack's Socket Mode is not connected yet; attempts go on.")


async def _checks_certificate(request: web.Request) -> bool:
    """Whether Slack only looks, without a signature, whether the certificate of this address is in order."""
    if request.method == "GET":
        return "ssl_check" in request.query
    is_short = request.content_length is not None and request.content_length < 1000
    return is_short and request.content_type == "application/x-www-form-urlencoded" and "ssl_check" in await request.post()


async def _keep_connected(socket: SocketMode) -> None:
    """Connect, and connect again with a new address when the connection breaks.

    The client keeps trying the address that it has, although an address is valid for one connection and a short time.
    """
    connecting = asyncio.create_task(socket.client.connect())  # type: ignore[no-untyped-call]
    try:
        while True:
            await asyncio.sleep(socket.client.ping_interval)
            if not await socket.client.is_connected():
                socket.client.wss_uri = None
    finally:
        connecting.cancel()
        with suppress(asyncio.CancelledError):
            await connecting


async def _close(socket: SocketMode) -> None:
    client = socket.client
    tasks = (client.message_processor, client.current_session_monitor, client.message_receiver)
    await client.close()  # type: ignore[no-untyped-call]
    await asyncio.gather(*(task for task in tasks if task is not None), return_exceptions=True)
