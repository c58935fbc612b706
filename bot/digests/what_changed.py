"""Composing a digest that tells only what changed: figures old → new, plans, positions, conflicts and corrections. Pure.

It tells what came since its subscription's last digest, whatever other digests have told the channel: its entries are promised as shown,
not as delivered, so that no other digest leaves them out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import zip_longest

from bot.core.document import Block, Choices, Document, Heading, Hint, Item, Listing, Sources, Summary, note
from bot.core.language import say, say_count, speaking, to_say
from bot.core.line import quote
from bot.digests.changes import Disagreement
from bot.digests.composing import SHORT, Composed, DigestContext, compose, corrected, foot, why_choice
from bot.digests.lines import Lines
from bot.digests.recapping import Recap
from bot.digests.steps import AHEAD, Step, conflicts_of, new_positions, new_steps, published
from bot.digests.titles import changes_title, corrections_title, unchanged_title
from bot.digests.zones.iana import find_zone
from bot.wording.dates import date_text
from bot.wording.figures import CHANGED, disagreeing, fact_lead, figure_text
from storage.digests.news import News
from storage.digests.records import Place
from storage.records import SEEDER, Entry, Fact, Position, Show
from storage.values import PartialDate, key_of

_FIGURES, _PLANS, _POSITIONS = to_say("Figures"), to_say("Plans and forecasts"), to_say("Positions")
_CONFLICTS = to_say("Sources that disagree")
#: What was published, or happened in an office, so long before a digest's window is from the archive. News travels, and often names no more
#: than a month.
_ARCHIVED = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class _Told:
    """One change: the kind that it is listed under, what the title says of it, and what makes its line."""

    kind: str
    brief: str
    item: Callable[[], Item]


def compose_digest(news: News, context: DigestContext) -> Composed:
    """The digest of this news, of the kind that its subscription asks for."""
    return compose_what_changed(news, context) if context.options.show is Show.CHANGES else compose(news, context)


def compose_what_changed(news: News, context: DigestContext) -> Composed:
    """The digest of what changed in this news, in its subscription's language."""
    with speaking(context.language):
        return _Composer(news, context).composed()


