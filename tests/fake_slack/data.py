"""What Slack checks in tables and charts, written down from its reference; it shares nothing with our renderer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

Json = dict[str, Any]


def units(words: str) -> int:
    """The length as JavaScript counts it."""
    return len(words.encode("utf-16-le", "surrogatepass")) // 2


def cell_characters(part: Json) -> int:
    """The characters in all cells of a table."""
    if "rows" in part:
        return sum(cell_characters(cell) for row in part["rows"] for cell in row)
    return units(str(part.get("text", ""))) + sum(cell_characters(inner) for inner in part.get("elements", ()))


def table_problems(block: Json, rich_problems: Callable[[Json], Iterator[str]]) -> Iterator[str]:
    """What Slack would refuse about a ``data_table`` block; ``rich_problems`` checks a rich text."""
    if extra := set(block) - {"type", "block_id", "caption", "rows", "page_size", "row_header_column_index"}:
        yield f"fields of a data table: {sorted(extra)}"
    if not isinstance(block.get("caption"), str) or not block["caption"]:
        yield "a data table without a caption"
    rows = block.get("rows")
    if not isinstance(rows, list) or not 2 <= len(rows) <= 101:
        yield f"rows of a data table: {len(rows) if isinstance(rows, list) else rows!r}"
        return
    if not 1 <= len(rows[0]) <= 20 or any(len(row) != len(rows[0]) for row in rows):
        yield f"columns of a data table: {sorted({len(row) for row in rows})}"
    if not 1 <= block.get("page_size", 5) <= 100:
        yield f"page size {block['page_size']}"
    if not 0 <= block.get("row_header_column_index", 0) < len(rows[0]):
        yield "row header column"
    for number, row in enumerate(rows):
        for cell in row:
            yield from _cell(cell, number == 0, rich_problems)


def _cell(cell: Json, in_header: bool, rich_problems: Callable[[Json], Iterator[str]]) -> Iterator[str]:
    match cell.get("type"):
        case "raw_text":
            if not isinstance(cell.get("text"), str) or not cell["text"]:
                yield "a cell without text"
        case "rich_text" if not in_header:
            yield from rich_problems(cell)
        case other:
            yield f"a cell of the type {other!r}{' in the header' if in_header else ''}"


def chart_problems(block: Json) -> Iterator[str]:
    """What Slack would refuse about a ``data_visualization`` block with lines or bars."""
    if extra := set(block) - {"type", "block_id", "title", "chart"}:
        yield f"fields of a visualization: {sorted(extra)}"
    yield from _label("title of a chart", block.get("title"), 50)
    chart = block.get("chart") or {}
    if chart.get("type") not in ("line", "bar", "area"):
        yield f"a chart of the type {chart.get('type')!r}"
    series, axes = chart.get("series") or [], chart.get("axis_config") or {}
    categories = axes.get("categories") or []
    if not 1 <= len(series) <= 6 or len({one.get("name") for one in series}) < len(series):
        yield f"series of a chart: {[one.get('name') for one in series]}"
    if not 1 <= len(categories) <= 20 or len(set(categories)) < len(categories):
        yield f"categories of a chart: {categories}"
    for label in categories:
        yield from _label("category", label, 20)
    for name in ("x_label", "y_label"):
        if name in axes:
            yield from _label(name, axes[name], 50)
    for one in series:
        yield from _label("name of a series", one.get("name"), 20)
        if [point.get("label") for point in one.get("data", ())] != categories:
            yield "a series without a value for each category"
        if not all(isinstance(point.get("value"), int | float) for point in one.get("data", ())):
            yield "a value that is no number"


def _label(what: str, words: Any, most: int) -> Iterator[str]:
    if not isinstance(words, str) or not 1 <= units(words) <= most:
        yield f"{what}: {words!r}, at most {most} characters"
