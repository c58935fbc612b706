"""Questions as colleagues type them: everyday words, things without a topic, who comes and who spoke, and look-alikes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.app.bot import Bot
from bot.core.document import Document, Outcome
from storage.store import Store
from tests.asking import articles
from tests.asking.articles import answer, bot_with

ARTICLES = (
    """Tollmark to buy Irish rope maker Bannagh for 310 million euros

HAMBURG/CORK, March 4, 2031 (Baltic Wire) - German shipping supplier Tollmark has agreed to buy Irish rope maker Bannagh Cordage for
310 million euros, the companies said on Tuesday.

To win over regulators, the Hamburg group will sell its own net business, Netwerk Sund, to Denmark's Holm & Bruun for 42 million euros.
Netwerk Sund, which is based in Esbjerg, employs 130 people. A small paint unit, Corallin, goes to the Dutch investor Veldhoven Capital
for 9 million euros. The anchor works Ferroxa in Bilbao will be sold to their managers for 3 million euros in July.

Bannagh was founded by Eamon Tierney in 1978. Tollmark's sales rose 6 percent to 1.1 billion euros in 2030.
""",
    """THE ARBURY HERALD

Corrigan Textiles to close its dye works; 85 jobs to go

By Nerys Hallam
Published March 12, 2031

ARBURY — Corrigan Textiles will close its dye works on Canal Street and lay off 85 workers by the end of June, managers said on Monday.

The union counts differently. With cooks and cleaners, secretary Dervla Noone said, closer to 120 people will lose their work.
“Nobody asked the people who stir the vats,” said Noone, secretary of the Textile Workers' Union.

The dye works paid $700,000 in local taxes last year, Mayor Owen Prys said.
“We lost the cinema in 2019 and got a car park,” Prys said. “I would like something with windows this time.”
County governor Maud Ellery promised help. “The county will pay for every course they want to take,” Ellery said.

Corrigan has also corrected its order book for the fourth quarter: it was worth $31 million, not $36 million. A Turkish order had been
entered twice.
It moved the opening of its new mill in Dunmere from May to October. The boiler was too heavy for the bridge.
""",
    """Brackenridge Reports Third Quarter Fiscal 2031 Results

DENVER, March 6, 2031 /PLAINS NEWSWIRE/ - Brackenridge Garden Stores Inc. ("Brackenridge" or the "Company") today announced its results
for the 13 weeks ended February 1, 2031.

- Net sales increased 5.2% to $318.4 million, from $302.7 million in the third quarter of fiscal 2030
- Net earnings were $22.5 million, or $0.61 per diluted share

Outlook

For fiscal 2031, which ends on May 3, 2031, the Company now expects:
- Diluted earnings per share of $2.40 to $2.60 (previously $2.20 to $2.45)
- Net sales of about $1.3 billion, unchanged
- Capital expenditures of $40 million to $44 million

Leadership

Chief Technology Officer Colm Hart will retire on June 30, 2031. He will be succeeded by Nadia Brandt, Vice-President, Systems.
""",
    """Pelikaan raises €18M to sweep rivers with robot boats

Dockside News, 7 March 2031, by Imre Vasko

Pelikaan, a three-year-old startup in Ghent, said on Thursday that it has closed an €18 million Series A led by Mistral Ventures. Hanse
Angels and existing backer Schelde Fund joined. Pelikaan was founded by Lotte Maes and Bram Claes in 2028.

Bergen comes first, in May. Oslo is pencilled in for the first quarter of 2032, if the council agrees. Gothenburg follows in autumn 2032.
By the end of 2032 the team wants to run 60 boats, built in a new hall in Aalst that opens on August 1.

Finance chief Joris Peeters leaves at the end of April. Ines Aubert joins as chief operating officer on 1 May 2031.
""",
    """Seed office chief resigns over lost samples

The Coastal Record, 10 March 2031, by Hanne Rode

The head of the National Seed Office resigned last night.
Ruth Abel, who has run the office since January 2024, will leave on 30 September. Her deputy, Jan Moreau, becomes acting director the day
after.
“I counted the drawers and not the seeds,” Abel said in a statement.
The National Seed Office has 240 staff and spent 3.1 million dollars on repairs in 2030.
""",
    """青岚港一季度吞吐量创新高 冷链园年底开园

