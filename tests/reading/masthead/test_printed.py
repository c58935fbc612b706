"""The day of publication, the title and the publisher on lines that are printed in many ways, with days beside them that are others."""

import pytest

from bot.reading import masthead
from bot.reading.masthead.printed import credit_in

STORY = "Sonmi Motors opened a works for electric cars in Daegu, the company said. It did not say what it cost.\n"
TITLE = "Sonmi opens a works for cars in Daegu"

#: Lines at the head, with the day of publication and that of the last change.
LINES = (
    ("News item · Date: 11-02-2031 · Last modified: 13-02-2031", "11-02-2031", "13-02-2031"),
    ("White paper | Published 8 October 2031 | PDF, 2.1 MB | 24 pages", "8 October 2031", None),
    ("// by ann roe // 2031-06-18 // 4 min", "2031-06-18", None),
    ("Logistics in five minutes | 13 January 2031", "13 January 2031", None),
    ("Input 2031.03.02. 09:31 | Edit 2031.03.03. 14:05", "2031.03.02", "2031.03.03"),
    ("Published in issue 6/2031, 1 June 2031", "1 June 2031", None),
    ("Episode 12 · aired 8 Feb 2031", "8 Feb 2031", None),
    ("Apr 2, 2031 Updated 6 hrs ago", "Apr 2, 2031", None),
    ("2031年04月09日 19:27 来源于 临江路", "2031年04月09日", None),
    ("经济晨潮报 2031年06月15日 星期一 第A07版 公司", "2031年06月15日", None),
    ("原创 沐舟 深井研究 2031年1月8日 18:02 上海", "2031年1月8日", None),
    ("This article was updated on 5 December 2031 with a reply. It first ran on 2 December 2031.", "2 December 2031", "5 December 2031"),
    ("URL: https://www.example.com/news/2031/01/22/ferry", "2031/01/22", None),
)
#: Lines whose day is that of something else.
OTHER_LINES = (
    "To be held at 10:00 a.m. on Wednesday 20 May 2031",
    "Annual Report and Accounts for the year ended 30 September 2031",
    "Net debt at 31 December 2031",
    "The public may comment until 27 April 2031",
    "Meeting ending 3 February 2031",
    "Former Altiva finance head succeeds Ann Roe, who retires March 31, 2031",
    "截至2031年12月31日止年度业绩公布",
    "Embargoed until 6 May 2031",
    "Bruges that looks for robots and more. In the afternoon of 3 March 2031 Lowland",
    "© 3 May 2031 Sonmi",
    "Decision date: 30 January 2031",
    "This article appeared in the print edition of 6 February 2031 under another headline.",
    "6–12 February 2031",
    "Sonmi sold 4,000 cars by 3 May 2031 and wants more",
    "https://www.example.com/2031/report-final",
)


@pytest.mark.parametrize(("line", "published", "updated"), LINES)
def test_the_day_on_a_line_of_the_head(line: str, published: str, updated: str | None) -> None:
    credit = credit_in(line)
    assert credit is not None
    assert credit.published is not None
    assert credit.published.text.startswith(published)
    assert (credit.updated.text[: len(updated or "")] if credit.updated else None) == updated


@pytest.mark.parametrize("line", OTHER_LINES)
def test_a_line_with_the_day_of_something_else(line: str) -> None:
    credit = credit_in(line)
    assert credit is None or credit.published is None


#: Ends of texts, with the day of publication.
ENDS = (
    ("Copyright © 2031 Fenland News. Published 14 July 2031 at 09:41 BST.", "2031-07-14"),
    ("First published in The Lagoon Post on June 7, 2031, p. 12.", "2031-06-07"),
    ("Roost goes out on the first Sunday of the month. This letter was sent on 5 April 2031.", "2031-04-05"),
    ("2031-05-06 16:48:21", "2031-05-06"),
    ("Ann Roe, Company Secretary\n\n17 April 2031", "2031-04-17"),
    ("The next issue will be sent on 3 May 2031.", None),
    ("This article appeared in the print edition of 6 February 2031.\nPosted online: 4 February 2031", "2031-02-04"),
    ("松美汽车股份有限公司董事会\n二〇三一年二月四日", "2031-02-04"),
    ("The study was published on 3 May 2031.", None),
    ("Copyright © 2031 Fenland News.", None),
)


@pytest.mark.parametrize(("end", "published"), ENDS)
def test_the_day_at_the_end(end: str, published: str | None) -> None:
    found = masthead.read(f"{TITLE}\n\n{STORY}\n{end}\n").published
    assert (found.value if found else None) == published


