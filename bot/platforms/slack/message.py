"""One part of a document as one Slack message: Block Kit blocks, and the plain text that notifications and screen readers use.

Limits are Slack's own, but for the size of all blocks together: Slack refuses about 13,200 characters without documenting how it
counts, so a message stays below 12,000 bytes of JSON. The text stays short enough for ``chat.update``, which takes far less than
``chat.postMessage``: 4,000 bytes, counted when it is escaped.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from bot.core.document import Block, Document, Outcome, Paragraph, Sources, Summary, note, text
from bot.core.language import say, speaking
from bot.core.text import one_line
from bot.platforms.slack.blocks import BlockWriter, fallback, title_blocks
from bot.platforms.slack.buttons import Tokens
from bot.platforms.slack.charts import CHARTS, DATA_VISUALIZATION
from bot.platforms.slack.markup import Json, escaped
from bot.platforms.slack.tables import CHARACTERS, DATA_TABLE, ROWS, characters

BLOCKS = 50
BLOCKS_SIZE = 12_000
TEXT = 2_900
#: The bytes of a text that is cut down as far as it goes.
SHORT_TEXT = 600
#: The blocks that Slack does not take in every workspace yet.
NEWER = frozenset({DATA_TABLE, DATA_VISUALIZATION})


@dataclass(frozen=True, slots=True)
class SlackMessage:
    """One message: ``text`` (never empty, escaped) for notifications and screen readers, ``blocks`` for everybody else.

    ``older`` says the same without newer blocks; None where it has none.
    """

    text: str
    blocks: tuple[Json, ...]
    private: bool = True
    older: SlackMessage | None = None

    @property
    def content(self) -> dict[str, Any]:
        """The message as methods of the Web API take it."""
        return {"text": self.text, "blocks": list(self.blocks)}

    def response(self, *, replace: bool = False, thread: str | None = None) -> Json:
        """The message as an answer to a command, or for a ``response_url``: in the place of the message that was answered, which everybody
        goes on seeing who saw it, or a new one, in a thread if one is named."""
        body: Json = {**self.content, "replace_original": replace, "unfurl_links": False, "unfurl_media": False}
        if replace:
            return body
        body["response_type"] = "ephemeral" if self.private else "in_channel"
        return {**body, "thread_ts": thread} if thread else body

    @property
    def fits(self) -> bool:
        """Whether Slack takes it, with newer blocks and without."""
        tables = [block for block in self.blocks if block["type"] == DATA_TABLE]
        return (
            len(self.blocks) <= BLOCKS
            and size_of(self.blocks) <= BLOCKS_SIZE
            and sum(block["type"] == DATA_VISUALIZATION for block in self.blocks) <= CHARTS
            and all(len(table["rows"]) <= ROWS + 1 for table in tables)
            and sum(map(characters, tables)) <= CHARACTERS
            and (self.older is None or self.older.fits)
        )


def size_of(blocks: tuple[Json, ...]) -> int:
    """The bytes of JSON that the blocks take. A lone surrogate, which a line may hold, counts as three."""
    return len(json.dumps(blocks, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"))


def render_part(document: Document, *, private: bool, tokens: Tokens | None = None) -> SlackMessage:
    """The document as one message, whether it fits or not; ``tokens`` stand for its ``lines_to_keep``.

    A message that is not ``private`` has no "Share" button, and names people as text. A button whose long line has no token is named in
    small print instead.
    """
    with speaking(document.language):
        words = text_of(document)
        blocks = _blocks(document, BlockWriter(private, tokens or {}, newer=True))
        older = None
        if any(block["type"] in NEWER for block in blocks):
            older = SlackMessage(words, _blocks(document, BlockWriter(private, tokens or {}, newer=False)), private)
        return SlackMessage(words, blocks, private, older)


def render_shorter(document: Document, *, private: bool, tokens: Tokens | None = None) -> SlackMessage:
    """The document as one message that is as short as can be, for where Slack refuses its length: sources without their sentences."""
    folded = tuple(block.model_copy(update={"folded": True}) if isinstance(block, Sources) else block for block in document.blocks)
    document = document.model_copy(update={"blocks": folded})
    with speaking(document.language):
        return SlackMessage(text_of(document, SHORT_TEXT), _blocks(document, BlockWriter(private, tokens or {}, newer=False)), private)


def in_words_alone(message: SlackMessage, most: int = TEXT) -> SlackMessage:
    """The message without blocks, for where Slack takes none of them; its text has at most so many bytes."""
    fits = _bytes(message.text) <= most
    return SlackMessage(message.text if fits else _cut(message.text.split("\n"), most - len("\n…".encode())), (), message.private)


def _blocks(document: Document, writer: BlockWriter) -> tuple[Json, ...]:
    return (*_title(document, writer), *(slack for block in _below(document) for slack in writer.blocks(block)))


def _title(document: Document, writer: BlockWriter) -> tuple[Json, ...]:
    """The headline: the news, with the title in small print below; the title where there is no news. A refusal's is no larger than the
    rest."""
    if document.outcome is Outcome.REFUSED and document.title:
        return tuple(writer.blocks(Paragraph(spans=(text(one_line(document.title), bold=True),))))
    if not _begins_with_news(document):
        return tuple(title_blocks(document.title))
    news, title = one_line(document.summary), one_line(document.title)
    return (*title_blocks(news), *(writer.blocks(note(title)) if title not in news else ()))


def _begins_with_news(document: Document) -> bool:
    return bool(document.blocks) and isinstance(document.blocks[0], Summary) and bool(one_line(document.summary))


def _below(document: Document) -> tuple[Block, ...]:
    return document.blocks[1:] if _begins_with_news(document) else document.blocks


def text_of(document: Document, most: int = TEXT) -> str:
    """The document as escaped text of at most so many bytes, the news first; never empty.

    What does not fit is left out from the end, by whole lines, and "…" stands for it.
    """
    first = one_line(document.summary) if _begins_with_news(document) else ""
    title = one_line(document.title)
    parts = (first, "" if first and title in first else title, *map(fallback, _below(document)))
    lines = [escaped(line) for part in parts if part.strip() for line in part.split("\n")]
    if not lines:
        return escaped(say("There is nothing to show."))
    whole = "\n".join(lines)
    return whole if _bytes(whole) <= most else _cut(lines, most - len("\n…".encode()))


def _cut(lines: list[str], most: int) -> str:
    kept: list[str] = []
    room = most
    for line in lines:
        room -= _bytes(line) + 1
        if room < 0:
            break
        kept.append(line)
    if kept:
        return "\n".join((*kept, "…"))
    head = lines[0].encode("utf-8", "replace")[:most].decode("utf-8", "ignore")
    if (entity := head.rfind("&")) > head.rfind(";"):
        head = head[:entity]
    return head[: max(head.rfind(" "), 0) or len(head)].rstrip(" …") + " …"


def _bytes(words: str) -> int:
    return len(words.encode("utf-8", "replace"))
