"""Whose a figure is where its clause only relates to a name: "the fund that owns 60 percent of it", "a unit with 900 people"."""

from __future__ import annotations

import re

from bot.core.patterns import regex
from bot.reading.amounts.comparators import begins
from bot.reading.facts.buying import buyer_in
from bot.reading.facts.gapped import placed
from bot.reading.facts.owned import Owned
from bot.reading.grammar.phrases import Line
from bot.reading.grammar.tokens import DETERMINERS
from bot.reading.grammar.verbs import METRIC_NOUNS, REPORTING

#: Between a name and the "who", "which" or "that" of a clause about it: ", the founder, who"; ", an investment fund that".
_APPOSED = regex(r",\s(?:(?:the|an?|its|their|whose|another|once|now)\s)?[\w’'-]{1,40}(?:\s[\w’'-]{1,40}){0,7}\s?,?\s$")
_PRONOUNS = frozenset("it they he she we i you its their his her our".split())


def described_before_relative(figure: Owned) -> str | None:
    """ "Signe Aas, the founder, who holds 12 percent", "Acme, a fund that put in $3 million and owns 20 percent": the name described."""
    line = figure.line
    if _RELATIVES.isdisjoint(line.lows):
        return None
    first = figure.clause
    if first < 2 or line.words[first - 1].low not in _RELATIVES:
        return None
    relative, following = line.words[first - 1], line.words[first]
    if following.low in _PRONOUNS | DETERMINERS or line.name_at(following.start) is not None or following.start >= figure.at:
        return None
    if relative.low == "which" and _is_result(line, first):
        return None
    if _NEXT_CLAUSE.search(line.s, relative.end, figure.at):
        return None
    before = [name for name in line.names if name.end <= relative.start and name.kind not in ("place", "event")]
    name = next((n for n in reversed(before) if relative.low != "who" or n.kind != "product"), None)
    if name is None and figure.metric.level == "stake":  # "the fund Grange Hill, which holds"
        name = next((n for n in reversed(line.names) if n.end <= relative.start), None)
    if name is None or not (
        _APPOSED.fullmatch(line.s, name.end, relative.start)
        or (figure.metric.level == "stake" and _RIGHT_BEFORE.fullmatch(line.s, name.end, relative.start))
    ):
        return None
    if any(w.low in REPORTING for w in line.words if relative.end <= w.start < figure.at):
        return None
    return figure.discourse.canonical(name.entity)


_RELATIVES = frozenset(("who", "that", "which"))
_RIGHT_BEFORE = regex(r",?\s")
_NEXT_CLAUSE = regex(r"[;:—–]|,\s(?:and|but|while)\s(?:[A-Z]|it\b|they\b|the\b)|,\s(?!and\b|or\b)[a-z]+\s(?:said|will|has|have|is|was)\b")


_RAISES = frozenset(
    """
    lifts raises brings pushes increases takes cuts reduces doubles gives makes means leaves lift raise bring push increase take cut
    reduce double""".split()
)


def _is_result(line: Line, first: int) -> bool:
    """Whether "which" continues the whole sentence: ", which would lift net debt to", ", which gives it 38 percent"."""
    words = [word.low for word in line.words[first : first + 3]]
    verb = next((word for word in words if word not in ("would", "will", "should", "could", "in", "turn", "also")), "")
    return verb in _RAISES


def as_result(figure: Owned) -> str | None:
    """ "a loan arranged by Delta Bank, which would lift net debt to $150 million": not the bank's, but whose the sentence speaks of."""
    line, discourse = figure.line, figure.discourse
    if "which" not in line.lows:
        return None
    first = figure.clause
    if first < 2 or line.words[first - 1].low != "which" or not _is_result(line, first):
        return None
    before = [n for n in line.names if n.end <= line.words[first - 1].start and n.kind not in ("place", "person", "event")]
    subject = next(
        (n for n in before if not _BY.search(line.s, max(0, n.start - 40), n.start) and _BEGINS.fullmatch(line.s[: n.start])), None
    )
    if subject is not None:
        return discourse.canonical(subject.entity)
    if before and not _BY.search(line.s, max(0, before[-1].start - 40), before[-1].start):
        return None
    return discourse.buyer or discourse.main or discourse.focus


