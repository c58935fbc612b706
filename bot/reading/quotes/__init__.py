"""Finds quotations in text, and who said them."""

from bot.reading.quotes.quotations import find

__all__ = ["find"]
