"""A document as one Slack message: Block Kit blocks, and the plain text that notifications and screen readers use.

Limits are Slack's own, but for the size of all blocks together: Slack refuses about 13,200 characters without documenting how it
counts, so a message stays below 12,000 bytes of JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import assert_never

from bot.core.document import (
    Block,
    Choice,
    Choices,
    Divider,
    Document,
    Heading,
    Item,
    Link,
    Listing,
    Note,
    Paragraph,
    Preformatted,
    Quotation,
    Source,
    Sources,
    text,
)
from bot.core.text import clean, one_line, shorten
from bot.platforms.slack.markup import Json, elements, escaped, lead_text, link, merged, plain, styled

BLOCKS = 50
BLOCKS_SIZE = 12_000
TEXT = 39_000
HEADER = 150
BUTTON_LABEL = 75
BUTTON_VALUE = 2000
OPTION_LABEL = 75
OPTION_VALUE = 150
OPTIONS = 100
ACTIONS = 25

#: Begins a button's value that stands for a longer command line.
KEPT = "kept:"
#: Begin the action ids of buttons and menus: "line:3" answers its line, "share:0" answers for the whole channel, "form:2" opens the form
#: with what its line says.
LINE_ACTION = "line:"
SHARE_ACTION = "share:"
FORM_ACTION = "form:"

Tokens = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SlackMessage:
    """One message: ``text`` (never empty, escaped) for notifications and screen readers, ``blocks`` for everybody else."""

    text: str
    blocks: tuple[Json, ...]
    private: bool = True

    def response(self) -> Json:
        """The message as an answer to a command, or for a ``response_url``."""
        return {
            "response_type": "ephemeral" if self.private else "in_channel",
            "replace_original": False,
            "text": self.text,
            "blocks": list(self.blocks),
            "unfurl_links": False,
            "unfurl_media": False,
        }

    @property
    def fits(self) -> bool:
        """Whether Slack takes it."""
        return len(self.blocks) <= BLOCKS and size_of(self.blocks) <= BLOCKS_SIZE and len(self.text) <= TEXT


def size_of(blocks: tuple[Json, ...]) -> int:
    """The bytes of JSON that the blocks take. Half a character, which a line may hold, counts as three."""
    return len(json.dumps(blocks, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"))


def lines_to_keep(document: Document) -> tuple[str, ...]:
    """The command lines behind the document's buttons that need a token, because they are too long for a button's value."""
    lines = [choice.line for choice in document.choices if _needs_token(choice.line, BUTTON_VALUE)]
    lines += [source.line for source in document.sources if source.line and _needs_token(source.line, OPTION_VALUE)]
    return tuple(dict.fromkeys(lines))


def render_one(document: Document, *, private: bool, tokens: Tokens | None = None) -> SlackMessage:
    """The document as one message, whether it fits or not; ``tokens`` stand for its ``lines_to_keep``.

    A message that is not ``private`` has no "Share" button. A button whose long line has no token is named in small print instead.
    """
    writer = _Writer(private, tokens or {})
    blocks = [*_title(document.title), *(slack for block in document.blocks for slack in writer.blocks(block))]
    words = "\n".join(part for part in (one_line(document.title), *map(_fallback, document.blocks)) if part.strip())
    return SlackMessage(escaped(words) or "There is nothing to show.", tuple(blocks), private)


class _Writer:
    """Writes one message's blocks; action ids are numbered through the message."""

    def __init__(self, private: bool, tokens: Tokens) -> None:
        self._private = private
        self._tokens = tokens
        self._actions = 0

    def blocks(self, block: Block) -> Iterator[Json]:
        match block:
            case Heading():
                yield from _title(block.text)
            case Paragraph():
                yield from _rich(_section(elements(block.spans)))
            case Listing():
                yield from _rich(_listing(block))
            case Quotation():
                yield from _rich(_quotation(block))
            case Sources():
                yield from _rich(*(_source(source) for source in block.sources))
                yield from self._menus(block)
            case Note():
                yield from _note(block)
            case Preformatted():
                yield from _rich(_element("rich_text_preformatted", [styled(clean(block.text))] if block.text else []))
            case Divider():
                yield {"type": "divider"}
            case Choices():
                yield from self._buttons(block)
            case _:
                assert_never(block)

    def _buttons(self, block: Choices) -> Iterator[Json]:
        buttons, unfit = [], []
        for choice in block.choices:
            if choice.share and not self._private:
                continue
            value = self._value(choice.line, BUTTON_VALUE)
            if value is None:
                unfit.append(_label(choice.label, BUTTON_LABEL))
            else:
                buttons.append(self._button(choice, value))
        for at in range(0, len(buttons), ACTIONS):
            yield {"type": "actions", "elements": buttons[at : at + ACTIONS]}
        if unfit:
            yield from _note(Note(spans=(text(f"No button for {', '.join(unfit)}: its command line is too long."),)))

    def _button(self, choice: Choice, value: str) -> Json:
        kind = SHARE_ACTION if choice.share else FORM_ACTION if choice.form else LINE_ACTION
        button = {"type": "button", "action_id": self._id(kind), "text": label_object(choice.label, BUTTON_LABEL), "value": value}
        return {**button, "style": "danger"} if choice.danger else button

    def _menus(self, block: Sources) -> Iterator[Json]:
        """Menus that open a source: its sentence and article in full."""
        options = []
        for source in block.sources:
            value = self._value(source.line, OPTION_VALUE) if source.line else None
            if value is not None:
                label = f"[{source.number}] {one_line(source.article)}"
                options.append({"text": label_object(label, OPTION_LABEL), "value": value})
        for at in range(0, len(options), OPTIONS):
            menu = {
                "type": "static_select",
                "action_id": self._id(LINE_ACTION),
                "placeholder": label_object("Open a source", BUTTON_LABEL),
                "options": options[at : at + OPTIONS],
            }
            yield {"type": "actions", "elements": [menu]}

    def _value(self, line: str, longest: int) -> str | None:
        if not _needs_token(line, longest):
            return line
        token = self._tokens.get(line)
        return None if token is None else KEPT + token

    def _id(self, kind: str) -> str:
        self._actions += 1
        return f"{kind}{self._actions}"


