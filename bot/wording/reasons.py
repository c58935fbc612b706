"""Reasons in words: those that the program itself stored as codes. What people gave as a reason is shown as they typed it."""

from __future__ import annotations

from bot.core.language import say, to_say
from bot.core.patterns import regex
from storage.records import ProgramReason

_CODE = regex(r"(?P<code>[a-z-]+)(:(?P<number>[0-9]+))?")
_SENTENCES: dict[str, str] = {
    ProgramReason.GIVEN_UP_BEFORE: to_say("it had been given up before"),
    ProgramReason.SLOT_MISSED: to_say("missed; a later digest covers it"),
    ProgramReason.DIGEST_UNSENT: to_say("could not be sent; a later digest covers it"),
    ProgramReason.ADDITION_UNDONE: to_say("adding it was taken back (action {number})"),
    ProgramReason.CORRECTION_UNDONE: to_say("the correction was taken back (action {number})"),
    ProgramReason.PERSON_LEFT: to_say("whoever made it has left the workspace"),
    ProgramReason.BOT_REMOVED: to_say("I was removed from here; it goes on once I am back"),
    ProgramReason.PERSONAL_OFF: to_say("personal digests are switched off in this workspace"),
    ProgramReason.REVISED: to_say("the publisher has changed the article"),
    ProgramReason.TAKEN_OUT: to_say("the publisher has taken it out of the article"),
    ProgramReason.READ_AGAIN: to_say("a better reader has read its article again"),
}


def describe_reason(stored: str) -> str:
    """A stored reason in words: a sentence for a code, any other text as it is (earlier versions stored the sentences themselves)."""
    found = _CODE.fullmatch(stored)
    sentence = _SENTENCES.get(found["code"]) if found else None
    if found is None or sentence is None or (found["number"] is not None) != ("{number}" in sentence):
        return stored
    return say(sentence, number=found["number"])


#: Who paused something, where no name is known.
_NAMELESS = {"an admin": to_say("by an admin"), "its owner": to_say("by its owner")}


def describe_pause(stored: str) -> str:
    """Why something is paused: as ``describe_reason``, and who did it in the language that is spoken."""
    if not stored.startswith("by "):
        return describe_reason(stored)
    who = stored.removeprefix("by ")
    return say(_NAMELESS[who]) if who in _NAMELESS else say("by {who}", who=who)
