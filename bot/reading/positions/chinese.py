"""Reads positions out of Chinese sentences: "星河重工董事长张立新", "任命王海涛为首席执行官", "李文杰卸任总裁，由陈晓东接任"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.core.patterns import regex
from bot.reading.positions.family_names import BESIDE_TITLES as FAMILY
from bot.reading.positions.held import Held
from bot.reading.positions.titles import CHINESE_TITLE
from storage.drafts import DateMention
from storage.values import AboutBasis, PartialDate

#: Words after a title that begin like a name: "总裁应邀出席".
_NO_NAME = (
    r"(?!应[邀当对该]|解释|连[任续]|谈[到及]|明[日年天确示]|安排|单独|房产|池塘|车间|景气|班子"
    r"|齐聚|路[透演]|符合|温和|欧[洲元美]|商[议讨]|高[度调层管]|方[面才]|常[务年]|全体|万[元一]|甘愿|左右)"
)
_NAME = rf"(?:{_NO_NAME}{FAMILY}[\u3400-\u9fff]{{1,2}}?)"
_STOPS = (
    r"(?=[，。、；：:（）“”\s]|表示|说|称|指出|认为|强调|透露|介绍|坦言|在|于|出席|担任|出任|接任|接替|卸任|辞|将|则|就|等|为|对|向|宣布|也|还|曾|已"
    r"|与|和|今[日天]|日前|近日|上任|到[岗任]|履新|获|是|因|从|自|直言|补充|回应|写道|预计|告诉|的|$)"
)
_WHO = rf"(?P<who>{_NAME}){_STOPS}"
_TITLE = rf"(?P<title>{CHINESE_TITLE})"
_ORG = r"(?P<org>[\u3400-\u9fffA-Za-z0-9]{2,14}?)"
_BEGIN = r"(?:(?<=[，。；：“”、\s的由长官裁理人席监])|(?<=其[子女兄弟妹妻])|^)"
_DAY = r"(?:(?:\d{1,4}[年月日]){1,3}|[今去明]年(?:\d{1,2}月)?|[上本下]月)"
_SKIP = rf"(?:自|从)?{_DAY}?(?:起|以来)?(?:正式|已|将|于|在|自|一直){{0,2}}{_DAY}?(?:起|底|末|初)?"
#: "现任副总裁" before the name of whoever follows.
_PLACE = rf"(?:[^，。由的]{{0,10}}?(?:{CHINESE_TITLE}|负责人|主任|经理|主管)兼?){{0,2}}(?:现任|原)?"
#: Who follows: "，由副总裁陈晓东接任", "，接棒的是陈晓东", "，继任者为陈晓东".
_FOLLOWS = (
    rf"(?:由|其?职务由|其?职位由|(?={CHINESE_TITLE}|其[子女兄弟妹妻夫]))(?:其[子女兄弟妹妻夫]子?)?{_PLACE}(?P<new>{_NAME})(?:接任|接替|继任|出任|接棒|接手)"
    rf"|(?:接棒|接任|接替|继任|接手)(?:其?职务)?(?:的(?:将)?是|者(?:将)?[为是]|人(?:将)?[为是])(?:其[子女兄弟妹妻夫]子?)?{_PLACE}(?P<heir>{_NAME})(?=[，。；、]|$)"
)
#: The one before: "接替何建国", "接替因退休离任的何建国".
_OLD = rf"(?:，(?:以)?(?:接替|接棒|取代|继任)(?:[^，。的]{{0,12}}的)?{_PLACE}(?P<old>{_NAME})(?=[，。；\s]|$|出任|担任))"

_TAKES = (
    regex(
        rf"(?:{_BEGIN}{_ORG}(?:董事会|日前|近日|今日|宣布|已|正式)*)?(?:任命|聘任|聘请|委任|选举|推选|提名|聘)(?:公司)?(?P<who>{_NAME})(?:先生|女士)?(?:为"
        rf"|担任|出任)(?:公司|集团|其)?(?:新任|新一任|下一任)?{_TITLE}(?:一职|职务)?{_OLD}?"
    ),
    regex(
        rf"{_BEGIN}(?P<who>{_NAME}){_SKIP}(?:出任|担任|兼任|接任|(?<![卸担兼接继出离就时历前首上升])任(?![命期务职])|就任|升任|当选|履新|当选为|出任为|(?:获|被)?(?:任命|聘任|委任|提名|推选|选举|聘)为)(?:公司"
        rf"|集团)?(?:(?P<org>[\u3400-\u9fffA-Za-z0-9]{{2,12}}?))?(?:新任)?{_TITLE}(?:一职|职务)?{_OLD}?"
    ),
)
_LEAVES = regex(
    rf"{_BEGIN}(?P<who>{_NAME}){_SKIP}(?:因[^，。]{{1,12}})?(?:卸任|辞去|辞任|离任|不再担任|退任|请辞)(?:公司"
    rf"|集团)?(?:(?P<org>[\u3400-\u9fffA-Za-z0-9]{{2,12}}?))?{_TITLE}(?:一职|职务)?(?:，(?:{_FOLLOWS}))?"
)
#: "首席财务官黄丽华因个人原因辞职"
_QUITS = regex(
    rf"(?:{_BEGIN}(?P<org>[\u3400-\u9fffA-Za-z0-9]{{0,14}}?)){_TITLE}(?P<who>{_NAME}){_SKIP}(?:因[^，。]{{1,12}})?(?:辞职|离职|离任|去职|退休|卸任|交棒|退位|退居幕后)(?=[，。；]|$)(?:，(?:{_FOLLOWS}))?"
)
#: "今年3月出任星河重工总裁的张立新"
_RELATIVE = regex(
    rf"(?P<former>曾|此前|之前|当时|原|先后|一度)?(?:出任|担任|接任|就任|升任)(?:公司|集团)?(?P<org>[\u3400-\u9fffA-Za-z0-9]{{0,12}}?){_TITLE}的{_WHO}"
)
_FOLLOWS_LATER = regex(_FOLLOWS)
_PASSES = regex(
    rf"{_BEGIN}(?P<who>{_NAME}){_SKIP}(?:接替|接棒|取代)(?P<old>{_NAME})(?:出任|担任|成为|任)(?:公司"
    rf"|集团)?(?:(?P<org>[\u3400-\u9fffA-Za-z0-9]{{2,12}}?))?{_TITLE}"
)
_HOLDS = regex(
    rf"(?:{_BEGIN}(?P<org>[\u3400-\u9fffA-Za-z0-9]{{0,14}}?))(?P<former>前|原|时任|曾任|历任)?(?:新任|现任|代理|新任命的)?(?:联合创始人兼|创始人兼|创始人、)?{_TITLE}(?:兼{CHINESE_TITLE})?、?{_WHO}"
)
#: What introduces a sentence is no part of an organisation's name.
_LEAD = regex(
    r"^(?:新任|现任|对此|据悉|此外|同时|其中|随后|目前|近日|日前|昨日|今日|昨天|今天|另外|而|但|据|由|对|向|与|和|被|在|该|这家|\d+[年月日])+"
)
#: "华庭集团宣布，聘任…": the one who announces it.
_ANNOUNCED = regex(
    r"([\u3400-\u9fffA-Za-z0-9]{2,14}?)(?:董事会)?(?:日前|近日|今日|昨日|于?[今去]年|于?\d{1,4}[年月日](?:\d{1,2}[月日]){0,2}){0,4}(?:宣布|公告|发布公告|表示|创始人|联合创始人)"
)
#: What is no organisation: "前", "接替因健康原因离开的".
_NOT_HELD = regex(r"(?:[前原]|曾任|历任)$|接替|离[开职任]|辞[职去任]|曾任|此前|担任|出任")
#: "执掌公司六年的董事长": what somebody did, no organisation.
_CLAUSE = regex(r"执掌|掌管|领导|加入|任职|创办|入职|[一二三四五六七八九十两\d]年")
_NAMELESS = frozenset(("", "公司", "集团", "本公司", "该公司", "其", "董事会", "银行"))


def held(sentence: str, dates: Sequence[DateMention], start: int, leaving: Held | None = None) -> Iterator[Held]:
    """The positions in a Chinese sentence at ``start`` of its text; ``leaving`` is who gave up an office a few sentences before."""
    seen: set[str] = set()
    for match in _PASSES.finditer(sentence):
        organisation, basis = _organisation(match)
        when = _when(match, dates, start)
        new, old, title = match["who"], match["old"], match["title"]
        seen.update((new, old))
        yield Held(person=new, title=title, organisation=organisation, basis=basis, since=when, predecessor=old)
        yield Held(person=old, title=title, organisation=organisation, basis=basis, until=when, successor=new)
    for match in _LEAVES.finditer(sentence):
        organisation, basis = _organisation(match)
        when = _when(match, dates, start)
        new = match["new"] or match["heir"]
        seen.add(match["who"])
        yield Held(person=match["who"], title=match["title"], organisation=organisation, basis=basis, until=when, successor=new)
        if new:
            seen.add(new)
            yield Held(person=new, title=match["title"], organisation=organisation, basis=basis, since=when, predecessor=match["who"])
    for match in _QUITS.finditer(sentence):
        if match["who"] not in seen:
            organisation, basis = _organisation(match)
            when = _when(match, dates, start)
            new = match["new"] or match["heir"]
            seen.update((match["who"], new or ""))
            left = Held(person=match["who"], title=match["title"], organisation=organisation, basis=basis, until=when, successor=new)
            yield left
            if new:
                yield replace(left, person=new, since=when, until=None, predecessor=match["who"], successor=None)
    if leaving is not None and not seen and (later := _FOLLOWS_LATER.search(sentence)):
        new = later["new"] or later["heir"]
        seen.add(new)
        yield replace(leaving, successor=new, basis=AboutBasis.PRONOUN)
        since = next((date.when for date in dates if date.when is not None and date.when.value), leaving.until)
        yield replace(leaving, person=new, since=since, until=None, predecessor=leaving.person, basis=AboutBasis.PRONOUN)
    for pattern in _TAKES:
        for match in pattern.finditer(sentence):
            if match["who"] not in seen:
                seen.add(match["who"])
                organisation, basis = _organisation(match)
                old = match["old"]
                clause = range(start + match.start("old") - 12, start + match.end("old")) if old else ()
                when = _when(match, [date for date in dates if date.start not in clause], start)
                gone = next((date.when for date in dates if date.start in clause), when)
                taken = Held(person=match["who"], title=match["title"], organisation=organisation, basis=basis, since=when)
                yield replace(taken, predecessor=old)
                yield from _beside(sentence, match, taken)
                if old:
                    seen.add(old)
                    yield replace(taken, person=old, since=None, until=gone, successor=match["who"])
    for match in _RELATIVE.finditer(sentence):
        if match["who"] not in seen and not match["former"]:
            seen.add(match["who"])
            organisation, basis = _organisation(match)
            before = [
                date
                for date in dates
                if date.start - start < match.start() and not re.search("[，。；]", sentence[date.end - start : match.start()])
            ]
            since = before[-1].when if before else None
            yield Held(person=match["who"], title=match["title"], organisation=organisation, basis=basis, since=since)
    for match in _HOLDS.finditer(sentence):
        if match["who"] not in seen and not match["former"] and not _NOT_HELD.search(match["org"] or ""):
            seen.add(match["who"])
            organisation, basis = _organisation(match)
            holds = Held(person=match["who"], title=match["title"], organisation=organisation, basis=basis)
            yield holds
            yield from _beside(sentence, match, holds)


#: "董事长兼首席执行官", "联合创始人兼CTO": a second title behind the one that a rule found, or before it.
_SECOND = regex(rf"(?:兼任?|及|和|、)(?:公司)?(?P<title>{CHINESE_TITLE})")
_FIRST = regex(rf"(?P<title>{CHINESE_TITLE}|联合创始人|创始人)(?:兼任?|、)$")


def _beside(sentence: str, match: re.Match[str], held: Held) -> Iterator[Held]:
    """The other post where a match gives one of two."""
    second = _SECOND.match(sentence, match.end("title"))
    first = _FIRST.search(sentence, max(0, match.start("title") - 12), match.start("title"))
    for found in (second, first):
        if found is not None and found["title"] != held.title:
            yield replace(held, title=found["title"])


def _organisation(match: re.Match[str]) -> tuple[str | None, AboutBasis]:
    words = _LEAD.sub("", match["org"] or "").rstrip("的")
    words = re.sub(r"[前原]$", "", re.sub(rf"(?:(?:联合)?创始人|{CHINESE_TITLE})[兼、]?$", "", words))
    if _CLAUSE.search(words):
        words = ""
    if (
        words in _NAMELESS
        and (announced := _ANNOUNCED.match(match.string))
        and announced[1] not in _NAMELESS
        and not re.search(CHINESE_TITLE, announced[1])
    ):
        return announced[1], AboutBasis.NAMED
    if words in _NAMELESS:
        return None, AboutBasis.PRONOUN if words else AboutBasis.ARTICLE
    return words, AboutBasis.NAMED


def _when(match: re.Match[str], dates: Sequence[DateMention], start: int) -> PartialDate | None:
    """The date in the match, else the first one after it, else the last one before it."""
    known = [date for date in dates if date.when is not None and date.when.value]
    inside = [date for date in known if match.start() <= date.start - start < match.end()]
    after = [date for date in known if date.start - start >= match.end()]
    before = [date for date in known if date.start - start < match.start()]
    chosen = (inside or after or before[-1:])[:1]
    return chosen[0].when if chosen else None
