"""Says whom a clause is about, and how that is known: by name, by a word that points back, or because the article is about it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace

from bot.core.patterns import regex
from bot.reading import headings
from bot.reading.about.others import chinese_other, described_other, is_done_to_another, named_other, owner_of, subject_words
from bot.reading.facts.discourse import Discourse
from bot.reading.facts.owners import sentence_subject
from bot.reading.grammar.finite import is_finite
from bot.reading.grammar.phrases import Line, Name
from bot.reading.grammar.tokens import FINITE, Token, is_verb
from bot.reading.lexicon import Lexicon
from bot.reading.main_subject import main_subject_of
from bot.reading.names.organisations import ORG_NOUNS
from bot.reading.passage import Passage
from bot.reading.sentences import is_chinese
from storage.drafts import About
from storage.values import AboutBasis, key_of

_LONGEST = 1500
_THINGS = frozenset("it they its their we our".split())
_PERSONS = frozenset("he she his her him".split())
#: Nouns for organisations that mostly are others than the one spoken of.
_OTHERS = frozenset(
    """regulator agency ministry rival parent union investor newspaper magazine broadcaster website subsidiary unit party fund
    supplier""".split()
)
#: "the company", "the Bergen-based utility", "the German maker", "the start-up".
_NOUNS = "|".join(sorted((ORG_NOUNS - _OTHERS) | {"utility", "business", "chain", "studio", "lab"}, key=len, reverse=True))
_DESCRIBED = regex(rf"\b(?:the|this)\s(?:[\w’'-]+\s){{0,3}}?(?:{_NOUNS})\b(?![’']s|-)", re.IGNORECASE)
_CHINESE_POINTS = regex(r"公司|该集团|集团|该行|其|它|该")
_CHINESE_NO_SUBJECT = regex(r"[在于向由从与和对为被的]$|收购|任命|投资|来自$")


@dataclass(slots=True, unsafe_hash=True)  # not frozen, which would triple the time; it is never changed
class _Known:
    """What the text has spoken of before a sentence."""

    line: Line
    focus: str | None
    organisation: str | None
    person: str | None
    ends_with_body: bool  #: the sentence before ends with "the council", so that this is "it"


@dataclass
class Subjects:
    """Whom the sentences of one text are about. ``title`` says what the text is about at first."""

    passage: Passage
    lexicon: Lexicon
    title: str
    main: str | None = None  #: what the article is about
    is_survey: bool = False  #: whether the article tells of several companies alike
    portrayed: dict[str, str] = field(default_factory=dict)  #: the person of a portrait, and the company that it is about
    _known: list[_Known] = field(default_factory=list)
    _discourse: Discourse | None = None
    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        subject = main_subject_of(self.passage, self.title)
        self.main, self.is_survey = subject.name, subject.is_survey
        self.portrayed = dict(subject.portrayed)
        self._starts = [start for start, _ in self.passage.sentences]

    def of(self, start: int, end: int) -> About | None:
        """Whom the clause at ``text[start:end]`` is about, or None where nothing says so."""
        index = bisect_left(self._starts, start + 1) - 1
        if index < 0:
            return None
        begin, stop = self.passage.sentences[index]
        known = self._at(index)
        if stop - begin > _LONGEST:
            return self._article()
        if is_chinese(self.passage.text[begin:stop]):
            return self._chinese(known, start - begin, end - begin)
        return self._english(known, start - begin, end - begin)

    @property
    def main_organisation(self) -> str | None:
        """What the article is about, where this is an organisation (or of unknown kind), as no place and no product employs people."""
        kinds = {mention.kind for mention in self.passage.mentions if mention.entity == self.main}
        return self.main if kinds & {"organisation", "other"} else None

    def organisation_before(self, at: int) -> str | None:
        """What "the company" means in the sentence around ``at``."""
        known = self._at(max(0, bisect_left(self._starts, at + 1) - 1))
        return known.organisation or known.focus

    def person_before(self, at: int) -> str | None:
        """Whom "he" or "she" means in the sentence around ``at``."""
        return self._at(max(0, bisect_left(self._starts, at + 1) - 1)).person

    def _article(self) -> About | None:
        return About(name=self.main, basis=AboutBasis.ARTICLE) if self.main else None

    def _at(self, index: int) -> _Known:
        self._read(index)
        return self._known[index]

    def _read(self, index: int) -> None:
        """Reads the sentences in order up to one of them, those read before only once."""
        discourse = self._discourse = self._discourse or Discourse(
            self.lexicon, self.main, self.main_organisation, is_survey=self.is_survey, home=self.main
        )
        for start, end in self.passage.sentences[len(self._known) : index + 1]:
            line = self._line(start, min(end, start + _LONGEST))
            if "\n\n" in self.passage.text[max(0, start - 4) : start]:
                discourse.begin_paragraph()
            is_heading = headings.is_heading(self.passage, start, end)
            if is_heading:
                discourse.begin_section(self.passage.mentions_in(start, end))
            else:
                discourse.begin_sentence(line.s)
            body = _BODY.search(self.passage.text, max(0, start - 60), start) is not None
            self._known.append(_Known(line, discourse.focus, discourse.organisation, discourse.person, body))
            if end - start <= _LONGEST and not self.passage.is_clutter(start, end) and not is_heading:
                before = discourse.focus, discourse.organisation
                discourse.follow(line)
                if _are_several(line):
                    discourse.focus, discourse.organisation = before  # "it" is none of "Acme and Globex"

    def _line(self, start: int, end: int) -> Line:
        opening = headings.opening(self.passage.text[start:end])
        names = tuple(
            Name(mention.start - start, mention.end - start, mention.entity, mention.kind)
            for mention in self.passage.mentions_in(start + opening, end)
        )
        return Line.of(self.passage.text[start:end], (), names, ())

    def _english(self, known: _Known, start: int, end: int) -> About | None:
        line = known.line
        words = [word for word in line.words if start <= word.start < end]
        verb = next((i for i, w in enumerate(words) if i and (w.low in FINITE or is_verb(w, words[i - 1]))), len(words))
        before = words[: max(verb, 1)]
        pointing = next((w for w in before if w.low in _THINGS or w.low in _PERSONS), None)
        inside = tuple(name for name in line.names if start <= name.start < end)
        subject = sentence_subject(replace(line, names=inside), end) if inside else None
        taken = subject_words(line, start, end)
        if subject is not None and subject.kind == "place" and subject.entity != self.main:
            subject = None
        if subject is not None:
            subject = _owned(line, subject, inside)
        if (subject is None or (taken and subject.start > taken[-1].end)) and (other := self._other(known, taken, end)):
            return other
        if (before_names := _description(line, taken, start, subject)) is not None:
            own = before_names.split()[-1][0].isupper() and self.main  # "the Group" of press releases
            if referent := own or known.organisation or known.focus:
                return About(name=referent, basis=AboutBasis.PRONOUN)
        if pointing is not None and _is_beside(line, pointing):
            after = (name for name in inside if name.start > pointing.start and name.kind != "place")
            beside = next((name for name in after if name.entity != known.focus), None)
            if beside is not None:
                return About(name=beside.entity)
        if subject is not None and (pointing is None or subject.start < pointing.start):
            return About(name=subject.entity)
        if pointing is not None and pointing.low in _PERSONS:
            person = known.person or next(iter(self.portrayed), None)
            return About(name=person, basis=AboutBasis.PRONOUN) if person else None
        if pointing is not None and pointing.low == "it" and known.ends_with_body:
            return self._article()
        if pointing is not None and pointing.low in _THINGS and known.focus:
            return About(name=known.focus, basis=AboutBasis.PRONOUN)
        described = _DESCRIBED.search(line.s, start, end)
        if described and described[0].endswith("Company") and self.main:  # of press releases
            return About(name=self.main, basis=AboutBasis.PRONOUN)
        if described and (referent := known.organisation or known.focus):
            return About(name=referent, basis=AboutBasis.PRONOUN)
        if (owner := owner_of(line, taken)) is not None:
            return About(name=owner.entity)
        return self._article()

    def _other(self, known: _Known, taken: list[Token], end: int) -> About | None:
        """What the subject names or describes, where that is another thing than the article's; what it does to "it" is about "it"."""
        line = known.line
        place = named_other(line, taken)
        if place is not None and place.entity != self.main:
            return About(name=place.entity)
        other = described_other(line, taken)
        if other is None or key_of(other) == key_of(self.main or ""):
            return None
        referent = known.organisation or known.focus
        if referent is not None and is_done_to_another(line, taken, end):
            return About(name=referent, basis=AboutBasis.PRONOUN)
        return About(name=other)

    def _chinese(self, known: _Known, start: int, end: int) -> About | None:
        line = known.line
        for name in line.names:
            if (
                start <= name.start < end
                and name.kind != "place"
                and not _CHINESE_NO_SUBJECT.search(line.s[max(start, name.start - 4) : name.start])
            ):
                return About(name=name.entity)
        if (other := chinese_other(line, start, end)) is not None and other != self.main:
            return About(name=other)
        if _CHINESE_POINTS.search(line.s, start, end) and (referent := self.main or known.focus):
            return About(name=referent, basis=AboutBasis.PRONOUN)
        return self._article()


