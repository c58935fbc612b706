"""Chinese companies that their headline and what only companies do give away, whatever their names end in."""

from __future__ import annotations

import pytest

from bot.reading.article import read
from bot.reading.names.chinese import headlined

NAMED = [
    ("岚麦面包开到第900家店\n\n岚麦面包成立于2016年。今年三月，岚麦面包门店达到900家。岚麦面包CEO李禾说，还会再开。", "岚麦面包"),
    ("飞原汽车的新皮卡上市\n\n飞原汽车旗下首款皮卡上市。飞原汽车总部位于成都。飞原汽车去年卖出3万辆。", "飞原汽车"),
    ("独家 | 摘苹果的「岭禾智能」拿下1亿元融资\n\n「岭禾智能」近日完成1亿元融资。", "岭禾智能"),
]
LOOK_ALIKES = [
    "公司发布年报\n\n公司旗下有三家工厂。公司总部位于成都。公司CEO说，公司将扩产。",
    "市场回暖\n\n海外市场总部有变化，海外市场门店增加，海外市场公告不多。",
    "甲方与乙方签约\n\n某环境股份有限公司（以下简称“公司”）与甲方签约。公司公告称，公司门店不变。",
]


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_the_company_of_a_headline_is_a_name(text: str, name: str) -> None:
    assert name in headlined(text)
    assert name in {mention.text for mention in read(text).mentions}


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_words_for_any_company_are_no_names(text: str) -> None:
    assert headlined(text) == set()
    assert "公司" not in {mention.text for mention in read(text).mentions}


@pytest.mark.parametrize(
    ("text", "value", "owner"),
    [
        (
            "澄岚反超云桥重回第一\n\n澄岚上半年营收为52亿元。\n\n云桥上半年营收为41亿元，净利润为5亿元，员工900人。\n\n云桥将扩产。云桥计划再建一厂。",
            "500000000",
            "云桥",
        ),
        ("澄岚反超云桥\n\n澄岚上半年营收为52亿元，净利润为6亿元。云桥也在扩产，云桥不便置评。", "600000000", "澄岚"),
    ],
)
def test_later_clauses_are_about_the_company_with_which_their_sentence_begins(text: str, value: str, owner: str) -> None:
    assert {str(int(fact.quantity.value)): fact.subject for fact in read(text).facts if fact.quantity.value}[value] == owner


def test_the_figures_of_an_interview_are_the_companys_and_not_its_founders() -> None:
    text = (
        "对话山木咖啡林岚：慢一点没关系\n\n2018年，林岚开出第一家山木咖啡。今年十月，山木咖啡门店达到860家。山木咖啡总部在南昌。\n\n"
        "记者：赚钱吗？\n林岚：去年营收6.4亿元。\n\n记者：人多吗？\n林岚：总部320人。\n"
    )
    assert {fact.subject for fact in read(text).facts if fact.quantity.value == 640_000_000} == {"山木咖啡"}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("拓岭发布新机\n\n拓岭科技发布搬运机器人「岭行2」。岭行2负载60公斤，上一代岭行1负载40公斤。", "岭行1", "product"),
        ("霁原汽车销量增长\n\n霁原汽车4月2日公布销量。SUV霁原K5销量3万辆。K5由工厂生产。", "霁原K5", "product"),
        ("“鲜果里”关店\n\n生鲜品牌“鲜果里”今年关闭门店120家。鲜果里去年亏损1.8亿元。", "鲜果里", "organisation"),
        ("霁原汽车销量增长\n\n霁原汽车4月2日公布销量。霁原汽车去年亏损。", "霁原汽车", "organisation"),
    ],
)
def test_products_and_brands_are_known_by_marks_codes_and_trade(text: str, name: str, kind: str) -> None:
    assert (name, kind) in {(mention.text, mention.kind) for mention in read(text).mentions}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("市场\n\n新能源汽车公布销量。新能源汽车销量增长。", "新能源汽车"),
        ("市场\n\n数据公司棱镜发布报告。数据公司称销量下滑。", "数据公司"),
        ("退休\n\n退休时公司有员工1200人，退休时公司盈利。", "退休时公司"),
        ("他的话\n\n这家公司“我不急着上市”，“我不急着上市”。", "我不急着上市"),
    ],
)
def test_words_for_sorts_of_things_are_no_names(text: str, name: str) -> None:
    assert name not in {mention.text for mention in read(text).mentions}
