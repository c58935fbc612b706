"""Chinese figures in phrases: holdings, profits that somebody makes, comparisons that are no figures, dates of other clauses."""

from __future__ import annotations

from datetime import date

import pytest

from bot.reading.article import read
from storage.values import Basis, PartialDate


def figures(text: str) -> list[str]:
    draft = read(f"泽野农业：地铁站里种菜\n\n泽野农业股份公司2031年5月13日发布公告。{text}")
    return [f"{fact.subject}: {fact.metric} {fact.quantity.value.normalize():f}" for fact in draft.facts]


PUBLISHED = PartialDate.day(date(2031, 5, 13), Basis.STATED)
OWN = "泽野农业股份公司"


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("公司在北京和天津共有7座地下农场。", [f"{OWN}: 地下农场 7"]),
        ("换电站方面，泽野现有46座，计划年底前增加到120座。", [f"{OWN}: 换电站 46", f"{OWN}: 换电站 120"]),
        ("公司配备12台岸桥和86辆无人集卡。", [f"{OWN}: 岸桥 12", f"{OWN}: 无人集卡 86"]),
        ("据中卡研究院统计，上半年国内新能源重卡销量为7.9万辆。", ["国内新能源重卡市场: 销量 79000"]),
        ("排名第一的远疆重卡卖了1.68万辆。", ["远疆重卡: 销量 16800"]),
        ("海屿资本持股12.6%。", ["海屿资本: 持股比例 12.6"]),
        ("公司引入了基石投资者，其中东渊保险认购2.5亿港元。", ["东渊保险: 认购金额 250000000"]),
        ("公司拟全球发售1.3亿股。", [f"{OWN}: 发行股数 130000000"]),
        ("5月13日开盘，泽野农业下跌5.1%，报15.82元。", [f"{OWN}: 股价下降 5.1", f"{OWN}: 股价 15.82"]),
        ("去年公司赚了1500万元。", [f"{OWN}: 净利润 15000000"]),
        ("生菜一盒200克售价6.9元，比两年前便宜了2元。", [f"{OWN}: 售价 6.9"]),
        ("净利润较上年同期的3亿元增至4亿元。", [f"{OWN}: 净利润 300000000", f"{OWN}: 净利润 400000000"]),
        ("毛利率提高2个百分点至31%。", [f"{OWN}: 毛利率增长 2", f"{OWN}: 毛利率 31"]),
        # kept aside
        ("销量较去年同期的80万台升至95万台。", [f"{OWN}: 销量 800000", f"{OWN}: 销量 950000"]),
        ("创始人温如海持股32.5%，星河资本持股11%。", ["温如海: 持股比例 32.5", "星河资本: 持股比例 11"]),
        ("募集资金中，3亿元将用于建设佛山工厂，1亿元将用于偿还银行贷款。", [f"{OWN}: 投资 300000000", f"{OWN}: 偿还借款 100000000"]),
        ("门店方面，我们现有210家，年底要增加到260家。", [f"{OWN}: 门店 210", f"{OWN}: 门店 260"]),
        ("公司在全国设有23家服务中心。", [f"{OWN}: 服务中心 23"]),
        ("一位参与发行的人士称，公司估值约为60亿元。", [f"{OWN}: 估值 6000000000"]),
        ("排名第二的北辰智能交付了2.6万台。", ["北辰智能: 交付量 26000"]),
        ("船东只问一件事：油钱省不省。", []),
    ],
)
def test_phrases_say_what_a_figure_measures(text: str, right: list[str]) -> None:
    assert figures(text) == right


@pytest.mark.parametrize(
    ("text", "metric", "when"),
    [
        ("工程2028年5月动工，共有4个泊位。", "泊位", "2031-05-13"),
        ("加上去年4月的3亿元B轮融资，公司累计融资已超过11亿元。", "融资", "2031-05-13"),
        ("目前公司共有员工240人，研发人员占48%。", "占比", "2031-05-13"),
        # kept aside
        ("公司2018年在广州成立，共有员工520人。", "员工", "2031-05-13"),
        ("2030年公司营收为9.2亿元。", "营收", "2030"),
    ],
)
def test_a_date_of_another_clause_does_not_govern(text: str, metric: str, when: str) -> None:
    facts = read(f"泽野农业：地铁站里种菜\n\n泽野农业股份公司2031年5月13日发布公告。{text}", published=PUBLISHED).facts
    assert [fact.as_of.value for fact in facts if fact.metric == metric][-1:] == [when]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("3月9日，泽野农业发布2030年年报。报告期内，公司营收8亿元；净利润1.2亿元，同比下降4%。", "2030"),
        ("4月28日，泽野农业披露2031年第一季度报告。公司实现营收2亿元，净利润3000万元。", "2031-Q1"),
        ("4月28日，泽野农业披露2031年一季报。公司实现营收2亿元，净利润3000万元。", "2031-Q1"),
        ("2月28日，泽野农业披露2030年中报。公司实现营收4亿元，净利润6000万元。", "2030-H1"),
        # a look-alike: no results
        ("5月12日，泽野农业的门店开业。公司净利润1.2亿元。", "2031-05-12"),
    ],
)
def test_a_profit_is_that_of_the_period_reported_on(text: str, when: str) -> None:
    facts = read(f"泽野农业年报\n\n{text}", published=PUBLISHED).facts
    assert {fact.as_of.value for fact in facts if fact.metric == "净利润"} == {when}
