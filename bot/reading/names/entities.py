"""Names in running text with their kind, linked within the article and to topics; the longest name first."""

from __future__ import annotations

from bisect import bisect_right

from bot.reading.lexicon import Lexicon
from bot.reading.names.chinese import chinese_spots
from bot.reading.names.kinds import votes_of_place, votes_of_words
from bot.reading.names.linking import Form, core_of, link
from bot.reading.names.runs import Spot
from bot.reading.names.spotting import spots
from bot.reading.words import is_ordinary
from storage.drafts import Mention

_Named = tuple[Spot, tuple[str, str] | None]  #: a spot, and name and kind of its topic


def find(text: str, sentences: tuple[tuple[int, int], ...], lexicon: Lexicon) -> tuple[Mention, ...]:
    """The names in a text in order, none inside another, each with its kind and its entity.

    The entity is the topic's name where a topic has the alias, else the fullest form that the article uses.
    """
    found = _with_topics(text, _merged(spots(text, sentences), chinese_spots(text)), lexicon)
    forms: dict[str, Form] = {}
    starts = [start for start, _ in sentences]
    told = _headline_end(text)
    for spot, topic in found:
        form = forms.get(spot.text)
        if form is None:
            form = forms[spot.text] = Form(spot.text, spot.tokens, spot.start, votes_of_words(spot.tokens))
            if topic:
                form.topic, form.votes[topic[1]] = topic[0], 100
        form.count += 1
        form.sentences.add(bisect_right(starts, spot.start))
        if spot.start >= told and spot.start < form.first_told:
            form.first_told = spot.start
        for kind, votes in votes_of_place(text, spot).items():
            form.around[kind] += votes
        if spot.kind:
            form.votes[spot.kind] += 6
    for form in forms.values():
        form.votes.update({kind: min(votes, 6) for kind, votes in form.around.items()})  # often said is not better known
    link(text, forms)
    mentions = []
    bearer: dict[str, str] = {}  # of a family name, the one who was named last
    for spot, _ in found:
        form = forms[spot.text]
        entity = form.entity
        if form.bearers:
            entity = bearer.get(form.text, entity)
        elif len(form.tokens) > 1:
            for token in form.tokens:
                bearer[token] = entity
        mentions.append(Mention(start=spot.start, end=spot.end, text=spot.text, entity=entity, kind=form.kind))
    return tuple(mentions)


def _headline_end(text: str) -> int:
    """Where the first line ends, if it is a headline; 0 where the text begins without one."""
    end = text.find("\n", 0, 250)
    return end if end > 0 and text[:end].rstrip()[-1:] not in (".", "!", "。") else 0


def _merged(a: list[Spot], b: list[Spot]) -> list[Spot]:
    """Both lists in order, without what overlaps an earlier one."""
    if not b:
        return a
    result: list[Spot] = []
    for spot in sorted([*a, *b], key=lambda s: (s.start, -s.end)):
        if not result or spot.start >= result[-1].end:
            result.append(spot)
    return result


def _with_topics(text: str, found: list[Spot], lexicon: Lexicon) -> list[_Named]:
    """The spots together with the topics that stand in the text; a longer name that is no topic's keeps its place."""
    result: list[_Named] = []
    index = 0
    for start, end, topic, kind in lexicon.find(text):
        while index < len(found) and found[index].end <= start:
            result.append((found[index], _topic_of(found[index], lexicon)))
            index += 1
        longer = False
        while index < len(found) and found[index].start < end:
            spot = found[index]
            if (
                spot.start <= start
                and spot.end >= end
                and (spot.start, spot.end) != (start, end)
                and not _holds_apart(spot, text[start:end])
            ):
                longer = True
                result.append((spot, _topic_of(spot, lexicon)))
            index += 1
        if not longer and not (result and result[-1][0].end > start):
            result.append((Spot(start, end, text[start:end], tuple(text[start:end].split()), False, False), (topic, kind)))
    return result + [(spot, _topic_of(spot, lexicon)) for spot in found[index:]]


def _holds_apart(spot: Spot, alias: str) -> bool:
    """Whether the alias is on its own in the longer run: after a headline's ordinary first words, or before a model's number."""
    if " " in alias and spot.text.startswith(alias + " ") and any(c.isdigit() for c in spot.text[len(alias) :]):
        return True
    rest = spot.text.removesuffix(alias).split()
    return (spot.in_title or spot.at_start) and spot.text.endswith(alias) and all(is_ordinary(word) for word in rest)


def _topic_of(spot: Spot, lexicon: Lexicon) -> tuple[str, str] | None:
    topic = lexicon.topic(spot.text) or lexicon.topic(" ".join(core_of(spot.tokens)))
    return (topic.name, topic.kind) if topic else None
