"""Composing what a watch tells: a short digest of what it saw, with the sentences in the message itself. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.core.document import Block, Choice, Choices, Document, Hint, Link, Moment, Note, Paragraph, Quotation, note, paragraph, text
from bot.core.language import say, say_count, speaking
from bot.core.text import shorten
from bot.digests.composing import Composed, DigestContext, compose
from bot.digests.stories import stories
from bot.digests.watching import place_of
from bot.wording.sources import publisher_label
from bot.wording.watches import describe_watched
from storage.digests.news import News
from storage.digests.records import Place, Promise, Subscription
from storage.records import Article, SubscriptionOptions

#: Stories that one message shows; the rest of a flood is counted.
_STORIES = 8
#: Sources whose sentences stand in the message itself; those of more are among its details.
_SENTENCES = 8
#: Characters of the text that a watch for words shows around them.
_AROUND = 160


def compose_alert(watch: Subscription, news: News, texts: Mapping[int, str], at: datetime, reference: str) -> Composed:
    """What the watch tells of this news, and what its audience is promised by it; ``texts`` are those of new articles by their ids."""
    with speaking(watch.speaks):
        return _composed(watch, news, texts, at, reference)


def _composed(watch: Subscription, news: News, texts: Mapping[int, str], at: datetime, reference: str) -> Composed:
    assert watch.watched is not None
    title = say("Alert {reference}: {watched}", reference=reference, watched=describe_watched(watch.watched))
    if watch.watched.words:
        return _with_words(watch, news, texts, title, at, reference)
    options = SubscriptionOptions(archive=False, limit=_STORIES)
    context = DigestContext(watch.topics, at, watch.zone, 0, reference, options, short=0, language=watch.speaks)
    composed = compose(news, context)
    if len(composed.document.sources) > _SENTENCES:
        composed = compose(news, replace(context, short=_STORIES))
    summary, *blocks = composed.document.blocks
    found = stories(news.new)
    is_story = any(one.articles for one in found)
    opening = _opening(watch, at, say_count("{count} new story", "{count} new stories", len(found)) if is_story else say("a new figure"))
    document, details = composed.document, composed.document.details
    if len(document.sources) <= _SENTENCES:
        # There is room for the sentences in the message itself.
        *notes, _ = (block for block in blocks if isinstance(block, Note))
        blocks, details = [*details, *notes, *(block for block in blocks if isinstance(block, Choices))], ()
    shown = _with_choice([summary, opening, *blocks], watch)
    return replace(composed, document=document.model_copy(update={"title": title, "blocks": shown, "details": details}))


def _opening(watch: Subscription, at: datetime, what: str) -> Paragraph:
    return paragraph(Moment(at=at, zone=watch.zone), say(": {what}, by watch {watch}.", what=what, watch=watch.ref))


def _with_choice(blocks: Sequence[Block], watch: Subscription) -> tuple[Block, ...]:
    """The blocks with one more button that ends the watch."""
    stop = Choice(label=say("Stop this watch"), line=f"/brief watch remove {watch.ref}", danger=True)
    before = [block for block in blocks if not isinstance(block, Choices)]
    known = [choice for block in blocks if isinstance(block, Choices) for choice in block.choices]
    return (*before, Choices(choices=(*known, stop)))


# -- words


def _with_words(watch: Subscription, news: News, texts: Mapping[int, str], title: str, at: datetime, reference: str) -> Composed:
    """The articles that have the words, each with the text around them."""
    assert watch.watched is not None
    articles = [one for one in news.new if isinstance(one, Article)]
    blocks: list[Block] = [_opening(watch, at, say_count("{count} new article", "{count} new articles", len(articles)))]
    for article in articles[:_STORIES]:
        blocks += _article(article, texts.get(article.id, ""), watch.watched.words)
    if rest := len(articles) - _STORIES:
        more = say_count("{count} more article is in the store:", "{count} more articles are in the store:", rest)
        blocks += [note(f"{more} ", Hint(line="/brief latest"))] if rest > 0 else []
    blocks.append(Choices(choices=(Choice(label=say("Why these?"), line=f"/brief digest why {reference}"),)))
    promises = [Promise(one.lineage, one.id, Place.NEW if number < _STORIES else Place.MORE) for number, one in enumerate(articles)]
    document = Document(title=title, blocks=_with_choice(blocks, watch), private=False)
    return Composed(document, tuple(promises), not articles)


def _article(article: Article, body: str, words: str) -> list[Block]:
    title = Link(label=article.title, url=article.url) if article.url else text(article.title, bold=True)
    head = paragraph(title, text(f" ({publisher_label(article)})" if article.publisher else ""))
    found = place_of(body, words)
    around = [] if found is None else [Quotation(words=_around(body, found.start(), found.end()))]
    return [head.model_copy(update={"entries": (article.ref,)}), *around]


def _around(body: str, start: int, end: int) -> str:
    """The sentence that the words stand in, as far as its ends are near."""
    before, behind = body[max(0, start - _AROUND) : start], body[end : end + _AROUND]
    begin = max((before.rfind(mark) + 1 for mark in ("\n", "。", "！", "？", ". ", "! ", "? ")), default=0)
    ends = [place + 1 for mark in ("\n", "。", "！", "？", ".\n", ". ", "! ", "? ") if (place := behind.find(mark)) >= 0]
    last = min(ends, default=len(behind))
    return shorten(" ".join(f"{before[begin:]}{body[start:end]}{behind[:last]}".split()), 2 * _AROUND + 80)
