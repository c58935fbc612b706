"""What a publisher has changed in an article that is stored: which of its entries say the same in the new text, and which do not. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Sequence

from bot.core.patterns import regex
from bot.entries.better_reading import latest_versions
from bot.entries.stored_drafts import draft_of
from storage.drafts import ArticleDraft, CitedDraft, EventDraft, FactDraft, PositionDraft, QuoteDraft, lines_of
from storage.records import Entry, Event, Fact, Position, Quote
from storage.store.rereading import StoredReading
from storage.store.revising import Revision
from storage.values import Basis, PartialDate, key_of

#: Share of the words that both texts have from which one is the other, changed; and how much shorter it may be.
SAME_ARTICLE, SHORTEST = 0.6, 0.5
#: Share of the words of two sentences from which one is the other, changed; and from which nothing but its wording is.
SAME_SENTENCE, SAME_WORDS = 0.5, 0.75
#: So many entries that have changed are compared with so many drafts.
MOST_COMPARED = 150
_WORD = regex(r"[\u3400-\u9fff]|\w+")
_NUMBER = regex(r"\d+(?:[.,]\d+)*")


def is_revision(before: str, after: str) -> bool:
    """Whether a text is another one, changed here and there, and not another article at the same address, nor only a part of it."""
    return len(after) >= SHORTEST * len(before) and likeness(before, after) >= SAME_ARTICLE


def likeness(one: str, other: str) -> float:
    """The share of words that two texts have in common, from 0 to 1."""
    first, second = Counter(_WORD.findall(one.casefold())), Counter(_WORD.findall(other.casefold()))
    return sum((first & second).values()) / max(sum(first.values()), sum(second.values()), 1)


def revision_of(draft: ArticleDraft, stored: StoredReading) -> Revision:
    """What the draft, a new text of the stored article, brings. What people entered, corrected or rejected stays as they left it, and so
    do entries whose sentence the new text still has, though they were not read from it."""
    entries = [one for one in latest_versions(stored) if one.id in stored.visible and one.lineage not in stored.touched]
    drafts = list(lines_of(draft))
    pairs = _pairs(entries, drafts, draft)
    left = [one for at, one in enumerate(entries) if at not in pairs]
    taken = set(pairs.values())
    moved: list[tuple[Entry, CitedDraft]] = []
    changed: list[tuple[Entry, CitedDraft]] = []
    for at, number in sorted(pairs.items()):
        (moved if _says_the_same(entries[at], drafts[number], draft) else changed).append((entries[at], drafts[number]))
    text = _plain(draft.text)
    decided = [] if stored.decided is None else [*lines_of(stored.decided)]
    kept = [draft_of(one) for one in latest_versions(stored) if one.lineage in stored.touched]
    others = [*decided, *(one for one in kept if one is not None)]
    return Revision(
        draft,
        moved=tuple((entry, _with_dates_of(entry, one)) for entry, one in moved),
        changed=tuple(changed),
        added=tuple(
            one for number, one in enumerate(drafts) if number not in taken and not any(_is_of_one_thing(one, other) for other in others)
        ),
        taken_out=tuple(one for one in left if _plain(_sentence_of(one)) not in text),
    )


def _pairs(entries: Sequence[Entry], drafts: Sequence[CitedDraft], draft: ArticleDraft) -> dict[int, int]:
    """For entries the draft that is the same thing in the new text, by their places; each is in one pair at most.

    What has not changed is found by what it says, in linear time. What is left is compared with each other, the most alike first; of a text
    with very much left only the first so many are, because whoever publishes one must not hold up the bot.
    """
    befores = [draft_of(one) for one in entries]
    same: dict[tuple[object, ...], deque[int]] = defaultdict(deque)
    for number, one in enumerate(drafts):
        same[_statement(one, draft.text[one.start : one.end])].append(number)
    pairs: dict[int, int] = {}
    for at, before in enumerate(befores):
        if before is not None and (alike := same.get(_statement(before, _sentence_of(entries[at])))):
            pairs[at] = alike.popleft()
    taken = set(pairs.values())
    open_drafts = [number for number in range(len(drafts)) if number not in taken][:MOST_COMPARED]
    open_entries = [at for at in range(len(entries)) if at not in pairs][:MOST_COMPARED]
    found = [
        (_closeness(entries[at], before, drafts[number], draft), -at, -number)
        for at in open_entries
        if (before := befores[at]) is not None
        for number in open_drafts
        if _is_of_one_thing(before, drafts[number])
    ]
    for closeness, at, number in sorted(found, reverse=True):
        if closeness >= SAME_SENTENCE and -at not in pairs and -number not in taken:
            pairs[-at] = -number
            taken.add(-number)
    return pairs


def _statement(one: CitedDraft, sentence: str) -> tuple[object, ...]:
    """What a draft says and in which words: equal for what a new text has left alone."""
    words = _plain(sentence)
    match one:
        case FactDraft():
            return ("fact", words, key_of(one.subject), key_of(one.metric), one.scope, one.nature, one.quantity)
        case EventDraft():
            return ("event", words, one.date.value, one.status)
        case QuoteDraft():
            return ("quote", words, key_of(one.speaker or ""))
        case PositionDraft():
            return ("position", words, key_of(one.person), one.title, one.organisation)


def _closeness(entry: Entry, before: CitedDraft, one: CitedDraft, draft: ArticleDraft) -> float:
    """How alike an entry and a draft are: their sentences, and a little more where they say the same."""
    words = likeness(_sentence_of(entry), draft.text[one.start : one.end])
    match before, one:
        case FactDraft(), FactDraft():
            same = (before.quantity == one.quantity, _same_day(before.as_of, one.as_of), before.scope == one.scope)
            return words + 0.3 * sum(same)
        case _:
            return words + 0.3 * _says_the_same(entry, one, draft)


def _is_of_one_thing(one: CitedDraft, other: CitedDraft) -> bool:
    """Whether both may be the same thing, told differently."""
    match one, other:
        case FactDraft(), FactDraft():
            named = key_of(one.subject) == key_of(other.subject) and key_of(one.metric) == key_of(other.metric)
            return named and one.nature == other.nature and one.quantity.unit == other.quantity.unit
        case PositionDraft(), PositionDraft():
            return key_of(one.person) == key_of(other.person)
        case QuoteDraft(), QuoteDraft():
            return key_of(one.speaker or "") == key_of(other.speaker or "")
        case EventDraft(), EventDraft():
            return True
        case _:
            return False


def _says_the_same(entry: Entry, one: CitedDraft, draft: ArticleDraft) -> bool:
    """Whether the draft says what the entry does, perhaps in other words."""
    words, before = draft.text[one.start : one.end], _sentence_of(entry)
    match entry, one:
        case Fact(), FactDraft():
            same = entry.quantity == one.quantity and entry.scope == one.scope and entry.attributed_to == one.attributed_to
            return same and _same_day(entry.as_of, one.as_of)
        case Event(), EventDraft():
            return _same_day(entry.date, one.date) and entry.status == one.status and _only_reworded(before, words)
        case Quote(), QuoteDraft():
            return _only_reworded(entry.words, draft.text[one.start : one.end])
        case Position(), PositionDraft():
            return (entry.title, entry.organisation, entry.since, entry.until) == (one.title, one.organisation, one.since, one.until)
        case _:
            return False


def _same_day(before: PartialDate, after: PartialDate) -> bool:
    """Whether the dates are one; what is inferred from the day of publication moves when that does, and says nothing."""
    return before.value == after.value or Basis.INFERRED in (before.basis, after.basis)


def _only_reworded(before: str, after: str) -> bool:
    return likeness(before, after) >= SAME_WORDS and _NUMBER.findall(before) == _NUMBER.findall(after)


def _with_dates_of(entry: Entry, one: CitedDraft) -> CitedDraft:
    """The draft of an entry that says the same, with the entry's own dates."""
    match entry, one:
        case Fact(), FactDraft():
            return one.model_copy(update={"as_of": entry.as_of})
        case Event(), EventDraft():
            return one.model_copy(update={"date": entry.date})
        case _:
            return one


def _sentence_of(entry: Entry) -> str:
    match entry:
        case Fact() | Event() | Quote() | Position():
            return entry.citation.sentence
        case _:
            return ""


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
