"""Worker processes: the same results as without them, limits that hold, and none that outlives its program."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bot.core.document import Chart, Point, Series
from bot.core.errors import NotReadable
from bot.drawing.charts import chart_png
from bot.drawing.pictures import picture
from bot.entries.seed_articles import seed_articles
from bot.entries.vocabulary import load_vocabulary
from bot.entries.workers import in_worker, working
from bot.entries.workers.jobs import JOBS
from bot.entries.workers.pool import Limits, OverLimit, Workers
from bot.reading.article import read
from bot.reading.feed import parse_feed
from bot.reading.page import answer_page, text_of
from tests.entries.feed_server import Site, depot, page
from tests.entries.workers.asking import BUSY
from tests.fake_slack.workspace import until
from tests.reading.test_pdf import document

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]
ADDRESS = "https://acme.example/feed"
SENTENCE = "Acme Group said on 3 June 2024 that it had over 40 million users."
#: Seconds; machines that run many things at once are slow.
PATIENCE = 60.0


@pytest.fixture
async def workers() -> AsyncIterator[Workers]:
    async with working() as workers:
        yield workers


def is_gone(process: int) -> bool:
    """Whether there is no such process, or it only waits for its parent to be told that it ended."""
    try:
        os.kill(process, 0)
        state = Path(f"/proc/{process}/stat")
        return state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z"
    except (ProcessLookupError, FileNotFoundError):
        return True


def environment(process: int) -> bytes:
    """The environment of a process; empty where the system does not tell."""
    file = Path(f"/proc/{process}/environ")
    return file.read_bytes() if file.exists() else b""


async def test_a_worker_draws_the_same_as_this_process(workers: Workers) -> None:
    points = tuple(Point(when=str(year), day=date(year, 12, 31), value=Decimal(year), words=f"{year} 台") for year in (2023, 2024))
    chart = Chart(title="Acme: 工厂", unit="台", series=(Series(name="工厂", points=points),), words="More each year.")
    assert (await in_worker(picture, chart)).content == chart_png(chart)


async def test_a_worker_reads_the_same_as_this_process(workers: Workers) -> None:
    vocabulary = load_vocabulary()
    for article in seed_articles():
        read_there = await in_worker(read, article.text, published=article.published, vocabulary=vocabulary, note=article.note)
        assert read_there == read(article.text, published=article.published, vocabulary=vocabulary, note=article.note)
    assert len(workers.processes) == 1  # one after another: one is enough


async def test_feeds_pages_and_pdfs_come_back_as_they_are_read_here(workers: Workers) -> None:
    feed = Site(stories=[depot(1), depot(2)]).rss()
    html = page(SENTENCE, "It opened a depot in Ghent as well.", title="Acme grows").encode()
    pdf = document(f"BT /F1 12 Tf 72 700 Td ({SENTENCE}) Tj ET".encode())
    assert await in_worker(parse_feed, feed, ADDRESS, "") == parse_feed(feed, ADDRESS, "")
    assert await in_worker(answer_page, ADDRESS, html, "text/html") == answer_page(ADDRESS, html, "text/html")
    assert await in_worker(text_of, "acme.pdf", pdf) == text_of("acme.pdf", pdf)


async def test_a_refusal_says_the_same_as_here(workers: Workers) -> None:
    for text in ("", "no", "\x00" * 50, "word " * 2_000_000):
        with pytest.raises(NotReadable) as here:
            read(text)
        with pytest.raises(NotReadable) as there:
            await in_worker(read, text)
        assert str(there.value) == str(here.value)


async def test_a_text_that_is_no_unicode_arrives_with_its_offsets(workers: Workers) -> None:
    text = f"\ud83d {SENTENCE} \udc00 \x00"
    assert await in_worker(read, text) == read(text)


async def test_a_job_that_takes_too_long_is_ended_alone() -> None:
    """The other worker finishes its own job, and a fresh process does the next one."""
    workers = Workers(2, Limits(time_factor=0.1))
    try:
        with_answer = await workers.run(read, SENTENCE)
        endless = asyncio.create_task(workers.run(parse_feed, BUSY, ADDRESS, ""))
        while not endless.done():
            assert await workers.run(read, SENTENCE) == with_answer
        with pytest.raises(OverLimit, match=r"This feed takes more than \d seconds?( of processor time)? to read.* feed remove") as error:
            await endless
        assert error.value.code == "over-limit"
        assert len(workers.processes) == 1
        assert await workers.run(read, SENTENCE) == with_answer
    finally:
        await workers.close()
    assert workers.processes == []


async def test_a_process_that_is_killed_takes_no_other_along(workers: Workers) -> None:
    busy = [asyncio.create_task(workers.run(parse_feed, BUSY, ADDRESS, "")) for _ in range(2)]
    await until(lambda: len(workers.processes) == 2, within=PATIENCE)
    os.kill(workers.processes[0], signal.SIGKILL)
    done, waiting = await asyncio.wait(busy, return_when=asyncio.FIRST_COMPLETED)
    assert (len(done), len(waiting)) == (1, 1)
    with pytest.raises(OverLimit, match="broke the process that read it"):
        await done.pop()
    assert (await workers.run(read, SENTENCE)).text == SENTENCE
    waiting.pop().cancel()


async def test_what_needs_too_much_memory_is_refused_and_the_next_job_is_done() -> None:
    workers = Workers(1, Limits(memory=125))
    try:
        with pytest.raises(OverLimit, match=r"125 MB of memory|broke the process"):
            await workers.run(read, "\n\n".join(f"{SENTENCE} In Ghent, {number} people work." for number in range(4_000)))
        assert (await workers.run(read, SENTENCE)).text == SENTENCE
    finally:
        await workers.close()


async def test_what_was_asked_by_a_cancelled_task_does_not_go_on(workers: Workers) -> None:
    task = asyncio.create_task(workers.run(parse_feed, BUSY, ADDRESS, ""))
    await until(lambda: bool(workers.processes), within=PATIENCE)
    (process,) = workers.processes
    task.cancel()
    await asyncio.wait([task])
    await until(lambda: is_gone(process), within=PATIENCE)


async def test_workers_end_with_the_program_that_was_killed() -> None:
    program = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.entries.workers.asking"), cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert program.stdout is not None
    async with asyncio.timeout(PATIENCE):
        processes = [int(number) for number in (await program.stdout.readline()).split()]
        assert len(processes) == 2
        program.kill()
        await program.wait()
        await until(lambda: all(is_gone(process) for process in processes), within=PATIENCE)


async def test_a_worker_knows_no_token_of_the_bot(workers: Workers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-secret")
    await workers.run(read, SENTENCE)
    (process,) = workers.processes
    assert b"xoxb-secret" not in environment(process)


def test_every_job_has_arguments_and_a_result_that_travel() -> None:
    for job in JOBS.values():
        assert job._arguments.model_json_schema()
        assert job._result.json_schema()
