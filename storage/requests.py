"""Requests that were acknowledged: written down before, so that none is lost with its process, and none is done twice.

``Requests`` crosses tenants, because one process serves all of them. What an adapter does: ``record`` a request before it acknowledges
it, ``answered`` when its answer is there, ``renew`` now and then while it works; and at its start and later ``take_up`` what a process
that died has left. Where a request is repeated by its platform, ``record`` says so and nothing more is to be done.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select, update
from sqlmodel import col

from storage.database.engine import EVERYWHERE, Database
from storage.errors import ChangedMeanwhile
from storage.tables.requests import RequestRow

#: How long a request is remembered, so that a repeat is recognised; no platform repeats one later.
KEPT_FOR = timedelta(days=1)
#: How long a request belongs to the process that works on it, unless that renews it.
LEASE = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class RequestDraft:
    """A request as it came: ``request_id`` is the platform's own id for it, ``reply`` where its answer goes, ``answer_until`` how long that
    can be done. ``reference`` is what people and the log know it by."""

    platform: str
    request_id: str
    workspace: str
    line: str
    answer_until: datetime
    reply: Mapping[str, Any] = field(default_factory=dict, repr=False)
    reference: str = ""


@dataclass(frozen=True, slots=True)
class UnansweredRequest:
    """A request that was acknowledged and not answered. ``tries`` counts how often somebody began with it; ``done_action`` is the number in
    the workspace's log of what it did, None where it did nothing yet."""

    request: RequestDraft
    acked_at: datetime
    tries: int
    done_action: int | None = None


class Requests:
    """The requests of all workspaces, for the platforms' adapters. ``worker`` names this process."""

    def __init__(self, database: Database, worker: str) -> None:
        self._database = database
        self.worker = worker

    async def record(self, draft: RequestDraft, now: datetime) -> bool:
        """Whether the request came for the first time, in whatever process; it belongs to this one then."""
        row = RequestRow(
            platform=draft.platform,
            request_id=draft.request_id,
            line=draft.line,
            reply=dict(draft.reply),
            reference=draft.reference,
            acked_at=now,
            answer_until=draft.answer_until,
            worker=self.worker,
            free_at=now + LEASE,
            forget_at=max(now, draft.answer_until) + KEPT_FOR,
        )
        return await self._add(row, draft.workspace)

    async def is_new(self, platform: str, workspace: str, request_id: str, now: datetime) -> bool:
        """Whether this id comes for the first time, in whatever process: for what is only to be recognised when it is repeated."""
        row = RequestRow(
            platform=platform, request_id=request_id, reply={}, acked_at=now, answered_at=now, answer_until=now, forget_at=now + KEPT_FOR
        )
        return await self._add(row, workspace)

    async def _add(self, row: RequestRow, workspace: str) -> bool:
        known = select(col(RequestRow.platform)).where(
            col(RequestRow.platform) == row.platform, col(RequestRow.request_id) == row.request_id
        )
        row.workspace = workspace
        try:
            async with self._database.writing(EVERYWHERE) as session:
                if (await session.execute(known)).first() is not None:
                    return False
                session.add(row)
        except ChangedMeanwhile:  # another process recorded it at the same moment
            return False
        return True

    async def answered(self, platform: str, request_id: str, now: datetime) -> None:
        """Notes that the answer has arrived, or never can. What was asked, and where the answer went, is forgotten."""
        this = (col(RequestRow.platform) == platform, col(RequestRow.request_id) == request_id)
        values = {"answered_at": now, "line": "", "reply": {}, "worker": "", "free_at": None}
        async with self._database.writing(EVERYWHERE) as session:
            await session.execute(update(RequestRow).where(*this).values(**values))

    async def renew(self, now: datetime) -> int:
        """How many requests this process works on; they stay its own for another while."""
        own = (col(RequestRow.worker) == self.worker, col(RequestRow.answered_at).is_(None))
        async with self._database.writing(EVERYWHERE) as session:
            held = await session.execute(update(RequestRow).where(*own).values(free_at=now + LEASE).returning(col(RequestRow.request_id)))
            return len(held.all())

    async def take_up(self, platform: str, now: datetime, limit: int = 50) -> list[UnansweredRequest]:
        """The oldest requests of that platform that nobody works on and that can still be answered; they are this process's now."""
        wanted = (
            col(RequestRow.platform) == platform,
            col(RequestRow.answered_at).is_(None),
            col(RequestRow.free_at) <= now,
            col(RequestRow.answer_until) > now,
        )
        found = select(RequestRow).where(*wanted).order_by(col(RequestRow.acked_at), col(RequestRow.request_id)).limit(limit)
        async with self._database.writing(EVERYWHERE) as session:
            rows = (await session.scalars(found.with_for_update(skip_locked=True))).all()
            for row in rows:
                row.worker, row.free_at, row.tries = self.worker, now + LEASE, row.tries + 1
            return [_unanswered(row) for row in rows]

    async def give_back(self, platform: str, request_id: str, now: datetime) -> None:
        """Gives up a request whose answer could not be sent, so that it is taken up again. That was no try which ended its process."""
        this = (col(RequestRow.platform) == platform, col(RequestRow.request_id) == request_id, col(RequestRow.answered_at).is_(None))
        async with self._database.writing(EVERYWHERE) as session:
            await session.execute(update(RequestRow).where(*this).values(worker="", free_at=now, tries=col(RequestRow.tries) - 1))

    async def free_those_of(self, is_dead: Callable[[str], bool], now: datetime) -> None:
        """Frees at once what processes held that are known to be dead."""
        held = (col(RequestRow.answered_at).is_(None), col(RequestRow.worker) != "", col(RequestRow.worker) != self.worker)
        async with self._database.reading(EVERYWHERE) as session:
            workers = (await session.scalars(select(col(RequestRow.worker)).where(*held).distinct())).all()
        if dead := [worker for worker in workers if is_dead(worker)]:
            async with self._database.writing(EVERYWHERE) as session:
                await session.execute(update(RequestRow).where(*held, col(RequestRow.worker).in_(dead)).values(worker="", free_at=now))

    async def release(self, now: datetime) -> None:
        """Gives up what this process works on, so that another one may take it up at once: for an orderly end."""
        own = (col(RequestRow.worker) == self.worker, col(RequestRow.answered_at).is_(None))
        async with self._database.writing(EVERYWHERE) as session:
            await session.execute(update(RequestRow).where(*own).values(worker="", free_at=now))

    async def forget(self, now: datetime) -> int:
        """How many requests are over, so that no repeat of them will come; they are deleted now."""
        over = col(RequestRow.forget_at) <= now
        async with self._database.writing(EVERYWHERE) as session:
            gone = await session.execute(delete(RequestRow).where(over).returning(col(RequestRow.request_id)))
            return len(gone.all())


def _unanswered(row: RequestRow) -> UnansweredRequest:
    request = RequestDraft(
        platform=row.platform,
        request_id=row.request_id,
        workspace=row.workspace,
        line=row.line,
        answer_until=row.answer_until,
        reply=dict(row.reply),
        reference=row.reference,
    )
    return UnansweredRequest(request, row.acked_at, row.tries, row.done_action)
