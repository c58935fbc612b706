"""Figures in words: as printed, with their nature, date and speaker; and none without its proof."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from bot.core.language import LOCALES, remarks, say, speaking, to_say
from bot.core.patterns import regex
from bot.core.small_words import HAN
from bot.core.text import one_line
from bot.reading.facts import reparses
from bot.reading.facts.ranks import RANK
from bot.wording.dates import dated
from bot.wording.measures import measure_name
from storage.drafts import FactDraft
from storage.records import Fact
from storage.values import Comparator, Nature

#: A printed figure that begins with one of these needs no comparator in front.
_COMPARING = (
    "over", "more than", "above", "exceed", "surpass", "beyond", "upwards of", "in excess of", "at least", "no less than", "not less than",
    "under", "less than", "fewer than", "below", "nearly", "almost", "close to", "up to", "as much as", "as many as", "at most",
    "no more than", "about", "around", "roughly", "approximately", "some", "an estimated", "circa", "~", ">", "<", "≈",
    "超", "逾", "约", "近", "至少", "不到", "大约", "高达",
)  # fmt: skip
#: A range of which "between" is not printed with the figure: "300 million and 320 million euros".
_TWO_ENDS = regex(r"^(?!between\b)\S[^.;]{0,40}\sand\s\S", re.IGNORECASE)
#: What stands before a figure whose comparator is not printed with it.
_COMPARED = {
    Comparator.OVER: to_say("over {figure}"),
    Comparator.AT_LEAST: to_say("at least {figure}"),
    Comparator.UNDER: to_say("under {figure}"),
    Comparator.AT_MOST: to_say("up to {figure}"),
    Comparator.ABOUT: to_say("about {figure}"),
}
#: A figure of a table, which tells neither its unit nor that it is in thousands: "71,531", "(6.9)".
_BARE = regex(r"\(?[-–−]?(\d[\d,]*(?:\.\d+)?)\)?")
_SCALES = {Decimal(1): "", Decimal(1000): "thousand", Decimal(10**6): "million", Decimal(10**9): "billion"}
_CHINESE_SCALES = {Decimal(1): "", Decimal(1000): "千", Decimal(10**4): "万", Decimal(10**6): "百万", Decimal(10**8): "亿"}
#: The label of a figure that was not simply measured on its date.
NATURE_LABELS = {
    Nature.PLANNED: to_say("planned"),
    Nature.FORECAST: to_say("forecast"),
    Nature.TARGET: to_say("target"),
    Nature.ESTIMATE: to_say("estimate"),
    Nature.PAST: to_say("earlier"),
    Nature.DENIED: to_say("denied"),
    Nature.RETRACTED: to_say("taken back"),
}
#: The natures of a figure as options of commands take them.
NATURE_CHOICES = tuple(nature.value for nature in Nature)
#: What stands between the two figures of a line where one changed.
CHANGED = " → "


def disagreeing() -> str:
    """What stands between two figures that disagree."""
    return f" {say('but')} "


def stands_between(words: str) -> bool:
    """Whether the words are what stands between the two figures of a line, in any language."""
    if words == CHANGED:
        return True
    for language in LOCALES:
        with speaking(language):
            if words == disagreeing():
                return True
    return False


def figure_text(fact: Fact, *, under: str = "") -> str:
    """The figure as printed, its comparator in front: "over 380 billion yuan".

    ``under`` is the measure that stands before it already: "100,000 derivative models" under "derivative models" is "100,000".
    """
    printed = _with_unit(" ".join(fact.figure.split()), fact) or fact.quantity.text
    if fact.quantity.unit == RANK:
        return say("no. {rank}, “{printed}”", rank=fact.quantity.value_text, printed=printed)
    if under and printed.casefold().endswith(f" {under.casefold()}"):
        printed = printed[: -len(under)].rstrip()
    if fact.quantity.high is not None and _TWO_ENDS.search(printed):
        printed = f"between {printed}"
    compared = _COMPARED.get(fact.quantity.comparator, "")
    if fact.quantity.high is not None and fact.quantity.comparator is Comparator.ABOUT:
        compared = ""  # "double digits" and "hundreds" say themselves that they are vague
    if not compared or printed.casefold().startswith(_COMPARING):
        return printed
    return say(compared, figure=printed)


def _with_unit(printed: str, fact: Fact) -> str:
    """An amount of money as printed, with what the head of its table tells of it: "71,531 thousand USD" where that says "in thousands"."""
    bare = _BARE.fullmatch(printed) if "|" in fact.citation.sentence else None
    if bare is None or not re.fullmatch(r"[A-Z]{3}", fact.quantity.unit):
        return printed
    number = Decimal(bare[1].replace(",", ""))
    scale = abs(fact.quantity.value) / number if number else Decimal(1)
    words = _CHINESE_SCALES if HAN.search(fact.citation.sentence) else _SCALES
    if scale not in words:
        return printed
    if fact.quantity.unit == "CNY" and words is _CHINESE_SCALES:
        return f"{bare[1]}{words[scale]}元"
    return " ".join(filter(None, (bare[1], words[scale], fact.quantity.unit)))


def nature_label(nature: Nature) -> str:
    """The label of a figure that was not simply measured on its date ("planned"), in the language that is spoken; else empty."""
    return say(NATURE_LABELS.get(nature, ""))


def labelled(nature: Nature, words: str) -> str:
    """The words with the figure's nature before them, unless it was measured on its date: "planned: 380 billion yuan"."""
    label = nature_label(nature)
    return say("{about}: {words}", about=label, words=words) if label else words


