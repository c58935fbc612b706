"""Lines whose words stand in another order than the command's: "pause feed n1", "digest d1 pause", "f12 source", "first 3 quotes acme"."""

from __future__ import annotations

import re
from typing import Any

from bot.core.catalog import Catalog
from bot.core.command import options_of
from bot.core.line import Line

#: The mark of an entry or article, and of anything that commands name by one.
_ENTRY, _MARK = re.compile(r"[aefpq]\d{1,7}w?", re.IGNORECASE), re.compile(r"[a-z]?\d{1,7}w?", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,3}")
_COUNTING = frozenset("first last top newest latest".split())


def in_order(line: Line, catalog: Catalog[Any]) -> str | None:
    """The line with its command's words in front and in their order; None where they stand so already, or name no command."""
    words = tuple(word.casefold() for word in line.values)
    return _mark_first(line, words, catalog) or _verb_first(line, words, catalog) or _number_first(line, words, catalog)


def _mark_first(line: Line, words: tuple[str, ...], catalog: Catalog[Any]) -> str | None:
    """An entry's mark alone or before its command, and a mark between a group and the command's second word."""
    if _ENTRY.fullmatch(words[0]):
        if len(words) == 1:
            return f"/brief source {words[0]}"
        match = catalog.match(words[1:])
        takes = options_of(match[0].options) if match else ()
        if match and takes and takes[0].name == "entry":
            return f"/brief {match[0].name} {words[0]} {line.behind(1 + match[1])}".rstrip()
        return None
    if len(words) > 2 and _MARK.fullmatch(words[1]) and catalog.is_group(words[0]) and (match := catalog.match((words[0], words[2]))):
        return f"/brief {match[0].name} {words[1]} {line.behind(3)}".rstrip() if match[1] > 1 else None
    return None


def _verb_first(line: Line, words: tuple[str, ...], catalog: Catalog[Any]) -> str | None:
    """The second word of a group's command before the group."""
    if len(words) < 2 or _is_whole(catalog, words[:2]):
        return None
    for noun in dict.fromkeys((words[1], words[1].removesuffix("s"))):
        if catalog.is_group(noun) and _is_whole(catalog, (noun, words[0])):
            return f"/brief {noun} {words[0]} {line.behind(2)}".rstrip()
    return None


def _is_whole(catalog: Catalog[Any], words: tuple[str, ...]) -> bool:
    """Whether all of these words name a command, or are other words for one."""
    found = catalog.match(words) or (None, 0)
    phrase = catalog.match_phrase(words) or (None, 0, {})
    return max(found[1], phrase[1]) == len(words)


def command_last(line: Line, command: str) -> str:
    """The line with the command, which its last word names, in front: "acme since 2024 timeline"."""
    last = line.all_words[-1]
    return f"/brief {command} {line.raw[line.all_words[0].start : last.start]}".rstrip()


def _number_first(line: Line, words: tuple[str, ...], catalog: Catalog[Any]) -> str | None:
    """How many are wanted, before the command that shows them."""
    if len(words) < 3 or words[0] not in _COUNTING or not _NUMBER.fullmatch(words[1]):
        return None
    match = catalog.match(words[2:])
    command, taken = match if match else (None, 0)
    if command is None:  # "last 3 articles" is "last articles limit:3"
        phrase = catalog.match_phrase((words[0], *words[2:]))
        command, taken = (phrase[0], phrase[1] - 1) if phrase and phrase[1] == len(words) - 1 else (None, 0)
    if command is None or command.changes or all(one.name != "limit" for one in options_of(command.options)):
        return None
    return f"/brief {command.name} {line.behind(2 + taken)} limit:{words[1]}"
