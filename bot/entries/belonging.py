"""Which figures and events of an article about a topic are told with the topic's own, though they carry another name.

An article about a company tells of its plants, products and people under their names, and of much in sentences that name nobody. What is of
somebody else, a rival or a customer, stays away. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.reading.facts.ranks import RANK
from storage.name_forms import core_of
from storage.records import ArticleAbout, Citation, Event, Fact, Topic
from storage.values import AboutBasis, Nature, TopicKind, key_of

#: What is measured of companies and of nothing that they make.
_OF_COMPANIES = frozenset(
    "revenue|net income|net loss|operating profit|operating loss|pre-tax profit|EBITDA|gross profit|employees|funding|valuation"
    "|market value|share price|dividend|debt|cash|stake|job cuts|acquisition price|earnings per share".split("|")
)
#: What has a name even where that is written small.
_NAMED_KINDS = (TopicKind.ORGANISATION, TopicKind.PRODUCT, TopicKind.PERSON)
_NOT_IN_FORCE = (Nature.DENIED, Nature.RETRACTED)
#: The shortest name that others may begin with, in letters.
_SHORTEST_NAME = 3


class Belonging:
    """What belongs to a topic (the first of the family) in articles that are about it."""

    def __init__(self, family: Sequence[Topic], articles: Iterable[ArticleAbout]) -> None:
        self._kind = family[0].kind
        self._keys = frozenset(key_of(name) for topic in family for name in topic.names)
        self._names = _bases(key_of(name) for topic in family for name in topic.names)
        self._articles = {article.ref: article for article in articles}
        self._products = {ref: self._products_of(article) for ref, article in self._articles.items()}

    def facts(self, facts: Iterable[Fact]) -> list[Fact]:
        """Those of the figures that are told with the topic's own."""
        return [fact for fact in facts if self._is_fact_of_it(fact)]

    def events(self, events: Iterable[Event]) -> list[Event]:
        """Those of the events that are told with the topic's own."""
        return [event for event in events if self._is_event_of_it(event)]

    def _products_of(self, article: ArticleAbout) -> list[str]:
        """What the article is mainly about beside the one organisation, if that is the topic: what it makes."""
        organisations = {key for key, kind in article.mains.items() if kind == TopicKind.ORGANISATION}
        if self._kind not in (TopicKind.ORGANISATION, TopicKind.OTHER) or organisations - self._keys:
            return []
        return [key for key, kind in article.mains.items() if kind == TopicKind.PRODUCT]

    def _is_fact_of_it(self, fact: Fact) -> bool:
        article, subject = self._articles.get(fact.citation.article), key_of(fact.subject)
        if article is None or self._kind == TopicKind.PERSON or subject in self._keys or fact.nature in _NOT_IN_FORCE:
            return False
        if fact.quantity.unit == RANK:
            return False
        if self._is_part(subject, article):
            return True
        if self._kind == TopicKind.PRODUCT and fact.metric in _OF_COMPANIES:
            return False
        if fact.about_basis is AboutBasis.ARTICLE and self._may_be_of_it(subject, article):
            return True
        if fact.about_basis is AboutBasis.PRONOUN and article.kinds.get(subject) == TopicKind.PLACE:
            return True
        is_makers = self._kind == TopicKind.PRODUCT and TopicKind.ORGANISATION in article.mains.values()
        return (_is_no_name(fact.subject, article) and not is_makers) or self._is_said_for_it(fact.citation, fact.about_basis, article)

    def _is_event_of_it(self, event: Event) -> bool:
        article = self._articles.get(event.citation.article)
        if article is None or self._kind == TopicKind.PERSON:
            return False
        if event.about is None:
            return True
        name = key_of(event.about.name)
        if self._is_part(name, article) or article.kinds.get(name) == TopicKind.PLACE:
            return True
        if self._kind != TopicKind.PRODUCT and any(self._is_its_person(key, article) for key in (name, *map(key_of, event.entities))):
            return True
        if _is_no_name(event.about.name, article) or self._is_said_for_it(event.citation, event.about.basis, article):
            return True
        # A sentence that names nobody may be about each of those that the article is about.
        is_unnamed = event.about.basis is AboutBasis.ARTICLE
        return is_unnamed and (name in article.mains or name not in article.followed)

    def _is_part(self, name: str, article: ArticleAbout) -> bool:
        """Whether the name is the topic's with more words, or that of what the topic makes."""
        products = self._products[article.ref]
        if name in products or any(extends(name, product) for product in _bases(products)):
            return True
        return not self._is_other(name, article) and any(extends(name, base) for base in self._names)

    def _may_be_of_it(self, subject: str, article: ArticleAbout) -> bool:
        """Whether a sentence that names nobody, and was taken for one about the subject, may be about the topic as well."""
        if not self._keys & article.mains.keys() or any(extends(own, subject) for own in self._keys):
            return True
        if self._kind == TopicKind.PRODUCT and article.mains.get(subject) == TopicKind.ORGANISATION:
            return True
        return subject not in article.mains and subject not in article.followed

    def _is_its_person(self, name: str, article: ArticleAbout) -> bool:
        """Whether the name is a person's whose office, where one is told, is at the topic."""
        return article.kinds.get(name) == TopicKind.PERSON and name not in article.officers_elsewhere and name not in article.followed

    @staticmethod
    def _is_said_for_it(citation: Citation, basis: AboutBasis, article: ArticleAbout) -> bool:
        """Whether the sentence names nobody and stands in what somebody says for the topic: "We have been in Dublin since April"."""
        return basis is not AboutBasis.NAMED and any(start <= citation.start and citation.end <= end for start, end in article.said)

    def _is_other(self, name: str, article: ArticleAbout) -> bool:
        return name in article.followed or article.mains.get(name) == TopicKind.ORGANISATION


def _is_no_name(words: str, article: ArticleAbout) -> bool:
    """Whether the words describe something rather than name it: "builders", "cabin crew union", but not "eBay" or "adidas"."""
    first = words.split(" ", 1)[0]
    return first.islower() and words.isascii() and article.kinds.get(key_of(words)) not in _NAMED_KINDS


def _bases(names: Iterable[str]) -> frozenset[str]:
    """The names and what they are without legal words, as far as others may begin with them."""
    both = (form for name in names for form in (name, core_of(name)))
    return frozenset(form for form in both if len(form) >= (_SHORTEST_NAME if form.isascii() else 2))


def extends(name: str, base: str) -> bool:
    """Whether the name is the base with more behind it: "lumen works leeds" of "lumen", "murmur 2 large" of "murmur 2"."""
    if len(name) <= len(base) or not name.startswith(base):
        return False
    return not base.isascii() or name[len(base)] in " -–/"
