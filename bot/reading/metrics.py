"""What a figure measures: the metric's phrase in the sentence's own words, whose it is, and what limits it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.reading import quantities
from bot.reading.counted import is_plural
from bot.reading.grammar import (
    BREAKS,
    CLAUSE_WORDS,
    DETERMINERS,
    FINITE,
    PREPOSITIONS,
    Token,
    is_verb,
    tokens,
)
from bot.reading.quantities import Amount
from bot.reading.units import STOP_WORDS
from bot.reading.verbs import (
    AUXILIARIES,
    CUTTING,
    DOING_OF,
    DOWN,
    FALLS,
    LEVEL,
    METRIC_NOUNS,
    NOMINAL_OF,
    RAISING,
    REPORTING,
    RISES,
    UP,
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name at ``sentence[start:end]``."""

    start: int
    end: int
    entity: str
    kind: str


@dataclass(frozen=True)
class Line:
    """A sentence with its tokens, amounts, names and the spans of its time expressions."""

    s: str
    amounts: tuple[Amount, ...]
    names: tuple[Name, ...]
    dates: tuple[tuple[int, int], ...]
    words: list[Token] = field(default_factory=list)
    _ends: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, s: str, amounts: Sequence[Amount], names: Sequence[Name], dates: Sequence[tuple[int, int]]) -> Line:
        words = tokens(s)
        return cls(s, tuple(amounts), tuple(names), tuple(dates), words, [w.end for w in words])

    def before(self, pos: int) -> int:
        """The index of the last token that ends at or before ``pos``, -1 for none."""
        return bisect_right(self._ends, pos) - 1

    def amount_at(self, pos: int) -> int | None:
        return next((i for i, a in enumerate(self.amounts) if a.start <= pos < a.end), None)

    def name_at(self, pos: int) -> Name | None:
        return next((n for n in self.names if n.start <= pos < n.end), None)

    def date_at(self, pos: int) -> tuple[int, int] | None:
        return next((d for d in self.dates if d[0] <= pos < d[1]), None)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase read as a metric: its words, the span of its owner ("Acme" in "Acme's revenue"), and a limiting phrase."""

    metric: str
    owner: tuple[int, int] | None = None
    scope: str | None = None
    start: int = 0


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


_SKIPPED = frozenset(
    """a an the another its their some record additional further combined estimated massive staggering whopping total all-time new as much many high low more
    than least around up about nearly almost over roughly approximately less fewer under below above most maximum minimum average year-on-year year-over-year
    quarter-on-quarter quarter-over-quarter yoy qoq well just only also huge only even still now already annual annually again slightly mere modest
    paltry cool hefty steep sharp initial whole full cumulative altogether""".split()
)
_LY_NOUNS = frozenset("family supply july assembly monopoly reply italy anomaly".split())
_GOVERNING = frozenset("by to of at from in with for on as into between".split())


@dataclass(frozen=True, slots=True)
class _Governor:
    index: int
    preps: tuple[str, ...]
    crossed: int | None


def metric_of(line: Line, k: int, before: Sequence[Metric | None]) -> Metric | None:
    """The metric of the k-th amount of a sentence, or None where no rule knows it. ``before``: those of the amounts before it."""
    amount = line.amounts[k]
    if k and _is_conversion(line, k):
        return before[k - 1]
    if k and (listed := _listed(line, k, before[k - 1])):
        return listed
    governor = _governor(line, amount)
    if amount.kind == "time":
        return _of_duration(line, amount, before)
    if amount.kind == "count" and amount.phrase:
        return _of_total(line, amount, governor) or _of_count(line, amount)
    if amount.kind == "times":
        return _of_multiple(line, amount) or _governed(line, amount, governor, before)
    if amount.kind == "percent" and (changed := _of_comparative(line, amount, governor, before)):
        return changed
    if governor is not None and _moves_money(line, amount, governor) and (moved := _governed(line, amount, governor, before)):
        return _by_the_unit(line, amount, moved)
    found = _beside(line, amount, governor, before) or _governed(line, amount, governor, before)
    return _by_the_unit(line, amount, found) if found else None


_LISTING = re.compile(r"[\s,]*(?:and|or|then)?[\s,]*(?:in|for|by|on)?\s*")


def _listed(line: Line, k: int, previous: Metric | None) -> Metric | None:
    """ "5.4% in 2023, 3.0% in 2024 and 2.2% in 2025": the same metric, told for several dates."""
    here, last = line.amounts[k], line.amounts[k - 1]
    if previous is None or here.kind != last.kind or here.kind in ("count", "time") or not 0 < here.start - last.end < 60:
        return None
    between = line.s[last.end : quantities.begins(line.s, here.start)]
    dates = [d for d in line.dates if last.end <= d[0] and d[1] <= here.start]
    if not dates or not any(here.end <= d[0] < here.end + 14 for d in line.dates):
        return None
    for begin, end in reversed(dates):
        between = between[: begin - last.end] + between[end - last.end :]
    return previous if re.fullmatch(r"[\s,]*(?:in|for|by|on|and|or|then|,|\s)*", between) else None


_UNIT_AFTER = re.compile(
    r"\s(?:a|per|each)\s(share|barrel|tonne|ton|ounce|gallon|month|year|user|person|week|day|hour|pound|unit|megawatt-hour)\b|\s(apiece|each)\b"
)


def _by_the_unit(line: Line, amount: Amount, metric: Metric) -> Metric:
    """ "earnings of $1.10 per share": earnings per share."""
    if amount.kind != "money" or not (found := _UNIT_AFTER.match(line.s, amount.end)):
        return metric
    per = found[1] or "unit"
    base = "price" if metric.phrase in ("payment", "level", "offer", "purchase") else metric.phrase
    return Metric(f"{base} per {per}", metric.owner, metric.scope, metric.anchor, metric.old, metric.change, f"{base} per {per}")


_MOVING = frozenset("investment spending pledge funding donation payment fine purchase".split())


def _moves_money(line: Line, amount: Amount, governor: _Governor) -> bool:
    return amount.kind == "money" and not governor.preps and NOMINAL_OF.get(line.words[governor.index].low) in _MOVING - {"payment", "fine"}


_COMPARATIVE = re.compile(r"\s(higher|lower|up|down)\b(?!\sto\s)")


def _of_comparative(line: Line, amount: Amount, governor: _Governor | None, before: Sequence[Metric | None]) -> Metric | None:
    """ "closed 2.3 percent higher": growth of what closed."""
    found = _COMPARATIVE.match(line.s, amount.end)
    if found is None or governor is None or governor.preps:
        return None
    word = line.words[governor.index]
    subject = (
        _phrase_before_verb(line, governor.index) if is_verb(word, line.words[governor.index - 1] if governor.index else None) else None
    )
    if subject is None or not (subject.metric or subject.owner):
        return None
    base = _share_price(subject.metric)
    return Metric(
        f"{base} {'growth' if found[1] in ('higher', 'up') else 'decline'}".strip(),
        subject.owner,
        subject.scope,
        subject.start,
        change=True,
        base=base,
    )


def _share_price(phrase: str) -> str:
    return "share price" if phrase.lower() in ("shares", "share", "stock", "stocks", "stock price") else phrase


def _of_multiple(line: Line, amount: Amount) -> Metric | None:
    """ "double its headcount": the headcount's growth."""
    if line.s[amount.start : amount.end].lower() not in (
        "double",
        "doubles",
        "doubling",
        "doubled",
        "triple",
        "tripled",
        "tripling",
        "quadruple",
        "treble",
    ):
        return None
    found = re.compile(r"\s(?:its|their|the|his|our)\s").match(line.s, amount.end)
    noun = _noun_run(line, found.end(), 5) if found else ""
    return Metric(f"{noun} growth", anchor=amount.start, change=True, base=noun) if noun else None


