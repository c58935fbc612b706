"""From a request to its answer: find the command (bot.core.finding), read its options, run it; what goes wrong is an answer too."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Generic, cast

from bot.core.authority import authorise
from bot.core.catalog import Catalog
from bot.core.command import COMPLETE_TOPIC, Option, Parsed, options_of
from bot.core.completing import choices_like, last_item, with_items_before
from bot.core.document import Choice, Choices, Document, Hint, Mention, Note, Outcome, Text
from bot.core.errors import BadOption, BriefingError, NotAllowed
from bot.core.finding import CommandFinder, DeskT
from bot.core.form import Form, FormChanged
from bot.core.front import Completion, Typing
from bot.core.language import say, speaking
from bot.core.line import ROOT, read_line
from bot.core.messages import Keyed
from bot.core.offering import typed_name
from bot.core.parse import build_options
from bot.core.reference import current_reference, new_reference, referenced
from bot.core.refusals import failure, mistake
from bot.core.request import Caller, Platform, Request, Role
from bot.core.text import clean

log = logging.getLogger(__name__)

#: Characters of the longest line whose form opens filled in; for a longer line an empty form is offered.
LONGEST_FORM_LINE = 4000
#: How many values are offered for an option that is being typed; Discord takes no more.
_COMPLETIONS = 25
#: How many topics are offered where one is missing.
_TOPICS_OFFERED = 3


def _or_unconfirmed(error: Exception, caller: Caller) -> Exception:
    """The error; where a role is too low of somebody whom the platform could not describe just now, the one that says so."""
    return NotAllowed("role-unknown-now") if isinstance(error, NotAllowed) and caller.is_unconfirmed else error


Complete = Callable[[Option, str, Mapping[str, str], DeskT], Awaitable[Sequence[Completion]]]


async def _nothing(option: Option, typed: str, given: Mapping[str, str], desk: Any) -> Sequence[Completion]:
    return ()


class Dispatcher(Generic[DeskT]):
    """Answers requests with the commands of a catalog. ``open_desk`` makes what commands work with; ``ask`` and ``overview`` name the
    commands for free questions and for a bare topic. ``known_errors`` are exceptions from elsewhere that carry a key as ours do.
    ``below`` gives the buttons that stand in chat under every answer of a command that changes nothing. ``complete`` finds what completes
    an option from what was typed of it and from the other options."""

    def __init__(
        self,
        catalog: Catalog[DeskT],
        open_desk: Callable[[Request], Awaitable[DeskT]],
        *,
        known_errors: tuple[type[Exception], ...] = (),
        ask: tuple[str, ...] = ("ask",),
        overview: tuple[str, ...] = ("stats",),
        below: Callable[[Document], tuple[Choice, ...]] = lambda document: (),
        complete: Complete[DeskT] | None = None,
    ) -> None:
        self.catalog = catalog
        self._known_errors = known_errors
        self._open_desk = open_desk
        self._below = below
        self._complete: Complete[DeskT] = complete or _nothing
        self._finder = CommandFinder(catalog, ask=ask, overview=overview)

    async def answer(self, request: Request) -> Document:
        """The answer to a request; mistakes and failures are documents too. Unexpected ones are logged under the id shown."""
        with referenced(), speaking(request.caller.locale):
            return await self._answer(request)

    async def _answer(self, request: Request) -> Document:
        try:
            desk = await self._open_desk(request)
            found = await self._finder.find(request.line, desk)
            if found.command.changes and request.ask_anew is not None:
                request = replace(request, caller=await request.ask_anew(), for_change=True)
                desk = await self._open_desk(request)
                authorise(found.command, desk.role)
            options = await self._options_of(found, request.line, desk)
            document = await found.command.run(options, desk)
            if found.command.role > Role.MEMBER:
                document = document.model_copy(update={"private": True, "confidential": True})
            if document.outcome in (Outcome.ANSWER, Outcome.NOTHING_FOUND):
                return document if found.command.changes else self._with_buttons(document, request)
        except Exception as error:
            document = self._refusal(_or_unconfirmed(error, request.caller), request)
        return await self._with_form(document, request)

    async def _options_of(self, found: Parsed[DeskT], line: str, desk: DeskT) -> Any:
        """The options of the command. Raises BadOption, which offers topics where one is missing."""
        try:
            return build_options(found.command, found.words, desk.role)
        except BadOption as error:
            missing = next((one for one in options_of(found.command.options) if one.name == error.option), None)
            if error.key == "option-missing" and missing and missing.complete == COMPLETE_TOPIC and not found.command.changes:
                known = await desk.best_known(_TOPICS_OFFERED + 1)
                others = [topic for topic in known if topic.name not in found.words.values()][:_TOPICS_OFFERED]
                if lines := [f"{clean(line).strip()} {typed_name(topic)}" for topic in others]:
                    if missing.name == "topic":
                        raise BadOption("topic-missing", option="topic", command=found.command.name).offering(*lines) from None
                    raise BadOption("second-topic-missing", option=missing.name, command=found.command.name).offering(*lines) from None
            raise

    def _refusal(self, error: Exception, request: Request) -> Document:
        """The document that a person gets for an error; called while the error is handled."""
        if isinstance(error, NotAllowed) and request.caller.is_alone:
            error = NotAllowed("not-in-direct-messages")
        if isinstance(error, BriefingError):
            return mistake(error, line=request.line, catalog=self.catalog)
        if isinstance(error, self._known_errors):
            keyed = cast("Keyed", error)
            log.warning("request %s was refused, %s: %s", current_reference(), self._kind_of(request.line), keyed.key)
            return mistake(keyed, line=request.line, catalog=self.catalog)
        reference = current_reference() or new_reference()
        log.exception("request %s failed, %s", reference, self._kind_of(request.line))
        return failure(reference)

    def command_of(self, line: str) -> str:
        """The name of the line's command, or that it is another line: for figures, which hold none of the words that people typed."""
        match = self.catalog.match(read_line(line).values)
        return "other" if match is None else match[0].name

    def _kind_of(self, line: str) -> str:
        """What was asked, for the log: the command, but none of the words that people typed."""
        match = self.catalog.match(read_line(line).values)
        return "a free question or another line" if match is None else f"/{ROOT} {match[0].name}"

    async def _with_form(self, document: Document, request: Request) -> Document:
        """The document of a mistake with a button that opens the command's form, so that what was typed is not lost."""
        line, label = clean(request.line), say("Open the form")
        if request.attachments or document.code == NotAllowed.code or (match := self.catalog.match(read_line(line).values)) is None:
            return document
        if len(line) > LONGEST_FORM_LINE:
            line, label = f"/{ROOT} {match[0].name}", say("Open an empty form")
        if await self.form(replace(request, line=line), filled=True) is None:
            return document
        again = Choices(choices=(Choice(label=label, line=line, form=True),))
        return document.model_copy(update={"blocks": (*document.blocks, again)})

    def has_form(self, line: str) -> bool:
        match = self.catalog.match(read_line(line).values)
        return match is not None and match[0].form is not None

    def _with_buttons(self, document: Document, request: Request) -> Document:
        """The document with a button that shows it to the channel, where there is a channel and it is not shown there already, and with
        those that every answer has in chat. What is shared has no buttons, and says who asked for what."""
        if request.shared and not document.confidential:
            shown = tuple(block for block in document.blocks if not isinstance(block, Choices))
            caller = request.caller
            who = Mention(what="user", id=caller.user, name=caller.user_name or "")
            asked = Note(spans=(who, Text(text=f" {say('asked and shared this:')} "), Hint(line=clean(request.line))))
            return document.model_copy(update={"private": False, "blocks": (*shown, asked)})
        if not document.private or document.outcome is not Outcome.ANSWER or request.attachments:
            return document
        share = Choice(label=say("Share with channel"), line=clean(request.line), share=True)
        may_be_shared = request.caller.channel is not None and not document.confidential
        below = () if request.caller.is_guest else self._below(document)
        choices = (*((share,) if may_be_shared else ()), *below)
        if request.caller.platform is Platform.TERMINAL or not choices:
            return document
        return document.model_copy(update={"blocks": (*document.blocks, Choices(choices=choices))})

    async def form(self, request: Request, *, filled: bool = False) -> Form | None:
        try:
            with speaking(request.caller.locale):
                return await self._form(request, filled=filled)
        except Exception as error:
            if not isinstance(error, (BriefingError, self._known_errors)):
                log.exception("the form of %s could not be made", self._kind_of(request.line))
            return None

    async def _form(self, request: Request, *, filled: bool) -> Form | None:
        """The form that ``Front.form`` describes; None where there is none. Raises what ``CommandFinder.find`` does."""
        if request.caller.platform is Platform.TERMINAL or request.attachments or not self.has_form(request.line):
            return None
        desk = await self._open_desk(request)
        found = await self._finder.find_for_form(request.line, desk)
        offer = found.command.form
        return await offer.make(found.words, desk) if offer and (filled or offer.wanted(found.words)) else None

    async def submit(self, request: Request, values: Mapping[str, Sequence[str]]) -> Document:
        """The answer to a form: the line that it makes is answered like one that was typed."""
        with speaking(request.caller.locale):
            try:
                form = await self._form(request, filled=True)
                if form is None:
                    raise FormChanged("form-gone")
                line = form.line(values)
            except Exception as error:
                return await self._with_form(self._refusal(error, request), request)
        return await self.answer(replace(request, line=line))

    async def form_line(self, request: Request, values: Mapping[str, Sequence[str]]) -> str | None:
        try:
            with speaking(request.caller.locale):
                form = await self._form(request, filled=True)
                return form.line(values) if form is not None else None
        except Exception as error:
            if not isinstance(error, (BriefingError, self._known_errors)):
                log.exception("the line of a form could not be made")
            return None

    async def complete(self, caller: Caller, typing: Typing) -> Sequence[Completion]:
        try:
            command = self.catalog.get(*typing.command.split())
            option = next(one for one in options_of(command.options) if one.name == typing.option)
            with speaking(caller.locale):
                desk = await self._open_desk(Request(f"/{ROOT} help", caller))
                if desk.role < command.role:
                    return []
                before, typed = last_item(option, typing.typed)
                found = choices_like(option, typed) if option.choices else await self._complete(option, typed, typing.given, desk)
                return with_items_before(before, found, option)[:_COMPLETIONS]
        except Exception:
            log.exception("completing %s of %s failed", typing.option, typing.command)
            return []

    async def may(self, request: Request) -> bool:
        try:
            match = self.catalog.match(read_line(request.line).values)
            return match is not None and match[0].role <= (await self._open_desk(request)).role
        except Exception:
            log.exception("whether somebody may use %s can't be looked up", self._kind_of(request.line))
            return False

    def changes(self, line: str) -> bool:
        """Whether the line's command changes what is stored."""
        match = self.catalog.match(read_line(line).values)
        return match is not None and match[0].changes

    def is_slow(self, line: str) -> bool:
        match = self.catalog.match(read_line(line).values)
        return match is not None and match[0].slow
