"""The arguments that several commands take, and how they are read."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.core.errors import NotReadable
from storage.values import PartialDate


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"
    SLACK = "slack"
    DISCORD = "discord"


class AnswerFormat(StrEnum):
    TEXT = "text"
    JSON = "json"
    SLACK = "slack"
    DISCORD = "discord"
    CSV = "csv"


Workspace = Annotated[str | None, typer.Option(help="Work in this workspace (slack:T123, discord:4711) instead of the library.")]
FormatOption = Annotated[Format, typer.Option("--format", help="How the answer is written.")]
Now = Annotated[str | None, typer.Option("--now", help="As if it were this time (ISO 8601, with its offset; UTC without).")]


def date_of(words: str | None) -> PartialDate | None:
    """The value of ``--published``. Raises BadParameter."""
    if words is None:
        return None
    try:
        return PartialDate.parse(words)
    except ValueError:
        raise typer.BadParameter(f"“{words}” is no date; write 2024-09-24, 2024-09 or 2024", param_hint="--published") from None


def instant_of(words: str | None) -> datetime | None:
    """The value of ``--now``, in UTC. Raises BadParameter."""
    if words is None:
        return None
    try:
        found = datetime.fromisoformat(words)
    except ValueError:
        raise typer.BadParameter(f"“{words}” is no time; write 2025-03-01T09:00+01:00", param_hint="--now") from None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def opened(path: str) -> Any:
    """The file of that path as text, - for standard input. Bytes that are no UTF-8 come as surrogates. Raises NotReadable."""
    if path == "-":
        return open(sys.stdin.fileno(), encoding="utf-8", errors="surrogateescape", closefd=False)
    try:
        return open(path, encoding="utf-8", errors="surrogateescape")
    except OSError as error:
        raise NotReadable("file-not-opened", path=path, reason=error.strerror) from error


def content_of(path: str) -> bytes:
    """The bytes of the file of that path. Raises NotReadable."""
    try:
        return Path(path).read_bytes()
    except IsADirectoryError as error:
        raise NotReadable("file-is-folder", path=path, folder=path.rstrip("/")) from error
    except OSError as error:
        raise NotReadable("file-not-opened", path=path, reason=error.strerror) from error
