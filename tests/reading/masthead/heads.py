"""Heads of invented articles, with what a careful reader takes out of them."""

from __future__ import annotations

from typing import NamedTuple

STORY = (
    "The Dutch pump maker Verhoeven Pompen N.V. said that it would build a second works in Zwolle, where it has made pumps for mills "
    "and canals for as long as anybody there can remember. It did not say how many people would work in it."
)
CHINESE = (
    "云栖桥泵业股份有限公司宣布，将在宁州市建设第二座工厂，生产用于运河和磨坊的水泵。公司没有透露新工厂将雇用多少人，也没有透露投资的规模。"
)


class Head(NamedTuple):
    text: str
    title: str | None = "Verhoeven to build second pump works in Zwolle"
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    updated: str | None = None


TITLE = "Verhoeven to build second pump works in Zwolle"

#: The rules were written with these in view.
SEEN = (
    Head(f"{TITLE}\n\nOSTRAVA, March 4, 2031 (Morava Press) - {STORY}", publisher="Morava Press", published="2031-03-04"),
    Head(f"{TITLE}\n\nUTRECHT, Netherlands, 12 June 2029 (POLDERWIRE) -- {STORY}", publisher="Polderwire", published="2029-06-12"),
    Head(f"{TITLE}\n\nKELSO COURIER | May 12, 2031 | 3 min read\n\n{STORY}", publisher="Kelso Courier", published="2031-05-12"),
    Head(
        f"{TITLE}\nBy MARIT HAUGLAND · Mar 3, 2031, 9:00 AM ET · Updated Mar 4, 2031\n\n{STORY}",
        author="Marit Haugland",
        published="2031-03-03",
        updated="2031-03-04",
    ),
    Head(f"THE DECCAN SENTINEL\nPune, 9 June 2031\n\n{TITLE}\n\n{STORY}", publisher="The Deccan Sentinel", published="2031-06-09"),
    Head(f"{TITLE}\n\nPublished: 19 November 2029 | By Gwen Pryce\n\n{STORY}", author="Gwen Pryce", published="2029-11-19"),
    Head(
        f"Zwolle Review › Industry\n← All stories\n\n{TITLE}\n\nPosted on March 4, 2030 by Ilse de Wit · 7 min read · 41 likes\n\n{STORY}",
        publisher="Zwolle Review",
        author="Ilse de Wit",
        published="2030-03-04",
    ),
    Head(
        f"HOME | WORLD | MONEY | WEATHER\n\n{TITLE}\n\nA pump is tested in Zwolle. Photo: L. Smit, Oct. 9, 2025\n\n{STORY}", published=None
    ),
    Head(f"Press release\nFor immediate release\n14 February 2030\n\n{TITLE}\n\n{STORY}", published="2030-02-14"),
    Head(
        f"{TITLE} | The Meadow Gazette\n\nUpdated 6 June 2030\nFirst published 4 March 2030\n\n{STORY}",
        publisher="The Meadow Gazette",
        published="2030-03-04",
        updated="2030-06-06",
    ),
    Head(
        f"Friday, 13 June 2031 | Zwolle 19°C | Rain later\nDE POLDERBODE · English edition\nLocal   Sport   Culture  "
        f" Ads\n\n{TITLE}\n\nSanne Mulder · 2 May 2031\n\n{STORY}",
        publisher="De Polderbode",
        author="Sanne Mulder",
        published="2031-05-02",
    ),
    Head(
        f"THE QUAY TRIBUNE\nBusiness / Makers / Interview\nListen to this article (9 min)   Save   Gift   142"
        f" comments\n\n{TITLE}\n\nBy Fintan Roe\nPublished 11 June 2030\n\n{STORY}",
        publisher="The Quay Tribune",
        author="Fintan Roe",
        published="2030-06-11",
    ),
    Head(
        f"Printed from millandcanal.example on 02/12/2030 at 14:06\nMenu   Companies   Markets   Log in\n\n{TITLE}\n\nPump"
        f" maker says little about the jobs\n\nPublished: 19 November 2030 | By Rhys Penn\n\n{STORY}",
        publisher="millandcanal.example",
        author="Rhys Penn",
        published="2030-11-19",
    ),
    Head(
        f"首页 > 公司 > 制造    登录 | 注册\n\n云栖桥泵业将建第二座工厂 就业人数未定\n\n江海财经 2031年4月20日 08:15"
        f" 记者 林知秋\n\n{CHINESE}",
        "云栖桥泵业将建第二座工厂 就业人数未定",
        "江海财经",
        "林知秋",
        "2031-04-20",
    ),
    Head(
        f"云栖桥泵业将建第二座工厂\n2030-03-04 10:00 来源：宁州日报\n\n{CHINESE}",
        "云栖桥泵业将建第二座工厂",
        "宁州日报",
        None,
        "2030-03-04",
    ),
    Head(
        f"机械前哨 · 新厂\n关注我们 | 投稿 | 广告合作\n\n云栖桥泵业将建第二座工厂\n\n2030-01-14  作者：江一帆  评论 57\n\n{CHINESE}",
        "云栖桥泵业将建第二座工厂",
        "机械前哨",
        "江一帆",
        "2030-01-14",
    ),
    Head(
        f"{TITLE}\n\nLowland Trade Herald | Zwolle, 7 November 2030 | Updated: 8 November 2030, 19:48 CET\nA- A+ Print Share\n\n{STORY}",
        publisher="Lowland Trade Herald",
        published="2030-11-07",
        updated="2030-11-08",
    ),
    Head(
        f"Subscribe   |   Give a gift   |   Log in\nSOSTENUTO — the magazine for people who dig\n\nPORTRAIT\n\nThe man who"
        f" hears the water\n\n{STORY}",
        "The man who hears the water",
        "Sostenuto",
    ),
    Head(f"{TITLE}\n\nEvening Pump | 19/06/2031\n\n{STORY}", publisher="Evening Pump", published="2031-06-19"),
    Head(f"{TITLE}\n\nGraft & Spanner Daily | 09/06/2031\n\n{STORY}", publisher="Graft & Spanner Daily", published="2031"),
)

