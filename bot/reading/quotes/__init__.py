"""Finds quotations in text, and who said them."""

from bot.reading.quotes.quotations import INTERVIEW, find

__all__ = ["INTERVIEW", "find"]
