"""Makes facts of tables whose rows are things: "Company | Revenue | Employees", "Model | QuizBench", "Vessel | Capacity (TEU)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.core.patterns import regex
from bot.reading.facts import cells, dating, listed, tables
from bot.reading.facts.by_verb import OUTPUTS
from bot.reading.facts.measures import Holds, measure_of
from bot.reading.facts.naming import named
from bot.reading.facts.reporting import Reporting
from bot.reading.grammar.verbs import ACTION_OF
from bot.reading.lexicon import Lexicon
from bot.reading.passage import Passage
from storage.drafts import FactDraft
from storage.values import Nature, PartialDate

AHEAD = regex(r"\b(?:guidance|outlook|forecast|estimate|target|expected|20\d\dE)\b|预计|预测|指引", re.IGNORECASE)
PERIOD_NAME = regex(
    r"(?:(?:three|six|nine|twelve)\smonths|(?:half[-\s])?year|quarter|[QH][1-4]|FY|fiscal|20\d\d|19\d\d"
    rf"|(?:{cells.MONTHS})\b|年|季度).*"
    r"|\d{1,2}\s?[QH]\s?\d{2,4}|[1-4][QH]\s?\d{2,4}",
    re.IGNORECASE,
)
#: Columns of these names hold no values of the row's measure.
NOTES = regex(r"notes?|page|rank|no\.?|#|unit|单位|附注", re.IGNORECASE)
#: What a first header cell calls things.
_THINGS = regex(
    r"(?:(?:\w+\s)?models?|systems?|products?|devices?|versions?|variants?|trims?|names?|boats?|ships?|phones?|cars?|chips?|cards?|tools?|engines?"
    r"|(?:\w+\s)?(?:compan(?:y|ies)|groups?|makers?|manufacturers?|banks?|airlines?|firms?|brands?|producers?|vendors?|operators?|suppliers?|retailers?"
    r"|insurers?|funds?|lenders?|publishers?|vessels?|aircraft|stud(?:y|ies)|mines?|airports?|ports?|countr(?:y|ies)|cit(?:y|ies))"
    r"|模型|型号|产品|系统|机型|车型|名称|公司|企业|厂商|品牌|银行|国家|城市|港口)",
    re.IGNORECASE,
)
#: What a first header cell calls the parts of the company that reports.
_PARTS = regex(
    r"(?:(?:business|operating|reporting)\s)?(?:segments?|divisions?|units?|business(?:es)?|regions?|markets?|areas?|categor(?:y|ies)|channels?|sites?"
    r"|plants?|factor(?:y|ies)|stores?|hotels?)|业务|分部|板块|地区|区域|分业务|渠道|工厂",
    re.IGNORECASE,
)
#: What a caption says where the columns are tests.
_TESTS = regex(r"\b(?:benchmarks?|scores?|accuracy|results|evaluations?|tests?|prices?|pricing)\b|评测|跑分|得分|价格", re.IGNORECASE)
_PRICES = regex(r"\b(?:prices?|pricing)\b|价格|定价", re.IGNORECASE)
#: Columns with years in them, which are no amounts.
_YEARS = regex(
    r"(?:year(?:\s\w+)?|(?:\w+\s)?(?:built|founded|opened|launched|released|delivered|started|commissioned|since|established|year)|年份|.{0,4}年)",
    re.IGNORECASE,
)
_YEAR = regex(r"(?:18|19|20)\d\d")


def is_of_things(passage: Passage, table: tables.Table) -> bool:
    """Whether the rows of a table are things, or parts of a company, and its columns what is measured of them."""
    header = table.header
    if header is None or len(header.cells) != len(table.rows[0].cells):
        return False
    columns = [cell.text for cell in header.cells[1:]]
    if any(not words or PERIOD_NAME.fullmatch(words) or NOTES.fullmatch(words) or AHEAD.search(words) for words in columns):
        return False
    if _are_organisations(passage, table) and _are_counted(passage, header.cells[1:]):
        return True
    if any(measure_of(row.cells[0].text) for row in table.rows):
        return False
    what, is_measured = header.cells[0].text, _are_measures(columns)
    if is_measured and (_THINGS.fullmatch(what) or _PARTS.fullmatch(what)):
        return True
    if not _THINGS.fullmatch(what) and not _TESTS.search(table.caption):
        return False
    return _are_named(passage, table, header)


def _are_organisations(passage: Passage, table: tables.Table) -> bool:
    """Whether most rows are companies or products that the text names elsewhere: "Yard | Delivered 2025 | On order"."""
    outside = [m for m in passage.mentions if m.kind not in ("place", "person") and not table.body_start <= m.start < table.end]
    known = {name.casefold() for mention in outside for name in (mention.text, mention.entity)}
    labels = [row.cells[0].text.casefold() for row in table.rows if not _REST.fullmatch(row.cells[0].text)]
    return len(labels) > 1 and 3 * sum(label in known for label in labels) >= 2 * len(labels)


def _are_counted(passage: Passage, columns: Sequence[tables.Cell]) -> bool:
    """Whether half of the columns say what was done or measured: "Delivered 2025", "On order", "Fleet"."""
    names = [(cell, cells.label_and_unit(cell.text)[0]) for cell in columns if not tables.names_change(cell.text)]
    words = [_without_date(passage, cell, name).lower() for cell, name in names]
    counted = sum(word in ACTION_OF or _ON_ORDER.fullmatch(word) is not None or measure_of(word) is not None for word in words)
    return counted > 0 and 2 * counted >= len(words)


_ON_ORDER = regex(r"(?:on|under)\s(?:order|construction|option)|in\s(?:service|operation|use)|order\s?book|backlog", re.IGNORECASE)
#: Rows that are nobody's.
_REST = regex(r"(?:all\s)?(?:the\s)?(?:others?|rest|total|average|mean|median)(?:\s.*)?|其他|其它|合计|总计|平均", re.IGNORECASE)


def _are_measures(columns: list[str]) -> bool:
    """Whether half of the columns are measures that are known, or have a unit beside them; years and changes don't count."""
    counted = [words for words in columns if not _YEARS.fullmatch(words) and not tables.names_change(words)]
    known = sum(_is_measure(*cells.label_and_unit(words)) for words in counted)
    return known > 0 and 2 * known >= len(counted)


