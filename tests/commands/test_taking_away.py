"""Figures, timelines and quotations as files of comma-separated values."""

from __future__ import annotations

import csv
import re
from io import StringIO

import pytest

from bot.core.document import Choices, Document, Outcome
from tests.commands.conftest import Ask

pytestmark = pytest.mark.usefixtures("shelf")


def rows_of(document: Document) -> list[dict[str, str]]:
    assert document.file is not None
    return list(csv.DictReader(StringIO(document.file.text, newline="")))


def csv_line(document: Document) -> str:
    return next(c.line for block in document.blocks if isinstance(block, Choices) for c in block.choices if c.label == "CSV")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("/brief stats acme", "acme-stats.csv"),
        ("/brief stats rover metric:robots since:2023", "rover-stats.csv"),
        ("/brief timeline acme", "acme-timeline.csv"),
        ("/brief quotes acme", "acme-quotes.csv"),
        ("/brief quotes by:Ortiz", "quotes.csv"),
    ],
)
async def test_the_button_brings_all_rows_each_with_its_source_and_sentence(ask: Ask, line: str, name: str) -> None:
    shown = await ask(line)
    brought = await ask(csv_line(shown))
    assert (brought.title, brought.outcome) == (shown.title, Outcome.ANSWER)
    assert brought.file is not None
    assert brought.file.name == name
    rows = rows_of(brought)
    assert rows
    for row in rows:
        assert row["sentence"]
        assert re.fullmatch(r"[aefpq]\d+w?", row["mark"])
        for column in ("from", "until", "published_from", "published_until"):
            assert re.fullmatch(r"(\d{4}-\d\d-\d\d)?", row.get(column, ""))


async def test_a_figure_is_told_apart_from_its_unit_and_how_exact_it_is(ask: Ask) -> None:
    rows = rows_of(await ask("/brief stats acme format:csv"))
    (planned,) = [row for row in rows if row["measure"] == "investment"]
    assert (planned["value"], planned["unit"], planned["nature"]) == ("12000000", "EUR", "planned")
    assert planned["printed"] in planned["sentence"]


async def test_the_rows_are_not_cut_to_a_page(ask: Ask) -> None:
    one, every = await ask("/brief timeline acme limit:1 format:csv"), await ask("/brief timeline acme format:csv")
    assert rows_of(one) == rows_of(every)
    assert len(rows_of(every)) > 1


async def test_where_nothing_fits_there_is_no_file(ask: Ask) -> None:
    for line in ("/brief stats acme since:2090", "/brief timeline acme since:2090", "/brief quotes acme since:2090"):
        document = await ask(f"{line} format:csv")
        assert (document.file, document.outcome) == (None, Outcome.NOTHING_FOUND)


async def test_another_format_is_refused_with_the_one_that_there_is(ask: Ask) -> None:
    refused = await ask("/brief stats acme format:xlsx")
    assert refused.outcome is Outcome.MISTAKE
    assert [(choice.label, choice.line) for choice in refused.choices] == [("csv", "/brief stats acme format:csv")]
