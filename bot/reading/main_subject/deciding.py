"""Decides once what an article is about, by weighing all that it shows: headline, first sentence, who acts, definitions, offices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from bot.reading.main_subject.candidates import article_of
from bot.reading.main_subject.evidence import Evidence, Gathered, gather
from bot.reading.main_subject.features import features_of
from bot.reading.main_subject.weights import score
from bot.reading.passage import Passage

#: An article that tells of at least so many companies alike is about none of them.
_SEVERAL = 3
#: So much less may speak for the last of them than for the first.
_ALIKE = 1.1
#: A company for which so much speaks is what an article is about, also where its title names a place alone.
_SURELY = 3.0
#: A company for which less speaks is only named in passing.
_LEAST = 1.8


@dataclass(frozen=True, slots=True)
class MainSubject:
    """What an article is about."""

    name: str | None = None  #: what "it" means at first: a company, a product, a place, or the person of a portrait
    organisation: str | None = None  #: whose a bare "Revenue rose" is, and what "the company" means
    company: str | None = None  #: the organisation, or the maker of what it is about
    product: str | None = None  #: the product that its title names
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


@lru_cache(maxsize=1)  # names, facts and positions ask for it, of one text after the other
def main_subject_of(passage: Passage, title: str) -> MainSubject:
    """What the article is about."""
    gathered = gather(passage, article_of(passage, title))
    scores = {name: score(features) for name, features in features_of(gathered).items()}
    ranked = sorted(scores, key=lambda name: -scores[name])
    is_survey = _is_survey(gathered, scores, ranked)
    best = ranked[0] if ranked and not is_survey and scores[ranked[0]] > _LEAST else None
    return MainSubject(
        (_place(gathered, best) if best is None or scores[best] < _SURELY else None) or best or (None if is_survey else _rest(gathered)),
        best,
        None if is_survey else _first_of(gathered, ranked, ("organisation", "other")),
        None if is_survey else _first_of(gathered, ranked, ("product",)),
        gathered.own,
        gathered.people,
        {person: company for person, company in gathered.portrayed.items() if company == best},
        gathered.is_interview,
        is_survey,
    )


def _first_of(gathered: Gathered, ranked: list[str], kinds: tuple[str, ...]) -> str | None:
    """The likeliest name of some kinds that the title names, or that is the page's own."""
    evidence = gathered.evidence
    return next(
        (n for n in ranked if evidence[n].candidate.kind in kinds and (evidence[n].candidate.in_title is not None or n == gathered.own)),
        None,
    )


def _is_survey(gathered: Gathered, scores: Mapping[str, float], ranked: list[str]) -> bool:
    """Whether the article tells of several companies alike, and its title of none, or each of its sections of another one."""
    headed = [e for e in gathered.evidence.values() if e.sections and _has_section(e)]
    if len(headed) >= _SEVERAL and all(e.sections == 1 and e.candidate.in_title is None for e in headed):
        return True
    if gathered.portrayed or any(gathered.evidence[name].candidate.in_title is not None for name in ranked):
        return False
    acting = [scores[name] for name in ranked if gathered.evidence[name].acts]
    return len(acting) >= _SEVERAL and acting[_SEVERAL - 1] >= acting[0] - _ALIKE


def _has_section(evidence: Evidence) -> bool:
    """Whether a heading is about it: a company that the text names elsewhere too; "WHO WE ARE" is none."""
    return evidence.candidate.kind in ("organisation", "other") and evidence.candidate.count > evidence.sections


def _place(gathered: Gathered, company: str | None) -> str | None:
    """The place of which the title tells, where no company is named twice."""
    evidence = gathered.evidence
    if company is not None and (evidence[company].mentions > 1 or evidence[company].candidate.in_title is not None):
        return None
    places = [e for e in evidence.values() if e.candidate.kind == "place" and e.candidate.in_title is not None]
    return max(places, key=lambda e: e.mentions).candidate.name if places else None


def _rest(gathered: Gathered) -> str | None:
    """The person or the place that the text is about, where it is about no company."""
    people = [e for e in gathered.evidence.values() if e.candidate.kind == "person" and e.candidate.in_title is not None]
    if people:
        return max(people, key=lambda e: e.mentions).candidate.name
    places = [e for e in gathered.evidence.values() if e.candidate.kind == "place" and e.mentions]
    return max(places, key=lambda e: e.mentions).candidate.name if places else None