def _is_measure(words: str, unit: str) -> bool:
    return unit != "" or _is_plain(words) or measure_of(words) is not None


def _is_plain(words: str) -> bool:
    """Whether a column's name alone does not say what it measures: "Units", "Share"."""
    return words.lower() in _SHARES or _UNITS.fullmatch(words) is not None


#: Columns that count what the caption says was sold, made or shipped.
_UNITS = regex(
    r"(?:units?|pieces|volumes?|quantity|vehicles|cars|machines|devices|number|销量|台数|数量|辆)(?:\s(?:sold|shipped|delivered|made))?",
    re.IGNORECASE,
)
_SHARES = frozenset(("share", "份额", "占比"))


def _are_named(passage: Passage, table: tables.Table, header: tables.Row) -> bool:
    """Whether the text names at least half of the rows outside the table."""
    outside = [m for m in passage.mentions if m.end <= table.body_start or m.start >= table.end]
    names = {name for mention in outside for name in (mention.text, mention.entity)}
    labels = [row.cells[0].text for row in table.rows]
    of_names = {label for label in labels if any(label == name or label.startswith(f"{name} ") for name in names)}
    if any(named_as(passage, cell.text, cell, table) for cell in header.cells[1:] if measure_of(cell.text) is None):
        return 2 * sum(label in of_names for label in labels) >= len(labels)
    texts = passage.text[: table.body_start], passage.text[table.end :]
    return 2 * sum(label in of_names or any(label in part for part in texts) for label in labels) >= len(labels)


def facts_in(passage: Passage, table: tables.Table, company: str, lexicon: Lexicon, reporting: Reporting) -> list[FactDraft]:
    """The facts of a table whose rows are things, or parts of a ``company``."""
    header = table.header
    is_of_parts = header is not None and _PARTS.fullmatch(header.cells[0].text) is not None
    when = _of_caption(passage, table)
    found: list[FactDraft] = []
    for entry in tables.entries(passage.text, table, of_things=True):
        if draft := _draft(passage, table, entry, company if is_of_parts else "", lexicon):
            when_named = None if entry.is_change else _date_in(passage, entry.column)  # "Change from 2028" is of the year after
            held = reporting.span if entry.measure is not None and entry.measure.holds is Holds.PERIOD and is_of_parts else None
            found.append(draft.model_copy(update={"as_of": when_named or when or held or draft.as_of}))
    return found


def _of_caption(passage: Passage, table: tables.Table) -> PartialDate | None:
    """The one date in the caption: "Top exporters in 2030", "Fleet at 31 December 2033"; else None."""
    known = [m.when for m in passage.dates_in(table.start, table.body_start) if m.when is not None and dating.is_known(m.when)]
    return known[0] if len(known) == 1 else None


