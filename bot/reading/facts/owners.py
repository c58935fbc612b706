"""Whose figure it is: the subject by the clause's grammar, through pronouns and "the company" to what the text speaks of."""

from __future__ import annotations

import re

from bot.reading.facts.metric import Metric
from bot.reading.grammar.phrases import Line, Name
from bot.reading.grammar.tokens import BREAKS, CLAUSE_WORDS, DETERMINERS, PREPOSITIONS, Token, clause_start, is_verb
from bot.reading.grammar.verbs import AUXILIARIES, FUTURE, METRIC_NOUNS, REPORTING

_PRONOUNS = frozenset("it its they their them we our us he his she her i my themselves itself".split())
_PERSONAL = frozenset("he his she her i my".split())
_COMPANY = re.compile(
    r"\b(?:the|this|these|those|such)\s(?:[\w-]+\s){0,3}?(?:company|companies|group|firm|giant|maker|carmaker|automaker|chipmaker|startup|start-up|retailer|bank|lender|airline|platform"
    r"|business|manufacturer|operator|provider|developer|unit|subsidiary|division|app|service|model|fund|agency|organisation|organization|ministry|club|team|conglomerate|brand|chain"
    r"|publisher|studio|supplier|insurer|miner|producer|utility|university|government|positions|openings|funds|deal|round|investment|money|plan|plans)\b",
    re.IGNORECASE,
)
_FOLLOWABLE = ("organisation", "product", "other")


#: What may stand between a name and the "which" that means it: "the Nova 3 smartphone, which ...".
_ANTECEDENT = re.compile(r"(?:\s[a-z][\w-]*){0,2}[\s,”’\"')]*")
_FRONT = re.compile(r"^[\"“]?(?:With|Despite|After|Before|Having|By|Thanks|Founded|Armed|Boasting|Led|Following|At|Using|Backed|Powered)\b")


def fronted_subject(line: Line, at: int) -> Name | str | None:
    """The subject after a phrase in front that holds the figure: "With its 170 million users, Acme ..."."""
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
    if not taken or taken[0].low in DETERMINERS or taken[0].low in _PRONOUNS:
        return None
    return line.s[taken[0].start : taken[-1].end]


def absolute_subject(line: Line, at: int) -> Name | None:
    """The last name of "with NAME doing ..." around a figure: "with the Nova 3 getting a 10% price cut"."""
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
    """A bare acronym that is the clause's subject: "AI will improve ...", which is nobody's name."""
    first = clause_start(line.words, line.before(at) + 1)
    if first >= len(line.words):
        return None
    word = line.words[first]
    following = line.words[first + 1].low if first + 1 < len(line.words) else ""
    if word.text.isupper() and 2 <= len(word.text) <= 5 and (following in AUXILIARIES or following in FUTURE):
        return word.text
    return None


def named_subject(line: Line, metric: Metric, at: int) -> Name | None:
    """The name that owns a figure by grammar: the metric's owner, else the clause's subject, else the sentence's before it."""
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
        if (
            antecedent
            and line.words[first - 1].low in ("which", "who", "whose")
            and not (antecedent[-1].kind == "person" and _speaks(line, antecedent[-1]))
            and _ANTECEDENT.fullmatch(line.s[antecedent[-1].end : line.words[first - 1].start])
        ):
            return antecedent[-1]
    return None


def sentence_subject(line: Line, until: int | None = None) -> Name | None:
    """The first name of a sentence that is its subject: not inside "in ...", "by ...", and nobody who is only quoted."""
    end = len(line.s) if until is None else until
    return _first_subject(line, [n for n in line.names if n.start < end])


def _first_subject(line: Line, names: list[Name]) -> Name | None:
    fallback: Name | None = None
    for index, name in enumerate(names):
        if name.kind == "event":
            continue
        following = line.s[name.end : name.end + 2]
        owned = following in ("'s", "’s")
        if (
            owned
            and index + 1 < len(names)
            and line.s[name.end + 2 : names[index + 1].start].strip() == ""
            and name.kind in ("place", "organisation")
        ):
            continue
        if (name.kind == "person" or (is_source(name) and index)) and _speaks(line, name):
            continue
        if is_source(name) and _tells_at_end(line, name):
            continue
        if _is_counted(line, name):
            continue
        if _in_preposition(line, name):
            continue
        if name.kind == "place" and not owned and line.s[name.end : name.end + 1] in ("-", ","):
            continue
        if name.kind == "place" and owned and index + 1 < len(names) and names[index + 1].kind in ("organisation", "product"):
            fallback = fallback or name
            continue
        if name.kind == "other" and not owned and any(n.kind in ("organisation", "product") for n in names[index + 1 :]):
            fallback = fallback or name
            continue
        return name
    return fallback


