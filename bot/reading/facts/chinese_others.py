"""Whose a Chinese figure is where its clause speaks of something else than the company: a market, a new product, another company."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.core.patterns import regex
from bot.reading.facts.chinese_clauses import clause_start
from bot.reading.facts.chinese_words import HAN
from bot.reading.passage import Passage

_MARKET = regex(rf"(?P<market>[{HAN}A-Za-z0-9]{{2,16}}?市场)(?:的)?(?:总)?(?:规模|容量|销售额|销售规模|需求|总量|出货量|销量)$")
_NO_MARKET = regex(r"公司|其|我们|该|在[^，]{1,6}市场|进入|占")


def market_of(metric: str) -> str | None:
    """ "国内电动卡车市场规模": the market; None where a metric is of no whole market."""
    found = _MARKET.match(metric)
    return None if found is None or _NO_MARKET.search(found["market"]) else found["market"]


_NATION = "(?:全国|我国|中国|国内|国产)"
_OF_NATION = regex(f"^{_NATION}")
_GOODS = regex(
    rf"(?P<thing>[{HAN}A-Za-z]{{2,12}}?)(?:的)?(?:总|全球)?(?P<what>销量|出货量|零售量|销售额|出货额|零售额|保有量|渗透率|均价)$"
)
#: Goods of a whole economy, whose figures are the country's.
_OF_ECONOMY = regex("商品|社会|消费品|工业|农业|粮食|外贸|进出口|网上|实物|服务|出口|进口|房地产|商品房|住宅|企业")
_TRADED_GOODS = regex(
    "(?:全年|累计|平均|线上|线下|海外|上半年|下半年|一季度|整体|总)*(?:出货量|出货额|销量|销售额|零售量|零售额|单价|均价|平均单价|平均售价|渗透率|占比|占[^，。]{0,8}比重"
    "|unit sales|shipments|revenue)(?:增长|下降)?"
)
_COUNTS = regex("研究|咨询|数据|智库|协会|机构|统计|调研|资讯|报告|Research|Insights?|Analytics")
#: What a source does with figures of others, behind its name.
_REPORTED_BY = (
    "(?:的|首席|高级)?(?:分析师[^，。；]{0,4}|研究员[^，。；]{0,4}|数据|报告|统计|监测)?(?:预计|预测|估计|显示|发布|指出|认为|公布|统计)"
)


def goods_market(sentence: str, at: int, metric: str) -> str | None:
    """ "全国空气炸锅销量": the whole market, as the sentence writes it before ``at``; None where a metric is of no such goods."""
    found = _GOODS.match(metric)
    if found is None or _OF_ECONOMY.search(found["thing"]):
        return None
    thing = _OF_NATION.sub("", found["thing"])
    written = re.compile(f"{_NATION}{re.escape(thing)}").search(sentence, max(0, at - 40), at)
    return f"{written[0]}市场" if written is not None else None


def is_source_of(sentence: str, at: int, name: str) -> bool:
    """Whether a name only counts or expects what others sell: "观河咨询预计，全年销量将达到"."""
    return _COUNTS.search(name) is not None and re.compile(f"{re.escape(name)}{_REPORTED_BY}").search(sentence, 0, at) is not None


def is_of_market(sentence: str, at: int, metric: str, names: Sequence[str]) -> bool:
    """Whether a figure without a subject goes on with that of the market: "平均单价为", "她预计，全年出货量为", "从渠道看，线上占比为"."""
    if _TRADED_GOODS.fullmatch(metric) is None or re.search("公司|集团|其(?!中)|我们|该", sentence[:at]):
        return False
    return all(_COUNTS.search(name) is not None for name in names if name in sentence[:at])


#: Words at the beginning of a clause for the product that the text presents, or for one piece of it.
_NEW = regex(r"(?:新品|新机|新车|新款(?:车型|机型)?|该产品|该机|该车|该车型|该机型|这款产品|整机|整车)(?:的)?")
_EACH = regex(r"(?:单台|单机|单车|每台|每辆|每部|首批)(?=售价|定价|价格|订单|均价|起售价|重量)")
_RELEASED = regex(
    r"(?:发布|推出|亮相|发售|上市|展示|揭晓)(?:了|的)?[^，。；“”《》]{0,16}"
    rf"[“《](?P<name>[{HAN}A-Za-z0-9][{HAN}A-Za-z0-9 \-·]{{1,14}})[”》]"
)
#: Where the product was presented, in characters before the figure at most.
_BACK = 1500


def product_in(clause: str) -> int:
    """How many characters at the beginning of a clause only mean the new product: 2 for "新车载重"; 0 where none do."""
    found = _NEW.match(clause) or _EACH.match(clause)
    return found.end() if found else 0


def product_before(passage: Passage, at: int) -> str | None:
    """The product that the text presented last before ``at``: the name in quotation marks, else the last mention of one."""
    text = passage.text
    released = None
    for found in _RELEASED.finditer(text, max(0, at - _BACK), at):
        released = _without_maker(found["name"], found.start("name"), passage)
    if released is not None:
        return released
    return next((m.entity for m in reversed(passage.mentions_in(max(0, at - _BACK), at)) if m.kind == "product"), None)


def _without_maker(name: str, start: int, passage: Passage) -> str:
    """The product under the name by which the text's other sentences call it: "Air 2" for "岚屿Air 2" of 岚屿."""
    for mention in passage.mentions_in(start, start + len(name)):
        maker = name[: mention.start - start]
        if mention.kind == "product" and maker and any(other.kind == "organisation" and other.text == maker for other in passage.mentions):
            return mention.entity
    return name


