"""Decides which date of a sentence a figure is true for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.core.patterns import regex
from bot.reading.facts.asides import asides
from bot.reading.facts.metric import Metric
from bot.reading.facts.reporting import OLD_VALUE, RISEN_ON, moved
from bot.reading.grammar.finite import IRREGULAR, is_participle
from bot.reading.grammar.fragments import date_alone
from bot.reading.grammar.phrases import Line
from bot.reading.grammar.tokens import DETERMINERS, Token, is_verb
from bot.reading.grammar.verbs import DOWN, FUTURE, REPORTING, UP
from bot.reading.passage import Passage
from bot.reading.word_patterns import has_any
from storage.drafts import DateMention
from storage.values import Basis, Nature, PartialDate, Precision

_BASE = regex(
    r"\b(?:from|than|compared (?:with|to)|versus|against|since|up on|down on|relative to|over|beat|as in|year-ago)\s"
    r"(?:that of\s|those of\s|levels in\s|(?:at|by)\sthe\s(?:end|start|beginning|close)\sof\s(?:the\s)?"
    r"|in\sall\sof\s|all\sof\s|the same (?:period|quarter|month) (?:of|in)\s|in\s|the\s|a\s)?$",
    re.IGNORECASE,
)
#: "twice what it was worth in March 2030"
_WHAT_IT_WAS = regex(
    r"\b(?:what|as\s(?:much|many|high|large)\sas)\s(?:it|they|that)\s(?:was|were|had|did|made|sold)\b[^,;]{0,30}\s(?:in|on|at|during)\s(?:the\s)?$"
)
#: "13.2 billion in the same period of 2030"
_SAME_PERIOD = regex(
    r"\b(?:same|corresponding|comparable|equivalent)\s(?:period|quarter|half(?:-year)?|months?|weeks?|time|stage|day|[a-z]+\s(?:months|weeks))"
    r"(?:\sof|\sin|,)?\s(?:the\s)?(?:year\s)?$",
    re.IGNORECASE,
)
_EARLIER = regex(r"\b(?:earlier|ago|before|year-ago|prior|previous)\b", re.IGNORECASE)
#: "fewer than a year ago": a comparison that the time expression holds itself.
_COMPARING = regex(r"\bthan\b|^(?:versus|against)\b", re.IGNORECASE)
#: What comes between a figure and the date of its cause: "fell by $9 million because of April's rise in wages".
_OTHER_CLAUSE = regex(
    r"\s(?:because(?:\sof)?|due\sto|owing\sto|thanks\sto|after|following|since|having)\s(?!the\s(?:start|beginning|end)\b)",
    re.IGNORECASE,
)
_POSSESSIVE = regex(r"['’]s?\s\w")
_AHEAD = regex(r"next|coming|first|following", re.IGNORECASE)
_BESIDE = regex(r"(?:,?\s(?:in|for|on|by|at|during|as\sof|through|until)\s(?:the\s)?(?:end\sof\s|whole\sof\s)?|\s|\s\()")
_LIMIT = regex(r"\b(?:by|until|before|through)\s(?:the\send\sof\s|the\s|mid-|early\s|late\s)?$", re.IGNORECASE)


_STILL_TO_COME = (Nature.PLANNED, Nature.FORECAST, Nature.TARGET)


def governing(
    line: Line,
    metric: Metric,
    figure: tuple[int, int],
    start: int,
    dates: Sequence[DateMention],
    nature: Nature,
    published: PartialDate | None = None,
) -> PartialDate | None:
    """The date, among the sentence's ``dates``, for which the figure at ``line.s[figure[0]:figure[1]]`` is true, or None.

    ``start`` is the sentence's offset in the text. What is true already holds on no day that was to come when the text was ``published``.
    """
    if metric.old:
        return _before(_of_earlier_value(line, figure, start, dates), published) or PartialDate.unknown()
    if nature in _STILL_TO_COME and len(dates) > 1:
        dates = [
            date for date in dates if not _EARLIER.search(date.text)
        ] or dates  # "costs $4, down from $9 two years ago, and it expects to get below $3 by the end of 2030"
    inserted = asides(line)
    own = next((a for a in inserted if a[0] <= figure[0] < a[1]), None)
    best: tuple[int, int] | None = None
    chosen: PartialDate | None = None
    for date in dates:
        if date.when is None or not is_known(date.when):
            continue
        at, end = date.start - start, date.end - start
        if _WHEN.fullmatch(line.s, end, figure[0]):
            return date.when
        if is_base(line, date, start):
            continue
        inside = next((a for a in inserted if a[0] <= at < a[1]), None)
        is_of_same_time = own is not None and inside is None and at < own[0] and _AT_THE_SAME_TIME.match(line.s, own[0]) is not None
        if (inside != own and not is_of_same_time) or _is_of_foundation(line, at, end, figure[0]):
            continue
        if nature is Nature.ACTUAL and _LIMIT.search(line.s[max(0, at - 24) : at]) and _is_ahead(line, at):
            continue
        if at < figure[0] and _AND_THAT.search(line.s, end, figure[0]) and _LIMIT.search(line.s[max(0, at - 24) : at]):
            continue
        if _OTHER_VERB.search(line.s, figure[1], max(figure[1], at)):
            continue
        if nature is Nature.ACTUAL and at >= figure[1] and _is_to_come(line, date, (figure[1], at), published):
            continue
        rank = _rank(line, date, figure, at, end)
        if rank is not None and (best is None or rank < best):
            best, chosen = rank, date.when
    return chosen


#: "better than in 2020, when it lost $3 million"
_WHEN = regex(r",?\swhen\s[^,;:.]{1,80}")
#: "In 2019 the family sold its shares to Cairn, which paid": the clause goes on with what happened then.
_AT_THE_SAME_TIME = regex(
    r",\s(?:which|who)\s(?:then\s|thereby\s)?(?:paid|bought|took|put|sold|got|received|won|lost|cost|brought|raised|invested|spent|built|made|gave)\b"
    r"|,\s(?:which|who)\s[^,]{0,60}\b(?:was|were|had)\sthen\b|,\swhich\swith\s[^,]{0,40}\bwas\s(?:then|at\sthe\stime)\b"
)
#: "would be completed by the end of June and that it would invest 640 million"
_AND_THAT = regex(r"\band\sthat\s(?:it|they|he|she|the)\b")
#: "Founded in 1987 by two brothers, Hjelm employs about 1,150 people."
_FOUNDATION = regex(
    r"[\s“\"]*(?:[Ff]ounded|[Ee]stablished|[Cc]reated|[Ss]et\sup|[Ll]aunched|[Bb]orn|[Ll]isted|[Ii]ncorporated|[Oo]pened|[Bb]ased|[Ss]tarted)\s[^,\d]{0,30}$"
)


def _is_of_foundation(line: Line, at: int, end: int, figure: int) -> bool:
    """Whether the date at ``line.s[at:end]`` is in a clause at the beginning on a foundation, and the figure is not."""
    return "," in line.s[end:figure] and _FOUNDATION.match(line.s[:at]) is not None


#: "The works, with a budget of 12 million, will start production in October."
_OTHER_VERB = regex(r",\s(?:and\s)?(?:will|would|(?:is|are)\s(?:due|expected|scheduled|set)\sto)\s(?!be\s(?:paid|booked|spent|invested))")
#: "..., which will open in November", "with deliveries that run into 2033": what is to come is another thing than the figure.
_OTHER_THING = regex(r"\b(?:which|that|who|will|would|due|scheduled|slated|expected|planned|set|into|open(?:s|ing)?|begins?|starts?)\b")


def _is_to_come(line: Line, date: DateMention, between: tuple[int, int], published: PartialDate | None) -> bool:
    """Whether a date after a figure is later than the text, and that of what the words between the two say will happen."""
    if published is None or published.end is None or date.when is None or date.when.start is None or date.when.start <= published.end:
        return False
    return _OTHER_THING.search(line.s, *between) is not None


def _before(when: PartialDate | None, published: PartialDate | None) -> PartialDate | None:
    """The date of an earlier value, a year before where it would be later than the text: "from 33 million at the end of December"."""
    if when is None or published is None or when.start is None or published.end is None or when.basis is Basis.STATED:
        return when
    return moved(when, -4) if when.start > published.end else when


_LABEL_ENDS = regex(r"\s?:\s?\D{0,4}")


def _of_earlier_value(line: Line, figure: tuple[int, int], start: int, dates: Sequence[DateMention]) -> PartialDate | None:
    """The date of a value before a change: the one that labels it, "(2029: 64,000)", else the next one after it."""
    known = [date for date in dates if date.when is not None]
    label = next((d for d in known if d.end - start <= figure[0] and _LABEL_ENDS.fullmatch(line.s, d.end - start, figure[0])), None)
    later = label or next((d for d in known if d.start - start >= figure[1]), None)
    return later.when if later else None


def _rank(line: Line, date: DateMention, figure: tuple[int, int], at: int, end: int) -> tuple[int, int] | None:
    """How closely a date belongs to a figure, lower is closer; None where they are in different clauses."""
    gap = at - figure[1] if at >= figure[1] else figure[0] - end
    announced = date.precision in (Precision.DAY, Precision.WEEK) and _is_reported(line)
    if at >= figure[1] and _BESIDE.fullmatch(line.s[figure[1] : at]):
        return (3 if announced else 0, gap)
    if at >= figure[1] and (_belongs_to_base(line, figure, at) or _is_in_other_bracket(line, figure, at)):
        return None
    if at < figure[0] and _OF_BASE.search(line.s, max(0, at - 60), at):
        return None
    if at >= figure[1] and _WITH.search(line.s, max(0, figure[0] - 40), figure[0]) and "," in line.s[figure[1] : at]:
        return None
    if at < figure[0] and _SINCE_THEN.search(line.s, end, figure[0]):
        return None
    if at >= figure[1] and _is_of_other_clause(line, figure, at, end):
        return None
    between = range(min(figure[1], end), max(figure[0], at))
    for word in line.words:
        if word.start in between and (word.text in ";—–" or word.low in ("while", "whereas", "but")):
            return (5, gap) if at < figure[0] else None
        if at >= figure[1] and word.start in between and (word.text == ":" or word.low in ("although", "though", "because")):
            return None
    return (3 if announced else 1, gap if at >= figure[1] else min(gap, 40))


def _is_of_other_clause(line: Line, figure: tuple[int, int], at: int, end: int) -> bool:
    """Whether a date after a figure belongs to a cause, or to a second verb without a figure of its own."""
    words = line.s[figure[1] : at]
    if found := _OTHER_CLAUSE.search(words + " "):
        return len(words) - found.end() > 2 or bool(_POSSESSIVE.match(line.s, end))
    if _HAD.match(line.s, end):
        return True
    first = line.before(figure[1]) + 1
    tokens = line.words[first : line.before(at) + 1]
    for index, word in enumerate(tokens[:-1]):
        if word.low != "and" or line.amount_at(tokens[index + 1].start) is not None:
            continue
        verb = _verb_after(line, tokens, index + 1)
        following = tokens[index + 2].low if index + 2 < len(tokens) else ""
        is_present = verb.low.endswith("s") and following in DETERMINERS  # "and leaves the yard in October"
        is_past = verb.low in IRREGULAR or is_participle(verb)
        if is_past and _HOLDS.search(line.s, max(0, figure[0] - 40), figure[0]):
            return True  # "runs 37 ferries and carried 1,460 lorries in 2029"
        if verb.low in FUTURE or verb.low in _PAST or is_present or (is_verb(verb) and verb.low not in UP and verb.low not in DOWN):
            return True
    return False


#: What holds when it is reported: "employs 640 people".
_HOLDS = regex(
    r"\b(?:runs?|operates?|owns?|has|have|employs?|counts?|serves?|sells?|makes?|represents?|holds?|includes?|manages?|stands?\sat)\s"
    r"(?:(?:about|some|nearly|around|over|almost|roughly|more\sthan|at\sleast)\s)?[^\s\d]{0,4}$"
)
#: Past forms that are no verbs of figures.
_PAST = frozenset("left went quit became died began resigned came stepped retired".split())
#: "in 910 pubs, and two years ago it was 150"
_HAD = regex(r",?\s(?:it|this|that|they|there|we|the\s(?:figure|number|total))\s(?:was|were|had|stood)\b")


def _verb_after(line: Line, tokens: Sequence[Token], index: int) -> Token:
    """The token at ``index``, or the one after the name that begins there: "and Acme lost its licence last week"."""
    name = line.name_at(tokens[index].start)
    return next((token for token in tokens[index:] if name is None or token.start >= name.end), tokens[index])


#: "was founded in 1987 and has 30 engineers": the number is that of today.
_SINCE_THEN = regex(
    r"\band\s(?:still|now|today)\s[a-z]{3,10}\s|\band\s(?:(?:the|its|their|his|her|another|two|an?)\s(?:[\w’'-]+\s){1,4}?)?(?:now\s|today\s)?(?:has|have|employs|runs|operates|owns|makes|sells|serves)\s"
)


#: "compared with $1.24 billion in 2029, and earnings of $3": the year of the figure before, with which another is compared.
_OF_BASE = regex(
    r"\b(?:from|versus|against|compared\s(?:with|to)|than)\s(?:\w+\s){0,2}?[^\s,;]{0,3}\d[^,;]{0,20}\s(?:in|at|for|on)\s(?:the\s)?(?:(?:end|start|beginning|close)\sof\s)?$"
)
#: "Its rival, with 610 hotels, reported a profit last month"
_WITH = regex(r",\swith\s(?:[a-z]+\s){0,3}$")


def _is_in_other_bracket(line: Line, figure: tuple[int, int], at: int) -> bool:
    """Whether a date stands in a bracket with another figure: "8.4% (9.1% a year earlier)"."""
    opening = line.s.rfind("(", figure[1], at)
    if opening < 0 or line.s.find(")", opening, at) >= 0:
        return False
    return any(opening < amount.start and amount.end <= at for amount in line.amounts)


def _belongs_to_base(line: Line, figure: tuple[int, int], at: int) -> bool:
    """Whether a date belongs to a figure with which this one is compared: "3.9%, from 4.4% in 2023 and 5.1% in 2022"."""
    compares = next((found for found in reversed([*_COMPARES_WITH.finditer(line.s, figure[1], at)])), None)
    if compares is None or _TO_NEW.search(line.s, compares.end(), at):
        return False
    bases = [a for a in line.amounts if compares.end() <= a.start and a.end <= at]
    if not bases or not _CLOSE_BY.fullmatch(line.s, bases[-1].end, at):
        return False
    own = next((a for a in line.amounts if a.start == figure[0]), None)
    is_other = own is not None and all(base.quantity.unit and base.quantity.unit != own.quantity.unit for base in bases)
    return not is_other or own is None or own.kind == "percent"  # "38 million litres from 3,200 farmers in the quarter"


_COMPARES_WITH = regex(r"\b(?:from|versus|against|compared\s(?:with|to)|than)\s", re.IGNORECASE)
#: "from 4 million euros to 3.8 million in March": the new value, whose date it is.
_TO_NEW = regex(
    r"\bto\s(?:(?:about|some|nearly|around|over|almost|just|only|a|record|more\sthan|less\sthan)\s){0,2}[^\s\d]{0,4}\d|;|\b(?:while|but|whereas)\b"
)
#: Between the last figure of a comparison and its date.
_CLOSE_BY = regex(
    r"(?:\s(?:it|they|the\s[a-z]+)\s(?:was|were|had|made|sold|earned|paid|took)\b[^,;.]{0,40}?|(?:\s[a-z-]{2,14}){0,4}?)(?:,?\s(?:in|for|on|by|at|during|as\sof|through|until)\s(?:the\s)?(?:end\sof\s|whole\sof\s)?|,?\s|\s\()"
)


def _is_reported(line: Line) -> bool:
    return not REPORTING.isdisjoint(line.lows)


def _is_ahead(line: Line, at: int) -> bool:
    """Whether the words before "by DATE" speak of the future, so that a figure of the present is not true for that day."""
    return any(word.low in ("to", "will", "would", "plans", "aims", "expects") for word in line.words if word.start < at)


#: "a premium of 29 percent to Monday's close"
_CLOSE = regex(r"['’]s\s(?:clos(?:e|ing)|last|opening)\b")
#: "28 percent faster than the N4 in last year's Aster 11": the date says which thing is meant.
_OF_THING = regex(r"['’]s\s[A-Z][a-z]")
_TO = regex(r"\b(?:to|over|on|from|than|above|below)\s$")
#: "Since the first ferry sailed in April 2024, ..."
_SINCE_CLAUSE = regex(r"(?:^|[-–—“]\s?)Since\s[^,;]{0,80}$")
#: "It cost us £4.4 million.": what the sentence before, with its date, led to.
_LED_TO = regex(
    r"(?:(?:It|That|This|Nobody\s[a-z\s]{3,30},\sbut\sit)\s(?:(?:also|alone|then|only)\s)?(?:cost|took|meant|lost|killed|ate|set|fetched|brought)"
    r"|(?:We|They|It)\s(?:called|took)\sback)\b"
)
_THEN = regex(r"\b(?:at\sthe\stime|back\sthen|in\sthose\sdays)\b(?!\sof\b)", re.IGNORECASE)

#: ``_THEN`` matches nothing without one of these in lower case.
_THEN_HINTS = ("time", "then", "days")


#: So many characters before a sentence are looked at, so that a text without paragraphs is read in linear time.
_LONGEST_PARAGRAPH = 5000


def stated_before(sentence: str, start: int, passage: Passage) -> PartialDate | None:
    """The date that "at the time" means: the last that the paragraph stated before the sentence at ``start``; else None."""
    begin = max(0, start - _LONGEST_PARAGRAPH, passage.text.rfind("\n", max(0, start - _LONGEST_PARAGRAPH), start) + 1)
    if not has_any(sentence.lower(), _THEN_HINTS) or _THEN.search(sentence) is None:
        return _date_before(begin, start, passage) or _led_to(sentence, begin, start, passage)
    known = [date.when for date in passage.dates_in(begin, start) if date.type == "DATE" and date.when is not None and is_known(date.when)]
    return known[-1] if known else None


def _date_before(begin: int, start: int, passage: Passage) -> PartialDate | None:
    """The date that is the whole sentence before, in the same paragraph: "In November 2031, in the rain."; else None."""
    dates = passage.dates_in(begin, start)
    if not dates or not passage.text[dates[-1].end : start].strip():
        return None
    end = len(passage.text[begin:start].rstrip()) + begin
    first = max(passage.text.rfind(mark, begin, end - 1) for mark in (". ", "? ", "! ", ": "))
    place = first + 2 if first >= 0 else begin
    alone = date_alone(passage.text[place:end], [date for date in dates if date.start >= place])
    return alone.when if alone is not None else None


def _led_to(sentence: str, begin: int, start: int, passage: Passage) -> PartialDate | None:
    """The date of the sentence before, in the same paragraph, of which this tells the outcome: "It cost us £4.4 million."; else None."""
    published = passage.published
    if _LED_TO.match(sentence) is None or published is None or published.start is None:
        return None
    known = [date.when for date in passage.dates_in(begin, start) if date.type == "DATE" and date.when is not None and is_known(date.when)]
    last = known[-1] if known else None
    is_past = last is not None and last.end is not None and (published.start - last.end).days > _LONG_AGO
    return last if is_past else None


_LONG_AGO = 60


def is_base(line: Line, date: DateMention, start: int) -> bool:
    """Whether a date is only the base of a comparison: "from a year earlier", "since 2019", "over the past decade"."""
    at = date.start - start
    if _COMPARING.search(date.text) or OLD_VALUE.match(line.s, at + len(date.text)):
        return True
    if date.basis is not Basis.STATED and _OF_THING.match(line.s, at + len(date.text)):
        return True
    if _CLOSE.match(line.s, at + len(date.text)) and _TO.search(line.s, max(0, at - 6), at):
        return True
    if _SINCE_CLAUSE.search(line.s, max(0, at - 90), at) and "," in line.s[at:]:
        return True
    if date.type == "DURATION" and not _AHEAD.search(date.text):
        return True
    if (
        date.type == "DATE"
        and _EARLIER.search(date.text)
        and re.search(r"(?:from|than|with|to|on|over)\s(?:the\s)?$", line.s[max(0, at - 12) : at])
    ):
        return True
    if ("what" in line.lows or "as" in line.lows) and _WHAT_IT_WAS.search(line.s, max(0, at - 70), at):
        return True
    if date.precision not in (Precision.DAY, Precision.WEEK) and RISEN_ON.search(line.s, max(0, at - 60), at):
        return True
    return bool(_BASE.search(line.s[max(0, at - 45) : at]) or _SAME_PERIOD.search(line.s[max(0, at - 60) : at]))


def is_known(when: PartialDate) -> bool:
    """Whether a date has a place on the calendar, or a fiscal year of its own."""
    return when.precision is not Precision.UNKNOWN and (when.start is not None or when.fiscal_value != "")


def inferred(published: PartialDate | None) -> PartialDate:
    """The date of a figure without one: the article's, with basis INFERRED, since figures are reported while they are true."""
    if published is None or published.basis is Basis.UNKNOWN or published.start is None:
        return PartialDate.unknown()
    return PartialDate(published.start, published.end, published.precision, Basis.INFERRED, published.label)
