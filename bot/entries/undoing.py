"""Who may undo an action."""

from __future__ import annotations

from bot.core.errors import NotAllowed
from bot.core.request import Role
from storage.actions.log import Action

#: What only admins do, so that only they take it back.
ADMIN_ACTIONS = frozenset(
    {
        "topic add", "topic hide", "topic rename", "topic alias", "topic merge", "topic parent", "read again", "metrics",
        "role", "zone", "review setting",
        "feed add", "feed pause", "feed resume", "feed remove",
        "digest subscribe", "digest edit", "digest pause", "digest resume", "digest unsubscribe",
    }
)  # fmt: skip


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
    if action.origin in ADMIN_ACTIONS:
        raise NotAllowed(f"Action {action.number} is an admin's to take back.", "Ask an admin of this workspace.")
