"""Ways in which a sentence says whose a figure is without making the owner its subject: appositions, "shares in", "fined", "we".

Each takes a figure and returns the owner, or None where it does not apply; ``subject_rules`` says in what order they are tried.
"""

from __future__ import annotations

import re

from bot.core.patterns import regex
from bot.reading.bullets import BULLETS
from bot.reading.facts.buying import is_bought
from bot.reading.facts.descriptions import appositions
from bot.reading.facts.owned import Owned, without_determiner
from bot.reading.facts.owners import is_clause_subject, is_outsider
from bot.reading.facts.phrased import outside_insertions
from bot.reading.grammar.tokens import FINITE, is_verb
from bot.reading.grammar.verbs import REPORTING

_WHICH = regex(r",\swhich\s[^,;:—–]{0,60}")


def in_apposition(figure: Owned) -> str | None:
    """ "..., a Danish maker with 300 employees": whom the apposition describes."""
    line, at = figure.line, figure.at
    described = appositions(line)
    if not described:
        return None
    apposition = next((a for a in described if a.start <= at < a.end), None)
    if apposition is None:
        apposition = next((a for a in described if a.end < at and _WHICH.fullmatch(line.s[a.end : at])), None)
    if apposition is None or any(
        apposition.start <= n.start < at and n.kind != "place" and line.s[n.end : n.end + 2] not in ("'s", "’s") for n in line.names
    ):
        return None
    begin = apposition.end if apposition.end < at else apposition.start
    if any(word.low in ("it", "its", "they", "their") for word in line.words if begin <= word.start < at):
        return None
    return figure.discourse.canonical(apposition.name.entity)


_SEVERAL = regex(
    r"(?:(?:together|combined|between\sthem|jointly),?\s)?"
    r"\b(?:(?P<both>both)\b|(?:the|these)\s(?P<many>(?:two|three|four)\s(?:[a-z-]+\s)?(?:companies|firms|groups|[a-z]+s))\b|(?:the|these)\s(?P<all>companies|firms)\b"
    r"|(?:the|a)\s(?P<merged>(?:combined|merged|enlarged)\s(?:company|group|business|entity|firm))\b)",
    re.IGNORECASE,
)


def several(figure: Owned) -> str | None:
    """ "The two insurers have 11 million customers": nobody's in particular."""
    line, at = figure.line, figure.at
    found = _SEVERAL.match(line.s, figure.clause_begin, at)
    if found is None or any(found.end() <= n.start < at for n in line.names):
        return None
    return found["many"] or found["all"] or found["merged"] or "both"


#: Before the name of what is related to the name before: "Acme's parent, Delta Holding, had debt of ...".
_RELATED = regex(
    r"(?:['’]s|\b[Ii]ts)\s(?:[a-z-]{2,16}\s){0,2}(?:parent|owner|subsidiary|supplier|rival|competitor|partner|customer|shareholder)"
    r"(?:\s(?:company|firm|group))?,\s(?:the\s)?$"
)


_FROM_PLACE = regex(r"\s(?:of|from|in)\s$")
_INSTITUTION = regex(
    r"(?:[Tt]he\s)?(?P<who>(?!The\b)(?:[A-Z][a-z]+\s|federal\s|central\s|local\s|regional\s){1,2}(?:government|ministry|army|parliament|treasury|tax\soffice))\s"
    r"(?!of\b|said\b|data\b)"
)
_STATE_OF = regex(r"(?:[Tt]he\s)?(?:federal\s)?(?:state|city|town|province|region|county|canton|district|municipality)\sof\s")


def institution(figure: Owned) -> str | None:
    """ "The German government paid 40 million euros": the government; "The state of Lower Saxony": the state."""
    line, at, begin = figure.line, figure.at, figure.clause_begin
    if (state := _STATE_OF.match(line.s, begin)) and (name := line.name_at(state.end())) is not None and name.end < at:
        return figure.discourse.canonical(name.entity)
    found = _INSTITUTION.match(line.s, begin, at)
    if found is None or any(found.end() <= n.start < at and n.kind in ("organisation", "product") for n in line.names):
        return None
    return found["who"].strip()


