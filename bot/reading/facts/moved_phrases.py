"""Metrics of what money was put into, what was kept, and of a second value of a measure: "was rebuilt for 48 million crowns"."""

from __future__ import annotations

from dataclasses import replace

from bot.core.patterns import regex
from bot.reading.facts.figure import Figure
from bot.reading.facts.measures import unit_classes
from bot.reading.facts.metric import RATE, Metric
from bot.reading.facts.phrase_rules import HEDGE, PhraseRule, before, begins_at, first_that_fits

_BUILT_FOR = regex(
    r"\b(?:(?:re)?built|extended|restored|renovated|expanded|moderni[sz]ed|converted|refitted|upgraded|refurbished|widened|electrified|dredged|enlarged|overhauled)"
    rf"\s(?:[^;.]{{0,60}}?\s)?for\s{HEDGE}$"
)
_PLANS_FOR = regex(
    r"\b(?:opens?|opening|builds?|building|adds?|adding|installs?|installing|erects?|constructs?|comes|follows|planned|plans|planning)\s"
    rf"(?!(?:for|to)\b)[^;.,]{{3,60}},\sfor\s{HEDGE}$"
)
_OFFERED = regex(r"\b(?:bought|sold|buy|sell|bid|offer(?:ed)?|rent(?:ed)?|ticket|subscription)\b")
_FEWER = regex(r"\s(?P<how>fewer|more)\s(?!than\b|or\b|in\b|on\b|of\b|and\b|expensive\b)(?P<what>(?:[a-z-]{3,16}\s)?[a-z-]{3,14}s)\b")
_LESS = regex(r"\sless\s(?P<what>(?!than\b)[a-z]{3,14})\b(?!\s(?:per|than)\b)")
_USES = regex(rf"\b(?:used?|uses|consumes?|consumed|needs?|needed|burns?|burnt|burned|emits?|emitted|requires?|required)\s{HEDGE}$")
_GOES_INTO = regex(
    r"(?:\sof\s(?:that|it|this|the\s(?:[a-z-]+\s)?[a-z]+))?\s(?:(?:will|would|is\sto|are\sto|has|have)\s)?(?:(?:go|gone|goes|flow)\s(?:in)?to(?:wards?)?|went\s(?:into|towards?)"
    r"|flowed\sinto|be\sspent\son|was\sspent\son|were\sspent\son)\s(?!(?:the|its|their)\s(?:share|stock|bond)holders)"
)
_REPAYS = regex(
    r"\s(?:will|would|is\sto|are\sto|was|were|has\sbeen)\s(?:be\s)?used\sto\s(?:repay|pay\s(?:off|down|back)|reduce|cut)\s(?:[a-z-]+\s){0,2}(?:debts?|loans?|borrowings)\b"
)
_USED = regex(r"\s(?:will|would|is\sto|are\sto)\sbe\s(?:used|spent|invested)\s(?:to|for|on|in)\s")
_AND_HAS = regex(
    rf"[^.;]{{0,50}}?\s(?:and|but|yet)\s(?:it\s|they\s)?(?:only\s|now\s)?(?:sees|gets?|has|have|had|got|makes?|made|sees?|saw|carries|carried|sells?|sold|reached|reaches|expects?|plans?|wants?|forecasts?)\s{HEDGE}$"
)
_TODAY = regex(r"\s?(?:[.,;]|$|\s(?:today|now|currently|so\sfar|last\s|this\s|in\s(?:19|20)\d\d))")
_DELIVERS = regex(rf"\b(?:delivers?|delivered|produces?|generates?|yields?|develops?|puts?\sout|supplies)\s{HEDGE}$")
_LOUD = regex(
    rf"\b(?:louder\sthan|noise\s(?:level\s)?(?:of|is|at)|sound\s(?:level\s)?of|makes|measures|hums\sat|quiet(?:er)?\s(?:at|with))\s{HEDGE}$"
)
_KEEPS = regex(rf"\b(?:keeps?|kept|retains?|retained|(?:be\s)?left\swith|owns?|holds?|have|has)\s{HEDGE}$")
_AFTER_LISTING = regex(
    r"\s(?:after|following|once)\s(?:the|its|that)\s(?:listing|sale|deal|offer(?:ing)?|flotation|float|merger|takeover|round|split|ipo|capital\s[a-z]+)\b",
    2,
)
_RAISED_TO = regex(
    r"\b(?:raise[sd]?|raising|cuts?|cutting|lower(?:s|ed|ing)?|increase[sd]?|increasing|lift(?:s|ed|ing)?|reduce[sd]?|reducing)\s(?:the|its|their|a)\s"
    rf"(?P<what>[a-z][a-z-]{{2,14}}(?:\s[a-z][a-z-]{{2,14}}){{0,2}}?)(?:\s(?:of|for|at|on)\s[^,;.]{{2,40}}?)?\sto\s{HEDGE}$"
)
_PEAK = regex(
    rf"\b(?:reached|hit|touched|reaching|hitting|fell\sto|rose\sto)\s(?:a|an|its)\s(?:[a-z-]+\s)?(?:peak|high|low|record)\sof\s{HEDGE}$"
)


