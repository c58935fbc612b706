"""What is logged: one line each, with the reference that people were shown, and none of their words."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest

from bot.app import logs
from bot.config import LogFormat
from bot.core.reference import current_reference, referenced

log = logging.getLogger("bot.somewhere")


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield io.StringIO()
    root.handlers[:] = handlers
    root.setLevel(level)


def written(form: LogFormat, stream: io.StringIO) -> str:
    """What is written of a warning within a request, and of an error outside of any."""
    logs.configure(form, stream=stream)
    log.info("nobody needs this")
    with referenced():
        log.warning("feed %s can't be read: %s", "F1", "a\x1b[31mred\x07\nline \u202e")
    try:
        raise ValueError("odd \x1b[2J")
    except ValueError:
        log.exception("it failed")
    return stream.getvalue()


def test_lines_for_people_hold_no_control_characters(stream: io.StringIO) -> None:
    found = written("console", stream)
    first, second, *traceback = found.splitlines()
    assert first.endswith("feed F1 can't be read: a [31mred  line  ")
    assert " WARNING bot.somewhere [" in first
    assert second.endswith("ERROR bot.somewhere: it failed")
    assert traceback[0].startswith("Traceback")
    assert not set(found) & {"\x1b", "\x07", "\u202e"}


def test_lines_for_machines_are_one_object_each(stream: io.StringIO) -> None:
    first, second = (json.loads(line) for line in written("json", stream).splitlines())
    assert (first["level"], first["logger"]) == ("warning", "bot.somewhere")
    assert len(first["reference"]) == 6
    assert "reference" not in second
    assert "ValueError" in second["exception"]


def test_what_is_done_within_a_request_has_its_reference() -> None:
    assert current_reference() == ""
    with referenced() as outer, referenced() as inner:
        assert outer == inner == current_reference()
    with referenced() as other:
        assert other != outer
