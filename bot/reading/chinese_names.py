"""Names in Chinese text: people before a verb of saying or behind a role, companies and bodies by their last characters, places."""

from __future__ import annotations

import re

from bot.reading.spotting import Spot

_HAN = "\u3400-\u9fff"
#: The family names that nine of ten Chinese people bear, the two-character ones first.
_FAMILY = (
    "欧阳|上官|司马|诸葛|司徒|慕容|夏侯|皇甫|令狐|东方|"
    "[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文]"
)
_ROLE = (
    "首席执行官|首席财务官|首席技术官|首席运营官|首席科学家|联合创始人|创始人|董事长|副总裁|总裁|总经理|副总经理|负责人|发言人|董事局主席|主席|总监|CEO|CFO|CTO|COO|院长|教授|院士|部长|副部长|省长|市长|书记|总理|总统|外长"
    "|分析师|经济学家|研究员|律师|记者|校长|所长|局长|会长|秘书长|合伙人"
)
_SAYING = "表示|说道|说|称|指出|认为|强调|透露|介绍|坦言|补充|写道|回应|宣布|预测|预计|解释|告诉|谈到|提到|直言|感叹|回忆|呼吁|警告|承认|否认|在|于|曾|还|也|对|向|近日|日前|今天|昨天|出席|担任|将|则"
_AFTER_ROLE = re.compile(rf"(?:{_ROLE})、?((?:{_FAMILY})[{_HAN}]{{1,2}})(?=(?:{_SAYING})|[，。、：:；（）()“”\s]|$)")
_BEFORE_SAYING = re.compile(
    rf"(?:(?<=[，。；：、！？“”（）\n\s])|^)((?:{_FAMILY})[{_HAN}]{{1,2}}?)(?=(?:表示|说道|说|称|指出|认为|强调|透露|介绍|坦言|补充|写道|回应|解释|告诉|直言|在[^，。]{{0,20}}(?:表示|说|称|指出)|还表示|也表示|还说|还指出))",
    re.MULTILINE,
)
_BEFORE_ROLE = re.compile(rf"((?:{_FAMILY})[{_HAN}]{{1,2}})(?=（[^）]{{0,20}}）|\([^)]{{0,20}}\))")
_ORG_END = "股份有限公司|有限责任公司|有限公司|集团|公司|银行|大学|研究院|研究所|证券|基金会|基金|委员会|协会|交易所|人民政府|实验室|出版社|通讯社|联合会"
_ORG = re.compile(
    rf"(?:(?<=[，。；：、！？“”（）《》\n\s的与和及对由向在据是被])|^)((?:(?!公司|这家|该|一家|家|的|是|在|和|与|及|为|对|将|了|其|各|多|些)[{_HAN}A-Za-z0-9]){{2,12}}?(?:{_ORG_END}))",
    re.MULTILINE,
)
_PLACES = "中国|美国|英国|法国|德国|日本|韩国|印度|俄罗斯|欧盟|欧洲|亚洲|非洲|北京|上海|广州|深圳|杭州|香港|澳门|台湾|天津|重庆|成都|武汉|南京|苏州|西安|浙江|江苏|广东|山东|四川|湖北|湖南|福建|河南|河北|新加坡|马来西亚|泰国|越南|印尼|印度尼西亚|巴西|墨西哥|加拿大|澳大利亚|东南亚|中东|硅谷|乌镇|东京|首尔|伦敦|巴黎|柏林|纽约|华盛顿|莫斯科|迪拜"
_PLACE = re.compile(rf"(?:{_PLACES})(?!证券|银行|大学|集团|公司|队|人(?!民))")
_TITLED = re.compile(r"《([^《》\n]{1,40})》")
_ANY = re.compile(rf"[{_HAN}]")


def chinese_spots(text: str) -> list[Spot]:
    """The names that can be told in Chinese text, in order, none inside another; [] for text in other scripts."""
    if not _ANY.search(text):
        return []
    found: dict[int, Spot] = {}
    people: set[str] = set()
    for pattern in (_AFTER_ROLE, _BEFORE_SAYING, _BEFORE_ROLE):
        for match in pattern.finditer(text):
            people.add(match[1])
    for match in re.finditer("|".join(sorted(map(re.escape, people), key=len, reverse=True)), text) if people else ():
        found[match.start()] = _spot(match.start(), match[0], "person")
    for match in _ORG.finditer(text):
        found.setdefault(match.start(1), _spot(match.start(1), match[1], "organisation"))
    for match in _PLACE.finditer(text):
        found.setdefault(match.start(), _spot(match.start(), match[0], "place"))
    result: list[Spot] = []
    for start in sorted(found):
        spot = found[start]
        if not result or spot.start >= result[-1].end:
            result.append(spot)
    return result


def _spot(start: int, name: str, kind: str) -> Spot:
    return Spot(start, start + len(name), name, (name,), False, False, kind=kind)