def _needs_token(line: str, longest: int) -> bool:
    # Measured as JSON bytes, so that a message never outgrows its limit by what its buttons carry.
    return len(json.dumps(line)) > longest or line.startswith(KEPT) or not line


def _title(title: str) -> Iterator[Json]:
    title = one_line(title)
    if not title:
        return
    if utf16_length(title) <= HEADER:
        yield {"type": "header", "text": {"type": "plain_text", "text": title, "emoji": False}}
    else:
        yield from _rich(_section([styled(title, bold=True)]))


def _listing(block: Listing) -> Json | None:
    rows = []
    for item in block.items:
        row = elements((text(lead_text(item.lead), bold=True), *item.spans))
        if row:
            rows.append({"type": "rich_text_section", "elements": row})
    return {"type": "rich_text_list", "style": "bullet", "elements": rows} if rows else None


def _quotation(block: Quotation) -> Json | None:
    spans = [text(f"“{block.words}”", italic=True)] if block.words else []
    if block.attribution:
        spans.append(text("\n— " if block.words else "— "))
    return _element("rich_text_quote", elements((*spans, *block.attribution)))


def _source(source: Source) -> Json | None:
    """One line: number, article with its address, what to know about it, sentence."""
    article = one_line(source.article)
    parts = [styled(f"[{source.number}] ")]
    parts += link(article, source.url) if source.url else ([styled(article)] if article else [])
    if note := one_line(source.note):
        parts.append(styled(f" ({note})", italic=True))
    if sentence := one_line(source.sentence):
        parts.append(styled(f": “{sentence}”"))
    return _section(merged(parts))


def _note(block: Note) -> Iterator[Json]:
    """Small print; with links it is a rich text, because links in a context block would have to be markup."""
    words = plain(block.spans).strip()
    if not words:
        return
    if any(isinstance(span, Link) for span in block.spans):
        yield from _rich(_section(elements(block.spans)))
    else:
        yield {"type": "context", "elements": [{"type": "plain_text", "text": words, "emoji": False}]}


def _rich(*parts: Json | None) -> Iterator[Json]:
    if found := [part for part in parts if part is not None]:
        yield {"type": "rich_text", "elements": found}


def _section(parts: list[Json]) -> Json | None:
    return _element("rich_text_section", parts)


def _element(kind: str, parts: list[Json]) -> Json | None:
    return {"type": kind, "elements": parts} if parts else None


def label_object(label: str, longest: int) -> Json:
    """Plain text of at most so many characters, as buttons, options and fields have it."""
    return {"type": "plain_text", "text": _label(label, longest), "emoji": False}


def _label(label: str, longest: int) -> str:
    label = one_line(label) or "…"
    while utf16_length(short := shorten(label, longest)) > longest:
        label = label[:-1]
    return short


def utf16_length(words: str) -> int:
    """The length as JavaScript counts it: a letter outside the basic plane is two."""
    return len(words.encode("utf-16-le")) // 2


def _fallback(block: Block) -> str:
    """The block as bare characters; not escaped. Buttons are left out: they say themselves what they are."""
    match block:
        case Heading():
            return one_line(block.text)
        case Paragraph() | Note():
            return plain(block.spans)
        case Listing():
            return "\n".join(_fallback_item(item) for item in block.items)
        case Quotation():
            words = f"“{clean(block.words)}”" if block.words else ""
            return f"{words} — {plain(block.attribution)}".strip() if block.attribution else words
        case Sources():
            return "\n".join(_fallback_source(source) for source in block.sources)
        case Preformatted():
            return clean(block.text)
        case Divider() | Choices():
            return ""
        case _:
            assert_never(block)


def _fallback_item(item: Item) -> str:
    return f"• {lead_text(item.lead)}{plain(item.spans)}".rstrip()


def _fallback_source(source: Source) -> str:
    article = plain((Link(label=one_line(source.article), url=source.url or ""),))
    note = f" ({one_line(source.note)})" if source.note else ""
    sentence = f": “{one_line(source.sentence)}”" if source.sentence else ""
    return f"[{source.number}] {article}{note}{sentence}"
