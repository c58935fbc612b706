"""Decides to which subject a figure belongs, by an ordered list of rules.

Each rule covers one way in which a sentence can say whose a figure is, and returns None where it does not apply; the
first that returns a subject decides. The grammar that they share is in ``owners``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.reading.facts.descriptions import appositions
from bot.reading.facts.discourse import Discourse, first_place
from bot.reading.facts.metric import Metric
from bot.reading.facts.owners import (
    acronym_subject,
    fronted_subject,
    is_bare,
    is_clause_subject,
    is_macro,
    is_outsider,
    is_personal,
    is_source,
    may_be_focus,
    named_subject,
    points_back,
    refers_back,
    sentence_subject,
)
from bot.reading.grammar.phrases import Line, Name
from bot.reading.grammar.tokens import FINITE, clause_start, is_verb
from bot.reading.grammar.verbs import METRIC_NOUNS, REPORTING


@dataclass(slots=True)
class _Figure:
    """A figure at ``line.s[at:]`` with its metric, and what was spoken of before its sentence."""

    line: Line
    metric: Metric
    at: int
    discourse: Discourse

    @property
    def before(self) -> Name | None:
        """The name before the figure that is the sentence's subject."""
        return sentence_subject(self.line, self.at)

    @property
    def has_company_before(self) -> bool:
        """Whether "it" or "the company" comes before the figure."""
        return any(word.low in _COMPANY_WORDS for word in self.line.words if word.start < self.at)

    @property
    def refers_back(self) -> bool:
        """Whether the figure belongs to what the text was speaking of: "its revenue", or a bare "Revenue rose"."""
        return refers_back(self.line, self.metric, self.at)


#: Before a name inside the words that say whose a figure is: "the cable to Acme" is not Acme's.
_RECEIVING = re.compile(r"\s(?:to|from|against|with)\s(?:the\s)?$")
_COMPANY_WORDS = frozenset("it its they their we our company group firm".split())


def subject_of(line: Line, metric: Metric, at: int, discourse: Discourse) -> str | None:
    """The subject of the figure at ``line.s[at:]``: a topic's name where it is a known topic, else as written; None without one."""
    figure = _Figure(line, metric, at, discourse)
    if (beside := _beside(figure) or _around_insertion(figure)) is not None:
        return beside
    if metric.owner is None:
        rules = _RULES
    elif (inside := [name for name in line.names if name.start < metric.owner[1] and metric.owner[0] < name.end]) and all(
        _RECEIVING.search(line.s, metric.owner[0], name.start) for name in inside
    ):
        figure.metric = replace(metric, owner=None)
        rules = _RULES
    elif inside:
        rules = _RULES_FOR_OWNER
    else:
        return _of_owner_without_name(figure, metric.owner)
    for rule in rules:
        if (subject := rule(figure)) is not None:
            return subject
    return None


def _of_owner_without_name(figure: _Figure, owner: tuple[int, int]) -> str | None:
    """ "its revenue", "the company's costs", "his stake": what they refer to; "the market's value": the market."""
    line, discourse = figure.line, figure.discourse
    words = line.s[owner[0] : owner[1]]
    if words.lower() in ("our", "my") and discourse.speaking_for:
        return discourse.canonical(discourse.speaking_for)
    if not figure.refers_back:
        return _common_owner(figure, words, line.s[max(0, owner[0] - 6) : owner[0]])
    before = sentence_subject(line, owner[0])
    if is_personal(line, owner[1]) and discourse.person and words.lower() in ("his", "her"):
        return discourse.canonical(before.entity if before and before.kind == "person" else discourse.person)
    return discourse.canonical(before.entity) if before and before.kind != "person" else discourse.focus