_BY = regex(r"\b(?:by|from|of|with|at)\s(?:the\s)?(?:[a-z-]+\s){0,2}$")
_BEGINS = regex(r"[\"“‘]?(?:(?:In|At|By|For|On|Last|This)\s[^,]{1,40},\s)?(?:(?:[A-Z]?[\w’'-]+)\s){0,4}", re.ASCII)

#: "Acme, Europe's number one with", "Acme, the market leader with".
_RANKED = regex(
    r",\s(?:(?:[A-Z][\w-]+|the\s(?:world|country|continent|region|city))['’]s\s|the\s|its\s|their\s|an?\s)(?:[\w’'-]{1,20}\s){0,6}?(?:with|of)\s"
    r"(?:[a-z]+\s){0,3}?$"
)
_UNIT = regex(
    r",\s(?:an?|the)\s(?:[\w’'-]{1,20}\s){0,3}?(?:unit|division|business|arm|plant|factory|works|yard|mill|site|branch|department|team|subsidiary|operation|office)\s"
    r"(?:with|of)\s(?:[a-z]+\s){0,3}?$"
)


def ranked_beside(figure: Owned) -> str | None:
    """ "For the Dutch of Acme, Europe's largest maker with 900 employees": Acme."""
    line, end = figure.line, begins(figure.line.s, figure.at)
    for name in reversed(line.names):
        if name.end >= end or name.kind in ("place", "event", "person"):
            continue
        if end - name.end > _LONGEST_APPOSITION or not _RANKED.fullmatch(line.s, name.end, end):
            return None
        return figure.discourse.canonical(name.entity)
    return None


_LONGEST_APPOSITION = 110


def unit_of(figure: Owned) -> str | None:
    """ "She has led Acme's cargo arm since 2022, a unit with 900 employees": Acme."""
    line, end = figure.line, begins(figure.line.s, figure.at)
    found = _UNIT.search(line.s, max(0, end - _LONGEST_APPOSITION), end)
    if found is None:
        return None
    names = [n for n in line.names if n.end <= found.start() and n.kind in ("organisation", "other")]
    owner = next((n for n in reversed(names) if line.s[n.end : n.end + 2] in ("'s", "’s")), names[-1] if names else None)
    return figure.discourse.canonical(owner.entity) if owner is not None else None


def placed_with(figure: Owned) -> str | None:
    """ "Third place went to Acme with 40,000 bikes": Acme."""
    name = placed(figure.line, figure.at)
    return figure.discourse.canonical(name.entity) if name is not None else None


_PUNISHED = regex(
    r",?\s(?:was|were|has\sbeen|had\sbeen)\s(?:also\s)?(?:fined|(?:ordered|told|sentenced)\sto\spay)\s(?:a\s(?:fine|penalty)\sof\s)?(?:[a-z]+\s){0,2}$"
)


#: ``_PUNISHED`` matches nothing without one of these.
_PUNISHING = frozenset(("fined", "ordered", "told", "sentenced"))


def punished_one(figure: Owned) -> str | None:
    """ "Its captain, Owen Strand, was fined $9,000": whoever was."""
    line = figure.line
    if _PUNISHING.isdisjoint(line.lows):
        return None
    name = next((n for n in line.names if n.end < figure.at and _PUNISHED.fullmatch(line.s, n.end, figure.at)), None)
    return figure.discourse.canonical(name.entity) if name is not None and name.kind != "place" else None


_RELATIVE = regex(
    r",?\s(?:which|who)\s(?:(?:has|have|had|also|now|already|recently|since)\s){0,3}[a-z]+\s(?:back\s)?(?:its|their|his|her)\s[a-z]"
)


