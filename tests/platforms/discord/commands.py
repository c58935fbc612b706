"""A small catalog with every kind of option, for the tree and the adapter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.core.catalog import Catalog
from bot.core.command import COMPLETE_METRIC, COMPLETE_TOPIC, Command, NoOptions, option
from bot.core.document import Document
from bot.core.request import Role


@dataclass(frozen=True)
class StatsOptions:
    topic: str = option("The topic", required=True, positional=True, complete=COMPLETE_TOPIC)
    metric: str | None = option("One metric only", complete=COMPLETE_METRIC, example="revenue")
    since: str | None = option("From this date on", example="2024-05")
    as_of: str | None = option("What had been published by then")
    order: str | None = option("Which comes first", choices=("newest", "oldest"))


@dataclass(frozen=True)
class AskOptions:
    question: str = option("What you want to know", required=True, rest=True)


@dataclass(frozen=True)
class AddOptions:
    source: str = option("An address, or the text itself", required=True, rest=True, verbatim=True, attachment=True)


@dataclass(frozen=True)
class SubscribeOptions:
    schedule: str | None = option("When", example="daily 09:00")


async def _never(options: Any, desk: Any) -> Document:
    raise AssertionError("no command is run here")


COMMANDS: tuple[Command[Any], ...] = (
    Command(("stats",), "Figures of a topic, each with its source", StatsOptions, _never, topical=True),
    Command(("ask",), "Answer a question out of the store", AskOptions, _never),
    Command(("add",), "Read an article and store what it says", AddOptions, _never, role=Role.EDITOR, slow=True),
    Command(("digest", "subscribe"), "Send digests to this channel", SubscribeOptions, _never),
    Command(("digest", "list"), "The digests of this channel", NoOptions, _never, role=Role.ADMIN),
    Command(("help",), "What you can type", NoOptions, _never),
)
CATALOG: Catalog[Any] = Catalog(COMMANDS)