_TOTALS = frozenset(
    """totaled totalled totaling totalling total totals reached reaches reach reaching hit hits hitting exceeded exceeds exceed exceeding surpassed surpasses
    surpass surpassing averaged averages average topped tops stood stands numbered amounted amounts""".split()
)


def _of_total(line: Line, amount: Amount, governor: _Governor | None) -> Metric | None:
    """ "Exports soared to 242,765 vehicles": exports; the counted noun is only the unit."""
    if governor is None:
        return None
    word = line.words[governor.index]
    moved = word.low in UP | DOWN and "to" in governor.preps
    if word.low not in _TOTALS and not moved:
        return None
    subject = _phrase_before_verb(line, governor.index)
    if subject is None or not subject.metric or subject.metric.split(" ")[-1].lower() in ("company", "group", "it"):
        return None
    old = governor.preps[-1:] == ("from",)
    return Metric(subject.metric, subject.owner, subject.scope, subject.start, base=subject.metric, old=old)


def _is_conversion(line: Line, k: int) -> bool:
    """Whether an amount in brackets tells the one before them in another currency."""
    here, last = line.amounts[k], line.amounts[k - 1]
    between = line.s[last.end : here.start]
    if here.kind != last.kind or here.kind not in ("money", "measure") or here.quantity.unit == last.quantity.unit:
        return False
    return bool(re.fullmatch(r"\s?(?:[(（]|,?\sor\s)(?:[a-z.~]+\s){0,3}", between))


# --- counts and durations --------------------------------------------------------------------------------------------