def beside(figure: Owned) -> str | None:
    """ "Its smaller rival Acme made $9 million": Acme."""
    line, at, begin = figure.line, figure.at, figure.clause_begin
    before = [name for name in line.names if begin <= name.start < at and name.kind not in ("person", "event")]
    before = outside_insertions(line, before, at)
    while len(before) > 1 and before[-1].kind == "place" and _FROM_PLACE.search(line.s, before[-2].end, before[-1].start):
        before.pop()  # "its rival, Acme of Italy"
    if not before:
        return None
    if is_bought(line, before[-1]):
        return None
    is_related = _RELATED.search(line.s, max(0, before[-1].start - 60), before[-1].start) is not None
    if not is_related and not (is_outsider(line, before[-1]) and is_clause_subject(line, before[-1])):
        return None
    return figure.discourse.canonical(before[-1].entity)


def around_insertion(figure: Owned) -> str | None:
    """ "Acme, which makes the Nova phone, has 410 engineers": Acme, over what is inserted between commas."""
    line, at = figure.line, figure.at
    for name in line.names:
        if name.end >= at or name.kind in ("place", "person", "event") or line.s[name.end : name.end + 1] != ",":
            continue
        closing = next((i for i in range(line.before(name.end) + 2, len(line.words) - 1) if line.words[i].text == ","), None)
        if closing is None or line.words[closing].start - name.end > _LONGEST_INSERTION or line.words[closing].start >= at:
            continue
        when = _WHEN.match(line.s, line.words[closing + 1].start)
        verb = line.words[line.before(when.end()) + 1 if when is not None else closing + 1]
        if verb.low in REPORTING and not _OWN_FIGURES.match(line.s, verb.start):
            continue
        if not (verb.low in FINITE or is_verb(verb)) or not is_clause_subject(line, name):
            continue
        rest = line.s[verb.start : at]
        if any(verb.start <= other.start < at for other in line.names) or _NEW_CLAUSE.search(rest):
            continue
        return figure.discourse.canonical(name.entity)
    return None


_LONGEST_INSERTION = 120
#: Before the verb, after an insertion: "Acme, which flies no jets, last week posted".
_WHEN = regex(
    r"(?:on|last|this|earlier|now|also|in)\s(?:(?:this|last)\s)?(?:(?:week|month|year|quarter|spring|summer|autumn|winter|[A-Z][a-z]{2,8})\s)?(?=[a-z])"
)
#: "posted a profit of", "reported sales of": figures of its own, unlike "reported that Delta ...".
_OWN_FIGURES = regex(r"(?:reported|posted|announced|published|disclosed)\s(?!that\b|the\b|on\b)[a-z]")
_NEW_CLAUSE = regex(r"[;:—–]|,\s(?:and|but|while|as|which|with)\s|\b(?:that|while|whereas|whose|where)\b")

_INDUSTRY = regex(
    r"(?:the\s)?(?:(?:global|worldwide|world)\s)?(?:industry|sector|market)(?:-wide)?\b(?!\s(?:cap|value|share|price|rate))", re.IGNORECASE
)


def industry(figure: Owned) -> str | None:
    """ "Industry sales fell 3 percent": the industry's."""
    line = figure.line
    found = _INDUSTRY.match(figure.metric.base or figure.metric.phrase) or _IN_INDUSTRY.match(figure.metric.scope or "")
    if found is None and (subject := _THE_INDUSTRY.match(line.s)) and not any(subject.end() <= n.start < figure.at for n in line.names):
        return subject["what"]
    return without_determiner(found[0]).removeprefix("in the ") if found and figure.metric.owner is None else None


_THE_INDUSTRY = regex(
    r"The\s(?:whole\s|entire\s)?(?P<what>(?:[a-z-]+\s)?(?:industry|sector))\s(?:had|has|employs|employed|made|lost|sold|turned|earned|exports|exported)\b"
)
_IN_INDUSTRY = regex(r"in\sthe\s(?:industry|sector)")


