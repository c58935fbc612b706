"""The last question of each person in each place, kept for a while so that the next one may go on from it."""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime, timedelta

from bot.asking.plan.model import Plan
from bot.core.request import Caller

#: How long a question may be gone on from.
KEPT = timedelta(minutes=15)
#: The most questions that are kept; the longest unused ones go first.
_MOST = 2_000


class RecentQuestions:
    """Kept in the memory of the process: after a restart, people name the thing again."""

    def __init__(self) -> None:
        self._plans: OrderedDict[tuple[str, ...], tuple[datetime, Plan]] = OrderedDict()

    def remember(self, caller: Caller, plan: Plan, now: datetime) -> None:
        """Keeps what the caller has just asked, in place of what was asked before there."""
        place = _place(caller)
        self._plans[place] = (now, plan)
        self._plans.move_to_end(place)
        while len(self._plans) > _MOST:
            self._plans.popitem(last=False)

    def last(self, caller: Caller, now: datetime) -> Plan | None:
        """The caller's last question in that channel; None where there is none of the last quarter of an hour."""
        kept = self._plans.get(_place(caller))
        if kept is None or now - kept[0] > KEPT:
            return None
        return kept[1]


def _place(caller: Caller) -> tuple[str, ...]:
    return (caller.platform.value, caller.workspace or "", caller.channel or "", caller.user)
