"""Reads amounts in Chinese text: digits or Chinese numerals with 万 and 亿, money, shares, multiples, ranges, comparators."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.core.patterns import regex
from bot.reading.amounts.units import CHINESE_DIGITS, CHINESE_MAGNITUDES, CHINESE_UNITS
from storage.values import Comparator, Quantity


@dataclass(frozen=True, slots=True)
class ChineseAmount:
    """A quantity at ``sentence[start:end]``."""

    start: int
    end: int
    quantity: Quantity
    kind: str
    phrase: str = ""
    negative: bool = False


_NUMERALS = "".join((*CHINESE_DIGITS, *CHINESE_MAGNITUDES))
_ARABIC = r"\d{1,3}(?:,\d{3}){1,8}(?:\.\d+)?|[０-９]{1,3}(?:，[０-９]{3}){1,8}|\d{1,20}(?:\.\d{1,12})?"
#: "3800亿", and in parts "1亿2千万", "2亿4000万", "13万2千".
_SIZE = "(?:[十百万亿萬億]|[千兆](?!瓦|克|米|赫|字节|伏|帕|卡|焦))"  # the 千 of 千瓦时 belongs to the unit
_PARTS = (
    rf"(?:{_ARABIC})(?:{_SIZE}{{1,3}}(?:\d{{1,4}}(?:\.\d{{1,4}})?[十百千万亿萬億]{{1,2}}){{0,3}}"
    rf"(?:(?<=[百千万亿])\d(?=[，。；、！]|$))?)?"
)
_PART = regex(rf"({_ARABIC})([十百千万亿兆萬億]*)")
_NUMBER = rf"(?:{_PARTS}|[{_NUMERALS}]{{1,12}}个半?亿|[{_NUMERALS}]{{1,24}}(?:点[{_NUMERALS}]{{1,12}})?)"
_COMPARATORS = {
    "超过": ">", "超": ">", "逾": ">", "多于": ">", "高于": ">", "突破": ">", "大于": ">", "过": ">", "至少": ">=", "不少于": ">=",
    "不低于": ">=",
    "不足": "<", "不到": "<",
    "低于": "<", "少于": "<", "小于": "<", "未满": "<", "至多": "<=", "最多": "<=", "不超过": "<=", "不高于": "<=", "约": "~",
    "大约": "~", "约为": "~",
    "上": ">=", "可达": "<=",
    "近": "~", "将近": "~", "接近": "~", "大概": "~", "估计": "~", "差不多": "~",
}  # fmt: skip
_AFTER = {
    "以上": ">=",
    "及以上": ">=",
    "以下": "<",
    "以内": "<=",
    "左右": "~",
    "上下": "~",
    "出头": ">",
    "有余": ">",
    "开外": ">",
    "来": "~",
    "之多": "=",
}
_BEFORE = "|".join(sorted((words for words in _COMPARATORS if words != "上"), key=len, reverse=True)) + "|(?<!以)上(?=[百千万亿])"
_UNIT = "|".join(re.escape(unit) for unit in sorted(CHINESE_UNITS, key=len, reverse=True))
_CLASSIFIERS = "个名家款项台辆位人次件套条座只艘架部户所场种笔支张份篇颗片枚头匹幢栋间批桶股单杯瓶盒袋箱罐"
_AMOUNT = regex(
    rf"(?:(?P<before>{_BEFORE})(?:了|有|达|为)?\s?)?(?:"
    rf"百分之(?P<percent>{_NUMBER})(?:[至到\-~—](?:百分之)?(?P<percent2>{_NUMBER}))?"
    rf"|(?P<below>[{_NUMERALS}]{{1,4}})分之(?P<above>[{_NUMERALS}]{{1,4}})"
    rf"|(?P<off>\d(?:\.\d)?|[一二三四五六七八九]{{1,2}})折(?![叠磨断合射旧算腰线返])"
    rf"|(?:(?P<teens>[一二三四五六七八九]?十)几(?P<teens_size>[百千万亿]{{0,2}})|[数几](?P<several>[十百千万亿]{{1,3}})|(?P<legion>成千上万)|数以(?P<counted_by>[百千万亿])计的?)"
    rf"\s?多?(?P<vague_unit>{_UNIT}|[{_CLASSIFIERS}])?"
    rf"|(?P<mixed>{_NUMBER})(?P<mixed_unit>个半小时|个半月|个半钟头|年半|天半|倍半)"
    rf"|(?P<fifty>年[过逾近]半百)"
    rf"|半个?(?P<half_of>亿|百万|千万|万亿)(?P<half_unit>{_UNIT}|[{_CLASSIFIERS}])?"
    rf"|(?P<moment>(?<![上下前后大多小])半)(?:个)?(?P<moment_unit>年|小时|月|天|世纪|钟头)(?![报度以内级薪线])"
    rf"|(?P<quarter>[一三])刻钟"
    rf"|(?P<yuan>{_NUMBER})[元块](?P<tenth>[\d一二两三四五六七八九])[角毛](?:(?P<hundredth>[\d一二三四五六七八九])分)?"
    rf"|(?P<next>(?:一二|一两|两三|二三|三四|三五|四五|五六|六七|七八|八九))(?P<next_size>[十百千万亿]{{0,3}})\s?(?P<next_unit>{_UNIT}|[{_CLASSIFIERS}])"
    rf"|(?P<tenths>[一二两三四五六七八九])成(?P<half>半|[一二三四五六七八九])?(?![为立本功果绩都长交]|员(?!工))"
    rf"|(?P<fold>翻(?:了)?(?P<times>[一两二三四])?番)"
    rf"|(?P<moiety>(?:一半|半数|过半)(?!导体|百))"
    rf"|(?P<sign>US\$|HK\$|[$€£¥￥])?(?P<number>{_NUMBER})(?P<more>多|余|来)?(?P<more_size>(?:[十百万亿]|千(?!瓦|克|米|赫|字节|伏|帕|卡|焦)){{0,2}})\s?(?P<first_unit>{_UNIT}|[{_CLASSIFIERS}])?"
    # "下降18%至1.05亿元" is no range, nor is "提高2个百分点至31%"
    r"(?:(?<!百分点)(?:(?<![%％])|(?=\s?[至到\-~—–]\s?[\d.]{1,8}\s?[%％]))"
    rf"\s?[至到\-~—–]\s?(?P<number2>{_NUMBER})\s?(?P<unit>{_UNIT}|[{_CLASSIFIERS}])?)?"
    rf")(?P<after>及?以上|以下|以内|左右|上下|出头|有余|开外|之多)?"
)
_SIGNS = {"US$": "USD", "HK$": "HKD", "$": "USD", "€": "EUR", "£": "GBP", "¥": "CNY", "￥": "CNY"}
#: Nouns that can follow a large number without a measure word.
_COUNTED = regex(
    r"(?:活跃|付费|注册|月活|日活)?(?:用户|员工|企业|客户|家庭|居民|学生|观众|粉丝|会员|订单|参数|人口|商家|开发者|游客|旅客|民众|士兵)"
)
_NOUN = regex(r"[\u4e00-\u9fff]{1,12}")
#: Words that end a counted noun: function words and verbs.
_NOUN_END = regex(
    r"[的了在是和与及或将被把为有对从到以而并也都已等之于由向让使所可能会要来去上下中内外前后]|参加|参与|完成|实现|成为|组成|受伤|死亡|遇难|失踪|同比|增长|增加|增至|提高|提升|上升|扩大|降低|减少|升至|降至|下降|达到|倒塌|中断|受损|被|投入|投资|停运|取消|关闭|获得|获|支持|需要|通过|已|正|位于|进入|出现|发生|预计|分别|表示|认为|使用|采用|超过|覆盖|工作|生活|居住|观看|接受|涉及"
)
_NOT_AFTER = regex(r"[年月日号时点分秒届]|世纪|季度|后|岁以")
_KIND_OF_UNIT = {"%": "percent", "percentage point": "percent", "basis point": "percent", "times": "times"}
_TIMES = frozenset(("years", "months", "days", "hours", "minutes", "seconds", "weeks"))


def find(sentence: str) -> tuple[ChineseAmount, ...]:
    """The quantities of one Chinese sentence, in order."""
    dates = [found.span() for found in _COMPACT_DATE.finditer(sentence)]
    starts = [start for start, _ in dates]

    def is_date(amount: ChineseAmount) -> bool:
        index = bisect_left(starts, amount.end) - 1
        return index >= 0 and dates[index][1] > amount.start

    return tuple(amount for match in _AMOUNT.finditer(sentence) if (amount := _amount(sentence, match)) is not None and not is_date(amount))


#: "2024/3/5", "2024.3.5", "20240305": dates, no amounts.
_COMPACT_DATE = regex(
    r"(?<![\d./-])(?:19|20)\d\d(?:([-/.])\d{1,2}\1\d{1,2}(?![\d/.])|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?![\d.,万亿千元]))"
)
_MINUS = regex(r"(?:(?<![\d\w])[-−–]|[达为是至到约][-−–]|负)$")


def number(words: str) -> Decimal | None:
    """The value of a Chinese or mixed number ("3800亿", "一百零五", "二点五万"), or None where it is not a number."""
    if words[:1].isascii() or words[:1].isdecimal():  # also full-width digits
        return _in_parts(words)
    if words.endswith(("个亿", "个半亿")):
        whole, _, rest = words.partition("个")
        count = _whole(whole)
        return None if count is None else (count + (Decimal("0.5") if rest == "半亿" else 0)) * 10**8
    whole, point, rest = words.partition("点")
    if point:
        sizes = ""
        while rest and rest[-1] in CHINESE_MAGNITUDES:
            sizes, rest = rest[-1] + sizes, rest[:-1]
        before = _whole(whole)
        if before is None or not rest or any(character not in CHINESE_DIGITS for character in rest):
            return None
        value = before + Decimal("0." + "".join(str(CHINESE_DIGITS[character]) for character in rest))
        for character in sizes:
            value *= CHINESE_MAGNITUDES[character]
        return value
    return _whole(words)


def _in_parts(words: str) -> Decimal | None:
    """The value of digits with magnitudes: "3800亿", "1亿2千万", "1千8百万"; None where a part is not smaller than the one before it."""
    for character in "兆亿億万萬":
        left, found, right = words.rpartition(character)
        if found:
            high, low = _in_parts(left) if left else Decimal(1), _in_parts(right) if right else Decimal(0)
            whole = CHINESE_MAGNITUDES[character]
            if low is not None and len(right) == 1:
                low *= whole // 10  # "1万2" is 12,000
            return None if high is None or low is None or low >= whole else high * whole + low
    total, last = Decimal(0), Decimal(10) ** 30
    for part in _PART.finditer(words):
        value, size = Decimal(part[1].replace(",", "").replace("，", "")), Decimal(1)
        for character in part[2]:
            size *= CHINESE_MAGNITUDES[character]
        if value * size >= last:
            return None
        total, last = total + value * size, size
    return total


def _whole(words: str) -> Decimal | None:
    if words and all(character in CHINESE_DIGITS for character in words):
        return Decimal("".join(str(CHINESE_DIGITS[character]) for character in words))
    for character, size in (("兆", 10**12), ("亿", 10**8), ("億", 10**8), ("万", 10**4), ("萬", 10**4)):
        if character in words:
            left, _, right = words.rpartition(character)
            high, low = _whole(left) if left else Decimal(1), _whole(right) if right else Decimal(0)
            if high is None or low is None:
                return None
            if len(right) == 1 and right in CHINESE_DIGITS:
                low *= size // 10  # "两万五" is 25,000
            return high * size + low
    return _below_10000(words)


def _below_10000(words: str) -> Decimal | None:
    total, digit, last = 0, 0, 0
    for character in words:
        if character in CHINESE_DIGITS:
            digit = CHINESE_DIGITS[character]
        else:
            last = CHINESE_MAGNITUDES[character]
            total += (digit or 1) * last
            digit = 0
    if digit and last >= 100 and words[-2] not in "零〇":  # "三千五" is 3,500
        digit *= last // 10
    return Decimal(total + digit)


def _amount(s: str, match: re.Match[str]) -> ChineseAmount | None:
    amount = _read(s, match)
    if amount is not None and _MINUS.search(s[max(0, amount.start - 2) : amount.start]):
        return replace(amount, start=amount.start - 1, negative=True)
    return amount


def _read(s: str, match: re.Match[str]) -> ChineseAmount | None:
    start = match.start("before") if match["before"] else match.start()
    begin = match.end("before") if match["before"] else match.start()
    if not (match["fold"] or match["percent"] or match["below"] or match["moiety"]) and _is_part_of_name(s, begin):
        return None
    after = match["after"] or ""
    comparator = Comparator(_AFTER.get(after, _COMPARATORS.get(match["before"] or "", "=")))
    if match["vague_unit"] is not None or match["teens"] or match["several"] or match["legion"] or match["counted_by"]:
        return _vague(s, match, begin, comparator)
    if match["fifty"]:
        age = {"过": Comparator.OVER, "逾": Comparator.OVER, "近": Comparator.ABOUT}[match["fifty"][1]]
        return ChineseAmount(begin, match.end(), Quantity(Decimal(50), "years", age), "time")
    if special := _special(s, match):
        value, high, word = special
        unit, end, kind, phrase = _unit(s, match, word)
        return ChineseAmount(begin, max(end, match.end()), Quantity(value, unit, comparator, high), kind, phrase)
    if match["number"] is None:
        share = _share(match)
        if share is None:
            return None
        value, high, unit = share
        if match["moiety"] == "过半":
            comparator = Comparator.OVER
        if value != value.quantize(Decimal("0.01")):
            value = value.quantize(Decimal("0.01"))
        return ChineseAmount(begin, match.end(), Quantity(value, unit, comparator, high), _KIND_OF_UNIT.get(unit, "count"))
    del start
    return _counted(s, match, begin, comparator)


def _vague(s: str, match: re.Match[str], begin: int, comparator: Comparator) -> ChineseAmount:
    """ "十几个": 11 to 19; "数百家": 200 to 999; "成千上万"."""
    if match["teens"]:
        size = Decimal(1)
        for character in match["teens_size"]:
            size *= CHINESE_MAGNITUDES[character]
        tens = number(match["teens"]) or Decimal(10)
        low, high = (tens + 1) * size, (tens + 9) * size
    elif several := match["several"] or match["counted_by"]:
        size = Decimal(1)
        for character in several:
            size *= CHINESE_MAGNITUDES[character]
        low, high = 2 * size, 10 * size - 1
    else:
        low, high = Decimal(1000), Decimal(99999)
    unit, end, kind, phrase = _unit(s, match, match["vague_unit"] or "")
    hedge = comparator if comparator is not Comparator.EQUAL else Comparator.ABOUT
    return ChineseAmount(begin, max(end, match.end()), Quantity(low, unit, hedge, high), kind, phrase)


_MIXED = {"个半小时": "小时", "个半钟头": "小时", "个半月": "个月", "年半": "年", "天半": "天", "倍半": "倍"}
_MOMENTS = {"年": "年", "小时": "小时", "钟头": "小时", "月": "个月", "天": "天", "世纪": "年"}


def _special(s: str, match: re.Match[str]) -> tuple[Decimal, Decimal | None, str] | None:
    """Value, high end and unit word of "两个半小时", "半年", "一刻钟", "3元5角", "六七百人" and "八五折"; None for anything else."""
    if match["mixed"]:
        whole = number(match["mixed"])
        return None if whole is None else (whole + Decimal("0.5"), None, _MIXED[match["mixed_unit"]])
    if match["moment"]:
        word = match["moment_unit"]
        return (Decimal(50) if word == "世纪" else Decimal("0.5")), None, _MOMENTS[word]
    if match["half_of"]:
        half = Decimal("0.5")
        for character in match["half_of"]:
            half *= CHINESE_MAGNITUDES[character]
        return half, None, match["half_unit"] or ""
    if match["quarter"]:
        return Decimal(15 * CHINESE_DIGITS[match["quarter"]]), None, "分钟"
    if match["yuan"]:
        whole = number(match["yuan"])
        tenths, hundredths = (Decimal(CHINESE_DIGITS.get(digit, digit)) for digit in (match["tenth"], match["hundredth"] or "0"))
        return None if whole is None else (whole + tenths / 10 + hundredths / 100, None, "元")
    if match["next"]:
        size = Decimal(1)
        for character in match["next_size"]:
            size *= CHINESE_MAGNITUDES[character]
        low, high = (CHINESE_DIGITS[character] * size for character in match["next"])
        return low, high, match["next_unit"]
    if match["off"]:
        digits = "".join(str(CHINESE_DIGITS.get(character, character)) for character in match["off"])
        worth = Decimal(digits)
        return (worth if len(digits) == 2 and "." not in digits else worth * 10), None, "%"
    return None


def _is_part_of_name(s: str, begin: int) -> bool:
    """Whether the number follows a letter, a digit or an ordinal prefix: "Qwen2.5", "第三", "双11"."""
    before = s[begin - 1 : begin]
    if before in ("-", "−", "–") and _MINUS.search(s[max(0, begin - 2) : begin]):
        return False
    return bool(before) and (before in "第双初星周期-.:/_#" or (before.isascii() and before.isalnum()))


def _share(match: re.Match[str]) -> tuple[Decimal, Decimal | None, str] | None:
    if match["percent"]:
        low = number(match["percent"])
        high = number(match["percent2"]) if match["percent2"] else None
        return None if low is None or (high is not None and high < low) else (low, high, "%")
    if match["below"]:
        below, above = number(match["below"]), number(match["above"])
        return (above * 100 / below, None, "%") if below and above and above < below else None
    if match["tenths"]:
        half = match["half"]
        rest = 0 if not half else 5 if half == "半" else CHINESE_DIGITS[half]
        return Decimal(CHINESE_DIGITS[match["tenths"]] * 10 + rest), None, "%"
    if match["fold"]:
        return Decimal(2 ** CHINESE_DIGITS[match["times"] or "一"]), None, "times"
    return Decimal(50), None, "%"


def _counted(s: str, match: re.Match[str], begin: int, comparator: Comparator) -> ChineseAmount | None:
    value = number(match["number"])
    if (
        value is None
        or any(s[at : at + 4] in _IDIOMS for at in (begin, begin - 1, begin - 2) if at >= 0)
        or _LETTER.match(s, match.end("number"))
    ):
        return None
    for character in match["more_size"] or "":
        value *= CHINESE_MAGNITUDES[character]
    high = number(match["number2"]) if match["number2"] else None
    if high is not None:
        sizes = re.search(r"[千万亿兆]+$", match["number2"])
        if sizes and not re.search(r"[千万亿兆]$", match["number"]) and not match["first_unit"]:
            for character in sizes.group():
                value *= CHINESE_MAGNITUDES[character]
        if high <= value:
            return None
    if match["more"] and comparator is Comparator.EQUAL:
        comparator = Comparator.ABOUT if match["more"] == "来" else Comparator.OVER
    word = match["unit"] or match["first_unit"] or ""
    spelled = not match["number"][0].isdecimal()
    if _is_no_amount(s, match, word, value, spelled=spelled):
        return None
    unit, end, kind, phrase = _unit(s, match, word)
    large = bool(re.search(r"[百千万亿]", match["number"] + (match["more_size"] or "")))
    bare = match["number"][0] in "百千万亿兆萬億佰仟" and not (match["before"] or (unit and _ROUND.fullmatch(match["number"])))
    if (spelled and bare) or (spelled and not unit and len(match["number"]) < 2 and not match["before"]):
        return None
    if word == "件" and s.startswith("事", match.end()):
        return None  # "只做一件事"
    if not word and _RANKING.match(s, match.end()):
        return None
    if spelled and not _YEAR.fullmatch(s.strip()) and not s[:begin].strip() and not s[match.end() :].strip():
        return ChineseAmount(begin, max(end, match.end()), Quantity(value, unit, comparator, high), kind, phrase)
    if not unit and ((spelled and not large and not match["after"]) or _NOT_AFTER.match(s, match.end())):
        return None
    return ChineseAmount(begin, max(end, match.end()), Quantity(value, unit, comparator, high), kind, phrase)


#: Idioms that contain numbers.
_IDIOMS = frozenset(
    """
    十万火急 千方百计 一心一意 三心二意 五花八门 七上八下 百花齐放 千家万户 万众一心 一五一十 十全十美 百发百中 三番五次 三番两次 接二连三
    一清二楚 三令五申 三言两语 五颜六色 七嘴八舌 九牛一毛 一举两得 四分五裂 不三不四 一石二鸟 四面八方 一干二净 千千万万 五湖四海""".split()
)
_LETTER = regex(r"[A-Za-z](?![A-Za-z])(?=[\u4e00-\u9fff]|$)")
_YEAR = regex(r"(?:一[八九]|二[〇零一])[〇零一二三四五六七八九]{2}")
_ROUND = regex(r"百万|千万|百亿|千亿|万亿|十亿|十万")
_RANKING = regex(r"强(?!度|制|化|力|劲|大)|佳|大(?!约|概|幅|多|型)")


def _is_no_amount(s: str, match: re.Match[str], word: str, value: Decimal, *, spelled: bool) -> bool:
    """Whether a number with 年 or 日 is a date, not a length of time, or 一度 the adverb, not a degree."""
    if word == "年":
        return bool(re.match(r"\d{4}$|[零〇一二三四五六七八九]{4}$", match["number"])) or bool(
            re.match(r"\d{1,2}月|[代底初末]", s[match.end() :])
        )
    if word in ("日", "度"):
        return word == "日" or (spelled and value == 1 and s[match.end() : match.end() + 1] != "电")  # "一度" is "at one time"
    if not word and s[match.end() : match.end() + 1] in ("月", "号", "时", "点"):
        return True
    return (
        spelled
        and value < 10
        and word in ("次", "个", "些", "种", "家", "位", "人")
        and s[match.end() : match.end() + 1] in ("的", "，", "。", "")
    )


def _unit(s: str, match: re.Match[str], word: str) -> tuple[str, int, str, str]:
    end = match.end("after") if match["after"] else match.end()
    if match["sign"]:
        return _SIGNS[match["sign"]], end, "money", ""
    if not word:
        known = _COUNTED.match(s, end)
        return (known.group(), known.end(), "count", known.group()) if known else ("", end, "number", "")
    if word in CHINESE_UNITS:
        unit = CHINESE_UNITS[word]
        kind = _KIND_OF_UNIT.get(unit) or (
            "money" if unit != "TEU" and re.fullmatch(r"[A-Z]{3}", unit) else "time" if unit in _TIMES else "measure"
        )
        return unit, end, kind, ""
    if word in ("人", "次"):
        return word, end, "count", word
    if word == "人次":
        return word, end, "count", word
    run = _NOUN.match(s, end)
    noun = run.group() if run else ""
    if word in "个名位" and noun[:1] == "人" and noun[:2] not in ("人工", "人才", "人家", "人民"):
        return "人", end + 1, "count", "人"
    if stop := _NOUN_END.search(noun):
        noun = noun[: stop.start()]
    if not 1 < len(noun) <= 8:
        return ("", end, "number", "") if word in "个名家项件种" and not noun else (word, end, "count", noun or word)
    return noun, end + len(noun), "count", noun
