"""One block of a document as Block Kit blocks, and as the plain text of a notification."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from bot.core.document import (
    Block,
    Chart,
    Choices,
    Divider,
    Heading,
    Item,
    Link,
    Listing,
    Note,
    Page,
    Paragraph,
    Preformatted,
    Quotation,
    Source,
    Sources,
    Summary,
    Table,
    simple_blocks,
    text,
)
from bot.core.text import clean, one_line
from bot.platforms.slack.buttons import ACTIONS, BUTTON_LABEL, OPTIONS, Tokens, button, menu, menu_option, shown_label
from bot.platforms.slack.markup import Json, elements, lead_text, link, merged, plain, styled, utf16_length

HEADER = 150


class BlockWriter:
    """Writes one message's blocks; action ids are numbered through the message."""

    def __init__(self, private: bool, tokens: Tokens) -> None:
        self._private = private
        self._tokens = tokens
        self._actions = 0

    def blocks(self, block: Block) -> Iterator[Json]:
        match block:
            case Summary() | Table() | Chart() | Page():
                yield from (slack for simple in simple_blocks(block) for slack in self.blocks(simple))
            case Heading():
                yield from title_blocks(block.text)
            case Paragraph():
                yield from _rich(_section(elements(block.spans)))
            case Listing():
                yield from _rich(_listing(block))
            case Quotation():
                yield from _rich(_quotation(block))
            case Sources() if block.folded:
                yield from (slack for simple in simple_blocks(block) for slack in self.blocks(simple))
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
        buttons, left_out = [], []
        for choice in block.choices:
            if choice.share and not self._private:
                continue
            found = button(choice, self._tokens, self._actions + 1)
            if found is None:
                left_out.append(shown_label(choice.label, BUTTON_LABEL))
            else:
                self._actions += 1
                buttons.append(found)
        for at in range(0, len(buttons), ACTIONS):
            yield {"type": "actions", "elements": buttons[at : at + ACTIONS]}
        if left_out:
            yield from _note(Note(spans=(text(f"No button for {', '.join(left_out)}: its command line is too long."),)))

    def _menus(self, block: Sources) -> Iterator[Json]:
        options = [option for source in block.sources if (option := menu_option(source, self._tokens)) is not None]
        for at in range(0, len(options), OPTIONS):
            self._actions += 1
            yield {"type": "actions", "elements": [menu(options[at : at + OPTIONS], self._actions)]}


def title_blocks(title: str) -> Iterator[Json]:
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


def fallback(block: Block) -> str:
    """The block as bare characters; not escaped. Buttons are left out: they say themselves what they are."""
    match block:
        case Summary() | Table() | Chart() | Page():
            return "\n".join(filter(None, map(fallback, simple_blocks(block))))
        case Heading():
            return one_line(block.text)
        case Paragraph() | Note():
            return plain(block.spans)
        case Listing():
            return "\n".join(_fallback_item(item) for item in block.items)
        case Quotation():
            words = f"“{clean(block.words)}”" if block.words else ""
            return f"{words} — {plain(block.attribution)}".strip() if block.attribution else words
        case Sources() if block.folded:
            return "\n".join(map(fallback, simple_blocks(block)))
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
