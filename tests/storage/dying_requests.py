"""A process that takes requests, says which it has written down, and works on them for ever: tests kill it.

Run as a program: ``python -m tests.storage.dying_requests DATABASE_URL NAME COUNT``.
"""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime, timedelta

from storage.requests import RequestDraft, Requests
from storage.store import Store


async def main(url: str, name: str, count: int) -> None:
    """Records so many requests, and prints the id of each once it is written down."""
    store = await Store.open(url)
    requests = Requests(store.database, name)
    for number in range(count):
        now = datetime.now(UTC)
        draft = RequestDraft(
            "slack", f"{name}-{number}", "slack:T1", "/brief add", now + timedelta(minutes=30), {"url": "https://x.example"}
        )
        if await requests.record(draft, now):
            sys.stdout.write(f"{draft.request_id}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