class _Composer:
    def __init__(self, news: News, context: DigestContext) -> None:
        self._context = context
        self._since = news.since.astimezone(find_zone(context.zone)).date()
        self._new = [one for one in news.new if self._is_recent(one)]
        stock = [one for one in news.new if isinstance(one, Fact) and not self._is_recent(one)]
        self._lines = Lines(self._new, [*news.earlier, *stock], ())
        self._recap = Recap(news.pending_corrections, min(context.options.limit, SHORT))

    def _is_recent(self, entry: Entry) -> bool:
        """Whether it may be a change at all: neither what the program came with nor, of what was stored before the channel subscribed, from
        the archive."""
        if entry.recorded_by == SEEDER or not isinstance(entry, Fact | Position):
            return False
        if self._context.subscribed is not None and entry.recorded_at >= self._context.subscribed:
            return True
        day = published(entry)
        return day == date.min or day >= self._since - _ARCHIVED

    def composed(self) -> Composed:
        told, limit = self._changes(), self._context.options.limit
        most = min(limit, self._context.short)
        short, longer, rest = told[:most], told[most:limit], told[limit:]
        above = [*_listed(short), *corrected(self._recap, self._lines)]
        counted_sources = len(self._lines.sources)
        details = _listed(longer)
        sources = self._lines.sources
        blocks = [
            Summary(text=self._title(told)),
            *above,
            *self._more(longer, rest),
            *self._lines.sources_in_short(counted_sources),
            foot(self._context),
            *self._choices(told),
        ]
        document = Document(
            title="", blocks=tuple(blocks), private=False, details=(*details, *((Sources(sources=sources),) if sources else ()))
        )
        shown = (one if one.place is Place.COMPARED else replace(one, place=Place.RECAPPED) for one in self._lines.promises)
        return Composed(document, (*shown, *self._recap.promises()), not told and not self._recap.is_news)

    def _changes(self) -> list[_Told]:
        """All changes: of each kind the newest first, and one of each kind before the next of any."""
        lines = self._lines
        steps = new_steps(lines.new, lines.earlier)
        positions = new_positions([one for one in self._new if isinstance(one, Position)], self._since - _ARCHIVED, None)
        kinds = (
            [self._step(step, _FIGURES) for step in steps if step.new.nature not in AHEAD],
            [self._step(step, _PLANS) for step in steps if step.new.nature in AHEAD],
            [self._position(one) for one in positions],
            [self._conflict(one) for one in conflicts_of(lines.new, lines.earlier)],
        )
        return [one for row in zip_longest(*kinds) for one in row if one is not None]

    def _step(self, step: Step, kind: str) -> _Told:
        return _Told(kind, self._in_brief(step.old, step.new, CHANGED), lambda: self._pair(step.old, step.new, CHANGED))

    def _conflict(self, one: Disagreement) -> _Told:
        between = disagreeing()
        return _Told(_CONFLICTS, self._in_brief(one.other, one.fact, between), lambda: self._pair(one.other, one.fact, between))

    def _in_brief(self, first: Fact, second: Fact, between: str) -> str:
        """Two figures of one measure in few words: "Acme, shops over 100,000 → over 110,000"; the only topic is in the title already."""
        lead, topics = fact_lead(second), [key_of(name) for name in self._context.topics]
        if topics == [key_of(second.subject)]:
            lead = lead.removeprefix(second.subject).lstrip(",， ") or lead
        was, now = (figure_text(one, under=one.metric) for one in (first, second))
        return f"{lead} {was}{between}{now}"

    def _position(self, one: Position) -> _Told:
        return _Told(_POSITIONS, say("{first}, {second}", first=one.person, second=one.title), lambda: self._lines.line(one))

    def _pair(self, first: Fact, second: Fact, between: str) -> Item:
        spans, refs = self._lines.pair(first, second, between, Place.CHANGED)
        return Item(lead=fact_lead(second), spans=spans, entries=refs)

    def _title(self, told: Sequence[_Told]) -> str:
        topics = self._context.topics
        if told:
            return changes_title(len(told) + len(self._recap), topics, [*(one.brief for one in told), *self._recap.leads])
        if self._recap.shown:
            return corrections_title(self._recap.leads, len(self._recap))
        return unchanged_title(topics, date_text(PartialDate.day(self._since)))

    def _more(self, longer: Sequence[_Told], rest: Sequence[_Told]) -> list[Block]:
        """Small print: how many changes stand in the details alone, and how many nowhere."""
        said: list[Block] = []
        if longer:
            counts = say_count("{count} more change", "{count} more changes", len(longer))
            said.append(note(say("In the details: {counts}.", counts=counts)))
        if rest:
            more = say_count("And {count} more:", "And {count} more:", len(rest))
            said.append(note(f"{more} ", Hint(line=self._line_of_all())))
        return said

    def _line_of_all(self) -> str:
        """The command that shows all changes, where the digest is on one topic; else what came last."""
        topics = self._context.topics
        if len(topics) != 1:
            return "/brief latest"
        return f"/brief changes {quote(topics[0])} since:{self._since.isoformat()}"

    def _choices(self, told: Sequence[_Told]) -> list[Block]:
        if not self._context.reference or not (told or self._recap.shown):
            return []
        return [Choices(choices=(why_choice(self._context),))]


def _listed(told: Iterable[_Told]) -> list[Block]:
    """The lines of these changes under the headings of their kinds."""
    by_kind: dict[str, list[Item]] = {kind: [] for kind in (_FIGURES, _PLANS, _POSITIONS, _CONFLICTS)}
    for one in sorted(told, key=lambda one: list(by_kind).index(one.kind)):
        by_kind[one.kind].append(one.item())
    return [block for kind, items in by_kind.items() if items for block in (Heading(text=say(kind)), Listing(items=tuple(items)))]
