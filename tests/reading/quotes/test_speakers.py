"""Who says a quotation: owners do not speak, colons, dashes, descriptions, interviews, rarer verbs; in news of business and politics."""

from __future__ import annotations

import pytest

from bot.reading.article import read


def said(text: str) -> list[tuple[str, str | None]]:
    return [(quote.text, quote.speaker) for quote in read(text).quotes]


#: Texts with one quotation, and who says it.
WRITTEN_FIRST = [
    ("“The bridge is safe to cross again,” said Mayor Orban’s deputy, Ilse Brandt.", "Ilse Brandt"),
    ("“Nobody asked the farmers about it,” said a spokesman for Senator Hollis, Greg Tanner.", "Greg Tanner"),
    ("“Not a single lorry has left the depot,” harrumphed Piet Vos.", "Piet Vos"),
    ("“We underestimated the rain badly,” conceded Marta Lindqvist, who heads Solvik Marine.", "Marta Lindqvist"),
    ("“The numbers do not add up at all,” Finance Minister Tomas Kral countered.", "Tomas Kral"),
    ("“This is the end of cheap flour,” reckons Ada Whitlock of Brook Mills.", "Ada Whitlock"),
    ("“Their ferry can wait for ours,” quipped Chief Executive Jonas Aalto.", "Jonas Aalto"),
    ("Nadia Farouk: “We will rebuild the harbour in two years.”", "Nadia Farouk"),
    ("“The strike goes on until Friday.”\n\n— Lena Hoffmann, head of the dockers’ union", "Lena Hoffmann"),
    ("The Lahti mayor, Aino Virtanen, tweeted: “The trams run again from tomorrow.”", "Aino Virtanen"),
    ("Governor Elisa Ramos spoke late. “We have asked for help from the capital,” Ms Ramos said.", "Elisa Ramos"),
    ("Justice Henry Okoro fined the firm. “You lied to your own drivers,” the judge said.", "Henry Okoro"),
    ("Chief Scientist Boris Lund is cautious. “One good summer proves nothing,” Lund cautioned.", "Boris Lund"),
    ("Prime Minister Karel Novak’s party lost. “Voters punished us for the floods,” its chairwoman, Jitka Mala, admitted.", "Jitka Mala"),
    ("“价格不会再降。”澜石重工首席财务官骆清和回应称。", "骆清和"),
    ("“我们不急。”松坞药业董事长阮知白说。", "阮知白"),
    ("“成本降了一半。”首席技术官宁可欣介绍道。", "宁可欣"),
    ("“只是开始。”木棉航空总裁翟立群随后强调。", "翟立群"),
    ("“不予置评。”公司发言人表示。", "公司发言人"),
    ("陈国栋坦言：“今年的订单比我们想象的要少。”", "陈国栋"),
    ("据林晓梅透露，“新厂明年春天就能投产”。", "林晓梅"),
    ("“我们不会裁员，”公司董事长赵立新直言。", "赵立新"),
    ("“同行都在降价，行情未必好转。”蓝桥证券分析师沈默提醒说。", "沈默"),
]
KEPT_ASIDE = [
    ("“The tunnel leaks in nine places,” said Minister Falk’s adviser, Petra Nowak.", "Petra Nowak"),
    ("“She never signed that letter,” said the lawyer of Anna Kovacs, Denis Marsh.", "Denis Marsh"),
    ("“There will be no second vote,” snapped Oscar Lindgren.", "Oscar Lindgren"),
    ("“Half of our orchard is gone,” lamented Rosa Pineda, a grower in Villanueva.", "Rosa Pineda"),
    ("“The opposition has no plan of its own,” Interior Minister Pavel Dusek retorted.", "Pavel Dusek"),
    ("“Rents will fall before Christmas,” reckons Hugo Barnes, an analyst at Tidewell.", "Hugo Barnes"),
    ("“I would rather sell my boat,” joked Sven Halvorsen.", "Sven Halvorsen"),
    ("Ines Carvalho: “Our doors stay open to everybody.”", "Ines Carvalho"),
    ("“The kiln has been cold for a month.” – Walter Pohl, potter", "Walter Pohl"),
    ("The Turku mayor, Mika Salonen, posted: “Snow ploughs are on their way to you.”", "Mika Salonen"),
    ("President Laura Mendes flew home. “The talks were frank and useful,” Mrs Mendes insisted.", "Laura Mendes"),
    ("Judge Ruth Adeyemi was not amused. “This court is not a theatre,” the judge said.", "Ruth Adeyemi"),
    ("Chief Economist Hanna Weiss sees no recession. “Shoppers are tired, not broke,” Weiss noted.", "Hanna Weiss"),
    ("“The minister misled this house,” thundered opposition leader Colm Daly.", "Colm Daly"),
    ("周海燕指出：“光靠补贴救不了这个行业。”", "周海燕"),
    ("据孙伟强调，“安全永远是第一位的”。", "孙伟"),
    ("“价格战没有赢家，”总经理何志远感叹道。", "何志远"),
]


