"""Figures that leave out what they count, because a sentence before them said it: "It runs 45 carts. By spring it will have 120"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.core.patterns import regex
from bot.reading.amounts.comparators import begins
from bot.reading.facts.metric import Metric
from bot.reading.grammar.phrases import Line
from bot.reading.headings import opening

_HEDGE = (
    r"(?:(?:about|around|some|roughly|nearly|almost|over|only|just|still|already|another|a\sfurther|at\sleast|up\sto|as\smany\sas"
    r"|more\sthan|fewer\sthan|well\sover)\s){0,2}"
)
_WHO = r"(?:[Ii]t|[Tt]hey|[Ww]e|I|[Tt]he\s(?:[a-z-]{3,16}\s)?[a-z-]{3,16}|[A-Z][\w’'-]{1,20}(?:\s[A-Z][\w’'-]{1,20}){0,2})"
_WILL = (
    r"(?:now\s|already\s|still\s|then\s|currently\s|today\s|soon\s)?"
    r"(?:(?:will|shall|should|would|could|must|is\sto|are\sto|wants?\sto|hopes?\sto|plans?\sto|aims?\sto|expects?\sto|intends?\sto)\s)?(?:now\s|already\s|soon\s)?"
)
_HAVE = (
    r"(?:have|has|had|own|owns|owned|run|runs|ran|operate|operates|employ|employs|employed|keep|keeps|kept|build|builds|built|make|makes|made|sell|sells|sold|order|orders|ordered"
    r"|want|wants|wanted|need|needs|needed|expect|expects|expected|plan|plans|planned|foresee|foresees|open|opens|opened|count|counts|counted|serve|serves|served"
    r"|add|adds|added|buy|buys|bought|lease|leases|leased|ship|ships|shipped|carry|carries|carried|handle|handles|handled|produce|produces|produced|deliver|delivers|delivered)"
)
_BEGIN = r"(?:^|[.;:]\s|,\s(?:and|but|while)\s|\s(?:and|but|while)\s)(?:[“\"‘])?"
#: "By Christmas it will have 120", "In 2030 we had four"; time expressions before are taken out first.
_SOMEBODY_HAS = regex(rf"{_BEGIN}(?:(?:But|And|So|Yet|Now|Today|Then),?\s)?{_WHO}\s{_WILL}{_HAVE}\s{_HEDGE}$")
_THERE_ARE = regex(rf"{_BEGIN}(?:[A-Z][a-z]+,?\s)?[Tt]here\s(?:are|were|will\sbe|used\sto\sbe|had\sbeen|have\sbeen)\s(?:now\s)?{_HEDGE}$")
_OF_THESE = regex(rf"(?:^|[.;]\s)(?:Of\s(?:these|them|those)|Among\sthem),?\s{_HEDGE}$")
#: "took options for 12 more", "holds options on eight more", "and 30 more are planned"
_ON_OPTION = regex(rf"\boptions?\s(?:for|on)\s{_HEDGE}$")
_MORE = regex(r"\smore\b(?!\sthan|\sof|\s[a-z-]{2,14}(?:s|e)?\b(?<!\sare)(?<!\swere)(?<!\sby)(?<!\sin)(?<!\son)(?<!\snext)(?<!\sthis))")
#: "Another 9 are to follow in May", "Two dozen are still closed"
_PARTICIPLE = (
    r"(?P<done>parked|grounded|closed|open|empty|idle|planned|built|ordered|delivered|sold|shipped|under\sconstruction|in\suse|in\sservice|electric|on\sorder|occupied|let"
    r"|vacant|finished|missing|broken|repaired|registered|shut|to\sfollow|to\scome|for\ssale|leased|rented|made|left)"
)
_ARE = regex(
    rf"(?:\s(?:of\s(?:them|these|those)|more|others))?\s(?:are|were|is|was|have\sbeen|had\sbeen|remain|stand|will\sbe)\s(?:now\s|still\s|already\s|currently\s)?{_PARTICIPLE}\b"
)
_STANDS_FIRST = regex(
    rf"(?:^|[.;:]\s|,\s(?:and|but|while)\s)(?:(?:In\sall|So\sfar|Today|Now|Still|At\spresent),?\s)?(?:[Aa]\s|[Aa]nother\s)?{_HEDGE}$",
    re.IGNORECASE,
)
#: What may stand behind a figure that needs no noun of its own.
_ENDS = regex(
    r"\s?(?:[.,;)”\"]|$)|\s(?:in|by|on|at|during|before|until|since|from|after)\s(?:the\s)?(?:19|20)\d\d|\s(?:a|per)\s(?:year|month|week|day|season)\b"
    r"|\s(?:last|this|next)\s(?:year|month|week|quarter|season|spring|summer|autumn|winter)\b|\s(?:a|one|two)\s(?:year|month)s?\s(?:ago|earlier|before)\b"
    r"|\s(?:by|at|before|until)\sthe\s(?:end|start|middle)\b|\s(?:by|in|before|until|from)\s(?:early\s|late\s|mid-)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|spring|summer|autumn|winter)"
    r"|\s(?:today|now|then|so\sfar|already|altogether|in\sall|worldwide|abroad)\b|\s(?:and|but|of\sthem)\s|\son\sthe\snew\b|\sin\sthe\snew\b"
)
_OF_THEM = regex(r"\sof\s(?:them|these|those)\b")
#: "You have 140 staff. Will you stay?" – "It's 118, and yes."
_IS_ONE = regex(rf"(?:[A-Z][\w.’' -]{{0,24}}:\s)?(?:No,?\s|Yes,?\s|Well,?\s)?(?:It['’]s|It\sis|They\sare|Make\sit|Only|With)\s{_HEDGE}")
_DATE_LEAD = regex(
    r"(?:^|(?<=\s))(?:(?:[Ii]n|[Bb]y|[Aa]t|[Oo]n|[Uu]ntil|[Ff]rom|[Dd]uring|[Aa]s\sof)\s)?(?:(?:the\s)?(?:end|start|middle)\sof\s)?$"
)
_FARTHEST = 110
_MAY_MEAN_OTHERS = regex(r"\b(?:aged?|years?|o['’]clock|a\.m\.|p\.m\.)\b")
#: So many sentences later nobody remembers what was counted.
_REMEMBERED, IN_INTERVIEW = 2, 5


@dataclass(slots=True)
class Counted:
    """What was counted last, and how many sentences ago."""

    noun: str = ""
    ago: int = 0
    remembered: int = _REMEMBERED  #: for how many sentences

    def next_sentence(self, line: Line) -> None:
        """Notes what a sentence that has been read counts."""
        counted = [amount for amount in line.amounts if amount.kind == "count" and amount.phrase and amount.phrase[-1:] in "se"]
        if counted:
            self.noun, self.ago = counted[-1].phrase, 0
            return
        self.ago += 1
        if self.ago >= self.remembered:
            self.noun = ""


def of_counted(line: Line, index: int, counted: Counted) -> Metric | None:
    """The metric of a figure without a noun, by what was counted before; else None."""
    amount = line.amounts[index]
    if amount.kind != "number" or amount.quantity.unit not in ("", "per year", "per month", "per week", "per day"):
        return None
    earlier = next((a.phrase for a in reversed(line.amounts[:index]) if a.kind == "count" and a.phrase), "")
    noun = earlier or counted.noun
    if not noun:
        return None
    at = begins(line.s, amount.start)
    if _ON_OPTION.search(line.s, max(0, at - 30), at):
        return Metric(f"{noun} on option", anchor=amount.start, base=f"{noun} on option")
    if earlier:
        return None
    words = _without_dates(line, at, opening(line.s))
    if _STANDS_FIRST.search(words) and (done := _ARE.match(line.s, amount.end)):
        return Metric(f"{noun} {done['done']}", anchor=amount.start, base=noun)
    if _OF_THESE.search(words) or (_IS_ONE.fullmatch(words) and _ENDS.match(line.s, amount.end)):
        return Metric(noun, anchor=amount.start, base=noun)
    if _THERE_ARE.search(words) and _OF_THEM.match(line.s, amount.end):
        return Metric(noun, anchor=amount.start, base=noun)
    if (_SOMEBODY_HAS.search(words) or _THERE_ARE.search(words)) and _ENDS.match(line.s, amount.end):
        return Metric(noun, anchor=amount.start, base=noun)
    return None


def _without_dates(line: Line, at: int, begin: int) -> str:
    """The words from ``begin`` to a place without time expressions and what leads to them."""
    start = max(begin, at - _FARTHEST)
    pieces: list[str] = []
    for date in line.dates:
        if start <= date[0] and date[1] <= at:
            pieces.append(_DATE_LEAD.sub("", line.s[start : date[0]]))
            start = date[1] + (line.s[date[1] : date[1] + 1] == ",") + 1
    return "".join(pieces) + line.s[start:at] if start <= at else "".join(pieces)
