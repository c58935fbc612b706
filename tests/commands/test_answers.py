"""The other commands that read: quotations, sources, search, latest, topics, help, questions."""

from __future__ import annotations

import pytest

from bot.core.document import Listing, Outcome, Quotation
from storage.store import Store
from storage.values import PartialDate
from tests.commands import acme
from tests.commands.conftest import Ask, words


@pytest.mark.usefixtures("shelf")
async def test_quotations_name_the_speaker_and_the_occasion(ask: Ask) -> None:
    document = await ask("/acme quotes")
    assert [block.words for block in document.blocks if isinstance(block, Quotation)] == ["A robot must be as dull as a kettle"]
    assert "Lena Ortiz, trade fair, 20 May 2024 [1]" in words(document)
    assert (await ask("/acme quotes kettle")).outcome is Outcome.ANSWER
    assert (await ask("/acme quotes teapot")).outcome is Outcome.NOTHING_FOUND


async def test_what_is_reported_must_speak_of_the_topic_itself(ask: Ask, store: Store) -> None:
    library = store.library()
    await library.add_topic(acme.TOPICS[0], "tests")
    sentences = ("Acme said that its robots are dull.", "The mayor of Lyon said that taxes will rise.")
    await library.add_article(acme.article(sentences, "Lyon", PartialDate.year(2025)), by="tests")
    said = words(await ask("/acme quotes"))
    assert "Acme said that its robots are dull." in said
    assert "mayor" not in said
    assert (await ask("/acme quotes taxes")).outcome is Outcome.NOTHING_FOUND


@pytest.mark.usefixtures("shelf")
async def test_sources_count_a_retelling_as_no_source_of_its_own(ask: Ask) -> None:
    said = words(await ask("/rover sources"))
    assert "3 articles, 2 independent sources" in said
    assert "Robots everywhere, The Example [a3] · same story as a2" in said


@pytest.mark.usefixtures("shelf")
async def test_every_source_opens_on_its_sentence_and_article(ask: Ask) -> None:
    for line in ("/acme stats", "/acme timeline", "/acme quotes", "/brief latest"):
        for source in (await ask(line)).sources:
            opened = await ask(source.line)
            assert opened.outcome is Outcome.ANSWER
            if source.sentence:
                assert source.sentence in words(opened)
    fact = words(await ask("/brief source f1"))
    assert "Rover, robots sold (delivery robots and toys): more than 50,000 robots (May 2024)" in fact
    assert "Address: Acme sells robots <https://news.example/acme?a=1>" in fact


async def test_an_unknown_reference_is_answered_with_what_references_look_like(ask: Ask) -> None:
    document = await ask("/brief source f99")
    assert (document.outcome, "Marks look like f12" in words(document)) == (Outcome.MISTAKE, True)


@pytest.mark.usefixtures("shelf")
async def test_the_source_of_what_was_withdrawn_opens_and_says_so(ask: Ask, store: Store) -> None:
    ours = store.scoped("slack:T1")
    figure, article = await ours.entry("f1"), await ours.entry("a2")
    assert figure is not None
    assert article is not None
    await ours.withdraw(figure, "kim", "misread.")
    await ours.withdraw(article, "kim")
    shown = words(await ask("/brief source f1"))
    assert "by kim, reason: misread. It is in no answer any more." in shown
    assert "By May 2024 more than 50,000 robots" in shown
    assert "Withdrawn with its article" in words(await ask("/brief source f3"))
    assert "Withdrawn on" not in words(await ask("/brief source f1", workspace="slack:T2"))


@pytest.mark.usefixtures("shelf")
async def test_search_finds_sentences_and_says_when_it_finds_none(ask: Ask) -> None:
    assert "opened an office in Lyon" in words(await ask("/brief search office Lyon"))
    assert (await ask("/brief search zeppelin")).outcome is Outcome.NOTHING_FOUND


@pytest.mark.usefixtures("shelf")
async def test_what_is_planned_is_called_so_in_every_list(ask: Ask) -> None:
    """A plan must not read as a fact: "12 million euros (planned, 2025)"."""
    for line in ("/brief latest limit:30", "/brief new since:2020"):
        said = words(await ask(line))
        assert "12 million euros (planned, 2025)" in said
        assert "Acme will open its plant in Lyon on 3 March 2025. (planned)" in said
        assert said.count("Acme will open its plant") == 1, "its source does not repeat it"
        assert "robots sold (delivery robots and toys)" in said


@pytest.mark.usefixtures("shelf")
async def test_latest_shows_what_was_recorded_last(ask: Ask) -> None:
    assert "Robots everywhere" in words(await ask("/brief latest"))


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(("limit", "leads"), [(1, ["Article"]), (3, ["Article"] * 2 + ["Figure"]), (50, ["Article"] * 3)])
async def test_latest_leads_with_articles_however_many_entries_each_brought(ask: Ask, limit: int, leads: list[str]) -> None:
    document = await ask(f"/brief latest limit:{limit}")
    shown = [item.lead for block in document.blocks if isinstance(block, Listing) for item in block.items]
    assert shown[: len(leads)] == leads
    assert len(shown) <= limit
    assert "Article" not in shown[len(leads) :]


@pytest.mark.usefixtures("shelf")
async def test_topics_are_a_tree_with_slash_names(ask: Ask) -> None:
    said = words(await ask("/brief topics"))
    assert said.index("Acme: Makes robots · /acme") < said.index("– Lena Ortiz") < said.index("– Rover: ")


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("How many Rover delivery robots are in use?", "100,000 · Rover, robots in use"),
        ("When did Acme open an office in Lyon?", "In March 2024 Acme opened an office"),
        ("How much does Acme want to invest in its plant?", "12 million euros"),
        ("what did Ortiz say about the kettle?", "A robot must be as dull as a kettle"),
        ("Are Acme and Acme Robotics the same thing?", "both are names of one topic here, Acme"),
    ],
)
async def test_a_question_is_answered_from_the_store(ask: Ask, question: str, says: str) -> None:
    document = await ask(f"/brief ask {question}")
    assert document.outcome is Outcome.ANSWER
    assert says in words(document)


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(
    "question",
    ["How many wheels does a Rover have?", "Is Rover better than Zephyr?", "How did the shares of Acme react?", "Who was Napoleon?"],
)
async def test_what_the_store_does_not_know_is_not_guessed(ask: Ask, question: str) -> None:
    document = await ask(f"/brief ask {question}")
    assert (document.outcome, "Not in the store" in words(document)) == (Outcome.NOTHING_FOUND, True)
