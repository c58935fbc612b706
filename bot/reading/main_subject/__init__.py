"""Decides what an article is about, which names, facts, events, quotations and positions then ask."""

from bot.reading.main_subject.deciding import MainSubject, main_subject_of

__all__ = ["MainSubject", "main_subject_of"]