def _cost(figure: Figure) -> Metric | None:
    """ "was rebuilt in 2029 for 48 million crowns", "wants to open a second hall, for 32 million": a cost."""
    if figure.kind != "money" or RATE.match(figure.line.s, figure.amount.end):
        return None
    found = before(figure, _BUILT_FOR) or before(figure, _PLANS_FOR)
    if found is None or _OFFERED.search(found[0]):
        return None
    return Metric("cost", anchor=begins_at(figure, found), base="cost")


def _fewer(figure: Figure) -> Metric | None:
    """ "carried 8 percent fewer containers", "sold 12 percent more cranes": a change of what is counted."""
    if figure.kind == "percent" and (less := _LESS.match(figure.line.s, figure.amount.end)) and before(figure, _USES):
        return Metric(f"{less['what']} reduction", anchor=figure.amount.start, change=True, base=less["what"])
    found = _FEWER.match(figure.line.s, figure.amount.end) if figure.kind == "percent" else None
    if found is None:
        return None
    change = "growth" if found["how"] == "more" else "decline"
    return Metric(f"{found['what']} {change}", anchor=figure.amount.start, change=True, base=found["what"])


_IS_DEARER = regex(r"\s(?P<how>dearer|cheaper|more\sexpensive|less\sexpensive)\b(?!\sthan)")
_SUBJECT_IS = regex(
    r"(?:^|[.;,]\s|\s(?:and|but|while)\s)(?:[Tt]he\s|[Ii]ts\s)?(?P<what>[A-Z]?[a-z-]{2,14}(?:\s[a-z-]{3,14})?)(?:,\s[^,]{3,60},)?\s(?:is|was|are|were|became|got|has\sbecome)\s(?:now\s)?$"
)


def _dearer(figure: Figure) -> Metric | None:
    """ "Fuel, a third of costs, was 9 percent dearer": an increase in its price."""
    found = _IS_DEARER.match(figure.line.s, figure.amount.end) if figure.kind == "percent" else None
    subject = before(figure, _SUBJECT_IS) if found is not None else None
    if found is None or subject is None:
        return None
    noun = f"{subject['what'].lower()} price"
    change = "decrease" if found["how"] in ("cheaper", "less expensive") else "increase"
    return Metric(f"{noun} {change}", anchor=begins_at(figure, subject), change=True, base=noun)


_ASIDE = regex(rf",\s{HEDGE}$")
_EXTENT = regex(r"\s(?P<how>long|wide|tall|high|deep|thick)\b(?=,|\s(?:with|and|that|which)\b)")
_EXTENTS = {"long": "length", "wide": "width", "tall": "height", "high": "height", "deep": "depth", "thick": "thickness"}
_WITH_SPAN = regex(
    rf"\bwith\s(?:a|an|its)\s(?P<what>(?:[a-z]+\s)?(?:span|boom|wingspan|diameter|height|length|width|depth|draught|reach|headroom|runway|deck|tower|track))\sof\s{HEDGE}$"
)
_CARRIES = regex(
    rf"\b(?P<verb>carried|carries|hauled|hauls|transported|transports|handled|handles|loaded|unloaded|landed|milled|crushed|smelted|harvested|mined|caught)\s{HEDGE}$"
)
_PAST = {"carries": "carried", "hauls": "hauled", "transports": "transported", "handles": "handled"}
_FORECAST_MOVED = regex(
    r"(?P<what>(?:[A-Z][a-z-]{2,14}\s)?[A-Za-z][a-z-]{2,14}\s(?P<noun>forecast|outlook|guidance|target))(?:\sfor\s[^,;.]{2,20})?\s(?:was\s|is\s)?"
    rf"(?:lowered|raised|cut|lifted|trimmed|reduced|increased|kept|left|confirmed|unchanged|maintained)\s(?:unchanged\s)?(?:to|at)\s{HEDGE}$"
)


