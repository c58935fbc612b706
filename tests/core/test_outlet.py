from __future__ import annotations

import asyncio

import pytest

from bot.core.outlet import Busy, Refused, preparing_message


async def test_whatever_fails_or_takes_too_long_before_sending_may_be_tried_again() -> None:
    with pytest.raises(Busy):
        async with preparing_message():
            raise KeyError("x")
    with pytest.raises(Busy):
        async with preparing_message(patience=0.01):
            await asyncio.Event().wait()


async def test_what_an_outlet_says_itself_is_left_as_it_is() -> None:
    with pytest.raises(Refused):
        async with preparing_message():
            raise Refused("The channel is gone.", "")
