"""The articles that a line hands in: by their addresses, as files, or pasted."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass, replace

from bot.commands.desk import Desk
from bot.core.document import Block, Listing, item, paragraph
from bot.core.errors import BadOption, BriefingError, NotFetched, NotReadable
from bot.core.language import say
from bot.core.text import shorten
from bot.entries.drafting import GivenMetadata, from_address, from_file, from_text
from bot.entries.pasted import addresses_in, plain_text
from storage.drafts import ArticleDraft, Vocabulary

#: The most addresses that one line hands in, and how many of them are fetched at the same time.
MOST_ADDRESSES, _AT_ONCE = 10, 4
#: The longest remark beside an address that is kept.
_REMARK = 200
#: What servers call feeds.
_FEED_KINDS = ("rss", "atom", "rdf", "feed+json", "opml")


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What could be read of all that was handed in, and for the rest its address or name with the reason."""

    drafts: tuple[ArticleDraft, ...]
    refused: tuple[tuple[str, BriefingError], ...] = ()

    def refusals(self) -> tuple[Block, ...]:
        """What says which articles could not be read, and why."""
        if not self.refused:
            return ()
        lines = tuple(item(shorten(name, 200), f"{error.message} {error.next_step}".strip()) for name, error in self.refused)
        return (
            paragraph(say("{count} of {all} could not be read:", count=len(self.refused), all=len(self.refused) + len(self.drafts))),
            Listing(items=lines),
        )


async def handed_in(article: str | None, given: GivenMetadata, desk: Desk) -> HandedIn:
    """What was handed in, in its order: the files, then the addresses or the text. Empty where nothing was.

    Raises:
        NotFetched, NotReadable: the only article can't be read.
        BadOption: these are too many addresses.
    """
    vocabulary = await desk.store.vocabulary()
    done: list[tuple[str, ArticleDraft | BriefingError]] = [
        (file.name, await _or_error(from_file(file.name, file.content, file.media_type, vocabulary, given)))
        for file in desk.request.attachments
    ]
    pasted = addresses_in(article) if article else None
    if pasted:
        done += await _of_addresses(pasted.addresses, pasted.remark, given, vocabulary, desk)
    elif article:
        done.append(("", await _or_error(from_text(plain_text(article), vocabulary, given))))
    if len(done) == 1 and isinstance(error := done[0][1], BriefingError):
        raise error
    return HandedIn(
        tuple(one for _, one in done if isinstance(one, ArticleDraft)),
        tuple((name, one) for name, one in done if isinstance(one, BriefingError)),
    )


async def _or_error(reading: Awaitable[ArticleDraft]) -> ArticleDraft | BriefingError:
    """What is read, or why it can't be."""
    try:
        return await reading
    except (NotFetched, NotReadable) as error:
        return error


async def _of_addresses(
    addresses: Sequence[str], remark: str, given: GivenMetadata, vocabulary: Vocabulary, desk: Desk
) -> list[tuple[str, ArticleDraft | BriefingError]]:
    if len(addresses) > MOST_ADDRESSES:
        raise BadOption("too-many-addresses", option="article", count=len(addresses), most=MOST_ADDRESSES)
    if remark:
        given = replace(given, note=say("Handed in with the words “{words}”", words=shorten(remark, _REMARK)))
    if len(addresses) > 1:  # a title is of one article
        given = replace(given, title=None, url=None)
    room = asyncio.Semaphore(_AT_ONCE)

    async def read(address: str) -> tuple[str, ArticleDraft | BriefingError]:
        async with room:
            found = await _or_error(from_address(address, desk.fetcher, vocabulary, given))
        return address, _feed_instead(address, found) if isinstance(found, NotFetched) else found

    return list(await asyncio.gather(*(read(address) for address in addresses)))


def _feed_instead(address: str, error: NotFetched) -> BriefingError:
    """The error, or where the address is a feed's the one that says what is for feeds."""
    kind = str(error.arguments.get("kind", ""))
    if not any(name in kind for name in _FEED_KINDS):
        return error
    command = "import" if "opml" in kind else "add"
    return NotReadable("article-is-a-feed", address=address, command=command).offering(f"/brief feed {command} {address}")
