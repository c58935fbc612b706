"""The terminal, where the operator types: one line or a conversation; and an outlet that prints digests."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TextIO

from bot.core.document import Document, Outcome
from bot.core.front import Front
from bot.core.outlet import Audience, Details, Mark, Refused
from bot.core.request import Attachment, Caller, Platform, Request

Render = Callable[[Document], str]

#: What a command exits with for each kind of answer; "not in the store" is an answer.
EXIT_STATUS: Mapping[Outcome, int] = {
    Outcome.ANSWER: 0,
    Outcome.NOTHING_FOUND: 0,
    Outcome.REFUSED: 1,
    Outcome.FAILED: 1,
    Outcome.MISTAKE: 2,
}


def operator(workspace: str | None, time_zone: str | None = None) -> Caller:
    """The person at the terminal: the operator of the library, or of that workspace."""
    try:
        name = getpass.getuser()
    except (KeyError, OSError):  # no such user in a container
        name = "operator"
    return Caller(Platform.TERMINAL, workspace, None, user=name, user_name=name, is_administrator=True, time_zone=time_zone)


class TerminalAdapter:
    """Hands lines to the bot and prints what comes back through one renderer."""

    def __init__(
        self,
        front: Front,
        caller: Caller,
        render: Render,
        out: TextIO | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._front = front
        self._caller = caller
        self._render = render
        self._out = out or sys.stdout
        self._clock = clock

    async def ask(self, line: str, attachments: tuple[Attachment, ...] = ()) -> Document:
        """The answer to one line, printed."""
        document = await self._front.answer(Request(line, self._caller, attachments, now=self._clock()))
        shown = self._render(document)
        print(shown, end="" if shown.endswith("\n") or not shown else "\n", file=self._out, flush=True)
        return document

    async def converse(self, read_line: Callable[[str], str]) -> None:
        """Answers lines until the input ends or somebody says quit."""
        print("Ask, or type help; quit ends. For example: /qwen stats", file=self._out, flush=True)
        while True:
            try:
                line = read_line("> ").strip()
            except (EOFError, KeyboardInterrupt):
                print(file=self._out)
                return
            if line.casefold() in ("quit", "exit", "/quit", "/exit"):
                return
            if line:
                await self.ask(line)
                print(file=self._out, flush=True)


class TerminalOutlet:
    """Prints digests; what was printed can't be looked up afterwards, and printing never fails halfway."""

    platform = Platform.TERMINAL
    details = Details.BELOW

    def __init__(self, render: Render, out: TextIO | None = None) -> None:
        self._render = render
        self._out = out or sys.stdout

    def share(self, processes: int, wait: float) -> None:
        """Nothing: a terminal has no limits."""

    def split(self, document: Document) -> tuple[Document, ...]:
        return (document,)

    async def post(self, audience: Audience, part: Document, mark: Mark) -> str:
        print(f"── to {audience.channel} ──\n{self._render(part)}\n", file=self._out, flush=True)
        return f"{mark.delivery}.{mark.part}"

    async def amend(self, audience: Audience, message_id: str, part: Document, mark: Mark | None) -> None:
        raise Refused("terminal-prints-once")

    async def reply(self, audience: Audience, message_id: str, document: Document, mark: Mark) -> str:
        return await self.post(audience, document, mark)

    async def direct_channel(self, workspace: str, person: str) -> str:
        return "terminal"

    async def make_ready(self, audience: Audience) -> bool:
        return False

    async def may_see(self, audience: Audience, person: str) -> bool:
        return True

    async def has_left(self, workspace: str, person: str) -> bool:
        return False

    async def find(self, audience: Audience, mark: Mark, since: datetime, thread: str | None = None) -> str | None:
        return None
