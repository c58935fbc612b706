"""Who hears of suggestions: editors of what waits for them, and whoever suggested of what became of it. In private, each thing once."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from bot.commands.desk import Desk
from bot.commands.review.card import review_card
from bot.core.document import Block, Choice, Choices, Document, Listing, item, note, paragraph
from bot.core.outlet import Tell
from bot.core.request import Caller, Platform
from bot.core.text import one_line
from bot.entries.comparing import Comparison
from bot.wording.counts import draft_counts
from bot.wording.people import People
from storage.reviews import Review

log = logging.getLogger(__name__)

_EDITS = ("editor", "admin")


async def tell_editors(waiting: Sequence[tuple[Review, Comparison]], desk: Desk) -> int:
    """How many editors and admins hear, in one private message each, that these suggestions wait; they hear it a little later.

    Those are told who were given their role by name. Groups are not, so that nobody is written to whom nobody named.
    """
    caller = desk.request.caller
    if desk.tell is None or caller.workspace is None or not waiting:
        return 0
    given = await desk.store.roles_given()
    editors = [one.id for one in given if not one.is_group and one.role in _EDITS and one.id != caller.user]
    document = _suggested(waiting, await desk.people(), caller)
    if editors:
        desk.background.start_task(_tell_all(desk.tell, caller.platform, caller.workspace, editors, document))
    return len(editors)


async def _tell_all(tell: Tell, platform: Platform, workspace: str, editors: Sequence[str], document: Document) -> None:
    for person in editors:
        try:
            await tell(platform, workspace, person, document)
        except Exception:
            log.exception("could not tell %s of a suggestion", person)


def _suggested(waiting: Sequence[tuple[Review, Comparison]], who: People, caller: Caller) -> Document:
    """The review card with its buttons; of several suggestions that came together a list."""
    where = "Commands are typed in the server; the buttons work here too." if caller.platform is Platform.DISCORD else ""
    by = one_line(caller.user_name) or who.describe(caller.user)
    last = (note(where),) if where else ()
    if len(waiting) == 1:
        [(review, comparison)] = waiting
        card = review_card(review, comparison, who)
        said = paragraph(f"{by} suggests an article, and it waits for an editor. Whoever decides first decides for all.")
        return card.model_copy(update={"title": f"Suggested: {review.draft.title}", "blocks": (said, *card.blocks, *last)})
    blocks: tuple[Block, ...] = (
        paragraph(f"{by} suggests {len(waiting)} articles, and they wait for an editor."),
        Listing(items=tuple(item(review.ref, f"{review.draft.title}; {draft_counts(review.draft)}") for review, _ in waiting)),
        Choices(choices=tuple(Choice(label=f"Look at {review.ref}", line=f"/brief review show {review.ref}") for review, _ in waiting)),
    )
    return Document(title=f"Suggested: {len(waiting)} articles", blocks=(*blocks, *last))


def tell_maker(review: Review, desk: Desk, title: str, words: str) -> None:
    """Lets whoever handed it in hear a little later what became of it, unless they decided themselves.

    What was decided is stored by then, and no trouble in telling may make it look otherwise.
    """
    if desk.tell is not None and review.platform and review.made_by != desk.request.caller.user:
        document = Document(title=title, blocks=(paragraph(words),))
        workspace = desk.request.caller.workspace or ""
        desk.background.start_task(_tell_all(desk.tell, Platform(review.platform), workspace, [review.made_by], document))
