"""Finds names in Chinese text: people after a role or before a verb of saying, organisations by their last characters, places."""

from __future__ import annotations

import re
from collections import Counter

from bot.core.patterns import regex
from bot.reading import interviews
from bot.reading.names.runs import Spot

_HAN = "\u3400-\u9fff"
#: The most common Chinese family names, those of two characters first.
FAMILY = (
    "(?:欧阳|上官|司马|诸葛|司徒|慕容|夏侯|皇甫|令狐|东方|"
    "[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程"
    "魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚"
    "邵万覃武钱戴严莫孔向常汤康易乔赖文])"
)
#: Rarer family names, many of which are ordinary words: names only behind an office ("首席财务官闵若溪").
FAMILY_BEHIND_OFFICE = (
    f"(?:{FAMILY}|"
    "[闵穆骆柳邢詹焦柯房裘缪郁洪左吉嵇裴荣翁荀甄曲封芮储靳巫谷班仲伊宫宁仇栾甘厉戎祖景岑温庄晏柴瞿"
    "阎茹习艾古耿匡文寇阙蔚巩聂晁敖辛阚饶沙鞠丰查荆游竺盖桓岳帅况晋楚涂牟佘墨路苗米冉桂施倪季殷盛项柏池舒卓"
    "阮葛蓝童梅凌霍虞辜麦迟纪冼佟滕娄卞尤华严屠阳翟鲍鲁韶卢胥])"
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
    regex(f"{_ROLE}、?({FAMILY_BEHIND_OFFICE}{_GIVEN}?){_GOES_ON}"),
    regex(f"{_CLAUSE}({FAMILY}{_GIVEN}?)(?={_ADVERB}?{_SAYS})", re.MULTILINE),
    regex(f"{_CLAUSE}({FAMILY}{_GIVEN})(?=(?:将|已|曾|正式|随后|于[^，。]{{1,12}})?{_TAKES_OFFICE})", re.MULTILINE),
    regex(f"{_CLAUSE}({FAMILY}{_GIVEN})(?=今年[1-9][0-9]岁|，[1-9][0-9]岁|生于|去世|逝世|辞世|享年)", re.MULTILINE),
    regex(f"({FAMILY}{_GIVEN})(?=（[^）]{{0,20}}）|\\([A-Z][^)]{{0,30}}\\))"),
)
_FULL_NAME = regex(f"{FAMILY_BEHIND_OFFICE}{_GIVEN}")
_ORG_END = (
    "(?:股份有限公司|有限责任公司|有限公司|集团|公司|银行|大学|研究院|研究所|证券|基金会|基金|委员会|协会|交易所"
    "|人民政府|实验室|出版社|通讯社|联合会)(?:(?:控股|股份)*(?:有限)?(?:责任)?公司)?"
)
#: Characters that are never in the name of an organisation.
_NOT_IN_ORG = (
    "(?!归属|公司|把|听说|您|你|我|他|她|哪|几个|[一两三四五六七八九十几]个"
    "|这家|该|一家|家|的|是|在|和|与|及|为|对|将|了|其|各|多|些|国内|所有|外资|上市|持有|创办|创立|执掌|掌管|加入|离开)"
)
_ORG = regex(
    f"(?:(?<=[，。；：、！？“”（）《》\\s的与和及对由向在据是被])|^)((?:{_NOT_IN_ORG}[{_HAN}A-Za-z0-9]){{2,18}}?{_ORG_END})", re.MULTILINE
)
_PLACES = (
    "(?:中国|美国|英国|法国|德国|日本|韩国|印度|俄罗斯|欧盟|欧洲|亚洲|非洲|北京|上海|广州|深圳|杭州|香港|澳门|台湾|天津|重庆"
    "|成都|武汉|南京|苏州|西安|浙江|江苏|广东|山东|四川|湖北|湖南|福建|河南|河北|新加坡|马来西亚|泰国|越南|印度尼西亚|印尼"
    "|巴西|墨西哥|加拿大|澳大利亚|东南亚|中东|硅谷|乌镇|东京|首尔|伦敦|巴黎|柏林|纽约|华盛顿|莫斯科|迪拜)"
)
_PLACE = regex(f"{_PLACES}(?!证券|银行|大学|集团|公司|队)")
#: Companies and authorities that can't be recognised by the end of their names.
_KNOWN = regex(
    "(?:阿里巴巴|阿里云|蚂蚁集团|菜鸟网络|淘天集团|腾讯|百度|华为|小米|京东|美团|拼多多|字节跳动|网易|滴滴|快手|哔哩哔哩|比亚迪|宁德时代"
    "|蔚来|小鹏汽车|理想汽车|吉利汽车|中芯国际|台积电|富士康|联想|中兴通讯|科大讯飞|商汤科技|寒武纪|月之暗面|深度求索|智谱|英伟达|英特尔"
    "|微软|谷歌|苹果公司|亚马逊|特斯拉|三星电子|软银|高盛|摩根士丹利|摩根大通|花旗|瑞银|星巴克|麦当劳|波音|空客|国务院|商务部|外交部|财政部"
    "|工信部|工业和信息化部|科技部|教育部|发改委|国家发展改革委|国家统计局|海关总署|市场监管总局|国家网信办|证监会|中国证监会|央行|人民银行"
    "|美联储|欧洲央行|世界银行|国际货币基金组织|世贸组织|世卫组织|联合国)"
)
_ANY = regex(f"[{_HAN}]")
#: Words for a line of business that end a company's name and that its short form leaves out: 云鹿 for 云鹿科技.
_BUSINESS = (
    "(?:新材料|新材|新能源|能源|科技|汽车|电子|医药|制药|药业|生物|软件|信息|网络|通信|动力|智能|股份|重工|控股|传媒|食品|饮料|乳业|酒业"
    "|航空|物流|地产|置业|电器|电气|光电|微电子|半导体|机器人|精密|材料|化工|化学|钢铁|船舶|海运|港口|影业|教育|医疗|健康|技术|数据|云计算"
    "|酒店|餐饮|零售|超市|文旅|茶业|家纺|鞋业|玩具|航运|快递|冷链|环境|水务|照明|瓷业|陶瓷|机电|仪器|光学|卫浴|厨电|清洁|园林"
    "|农业|纺织|服饰|家居|建材|环保|矿业|石油|燃气|电力|银行|证券|资本|投资|咨询|保险|基金|实业|工业|制造|装备|国际|集团)"
)
_ONLY_BUSINESS = regex(f"{_BUSINESS}*[料技]?")
#: Time words and conjunctions before a name, which are no part of it: 今年港湾公司, 2024年港湾公司, 此前公司.
_TIME = regex(
    "(?:(?:\\d{2,4}|[二〇零一三四五六七八九]{4})年(?:度|初|底|末)?|[0-9一二三四五六七八九十]{1,2}月(?:份|初|底|末)?|[0-9一二三四五六七八九十]{1,3}日|上半年|下半年"
    "|第?[一二三四]季度|前三季度|全年|(?:今年|去年|前年|明年)(?:年?[初底末])?|昨日|昨天|昨晚|今日|今天|今晨|周[一二三四五六日末]|星期[一二三四五六日]|近日|日前|此前|目前|截至|随后"
    "|同时|此外|另外|其中|晚间|上午|下午|早间|当日|同日|同期|(?<![今去前明]年)年底|据悉|不过|但是|而且|因此)+"
)
_DOES = (
    "(?:发布|推出|宣布|公布|披露|完成|获得|获批|签约|签下|签署|收购|出售|上调|下调|回应|成立于|计划|拟|预计|营收|收入|净利|利润|市值|股价|去年|今年"
    "|[前第]?[一二三四]季|上半年|下半年|创始人|首席|总经理|董事长|总裁|CEO|表示|称|在[^，。]{1,8}(?:发布|推出|宣布)|将|已|旗下|股份|员工|召回|裁员|融资|开售|扩产|投产|起诉|被)"
)
_STOP = (
    "[的了在是和与及或为对将其该本这那每各个些不可能所已曾还也都就才只很更最上下前后中内外年月日时天周季度第一二三四五六七八九十百千万亿元两几某"
    "有被让使向从到给把去来说称表示]"
)
_NO_COMPANY = regex(
    "公司|集团|记者|分析|市场|业内|官方|政府|双方|我们|他们|消息|报告|数据|产品|新品|机构|方面|此外|目前|如今|未来|预计|计划|同比|环比|增长|下降"
    "|行业|企业|客户|用户|用於|国家|全球|海外|国内|营业|收入|净利|毛利|成本|价格|销量|产能|订单|股东|董事|总部|工厂|项目|平台|手机|眼镜|耳机|厂商|(?:能源|电动|纯电|智能|混动|豪华|燃油|产|口|二手|[辆款台部种])汽车$"
    "|归母|扣非|归属|息税|每股|经营|累计|合计|平均|整体|总体|核心|主要|单季|本季|投资者|消费者|专家|媒体|法院|警方|当地|项目|资金|风电|新款|售价|电池"
    "|(?:大桥|隧道|机场|水库|电站|高铁|码头|港区|航站楼|园区|大楼|景区)$|镜头|芯片|面板|模组|组件|屏幕|疫苗|零件|电机|传感器|广告|订阅|会员|硬件"
)
#: What a company is beside another, before its name: 同行云鹿科技.
_BESIDE = regex("(?:主要|最大|老)?(?:竞争对手|对手|同行|同业|友商|旗下|全资子公司|控股子公司|子公司|母公司|供应商|大客户)")
_CLAUSE_LEAD = (
    f"(?:(?<=[，。；：、！？“”（）《》\\s])|^)(?:{_TIME.pattern}，?)?(?:{_BESIDE.pattern})?"
    f"(?:独家)?(?:专访|对话|探访|走访|揭秘|解读|实探)?(?:[{_HAN}]{{2,8}}(?:公司|企业|品牌|厂商))?"
)
_GOES = "(?:领投|跟投|参投|管理|主攻|主打|专注|深耕|向|赴|登陆|冲刺|递交|提交|拥有|共有|现有|遭|亏损|盈利|实现|正式|上市|挂牌)"
_SUFFIXED = regex(
    f"{_CLAUSE_LEAD}((?:(?!{_STOP})[{_HAN}]){{2,4}}?{_BUSINESS})(?=(?:{_TIME.pattern})?(?:{_DOES}|{_GOES})|（|[在与和的])", re.MULTILINE
)
#: What something is, where the text names it again: 这座车库是禾下农业的第一个农场.
_PREDICATE = regex(f"[是由]((?:(?![的了在是和与及或为对将其该本这那我你他您她把被让给一两三个])[{_HAN}]){{2,4}}?{_BUSINESS})(?=的|[，。])")
#: A workshop or a shop: 这里是清潭纸坊, 裕兴饭店.
HOUSES = tuple(
    "纸坊 酒坊 油坊 染坊 作坊 工坊 书店 书局 茶馆 面馆 饭店 酒楼 照相馆 瓷厂 酒厂 茶厂 纸厂 糖厂 船厂 琴行 琴厂 钟表行 老铺".split()
)
_HOUSE_END = f"(?:{'|'.join(HOUSES)})"
_HOUSE = regex(f"(?:(?<=[，。；：！？“\\s是叫开在])|^)((?:(?!{_STOP})[{_HAN}]){{2,4}}?{_HOUSE_END})(?=[，。的是在有\\d”])", re.MULTILINE)
#: Behind where it is from: 西安公司谷行机器人的新机器.
_SEATED = regex(f"{_PLACES}(?:创业|初创)?(?:公司|企业)((?:(?!{_STOP})[{_HAN}]){{2,4}}?{_BUSINESS})(?=[的，。、在与和])")
#: What is bought: 收购晴川影业51%股权.
_BOUGHT = regex(f"(?:收购|并购|入股|入主)((?:(?!{_STOP})[{_HAN}]){{2,4}}?{_BUSINESS})(?=[\\d的，。、]|全部|部分|股权|股份|控股权)")
_UNSUFFIXED = regex(f"{_CLAUSE_LEAD}((?:(?!{_STOP})[{_HAN}]){{2,4}}?)(?={_DOES})", re.MULTILINE)
_DEFINED = regex(
    f'[（(][^（()）\\n]{{0,40}}?(?:下文?[简统]?称|简称)(?:为)?[:：]?\\s*[“"「『]?([{_HAN}A-Za-z0-9]{{2,12}})[”"」』]?[^（()）\\n]{{0,20}}[）)]'
)
_BOUNDARY = frozenset("，。；：、！？“”（）《》的与和及对由向在据是被给从让称为 \n\t")


