"""How log lines are written: one line each for people, or JSON for machines, with the reference of the request where there is one."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TextIO

from bot.core.reference import current_reference
from bot.core.text import clean

if TYPE_CHECKING:
    from bot.config import LogFormat


def _when(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")


class ConsoleFormatter(logging.Formatter):
    """One line without control characters; the traceback of an error follows it."""

    def format(self, record: logging.LogRecord) -> str:
        reference = f" [{found}]" if (found := current_reference()) else ""
        message = " ".join(clean(record.getMessage()).split("\n"))
        line = f"{_when(record)} {record.levelname} {record.name}{reference}: {message}"
        return f"{line}\n{clean(self.formatException(record.exc_info))}" if record.exc_info else line


class JsonFormatter(logging.Formatter):
    """One JSON object on one line."""

    def format(self, record: logging.LogRecord) -> str:
        values = {"time": _when(record), "level": record.levelname.lower(), "logger": record.name, "message": record.getMessage()}
        if reference := current_reference():
            values["reference"] = reference
        if record.exc_info:
            values["exception"] = self.formatException(record.exc_info)
        return json.dumps(values)


def configure(form: LogFormat, *, verbose: bool = False, stream: TextIO | None = None) -> None:
    """Has warnings and errors, with ``verbose`` everything, written so: to standard error unless another stream is given."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonFormatter() if form == "json" else ConsoleFormatter())
    logging.basicConfig(level=logging.DEBUG if verbose else logging.WARNING, handlers=[handler], force=True)
