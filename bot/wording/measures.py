"""What measures are called in the language that is spoken: "revenue", in Chinese "营收"."""

from __future__ import annotations

from functools import cache

from bot.core.language import spoken
from bot.reading.facts.measures import measures
from bot.reading.facts.ranks import RANK
from bot.reading.lexicon import metric_key

#: Words behind a measure that tell how it changed, and before one that tell that it is a part.
_CHANGES = {" growth": "增长", " increase": "增幅", " decline": "下降", " decrease": "降幅", " per share": "（每股）", " forecast": "预测"}
_SHARE = "share of "
_RANK = "排名"


def measure_name(metric: str) -> str:
    """The name of the measure in the language that is spoken; as it is stored where it has none in that language."""
    return (_in_chinese(metric) or metric) if spoken() == "zh" else metric


@cache
def _by_key() -> dict[str, str]:
    return {metric_key(measure.name): measure.chinese for measure in measures() if measure.chinese}


def _in_chinese(metric: str) -> str:
    name = metric.casefold()
    if found := _by_key().get(metric_key(name)) or (_RANK if name == RANK else ""):
        return found
    for end, word in _CHANGES.items():
        if name.endswith(end) and (base := _by_key().get(metric_key(name.removesuffix(end)))):
            return f"{base}{word}"
    if name.startswith(_SHARE) and (whole := _by_key().get(metric_key(name.removeprefix(_SHARE)))):
        return f"{whole}占比"
    return ""
