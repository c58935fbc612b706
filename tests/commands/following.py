"""A feed that a workspace follows, for tests that need one and look at no page."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.app.bot import Bot
from storage.feeds.records import Feed


async def follow(
    bot: Bot,
    url: str = "https://news.example/feed",
    title: str = "The Example News",
    *,
    words: tuple[str, ...] = (),
    workspace: str = "slack:T1",
) -> Feed:
    """The feed, followed hourly from the start of June 2024 on."""
    return await bot.scope(workspace).feeds.add(
        url,
        title=title,
        topics=(),
        words=words,
        every=timedelta(hours=1),
        full_text=True,
        platform="slack",
        by="U1",
        now=datetime(2024, 6, 1, 9, tzinfo=UTC),
    )
