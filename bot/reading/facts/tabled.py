"""Makes facts of the figures in tables: the metric by row and caption, the date by column, the unit by the lines above."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.core.patterns import regex
from bot.reading.facts import cells, dating, listed, table_columns, tables, thing_tables
from bot.reading.facts.measures import Holds, Measure, measure_of
from bot.reading.facts.naming import named
from bot.reading.facts.periods import at_end
from bot.reading.facts.reporting import Reporting
from bot.reading.facts.table_columns import Column
from bot.reading.facts.tables import Entry
from bot.reading.facts.thing_tables import NOTES, named_as
from bot.reading.lexicon import Lexicon
from bot.reading.passage import Passage
from storage.drafts import FactDraft
from storage.values import PartialDate


def facts_in(passage: Passage, table: tables.Table, subject: str, company: str, lexicon: Lexicon, reporting: Reporting) -> list[FactDraft]:
    """The facts of a table. ``subject`` is what the text speaks of, ``company`` whose regions and divisions the rows may be."""
    if thing_tables.is_of_things(passage, table):
        return thing_tables.facts_in(passage, table, company, lexicon, reporting)
    columns = table_columns.columns_of(passage, table, reporting)
    entries = list(tables.entries(passage.text, table))
    with_profits = {entry.label for entry in entries if entry.negative and not entry.is_change}
    found: list[FactDraft] = []
    whole: Entry | None = None  # the row that "of which" takes apart
    for entry in entries:
        column = columns.get(entry.column.start if entry.column else -1, Column())
        if entry.column is not None and (NOTES.fullmatch(entry.column.text) or column.is_superseded):
            continue
        if part := _PART.match(entry.label):
            entry = replace(
                entry, label=entry.label[part.end() :], whole=whole.label if whole else "", measure=whole.measure if whole else None
            )
        elif whole is None or whole.label != entry.label:
            whole = entry
        if draft := _draft(passage, table, replace(entry, has_losses=entry.label in with_profits), column, subject, lexicon, reporting):
            found.append(draft)
    return found


#: Before the parts of the row above: "of which services".
_PART = regex(r"(?:[-–•]\s?)?(?:of\swhich|thereof|including)\b[:\s]\s?|其中[：:]?", re.IGNORECASE)


def _draft(
    passage: Passage,
    table: tables.Table,
    entry: tables.Entry,
    column: Column,
    subject: str,
    lexicon: Lexicon,
    reporting: Reporting,
) -> FactDraft | None:
    phrase, scope, measure = _metric(table, entry)
    if not phrase or (measure is not None and not entry.is_change and not measure.admits(entry.quantity)):
        return None
    if entry.is_change:
        phrase = _change_of(phrase, entry, lexicon)
    elif entry.has_losses and not entry.negative and _LOSS.search(phrase):
        phrase = _profit_of(phrase)
    elif entry.negative and not _LOSS.search(phrase) and not _COSTS.search(phrase):
        phrase = listed.loss_of(phrase)
    name, beyond = named(phrase, scope, lexicon)
    about = subject
    if column.thing and not entry.is_change:
        named_thing = named_as(passage, column.thing, entry.column, table)
        about = named_thing or subject
        if named_thing is None and beyond is None and not _GENERAL.fullmatch(column.thing):
            beyond = column.thing
    if not about:
        return None
    return FactDraft(
        start=entry.proof[0],
        end=entry.proof[1],
        figure_start=entry.cell.start,
        figure_end=entry.cell.end,
        subject=lexicon.canonical(about) or about,
        metric=name,
        scope=beyond,
        nature=column.nature,
        quantity=entry.quantity,
        as_of=_as_of(at_end(column.when) if entry.is_at_end and column.when else column.when, passage, reporting, measure),
    )


def _change_of(phrase: str, entry: tables.Entry, lexicon: Lexicon) -> str:
    """What a change of this measure is called: "revenue growth", and of percentage points "gross margin increase"."""
    base = lexicon.metric(phrase) or phrase
    is_share = entry.quantity.unit == "%"
    if not base.isascii():
        return f"{base}{'下降' if entry.negative else '增长'}"
    word = ("decline" if is_share else "decrease") if entry.negative else ("growth" if is_share else "increase")
    return f"{base} {word}"


#: Labels that say nothing without the row above them.
_BARE = regex(r"(?:net|gross|others?|basic|diluted|adjusted|reported|current|non-current|其他|其它|净额)", re.IGNORECASE)
#: Costs are printed in brackets without being negative.
_COSTS = regex(
    r"\b(?:costs?|expenses?|expenditures?|(?<!before\s)(?<!after\s)(?<!pre-)tax(?:es|ation)?|depreciation|amorti[sz]ation|impairments?|write-?downs?)\b",
    re.I,
)
_LOSS = regex(r"\bloss(?:es)?\b|亏损", re.IGNORECASE)


def _profit_of(phrase: str) -> str:
    """What a row of losses measures where it holds a profit: "net profit" under "Net loss"."""
    return _LOSS.sub("profit" if phrase.isascii() else "利润", phrase)


#: Columns of these names hold the row's values and say nothing about whose.
_GENERAL = regex(
    r"(?:technical\s)?(?:values?|amounts?|figures?|totals?|results?|specifications?|specs|details?|data|number|数值|参数|金额|合计)(?:\s?[(（].*)?",
    re.IGNORECASE,
)


def _metric(table: tables.Table, entry: tables.Entry) -> tuple[str, str | None, Measure | None]:
    """The metric's words, its scope and its measure: by the row's label, else by the caption with the label as scope."""
    if entry.whole:
        return entry.whole, entry.label, entry.measure
    own = measure_of(entry.label)
    if own is not None and not (entry.quantity.unit and tables.shows_parts(table.caption, own) and not own.admits(entry.quantity)):
        return entry.label, None, own
    what = _caption_measure(table.caption)
    shown = measure_of(what) if what else None
    if shown is not None and (entry.is_change or shown.admits(entry.quantity)):
        return what, None if entry.is_total else entry.label, shown
    return ("", None, None) if entry.is_total or _BARE.fullmatch(entry.label) else (entry.label, None, None)


def _caption_measure(caption: str) -> str:
    words = cells.shown_by(caption)
    return words if measure_of(words) else ""


def _as_of(when: PartialDate | None, passage: Passage, reporting: Reporting, measure: Measure | None) -> PartialDate:
    """The column's period, else the article's for what sums up a period, else the day of publication."""
    if when is not None:
        return when
    if measure is not None and measure.holds is Holds.PERIOD and reporting.period is not None:
        return reporting.period
    return dating.inferred(passage.published)
