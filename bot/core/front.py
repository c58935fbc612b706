"""What a platform's adapter sees of the bot."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from bot.core.document import Chart, Document
from bot.core.form import Form
from bot.core.outlet import PostedMessage
from bot.core.request import Caller, Platform, Request


@dataclass(frozen=True, slots=True)
class TopicName:
    """A topic as adapters need it: its name, and its slash name where it has one."""

    name: str
    slash: str | None = None


@dataclass(frozen=True, slots=True)
class Noted:
    """A request that is written down before it is acknowledged, so that it is answered even if this process dies.

    ``id`` is the platform's own id for it, ``reply`` where the answer goes, as the adapter needs it; after ``answer_until`` (aware) no
    answer can be given any more.
    """

    platform: Platform
    id: str
    workspace: str | None
    line: str
    answer_until: datetime
    reply: Mapping[str, Any] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Interrupted:
    """A request that was written down and not answered. ``done_action``: what it was to do was done, as the action of that number.
    ``tries``: how often somebody began with it, this time included. ``acknowledged_at`` (aware): no part of its answer is older."""

    request: Noted
    tries: int
    done_action: int | None = None
    acknowledged_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Completion:
    """A value for an option that is being typed, and what people read of it where that is more ("d1 · weekdays 09:00")."""

    value: str
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Typing:
    """An option that is being typed: what of it there is, and the values of the command's other options, by name."""

    command: str
    option: str
    typed: str
    given: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Prompt:
    """Something that is offered to be asked: what people read, and what is asked when they press it."""

    title: str
    message: str


@dataclass(frozen=True, slots=True)
class Welcome:
    """What somebody is greeted with who opens a conversation."""

    greeting: Document
    prompts: tuple[Prompt, ...] = ()


class Front(Protocol):
    """What an adapter sees of the bot: it hands in requests and gets documents."""

    async def answer(self, request: Request) -> Document:
        """The answer, always: mistakes and failures are documents too. Never raises but for cancellation."""
        ...

    async def welcome(self, caller: Caller) -> Welcome:
        """What this person is greeted with, made of what is stored. Never raises but for cancellation."""
        ...

    async def complete(self, caller: Caller, typing: Typing) -> Sequence[Completion]:
        """At most 25 completions for an option that is being typed, each for the whole option; empty when something goes wrong."""
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

    async def form_line(self, request: Request, values: Mapping[str, Sequence[str]]) -> str | None:
        """The command line that the form of this request makes of what was filled in, so that it can be written down; None where it makes
        none. Never raises but for cancellation."""
        ...

    async def language(self, caller: Caller) -> str:
        """The language in which this person is answered: the one that they chose, else that of their app. Never raises but for
        cancellation."""
        ...

    async def may(self, request: Request) -> bool:
        """Whether the caller's role is high enough for the line's command. Never raises but for cancellation."""
        ...

    def lasts(self, line: str) -> bool:
        """Whether a request is worth writing down: it is slow or changes something. Quick answers can be asked for again."""
        ...

    async def note(self, request: Noted) -> bool:
        """Writes the request down; False where it was written down before, so that this is a repeat. True where that can't be stored.
        Never raises but for cancellation."""
        ...

    async def noted_is_answered(self, platform: Platform, id_: str, *, arrived: bool) -> None:
        """Notes that the answer of a written-down request has arrived, or could not be sent, so that it is tried again.

        Never raises but for cancellation."""
        ...

    async def interrupted(self, platform: Platform) -> Sequence[Interrupted]:
        """The written-down requests that nobody works on any more; they are this process's now. To be asked regularly: it also says that
        this process still works on its own. Never raises but for cancellation."""
        ...

    async def answer_interrupted(self, request: Request, interrupted: Interrupted) -> Document:
        """The answer to a request that was interrupted: what it did is not done again. Never raises but for cancellation."""
        ...

    async def card_shown(self, caller: Caller, place: PostedMessage, card: str, *, direct: bool) -> None:
        """Remembers that a message, which can be edited later, shows the review of that reference as it is now; ``direct``: in the direct
        messages with the caller. Never raises but for cancellation."""
        ...

    async def keep_line(self, workspace: str | None, line: str, temporary: bool = False, /) -> str:
        """A token of at most 40 characters that stands for a command line too long for a button. It is kept for good; a ``temporary`` line,
        which only opens a form with the words that were typed, is kept for a day."""
        ...

    async def kept_line(self, workspace: str | None, token: str) -> str | None:
        """The line behind a token of this workspace, or None."""
        ...

    async def keep_pages(self, workspace: str | None, pages: Sequence[Document], /) -> str:
        """A token of at most 40 characters that stands for these pages of an answer. They are kept for a day."""
        ...

    async def kept_pages(self, workspace: str | None, token: str) -> Sequence[Document]:
        """The pages behind a token of this workspace; none where they are kept no more."""
        ...

    async def draw(self, chart: Chart) -> bytes | None:
        """The chart as a PNG; None where it can't be drawn now, and has to be told in words. Never raises but for cancellation."""
        ...
