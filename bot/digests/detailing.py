"""A digest as messages for its outlet: the short text first, its details in a thread, behind a button or below. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.document import Block, Choice, Choices, Document
from bot.core.outlet import Details, Outlet


@dataclass(frozen=True, slots=True)
class Messages:
    """The messages of a digest in order: ``posts`` for the channel, ``replies`` under the first of them."""

    posts: tuple[Document, ...]
    replies: tuple[Document, ...] = ()


def messages_of(digest: Document, reference: str, outlet: Outlet) -> Messages:
    """The digest with that reference as messages for this outlet; nothing is cut and no citation is lost."""
    if not digest.details:
        return Messages(outlet.split(digest))
    short = digest.model_copy(update={"details": ()})
    match outlet.details:
        case Details.THREAD:
            return Messages(outlet.split(short), outlet.split(details_of(digest, reference).model_copy(update={"private": False})))
        case Details.BUTTON:
            choice = Choice(label="Details", line=f"/brief digest show {reference}")
            return Messages(outlet.split(short.model_copy(update={"blocks": _with_choice(short.blocks, choice)})))
        case Details.BELOW:
            return Messages(outlet.split(digest.unfolded()))


def details_of(digest: Document, reference: str) -> Document:
    """The details of a stored digest as a document of their own; of one that has none, what it says."""
    return Document(title=f"Digest {reference}: details", blocks=digest.details or _without_choices(digest.blocks))


def _with_choice(blocks: tuple[Block, ...], choice: Choice) -> tuple[Block, ...]:
    """The blocks with one more button, in front of the buttons that they end with already."""
    if blocks and isinstance(blocks[-1], Choices):
        return (*blocks[:-1], Choices(choices=(choice, *blocks[-1].choices)))
    return (*blocks, Choices(choices=(choice,)))


def _without_choices(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(block for block in blocks if not isinstance(block, Choices))
