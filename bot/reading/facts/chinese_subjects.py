"""Finds what a Chinese text is about: the names to which its figures may belong, and the first that it speaks of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from bot.core.patterns import regex
from bot.reading import interviews
from bot.reading.facts.chinese_words import GENERIC, HAN, HEADS, LEADS, UP
from bot.reading.main_subject import main_subject_of
from bot.reading.passage import Passage
from storage.values import AboutBasis

_ANY_HAN = regex(f"[{HAN}]")
_ACTS = regex(
    rf"(?:^|[，。；\s：“])(?P<name>[{HAN}A-Za-z0-9]{{2,10}}?)(?:市)?(?:今日|今天|昨日|昨天|近日|日前|\d{{1,2}}月|\d{{1,2}}日|上半年|全年|累计|计划|宣布|发布|表示|公布"
    r"|推出|预计|遭遇|遭|举行|正式|的|股价|将|已|在|研发|董事长|首席)",
    re.MULTILINE,
)
#: A sentence about a company begins with its name: "浪花酱园去年营收".
_TELLS_OF = regex(
    rf"(?:^|[。；！？\n])(?P<name>[{HAN}]{{3,6}}?)(?:去年|今年|上年|前三季度|上半年|一季度|二季度|三季度|四季度|目前|(?:19|20)\d\d年|\d{{1,2}}月)[^，。；]{{0,6}}?"
    r"(?:营收|营业收入|收入|净利|利润|销售额|销量|亏损|市值|员工|门店|产能|产量|市场份额|市占率|出货量)",
    re.MULTILINE,
)
_TITLED_PLACE = regex(rf"(?:^|[袭在于，：\s])击?(?P<name>(?!全国|我国|各)[{HAN}]{{2,4}}?(?:市|县|省|州|(?<!城)(?<!乡)镇))")
_NO_NAME = regex(rf"(?:{GENERIC}|{LEADS}|{HEADS}|.*(?:{UP}|显示|记者|数据|报告|报道|月|年|日).*)")
_GENERIC = regex(GENERIC)
_GENERIC_OR_PERSON = regex(rf"{GENERIC}|{LEADS}|{HEADS}")
#: The most names of one text; where there are more, it is a list.
_MOST_NAMES = 40


def names_of(passage: Passage, title: str) -> tuple[str, ...]:
    """The names to which figures may belong, longest first: the text's mentions, and repeated words before a verb."""
    text = passage.text[:20000]
    counts = Counter(m["name"] for m in _ACTS.finditer(text))
    repeated = {name for name in counts if len(name) > 1 and text.count(name) > 1 and not _NO_NAME.fullmatch(name)}
    repeated = {name for name in repeated if name in title or counts[name] > 1}
    places = {m["name"] for m in _TITLED_PLACE.finditer(f"{title}\n{text[:120]}")}
    repeated |= {name for name in places if not _NO_NAME.fullmatch(name)}
    repeated |= {m["name"] for m in _TELLS_OF.finditer(text) if text.count(m["name"]) > 1 and not _NO_NAME.fullmatch(m["name"])}
    repeated |= role_names(text)
    known = {m.text for m in passage.mentions if m.kind in ("organisation", "product", "place") and _ANY_HAN.search(m.text)}
    known = {_LEADING_ROLE.sub("", name) for name in known}
    known |= {
        m.text for m in passage.mentions if m.text.isascii() and len(m.text) > 3 and _FOREIGN.search(text, max(0, m.start - 4), m.start)
    }
    known = {name for name in known if len(name) > 1 and not _GENERIC.fullmatch(name) and not name.startswith(("全国", "我国", "各地"))}
    most = sorted(repeated | known, key=lambda name: (name not in title, -text.count(name), name))[:_MOST_NAMES]
    return tuple(sorted(most, key=lambda name: (-len(name), name)))


#: Before the name of a foreign company or brand.
_FOREIGN = regex("(?:品牌|公司|企业|厂商|巨头|集团)$")
_ROLES = (
    r"(?:主要|最大的?|其|的){0,3}(?:领投方|跟投方|投资方|收购方|被收购方|买方|卖方|竞争对手|对手|同行|同业|友商|旗下(?:子?品牌|子?公司|业务|平台)?"
    r"|行业老大|行业龙头|行业巨头|行业第[一二]|龙头企业|控股子公司|全资子公司|子公司|母公司|供应商|合作伙伴|(?:第[一二三四五]大|控股|大|战略|机构)股东|(?:相邻|邻近|毗邻|隔壁|同城|同省)的?(?:对手)?)"
)
#: "同行方面，": the next name is that of one.
_ROLE = regex(
    rf"{_ROLES}(?:方面，)?(?:[{HAN}]{{2,3}}(?:品牌|公司))?(?P<name>(?!股东|所有者|普通股)[{HAN}A-Za-z0-9]{{2,8}}?)"
    r"(?=的|日子|今年|去年|同期|同样|前[一二三四五六七八九]|上半年|下半年|第[一二三四]|营|亏|净|销|在|则|也|尚|，|\d"
    rf"|市场|份额|收入|利润|员工|市占|已|共|拥有|完成|实现|减持|增持|持有|持股|出资|推出|表示|发布|计划|预计|宣布|股价|有|现|占)"
)
_LEADING_ROLE = regex(rf"^{_ROLES}")
_PROJECT = regex(rf"的(?P<name>[{HAN}A-Za-z0-9]{{2,10}}?)(?:项目|工程|工厂|基地|产线|电站)")


