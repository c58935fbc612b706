"""Reasons in words: those that the program itself stored as codes. What people gave as a reason is shown as they typed it."""

from __future__ import annotations

import re

from storage.records import ProgramReason

_CODE = re.compile(r"(?P<code>[a-z-]+)(:(?P<number>[0-9]+))?")
_SENTENCES: dict[str, str] = {
    ProgramReason.GIVEN_UP_BEFORE: "it had been given up before",
    ProgramReason.SLOT_MISSED: "missed; a later digest covers it",
    ProgramReason.DIGEST_UNSENT: "could not be sent; a later digest covers it",
    ProgramReason.ADDITION_UNDONE: "adding it was taken back (action {number})",
    ProgramReason.CORRECTION_UNDONE: "the correction was taken back (action {number})",
    ProgramReason.PERSON_LEFT: "whoever made it has left the workspace",
    ProgramReason.PERSONAL_OFF: "personal digests are switched off in this workspace",
    ProgramReason.REVISED: "the publisher has changed the article",
    ProgramReason.TAKEN_OUT: "the publisher has taken it out of the article",
    ProgramReason.READ_AGAIN: "a better reader has read its article again",
}


def describe_reason(stored: str) -> str:
    """A stored reason in words: a sentence for a code, any other text as it is (earlier versions stored the sentences themselves)."""
    found = _CODE.fullmatch(stored)
    sentence = _SENTENCES.get(found["code"]) if found else None
    if found is None or sentence is None or (found["number"] is not None) != ("{number}" in sentence):
        return stored
    return sentence.format(number=found["number"])
