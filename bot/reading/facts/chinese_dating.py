"""Decides for which date a figure of a Chinese sentence is true, and remembers the period that a paragraph speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.core.patterns import regex
from bot.reading.facts.chinese_clauses import clause_start, is_report_date
from bot.reading.facts.dating import inferred, is_known
from bot.reading.facts.reporting import moved
from bot.reading.passage import Passage
from bot.reading.sentences import is_chinese
from storage.drafts import DateMention
from storage.values import Basis, Nature, PartialDate, Precision

#: A period is remembered where it stands among so many characters at the beginning of a sentence, or where it is a lasting one.
_AT_BEGINNING = 8
_LASTING = frozenset((Precision.QUARTER, Precision.HALF, Precision.YEAR, Precision.FISCAL))
_PERIODS = frozenset((Precision.QUARTER, Precision.HALF))
#: What sums up a period, so that it is of the one that was named last.
_SUMS_UP = regex(
    r"收入|营收|利润|净利|盈利|亏损|毛利|销量|销售|出货|发货|交付|产量|产值|订单|出口|进口|现金流|费用|成本|支出|成交|客流|增长|下降"
    r"|占.{0,8}比|投入|开支|分红|派息"
)
_RESULTS = regex(r"财报|业绩|季报|年报|中报|半年报|净利|营收|营业收入|利润")
_NOW = regex(r"现有|目前|现已|如今|至今")
#: "目前公司共有员工286人，研发人员占55%": both are of now.
_STAFF_NOW = regex(r"(?:目前|现有|现在|如今)[^。；]{0,12}(?:员工|人)")
#: "截至目前，在手订单超过25亿元": the clause before the figure's own says that it is of now.
_NOW_BEFORE = regex(r"(?:^|[，。；：])(?:但|而|且)?(?:截[至止](?:目前|发稿|今日|当前|现在)|目前|如今|现阶段|时至今日)，?$")
#: "报告期内": the period of the results, whatever was named since.
_OF_REPORT = regex(r"(?:^|[，。；：、])(?:在)?(?:本)?报告期(?:内|末)?|(?:^|[，。；：])期内，")
#: "去年国庆假期上市的上一代产品": a date that only says which product is meant.
_OF_PRODUCT = regex(r"[^，。；\d]{0,8}?(?:上市|发布|推出|问世|亮相|成立|创立|创办|开业|投产|建成|收购|签订|签署)的")
#: "成立于2029年，……": a date of the past that no later clause is about.
_FOUNDED = regex(r"(?:成立|创立|创办|创建|始建|建|诞生|上市|注册|收购|落户)于$")
#: "工程2022年5月动工，共有4个泊位": when it began is no date of what it has.
_BEGUN = regex(r"(?:正式|在[^，。；]{1,8})?(?:成立|创立|创办|动工|开工|开建|奠基|落成|竣工)，")
#: "加上去年3月的4亿元B轮融资，公司累计融资已超过13亿元": the date is that of the sum behind it.
_OF_SUM = regex(r"的\d[^，。；]{0,16}，[^，。；]{0,8}(?:累计|共|总|目前|现)")
#: "2021年进来的山岚基金占22%": when somebody came in.
_COME_IN = regex(r"[^，。；\d]{0,4}?(?:进来|入股|加入|进入|投资|收购|并入|接手|入驻)的(?=[^，。；\d]{2,10}(?:占|持))")
#: "截至同日，资产总额……": the day that the text stated last.
_SAME_DAY = regex(r"(?:截[至止]|于|在)?(?:同日|同一日期|上述日期|该日|该时点|上述时点)[，,]?")
#: "自2027年成立以来的第五轮"
_EVER_SINCE = regex(r"[^，。；]{0,8}以来")
#: In which period an article's head says that it reports: "发布2026年第一季度报告".
_REPORTS = regex(r"财报|业绩|报告|年报|中报|季报|净利|营收|营业收入|利润|亏损|盈利")
#: "报告显示，2031年上半年": the report of somebody else on a period.
_SAYS = regex(r"(?:报告|数据|统计)(?:显示|称|指出|表明)[，：,:]?$")
_HEAD = 250
#: Companies publish on a year until this month of the next.
_REPORTED_BY = 4
#: The months in which companies publish on the first half of the year.
_INTERIM = regex(r"半年报|半年度报告|中期报告|中报")
#: "从去年同期的8.6元跌到7.1元": what comes between the date of the value before and the new value.
_COMPARES = regex(
    r"的?[^，。；]{0,24}\d[^，。；]{0,10}?(?:跌|降|下降|下滑|下调|升|上升|增|增加|增长|提高|提升|涨|扩大|缩小|缩减|减少)[到至为]了?[约近]?"
)
#: Right behind a year: "2025年一季报", "2025年中报".
_SHORT_REPORT = regex(r"(?:度)?(?:(?P<quarter>第?一季报)|半年报|中报)")
#: Right behind a year: "2025年度业绩", "2025年年报".
_ANNUAL = regex(r"(?:度|全年)?(?:全年)?(?:的)?(?:业绩|年报|年度报告|年度业绩|财报|财务报告|经营业绩)")
_AT_END = regex(r"(?:^|[，。；：•\s])(?:年末|期末|年底|报告期末)")
_END_OF_YEAR = regex(r"年?[底末]$")
_LAST_YEAR = regex(r"(?:上年|上一年|前一年|上年度)(?:全年)?")
_WHOLE_YEAR = regex(r"(?<!去年)(?<!明年)(?:今年|本)?全年")
_EARLIER = regex(r"(?:去年|上年|上一年|前一年)?(?:同期|同月|同季)")
#: "净亏损6800万元，上年为9300万元": the year before that of the figure before.
_YEAR_BEFORE = regex(r"(?:上年|上一年|前一年)(?:度)?(?:全年)?(?:[则仅只]?[为是约达]|(?=亏损|盈利|净利|营收|收入|利润|销量))")


#: "其中，下半年盈利4100万元": a part of what was said before, which holds for its clause alone.
_IN_PART = regex(r"其中[，：]?$")


@dataclass
class ChinesePeriods:
    """The periods that the sentences so far have named."""

    passage: Passage
    period: PartialDate | None = None  #: the one that the paragraph speaks of
    passing: PartialDate | None = None  #: one that the paragraph named in passing, which holds only for what sums up a period
    results: PartialDate | None = None  #: the one on which the article reports
    last: PartialDate | None = None  #: that of the last figure
    year: PartialDate | None = None  #: the year just over on which it reports
    stated: PartialDate | None = None  #: the last day or month as of which a figure was stated

    def __post_init__(self) -> None:
        self.results = _reported_on(self.passage)
        self.year = _year_reported_on(self.passage)
        if self.year is not None and self.results is not None and self.results.end == self.year.end:
            self.results = self.year  # the second half that a head names too is a part of it

    def begin_paragraph(self) -> None:
        """Forgets the period of the paragraph before."""
        self.period = self.passing = None

    def of_figure(self, s: str, start: int, at: int, metric: str, dates: Sequence[DateMention], nature: Nature) -> PartialDate:
        """The date of the figure at ``s[at:]``: the one before it in its sentence, else the paragraph's, else that of the article.

        What is planned or forecast is of no period that has passed.
        """
        usable = [d for d in dates if d.when is not None and is_known(d.when) and d.type != "DURATION"]
        until = [d for d in usable if d.end - start <= at and not self._is_of_report(s, d, start) and not _is_of_other(s, d, start, at)]
        before = [d for d in until if not _is_base(s, d, start, at)]
        begin = clause_start(s, at)
        of_staff = metric.startswith("占") and not before and _STAFF_NOW.search(s, 0, at) is not None
        if of_staff or _NOW.search(s, begin, at) or _NOW_BEFORE.search(s, max(0, begin - 12), begin):
            self.last = None
            return inferred(self.passage.published)
        found = self._meant(before[-1]) if before else None
        if before and before[-1].when is not None and _is_of_clause_before(s, before[-1], start, begin, metric):
            self.last = None
            return inferred(self.passage.published)
        whole = _WHOLE_YEAR.search(s, 0, at) if nature is Nature.ACTUAL and not before else None
        if whole is not None and (over := self._year_reported()) is not None:
            self.last = self.period = over
            return over
        of_year = nature is not Nature.ACTUAL and _WHOLE_YEAR.search(s, before[-1].end - start if before else 0, at)
        if of_year and (end := self._end_of_running()):
            return PartialDate.year(end.year, Basis.RESOLVED)
        if not before and nature is Nature.ACTUAL and (year := self._year_summed_up(s, begin, at)) is not None:
            self.last = year
            return year
        if not before and nature is Nature.ACTUAL and (given := self._given(s, begin, at)) is not None:
            self.last = given
            return given
        if found is None and nature is Nature.ACTUAL and not (_ALWAYS.search(metric) and "均" not in s[begin:at]):
            sums_up = _SUMS_UP.search(metric) is not None or "均" in s[begin:at]
            is_year = self.period is not None and self.period.precision is Precision.YEAR  # no level is that of a whole year
            is_of_day = self.period is not None and self.period.precision is Precision.DAY and _RESULTS.search(metric) is not None
            found = None if is_year and not sums_up else self.period
            if is_of_day and self.results is not None:
                found = self.results  # "3月18日，公司发布2024年年报": the profit is that of the year
            found = found or (self.passing or self.results if sums_up or len(before) < len(until) else None)
        self.last = found
        return found or inferred(self.passage.published)

    def _year_summed_up(self, s: str, begin: int, at: int) -> PartialDate | None:
        """The year that "全年" in the clause means: that of the results, early in a year the one that has ended."""
        if _WHOLE_YEAR.search(s, begin, at) is None:
            return None
        published = self.passage.published.end if self.passage.published is not None else None
        if self.results is not None and self.results.end is not None:
            return PartialDate.year(self.results.end.year, Basis.RESOLVED)
        return PartialDate.year(published.year - 1, Basis.RESOLVED) if published is not None and published.month <= _REPORTED_BY else None

    def _meant(self, mention: DateMention) -> PartialDate | None:
        """What a date means in an article on results: "上年" is the year before that of the results."""
        if self.results is not None and self.results.end is not None and _LAST_YEAR.fullmatch(mention.text):
            return PartialDate.year(self.results.end.year - 1, Basis.RESOLVED)
        if mention.when is not None and mention.when.precision is Precision.YEAR and mention.when.end and _END_OF_YEAR.search(mention.text):
            return PartialDate.day(mention.when.end, Basis.RESOLVED)
        return mention.when

    def _end_of_running(self) -> date | None:
        """A day in the year that "全年" of a forecast means: that of the publication, unless that is early in a year."""
        published = _end_of(self.passage.published)
        results = _end_of(self.results)
        if published is not None and (results is None or (published.month >= _NO_LONGER_EARLY and results < published)):
            return published
        return results or published

    def _year_reported(self) -> PartialDate | None:
        """The whole year that the article reports on, which "全年" of its results means; None where it reports on none."""
        published = _end_of(self.passage.published)
        if self.year is not None:
            return self.year
        if published is not None and published.month >= _LATE:
            return PartialDate.year(published.year, Basis.RESOLVED)
        return self.results if self.results is not None and self.results.precision is Precision.YEAR else None

    def _is_of_report(self, s: str, d: DateMention, start: int) -> bool:
        """Whether a date is when the news was reported: what was announced months ago is of then."""
        if not is_report_date(s, d.end - start):
            return False
        published = _end_of(self.passage.published)
        is_old = published is not None and d.when is not None and d.when.end is not None and (published - d.when.end).days > _MONTHS_AGO
        return not (is_old and s.startswith("宣布", d.end - start))

    def _given(self, s: str, begin: int, at: int) -> PartialDate | None:
        """The date that words in the clause of ``s[begin:at]`` point back to: "报告期内", "截至同日", a change on the quarter before."""
        if self.stated is not None and _SAME_DAY.search(s, 0, at):
            return self.stated
        if self.results is None:
            return None
        if self.results.end is not None and _AT_END.search(s, max(0, begin - 1), at):
            return PartialDate.day(self.results.end, Basis.INFERRED)
        if _OF_REPORT.search(s, 0, at) or (self.results.precision is Precision.QUARTER and "环比" in s[begin:at]):
            return self.results
        is_old = self.period is not None and self.period.end is not None and self.results.start is not None
        is_same = is_old and "同比" in s[begin:at] and self.period is not None and self.period.precision is Precision.YEAR
        return self.results if is_same and self.period.end < self.results.start else None  # type: ignore[union-attr, operator]

    def of_earlier_value(self, s: str, start: int, at: int, dates: Sequence[DateMention]) -> PartialDate:
        """The date of a value before a change: "去年同期为2.1万人" is a year before the last figure, "2029年为90家" of 2029."""
        begin = clause_start(s, at)
        if _YEAR_BEFORE.search(s, begin, at) and (before := moved(self.last, -4) if self.last is not None else None) is not None:
            return before
        if _EARLIER.search(s, begin, at):
            return (moved(self.last, -4) if self.last is not None else None) or _named(dates, start, begin, at) or PartialDate.unknown()
        near = [d for d in dates if d.when is not None and 0 <= at - (d.end - start) <= 4]
        found = (near[-1].when if near else None) or _named(dates, start, begin, at)
        if found is None and _WHOLE_YEAR.search(s, 0, at) and _EXPECTED.search(s, 0, at) and (end := self._end_of_running()):
            return PartialDate.year(end.year, Basis.RESOLVED)  # "把全年净利润预测从6亿元下调至": what was expected of the same year
        if found is None and _TO_CHANGE.search(s, 0, at):
            return inferred(self.passage.published)  # what will change is so today
        return found or PartialDate.unknown()

    def remember(self, s: str, start: int, dates: Sequence[DateMention], *, has_figures: bool) -> None:
        """Takes in a sentence's periods, for those after it."""
        for d in dates:
            if d.when is None or not is_known(d.when) or d.type != "DATE" or is_report_date(s, d.end - start) or "同期" in d.text:
                continue
            if has_figures and d.precision in (Precision.DAY, Precision.MONTH):
                self.stated = d.when
            if d.start - start <= _AT_BEGINNING and not _OF_SUM.match(s, d.end - start):
                self.period = d.when
            elif has_figures and _is_lasting(d.when) and self.passing is None and not _IN_PART.search(s, 0, d.start - start):
                self.passing = d.when
            if self.results is None and d.when.precision in _LASTING and has_figures and _RESULTS.search(s):
                self.results = d.when


