"""Reading a command's options from a line: bare words, ``name:value``, quotations, and text that is taken as it is."""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Mapping, Sequence
from typing import Any

from bot.core.command import Command, Option, field_name, options_of
from bot.core.errors import BadOption, BriefingError
from bot.core.language import say
from bot.core.line import POLITE, Line, Word
from bot.core.request import Role
from bot.core.text import clean

#: The most words that a value without quotation marks is made of: "3 May 2024", "between 3 May 2024 and 9 June 2024".
_VALUE_WORDS = 8
#: So many choices are all offered where none looks like what was typed.
_FEW_CHOICES = 3


def split_options(command: Command[Any], line: Line, taken: int, given: Mapping[str, str] | None = None) -> dict[str, str]:
    """The words for each option of a command, by option name. The first ``taken`` bare words of the line are used already.

    ``given`` holds options that are known beforehand (the topic of "/qwen stats") and need no word of the line.

    Raises:
        BadOption: an unknown option, one given twice, or words that no option takes.
    """
    options = {one.name: one for one in options_of(command.options)}
    rest = next((one for one in options.values() if one.rest), None)
    found, bare = _named(command, line, taken, given or {})
    if not command.changes and not (rest and rest.verbatim):
        bare = _without_courtesy(_spoken(options, found, bare, line))
    else:
        _take_choices(options, found, bare, line)
    for one in options.values():
        if one.positional and not one.rest and one.name not in found and bare:
            found[one.name] = bare.pop(0).value
    if bare and rest is not None and rest.name not in found:
        found[rest.name] = _rest(line, bare, rest)
    elif bare and not POLITE.issuperset(word.value.casefold().strip("!.,") for word in bare):
        typed = " ".join(word.value for word in bare)
        if not options:
            raise BadOption("words-unused-without-options", command=command.name, typed=typed)
        raise BadOption("words-unused", command=command.name, typed=typed, usage=_usage(options))
    return found


def _without_courtesy(bare: list[Word]) -> list[Word]:
    """The words without those at their end that ask for nothing ("please")."""
    size = next((at for at in range(len(bare), 0, -1) if bare[at - 1].key or bare[at - 1].value.casefold().strip("!.,") not in POLITE), 0)
    return bare[:size]


def _take_choices(options: Mapping[str, Option], found: dict[str, str], bare: list[Word], line: Line) -> None:
    """Puts bare words into ``found`` that are one of an option's choices, wherever they stand ("role editor @name")."""
    for one in options.values():
        if one.choices and one.by_value and one.name not in found:
            hit = next((word for word in bare if _can_read(one, word.value) and not _is_quoted_bare(word, line)), None)
            if hit is not None:
                bare.remove(hit)
                found[one.name] = hit.value


def _named(command: Command[Any], line: Line, taken: int, given: Mapping[str, str]) -> tuple[dict[str, str], list[Word]]:
    """The options that are typed with their names, and the words that belong to none of them. Raises BadOption."""
    options = {one.name: one for one in options_of(command.options)}
    rest = next((one for one in options.values() if one.rest), None)
    needed = [one.name for one in options.values() if one.positional and one.required and not one.rest]
    found: dict[str, str] = dict(given)
    bare: list[Word] = []
    seen = 0
    open_phrase: str | None = None
    words = list(line.all_words)
    behind_text = _options_at_the_end(words, options) if rest and rest.verbatim else 0
    while words:
        word = words.pop(0)
        if word.key is not None and word.key not in options:
            word = _under_its_name(options, word)
        if word.key is None:
            seen += 1
            if seen <= taken:
                continue
            # Words after a phrase belong to it, unless the command still needs them ("correct title:Depot a6").
            if open_phrase is not None and len(bare) >= sum(name not in found for name in needed):
                found[open_phrase] += f" {line.raw[word.start : word.end]}"
            else:
                bare.append(word)
        elif rest and rest.verbatim and bare and len(words) >= behind_text:
            bare.append(word)
        elif word.key in options:
            if word.key in found and word.key not in given:
                raise BadOption("option-given-twice", option=word.key)
            found[word.key] = _whole_value(options[word.key], word, words, line)
            open_phrase = word.key if _takes_more(options[word.key]) and not _is_quoted(word, line) else None
        elif rest is not None and (rest.verbatim or word.key in rest.keeps or (rest.required and not _is_option_like(word, line))):
            bare.append(word)  # pasted text and questions may hold such words
        else:
            raise _unknown(command, word.key, word.value, options)
    return found, bare


