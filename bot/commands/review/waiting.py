"""The one private message to each editor and admin about what waits for review: sent when something begins to wait, then changed."""

from __future__ import annotations

import json
import logging
from collections.abc import Collection, Sequence

from bot.commands.desk import Desk
from bot.commands.language import chosen_language
from bot.commands.private_messages import editors_by_name
from bot.commands.review.card import review_card
from bot.commands.review.decided import decided_card
from bot.commands.review.showing import ListOptions, list_
from bot.core.document import Document, Span, paragraph, text
from bot.core.language import say, speaking
from bot.core.request import Platform
from bot.core.spans import say_spans
from bot.core.text import one_line
from bot.entries.comparing import compare
from storage.reviews import Review

log = logging.getLogger(__name__)

#: Under which the workspace's messages are remembered: their ids by person.
_NAME = "messages about what waits"


async def notify_of_waiting(desk: Desk) -> int | None:
    """Starts to tell editors, and whoever runs the workspace, what waits; how many. None where the platform has no such messages."""
    if not _is_possible(desk):
        return None
    people = await _allowed(desk)
    told = [person for person in people if person != desk.request.caller.user]
    _start(desk, told)
    return len(told)


def waiting_changed(desk: Desk, decided: Review) -> None:
    """Starts to change the messages about what waits, after something was decided."""
    if _is_possible(desk):
        _start(desk, (), decided)


def _is_possible(desk: Desk) -> bool:
    caller = desk.request.caller
    return caller.platform is Platform.SLACK and caller.workspace is not None and desk.private_messages.tell_in_place is not None


async def _allowed(desk: Desk) -> list[str]:
    """Who may decide: whoever was given a role for it by name, and whoever runs the workspace."""
    caller, administrators = desk.request.caller, desk.private_messages.administrators
    running = await administrators(caller.platform, caller.workspace or "") if administrators else ()
    return list(dict.fromkeys((*await editors_by_name(desk, caller_too=True), *running)))


def _start(desk: Desk, told: Collection[str], decided: Review | None = None) -> None:
    desk.background.start_in_turn(f"{_NAME} {desk.request.caller.workspace}", lambda: _bring_up_to_date(desk, told, decided))


async def _bring_up_to_date(desk: Desk, told: Collection[str], decided: Review | None) -> None:
    """Changes each message that there is, and sends one to those of ``told`` who have none. Once nothing waits it says who ``decided`` the
    last, and the next is a new one."""
    tell, caller = desk.private_messages.tell_in_place, desk.request.caller
    assert tell is not None
    assert caller.workspace is not None
    kept: dict[str, str] = json.loads(await desk.store.recall(_NAME) or "{}")
    if not kept and not told:
        return
    allowed = set(await _allowed(desk))
    found, count = await desk.store.pending_reviews(1)
    sent: dict[str, str] = {}
    for person in (one for one in dict.fromkeys((*kept, *told)) if one in allowed):
        try:
            with speaking(await chosen_language(desk.store, person)):
                document = await _document(found, count, decided, desk)
                sent[person] = await tell(caller.platform, caller.workspace, person, document, kept.get(person, ""))
            if not count and document.card and (channel := sent[person].partition("/")[0]):
                # From now on it is the card of what was decided last, which an undo makes live again.
                message = sent[person].partition("/")[2]
                await desk.store.keep_review_card(document.card, str(caller.platform), channel, message, person)
        except Exception:
            log.exception("could not tell %s what waits", person)
    await desk.store.remember(_NAME, json.dumps({person: message for person, message in sent.items() if message} if count else {}))


async def _document(found: Sequence[Review], count: int, decided: Review | None, desk: Desk) -> Document:
    """The card of the only article that waits, with its buttons; the list where there are several, and who decided where there is none."""
    if count > 1:
        return await list_(ListOptions(), desk)
    if not found:
        return await decided_card(decided, desk) if decided else Document(title=say("Nothing waits for review"))
    first = found[0]
    who, caller = await desk.people(), desk.request.caller
    card = review_card(first, await compare(first.draft, desk.store), who)
    named = first.made_by == caller.user and caller.user_name
    by: Span = text(one_line(caller.user_name)) if named else who.span(first.made_by)
    said = paragraph(*say_spans("{who} suggests an article. Whoever decides first decides for all.", who=by))
    return card.model_copy(update={"title": say("Suggested: {title}", title=first.draft.title), "blocks": (said, *card.blocks)})
