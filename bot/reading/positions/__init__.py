"""Finds who holds, held or will hold which office where."""

from bot.reading.positions.offices import find
from bot.reading.positions.speaking import with_abouts

__all__ = ["find", "with_abouts"]
