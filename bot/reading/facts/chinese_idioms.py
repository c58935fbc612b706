"""What Chinese figures measure by the words around them where no noun says it: "公司目前有90人", "关了12家店", "以2亿元把旧仓卖给"."""

from __future__ import annotations

from bot.core.patterns import regex
from bot.reading.facts.chinese_clauses import Clause, Measure
from bot.reading.facts.chinese_counts import counted
from bot.reading.facts.chinese_words import HAN

_HEDGE = r"(?:约|近|超|超过|大约|将近|不到|逾|大概|差不多){0,2}"
_STAFF = regex(rf"(?P<who>[{HAN}A-Za-z]{{0,8}}?)(?:目前|现在|现|如今|一?共|总共|已经?|全职|，){{0,4}}(?:有|拥有|共有){_HEDGE}")
_AFTER_STAFF = regex(r"(?:[，。；、！（(]|$|左右|的团队|的规模)")
_SHUT = regex(rf"(?:关|关闭|关停|关掉|撤|撤掉|撤店)(?:了|掉)?{_HEDGE}$")
_OPENED = regex(rf"(?P<how>新开|再开|净增|新增|开出|开设|开|增开)(?:了|出)?{_HEDGE}$")
#: "比年初净增120家": a change of what was counted before, dealers perhaps.
_SINCE = regex(r"(?:比|较)[^，。；]{0,8}?(?:净增|新增|增|多开|新开)[^，。；]{0,3}$")
_SHOPS = ("家", "间")
_HAS = regex(rf"(?:目前|现在|现|一?共|总共|已经?){{0,4}}(?:有|拥有|开了|达到|达|超过|共){_HEDGE}$")
_SHOP = regex(r"[家间](?:直营|加盟|自营|连锁)?(?:门店|分店|店|餐厅|酒店)(?![铺员长主])")
_CASH = regex(r"(?:的)?(?P<what>现金(?!流|红利|股利|分红)|存款|现金储备)")
_CASH_LEFT = regex(rf"(?:账上|账面|手上|手里|手头|手握|公司|集团)(?:上|还|仍|现|目前|现在)?有?{_HEDGE}$")
_SPENT = regex(rf"(?P<who>.*?)(?:一共|总共|共|总计)?(?:花了|花费了?|耗资|斥资|投了|投入了){_HEDGE}$")
_PRICED_DEAL = regex(rf"(?:以|作价|按){_HEDGE}$")
_SELLS = regex(r"(?:的?价格|的?对价)?(?:，)?(?:把|将)?[^，。；]{0,24}?(?P<how>卖给|出售|转让|卖掉|卖了|售予|收购|买下|买入|购得|拿下|买走)")
_CHARGES = regex(rf"(?P<unit>每[{HAN}]{{1,6}}|一天|一个月|一年|一次)(?:只|仅|约|再)?(?:收|收取|收费){_HEDGE}$")
_PER_TEN = regex(r"(?:派发|派|分配|派送|送)(?:现金)?(?:红利|股利|股息)?(?:人民币)?$")
_TEN_SHARES = regex(r"每(?:10|十)股")
_SOLD = regex(
    rf"(?P<who>.*?)(?:累计|总共|一共|共|已|就|全年|合计){{0,4}}(?P<done>售出|卖出|卖了|销售了|售|交付了|出货了|生产了|产出)(?:了)?{_HEDGE}$"
)
_SOLD_NOUN = {"售出": "销量", "卖出": "销量", "卖了": "销量", "销售了": "销量", "售": "销量", "交付了": "交付量", "出货了": "出货量"}
_TAKES = regex(
    r"(?P<noun>百公里加速|零百加速|充电|快充|补能|换电|交付周期|平均等待|排队)(?:时间|时长)?(?:只要|只需|仅需|仅为|需要|需|为|仅|约|达|要){0,4}$"
)
_CHARGE_FROM = regex(
    r"从\d{1,2}[%％](?:电量)?(?:充|充电|快充|补)(?:电)?(?:到|至)\d{2,3}[%％](?:电量)?(?:，)?(?:只要|只需|仅需|需要|需|用时|耗时|约|要){0,4}$"
)
_IN_CHARGE = regex(r"从\d{1,2}[%％](?:电量)?(?:充|充电|快充|补)(?:电)?(?:到|至)(?:\d{2,3}[%％])?")
_TOOK = regex(rf"(?:历时|耗时|用时|持续了?){_HEDGE}$")
_ACTIVE = regex(rf"(?:每次|单次)?激活(?:参数)?(?:为|约)?{_HEDGE}$")
_MEMORY = regex(r"(?:的)?(?P<what>内存|显存|存储空间|空间)")
_OCCUPIES = regex(rf"(?:只|仅)?(?:占用?|需要?){_HEDGE}$")
_PER_SECOND = regex(rf"每(?P<unit>秒|分钟|小时)(?:可以|可|能|能够)?(?P<done>生成|输出|处理|识别|打印|运算){_HEDGE}$")
_RANKED = regex(r"(?:的(?:份额|市场份额|占比|市占率))?(?:位居|位列|排名|排在|居)")
_WORKS = regex(r"(?:可以|可|能够|能)(?:连续)?(?P<how>工作|使用|播放|通话|待机|飞行|运行|作业)$")
_AND = regex(r"(?:和|、|与|及|以及)$")
_OF_THEM_ARE = regex(rf"的(?P<of>[{HAN}]{{1,6}}?)(?:是|为|来自)(?P<what>[{HAN}]{{2,8}})(?=[，。；、]|$)")
#: "一家国企", "一台机器": no count of anything.
_ONE = regex(r"(?:一|两|1|2)[家台座个款名位条辆间项次栋只件本套]")