def _is_lasting(when: PartialDate) -> bool:
    """Whether a period is a quarter, half or year, or several months such as "前三季度"."""
    if when.precision is Precision.RANGE and when.start is not None and when.end is not None:
        return 80 <= (when.end - when.start).days <= 380
    return when.precision in _LASTING


def _reported_on(passage: Passage) -> PartialDate | None:
    """The period on which the head of an article says that it reports: "发布2026年第一季度报告"; None for articles of other kinds."""
    published = passage.published.end if passage.published is not None else None
    for start, end in passage.sentences:
        if start > _HEAD:
            break
        s = passage.text[start:end]
        if not is_chinese(s) or _REPORTS.search(s) is None:
            continue
        for d in passage.dates_in(start, end):
            is_past = d.when is not None and d.when.end is not None and (published is None or d.when.end < published)
            if is_past and d.precision is Precision.YEAR and _ANNUAL.match(s, d.end - start):
                return d.when
            if d.precision is Precision.YEAR and d.when is not None and d.when.start and (short := _SHORT_REPORT.match(s, d.end - start)):
                year, (month, day) = d.when.start.year, (3, 31) if short["quarter"] else (6, 30)
                return PartialDate(
                    date(year, 1, 1), date(year, month, day), Precision.QUARTER if month == 3 else Precision.HALF, Basis.RESOLVED
                )
            after = _REPORTS.search(s, d.end - start, d.end - start + 24)
            is_subject = after is not None or _SAYS.search(s, 0, d.start - start) is not None
            if is_past and d.precision in _PERIODS and "同期" not in d.text and is_subject:
                return d.when
        if published is not None and 7 <= published.month <= 9 and _INTERIM.search(s):
            return PartialDate(date(published.year, 1, 1), date(published.year, 6, 30), Precision.HALF, Basis.INFERRED)
    return None


