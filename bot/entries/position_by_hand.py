"""Positions by hand: who holds which office where, proved by the sentence that is given or found in the article that is named."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.core.errors import BadOption
from bot.core.text import host_of, one_line
from bot.entries.by_hand import ARTICLE_REF, Entered, NoSource, SourcedSentence, enter
from bot.entries.proving import NotInSentence, other_readings, read_sentence
from bot.reading.positions.titles import canonical
from bot.reading.sentences import split
from bot.wording.positions import position_text
from storage.drafts import ArticleDraft, PositionDraft
from storage.records import Article, Topic
from storage.store import ScopedStore
from storage.values import Basis, PartialDate, TopicKind, key_of

#: The most characters of a person's name, a title or an organisation.
_MAX_NAME = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenPosition:
    """A position as somebody types it; what is None is taken from the sentence, where it says it."""

    person: str
    title: str
    organisation: str | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None
    predecessor: str | None = None
    successor: str | None = None


async def enter_position(given: GivenPosition, proof: SourcedSentence, store: ScopedStore, by: str) -> Entered:
    """The position, stored with the sentence that proves it: the given one, else that of the article which is the source.

    Where neither is at hand it is stored in our own words, and its source says so.

    Raises:
        BadOption: neither the person nor the organisation is a topic, or it ends before it begins; nothing was stored.
        NotInSentence, NotReadable, NoSource: the source can't prove it; nothing was stored.
    """
    position = await _named(given, store)
    refuse_if_ends_before_it_begins(position.since, position.until)
    proof = proof if one_line(proof.sentence) else await _with_sentence(position, proof, store)
    draft = await read_sentence(proof.sentence, await store.vocabulary(), proof.published)
    if not proof.in_own_words:
        refuse_unless_named(position.person, draft)
    entry = _draft(position, draft)
    refuse_if_ends_before_it_begins(entry.since, entry.until)
    return await enter(draft.model_copy(update={"facts": (), "events": (), "quotes": (), "positions": (entry,)}), entry, proof, store, by)


def refuse_unless_named(person: str, draft: ArticleDraft) -> None:
    """Refuses a sentence that does not name the person, at least by the last part of the name. Raises NotInSentence."""
    if not _names(one_line(draft.text), person):
        raise NotInSentence("person-not-in-sentence", person=person, readings=other_readings(draft))


def refuse_if_ends_before_it_begins(since: PartialDate | None, until: PartialDate | None) -> None:
    """Refuses a position that ended before it began. Raises BadOption."""
    if since and until and since.start and until.end and until.end < since.start:
        raise BadOption("position-ends-before-it-begins", since=since.value, until=until.value, option="until")


def office(title: str) -> str:
    """The title as it is stored: abbreviations written out ("CEO": "chief executive"), all else as it was typed."""
    typed = one_line(title)[:_MAX_NAME]
    known = canonical(typed)
    return typed if known == typed.lower() else known


async def _named(given: GivenPosition, store: ScopedStore) -> GivenPosition:
    """The position with the names that topics have. Raises BadOption where neither of both is a topic."""
    person, organisation = one_line(given.person)[:_MAX_NAME], one_line(given.organisation or "")[:_MAX_NAME]
    holder = await store.find_topic(person)
    where = await store.find_topic(organisation) if organisation else None
    if holder is None and where is None:
        raise BadOption("position-of-no-topic", person=person, named=organisation or person, option="org" if organisation else "person")
    return replace(
        given,
        person=_name(holder, person),
        title=office(given.title),
        organisation=(where.name if where else organisation) or None,
        predecessor=one_line(given.predecessor or "")[:_MAX_NAME] or None,
        successor=one_line(given.successor or "")[:_MAX_NAME] or None,
    )


def _name(holder: Topic | None, person: str) -> str:
    return holder.name if holder is not None and holder.kind == TopicKind.PERSON else person


async def _with_sentence(position: GivenPosition, proof: SourcedSentence, store: ScopedStore) -> SourcedSentence:
    """The proof with a sentence: that of the stored article which is the source, else one in our own words. Raises NoSource."""
    source = one_line(proof.source)
    if ARTICLE_REF.fullmatch(source):
        article = await store.entry(source)
        if not isinstance(article, Article):
            raise NoSource("source-unknown", ref=source)
        sentence = _sentence_on(position, await store.article_text(article) or "")
        if sentence is None:
            raise NoSource("person-not-in-article", ref=article.ref, person=position.person)
        return replace(proof, sentence=sentence, published=proof.published or article.published)
    if not source:
        raise NoSource("source-missing")
    if host_of(source) is not None:
        stated = ArticleDraft(text=source, title=source, url=source)
        for same in [one.article for one in await store.candidates(stated) if one.same_url]:
            if sentence := _sentence_on(position, await store.article_text(same) or ""):
                return replace(proof, sentence=sentence, published=proof.published or same.published)
    return replace(proof, sentence=_in_own_words(position), in_own_words=True)


def _sentence_on(position: GivenPosition, text: str) -> str | None:
    """The sentence of the text that names the person, best together with the title and the organisation; None where none does."""
    sentences = [text[start:end] for start, end in split(text)]
    found = [sentence for sentence in sentences if _names(one_line(sentence), position.person)]
    beside = [word.casefold() for word in (position.title, position.organisation) if word]
    return max(found, key=lambda sentence: sum(word in sentence.casefold() for word in beside), default=None)


def _in_own_words(position: GivenPosition) -> str:
    return f"{position.person}: {position_text(_without_proof(position))}."


def _without_proof(position: GivenPosition) -> PositionDraft:
    return PositionDraft(
        start=0,
        end=1,
        person=position.person,
        title=position.title,
        organisation=position.organisation,
        since=position.since,
        until=position.until,
        predecessor=position.predecessor,
        successor=position.successor,
    )


def _draft(position: GivenPosition, draft: ArticleDraft) -> PositionDraft:
    """The position as a draft that the whole sentence proves; what was not typed is as the reader found it there."""
    read = _as_read(position, draft.positions)
    return _without_proof(position).model_copy(
        update={
            "end": len(draft.text),
            "since": typed_date(position.since, draft) if position.since else read and read.since,
            "until": typed_date(position.until, draft) if position.until else read and read.until,
            "predecessor": position.predecessor or (read and read.predecessor),
            "successor": position.successor or (read and read.successor),
        }
    )


def _as_read(position: GivenPosition, positions: Iterable[PositionDraft]) -> PositionDraft | None:
    """What the reader made of the same office of the same person."""
    same = [one for one in positions if _last(one.person) == _last(position.person) and key_of(one.title) == key_of(position.title)]
    return next(iter(same), None)


def typed_date(typed: PartialDate, draft: ArticleDraft) -> PartialDate:
    """A date that was typed: as the sentence says it, else inferred, because the sentence does not prove it."""
    said = (mention.when for mention in draft.dates if mention.when is not None)
    return next((when for when in said if when.value == typed.value), replace(typed, basis=Basis.INFERRED))


def _names(sentence: str, person: str) -> bool:
    return re.search(rf"(?<![a-zà-ÿ]){re.escape(_last(person))}(?![a-zà-ÿ])", sentence.casefold()) is not None


def _last(person: str) -> str:
    """The last part of a person's name, the whole of one that has no parts."""
    return (one_line(person).casefold().split() or [""])[-1]
