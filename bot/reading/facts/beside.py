"""Metrics by the words right after a figure: "a 97% price cut", "$3 billion in revenue", "90 percent of positions"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.core.patterns import regex
from bot.reading.amounts.comparators import begins
from bot.reading.amounts.counted import is_plural
from bot.reading.amounts.units import STOP_WORDS
from bot.reading.facts.figure import Figure, first_of
from bot.reading.facts.governed import metric_by_governor
from bot.reading.facts.metric import NO_METRIC, Metric, share_price
from bot.reading.grammar.phrases import Line, noun_run, owner_in, scope_after
from bot.reading.grammar.tokens import BREAKS, DETERMINERS, Token, is_verb
from bot.reading.grammar.verbs import FALLS, FORECASTS, METRIC_NOUNS, REPORTING, RISES

#: Words after a figure that begin no noun phrase about it.
_NO_NOUN = frozenset(
    """
    year-on-year year-over-year quarter-on-quarter quarter-over-quarter yoy qoq higher lower more less up down faster slower
    earlier later ago each apiece monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow january
    february march april may june july august september october november december last next this owned alone respectively annually
    yearly monthly weekly daily worth away old off total overall""".split()
)
_CHANGES = RISES | FALLS
_HEADS = METRIC_NOUNS | _CHANGES
#: A noun phrase after a figure is read no further than this many words.
_MOST_WORDS = 5


def metric_beside(figure: Figure) -> Metric | None:
    """The metric by the words right after the figure, or None."""
    return first_of(_RULES, figure)


# --- a noun without a preposition: "a 97% price cut", "a 10 percent stake in Delta"


@dataclass(slots=True)
class _Noun:
    """The noun phrase right after a figure."""

    phrase: str
    head: str  #: its last word in lower case
    span: tuple[int, int]
    is_single: bool  #: the phrase is one word
    has_determiner: bool  #: "a", "its" or "record" comes before the figure: "its 40 percent margin"


def _noun_right_behind(figure: Figure) -> Metric | None:
    """ "a 97% price cut", "a 5 percent increase in sales"."""
    noun = _noun_of(figure)
    return first_of(_NOUN_RULES, figure, noun) if noun else None


def _noun_of(figure: Figure) -> _Noun | None:
    """The noun phrase right after a figure, up to the last word that can be what is measured."""
    line, amount = figure.line, figure.amount
    words = _before_verb(_words_behind(figure))
    if not words:
        return None
    first = line.before(begins(line.s, amount.start))
    has_determiner = first >= 0 and (
        line.words[first].low in DETERMINERS
        or line.words[first].low in ("'s", "’s")
        or line.words[first].low in ("record", "new", "initial", "additional")
    )
    heads = [i for i, word in enumerate(words) if word.low in _HEADS or is_plural(word.low)]
    is_hyphenated = "-" in line.s[amount.head : amount.end] or "-" in line.s[amount.start : amount.end]
    if not heads and not has_determiner and not is_hyphenated:
        return None
    last = heads[-1] if heads else len(words) - 1
    span = words[0].start, words[last].end
    return _Noun(line.s[span[0] : span[1]], words[last].low, span, last == 0, has_determiner)


def _words_behind(figure: Figure) -> list[Token]:
    """The words after a figure that may belong to one noun phrase."""
    line = figure.line
    words: list[Token] = []
    first = line.before(figure.amount.end) + 1
    for word in line.words[first : first + _MOST_WORDS]:
        if (
            not word.is_word
            or word.low in STOP_WORDS
            or word.low in _NO_NOUN
            or word.low.endswith("ly")
            or line.date_at(word.start)
            or line.amount_at(word.start) is not None
        ):
            break
        words.append(word)
    return words


_PEOPLE = frozenset("analysts economists experts investors officials traders people observers".split())


def _before_verb(words: list[Token]) -> list[Token]:
    """The words up to a verb, or to people who say something: "a 5 percent rise analysts expected"."""
    for i, word in enumerate(words):
        if i and (word.low in _PEOPLE or (is_verb(word, words[i - 1]) and word.low not in _HEADS)):
            return words[:i]
    return words


_IN_PERCENT = regex(r"%|％|per\s?cent|pct|point|digit|bps?\b|ppt?\b", re.IGNORECASE)
_OF_WHAT = regex(r"\s(?:in|of|on)\s")
_OF_NAME = regex(r"\sof\s(?:[a-z-]+\s){0,2}")


def _part_in_words(figure: Figure, noun: _Noun) -> Metric | None:
    """ "two-thirds of" written before the noun, "half the stores": a share of it."""
    amount = figure.amount
    if amount.kind != "percent" or _IN_PERCENT.search(figure.line.s[amount.start : amount.end]):
        return None
    return Metric(f"share of {noun.phrase}", noun.span, anchor=amount.start, base=noun.phrase)


def _bare_number(figure: Figure, noun: _Noun) -> Metric | None:
    """ "Tuesday's 40 visitors": a number before a noun that is not known to be a metric has none."""
    return NO_METRIC if figure.kind == "number" and not noun.has_determiner and noun.head not in _HEADS else None


def _stake(figure: Figure, noun: _Noun) -> Metric | None:
    """ "a 10 percent stake in Delta"."""
    if noun.head not in ("stake", "share") or not (found := _OF_WHAT.match(figure.line.s, noun.span[1])):
        return None
    whole = noun_run(figure.line, found.end(), 5)
    return Metric(f"{noun.phrase} in {whole}", anchor=figure.amount.start, base=noun.phrase) if whole else None


def _change_in(figure: Figure, noun: _Noun) -> Metric | None:
    """ "a 5 percent increase in sales", "a 3 percent fall in the shares of Acme"."""
    line, start = figure.line, figure.amount.start
    found = _OF_WHAT.match(line.s, noun.span[1]) if noun.head in _CHANGES or noun.head == "discount" else None
    what = noun_run(line, found.end(), 5) if found else ""
    if found is None or not what or line.date_at(found.end()) or line.name_at(found.end()):
        return None
    end = found.end() + len(what)
    if (of := _OF_NAME.match(line.s, end)) and (holder := line.name_at(of.end())):
        base = share_price(what)
        return Metric(f"{base} {noun.phrase}", (holder.start, holder.end), anchor=start, change=True, base=base)
    return Metric(f"{what} {noun.phrase}", owner_in(line, found.end(), end), anchor=start, change=True, base=what)


def _change_of_previous(figure: Figure, noun: _Noun) -> Metric | None:
    """ "Revenue was $3 billion, a 5 percent increase": revenue increase."""
    previous = next((metric for metric in reversed(figure.before) if metric is not None and metric.base), None)
    if not noun.is_single or noun.head not in _CHANGES or previous is None:
        return None
    phrase = f"{previous.base} {noun.phrase}"
    return Metric(phrase, previous.owner, previous.scope, previous.anchor, change=True, base=previous.base)


def _change_of_governor(figure: Figure, noun: _Noun) -> Metric | None:
    """ "revenue showed a 5 percent increase": the governor's metric, and how it changed."""
    if not noun.is_single or noun.head not in _CHANGES:
        return None
    metric = metric_by_governor(figure.alone())
    if metric is None or not metric.base or metric.change or metric.base in ("price", "level"):
        return None
    return Metric(f"{metric.base} {noun.phrase}", metric.owner, metric.scope, metric.anchor, change=True, base=metric.base)


