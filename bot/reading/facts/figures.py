"""Figures about subjects, each with its whole sentence: metric, scope, nature, the date it was true on, and who said it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from bot.reading import headings
from bot.reading.amounts import quantities
from bot.reading.amounts.amount import Amount
from bot.reading.amounts.units import CARDINALS
from bot.reading.dates.occasions import Occasions
from bot.reading.dates.stretches import joined
from bot.reading.facts import attribution, dating, natures, ranks
from bot.reading.facts.chinese import ChineseReader
from bot.reading.facts.metric import Metric
from bot.reading.facts.metrics import is_conversion, metric_of
from bot.reading.facts.naming import named
from bot.reading.facts.owners import (
    acronym_subject,
    fronted_subject,
    is_macro,
    is_personal,
    is_source,
    may_be_focus,
    named_subject,
    names_source,
    points_back,
    refers_back,
    sentence_subject,
)
from bot.reading.grammar.phrases import Line, Name
from bot.reading.grammar.verbs import METRIC_NOUNS, REPORTING
from bot.reading.lexicon import Lexicon
from bot.reading.passage import Passage
from bot.reading.published import AGENCIES
from bot.reading.sentences import is_chinese
from bot.reading.words import is_ordinary
from storage.drafts import DateMention, FactDraft, QuoteDraft
from storage.values import Nature, PartialDate, Precision, Quantity

#: The longest sentence that a fact is read from; what is longer is a list or a table.
_LONGEST = 1500


@lru_cache(maxsize=20_000)  # digests and answers ask it of the same figures again and again
def reparses(sentence: str, quantity: Quantity) -> bool:
    """Whether this very quantity can be read out of the sentence again: what every figure must pass before it is shown."""
    if quantity.unit == ranks.RANK:
        return any(rank.quantity == quantity for rank in ranks.find(sentence))
    return any(amount.quantity == quantity for amount in quantities.amounts(sentence))


def find(passage: Passage, quotes: Sequence[QuoteDraft], lexicon: Lexicon, title: str) -> tuple[FactDraft, ...]:
    """The facts of a text in order. ``quotes`` tell who speaks where, ``title`` what the text is about at first."""
    reader = _Reader(passage, tuple(quotes), tuple(q.start for q in quotes), lexicon, _first_focus(passage, title))
    chinese: ChineseReader | None = None
    found: list[FactDraft] = []
    for index, (start, end) in enumerate(passage.sentences):
        if not is_chinese(passage.text[start:end]):
            found.extend(reader.sentence(start, end, passage.amounts[index]))
        elif end - start <= _LONGEST and not passage.is_clutter(start, end) and not headings.is_heading(passage, start, end):
            chinese = chinese or ChineseReader(passage, quotes, lexicon, title)
            found.extend(chinese.sentence(start, end, passage.amounts[index]))
    return tuple(found)


def _first_focus(passage: Passage, title: str) -> str | None:
    """What "it" is before anything is named: the followed subject that the title names, else the one named most."""
    lines = [start + headings.opening(passage.text[start:end]) for start, end in passage.sentences[:4]]
    datelines = [(start, begin) for (start, _), begin in zip(passage.sentences, lines, strict=False)]
    mentions = [m for m in passage.mentions if not any(start <= m.start < begin for start, begin in datelines)]
    counts = Counter(
        m.entity
        for m in mentions
        if m.kind in ("organisation", "product") and m.entity not in _AGENCIES and (m.entity in title or not names_source(m.entity))
    )
    for entity, _ in counts.most_common(12):
        if entity in title:
            return entity
    places = Counter(m.entity for m in mentions if m.kind == "place")
    place = next((entity for entity, _ in places.most_common(5) if entity in title), None)
    others = Counter(m.entity for m in mentions if m.kind == "other" and m.entity not in _AGENCIES)
    other = next((entity for entity, many in others.most_common(5) if many > 1 and entity in passage.text[:600]), None)
    if not counts and place is None and other is not None:
        return other
    if counts and counts.most_common(1)[0][1] > 1:
        return counts.most_common(1)[0][0]
    if place is not None or counts:
        return place or counts.most_common(1)[0][0]
    people = Counter(m.entity for m in mentions if m.kind == "person" and m.entity in title)
    if people:
        return people.most_common(1)[0][0]
    rest = Counter(m.entity for m in mentions if m.kind in ("place", "other") and m.entity not in _AGENCIES).most_common(1)
    if rest and rest[0][1] > 1:
        return rest[0][0]
    return next(iter(places), None)


#: Money and goods that are traded: a figure of theirs is their own.
_MARKET = re.compile(
    r"(?:dollar|euro|yen|pound|sterling|yuan|rupee|rouble|ruble|won|franc|krone|krona|zloty|lira|peso|rand|real|baht|ringgit|rupiah|shekel|gold|silver|copper|oil|crude|bitcoin|wheat|corn|cocoa|coffee"
    r"|sugar|gas)(?:\s(?:prices?|futures))?",
    re.IGNORECASE,
)
_HARM = re.compile(r"\b(?:deaths|injuries|injured|wounded|missing|dead|death toll|casualties|displaced|evacuated|destroyed|homeless)\b")
_COMPANY = re.compile(r"\b[Tt]he (?:company|firm)\b(?!\sof)")


def _is_of_person(line: Line, at: int) -> bool:
    """Whether "he" or "she" opens the sentence and does not only say what the figure is of."""
    if not line.words or line.words[0].low not in ("he", "she"):
        return False
    return not any(word.low in REPORTING or word.low == "that" for word in line.words if word.start < at)


def _tells(line: Line, name: Name) -> bool:
    return any(word.low in REPORTING for word in line.words if word.start >= name.end)


_AGENCIES = frozenset(AGENCIES.values())


#: "..., with the highest cut reaching 85%" goes on about the figure before it.
_WITH_THE = re.compile(r",\swith\s(?:the\s)?$")


_WORDY = re.compile(r"[a-z]{3}|[A-Z]{3}|[\u4e00-\u9fff]")
_MONEY = re.compile(r"[A-Z]{3}")
_ECONOMIC = re.compile(r"\b(?:inflation|unemployment|jobless|gdp|gross domestic product|consumer prices)\b", re.IGNORECASE)


@dataclass
class _Reader:
    """Reads sentence after sentence and remembers what the text speaks of. Made anew for each text."""

    passage: Passage
    quotes: tuple[QuoteDraft, ...]
    quote_starts: tuple[int, ...]
    lexicon: Lexicon
    focus: str | None
    person: str | None = None
    organisation: str | None = None  #: the organisation spoken of last: "the company", although a product was named after it
    place: str | None = None  #: the place named last
    economy: str | None = None  #: the place whose inflation or unemployment was told last
    period: PartialDate | None = None
    occasions: Occasions = field(default_factory=Occasions)
    occasion: PartialDate | None = None  #: the day of the occasion at which the sentence's things happen
    told: str | None = None  #: the subject of the sentence's last fact
    last_end: int = 0
    since: int = 0  #: sentences since the focus was spoken of

    def sentence(self, start: int, end: int, amounts: tuple[Amount, ...]) -> list[FactDraft]:
        passage = self.passage
        if end - start > _LONGEST or passage.is_clutter(start, end):
            return []
        s = passage.text[start:end]
        if "\n\n" in passage.text[self.last_end : start] or not self.last_end:
            self.period = None
        self.last_end = end
        opening = headings.opening(s)
        names = tuple(
            Name(m.start - start, m.end - start, m.entity, m.kind)
            for m in passage.mentions_in(start, end)
            if m.start - start >= opening
            and not any(a.kind in ("measure", "money", "percent") and a.start < m.start - start < a.end for a in amounts)
            and not (m.entity == m.text and _is_common(m.text, passage.text[: m.start][-3:]))
        )
        found: list[FactDraft] = []
        if not headings.is_heading(passage, start, end):
            dates = joined(passage.text, passage.dates_in(start, end))
            mentions = passage.mentions_in(start, end)
            self.occasions.remember(mentions, dates)
            self.occasion = self.occasions.at(passage.text, mentions)
            self.told = None
            line = Line.of(s, amounts, names, [(d.start - start, d.end - start) for d in dates])
            found = self._of_line(line, start, end, dates)
            self._move_on(line)
        return found

    def _told_lately(self) -> bool:
        return self.since < 3

    def _move_on(self, line: Line) -> None:
        subject = sentence_subject(line)
        if subject is not None and subject.kind == "organisation" and not is_source(subject):
            self.organisation = subject.entity
        self.place = next((n.entity for n in line.names if n.kind == "place"), self.place)
        if subject is not None and is_source(subject) and self.focus != subject.entity and _tells(line, subject):
            subject = None
        if subject is not None and may_be_focus(subject) and (subject.kind != "other" or not self.focus or subject.start == 0):
            self.focus = subject.entity
            self.since = 0
        elif any(n.entity == self.focus for n in line.names) or points_back(line):
            self.since = 0
        else:
            self.since += 1
        person = next((n.entity for n in line.names if n.kind == "person"), None)
        self.person = person or self.person

    def _of_line(self, line: Line, start: int, end: int, dates: Sequence[DateMention]) -> list[FactDraft]:
        metrics: list[Metric | None] = []
        found: list[FactDraft] = []
        for k, amount in enumerate(line.amounts):
            metric = metric_of(line, k, metrics)
            metrics.append(metric)
            if metric is None or not metric.phrase:
                continue
            figure = (amount.start, amount.end)
            if found and k and metric is metrics[k - 1] and is_conversion(line, k):
                told_twice = {"quantity": amount.quantity, "figure_start": start + figure[0], "figure_end": start + figure[1]}
                found.append(found[-1].model_copy(update=told_twice))
                continue
            draft = self._draft(line, metric, amount.quantity, figure, start, end, dates)
            if draft is not None:
                found.append(draft)
        for rank in ranks.find(line.s):
            phrase = f"{rank.what} rank".strip() if rank.what else "rank"
            metric = Metric(phrase, scope=rank.where, anchor=rank.start, base=rank.what)
            draft = self._draft(line, metric, rank.quantity, (rank.start, rank.end), start, end, dates)
            if draft is not None:
                found.append(draft)
        return sorted(found, key=lambda f: (f.figure_start, f.figure_end))

    def _draft(
        self, line: Line, metric: Metric, quantity: Quantity, figure: tuple[int, int], start: int, end: int, dates: Sequence[DateMention]
    ) -> FactDraft | None:
        subject = self._subject(line, metric, figure[0])
        if subject is None:
            return None
        if self.told and _WITH_THE.search(line.s[: max(0, metric.anchor)]):
            subject = self.told
        self.told = subject
        phrase = re.sub(r"\s+", " ", metric.phrase).strip(" ,;:'\"“”’")
        if not _WORDY.search(phrase):
            return None
        name, scope = self._named(phrase, re.sub(r"\s+", " ", metric.scope).strip() if metric.scope else None, quantity)
        nature = natures.nature_of(line, metric, figure[0], figure[1])
        return FactDraft(
            start=start,
            end=end,
            figure_start=start + figure[0],
            figure_end=start + figure[1],
            subject=subject,
            metric=name,
            scope=scope,
            nature=nature,
            quantity=quantity,
            as_of=self._as_of(line, metric, figure, start, dates, nature),
            attributed_to=self._said_by(line, start + figure[0], subject),
        )

    def _named(self, phrase: str, scope: str | None, quantity: Quantity) -> tuple[str, str | None]:
        """The metric's canonical name and its scope; a count of what was sold is no revenue."""
        if quantity.unit == ranks.RANK:
            return phrase, scope
        name, beyond = named(phrase, scope, self.lexicon)
        if name == "revenue" and quantity.unit and quantity.unit != "%" and not _MONEY.fullmatch(quantity.unit):
            return self.lexicon.metric("unit sales") or "unit sales", beyond
        return name, beyond

    def _economy(self, line: Line, metric: Metric) -> str:
        """Whose inflation or unemployment it is: the place that the sentence names, else the last one, else the figure's words."""
        if metric.scope and (within := re.match(r"(?:in|across)\s(?:the\s)?(.+)", metric.scope)):
            if within[1].lower() in ("city", "country", "region", "state", "town", "province"):
                return self.focus or self.economy or within[1]
            self.economy = self._canonical(within[1])
            return self.economy
        place = next((n.entity for n in line.names if n.kind == "place"), None)
        if place is not None:
            self.economy = self._canonical(place)
        return self.economy or _tidy(metric.base or metric.phrase)

    def _subject(self, line: Line, metric: Metric, at: int) -> str | None:
        owner_text = line.s[metric.owner[0] : metric.owner[1]] if metric.owner else ""
        if metric.owner is not None and not any(n.start < metric.owner[1] and metric.owner[0] < n.end for n in line.names):
            if refers_back(line, metric, at):
                before = sentence_subject(line, metric.owner[0])
                if is_personal(line, metric.owner[1]) and self.person and owner_text.lower() in ("his", "her"):
                    return self._canonical(before.entity if before and before.kind == "person" else self.person)
                return self._canonical(before.entity) if before and before.kind != "person" else self.focus
            return self._canonical(_tidy(owner_text))
        if metric.owner is None and _ECONOMIC.search(metric.phrase):
            return self._economy(line, metric)
        if metric.owner is None:
            front = fronted_subject(line, at)
            if isinstance(front, Name):
                return self._canonical(front.entity)
            if front is not None:
                return front
        named = named_subject(line, metric, at)
        if named is not None and not (named.kind == "place" and refers_back_to_company(line, at) and self.focus):
            return self._canonical(named.entity)
        if metric.owner is None and _MARKET.fullmatch(metric.base):
            return _tidy(metric.base)
        whose = sentence_subject(line, at)
        harmed = metric.owner is None and _HARM.search(metric.phrase) and not (whose and whose.kind != "place")
        if harmed and not refers_back_to_company(line, at) and (place := self._place_of(line)):
            return self._canonical(place)
        if metric.owner is None and (acronym := acronym_subject(line, at)) is not None:
            return acronym
        if metric.owner is None and self.person and _is_of_person(line, at):
            return self._canonical(self.person)
        if metric.owner is None and (whole := _general_whole(line, metric, at)):
            return whole
        if metric.owner is None and self.organisation and _COMPANY.search(line.s, 0, at):
            return self._canonical(self.organisation)
        if refers_back(line, metric, at) and self.focus:
            before = sentence_subject(line, at)
            return self._canonical(before.entity) if before and may_be_focus(before) else self.focus
        before = sentence_subject(line, at)
        if before is not None:
            return self._canonical(before.entity)
        if self.focus and points_back(line):
            return self.focus
        after = next((n for n in line.names if n.start >= at and n.kind in ("organisation", "product", "place") and not is_source(n)), None)
        if after is not None:
            return self._canonical(after.entity)
        if self.focus and self._told_lately() and not is_macro(metric):
            return self.focus
        return _tidy(metric.base or metric.phrase) or self.focus

    def _place_of(self, line: Line) -> str | None:
        """Where people came to harm: the place that the sentence names, else the last one."""
        return next((n.entity for n in line.names if n.kind == "place"), None) or self.place

    def _canonical(self, name: str) -> str:
        if known := self.lexicon.canonical(name):
            return known
        head, _, last = name.rpartition(" ")
        return (self.lexicon.canonical(head) if last.lower() in _KINDS else None) or name

    def _as_of(
        self, line: Line, metric: Metric, figure: tuple[int, int], start: int, dates: Sequence[DateMention], nature: Nature
    ) -> PartialDate:
        chosen = dating.governing(line, metric, figure, start, dates, nature)
        if chosen is not None:
            if chosen.precision in _CARRIED and not metric.old and nature is Nature.ACTUAL:
                self.period = chosen
            return chosen
        if self.occasion is not None:
            return self.occasion
        if self.period is not None and any(word.low in _PERIOD_WORDS for word in line.words):
            return self.period
        return dating.inferred(self.passage.published)

    def _said_by(self, line: Line, place: int, subject: str) -> str | None:
        index = bisect_right(self.quote_starts, place) - 1
        if index >= 0 and place < self.quotes[index].end:
            return self.quotes[index].speaker
        source = attribution.said_by(line)
        if isinstance(source, Name):
            return source.entity if self._canonical(source.entity) != subject else None
        if (
            source is None
            and self.person
            and any(w.low in REPORTING and line.words[i].low in ("he", "she") for i, w in enumerate(line.words[1:]))
        ):
            return self.person
        return source


