"""The measures that a question asks for: named ones by the store's vocabulary, the others by the idioms that people use for them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.asking.plan.naming import mistakes
from bot.core.patterns import regex
from bot.reading.facts.measures import measure_of, measures
from bot.reading.lexicon import Lexicon
from bot.reading.words import is_ordinary


@dataclass(frozen=True, slots=True)
class Measured:
    """The measures found, the likeliest first; ``spans`` are the words that named them."""

    names: tuple[str, ...] = ()
    unit_classes: frozenset[str] = frozenset()
    spans: tuple[tuple[int, int], ...] = ()
    future: bool = False
    #: The words that name measures, of all that are in ``spans``; the others are idioms of the whole question ("how much did X invest").
    named: tuple[tuple[int, int], ...] = ()


def _of(pattern: str, *names: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    return regex(pattern, re.IGNORECASE), names


#: What tells how big something is, the likeliest first.
SIZES = ("revenue", "employees", "stores", "sales volume", "market value", "parameters")
#: How people ask for a measure without naming it; ``X`` marks where a thing may stand. The first that is found decides.
IDIOMS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    _of(
        r"\bhow many (?:[^\W\d_]+ ){0,3}(?:los(?:e|es|ing|t) (?:their|his|her) (?:jobs?|work|posts?|livelihoods?)|"
        r"(?:be |are |were |is )?out of (?:a job|work)|(?:are |were |be |being |get |got |getting )?(?:sacked|fired|shown the door))\b",
        "job cuts",
        "workers laid off",
        "jobs cut",
    ),
    _of(r"\bhow many [^\W\d_]+\b.{0,40}\b(?:let go|la(?:y|id) off|sack(?:ed)?|dismiss(?:ed)?|ma(?:k|d)e redundant)\b", "job cuts"),
    _of(
        (
            r"\bhow many (?:people|employees|staff|workers|folks|heads|persons)\b.{0,40}?\b(?:work|employ\w*|does|do|"
            r"has|have|got|are|on the payroll)\b(?!.{0,30}\b(?:hire|lay|cut|fire|affected|visit|use|attend|die|kill|"
            r"live)\w*)"
        ),
        "employees",
    ),
    _of(
        (
            r"\b(?:head ?count|workforce|number of (?:employees|staff|people))\b|\bhow (?:big|"
            r"large) is .{0,30}(?:workforce|team|staff)\b|\bstaff size\b|"
            r"员工(?:数|人数|总数)?|多少(?:名|个)?(?:员工|人)(?!次)|人手"
        ),
        "employees",
    ),
    _of(
        (
            r"\bhow many (?:people|employees|staff|workers|jobs?)\b.{0,40}\b(?:lay|lai|cut|fire|shed|sack|los|dismiss|"
            r"redundan|affected)\w*|裁(?:了|员)?多少|裁员|裁(?:了|掉|减)?[\d一二两三四五六七八九十百千万多余近约 ]{1,8}(?:人|名|个)"
        ),
        "job cuts",
    ),
    _of(
        (
            r"\bhow many (?:people|employees|staff|workers|jobs?|new jobs)\b.{0,40}\b(?:hir|creat|recruit|add)\w*|"
            r"招(?:聘|了)?多少"
        ),
        "jobs created",
        "hires",
        "job openings",
    ),
    _of(
        (
            r"\bhow much\b.{0,50}\b(?:pay(?:ing|s)?|paid|spend(?:ing)?|spent) (?:for|to (?:buy|acquire)|on (?:buying|acquiring))\b|"
            r"\bhow much did .{1,60} (?:cost to buy|sell for|go for|fetch)\b|\b(?:purchase|takeover|acquisition|buying|"
            r"deal) (?:price|value|cost)\b|收购(?:价|金额|花了)|(?:收购|买下|并购).{0,16}(?:花了?多少|多少钱|价格|金额|出价)"
        ),
        "acquisition price",
        "order value",
        "price",
        "investment",
    ),
    _of(
        (
            r"\bhow much (?:money )?(?:has|have|did|does|will|is|are)\b.{0,60}\brais(?:e|ed|ing)\b|\bfunding(?: total|"
            r" so far)?\b|融资(?:了|额)?|筹(?:集|了)"
        ),
        "funding",
    ),
    _of(
        (
            r"\bhow much\b.{0,40}\b(?:is|are|was|were)\b.{0,50}\bvalued\b|\bvaluation\b|\bwhat(?: is|"
            r"'s)? .{1,40} worth\b|估值"
        ),
        "valuation",
        "market value",
    ),
    _of(
        (
            r"\bhow much\b.{0,60}\b(?:order|contract|deal|agreement)\b.{0,40}\bworth\b|\b(?:order|contract|"
            r"deal)\b.{0,30}\b(?:worth|value|size)\b|\bworth of the (?:order|contract|deal)\b|(?:订单|合同)(?:金额|价值|总额)"
        ),
        "order value",
        "acquisition price",
        "value",
        "price",
    ),
    _of(r"\bhow much\b.{0,50}\bworth\b|市值", "market value", "valuation", "order value", "value"),
    _of(
        (
            r"\bhow much (?:profit|money)\b.{0,40}\b(?:make|made|earn|earned)\b|\bhow much (?:did|does|do|has|have|"
            r"will)\b.{0,60}\bearn(?:ed|s)?\b|\bearn(?:ed|s|ing)?\b(?! per)|"
            r"\b(?:mak(?:e|es|ing)|made) (?:the )?(?:more|most|any|less) (?:money|profit)\b|"
            r"\bhow profitable\b|\bbottom line\b|净利润?|赚了?多少|盈利"
        ),
        "net income",
        "pre-tax profit",
        "operating profit",
        "earnings per share",
    ),
    _of(
        r"\bwhat (?:did|does|will|has) .{1,40}\b(?:lose|lost)\b|\bhow much .{1,50}\b(?:lose|lost|losing)\b|亏(?:损|了)", "net loss", "loss"
    ),
    _of(r"\bprofits?\b(?! margin| forecast)|\bearnings\b(?! per| before)|利润", "net income", "pre-tax profit", "operating profit"),
    _of(
        (
            r"\b(?:took|takes?|taken|br(?:ing|ings|ought)|rang|rings?)(?: (?:in|up))? "
            r"(?:about |over |almost |nearly |around |more than |some |only |"
            r"just |less than |at least )?[$€£]?\d[\d.,]* ?(?:k|m|bn|thousand|million|billion|crore|lakh|[$€£]|euros?|dollars?|pounds?)\b|"
            r"\b(?:turn(?:ed|s)? over|turnover|sales figure|top line|how much (?:did|does|do|has|"
            r"have)\b.{0,50}\b(?:sell|take in|bring in))\b|营收|营业(?:收入|额)|销售额|总收入|收入(?:是|有|为)?"
        ),
        "revenue",
    ),
    _of(
        (
            r"\bhow much (?:debt|does .{1,40} owe|do .{1,40} owe)\b|\bowes?\b|\bindebted\b|\bdebt\b|\bborrowings?\b|负债|"
            r"债务|欠"
        ),
        "debt",
        "gross debt",
    ),
    _of(
        (r"\bhow much cash\b|\bcash (?:pile|position|reserves?|at hand|on hand|in the bank)\b|现金(?!流)"),
        "cash",
        "net cash",
        "cash and short-term investments",
    ),
    _of(
        (r"\bguidance\b|\boutlook\b|\bforecasts?\b|\bexpect(?:s|ed)? (?:to (?:earn|make|sell))\b|指引|预期|预测"),
        "revenue forecast",
        "net sales outlook",
        "revenue",
        "profit forecast",
    ),
    _of(
        (
            r"\bhow much (?:will|does|do|did|is|are|has|have|would)\b.{0,60}\b(?:invest|put into|spend|pump)\w*|"
            r"\binvestment\b|投(?:资|了|入)?(?:多少|额|总额)|投资"
        ),
        "planned investment",
        "investment",
        "capital expenditure",
        "costs",
        "budget",
    ),
    _of(r"\bdividends?\b|\bpay(?:s|out)? (?:to )?shareholders\b|股息|分红|派息", "dividend"),
    _of(r"\br ?& ?d\b|\bresearch (?:budget|spending|costs|expenses)\b|研发(?:投入|费用|支出|开支)?", "research and development spending"),
    _of(r"\b(?:how many times|how often)\b.{0,40}\bdownload\w*|\bdownloads?\b|下载(?:量|次数|了)?", "downloads"),
    _of(r"\b(?:occupancy|occupied)\b|入住率", "occupancy"),
    _of(r"\broom (?:rate|price)s?\b|\bprice (?:of|for) a room\b|房价", "average room rate"),
    _of(r"\bhow much\b.{0,50}\b(?:fined?|penalt\w+)\b|\bfines?\b|罚(?:款|了)", "fine"),
    _of(r"\bshare of the market\b|\bmarket share\b|市场份额|市占率", "market share"),
    _of(
        (
            r"\b(?:share|stock) price\b|\bhow (?:much|high) (?:is|are|was|were) .{1,40}(?:shares?|stock)\b|"
            r"\bshares? trad\w+|股价"
        ),
        "share price",
    ),
    _of(r"\bhow many (?:hotels?)\b", "hotels"),
    _of(
        r"\bhow (?:big|large) (?:is|are) (?:the )?X\W*$|\b(?:bigger|larger|biggest|largest)(?: (?:one|company|firm|group|business|chain))?"
        r"(?= than X|[,:;?!.–-]|\W*$)|哪[个家](?:公司|企业)?(?:更|比较)?大(?!的)|谁(?:更|比较)?大(?!的)|X比X大",
        *SIZES,
    ),
    _of(r"\bgross margin\b|毛利率", "gross margin"),
    _of(r"\bprofit(?:ability)? margin\b|\bmargins?\b|利润率", "operating margin", "gross margin", "profit margin"),
    _of(r"\border ?book\b|\bbacklog\b|在手订单|积压订单", "order backlog"),
    _of(r"\bhow (?:fast|quick) is\b|\bspeed\b|\bthroughput\b|速度", "throughput", "top speed", "latency"),
    _of(
        (
            r"\bhow much (?=(?:does|do|did|will|would|is|are|was|were)\b.{0,70}\bcosts?\b)|\bcosts?\b|\bhow expensive\b|"
            r"\bhow much (?=(?:do|does|did|will|would) .{1,40}\bcharge\b)|\b(?:at|for) what price\b|\bprices?(?: tag)?\b|"
            r"\bhow much (?:is|are) (?:a|an|one|the)\b|多少钱|售价|价格|价位|定价"
        ),
        "price",
        "costs",
        "budget",
        "investment",
    ),
    _of(r"\bgrow(?:th|s|n|ing)?\b|\bgrew\b|增(?:长|速)", "revenue growth"),
    _of(r"\b(?:parameters?|how big is the model)\b|参数", "parameters"),
    _of(r"\bcapacity\b|产能", "production capacity", "power capacity", "capacity"),
    _of(r"\busers\b|用户(?:数|量)?", "users", "monthly active users", "daily active users"),
    _of(r"\bcustomers?\b|客户(?:数|量)?", "customers"),
    _of(r"\bderivati(?:ve|ves|ons)\b(?: models)?|衍生模型(?:数量)?", "derivative models"),
    _of(r"(?:智能体|AI agents?)", "AI agents"),
)
_FUTURE = regex(
    r"\b(?:will|plans? (?:to|for|on)?|planned|planning|going to|intends?|wants? to|guidance|outlook|forecasts?|"
    r"target(?:s|ed)?|should|expect(?:s|ed|ation)?|expected to|aims?|goal|coming|upcoming|"
    r"projected|projection|next (?:year|quarter|month|spring|summer|autumn|winter))\b|"
    r"明年|下一?年|下季度|将|会(?!议|员|长|计)|计划|预计|预期|目标|打算|要(?=投|建|开|在)|未来",
    re.IGNORECASE,
)
_MONEY = regex(r"\b(?:costs?|prices?|worth|paid|pay|expensive|(?<!by )how much)\b|多少钱", re.IGNORECASE)
_WORDS = regex(r"[^\W_]+(?:[-'’&][^\W_]+)*")
_LONGEST = 5
_SHORTEST = 6
_LONG_WORD = regex(r"[A-Za-z]{6,}")
#: Phrases that the vocabulary has, but that say nothing of the measure when they stand in a question.
_NOT_MEASURES = frozenset(
    (
        "language charge charges opening openings pay plant plants brand brands compute delay people number share value "
        "amount cost model  models version product products company companies plan plans cases case order orders "
        "launches "
    ).split()
)


def is_about_the_future(text: str) -> bool:
    """Whether a plan or a forecast is asked for."""
    return _FUTURE.search(text) is not None


#: What a loose word may mean, and what a forecast is of: texts tell it as that measure, with the nature of a forecast.
_MEANINGS = {
    "revenue forecast": ("revenue forecast", "net sales outlook", "revenue"),
    "net sales outlook": ("net sales outlook", "revenue forecast", "revenue"),
    "profit margin": ("profit margin", "operating margin", "net margin", "gross margin"),
    "profit forecast": ("profit forecast", "net income", "operating profit", "pre-tax profit", "EBITDA", "adjusted EBITDA"),
}


#: "by how much did sales rise": the rise may be stored as a measure of its own.
_GROWS = regex(
    r"\b(?:by how much|how (?:much|fast|strongly|quickly))\b.{0,60}"
    r"\b(?:grow|grew|ris(?:e|en)|rose|increase|climb|jump|go up|gone up)\w*|"
    r"增(?:长|加|幅)(?:了)?(?:多少|几)|增(?:速|幅)|[同环]比(?:增长|变化)?(?:了)?(?:多少|几)",
    re.IGNORECASE,
)


def measures_in(text: str, lexicon: Lexicon) -> Measured:
    """The measures in the question, with the unit classes that their figures may have."""
    text = spelled(text)
    named, spans = _named(text, lexicon)
    idioms: list[str] = []
    idiom_spans: list[tuple[int, int]] = []
    for pattern, names in IDIOMS:
        if match := pattern.search(text):
            idioms += names
            idiom_spans.append(match.span())
            break
    if idioms and _MONEY.search(text) and named and not any("money" in measure_units(name) for name in named):
        named, spans = [], []  # "what does cold storage cost": the storage is what the price is of
    exact = any(" " in text[start:end].strip() for start, end in spans) or not named or not set(named) & set(idioms)
    names = tuple(
        dict.fromkeys(other for name in (named if named and exact else [*named, *idioms]) for other in _MEANINGS.get(name, (name,)))
    )
    if _GROWS.search(text):
        names = (*(f"{name} growth" for name in names if measure_of(f"{name} growth") is not None), *names)
    classes = frozenset().union(*(measure.units for name in names if (measure := measure_of(name)) is not None)) if names else frozenset()
    if "money" in classes and _MONEY.search(text):
        classes = frozenset({"money"})
    return Measured(
        names, classes if "any" not in classes else frozenset(), tuple(spans or idiom_spans), is_about_the_future(text), tuple(spans)
    )


def measure_units(name: str) -> frozenset[str]:
    """The classes of unit that a measure may have, "any" where it is not in the vocabulary."""
    measure = measure_of(name)
    return measure.units if measure is not None else frozenset(("any",))


def _named(text: str, lexicon: Lexicon) -> tuple[list[str], list[tuple[int, int]]]:
    """The longest runs of words that the vocabulary knows as measures, also mistyped."""
    words = [(match.start(), match.end(), match.group()) for match in _WORDS.finditer(text)]
    found: list[str] = []
    spans: list[tuple[int, int]] = []
    taken: set[int] = set()
    for size in range(min(_LONGEST, len(words)), 0, -1):
        for first in range(len(words) - size + 1):
            if taken & set(range(first, first + size)):
                continue
            start, end = words[first][0], words[first + size - 1][1]
            phrase = text[start:end]
            if phrase.casefold().removeprefix("the ") in _NOT_MEASURES:
                continue
            name = lexicon.metric(phrase)
            if name is not None:
                found.append(name)
                spans.append((start, end))
                taken |= set(range(first, first + size))
    for run in re.finditer(r"[\u3400-\u9fff]+", text):
        piece = run.group()
        for length in range(min(8, len(piece)), 1, -1):
            for first in range(len(piece) - length + 1):
                start, end = run.start() + first, run.start() + first + length
                if any(start < right and left < end for left, right in spans):
                    continue
                if name := lexicon.metric(piece[first : first + length]):
                    found.append(name)
                    spans.append((start, end))
    return list(dict.fromkeys(found)), spans


#: Words of the idioms that are often mistyped; the vocabulary has the others.
_IDIOM_WORDS = (
    "guidance outlook forecast headcount workforce turnover valuation dividend occupancy revenue profit "
    "earnings backlog employees downloads"
).split()


@cache
def _single_words() -> frozenset[str]:
    """The long words of the names of measures."""
    names = {name.casefold() for measure in measures() for name in (measure.name, *measure.aliases)}
    parts = {word for name in names if " " in name for word in name.split() if len(word) > _SHORTEST}
    return frozenset(name for name in names | parts if name.isascii() and name.isalpha() and len(name) >= _SHORTEST) | frozenset(
        _IDIOM_WORDS
    )


@cache
def _joined_words() -> dict[str, str]:
    """Names of measures in several words, by how they look as one: "marketshare"."""
    names = {name.casefold() for measure in measures() for name in (measure.name, *measure.aliases)}
    single = {name for name in names if " " not in name}
    return {
        joined: name
        for name in sorted(names)
        if name.isascii() and " " in name and (joined := name.replace(" ", "")) not in single and not is_ordinary(joined)
    }


def spelled(text: str) -> str:
    """The text with mistyped words of measures put right ("ocupancy", "guidence").

    >>> spelled("okla guidence")
    'okla guidance'
    """
    return _LONG_WORD.sub(lambda match: _right(match.group()), text)


@lru_cache(maxsize=1024)
def _right(word: str) -> str:
    folded = word.casefold()
    if folded in _joined_words():
        return _joined_words()[folded]
    if folded in _single_words() or is_ordinary(folded):
        return word
    best = process.extractOne(folded, _single_words(), scorer=OSA.distance, score_cutoff=mistakes(folded))
    return best[0] if best is not None and best[0][0] == folded[0] else word  # the first letter is hardly ever wrong
