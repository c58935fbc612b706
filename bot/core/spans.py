"""Spans: the pieces of a line, each of which every renderer knows how to write on its platform.

Texts in spans are plain characters, never markup: a renderer escapes them for its platform.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Annotated, Literal, assert_never
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field

from bot.core.language import say, spoken


class Model(BaseModel):
    """A frozen value that survives a round trip through JSON."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(Model):
    """Plain characters, perhaps emphasised."""

    kind: Literal["text"] = "text"
    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False


class Link(Model):
    """A link; renderers show its host beside the label, so that nobody is misled. Only http(s) addresses are linked."""

    kind: Literal["link"] = "link"
    label: str
    url: str


class Ref(Model):
    """A reference to the source of that number in the same document: "[1]"."""

    kind: Literal["ref"] = "ref"
    number: int


_WEEKDAYS = "一二三四五六日"


def weekday(day: date) -> str:
    """The day with its weekday: "Mon 30 Nov 2026"; in Chinese "2026年11月30日周一"."""
    if spoken() == "zh":
        return f"{day.year}年{day.month}月{day.day}日周{_WEEKDAYS[day.weekday()]}"
    return f"{day:%a} {day.day} {day:%b} {day.year}"


class Moment(Model):
    """A point in time (aware), shown in the named IANA zone, its name beside it; chat platforms may show the reader's own time too."""

    kind: Literal["moment"] = "moment"
    at: datetime
    zone: str = "UTC"

    @property
    def words(self) -> str:
        """The moment in its zone, the zone's name beside it: "Mon 3 Feb 2025, 09:00 Europe/Berlin"; in UTC where there is no such zone."""
        try:
            local, zone = self.at.astimezone(ZoneInfo(self.zone)), self.zone
        except (ZoneInfoNotFoundError, ValueError, OSError, OverflowError):
            local, zone = self.at.astimezone(UTC), "UTC"
        return f"{weekday(local.date())}{' ' if spoken() == 'zh' else ', '}{local:%H:%M} {zone}"


class Mention(Model):
    """A person, channel or role as the platform shows it, which notifies nobody; ``name`` where the platform can't show it.

    ``id`` is the platform's own, as in ``Caller`` ("U123", "4711").
    """

    kind: Literal["mention"] = "mention"
    what: Literal["user", "channel", "role"]
    id: str
    name: str = ""

    @property
    def words(self) -> str:
        """The name with the sign for what it is: "@anna", "#news"."""
        return f"{'#' if self.what == 'channel' else '@'}{self.name or self.id}"


class Hint(Model):
    """A command line that the reader can send, shown as it is written on the platform where it is read, where possible to be clicked.

    ``line`` is a whole one ("/brief stats qwen"); placeholders in it are in capitals ("/brief stats TOPIC").
    """

    kind: Literal["hint"] = "hint"
    line: str


Span = Annotated[Text | Link | Ref | Moment | Mention | Hint, Field(discriminator="kind")]
Spans = tuple[Span, ...]


def words_of(spans: Iterable[Span]) -> Iterator[str]:
    """The words of each span without any mark-up: a link's label, "[1]", a moment with its zone, "@name", a command line."""
    for span in spans:
        match span:
            case Text():
                yield span.text
            case Link():
                yield span.label
            case Ref():
                yield f"[{span.number}]"
            case Moment():
                yield span.words
            case Mention():
                yield span.words
            case Hint():
                yield span.line
            case _:
                assert_never(span)


def say_spans(template: str, /, **arguments: Span | str) -> tuple[Span | str, ...]:
    """The sentence in the language that is spoken, as pieces of a paragraph: spans stand where it has their names in braces."""
    spans = {name: value for name, value in arguments.items() if not isinstance(value, str)}
    marked = {name: f"\0{name}\0" if name in spans else value for name, value in arguments.items()}
    pieces = say(template, **marked).split("\0")
    return tuple(spans.get(piece, piece) if place % 2 else piece for place, piece in enumerate(pieces) if piece)


def text(words: str, *, bold: bool = False, italic: bool = False, code: bool = False) -> Text:
    """A text span."""
    return Text(text=words, bold=bold, italic=italic, code=code)
