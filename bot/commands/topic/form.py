"""The form for a new topic."""

from __future__ import annotations

from typing import Any

from bot.commands.desk import Desk
from bot.commands.forms import Words, option_field, topic_field
from bot.core.command import FormOffer, lacks, options_of
from bot.core.form import Form, form_of
from bot.core.language import say


def adding_form(options: type[Any]) -> FormOffer[Desk]:
    """Asks for a topic's name and what it is, where a line names none."""
    declared = {one.name: one for one in options_of(options)}

    async def make(words: Words, desk: Desk) -> Form:
        fields = [
            option_field(declared["name"], words),
            option_field(declared["kind"], words, default=str(declared["kind"].choices[0])),
            option_field(declared["aliases"], words),
            await topic_field(declared["parent"], words, desk),
            option_field(declared["slash"], words),
        ]
        return form_of("topic add", say("Follow a new topic"), fields, words, say("Add"))

    return FormOffer(make, lacks("name"))