#: What is measured in smaller ones is seldom what an article is about: "a cable, 14 millimetres thick".
_LARGE_UNITS = frozenset("metres meters km kilometres kilometers miles feet yards".split())


def _size_in_passing(figure: Figure) -> Metric | None:
    """ "The crossing, 1,870 metres long with a main span of 640 metres, will": its length, and its main span."""
    if figure.kind != "measure" or figure.amount.quantity.unit not in _LARGE_UNITS:
        return None
    if (span := before(figure, _WITH_SPAN)) is not None:
        return Metric(span["what"], anchor=figure.amount.start, base=span["what"])
    found = _EXTENT.match(figure.line.s, figure.amount.end) if before(figure, _ASIDE) else None
    noun = _EXTENTS[found["how"]] if found else ""
    return Metric(noun, anchor=figure.amount.start, base=noun) if noun else None


def _carried(figure: Figure) -> Metric | None:
    """ "In its last full year it carried 17.4 million tonnes": tonnes carried."""
    is_weight = figure.kind == "measure" and "weight" in unit_classes(figure.amount.quantity.unit)
    found = before(figure, _CARRIES) if is_weight else None
    if found is None:
        return None
    phrase = f"{figure.amount.quantity.unit.split(' ')[0]} {_PAST.get(found['verb'], found['verb'])}"
    owner = figure.subject.owner if figure.subject is not None else None
    return Metric(phrase, owner, anchor=begins_at(figure, found), base=phrase)


def _forecast_moved(figure: Figure) -> Metric | None:
    """ "Inflation forecast for 2026 lowered to 2.9% from 3.4%": that forecast."""
    found = before(figure, _FORECAST_MOVED)
    if found is None:
        return None
    phrase = found["what"].lower()
    return Metric(phrase, anchor=begins_at(figure, found), base=phrase)


def _put_into(figure: Figure) -> Metric | None:
    """ "310 million will go into nine new shops and 145 million will be used to repay debt": an investment, a repayment."""
    if figure.kind != "money":
        return None
    if _REPAYS.match(figure.line.s, figure.amount.end):
        return Metric("debt repayment", anchor=figure.amount.start, base="debt repayment")
    is_put = _GOES_INTO.match(figure.line.s, figure.amount.end) or _USED.match(figure.line.s, figure.amount.end)
    return Metric("investment", anchor=figure.amount.start, base="investment") if is_put else None


def _second_value(figure: Figure) -> Metric | None:
    """ "had 980 employees when she came and has 835 today": the same measure."""
    previous = figure.before[-1] if figure.before else None
    last = figure.line.amounts[figure.index - 1] if figure.index else None
    if previous is None or last is None or previous.change or figure.kind != "number" or last.kind not in ("count", "number"):
        return None
    line, here = figure.line, figure.amount
    if not _AND_HAS.fullmatch(line.s, last.end, here.start) or not _TODAY.match(line.s, here.end):
        return None
    return replace(previous, old=False)


def _of_machine(figure: Figure) -> Metric | None:
    """ "The motor delivers 4.2 kW", "is no louder than 38 dB": its output, its noise."""
    unit = figure.amount.quantity.unit
    if unit == "dB":
        return Metric("noise level", anchor=figure.amount.start, base="noise level") if before(figure, _LOUD) else None
    is_power = figure.kind == "measure" and "power" in unit_classes(unit)
    return Metric("power output", anchor=figure.amount.start, base="power output") if is_power and before(figure, _DELIVERS) else None


