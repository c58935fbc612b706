"""Finds figures in text: whose they are, what they measure, when they were true, and who says so."""

from bot.reading.facts.figures import find, reparses

__all__ = ["find", "reparses"]
