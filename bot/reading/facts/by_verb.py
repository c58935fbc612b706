"""Metrics by the verb that governs a figure: "raised $50 million", "revenue rose 5 percent", "hired 300 engineers".

Each rule covers one use of verbs, and returns None where it does not apply; the first that returns a metric, or
``NO_METRIC``, decides.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.core.patterns import regex
from bot.reading.facts.by_noun import superlative_change
from bot.reading.facts.figure import Figure, first_of
from bot.reading.facts.metric import NO_METRIC, Metric, share_price
from bot.reading.grammar.phrases import Line, Phrase, noun_run
from bot.reading.grammar.verbs import ACTION_OF, CUTTING, DOWN, LEVEL, NOMINAL_OF, RAISING, REPORTING, UP

_RAISE_FUNDS = frozenset("raise raised raises raising".split())
_PRICED = frozenset("start starts starting started priced launched sold sells retailed retails".split())
_ADDING = frozenset("added adds shed sheds".split())
_BRINGING = frozenset("bring brings brought bringing take takes took taking".split())
#: Nouns for what was done, where they are not the verb's own form.
OUTPUTS = {
    "produced": "production",
    "shipped": "shipments",
    "sold": "sales",
    "delivered": "deliveries",
    "generated": "output",
    "bought": "purchases",
    "scored": "score",
}


def metric_by_verb(figure: Figure) -> Metric | None:
    """The metric of a figure whose governor is a verb."""
    return first_of(_VERB_RULES, figure)


def metric_by_participle(figure: Figure) -> Metric | None:
    """ "..., delivering 526,409": deliveries, by the participle alone."""
    if figure.kind != "number" or figure.word not in ACTION_OF:
        return None
    noun = OUTPUTS.get(ACTION_OF[figure.word], ACTION_OF[figure.word])
    return Metric(noun, anchor=figure.governor_start, base=noun)


def _funding(figure: Figure) -> Metric | None:
    """ "raised $50 million" is funding, unlike "raised its forecast by $50 million"."""
    if figure.kind != "money" or figure.word not in _RAISE_FUNDS or set(figure.preps) & {"by", "to", "from"}:
        return None
    return Metric("funding raised", anchor=figure.governor_start, scope=figure.scope, base="funding")


def _asking_price(figure: Figure) -> Metric | None:
    """ "starts at $999", "priced from $20": a price."""
    if figure.kind != "money" or figure.word not in _PRICED or not set(figure.preps) & {"at", "from"}:
        return None
    return Metric("price", anchor=figure.governor_start, scope=figure.scope, base="price")


def _brought_in(figure: Figure) -> Metric | None:
    """ "its shops brought in $7 million": revenue."""
    if figure.kind != "money" or figure.word not in ("bring", "brings", "brought") or figure.preps != ("in",):
        return None
    return Metric("revenue", figure.subject.owner if figure.subject else None, anchor=figure.governor_start, base="revenue")


_DEMANDING = frozenset("want wants wanted demand demands demanded ask asks asked seek seeks sought claim claims claimed".split())


_PUNISHING = regex(
    r"\b(?:watchdog|bureau|regulator|prosecutors?|commission|authority|antitrust\s\w+)\s(?:(?:had|has|have|originally|first)\s)*$", re.I
)


def metric_demanded(figure: Figure) -> Metric | None:
    """ "wants a further $6 million", "had asked for $4 million": a claim."""
    if figure.kind != "money" or figure.word not in _DEMANDING or set(figure.preps) - {"for"}:
        return None
    if figure.subject is not None and _PUNISHING.search(figure.line.s, max(0, figure.governor_start - 60), figure.governor_start):
        return Metric("fine demanded", figure.subject.owner, anchor=figure.governor_start, base="claim")
    return Metric("claim", figure.subject.owner if figure.subject else None, anchor=figure.governor_start, base="claim")


_MOVES_MONEY = frozenset("process processes processed processing handled handles transferred transacted moved".split())


def _processed(figure: Figure) -> Metric | None:
    """ "processed $1.1 billion in payments": the volume of payments, not what it is able to process."""
    if figure.kind != "money" or figure.word not in _MOVES_MONEY:
        return None
    return Metric("transaction volume", anchor=figure.governor_start, base="transaction volume")


_NO_OBJECT = regex(r"[.,;]|\s(?:in|last|this|during|over|on|before|after|and|but)\b|$")


#: "made 203 million" of money, where the text says once in which currency.
_MILLIONS = 1_000_000


def _made(figure: Figure) -> Metric | None:
    """ "last year the group made $59 million": a profit."""
    if (
        not (figure.kind == "money" or (figure.kind == "number" and figure.amount.quantity.value >= _MILLIONS))
        or figure.word not in ("made", "makes")
        or figure.preps
        or not _NO_OBJECT.match(figure.line.s, figure.amount.end)
    ):
        return None
    return Metric("profit", figure.subject.owner if figure.subject else None, anchor=figure.governor_start, base="profit")


def _costs(figure: Figure) -> Metric | None:
    """ "a single ride costs $1.80": its price; what doing something costs is a cost."""
    subject = figure.subject
    if figure.kind != "money" or figure.word != "costs" or figure.preps or subject is None:
        return None
    words = (subject.metric or "").lower()
    if words.split(" ", 1)[0].endswith("ing"):
        return Metric("cost", subject.owner, words, figure.governor_start, base="cost")
    return Metric("price", subject.owner, words or None, figure.governor_start, base="price")


def _change(figure: Figure) -> Metric | None:
    """ "revenue rose 5 percent", "rose to $3 billion", "cut prices by 10 percent"."""
    moves_itself = figure.word in UP or figure.word in DOWN
    moves_other = (figure.word in RAISING or figure.word in CUTTING) and (figure.kind in ("percent", "times") or bool(figure.preps))
    if not moves_itself and not moves_other:
        return None
    changed = _what_changed(figure)
    return _changed_to(figure, changed) or NO_METRIC if changed else NO_METRIC


def _what_changed(figure: Figure) -> Metric | None:
    """The metric that changes, as a level: the verb's subject, or else the metric of the figure before."""
    subject, antecedent = figure.subject, figure.antecedent
    if subject is None or (not subject.metric and subject.owner is None):
        if antecedent is None:
            return None
        return Metric(antecedent.level, antecedent.owner, antecedent.scope or figure.scope, antecedent.anchor)
    words = subject.metric
    if words.startswith("of ") and antecedent is not None:
        words = antecedent.base  # "while those of Delta jumped 24 percent"
    if not words and antecedent is not None and figure.line.s[(subject.owner or (0, 0))[1] :].startswith(("'s", "’s")):
        words = antecedent.base  # "Orion's shares fell, while Delta's jumped"
    if not words and antecedent is not None and share_price(antecedent.base) == "share price":
        words = "share price"  # "shares in Orion fell 2 percent, while Delta jumped 5 percent"
    return Metric(words, subject.owner, subject.scope or figure.scope, subject.start)