_LEGAL_FORM = regex("(?<!^)(?:集团)?(?:(?:控股)?(?:股份)?(?:有限责任公司|有限公司|公司)|(?<=集团))$")


def without_legal_form(name: str) -> str:
    """The name without its legal form, as texts shorten it: 红杉科技 for 红杉科技有限公司."""
    return _LEGAL_FORM.sub("", name)


def chinese_spots(text: str) -> list[Spot]:
    """The names recognised in Chinese text, in order and not overlapping; [] for text in other scripts."""
    if not _ANY.search(text):
        return []
    people = {match[1] for pattern in _PEOPLE for match in pattern.finditer(text)}
    people |= {label.name for label in interviews.labels(text) if label.name and not label.asks and _FULL_NAME.fullmatch(label.name)}
    found = [_spot(match.start(), match[0], "place") for match in _PLACE.finditer(text)]
    found += [_spot(match.start(), match[0], "organisation") for match in _KNOWN.finditer(text)]
    companies = [
        named
        for match in _ORG.finditer(text)
        if text[match.end(1) : match.end(1) + 1] not in ("「", "“") and (named := _without_time(match.start(1), match[1]))
    ]
    found += [_spot(start, name, "organisation") for start, name in companies]
    found += _quoted_spots(text)
    if short := _short_names(text, [name for _, name in companies]):
        anywhere = re.compile("|".join(sorted(map(re.escape, short), key=len, reverse=True)))
        found += [_spot(match.start(), match[0], "organisation") for match in anywhere.finditer(text)]
        found += _models(text, short)
    if people:
        anyone = re.compile("|".join(re.escape(name) for name in sorted(people, key=lambda name: (-len(name), name))))
        found += [_spot(match.start(), match[0], "person") for match in anyone.finditer(text) if len(match[0]) > 1]
    if (subjects := _projects(text)) is not None:
        found += [_spot(match.start(), match[0], "place") for match in subjects.finditer(text)]
    result: list[Spot] = []
    for spot in sorted(found, key=lambda spot: (spot.start, -spot.end)):
        if not result or spot.start >= result[-1].end:
            result.append(spot)
    return result


