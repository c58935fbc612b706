"""The features by which an article's main subject is distinguished from what else it names, each a number from 0 to 1."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.core.patterns import regex
from bot.reading import interviews
from bot.reading.grammar.description_words import ALIKE
from bot.reading.lexicon import squeezed
from bot.reading.main_subject.candidates import Article, Candidate
from bot.reading.main_subject.economies import adjective_in, is_economy_of
from bot.reading.main_subject.evidence import COMPANIES, Evidence, Gathered
from bot.reading.main_subject.recalled import is_built, noun_of
from bot.reading.main_subject.sources import names_source
from bot.reading.names.media import MEDIA
from bot.reading.published import AGENCIES
from bot.reading.words import is_ordinary

Features = Mapping[str, float]

_NO_SUBJECTS = MEDIA | frozenset(AGENCIES.values())
#: What must not come before is asked behind the first letter, since a search for a letter is much faster.
_WE = regex(r"[WwOo](?<!\w.)(?:(?<=[Ww])e|(?<=[Oo])ur)\b|我们|本公司|本行")
_QUOTED = regex(r"“[^”]{0,1000}”|\"[^\"\n]{0,1000}\"")
_GOODS = regex(
    r"(?:Cocoa|Coffee|Sugar|Wheat|Corn|Soy|Rice|Gold|Silver|Copper|Nickel|Zinc|Iron|Steel|Lithium|Cobalt|Oil|Gas|Crude|Coal|Cotton|Rubber)"
)
#: What may stand before the name with which a title begins: "UPDATE 2-", "Recall: ".
_KICKER = regex(r"(?:[A-Z]{4,12}(?:\s\d)?-|[A-Z][\w’'-]{2,14}(?:\s[a-z]{2,12})?:\s|[“‘\"]|[Tt]he\s)?")
#: Before a place where something only happens.
_WHERE = regex(r"\b(?:in|at|to|from|across|of|for|near|over|outside)\s(?:the\s)?$", re.IGNORECASE)
#: A text that comes back to a thing by its noun so often is about it, also without it in the title.
_OFTEN_RECALLED = 2
#: More than this many names that come first are not distinguished.
_LATE = 9


def features_of(gathered: Gathered) -> dict[str, Features]:
    """The features of each name that may be the company or product that an article is about."""
    page = _Page(gathered)
    able = {
        name: evidence
        for name, evidence in gathered.evidence.items()
        if may_be_company(gathered, name, evidence) or _is_place_of_title(gathered, evidence) or page.is_above_letter(evidence)
    }
    named = (name for name, evidence in gathered.evidence.items() if evidence.mentions or name in able)
    order = {name: rank for rank, name in enumerate(sorted(named, key=lambda name: gathered.evidence[name].candidate.first))}
    things = [e for e in gathered.evidence.values() if e.candidate.is_thing]
    most = {
        "mentions": max((e.mentions for e in things), default=0) or 1,
        "acts": max((e.acts for e in things), default=0) or 1,
        "owns": max((e.owns for e in things), default=0) or 1,
    }
    return {
        name: {
            **_counted(evidence, most),
            **_titled(gathered, evidence),
            **_by_name(evidence),
            **page.features(name, evidence),
            "first": 1 / (1 + min(_LATE, order[name])),
            "portrayed": float(evidence.is_of_portrait),
            "family": float(evidence.is_family_firm),
            "about": float(evidence.has_about_line),
            "introduced": min(evidence.introduced, 2) / 2,
            "recalled": min(evidence.recalled, 4) / 4,
            "set_up": float(evidence.is_set_up),
            "is_company": float(evidence.is_company),
        }
        for name, evidence in able.items()
    }


def may_be_company(gathered: Gathered, name: str, evidence: Evidence) -> bool:
    """Whether a name can be a company or product at all: nobody who acts for one, no word like "company", no newspaper in passing."""
    if evidence.candidate.kind not in COMPANIES or not evidence.mentions or name in gathered.people or name.lower() in ALIKE:
        return False
    if evidence.candidate.in_title is not None:
        return True
    if any(label.asks and label.name in (name, *evidence.candidate.forms) for label in interviews.labels(gathered.passage.text)):
        return False  # who asks in an interview
    return not (name in _NO_SUBJECTS or (names_source(name) and evidence.recalled < _OFTEN_RECALLED))


def _is_place_of_title(gathered: Gathered, evidence: Evidence) -> bool:
    """Whether it is a place of which title and text tell ("Freedonia's exports", not "sales in Freedonia"), or something built."""
    candidate, title = evidence.candidate, gathered.article.title
    if candidate.kind != "place" or not evidence.mentions:
        return False
    if is_built(candidate.name) and (evidence.recalled > 0 if candidate.in_title is not None else evidence.recalled >= _OFTEN_RECALLED):
        return True
    if candidate.in_title is not None and _is_economy(gathered.article, candidate):
        return True
    if candidate.in_title is None or evidence.mentions < 2:
        return False
    return _WHERE.search(title, max(0, candidate.in_title - 14), candidate.in_title) is None


def _counted(evidence: Evidence, most: Mapping[str, int]) -> Features:
    """How often it is named, beside what is named most."""
    return {
        "mentions": min(1.0, evidence.mentions / most["mentions"]),
        "often": min(evidence.mentions, 6) / 6,
        "acts": min(1.0, evidence.acts / most["acts"]),
        "owns": min(1.0, evidence.owns / most["owns"]),
        "spread": len(evidence.quarters) / 4,
        "leads": min(evidence.leads, 2) / 2,
        "opens": float(evidence.opens),
        "offices": min(evidence.offices, 2) / 2,
        "sections": float(evidence.sections > 0),
        "defined": float(evidence.defined),
    }


def _titled(gathered: Gathered, evidence: Evidence) -> Features:
    """Where the title names it; what is not in the title counts less where it is only brought in beside another."""
    candidate, titled = evidence.candidate, gathered.article.titled
    is_titled = candidate.in_title is not None
    return {
        "titled": float(is_titled),
        "heads_title": float(is_titled and _KICKER.fullmatch(gathered.article.title, 0, candidate.in_title or 0) is not None),
        "economy": float(candidate.kind == "place" and is_titled and _is_economy(gathered.article, candidate)),
        "titled_later": float(is_titled and candidate.kind in ("organisation", "other") and candidate not in titled[:1]),
        "made": float(is_titled and candidate.kind == "product" and _follows_maker(candidate, titled)),
        "beside": 0.0 if is_titled else evidence.beside / max(1, evidence.mentions),
        "reports": evidence.reports / max(1, evidence.mentions),
        "once": float(evidence.mentions == 1 and not is_titled and not evidence.opens),
        "institution": float(candidate.is_institution and (not is_titled or any(not c.is_institution for c in titled))),
    }


def _is_economy(article: Article, place: Candidate) -> bool:
    """Whether the title tells of a place's economy, and of no company."""
    if any(other.kind == "organisation" and not other.is_institution for other in article.titled):
        return False
    title, at = article.title, place.in_title or 0
    return adjective_in(title, place.name) == at or any(
        title.startswith(form, at) and is_economy_of(title, at, form) for form in place.forms
    )