def _common_owner(figure: _Figure, words: str, before: str) -> str:
    """ "The new hall cost $11 million": whose the hall is, where the article is about a company; "the market's value": the market."""
    discourse = figure.discourse
    main = discourse.main
    if main and words.islower() and _DEFINITELY.search(before) and not _MARKET.search(words) and not _GENERAL.search(words):
        return main
    return discourse.canonical(without_determiner(words))


_DEFINITELY = re.compile(r"(?:^|\s)(?:the|an?|one)\s$", re.IGNORECASE)
_GENERAL = re.compile(
    r"\b(?:market|industry|sector|economy|country|world|government|state|city|region|index|average\s(?:household|family|person|worker))\b"
)


# --- subjects that the sentence itself names

_ECONOMIC = re.compile(
    r"\b(?:inflation|unemployment|jobless|gdp|gross domestic product|consumer prices|economy|economic growth)\b", re.IGNORECASE
)
_WITHIN = re.compile(r"(?:in|across)\s(?:the\s)?(.+)")
#: Money and goods that are traded: a figure of theirs is their own.
_MARKET = re.compile(
    r"(?:dollar|euro|yen|pound|sterling|yuan|rupee|rouble|ruble|won|franc|krone|krona|zloty|lira|peso|rand|real|baht|ringgit|rupiah|shekel|gold|silver|copper|oil|crude|bitcoin|wheat|corn|cocoa|coffee"
    r"|sugar|gas)(?:\s(?:prices?|futures))?",
    re.IGNORECASE,
)
_HARM = re.compile(r"\b(?:deaths|injuries|injured|wounded|missing|dead|death toll|casualties|displaced|evacuated|destroyed|homeless)\b")


def _economy(figure: _Figure) -> str | None:
    """ "Inflation in Norway rose to 3 percent": the country's; without a place it is that of the economy spoken of last."""
    metric, discourse = figure.metric, figure.discourse
    if not _ECONOMIC.search(metric.phrase):
        return None
    if metric.scope and (within := _WITHIN.match(metric.scope)):
        if within[1].lower() in ("city", "country", "region", "state", "town", "province"):
            return discourse.focus or discourse.economy or within[1]
        discourse.economy = discourse.canonical(within[1])
        return discourse.economy
    if (place := first_place(figure.line)) is not None:
        discourse.economy = discourse.canonical(place)
    return discourse.economy or discourse.place or without_determiner(metric.base or metric.phrase)


def _behind_opening_phrase(figure: _Figure) -> str | None:
    """ "With its 170 million users, Acme leads the market": the subject after the phrase that holds the figure."""
    front = fronted_subject(figure.line, figure.at)
    return figure.discourse.canonical(front.entity) if isinstance(front, Name) else front


def _named(figure: _Figure) -> str | None:
    """ "Acme's revenue rose 5 percent"; in "In Norway it has 300 shops" the place is not the subject."""
    name = named_subject(figure.line, figure.metric, figure.at)
    if name is None or (name.kind == "place" and figure.has_company_before and figure.discourse.focus):
        return None
    return figure.discourse.canonical(name.entity)


def _traded_good(figure: _Figure) -> str | None:
    """ "Oil prices fell 2 percent": oil prices themselves."""
    return without_determiner(figure.metric.base) if _MARKET.fullmatch(figure.metric.base) else None


def _place_of_harm(figure: _Figure) -> str | None:
    """ "The flood left 40 people dead": the place where they came to harm."""
    if not _HARM.search(figure.metric.phrase) or figure.has_company_before:
        return None
    before = figure.before
    if before is not None and before.kind != "place":
        return None
    place = figure.discourse.place_in(figure.line)
    return figure.discourse.canonical(place) if place else None


def _acronym(figure: _Figure) -> str | None:
    """ "AI will add 2 percent to growth": the acronym, although it is no name."""
    return acronym_subject(figure.line, figure.at)


# --- subjects that were mentioned before


_WHICH = re.compile(r",\swhich\s[^,;:—–]{0,60}")