_BUILT = (
    "(?:特大桥|跨海大桥|跨江大桥|大桥|海底隧道|隧道|国际机场|机场|水库|水电站|核电站|抽水蓄能电站|电站|高铁|城际铁路|铁路"
    "|地铁\\d{1,2}号线|水利枢纽|运河|体育场|体育馆|图书馆|博物馆|美术馆|大剧院|科技馆|医院|产业园)"
)
_OWN = f"(?:(?![的了在是将从和与为到被]){_ANY.pattern})"
#: What is built, and a province, at the beginning of a line or a clause: 栖霞湾大桥合龙, 澜西省前三季度.
_PROJECT = regex(
    "(?:(?<=[，。；：、！？“《\\s从在由])|^)(?P<name>"
    f"(?!该|本|这|那|新|全|省|市|县|我|一座|两座|第|多|国内|世界|亚洲|全球){_OWN}{{2,5}}?{_BUILT}"
    f"|(?!全|我|该|本|各|外|多|直辖){_OWN}{{2,3}}(?:省|自治区)(?=前|上|一季|去年|今年|\\d|GDP|CPI|经济|外贸|出口))",
    re.MULTILINE,
)


def _projects(text: str) -> re.Pattern[str] | None:
    """The names of what is built, and of a province, that the head of a text gives; None where it gives none."""
    names = {match["name"] for match in _PROJECT.finditer(text[:_HEAD])}
    return re.compile("|".join(sorted(map(re.escape, names), key=len, reverse=True))) if names else None