def _the_noun_itself(figure: Figure, noun: _Noun) -> Metric | None:
    """ "a 97% price cut", "its 40 percent margin in Europe"."""
    scope = scope_after(figure.line, noun.span[1])
    return Metric(noun.phrase, anchor=figure.amount.start, base=noun.phrase, scope=scope, change=noun.head in _CHANGES)


_NOUN_RULES = (
    _part_in_words,
    _bare_number,
    _stake,
    _change_in,
    _change_of_previous,
    _change_of_governor,
    _the_noun_itself,
)


# --- a noun after a preposition: "$3 billion in revenue", "90 percent of positions"

_OF = regex(r"\sof\s")
_OF_CONTENT = regex(r"\sof\s(?=[a-z])")
_GDP = regex(r"(?:GDP|gross domestic)")
_BRACKET = regex(r"\s[(（][^()（）]{1,60}[)）]")
_IN_WHAT = regex(r"\s(in|of|worth\sof|off)\s(?:its\s|the\s|their\s)?")
_LOSING = frozenset("lost lose loses losing shed shedding".split())
#: "sold 20% of the company": a stake in it.
_TRADING = frozenset(
    "sell sells sold selling buy buys bought buying acquire acquires acquired own owns owned hold holds held take takes took".split()
)
_COMPANIES = frozenset("company firm business group startup start-up bank airline chain".split())
_MEANS_OF_PAYMENT = frozenset("cash stock shares".split())


