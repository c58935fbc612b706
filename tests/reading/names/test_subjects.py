"""What ordinary business articles are about: their main organisations and products become topics."""

from __future__ import annotations

import pytest

from bot.reading.article import read
from storage.drafts import TopicDraft, Vocabulary
from tests.reading.business import ARTICLES

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
    "chinese": ["红杉科技公司 "],
    "merged": ["Dunder Paper /dunder-paper", "Prestige Print /prestige-print"],
    "drug": ["Respira /respira", "Umbrella Health /umbrella-health"],
    "breach": ["Oscorp Telecom /oscorp"],
    "contract": ["Contoso Marine /contoso"],
}


@pytest.mark.parametrize("kind", ARTICLES)
def test_an_article_is_about_its_main_organisations_and_products(kind: str) -> None:
    subjects = read(ARTICLES[kind]).main_subjects
    assert sorted(f"{subject.name} {f'/{subject.slash}' if subject.slash else ''}" for subject in subjects) == sorted(SUBJECTS[kind])


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