_BODY = regex(r"\bthe\s(?:works\s|supervisory\s|workers[’']\s|staff\s)?(?:council|board|committee)[.”\"]{1,2}\s+$")
_SEVERAL = regex(r"(?:\s(?:[\w-]+\s){0,2})?(?:,\s|,?\s(?:and|as\swell\sas)\s)(?:the\s)?")


def _are_several(line: Line) -> bool:
    """Whether the sentence begins with several organisations: "Acme and Globex took part"."""
    first = line.names[0] if line.names else None
    if first is None or len(line.names) < 2 or line.before(first.start) > 0:
        return False
    second = line.names[1]
    both = {first.kind, second.kind} <= {"organisation", "other"}
    return both and _SEVERAL.fullmatch(line.s[first.end : second.start]) is not None and "and" in line.s[first.end : second.start]


def _description(line: Line, taken: list[Token], start: int, subject: Name | None) -> str | None:
    """The description that is a clause's subject before any name: "the company", "On 3 May the Group agreed to sell Globex"."""
    if taken and (subject is None or subject.start > taken[-1].end):
        found = _DESCRIBED.fullmatch(line.s, taken[0].start, taken[-1].end)
        return found[0] if found else None
    if taken or subject is None:
        return None
    found = _AFTER_DATE.match(line.s, start, subject.start)
    if found is None or not _DESCRIBED.fullmatch(found["described"]):
        return None
    following = line.before(found.end()) + 1
    return found["described"] if following < len(line.words) and is_finite(line.words[following], line.words[following - 1]) else None