#: Heads above the story, with title, publisher and day.
HEADS = (
    (f"You get this letter with 8,300 other readers. View in browser. Unsubscribe.\n\n{TITLE}\n\nAnn Roe, 3 May 2031", TITLE, "2031-05-03"),
    (f"Sent to 2,940 henkeepers\n\n{TITLE}\n\n3 May 2031", TITLE, "2031-05-03"),
    (f"Letters on cloth · No. 88 · 7,100 subscribers · Read online\n\n{TITLE}\n\n3 May 2031", TITLE, "2031-05-03"),
    (f"UPDATE: This article was updated on 5 May 2031. It first ran on 3 May 2031.\n\n{TITLE}", TITLE, "2031-05-03"),
    (f"Ann Roe is a fellow at the Baltic Institute.\n\n{TITLE}\n3 May 2031", TITLE, "2031-05-03"),
    (f"Page 1 of 3     Sonmi Motors – Ad hoc announcement\n\n{TITLE}\n\n3 May 2031", TITLE, "2031-05-03"),
    (f"Good morning. It's Tuesday, and the strike is over.\n\n{TITLE}\n\n3 May 2031", TITLE, "2031-05-03"),
    (f"SLAG & ORE\nA letter on metals · Edition 77\n\n{TITLE}\n\n3 May 2031", TITLE, "2031-05-03"),
    (
        "证券代码：600777 公告编号：2031-009\n\n松美汽车关于投资建设大邱新工厂的公告\n\n2031年5月3日",
        "松美汽车关于投资建设大邱新工厂的公告",
        "2031-05-03",
    ),
    (f"{TITLE}\n\nDAEGU, Korea — (3 May 2031) — Sonmi Motors today opened a works for electric cars, its third.", TITLE, "2031-05-03"),
    ("独家|松美汽车暂停德国建厂计划\n\n2031年05月03日 19:27 来源于 临江路", "独家|松美汽车暂停德国建厂计划", "2031-05-03"),
    (f"{TITLE}\n\nSat., 3 May 2031 – Updated at 8:22 pm\n\nby Ann Roe", TITLE, "2031-05-03"),
    (f"{TITLE}\n\n_2031-05-03_", TITLE, "2031-05-03"),
)


@pytest.mark.parametrize(("head", "title", "published"), HEADS)
def test_notices_above_a_title_are_none(head: str, title: str, published: str) -> None:
    found = masthead.read(f"{head}\n\n{STORY}")
    assert found.title == title
    assert found.published is not None
    assert found.published.value == published


PUBLISHERS = (
    (f"Oxley Ports N.V.\nRegulated information\n\n{TITLE}\n\n3 May 2031\n\n{STORY}", "Oxley Ports N.V."),
    (f"National Office for Market Fairness\nRecalls and alerts\n\n{TITLE}\n\n3 May 2031\n\n{STORY}", "National Office for Market Fairness"),
    (f"Mailhaven B.V., Utrecht\n\n{TITLE}\n\n3 May 2031\n\n{STORY}", "Mailhaven B.V."),
    (f"SITE & PLANT\nMarket review\n\n{TITLE}\n\n3 May 2031\n\n{STORY}", "Site & Plant"),
    (f"parsley labs / blog\n\n{TITLE}\n\n3 May 2031\n\n{STORY}", "parsley labs"),
    (f"青屿科技\n\n松美汽车在大邱开设电动汽车工厂\n\n青屿编辑部 | 2031-01-22 14:05\n\n{STORY}", "青屿科技"),
    (f"大邱新闻\n\n松美汽车在大邱开设电动汽车工厂\n\n编辑部 | 2031-01-22 14:05\n\n{STORY}", "大邱新闻"),
    (f"松美汽车设厂\n\n松美汽车在大邱开设电动汽车工厂\n\n编辑部 | 2031-01-22 14:05\n\n{STORY}", None),
    (f"临川环境股份有限公司\n关于签订重大合同的公告\n\n{STORY}\n临川环境股份有限公司董事会\n2031年3月18日", "临川环境股份有限公司"),
    (f"Office for Market Fairness\nHome > Cases\n\n{TITLE}\n\n3 May 2031\n\n{STORY}", "Office for Market Fairness"),
    (
        f"PRESS RELEASE\n\nVesper Turbines: order intake doubles\n\n3 May 2031\n\nVesper Turbines is glad.\n{STORY}",
        "Vesper Turbines",
    ),
    (f"PRESS RELEASE\n\n{TITLE}\n\n3 May 2031\n\nSonmi Motors (KRX: SMI) opened a works.\n{STORY}", "Sonmi Motors"),
    (f"{TITLE}\n\n{STORY}\nFirst published in The Lagoon Post on June 7, 2031, p. 12.", "The Lagoon Post"),
    (f"经济晨潮报 2031年06月15日 星期一 第A07版\n\n松美汽车在大邱开设电动汽车工厂\n\n{STORY}", "经济晨潮报"),
    (f"岚谷网讯（记者 阮青）5月6日，岚谷新能源与青川县政府签约，将投资38亿元建设储能基地。\n\n{STORY}", "岚谷网"),
    (f"Why mills close: a story of cloth\n\n3 May 2031\n\n{STORY}", None),
    (f"{TITLE}\n\n3 May 2031\n\nSonmi Motors (KRX: SMI) today opened a works.\n{STORY}", None),
)


@pytest.mark.parametrize(("text", "publisher"), PUBLISHERS)
def test_who_publishes_its_own_news(text: str, publisher: str | None) -> None:
    assert masthead.read(text).publisher == publisher


FORECASTS = (
    ("OSLO, Aug 21 (Nordfeed) - Halvor Lines on Thursday raised its forecast for 2025.", "2025-08-21"),
    ("OSLO, Nov 20 (Nordfeed) - Halvor Lines on Thursday gave its 2026 guidance.", "2025-11-20"),
    ("OSLO, Aug 21 (Nordfeed) - Halvor Lines on Monday raised its forecast for 2025.", None),
    ("OSLO, Aug 21 (Nordfeed) - Halvor Lines raised its forecast for 2025.", None),
    (
        "Ships at Oslo, on March 12, 2024. (Nordfeed/Ola Lie)\n\nOSLO, Aug 21 (Nordfeed) - Halvor on Thursday raised its 2025 forecast.",
        "2025-08-21",
    ),
)


@pytest.mark.parametrize(("text", "published"), FORECASTS)
def test_the_year_for_which_something_is_forecast(text: str, published: str | None) -> None:
    found = masthead.read(text).published
    assert (found.value if found else None) == published
