"""Composing a digest: from the news to a Document and the list of entries that it promises. Pure.

The title tells the news. Then come the first stories, one line each: the headline as a link and at most one figure that changed; a story
is an article with all its retellings, which are one source. Corrections follow, and one entry from the archive with the reason why it is
there. All else is the document's details: what was read from each story, further stories, further figures that changed, sources that
disagree, who tells what again, and the sentences of all sources. What does not fit is counted, never silently left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.core.document import (
    Block,
    Choice,
    Choices,
    Document,
    Heading,
    Hint,
    Item,
    Listing,
    Moment,
    Note,
    Summary,
    note,
    paragraph,
    text,
)
from bot.core.language import say, say_count, speaking, to_say
from bot.digests.in_full import Details, headline
from bot.digests.lines import Lines
from bot.digests.pairs import Pairs
from bot.digests.recalling import recall
from bot.digests.recapping import Recap
from bot.digests.stories import Story, StoryLine, group_of, highlights, names_one_of, retold_only, stories
from bot.digests.titles import corrections_title, greeting_title, holdings, news_title, quiet_title
from bot.digests.zones.iana import find_zone
from bot.wording.dates import day_at
from bot.wording.figures import fact_lead
from bot.wording.sources import CORRECTING_NOTE, label_beside_title, publisher_name
from storage.digests.news import News
from storage.digests.records import Place, Promise, Subscription
from storage.records import Article, Entry, Event, Fact, Show, SubscriptionOptions
from storage.values import key_of

#: Stories and corrections that are told in short, and lines of a story in the details.
SHORT = 5
_HIGHLIGHTS = 6
#: Stories from the archive in a channel's first digest, where nothing is new.
_GREETING = 3
#: An article that is so much older than its digest has its date beside it.
_RECENT = timedelta(days=2)
#: What a preview says of a digest that would be skipped.
_SKIPPED = {
    Show.NEWS: to_say("Nothing new for this channel since {day}, so a digest now would be skipped."),
    Show.CHANGES: to_say("Nothing has changed since {day}, so a digest now would be skipped."),
}


@dataclass(frozen=True, slots=True)
class DigestContext:
    """What a digest is composed for: its topics (none: all), and its slot ``at`` in its ``zone``.

    ``missed`` counts earlier slots that it covers too; ``reference`` is empty in a preview. ``short`` is how many stories have a line of
    their own before the details. ``subscribed`` is when its subscription was made (None: just now).
    """

    topics: tuple[str, ...]
    at: datetime
    zone: str
    missed: int
    reference: str
    options: SubscriptionOptions
    short: int = SHORT
    language: str = "en"
    subscribed: datetime | None = None

    @staticmethod
    def of(subscription: Subscription, at: datetime, *, missed: int = 0, reference: str = "") -> DigestContext:
        """The context of a digest of this subscription."""
        topics, zone, options = subscription.topics, subscription.zone, subscription.options
        # Whoever asked for a number of entries gets as many before the details.
        short = SHORT if options.limit == SubscriptionOptions().limit else options.limit
        made = subscription.created_at
        return DigestContext(topics, at, zone, missed, reference, options, short, subscription.speaks, made)


@dataclass(frozen=True, slots=True)
class Composed:
    """A digest and the entries that it promises. ``empty``: everything in it is known to the channel."""

    document: Document
    promises: tuple[Promise, ...]
    empty: bool


def compose(news: News, context: DigestContext) -> Composed:
    """The digest of this news, in its subscription's language. The article that a correction cites as its proof is no news of its own."""
    new = tuple(entry for entry in news.new if not (isinstance(entry, Article) and entry.note == CORRECTING_NOTE))
    with speaking(context.language):
        return _Composer(replace(news, new=new), context).composed()


