"""Metrics on the lines of a list of technical data: "Screen: 7.8 inches", "Battery: 3,100 mAh, good for five weeks"."""

from __future__ import annotations

import re

from bot.core.patterns import regex
from bot.reading.facts.figure import Figure
from bot.reading.facts.listed import BULLET
from bot.reading.facts.measures import unit_classes
from bot.reading.facts.metric import Metric
from bot.reading.grammar.phrases import Line

_LABEL = regex(
    r"(?P<label>(?:(?:[Ii]nternal|[Mm]ain|[Ff]ront|[Rr]ear|[Tt]op|[Mm]aximum|[Nn]et|[Tt]otal|[Cc]argo)\s)?(?:[Ss]creen|[Dd]isplay|[Bb]attery(?:\slife)?|[Ww]eight|[Ss]torage"
    r"|[Mm]emory|RAM|[Cc]amera|[Cc]harging(?:\stime)?|[Ww]ater\sresistance|[Tt]hickness|[Ss]ize|[Rr]esolution|[Rr]ange|[Ss]peed|[Pp]ower|[Mm]otor|[Ee]ngine"
    r"|[Ww]arranty|[Pp]rice|[Rr]efresh\srate|[Bb]rightness|[Nn]oise|[Cc]apacity|[Tt]ank|[Pp]ayload|[Bb]oot|[Hh]eight|[Ll]ength|[Ww]idth|[Dd]epth"
    r"|[Aa]cceleration|[Cc]onsumption|[Bb]andwidth|[Ll]atency|[Pp]ersonnel|[Cc]rew))\s?[:：]\s{0,3}"
)
#: For a label and a class of unit, what the figure measures where that is more than the label.
_MEASURED = {
    ("screen", "length"): "screen size",
    ("display", "length"): "display size",
    ("battery", "charge"): "battery capacity",
    ("battery", "energy"): "battery capacity",
    ("battery", "duration"): "battery life",
    ("charging", "duration"): "charging time",
    ("boot", "volume"): "boot capacity",
    ("tank", "volume"): "tank capacity",
    ("warranty", "duration"): "warranty period",
}
_LEAD = regex(r"(?:up\sto|about|around|from|some|over|at\sleast|max\.?|approx\.?|~|≈|only|just|\s){0,3}$", re.IGNORECASE)
_GOOD_FOR = regex(r"(?:,|;|\s[(])\s?(?:good|enough|lasts?|lasting)\s(?:for\s)?(?:up\sto\s|about\s|some\s|over\s)?$")


def metric_of_spec(line: Line, index: int) -> Metric | None:
    """The metric of the amount with this index on a line that begins with the label of a technical datum; else None."""
    if len(line.s) > _LONGEST or (":" not in line.s and "：" not in line.s):
        return None
    start = BULLET.match(line.s)
    begin = start.end() if start else 0
    found = _LABEL.match(line.s, begin)
    if found is None:
        return None
    amount = line.amounts[index]
    label = found["label"]
    classes = unit_classes(amount.quantity.unit)
    named = next((what for (of, unit), what in _MEASURED.items() if of == label.lower() and unit in classes), "")
    if index == 0 and _LEAD.fullmatch(line.s, found.end(), amount.start) and (named or amount.kind in ("measure", "time", "money")):
        return Metric(named or label, anchor=begin, base=named or label)
    if index and named == "battery life" and _GOOD_FOR.search(line.s, max(found.end(), amount.start - 30), amount.start):
        return Metric(named, anchor=begin, base=named)
    return None


_LONGEST = 160

_SCREEN = regex(r"[-\s](?:[a-z-]+\s){0,2}(?:screen|display|touchscreen|panel)\b", re.IGNORECASE)
_DEVICE = regex(r"\bmAh\b|\b(?:megapixels?|pixels)\b")
_HAS = regex(r"\b(?:has|have|with|offers|gets|measures|does)\s$")


def spec_beside(figure: Figure) -> Metric | None:
    """ "a 6.3-inch screen", "a 5,100 mAh battery": the size of a screen, the capacity of a battery; else None."""
    classes = unit_classes(figure.amount.quantity.unit)
    if "charge" in classes:
        return Metric("battery capacity", anchor=figure.amount.start, base="battery capacity") if not figure.is_old_value else None
    if "length" not in classes or not figure.amount.quantity.unit.startswith(("inch", "in")):
        return None
    is_size = _HAS.search(figure.left(12)) is not None and _DEVICE.search(figure.line.s) is not None
    if not is_size and not _SCREEN.match(figure.line.s, figure.amount.end):
        return None
    return Metric("screen size", anchor=figure.amount.start, base="screen size")
