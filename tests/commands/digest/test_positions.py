"""Positions and moved entries in the digests of a channel: told once, and told again only where they were corrected."""

from __future__ import annotations

import pytest

from bot.app.bot import Bot
from bot.core.request import Platform, Role
from tests.commands.conftest import Ask, words
from tests.commands.entry.asking import edit
from tests.fakes import FakeOutlet

pytestmark = pytest.mark.usefixtures("shelf")


class Channel:
    """A channel that has had one digest on Acme, with all that the library had."""

    def __init__(self, outlet: FakeOutlet) -> None:
        self._outlet = outlet
        self._read = 0

    def posted(self) -> str:
        """What was posted since this was asked last."""
        new = self._outlet.posted[self._read :]
        self._read += len(new)
        return "\n".join(words(one.part) for one in new)


@pytest.fixture
async def channel(ask: Ask, bot: Bot) -> Channel:
    bot.outlets[Platform.SLACK] = outlet = FakeOutlet()
    await ask("/brief topic add Borealis", role=Role.ADMIN)
    await ask("/brief digest subscribe daily 09:00 zone:UTC topics:Acme", role=Role.ADMIN)
    await ask("/brief digest now d1", role=Role.ADMIN)
    return Channel(outlet)


async def test_a_position_is_told_once_and_its_correction_too(ask: Ask, bot: Bot, channel: Channel) -> None:
    channel.posted()
    await edit(ask, '/brief entry position "Bo Lind" title:CFO org:acme from:2027-03 source:"The Example"')
    await ask("/brief digest now d1", role=Role.ADMIN)
    assert "Bo Lind: chief financial officer of Acme (from Mar 2027)" in channel.posted()
    await ask("/brief digest now d1", role=Role.ADMIN)
    assert "Bo Lind" not in channel.posted()
    await edit(ask, "/brief correct p1w until:2028 it was limited")
    await bot.deliverer.deliver_due()
    await ask("/brief digest now d1", role=Role.ADMIN)
    told = channel.posted()
    assert "chief financial officer of Acme (from Mar 2027 until 2028 (inferred))" in told
    await ask("/brief digest now d1", role=Role.ADMIN)
    assert "Bo Lind" not in channel.posted()


async def test_a_subscription_may_ask_for_positions_alone(ask: Ask, channel: Channel) -> None:
    channel.posted()
    await ask("/brief digest edit d1 kinds:positions", role=Role.ADMIN)
    await edit(ask, '/brief entry event acme sentence:"In June 2023 Acme bought a workshop in Nantes." source:"The Example"')
    await edit(ask, '/brief entry position "Bo Lind" title:CFO org:acme from:2027-03 source:"The Example"')
    await ask("/brief digest now d1", role=Role.ADMIN)
    told = channel.posted()
    assert "Bo Lind: chief financial officer" in told
    assert "workshop" not in told


async def test_an_entry_that_is_moved_to_another_topic_is_told_as_a_correction(ask: Ask, bot: Bot, channel: Channel) -> None:
    assert "opened an office in Lyon" in channel.posted()
    await edit(ask, "/brief correct e1 topic:borealis it was theirs")
    await bot.deliverer.deliver_due()
    await ask("/brief digest now d1", role=Role.ADMIN)
    told = channel.posted()
    assert "moved to Borealis" in told
    assert "it was theirs" in told
    await ask("/brief digest now d1", role=Role.ADMIN)
    assert "Borealis" not in channel.posted()


async def test_latest_lists_positions(ask: Ask) -> None:
    await edit(ask, '/brief entry position "Bo Lind" title:CFO org:acme from:2027-03 source:"The Example"')
    assert "Position: Bo Lind: chief financial officer of Acme (from Mar 2027) [1]" in words(await ask("/acme latest"))
    assert "chief financial officer" in words(await ask("/brief search Lind financial"))
