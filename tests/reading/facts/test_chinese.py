"""Figures in Chinese sentences: subject, metric, nature and date, and sentences without figures."""

from __future__ import annotations

from functools import cache

import pytest

from bot.reading.article import read
from bot.reading.facts import reparses
from storage.drafts import FactDraft
from storage.values import PartialDate, plain

PUBLISHED = PartialDate.parse("2024-08-20")
EARNINGS = (
    "晨星科技上半年营收增长两成\n\n"
    "晨星科技8月20日发布半年报。上半年，公司实现营业收入56.4亿元，同比增长20.5%；净利润7.2亿元，同比下降3.1%。"
    "上半年，晨星科技累计销售手机310万部，其中折叠屏手机42万部，占比超过13%。出口90万部，比上年同期翻了一番。"
    "截至6月底，公司员工总数约为1.2万人。\n\n"
    "董事长周敏表示，晨星科技计划未来三年投入50亿元（约合7亿美元）用于芯片研发。公司的目标是到2026年年销量达到800万部。\n"
)
DISASTER = (
    "平湖县遭遇暴雨\n\n"
    "截至8月19日8时，灾害已造成3人死亡、2人失踪，1.5万人紧急转移。暴雨导致四百多间房屋倒塌，直接经济损失超过2亿元。"
    "平均气温从12摄氏度升至15摄氏度。\n"
)
ECONOMY = "统计数据公布\n\n7月份，全国城镇调查失业率为5.2%，比上月上升0.2个百分点。预计全年经济增长5%左右。\n"


@cache
def facts(text: str) -> tuple[FactDraft, ...]:
    return read(text, published=PUBLISHED).facts


def lines(text: str) -> list[str]:
    return [
        f"{f.subject} | {f.metric} | {f.quantity.comparator.value}{plain(f.quantity.value)} {f.quantity.unit} | {f.nature.value}"
        for f in facts(text)
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (EARNINGS, "晨星科技 | 营业收入 | =5640000000 CNY | actual"),
        (EARNINGS, "晨星科技 | 营业收入增长 | =20.5 % | actual"),
        (EARNINGS, "晨星科技 | 净利润 | =720000000 CNY | actual"),
        (EARNINGS, "晨星科技 | 净利润下降 | =3.1 % | actual"),
        (EARNINGS, "晨星科技 | 销售手机 | =3100000 部 | actual"),
        (EARNINGS, "晨星科技 | 销售折叠屏手机 | =420000 部 | actual"),
        (EARNINGS, "晨星科技 | 占比 | >13 % | actual"),
        (EARNINGS, "晨星科技 | 员工总数 | ~12000 人 | actual"),
        (EARNINGS, "晨星科技 | 投入 | =5000000000 CNY | planned"),
        (EARNINGS, "晨星科技 | 投入 | =700000000 USD | planned"),
        (EARNINGS, "晨星科技 | 年销量 | =8000000 部 | target"),
        (DISASTER, "平湖县 | 死亡人数 | =3 人 | actual"),
        (DISASTER, "平湖县 | 转移人数 | =15000 人 | actual"),
        (DISASTER, "平湖县 | 直接经济损失 | >200000000 CNY | actual"),
        (ECONOMY, "中国 | 城镇调查失业率 | =5.2 % | actual"),
        (ECONOMY, "中国 | 城镇调查失业率增长 | =0.2 percentage point | actual"),
    ],
)
def test_figures(text: str, line: str) -> None:
    assert line in lines(text), lines(text)


def test_dates_and_speaker() -> None:
    found = {(f.metric, plain(f.quantity.value)): f for f in facts(EARNINGS)}
    assert found["营业收入", "5640000000"].as_of.value == "2024-H1"
    assert found["员工总数", "12000"].as_of.value == "2024-06"
    assert found["年销量", "8000000"].as_of.value == "2026"
    assert found["投入", "5000000000"].attributed_to == "周敏"
    assert found["投入", "5000000000"].scope == "芯片研发"


@pytest.mark.parametrize("text", [EARNINGS, DISASTER, ECONOMY])
def test_every_figure_can_be_read_again(text: str) -> None:
    for fact in facts(text):
        assert reparses(text[fact.start : fact.end], fact.quantity)


def test_headings_dates_and_names_are_no_figures() -> None:
    assert lines("第三届峰会开幕\n\n会议于8月20日上午9时30分在第二会议室开始，500强企业的代表出席。GPT-4也被提到。\n") == []


@pytest.mark.parametrize(
    ("sentence", "metric"),
    [
        ("去年，公司营收为52.4亿元。", "营收"),
        ("第一代累计卖出37万台。", "销量"),
        ("上半年，公司营收为18亿元。", "营收"),
    ],
)
def test_a_verb_alone_becomes_the_noun_of_what_was_done(sentence: str, metric: str) -> None:
    found = read(f"峦川科技周一公布财报。{sentence}", published=PartialDate.parse("2027-03-02")).facts
    assert metric in [fact.metric for fact in found]
