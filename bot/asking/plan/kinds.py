"""The kinds of answer by the words that ask for them: patterns as data, each with examples that are its tests."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.asking.plan.model import AnswerKind
from bot.core.patterns import regex

#: Stands for a thing while the rest of the question is read.
MASK = "\uffff"


@dataclass(frozen=True, slots=True)
class KindPattern:
    """Words that ask for a kind of answer. A group named "counted" is the noun that is counted, "speaker" who speaks."""

    kind: AnswerKind
    pattern: re.Pattern[str]
    examples: tuple[str, ...]


def _of(kind: AnswerKind, pattern: str, *examples: str) -> KindPattern:
    return KindPattern(kind, regex(pattern, re.IGNORECASE), examples)


_MORE = "bigger|larger|faster|better|higher|cheaper|smaller|older|lower|slower|dearer|heavier|lighter|younger|richer"
#: Behind "than": what is compared is another thing, and no figure ("higher than 12 percent" is a claim).
_NO_FIGURE = (
    r"(?! (?:\d|[$€£¥]|half\b|twice\b|one (?:million|billion|hundred|thousand|in)\b|"
    r"(?:a|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|fifty) (?:million|billion|hundred|thousand|dozen|third|quarter)\b|"
    r"planned\b|promised\b|expected\b|forecast\b))"
)
#: What ends a noun that is counted: the verb that follows, or what tells more of it.
_NO_NOUN = (
    r"(?:does|do|did|has|have|had|are|is|were|was|will|can|work|could|in|at|on|use|run|sell|got|for|from|the|opened|closed|sold|built|made|"
    r"bought|left|lose|loses|losing|lost|died|hired|cancelled|started|would|must|should|might|may)\b"
)
_NOUN = rf"(?P<counted>[^\W\d_][\w'’-]*(?: (?!{_NO_NOUN})[^\W\d_][\w'’-]*){{0,3}})"
#: A plural behind a name ("Okla delivery robots"); pieces of the thing itself are no noun of their own.
_PLURAL = (
    rf"(?P<counted>(?:(?!{_NO_NOUN})[^\W\d_][\w'’-]* ){{0,2}}?(?!{_NO_NOUN}|(?:units|sales|ones|times|pieces|copies)\b)"
    rf"(?:[^\W\d_][\w-]*[^\W\d_s]s|people|staff|children))(?=\s*(?:[?!.,;]|$)| (?:{_NO_NOUN}|by\b))"
)

#: The first pattern that is found decides; the more special ones come first.
ENGLISH: tuple[KindPattern, ...] = (
    _of(
        AnswerKind.REASON,
        (
            r"\bwhy\b|\bhow come\b|\bwhat(?: is| was|'s)? (?:the )?(?:reasons?|causes?|explanation|caused)\b|"
            r"\bfor what reason\b|\bwhat led to\b"
        ),
        "why did okla sell its bank",
        "what caused the outage",
    ),
    _of(
        AnswerKind.SAMENESS,
        (r"\b(?:the same(?: thing| company| as)?|identical|another name (?:for|of)|also (?:called|known as))\b"),
        "are Okla and Okla Pay the same thing",
    ),
    _of(
        AnswerKind.CHANGE,
        r"\bthan (?:a|last|the (?:last|previous)|in the previous) (?:year|quarter|month|week)\b|\bthan (?:before|previously)\b",
        "is okla smaller than a year ago",
        "was revenue higher than before",
    ),
    _of(
        AnswerKind.COMPARISON,
        (
            r"\bcompare[ds]?\b|\bvs\.?(?!\w)|\bversus\b|\bdifferences? between\b|\bcomparison\b|"
            rf"\b(?:{_MORE}|more(?! than\b))\b[^?]{{1,60}}\bthan\b{_NO_FIGURE}|"
            rf"\b(?:who|which)\b[^?,]{{1,40}}\b(?:more|{_MORE})\b[^?]{{0,50}}(?:[,:]| [–—-] )\s*\S[^?,]{{1,60}}\bor\b|"
            r"\bwho (?:has|had|sells|sold|makes|made|scores|earns|earned|employs|is) (?:the )?(?:more|bigger|higher|better|larger)\b|"
            rf"(?::| [–—-]) (?:who|which)\b|{MASK}[^?]{{0,30}}\bor\b[^?]{{1,40}}, ?(?:who|which)\b"
        ),
        "compare the margins of Okla and Vexor",
        "okla vs vexor revenue",
        "is okla bigger than vexor",
        "which sold more bikes: okla or vexor",
        "okla or vexor - who sold more bikes",
        f"{MASK} or vexor, who sold more bikes",
    ),
    _of(
        AnswerKind.HISTORY,
        (
            r"\bhistory of\b|\bover (?:time|the years)\b|\btrend\b|\bdevelopment of\b|\bhow (?:has|have|"
            r"did) .{1,60}\b(?:developed?|evolved?)\b|\bhistory\b"
        ),
        "history of okla revenue",
        "okla downloads over time",
    ),
    _of(
        AnswerKind.NEWS,
        (
            r"\bwhat(?: is|'s|’s)? new\b|\bany(?:thing)? new(?:s)?\b|\bwhat(?: has)? happened\b|\b(?:latest|newest) (?:on|about|"
            r"news|from|with)\b|\bnews (?:on|about|from|of)\b|\bcatch me up\b|\bwhat (?:did|have|do) i miss(?:ed)?\b|"
            r"\bwhat changed (?:this|last|since|in the last)\b|\b(?:what|anything)(?: is|'s|’s)? (?:going on|happening|up) (?:at|with|on|"
            r"around|in)\b|\b(?:any )?updates? (?:on|about|from)\b"
        ),
        "what is new with okla",
        "anything new on okla",
        "what have i missed on okla",
        "anything going on at okla",
        "any updates on okla",
    ),
    _of(
        AnswerKind.CHANGE,
        (
            r"\bwhat changed\b|\bwhat (?:did|has|have|will) [^?]{1,60}\bchanged?\b|"
            r"\bhow (?:did|has|have|much did|much has) .{1,70}\b(?:changed?|moved?|shifted?)\b|"
            r"\bhas .{1,60}\bbeen (?:put off|postponed|delayed|moved|raised|cut|lowered|changed|pushed back|"
            r"brought forward|revised)\b|\b(?:was|were|is|are) .{1,60}\b(?:revised|corrected|raised|lowered)\b|"
            r"^(?:has|have|had|did) [^?]{1,50}\b(?:put off|postponed?|delay(?:ed)?|push(?:ed)? back|pull(?:ed)? forward)\b|"
            r"\b(?:did|has|have|will) [^?]{1,50}\b(?:raised?|cut|lift(?:ed)?|lower(?:ed)?|trim(?:med)?|chang(?:ed?|ing)|revised?|upgraded?|"
            r"downgraded?|stuck to|kept|keep) (?:[\w-]+ ){0,4}"
            r"(?:guidance|outlook|forecasts?|targets?|goals?|prognosis)\b"
        ),
        "what changed in okla's forecast",
        "has the opening been put off",
        "did okla lift its sales outlook",
        "has okla pushed back the launch",
    ),
    _of(
        AnswerKind.DATE,
        (
            r"\bwhen\b|\b(?:what|which) (?:date|day|month|year|time)\b|\bsince (?:when|what year)\b|\b(?:by|until|till|"
            rf"from) when\b|\bhow old (?:is|was|are) (?:the )?{MASK}\W*$|\bhow soon\b|\bhow long ago\b|\bdate of\b|\bdeadline\b"
        ),
        "when does okla open its plant",
        "since when is okla listed",
        f"how old is {MASK}",
    ),
    _of(AnswerKind.DURATION, r"\bhow long\b|\bhow many (?:years|months|weeks|days|hours)\b", "how long has Ada Roe run okla"),
    _of(
        AnswerKind.AMOUNT,
        (
            r"\b(?:by )?how much\b|\bhow (?:big|large|high|low|fast|far|often|wide|tall|heavy|deep|old|strong|"
            r"expensive|profitable)\b|\b(?:what|which) (?:share|percentage|percent|proportion|fraction|amount|price|"
            r"sum|part) of\b|\bwhat (?:percentage|percent|share|proportion)\b|\bby what\b|\bhow well\b"
        ),
        "how much does okla earn",
        "how big is okla",
        "what share of voters turned out",
    ),
    _of(
        AnswerKind.COUNT,
        rf"\b(?:how many|number of) {MASK}(?:['’]s)? {_PLURAL}",
        f"how many {MASK} delivery robots are in use",
        f"how many {MASK}'s people left",
    ),
    _of(
        AnswerKind.COUNT,
        (rf"\b(?:how many|number of|amount of|count of) {_NOUN}|\bhow many\b"),
        "how many stores does okla run",
        "number of stores of okla",
    ),
    _of(
        AnswerKind.AMOUNT,
        r"^what (?:did|does|will|has|have) [^?]{1,50}\b(?:earn(?:ed)?|turn(?:ed)? over|tak(?:e|en) in|br(?:ing|ought) in|los(?:e|t)|"
        r"owe|weigh|charge|pa(?:y|id) (?:for|to|per)|spen[dt] (?:on|for|to))\b|"
        r"^what (?:was|were|is|has been|will be) (?:paid|spent|charged|raised|invested|earned|lost)\b",
        "what did okla earn",
        "what was paid for the plant",
        "what does okla owe",
    ),
    _of(
        AnswerKind.WORDS,
        (
            r"\bwhat (?:did|does|do|has|have|is|was) .{1,80}?\b(?:say|said|saying|tell|told|think|thought|thinks|"
            r"announce|promise|promised|predict|comment|respond|reply|answer|claim|warn|warned|argue)\b|"
            r"\bquotes? (?:by|from|of)\b|\bquoted?\b|\bin (?:his|her|their) (?:own )?words\b|\bopinion of\b|"
            r"\bcomments? (?:by|from|on)\b|\bhow (?:does|did|do) .{1,60}\b(?:see|view|react|respond|feel|comment|"
            r"explain|justify|describe)\b|\bany(?:thing| (?:word|statement|reaction|response))s? from .{1,60}\b(?:on|about|to|regarding)\b|"
            r"\bwhat(?: is|'s|’s) .{1,60}(?:view|take|position|stance|opinion|reaction|response) (?:on|of|to)\b"
        ),
        "what did Ada Roe say about prices",
        "how does Ada Roe see the market",
        "any word from okla on the strike",
        "what is okla's take on tariffs",
    ),
    _of(
        AnswerKind.ORGANISATION,
        (
            r"\b(?:which|what) (?:company|companies|firm|firms|bank|banks|supplier|suppliers|rival|rivals|investor|"
            r"investors|agency|regulator|maker|buyer|brand|shipyard|startup|start-up|partner|partners|court|"
            r"university)\b"
        ),
        "which company bought okla pay",
    ),
    _of(
        AnswerKind.PLACE,
        (
            r"\bwhere\b|\b(?:which|what) (?:city|cities|country|countries|place|places|town|towns|region|market|"
            r"location)\b|\blocation of\b|\bheadquarter(?:s|ed)?\b"
        ),
        "where is the new plant",
        "which country is next",
    ),
    _of(
        AnswerKind.PERSON,
        (r"\bwho(?:m|se)?\b|\bby whom\b|\bname of the (?:ceo|cfo|coo|chief|head|founder|chair)\b"),
        "who runs okla",
        "by whom was okla founded",
    ),
    _of(
        AnswerKind.YES_NO,
        (
            r"^(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|isn['’]t|aren['’]t|didn['’]t|"
            r"doesn['’]t|is it true)\b|\b(?:is it (?:true|correct|right)|true that|really)\b|"
            rf"^(?:the )?{MASK}(?:'s)? (?:\w+ )?(?:did|does|has|have|is|was|will|are|were|had|would|can)(?: not|n['’]t)?\b[^?]{{1,200}}\?$|"
            r"[, ](?:right|correct|true|no|yes|isn['’]t it|doesn['’]t it|didn['’]t (?:it|they))\s*\?$"
        ),
        "is it true that okla has 3,000 employees",
        "will okla appeal",
        "okla is listed, right?",
    ),
    _of(
        AnswerKind.LIST,
        (
            r"\b(?:which|what)\b (?!is\b|are\b|was\b|were\b|does\b|do\b|did\b|has\b|about\b|will\b|would\b|if\b|"
            rf"can\b)(?:[^\W\d_]+|{MASK})|^which\s*\??$|\blist (?:of|all|the)\b|\bname (?:all|the|some)\b"
        ),
        "which models beat okla",
        "what products does okla sell",
    ),
)

CHINESE: tuple[KindPattern, ...] = (
    _of(AnswerKind.SAMENESS, r"是(?:不是)?同一(?:个|家)|一回事|相同吗|一样吗", "通义千问和千问是同一个吗"),
    _of(
        AnswerKind.COMPARISON,
        r"比较|对比|[和与跟].{1,12}(?:谁|哪(?:个|家)).{0,12}更|相比(?!去年|上年)|[和与跟同].{1,12}(?:谁|哪(?:个|家)|相比|比(?:呢|怎么样|如何))|[和与跟同].{1,24}(?:哪(?:个|家|边|座)|谁).{0,8}[大高多快强贵长]|哪(?:个|家).{0,8}更|比.{1,12}(?:多|高|大|贵|快|便宜)(?:吗|么|嘛|多少)",
        "比较云岭和江海的营收",
    ),
    _of(AnswerKind.HISTORY, r"历年|历史(?:数据|变化)?|走势|趋势", "云岭历年营收"),
    _of(
        AnswerKind.NEWS,
        r"有(?:什么|哪些|啥)?新(?:消息|动态|闻|进展|情况)|最新(?:消息|动态|新闻|进展)|(?:最近|近来|近况)(?:怎么样|如何|怎样|发生了什么)?[?？。]?$|最近发生了什么|有什么新|新鲜事",
        "云岭有什么新消息",
    ),
    _of(
        AnswerKind.CHANGE,
        r"有(?:什么|何|哪些)变化|从多少.{0,6}[调改降升增减]|[调改降升增减]到?了?多少|"
        r"[同环]比(?:有何|有什么|的)?变化|变化(?:如何|怎么样|大吗|情况)|怎么变|如何变化|(?:推迟|提前|上调|下调|调整)了吗|变了(?:多少|吗)",
        "营收预期有什么变化",
    ),
    _of(AnswerKind.REASON, r"为什么|为何|为啥|什么原因|原因(?:是什么)?|怎么会|因为什么", "二期为什么推迟"),
    _of(
        AnswerKind.DATE,
        r"什么时候|何时|哪(?:一)?(?:天|年|月|日)|几(?:号|月|时)|啥时候|多会儿|时间(?:是)?什么|什么时间|(?:成立|发布|上市|投产|开业)(?:日期|时间)",
        "云岭什么时候上市",
    ),
    _of(AnswerKind.DURATION, r"多久|多长时间|几年|几个月", "续航多久"),
    _of(
        AnswerKind.COUNT,
        (
            r"(?:有|共有|一共|拥有|卖出|雇了?|裁了?|开了?|覆盖)?(?:多少|几)(?:名|个|家|位|人|台|辆|款|座|处|项|件|副|部|套|万|所|架|艘|"
            r"条)(?P<counted>[\u3400-\u9fff]{0,6}?)(?=[?？。，,]|$|吗|呢)|(?:有|用)多少(?P<noun>(?!钱|元|亿|"
            r"美元)[\u3400-\u9fff]{1,6}?)(?=[?？。，,]|$|吗|呢)"
        ),
        "云岭有多少员工",
        "云岭有几家门店",
    ),
    _of(
        AnswerKind.AMOUNT,
        r"多少|怎么(?:收费|收钱|卖|定价)|几(?:元|亿|万|块)|多(?:大|高|快|远|重|长|贵)|占比|是几",
        "云岭营收是多少",
        "多少钱",
    ),
    _of(AnswerKind.WORDS, r"怎么(?:看|说|评价|回应)|如何(?:看待|评价|回应|看)|说(?:了|过)?(?:什么|啥)|(?:是)?怎么解释", "方远怎么看涨价"),
    _of(AnswerKind.ORGANISATION, r"哪(?:一)?(?:家|些)?(?:公司|企业|银行|机构|厂商|资本)", "哪家公司领投"),
    _of(AnswerKind.PLACE, r"在哪|哪里|哪儿|何处|哪个(?:城市|国家|地方|省)|位于", "新工厂在哪里"),
    _of(AnswerKind.PERSON, r"谁|哪位|何人", "谁是云岭的财务总监"),
    _of(AnswerKind.YES_NO, r"[吗么嘛][?？]?$|对[吧不]|是不是|是否|有没有|会不会|能不能|真的", "云岭有3420名员工吗"),
    _of(AnswerKind.LIST, r"哪些|哪几|有什么", "云岭有哪些产品"),
    _of(AnswerKind.DEFINITION, r"是什么|是啥|什么是|介绍一下|是做什么的|干什么的", "云岭是做什么的"),
)

_DEFINITION = regex(
    (
        r"^(?:what|who)(?: exactly)? (?:is|are|was|were)\s*(?:the |a |an )?$|^what does (?:it )?do$|^what (?:is|"
        r"are) (?:it|this|that)$|^(?:tell .{0,10}about|about|explain|describe|define|introduce)$|"
        r"^(?:是谁|谁是|是什么人?|是哪家公司)$"
    ),
    re.IGNORECASE,
)


def kind_of(masked: str, chinese: bool) -> tuple[AnswerKind, re.Match[str] | None]:
    """The kind of answer and the words that ask for it, in a question whose things are masked by a placeholder."""
    for one in CHINESE if chinese else ENGLISH:
        if match := one.pattern.search(masked):
            return one.kind, match
    return AnswerKind.ANYTHING, None


def is_definition(without_things: str) -> bool:
    """Whether nothing but "what is" is asked of the thing."""
    return _DEFINITION.match(" ".join(re.sub(r"[?!.,]", " ", without_things).split())) is not None
