"""Decides to which subject a figure belongs, by an ordered list of rules.

Each rule covers one way in which a sentence can say whose a figure is, and returns None where it does not apply; the
first that returns a subject decides. The grammar that they share is in ``owners``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot.core.patterns import regex
from bot.reading.facts.constructions import (
    analysts,
    around_insertion,
    at_the_front,
    beside,
    fined,
    first_person,
    in_apposition,
    in_relative_clause,
    industry,
    institution,
    of_item,
    released,
    several,
    shares_in,
    used,
    where,
)
from bot.reading.facts.countries import market_spoken_of, national
from bot.reading.facts.discourse import Discourse, first_place
from bot.reading.facts.markets import expected_by_source, share_there, sold_there, whole_market
from bot.reading.facts.metric import Metric
from bot.reading.facts.owned import Owned, without_determiner
from bot.reading.facts.owners import (
    acronym_subject,
    fronted_subject,
    is_bare,
    is_macro,
    is_personal,
    is_source,
    may_be_focus,
    named_subject,
    points_back,
    sentence_subject,
)
from bot.reading.facts.phrased import (
    forecast_for,
    lifted_by_person,
    of_customers,
    of_training,
    of_trial,
    of_union,
    of_whom,
    on_payroll,
    ours,
    target_of_broker,
    valued_it,
)
from bot.reading.facts.possessed import is_time, possessor
from bot.reading.facts.relations import (
    as_result,
    bought_with,
    buying,
    continued,
    described_before_relative,
    former_or_latter,
    held_in,
    in_deal,
    its_own,
    not_of_person,
    of_bought,
    offered_by,
    placed_with,
    punished_one,
    ranked_beside,
    round_led,
    suing,
    those_of,
    thought_of_it,
    unit_of,
    valued_by_round,
)
from bot.reading.facts.things import challenger, of_contract, of_product, of_project, of_site, of_that
from bot.reading.grammar.phrases import Line, Name
from bot.reading.grammar.verbs import METRIC_NOUNS, REPORTING

#: Before a name inside the words that say whose a figure is: "the cable to Acme" is not Acme's.
_RECEIVING = regex(r"\s(?:to|from|against|with)\s(?:the\s)?$")


def subject_of(line: Line, metric: Metric, at: int, discourse: Discourse) -> str | None:
    """The subject of the figure at ``line.s[at:]``: a topic's name where it is a known topic, else as written; None without one."""
    if metric.owner is not None and is_time(line, metric.owner):
        metric = replace(metric, owner=None, is_certain=False)
    figure = Owned(line, metric, at, discourse)
    if metric.is_certain and metric.owner is not None:
        name = line.name_at(metric.owner[0])
        if name is None and line.s[slice(*metric.owner)].endswith(" target"):
            return discourse.bought or discourse.main
        owner = discourse.canonical(name.entity if name is not None else line.s[slice(*metric.owner)])
        if metric.level in ("market", "market size"):
            discourse.market = owner
        return owner
    for rule in _FIRST_RULES:
        if (found := rule(figure)) is not None:
            return found
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


def _of_owner_without_name(figure: Owned, owner: tuple[int, int]) -> str | None:
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


def _common_owner(figure: Owned, words: str, before: str) -> str:
    """ "The new hall cost $11 million": whose the hall is, where the article is about a company; "the market's value": the market."""
    discourse = figure.discourse
    main = discourse.main
    if main and _PART_OF_COMPANY.fullmatch(words):
        return main
    if main and words.islower() and _DEFINITELY.search(before) and not _MARKET.search(words) and not _GENERAL.search(words):
        return main
    is_people = words.istitle() and " " not in words and words.endswith(("s", "ch", "sh")) and before.lower().endswith("the ")
    if main and is_people and not any(n.start < figure.at and n.entity == words for n in figure.line.names):
        return main  # "valued the Swedes at $3 billion"
    return discourse.canonical(without_determiner(words))


