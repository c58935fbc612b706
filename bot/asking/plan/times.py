"""The time that a question names, as first and last day."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from bot.asking.plan.model import Period, TimeRelation
from bot.asking.plan.spans import (
    CHINESE_DIGITS,
    MONTH_NAMES,
    MONTH_NUMBERS,
    NUMBERS,
    ORDINALS,
    QUARTERS_TO,
    longer_spans,
    month_of,
    quarter_of,
    shifted,
)
from bot.core.patterns import regex
from bot.reading import dates, sentences
from storage.values import Basis, PartialDate

_QUARTER = regex(
    r"\b(?:(?:fiscal |fy ?)?(?P<y1>(?:19|20)\d\d)[\s-]*[qQ](?P<q1>[1-4])|"
    r"[qQ](?P<q2>[1-4])(?:[\s-]*(?:of )?(?:fiscal |fy ?)?(?P<y2>(?:19|20)\d\d|\d\d(?!\d)))?|"
    r"(?P<ord>first|second|third|fourth|1st|2nd|3rd|4th)[ -]quarter(?:,? (?:of )?(?:fiscal |fy ?)?(?P<y3>(?:19|20)\d\d))?)\b",
    re.IGNORECASE,
)
_HALF = regex(
    r"\b(?:(?P<ord>first|second|1st|2nd) half(?:[- ]year)?(?:,? (?:of )?(?P<y1>(?:19|20)\d\d))?|"
    r"(?P<y3>(?:19|20)\d\d)[\s-]*h(?P<h3>[12])|(?P<h2>[12])h[\s'-]*(?P<y4>(?:20)?\d\d)?|h(?P<h>[12])(?:[\s'/-]*(?P<y2>(?:20)?\d\d))?)\b|"
    r"(?:(?P<y5>(?:19|20)\d\d)年?)?(?P<zh>[上下])半年",
    re.IGNORECASE,
)
_SPLIT_YEAR = regex(r"\b(?P<y>(?:19|20)\d\d|(?:1|2|3)\d(?=/\d\d(?![/\d])))\s?[/–-]\s?(?:20)?(?P<y2>\d\d)\b(?![-/]\d)")
_JOINS_WITHIN = regex(r"\b(?:to|until|till|through)\b|\w ?[–-] ?\w", re.IGNORECASE)
_BETWEEN = regex(r"\bbetween$|\bfrom$|从$", re.IGNORECASE)
_JOINS = regex(r"\s*(?:and|to|until|till|through|–|-|到|至)\s*(?:the\s+)?", re.IGNORECASE)
#: What a period is named by instead of a date: "before the merger", "after the takeover".
_OCCASION = regex(
    r"\b(?P<when>before|after|since|until|prior to|following) (?:the|its|their|his|her) (?:[\w-]+ ){0,2}?"
    r"(?P<what>merger|takeover|acquisition|deal|ipo|listing|split|sale|launch|opening|move|strike|fire|flood|crash|scandal|election|vote|"
    r"war|crisis|pandemic|recall|outage|relaunch|bankruptcy|insolvency|restructuring|spin-?off|float|stock split)\b",
    re.IGNORECASE,
)
_FISCAL = regex(r"\b(?:FY ?'?(?P<y>(?:20)?\d\d)(?:[-/]\d\d)?|fiscal (?:year )?(?P<y2>(?:19|20)\d\d))\b", re.IGNORECASE)
_CHINESE_QUARTER = regex(r"(?:(?P<y>(?:19|20)\d\d)年?)?(?:第)?(?P<q>[一二三四1-4])季度?")
_MONTH = regex(rf"\b(?:{MONTH_NAMES}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)(?=\.? \d))\b")
_BARE_MONTH = regex(rf"\b(?:in|since|from|by|until|for|this|next|last|the|of|during) (?P<month>{MONTH_NAMES})\b(?! \d)", re.IGNORECASE)
_RELATION = (
    (
        TimeRelation.AFTER,
        regex(
            (
                r"\b(?:since|after|from|later than|as of|starting(?: in)?|beyond|following)\s*(?:the\s+)?(?:end of\s+)?$|"
                r"自从?$"
            ),
            re.IGNORECASE,
        ),
    ),
    (
        TimeRelation.BEFORE,
        regex((r"\b(?:before|until|till|up to|by|prior to|earlier than)\s*(?:the\s+)?(?:end of\s+)?$|截至$|在$"), re.IGNORECASE),
    ),
)
_AFTER_BEHIND = regex(r"^\s*(?:以来|之后|以后|起)")
_BEFORE_BEHIND = regex(r"^\s*(?:之前|以前)")
_NEWEST = regex(
    (
        r"\b(?:latest|newest|current(?:ly)?|most recent|recent|now|today|at the moment|these days|as of now|"
        r"right now)\b|最新|目前|现在|当前|如今"
    ),
    re.IGNORECASE,
)
_FIRST = regex(r"\b(?:originally|at first|initially|the first time|earliest|to begin with)\b|最初|最早|首次", re.IGNORECASE)
_NEXT = regex(r"\b(?:next|upcoming|coming(?! (?:out|to|from|back|in|along)\b))\b|接下来|即将", re.IGNORECASE)

_YEARS_TO_COME = regex(
    r"\b(?:next|coming|following) (?:\w+ )?(?:few )?(?:years|quarters|months|weeks)\b|(?:未来|今后|"
    r"接下来)[一二三四五六七八九十两几\d]+(?:个)?[年月季]",
    re.IGNORECASE,
)
_RELATIVE: tuple[tuple[re.Pattern[str], Callable[[date], tuple[date, date]]], ...] = (
    (regex(r"\btoday\b|今天", re.I), lambda t: (t, t)),
    (regex(r"\byesterday\b|昨天", re.I), lambda t: (t - timedelta(1), t - timedelta(1))),
    (
        regex(r"\b(?:this|the current) week\b|本周|这周", re.I),
        lambda t: (t - timedelta(t.weekday()), t - timedelta(t.weekday()) + timedelta(6)),
    ),
    (regex(r"\b(?:last|past|previous) week\b|上周", re.I), lambda t: (t - timedelta(t.weekday() + 7), t - timedelta(t.weekday() + 1))),
    (regex(r"\b(?:this|the current) month\b|本月|这个月", re.I), lambda t: month_of(t.year, t.month)),
    (regex(r"\b(?:last|past|previous) month\b|上个?月", re.I), lambda t: month_of(*shifted(t, -1))),
    (regex(r"\bnext month\b|下个?月", re.I), lambda t: month_of(*shifted(t, 1))),
    (regex(r"\b(?:this|the current) quarter\b|本季度?", re.I), lambda t: quarter_of(t.year, (t.month - 1) // 3 + 1)),
    (regex(r"\b(?:last|past|previous) quarter\b|上季度?|上个季度", re.I), lambda t: quarter_of(*_quarter_before(t))),
    (regex(r"\b(?:this|the current) year\b|今年", re.I), lambda t: (date(t.year, 1, 1), date(t.year, 12, 31))),
    (
        regex(
            r"\b(?:last|past|previous) year\b|\bthe year (?:before|earlier)\b|\ba year (?:ago|earlier|before)\b|去年|上一年|前一年", re.I
        ),
        lambda t: (date(t.year - 1, 1, 1), date(t.year - 1, 12, 31)),
    ),
    (regex(r"\bnext year\b|明年", re.I), lambda t: (date(t.year + 1, 1, 1), date(t.year + 1, 12, 31))),
)


def period_in(text: str, today: date) -> tuple[str, Period | None]:
    """The question without its time, and the time; None where it names none.

    >>> period_in("revenue in q2 2024", date(2025, 1, 1))[1].first
    datetime.date(2024, 4, 1)
    """
    spans = _spans(text, today)
    rest = text
    if not spans:
        return _without_year(text)
    quarter = _QUARTER.search(text)
    if quarter and _FISCAL.search(text) and not (quarter["y1"] and not re.search("(?i)fiscal|fy", quarter.group())):
        return _blank(_FISCAL.sub(lambda match: " " * len(match.group()), text), quarter.start(), quarter.end()), Period(
            quarter.group(), months=_months(quarter)
        )
    start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    first, last = min(span[2] for span in spans), max(span[3] for span in spans)
    relation = TimeRelation.IN
    before, behind = text[:start], text[end:]
    if len(spans) == 2 and _BETWEEN.search(before.rstrip()) and _JOINS.fullmatch(text[spans[0][1] : spans[1][0]]):
        start = len(before.rstrip())  # "between april and june": both ends are in it
        before = ""
    for meant, pattern in _RELATION:
        if match := pattern.search(before):
            both_ends = match.group().strip().casefold() == "from" and _JOINS_WITHIN.search(text[start:end])
            relation, start = relation if both_ends else meant, match.start()
            break
    if match := _AFTER_BEHIND.match(behind):
        relation, end = TimeRelation.AFTER, end + match.end()
    elif match := _BEFORE_BEHIND.match(behind):
        relation, end = TimeRelation.BEFORE, end + match.end()
    said = text[start:end].strip()
    for left, right, _, _ in sorted(spans, reverse=True):
        rest = _blank(rest, left, right)
    rest = _blank(rest, start, spans[0][0]) if start < spans[0][0] else rest
    if relation is TimeRelation.AFTER:
        opens = first if re.search(r"\b(?:since|from|as of|starting)\b|以来|自|起", said, re.IGNORECASE) else last + timedelta(1)
        return rest, Period(said, relation, opens, None)
    if relation is TimeRelation.BEFORE:
        return rest, Period(
            said, relation, None, last if re.search(r"\b(?:until|till|up to|by)\b|截至", said, re.IGNORECASE) else first - timedelta(1)
        )
    return rest, Period(said, relation, first, last)


def _without_year(text: str) -> tuple[str, Period | None]:
    """A time that is named without days of its own: "in q4", "before the merger", "latest"."""
    if match := _BARE_MONTH.search(text):
        number = MONTH_NUMBERS[match["month"][:3].lower()]
        return _blank(text, match.start(), match.end()), Period(match["month"], months=(number, number))
    if match := QUARTERS_TO.search(text) or _QUARTER.search(text) or _HALF.search(text) or _CHINESE_QUARTER.search(text):
        return _blank(text, match.start(), match.end()), Period(match.group(), months=_months(match))
    if match := _OCCASION.search(text):
        relation = TimeRelation.BEFORE if match["when"].casefold() in ("before", "until", "prior to") else TimeRelation.AFTER
        return text, Period(match.group(), relation)
    for relation, pattern in ((TimeRelation.NEWEST, _NEWEST), (TimeRelation.FIRST, _FIRST), (TimeRelation.NEXT, _NEXT)):
        if match := pattern.search(text):
            return _blank(text, match.start(), match.end()), Period(match.group(), relation)
    return text, None


def _spans(text: str, today: date) -> list[tuple[int, int, date, date]]:
    found: list[tuple[int, int, date, date]] = []

    def add(start: int, end: int, days: tuple[date, date]) -> None:
        if not any(start < right and left < end for left, right, _, _ in found):
            found.append((start, end, *days))

    for left, right, held in longer_spans(text, today):
        add(left, right, held)
    for match in _QUARTER.finditer(text):
        number = int(match["q1"] or match["q2"] or ORDINALS[match["ord"].lower()])
        if not (match["y1"] or match["y2"] or match["y3"]) or re.search("(?i)fiscal|fy", match.group()):
            continue
        add(match.start(), match.end(), quarter_of(_year(match["y1"] or match["y2"] or match["y3"], today), number))
    for match in _HALF.finditer(text):
        if stated := _half_year(match):
            year = _year(stated, today)
            add(
                match.start(),
                match.end(),
                (date(year, 1, 1), date(year, 6, 30)) if _half(match) == 1 else (date(year, 7, 1), date(year, 12, 31)),
            )
    for match in _CHINESE_QUARTER.finditer(text):
        if not match["y"]:
            continue
        number = CHINESE_DIGITS.get(match["q"]) or int(match["q"])
        add(match.start(), match.end(), quarter_of(_year(match["y"], today), number))
    for match in _SPLIT_YEAR.finditer(text):
        if int(match["y2"]) == (int(match["y"]) + 1) % 100:
            year = _year(match["y"], today)
            add(match.start(), match.end(), (date(year, 1, 1), date(year + 1, 12, 31)))
    for match in _FISCAL.finditer(text):
        year = _year(match["y"] or match["y2"], today)
        add(match.start(), match.end(), (date(year - 1, 4, 1), date(year, 12, 31)))
    for pattern, days in _RELATIVE:
        for match in pattern.finditer(text):
            add(match.start(), match.end(), days(today))
    bare = [match.span() for pattern in (_HALF, QUARTERS_TO, _CHINESE_QUARTER) for match in pattern.finditer(text)]
    published = PartialDate.day(today, Basis.STATED)
    cased = _MONTH.sub(lambda match: match.group().capitalize(), text)
    for mention in dates.find(cased, sentences.split(cased), published):
        if mention.when is None or not (mention.when.start and mention.when.end) or mention.type not in ("DATE", "TIME"):
            continue
        if _YEARS_TO_COME.search(mention.text):
            continue  # a plan's own term: "over the next three years"
        if any(start <= mention.start and mention.end <= end for start, end in bare):
            continue  # "h1" and its like: the newest of any year
        if re.search(r"\d{4}|\b(?:last|next|this|past|ago|coming)\b|[年月日周]", mention.text, re.IGNORECASE):
            add(mention.start, mention.end, (mention.when.start, mention.when.end))
    return sorted(found)


def _months(match: re.Match[str]) -> tuple[int, int]:
    """First and last month of a quarter or half that was named without its year."""
    named = match.groupdict()
    if "h" in named:
        return (6 * _half(match) - 5, 6 * _half(match))
    if "en" in named:
        return (1, 3 * NUMBERS.get(said := str(named["n"] or named["en"]), 0) or 3 * int(said))
    said = str(named.get("q2") or named.get("q1") or named.get("q") or named.get("ord"))
    number = CHINESE_DIGITS.get(said) or ORDINALS.get(said.lower()) or int(said)
    return (3 * number - 2, 3 * number)


def _half(match: re.Match[str]) -> int:
    """The first or second half of the year."""
    if match["zh"]:
        return 1 if match["zh"] == "上" else 2
    return int(said) if (said := match["h"] or match["h2"] or match["h3"]) else ORDINALS[match["ord"].lower()]


def _half_year(match: re.Match[str]) -> str | None:
    """The year that is named with a half of it."""
    return match["y1"] or match["y2"] or match["y3"] or match["y4"] or match["y5"]


def _blank(text: str, start: int, end: int) -> str:
    return f"{text[:start]}{' ' * (end - start)}{text[end:]}"


def _year(stated: str | None, today: date) -> int:
    if stated is None:
        return today.year
    number = int(stated)
    return number if number > 100 else 2000 + number


def _quarter_before(day: date) -> tuple[int, int]:
    number = (day.month - 1) // 3
    return (day.year, number) if number else (day.year - 1, 4)
