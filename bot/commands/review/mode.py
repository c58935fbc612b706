"""/brief review on and off: whether what is added waits for an editor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.commands.desk import Desk
from bot.commands.review.command import review_command
from bot.core.command import Command, NoOptions, option
from bot.core.document import Document, paragraph
from bot.core.language import say
from bot.core.request import Role
from bot.wording.actions import undo_button
from storage.records import ReviewMode


@dataclass(frozen=True, slots=True)
class OnOptions:
    feeds: str = option("also what feeds bring", default="off", choices=("on", "off"))


async def turn_on(options: OnOptions, desk: Desk) -> Document:
    """What waits for approval from now on."""
    return await _set_mode(ReviewMode.FEEDS if options.feeds == "on" else ReviewMode.ON, desk)


async def turn_off(options: NoOptions, desk: Desk) -> Document:
    """That what editors add is stored at once from now on."""
    return await _set_mode(ReviewMode.OFF, desk)


async def _set_mode(mode: ReviewMode, desk: Desk) -> Document:
    await desk.store.set_review(mode, desk.request.caller.user)
    title = say("Review is off") if mode is ReviewMode.OFF else say("Review is on")
    return Document(title=title, blocks=(paragraph(describe_mode(mode)), *undo_button(desk.store.last_action_number)))


def describe_mode(mode: ReviewMode) -> str:
    """What waits for an editor in this mode, in a sentence."""
    match mode:
        case ReviewMode.OFF:
            return say("What editors add is stored at once, and so is what feeds bring; what members suggest waits for an editor.")
        case ReviewMode.ON:
            return say("What is added or suggested in chat waits for an editor's approval; what feeds bring is stored at once.")
        case ReviewMode.FEEDS:
            return say("What is added or suggested in chat, and what feeds bring, waits for an editor's approval.")


COMMANDS: Sequence[Command[Desk]] = (
    review_command("on", "let articles wait for approval", OnOptions, turn_on, "/brief review on feeds:on", role=Role.ADMIN),
    review_command("off", "store at once what editors add", NoOptions, turn_off, "/brief review off", role=Role.ADMIN),
)
