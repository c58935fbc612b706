"""Completions in time: what is asked for takes its time, and what came before is offered meanwhile."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Sequence

from bot.core.front import Completion, Front, Typing
from bot.core.request import Caller

#: How many lists of completions are remembered, the latest of each person for each option.
_REMEMBERED = 500

_Key = tuple[str | None, str, str, str]


class Completing:
    """Asks the front for completions. ``patience``: seconds to wait for them."""

    def __init__(self, front: Front, patience: float) -> None:
        self._front = front
        self._patience = patience
        self._latest: OrderedDict[_Key, Sequence[Completion]] = OrderedDict()
        self._running: set[asyncio.Task[Sequence[Completion]]] = set()

    async def complete(self, caller: Caller, typing: Typing) -> Sequence[Completion]:
        """The completions; where they take too long, those of the same person's last ones that still fit."""
        key = (caller.workspace, caller.user, typing.command, typing.option)
        working = asyncio.create_task(self._ask(key, caller, typing))
        self._running.add(working)
        working.add_done_callback(self._running.discard)
        await asyncio.wait({working}, timeout=self._patience)
        if working.done():
            return working.result()
        sought = typing.typed.casefold()
        return [one for one in self._latest.get(key, ()) if sought in one.value.casefold() or sought in one.shown.casefold()]

    async def finish(self) -> None:
        """Stop asking."""
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    async def _ask(self, key: _Key, caller: Caller, typing: Typing) -> Sequence[Completion]:
        found = await self._front.complete(caller, typing)
        self._latest[key] = found
        self._latest.move_to_end(key)
        while len(self._latest) > _REMEMBERED:
            self._latest.popitem(last=False)
        return found
