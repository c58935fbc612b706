"""Metrics of labelled lines, as lists of results print them: "• Revenue: $418 million, up 12% from $373 million".

The label says what the first figure is; the words between two figures say what the next one is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.core.patterns import regex
from bot.reading.bullets import BULLETS
from bot.reading.facts.measures import measure_of
from bot.reading.facts.metric import Metric
from bot.reading.grammar.phrases import Line
from bot.reading.grammar.verbs import METRIC_NOUNS
from storage.drafts import DateMention
from storage.values import Nature, PartialDate

#: A list item's bullet, or nothing where the line begins with its label.
BULLET = regex(rf"[ \t\u3000]*(?:[{BULLETS}–—*+-][ \t]*|\(?(?:\d{{1,2}}|[a-z])[.)][ \t]+)?")
_LABEL = regex(r"(?P<label>[A-Z][^:：|\t\n.;!?]{1,70}?)(?:\s?[:：]\s{0,3}|\s[–—]\s)")
#: What may stand between a label and its figure.
_LEAD = regex(
    r"(?:(?:negative|minus|a|an|the|record|of|about|around|approximately|roughly|some|nearly|almost|over|more than|at least|up to"
    r"|now|was|were|rose to|fell to|grew to|increased to|decreased to|between|\+|-|−|~)\s?){0,4}\(?",
    re.IGNORECASE,
)
_UP = regex(
    r".{0,30}?\b(?:up|rose|growth of|grew|increased?|an increase of|higher by)\s(?:by\s|of\s)?(?:about\s)?$|.{0,3}[(,]\s?\+\s?$",
    re.IGNORECASE,
)
_DOWN = regex(
    r".{0,30}?\b(?:down|fell|decline of|declined|decreased?|a decrease of|lower by)\s(?:by\s|of\s)?(?:about\s)?$"
    r"|.{0,3}[(,]\s?[-−–]\s?$",
    re.IGNORECASE,
)
_OLD = regex(
    r".{0,40}?(?:\bfrom|\bcompared\s(?:with|to)|\bversus|\bvs\.?|\bagainst|\bthan)\s(?:an?\s|the\s)?(?:[a-z-]{2,14}\s){0,4}$"
    r"|.{0,4}\((?:[A-Za-z0-9/ ’']{2,30}|[^():]{2,30}):\s?(?:(?:plus|minus)\s)?$",
    re.IGNORECASE | re.DOTALL,
)
_OR = regex(r",?\sor\s(?:about\s)?$")
_PER_SHARE = regex(r"\s(?:per|a)\s(?:basic\s|diluted\s|ordinary\s|common\s){0,2}share\b", re.IGNORECASE)
_NEGATIVE = regex(r"\b(?:negative|minus)\s$|[(]?[-−–]$|[(]$", re.IGNORECASE)
_PROFITS = frozenset(("net income", "operating profit", "pre-tax profit", "EBITDA", "adjusted EBITDA"))
_GAAP = regex(r"^(?:non-)?GAAP\s|^total\s(?=\w)", re.IGNORECASE)


_OUTLOOK = regex(r"\b(?:expects?|anticipates?|projects?|forecasts?|outlook|guidance|estimates?\sfor|now\ssees)\b", re.IGNORECASE)
_TARGETS = regex(r"\b(?:targets?|goals?|ambitions?|aims?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Intro:
    """What the line above a list says about all its items."""

    nature: Nature = Nature.ACTUAL
    period: PartialDate | None = None
    subject: str | None = None  #: the company that the line names
    measure: str = ""  #: what it says is split up: "Sales by division"

    def below(self, heading: Intro) -> Intro:
        """The same, with what only the heading above says: "Outlook" over "For the full year, Acme"."""
        nature = heading.nature if self.nature is Nature.ACTUAL else self.nature
        return Intro(nature, self.period or heading.period, self.subject or heading.subject, self.measure or heading.measure)


def is_item(sentence: str) -> bool:
    """Whether a sentence is an item of a list."""
    found = BULLET.match(sentence)
    return found is not None and found.end() > 0


_PLANS = regex(r"(?:still\s|also\s|now\s|again\s)?(?:plans?|intends?)\s(?:to\s)?")


def nature_of_item(sentence: str, intro: Intro) -> Nature:
    """The nature of an item's figure where its own words say nothing else: "plans capital expenditure of", else that of the list."""
    found = BULLET.match(sentence)
    return Nature.PLANNED if _PLANS.match(sentence, found.end() if found else 0) else intro.nature


