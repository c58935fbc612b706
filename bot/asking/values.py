"""Puts the value of an answer into words: of an entry as it is, or cut out of a sentence."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.asking.candidate import Candidate
from bot.asking.kinds import SPEED, asks_for_speed
from bot.asking.plan.model import AnswerKind, Part
from bot.asking.words import stems
from bot.core.patterns import regex
from bot.reading import dates
from bot.reading.amounts.quantities import amounts
from bot.reading.facts.measures import unit_classes
from bot.wording.dates import dated
from bot.wording.figures import figure_text
from bot.wording.positions import position_text
from storage.drafts import DateMention
from storage.records import Event, Fact, Position, Quote

#: What stands before a date that no longer holds.
_GIVEN_UP = regex(
    (
        r"\b(?:instead of|rather than|originally(?: in| for| on)?|previously(?: in| for)?|(?:postponed|delayed|"
        r"moved|put off) from|not)\s*$|而非$|原定(?:于)?$"
    ),
    re.I,
)
#: What is only of a time: "at last year's prices".
_OF_THAT_TIME = regex(r"(?:last|this|next|the previous) (?:year|season|month|quarter|week)['’]s ", re.IGNORECASE)
_WORD = regex(r"[^\W\d_]+")
#: What stands before the date of the article itself.
_DATELINE = regex(r"[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,30}(?:, [A-Z][\w. ]{1,20})?, (?:on )?|\W*")
#: A deadline is asked for, and how texts tell one.
DEADLINE = regex(
    r"\b(?:by when|until when|till when|by (?:what|which) (?:date|day|month|year|time)|deadline)\b|最晚|截止|之前要",
    re.IGNORECASE,
)
_UNTIL = regex(
    r"\b(?:by|until|till|before|no later than|deadline|at the latest|expires?|ends?|due|stop\w*|within)\b|截至|之前|前|最晚|截止",
    re.IGNORECASE,
)
#: How many characters may stand between a number and the noun that it counts.
_REACH = 45
_REACH_OF_COUNT = 20


def value_of(one: Candidate, part: Part) -> str:
    """The value in words, empty where it can't be cut out of the sentence."""
    known = one.known
    match known:
        case Fact():
            return figure_text(known)
        case Event() if part.wants is AnswerKind.DATE and part.relation is not None and part.relation.word == "delay":
            return _date(one, part)  # its own date may be the one that was given up
        case Event() if part.wants is AnswerKind.DATE and _is_of_an_aside(one, part):
            return ""
        case Event() if part.wants is AnswerKind.DATE and DEADLINE.search(part.text):
            return _date(one, part)
        case Event() if part.wants is AnswerKind.DATE and part.stated_stems and (of_clause := _date_of_clause(one, part)):
            return of_clause
        case Event() if part.wants is AnswerKind.DATE and part.relation is not None and _is_of_the_news(known):
            return _date(one, part) or dated(known.date)  # "joins in May, it said on Monday": the date beside the action
        case Event():
            return dated(known.date) if part.wants in (AnswerKind.DATE, AnswerKind.DURATION) else ""
        case Position():
            return f"{known.person}, {position_text(known)}"
        case Quote():
            return ""
    if part.wants is AnswerKind.DURATION and (length := _amount(one, replace(part, unit_classes=frozenset(("duration",))))):
        return length
    if part.wants in (AnswerKind.AMOUNT, AnswerKind.COUNT):
        return _amount(one, part)
    if part.wants is AnswerKind.DATE:
        return _date(one, part)
    return ""


def _is_of_the_news(event: Event) -> bool:
    """Whether an event's date is that of its report, and its summary the whole sentence: what was reported then may be of another day."""
    published, when = event.citation.published, event.date
    if published is None or published.start is None or when.start is None or len(event.summary) < 0.9 * len(event.citation.sentence):
        return False
    return 0 <= (published.start - when.start).days <= 7


