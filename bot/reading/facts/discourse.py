"""Keeps track of what a text has mentioned, to resolve "it", "the company", "he" and figures without a subject."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.core.patterns import regex
from bot.reading import headings
from bot.reading.facts.buying import deal_in
from bot.reading.facts.owners import is_outsider, is_relative, is_source, may_be_focus, points_back, punished, sentence_subject
from bot.reading.facts.sites import Sites
from bot.reading.grammar.phrases import Line, Name
from bot.reading.grammar.verbs import REPORTING
from bot.reading.lexicon import Lexicon
from bot.reading.names.places import COUNTRIES
from bot.reading.passage import Passage
from storage.drafts import Mention

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
    sources: set[str] = field(default_factory=set)  #: who only counts what others sell: research firms, associations
    buyer: str | None = None  #: the company that the article says buys another one
    bought: str | None = None  #: that other one
    project: str | None = None  #: the name that the text gave a project
    product: str | None = None  #: the product that the text says is presented
    last_owner: str | None = None  #: whose the last figure is
    pair: tuple[str, str] | None = None  #: the two companies of the last sentence that names two: the former and the latter
    economy: str | None = None  #: the place whose inflation or unemployment was given last
    last_subject: str | None = None  #: the subject of the sentence's last fact
    sentences_since_focus: int = 0
    is_survey: bool = False  #: whether the text tells of several companies alike
    sites: Sites = field(default_factory=Sites)  #: the plants and museums that the text has named
    outsiders: set[str] = field(default_factory=set)  #: who was brought in beside what the text is about
    beside: str | None = None  #: the outsider of whom the sentence before tells: "Its rival Acme grew. It ..."
    home: str | None = None  #: what "it" means where a paragraph begins anew
    _begins: bool = False  #: whether the next sentence begins a paragraph
    _kept: tuple[str | None, str | None] | None = None  #: focus and organisation, while "it" is an outsider

    @property
    def has_recent_focus(self) -> bool:
        """Whether the focus was spoken of in the last few sentences."""
        return self.sentences_since_focus < _FOCUS_LASTS

    @property
    def site_owner(self) -> str | None:
        """Whose the sites are of which a text does not say whose they are."""
        return self.main or self.home or self.focus

    def canonical(self, name: str) -> str:
        """The name of the topic that a name means ("the Nova API" is Nova), else the name itself."""
        if known := self.lexicon.canonical(name):
            return known
        head, _, last = name.rpartition(" ")
        return (self.lexicon.canonical(head) if last.lower() in _SAME_SUBJECT else None) or name

    def begin_paragraph(self) -> None:
        """Forgets what only the paragraph before spoke of: "the company" is the article's main one again."""
        self._return()
        self.beside = None
        self.organisation = self.main or self.organisation
        self._begins = True

    def begin_section(self, names: Iterable[Mention]) -> None:
        """Lets "it" and "the company" be whom a heading names, where the text tells of several companies alike."""
        named = next((name.entity for name in names if name.kind in ("organisation", "product", "other")), None) if self.is_survey else None
        if named is not None:
            self.focus = self.organisation = named
            self.sentences_since_focus = 0

    def begin_sentence(self, sentence: str) -> None:
        """Lets "it" at the beginning of a sentence be the outsider of whom the sentence before tells, and else what the text is about."""
        if self._begins and self.home is not None and not _POINTS.match(sentence):
            self.focus = self.home
        self._begins = False
        if self.beside is not None and _IT.match(sentence):
            self._kept = self._kept or (self.focus, self.organisation)
            self.focus = self.organisation = self.beside
        else:
            self._return()

    def _return(self) -> None:
        """Comes back to what the text spoke of before an outsider."""
        if self._kept is not None:
            self.focus, self.organisation = self._kept
            self._kept = None

    def place_in(self, line: Line) -> str | None:
        """The first place that a sentence names, or else the last one named before it."""
        return first_place(line) or self.place

    def advance(self, line: Line) -> None:
        """Updates the state by a sentence, for the sentences after it."""
        self.place = self.place_in(line)
        self.sites.advance(line, self.site_owner)
        self.note_deal(line)
        companies = list(dict.fromkeys(n.entity for n in line.names if n.kind in ("organisation", "product", "other")))
        if len(companies) == 2:
            self.pair = (companies[0], companies[1])
        self.follow(line)

    def follow(self, line: Line) -> None:
        """Updates only whom "it", "the company" and "he" mean after a sentence: all that is asked where no figures are read."""
        subject = punished(line) or sentence_subject(line)
        is_beside = subject is not None and self._is_beside(line, subject)
        if is_beside and subject is not None:
            self.outsiders.add(subject.entity)
            self.beside = None if subject.kind == "person" or is_relative(line, subject) else subject.entity
        elif not _IT.match(line.s):
            self.beside = None
        if (
            subject is not None
            and (subject.kind == "organisation" or subject.entity == self.main or (self.is_survey and subject.start == 0))
            and not is_source(subject)
            and not is_beside
        ):
            self.organisation = subject.entity
        if subject is not None and is_source(subject) and self.focus != subject.entity and _reports(line, subject):
            subject = None
        if (alone := _named_alone(line)) is not None:
            self.focus, self.sentences_since_focus = alone.entity, 0
        elif (
            subject is not None
            and may_be_focus(subject)
            and not is_beside
            and (subject.kind != "other" or not self.focus or subject.start == 0)
        ):
            self.focus = subject.entity
            self.sentences_since_focus = 0
        elif any(name.entity == self.focus for name in line.names) or points_back(line):
            self.sentences_since_focus = 0
        else:
            self.sentences_since_focus += 1
        person = next((name for name in line.names if name.kind == "person"), None)
        if person is not None and not (self.person and _speaks_of_person(line, person.start)):
            self.person = person.entity

    def note_deal(self, line: Line) -> None:
        """Remembers who buys whom, by the first sentence or headline that says so."""
        if self.buyer is None and (deal := deal_in(line)) is not None:
            self.buyer, self.bought = deal[0].entity, deal[1].entity

    def _is_beside(self, line: Line, subject: Name) -> bool:
        """Whether a sentence's subject is brought in beside what the text is about, here or before."""
        return is_outsider(line, subject) or (subject.entity in self.outsiders and subject.entity != self.main)


