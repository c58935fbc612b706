"""Figures of plants, hotels and campuses that a Chinese text speaks of as things of their own: "三水新厂设计年产能1200万平方米"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.core.patterns import regex
from bot.reading.facts.chinese_words import HAN

_KINDS = (
    "(?:(?:[一二三四五]|新|老|分)?(?:工厂|厂区|厂)(?![商长家房])|生产基地|产业园|物流园|基地(?!组)|园区|冷库|仓库|配送中心|数据中心|校区|酒店(?!集团|业|管理)"
    "|(?:博物馆|图书馆|美术馆)?新馆|博物馆|美术馆|体育馆|图书馆|体育场|电站|水电站|产线|生产线|号线|机场|港区|码头|大桥|隧道|车间|矿山|铜矿|煤矿|门诊楼)"
)
#: What no name of a site holds.
_OUTSIDE = "，。；：、“”‘’（）()《》「」！？ \n\t的在由是为于和与及将从到位投了对向把被因使让给座家该其那此有称说万亿元日月年"
_NAMED = regex(f"(?:(?<=[{_OUTSIDE}])|^)(?P<name>[^{_OUTSIDE}]{{1,9}}?{_KINDS})")
#: "赣州的厂", "武汉的酒店".
_PLACE_S = regex(f"(?:(?<=[，。；：\\s“])|^)(?P<name>[{HAN}]{{2,4}}的(?:工厂|厂|酒店|冷库|基地))(?![商长家])")
_LEAD = regex(
    "^(?:建设|新建|扩建|兴建|启用|投资|关闭|出售|宣布|计划|旗下|现有|目前|国内|海外|首座|首家|首个|一座|第[一二三四]座|第[一二三四]家|另一|一期|正式|公司|集团|今年|去年)+"
)
#: "该工厂", "这座酒店", or the word alone at the beginning of a clause.
_AGAIN = regex(
    f"(?:(?<=[，。；：\\s“])|^)(?:该|这座|这家|此)?(?:新)?(?P<kind>{_KINDS})(?=[的总设建年日月占可共拥有预投耗将员]|目前|计划|建成|全部|达产)"
)
#: "总投资6.8亿元的武汉冷库".
_AFTER = regex(f"的(?P<name>[^{_OUTSIDE}]{{1,9}}?{_KINDS})")
#: What only a company has.
_OF_COMPANIES = regex("营收|营业收入|净利|利润|股价|市值|融资|募资|估值|收购|市场份额|股权|分红")
#: What means the company again.
_COMPANY = regex("公司|集团|本行|我们|他|她")
_SENTENCE = regex("[。；！？]")


#: So often a text names a site that has a name of its own.
_OF_ITS_OWN = 3


class ChineseSites:
    """The sites that the sentences so far have named. Each text needs one of its own."""

    def __init__(self, text: str, names: Sequence[str], company: str | None) -> None:
        self._text = text
        self._names = tuple(names)
        self._company = company  #: whose the sites are, where nothing says so
        self._last: str | None = None

    def owner(self, sentence: str, at: int, end: int, metric: str) -> str | None:
        """The site whose figure stands at ``sentence[at:end]``; None where it is of no site."""
        if _OF_COMPANIES.search(metric):
            return None
        if (after := _AFTER.match(sentence, end)) is not None and (name := self._name(after["name"])) is not None:
            self._last = name
            return name
        begin = max((mark.end() for mark in _SENTENCE.finditer(sentence, 0, at)), default=0)
        found, place = self._spoken_of(sentence, begin, at)
        if found is None or _COMPANY.search(sentence, place, at) or any(name in sentence[place:at] for name in self._names):
            return None
        return found

    def remember(self, sentence: str) -> None:
        """Notes the sites that a sentence names, for those after it."""
        for match in (*_NAMED.finditer(sentence), *_PLACE_S.finditer(sentence)):
            self._last = self._name(match["name"]) or self._last

    def _spoken_of(self, sentence: str, begin: int, at: int) -> tuple[str | None, int]:
        """The site of which the words before a figure speak last, and where its name ends."""
        found: str | None = None
        place = begin
        for match in (*_NAMED.finditer(sentence, begin, at), *_PLACE_S.finditer(sentence, begin, at)):
            name = self._name(match["name"])
            if (
                name is not None
                and match.end() > place
                and (match.start() == begin or self._is_subject(sentence, match.start(), match.end()))
            ):
                found, place = name, match.end()
                self._last = name
        for match in _AGAIN.finditer(sentence, begin, at):
            if self._last is not None and match.end() > place:
                found, place = self._last, match.end()
        return found, place

    def _is_subject(self, sentence: str, start: int, end: int) -> bool:
        """Whether something is said of a site that is named in the middle of a sentence: it begins a clause, or makes something."""
        return sentence[start - 1] in "，。；：、“ \n" or sentence.startswith(("生产", "制造", "的"), end) or sentence[start - 1] == "由"

    def _name(self, words: str) -> str | None:
        """The name of a site without the verbs before it, and with its owner only where it has no other name; None for a mere word."""
        name = _LEAD.sub("", words)
        for owner in self._names:
            if name.startswith(owner) and name != owner and not re.fullmatch(f"(?:新|老)?{_KINDS}", name[len(owner) :]):
                name = name[len(owner) :]
        if name in self._names:
            return name
        if re.fullmatch(f"(?:[新老分大小]|第?[一二三四])?{_KINDS}", name) and "号线" not in name:
            return None
        owned = self._company is not None and self._company not in name and "号线" not in name
        if owned and self._text.count(name) >= _OF_ITS_OWN:
            return name
        return f"{self._company}{name}" if owned else name
