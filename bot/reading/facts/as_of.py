"""Decides for which date a figure is true: a date of its sentence, or a period that the text gave before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.core.patterns import regex
from bot.reading.dates.occasions import Occasions
from bot.reading.dates.stretches import joined
from bot.reading.facts import carrying, dating, listed, other_clauses, reporting
from bot.reading.facts.metric import Metric
from bot.reading.facts.periods import a_year_before, at_end, guided_before, holds_for_period, is_level, sums_up, whole_year
from bot.reading.facts.sharpened import sharpened
from bot.reading.grammar.phrases import Line
from bot.reading.passage import Passage
from storage.drafts import DateMention, Mention
from storage.values import Nature, PartialDate, Precision, Quantity

#: "had revenue of $3 million last year and employs 5,300 people": of today.
_HOLDS_NOW = regex(r"\b(?:now\s)?(?:employs?|runs?|operates?|owns?|counts?)\s(?:(?:about|some|nearly|around|over|more\sthan)\s)?$")
#: "was 7,310 at the end of the period", under a heading that names the period.
_AT_THE_END = regex(r"\b(?:at|by|as\sof)\s(?:the\s)?(?:end\sof\sthe\s(?:period|quarter|half|year)|(?:period|quarter|year)[\s-]end)\b")
#: "will raise capacity from 70,000": what it is before a change to come.
_TO_CHANGE = regex(r"\b(?:will|would|to|plans?|should)\s(?:[^;.\d]|(?:19|20)\d\d\b){1,80}\sfrom\s[^\s\d]{0,4}$")
#: "which has annual sales of 120 million": of no quarter.
_ANNUAL = regex(r"\b(?:annual|yearly)\s(?:[\w-]{2,14}\s){0,3}(?:of|was|is|were|are|at)\s[^;:]{0,14}$")
#: Periods that hold for the rest of a paragraph.
_LASTING = frozenset((Precision.QUARTER, Precision.FISCAL, Precision.HALF, Precision.YEAR))
#: "will cut 430 of its 5,100 jobs by June": the second number is that of today.
_OUT_OF = regex(
    r"\b(?:cut|shed|lose|close|shut|sell|axe|scrap|eliminate|replace)\s\d[\d,.]*\s(?:out\s)?of\s(?:(?:its|their|the|our|about)\s)?$"
)
_STOOD = regex(r"\b(?:stood\sat|was|were|amounted\sto|came\sto|fell\sto|rose\sto)\s[^\s\d]{0,4}$")
_AHEAD = (Nature.FORECAST, Nature.TARGET)
#: Words which show that a figure is still of the paragraph's period.
_PERIOD_WORDS = frozenset(
    """
    quarterly quarter quarter-over-quarter year-over-year year-on-year quarter-on-quarter revenue revenues profit income sales
    earnings margin""".split()
)


@dataclass(slots=True)
class DatedSentence:
    """A sentence at ``text[start:end]`` with its dates in the text."""

    line: Line
    start: int
    end: int
    dates: Sequence[DateMention]


@dataclass(slots=True)
class MeasuredFigure:
    """A quantity at ``sentence[start:end]`` with its metric."""

    metric: Metric
    quantity: Quantity
    start: int
    end: int
    is_carried: bool = False  #: the metric is that of the figure before: "The figure was 52,000 in 2021"


@dataclass(slots=True)
class AsOf:
    """Dates the figures of one text in order, and remembers the periods that it speaks of."""

    passage: Passage
    reporting: reporting.Reporting  #: the period that the article reports on
    period: PartialDate | None = None  #: the quarter or year that the paragraph speaks of
    occasions: Occasions = field(default_factory=Occasions)
    occasion: PartialDate | None = None  #: the day of the occasion that the sentence is about
    last_as_of: PartialDate | None = None  #: when the last figure holds
    now_as_of: PartialDate | None = None  #: when the last one held that is no earlier value
    asked_period: PartialDate | None = None  #: the period that the last question of an interview is about
    section: PartialDate | None = None  #: the period that the last heading names: "Outlook for 2032"

    def begin_paragraph(self) -> None:
        """Forgets the period of the paragraph before; that of an interview's question lasts."""
        self.period = self.asked_period

    def begin_section(self, heading: str, dates: Sequence[DateMention]) -> None:
        """Takes the period of an outlook from its heading."""
        self.section = carrying.headed(heading, dates)

    def begin_question(self, dates: Sequence[DateMention]) -> None:
        """Takes the period that a question of an interview is about."""
        self.asked_period = self.period = carrying.asked_about(dates, self.passage.published)

    def note_occasions(self, mentions: Sequence[Mention], dates: Sequence[DateMention]) -> None:
        """Keeps the days of the occasions in a sentence, and finds the one that it is about."""
        self.occasions.remember(mentions, dates)
        self.occasion = self.occasions.at(self.passage.text, mentions)

    def remember(self, as_of: PartialDate, *, is_earlier: bool) -> None:
        """Keeps when the last figure holds; ``is_earlier`` where it is a value of before, to compare with."""
        self.last_as_of = as_of
        self.now_as_of = self.now_as_of if is_earlier else as_of

    def dates_in(self, start: int, end: int) -> Sequence[DateMention]:
        """The dates in the sentence at ``text[start:end]``, made more exact by the period that the text reports on."""
        passage = self.passage
        named = self.reporting.resolved(passage.text, joined(passage.text, passage.dates_in(start, end)))
        spoken_of = self.period or self.reporting.period
        return sharpened(passage.text, (start, end), named, spoken_of, self.reporting.year, passage.published)

    def when(self, sentence: DatedSentence, figure: MeasuredFigure, nature: Nature, of_list: PartialDate | None) -> PartialDate:
        """The date that governs the figure, else the occasion's, else the paragraph's period, else that of the article, inferred.

        ``of_list`` is the period that the line above a list gives to its items.
        """
        metric = figure.metric
        dates = sentence.dates
        if nature is Nature.ACTUAL and is_out_of(sentence.line.s, figure.start):
            dates = [date for date in dates if date.end - sentence.start <= figure.start]
        if figure.is_carried and metric.change:  # "That is 5 million more than planned in 2027"
            dates = [date for date in dates if date.end - sentence.start <= figure.start]
        if nature in (Nature.ACTUAL, Nature.PLANNED) and dates and not metric.old:
            dates = other_clauses.without(sentence.line, figure.start, sentence.start, dates, self.passage.published)
        place = figure.start, figure.end
        chosen = dating.governing(sentence.line, metric, place, sentence.start, dates, nature, self.passage.published)
        chosen = self._compared(sentence, figure, nature, chosen)
        chosen = chosen or dating.stated_before(sentence.line.s, sentence.start, self.passage)
        if chosen is None and nature in _AHEAD and (year := whole_year(sentence.line.s, self.reporting, self.passage.published)):
            return year
        if chosen is not None:
            if _is_lasting(chosen) and not metric.old and nature is Nature.ACTUAL:
                self.period = self.reporting.kept(chosen)
            return chosen
        return self._carried_period(sentence, figure, nature, of_list) or dating.inferred(self.passage.published)

    def _carried_period(
        self, sentence: DatedSentence, figure: MeasuredFigure, nature: Nature, of_list: PartialDate | None
    ) -> PartialDate | None:
        """The period of a figure without a date: that of its list, occasion, paragraph, report or section; None where none is its own."""
        metric = figure.metric
        if of_list is not None and listed.is_item(sentence.line.s):
            return at_end(of_list) if _AT_THE_END.search(sentence.line.s, figure.end) else of_list
        if self.occasion is not None:
            return self.occasion
        is_of_period = not _PERIOD_WORDS.isdisjoint(sentence.line.lows)
        is_of_period = is_of_period or (
            self.period is not None
            and self.period is self.asked_period
            and nature is Nature.ACTUAL
            and sums_up(metric, figure.quantity, sentence.line.s, figure.start)
        )
        if self.period is not None and is_of_period and not _HOLDS_NOW.search(sentence.line.s, 0, figure.start):
            return self.period
        if self.reporting.span is not None and nature is Nature.ACTUAL:
            of_year = _ANNUAL.search(sentence.line.s, max(0, figure.start - 60), figure.start) is not None and self.reporting.year is None
            if sums_up(metric, figure.quantity, sentence.line.s, figure.start) and not of_year:
                return self.period or self.reporting.span
            if is_level(metric) and (listed.is_item(sentence.line.s) or self._is_balance(sentence.line.s, figure.start)):
                return at_end(self.reporting.span)
        is_sum = holds_for_period(metric) and "cost" not in sentence.line.lows  # "The depot will cost 40 million" whenever it is built
        if self.section is not None and is_sum and carrying.is_of_section(self.section, nature, self.passage.published):
            return self.section
        return None

    def _is_balance(self, s: str, at: int) -> bool:
        """Whether a report on a year states what stood at its end: "Net debt stood at 512 million"."""
        return self.reporting.period is None and _STOOD.search(s, max(0, at - 40), at) is not None

    def _compared(self, sentence: DatedSentence, figure: MeasuredFigure, nature: Nature, chosen: PartialDate | None) -> PartialDate | None:
        """The date of an earlier, expected or formerly forecast value, by the figure with which it is compared; else the one chosen."""
        metric = figure.metric
        is_open = chosen is None or not dating.is_known(chosen)
        if is_open and figure.is_carried and (metric.old or nature in (*_AHEAD, Nature.ESTIMATE)) and self.now_as_of is not None:
            return self.now_as_of  # "Analysts had expected 402 million": of the same period
        published = self.passage.published
        is_ahead = (
            chosen is not None
            and chosen.start is not None
            and published is not None
            and published.end is not None
            and chosen.start > published.end
        )
        if metric.old and (is_open or is_ahead) and _TO_CHANGE.search(sentence.line.s, max(0, figure.start - 120), figure.start):
            return dating.inferred(published)
        if metric.old and is_open:
            guided = guided_before(metric, sentence.line.s, self.reporting, self.passage.published)
            return guided or a_year_before(metric, self.reporting.span, self.last_as_of) or chosen
        if metric.old and chosen is not None and self.now_as_of is not None:
            return reporting.a_year_before(chosen, sentence.dates, sentence.start + figure.end, self.now_as_of)
        return chosen


def is_after(when: PartialDate, published: PartialDate | None) -> bool:
    """Whether a date lies wholly after the publication, so that what holds then can't be the case yet."""
    return when.start is not None and published is not None and published.end is not None and when.start > published.end


def is_out_of(s: str, at: int) -> bool:
    """Whether the figure at ``s[at]`` is what another is taken from: the 5,100 of "will cut 430 of its 5,100 jobs"."""
    return _OUT_OF.search(s, max(0, at - 30), at) is not None


def _is_lasting(when: PartialDate) -> bool:
    """Whether a date is a quarter, a half or a year, also one that is no such part of the calendar: "in the year to March"."""
    if when.precision is Precision.RANGE and when.start is not None and when.end is not None:
        return 80 <= (when.end - when.start).days <= 380
    return when.precision in _LASTING