def its_own(figure: Owned) -> str | None:
    """ "Cutler Point, which has raised its stake in Norvald to 9 per cent": Cutler Point's."""
    line, owner = figure.line, figure.metric.owner
    if owner is None or line.s[slice(*owner)].lower() not in ("its", "their", "his", "her"):
        return None
    name = next((n for n in reversed(line.names) if n.end < owner[0] and n.kind != "event"), None)
    found = _RELATIVE.match(line.s, name.end) if name is not None else None
    if name is None or found is None or not found.start() < owner[0] < found.end():
        return None
    return figure.discourse.canonical(name.entity)


_HOLDERS = regex(r"\b(?:[Hh]olders|[Ss]hareholders|[Ii]nvestors|[Oo]wners|[Ss]tockholders)\s(?:of|in)\s(?:the\s)?$")


def held_in(figure: Owned) -> str | None:
    """ "Holders of Acme are to receive 310 cents for each share": Acme."""
    if "per share" not in figure.metric.level:
        return None
    line = figure.line
    name = next((n for n in line.names if n.end < figure.at and _HOLDERS.search(line.s, max(0, n.start - 24), n.start)), None)
    return figure.discourse.canonical(name.entity) if name is not None else None


_SUIT = regex(r"(?:A|The|Another|One)\s(?P<what>(?:class\saction|(?:[a-z]+\s)?lawsuit|suit|petition|complaint))\b")


def suing(figure: Owned) -> str | None:
    """ "A class action by 96 towns seeks $160 million": the class action."""
    found = _SUIT.match(figure.line.s)
    if found is None or any(n.start < figure.at and n.kind in ("organisation", "product") for n in figure.line.names):
        return None
    return found["what"]


_VALUES_COMPANY = regex(
    r"\b(?:round|deal|investment|financing|listing|flotation|transaction|injection|money|sale)\b[^.;,]{0,40}\b(?:values?|valued|valuing)\sthe\s(?:company|firm|start-?up|group|business)\b"
)


def valued_by_round(figure: Owned) -> str | None:
    """ "The round values the company at $310 million": what the article is about, whoever invested."""
    line = figure.line
    return figure.discourse.main if "valu" in line.s and _VALUES_COMPANY.search(line.s, 0, figure.at) else None


_PRICES = regex(r"^(?:purchase|purchase price|acquisition price|price|payment|cash part|share part|offer)\b")


def buying(figure: Owned) -> str | None:
    """ "Acme, which makes pumps, has agreed to buy its smaller rival Delta for $88 million": Acme's."""
    if not _PRICES.match(figure.metric.level) or " per " in figure.metric.phrase:
        return None
    buyer = buyer_in(figure.line)
    return figure.discourse.canonical(buyer.entity) if buyer is not None and buyer.end < figure.at else None


_CONTINUED = regex(
    r"[^.;:]{0,40}(?:,\s(?:and|while|but)|\sand|\swhile)\s(?P<noun>[a-z][a-z-]+(?:\s[a-z][a-z-]+){0,3})\s(?:was|were|came|rose|fell|stood|reached|amounted|climbed"
    r"|slipped|grew|dropped|jumped|totalled|hit)\s[^.;:]{0,30}"
)


def continued(figure: Owned) -> str | None:
    """ "revenue at Acme climbed to $40 million, and operating profit came in at $3 million": both are Acme's."""
    line, discourse = figure.line, figure.discourse
    last = next((amount for amount in reversed(line.amounts) if amount.end <= figure.at), None)
    if figure.metric.owner is not None or discourse.last_subject is None or last is None:
        return None
    found = _CONTINUED.fullmatch(line.s, last.end, figure.at)
    if found is None or found["noun"].split()[0] in _PRONOUNS | DETERMINERS or any(last.end <= n.start < figure.at for n in line.names):
        return None
    return discourse.last_subject if METRIC_NOUNS & set(found["noun"].split()) else None


