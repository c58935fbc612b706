"""The last question of each person in each place, kept for a while so that the next one may go on from it."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.asking.plan.model import Plan
from bot.core.request import Caller

#: How long a question may be gone on from; in a thread, where nothing else comes between, for longer.
KEPT = timedelta(minutes=15)
KEPT_IN_THREAD = timedelta(days=1)
#: The most places that are remembered; the longest unused ones go first.
_MOST = 2_000


@dataclass(frozen=True, slots=True)
class _Recent:
    at: datetime
    plan: Plan | None = None
    topic: str = ""


class RecentQuestions:
    """Kept in the memory of the process: after a restart, people name the thing again."""

    def __init__(self) -> None:
        self._recent: OrderedDict[tuple[str, ...], _Recent] = OrderedDict()

    def remember(self, caller: Caller, plan: Plan, now: datetime) -> None:
        """Keeps what the caller has just asked, in place of what was asked before there."""
        self._keep(caller, replace(self._recent.get(_place(caller)) or _Recent(now), at=now, plan=plan))

    def remember_topic(self, caller: Caller, topic: str, now: datetime) -> None:
        """Keeps the topic that the caller's thread is about; elsewhere other things come between, and nothing is kept."""
        if caller.thread:
            self._keep(caller, _Recent(now, None, topic))

    def last(self, caller: Caller, now: datetime) -> Plan | None:
        """The caller's last question in that thread, or in that channel within the last quarter of an hour; None where there is none."""
        recent = self._found(caller, now)
        return recent.plan if recent else None

    def topic(self, caller: Caller, now: datetime) -> str:
        """The name of the topic that the caller's thread was about last; empty where it is not known."""
        recent = self._found(caller, now) if caller.thread else None
        return recent.topic if recent else ""

    def _found(self, caller: Caller, now: datetime) -> _Recent | None:
        recent = self._recent.get(_place(caller))
        return recent if recent and now - recent.at <= (KEPT_IN_THREAD if caller.thread else KEPT) else None

    def _keep(self, caller: Caller, recent: _Recent) -> None:
        place = _place(caller)
        self._recent[place] = recent
        self._recent.move_to_end(place)
        while len(self._recent) > _MOST:
            self._recent.popitem(last=False)


def _place(caller: Caller) -> tuple[str, ...]:
    return (caller.platform.value, caller.workspace or "", caller.channel or "", caller.thread, caller.user)