def role_names(text: str) -> set[str]:
    """The names that a text brings in by their part beside its main company: "竞争对手蓝湾网络的"."""
    return {m["name"] for m in _ROLE.finditer(text) if not _GENERIC_OR_PERSON.fullmatch(m["name"])}


def beside(sentence: str, until: int, names: Sequence[str]) -> str | None:
    """The name with such a part that the sentence is about before ``until``: "同行蓝湾网络不好过，亏损"; None without one."""
    found = None
    for match in _ROLE.finditer(sentence, 0, until):
        found = match["name"] if match["name"] in names else found
    if found is None or any(name in sentence[sentence.rfind(found, 0, until) + len(found) : until] for name in names):
        return None
    return found


def project_after(sentence: str, end: int) -> str | None:
    """The project that a figure describes from before: "总投资28亿元的盐湾项目"; None where there is none."""
    found = _PROJECT.match(sentence, end)
    return found["name"] if found and not re.fullmatch(GENERIC, found["name"]) else None


#: "总部设在深圳的果锐科技": where a company sits, before its name.
SEATED = regex(rf"(?:^|(?<=[，、；]))(?:(?:公司|企业)?总部)?(?:同样)?(?:设在|设于|位于|坐落于|坐落在|来自|地处)[{HAN}]{{2,8}}?的")
_SITE = regex(
    rf"(?:目前|现有|现|原有|原|老|已有|旗下|另一座)的?(?P<name>[{HAN}]{{2,4}}?(?:新厂|老厂|工厂|基地|厂区|园区|厂))(?:(?:一年|每年|年|每月|最多|至多|可|能|仅|只|大约|约){{1,4}}(?:造|产|生产|制造|下线|组装)"
    rf"|(?:的)?(?:设计)?年?产能)[^，。；]{{0,6}}$"
)


def site_before(sentence: str, until: int) -> str | None:
    """The plant whose output a figure at ``until`` is: "目前的常州工厂一年最多造2600台"; None without one."""
    found = _SITE.search(sentence, max(0, until - 30), until)
    return found["name"] if found is not None else None


#: Words for the product that was named last.
NEW_PRODUCT = regex(r"(?:新品|新机|新车|新款|该产品|该机|该车|这款产品)")

_REFERRING = regex(r"该(?:公司|企业|集团|行|车企|品牌|产品|机|股|项目)|(?:这|那)(?:家|款|个|座)|公司|集团|其|我们|它|本行|本公司")


def basis_of(sentence: str, subject: str) -> AboutBasis:
    """How the subject of a figure in this sentence is known."""
    if subject in sentence:
        return AboutBasis.NAMED
    return AboutBasis.PRONOUN if _REFERRING.search(sentence) else AboutBasis.ARTICLE


#: What a text is about is named in its first so many characters.
_OPENING = 300


def _form_of(passage: Passage, entity: str | None, names: Sequence[str]) -> str | None:
    """The form in which a text writes a name, as long as it is one of the names to which figures may belong."""
    forms = {mention.text for mention in passage.mentions if mention.entity == entity}
    return next((name for name in names if name in forms), None)


#: In a company's report a product or a part of its business is never "the company".
_REPORT = regex(r"报告期|归属于|归母|季度报告|半年度报告|年度报告|季报|年报|财报")


def focus_of(passage: Passage, title: str, names: Sequence[str]) -> str | None:
    """What the text speaks of at first: what it is about, else a name in its title, else the one named most, else the country."""
    text = passage.text[:20000]
    main = main_subject_of(passage, title)
    decided = _form_of(passage, main.organisation, names) if not main.is_survey else None
    others = role_names(text)
    companies = {m.text for m in passage.mentions if m.kind == "organisation"}
    speaks_as_company = _REPORT.search(text) is not None and any(name in title + text[:300] for name in companies & set(names))
    ranked = sorted(
        (name for name in names if name not in others or name in title),
        key=lambda name: (speaks_as_company and name not in companies, name not in title, -text.count(name), title.find(name)),
    )
    places = {m.text for m in passage.mentions if m.kind == "place"}
    head = title + text[:80]
    best = next((name for name in ranked if name not in places), None)
    people = {label.name for label in interviews.labels(passage.text)} | {m.text for m in passage.mentions if m.kind == "person"}
    if decided is not None and (best is None or best not in head or best in people):
        return decided
    if best is not None and (best in head or text.count(best) > 1):
        return best
    if re.search(r"国家统计局|全国|我国", text) and (best is None or best not in text[:_OPENING]):
        return "中国"
    return ranked[0] if ranked else None
