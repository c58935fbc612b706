"""Names: what is a name and what is not, the kinds of names, and which of them mean the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading import sentences
from bot.reading.lexicon import Lexicon
from bot.reading.main_subject.topics import main_subjects, slash_of
from bot.reading.names import entities
from bot.reading.passage import Passage
from storage.drafts import Mention, TopicDraft, Vocabulary
from tests.reading import repetition

NOTHING_KNOWN = Lexicon.of(Vocabulary())
TOPICS = Lexicon.of(
    Vocabulary(
        topics=(
            TopicDraft(name="Alibaba", aliases=("Alibaba Group",), slash="alibaba"),
            TopicDraft(name="Qwen", kind="product", aliases=("Tongyi Qianwen", "通义千问"), slash="qwen", parent="Alibaba"),
        )
    )
)


def read(text: str, lexicon: Lexicon = NOTHING_KNOWN) -> tuple[Mention, ...]:
    return entities.find(text, sentences.split(text), lexicon)


def texts(text: str) -> list[str]:
    return [mention.text for mention in read(text)]


def entity(text: str, name: str, lexicon: Lexicon = NOTHING_KNOWN) -> str:
    return next(mention.entity for mention in reversed(read(text, lexicon)) if mention.text == name)


def kind(text: str, name: str) -> str:
    return next(mention.kind for mention in read(text) if mention.text == name)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Investors cheered. Leveraging Acme Cloud, the firm grew. However, nothing changed.", ["Acme Cloud"]),
        ("On Monday in March the firm met in May. Last Friday it rained.", []),
        ("Coincidentally, costs fell. Scalability matters. Boarding began.", []),
        ("The Bank of England and the World Trade Organization met.", ["Bank of England", "World Trade Organization"]),
        ("The Securities and Exchange Commission sued Acme and Globex.", ["Securities and Exchange Commission", "Acme", "Globex"]),
        ("The European Commission fined a European firm.", ["European Commission"]),
        ("Acme CEO Jane Roe met Chinese President Xi Jinping.", ["Acme", "Jane Roe", "Xi Jinping"]),
        ("Acme's FieldBot 3 and the iPhone 15 Pro cost more.", ["Acme", "FieldBot 3", "iPhone 15 Pro"]),
        ("The Qwen 2.5-72B model beat GPT-4o in 2024.", ["Qwen 2.5-72B", "GPT-4o"]),
        ("US-based Acme paid US$ 40 million for Leeds-based Globex.", ["US", "Acme", "Leeds", "Globex"]),
        ("The regulator fined Corvid Foods Ltd $3 million and Globex Energy £4 million.", ["Corvid Foods Ltd", "Globex Energy"]),
        ("The AI-driven CEO likes AI+Cloud and R&D in Q2.", []),
        ("It gave Acme 30 days and 5 million dollars.", ["Acme"]),
        ("It went to Los Angeles, New York City and Mobile, Alabama.", ["Los Angeles", "New York City", "Mobile", "Alabama"]),
        ("Acme , Inc. said that AT&T 's offer was low .", ["Acme , Inc.", "AT&T"]),
        ("the King's College London report on McDonald's", ["King's College London", "McDonald's"]),
        ("He said: “Acme will grow. Growth is good.”", ["Acme"]),
    ],
)
def test_names_are_found(text: str, names: list[str]) -> None:
    assert texts(text) == names


def test_capitalised_words_of_a_headline_are_no_names() -> None:
    text = "Acme Unveils New Robots as Sales Double\n\nOn Tuesday Acme met Globex.\n\nWhy Rivals Worry\n\nThey are slow."
    assert texts(text) == ["Acme", "Acme", "Globex"]


def test_a_headline_in_capitals_names_what_the_text_names() -> None:
    text = "ACME CLOUD CUTS PRICES AGAIN\n\nThe prices of Acme Cloud fell."
    assert [mention.entity for mention in read(text)] == ["Acme Cloud", "Acme Cloud"]


def test_the_lead_of_a_list_item_is_a_headline() -> None:
    assert texts("We saw three things at Acme.\n\n• Global Leadership: Acme is first.\n• Business Uses: Many firms use it.") == [
        "Acme",
        "Acme",
    ]


@pytest.mark.parametrize(
    ("text", "name", "means"),
    [
        ("Eddie Wu Yongming spoke. Later Wu left.", "Wu", "Eddie Wu Yongming"),
        ("Wu Yongming spoke in Hangzhou. Then Wu left.", "Wu", "Wu Yongming"),
        ("Eddie Wu spoke. In Hangzhou, Eddie Wu Yongming left.", "Eddie Wu", "Eddie Wu Yongming"),
        ("The chairman, Joe Tsai, spoke. In the end Tsai left.", "Tsai", "Joe Tsai"),
        ("Acme Robotics Inc. grew. Now Acme Robotics hires, and Acme builds.", "Acme", "Acme Robotics Inc."),
        ("The Northrop Grumman bid won. So Northrop builds it.", "Northrop", "Northrop Grumman"),
        ("Today China Eastern Airlines flies. And China Eastern grows.", "China Eastern", "China Eastern Airlines"),
        (
            "The European Aeronautic Defence and Space Company (EADS) grew. Now EADS builds.",
            "EADS",
            "European Aeronautic Defence and Space Company",
        ),
        ("The Institute for Fiscal Studies said so. In May the IFS agreed.", "IFS", "Institute for Fiscal Studies"),
        ("The Alibaba Group invests, and Alibaba Cloud grows.", "Alibaba Cloud", "Alibaba Cloud"),
        ("In China, Bank of China grew.", "China", "China"),
        ("The National Bank of Freedonia lends. Then National Bank grew.", "National Bank", "National Bank of Freedonia"),
        ("The firm Globex Telekom AG grew. Then Telekom fell.", "Telekom", "Globex Telekom AG"),
        ("The World Health Organization met. Now WHO staff left.", "WHO", "World Health Organization"),
        ("The Bank of England met. In May the BoE cut.", "BoE", "Bank of England"),
        ("The shop Acme grew, and Acme.com too.", "Acme.com", "Acme"),
        ("Today 蓝鲸汽车集团公布业绩，蓝鲸汽车股价上涨。", "蓝鲸汽车", "蓝鲸汽车集团"),
        ("The Airbus A380 flies. So the A380s fly.", "A380s", "Airbus A380"),
        ("The U.S. grew. So did the United States.", "U.S.", "United States"),
        ("BEIJING, Feb. 27 -- It rained in Beijing.", "BEIJING", "Beijing"),
    ],
)
def test_short_forms_mean_the_full_name(text: str, name: str, means: str) -> None:
    assert entity(text, name) == means


def test_a_family_name_means_the_bearer_who_was_named_last() -> None:
    text = "We met Jane Roe. Then Roe left. We met John Roe. Then Roe came."
    assert [mention.entity for mention in read(text)] == ["Jane Roe", "Jane Roe", "John Roe", "John Roe"]


def test_topics_name_their_aliases_and_longer_names_stay_their_own() -> None:
    text = "The Alibaba Group Holding Ltd. and Alibaba Cloud built Tongyi Qianwen. Alibaba's Qwen-Max is not Qwen. 通义千问很好。"
    assert [(mention.text, mention.entity) for mention in read(text, TOPICS)] == [
        ("Alibaba Group Holding Ltd.", "Alibaba"),
        ("Alibaba Cloud", "Alibaba Cloud"),
        ("Tongyi Qianwen", "Qwen"),
        ("Alibaba", "Alibaba"),
        ("Qwen-Max", "Qwen-Max"),
        ("Qwen", "Qwen"),
        ("通义千问", "Qwen"),
    ]


@pytest.mark.parametrize(
    ("text", "name", "wanted"),
    [
        ("Acme Robotics Inc. grew.", "Acme Robotics Inc.", "organisation"),
        ("The carmaker Zorblatt grew.", "Zorblatt", "organisation"),
        ("Zorblatt, a maker of pumps, grew. It saw Zorblatt's revenue rise.", "Zorblatt", "organisation"),
        ("We met Mr. Zorblatt there.", "Zorblatt", "person"),
        ("We met Jane Zorblatt there.", "Jane Zorblatt", "person"),
        ("Ask Ren Zhengfei of Huawei.", "Ren Zhengfei", "person"),
        ("They flew to Hangzhou.", "Hangzhou", "place"),
        ("They met at the World Pump Conference.", "World Pump Conference", "event"),
        ("They sell the Zorb-3000 there.", "Zorb-3000", "product"),
        ("They trained the Zorblatt model there.", "Zorblatt", "product"),
        ("Zorblatt is a large language model developed by a firm. We like Zorblatt.", "Zorblatt", "product"),
    ],
)
def test_kinds(text: str, name: str, wanted: str) -> None:
    assert kind(text, name) == wanted


def test_chinese_people_and_organisations() -> None:
    text = "阿里巴巴集团首席执行官吴泳铭表示，公司将继续投入。吴泳铭还说，浙江大学参与了研究。"
    found = [(mention.text, mention.kind) for mention in read(text)]
    assert found.count(("吴泳铭", "person")) == 2
    assert ("浙江大学", "organisation") in found


def test_chinese_names_that_are_not_recognised_by_their_end() -> None:
    found = [
        (mention.text, mention.kind) for mention in read("公司宣布，吴泳铭将出任首席执行官。商务部发言人何亚东3月5日说，阿里云去年增长。")
    ]
    assert found == [("吴泳铭", "person"), ("商务部", "organisation"), ("何亚东", "person"), ("阿里云", "organisation")]


def test_a_company_ends_at_its_legal_form() -> None:
    assert [m.text for m in read("The firm is run by Acme Brothers Ltd. Jane Roe keeps its books.")] == ["Acme Brothers Ltd.", "Jane Roe"]


PRESS_RELEASE = """Acme Robotics Inc. raises $40 million to build farm robots

