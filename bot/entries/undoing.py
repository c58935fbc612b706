"""Who may undo an action."""

from __future__ import annotations

from bot.core.errors import NotAllowed
from bot.core.request import Role
from storage.actions.log import Action


def require_may_undo(action: Action, user: str, role: Role) -> None:
    """Nothing, when the user may take the action back: editors what they did themselves, admins anything.

    Taking back what took something back does that again, so that it takes whom that takes.

    Raises:
        NotAllowed: somebody else did it, or it takes an admin.
    """
    if role >= Role.ADMIN:
        return
    if action.by != user:
        raise NotAllowed(f"Action {action.number} is not yours.", "An admin can take back what somebody else did.")
    if action.origin.is_for_admins:
        raise NotAllowed(f"Action {action.number} is an admin's to take back.", "Ask an admin of this workspace.")
