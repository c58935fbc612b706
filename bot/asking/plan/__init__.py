"""What a question asks for: ``understand`` turns its words into a plan, ``phrases`` are the words to look up in the store before."""

from bot.asking.plan.naming import phrases
from bot.asking.plan.understanding import understand

__all__ = ["phrases", "understand"]
