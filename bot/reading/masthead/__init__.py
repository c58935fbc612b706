"""The head and the end of an article: its title, publisher, author and days, and which lines are no part of the story."""

from bot.reading.masthead.labels import FURNITURE, Label, Line
from bot.reading.masthead.reading import Masthead, read

__all__ = ["FURNITURE", "Label", "Line", "Masthead", "read"]
