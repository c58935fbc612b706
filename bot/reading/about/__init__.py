"""Says whom a clause is about, and how that is known."""

from bot.reading.about.subjects import Subjects

__all__ = ["Subjects"]