def _options_at_the_end(words: Sequence[Word], options: Mapping[str, Option]) -> int:
    """How many words at the end of pasted text are options of the command, each once and with a value that it can read."""
    known: list[str] = []
    for word in reversed(words):
        name = _called(options, word.key) if word.key else ""
        if name not in options or name in known or not word.value or not _can_read(options[name], word.value):
            break
        known.append(name)
    return len(known)


def _called(options: Mapping[str, Option], key: str) -> str:
    """The name of the option that has the key among its other words, else the key."""
    return next((one.name for one in options.values() if key in one.also), key)


def _under_its_name(options: Mapping[str, Option], word: Word) -> Word:
    """The word with the option's name for its key, where that is another word for it ("before:2024" is "until:before 2024")."""
    name, key = _called(options, word.key or ""), word.key or ""
    keeps = name in options and key in options[name].part_of_value
    return dataclasses.replace(word, key=name, value=f"{key} {word.value}" if keeps else word.value)


def _is_option_like(word: Word, line: Line) -> bool:
    """Whether a word with a colon looks like an option, and not like a name with one in it ("Re:Invent")."""
    return line.raw[word.start : word.end].lstrip("-—–")[0].islower() and "：" not in line.raw[word.start : word.end]


def _whole_value(one: Option, word: Word, following: list[Word], line: Line) -> str:
    """The value of a named option: also the next words, where only they make it one ("since:last week"). Those are taken away."""
    if one.parse is str or _can_read(one, word.value) or _is_quoted(word, line):
        return word.value
    for size in range(1, _VALUE_WORDS):
        more = following[:size]
        if len(more) == size and all(each.key is None for each in more):
            whole = " ".join((word.value, *(each.value for each in more))).strip()
            if _can_read(one, whole):
                del following[:size]
                return whole
    return word.value


def _can_read(one: Option, typed: str) -> bool:
    if one.choices:
        return typed.casefold() in {choice.casefold() for choice in (*one.choices, *one.means)}
    try:
        one.parse(typed)
    except ValueError:
        return False
    return True


def _spoken(options: Mapping[str, Option], found: dict[str, str], bare: list[Word], line: Line) -> list[Word]:
    """The words that are left when options were taken out that are named without a colon ("since yesterday", "by Ada Roe") or that their
    value gives away ("2024"); those are put into ``found``. Raises BadOption."""
    left: list[Word] = []
    at = 0
    while at < len(bare):
        named = next((hit for one in options.values() if (hit := _spoken_at(one, options, bare, at, line))), None)
        if named is None:
            left.append(bare[at])
            at += 1
            continue
        name, value, at = named
        if name in found:
            raise BadOption("option-given-twice", option=name)
        found[name] = value
    return left


def _spoken_at(one: Option, options: Mapping[str, Option], bare: list[Word], at: int, line: Line) -> tuple[str, str, int] | None:
    """The option's name and value where they begin at that word, and the place behind them; else None."""
    for name in one.spoken:
        size = len(name.split())
        if _says(bare, at, name) and not _is_quoted_bare(bare[at], line) and (read := _value_at(one, options, bare, at + size, line)):
            value, end = read
            return one.name, f"{name} {value}" if name in one.part_of_value else value, end
    if one.by_value and not _is_quoted_bare(bare[at], line) and (read := _value_at(one, options, bare, at, line)):
        return one.name, *read
    return None


def _value_at(one: Option, options: Mapping[str, Option], bare: list[Word], at: int, line: Line) -> tuple[str, int] | None:
    if one.parse is str:  # everything up to the next option
        end = at
        while end < len(bare) and not any(_spoken_at(other, {}, bare, end, line) for other in options.values() if other.name != one.name):
            end += 1
        return (" ".join(word.value for word in bare[at:end]), end) if end > at else None
    for size in range(min(_VALUE_WORDS, len(bare) - at), 0, -1):
        value = " ".join(word.value for word in bare[at : at + size])
        if _can_read(one, value):
            return value, at + size
    return None


