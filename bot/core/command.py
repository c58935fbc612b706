"""A command: one typed function, written once for all platforms.

Options are a frozen dataclass whose fields are declared with ``option(...)``; the Discord tree, the Slack manifest, the
help page and the parser all read that one declaration.
"""

from __future__ import annotations

import dataclasses
import keyword
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Generic, TypeVar

from bot.core.document import Document
from bot.core.form import Field, Form, Kind, Pick
from bot.core.language import say, to_say
from bot.core.request import Role
from bot.core.text import capitalised, clean

DeskT = TypeVar("DeskT")

#: With what the adapters complete an option's value while it is typed.
COMPLETE_TOPIC = "topic"
COMPLETE_METRIC = "metric"
COMPLETE_ENTRY = "entry"
COMPLETE_ARTICLE = "article"
COMPLETE_SOURCE = "source"  #: an article, or who published some
COMPLETE_KIND = "kind"  #: of entries
COMPLETE_REVIEW = "review"
COMPLETE_FEED = "feed"
COMPLETE_DIGEST = "digest"
COMPLETE_WATCH = "watch"
COMPLETE_REFERENCE = "reference"
COMPLETE_SCHEDULE = "schedule"
COMPLETE_ZONE = "zone"
COMPLETE_COMMAND = "command"
#: What is picked in forms from what completes it, where the platform can do so.
_PICKED = frozenset({COMPLETE_TOPIC, COMPLETE_SCHEDULE, COMPLETE_ZONE})


class ValueKind(StrEnum):
    """What the value of an option is, for platforms that can ask for it in a better way than as text."""

    TEXT = "text"
    NUMBER = "number"
    FLAG = "flag"  #: "yes" or "no"
    GRANTEE = "grantee"  #: a person or a group of the platform, as a mention
    CHANNEL = "channel"  #: a channel of the platform, as a mention


ParseT = TypeVar("ParseT", bound=Callable[[str], Any])


def reads(kind: ValueKind, least: int = 1, most: int = 100) -> Callable[[ParseT], ParseT]:
    """Marks a function that reads values of that kind; numbers are between ``least`` and ``most``."""

    def marked(parse: ParseT) -> ParseT:
        parse.reads = (kind, (least, most))  # type: ignore[attr-defined]
        return parse

    return marked


#: What fields of forms are called: the names of the options that they ask for.
_LABELS = (
    to_say("Topic"),
    to_say("Metric"),
    to_say("Sentence"),
    to_say("Source"),
    to_say("As of"),
    to_say("Published"),
    to_say("Scope"),
    to_say("Nature"),
    to_say("Value"),
    to_say("On"),
    to_say("Status"),
    to_say("Speaker"),
    to_say("Occasion"),
    to_say("Person"),
    to_say("Title"),
    to_say("Org"),
    to_say("From"),
    to_say("Until"),
    to_say("Predecessor"),
    to_say("Successor"),
    to_say("Reason"),
    to_say("Article"),
    to_say("Publisher"),
    to_say("Url"),
    to_say("Feed"),
    to_say("Every"),
    to_say("Words"),
    to_say("Topics"),
    to_say("Full"),
    to_say("Schedule"),
    to_say("Zone"),
    to_say("Kinds"),
    to_say("Language"),
    to_say("Limit"),
    to_say("Empty"),
    to_say("Archive"),
    to_say("Quiet"),
    to_say("Subject"),
    to_say("Include"),
    to_say("Exclude"),
)


