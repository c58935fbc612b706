"""Delivers a digest and is killed (SIGKILL) after every single step of it; then other processes go on with it.

Run as a program: ``python -m tests.digests.dying FOLDER``. For each way to die it prints one JSON line: the step, and what lies in
the channel and in the store once the next processes have been through. A channel is a file that outlives the processes.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.core.document import Document
from bot.core.outlet import Audience, Details, Mark
from bot.core.request import Platform
from bot.digests.delivering import Deliverer
from bot.digests.subscribing import subscribe
from storage.digests.deliveries import Deliveries
from storage.digests.news import NewsShelf
from storage.drafts import TopicDraft
from storage.store import Store
from storage.values import PartialDate
from tests.fakes import FakeClock, FakeOutlet
from tests.storage.articles import GROWTH, article

START = datetime(2026, 11, 16, 7, 0, tzinfo=UTC)
NINE = START + timedelta(hours=1)
STEPS = ("claim_due", "save_composed", "start_part", "part_settled", "finish")


class Reaper:
    """Kills this process at its n-th call."""

    def __init__(self, at: int | None) -> None:
        self._at = at
        self._count = 0

    def __call__(self) -> None:
        if self._count == self._at:
            os.kill(os.getpid(), signal.SIGKILL)
        self._count += 1


class FileOutlet(FakeOutlet):
    """An outlet whose channel is a file."""

    def __init__(self, path: Path, clock: FakeClock, reap: Reaper) -> None:
        super().__init__(clock=clock, blocks_per_part=4, details=Details.THREAD)
        self._path, self._reap = path, reap

    async def post(self, audience: Audience, part: Document, mark: Mark) -> str:
        return self._write(mark, None)

    async def reply(self, audience: Audience, message_id: str, document: Document, mark: Mark) -> str:
        return self._write(mark, message_id)

    def _write(self, mark: Mark, under: str | None) -> str:
        with self._path.open("a") as channel:
            channel.write(json.dumps([mark.delivery, mark.part, under]) + "\n")
        self._reap()
        return f"m{mark.part}"

    async def find(self, audience: Audience, mark: Mark, since: datetime, thread: str | None = None) -> str | None:
        return f"m{mark.part}" if [mark.delivery, mark.part, thread] in messages(self._path) else None


def messages(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def mortal(deliveries: Deliveries, reap: Reaper) -> Deliveries:
    """The deliveries, with a chance to die after every step; nothing that happens between two steps outlives the process."""

    def around(method: Callable[..., Any]) -> Callable[..., Any]:
        async def step(*args: Any, **kwargs: Any) -> Any:
            result = await method(*args, **kwargs)
            reap()
            return result

        return step

    for name in STEPS:
        setattr(deliveries, name, around(getattr(deliveries, name)))
    return deliveries


async def prepare(path: Path) -> None:
    store = await Store.open(f"sqlite+aiosqlite:///{path}", auto_migrate=True, clock=FakeClock(START))
    library = store.library()
    await library.add_topic(TopicDraft(name="Acme", slash="acme"), by="operator")
    for number in range(3):
        draft = article((GROWTH,), title=f"Acme {number}", url=None, published=PartialDate.day(START.date()), fingerprint=())
        await library.add_article(draft, by="operator")
    audience = Audience(Platform.SLACK, "slack:T1", "C1")
    await subscribe(store.scoped("slack:T1").subscriptions, audience, ["Acme"], "daily 09:00", "Europe/Berlin", "U1", START)
    await store.close()


async def deliver(folder: Path, now: datetime, die_at: int | None = None) -> None:
    clock, reap = FakeClock(now), Reaper(die_at)
    store = await Store.open(f"sqlite+aiosqlite:///{folder / 'briefing.db'}", clock=clock)
    deliveries = mortal(Deliveries(store.database), reap)
    outlet = FileOutlet(folder / "channel", clock, reap)
    await Deliverer(deliveries, NewsShelf(store.database), {Platform.SLACK: outlet}, clock=clock).deliver_due()
    await store.close()


async def end_well(folder: Path, now: datetime, step: int) -> None:
    """Goes on with what is left, and prints what is in the channel then."""
    await deliver(folder, now)
    await deliver(folder, now + timedelta(minutes=3))
    store = await Store.open(f"sqlite+aiosqlite:///{folder / 'briefing.db'}")
    async with store.database.connecting() as connection:
        rows = (await connection.exec_driver_sql("SELECT state, fence FROM deliveries")).all()
        parts = (await connection.exec_driver_sql("SELECT state FROM delivery_parts ORDER BY number")).scalars().all()
        held = (await connection.exec_driver_sql("SELECT count(*) FROM delivered_entries")).scalar()
    await store.close()
    found = {"deliveries": [list(row) for row in rows], "parts": list(parts), "held": held, "posted": messages(folder / "channel")}
    sys.stdout.write(json.dumps({"step": step, **found}) + "\n")
    sys.stdout.flush()


def in_a_child(work: Callable[[], None]) -> bool:
    """Whether the work ended in a process of its own, instead of being killed in it."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException as error:
            sys.stderr.write(f"{error!r}\n")
            sys.stderr.flush()
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise SystemExit("a child failed")
    return not os.WIFSIGNALED(status)


def main(base: Path) -> None:
    template, warm = base / "template.db", base / "warm"
    asyncio.run(prepare(template))
    # A first run in this process spares all children the time that SQLAlchemy takes to get ready. No thread of it may be left.
    warm.mkdir()
    shutil.copy(template, warm / "briefing.db")
    asyncio.run(deliver(warm, NINE))
    for thread in set(threading.enumerate()) - {threading.main_thread()}:
        thread.join(10)
    assert threading.active_count() == 1, threading.enumerate()
    survived, step = False, 0
    while not survived:
        folder = base / str(step)
        folder.mkdir()
        shutil.copy(template, folder / "briefing.db")
        survived = in_a_child(lambda: asyncio.run(deliver(folder, NINE, step)))  # noqa: B023 - it runs at once
        if step % 2 == 0:
            # The second one dies two steps into its work as well, so that taking up is taken up too.
            in_a_child(lambda: asyncio.run(deliver(folder, NINE + timedelta(minutes=3), 2)))  # noqa: B023
        in_a_child(lambda: asyncio.run(end_well(folder, NINE + timedelta(minutes=6), step)))  # noqa: B023
        step += 1


if __name__ == "__main__":
    main(Path(sys.argv[1]))
