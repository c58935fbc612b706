"""Metrics of figures in plain words: "has room for 300 workers", "can turn out 80 cranes a year", "28 percent faster than"."""

from __future__ import annotations

from dataclasses import replace

from bot.core.patterns import regex
from bot.reading.facts.figure import Figure
from bot.reading.facts.measures import measure_of
from bot.reading.facts.metric import Metric
from bot.reading.facts.phrase_rules import HEDGE, PhraseRule, before, begins_at, first_that_fits

_ROOM_FOR = regex(rf"\b(?:room|space|capacity|places|berths|seats|beds|parking)\sfor\s{HEDGE}$")
_CAN_MAKE = regex(
    rf"\b(?:can|could|able\sto|will|would)\s(?:now\s|together\s|then\s)?(?:turn\sout|churn\sout|process|handle|smelt|refine|crush|mill|press|bottle|brew|bake|pack|fill|treat|store)\s{HEDGE}$"
    rf"|\b(?:is|are|was|were)\s(?:together\s)?good\sfor\s{HEDGE}$"
)
_A_PERIOD = regex(r"(?:\s[a-z-]+){0,4}?\s(?:a|per|each|every)\s(?:year|month|week|day|hour|shift|season)\b")
_FULL_OUTPUT = regex(
    rf"\b(?P<what>(?:[Ff]ull|[Aa]nnual|[Dd]aily|[Yy]early|[Mm]onthly|[Tt]otal|[Pp]lanned)\s(?:production|output|capacity|throughput)),\s{HEDGE}$"
)
_FASTER = regex(
    r"\s(?P<how>faster|slower|lighter|heavier|cheaper|dearer|quieter|louder|thinner|thicker|brighter|smaller|larger|bigger|taller|shorter|longer|quicker|stronger)\sthan\s"
)
_QUALITIES = {
    "faster": "speed increase", "quicker": "speed increase", "slower": "speed decrease", "lighter": "weight decrease",
    "heavier": "weight increase", "cheaper": "price decrease", "dearer": "price increase", "quieter": "noise decrease",
    "louder": "noise increase", "thinner": "thickness decrease", "thicker": "thickness increase", "brighter": "brightness increase",
    "smaller": "size decrease", "larger": "size increase", "bigger": "size increase", "taller": "height increase",
    "shorter": "length decrease", "longer": "length increase", "stronger": "strength increase",
}  # fmt: skip
_BEFORE = regex(r"(?:before|last\syear['’]s|its\s(?:predecessor|forerunner))\b")
_IS_SO = regex(rf"\b(?:is|are|was|were|be|runs?|ran|works?|gets?|got|become|becomes|became)\s{HEDGE}$")
_SAID_TO_BE = regex(rf"\b(?:which|that)\s(?:[\w’'-]+\s){{1,3}}(?:says|said|claims|calls)\s(?:is|was|are)\s{HEDGE}$")
_LOSES_MONEY = regex(rf"\b(?:loses?|lost|losing|makes?|made|making)\s(?P<what>money|a\sloss|losses|a\sprofit|profits)\s?[:—–]\s{HEDGE}$")
_OF_IT = regex(rf"\b(?P<what>[a-z][a-z-]{{2,14}})(?:\s(?:from|in|of)\s(?:[\w’'-]+\s)?[\w’'-]+|\sthat\s[^,;.]{{3,60}})?,\s{HEDGE}$")
_OF_THEM = regex(r"(?:\s[a-z]{1,10})?\sof\s(?:it|them)\b(?:\s(?:last|this|a|in|each|per)\b|\s?[.,;])")
_COVERS = regex(rf"\b(?:cover|covers|covered|covering|meet|meets|met|meeting|supply|supplies|supplied|provide|provides|provided)\s{HEDGE}$")
_OF_NEEDS = regex(
    r"\sof\s(?:what\s[^.;,]{2,40}?\sneeds?\b|(?:its|their|the|our)\s(?:[\w’'-]+\s){0,3}?(?:needs|demand|power|electricity|energy|consumption|requirements?)\b)"
)
_WORTH = regex(rf"\b(?P<what>(?:[A-Za-z][a-z-]{{2,14}}\s)?[A-Za-z][a-z-]{{2,14}}s)\s(?:(?:is|are|was|were)\s)?worth\s{HEDGE}$")
_SHARES_COST = regex(
    rf"\b[Ss]hares?,?\s(?:which|that)\s(?:had\s|have\s)?(?:cost|traded\sat|stood\sat|sold\sfor|changed\shands\sat)\s{HEDGE}$"
)
_WAGE = regex(
    rf"\b(?:earns?|earned|are\spaid|is\spaid|gets?|make|makes|made|start\son|starts\son|pays?\s(?:its\s|their\s|the\s)?(?:[a-z-]+\s){{0,2}}?(?:workers|staff|drivers|employees|trainees|nurses|pilots|pickers|them|people))"
    rf"\s(?:an\saverage\sof\s|on\saverage\s)?{HEDGE}$"
)
_AN_HOUR = regex(r"\s(?:an|per|each|a)\s(?P<unit>hour|day|week|month)\b")
_HOURS = {"hour": "hourly wage", "day": "daily wage", "week": "weekly wage", "month": "monthly wage"}
_ASIDE_PRICE = regex(
    rf"\b(?P<what>(?:fee|price|fare|toll|ticket|charge|subscription|rent|fine|bonus|premium|wage|dividend|deposit|levy|tax)s?),\s{HEDGE}$"
)
_EACH = regex(r"\s(?:each|apiece|a\shead|per\s[a-z]+|a\s[a-z]+)\b")
_AT_A_PIECE = regex(rf"\s(?:at|for|from)\s(?:between\s)?{HEDGE}$")
_A_PIECE = regex(
    r"(?:\s(?:to|and)\s\S{1,12}(?:\s(?:million|billion|thousand))?)?\s(?:apiece|each\b|for\s(?:a|an|one|each)\s[a-z]|a\s(?:bag|bottle|box|kilo|kilogram|litre|liter|pound|tin|ticket|pair"
    r"|piece|tonne|ton|night|seat|copy|head|metre|meter|barrel|case|jar|pack|can|loaf|cup|plate)\b)"
)
_OF_WHICH_DONE = regex(
    r",\sof\s(?:which|whom|these|those)\s(?:[^,;.]{2,40}?\s)?(?:(?:has|have|had|was|were|is|are|so\sfar|already|now)\s){0,3}"
    r"(?P<done>accepted|adopted|rejected|approved|implemented|completed|built|sold|opened|closed|delivered|repaired|signed|paid|filled|settled|granted|met|let)\s"
    rf"{HEDGE}$"
)
_ASKED_AREA = regex(
    rf"\b(?P<how>asked\sfor|applied\sfor|requested|wanted|sought|allowed|allotted|granted|leased|bought|sold|cleared|planted|allows|allots|grants|leases|wants|seeks|asks\sfor|applies\sfor)\s(?:(?:it|them|him|her)\s)?{HEDGE}$"
)
_DONE_WITH = {
    "asked for": "requested", "applied for": "requested", "requested": "requested", "wanted": "requested", "sought": "requested",
    "wants": "requested", "seeks": "requested", "asks for": "requested", "applies for": "requested", "allows": "allowed",
    "allots": "allotted", "grants": "granted", "leases": "leased",
}  # fmt: skip
_AREA_UNITS = frozenset(("hectares", "acres", "square metres", "square meters", "square feet", "square kilometres", "square kilometers"))
_LEFT = regex(r"\s(?:people\s)?(?:are|were|is|was)\sleft\b(?!\sto\s)|\s(?:remain|remained)\b(?=[.,;]|\sin\b|\sat\b|\stoday\b)")
_BEGINS_CLAUSE = regex(rf"(?:^|[.;:]\s|,\s(?:and\s|but\s|while\s)?|\s(?:and|but|while|when)\s)(?:[Oo]nly\s|[Jj]ust\s)?{HEDGE}$")
_BEHIND = regex(
    rf"[^.;]{{0,40}}?(?:,\s|\s)(?:(?:far\s|just\s|well\s|only\s|closely\s)?(?:behind|ahead\sof|followed\sby|trailing|after)|compared\s(?:with|to)\s\S{{1,8}}\sfor|against\s\S{{1,8}}\sfor)\s(?:the\s)?"
    rf"(?P<who>[A-ZÀ-Þ][^,;.]{{1,40}}?)(?:\sof\s[A-Z]\w+)?,?\s(?:with|at|on|which\shas|which\sheld|which\shad)\s{HEDGE}$"
)


