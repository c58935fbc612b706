"""Decides whether a text narrates history or reports news, and finds the tense around a mention."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date

from bot.core.patterns import regex

#: What must not come before is asked behind the first figure, since a search for a figure is much faster.
_YEAR = regex(r"[12](?<![\d.,$€£¥#-].)(?:(?<=1)[0-9]|(?<=2)0)\d\d(?![\d%]|[.,]\d)")
_NEWS = regex(
    r"\b(?:[Tt]oday|[Yy]esterday|[Tt]omorrow|this (?:week|month|year|morning)|(?<![Tt]he )(?:[Ll]ast|[Nn]ext) (?:week|month|year)|tonight"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?!,? \d|,? [A-Z][a-z]{2,8} \d))\b"
    r"|今年|去年|明年|本月|上月|下月|上周|本周|下周|昨日|昨天|今日|今天|明天|近日|日前"
)
#: Expressions that continue a story from the date that it mentioned last.
_STORY = regex(
    r"\b(?:(?:days?|weeks?|months?|years?) (?:later|earlier)|(?:[Tt]he|[Tt]hat) (?:following|next|same|previous) (?:day|night|morning"
    r"|evening|afternoon|week|month|year|spring|summer|autumn|winter|January|February|March|April|May|June|July|August|September"
    r"|October|November|December)|[Tt]hat (?:day|night|morning|evening|month|year|spring|summer|autumn|fall|winter|January|February|March"
    r"|April|May|June|July|August|September|October|November|December)|[Oo]n the \d{1,2}(?:st|nd|rd|th)"
    r"|(?:[Ii]n|[Oo]n|[Bb]y|[Uu]ntil|of) (?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)(?! \d{4}|, \d{4}| \d{1,2}, \d{4}))\b"
)
#: What only means something to those who read it when it was published: histories have none of it.
_SEEN_FROM_TODAY = regex(
    r"(?<!\bthe )(?<!\bof )\b(?:[Ll]ast|[Nn]ext|[Tt]his) (?:week|month|year|spring|summer|autumn|winter)\b(?!,? \d)"
    r"|\b(?:[Yy]esterday|[Tt]omorrow)\b"
    r"|今年|去年|明年|本月|上月|下月|上周|本周|下周|昨日|昨天|明天|近日|日前"
)
_ERA = regex(r"(?<!\d)\d{1,4} (?:BCE?|AD|CE|B\.C\.|A\.D\.)(?!\w)")
#: ``_ERA`` matches nothing without one of these.
_ERA_MARKS = (" BC", " AD", " CE", " B.C.", " A.D.")
_LONG_AGO = 10  #: years
_SAMPLE = 20_000


def is_narrative(text: str, published: date | None) -> bool:
    """Whether the text narrates history: it states many years, mostly long before publication, and hardly ever says "today"."""
    sample = text[:_SAMPLE]
    eras = [1 for _ in _ERA.finditer(sample)] if any(mark in sample for mark in _ERA_MARKS) else []
    years = [int(found.group()) for found in _YEAR.finditer(sample)] + eras
    if not years:
        return False
    if published is None and _SEEN_FROM_TODAY.search(sample) is not None:
        return False  # what "last year" means is not known, and no year of the text tells it
    now = published.year if published else max(years) + 3
    past = sum(year < now - 2 for year in years)
    if past < 0.7 * len(years):
        return False
    news = sum(1 for _ in _NEWS.finditer(sample))
    if len(years) >= (2 if len(eras) > 1 else 4) + 2 * news and len(years) * 1200 >= len(sample):
        return True
    if published is None or max(years) > now - _LONG_AGO or len(years) < 1 + news:
        return False
    # A text with few years may still be history: all are long past, and its other dates continue from one another.
    dates = len(years) + sum(1 for _ in _STORY.finditer(sample))
    return dates >= 6 + 4 * news and dates * 600 >= len(sample)


#: A story comes back to its reader's day: "Last month she retired", "The book is to appear in May".
_NOW = regex(
    r"\b(?:yesterday|tomorrow|(?<!the )(?:last|next|this) (?:week|month|year)|(?:will|is to|are to)(?! have) [a-z]+)\b"
    r"|今年|去年|明年|本月|上月|下月|上周|本周|下周|昨日|昨天|近日|日前",
    re.IGNORECASE,
)


#: ", which opened in 1999,": a year of another clause than that of the news.
_INSERTED = regex(r",\s(?:which|who|whose|founded|opened|built|started|established|born|launched|created|bought|set\sup)\b[^,.;\n]{0,80},")


def speaks_of_now(text: str, sentence: tuple[int, int], before: int, published: date) -> bool:
    """Whether a sentence of a story speaks of the days around publication. ``before`` is where the last one that did ends, -1 for none."""
    start, end = sentence
    years = [year for year in _YEAR.finditer(text, start, end) if int(year[0]) <= published.year]
    inserted = [found.span() for found in _INSERTED.finditer(text, start, end)] if years else []
    if any(not any(first < year.start() < last for first, last in inserted) for year in years):
        return False
    return bool(_NOW.search(text, start, end)) or (before >= 0 and "\n" not in text[before:start])


_MARKS = regex(
    r"(?:\b(?=\w)|(?='))"  # asked once, for all that follows begins so
    r"(?:(?P<future>\b(?:(?:was|were|is|are)\sto|will|shall|would|(?-i:may)|might|could|should|must|can)\s{1,3}(?:\w{2,16}ly\s)?(?:not\s)?(?:be\s|have\s)?\w{1,24}|'ll\b|\bwo\s?n't\b"
    r"|(?<!\bthan\s)\b(?:expected|scheduled|slated|due|set|planned|planning|plans|plan|expects|hopes|aims|intends|deadline|upcoming|going)\b"
    r"(?:\sto(?:\sbe)?\s\w{1,24})?|\bto\sbe\s\w{1,24}"
    # What is put off happens later.
    r"|\b(?:pushed\sback|put\s(?:off|back)|postponed|delayed|deferred|moved|rescheduled|adjourned|extended)\s(?:from\s(?:[\w]+\s){1,4}?|by\s[\w]+\s[\w]+,?\s)?(?:to|until|till|for)\b|\bpencil(?:s|led)?\s(?:it\s|them\s)?in\b"
    # The present tense is used for what is fixed in advance.
    r"|\b(?:begins?|starts?(?!-up)|opens?|expires?|ends|closes|matures?|returns?|takes?\s(?:effect|place)|(?:comes?|enters?)\sinto\s(?:force|effect)"
    r"|runs?\sout|go(?:es)?\s(?:on\ssale|live|up|down|to\sthe\spolls|into\sservice)|falls\sdue|(?:publishes|reports|releases|presents|announces|unveils)\s(?:(?:its|their|the|his|our)\s)?(?:[\w-]{2,16}\s){0,3}(?:results|earnings|figures|reports?|accounts|numbers|estimates?|updates?|statements?|forecasts?|minutes)(?=\s(?:on|in|next|by)\b)|(?:holds|hosts)\s(?:its|their|the|an?)\s(?:[\w-]{2,16}\s){0,3}(?:meeting|day|conference|vote|election|summit|hearing|auction)|pays\s(?:its|their|the|a)\s(?:[\w-]{2,16}\s){0,2}dividend|(?:vote|meet|reopen)\s(?:in|on|at|again)\b|(?<!\d\s)(?<!of\s)(?<!the\s)(?<!its\s)(?<!new\s)(?<!more\s)(?<!old\s)(?<!ght\s)(?<!ilt\s)(?<!ed\s)(?:ships|launches|debuts|reopens|follows|arrives)\s(?=(?:on|in)\b)|falls\sdue|meets|faces|hosts|(?:(?<=which\s)|(?<=who\s))(?:reports|publishes|votes|decides)\s(?=on\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)|(?:is|are)\s(?:in|on|due))\b)"
    r"|(?P<past>\bhad\s(?:(?:been|first|originally)\s)?(?:\w{2,12}\s)?(?:planned|scheduled|expected|due|set|slated)\b"
    r"|\b(?:was|were|had|did|has|have|said|told|made|took|came|went|began|saw|got|gave|rose|fell|sold|won|lost|held|met|cut|led"
    r"|paid|bought|built|became|left|ran|grew|broke|hit|found|drew|flew|kept|spoke|wrote|drove|brought|thought|sent|spent|born|laid|struck|taught|sought|stood|slid|shrank|sank|dealt|lent|chose|froze|swung|wore|threw|swept|drew)\b"
    r"|(?<!\bthe\s)(?<!\bits\s)(?<!\btheir\s)\b\w{2,20}ed\b))",
    re.IGNORECASE,
)
_EDGE = regex(
    r"\b(?:(?P<future>until|till|by)|(?P<past>since))\s{1,3}(?:the\s)?(?:(?:end|start|beginning|middle|close)\sof\s(?:the\s)?)?\Z",
    re.IGNORECASE,
)
_WHEN = regex(r",?\s(?:when|after)\s")
_CLAUSE_END = regex(r"[.,;:!?]")
_NEAR = 120


class Tenses:
    """The tenses in one sentence. Its verbs are searched for only once, and only when needed."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text, self._start, self._end = text, start, end
        self._marks: list[tuple[int, int, str]] | None = None

    def around(self, begin: int, stop: int) -> str:
        """The tense of the nearest verb before a mention, else of the first after it: "past", "future" or ''."""
        edge = _EDGE.search(self._text, max(self._start, begin - 30), begin)
        if edge and edge[0][:2].lower() != "by":
            return edge.lastgroup or ""
        if self._marks is None:
            self._marks = [(m.start(), m.end(), m.lastgroup or "") for m in _MARKS.finditer(self._text, self._start, self._end)]
        if edge:
            return "past" if self._is_past_after(stop) else "future"
        if joined := _WHEN.match(self._text, stop, self._end):
            behind = next((mark for mark in self._marks if mark[0] >= stop), None)
            ahead = next((mark for mark in reversed(self._marks) if mark[1] <= begin), None)
            if "after" in joined[0] and ahead and ahead[2] == "future" and ahead[0] >= begin - _NEAR:
                return "future"  # "will be delisted in July after the owner raised its stake"
            if behind and behind[2] == "past" and behind[0] <= stop + _NEAR:
                return "past"  # "a round in January, when Acme laid off staff"
        index = bisect_right(self._marks, begin, key=lambda mark: mark[1])
        if index and self._marks[index - 1][0] >= begin - _NEAR:
            return self._marks[index - 1][2]
        while index < len(self._marks) and self._marks[index][0] < stop:
            index += 1
        if index < len(self._marks) and self._marks[index][0] <= stop + _NEAR:
            return self._marks[index][2]
        return ""

    def _is_past_after(self, stop: int) -> bool:
        """Whether the clause that follows "by Sunday" is in the past tense: "By Sunday they were normal"."""
        behind = next((mark for mark in self._marks or () if mark[0] >= stop), None)
        return behind is not None and behind[2] == "past" and behind[0] - stop <= 30 and not _CLAUSE_END.search(self._text, stop, behind[0])
