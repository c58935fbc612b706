"""Fits the weights of ``bot.reading.main_subject.weights``: ``python -m tests.fitting.main_subjects FOLDER ...``.

Each folder holds a ``gold.json`` with ``articles``: each a ``file``, its ``main_topics`` (``name``) and its ``facts`` (``subject``,
``sentence``). An article's main subject is the name that shares a word with one of its topics and with the subjects of most of its facts,
above all of those whose sentence does not name them. The weights make that name the likeliest of all that the article names (logistic
regression, held near ``PRIOR`` where the articles say little). The table is printed, to be put into ``weights.py``; the same folders
always give the same table. Before it stands how many articles are decided rightly with weights that are fitted without them.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.reading import masthead, sentences
from bot.reading.article import passage_of
from bot.reading.lexicon import Lexicon
from bot.reading.main_subject.candidates import article_of
from bot.reading.main_subject.evidence import gather
from bot.reading.main_subject.features import Features, features_of
from storage.drafts import Vocabulary

#: What is expected before any article is seen.
PRIOR: Mapping[str, float] = {
    "mentions": 2.0,
    "often": 0.5,
    "acts": 1.5,
    "owns": 0.5,
    "spread": 0.5,
    "leads": 1.0,
    "opens": 0.5,
    "offices": 0.7,
    "sections": 0.5,
    "defined": 0.7,
    "titled": 1.5,
    "heads_title": 0.3,
    "economy": 1.5,
    "titled_later": -1.0,
    "made": -0.5,
    "beside": -1.5,
    "reports": -1.0,
    "once": -0.5,
    "institution": -1.5,
    "product": 0.0,
    "place": -1.0,
    "unknown_kind": -0.5,
    "legal_form": 0.5,
    "ordinary": -1.0,
    "with_the": -1.0,
    "own": 2.0,
    "publisher": -1.5,
    "publisher_says_we": 1.0,
    "head_says_we": 1.5,
    "product_says_we": 0.5,
    "first": 1.0,
    "portrayed": 4.0,
    "family": 5.0,
    "about": 2.0,
    "introduced": 1.0,
    "recalled": 1.5,
    "set_up": 1.0,
    "is_company": 2.5,
}
#: What a fact counts whose own sentence names its subject, beside one that hangs on what the article is about.
_NAMED = 0.2
#: From here on a page is the maker's own, and about its product; elsewhere the maker is the subject, and its product beside it.
_OWN_PAGE = 0.3
_HELD = 2.0  #: how strongly the weights are held near the prior, in articles
_STEPS = 300
_STEP = 0.7


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article's names with their features, and which of them it is about."""

    name: str
    features: Mapping[str, Features]
    right: frozenset[str]


def main() -> None:
    """Fits on the folders that the command line names."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folders", nargs="+", type=Path)
    folders: list[Path] = options.parse_args().folders
    articles = [article for folder in folders for article in annotated(folder)]
    known = [article for article in articles if article.right]
    hits = sum(best(article, fit([other for other in known if other is not article])) in article.right for article in known)
    print(f"{len(articles)} articles, {len(known)} name their subject; {hits} decided rightly when left out", file=sys.stderr)
    for feature, weight in fit(known).items():
        print(f'    "{feature}": {weight:.2f},')


def annotated(folder: Path) -> list[Annotated]:
    """The articles of a folder."""
    found = json.loads((folder / "gold.json").read_text(encoding="utf-8"))["articles"]
    return [_annotated(article, (folder / article["file"]).read_bytes().decode("utf-8")) for article in found]


def _annotated(article: Mapping[str, object], text: str) -> Annotated:
    spans = sentences.split(text)
    head = masthead.read(text, spans)
    passage = passage_of(text, None, Lexicon.of(Vocabulary()), spans, head)
    features = features_of(gather(passage, article_of(passage, head.title or "")))
    topics = [_words(topic["name"]) for topic in article["main_topics"]]  # type: ignore[attr-defined]
    facts = [(_words(fact["subject"]), _words(fact["sentence"])) for fact in article["facts"]]  # type: ignore[attr-defined]
    gains = {
        name: sum(_NAMED if subject & sentence else 1 for subject, sentence in facts if not words.isdisjoint(subject))
        for name in features
        if any(not topic.isdisjoint(words := _words(name)) for topic in topics)
    }
    companies = {
        name: gain for name, gain in gains.items() if not features[name]["product"] or features[name]["product_says_we"] > _OWN_PAGE
    }
    gains = companies or gains
    most = max(gains.values(), default=0)
    right = frozenset(name for name, gain in gains.items() if most and gain >= 0.75 * most)
    return Annotated(str(article["id"]), features, right)


def _words(name: str) -> frozenset[str]:
    """The beginnings of a name's words; of Chinese ones, each pair of characters."""
    low = name.lower()
    pairs = {a + b for run in re.findall(r"[\u4e00-\u9fff]+", low) for a, b in itertools.pairwise(run)}
    return frozenset({word.rstrip("s")[:5] for word in re.findall(r"[^\W\d_\u4e00-\u9fff]{3,}", low)} | pairs) - {"the"}


def fit(articles: Sequence[Annotated]) -> dict[str, float]:
    """The weights under which each article's own names are likeliest."""
    weights = dict(PRIOR)
    for _ in range(_STEPS):
        change = {feature: _HELD * (PRIOR[feature] - weight) for feature, weight in weights.items()}
        for article in articles:
            for name, pull in _pulls(article, weights).items():
                for feature, value in article.features[name].items():
                    change[feature] += pull * value
        weights = {
            feature: _with_sign_of(PRIOR[feature], weight + _STEP * change[feature] / len(articles)) for feature, weight in weights.items()
        }
    return weights


def _with_sign_of(expected: float, weight: float) -> float:
    """The weight, or zero where it would speak against what it is expected to speak for."""
    return max(0.0, weight) if expected > 0 else min(0.0, weight) if expected < 0 else weight


def _pulls(article: Annotated, weights: Mapping[str, float]) -> dict[str, float]:
    """By how much each name of an article should be likelier than it is."""
    scores = {name: sum(weights[feature] * value for feature, value in features.items()) for name, features in article.features.items()}
    top = max(scores.values())
    all_of = {name: math.exp(score - top) for name, score in scores.items()}
    total, right = sum(all_of.values()), sum(all_of[name] for name in article.right)
    return {name: (share / right if name in article.right else 0.0) - share / total for name, share in all_of.items()}


def best(article: Annotated, weights: Mapping[str, float]) -> str:
    """The likeliest name of an article."""
    return max(article.features, key=lambda name: sum(weights[feature] * value for feature, value in article.features[name].items()))


if __name__ == "__main__":
    main()