def _content(figure: Figure) -> Metric | None:
    """ "40 tonnes of rice": rice."""
    found = _OF_CONTENT.match(figure.line.s, figure.amount.end) if figure.kind == "measure" else None
    noun = noun_run(figure.line, found.end(), 3) if found else ""
    return Metric(noun, anchor=figure.amount.start, base=noun) if noun else None


def _share_of_whole(figure: Figure) -> Metric | None:
    """ "90 percent of positions": a share; "lost 5 percent of their value": a decline. Of GDP it measures what is before it."""
    line, amount = figure.line, figure.amount
    found = _OF.match(line.s, amount.end) if amount.kind == "percent" else None
    noun = noun_run(line, found.end()) if found else ""
    if found is None or not noun or _GDP.match(noun):
        return None
    if (margin := _margin(figure, noun)) is not None:
        return margin
    owner = owner_in(line, found.end(), found.end() + len(noun) + 6)
    if noun.lower() in _COMPANIES and figure.word in _TRADING:
        return Metric("stake", anchor=amount.start, base="stake")
    if figure.word in _LOSING:
        return Metric(f"{noun} decline", owner, anchor=amount.start, change=True, base=noun)
    if figure.governing is None or figure.word in REPORTING or figure.word in FORECASTS or figure.governing.text in BREAKS:
        owner = _owner_of_share(line, found.end(), noun, owner)
    return Metric(f"share of {noun}", owner, anchor=amount.start, base=noun)


_TURNOVER = frozenset("sales revenue revenues turnover".split())
_PROFIT = regex(r"\b(?:income|profits?|earnings|result)$", re.IGNORECASE)


def _margin(figure: Figure, noun: str) -> Metric | None:
    """ "operating income of $9 million, or 11% of sales": the operating margin."""
    previous = figure.before[-1] if figure.before else None
    if previous is None or previous.change or noun.lower() not in _TURNOVER:
        return None
    profit = previous.phrase
    if not re.search(r",?\s(?:or|equal\sto|equivalent\sto)\s(?:about\s)?$", figure.line.s[: figure.amount.start]):
        return None
    phrase = _PROFIT.sub("margin", profit) if _PROFIT.search(profit) else f"{profit} margin" if profit.endswith(("EBITDA", "EBIT")) else ""
    return replace(previous, phrase=phrase, base=phrase) if phrase else None


_CARRIERS = regex(r"[^.;]{0,60}?\s(?:on|by|with|through|from|via)\s(?:the\s)?$")
_POINTING = regex(r"\s(?:these|those|its|their|this|our|his|her)\s", re.IGNORECASE)


def _owner_of_share(line: Line, pos: int, noun: str, owner: tuple[int, int] | None) -> tuple[int, int] | None:
    """Whose share it is where the share itself acts: "over half of the models run on Acme" is Acme's, else the whole's own."""
    begin = line.s.find(noun, pos - 1)
    if begin < 0 or _POINTING.search(line.s[pos - 1 : begin + len(noun)]):
        return None
    end = begin + len(noun)
    for name in line.names:
        if name.start >= end and name.kind in ("organisation", "product") and _CARRIERS.fullmatch(line.s[end : name.start]):
            return name.start, name.end
    return owner or (begin, end)


def _noun_behind_preposition(figure: Figure) -> Metric | None:
    """ "$3 billion in revenue", "2 percent off the price"; "$4 billion in cash" only says how somebody pays."""
    line, end = figure.line, figure.amount.end
    if figure.kind not in ("money", "number", "measure", "percent"):
        return None
    if figure.kind == "money" and (bracket := _BRACKET.match(line.s, end)):
        end = bracket.end()
    found = _IN_WHAT.match(line.s, end)
    noun = noun_run(line, found.end(), 4) if found else ""
    head = noun.rsplit(" ", 1)[-1].lower()
    is_payment = head in _MEANS_OF_PAYMENT and (figure.preps[-1:] == ("for",) or figure.word in ("pay", "paid", "paying"))
    if found is None or head not in METRIC_NOUNS or is_payment:
        return None
    falls = found[1] == "off"
    return Metric(
        f"{noun} decrease" if falls else noun,
        anchor=figure.amount.start,
        base=noun,
        change=falls,
        scope=scope_after(line, found.end() + len(noun)),
    )


_RULES = (_noun_right_behind, _content, _share_of_whole, _noun_behind_preposition)
