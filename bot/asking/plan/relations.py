"""Offices and actions that a question is about, with the words that mean the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from bot.asking.plan.model import Relation
from bot.asking.words import root, stems
from bot.core.patterns import regex

_HAN = regex(r"[\u3400-\u9fff]")
_VERB = regex(r"[^\W\d_]+(?:[-'’][^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class _Office:
    word: str
    pattern: re.Pattern[str]
    synonyms: str


def _office(word: str, pattern: str, synonyms: str) -> _Office:
    return _Office(word, regex(rf"(?<![A-Za-z])(?:{pattern})(?![A-Za-z])", re.IGNORECASE), synonyms)


#: Offices: the word, how questions name it, and the words of titles that mean it.
_OFFICES = (
    _office(
        "chief financial officer",
        (
            r"cfo|chief financial officer|finance (?:chief|director|boss|head)|head of finance|"
            r"财务总监|首席财务官|财务负责人|财务长"
        ),
        "cfo finance financial 财务 首席财务官 财务总监",
    ),
    _office(
        "chief operating officer",
        (r"coo|chief operating officer|operations (?:chief|head|director)|首席运营官|运营总监"),
        "coo operating operations 首席运营官 运营",
    ),
    _office(
        "chief technology officer",
        (r"cto|chief technology officer|chief technical officer|technology chief|tech (?:chief|boss|head)|首席技术官|技术总监"),
        "cto technology technical 首席技术官 技术",
    ),
    _office(
        "chief marketing officer",
        r"cmo|chief marketing officer|marketing (?:chief|head|director)|首席营销官|市场总监",
        "cmo marketing 营销",
    ),
    _office("chief scientist", r"chief scientist|head of research|research (?:chief|director)|首席科学家", "scientist research 科学家"),
    _office(
        "chief executive",
        (r"ceo|chief executive(?: officer)?|chief exec|managing director|boss|首席执行官|总裁|总经理|行政总裁"),
        "ceo executive managing president 首席执行官 总裁 总经理",
    ),
    _office(
        "chair",
        r"chair(?:man|woman|person)?(?: of the board)?|who chairs|chairs the board|董事长|主席",
        "chair chairman chairwoman chairperson 董事长 主席",
    ),
    _office("president", r"president|会长", "president 总裁 会长"),
    _office("founder", r"(?:co-?)?founders?|创始人|联合创始人", "founder co-founder cofounder found 创始人 联合创始人"),
    _office("mayor", r"mayor|市长", "mayor 市长"),
    _office("minister", r"(?:\w{3,15} )?minister|部长", "minister 部长"),
    _office("spokesperson", r"spokes(?:man|woman|person)|发言人", "spokesman spokeswoman spokesperson 发言人"),
    _office("editor", r"editor(?:-in-chief)?|主编", "editor 主编"),
    _office("head coach", r"(?:head )?coach|主教练", "coach 教练"),
    _office("director", r"director|主任|院长|总监", "director 主任 院长 总监"),
    _office("head", r"head(?! (?:office|offices|count|quarters|start)\b)|负责人|掌门人", "head lead leader chief 负责人"),
)
#: "who runs X" asks for its chief executive.
_RUNS = regex(
    (
        r"\bwho(?: currently)? (?:(?:runs|run|leads|heads|manages)"
        r"(?! (?:the|a|an|its|their|this|that) "
        r"(?!company|firm|group|bank|business|airline|club|show|\uffff|(?:[\w-]+ ){0,2}(?:office|agency|authority|ministry|department)\b))|"
        r"is (?:running|leading|heading|in charge of|"
        r"at the (?:helm|top) of))\b|\bin charge\b|谁(?:在)?(?:领导|掌管|负责|执掌|管)"
    ),
    re.IGNORECASE,
)

#: Actions: each line is one action with all its words; the first is its name. Behind "|" stand words by which texts tell it, too.
_ACTIONS = """
found found founded founder establish established set create created 创立 创办 成立 创始 创建
begin begin began begun start started commence 开始 启动 | launch launched open opened enter entered expand 推出 上线 进入
acquire acquire acquired acquisition buy bought purchase purchased takeover 收购 买下 并购
sell sell sold sale divest divested dispose offload 出售 卖
launch launch launched release released unveil unveiled introduce introduced debut present publish announce \
发布 推出 上线 亮相 问世 发售 开卖 开售 | ship shipped available arrive sale 上市
open open opened opening open inaugurate inaugurated 开业 开放 投产 投运 开通 开馆 新开 开店 开多少 开几家 开了
close close closed closing shut shutdown closure 关闭 关停 关店 关掉 关了 停业
appeal appeal appealed 上诉
replace replace replaced succeed succeeded successor takeover reins hand handed 接替 接任 继任 接棒
appoint appoint appointed name named hire hired join joined joins promote promoted 任命 聘任 加入 出任 上任 就任 到任
leave leave left leaves resign resigned step stepped depart quit retire retired 离职 辞职 卸任 离开 退休 离任
discover discover discovered detect detected notice noticed learn learned 发现
sign sign signed agreement contract deal 签 签署 签约
fine fine fined penalty penalised sanction 罚 罚款 处罚
sue sue sued lawsuit claim claimed 起诉 诉讼
list list listed ipo float floated listing public 上市 挂牌
stop stop stopped end ends ended support security fixes updates retire expire expires 停止 终止 结束
delay delay delayed postpone postponed later slip slipped late 推迟 延期 延迟 延后 改期 改到 改为 推到
lead lead led round 领投 | investor invested backed 投资
supply supply supplied supplies deliver delivered delivery hand handed 供应 交付
build build building built construct construction contractor erect 建设 建造 承建 施工 | builder builders
pay pay paid payable payment dividend 派发 支付 分红
merge merge merged merger combine 合并
invest invest invested investment spend spending 投资 投入
raise raise raised round funding 融资 募集
cut cut lay laid layoff layoffs redundancies job 裁员 裁了 裁 削减
grow grow grew rise rose increase increased 增长 上升
expand expand expanded expansion enter entering 扩张 扩建 进入
approve approve approved approval clear cleared 批准 通过 获批
win win won award awarded 赢得 中标 获
lose lose lost fall behind 输
own own owns owned owner belong belongs stake 拥有 持有 归 股东 | bought acquired majority subsidiary parent 控股 旗下
shrink shrink shrank decline declined fall fell drop dropped 下滑 下降 萎缩
hold hold held conference meeting meet 举行 召开
join join joined 加入
die die died death 去世 逝世
vote vote voted referendum election 投票 表决
correct restate restated | correct corrected correction revised withdrew withdrawn retracted slip error mistake 更正 修正
return return returned resume resumed restart restarted reopen reopened 复工 恢复
in-charge in-charge | run ran lead led charge helm became took
beat beat outperform outperformed surpass surpassed 超过 击败
"""


#: Phrases that mean an action; they come before single words, of which some would mislead ("take over from", "go public").
_PHRASES = tuple(
    (regex(rf"\b(?:{pattern})\b", re.IGNORECASE), name)
    for pattern, name in (
        (
            r"t(?:ake|akes|aken|aking|ook) over (?:[\w-]+ ){0,3}?from|(?:in|take|takes|taking|took) (?:his|her) place|replacement for",
            "replace",
        ),
        (r"^who (?:will |is to )?(?:follow(?:s|ed)?|come(?:s)? after)", "replace"),
        # "who gets Acme": who buys it; behind other words it may be a prize or a job.
        (r"^who (?:gets|got|will get|is getting|ends up with)(?= (?:the )?\uffff)", "acquire"),
        (r"success(?:or|ors)|succeed(?:s|ed|ing)? (?!in\b)|(?:com|tak|go)(?:e|es|ing) after (?:him|her)", "replace"),
        (
            r"t(?:ake|akes|aken|aking|ook) over (?:the|its|their|his|her) (?:[\w-]+ )?"
            r"(?:job|post|role|office|helm|reins|business|company|firm|family|house|brewery|bakery|winery|shop|bank|club|team|keys)|"
            r"t(?:ake|akes|aken|aking|ook) over(?=\W*$| (?:as|at|next|on|in|and|when|after)\b)",
            "replace",
        ),
        (
            r"correct(?:s|ed|ing)? (?:its|the|their|his|her|that|an?)|ha(?:d|ve|s) to (?:be )?correct(?:ed)?|restat(?:e|es|ed|ing)|"
            r"retract(?:s|ed)?|t(?:ake|ook) back",
            "correct",
        ),
        (
            r"(?:been|were|was|is) (?:\uffff )?(?:around|in (?:existence|business))|exist(?:s|ed)?(?= *\W*$| (?:since|for|in)\b)|"
            r"in existence|"
            r"how old (?:is|was|are)",
            "found",
        ),
        (r"t(?:ake|akes|aken|aking|ook) over(?! (?:as|from|at|the reins)\b)|gobbl(?:e|ed|ing) up|snap(?:ped|ping)? up", "acquire"),
        (
            r"c(?:ome|omes|oming|ame) (?:out|to (?:the )?market)|hit(?:s|ting)? (?:the )?(?:shops|stores|shelves|market)|"
            r"g(?:o|oes|oing|one) (?:on sale|live)|went (?:on sale|live)|be available|due out|roll(?:s|ed|ing)? out|rollout",
            "launch",
        ),
        (
            r"(?:go|goes|going|went|gone|come|comes|coming|came|get|gets|be|are) back (?=(?:to|at|in|on|into)\b)|back (?:to|at) work",
            "return",
        ),
        (
            r"(?:since when|how long|when) (?:has|have|is|did) (?:[\w\uffff.'’-]+ ){1,5}?"
            r"(?:been )?(?:run(?:ning)?|lead(?:ing)?|led|head(?:ing|ed)?|in charge)(?! out)",
            "in-charge",
        ),
        (r"step(?:s|ped|ping)? (?:down|aside|back)|walk(?:s|ed|ing)? out", "leave"),
        (
            r"can (?:i|we|you|one|people|they|customers) (?:\w+ )?(?:buy|get|order|purchase)|(?:be|is) (?:on sale|sold)(?= (?:in|from)\b)",
            "launch",
        ),
        (
            r"g(?:o|oes|oing|one) public|went public|"
            r"(?:(?:been|get|got|be) )?(?:list(?:ed)?|traded) on the (?:stock exchange|stock market|bourse)|"
            r"on the stock exchange|stock market debut",
            "list",
        ),
        (r"sets? up|setting up|got going", "found"),
        (r"p(?:ut|uts|utting) off|push(?:ed|es|ing)? back|running late|behind schedule|held up", "delay"),
        (r"la(?:y|ys|id|ying) off|let(?:s|ting)? go(?: of)?|job cuts?|shed(?:s|ding)? (?:jobs|staff)", "cut"),
        (
            r"shut(?:s|ting)?(?: down)?|ax(?:e|es|ed|ing)|scrap(?:s|ped|ping)?|"
            r"pull(?:s|ed|ing)? (?:out|the plug)|wind(?:s|ing)? (?:up|down)",
            "close",
        ),
        (r"put(?:s|ting)? (?:(?:any|some|its|their|his|her|the) )?(?:money|cash|capital) (?:in|into|up)|put up the money", "invest"),
        (r"get(?:s|ting)? rid of|hiv(?:e|es|ed|ing) off|spin(?:s|ning)? off|spun off", "sell"),
    )
)
_OF_MONEY = regex(r"\b(?:fund\w*|financ\w*|invest\w*|series|seed|venture|rais\w*|led|leads?)\b", re.IGNORECASE)
_NOT_LEADING = regex(r"\bwhat led to\b", re.IGNORECASE)
#: What is paid, sold and grown anyway where a measure is asked for: no action of its own.
_NO_ACTIONS = frozenset(("sale", "earn"))


#: How texts tell that a figure or a plan is no longer what it was said to be.
CORRECTS = (
    r"\bnot (?:[$€£¥]?\d[\w.,]* )?[^.;]{1,60}?,? but\b|\b(?:instead of|rather than)\b|"
    r"\bcorrect(?:s|ed|ion)\b|\brestat\w+|\brevis(?:ed|ion)\b|"
    r"\b(?:withdr[ae]w\w*|retract\w*)\b|"
    r"\bnow (?:speaks? of|says?|puts?|expects?|sees?|aims?|due|planned|reckons?)\b|\bno longer\b|\bused to (?:be|say|stand)\b|"
    r"\bhaving (?:promised|aimed|expected|forecast|planned|guided|spoken)\b|"
    r"\bearlier than (?:planned|expected)|\blater than (?:planned|promised|expected)|\b(?:originally|previously|earlier|had been)\b|"
    r"更正|修正|而非|并非|原定|原计划|(?:由|从).{1,20}?(?:调整|改|推迟|提前|上调|下调)"
)


#: How texts report an action whose single words mean much else.
_REPORTED_BY = {
    "delay": r"\b(?:delay\w*|postpon\w*|put(?:ting)? (?:off|back)|(?:push|mov)(?:ed|es|ing) (?:back|to|from)|slip(?:s|ped|ping)?|"
    r"later?|behind schedule|held up|rather than (?:in|on)|instead of|deferred|overdue|stood still|takes? longer|"
    r"follows? (?:in|on|next))\b|推迟|延期|延迟|延后|改期|改[到为]|推到|晚了",
    "correct": CORRECTS,
    "found": r"\b(?:found(?:ed|ers?|ing)|establish\w*|creat(?:ed|ion)|foundation(?! models?)|"
    r"co-?found\w*|set(?:ting)? (?:it |[\w ]{1,20})?up|"
    r"(?:since|goes back to|dates (?:back to|from)) (?:1[5-9]|20)\d\d|(?:started|began|opened) (?:it|the|his|her|their|a) (?:[\w-]+ ){0,2}"
    r"(?:firm|company|business|shop|house|brewery|bakery|bank|club|studio|start-?up))\b|创[立办始建]|成立|创始",
}


#: Of a launch or an opening: "Spain follows in June", "the first boat is due in May".
_COMES = (
    r"\b(?:follow(?:s|ed)?(?= (?:in|on|at|by|from|next|this)\b)|comes? (?:first|next|last)|(?:is|are) (?:due|pencill?ed in)|"
    r"on (?:its|their|the) shelves)\b"
)
#: How texts tell an action in other words than its own, beside those.
_ALSO_REPORTED_BY = {
    "acquire": r"\b(?:sold|sells?|selling|sale|divest(?:s|ed)?|offload(?:s|ed)?)\b[^.;]{1,160}\bto\b|"
    r"\b(?:goes|go|went|passes|pass) to\b|[卖售]给",
    "begin": _COMES,
    "launch": _COMES,
    "open": _COMES,
    "list": r"\blist(?:s|ed|ing)? on\b|\bto list\b|\b(?:stock )?market debut\b|挂牌",
    "expand": _COMES,
    "invest": r"\bput (?:up|in)\b|\bstakes?\b|\bback(?:ed|ers?)\b",
    "supply": _COMES,
    "own": r"\b(?:b(?:uy|ought)|acquir\w+|takeover|majority|stake|holds?|sold|parent|subsidiary|controls?|controlled)\b|"
    r"持股|控股|旗下|收购",
    "win": r"\border(?:s|ed)\b[^.;]{1,80}\bto pay\b|\btold to pay\b",
}


@cache
def _relations() -> dict[str, Relation]:
    """The actions by their names."""
    found = {}
    for line in _ACTIONS.strip().splitlines():
        name, *words = line.replace("|", " ").split()
        meant = frozenset().union(*(stems(word) for word in words))
        found[name] = Relation("action", name, meant, tuple(words), _REPORTED_BY.get(name, ""), _ALSO_REPORTED_BY.get(name, ""))
    return found


@cache
def _by_word() -> dict[str, Relation]:
    """The actions by each of their words: a Chinese one as it is, an English one by its own stem."""
    found: dict[str, Relation] = {}
    for line in _ACTIONS.strip().splitlines():
        name, *words = line.split(" | ")[0].split()
        for word in words:
            found.setdefault(word if _HAN.search(word) else root(word), _relations()[name])
    return found


@cache
def _chinese() -> tuple[str, ...]:
    return tuple(sorted((word for word in _by_word() if _HAN.search(word)), key=len, reverse=True))


#: Words that mean an action only as a verb; as parts of other phrases they mean nothing here.
_WEAK = frozenset(
    root(word)
    for word in (
        "set over hand name public out later late end support updates start job contract step present hold join found put publish "
        "deal claim float drop rise fall report hire"
    ).split()
)


def _held(office: _Office) -> Relation:
    meant = frozenset().union(*(stems(word) for word in office.synonyms.split()))
    return Relation("office", office.word, meant, pattern=office.pattern.pattern)


#: Offices whose words stand in the titles of many others.
_VAGUE = ("director", "head")
_FIELD = (
    r"sales|commercial|research|design|marketing|strategy|products?|legal|people|personnel|science|scientific|medical|data|security|safety|"
    r"information|innovation|digital|risk|compliance|revenue|development|engineering|communications|sustainability|logistics|supply|quality"
)
#: Offices that are named by their field: "chief revenue officer", "head of design", "sales director".
_OF_A_FIELD = regex(
    rf"\bchief (?P<one>(?!executive|operating|financial)[a-z]+) officer\b|\b(?:head|director|vice[- ]president|vp) of (?P<two>{_FIELD})\b|"
    rf"\b(?P<three>{_FIELD}) (?:director|chief|head|boss|manager)\b",
    re.IGNORECASE,
)


def _other_office(text: str) -> tuple[Relation, int, int] | None:
    """The office that is named by its field, and where."""
    if (match := _OF_A_FIELD.search(text)) is None:
        return None
    field = next(group for group in match.groups() if group).casefold()
    name = re.escape(field)
    pattern = rf"(?:chief )?{name} (?:officer|director|chief|head|boss|manager)|(?:head|director|vice[- ]president|vp) of {name}"
    return Relation("office", match.group().casefold(), stems(field), pattern=pattern), match.start(), match.end()


def office_in(text: str) -> tuple[Relation, int, int] | None:
    """The office that a question names, and where; None where there is none.

    >>> office_in("who is the finance chief")[0].word
    'chief financial officer'
    """
    for office in _OFFICES:
        if office.word in _VAGUE and (other := _other_office(text)):
            return other
        if match := office.pattern.search(text):
            return _held(office), match.start(), match.end()
    if match := _RUNS.search(text):
        return _held(next(office for office in _OFFICES if office.word == "chief executive")), match.start(), match.end()
    return None


def phrase_in(text: str) -> tuple[int, int] | None:
    """Where the phrase stands that means an action, None where single words do."""
    return next((match.span() for pattern, _ in _PHRASES if (match := pattern.search(text))), None)


def action_in(text: str) -> Relation | None:
    """The action that a question asks about; a verb that may be part of another phrase counts only where there is no clearer one.

    >>> action_in("who takes over from Ada Roe").word, action_in("when does the shop open").word
    ('replace', 'open')
    """
    for word in _chinese():
        if word in text:
            return _by_word()[word]
    for pattern, name in _PHRASES:
        if pattern.search(text):
            return _relations()[name]
    weak: Relation | None = None
    for match in _VERB.finditer(text):
        for word in dict.fromkeys([match.group(), *re.split(r"[-'’]", match.group())]):
            key = root(word)
            if key == "start" and "up" in match.group().casefold():
                continue  # a start-up
            if (key == "lead" and _NOT_LEADING.search(text)) or (key == "round" and not _OF_MONEY.search(text)):
                continue
            if key in _NO_ACTIONS or (relation := _by_word().get(key)) is None:
                continue
            if key not in _WEAK:
                return relation
            weak = weak or relation
    return weak