def measured(clause: Clause, last: Measure | None) -> Measure | None:
    """The measure of a figure by an idiom around it, with an empty metric where it measures nothing; None where no idiom fits."""
    kind = clause.amount.kind
    if kind == "percent":
        return _percent(clause) or counted(clause, last)
    if kind == "time":
        return _time(clause)
    if kind == "money":
        return _money(clause) or counted(clause, last)
    return _count(clause) or counted(clause, last)


def is_generic(s: str, start: int, end: int) -> bool:
    """Whether the amount ``s[start:end]`` is only an article or what a rate is for: "一家国企", "两款车", "每10股"."""
    return _ONE.match(s, start, end) is not None or (s[max(0, start - 1) : start] == "每" and _TEN_SHARES.match(s, start - 1) is not None)


def second_of_pair(clause: Clause, last: Measure | None) -> Measure | None:
    """ "电池容量分别为60千瓦时和85千瓦时": the same for the other one."""
    if last is None or not _AND.fullmatch(clause.left) or "分别" not in clause.s[: clause.amount.start]:
        return None
    return Measure(last.metric, last.base, last.subject, scope=last.scope)


def _percent(clause: Clause) -> Measure | None:
    at, end = clause.amount.start, clause.amount.end
    left = clause.s[max(0, at - 16) : at]
    if _IN_CHARGE.search(left) or (left.endswith("从") and _IN_CHARGE.match(clause.s, at - 1)):
        return Measure("", "")  # "从20%充到80%": how far a battery is charged
    if clause.left.endswith("以") and _RANKED.match(clause.s, end):
        return Measure("市场份额", "市场份额", clause.left[:-1])
    if clause.left in ("", "其中", "现在", "目前") and (found := _OF_THEM_ARE.match(clause.s, end)):
        return Measure(f"{found['what']}占比", f"{found['what']}占比")
    return None


