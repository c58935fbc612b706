"""Marks the figures that the sentence after them takes back, and leaves out those that are only a figure of speech."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from bot.reading.passage import Passage
from storage.drafts import FactDraft
from storage.values import Nature

_FIGURE = r"(?:number|figure|sum|amount|estimate|total|claim|statement|calculation|forecast)s?"
_BACK = r"(?:withdrew|withdrawn|retracted|rescinded|disowned|revoked|taken\sback|took\sback|walked\sback|scrapped|deleted)"
#: "By evening it had withdrawn that number", "The figure was retracted an hour later", "It later took it back".
_TAKES_BACK = re.compile(
    rf"\b{_BACK}\s(?:that|this|the|its|his|her|their|both)\s(?:\w+\s)?{_FIGURE}\b"
    rf"|\b(?:[Tt]he|[Tt]hat|[Tt]his|[Ii]ts|[Bb]oth)\s(?:\w+\s)?{_FIGURE}\b[^.;\n]{{0,40}}\b(?:was|were|has|had|have)\s(?:\w+\s){{0,3}}?{_BACK}\b"
    r"|\btook\s(?:it|them|that)\sback\b"
    r"|(?:撤回|收回)了?(?:该|这一|上述|此)(?:数字|数据|说法|估计)|(?:该|这一|上述)(?:数字|数据|说法)(?:随后|后来|当[天日晚])?(?:已)?被(?:撤回|收回)"
)
#: "Ask me again at 500 robots."
_FIGURE_OF_SPEECH = re.compile(
    r"[“\"‘'](?:Ask|Call|Wake|Ring|Phone|Tell)\s(?:me|us)\b|[“\"‘'](?:Come\sback|Talk|Come)\s(?:to\s(?:me|us)|again|when|at|in)\b"
)
_NEXT = 400  #: characters of the sentences behind that may take a figure back


def settled(passage: Passage, facts: Sequence[FactDraft]) -> tuple[FactDraft, ...]:
    """The facts in order; those that the next sentence takes back are retracted, and what was only a way of speaking is left out."""
    starts = [start for start, _ in passage.sentences]
    found: list[FactDraft] = []
    for fact in facts:
        if _FIGURE_OF_SPEECH.search(passage.text, max(fact.start, fact.end - 300), fact.end):
            continue
        index = bisect_right(starts, fact.start)
        found.append(fact.model_copy(update={"nature": Nature.RETRACTED}) if _is_taken_back(passage, index) else fact)
    return tuple(found)


def _is_taken_back(passage: Passage, index: int) -> bool:
    """Whether the sentence of that index takes back what the one before it says."""
    if not 0 < index < len(passage.sentences):
        return False
    start, end = passage.sentences[index]
    if "\n\n" in passage.text[passage.sentences[index - 1][1] - 1 : start + 1]:
        return False
    return _TAKES_BACK.search(passage.text, start, min(end, start + _NEXT)) is not None