_SOURCES = re.compile(
    r"\b(?:Bureau|Office|Agency|Ministry|Department|Authority|Observatory|Statistics|Police|Service|Survey|Commission"
    r"|Administration|Association)\b"
)


def is_source(name: Name) -> bool:
    """Whether a name is an office that tells figures about others: a statistics bureau, a ministry, the police."""
    return names_source(name.entity)


def names_source(entity: str) -> bool:
    return bool(_SOURCES.search(entity))


_TELLS = re.compile(r"[”\"']?,\s(?:according\sto\s)?(?:the\s|its\s)?(?:[a-z-]+\s){0,3}$")


def _tells_at_end(line: Line, name: Name) -> bool:
    """Whether "..., the Bureau of Statistics said" ends the sentence: the figures before it are not the office's own."""
    return bool(_TELLS.search(line.s[: name.start][-60:])) and bool(
        re.compile(r"\s(?:has\s)?(?:said|says|reported|showed)\b|[.,]").match(line.s, name.end)
    )


def _is_counted(line: Line, name: Name) -> bool:
    """Whether a name stands within a counted phrase: "212,000 Haul pickups"."""
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
    index = line.before(name.start)
    spare = 3
    while index >= 0:
        word: Token = line.words[index]
        if word.low in PREPOSITIONS:
            return word.low != "than" or True
        if word.low in DETERMINERS or word.low in ("'s", "’s") or line.name_at(word.start):
            index -= 1
            continue
        if word.low in ("and", "or", ",", "&") and index and line.name_at(line.words[index - 1].start):
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
    """Whether the figure's clause points to what the text was speaking of: "it", "its revenue", "the company", or a bare "Revenue rose"."""
    if metric.owner is not None:
        owner = line.s[metric.owner[0] : metric.owner[1]].lower()
        return owner in _PRONOUNS or bool(_COMPANY.search(owner if owner.startswith(("the ", "this ")) else f"the {owner}"))
    clause = line.s[: at + 200]
    if any(word.low in _PRONOUNS for word in line.words if word.start < at + 80) or _COMPANY.search(clause):
        return True
    head = (metric.base or metric.phrase).rsplit(" ", 1)[-1].lower()
    first = (metric.base or metric.phrase).split(" ", 1)[0].lower()
    return head in METRIC_NOUNS or first in METRIC_NOUNS


def is_personal(line: Line, at: int) -> bool:
    """Whether the pronoun before a figure is a person's."""
    last = [word.low for word in line.words if word.start < at and word.low in _PRONOUNS]
    return bool(last) and last[-1] in _PERSONAL


_DEFINITE = re.compile(
    r"^[\"“‘(]*(?:[A-Z][a-z]+,?\s)?(?:(?:The|This|These|Those|Its|Their|It|They|He|She|We|Our)\b|(?:the|its|their)\s)|\b(?:and|but|while|as)\s(?:the|it|they|its|their)\s|[,;]\s(?:the|it|they|its|their|which)\s"
)


def points_back(line: Line) -> bool:
    """Whether a sentence speaks of what was named before it: "The phone ...", "It ...", ", it said"."""
    return bool(_DEFINITE.search(line.s)) or any(word.low in _PRONOUNS for word in line.words)


_MACRO = frozenset(
    """
    inflation unemployment gdp population rainfall temperature temperatures rate rates interest economy wages trade exports
    imports yields yield prices oil gold crude index futures euro dollar yen pound yuan market""".split()
)


def is_macro(metric: Metric) -> bool:
    """Whether a metric is an economy's or a market's rather than a company's."""
    return any(word.lower() in _MACRO for word in metric.base.split() or metric.phrase.split())


def may_be_focus(name: Name | None) -> bool:
    """Whether a text may go on speaking of this name as "it" or "the company"."""
    return name is not None and name.kind in _FOLLOWABLE
