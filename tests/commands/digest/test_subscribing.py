"""What the commands of digests answer; sending is tested in tests/digests and tests/journeys."""

from __future__ import annotations

import pytest

from bot.core.document import Mention, Table
from bot.core.request import Role
from tests.commands.conftest import Ask, words


@pytest.mark.usefixtures("shelf")
async def test_a_channel_is_this_one_or_named(ask: Ask) -> None:
    made = await ask("/brief digest subscribe acme weekdays 09:00 zone:Europe/Berlin", role=Role.ADMIN)
    assert "This channel gets a digest on Acme, weekdays 09:00 (Europe/Berlin)." in words(made)
    listed = await ask("/brief digest list", role=Role.ADMIN)
    assert "d1: this channel · Acme" in words(listed)
    assert [choice.label for choice in listed.choices] == ["Pause", "Edit", "Send now", "Remove", "Share with channel"]
    assert [choice.line for choice in listed.choices if choice.confirm] == ["/brief digest unsubscribe d1"]
    [table] = [block for block in (await ask("/brief digest list", role=Role.ADMIN, channel="C2")).blocks if isinstance(block, Table)]
    assert Mention(what="channel", id="C1") in table.rows[0].cells[1]
    ended = words(await ask("/brief digest unsubscribe", role=Role.ADMIN))
    assert "No more of a digest on Acme to this channel." in ended