_AFTER_DATE = regex(
    r"(?:[Oo]n|[Ii]n|[Aa]t|[Ss]ince|[Ll]ast|[Ee]arlier|[Ll]ate)\s(?:[\w]+\s){1,5}?(?P<described>[Tt]he\s(?:[\w’'-]+\s){0,3}?(?:[Gg]roup|[Cc]ompany|[Ff]irm|[Bb]ank|start-?up|maker|lender))\s"
)


_BESIDE = regex(
    r"(?:its|their)\s(?:[\w-]+\s){0,3}?(?:buyer|suitor|acquirer|bidder|rival|competitor|parent|owner|supplier|customer|predecessor)\b",
    re.IGNORECASE,
)


def _is_beside(line: Line, pointing: Token) -> bool:
    """Whether "its" only leads to another: "Its buyer is bigger: sales at Globex reached ..."."""
    return _BESIDE.match(line.s, pointing.start) is not None


_RELATION = regex(r"[’']s\s(?:[a-z][\w-]*\s){1,3}")


def _owned(line: Line, subject: Name, names: tuple[Name, ...]) -> Name:
    """The one that a name only describes: "Acme's rival Globex" is Globex."""
    following = next((name for name in names if name.start > subject.start), None)
    if following is None or following.kind == "place":
        return subject
    return following if _RELATION.fullmatch(line.s[subject.end : following.start]) else subject
