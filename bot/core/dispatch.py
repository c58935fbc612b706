"""From a request to its answer: find the command, check the role, parse the options, run it."""

from __future__ import annotations

import difflib
import logging
import secrets
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, Protocol, TypeVar, cast

from bot.core.catalog import Catalog
from bot.core.command import Command, Parsed, options_of
from bot.core.document import Choice, Choices, Document, Outcome, note, paragraph
from bot.core.errors import BriefingError, CommandMistake, NotAllowed, UnknownCommand, UnknownTopic
from bot.core.form import Form, FormChanged
from bot.core.line import ROOT, Line, read_line
from bot.core.messages import Keyed, explain
from bot.core.parse import build_options, split_options
from bot.core.request import Caller, Platform, Request, Role
from bot.core.text import clean

log = logging.getLogger(__name__)

#: How many topics are named where somebody asked for one that there is not.
TOPICS_LISTED = 12
#: Characters of a line that is kept so that a form can be opened with what it says; a longer one is offered an empty form.
LONGEST_FORM_LINE = 4000


@dataclass(frozen=True, slots=True)
class TopicName:
    """A topic as adapters need it: its name, and its slash name where it has one."""

    name: str
    slash: str | None = None


class Desk(Protocol):
    """What a command works with, opened anew for each request; commands see more of it than the dispatcher does."""

    @property
    def role(self) -> Role: ...

    async def find_topic(self, words: str) -> TopicName | None:
        """The topic that has this name, alias or slash name; case is ignored."""
        ...

    async def topic_names(self) -> Sequence[TopicName]:
        """All topics that the caller's workspace sees."""
        ...

    async def complete(self, kind: str, typed: str) -> Sequence[str]:
        """Values of that kind (COMPLETE_TOPIC, COMPLETE_METRIC) that begin with or contain what was typed."""
        ...


_Desk = TypeVar("_Desk", bound=Desk)


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
        """The platform's ids of the groups that were given a role in this workspace: those of a caller's groups that matter."""
        ...

    def is_slow(self, line: str) -> bool:
        """Whether this line may take more than a second, so that the platform should be told first."""
        ...

    def has_form(self, line: str) -> bool:
        """Whether this line's command has a form, so that ``form`` is worth asking."""
        ...

    async def form(self, request: Request, *, filled: bool = False) -> Form | None:
        """The form that a line wants, or (``filled``) the one that it fills in. None where there is none, or where the caller may not, or
        the line is wrong: answering it says so. Never raises but for cancellation."""
        ...

    async def submit(self, request: Request, values: Mapping[str, Sequence[str]]) -> Document:
        """The answer to what was filled into the form of this request, by the names of fields. Never raises but for cancellation."""
        ...

    async def keep_line(self, workspace: str | None, line: str, passing: bool = False, /) -> str:
        """A token of at most 40 characters that stands for a command line too long for a button. It is kept for good; a ``passing`` one,
        which is but typed words on their way into a form, for a day."""
        ...

    async def kept_line(self, workspace: str | None, token: str) -> str | None:
        """The line behind a token of this workspace, or None."""
        ...


