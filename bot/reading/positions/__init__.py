"""Finds who holds, held or will hold which office where."""
