"""What can go wrong in words that people understand: each error says what happened and what to do next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from bot.core.messages import explain


@dataclass(frozen=True, slots=True)
class Fix:
    """What was typed, and what was probably meant by it."""

    typed: str
    meant: str


class BriefingError(Exception):
    """Base of all errors that are shown to the person who asked: their message is the answer.

    ``key`` and ``arguments`` say what went wrong; ``message`` and ``next_step`` are the sentences for it in the catalogue
    (bot.core.messages): what happened, and what to type or do now. ``code`` is stable and short, for machines ("unknown-topic");
    ``option`` names the option of the command that is to blame, where one is: an argument of that name sets it. ``lines`` are command
    lines that may have been meant, each complete, for a button; ``fixes`` are words of the line that may have been meant otherwise.
    """

    code = "error"
    option = ""

    def __init__(self, key: str, /, **arguments: object) -> None:
        self.key = key
        self.lines: tuple[str, ...] = ()
        self.fixes: tuple[Fix, ...] = ()
        self.arguments: Mapping[str, object] = arguments
        explained = explain(self)
        self.message, self.next_step = explained.message, explained.next_step
        super().__init__(str(explained))
        if option := arguments.get("option"):
            self.option = str(option)

    def offering(self, *lines: str) -> Self:
        """The error, which offers these command lines."""
        self.lines = lines
        return self

    def meaning(self, typed: str, *meant: str) -> Self:
        """The error, which offers the line that was typed with one of these in place of those words."""
        self.fixes = tuple(Fix(typed, one) for one in meant)
        return self


class CommandMistake(BriefingError):
    """The command line can't be understood: exit status 2 in the terminal."""

    code = "command-mistake"


class UnknownCommand(CommandMistake):
    code = "unknown-command"


class UnknownTopic(CommandMistake):
    code = "unknown-topic"
    option = "topic"


class BadOption(CommandMistake):
    """An option is unknown, missing, or its value can't be read."""

    code = "bad-option"


class NotAllowed(BriefingError):
    """The caller's role is too low for this command."""

    code = "not-allowed"


class NotReadable(BriefingError):
    """A text, file or page can't be read as an article."""

    code = "not-readable"
    option = "article"


class NotFetched(BriefingError):
    """A page could not be fetched."""

    code = "not-fetched"
    option = "article"


class NotConfigured(BriefingError):
    """A setting is missing or wrong; the message names the variable and says where to get its value."""

    code = "not-configured"
