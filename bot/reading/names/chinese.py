"""Finds names in Chinese text: people after a role or before a verb of saying, organisations by their last characters, places."""

from __future__ import annotations

import re

from bot.reading.names.runs import Spot

_HAN = "\u3400-\u9fff"
#: The most common Chinese family names, those of two characters first.
_FAMILY = (
    "(?:欧阳|上官|司马|诸葛|司徒|慕容|夏侯|皇甫|令狐|东方|"
    "[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程"
    "魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚"
    "邵万覃武钱戴严莫孔向常汤康易乔赖文])"
)
_ROLE = (
    "(?:首席执行官|首席财务官|首席技术官|首席运营官|首席科学家|首席经济学家|联合创始人|创始人|董事长|副总裁|总裁"
    "|总经理|负责人|发言人|董事局主席|主席|总监|CEO|CFO|CTO|COO|院长|教授|院士|部长|省长|市长|书记|总理|总统|外长"
    "|分析师|经济学家|研究员|律师|记者|校长|所长|局长|会长|秘书长|合伙人)"
)
_SAYS = "(?:表示|说道|说|称|指出|认为|强调|透露|介绍|坦言|补充|写道|回应|解释|告诉|直言|宣布|预计|预测|谈到|提到)"
_ADVERB = "(?:还|也|则|曾|近日|日前|今天|昨天|进一步|随后|在[^，。]{0,20})"
#: What may come right after a person's name.
_GOES_ON = (
    f"(?={_ADVERB}?{_SAYS}|在|于|曾|还|也|对|向|近日|日前|今天|昨天|出席|担任|出任|接任|辞去|将|则|就|等|[\\d，。、：:；（）()“”\\s]|$)"
)
#: What only people do, not companies.
_TAKES_OFFICE = (
    "(?:出任|担任|接任|接替|卸任|辞去|辞任|辞职|离职|退休|当选|任董事|任首席|任总|是[^，。]{0,12}(?:创始人|董事|总裁|教授)|出生|毕业|加入)"
)
_CLAUSE = "(?:(?<=[，。；：、！？“”（）\\s])|^)"
_GIVEN = f"[{_HAN}]{{1,2}}"
_PEOPLE = (
    re.compile(f"{_ROLE}、?({_FAMILY}{_GIVEN}?){_GOES_ON}"),
    re.compile(f"{_CLAUSE}({_FAMILY}{_GIVEN}?)(?={_ADVERB}?{_SAYS})", re.MULTILINE),
    re.compile(f"{_CLAUSE}({_FAMILY}{_GIVEN})(?=(?:将|已|曾|正式|随后|于[^，。]{{1,12}})?{_TAKES_OFFICE})", re.MULTILINE),
    re.compile(f"({_FAMILY}{_GIVEN})(?=（[^）]{{0,20}}）|\\([A-Z][^)]{{0,30}}\\))"),
)
_ORG_END = (
    "(?:股份有限公司|有限责任公司|有限公司|集团|公司|银行|大学|研究院|研究所|证券|基金会|基金|委员会|协会|交易所"
    "|人民政府|实验室|出版社|通讯社|联合会)"
)
#: Characters that are never in the name of an organisation.
_NOT_IN_ORG = "(?!公司|这家|该|一家|家|的|是|在|和|与|及|为|对|将|了|其|各|多|些|国内|所有|外资|上市)"
_ORG = re.compile(
    f"(?:(?<=[，。；：、！？“”（）《》\\s的与和及对由向在据是被])|^)((?:{_NOT_IN_ORG}[{_HAN}A-Za-z0-9]){{2,12}}?{_ORG_END})", re.MULTILINE
)
_PLACE = re.compile(
    "(?:中国|美国|英国|法国|德国|日本|韩国|印度|俄罗斯|欧盟|欧洲|亚洲|非洲|北京|上海|广州|深圳|杭州|香港|澳门|台湾|天津|重庆"
    "|成都|武汉|南京|苏州|西安|浙江|江苏|广东|山东|四川|湖北|湖南|福建|河南|河北|新加坡|马来西亚|泰国|越南|印度尼西亚|印尼"
    "|巴西|墨西哥|加拿大|澳大利亚|东南亚|中东|硅谷|乌镇|东京|首尔|伦敦|巴黎|柏林|纽约|华盛顿|莫斯科|迪拜)"
    "(?!证券|银行|大学|集团|公司|队)"
)
#: Companies and authorities that can't be recognised by the end of their names.
_KNOWN = re.compile(
    "(?:阿里巴巴|阿里云|蚂蚁集团|菜鸟网络|淘天集团|腾讯|百度|华为|小米|京东|美团|拼多多|字节跳动|网易|滴滴|快手|哔哩哔哩|比亚迪|宁德时代"
    "|蔚来|小鹏汽车|理想汽车|吉利汽车|中芯国际|台积电|富士康|联想|中兴通讯|科大讯飞|商汤科技|寒武纪|月之暗面|深度求索|智谱|英伟达|英特尔"
    "|微软|谷歌|苹果公司|亚马逊|特斯拉|三星电子|软银|高盛|摩根士丹利|摩根大通|花旗|瑞银|星巴克|麦当劳|波音|空客|国务院|商务部|外交部|财政部"
    "|工信部|工业和信息化部|科技部|教育部|发改委|国家发展改革委|国家统计局|海关总署|市场监管总局|国家网信办|证监会|中国证监会|央行|人民银行"
    "|美联储|欧洲央行|世界银行|国际货币基金组织|世贸组织|世卫组织|联合国)"
)
_ANY = re.compile(f"[{_HAN}]")


_LEGAL_FORM = re.compile("(?<!^)(?:集团)?(?:(?:控股)?(?:股份)?(?:有限责任公司|有限公司|公司)|(?<=集团))$")


def without_legal_form(name: str) -> str:
    """The name without its legal form, as texts shorten it: 红杉科技 for 红杉科技有限公司."""
    return _LEGAL_FORM.sub("", name)


def chinese_spots(text: str) -> list[Spot]:
    """The names recognised in Chinese text, in order and not overlapping; [] for text in other scripts."""
    if not _ANY.search(text):
        return []
    people = {match[1] for pattern in _PEOPLE for match in pattern.finditer(text)}
    found = [_spot(match.start(), match[0], "place") for match in _PLACE.finditer(text)]
    found += [_spot(match.start(), match[0], "organisation") for match in _KNOWN.finditer(text)]
    companies = [(match.start(1), match[1]) for match in _ORG.finditer(text)]
    found += [_spot(start, name, "organisation") for start, name in companies]
    if short := {stem for _, name in companies if 3 <= len(stem := without_legal_form(name)) < len(name)}:
        anywhere = re.compile("|".join(sorted(map(re.escape, short), key=len, reverse=True)))
        found += [_spot(match.start(), match[0], "organisation") for match in anywhere.finditer(text)]
    if people:
        anyone = re.compile("|".join(re.escape(name) for name in sorted(people, key=lambda name: (-len(name), name))))
        found += [_spot(match.start(), match[0], "person") for match in anyone.finditer(text) if len(match[0]) > 1]
    result: list[Spot] = []
    for spot in sorted(found, key=lambda spot: (spot.start, -spot.end)):
        if not result or spot.start >= result[-1].end:
            result.append(spot)
    return result


def _spot(start: int, name: str, kind: str) -> Spot:
    return Spot(start, start + len(name), name, (name,), False, False, kind=kind)
