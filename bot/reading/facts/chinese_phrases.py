"""Chinese figures in phrases that other rules misread: "比三年前便宜了2元", "海屿资本持股12.6%", "赚了1900万元", "现有46座"."""

from __future__ import annotations

import re

from bot.core.patterns import regex
from bot.reading.facts.chinese_clauses import Clause, Measure
from bot.reading.facts.chinese_words import GENERIC, HAN

_HEDGE = r"(?:约|近|超|超过|大约|将近|不到|逾|大概|差不多|达|为|共|合计|累计|了){0,2}"
NOTHING = Measure("", "")
#: Words for whoever acts, which name nobody.
SPEAKER = "我"
_COMPARED = regex(rf"比[^，。；]{{1,12}}?(?P<how>便宜|贵|高|低|多|少|快|慢|重|轻|长|短|大|小)(?:出|上)?{_HEDGE}$")
_DEARER = regex(rf"(?:^|比[^，。；]{{0,12}}?)前?(?P<how>便宜|贵){_HEDGE}$")
#: "一盒200克卖6.9元": what is sold for the price.
_PORTION = regex(r"[一每][盒瓶袋杯份包罐箱桶块条支只斤]$")
_IS_SOLD = regex(r"(?:的|装)?(?:[^，。；\d]{0,4})?(?:卖|售|要|定价|价)")
_IS_MULTIPLE = regex(r"(?:是|相当于)[^，。；]{2,14}的$")
_EARNED = regex(rf"(?P<who>[{HAN}]{{0,8}}?)(?P<how>净?赚|盈利|净?挣|亏|赔|净亏)(?:了|到|掉)?{_HEDGE}$")
_LIFE = regex(rf"(?:使用)?(?:寿命|质保期?|保修期?|工期)(?:长|可)?{_HEDGE}$")
_USED_FOR = regex(r"(?:将|拟|计划|会)(?:主要|全部|继续)?(?:用于|投向|用来|投入)(?P<what>偿还|归还|补充|[^，。；]{2,12})")
_SAYS = regex(rf"[{HAN}]{{0,12}}(?:人士|者|方面|知情人|高管|股东)(?:则|也)?(?:称|说|表示|透露|认为|估计|估算)(?:，)?{_HEDGE}$")
_NOT_TOLD = regex(rf"(?P<what>[{HAN}]{{2,8}}?)(?:还|尚|均|并)?(?:未|没有)(?:对外)?(?:披露|公布|透露|公开)，")
_WHO = rf"(?P<who>(?!其中|公司|双方|该|他|她|它|其|合计|累计)[{HAN}A-Za-z·]{{2,10}}?)"
_HOLDS = regex(
    rf"(?:其中|而|另外|此外|另有)?(?:{_WHO}|(?P<me>我)(?:个人|自己|本人)?)"
    rf"(?:则|也|还|仍|共|合计|目前){{0,4}}(?:持股|占股|持有股份|持有股权|持股比例|持有公司){_HEDGE}$"
)
_HELD_BY = regex(rf"(?:其中|而)?{_WHO}(?P<how>认购|出资|跟投|领投)(?:金额)?{_HEDGE}$")
_NO_HOLDER = regex(rf"(?:{GENERIC})|.*(?:员工|股东|高管|管理层|投资者|投资方|家)$|合计|共|总|拟|计划|将")
_ROLE_BEFORE = regex(
    r"^(?:公司|其)?(?:联合)?(?:创始人|创办人|董事长|总经理|控股股东|实际控制人|实控人|大股东|第[一二三四]大股东|投资方|股东)(?:兼[^，]{2,6}?)?(?=[\u4e00-\u9fff]{2})"
)
#: "一位接近交易的人士称": how many speak.
_SOURCES = regex(r"[^，。；]{0,14}?(?:人士|者|高管|分析师|投资人|银行家|员工|知情人|律师)(?:则|也)?(?:称|说|表示|透露|告诉|指出)")
_FIRST_SOLD = regex(
    rf"(?:排名|位居|位列|排在|排|销量|份额|市占率|行业|全国|全球){{0,4}}第[一二三四五六](?:位|名)?的(?P<who>[{HAN}A-Za-z0-9]{{2,10}}?)(?:一?共|累计|也|则|去年|今年|上半年){{0,4}}"
    rf"(?P<done>卖了|卖出|售出|销售|交付|出货|生产){_HEDGE}$"
)
_DONE = {"交付": "交付量", "出货": "出货量", "生产": "产量"}
_ISSUES = regex(rf"(?:拟|计划|将)?(?:在)?(?:全球|公开|本次|首次|港股|香港){{0,4}}(?:发售|发行){_HEDGE}$")
_HAS = regex(rf"(?:目前|现在|现|如今)?(?:共|一共|总共|已)?(?:有|拥有|建有|设有|开有|开设|运营|布局|建成){_HEDGE}$")
_WILL_HAVE = regex(rf"(?:[^，。；]{{0,12}}?)(?:增加|增|扩|扩大|发展|提高|达)(?:到|至){_HEDGE}$")
#: Before a comma: what is then counted, "换电站方面，".
_AS_TO = regex(rf"(?:^|[。；])(?P<what>[{HAN}]{{2,8}}?)方面，")
_PLACES = regex(r"[\d一二三四五六七八九十百千万余多][座家个处间]")
#: "地下农场" behind "7座地", where the amount ends within the noun.
_NOUN_BEHIND = regex(rf"(?P<what>[{HAN}]{{1,8}}?)(?=[，。；、）和与及]|$)")
_PLACE_BEFORE = regex(rf"(?P<what>[{HAN}]{{2,6}})$")


