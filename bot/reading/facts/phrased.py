"""Whose a figure is by the phrase around it: "3 million Acme customers", "guidance for Velmatis sales", "of whom 300 came from Delta"."""

from __future__ import annotations

import re

from bot.core.patterns import regex
from bot.reading.amounts.comparators import begins
from bot.reading.bullets import BULLETS
from bot.reading.facts.owned import Owned
from bot.reading.facts.owners import is_clause_subject, sentence_subject
from bot.reading.grammar.phrases import Line, Name

_THINGS = ("organisation", "product", "other")

_AMOUNT = regex(r"\S{1,15}(?:\s(?:million|billion|thousand))?\s")
_BUYERS = regex(
    r"\s(?:[a-z-]{3,14}\s)?(?:customers|users|subscribers|accounts|members|clients|travellers|travelers|passengers|drivers|patients|shoppers|guests"
    r"|policyholders|cardholders|account\sholders|households|players|viewers|readers|owners)\b"
)


def of_customers(figure: Owned) -> str | None:
    """ "The board asks how the names of 6 million Acme customers leaked": Acme's."""
    found = _AMOUNT.match(figure.line.s, figure.at)
    name = figure.line.name_at(found.end()) if found is not None else None
    if name is None or name.start != (found.end() if found else -1) or name.kind not in _THINGS:
        return None
    return figure.discourse.canonical(name.entity) if _BUYERS.match(figure.line.s, name.end) else None


_OF_WHOM = regex(r"\d[^.;:]{0,40},\sof\s(?:whom|which)\s(?:[a-z]+\s){0,3}$")


def of_whom(figure: Owned) -> str | None:
    """ "It employs 1,200 people, of whom 300 came from Delta": a part of the figure before, and so of the same."""
    if "whom" not in figure.line.lows and "which" not in figure.line.lows:
        return None
    end = begins(figure.line.s, figure.at)
    return figure.discourse.last_subject if _OF_WHOM.search(figure.line.s, max(0, end - 80), end) else None


_FORECAST_FOR = regex(r"\b(?:guidance|forecast|outlook|estimate|projection|target)s?\s(?:for|of)\s(?:[\w-]{2,12}\s){0,3}$")
_SALES = regex(r"(?:['’]s)?\s(?:[a-z]{3,10}\s){0,3}(?:sales|revenues?|deliveries|shipments|bookings|production|output)\b")


def forecast_for(figure: Owned) -> str | None:
    """ "The company raised its guidance for full-year Velmatis sales to $9 million": Velmatis's."""
    line, at = figure.line, figure.at
    name = next((n for n in reversed(line.names) if n.end < at), None)
    if name is None or name.kind in ("place", "person", "event") or at - name.end > _LONGEST_FORECAST:
        return None
    if not _SALES.match(line.s, name.end) or not _FORECAST_FOR.search(line.s, max(0, name.start - 60), name.start):
        return None
    return figure.discourse.canonical(name.entity)


_LONGEST_FORECAST = 110

_ENROLMENT = regex(
    rf"(?:[{BULLETS}*–-]\s)?(?:[Ee]nroll?ment|[Rr]ecruitment|[Dd]osing)\s(?:in|of|for)\s(?:the\s)?(?P<name>[A-Z][\w-]{{2,24}}(?:\s\d{{1,2}})?)\b"
)


def of_trial(figure: Owned) -> str | None:
    """ "Enrollment in HARBOUR, a trial of OP-7, was completed with 240 patients": HARBOUR's."""
    found = _ENROLMENT.match(figure.line.s)
    return figure.discourse.canonical(found["name"]) if found is not None and found.end() < figure.at else None


_UNION = regex(
    r"(?:^|[;:]\s|,\s(?:and|but|while)\s)(?:[Tt]he|[Aa]n?|[Oo]ne)\s(?P<who>(?:[a-z’'-]{2,14}\s){0,3}(?:union|federation|alliance))"
    r"(?:,\s(?:which|who)\s|\s)(?:represents|organises|organizes|has|counts|speaks\sfor)\s"
)


def of_union(figure: Owned) -> str | None:
    """ "The cabin crew union, which represents 1,700 of the airline's employees": the cabin crew union's."""
    if not any(word in figure.line.s for word in ("union", "federation", "alliance")):
        return None
    end = begins(figure.line.s, figure.at)
    found = None
    for match in _UNION.finditer(figure.line.s, 0, end + 1):
        found = match
    if found is None or end - found.end() > 30 or any(found.start() <= n.start < end for n in figure.line.names):
        return None
    return found["who"]


_OF_FIRM = regex(r"(?:,\s(?:an?\s)?(?:[a-z-]+\s){0,2}analyst)?\s(?:of|at|from|with)\s(?:the\s)?")
_WHO = regex(r",\swho\s")


def target_of_broker(figure: Owned) -> str | None:
    """ "said Ida Prowse of Castlegate, who rates the shares a buy and raised her target to 61": Castlegate's."""
    if "target" not in figure.metric.level:
        return None
    line = figure.line
    for person, firm in zip(line.names, line.names[1:], strict=False):
        if firm.end >= figure.at:
            return None
        if person.kind in ("person", "other") and firm.kind in _THINGS and _OF_FIRM.fullmatch(line.s, person.end, firm.start):
            return figure.discourse.canonical(firm.entity) if _WHO.match(line.s, firm.end) else None
    return None


