"""The events of whole articles, in the order of the text."""

from __future__ import annotations

from bot.reading.article import read
from storage.values import PartialDate

PUBLISHED = PartialDate.parse("2031-05-14")  # a Wednesday

DELISTED = """Halden Optics to leave the stock exchange

OSLO, May 14 (Fjord Wire) - Halden Optics, the Norwegian lens maker, will be delisted in July after its largest shareholder raised its \
stake to 96% last week.

The company said on Wednesday that trading in its shares would end on 11 July. Halden went public in 2014, two years after it was \
bought from the Dutch group Verkade. \
It had planned to move its listing to Stockholm in January, but dropped the idea when Verkade's former owners \
objected.

Halden was founded in 1958 by Arne Moe, a watchmaker. It opened its first factory abroad, in Gdynia, in 1997 and closed it twelve years \
later. Chief executive Siri Moe, who has led the company since 2021, will hand over to Jonas Berg on 1 August.

In March a court in Oslo dismissed a suit by a group of small shareholders. They have until 6 June to appeal. A second case, brought in \
the autumn of 2030, will be heard in September.

Demand for glasses was weaker than in 2029, Berg said. Rival Ulm Optik left the Frankfurt exchange in 2028."""

SHIPPING = """凌波航运将退出红海航线

【海港日报】2031年5月14日 记者 陈默

凌波航运周三宣布，将于7月1日起停止红海航线。该公司成立于1987年，2009年在香港上市。

去年11月，凌波一艘货轮在亚丁湾遇袭，三名船员受伤。今年2月，公司与荷兰的范登港口签署协议，计划2032年底前在鹿特丹建成新码头。原定3月举行的签约仪式因天气取消。

董事长何静2015年加入凌波，2020年出任总经理，两年后接任董事长。她预计，运价将在下半年回升。

其中，一季度收入为42亿元，同比下降6%。截至3月底，公司共有船舶86艘。

上周五，海事法院驳回了三名船员的上诉。二审判决后，船员可在6月10日前申请再审。"""

BRIDGE = """A town waits for its bridge

Work stopped on 9 October 2029, when the builder, Kvist & Holt, went into administration. A second firm, Brenner Bau, took over the \
following spring and gave up in January 2031, citing cracks in two of the piers.

Larvoe had voted for the bridge in a referendum in 1996. The state agreed to pay in 2019, and the minister of the day, Tor Vang, laid the \
first stone that September. Vang resigned the next year over an unrelated affair.

The ferry, which was to be retired last summer, will now run until 2034. Its captain, Else Dahl, has worked on it since 2004.

An inquiry by the auditor general, due in December, will look at how the price rose from 1.9 billion crowns in 2019 to 4.4 billion."""


def dated(text: str) -> str:
    """Date and status of each event; the past ones without a word for it."""
    found = read(text, published=PUBLISHED).events
    return " ".join(f"{event.date.value}" + (f"={event.status.value}" if event.status.value != "past" else "") for event in found)


def test_a_company_leaves_the_exchange() -> None:
    assert dated(DELISTED) == (
        "2031-07=planned 2031-W19 2031-05-14 2031-07-11=planned 2014 2012 2031-01=cancelled 1958 1997 2009 2021 2031-08-01=planned"
        " 2031-03 2031-06-06=planned 2030-FA 2031-09=planned 2028"
    )


def test_a_shipping_company_in_chinese() -> None:
    assert dated(SHIPPING) == (
        "2031-05-14 2031-07-01=planned 1987 2009 2030-11 2031-02 2032=planned 2031-03=cancelled 2015 2020 2022 2031-H2=predicted"
        " 2031-05-09 2031-06-10=planned"
    )


def test_a_bridge_that_is_not_finished() -> None:
    assert dated(BRIDGE) == "2029-10-09 2030-SP 2031-01 1996 2019 2019-09 2020 2034=planned 2004 2031-12=planned"


PROFILE = """The woman who counts whales

Ines Caldeira saw her first whale in 1979 from her father's boat. Six years later she left the Azores for Lisbon, and in 1993 she took \
a post at the marine institute in Horta.

The institute had been founded in 1976. When its director retired in 2005, Caldeira was chosen to succeed him; she held the post until 2021.

The first results of her survey appeared in 2003. A second volume is to be published in October by Mar Press, which also plans an English \
edition for 2033.

Last month the regional government gave her its gold medal. The ceremony took place on 24 April in Ponta Delgada.

She will turn 61 in July. "I will stop when the whales do," she said on Sunday."""


def test_a_portrait_comes_back_to_the_days_of_its_readers() -> None:
    assert dated(PROFILE) == (
        "1979 1985 1993 1976 2005 2021 2003 2031-10=planned 2033=planned 2031-04 2031-04-24 2031-07=planned 2031-05-11"
    )


LISTING = """云梯机器人推迟上市

2031年5月14日，云梯机器人宣布，原定于6月进行的首次公开募股将推迟至明年上半年。

公司由王蕾和周恒于2019年在杭州创立，2022年推出第一款仓储机器人，次年获得高瓴资本投资。"""


def test_a_first_sentence_that_begins_with_its_day_is_no_date_line() -> None:
    article = read(LISTING)
    assert article.title == "云梯机器人推迟上市"
    assert article.published is not None
    assert article.published.value == "2031-05-14"
    assert dated(LISTING) == "2031-05-14 2032-H1=planned 2019 2022 2023"


def test_where_somebody_comes_from_is_no_base_of_comparison() -> None:
    assert dated("Pell Aviation emerged from bankruptcy in 2024, eighteen months after its collapse.") == "2024"
    assert dated("Sales of Pell Aviation rose to $3 million from $2 million in 2024.") == ""
    assert dated("Inspections at Pell Aviation are expected to take until early June.") == "2031-06=predicted"


DRUG = """海川药业新药获批

国家药监局5月12日批准海川药业的糖尿病新药上市。该药预计今年第四季度在国内开售。

海川药业创立于1996年，2011年在深圳上市，2027年收购德国实验室贝伦。去年6月，公司在苏州启用新研发中心。

该药的三期临床试验于2028年3月启动，去年底结束。公司计划明年向欧盟递交申请，并将于5月20日举行说明会。创始人孙博今年1月退休。

截至去年底，公司有员工6200人。其中，研发人员占三成。竞争对手瑞和制药上月宣布裁员。"""


def test_news_in_chinese_that_tells_a_company_s_past_is_no_history() -> None:
    assert dated(DRUG) == (
        "2031-05-12 2031-Q4=predicted 1996 2011 2027 2030-06 2028-03 2030 2032=planned 2031-05-20=planned 2031-01 2031-04"
    )


def test_plans_that_changed() -> None:
    assert dated("A vote on the permit, planned for today, has been postponed to next Monday.") == "2031-05-19=planned"
    assert dated("Acme Cloud had hoped to sell the site this spring but found no buyer.") == "2031-SP=cancelled"
    assert dated("Acme Cloud will shut its plant by the end of this year, it announced on May 2.") == "2031=planned 2031-05-02"
