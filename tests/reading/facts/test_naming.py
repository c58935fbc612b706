"""A metric has one name; what its words say beyond it is its scope."""

from __future__ import annotations

import pytest

from bot.reading.article import read
from bot.reading.facts.naming import named
from bot.reading.lexicon import Lexicon
from storage.drafts import MetricDraft, Vocabulary
from storage.values import EventStatus, PartialDate

VOCABULARY = Vocabulary(
    metrics=(
        MetricDraft(name="price cut", aliases=("price reduction",)),
        MetricDraft(name="derivative models"),
        MetricDraft(name="sales growth"),
        MetricDraft(name="paying users"),
        MetricDraft(name="paying users growth"),
        MetricDraft(name="net loss", aliases=("loss",)),
        MetricDraft(name="production capacity", aliases=("capacity",)),
    )
)
LEXICON = Lexicon.of(VOCABULARY)
PUBLISHED = PartialDate.parse("2024-09-24")


@pytest.mark.parametrize(
    ("phrase", "scope", "expected"),
    [
        ("price reduction", None, ("price cut", None)),
        ("prices of three models cut", None, ("price cut", "three models")),
        ("prices of three models cut", "in France", ("price cut", "in France")),
        ("native and derivative models together", None, ("derivative models", "native and derivative models together")),
        ("European sales growth", None, ("sales growth", "European")),
        ("sales growth", "in Europe", ("sales growth", "in Europe")),
        ("weight loss", None, ("weight loss", None)),
        ("share of paying users", None, ("share of paying users", None)),
        ("towns", None, ("towns", None)),
    ],
)
def test_the_name_and_the_scope(phrase: str, scope: str | None, expected: tuple[str, str | None]) -> None:
    assert named(phrase, scope, LEXICON) == expected


@pytest.mark.parametrize(
    ("text", "metric", "scope"),
    [
        ("On 19 September 2024, Acme cut the prices of three flagship vans of Bolt by up to 85%.", "price cut", "three flagship vans"),
        ("The number of paying users of Acme rose by over 200% in May 2024.", "paying users growth", None),
        ("Acme's new hall has a capacity of 40,000 spectators.", "capacity", None),
        ("Acme's new plant has a capacity of 40,000 cars a year.", "production capacity", None),
    ],
)
def test_figures_are_named_so(text: str, metric: str, scope: str | None) -> None:
    facts = read(text, published=PUBLISHED, vocabulary=VOCABULARY).facts
    assert (metric, scope) in [(fact.metric, fact.scope) for fact in facts]


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("On an earnings call in September 2024, the head of Acme said that it will concentrate on vans.", [EventStatus.PAST]),
        ("In September 2024 Acme announced that it will open a plant by 2026.", [EventStatus.PAST, EventStatus.PLANNED]),
        ("Acme said that it will open a plant in June 2026.", [EventStatus.PLANNED]),
    ],
)
def test_an_announcement_is_past_and_the_event_it_announces_is_not(text: str, statuses: list[EventStatus]) -> None:
    assert [event.status for event in read(text, published=PUBLISHED).events] == statuses


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Acme grows. Lee forecast that 90% of future trips will be made by train.", "future trips"),
        ("Acme grows. It said that 40% of revenue came from France in 2023.", "Acme"),
        ("Acme grows. It said that 40% of all employees work in France.", "Acme"),
        ("Acme grows. The company said that 90% of the shops are in France.", "Acme"),
    ],
)
def test_a_share_of_a_general_group_has_that_group_as_its_subject(text: str, subject: str) -> None:
    [fact] = read(text, published=PUBLISHED, vocabulary=VOCABULARY).facts
    assert fact.subject == subject