_VAGUE_NOUNS = frozenset(
    """ways things reasons questions points themes categories types kinds aspects factors steps times people's sides layers paths tasks constraints parts forms
    areas issues ideas words examples options goals priorities pillars principles dimensions phases stages fronts directions challenges problems topics
    elements features levels versions occasions milestones others ones counts halves""".split()
)  # fmt: skip


def _of_count(line: Line, amount: Amount) -> Metric | None:
    """ "500 jobs" with what was done: "jobs cut"; "2,000 employees" is "employees"."""
    head = amount.quantity.unit.rsplit(" ", 1)[-1].lower()
    if head in _VAGUE_NOUNS and amount.quantity.value <= 10:
        return None
    if _OF_PART.search(line.s[max(0, amount.start - 24) : amount.start]):
        return None
    doing = _done_after(line, amount) or _done_before(line, amount)
    phrase = amount.phrase if doing is None or doing in amount.phrase.lower() else f"{amount.phrase} {doing}"
    limit = _scope_after(line, amount.end)
    return Metric(phrase, scope=limit or _adjectives_before(line, amount), anchor=amount.start, base=amount.phrase)


_OF_PART = re.compile(r"\b(?:one|another)\s(?:of|in)\s(?:the\s)?$", re.IGNORECASE)


def _done_before(line: Line, amount: Amount) -> str | None:
    index = line.before(quantities.begins(line.s, amount.start))
    for _ in range(4):
        if index < 0:
            return None
        word = line.words[index]
        if word.low in DOING_OF and is_verb(word, line.words[index - 1] if index else None):
            return DOING_OF[word.low]
        if word.low == "off" and index and line.words[index - 1].low in ("lay", "laid", "laying", "lays"):
            return "laid off"
        if not (word.low in _SKIPPED or word.low in ("of", "off", "out", "up", "least", "launch") or word.low.endswith("ly")):
            return None
        if word.low == "launch" and line.words[index + 1].low == "of":
            return "launched"
        index -= 1
    return None


def _done_after(line: Line, amount: Amount) -> str | None:
    found = re.compile(r"\s(?:(?:were|was|are|have|had|has|been|being|be|will|to|had been|reported)\s){0,3}([a-z]+)").match(
        line.s, amount.end
    )
    if (
        found
        and found[1] in DOING_OF
        and (found[1].endswith("ed") or found[1] in ("killed", "hurt", "sold", "dead", "died", "missing", "built", "lost", "laid", "made"))
    ):
        return DOING_OF[found[1]]
    return None


def _adjectives_before(line: Line, amount: Amount) -> str | None:
    """ "native and derivative" in "the number of native and derivative models exceeding 50,000"."""
    found = re.search(r"number of ((?:[a-z-]+ (?:and|or) [a-z-]+))\s", line.s[: amount.start])
    return found[1] if found else None


_NEXT = re.compile(r"\b(?:in|over|within|during|for)?\s?(?:the\s)?(?:next|coming|following|subsequent)\s$", re.IGNORECASE)
_TERM_NOUNS = frozenset(
    """contract deal agreement plan bond bonds ban sentence term lease partnership program programme loan warranty period mortgage treaty project
    strategy roadmap commitment suspension cycle low high streak run war conflict mission journey""".split()
)


def _of_duration(line: Line, amount: Amount, before: Sequence[Metric | None]) -> Metric | None:
    s, quantity = line.s, amount.quantity
    if s[amount.end - 4 : amount.end] == "-old" or s.startswith(" old", amount.end):
        return Metric("age", anchor=amount.end, base="age")
    left = s[max(0, amount.start - 30) : amount.start]
    if _NEXT.search(left):
        return _horizon(line, amount, before)
    index = line.before(quantities.begins(s, amount.start))
    if index >= 1 and line.words[index].low == "of" and line.words[index - 1].is_word and not is_verb(line.words[index - 1]):
        phrase = _phrase_ending(line, index - 1)
        if phrase and phrase.metric:
            return Metric(phrase.metric, phrase.owner, phrase.scope, phrase.start, base=phrase.metric)
    if re.search(r"\bAfter\s$|\bafter\s$", left) and (found := re.compile(r"\sof\s").match(s, amount.end)):
        words = _noun_run(line, found.end())
        if words:
            return Metric(f"duration of {words}", anchor=amount.start, base=words)
    if (
        s[amount.start : amount.end].find("-") > 0
        and quantity.high is None
        and (found2 := re.compile(r"\s([a-z]+)(?:\s([a-z]+))?").match(s, amount.end))
    ):
        nouns = [w for w in found2.groups() if w in _TERM_NOUNS]
        if nouns and nouns[0] not in ("low", "high"):
            return Metric(
                f"{nouns[0]} term" if nouns[0] not in ("term", "period", "cycle") else nouns[0], anchor=amount.start, base=nouns[0]
            )
    return None