@pytest.mark.parametrize(("text", "speaker"), WRITTEN_FIRST + KEPT_ASIDE)
def test_the_one_who_says_it(text: str, speaker: str) -> None:
    assert [who for _, who in said(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # split by the tag
        ("“The wells are dry,” Omar Said’s wife, Huda Karim, said, “and so are the wheat fields.”", ["Huda Karim", "Huda Karim"]),
        ("“The vote was fair,” he said, “and it is over.” The hall was cold.", [None, None]),
        # chains over paragraphs
        (
            "Senator Maud Keller rejected the bill.\n\n“It helps nobody in my state,” she said.\n\n“I will vote against it,” she added.",
            ["Maud Keller", "Maud Keller"],
        ),
        # the one who is introduced after somebody else has spoken
        (
            "“The price was never the point,” Eva Strand told analysts. The buyer agreed. “We looked at two offers for a whole year,” "
            "said Nils Berg, who heads the grid firm. “Only one came with a date.”",
            ["Eva Strand", "Nils Berg", "Nils Berg"],
        ),
        # a pronoun at the head of a portrait means the one whom it is about
        (
            "Judith Barta makes violins. A dealer, Max Ortner, complains. “She keeps me waiting for years,” he says. “I still call.”\n\n"
            "“I liked the glue first,” she says of the trade. Her son is at sea.",
            ["Max Ortner", "Max Ortner", "Judith Barta"],
        ),
        # fragments in one sentence
        ("Rita Moss said that “rents are too high” and that “wages are too low”.", ["Rita Moss", "Rita Moss"]),
        ("»Wir bleiben hier im Hafen«, said Jens Thiele.", ["Jens Thiele"]),
    ],
)
def test_several_quotations(text: str, speakers: list[str | None]) -> None:
    assert [who for _, who in said(text)] == speakers


QUESTIONS = (
    "Clara Nyström runs Fjordline, a ferry company. We met her on the quay.\n\n"
    "Q: How many ferries do you have?\n\nA: Eleven, and two of them are older than I am.\n\n"
    "Q: Do you lose money in winter?\n\nA: Every single day, but the summer pays for it.\n\n"
    "Q: Will you sell?\n\nA: No, and I have told everybody who asked the same thing.\n"
)


def test_the_answers_of_an_interview_are_those_of_the_one_interviewed() -> None:
    assert [who for _, who in said(QUESTIONS)] == ["Clara Nyström"] * 3


def test_initials_are_the_people_whose_names_begin_so() -> None:
    text = QUESTIONS.replace("Q:", "TS:").replace("A:", "CN:")
    assert [who for _, who in said(text)] == ["Clara Nyström"] * 3


def test_a_mark_that_nothing_closes_ends_with_its_paragraph() -> None:
    found = said("“We will plant more trees, Carl Roth said.\n\nThe town bought forty oaks.\n\n“We shall see,” said Mona Reed.")
    assert ("We shall see,", "Mona Reed") in found
    assert not any("bought" in words for words, _ in found)


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “green corridor” between the two ports opened on time.",
        "Her novel “The Weight of Small Rivers” won the prize.",
        "Customers call it the “brick”, because it never breaks.",
    ],
)
def test_terms_and_titles_are_no_quotations(text: str) -> None:
    assert said(text) == []


POLITICS = [
    (
        "The Senate minority leader, Paul Trent, accused the White House of “playing politics with hurricane relief” on Tuesday.",
        ["Paul Trent"],
    ),
    (
        "Asked whether he would resign, Fulton told reporters: “Not today, not tomorrow.” His spokeswoman, "
        "Dana Cole, later clarified that he "
        "“was speaking about the budget.”",
        ["Fulton", "Dana Cole"],
    ),
    ("In a statement, the White House called the report “deeply misleading.”", ["White House"]),
    (
        "According to two people familiar with the matter, the president “could not let it go.”",
        ["two people familiar with the matter"],
    ),
    (
        "Representative Jo Marsh said Thursday: “This is the most expensive fence in history.”\n\n“And "
        "nobody,” she added, “can tell me where "
        "it ends.”\n\nMs. Marsh’s Democratic counterpart, Hal Brody, was less certain.\n\n“I’d like to see the map first,” he said.",
        ["Jo Marsh", "Jo Marsh", "Jo Marsh", "Hal Brody"],
    ),
    (
        "Governor Ted Walsh vetoed the bill, saying it “would cost the state a billion dollars.” Its sponsor, "
        "Sen. Ruth Ames, promised to try "
        "again: “We’ll be back in January.” In a letter, he wrote that it was “rushed, sloppy and unconstitutional.”",
        ["Ted Walsh", "Ruth Ames", "Ted Walsh"],
    ),
    ("Asked about it on Monday, Secretary of State Iris Wynn said only: “Stay tuned.”", ["Iris Wynn"]),
    (
        "Such attacks worked, said Fred Noll, a strategist: “Voters like a fighter.” But pollster Ann Beck warned against reading too much "
        "into it. “One county is not a country,” she said.",
        ["Fred Noll", "Ann Beck"],
    ),
    (
        "When Ms. Rowe asked the nominee, Judge Alan Crewe, if he agreed, he replied, “Senator, I would not "
        "put it that way.” “How would you "
        "put it?” she asked. “More carefully,” he said.",
        ["Alan Crewe", "Rowe", "Alan Crewe"],
    ),
    (
        "Prime Minister Neil Grant said on Monday that Britain “will not be bullied” after the vote. His "
        "rival, Labour leader Pam Holt, called "
        "the speech “hollow words from a hollow man.” “He has run out of road,” Holt told supporters. “So let him go.”",
        ["Neil Grant", "Pam Holt", "Pam Holt", "Pam Holt"],
    ),
]


@pytest.mark.parametrize(("text", "speakers"), POLITICS)
def test_political_news(text: str, speakers: list[str]) -> None:
    assert [who for _, who in said(text)] == speakers
