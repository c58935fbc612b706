"""From an address, a file or pasted text to an article draft."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.core.errors import NotReadable
from bot.core.patterns import regex
from bot.entries.workers import in_worker
from bot.reading.article import read
from bot.reading.fetch import Fetcher
from bot.reading.page import Page, answer_page, text_of
from storage.drafts import ArticleDraft, Vocabulary
from storage.values import Basis, PartialDate

_ADDRESS = regex(r"<?(https?://[^\s|>]+)(?:\|[^>]*)?>?")  # Slack wraps addresses as <address|label>


@dataclass(frozen=True, slots=True)
class GivenMetadata:
    """What the person who adds an article says about it; it takes precedence over what the text says of itself."""

    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: PartialDate | None = None
    note: str | None = None
    #: When it was posted where it was found; what was written there itself is of that day where it names none.
    posted: PartialDate | None = None


def address_in(words: str) -> str | None:
    """The web address that the words consist of; None where they are anything else."""
    found = _ADDRESS.fullmatch(words.strip())
    return found.group(1).replace("&amp;", "&") if found else None


async def from_address(url: str, fetcher: Fetcher, vocabulary: Vocabulary, given: GivenMetadata) -> ArticleDraft:
    """The article at an address. Raises NotFetched, NotReadable."""
    fetched = await fetcher.fetch(url)
    page = await in_worker(answer_page, fetched.url, fetched.content, fetched.media_type)
    return await _read(page, vocabulary, replace(given, url=given.url or fetched.url, posted=None))


async def from_file(name: str, content: bytes, media_type: str, vocabulary: Vocabulary, given: GivenMetadata) -> ArticleDraft:
    """The article in a file. Raises NotReadable, which names the file."""
    page = await in_worker(text_of, name, content, media_type)
    try:
        return await _read(page, vocabulary, given)
    except NotReadable as error:
        raise NotReadable("article-file-unreadable", name=name, reason=error.message, next_step=error.next_step) from error


async def from_text(text: str, vocabulary: Vocabulary, given: GivenMetadata) -> ArticleDraft:
    """The article that was pasted. Raises NotReadable."""
    return await _read(Page(text=text), vocabulary, given)


async def _read(page: Page, vocabulary: Vocabulary, given: GivenMetadata) -> ArticleDraft:
    """The draft that is read in the page, in a worker: reading takes processor time and would block the event loop."""
    draft = await _once(page, vocabulary, given)
    if draft.published is not None or given.posted is None:
        return draft
    return await _once(page, vocabulary, replace(given, published=replace(given.posted, basis=Basis.INFERRED)))


async def _once(page: Page, vocabulary: Vocabulary, given: GivenMetadata) -> ArticleDraft:
    return await in_worker(
        read,
        page.text,
        title=given.title or page.title,
        publisher=given.publisher or page.publisher,
        author=page.author,
        url=given.url or page.url,
        published=given.published or page.published,
        vocabulary=vocabulary,
        note=page.note or given.note,
        summary_of=page.summary_of,
    )
