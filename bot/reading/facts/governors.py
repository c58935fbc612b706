"""The verb or noun that governs a figure from the left, and the metric that it makes of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.reading.amounts.amount import Amount
from bot.reading.amounts.comparators import begins
from bot.reading.amounts.units import STOP_WORDS
from bot.reading.grammar.phrases import LY_NOUNS, Line, Phrase, noun_run, phrase_before_verb, phrase_ending, scope_after
from bot.reading.grammar.tokens import DETERMINERS, FINITE, Token, is_verb
from bot.reading.grammar.verbs import CUTTING, DOING_OF, DOWN, FALLS, LEVEL, METRIC_NOUNS, NOMINAL_OF, RAISING, REPORTING, RISES, UP


@dataclass(frozen=True, slots=True)
class Metric:
    """A figure's metric. ``anchor``: where in the sentence its subject is looked for; ``old``: it is the value before a change."""

    phrase: str
    owner: tuple[int, int] | None = None
    scope: str | None = None
    anchor: int = 0
    old: bool = False
    change: bool = False
    base: str = ""  #: the phrase without "growth" or "decline"


SKIPPED = frozenset(
    """
    a an the another its their some record additional further combined estimated massive staggering whopping total all-time new as
    much many high low more than least around up about nearly almost over roughly approximately less fewer under below above most
    maximum minimum average year-on-year year-over-year quarter-on-quarter quarter-over-quarter yoy qoq well just only also huge
    only even still now already annual annually again slightly mere modest paltry cool hefty steep sharp initial whole full
    cumulative altogether""".split()
)
_GOVERNING = frozenset("by to of at from in with for on as into between".split())


PER = re.compile(
    r"\s(?:a|per|each)\s(share|barrel|tonne|ton|ounce|gallon|month|year|user|person|week|day|hour|pound|unit|megawatt-hour)\b(?!\s(?:ago|earlier|before|later))"
    r"|\s(apiece|each)\b"
)


@dataclass(frozen=True, slots=True)
class Governor:
    index: int
    preps: tuple[str, ...]
    crossed: int | None


def share_price(phrase: str) -> str:
    return "share price" if phrase.lower() in ("shares", "share", "stock", "stocks", "stock price") else phrase


def governor_of(line: Line, amount: Amount) -> Governor | None:
    index = line.before(begins(line.s, amount.start))
    preps: list[str] = []
    crossed: int | None = None
    for _ in range(24):
        if index < 0:
            return None
        word = line.words[index]
        inside = line.amount_at(word.start)
        if inside is not None:
            crossed = inside if crossed is None else crossed
            index = line.before(begins(line.s, line.amounts[inside].start))
            continue
        if (when := line.date_at(word.start)) and when[1] <= amount.start:
            index = line.before(when[0])
            continue
        last = line.words[index - 1] if index else None
        if word.low in ("and", "or") and index and (crossed is not None or _ends_amount(line, index - 1)):
            index -= 1
            continue
        if word.low in ("higher", "lower", "up", "down") and index and line.amount_at(line.words[index - 1].start) is not None:
            index -= 1
            continue
        if word.low in _GOVERNING:
            preps.insert(0, word.low)
        elif word.text == ")" and index and line.amount_at(line.words[index - 1].start) is not None:
            crossed = line.amount_at(line.words[index - 1].start) if crossed is None else crossed
            index = line.before(line.amounts[line.amount_at(line.words[index - 1].start) or 0].start)
            while index >= 0 and line.words[index].text != "(" and line.amount_at(line.words[index].start) is None:
                index -= 1
        elif word.text == ",":
            if not preps and crossed is None and not _ends_amount(line, index):
                return Governor(index, tuple(preps), crossed)
        elif is_verb(word, last) or not (word.low in SKIPPED or (word.low.endswith("ly") and word.low not in LY_NOUNS)):
            return Governor(index, tuple(preps), crossed)
        index -= 1
    return None


