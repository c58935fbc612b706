"""What one Discord message holds: pieces of a document, the texts of its embeds, and how much room is left."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

from bot.core.document import Block, Choice, Choices, Source, Sources
from bot.platforms.discord.buttons import BUTTONS_IN_ROW, OPTIONS_IN_SELECT
from bot.platforms.discord.markup import utf16_length

# Limits of a message (Discord's documentation, "Message" and "Embed Limits"); a little is kept back for the footer that a digest gets.
EMBEDS = 10
EMBED_TOTAL = 6000 - 150
DESCRIPTION = 4096
ROWS = 5
SOURCES_TITLE = "Sources"


class Zone(Enum):
    """Where in a message a piece is shown."""

    BODY = auto()
    SOURCES = auto()
    BUTTONS = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """The smallest part of a document that stays together: a block (or one item of it) and its markup."""

    block: Block
    zone: Zone
    markup: str
    apart: bool = True  #: a blank line before it, except at the beginning

    @property
    def choice(self) -> Choice | None:
        return self.block.choices[0] if isinstance(self.block, Choices) else None

    @property
    def source(self) -> Source | None:
        return self.block.sources[0] if isinstance(self.block, Sources) else None


@dataclass
class Layout:
    """A message being filled: the pieces in it, and the texts of its embeds, each with its zone. Lengths are in UTF-16 units."""

    pieces: list[Piece] = field(default_factory=list)
    embeds: list[tuple[Zone, str]] = field(default_factory=list)
    total: int = 0  #: the length of all embeds
    last: int = 0  #: the length of the last embed
    choices: int = 0
    options: int = 0

    def add(self, piece: Piece) -> bool:
        """Whether there was room for the piece; then it is in."""
        choices = self.choices + (piece.choice is not None)
        options = self.options + (piece.source is not None and bool(piece.source.line))
        if -(-choices // BUTTONS_IN_ROW) + -(-options // OPTIONS_IN_SELECT) > ROWS:
            return False
        if piece.markup and not self._write(piece):
            return False
        self.choices, self.options = choices, options
        self.pieces.append(piece)
        return True

    def _write(self, piece: Piece) -> bool:
        cost, white = utf16_length(piece.markup), "\n\n" if piece.apart else "\n"
        joins = bool(self.embeds) and self.embeds[-1][0] is piece.zone and self.last + len(white) + cost <= DESCRIPTION
        spent = cost + (len(white) if joins else len(SOURCES_TITLE) if piece.zone is Zone.SOURCES else 0)
        if self.total + spent > EMBED_TOTAL or (not joins and len(self.embeds) == EMBEDS):
            return False
        if joins:
            self.embeds[-1] = (piece.zone, self.embeds[-1][1] + white + piece.markup)
        else:
            self.embeds.append((piece.zone, piece.markup))
        self.last = self.last + len(white) + cost if joins else cost
        self.total += spent
        return True
