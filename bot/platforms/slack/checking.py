"""Whether Slack takes our tokens, and grants what the bot needs."""

from __future__ import annotations

from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.core.check import Check, Verdict
from bot.platforms.slack.adapter import SlackConfig
from bot.platforms.slack.manifest import SCOPES

_SECONDS = 10


async def check(config: SlackConfig) -> tuple[list[Check], float | None]:
    """What was found out about the tokens, and the server's clock as seconds since 1970 (None when it can't be told)."""
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=_SECONDS)) as session:
        checks, clock = await _bot_token(config, session)
        if config.app_token:
            checks.append(await _app_token(config, session))
        else:
            checks.append(Check("Slack requests", Verdict.GOOD, "signed HTTP at /slack/events; Slack must reach this address by https"))
        return checks, clock


async def _bot_token(config: SlackConfig, session: aiohttp.ClientSession) -> tuple[list[Check], float | None]:
    client = AsyncWebClient(config.bot_token, base_url=config.api_url, session=session, retry_handlers=[])
    try:
        answer = await client.auth_test()
    except (SlackApiError, aiohttp.ClientError, OSError, TimeoutError, AttributeError) as error:
        return [_failed("SLACK_BOT_TOKEN", error)], None
    headers = {str(name).lower(): str(value) for name, value in answer.headers.items()}
    checks = [Check("SLACK_BOT_TOKEN", Verdict.GOOD, f"{answer.get('user', 'the bot')} in {answer.get('team', 'a workspace')}")]
    if granted := {scope.strip() for scope in headers.get("x-oauth-scopes", "").split(",") if scope.strip()}:
        missing = [scope for scope in SCOPES if scope not in granted]
        checks.append(
            Check(
                "Slack scopes",
                Verdict.BAD if missing else Verdict.GOOD,
                f"missing: {', '.join(missing)}" if missing else f"all {len(SCOPES)} granted",
                "Update the app's manifest (briefing-bot manifest), then reinstall the app in the workspace." if missing else "",
            )
        )
    try:
        clock = parsedate_to_datetime(headers["date"]).timestamp()
    except (KeyError, ValueError, TypeError):
        clock = None
    return checks, clock


async def _app_token(config: SlackConfig, session: aiohttp.ClientSession) -> Check:
    client = AsyncWebClient(config.app_token, base_url=config.api_url, session=session, retry_handlers=[])
    try:
        await client.apps_connections_open(app_token=config.app_token)
    except (SlackApiError, aiohttp.ClientError, OSError, TimeoutError, AttributeError) as error:
        return _failed("SLACK_APP_TOKEN", error)
    return Check("SLACK_APP_TOKEN", Verdict.GOOD, "Socket Mode can be used")


def _failed(variable: str, error: Exception) -> Check:
    if isinstance(error, SlackApiError):
        data: Any = getattr(error.response, "data", None)
        said = data.get("error") if isinstance(data, dict) else None
        return Check(
            variable,
            Verdict.BAD,
            f"Slack does not accept it: {said or error}",
            "Copy it again from your app's page: the bot token under OAuth & Permissions, the app token under Basic Information.",
        )
    return Check(variable, Verdict.BAD, f"Slack can't be reached: {error or type(error).__name__}", "Check the network, and SLACK_API_URL.")
