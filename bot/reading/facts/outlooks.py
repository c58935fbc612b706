"""Metrics of what a company expects and has changed, and of values that stand beside another one: phrases before or behind a figure."""

from __future__ import annotations

from dataclasses import replace

from bot.core.patterns import regex
from bot.reading.facts.figure import Figure
from bot.reading.facts.metric import NO_METRIC, Metric
from bot.reading.facts.phrase_rules import HEDGE, PhraseRule, before, begins_at, first_that_fits

_OUTLOOK = r"(?:forecast|outlook|guidance|target|estimate|projection|expectation|goal|ambition)s?"
_CHANGES = (
    r"(?:cuts?|cutting|rais(?:es?|ed|ing)|lower(?:s|ed|ing)?|lift(?:s|ed|ing)?|trim(?:s|med|ming)?|upgrad(?:es?|ed|ing)|downgrad(?:es?|ed|ing)"
    r"|narrow(?:s|ed|ing)?|increas(?:es?|ed|ing)|reduc(?:es?|ed|ing)|slash(?:es|ed|ing)?|hik(?:es?|ed|ing)|revis(?:es?|ed|ing)|bump(?:s|ed|ing)?"
    r"|mov(?:es?|ed|ing)|boost(?:s|ed|ing)?|pull(?:s|ed|ing)?)"
)
_WHEN = (
    r"(?:\s(?:on|in|last|this|earlier|late|again|further|sharply|slightly|today|yesterday|back)"
    r"(?:\s(?:[A-Z]\w+|week|month|quarter|\d{1,2}|year))?){0,3}"
)
_REVISED = regex(
    rf"\b{_CHANGES}\s(?:its|their|his|her|the|our)\s(?P<what>(?:[\w-]{{2,16}}\s){{0,4}}?)(?P<noun>{_OUTLOOK})"
    rf"(?:\sfor\s(?P<of>(?:[a-z-]{{2,16}}\s?){{1,3}}?))?{_WHEN}"
    rf",?(?:\s(?:up|down))?\s(?P<way>to|at|from)\s{HEDGE}$"
)
#: Words of an outlook that say of when it is, not of what.
_OF_TIME = frozenset(
    """
    full-year full year annual yearly quarterly first-quarter second-quarter third-quarter fourth-quarter half-year own previous
    earlier current original new initial medium-term long-term mid-term short-term prior existing latest adjusted financial fiscal
    this next the""".split()
)
_WAS_WORTH = regex(r"\s(?:it|they|the\s[a-z-]+)\s(?:was|were|had\sbeen)\s(?:then\s|once\s)?(?:worth|valued\sat)\b")
_GETS = regex(
    r"\b(?:get|gets|getting|got|come|comes|bring|brings|go|goes|push|pushes)"
    rf"\s(?:it\s|that\s|this\s|them\s)?(?:down\s|up\s|back\s)?(?:to|below|under|above|past)\s{HEDGE}$"
)


def _revised(figure: Figure) -> Metric | None:
    """ "cut its full-year harvest forecast on Wednesday to 410,000 tonnes from 440,000": a harvest forecast, and what it was."""
    found = before(figure, _REVISED)
    if found is None:
        return _other_outlook(figure)
    noun = found["noun"].rstrip("s") if found["noun"] != "guidance" else "forecast"
    noun = (
        "forecast" if noun in ("outlook", "projection", "estimate", "expectation") else "target" if noun in ("goal", "ambition") else noun
    )
    if found["of"] and noun == "target":
        return None  # "its target for the operating margin": that measure, aimed at
    words = [word for word in f"{found['what']}{found['of'] or ''}".split() if word.lower() not in _OF_TIME and not word[0].isdigit()]
    phrase = " ".join([*words, noun])
    return Metric(phrase, anchor=begins_at(figure, found), base=phrase, old=found["way"] == "from")


def _other_outlook(figure: Figure) -> Metric | None:
    """ "from 40 to 55", "to $3 billion from $2.8 billion": the other one of the outlook before."""
    last = figure.before[-1] if figure.before else None
    if last is None or not last.base.endswith(_NOUNS):
        return None
    if last.old:
        return replace(last, old=False) if _TO.search(figure.left(16)) else None
    return replace(last, old=True) if _FROM.search(figure.left(40)) else None


_TO = regex(r"\bto\s(?:about\s|around\s|nearly\s)?$")
_NOUNS = ("forecast", "target")
_FROM = regex(r"\b(?:from|against)\s(?:about\s|around\s|the\s|a\sprevious\s)?$")


def _was_worth(figure: Figure) -> Metric | None:
    """ "more than double the $280 million it was worth in 2027": an earlier valuation."""
    if figure.kind != "money" or not _WAS_WORTH.match(figure.line.s, figure.amount.end):
        return None
    return Metric("valuation", anchor=figure.amount.start, base="valuation", old=True)


def _multiple_of_worth(figure: Figure) -> Metric | None:
    """The "double" of "more than double the $280 million it was worth": no figure of its own."""
    return NO_METRIC if figure.kind == "times" and _THE_SUM.match(figure.line.s, figure.amount.end) else None


_THE_SUM = regex(
    r"\s(?:the|its|their)\s[^\s\d]{0,4}\d[\d.,]*(?:\s(?:thousand|million|billion|trillion|bn|mn?))?\s(?:it|they|the\s[a-z-]+)\s(?:was|were|had|made|sold|paid)\b"
)


def _gets_to(figure: Figure) -> Metric | None:
    """ "costs $4.10 a parcel …, and it expects to get below $3": the same cost."""
    last = next((metric for metric in reversed(figure.before) if metric is not None and not metric.change), None)
    if last is None or not before(figure, _GETS):
        return None
    alike = [amount for amount in figure.line.amounts[: figure.index] if amount.quantity.unit == figure.amount.quantity.unit]
    return replace(last, old=False, anchor=figure.amount.start) if alike else None


_RULES: tuple[PhraseRule, ...] = tuple(
    (frozenset(words.split()), rule)
    for words, rule in (
        (
            "forecast forecasts outlook guidance target targets estimate estimates projection projections expectation expectations"
            " goal goals ambition",
            _revised,
        ),
        ("worth valued", _was_worth),
        ("double twice triple times treble half quadruple", _multiple_of_worth),
        ("get gets getting got come comes bring brings go goes push pushes", _gets_to),
    )
)


def metric_of_outlook(figure: Figure) -> Metric | None:
    """The metric by the first of these phrases that fits, or None."""
    return first_that_fits(_RULES, figure)
