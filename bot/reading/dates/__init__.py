"""Time expressions in text and what they mean on the calendar."""

from bot.reading.dates.expressions import find

__all__ = ["find"]