_HE_THINKS_IT = regex(
    r"\b(?:thinks?|thought|believes?|believed|fears?|feared|reckons?|reckoned|expects?|expected|says?|said|hopes?|predicts?|predicted|warns?|warned)\s(?:that\s)?it\s"
    r"(?:will|would|could|may|might|should)\b[^.;,]{0,40}$"
)


def thought_of_it(figure: Owned) -> str | None:
    """ "the bill has reached 66 million, and Omar fears that it will rise to 81 million": whose the figure before is."""
    line, discourse = figure.line, figure.discourse
    if discourse.last_subject is None or "it" not in line.lows:
        return None
    return discourse.last_subject if _HE_THINKS_IT.search(line.s, max(0, figure.at - 80), figure.at) else None


_POSTS = regex(r"\b(?:jobs?|posts?|positions|roles|employees|workers|staff)\b")


def not_of_person(figure: Owned) -> str | None:
    """ "No works would close, she pledged, although 40 office jobs are likely to go": of no person, but of what the text is about."""
    if not _POSTS.search(figure.metric.level) or not _PRONOUNS.isdisjoint(figure.line.lows):
        return None
    before = figure.before
    if before is None or before.kind != "person":
        return None
    if any(n.end < figure.at and n.kind in ("organisation", "product") for n in figure.line.names):
        return None
    return figure.discourse.main or figure.discourse.focus


_ROLE = regex(
    r"(?:[Tt]he|[Ii]ts)\s(?:[\w-]+\s)?(?:takeover\s)?(?P<role>target|buyer|acquirer|suitor|bidder|purchaser)\b(?!['’]s\s(?:price|date)|\s(?:price|date|of|for|said)\b)"
)


def in_deal(figure: Owned) -> str | None:
    """ "The target had revenue of $9 million", "The buyer employs 300 people": whom the article says is bought, or buys."""
    line, discourse = figure.line, figure.discourse
    if discourse.buyer is None or ROLES.isdisjoint(line.lows):
        return None
    found = _ROLE.match(line.s, figure.clause_begin, figure.at)
    if found is None or any(found.end() <= n.start < figure.at and n.kind not in ("place", "person", "event") for n in line.names):
        return None
    owner = discourse.bought if found["role"] == "target" else discourse.buyer
    return discourse.canonical(owner) if owner is not None else None


ROLES = frozenset("target buyer acquirer suitor bidder purchaser".split())

_FROM = regex(r"\S{1,14}(?:\s(?:bn|m|[a-z]{3,10}))*\s(?:made\s)?(?:from|by)\s(?:the\s)?(?:[a-z-]+\s){0,4}?$")
_OFFERED = regex(r"^(?:offer|bid|takeover\s(?:offer|bid)|approach|proposal)$")


def offered_by(figure: Owned) -> str | None:
    """ "In 1998 she rejected a bid of $40 million from Delta Stores": Delta Stores's."""
    line = figure.line
    if not _OFFERED.match(figure.metric.level.lower()):
        return None
    name = next((n for n in line.names if n.start > figure.at), None)
    if name is None or name.kind in ("place", "person", "event") or not _FROM.fullmatch(line.s, figure.at, name.start):
        return None
    return figure.discourse.canonical(name.entity)


_FORMER = regex(r"[Tt]he\s(?P<which>former|latter)(?:['’]s)?\s(?=[a-z])")


def former_or_latter(figure: Owned) -> str | None:
    """ "The latter lost $4 million", after "Acme leads Delta": Delta's."""
    line, pair = figure.line, figure.discourse.pair
    if pair is None or ("latter" not in line.lows and "former" not in line.lows):
        return None
    found = None
    for match in _FORMER.finditer(line.s, 0, figure.at):
        found = match
    if found is None or any(found.end() <= n.start < figure.at and n.kind != "place" for n in line.names):
        return None
    return figure.discourse.canonical(pair[found["which"] == "latter"])