港航晚报 2031年4月18日

青岚港集团17日公布，今年一季度，青岚港完成集装箱吞吐量318万标箱，同比增长7.2%。相邻的白礁港一季度完成402万标箱，同比增长2.8%。
总投资58亿元的云鳐湾冷链物流园一期将于12月6日开园。云鳐湾共有6个泊位，设计年吞吐能力90万吨。
集团现有员工5200人。集团去年营收96亿元，净利润8.4亿元。总经理顾闻笙说：“船等货的日子过去了。”
""",
)

#: Answered questions, each with what the answer must have.
ANSWERED = [
    ("who gets netwerk sund and for how much", "42 million"),
    ("who gets corallin", "Veldhoven"),
    ("how much for ferroxa", "3 million"),
    ("how many lose their work at the dye works according to the union", "120"),
    ("how many workers are let go by corrigan", "85"),
    ("what did the mayor of arbury say about the cinema", "car park"),
    ("what did the union secretary say about the people who stir", "stir the vats"),
    ("what did the mayor say about the car park", "car park"),
    ("brackenridge eps outlok fiscal 2031", "2.40"),
    ("brackenridge capex guidence", "40 million"),
    ("eps guidance brackenridge", "2.40"),
    ("when does pelikaan want to start in oslo", "Q1 2032"),
    ("when does pelikaan start in bergen", "May 2031"),
    ("when does pelikaan come to gothenburg", "autumn 2032"),
    ("why did corrigan correct its fourth quarter number", "entered twice"),
    ("why did corrigan move the opening of the mill", "boiler"),
    ("who runs the seed office from october on", "Moreau"),
    ("who is in charge of the seed office from october", "Moreau"),
    ("云鳐湾投资多少钱 几个泊位", "6"),
    ("青岚港集团去年营收多少 有多少员工", "5200"),
]
#: Questions whose answer begins with the name.
NAMES_FIRST = [
    ("who founded pelikaan", "Lotte Maes"),
    ("who led the round of pelikaan", "Mistral Ventures"),
    ("who is the new cto of brackenridge", "Nadia Brandt"),
    ("who gets corallin", "Veldhoven Capital"),
    ("who founded bannagh", "Eamon Tierney"),
]
#: Questions that what looks alike does not answer.
NO_ANSWERS = [
    ("who runs the seed office from march on", "Moreau"),  # she is there until September
    ("what did the mayor of esbjerg say about the cinema", "car park"),
    ("why did corrigan correct its margin in dunmere", "entered twice"),
]
#: Questions that go on from one that was not asked.
GO_ON = ["and a year earlier?", "and in 2029?", "how about the year before?", "那去年呢"]


@pytest.fixture
async def asked(store: Store, migrated_file: Path) -> Bot:
    return await bot_with(ARTICLES, store)


def said(document: Document) -> str:
    """What is said before the sources and before what is merely near, without the question itself."""
    return articles.said(document).split("\n", 1)[1]


@pytest.mark.parametrize(("question", "value"), ANSWERED, ids=[question for question, _ in ANSWERED])
async def test_what_colleagues_ask_is_answered(asked: Bot, question: str, value: str) -> None:
    document = await answer(asked, question)
    assert document.outcome is Outcome.ANSWER
    assert value in said(document)


@pytest.mark.parametrize(("question", "name"), NAMES_FIRST, ids=[question for question, _ in NAMES_FIRST])
async def test_the_name_comes_first(asked: Bot, question: str, name: str) -> None:
    assert re.sub(r"^[\W_]*", "", said(await answer(asked, question))).startswith(name)


@pytest.mark.parametrize(("question", "name"), NO_ANSWERS, ids=[question for question, _ in NO_ANSWERS])
async def test_what_looks_alike_is_no_answer(asked: Bot, question: str, name: str) -> None:
    assert name not in said(await answer(asked, question))


@pytest.mark.parametrize("question", GO_ON)
async def test_a_question_that_goes_on_from_none_says_what_it_needs(asked: Bot, question: str) -> None:
    document = await answer(asked, question)
    assert document.code == "needs-a-question-before"
    assert document.outcome is Outcome.NOTHING_FOUND
