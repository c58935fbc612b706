"""Figures whose verb or noun was said once before: "Acme sold 40,000, Borealis 38,000", "3 percent at Acme and 5 percent at Borealis"."""

from __future__ import annotations

from dataclasses import replace

from bot.core.patterns import regex
from bot.reading.amounts.comparators import begins
from bot.reading.facts.figure import Figure
from bot.reading.facts.metric import Metric
from bot.reading.grammar.phrases import Line, Name

#: From one figure to the next, in characters.
_FARTHEST = 90
#: Between the last figure and a name right before this one: ", Borealis 38,000"; "; Borealis has 12 billion"; "and third to Borealis with".
_LEADS = regex(
    r"[^.;]{0,60}?(?:,|;|\s(?:and|while|whereas|but))\s(?:(?:and|while|with|followed\sby|ahead\sof|the|for|from|(?:and\s)?(?:first|second|third|fourth|fifth|last)\s(?:to|was))\s){0,3}"
)
_LINKS = regex(
    r"(?:\s[A-Z][a-z]+)?(?:,\san?\s(?:[\w’'-]+\s){0,3}[\w’'-]+)?,?\s(?:(?:with|has|had|have|by|manages|managed|lasts|gets|does|offers|just|only|a\smere|is\san?\s(?:[\w-]+\s){1,3}with)\s){0,2}"
)
_HAS = regex(r",?\s(?:has|had|have)\b")
_RANKS_ON = regex(r"\band\s(?:second|third|fourth|fifth|sixth|last)\sto\s[^.;]{2,50}\swith\s$")
_ORDINAL = regex(r"\b(?:first|second|third|fourth|fifth|last|sixth)\s(?:to|was|were|is)\s$")
_ITS_TARGET = regex(r"\s(?:at|for)\s(?P<who>(?:its|the)\starget)\b")
_AT_NAME = regex(r"\s(?:at|for|from|in)\s(?:the\s)?")
_OBJECTS = regex(r"(?:,|\s(?:and|but|while))\s(?:(?:at|by|to|a)\s){0,2}")
_WITH = regex(r",?\swith\s(?:just\s|only\s|some\s|about\s)?$")
_WENT_TO = regex(
    r"\b(?:went|goes|falls?|fell)\sto\s(?:the\s)?$|\bfollowed\sby\s(?:the\s)?$|\b(?:is|was|comes?|came)\s(?:the\s)?$|\b(?:second|third|fourth|fifth)\sto\s(?:the\s)?$"
)


def gapped(figure: Figure) -> Metric | None:
    """The metric of the figure before this one, for another owner whose verb is left out; None where nothing is left out."""
    previous = figure.before[figure.index - 1] if figure.index else None
    if previous is None or not previous.phrase:
        return None
    line, here, last = figure.line, figure.amount, figure.line.amounts[figure.index - 1]
    if (
        previous.change
        and _RANKS_ON.search(line.s, last.end, here.start)
        and figure.index > 1
        and (level := figure.before[figure.index - 2])
    ):
        previous = level  # "with 680,000 units, a gain of just 4%, and fourth to Borealis with 540,000"
        name = next((n for n in reversed(line.names) if last.end <= n.start and n.end < here.start), None)
        return replace(previous, owner=(name.start, name.end), scope=None, anchor=name.start, is_certain=True) if name else None
    if not 0 < here.start - last.end < _FARTHEST or not _is_alike(figure):
        return None
    if (noun := _noun_beside(figure)) is not None:
        share = next((m for m in reversed(figure.before) if m is not None and m.phrase.startswith("share") and not m.old), previous)
        return replace(share, old=False, owner=noun, scope=None, anchor=noun[0])
    name = _beside(line, last.end, begins(line.s, here.start)) or _parallel(line, last.end, here.start, here.end)
    if name is None:
        return None
    return replace(previous, owner=(name.start, name.end), scope=None, anchor=name.start, is_certain=True)


_NOUN_BESIDE = regex(
    r"(?:,|;)?\s(?:while|and|but|whereas)\s(?P<who>[a-z][a-z-]{2,20}(?:\s[a-z][a-z-]{2,20}){0,2})\s"
    r"(?:provided|supplied|contributed|made\sup|accounted\sfor|brought\sin|added|delivered)\s(?:(?:a\smere|just|only|another|some)\s)?$"
)


def _noun_beside(figure: Figure) -> tuple[int, int] | None:
    """ "wind supplied 47 per cent, while gas plants provided 38": the span of what provided it."""
    last = figure.line.amounts[figure.index - 1]
    if last.kind != "percent" or figure.amount.kind != "percent":
        return None
    found = _NOUN_BESIDE.search(figure.line.s, last.end, begins(figure.line.s, figure.amount.start))
    return found.span("who") if found is not None else None


def _is_alike(figure: Figure) -> bool:
    """Whether both figures are of one unit, or this one has none."""
    here, last = figure.amount, figure.line.amounts[figure.index - 1]
    if here.quantity.unit == last.quantity.unit:
        return True
    return here.kind == "number" and last.kind in ("count", "number", "money", "time", "measure") and not here.quantity.unit


def _beside(line: Line, start: int, end: int) -> Name | None:
    """The name right before the figure, over a comma or "and" from the figure before."""
    name = next((n for n in line.names if n.start >= start and n.end < end and _LINKS.fullmatch(line.s, n.end, end)), None)
    if name is None or name.kind in ("event",):
        return None
    home = next((n for n in line.names if n.kind == "place" and start <= n.start and line.s[n.end : name.start] in ("'s ", "’s ")), None)
    first = home.start if home is not None else name.start  # "; Japan's Hakobu has 12 percent"
    if not _LEADS.fullmatch(line.s, start, first) or any(start <= other.start < first for other in line.names):
        return None
    if (
        _HAS.match(line.s, name.end)
        and line.s[start : name.start].strip(" ,;") not in ("", "and", "while")
        and line.s[start : name.start].rstrip()[-1:] != ";"
    ):
        return None
    if line.s.startswith((" with ", ", with "), name.end):
        return name if _ORDINAL.search(line.s, 0, name.start) or "followed by" in line.s[start : name.start] else None
    return name


def _parallel(line: Line, start: int, begin: int, end: int) -> Name | None:
    """The name after the figure where one stands after the figure before as well: "48 percent at Acme and 63 percent at Borealis"."""
    first, second = _named_after(line, start), _named_after(line, end)
    if first is not None and second is None and (target := _ITS_TARGET.match(line.s, end)):
        second = Name(*target.span("who"), target["who"], "organisation")
    if first is None or second is None or first.start >= begin or first.entity == second.entity:
        return None
    return second if _OBJECTS.fullmatch(line.s, first.end, begin) else None


def _named_after(line: Line, at: int) -> Name | None:
    """The name after "at", "for" or "in" behind a figure."""
    found = _AT_NAME.match(line.s, at)
    return line.name_at(found.end()) if found else None


def placed(line: Line, at: int) -> Name | None:
    """Whose a figure is by "NAME with 40,000": "Third place went to Borealis with 40,000 bikes"; None where nothing says so."""
    end = begins(line.s, at)
    name = next((n for n in line.names if n.end < end <= n.end + 24 and _WITH.fullmatch(line.s, n.end, end)), None)
    if name is None or name.kind in ("place", "event"):
        return None
    return name if _WENT_TO.search(line.s, max(0, name.start - 40), name.start) else None