@dataclass(frozen=True, slots=True)
class Option:
    """How one option is typed. ``parse`` turns the words into the field's value and raises ValueError with a sentence for people.

    ``positional``: may be typed without its name. ``rest``: takes all remaining words as typed; with ``verbatim`` also those that look
    like options, once a word came that does not (pasted text). ``phrase``: after its name it takes all words up to the next option,
    unless its value is in quotation marks. ``also``: other words for its name where it is typed without a colon ("after 2024").
    ``part_of_value``: those of them that its value begins with ("before 2024").
    ``by_value``: bare words that it can read are its value ("timeline alibaba 2023"). ``keeps``: where it takes the remaining words, those
    with these keys stay among them ("daily 9:00 channel:#news"), so that the command can say what it makes of them.
    ``means``: other words for its choices. ``complete``: with what it is completed while it is typed; ``several``: what stands between
    its values where it takes several, each of which is completed.
    """

    name: str
    help: str
    parse: Callable[[str], Any] = str
    required: bool = False
    positional: bool = False
    rest: bool = False
    verbatim: bool = False
    phrase: bool = False
    choices: tuple[str, ...] = ()
    complete: str = ""
    example: str = ""
    attachment: bool = False  #: on Discord a file can be attached for this option
    form_only: bool = False  #: left out of Discord's list of options, which is short: a form or buttons do it, or it is typed
    also: tuple[str, ...] = ()
    by_value: bool = False
    keeps: tuple[str, ...] = ()
    means: Mapping[str, str] = field(default_factory=dict)
    several: str = ""
    part_of_value: tuple[str, ...] = ()

    @property
    def value_kind(self) -> ValueKind:
        """What its value is, as its ``parse`` says."""
        kind, _ = getattr(self.parse, "reads", (ValueKind.TEXT, (0, 0)))
        return ValueKind(kind)

    @property
    def bounds(self) -> tuple[int, int]:
        """The least and the most that a number may be."""
        _, (least, most) = getattr(self.parse, "reads", (ValueKind.TEXT, (0, 0)))
        return least, most

    @property
    def spoken(self) -> tuple[str, ...]:
        """The words that name it without a colon, where that can't be mistaken: "since 2024", "as of May 2024"."""
        return (self.name.replace("-", " "), *self.also) if self.parse is not str or self.also else ()


def option(
    help: str,  # noqa: A002 - the plain word, where options are declared
    *,
    default: Any = None,
    parse: Callable[[str], Any] = str,
    required: bool = False,
    positional: bool = False,
    rest: bool = False,
    verbatim: bool = False,
    phrase: bool = False,
    choices: tuple[str, ...] = (),
    complete: str = "",
    example: str = "",
    attachment: bool = False,
    form_only: bool = False,
    also: tuple[str, ...] = (),
    by_value: bool = False,
    keeps: tuple[str, ...] = (),
    means: Mapping[str, str] | None = None,
    several: str = "",
    part_of_value: tuple[str, ...] = (),
) -> Any:
    """A dataclass field that is an option of a command; its typed name is the field's with hyphens for underscores ("from" for "from_")."""
    stated = Option(
        "", help, parse, required, positional or rest, rest, verbatim, phrase, choices, complete, example, attachment, form_only,
        also, by_value, keeps, means or {}, several, part_of_value,
    )  # fmt: skip
    return field(default=default, metadata={"option": stated})


#: The options of each options class that was asked for.
_DECLARED: dict[type[Any], tuple[Option, ...]] = {}


def options_of(options: type[Any]) -> tuple[Option, ...]:
    """The options that a command's options class declares, in order."""
    if options not in _DECLARED:
        _DECLARED[options] = tuple(
            dataclasses.replace(f.metadata["option"], name=f.name.rstrip("_").replace("_", "-"))
            for f in dataclasses.fields(options)
            if "option" in f.metadata
        )
    return _DECLARED[options]


def field_name(option: str) -> str:
    """The name of the field that declares the option of that typed name."""
    return f"{option}_" if keyword.iskeyword(option) else option.replace("-", "_")


@dataclass(frozen=True, slots=True)
class NoOptions:
    """For commands that take none."""


