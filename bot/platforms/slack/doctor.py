"""Checks for ``briefing-bot doctor``: whether Slack accepts the bot's tokens and grants the scopes that it needs."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping, Sequence
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.core.diagnosis import Check, Verdict
from bot.core.messages.platforms import SLACK_INSTALL_AGAIN
from bot.platforms.slack.client import Installed, SlackConfig, exchanged
from bot.platforms.slack.failures import FAILURES, error_code
from bot.platforms.slack.manifest import INSTALL_PATH, NEEDED, OPTIONAL_SCOPES, SCOPES
from bot.platforms.slack.sealing import Seal, SealBroken

_SECONDS = 10
#: Installed workspaces that are asked at the same time.
_AT_ONCE = 8


async def check(config: SlackConfig) -> tuple[list[Check], float | None]:
    """The checks of the tokens, and the server's clock as seconds since 1970 (None where its answer has none)."""
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=_SECONDS)) as session:
        checks, clock = await _bot_token(config, session)
        return [*checks, await _requests(config, session)], clock


async def check_installs(config: SlackConfig, installed: Sequence[Installed]) -> tuple[list[Check], float | None]:
    """The checks of the app and of each workspace that installed it, and the server's clock as ``check`` returns it."""
    turns = asyncio.Semaphore(_AT_ONCE)
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=_SECONDS)) as session:
        first, clock = await _app(config, session)
        requests = await _requests(config, session)
        workspaces = await asyncio.gather(*(_workspace(config, one, session, turns) for one in installed))
    none = Check("Slack workspaces", Verdict.GOOD, f"none has installed it yet; {INSTALL_PATH} is where they do")
    return [first, requests, *(workspaces or [none])], clock


async def _requests(config: SlackConfig, session: aiohttp.ClientSession) -> Check:
    if config.app_token:
        return await _app_token(config, session)
    return Check("Slack requests", Verdict.GOOD, "signed HTTP at /slack/events; Slack must reach this address by https")


async def _app(config: SlackConfig, session: aiohttp.ClientSession) -> tuple[Check, float | None]:
    """Whether Slack knows client id and secret: only then does it look at the code, and complains that it is invalid."""
    client = AsyncWebClient(base_url=config.api_url, session=session, retry_handlers=[])
    try:
        await exchanged(client, config.client_id, config.client_secret, "doctor")
    except SlackApiError as error:
        clock = _clock(getattr(error.response, "headers", {}))
        if error_code(error) == "invalid_code":
            return Check("SLACK_CLIENT_ID, SLACK_CLIENT_SECRET", Verdict.GOOD, "accepted by Slack; workspaces can install the app"), clock
        name = "SLACK_CLIENT_SECRET" if error_code(error) == "bad_client_secret" else "SLACK_CLIENT_ID"
        return (
            Check(
                name,
                Verdict.BAD,
                f"Slack does not accept it: {error_code(error) or type(error).__name__}",
                "Copy Client ID and Client Secret again from your app's page under Basic Information.",
            ),
            clock,
        )
    except FAILURES as error:
        return _failed("SLACK_CLIENT_ID", error), None
    return Check("SLACK_CLIENT_ID", Verdict.WARNING, "Slack took a code that is none", "Check SLACK_API_URL."), None


