"""Puts the words of a PDF's page in reading order where they stand in columns. Does no I/O."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.core.patterns import regex

#: Columns have at least so many lines; they begin at least so far apart, with at least such a gap between them, all in points.
_FEWEST_LINES, _NARROWEST, _GAP = 4, 90, 6
#: Two lines whose heights differ by less than this many points are one.
_SAME_LINE = 2
#: How far the starts of a column's lines may lie apart, in points.
_SAME_START = 2.5
_MOST_PIECES = 20_000
_NARROW, _WIDE = regex(r"[ijltfrI.,:;'|!()\[\] /-]"), regex(r"[A-HJ-LN-Z&w]|[MW@%mæ—]")
_BROAD = regex(r"[\u2e80-\uffef]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that a page draws in one place: their left edge, their height above the page's foot, and the size of their letters."""

    left: float
    height: float
    size: float
    words: str

    @property
    def right(self) -> float:
        """About where the words end, by the usual widths of letters."""
        narrow, wide, broad = (len(kind.findall(self.words)) for kind in (_NARROW, _WIDE, _BROAD))
        return self.left + self.size * (0.28 * narrow + 0.72 * wide + broad + 0.53 * (len(self.words) - narrow - wide - broad))


Line = tuple[Piece, ...]


def in_columns(pieces: Sequence[Piece]) -> str | None:
    """The text of the page, one column after the other, blank lines between them; None where it has no columns.

    What goes across the columns, as a heading does, divides the page into parts that are read from top to bottom.
    """
    if len(pieces) > _MOST_PIECES:
        return None
    parts: list[str] = []
    found = False
    for lines, edges in _sections(_lines(pieces)):
        for is_divided, run in _runs(lines, edges):
            columns = _columns(run, edges) if is_divided and edges else None
            found = found or columns is not None
            parts += columns if columns is not None else ["\n".join(_joined(line) for line in run)]
    return "\n\n".join(parts) if found else None


def _sections(lines: Sequence[Line]) -> list[tuple[list[Line], list[float]]]:
    """The lines in sections that have the same columns, each with the beginnings of those; a gap parts two sections that differ."""
    gaps = sorted(before[0].height - line[0].height for before, line in pairwise(lines))
    usual = gaps[len(gaps) // 2] if gaps else 0
    pieces: list[list[Line]] = []
    for line in lines:
        if not pieces or pieces[-1][-1][0].height - line[0].height > 1.8 * usual:
            pieces.append([])
        pieces[-1].append(line)
    sections: list[tuple[list[Line], list[float]]] = []
    for piece in pieces:
        edges = _edges(piece)
        if sections and (not edges or not sections[-1][1] or _are_same(edges, sections[-1][1])):
            whole = [*sections[-1][0], *piece]
            sections[-1] = (whole, edges or sections[-1][1] or _edges(whole))
        else:
            sections.append((piece, edges))
    return sections


def _are_same(some: Sequence[float], others: Sequence[float]) -> bool:
    return len(some) == len(others) and all(abs(one - other) <= _SAME_START for one, other in zip(some, others, strict=True))


def _lines(pieces: Sequence[Piece]) -> list[Line]:
    """The pieces in lines from top to bottom, each from left to right."""
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda it: (-it.height, it.left)):
        if lines and lines[-1][0].height - piece.height < _SAME_LINE:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [tuple(sorted(line, key=lambda it: it.left)) for line in lines]


def _edges(lines: Sequence[Line]) -> list[float]:
    """Where columns begin, without the first: places at which the lines of the page begin anew, with a gap before them."""
    starts = sorted(start for line in lines for start in _starts(line))
    groups: list[list[float]] = []
    for start in starts:
        if groups and start - groups[-1][0] <= _SAME_START:
            groups[-1].append(start)
        else:
            groups.append([start])
    often = [group[0] for group in groups if len(group) >= _FEWEST_LINES]
    edges: list[float] = []
    for left in often[1:]:
        if left - (edges[-1] if edges else often[0]) >= _NARROWEST:
            edges.append(left)
    return edges


def _starts(line: Line) -> list[float]:
    return [line[0].left, *(piece.left for before, piece in pairwise(line) if piece.left - before.right >= _GAP)]


def _crosses(line: Line, edges: Sequence[float]) -> bool:
    """Whether words of the line stand across the beginning of a column, or directly before it."""
    return any(
        piece.left < edge - _SAME_START and (piece.right > edge + 2 * piece.size or _runs_on(line, number, edge))
        for number, piece in enumerate(line)
        for edge in edges
    )


def _runs_on(line: Line, number: int, edge: float) -> bool:
    """Whether the next piece of the line begins soon after this one ends, but not at the column's own beginning."""
    if number + 1 == len(line):
        return False
    following = line[number + 1].left
    return following >= edge - _SAME_START and abs(following - edge) > _SAME_START and not _begins_at(line, edge)


def _begins_at(line: Line, edge: float) -> bool:
    return any(abs(piece.left - edge) <= _SAME_START for piece in line)


def _runs(lines: Sequence[Line], edges: Sequence[float]) -> list[tuple[bool, list[Line]]]:
    """The lines in runs of those that keep within columns (True) and those that go across (False)."""
    runs: list[tuple[bool, list[Line]]] = []
    for line in lines:
        is_divided = not _crosses(line, edges)
        if runs and runs[-1][0] is is_divided:
            runs[-1][1].append(line)
        else:
            runs.append((is_divided, [line]))
    return runs


def _columns(lines: Sequence[Line], edges: Sequence[float]) -> list[str] | None:
    """The columns of a run of lines; None where there is only one, or where they are those of a table."""
    columns: list[list[Line]] = [[] for _ in range(len(edges) + 1)]
    for line in lines:
        for number in range(len(columns)):
            low = edges[number - 1] - _SAME_START if number else float("-inf")
            high = edges[number] - _SAME_START if number < len(edges) else float("inf")
            if part := tuple(piece for piece in line if low <= piece.left < high):
                columns[number].append(part)
    filled = [column for column in columns if column]
    texts = [[_joined(line) for line in column] for column in filled]
    if len(filled) < 2 or min(len(column) for column in filled) < _FEWEST_LINES or any(map(_is_of_a_table, texts)):
        return None
    return ["\n".join(text) for text in texts]


def _is_of_a_table(lines: Sequence[str]) -> bool:
    """Whether a column holds figures or labels rather than running text: most of its lines are short."""
    return 2 * sum(len(line.split()) < 3 and len(_BROAD.findall(line)) < 8 for line in lines) >= len(lines)


def _joined(line: Line) -> str:
    """The words of a line. The library begins words with a space where there is room for one; only a wide gap adds another."""
    text = line[0].words
    for before, piece in pairwise(line):
        wide = max(0.5 * piece.size, 0.06 * (before.right - before.left))
        is_apart = piece.left - before.right > wide and not _BROAD.match(piece.words)
        text += f" {piece.words}" if is_apart else piece.words
    return " ".join(text.split())
