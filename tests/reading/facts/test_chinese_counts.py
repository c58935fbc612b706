"""Chinese counts with nothing but a measure word behind the number."""

from __future__ import annotations

import pytest

from bot.reading.article import read

HEAD = "云岭酒店发布半年报\n\n云岭酒店集团股份有限公司8月21日公布业绩。\n\n"


def figures(text: str) -> list[tuple[str, str, str]]:
    facts = read(f"{HEAD}{text}\n\n来源：财经网 2031年8月21日", title="云岭酒店发布半年报").facts
    return [(fact.metric, f"{fact.quantity.value:f}".removesuffix(".0"), fact.nature.value) for fact in facts]


SEEN = (
    ("截至6月末，公司共有酒店1382家，客房11.7万间。", ("酒店", "1382", "actual")),
    ("上半年新开酒店94家，关闭31家。", ("新开酒店", "94", "actual")),
    ("去年9月推出的品牌“栖山里”已开业57家。", ("已开业数量", "57", "actual")),
    ("公司现有门店468家，年底要开到650家。", ("门店", "650", "planned")),
    ("截至3月底，已有1870辆完成维修。", ("完成维修数量", "1870", "actual")),
    ("2025年营收由191亿元更正为189亿元。", ("营收", "18900000000", "actual")),
    ("屏幕最高亮度1500尼特。", ("屏幕最高亮度", "1500", "actual")),
    ("工厂目前月产能为4万副，6月前将提高到8万副。", ("工厂月产能", "80000", "forecast")),
    ("门店达到1286家，其中84%在县城和乡镇。", ("占比", "84", "actual")),
    ("酒店平均房价412元。", ("平均房价", "412", "actual")),
)
KEPT_ASIDE = (
    ("公司在全国拥有直营店320家、加盟店1.2万家。", ("加盟店", "12000", "actual")),
    ("公司累计申请专利1240项，其中发明专利560项。", ("发明专利", "560", "actual")),
    ("目前已有3.2万名会员完成认证。", ("完成认证会员数", "32000", "actual")),
    ("集团旗下医院23家，床位9100张。", ("医院", "23", "actual")),
    ("去年新建充电站210座。", ("新建充电站", "210", "actual")),
    ("公司现有员工900人，明年要增加到1200人。", ("员工", "1200", "planned")),
    ("用户达到310万，其中六成来自海外。", ("占比", "60", "actual")),
)


@pytest.mark.parametrize(("text", "expected"), SEEN + KEPT_ASIDE)
def test_a_count_is_named_by_the_thing_or_the_verb_beside_it(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in figures(text)


@pytest.mark.parametrize(
    "text",
    ["他在酒店住了3个晚上。", "酒店门口停着两辆车。", "会议有7个议题，3个通过。"],
)
def test_other_numbers_are_no_figures(text: str) -> None:
    assert not [metric for metric, _, _ in figures(text) if metric in ("酒店", "门店", "已开业数量", "占比")]
