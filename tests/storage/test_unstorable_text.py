"""NUL and lone surrogates, which no database stores: replaced one for one by U+FFFD in all that is stored, and harmless in look-ups."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from pydantic import BaseModel

from storage.drafts import (
    ArticleDraft,
    DateMention,
    EventDraft,
    FactDraft,
    Mention,
    MetricDraft,
    QuantityMention,
    QuoteDraft,
    TopicDraft,
    Vocabulary,
)
from storage.entries.article_details import ArticleDetails
from storage.feeds.records import UnknownFeed
from storage.reviews import ReviewState, UnknownReview
from storage.store import ScopedStore, Store
from storage.values import Basis, PartialDate, Precision, Quantity
from tests.storage.articles import article

OURS = "slack:T1"
RAW, CLEAN = "a\ud800b\0c\udfff", "a\ufffdb\ufffdc\ufffd"
FISCAL = PartialDate(None, None, Precision.FISCAL, Basis.STATED, RAW)
SPAN = {"start": 0, "end": 6}
#: Fields that hold no free text, with a value for each.
OTHER = {
    "type": "DATE", "precision": Precision.DAY, "basis": Basis.STATED, "when": FISCAL, "quantity": Quantity(Decimal(1), RAW),
    "as_of": FISCAL, "date": FISCAL, "published": FISCAL, "figure_start": 0, "figure_end": 1, "slash": "a", **SPAN,
}  # fmt: skip


def _draft(kind: type[BaseModel]) -> BaseModel:
    """A draft of that kind whose texts all hold characters that can't be stored."""
    values: dict[str, object] = {}
    for name, field in kind.model_fields.items():
        if name in OTHER:
            values[name] = OTHER[name]
        elif "CleanStr" in str(field.annotation) or field.annotation in (str, str | None):
            values[name] = RAW
        elif field.annotation == tuple[str, ...] or "tuple[typing.Annotated[str" in str(field.annotation):
            values[name] = (RAW,)
    return kind(**values)


@pytest.mark.parametrize(
    "kind", [ArticleDraft, DateMention, EventDraft, FactDraft, Mention, MetricDraft, QuantityMention, QuoteDraft, TopicDraft, Vocabulary]
)
def test_every_text_of_every_draft_is_cleaned(kind: type[BaseModel]) -> None:
    draft = _draft(kind)
    values = draft.model_dump()
    assert CLEAN in str(values) or kind is Vocabulary
    assert not [character for character in str(values) if character == "\0" or "\ud800" <= character <= "\udfff"]
    assert kind.model_validate_json(draft.model_dump_json()) == draft
    for name, value in values.items():
        if isinstance(value, str) and name not in OTHER:
            assert getattr(draft.model_copy(update={name: RAW}), name) == CLEAN, "copies are cleaned too"


async def test_what_comes_without_a_draft_is_stored_cleaned(store: Store) -> None:
    ours, now = store.scoped(OURS), datetime(2026, 3, 1, tzinfo=UTC)
    [acme] = [await ours.add_topic(TopicDraft(name="Acme"), RAW)]
    added = await ours.add_article(article(), by=RAW)
    assert (added.article.recorded_by, (await ours.add_alias(acme, f"Apex {RAW}", RAW)).aliases) == (CLEAN, (f"Apex {CLEAN}",))
    corrected = await ours.correct_article_details(added.article, ArticleDetails(RAW, RAW, None, FISCAL), RAW, RAW)
    assert (corrected.title, corrected.publisher, corrected.published and corrected.published.label) == (CLEAN, CLEAN, CLEAN)
    [action] = await ours.log(limit=1)
    assert (action.by, action.reason) == (CLEAN, CLEAN)
    await ours.withdraw(added.facts[0], RAW, RAW)
    assert [(old.closed_by, old.closing_reason) for old in await ours.history("f1w")] == [(CLEAN, CLEAN)]
    await ours.set_role(RAW, "editor", RAW, name=RAW)
    assert [(given.id, given.name, given.by) for given in await ours.roles_given()] == [(CLEAN, CLEAN, CLEAN)]
    await ours.remember(RAW, RAW)
    assert (await ours.recall(RAW), await ours.kept_line(await ours.keep_line(RAW))) == (CLEAN, CLEAN)
    held = await ours.hold_for_review(article(title="Acme again").model_copy(update={"text": f"{article().text} {RAW}"}), by=RAW)
    settled = await ours.settle_review(held.ref, ReviewState.REJECTED, RAW, reason=RAW)
    assert (settled.made_by, settled.decided_by, settled.reason) == (CLEAN, CLEAN, CLEAN)
    feed = await ours.feeds.add(
        f"https://news.example/{RAW}", title=RAW, topics=(RAW,), words=(RAW,), every=timedelta(hours=1), full_text=True,
        platform="slack", by=RAW, now=now,
    )  # fmt: skip
    assert (feed.url, feed.title, feed.topics, feed.words) == (f"https://news.example/{CLEAN}", CLEAN, (CLEAN,), (CLEAN,))
    assert await ours.feeds.all() == [feed]


async def test_look_ups_by_unstorable_text_find_nothing(store: Store) -> None:
    ours = store.scoped(OURS)
    await ours.add_article(article(), by="ann")
    topic = await ours.add_topic(TopicDraft(name="Acme"), "ann")
    for words in ("\ud800", "\0", "\udfff Acme\ud800"):
        assert await _found(ours, words, topic_name=topic.name) == []
        with pytest.raises(UnknownReview):
            await ours.review(words)
        with pytest.raises(UnknownFeed):
            await ours.feeds.get(words)


async def _found(ours: ScopedStore, words: str, topic_name: str) -> list[object]:
    """Everything that the look-ups by these words find."""
    topic = await ours.find_topic(topic_name)
    assert topic is not None
    single = [await ours.find_topic(words), await ours.entry(words), await ours.recall(words), await ours.kept_line(words)]
    lists = [
        await ours.facts([topic], metric=words),
        await ours.events([topic], words=words),
        await ours.quotes([topic], speaker=words),
        await ours.articles(words=words),
        await ours.history(words),
        await ours.articles_naming([words]),
        await ours.log(ref=words),
        await ours.log(by=words),
        await ours.roles_held(words, [words]),
        await ours.subscriptions.all("slack", words),
    ]
    return [found for found in (*single, *lists) if found not in (None, [], ())]