_FEW = 12


def phrased(clause: Clause, last: Measure | None, last_counted: str) -> Measure | None:
    """The measure by a phrase around the figure, ``NOTHING`` where it measures nothing; None where no phrase fits.

    ``last_counted`` are the words for what the amount right before it counts, where nothing stands between the two.
    """
    kind = clause.amount.kind
    if clause.s[clause.amount.start : clause.amount.end].endswith("件") and clause.s.startswith("事", clause.amount.end):
        return NOTHING  # "他只问一件事"
    if kind == "count" and clause.amount.quantity.value <= _FEW and _SOURCES.match(clause.s, clause.amount.end):
        return NOTHING
    if _COMPARED.search(clause.left) is not None and kind in ("money", "times", "count", "number"):
        return NOTHING  # how much cheaper or larger than another it is
    if (dearer := _DEARER.search(clause.left)) is not None:
        if kind != "percent" or last is None or not last.base.endswith("价"):
            return NOTHING
        return Measure(f"{last.base}{'下降' if dearer['how'] == '便宜' else '增长'}", last.base, last.subject)
    if kind == "measure" and _PORTION.search(clause.left) and _IS_SOLD.match(clause.s, clause.amount.end):
        return NOTHING
    if kind == "times" and _IS_MULTIPLE.search(clause.left):
        return NOTHING
    if kind == "time" and (life := _LIFE.search(clause.left)):
        noun = re.sub(rf"(?:长|可)?{_HEDGE}$", "", life[0])
        return Measure(noun, noun)
    if kind == "money":
        return _money(clause)
    if kind == "percent":
        return _holding(clause)
    return _count(clause, last_counted)


def _money(clause: Clause) -> Measure | None:
    if earned := _EARNED.fullmatch(clause.left):
        noun = "净亏损" if earned["how"][-1] in "亏赔" else "净利润"
        return Measure(noun, noun)
    if _SAYS.fullmatch(clause.left):
        told = _NOT_TOLD.search(clause.s, 0, clause.amount.start)
        return Measure(told["what"], told["what"]) if told is not None else NOTHING
    if not clause.left.strip("其中") and (used := _USED_FOR.match(clause.s, clause.amount.end)):
        noun = "偿还借款" if used["what"] in ("偿还", "归还") else "补充流动资金" if used["what"] == "补充" else "投资"
        return Measure(noun, noun)
    if (held := _HELD_BY.fullmatch(clause.left)) and not _NO_HOLDER.fullmatch(held["who"]):
        noun = "认购金额" if held["how"] == "认购" else "出资"
        return Measure(noun, noun, held["who"])
    return None


def _holding(clause: Clause) -> Measure | None:
    """ "海屿资本持股12.6%", "我占股38%": a holding."""
    held = _HOLDS.fullmatch(clause.left)
    if held is None or (held["who"] is not None and _NO_HOLDER.fullmatch(held["who"])):
        return None
    return Measure("持股比例", "持股比例", _ROLE_BEFORE.sub("", held["who"]) if held["who"] else SPEAKER)


def _count(clause: Clause, last_counted: str) -> Measure | None:
    s, amount = clause.s, clause.amount
    if sold := _FIRST_SOLD.fullmatch(clause.left):
        noun = _DONE.get(sold["done"], "销量")
        return Measure(noun, noun, sold["who"])
    if s[amount.end - 1 : amount.end] == "股" and _ISSUES.search(clause.left):
        return Measure("发行股数", "发行股数")
    if _PLACES.search(s, amount.start, amount.end) is None or amount.kind not in ("count", "number"):
        return None
    if last_counted and not clause.left and (where := _PLACE_BEFORE.search(last_counted)) is not None:
        return Measure(where["what"][-2:], where["what"][-2:])  # "在37个城市运营冷库62座"
    if not (_HAS.search(clause.left) or _WILL_HAVE.fullmatch(clause.left)):
        return None
    if (behind := _NOUN_BEHIND.match(s, amount.end)) is not None and len(amount.phrase) <= 1:
        return Measure(noun, noun) if len(noun := behind["what"]) > 1 else None
    if behind is not None and behind["what"] in ("中心", "站点", "基地", "工厂", "门店"):
        noun = amount.phrase + behind["what"]
        return Measure(noun, noun)
    topic = _AS_TO.search(s, 0, amount.start)
    return Measure(topic["what"], topic["what"]) if topic is not None else None
