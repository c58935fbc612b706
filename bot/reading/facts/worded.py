"""Metrics of figures in set phrases: "an average of £129 a customer", "the largest investor with 22 percent"."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.core.patterns import regex
from bot.reading.facts.figure import Figure
from bot.reading.facts.metric import NO_METRIC, Metric
from bot.reading.facts.phrase_rules import HEDGE, REACH, PhraseRule, before, begins_at, first_that_fits

_HARVEST = regex(
    rf"\b(?:a|the|its|their|our|this\syear['’]s)\s(?:(?:total|annual|record|full-year|daily|average|smaller|larger)\s)?"
    rf"(?P<what>harvest|catch|crop|haul|intake|throughput|quota|royalty|rebate|ransom|endowment|turnout|circulation|headway|mileage|payload|tonnage)\s(?:of|to|at)\s{HEDGE}$"
)
_COMES_OUT_AT = regex(
    rf"(?P<what>(?:[a-z-]{{2,16}}\s){{0,3}}(?:ratio|fare|fee|premium|rent|wage|rate|margin|share|return|yield|cost|price|total|bill|average|figure))\s(?:now\s)?(?:comes?|came|works?|worked)\sout\s(?:at|to)\s{HEDGE}$",
    re.IGNORECASE,
)
_ARTICLE = regex(r"^(?:The|the|Its|its|A|a|An|an|Their|their|Our|our)\s")
_PUT_ASIDE = regex(rf"\b(?:put|puts|putting|laid|lays)\saside\s{HEDGE}$")
_FROM = regex(rf"\sfrom\s(?:the\s)?(?:current\s|present\s)?{HEDGE}$")
_NOW = regex(r"\s(?:today|now|at\spresent|currently|this\syear|so\sfar)\b")
_OF_IT_DONE = regex(
    r"\sof\s(?:it|them|the\s[a-z]{3,14}|its\s[a-z]{3,14}|this)\s(?:is|are|has\sbeen|have\sbeen|was|were)\s(?:already\s|now\s)?(?P<done>done|complete|completed|finished|built|paid|sold|let|financed|funded"
    r"|in\splace|ready|spent|filled|booked|insured|hedged)\b"
)
_APPROVED = regex(
    r"\s(?:(?:first|originally|initially|once)\s)?(?P<how>approved|agreed|budgeted|planned|promised|pledged|allocated|earmarked|estimated|forecast|expected)\b(?:\s(?:in|by|at|earlier|last|when|before)|[.,;])"
)
_THE = regex(r"\bthe\s$")
_VOTES_ON = regex(rf"\b(?:votes?|will\svote|is\sto\svote|decides?|will\sdecide)\son\s(?:spending\s)?{HEDGE}$")
_KINDS = regex(
    r"\s(?:is|are|was|were|comes?\sas|came\sas|comes?\sin|came\sin|consists\sof)\s(?:in\s)?(?P<what>equity|debt|cash|stock|new\smoney|shares|loans?|grants?|credit|(?:a|an)\s(?:bank\s)?(?:loan|grant))\b"
)
_OF_THE_SUM = regex(r"(?:^|[.;]\s)Of\s(?:the|that|this|which)\s?(?:sum|amount|total|money|round|price|package)?\b")
_DEMANDS = regex(rf"\b(?:demands?|demanded|is\sdemanding|are\sdemanding|asks?\sfor|asked\sfor|calls?\sfor|called\sfor)\s{HEDGE}$")
_OFFERS = regex(rf"\b(?:has\soffered|have\soffered|had\soffered|offers?|offered)\s{HEDGE}$")
_OF_WAGES = regex(r"\b(?:unions?|strikes?|pay|wages?|workers|staff|negotiat\w+|over\s(?:\w+\s)?(?:years|months))\b", re.IGNORECASE)
_AVERAGE = regex(rf"\b(?:an|the)\saverage\s(?:of\s)?{HEDGE}$")
_A_PIECE = regex(r"\s(?:a|an|per|for\seach|each)\s?(?P<what>[a-z]{3,14})?\b")
_GAVE = regex(
    rf"\b(?:(?P<gift>gave|has\sgiven|gives|donated|donates|has\sdonated|chipped\sin|contributed|contributes|has\scontributed)"
    rf"|(?P<invested>put\sin|has\sput\sin|puts\sin|came\sin\swith|comes\sin\swith|poured\sin)|(?P<lent>lent|has\slent|lends))\s{HEDGE}$"
)
_STARTED_WITH = regex(rf"\b(?:founded|started|set\sup|launched|began)\b[^.;]{{0,90}}?\s(?:with|and)\s{HEDGE}$")
_OWN_MONEY = regex(r"\sfrom\s(?:his|her|their|its|a|the|an|savings|family|friends)\b|\s(?:borrowed|saved|inherited|won)\b")
_OF_IT = regex(r"\s(?:of\s(?:it|that|which|this)\s)(?:[^.;,]{0,30}?\s)?from\s(?:the\s)?(?:[a-z]+\s){0,3}")
_HOLDER = regex(
    r"\b(?:investors?|shareholders?|owners?|backers?|holders?|partners?),?\swith\s(?:(?:about|some|just|over|nearly|almost|roughly)\s)?$"
)
_THRESHOLD = regex(
    r"\b(?:paying|spending|earning|worth|costing|buying|making|owing|who\s(?:pay|spend|earn|make|owe)|that\spay)\s(?:at\sleast|more\sthan|less\sthan|over|under|fewer\sthan)\s$"
)
_WHO_PAY = regex(
    r"(?P<who>[A-Za-z-]{3,16}s)\s(?:paying|spending|earning|with|who|that|worth|aged)\s[^.;]{2,60}?\s(?:numbered|totalled|totaled|stood\sat|reached|rose\sto|fell\sto)\s$"
)
_OLD_ONE = regex(
    rf"(?:,\s(?:where|whereas|while|against|and|but)|;|,)\s(?P<who>(?:the|an|its)\s(?:old|older|present|current|previous|first|former|new|original)\s(?:one|model|version|plant|machine|line|ship|site)|its\spredecessor)"
    rf"\s(?:only\s|just\s)?(?:manages|managed|does|did|has|had|needs|needed|gets|got|reached|took|takes|makes|made|could\sdo|can\sdo)\s{HEDGE}$"
)
_RAISE_TO = regex(
    rf"\b(?:raise|lift|increase|cut|lower|reduce|bring|double|take)\s(?:that|this|it|the\s(?:share|figure|rate|number))\sto\s{HEDGE}$"
)


def _of_its_kind(figure: Figure) -> Metric | None:
    """ "It expects a harvest of 92,000 tonnes", "The capital ratio comes out at 14.5%": the noun before it."""
    found = before(figure, _HARVEST) or before(figure, _COMES_OUT_AT)
    what = _ARTICLE.sub("", found["what"]) if found else ""
    return Metric(what, anchor=begins_at(figure, found), base=what) if found else None


def _provision(figure: Figure) -> Metric | None:
    """ "has put aside only £12 million for the case": a provision."""
    return (
        Metric("provision", anchor=figure.amount.start, base="provision") if figure.kind == "money" and before(figure, _PUT_ASIDE) else None
    )


def _from_today(figure: Figure) -> Metric | None:
    """ "is to grow to 300 by the middle of next year from 215 today": the value now."""
    if figure.previous is None or not _NOW.match(figure.line.s, figure.amount.end) or not before(figure, _FROM):
        return None
    last, here = figure.line.amounts[figure.index - 1], figure.amount
    current = figure.before[figure.index - 1]
    if current is None or current.change or (here.kind != "number" and here.quantity.unit != last.quantity.unit):
        return None
    return replace(current, old=True)


_RESTATED = regex(r"\sfrom\s(?:a|an|the)\s(?:restated|revised|adjusted|corrected|recalculated)\s$")


def _restated(figure: Figure) -> Metric | None:
    """ "rose to 141 million euros from a restated 128 million": the value before, counted anew."""
    previous = figure.before[-1] if figure.before else None
    if previous is None or previous.change or not before(figure, _RESTATED):
        return None
    return replace(previous, old=True)


def _share_done(figure: Figure) -> Metric | None:
    """ "38 per cent of it is done": the share done."""
    found = _OF_IT_DONE.match(figure.line.s, figure.amount.end) if figure.kind == "percent" else None
    return Metric(f"share {found['done']}", anchor=figure.amount.start, base=f"share {found['done']}") if found else None


def _approved(figure: Figure) -> Metric | None:
    """ "more than the £640 million approved in March": the amount approved."""
    if figure.kind != "money" or not before(figure, _THE):
        return None
    found = _APPROVED.match(figure.line.s, figure.amount.end)
    return Metric(f"amount {found['how']}", anchor=figure.amount.start, base=f"amount {found['how']}") if found else None


def _voted_on(figure: Figure) -> Metric | None:
    """ "the council votes on another £35 million": spending that is proposed."""
    if figure.kind != "money" or not before(figure, _VOTES_ON):
        return None
    return Metric("proposed spending", anchor=figure.amount.start, base="proposed spending")


def _part_of_sum(figure: Figure) -> Metric | None:
    """ "Of the sum, $30 million is equity and $8 million is debt"."""
    found = _KINDS.match(figure.line.s, figure.amount.end) if figure.kind == "money" else None
    if found is None or not _OF_THE_SUM.search(figure.line.s, 0, figure.amount.start):
        return None
    return Metric(found["what"], anchor=figure.amount.start, base=found["what"])


def _pay_claim(figure: Figure) -> Metric | None:
    """ "It demands 14 per cent over three years; the company has offered 9 per cent": a demand and an offer of pay."""
    if figure.kind != "percent" or not _OF_WAGES.search(figure.line.s):
        return None
    if before(figure, _DEMANDS):
        return Metric("pay demand", anchor=figure.amount.start, base="pay demand")
    return Metric("pay offer", anchor=figure.amount.start, base="pay offer") if before(figure, _OFFERS) else None


def _average_each(figure: Figure) -> Metric | None:
    """ "paid £7.9m in compensation, an average of £129 a customer": compensation per customer."""
    found = _A_PIECE.match(figure.line.s, figure.amount.end) if figure.kind == "money" else None
    if found is None or not before(figure, _AVERAGE):
        return None
    whole = figure.previous.level if figure.previous is not None else "amount"
    what = f"average {whole} per {found['what'] or 'unit'}"
    return Metric(what, anchor=figure.amount.start, base=what)


def _gave(figure: Figure) -> Metric | None:
    """ "the Maseko Foundation gave R150 million": a contribution; "which put in $2 million": an investment."""
    found = before(figure, _GAVE) if figure.kind == "money" and figure.amount.quantity.value >= _LARGE else None
    if found is None:
        return None
    noun = "contribution" if found["gift"] else "investment" if found["invested"] else "loan"
    owner = figure.subject.owner if figure.subject is not None else None
    return Metric(noun, owner, anchor=begins_at(figure, found), base=noun)


_LARGE = 1000


def _starting_money(figure: Figure) -> Metric | None:
    """ "which he founded in 2014 with €60,000 from his mother-in-law": its starting capital."""
    if figure.kind != "money" or not _OWN_MONEY.match(figure.line.s, figure.amount.end) or not before(figure, _STARTED_WITH):
        return None
    return Metric("starting capital", anchor=figure.amount.start, base="starting capital")


def _part_from(figure: Figure) -> Metric | None:
    """ "has raised €11.5 million, €7 million of it in March from the fund Skjold": what that fund invested."""
    found = _OF_IT.match(figure.line.s, figure.amount.end) if figure.kind == "money" and figure.previous is not None else None
    name = figure.line.name_at(found.end()) if found is not None else None
    if name is None:
        return None
    return Metric("investment", (name.start, name.end), anchor=name.start, base="investment", is_certain=True)


def _stake_of_holder(figure: Figure) -> Metric | None:
    """ "the largest investor with 22 percent": a stake."""
    return Metric("stake", anchor=figure.amount.start, base="stake") if figure.kind == "percent" and before(figure, _HOLDER) else None


def _threshold(figure: Figure) -> Metric | None:
    """ "customers paying more than $100,000 a year": whom one counts, and no figure."""
    return NO_METRIC if figure.kind == "money" and before(figure, _THRESHOLD) else None


def _numbered(figure: Figure) -> Metric | None:
    """ "Customers paying more than $100,000 a year numbered 1,486": customers."""
    found = before(figure, _WHO_PAY) if figure.kind in ("number", "count") else None
    return Metric(found["who"], anchor=begins_at(figure, found), base=found["who"].lower()) if found else None


def _old_one(figure: Figure) -> Metric | None:
    """ "will dry 30 tonnes a day, where the old one manages 11": the same for what it replaces."""
    found = before(figure, _OLD_ONE) if figure.before and figure.before[-1] is not None else None
    previous = figure.before[-1] if found is not None else None
    if found is None or previous is None or previous.change:
        return None
    last = figure.line.amounts[figure.index - 1]
    if figure.kind != "number" and figure.amount.quantity.unit != last.quantity.unit:
        return None
    base = max(0, figure.amount.start - REACH)
    return replace(previous, owner=(base + found.start("who"), base + found.end("who")), scope=None, is_certain=True)


def _raised_to(figure: Figure) -> Metric | None:
    """ "had hedged 20 percent of its needs and would raise that to 50 percent": the same measure."""
    previous = figure.before[-1] if figure.before else None
    if previous is None or previous.change or not before(figure, _RAISE_TO):
        return None
    return previous if figure.kind in (figure.line.amounts[figure.index - 1].kind, "number") else None


#: For each rule, the words of which the sentence must have one, in lower case.
_RULES: tuple[PhraseRule, ...] = tuple(
    (frozenset(words.split()), rule)
    for words, rule in (
        (
            "harvest catch crop haul intake throughput quota royalty rebate ransom endowment turnout circulation mileage payload tonnage"
            " out",
            _of_its_kind,
        ),
        ("aside", _provision),
        ("restated revised adjusted corrected recalculated", _restated),
        ("from", _from_today),
        (
            "done complete completed finished built paid sold let financed funded ready spent filled booked insured hedged place",
            _share_done,
        ),
        ("approved agreed budgeted planned promised pledged allocated earmarked estimated forecast expected", _approved),
        ("votes vote decides decide", _voted_on),
        ("equity debt cash stock money shares loan loans grant grants credit", _part_of_sum),
        ("demands demand demanded demanding asks ask asked call calls called offers offer offered", _pay_claim),
        ("average", _average_each),
        ("gave given gives donated donates contributed contributes in lent lends", _gave),
        ("founded started set launched began", _starting_money),
        ("it that which this", _part_from),
        ("investor investors shareholder shareholders owner owners backer backers holder holders partner partners", _stake_of_holder),
        ("paying spending earning worth costing buying making owing pay spend earn make owe", _threshold),
        ("numbered totalled totaled stood reached rose fell", _numbered),
        ("manages managed does did has had needs needed gets got reached took takes makes made do", _old_one),
        ("raise lift increase cut lower reduce bring double take", _raised_to),
    )
)


def metric_of_phrase(figure: Figure) -> Metric | None:
    """The metric by the first set phrase that fits; ``NO_METRIC`` for a figure that measures nothing; None where no phrase fits."""
    return first_that_fits(_RULES, figure)
