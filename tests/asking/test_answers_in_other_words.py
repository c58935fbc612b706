"""Questions in other words than the articles': mistyped, of two parts, of what others claim, of things without a topic, and look-alikes."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.app.bot import Bot
from bot.core.document import Outcome
from storage.store import Store
from tests.asking.articles import answer, bot_with, said

ARTICLES = (
    """Grenmark Foods trims its outlook, sells its dairies

MALMO, May 6, 2030 (Baltic Wire) - Grenmark Foods, the Swedish maker of frozen bread, said on Monday that first-quarter
sales rose 4.1 percent to 1.92 billion kronor, while its net loss narrowed to 31 million kronor from 58 million a year earlier.

It now sees sales growth of 3 to 4 percent this year, having aimed for about 6 percent in February. The adjusted
operating margin should come in at around 7 percent, as before.

In March it sold its dairies, a business with 640 employees, to the investor Holmgard Partners for 850 million kronor.
It would not say whether its bakery in Lund would be shut.
Danish supermarkets have had the new rye range on their shelves since January; Norway follows in August, Finland in the first
half of 2031.

Pelle Astor will join as Chief Commercial Officer on September 1, 2030.
Rival Kornhaus was fined 12 million euros in 2027; Grenmark is still being looked into by the Danish regulator.
Kornhaus sold 310 million loaves in 2029, Grenmark 264 million.
""",
    """The quiet valley where robots learn to pick apples

Field & Furrow, 12 March 2030, by Celia Vantongeren

Jonas Ferrand builds machines that pick apples without bruising them. Orchardia, which he founded in Bozen in 2021 with the engineer
Mirela Stanković and a loan from an uncle, has sold 214 of them.

Stanković left in 2025, after a dispute over a Chinese order that he refused to sign and she wanted badly.

Now the workshop is too small. In May 2031 the company is to move into a former tobacco plant in the south of Trento, which is being
rebuilt for 9 million euros.

The big order from Chile came four months later than promised, because the port of Genoa was on strike.

Correction: In the printed issue the number of employees was given as 310. It is 210.
""",
    """"A ferry is a bridge that gets tired"

Harbour Notes, 4 February 2030
Interview: Tove Almaas

Ragna Eide runs Fjordlink, a company that runs battery ferries between small islands.

Tove Almaas: How many ferries have you got out there?
Ragna Eide: At the end of January there were 38, on 21 routes. We start in Bodo in May with two boats, if the quay is ready.

Two years ago you promised 6,000 ferries by the end of 2029. What happened?
The batteries came half a year late, because the factory in Skelleftea went bankrupt.

Who put up the money?
My brother and I hold 61 per cent. The Havbris Fund, which put in 14 million euros in April 2028, has 22. The rest belongs to the islanders.

People say each crossing costs you 90 euros.
That was in 2026. Today it is 34.
""",
    """Introducing Skylark 3

Tern Labs Blog, 20 January 2030

Today we are releasing Skylark 3, our third model for reading handwriting. It has 1.4 billion parameters and reads 46 languages.
Skylark 3 Pen, a small version for phones, follows in the second quarter of 2030: its tests on older phones take longer than we thought.

Model | Errors per page | Pages per minute
Skylark 3 | 2.1 | 140
Skylark 2 | 3.4 | 95
Inkwell Pro | 2.6 | 120

Ireland's land registry has had the new model in use since November. Skylark 2 will get fixes until 31 December 2031.
""",
    """岭海汽车4月交付破两万辆

车市晨报 2030年5月6日

5月5日，岭海汽车公布数据：4月交付新车21450辆，同比增长38%。一季度累计交付52300辆。
竞争对手骏途今年2月关闭门店80家。财务总监苏念表示，岭海汽车3月末有息负债37亿元。
""",
)
ANSWERED = [
    ("how many ferries does fjordlink hav out there", "38"),  # and not the 6,000 that were promised
    ("how much did grenmark loose in the first quarter", "31 million"),
    ("grenmark adjusted operatng margin outlook", "7 percent"),
    ("who bought grenmarks dairies and for how much", "850 million"),
    ("who is grenmarks new chief commercial officer and when does he start", "1 Sep 2030"),
    ("who put money into fjordlink in april 2028, how much", "14 million"),
    ("where is orchardia moving, and when?", "Trento"),
    ("kornhaus or grenmark, who sold more loaves in 2029", "310 million"),
    ("compare the errors per page of skylark 3 and skylark 2", "3.4"),
    ("what changed in grenmarks growth outlook", "having aimed for about 6 percent"),
    ("did grenmark lower its forecast", "3 to 4 percent"),
    ("when does grenmark start in norway", "Aug 2030"),
    ("when does the rye range of grenmark come to finland", "H1 2031"),
    ("when does skylark 3 pen come out", "Q2 2030"),
    ("why did stankovic leave orchardia", "dispute"),
    ("why did the chilean order of orchardia come late", "on strike"),
    ("why didnt fjordlink get to 6000 ferries", "bankrupt"),
    ("does orchardia have 310 employees?", "210"),
    ("is it true each fjordlink crossing costs them 90 euros", "Today it is 34"),
    ("will grenmark close the bakery in lund", "would not say"),
    ("岭海汽车2030年4月交付了多少辆", "21450"),
]
NOT_IN_THE_STORE = [
    ("岭海汽车2030年5月交付了多少辆", "21450"),  # the sentence of 5 May tells those of April
    ("骏途一共有多少家门店", "80家"),  # those are the ones that were closed
    ("on what day was grenmark fined", "2027"),  # that was its rival
    ("how long does the battery of skylark 3 pen last", "second quarter"),
    ("how many parameters does skylark 3 pen have", "1.4 billion"),
    ("when did grenmark buy holmgard partners", "Mar"),
    ("R2为什么改到9月", "batteries"),  # another thing's delay
]


@pytest.fixture
async def asked(store: Store, migrated_file: Path) -> Bot:
    return await bot_with(ARTICLES, store)


@pytest.mark.parametrize(("question", "value"), ANSWERED, ids=[question for question, _ in ANSWERED])
async def test_other_words_are_understood(asked: Bot, question: str, value: str) -> None:
    document = await answer(asked, question)
    assert document.outcome is Outcome.ANSWER
    assert value in said(document)


@pytest.mark.parametrize(("question", "figure"), NOT_IN_THE_STORE, ids=[question for question, _ in NOT_IN_THE_STORE])
async def test_what_looks_alike_is_no_answer(asked: Bot, question: str, figure: str) -> None:
    document = await answer(asked, question)
    assert figure not in said(document)
