"""The grammar of subjects: which name in a sentence a figure can belong to, and whether it refers back to an earlier one."""

from __future__ import annotations

import re

from bot.core.patterns import regex
from bot.reading.facts.metric import Metric
from bot.reading.grammar.phrases import Line, Name
from bot.reading.grammar.tokens import BREAKS, CLAUSE_WORDS, DETERMINERS, PREPOSITIONS, Token, clause_start, is_verb
from bot.reading.grammar.verbs import AUXILIARIES, FUTURE, METRIC_NOUNS, REPORTING
from bot.reading.main_subject.sources import names_source

_PRONOUNS = frozenset("it its they their them we our us he his she her i my themselves itself".split())
_PERSONAL = frozenset("he his she her i my".split())
_COMPANY = regex(
    r"\b(?:the|this|these|those|such)\s(?:[\w-]+\s){0,3}?(?:company|companies|group|firm|giant|maker|carmaker|automaker|chipmaker|startup|start-up|retailer|bank|lender|airline|platform"
    r"|business|manufacturer|operator|provider|developer|unit|subsidiary|division|app|service|model|fund|agency|organisation|organization|ministry|club|team|conglomerate|brand|chain"
    r"|publisher|studio|supplier|insurer|miner|producer|utility|university|government|positions|openings|funds|deal|round|investment|money|plan|plans)\b"
    r"|\b(?:that|this)\s(?:group|family|set|series|line|range|class)\sof\s",
    re.IGNORECASE,
)
_FOLLOWABLE = ("organisation", "product", "other")


#: What may come between a name and the "which" that refers to it: "the Nova 3 smartphone, which ...".
_ANTECEDENT = regex(r"(?:\s[a-z][\w-]*){0,2}[\s,”’\"')]*")
_OF_PLACE = (" of ", " in ", " from ")
_FRONT = regex(r"^[\"“]?(?:With|Despite|After|Before|Having|By|Thanks|Founded|Armed|Boasting|Led|Following|At|Using|Backed|Powered)\b")


def fronted_subject(line: Line, at: int) -> Name | str | None:
    """The subject after an opening phrase with the figure ("With its 170 million users, Acme ..."), or None."""
    if not _FRONT.match(line.s) or any(n.start < at and n.kind in ("organisation", "product") for n in line.names):
        return None
    comma = next((i for i, w in enumerate(line.words) if w.text == "," and w.start >= at), None)
    if comma is None or comma + 1 >= len(line.words) or any(w.text == "," for w in line.words if w.start < at):
        return None
    begin = line.words[comma + 1].start
    name = next((n for n in line.names if n.start >= begin), None)
    if name is not None and name.start - begin < 30:
        return name
    taken = []
    for index in range(comma + 1, min(comma + 8, len(line.words))):
        word = line.words[index]
        if not word.is_word or word.low in AUXILIARIES or is_verb(word, line.words[index - 1]):
            break
        taken.append(word)
    if not taken or taken[0].low in DETERMINERS or taken[0].low in _PRONOUNS or taken[0].low in ("and", "or", "but"):
        return None
    return line.s[taken[0].start : taken[-1].end]


def absolute_subject(line: Line, at: int) -> Name | None:
    """The name in a "with NAME doing ..." around a figure ("with the Nova 3 getting a 10% price cut"), or None."""
    place = line.before(at)
    acting = False
    for index in range(place, -1, -1):
        word = line.words[index]
        if word.text in BREAKS or word.text == ",":
            return None
        if word.low.endswith("ing") and line.name_at(word.start) is None:
            acting = True
        if word.low == "with":
            inside = [n for n in line.names if word.end <= n.start < at and n.kind in ("organisation", "product")]
            return inside[-1] if acting and inside else None
    return None


def acronym_subject(line: Line, at: int) -> str | None:
    """The acronym that is the clause's subject ("AI will improve ..."), although it is no name; else None."""
    first = clause_start(line.words, line.before(at) + 1)
    if first >= len(line.words):
        return None
    word = line.words[first]
    following = line.words[first + 1].low if first + 1 < len(line.words) else ""
    if word.text.isupper() and 2 <= len(word.text) <= 5 and (following in AUXILIARIES or following in FUTURE):
        return word.text
    return None