def _changed_to(figure: Figure, changed: Metric) -> Metric | None:
    """The value before a change, the level after it, or the change itself."""
    base = changed.phrase
    if figure.is_old_value or figure.preps[-1:] == ("from",):
        if not base and figure.amount.quantity.high is not None:  # "raised from $3 billion to as much as $4 billion"
            return None
        return replace(changed, phrase=base or "level", old=True, base=base)
    base = share_price(base)
    is_level = ("to" in figure.preps or "at" in figure.preps) and figure.preps[-1:] != ("by",)
    if is_level and figure.kind != "times":
        return replace(changed, phrase=base, base=base) if base else None
    return replace(changed, phrase=f"{base} {_kind_of_change(figure)}".strip(), change=True, base=base)


def _kind_of_change(figure: Figure) -> str:
    """ "growth" and "decline" by a share, "increase" and "decrease" by an amount, "cut" where somebody lowers it."""
    if figure.word in CUTTING - DOWN and figure.kind != "times":
        return "cut"
    is_share = figure.kind in ("percent", "times")
    if figure.word in DOWN or figure.word in CUTTING:
        return "decline" if is_share else "decrease"
    return "growth" if is_share else "increase"


def _share_accounted_for(figure: Figure) -> Metric | None:
    """ "Tyres accounted for 21 percent": the share of what accounts for it."""
    subject = figure.subject
    if not figure.word.startswith("account") or figure.preps[-1:] != ("for",) or subject is None or figure.kind != "percent":
        return None
    owner = subject.owner or unnamed_owner(figure.line, subject) or _span_of(figure.line, subject)
    return Metric("share", owner, anchor=subject.start, base="share")


