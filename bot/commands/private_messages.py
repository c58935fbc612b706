"""Private messages that follow from a command: to editors that something waits for them, to whoever began it what became of it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from bot.commands.desk import Desk
from bot.commands.language import chosen_language
from bot.commands.roles import role_given
from bot.core.document import Document
from bot.core.language import speaking
from bot.core.outlet import Tell
from bot.core.request import Platform, Role
from storage.store import ScopedStore

log = logging.getLogger(__name__)


async def editors_by_name(desk: Desk, *, caller_too: bool = False) -> list[str]:
    """The ids of editors and admins but for the caller, unless ``caller_too``. Only people who were given their role by name: members of a
    group were not named one by one."""
    given = await desk.store.roles_given()
    caller = desk.request.caller
    named = [one.id for one in given if not one.is_group and role_given(one.role) >= Role.EDITOR]
    return [one for one in named if caller_too or one != caller.user]


def write_to(people: Sequence[str], make: Callable[[], Document], desk: Desk, platform: Platform | None = None) -> bool:
    """Starts to send these people a private message each, in the language that they chose; whether anybody can be reached.

    Where a message shows a review's card is remembered. What a message is about is stored by then; one that can't be sent must not make it
    look as if it failed.
    """
    workspace = desk.request.caller.workspace
    if desk.tell is None or workspace is None or not people:
        return False
    desk.background.start_task(_send(desk.tell, platform or desk.request.caller.platform, workspace, people, make, desk.store))
    return True


async def _send(
    tell: Tell, platform: Platform, workspace: str, people: Sequence[str], make: Callable[[], Document], store: ScopedStore
) -> None:
    for person in people:
        try:
            with speaking(await chosen_language(store, person)):
                document = make()
                place = await tell(platform, workspace, person, document)
                if place is not None and document.card:
                    await store.keep_review_card(document.card, str(platform), place.channel, place.message_id, person)
        except Exception:
            log.exception("could not send a private message to %s", person)