_PART_OF_COMPANY = regex(
    r"(?:the|this|that)\s(?:segment|division|unit|arm|business|operation|brand|plant|project|programme)", re.IGNORECASE
)
_DEFINITELY = regex(r"(?:^|\s)(?:the|an?|one)\s$", re.IGNORECASE)
_GENERAL = regex(
    r"\b(?:market|industry|sector|economy|country|world|government|state|city|region|index|regulator|court|police|ministry|council|union|watchdog|authority|average\s(?:household|family|person|worker))\b"
)


# --- subjects that the sentence itself names

_ECONOMIC = regex(
    r"\b(?:inflation|unemployment|jobless|gdp|gross domestic product|consumer prices|economy|economic growth)\b", re.IGNORECASE
)
_WITHIN = regex(r"(?:in|across)\s(?:the\s)?(.+)")
#: Money and goods that are traded: a figure of theirs is their own.
_MARKET = regex(
    r"(?:dollar|euro|yen|pound|sterling|yuan|rupee|rouble|ruble|won|franc|krone|krona|zloty|lira|peso|rand|real|baht|ringgit|rupiah|shekel|gold|silver|copper|oil|crude|bitcoin|wheat|corn|cocoa|coffee"
    r"|sugar|gas)(?:\s(?:prices?|futures))?",
    re.IGNORECASE,
)
_HARM = regex(r"\b(?:deaths|injuries|injured|wounded|missing|dead|death toll|casualties|displaced|evacuated|destroyed|homeless)\b")


def _economy(figure: Owned) -> str | None:
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
    return discourse.economy or _country_of_bank(discourse.main) or discourse.place or without_determiner(metric.base or metric.phrase)


_BANK_OF = regex(r"(?:(?:Central|National|Reserve|State)\s)?Bank\sof\s(?:the\s)?(?P<country>[A-Z]\w+(?:\s[A-Z]\w+)?)")


def _country_of_bank(main: str | None) -> str | None:
    """The country of the central bank that the text is about: Norway for the Bank of Norway."""
    found = _BANK_OF.fullmatch(main) if main is not None else None
    return found["country"] if found is not None else None


def _behind_opening_phrase(figure: Owned) -> str | None:
    """ "With its 170 million users, Acme leads the market": the subject after the phrase that holds the figure."""
    front = fronted_subject(figure.line, figure.at)
    return figure.discourse.canonical(front.entity) if isinstance(front, Name) else front


def _named(figure: Owned) -> str | None:
    """ "Acme's revenue rose 5 percent"; in "In Norway it has 300 shops" the place is not the subject."""
    name = named_subject(figure.line, figure.metric, figure.at)
    if name is None or (name.kind == "place" and figure.has_company_before and figure.discourse.focus):
        return None
    return figure.discourse.canonical(name.entity)


def _traded_good(figure: Owned) -> str | None:
    """ "Oil prices fell 2 percent": oil prices themselves."""
    return without_determiner(figure.metric.base) if _MARKET.fullmatch(figure.metric.base) else None


def _place_of_harm(figure: Owned) -> str | None:
    """ "The flood left 40 people dead": the place where they came to harm."""
    if not _HARM.search(figure.metric.phrase) or figure.has_company_before:
        return None
    before = figure.before
    if before is not None and before.kind != "place":
        return None
    place = figure.discourse.place_in(figure.line)
    return figure.discourse.canonical(place) if place else None


def _acronym(figure: Owned) -> str | None:
    """ "AI will add 2 percent to growth": the acronym, although it is no name."""
    return acronym_subject(figure.line, figure.at)


# --- subjects that were mentioned before


_COMPANY = regex(r"\b[Tt]he (?:company|firm)\b(?!\sof)")


def _he_or_she(figure: Owned) -> str | None:
    """ "She owns 12 percent": the person spoken of; "he said sales rose" only says who reports."""
    line, person = figure.line, figure.discourse.person
    if not person or not line.words or line.words[0].low not in ("he", "she"):
        return None
    if any(word.low in REPORTING or word.low == "that" for word in line.words if word.start < figure.at):
        return None
    return figure.discourse.canonical(person)