_THOSE = regex(r"\bthose\s(?:of|at|in|from)\s(?:the\s)?")


def those_of(figure: Owned) -> str | None:
    """ "Shares of Acme fell, while those of Delta rose 11 percent": Delta's."""
    line = figure.line
    if "those" not in line.lows:
        return None
    found = _last_before(line, figure.at)
    name = line.name_at(found) if found is not None else None
    if name is None or name.kind in ("place", "person") or any(name.end <= n.start < figure.at for n in line.names):
        return None
    return figure.discourse.canonical(name.entity)


def _last_before(line: Line, at: int) -> int | None:
    """Where the last "those of" before ``at`` ends."""
    found = None
    for match in _THOSE.finditer(line.s, 0, at):
        found = match.end()
    return found


_OF_BOUGHT = regex(r"^(?:closing\sprice|share\sof\s(?:the\s)?shares|(?:final\s|interim\s)?dividend|acceptances?|minimum\sacceptance)$")


def of_bought(figure: Owned) -> str | None:
    """ "a premium to Friday's closing price of 464p", "Holders of 31 per cent of the shares": those of what is bought."""
    discourse, line = figure.discourse, figure.line
    if discourse.bought is None or not _OF_BOUGHT.match(figure.metric.level.lower()):
        return None
    deal = (discourse.buyer, discourse.bought)
    if any(n.end < figure.at and n.kind not in ("place", "person") and n.entity not in deal for n in line.names):
        return None
    named = [n for n in line.names if n.end < figure.at and n.entity in deal]
    return discourse.canonical(discourse.bought) if not named or named[-1].entity == discourse.bought else None


_INTO = regex(
    r"\S{1,14}(?:\s(?:bn|m|[a-z]{3,10}))*\s(?:funding\s|financing\s)?(?:round\s)?(?:in|into|for|at)\s(?:the\s)?(?:[a-z-]+\s){0,4}?$"
)
_LED = regex(
    r"\b(?:led|leads|co-led|joined|headed|backed)\s(?:a|the|its)\s(?:[\w-]+\s){0,3}?(?:round|funding|financing|investment)\s(?:of\s|worth\s)?(?:[a-z]+\s){0,2}$"
)


def round_led(figure: Owned) -> str | None:
    """ "Fjord Fund has led a round of $9 million in the start-up Kite": Kite's."""
    line, end = figure.line, begins(figure.line.s, figure.at)
    if not _LED.search(line.s, max(0, end - 60), end):
        return None
    name = next((n for n in line.names if n.start > figure.at), None)
    if name is None or name.kind in ("place", "person", "event") or not _INTO.fullmatch(line.s, figure.at, name.start):
        return None
    return figure.discourse.canonical(name.entity)


_LOAN = frozenset(("loan", "purchase price", "cash", "net debt", "debt", "acquisition price", "purchase", "savings", "annual savings"))
_BARE_MONEY = regex(
    r"(?:^|[.;]\s)[\"“]?(?:The|This)\s(?:money|cash|price|purchase|sum|deal|takeover|acquisition|loan)\b|^(?:It|Of\sthat|Of\sthis)\b"
)


def _is_of_buyer(level: str) -> bool:
    return level in _LOAN or level.rsplit(" ", 1)[-1] in ("loan", "debt", "price")


def bought_with(figure: Owned) -> str | None:
    """ "The cash comes from a 60 million euro loan": the buyer's, where the article tells of a purchase."""
    buyer = figure.discourse.buyer
    if buyer is None or not _is_of_buyer(figure.metric.level.lower()) or not _BARE_MONEY.search(figure.line.s, 0, figure.at):
        return None
    if any(n.end < figure.at and n.kind not in ("place", "person") for n in figure.line.names):
        return None
    return figure.discourse.canonical(buyer)
