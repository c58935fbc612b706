"""What the commands of digests answer; sending is tested in tests/digests and tests/journeys."""

from __future__ import annotations

import pytest

from bot.core.request import Role
from tests.commands.conftest import Ask, words


@pytest.mark.usefixtures("shelf")
async def test_a_channel_is_this_one_or_named(ask: Ask) -> None:
    made = await ask("/brief digest subscribe acme weekdays 09:00 zone:Europe/Berlin", role=Role.ADMIN)
    assert "This channel gets a digest on Acme, weekdays 09:00 (Europe/Berlin)." in words(made)
    assert "d1: this channel: a digest on Acme" in words(await ask("/brief digest list", role=Role.ADMIN))
    elsewhere = words(await ask("/brief digest list", role=Role.ADMIN, channel="C2"))
    assert "d1: slack channel C1: a digest on Acme" in elsewhere
    ended = words(await ask("/brief digest unsubscribe", role=Role.ADMIN))
    assert "No more of a digest on Acme to this channel." in ended
