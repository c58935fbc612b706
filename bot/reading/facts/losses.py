"""Metrics of amounts below zero: magnitudes are stored positive, so the metric has to say that it is a loss or a decline."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.core.patterns import regex
from bot.reading.amounts.amount import Amount
from bot.reading.facts.metric import Metric

_GAIN = regex(
    r"\b(?:profits?|income|earnings|net\sresult|result|surplus|growth|increase|cash\sflow)\b(?!.*\b(?:profits?|income|earnings|result|surplus)\b)",
    re.IGNORECASE,
)
_OPPOSITES = {"cash flow": "cash outflow", "surplus": "deficit", "growth": "decline", "increase": "decrease"}
_FALLEN = regex(r"\b(?:outflow|loss(?:es)?|deficit|shortfall|declines?|decreases?|drops?|falls?)\b", re.IGNORECASE)


def signed(metric: Metric | None, amount: Amount) -> Metric | None:
    """The metric of the amount, of which a negative one is a loss, deficit or decline; None where no such word exists.

    Example: of "a net profit of -$5 million" it is "net loss".
    """
    if metric is None or not amount.negative or _FALLEN.search(metric.phrase):
        return metric
    found = _GAIN.search(metric.phrase)
    if found is None:
        return None
    other = _OPPOSITES.get(found.group().lower(), "loss")
    phrase = f"{metric.phrase[: found.start()]}{other}{metric.phrase[found.end() :]}"
    return replace(metric, phrase=phrase, base=phrase if metric.base == metric.phrase else metric.base)


_CHINESE_GAIN = regex(r"(?:利润|盈利|收益|净利)$")


def signed_chinese(metric: str, amount: Amount) -> str:
    """The metric of the amount, "净亏损" for "净利润" below zero; "" where no such word exists."""
    if not amount.negative or "亏" in metric or re.search(r"[降减跌]", metric):
        return metric
    if metric.endswith("增长"):
        return f"{metric[:-2]}下降"
    return _CHINESE_GAIN.sub("亏损", metric) if _CHINESE_GAIN.search(metric) else ""
