"""What ``doctor`` finds of the operation: a bot that runs, work that waits, workers, and settings that were forgotten."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.app.doctor_operations import of_database, of_running, of_settings, of_workers
from bot.config import Settings
from bot.core.diagnosis import Verdict
from bot.core.outlet import Audience
from bot.core.request import Platform
from bot.digests.subscribing import subscribe
from storage.store import Store


def settings(**values: object) -> Settings:
    return Settings.model_validate(values)


async def found_at(answer: web.Response) -> tuple[Verdict, str]:
    """What is found where that is answered to ``/readyz``."""

    async def readyz(_: web.Request) -> web.Response:
        return answer

    app = web.Application()
    app.router.add_get("/readyz", readyz)
    async with TestServer(app) as server:
        check = await of_running(settings(operations_port=server.port, host="127.0.0.1"))
    return check.verdict, check.found


async def test_a_bot_that_runs_is_asked() -> None:
    assert (await found_at(web.json_response({"ok": True, "database": True})))[0] is Verdict.GOOD
    verdict, found = await found_at(web.json_response({"ok": False, "database": True, "slack": False}, status=503))
    assert (verdict, found.endswith("not well: slack")) == (Verdict.BAD, True)
    assert (await found_at(web.Response(text="another program")))[0] is Verdict.BAD
    assert (await of_running(settings(port=1))).verdict is Verdict.ABSENT


async def test_work_that_nobody_has_begun_is_named(store: Store) -> None:
    assert await of_database(settings(), store) == []
    past = datetime.now(UTC) - timedelta(days=2)
    audience = Audience(Platform.SLACK, "slack:T1", "C1")
    await subscribe(store.scoped("slack:T1").subscriptions, audience, [], "daily 09:00", "UTC", "U1", past)
    [check] = await of_database(settings(), store)
    assert (check.name, check.verdict) == ("Waiting digests", Verdict.WARNING)


async def test_a_worker_is_tried() -> None:
    assert (await of_workers()).verdict is Verdict.GOOD


def test_a_secret_that_was_replaced_is_not_forgotten() -> None:
    assert not of_settings(settings())
    [check] = of_settings(settings(slack_client_secret="new", slack_previous_client_secret="old"))
    assert check.verdict is Verdict.WARNING