def _time(clause: Clause) -> Measure | None:
    if _CHARGE_FROM.search(clause.s, max(0, clause.amount.start - 30), clause.amount.start):
        return Measure("充电时间", "充电时间")
    if found := _TAKES.search(clause.left):
        noun = found["noun"] if found["noun"].endswith(("加速", "周期", "等待")) else f"{found['noun']}时间"
        return Measure(noun, noun, clause.left[: found.start()])
    if _TOOK.search(clause.left):
        noun = "训练时间" if "训练" in clause.s[: clause.amount.start] else "历时"
        return Measure(noun, noun)
    if found := _WORKS.search(clause.lead):
        return Measure(f"{found['how']}时间", f"{found['how']}时间")
    return None


#: Who buys or sells, before the price: "佩尔航空拟以14亿元收购".
_PARTY = regex(r"(?P<who>[\u4e00-\u9fffA-Za-z0-9·]{2,12}?)(?:宣布|已|将|拟|计划|同意|决定)?(?:于\d{1,2}月(?:\d{1,2}日)?)?")


def _money(clause: Clause) -> Measure | None:
    left, s, end = clause.left, clause.s, clause.amount.end
    if (cash := _CASH.match(s, end)) and (_CASH_LEFT.search(left) or left.endswith("有")):
        return Measure("现金" if cash["what"] != "存款" else "存款", "现金")
    if (priced := _PRICED_DEAL.search(left)) and (deal := _SELLS.match(s, end)):
        noun = "收购价格" if deal["how"] in ("收购", "买下", "买入", "购得", "拿下", "买走") else "出售价格"
        party = _PARTY.fullmatch(left, 0, priced.start())
        return Measure(noun, noun, party["who"] if party else "")
    if charged := _CHARGES.search(left):
        return Measure("收费", "收费", scope=charged["unit"])
    if _PER_TEN.search(left) and _TEN_SHARES.search(s, 0, clause.amount.start):
        return Measure("每10股现金红利", "每10股现金红利")
    if (spent := _SPENT.fullmatch(left)) and not _SPENT_ON.match(s, end):
        return Measure("投资", "投资", spent["who"] if len(spent["who"]) > 1 else "")
    return None


#: "花了2亿元收购": a price, which other rules know.
_SPENT_ON = regex(r"(?:收购|买|购买|回购|拿下)")


#: "建设年产20万台储能逆变器的新工厂"
_YEARLY_OUTPUT = regex(r"(?:年产能?|年处理能?力?|年设计产能)(?:约|达|超)?$")


def _count(clause: Clause) -> Measure | None:
    left, s, amount = clause.left, clause.s, clause.amount
    if _YEARLY_OUTPUT.search(left):
        return Measure("年产能", "年产能")
    unit = s[amount.end - 1 : amount.end] if not clause.counted else ""
    is_people = amount.quantity.unit in ("人", "名") or unit in ("人", "名")
    if is_people and _AFTER_STAFF.match(s, amount.end) and (staff := _STAFF.fullmatch(left)):
        return Measure("员工", "员工", staff["who"])
    if s[amount.start : amount.end].rstrip("门店铺分").endswith(_SHOPS):
        if _SHUT.search(left):
            return Measure("关闭门店", "关闭门店")
        if opened := None if _SINCE.search(left) else _OPENED.search(left):
            return Measure("新开门店", "新开门店", left[: opened.start()] if len(left[: opened.start()]) > 1 else "")
        if _HAS.search(left) and _SHOP.match(s, amount.end - 1):
            return Measure("门店", "门店", _HAS.sub("", left))
    if _ACTIVE.search(left) and amount.kind == "number":
        return Measure("激活参数", "激活参数")
    if amount.kind == "measure" and _OCCUPIES.search(left) and (what := _MEMORY.match(s, amount.end)):
        return Measure(f"{what['what']}占用", f"{what['what']}占用")
    if speed := _PER_SECOND.search(left):
        return Measure(f"{speed['done']}速度", f"{speed['done']}速度", scope=f"每{speed['unit']}")
    if amount.kind in ("number", "count") and not clause.counted and (sold := _SOLD.fullmatch(left)):
        noun = _SOLD_NOUN.get(sold["done"], "产量")
        return Measure(noun, noun, sold["who"] if len(sold["who"]) > 1 else "")
    return None