def _amount(one: Candidate, part: Part) -> str:
    """The only figure of the sentence that fits, or the one beside the words asked for."""
    fitting = [
        amount
        for amount in amounts(one.sentence)
        if not part.unit_classes or unit_classes(amount.quantity.unit) & (part.unit_classes | {"any"})
    ]
    fitting = [amount for amount in fitting if _is_of_thing(one, part, amount.start) and not _in_name(one, part, amount.start, amount.end)]
    counted = stems(part.counted) if part.counted else frozenset()
    if counted:
        fitting = [found for found in fitting if unit_classes(found.quantity.unit) - {"share", "money"}]
        fitting = [found for found in fitting if part.per_unit or asks_for_speed(part) or not SPEED.match(one.sentence[found.end :])]
        named = [found for found in fitting if stems(one.sentence[found.start : found.end + _REACH_OF_COUNT]) & counted]
        # An interviewer's question may name what the number of the answer counts.
        asked = one.context.rstrip("\"'”’ ").endswith(("?", "？")) and stems(one.context) & counted
        fitting = named or ([found for found in fitting if not found.quantity.unit] if asked else [])
    if len(fitting) > 1:
        near = [(len(stems(one.sentence[max(0, a.start - _REACH) : a.end + _REACH]) & part.stems), a) for a in fitting]
        most = max(count for count, _ in near)
        fitting = [amount for count, amount in near if count == most and most > 0]
    if len(fitting) != 1:
        return ""
    start, end = fitting[0].start, fitting[0].end
    return " ".join(one.sentence[start:end].split())


def _in_name(one: Candidate, part: Part, start: int, end: int) -> bool:
    """Whether a number is part of the thing's own name: the 4 of "Zephyr 4"."""
    folded = one.sentence.casefold()
    names = {name.casefold() for thing in part.things for name in (thing.name, thing.typed, *thing.names) if name}
    return any(match.start() <= start and end <= match.end() for name in names for match in re.finditer(re.escape(name), folded))


def _is_of_thing(one: Candidate, part: Part, at: int) -> bool:
    """Whether the last name before a figure is the thing's: in "Zephyr, whose 70 …, against 1.9 for Okla" the 70 are Zephyr's."""
    folded = one.sentence[:at].casefold()
    own = {name.casefold() for thing in part.things for name in (thing.name, thing.typed, *thing.names) if name}
    others = {name.casefold() for name in getattr(one.known, "named", ())} - own
    last_own = max((folded.rfind(name) for name in own), default=-1)
    last_other = max((folded.rfind(name) for name in others if not any(name in mine or mine in name for mine in own)), default=-1)
    return last_own >= last_other


def _date_of_clause(one: Candidate, part: Part) -> str:
    """Of a sentence with several dates, the one in the clause that has what narrows the question.

    "Norway follows in May, Spain in June" has one for each country.
    """
    known = _known_dates(one)
    if len({mention.when for mention in known}) < 2:
        return ""
    best = _of_best_clause(one.sentence, known, part)
    return dated(best[0].when) if len({mention.when for mention in best}) == 1 else ""


def _known_dates(one: Candidate) -> list[DateMention]:
    """The dates that the sentence states and that still hold."""
    published = one.citation.published
    found = dates.find(one.sentence, [(0, len(one.sentence))], published)
    return [
        mention
        for mention in found
        if mention.when is not None
        and mention.when.start is not None
        and not _GIVEN_UP.search(one.sentence[: mention.start])
        and not _OF_THAT_TIME.match(one.sentence, mention.start)
        and not _DATELINE.fullmatch(one.sentence[: mention.start], 0)
    ]


_ASIDE = regex(r", (?:who|which|whose|where) (?P<said>[^,;]{3,120}),")


def _asides(sentence: str, part: Part) -> list[tuple[int, int]]:
    """Where a sentence tells something by the way that is not what the part asks: "Roe, who died on 3 May, founded Okla"."""
    if part.relation is None or not part.relation.stems:
        return []
    outside = _ASIDE.sub(" ", sentence)
    if not stems(outside) & part.relation.stems:
        return []
    return [match.span() for match in _ASIDE.finditer(sentence) if not stems(match["said"]) & part.relation.stems]


_WAS = regex(r"\b(?:was|were|had|began|came|took|went|left|built|bought|sold|won|grew|\w{2,}ed)\b|了")
_WILL = regex(r"\b(?:will|is|are|to|due|expects?|plans?|should|shall|by|until|from)\b|[将拟]|预计|计划", re.IGNORECASE)
_PIECE = regex(r"(?:(?!,| and | but |[;:，；]).){1,300}")


def is_past(one: Candidate) -> bool:
    """Whether all dates of a sentence are those of what was: "She began in 2007 and will keep half of it after the listing"."""
    known = _known_dates(one)
    pieces = [piece.group() for mention in known for piece in _PIECE.finditer(one.sentence) if piece.start() <= mention.start < piece.end()]
    return bool(pieces) and all(_WAS.search(piece) and not _WILL.search(piece) for piece in pieces)


#: A figure is that of another age after so many years.
_ANOTHER_AGE = 15


