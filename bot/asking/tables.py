"""Answers out of the rows of a table: the cell in the row and under the heading that are named, or the row with the most or least."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.asking.candidate import Candidate
from bot.asking.features import names_measure
from bot.asking.plan.model import Part
from bot.asking.pool import Pool
from bot.asking.replies import Answered, Line
from bot.asking.words import plain, stems
from bot.core.patterns import regex
from bot.reading.amounts.quantities import amounts
from storage.records import Passage

#: So far apart at most stand two rows of one table, in characters.
_GAP = 12
#: The share of the words of a question without a name that a table and its title have.
_LEAST_SHARE = 0.5
_CELL = regex(r"\s*[|\t]\s*")
_WORD = regex(r"[^\W_]+")
_NUMBER = regex(r"[-−]?\d[\d,]*(?:\.\d+)?")
_LESS_IS_BETTER = regex(r"\b(?:errors?|latency|price|costs?|loss|delay|lower)\b", re.IGNORECASE)
_SMALLEST = regex(r"\b(?:lowest|least|smallest|fewest|cheapest|lightest|shortest|最低|最少|最小|最便宜|最轻)\b|最[低少小轻]", re.IGNORECASE)
_LARGEST = regex(
    r"\b(?:highest|most|largest|biggest|longest|heaviest|priciest|dearest|best|tops?|leads?|first)\b|最[高多大长重贵好强]", re.IGNORECASE
)
_BEST = regex(r"\b(?:best|tops?|leads?|first)\b|最[好强]", re.IGNORECASE)
#: What words that compare measure.
_MEASURED_BY = {
    "price": r"\b(?:cheapest|priciest|dearest|most expensive)\b|最(?:便宜|贵)",
    "weight": r"\b(?:lightest|heaviest)\b|最[轻重]",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its cells, the headings over them, and the sentence that it is."""

    cells: tuple[str, ...]
    heading: tuple[str, ...]
    proof: Candidate


def is_row(text: str) -> bool:
    """Whether a text is a row of a table, or holds one."""
    return "|" in text or "\t" in text


def is_heading(text: str) -> bool:
    """Whether the last line of a text is a row of headings: of several cells, none of them a figure."""
    cells = _cells(text.strip().splitlines()[-1]) if text.strip() else ()
    return len(cells) > 2 and not any(_NUMBER.match(cell) for cell in cells)


def from_tables(part: Part, pool: Pool, candidates: Sequence[Candidate]) -> Answered | None:
    """The cells that a question asks for, None where no table has them."""
    lines: list[Line] = []
    for rows in _tables(candidates):
        if not _is_about(part, pool, rows) or (column := _column(part, rows[0].heading)) is None:
            continue
        rows = [row for row in rows if len(row.cells) > column and row.cells[column]]
        if (extreme := _extreme(part, rows, column)) is not None:
            return Answered(part, lines=(Line(f"{extreme.cells[0]}, {extreme.cells[column]}", extreme.proof),))
        named = _named(part, rows)
        lines += [Line(row.cells[column], row.proof, lead=row.cells[0] if len(named) > 1 else "") for row in named]
    return Answered(part, lines=tuple(lines)) if lines else None


def _tables(candidates: Sequence[Candidate]) -> list[list[Row]]:
    """The rows under each row of headings, in the order of the text."""
    found: list[list[Row]] = []
    place = ("", 0)
    heading: tuple[str, ...] = ()
    sentences = {(one.citation.article, one.citation.start): one for one in candidates if isinstance(one.known, Passage)}
    for (article, start), one in sorted(sentences.items()):
        if not is_row(one.sentence):
            continue
        if article != place[0] or start > place[1] + _GAP:
            heading = ()
        for line in one.citation.sentence.splitlines():
            cells = _cells(line)
            if is_heading(line):
                heading = cells
                found.append([])
            elif heading and len(cells) == len(heading):
                found[-1].append(Row(cells, heading, one))
        place = (article, one.citation.end)
    return [rows for rows in found if rows]


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip(" *") for cell in _CELL.split(line.strip().strip("|").strip()))


def _is_about(part: Part, pool: Pool, rows: Sequence[Row]) -> bool:
    """Whether the things of the question stand in the table or in its article, and all its unknown names in the table."""
    article = rows[0].proof.citation.article
    whole = plain(" ".join([*rows[0].heading, *(cell for row in rows for cell in row.cells)]))
    if any(plain(name) not in whole for name in (*part.unknown, *pool.unrecognised_names)):
        return False
    said = stems(f"{rows[0].proof.citation.title} {whole}")
    asked = part.stems.union(*(stems(thing.typed) for thing in part.things))
    if not any(thing.topic for thing in part.things) and len(asked & said) < _LEAST_SHARE * len(asked):
        return False  # it is about something else
    return all(
        article in pool.articles[thing] or pool.keys[thing] & pool.mains.get(article, set()) or any(name.search(whole) for name in names)
        for thing, names in pool.names.items()
    )


def _column(part: Part, heading: Sequence[str]) -> int | None:
    """The column under the heading that the question names; None where it names none, or several alike."""
    measures = (*part.metrics, *(name for name, words in _MEASURED_BY.items() if re.search(words, part.text, re.IGNORECASE)))
    asked = stems(part.text)
    fits: list[tuple[float, int]] = []
    for place, cell in enumerate(heading[1:], start=1):
        words = stems(cell)
        share = len(words & asked) / len(words) if words else 0.0
        if any(names_measure(cell, measure) for measure in measures):
            share = max(share, 0.9)
        fits.append((share, place))
    best = max(fits, default=(0.0, 0))
    return best[1] if best[0] >= 0.5 and sum(share == best[0] for share, _ in fits) == 1 else None


def _extreme(part: Part, rows: Sequence[Row], column: int) -> Row | None:
    """The row with the most or the least, where the question asks for one."""
    smallest, largest = _SMALLEST.search(part.text), _LARGEST.search(part.text)
    valued = [(value, row) for row in rows if (value := _value(row.cells[column])) is not None]
    if len(valued) < 2 or bool(smallest) == bool(largest):
        return None
    if _BEST.search(part.text) and _LESS_IS_BETTER.search(rows[0].heading[column]):
        smallest = largest
    values = [value for value, _ in valued]
    wanted = min(values) if smallest else max(values)
    return next(row for value, row in valued if value == wanted) if values.count(wanted) == 1 else None


def _value(cell: str) -> float | None:
    if found := amounts(cell):
        return float(found[0].quantity.value)
    match = _NUMBER.search(cell)
    return float(match.group().replace(",", "").replace("−", "-")) if match else None


def _named(part: Part, rows: Sequence[Row]) -> list[Row]:
    """The rows whose first cell the question names in full; of two names of which one holds the other only the longer."""
    asked = _words(part.text)
    names = {_words(row.cells[0]): row for row in rows}
    found = [name for name in names if name.strip() and (name in asked or (not name.isascii() and name.strip() in asked))]
    longest = [name for name in found if not any(name != other and name in other for other in found)]
    return [names[name] for name in found if name in longest or asked.count(name) > 1]


def _words(text: str) -> str:
    """The words of a text between single spaces, so that a name is found only where it is whole."""
    return f" {' '.join(_WORD.findall(plain(text)))} "
