"""What an outlet does before its request goes out: whatever fails there, nothing was posted."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.core.outlet import Busy, OutletError

log = logging.getLogger(__name__)

#: Seconds that preparing a message may take, and after which it is tried again. With the longest wait for a turn it must stay below what
#: a post may take in all, or it would be taken for one that got lost.
PATIENCE = 10.0
AGAIN = 60.0


@asynccontextmanager
async def nothing_sent_yet(patience: float = PATIENCE) -> AsyncIterator[None]:
    """While this is entered nothing goes out.

    Raises:
        Busy: something failed, or took longer than ``patience`` seconds; errors of outlets are raised as they are.
    """
    try:
        async with asyncio.timeout(patience):
            yield
    except OutletError:
        raise
    except Exception as error:
        log.exception("a message could not be prepared; it is tried again")
        raise Busy(f"The message could not be prepared: {type(error).__name__}.", AGAIN) from error
