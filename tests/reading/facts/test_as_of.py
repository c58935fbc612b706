"""For which date a figure is true: stated, carried from a heading, a question or a report on a year, or the day of publication."""

import pytest

from bot.reading import article

REPORT = "Annual Report 2031: more parcels\n\nGhent, 5 March 2032\n\nParcelo publishes its annual report for 2031.\n\n"
LETTER = "Dear fellow shareholders\n\nFebruary 24, 2032\n\n2031 was a hard year. "
NEWS = "Parcelo opens a depot\n\n9 October 2031\n\n"
EXPORTS = "Dairy exports rise\n\n16 January 2032\n\nUruguay exported dairy products worth $982 million in 2031, the institute said. "
INTERVIEW = "The founder of Lumo Bikes\n\n14 April 2032\n\nRENNER: Why bikes?\n\nVOSS: Why not?\n\nRENNER: How did 2031 go?\n\nVOSS: "
QUARTER = "Pelham reports third quarter\n\nNov. 6, 2031\n\nPelham reported third-quarter revenue of $3.1 billion. "
CHINESE = "云桥物流公布2031年业绩\n\n来源：商路报 2032-03-26 08:42\n\n3月25日，云桥物流公布2031年业绩。"
CHINESE_NEWS = "启航汽车发布皮卡\n\n2032年4月9日 09:20\n\n"

#: An article, a figure in it, and the first and the last day of the date for which it is true.
CASES = (
    (REPORT + "The depots handled 212 million parcels.", "212000000", "2031-01-01/2031-12-31"),
    (REPORT + "At year-end the company had 7,480 employees.", "7480", "2031-12-31/2031-12-31"),
    (REPORT + "Outlook for 2032\n\nParcelo expects revenue of €1.1 billion.", "1100000000", "2032-01-01/2032-12-31"),
    (REPORT + "Outlook for 2032\n\nThe new depot will cost €40 million.", "40000000", "2032-03-05/2032-03-05"),
    (
        REPORT + "Parcelo cuts its revenue outlook as the depot slips to 2033\n\nThe depot will cost €40 million.",
        "40000000",
        "2032-03-05/2032-03-05",
    ),
    (LETTER + "Revenue fell 4% to $1.9 billion.", "1900000000", "2031-01-01/2031-12-31"),
    (LETTER + "We paid $52 million in dividends.", "52000000", "2031-01-01/2031-12-31"),
    (LETTER + "We ended the year with 6,120 employees.", "6120", "2031-12-31/2031-12-31"),
    (LETTER + "Revenue fell to $9 million.\n\nOur meeting will be held on May 6, 2032.", "9000000", "2031-01-01/2031-12-31"),
    (LETTER + "We employ 6,120 people today.", "6120", "2032-02-24/2032-02-24"),
    (EXPORTS + "Volume rose 4% to 230,000 tonnes.", "230000", "2031-01-01/2031-12-31"),
    (EXPORTS + "Prices climbed to $4,010 a tonne from $3,640.", "3640", "2030-01-01/2030-12-31"),
    (EXPORTS + "The institute employs 310 people.", "310", "2032-01-16/2032-01-16"),
    (INTERVIEW + "We sold 61,000 bikes. Revenue came to €88 million.", "61000", "2031-01-01/2031-12-31"),
    (INTERVIEW + "Well.\n\nRENNER: And how many people work here now?\n\nVOSS: We have 340 people.", "340", "2032-04-14/2032-04-14"),
    (NEWS + "Founded in 1974 by two sisters, Hollin employs about 2,300 people.", "2300", "2031-10-09/2031-10-09"),
    (NEWS + "Founded in 1974, Hollin employed 2,300 people in 2030.", "2300", "2030-01-01/2030-12-31"),
    (NEWS + "In 2019 the family sold 40 per cent to Cairn Capital, which paid £310m.", "310000000", "2019-01-01/2019-12-31"),
    (NEWS + "The factory opened in May 2012 and still makes 90 million pies a year.", "90000000", "2031-10-09/2031-10-09"),
    (NEWS + "In November 2021 Parcelo recalled 38,000 lamps. It cost £4.4 million.", "4400000", "2021-11-01/2021-11-30"),
    (NEWS + "In November 2021 Parcelo recalled 38,000 lamps. It has 210 employees.", "210", "2031-10-09/2031-10-09"),
    (NEWS + "Parcelo will cut 430 of its 5,100 jobs by the end of June.", "5100", "2031-10-09/2031-10-09"),
    (NEWS + "At the end of last year it had 310 million euros in cash.", "310000000", "2030-12-31/2030-12-31"),
    (
        QUARTER + "Net income was $120 million, compared with $104 million in the same quarter of 2030.",
        "104000000",
        "2030-07-01/2030-09-30",
    ),
    (
        QUARTER + "For the full year it expects revenue of $12.3 billion.",
        "12300000000",
        "2031-01-01/2031-12-31",
    ),
    (CHINESE + "全年收入58.7亿元，同比增长12.4%；亏损1.36亿元，上年亏损4.42亿元。", "136000000", "2031-01-01/2031-12-31"),
    (CHINESE + "全年收入58.7亿元，同比增长12.4%；亏损1.36亿元，上年亏损4.42亿元。", "442000000", "2030-01-01/2030-12-31"),
    (CHINESE + "全年收入58.7亿元。其中，下半年盈利4100万元。", "41000000", "2031-07-01/2031-12-31"),
    (CHINESE + "全年收入58.7亿元。其中，下半年盈利4100万元。\n\n分业务看，仓储收入21.3亿元。", "2130000000", "2031-01-01/2031-12-31"),
    (CHINESE_NEWS + "启航汽车发布皮卡P5。去年12月公布的预售价为18.98万元。", "189800", "2031-12-01/2031-12-31"),
    (CHINESE_NEWS + "对手牧野的M9去年卖出3.1万辆，起售价为21.9万元。", "219000", "2032-04-09/2032-04-09"),
    (CHINESE_NEWS + "对手牧野的M9去年卖出3.1万辆，起售价为21.9万元。", "31000", "2031-01-01/2031-12-31"),
    (CHINESE_NEWS + "启航汽车今年1月宣布裁员200人。", "200", "2032-01-01/2032-01-31"),
    (
        "上半年机器人出货1120万台\n\n2031年8月14日 09:30\n\n"
        "研究机构发布的报告显示，2031年上半年，中国厂商出货量为1120万台。平均单价为2786元。",
        "2786",
        "2031-01-01/2031-06-30",
    ),
    (NEWS + "The new chip is 28 percent faster than the one in last year's Aster.", "28", "2031-10-09/2031-10-09"),
    (CHINESE_NEWS + "启航汽车新厂今年10月投产后，年产能将从800台提高到3000台。", "800", "2032-04-09/2032-04-09"),
)


@pytest.mark.parametrize(("text", "value", "days"), CASES)
def test_the_date_for_which_a_figure_is_true(text: str, value: str, days: str) -> None:
    found = [fact.as_of for fact in article.read(text).facts if f"{fact.quantity.value.normalize():f}" == value]
    assert [f"{as_of.start}/{as_of.end}" for as_of in found[:1]] == [days]
