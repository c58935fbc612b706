from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from bot.asking.answering import Answer, answer
from bot.asking.question import understand
from bot.reading.lexicon import Lexicon
from storage.drafts import TopicDraft, Vocabulary
from storage.records import Citation, Fact, Passage
from storage.values import Nature, Origin, PartialDate, Quantity

LEXICON = Lexicon.of(Vocabulary(topics=(TopicDraft(name="Acme"), TopicDraft(name="Globex"))))
NAMES = {"Acme": frozenset({"Acme"}), "Globex": frozenset({"Globex"})}


def passage(sentence: str, *, article: str = "a1", retelling_of: str | None = None, start: int = 0, year: int = 2024) -> Passage:
    published = PartialDate.day(date(year, 5, 1))
    citation = Citation(article, 1, start, start + len(sentence), sentence, "News", published=published, retelling_of=retelling_of)
    return Passage(sentence, citation, 1.0)


def fact(sentence: str, metric: str, value: int, *, year: int = 2024) -> Fact:
    return Fact(
        id=1, ref="f1", lineage="l1", version=1, recorded_at=datetime(2024, 6, 1, tzinfo=UTC), recorded_by="tests", origin=Origin.READ,
        subject="Acme", metric=metric, scope=None, nature=Nature.ACTUAL, quantity=Quantity(Decimal(value)), as_of=PartialDate.year(year),
        attributed_to=None, figure_start=0, figure_end=1, citation=passage(sentence, article="a9", year=year).citation,
    )  # fmt: skip


SHELF = (
    passage("Acme opened a plant in Lyon in March.", start=0),
    passage("Globex opened a plant in Turin in June.", start=50),
    passage("The chief executive of Acme resigned.", start=100),
    passage("Acme sells kettles in forty countries.", start=150),
    passage("Rain fell on the parade.", start=200),
)


def asked(question: str, *more: Fact | Passage) -> Answer:
    return answer(understand(question, LEXICON), [*SHELF, *more], NAMES)


def sentences(found: Answer) -> list[str]:
    return [evidence.known.citation.sentence for evidence in found.found]


def test_an_answer_covers_both_what_is_asked_and_the_topic() -> None:
    assert sentences(asked("Where did Acme open a plant?")) == ["Acme opened a plant in Lyon in March."]


def test_a_sentence_with_synonyms_is_an_answer() -> None:
    assert sentences(asked("Did the CEO of Acme resign?")) == ["The chief executive of Acme resigned."]


def test_without_an_answer_the_nearest_entries_are_given() -> None:
    found = asked("What is the revenue of Acme?")
    assert found.found == ()
    assert found.nearest
    assert all("Acme" in evidence.known.citation.sentence for evidence in found.nearest)
    assert found.missing


def test_a_question_about_an_unknown_name_has_no_answer() -> None:
    assert asked("Does Acme open a plant with Initech?").found == ()


def test_a_question_for_a_figure_is_answered_by_the_figure_and_not_also_by_its_sentence() -> None:
    sentence = "Acme sold 300 kettles in 2023."
    found = asked(
        "How many kettles did Acme sell in 2023?",
        passage(sentence, article="a9", year=2023),
        fact(sentence, "kettles sold", 300, year=2023),
    )
    assert [type(evidence.known) for evidence in found.found] == [Fact]


def test_an_entry_of_another_year_is_no_answer() -> None:
    assert (
        asked("How many kettles did Acme sell in 2019?", fact("Acme sold 300 kettles in 2023.", "kettles sold", 300, year=2023)).found == ()
    )


def test_a_retelling_is_left_out_beside_its_original() -> None:
    again = passage("Acme opened a plant in Lyon, in March.", article="a2", retelling_of="a1")
    assert len(asked("Where did Acme open a plant?", again).found) == 1


def test_the_order_of_the_known_entries_does_not_matter() -> None:
    question = understand("Who opened a plant?", LEXICON)
    assert answer(question, SHELF, NAMES) == answer(question, SHELF[::-1], NAMES)
