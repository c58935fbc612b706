"""Whose a figure is by what it measures: only companies have revenue and employees, only products a weight and a battery."""

from __future__ import annotations

import re

from bot.reading.facts.basis import is_description
from bot.reading.facts.discourse import Discourse
from bot.reading.grammar.phrases import Line
from bot.reading.main_subject import MainSubject

_OF_COMPANIES = re.compile(
    r"\b(?:(?:revenue|turnover|profits?|net\s(?:income|loss)|operating\s(?:income|loss|profit|margin)|EBITDA|earnings\sper\sshare|employees|headcount"
    r"|workforce|staff|funding|valuation|market\svalue|dividend|share\sprice|job\scuts|debt|capital\sexpenditure|free\scash\sflow)"
    r"(?:\s(?:growth|increase|decline|forecast|outlook))?)$",
    re.IGNORECASE,
)
_OF_PRODUCTS = re.compile(
    r"^(?:weight|battery\s(?:life|capacity)|screen\ssize|resolution|brightness|field\sof\sview|storage|memory|parameters|context\slength|charging\stime"
    r"|thickness|top\sspeed|imaging\sdepth|latency|price|subscription\sprice)$",
    re.IGNORECASE,
)
_SPEAKS_OF_COMPANY = re.compile(
    r"\b(?:we|our|us)\b|\b[Tt]he\s(?:[\w-]+\s)?(?:company|firm|group|maker|start-?up|business|brand)\b", re.IGNORECASE
)

_THE_COMPANY = re.compile(r"(?<!\bto\s)\b[Tt]he\s(?:company|firm|group|start-?up)\b(?!\s(?:has\s)?(?:said|says|told|added|reported))")


def fitting_owner(line: Line, subject: str, metric: str, about: MainSubject, discourse: Discourse) -> str:
    """The subject of a figure, or the maker for the product and the product for its maker where the figure can only be the other's.

    That is so only where the sentence names neither.
    """
    if about.company is None or about.product is None or about.company == about.product:
        return subject
    company, product = discourse.canonical(about.company), discourse.canonical(about.product)
    if subject not in (company, product) or _names(line, (company, product), discourse):
        return subject
    if subject == product and (_OF_COMPANIES.search(metric) or _THE_COMPANY.search(line.s)):
        return company
    if subject == company and _OF_PRODUCTS.match(metric) and not _SPEAKS_OF_COMPANY.search(line.s):
        return product
    return subject


def _names(line: Line, owners: tuple[str, str], discourse: Discourse) -> bool:
    """Whether the sentence names one of them; a description like "the start-up" is no name."""
    return any(discourse.canonical(name.entity) in owners and not is_description(line, name) for name in line.names)