#: These were kept aside while the rules were written, and show how far the rules carry.
KEPT_ASIDE = (
    Head(f"{TITLE}\n\nPORTO, September 21, 2032 (Douro News Agency) — {STORY}", publisher="Douro News Agency", published="2032-09-21"),
    Head(f"{TITLE}\n\nZWOLLE, Netherlands--(TRADEWIRE)--October 3, 2030--{STORY}", publisher="Tradewire", published="2030-10-03"),
    Head(f"{TITLE}\n\nOakham Observer · 1 July 2031 · 2 min read\n\n{STORY}", publisher="Oakham Observer", published="2031-07-01"),
    Head(
        f"{TITLE}\n\nBy Per Lindqvist and Asta Holm | Jan. 5, 2030 6:00 am ET\nUpdated Jan. 6, 2030 9:12 am ET\n\n{STORY}",
        author="Per Lindqvist and Asta Holm",
        published="2030-01-05",
        updated="2030-01-06",
    ),
    Head(f"The Karoo Chronicle\nCape Town, 17 August 2032\n\n{TITLE}\n\n{STORY}", publisher="The Karoo Chronicle", published="2032-08-17"),
    Head(
        f"{TITLE}\n\nLast updated: 3 May 2031, 10:40 | Published: 2 May 2031, 07:00\nBy Dilys Hart, business editor\n\n{STORY}",
        author="Dilys Hart",
        published="2031-05-02",
        updated="2031-05-03",
    ),
    Head(
        f"{TITLE} - Fenland Post\n\nWritten by Hal Ives on 22 April 2030\n\n{STORY}",
        publisher="Fenland Post",
        author="Hal Ives",
        published="2030-04-22",
    ),
    Head(
        f"MARLOW BUSINESS JOURNAL\nNews | Deals | People | Jobs\n\n{TITLE}\nPlan follows three years of full order books\n\nBy"
        f" Tom Ashe in Zwolle\n15 August 2030\n\n{STORY}",
        publisher="Marlow Business Journal",
        author="Tom Ashe",
        published="2030-08-15",
    ),
    Head(f"NEWS RELEASE\n\nContact: Joke Smit, +31 555 0101\n\n{TITLE}\n\nZWOLLE, 8 May 2031 — {STORY}", published="2031-05-08"),
    Head(
        f"Skip to content\nMenu Search Subscribe\nCanal Weekly\nShares 12 | Comments 3\n\n{TITLE}\n\nPosted by Ama Boateng, 23"
        f" January 2030, 07:45\nLast modified 24 January 2030\n\n{STORY}",
        publisher="Canal Weekly",
        author="Ama Boateng",
        published="2030-01-23",
        updated="2030-01-24",
    ),
    Head(f"The Pump Letter, No. 47\nThursday, March 14, 2030\n\n{TITLE}\n\n{STORY}", publisher="The Pump Letter", published="2030-03-14"),
    Head(f"{TITLE}\n\nWorkers at the gate of the works in Zwolle on Aug. 3, 2027. (Delta Photo/Bram Kok)\n\n{STORY}"),
    Head(
        f"宁州晚报  >  经济\n云栖桥泵业将建第二座工厂\n发布时间：2031-07-02 09:20  来源：宁州晚报  编辑：周其\n\n{CHINESE}",
        "云栖桥泵业将建第二座工厂",
        "宁州晚报",
        None,
        "2031-07-02",
    ),
    Head(f"云栖桥泵业将建第二座工厂\n\n（河口社宁州2030年5月6日电）{CHINESE}", "云栖桥泵业将建第二座工厂", "河口社", None, "2030-05-06"),
    Head(
        f"云栖桥泵业将建第二座工厂\n文/苏晚晴\n2030年9月9日 18:30 城市商报\n\n{CHINESE}",
        "云栖桥泵业将建第二座工厂",
        "城市商报",
        "苏晚晴",
        "2030-09-09",
    ),
    Head(
        f"{TITLE}\n\n09.06.2031, 25.06.2031 (updated) | Valley Mail\n\n{STORY}",
        publisher="Valley Mail",
        published="2031-06-09",
        updated="2031-06-25",
    ),
    Head(f"Valley Mail\n06/25/2031\n\n{TITLE}\n\n{STORY}", publisher="Valley Mail", published="2031-06-25"),
    Head(
        f"Home » Blog » Releases\n\n{TITLE}\nby Noor Haddad | Oct 30, 2030 | 0 comments\n\n{STORY}",
        author="Noor Haddad",
        published="2030-10-30",
    ),
)
