"""Private messages about suggestions: to editors that one waits, to whoever suggested it what was decided. Each is sent once."""

from __future__ import annotations

from collections.abc import Sequence

from bot.commands.desk import Desk
from bot.commands.private_messages import editors_by_name, write_to
from bot.commands.review.card import review_card
from bot.commands.review.waiting import notify_of_waiting
from bot.core.document import Block, Choice, Choices, Document, Listing, Span, item, note, paragraph, text
from bot.core.language import say
from bot.core.request import Caller, Platform
from bot.core.spans import say_spans
from bot.core.text import one_line
from bot.entries.comparing import Comparison
from bot.wording.counts import draft_counts
from bot.wording.people import People
from storage.reviews import Review


async def notify_editors(waiting: Sequence[tuple[Review, Comparison]], desk: Desk) -> int:
    """Starts to send each editor and admin one private message about these suggestions; how many get one. Where the platform can change
    messages, each has one about all that waits, and whoever runs the workspace has one too.

    Only people who were given their role by name get one: members of a group were not named one by one.
    """
    if not waiting:
        return 0
    if (told := await notify_of_waiting(desk)) is not None:
        return told
    editors, who = await editors_by_name(desk), await desk.people()
    return len(editors) if write_to(editors, lambda: _notification(waiting, who, desk.request.caller), desk) else 0


def _notification(waiting: Sequence[tuple[Review, Comparison]], who: People, caller: Caller) -> Document:
    """What editors are sent: the review card with its buttons, or a list where several suggestions came together."""
    where = say("Commands are typed in the server; the buttons work here too.") if caller.platform is Platform.DISCORD else ""
    by: Span = text(one_line(caller.user_name)) if caller.user_name else who.span(caller.user)
    last = (note(where),) if where else ()
    if len(waiting) == 1:
        [(review, comparison)] = waiting
        card = review_card(review, comparison, who)
        said = paragraph(*say_spans("{who} suggests an article. Whoever decides first decides for all.", who=by))
        title = say("Suggested: {title}", title=review.draft.title)
        return card.model_copy(update={"title": title, "blocks": (said, *card.blocks, *last)})
    blocks: tuple[Block, ...] = (
        paragraph(*say_spans("{who} suggests {count} articles, and they wait for an editor.", who=by, count=str(len(waiting)))),
        Listing(items=tuple(item(review.ref, f"{review.draft.title}; {draft_counts(review.draft)}") for review, _ in waiting)),
        Choices(
            choices=tuple(
                Choice(label=say("Look at {review}", review=review.ref), line=f"/brief review show {review.ref}") for review, _ in waiting
            )
        ),
    )
    return Document(title=say("Suggested: {count} articles", count=len(waiting)), blocks=(*blocks, *last))


def notify_suggester(review: Review, desk: Desk, title: str, words: str) -> None:
    """Starts to send whoever made the suggestion a private message about it, unless they decided themselves. ``title`` and ``words`` are
    templates, for the language of whoever reads it."""
    if not review.platform or review.made_by == desk.request.caller.user:
        return
    named = {"title": review.draft.title, "article": review.article or "", "reason": review.reason}
    platform = Platform(review.platform)
    write_to([review.made_by], lambda: Document(title=say(title, **named), blocks=(paragraph(say(words, **named)),)), desk, platform)
