"""Finding an entry by its reference, with an error that says whether it was withdrawn or never existed."""

from __future__ import annotations

from bot.core.errors import CommandMistake
from bot.core.text import one_line, shorten
from bot.wording.people import describe_person
from storage.records import Entry, Event, Fact, Quote
from storage.store import ScopedStore


async def entry_by_ref(ref: str, store: ScopedStore) -> Entry:
    """The entry of that mark. Raises CommandMistake, which tells a withdrawn one from one that never was."""
    entry = await store.entry(ref)
    if entry is None and (versions := await store.history(ref)):
        await refuse_if_article_withdrawn(ref, store)
        gone = versions[-1]
        names = {given.id: given.name for given in await store.roles_given() if not given.is_group}
        by = describe_person(gone.closed_by or "", names.get(gone.closed_by or "", ""))
        why = f": {one_line(gone.closing_reason).rstrip('.')}" if gone.closing_reason.strip() else ""
        when = f" on {gone.closed_at:%Y-%m-%d} by {by}" if gone.closed_at else ""
        raise CommandMistake(
            f"{gone.ref} was withdrawn{when}{why}.",
            f"To bring it back: /brief entry restore {gone.ref}; what was done: /brief log {gone.ref}",
        )
    if entry is None:
        raise CommandMistake(
            f"I know no entry “{shorten(one_line(ref), 40)}”.", "Marks look like f12, e7, q3 or a5; answers show them behind their sources."
        )
    return entry


async def refuse_if_article_withdrawn(ref: str, store: ScopedStore) -> None:
    """Nothing, unless the entry is in no answer because its article was withdrawn. Raises CommandMistake, which names the article."""
    versions = await store.history(ref) if await store.entry(ref) is None else []
    if not versions or versions[-1].closed_at is not None:
        return
    gone = versions[-1]
    if isinstance(gone, Fact | Event | Quote) and await store.entry(gone.citation.article) is None:
        article = gone.citation.article
        raise CommandMistake(
            f"{gone.ref} went with its article {article}, which was withdrawn.",
            f"Bring the article back, and it comes too: /brief entry restore {article}",
        )