def _ends_amount(line: Line, index: int) -> bool:
    """Whether the token before a joining word is an amount's last, over a comma."""
    if line.words[index].text == "," and index:
        index -= 1
    return line.amount_at(line.words[index].start) is not None


def governed(line: Line, amount: Amount, governor: Governor | None, before: Sequence[Metric | None]) -> Metric | None:
    """The metric of a figure by the verb or noun before it."""
    if governor is None:
        return None
    word = line.words[governor.index]
    last = line.words[governor.index - 1] if governor.index else None
    previous = next((m for m in reversed(before) if m is not None and (" per " not in m.phrase or PER.match(line.s, amount.end))), None)
    previous = previous or next((m for m in reversed(before) if m is not None), None)
    old = (bool(governor.preps) and governor.preps[-1] == "from" and governor.preps[0] == "from") or word.low in (
        "than",
        "versus",
        "against",
        "compared",
    )
    if governor.crossed is not None and "from" in governor.preps[-1:] and previous:
        return Metric(previous.base or previous.phrase, previous.owner, previous.scope, previous.anchor, old=True, base=previous.base)
    if word.low in ("versus", "against", "compared") and previous:
        if other := re.compile(r"\s(?:for|at|by)\s(?:the\s)?").match(line.s, amount.end):
            rival = line.name_at(other.end())
            return replace(previous, owner=(rival.start, rival.end)) if rival else None
        return Metric(previous.base or previous.phrase, previous.owner, previous.scope, previous.anchor, old=True, base=previous.base)
    noun = (
        word.low in _NOUNS_TOO
        and not (last is not None and last.low in FINITE)
        and governor.preps[:1]
        and governor.preps[0] in ("of", "to", "at", "between", "for")
    )
    if not noun and (is_verb(word, last) or (word.low in UP | DOWN and (last is None or last.low not in DETERMINERS))):
        return _by_verb(line, amount, governor, previous, old)
    if not word.is_word or _is_participle(word):
        return _by_doing(word, amount)
    phrase = phrase_ending(line, governor.index, short=True)
    if phrase is None or word.low in STOP_WORDS:
        return None
    verb = _verb_before(line, phrase.start)
    if amount.kind == "money" and (traded := _of_trade(line, verb, phrase, governor)):
        return traded
    if not phrase.metric:
        return None
    if previous is not None and phrase.metric.split(" ")[0].lower() in ("previous", "earlier", "prior", "former"):
        return replace(previous, phrase=previous.base or previous.phrase, old=True)
    head = phrase.metric.lower()
    if previous is not None and head in _CHANGES and governor.preps == ("of",):
        change = "growth" if head in RISES else "decline"
        return replace(previous, phrase=f"{previous.base or previous.phrase} {change}", change=True)
    return _by_noun(line, amount, governor, phrase, verb, old)


_CHANGES = frozenset("increase rise jump gain growth surge climb drop fall decline decrease dip slide slump".split())
#: Verbs in form that are nouns where a preposition follows: "the forecast of", "its offer to".
_NOUNS_TOO = frozenset(
    """
    forecast estimate offer cost price target value stake share bid order report total number fine net award loss forecasts orders
    sales""".split()
)


def _is_participle(word: Token) -> bool:
    return (
        word.low.endswith("ing")
        and len(word.low) > 5
        and word.low not in METRIC_NOUNS
        and word.low not in ("building", "meeting", "offering", "ceiling", "reading", "ranking", "rating", "spending")
    )


def _by_doing(word: Token, amount: Amount) -> Metric | None:
    """ "delivering 526,409": deliveries, by the verb alone."""
    if amount.kind == "number" and word.low in DOING_OF:
        done = _OUTPUTS.get(DOING_OF[word.low], DOING_OF[word.low])
        return Metric(done, anchor=word.start, base=done)
    return None


