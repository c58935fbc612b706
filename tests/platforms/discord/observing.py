"""What a test looks at: the text of a message, and a condition to wait for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from tests.fake_discord.components import texts_of


async def until(condition: Callable[[], bool], seconds: float = 30) -> None:
    """Come back when the condition holds, or after a while, so that what is asserted next fails."""
    for _ in range(int(seconds * 100)):
        if condition():
            return
        await asyncio.sleep(0.01)


def text_of(message: dict[str, Any]) -> str:
    return "\n".join([message["content"], *texts_of(message)])
