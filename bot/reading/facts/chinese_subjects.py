"""Finds what a Chinese text is about: the names to which its figures may belong, and the first that it speaks of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from bot.reading.facts.chinese_words import GENERIC, HAN, HEADS, LEADS, UP
from bot.reading.passage import Passage

_ANY_HAN = re.compile(f"[{HAN}]")
_ACTS = re.compile(
    rf"(?:^|[，。；\s：“])(?P<name>[{HAN}A-Za-z0-9]{{2,10}}?)(?:市)?(?:今日|今天|昨日|昨天|近日|日前|\d{{1,2}}月|\d{{1,2}}日|上半年|全年|累计|计划|宣布|发布|表示|公布"
    r"|推出|预计|遭遇|遭|举行|正式|的|股价|将|已|在|研发|董事长|首席)",
    re.MULTILINE,
)
_TITLED_PLACE = re.compile(rf"(?:^|[袭在于，：\s])击?(?P<name>(?!全国|我国|各)[{HAN}]{{2,4}}?(?:市|县|省|州|(?<!城)(?<!乡)镇))")
#: The most names of one text; where there are more, it is a list.
_MOST_NAMES = 40


def names_of(passage: Passage, title: str) -> tuple[str, ...]:
    """The names to which figures may belong, longest first: the text's mentions, and repeated words before a verb."""
    text = passage.text[:20000]
    counts = Counter(m["name"] for m in _ACTS.finditer(text))
    generic = re.compile(rf"(?:{GENERIC}|{LEADS}|{HEADS}|.*(?:{UP}|显示|记者|数据|报告|报道|月|年|日).*)")
    repeated = {name for name in counts if len(name) > 1 and text.count(name) > 1 and not generic.fullmatch(name)}
    repeated = {name for name in repeated if name in title or counts[name] > 1}
    places = {m["name"] for m in _TITLED_PLACE.finditer(f"{title}\n{text[:120]}")}
    repeated |= {name for name in places if not generic.fullmatch(name)}
    known = {m.text for m in passage.mentions if m.kind in ("organisation", "product", "place") and _ANY_HAN.search(m.text)}
    known = {name for name in known if not re.fullmatch(GENERIC, name) and not name.startswith(("全国", "我国", "各地"))}
    most = sorted(repeated | known, key=lambda name: (name not in title, -text.count(name), name))[:_MOST_NAMES]
    return tuple(sorted(most, key=lambda name: (-len(name), name)))


def focus_of(passage: Passage, title: str, names: Sequence[str]) -> str | None:
    """What the text speaks of at first: a name in its title, else the one named most, else the country."""
    text = passage.text[:20000]
    ranked = sorted(names, key=lambda name: (name not in title, -text.count(name), title.find(name)))
    places = {m.text for m in passage.mentions if m.kind == "place"}
    head = title + text[:80]
    best = next((name for name in ranked if name not in places), None)
    if best is not None and (best in head or text.count(best) > 1):
        return best
    if re.search(r"国家统计局|全国|我国", text):
        return "中国"
    return ranked[0] if ranked else None
