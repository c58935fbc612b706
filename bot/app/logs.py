"""How log lines are written: one line each for people, or JSON for machines, with the reference of the request where there is one."""

from __future__ import annotations

import logging
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TextIO

from bot.core.reference import current_reference
from bot.core.text import clean

if TYPE_CHECKING:
    from bot.config import LogFormat, LogLevel


def configure_terminal(*, verbose: bool = False) -> None:
    """Has warnings and errors, with ``verbose`` everything, written to standard error, for a command that ends soon. Nothing is loaded."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(ConsoleFormatter())
    logging.basicConfig(level=logging.DEBUG if verbose else logging.WARNING, handlers=[handler], force=True)


def configure(form: LogFormat, level: LogLevel = "warning", stream: TextIO | None = None) -> None:
    """Has what is as grave as the level, or graver, written by structlog: to standard error unless another stream is given."""
    import structlog

    written = structlog.processors.JSONRenderer(ensure_ascii=True) if form == "json" else _as_console
    formatter = structlog.stdlib.ProcessorFormatter(
        # What every line gets, from whatever library it comes.
        foreign_pre_chain=(
            structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"),
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            _with_reference,
        ),
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            structlog.processors.EventRenamer("message"),
            written,
        ],
    )
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(formatter)
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)


class ConsoleFormatter(logging.Formatter):
    """The same lines for people without structlog, which takes longer to load than a short command may take."""

    def format(self, record: logging.LogRecord) -> str:
        time = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {"time": time, "level": record.levelname, "logger": record.name, "message": record.getMessage()}
        line |= {"exception": self.formatException(record.exc_info)} if record.exc_info else {}
        return _as_console(None, "", _with_reference(None, "", line))


def _with_reference(_logger: Any, _method: str, line: Any) -> Any:
    return {**line, "reference": reference} if (reference := current_reference()) else line


def _as_console(_logger: Any, _method: str, line: Any) -> str:
    """One line without control characters; the traceback of an error follows it."""
    reference = f" [{line['reference']}]" if "reference" in line else ""
    message = " ".join(clean(str(line["message"])).split("\n"))
    text = f"{line['time']} {line['level'].upper()} {line['logger']}{reference}: {message}"
    return f"{text}\n{clean(str(line['exception']))}" if "exception" in line else text