def _horizon(line: Line, amount: Amount, before: Sequence[Metric | None]) -> Metric | None:
    """ "invest ... over the next three years": the investment horizon."""
    for metric in reversed(before):
        if metric is not None:
            return Metric(f"{metric.base or metric.phrase} horizon", metric.owner, anchor=metric.anchor, base="horizon")
    for word in line.words:
        if word.low in NOMINAL_OF or word.low in ("investment", "investments", "spending", "growth"):
            noun = NOMINAL_OF.get(word.low, word.low)
            return Metric(f"{noun} horizon", anchor=word.start, base="horizon")
    index = line.before(amount.start)
    while index >= 0 and (
        line.words[index].low in PREPOSITIONS or line.words[index].low in ("the", "next", "coming", "following", "worldwide", "globally")
    ):
        index -= 1
    if index >= 1 and line.words[index].is_word and line.words[index].low not in STOP_WORDS:
        return Metric(f"{line.words[index].text} horizon", anchor=line.words[index].start, base="horizon")
    return Metric("outlook horizon", anchor=amount.end, base="horizon") if index < 0 else None


# --- nouns beside the figure -------------------------------------------------------------------------------------------

_WORD_AFTER = re.compile(r"[ \u00a0]([^\W_][\w’'&+/.-]*[\w+]|[^\W_])")
_NO_NOUN = frozenset(
    """year-on-year year-over-year quarter-on-quarter quarter-over-quarter yoy qoq higher lower more less up down faster slower earlier later ago each apiece
    monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow january february march april may june july august september october
    november december last next this owned alone respectively annually yearly monthly weekly daily worth away old off total overall""".split()
)
_HEADS = METRIC_NOUNS | RISES | FALLS


def _noun_run(line: Line, pos: int, limit: int = 6) -> str:
    """The words from ``pos`` to the first one that no noun phrase holds, at most ``limit``; determiners in front are left out."""
    start = pos
    end = pos
    taken = 0
    first = line.before(pos) + 1
    for index in range(first, min(len(line.words), first + limit + 3)):
        word = line.words[index]
        if taken == 0 and (word.low in DETERMINERS or word.low == "all"):
            start = word.end + 1
            continue
        if word.low in ("'s", "’s") and taken:
            end = word.end
            continue
        joins = (
            word.low == "and"
            and taken
            and index + 1 < len(line.words)
            and line.words[index + 1].is_word
            and _is_plain_noun(line, index + 1)
        )
        if not joins and (
            not word.is_word or word.low in STOP_WORDS or word.low in CLAUSE_WORDS or taken >= limit or line.date_at(word.start)
        ):
            break
        if (
            taken
            and not joins
            and (word.low.endswith(("ing", "ed")) or word.low in FINITE)
            and is_plural(line.words[index - 1].low)
            and not line.name_at(word.start)
        ):
            break
        if taken == 0:
            start = word.start
        taken += 1
        end = word.end
    return line.s[start:end].strip() if taken else ""


def _is_plain_noun(line: Line, index: int) -> bool:
    word = line.words[index]
    after = line.words[index + 1].low if index + 1 < len(line.words) else "."
    return word.low not in STOP_WORDS and not is_verb(word) and after not in FINITE


def _beside(line: Line, amount: Amount, governor: _Governor | None, before: Sequence[Metric | None]) -> Metric | None:
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
    if amount.kind == "money" and (bracket := re.compile(r"\s[(（][^()（）]{1,60}[)）]").match(s, end)):
        end = bracket.end()
    if amount.kind == "percent" and (of := re.compile(r"\sof\s").match(s, amount.end)):
        noun = _noun_run(line, of.end())
        if noun and not re.match(r"(?:GDP|gross domestic)", noun):
            owner = _owner_in(line, of.end(), of.end() + len(noun) + 6)
            low = line.words[governor.index].low if governor is not None and governor.index >= 0 else ""
            if low in ("lost", "lose", "loses", "losing", "shed", "shedding"):
                return Metric(f"{noun} decline", owner, anchor=amount.start, change=True, base=noun)
            return Metric(f"share of {noun}", owner, anchor=amount.start, base=noun)
    if amount.kind in ("money", "number", "measure", "percent") and (
        into := re.compile(r"\s(in|of|worth\sof|off)\s(?:its\s|the\s|their\s)?").match(s, end)
    ):
        noun = _noun_run(line, into.end(), 4)
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
                scope=_scope_after(line, into.end() + len(noun)),
            )
    return None


_PEOPLE = frozenset("analysts economists experts investors officials traders people observers".split())


