"""One block of a document as Block Kit blocks, and as the plain text of a notification."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from bot.core.document import (
    Block,
    Chart,
    Choices,
    Divider,
    Heading,
    Hint,
    Item,
    Link,
    Listing,
    Mention,
    Note,
    Page,
    Paragraph,
    Preformatted,
    Quotation,
    Source,
    Sources,
    Span,
    Summary,
    Table,
    note,
    simple_blocks,
    text,
)
from bot.core.language import say, say_count
from bot.core.text import clean, one_line
from bot.platforms.slack import charts, tables
from bot.platforms.slack.buttons import ACTIONS, BUTTON_LABEL, OPTIONS, Tokens, button, menu, menu_option, shown_label
from bot.platforms.slack.markup import Json, elements, lead_text, link, merged, plain, small_print, styled, utf16_length

HEADER = 150
SMALL_PRINT = 3000


class BlockWriter:
    """Writes one message's blocks; action ids are numbered through the message.

    ``newer``: tables and charts are Slack's own blocks for them, which it does not take everywhere yet; otherwise they are lines and words.
    """

    def __init__(self, private: bool, tokens: Tokens, *, newer: bool) -> None:
        self._private = private
        self._tokens = tokens
        self._newer = newer
        self._actions = 0

    def blocks(self, block: Block) -> Iterator[Json]:
        match block:
            case Summary():
                yield from title_blocks(block.text)
            case Heading():
                yield from title_blocks(block.text)
            case Paragraph():
                yield from _rich(_section(self._elements(block.spans)))
            case Listing():
                yield from _rich(self._listing(block))
            case Table():
                yield from self._table(block)
            case Chart():
                yield from self._chart(block)
            case Quotation():
                yield from _rich(self._quotation(block))
            case Sources() if block.folded:
                yield from self._simple(block)
                yield from self._menus(block)
            case Sources():
                yield from _rich(*(_sources(sources) for sources in block.told_together))
                yield from self._menus(block)
            case Note():
                yield from self._note(block)
            case Preformatted():
                yield from _rich(_element("rich_text_preformatted", [styled(clean(block.text))] if block.text else []))
            case Divider():
                yield {"type": "divider"}
            case Choices():
                yield from self._buttons(block)
            case Page():
                yield from self._simple(block)
            case _:
                assert_never(block)

    def _simple(self, block: Block) -> Iterator[Json]:
        yield from (slack for simple in simple_blocks(block) for slack in self.blocks(simple))

    def _elements(self, spans: Iterable[Span]) -> list[Json]:
        return elements(spans, private=self._private)

    def _table(self, table: Table) -> Iterator[Json]:
        if self._newer and tables.can_be_drawn(table):
            yield tables.data_table(table, private=self._private)
            return
        if not any(row.choices for row in table.rows):
            yield from self.blocks(table.as_listing())
            return
        for row, line in zip(table.rows, table.as_listing().items, strict=True):
            yield from self.blocks(Listing(items=(line,)))
            yield from self.blocks(Choices(choices=row.choices))

    def _chart(self, chart: Chart) -> Iterator[Json]:
        drawn = charts.drawn(chart) if self._newer else []
        if not drawn:
            yield from self._simple(chart)
            return
        yield from drawn
        if left := charts.left_out(chart):
            words = say_count("The oldest value is not drawn.", "The {count} oldest values are not drawn.", left)
            yield from self.blocks(note(words))

    def _listing(self, block: Listing) -> Json | None:
        rows = []
        for item in block.items:
            row = self._elements((text(lead_text(item.lead), bold=True), *item.spans))
            if row:
                rows.append({"type": "rich_text_section", "elements": row})
        return {"type": "rich_text_list", "style": "bullet", "elements": rows} if rows else None

    def _quotation(self, block: Quotation) -> Json | None:
        spans = [text(f"“{block.words}”", italic=True)] if block.words else []
        if block.attribution:
            spans.append(text("\n— " if block.words else "— "))
        return _element("rich_text_quote", self._elements((*spans, *block.attribution)))

    def _note(self, block: Note) -> Iterator[Json]:
        """Small print. Bare characters wherever nothing is linked; links whose words could be markup make it a rich text."""
        words = plain(block.spans).strip()
        if not words:
            return
        if not any(isinstance(span, Link | Hint | Mention) for span in block.spans):
            yield _context({"type": "plain_text", "text": words, "emoji": False})
            return
        small = small_print(block.spans, private=self._private)
        if small is not None and utf16_length(small) <= SMALL_PRINT:
            yield _context({"type": "mrkdwn", "text": small, "verbatim": True})
        else:
            yield from _rich(_section(self._elements(block.spans)))

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
            words = say("No button for {labels}: its command line is too long.", labels=", ".join(left_out))
            yield from self.blocks(note(words))

    def _menus(self, block: Sources) -> Iterator[Json]:
        options = [option for source in block.sources if (option := menu_option(source, self._tokens)) is not None]
        for at in range(0, len(options), OPTIONS):
            self._actions += 1
            yield {"type": "actions", "elements": [menu(options[at : at + OPTIONS], self._actions)]}


def _context(element: Json) -> Json:
    return {"type": "context", "elements": [element]}


def title_blocks(title: str) -> Iterator[Json]:
    title = one_line(title)
    if not title:
        return
    if utf16_length(title) <= HEADER:
        yield {"type": "header", "text": {"type": "plain_text", "text": title, "emoji": False}}
    else:
        yield from _rich(_section([styled(title, bold=True)]))


def _sources(sources: Sequence[Source]) -> Json | None:
    """An article once: its numbers, its name with its address, what to know about it, and its sentences, each with its number where there
    are several."""
    first = sources[0]
    article = one_line(first.article)
    parts = [styled(f"[{_numbers(sources)}] ")]
    parts += link(article, first.url) if first.url else ([styled(article)] if article else [])
    if remark := one_line(first.note):
        parts.append(styled(f" ({remark})", italic=True))
    parts += [styled(line) for line in _sentences(sources)]
    return _section(merged(parts))


def _numbers(sources: Sequence[Source]) -> str:
    return ", ".join(str(source.number) for source in sources)


def _sentences(sources: Sequence[Source]) -> Iterator[str]:
    """What stands behind the article: its sentence, or below it the sentences with their numbers."""
    for source in sources:
        if sentence := one_line(source.sentence):
            yield f": “{sentence}”" if len(sources) == 1 else f"\n[{source.number}] “{sentence}”"


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
        case Summary() | Heading():
            return one_line(block.text)
        case Paragraph() | Note():
            return plain(block.spans)
        case Listing():
            return "\n".join(_fallback_item(item) for item in block.items)
        case Table():
            return fallback(block.as_listing())
        case Chart() if block.words:
            return "\n".join(filter(None, (one_line(block.title), one_line(block.words))))
        case Quotation():
            words = f"“{clean(block.words)}”" if block.words else ""
            return f"{words} — {plain(block.attribution)}".strip() if block.attribution else words
        case Sources() if not block.folded:
            return "\n".join(_fallback_sources(sources) for sources in block.told_together)
        case Chart() | Page() | Sources():
            return "\n".join(filter(None, map(fallback, simple_blocks(block))))
        case Preformatted():
            return clean(block.text)
        case Divider() | Choices():
            return ""
        case _:
            assert_never(block)


def _fallback_item(item: Item) -> str:
    return f"• {lead_text(item.lead)}{plain(item.spans)}".rstrip()


def _fallback_sources(sources: Sequence[Source]) -> str:
    first = sources[0]
    article = plain((Link(label=one_line(first.article), url=first.url or ""),))
    remark = f" ({one_line(first.note)})" if first.note else ""
    return f"[{_numbers(sources)}] {article}{remark}{''.join(_sentences(sources))}"
