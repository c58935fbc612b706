"""How the commands of feeds are declared, and which feeds a line means."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.commands.desk import Desk
from bot.core.command import COMPLETE_FEED, Command, FormOffer, option
from bot.core.document import Document, Heading, paragraph
from bot.core.errors import CommandMistake
from bot.core.language import say
from bot.core.line import POLITE
from bot.core.patterns import regex
from bot.core.request import Role
from bot.core.text import one_line, shorten
from bot.entries.pasted import split_addresses
from storage.feeds.records import Feed, UnknownFeed
from storage.urls import url_key
from storage.values import fold

_REF = regex(r"[nN]?\d{1,9}")
#: Words between two feeds, or before one.
_SMALL_WORDS = POLITE | {"and", "feed", "feeds", "the", "&", "from"}


@dataclass(frozen=True, slots=True)
class FeedOptions:
    feed: str = option(
        "which one: its mark, address or name; several, or all", required=True, rest=True, example="n1", complete=COMPLETE_FEED, several=" "
    )


def feed_command(
    word: str,
    summary: str,
    options: type[Any],
    run: Callable[[Any, Desk], Awaitable[Document]],
    *examples: str,
    slow: bool = False,
    changes: bool = True,
    role: Role = Role.ADMIN,
    form: FormOffer[Desk] | None = None,
) -> Command[Desk]:
    """The command ``/brief feed WORD``, for admins unless another role is named."""
    return Command(("feed", word), summary, options, run, role=role, changes=changes, slow=slow, form=form, examples=examples)


async def meant_feeds(words: str, desk: Desk, *, all_too: bool = True) -> tuple[list[Feed], str]:
    """The feeds that the words begin with (by mark, address or name; "all" of them), and the words that are left.

    Raises:
        UnknownFeed: they begin with none.
        CommandMistake: a name is that of several, or all may not be meant.
    """
    followed = await desk.store.feeds.all()
    addresses, rest = split_addresses(words, hosts_too=True)
    found = [_only(_at_address(address, followed), address) for address in addresses]
    pieces = [piece for piece in re.split(r"[\s,;]+", rest) if piece]
    while pieces and (piece := pieces[0]):
        if _REF.fullmatch(piece):
            found.append(await desk.store.feeds.get(piece))
        elif piece.casefold() in ("all", "everything", "*") and not found:
            if not all_too:
                raise CommandMistake("feeds-not-all-at-once")
            found += followed
        elif piece.casefold() not in _SMALL_WORDS:
            named = _named(pieces, followed)
            if named is None:
                break
            found.append(named[0])
            del pieces[: named[1] - 1]
        del pieces[0]
    if not found:
        raise UnknownFeed("feed-unknown", ref=shorten(one_line(words), 60))
    return list({feed.id: feed for feed in found}.values()), " ".join(pieces)


def _at_address(address: str, followed: Sequence[Feed]) -> list[Feed]:
    """The feed at that address; those of a site whose own address it is ("news.example")."""
    key = url_key(address) or ""
    exact = [feed for feed in followed if url_key(feed.url) == key]
    return exact or [feed for feed in followed if "/" not in key and (url_key(feed.url) or "").partition("/")[0] == key]


def _only(feeds: Sequence[Feed], said: str) -> Feed:
    if not feeds:
        raise UnknownFeed("feed-unknown", ref=shorten(said, 60))
    if len(feeds) > 1:
        raise CommandMistake("feeds-called-so", said=shorten(said, 60), feeds=", ".join(f"{feed.ref} ({feed.name})" for feed in feeds[:8]))
    return feeds[0]


def _named(pieces: Sequence[str], followed: Sequence[Feed]) -> tuple[Feed, int] | None:
    """The feed that the words begin with the name of, and how many of them are its name; whole names before parts of them."""
    sizes = range(min(len(pieces), 8), 0, -1)
    for is_whole in (True, False):
        for size in sizes:
            said = fold(" ".join(pieces[:size]))
            called = [feed for feed in followed if (fold(feed.name) == said if is_whole else f" {said} " in f" {fold(feed.name)} ")]
            if called and (is_whole or len(said) > 2):
                return _only(called, " ".join(pieces[:size])), size
    return None


async def each_named(
    options: FeedOptions, desk: Desk, do: Callable[[Feed, Desk], Awaitable[Document]], *, all_too: bool = True
) -> Document:
    """What was done with each feed that is meant. Raises CommandMistake where words are left over, before anything is done."""
    feeds, left = await meant_feeds(options.feed, desk, all_too=all_too)
    if left:
        raise CommandMistake("feed-words-unused", words=shorten(one_line(left), 60))
    documents = [await do(feed, desk) for feed in feeds]
    if len(documents) == 1:
        return documents[0]
    blocks = tuple(block for one in documents for block in (Heading(text=one.title), *one.blocks))
    return Document(title=say("{count} feeds", count=len(documents)), blocks=blocks or (paragraph(say("There is none.")),))
