"""Marks the figures that the sentence after them takes back, and leaves out those that are only a figure of speech."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from bot.core.patterns import regex
from bot.reading.hearsay import is_hearsay
from bot.reading.passage import Passage
from bot.reading.word_patterns import has_any
from storage.drafts import FactDraft
from storage.values import Nature

_FIGURE = r"(?:number|figure|sum|amount|estimate|total|claim|statement|calculation|forecast)s?"
_BACK = r"(?:withdrew|withdrawn|retracted|rescinded|disowned|revoked|taken\sback|took\sback|walked\sback|scrapped|deleted)"
#: "By evening it had withdrawn that number", "The figure was retracted an hour later", "It later took it back".
_TAKES_BACK = regex(
    rf"\b{_BACK}\s(?:that|this|the|its|his|her|their|both)\s(?:\w+\s)?{_FIGURE}\b"
    rf"|\b(?:[Tt]he|[Tt]hat|[Tt]his|[Ii]ts|[Bb]oth)\s(?:\w+\s)?{_FIGURE}\b[^.;\n]{{0,40}}\b(?:was|were|has|had|have)\s(?:\w+\s){{0,3}}?{_BACK}\b"
    r"|\btook\s(?:it|them|that)\sback\b"
    r"|(?:撤回|收回)了?(?:该|这一|上述|此)(?:数字|数据|说法|估计)|(?:该|这一|上述)(?:数字|数据|说法)(?:随后|后来|当[天日晚])?(?:已)?被(?:撤回|收回)"
)
#: ``_TAKES_BACK`` matches nothing without one of these.
_BACK_HINTS = ("withdr", "retracted", "rescinded", "disowned", "revoked", "back", "scrapped", "deleted", "撤回", "收回")
#: "Ask me again at 500 robots."
_FIGURE_OF_SPEECH = regex(
    r"[“\"‘'](?:Ask|Call|Wake|Ring|Phone|Tell)\s(?:me|us)\b|[“\"‘'](?:Come\sback|Talk|Come)\s(?:to\s(?:me|us)|again|when|at|in)\b"
)
#: A sentence that tells what the article itself had wrong before: "An earlier version said …", "In the printed issue … was given as 430".
_MISPRINTS = regex(
    r"\b(?:[Ee]arlier|[Pp]revious|[Oo]riginal|[Ii]nitial|[Ff]irst|[Pp]rinted|[Pp]rint)\s(?:version|edition|draft|headline|issue|copy)s?\b[^.\n]{0,90}?"
    r"\b(?:said|says|stated|put|gave|given|misstated|misprinted|reported|wrote|had|named|showed|listed|spoke|called)\b"
    r"|\b(?:[Ii]n|[Oo]n)\s(?:the\s)?(?:issue|number|page)\s\d{1,4}\b[^.\n]{0,60}?\bwe\s(?:gave|said|wrote|put|reported|printed|stated)\b"
    r"|(?:初稿|此前版本|早前版本|先前版本|上一版|原文|稿件)[^。\n]{0,30}?误[写报作称为]|误[写报作](?:为|成)"
)
#: ``_MISPRINTS`` and ``_CORRECTS`` match nothing without one of these.
_MISPRINT_HINTS = ("version", "edition", "draft", "headline", "issue", "copy", "number", "page", "orrect", "ORRECT", "误")
#: "… has been corrected to say 3,240, not 3,420", "(Corrects number of routes to 58, not 85)": the second is wrong.
_CORRECTS = regex(r"\b(?:[Cc]orrects|[Cc]orrected|CORRECTS|CORRECTED)\b")
_NOT = regex(r"(?:,\s|\s|\()(?:not|instead\sof|rather\sthan|from)\s(?:[^\s\d]{1,12}\s){0,2}[^\s\d]{0,3}$")
#: Within such a sentence these lead over to what is right.
_IN_FACT = regex(r"\b(?:in\sfact|actually|the\scorrect|should\s(?:have\s(?:been|said|read)|be|read)|it\sis|it\swas)\b|应为|实为|应当是")
_NEXT = 400  #: characters of the sentences behind that may take a figure back


def settled(passage: Passage, facts: Sequence[FactDraft]) -> tuple[FactDraft, ...]:
    """The facts in order; those that the next sentence takes back are retracted, and what was only a way of speaking is left out."""
    starts = [start for start, _ in passage.sentences]
    found: list[FactDraft] = []
    for fact in facts:
        if _is_misprint(passage.text, fact) or is_hearsay(passage, fact.start, fact.end, fact.figure_start):
            continue
        if _FIGURE_OF_SPEECH.search(passage.text, max(fact.start, fact.end - 300), fact.end):
            continue
        index = bisect_right(starts, fact.start)
        found.append(fact.model_copy(update={"nature": Nature.RETRACTED}) if _is_taken_back(passage, index) else fact)
    return tuple(found)


def _is_misprint(text: str, fact: FactDraft) -> bool:
    """Whether a sentence names the figure as what the article had wrong before."""
    start, end = fact.start, min(fact.end, fact.start + _NEXT)
    if not has_any(text[start:end], _MISPRINT_HINTS):
        return False
    if (found := _MISPRINTS.search(text, start, end)) is not None:
        right = _IN_FACT.search(text, found.end(), end)
        return found.start() < fact.figure_start and (right is None or fact.figure_start < right.start())
    corrects = _CORRECTS.search(text, start, end)
    return corrects is not None and corrects.end() < fact.figure_start and _NOT.search(text, start, fact.figure_start) is not None


def _is_taken_back(passage: Passage, index: int) -> bool:
    """Whether the sentence of that index takes back what the one before it says."""
    if not 0 < index < len(passage.sentences):
        return False
    start, end = passage.sentences[index]
    if "\n\n" in passage.text[passage.sentences[index - 1][1] - 1 : start + 1]:
        return False
    end = min(end, start + _NEXT)
    return has_any(passage.text[start:end], _BACK_HINTS) and _TAKES_BACK.search(passage.text, start, end) is not None