def _noun_after(
    line: Line, amount: Amount, words: list[Token], governor: _Governor | None, before: Sequence[Metric | None]
) -> Metric | None:
    first = line.before(quantities.begins(line.s, amount.start))
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
    last = heads[-1] if heads else min(len(words), 3) - 1
    phrase = line.s[words[0].start : words[last].end]
    head = words[last].low
    if amount.kind == "number" and not led and head not in _HEADS:
        return None
    if head in RISES or head in FALLS or head in ("stake", "discount", "share"):
        if found := re.compile(r"\s(?:in|of|on)\s").match(line.s, words[last].end):
            noun = _noun_run(line, found.end(), 5)
            if noun and head in ("stake", "share"):
                return Metric(f"{phrase} in {noun}", anchor=amount.start, base=phrase, change=False)
            if noun and not line.date_at(found.end()) and not line.name_at(found.end()):
                return Metric(
                    f"{noun} {phrase}", _owner_in(line, found.end(), found.end() + len(noun)), anchor=amount.start, change=True, base=noun
                )
        previous = next((m for m in reversed(before) if m is not None and m.base), None)
        if last == 0 and head in RISES | FALLS and previous is not None:
            return Metric(f"{previous.base} {phrase}", previous.owner, previous.scope, previous.anchor, change=True, base=previous.base)
        if last == 0 and head in RISES | FALLS:
            governed = _governed(line, amount, governor, ())
            if governed and governed.base and not governed.change and governed.base not in ("price", "level"):
                return Metric(f"{governed.base} {phrase}", governed.owner, governed.scope, governed.anchor, change=True, base=governed.base)
    return Metric(
        phrase, anchor=amount.start, base=phrase, scope=_scope_after(line, words[last].end), change=head in RISES or head in FALLS
    )


_SCOPE = re.compile(r"\s(?:in|across|outside|excluding|among|within)\s(?:the\s)?")


def _scope_after(line: Line, pos: int) -> str | None:
    """A limiting phrase right behind ``pos`` in the text's words: "in Europe", "excluding China"; never a time."""
    found = _SCOPE.match(line.s, pos)
    if (
        found is None
        or line.date_at(found.end())
        or re.compile(r"(?:next|first|last|past|same|year|quarter|period|month)").match(line.s, found.end())
    ):
        return None
    name = line.name_at(found.end())
    if name is not None and name.kind in ("place", "other", "event"):
        return line.s[pos + 1 : name.end]
    noun = _noun_run(line, found.end(), 4)
    head = noun.rsplit(" ", 1)[-1].lower() if noun else ""
    if (
        not noun
        or head in METRIC_NOUNS
        or noun[0].islower()
        and found.group().strip().startswith("in")
        and not re.search(r"market|region|countr|cit|segment|categor|sector|industr|unit|division|world", noun)
    ):
        return None
    return line.s[pos + 1 : found.end()] + noun


def _owner_in(line: Line, start: int, end: int) -> tuple[int, int] | None:
    return next(((n.start, n.end) for n in line.names if start <= n.start < end and n.kind in ("organisation", "product", "place")), None)


# --- what governs the figure from the left -----------------------------------------------------------------------------


def _governor(line: Line, amount: Amount) -> _Governor | None:
    index = line.before(quantities.begins(line.s, amount.start))
    preps: list[str] = []
    crossed: int | None = None
    for _ in range(24):
        if index < 0:
            return None
        word = line.words[index]
        inside = line.amount_at(word.start)
        if inside is not None:
            crossed = inside if crossed is None else crossed
            index = line.before(quantities.begins(line.s, line.amounts[inside].start))
            continue
        if (when := line.date_at(word.start)) and when[1] <= amount.start:
            index = line.before(when[0])
            continue
        last = line.words[index - 1] if index else None
        if crossed is not None and word.low in ("and", "or"):
            index -= 1
            continue
        if word.low in _GOVERNING:
            preps.insert(0, word.low)
        elif word.text == ",":
            if not preps and crossed is None:
                return _Governor(index, tuple(preps), crossed)
        elif is_verb(word, last) or not (word.low in _SKIPPED or (word.low.endswith("ly") and word.low not in _LY_NOUNS)):
            return _Governor(index, tuple(preps), crossed)
        index -= 1
    return None


