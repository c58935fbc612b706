from __future__ import annotations

import asyncio

import pytest

from bot.core.outlet import Busy, Refused, preparing_message


async def test_a_message_whose_preparation_fails_or_takes_too_long_may_be_tried_again() -> None:
    with pytest.raises(Busy):
        async with preparing_message():
            raise KeyError("x")
    with pytest.raises(Busy):
        async with preparing_message(patience=0.01):
            await asyncio.Event().wait()


async def test_errors_of_an_outlet_are_raised_unchanged() -> None:
    with pytest.raises(Refused):
        async with preparing_message():
            raise Refused("slack-outcome-unknown", error="lost")