def _addition(figure: Figure) -> Metric | None:
    """ "the shares added 5 percent", "the index shed 200 points"."""
    subject = figure.subject
    if figure.word not in _ADDING or figure.kind not in ("money", "percent", "number") or subject is None:
        return None
    if not subject.metric and not subject.owner:
        return None
    base = share_price(subject.metric)
    change = "increase" if figure.word.startswith("add") else "decrease"
    return Metric(f"{base} {change}".strip(), subject.owner, figure.scope, subject.start, change=True, base=base)


def _same_metric_again(figure: Figure) -> Metric | None:
    """ "Orion's revenue was $3 billion, while Delta's was $2 billion": without a noun of its own it is the metric before."""
    if figure.word not in LEVEL or figure.subject is None or figure.subject.metric:
        return None
    antecedent = figure.antecedent
    if antecedent is None or not antecedent.base or not _has_unit_of_earlier_amount(figure):
        return None
    return Metric(antecedent.base, antecedent.owner, None, antecedent.anchor, base=antecedent.base)


def _output(figure: Figure) -> Metric | None:
    """ "produced 40,000 in May": production; "poured 3,000 tonnes": the amount poured."""
    if figure.kind not in ("number", "measure") or figure.word not in ACTION_OF or figure.preps:
        return None
    done = ACTION_OF[figure.word]
    noun = OUTPUTS.get(done, done if figure.kind == "number" else f"amount {done}")
    return Metric(noun, figure.subject.owner if figure.subject else None, figure.scope, anchor=figure.governor_start, base=noun)


def _level(figure: Figure) -> Metric | None:
    """ "revenue was $3 billion", "the toll reached 40"; "the highest reduction reached 85%" is a price reduction."""
    subject = figure.subject
    if figure.word not in LEVEL or subject is None or not subject.metric:
        return None
    scope = subject.scope or figure.scope
    if change := superlative_change(figure.line, subject):
        return Metric(change, subject.owner, scope, subject.start, change=True, base=change)
    return Metric(subject.metric, subject.owner, scope, subject.start, base=subject.metric, old=figure.is_old_value)


def _new_total(figure: Figure) -> Metric | None:
    """ "hired 300 engineers, bringing its headcount to 2,000": the level of what was spoken of."""
    if figure.word not in _BRINGING or "to" not in figure.preps or (antecedent := figure.antecedent) is None:
        return None
    return replace(antecedent, phrase=antecedent.level, change=False)


def _noun_of_verb(figure: Figure) -> Metric | None:
    """ "invest $5 billion in data centres": investment in data centres."""
    return _by_nominal(figure) or NO_METRIC if figure.word in NOMINAL_OF else None


def _money_cut(figure: Figure) -> Metric | None:
    """ "cut $2 billion": an amount cut."""
    if figure.kind != "money" or figure.word not in CUTTING:
        return None
    return Metric(f"{NOMINAL_OF.get(figure.word, 'amount')} cut", anchor=figure.governor_start, base="cut", change=True)


