"""How a text tells time: whether it is history rather than news, and the tense around a mention."""

from __future__ import annotations

import re
from datetime import date

_YEAR = re.compile(r"(?<![\d.,$€£¥#-])(?:1[0-9]|20)\d\d(?![\d%]|[.,]\d)")
_NEWS = re.compile(
    r"\b(?:[Tt]oday|[Yy]esterday|[Tt]omorrow|this (?:week|month|year|morning)|(?:[Ll]ast|[Nn]ext) (?:week|month|year)|tonight"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_SAMPLE = 20_000


def is_narrative(text: str, published: date | None) -> bool:
    """Whether the text tells history: many years are printed, most of them long before publication, and no "today"."""
    sample = text[:_SAMPLE]
    years = [int(found.group()) for found in _YEAR.finditer(sample)]
    if len(years) < 4:
        return False
    now = published.year if published else max(years) + 3
    past = sum(year < now - 2 for year in years)
    news = sum(1 for _ in _NEWS.finditer(sample))
    return past >= 0.7 * len(years) and len(years) >= 4 + 3 * news and len(years) * 1200 >= len(sample)


_TENSES = re.compile(
    r"(?P<future>\b(?:will|shall|would|may|might|could|should|must|can)\s+(?:\w+ly\s+)?(?:not\s+)?(?:be\s+|have\s+)?\w+|'ll\b|\bwo\s?n't\b"
    r"|\b(?:expected|scheduled|slated|due|set|planned|planning|plans|plan|expects|hopes|aims|intends|deadline|upcoming|going)\b"
    r"(?:\s+to(?:\s+be)?\s+\w+)?|\bto\s+be\s+\w+|\b(?:until|by)\s+\Z)"
    r"|(?P<past>\b(?:was|were|had|did|has|have|said|told|made|took|came|went|began|saw|got|gave|rose|fell|sold|won|lost|held|met|cut|led"
    r"|paid|bought|built|became|left|ran|grew|broke|hit|found|drew|flew|kept|spoke|wrote|drove|brought|thought|sent|spent|born)\b"
    r"|\b\w{2,20}ed\b|\bsince\s+\Z)",
    re.IGNORECASE,
)


def tense_at(text: str, start: int, begin: int, stop: int, end: int) -> str:
    """The tense around a mention: of the verb nearest before it in its sentence, else of the first after it; or ''."""
    last = ""
    for found in _TENSES.finditer(text, max(start, begin - 120), begin):
        last = found.lastgroup or ""
    if not last:
        after = _TENSES.search(text, stop, min(end, stop + 120))
        last = (after.lastgroup or "") if after else ""
    return last
