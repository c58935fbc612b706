"""Metrics of parts and rows: "40 per cent goes to Japan, 25 per cent to Korea", "£6 million on advertising and £2 million on research"."""

from __future__ import annotations

from dataclasses import replace

from bot.core.patterns import regex
from bot.reading.facts.figure import Figure
from bot.reading.facts.metric import Metric
from bot.reading.facts.phrase_rules import HEDGE

_BETWEEN = 70
#: After a figure, whom or what its part goes to.
_GOES_TO = regex(
    r"\s(?:of\s[a-z][a-z\s]{2,24}?\s)?(?:(?:goes|go|went|came|comes?|is\ssold|are\ssold|were\ssold)\s)?(?P<prep>to|from|in|on|for)\s(?:the\s)?(?P<what>[A-Za-z][\w’'-]{2,20}(?:\s[A-Z][\w’'-]{1,20})?)"
)
_AND = regex(rf"(?:,|;|,?\sand|\sas\swell\sas)\s{HEDGE}$")
_OF_THE = regex(r"(?:^|[.;:]\s)Of\s(?:the|its|their|our|all|these)\s$")
_DO = regex(
    r"\s(?P<what>(?:(?:are|were|is|was)\s)?(?:work|worked|live|lived|came|come|belong|belonged|sit|stand|run|ran|went|go|left|stayed|have|had|use|used|women|men|in|at|based|made|built|sold|new|old|empty|closed|open|electric))\b"
)
_OF_WHICH = regex(rf",\sof\s(?:which|whom)\s{HEDGE}$")
_IS_DUE = regex(
    r"\s(?:is|are|was|were|will\sbe|falls?|fell|come|comes)\s(?P<what>due|paid|repayable|secured|borrowed|short-term|restricted|new|guaranteed|insured|spent)\b"
)
_TIMES = regex(
    r"\s(?:its\s|their\s|annual\s|yearly\s|last\syear['’]s\s|expected\s|forward\s|core\s)?(?P<what>earnings|profits?|revenues?|sales|EBITDA|book\svalue|turnover)\b"
)
_VALUED = regex(rf"\b(?:trades?|traded|trading|valued|values?|priced|sells?|sold|bought|pays?|or|at|for)\s(?:at\s|for\s)?{HEDGE}$")
_OF_THEM = regex(
    r"\sof\s(?:them|these|those|whom)\s(?P<what>(?:for|against|in\sfavou?r|in|at|to|from|on|without|with|women|men|not)\b[^.;,]{0,24})"
)
_SHRUNK_FROM = regex(
    rf"\b(?:the|its|their|our)\s(?P<what>workforce|headcount|staff|fleet|membership|network|backlog|population|payroll)\s(?:has\s|have\s|had\s)?(?:shrunk|grown|fallen|risen|gone|dropped|increased|declined|shrank|grew|fell|rose|went)\s"
    rf"from\s{HEDGE}$"
)
_SUM_OF = regex(
    rf"\b(?:[Hh]alf|thirds?|quarters?|fifths?|cent|%|percent|most|part|share|some|all)\s(?:of\s)?(?:its|their|the|his|her|our)\s(?:(?:annual|total|yearly|combined|net)\s)?"
    rf"(?P<what>revenues?|turnover|sales|debt|costs?|budget|profits?|spending|income|output|production|exports|funding|assets|loans|loan\sbook)\sof\s{HEDGE}$"
)
_BRACKETED_ROW = regex(r"\b(?P<who>[A-ZÀ-Þ][\w&’'.-]{1,24}(?:\s[A-ZÀ-Þ&][\w&’'.-]{0,20}){0,2})\s\($")
_CLOSES = regex(r"\s?(?:%|per\scent|percent)?\)")
_LEADS_WITH = regex(
    rf"\b(?:led|leads|lead|tops|topped|is\sahead|was\sahead|came\sfirst|is\sfirst|was\sfirst)\s(?:the\s(?:market|field|ranking|table|list)\s)?with\s{HEDGE}$"
)


#: "Of its 640 employees, 212 work in Stord."
_AT_PLACE = regex(r"\s(?:in|at|on|for|outside|near)\s(?:the\s)?[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+)?")