#: "这台机器叫“青藤2”": a product, where its name ends in a number or a letter.
_CALLED = regex(f"(?:叫|叫做|名叫|名为|取名|命名为)[「“](?P<name>[{_HAN}A-Za-z0-9][{_HAN}A-Za-z0-9 ·-]{{0,10}}[0-9A-Z])[」”]")
#: What a product or a brand is, right before its name in quotation marks.
_QUOTED = regex(
    f"(?P<what>机器人|芯片|手机|模型|大模型|车型|产品|新品|系统|平台|飞机|无人机|耳机|眼镜|手表|相机|轿车|SUV|皮卡|机型|品牌|公司|企业|餐厅|连锁|超市|商店|书店|工作室|老字号|集团|厂)"
    f"(?P<open>[「“])(?P<name>[{_HAN}A-Za-z0-9][{_HAN}A-Za-z0-9 ·-]{{1,11}})[」”]"
)
_COMPANIES = frozenset("品牌 公司 企业 餐厅 连锁 超市 商店 书店 工作室 老字号 集团 厂".split())


_CODE = regex("[A-Z]{1,3}[0-9]{1,3}(?![A-Za-z0-9])")


def _models(text: str, makers: set[str]) -> list[Spot]:
    """The products that a text calls by their maker's name and a code: 海霖H5 of 海霖汽车."""
    stems = {re.sub(f"{_BUSINESS}$", "", maker) for maker in makers} | makers
    stems = {stem for stem in stems if len(stem) > 1}
    if not stems or _CODE.search(text) is None:
        return []
    named = re.compile(f"(?:{'|'.join(sorted(map(re.escape, stems), key=len, reverse=True))}){_CODE.pattern}")
    return [_spot(match.start(), match[0], "product") for match in named.finditer(text)]


