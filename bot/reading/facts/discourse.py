"""Keeps track of what a text has mentioned, to resolve "it", "the company", "he" and figures without a subject."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.reading import headings
from bot.reading.facts.acting import is_label
from bot.reading.facts.buying import deal_in
from bot.reading.facts.description_words import ALIKE
from bot.reading.facts.owners import is_outsider, is_source, may_be_focus, names_source, points_back, punished, sentence_subject
from bot.reading.grammar.phrases import Line, Name
from bot.reading.grammar.verbs import REPORTING
from bot.reading.lexicon import Lexicon
from bot.reading.names.families import company_of_family
from bot.reading.names.places import COUNTRIES
from bot.reading.passage import Passage
from bot.reading.published import AGENCIES
from storage.drafts import Mention

_AGENCIES = frozenset(AGENCIES.values())
#: Words after a topic's name that leave it the same subject: "the Nova API".
_SAME_SUBJECT = frozenset("api app model models platform service chatbot assistant shares stock inc corp ltd plc group series".split())
#: After this many sentences that do not mention the focus, figures without a subject no longer belong to it.
_FOCUS_LASTS = 3


@dataclass
class Discourse:
    """The entities that the sentences so far have spoken of, by name. Each text needs one of its own."""

    lexicon: Lexicon
    focus: str | None  #: what "it" refers to
    main: str | None = None  #: the organisation that the text is about: a bare "Revenue rose"
    speaking_for: str | None = None  #: what "we" means around the figure
    speaker: str | None = None  #: who says "I" around the figure
    person: str | None = None  #: the person named last: "he" or "she"
    organisation: str | None = None  #: the last organisation that was a subject: "the company", even if a product was named after it
    place: str | None = None  #: the place named last
    country: str | None = None  #: the country that the text names most
    market: str | None = None  #: the market spoken of last
    buyer: str | None = None  #: the company that the article says buys another one
    bought: str | None = None  #: that other one
    project: str | None = None  #: the name that the text gave a project
    product: str | None = None  #: the product that the text says is presented
    last_owner: str | None = None  #: whose the last figure is
    economy: str | None = None  #: the place whose inflation or unemployment was given last
    last_subject: str | None = None  #: the subject of the sentence's last fact
    sentences_since_focus: int = 0

    @property
    def has_recent_focus(self) -> bool:
        """Whether the focus was spoken of in the last few sentences."""
        return self.sentences_since_focus < _FOCUS_LASTS

    def canonical(self, name: str) -> str:
        """The name of the topic that a name means ("the Nova API" is Nova), else the name itself."""
        if known := self.lexicon.canonical(name):
            return known
        head, _, last = name.rpartition(" ")
        return (self.lexicon.canonical(head) if last.lower() in _SAME_SUBJECT else None) or name

    def begin_paragraph(self) -> None:
        """Forgets what only the paragraph before spoke of: "the company" is the article's main one again."""
        self.organisation = self.main or self.organisation

    def place_in(self, line: Line) -> str | None:
        """The first place that a sentence names, or else the last one named before it."""
        return first_place(line) or self.place

    def advance(self, line: Line) -> None:
        """Updates the state by a sentence, for the sentences after it."""
        subject = punished(line) or sentence_subject(line)
        if (
            subject is not None
            and (subject.kind == "organisation" or subject.entity == self.main)
            and not is_source(subject)
            and not is_outsider(line, subject)
        ):
            self.organisation = subject.entity
        self.place = self.place_in(line)
        if self.buyer is None and (deal := deal_in(line)) is not None:
            self.buyer, self.bought = deal[0].entity, deal[1].entity
        if subject is not None and is_source(subject) and self.focus != subject.entity and _reports(line, subject):
            subject = None
        if (alone := _named_alone(line)) is not None:
            self.focus, self.sentences_since_focus = alone.entity, 0
        elif (
            subject is not None
            and may_be_focus(subject)
            and not is_outsider(line, subject)
            and (subject.kind != "other" or not self.focus or subject.start == 0)
        ):
            self.focus = subject.entity
            self.sentences_since_focus = 0
        elif any(name.entity == self.focus for name in line.names) or points_back(line):
            self.sentences_since_focus = 0
        else:
            self.sentences_since_focus += 1
        self.person = next((name.entity for name in line.names if name.kind == "person"), None) or self.person