def metric_of_part(figure: Figure) -> Metric | None:
    """The metric of a figure that is a part of another, a row of a list, or what a part is taken of; else None."""
    if figure.kind == "percent" and (led := _LEADS_WITH.search(figure.left(60))) is not None:
        return Metric("market share", anchor=max(0, figure.amount.start - 60) + led.start(), base="market share")
    left = figure.left(90)
    if figure.kind != "percent" and "of" in left and (whole := _SUM_OF.search(left)) is not None:
        return Metric(whole["what"], anchor=figure.amount.start, base=whole["what"])
    if "from" in left and (shrunk := _SHRUNK_FROM.search(left)) is not None:
        start = max(0, figure.amount.start - 90) + shrunk.start("what")
        return Metric(shrunk["what"], anchor=start, old=True, base=shrunk["what"])
    if figure.kind == "times":
        return _multiple(figure)
    return _beside(figure) if figure.index else None


def _multiple(figure: Figure) -> Metric | None:
    """ "trades at 9 times earnings", "or 11 times its profit": what a company is worth in its profits."""
    found = _TIMES.match(figure.line.s, figure.amount.end)
    if found is None or not _VALUED.search(figure.left(40)) or "debt" in figure.left(60).lower():
        return None
    noun = f"price to {found['what']}"
    return Metric(noun, anchor=figure.amount.start, base=noun)


def _beside(figure: Figure) -> Metric | None:
    """The metric of the figure before for another receiver, another part or another row."""
    line, here = figure.line, figure.amount
    last, previous = line.amounts[figure.index - 1], figure.before[figure.index - 1]
    if not 0 < here.start - last.end < _BETWEEN:
        return None
    if last.kind == "count" and here.kind == "number" and _OF_THE.search(line.s, 0, last.start) and (done := _DO.match(line.s, here.end)):
        where = _AT_PLACE.match(line.s, done.end())
        scope = where[0].strip() if where else line.s[done.start() + 1 : done.end()]
        return Metric(last.phrase, scope=scope, anchor=here.start, base=last.phrase)
    if previous is None or not previous.phrase:
        return None
    is_alike = here.quantity.unit == last.quantity.unit or (here.kind == "number" and not here.quantity.unit)
    if is_alike and (row := _BRACKETED_ROW.search(figure.left(60))) and _CLOSES.match(line.s, here.end) and not previous.change:
        begin = max(0, here.start - 60) + row.start("who")
        return replace(previous, owner=(begin, begin + len(row["who"])), scope=None, anchor=begin, is_certain=True)
    if here.kind == "percent" and last.kind == "count" and (of_them := _OF_THEM.match(line.s, here.end)):
        return Metric(f"share of {last.phrase}", scope=of_them["what"], anchor=here.start, base=f"share of {last.phrase}")
    if here.kind == "money" and _OF_WHICH.search(figure.left(30)) and (due := _IS_DUE.match(line.s, here.end)):
        return replace(previous, phrase=f"{previous.level} {due['what']}", base=f"{previous.level} {due['what']}", scope=None)
    return _to_another(figure, previous) if is_alike and here.kind in ("money", "percent") else None


def _to_another(figure: Figure, previous: Metric) -> Metric | None:
    """ "40 per cent of sales go to Japan, 25 per cent to Korea": the same for another receiver; not for another date."""
    line, here, last = figure.line, figure.amount, figure.line.amounts[figure.index - 1]
    first, second = _GOES_TO.match(line.s, last.end), _GOES_TO.match(line.s, here.end)
    if first is None or second is None or first["prep"] != second["prep"] or first.end() > here.start:
        return None
    if any(first.start() < date[0] < first.end() or second.start() < date[0] < second.end() for date in line.dates):
        return None
    if not _AND.search(line.s, first.end() - 1, here.start) or line.s[first.end() : here.start].count(",") > 1:
        return None
    phrase = previous.phrase
    for preposition in ("on", "for", "to", "from", "in"):
        phrase = phrase.split(f" {preposition} ", 1)[0] if preposition == first["prep"] else phrase
    return replace(previous, phrase=phrase, owner=None, scope=f"{second['prep']} {second['what']}", base=phrase)