def _capacity(figure: Figure) -> Metric | None:
    """ "has room for 300 workers", "can turn out 80 cranes a year", "is good for 3,600 tonnes a year": a capacity."""
    if figure.kind not in ("count", "measure", "number"):
        return None
    is_yearly = _A_PERIOD.match(figure.line.s, figure.amount.end) is not None or " per " in figure.amount.quantity.unit
    if before(figure, _ROOM_FOR):
        noun = "capacity" if figure.kind == "measure" or not figure.amount.phrase else f"room for {figure.amount.phrase}"
        return Metric(noun, anchor=figure.amount.start, base=noun)
    if is_yearly and before(figure, _CAN_MAKE):
        return Metric("capacity", anchor=figure.amount.start, base="capacity")
    return None


def _full_output(figure: Figure) -> Metric | None:
    """ "Full production, about 290,000 tonnes a year, should be reached": production."""
    found = before(figure, _FULL_OUTPUT) if figure.kind in ("count", "measure", "number") else None
    what = found["what"].lower().removeprefix("full ") if found else ""
    return Metric(what, anchor=begins_at(figure, found), base=what) if found else None


def _quality(figure: Figure) -> Metric | None:
    """ "a chip which it says is 28 percent faster than the Slate 4", "15 percent lighter than before": an increase in speed."""
    found = _FASTER.match(figure.line.s, figure.amount.end) if figure.kind == "percent" and not figure.before else None
    is_new = found is not None and _BEFORE.match(figure.line.s, found.end()) is not None
    if found is None or not before(figure, _IS_SO if is_new else _SAID_TO_BE):
        return None
    phrase = _QUALITIES[found["how"]]
    return Metric(phrase, anchor=figure.amount.start, change=True, base=phrase.split(" ")[0])


