"""Names in a question that the store does not know, and the words by which a question describes its subject instead of naming it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.asking.plan.kinds import MASK
from bot.asking.words import STOP
from bot.core.patterns import regex
from bot.reading.words import is_ordinary

_NAME_WORD = r"[A-ZÀ-Þ][\w&'’.-]*\w"
#: A name may have small words within: "Casa do Porto".
_CAPITALISED = regex(
    rf"(?<![.!?]\s)(?<!^)\b{_NAME_WORD}(?:\s+(?:(?:de|da|do|dos|di|del|van|von|der|den|la|le|du|of the) ){{0,2}}(?:[A-ZÀ-Þ0-9][\w&.-]*))*"
)
_MIXED_CASE = regex(r"\b\w{0,20}[a-z]\w{0,20}[A-Z]\w*\b|\b[A-Z]{2,}\b")
_WORDS = r"[^\W\d_][\w-]*(?:\s+[^\W\d_][\w-]*)?"
#: Where a subject's name stands.
_SLOT = regex(
    r"\b(?:does|do|did|has|have|is|are|was|were|will|of|at|for|to|by|with|from|about|than|and|vs\.?|versus)\s+"
    rf"((?!the\b|a\b|an\b|its\b|their\b|it\b|they\b|there\b){_WORDS})",
    re.IGNORECASE,
)
#: Where a question that has a known thing already may still name another one as what acts or is compared.
_ACTOR = regex(rf"\b(?:when|why|how much|how many|what|where|how|^)\s*(?:did|does|do|has|have|will)\s+({_WORDS})", re.IGNORECASE)
_COMPARED = regex(
    rf"(?:\b(?:vs\.?|versus|than|and|or|with|to|between|compare)\s+({_WORDS}))|^({_WORDS})\s+(?:vs\.?|versus)(?!\w)", re.IGNORECASE
)
_ASKING = frozenset(
    (
        "how what who when where why which whom whose much many ceo cfo coo cto cmo r&d ipo q1 q2 q3 q4 h1 h2 fy ai llm it "
        "ok ebit ebitda eps kpi roi roe usd eur gbp cny rmb vat gdp capex opex pe ev us uk eu un hr pr yoy qoq ytd tv api pc "
    ).split()
)
#: Words of chat and of questions that the reader's list of ordinary English has not.
_CHAT = frozenset(
    """gonna wanna gotta gimme lemme pls plz thx rn tbh asap imo btw lol dunno kinda sorta yall ya yep nope hey hiya ok okay january
    february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
    monday tuesday wednesday thursday friday saturday sunday q1 q2 q3 q4 h1 h2 fy ytd yoy qoq eur usd gbp euro euros dollar dollars
    pound pounds yuan yen rmb renminbi rupee rupees franc francs krona kronor crowns won crore lakh mn bn tn litre litres liter
    liters metre metres meter meters kilometre kilometres kilometer kilometers mile miles hectare hectares acre acres tonne tonnes
    kilo kilos gram grams gigabyte gigabytes terabyte terabytes megawatt megawatts gigawatt gigawatts kilowatt kwh mwh gwh mw gw gb
    tb mb ghz mhz mah km kg cm mm vcpu gpu gpus cpu cpus ebit ebitda revpar capex opex eps ipo arr aum nps churn backlog headcount
    dutch german french english british irish scottish welsh spanish portuguese italian swiss austrian belgian danish swedish
    norwegian finnish icelandic polish czech hungarian romanian greek turkish russian ukrainian american canadian mexican brazilian
    chilean argentine argentinian peruvian colombian kenyan nigerian egyptian moroccan ghanaian ethiopian israeli saudi emirati
    pakistani bangladeshi malaysian singaporean taiwanese filipino croatian serbian slovak slovenian bulgarian estonian latvian
    lithuanian luxembourgish catalan basque bavarian flemish californian texan
    indian chinese japanese korean vietnamese thai indonesian malaysian australian african asian european nordic baltic bakery
    bakeries brewery breweries foundry foundries ferry ferries eatery eateries grocery groceries winery wineries refinery refineries
    warehouse warehouses shipyard shipyards axing axed axe scrap scrapped scooter scooters ebike ebikes tram trams tuna oyster
    oysters pigment pigments brokerage brokerages sourdough croissant croissants cheese vinegar kiosk kiosks parlour parlours depot
    depots chargers charger turbines solar drones drone satellite satellites rocket rockets podcast podcasts app apps chatbot
    chatbots startup startups unicorn redundancies layoffs listings refunds payout payouts buyback buybacks takeover takeovers
    merger mergers spinoff demerger lawsuit lawsuits chatgpt excel powerpoint wifi bluetooth online offline onboard outage outages
    rollout rollouts""".split()
)
_BUSINESS = (
    "maker manufacturer operator company firm group lender bank brewer builder retailer airline carrier chain "
    "grocer insurer utility supplier  producer developer publisher shipyard yard startup start-up university "
    "hospital club agency regulator watchdog museum brewery bakery miner  railway theatre orchestra broker fund "
    "investor studio lab platform marketplace seller shop owner provider distributor "
)
#: "the piano maker", "the dutch lender": a subject without its name; the word before is needed, as "the company" describes nothing.
_DESCRIBED = regex(
    rf"\bthe ((?!(?:new|old|first|next|last|whole|same|other|only|biggest|largest|best|parent)\b)"
    rf"(?:[^\W\d_][\w-]* ){{1,2}}?(?:{'|'.join(_BUSINESS.split())}))\b",
    re.IGNORECASE,
)
_DESCRIBED_CHINESE = regex(r"(?:这家|那家|该)([\u3400-\u9fff]{1,6}?(?:公司|厂商|厂|企业|银行|机构))")


def unknown_names(
    text: str, *, measured: Sequence[tuple[int, int]] = (), counted: str | None = None, comparing: bool = False
) -> tuple[str, ...]:
    """Words that are written or stand like a name, and name nothing in the store; the store's things are masked in ``text``.

    ``measured`` are the places of the measure's words, ``counted`` is what is counted: no names.

    >>> unknown_names("how many shops does hollisbrand run"), unknown_names("how many shops in May")
    (('hollisbrand',), ())
    """
    found = [
        match.group().strip(".")
        for pattern in (_CAPITALISED, _MIXED_CASE)
        for match in pattern.finditer(text)
        if not _overlaps(match.start(), match.end(), measured) and _may_name(match.group().strip("."), counted)
    ]
    slots = _SLOT if MASK not in text else _COMPARED if comparing else _ACTOR
    found += _slot_names(text, slots, measured, counted)
    return tuple(one for one in dict.fromkeys(found) if not any(one != other and one in other.split() for other in found))


#: A Chinese company's name by what it ends with, in front of what is asked of it.
_CHINESE_NAME = regex(
    r"(?:^|[，,和与跟：:])([\u3400-\u9fff]{2,6}?(?:科技|集团|股份|银行|精密|光学|新材|控股|实业|重工|碳素|资本|证券|公司))"
    r"(?=[有的是在去今明何为怎什要会将\d 营净利毛员市股收上下]|[一二三四]季)"
)
_NO_CHINESE_NAME = regex(
    r"^(?:这|那|该|本|其他|其它|别的|各|某|大|小|新|老|母|子|分|两家|三家|几家|全国|中国|国内|海外|上市|请问)|哪|什么|多少"
)


#: A model's name in Latin letters, and what looks like one: "R2", but not "Q2" and "H1".
_NUMBERED_NAME = regex(r"(?<![A-Za-z0-9])[A-Z][A-Za-z]{0,9}-?\d{1,4}(?![A-Za-z0-9])")
_NO_NUMBERED_NAME = regex(r"[QH][1-4]|FY\d+")


def unknown_in_chinese(text: str) -> tuple[str, ...]:
    """Company names in a Chinese question that names nothing the store knows; known things are masked in ``text``.

    >>> unknown_in_chinese("青屿精密有多少员工"), unknown_in_chinese("其他公司有多少员工")
    (('青屿精密',), ())
    """
    if MASK in text:
        return ()
    latin = [name for name in _NUMBERED_NAME.findall(text) if not _NO_NUMBERED_NAME.fullmatch(name)]
    return (*latin, *(name for name in _CHINESE_NAME.findall(text) if not _NO_CHINESE_NAME.search(name)))


def description(text: str) -> str | None:
    """What the question calls its subject without a name ("piano maker"); None where it does not.

    >>> description("when did the piano maker move")
    'piano maker'
    """
    match = _DESCRIBED.search(text) or _DESCRIBED_CHINESE.search(text)
    if match is None or any(not is_word(word) for word in match.group(1).split()):
        return None
    return match.group(1)


def is_word(word: str) -> bool:
    """Whether a word is one of the language's, and no name of anything that a store may hold."""
    folded = word.casefold().strip(".'’")
    return (
        folded in STOP
        or folded in _ASKING
        or folded in _CHAT
        or is_ordinary(folded)
        or (folded.endswith("s") and folded[:-1] in _CHAT)
        or re.fullmatch(r"(?:fy|q|h)\d+|\w{1,2}|\d+\w{0,3}", folded) is not None
    )


def _may_name(words: str, counted: str | None) -> bool:
    if counted and words.casefold() in counted.casefold():
        return False
    return not all(is_word(word) for word in re.split(r"\s+", words)) and not is_word(words)


def _slot_names(text: str, slots: re.Pattern[str], measured: Sequence[tuple[int, int]], counted: str | None) -> Iterator[str]:
    """The words that stand where a subject's name does, if they are no English ones; with the word before that may belong to them."""
    for match in slots.finditer(text):
        group = next(number for number in range(1, slots.groups + 1) if match[number])
        words: list[re.Match[str]] = []
        for word in re.finditer(r"\S+", match[group]):
            if not is_word(word.group()):
                words.append(word)
            elif words:
                break
        if not words:
            continue
        name = " ".join(word.group() for word in words)
        at = match.start(group)  # a measure may follow the name: "and globex headcount"
        if not _overlaps(at + words[0].start(), at + words[-1].end(), measured) and not (counted and name.casefold() in counted.casefold()):
            yield name


def _overlaps(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(left < end and start < right for left, right in spans)