_RELATIVE = regex(r"\S{1,15}(?:\s(?:million|billion|trillion|percent|per\scent|people|jobs|[a-z]{2,12}))?\s(?:that|which)\s")


def in_relative_clause(figure: Owned) -> str | None:
    """ "The record was the $14 million that Acme paid": whoever did it."""
    if "that" not in figure.line.lows and "which" not in figure.line.lows:
        return None
    found = _RELATIVE.match(figure.line.s, figure.at)
    name = figure.line.name_at(found.end()) if found else None
    return figure.discourse.canonical(name.entity) if name is not None and name.kind not in ("place", "event") else None


_USERS = regex(
    r"\S{1,15}(?:\s(?:million|billion|thousand))?(?:\s[a-z-]{3,16}){1,3}?\s(?:now\s)?(?:use|run|play|read|visit|own|drive|rely\son|subscribe\sto|work\s(?:at|for|in)"
    r"|are\s(?:(?:now|already|currently|being)\s){0,2}(?:on|taking|using|treated\swith))"
    r"\s(?:the\s)?"
)


_ANALYSTS = regex(
    r"(?P<who>[Aa]nalysts|[Ee]conomists|[Bb]rokers)(?P<at>\s(?:at|with|from)\s(?:the\s)?)?(?:[^,;:]{0,40}?\s)??"
    r"(?:expect|forecast|predict|project|estimate|pencilled|penciled|see\b|saw\b|looked|had\s(?:hoped|bet))"
)


def analysts(figure: Owned) -> str | None:
    """ "Analysts at Acme Bank had expected a loss of $3 million": the bank's figure, or that of analysts."""
    line, at = figure.line, figure.at
    found = _ANALYSTS.match(line.s, figure.clause_begin, at) if figure.clause < len(line.words) else None
    if found is None:
        return None
    name = line.name_at(found.end("at")) if found["at"] else None
    return figure.discourse.canonical(name.entity) if name is not None else found["who"].lower()


_FINED = regex(r"\b(?:fined|penalised|penalized|sued)\s(?:the\s)?(?:[a-z-]+\s){0,3}$")


_AGAINST = regex(
    r"\S{1,12}(?:\s(?:million|billion|thousand|[a-z]{3,10}))?\s(?:against|imposed\son|levied\son|for|on)\s(?:the\s)?(?:[a-z-]+\s){0,3}"
)


def fined(figure: Owned) -> str | None:
    """ "The regulator fined Acme $3 million": Acme's."""
    line, at = figure.line, figure.at
    if "fine" in figure.metric.level or "penalty" in figure.metric.level:
        against = next((n for n in line.names if n.start >= at and _AGAINST.fullmatch(line.s, at, n.start)), None)
        if against is not None and against.kind != "place":
            return figure.discourse.canonical(against.entity)
    name = next((n for n in line.names if n.end < at and _FINED.search(line.s, max(0, n.start - 50), n.start)), None)
    if name is None or at - name.end > 40 or any(name.end < other.start < at for other in line.names):
        return None
    return figure.discourse.canonical(name.entity)


def used(figure: Owned) -> str | None:
    """ "About 6,200 hospitals run Acme": Acme's."""
    found = _USERS.match(figure.line.s, figure.at)
    name = figure.line.name_at(found.end()) if found else None
    return figure.discourse.canonical(name.entity) if name is not None and name.kind not in ("place", "person", "event") else None


_RELEASED = regex(
    r"\b(?:released|launched|unveiled|introduced|presented|announced|releases|launches|unveils|introduces)\s(?:(?:the|its)\s)?(?:new\s)?$"
)
_FEATURES = regex(r"\b(?:with|in|from|at|costing|priced|starting|weighing|measuring|holding|offering|has|have)\b")


def released(figure: Owned) -> str | None:
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
_ITEM = regex(rf"\s*(?:[{BULLETS}*–-]\s*)?[A-Z][^:：|]{{2,70}}:\s")


