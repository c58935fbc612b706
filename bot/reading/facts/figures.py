"""Reads figures about subjects, each with its sentence: metric, scope, nature, the date it was true on, and its source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Self

from bot.core.patterns import regex
from bot.reading import headings
from bot.reading.amounts import quantities
from bot.reading.amounts.amount import Amount
from bot.reading.facts import (
    answers,
    attribution,
    bare,
    fitness,
    listed,
    losses,
    measured,
    natures,
    no_facts,
    ranks,
    reporting,
    tabled,
    tables,
    taken_back,
)
from bot.reading.facts.as_of import AsOf, DatedSentence, MeasuredFigure, is_after, is_out_of
from bot.reading.facts.basis import basis_of
from bot.reading.facts.carried import Last, carried, is_expected, is_own
from bot.reading.facts.chinese import ChineseReader
from bot.reading.facts.descriptions import Descriptions
from bot.reading.facts.discourse import (
    Discourse,
    main_country,
)
from bot.reading.facts.measures import measure_of, unit_classes
from bot.reading.facts.metric import DEAREST_SHARE, Metric, share_price
from bot.reading.facts.metrics import is_conversion, metric_of
from bot.reading.facts.naming import named, repeats, scope_of
from bot.reading.facts.no_subjects import is_common_word, is_seat
from bot.reading.facts.subject_rules import subject_of
from bot.reading.facts.things import product_in, project_in
from bot.reading.grammar.phrases import Line, Name
from bot.reading.grammar.verbs import REPORTING
from bot.reading.lexicon import Lexicon
from bot.reading.main_subject import MainSubject, main_subject_of
from bot.reading.main_subject.acting import Questions
from bot.reading.names.places import COUNTRIES
from bot.reading.passage import Passage
from bot.reading.sentences import is_chinese
from storage.drafts import DateMention, FactDraft, Mention, QuoteDraft
from storage.values import Nature, Quantity

#: The longest sentence that a fact is read from, in characters; what is longer is a list or a table.
_LONGEST = 1500
#: "..., with the highest cut reaching 85%" continues the figure before it and has the same subject.
_WITH_THE = regex(r",\swith\s(?:the\s)?$")
#: "85 people in four countries": not what "it was 60" refers to.
_WHERE = regex(r"\bin\s$")
#: Natures of what is still to come.
_AHEAD = (Nature.PLANNED, Nature.FORECAST, Nature.TARGET)
_READERS = regex(r"\b(?:readers|members|subscribers|subscriptions?|supporters|patrons|circulation|donors)$")
#: "Corvus's biggest rival": no place in a ranking.
_NO_RANK = regex(
    r"\b(?:rivals?|competitors?|customers?|clients?|shareholders?|suppliers?|investors?|challenges?|problems?|worr(?:y|ies)|risks?|fans?)$"
)
#: Whom a hall, a ship or a hospital has room for.
_HOSTED = frozenset("people passengers spectators guests visitors patients students pupils prisoners inmates fans children seats".split())
#: No company has so many business units.
_MANY_UNITS = 500
_WORDY = regex(r"[a-z]{3}|[A-Z]{3}|[\u4e00-\u9fff]")
_BLANKS = regex(r"\s+")
_NO_INTRO = listed.Intro()  #: most sentences have none


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


@dataclass
class _Reader:
    """Reads the English sentences of one text in order and remembers what it speaks of."""

    passage: Passage
    quotes: tuple[QuoteDraft, ...]
    discourse: Discourse
    as_of: AsOf  #: decides when figures hold
    descriptions: Descriptions
    subject: MainSubject
    questions: Questions
    expected: tuple[tuple[str, int] | None, ...]  #: what the text is about, and what "it" means at first, with where each is named first
    intro: listed.Intro = field(default_factory=listed.Intro)  #: what the line above a list says about its items
    intro_end: int = 0  #: where the last such line ended
    last: Last | None = None  #: what the last figure measures
    last_owner: str | None = None  #: whose it is
    last_end: int = 0  #: where the sentence before ended
    before: str = ""  #: that sentence
    counted: bare.Counted = field(default_factory=bare.Counted)  #: what was counted last
    currency: str = ""  #: of the last sum of money
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
            Discourse(lexicon, None, country=_country(passage, title, subject.name), is_survey=subject.is_survey),
            AsOf(passage, reporting.find(passage)),
            Descriptions(),
            subject,
            questions := Questions.of(passage.text),
            expected,
            counted=bare.Counted(remembered=bare.IN_INTERVIEW) if questions.spans else bare.Counted(),
        )

    def __post_init__(self) -> None:
        self._quote_starts = tuple(quote.start for quote in self.quotes)
        text = self.passage.text
        self.inside = frozenset(m.text for m in self.passage.mentions if text[max(0, m.start - 2) : m.start - 1].islower())

    def sentence(self, start: int, end: int, amounts: tuple[Amount, ...]) -> list[FactDraft]:
        """The facts of the sentence at ``text[start:end]``."""
        passage = self.passage
        if end - start > _LONGEST or passage.is_clutter(start, end):
            return []
        if not self.last_end or "\n\n" in passage.text[self.last_end : start]:
            self.as_of.begin_paragraph()
            self.discourse.begin_paragraph()
        self.last_end = end
        dates = self.as_of.dates_in(start, end)
        is_heading = headings.is_heading(passage, start, end)
        if not listed.is_item(passage.text[start:end]):
            introduces = is_heading or passage.text[end - 1] == ":" or listed.leads_to_list(passage.text, start, end)
            self.intro = self._intro(start, end, dates) if introduces else _NO_INTRO
        if self.questions.holds(start):
            self.as_of.begin_question(dates)
        if is_heading:
            self.as_of.begin_section(passage.text[start:end], dates)
            self.discourse.begin_section(passage.mentions_in(start, end))
            self.discourse.note_deal(self._line(start, end, amounts, dates))
            return []
        self._meet(end)
        mentions = passage.mentions_in(start, end)
        self.as_of.note_occasions(mentions, dates)
        self.discourse.last_subject = None
        if self.as_of.reporting.period is not None and listed.is_item(passage.text[start:end]):
            subject = self.intro.subject or self.discourse.main or self.discourse.focus
            self.discourse.focus, self.discourse.sentences_since_focus = subject, 0  # the items of results are the company's
        self.discourse.begin_sentence(passage.text[start:end])
        line = self._line(start, end, amounts, dates)
        found = self._facts(DatedSentence(line, start, end, dates))
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
        return tabled.facts_in(self.passage, table, subject, company, discourse.lexicon, self.as_of.reporting)

    def _reporting_company(self, end: int) -> str | None:
        """The one organisation that the lines above a table name: the company whose report it is."""
        named = {m.entity for m in self.passage.mentions_in(0, end) if m.kind == "organisation" and " " in m.text}
        return named.pop() if len(named) == 1 else None

    def _names(self, start: int, end: int, amounts: tuple[Amount, ...]) -> tuple[Name, ...]:
        """The names in a sentence, with offsets in it, but for datelines, units, ordinary words and the "Bergen" of "Bergen-based"."""
        text = self.passage.text
        opening = headings.opening(text[start:end])
        measured = [amount for amount in amounts if amount.kind in ("measure", "money", "percent")]
        known = self.inside
        return tuple(
            Name(mention.start - start, mention.end - start, mention.entity, self._kind(mention))
            for mention in self.passage.mentions_in(start, end)
            if mention.start - start >= opening
            and not is_seat(text, mention.end)
            and not any(a.start < mention.start - start < a.end or _is_part(mention, a, start) for a in measured)
            and not (
                mention.entity == mention.text and is_common_word(mention.text, text[max(0, mention.start - 3) : mention.start], known)
            )
        )

    def _kind(self, mention: Mention) -> str:
        """What a name is here: a person where somebody acts for an organisation."""
        return "person" if mention.entity in self.subject.people else mention.kind

    def _facts(self, sentence: DatedSentence) -> list[FactDraft]:
        line = sentence.line
        metrics: list[Metric | None] = []
        found: list[FactDraft] = []
        for index, amount in enumerate(line.amounts):
            if amount.kind == "money":
                self.currency = amount.quantity.unit
            pointed = carried(line, index, self.last)
            metric = pointed or losses.signed(metric_of(line, index, metrics), amount)
            if metric is None or measure_of(metric.phrase) is None:
                answered = answers.answer(line, index, self.asked) or answers.of_them(line, index, self.before)
                metric = answered or pointed or bare.of_counted(line, index, self.counted) or metric
            metric = listed.part_of(metric, line, self.intro) if metric is not None and self.intro.measure else metric
            metrics.append(metric)
            if metric is None or not metric.phrase:
                continue
            if found and index and metric is metrics[index - 1] and is_conversion(line, index):
                found.append(_converted(found[-1], amount, sentence.start))
            elif draft := self._draft(
                sentence,
                MeasuredFigure(
                    metric, amount.quantity, amount.start, amount.end, is_carried=pointed is not None and not is_own(line, amount.start)
                ),
            ):
                found.append(draft)
                self.as_of.remember(draft.as_of, is_earlier=metric.old)
                self.discourse.last_owner = draft.subject
                if pointed is None and not metric.old and not _WHERE.search(line.s, max(0, amount.start - 4), amount.start):
                    self.last, self.last_owner = Last(metric, amount.quantity), draft.subject
        if not found:
            self.last = None
        is_question = self.questions.holds(sentence.start)
        self.asked = answers.asked_for(line.s) if is_question else "" if found else self.asked
        self.before = line.s
        self.counted.next_sentence(line)
        for rank in (rank for rank in ranks.find(line.s) if not _NO_RANK.search(rank.what)):
            metric = Metric(f"{rank.what} rank".strip(), scope=rank.where, anchor=rank.start, base=rank.what)
            if draft := self._draft(sentence, MeasuredFigure(metric, rank.quantity, rank.start, rank.end)):
                found.append(draft)
        return sorted(found, key=lambda fact: (fact.figure_start, fact.figure_end))

    def _draft(self, sentence: DatedSentence, figure: MeasuredFigure) -> FactDraft | None:
        line, metric = sentence.line, figure.metric
        if metric.phrase == "units" and figure.quantity.value >= _MANY_UNITS:
            metric = figure.metric = replace(metric, phrase="unit sales", base="unit sales")
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
        name, scope = self._named(phrase, scope_of(metric), figure.quantity)
        scope = None if scope is not None and repeats(scope, subject) else scope
        if figure.quantity.unit == "%" and not metric.change and fitness.is_count(name):
            name = self.discourse.lexicon.metric(f"share of {name}") or f"share of {name}"
        if not fitness.fits(metric, name, figure.quantity) or self._is_none(line, figure, name):
            return None
        quantity = measured.in_currency(figure.quantity, name, self.currency)
        subject = measured.fitting_owner(line, subject, name, self.subject, self.discourse)
        if subject == self.passage.publisher and _READERS.search(name) and subject not in (self.discourse.main, self.subject.publishing):
            return None  # "The magazine is funded by its 5,200 members": what a paper says of itself
        nature = self._nature(line, figure)
        as_of = self.as_of.when(sentence, figure, nature, self.intro.period)
        if nature is Nature.ACTUAL and is_after(as_of, self.passage.published) and natures.is_to_begin(line, figure.start):
            nature = Nature.PLANNED
        return FactDraft(
            start=sentence.start,
            end=sentence.end,
            figure_start=sentence.start + figure.start,
            figure_end=sentence.start + figure.end,
            subject=subject,
            metric=name,
            scope=scope,
            nature=nature,
            quantity=quantity,
            as_of=as_of,
            attributed_to=self._said_by(line, sentence.start + figure.start, subject),
            about_basis=basis_of(line, subject, self.discourse),
        )

    def _is_none(self, line: Line, figure: MeasuredFigure, name: str) -> bool:
        """Whether the figure tells nothing of a business, whatever its metric."""
        amount = next((other for other in line.amounts if other.start == figure.start), None)
        return amount is not None and no_facts.is_none(line, amount, name)

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

    def _nature(self, line: Line, figure: MeasuredFigure) -> Nature:
        """The nature of a figure by the words of its clause, else by the list in which it is an item."""
        nature = natures.nature_of(line, figure.metric, figure.start, figure.end)
        if nature in (Nature.ACTUAL, Nature.FORECAST) and figure.is_carried and is_expected(line.s, figure.start):
            nature = Nature.ESTIMATE
        if nature in _AHEAD and is_out_of(line.s, figure.start):
            nature = Nature.ACTUAL
        return listed.nature_of_item(line.s, self.intro) if nature is Nature.ACTUAL and listed.is_item(line.s) else nature

    def _named(self, phrase: str, scope: str | None, quantity: Quantity) -> tuple[str, str | None]:
        """The metric's canonical name and its scope; a count of what was sold is no revenue."""
        if quantity.unit == ranks.RANK:
            return phrase, scope
        lexicon = self.discourse.lexicon
        if quantity.value <= DEAREST_SHARE and "money" in unit_classes(quantity.unit):
            phrase = share_price(phrase)
        name, beyond = named(phrase, scope, lexicon)
        if phrase.lower() == "capacity" and quantity.unit.split(" ")[0] in _HOSTED:
            return "capacity", beyond  # "a stadium with a capacity of 40,000 spectators" produces nothing
        if name == "business units" and quantity.value >= _MANY_UNITS:
            return lexicon.metric("unit sales") or "unit sales", beyond  # "stayed in front with 1.2 million units"
        if name in ("revenue", "sales") and not quantity.unit and phrase.rsplit(" ", 1)[-1].lower() == "sales":
            return lexicon.metric("unit sales") or "unit sales", beyond  # "sold 71,000"
        if name == "revenue" and quantity.unit and not unit_classes(quantity.unit) & {"money", "share", "ratio"}:
            return lexicon.metric("unit sales") or "unit sales", beyond
        return name, beyond

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


def _country(passage: Passage, title: str, main: str | None) -> str | None:
    """The country that the article is about, else the one that it names most."""
    return main if main in COUNTRIES else main_country(passage, title)


def _is_part(mention: Mention, amount: Amount, start: int) -> bool:
    """Whether a name is only the money of an amount: the "R400" of "R400 million"."""
    return amount.kind == "money" and amount.start == mention.start - start and mention.end - start <= amount.end


def _converted(fact: FactDraft, amount: Amount, start: int) -> FactDraft:
    """The same fact in the other unit that the sentence, beginning at ``start`` in the text, gives for it."""
    other = {"quantity": amount.quantity, "figure_start": start + amount.start, "figure_end": start + amount.end}
    return fact.model_copy(update=other)


def _he_said(line: Line) -> bool:
    """Whether "he" or "she" is right before a verb of saying."""
    if "he" not in line.lows and "she" not in line.lows:
        return False
    return any(word.low in REPORTING and line.words[i].low in ("he", "she") for i, word in enumerate(line.words[1:]))
