"""Discord's limits for commands ("Application Commands" in its documentation)."""

from __future__ import annotations

#: Top-level commands, everywhere and again in each server.
COMMANDS = 100
#: Commands and groups directly below a command.
CHILDREN = 25
#: What is offered while somebody types, and the characters of each.
COMPLETIONS = 25
CHOICE = 100
NAME = 32
DESCRIPTION = 100
#: Names, descriptions and choices of one command, with all that is below it, each in its longest language.
COMMAND_TOTAL = 8000
#: New commands in a day, everywhere and again in each server.
CREATED_A_DAY = 200

#: Descriptions are shortened to the first of these with which a command fits.
DESCRIPTION_ROOMS = (DESCRIPTION, 70, 50, 45, 40, 35, 30, 25, 20)
#: An option with more choices than these has them completed while somebody types, for those that are listed count in the total.
LISTED_CHOICES = 3


def checked_name(word: str) -> str:
    """The word, if it can be a command's name. Raises ValueError with the reason."""
    if len(word) > NAME or word != word.lower() or not all(letter.isalnum() or letter in "-_" for letter in word) or not word:
        raise ValueError(f"“{word}” is not 1 to {NAME} lower-case letters, digits, - and _")
    return word
