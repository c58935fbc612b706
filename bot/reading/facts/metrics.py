"""What a figure measures: the metric's phrase in the sentence's own words, whose it is, and what limits it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.reading.amounts import quantities
from bot.reading.amounts.counted import is_plural
from bot.reading.amounts.quantities import Amount
from bot.reading.amounts.units import STOP_WORDS
from bot.reading.facts.governors import PER, SKIPPED, Governor, Metric, governed, governor_of, share_price
from bot.reading.grammar.phrases import Line, noun_run, owner_in, phrase_before_verb, phrase_ending, scope_after
from bot.reading.grammar.tokens import BREAKS, DETERMINERS, PREPOSITIONS, Token, is_verb
from bot.reading.grammar.verbs import DOING_OF, DOWN, FALLS, FORECASTS, FUTURE, METRIC_NOUNS, NOMINAL_OF, REPORTING, RISES, UP


def metric_of(line: Line, k: int, before: Sequence[Metric | None]) -> Metric | None:
    """The metric of the k-th amount of a sentence, or None where no rule knows it. ``before``: those of the amounts before it."""
    amount = line.amounts[k]
    if k and is_conversion(line, k):
        return before[k - 1]
    if k and (listed := _listed(line, k, before[k - 1])):
        return listed
    if amount.kind == "money" and _DIFFERENCE.match(line.s, amount.end):
        return None
    if _RATE_BASE.search(line.s[max(0, amount.start - 6) : amount.start]):
        return None
    governor = governor_of(line, amount)
    if amount.kind == "time":
        return _of_hours(line, amount, governor, before) or _of_duration(line, amount, before)
    if amount.kind in ("number", "count") and _MAGNITUDE.search(line.s[max(0, amount.start - 14) : amount.start]):
        return Metric("magnitude", anchor=amount.start, base="magnitude")
    if amount.phrase == "times" and governor is not None and line.words[governor.index].low in _OCCURRING:
        done = _OCCURRING[line.words[governor.index].low]
        return Metric(done, _whose_before(line, governor.index), anchor=line.words[governor.index].start, base=done)
    if amount.kind == "percent" and (part := _of_which(line, amount, before)):
        return part
    if amount.kind == "percent" and (ellipsis := _for_share(line, amount, before)):
        return ellipsis
    if paid := _paid_by(line, amount):
        return paid
    if amount.kind == "count" and k and before[k - 1] is not None and (rival := _of_rival(line, k, before[k - 1])):
        return rival
    if amount.kind == "count" and amount.phrase:
        return _of_total(line, amount, governor) or _of_count(line, amount)
    if amount.kind == "times":
        if _AS_MUCH.match(line.s, amount.end) and (last := next((m for m in reversed(before) if m is not None), None)):
            base = last.base or last.phrase
            return Metric(f"{base} growth", last.owner, last.scope, last.anchor, change=True, base=base)
        found = _of_multiple(line, amount) or governed(line, amount, governor, before)
        if found and not found.change:
            return replace(found, phrase=f"{found.phrase} growth", change=True)
        return found
    if amount.kind == "percent" and (changed := _of_comparative(line, amount, governor, before)):
        return changed
    if governor is not None and _moves_money(line, amount, governor) and (moved := governed(line, amount, governor, before)):
        return _by_the_unit(line, amount, moved)
    found = _beside(line, amount, governor, before) or governed(line, amount, governor, before)
    return _by_the_unit(line, amount, found) if found else None


#: "$0.15 per million tokens": what a price is told for.
_RATE_BASE = re.compile(r"\b(?:per|every)\s$", re.IGNORECASE)
_MAGNITUDE = re.compile(r"\bmagnitude[-\s](?:of\s)?$", re.IGNORECASE)
#: What was done so and so many times.
_OCCURRING = {
    "downloaded": "downloads", "viewed": "views", "shared": "shares", "streamed": "streams", "played": "plays", "watched": "views",
    "cited": "citations", "installed": "installations", "used": "uses", "called": "calls", "visited": "visits", "liked": "likes",
    "clicked": "clicks", "retweeted": "retweets", "accessed": "accesses", "read": "reads",
}  # fmt: skip


def _whose_before(line: Line, verb: int) -> tuple[int, int] | None:
    subject = phrase_before_verb(line, verb)
    return subject.owner if subject else None


_OF_WHICH = re.compile(r"\bof (?:which|whom|that|this) (?:about |around |some |nearly |over |more than )?$")


def _of_which(line: Line, amount: Amount, before: Sequence[Metric | None]) -> Metric | None:
    """ "cost $3.2 million, of which 70 percent came from ...": a share of the figure before it."""
    previous = next((m for m in reversed(before) if m is not None), None)
    if previous is None or not _OF_WHICH.search(line.s[max(0, amount.start - 30) : amount.start]):
        return None
    base = previous.base or previous.phrase
    return Metric(f"share of {base}", previous.owner, previous.scope, previous.anchor, base=base)


_FOR_SHARE = re.compile(r"\b(?:and|,|while)\s(?:the\s)?([\w’'-]+(?:\s(?!for\b)[\w’'-]+){0,2})\s(?:for\s)?(?:about\s|another\s|some\s)?$")


def _for_share(line: Line, amount: Amount, before: Sequence[Metric | None]) -> Metric | None:
    """ "Tyres accounted for 21 percent and packaging for 9 percent": the share of what stands before it."""
    last = before[-1] if before else None
    left = line.s[max(0, amount.start - 60) : amount.start]
    found = _FOR_SHARE.search(left)
    if last is None or last.base != "share" or found is None or not re.search(r"\baccount(?:s|ed|ing)?\sfor\b", line.s[: amount.start]):
        return None
    begin = amount.start - len(left) + found.start(1)
    return Metric("share", (begin, begin + len(found[1])), anchor=begin, base="share")


_PAID = re.compile(r"\s(?:that\s|which\s)?(?=[A-Z])")
_PAYING = {
    "paid": "payment",
    "raised": "funding raised",
    "spent": "spending",
    "invested": "investment",
    "earned": "earnings",
    "lost": "loss",
}


def _paid_by(line: Line, amount: Amount) -> Metric | None:
    """ "the $11 million that Polar Jet paid": whose payment it is stands behind it."""
    found = _PAID.match(line.s, amount.end) if amount.kind == "money" else None
    name = line.name_at(found.end()) if found else None
    if name is None or name.start != (found.end() if found else -1):
        return None
    verb = re.compile(r"\s(?:has\s|had\s)?(paid|raised|spent|invested|earned|lost)\b").match(line.s, name.end)
    if verb is None:
        return None
    noun = _PAYING[verb[1]]
    return Metric(noun, (name.start, name.end), anchor=amount.start, base=noun)


_LASTING = frozenset("last lasts lasted lasting take takes took wait waits waited waiting".split())


def _of_hours(line: Line, amount: Amount, governor: Governor | None, before: Sequence[Metric | None]) -> Metric | None:
    """ "hours worked fell to 1,964 million hours", "the hearing lasted three days", "Venn, 23": a level, a duration, an age."""
    s = line.s
    if quantities.is_age_at(s, amount.start, amount.end):
        if s[: amount.start].endswith(", "):
            return None  # "Venn, 23, scored" only says who he is
        return Metric("years of age", anchor=amount.start, base="age")
    if governor is None:
        return None
    word = line.words[governor.index]
    if word.low in UP | DOWN and "to" in governor.preps[-1:] and amount.quantity.unit in ("hours", "days", "minutes", "years"):
        return governed(line, amount, governor, before)
    if word.low in _LASTING and not set(governor.preps) - {"for", "over"} and governor.crossed is None:
        noun = "wait" if word.low.startswith("wait") else "duration"
        return Metric(noun, _whose_before(line, governor.index), anchor=word.start, base=noun)
    return None


#: "$100 less than last year's": a difference, whose base is not told.
_DIFFERENCE = re.compile(r"\s(?:less|more|cheaper|higher|lower|below|above|short)\s(?:than|of)?\b")
_AS_MUCH = re.compile(
    r"\s(?:as\s(?:much|many|high|large|big|fast)|the\s(?:average|level|number|rate|amount|size)|more|higher|larger|faster)\b"
)
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


def _by_the_unit(line: Line, amount: Amount, metric: Metric) -> Metric:
    """ "earnings of $1.10 per share": earnings per share."""
    if amount.kind != "money" or not (found := PER.match(line.s, amount.end)):
        return metric
    per = found[1] or "unit"
    base = "price" if metric.phrase in ("payment", "level", "offer", "purchase") else metric.phrase
    return Metric(f"{base} per {per}", metric.owner, metric.scope, metric.anchor, metric.old, metric.change, f"{base} per {per}")


_MOVING = frozenset("investment spending pledge funding donation payment fine purchase".split())


def _moves_money(line: Line, amount: Amount, governor: Governor) -> bool:
    return amount.kind == "money" and not governor.preps and NOMINAL_OF.get(line.words[governor.index].low) in _MOVING - {"payment", "fine"}


_THAN = re.compile(r"\s(more|higher|above|longer|larger|less|fewer|lower|cheaper|below|shorter|smaller)\sthan\b")
_COMPARATIVE = re.compile(r"\s(higher|lower|up|down)\b(?!\sto\s)")


def _of_comparative(line: Line, amount: Amount, governor: Governor | None, before: Sequence[Metric | None]) -> Metric | None:
    """ "closed 2.3 percent higher": growth of what closed."""
    if than := _THAN.match(line.s, amount.end):
        previous = next((m for m in reversed(before) if m is not None and not m.change), None)
        if previous is not None:
            change = "growth" if than[1] in ("more", "higher", "above", "up", "longer", "larger") else "decline"
            base = previous.base or previous.phrase
            return Metric(f"{base} {change}", previous.owner, previous.scope, previous.anchor, change=True, base=base)
    found = _COMPARATIVE.match(line.s, amount.end)
    if found is None or governor is None or governor.preps:
        return None
    word = line.words[governor.index]
    subject = (
        phrase_before_verb(line, governor.index) if is_verb(word, line.words[governor.index - 1] if governor.index else None) else None
    )
    if subject is None or not (subject.metric or subject.owner):
        return None
    base = share_price(subject.metric)
    return Metric(
        f"{base} {'growth' if found[1] in ('higher', 'up') else 'decline'}".strip(),
        subject.owner,
        subject.scope,
        subject.start,
        change=True,
        base=base,
    )


def _of_multiple(line: Line, amount: Amount) -> Metric | None:
    """ "double its headcount", "costs have more than doubled": the growth of what doubles."""
    if line.s[amount.start : amount.end].lower() in ("doubled", "tripled", "trebled", "quadrupled", "quintupled"):
        place = line.before(quantities.begins(line.s, amount.start)) + 1
        subject = phrase_before_verb(line, place)
        if subject and (subject.metric or subject.owner) and place > 0:
            base = share_price(subject.metric)
            return Metric(f"{base} growth".strip(), subject.owner, subject.scope, subject.start, change=True, base=base)
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
    noun = noun_run(line, found.end(), 5) if found else ""
    return Metric(f"{noun} growth", anchor=amount.start, change=True, base=noun) if noun else None


_TOTALS = frozenset(
    """
    totaled totalled totaling totalling total totals reached reaches reach reaching hit hits hitting exceeded exceeds exceed
    exceeding surpassed surpasses surpass surpassing averaged averages average topped tops stood stands numbered amounted amounts""".split()
)


def _of_total(line: Line, amount: Amount, governor: Governor | None) -> Metric | None:
    """ "Exports soared to 242,765 vehicles": exports; the counted noun is only the unit."""
    if governor is None:
        return None
    word = line.words[governor.index]
    moved = word.low in UP | DOWN and "to" in governor.preps
    if word.low not in _TOTALS and not moved:
        return None
    subject = phrase_before_verb(line, governor.index)
    if subject is None or not subject.metric or subject.metric.split(" ")[-1].lower() in ("company", "group", "it"):
        return None
    old = governor.preps[-1:] == ("from",)
    scope = subject.scope or _adjectives_before(line, amount)
    return Metric(subject.metric, subject.owner, scope, subject.start, base=subject.metric, old=old)


_COMPARED = re.compile(r",?\s(?:compared\s(?:with|to)|against|versus)\s.{0,20}", re.IGNORECASE)


def _of_rival(line: Line, k: int, previous: Metric | None) -> Metric | None:
    """ "30 million users, compared with 90 million for Borealis": the rival's, by the same metric."""
    here, last = line.amounts[k], line.amounts[k - 1]
    if previous is None or here.quantity.unit != last.quantity.unit or not _COMPARED.fullmatch(line.s[last.end : here.start]):
        return None
    found = re.compile(r"\s(?:for|at|by)\s(?:the\s)?").match(line.s, here.end)
    rival = line.name_at(found.end()) if found else None
    return replace(previous, owner=(rival.start, rival.end)) if rival else replace(previous, old=True)


