"""Names of topics as people type them: shorter, without signs and accents, with a company's ending, with dashes."""

from __future__ import annotations

import pytest

from bot.commands.written_names import the_one_written_so, the_shortest, without_chinese_endings, written_forms
from storage.drafts import ArticleDraft, Mention, TopicDraft
from storage.records import Topic
from storage.store import Store
from tests.commands.conftest import Ask

TOPICS = [
    Topic(id=number, name=name, aliases=aliases)
    for number, (name, aliases) in enumerate(
        (
            ("Alder & Finch", ()),
            ("TideBox", ()),
            ("Renée Marchal", ()),
            ("Rook", ("Rook-One",)),
            ("ROOKONE", ()),
            ("Heron 2", ()),
            ("Heron 2 Max", ()),
        ),
        1,
    )
]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("alder-and-finch", "Alder & Finch"),
        ("alder-finch", "Alder & Finch"),
        ("tide-box", "TideBox"),
        ("renee-marchal", "Renée Marchal"),
        ("tideboxs", "TideBox"),
        ("tidebo", None),
        ("alderfinchley", None),
        ("rookone", None),  # two of them
        ("h2", None),
    ],
)
def test_a_name_without_its_signs(typed: str, name: str | None) -> None:
    found = the_one_written_so(typed, TOPICS)
    assert (found.name if found else None) == name


def test_forms_of_a_name_that_was_written_with_dashes() -> None:
    assert {"marlowe finch", "marlowe & finch", "marlowe and finch"} <= set(written_forms("marlowe-finch"))
    assert {"st oswin's"} <= set(written_forms("st-oswins"))
    assert written_forms("tidebox") == ["tidebox"]


def test_of_versions_the_one_that_all_others_extend() -> None:
    by_name = {topic.name: topic for topic in TOPICS}
    assert the_shortest([by_name["Heron 2 Max"], by_name["Heron 2"]]) is by_name["Heron 2"]
    assert the_shortest([by_name["Heron 2"]]) is by_name["Heron 2"]
    assert the_shortest([by_name["Heron 2"], by_name["Rook"]]) is None
    assert the_shortest([]) is None


@pytest.mark.parametrize(
    ("typed", "name"),
    [("云杉科技集团", "云杉"), ("云杉智能科技股份有限公司", "云杉"), ("云杉", "云杉"), ("科技公司", "科技"), ("云杉汽车", "云杉汽车")],
)
def test_a_chinese_company_without_the_words_that_end_its_name(typed: str, name: str) -> None:
    assert without_chinese_endings(typed) == name


NAME = "Old Heron Mill"
ARTICLE = ArticleDraft(
    text=f"{NAME} reopens.",
    title="Under a new roof",
    mentions=(Mention(start=0, end=len(NAME), text=NAME, entity=NAME, kind="organisation"),),
)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("/brief stats Tern Line Corp.", "Tern Line Corp."),
        ("/brief timeline tern line corp.", "Tern Line Corp."),
        ("/tern-line-corp stats", "Tern Line Corp."),
        ("/brief stats old heron mill", "Old Heron Mill"),
        ("/brief stats the old-heron-mill", "Old Heron Mill"),
        ("/brief stats old-heron-mill", "Old Heron Mill"),
        ("/the-old-heron-mill stats", "Old Heron Mill"),
        ("/brief stats heron mill", "Heron Mill"),
    ],
)
async def test_names_with_several_words_are_found_whole(store: Store, ask: Ask, line: str, title: str) -> None:
    library = store.library()
    for name in ("Tern Line Corp.", "Heron Mill"):
        await library.add_topic(TopicDraft(name=name, kind="organisation"), "tests")
    await library.add_article(ARTICLE, by="tests")
    assert (await ask(line)).title.partition(":")[0] == title
