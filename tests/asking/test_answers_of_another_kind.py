"""Questions that a figure, a day or a sentence nearly answers: of another measure, another kind of thing, another time or another side."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.app.bot import Bot
from bot.commands.all import catalog
from bot.core.document import Document, Outcome
from bot.core.request import Caller, Platform, Request
from bot.platforms.terminal.renderer import render
from storage.store import Store
from tests.fakes import FakeFetcher

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
the Dutch investor Oldambt Capital. Fennessy's now has 140 shops and 2,600 employees. Hearth & Crumb, its rival, has 310 shops.
""",
    """Lanternfish AI shows its first model

Tide Labs Blog, 14 January 2030

Lanternfish AI released Plankton, a model for sonar pictures, in October 2029. Its chief scientist Dara Okonjo told the users in
March 2028 that 3 papers would come. It is read by nobody yet.
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
    ("泊岸酒店上半年营收和净利润各是多少", "9.4亿元"),
    ("泊岸酒店明年开多少家店", "120家"),
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
]


@pytest.fixture
async def asked(store: Store, migrated_file: Path) -> Bot:
    from bot.entries.adding import add
    from bot.reading.article import read

    library = store.library()
    for article in ARTICLES:
        text = "\n\n".join(" ".join(paragraph.split()) for paragraph in article.split("\n\n"))
        await add(read(text, vocabulary=await library.vocabulary()), library, by="tests", new_topics=True)
    return Bot(store, catalog(), FakeFetcher())


async def answer(bot: Bot, question: str) -> Document:
    return await bot.answer(Request(f"/brief ask {question}", Caller(Platform.TERMINAL, "terminal", None, "operator")))


def said(document: Document) -> str:
    """What is said before the sources and before what is merely near."""
    return render(document, width=10_000).split("\n[1]")[0].split("nearest")[0]


@pytest.mark.parametrize(("question", "value"), ANSWERED, ids=[question for question, _ in ANSWERED])
async def test_what_is_asked_is_answered(asked: Bot, question: str, value: str) -> None:
    document = await answer(asked, question)
    assert document.outcome is Outcome.ANSWER
    assert value in said(document)


@pytest.mark.parametrize(("question", "figure"), NOT_IN_THE_STORE, ids=[question for question, _ in NOT_IN_THE_STORE])
async def test_what_looks_alike_is_no_answer(asked: Bot, question: str, figure: str) -> None:
    document = await answer(asked, question)
    assert figure not in said(document)
