"""What a measure decides: whose a figure is (only companies have revenue, only products a battery), and that a bare sum is money."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.core.patterns import regex
from bot.reading.facts.basis import is_description
from bot.reading.facts.discourse import Discourse
from bot.reading.facts.measures import measure_of
from bot.reading.grammar.phrases import Line
from bot.reading.main_subject import MainSubject
from storage.values import Quantity

_OF_COMPANIES = regex(
    r"\b(?:(?:revenue|turnover|profits?|net\s(?:income|loss)|operating\s(?:income|loss|profit|margin)|EBITDA|earnings\sper\sshare|employees|headcount"
    r"|workforce|staff|funding|valuation|market\svalue|dividend|share\sprice|job\scuts|debt|capital\sexpenditure|free\scash\sflow)"
    r"(?:\s(?:growth|increase|decline|forecast|outlook))?)$",
    re.IGNORECASE,
)
_OF_PRODUCTS = regex(
    r"^(?:weight|battery\s(?:life|capacity)|screen\ssize|resolution|brightness|field\sof\sview|storage|memory|parameters|context\slength|charging\stime"
    r"|thickness|top\sspeed|imaging\sdepth|latency|price|subscription\sprice|(?:retail|list|starting|recommended)\sprice|noise(?:\slevel)?"
    r"|sound\slevel|heating\soutput|cooling\soutput|suction|torque|(?:power|energy|water)\sconsumption|range|payload|diameter|height|width"
    r"|running\stime|run\stime|accuracy|recall|error\srate|word\serror\srate|throughput|tank)$",
    re.IGNORECASE,
)
_SPEAKS_OF_COMPANY = regex(
    r"\b(?:we|our|us)\b|\b[Tt]he\s(?:[\w-]+\s)?(?:company|firm|group|maker|start-?up|business|brand)\b", re.IGNORECASE
)

_THE_COMPANY = regex(r"(?<!\bto\s)\b[Tt]he\s(?:company|firm|group|start-?up)\b(?!\s(?:has\s)?(?:said|says|told|added|reported))")


#: "The unit weighs 64 kg", "In summer, the machine needs 2 litres".
_THE_UNIT = regex(
    r"(?:[A-Z][^,.;]{2,40},\s)?[Tt](?:he|his)\s(?:new\s)?(?:unit|device|machine|appliance|gadget|vehicle|model|tool|robot|instrument|kit)\s(?![’'])"
)


def fitting_owner(line: Line, subject: str, metric: str, about: MainSubject, discourse: Discourse) -> str:
    """The subject of a figure, or the maker for the product and the product for its maker where the figure can only be the other's.

    That is so only where the sentence names neither.
    """
    if (own := about.portrayed.get(subject)) is not None and subject != own and _OF_FIRM.search(metric):
        return discourse.canonical(own)
    if _RUN.search(metric) and _is_person(line, subject, about, discourse):
        company = about.people.get(subject) or discourse.main or about.portrayed.get(subject)
        return discourse.canonical(company) if company else subject
    if about.company is None or about.product is None or about.company == about.product:
        return subject
    company, product = discourse.canonical(about.company), discourse.canonical(about.product)
    if subject not in (company, product) or _names(line, (company, product), discourse):
        return subject
    if subject == product and (_OF_COMPANIES.search(metric) or _THE_COMPANY.search(line.s)):
        return company
    is_of_product = _OF_PRODUCTS.match(metric) is not None or _THE_UNIT.match(line.s) is not None
    if subject == company and is_of_product and not _SPEAKS_OF_COMPANY.search(line.s):
        return product
    return subject


#: What a company has, also where its boss is said to have it: "He employs 340 people".
_RUN = regex(
    r"\b(?:employees|headcount|workforce|staff|revenue|turnover|sales|net\sincome|net\sloss|operating\sprofit|shops|stores|restaurants|capacity)$"
)


#: What somebody who is portrayed speaks of as the firm's: "Her target is 34 million tonnes".
_OF_FIRM = regex(
    r"\b(?:targets?|goals?|investments?|factories|plants|mines|customers|members|output|production|volumes?|orders|exports|debts?|loss(?:es)?"
    r"|profits?|costs?|budget|shipments|deliveries|capacity"
    r"|(?!(?:shares|books|copies|records|houses|paintings|albums|tickets|songs|films)\s)[a-z]{4,14}\s(?:sold|hired|opened|closed|built|ordered|laid\soff|leased"
    r"|shipped|delivered|produced|installed|bought|scrapped))$"
)


def _is_person(line: Line, subject: str, about: MainSubject, discourse: Discourse) -> bool:
    """Whether a subject is somebody who acts for a company, or a person that the sentence names or means."""
    if subject in about.people or subject == discourse.person:
        return True
    return any(name.kind == "person" and name.entity == subject for name in line.names)


def _names(line: Line, owners: tuple[str, str], discourse: Discourse) -> bool:
    """Whether the sentence names one of them; a description like "the start-up" is no name."""
    return any(discourse.canonical(name.entity) in owners and not is_description(line, name) for name in line.names)


#: A number below this is no bare sum of money.
_LEAST_SUM = 1_000_000
_ISO_LENGTH = 3


def in_currency(quantity: Quantity, metric: str, currency: str) -> Quantity:
    """The quantity, a bare one in millions with the article's last ``currency`` where the metric is counted in money alone.

    "It made 203 million", after sums in pounds.
    """
    if quantity.unit or quantity.value < _LEAST_SUM or len(currency) != _ISO_LENGTH or not currency.isupper():
        return quantity
    known = measure_of(metric)
    return (
        replace(quantity, unit=currency)
        if known is not None and "money" in known.units and not known.units & {"count", "any"}
        else quantity
    )
