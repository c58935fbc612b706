"""Reads figures in Chinese sentences: subject, metric, nature, date and source, by the word order of the figure's clause."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from bot.core.patterns import regex
from bot.reading.amounts.amount import Amount
from bot.reading.bullets import BULLETS
from bot.reading.dates.stretches import joined
from bot.reading.facts import chinese_idioms, chinese_phrases, losses
from bot.reading.facts.chinese_claims import nature_of, said_by
from bot.reading.facts.chinese_clauses import (
    HEAD,
    HEDGES,
    Clause,
    Measure,
    after_count,
    clause_start,
    is_base,
    is_conversion,
    last_verb,
    purpose,
    without_dates,
)
from bot.reading.facts.chinese_dating import ChinesePeriods
from bot.reading.facts.chinese_fitness import fits
from bot.reading.facts.chinese_others import (
    RAISED,
    before_change,
    company_spoken_of,
    is_new_price,
    is_present,
    is_share_price,
    is_traded,
)
from bot.reading.facts.chinese_owners import NOUN_OF, ChineseOwners
from bot.reading.facts.chinese_subjects import NEW_PRODUCT, SEATED, basis_of, beside, focus_of, names_of, project_after, site_before
from bot.reading.facts.chinese_words import ACTIONS, DOWN, GENERIC, HAN, HAPPENED, LEADS, UP
from bot.reading.facts.measures import unit_classes
from bot.reading.lexicon import Lexicon
from bot.reading.names.chinese import without_legal_form
from bot.reading.passage import Passage
from storage.drafts import DateMention, FactDraft, QuoteDraft
from storage.values import Nature

#: What a rule returns to say: this amount measures nothing, and no later rule needs to be tried.
_NOTHING = Measure("", "")
#: A noun before a figure with more characters than this is no metric.
_LONGEST_NOUN = 16
#: A smaller number without a unit after a product's name is its version.
_LARGEST_VERSION = 100
#: What machines and devices have, and their makers do not.
_OF_MACHINES = regex(r"重|售价|价格|定价|长度|宽|高度|厚|续航|电池|电量|功率|速度|内存|屏|亮度|载重|容量|时间|效率|精度|温度|噪音")
_PARAGRAPH = 220
#: The product that "新品" means is looked for within so many characters.
_BACK = 3000
_IN_PLACE = regex(rf"^[，、\s]*在[{HAN}]{{2,6}}的$")

_CHANGE = regex(
    rf"(?P<base>.*?)(?:，?(?:(?:同比|环比|较|比|与|按年|按月)[^，]{{0,14}}?|同期))?(?:实际|名义|累计|大幅|小幅|共|再|又|将|已|均|净){{0,4}}"
    rf"(?:(?P<up>{UP})|(?P<down>{DOWN}))(?:了|约|近|超|逾|超过|达到|达|为|率为){{0,4}}(?P<to>至|到)?(?:了|约|近|超过){{0,3}}$"
)
_SHARE = regex(r"(?P<base>.*?)(?:约)?占(?P<of>[^，比]{0,14}?)(?:的|比|比重|比例)?(?:为|达到|达|超过|约|近|超)*$")
_JOIN = regex(r"(?:实现|完成|录得|取得|获得|达到|创下)(?:了)?")
_LEAD = regex(rf"^(?:(?!有息|有效|有机|在手|在建|在售|在研|在职|在校|在线|在运|在租|在营)(?:{LEADS})|[的了，、\s])+")
_TRAIL = regex(
    r"(?:平均|的|了|已|将|共|累计|仍|还|也|则|均|就|在|于|中|里|上|已经|预计|计划|拟|目前|有望|可|可以|曾|正|自|主动|方面|为|是|力争|争取|分别|不断|总共|合计|要|需要|预测|预期|预估)+$"
)
_OWNER = regex(r"^(?P<name>全国|我国|中国)(?:的)?(?P<rest>.{2,})$")
_GENERIC = regex(rf"^(?:{GENERIC})(?:的|在[^，]{{1,8}}的)?(?P<rest>.*)$")
#: Marks before the items of a list.
_BULLETS = f"{BULLETS}*-–— \t\u3000"
_ONE_THING = regex(r"^[一每][家台座间辆款](?:店|门店|车|机器|工厂)?的?(?=[^，]{2})")
#: "归属于上市公司股东的净利润" is net profit.
_ATTRIBUTABLE = regex(r"归属于?(?:上市公司|母公司|本公司|本行|公司)?(?:普通股)?(?:股东|所有者|所有人)的?")
#: "海岸证券分析师李岚却把公司": who expects it, which is not whose it is.
_EXPECTED_BY = regex(
    rf"^[{HAN}A-Za-z]{{0,10}}?(?:分析师|研究员|经济学家|投行|券商)[{HAN}]{{0,4}}?(?:则|却|也|已|均|近日)?(?:把|将)(?:对)?(?:其|公司)?"
)
_AIM = regex(r"^.*目标(?:是|为)(?:到|在)?")
_HAPPENED = regex(rf"(?:已|不幸|已经|被|在[^，。]{{1,10}})?(?P<what>{'|'.join(sorted(HAPPENED, key=len, reverse=True))})")
_REACHED = regex(
    r"(?:增至|升至|降至|跌至|增加到|提高到|下降到|上升到|下调至|上调至|增长到|减少到|扩大到|缩短到|压缩到"
    r"|压缩至|缩短至|降到|达到)(?:了|约)?$"
)
_ONLY_TO = regex(r"(?:至|到)(?:了|约|近)?")
_OTHER_PERIOD = regex(
    r"(?:而|这一(?:数字|数据|比例)在?)?(?:目前|现在|如今|当前|(?P<earlier>(?:上年|去年|前年|年初|上一?财年|上一?季度|上半年|此前|一年前)(?:同期|同月|同季)?)|(?:19|20)\d\d年(?:\d{1,2}月|第?[一二三四]季度|上半年|同期)?)"
    r"(?:末|底|年末|年底)?(?:则|仅|只|还|约)?(?:平均)?(?:为|是|有)?(?:约|仅|近|超过|超)?"
)
#: "公告称拟在合肥投资": a plan before the verb, which is no part of what is measured.
_PLANS_TO = regex(r"拟|称|计划|宣布|将在|在[^，。]{2,6}(?:投|建)")
#: What is measured in days or months: "渠道库存约38天".
_TAKES = regex(
    r"(?:库存|周期|账期|交期|工期|天数|航程|通关时间|交付时间|等待时间|维修时间|时长)(?:平均)?(?:已)?(?:压缩|缩短|降低|延长)?(?:至|到)?$"
)
#: "低于一季度的8亿元"
_THAN_PERIOD = regex(
    r"(?:低于|高于|多于|少于|不及|逊于|好于)(?:(?:(?:19|20)\d\d年)?[^，。；\d]{0,8}(?:季度|上年|去年|同期|上半年|下半年|上月)|(?:19|20)\d\d年|\d{1,2}月)的(?:约|近)?$"
)
_LASTS = regex(r"(?:续航|待机|播放|充电|使用)(?:时间|时长)?$")
_LENT = regex(r"(?:将)?(?:来自|为|系)(?P<what>(?:银行|股东|境外)?(?:贷款|借款))")
#: "充电一次可连续运行11小时".
_RUNS = regex(r"(?:可以|可|能够|能)(?P<how>连续(?:运行|工作|作业|飞行|行驶|使用)|(?:运行|续航|飞行))$")
_PART = regex(r"(?:其中|包括|含)")
_BOTH = regex(r"(?:[^，。]{0,6}，)?(?:双方|两家公司|两公司|三方)")
_FUTURE_SPAN = regex(r"(?:未来|今后|接下来|后续)(?:的)?$")


_ACTION_AFTER = regex(rf"[^，。]{{0,8}}?(投入|投资|{ACTIONS})")
#: Words of time before a metric: "届时年产能".
_TIMES = regex(r"^(?:.{0,10}?的)?(?:.{0,6}(?:工厂|基地|产线))?(?:届时|目前|预计|未来|到时)+|(?:将|可|会|有望)+$")
_COMPARISON = regex(r"(?:，?(?:同比|环比|较|比|与)[^，]{0,14}?)$")
_ANNOUNCED = regex(r"(?:正式)?(?:宣布|公布|披露|透露)?(?:已|刚|又)?(?:完成|获得|获|拿到|敲定)?(?:了)?$")
_REPORTED = regex(r"(?:的)?(?:股价|股票|每股)?(?:报收于|收报于?|报收|收于|报于|报)$")
_ASPECT = regex(r"(?:了|出|到|过)$")


#: What only tells of which period a figure is: "9月单月", "全年".
_PERIOD_ALONE = regex(r"(?:单月|单季度?|单日|当月|当季|当年|当日|全年|全月|整年|累计|预计|有望|今年|明年|将)+")


#: "猪肉涨价使成本增加约1.8亿元": what causes it is no word of the measure.
_CAUSED = regex(rf"^[{HAN}]{{2,16}}?(?:使得|使|令|导致)(?=[{HAN}]{{2,8}}(?:增加|上升|提高|下降|减少))")
#: "毛利率只有17%", "我们营收2.6亿元"
_ONLY = regex(r"(?<=[率额量入润比])(?:只有|仅有|只|仅)$|^们(?=[营收净])")
#: What is left of "我们营收", "有人出价" and "此前预告净利润" without their first words.
_BEGINNING = regex(r"^(?:们(?=[营收净利])|人(?=出价|报价|开价))|(?<=^)(?:此前|曾)?预告(?=[净营利])")
#: "公司有8台岸桥，配备12台岸桥": having it is no word for it.
_EQUIPPED = regex(r"(?:在?全国|目前|现在|现)?(?:配备|配有|配置|设有?|建有?|备有|装有|引入|引进|拥有|运营|现有?)(?:了)?$")


class ChineseReader:
    """Reads the Chinese sentences of one text in order, and remembers what they speak of."""

    def __init__(self, passage: Passage, quotes: Sequence[QuoteDraft], lexicon: Lexicon, title: str) -> None:
        self._passage = passage
        self._quotes = tuple(quotes)
        self._quote_starts = tuple(q.start for q in quotes)
        self._lexicon = lexicon
        self._names = names_of(passage, title)
        self._focus = focus_of(passage, title, self._names)
        self._entities = {form: m.entity for m in passage.mentions for form in (without_legal_form(m.text), m.text)}
        self._periods = ChinesePeriods(passage)
        self._owners = ChineseOwners(passage, lexicon, self._names, self._focus, self._entities)
        self._last: Measure | None = None
        self._last_words = ""  #: the last figure as it is written, unit included
        self._last_classes: frozenset[str] = frozenset()  #: the classes of its unit
        self._of_unit: dict[str, str] = {}  #: what was measured last in a unit that is no money, share or count
        self._last_end = 0
        self._spoken: str | None = None  #: the other company with which the sentence before begins
        self._project: str | None = None  #: the project that the sentence speaks of

    def sentence(self, start: int, end: int, amounts: Sequence[Amount]) -> list[FactDraft]:
        """The facts of the sentence at ``text[start:end]``."""
        text = self._passage.text
        s = text[start:end]
        if "\n" in text[self._last_end : start]:
            self._periods.begin_paragraph()
            self._last = None
        self._last_end = end
        periods = joined(self._passage.text, self._passage.dates_in(start, end))
        dates = [d for d in periods if not is_base(s, d.start - start, d.end - start)]
        found: list[FactDraft] = []
        self._project = None
        before = 0
        whole: Measure | None = None  #: the measure of which "其中" gives parts
        for index, amount in enumerate(amounts):
            is_part = _PART.match(s, clause_start(s, amount.start)) is not None or s[:2] == "其中"
            measure = self._measure(s, amount, before, dates, start, amounts[index - 1] if index else None)
            before = (
                before
                if measure is not None and not measure.metric and chinese_idioms.is_generic(s, amount.start, amount.end)
                else amount.end
            )
            if measure is not None and amount.negative:
                measure = replace(measure, metric=losses.signed_chinese(measure.metric, amount))
            if measure is None or not measure.metric:
                continue
            whole = whole or (self._last if is_part else None)
            self._last, self._last_words = measure, s[amount.start : amount.end]
            self._last_classes = unit_classes(amount.quantity.unit)
            if amount.kind == "measure" and not is_part:
                self._of_unit[amount.quantity.unit] = measure.base
            if (draft := self._draft(s, (start, end), amount, measure, dates, periods)) is not None:
                found.append(draft)
        self._last = whole or self._last
        self._spoken = company_spoken_of(s, self._names, self._focus) or (self._spoken if s.startswith("该") else None)
        self._owners.remember(s)
        self._periods.remember(s, start, dates, has_figures=bool(found))
        return found

    def _measure(
        self, s: str, amount: Amount, before: int, dates: Sequence[DateMention], start: int, last: Amount | None
    ) -> Measure | None:
        """What an amount measures, by the first rule that decides; ``before`` is where the amount before it ends."""
        if last is not None and is_conversion(s, last, amount):
            return self._last
        left = without_dates(s, max(before, clause_start(s, amount.start)), amount.start, dates, start).lstrip(_BULLETS)
        left = _ONLY.sub("", _CAUSED.sub("", left))
        clause = Clause(s, amount, left)
        counted_before = last.phrase if last is not None and last.end == amount.start else ""
        if (phrase := chinese_phrases.phrased(clause, self._last, counted_before)) is not None:
            return phrase
        if clause.counted and chinese_idioms.is_generic(s, amount.start, amount.end) and not HEAD.search(clause.words):
            return _NOTHING
        if (found := chinese_idioms.measured(clause, self._last) or chinese_idioms.second_of_pair(clause, self._last)) is not None:
            return replace(found, subject=self._subject_in(found.subject)) if found.subject != self._last_subject else found
        rules = (
            self._time,
            self._people,
            self._of_period_before,
            self._old_value,
            self._value_of_other_period,
            self._new_price,
            self._new_level,
            self._lent,
            self._raised,
            self._share_price,
            self._change,
            self._multiple,
            self._share,
            self._action,
            self._same_again,
            self._linked_noun,
            self._noun,
        )
        return next((found for rule in rules if (found := rule(clause)) is not None), None)

    def _time(self, clause: Clause) -> Measure | None:
        """ "未来三年投入...": the horizon of a plan."""
        if clause.amount.kind != "time":
            return None
        if runs := _RUNS.search(clause.lead):
            metric = f"{runs['how']}时间"
            return Measure(metric, metric, self._split(clause.lead[: runs.start()])[0])
        if lasting := _LASTS.search(clause.lead):
            return Measure(lasting[0], lasting[0], self._split(clause.lead[: lasting.start()])[0])
        if (takes := _TAKES.search(clause.words)) is not None:
            subject, noun = self._split(_TRAIL.sub("", clause.words))
            return Measure(noun or takes[0], noun or takes[0], subject)
        if self._last is not None and _REACHED.search(clause.lead) and unit_classes(clause.amount.quantity.unit) == self._last_classes:
            return Measure(self._last.base, self._last.base, self._last.subject)
        ahead = _FUTURE_SPAN.search(clause.s[: clause.amount.start])
        verb = _ACTION_AFTER.match(clause.s, clause.amount.end) if ahead else None
        if verb is None:
            return _NOTHING
        return Measure(f"{verb[1]}期限", f"{verb[1]}期限", self._subject_in(_FUTURE_SPAN.sub("", clause.left)))

    def _people(self, clause: Clause) -> Measure | None:
        """ "12人死亡": people by what happened to them."""
        happened = _HAPPENED.match(clause.s, clause.amount.end) if clause.amount.kind in ("count", "number") else None
        if happened is None:
            return None
        metric = HAPPENED[happened["what"]]
        return Measure(metric, metric, self._subject_in(clause.left))

    def _of_period_before(self, clause: Clause) -> Measure | None:
        """ "营收7亿元，低于一季度的8亿元": what it was in another period."""
        last, at = self._last, clause.amount.start
        if last is None or last.base != last.metric or _THAN_PERIOD.search(clause.s, clause_start(clause.s, at), at) is None:
            return None
        return Measure(last.base, last.base, last.subject, old=True)

    def _old_value(self, clause: Clause) -> Measure | None:
        """ "从5%上升至6%": the 5% is the value before the change."""
        words = before_change(clause.left)
        if words is None:
            return None
        subject, noun = self._split(_TRAIL.sub("", _TIMES.sub("", words)))
        base = noun or self._last_base
        return Measure(base, base, subject, old=not is_present(clause.s[: clause.amount.start]), is_level=True) if base else _NOTHING

    def _value_of_other_period(self, clause: Clause) -> Measure | None:
        """ "去年同期为2.1万人", "2029年末为1.9万人": the metric before, in another period."""
        last, at = self._last, clause.amount.start
        found = _OTHER_PERIOD.match(clause.s, clause_start(clause.s, at), at) if last is not None else None
        is_level = last is not None and last.metric == last.base
        if found is not None and is_level and clause.s[clause.amount.end - 1] not in self._last_words:
            return None
        if last is None or found is None or not last.base.endswith(HEDGES.sub("", clause.s[found.end() : at])):
            return None
        return Measure(last.base, last.base, last.subject, old=found["earlier"] is not None)

    def _new_level(self, clause: Clause) -> Measure | None:
        """ "..., 增至6亿元": the new level of the metric before."""
        is_after_change = _ONLY_TO.fullmatch(clause.left) is not None  # "下降18%至1.05亿元"
        if self._last is None or not (
            is_after_change or (_REACHED.search(clause.left) and not _LEAD.sub("", _REACHED.sub("", clause.left)))
        ):
            return None
        return Measure(self._last.base, self._last.base, self._last.subject)

    def _lent(self, clause: Clause) -> Measure | None:
        """ "其中8亿元来自银行贷款": a loan."""
        lent = _LENT.match(clause.s, clause.amount.end) if clause.amount.kind == "money" else None
        return Measure(lent["what"], lent["what"]) if lent else None

    def _share_price(self, clause: Clause) -> Measure | None:
        """ "周四收盘，公司报31.56元": the price of its shares."""
        if clause.amount.kind != "money" or not is_share_price(clause.s, clause.amount.start, clause.left):
            return None
        return Measure("股价", "股价", self._subject_in(_REPORTED.sub("", clause.left)))

    def _raised(self, clause: Clause) -> Measure | None:
        """ "宣布完成5亿元B轮融资": a round of funding."""
        if clause.amount.kind != "money" or (raised := RAISED.match(clause.s, clause.amount.end)) is None:
            return None
        return Measure("融资", "融资", self._subject_in(_ANNOUNCED.sub("", clause.words)), scope=raised["round"])

    def _new_price(self, clause: Clause) -> Measure | None:
        """ "降价15%，至9.8万元": the new price."""
        if clause.amount.kind != "money" or not is_new_price(clause.s, clause.amount.start, clause.left):
            return None
        return Measure("售价", "售价", self._last_subject)

    def _change(self, clause: Clause) -> Measure | None:
        """ "营业收入同比增长5%": growth; "降至5%": the level after it."""
        change = _CHANGE.match(clause.lead)
        if change is None or clause.amount.kind not in ("percent", "times", "money", "count", "number", "measure"):
            return None
        subject, noun = self._split(_TRAIL.sub("", change["base"]))
        if noun == "新" and change["up"] == "增" and not change["to"]:
            return Measure("新增", "新增", subject)
        is_of_shares = not noun and clause.amount.kind == "percent" and is_traded(clause.s, clause.amount.start)
        base = noun or ("股价" if is_of_shares else self._last_base)
        subject = subject or ("" if noun or is_of_shares else self._last_subject)
        if not base:
            return _NOTHING
        if change["to"]:
            return Measure(base, base, subject)
        if (change["up"] or change["down"]) in ("高", "低", "快", "少") and clause.amount.kind == "money":
            return _NOTHING
        scope = "环比" if "环比" in clause.lead else None  # the change on the quarter before is not that on the year
        return Measure(base + ("增长" if change["up"] else "下降"), base, subject, scope=scope)

    def _multiple(self, clause: Clause) -> Measure | None:
        """ "销量翻一番": growth."""
        at = clause.amount.start
        follows_metric = clause.amount.kind == "times" and self._last is not None and len(clause.lead) < 3
        if clause.s[at : at + 1] != "翻" and not follows_metric:
            return None
        subject, noun = self._split(_TRAIL.sub("", _COMPARISON.sub("", clause.lead)))
        base = noun or self._last_base
        return Measure(f"{base}增长", base, subject or self._last_subject) if base else _NOTHING

    def _share(self, clause: Clause) -> Measure | None:
        """ "出口占总销量的20%": a share."""
        share = _SHARE.match(clause.lead) if clause.amount.kind == "percent" else None
        if share is None:
            return None
        subject, noun = self._split(_TRAIL.sub("", share["base"]))
        metric = f"占{share['of']}比重" if share["of"] else "占比"
        return Measure(metric, metric, subject or self._last_subject, scope=noun or self._last_base or None)

    def _action(self, clause: Clause) -> Measure | None:
        """ "累计销售新车68.9万辆": what was done, and with what."""
        words = clause.words
        verb = last_verb(words)
        if verb is None:
            return None
        noun = _TRAIL.sub("", words[verb.end() :])
        join = _JOIN.search(noun)
        noun = noun[join.end() :] if join else noun
        done = _ASPECT.sub("", verb.group())
        scope = purpose(clause.s, clause.amount.end)
        if HEAD.search(done) and not noun and not clause.counted:
            subject, head = self._split(words[: verb.end()])
            head = done if _PLANS_TO.search(head) else head or done
            return Measure(head, head, subject, scope=scope)
        if clause.amount.kind == "number" and noun and not HEAD.search(noun) and clause.amount.quantity.value < _LARGEST_VERSION:
            return _NOTHING  # "推出家用机器人小松3"
        metric = done + (noun or clause.counted)
        return Measure(metric, metric, self._subject_in(words[: verb.start()]), verb=done, scope=scope)

    def _same_again(self, clause: Clause) -> Measure | None:
        """ "9月单月完成47万标箱", "今年可达580万标箱": what the text measured in this unit before."""
        before = self._of_unit.get(clause.amount.quantity.unit) if clause.amount.kind == "measure" else None
        if before is None:
            return None
        subject, rest = self._split(_PERIOD_ALONE.sub("", _JOIN.sub("", _TRAIL.sub("", clause.words))))
        return Measure(before, before, subject) if not rest or _GENERIC.fullmatch(rest) else None

    def _linked_noun(self, clause: Clause) -> Measure | None:
        """ "公司实现营业收入1236.5亿元": the noun after "实现"."""
        join = _JOIN.search(clause.words)
        noun = _TRAIL.sub("", clause.words[join.end() :]) if join else ""
        return Measure(noun, noun, self._subject_in(clause.words[: join.start()])) if join and noun else None

    def _noun(self, clause: Clause) -> Measure | None:
        """ "营业收入1236.5亿元", "1500余名消防员", "其中新车20万辆" (sold, as those before)."""
        words, counted, last = clause.words, clause.counted, self._last
        if join := _JOIN.search(words):
            words = words[: join.start()]
        subject, noun = self._split(_TRAIL.sub("", words))
        if _PLANS_TO.search(noun) and (head := HEAD.search(noun)) is not None:
            noun = head[0]
        if last is not None and last.verb and noun and clause.left.startswith("其中"):
            return Measure(last.verb + noun, last.verb + noun, last.subject, verb=last.verb)
        if counted and (not noun or not HEAD.search(noun)):
            noun = _EQUIPPED.sub("", noun)
            subject = subject or ("" if _GENERIC.fullmatch(noun) else noun)
            return Measure(counted + after_count(clause.s, clause.amount.end), counted, subject)
        if noun and len(noun) <= _LONGEST_NOUN and (clause.amount.kind != "number" or HEAD.search(noun)):
            return Measure(noun, noun, subject)
        return None

    @property
    def _last_base(self) -> str:
        """The metric of the figure before; "" where there is none."""
        return self._last.base if self._last else ""

    @property
    def _last_subject(self) -> str:
        """The subject of the figure before, as written; "" where there is none."""
        return self._last.subject if self._last else ""

    def _split(self, words: str) -> tuple[str, str]:
        """The name in a phrase, as written, and the metric after it; "" for either if it is missing."""
        words = _EXPECTED_BY.sub("", words)
        words = _ONE_THING.sub("", SEATED.sub("", _LEAD.sub("", _AIM.sub("", _ATTRIBUTABLE.sub("", words))).strip()))
        words = _BEGINNING.sub("", words)
        places = ((words.rfind(name), name) for name in self._names)
        found = [
            (place + len(name), len(name), name)
            for place, name in places
            if place >= 0 and not (words[place - 1 : place] == "在" and self._focus and words[place + len(name) :].startswith("的"))
        ]
        if found:  # the last one, which is the nearest to the metric
            after, _, name = max(found)
            return name, _LEAD.sub("", words[after:].removeprefix("市").removeprefix("省"))
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
        if self._focus and _IN_PLACE.search(words):
            return ""
        clause = _TRAIL.sub("", SEATED.sub("", _LEAD.sub("", words))).strip()
        for name in self._names:
            if name in clause:
                return name
        if clause.startswith(("全国", "我国")):
            return "中国"
        if not clause or _GENERIC.match(clause) or len(clause) > 10 or not re.fullmatch(rf"[{HAN}A-Za-z0-9·]{{2,10}}", clause):
            return ""
        return "" if re.search(r"[一二三四五六七八九十\d]|目标|表示|显示|其|这|那|每|个", clause) else clause

    def _draft(
        self,
        s: str,
        span: tuple[int, int],
        amount: Amount,
        measure: Measure,
        dates: Sequence[DateMention],
        all_dates: Sequence[DateMention],
    ) -> FactDraft | None:
        start, end = span
        if amount.kind == "count" and amount.quantity.value == 1 and s[amount.start] == "一":
            return None  # "一杯奶茶"
        self._project = project_after(s, amount.end) or self._project
        both = _BOTH.match(s, max(s.rfind("；", 0, amount.start), s.rfind("。", 0, amount.start)) + 1)
        subject = (
            "双方"
            if both and not measure.subject
            else site_before(s, amount.start)
            or self._named(measure.subject, start)
            or self._project
            or self._machine_meant(s, start, amount.start, measure)
            or beside(s, amount.start, self._names)
            or self._owners.begun_with(s[: amount.start])
            or self._focus
            or measure.base
        )
        if measure.subject == chinese_phrases.SPEAKER:
            subject = self._said_by(s, start, amount) or self._focus or subject
        written, subject = subject, self._lexicon.canonical(subject) or self._entities.get(subject, subject)
        phrase = NOUN_OF.get(measure.metric, measure.metric)
        if (elsewhere := self._owners.elsewhere(s, start, amount, measure, self._spoken)) is not None:
            subject, phrase = elsewhere
        if measure.base in NOUN_OF and measure.metric.startswith(measure.base):
            phrase = NOUN_OF[measure.base] + measure.metric[len(measure.base) :]
        if phrase.endswith("房价") and "酒店" in self._passage.text:
            phrase = "平均房价"  # of rooms, not of houses
        name = self._lexicon.metric(phrase) or phrase
        nature = Nature.PAST if measure.old else nature_of(s, amount.start, amount.end)
        if measure.is_level:
            nature = Nature.PAST if measure.old else Nature.ACTUAL
        if not fits(phrase, NOUN_OF.get(measure.base, measure.base), name, amount.quantity):
            return None
        as_of = (
            self._periods.of_earlier_value(s, start, amount.start, all_dates)
            if measure.old
            else self._periods.of_figure(s, start, amount.start, measure.metric, dates, nature)
        )
        return FactDraft(
            start=start,
            end=end,
            figure_start=start + amount.start,
            figure_end=start + amount.end,
            subject=subject,
            metric=name,
            scope=measure.scope,
            nature=nature,
            quantity=amount.quantity,
            as_of=as_of,
            attributed_to=self._said_by(s, start, amount),
            about_basis=basis_of(s, written if written in s else subject),
        )

    def _machine_meant(self, s: str, start: int, at: int, measure: Measure) -> str:
        """The product named right before, where the sentence goes on with 它: "它重186公斤，售价16.8万元"; else ""."""
        if not s.startswith("它") or not _OF_MACHINES.search(measure.metric) or "公司" in s[:at]:
            return ""
        before = [m for m in self._passage.mentions_in(max(0, start - _PARAGRAPH), start) if m.kind in ("product", "organisation")]
        return next((m.entity for m in reversed(before) if m.kind == "product"), "")

    def _named(self, subject: str, start: int) -> str:
        """A subject as written, "新品" as the product named last before the sentence; "" where that is missing, and for "在德国"."""
        if subject.startswith("在") and self._focus:
            return ""
        if NEW_PRODUCT.fullmatch(subject):
            return next((m.entity for m in reversed(self._passage.mentions_in(max(0, start - _BACK), start)) if m.kind == "product"), "")
        return subject

    def _said_by(self, s: str, start: int, amount: Amount) -> str | None:
        place = start + amount.start
        index = bisect_right(self._quote_starts, place) - 1
        if index >= 0 and place < self._quotes[index].end:
            return self._quotes[index].speaker
        words = said_by(s, amount.start)
        if words is None:
            return None
        return next((m.text for m in self._passage.mentions_in(start, start + amount.start) if m.text in words), None) or words