def _general_whole(figure: Owned) -> str | None:
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


_OF_ALL = regex(r"\S{1,12}(?:\sper\s?cent)?\sof\s(?:all\s)?(?!(?:the|its|their|these|those|our|his|her|this|that|all)\b)", re.IGNORECASE)


def _the_company(figure: Owned) -> str | None:
    """ "The company employs 4,000 people": the organisation that was a subject last."""
    organisation = figure.discourse.organisation
    if not organisation or not _COMPANY.search(figure.line.s, 0, figure.at):
        return None
    return figure.discourse.canonical(organisation)


def _referred_to(figure: Owned) -> str | None:
    """ "It employs 4,000 people", "Revenue rose 5 percent": the name before the figure, else what the text speaks of."""
    focus = figure.discourse.focus
    if not focus or not figure.refers_back:
        return None
    before = figure.before
    if before and may_be_focus(before):
        return figure.discourse.canonical(before.entity)
    return figure.discourse.main or focus if is_bare(figure.line, figure.metric, figure.at) else focus


def _sentence_subject(figure: Owned) -> str | None:
    """ "Oslo, where Acme has 300 shops, ...": the first name that can be the sentence's subject."""
    before = figure.before
    return figure.discourse.canonical(before.entity) if before else None


def _pointed_back_to(figure: Owned) -> str | None:
    """ "The phone costs $300": what the text speaks of."""
    return (figure.discourse.focus or None) if points_back(figure.line) else None


def _named_behind(figure: Owned) -> str | None:
    """ "About 300 people work at Acme": the first name after the figure."""
    names = (name for name in figure.line.names if name.start >= figure.at and name.kind in ("organisation", "product", "place"))
    name = next((name for name in names if not is_source(name)), None)
    if name is not None and name.kind == "place" and figure.discourse.main:
        return None
    return figure.discourse.canonical(name.entity) if name else None


def _recent_focus(figure: Owned) -> str | None:
    """ "Deliveries are up 5 percent", soon after the text spoke of Acme; but not "inflation was 3 percent"."""
    return figure.discourse.focus or None if figure.discourse.has_recent_focus and not is_macro(figure.metric) else None


def _metric_itself(figure: Owned) -> str | None:
    """ "Rainfall reached 40 mm": what is measured, where nothing says whose it is."""
    return without_determiner(figure.metric.base or figure.metric.phrase) or figure.discourse.focus


_Rule = Callable[[Owned], str | None]
#: What a sentence says so plainly that it is asked before the grammar of the metric.
_FIRST_RULES: tuple[_Rule, ...] = (
    placed_with,
    of_customers,
    possessor,
    of_whom,
    forecast_for,
    of_trial,
    of_union,
    target_of_broker,
    ours,
    of_training,
    on_payroll,
    lifted_by_person,
    valued_it,
    in_deal,
    former_or_latter,
    of_bought,
    those_of,
    thought_of_it,
    offered_by,
    round_led,
    buying,
    continued,
    described_before_relative,
    as_result,
    unit_of,
    ranked_beside,
    held_in,
    its_own,
    punished_one,
    of_project,
    of_that,
    of_site,
    of_contract,
    of_product,
    challenger,
    suing,
    valued_by_round,
    national,
    market_spoken_of,
    expected_by_source,
    share_there,
    sold_there,
    bought_with,
    beside,
    fined,
    around_insertion,
    not_of_person,
)
#: For a metric whose owner holds a name: "Acme's revenue".
_RULES_FOR_OWNER: tuple[_Rule, ...] = (
    shares_in,
    in_apposition,
    in_relative_clause,
    _named,
    first_person,
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
    whole_market,
    shares_in,
    in_apposition,
    in_relative_clause,
    at_the_front,
    analysts,
    used,
    released,
    of_item,
    where,
    several,
    industry,
    institution,
    first_person,
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
