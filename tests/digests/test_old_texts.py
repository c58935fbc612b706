"""Digests so old that their texts were deleted are corrected all the same."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.outlet import Details
from bot.digests.detailing import NOT_KEPT
from storage.digests.records import DeliveryState
from storage.retention.expiring import expire_deliveries
from tests.digests.conftest import House
from tests.fakes import FakeOutlet


@pytest.mark.parametrize("details", list(Details))
async def test_a_digest_whose_text_is_not_kept_any_more_is_still_corrected(house: House, details: Details) -> None:
    outlet = FakeOutlet(details=details)
    await house.subscribe()
    added = await house.news("Acme opens")
    house.clock.advance(hours=1)
    [sent] = await house.deliverer(outlet=outlet).deliver_due()
    later = house.clock() + timedelta(seconds=1)
    assert await expire_deliveries(house.store.database, later, NOT_KEPT) == 1
    before = len(outlet.posted)
    await house.store.library().withdraw(added.facts[0], "operator", "miscounted")
    house.clock.advance(minutes=5)
    [corrected] = await house.deliverer(outlet=outlet).deliver_due()
    assert (corrected.state, len(outlet.posted)) == (DeliveryState.SENT, before + 1)
    assert f"Correction to digest {sent.reference}" in str(outlet.posted[-1].part)
    assert outlet.amended == [], "what stands in the channel stays readable"