LEEDS, England, Sept. 19, 2024 (Globex Wire) -- Acme Robotics Inc. said that it had raised $40 million.
Initech, a subsidiary of Acme, took part.

"We will hire," said Jane Roe, head of Acme. The firm sells the FieldBot 3. Initech builds parts, and Initech grew.
Initech and Acme share a plant in Leeds.
"""


def subjects(text: str, lexicon: Lexicon = NOTHING_KNOWN) -> tuple[TopicDraft, ...]:
    return main_subjects(Passage(text, sentences.split(text), mentions=read(text, lexicon)), text.partition("\n")[0], lexicon)


def test_main_subjects_are_what_title_and_text_are_about() -> None:
    acme, initech = subjects(PRESS_RELEASE)
    assert acme == TopicDraft(name="Acme Robotics Inc.", kind="organisation", aliases=("Acme", "Acme Robotics"), slash="acme")
    assert (initech.name, initech.kind, initech.slash, initech.parent) == ("Initech", "organisation", "initech", "Acme Robotics Inc.")


def test_a_subject_that_is_a_topic_comes_as_that_topic() -> None:
    text = "Alibaba cuts prices\n\nThe prices of Alibaba Group fell. At Alibaba they say that prices fall. Now Alibaba sells more."
    assert subjects(text, TOPICS) == (TOPICS.topics[0],)


def test_a_text_about_nobody_has_no_subjects() -> None:
    assert subjects("Rain\n\nIt rained in Leeds on Monday.") == ()


@pytest.mark.parametrize(
    ("name", "slash"),
    [
        ("Acme Robotics Inc.", "acme-robotics"),
        ("Acme", "acme"),
        ("L'Oréal S.A.", "loreal"),
        ("AT&T", "att"),
        ("H&M", "hm"),
        ("Nordvik Energi ASA", "nordvik-energi"),
        ("Ødegård Øl AS", "odegard-ol"),
        ("Kerr & Sons", "kerr-and-sons"),
        ("松岭重工集团有限公司", "songlingzhonggong"),
        ("Qwen2.5-Max", "qwen2-5-max"),
        ("阿里巴巴", "alibaba"),
        ("Help", None),
        ("A very long name of a company that nobody would ever want to type", None),
    ],
)
def test_slash_names(name: str, slash: str | None) -> None:
    assert slash_of(name) == slash


def _holds(text: str, found: tuple[Mention, ...]) -> None:
    last = 0
    for mention in found:
        assert text[mention.start : mention.end] == mention.text
        assert last <= mention.start
        assert mention.entity
        last = mention.end


@given(st.text(alphabet="ABab.'’s ,-&()\n“Inc1吴说公司", max_size=200))
def test_any_text_is_read(text: str) -> None:
    found = read(text, TOPICS)
    assert found == read(text, TOPICS)
    _holds(text, found)
    main_subjects(Passage(text, sentences.split(text), mentions=found), text[:20], TOPICS)


@pytest.mark.parametrize("piece", repetition.NAMES)
def test_a_repeated_piece_is_read(piece: str) -> None:
    text = repetition.repeated(piece, 10_000)
    _holds(text, entities.find(text, ((0, len(text)),), TOPICS))


_WRAPPED = """Murmura raises fresh money