_OURS = regex(r"\bours\s(?:is|was|are|were|has\sbeen|stands\sat|comes\sto|at)\s(?:[a-z]+\s){0,2}$", re.IGNORECASE)


def ours(figure: Owned) -> str | None:
    """ "Their endowment is £90 million and ours is £11 million": of whom "we" speaks for."""
    speaking_for = figure.discourse.speaking_for
    if not speaking_for or "ours" not in figure.line.s.lower():
        return None
    end = begins(figure.line.s, figure.at)
    if not _OURS.search(figure.line.s, max(0, end - 40), end):
        return None
    return figure.discourse.canonical(speaking_for)


_TRAINING = regex(
    r"\b(?:[Tt]raining|[Pp]re-?training)\s(?:it\s|the\smodel\s|run\s)?(?:took|cost|ran|lasted|used|required|needed|consumed)\b"
    r"|\b(?:It|The\smodel)\swas\s(?:pre-?)?trained\b"
)


def of_training(figure: Owned) -> str | None:
    """ "Training took 51 days and cost $4 million", after "Quarrel released Tidepool 4": Tidepool 4's."""
    line, product = figure.line, figure.discourse.product
    if product is None or _TRAINING.search(line.s, 0, figure.at) is None:
        return None
    if any(n.end < figure.at and n.kind in _THINGS and not _ACCORDING.search(line.s, max(0, n.start - 18), n.start) for n in line.names):
        return None
    return figure.discourse.canonical(product)


_ACCORDING = regex(r"\b[Aa]ccording\sto\s(?:the\s)?$")

_AT_WORK = regex(
    r"\S{1,12}(?:\s(?:people|workers|employees|men|women|staff|hands))?\s(?:(?:are|is|work)\s)?(?:on|in|at)\sthe\s"
    r"(?:payroll|staff|books|shop\sfloor|yard|mill|workshop|workshops|foundry|factory|kitchens?|cellars?|brewery|office)\b"
)


def on_payroll(figure: Owned) -> str | None:
    """ "Eleven of the 47 people on the payroll", where the sentence names nobody before: what the article is about."""
    line, discourse = figure.line, figure.discourse
    if discourse.main is None or _AT_WORK.match(line.s, figure.at) is None:
        return None
    if any(n.end < figure.at for n in line.names) or any(word.low in _REFERRING for word in line.words if word.start < figure.at):
        return None
    return discourse.main


_REFERRING = frozenset("it its they their there we our where which who".split())
_LIFTS = regex(
    r"\b(?:lifts?|raises?|brings?|increases?|takes?|expands?|boosts?|doubles?)\s(?:its\s|the\s|their\s)?(?:(?:annual|yearly|total|daily)\s)?"
    r"(?:capacity|output|production|headcount|workforce|revenues?|sales|turnover|staff)\s(?:from\s[^,;]{1,30}\s)?(?:to|by)\s$"
)


def lifted_by_person(figure: Owned) -> str | None:
    """ "She intends to build a mill and lift capacity to 3 million jars": the company's capacity, not hers."""
    line, discourse = figure.line, figure.discourse
    if discourse.main is None or discourse.main == discourse.person or ("he" not in line.lows and "she" not in line.lows):
        return None
    end = begins(line.s, figure.at)
    if not _LIFTS.search(line.s, max(0, end - 70), end):
        return None
    if any(n.end < end and n.kind in _THINGS and n.entity != discourse.person for n in line.names):
        return None
    is_personal = any(word.low in ("he", "she") for word in line.words if word.start < end)
    return discourse.main if is_personal else None


_VALUES_IT = regex(r",\s(?:which|who)\s(?:had\s|has\s)?valu(?:ed|es)\s(?:it|them)\sat\s(?:[a-z]+\s){0,3}$")


def valued_it(figure: Owned) -> str | None:
    """ "Acme raised $9 million from Fjord Fund, which valued it at $54 million": Acme's, not the fund's."""
    if "which" not in figure.line.lows and "who" not in figure.line.lows:
        return None
    found = _VALUES_IT.search(figure.line.s, max(0, figure.at - 60), figure.at)
    if found is None:
        return None
    subject = sentence_subject(figure.line, found.start())
    if subject is not None and subject.kind in _THINGS and is_clause_subject(figure.line, subject):
        return figure.discourse.canonical(subject.entity)
    return figure.discourse.main or figure.discourse.focus


_INSERTED = regex(r",\s(?:which|who|whose)\s[^,;:]{1,120},\s")


def outside_insertions(line: Line, names: list[Name], at: int) -> list[Name]:
    """The names without those in a clause inserted after one of them and closed before ``at``: "Acme, which never flew the V12, lost"."""
    for name in names[:-1]:
        found = _INSERTED.match(line.s, name.end)
        if found is not None and found.end() <= at:
            names = [n for n in names if not found.start() < n.start < found.end()]
    return names
