"""Figures about subjects, each with its whole sentence: metric, scope, nature, the date it was true on, and who said it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.reading import quantities, ranks
from bot.reading.grammar import BREAKS, clause_start
from bot.reading.lexicon import Lexicon
from bot.reading.metrics import Line, Metric, Name, metric_of
from bot.reading.owners import is_personal, may_be_focus, named_subject, refers_back, sentence_subject
from bot.reading.passage import Passage
from bot.reading.stretches import joined
from bot.reading.verbs import DOING_OF, ESTIMATES, FORECASTS, FUTURE, NOMINAL_OF, PLANS, REPORTING, TARGETS
from storage.drafts import DateMention, FactDraft, QuoteDraft
from storage.values import Basis, Nature, PartialDate, Precision, Quantity

#: The longest sentence that a fact is read from; what is longer is a list or a table.
_LONGEST = 1500


def reparses(sentence: str, quantity: Quantity) -> bool:
    """Whether this very quantity can be read out of the sentence again: what every figure must pass before it is shown."""
    if quantity.unit == ranks.RANK:
        return any(rank.quantity == quantity for rank in ranks.find(sentence))
    return any(amount.quantity == quantity for amount in quantities.amounts(sentence))


def find(passage: Passage, quotes: Sequence[QuoteDraft], lexicon: Lexicon, title: str) -> tuple[FactDraft, ...]:
    """The facts of a text in order. ``quotes`` tell who speaks where, ``title`` what the text is about at first."""
    reader = _Reader(passage, tuple(quotes), lexicon, _first_focus(passage, title))
    found: list[FactDraft] = []
    for start, end in passage.sentences:
        found.extend(reader.sentence(start, end))
    return tuple(found)


def _first_focus(passage: Passage, title: str) -> str | None:
    """What "it" is before anything is named: the followed subject that the title names, else the one named most."""
    counts = Counter(m.entity for m in passage.mentions if m.kind in ("organisation", "product"))
    for entity, _ in counts.most_common(12):
        if entity in title:
            return entity
    return counts.most_common(1)[0][0] if counts else None


@dataclass
class _Reader:
    """Reads sentence after sentence and remembers what the text speaks of. Made anew for each text."""

    passage: Passage
    quotes: tuple[QuoteDraft, ...]
    lexicon: Lexicon
    focus: str | None
    person: str | None = None
    period: PartialDate | None = None
    last_end: int = 0

    def sentence(self, start: int, end: int) -> list[FactDraft]:
        passage = self.passage
        if end - start > _LONGEST or passage.is_clutter(start, end):
            return []
        s = passage.text[start:end]
        if "\n\n" in passage.text[self.last_end : start] or not self.last_end:
            self.period = None
        self.last_end = end
        names = tuple(Name(m.start - start, m.end - start, m.entity, m.kind) for m in passage.mentions_in(start, end))
        found: list[FactDraft] = []
        if not is_heading(passage, start, end):
            dates = joined(passage.text, passage.dates_in(start, end))
            amounts = quantities.amounts(s)
            line = Line.of(s, amounts, names, [(d.start - start, d.end - start) for d in dates])
            found = self._of_line(line, start, end, dates)
            self._move_on(line)
        return found

    def _move_on(self, line: Line) -> None:
        subject = sentence_subject(line)
        if subject is not None and may_be_focus(subject) and subject.kind != "other":
            self.focus = subject.entity
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
        phrase = re.sub(r"\s+", " ", metric.phrase).strip(" ,;:'\"“”’")
        if not phrase:
            return None
        name = self.lexicon.metric(phrase) or phrase
        nature = nature_of(line, metric, figure[0], figure[1])
        return FactDraft(
            start=start,
            end=end,
            figure_start=start + figure[0],
            figure_end=start + figure[1],
            subject=subject,
            metric=name,
            scope=re.sub(r"\s+", " ", metric.scope).strip() if metric.scope else None,
            nature=nature,
            quantity=quantity,
            as_of=self._as_of(line, metric, figure, start, dates, nature),
            attributed_to=self._said_by(line, start, end, figure[0], subject),
        )

    def _subject(self, line: Line, metric: Metric, at: int) -> str | None:
        owner_text = line.s[metric.owner[0] : metric.owner[1]] if metric.owner else ""
        if metric.owner is not None and not any(n.start < metric.owner[1] and metric.owner[0] < n.end for n in line.names):
            if refers_back(line, metric, at):
                before = sentence_subject(line, metric.owner[0])
                if is_personal(line, metric.owner[1]) and self.person and owner_text.lower() in ("his", "her"):
                    return self._canonical(before.entity if before and before.kind == "person" else self.person)
                return self._canonical(before.entity) if before and before.kind != "person" else self.focus
            return self._canonical(_tidy(owner_text))
        named = named_subject(line, metric, at)
        if named is not None and not (named.kind == "place" and refers_back_to_company(line, at) and self.focus):
            return self._canonical(named.entity)
        if refers_back(line, metric, at) and self.focus:
            before = sentence_subject(line, at)
            return self._canonical(before.entity) if before and may_be_focus(before) else self.focus
        before = sentence_subject(line, at)
        if before is not None:
            return self._canonical(before.entity)
        after = next((n for n in line.names if n.start >= at and n.kind in ("organisation", "product", "place")), None)
        if after is not None:
            return self._canonical(after.entity)
        return _tidy(metric.base or metric.phrase) or self.focus

    def _canonical(self, name: str) -> str:
        return self.lexicon.canonical(name) or name

    def _as_of(
        self, line: Line, metric: Metric, figure: tuple[int, int], start: int, dates: Sequence[DateMention], nature: Nature
    ) -> PartialDate:
        usable = [
            d
            for d in dates
            if d.when is not None and d.when.start is not None and d.precision is not Precision.UNKNOWN and not _is_base(line, d, start)
        ]
        if metric.old:
            old = [d for d in dates if d.when is not None and d.start - start >= figure[1]]
            return old[0].when if old and old[0].when else PartialDate.unknown()
        if usable:
            chosen = _nearest(line, usable, start, figure, metric)
            if chosen is not None and chosen.when is not None:
                if chosen.when.precision in (Precision.QUARTER, Precision.FISCAL, Precision.HALF, Precision.YEAR):
                    self.period = chosen.when
                return chosen.when
        if (
            self.period is not None
            and line.amounts
            and any(
                word.low
                in (
                    "quarterly",
                    "quarter",
                    "quarter-over-quarter",
                    "year-over-year",
                    "year-on-year",
                    "quarter-on-quarter",
                    "revenue",
                    "profit",
                )
                for word in line.words
            )
        ):
            return self.period
        return inferred(self.passage.published)

    def _said_by(self, line: Line, start: int, end: int, at: int, subject: str) -> str | None:
        for quote in self.quotes:
            if quote.start <= start + at < quote.end:
                return quote.speaker
        for index, word in enumerate(line.words):
            if word.low == "according" and index + 1 < len(line.words) and line.words[index + 1].low == "to":
                name = next((n for n in line.names if n.start >= word.start), None)
                if name is not None and name.start - word.end < 60:
                    return name.entity
                rest = re.compile(
                    r"according to ((?:the |a |its )?[\w' -]{3,60}?)(?=[,.;]|$| (?:on|in|by|that|which|who|released|published))",
                    re.IGNORECASE,
                ).search(line.s, word.start)
                return rest[1].strip() if rest else None
        for name in line.names:
            if name.kind in ("person", "organisation") and _says(line, name) and self._canonical(name.entity) != subject:
                return name.entity
        if self.person and any(w.low in REPORTING and line.words[i - 1].low in ("he", "she") for i, w in enumerate(line.words) if i):
            return self.person
        return None


def refers_back_to_company(line: Line, at: int) -> bool:
    """Whether "it" or "the company" stands before a figure whose only name is a place."""
    return any(
        word.low in ("it", "its", "they", "their", "we", "our", "company", "group", "firm") for word in line.words if word.start < at
    )


def _tidy(words: str) -> str:
    return re.sub(
        r"^(?:the|a|an|this|these|those|its|their|that)\s+", "", re.sub(r"\s+", " ", words).strip(" ,;:'\"“”’"), flags=re.IGNORECASE
    )


_SAYS = frozenset(
    (
        "said",
        "says",
        "told",
        "added",
        "noted",
        "stated",
        "explained",
        "announced",
        "reported",
        "estimates",
        "estimated",
        "predicted",
        "predicts",
        "forecast",
        "forecasts",
        "projected",
        "expects",
        "warned",
        "showed",
        "wrote",
        "claimed",
        "claims",
        "believes",
        "stressed",
        "revealed",
        "confirmed",
    )
)


def _says(line: Line, name: Name) -> bool:
    index = line.before(name.end) + 1
    depth = 0
    for word in line.words[index : index + 14]:
        if word.low in _SAYS and depth % 2 == 0:
            return True
        if word.text == ",":
            depth += 1
        elif depth % 2 == 0 and (
            word.text in BREAKS or word.is_word and word.low not in ("also", "has", "have", "then", "had", "further", "later")
        ):
            break
    before = line.before(name.start)
    back = 0
    while (
        before >= 0
        and back < 6
        and line.words[before].text[0].isalpha()
        and line.words[before].low not in _SAYS
        and (
            line.name_at(line.words[before].start)
            or line.words[before].text[0].isupper()
            or line.words[before].low
            in ("chief", "executive", "officer", "analyst", "spokesman", "spokeswoman", "spokesperson", "president", "chairman", "minister")
        )
    ):
        before -= 1
        back += 1
    return (
        before >= 0
        and line.words[before].low in _SAYS
        and line.words[before].low in ("said", "says", "added", "told", "noted", "stated")
        and before > 2
    )


# --- nature ----------------------------------------------------------------------------------------------------------------


def nature_of(line: Line, metric: Metric, at: int, end: int) -> Nature:
    """What kind of claim the sentence makes about the figure, from the words of its clause."""
    if metric.old:
        return Nature.PAST
    place = line.before(at) + 1
    first = clause_start(line.words, place)
    before = [word.low for word in line.words[first:place] if word.text != "May"]  # the month
    lead = [word.low for word in line.words[:first]] if first and line.words[first - 1].low in ("that",) else []
    after = []
    for word in line.words[line.before(end) + 1 :]:
        if word.text in BREAKS or word.text == "," and len(after) > 8:
            break
        after.append(word.low)
    return _nature(before, after, lead)


def _nature(before: list[str], after: list[str], lead: list[str]) -> Nature:
    said = set(before)
    acts = any(
        word in NOMINAL_OF or word in DOING_OF or word in ("raise", "hire", "cut", "open", "launch", "build", "create", "add", "sell")
        for word in before
    )
    if said & TARGETS:
        return Nature.TARGET
    if said & FORECASTS:
        return Nature.FORECAST
    if said & PLANS and "to" in said or "planned" in said or "proposed" in said:
        return Nature.PLANNED
    if said & FUTURE or "would" in said:
        return Nature.PLANNED if acts else Nature.FORECAST
    if "estimated" in said or "estimates" in said or set(lead) & ESTIMATES:
        return Nature.ESTIMATE
    if set(after[:14]) & FUTURE:
        return Nature.FORECAST if set(lead) & FORECASTS or not any(word in DOING_OF for word in after[:14]) else Nature.PLANNED
    if set(lead) & FORECASTS:
        return Nature.FORECAST
    return Nature.ACTUAL


# --- dates -----------------------------------------------------------------------------------------------------------------

_BASE = re.compile(
    r"\b(?:from|than|compared (?:with|to)|versus|against|since|up on|down on|relative to|over|beat|as in|year-ago)\s(?:that of\s|those of\s|levels in\s|the same (?:period|quarter|month) (?:of|in)\s|in\s|the\s|a\s)?$",
    re.IGNORECASE,
)


def _is_base(line: Line, date: DateMention, start: int) -> bool:
    """Whether a date is only what a figure is compared with: "from a year earlier", "since 2019"."""
    at = date.start - start
    if date.type == "DURATION" and not re.search(r"next|coming|first|following", date.text, re.IGNORECASE):
        return True
    if (
        re.search(r"\b(?:earlier|ago|before|year-ago|prior|previous)\b", date.text, re.IGNORECASE)
        and date.type == "DATE"
        and re.search(r"(?:from|than|with|to|on|over)\s(?:the\s)?$", line.s[max(0, at - 12) : at])
    ):
        return True
    return bool(_BASE.search(line.s[max(0, at - 45) : at]))


def _nearest(line: Line, dates: Sequence[DateMention], start: int, figure: tuple[int, int], metric: Metric) -> DateMention | None:
    """The date that governs a figure: one in its own clause before others; a sentence's opening date before later ones."""
    here = line.before(figure[0]) + 1
    begin = line.words[clause_start(line.words, here)].start if here and clause_start(line.words, here) < len(line.words) else 0

    def distance(date: DateMention) -> tuple[int, int]:
        at = date.start - start
        crosses = at < begin or any(
            word.text in ";—–" or word.low in ("while", "whereas", "but") for word in line.words if figure[1] <= word.start < at
        )
        return (2 if crosses and at > 4 else 0) + (1 if date.type == "DURATION" and "horizon" not in metric.phrase and False else 0), abs(
            at - figure[0]
        ) if at >= figure[1] else min(abs(figure[0] - at), 40)

    return min(dates, key=distance)