def named_subject(line: Line, metric: Metric, at: int) -> Name | None:
    """The name that owns a figure by grammar: the metric's owner, or the clause's subject, or the name before "which"."""
    if metric.owner is not None:
        inside = [n for n in line.names if n.start < metric.owner[1] and metric.owner[0] < n.end]
        if inside:
            return inside[-1]
    if metric.owner is None and (absolute := absolute_subject(line, at)) is not None:
        return absolute
    anchor = min(metric.anchor or at, at) if metric.owner is None else metric.owner[0]
    place = line.before(anchor) + 1
    first = clause_start(line.words, place)
    begin = line.words[first].start if first < len(line.words) else 0
    within = [n for n in line.names if begin <= n.start < max(at, anchor + 1)]
    if found := _first_subject(line, within):
        return found
    if first and line.words[first - 1].low in CLAUSE_WORDS | {",", "(", "—", "–"} and (first < 2 or line.words[first - 1].low != "that"):
        antecedent = [n for n in line.names if n.end <= line.words[first - 1].start]
        if len(antecedent) > 1 and antecedent[-1].kind == "place" and line.s[antecedent[-2].end : antecedent[-1].start] in _OF_PLACE:
            antecedent.pop()  # "Acme of Lima, whose"
        if (
            antecedent
            and line.words[first - 1].low in ("which", "who", "whose")
            and not (antecedent[-1].kind == "person" and _speaks(line, antecedent[-1]))
            and _ANTECEDENT.fullmatch(line.s[antecedent[-1].end : line.words[first - 1].start])
        ):
            return antecedent[-1]
    return None


def sentence_subject(line: Line, until: int | None = None) -> Name | None:
    """The name before ``until`` that is the sentence's subject: not one after a preposition, and not one that is only quoted."""
    end = len(line.s) if until is None else until
    return _first_subject(line, [n for n in line.names if n.start < end])


def _first_subject(line: Line, names: list[Name]) -> Name | None:
    """The first of the names that can be a subject, else the first that only describes one: the "Norway" of "Norway's Acme"."""
    fallback: Name | None = None
    for index, name in enumerate(names):
        rest = names[index + 1 :]
        if _is_no_subject(line, name, index, rest):
            continue
        if not _describes_next(line, name, rest):
            return name
        fallback = fallback or name
    return fallback


def _is_no_subject(line: Line, name: Name, index: int, rest: list[Name]) -> bool:
    """Whether one of the rules keeps a name from being a subject."""
    for rule in _NO_SUBJECT:  # noqa: SIM110 - a generator takes twice as long, and this runs for every name
        if rule(line, name, index, rest):
            return True
    return False


def _has_possessive(line: Line, name: Name) -> bool:
    return line.s[name.end : name.end + 2] in ("'s", "’s")


def _is_event(line: Line, name: Name, index: int, rest: list[Name]) -> bool:
    """ "The Harbour Conference drew ..."."""
    return name.kind == "event"


def _owns_next_name(line: Line, name: Name, index: int, rest: list[Name]) -> bool:
    """ "Norway's Acme": the next name is the subject."""
    if not _has_possessive(line, name) or not rest or name.kind not in ("place", "organisation"):
        return False
    return line.s[name.end + 2 : rest[0].start].strip() == ""


def _is_quoted(line: Line, name: Name, index: int, rest: list[Name]) -> bool:
    """ "Wu said that ...", "..., according to the Bureau of Statistics"."""
    if (name.kind == "person" or (is_source(name) and index)) and _speaks(line, name):
        return True
    return is_source(name) and _reports_at_end(line, name)


def _is_inside_phrase(line: Line, name: Name, index: int, rest: list[Name]) -> bool:
    """ "212,000 Haul pickups", "at the Acme plant"."""
    return _is_counted(line, name) or _in_preposition(line, name)


def _is_place_of_another(line: Line, name: Name, index: int, rest: list[Name]) -> bool:
    """ "Oslo-based", "Oslo, Norway"."""
    return name.kind == "place" and not _has_possessive(line, name) and line.s[name.end : name.end + 1] in ("-", ",")


_AGENT = regex(
    r"\b(?:designed|built|owned|run|made|led|financed|backed|developed|written|drawn|operated|supplied|delivered|organi[sz]ed|commissioned|planned|audited|advised)\s"
    r"(?:[a-z]+ly\s)?by\s(?:the\s|an?\s)?(?:(?:[A-ZÀ-Þ][\w-]+|[a-z-]+)\s){0,4}$"
)