_HE = frozenset("he she his her".split())


def _speaks_of_person(line: Line, until: int) -> bool:
    """Whether "he" or "she" comes before another person, and so goes on meaning whom it meant: "He founded it with Jane Roe"."""
    return not _HE.isdisjoint(line.lows) and any(word.low in _HE for word in line.words if word.start < until)


_POINTS = regex(r"[\"“]?(?:Both|That|This|Of)\b|.{0,60}?\b(?:[Ii]ts?|[Tt]hey|[Tt]heir)\b", re.DOTALL)
_IT = regex(r"[\"“]?Its?\b")


def _named_alone(line: Line) -> Name | None:
    """The name of which a sentence consists, as an answer does: "The Weaver Hall. It opens in May"; None for another sentence."""
    if len(line.s) > _LONGEST_ALONE or len(line.names) not in (1, 2):
        return None
    name = line.names[-1]
    if name.kind == "person" or line.s[name.end :].strip(" .!\n") or not _LABEL.fullmatch(line.s, 0, name.start):
        return None
    return name


_LONGEST_ALONE = 70
_LABEL = regex(r"(?:[A-Z][\w.’'-]{0,24}:\s)?(?:[Tt]he|[Oo]ur)\s")


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


def _outside_datelines(passage: Passage) -> list[Mention]:
    """The names in a text, without those in the datelines of its first sentences."""
    openings = ((start, start + headings.opening(passage.text[start:end])) for start, end in passage.sentences[:4])
    datelines = [(start, end) for start, end in openings if start < end]
    return [mention for mention in passage.mentions if not any(start <= mention.start < end for start, end in datelines)]
