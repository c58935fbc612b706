"""Reading a stream: one line out for each line in, whatever the lines hold."""

from __future__ import annotations

import io
import json
import logging
from typing import Any

import pytest

from bot.entries.streaming import read_stream
from storage.drafts import TopicDraft, Vocabulary

TEXT = "Harbour Lines sold 40 ferries in 2023, the shipping company said in Bergen."


def stream(*lines: str, known: Vocabulary | None = None) -> tuple[int, list[dict[str, Any]], str]:
    """How many lines could not be read, the objects that came out, and what was said on standard error."""
    out, err = io.StringIO(), io.StringIO()
    refused = read_stream(lines, known or Vocabulary(), out, err)
    return refused, [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue()


def test_a_line_that_is_no_article_gives_its_error_and_the_stream_goes_on() -> None:
    refused, found, errors = stream('{"id": 1}', "nonsense", json.dumps({"id": "3", "text": TEXT}))
    assert refused == 2
    assert [one["id"] for one in found] == ["1", None, "3"]
    assert ["error" in one for one in found] == [True, True, False]
    assert "text" in found[0]["error"]
    assert errors.splitlines()[0].startswith("line 1: ")
    assert [fact["value"] for fact in found[2]["facts"]] == ["40"]


def test_a_text_that_breaks_the_reader_gives_a_reference_and_the_stream_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    nameless: dict[str, Any] = {"name": None}  # the reader meets no such topic, so it breaks
    broken = Vocabulary.model_construct(topics=(TopicDraft.model_construct(**nameless),), metrics=())
    lines = [json.dumps({"id": name, "text": TEXT}) for name in ("a", "b")]
    with caplog.at_level(logging.ERROR):
        refused, found, errors = stream(*lines, known=broken)
    assert (refused, [one["id"] for one in found], errors) == (2, ["a", "b"], "")
    for one, record in zip(found, caplog.records, strict=True):
        assert set(one) == {"id", "error"}
        reference = record.getMessage().rpartition(" ")[2]
        assert reference in one["error"]
        assert record.exc_info is not None
