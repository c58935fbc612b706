"""What a message brings as attachments: the pictures of charts, and a file to take away."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from io import BytesIO

import discord

from bot.core.document import Chart, Document, paragraph
from bot.core.language import say
from bot.core.text import one_line
from bot.platforms.discord.markup import shortened

#: The most characters that tell what is to be seen.
DESCRIPTION = 1024
#: ``Front.draw``.
Draw = Callable[[Chart], Awaitable[bytes | None]]


@dataclass(frozen=True, slots=True)
class Upload:
    """An attachment: its name, which no other of its message has, what is in it, and that in words."""

    name: str
    content: bytes
    words: str

    @property
    def url(self) -> str:
        """How components name it."""
        return f"attachment://{self.name}"

    def to_send(self) -> discord.File:
        """The attachment for the methods of discord.py that send."""
        return discord.File(BytesIO(self.content), filename=self.name, description=self.words)


class Pictured(Chart):
    """A chart with its picture, a PNG; ``name`` is the picture's in the message."""

    name: str
    png: bytes

    @property
    def upload(self) -> Upload:
        """The picture as an attachment, with what is to be seen in words."""
        return Upload(self.name, self.png, shortened(one_line(self.words), DESCRIPTION))


async def with_pictures(document: Document, draw: Draw) -> Document:
    """The document with pictures of its charts, as far as they can be drawn; the others stay as they are."""
    if not any(isinstance(block, Chart) for block in document.blocks):
        return document
    blocks = []
    for number, block in enumerate(document.blocks, 1):
        if isinstance(block, Chart) and (png := await draw(block)) is not None:
            block = Pictured(**dict(block), name=f"chart-{number}.png", png=png)
        blocks.append(block)
    return document.model_copy(update={"blocks": tuple(blocks)})


def file_of(document: Document) -> tuple[Upload, ...]:
    """The file that comes with the document, where there is one."""
    file = document.file
    return (Upload(file.name, file.content, shortened(one_line(file.words), DESCRIPTION)),) if file else ()


def without_file(document: Document) -> Document:
    """The document where attachments may not be sent: instead of its file it says why there is none."""
    if document.file is None:
        return document
    why = say("The file can't be shown here: I may not attach files in this channel. Ask me in a direct message, or let me attach files.")
    return document.model_copy(update={"file": None, "blocks": (*document.blocks, paragraph(why))})