def leads_to_list(text: str, start: int, end: int) -> bool:
    """Whether a line without an end of its own stands above an item: "For the full year 2029, Acme"."""
    if text[end - 1] in ".!?;" or end - start > _LONGEST_INTRO or not text.startswith("\n", end):
        return False
    found = BULLET.match(text, end + 1)
    return found is not None and found.end() > end + 1


_LONGEST_INTRO = 160
#: Before a colon, what makes the words a sentence: "Acme reported a profit: $9 million".
_TELLING = regex(r"\b(?:is|are|was|were|has|have|had|report(?:s|ed)?|post(?:s|ed)?|made|makes?|loses?|lost|earned|says?|said)\b")
#: "Net cash at the end of the period: $4 million"
_AT_TIME = regex(
    r"\s(?:at|as\sof|on)\s(?:the\s)?(?:(?:end|close)(?:\sof\s(?:the\s)?)?)?(?:period|quarter|year|half|(?:\d{1,2}\s)?[A-Z][a-z]{2,9})?(?:\s\d{1,2})?(?:,?\s\d{4})?$"
)
#: "Profit (year to March 2026): $1.2 million"
_ASIDE = regex(r"\s?[(][^()]{2,40}[)]$")


def intro_of(sentence: str, dates: Sequence[DateMention], subject: str | None = None) -> Intro:
    """What a heading or a line that ends with a colon says about the list after it: "For 2025 the company expects:"."""
    nature = Nature.FORECAST if _OUTLOOK.search(sentence) else Nature.TARGET if _TARGETS.search(sentence) else Nature.ACTUAL
    when = next((date.when for date in dates if date.when is not None and date.when.start is not None), None)
    split = _SPLIT.search(sentence)
    return Intro(nature, when, subject, split["what"].lower() if split else "")


_SPLIT = regex(
    r"\b(?P<what>(?:net\s)?sales|revenues?|turnover|operating\s(?:profit|income)|orders?(?:\sintake)?|production|output|employees|headcount|shipments|deliveries)\s"
    r"(?:by|per)\s(?:(?:geographic|business|operating)\s)?(?:divisions?|segments?|regions?|products?(?:\sline)?|business(?:es)?|country|countries|markets?|areas?|brands?"
    r"|category|channels?|geography|units?)\b",
    re.IGNORECASE,
)


def part_of(metric: Metric, line: Line, intro: Intro) -> Metric:
    """The metric of an item that its list says is a part: "Robot joints: ¥44 billion" below "Sales by division" are sales."""
    if not intro.measure or not is_item(line.s) or measure_of(metric.level) is not None:
        return metric
    change = f" {metric.phrase.rsplit(' ', 1)[-1]}" if metric.change else ""
    return replace(metric, phrase=intro.measure + change, base=intro.measure, scope=metric.level)


def label_of(line: Line) -> tuple[str, int, int] | None:
    """The label of a line, where it begins and where the words after it begin; None where the line has none that measures."""
    if line.words and line.words[-1].text in (".", "!", "?") and len(line.words) > 24:
        return None
    start = BULLET.match(line.s)
    begin = start.end() if start else 0
    found = _LABEL.match(line.s, begin)
    if found is None or _first_after(line, found.end()) is None or _TELLING.search(found["label"]):
        return None
    if line.amounts[0].start < found.end() and "(" not in line.s[: line.amounts[0].start]:
        return None  # an amount within the label, unless in brackets: "Revenue (nine months): $42 million"
    label = _AT_TIME.sub("", _ASIDE.sub("", found["label"].strip()))
    head = label.rsplit(" ", 1)[-1].lower()
    if measure_of(_GAAP.sub("", label)) is None and head not in METRIC_NOUNS and not (begin and len(label.split()) <= 6):
        return None
    return label, begin, found.end()


