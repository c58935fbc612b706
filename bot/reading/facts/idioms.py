"""Metrics by verbs whose noun is another word: "turned over $3 million" is revenue, "was handed $3 million" a fine.

Each rule looks at the words around a figure and returns None where it does not apply.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.core.patterns import regex
from bot.reading.amounts.comparators import begins
from bot.reading.facts.figure import Figure
from bot.reading.facts.metric import Metric
from bot.reading.grammar.phrases import noun_run, phrase_before_verb
from bot.reading.grammar.tokens import PREPOSITIONS
from bot.reading.word_patterns import has_any

#: Each pattern ends where the figure begins, or looks at most at so many characters behind it.
_REACH = 90

_USING_UP = ("swallow", "devour", "gobbl", "guzzl", "consum")
#: For each noun, strings of which the words before the figure must hold one, and the pattern of its idiom.
_MONEY_BEFORE: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = (
    ("revenue", ("turn",), regex(r"\bturn(?:s|ed|ing)?\sover\s$")),
    ("cost", _USING_UP, regex(rf"\b(?:{'|'.join(_USING_UP)})(?:e|es|s|ed|ing)?\s(?:up\s)?$")),
    ("cost", ("up",), regex(r"\b(?:eats?|ate|eaten|eating)\sup\s$")),
    ("provision", ("aside", "by"), regex(r"\b(?:set|sets|put|puts|putting|setting|laid)\s(?:aside|by)\s$")),
    ("cost", ("cost",), regex(r"\bcosts?\s(?:us|it|them|him|her|taxpayers|the\s(?:company|group|firm|city|state|country|team))\s$")),
    ("investment", ("put",), regex(r"\b(?:put|puts|putting)\sin\s$")),
    ("fine", ("handed",), regex(r"\b(?:was|were|is|been)\shanded\s(?:[a-z]+\s){0,4}?(?:[a-z]+,\s)?$")),
    (
        "funding sought", ("looking", "searching", "angling"),
        regex(
            r"(?<!Street\swas\s)(?<!market\swas\s)(?<!nalysts\swere\s)(?<!nvestors\swere\s)"  # those say what they expected
            r"\b(?:looking|searching|angling)\sfor\s$"
        ),
    ),
)  # fmt: skip
_PUT = regex(r"\b(?:put|puts|putting|ploughed|plowed|sank|sunk|pumped|poured)\s$")
_INTO = regex(r"\sinto\s")
_TOOK_IN = regex(r"\b(?:takes?|took|taken|taking)\sin\s$")
_FROM_INVESTORS = regex(r"\b(?:investors?|backers|venture|funding|fund-?raising|series\s[A-F]|looking\sfor|seed)\b", re.IGNORECASE)
_TO_PAY = regex(
    r"\b(?:must|will|shall|should|to|has|have|now)\s(?:have\sto\s|now\s|also\s|to\s)?pay\s(?:a\s)?(?:combined\s|total\sof\s)?$"
    r"|\bow(?:es?|ed|ing)\s$|\b(?:was|were)\s(?:given|told\sto\spay|ordered\sto\spay)\s$"
)
_OF_PUNISHMENT = regex(r"\b(?:fine[ds]?|penalt(?:y|ies)|cartel|tribunal|antitrust|price-fixing)\b|\bfor\shaving\b", re.IGNORECASE)
_PAYING = regex(r"\b(?:pays?|paid|paying)\s$")
_FOR_COMPANY = regex(
    r"\sfor\s(?:it\b|(?:the|its|a|an)\s(?:[\w’'-]{1,20}\s){0,5}?(?:firm|maker|company|business|chain|group|startup|start-up|brand|lender|rival"
    r"|cent(?:re|er)|bank|retailer|insurer|airline|brewer|publisher|producer|operator|manufacturer)\b)"
)
_TAX = regex(r"\s(?P<when>before|after)\s(?P<what>tax(?:es)?|interest(?:\sand\stax(?:es)?)?)\b")
_EARNING = regex(r"\b(?:earn(?:s|ed)?|made|makes?|lost|loses?)\s$")
_SELLING = regex(
    r"\b(?:(?:sells?|sold|retails?|goes|go|rents?)"
    r"|(?:remains?|stays?|available|offered|on\s(?:sale|offer)|serves?)\b[^.,;:]{0,50})\s(?:at|for)\s(?:the\ssame\s)?$"
)
_RECEIVE = regex(r"\b(?:receive|receives|get|gets|offered|getting|receiving)\s$")
_A_SHARE = regex(r"\s(?:in\scash\s)?(?:and\s[^;]{1,60}?\s)?(?:for|per)\s(?:each\s|every\s|a\s|one\s)?(?:ordinary\s)?share\b")
_IN_CASH = regex(r"(?:[^.;]{0,12}\s)?in\scash\b")
_OFFERED = regex(r"\boffered\s(?:[a-z]+\s)?$")
_RATE_OF_LAND = regex(r"\s(?:an?|per)\s(hectare|acre|head|household|home)\b(?P<rest>[^.;]{0,40})")
_GIVING = regex(r"\b(?:giv(?:e|es|ing|en)|gave)\s(?:us|it|them|[A-Z][\w-]+)\s$")
_TOWARDS = regex(r"\s(?:towards?|for|to)\s")
_SAVING = regex(r"\b(?:end\sup|be)\ssaving\s(?:as\smuch\sas\s)?$")
_EARMARKED = regex(
    r"\s(?:is|are|was|were|has\sbeen|have\sbeen|will\sbe)\s(?:earmarked|set\saside|reserved|meant|intended)\sfor\s(?:an?\s|the\s)?"
)
_LENT = regex(
    r"\s(?:is|are|was|were|will\sbe|has\sbeen)\s(?:to\sbe\s)?(?:(?P<lent>lent|borrowed)|(?:paid|provided|put\sup|contributed|covered)\sby)\b"
)
_PART_IN = regex(r"\sin\s(?P<what>cash|money|shares|stock),\s(?:and\s)?the\s(?:rest|remainder|balance|other)\b")
_CAME_FROM = regex(r"\s(?:came|comes|will\scome)\sfrom\s(?=[a-z])(?!the\b|an?\b|its\b|their\b)")
_REST = regex(r"(?:^|[;:,]\s)[Tt]he\s(?:remaining|other)\s$")


_TURNED = regex(r"\bturn(?:s|ed|ing)?\s$")


def metric_of_idiom(figure: Figure) -> Metric | None:
    """The metric of money by an idiom around it; None where there is none."""
    begin = begins(figure.line.s, figure.amount.start)
    before = figure.line.s[max(0, begin - _REACH) : begin]
    if _TURNED.search(before) and not figure.line.s.startswith(" to ", figure.amount.end) and figure.line.s.startswith("over ", begin):
        before += "over "  # what looks like a hedge
    noun = _noun_before(figure, before) or _noun_around(figure, before)
    if noun:
        return Metric(noun, _owner(figure), anchor=figure.governor_start or begin, base=noun)
    return _part(figure, before) or _for_each(figure, before)


def metric_of_bare_sum(figure: Figure) -> Metric | None:
    """ "could end up saving as much as 70 million a year": the same of a sum whose currency the text says elsewhere."""
    return metric_of_idiom(figure) if figure.amount.quantity.value >= _MILLIONS else None


_MILLIONS = 1_000_000


def _noun_before(figure: Figure, before: str) -> str:
    """The noun of an idiom right before the figure."""
    return next((noun for noun, hints, pattern in _MONEY_BEFORE if has_any(before, hints) and pattern.search(before)), "")


def _noun_around(figure: Figure, before: str) -> str:
    """The noun of an idiom that needs words elsewhere in the sentence: "put $3 million into", "must pay $3 million for having"."""
    s, end = figure.line.s, figure.amount.end
    # What follows the figure is asked first: it takes less than the search before it.
    last = before.rstrip()
    if _INTO.match(s, end) and _PUT.search(before):
        return "investment"
    if last.endswith("in") and _TOOK_IN.search(before):
        return "funding" if _FROM_INVESTORS.search(s) else "revenue"
    if (
        has_any(before, ("pay", "ow", "given"))
        and _TO_PAY.search(before)
        and (_OF_PUNISHMENT.search(s, 0, end + _REACH) or _is_fine(figure))
    ):
        return "fine"
    if last.endswith(("pay", "pays", "paid", "paying")) and _PAYING.search(before) and _for_company(figure):
        return "purchase price"
    if (tax := _TAX.match(s, end)) and _EARNING.search(before):
        what = "pre-tax profit" if tax["what"].startswith("tax") and tax["when"] == "before" else "profit after tax"
        what = f"earnings before {tax['what']}" if tax["what"].startswith("interest") else what
        return what.replace("profit", "loss") if "lo" in before[-7:] else what
    if "saving" in before and _SAVING.search(before):
        return "savings"
    if _TOWARDS.match(s, end) and _GIVING.search(before):
        return "grant"
    if s.startswith(" behind", end) and _LEFT.search(before):
        return "loss"
    sells = last.endswith(("at", "for", "same")) and _SELLING.search(before)
    return "price" if sells and not _RATE_OF_SHARE.match(s, end) else ""


_LEFT = regex(r"\b(?:left|leaves|leaving)\s$")
_RATE_OF_SHARE = regex(r"\s(?:a|per|each)\sshare\b")


def _for_company(figure: Figure) -> bool:
    """Whether the money buys a company: "for it", "for the software firm Acme", "for Acme"."""
    found = re.compile(r"\sfor\s").match(figure.line.s, figure.amount.end)
    name = figure.line.name_at(found.end()) if found else None
    return _FOR_COMPANY.match(figure.line.s, figure.amount.end) is not None or (name is not None and name.kind in ("organisation", "other"))


def _is_fine(figure: Figure) -> bool:
    """Whether the figure before is a fine."""
    previous = figure.previous
    return previous is not None and ("fine" in previous.level or "penalty" in previous.level)


def _owner(figure: Figure) -> tuple[int, int] | None:
    """The name that is the subject of the verb before the figure."""
    index = figure.line.before(figure.amount.start)
    for _ in range(6):
        if index <= 0 or figure.governor is None:
            return None
        if index == figure.governor.index and figure.is_verb_governed:
            subject = phrase_before_verb(figure.line, index)
            return subject.owner if subject is not None else None
        index -= 1
    return None


def _part(figure: Figure, before: str) -> Metric | None:
    """ "of which $3 million is earmarked for a plant", "Of that, $3 million is to be lent", "The remaining $3 million came from pumps"."""
    line, begin = figure.line, figure.amount.start
    if found := _EARMARKED.match(line.s, figure.amount.end):
        what = noun_run(line, found.end(), 6)
        return Metric(f"spending on {what}" if what else "spending", anchor=begin, base="spending")
    if lent := _LENT.match(line.s, figure.amount.end):
        noun = "loan" if lent["lent"] else "contribution"
        return Metric(noun, anchor=begin, base=noun)
    if paid := _PART_IN.match(line.s, figure.amount.end):
        noun = f"{'cash' if paid['what'] in ('cash', 'money') else 'share'} part of purchase price"
        return Metric(noun, anchor=begin, base=noun)
    if (found := _CAME_FROM.match(line.s, figure.amount.end)) and _REST.search(before):
        what = noun_run(line, found.end(), 5)
        span = (found.end(), found.end() + len(what)) if what else None
        return Metric("revenue", span, anchor=begin, base="revenue", is_certain=span is not None)
    return None


def _for_each(figure: Figure, before: str) -> Metric | None:
    """ "are to receive 210 cents in cash for each share": what a share brings; "will be offered $900 an acre": compensation."""
    line, begin, end = figure.line, figure.amount.start, figure.amount.end
    if _RECEIVE.search(before) and _A_SHARE.match(line.s, end):
        noun = "cash per share" if _IN_CASH.match(line.s, end) else "offer price per share"
        return Metric(noun, anchor=begin, base=noun)
    if _OFFERED.search(before) and (rate := _RATE_OF_LAND.match(line.s, end)):
        noun = f"{'compensation' if 'compensation' in rate['rest'] else 'price'} per {rate[1]}"
        return Metric(noun, anchor=begin, base=noun)
    return None


# --- shares


_HOLDING = regex(r"\b(?:holds?|held|owns?|owned|has|have|had|got|gets|get|kept|keeps|controls?)\s$")
_OF_COMPANY = regex(
    r"\s(?:of\s(?:it\b|the\s(?:company|firm|shares?|stock|capital|equity|business|group|club)\b)|for\s(?:it|that)\b|since\b|between\sthem)|[,.;)]|$"
)
_NO_STAKE = regex(r"\b(?:market|votes?|polls?|seats|voters)\b", re.IGNORECASE)
_OF_MARKET = regex(r"\sof\s(?:the|its|all|that|this)\s(?:[a-z-]+\s){0,3}market\b")
_HAS_OF_MARKET = regex(
    r"\b(?:giv(?:es?|ing|en)|gave)\s(?:it|them|[a-z ]{3,16})\s$"
    r"|\b(?:has|have|had|holds?|held|with|commands?|commanded|controls?|took|takes?|claims?|claimed"
    r"|wins?|won|captured|captures|gets|got|reached|hit)\s$"
)
_FASTEST = regex(
    r"\b(?P<verb>grew|rose|expanded|increased|climbed|fell|shrank|dropped|declined)\s(?:the\s)?(?:fastest|most|quickest|strongest|furthest|hardest|least|slowest"
    r"|sharpest),?\sby\s$"
)
_ARREARS = regex(r"\b(?:were|was|are|is|had\sfallen)\s(?:in(?:to)?\s(?P<in>arrears|default)|overdue|past\sdue)\b")
_TOOK = regex(r"\b(?:took|takes?|bought|buys?|absorbed|absorbs?)\s$")
_OF_THESE = regex(r"\sof\s(?:(?P<them>them|these|those|it)\b|(?:all|the)\s)")
_BY_WHOM = regex(r"\sof\swhich\s(?:is|was|are|were|comes|came|will\sbe)\s(?:[a-z]+\s)?(?:by|from)\s")
_PART_OF = regex(
    r"\bof\swhich\s(?P<what>[a-z][\w\s-]{1,30}?)\s(?:brought\sin|made\sup|contributed|accounted\sfor|generated|supplied|provided)\s$"
)


def metric_of_share(figure: Figure) -> Metric | None:
    """The metric of a percentage by an idiom around it: a stake, a market share, arrears; None where there is none."""
    line, end = figure.line, figure.amount.end
    begin = begins(line.s, figure.amount.start)
    before = line.s[max(0, begin - _REACH) : begin]
    if _OF_COMPANY.match(line.s, end) and _HOLDING.search(before) and not _NO_STAKE.search(line.s):
        return Metric("stake", _owner(figure), anchor=figure.governor_start, base="stake")
    if _OF_MARKET.match(line.s, end) and _HAS_OF_MARKET.search(before):
        return Metric("market share", _owner(figure), anchor=begin, base="market share")
    if before.rstrip().endswith("by") and (fastest := _FASTEST.search(before)):
        change = "decline" if fastest["verb"] in ("fell", "shrank", "dropped", "declined") else "growth"
        first = (
            line.names[0] if line.names and line.names[0].start == 0 and line.s[line.names[0].end : line.names[0].end + 1] == "," else None
        )
        owner = (first.start, first.end) if first is not None else None
        anchor = max(0, begin - len(before) + fastest.start())
        return Metric(change, owner, anchor=anchor, change=True, is_certain=owner is not None)
    if (late := _ARREARS.search(line.s, end, end + 50)) and not any(
        end <= other.start < late.start() and other.kind != "money" for other in line.amounts
    ):
        noun = f"loans in {late['in'] or 'arrears'}"
        return Metric(noun, anchor=begin, base=noun)
    if _BY_WHOM.match(line.s, end) and figure.previous is not None:
        noun = f"share of {figure.previous.level}"
        return Metric(noun, figure.previous.owner, anchor=begin, base=noun)
    if "which" in before and (found := _PART_OF.search(before)):
        previous = figure.previous
        noun = f"share of {previous.level}" if previous is not None else "share"
        return Metric(noun, scope=found["what"], anchor=begin, base=noun)
    if (whole := _OF_THESE.match(line.s, end)) and _TOOK.search(before):
        return _share_taken(figure, whole)
    return None


def _share_taken(figure: Figure, whole: re.Match[str]) -> Metric:
    """ "Asia took 52% of all rings": a share of the rings."""
    what = "" if whole["them"] else noun_run(figure.line, whole.end(), 3)
    noun = f"share of {what}" if what else "share"
    return Metric(noun, _owner(figure), anchor=figure.governor_start, base=noun)


# --- sizes, capacities, multiples


_HOLDS = regex(
    r"\b(?P<what>battery|tank|memory|drive|disk|cell|pack|reservoir|silo|storage|boot|hold)\s(?:holds?|stores?|carries|packs?)\s$",
    re.IGNORECASE,
)
_ABLE = regex(
    r"\b(?:can|will|could|able\sto|would)\s(?:be\sable\sto\s)?"
    r"(?:shift|handle|carry|process|move|transport|hold|store|get\sthrough|treat|dry|take)\s$"
)
_DONE = regex(
    r"\s(?:were|was|are|have\sbeen|had\sbeen|had\sto\sbe)\s(?P<what>(?:[a-z]+(?:ed|wn|ught|lt)|lost|burnt|sold|cut)(?:\s(?:away|up|off|down|out))?)\b"
)
_GOT = regex(
    r"\b(?P<what>landed|harvested|caught|mined|brewed|refined|smelted|milled|picked|pressed|roasted|baked|burned|burnt|recycled|exported|imported)\s$"
)
_OPENS = regex(r"(?:^|[:;.]\s)(?:Some\s|About\s|some\s|about\s|nearly\s|Nearly\s)?$")
_AT = regex(r"(?:^|[,;:.]\s)[Aa]t\s(?:just\s|only\s)?$")
_COMPARED = regex(
    r",?\s(?:[\w’'-]+\s){1,5}?(?:is|was|are)\s(?:[a-z]+\s){0,2}?"
    r"(?P<how>thinner|thicker|lighter|heavier|longer|shorter|taller|wider|narrower|faster|slower|cheaper|deeper)\b"
)
_MEASURED = {
    "thinner": "thickness", "thicker": "thickness", "lighter": "weight", "heavier": "weight", "longer": "length", "shorter": "length",
    "taller": "height", "wider": "width", "narrower": "width", "faster": "speed", "slower": "speed", "deeper": "depth",
}  # fmt: skip
_EBITDA = regex(r"\s(?:(?:its|the|annual|core|adjusted)\s){0,2}(?P<what>EBITDAR?|EBITA?|core\searnings|operating\sprofit)\b", re.IGNORECASE)
_PRICED = regex(r"\b(?:valu|price[ds]?\b|paid\b|pays\b|worth\b|trad)", re.IGNORECASE)


def metric_of_size(figure: Figure) -> Metric | None:
    """ "Its battery holds 3,000 mAh", "can shift 600 megawatts": a capacity; "At 5 millimetres it is thinner": a thickness."""
    line, begin = figure.line, begins(figure.line.s, figure.amount.start)
    before = line.s[max(0, begin - _REACH) : begin]
    subject = figure.subject
    if holding := _HOLDS.search(before):
        noun = f"{holding['what'].lower()} capacity"
        return Metric(noun, subject.owner if subject else None, anchor=subject.start if subject else begin, base=noun)
    if _ABLE.search(before):
        return Metric("capacity", _owner(figure), anchor=figure.governor_start, base="capacity")
    if figure.kind == "measure" and (done := _DONE.match(line.s, figure.amount.end)) and _OPENS.search(before):
        noun = f"amount {done['what']}"
        return Metric(noun, anchor=begin, base=noun)
    if figure.kind == "measure" and (got := _GOT.search(before)):
        noun = f"amount {got['what']}"
        return Metric(noun, _owner(figure), anchor=figure.governor_start, base=noun)
    compared = _COMPARED.match(line.s, figure.amount.end) if _AT.search(before) else None
    size = _MEASURED.get(compared["how"]) if compared is not None else None
    return Metric(size, anchor=figure.amount.end + 1, base=size) if size is not None else None


def metric_of_multiple(figure: Figure) -> Metric | None:
    """ "Net debt is 2.3 times EBITDA": net debt to EBITDA; None where the multiple is of anything else."""
    line = figure.line
    found = _EBITDA.match(line.s, figure.amount.end)
    if found is None:
        previous = figure.previous
        is_before = previous is not None and previous.base.lower().startswith("net debt to ") and figure.is_old_value
        return replace(previous, old=True) if previous is not None and is_before else None
    subject = figure.subject
    words = subject.metric if subject is not None else ""
    if _PRICED.search(line.s, max(0, figure.amount.start - _REACH), figure.amount.start):
        words = "price"
    elif not words or "debt" not in words.lower() or words.split()[-1].lower() in PREPOSITIONS:
        words = "net debt"
    noun = f"{words} to {found['what']}"
    return Metric(noun, subject.owner if subject else None, anchor=figure.governor_start, base=noun)


# --- parts of a number


_OF_COMBINED = regex(r"\sof\s(?:the|its|their)\s(?:combined|total|current|present|existing)?\s?$")
_WILL_GO = regex(
    r"\s(?:will|would|are\sto|are\sset\sto|are\slikely\sto|could)\s(?:disappear|go|vanish|be\s(?:cut|axed|lost|shed|closed|scrapped))\b"
)
_JOBS = frozenset("jobs posts positions roles".split())


def part_of_count(figure: Figure) -> Metric | None:
    """ "Roughly 450 of the combined 6,200 jobs will disappear": job cuts."""
    line = figure.line
    following = line.amounts[figure.index + 1] if figure.index + 1 < len(line.amounts) else None
    if following is None or following.kind != "count" or not _OF_COMBINED.fullmatch(line.s, figure.amount.end, following.start):
        return None
    phrase = following.phrase
    if phrase in _JOBS and _WILL_GO.match(line.s, following.end):
        phrase = f"{phrase.removesuffix('s')} cuts"
    return Metric(phrase, anchor=figure.amount.start, base=phrase)


_TO_REACH = regex(
    r"\b(?:like|likes|hopes?|hoped|aims?|wants?|plans?|expects?|meant|supposed|intended|set|due)\sto\s(?:reach|hit|sell|make|get\sto|ship|build)\s$"
)


def reached_later(figure: Figure) -> Metric | None:
    """ "sold 115,000 tablets in 2024 and would like to reach 150,000": what was counted before."""
    line, index = figure.line, figure.index
    if not index or not _TO_REACH.search(figure.left(40)) or line.amounts[index - 1].kind != "count":
        return None
    previous = figure.before[index - 1]
    is_alike = figure.kind == "number" or figure.amount.quantity.unit == line.amounts[index - 1].quantity.unit
    if previous is None or previous.change or not is_alike:
        return None
    return Metric(previous.level, previous.owner, anchor=previous.anchor, base=previous.level)


_SPAN = regex(r"\bin\sthe\s(?:course|space|span)\sof\s$")


def span_of_time(figure: Figure) -> Metric | None:
    """ "in the course of 71 days": a duration."""
    return Metric("duration", anchor=figure.amount.start, base="duration") if _SPAN.search(figure.left(30)) else None


_EACH_OF = regex(r"\sper\s(?:million|thousand|hundred)\s[a-z ]{3,30}\s(?:and|or)\s$")


def next_price(figure: Figure) -> Metric | None:
    """ "$0.42 per million input tokens and $1.26 per million output tokens": another price."""
    previous = figure.before[figure.index - 1] if figure.index else None
    if previous is None or not previous.level.startswith("price"):
        return None
    last = figure.line.amounts[figure.index - 1]
    return previous if _EACH_OF.fullmatch(figure.line.s, last.end, figure.amount.start) else None
