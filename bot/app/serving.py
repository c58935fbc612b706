"""``briefing-bot run``: every platform that has a token, the scheduler and the health server, until a signal says stop."""

from __future__ import annotations

import asyncio
import gc
import logging
import signal
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

from aiohttp import web

from bot.app.bot import Bot, open_bot
from bot.app.discord_ports import HeldShards, Presence
from bot.app.health import Check, Health
from bot.app.installs import InstallationShelf
from bot.app.metrics import Metrics
from bot.app.retaining import Retention, seal_anew
from bot.app.scheduling import Job, Scheduler
from bot.app.worker_names import worker_name
from bot.config import Settings
from bot.core.document import Document
from bot.core.errors import NotConfigured
from bot.core.measuring import listening
from bot.core.outlet import PostedMessage
from bot.core.request import Platform
from bot.digests.ticking import TICK, DigestTick
from bot.entries.workers import working
from bot.platforms.discord.adapter import DiscordAdapter
from bot.platforms.discord.client import DiscordConfig
from bot.platforms.slack.adapter import SlackAdapter
from bot.platforms.slack.client import SlackConfig
from bot.platforms.slack.door import Door
from bot.platforms.slack.manifest import INSTALL_PATH
from storage.digests.backlog import BacklogRecord, backlog

log = logging.getLogger(__name__)

#: How many objects are made, while the bot runs, before the garbage collector looks at them.
GARBAGE = 50_000
#: How many requests of Slack may be inside for each that has its turn: as many wait as are answered.
INSIDE_FACTOR = 2
#: Seconds that requests over HTTP get to finish when the bot stops.
HTTP_GRACE = 5.0
#: How often to look for feeds that are due.
CHECK_FEEDS = timedelta(seconds=30)
#: How often some more articles are read again, after an upgrade that brought a better reader.
READ_AGAIN = timedelta(seconds=10)
#: How often lines that were kept for a while only are deleted once their time is over.
TIDY_LINES = timedelta(hours=1)
#: How often cards of reviews are looked for that no longer show what was decided.
UPDATE_CARDS = timedelta(seconds=15)


def slack_config(settings: Settings) -> SlackConfig:
    """What the Slack adapter needs. Raises NotConfigured when a token is missing."""
    app_token = settings.secret("SLACK_APP_TOKEN") if settings.slack_app_token else ""
    installs = settings.takes_slack_installs
    return SlackConfig(
        bot_token="" if installs else settings.secret("SLACK_BOT_TOKEN"),
        client_id=settings.secret("SLACK_CLIENT_ID") if installs else "",
        client_secret=settings.secret("SLACK_CLIENT_SECRET") if installs else "",
        signing_secret="" if app_token else settings.secret("SLACK_SIGNING_SECRET"),
        app_token=app_token,
        api_url=settings.slack_api_url,
    )


def discord_config(settings: Settings) -> DiscordConfig:
    """What the Discord adapter needs. Raises NotConfigured when the token is missing."""
    ids, count = settings.shards
    return DiscordConfig(settings.secret("DISCORD_TOKEN"), settings.discord_api_url, shard_ids=ids, shard_count=count)


@asynccontextmanager
async def posting(settings: Settings, bot: Bot) -> AsyncIterator[None]:
    """The bot's outlets, connected for posting alone: no events are received, so that another process may run the bot meanwhile."""
    async with AsyncExitStack() as stack:
        if settings.has_slack:
            slack = SlackAdapter(replace(slack_config(settings), app_token=""), bot, InstallationShelf(bot.store.database))
            await slack.start()
            stack.push_async_callback(slack.stop)
            bot.outlets[Platform.SLACK] = slack.outlet
        if settings.has_discord:
            discord = DiscordAdapter(discord_config(settings), bot, bot.catalog)
            await discord.client.log_in()
            stack.push_async_callback(discord.client.close)
            bot.outlets[Platform.DISCORD] = discord.outlet
        yield


