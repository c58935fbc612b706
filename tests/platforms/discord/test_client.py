from __future__ import annotations

import pytest
from discord.http import Ratelimit

from bot.platforms.discord.client import BriefingClient, DiscordConfig
from tests.fake_discord.server import TOKEN


@pytest.mark.parametrize(("tidy", "forgets"), [(60.0, False), (0.0, True)])
async def test_expired_limits_are_searched_for_once_in_a_while(monkeypatch: pytest.MonkeyPatch, tidy: float, forgets: bool) -> None:
    looked = 0

    def is_inactive(self: Ratelimit) -> bool:
        nonlocal looked
        looked += 1
        return True

    monkeypatch.setattr("bot.platforms.discord.client.TIDY", tidy)
    monkeypatch.setattr(Ratelimit, "is_inactive", is_inactive)
    http = BriefingClient(DiscordConfig(TOKEN)).http
    first = http.get_ratelimit("channel 0")
    for number in range(1, 1000):
        http.get_ratelimit(f"channel {number}")
    assert (looked > 0) is forgets
    assert (http.get_ratelimit("channel 0") is not first) is forgets