def inferred(published: PartialDate | None) -> PartialDate:
    """The article's own date as the date of a figure that has none: inferred, since figures are told while they hold."""
    if published is None or published.basis is Basis.UNKNOWN or published.start is None:
        return PartialDate.unknown()
    return PartialDate(published.start, published.end, published.precision, Basis.INFERRED, published.label)


_SENTENCE_END = (".", "!", "?", "”", '"', "’", ")", ";", ":", "。", "！", "？", "」", "…")


def is_heading(passage: Passage, start: int, end: int) -> bool:
    """Whether a sentence is a heading: a line of its own without a full stop that is no list item."""
    text = passage.text
    sentence = text[start:end]
    if len(sentence) > 160 or sentence.rstrip().endswith(_SENTENCE_END[:3]) or sentence.rstrip().endswith("。"):
        return False
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line = text[line_start : line_end if line_end >= 0 else len(text)].strip()
    if text[line_start:start].strip() or not line.startswith(sentence.strip()):
        return False
    if line.startswith(("•", "-", "*", "–", "·", "◦")) or re.match(r"\d+[.)]\s", line):
        return False
    if ":" in sentence and re.search(r":\s*\S*\d", sentence):
        return False
    quoted = sentence.strip().startswith(("“", '"')) and sentence.strip().endswith(("”", '"'))
    return quoted or not sentence.rstrip().endswith(_SENTENCE_END)
