"""What all commands of the command line share: running to an end, and speaking to the operator beside the answer."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Coroutine
from typing import Any

from bot.core.text import clean


def announce(words: str) -> None:
    """Prints something for the operator to standard error, apart from the answer."""
    print(clean(words), file=sys.stderr, flush=True)


def run_async(work: Coroutine[Any, Any, Any]) -> Any:
    """The result of the work; an interrupt ends it quietly."""
    try:
        return asyncio.run(work)
    except KeyboardInterrupt:
        sys.exit(130)
