"""Finds the speakers of quotations in Chinese text."""

from __future__ import annotations

import re

from bot.core.patterns import regex
from bot.reading.names.chinese import FAMILY_BEHIND_OFFICE
from bot.reading.quotes.marks import Quoted
from bot.reading.quotes.referring import Context, latest, party
from bot.reading.quotes.sayings import CHINESE, CHINESE_AFTER, CHINESE_BEFORE, CHINESE_LEAD

#: "据王小明介绍，": the first character is no part of the name.
_ACCORDING = regex(rf"[据據](?P<who>[^，。；！？：“”「」\n]{{2,20}}?)(?:{CHINESE})[，,：:]?\s*$")
#: "王小明：" before the quotation.
_COLON = regex(r"^\s*(?P<who>[\u3400-\u9fff·]{2,12})[：:]\s*$")
#: An office before or after a name: "公司董事长赵立新".
_OFFICE = regex(
    r"^(?:(?:该|本)?(?:公司|集团|银行|大学|研究院)?(?:联合)?(?:创始人|董事长|副董事长|总经理|副总经理|总裁|副总裁|首席执行官|首席财务官|首席技术官|首席运营官|首席科学家|负责人"
    r"|发言人|新闻发言人|主席|副主席|部长|副部长|市长|副市长|省长|局长|主任|院长|校长|教授|分析师|经济学家|书记|秘书长|董事|经理|主管|研究员|律师|记者)(?:兼|、)?)+"
)


def _name_in(context: Context, words: str, at: int) -> str | None:
    """The person named in the words that stand at ``at``: the whole name, without what introduces it; else the words."""
    named = party(context, at, at + len(words))
    if named and len(named) > 1 and named[0] not in "据據":
        return named
    return without_office(words.strip()) or None


def without_office(words: str) -> str:
    """A name without the office before it: "公司董事长赵立新" is 赵立新; an office alone stays."""
    return _OFFICE.sub("", words) or words


_TITLED = regex(
    rf"(?:分析师|经济学家|研究员|负责人|发言人|董事长|总经理|总裁|首席执行官|首席财务官|教授|主任|部长|市长|律师|院长|主席|总监|创始人|经理"
    rf"|校长|局长|秘书长|首席技术官|首席运营官|首席科学家|合伙人|总裁|会长|所长|顾问|主管)({FAMILY_BEHIND_OFFICE}[\u3400-\u9fff]{{1,2}}?)(?:{CHINESE}|则|随后|当天|昨日|今日)?$"
)


_POSTS = (
    r"(?:分析师|经济学家|研究员|负责人|发言人|董事长|总经理|总裁|首席执行官|首席财务官|首席技术官|首席运营官|首席科学家|教授|主任|部长|市长|律师|院长|主席|总监|创始人|校长|局长"
    r"|秘书长|合伙人|会长|所长|顾问|主管|厂长|店长|馆长|站长|社长|行长|书记|董秘|CEO|CTO|CFO|COO)"
)
#: The same for a rarer family name: "盛泽证券分析师费立群", "创始人兼CEO闻人皓在发布会上".
_TITLED_ANY = regex(
    rf"{_POSTS}((?![在对向则也还却就已曾兼和与])[\u3400-\u9fff]{{2,4}}?)(?:(?:在|于|对|向)[^，。]{{1,14}}|则|也|还|随后|日前|近日)?$"
)
#: What may stand right behind a name.
_AFTER_NAME = "却则也还在对按予表说称指认坦透介解回告把将是就已曾，。：；、看估预补强直笑摇点"
_WITH_POST = regex(rf"{_POSTS}(?P<name>(?![在对向则也还却就已曾兼和与、，])[\u3400-\u9fff]{{2,3}})")


def _person_before(context: Context, quote: Quoted) -> str | None:
    """The person named with a post in the sentence right before a quotation, in its paragraph: "财务总监韦嘉禾予以否认。“……”她说"."""
    start = max(context.text.rfind("\n", 0, quote.opens) + 1, context.spoken_end, quote.opens - 200)
    sentences = [part for part in re.split(r"[。！？]", context.text[start : quote.opens]) if part.strip()]
    named = [*_WITH_POST.finditer(f"{sentences[-1]}。")] if sentences else []
    if not named:
        return None
    at = named[-1].start("name")
    words = f"{sentences[-1]}。"[at : at + 6]
    longest = 4 if words.startswith(_COMPOUND) else 3
    ends = (size for size in range(longest, 1, -1) if not "\u3400" <= words[size : size + 1] <= "\u9fff" or words[size] in _AFTER_NAME)
    return words[: next(ends, longest)]


#: Family names of two characters.
_COMPOUND = (
    "欧阳", "司马", "上官", "诸葛", "东方", "司徒", "尉迟", "夏侯", "皇甫", "令狐", "慕容", "端木", "公孙",
    "闻人", "南宫", "长孙", "宇文", "独孤", "钟离",
)  # fmt: skip


def _titled(words: str) -> str | None:
    """The person named at the end of the words after an office: "蓝桥证券分析师沈默" is 沈默, whatever company stands before."""
    found = _TITLED.search(words.strip()) or _TITLED_ANY.search(words.strip())
    return found[1] if found else None


#: “……”——王小明
_SIGNED = regex(r"^\s{0,4}[—―–]{1,2}\s?(?P<who>[\u3400-\u9fff·]{2,12})(?=[，,（(\s]|$)")


def chinese_speaker(context: Context, quote: Quoted, left: str, right: str) -> str | None:
    """The speaker that the clause before or after a quotation names; None where neither does."""
    clause = re.split(r"[。！？\n]", left)[-1]
    if found := _ACCORDING.search(clause):
        return _name_in(context, found["who"], quote.opens - len(clause) + found.start("who"))
    if (found := _COLON.match(clause)) and not re.search(CHINESE, found["who"]):
        return _name_in(context, found["who"], quote.opens - len(clause) + found.start("who"))
    if found := CHINESE_BEFORE.search(clause):
        start = quote.opens - len(clause)
        return _titled(found["who"]) or party(context, start, quote.opens) or _chinese_subject(context, found["who"], quote.opens)
    if found := CHINESE_LEAD.match(clause):
        start = quote.opens - len(clause)
        return _titled(found["who"]) or party(context, start, start + found.end()) or _chinese_subject(context, found["who"], quote.opens)
    if found := _SIGNED.match(right):
        return without_office(found["who"])
    if found := CHINESE_AFTER.match(right):
        return (
            _titled(found["who"])
            or party(context, quote.closes, quote.closes + found.end())
            or (_person_before(context, quote) if found["who"].strip() in ("他", "她") else None)
            or _chinese_subject(context, found["who"], quote.closes)
        )
    return None


def _chinese_subject(context: Context, words: str, at: int) -> str | None:
    """The subject as written, without words that only join sentences; for a pronoun, the speaker before."""
    who = re.sub(r"^(?:对此|同时|此外|其中|而|但|不过|随后|目前|近日|日前|据悉|昨日|今日|的|，)+", "", words.strip())
    who = re.split(r"还|也|在|曾|则|进一步|强调|近日|对|向|于|表示|指出|说|告诉|接受", who)[0]
    if who in ("他", "她", "其", "该负责人"):
        return context.speaker or latest(context, at, ("person",))
    who = re.sub(r"\d{1,4}[年月日].*$", "", who)
    who = without_office(who)
    return who if len(who) > 1 else None
