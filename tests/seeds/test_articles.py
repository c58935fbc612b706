"""The starting articles: in our own words, with dates as exact as they are known; and the entries that are read in them."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

import pytest

from bot.entries.seed_articles import SeedArticle, draft_of, seed_articles
from bot.entries.vocabulary import load_vocabulary
from bot.reading.facts import reparses
from storage.drafts import ArticleDraft, EventDraft, FactDraft
from storage.values import Basis, EventStatus, Nature, Precision

ARTICLES = {article.stem: article for article in seed_articles()}
WIC_2023 = "2023-11-open-technology-platform"
APSARA_2024 = "2024-09-cloud-town-conference"
WIC_2024 = "2024-11-world-internet-conference"
PLAN = "2025-02-ai-investment"
RETOLD = "2025-02-ai-investment-retold"

each_article = pytest.mark.parametrize("article", ARTICLES.values(), ids=lambda article: article.stem)


@cache
def read(stem: str) -> ArticleDraft:
    return draft_of(ARTICLES[stem])


def family(name: str) -> set[str]:
    """The topic and all its descendants."""
    found = {name}
    while more := {topic.name for topic in load_vocabulary().topics if topic.parent in found} - found:
        found |= more
    return found


# ---- the files


def test_there_are_five_articles() -> None:
    assert sorted(ARTICLES) == [WIC_2023, APSARA_2024, WIC_2024, PLAN, RETOLD]


@pytest.mark.parametrize(
    ("stem", "published", "precision", "basis"),
    [
        (WIC_2023, "2023-11", Precision.MONTH, Basis.INFERRED),
        (APSARA_2024, "2024-09-24", Precision.DAY, Basis.STATED),
        (WIC_2024, "2024-11", Precision.MONTH, Basis.INFERRED),
        (PLAN, "2025-02-27", Precision.DAY, Basis.RESOLVED),
        (RETOLD, "2025-02", Precision.MONTH, Basis.INFERRED),
    ],
)
def test_publication_dates_are_as_exact_as_they_are_known(stem: str, published: str, precision: Precision, basis: Basis) -> None:
    date = ARTICLES[stem].published
    assert (date.value, date.precision, date.basis) == (published, precision, basis)


def test_the_note_mentions_the_printed_date_which_is_not_used() -> None:
    article = ARTICLES[WIC_2023]
    assert "25 July 2024" in article.note
    assert "July" not in article.text
    assert not any(date.when and date.when.value.startswith("2024") for date in read(WIC_2023).dates)


def test_the_retelling_names_its_original() -> None:
    assert ARTICLES[RETOLD].retells == PLAN
    assert [article.stem for article in ARTICLES.values() if article.retells] == [RETOLD]


@each_article
def test_every_article_says_that_it_is_our_own_summary_and_of_what(article: SeedArticle) -> None:
    assert article.note.startswith("Our own summary")
    assert article.summary_of
    assert article.publisher in (None, article.summary_of)


@each_article
def test_only_fragments_are_in_quotation_marks(article: SeedArticle) -> None:
    assert article.text.count('"') % 2 == 0
    assert not re.search("[“”„«»]", article.text + article.title)
    for fragment in re.findall(r'"([^"]*)"', article.text):
        assert len(fragment.split()) < 10, fragment


@each_article
def test_articles_are_plain_paragraphs_of_a_readable_length(article: SeedArticle) -> None:
    assert 150 < len(article.text.split()) < 1000
    assert not re.search(r"(?m)^[#*>\-|]|\]\(|\t| $", article.text)


@each_article
def test_dates_that_are_only_inferred_are_marked_so(article: SeedArticle) -> None:
    draft = read(article.stem)
    for event in draft.events:
        sentence = draft.text[event.start : event.end]
        if event.date.basis is Basis.INFERRED:
            assert "inferred" in sentence, sentence


# ---- what is read in them


def facts(stem: str, subject: str, metric: str) -> list[FactDraft]:
    return [fact for fact in read(stem).facts if fact.subject == subject and fact.metric == metric]


def described(fact: FactDraft) -> tuple[str, str, str]:
    return fact.quantity.comparator.value, fact.quantity.value_text, fact.quantity.unit


@pytest.mark.parametrize(
    ("stem", "subject", "metric", "figure", "as_of", "basis"),
    [
        (WIC_2023, "Alibaba", "business units", ("=", "6", "units"), "2023-11", Basis.INFERRED),
        (WIC_2023, "Alibaba Cloud", "share of large language models", (">", "50", "%"), "2023-11", Basis.INFERRED),
        (APSARA_2024, "Alibaba Cloud", "adjusted EBITA growth", ("=", "155", "%"), "2024-Q2", Basis.STATED),
        (APSARA_2024, "Bailian", "paying users growth", (">", "200", "%"), "2024-Q2", Basis.STATED),
        (APSARA_2024, "Qwen-Long", "price cut", ("=", "97", "%"), "2024-05", Basis.RESOLVED),
        (APSARA_2024, "Qwen", "price cut", ("<=", "85", "%"), "2024-09-19", Basis.STATED),
        (APSARA_2024, "DingTalk", "AI agents", ("=", "500000", "AI agents"), "2024-09-24", Basis.STATED),
        (APSARA_2024, "DingTalk", "AI ecosystem partners", (">", "1000000", "AI ecosystem partners"), "2024-09-24", Basis.STATED),
        (PLAN, "Qwen", "derivative models", (">", "100000", "models"), "2025-02-27", Basis.RESOLVED),
        (PLAN, "Amap", "daily active users", ("=", "170000000", "users"), "2025-02", Basis.RESOLVED),
        (PLAN, "Alibaba", "share of job openings", ("=", "90", "%"), "2025-02-27", Basis.INFERRED),
        (RETOLD, "Qwen", "derivative models", (">", "100000", "models"), "2025-02", Basis.INFERRED),
    ],
)
def test_a_figure_is_read_with_its_subject_and_date(
    stem: str, subject: str, metric: str, figure: tuple[str, str, str], as_of: str, basis: Basis
) -> None:
    [fact] = facts(stem, subject, metric)
    assert described(fact) == figure
    assert (fact.as_of.value, fact.as_of.basis) == (as_of, basis)
    assert fact.nature is Nature.ACTUAL


def test_downloads_and_models_of_september_2024() -> None:
    [downloads] = facts(APSARA_2024, "Qwen", "downloads")
    assert described(downloads)[:2] == (">", "40000000")
    [models] = facts(APSARA_2024, "Qwen", "derivative models")
    assert described(models)[:2] == (">", "50000")
    assert models.scope is not None
    assert "native" in models.scope
    assert {downloads.as_of.value, models.as_of.value} == {"2024-09-24"}


def test_the_price_cut_of_several_models_carries_its_scope() -> None:
    [fact] = facts(APSARA_2024, "Qwen", "price cut")
    assert fact.scope == "three flagship models"


def test_models_of_the_whole_country_are_not_attributed_to_alibaba() -> None:
    counts = {fact.quantity.value_text: fact for fact in facts(APSARA_2024, "China", "large language models launched")}
    assert sorted(counts) == ["130", "64"]
    assert counts["130"].as_of.value == "2023-07"
    assert counts["64"].as_of.value == "2023-01/2023-07"


def test_the_plan_is_a_plan_in_two_currencies() -> None:
    planned = [fact for fact in read(PLAN).facts if fact.quantity.unit in ("CNY", "USD")]
    assert [described(fact) for fact in planned] == [(">", "380000000000", "CNY"), ("~", "53000000000", "USD")]
    assert all(fact.nature is Nature.PLANNED and fact.subject == "Alibaba" for fact in planned)


def test_the_share_of_tokens_is_a_forecast_by_wu_and_not_about_him() -> None:
    [fact] = [fact for fact in read(PLAN).facts if fact.metric == "share of tokens"]
    assert (fact.quantity.value_text, fact.nature, fact.attributed_to) == ("90", Nature.FORECAST, "Eddie Wu")
    assert fact.subject not in ("Alibaba", "Eddie Wu")


@each_article
def test_every_figure_can_be_read_again_in_its_sentence(article: SeedArticle) -> None:
    draft = read(article.stem)
    for fact in draft.facts:
        assert reparses(draft.text[fact.start : fact.end], fact.quantity)


def timeline() -> list[EventDraft]:
    names = family("Alibaba")
    found = [event for stem in ARTICLES if stem != RETOLD for event in read(stem).events if names & set(event.entities)]
    return sorted(found, key=lambda event: event.date.sort_key)


@pytest.mark.parametrize(
    ("date", "words", "basis"),
    [
        ("2023-04", "first large language model", Basis.RESOLVED),
        ("2023-09", "took over as chief executive", Basis.INFERRED),
        ("2023-09", "wrote to the employees", Basis.INFERRED),
        ("2023-09", "to the public", Basis.INFERRED),
        ("2023-09", "was filed", Basis.RESOLVED),
        ("2023-09", "User-First", Basis.RESOLVED),
        ("2023-Q4", "Public Cloud Priority", Basis.INFERRED),
        ("2023-11", "World Internet Conference", Basis.INFERRED),
        ("2023-11", "Joe Tsai", Basis.INFERRED),
        ("2024-Q2", "155%", Basis.STATED),
        ("2024-05", "97%", Basis.RESOLVED),
        ("2024-08", "Omni-channel Promotion", Basis.RESOLVED),
        ("2024-09-19", "Cloud Town Conference", Basis.STATED),
        ("2024-09-19", "85%", Basis.STATED),
        ("2024-11", "is building infrastructure", Basis.INFERRED),
        ("2025-02", "380 billion yuan", Basis.INFERRED),
        ("2025-02", "earnings call", Basis.RESOLVED),
        ("2025-02", "hundreds of job openings", Basis.INFERRED),
        ("2025-02-27", "over 100,000 derivative models", Basis.RESOLVED),
    ],
)
def test_the_timeline_of_alibaba_has_each_event_on_its_date(date: str, words: str, basis: Basis) -> None:
    found = [event for event in timeline() if event.date.value == date and words in event.summary]
    assert [(event.date.basis, event.status) for event in found] == [(basis, EventStatus.PAST)]


def test_the_timeline_reaches_from_the_first_model_to_the_plan_for_three_years() -> None:
    dated = [event for event in timeline() if event.date.start]
    assert dated[0].date.value == "2023-04"
    assert all(first.date.sort_key <= second.date.sort_key for first, second in pairwise(dated))
    assert len({event.date.value for event in dated}) >= 12
    planned = {event.date.value for event in dated if event.status is not EventStatus.PAST}
    assert {"2025-02/2028-02", "2025-02/2025-08"} <= planned


def test_no_date_of_september_2023_is_more_exact_than_the_month() -> None:
    for event in timeline():
        start = event.date.start
        if start and (start.year, start.month) == (2023, 9):
            assert event.date.precision is Precision.MONTH


def test_the_committee_of_2024_is_planned_by_the_conference() -> None:
    [event] = [event for event in read(WIC_2024).events if "committee" in event.summary]
    assert (event.date.value, event.status) == ("2024-11", EventStatus.PLANNED)
    assert "World Internet Conference" in event.entities


def test_the_only_quotation_is_a_fragment_with_its_speaker() -> None:
    assert [(quote.text, quote.speaker) for stem in ARTICLES for quote in read(stem).quotes] == [("we are establishing", "Eddie Wu")]