def settle_memory() -> None:
    """Takes what is loaded by now out of the garbage collector's sight: it stays for good, and looking through it would stop everything
    else for a fifth of a second each time. Nearly none of it is garbage, so that none is looked for before the bot answers."""
    gc.freeze()
    gc.set_threshold(GARBAGE)


class Service:
    """The running bot: its platforms, its periodic jobs and its HTTP server."""

    def __init__(self, settings: Settings, bot: Bot) -> None:
        if not settings.has_slack and not settings.has_discord:
            raise NotConfigured("platform-not-set-up")
        self.settings = settings
        self.bot = bot
        shelf = InstallationShelf(bot.store.database)
        self.slack = SlackAdapter(slack_config(settings), bot, shelf) if settings.has_slack else None
        self.discord = (
            DiscordAdapter(
                discord_config(settings),
                bot,
                bot.catalog,
                load_hash=bot.recall,
                save_hash=bot.remember,
                presence=Presence(bot.store.database, bot.scope, lambda: bot.clock()),
                shard_register=HeldShards(bot.store.database, worker_name(), lambda: bot.clock()),
            )
            if settings.has_discord
            else None
        )
        bot.private_messages.tell = self.tell
        bot.private_messages.tell_in_place = self.tell_in_place
        bot.private_messages.administrators = self.administrators
        self.digest_tick = DigestTick(bot.deliverer)
        self._retention = Retention(bot.store.database, settings)
        self.metrics = Metrics()
        bot.on_answered = self.metrics.answered
        bot.store.database.on_pool_wait(self.metrics.pool_wait.observe)
        self.health = Health(
            self.metrics,
            self._backlog,
            lambda: self.digest_tick.last_alive_at,
            self._platform_checks(),
            lambda: bot.admission.waiting,
            lambda: ("slack_token",) if self.slack is not None and self.slack.token_is_refused else (),
        )
        self.scheduler = Scheduler(
            [
                Job("delivering due digests", self.digest_tick, TICK),
                Job("checking due feeds", bot.feeder.check_due, CHECK_FEEDS),
                Job("reading articles again", bot.rereader.read_some, READ_AGAIN),
                Job("updating cards of reviews", bot.cards.update, UPDATE_CARDS),
                Job("forgetting cards of reviews", bot.cards.forget, TIDY_LINES),
                Job("deleting kept lines", bot.store.forget_lines, TIDY_LINES),
                Job("forgetting requests", bot.forget_requests, TIDY_LINES),
                Job("deleting what is too old", self._expire, TIDY_LINES),
            ]
        )
        self.address = ""  #: where HTTP is listened on, once it is
        self.operations_address = ""  #: where /readyz and /metrics are served; the same unless a port of their own is set

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Service]:
        """The service while it runs; everything that was started is stopped at the end, in reverse order."""
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(working())
            stack.enter_context(listening(self.metrics.heard))
            web_app = web.Application(middlewares=[Door(INSIDE_FACTOR * self.settings.answers_at_once).middleware])
            self.health.add_alive(web_app)
            if self.slack is not None:
                self.slack.add_routes(web_app)
                await self.slack.start()
                stack.push_async_callback(self.slack.stop)
                self.bot.outlets[Platform.SLACK] = self.slack.outlet
            if self.discord is not None:
                await self.discord.start()
                stack.push_async_callback(self.discord.stop)
                self.bot.outlets[Platform.DISCORD] = self.discord.outlet
            if self.settings.operations_port is None:
                self.health.add_details(web_app)
            self.address = self.operations_address = await self._listen(web_app, self.settings.port, stack)
            if self.settings.operations_port is not None:
                operations = web.Application()
                self.health.add_alive(operations)
                self.health.add_details(operations)
                self.operations_address = await self._listen(operations, self.settings.operations_port, stack)
            settle_memory()
            self.scheduler.start()
            stack.push_async_callback(self.scheduler.stop)
            yield self

    async def _listen(self, web_app: web.Application, port: int, stack: AsyncExitStack) -> str:
        """The address where the web application is listened for, until the stack is unwound. Raises NotConfigured."""
        runner = web.AppRunner(web_app, access_log=None, shutdown_timeout=HTTP_GRACE)
        await runner.setup()
        stack.push_async_callback(runner.cleanup)
        host = self.settings.host
        try:
            site = web.TCPSite(runner, host, port)
            await site.start()
        except OSError as error:
            raise NotConfigured("address-not-free", address=f"{host}:{port}", reason=error.strerror or error) from error
        bound = runner.addresses[0]
        return f"http://{bound[0]}:{bound[1]}"

    def _platform_checks(self) -> dict[str, Check]:
        """Whether each platform is connected, by what it is called in ``/readyz``."""
        checks: dict[str, Check] = {}
        if self.discord is not None:
            checks["discord"] = self.discord.is_connected
        if (slack := self.slack) is not None:

            async def opens_tokens() -> bool:
                return slack.opens_tokens

            checks["slack"] = slack.is_connected
            if self.settings.takes_slack_installs:
                checks["slack_tokens"] = opens_tokens
        return checks

    async def _expire(self) -> None:
        # Until Discord is connected, it is not known which servers came back while this process was away.
        if self.discord is None or await self.discord.is_connected():
            await self._retention.expire(self.bot.clock())

    async def _backlog(self) -> BacklogRecord:
        return await backlog(self.bot.store.database, self.bot.clock(), [str(platform) for platform in self.bot.outlets])

    async def tell(self, platform: Platform, workspace: str, user: str, document: Document, /) -> PostedMessage | None:
        """Sends a document to one person in private, where the platform is connected, and says where; a failure is only logged."""
        if platform is Platform.SLACK and self.slack is not None:
            return await self.slack.tell(workspace, user, document)
        if platform is Platform.DISCORD and self.discord is not None:
            return await self.discord.tell(workspace, user, document)
        return None

    async def tell_in_place(self, platform: Platform, workspace: str, user: str, document: Document, before: str, /) -> str:
        """Sends a document to one person in the place of an earlier message, where the platform is connected and can do so."""
        if platform is Platform.SLACK and self.slack is not None:
            return await self.slack.tell_in_place(workspace, user, document, before)
        return ""

    async def administrators(self, platform: Platform, workspace: str, /) -> Sequence[str]:
        """The ids of some people who run the workspace, where the platform is connected and tells of them."""
        return await self.slack.administrators(workspace) if platform is Platform.SLACK and self.slack is not None else ()


