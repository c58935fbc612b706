"""Counts how often a text comes back to a thing by the noun in its name: "the bridge" for Corrigan Bridge, 大桥 for 栖霞湾大桥."""

from __future__ import annotations

from collections.abc import Collection

from bot.core.patterns import regex
from bot.reading.names.chinese import HOUSES

_NOUNS = frozenset(
    """
    academy agency airport arena association authority bank barrage board brewery bridge bureau cannery canal cathedral centre center chain
    church clinic club cinema college commission cooperative council court dam department depot farm farms ferry festival foundation foundry
    fund gallery garden gardens hall harbour harbor hospital hotel institute laboratory lab library line lock market mill mine ministry
    mint museum observatory office opera orchestra park pier plant port prison project railway refinery reservoir school service stadium
    station studio telescope terminal theatre theater tower tramway tram trust tunnel union university viaduct wharf works zoo""".split()
)
#: What is built, among them: names that end so are those of projects rather than of places.
_BUILT = frozenset(
    """
    airport arena barrage bridge canal cathedral centre center cinema dam depot hall harbour harbor hospital library line lock mill
    mine museum observatory park pier plant port prison project railway refinery reservoir school stadium station terminal theatre
    theater tower tramway tram tunnel viaduct wharf works zoo gallery""".split()
)
_CHINESE = (
    *"""
    大桥 隧道 机场 水库 电站 高铁 铁路 医院 大学 学院 体育馆 体育场 图书馆 博物馆 美术馆 码头 港区 航站楼 车站 研究院 研究所
    水利枢纽 运河 公园 剧院 科技馆 产业园 工程""".split(),
    *HOUSES,
)
#: What a text calls a province, a city or a county of which it tells.
_WHOLE = {
    "省": ("全省", "我省", "省统计局", "省政府"),
    "市": ("全市", "我市", "市统计局", "市政府"),
    "县": ("全县", "县政府"),
    "区": ("全区",),
}
#: "the bridge", "this bridge"; "the bridge loan" is none of it.
_POINTS = regex(r"\b(?:[Tt]he|[Tt]his)\s(?:(?:new|old|planned|future|whole|entire)\s)?(?P<noun>[a-z]{3,13})\b(?!-)")


def noun_of(name: str) -> str | None:
    """The noun that says what a name's bearer is: "bridge" of Corrigan Bridge, "university" of the University of Tarsey."""
    if "\u4e00" <= name[-1] <= "\u9fff":
        return next((noun for noun in (*_CHINESE, *_WHOLE) if name.endswith(noun) and len(name) > len(noun) + 1), None)
    tokens = name.split()
    if len(tokens) < 2:
        return None
    ahead = next((place - 1 for place, token in enumerate(tokens) if place and token in ("of", "for")), -1)
    found = tokens[ahead].lower()
    return found if found in _NOUNS else None


def is_built(name: str) -> bool:
    """Whether a name is that of something built, which may be a project: "Corrigan Bridge", "Corrigan Bridge project"."""
    noun = noun_of(name)
    return noun is not None and (noun in _BUILT or noun in _CHINESE)


def recalls(text: str, start: int, names: Collection[str]) -> dict[str, int]:
    """For each name, how often the text from ``start`` on comes back to it by its noun; a noun that several share is the first one's."""
    owners: dict[str, str] = {}
    for name in names:
        if (noun := noun_of(name)) is not None:
            owners.setdefault(noun, name)
    if not owners:
        return {}
    found = dict.fromkeys(owners.values(), 0)
    for match in _POINTS.finditer(text, start):
        if (owner := owners.get(match["noun"])) is not None:
            found[owner] += 1
    for noun, owner in owners.items():
        if noun in _WHOLE:
            found[owner] += sum(text.count(word, start) for word in _WHOLE[noun])
        elif noun[0] > "\u3400":
            found[owner] += text.count(noun, start) - text.count(owner, start)
    return found