def _governed(line: Line, amount: Amount, governor: _Governor | None, before: Sequence[Metric | None]) -> Metric | None:
    """The metric of a figure by the verb or noun before it."""
    if governor is None:
        return None
    word = line.words[governor.index]
    last = line.words[governor.index - 1] if governor.index else None
    previous = next((m for m in reversed(before) if m is not None), None)
    old = (
        bool(governor.preps)
        and governor.preps[-1] == "from"
        and governor.preps[0] == "from"
        or word.low in ("than", "versus", "against", "compared")
    )
    if governor.crossed is not None and "from" in governor.preps[-1:] and previous:
        return Metric(previous.base or previous.phrase, previous.owner, previous.scope, previous.anchor, old=True, base=previous.base)
    if word.low in ("versus", "against", "compared") and previous:
        return Metric(previous.base or previous.phrase, previous.owner, previous.scope, previous.anchor, old=True, base=previous.base)
    if is_verb(word, last) or (word.low in UP | DOWN and (last is None or last.low not in DETERMINERS)):
        return _by_verb(line, amount, governor, previous, old)
    if not word.is_word or _is_participle(word):
        return _by_doing(word, amount)
    phrase = _phrase_ending(line, governor.index)
    if phrase is None or not phrase.metric:
        return None
    return _by_noun(line, amount, governor, phrase, old)


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
        return Metric(f"{DOING_OF[word.low]}", anchor=word.start, base=DOING_OF[word.low])
    return None


def _by_noun(line: Line, amount: Amount, governor: _Governor, phrase: Phrase, old: bool) -> Metric | None:
    """ "revenue of $3 billion", "cut its forecast to 5 percent", "an increase of 5 percent"."""
    head = phrase.metric.rsplit(" ", 1)[-1].lower()
    if not governor.preps and head not in METRIC_NOUNS and amount.kind != "money":
        return None
    if governor.preps and governor.preps[-1] in ("for", "with", "in", "on", "as", "into", "between") and head not in METRIC_NOUNS:
        if governor.preps[-1] == "for" and amount.kind == "money":
            return Metric("price", anchor=phrase.start, base="price")
        if governor.preps[-1] != "in" or amount.kind != "money":
            return None
    verb = _verb_before(line, phrase.start)
    if (
        amount.kind == "money"
        and governor.preps[-1:] in (("at",), ("for",), ("to",))
        and NOMINAL_OF.get(verb) in ("valuation", "purchase", "sales", "price")
    ):
        return _of_trade(line, verb, phrase, governor)
    scope = phrase.scope or _scope_after(line, amount.end)
    if governor.preps[-1:] == ("by",) and verb in CUTTING | DOWN:
        return Metric(f"{phrase.metric} cut", phrase.owner, scope, phrase.start, change=True, base=phrase.metric)
    if governor.preps[-1:] == ("by",) and verb in RAISING | UP:
        return Metric(f"{phrase.metric} increase", phrase.owner, scope, phrase.start, change=True, base=phrase.metric)
    return Metric(phrase.metric, phrase.owner, scope, phrase.start, old=old, base=phrase.metric)


def _of_trade(line: Line, verb: str, phrase: Phrase, governor: _Governor) -> Metric:
    """ "acquire Delta for $4 billion", "valuing the company at $600 million": the noun of the verb, told of its object."""
    noun = {"sales": "sale", "price": "price"}.get(NOMINAL_OF[verb], NOMINAL_OF[verb])
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


def _by_verb(line: Line, amount: Amount, governor: _Governor, previous: Metric | None, old: bool) -> Metric | None:
    word = line.words[governor.index]
    subject = _phrase_before_verb(line, governor.index)
    level = "to" in governor.preps or "at" in governor.preps
    scope = _scope_after(line, amount.end)
    if amount.kind == "money" and word.low in ("raise", "raised", "raises", "raising") and not set(governor.preps) & {"by", "to", "from"}:
        return Metric("funding raised", anchor=word.start, scope=scope, base="funding")
    if amount.kind == "money" and word.low in ("start", "starts", "starting", "started", "priced") and set(governor.preps) & {"at", "from"}:
        return Metric("price", anchor=word.start, scope=scope, base="price")
    if word.low in UP | DOWN | RAISING | CUTTING and (word.low in UP | DOWN or amount.kind in ("percent", "times") or governor.preps):
        return _by_change(line, amount, governor, subject, previous, level=level, old=old, scope=scope)
    if word.low in LEVEL and subject and subject.metric:
        return Metric(subject.metric, subject.owner, subject.scope or scope, subject.start, base=subject.metric, old=old)
    if word.low in NOMINAL_OF:
        return _by_nominal(line, amount, governor, subject, scope)
    if amount.kind == "money" and word.low in CUTTING:
        return Metric(f"{NOMINAL_OF.get(word.low, 'amount')} cut", anchor=word.start, base="cut", change=True)
    if amount.kind in ("money", "percent", "measure") and subject and subject.metric and word.low not in REPORTING:
        return Metric(subject.metric, subject.owner, subject.scope or scope, subject.start, base=subject.metric)
    if amount.kind == "number" and word.low in LEVEL and subject is not None and not subject.metric and subject.owner is None:
        return None
    return None