def _is_agent(line: Line, name: Name, index: int, rest: list[Name]) -> bool:
    """ "The hall, designed by the Danish firm Acme, has 900 seats": who made the subject is none."""
    return "by" in line.lows and _AGENT.search(line.s, max(0, name.start - 70), name.start) is not None


#: What keeps a name from being a subject. Each takes the sentence, the name, its index, and the names after it.
_NO_SUBJECT = (_is_event, _owns_next_name, _is_quoted, _is_inside_phrase, _is_place_of_another, _is_agent)


def _describes_next(line: Line, name: Name, rest: list[Name]) -> bool:
    """ "Norway's largest bank, Acme": a place, or a name of unknown kind, before the name of a company or product."""
    if name.kind == "place":
        return _has_possessive(line, name) and bool(rest) and rest[0].kind in ("organisation", "product")
    return name.kind == "other" and not _has_possessive(line, name) and any(other.kind in ("organisation", "product") for other in rest)


def is_source(name: Name) -> bool:
    """Whether a name is an office that reports figures about others: a statistics bureau, a ministry, the police."""
    return names_source(name.entity)


_REPORTS = regex(r"[”\"']?,\s(?:according\sto\s)?(?:the\s|its\s)?(?:[a-z-]+\s){0,3}$")


def _reports_at_end(line: Line, name: Name) -> bool:
    """Whether the sentence ends in the name's "..., the Bureau of Statistics said", so that its figures are not the name's own."""
    return bool(_REPORTS.search(line.s[: name.start][-60:])) and bool(
        re.compile(r"\s(?:has\s)?(?:said|says|reported|showed)\b|[.,]").match(line.s, name.end)
    )


def _is_counted(line: Line, name: Name) -> bool:
    """Whether a name is part of a counted phrase: "212,000 Haul pickups"."""
    inside = line.amount_at(name.start)
    return inside is not None and line.amounts[inside].kind == "count" and line.amounts[inside].start < name.start


def _speaks(line: Line, name: Name) -> bool:
    """Whether the name's verb is one of saying, so that the figure is not its own."""
    index = line.before(name.end) + 1
    for word in line.words[index : index + 10]:
        if word.low in REPORTING or word.low in ("according",):
            return True
        if word.low in ("who", "which", "that"):
            continue
        if is_verb(word):
            return False
    before = line.words[line.before(name.start)] if line.before(name.start) >= 0 else None
    return before is not None and (before.low in REPORTING or before.low in ("to", "by", "from"))


def _in_preposition(line: Line, name: Name) -> bool:
    """Whether a name is in a phrase after a preposition: "at the big Acme plant"."""
    index = line.before(name.start)
    spare = 3
    while index >= 0:
        word: Token = line.words[index]
        if word.low in PREPOSITIONS:
            return True
        if word.low in DETERMINERS or word.low in ("'s", "’s") or line.name_at(word.start):
            index -= 1
            continue
        listed = line.name_at(line.words[index - 1].start) if index and word.low in ("and", "or", ",", "&") else None
        if listed is not None and word.text == "," and (listed.kind == "place") != (name.kind == "place"):
            return False  # "In Norway, Acme sold ..."
        if listed is not None:
            index -= 1
            continue
        if (
            spare
            and word.is_word
            and word.text[0].islower()
            and not is_verb(word)
            and word.low not in CLAUSE_WORDS
            and word.low not in ("and", "or", "but")
        ):
            spare -= 1
            index -= 1
            continue
        return False
    return False


def refers_back(line: Line, metric: Metric, at: int) -> bool:
    """Whether a figure belongs to what the text was speaking of: "it", "its revenue", "the company", or a bare "Revenue rose"."""
    if metric.owner is not None:
        owner = line.s[metric.owner[0] : metric.owner[1]].lower()
        return owner in _PRONOUNS or bool(_COMPANY.search(owner if owner.startswith(("the ", "this ")) else f"the {owner}"))
    clause = line.s[: at + 200]
    has_pronoun = not _PRONOUNS.isdisjoint(line.lows) and any(word.low in _PRONOUNS for word in line.words if word.start < at + 80)
    if has_pronoun or _COMPANY.search(clause):
        return True
    head = (metric.base or metric.phrase).rsplit(" ", 1)[-1].lower()
    first = (metric.base or metric.phrase).split(" ", 1)[0].lower()
    return head in METRIC_NOUNS or first in METRIC_NOUNS


