"""Whether an article withholds what a question asks for: "declined to comment on the price" answers no question about anything else."""

from __future__ import annotations

import re

from bot.asking.features import names_measure
from bot.asking.plan.model import FIGURES, AnswerKind, Part
from bot.asking.words import stems
from bot.core.patterns import regex

#: Words by which an article says that somebody withholds something.
_WITHHELD = regex(
    r"\b(?:did|does|do|would|could|has|have|was|were|is|are)(?: not|n['’]t) (?:yet )?(?:be )?(?:disclos\w+|say|"
    r"name|give|reveal\w*|publish\w*|state|specify|comment|told)\b|"
    r"\b(?:declin|refus)(?:ed|es|ing)? to (?:say|name|give|comment|disclose|specify|reveal|confirm)\b|"
    r"\b(?:undisclosed|not disclosed|unnamed|without naming|without giving|kept secret|terms were not)\b|"
    r"未披露|没有透露|未透露|未公布|拒绝透露|未说明|不愿透露",
    re.IGNORECASE,
)
#: Where another clause begins or ends, which may tell what this one withholds nothing of.
_CLAUSE_END = regex(r"[;:—–；]|,\s(?:but|and|while|though|although|which|with|as)\s|\s(?:but|while|although|though)\s|，(?=但|而|不过)")
#: What is inserted ends at the next comma: "Acme, which did not name the buyer, opened".
_WHICH = regex(r"which|with|as")
_COMMA = regex(r"[,;:—–]")
#: What is withheld in general: of a deal, its sums.
_SUMS = regex(
    r"\b(?:terms|financial (?:terms|details)|(?:the )?details|sums?|figures?|numbers?|amounts?)\b|细节|条款|金额|数据", re.IGNORECASE
)
#: That a sum is withheld, which says nothing of who, when, where and why: "bought by Acme for an undisclosed sum".
_UNDISCLOSED_SUM = regex(r"\b(?:for )?(?:an? )?undisclosed (?:[a-z]+ )?(?:sums?|prices?|amounts?|fees?|terms)\b", re.IGNORECASE)
_NO_SUMS = (AnswerKind.DATE, AnswerKind.PERSON, AnswerKind.ORGANISATION, AnswerKind.PLACE, AnswerKind.REASON)
#: Words of the withholding clause that say nothing of what is withheld.
_EMPTY = stems("company firm group spokesman spokeswoman spokesperson official officials further detail details comment year day")


def withholds(sentence: str, part: Part) -> bool:
    """Whether a clause of the sentence withholds what the part asks for."""
    if part.wants in _NO_SUMS:
        sentence = _UNDISCLOSED_SUM.sub(" ", sentence)
    return any(_is_asked_for(clause, part) for clause in withheld_in(sentence))


def withheld_in(sentence: str) -> list[str]:
    """The clauses in which something is withheld, without the words that say so."""
    found = []
    for match in _WITHHELD.finditer(sentence):
        before = list(_CLAUSE_END.finditer(sentence, 0, match.start()))
        start = before[-1].end() if before else 0
        is_inserted = bool(before) and _WHICH.search(before[-1].group()) is not None
        after = (_COMMA if is_inserted else _CLAUSE_END).search(sentence, match.end())
        found.append(f"{sentence[start : match.start()]} {sentence[match.end() : after.start() if after else len(sentence)]}")
    return found


def _is_asked_for(clause: str, part: Part) -> bool:
    own = stems(clause)
    names = frozenset(stem for thing in part.things for name in (thing.name, thing.typed) for stem in stems(name))
    if own & part.stems - names or any(names_measure(clause, metric) for metric in part.metrics):
        return True
    if part.wants in FIGURES and _SUMS.search(clause):
        return True
    return part.wants is not AnswerKind.DEFINITION and bool(part.stems) and not own - names - _EMPTY