class _Composer:
    def __init__(self, news: News, context: DigestContext) -> None:
        self._news = news
        self._context = context
        self._limit = context.options.limit
        self._lines = Lines(news.new, news.earlier, news.archive)
        self._pairs = Pairs(self._lines, self._limit)
        self._details = Details(self._lines, self._pairs)
        self._recap = Recap(news.pending_corrections, min(self._limit, SHORT))

    def composed(self) -> Composed:
        told, again = self._told_and_again()
        most = min(self._limit, self._context.short)
        short, longer, rest = told[:most], told[most : self._limit], told[self._limit :]
        by_topic = self._by_topic(short)
        greets = self._news.first and any(self._news.stored.values())
        below = [*corrected(self._recap, self._lines), *(self._greeting() if greets and not told else self._from_archive())]
        counted_sources = len(self._lines.sources)
        archived = self._archived() if self._news.first and not told else []
        details = self._details.blocks([*short, *longer], again, archived)
        for story in (*rest, *again, *longer, *short):
            self._lines.promise([*story.articles, *story.entries], Place.MORE)
        is_title = not told and not self._recap.shown
        hello = [paragraph(self._greeting_words(is_title=is_title))] if greets else []
        blocks = [
            self._summary(told, greets),
            *hello,
            *by_topic,
            *below,
            *self._more(longer, rest),
            *self._lines.sources_in_short(counted_sources),
            foot(self._context),
            *self._choices(rest),
        ]
        document = Document(title="", blocks=tuple(blocks), private=False, details=details)
        promises = (*self._lines.promises, *self._recap.promises())
        return Composed(document, promises, not told and not self._recap.is_news and not greets)

    def _told_and_again(self) -> tuple[list[Story], list[Story]]:
        """The new stories, and what only tells again what another article told before."""
        told: list[Story] = []
        again: list[Story] = []
        for story in stories(self._news.new):
            # Where articles in one language alone are told, the original may be one that the channel never hears of.
            known = retold_only(story) and not self._context.options.language
            (again if known and not self._pairs.are_in(story) else told).append(story)
        return told, again

    # -- the beginning and the end

    def _summary(self, told: Sequence[Story], greets: bool) -> Summary:
        topics = self._context.topics
        if told:
            # Without topics of its own a digest is on those that its stories are about, where they all are about one of some.
            groups = [group_of(story, self._news.groups, self._news.weights) for story in told]
            found = () if not all(groups) else tuple(dict.fromkeys(groups))
            named = topics or (found if len(found) <= 2 else ())
            return Summary(text=news_title(len(told), named, [self._headline(story) for story in told]))
        if self._recap.shown:
            return Summary(text=corrections_title(self._recap.leads, len(self._recap)))
        if greets:
            return Summary(text=greeting_title(topics))
        return Summary(text=quiet_title(topics, day_at(self._news.since, find_zone(self._context.zone))))

    def _headline(self, story: Story) -> str:
        """What the title says of a story: its headline; of a figure without a new article, what the figure is."""
        if story.articles:
            return story.title
        first = story.entries[0]
        return self._pairs.lead(story) or (fact_lead(first) if isinstance(first, Fact) else story.title)

    def _greeting_words(self, *, is_title: bool) -> str:
        """What the store holds already, behind a greeting where the title is none."""
        if is_title:
            return say("In the store already: {held}.", held=holdings(self._news.stored))
        return say("Hello! This is the first digest here. In the store already: {held}.", held=holdings(self._news.stored))

    def _holds_anything(self) -> bool:
        """Whether the digest names any entry, and can be asked for the reasons."""
        return bool(self._context.reference and (self._lines.promises or self._recap.shown))

    def _choices(self, rest: Sequence[Story]) -> list[Block]:
        """Buttons that show more; "Why these?" needs a reference, which a preview has not."""
        choices = [why_choice(self._context)] if self._holds_anything() else []
        choices += [Choice(label=say("Show the latest"), line="/brief latest")] if rest else []
        return [Choices(choices=tuple(choices))] if choices else []

    def _more(self, longer: Sequence[Story], rest: Sequence[Story]) -> list[Block]:
        """Small print: how much the details tell that no line above does, and how much is told nowhere."""
        changed, disagreeing = self._pairs.left(self._pairs.changed), self._pairs.left(self._pairs.disagreeing)
        counts = (
            say_count("{count} more story", "{count} more stories", len(longer)) if longer else "",
            say_count("{count} more changed figure", "{count} more changed figures", len(changed)) if changed else "",
            say_count("{count} conflict", "{count} conflicts", len(disagreeing)) if disagreeing else "",
        )
        said: list[Block] = []
        if any(counts):
            said.append(note(say("In the details: {counts}.", counts=", ".join(filter(None, counts)))))
        if rest:
            more = say_count("{count} more story is in the store:", "{count} more stories are in the store:", len(rest))
            said.append(note(f"{more} ", Hint(line="/brief latest")))
        return said

    # -- the stories in short

    def _by_topic(self, short: Sequence[Story]) -> list[Block]:
        """One line for each story, under the topic that it is about where there are several."""
        by_group: dict[str, list[Item]] = defaultdict(list)
        # Topics come as they were asked for; where all are, those with the newest story first.
        groups = {story.source: group_of(story, self._news.groups, self._news.weights) for story in short}
        asked = [group.name for group in self._news.groups] if self._context.topics else [name for name in groups.values() if name]
        order = list(dict.fromkeys([*asked, ""]))
        for story in sorted(short, key=lambda story: order.index(groups[story.source])):
            by_group[groups[story.source]] += self._told(story)
        found = [(name, items) for name, items in by_group.items() if items]
        blocks: list[Block] = []
        for name, items in found:
            blocks += [Heading(text=name or say("Other news"))] if len(found) > 1 else []
            blocks.append(Listing(items=tuple(items)))
        return blocks

    def _told(self, story: Story) -> list[Item]:
        """The line of a story: its headline, and the figure that changed; without a new article that figure, or its best entry."""
        pair = self._pairs.of(story)
        if not story.articles:
            best = highlights(self._lines.unshown(story.entries), 1)
            return [self._pairs.item(pair)] if pair else [self._lines.line(entry) for entry in best]
        self._lines.promise(story.articles, Place.NEW)
        articles = tuple(article.ref for article in story.articles)
        if pair is None:
            return [Item(spans=(headline(story), text(f" ({self._publisher(story.articles[0])})")), entries=articles)]
        spans, refs = self._pairs.spans(pair)
        # The title may have said whose figure it is.
        lead = fact_lead(pair.about)
        if names_one_of(key_of(story.title), [key_of(pair.about.subject)]):
            lead = lead.removeprefix(pair.about.subject).lstrip(",， ") or lead
        return [Item(spans=(headline(story), text(f" – {lead} "), *spans), entries=(*articles, *refs))]

    def _publisher(self, article: Article) -> str:
        """Who published it, with the date where that is not about the digest's own."""
        published = article.published
        day = self._context.at.astimezone(find_zone(self._context.zone)).date()
        recent = published is not None and published.start is not None and day - _RECENT <= published.start
        return publisher_name(article) if recent else label_beside_title(article)

    # -- the archive

    def _from_archive(self) -> list[Block]:
        if not self._context.options.archive:
            return []
        known = {same.id for fact in self._lines.new for same in self._lines.figures.of(fact).reports}
        day = self._context.at.astimezone(find_zone(self._context.zone)).date()
        archive = [entry for entry in self._news.archive if entry.id not in known and not self._is_told(entry)]
        recalled = recall(archive, day, self._fresh_subjects(), self._news.newest)
        if recalled is None:
            return []
        item = self._lines.line(recalled.entry, Place.ARCHIVE)
        spans = (text(f"{item.lead}: "), *item.spans, text(f" ({recalled.reason})", italic=True))
        return [Listing(items=(Item(lead=say("From the archive"), spans=spans, entries=item.entries),))]

    def _greeting(self) -> list[Block]:
        """The newest stories of the archive, for a channel that knows none of them."""
        if not self._context.options.archive:
            return []
        items = []
        for story in self._archived():
            label = label_beside_title(story.entries[0].citation)
            items.append(Item(spans=(headline(story), text(f" ({label})")), entries=(story.source,)))
        return [Heading(text=say("From the archive")), Listing(items=tuple(items))] if items else []

    def _archived(self) -> list[Story]:
        return stories(entry for entry in self._news.archive if entry.id not in self._lines.unproved)[:_GREETING]

    def _is_told(self, entry: Entry) -> bool:
        lines = self._lines
        said = isinstance(entry, StoryLine) and lines.tells_sentence_of(entry)
        return said or entry.id in lines.unproved or lines.is_shown_or_compared(entry)

    def _fresh_subjects(self) -> dict[str, int]:
        names: dict[str, int] = defaultdict(int)
        for entry in self._news.new:
            if isinstance(entry, Fact):
                names[entry.subject] += 1
            elif isinstance(entry, Event):
                for name in entry.entities:
                    names[name] += 1
        return names


