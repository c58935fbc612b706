"""Amounts in text: numbers as they are written, what they measure or count, and how they are hedged. Ask ``quantities``."""