def _metric_of_subject(figure: Figure) -> Metric | None:
    """ "operating costs swallowed $3 billion": whatever the verb, the subject says what is measured."""
    subject = figure.subject
    if figure.kind not in ("money", "percent", "measure") or subject is None or not subject.metric or figure.word in REPORTING:
        return None
    return Metric(subject.metric, subject.owner, subject.scope or figure.scope, subject.start, base=subject.metric)


_VERB_RULES = (
    _funding,
    _asking_price,
    _brought_in,
    _processed,
    _made,
    _costs,
    _change,
    _share_accounted_for,
    _addition,
    _same_metric_again,
    _output,
    _level,
    _new_total,
    _noun_of_verb,
    _money_cut,
    _metric_of_subject,
)


def _span_of(line: Line, subject: Phrase) -> tuple[int, int] | None:
    begin = line.s.find(subject.metric, subject.start) if subject.metric else -1
    return (begin, begin + len(subject.metric)) if begin >= 0 else None


def unnamed_owner(line: Line, subject: Phrase | None) -> tuple[int, int] | None:
    """The span of a subject of several words without a name, whose figures are its own: "the market for warehouse robots"."""
    if subject is None or subject.owner is not None or " " not in subject.metric:
        return subject.owner if subject else None
    return _span_of(line, subject)


_IS_TO_REACH = regex(r"\b(?:meant|supposed|intended|expected|due|set)\sto\s(?:reach|hit)\s$")


def _has_unit_of_earlier_amount(figure: Figure) -> bool:
    """Whether an earlier amount of the sentence has the same unit."""
    here = figure.amount
    if here.kind == "number" and not here.quantity.unit and _IS_TO_REACH.search(figure.line.s, max(0, here.start - 40), here.start):
        return any(other.end <= here.start and other.kind == "count" for other in figure.line.amounts)
    return any(other.end <= here.start and other.quantity.unit == here.quantity.unit for other in figure.line.amounts)


_PURPOSE = regex(r"\s(?:in|on|into|for|toward|towards|to)\s")
_BRACKET = regex(r"\s\([^()]{1,60}\)")
#: Nouns of verbs whose money goes to something: "investment in data centres".
_WITH_PURPOSE = frozenset("investment spending pledge funding donation payment fine loss savings purchase cost".split())
#: Nouns of verbs that measure only amounts of one kind, or none of one kind.
_ONLY_KIND = {"stake": "percent", "share": "percent", "award": "money"}
_NOT_KIND = {"value": "percent", "valuation": "percent"}


def _by_nominal(figure: Figure) -> Metric | None:
    """The noun of the verb, and the purpose after the amount where there is one."""
    noun = NOMINAL_OF[figure.word]
    subject = figure.subject
    if noun == "stake" and figure.kind == "money" and "at" in figure.preps and subject and subject.metric:
        return Metric(subject.metric, subject.owner, subject.scope, subject.start, base=subject.metric)
    if figure.kind not in ("money", "percent", "number", "measure") or (noun == "duration" and figure.kind != "measure"):
        return None
    if _ONLY_KIND.get(noun, figure.kind) != figure.kind or _NOT_KIND.get(noun) == figure.kind:
        return None
    if noun == "sales" and "for" in figure.preps:
        noun = "price"
    if noun in _WITH_PURPOSE and (purpose := _purpose_after(figure)):
        return Metric(f"{noun} {purpose}", anchor=figure.governor_start, base=noun)
    return Metric(noun, unnamed_owner(figure.line, subject), anchor=figure.governor_start, base=noun, scope=figure.scope)


def _purpose_after(figure: Figure) -> str:
    """What the money is for, after the amount and a conversion in brackets: "in data centres"; "" where it does not say."""
    line, end = figure.line, figure.amount.end
    if bracket := _BRACKET.match(line.s, end):
        end = bracket.end()
    found = _PURPOSE.match(line.s, end)
    if found is None or line.date_at(found.end()) or line.amount_at(found.end()):
        return ""
    goal = noun_run(line, found.end(), 7)
    return f"{found.group().strip()} {goal}" if goal else ""
