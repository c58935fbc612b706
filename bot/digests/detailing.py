"""A digest as messages for its outlet: the short text first, its details in a thread, behind a button or below. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.document import Block, Choice, Choices, Document, paragraph
from bot.core.language import say
from bot.core.outlet import Details, Outlet

#: What is stored in place of the text of a digest that is too old to be kept.
NOT_KEPT = Document(title="…", blocks=(paragraph("…"),)).model_dump_json()


@dataclass(frozen=True, slots=True)
class Messages:
    """The messages of a digest in order: ``posts`` for the channel, ``replies`` under the first of them."""

    posts: tuple[Document, ...]
    replies: tuple[Document, ...] = ()


def messages_of(digest: Document, reference: str, outlet: Outlet, *, in_thread: bool = False) -> Messages:
    """The digest with that reference as messages for this outlet; nothing is cut and no citation is lost. ``in_thread``: its details go
    into a thread also where the outlet has them behind a button else."""
    if not digest.details:
        return Messages(outlet.split(digest))
    short = digest.model_copy(update={"details": ()})
    match Details.THREAD if in_thread and outlet.details is Details.BUTTON else outlet.details:
        case Details.THREAD:
            return Messages(outlet.split(short), outlet.split(details_of(digest, reference).model_copy(update={"private": False})))
        case Details.BUTTON:
            return Messages(outlet.split(with_details_button(digest, f"/brief digest show {reference}")))
        case Details.BELOW:
            return Messages(outlet.split(digest.unfolded()))


def with_details_button(digest: Document, line: str) -> Document:
    """The digest with its details behind a button that asks with this line; as it is where it has none."""
    if not digest.details:
        return digest
    choice = Choice(label=say("Details"), line=line)
    return digest.model_copy(update={"blocks": _with_choice(digest.blocks, choice), "details": ()})


def details_of(digest: Document, reference: str) -> Document:
    """The details of a stored digest as a document of their own; of one that has none, what it says."""
    return Document(title=say("Digest {reference}: details", reference=reference), blocks=digest.details or _without_choices(digest.blocks))


def _with_choice(blocks: tuple[Block, ...], choice: Choice) -> tuple[Block, ...]:
    """The blocks with one more button, in front of the buttons that they end with already."""
    if blocks and isinstance(blocks[-1], Choices):
        return (*blocks[:-1], Choices(choices=(choice, *blocks[-1].choices)))
    return (*blocks, Choices(choices=(choice,)))


def _without_choices(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(block for block in blocks if not isinstance(block, Choices))
