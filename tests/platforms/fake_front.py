"""A front that answers documents by line and remembers what it was asked; what adapters are tried with."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.core.document import Chart, Choices, Document, paragraph
from bot.core.form import Form
from bot.core.front import Completion, Interrupted, Noted, Prompt, TopicName, Typing, Welcome
from bot.core.outlet import PostedMessage
from bot.core.request import Caller, Platform, Request
from bot.drawing.charts import chart_png


@dataclass
class FakeFront:
    """``documents`` are the answers by line (a title and the line itself where none is given, an error to raise where one is).

    ``delays`` are seconds by line, ``slow`` the lines that are announced as slow, ``kept`` the lines behind tokens by (workspace, token),
    ``temporary`` those of them that are kept for a day only.
    ``forms`` are the forms by line, ``opened`` what was asked for as (request, filled), ``submitted`` what was filled in.
    ``names`` are the library's topics, ``own_names`` those that a workspace sees instead, ``completions`` the values by option and
    ``completed`` what was asked for. ``draws``: charts can be drawn.
    ``known_groups`` are the groups that have a role, in every workspace.
    """

    documents: dict[str, Document | Exception] = field(default_factory=dict)
    delays: dict[str, float] = field(default_factory=dict)
    slow: set[str] = field(default_factory=set)
    #: The messages in conversations that show a review, with its reference.
    cards: list[tuple[PostedMessage, str]] = field(default_factory=list)
    names: Sequence[TopicName] = (TopicName("Qwen", "qwen"), TopicName("Alibaba", "alibaba"))
    own_names: dict[str, Sequence[TopicName]] = field(default_factory=dict)
    completions: dict[str, Sequence[str]] = field(default_factory=dict)
    completed: list[Typing] = field(default_factory=list)
    kept: dict[tuple[str | None, str], str] = field(default_factory=dict)
    temporary: set[str] = field(default_factory=set)
    #: The pages of answers behind tokens, by (workspace, token).
    pages: dict[tuple[str | None, str], Sequence[Document]] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)
    seen: set[tuple[Platform, str | None, str]] = field(default_factory=set)
    known_groups: Collection[str] = ()
    prompts: tuple[Prompt, ...] = ()
    #: People who may do what members may, and no more.
    members: Collection[str] = ()
    forms: dict[str, Form] = field(default_factory=dict)
    opened: list[tuple[Request, bool]] = field(default_factory=list)
    draws: bool = True
    #: The languages that people chose, by their ids.
    languages: dict[str, str] = field(default_factory=dict)
    #: Lines that are worth writing down, what was written down and how it ended, and what another process has left.
    lasting: set[str] = field(default_factory=set)
    noted: dict[str, Noted] = field(default_factory=dict)
    ended: list[tuple[str, bool]] = field(default_factory=list)
    note_delay: float = 0.0  #: seconds that writing down takes
    left: list[Interrupted] = field(default_factory=list)
    resumed: list[Interrupted] = field(default_factory=list)
    submitted: list[tuple[Request, dict[str, tuple[str, ...]]]] = field(default_factory=list)

    @property
    def lines(self) -> list[str]:
        return [request.line for request in self.requests]

    async def answer(self, request: Request) -> Document:
        self.requests.append(request)
        await asyncio.sleep(self.delays.get(request.line, 0))
        document = self.documents.get(request.line, Document(title="Answer", blocks=(paragraph(request.line),)))
        if isinstance(document, Exception):
            raise document
        if not request.shared:
            return document
        blocks = tuple(block for block in document.blocks if not isinstance(block, Choices))
        return document.model_copy(update={"private": False, "blocks": blocks})

    async def card_shown(self, caller: Caller, place: PostedMessage, card: str, *, direct: bool) -> None:
        self.cards.append((place, card))

    async def complete(self, caller: Caller, typing: Typing) -> Sequence[Completion]:
        self.completed.append(typing)
        await asyncio.sleep(self.delays.get(f"completing {typing.typed}", 0))
        return [Completion(name) for name in self.completions.get(typing.option, ()) if typing.typed.casefold() in name.casefold()][:25]

    async def welcome(self, caller: Caller) -> Welcome:
        return Welcome(Document(title="", blocks=(paragraph("Hello!"),)), self.prompts)

    async def topics(self, workspace: str | None) -> Sequence[TopicName]:
        return self.own_names.get(workspace or "", self.names)

    async def groups(self, workspace: str | None) -> Collection[str]:
        return self.known_groups

    async def draw(self, chart: Chart) -> bytes | None:
        return await asyncio.to_thread(chart_png, chart) if self.draws else None

    def is_slow(self, line: str) -> bool:
        return line in self.slow

    def has_form(self, line: str) -> bool:
        return line in self.forms

    async def form(self, request: Request, *, filled: bool = False) -> Form | None:
        self.opened.append((request, filled))
        await asyncio.sleep(self.delays.get(f"form of {request.line}", 0))
        return self.forms.get(request.line)

    async def submit(self, request: Request, values: Mapping[str, Sequence[str]]) -> Document:
        self.submitted.append((request, {name: tuple(some) for name, some in values.items()}))
        return await self.answer(replace(request, line=self.forms[request.line].line(values)))

    async def is_new(self, platform: Platform, workspace: str | None, event: str) -> bool:
        known = (platform, workspace, event) in self.seen
        self.seen.add((platform, workspace, event))
        return not known

    async def form_line(self, request: Request, values: Mapping[str, Sequence[str]]) -> str | None:
        return self.forms[request.line].line(values) if request.line in self.forms else None

    async def language(self, caller: Caller) -> str:
        return self.languages.get(caller.user, "en")

    async def may(self, request: Request) -> bool:
        return request.caller.user not in self.members

    def lasts(self, line: str) -> bool:
        return line in self.slow or line in self.lasting

    async def note(self, request: Noted) -> bool:
        await asyncio.sleep(self.note_delay)
        if request.id in self.noted:
            return False
        self.noted[request.id] = request
        return True

    async def noted_is_answered(self, platform: Platform, id_: str, *, arrived: bool) -> None:
        self.ended.append((id_, arrived))

    async def interrupted(self, platform: Platform) -> Sequence[Interrupted]:
        found, self.left = self.left, []
        return found

    async def answer_interrupted(self, request: Request, interrupted: Interrupted) -> Document:
        self.resumed.append(interrupted)
        return await self.answer(request)

    async def keep_line(self, workspace: str | None, line: str, temporary: bool = False, /) -> str:
        token = f"token{len(self.kept)}"
        self.kept[workspace, token] = line
        if temporary:
            self.temporary.add(line)
        return token

    async def keep_pages(self, workspace: str | None, pages: Sequence[Document], /) -> str:
        token = f"pages{len(self.pages)}"
        self.pages[workspace, token] = pages
        return token

    async def kept_pages(self, workspace: str | None, token: str) -> Sequence[Document]:
        return self.pages.get((workspace, token), ())

    async def kept_line(self, workspace: str | None, token: str) -> str | None:
        return self.kept.get((workspace, token))