def _in_apposition(figure: _Figure) -> str | None:
    """ "..., a Danish maker with 300 employees": whom the apposition describes."""
    line, at = figure.line, figure.at
    apposition = next((a for a in appositions(line) if a.start <= at < a.end), None)
    if apposition is None:
        apposition = next((a for a in appositions(line) if a.end < at and _WHICH.fullmatch(line.s[a.end : at])), None)
    if apposition is None or any(
        apposition.start <= n.start < at and n.kind != "place" and line.s[n.end : n.end + 2] not in ("'s", "’s") for n in line.names
    ):
        return None
    begin = apposition.end if apposition.end < at else apposition.start
    if any(word.low in ("it", "its", "they", "their") for word in line.words if begin <= word.start < at):
        return None
    return figure.discourse.canonical(apposition.name.entity)


_SEVERAL = re.compile(
    r"\b(?:(?P<both>both)\b|(?:the|these)\s(?P<many>(?:two|three|four)\s(?:[a-z-]+\s)?(?:companies|firms|groups|[a-z]+s))\b|(?:the|these)\s(?P<all>companies|firms)\b)",
    re.IGNORECASE,
)


def _several(figure: _Figure) -> str | None:
    """ "The two insurers have 11 million customers": nobody's in particular."""
    line, at = figure.line, figure.at
    first = clause_start(line.words, line.before(at) + 1)
    begin = line.words[first].start if first < len(line.words) else 0
    found = _SEVERAL.match(line.s, begin, at)
    if found is None or any(found.end() <= n.start < at for n in line.names):
        return None
    return found["many"] or found["all"] or "both"


def _beside(figure: _Figure) -> str | None:
    """ "Its smaller rival Acme made $9 million": Acme."""
    line, at = figure.line, figure.at
    first = clause_start(line.words, line.before(at) + 1)
    begin = line.words[first].start if first < len(line.words) else 0
    before = [name for name in line.names if begin <= name.start < at and name.kind not in ("person", "event")]
    if not before or not is_outsider(line, before[-1]) or not is_clause_subject(line, before[-1]):
        return None
    return figure.discourse.canonical(before[-1].entity)


def _around_insertion(figure: _Figure) -> str | None:
    """ "Acme, which makes the Nova phone, has 410 engineers": Acme, over what is inserted between commas."""
    line, at = figure.line, figure.at
    for name in line.names:
        if name.end >= at or name.kind in ("place", "person", "event") or line.s[name.end : name.end + 1] != ",":
            continue
        closing = next((i for i in range(line.before(name.end) + 2, len(line.words) - 1) if line.words[i].text == ","), None)
        if closing is None or line.words[closing].start - name.end > _LONGEST_INSERTION or line.words[closing].start >= at:
            continue
        verb = line.words[closing + 1]
        if verb.low in REPORTING or not (verb.low in FINITE or is_verb(verb)) or not is_clause_subject(line, name):
            continue
        rest = line.s[verb.start : at]
        if any(verb.start <= other.start < at for other in line.names) or _NEW_CLAUSE.search(rest):
            continue
        return figure.discourse.canonical(name.entity)
    return None


_LONGEST_INSERTION = 120
_NEW_CLAUSE = re.compile(r"[;:—–]|,\s(?:and|but|while|as|which|with)\s|\b(?:that|while|whereas|whose|where)\b")

_INDUSTRY = re.compile(
    r"(?:the\s)?(?:(?:global|worldwide|world)\s)?(?:industry|sector|market)(?:-wide)?\b(?!\s(?:cap|value|share|price|rate))", re.IGNORECASE
)


def _industry(figure: _Figure) -> str | None:
    """ "Industry sales fell 3 percent": the industry's."""
    found = _INDUSTRY.match(figure.metric.base or figure.metric.phrase) or _IN_INDUSTRY.match(figure.metric.scope or "")
    return without_determiner(found[0]).removeprefix("in the ") if found and figure.metric.owner is None else None


