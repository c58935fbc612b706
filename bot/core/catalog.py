"""The catalog: all commands, findable by the words that people type."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Generic

from bot.core.command import Command, DeskT
from bot.core.line import POLITE, ROOTS, quote
from bot.core.patterns import regex
from bot.core.request import Role

#: How alike a word must be to the second word of a command for it to be a slip of that.
SLIP_IN_GROUP = 0.75
#: Characters of the longest line that is compared with the commands' sentences.
LONGEST_SENTENCE = 200


@cache
def _sentence(pattern: str) -> re.Pattern[str]:
    """The pattern of a sentence, the same for all roles: they are hundreds, and most lines are none of them."""
    return regex(pattern, re.IGNORECASE)


class Catalog(Generic[DeskT]):
    """An immutable set of commands with unique paths."""

    def __init__(self, commands: Sequence[Command[DeskT]]) -> None:
        self._by_path = {command.path: command for command in commands}
        if len(self._by_path) != len(commands):
            raise ValueError("two commands have the same path")
        self._shortcuts = {command.path[-1]: command for command in commands if command.shortcut}
        if taken := self._shortcuts.keys() & {path[0] for path in self._by_path}:
            raise ValueError(f"shortcuts that mean another command too: {', '.join(sorted(taken))}")
        self._synonyms = {tuple(words.split()): command for command in commands for words in command.synonyms}
        if same := self._synonyms.keys() & {*self._by_path, *((word,) for word in self._shortcuts)}:
            raise ValueError(f"synonyms that mean another command too: {same}")
        self._phrases = {tuple(words.split()): (command, values) for command in commands for words, values in command.also.items()}
        if twice := self._phrases.keys() & {*self._by_path, *self._synonyms}:
            raise ValueError(f"other words for a command that are one: {twice}")

        self._sentences = [(_sentence(pattern), behind, one) for one in commands for pattern, behind in one.sentences]

        self._allowed: dict[Role, Catalog[DeskT]] = {}

    def allowed(self, role: Role) -> Catalog[DeskT]:
        """The commands that the role may run: only these are offered for what somebody typed."""
        if role not in self._allowed:
            self._allowed[role] = Catalog([command for command in self if command.role <= role])
        return self._allowed[role]

    def __iter__(self) -> Iterator[Command[DeskT]]:
        return iter(self._by_path.values())

    def get(self, *path: str) -> Command[DeskT]:
        """The command of exactly this path. Raises KeyError."""
        return self._by_path[path]

    def match(self, words: Sequence[str]) -> tuple[Command[DeskT], int] | None:
        """The command with the longest path that the words begin with (case is ignored), and how many words it took."""
        lowered = tuple(word.casefold() for word in words)
        for size in range(min(3, len(lowered)), 0, -1):
            if command := self._by_path.get(lowered[:size]) or self._synonyms.get(lowered[:size]):
                return command, size
        shortcut = self._shortcuts.get(lowered[0]) if lowered else None
        return (shortcut, 1) if shortcut else None

    def match_phrase(self, words: Sequence[str]) -> tuple[Command[DeskT], int, Mapping[str, str]] | None:
        """The command for which the words begin with another word ("figures" for stats), how many words that took, and the values of
        options that it stands for. The longest counts."""
        lowered = tuple(word.casefold().replace("’", "'").rstrip("?？!.") for word in words)
        for size in range(min(4, len(lowered)), 0, -1):
            if found := self._phrases.get(lowered[:size]):
                return found[0], size, found[1]
        return None

    def match_sentence(self, words: str) -> list[tuple[Command[DeskT], str]]:
        """The commands that a whole sentence asks for ("stop following qwen": topic hide, watch remove), each with the words behind it."""
        said = " ".join(words.replace("’", "'").split()).rstrip("?？!！.。")
        while (shorter := said.rstrip(",，").rpartition(" "))[2].casefold() in POLITE - {"you"}:
            said = shorter[0].rstrip(" ,，")
        matched: dict[str, tuple[Command[DeskT], str]] = {}
        for pattern, behind, command in self._sentences:
            if len(said) <= LONGEST_SENTENCE and command.name not in matched and (found := pattern.fullmatch(said)):
                groups = {str(number): (one or "").strip().strip('"“”') for number, one in enumerate(found.groups(), start=1)}
                matched[command.name] = command, " ".join(_filled(behind, groups).split())
        return list(matched.values())

    def ending_in(self, word: str) -> list[Command[DeskT]]:
        """The commands of several words whose last word is this one, or looks like it: "subscribe"."""
        ends = {command.path[-1]: command for command in self if len(command.path) > 1}
        if exact := ends.get(word.casefold()):
            return [exact]
        return [ends[name] for name in difflib.get_close_matches(word.casefold(), ends, n=2, cutoff=0.82)]

    def is_group(self, word: str) -> bool:
        """Whether the word is no command itself but others begin with it ("digest")."""
        return any(path[0] == word.casefold() and len(path) > 1 for path in self._by_path)

    def groups_like(self, word: str) -> list[str]:
        """The first word of commands of several words that looks like this one; at most one."""
        firsts = {path[0] for path in self._by_path if len(path) > 1}
        return difflib.get_close_matches(word.casefold(), sorted(firsts), n=1, cutoff=SLIP_IN_GROUP)

    def group(self, word: str, *, near: str = "") -> list[Command[DeskT]]:
        """The commands of several words that begin with this one; those whose second word looks like ``near`` first."""
        found = [command for path, command in self._by_path.items() if path[0] == word.casefold() and len(path) > 1]
        alike = difflib.get_close_matches(near.casefold(), [command.path[1] for command in found], n=3, cutoff=0.6)
        return sorted(found, key=lambda command: alike.index(command.path[1]) if command.path[1] in alike else len(alike))

    def is_command(self, words: Sequence[str]) -> bool:
        """Whether a line of exactly these words is read as a command, or as the beginning of one."""
        found = self.match(words) or self.match_phrase(words)
        return (found is not None and found[1] == len(words)) or (len(words) == 1 and self.is_group(words[0]))

    def slip_in_group(self, word: str, typed: str) -> Command[DeskT] | None:
        """The command of a group whose second word, or another word for it, looks like what was typed."""
        every = [(path, command) for path, command in (*self._by_path.items(), *self._synonyms.items())]
        every += [(path, command) for path, (command, _) in self._phrases.items()]
        seconds = {path[1]: command for path, command in reversed(every) if path[0] == word.casefold() and len(path) == 2}
        near = difflib.get_close_matches(typed.casefold(), seconds, n=1, cutoff=SLIP_IN_GROUP)
        # "unhide" is no slip of "hide": it says the contrary.
        return seconds[near[0]] if near and typed.casefold() not in (f"un{near[0]}", near[0].removeprefix("un")) else None

    @property
    def topical(self) -> list[Command[DeskT]]:
        """The commands that may follow a topic's slash name."""
        return [command for command in self if command.topical]

    @property
    def reserved(self) -> frozenset[str]:
        """Words that can't be a topic's slash name."""
        return frozenset({*ROOTS, *(word for path in self._by_path for word in path)})

    def nearest(self, words: str, *, count: int = 3, alike: float = 0.6) -> list[str]:
        """The names of commands that look like what was typed, best first; ``alike`` is how much of both is the same at least."""
        names = [command.name for command in self]
        return difflib.get_close_matches(words.casefold(), names, n=count, cutoff=alike)


def _filled(behind: str, groups: Mapping[str, str]) -> str:
    """The words behind a command with what a pattern's groups hold: "{1}" as it is, "{1!q}" as one word."""
    return re.sub(r"\{(\d)(!q)?\}", lambda place: quote(groups[place[1]]) if place[2] else groups[place[1]], behind)