def _date_in(passage: Passage, column: tables.Cell | None) -> PartialDate | None:
    """The date that a column's name tells: "Delivered 2025", "On order, end of March"."""
    named = passage.dates_in(column.start, column.end) if column is not None else ()
    return next((m.when for m in named if m.when is not None and dating.is_known(m.when)), None)


_BEFORE_DATE = regex(r"[\s,;(（]+(?:(?:in|at|by|for|as\sof|during|of|end|the)\s?)*$", re.IGNORECASE)


def _without_date(passage: Passage, column: tables.Cell, label: str) -> str:
    """A column's name without the date at its end."""
    named = passage.dates_in(column.start, column.end)
    is_behind = bool(named) and column.start < named[0].start and named[0].start - column.start <= len(label)
    return _BEFORE_DATE.sub("", label[: named[0].start - column.start]) if is_behind else label


def _measured(passage: Passage, column: tables.Cell, label: str, caption: str) -> str:
    """What a column measures, without its date, by a noun: "deliveries" for "Delivered 2025"; "Units" are what the caption shows."""
    label = _without_date(passage, column, label)
    if label.lower() in _SHARES:
        return "market share" if label.isascii() else "市场份额"
    if _UNITS.fullmatch(label):
        shown = measure_of(cells.shown_by(caption))
        return shown.name if shown is not None and "count" in shown.units else "unit sales"
    done = ACTION_OF.get(label.lower())
    return OUTPUTS.get(done, label) if done else label


def _change_of(phrase: str, negative: bool) -> str:
    """What a change of this measure is called."""
    if not phrase.isascii():
        return f"{phrase}{'下降' if negative else '增长'}"
    return f"{phrase} {'decline' if negative else 'growth'}"


def _draft(passage: Passage, table: tables.Table, entry: tables.Entry, owner: str, lexicon: Lexicon) -> FactDraft | None:
    """The fact of a cell: its metric is the column's name or the kind of price that it is; of an ``owner``'s part, the row is the scope."""
    column = entry.column
    is_own_measure = column is not None and not entry.is_change and not _is_plain(cells.label_and_unit(column.text)[0])
    if column is None or (is_own_measure and entry.measure is not None and not entry.measure.admits(entry.quantity)):
        return None
    if _YEARS.fullmatch(column.text) or (entry.measure is None and _YEAR.fullmatch(entry.cell.text)):
        return None
    row = next(row for row in table.rows if row.start <= entry.cell.start < row.end)
    if _REST.fullmatch(row.cells[0].text) and not (owner and tables.is_total(row.cells[0].text)):
        return None
    phrase = _measured(passage, column, entry.label, table.caption)
    if (measure_of(phrase) is None or entry.measure is None) and _PRICES.search(table.caption) and entry.quantity.unit not in ("", "%"):
        phrase = f"{phrase[:1].lower()}{phrase[1:]} price" if phrase.isascii() else f"{phrase}价格"
    if entry.is_change:
        phrase = _change_of(phrase, entry.negative)
    elif entry.negative and "loss" not in phrase.lower():
        phrase = listed.loss_of(phrase)
    name, scope = (lexicon.metric(phrase) or phrase, None) if entry.is_change else named(phrase, None, lexicon)
    label = row.cells[0].text
    about = owner or next((m.entity for m in passage.mentions if label in (m.text, m.entity)), label)
    if owner and not tables.is_total(label):
        scope = f"{scope}, {label}" if scope else label
    return FactDraft(
        start=entry.proof[0],
        end=entry.proof[1],
        figure_start=entry.cell.start,
        figure_end=entry.cell.end,
        subject=lexicon.canonical(about) or about,
        metric=name,
        scope=scope,
        nature=Nature.ACTUAL,
        quantity=entry.quantity,
        as_of=dating.inferred(passage.published),
    )


def named_as(passage: Passage, thing: str, column: tables.Cell | None, table: tables.Table) -> str | None:
    """The thing that a column is named after, if the text names it outside the table too; else None."""
    if column is None:
        return None
    outside = [m for m in passage.mentions if m.end <= table.body_start or m.start >= table.end]
    if any(thing in (mention.text, mention.entity) for mention in outside):
        return thing
    text = passage.text
    if re.search(r"[\d\u4e00-\u9fff]", thing) and (0 <= text.find(thing) < table.body_start or text.find(thing, table.end) >= 0):
        return thing
    entities = {mention.entity for mention in outside}
    over = [m for m in passage.mentions if m.start < column.end and column.start < m.end and m.entity in entities]
    whole = next((m.entity for m in over if m.start <= column.start and column.end <= m.end), None)
    return whole or (thing if over else None)