def _result(figure: Figure) -> Metric | None:
    """ "So far the business loses money: 12 million crowns last year": a net loss."""
    found = before(figure, _LOSES_MONEY) if figure.kind == "money" else None
    if found is None:
        return None
    is_profit = "profit" in found["what"] or (found["what"] == "money" and found[0].startswith("ma"))
    noun = "net income" if is_profit else "net loss"
    return Metric(noun, anchor=begins_at(figure, found), base=noun)


def _amount_of_it(figure: Figure) -> Metric | None:
    """ "takes only steel from Sweden, 940 tonnes of it last year": steel."""
    found = before(figure, _OF_IT) if figure.kind == "measure" and _OF_THEM.match(figure.line.s, figure.amount.end) else None
    return Metric(found["what"], anchor=figure.amount.start, base=found["what"]) if found else None


def _share_covered(figure: Figure) -> Metric | None:
    """ "A solar roof covers 35 percent of what the yard needs": the share of its needs that is covered."""
    if figure.kind != "percent" or not _OF_NEEDS.match(figure.line.s, figure.amount.end) or not before(figure, _COVERS):
        return None
    return Metric("share of needs covered", anchor=figure.amount.start, base="share of needs covered")


def _worth(figure: Figure) -> Metric | None:
    """ "Repairs worth $3.2 million begin in May", "Orders are worth 4.4 billion": the value of those."""
    found = before(figure, _WORTH) if figure.kind == "money" else None
    if found is None or found["what"].lower().endswith(("shares", "is", "was", "ss")):
        return None
    known = measure_of(found["what"])
    if known is not None and "money" not in known.units:
        return None
    phrase = f"value of {found['what'].lower()}"
    return Metric(phrase, anchor=begins_at(figure, found), base=phrase)


def _share_price(figure: Figure) -> Metric | None:
    """ "The shares, which had cost 41 crowns before the news": a share price."""
    is_price = figure.kind == "money" and before(figure, _SHARES_COST) is not None
    return Metric("share price", anchor=figure.amount.start, base="share price") if is_price else None


def _wage(figure: Figure) -> Metric | None:
    """ "A driver earns 52,000 crowns a month", "They earn $27.60 an hour on average": a wage."""
    found = _AN_HOUR.match(figure.line.s, figure.amount.end) if figure.kind == "money" else None
    is_another = bool(figure.before) and figure.before[-1] is not None and figure.before[-1].phrase.endswith(" wage")
    if (
        found is None
        or not (is_another or before(figure, _WAGE))
        or figure.amount.quantity.value > _highest(found["unit"], figure.amount.quantity.unit)
    ):
        return None
    phrase = _HOURS[found["unit"]]
    return Metric(phrase, anchor=figure.amount.start, base=phrase)


#: More than this is what a company earns, in any currency.
_HIGHEST_WAGE = {"hour": 2_000, "day": 10_000, "week": 50_000, "month": 200_000}


#: Currencies of which one is worth about a dollar, a euro or a pound.
_DEAR = frozenset("USD EUR GBP CHF AUD CAD NZD SGD".split())


def _highest(period: str, currency: str) -> int:
    """The highest wage for an hour, a day, a week or a month; in currencies of small worth a hundred times as much."""
    return _HIGHEST_WAGE[period] * (1 if currency in _DEAR else 100)


def _fee_each(figure: Figure) -> Metric | None:
    """ "to refund the fee, 247 crowns each": the fee."""
    found = before(figure, _ASIDE_PRICE) if figure.kind == "money" and _EACH.match(figure.line.s, figure.amount.end) else None
    return Metric(found["what"], anchor=begins_at(figure, found), base=found["what"]) if found else None


def _price_each(figure: Figure) -> Metric | None:
    """ "a range of 14 recipes at €11.90 for a bag": a price."""
    is_price = figure.kind == "money" and _A_PIECE.match(figure.line.s, figure.amount.end) and before(figure, _AT_A_PIECE)
    return Metric("price", anchor=figure.amount.start, base="price") if is_price else None


