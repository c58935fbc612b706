"""No text of time words stops the reader, in whatever order they come."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading import dates
from bot.reading.dates import words
from bot.reading.sentences import split
from storage.values import PartialDate
from tests.examples import examples

_ENGLISH = (
    *words.MONTH_NAMES,
    *words.WEEKDAY_NAMES,
    *words.UNITS,
    *words.PLURALS,
    *words.SEASONS,
    *words.PARTS_OF_DAY,
    *words.DAY_WORDS,
    *words.FREQUENCIES,
    *words.VAGUE,
    *words.HOLIDAYS,
    *words.MOVING_HOLIDAYS,
    *list(words.NUMBERS)[:14],
    *list(words.ORDINALS)[:6],
    *"""the a last next past previous following coming same that this few several half ago earlier later before after from now to of in
    on between and through by until since early late mid fiscal financial year-earlier ended ending Q3 H1 FY24 FY2031 2024 1999 0 1 7
    12 31 99 113 10000 2023/24 2023-24 20240305 2024/3/5 2024.3.5 21Sep2023 18-DEC-19 'time week's year's AD BC noon midnight 3:30 p.m.
    , . ( ) - – ; -year-old Christmas 9999 0001 12/31/9999""".split(),
)
_CHINESE = tuple(
    """今年 去年 前年 大前年 明年 后年 本月 上上月 下个月 上上周 下下周五 周五 星期一 今天 昨天
    大后天 截至 今年底 前三季度 第三季度 上半年 财年 财季 民国 年 个
    月 日 号 半 三 两 十 百 前 后 来 内 21 113 2024 9999 0 31 至 到 - （ ） 天 小时 分钟 季度 点 时 上午 晚间
    春节 世纪 年代 世 未来 过去 近 每 初 底 末 以来
    同比 当年 次日 翌年 期 度 , 。""".split()
)
_SEPARATORS = (" ", " ", " ", "", "-", "\n", ", ")
_PUBLISHED = st.one_of(
    st.none(),
    st.dates(date(1, 1, 1), date(9999, 12, 31)).map(PartialDate.day),
    st.sampled_from([PartialDate.year(1), PartialDate.month(9999, 12), PartialDate.day(date(2024, 2, 29))]),
)


def texts(vocabulary: tuple[str, ...], separators: tuple[str, ...]) -> st.SearchStrategy[str]:
    pair = st.tuples(st.sampled_from(vocabulary), st.sampled_from(separators))
    return st.lists(pair, min_size=1, max_size=14).map(lambda pairs: "".join(word + gap for word, gap in pairs))


@examples(400)
@given(st.one_of(texts(_ENGLISH, _SEPARATORS), texts(_CHINESE, ("", "", " ", ","))), _PUBLISHED)
def test_no_text_of_time_words_raises(text: str, published: PartialDate | None) -> None:
    found = dates.find(text, split(text), published)
    assert all(text[mention.start : mention.end] == mention.text for mention in found)
    assert all(before.end <= after.start for before, after in itertools.pairwise(found))


HOURS = (
    "The alarm had rung 30 seconds earlier.",
    "The boat had left port two hours earlier.",
    "Fifteen minutes before, the lights went out.",
    "Half an hour later the doors were shut.",
    "In May 2024 it rose. Two hours earlier it had fallen.",
    "It closed on March 3. A minute earlier, it had been open.",
    "A few seconds after that, the siren stopped.",
)


@pytest.mark.parametrize("text", HOURS)
@pytest.mark.parametrize("published", ["2025-03-05", "2025-03", "2025", None])
def test_hours_minutes_and_seconds_are_counted_from_no_day(text: str, published: str | None) -> None:
    found = dates.find(text, split(text), PartialDate.parse(published) if published else None)
    assert any(mention.type == "DURATION" for mention in found)
