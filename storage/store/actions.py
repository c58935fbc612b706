"""The log of what was done in one workspace, and undoing it."""

from __future__ import annotations

from storage.actions import log, undo
from storage.actions.log import Action
from storage.entries.sessions import EntrySessions
from storage.journal.sessions import note_done


class Actions(EntrySessions):
    """Listing actions and undoing them."""

    async def log(self, *, ref: str | None = None, by: str | None = None, limit: int = 20) -> list[Action]:
        """What was done here, the newest first: all, what touched an entry or topic of that name, or what one user did."""
        async with self._reading() as session:
            return await log.log(session, self._view, ref=ref, by=by, limit=limit)

    async def action(self, number: int) -> Action:
        """The action of that number; where that is a part of another one, the whole. Raises UnknownAction."""
        async with self._reading() as session:
            return await log.action(session, self._view, number)

    async def last_action(self, by: str) -> Action | None:
        """The user's last action that was not undone and is no undo itself, or None."""
        async with self._reading() as session:
            return await log.last_of(session, self._view, by)

    async def undo(self, number: int, by: str) -> Action:
        """The action that undid the one of that number, completely. Raises UnknownAction, AlreadyUndone, ChangedSince."""
        async with self._writing() as session:
            done = await undo.undo(session, number, by, self._clock())
            await note_done(session, done.number)
            self.last_action_number = done.number
            return await log.action(session, self._view, done.number)
