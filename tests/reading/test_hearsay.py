"""Rumours, denied reports and what nobody wants give no figures and no events; what is told beside them does."""

from __future__ import annotations

import pytest

from bot.reading.article import read


def values(text: str) -> list[str]:
    draft = read(f"Halvard Shipping cuts its dividend\n\nHalvard Shipping AS cut its dividend. {text} More is to be told in spring.")
    return [f"{fact.quantity.value.normalize():f}" for fact in draft.facts]


def chinese_values(text: str) -> list[str]:
    return [f"{fact.quantity.value.normalize():f}" for fact in read(f"山河电池公司发布财报\n\n山河电池公司周二发布财报。{text}").facts]


@pytest.mark.parametrize(
    "text",
    [
        'A spokesman described a magazine story that put the loss at 45 million euros as "pure invention".',
        "The chief executive, Inga Moe, dismissed rumours of 300 layoffs.",
        "Reports that the company would sell 12 ferries were false, she said.",
        "Moe rejected the 80 million crowns that a tabloid had mentioned.",
        "A blog claimed last week that the company had lost 40 customers. The company denied this.",
        "The paper wrote that Halvard would pay 2 billion crowns for the port. “Not a word of it is true,” Moe said.",
        "There had been talk of a fine of $5 million; the ministry says there will be none.",
        "Moe has no intention of hiring 200 more people.",
        "A figure of 9,000 complaints, quoted by the union, was “out of thin air”, Moe said.",
        "The union's claim that 400 jobs are at risk is nonsense, according to Moe.",
        "It denied a report in a trade paper that it would close 14 depots in 2032.",
        "The rumoured price of 30 million euros is far too high, she said.",
        # kept aside
        "The chairman laughed off a newspaper report that he had paid 90 million crowns for the land.",
        "Speculation that it might buy 40% of Kokum Beverages is groundless, Moe said.",
        "One website had put the number of layoffs at 700. The company rejected the report.",
        "Local media said the plant had cost 3 billion crowns. “Nonsense,” said Moe.",
        "Moe brushed aside the 12 percent that analysts at a broker had floated.",
    ],
)
def test_what_is_told_only_to_be_denied_is_no_figure(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Moe rejected a takeover bid of 800 million euros from Borealis Lines.", ["800000000"]),
        ("It disputed a fine of $5 million and dismissed 40 workers.", ["5000000", "40"]),
        ("It called reports that it would close its yard in Moss, where it employs 370 people, “nonsense”.", ["370"]),
        ("Moe denied suggestions that 300 workers had left, and said that the yard employed 1,400 people.", ["1400"]),
        ("Reports of 200 accidents were confirmed by the ministry.", ["200"]),
        ("Rumours of a takeover lifted its shares by 6%.", ["6"]),
        ("The court dismissed a claim of 40 million crowns against it.", ["40000000"]),
        ("It reported sales of 2.1 billion crowns. Its rival denied that it had cut prices.", ["2100000000"]),
        ("Media reports put the price at 500 million crowns.", ["500000000"]),
        ("Moe said that it had no plan to sell its stake of 26 percent in Moss Harbour.", ["26"]),
    ],
)
def test_what_stands_beside_a_denial_is_one(text: str, right: list[str]) -> None:
    assert values(text) == right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("此前有媒体报道称公司将裁员3000人，公司对此予以否认。", []),
        ("网传公司拟投资80亿元建厂，公司回应称消息不实。", []),
        ("针对“订单流失5亿元”的说法，周岚表示并无此事。", []),
        ("公司否认了裁员2000人的报道。", []),
        ("有自媒体称公司亏损了6亿元。公司随后发布声明，称该报道与事实不符。", []),
        ("据媒体报道，公司今年将交付电池3万套。", ["30000"]),
        # kept aside
        ("有报道称公司欠薪4000万元，董事长李沐阳直言“一派胡言，没有的事”。", []),
        ("坊间传言公司将关店200家，公司随即辟谣。", []),
        ("外界曾误以为公司有2万名员工，实际只有1.2万名。", ["12000"]),
    ],
)
def test_chinese_rumours_and_denials(text: str, right: list[str]) -> None:
    assert chinese_values(text) == right


def test_the_date_of_a_denied_plan_is_no_event() -> None:
    draft = read("Halvard Shipping AS\n\nHalvard Shipping AS denied a report on local radio that its yard would close in 2032, it said.")
    assert [event.date.value for event in draft.events] == []
