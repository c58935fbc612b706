"""The whole bot between a local Slack and a local Discord, as ``briefing-bot run`` puts it together."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from pydantic import SecretStr

from bot.app.bot import Bot
from bot.app.serving import Service
from bot.config import Settings
from tests.fake_discord.server import TOKEN, FakeDiscord
from tests.fake_slack.server import FakeSlack
from tests.fakes import quick_pacer


@asynccontextmanager
async def serving(bot: Bot, slack: FakeSlack, discord: FakeDiscord) -> AsyncIterator[Service]:
    """The service, connected to both platforms; to Slack over signed HTTP."""
    settings = Settings(
        _env_file=None,
        slack_bot_token=SecretStr(slack.bot_token),
        slack_signing_secret=SecretStr(slack.signing_secret),
        slack_app_token=None,
        slack_api_url=slack.api_url,
        discord_token=SecretStr(TOKEN),
        discord_api_url=discord.url,
        host="127.0.0.1",
        port=0,
    )
    service = Service(settings, bot)
    bot.private_messages.tell = service.tell
    async with service.running():
        slack.app_url = f"{service.address}/slack/events"
        await discord.connected()
        # Limits are kept, and nobody waits for the seconds in between.
        assert service.slack is not None
        assert service.discord is not None
        # An answer may be late on a busy machine, and is then sent another way; the adapter's own tests have that.
        service.slack.answering._ack_within = service.slack.answering.forms._ack_within = 5.0
        service.slack.answering._noting._within = 3.0
        service.discord.answering._patience = service.discord.answering._completing._patience = 60.0
        service.slack.outlet._pacer = service.discord.outlet._requesting._pacer = quick_pacer()
        yield service