_COMPARED = re.compile(r"\b(?:compared\s(?:with|to)|versus|against|than)\s(?:an?\s|the\s|its\s)?$", re.IGNORECASE)


def _by_noun(line: Line, amount: Amount, governor: Governor, phrase: Phrase, verb: str, old: bool) -> Metric | None:
    """ "revenue of $3 billion", "cut its forecast to 5 percent", "an increase of 5 percent"."""
    head = phrase.metric.rsplit(" ", 1)[-1].lower()
    old = old or bool(_COMPARED.search(line.s[max(0, phrase.start - 24) : phrase.start]))
    if not governor.preps and head not in METRIC_NOUNS and amount.kind != "money":
        return None
    if governor.preps and governor.preps[-1] in ("for", "with", "in", "on", "as", "into", "between") and head not in METRIC_NOUNS:
        if governor.preps[-1] == "for" and amount.kind == "money":
            return Metric("price", anchor=phrase.start, base="price")
        if governor.preps[-1] != "in" or amount.kind != "money":
            return None
    scope = phrase.scope or scope_after(line, amount.end)
    if amount.kind in ("percent", "times") and (said := _by_superlative(line, phrase, head)):
        return Metric(said, phrase.owner, scope, phrase.start, change=True, base=said)
    if governor.preps[-1:] == ("by",) and verb in CUTTING | DOWN:
        return Metric(f"{phrase.metric} cut", phrase.owner, scope, phrase.start, change=True, base=phrase.metric)
    if governor.preps[-1:] == ("by",) and verb in RAISING | UP:
        return Metric(f"{phrase.metric} increase", phrase.owner, scope, phrase.start, change=True, base=phrase.metric)
    return Metric(phrase.metric, phrase.owner, scope, phrase.start, old=old, base=phrase.metric)


_SUPERLATIVES = frozenset("highest largest biggest maximum steepest deepest sharpest lowest smallest average".split())


def _by_superlative(line: Line, phrase: Phrase, head: str) -> str:
    """ "price reductions ..., the highest reduction reaching 85%": the price reduction that was spoken of."""
    if head.rstrip("s") not in RISES | FALLS or not set(phrase.metric.lower().split()[:-1]) <= _SUPERLATIVES:
        return ""
    stem = head.rstrip("s")
    for place in range(line.before(phrase.start), 0, -1):
        if line.words[place].low.rstrip("s") == stem and line.words[place - 1].is_word and line.words[place - 1].low not in STOP_WORDS:
            return f"{line.words[place - 1].text} {stem}"
    return ""


def _of_trade(line: Line, verb: str, phrase: Phrase, governor: Governor) -> Metric | None:
    """ "acquire Delta for $4 billion", "valuing the company at $600 million": the noun of the verb, told of its object."""
    noun = {"sales": "sale"}.get(NOMINAL_OF.get(verb, ""), NOMINAL_OF.get(verb, ""))
    if governor.preps[-1:] in ((), ("between",)) and noun in ("cost", "payment", "fine", "savings", "price", "award", "offer"):
        return Metric(noun, anchor=phrase.start, base=noun)
    if governor.preps[-1:] not in (("at",), ("for",), ("to",)) or noun not in ("valuation", "purchase", "sale", "price"):
        return None
    if noun == "valuation":
        return Metric("valuation", phrase.owner, anchor=phrase.start, base="valuation")
    what = line.s[phrase.start : line.words[governor.index].end]
    if len(what.split()) > 8:
        what = ""
    return Metric(f"{noun} of {what}" if what else noun, anchor=max(0, phrase.start - 1), base=noun)


def _verb_before(line: Line, pos: int) -> str:
    index = line.before(pos)
    while index >= 0 and (line.words[index].low in DETERMINERS or line.words[index].low in ("'s", "’s")):
        index -= 1
    return line.words[index].low if index >= 0 else ""