#: Words behind a topic's name that leave it the same subject: "the Nova API".
_KINDS = frozenset("api app model models platform service chatbot assistant shares stock inc corp ltd plc group series".split())
#: Periods that hold on in a paragraph, and words that show that a figure is still of that period.
_CARRIED = frozenset((Precision.QUARTER, Precision.FISCAL, Precision.HALF, Precision.YEAR))
_PERIOD_WORDS = frozenset(
    """
    quarterly quarter quarter-over-quarter year-over-year year-on-year quarter-on-quarter revenue revenues profit income sales
    earnings margin""".split()
)


def refers_back_to_company(line: Line, at: int) -> bool:
    """Whether "it" or "the company" stands before a figure whose only name is a place."""
    return any(
        word.low in ("it", "its", "they", "their", "we", "our", "company", "group", "firm") for word in line.words if word.start < at
    )


def _is_common(words: str, before: str) -> bool:
    """Whether a "name" is only an ordinary word with the capital of a sentence's first: "Downloads", "Footfall"."""
    first = before.strip(" \n“\"‘'")[-1:] in ("", ".", "!", "?", ":") or not before or before.endswith("\n")
    return first and " " not in words and (words.lower() in METRIC_NOUNS or words.lower() in CARDINALS or is_ordinary(words))


_OF_ALL = re.compile(
    r"\S{1,12}(?:\sper\s?cent)?\sof\s(?:all\s)?(?!(?:the|its|their|these|those|our|his|her|this|that|all)\b)", re.IGNORECASE
)


def _general_whole(line: Line, metric: Metric, at: int) -> str | None:
    """What a share is told of where that is nobody's: "Lee forecast that 90% of future trips will be made by train" is of future trips."""
    place = line.before(at)
    opens = place < 0 or line.words[place].low == "that" or line.words[place].low in REPORTING
    words = metric.phrase.split()
    if not opens or words[:2] != ["share", "of"] or METRIC_NOUNS & {word.lower() for word in words[2:]} or not _OF_ALL.match(line.s, at):
        return None
    return _tidy(metric.phrase.removeprefix("share of "))


def _tidy(words: str) -> str:
    return re.sub(
        r"^(?:the|a|an|this|these|those|its|their|that)\s+", "", re.sub(r"\s+", " ", words).strip(" ,;:'\"“”’"), flags=re.IGNORECASE
    )