class Dispatcher(Generic[_Desk]):
    """Answers requests out of a catalog. ``open_desk`` makes what commands work with; ``ask`` and ``overview`` name the commands for
    free questions and for a bare topic. ``known_errors`` are others' exceptions that carry ``message`` and ``next_step`` as ours do."""

    def __init__(
        self,
        catalog: Catalog[_Desk],
        open_desk: Callable[[Request], Awaitable[_Desk]],
        *,
        known_errors: tuple[type[Exception], ...] = (),
        ask: tuple[str, ...] = ("ask",),
        overview: tuple[str, ...] = ("stats",),
    ) -> None:
        self.catalog = catalog
        self._known_errors = known_errors
        self._open_desk = open_desk
        self._ask = catalog.get(*ask)
        self._overview = catalog.get(*overview)

    async def answer(self, request: Request) -> Document:
        """The answer to a request; mistakes and failures are documents too. Unexpected ones are logged under the id shown."""
        try:
            desk = await self._open_desk(request)
            found = await self.find(request, desk)
            options = build_options(found.command, found.words)
            document = await found.command.run(options, desk)
            if document.outcome in (Outcome.ANSWER, Outcome.NOTHING_FOUND):
                return document if found.command.changes else _shareable(document, request)
        except Exception as error:
            document = self._refusal(error, request)
        return await self._with_form(document, request)

    def _refusal(self, error: Exception, request: Request) -> Document:
        """What a person is told of an error; called while it is handled."""
        if isinstance(error, BriefingError):
            return mistake(error)
        if isinstance(error, self._known_errors):
            log.warning("request %r was refused: %r", request.line, str(error))
            return mistake(cast("Keyed", error))
        reference = secrets.token_hex(3).upper()
        log.exception("request %s failed: %r", reference, request.line)
        return failure(reference)

    async def _with_form(self, document: Document, request: Request) -> Document:
        """What went wrong, with a button that opens the command's form, so that nothing that was typed is lost."""
        line, label = clean(request.line), "Open the form"
        if request.attachments or document.code == NotAllowed.code or (match := self.catalog.match(read_line(line).values)) is None:
            return document
        if len(line) > LONGEST_FORM_LINE:
            line, label = f"/{ROOT} {match[0].name}", "Open an empty form"
        if await self.form(replace(request, line=line), filled=True) is None:
            return document
        again = Choices(choices=(Choice(label=label, line=line, form=True),))
        return document.model_copy(update={"blocks": (*document.blocks, again)})

    def has_form(self, line: str) -> bool:
        match = self.catalog.match(read_line(line).values)
        return match is not None and match[0].form is not None

    async def form(self, request: Request, *, filled: bool = False) -> Form | None:
        try:
            return await self._form(request, filled=filled)
        except Exception as error:
            if not isinstance(error, (BriefingError, self._known_errors)):
                log.exception("the form of %r could not be made", request.line)
            return None

    async def _form(self, request: Request, *, filled: bool) -> Form | None:
        """The form that the line wants, or with ``filled`` the one that it fills in; None where there is none. Raises as ``find`` does."""
        if request.caller.platform is Platform.TERMINAL or request.attachments or not self.has_form(request.line):
            return None
        desk = await self._open_desk(request)
        found = await self._typed(request, desk)
        offer = found.command.form
        return await offer.make(found.words, desk) if offer and (filled or offer.wanted(found.words)) else None

    async def _typed(self, request: Request, desk: _Desk) -> Parsed[_Desk]:
        """The command that a line means, also where it names a topic that there is not: a form is to say so beside what was typed.

        Raises what ``find`` does for all else.
        """
        try:
            return await self.find(request, desk)
        except UnknownTopic:
            line = read_line(request.line)
            if (match := self.catalog.match(line.values)) is None:
                raise
            authorise(match[0], desk.role)
            return Parsed(match[0], split_options(match[0], line, match[1]))

    async def submit(self, request: Request, values: Mapping[str, Sequence[str]]) -> Document:
        """The answer to a form: the line that it makes is answered like one that was typed."""
        try:
            form = await self._form(request, filled=True)
            if form is None:
                raise FormChanged("form-gone")
            line = form.line(values)
        except Exception as error:
            return await self._with_form(self._refusal(error, request), request)
        return await self.answer(replace(request, line=line))

    async def find(self, request: Request, desk: _Desk) -> Parsed[_Desk]:
        """The command that a line means: a command's words, a topic and a command in either order, a bare topic, or a free question.

        Raises:
            NotAllowed: before anything else of the line is looked at.
            CommandMistake: with what is known and what to type instead.
        """
        line = read_line(request.line)
        if not line.words:
            return Parsed(self.catalog.get("help"), {})
        if not line.slash and (match := self.catalog.match(line.values)):
            return await self._command_first(*match, line, desk)
        taken, topic = await self._leading_topic(line.values[:1] if line.slash else line.values, desk)
        if topic is not None:
            return self._topic_first(topic, taken, line, desk)
        if line.slash:
            if (match := self.catalog.match(line.values)) is not None:
                return await self._command_first(*match, line, desk)
            raise await self._unknown_topic(line.values[0], desk)
        if len(line.values) >= 3 or request.line.rstrip().endswith(("?", "？")):
            return Parsed(self._ask, split_options(self._ask, line, 0))
        raise await self._unknown_command(line, desk)

    async def _command_first(self, command: Command[_Desk], taken: int, line: Line, desk: _Desk) -> Parsed[_Desk]:
        """A command's own words, then perhaps a topic: "/brief stats Alibaba Cloud since:2024"."""
        authorise(command, desk.role)
        option = next((one for one in options_of(command.options) if one.name == "topic"), None)
        given: dict[str, str] = {}
        if option is not None and (named := next((word.value for word in line.all_words if word.key == "topic"), None)):
            given["topic"] = (await self._topic(named, desk)).name
        elif option is not None and option.positional and (words := line.values[taken:]):
            size, topic = await self._leading_topic(words, desk)
            if topic is None:
                raise await self._unknown_topic(" ".join(words), desk)
            taken, given = taken + size, {"topic": topic.name}
        words_by_option = split_options(command, line, taken, given)
        return Parsed(command, {**words_by_option, **given})

    def _topic_first(self, topic: TopicName, taken: int, line: Line, desk: _Desk) -> Parsed[_Desk]:
        """A topic, then perhaps a command: "/qwen stats", "/brief qwen", "/qwen how many downloads?"."""
        rest = line.values[taken:]
        given = {"topic": topic.name}
        if not rest:
            return Parsed(self._overview, {**split_options(self._overview, line, taken, given), **given})
        match = self.catalog.match(rest)
        if match and match[0].topical:
            authorise(match[0], desk.role)
            return Parsed(match[0], {**split_options(match[0], line, taken + match[1], given), **given})
        if len(rest) == 1:
            near = difflib.get_close_matches(rest[0].casefold(), [one.name for one in self.catalog.topical], n=1, cutoff=0.75)
            if near:
                raise UnknownCommand("command-unknown-for-topic", typed=rest[0], near=f"{line.raw.split()[0]} {near[0]}")
        if line.slash:
            return Parsed(self._ask, {**split_options(self._ask, line, taken, given), **given})
        return Parsed(self._ask, split_options(self._ask, line, 0))

    async def _leading_topic(self, words: Sequence[str], desk: _Desk) -> tuple[int, TopicName | None]:
        """The topic with the longest name that the words begin with, and how many words it took."""
        for size in range(min(4, len(words)), 0, -1):
            if topic := await desk.find_topic(" ".join(words[:size])):
                return size, topic
        return 0, None

    async def _topic(self, named: str, desk: _Desk) -> TopicName:
        if (topic := await desk.find_topic(named)) is None:
            raise await self._unknown_topic(named, desk)
        return topic

    async def _unknown_topic(self, named: str, desk: _Desk) -> UnknownTopic:
        topics = await desk.topic_names()
        if near := _near(named, topics):
            return UnknownTopic("topic-unknown-but-near", named=named, near=" or ".join(map(_shown, near)))
        if not topics:
            return UnknownTopic("topic-unknown-and-none-here", named=named)
        listed, more = ", ".join(map(_shown, topics[:TOPICS_LISTED])), len(topics) - TOPICS_LISTED
        if more > 0:
            return UnknownTopic("topic-unknown-among-many", named=named, topics=listed, more=more)
        return UnknownTopic("topic-unknown", named=named, topics=listed)

    async def _unknown_command(self, line: Line, desk: _Desk) -> UnknownCommand:
        typed = " ".join(line.values[:2])
        if self.catalog.is_group(line.values[0]):
            group = ", ".join(f"/brief {command.name}" for command in self.catalog.group(line.values[0]))
            return UnknownCommand("command-needs-another-word", word=line.values[0], commands=group)
        near = self.catalog.nearest(typed) or self.catalog.nearest(line.values[0])
        if topics := _near(line.values[0], await desk.topic_names()):
            # A topic that is nearly named comes first, with the words behind it: "qwn stats".
            behind = f" {line.values[1]}" if len(line.values) > 1 and self.catalog.match(line.values[1:]) else ""
            near = [f"{topic.slash or topic.name}{behind}" for topic in topics]
        if near:
            return UnknownCommand("command-unknown-but-near", typed=typed, near=" or ".join(f"/brief {name}" for name in near))
        return UnknownCommand("command-unknown", typed=typed)

    async def complete(self, caller: Caller, kind: str, typed: str) -> Sequence[str]:
        try:
            desk = await self._open_desk(Request("/brief help", caller))
            return list(await desk.complete(kind, typed))[:25]
        except Exception:
            log.exception("completing %s failed", kind)
            return []

    def is_slow(self, line: str) -> bool:
        match = self.catalog.match(read_line(line).values)
        return match is not None and match[0].slow


