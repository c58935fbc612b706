"""Questions that a figure, a day or a sentence nearly answers: of another measure, another kind of thing, another time or another
side."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.app.bot import Bot
from bot.core.document import Outcome
from storage.store import Store
from tests.asking.articles import answer, bot_with, said

ARTICLES = (
    """Brightwater Logistics ends the year with a loss

DROGHEDA, Feb 12, 2030 (Isle Newswire) - Brightwater Logistics lost 18 million euros in the fourth quarter of 2029, after a profit of
7 million euros a year earlier, the Drogheda company said on Tuesday. Sales were 212 million euros. Over the whole year it lost
11 million euros on sales of 790 million. It paid 5.2 million euros in dividends in May.

Brightwater has 3,150 employees and 1,240 vans, of which 96 are electric vans. Chief executive Sorcha Devlin will close two depots
by the end of June. Around 600 people blocked the gates in Dundalk on Monday.

The second round of talks with the drivers' union ended on 8 February without a result. The third is to begin on 21 February.
The drivers want 9 percent more; Brightwater offers 3.5 percent.

Karrow Freight, which is four times our size, has cut its rates, Devlin said. Rival Tullan Post had 2.1 million customers in 2029.
""",
    """The man who baked for the island

The Isle Courier, 3 April 2030, by Nuala Brophy

Cormac Fennessy, who died on 28 March at the age of 91, founded the bakery chain Fennessy's with a loan from a priest.
The Fennessy Foundation, which he set up in 2004, has paid for 900 scholarships. In 2021 the family sold the whole chain to
the Dutch investor Oldambt Capital. Fennessy's is known for its Easter crowns. It sold 4,100 of them in 2029. Fennessy's now has 140
shops and 2,600 employees. Hearth & Crumb, its rival, has 310 shops.
""",
    """Lanternfish AI shows its first model

Tide Labs Blog, 14 January 2030

Lanternfish AI released Plankton, a model for sonar pictures, in October 2029. Its chief scientist Dara Okonjo told the users in
March 2028 that 3 papers would come. It is read by nobody yet.
""",
    """Gannet Viaduct to cost more and open later

THE ORRIN VALLEY ECHO, 12 June 2030

The council of Marrowby on Tuesday put off work on the Gannet Viaduct by a year.

Roads director Philippa Quennell expects it to open in May 2034; the date used to be June 2033. When the council signed the
contract in March 2027, the viaduct was to cost £91 million. The current estimate is £118 million.

The rest comes from a £40 million bond that voters approved in 2028.

Nat Orme asked for a temporary footbridge; Quennell said one would cost £2 million.
""",
    """Smelters at Kestrel Zinc vote to end strike

BELLHAVEN, Nov 6, 2029 (Gulf Wire) - Workers at Kestrel Zinc voted on Monday to end a strike of nine weeks. They will return from Monday.

Kestrel shareholders get 14 dollars a share, a premium to Friday's close. The takeover of Kestrel is to be completed in the
second quarter of 2030.

At its height, in 1962, the smelter gave work to 5,400 people.

Chief executive Odile Marchetti started the mine next door in 2011 with one digger and will keep a third of it after the flotation.

The shares are to list on the Bellhaven exchange on December 3, 2029.
""",
    """Tolvane shows the Kite 7 and a smaller one at last year's prices

Gadget Week, 3 September 2029

Tolvane showed the Kite 7 and the Kite 7 Pico in Ghent on Monday. Both run on its own chip.

The Kite 7 ships on 19 September. The Pico follows in November 2029; Tolvane has 14 shops.

Model | Storage | Europe
Kite 7 | 256 GB | €749
Kite 7 Pico | 128 GB | €599

About 80 people would work for Vlasbouw at the site at its peak, said its head Jonas Baert. Vlasbouw employs 1,900 people.

Only 4.5 percent of all trams sold in 2028 were made in Ghent. This is the first rise of the fare since 2021.

The harbour tram of Ghent is built by Vlasbouw. Vlasbouw also builds a tunnel in Bruges.
""",
    """The fourth Azevedo has no time to retire

The Pantry, 4 May 2030, by Ines Rocha

Beatriz Azevedo, 52, is managing director of Conservas Sado, a cannery in Setubal with 90 employees. “My aunt had the contract on the
table,” Azevedo says. “I asked her to read it aloud.”

She has been in charge since 2017.
""",
    """鹿台M3今日上市

车闻 2030年3月5日

鹿台汽车3月5日公布了鹿台M3的价格。M3有两种版本可选：标准版续航320公里，售价18.8万元；长续航版续航510公里，售价23.6万元。

鹿台汽车有员工2300人。
""",
    """The last soap boilers of the harbour

The Pantry, 2 March 2030, by Ines Rocha

When Matilde Quaresma took over the soap works in 2019, nobody wanted it. “I like the smell,” Matilde Quaresma says.

The works of Saboaria Quaresma boil 2.4 million bars a year. For now Matilde Quaresma has no wish to boil 5 million bars.
""",
    """Ottery Biscuits sold to Dutch group

The Pantry, 14 May 2030

Ottery Biscuits, the 88-year-old family firm, has been bought by the Dutch confectioner Huis Verbeek for an undisclosed sum.

The deal secures the jobs of all 137 staff at its factory in Honiton, the two companies said. Ottery Biscuits sold 9 million tins.
""",
    """Tarn plans a second ferry

