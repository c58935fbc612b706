"""Amounts in text: numbers, what they measure or count, and how they are hedged. The entry point is ``quantities``."""