def _shown(topic: TopicName) -> str:
    return f"{topic.name} (/{topic.slash})" if topic.slash else topic.name


def _near(typed: str, topics: Sequence[TopicName]) -> list[TopicName]:
    """At most three topics that begin with or hold what was typed, or look like it, best first."""
    sought = typed.casefold()
    names = {name.casefold(): topic for topic in topics for name in (topic.name, topic.slash or "") if name}
    found = [topic for name, topic in names.items() if len(sought) > 2 and (name.startswith(sought) or f" {sought}" in name)]
    found += [names[name] for name in difflib.get_close_matches(sought, names, n=3, cutoff=0.75)]
    return list(dict.fromkeys(found))[:3]


def authorise(command: Command[Any], role: Role) -> None:
    """Nothing, when that role may run the command; the one place where authority is decided, for all platforms.

    Raises:
        NotAllowed: it may not.
    """
    if role < command.role:
        needed, own = command.role.name.lower(), role.name.lower()
        if command.otherwise:
            raise NotAllowed("role-too-low-otherwise", command=command.name, needed=needed, role=own, otherwise=command.otherwise)
        raise NotAllowed("role-too-low", command=command.name, needed=needed, role=own)


def mistake(error: Keyed) -> Document:
    """The document that says what went wrong and what to do next."""
    outcome = Outcome.MISTAKE if isinstance(error, CommandMistake) else Outcome.REFUSED
    explained = explain(error)
    blocks = [paragraph(explained.message)]
    if explained.next_step:
        blocks.append(paragraph(explained.next_step))
    option = error.option if isinstance(error, BriefingError) else ""
    return Document(title="That did not work", blocks=tuple(blocks), outcome=outcome, code=error.code, option=option)


def failure(reference: str) -> Document:
    """The document for an error of ours; the details are in the log under the reference."""
    return Document(
        title="Something broke on my side",
        blocks=(
            paragraph(f"Nothing was changed as far as I know. The log has the details under {reference}."),
            note("Try again in a moment; if it stays, give that reference to whoever runs this bot."),
        ),
        outcome=Outcome.FAILED,
        code=f"failed-{reference}",
    )


def _shareable(document: Document, request: Request) -> Document:
    """The document with a button that shows it to the channel, where that makes sense."""
    if request.shared:
        shown = tuple(block for block in document.blocks if not isinstance(block, Choices))
        return document.model_copy(update={"private": False, "blocks": shown})
    if not document.private or document.outcome is not Outcome.ANSWER or request.caller.channel is None or request.attachments:
        return document
    share = Choice(label="Share with channel", line=clean(request.line), share=True)
    blocks = (*document.blocks, Choices(choices=(share,)))
    return document.model_copy(update={"blocks": blocks})
