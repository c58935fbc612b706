"""A position while it is read."""

from __future__ import annotations

from dataclasses import dataclass

from storage.drafts import PositionDraft
from storage.values import AboutBasis, PartialDate


@dataclass(frozen=True, slots=True)
class Held:
    """A position that the sentence at ``text[start:end]`` gives."""

    person: str
    title: str
    organisation: str | None = None
    basis: AboutBasis = AboutBasis.NAMED  #: how the organisation is known
    since: PartialDate | None = None
    until: PartialDate | None = None
    predecessor: str | None = None
    successor: str | None = None
    start: int = 0
    end: int = 0
    elsewhere: bool = False  #: said beside the office that the sentence is about: "now treasurer of Solvik"


def draft(held: Held) -> PositionDraft:
    """The position as a draft."""
    return PositionDraft(
        start=held.start,
        end=held.end,
        person=held.person,
        title=held.title,
        organisation=held.organisation,
        since=held.since,
        until=held.until,
        predecessor=held.predecessor,
        successor=held.successor,
        about_basis=held.basis,
    )
