"""Recognises what is not part of a sentence: headings, datelines, speaker labels of interviews."""

from __future__ import annotations

from functools import lru_cache

from bot.core.patterns import regex
from bot.reading.bullets import BULLETS
from bot.reading.names.places import PLACES
from bot.reading.passage import Passage

_DATELINE = regex(
    r"[A-Z]{2}[A-Za-z .,'’/-]{0,50}?(?:,\s[A-Z][\w .,]{0,30}?)?\s?(?:\([^()]{2,40}\)\s?)?(?:--|—|–|-)\s"
    r"|[A-Z][\w .,'’/-]{2,60}\([A-Z][\w .]{1,30}\)\s?(?:--|—|–|-)\s"
)
#: "Nairobi — The lender said": a dateline where it is a place.
_PLACE_ALONE = regex(
    r"(?P<place>[A-ZÀ-Þ][\w’'-]{1,20}(?:\s[A-ZÀ-Þ][\w’'-]{1,20}){0,2})(?:,\s[A-ZÀ-Þ][\w .]{1,20})?\s(?:--|—|–)\s(?=[\"“A-Z0-9])"
)
#: A dateline that names its agency or its day, so that no "BMW said - at last -" is taken for one.
_SURE_DATELINE = regex(
    r"[A-Z]{2}[A-Z'’. /-]{1,30}(?:,\s[A-Z][a-z]{2,20}(?:\s[A-Z][a-z]{2,20})?)?"
    r"(?P<day>,?\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s\d{1,2}(?:,\s\d{4})?)?"
    r"\s?(?P<agency>\([^()]{2,40}\)\s?)?(?:--|—|–|-)\s(?=[\"“A-Z0-9])"
)
#: "新华社北京2月27日电（记者王某）": an agency, perhaps a place, and the day.
_CHINESE_DATELINE = regex(r"[\u4e00-\u9fff]{2,12}\s?(?:\d{4}年)?\d{1,2}月\d{1,2}日[电讯](?:\s?[（(][^（）()]{2,20}[）)]\s?|\s|[，,：:]\s?)")
_SPEAKER = regex(r"(?:[A-Z][\w.’'-]{0,30}\s?){1,4}:\s")
_SENTENCE_END = (".", "!", "?", "”", '"', "’", ")", ";", ":", "；", "，", "。", "！", "？", "」", "…")
_LONGEST_HEADING = 160
_BULLET = regex(rf"[{BULLETS}–*-]|\d+[.)]\s")
#: "Highlights (all comparisons to the prior-year quarter)"
_ASIDE_AT_END = regex(r"(?<=[a-z])\s\([a-z][^()]{3,80}\)$")
_LABELLED_FIGURE = regex(r":\s*\S*\d")


@lru_cache(maxsize=256)
def opening(sentence: str) -> int:
    """The offset at which the sentence proper begins, after a dateline ("LONDON, May 8 (Reuters) -") or speaker label ("Porter:")."""
    found = _DATELINE.match(sentence) or _SPEAKER.match(sentence)
    if found is None and (placed := _PLACE_ALONE.match(sentence)) and placed["place"] in PLACES:
        found = placed
    return found.end() if found else 0


def after_dateline(sentence: str) -> int:
    """The offset behind what is surely a dateline ("LONDON, May 8 (Reuters) -"), else 0; a speaker's label stays."""
    found = _SURE_DATELINE.match(sentence)
    if found is None or not (found["day"] or found["agency"]):
        found = _CHINESE_DATELINE.match(sentence)
    return found.end() if found else 0


def is_heading(passage: Passage, start: int, end: int) -> bool:
    """Whether a sentence is a heading: a line of its own without a full stop, not a list item, not a label with a figure."""
    known = passage.headings.get((start, end))
    if known is None:
        known = passage.headings[start, end] = _is_heading(passage.text, start, end)
    return known


#: "2. Another chip plant slips", between empty lines: the heading of a letter's second story.
_NUMBERED = regex(r"\d{1,2}[.)]\s[A-Z“\"]")


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether empty lines are above and below a line."""
    return start > 1 and text.startswith("\n\n", start - 2) and text.startswith("\n\n", end)


def _is_heading(text: str, start: int, end: int) -> bool:
    sentence = text[start:end].strip()
    if len(sentence) > _LONGEST_HEADING or sentence.endswith((".", "!", "?", "。")):
        return False
    line_start = text.rfind("\n", max(0, start - _LONGEST_HEADING), start) + 1
    if line_start == 0 and start > _LONGEST_HEADING:
        return False
    line_end = text.find("\n", end, end + _LONGEST_HEADING)
    line = text[line_start : line_end if line_end >= 0 else end + _LONGEST_HEADING].strip()
    if text[line_start:start].strip(" .)0123456789") or not line.endswith(sentence):
        return False
    if _BULLET.match(line) and not (_NUMBERED.match(line) and _stands_alone(text, line_start, line_end)):
        return False
    if _LABELLED_FIGURE.search(sentence):
        return False
    sentence = _ASIDE_AT_END.sub("", sentence)
    quoted = sentence.startswith(("“", '"')) and sentence.endswith(("”", '"'))
    return quoted or not sentence.endswith(_SENTENCE_END)
