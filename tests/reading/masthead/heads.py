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
    *(
        Head(f"{TITLE}\n\n8:02 AM CEST • 14 May 2026\n{picture}\n\n{STORY}", published="2026-05-14")
        for picture in (
            "Image Credits: Verhoeven (shot at Zwolle, 22 October 2025)",
            "Photo: Jan Roe, 3 May 2025",
            "Images: J. Roe, 3 May 2025",
        )
    ),
    Head(
        f"{TITLE}\n\n12 September 2030\n\n{STORY}\n\nMaker | Pumps | Share\nVerhoeven | 9,200 | 22.4%\nRijn | 7,100 | 17.3%\n"
        "Source: Delta Data.\n",
        published="2030-09-12",
    ),
    Head(
        f"The Wharf Review\nCulture · Business · Opinion\n\nPORTRAIT\n{TITLE}\nBy Ondine Marsh | Photographs: Lucas Petit | "
        f"Winter 2026 issue, published 3 December 2026\n\n{STORY}",
        publisher="The Wharf Review",
        author="Ondine Marsh",
        published="2026-12-03",
    ),
    Head(
        f"THE LARDER\nHome / Issues / Issue 114, March 2026 / Makers\n\n{TITLE}\n\nWords by Isolde Pym\n\n{STORY}",
        publisher="The Larder",
        author="Isolde Pym",
        published="2026-03",
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

LEAD = (
    "Corvane Biosciences said on Monday that it would shut its laboratory in Ghent by the end of the year and move the work to Lund, "
    "where its parent has space to spare. Some sixty chemists are affected."
)
#: Written after the rules, to measure them once more on other forms.
MEASURED = (
    Head(
        f"CORVANE\n\nNews & Insights\n\nWhy we are moving to Lund\n\nMartha Osei, 4 June 2030\n\n{LEAD}",
        "Why we are moving to Lund",
        "Corvane",
        "Martha Osei",
        "2030-06-04",
    ),
    Head(
        f"Will Corvane miss Ghent?\n\nAnalysis\n\nby Tobias Lind\nJune 4th, 2030\n\n{LEAD}",
        "Will Corvane miss Ghent?",
        None,
        "Tobias Lind",
        "2030-06-04",
    ),
    Head(f"BRUSSELS (Reuters) - {LEAD}", None, "Reuters"),
    Head(
        f"Corvane to shut Ghent laboratory, move work to Lund\n04 Jun 2030 08:01 CEST\n{LEAD}",
        "Corvane to shut Ghent laboratory, move work to Lund",
        None,
        None,
        "2030-06-04",
    ),
    Head(
        f"Corvane to shut Ghent laboratory, move work to Lund — Lab Notes Weekly\n\n2030/06/04\n\n{LEAD}",
        "Corvane to shut Ghent laboratory, move work to Lund",
        "Lab Notes Weekly",
        None,
        "2030-06-04",
    ),
    Head(
        f"Corvane to shut Ghent laboratory\n\nThe chemists learned of it by e-mail, and not all of them on the same day.\n\nBy"
        f" Sara Novak, science correspondent | 4 June 2030, 11:20 BST\nLast updated 5 June 2030, 08:00 BST\n\n{LEAD}",
        "Corvane to shut Ghent laboratory",
        None,
        "Sara Novak",
        "2030-06-04",
        "2030-06-05",
    ),
    Head(
        f"Science | Tue 4 Jun 2030 06.00 BST\n\nCorvane to shut Ghent laboratory\n\nSara Novak\n\n{LEAD}",
        "Corvane to shut Ghent laboratory",
        None,
        "Sara Novak",
        "2030-06-04",
    ),
    Head(
        f"Corvane to shut Ghent laboratory\n\nGHENT, Belgium – June 4, 2030 – {LEAD}\n\nAbout Corvane Biosciences\nCorvane"
        f" makes enzymes.\n",
        "Corvane to shut Ghent laboratory",
        "Corvane Biosciences",
        None,
        "2030-06-04",
    ),
    Head(
        f"FOR IMMEDIATE RELEASE: June 4, 2030\n\nCorvane to Shut Ghent Laboratory\n\n{LEAD}",
        "Corvane to Shut Ghent Laboratory",
        None,
        None,
        "2030-06-04",
    ),
    Head(
        f"Flanders Today\nJune 4, 2030 | Vol. 12, No. 23\n\nCorvane to shut Ghent laboratory\n\n{LEAD}",
        "Corvane to shut Ghent laboratory",
        "Flanders Today",
        None,
        "2030-06-04",
    ),
    Head(
        f"Corvane to shut Ghent laboratory\nSara Novak | Ghent\n4 June 2030\nShare\n\n{LEAD}",
        "Corvane to shut Ghent laboratory",
        None,
        "Sara Novak",
        "2030-06-04",
    ),
    Head(
        f"Corvane to shut Ghent laboratory\n\nUpdated: June 6, 2030 at 4:10 p.m. EDT|Published: June 4, 2030 at 9:00 a.m. EDT\n\n{LEAD}",
        "Corvane to shut Ghent laboratory",
        None,
        None,
        "2030-06-04",
        "2030-06-06",
    ),
    Head(
        f"Corvane to shut Ghent laboratory\n\n(Lund/Ghent, 4 June 2030) {LEAD}",
        "Corvane to shut Ghent laboratory",
        None,
        None,
        "2030-06-04",
    ),
    Head(
        f"Jobs · Pharma · 3 min\n\nCorvane to shut Ghent laboratory\n\nJun 4, 2030\n\nBenchside is a reader-supported"
        f" publication. Subscribe to get new posts.\n\n{LEAD}",
        "Corvane to shut Ghent laboratory",
        None,
        None,
        "2030-06-04",
    ),
    Head(
        f"The Enzyme Letter\nSubscribe  Sign in\n\nCorvane says goodbye to Ghent\nAnd what it means for the chemists\n\nSARA"
        f" NOVAK\nJUN 04, 2030\n\n12\n\n3\nShare\n\n{LEAD}",
        "Corvane says goodbye to Ghent",
        "The Enzyme Letter",
        "Sara Novak",
        "2030-06-04",
    ),
    Head(
        f"Corvane to shut Ghent laboratory | Business | Flemish Courier\n\nBy SARA NOVAK Associated Editor\nJune 4, 2030\n\n{LEAD}",
        "Corvane to shut Ghent laboratory",
        "Flemish Courier",
        "Sara Novak",
        "2030-06-04",
    ),
    Head(
        "科文生物关闭根特实验室\n\n来源：未来财经 | 2030-06-04 09:12:33\n\n科文生物科技有限公司周一宣布，将于年底前关闭位于根特的实验室，"
        "并把研发工作迁往隆德，约六十名化学家受到影响。",
        "科文生物关闭根特实验室",
        "未来财经",
        None,
        "2030-06-04",
    ),
    Head(
        "科文生物关闭根特实验室\n"
        "记者 周可 北京报道\n2030年06月04日 09:12  晨光日报\n\n"
        "科文生物科技有限公司周一宣布，将于年底前关闭位于根特的实验室，"
        "并把研发工作迁往隆德，约六十名化学家受到影响。",
        "科文生物关闭根特实验室",
        "晨光日报",
        "周可",
        "2030-06-04",
    ),
    Head(
        "晨光社根特6月4日电（记者周可）科文生物科技有限公司周一宣布，将于年底前关闭位于根特的实验室，"
        "并把研发工作迁往隆德，约六十名化学家受到影响。\n\n© 2030 晨光社",
        None,
        "晨光社",
        None,
        "2030-06-04",
    ),
    Head(
        f"Corvane to shut Ghent laboratory\n\nGHENT, June 4 (Scheldt Press) - {LEAD}\n\nIt opened the place on March 12, 2030.",
        "Corvane to shut Ghent laboratory",
        "Scheldt Press",
        None,
        "2030-06-04",
    ),
    Head(
        f"Corvane to shut Ghent laboratory\n\nGHENT, June 3 (Scheldt Press) - {LEAD}\n\nIt opened the place on March 12, 2030.",
        "Corvane to shut Ghent laboratory",
        "Scheldt Press",
        None,
        "2030-06-03",
    ),
    Head(
        f"Corvane to shut Ghent laboratory\n\nGHENT, June 3 (Scheldt Press) - {LEAD}\n\nThe company was founded in 1994.",
        "Corvane to shut Ghent laboratory",
        "Scheldt Press",
    ),
)
LAST_MEASURED = (
    Head(
        f"Lund lab wins, Ghent loses\n\nMay 2, 2030 by Editorial Team\n\n{LEAD}",
        "Lund lab wins, Ghent loses",
        None,
        "Editorial Team",
        "2030-05-02",
    ),
    Head(
        f"SCHELDT & LEIE\nThe paper of record for the two rivers\n\nLund lab wins, Ghent loses\nBy Mia Claes\n2 May 2030 at"
        f" 7:15am\n\n{LEAD}",
        "Lund lab wins, Ghent loses",
        "Scheldt & Leie",
        "Mia Claes",
        "2030-05-02",
    ),
    Head(
        f"Advertisement\n\nCorvane: Lund lab wins, Ghent loses\n\nBy Mia Claes, The Leie Observer\n\nMay 2, 2030, 7:15 a.m.\n\n{LEAD}",
        "Corvane: Lund lab wins, Ghent loses",
        "The Leie Observer",
        "Mia Claes",
        "2030-05-02",
    ),
    Head(
        f"Lund lab wins, Ghent loses\n2nd May 2030\n\nGHENT (May 2, 2030): {LEAD}", "Lund lab wins, Ghent loses", None, None, "2030-05-02"
    ),
    Head(
        f"Corvane Biosciences Announces Move of Ghent Laboratory\nMay 02, 2030 08:00 ET | Source: Corvane Biosciences\n\n{LEAD}",
        "Corvane Biosciences Announces Move of Ghent Laboratory",
        "Corvane Biosciences",
        None,
        "2030-05-02",
    ),
    Head(f"GHENT, Belgium, May 02, 2030 (GLOBE NEWSWIRE) -- {LEAD}", None, "GlobeNewswire", None, "2030-05-02"),
    Head(
        f"Lund lab wins, Ghent loses\n\nFirst published: 2 May 2030 14:05\nUpdate: 3 May 2030 09:00\nReading time: 3 minutes\n\n{LEAD}",
        "Lund lab wins, Ghent loses",
        None,
        None,
        "2030-05-02",
        "2030-05-03",
    ),
    Head(
        f"Markets\n\nLund Lab Wins, Ghent Loses\n\nCorvane's move ends an era for Flemish chemistry.\n\nBy Mia Claes and Jo"
        f" Peeters\nMay 2, 2030 at 9:15 AM UTC\nUpdated on May 2, 2030 at 1:20 PM UTC\n\n{LEAD}",
        "Lund Lab Wins, Ghent Loses",
        None,
        "Mia Claes and Jo Peeters",
        "2030-05-02",
        "2030-05-02",
    ),
    Head(
        f"Lund lab wins, Ghent loses | Reuters\n\nBy Mia Claes\n\nGHENT, May 2 (Reuters) - {LEAD}\n\n© 2030 Reuters",
        "Lund lab wins, Ghent loses",
        "Reuters",
        "Mia Claes",
        "2030-05-02",
    ),
    Head(
        f"Lund lab wins, Ghent loses\n\nWritten by Mia Claes • Published 02 May, 2030 • 4 minute read\n\n{LEAD}",
        "Lund lab wins, Ghent loses",
        None,
        "Mia Claes",
        "2030-05-02",
    ),
    Head(
        f"The Leie Observer > Science\n\nLund lab wins, Ghent loses\n\nThu 2 May 2030\nMia Claes\nScience editor\n\n{LEAD}",
        "Lund lab wins, Ghent loses",
        "The Leie Observer",
        "Mia Claes",
        "2030-05-02",
    ),
    Head(
        f"Lund lab wins, Ghent loses\nPosted: 2030-05-02 | Author: Mia Claes | Category: Science\n\n{LEAD}",
        "Lund lab wins, Ghent loses",
        None,
        "Mia Claes",
        "2030-05-02",
    ),
    Head(
        "科文关闭根特实验室 迁往隆德\n字号：大 中 小\n2030年05月02日08:30 | 来源：人民经济报\n\n科文生物科技有限公司周四宣布，"
        "将于年底前关闭位于根特的实验室，并把研发工作迁往隆德，约六十名化学家受到影响。",
        "科文关闭根特实验室 迁往隆德",
        "人民经济报",
        None,
        "2030-05-02",
    ),
    Head(
        "科文关闭根特实验室 迁往隆德\n本报记者 周可\n《晨光日报》（2030年05月02日 第03版）\n\n科文生物科技有限公司周四宣布，"
        "将于年底前关闭位于根特的实验室，并把研发工作迁往隆德，约六十名化学家受到影响。",
        "科文关闭根特实验室 迁往隆德",
        "晨光日报",
        "周可",
        "2030-05-02",
    ),
    Head(
        "2030-05-02 08:30:00　|　财经观察　作者 周可\n科文关闭根特实验室 迁往隆德\n\n科文生物科技有限公司周四宣布，"
        "将于年底前关闭位于根特的实验室，并把研发工作迁往隆德，约六十名化学家受到影响。",
        "科文关闭根特实验室 迁往隆德",
        "财经观察",
        "周可",
        "2030-05-02",
    ),
)

_RELEASE = "About Verhoeven Pompen\nVerhoeven makes pumps."
#: Release headers, datelines with an hour, credits after a full stop, and sites that name themselves in their navigation.
RELEASES_SEEN = (
    Head(
        f"PRESS RELEASE – REGULATED INFORMATION\n\n{TITLE}\n\nZwolle, 12 June 2029, 8:15 a.m. – {STORY}\n\n{_RELEASE}",
        publisher="Verhoeven Pompen",
        published="2029-06-12",
    ),
    Head(f"The Salt Spoon\nIssue 41 | Recipes | Shop | Archive\n\n{TITLE}\n\n7 March 2030. Interview: Nuala Brannigan\n\n{STORY}",
        publisher="The Salt Spoon", author="Nuala Brannigan", published="2030-03-07"),
    Head(f"Scheldt Review\nLong reads | Reading time: 11 minutes\n\n{TITLE}\n\nBy Ilka Moreau — Sunday, 5 May 2030\n\n{STORY}",
        publisher="Scheldt Review", author="Ilka Moreau", published="2030-05-05"),
    Head(
        f"Pumpkiln   Products   Pricing   Support   Blog   Cart (2)\nBlog › News\n\n{TITLE}\n\n"
        f"Posted by Odile Marsh, Head of Design · June 3, 2030 · 4 min read\n\n{STORY} "
        "Pump 2, which was released in 2026, will get spare parts until 30 June 2033.",
        publisher="Pumpkiln", author="Odile Marsh", published="2030-06-03",
    ),
    Head(f"Regulatory announcement\n\n{TITLE}\n\nLondon, 9 May 2030, 07:00 BST – {STORY}", published="2030-05-09"),
    Head(f"Interview | Reading time: 6 minutes\n\n{TITLE}\n\nBy Ilka Moreau – 5 May 2030\n\n{STORY}",
        author="Ilka Moreau", published="2030-05-05"),
)  # fmt: skip
RELEASES_LOOK_ALIKES = (
    Head(f"Verhoeven Builds Second Works\nHome | Markets | Shop\n\n3 May 2030\n\n{STORY}",
        title="Verhoeven Builds Second Works", published="2030-05-03"),
    Head(f"Press release rules for pump makers are to change\n\n3 May 2030\n\n{STORY}",
        title="Press release rules for pump makers are to change", published="2030-05-03"),
    Head(f"Interview with a pump: what Zwolle taught its engineers\n\n3 May 2030\n\n{STORY}",
        title="Interview with a pump: what Zwolle taught its engineers", published="2030-05-03"),
)  # fmt: skip
RELEASES_KEPT_ASIDE = (
    Head(f"MEDIA RELEASE - INSIDE INFORMATION\n\n{TITLE}\n\nAmsterdam, July 2, 2031, 17:40 CET — {STORY}", published="2031-07-02"),
    Head(f"Ad hoc announcement pursuant to Art. 53 LR\n\n{TITLE}\n\nZug, 18 February 2030, 6.45 am – {STORY}", published="2030-02-18"),
    Head(f"Kelp & Anchor\nNews | Interviews | Boats | Subscribe\n\n{TITLE}\n\n"
        f"14 October 2029. Words: Petra Lindqvist. Photos: Jon Aske\n\n{STORY}",
        publisher="Kelp & Anchor", author="Petra Lindqvist", published="2029-10-14"),
    Head(f"Watermark   Docs   Pricing   Customers   Blog   Log in\n\n{TITLE}\n\nOct 12, 2030 · Lena Voss\n\n{STORY}",
        publisher="Watermark", author="Lena Voss", published="2030-10-12"),
    Head(f"Essays | 12 min read\n\n{TITLE}\n\n"
        f"The Quay Magazine, 2 May 2030\n\n{STORY}", publisher="The Quay Magazine", published="2030-05-02"),
    Head(f"Corporate news – regulatory disclosure\n\n{TITLE}\n\nOslo, 11 April 2030 at 07:00 CEST – {STORY}", published="2030-04-11"),
)  # fmt: skip

_DATELINES = (
    "STOCKHOLM, Sweden, May 3 2030 07.30 CET: ", "(Paris – 3 May 2030, 6:00 p.m. CEST) ", "Oslo (3 May 2030): ",
    "Vienna/Linz, 3 May 2030. ", "3 May 2030, Munich – ", "May 3, 2030 – LONDON – ",
    "LONDON, UK, 3 May 2030, 07:00 GMT/08:00 CET – ", "Zurich, Switzerland – May 3, 2030 – ",
)  # fmt: skip
_CREDITS = (
    "Published on 3 May 2030 in News", "3 May 2030 – reading time 6 minutes", "News\n3 May 2030\n5 min", "Release date: 2030-05-03 07:30",
)  # fmt: skip
#: A day with its year in other places around the first sentence, and sites that call a part of themselves a journal.
FULL_DATES = (
    *(Head(f"PRESS RELEASE\n\n{TITLE}\n\n{dateline}{STORY}", published="2030-05-03") for dateline in _DATELINES),
    *(Head(f"{TITLE}\n\n{credit}\n\n{STORY}", published="2030-05-03") for credit in _CREDITS),
    Head(f"Saltmarsh & Sons — Journal\n\n{TITLE}\n\n3 May 2030\n\n{STORY}", publisher="Saltmarsh & Sons", published="2030-05-03"),
    Head(f"The Larder | No. 14 | Spring\n\n{TITLE}\n\n3 May 2030\n\n{STORY}", publisher="The Larder", published="2030-05-03"),
    Head(f"云栖桥将建第二座水泵工厂\n\n文 / 林可  2030.05.03\n\n{CHINESE}", "云栖桥将建第二座水泵工厂", None, "林可", "2030-05-03"),
    Head(f"{TITLE}\n\n{STORY}\n\nOn 3 May 2030, Munich – of all places – had no pumps. That is why the maker came."),
)
