"""/brief undo: undoes the last action of the caller, or one by its number."""

from __future__ import annotations

from dataclasses import dataclass

from bot.commands.desk import Desk
from bot.core.command import Command, ValueKind, option, reads
from bot.core.document import Document, Outcome, note, paragraph
from bot.core.language import say
from bot.core.request import Role
from bot.core.text import one_line, shorten
from bot.entries.undoing import require_may_undo
from bot.wording.actions import action_title, before_after, undo_button
from bot.wording.counts import article_count

#: How people say that they mean what they did last.
_LAST = frozenset("last that it this the one thing action my previous latest change please".split())


@reads(ValueKind.NUMBER, 1, 999_999_999)
def _action_number(words: str) -> int | None:
    """The number of an action, None for the last one. Raises ValueError with a sentence for people."""
    if words.split() and _LAST.issuperset(words.casefold().split()):
        return None
    digits = words.casefold().removeprefix("action").strip().lstrip("#")
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 9:
        raise ValueError(say("“{words}” is no action; /brief log shows their numbers", words=shorten(words, 40)))
    return int(digits)


@dataclass(frozen=True, slots=True)
class UndoOptions:
    action: int | None = option("its number; your last one without", parse=_action_number, rest=True, example="12")


async def undo_action(options: UndoOptions, desk: Desk) -> Document:
    """The action that was undone, and what has changed back with it."""
    caller = desk.request.caller
    if options.action is None:
        action = await desk.store.last_action(caller.user)
        if action is None:
            return Document(
                title=say("Nothing to undo"),
                blocks=(paragraph(say("You have done nothing here that could be taken back. /brief log shows what others did.")),),
                outcome=Outcome.NOTHING_FOUND,
                code="nothing-found",
            )
    else:
        action = await desk.store.action(options.action)
    require_may_undo(action, caller.user, desk.role)
    progress = desk.background.rereading_of_action(desk.store.workspace, action.number)
    undoing = await desk.store.undo(action.number, caller.user)
    desk.update_cards()
    who = await desk.people()
    again = say(
        "All is as it was before action {number}: {person} {action}.",
        number=action.number,
        person=who.describe(action.by),
        action=action_title(action, who),
    )
    if options.action not in (None, action.number):
        whole = say(
            "Action {part} is a part of action {number}, which was taken back as a whole.", part=options.action, number=action.number
        )
        again = f"{whole} {again}"
    return Document(
        title=say("Undone: action {number}", number=action.number),
        blocks=(
            paragraph(again),
            *(paragraph(one_line(side)) for side in before_after(undoing)),
            *(
                (
                    paragraph(
                        say(
                            "Reading again for {topic} stops after {done} of {articles}.",
                            topic=progress.topic,
                            done=progress.done,
                            articles=article_count(progress.of),
                        )
                    ),
                )
                if progress
                else ()
            ),
            note(say("Undo once more does it again.")),
            *undo_button(undoing.number),
        ),
    )


COMMAND: Command[Desk] = Command(
    ("undo",),
    "take back your last action, or one by its number",
    UndoOptions,
    undo_action,
    role=Role.EDITOR,
    changes=True,
    examples=("/brief undo", "/brief undo 12"),
)