def dated_figure(fact: Fact | FactDraft, *, speaker: bool = False) -> str:
    """A figure with its nature and date, and who says it if wanted: "planned: 380 billion yuan (by Feb 2028, says Eddie Wu)"."""
    figure = figure_text(fact) if isinstance(fact, Fact) else fact.quantity.text
    remark = remarks((dated(fact.as_of), says(fact) if speaker else ""))
    return labelled(fact.nature, say("{words} ({remark})", words=figure, remark=remark))


def says(fact: Fact | FactDraft) -> str:
    """Who said it: "says Eddie Wu"; empty where nobody is named."""
    return say("says {speaker}", speaker=fact.attributed_to) if fact.attributed_to else ""


def qualified(fact: Fact) -> str:
    """A figure with all that qualifies it: "over 100,000 models (Feb 2025)", "380 billion yuan (planned, by Feb 2028, says Eddie Wu)"."""
    remark = remarks((nature_label(fact.nature), dated(fact.as_of), says(fact)))
    return say("{words} ({remark})", words=figure_text(fact, under=fact.metric), remark=remark)


def fact_lead(fact: Fact | FactDraft) -> str:
    """What a figure is about: "Qwen, derivative models (native and derivative together)"."""
    lead = say("{first}, {second}", first=fact.subject, second=measure_name(fact.metric))
    return say("{words} ({remark})", words=lead, remark=fact.scope) if fact.scope else lead


def figure_context(fact: Fact) -> str:
    """What a figure is of and when it holds: "Qwen, derivative models (Feb 2025), planned, says Eddie Wu"."""
    dated_lead = say("{words} ({remark})", words=fact_lead(fact), remark=dated(fact.as_of))
    return remarks((dated_lead, nature_label(fact.nature), says(fact)))


def is_proven(fact: Fact) -> bool:
    """Whether the figure can be read again out of the very sentence that is stored with it; no other is ever shown."""
    return reparses(fact.citation.sentence, fact.quantity)


def proven(facts: Iterable[Fact]) -> list[Fact]:
    """The facts that may be shown."""
    return [fact for fact in facts if is_proven(fact)]


def overruled_note(fact: Fact) -> str:
    """The note beside a figure to which another one is preferred: "f12 is preferred here: the company's own report"; else empty."""
    if fact.overruled is None:
        return ""
    if fact.overruled.reason:
        return say("{entry} is preferred here: {reason}", entry=fact.overruled.by, reason=one_line(fact.overruled.reason))
    return say("{entry} is preferred here", entry=fact.overruled.by)