def _first_after(line: Line, place: int) -> int | None:
    """The index of the first amount behind a place."""
    return next((index for index, amount in enumerate(line.amounts) if amount.start >= place), None)


def metric_in_list(line: Line, index: int, before: Sequence[Metric | None]) -> Metric | None:
    """The metric of the amount with this index on a labelled line; None where the line has no label, or none for this figure."""
    found = label_of(line)
    if found is None:
        return None
    label, begin, rest = found
    amount = line.amounts[index]
    if index == _first_after(line, rest):
        lead = line.s[rest : amount.start]
        return _level(label, begin, lead, line, amount.end) if _LEAD.fullmatch(lead) else None
    if amount.start < rest:
        return None
    level = next((metric for metric in before if metric is not None), None)
    if level is None:
        return None
    between = line.s[line.amounts[index - 1].end : amount.start]
    return _after(line, index, between, level, before)


def _level(label: str, begin: int, lead: str, line: Line, end: int) -> Metric:
    """The labelled figure itself; a negative profit keeps its name with "negative" or becomes a loss."""
    phrase = _GAAP.sub("", label)
    if _NEGATIVE.search(lead):
        phrase = loss_of(phrase)
    if _PER_SHARE.match(line.s, end):
        phrase = "earnings per share" if (known := measure_of(phrase)) and known.name in _PROFITS else phrase
    return Metric(phrase, anchor=begin, base=phrase)


def _after(line: Line, index: int, between: str, level: Metric, before: Sequence[Metric | None]) -> Metric | None:
    """The metric of a figure after the labelled one, by the words between them."""
    amount = line.amounts[index]
    is_per_share = _PER_SHARE.match(line.s, amount.end) is not None
    previous = before[index - 1]
    if _OR.fullmatch(between) and is_per_share:
        is_old = previous is not None and previous.old
        return replace(level, phrase="earnings per share", base="earnings per share", old=is_old)
    is_change = amount.kind in ("percent", "times") and amount.quantity.unit == "%"
    if is_change or (amount.kind == "money" and line.s[amount.end : amount.end + 8].strip(" )").startswith(("more", "less"))):
        up, down = _UP.fullmatch(between), _DOWN.fullmatch(between)
        if (up or down) and level.level:
            change = "growth" if up else "decline"
            return replace(level, phrase=f"{level.level} {change}", change=True, base=level.level, old=False)
    if between.endswith("plus ") and level.phrase.endswith(("outflow", "loss", "(negative)")):
        return None  # "minus ¥2.4 billion (previous year: plus ¥5.1 billion)"
    if _OLD.fullmatch(between):
        current = next((m for m in reversed(before) if m is not None and not m.change and not m.old), level)
        if is_per_share:
            return replace(level, phrase="earnings per share", base="earnings per share", old=True)
        named = measure_of(between.rsplit(" of ", 1)[0].strip())  # "compared with net income of $12 million"
        phrase = named.name if named else current.phrase
        return replace(current, phrase=phrase, base=phrase, old=True)
    return None


def loss_of(phrase: str) -> str:
    """What a negative figure of this measure is called: "net loss" for net income, "free cash outflow" for free cash flow."""
    known = measure_of(phrase)
    losses = {"net income": "net loss", "operating profit": "operating loss", "pre-tax profit": "pre-tax loss", "EBITDA": "EBITDA loss"}
    if known is not None and known.name in losses:
        return losses[known.name]
    if known is not None and "cash flow" in known.name:
        return known.name.replace("flow", "outflow")
    if "earnings per share" in phrase.lower():
        return _EARNINGS.sub("loss", phrase)
    return f"{phrase} (negative)"


_EARNINGS = regex(r"\bearnings(?=\sper\sshare)", re.IGNORECASE)