_IN_INDUSTRY = re.compile(r"in\sthe\s(?:industry|sector)")


_RELATIVE = re.compile(r"\S{1,15}(?:\s(?:million|billion|trillion|percent|per\scent|people|jobs|[a-z]{2,12}))?\s(?:that|which)\s")


def _in_relative_clause(figure: _Figure) -> str | None:
    """ "The record was the $14 million that Acme paid": whoever did it."""
    found = _RELATIVE.match(figure.line.s, figure.at)
    name = figure.line.name_at(found.end()) if found else None
    return figure.discourse.canonical(name.entity) if name is not None and name.kind not in ("place", "event") else None


_USERS = re.compile(
    r"\S{1,15}(?:\s(?:million|billion|thousand))?(?:\s[a-z-]{3,16}){1,3}?\s(?:now\s)?(?:use|run|play|read|visit|own|drive|rely\son|subscribe\sto|work\s(?:at|for|in))"
    r"\s(?:the\s)?"
)


_ANALYSTS = re.compile(
    r"(?P<who>[Aa]nalysts|[Ee]conomists|[Bb]rokers)(?P<at>\s(?:at|with|from)\s(?:the\s)?)?(?:[^,;:]{0,40}?\s)??"
    r"(?:expect|forecast|predict|project|estimate|pencilled|penciled|see\b|saw\b|looked|had\s(?:hoped|bet))"
)


def _analysts(figure: _Figure) -> str | None:
    """ "Analysts at Acme Bank had expected a loss of $3 million": the bank's figure, or that of analysts."""
    line, at = figure.line, figure.at
    first = clause_start(line.words, line.before(at) + 1)
    found = _ANALYSTS.match(line.s, line.words[first].start, at) if first < len(line.words) else None
    if found is None:
        return None
    name = line.name_at(found.end("at")) if found["at"] else None
    return figure.discourse.canonical(name.entity) if name is not None else found["who"].lower()


def _used(figure: _Figure) -> str | None:
    """ "About 6,200 hospitals run Acme": Acme's."""
    found = _USERS.match(figure.line.s, figure.at)
    name = figure.line.name_at(found.end()) if found else None
    return figure.discourse.canonical(name.entity) if name is not None and name.kind not in ("place", "person", "event") else None


_RELEASED = re.compile(
    r"\b(?:released|launched|unveiled|introduced|presented|announced|releases|launches|unveils|introduces)\s(?:(?:the|its)\s)?(?:new\s)?$"
)
_FEATURES = re.compile(r"\b(?:with|in|from|at|costing|priced|starting|weighing|measuring|holding|offering|has|have)\b")


def _released(figure: _Figure) -> str | None:
    """ "Acme unveiled the Nova 3, its lightest phone, with 8 cameras": the Nova 3's."""
    line, at = figure.line, figure.at
    for name in line.names:
        if name.end >= at or name.kind in ("person", "place", "event") or not _RELEASED.search(line.s, max(0, name.start - 40), name.start):
            continue
        between = line.s[name.end : at]
        others = any(name.end <= n.start < at and n.kind not in ("place", "person") for n in line.names)
        if not others and _FEATURES.search(between) and not _NEW_CLAUSE.search(between):
            return figure.discourse.canonical(name.entity)
    return None


_LONGEST_HEDGE = 16  #: between the label of an item and its figure: "about", "a loss of"
_ITEM = re.compile(r"\s*(?:[•*–·◦-]\s*)?[A-Z][^:：|]{2,70}:\s")


def _of_item(figure: _Figure) -> str | None:
    """ "• Deferred income: $9 million": what the article is about."""
    found = _ITEM.match(figure.line.s)
    if (
        found is None
        or not 0 <= figure.at - found.end() <= _LONGEST_HEDGE
        or figure.metric.owner is not None
        or figure.discourse.main is None
    ):
        return None
    return None if any(name.start < found.end() for name in figure.line.names) else figure.discourse.main


