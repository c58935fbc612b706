"""``briefing-bot doctor``: what is set up, what is wrong, and what to do about it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.app.bot import embedded_file
from bot.app.doctor_operations import of_database, of_running, of_settings, of_workers
from bot.app.installs import InstallationShelf
from bot.app.serving import discord_config, slack_config
from bot.config import Settings
from bot.core.diagnosis import Check, Verdict
from bot.core.errors import BriefingError, NotConfigured
from bot.core.messages import Keyed, explain
from bot.core.text import counted
from bot.digests.schedules.reading import read_schedule
from bot.platforms.discord import doctor as discord
from bot.platforms.slack import doctor as slack
from bot.platforms.slack.client import Installed
from storage.digests.deliveries import Deliveries
from storage.errors import StorageError
from storage.store import Store

#: Slack refuses signed requests that are five minutes off.
_CLOCK_TOLERANCE = 60.0


async def examine(settings: Settings) -> list[Check]:
    """All checks, in the order in which people set the bot up. Nothing is changed and nothing is posted."""
    checks = await _database(settings)
    found, clock = await _slack(settings)
    checks += found
    checks += await _discord(settings)
    if not settings.has_slack and not settings.has_discord:
        checks.append(
            Check("Platforms", Verdict.ABSENT, "no token is set, so briefing-bot run has nothing to do", "See the README: Slack, Discord.")
        )
    checks += [await of_workers(), await of_running(settings), *of_settings(settings), _clock(clock)]
    return checks


async def _database(settings: Settings) -> list[Check]:
    try:
        file = embedded_file(settings.database_url)
        if file is not None and not file.exists():
            return [Check("Database", Verdict.ABSENT, f"{file} will be made by the first command")]
        store = await Store.open(settings.database_url)
    except StorageError as error:
        return [_wrong("Database", error)]
    try:
        articles = await store.library().articles()
        checks = [Check("Database", Verdict.GOOD, f"{store.database.name}: up to date, {counted(len(articles), 'article')} in the library")]
        return [*checks, *await of_database(settings, store), *await _schedules(store)]
    except StorageError as error:
        return [_wrong("Database", error)]
    finally:
        await store.close()


async def _schedules(store: Store) -> list[Check]:
    """Whether every active subscription's schedule and zone can still be read."""
    subscriptions = await Deliveries(store.database).subscriptions()
    checks = []
    for one in subscriptions:
        try:
            read_schedule(one.schedule)
            ZoneInfo(one.zone)
        except (BriefingError, KeyError, ValueError, OSError) as error:
            checks.append(Check(f"Digest {one.ref} of {one.workspace}", Verdict.BAD, str(error), "Subscribe the channel again."))
        else:
            if one.reason:
                checks.append(
                    Check(f"Digest {one.ref} of {one.workspace}", Verdict.WARNING, f"paused: {one.reason}", "Mend that, then resume it.")
                )
    return checks or [Check("Digests", Verdict.GOOD, counted(len(subscriptions), "subscription"))]


async def _slack(settings: Settings) -> tuple[Sequence[Check], float | None]:
    if not settings.has_slack:
        return [Check("Slack", Verdict.ABSENT, "neither SLACK_BOT_TOKEN nor SLACK_CLIENT_ID is set")], None
    try:
        config = slack_config(settings)
        if settings.takes_slack_installs:
            return await slack.check_installs(config, await _installed(settings))
        checks, clock = await slack.check(config)
    except NotConfigured as error:
        return [_wrong("Slack", error)], None
    if settings.slack_client_id:
        checks.append(
            Check(
                "Slack installs",
                Verdict.WARNING,
                "SLACK_BOT_TOKEN is set, so that the bot is in that token's workspace alone and no other can install it",
                "Unset SLACK_CLIENT_ID if that is meant; else unset SLACK_BOT_TOKEN and install the bot there too, at /slack/install.",
            )
        )
    return checks, clock


async def _installed(settings: Settings) -> Sequence[Installed]:
    """The workspaces that installed the app; none where the database can't be used, which another check reports."""
    try:
        store = await Store.open(settings.database_url)
    except StorageError:
        return ()
    try:
        return await InstallationShelf(store.database).all()
    finally:
        await store.close()


async def _discord(settings: Settings) -> Sequence[Check]:
    if not settings.has_discord:
        return [Check("Discord", Verdict.ABSENT, "DISCORD_TOKEN is not set")]
    try:
        return await discord.check(discord_config(settings))
    except NotConfigured as error:
        return [_wrong("Discord", error)]


def _wrong(name: str, error: Keyed) -> Check:
    explained = explain(error)
    return Check(name, Verdict.BAD, explained.message, explained.next_step)


def _clock(server: float | None) -> Check:
    now = datetime.now(UTC)
    if server is None:
        return Check("Clock", Verdict.GOOD, f"{now:%Y-%m-%d %H:%M} UTC (compared with nobody's)")
    off = time.time() - server
    if abs(off) > _CLOCK_TOLERANCE:
        return Check(
            "Clock", Verdict.BAD, f"{off:+.0f} seconds off Slack's", "Set the machine's clock (NTP); signed requests fail otherwise."
        )
    return Check("Clock", Verdict.GOOD, f"{now:%Y-%m-%d %H:%M} UTC, with Slack's")


def report(checks: Sequence[Check]) -> str:
    """The checks as lines for the terminal."""
    lines = []
    for check in checks:
        lines.append(f"{check.verdict:<10} {check.name}: {check.found}")
        if check.next_step:
            lines.append(f"{'':<10} {check.next_step}")
    return "\n".join(lines)
