"""Metrics of figures that a verb states: rates that are kept, ratings, what somebody wants paid, what is put at an amount, distances."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.core.patterns import regex
from bot.reading.facts.figure import Figure
from bot.reading.facts.measures import measure_of
from bot.reading.facts.metric import DEAREST_SHARE, Metric
from bot.reading.facts.phrase_rules import HEDGE, PhraseRule, before, begins_at, first_that_fits

_WANTS_PAID = regex(
    rf"\b(?:wants?|wanted|asks?|asked|calls?\son|called\son|told|ordered|sued)\s(?:the\s|its\s|a\s)?(?:[\w’'&.-]{{2,20}}\s){{1,4}}to\spay\s(?:back\s|out\s)?{HEDGE}$"
)
_ORDERED = regex(r"\b(?:ordered|told)\b")
_KEPT = regex(
    rf"\b(?:kept|keeps?|left|leaves?|held|holds?|maintained|maintains?|confirmed|confirms?)\s(?:its|their|the)\s(?P<what>(?:[a-z-]{{3,14}}\s){{0,3}}(?:rates?|forecast|target|dividend|guidance|estimate|price|stake|outlook))"
    rf"\s(?:for\s[^,;]{{2,20}}\s)?(?:unchanged\s|steady\s)?at\s{HEDGE}$"
)
_RATED = regex(
    rf"\b(?:rated|rates?\sit|scores?|scored|earns?|averages?|averaged|gets?|got|has\sa\srating\sof|a\srating\sof|a\sscore\sof)\s(?:an\saverage\sof\s)?{HEDGE}$"
)
_OUT_OF = regex(r"\s(?:out\sof\s(?:5|10|100|five|ten)|stars?|points?\sout\sof|on\sa\sscale)\b")
_SHORTENS = regex(
    rf"\b(?:cut|cuts|cutting|reduces?d?|shortens?|shortened|lowers?|lowered|brings?|brought|takes?|took)\s(?:the\s|its\s|their\s)?(?P<what>(?:[a-z-]{{3,14}}\s){{0,2}}[a-z-]{{3,14}}?)(?:\s(?:for|of|on)\s[^,;]{{2,24}})?"
    rf"\sfrom\s{HEDGE}$"
)
_TO = regex(rf"\sto\s{HEDGE}$")
_PUT_AT = regex(
    rf"\b(?:puts?|estimates?d?|reckons?|calculates?d?)\s(?:the\s|its\s|their\s)?(?P<what>(?:(?!up\b|off\b|back\b|down\b)[a-z-]{{3,16}}\s){{0,3}}?[a-z-]{{4,16}})\s(?:(?:for|in|of)\s[^,;]{{2,20}}\s)?at\s{HEDGE}$"
)
_TRAVELS = regex(
    rf"\b(?:drives?|drove|driven|fl(?:y|ies|ew|own)|sails?|sailed|travels?|travelled|traveled|covers?|covered|rides?|rode|rans?|runs?)\s{HEDGE}$"
)
_DISTANCES = frozenset(("km", "miles"))
_FLOATS_AT = regex(rf"\b(?:shares?|stock|units)\s(?:at|for)\s(?:between\s)?{HEDGE}$")
_APIECE = regex(r"(?:\s(?:to|and)\s\S{1,12})?\s(?:apiece|each|a\sshare|per\sshare)\b")


def _wanted(figure: Figure) -> Metric | None:
    """ "Prosecutors want the company to pay €12 million": a payment that is demanded, or ordered."""
    found = before(figure, _WANTS_PAID) if figure.kind == "money" else None
    if found is None:
        return None
    noun = "payment ordered" if _ORDERED.search(found[0]) else "payment demanded"
    return Metric(noun, anchor=begins_at(figure, found), base=noun)


def _kept(figure: Figure) -> Metric | None:
    """ "the central bank kept its rate at 3.5 per cent": its rate."""
    found = before(figure, _KEPT)
    return Metric(found["what"], anchor=begins_at(figure, found), base=found["what"]) if found else None


def _rated(figure: Figure) -> Metric | None:
    """ "is rated 4.7 out of 5": a rating."""
    is_rating = figure.kind in ("number", "count") and _OUT_OF.match(figure.line.s, figure.amount.end) is not None
    return Metric("rating", anchor=figure.amount.start, base="rating") if is_rating and before(figure, _RATED) else None


def _shortened(figure: Figure) -> Metric | None:
    """ "will cut the journey from 94 minutes to 61": the time before."""
    last = figure.before[-1] if figure.before else None
    if last is not None and last.old and last.phrase.endswith(" time") and before(figure, _TO) and figure.kind in ("time", "number"):
        return replace(last, old=False)
    found = before(figure, _SHORTENS) if figure.kind == "time" else None
    return Metric(f"{found['what']} time", anchor=begins_at(figure, found), old=True, base=f"{found['what']} time") if found else None


def _put_at(figure: Figure) -> Metric | None:
    """ "The ministry put unemployment at 5.2 per cent": unemployment."""
    found = before(figure, _PUT_AT) if figure.kind in ("percent", "money", "number") else None
    if found is not None and figure.kind != "percent" and measure_of(found["what"]) is None:
        return None
    return Metric(found["what"], anchor=begins_at(figure, found), base=found["what"]) if found else None


def _distance(figure: Figure) -> Metric | None:
    """ "Its trucks drive 31 million kilometres a year": a distance."""
    is_far = figure.kind == "measure" and figure.amount.quantity.unit.split(" ")[0] in _DISTANCES and figure.amount.quantity.value >= _FAR
    return Metric("distance", anchor=figure.amount.start, base="distance") if is_far and before(figure, _TRAVELS) else None


_FAR = 1000


_FLAT_AT = regex(
    rf"(?:^|[.;,]\s|\s(?:and|but|while)\s)(?P<what>(?:[A-Za-z][\w’'-]{{1,16}}\s){{1,4}}?)(?:was|were|is|are|remained|stayed|held)\s(?:almost\s|nearly\s|broadly\s|roughly\s|largely\s|virtually\s)?"
    rf"(?:flat|unchanged|stable|steady|level|little\schanged|constant)\s(?:at|on)\s{HEDGE}$"
)
#: "Acme's revenue", "The company's debt", "Its output"
_OWNER = regex(r"(?:.{1,40}?(?P<mark>['’]s?)\s(?=[a-z])|(?:[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur)(?P<mark2>)\s)")
_CAPACITY = regex(rf"\b(?P<what>capacity|output)\s(?:of|to)\s{HEDGE}$")
_SHARE_MOVED = regex(
    rf"\bshares?\s(?:lost|gained|fell|rose|dropped|added|slipped|climbed|jumped|shed|put\son|tumbled|slid|advanced|eased)\s[^;]{{0,30}}?\sto\s{HEDGE}$",
    re.IGNORECASE,
)
_GROWTH_IN = regex(
    rf"\b(?:growth|rise|increase|fall|decline|drop|jump)\sin\s(?:its\s|their\s|the\s)?(?P<what>(?:[a-z-]{{3,14}}\s){{0,2}}?[a-z-]{{4,14}})\sto\s{HEDGE}$"
)
_AT_WHICH = regex(r"\sat\swhich\s[^.;]{2,70}?\s(?:was|were|had\sbeen)\s(?:last\s)?(?:valued|priced)\b")


def _level(figure: Figure) -> Metric | None:
    """ "Revenue was almost flat at 4.9 billion", "growth in revenue to 1,200 crore": the noun, not the word beside the figure."""
    found = before(figure, _FLAT_AT) or before(figure, _GROWTH_IN)
    if found is None:
        return None
    owned = _OWNER.match(found["what"])
    what = found["what"][owned.end() if owned else 0 :].strip()
    begin = begins_at(figure, found) + found.start("what") - found.start()
    owner = (begin, begin + owned.start("mark")) if owned and owned["mark"] else None
    return Metric(what, owner, anchor=begin, base=what) if what else None


def _capacity(figure: Figure) -> Metric | None:
    """ "will have a capacity of 6 lakh pumps a year": a capacity."""
    found = before(figure, _CAPACITY) if figure.kind == "count" else None
    return Metric(found["what"], anchor=figure.amount.start, base=found["what"]) if found else None


def _share_moved(figure: Figure) -> Metric | None:
    """ "The Acme share lost 1.7 percent to 22.84 euros": the share price."""
    if figure.kind != "money" or figure.amount.quantity.value > DEAREST_SHARE or not before(figure, _SHARE_MOVED):
        return None
    return Metric("share price", anchor=figure.amount.start, base="share price")


def _valued_at(figure: Figure) -> Metric | None:
    """ "far below the $6.8 billion at which the startup was valued": a valuation."""
    found = _AT_WHICH.match(figure.line.s, figure.amount.end) if figure.kind == "money" else None
    return Metric("valuation", anchor=figure.amount.start, base="valuation") if found else None


def _floated(figure: Figure) -> Metric | None:
    """ "plans to float a quarter of its shares at 140p to 165p apiece": the price per share."""
    if figure.kind != "money" or not _APIECE.match(figure.line.s, figure.amount.end) or not before(figure, _FLOATS_AT):
        return None
    return Metric("price per share", anchor=figure.amount.start, base="price per share")


_AT_WORK = regex(r"\s(?:work|works|worked|are\semployed|were\semployed)(?=[,.;)]|\s(?:in|at|there|today|now|and|until)\b|$)")
_WHO_WORK = frozenset("people workers staff".split())


def _at_work(figure: Figure) -> Metric | None:
    """ "its plant in Hitra, where 120 people work": employees."""
    is_staff = figure.kind == "count" and figure.amount.quantity.unit in _WHO_WORK and _AT_WORK.match(figure.line.s, figure.amount.end)
    return Metric("employees", anchor=figure.amount.start, base="employees") if is_staff else None


#: For each rule, the words of which the sentence must have one, in lower case.
_RULES: tuple[PhraseRule, ...] = tuple(
    (frozenset(words.split()), rule)
    for words, rule in (
        ("pay", _wanted),
        ("kept keep keeps left leaves leave held hold holds maintained maintains confirmed confirms", _kept),
        ("rated rates score scores scored earns averages averaged gets got rating", _rated),
        ("minutes hours days weeks months seconds", _shortened),
        ("put puts estimate estimates estimated reckon reckons calculated calculates", _put_at),
        (
            "drive drives drove driven fly flies flew flown sail sails sailed travel travels travelled cover covers covered ride rode",
            _distance,
        ),
        ("apiece each share", _floated),
        ("flat unchanged stable steady level changed constant growth rise increase fall decline drop jump", _level),
        ("capacity output", _capacity),
        ("share shares", _share_moved),
        ("valued priced", _valued_at),
        ("work works worked employed", _at_work),
    )
)


def metric_of_stated(figure: Figure) -> Metric | None:
    """The metric by the first of these phrases that fits, or None."""
    return first_that_fits(_RULES, figure)