def _quoted_spots(text: str) -> list[Spot]:
    """What a text brings in by its kind and in quotation marks, wherever it is named: 机器人「穗手2」, 生鲜品牌“果然鲜”."""
    kinds = {match["name"]: "organisation" if match["what"] in _COMPANIES else "product" for match in _QUOTED.finditer(text)}
    kinds |= {match["name"]: "product" for match in _CALLED.finditer(text)}
    kinds = {name: kind for name, kind in kinds.items() if text.count(name) > 1 and not _is_sentence(name)}
    for name in [name for name, kind in kinds.items() if kind == "product" and name[-1].isdigit()]:
        family = re.escape(name.rstrip("0123456789"))
        kinds |= dict.fromkeys(re.findall(f"{family}[0-9]{{1,2}}(?![0-9.])", text) if len(family) > 1 else (), "product")
    if not kinds:
        return []
    anywhere = re.compile("|".join(sorted(map(re.escape, kinds), key=len, reverse=True)))
    return [_spot(match.start(), match[0], kinds[match[0]]) for match in anywhere.finditer(text)]


def _is_sentence(name: str) -> bool:
    """Whether quoted words are a saying rather than a name."""
    return len(name) > 2 and re.search("[的了是在不我你他就都]", name) is not None


def _without_time(start: int, name: str) -> tuple[int, str] | None:
    """A name and its start without the words of time and role before it; None where only a word like 公司 is left."""
    while lead := _TIME.match(name) or _BESIDE.match(name) or _SORT.match(name):
        start, name = start + lead.end(), name[lead.end() :]
    stem = without_legal_form(name)
    is_sort = stem != name and _ONLY_BUSINESS.fullmatch(stem) is not None  # "数据公司"
    return (start, name) if len(name) > 2 and stem and not is_sort and not _NO_NAME.fullmatch(name) else None


