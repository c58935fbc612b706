"""What ordinary business articles are about: their main organisations and products become topics."""

from __future__ import annotations

import pytest

from bot.reading.article import read
from storage.drafts import TopicDraft, Vocabulary
from tests.reading.business import ARTICLES
from tests.reading.main_subject.main_topics import MAIN
from tests.reading.main_subject.main_topics_in_story import IN_STORY_KEPT_ASIDE, IN_STORY_LOOK_ALIKES, IN_STORY_SEEN

ALL_MAIN = MAIN | IN_STORY_SEEN | IN_STORY_KEPT_ASIDE | IN_STORY_LOOK_ALIKES
SUBJECTS = {
    "freight": ["Globex Freight /globex"],
    "earnings": ["Initech Corp. /initech"],
    "launch": ["Hooli /hooli", "Nimbus 3 /nimbus-3"],
    "funding": ["Vandelay Payments /vandelay"],
    "recall": ["Sakura Motors /sakura-motors"],
    "merger": ["Stark Industries /stark", "Wayne Logistics /wayne"],
    "layoffs": ["Soylent Foods /soylent"],
    "court": ["Cyberdyne Systems /cyberdyne"],
    "club": ["Milltown Rovers /milltown-rovers"],
    "ministry": ["Ministry of Transport /ministry-of-transport"],
    "university": ["Northfield University /northfield-university"],
    "chinese": ["红杉科技公司 /hongshan"],
    "merged": ["Dunder Paper /dunder", "Prestige Print /prestige"],
    "drug": ["Respira /respira", "Umbrella Health /umbrella-health"],
    "breach": ["Oscorp Telecom /oscorp"],
    "contract": ["Contoso Marine /contoso"],
}


@pytest.mark.parametrize("kind", ARTICLES)
def test_an_article_is_about_its_main_organisations_and_products(kind: str) -> None:
    subjects = read(ARTICLES[kind]).main_subjects
    assert sorted(f"{subject.name} {f'/{subject.slash}' if subject.slash else ''}" for subject in subjects) == sorted(SUBJECTS[kind])


def names_of(subject: TopicDraft) -> set[str]:
    """What people can type to ask for the topic."""
    return {subject.slash or "", *(name.lower().replace(" ", "-") for name in (subject.name, *subject.aliases))}


@pytest.mark.parametrize("kind", ALL_MAIN)
def test_what_an_article_is_mainly_about_answers_to_what_people_type(kind: str) -> None:
    text, wanted, _ = ALL_MAIN[kind]
    found = [names_of(subject) for subject in read(text).main_subjects]
    assert [asked for asked in wanted if not any(asked & names for names in found)] == []


@pytest.mark.parametrize("kind", ALL_MAIN)
def test_what_an_article_names_in_passing_is_none_of_its_subjects(kind: str) -> None:
    text, _, passing = ALL_MAIN[kind]
    found = {name for subject in read(text).main_subjects for name in (subject.name, *subject.aliases)}
    assert found.isdisjoint(passing)


def test_a_short_form_in_the_headline_is_an_alias_of_the_name_that_the_lead_gives_in_full() -> None:
    draft = read(ARTICLES["freight"])
    [globex] = draft.main_subjects
    assert (globex.name, globex.kind, globex.aliases) == ("Globex Freight", "organisation", ("Globex",))
    assert {mention.entity for mention in draft.mentions if mention.kind == "organisation"} == {"Globex Freight"}


@pytest.mark.parametrize(
    "text",
    [
        "Zorblatt buys rival\n\nZorblatt Cloud, a unit of Zorblatt, bought Globex. Later Zorblatt said that it would sell it.",
        "Zorblatt buys rival\n\nOn Monday Zorblatt bought Globex. The deal was prepared by Zorblatt Freight last year.",
        "Zorblatt 7 sells well\n\nMany buy the Zorblatt 7. In May Zorblatt said so.",
    ],
)
def test_names_in_the_same_sentence_stay_separate(text: str) -> None:
    assert "Zorblatt" in {mention.entity for mention in read(text).mentions}


def test_a_followed_topic_keeps_its_name() -> None:
    known = Vocabulary(topics=(TopicDraft(name="Globex", slash="gx"),))
    [subject, *_] = read(ARTICLES["freight"], vocabulary=known).main_subjects
    assert (subject.name, subject.slash) == ("Globex", "gx")


@pytest.mark.parametrize(
    ("text", "name", "slash", "aliases"),
    [
        (
            "Nordvik Energi ASA profit rises\n\nNordvik Energi ASA said profit rose 3% to 4 billion crowns.",
            "Nordvik Energi ASA",
            "nordvik",
            {"Nordvik", "Nordvik Energi"},
        ),
        (
            "Corvid Foods is fined\n\nThe regulator Ofwat fined Corvid Foods Ltd £3 million. Ofwat said that Corvid Foods must pay.",
            "Corvid Foods Ltd",
            "corvid",
            {"Corvid", "Corvid Foods"},
        ),
        (
            "青山电器股份有限公司净利润增长3%\n\n青山电器股份有限公司公布，净利润增长3%。",
            "青山电器股份有限公司",
            "qingshan",
            {"青山"},
        ),
        (
            "United Steel Ltd profit rises\n\nUnited Steel Ltd said profit rose 3% to 4 billion crowns.",
            "United Steel Ltd",
            "united-steel",
            {"United Steel"},
        ),
    ],
)
def test_a_company_answers_to_what_people_type(text: str, name: str, slash: str, aliases: set[str]) -> None:
    topics = {topic.name: topic for topic in read(text).main_subjects}
    assert topics[name].slash == slash
    assert set(topics[name].aliases) == aliases


def test_a_first_word_that_two_companies_share_is_no_alias() -> None:
    text = "Orsay Marine buys rival\n\nOrsay Marine will buy Orsay Foods. Orsay Marine has 3 ships. Orsay Foods makes bread."
    assert all("Orsay" not in topic.aliases for topic in read(text).main_subjects)


def test_a_text_without_a_headline_is_not_about_who_comes_first() -> None:
    topics = read("Regulator Ofwat fined Corvid Foods Ltd $3 million on Tuesday. Its sales were $40 million.").main_subjects
    assert [topic.name for topic in topics] == ["Corvid Foods Ltd"]
