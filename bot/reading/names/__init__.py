"""Finds names in text: where they are, what kind of thing they name, and which mean the same. The entry point is ``entities``."""
