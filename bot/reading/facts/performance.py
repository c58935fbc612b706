"""Metrics of what a thing does: how long it takes for something, how much it holds, how much faster than another it is."""

from __future__ import annotations

from bot.core.patterns import regex
from bot.reading.amounts.comparators import begins
from bot.reading.facts.figure import Figure
from bot.reading.facts.measures import unit_classes
from bot.reading.facts.metric import Metric
from storage.values import Quantity

_HEDGE = (
    r"(?:(?:about|around|some|roughly|nearly|almost|over|only|just|still|up\sto|under|less\sthan|more\sthan|at\smost|at\sleast)\s){0,2}"
)
#: Verbs in the present for what machines, models and tests do, each with an object.
_DOES = (
    r"(?:plans?|gives?|delivers?|returns?|transcribes?|renders?|charges?|processes|produces?|completes?|boots?|reaches|finishes|detects?|translates?|answers?|sorts?"
    r"|loads?|computes?|calculates?|analy[sz]es|scans?|prints?|fills?|heats?|cools?|reads?|writes?|generates?|solves?|searches|copies|compiles|builds?|makes?|cleans?|packs?"
    r"|picks?|cuts?|counts?|measures?|shows?|identifies|recogni[sz]es|simulates?|predicts?|draws?|indexes|converts?|summari[sz]es|restarts?|recharges?|starts\sup|lands?|prepares?)"
)
_IN_TIME = regex(rf"\b(?P<verb>{_DOES})(?P<object>\s[^.;:!?]{{2,60}}?)?\s(?:in|within)\s{_HEDGE}$")
_TRAINED = regex(rf"\b(?:trained|learned|learnt|was\strained|were\strained)\b[^.;!?]{{0,110}}?\sin\s{_HEDGE}$")
_NEEDS = regex(rf"\b(?:needs?|needed|requires?)\s{_HEDGE}$")
_TAKES_IT = regex(rf"\btakes?\s(?:it|them|us|(?:the\s)?[A-Z][\w-]{{1,20}}(?:\s[A-Z0-9][\w-]{{0,20}}){{0,2}})\s{_HEDGE}$")
_STAYS = regex(
    rf"\b(?:stays?|remains?|keeps?(?:\s(?:[a-z]{{2,12}}\s){{0,2}}[a-z]{{2,12}})?)\s(?P<how>cold|cool|warm|hot|fresh|frozen|dry|sharp|afloat|airborne|aloft|usable|stable|sterile|charged|awake|online)\s"
    rf"for\s{_HEDGE}$"
)
_ENDS = regex(
    r"\s?(?:[.,;)]|$)|\s(?:each|on|from|with|without|instead|and|against|when|if|at|per|compared|while|where|but|of\slight|for)\b"
)
_HOLDS = regex(rf"\b(?:holds?|stores?|can\shold|can\sstore|carries|can\scarry|takes\sup\sto|lifts|can\slift)\s{_HEDGE}$")
#: "The largest cluster that we know of, at Acme,"
_LARGEST_AT = regex(
    r"[^A-Za-z]{0,3}(?:The|Our)\s(?P<what>(?:largest|biggest|smallest|longest)\s[a-z]{3,16})\b[^,.;]{0,40},\s(?:at|in|for|of)\s(?P<who>[A-Z][^,.;]{1,40}),\s"
)
_SIZES = frozenset(("volume", "weight", "energy", "data"))
_LONG = regex(r"\s(?P<how>long|wide|high|tall|deep|thick)\s?,")
_NOUNS = {"long": "length", "wide": "width", "high": "height", "tall": "height", "deep": "depth", "thick": "thickness"}
_BRACKETED = regex(rf",\s{_HEDGE}$")
_HAS_ROOM = regex(
    rf"\b(?:has|have|had|offers?|gets?|with|provides?|comprises?|measures?|spans?|covers?|adds?)\s(?:a\stotal\sof\s|another\s)?{_HEDGE}$"
)
_FLOOR = regex(r"square\s(?:met(?:re|er)s|feet)|m²|sq\s(?:m|ft)")
_FASTER = regex(
    r"\s(?P<how>faster|slower|shorter|longer|smaller|larger|bigger|lighter|heavier|thinner|thicker|brighter|cheaper|quieter|taller|cleaner|stronger)\sthan\s(?!(?:a|one|two)\syear|in\s|last|before|the\s(?:year|quarter)|analysts|expected|planned)"
)
_IS = regex(rf"\b(?:is|are|was|were)\s{_HEDGE}$")
#: The other figure of a pair: "it sorts 4,000 parcels in 20 seconds, Borealis needs 45".
_LONGEST_RUN = ("hours", "minutes", "seconds", "milliseconds", "microseconds", "ms")


def metric_of_performance(figure: Figure) -> Metric | None:
    """The metric of an amount that says how well a thing does its work, or None."""
    if figure.kind == "time":
        return _time(figure)
    if figure.kind == "percent":
        return _faster(figure)
    return _size(figure) if figure.kind == "measure" else None


