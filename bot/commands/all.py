"""The catalog of all commands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.commands import add, ask, dashboard, help, language, latest, new, people, quotes, roles, settings, sources, stats, timeline  # noqa: A004
from bot.commands.chinese_sentences import SENTENCES_IN_CHINESE
from bot.commands.chinese_words import in_chinese, means_exactly, stands_for
from bot.commands.desk import Desk
from bot.commands.digest import commands as digest
from bot.commands.english_sentences import SENTENCES
from bot.commands.entry import by_hand, correcting, relating, reporting, settling, withdrawing
from bot.commands.feed import commands as feed
from bot.commands.log import listing, undoing
from bot.commands.other_words import ALSO, IN_CHINESE, OFFERED_IN_CHINESE, SYNONYMS
from bot.commands.report import changes, chart, comparing, conflicts, history
from bot.commands.review import deciding, editing, mode, showing
from bot.commands.sentence_topics import APPLIES
from bot.commands.topic import changing, rereading
from bot.commands.topic import listing as topics
from bot.commands.watch import adding, keeping
from bot.commands.watch import editing as editing_watches
from bot.commands.watch import listing as watches
from bot.core.catalog import Catalog
from bot.core.command import Command
from bot.core.request import Role


def catalog() -> Catalog[Desk]:
    """All commands, in the order in which help lists them."""
    return Catalog([_with_other_words(command) for command in _commands()])


#: What guests may do: ask the library. None of it is about somebody's own things, or remembers anything.
FOR_GUESTS = frozenset(
    {
        "stats", "timeline", "quotes", "people", "sources", "source", "ask", "latest", "search", "topics", "help",
        "report history", "report chart", "report compare", "report changes", "report conflicts", "report dashboard",
    }
)  # fmt: skip


def _with_other_words(command: Command[Desk]) -> Command[Desk]:
    chinese = (*(word for word in IN_CHINESE.get(command.name, ()) if word not in command.also), *means_exactly(command))
    synonyms = tuple(dict.fromkeys((*command.synonyms, *SYNONYMS.get(command.name, ()), *chinese)))
    offered = (*ALSO.get(command.name, ()), *OFFERED_IN_CHINESE.get(command.name, ()), *stands_for(command))
    also: dict[str, Mapping[str, str]] = {words: {} for words in offered if words not in synonyms}
    sentences = (*SENTENCES.get(command.name, ()), *SENTENCES_IN_CHINESE.get(command.name, ()))
    applies = command.applies or APPLIES.get(command.name)
    also |= dict(command.also)
    role = Role.GUEST if command.name in FOR_GUESTS else command.role
    return replace(command, role=role, sentences=sentences, synonyms=synonyms, also=also, applies=applies, chinese=in_chinese(command))


def _commands() -> list[Command[Desk]]:
    return [
        stats.COMMAND,
        timeline.COMMAND,
        quotes.COMMAND,
        people.COMMAND,
        *sources.COMMANDS,
        ask.COMMAND,
        new.COMMAND,
        *latest.COMMANDS,
        history.COMMAND,
        chart.COMMAND,
        comparing.COMMAND,
        changes.COMMAND,
        conflicts.COMMAND,
        topics.COMMAND,
        help.COMMAND,
        dashboard.COMMAND,
        *add.COMMANDS,
        *showing.COMMANDS,
        deciding.APPROVE,
        *editing.COMMANDS,
        deciding.REJECT,
        *mode.COMMANDS,
        *feed.COMMANDS,
        *by_hand.COMMANDS,
        *correcting.COMMANDS,
        *withdrawing.COMMANDS,
        *relating.COMMANDS,
        reporting.COMMAND,
        *settling.COMMANDS,
        undoing.COMMAND,
        listing.COMMAND,
        *changing.COMMANDS,
        rereading.COMMAND,
        *digest.COMMANDS,
        adding.COMMAND,
        watches.COMMAND,
        *editing_watches.COMMANDS,
        *keeping.COMMANDS,
        *settings.COMMANDS,
        language.COMMAND,
        *roles.COMMANDS,
    ]