_WHERE = re.compile(r",\swhere\s")


_SHARES = re.compile(r"\b(?:shares|stock|a\sstake|stakes?)\s(?:in|of)\s(?:the\s)?", re.IGNORECASE)
_AT = re.compile(r"^(?:At|For|In\scontrast,\sat)\s(?:(?:its|the|their)\s)?(?:[a-z-]{2,20}\s){0,4}")


def _shares_in(figure: _Figure) -> str | None:
    """ "Shares in Acme rose 3 percent": Acme's."""
    found = _SHARES.search(figure.line.s, max(0, figure.at - 120), figure.at)
    name = figure.line.name_at(found.end()) if found and "share" in figure.metric.level.lower() else None
    return figure.discourse.canonical(name.entity) if name is not None and name.kind != "place" else None


def _at_the_front(figure: _Figure) -> str | None:
    """ "At its packaging unit Acme, sales rose 4 percent": Acme's."""
    line, at = figure.line, figure.at
    found = _AT.match(line.s)
    name = line.name_at(found.end()) if found else None
    if name is None or name.kind in ("place", "event", "person") or line.s[name.end : name.end + 1] != ",":
        return None
    others = any(name.end <= n.start < at and n.kind != "place" for n in line.names)
    return None if others or at < name.end else figure.discourse.canonical(name.entity)


def _where(figure: _Figure) -> str | None:
    """ "She came from Acme, where sales rose 12 percent": what is before "where"."""
    line, at = figure.line, figure.at
    found = next(reversed(list(_WHERE.finditer(line.s, max(0, at - 120), at))), None)
    if found is None or any(found.end() <= n.start < at for n in line.names):
        return None
    name = next((n for n in line.names if n.end == found.start() and n.kind in ("organisation", "other")), None)
    if name is None or any(word.low in ("it", "its", "the") for word in line.words if found.end() <= word.start < at):
        return None
    return figure.discourse.canonical(name.entity)


def _first_person(figure: _Figure) -> str | None:
    """ "We sold 300 boats": the organisation of who speaks; "I own 12 percent": the speaker."""
    line, discourse = figure.line, figure.discourse
    said = [word for word in line.words if word.start < figure.at and word.text in _FIRST_PERSON]
    if not said or any(
        said[-1].end <= n.start < figure.at and n.kind in ("organisation", "product") and is_clause_subject(line, n) for n in line.names
    ):
        return None
    following = line.words[line.before(said[-1].end) + 1].low
    if said[-1].text == "I" and following in ("own", "owned", "hold", "held", "have"):
        return discourse.canonical(discourse.speaker) if discourse.speaker else None
    return discourse.canonical(discourse.speaking_for) if discourse.speaking_for else None


_FIRST_PERSON = frozenset("We we Our our us I My my".split())

_COMPANY = re.compile(r"\b[Tt]he (?:company|firm)\b(?!\sof)")


def _he_or_she(figure: _Figure) -> str | None:
    """ "She owns 12 percent": the person spoken of; "he said sales rose" only says who reports."""
    line, person = figure.line, figure.discourse.person
    if not person or not line.words or line.words[0].low not in ("he", "she"):
        return None
    if any(word.low in REPORTING or word.low == "that" for word in line.words if word.start < figure.at):
        return None
    return figure.discourse.canonical(person)


def _general_whole(figure: _Figure) -> str | None:
    """ "Lee forecast that 90% of future trips will be made by train": future trips, since the share is of no company."""
    line, phrase = figure.line, figure.metric.phrase
    place = line.before(figure.at)
    opens = place < 0 or line.words[place].low == "that" or line.words[place].low in REPORTING
    words = phrase.split()
    if not opens or words[:2] != ["share", "of"] or METRIC_NOUNS & {word.lower() for word in words[2:]}:
        return None
    if not _OF_ALL.match(line.s, figure.at):
        return None
    return without_determiner(phrase.removeprefix("share of ")) or None