_MODEL = regex(r"(?<![A-Za-z0-9])[A-Z]{1,3}\d{1,3}(?![A-Za-z0-9])")


def model_in(clause: str, product: str | None) -> str | None:
    """The product that a clause calls by the end of its name: "T3" for "驮山T3"; None where it does not."""
    found = _MODEL.search(clause)
    return product if found is not None and product is not None and product.endswith(found[0]) else None


_THIS_COMPANY = regex(r"(?:^|[，；。])(?:而)?(?:该公司|该企业|该集团|该厂商|后者)")
_THIS_KIND = regex(r"(?:^|[，；。])该(?P<kind>基金|银行|机构|券商|集团|协会|大学)")


def this_kind(sentence: str, at: int, names: Sequence[str]) -> str | None:
    """Whom "该基金" means before ``at``: the last name before it in its sentence that ends so; None without one."""
    found = _THIS_KIND.search(sentence, 0, at)
    if found is None or any(name in sentence[found.end() : at] for name in names):
        return None
    before = [(sentence.rfind(name, 0, found.start()), name) for name in names if name.endswith(found["kind"])]
    place, name = max(before, default=(-1, ""))
    return name.removeprefix("由") if place >= 0 else None


def this_company(sentence: str, at: int, spoken: str | None, role: str | None) -> str | None:
    """Whom "该公司" means before ``at``: another company of the same sentence, else the one that the sentence before spoke of."""
    found = None
    for match in _THIS_COMPANY.finditer(sentence, 0, at):
        found = match
    if found is None or (role is None and found.start() > 0):
        return None
    return role or spoken


def company_spoken_of(sentence: str, names: Sequence[str], focus: str | None) -> str | None:
    """The company, not what the text is about, with which a sentence begins; None where it begins with none."""
    begins = sorted((sentence.find(name), name) for name in names if name in sentence)
    if len(begins) > 1 and _FIRM_OF.fullmatch(sentence, begins[0][0] + len(begins[0][1]), begins[1][0]):
        begins = begins[1:]
    first = next((name for place, name in begins if place <= _NEAR_BEGINNING), None)
    return first if first is not None and first != focus and focus not in (None, "") and focus not in sentence else None


_NEAR_BEGINNING = 14
#: Between somebody and the firm that is theirs: "许念安的家具厂“安木”".
_FIRM_OF = regex(f"的[{HAN}]{{0,5}}?(?:厂|店|公司|品牌|工作室|企业|餐馆)[“「]?")
_TARGET = regex("(?:标的公司|标的企业|目标公司|标的方|标的)(?!价|资产|额)")


