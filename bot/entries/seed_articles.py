"""The starting articles that come with the program: parsed from seeds/articles and read like any other text."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files

from bot.core.errors import NotReadable
from bot.entries.vocabulary import load_vocabulary
from bot.reading.article import read
from storage.drafts import ArticleDraft
from storage.values import Basis, PartialDate

#: What the front matter must have, and all that it may have.
_REQUIRED = ("title", "published", "published-basis", "summary-of", "note")
_KEYS = frozenset({*_REQUIRED, "publisher", "author", "url", "retells", "language", "resolved-dates", "inferred-dates"})
#: From the best known to the least known date.
_BASES = (Basis.STATED, Basis.RESOLVED, Basis.INFERRED, Basis.UNKNOWN)


@dataclass(frozen=True, slots=True)
class SeedArticle:
    """One starting article: our own summary and its front matter.

    ``stem`` is the file's name without its suffix; it identifies the article across versions of the file.
    ``retells`` is the stem of the article that this one repeats. ``resolved`` and ``inferred`` hold the TIMEX values of
    dates that the summary writes out in full although the original does not ("last April" written out as 2023-04).
    """

    stem: str
    text: str = field(repr=False)
    title: str
    published: PartialDate
    summary_of: str
    note: str
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    language: str = "en"
    retells: str | None = None
    resolved: frozenset[str] = frozenset()
    inferred: frozenset[str] = frozenset()


@cache
def seed_articles() -> tuple[SeedArticle, ...]:
    """The starting articles in the order of their file names, which puts an article before its retellings.

    Raises:
        NotReadable: a file's front matter is missing or wrong.
    """
    folder = files("seeds").joinpath("articles")
    named = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".md")), key=lambda entry: entry.name.removesuffix(".md"))
    return tuple(parse_seed_article(entry.name.removesuffix(".md"), entry.read_text(encoding="utf-8")) for entry in named)


def parse_seed_article(stem: str, content: str) -> SeedArticle:
    """The starting article in a file's content: front matter between two ``---`` lines, then the summary in plain paragraphs.

    Raises:
        NotReadable: the front matter is missing, lacks a key, or has an unknown key or an unreadable date.
    """
    opening, _, rest = content.replace("\r\n", "\n").partition("\n")
    front, closing, text = rest.partition("\n---\n")
    if opening.rstrip() != "---" or not closing or not text.strip():
        raise NotReadable("seed-without-front-matter", name=stem)
    values = dict(_pair(stem, line) for line in front.splitlines() if line.strip())
    if missing := [key for key in _REQUIRED if not values.get(key)]:
        raise NotReadable("seed-keys-missing", name=stem, keys=", ".join(missing))
    try:
        published = PartialDate.parse(values["published"], Basis(values["published-basis"]))
        resolved, inferred = (_date_values(values.get(key, "")) for key in ("resolved-dates", "inferred-dates"))
    except ValueError as error:
        raise NotReadable("seed-date-wrong", name=stem, reason=error) from error
    return SeedArticle(
        stem=stem,
        text=text.strip() + "\n",
        title=values["title"],
        published=published,
        summary_of=values["summary-of"],
        note=values["note"],
        publisher=values.get("publisher"),
        author=values.get("author"),
        url=values.get("url"),
        language=values.get("language", "en"),
        retells=values.get("retells"),
        resolved=resolved,
        inferred=inferred,
    )


def _pair(stem: str, line: str) -> tuple[str, str]:
    key, colon, value = line.partition(":")
    if not colon or key.strip() not in _KEYS:
        raise NotReadable("seed-line-unknown", name=stem, line=repr(line), keys=", ".join(sorted(_KEYS)))
    return key.strip(), value.strip()


def _date_values(listed: str) -> frozenset[str]:
    return frozenset(PartialDate.parse(value).value for value in listed.split(",") if value.strip())


def with_original_date_bases(draft: ArticleDraft, seed: SeedArticle) -> ArticleDraft:
    """The draft of a summary, in which no date is better known than in the original article.

    A date that is listed as both resolved and inferred is inferred in the sentences that say so.
    """

    def known(date: PartialDate, start: int, end: int) -> PartialDate:
        value, basis = date.value, date.basis
        if value in seed.inferred and (value not in seed.resolved or "inferred" in _around(draft, start, end)):
            basis = Basis.INFERRED
        elif value in seed.resolved:
            basis = Basis.RESOLVED
        return replace(date, basis=max(date.basis, basis, key=_BASES.index))

    dates = [(mention, known(mention.when, mention.start, mention.end) if mention.when else None) for mention in draft.dates]
    return draft.model_copy(
        update={
            "dates": tuple(mention.model_copy(update={"when": when, "basis": when.basis}) if when else mention for mention, when in dates),
            "facts": tuple(fact.model_copy(update={"as_of": known(fact.as_of, fact.start, fact.end)}) for fact in draft.facts),
            "events": tuple(event.model_copy(update={"date": known(event.date, event.start, event.end)}) for event in draft.events),
        }
    )


def _around(draft: ArticleDraft, start: int, end: int) -> str:
    """The sentence that a span lies in."""
    return next((draft.text[s:e] for s, e in draft.sentences if s <= start and end <= e), draft.text[start:end])


def draft_of(article: SeedArticle) -> ArticleDraft:
    """What the reader finds in a starting article."""
    draft = read(
        article.text,
        title=article.title,
        publisher=article.publisher,
        author=article.author,
        url=article.url,
        published=article.published,
        vocabulary=load_vocabulary(),
        note=article.note,
        summary_of=article.summary_of,
    )
    return with_original_date_bases(draft, article)