def _year_reported_on(passage: Passage) -> PartialDate | None:
    """The year before the publication, where the head says that results are for it: "公布2031年业绩"; else None."""
    published = _end_of(passage.published)
    if published is None:
        return None
    years = (int(found["year"]) for found in _YEARLY.finditer(passage.text, 0, _HEAD + 150))
    return next((PartialDate.year(year, Basis.RESOLVED) for year in years if year == published.year - 1), None)


#: "公布2031年业绩", "2031年年度报告"; no quarter or half of it
_YEARLY = regex(r"(?P<year>20\d\d)年(?:度|全年|年度)?(?:的)?(?:业绩|年报|财报|报告|年度报告|经营数据|成绩单|亏损|净利|营收|收入|利润|盈利)")
#: What stands at one time and is no sum of a period: a price, a capacity, a number of people, a capital.
_STANDS = regex(r"价|续航|员工|人数|门店|注册资本|产能|容量|重量|功率")
#: What is so whenever it is reported: a capital, a price.
_ALWAYS = regex(r"注册资本|价")
_EXPECTED = regex(r"预测|预期|预计|指引|目标")
_TO_CHANGE = regex(r"将|预计|届时|计划|拟")
_MONTHS_AGO = 45
#: From this month on "全年" is the running year, where the article reports on no other.
_LATE = 9
#: From this month on a forecast for "全年" is for the running year.
_NO_LONGER_EARLY = 4