def is_conversion(line: Line, k: int) -> bool:
    """Whether an amount in brackets tells the one before them in another currency."""
    here, last = line.amounts[k], line.amounts[k - 1]
    between = line.s[last.end : here.start]
    if here.kind != last.kind or here.kind not in ("money", "measure") or here.quantity.unit == last.quantity.unit:
        return False
    return bool(re.fullmatch(r"\s?(?:[(（]|,?\sor\s)(?:[a-z.~]+\s){0,3}", between))


_VAGUE_NOUNS = frozenset(
    """
    ways things reasons questions points themes categories types kinds aspects factors steps times people's sides layers paths
    tasks constraints parts forms areas issues ideas words examples options goals priorities pillars principles dimensions phases
    stages fronts directions challenges problems topics elements features levels versions occasions milestones others ones counts
    halves""".split()
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
    limit = scope_after(line, amount.end) or _adjectives_before(line, amount)
    if (named := _named_part(line, amount)) is not None:
        begin = line.s.find(amount.phrase, max(0, amount.start - 80))
        rest = line.s[named[1] : begin + len(amount.phrase)].strip(" '’s") if begin >= 0 else ""
        if rest:
            phrase = phrase.replace(amount.phrase, rest)
        return Metric(phrase, named, limit, amount.start, base=rest or amount.phrase)
    return Metric(phrase, scope=limit, anchor=amount.start, base=phrase)


def _named_part(line: Line, amount: Amount) -> tuple[int, int] | None:
    """The name of a product or organisation in the counted phrase itself: "three of its Nova models" is told of Nova."""
    begin = line.s.find(amount.phrase, max(0, amount.start - 80))
    if begin < 0 or not amount.phrase or amount.start <= begin < amount.end:
        return None
    end = begin + len(amount.phrase)
    return next(((n.start, n.end) for n in line.names if begin <= n.start and n.end < end and n.kind in ("organisation", "product")), None)


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
        if not (word.low in SKIPPED or word.low in ("of", "off", "out", "up", "least", "launch") or word.low.endswith("ly")):
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
    """
    contract deal agreement plan bond bonds ban sentence term lease partnership program programme loan warranty period mortgage
    treaty project strategy roadmap commitment suspension cycle low high streak run war conflict mission journey meeting debate
    visit trip tour summit strike trial festival conference ceasefire pause pilot apprenticeship""".split()
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
        phrase = phrase_ending(line, index - 1)
        if phrase and phrase.metric:
            return Metric(phrase.metric, phrase.owner, phrase.scope, phrase.start, base=phrase.metric)
    if re.search(r"\bAfter\s$|\bafter\s$", left) and (found := re.compile(r"\sof\s").match(s, amount.end)):
        words = noun_run(line, found.end())
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
    if not any(before) and not any(word.low in FUTURE and word.start < amount.start for word in line.words):
        return None
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
    return None


_WORD_AFTER = re.compile(r"[ \u00a0]([^\W_][\w’'&+/.-]*[\w+]|[^\W_])")
_NO_NOUN = frozenset(
    """
    year-on-year year-over-year quarter-on-quarter quarter-over-quarter yoy qoq higher lower more less up down faster slower
    earlier later ago each apiece monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow january
    february march april may june july august september october november december last next this owned alone respectively annually
    yearly monthly weekly daily worth away old off total overall""".split()
)
_HEADS = METRIC_NOUNS | RISES | FALLS


def _beside(line: Line, amount: Amount, governor: Governor | None, before: Sequence[Metric | None]) -> Metric | None:
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
