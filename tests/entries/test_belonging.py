"""What an article about a topic tells under other names: what is told with the topic's own, and what is of somebody else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.entries.belonging import Belonging, extends
from storage.drafts import About
from storage.records import ArticleAbout, Topic
from storage.values import AboutBasis, Nature
from tests.digests.entries import citation, event, fact

KINDS = {
    "halvard works": "organisation",
    "halvard works leeds": "organisation",
    "halvard": "other",
    "mistral pumps": "organisation",
    "iglade": "organisation",
    "marlo": "organisation",
    "pump 3": "product",
    "pump 3 max": "product",
    "rival 9": "product",
    "ada wren": "person",
    "ola brandt": "person",
    "leeds": "place",
    "quays": "other",
}
#: About a company, with what it makes; a rival is followed too.
COMPANY = ArticleAbout(
    1,
    "a1",
    mains={"halvard works": "organisation", "pump 3": "product"},
    kinds=KINDS,
    officers_elsewhere=frozenset({"ola brandt"}),
    followed=frozenset({"mistral pumps", "pump 3"}),
    said=((100, 300),),
)
#: About two companies.
BOTH = replace(COMPANY, mains={"halvard works": "organisation", "mistral pumps": "organisation"})
#: Has the company in its title only.
TITLED = replace(COMPANY, mains={"mistral pumps": "organisation"})


def told(name: str, article: ArticleAbout, kind: str = "organisation") -> Belonging:
    return Belonging([Topic(id=1, name=name, kind=kind)], [article])


@pytest.mark.parametrize(
    ("subject", "basis", "article", "is_told"),
    [
        ("Halvard Works Leeds", "named", COMPANY, True),
        ("Pump 3", "named", COMPANY, True),
        ("Pump 3 Max", "named", COMPANY, True),
        ("Quays", "article", COMPANY, True),
        ("Leeds", "pronoun", COMPANY, True),
        ("Mistral Pumps", "article", TITLED, True),
        ("cabin crew union", "named", COMPANY, True),
        ("Halvard Works", "named", COMPANY, False),  # its own already
        ("Mistral Pumps", "named", COMPANY, False),
        ("Mistral Pumps", "article", BOTH, False),
        ("Rival 9", "named", COMPANY, False),
        ("iGlade", "named", COMPANY, False),
        ("marlo", "named", COMPANY, False),  # an organisation that writes its name small
        ("Pump 3", "named", BOTH, False),
        ("Leeds", "named", COMPANY, False),
        ("Quays", "pronoun", COMPANY, False),
        ("Halvardworks", "named", COMPANY, False),
    ],
)
def test_figures_of_parts_and_of_sentences_that_name_nobody(subject: str, basis: str, article: ArticleAbout, is_told: bool) -> None:
    figure = replace(fact(1, subject=subject), about_basis=AboutBasis(basis))
    assert told("Halvard Works", article).facts([figure]) == ([figure] if is_told else [])


@pytest.mark.parametrize(
    ("name", "basis", "entities", "article", "is_told"),
    [
        (None, "", (), COMPANY, True),
        ("builders", "named", (), COMPANY, True),
        ("Ada Wren", "pronoun", (), COMPANY, True),
        ("Two ministers", "named", ("Ada Wren",), COMPANY, True),
        ("Leeds", "named", ("Leeds",), COMPANY, True),
        ("Pump 3", "named", ("Pump 3",), COMPANY, True),
        ("Mistral Pumps", "article", (), BOTH, True),
        ("Mistral Pumps", "article", (), COMPANY, False),
        ("Mistral Pumps", "named", ("Mistral Pumps",), COMPANY, False),
        ("Mistral Pumps", "pronoun", (), BOTH, False),
        ("Ola Brandt", "named", ("Ola Brandt",), COMPANY, False),
        ("Two ministers", "named", (), COMPANY, False),
        ("Rival 9", "named", ("Rival 9",), COMPANY, False),
    ],
)
def test_events_of_its_people_places_and_products(
    name: str | None, basis: str, entities: tuple[str, ...], article: ArticleAbout, is_told: bool
) -> None:
    about = None if name is None else About(name=name, basis=AboutBasis(basis))
    happened = replace(event(1, "2025-03", entities=entities), about=about)
    assert told("Halvard Works", article).events([happened]) == ([happened] if is_told else [])


@pytest.mark.parametrize(
    ("place", "basis", "is_told"), [(120, "pronoun", True), (120, "named", False), (90, "pronoun", False), (290, "pronoun", False)]
)
def test_what_is_said_for_the_topic_is_its_own_where_it_names_nobody(place: int, basis: str, is_told: bool) -> None:
    figure = replace(fact(1, subject="Quays", cited=citation(start=place)), about_basis=AboutBasis(basis))
    happened = replace(event(1, "2025-03", entities=(), cited=citation(start=place)), about=About(name="Quays", basis=AboutBasis(basis)))
    assert told("Halvard Works", COMPANY).facts([figure]) == [figure] * is_told
    assert told("Halvard Works", COMPANY).events([happened]) == [happened] * is_told


def test_a_product_has_no_company_figures_and_a_person_none_of_the_article() -> None:
    price, revenue = (
        replace(fact(n, subject="Quays", metric=metric), about_basis=AboutBasis.ARTICLE) for n, metric in enumerate(("price", "revenue"))
    )
    assert told("Pump 3", COMPANY, "product").facts([price, revenue]) == [price]
    assert told("Ada Wren", COMPANY, "person").facts([price, revenue]) == []


def test_what_was_denied_and_what_other_articles_say_stays_away() -> None:
    denied = replace(fact(1, subject="Halvard Works Leeds"), nature=Nature.DENIED)
    assert told("Halvard Works", COMPANY).facts([denied]) == []
    assert told("Halvard Works", replace(COMPANY, ref="a2")).facts([fact(1, subject="Halvard Works Leeds")]) == []


@pytest.mark.parametrize(
    ("name", "base", "is_longer"),
    [
        ("tern line oslo", "tern line", True),
        ("tern-3", "tern", True),
        ("云杉重工绵阳工厂", "云杉重工", True),
        ("ternary", "tern", False),
        ("tern line", "tern line", False),
        ("oslo tern line", "tern line", False),
        ("tern 1.5", "tern 2", False),
    ],
)
def test_a_name_with_more_words_behind_another(name: str, base: str, is_longer: bool) -> None:
    assert extends(name, base) is is_longer