async def _workspace(config: SlackConfig, one: Installed, session: aiohttp.ClientSession, turns: asyncio.Semaphore) -> Check:
    name = f"Slack workspace {one.name} ({one.workspace})"
    if not one.sealed_token:
        return Check(name, Verdict.ABSENT, "the app was uninstalled there; its digests are paused", SLACK_INSTALL_AGAIN)
    try:
        token = Seal(config.client_secret).open(one.sealed_token, one.workspace)
    except SealBroken:
        again = "Put the old SLACK_CLIENT_SECRET back, or let the workspace install the app again."
        return Check(name, Verdict.BAD, "its token can't be read: it was stored with another SLACK_CLIENT_SECRET", again)
    client = AsyncWebClient(token, base_url=config.api_url, session=session, retry_handlers=[])
    try:
        async with turns:
            await client.auth_test()
    except SlackApiError as error:
        said = error_code(error) or type(error).__name__
        return Check(name, Verdict.BAD, f"Slack does not accept its token: {said}", SLACK_INSTALL_AGAIN)
    except FAILURES as error:
        return Check(name, Verdict.BAD, f"Slack can't be reached: {error or type(error).__name__}", "Check the network, and SLACK_API_URL.")
    missing, said = _scopes(one.scopes)
    verdict = Verdict.WARNING if missing else Verdict.GOOD
    return Check(name, verdict, f"its token answers; scopes: {said}", SLACK_INSTALL_AGAIN if missing else "")


async def _bot_token(config: SlackConfig, session: aiohttp.ClientSession) -> tuple[list[Check], float | None]:
    client = AsyncWebClient(config.bot_token, base_url=config.api_url, session=session, retry_handlers=[])
    try:
        answer = await client.auth_test()
    except FAILURES as error:
        return [_failed("SLACK_BOT_TOKEN", error)], None
    headers = _lowered(answer.headers)
    checks = [Check("SLACK_BOT_TOKEN", Verdict.GOOD, f"{answer.get('user', 'the bot')} in {answer.get('team', 'a workspace')}")]
    if granted := {scope.strip() for scope in headers.get("x-oauth-scopes", "").split(",") if scope.strip()}:
        missing, said = _scopes(granted)
        again = "Update the app's manifest (briefing-bot manifest), then reinstall the app in the workspace." if missing else ""
        checks.append(Check("Slack scopes", Verdict.BAD if missing else Verdict.GOOD, said, again))
    return checks, _clock(headers)


def _scopes(granted: Collection[str]) -> tuple[list[str], str]:
    """The scopes that are missing, and what there is to say of all: what is lost, what was left out by choice, what is more than needed."""
    missing = [scope for scope in SCOPES if scope not in granted]
    left_out = [scope for scope in OPTIONAL_SCOPES if scope not in granted]
    surplus = sorted(set(granted) - {*SCOPES, *OPTIONAL_SCOPES})
    parts = [f"missing {scope} ({NEEDED[scope].replace('`', '')})" for scope in missing] or [f"all {len(SCOPES)} that are needed"]
    parts += [f"without the optional {', '.join(left_out)}"] if left_out else []
    parts += [f"more than is needed: {', '.join(surplus)}, which can be taken away in the app's settings"] if surplus else []
    return missing, "; ".join(parts)


def _lowered(headers: Mapping[str, Any]) -> dict[str, str]:
    return {str(name).lower(): str(value) for name, value in headers.items()}


def _clock(headers: Mapping[str, Any]) -> float | None:
    """The server's clock as its answer gives it, in seconds since 1970."""
    try:
        return parsedate_to_datetime(_lowered(headers)["date"]).timestamp()
    except (KeyError, ValueError, TypeError):
        return None


async def _app_token(config: SlackConfig, session: aiohttp.ClientSession) -> Check:
    client = AsyncWebClient(config.app_token, base_url=config.api_url, session=session, retry_handlers=[])
    try:
        await client.apps_connections_open(app_token=config.app_token)
    except FAILURES as error:
        return _failed("SLACK_APP_TOKEN", error)
    return Check("SLACK_APP_TOKEN", Verdict.GOOD, "Socket Mode can be used")


def _failed(variable: str, error: Exception) -> Check:
    if isinstance(error, SlackApiError):
        return Check(
            variable,
            Verdict.BAD,
            f"Slack does not accept it: {error_code(error) or error}",
            "Copy it again from your app's page: the bot token under OAuth & Permissions, the app token under Basic Information.",
        )
    return Check(variable, Verdict.BAD, f"Slack can't be reached: {error or type(error).__name__}", "Check the network, and SLACK_API_URL.")