def _by_verb(line: Line, amount: Amount, governor: Governor, previous: Metric | None, old: bool) -> Metric | None:
    word = line.words[governor.index]
    subject = phrase_before_verb(line, governor.index)
    level = "to" in governor.preps or "at" in governor.preps
    scope = scope_after(line, amount.end)
    if amount.kind == "money" and word.low in ("raise", "raised", "raises", "raising") and not set(governor.preps) & {"by", "to", "from"}:
        return Metric("funding raised", anchor=word.start, scope=scope, base="funding")
    priced = ("start", "starts", "starting", "started", "priced", "launched", "sold", "sells", "retailed", "retails")
    if amount.kind == "money" and word.low in priced and set(governor.preps) & {"at", "from"}:
        return Metric("price", anchor=word.start, scope=scope, base="price")
    if word.low in UP | DOWN | RAISING | CUTTING and (word.low in UP | DOWN or amount.kind in ("percent", "times") or governor.preps):
        return _by_change(line, amount, governor, subject, previous, level=level, old=old, scope=scope)
    if word.low.startswith("account") and governor.preps[-1:] == ("for",) and subject and amount.kind == "percent":
        return Metric("share", subject.owner or _told_of(line, subject) or _span_of(line, subject), anchor=subject.start, base="share")
    if word.low in _ADDING and amount.kind in ("money", "percent", "number") and subject and (subject.metric or subject.owner):
        change = "increase" if word.low.startswith("add") else "decrease"
        base = share_price(subject.metric)
        return Metric(f"{base} {change}".strip(), subject.owner, scope, subject.start, change=True, base=base)
    if word.low in LEVEL and subject and not subject.metric and previous is not None and previous.base and _is_like(line, amount):
        return Metric(previous.base, previous.owner, None, previous.anchor, base=previous.base)
    if amount.kind in ("number", "measure") and word.low in DOING_OF and not governor.preps:
        done = (
            _OUTPUTS.get(DOING_OF[word.low], DOING_OF[word.low])
            if amount.kind == "number"
            else _OUTPUTS.get(DOING_OF[word.low], f"amount {DOING_OF[word.low]}")
        )
        return Metric(done, subject.owner if subject else None, scope, anchor=word.start, base=done)
    if (
        word.low in LEVEL
        and subject
        and subject.metric
        and (said := _by_superlative(line, subject, subject.metric.rsplit(" ", 1)[-1].lower()))
    ):
        return Metric(said, subject.owner, subject.scope or scope, subject.start, change=True, base=said)
    if word.low in LEVEL and subject and subject.metric:
        return Metric(subject.metric, subject.owner, subject.scope or scope, subject.start, base=subject.metric, old=old)
    if word.low in _BRINGING and "to" in governor.preps and previous is not None:
        return replace(previous, phrase=previous.base or previous.phrase, change=False)
    if word.low in NOMINAL_OF:
        return _by_nominal(line, amount, governor, subject, scope)
    if amount.kind == "money" and word.low in CUTTING:
        return Metric(f"{NOMINAL_OF.get(word.low, 'amount')} cut", anchor=word.start, base="cut", change=True)
    if amount.kind in ("money", "percent", "measure") and subject and subject.metric and word.low not in REPORTING:
        return Metric(subject.metric, subject.owner, subject.scope or scope, subject.start, base=subject.metric)
    if amount.kind == "number" and word.low in LEVEL and subject is not None and not subject.metric and subject.owner is None:
        return None
    return None


_ADDING = frozenset("added adds shed sheds".split())


def _span_of(line: Line, subject: Phrase) -> tuple[int, int] | None:
    begin = line.s.find(subject.metric, subject.start) if subject.metric else -1
    return (begin, begin + len(subject.metric)) if begin >= 0 else None


_BRINGING = frozenset("bring brings brought bringing take takes took taking".split())
_OUTPUTS = {
    "produced": "production",
    "shipped": "shipments",
    "sold": "sales",
    "delivered": "deliveries",
    "generated": "output",
    "bought": "purchases",
    "scored": "score",
}