def _stake_kept(figure: Figure) -> Metric | None:
    """ "will keep 48.5 percent after the listing": a stake."""
    is_stake = figure.kind == "percent" and before(figure, _KEEPS) and _AFTER_LISTING.match(figure.line.s, figure.amount.end)
    return Metric("stake", anchor=figure.amount.start, base="stake") if is_stake else None


def _raised(figure: Figure) -> Metric | None:
    """ "raised the minimum reserve of banks to 9 percent of deposits": the minimum reserve."""
    found = before(figure, _RAISED_TO) if figure.kind == "percent" and figure.line.s.startswith(" of ", figure.amount.end) else None
    return Metric(found["what"], anchor=begins_at(figure, found), base=found["what"]) if found else None


def _peak(figure: Figure) -> Metric | None:
    """ "stood at 6 percent in December and reached a peak of 7.25 percent in May": the same measure."""
    previous = next((m for m in reversed(figure.before) if m is not None and not m.change), None)
    last = figure.line.amounts[figure.index - 1] if figure.index else None
    if previous is None or last is None or last.kind != figure.kind or before(figure, _PEAK) is None:
        return None
    return replace(previous, old=False)


_OUTLOOK_OF = regex(
    r"\b(?:(?:earlier|previous|prior|original|initial|average|consensus|analysts['’]?|analyst|market|beat|beating|missed|missing|topped|topping|exceeded|above|below)\s){1,3}"
    rf"(?:forecast|guidance|outlook|projection|target|goal|estimate|expectation|consensus)s?\s(?:of|for)\s{HEDGE}$"
)
_TARGET_OF = regex(rf"\b(?:a|the|its)\s(?:[a-z-]+\s)?(?P<noun>target|goal)\sof\s{HEDGE}$")
_FOR_WHAT = regex(r"\sfor\s(?:its\s|the\s|their\s)?(?P<what>(?:[a-z-]{3,16}\s){0,2}?[a-z-]{3,16}?)s?(?=\s(?:by|in|for|at)\b|[.,;])")


def _outlook(figure: Figure) -> Metric | None:
    """ "revenue of $2.1 billion, up from its earlier forecast of $2 billion", "EPS of $0.55 beat estimates of $0.50": what was expected."""
    previous = next((m for m in reversed(figure.before) if m is not None and not m.change), None)
    if previous is None or previous.base.endswith(("forecast", "target")) or before(figure, _OUTLOOK_OF) is None:
        return None
    is_alike = figure.amount.quantity.unit in {a.quantity.unit for a in figure.line.amounts[: figure.index]}
    return replace(previous, old=False) if is_alike or figure.kind == "number" else None


def _target_for(figure: Figure) -> Metric | None:
    """ "a target of 15% for margins": a margin target."""
    found = before(figure, _TARGET_OF)
    what = _FOR_WHAT.match(figure.line.s, figure.amount.end) if found is not None else None
    if found is None or what is None:
        return None
    phrase = f"{what['what']} {found['noun']}"
    return Metric(phrase, anchor=begins_at(figure, found), base=phrase)


#: For each rule, the words of which the sentence must have one, in lower case.
_RULES: tuple[PhraseRule, ...] = tuple(
    (frozenset(words.split()), rule)
    for words, rule in (
        ("for", _cost),
        ("fewer more less", _fewer),
        ("dearer cheaper expensive", _dearer),
        ("long wide tall high deep thick with", _size_in_passing),
        (
            "carried carries hauled hauls transported transports handled handles loaded unloaded landed milled crushed smelted harvested"
            " mined caught",
            _carried,
        ),
        ("forecast outlook guidance target", _forecast_moved),
        ("go went gone goes flow flowed used spent", _put_into),
        ("and but yet", _second_value),
        ("delivers delivered produces produce generates yields develops puts put louder noise sound makes measures quiet", _of_machine),
        ("listing sale deal offer offering flotation float merger takeover round ipo", _stake_kept),
        ("raise raises raised cut cuts lower lowers lowered increase increased lift lifts lifted reduce reduced", _raised),
        ("peak high low record", _peak),
        ("forecast guidance outlook projection target goal estimate estimates expectation expectations consensus forecasts", _outlook),
        ("target goal", _target_for),
    )
)


def metric_of_moved(figure: Figure) -> Metric | None:
    """The metric by the first of these phrases that fits, or None."""
    return first_that_fits(_RULES, figure)
