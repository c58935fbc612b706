"""Figures in Chinese sentences: subject, metric, nature, date and source, by the order of words in the figure's clause."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.reading.amounts.quantities import Amount
from bot.reading.facts.chinese_words import BEFELL, DOING, DOWN, GENERIC, HEADS, LEADS, LINKS, UP
from bot.reading.facts.dating import inferred
from bot.reading.lexicon import Lexicon
from bot.reading.passage import Passage
from storage.drafts import DateMention, FactDraft, QuoteDraft
from storage.values import Nature, PartialDate, Precision

_HAN = "\u4e00-\u9fff"
_ANY_HAN = re.compile(f"[{_HAN}]")


@dataclass(frozen=True, slots=True)
class _Told:
    """What a figure measures: ``base`` without its change, ``subject`` as written ("" for what was spoken of), ``verb`` what was done."""

    metric: str
    base: str
    subject: str = ""
    verb: str = ""
    scope: str | None = None
    old: bool = False


_CLAUSE_END = re.compile(r"[，。；：、！？“”‘’（）()《》,;:]")
_HEDGES = re.compile(
    r"(?:超过|超|逾|约为|约|大约|近|将近|接近|至少|最少|不少于|不低于|不足|不到|低于|高于|多于|不超过|最多|最高|高达|多达|突破|已|仅|只|了)+$"
)
_CHANGE = re.compile(
    rf"(?P<base>.*?)(?:，?(?:同比|环比|同期|较|比|与|按年|按月)[^，]{{0,14}}?)?(?:实际|名义|累计|大幅|小幅|共|再|又|将|已|均)*"
    rf"(?:(?P<up>{UP})|(?P<down>{DOWN}))(?:了|约|近|超|逾|超过|达到|达|为|率为)*(?P<to>至|到)?(?:了|约|近|超过)*$"
)
_SHARE = re.compile(r"(?P<base>.*?)(?:约)?占(?P<of>[^，比]{0,14}?)(?:的|比|比重|比例)?(?:为|达到|达|超过|约|近|超)*$")
_LINK = re.compile(rf"(?:{LINKS})+$")
_VERB = re.compile(rf"(?:{DOING})(?:了|出|到|过)?")
_JOIN = re.compile(r"(?:实现|完成|录得|取得|获得|达到|创下)(?:了)?")
_LEAD = re.compile(rf"^(?:{LEADS}|[的了，、\s])+")
_TRAIL = re.compile(
    r"(?:的|了|已|将|共|累计|仍|还|也|则|均|就|在|于|中|里|上|已经|预计|计划|拟|目前|有望|可|可以|曾|正|自|主动|方面|为|是|力争|争取|分别|不断|总共|合计)+$"
)
_OWNER = re.compile(r"^(?P<name>全国|我国|中国)(?:的)?(?P<rest>.{2,})$")
_GENERIC = re.compile(rf"^(?:{GENERIC})(?:的|在[^，]{{1,8}}的)?(?P<rest>.*)$")
_AIM = re.compile(r"^.*目标(?:是|为)(?:到|在)?")
_BEFELL = re.compile(rf"(?:已|不幸|已经|被|在[^，。]{{1,10}})?(?P<what>{'|'.join(sorted(BEFELL, key=len, reverse=True))})")
_HEAD = re.compile(rf"(?:{HEADS})$")
_REACHED = re.compile(r"(?:增至|升至|降至|跌至|增加到|提高到|下降到|上升到|下调至|上调至|增长到|减少到|扩大到|达到)(?:了|约)?$")
_FUTURE_SPAN = re.compile(r"(?:未来|今后|接下来|后续)(?:的)?$")
_MONEY = re.compile(r"[A-Z]{3}")


class ChineseReader:
    """Reads the Chinese sentences of one text in order and remembers what it speaks of."""

    def __init__(self, passage: Passage, quotes: Sequence[QuoteDraft], lexicon: Lexicon, title: str) -> None:
        self._passage = passage
        self._quotes = tuple(quotes)
        self._quote_starts = tuple(q.start for q in quotes)
        self._lexicon = lexicon
        self._names = _names_of(passage, title)
        self._focus = _focus_of(passage, title, self._names)
        self._period: PartialDate | None = None
        self._last: _Told | None = None
        self._last_end = 0

    def sentence(self, start: int, end: int, amounts: Sequence[Amount]) -> list[FactDraft]:
        """The facts of the sentence at ``text[start:end]``."""
        text = self._passage.text
        s = text[start:end]
        if "\n" in text[self._last_end : start]:
            self._period, self._last = None, None
        self._last_end = end
        dates = [d for d in self._passage.dates_in(start, end) if not _is_base(s, d.start - start, d.end - start)]
        found: list[FactDraft] = []
        before = 0
        for index, amount in enumerate(amounts):
            told = self._told(s, amount, before, dates, start, amounts[index - 1] if index else None)
            before = amount.end
            if told is None or not told.metric:
                continue
            self._last = told
            found.append(self._draft(s, start, end, amount, told, dates))
        self._carry(s, start, dates)
        return found

    def _told(self, s: str, amount: Amount, before: int, dates: Sequence[DateMention], start: int, last: Amount | None) -> _Told | None:
        if last is not None and _is_conversion(s, last, amount):
            return self._last
        left = _without_dates(s, max(before, _clause_start(s, amount.start)), amount.start, dates, start)
        if amount.kind == "time":
            return self._of_time(s, amount, left)
        if amount.kind in ("count", "number") and (befell := _BEFELL.match(s, amount.end)):
            return _Told(BEFELL[befell["what"]], BEFELL[befell["what"]], self._subject_in(left))
        lead = _HEDGES.sub("", left)
        if s[max(0, amount.start - 1) : amount.start] == "从" or lead.endswith("从"):
            return self._of_old(lead, s, amount)
        if _REACHED.search(left) and self._last is not None and not _LEAD.sub("", _REACHED.sub("", left)):
            return _Told(self._last.base, self._last.base, self._last.subject)
        if (change := _CHANGE.match(lead)) and amount.kind in ("percent", "times", "money", "count", "number", "measure"):
            return self._of_change(change, amount)
        if s[amount.start : amount.start + 1] == "翻" or (amount.kind == "times" and self._last is not None and len(lead) < 3):
            return self._of_growth(lead)
        if amount.kind == "percent" and (share := _SHARE.match(lead)):
            return self._of_share(share)
        return self._of_noun(s, amount, left)

    def _of_time(self, s: str, amount: Amount, left: str) -> _Told | None:
        if not _FUTURE_SPAN.search(s[: amount.start]):
            return None
        verb = re.compile(rf"[^，。]{{0,8}}?(投入|投资|{DOING})").match(s, amount.end)
        return _Told(f"{verb[1]}期限", f"{verb[1]}期限", self._subject_in(_FUTURE_SPAN.sub("", left))) if verb else None

    def _of_old(self, lead: str, s: str, amount: Amount) -> _Told | None:
        words = _TRAIL.sub("", lead.removesuffix("从"))
        subject, noun = self._split(words)
        base = noun or (self._last.base if self._last else "")
        return _Told(base, base, subject, old=True) if base else None

    def _of_change(self, change: re.Match[str], amount: Amount) -> _Told | None:
        subject, noun = self._split(_TRAIL.sub("", change["base"]))
        base = noun or (self._last.base if self._last else "")
        subject = subject or (self._last.subject if self._last and not noun else "")
        if not base:
            return None
        if change["to"]:
            return _Told(base, base, subject)
        word = change["up"] or change["down"]
        if word in ("高", "低", "快", "少") and amount.kind == "money":
            return None
        return _Told(base + ("增长" if change["up"] else "下降"), base, subject)

    def _of_growth(self, lead: str) -> _Told | None:
        words = re.sub(r"(?:，?(?:同比|环比|较|比|与)[^，]{0,14}?)$", "", lead)
        subject, noun = self._split(_TRAIL.sub("", words))
        base = noun or (self._last.base if self._last else "")
        return _Told(f"{base}增长", base, subject or (self._last.subject if self._last else "")) if base else None

    def _of_share(self, share: re.Match[str]) -> _Told:
        subject, noun = self._split(_TRAIL.sub("", share["base"]))
        of = share["of"]
        last = self._last
        metric = f"占{of}比重" if of else "占比"
        return _Told(metric, metric, subject or (last.subject if last else ""), scope=noun or (last.base if last else None))

    def _of_noun(self, s: str, amount: Amount, left: str) -> _Told | None:
        """ "营业收入1236.5亿元", "累计销售新车68.9万辆", "1500余名消防员"."""
        among = left.startswith("其中")
        words = _LINK.sub("", _HEDGES.sub("", left))
        counted = amount.phrase if amount.kind == "count" and len(amount.phrase) > 1 else ""
        if verb := _last_verb(words):
            noun = _TRAIL.sub("", words[verb.end() :])
            join = _JOIN.search(noun)
            noun = noun[join.end() :] if join else noun
            done = re.sub(r"(?:了|出|到|过)$", "", verb.group())
            subject = self._subject_in(words[: verb.start()])
            if _HEAD.search(done) and not noun and not counted:
                rest = self._split(words[: verb.end()])
                return _Told(rest[1] or done, rest[1] or done, rest[0], scope=_purpose(s, amount.end))
            metric = done + (noun or counted)
            return _Told(metric, metric, subject, verb=done, scope=_purpose(s, amount.end))
        if join := _JOIN.search(words):
            noun = _TRAIL.sub("", words[join.end() :])
            if noun:
                return _Told(noun, noun, self._subject_in(words[: join.start()]))
            words = words[: join.start()]
        subject, noun = self._split(_TRAIL.sub("", words))
        last = self._last
        if among and last is not None and last.verb and noun:
            return _Told(last.verb + noun, last.verb + noun, last.subject, verb=last.verb)
        if counted and (not noun or not _HEAD.search(noun)):
            return _Told(counted + _after_count(s, amount.end), counted, subject or noun)
        if noun and (len(noun) <= 16 and (amount.kind != "number" or _HEAD.search(noun))):
            return _Told(noun, noun, subject)
        return None

    def _split(self, words: str) -> tuple[str, str]:
        """A phrase as the name it begins with, as written, and the metric after it; "" for what is not there."""
        words = _LEAD.sub("", _AIM.sub("", words)).strip()
        for name in self._names:
            place = words.rfind(name)
            if place >= 0:
                rest = _LEAD.sub("", words[place + len(name) :].removeprefix("市").removeprefix("省"))
                return name, rest
        if owner := _OWNER.match(words):
            return "中国", owner["rest"]
        if (generic := _GENERIC.match(words)) and (not _HEAD.search(words) or _HEAD.search(generic["rest"])):
            return "", _LEAD.sub("", generic["rest"])
        head = re.match(rf"^(?P<name>[{_HAN}A-Za-z0-9]{{2,12}}?)的(?P<rest>[{_HAN}A-Za-z0-9]{{2,12}})$", words)
        if head and _HEAD.search(head["rest"]):
            return head["name"], head["rest"]
        return "", words

    def _subject_in(self, words: str) -> str:
        """The subject that stands before a verb, "" for what the text speaks of."""
        clause = _TRAIL.sub("", _LEAD.sub("", words)).strip()
        for name in self._names:
            if name in clause:
                return name
        if clause.startswith(("全国", "我国")):
            return "中国"
        if not clause or _GENERIC.match(clause) or len(clause) > 10 or not re.fullmatch(rf"[{_HAN}A-Za-z0-9·]{{2,10}}", clause):
            return ""
        return "" if re.search(r"[一二三四五六七八九十\d]|目标|表示|显示|其|这|那|每|个", clause) else clause

    def _draft(self, s: str, start: int, end: int, amount: Amount, told: _Told, dates: Sequence[DateMention]) -> FactDraft:
        subject = told.subject or self._focus or told.base
        name = self._lexicon.metric(told.metric) or told.metric
        nature = _nature(s, amount, told)
        return FactDraft(
            start=start,
            end=end,
            figure_start=start + amount.start,
            figure_end=start + amount.end,
            subject=self._lexicon.canonical(subject) or subject,
            metric=name,
            scope=told.scope,
            nature=nature,
            quantity=amount.quantity,
            as_of=self._as_of(s, start, amount, told, dates),
            attributed_to=self._said_by(s, start, amount),
        )

    def _as_of(self, s: str, start: int, amount: Amount, told: _Told, dates: Sequence[DateMention]) -> PartialDate:
        usable = [d for d in dates if d.when is not None and d.when.start is not None and d.precision is not Precision.UNKNOWN]
        if told.old:
            near = [d for d in usable if 0 <= amount.start - (d.end - start) <= 4]
            return (near[-1].when if near else None) or PartialDate.unknown()
        before = [d for d in usable if d.end - start <= amount.start and not _is_telling(s, d.end - start) and d.type != "DURATION"]
        if before and before[-1].when is not None:
            return before[-1].when
        return self._period or inferred(self._passage.published)

    def _carry(self, s: str, start: int, dates: Sequence[DateMention]) -> None:
        """A period at the front of a sentence holds on in the paragraph."""
        for d in dates:
            if (
                d.when is not None
                and d.start - start <= 8
                and d.when.start is not None
                and d.type == "DATE"
                and d.precision is not Precision.UNKNOWN
                and not _is_telling(s, d.end - start)
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


_SAID = re.compile(rf"(?:^|[，。；])(?P<who>[{_HAN}A-Za-z·]{{2,20}}?)(?:表示|称|说|介绍|透露|指出|预计|预测|认为|强调)(?=[，：:])")
_SOURCE = re.compile(
    rf"^(?:[^，]{{0,12}}电\s)?(?:根据|据)(?P<who>[{_HAN}A-Za-z]{{2,16}}?)(?:\d|发布|公布|介绍|消息|统计|数据|透露|报道|最新)"
)
_TELLING = re.compile(r"(?:发布|公布|电|讯|宣布|表示|称|说|消息|在[^，。]{1,12}(?:宣布|表示|发布|举行)|对|向|获悉|介绍|报道|透露|召开)")
_BASE_BEFORE = re.compile(r"(?:比|较|与|高于|低于|相当于|和|同)$")
_BASE_AFTER = re.compile(r"(?:同期|同月|同季|相比|以来|以前|之前)")


def _is_telling(s: str, end: int) -> bool:
    """Whether a date is that of the telling: "8月29日发布", "9月6日电"."""
    return bool(_TELLING.match(s, end))


def _is_base(s: str, at: int, end: int) -> bool:
    """Whether a date is only compared with: "比上年同期", "较2022年"."""
    return bool(_BASE_BEFORE.search(s[max(0, at - 3) : at]) or _BASE_AFTER.match(s, end))


def _clause_start(s: str, at: int) -> int:
    """Where the clause of a figure begins: behind the last comma or stop, not inside brackets that close before it."""
    place = at
    while place > 0:
        sign = s[place - 1]
        if sign in "）)":
            opening = max(s.rfind("（", 0, place), s.rfind("(", 0, place))
            if opening > 0:
                place = opening
                continue
        if _CLAUSE_END.match(sign) and not (sign in ",." and s[place : place + 1].isdigit()):
            return place
        place -= 1
    return 0


def _without_dates(s: str, begin: int, end: int, dates: Sequence[DateMention], start: int) -> str:
    """The words before a figure without time expressions and brackets."""
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


#: What makes the word before it a noun: "销售额", "调查失业率".
_MEASURED = re.compile(r".{0,4}?(?:额|量|率|数|价|值|收入|利润|成本|指数|价格|面积|费|费用|规模)(?:的|均|已|仅|只|为|达)?")


def _last_verb(words: str) -> re.Match[str] | None:
    """The last doing verb that a phrase holds, not one that is the head of a noun ("研发投入")."""
    found = None
    for match in _VERB.finditer(words):
        if len(match.group()) == 1 or _MEASURED.fullmatch(words, match.end()):
            continue
        if match.end() == len(words) and _HEAD.search(words) and match.start() > 0:
            continue
        found = match
    return found


_BRACKET = re.compile(r"[（(][^（）()]{1,40}[）)]")
_PURPOSE = re.compile(rf"(?:用于|用来|以)(?P<what>[{_HAN}A-Za-z0-9]{{2,16}})")
_AFTER_COUNT = re.compile(r"(?:倒塌|中断|受损|被毁|停运|取消|停产|关闭|损毁|上市|获奖|通过|投产|缺失)")


def _purpose(s: str, end: int) -> str | None:
    if bracket := _BRACKET.match(s, end):
        end = bracket.end()
    found = _PURPOSE.match(s, end)
    return found["what"] if found else None


def _after_count(s: str, end: int) -> str:
    found = _AFTER_COUNT.match(s, end)
    return found.group() if found else ""


def _is_conversion(s: str, last: Amount, here: Amount) -> bool:
    return (
        last.kind == here.kind == "money"
        and last.quantity.unit != here.quantity.unit
        and bool(re.fullmatch(r"[（(](?:约合|约|合|折合)?(?:人民币)?", s[last.end : here.start]))
    )


_NATURES = (
    (Nature.TARGET, re.compile(r"目标|力争|争取|旨在")),
    (Nature.FORECAST, re.compile(r"预计|预期|预测|有望|或将|料将|可能|预报|预估")),
    (Nature.PLANNED, re.compile(rf"计划|拟|打算|承诺|(?:将|将要|将会)(?:在|于|再|继续|累计)?[^，。]{{0,12}}?(?:{DOING})")),
    (Nature.ESTIMATE, re.compile(r"估计|估算")),
)


def _nature(s: str, amount: Amount, told: _Told) -> Nature:
    if told.old:
        return Nature.PAST
    begin = max(s.rfind(sign, 0, amount.start) for sign in "。；：“")
    words = s[begin + 1 : amount.start]
    clauses = words.split("，")
    near = "，".join(clauses[-2:])
    return next((nature for nature, pattern in _NATURES if pattern.search(near)), Nature.ACTUAL)


_ACTS = re.compile(
    rf"(?:^|[，。；\s：“])(?P<name>[{_HAN}A-Za-z0-9]{{2,10}}?)(?:市)?(?:今日|今天|昨日|昨天|近日|日前|\d{{1,2}}月|\d{{1,2}}日|上半年|全年|累计|计划|宣布|发布|表示|公布"
    r"|推出|预计|遭遇|遭|举行|正式|的|股价|将|已|在|研发|董事长|首席)",
    re.MULTILINE,
)


_TITLED_PLACE = re.compile(rf"(?:^|[袭在于，：\s])击?(?P<name>(?!全国|我国|各)[{_HAN}]{{2,4}}?(?:市|县|省|州|(?<!城)(?<!乡)镇))")


#: More names than these are a list.
_MOST_NAMES = 40


def _names_of(passage: Passage, title: str) -> tuple[str, ...]:
    """The names that a text speaks of, longest first: those found before, and words before a verb that come again and again."""
    text = passage.text[:20000]
    counts = Counter(m["name"] for m in _ACTS.finditer(text))
    generic = re.compile(rf"(?:{GENERIC}|{LEADS}|{HEADS}|.*(?:{UP}|显示|记者|数据|报告|报道|月|年|日).*)")
    repeated = {name for name in counts if len(name) > 1 and text.count(name) > 1 and not generic.fullmatch(name)}
    repeated = {name for name in repeated if name in title or counts[name] > 1}
    places = {m["name"] for m in _TITLED_PLACE.finditer(f"{title}\n{text[:120]}")}
    repeated |= {name for name in places if not generic.fullmatch(name)}
    known = {m.text for m in passage.mentions if m.kind in ("organisation", "product", "place") and _ANY_HAN.search(m.text)}
    known = {name for name in known if not re.fullmatch(GENERIC, name) and not name.startswith(("全国", "我国", "各地"))}
    most = sorted(repeated | known, key=lambda name: (name not in title, -text.count(name), name))[:_MOST_NAMES]
    return tuple(sorted(most, key=lambda name: (-len(name), name)))


def _focus_of(passage: Passage, title: str, names: Sequence[str]) -> str | None:
    """What the text speaks of at first: the name that its title begins with or holds, else the one named most; else the country."""
    text = passage.text[:20000]
    ranked = sorted(names, key=lambda name: (name not in title, -text.count(name), title.find(name)))
    places = {m.text for m in passage.mentions if m.kind == "place"}
    head = title + text[:80]
    best = next((name for name in ranked if name not in places), None)
    if best is not None and (best in head or text.count(best) > 1):
        return best
    if re.search(r"国家统计局|全国|我国", text):
        return "中国"
    return ranked[0] if ranked else None