def _named_alone(line: Line) -> Name | None:
    """The name of which a sentence consists, as an answer does: "The Weaver Hall. It opens in May"; None for another sentence."""
    if len(line.s) > _LONGEST_ALONE or len(line.names) not in (1, 2):
        return None
    name = line.names[-1]
    if name.kind == "person" or line.s[name.end :].strip(" .!\n") or not _LABEL.fullmatch(line.s, 0, name.start):
        return None
    return name


_LONGEST_ALONE = 70
_LABEL = re.compile(r"(?:[A-Z][\w.’'-]{0,24}:\s)?(?:[Tt]he|[Oo]ur)\s")


def first_place(line: Line) -> str | None:
    """The first place that a sentence names."""
    return next((name.entity for name in line.names if name.kind == "place"), None)


def main_country(passage: Passage, title: str) -> str | None:
    """The country that a text names most, where its title counts more; None where it names none."""
    counts: Counter[str] = Counter()
    for mention in _outside_datelines(passage):
        if mention.kind == "place" and mention.entity in COUNTRIES:
            counts[mention.entity] += 3 if mention.text in title else 1
    return counts.most_common(1)[0][0] if counts else None


def _reports(line: Line, name: Name) -> bool:
    """Whether a verb of saying follows the name."""
    return any(word.low in REPORTING for word in line.words if word.start >= name.end)


@lru_cache(maxsize=1)
def first_focus(passage: Passage, title: str) -> str | None:
    """What "it" refers to at first: a name in the title, or else the name that the text mentions most; companies take precedence."""
    mentions = _outside_datelines(passage)
    companies = Counter(
        mention.entity
        for mention in mentions
        if mention.kind in ("organisation", "product")
        and mention.entity not in _AGENCIES
        and (mention.entity in title or not (names_source(mention.entity) or _is_publisher(passage, mention.entity)))
    )
    for entity, _ in companies.most_common(12):
        if entity in title:
            return entity
    if (of_family := company_of_family(title, mentions)) is not None:
        return of_family
    places = Counter(mention.entity for mention in mentions if mention.kind == "place")
    place = next((entity for entity, _ in places.most_common(5) if entity in title), None)
    if not companies and place is None and (other := _repeated_other(passage, mentions)) is not None:
        return other
    if place is not None and (not companies or companies.most_common(1)[0][1] == 1):
        return place
    if companies:
        return companies.most_common(1)[0][0]
    people = Counter(mention.entity for mention in mentions if mention.kind == "person" and mention.entity in title)
    if people:
        return people.most_common(1)[0][0]
    rest = Counter(m.entity for m in mentions if m.kind in ("place", "other") and m.entity not in _AGENCIES).most_common(1)
    if rest and rest[0][1] > 1:
        return rest[0][0]
    return next(iter(places), None)


def main_company(passage: Passage, title: str, people: Mapping[str, str], *, is_interview: bool) -> str | None:
    """The organisation that a text is about: the name that it mentions most, where title and first sentences count more.

    A name that occurs in no sentence, only in headings and the lines around the article, is none; nor is one of the ``people``
    that act for an organisation. An interview is about the organisation of whom it names first.
    """
    if is_interview and (interviewed := next((people[m.entity] for m in passage.mentions if m.entity in people), None)):
        return interviewed
    scores: Counter[str] = Counter()
    prose = _in_prose(passage)
    written = {mention.entity for mention in prose}
    lead = prose[min(len(prose), _LEAD) - 1].start if prose else 0
    if (of_family := company_of_family(title, passage.mentions)) in written:
        return of_family
    for mention in passage.mentions:
        if (
            mention.entity not in written
            or mention.entity.lower() in ALIKE
            or mention.entity in _AGENCIES
            or mention.entity in people
            or is_label(passage.text, mention)
        ):
            continue
        if (names_source(mention.entity) or _is_publisher(passage, mention.entity)) and mention.text not in title:
            continue
        scores[mention.entity] += _MAIN_KINDS.get(mention.kind, 0) * (5 if mention.text in title else 2 if mention.start <= lead else 1)
    best = scores.most_common(1)
    return best[0][0] if best and best[0][1] > 0 else None