def foot(context: DigestContext) -> Note:
    """One small line: the digest's reference, and its time with the zone."""
    at = Moment(at=context.at, zone=context.zone)
    begin = say("Digest {reference}", reference=context.reference) if context.reference else say("Preview")
    missed = say_count("covers {count} missed digest too", "covers {count} missed digests too", context.missed)
    return note(f"{begin} · ", at, *((f" · {missed}",) if context.missed else ()))


def why_choice(context: DigestContext) -> Choice:
    """The button that tells why its entries are in a digest."""
    return Choice(label=say("Why these?"), line=f"/brief digest why {context.reference}")


def corrected(recap: Recap, lines: Lines) -> list[Block]:
    """What was delivered before and no longer holds, under its heading; nothing where all of it holds."""
    if not recap.shown:
        return []
    listing = Listing(items=recap.items(lines.citations))
    left = recap.left
    rest = [note(say_count("And {count} more, in the next digest.", "And {count} more, in the next digest.", left))] if left else []
    return [Heading(text=say("Corrected")), listing, *rest]


def nothing_to_send(news: News, subscription: Subscription) -> Document:
    """What a preview shows when the digest would be skipped."""
    with speaking(subscription.speaks):
        since = day_at(news.since, find_zone(subscription.zone))
        words = say(_SKIPPED[subscription.options.show], day=since)
        option = Hint(line=f"/brief digest edit {subscription.ref} empty:say")
        more = [note(say("To get a message on days without news too:"), " ", option)] if subscription.ref else []
        return Document(title=say("Nothing to send now"), blocks=(paragraph(words), *more))