#: What a company is, and how the news came, before its name: 冷链物流企业霁川冷链, 施工方远桥集团, 记者17日从北屿港集团.
_SORT = regex(
    f"(?:记者(?:\\d{{1,2}}日)?从|(?:[{_HAN}A-Za-z]{{2,8}}?(?:企业|厂商|品牌|供应商|制造商|服务商|运营商|开发商|生产商|承包商|巨头|龙头)|(?:施工|承建|建设|运营|开发|设计|监理)(?:方|单位))(?:——)?)"
    f"(?=[{_HAN}A-Za-z0-9]{{4}})"
)
_NO_NAME = regex(
    "(?:[^，。]{0,4}时|[本该各多两国内外]|上市|子|母|分){0,4}(?:公司|集团|银行|证券|基金|大学|协会|委员会|交易所)"
    f"|{_PLACES}(?:的)?(?:公司|企业)"
)


def _short_names(text: str, companies: list[str]) -> set[str]:
    """The short names of companies that the text uses: 青屿新材料 and 青屿新材 for 青屿新材料股份有限公司, 云鹿 and 云鹿科技."""
    stems = {stem for name in companies if 3 <= len(stem := without_legal_form(name)) < len(name)}
    defined = {match[1] for match in _DEFINED.finditer(text) if not _ROLE_NAME.fullmatch(match[1])}
    defined |= headlined(text)
    suffixed = {match[1] for match in _BOUGHT.finditer(text) if not _NO_COMPANY.search(match[1])}
    suffixed |= {match[1] for match in _SEATED.finditer(text) if not _NO_COMPANY.search(match[1])}
    suffixed |= {match[1] for match in _SUFFIXED.finditer(text) if not _NO_COMPANY.search(match[1]) and not _PLACE.match(match[1])}
    suffixed |= {
        match[1]
        for match in _PREDICATE.finditer(text)
        if not _NO_COMPANY.search(match[1]) and not _PLACE.match(match[1]) and _is_called(text, match[1][:2])
    }
    houses = (match[1] for match in _HOUSE.finditer(text))
    suffixed |= {name for name in houses if not _NO_COMPANY.search(name) and not _PLACE.match(name) and _is_named_again(text, name)}
    plain = Counter(match[1] for match in _UNSUFFIXED.finditer(text) if not _NO_COMPANY.search(match[1]) and not _PLACE.match(match[1]))
    bare = {name for name, count in plain.items() if count > 1 and not _is_role(name)}
    fuller = stems | suffixed
    return stems | defined | suffixed | bare | {short for stem in list(fuller)[:50] for short in _cut_forms(text, stem)}


def _is_called(text: str, short: str) -> bool:
    """Whether a text calls somebody by two characters, more than twice and as the subject of a clause: 禾下现有员工540人."""
    return text.count(short) > 2 and re.search(f"(?:^|[，。；\\n]){short}(?:在|现有|的|去年|今年|将|已|又|还|有|没有)", text) is not None


_HOUSE_NOUN = regex(f"{_HOUSE_END}$")


def _is_named_again(text: str, name: str) -> bool:
    """Whether a text comes back to a house by its name or by what it is: 纸坊 of 清潭纸坊."""
    noun = _HOUSE_NOUN.search(name)
    return noun is not None and text.count(noun[0]) > 1