def _is_publisher(passage: Passage, name: str) -> bool:
    """Whether the name is that of the paper or magazine, and not of a company that writes about itself."""
    return passage.publisher is not None and name.casefold() == passage.publisher.casefold() and publishing_company(passage) != name


def publishing_company(passage: Passage) -> str | None:
    """The company that publishes a text on its own pages and says "we" in it; no newspaper."""
    if not passage.publisher or names_source(passage.publisher):
        return None
    if len(_WE.findall(_QUOTED.sub(" ", passage.text[:20_000]))) < _OFTEN_WE:  # what people say in a portrait is not the magazine's own
        return None
    own = (m.entity for m in _in_prose(passage) if m.kind == "organisation" and passage.publisher in (m.text, m.entity))
    return next(own, None)


_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b")
_QUOTED = re.compile(r"“[^”]{0,1000}”|\"[^\"\n]{0,1000}\"")
_OFTEN_WE = 3


def portrayed_company(passage: Passage, title: str, people: Mapping[str, str]) -> str | None:
    """The company of the person whom a portrait tells of: the text begins with the person, and its title names no company."""
    prose = _in_prose(passage)
    if not prose or prose[0].entity not in people:
        return None
    person = prose[0].entity
    if sum(1 for mention in prose if mention.entity == person) < _OFTEN:
        return None
    if any(mention.kind in ("organisation", "product") and mention.text in title for mention in passage.mentions):
        return None
    return people[person]


#: So many times a portrait names its person at least.
_OFTEN = 2


def named_from(passage: Passage, title: str, entity: str) -> int:
    """Where a text names an entity first; -1 where its title does, or where nothing says so."""
    found = [mention for mention in passage.mentions if mention.entity == entity]
    return -1 if not found or any(mention.text in title for mention in found) else found[0].start


#: So many names from the first on are those of the first sentences.
_LEAD = 4


#: How much a mention of each kind says that the text is about the company of that name; names are often of unknown kind.
_MAIN_KINDS = {"organisation": 5, "product": 3, "other": 2}


@lru_cache(maxsize=1)  # asked for several times, for one text after the other
def _in_prose(passage: Passage) -> tuple[Mention, ...]:
    """The names in a text's sentences, without those in datelines and headings."""
    found: list[Mention] = []
    for start, end in passage.sentences:
        if end - start <= _LONGEST_PROSE and not passage.is_clutter(start, end) and not headings.is_heading(passage, start, end):
            begin = start + headings.opening(passage.text[start:end])
            found.extend(passage.mentions_in(begin, end))
    return tuple(found)


_LONGEST_PROSE = 1500


def _outside_datelines(passage: Passage) -> list[Mention]:
    """The names in a text, without those in the datelines of its first sentences."""
    openings = ((start, start + headings.opening(passage.text[start:end])) for start, end in passage.sentences[:4])
    datelines = [(start, end) for start, end in openings if start < end]
    return [mention for mention in passage.mentions if not any(start <= mention.start < end for start, end in datelines)]


def _repeated_other(passage: Passage, mentions: Sequence[Mention]) -> str | None:
    """The name of unknown kind that is repeated and occurs near the beginning."""
    others = Counter(mention.entity for mention in mentions if mention.kind == "other" and mention.entity not in _AGENCIES)
    return next((entity for entity, count in others.most_common(5) if count > 1 and entity in passage.text[:600]), None)
