"""Errors as documents: a slip, a refusal and a fault look different, and what was probably meant is a button that does it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from bot.core.catalog import Catalog
from bot.core.document import Block, Choice, Choices, Document, Hint, Outcome, Paragraph, Span, Spans, Text, note
from bot.core.errors import BriefingError, CommandMistake, Fix, NotAllowed
from bot.core.language import say
from bot.core.line import ROOT, quote, readable
from bot.core.messages import Keyed, explain
from bot.core.text import clean, one_line, shorten

#: The most buttons below an error.
BUTTONS = 4
_LABEL = 75
_COMMAND = re.compile(rf"/{ROOT}(?: [a-z]+(?![a-z])){{1,3}}")
#: The arguments of errors that are command lines of ours; others may hold anything that somebody typed.
_TOLD = ("near", "line", "lines_to_type", "example", "commands")
#: What lies between several command lines in one argument.
_BETWEEN = re.compile(r" or | 或 |; |, (?=/)|、(?=/)")


def mistake(error: Keyed, *, line: str = "", catalog: Catalog[Any] | None = None) -> Document:
    """The document that says what went wrong and what to do next. ``line`` is the one that the error is about: what was probably meant is
    put into it. Commands of the catalogue are hints in the sentences."""
    slip = isinstance(error, CommandMistake)
    explained = explain(error)
    known = _lines_in(error)
    blocks: list[Block] = [
        Paragraph(spans=_with_hints(sentence, known, error.arguments, catalog))
        for sentence in (explained.message, explained.next_step)
        if sentence
    ]
    if choices := _choices(error, clean(line)):
        blocks.append(Choices(choices=choices))
    # A slip needs no headline: what was wrong and what to do are two sentences.
    title = "" if slip else say("Not allowed") if error.code == NotAllowed.code else say("Not done")
    outcome = Outcome.MISTAKE if slip else Outcome.REFUSED
    option = error.option if isinstance(error, BriefingError) else ""
    return Document(title=title, blocks=tuple(blocks), outcome=outcome, code=error.code, option=option)


def failure(reference: str) -> Document:
    """The document for an unexpected error; the log has its details under the reference."""
    return Document(
        title=say("Something broke on my side"),
        blocks=(
            Paragraph(
                spans=(
                    Text(text=say("Nothing was changed as far as I know. The log has the details under {reference}.", reference=reference)),
                )
            ),
            note(say("Try again in a moment; if it stays, give that reference to whoever runs this bot.")),
        ),
        outcome=Outcome.FAILED,
        code=f"failed-{reference}",
    )


def _choices(error: Keyed, line: str) -> tuple[Choice, ...]:
    """A button for each line that was probably meant, and for the line with what was probably meant in it."""
    if not isinstance(error, BriefingError):
        return ()
    found = {offered: Choice(label=shorten(one_line(readable(offered)), _LABEL), line=offered, replace=True) for offered in error.lines}
    for fix in error.fixes:
        if (fixed := _fixed(line, fix, error.option)) and fixed not in found:
            found[fixed] = Choice(label=shorten(one_line(fix.meant), _LABEL) or "…", line=fixed, replace=True)
    return tuple(found.values())[:BUTTONS]


def _fixed(line: str, fix: Fix, option: str) -> str:
    """The line with what was meant in place of what was typed; empty where that is not to be seen in it, or more than once."""
    meant = quote(fix.meant) if re.search(r'[\s"“„「\\]', fix.meant) else fix.meant
    for before in ("", f"{option}:"):
        found = list(re.finditer(rf"(?<!\w){re.escape(before + fix.typed)}(?!\w)", line, re.IGNORECASE)) if fix.typed else []
        if len(found) == 1:
            start, end = found[0].span()
            if start and line[start - 1] == "/" and not line[: start - 1].strip():
                return f"/{ROOT} {meant}{line[end:]}"
            if line[start - 1 : start] in ('"', "“") and line[end : end + 1] in ('"', "”"):
                start, end = start - 1, end + 1
            return f"{line[:start]}{before}{meant}{line[end:]}"
    return ""


def _lines_in(error: Keyed) -> tuple[str, ...]:
    """The whole command lines that the error's sentences hold, the longest first."""
    own = error.lines if isinstance(error, BriefingError) else ()
    told = (part for name in _TOLD if name in error.arguments for part in _BETWEEN.split(str(error.arguments[name])))
    return tuple(sorted({line for line in (*own, *told) if line.startswith("/") and len(line) > 1}, key=len, reverse=True))


def _with_hints(sentence: str, known: tuple[str, ...], arguments: Mapping[str, object], catalog: Catalog[Any] | None) -> Spans:
    """The sentence with its command lines as hints."""
    spans: list[Span] = []
    at = 0
    for start, end in _hints(sentence, known, arguments, catalog):
        spans += [Text(text=sentence[at:start])] if start > at else []
        spans.append(Hint(line=sentence[start:end]))
        at = end
    return (*spans, *((Text(text=sentence[at:]),) if at < len(sentence) else ()))


def _hints(
    sentence: str, known: tuple[str, ...], arguments: Mapping[str, object], catalog: Catalog[Any] | None
) -> Iterator[tuple[int, int]]:
    """Where command lines begin and end in the sentence, in order."""
    at = 0
    while (start := sentence.find("/", at)) >= 0:
        whole = next((line for line in known if sentence.startswith(line, start)), "")
        end = start + len(whole) if whole else _end_of_command(sentence, start, arguments, catalog)
        if end > start:
            yield start, end
        at = max(end, start + 1)


def _end_of_command(sentence: str, start: int, arguments: Mapping[str, object], catalog: Catalog[Any] | None) -> int:
    """Where the command ends that begins there, with the argument of the error that stands behind it; ``start`` where there is none."""
    found = _COMMAND.match(sentence, start)
    if found is None or catalog is None:
        return start
    words = found[0].split(" ")
    match = catalog.match(words[1:])
    if match is None:
        return start
    end = start + len(" ".join(words[: match[1] + 1]))
    behind = (str(value) for value in arguments.values())
    return end + next((len(value) + 1 for value in behind if value.strip() and sentence.startswith(f" {value}", end)), 0)