def _says(bare: list[Word], at: int, name: str) -> bool:
    words = name.split()
    said = [word.value.casefold() for word in bare[at : at + len(words)]]
    return bool(said) and [*said[:-1], said[-1].rstrip(":：")] == words  # "since: 2024"


def _is_quoted_bare(word: Word, line: Line) -> bool:
    return line.raw[word.start : word.end] != word.value


def _takes_more(one: Option) -> bool:
    return one.phrase or (one.rest and not one.verbatim)


def _is_quoted(word: Word, line: Line) -> bool:
    return not word.value or not line.raw[word.start : word.end].endswith(word.value)


def _rest(line: Line, words: list[Word], rest: Option) -> str:
    if rest.verbatim:
        return line.raw[words[0].start : words[-1].end].strip()
    if len(words) == 1 and words[0].key is None:
        return words[0].value
    return " ".join(line.raw[word.start : word.end] for word in words)


def _unknown(command: Command[Any], key: str, value: str, options: Mapping[str, Option]) -> BadOption:
    name, usage = command.name, _usage(options)
    takes_text = any(one.rest for one in options.values())
    if not options:
        return BadOption("option-unknown-and-none-there", command=name, unknown=key)
    if near := difflib.get_close_matches(key, options, n=1):
        error = BadOption(
            "option-unknown-but-near-or-quoted" if takes_text else "option-unknown-but-near",
            command=name,
            unknown=key,
            near=near[0],
        )
        return error.meaning(f"{key}:{value}", f"{near[0]}:{value}")
    return BadOption("option-unknown-or-quoted" if takes_text else "option-unknown", command=name, unknown=key, usage=usage)


def _usage(options: Mapping[str, Option]) -> str:
    """The options as one types them: "topic:Qwen since:…"."""
    return " ".join(f"{one.name}:{one.example or '…'}" for one in options.values())


def build_options(command: Command[Any], words: Mapping[str, str], role: Role = Role.ADMIN) -> Any:
    """The command's options object from option words; ``role`` says which examples fit.

    Raises:
        BadOption: a value can't be read, is none of the choices, or a required one is missing.
    """
    values: dict[str, Any] = {}
    for one in options_of(command.options):
        typed = words.get(one.name)
        if typed is None or (one.required and not clean(typed).strip()):
            if one.required:
                examples = command.examples_for(role)
                example = examples[0] if examples else f"/brief {command.name} {one.name}:{one.example}"
                raise BadOption("option-missing", command=command.name, option=one.name, help=say(one.help), example=example)
            continue
        values[field_name(one.name)] = _read(one, typed, guesses=not command.changes)
    return command.options(**values)


def _likely(typed: str, choices: Sequence[str], *, guesses: bool) -> Sequence[str]:
    """The choices that look like what was typed, else with ``guesses`` all where they are few."""
    near = difflib.get_close_matches(typed.casefold(), choices, n=2, cutoff=0.6)
    return near or (choices if guesses and len(choices) <= _FEW_CHOICES else ())


def _read(one: Option, typed: str, *, guesses: bool) -> Any:
    """The value. ``guesses``: what was probably meant is offered though it does not look like what was typed. Raises BadOption."""
    if one.choices:
        typed = one.means.get(typed.casefold(), typed)
        chosen = next((choice for choice in one.choices if choice.casefold() == typed.casefold()), None)
        if chosen is None:
            error = BadOption("option-not-a-choice", option=one.name, typed=typed, choices=", ".join(one.choices))
            raise error.meaning(typed, *_likely(typed, one.choices, guesses=guesses))
        typed = chosen
    try:
        return one.parse(typed)
    except BriefingError as error:
        error.option = one.name
        raise
    except ValueError as error:
        if one.example:
            raise BadOption("option-unreadable-with-example", option=one.name, reason=error, example=one.example) from error
        raise BadOption("option-unreadable", option=one.name, reason=error) from error
