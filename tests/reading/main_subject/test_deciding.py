"""What an article is about, decided by fitted weights over the features of each name."""

from __future__ import annotations

import pytest

from bot.reading import masthead, sentences
from bot.reading.article import passage_of
from bot.reading.lexicon import Lexicon
from bot.reading.main_subject import MainSubject, main_subject_of
from bot.reading.main_subject.candidates import article_of
from bot.reading.main_subject.evidence import gather
from bot.reading.main_subject.features import features_of
from bot.reading.main_subject.weights import FITTED, score
from storage.drafts import Vocabulary
from tests.fitting import main_subjects
from tests.reading.main_subject.decided import DECIDED


def decided(text: str) -> MainSubject:
    spans = sentences.split(text)
    head = masthead.read(text, spans)
    return main_subject_of(passage_of(text, None, Lexicon.of(Vocabulary()), spans, head), head.title or "")


@pytest.mark.parametrize("kind", DECIDED)
def test_an_article_is_about(kind: str) -> None:
    text, wanted = DECIDED[kind]
    assert decided(text).organisation == wanted


@pytest.mark.parametrize("kind", DECIDED)
def test_each_feature_of_a_name_has_a_fitted_weight_and_is_a_share(kind: str) -> None:
    text, _ = DECIDED[kind]
    spans = sentences.split(text)
    head = masthead.read(text, spans)
    passage = passage_of(text, None, Lexicon.of(Vocabulary()), spans, head)
    for features in features_of(gather(passage, article_of(passage, head.title or ""))).values():
        assert features.keys() == FITTED.keys() == main_subjects.PRIOR.keys()
        assert all(0 <= value <= 1 for value in features.values())
        assert score(features) == pytest.approx(sum(FITTED[feature] * value for feature, value in features.items()))


def test_no_weight_speaks_against_what_its_feature_is_expected_to_speak_for() -> None:
    assert all(FITTED[feature] * expected >= 0 for feature, expected in main_subjects.PRIOR.items())


def test_fitting_raises_the_features_of_what_articles_are_about_and_lowers_those_of_what_they_are_not() -> None:
    nothing = dict.fromkeys(main_subjects.PRIOR, 0.0)
    articles = [
        main_subjects.Annotated(
            str(number), {"Acme": {**nothing, "defined": 1.0}, "Delta": {**nothing, "reports": 1.0}}, frozenset({"Acme"})
        )
        for number in range(9)
    ]
    weights = main_subjects.fit(articles)
    assert weights["defined"] > main_subjects.PRIOR["defined"]
    assert weights["reports"] < main_subjects.PRIOR["reports"]
    assert weights["titled"] == main_subjects.PRIOR["titled"]
    assert {main_subjects.best(article, weights) for article in articles} == {"Acme"}