def bought_in(text: str, names: Sequence[str]) -> str | None:
    """The company that a text says is bought: 收购星澜酒店60%股权; None where it says so of none."""
    for found in re.finditer("收购|并购|入主", text[:3000]):
        name = next((name for name in names if text.startswith(name, found.end()) or text.startswith(name, found.end() + 1)), None)
        if name is not None:
            return name
    return None


def is_target(sentence: str, at: int, names: Sequence[str]) -> bool:
    """Whether the words before a figure speak of what is bought as 标的公司, and then of no other company."""
    begin = max(sentence.rfind("；", 0, at), sentence.rfind("。", 0, at)) + 1
    found = _TARGET.match(sentence, begin) or _TARGET.match(sentence, clause_start(sentence, at))
    return found is not None and not any(name in sentence[found.end() : at] for name in names)


_REPRICED = regex(r"(?:降价|提价|涨价|调价|下调[^，。；]{0,4}价|上调[^，。；]{0,4}价)[^。；]{0,12}$")
_TO = regex(r"(?:价格)?(?:降|涨|调整|下调|上调)?[至到](?:每[^，。\d]{1,3})?$")


def is_new_price(sentence: str, at: int, left: str) -> bool:
    """Whether a price follows its change: "降价15%，至9.8万元"."""
    return (
        _TO.fullmatch(left.strip("，、 ")) is not None
        and _REPRICED.search(sentence, max(0, clause_start(sentence, at) - 24), at) is not None
    )


_CLOSING = regex(r"(?:股价|股票|每股)?(?:报收于|收报于?|报收|收于|报于|报)$")
_TRADED = regex(r"收盘|开盘|盘前|盘后|盘中|截至发稿|早盘|午盘|股价|港股|A股|美股")


def is_share_price(sentence: str, at: int, left: str) -> bool:
    """Whether money is the price at which shares trade: "周四收盘，公司报31.56元"."""
    return _CLOSING.search(left) is not None and _TRADED.search(sentence, max(0, at - 40), at) is not None


_SHARES_MOVE = regex(r"(?:开盘|收盘|盘前|盘后|盘中|早盘|午盘|截至发稿)[^。；\d]{0,16}$")


def is_traded(sentence: str, at: int) -> bool:
    """Whether a change is that of a share's price: "3月27日开盘，峰禾食品下跌5.1%"."""
    return _SHARES_MOVE.search(sentence, max(0, at - 40), at) is not None


#: What follows the money of a round of funding.
RAISED = regex(
    r"的?(?:新一轮|首轮)?(?P<round>(?:Pre-?)?[A-H]\d?\+{0,2}轮|天使\+?轮|种子轮|战略)?(?:系列)?(?:股权)?融资(?!成本|利率|余额|担保|租赁|额度)"
)
#: "较去年6月A轮时的18亿元": what it was at another time.
_THAN = regex(
    r"(?:较|相比|比)(?:(?:上年|去年|前年|上一年|前一年|上一?季度|上月)(?:同期|同月|同季)?|同期|[^，。；]{0,14}?时|此前|之前|上一?轮|前一轮|[^，。；\d]{0,6}轮|(?:19|20)\d\d年(?:全年|度|同期)?)的$"
)
_FROM_NOW = regex(r"(?:将)?(?:从|由|自)(?:目前|现在|现有|当前|此前|原来|原先|原有|最初)?的?(?:约|近)?$")
_AT_PRESENT = regex(r"(?:目前|现在|现有|当前)的?(?:约|近)?$")


def before_change(left: str) -> str | None:
    """The words before "由目前的" and the like, where the figure is the value before a change: "年产能将"; else None."""
    found = _FROM_NOW.search(left) or _THAN.search(left)
    return left[: found.start()] if found is not None else None


def is_present(left: str) -> bool:
    """Whether the value before a change is that of today: "由目前的"."""
    return _AT_PRESENT.search(left[-8:]) is not None