def _of_which_done(figure: Figure) -> Metric | None:
    """ "makes 14 recommendations, of which the company has accepted nine": recommendations accepted."""
    last = figure.line.amounts[figure.index - 1] if figure.index else None
    found = before(figure, _OF_WHICH_DONE) if last is not None and figure.kind == "number" and last.kind == "count" else None
    if found is None or last is None or last.end > begins_at(figure, found) + 1:
        return None
    phrase = f"{last.phrase or last.quantity.unit} {found['done']}"
    return Metric(phrase, anchor=figure.amount.start, base=phrase)


def _land(figure: Figure) -> Metric | None:
    """ "asked for another 200 hectares", "the county allowed 120 hectares": land, and what was done with it."""
    if figure.kind != "measure" or figure.amount.quantity.unit not in _AREA_UNITS:
        return None
    found = before(figure, _ASKED_AREA)
    phrase = f"{figure.amount.quantity.unit} {_DONE_WITH.get(found['how'], found['how'])}" if found else ""
    return Metric(phrase, anchor=figure.amount.start, base=phrase) if found else None


def _people_left(figure: Figure) -> Metric | None:
    """ "lost 37 workers; 90 are left", "only 9 remained": those who are still there, of the last count."""
    if figure.kind != "number" or not _LEFT.match(figure.line.s, figure.amount.end) or not before(figure, _BEGINS_CLAUSE):
        return None
    last = next((a for a in reversed(figure.line.amounts[: figure.index]) if a.kind == "count" and a.phrase), None)
    return Metric(f"{last.phrase} left", anchor=figure.amount.start, base=last.phrase) if last is not None else None


def _rival_behind(figure: Figure) -> Metric | None:
    """ "has 9 percent of the market, behind Konecrane with 31 percent": the same for the rival."""
    previous = figure.before[-1] if figure.before else None
    last = figure.line.amounts[figure.index - 1] if figure.index else None
    if previous is None or last is None or previous.change or (last.kind != figure.kind and figure.kind != "number"):
        return None
    found = _BEHIND.fullmatch(figure.line.s, last.end, figure.amount.start)
    if found is None:
        return None
    named = [n for n in figure.line.names if found.start("who") <= n.start < found.end("who") and n.kind != "place"]
    owner = (named[0].start, named[0].end) if named else found.span("who")
    return replace(previous, owner=owner, scope=None, anchor=owner[0], old=False, is_certain=True)


_AVERAGE_OF = regex(
    r"\b(?P<what>(?:[Aa]verage|[Mm]edian|[Tt]ypical|[Ll]ist|[Rr]etail|[Ss]tarting|[Mm]inimum|[Mm]aximum)\s(?:[a-z]+\s)?(?:price|cost|wage|rent|fare|salary|fee|income|bill|pay))"
    r"\s(?:of|for|in)\s(?:an?\s|the\s|one\s)?(?P<thing>[a-z][^,;.]{2,40}?)\s(?:was|is|came\s(?:in\s)?(?:at|to)|stood\sat|(?:rose|fell|climbed|dropped)\s(?:[^,;.]{1,20}\s)?to|reached)"
    rf"\s{HEDGE}$"
)


def _average_of(figure: Figure) -> Metric | None:
    """ "The average price of an electric bicycle was 2,450 euros": the average price, of that thing."""
    found = before(figure, _AVERAGE_OF) if figure.kind == "money" else None
    if found is None:
        return None
    phrase = found["what"].lower()
    return Metric(phrase, scope=found["thing"], anchor=begins_at(figure, found), base=phrase)


#: For each rule, the words of which the sentence must have one, in lower case.
_RULES: tuple[PhraseRule, ...] = tuple(
    (frozenset(words.split()), rule)
    for words, rule in (
        ("for can could able will would is are was were", _capacity),
        ("production output capacity throughput", _full_output),
        ("average median typical list retail starting minimum maximum", _average_of),
        ("than", _quality),
        ("money loss losses profit profits", _result),
        ("it them", _amount_of_it),
        ("of", _share_covered),
        ("worth", _worth),
        ("shares share", _share_price),
        ("hour day week month", _wage),
        ("each apiece head per a", _fee_each),
        ("apiece each for a", _price_each),
        ("which whom these those", _of_which_done),
        ("hectares acres metres meters feet", _land),
        ("left remain remained", _people_left),
        ("behind ahead followed trailing after compared against", _rival_behind),
    )
)


def metric_of_plain_phrase(figure: Figure) -> Metric | None:
    """The metric by the first of these phrases that fits, or None."""
    return first_that_fits(_RULES, figure)
