"""One block of a document, or one line of it, as Discord markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.core.bars import columns
from bot.core.document import Link, Note, Ref, Row, Source, Sources, Span, Spans, Table, Text, simple_blocks
from bot.core.document import words_of as words_in
from bot.core.text import clean, one_line, shorten
from bot.platforms.discord.markup import escaped, linkable, marked, masked, shown_host, utf16_length

#: The columns of a line on a phone.
LINE = 42


def heading_markup(spans: Spans) -> str:
    """The heading's words; empty where there are none."""
    return _bold(words_of(spans))


def title_markup(title: str, summary: str = "") -> str:
    """The first words of a message, with which its notification begins: the summary and below it the title, or the title alone."""
    title = escaped(one_line(title))
    if not summary:
        return f"### {title}" if title else ""
    below = f"\n-# {title}" if title and title != escaped(one_line(summary)) else ""
    return f"**{escaped(one_line(summary))}**{below}"


def _bold(words: str) -> str:
    text = escaped(words).strip()
    return f"**{text}**" if text else ""


def note_markup(spans: Spans) -> str:
    """Small print."""
    return "\n".join(f"-# {line.strip()}" for line in marked(spans).split("\n") if line.strip())


def item_markup(lead: str, spans: Spans) -> str:
    """One item of a listing; empty where it has no words."""
    lead = one_line(lead)
    head = (Text(text=lead, bold=True), Text(text=" " if lead.endswith((":", "?", "!")) else ": ")) if lead else ()
    lines = [line.strip() for line in marked((*head, *spans)).split("\n") if line.strip()]
    return "- " + "\n  ".join(lines) if lines else ""


def is_tall(table: Table) -> bool:
    """Whether a row of the table takes more than a line of a phone, so that all have two: what is shown, and in small print the rest."""
    return len(table.columns) > 2 and any(row.small or columns(_words(table, row)) > LINE for row in table.rows)


def row_markup(table: Table, row: Row, *, tall: bool) -> str:
    """A row of a table as lines: the first cell in bold, and behind it the second one and the others, or those in small print below, where
    numbers of sources go too that would stand alone on a line. A row that fits on one line of a phone takes one."""
    first, *others = (_all_bold(row.cells[0]), *_labelled(table, row))
    shown, below = [*others], [row.small]
    if tall and columns(_line_of([first, *others, row.small])) <= LINE:
        shown, below = [*others, row.small], []
    elif tall:
        value, references = _without_references(others[0])
        if columns(_line_of([first, others[0]])) <= LINE or columns(_line_of([first, value])) > LINE:
            value, references = others[0], ()
        shown, below = [value], [references, *others[1:], row.small]
    line = ": ".join(filter(None, (_markup(first), " · ".join(filter(None, map(_markup, shown))))))
    small = " · ".join(filter(None, map(_markup, below)))
    return "\n".join(filter(None, (line, f"-# {small}" if small else "")))


def _line_of(cells: Sequence[Spans]) -> str:
    """The words of cells on one line: the first one, and behind it the others."""
    first, *others = ("".join(words_in(cell)).strip() for cell in cells)
    return ": ".join(filter(None, (first, " · ".join(filter(None, others)))))


def _without_references(cell: Spans) -> tuple[Spans, Spans]:
    """The cell without the numbers of sources at its end, and these."""
    end = len(cell)
    while end and (isinstance(last := cell[end - 1], Ref) or (isinstance(last, Text) and not last.text.strip())):
        end -= 1
    return cell[:end], tuple(span for span in cell[end:] if isinstance(span, Ref))


def _labelled(table: Table, row: Row) -> Iterator[Spans]:
    """The cells behind the first; a second value is nothing without the name of its column."""
    for place, (column, cell) in enumerate(zip(table.columns[1:], row.cells[1:], strict=True)):
        yield (Text(text=f"{column.label}: "), *cell) if cell and place and column.number and column.label else cell


def _words(table: Table, row: Row) -> str:
    cells = ("".join(words_in(cell)) for cell in _labelled(table, row))
    return f"{''.join(words_in(row.cells[0]))}: {' · '.join(filter(None, cells))}"


def _markup(spans: Spans) -> str:
    return " ".join(marked(spans).split("\n")).strip()


def _all_bold(spans: Spans) -> Spans:
    return tuple(
        span.model_copy(update={"bold": True, "text": " ".join(clean(span.text).split("\n"))}) if isinstance(span, Text) else span
        for span in spans
    )


def folded_markup(sources: Sequence[Source]) -> str:
    """One line of small print that names each article once, with the numbers that are read from it."""
    return "\n".join(
        note_markup(block.spans) for block in simple_blocks(Sources(sources=tuple(sources), folded=True)) if isinstance(block, Note)
    )


def quotation_markup(spans: Spans, attribution: Spans) -> str:
    """The words in quotation marks, and below them who said them."""
    lines = [line.strip() for line in escaped(words_of(spans)).strip().split("\n")]
    said = [*lines[:-1], lines[-1] + "”"] if lines[-1] else []
    if said:
        said[0] = "“" + said[0]
    if attribution:
        said += [line for line in ("— " + marked(attribution)).split("\n") if line.strip()]
    return "\n".join(f"> {line}" for line in said)


def source_markup(source: Source, sentence_room: int) -> str:
    """A line with number, article, address and note, and the sentence in about ``sentence_room`` UTF-16 units."""
    head = _article(source)
    if source.note:
        head += f" ({escaped(source.note)})"
    line = rf"**\[{source.number}\]** {head}".rstrip()
    sentence = one_line(source.sentence)
    if not sentence:
        return line
    return f"{line}\n-# “{_shown_sentence(sentence, sentence_room)}”"


def article_markup(sources: Sequence[Source], sentence_room: int) -> str:
    """An article once, with the numbers that are read from it, and below it each sentence with its number."""
    first = sources[0]
    numbers = ", ".join(str(source.number) for source in sources)
    note = f" ({escaped(first.note)})" if first.note else ""
    sentences = (
        rf"-# \[{source.number}\] “{_shown_sentence(sentence, sentence_room)}”"
        for source in sources
        if (sentence := one_line(source.sentence))
    )
    return "\n".join([rf"**\[{numbers}\]** {_article(first)}{note}".rstrip(), *sentences])


def _shown_sentence(sentence: str, room: int) -> str:
    """The sentence, shortened to about so many UTF-16 units and escaped."""
    # Escaping may double a sentence; what is shown is measured, not what was written.
    shown = shorten(sentence, room)
    while utf16_length(escaped(shown)) > room + 40 and len(shown) > 40:
        shown = shorten(sentence, len(shown) * 3 // 4)
    return escaped(shown)


def _article(source: Source) -> str:
    host = shown_host(source.url) if source.url else None
    address = linkable(source.url) if source.url else None
    if host is None:
        return escaped(source.article)
    if address is None or not source.article or "://" in source.article:
        return marked((Link(label=source.article, url=source.url or ""),))
    return f"{masked(source.article, address)} ({escaped(host)})"


def words_of(spans: Sequence[Span]) -> str:
    """The bare characters of the texts among the spans."""
    return "".join(span.text for span in spans if isinstance(span, Text))
