"""The metric that stands right beside its figure: "a 97% price cut", "$3 billion in revenue", "90 percent of positions"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.reading.amounts.amount import Amount
from bot.reading.amounts.comparators import begins
from bot.reading.amounts.counted import is_plural
from bot.reading.amounts.units import STOP_WORDS
from bot.reading.facts.governors import Governor, Metric, governed, share_price
from bot.reading.grammar.phrases import Line, noun_run, owner_in, scope_after
from bot.reading.grammar.tokens import BREAKS, DETERMINERS, Token, is_verb
from bot.reading.grammar.verbs import FALLS, FORECASTS, METRIC_NOUNS, REPORTING, RISES

_NO_NOUN = frozenset(
    """
    year-on-year year-over-year quarter-on-quarter quarter-over-quarter yoy qoq higher lower more less up down faster slower
    earlier later ago each apiece monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow january
    february march april may june july august september october november december last next this owned alone respectively annually
    yearly monthly weekly daily worth away old off total overall""".split()
)
_HEADS = METRIC_NOUNS | RISES | FALLS


def beside(line: Line, amount: Amount, governor: Governor | None, before: Sequence[Metric | None]) -> Metric | None:
    """ "a 97% price cut", "$3 billion in revenue", "90 percent of positions"."""
    s = line.s
    words: list[Token] = []
    index = line.before(amount.end) + 1
    while index < len(line.words) and len(words) < 5:
        word = line.words[index]
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
        index += 1
    if words and (found := _noun_after(line, amount, words, governor, before)):
        return found
    end = amount.end
    if amount.kind == "measure" and (filled := re.compile(r"\sof\s(?=[a-z])").match(s, end)):
        noun = noun_run(line, filled.end(), 3)
        if noun:
            return Metric(noun, anchor=amount.start, base=noun)
    if amount.kind == "money" and (bracket := re.compile(r"\s[(（][^()（）]{1,60}[)）]").match(s, end)):
        end = bracket.end()
    if amount.kind == "percent" and (of := re.compile(r"\sof\s").match(s, amount.end)):
        noun = noun_run(line, of.end())
        if noun and not re.match(r"(?:GDP|gross domestic)", noun):
            owner = owner_in(line, of.end(), of.end() + len(noun) + 6)
            low = line.words[governor.index].low if governor is not None and governor.index >= 0 else ""
            if low in ("lost", "lose", "loses", "losing", "shed", "shedding"):
                return Metric(f"{noun} decline", owner, anchor=amount.start, change=True, base=noun)
            if governor is None or line.words[governor.index].low in REPORTING | FORECASTS or line.words[governor.index].text in BREAKS:
                owner = _whole(line, of.end(), noun, owner)
            return Metric(f"share of {noun}", owner, anchor=amount.start, base=noun)
    if amount.kind in ("money", "number", "measure", "percent") and (
        into := re.compile(r"\s(in|of|worth\sof|off)\s(?:its\s|the\s|their\s)?").match(s, end)
    ):
        noun = noun_run(line, into.end(), 4)
        head = noun.rsplit(" ", 1)[-1].lower() if noun else ""
        paid = (
            head in ("cash", "stock", "shares")
            and governor is not None
            and (governor.preps[-1:] == ("for",) or line.words[governor.index].low in ("pay", "paid", "paying"))
        )
        if head in METRIC_NOUNS and not paid:
            fall = into[1] == "off"
            return Metric(
                f"{noun} decrease" if fall else noun,
                anchor=amount.start,
                base=noun,
                change=fall,
                scope=scope_after(line, into.end() + len(noun)),
            )
    return None


_CARRIERS = re.compile(r"[^.;]{0,60}?\s(?:on|by|with|through|from|via)\s(?:the\s)?$")
_POINTING = re.compile(r"\s(?:these|those|its|their|this|our|his|her)\s", re.IGNORECASE)


def _whole(line: Line, pos: int, noun: str, owner: tuple[int, int] | None) -> tuple[int, int] | None:
    """Whose share it is where the share itself acts: "over half of the models run on Acme" is Acme's, else the whole's own."""
    begin = line.s.find(noun, pos - 1)
    if begin < 0 or _POINTING.search(line.s[pos - 1 : begin + len(noun)]):
        return None
    end = begin + len(noun)
    for name in line.names:
        if name.start >= end and name.kind in ("organisation", "product") and _CARRIERS.fullmatch(line.s[end : name.start]):
            return name.start, name.end
    return owner or (begin, end)


_PEOPLE = frozenset("analysts economists experts investors officials traders people observers".split())
_IN_PERCENT = re.compile(r"%|％|per\s?cent|pct|point|digit|bps?\b|ppt?\b", re.IGNORECASE)


def _noun_after(
    line: Line, amount: Amount, words: list[Token], governor: Governor | None, before: Sequence[Metric | None]
) -> Metric | None:
    first = line.before(begins(line.s, amount.start))
    led = first >= 0 and (
        line.words[first].low in DETERMINERS
        or line.words[first].low in ("'s", "’s")
        or line.words[first].low in ("record", "new", "initial", "additional")
    )
    hyphenated = "-" in line.s[amount.head : amount.end] or line.s[amount.start : amount.end].count("-") > 0
    cut = len(words)
    for i, word in enumerate(words):
        if i and (word.low in _PEOPLE or (is_verb(word, words[i - 1]) and word.low not in _HEADS)):
            cut = i
            break
    words = words[:cut]
    heads = [i for i, word in enumerate(words) if word.low in _HEADS or is_plural(word.low)]
    if not heads and not ((led or hyphenated) and words):
        return None
    last = heads[-1] if heads else min(len(words), 5) - 1
    phrase = line.s[words[0].start : words[last].end]
    if amount.kind == "percent" and not _IN_PERCENT.search(line.s[amount.start : amount.end]):
        return Metric(f"share of {phrase}", (words[0].start, words[last].end), anchor=amount.start, base=phrase)
    head = words[last].low
    if amount.kind == "number" and not led and head not in _HEADS:
        return None
    if head in RISES or head in FALLS or head in ("stake", "discount", "share"):
        if found := re.compile(r"\s(?:in|of|on)\s").match(line.s, words[last].end):
            noun = noun_run(line, found.end(), 5)
            if noun and head in ("stake", "share"):
                return Metric(f"{phrase} in {noun}", anchor=amount.start, base=phrase, change=False)
            if noun and not line.date_at(found.end()) and not line.name_at(found.end()):
                of_name = re.compile(r"\sof\s(?:[a-z-]+\s){0,2}").match(line.s, found.end() + len(noun))
                if of_name and (holder := line.name_at(of_name.end())):
                    base = share_price(noun)
                    return Metric(f"{base} {phrase}", (holder.start, holder.end), anchor=amount.start, change=True, base=base)
                return Metric(
                    f"{noun} {phrase}", owner_in(line, found.end(), found.end() + len(noun)), anchor=amount.start, change=True, base=noun
                )
        previous = next((m for m in reversed(before) if m is not None and m.base), None)
        if last == 0 and head in RISES | FALLS and previous is not None:
            return Metric(f"{previous.base} {phrase}", previous.owner, previous.scope, previous.anchor, change=True, base=previous.base)
        if last == 0 and head in RISES | FALLS:
            told = governed(line, amount, governor, ())
            if told and told.base and not told.change and told.base not in ("price", "level"):
                return Metric(f"{told.base} {phrase}", told.owner, told.scope, told.anchor, change=True, base=told.base)
    return Metric(phrase, anchor=amount.start, base=phrase, scope=scope_after(line, words[last].end), change=head in RISES or head in FALLS)