def _by_change(
    line: Line,
    amount: Amount,
    governor: _Governor,
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
    if old or (governor.preps[-1:] == ("from",)):
        return Metric(base or "level", owner, scope, anchor, old=True, base=base)
    if level and governor.preps[-1:] != ("by",) and amount.kind != "times":
        return Metric(base or "level", owner, scope, anchor, base=base) if base else None
    base = _share_price(base)
    if amount.kind in ("percent", "times"):
        kind = "decline" if falls else "growth"
    else:
        kind = "decrease" if falls else "increase"
    if word.low in CUTTING and amount.kind != "times":
        kind = "cut"
    return Metric(f"{base} {kind}".strip(), owner, scope, anchor, change=True, base=base)


_PURPOSE = re.compile(r"\s(?:in|on|into|for|toward|towards|to)\s")


def _by_nominal(line: Line, amount: Amount, governor: _Governor, subject: Phrase | None, scope: str | None) -> Metric | None:
    """ "invest $5 billion in data centres": investment in data centres."""
    word = line.words[governor.index]
    noun = NOMINAL_OF[word.low]
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
        goal = _noun_run(line, found.end(), 7)
        if goal and not line.amount_at(found.end()):
            return Metric(f"{noun} {found.group().strip()} {goal}", anchor=word.start, base=noun, scope=None)
    return Metric(noun, whose, anchor=word.start, base=noun, scope=scope)


def _told_of(line: Line, subject: Phrase | None) -> tuple[int, int] | None:
    """The span of a subject without a name that figures are told of: "the market for warehouse robots"."""
    if subject is None or subject.owner is not None or not subject.metric or " " not in subject.metric:
        return subject.owner if subject else None
    begin = line.s.find(subject.metric, subject.start)
    return (begin, begin + len(subject.metric)) if begin >= 0 else None


# --- noun phrases -----------------------------------------------------------------------------------------------------------


def _phrase_before_verb(line: Line, verb: int) -> Phrase | None:
    """The noun phrase that is a verb's subject; an apposition between commas is stepped over."""
    end = verb - 1
    while end >= 0 and (
        line.words[end].low in AUXILIARIES
        or (line.words[end].low.endswith("ly") and line.words[end].low not in _LY_NOUNS)
        or line.words[end].low in ("n't", "not", "further")
    ):
        end -= 1
    if end < 0:
        return None
    word = line.words[end]
    if word.low in ("and", "or", "but"):
        first = next(
            (
                i
                for i in range(end - 1, max(-1, end - 26), -1)
                if line.words[i].text not in BREAKS
                and is_verb(line.words[i], line.words[i - 1] if i else None)
                and line.name_at(line.words[i].start) is None
            ),
            None,
        )
        if first is None or any(w.text in BREAKS for w in line.words[first:end]):
            return None
        earlier = _phrase_before_verb(line, first)
        return Phrase("", earlier.owner, None, earlier.start) if earlier and (earlier.owner or earlier.metric) else None
    if word.low in ("which", "that", "who"):
        end -= 1
        if end >= 0 and line.words[end].text == ",":
            end -= 1
    elif word.text == ",":
        opening = next((i for i in range(end - 1, max(-1, end - 16), -1) if line.words[i].text == ","), None)
        if opening is None:
            return None
        end = opening - 1
    elif word.text == ")":
        opening = next((i for i in range(end - 1, max(-1, end - 16), -1) if line.words[i].text == "("), None)
        if opening is None:
            return None
        end = opening - 1
    return _phrase_ending(line, end)


def _phrase_ending(line: Line, end: int) -> Phrase | None:
    """The noun phrase whose last token is ``end``, read as a metric."""
    if end < 0 or not (line.words[end].is_word or line.words[end].low in ("'s", "’s")):
        return None
    begin = end
    for index in range(end, max(-1, end - 26), -1):
        word = line.words[index]
        if word.text == ")" and index != end:
            continue
        if (not word.is_word and word.low not in ("'s", "’s", "(", "&", "%")) or word.low in CLAUSE_WORDS:
            break
        name = line.name_at(word.start)
        if line.amount_at(word.start) is not None:
            break
        before = line.words[index - 1] if index else None
        describes = word.low.endswith("ing") and before is not None and (before.low in DETERMINERS or before.low in ("of", "'s", "’s"))
        if name is None and index != end and is_verb(word, before) and not describes:  # "the number of paying users"
            break
        if word.low in ("and", "or", "with") and (word.low == "with" or _verb_left_of(line, index)):
            break
        begin = index
    return _read_phrase(line, begin, end)


def _verb_left_of(line: Line, index: int) -> bool:
    for place in range(index - 1, max(-1, index - 14), -1):
        word = line.words[place]
        if word.text in BREAKS or word.text == ",":
            return False
        if is_verb(word, line.words[place - 1] if place else None) and line.name_at(word.start) is None:
            return True
    return False


_COUNT_NOUNS = frozenset("number total count amount sum".split())
_OWNERS = frozenset("its their his her our my your".split())


def _read_phrase(line: Line, begin: int, end: int) -> Phrase | None:
    owner: tuple[int, int] | None = None
    words = line.words[begin : end + 1]
    words = _without_lead(line, words)
    if not words:
        return None
    start = words[0].start
    first_prep = next((i for i, w in enumerate(words) if i and w.low in PREPOSITIONS and line.name_at(w.start) is None), len(words))
    for i in range(min(first_prep, len(words)) - 1, -1, -1):
        if words[i].low in ("'s", "’s") or words[i].low in _OWNERS:
            owner = (words[0].start, words[i].start) if words[i].low not in _OWNERS else (words[i].start, words[i].end)
            words = words[i + 1 :]
            break
    while (
        len(words) > 1
        and (words[0].low in DETERMINERS or words[0].low in ("total", "overall"))
        and not (words[0].low == "total" and words[1].low != "number" and words[1].low in PREPOSITIONS)
    ):
        words = words[1:]
    if len(words) > 2 and words[0].low in _COUNT_NOUNS and words[1].low == "of":
        words = words[2:]
        while words and words[0].low in DETERMINERS:
            words = words[1:]
    metric, owner2, scope = _split_phrase(line, words)
    return Phrase(metric, owner or owner2, scope, start)


def _without_lead(line: Line, words: list[Token]) -> list[Token]:
    """The tokens without a time or place phrase in front ("In 2024 ...")."""
    while words and (words[0].low in PREPOSITIONS or words[0].low in ("and", "but", "or") or line.date_at(words[0].start)):
        place = words[0]
        if place.low in PREPOSITIONS and len(words) > 1:
            rest = words[1:]
            while len(rest) > 1 and rest[0].low in DETERMINERS and not line.date_at(rest[0].start):
                rest = rest[1:]
            name = line.name_at(rest[0].start)
            words = [w for w in rest if w.start >= name.end] if name and not line.date_at(rest[0].start) else rest
            if not words and name:
                return rest
            continue
        when = line.date_at(place.start)
        words = [w for w in words if w.start >= when[1]] if when else words[1:]
    return words


_KEPT = frozenset(("of", "from", "per", "to"))
_OWNING = frozenset(("of", "at", "for", "by"))


def _split_phrase(line: Line, words: list[Token]) -> tuple[str, tuple[int, int] | None, str | None]:
    """Metric words, owner and scope of a noun phrase without determiners: "revenue from cloud | at Acme | in Europe"."""
    owner: tuple[int, int] | None = None
    scope: str | None = None
    if words and (name := line.name_at(words[0].start)) and name.start <= words[0].start:
        owner = (name.start, name.end)
        words = [w for w in words if w.start >= name.end and w.low not in ("'s", "’s")]
        if words and words[0].low in ("and", "&", "or", ","):
            return "", owner, None
    cut = len(words)
    for i, word in enumerate(words):
        if i == 0:
            continue
        if word.low in PREPOSITIONS and line.name_at(word.start) is None:
            following = i + 1
            while following < len(words) and words[following].low in DETERMINERS:
                following += 1
            name = line.name_at(words[following].start) if following < len(words) else None
            if name and word.low in _OWNING and owner is None and name.kind != "place":
                owner = (name.start, name.end)
                cut = i
            elif word.low not in _KEPT or (name and owner):
                scope = (
                    line.s[word.start : words[-1].end]
                    if word.low in ("in", "across", "outside", "excluding", "among")
                    and not line.date_at(words[min(following, len(words) - 1)].start)
                    else None
                )
                cut = i
            if cut == i:
                break
        elif (
            word.low.endswith("ing")
            and i + 1 < len(words)
            and (line.name_at(words[i + 1].start) or words[i + 1].low in DETERMINERS)
            and is_plural(words[i - 1].low)
        ):
            cut = i
            break
    words = words[:cut]
    while words and (words[-1].low in PREPOSITIONS or words[-1].low in DETERMINERS or words[-1].low in ("'s", "’s", "and", "(", ")")):
        words = words[:-1]
    words = [w for w in words if line.date_at(w.start) is None] if words and any(line.date_at(w.start) for w in words[-2:]) else words
    if not words:
        return "", owner, scope
    words = words[:9]
    return line.s[words[0].start : words[-1].end], owner, scope
