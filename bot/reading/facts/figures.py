"""Reads figures about subjects, each with its sentence: metric, scope, nature, the date it was true on, and its source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Self

from bot.reading import headings
from bot.reading.amounts import quantities
from bot.reading.amounts.amount import Amount
from bot.reading.dates.occasions import Occasions
from bot.reading.dates.stretches import joined
from bot.reading.facts import (
    answers,
    attribution,
    carrying,
    dating,
    fitness,
    listed,
    losses,
    natures,
    ranks,
    reporting,
    tabled,
    tables,
    taken_back,
)
from bot.reading.facts.basis import basis_of
from bot.reading.facts.carried import Last, carried, is_expected, is_own
from bot.reading.facts.chinese import ChineseReader
from bot.reading.facts.descriptions import Descriptions
from bot.reading.facts.discourse import (
    Discourse,
    main_country,
)
from bot.reading.facts.measured import fitting_owner
from bot.reading.facts.measures import measure_of, unit_classes
from bot.reading.facts.metric import Metric
from bot.reading.facts.metrics import is_conversion, metric_of
from bot.reading.facts.naming import named
from bot.reading.facts.no_subjects import is_common_word, is_seat
from bot.reading.facts.periods import a_year_before, at_end, guided_before, holds_for_period, is_level, sums_up, whole_year
from bot.reading.facts.sharpened import sharpened
from bot.reading.facts.subject_rules import subject_of
from bot.reading.facts.things import product_in, project_in
from bot.reading.grammar.phrases import Line, Name
from bot.reading.grammar.verbs import REPORTING
from bot.reading.lexicon import Lexicon
from bot.reading.main_subject import MainSubject, main_subject_of
from bot.reading.main_subject.acting import Questions
from bot.reading.passage import Passage
from bot.reading.sentences import is_chinese
from storage.drafts import DateMention, FactDraft, Mention, QuoteDraft
from storage.values import Nature, PartialDate, Precision, Quantity

#: The longest sentence that a fact is read from, in characters; what is longer is a list or a table.
_LONGEST = 1500
#: "..., with the highest cut reaching 85%" continues the figure before it and has the same subject.
_WITH_THE = re.compile(r",\swith\s(?:the\s)?$")
#: "had revenue of $3 million last year and employs 5,300 people": of today.
_HOLDS_NOW = re.compile(r"\b(?:now\s)?(?:employs?|runs?|operates?|owns?|counts?)\s(?:(?:about|some|nearly|around|over|more\sthan)\s)?$")
#: "was 7,310 at the end of the period", under a heading that names the period.
_AT_THE_END = re.compile(r"\b(?:at|by|as\sof)\s(?:the\s)?(?:end\sof\sthe\s(?:period|quarter|half|year)|(?:period|quarter|year)[\s-]end)\b")
#: "85 people in four countries": not what "it was 60" refers to.
_WHERE = re.compile(r"\bin\s$")
#: "will raise capacity from 70,000": what it is before a change to come.
_TO_CHANGE = re.compile(r"\b(?:will|would|to|plans?|should)\s(?:[^;.\d]|(?:19|20)\d\d\b){1,80}\sfrom\s[^\s\d]{0,4}$")
#: "which has annual sales of 120 million": of no quarter.
_ANNUAL = re.compile(r"\b(?:annual|yearly)\s(?:[\w-]{2,14}\s){0,3}(?:of|was|is|were|are|at)\s[^;:]{0,14}$")
_WORDY = re.compile(r"[a-z]{3}|[A-Z]{3}|[\u4e00-\u9fff]")
_BLANKS = re.compile(r"\s+")
#: Periods that hold for the rest of a paragraph, and words which show that a figure is still of that period.
_LASTING = frozenset((Precision.QUARTER, Precision.FISCAL, Precision.HALF, Precision.YEAR))
#: "will cut 430 of its 5,100 jobs by June": the second number is that of today.
_OUT_OF = re.compile(
    r"\b(?:cut|shed|lose|close|shut|sell|axe|scrap|eliminate|replace)\s\d[\d,.]*\s(?:out\s)?of\s(?:(?:its|their|the|our|about)\s)?$"
)
_STOOD = re.compile(r"\b(?:stood\sat|was|were|amounted\sto|came\sto|fell\sto|rose\sto)\s[^\s\d]{0,4}$")
_AHEAD = (Nature.FORECAST, Nature.TARGET)
_PERIOD_WORDS = frozenset(
    """
    quarterly quarter quarter-over-quarter year-over-year year-on-year quarter-on-quarter revenue revenues profit income sales
    earnings margin""".split()
)


@lru_cache(maxsize=20_000)  # digests and answers ask it of the same figures again and again
def reparses(sentence: str, quantity: Quantity) -> bool:
    """Whether this very quantity can be read out of the sentence again: what every figure must pass before it is shown."""
    if quantity.unit == ranks.RANK:
        return any(rank.quantity == quantity for rank in ranks.find(sentence))
    return quantities.states(sentence, quantity) or any(found == quantity for found in tables.quantities_in(sentence))


def find(passage: Passage, quotes: Sequence[QuoteDraft], lexicon: Lexicon, title: str) -> tuple[FactDraft, ...]:
    """The facts of a text in order. ``quotes`` say who speaks where, ``title`` what the text is about at first."""
    reader = _Reader.of(passage, quotes, lexicon, title)
    chinese: ChineseReader | None = None
    found: list[FactDraft] = []
    in_text = tables.find(passage.text)
    next_table = 0
    for index, (start, end) in enumerate(passage.sentences):
        while next_table < len(in_text) and in_text[next_table].end <= start:
            next_table += 1
        if next_table < len(in_text) and in_text[next_table].body_start < end:
            if in_text[next_table].body_start >= start or index == 0 or passage.sentences[index - 1][1] <= in_text[next_table].body_start:
                known = {(fact.metric, fact.scope, fact.quantity) for fact in found}  # a total repeats what the text said
                found.extend(f for f in reader.table(in_text[next_table]) if (f.metric, f.scope, f.quantity) not in known)
            continue
        if not is_chinese(passage.text[start:end]):
            found.extend(reader.sentence(start, end, passage.amounts[index]))
        elif end - start <= _LONGEST and not passage.is_clutter(start, end) and not headings.is_heading(passage, start, end):
            if passage.text[start:end].rstrip('”」』"’ ').endswith(("？", "?")):
                continue  # what somebody asks is no claim
            chinese = chinese or ChineseReader(passage, quotes, lexicon, title)
            found.extend(chinese.sentence(start, end, passage.amounts[index]))
    return taken_back.settled(passage, found)


@dataclass(slots=True)
class _Sentence:
    """A sentence at ``text[start:end]`` with its dates in the text."""

    line: Line
    start: int
    end: int
    dates: Sequence[DateMention]


@dataclass(slots=True)
class _Figure:
    """A quantity at ``sentence[start:end]`` with its metric."""

    metric: Metric
    quantity: Quantity
    start: int
    end: int
    is_carried: bool = False  #: the metric is that of the figure before: "The figure was 52,000 in 2021"


@dataclass
class _Reader:
    """Reads the English sentences of one text in order and remembers what it speaks of."""

    passage: Passage
    quotes: tuple[QuoteDraft, ...]
    discourse: Discourse
    reporting: reporting.Reporting  #: the period that the article reports on
    descriptions: Descriptions
    subject: MainSubject
    questions: Questions
    expected: tuple[tuple[str, int] | None, ...]  #: what the text is about, and what "it" means at first, with where each is named first
    intro: listed.Intro = field(default_factory=listed.Intro)  #: what the line above a list says about its items
    intro_end: int = 0  #: where the last such line ended
    period: PartialDate | None = None  #: the quarter or year that the paragraph speaks of
    occasions: Occasions = field(default_factory=Occasions)
    occasion: PartialDate | None = None  #: the day of the occasion that the sentence is about
    last: Last | None = None  #: what the last figure measures
    last_owner: str | None = None  #: whose it is
    last_as_of: PartialDate | None = None  #: when it holds
    now_as_of: PartialDate | None = None  #: when the last one held that is no earlier value
    last_end: int = 0  #: where the sentence before ended
    before: str = ""  #: that sentence
    asked_period: PartialDate | None = None  #: the period that the last question of an interview is about
    section: PartialDate | None = None  #: the period that the last heading names: "Outlook for 2032"
    asked: str = ""  #: what the last question of an interview wants counted

    @classmethod
    def of(cls, passage: Passage, quotes: Sequence[QuoteDraft], lexicon: Lexicon, title: str) -> Self:
        """A reader at the beginning of a text."""
        subject = main_subject_of(passage, title)
        expected = tuple(
            (name, subject.named_from(passage, title, name)) if name else None for name in (subject.organisation, subject.name)
        )
        return cls(
            passage,
            tuple(quotes),
            Discourse(lexicon, None, country=main_country(passage, title), is_survey=subject.is_survey),
            reporting.find(passage),
            Descriptions(),
            subject,
            Questions.of(passage.text),
            expected,
        )

    def __post_init__(self) -> None:
        self._quote_starts = tuple(quote.start for quote in self.quotes)

    def sentence(self, start: int, end: int, amounts: tuple[Amount, ...]) -> list[FactDraft]:
        """The facts of the sentence at ``text[start:end]``."""
        passage = self.passage
        if end - start > _LONGEST or passage.is_clutter(start, end):
            return []
        if not self.last_end or "\n\n" in passage.text[self.last_end : start]:
            self.period = self.asked_period
            self.discourse.begin_paragraph()
        self.last_end = end
        named = self.reporting.resolved(passage.text, joined(passage.text, passage.dates_in(start, end)))
        spoken_of = self.period or self.reporting.period
        dates = sharpened(passage.text, (start, end), named, spoken_of, self.reporting.year, passage.published)
        is_heading = headings.is_heading(passage, start, end)
        if not listed.is_item(passage.text[start:end]):
            introduces = is_heading or passage.text[end - 1] == ":" or listed.leads_to_list(passage.text, start, end)
            self.intro = self._intro(start, end, dates) if introduces else listed.Intro()
        if self.questions.holds(start):
            self.asked_period = self.period = carrying.asked_about(dates, passage.published)
        if is_heading:
            self.section = carrying.headed(passage.text[start:end], dates)
            self.discourse.begin_section(passage.mentions_in(start, end))
            self._line(start, end, amounts, dates)
            return []
        self._meet(end)
        mentions = passage.mentions_in(start, end)
        self.occasions.remember(mentions, dates)
        self.occasion = self.occasions.at(passage.text, mentions)
        self.discourse.last_subject = None
        if self.reporting.period is not None and listed.is_item(passage.text[start:end]):
            subject = self.intro.subject or self.discourse.main or self.discourse.focus
            self.discourse.focus, self.discourse.sentences_since_focus = subject, 0  # the items of results are the company's
        self.discourse.begin_sentence(passage.text[start:end])
        line = self._line(start, end, amounts, dates)
        found = self._facts(_Sentence(line, start, end, dates))
        self.discourse.advance(line)
        self.discourse.project = project_in(line) or self.discourse.project
        self.discourse.product = presented.entity if (presented := product_in(line)) is not None else self.discourse.product
        return found

    def _intro(self, start: int, end: int, dates: Sequence[DateMention]) -> listed.Intro:
        """What a heading or a line above a list says about its items, and what the heading above that line said."""
        named = [mention.entity for mention in self.passage.mentions_in(start, end) if mention.kind == "organisation"]
        intro = listed.intro_of(self.passage.text[start:end], dates, self.discourse.canonical(named[-1]) if named else None)
        is_next = self.intro_end > 0 and self.passage.text[self.intro_end : start] == "\n"
        self.intro_end = end
        return intro.below(self.intro) if is_next else intro

    def _meet(self, end: int) -> None:
        """Lets figures up to ``end`` belong to what the text is about, once the title or a sentence has named it."""
        discourse = self.discourse
        main, focus = self.expected
        if main is not None and main[1] < end:
            discourse.main = self.descriptions.main = main[0]
            discourse.organisation = discourse.organisation or main[0]
        if focus is not None and focus[1] < end:
            discourse.focus = discourse.focus or focus[0]
            discourse.home = None if self.subject.is_survey else focus[0]
        self.expected = tuple(None if name is None or name[1] < end else name for name in self.expected)

    def _line(self, start: int, end: int, amounts: tuple[Amount, ...], dates: Sequence[DateMention]) -> Line:
        """The sentence with its names and with the descriptions of what was named before it."""
        sentence = self.passage.text[start:end]
        spans = [(date.start - start, date.end - start) for date in dates]
        line = Line.of(sentence, amounts, self._names(start, end, amounts), spans)
        self.descriptions.learn(line)
        discourse = self.discourse
        described = self.descriptions.in_line(line, discourse.organisation)
        if not described:
            return line
        names = [name for name in line.names if not any(d.start <= name.start < d.end for d in described)]
        return Line.of(sentence, amounts, sorted((*names, *described), key=lambda name: name.start), spans)

    def table(self, table: tables.Table) -> list[FactDraft]:
        """The facts of a table, about what the text is speaking of."""
        if self.passage.is_clutter(table.body_start, table.end):
            return []
        discourse = self.discourse
        self._meet(table.start)
        is_of_results = bool(table.context.currency or table.context.scale) and not self.subject.is_survey
        focus = (discourse.main if is_of_results else None) or discourse.focus or discourse.main or self._reporting_company(table.start)
        subject = discourse.canonical(focus) if focus else ""
        owner = discourse.organisation or discourse.main
        company = discourse.canonical(owner) if owner else subject
        return tabled.facts_in(self.passage, table, subject, company, discourse.lexicon, self.reporting)

    def _reporting_company(self, end: int) -> str | None:
        """The one organisation that the lines above a table name: the company whose report it is."""
        named = {m.entity for m in self.passage.mentions_in(0, end) if m.kind == "organisation" and " " in m.text}
        return named.pop() if len(named) == 1 else None

    def _names(self, start: int, end: int, amounts: tuple[Amount, ...]) -> tuple[Name, ...]:
        """The names in a sentence, with offsets in it, but for datelines, units, ordinary words and the "Bergen" of "Bergen-based"."""
        text = self.passage.text
        opening = headings.opening(text[start:end])
        measured = [amount for amount in amounts if amount.kind in ("measure", "money", "percent")]
        return tuple(
            Name(mention.start - start, mention.end - start, mention.entity, self._kind(mention))
            for mention in self.passage.mentions_in(start, end)
            if mention.start - start >= opening
            and not is_seat(text, mention.end)
            and not any(amount.start < mention.start - start < amount.end for amount in measured)
            and not (mention.entity == mention.text and is_common_word(mention.text, text[: mention.start][-3:]))
        )

    def _kind(self, mention: Mention) -> str:
        """What a name is here: a person where somebody acts for an organisation."""
        return "person" if mention.entity in self.subject.people else mention.kind

    def _facts(self, sentence: _Sentence) -> list[FactDraft]:
        line = sentence.line
        metrics: list[Metric | None] = []
        found: list[FactDraft] = []
        for index, amount in enumerate(line.amounts):
            pointed = carried(line, index, self.last)
            metric = pointed or losses.signed(metric_of(line, index, metrics), amount)
            if metric is None or measure_of(metric.phrase) is None:
                metric = answers.answer(line, index, self.asked) or answers.of_them(line, index, self.before) or metric
            metrics.append(metric)
            if metric is None or not metric.phrase:
                continue
            if found and index and metric is metrics[index - 1] and is_conversion(line, index):
                found.append(_converted(found[-1], amount, sentence.start))
            elif draft := self._draft(
                sentence,
                _Figure(
                    metric, amount.quantity, amount.start, amount.end, is_carried=pointed is not None and not is_own(line, amount.start)
                ),
            ):
                found.append(draft)
                self.last_as_of = draft.as_of
                self.now_as_of = self.now_as_of if metric.old else draft.as_of
                self.discourse.last_owner = draft.subject
                if pointed is None and not metric.old and not _WHERE.search(line.s, max(0, amount.start - 4), amount.start):
                    self.last, self.last_owner = Last(metric, amount.quantity), draft.subject
        if not found:
            self.last = None
        is_question = self.questions.holds(sentence.start)
        self.asked = answers.asked_for(line.s) if is_question else "" if found else self.asked
        self.before = line.s
        for rank in ranks.find(line.s):
            metric = Metric(f"{rank.what} rank".strip(), scope=rank.where, anchor=rank.start, base=rank.what)
            if draft := self._draft(sentence, _Figure(metric, rank.quantity, rank.start, rank.end)):
                found.append(draft)
        return sorted(found, key=lambda fact: (fact.figure_start, fact.figure_end))

    def _draft(self, sentence: _Sentence, figure: _Figure) -> FactDraft | None:
        line, metric = sentence.line, figure.metric
        if self.questions.ask(self.passage.text, sentence.start + figure.start):
            return None  # what the one who asks supposes about the one who answers, whether that is denied or not
        self._listen(sentence.start + figure.start)
        subject = self.last_owner if figure.is_carried else subject_of(line, metric, figure.start, self.discourse)
        if subject is None:
            return None
        if self.discourse.last_subject and _WITH_THE.search(line.s[: max(0, metric.anchor)]):
            subject = self.discourse.last_subject
        self.discourse.last_subject = subject
        phrase = _BLANKS.sub(" ", metric.phrase).strip(" ,;:'\"“”’")
        if not _WORDY.search(phrase):
            return None
        name, scope = self._named(phrase, _BLANKS.sub(" ", metric.scope).strip() if metric.scope else None, figure.quantity)
        if figure.quantity.unit == "%" and not metric.change and fitness.is_count(name):
            name = self.discourse.lexicon.metric(f"share of {name}") or f"share of {name}"
        if not fitness.fits(metric, name, figure.quantity):
            return None
        subject = fitting_owner(line, subject, name, self.subject, self.discourse)
        nature = natures.nature_of(line, metric, figure.start, figure.end)
        if nature in (Nature.ACTUAL, Nature.FORECAST) and figure.is_carried and is_expected(line.s, figure.start):
            nature = Nature.ESTIMATE
        if nature is Nature.PLANNED and _OUT_OF.search(line.s, max(0, figure.start - 30), figure.start):
            nature = Nature.ACTUAL
        if nature is Nature.ACTUAL and listed.is_item(line.s):
            nature = listed.nature_of_item(line.s, self.intro)
        return FactDraft(
            start=sentence.start,
            end=sentence.end,
            figure_start=sentence.start + figure.start,
            figure_end=sentence.start + figure.end,
            subject=subject,
            metric=name,
            scope=scope,
            nature=nature,
            quantity=figure.quantity,
            as_of=self._as_of(sentence, figure, nature),
            attributed_to=self._said_by(line, sentence.start + figure.start, subject),
            about_basis=basis_of(line, subject, self.discourse),
        )

    def _quote_at(self, place: int) -> QuoteDraft | None:
        """The quotation around a place in the text."""
        index = bisect_right(self._quote_starts, place) - 1
        return self.quotes[index] if index >= 0 and place < self.quotes[index].end else None

    def _listen(self, place: int) -> None:
        """Notes who says "I" around a place in the text, and what "we" means there."""
        quote = self._quote_at(place)
        discourse = self.discourse
        discourse.speaker = quote.speaker if quote is not None else None
        discourse.speaking_for = self.subject.people.get(
            discourse.speaker or "", discourse.main if quote is not None else self.subject.publishing or discourse.main
        )

    def _named(self, phrase: str, scope: str | None, quantity: Quantity) -> tuple[str, str | None]:
        """The metric's canonical name and its scope; a count of what was sold is no revenue."""
        if quantity.unit == ranks.RANK:
            return phrase, scope
        lexicon = self.discourse.lexicon
        name, beyond = named(phrase, scope, lexicon)
        if name in ("revenue", "sales") and not quantity.unit and phrase.rsplit(" ", 1)[-1].lower() == "sales":
            return lexicon.metric("unit sales") or "unit sales", beyond  # "sold 71,000"
        if name == "revenue" and quantity.unit and not unit_classes(quantity.unit) & {"money", "share", "ratio"}:
            return lexicon.metric("unit sales") or "unit sales", beyond
        return name, beyond

    def _as_of(self, sentence: _Sentence, figure: _Figure, nature: Nature) -> PartialDate:
        """The date that governs the figure, else the occasion's, else the paragraph's period, else that of the article, inferred."""
        metric = figure.metric
        dates = sentence.dates
        if nature is Nature.ACTUAL and _OUT_OF.search(sentence.line.s, max(0, figure.start - 30), figure.start):
            dates = [date for date in dates if date.end - sentence.start <= figure.start]
        if figure.is_carried and metric.change:  # "That is 5 million more than planned in 2027"
            dates = [date for date in dates if date.end - sentence.start <= figure.start]
        place = figure.start, figure.end
        chosen = dating.governing(sentence.line, metric, place, sentence.start, dates, nature, self.passage.published)
        chosen = self._compared(sentence, figure, nature, chosen)
        chosen = chosen or dating.told_before(sentence.line.s, sentence.start, self.passage)
        if chosen is None and nature in _AHEAD and (year := whole_year(sentence.line.s, self.reporting, self.passage.published)):
            return year
        if chosen is not None:
            if _is_lasting(chosen) and not metric.old and nature is Nature.ACTUAL:
                self.period = self.reporting.kept(chosen)
            return chosen
        return self._carried_period(sentence, figure, nature) or dating.inferred(self.passage.published)

    def _carried_period(self, sentence: _Sentence, figure: _Figure, nature: Nature) -> PartialDate | None:
        """The period of a figure without a date: that of its list, occasion, paragraph, report or section; None where none is its own."""
        metric = figure.metric
        if self.intro.period is not None and listed.is_item(sentence.line.s):
            return at_end(self.intro.period) if _AT_THE_END.search(sentence.line.s, figure.end) else self.intro.period
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
        """Whether a report on a year tells what stood at its end: "Net debt stood at 512 million"."""
        return self.reporting.period is None and _STOOD.search(s, max(0, at - 40), at) is not None

    def _compared(self, sentence: _Sentence, figure: _Figure, nature: Nature, chosen: PartialDate | None) -> PartialDate | None:
        """The date of an earlier, expected or formerly forecast value, by the figure with which it is compared; else the one chosen."""
        metric = figure.metric
        is_open = chosen is None or not dating.is_known(chosen)
        if is_open and figure.is_carried and (metric.old or nature in (*_AHEAD, Nature.ESTIMATE)) and self.now_as_of is not None:
            return self.now_as_of  # "Analysts had expected 402 million": of the same period
        published = self.passage.published
        is_ahead = chosen is not None and chosen.start is not None and published is not None and published.end is not None
        is_ahead = is_ahead and chosen.start > published.end  # type: ignore[union-attr, operator]
        if metric.old and (is_open or is_ahead) and _TO_CHANGE.search(sentence.line.s, max(0, figure.start - 120), figure.start):
            return dating.inferred(published)
        if metric.old and is_open:
            guided = guided_before(metric, sentence.line.s, self.reporting, self.passage.published)
            return guided or a_year_before(metric, self.reporting.span, self.last_as_of) or chosen
        if metric.old and chosen is not None and self.now_as_of is not None:
            return reporting.a_year_before(chosen, sentence.dates, sentence.start + figure.end, self.now_as_of)
        return chosen

    def _said_by(self, line: Line, place: int, subject: str) -> str | None:
        """Who says so: the speaker of the quotation around the figure, else the source that the sentence names, "he said" included."""
        if (quote := self._quote_at(place)) is not None:
            return quote.speaker
        source = attribution.said_by(line)
        if isinstance(source, Name):
            return source.entity if self.discourse.canonical(source.entity) != subject else None
        if source is None and self.discourse.person and _he_said(line):
            return self.discourse.person
        return source


def _is_lasting(when: PartialDate) -> bool:
    """Whether a date is a quarter, a half or a year, also one that is no such part of the calendar: "in the year to March"."""
    if when.precision is Precision.RANGE and when.start is not None and when.end is not None:
        return 80 <= (when.end - when.start).days <= 380
    return when.precision in _LASTING


def _converted(fact: FactDraft, amount: Amount, start: int) -> FactDraft:
    """The same fact in the other unit that the sentence, beginning at ``start`` in the text, gives for it."""
    other = {"quantity": amount.quantity, "figure_start": start + amount.start, "figure_end": start + amount.end}
    return fact.model_copy(update=other)


def _he_said(line: Line) -> bool:
    """Whether "he" or "she" is right before a verb of saying."""
    if "he" not in line.lows and "she" not in line.lows:
        return False
    return any(word.low in REPORTING and line.words[i].low in ("he", "she") for i, word in enumerate(line.words[1:]))