#: What a notice calls the sides of a deal by: （以下简称“公司”）.
_ROLE_NAME = regex(
    "(?:本|贵|该|母|子|标的|目标|上市)?(?:公司|集团|企业|银行|项目|合同|协议|基金|平台|机构)|发行人|[甲乙丙买卖双]方|承租方|出租方"
)
#: The head of a text, in characters, with its headline.
_HEAD = 260
#: What only companies have and do.
_OF_COMPANIES = (
    "(?:CEO|CFO|CTO|联合创始人|创始人|董事长|总裁|总经理|首席|产品总监|副总裁|合伙人|旗下|成立于|创立于|总部|方面表示|官网|门店|发布会"
    "|股价|公告|回应|的策略|计划|宣布|透露)"
)
_HEADLINED = regex(
    f"(?:(?<=[，。；：、！？“”「」《》（）\\s由据与和对话])|^)(?P<name>(?:(?![的了在是将从把被有]){_ANY.pattern}){{2,4}}?)(?=[”」]?{_OF_COMPANIES})",
    re.MULTILINE,
)
_BRACKETED_NAME = regex(f"「([{_HAN}]{{2,8}})」")


def headlined(text: str) -> set[str]:
    """The companies that a headline names and that the text says something of that only companies have: 苍云旗下, 苍云CEO, 「苍云」."""
    head = text[:_HEAD]
    found = Counter(match["name"] for match in _HEADLINED.finditer(text))
    names = {name for name, count in found.items() if (name in head or count > 2) and text.count(name) > 2}
    names |= {match[1] for match in _BRACKETED_NAME.finditer(head) if text.count(match[1]) > 1}
    return {name for name in names if not _is_common(name)}


def _is_common(name: str) -> bool:
    """Whether a word is no company's own: one of time, of place, of the trade, or of people."""
    if _ROLE_NAME.fullmatch(name) or _PLACE.match(name) or _TIME.match(name) or re.fullmatch(_ROLE, name):
        return True
    stem = re.sub(f"{_BUSINESS}$", "", name)
    return len(stem) < 2 or _NO_COMPANY.search(stem) is not None or re.search(_STOP, stem) is not None


def _is_role(name: str) -> bool:
    return any(pattern.match(name) for pattern in _PEOPLE[:1])


def _cut_forms(text: str, stem: str) -> set[str]:
    """The beginnings of a name that the text uses alone, at least twice or at the start of a headline."""
    lead = stem[:2]
    if len(stem) < 3 or _PLACE.match(stem):
        return set()
    found: Counter[str] = Counter()
    for match in re.finditer(re.escape(lead), text):
        size = 2
        while size < len(stem) and text[match.start() + size : match.start() + size + 1] == stem[size]:
            size += 1
        if match.start() == 0 or text[match.start() - 1] in _BOUNDARY:
            found[stem[:size]] += 1
    return {
        short
        for short, count in found.items()
        if short != stem and (count > 1 or len(short) > 2 or re.search(f"^{re.escape(short)}", text, re.MULTILINE))
    }


def is_short_for(short: str, full: str) -> bool:
    """Whether one Chinese name is the other without its line of business and its legal form: 云鹿 for 云鹿科技有限公司."""
    stem = without_legal_form(full)
    rest = stem[len(short) :]
    return len(short) > 1 and full.startswith(short) and (short == stem or len(rest) <= 1 or _ONLY_BUSINESS.fullmatch(rest) is not None)


def _spot(start: int, name: str, kind: str) -> Spot:
    return Spot(start, start + len(name), name, (name,), False, False, kind=kind)


def short_name(name: str) -> str:
    """A Chinese company's name without its line of business and legal form, as people type it: 青屿 for 青屿新材料股份有限公司."""
    stem = without_legal_form(name)
    for size in (2, 3, 4):
        if size < len(stem) and _ONLY_BUSINESS.fullmatch(stem[size:]) and not _PLACE.match(stem):
            return stem[:size]
    return stem