def _is_of_clause_before(s: str, mention: DateMention, start: int, begin: int, metric: str) -> bool:
    """Whether a period before the clause of a figure that only stands is of what is counted there: "去年卖出3.1万辆，起售价为21.9万元"."""
    if (
        mention.precision not in (*_LASTING, Precision.MONTH, Precision.DAY)
        or _STANDS.search(metric) is None
        or "均" in s[begin : begin + 8]
    ):
        return False
    end = mention.end - start
    return (
        end < begin and re.search(r"\d", s[end:begin]) is not None and not re.match(r"[^，。]{0,2}[截末底]", s[max(0, end - 2) : end + 2])
    )


def _end_of(when: PartialDate | None) -> date | None:
    return when.end if when is not None else None


def _is_of_other(s: str, mention: DateMention, start: int, at: int) -> bool:
    """Whether a date before the figure at ``s[at:]`` only says which product is meant, or when the company was founded."""
    begin, end = mention.start - start, mention.end - start
    if "，" in s[end:at] and (_BEGUN.match(s, end) or _OF_SUM.match(s, end)):
        return True
    if _COME_IN.match(s, end) is not None and end < at:
        return True
    if _OF_PRODUCT.match(s, end) is not None or _EVER_SINCE.match(s, end) is not None:
        return True
    return _FOUNDED.search(s, max(0, begin - 4), begin) is not None and "，" in s[end:at]


def _is_base(s: str, mention: DateMention, start: int, at: int) -> bool:
    """Whether a date before the figure at ``s[at:]`` is that of an earlier value: "从去年同期的8.6元跌到", "去年同期……，出货"."""
    end = mention.end - start
    return _COMPARES.fullmatch(s, end, at) is not None or ("同期" in s[mention.start - start : end + 2] and "，" in s[end:at])


def _named(dates: Sequence[DateMention], start: int, begin: int, at: int) -> PartialDate | None:
    """The last date within a clause."""
    inside = [d.when for d in dates if d.when is not None and begin <= d.start - start < at]
    return inside[-1] if inside else None