def is_bare(line: Line, metric: Metric, at: int) -> bool:
    """Whether nothing before a figure says whose it is: "Revenue rose 5 percent", unlike "its revenue" and "the company"."""
    if metric.owner is not None:
        return False
    has_pronoun = not _PRONOUNS.isdisjoint(line.lows) and any(word.low in _PRONOUNS for word in line.words if word.start < at)
    return not has_pronoun and not _COMPANY.search(line.s, 0, at)


def is_clause_subject(line: Line, name: Name) -> bool:
    """Whether a name stands where a clause's subject does: it owns something, or no preposition is before it."""
    return _has_possessive(line, name) or not _in_preposition(line, name)


_OUTSIDER = regex(r"\b(?:rival|competitor|peer|analysts?\sat|economists?\sat|broker|consultancy|researcher)s?\s$", re.IGNORECASE)
_RELATIVE = regex(
    r"\b(?:her|his|their)\s(?:great-|late\s)*(?:grandfather|grandmother|father|mother|brother|sister|uncle|aunt|cousin|husband|wife|son|daughter),?\s$",
    re.IGNORECASE,
)
_SERVES = (
    r"(?:bank|banker|insurer|lender|supplier|customer|rival|competitor|owner|parent|broker|auditor|partner|investor|shareholder|landlord"
    r"|adviser|contractor)"
)
#: "Its bank, Acme,", "Its old competitor Acme".
_ITS = regex(rf"\b(?:its|their|whose)\s(?:[a-z-]+\s){{0,3}}{_SERVES},?\s$", re.IGNORECASE)
#: "Acme, the insurer of the Leeds firm,", "Acme, its old competitor,", "Acme, the Danish supplier of the pumps".
_WHICH_SERVES = regex(rf",\s(?:its|their|the|a|an)\s(?:[\w-]+\s){{0,3}}?{_SERVES}\b(?!\s(?:with|that|which))")


def is_relative(line: Line, name: Name) -> bool:
    """Whether a name is that of somebody's relative: "her great-grandfather Karl"; "it" never means them."""
    return _RELATIVE.search(line.s, max(0, name.start - 40), name.start) is not None


def is_outsider(line: Line, name: Name) -> bool:
    """Whether a name is brought in beside what the text is about: "its larger rival Acme", "analysts at Acme"."""
    before = max(0, name.start - 40)
    return (
        _OUTSIDER.search(line.s, before, name.start) is not None
        or is_relative(line, name)
        or _ITS.search(line.s, before, name.start) is not None
        or _WHICH_SERVES.match(line.s, name.end) is not None
    )


_PUNISHES = regex(r"\b(?:fined|penalised|penalized|sued|raided|charged|acquitted|ordered|convicted|cleared)\s(?:the\s)?$")


def punished(line: Line) -> Name | None:
    """The company that a regulator or a court acts upon: "The court fined Acme"; None where there is none."""
    return next(
        (n for n in line.names if n.kind in _FOLLOWABLE and _PUNISHES.search(line.s, max(0, n.start - 20), n.start)),
        None,
    )


def is_personal(line: Line, at: int) -> bool:
    """Whether the last pronoun before ``at`` refers to a person."""
    last = [word.low for word in line.words if word.start < at and word.low in _PRONOUNS]
    return bool(last) and last[-1] in _PERSONAL


_DEFINITE = regex(
    r"^[\"“‘(]*(?:[A-Z][a-z]+,?\s)?(?:(?:The|This|These|Those|Its|Their|It|They|He|She|We|Our)\b|(?:the|its|their)\s)|\b(?:and|but|while|as)\s(?:the|it|they|its|their)\s|[,;]\s(?:the|it|they|its|their|which)\s"
)


def points_back(line: Line) -> bool:
    """Whether a sentence refers to what was named before it: "The phone ...", "It ...", ", it said"."""
    return not _PRONOUNS.isdisjoint(line.lows) or bool(_DEFINITE.search(line.s))


_MACRO = frozenset(
    """
    inflation unemployment gdp population rainfall temperature temperatures rate rates interest economy wages trade exports
    imports yields yield prices oil gold crude index futures euro dollar yen pound yuan market""".split()
)


def is_macro(metric: Metric) -> bool:
    """Whether a metric belongs to an economy or a market rather than a company."""
    return any(word.lower() in _MACRO for word in metric.base.split() or metric.phrase.split())


def may_be_focus(name: Name | None) -> bool:
    """Whether the text may refer to this name as "it" or "the company" later."""
    return name is not None and name.kind in _FOLLOWABLE
