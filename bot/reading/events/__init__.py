"""Finds dated events in text."""

from bot.reading.events.happenings import find

__all__ = ["find"]
