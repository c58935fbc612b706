"""The terminal's conversation and its outlet."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from bot.core.document import Document, Outcome, paragraph
from bot.core.outlet import Audience, Mark
from bot.core.request import Platform
from bot.platforms.terminal.adapter import EXIT_STATUS, TerminalAdapter, TerminalOutlet, operator
from bot.platforms.terminal.renderer import render
from tests.platforms.fake_front import FakeFront


def reader(*lines: str | type[BaseException]) -> Callable[[str], str]:
    """Types these lines one after another; an exception is raised instead."""
    left: Iterator[str | type[BaseException]] = iter(lines)

    def read(prompt: str) -> str:
        line = next(left)
        if isinstance(line, str):
            return line
        raise line

    return read


@pytest.mark.parametrize("end", ["quit", "EXIT", EOFError, KeyboardInterrupt])
async def test_a_conversation_answers_each_line_until_it_ends(end: str | type[BaseException]) -> None:
    front, out = FakeFront(), io.StringIO()
    adapter = TerminalAdapter(front, operator("slack:T1"), render, out)
    await adapter.converse(reader("/acme stats", "   ", "who sells robots?", end, "/never asked"))
    assert [request.line for request in front.requests] == ["/acme stats", "who sells robots?"]
    assert {request.caller.workspace for request in front.requests} == {"slack:T1"}
    assert {request.caller.platform for request in front.requests} == {Platform.TERMINAL}


def test_what_is_not_in_the_store_is_an_answer_and_a_mistake_is_none() -> None:
    assert set(EXIT_STATUS) == set(Outcome)
    assert (EXIT_STATUS[Outcome.NOTHING_FOUND], EXIT_STATUS[Outcome.REFUSED], EXIT_STATUS[Outcome.MISTAKE]) == (0, 1, 2)


async def test_a_digest_is_printed_whole() -> None:
    out = io.StringIO()
    outlet = TerminalOutlet(render, out)
    document = Document(title="Digest ABCDE: Acme", blocks=(paragraph("News. " * 2000),))
    audience, mark = Audience(Platform.TERMINAL, "", "terminal"), Mark("01ABC", 0, "ABCDE")
    assert outlet.split(document) == (document,)
    assert await outlet.post(audience, document, mark) == "01ABC.0"
    assert out.getvalue().startswith("── to terminal ──\nDigest ABCDE: Acme\n")
    assert out.getvalue().count("News.") == 2000
    assert await outlet.find(audience, mark, datetime(2025, 1, 1, tzinfo=UTC)) is None