def _is_like(line: Line, amount: Amount) -> bool:
    """Whether an earlier amount of the sentence has the same unit, so that a verb without a noun speaks of the same metric."""
    return any(other.end <= amount.start and other.quantity.unit == amount.quantity.unit for other in line.amounts)


def _by_change(
    line: Line,
    amount: Amount,
    governor: Governor,
    subject: Phrase | None,
    previous: Metric | None,
    *,
    level: bool,
    old: bool,
    scope: str | None,
) -> Metric | None:
    word = line.words[governor.index]
    falls = word.low in DOWN or word.low in CUTTING
    if subject is None or (not subject.metric and subject.owner is None):
        if previous is None:
            return None
        base, owner, anchor, scope = previous.base or previous.phrase, previous.owner, previous.anchor, previous.scope or scope
    else:
        base, owner, anchor, scope = subject.metric, subject.owner, subject.start, subject.scope or scope
        if not base and previous is not None and line.s[(subject.owner or (0, 0))[1] :].startswith(("'s", "’s")):
            base = previous.base  # "Orion's shares fell, while Delta's jumped"
    if old or (governor.preps[-1:] == ("from",)):
        return Metric(base or "level", owner, scope, anchor, old=True, base=base)
    base = share_price(base)
    if level and governor.preps[-1:] != ("by",) and amount.kind != "times":
        return Metric(base, owner, scope, anchor, base=base) if base else None
    grown = amount.kind in ("percent", "times")
    kind = ("decline" if grown else "decrease") if falls else ("growth" if grown else "increase")
    if word.low in CUTTING - DOWN and amount.kind != "times":
        kind = "cut"
    return Metric(f"{base} {kind}".strip(), owner, scope, anchor, change=True, base=base)


_PURPOSE = re.compile(r"\s(?:in|on|into|for|toward|towards|to)\s")


def _by_nominal(line: Line, amount: Amount, governor: Governor, subject: Phrase | None, scope: str | None) -> Metric | None:
    """ "invest $5 billion in data centres": investment in data centres."""
    word = line.words[governor.index]
    noun = NOMINAL_OF[word.low]
    if noun == "stake" and amount.kind == "money" and "at" in governor.preps and subject and subject.metric:
        return Metric(subject.metric, subject.owner, subject.scope, subject.start, base=subject.metric)
    if amount.kind not in ("money", "percent", "number", "measure"):
        return None
    whose = _told_of(line, subject)
    if noun in ("stake", "share") and amount.kind != "percent":
        return None
    if noun in ("value", "valuation") and amount.kind == "percent":
        return None
    if noun == "award" and amount.kind != "money":
        return None
    if noun == "sales" and "for" in governor.preps:
        noun = "price"
    end = amount.end
    if (bracket := re.compile(r"\s\([^()]{1,60}\)").match(line.s, end)) is not None:
        end = bracket.end()
    found = _PURPOSE.match(line.s, end)
    if (
        found
        and noun in ("investment", "spending", "pledge", "funding", "donation", "payment", "fine", "loss", "savings", "purchase", "cost")
        and not line.date_at(found.end())
    ):
        goal = noun_run(line, found.end(), 7)
        if goal and not line.amount_at(found.end()):
            return Metric(f"{noun} {found.group().strip()} {goal}", anchor=word.start, base=noun, scope=None)
    return Metric(noun, whose, anchor=word.start, base=noun, scope=scope)


def _told_of(line: Line, subject: Phrase | None) -> tuple[int, int] | None:
    """The span of a subject without a name that figures are told of: "the market for warehouse robots"."""
    if subject is None or subject.owner is not None or not subject.metric or " " not in subject.metric:
        return subject.owner if subject else None
    begin = line.s.find(subject.metric, subject.start)
    return (begin, begin + len(subject.metric)) if begin >= 0 else None
