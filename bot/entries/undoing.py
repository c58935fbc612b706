"""Who may undo an action."""

from __future__ import annotations

from bot.core.errors import NotAllowed
from bot.core.request import Role
from storage.actions.log import Action


def require_may_undo(action: Action, user: str, role: Role) -> None:
    """Refuses unless the user may undo the action: editors may undo their own, admins any.

    Undoing an undo does the first action again; ``action.origin`` is the kind of that first action and decides who may.

    Raises:
        NotAllowed: somebody else did it, or only admins may do it.
    """
    if role >= Role.ADMIN:
        return
    if action.by != user:
        raise NotAllowed("action-not-yours", number=action.number)
    if action.origin.is_for_admins:
        raise NotAllowed("action-for-admins", number=action.number)
