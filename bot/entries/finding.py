"""Finding an entry by its reference, with an error that says whether it was withdrawn or never existed."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.errors import CommandMistake
from bot.core.text import one_line, shorten
from bot.wording.people import describe_person
from bot.wording.reasons import describe_reason
from storage.records import Entry, Event, Fact, Position, Quote
from storage.store import ScopedStore
from storage.values import iso_day


async def entry_by_ref(ref: str, store: ScopedStore) -> Entry:
    """The entry of that reference.

    Raises:
        CommandMistake: there is none; the message says whether it was withdrawn, and when, or never existed.
    """
    entry = await store.entry(ref)
    if entry is not None:
        return entry
    versions = await store.history(ref)
    if not versions:
        raise CommandMistake("entry-unknown", ref=shorten(one_line(ref), 40))
    await refuse_if_article_withdrawn(ref, store)
    names = {given.id: given.name for given in await store.roles_given() if not given.is_group}
    raise _withdrawn(versions[-1], names)


def _withdrawn(version: Entry, names: Mapping[str, str]) -> CommandMistake:
    """The error for an entry that was withdrawn; ``version`` is its last one, ``names`` are those of people by their ids."""
    if version.closed_at is None:
        return CommandMistake("entry-withdrawn", ref=version.ref)
    day, closed_by = iso_day(version.closed_at), version.closed_by or ""
    person = describe_person(closed_by, names.get(closed_by, ""))
    if reason := one_line(describe_reason(version.closing_reason)).rstrip("."):
        return CommandMistake("entry-withdrawn-by-with-reason", ref=version.ref, day=day, person=person, reason=reason)
    return CommandMistake("entry-withdrawn-by", ref=version.ref, day=day, person=person)


async def refuse_if_article_withdrawn(ref: str, store: ScopedStore) -> None:
    """Refuses an entry that is in no answer because its article was withdrawn.

    Raises:
        CommandMistake: it is such an entry; the message names the article.
    """
    versions = await store.history(ref) if await store.entry(ref) is None else []
    if not versions or versions[-1].closed_at is not None:
        return
    gone = versions[-1]
    if isinstance(gone, Fact | Event | Quote | Position) and await store.entry(gone.citation.article) is None:
        article = gone.citation.article
        raise CommandMistake("entry-withdrawn-with-article", ref=gone.ref, article=article)
