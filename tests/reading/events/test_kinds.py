"""Happenings of many kinds with their dates and statuses, and dates that make none."""

from __future__ import annotations

import pytest

from bot.reading.article import read
from storage.values import PartialDate

PUBLISHED = PartialDate.parse("2031-05-14")  # a Wednesday

BAKERY = [
    ("Kestrel Foods shut its bakery in Dundee last Thursday.", [("2031-05-08", "past")]),
    ("The board will vote on the sale on 20 June.", [("2031-06-20", "planned")]),
    ("A vote on the merger is due in the second half of June.", [("2031-06", "planned")]),
    ("The opening of the Tampere warehouse, first set for March, was put off until the autumn.", [("2031-FA", "planned")]),
    ("Kestrel was founded in 2009 by two former dairy farmers, Ulla Ranta and Pekka Holm.", [("2009", "past")]),
    (
        "Ranta joined the rival Melba in 2015, became its finance chief two years later and left in 2022.",
        [("2015", "past"), ("2017", "past"), ("2022", "past")],
    ),
    ("The plant, which opened in 1974, was sold to Melba last year for 40 million euros.", [("1974", "past"), ("2030", "past")]),
    ("A court in Turku is expected to hand down its verdict on 3 July.", [("2031-07-03", "predicted")]),
    ("Bidders have until 30 May to submit their offers.", [("2031-05-30", "planned")]),
    ("Sales rose 4% from a year earlier, after a fall of 2% in 2029.", []),
    ("Kestrel called off its flotation, which had been planned for April.", [("2031-04", "cancelled")]),
    ("Work on the line began in the spring of 2028 and should finish by the end of 2032.", [("2028-SP", "past"), ("2032", "planned")]),
    ("The recall was announced on Monday, two days after a customer in Oulu fell ill.", [("2031-05-12", "past"), ("2031-05-10", "past")]),
    ("Holm was appointed chairman in January 2027.", [("2027-01", "past")]),
    ("In 1986 a fire destroyed the company's first mill; it was rebuilt three years later.", [("1986", "past"), ("1989", "past")]),
    ("The hearing, originally scheduled for Tuesday, has been moved to 2 June.", [("2031-06-02", "planned")]),
    ("Analysts at Borre expect the first dividend in 2033.", [("2033", "predicted")]),
    ("The ban takes effect on 1 September.", [("2031-09-01", "planned")]),
    ("Melba signed a lease on the site yesterday.", [("2031-05-13", "past")]),
    ("The strike, now in its third week, began on 28 April.", [("2031-04-28", "past")]),
    ("Its contract with the city expires at the end of next year.", [("2032", "planned")]),
    ("Until it was bought by Melba in 2018, Kestrel had been run by the Holm family.", [("2018", "past")]),
    ("Prosecutors charged two managers last month with falsifying records between 2026 and 2028.", [("2031-04", "past")]),
    ("The first deliveries are planned for early 2032.", [("2032", "planned")]),
    ("公司将于6月18日召开临时股东大会。", [("2031-06-18", "planned")]),
    ("上周四，凯思食品宣布关闭其在大连的工厂。", [("2031-05-08", "past")]),
    ("此前，公司曾于2029年3月收购美巴乳业。", [("2029-03", "past")]),
    ("该公司成立于2009年，总部位于青岛。", [("2009", "past")]),
    ("其中，华东地区收入占比为四成，同比增长5%。", []),
    (
        "Kestrel reported a loss in November 2030, dismissed its chief executive the following month and shut two mills in February.",
        [("2030-11", "past"), ("2030-12", "past"), ("2031-02", "past")],
    ),
]
RAILWAY = [
    ("Norrby Rail lost the tender last Friday.", [("2031-05-09", "past")]),
    ("Councillors will decide on the route on 11 June.", [("2031-06-11", "planned")]),
    ("A ruling on the appeal is due next month.", [("2031-06", "planned")]),
    ("The launch of the night train, first set for June, was pushed back to the winter.", [("2031-WI", "planned")]),
    ("Norrby was set up in 1998 by the engineer Maj Lind.", [("1998", "past")]),
    (
        "Lind studied in Graz, joined Oberon Werke in 2003, was made head of design four years later and retired in 2020.",
        [("2003", "past"), ("2007", "past"), ("2020", "past")],
    ),
    ("The depot, which was built in 1931, was bought by Oberon last year.", [("1931", "past"), ("2030", "past")]),
    ("Judges are expected to rule in September on whether the fine was lawful.", [("2031-09", "predicted")]),
    ("Suppliers must register by 15 June.", [("2031-06-15", "planned")]),
    ("Passenger numbers grew 9% on 2029, the slowest pace since 2024.", []),
    ("Construction of the tunnel started in the summer of 2027 and is due to end in 2034.", [("2027-SU", "past"), ("2034", "planned")]),
    ("The derailment came a day after an inspection on Sunday had found no fault.", [("2031-05-12", "past"), ("2031-05-11", "past")]),
    ("Sven Aro has been in charge of the network since August 2029.", [("2029-08", "past")]),
    ("In 1972 the state took over the line; it was returned to private hands twenty years later.", [("1972", "past"), ("1992", "past")]),
    ("The auction, which was to be held last week, was postponed to 23 June.", [("2031-06-23", "planned")]),
    ("The ministry forecasts that the line will break even in 2035.", [("2035", "predicted")]),
    ("The new timetable comes into force on 14 December.", [("2031-12-14", "planned")]),
    ("Two carriages were damaged on Saturday when a tree fell on the track.", [("2031-05-10", "past")]),
    ("Talks with the unions resumed on Monday after a pause of three weeks.", [("2031-05-12", "past")]),
    ("Norrby's licence runs out in March 2033.", [("2033-03", "planned")]),
    ("When Oberon went bankrupt in 2012, Norrby took over its workshops.", [("2012", "past")]),
    (
        "Lawyers for Norrby told the court on Tuesday that the documents had been shredded in 2028.",
        [("2031-05-13", "past"), ("2028", "past")],
    ),
    ("Test runs will begin this autumn and last until the spring of 2032.", [("2031-FA", "planned")]),
    ("该项目预计于2033年底建成通车。", [("2033", "predicted")]),
    ("5月9日，北线铁路与三家银行签署了贷款协议。", [("2031-05-09", "past")]),
    ("公司原计划去年10月上市，后因市场低迷而推迟。", [("2030-10", "cancelled")]),
    ("2003年，林美加入奥柏公司，四年后出任设计总监。", [("2003", "past"), ("2007", "past")]),
    ("截至目前，公司拥有列车120列，较上年同期增加15列。", []),
    (
        "Norrby won its first foreign order in October 2029, opened an office in Riga a month later and hired 60 people there last spring.",
        [("2029-10", "past"), ("2029-11", "past"), ("2030-SP", "past")],
    ),
]
UTILITY = [
    ("Tarn Gas cut off supplies to the plant a week ago.", [("2031-W19", "past")]),
    ("Parliament is to debate the bill on Thursday.", [("2031-05-15", "planned")]),
    ("The delivery of the first boiler was delayed from February until the end of August.", [("2031-08", "planned")]),
    ("Set up in 1951 as a state monopoly, Tarn was privatised in 1988.", [("1951", "past"), ("1988", "past")]),
    (
        "She became a partner at Lowe & Finch in 2006, moved to Tarn in 2014 and was promoted to finance director the year after.",
        [("2006", "past"), ("2014", "past"), ("2015", "past")],
    ),
    ("The fire of August 2029 killed four people.", [("2029-08", "past")]),
    ("The signing ceremony is scheduled for 9 a.m. on 22 May.", [("2031-05-22", "planned")]),
    ("Shareholders have been asked to approve the sale by 30 June.", [("2031-06-30", "planned")]),
    ("The pipeline, damaged in a storm in November, will not reopen before July.", [("2030-11", "past"), ("2031-07", "planned")]),
    (
        "A preliminary hearing was held in Essen on 8 April and a second is set for 17 June.",
        [("2031-04-08", "past"), ("2031-06-17", "planned")],
    ),
    ("The offer lapses on 1 June unless it is extended.", [("2031-06-01", "planned")]),
    ("Consumption could double by 2040, the agency predicts.", [("2040", "predicted")]),
    ("Output was 12% lower than in April 2030 and 3% higher than in March.", []),
    ("In the winter of 1962, when the harbour froze, the company moved coal by rail.", [("1962-WI", "past")]),
    ("The minister visited the site the day before yesterday.", [("2031-05-12", "past")]),
    ("It has supplied the city with heat since 1979.", [("1979", "past")]),
    ("The last coal plant goes offline in 2034, a year earlier than required.", [("2034", "planned")]),
    ("Bosch Varga, who led Tarn between 2011 and 2019, died on Sunday at the age of 81.", [("2011/2019", "past"), ("2031-05-11", "past")]),
    ("Tarn dismissed reports on Tuesday that it would sell its stake in the Elbe grid.", [("2031-05-13", "past")]),
    ("The court will rule at the earliest in October.", [("2031-10", "planned")]),
    ("The tender closed on 2 May; the winner is to be named in July.", [("2031-05-02", "past"), ("2031-07", "planned")]),
    ("Two months after the explosion, in June 2028, the inspectors published their report.", [("2028-06", "past")]),
    ("The agreement was reached in the early hours of Saturday after 30 hours of talks.", [("2031-05-10", "past")]),
    ("In its results for 2030, published in March, Tarn wrote off 80 million euros.", [("2031-03", "past")]),
    ("On 5 March 2029 Tarn signed a contract, which runs until 2036, to buy gas from Oman.", [("2029-03-05", "past")]),
    ("Elections are due in the spring of next year.", [("2032-SP", "planned")]),
    ("The factory had closed its gates in 1999.", [("1999", "past")]),
    ("塔恩燃气计划明年3月在苏州建成首座氢气站。", [("2032-03", "planned")]),
    ("昨日，塔恩燃气与市政府签署合作协议。", [("2031-05-13", "past")]),
    ("据悉，该项目原定于4月投产，现推迟至9月。", [("2031-09", "planned")]),
    ("李婷2012年加入塔恩燃气，2018年升任副总裁，去年12月离职。", [("2012", "past"), ("2018", "past"), ("2030-12", "past")]),
    ("法院将于下周三开庭审理此案。", [("2031-05-21", "planned")]),
    ("专家预计，到2040年全国用气量将增长三成。", [("2040", "predicted")]),
]


def dated(intro: str, text: str) -> list[tuple[str, str]]:
    """Date and status of each event, in the order of their dates."""
    found = read(f"{intro}\n\n{text}", published=PUBLISHED).events
    return sorted((event.date.value, event.status.value) for event in found)


@pytest.mark.parametrize(("text", "expected"), BAKERY)
def test_at_a_bakery(text: str, expected: list[tuple[str, str]]) -> None:
    assert dated("Kestrel Foods is a baker in Tampere.", text) == sorted(expected)


@pytest.mark.parametrize(("text", "expected"), RAILWAY)
def test_at_a_railway(text: str, expected: list[tuple[str, str]]) -> None:
    assert dated("Norrby Rail is a railway operator in Norrby.", text) == sorted(expected)


@pytest.mark.parametrize(("text", "expected"), UTILITY)
def test_at_a_utility(text: str, expected: list[tuple[str, str]]) -> None:
    assert dated("Tarn Gas is a utility in Dresden. It serves 2 million people.", text) == sorted(expected)
