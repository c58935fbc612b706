"""A document as text for a terminal: no markup, no control characters, every sentence in full."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import assert_never

from rich import table as rich_table
from rich.console import Console
from rich.text import Text as Plain

from bot.core.bars import bars
from bot.core.document import (
    Block,
    Chart,
    Choice,
    Choices,
    Divider,
    Document,
    Heading,
    Hint,
    Link,
    Listing,
    Mention,
    Moment,
    Note,
    Page,
    Paragraph,
    Preformatted,
    Quotation,
    Ref,
    Source,
    Sources,
    Spans,
    Summary,
    Table,
    Text,
    simple_blocks,
)
from bot.core.text import clean, host_of, one_line

#: In a narrower window the rows of a table are lines.
NARROW = 72
#: Of so many more rows it is told what is typed for their buttons.
_ENDS = 9


def window_width() -> int:
    """The columns of the window, at most 140; 100 where the output goes to no window."""
    return min(shutil.get_terminal_size((100, 24)).columns, 140)


def render(document: Document, *, width: int = 100) -> str:
    """The document as lines of at most ``width`` characters (long words and preformatted lines excepted), without a final newline; of one
    that comes with a file, what is in the file."""
    if document.file is not None:
        return document.file.text
    parts = [one_line(document.title)] if document.title else []
    parts += [text for block in document.unfolded().blocks if (text := _block(block, max(width, 40)))]
    return "\n\n".join(parts)


def _block(block: Block, width: int) -> str:
    match block:
        case Summary():
            return _wrap(one_line(block.text), width)
        case Table():
            shown = _block(block.as_listing(), width) if width < NARROW else _table(block, width)
            return "\n\n".join(filter(None, (shown, _lines_to_type(block, width))))
        case Chart():
            return _chart(block, width)
        case Page():
            return "\n".join(filter(None, (_block(simple, width) for simple in simple_blocks(block))))
        case Sources() if block.folded:
            return _block(simple_blocks(block)[0], width)
        case Heading():
            return one_line(block.text).upper()
        case Paragraph():
            return _wrap(_spans(block.spans), width)
        case Listing():
            return "\n".join(_wrap(_lead(item.lead) + _spans(item.spans), width, first="• ", rest="  ") for item in block.items)
        case Quotation():
            words = _wrap(f"“{clean(block.words)}”", width, first="  ", rest="  ")
            return words + ("\n" + _wrap(_spans(block.attribution), width, first="  — ", rest="    ") if block.attribution else "")
        case Sources():
            return "\n".join(_article(sources, width) for sources in block.by_article)
        case Note():
            return _wrap(_spans(block.spans), width)
        case Preformatted():
            return textwrap.indent(clean(block.text), "    ")
        case Divider():
            return "─" * min(width, 40)
        case Choices():
            return "\n".join(map(_line_to_type, (choice for choice in block.choices if not choice.share)))
        case _:
            assert_never(block)


def _table(table: Table, width: int) -> str:
    """The rows in columns with a bullet before each, the first row their names; remarks in a last column."""
    drawn = rich_table.Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    for column in table.columns:
        drawn.add_column(clean(column.label), justify="right" if column.number else "left", overflow="fold")
    if remarks := any(row.small for row in table.rows):
        drawn.add_column("", overflow="fold")
    for row in table.rows:
        first, *others = (_spans(cell) for cell in row.cells)
        drawn.add_row(Plain(f"• {first}"), *map(Plain, others), *((Plain(_spans(row.small)),) if remarks else ()))
    written = StringIO()
    Console(file=written, width=width, color_system=None, highlight=False).print(drawn)
    return "\n".join(line.rstrip() for line in written.getvalue().rstrip().split("\n"))


def _line_to_type(choice: Choice) -> str:
    label, line = one_line(choice.label), one_line(choice.line)
    return f"> {line}" if label == line else f"> {label}: {line}"


def _lines_to_type(table: Table, width: int) -> str:
    """The lines behind the rows' buttons, one for each kind of button, with what other rows have in the same place: "… n1 (n2, n3)"."""
    lines: dict[str, list[str]] = {}
    for row in table.rows:
        for choice in row.choices:
            lines.setdefault(one_line(choice.label), []).append(one_line(choice.line))
    return "\n".join(_wrap(f"> {label}: {_together(some)}", width, rest="  ") for label, some in lines.items())


def _together(lines: Sequence[str]) -> str:
    """The first of the lines, and of the others their last words; where they differ elsewhere too, the first alone."""
    first, *others = lines
    ends = [other.rpartition(" ")[2] for other in others if other.rpartition(" ")[0] == first.rpartition(" ")[0]]
    more = ", …" if len(ends) > _ENDS else ""
    return f"{first} ({', '.join(ends[:_ENDS])}{more})" if ends else first


def _chart(chart: Chart, width: int) -> str:
    lines = [one_line(chart.title)]
    for series, drawn in bars(chart, width):
        lines += [f"{one_line(series.name)}:", *(f"  {line}" for line in drawn)]
    return "\n".join(lines)


def _lead(lead: str) -> str:
    if not lead:
        return ""
    lead = one_line(lead)
    return f"{lead} " if lead.endswith((":", "?", "!")) else f"{lead}: "


def _article(sources: Sequence[Source], width: int) -> str:
    """An article with the numbers of what is read from it, and below it each sentence with its number and what /brief source takes."""
    first = sources[0]
    where = one_line(first.article) + (f" <{first.url}>" if first.url and host_of(first.url) else "")
    head = f"{where} ({one_line(first.note)})" if first.note else where
    numbers = ", ".join(str(source.number) for source in sources)
    shown = [source for source in sources if source.sentence]
    if (len(sources) == 1 or not shown) and first.line:
        head += f" · {_opened_by(first)}"
    lines = [_wrap(f"[{numbers}] {head}", width, rest="    ")]
    for source in shown:
        mark = f"    {source.number}  " if len(sources) > 1 else "    "
        ref = f" · {_opened_by(source)}" if source.line and len(sources) > 1 else ""
        lines.append(_wrap(f"“{one_line(source.sentence)}”{ref}", width, first=mark, rest=" " * len(mark)))
    return "\n".join(lines)


def _opened_by(source: Source) -> str:
    """What /brief source takes to open it: "f12"."""
    return one_line(source.line).rsplit(" ", 1)[-1]


def _spans(spans: Spans) -> str:
    return "".join(_pieces(spans))


def _pieces(spans: Spans) -> Iterable[str]:
    for span in spans:
        match span:
            case Text():
                yield clean(span.text)
            case Link():
                host = host_of(span.url)
                yield f"{clean(span.label)} <{span.url.strip()}>" if host else clean(span.label)
            case Ref():
                yield f"[{span.number}]"
            case Moment():
                yield span.words
            case Mention():
                yield one_line(span.words)
            case Hint():
                yield one_line(span.line)
            case _:
                assert_never(span)


def _wrap(text: str, width: int, *, first: str = "", rest: str = "") -> str:
    lines = text.split("\n")
    wrapped = []
    for number, line in enumerate(lines):
        start = first if number == 0 else rest
        wrapped.append(
            textwrap.fill(line, width, initial_indent=start, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False)
            or start.rstrip()
        )
    return "\n".join(wrapped)