_OF_ALL = re.compile(
    r"\S{1,12}(?:\sper\s?cent)?\sof\s(?:all\s)?(?!(?:the|its|their|these|those|our|his|her|this|that|all)\b)", re.IGNORECASE
)


def _the_company(figure: _Figure) -> str | None:
    """ "The company employs 4,000 people": the organisation that was a subject last."""
    organisation = figure.discourse.organisation
    if not organisation or not _COMPANY.search(figure.line.s, 0, figure.at):
        return None
    return figure.discourse.canonical(organisation)


def _referred_to(figure: _Figure) -> str | None:
    """ "It employs 4,000 people", "Revenue rose 5 percent": the name before the figure, else what the text speaks of."""
    focus = figure.discourse.focus
    if not focus or not figure.refers_back:
        return None
    before = figure.before
    if before and may_be_focus(before):
        return figure.discourse.canonical(before.entity)
    return figure.discourse.main or focus if is_bare(figure.line, figure.metric, figure.at) else focus


def _sentence_subject(figure: _Figure) -> str | None:
    """ "Oslo, where Acme has 300 shops, ...": the first name that can be the sentence's subject."""
    before = figure.before
    return figure.discourse.canonical(before.entity) if before else None


def _pointed_back_to(figure: _Figure) -> str | None:
    """ "The phone costs $300": what the text speaks of."""
    return (figure.discourse.focus or None) if points_back(figure.line) else None


def _named_behind(figure: _Figure) -> str | None:
    """ "About 300 people work at Acme": the first name after the figure."""
    names = (name for name in figure.line.names if name.start >= figure.at and name.kind in ("organisation", "product", "place"))
    name = next((name for name in names if not is_source(name)), None)
    if name is not None and name.kind == "place" and figure.discourse.main:
        return None
    return figure.discourse.canonical(name.entity) if name else None


def _recent_focus(figure: _Figure) -> str | None:
    """ "Deliveries are up 5 percent", soon after the text spoke of Acme; but not "inflation was 3 percent"."""
    return figure.discourse.focus or None if figure.discourse.has_recent_focus and not is_macro(figure.metric) else None


def _metric_itself(figure: _Figure) -> str | None:
    """ "Rainfall reached 40 mm": what is measured, where nothing says whose it is."""
    return without_determiner(figure.metric.base or figure.metric.phrase) or figure.discourse.focus


_Rule = Callable[[_Figure], str | None]
#: For a metric whose owner holds a name: "Acme's revenue".
_RULES_FOR_OWNER: tuple[_Rule, ...] = (
    _shares_in,
    _in_apposition,
    _in_relative_clause,
    _named,
    _first_person,
    _referred_to,
    _sentence_subject,
    _pointed_back_to,
    _named_behind,
    _recent_focus,
    _metric_itself,
)
#: For a metric without an owner: "revenue rose".
_RULES: tuple[_Rule, ...] = (
    _economy,
    _shares_in,
    _in_apposition,
    _in_relative_clause,
    _at_the_front,
    _analysts,
    _used,
    _released,
    _of_item,
    _where,
    _several,
    _industry,
    _first_person,
    _behind_opening_phrase,
    _named,
    _traded_good,
    _place_of_harm,
    _acronym,
    _he_or_she,
    _general_whole,
    _the_company,
    *_RULES_FOR_OWNER[5:],
)


def without_determiner(words: str) -> str:
    """The words with single blanks, without an article or pronoun in front and without punctuation around them."""
    return _DETERMINER.sub("", _BLANKS.sub(" ", words).strip(" ,;:'\"“”’"))


_BLANKS = re.compile(r"\s+")
_DETERMINER = re.compile(r"^(?:the|a|an|this|these|those|its|their|that)\s+", re.IGNORECASE)
