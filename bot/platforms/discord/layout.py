"""What one Discord message holds: the pieces of a document as groups, one for each component, and how much room is left."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

from bot.core.document import Block, Choice, Divider, Source, Sources, Summary
from bot.core.language import say
from bot.platforms.discord.buttons import BUTTONS_IN_ROW, OPTIONS_IN_SELECT
from bot.platforms.discord.markup import utf16_length
from bot.platforms.discord.uploads import Upload

# Limits of a message (Discord's documentation, "Components Reference"): components of all depths, and characters of all its texts.
COMPONENTS = 40
TEXT = 4000
#: What is kept back of the text for the title with its number, and for the footer that a digest gets.
TITLE_ROOM = 320
FOOTER_ROOM = 150
#: The components that every message may need: the container, the title, the footer and a file.
_FRAME = 4
#: The components of a row with the buttons to the pages before and after.
NAVIGATION = 3
#: A section: itself, its text and its button.
_SECTION = 3


class Zone(Enum):
    """What a piece is shown as."""

    BODY = auto()
    SOURCES = auto()
    BUTTONS = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """The smallest part of a document that stays together: a block or one item of it, its markup or picture, and at most five buttons."""

    block: Block
    zone: Zone
    markup: str
    apart: bool = True  #: a blank line before it, except at the beginning
    choices: tuple[Choice, ...] = ()
    picture: Upload | None = None

    @property
    def sources(self) -> tuple[Source, ...]:
        return self.block.sources if isinstance(self.block, Sources) else ()

    @property
    def openable(self) -> tuple[Source, ...]:
        """The sources in it that a list can open."""
        return tuple(source for source in self.sources if source.line)


@dataclass
class Words:
    """A text; ``choice`` is a button beside it."""

    markup: str
    zone: Zone = Zone.BODY
    choice: Choice | None = None


@dataclass
class Buttons:
    """Buttons beside each other. ``own``: they belong to the text above, and others don't join them."""

    choices: list[Choice]
    own: bool = False


@dataclass
class Rule:
    """A line between two parts of a message."""


@dataclass
class Gallery:
    """A picture."""

    picture: Upload


Group = Words | Buttons | Rule | Gallery


@dataclass
class Layout:
    """A message being filled: the pieces in it, and the groups that show them. Lengths are in UTF-16 units."""

    pieces: list[Piece] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    summary: str = ""  #: where the message begins with one
    spare: int = 0  #: components that are kept back for what is added later
    text: int = 0
    components: int = 0
    options: int = 0

    def add(self, piece: Piece) -> bool:
        """Whether there was room for the piece; then it is in."""
        joins = self._joins(piece)
        new = () if joins else self._groups_for(piece)
        more = len(piece.choices) if joins and not piece.markup else sum(map(_components, new))
        text = len(_white(piece)) + utf16_length(piece.markup) if joins else sum(map(_length, new))
        if not self.pieces and isinstance(piece.block, Summary):
            self.summary, new, more = piece.block.text, (), 0
        options = self.options + len(piece.openable)
        if self.text + text > TEXT - TITLE_ROOM - FOOTER_ROOM or self.components + more + self.spare > _room(options):
            return False
        if joins:
            self._join(piece)
        self.groups += new
        self.pieces.append(piece)
        self.text, self.components, self.options = self.text + text, self.components + more, options
        return True

    def has_room_for(self, components: int) -> bool:
        """Whether so many components can be added beside those of the pieces."""
        return self.components + components <= _room(self.options)

    def _joins(self, piece: Piece) -> bool:
        """Whether the piece goes into the last group."""
        last = self.groups[-1] if self.groups else None
        if piece.picture is not None:
            return False
        if isinstance(piece.block, Divider):
            return last is None or isinstance(last, Rule)
        if piece.markup:
            return isinstance(last, Words) and last.choice is None and last.zone is piece.zone and not piece.choices
        return isinstance(last, Buttons) and not last.own and len(last.choices) + len(piece.choices) <= BUTTONS_IN_ROW

    def _join(self, piece: Piece) -> None:
        last = self.groups[-1] if self.groups else None
        if isinstance(last, Words) and piece.markup:
            last.markup += _white(piece) + piece.markup
        elif isinstance(last, Buttons):
            last.choices += piece.choices

    def _groups_for(self, piece: Piece) -> tuple[Group, ...]:
        """The groups that the piece begins."""
        if isinstance(piece.block, Divider):
            return (Rule(),)
        if piece.picture is not None:
            return (Gallery(piece.picture),)
        if not piece.markup:
            return (Buttons(list(piece.choices)),)
        if len(piece.choices) == 1:
            return (Words(piece.markup, piece.zone, piece.choices[0]),)
        last = self.groups[-1] if self.groups else None
        zone = last.zone if isinstance(last, Words) else Zone.BODY
        rule = (Rule(),) if last and not isinstance(last, Rule) and zone is not piece.zone else ()
        sources = say("Sources")
        title = f"**{sources}**\n" if piece.zone is Zone.SOURCES else ""
        buttons = (Buttons(list(piece.choices), own=True),) if piece.choices else ()
        return (*rule, Words(title + piece.markup, piece.zone), *buttons)


def _room(options: int) -> int:
    """The components that a message with lists of so many sources has room for."""
    return COMPONENTS - _FRAME - 2 * -(-options // OPTIONS_IN_SELECT)


def _white(piece: Piece) -> str:
    return "\n\n" if piece.apart else "\n"


def _components(group: Group) -> int:
    match group:
        case Words():
            return 1 if group.choice is None else _SECTION
        case Buttons():
            return 1 + len(group.choices)
        case Rule() | Gallery():
            return 1


def _length(group: Group) -> int:
    return utf16_length(group.markup) if isinstance(group, Words) else 0