def of_item(figure: Owned) -> str | None:
    """ "• Deferred income: $9 million": what the article is about."""
    if figure.metric.owner is not None or figure.discourse.main is None or ":" not in figure.line.s:
        return None
    found = _ITEM.match(figure.line.s)
    if found is None or not 0 <= figure.at - found.end() <= _LONGEST_HEDGE:
        return None
    return None if any(name.start < found.end() for name in figure.line.names) else figure.discourse.main


_WHERE = regex(r",\swhere\s")


_SHARES = regex(r"\b(?:shares|stock|a\sstake|stakes?)\s(?:in|of)\s(?:the\s)?", re.IGNORECASE)
_AT = regex(r"^(?:At|For|In\scontrast,\sat)\s(?:(?:its|the|their)\s)?(?:[a-z-]{2,20}\s){0,4}")


def shares_in(figure: Owned) -> str | None:
    """ "Shares in Acme rose 3 percent": Acme's."""
    if "share" not in figure.metric.level.lower():
        return None
    found = _SHARES.search(figure.line.s, max(0, figure.at - 120), figure.at)
    name = figure.line.name_at(found.end()) if found else None
    others = [n for n in figure.line.names if name is not None and name.end <= n.start < figure.at]
    if name is not None and any(
        n.kind in ("organisation", "product", "other") for n in outside_insertions(figure.line, [name, *others], figure.at)[1:]
    ):
        return None  # "shares in Acme rose, while Delta fell 2 percent"
    return figure.discourse.canonical(name.entity) if name is not None and name.kind != "place" else None


def at_the_front(figure: Owned) -> str | None:
    """ "At its packaging unit Acme, sales rose 4 percent": Acme's."""
    line, at = figure.line, figure.at
    found = _AT.match(line.s)
    name = line.name_at(found.end()) if found else None
    if name is None or name.kind in ("place", "event", "person") or line.s[name.end : name.end + 1] != ",":
        return None
    others = any(name.end <= n.start < at and n.kind != "place" for n in line.names)
    return None if others or at < name.end else figure.discourse.canonical(name.entity)


def where(figure: Owned) -> str | None:
    """ "She came from Acme, where sales rose 12 percent": what is before "where"."""
    line, at = figure.line, figure.at
    if "where" not in line.lows:
        return None
    found = next(reversed(list(_WHERE.finditer(line.s, max(0, at - 120), at))), None)
    if found is None or any(found.end() <= n.start < at for n in line.names):
        return None
    name = next((n for n in line.names if n.end == found.start() and n.kind in ("organisation", "other")), None)
    if name is None or any(word.low in ("it", "its", "the") for word in line.words if found.end() <= word.start < at):
        return None
    return figure.discourse.canonical(name.entity)


def first_person(figure: Owned) -> str | None:
    """ "We sold 300 boats": the organisation of who speaks; "I own 12 percent": the speaker."""
    line, discourse = figure.line, figure.discourse
    if _FIRST_PERSON_LOW.isdisjoint(line.lows):
        said = []
    else:
        said = [word for word in line.words if word.start < figure.at and word.text in _FIRST_PERSON]
    if not said and discourse.speaking_for and _OUR_PAYROLL.search(line.s, figure.at, figure.at + 60):
        return discourse.canonical(discourse.speaking_for)
    if not said or any(
        said[-1].end <= n.start < figure.at and n.kind in ("organisation", "product") and is_clause_subject(line, n) for n in line.names
    ):
        return None
    following = line.words[line.before(said[-1].end) + 1].low
    if said[-1].text == "I" and following in ("own", "owned", "hold", "held", "have"):
        return discourse.canonical(discourse.speaker) if discourse.speaker else None
    return discourse.canonical(discourse.speaking_for) if discourse.speaking_for else None


_OUR_PAYROLL = regex(r"\b(?:our|my)\s(?:payroll|staff|books|team)\b")
_FIRST_PERSON = frozenset("We we Our our us I My my".split())
_FIRST_PERSON_LOW = frozenset(word.lower() for word in _FIRST_PERSON)