Murmura, a Ghent startup that has 40 people, closed a round led by Kestrel
Deep of Bruges. The investors that had come earlier, Orbis Ventures, Lowland
Angels and Pier Nine Capital, stayed with it, as did the endowment of the
University of Tongeren. Its chief executive, whose name is Jantien van der
Velde, said that the start-up would hire in New Zealand and in the United
Kingdom. Sales at the rival Brugmans Optics Ltd. fell, and Brugmans
Optics closed its plant.
"""


@pytest.mark.parametrize(
    ("written", "entity"),
    [
        ("Kestrel\nDeep", "Kestrel Deep"),
        ("Lowland\nAngels", "Lowland Angels"),
        ("Jantien van der\nVelde", "Jantien van der Velde"),
        ("United\nKingdom", "United Kingdom"),
        ("Brugmans\nOptics", "Brugmans Optics Ltd."),
    ],
)
def test_a_name_is_read_across_the_line_break_of_wrapped_text(written: str, entity: str) -> None:
    assert {m.text: m.entity for m in read(_WRAPPED)}.get(written) == entity


@pytest.mark.parametrize(
    "text",
    [
        "Lowland Angels\nOrbis Ventures\nKestrel Deep\n",
        "Partners\n\n• Lowland Angels\n• Orbis Ventures\n• Kestrel Deep\n",
        "Fund | Share\nLowland Angels | 3%\nOrbis Ventures | 4%\n",
        "Murmura hires in Ghent\nOrbis Ventures pays\n\nMurmura is a start-up of Ghent.\n",
    ],
)
def test_names_on_lines_of_their_own_stay_apart(text: str) -> None:
    assert not any("\n" in mention.text for mention in read(text))


@pytest.mark.parametrize(
    ("sentence", "name", "expected"),
    [
        ("The keys went to Oriadne Belcourt, a 41-year-old chemist.", "Oriadne Belcourt", "person"),
        ("It was bought by Torvald Brekke, 52, a fisherman.", "Torvald Brekke", "person"),
        ("The works went to Ferrant Delmas, Quirin's grandfather.", "Ferrant Delmas", "person"),
        ("So the yard goes to her niece, Iselda Vantour.", "Iselda Vantour", "person"),
        # kept aside
        ("The shop was left to his late brother, Ruvane Tillok.", "Ruvane Tillok", "person"),
        ("The seat fell to Ysolde Marrack, aged 38.", "Ysolde Marrack", "person"),
        ("Half of it is held by Corvin Estelmann, the founder's son-in-law.", "Corvin Estelmann", "person"),
        # look-alikes
        ("The works went to Ferrant Delmas, a 36-year-old company from Lille.", "Ferrant Delmas", "other"),
        ("The works went to Ferrant Delmas, 52 kilometres away.", "Ferrant Delmas", "other"),
        ("It lost to Delmas Ferrant, a 12-year-old family firm.", "Delmas Ferrant", "other"),
    ],
)
def test_whose_age_or_relatives_are_given_is_a_person(sentence: str, name: str, expected: str) -> None:
    assert kind(f"The mill stood still.\n\n{sentence}", name) == expected


def test_a_person_is_called_by_the_given_name_later() -> None:
    text = "The yard goes to her niece, Iselda Vantour, a 36-year-old engineer. Nobody was surprised. Today Iselda said so."
    assert {mention.text: mention.entity for mention in read(text)}["Iselda"] == "Iselda Vantour"
