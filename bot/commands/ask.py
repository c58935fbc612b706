"""/brief ask: a question in plain words, answered from the store or not at all."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.commands.desk import Desk
from bot.commands.forms import Words, option_field
from bot.core.command import COMPLETE_TOPIC, Command, FormOffer, option, options_of
from bot.core.document import Document
from bot.core.form import Form, form_of
from bot.core.language import say


@dataclass(frozen=True, slots=True)
class AskOptions:
    question: str = option("what you want to know", required=True, rest=True, example="how much will Alibaba invest?")
    topic: str | None = option("about this topic", complete=COMPLETE_TOPIC, example="qwen")


async def ask(options: AskOptions, desk: Desk) -> Document:
    """What the store knows that answers the question, else "not in the store" with what comes nearest."""
    from bot.commands.question import answer  # understanding questions takes a while to load, and many an answer needs none of it

    return await answer(options.question, options.topic, desk)


async def _form(words: Words, desk: Desk) -> Form:
    """Asks for the question, and nothing else."""
    declared = next(one for one in options_of(AskOptions) if one.name == "question")
    field = replace(option_field(declared, words), label=say("Your question"))
    return form_of("ask", say("Ask the briefing"), [field], words, say("Ask"))


COMMAND: Command[Desk] = Command(
    ("ask",),
    "a question in plain words",
    AskOptions,
    ask,
    topical=True,
    form=FormOffer(_form, lambda words: not words),
    examples=("/brief ask how much will Alibaba invest?", "/qwen how many downloads are there?"),
)