def _time(figure: Figure) -> Metric | None:
    """ "sorts 4,000 parcels in 20 seconds", "needs 45 minutes", "stays cold for 31 hours", "was trained in 19 days"."""
    line, amount = figure.line, figure.amount
    at = begins(line.s, amount.start)
    if not _ENDS.match(line.s, amount.end):
        return None
    start = max(0, at - _FARTHEST)
    if found := _STAYS.search(line.s, start, at):
        return Metric(f"time {found['how']}", anchor=found.start(), base="time")
    if found := _TRAINED.search(line.s, start, at):
        return Metric("training time", anchor=found.start(), base="training time")
    if amount.quantity.unit not in _LONGEST_RUN:
        return None
    found = _IN_TIME.search(line.s, start, at)
    while found is not None and (nearer := _IN_TIME.search(line.s, found.end("verb"), at)) is not None:
        found = nearer  # "boots in 4 seconds and renders a page in 200 milliseconds"
    if found is not None:
        verb = found["verb"]
        if found["object"] is None and verb not in ("boots", "boot", "charges", "starts up", "restarts", "recharges", "loads"):
            return None
        what = (found["object"] or "").strip().removeprefix("the ").removeprefix("a ").removeprefix("an ")
        words = what.split()
        name = f"time to {_plain(verb)} {' '.join(words[:4])}".strip() if len(words) < _LONG_OBJECT else f"time to {_plain(verb)}"
        return Metric(name, anchor=found.start(), base="time")
    if found := _NEEDS.search(line.s, start, at) or _TAKES_IT.search(line.s, start, at):
        earlier = next((m.phrase for m in reversed(figure.before) if m is not None and m.phrase.startswith("time to ")), "time needed")
        return Metric(earlier, anchor=found.start(), base="time")
    return None


_FARTHEST, _LONG_OBJECT = 110, 7


def _plain(verb: str) -> str:
    """A verb without the s of the third person.

    >>> _plain("processes"), _plain("gives"), _plain("identifies"), _plain("starts up")
    ('process', 'give', 'identify', 'start up')
    """
    word, *rest = verb.split()
    if word.endswith("ies"):
        word = word[:-3] + "y"
    elif word.endswith(("sses", "ches", "shes", "xes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    return " ".join((word, *rest))


def _size(figure: Figure) -> Metric | None:
    """ "holds 180 litres": a capacity; "4.2 kilometres long,": a length; "will have 12,400 square metres": a floor area."""
    line, amount = figure.line, figure.amount
    at = begins(line.s, amount.start)
    classes = unit_classes(amount.quantity.unit)
    if classes & _SIZES and (found := _HOLDS.search(line.s, max(0, at - 40), at)):
        if (largest := _LARGEST_AT.match(line.s, 0, found.start())) and (name := line.name_at(largest.start("who"))) is not None:
            return Metric(largest["what"], (name.start, name.end), anchor=name.start, base=largest["what"], is_certain=True)
        noun = "volume" if "volume" in classes else "payload" if "weight" in classes else "storage capacity"
        return Metric(noun, anchor=found.start(), base=noun)
    if (
        "length" in classes
        and _is_long(amount.quantity)
        and (how := _LONG.match(line.s, amount.end))
        and _BRACKETED.search(line.s, max(0, at - 20), at)
    ):
        noun = _NOUNS[how["how"]]
        return Metric(noun, anchor=at, base=noun)
    if _FLOOR.fullmatch(amount.quantity.unit) and (found := _HAS_ROOM.search(line.s, max(0, at - 50), at)):
        return Metric("floor area", anchor=found.start(), base="floor area")
    return None


def _is_long(size: Quantity) -> bool:
    """Whether a length is one of a road, a bridge or a tunnel, not of a thing on a desk."""
    return size.unit in ("km", "miles") or (size.unit in ("metres", "m", "feet") and size.value >= _LONG_METRES)


_LONG_METRES = 50


def _faster(figure: Figure) -> Metric | None:
    """ "Routes planned by Kestrel 3 are 4% shorter than those of Borealis": how much shorter."""
    line, amount = figure.line, figure.amount
    found = _FASTER.match(line.s, amount.end)
    at = begins(line.s, amount.start)
    verb = _IS.search(line.s, max(0, at - 30), at) if found is not None else None
    if found is None or verb is None:
        return None
    end = line.s.find(",", found.end())
    rest = line.s[found.end() : end if end >= 0 else len(line.s)].strip(" .")
    words = rest.split()
    rival = rest if len(words) < _LONG_OBJECT else words[0]
    noun = f"{figure.subject.metric} " if figure.subject is not None and figure.subject.metric else ""
    return Metric(f"{noun}{found['how']} than {rival}", anchor=max(0, verb.start() - 1), change=True, base=f"{noun}{found['how']}")
