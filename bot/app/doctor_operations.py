"""What ``doctor`` looks at of the operation: connections, work that waits, workers, and a bot that runs already."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import aiohttp

from bot.app.health import BEHIND
from bot.config import Settings
from bot.core.diagnosis import Check, Verdict
from bot.core.errors import BriefingError
from bot.core.request import Platform
from bot.entries.workers.pool import WorkerBroke, Workers
from bot.reading.article import read
from storage.database.limits import connection_limit
from storage.digests.backlog import backlog
from storage.store import Store

#: Seconds within which a bot that runs at the address has to answer.
_ANSWERS_WITHIN = 5.0
_SENTENCE = "In June 2024 the bot read this sentence with 12 words to see whether it can."


async def of_database(settings: Settings, store: Store) -> list[Check]:
    """Whether the database takes the configured connections, and whether work waits in it. Raises StorageError."""
    checks = []
    if (limit := await connection_limit(store.database)) is not None:
        found = f"{settings.database_pool} for each process, {limit} in all"
        if settings.database_pool >= limit:
            advice = "Set DATABASE_POOL lower, or max_connections of PostgreSQL higher."
            checks.append(Check("Connections", Verdict.BAD, found, advice))
        else:
            checks.append(Check("Connections", Verdict.GOOD, f"{found}: enough for {limit // settings.database_pool} processes"))
    waits = await backlog(store.database, datetime.now(UTC), [str(Platform.SLACK), str(Platform.DISCORD)])
    for queue, age in waits.behind.items():
        if age > BEHIND:
            minutes = int(age.total_seconds() // 60)
            advice = "Start briefing-bot run, or look into its log."
            checks.append(Check(f"Waiting {queue}", Verdict.WARNING, f"for {minutes} minutes nobody has begun with the oldest", advice))
    return checks


async def of_workers() -> Check:
    """Whether a worker process can be started and reads."""
    workers = Workers(size=1)
    try:
        await workers.run(read, _SENTENCE)
    except (BriefingError, WorkerBroke, OSError) as error:
        return Check("Workers", Verdict.BAD, f"one could not read: {error}", "Give the bot more memory, and let it start processes.")
    finally:
        await workers.close()
    return Check("Workers", Verdict.GOOD, "a process that reads what strangers wrote was started and ended")


async def of_running(settings: Settings) -> Check:
    """What a bot that runs at the configured address says of itself."""
    port = settings.port if settings.operations_port is None else settings.operations_port
    host = "127.0.0.1" if settings.host in ("0.0.0.0", "::") else settings.host  # noqa: S104 - it is compared, not listened on
    address = f"http://{host}:{port}/readyz"
    try:
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=_ANSWERS_WITHIN)) as session, session.get(address) as answer:
            said = await answer.json()
            bad = sorted(name for name, good in said.items() if good is False and name != "ok")
    except (aiohttp.ClientConnectorError, ConnectionError):
        return Check("Running", Verdict.ABSENT, f"nothing listens at {address}")
    except (TimeoutError, aiohttp.ClientError, ValueError, AttributeError):
        return Check("Running", Verdict.BAD, f"{address} is taken by something else, or does not answer", "Set PORT to a free one.")
    if bad:
        return Check("Running", Verdict.BAD, f"{address} says that these are not well: {', '.join(bad)}", "Look into its log.")
    return Check("Running", Verdict.GOOD, f"{address} says that all is well")


def of_settings(settings: Settings) -> Sequence[Check]:
    """What settings forget."""
    if settings.slack_previous_client_secret is None:
        return ()
    advice = "When briefing-bot db reseal says 0, unset it."
    return [Check("Secrets", Verdict.WARNING, "SLACK_PREVIOUS_CLIENT_SECRET is still set", advice)]
