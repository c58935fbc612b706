"""All set phrases around a figure, in the order in which they are tried."""

from __future__ import annotations

from bot.reading.facts.figure import Figure
from bot.reading.facts.metric import Metric
from bot.reading.facts.moved_phrases import metric_of_moved
from bot.reading.facts.outlooks import metric_of_outlook
from bot.reading.facts.owner_phrases import metric_of_owner_phrase
from bot.reading.facts.parts_of import metric_of_part
from bot.reading.facts.plain_phrases import metric_of_plain_phrase
from bot.reading.facts.stated_phrases import metric_of_stated
from bot.reading.facts.worded import metric_of_phrase


def metric_of_set_phrase(figure: Figure) -> Metric | None:
    """The metric by the first set phrase that fits; ``NO_METRIC`` for a figure that measures nothing; None where no phrase fits."""
    return (
        metric_of_owner_phrase(figure)
        or metric_of_outlook(figure)
        or metric_of_phrase(figure)
        or metric_of_part(figure)
        or metric_of_stated(figure)
        or metric_of_plain_phrase(figure)
        or metric_of_moved(figure)
    )
