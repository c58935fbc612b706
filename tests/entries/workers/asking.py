"""A program that has two workers at work on what keeps them busy, says so and waits: tests end it."""

from __future__ import annotations

import asyncio
import sys

from bot.entries.workers.pool import Workers
from bot.reading.feed import parse_feed
from tests.fake_slack.workspace import until

#: Keeps feedparser busy for minutes.
BUSY = b"<rss version='2.0'><channel><item><description>" + b"&lt;!--" * 300_000 + b"</description></item></channel></rss>"


async def main() -> None:
    """Prints the ids of the processes once both are at work, and waits for what they will never answer."""
    workers = Workers()
    jobs = [asyncio.create_task(workers.run(parse_feed, BUSY, "https://acme.example/feed", "")) for _ in range(2)]
    await until(lambda: len(workers.processes) == 2)
    sys.stdout.write(f"{' '.join(map(str, workers.processes))}\n")
    sys.stdout.flush()
    await asyncio.gather(*jobs)


if __name__ == "__main__":
    asyncio.run(main())
