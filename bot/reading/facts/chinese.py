"""Reads figures in Chinese sentences: subject, metric, nature, date and source, by the word order of the figure's clause."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from bot.reading.amounts.amount import Amount
from bot.reading.facts.chinese_clauses import (
    HEAD,
    after_count,
    clause_start,
    is_base,
    is_conversion,
    is_report_date,
    last_verb,
    purpose,
    without_dates,
)
from bot.reading.facts.chinese_subjects import focus_of, names_of
from bot.reading.facts.chinese_words import ACTIONS, DOWN, GENERIC, HAN, HAPPENED, LEADS, LINKS, UP
from bot.reading.facts.dating import inferred
from bot.reading.lexicon import Lexicon
from bot.reading.passage import Passage
from storage.drafts import DateMention, FactDraft, QuoteDraft
from storage.values import Nature, PartialDate, Precision


@dataclass(frozen=True, slots=True)
class _Measure:
    """What a figure measures."""

    metric: str
    base: str  #: the metric without "增长" or "下降"
    subject: str = ""  #: as written; "" for what the text was speaking of
    verb: str = ""  #: what was done: "销售" in "销售新车68.9万辆"
    scope: str | None = None
    old: bool = False  #: it is the value before a change


_HEDGES = re.compile(
    r"(?:超过|超|逾|约为|约|大约|近|将近|接近|至少|最少|不少于|不低于|不足|不到|低于|高于|多于|不超过|最多|最高|高达|多达|突破|已|仅|只|了)+$"
)
_CHANGE = re.compile(
    rf"(?P<base>.*?)(?:，?(?:同比|环比|同期|较|比|与|按年|按月)[^，]{{0,14}}?)?(?:实际|名义|累计|大幅|小幅|共|再|又|将|已|均)*"
    rf"(?:(?P<up>{UP})|(?P<down>{DOWN}))(?:了|约|近|超|逾|超过|达到|达|为|率为)*(?P<to>至|到)?(?:了|约|近|超过)*$"
)
_SHARE = re.compile(r"(?P<base>.*?)(?:约)?占(?P<of>[^，比]{0,14}?)(?:的|比|比重|比例)?(?:为|达到|达|超过|约|近|超)*$")
_LINK = re.compile(rf"(?:{LINKS})+$")
_JOIN = re.compile(r"(?:实现|完成|录得|取得|获得|达到|创下)(?:了)?")
_LEAD = re.compile(rf"^(?:{LEADS}|[的了，、\s])+")
_TRAIL = re.compile(
    r"(?:的|了|已|将|共|累计|仍|还|也|则|均|就|在|于|中|里|上|已经|预计|计划|拟|目前|有望|可|可以|曾|正|自|主动|方面|为|是|力争|争取|分别|不断|总共|合计)+$"
)
_OWNER = re.compile(r"^(?P<name>全国|我国|中国)(?:的)?(?P<rest>.{2,})$")
_GENERIC = re.compile(rf"^(?:{GENERIC})(?:的|在[^，]{{1,8}}的)?(?P<rest>.*)$")
_AIM = re.compile(r"^.*目标(?:是|为)(?:到|在)?")
_HAPPENED = re.compile(rf"(?:已|不幸|已经|被|在[^，。]{{1,10}})?(?P<what>{'|'.join(sorted(HAPPENED, key=len, reverse=True))})")
_REACHED = re.compile(r"(?:增至|升至|降至|跌至|增加到|提高到|下降到|上升到|下调至|上调至|增长到|减少到|扩大到|达到)(?:了|约)?$")
_FUTURE_SPAN = re.compile(r"(?:未来|今后|接下来|后续)(?:的)?$")


class ChineseReader:
    """Reads the Chinese sentences of one text in order, and remembers what they speak of."""

    def __init__(self, passage: Passage, quotes: Sequence[QuoteDraft], lexicon: Lexicon, title: str) -> None:
        self._passage = passage
        self._quotes = tuple(quotes)
        self._quote_starts = tuple(q.start for q in quotes)
        self._lexicon = lexicon
        self._names = names_of(passage, title)
        self._focus = focus_of(passage, title, self._names)
        self._period: PartialDate | None = None
        self._last: _Measure | None = None
        self._last_end = 0

    def sentence(self, start: int, end: int, amounts: Sequence[Amount]) -> list[FactDraft]:
        """The facts of the sentence at ``text[start:end]``."""
        text = self._passage.text
        s = text[start:end]
        if "\n" in text[self._last_end : start]:
            self._period, self._last = None, None
        self._last_end = end
        dates = [d for d in self._passage.dates_in(start, end) if not is_base(s, d.start - start, d.end - start)]
        found: list[FactDraft] = []
        before = 0
        for index, amount in enumerate(amounts):
            measure = self._measure(s, amount, before, dates, start, amounts[index - 1] if index else None)
            before = amount.end
            if measure is None or not measure.metric:
                continue
            self._last = measure
            found.append(self._draft(s, start, end, amount, measure, dates))
        self._carry(s, start, dates)
        return found

    def _measure(
        self, s: str, amount: Amount, before: int, dates: Sequence[DateMention], start: int, last: Amount | None
    ) -> _Measure | None:
        if last is not None and is_conversion(s, last, amount):
            return self._last
        left = without_dates(s, max(before, clause_start(s, amount.start)), amount.start, dates, start)
        if amount.kind == "time":
            return self._of_time(s, amount, left)
        if amount.kind in ("count", "number") and (happened := _HAPPENED.match(s, amount.end)):
            return _Measure(HAPPENED[happened["what"]], HAPPENED[happened["what"]], self._subject_in(left))
        lead = _HEDGES.sub("", left)
        if s[max(0, amount.start - 1) : amount.start] == "从" or lead.endswith("从"):
            return self._of_old(lead, s, amount)
        if _REACHED.search(left) and self._last is not None and not _LEAD.sub("", _REACHED.sub("", left)):
            return _Measure(self._last.base, self._last.base, self._last.subject)
        if (change := _CHANGE.match(lead)) and amount.kind in ("percent", "times", "money", "count", "number", "measure"):
            return self._of_change(change, amount)
        if s[amount.start : amount.start + 1] == "翻" or (amount.kind == "times" and self._last is not None and len(lead) < 3):
            return self._of_growth(lead)
        if amount.kind == "percent" and (share := _SHARE.match(lead)):
            return self._of_share(share)
        return self._of_noun(s, amount, left)

    def _of_time(self, s: str, amount: Amount, left: str) -> _Measure | None:
        if not _FUTURE_SPAN.search(s[: amount.start]):
            return None
        verb = re.compile(rf"[^，。]{{0,8}}?(投入|投资|{ACTIONS})").match(s, amount.end)
        return _Measure(f"{verb[1]}期限", f"{verb[1]}期限", self._subject_in(_FUTURE_SPAN.sub("", left))) if verb else None

    def _of_old(self, lead: str, s: str, amount: Amount) -> _Measure | None:
        words = _TRAIL.sub("", lead.removesuffix("从"))
        subject, noun = self._split(words)
        base = noun or (self._last.base if self._last else "")
        return _Measure(base, base, subject, old=True) if base else None

    def _of_change(self, change: re.Match[str], amount: Amount) -> _Measure | None:
        subject, noun = self._split(_TRAIL.sub("", change["base"]))
        base = noun or (self._last.base if self._last else "")
        subject = subject or (self._last.subject if self._last and not noun else "")
        if not base:
            return None
        if change["to"]:
            return _Measure(base, base, subject)
        word = change["up"] or change["down"]
        if word in ("高", "低", "快", "少") and amount.kind == "money":
            return None
        return _Measure(base + ("增长" if change["up"] else "下降"), base, subject)

    def _of_growth(self, lead: str) -> _Measure | None:
        words = re.sub(r"(?:，?(?:同比|环比|较|比|与)[^，]{0,14}?)$", "", lead)
        subject, noun = self._split(_TRAIL.sub("", words))
        base = noun or (self._last.base if self._last else "")
        return _Measure(f"{base}增长", base, subject or (self._last.subject if self._last else "")) if base else None

    def _of_share(self, share: re.Match[str]) -> _Measure:
        subject, noun = self._split(_TRAIL.sub("", share["base"]))
        of = share["of"]
        last = self._last
        metric = f"占{of}比重" if of else "占比"
        return _Measure(metric, metric, subject or (last.subject if last else ""), scope=noun or (last.base if last else None))

    def _of_noun(self, s: str, amount: Amount, left: str) -> _Measure | None:
        """ "营业收入1236.5亿元", "累计销售新车68.9万辆", "1500余名消防员"."""
        among = left.startswith("其中")
        words = _LINK.sub("", _HEDGES.sub("", left))
        counted = amount.phrase if amount.kind == "count" and len(amount.phrase) > 1 else ""
        if verb := last_verb(words):
            noun = _TRAIL.sub("", words[verb.end() :])
            join = _JOIN.search(noun)
            noun = noun[join.end() :] if join else noun
            done = re.sub(r"(?:了|出|到|过)$", "", verb.group())
            subject = self._subject_in(words[: verb.start()])
            if HEAD.search(done) and not noun and not counted:
                rest = self._split(words[: verb.end()])
                return _Measure(rest[1] or done, rest[1] or done, rest[0], scope=purpose(s, amount.end))
            metric = done + (noun or counted)
            return _Measure(metric, metric, subject, verb=done, scope=purpose(s, amount.end))
        if join := _JOIN.search(words):
            noun = _TRAIL.sub("", words[join.end() :])
            if noun:
                return _Measure(noun, noun, self._subject_in(words[: join.start()]))
            words = words[: join.start()]
        subject, noun = self._split(_TRAIL.sub("", words))
        last = self._last
        if among and last is not None and last.verb and noun:
            return _Measure(last.verb + noun, last.verb + noun, last.subject, verb=last.verb)
        if counted and (not noun or not HEAD.search(noun)):
            return _Measure(counted + after_count(s, amount.end), counted, subject or noun)
        if noun and (len(noun) <= 16 and (amount.kind != "number" or HEAD.search(noun))):
            return _Measure(noun, noun, subject)
        return None

    def _split(self, words: str) -> tuple[str, str]:
        """The name in a phrase, as written, and the metric after it; "" for either if it is missing."""
        words = _LEAD.sub("", _AIM.sub("", words)).strip()
        for name in self._names:
            place = words.rfind(name)
            if place >= 0:
                rest = _LEAD.sub("", words[place + len(name) :].removeprefix("市").removeprefix("省"))
                return name, rest
        if owner := _OWNER.match(words):
            return "中国", owner["rest"]
        if (generic := _GENERIC.match(words)) and (not HEAD.search(words) or HEAD.search(generic["rest"])):
            return "", _LEAD.sub("", generic["rest"])
        head = re.match(rf"^(?P<name>[{HAN}A-Za-z0-9]{{2,12}}?)的(?P<rest>[{HAN}A-Za-z0-9]{{2,12}})$", words)
        if head and HEAD.search(head["rest"]):
            return head["name"], head["rest"]
        return "", words

    def _subject_in(self, words: str) -> str:
        """The subject in the words before a verb; "" for what the text was speaking of."""
        clause = _TRAIL.sub("", _LEAD.sub("", words)).strip()
        for name in self._names:
            if name in clause:
                return name
        if clause.startswith(("全国", "我国")):
            return "中国"
        if not clause or _GENERIC.match(clause) or len(clause) > 10 or not re.fullmatch(rf"[{HAN}A-Za-z0-9·]{{2,10}}", clause):
            return ""
        return "" if re.search(r"[一二三四五六七八九十\d]|目标|表示|显示|其|这|那|每|个", clause) else clause

    def _draft(self, s: str, start: int, end: int, amount: Amount, measure: _Measure, dates: Sequence[DateMention]) -> FactDraft:
        subject = measure.subject or self._focus or measure.base
        name = self._lexicon.metric(measure.metric) or measure.metric
        nature = _nature(s, amount, measure)
        return FactDraft(
            start=start,
            end=end,
            figure_start=start + amount.start,
            figure_end=start + amount.end,
            subject=self._lexicon.canonical(subject) or subject,
            metric=name,
            scope=measure.scope,
            nature=nature,
            quantity=amount.quantity,
            as_of=self._as_of(s, start, amount, measure, dates),
            attributed_to=self._said_by(s, start, amount),
        )

    def _as_of(self, s: str, start: int, amount: Amount, measure: _Measure, dates: Sequence[DateMention]) -> PartialDate:
        usable = [d for d in dates if d.when is not None and d.when.start is not None and d.precision is not Precision.UNKNOWN]
        if measure.old:
            near = [d for d in usable if 0 <= amount.start - (d.end - start) <= 4]
            return (near[-1].when if near else None) or PartialDate.unknown()
        before = [d for d in usable if d.end - start <= amount.start and not is_report_date(s, d.end - start) and d.type != "DURATION"]
        if before and before[-1].when is not None:
            return before[-1].when
        return self._period or inferred(self._passage.published)

    def _carry(self, s: str, start: int, dates: Sequence[DateMention]) -> None:
        """Remembers the period at the beginning of a sentence, which holds for the rest of the paragraph."""
        for d in dates:
            if (
                d.when is not None
                and d.start - start <= 8
                and d.when.start is not None
                and d.type == "DATE"
                and d.precision is not Precision.UNKNOWN
                and not is_report_date(s, d.end - start)
            ):
                self._period = d.when

    def _said_by(self, s: str, start: int, amount: Amount) -> str | None:
        place = start + amount.start
        index = bisect_right(self._quote_starts, place) - 1
        if index >= 0 and place < self._quotes[index].end:
            return self._quotes[index].speaker
        if found := _SAID.search(s[: amount.start]):
            words = found["who"]
            person = next((m.text for m in self._passage.mentions_in(start, start + amount.start) if m.text in words), None)
            return person or words
        found = _SOURCE.match(s)
        return found["who"] if found and found.end() <= amount.start else None


_SAID = re.compile(rf"(?:^|[，。；])(?P<who>[{HAN}A-Za-z·]{{2,20}}?)(?:表示|称|说|介绍|透露|指出|预计|预测|认为|强调)(?=[，：:])")
_SOURCE = re.compile(
    rf"^(?:[^，]{{0,12}}电\s)?(?:根据|据)(?P<who>[{HAN}A-Za-z]{{2,16}}?)(?:\d|发布|公布|介绍|消息|统计|数据|透露|报道|最新)"
)
_NATURES = (
    (Nature.TARGET, re.compile(r"目标|力争|争取|旨在")),
    (Nature.FORECAST, re.compile(r"预计|预期|预测|有望|或将|料将|可能|预报|预估")),
    (Nature.PLANNED, re.compile(rf"计划|拟|打算|承诺|(?:将|将要|将会)(?:在|于|再|继续|累计)?[^，。]{{0,12}}?(?:{ACTIONS})")),
    (Nature.ESTIMATE, re.compile(r"估计|估算")),
)


def _nature(s: str, amount: Amount, measure: _Measure) -> Nature:
    if measure.old:
        return Nature.PAST
    begin = max(s.rfind(mark, 0, amount.start) for mark in "。；：“")
    words = s[begin + 1 : amount.start]
    clauses = words.split("，")
    near = "，".join(clauses[-2:])
    return next((nature for nature, pattern in _NATURES if pattern.search(near)), Nature.ACTUAL)