@dataclass(frozen=True, slots=True)
class Command(Generic[DeskT]):
    """One command: its path of words ("stats",) or ("digest", "subscribe"), what it does, who may run it, and the function that does it.

    ``topical``: may follow a topic's own slash name ("/qwen stats"); its options then have a ``topic`` field.
    ``slow``: may take more than a second, so adapters acknowledge it first. ``changes``: changes what is stored, so its answer is
    not offered for sharing (which would run it again). ``shortcut``: its last word alone is enough where lines are typed ("correct f12").
    ``synonyms`` mean exactly it ("digest delete" for "digest unsubscribe") and run it.
    ``also`` are other words for it, each with the values of options that it stands for; what changes something is only offered for them.
    ``sentences`` are whole sentences for it, each a pattern for all of the line and what then stands behind the command's words, with
    "{1}" for what the pattern's first group holds ("rename (.+) to (.+)": '{1} to:"{2}"'). ``applies`` says whether the words behind it
    name something for it (a topic, a digest of the asker's); else the sentence is none for it. ``shows_alone``: though it changes
    something, without anything behind its words it only shows how things are. ``offers`` gives the lines that are offered instead of its
    own where other words ask for it with these behind them ("follow acme and hooli"); none where its own is.
    ``own_example`` is the example for who may run it for themselves alone. ``chinese`` is its path in Chinese. ``otherwise`` says what
    people whose role is too low can do instead. ``form`` asks for what a line lacks, where the platform can show forms.
    """

    path: tuple[str, ...]
    summary: str
    options: type[Any]
    run: Callable[[Any, DeskT], Awaitable[Document]]
    role: Role = Role.MEMBER
    topical: bool = False
    slow: bool = False
    changes: bool = False
    shows_alone: bool = False
    shortcut: bool = False
    form: FormOffer[DeskT] | None = None
    otherwise: str = ""
    examples: tuple[str, ...] = ()
    own_example: str = ""
    also: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    synonyms: tuple[str, ...] = ()
    sentences: tuple[tuple[str, str], ...] = ()
    applies: Callable[[str, DeskT], Awaitable[bool]] | None = None
    offers: Callable[[str, DeskT], Awaitable[Sequence[str]]] | None = None
    chinese: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return " ".join(self.path)

    def examples_for(self, role: Role) -> tuple[str, ...]:
        """The examples for who has that role: those who are no admins see what they may do for themselves."""
        return (self.own_example,) if self.own_example and role < Role.ADMIN else self.examples


@dataclass(frozen=True, slots=True)
class Parsed(Generic[DeskT]):
    """A command with the option words that were typed for it, by option name."""

    command: Command[DeskT]
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FormOffer(Generic[DeskT]):
    """How a command makes its form. ``wanted`` decides by the typed words of each option whether the form should open; ``make`` gives the
    form with what was typed filled in, and raises what the command itself would."""

    make: Callable[[Mapping[str, str], DeskT], Awaitable[Form]]
    wanted: Callable[[Mapping[str, str]], bool]


def lacks(*needed: str) -> Callable[[Mapping[str, str]], bool]:
    """Whether a line lacks one of these options."""
    return lambda words: any(not words.get(name, "").strip() for name in needed)


def only(*named: str) -> Callable[[Mapping[str, str]], bool]:
    """Whether a line has all of these options and no others."""
    return lambda words: words.keys() == set(named)


def field_of(
    option: Option,
    words: Mapping[str, str],
    *,
    kind: Kind | None = None,
    required: bool | None = None,
    default: str = "",
    present: str | None = None,
    picks: Sequence[Pick] = (),
) -> Field:
    """A field that asks for an option as it is declared. It holds what was typed for it, else ``present``, else ``default``."""
    picks = picks or tuple(Pick(choice, choice) for choice in option.choices)
    kind = kind or (Kind.ONE if picks else Kind.SHORT)
    typed = clean(words.get(option.name, default if present is None else present))
    initial = tuple(value.strip() for value in typed.split(",")) if kind is Kind.SEVERAL else (typed,)
    completes = not picks and kind in (Kind.SHORT, Kind.SEVERAL) and option.complete in _PICKED
    if picks:
        known = {pick.value.casefold(): pick.value for pick in picks}
        initial = tuple(known[value.casefold()] for value in initial if value.casefold() in known)
    hint = capitalised(say(option.help))
    if option.example:
        hint = say("{help}, such as {example}", help=hint, example=option.example)
    return Field(
        option.name,
        say(option.name.replace("-", " ").capitalize()),
        hint,
        kind,
        option.required if required is None else required,
        tuple(value for value in initial if value.strip()),
        tuple(picks),
        present=None if present is None else ((present,) if present.strip() else ()),
        completes=completes,
    )
