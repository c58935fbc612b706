"""What a platform's adapter sees of the bot."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.core.document import Chart, Document
from bot.core.form import Form
from bot.core.request import Caller, Platform, Request


@dataclass(frozen=True, slots=True)
class TopicName:
    """A topic as adapters need it: its name, and its slash name where it has one."""

    name: str
    slash: str | None = None


class Front(Protocol):
    """What an adapter sees of the bot: it hands in requests and gets documents."""

    async def answer(self, request: Request) -> Document:
        """The answer, always: mistakes and failures are documents too. Never raises but for cancellation."""
        ...

    async def complete(self, caller: Caller, kind: str, typed: str) -> Sequence[str]:
        """At most 25 completions for an option that is being typed; empty when something goes wrong."""
        ...

    async def topics(self, workspace: str | None) -> Sequence[TopicName]:
        """The topics that this workspace sees (None: the library's)."""
        ...

    async def groups(self, workspace: str | None) -> Collection[str]:
        """The platform's ids of the groups that were given a role in this workspace; only these matter among a caller's groups."""
        ...

    def is_slow(self, line: str) -> bool:
        """Whether this line may take more than a second, so that the adapter should acknowledge it first."""
        ...

    def has_form(self, line: str) -> bool:
        """Whether this line's command has a form, so that ``form`` is worth asking."""
        ...

    async def form(self, request: Request, *, filled: bool = False) -> Form | None:
        """The form that should open for a line, or with ``filled`` the form of its command filled in with what the line says.

        None where the command has none, where the caller may not run it, and where the line is wrong, which its answer will say. Never
        raises but for cancellation."""
        ...

    async def submit(self, request: Request, values: Mapping[str, Sequence[str]]) -> Document:
        """The answer to the form of this request, with what was filled in by the names of fields. Never raises but for cancellation."""
        ...

    async def is_new(self, platform: Platform, workspace: str | None, event: str) -> bool:
        """Whether an event of the platform, by its id there, is told for the first time, to whatever process. True where that can't be
        looked up. Never raises but for cancellation."""
        ...

    async def keep_line(self, workspace: str | None, line: str, temporary: bool = False, /) -> str:
        """A token of at most 40 characters that stands for a command line too long for a button. It is kept for good; a ``temporary`` line,
        which only opens a form with the words that were typed, is kept for a day."""
        ...

    async def kept_line(self, workspace: str | None, token: str) -> str | None:
        """The line behind a token of this workspace, or None."""
        ...

    async def draw(self, chart: Chart) -> bytes | None:
        """The chart as a PNG; None where it can't be drawn now, and has to be told in words. Never raises but for cancellation."""
        ...
