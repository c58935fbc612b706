"""Questions as colleagues type them, over articles of our own, from reading to the answer's first lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.app.bot import Bot
from bot.core.document import Outcome
from storage.store import Store
from tests.asking.articles import answer, bot_with
from tests.asking.articles import before_sources as said

ARTICLES = (
    """Velbro Marine raises outlook after record half-year

GOTHENBURG, Aug. 14, 2030 (Nordic Press Desk) - Velbro Marine AB said on Wednesday that
revenue rose 12 percent to 3.1 billion Swedish crowns in the first half of 2030, compared with
2.77 billion a year earlier. The ferry operator employs 4,120 people.

Net debt stood at 940 million crowns at the end of June. The company now expects revenue of
6.4 billion crowns this year, up from an earlier forecast of 6.1 billion.

"We did not buy growth, we rowed for it," Chief Executive Ingrid Palm told reporters. Finance
chief Tomas Ek, who has been in office since 2024, will hand over to Lovisa Hall on October 1.

Velbro bought the Danish line Sundfart for 210 million crowns in May because its harbour slots
could not be had otherwise. It did not disclose how many ships Sundfart has.

The bidding for Sundfart was led by the bank Holmsund, said a banker who took part;
Velbro declined to comment on the fees.
""",
    """Rival Tidewater Holdings loses ferry contract

Oslo, 2 September 2030 - Tidewater Holdings, a rival of Velbro Marine, lost the contract for
the Horten route on Monday. Tidewater employs 1,900 people and reported a loss of 45 million
crowns for the second quarter.

Velbro Marine will open a new terminal in Larvik on 15 March 2031, the port said.
Tidewater will join the Nordic Ferry Pool on 1 November, its board decided on Friday by six votes to one.
""",
    """The people who teach machines to smell

Lab & Bench, 18 June 2030, by Tobias Quint

Nosewright is a young company from Graz that builds electronic noses. The company has 46 employees.
A comparison of what Nosewright sells:

Model | Price | Substances
Nose One | 4,900 euros | 64
Nose Pro | 11,500 euros | 140

Why oil? Because the mills pay at once, says the founder of Nosewright.

Nosewright bought the sensor maker Velt in 2029. Velt is run by its founder.
""",
    """"Soap is a patient trade"

Counter & Shelf, No. 7, 20 March 2030
Interview: Tilda Brandvold

Arvid Sunder runs Sunder Soaps, a family firm with nine shops.

Tilda Brandvold: How was the year?
Arvid Sunder: Busy. We made 610,000 bars; the year before it was 580,000.

And the shops?
Shop number ten opens in Bergen on 4 June. Oslo was meant to have one too, but the rent there was too high for us.

Why did you give up the night shift?
Because nobody wanted it. And for 3 euros we put a name on a bar.

And today every bar is cut in this building.
No, the cutting went to Voss in 2026. A bar of ours lasts five weeks.

The first soaps ship to Denmark on 12 May, Sweden follows on 2 September. Sunder Soaps will stop selling candles on 31 December.
""",
)
ANSWERED = [
    ("how many people work at velbro", "4,120"),
    ("hi, whats velbros headcount pls", "4,120"),
    ("velbro revenue first half 2030", "3.1 billion"),
    ("how much debt does velbro have?", "940 million"),
    ("what revenue does velbro expect for 2030", "6.4 billion"),
    ("who is the ceo of velbro", "Ingrid Palm"),
    ("whos the new cfo of velbro", "Lovisa Hall"),
    ("who takes over from tomas ek at velbro?", "Lovisa Hall, finance chief of Velbro Marine AB (from 1 Oct 2030, after Tomas Ek)"),
    ("who will succeed Tomas Ek", "Lovisa Hall"),
    ("who will be velbro's next finance chief", "Lovisa Hall"),
    ("how much did velbro pay for sundfart", "210 million"),
    ("why did velbro buy sundfart", "harbour slots"),
    ("when does velbro open the terminal in larvik", "15 Mar 2031"),
    ("what did ingrid palm say", "we rowed for it"),
    ("when does tidewater join the ferry pool", "1 Nov 2030"),
    ("how many people work for tidewater", "1,900"),
    ("is it true that velbro has 5,000 employees", "No."),
    ("nose pro price", "11,500 euros"),
    ("which nosewright model has the lowest price", "Nose One, 4,900 euros"),
    ("why did nosewright choose oil", "the mills pay at once"),
    ("hw many bars did sunder soaps make in 2029", "610,000"),
    ("where does sunder soaps open its tenth shop", "Bergen"),
    ("why has sunder soaps no shop in oslo", "rent there was too high"),
    ("why did sunder soaps give up the night shift", "nobody wanted it"),
    ("when does sunder soaps ship to sweden", "2 Sep 2030"),
    ("is it true that sunder soaps cuts every bar in its building", "No, the cutting went to Voss"),
    ("how long does a bar of sunder soaps last", "five weeks"),
    ("what does a name on a bar cost at sunder soaps", "3 euros"),
    ("until when does sunder soaps sell candles", "31 Dec 2030"),
]
NOT_IN_THE_STORE = [
    ("how many employees does velt have", "46"),  # they are its owner's
    ("which nosewright model has the lowest weight", "4,900"),  # no such column
    ("how many people work at sundfart", "4,120"),
    ("what dividend does velbro pay", "940"),
    ("velbro revenue in 2027", "3.1 billion"),
    ("how many customers does tidewater have", "1,900"),
    ("what does velbro pay for one new ship", "210 million"),
    ("order backlog of quillan lines?", "940"),
    ("how many bars did sunder soaps make in 2026", "610,000"),
    ("what does nose 2 cost", "4,900"),  # there is no such model
    ("by when must velbro sell sundfart", "May"),
    ("what does a candle of sunder soaps cost", "3 euros"),  # that is the price of a name on a bar
]


@pytest.fixture
async def asked(store: Store, migrated_file: Path) -> Bot:
    return await bot_with(ARTICLES, store)


@pytest.mark.parametrize(("question", "value"), ANSWERED, ids=[question for question, _ in ANSWERED])
async def test_what_the_articles_tell_is_answered(asked: Bot, question: str, value: str) -> None:
    document = await answer(asked, question)
    assert document.outcome is Outcome.ANSWER
    assert value in said(document)


@pytest.mark.parametrize(("question", "figure"), NOT_IN_THE_STORE, ids=[question for question, _ in NOT_IN_THE_STORE])
async def test_what_they_do_not_state_is_not_answered_with_another_figure(asked: Bot, question: str, figure: str) -> None:
    document = await answer(asked, question)
    assert document.outcome is Outcome.NOTHING_FOUND
    assert figure not in said(document).split("nearest")[0]


async def test_what_an_article_withholds_is_reported_as_not_disclosed(asked: Bot) -> None:
    document = await answer(asked, "how many ships does sundfart have")
    assert "Not disclosed" in said(document)
    assert "did not disclose how many ships" in said(document)


async def test_who_withholds_one_thing_withholds_no_other(asked: Bot) -> None:
    assert "led by the bank Holmsund" in said(await answer(asked, "who led the bidding for sundfart"))
    fees = said(await answer(asked, "how high were the fees for the sundfart bidding"))
    assert "Not disclosed" in fees
    assert "declined to comment on the fees" in fees
