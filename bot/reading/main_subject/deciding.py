"""Decides once what an article is about, by weighing all that it shows: headline, first sentence, who acts, definitions, offices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from bot.reading import headings
from bot.reading.grammar.description_words import ALIKE
from bot.reading.main_subject.acting import Questions, is_label, organisations_of
from bot.reading.main_subject.candidates import Article, Candidate, article_of
from bot.reading.main_subject.families import company_of_family
from bot.reading.main_subject.own_pages import publishing_company
from bot.reading.main_subject.sources import names_source
from bot.reading.main_subject.story_rules import company_of_portrait, company_of_protagonist
from bot.reading.names.media import MEDIA
from bot.reading.passage import Passage
from bot.reading.published import AGENCIES
from storage.drafts import Mention

_COMPANIES = ("organisation", "product", "other")
_NO_SUBJECTS = MEDIA | frozenset(AGENCIES.values())
#: How much of the weight a kind of name keeps: names of unknown kind are often companies, a place seldom is what an article is about.
_BY_KIND = {"organisation": 1.0, "product": 0.85, "other": 0.75}
#: Sentences longer than this are no prose.
_LONGEST_PROSE = 1500
#: So many names from the first on are those of the first sentences.
_LEAD = 4
#: A subject stands at most so many characters after the beginning of its sentence.
_BEGINNING = 90
#: An article that tells of at least so many companies alike is about none of them.
_SEVERAL = 3
#: How much a name in the introduction of an interview says.
_IN_INTRO = 2.0
#: So much of the weight of the first has the last of them.
_ALIKE = 0.65
#: A company for which less speaks is only named in passing.
_LEAST = 3.0

_NO_ACTOR = re.compile(
    r"\b(?:in|at|of|to|from|with|by|for|on|against|near|between|like|than|about|after|under|over)\s(?:the\s|its\s)?$", re.IGNORECASE
)
#: "(TOLL.ST)", "(NYSE: ACM)", "(“Okla”)", "（下称“云岭”）".
_DEFINITION = re.compile(
    r"\s?\((?:[A-Z]{2,9}(?:\s[A-Z]{2,9})?:\s?)?[A-Z0-9]{1,6}(?:\.[A-Z]{1,3})?\)|\s?\((?:the\s|or\s)?[“\"][^”\"]{1,40}[”\"](?:\sor\s[^)]{1,60})?\)"
    r"|\s?[（(](?:下称|以下简称|简称|股票代码|证券代码|代码)?[:：]?[“\"]?[^（）()]{2,24}[”\"]?[）)]"
)
_ABOUT = re.compile(r"(?m)^[ \t#*]{0,6}(?:About|关于)[ \t]{0,2}(?P<whom>[^\n:：.]{2,70})[:：.]?[ \t*]{0,4}$")
#: Before a name that is only brought in beside what the text is about.
_BESIDE = re.compile(
    r"\b(?:rivals?|competitors?|peers?|analysts?\sat|economists?\sat|broker|brokerage|consultancy|researchers?|consultants?|regulator|watchdog"
    r"|suppliers?|customers?|contractor|investors?|bookseller|partner|parent|lender|law\sfirm)\s(?:the\s|like\s|such\sas\s)?$"
    r"|(?:竞争对手|对手|同行|同业|友商|供应商|客户|母公司|股东)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class MainSubject:
    """What an article is about."""

    name: str | None = None  #: what "it" means at first: a company, a product, a place, or the person of a portrait
    organisation: str | None = None  #: whose a bare "Revenue rose" is, and what "the company" means
    publishing: str | None = None  #: the company on whose own pages the article is, which is "we" in it
    people: Mapping[str, str] = field(default_factory=dict)  #: the organisation that each person acts for
    portrayed: Mapping[str, str] = field(
        default_factory=dict
    )  #: the person of a portrait or an interview, and the company that it is about
    is_interview: bool = False
    is_survey: bool = False  #: whether it tells of several companies alike

    def named_from(self, passage: Passage, title: str, name: str) -> int:
        """Where the text names it first; -1 where its title does, or where nothing says so."""
        found = [mention for mention in passage.mentions if mention.entity == name]
        return -1 if not found or any(mention.text in title for mention in found) else found[0].start


@dataclass(slots=True)
class _Evidence:
    """What speaks for one name."""

    candidate: Candidate
    mentions: int = 0  #: in sentences
    acts: int = 0  #: the sentences that begin with it
    opens: bool = False  #: whether the first sentence begins with it
    leads: int = 0  #: how often it is among the first names
    defined: bool = False  #: whether the text gives its ticker or its short form
    beside: int = 0  #: how often it is only brought in beside another
    offices: int = 0  #: the people who act for it
    sections: int = 0  #: the headings inside the text that name it first
    said: float = 0.0  #: what whole lines say for it: "About Acme", "we" on its own pages, the firm of whom is interviewed


@lru_cache(maxsize=1)  # names, facts and positions ask for it, of one text after the other
def main_subject_of(passage: Passage, title: str) -> MainSubject:
    """What the article is about."""
    article = article_of(passage, title)
    people = organisations_of(passage)
    questions = Questions.of(passage.text)
    return _Weighing(passage, article, people, questions).result()


class _Weighing:
    """The evidence of one article, and what follows from it."""

    def __init__(self, passage: Passage, article: Article, people: Mapping[str, str], questions: Questions) -> None:
        self._passage, self._article, self._people, self._questions = passage, article, people, questions
        self._is_interview = bool(questions.spans)
        self._evidence = {name: _Evidence(candidate) for name, candidate in article.candidates.items()}
        self._first: Mention | None = None  #: the first name in prose
        self._read()
        self._own = publishing_company(passage)
        self._portrayed = dict(self._portrait())
        self._add_lines()

    def result(self) -> MainSubject:
        """The decision."""
        companies = {name: self._weight(e) for name, e in self._evidence.items() if self._may_be_company(name, e)}
        ranked = sorted(companies, key=lambda name: -companies[name])
        is_survey = self._is_survey(companies, ranked)
        best = ranked[0] if ranked and not is_survey and companies[ranked[0]] > _LEAST else None
        return MainSubject(
            self._place(best) or best or (None if is_survey else self._rest()),
            best,
            self._own,
            self._people,
            {person: company for person, company in self._portrayed.items() if company == best},
            self._is_interview,
            is_survey,
        )

    def _read(self) -> None:
        """Counts who is named and who acts in each sentence."""
        passage, number, opened = self._passage, 0, False
        for start, end in passage.sentences:
            if end - start > _LONGEST_PROSE or passage.is_clutter(start, end):
                continue
            if headings.is_heading(passage, start, end):
                self._read_heading(start, end)
                continue
            begin = start + headings.opening(passage.text[start:end])
            asked = self._is_interview and begin > self._questions.spans[0][0]
            acted = asked  # an interview is about whom its introduction names, not whom its turns bring up
            for mention in passage.mentions_in(begin, end):
                evidence = self._evidence.get(mention.entity)
                if evidence is None or is_label(passage.text, mention):
                    continue
                self._first = self._first or mention
                number += 1
                evidence.mentions += 1
                evidence.said += _IN_INTRO if self._is_interview and not asked and mention.kind in _COMPANIES else 0.0
                evidence.leads += number <= _LEAD
                before = passage.text[max(begin, mention.start - 40) : mention.start]
                if _BESIDE.search(before):
                    evidence.beside += 1
                elif not acted and mention.kind != "place" and mention.start < begin + _BEGINNING and not _NO_ACTOR.search(before):
                    acted = True
                    evidence.acts += 1
                    evidence.opens = evidence.opens or not opened
                if passage.text[mention.end : mention.end + 2].lstrip()[:1] in ("(", "（") and _DEFINITION.match(passage.text, mention.end):
                    evidence.defined = True
            opened = opened or number > 0
        for company in self._people.values():
            if company in self._evidence:
                self._evidence[company].offices += 1

    def _read_heading(self, start: int, end: int) -> None:
        """Counts what a heading inside the text names first."""
        names = (m.entity for m in self._passage.mentions_in(start, end) if m.kind in _COMPANIES)
        if (name := next(names, None)) in self._evidence:
            self._evidence[name].sections += 1

    def _portrait(self) -> Iterator[tuple[str, str]]:
        """The person of whom an interview or a portrait tells, with the company that is the person's."""
        people, article = self._people, self._article
        if self._is_interview:
            who = next((mention.entity for mention in self._passage.mentions if mention.entity in people), None)
            if who is not None:
                yield who, people[who]
                return
        if article.titled and not self._is_interview:
            return
        first = self._first.entity if self._first is not None else None
        if first is not None and first in people and self._evidence[first].mentions > 1:
            yield first, people[first]
            return
        if (namesake := self._namesake()) is not None:
            yield namesake
            return
        person = article.protagonist
        if person is None:
            return
        company = next(company_of_portrait(article), None) or next(company_of_protagonist(article), None)
        if company is not None and company.name != person.name:
            yield person.name, company.name

    def _namesake(self) -> tuple[str, str] | None:
        """The person with whom the text begins, and the company of the same name: "Ann Roe", "Roe Pianos"."""
        names = [e.candidate for e in self._evidence.values() if e.mentions]
        for person in names[:4]:
            words = person.name.split()
            if len(words) < 2 or person.kind not in ("person", "other"):
                continue
            company = next((c for c in names if c is not person and c.name.startswith(f"{words[-1]} ") and c.kind != "person"), None)
            if company is not None:
                return person.name, company.name
        return None

    def _add_lines(self) -> None:
        """Adds what whole lines say."""
        evidence, article = self._evidence, self._article
        for company in self._portrayed.values():
            if company in evidence:
                evidence[company].said += 12
        if self._own is not None and self._own in evidence:
            evidence[self._own].said += 5
        if (of_family := company_of_family(article.title, article.mentions)) in evidence:
            evidence[of_family].said += 15
        for found in _ABOUT.finditer(article.text):
            for item in evidence.values():
                if any(found["whom"].startswith(form) for form in item.candidate.forms):
                    item.said += 6

    def _weight(self, evidence: _Evidence) -> float:
        """How much speaks for a company, a product or a name of unknown kind."""
        candidate = evidence.candidate
        titled = candidate.in_title is not None
        weight = (
            6.0 * evidence.mentions / self._most_mentions
            + 4.0 * evidence.acts / self._most_acts
            + 1.0 * min(evidence.leads, 2)
            + 2.5 * evidence.opens
            + 2.0 * evidence.defined
            + 1.0 * min(evidence.offices, 2)
            + (4.5 if titled else 0.0)
            + (2.0 if titled and candidate in self._article.titled[:1] else 0.0)
            + evidence.said
        )
        if not titled and 2 * evidence.beside >= max(1, evidence.mentions):
            weight *= 0.3
        if candidate.is_institution and (not titled or any(not c.is_institution for c in self._article.titled)):
            weight *= 0.4
        if evidence.mentions == 1 and not titled and not evidence.said and not evidence.opens:
            weight *= 0.5
        return weight * _BY_KIND[candidate.kind]

    @property
    def _most_mentions(self) -> int:
        return max((e.mentions for e in self._evidence.values() if e.candidate.is_thing), default=0) or 1

    @property
    def _most_acts(self) -> int:
        return max((e.acts for e in self._evidence.values() if e.candidate.is_thing), default=0) or 1

    def _may_be_company(self, name: str, evidence: _Evidence) -> bool:
        if evidence.candidate.kind not in _COMPANIES or not evidence.mentions or name in self._people or name.lower() in ALIKE:
            return False
        if evidence.candidate.in_title is not None:
            return True
        return not (name in _NO_SUBJECTS or names_source(name) or self._is_publisher(name))

    def _is_publisher(self, name: str) -> bool:
        """Whether the name is that of the paper or magazine, and not of a company that writes about itself."""
        return name.casefold() == self._passage.publisher.casefold() and self._own != name

    def _is_survey(self, companies: Mapping[str, float], ranked: list[str]) -> bool:
        """Whether the article tells of several companies alike, and its title of none, or each of its sections of another one."""
        titled = [e for e in self._evidence.values() if e.sections]
        if len(titled) >= _SEVERAL and all(e.sections == 1 for e in titled):
            return True
        if self._portrayed or any(self._evidence[name].candidate.in_title is not None or self._evidence[name].said for name in ranked):
            return False
        acting = [companies[name] for name in ranked if self._evidence[name].acts]
        return len(acting) >= _SEVERAL and acting[_SEVERAL - 1] >= _ALIKE * acting[0]

    def _place(self, company: str | None) -> str | None:
        """The place of which the title tells, where no company is named twice."""
        if company is not None and (self._evidence[company].mentions > 1 or self._evidence[company].candidate.in_title is not None):
            return None
        places = [e for e in self._evidence.values() if e.candidate.kind == "place" and e.candidate.in_title is not None]
        return max(places, key=lambda e: e.mentions).candidate.name if places else None

    def _rest(self) -> str | None:
        """The person or the place that the text is about, where it is about no company."""
        people = [e for e in self._evidence.values() if e.candidate.kind == "person" and e.candidate.in_title is not None]
        if people:
            return max(people, key=lambda e: e.mentions).candidate.name
        places = [e for e in self._evidence.values() if e.candidate.kind == "place" and e.mentions]
        return max(places, key=lambda e: e.mentions).candidate.name if places else None