The Isle Courier, 3 March 2030

Tarn, the ferry company, has ordered a second boat. Tarn will run it to the outer islands from June.
""",
    """Tarn Dental opens its clinics on Sundays

The Isle Courier, 9 March 2030

Tarn Dental will open its clinics on Sundays from April. Nobody has to come. The group has 4,300 employees and 61 clinics.
""",
    """泊岸酒店上半年净利润增两成

海岬商报 2030年8月20日

泊岸酒店8月19日公布中报：上半年营业收入9.4亿元，净利润1.1亿元。其中，第二季度营业收入5.1亿元，净利润6300万元。
明年计划新开门店120家。
""",
)
ANSWERED = [
    ("brightwater profit last quarter", "18 million"),  # and not that of the year before
    ("how many electric vans does brightwater have", "96"),
    ("when does the third round of talks with the drivers begin", "21 Feb 2030"),
    ("where is brightwater based", "the Drogheda company"),
    ("is brightwater bigger than karrow freight", "four times our size"),
    ("who has more shops, fennessys or hearth & crumb", "310"),
    ("which is bigger, fennessys or hearth & crumb", "140"),
    ("who owns fennessys", "Oldambt Capital"),
    ("when did cormac fennessy die", "28 Mar 2030"),
    ("for how much was ottery biscuits bought", "Not disclosed"),
    ("泊岸酒店上半年营收和净利润各是多少", "9.4亿元"),
    ("泊岸酒店明年开多少家店", "120家"),
    ("how did the opening date of the gannet viaduct change", "used to be June 2033"),
    ("how did the cost of the gannet viaduct change", "£91 million"),
    ("how big is the bond for the gannet viaduct", "£40 million"),
    ("when do the kestrel workers go back to work", "They will return from Monday"),
    ("when will kestrel be listed", "3 Dec 2029"),
    ("how many easter crowns did fennessys sell in 2029", "4,100"),
    ("what did beatriz azevedo say about her aunt and the contract", "read it aloud"),
    ("since when has beatriz azevedo been running the cannery", "2017"),
    ("when does the kite 7 pico come out", "Nov 2029"),
    ("how many bars does quaresma boil a year", "2.4 million"),
    ("how many staff does ottery biscuits have", "137"),
    ("how many people work for vlasbouw", "1,900"),
    ("is it true that tolvane has 20 shops", "14"),
    ("who builds the harbour tram", "Vlasbouw"),
    ("鹿台M3长续航版卖多少钱", "23.6万元"),
]
NOT_IN_THE_STORE = [
    ("brightwater dividend per share", "5.2 million"),  # that is of all shares
    ("how many diesel vans does brightwater have", "1,240"),
    ("how many people work in dundalk", "600"),  # they blocked the gates there
    ("did the drivers get the 9 percent they wanted", "3,150"),  # no share is a number of people
    ("when did sorcha devlin become chief executive of brightwater", "Jun 2030"),  # what its holder will do then
    ("when was fennessys founded", "28 Mar 2030"),
    ("since when does fennessys exist", "2004"),  # that is the foundation
    ("how many users does lanternfish ai have", "2028"),  # a year counts nobody
    ("is tullan post profitable", "2.1 million"),
    ("how big is lanternfish ai", "3 papers"),
    ("how old is karrow freight", "Feb 2030"),
    ("酒店什么时候开业", "talks"),
    ("when should the kestrel takeover be closed", "Friday's close"),
    ("how many bars does quaresma boil a year", "5 million"),  # nobody wants those
    ("when was the kite 7 shown", "2028"),  # what is of last year are the prices
    ("when does the kite 7 pico come out", "19 Sep"),
    ("how many people work for vlasbouw", "80 people"),
    ("how many trams were sold in 2028", "4.5 percent"),
    ("why did the ferry of bruges cost more", "first rise"),
    ("who sells the most electric ferries in europe", "€749"),  # a table of something else
    ("who builds the harbour tram", "tunnel"),
    ("how many people work at kestrel zinc", "5,400"),  # that was long ago
    ("when will the mine of odile marchetti be listed", "2011"),
    ("what did huis verbeek pay for ottery biscuits", "88-year-old:"),
    ("who bought ottery biscuits", "Not disclosed"),  # only the sum is not
    ("when was ottery biscuits sold", "Not disclosed"),
    ("how many staff does huis verbeek have", "137"),  # those of whom it has bought
    ("how many employees does tarn have", "4,300"),  # those of a company whose name begins so
]


@pytest.fixture
async def asked(store: Store, migrated_file: Path) -> Bot:
    return await bot_with(("\n\n".join(" ".join(paragraph.split()) for paragraph in article.split("\n\n")) for article in ARTICLES), store)


@pytest.mark.parametrize(("question", "value"), ANSWERED, ids=[question for question, _ in ANSWERED])
async def test_what_is_asked_is_answered(asked: Bot, question: str, value: str) -> None:
    document = await answer(asked, question)
    assert document.outcome is Outcome.ANSWER
    assert value in said(document)


@pytest.mark.parametrize(("question", "figure"), NOT_IN_THE_STORE, ids=[question for question, _ in NOT_IN_THE_STORE])
async def test_what_looks_alike_is_no_answer(asked: Bot, question: str, figure: str) -> None:
    document = await answer(asked, question)
    assert figure not in said(document)
