"""What an article names, as candidates for its main subjects: how often, where, in which forms, and what belongs to what."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from bot.core.patterns import regex
from bot.reading import interviews
from bot.reading.main_subject.acting import is_label
from bot.reading.main_subject.economies import adjective_in
from bot.reading.names.organisations import LEGAL_FORMS
from bot.reading.names.vocabulary import PRODUCT_WORDS
from bot.reading.passage import Passage
from bot.reading.words import is_ordinary
from storage.drafts import Mention

_THINGS = ("organisation", "product", "other")
_CREDIT = regex(r"[(/|]\s*$|(?:photo|image|source|credit|by|©)[:/\s]*$", re.IGNORECASE)
_INSTITUTION = regex(
    r"\b(?:Court|Commission|Authority|Agency|Ministry|Department|Bureau|Office|Council|Board|Parliament|Senate|Congress|Police|Regulator|Inspectorate"
    r"|Exchange|Central Bank|Union|Association|Tribunal)\b"
)
_REGULATOR = regex(
    r"\b(?:regulator|watchdog|ombudsman|prosecutors?|research\s(?:firm|house|group)|researcher|consultancy|broker|brokerage|analytics\sfirm|trade\s(?:body|group))\s$",
    re.IGNORECASE,
)
#: ``_REGULATOR`` matches nothing that ends otherwise.
_REGULATORS = tuple(
    """
    regulator watchdog ombudsman prosecutor prosecutors firm house group researcher consultancy broker brokerage body""".split()
)
_FINES = regex(r"\s(?:has\s|had\s)?(?:fines|fined)\s(?=[A-Z])")
_PARENT_AFTER = regex(
    r"^,?\s+(?:(?:is|was|which is|which was|are)\s+)?(?:(?:an?|the)\s+)?(?:[\w-]+\s+){0,4}?"
    r"(?:subsidiary of|unit of|arm of|division of|brand of|affiliate of"
    r"|part of|owned by|developed by|made by|built by|created by|operated by|run by)\s+"
    r"(?:the\s+)?(?:[\w-]+(?:['’]s)?\s+){0,3}$"
)
_PARENT_BEFORE = regex(r"^(?:['’]s|\s's|-owned|\s+(?:unit|subsidiary|arm|division))\s+(?:[\w-]+\s+){0,5}[(\"“]?$")
_UNIT_WORDS = regex(r"unit|subsidiar|arm|division|platform|app|model|service|brand|owned|product|chatbot|business|assistant")
_TURN = regex(r"^(?:Q|A|[A-Z][\w’'-]{1,20}(?: [A-Z][\w’'-]{1,20})?|问|答)\s?[:：] ", re.MULTILINE)
_SITE_AFTER = regex(
    r" (?:plant|factory|works|site|depot|mill|mine|refinery|port|airport|terminal|warehouse|yard|campus|facility|branch|smelter)s?\b"
)
_SITE_BEFORE = regex(r"\b(?:in|at|near|to|from|outside) $")
_AUTHOR = regex(r"(?:^|\n|\| ?|· ?)(?:[Bb]y|BY|Written by|Interview:|Interview by|Text:|Words:) $")
#: What an agency stamps on a headline, glued to its first name: "UPDATE 2-Acme".
_STAMP = regex(r"(?:UPDATE|WRAPUP|REFILE|CORRECTED|EXCLUSIVE|ANALYSIS|FOCUS|INSIGHT|RPT|BRIEF)\b(?:\s\d)?-?")
_VERSION = regex(r"^([^\d]{2,40}?)[ -]?(?:v?\d[\w.]*)(?:-[\w.-]+)?(?: [\w.-]+)*$")


@dataclass(slots=True)
class Candidate:
    """A thing that the article names."""

    name: str
    kind: str
    first: int  #: the offset of its first mention at or after the title
    count: int = 0
    forms: dict[str, int] = field(default_factory=dict)
    in_title: int | None = None  #: where the title names it
    in_body: int = 0  #: mentions after the title
    is_regulator: bool = False  #: the text calls it one, or one that counts others, or says that it fined somebody

    @property
    def is_thing(self) -> bool:
        return self.kind in _THINGS

    @property
    def is_institution(self) -> bool:
        """Whether it watches over others: a court, a ministry, "regulator Ofwat"."""
        return self.is_regulator or _INSTITUTION.search(self.name) is not None

    @property
    def has_legal_form(self) -> bool:
        return any(form.split()[-1].rstrip(".,") in LEGAL_FORMS or form.endswith(("公司", "集团")) for form in self.forms)


@dataclass
class Article:
    """What the rules look at."""

    title: str
    text: str
    mentions: tuple[Mention, ...]
    candidates: dict[str, Candidate]
    body: int  #: where the text after the title begins
    publisher: str | None = None

    @cached_property
    def most(self) -> int:
        """The mentions of the thing that is named most."""
        return max((c.count for c in self.candidates.values() if c.is_thing), default=0)

    @cached_property
    def titled(self) -> list[Candidate]:
        """What the title names of organisations and products, in its order."""
        found = [
            c
            for c in self.candidates.values()
            if c.in_title is not None and c.is_thing and not _STAMP.match(c.name) and self.is_more_than_a_word(c)
        ]
        return sorted(found, key=lambda c: (c.in_title or 0, c.first))

    def is_more_than_a_word(self, candidate: Candidate) -> bool:
        if candidate.kind != "other" and not self.is_site(candidate):
            return True
        if self.is_site(candidate):
            return False
        return candidate.in_body > 0 and not (is_ordinary(candidate.name.split()[0]) and not any(c.isdigit() for c in candidate.name))

    def is_site(self, candidate: Candidate) -> bool:
        """Whether the text only says that something is there: "the Salem plant", "at Salem"."""
        if len(candidate.forms) > 1 or " " in candidate.name or candidate.count > 4:
            return False
        here = [mention for mention in self.mentions if mention.entity == candidate.name]
        return all(
            _SITE_AFTER.match(self.text, mention.end) or _SITE_BEFORE.search(self.text, max(0, mention.start - 8), mention.start)
            for mention in here
        )

    def opens(self, candidate: Candidate, size: int = 400) -> bool:
        return candidate.first < self.body + size

    @cached_property
    def is_interview(self) -> bool:
        return (
            "interview" in self.text[: self.body + 600].lower()
            or len(_TURN.findall(self.text)) > 3
            or bool(interviews.labels(self.text))
            or "专访" in self.text[:300]
        )

    @cached_property
    def protagonist(self) -> Candidate | None:
        """The person of a portrait, an obituary or an interview."""
        authors = {m.entity for m in self.mentions if _AUTHOR.search(self.text, max(0, m.start - 16), m.start)}
        people = [c for c in self.candidates.values() if c.kind == "person" and c.in_body and c.name not in authors]
        named = [c for c in people if c.in_title is not None]
        if named:
            return max(named, key=lambda c: c.count)
        ranked = sorted((c for c in people if self.opens(c)), key=lambda c: (-c.count, c.first))
        if not ranked:
            return None
        if self.is_interview:
            return min(ranked, key=lambda c: c.first)
        begins = min(self.candidates.values(), key=lambda c: (c.in_body == 0, c.first), default=None) is ranked[0]
        often = ranked[0].count > (1 if begins else 2) and ranked[0].count >= self.most
        return ranked[0] if often and not self.titled else None


@lru_cache(maxsize=1)  # asked for by the decision and by the topics, of one text after the other
def article_of(passage: Passage, title: str) -> Article:
    """What the article names; ``title`` is "" where it has none."""
    text, mentions, publisher = passage.text, passage.mentions, passage.publisher or None
    at = text.find(title) if title else -1
    start = at if 0 <= at < 3000 else 0
    body = start + len(title) if 0 <= at < 3000 else 0
    candidates: dict[str, Candidate] = {}
    has_labels = bool(interviews.labels(text))
    for mention in mentions:
        if _is_credit(text, mention) or (has_labels and is_label(text, mention)):
            continue
        candidate = candidates.get(mention.entity)
        if candidate is None:
            candidate = candidates[mention.entity] = Candidate(mention.entity, mention.kind, mention.start)
        if mention.start >= start:
            if not candidate.count:
                candidate.first = mention.start
            candidate.count += 1
            candidate.in_body += mention.start >= body
        if _is_called_regulator(text, mention.start) or _FINES.match(text, mention.end):
            candidate.is_regulator = True
        candidate.forms[mention.text] = candidate.forms.get(mention.text, 0) + 1
    for candidate in candidates.values():
        places = [place for form in candidate.forms if (place := _place_in(form, title)) is not None]
        candidate.in_title = min(places, default=None)
        if candidate.in_title is None and candidate.kind == "place" and title:
            candidate.in_title = adjective_in(title, candidate.name)
    return Article(title, text, mentions, candidates, body, publisher)


def _is_called_regulator(text: str, at: int) -> bool:
    """Whether the word before an offset says that what follows is a regulator, or one that counts others."""
    start = max(0, at - 30)
    is_hinted = text[start:at].rstrip().lower().endswith(_REGULATORS)
    return is_hinted and _REGULATOR.search(text, start, at) is not None


def _place_in(form: str, title: str) -> int | None:
    """Where the title names the form as a whole, or None."""
    at = title.find(form)
    while at >= 0:
        end = at + len(form)
        unspaced = "\u3400" <= form[-1] <= "\u9fff"
        starts = unspaced or not (at and _is_word(title[at - 1]))
        if starts and (unspaced or not _is_word(title[end : end + 1])) and not _GOES_ON.match(title, end):
            return at
        at = title.find(form, at + 1)
    return None


_GOES_ON = regex("-[A-Z0-9]")


def _is_word(character: str) -> bool:
    return (character.isalnum() and not "\u3400" <= character <= "\u9fff") or character == "_"


def _is_credit(text: str, mention: Mention) -> bool:
    """Whether a name only gives credit: "(Xinhua)" in a dateline, a photo credit, an interviewer before a colon."""
    before, after = text[max(0, mention.start - 12) : mention.start], text[mention.end : mention.end + 3]
    if after[:1] in ")/|" and "：" not in before and not before.endswith(("“", '"')) and _CREDIT.search(before):
        return True
    return mention.kind == "person" and after[:1] in (":", "：") and not before.rpartition("\n")[2].strip()


def parents_of(text: str, mentions: tuple[Mention, ...], names: set[str]) -> dict[str, str]:
    """For each subject, the organisation to which it belongs according to the text, if any."""
    found: dict[str, dict[str, int]] = {}
    for index, mention in enumerate(mentions):
        if mention.entity not in names:
            continue
        for other, between, pattern in (
            (mentions[index - 1] if index else None, None, _PARENT_BEFORE),
            (mentions[index + 1] if index + 1 < len(mentions) else None, None, _PARENT_AFTER),
            (mentions[index + 2] if index + 2 < len(mentions) else None, None, _PARENT_AFTER),
        ):
            if other is None or other.kind != "organisation" or other.entity == mention.entity:
                continue
            between = text[other.end : mention.start] if pattern is _PARENT_BEFORE else text[mention.end : other.start]
            if (
                len(between) < 90
                and pattern.match(between)
                and (mention.kind == "product" or pattern is _PARENT_AFTER or _UNIT_WORDS.search(between))
            ):
                votes = found.setdefault(mention.entity, {})
                votes[other.entity] = votes.get(other.entity, 0) + 1
    return {name: max(votes, key=lambda parent: votes[parent]) for name, votes in found.items()}


def family_of(name: str, names: dict[str, Candidate]) -> str | None:
    """The family to which a version of a product belongs, if it is one of the names: "Zephyr" for "Zephyr 5-mini"."""
    found = _VERSION.match(name)
    if not found:
        return None
    family = found[1].strip(" -")
    return family if family in names and family != name and family not in PRODUCT_WORDS and not is_ordinary(family) else None
