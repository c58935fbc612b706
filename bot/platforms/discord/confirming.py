"""The question that comes before a button's command where that destroys something, and what is said when it is taken back."""

from __future__ import annotations

import discord

from bot.core.document import Choice, Choices, Document, note
from bot.core.language import say
from bot.platforms.discord.buttons import question_and_line


def asked_first(carried: str, label: str) -> Document:
    """The question of a button that asks first, as a private message whose buttons answer it in its place. ``label`` is the button's."""
    question, line = question_and_line(carried)
    yes = say("Yes, {action}", action=_inside(label)) if label else say("Yes")
    choices = (Choice(label=yes[:75], line=line, danger=True, replace=True), Choice(label=say("Cancel"), line="", replace=True))
    return Document(title=question, blocks=(Choices(choices=choices),))


def withdrawn() -> Document:
    """What stands in the place of a question that was taken back."""
    return Document(title=say("Cancelled"), blocks=(note(say("Nothing was changed.")),))


def pressed_label(message: discord.Message | None, custom_id: str) -> str:
    """The label of the button with that id; empty where the message has none."""
    if message is None:
        return ""
    view = (discord.ui.LayoutView if message.flags.components_v2 else discord.ui.View).from_message(message, timeout=None)
    view.stop()
    found = (item for item in view.walk_children() if isinstance(item, discord.ui.Button) and item.custom_id == custom_id)
    return next((button.label or "" for button in found), "")


def _inside(label: str) -> str:
    """The label as it is written inside of a sentence: without a capital, but where it is a name in capitals."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