def is_long_past(one: Candidate) -> bool:
    """Whether a figure held so long before its article that nobody asks for it without saying when."""
    published, when = one.citation.published, one.when
    if published is None or published.start is None or when is None or when.end is None:
        return False
    return when.end.year < published.start.year - _ANOTHER_AGE


_YEAR = regex(r"(?<![\d.,])(?:1[6-9]|20)\d\d(?![\d.,]?\d)")
#: So many years before its article something is no more what is.
_LONG_AGO = 3


def tells_of_long_ago(one: Candidate) -> bool:
    """Whether a sentence is of a year long before its article: "At its height, in 1953, it had 420 people"."""
    published = one.citation.published
    years = [int(year) for year in _YEAR.findall(one.sentence)]
    if not years or published is None or published.start is None:
        return False
    return max(years) < published.start.year - _LONG_AGO and "now" not in one.sentence and "today" not in one.sentence.casefold()


def _is_of_an_aside(one: Candidate, part: Part) -> bool:
    """Whether the date of an event stands in what its sentence tells by the way."""
    if not isinstance(one.known, Event):
        return False
    if _OF_THAT_TIME.search(one.sentence) and not any(mention.when == one.known.date for mention in _known_dates(one)):
        return True
    asides = _asides(one.sentence, part)
    if not asides:
        return False
    mentions = [mention for mention in _known_dates(one) if mention.when == one.known.date]
    return bool(mentions) and all(any(start <= mention.start < end for start, end in asides) for mention in mentions)


_PARTS = regex(r"[^;；]+")


def _of_own_parts(one: Candidate, part: Part, known: list[DateMention]) -> list[DateMention]:
    """The dates without those of another one: "Okla was fined in 2021; Zephyr is still being looked into"."""
    own = {name.casefold() for thing in part.things for name in (thing.name, thing.typed, *thing.names) if name}
    parts = list(_PARTS.finditer(one.sentence))
    named = [any(name in its.group().casefold() for name in own) for its in parts]
    if len(parts) < 2 or not any(named):
        return known
    others = [name.casefold() for name in getattr(one.known, "named", ()) if name.casefold() not in own]
    foreign = [
        its for its, is_own in zip(parts, named, strict=True) if not is_own and any(name in its.group().casefold() for name in others)
    ]
    return [mention for mention in known if not any(its.start() <= mention.start < its.end() for its in foreign)]


def is_of_another(one: Candidate, part: Part) -> bool:
    """Whether all dates of a sentence are another one's."""
    known = _known_dates(one)
    return bool(known) and not _of_own_parts(one, part, known)


def _date(one: Candidate, part: Part) -> str:
    """The sentence's date where it has exactly one that is known."""
    asides = _asides(one.sentence, part)
    known = [
        mention for mention in _of_own_parts(one, part, _known_dates(one)) if not any(start <= mention.start < end for start, end in asides)
    ]
    if DEADLINE.search(part.text):
        known = [mention for mention in known if _UNTIL.search(one.sentence[max(0, mention.start - _REACH) : mention.end])]
    if part.beside and (of_clause := _date_of_clause(one, part)):
        return of_clause
    if part.relation is not None and len({mention.when for mention in known}) > 1:
        acts = [match.start() for match in _WORD.finditer(one.sentence) if stems(match.group()) & part.relation.stems]
        if acts:
            known = [min(known, key=lambda mention: min(abs(mention.start - act) for act in acts))]
    if len({mention.when for mention in known}) > 1:
        known = _of_best_clause(one.sentence, known, part)
    if len({mention.when for mention in known}) != 1:
        return ""
    return dated(known[0].when)


#: How much more than a word a name counts.
_NAME_COUNTS = 4
_CLAUSE = regex(r"[^,;，；。:：()]+")


def _of_best_clause(sentence: str, known: list[DateMention], part: Part) -> list[DateMention]:
    """The dates in the clause that has more of the question's words than the others: "France follows in June, Spain in July"."""
    wanted = part.stems.union(*(stems(thing.typed or thing.name) for thing in part.beside))
    places = frozenset[str]().union(*(stems(thing.typed or thing.name) for thing in part.beside))
    found = []
    for clause in _CLAUSE.finditer(sentence):
        inside = [mention for mention in known if clause.start() <= mention.start < clause.end()]
        if inside:
            said = stems(clause.group())
            found.append((len(said & wanted) + _NAME_COUNTS * len(said & places), inside))
    most = max((count for count, _ in found), default=0)
    best = [inside for count, inside in found if count == most]
    return best[0] if most and len(best) == 1 else []