def _follows_maker(product: Candidate, titled: Sequence[Candidate]) -> bool:
    """Whether the title names an organisation before the product: "Acme puts out Nova 3"."""
    return any(other.kind == "organisation" and (other.in_title or 0) < (product.in_title or 0) for other in titled)


def _by_name(evidence: Evidence) -> Features:
    """What the name itself says."""
    candidate = evidence.candidate
    return {
        "product": float(candidate.kind == "product"),
        "place": float(candidate.kind == "place" and not is_built(candidate.name)),
        "unknown_kind": float(candidate.kind == "other"),
        "legal_form": float(candidate.has_legal_form),
        "ordinary": float(
            candidate.kind == "other" and (is_ordinary(candidate.name.split()[0]) or _GOODS.fullmatch(candidate.name) is not None)
        ),
        "with_the": 0.0 if noun_of(candidate.name) else evidence.with_the / max(1, evidence.mentions),
    }


class _Page:
    """Whose page an article is on."""

    def __init__(self, gathered: Gathered) -> None:
        publisher = gathered.passage.publisher
        self._own = gathered.own
        self._names = {squeezed(publisher)} if publisher else set()
        self._site = squeezed(publisher.split(".")[0]) if "." in publisher else ""
        text = gathered.passage.text[:20_000]
        self._speaks = 0.0 if gathered.is_interview else min(len(_WE.findall(_QUOTED.sub(" ", text))), 6) / 6
        title = gathered.article.title
        self._head = text[: max(0, text.find(title)) + len(title)] if title else ""

    def is_above_letter(self, evidence: Evidence) -> bool:
        """Whether only the head of a page that says "we" names it: the company whose letter it is."""
        is_company = evidence.candidate.kind in COMPANIES
        return is_company and not evidence.mentions and self._speaks > 0.5 and self._is_in_head(evidence)

    def _is_in_head(self, evidence: Evidence) -> bool:
        return any(form in self._head for form in evidence.candidate.forms)

    def features(self, name: str, evidence: Evidence) -> Features:
        """Whether it is the publisher's name, and whether the page says "we"."""
        forms = {squeezed(form) for form in (name, *evidence.candidate.forms)}
        publishes = not self._names.isdisjoint(forms)
        is_company = publishes and evidence.candidate.has_legal_form  # papers and magazines are not called "Ltd"
        return {
            "own": float(name == self._own or is_company or bool(self._site and self._site in forms and self._speaks > 0)),
            "publisher": float(publishes and self._own != name and not is_company),
            "publisher_says_we": self._speaks if publishes else 0.0,
            "head_says_we": self._speaks if self._is_in_head(evidence) and evidence.candidate.kind != "product" else 0.0,
            "product_says_we": self._speaks if evidence.candidate.kind == "product" else 0.0,
        }
