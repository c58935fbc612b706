"""Finds the clause around a figure in a Chinese sentence, and what in it belongs to the figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.patterns import regex
from bot.reading.amounts.amount import Amount
from bot.reading.facts.chinese_words import ACTIONS, HAN, HEADS, LINKS
from storage.drafts import DateMention

HEAD = regex(rf"(?:{HEADS})$")
_CLAUSE_END = regex(r"[，。；：、！？“”‘’（）()《》,;:]")
_VERB = regex(rf"(?:{ACTIONS})(?:了|出|到|过)?")
_REPORTING = regex(r"(?:发布|公布|电|讯|宣布|表示|称|说|消息|在[^，。]{1,12}(?:宣布|表示|发布|举行)|对|向|获悉|介绍|报道|透露|召开)")
_BASE_BEFORE = regex(r"(?:比|较|与|高于|低于|相当于|和|同)$")
_BASE_AFTER = regex(r"(?:同期|同月|同季|相比|以来|以前|之前)")


HEDGES = regex(
    r"(?:超过|超|逾|约为|约|大约|近|将近|接近|至少|最少|不少于|不低于|不足|不到|低于|高于|多于|不超过|最多|最高|高达|多达|突破|已|仅|只|了)+$"
)
#: The 收 of 营收 is no link between a metric and its figure.
LINK = regex(rf"(?:(?!(?<=[营税创])收)(?:{LINKS}))+$")


@dataclass(frozen=True, slots=True)
class Measure:
    """What a figure measures."""

    metric: str
    base: str  #: the metric without "增长" or "下降"
    subject: str = ""  #: as written; "" for what the text was speaking of
    verb: str = ""  #: what was done: "销售" in "销售新车68.9万辆"
    scope: str | None = None
    old: bool = False  #: it is the value before a change
    is_level: bool = False  #: it is what is or was, whatever is planned around it: "由目前的4500万颗提高到"


@dataclass(frozen=True, slots=True)
class Clause:
    """An amount in its sentence, and the words of its clause before it."""

    s: str
    amount: Amount
    left: str  #: the words before the amount, without dates and brackets

    @property
    def lead(self) -> str:
        """The words before the amount, without hedges such as "超过" at their end."""
        return HEDGES.sub("", self.left)

    @property
    def words(self) -> str:
        """The same, also without a linking verb such as "达到" at their end."""
        return LINK.sub("", self.lead)

    @property
    def counted(self) -> str:
        """What the amount counts; "" for a mere measure word."""
        return self.amount.phrase if self.amount.kind == "count" and len(self.amount.phrase) > 1 else ""


#: "去年12月公布的预售价为18.98万元": when a figure that differs now was announced.
_WHAT_WAS_REPORTED = regex(r"[^，。；\d]{0,4}?(?:公布|发布|宣布|披露|给出)的[^，。；\d]{1,10}?[为是]")


def is_report_date(s: str, end: int) -> bool:
    """Whether a date is when something was reported: "8月29日发布", "9月6日电"."""
    return bool(_REPORTING.match(s, end)) and _WHAT_WAS_REPORTED.match(s, end) is None


def is_base(s: str, at: int, end: int) -> bool:
    """Whether a date is only the base of a comparison: "比上年同期", "较2022年"."""
    return bool(_BASE_BEFORE.search(s[max(0, at - 3) : at]) or _BASE_AFTER.match(s, end))


def clause_start(s: str, at: int) -> int:
    """Where the clause of a figure begins: after the last comma or stop, ignoring those in brackets."""
    place = at
    while place > 0:
        mark = s[place - 1]
        if mark in "）)":
            opening = max(s.rfind("（", 0, place), s.rfind("(", 0, place))
            if opening > 0:
                place = opening
                continue
        if _CLAUSE_END.match(mark) and not (mark in ",." and s[place : place + 1].isdigit()):
            return place
        place -= 1
    return 0


def without_dates(s: str, begin: int, end: int, dates: Sequence[DateMention], start: int) -> str:
    """The words ``s[begin:end]`` before a figure, without time expressions and brackets; ``start`` is the sentence's offset."""
    pieces: list[str] = []
    place = begin
    for date in dates:
        at, last = date.start - start, date.end - start
        if at >= end or last <= place:
            continue
        pieces.append(s[place : max(place, at)])
        place = max(place, last)
    pieces.append(s[place:end])
    return re.sub(r"[（(][^（）()]{0,40}[）)]", "", "".join(pieces)).strip()


#: After a verb, what makes it the first part of a noun: "销售额", "调查失业率".
_MEASURED = regex(r".{0,4}?(?:额|量|率|数|价|值|收入|利润|成本|指数|价格|面积|费|费用|规模)(?:的|均|已|仅|只|为|达)?")


def last_verb(words: str) -> re.Match[str] | None:
    """The last verb of action in a phrase, unless it is the head of a noun ("研发投入")."""
    found = None
    for match in _VERB.finditer(words):
        if len(match.group()) == 1 or _MEASURED.fullmatch(words, match.end()):
            continue
        if match.end() == len(words) and HEAD.search(words) and match.start() > 0:
            continue
        found = match
    return found


_BRACKET = regex(r"[（(][^（）()]{1,40}[）)]")
_PURPOSE = regex(rf"(?:用于|用来|以)(?P<what>[{HAN}A-Za-z0-9]{{2,16}})")
_AFTER_COUNT = regex(r"(?:倒塌|中断|受损|被毁|停运|取消|停产|关闭|损毁|上市|获奖|通过|投产|缺失)")


def purpose(s: str, end: int) -> str | None:
    """What money is for, by the words after the figure ("用于人工智能"), or None."""
    if bracket := _BRACKET.match(s, end):
        end = bracket.end()
    found = _PURPOSE.match(s, end)
    return found["what"] if found else None


def after_count(s: str, end: int) -> str:
    """What happened to what is counted, by the verb after the figure: "3200间房屋倒塌"; else ""."""
    found = _AFTER_COUNT.match(s, end)
    return found.group() if found else ""


def is_conversion(s: str, last: Amount, here: Amount) -> bool:
    """Whether an amount in brackets is the one before it in another currency."""
    return (
        last.kind == here.kind == "money"
        and last.quantity.unit != here.quantity.unit
        and bool(re.fullmatch(r"[（(](?:约合|约|合|折合)?(?:人民币)?", s[last.end : here.start]))
    )