async def run(settings: Settings, announce: Callable[[str], None]) -> None:
    """Serves until SIGINT or SIGTERM, or until a platform ends the connection for good.

    Raises:
        NotConfigured, StorageError: it could not start; the message says what to do.
    """
    async with open_bot(settings, announce=announce) as bot:
        if settings.slack_previous_client_secret is not None:
            await seal_anew(bot.store.database, settings)
        service = Service(settings, bot)
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stop.set)
        async with service.running():
            places = [name for name, there in (("Slack", service.slack), ("Discord", service.discord)) if there]
            announce(f"Running on {' and '.join(places)}; listening on {service.address} (health: /healthz). Stop with Ctrl-C.")
            if service.operations_address != service.address:
                announce(f"Readiness and figures: {service.operations_address}/readyz and /metrics.")
            if settings.takes_slack_installs:
                announce(f"Slack workspaces install it at {INSTALL_PATH}, by the https address that reaches this process.")
            await _until_over(stop, service)
        announce("Stopped.")


async def _until_over(stop: asyncio.Event, service: Service) -> None:
    waiting: list[asyncio.Task[Any]] = [asyncio.create_task(stop.wait())]
    if service.discord is not None:
        waiting.append(asyncio.create_task(service.discord.wait()))
    done, pending = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    for task in pending:
        task.cancel()
    await asyncio.gather(*pending, return_exceptions=True)
    if not stop.is_set():
        error = next((task.exception() for task in done if task.exception() is not None), None)
        if error is None:
            raise NotConfigured("discord-ended-without-reason")
        raise NotConfigured("discord-ended", reason=error)
