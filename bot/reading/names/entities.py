"""Finds names in running text with their kind, and links them within the article and to topics."""

from __future__ import annotations

from bisect import bisect_right

from bot.core.patterns import regex
from bot.reading import interviews
from bot.reading.lexicon import Lexicon
from bot.reading.names.brands import lower_case_spots
from bot.reading.names.chinese import chinese_spots
from bot.reading.names.kinds import votes_of_context, votes_of_words
from bot.reading.names.linking import Form, core_of, link
from bot.reading.names.runs import Spot
from bot.reading.names.spotting import spots
from bot.reading.words import is_ordinary
from storage.drafts import Mention

_Named = tuple[Spot, tuple[str, str] | None]  #: a spot, and name and kind of its topic


def find(text: str, sentences: tuple[tuple[int, int], ...], lexicon: Lexicon) -> tuple[Mention, ...]:
    """The names in a text, in order and not overlapping, each with its kind and its entity.

    The entity is the name of the topic whose alias it is, or else the fullest form that the article uses.
    """
    written, text = text, _unwrapped(text, sentences)
    found = _with_topics(text, _merged(_merged(spots(text, sentences), lower_case_spots(text)), chinese_spots(text)), lexicon)
    forms: dict[str, Form] = {}
    starts = [start for start, _ in sentences]
    for spot, topic in found:
        form = forms.get(spot.text)
        if form is None:
            form = forms[spot.text] = Form(spot.text, spot.tokens, spot.start, votes_of_words(spot.tokens))
            if topic:
                form.topic, form.votes[topic[1]] = topic[0], 100
        form.count += 1
        number = bisect_right(starts, spot.start)
        form.sentences.add(number)
        if spot.start < form.first_in_body and number and _is_sentence(text, *sentences[number - 1]):
            form.first_in_body = spot.start
        for kind, votes in votes_of_context(text, spot).items():
            form.around[kind] += votes
        if spot.kind:
            form.votes[spot.kind] += 6
    answering = {label.name for label in interviews.labels(text) if label.name and not label.asks}
    for form in forms.values():
        if answering and (form.text in answering or form.tokens[-1] in answering or " ".join(form.tokens[-2:]) in answering):
            form.votes["person"] += 8
        form.votes.update({kind: min(votes, 6) for kind, votes in form.around.items()})  # many mentions do not make it more certain
    link(text, forms)
    mentions = []
    bearer: dict[str, str] = {}  # family name -> the person with it who was named last
    for spot, _ in found:
        form = forms[spot.text]
        entity = form.entity
        if form.bearers:
            entity = bearer.get(form.text, entity)
        elif len(form.tokens) > 1:
            for token in form.tokens:
                bearer[token] = entity
        mentions.append(Mention(start=spot.start, end=spot.end, text=written[spot.start : spot.end], entity=entity, kind=form.kind))
    return tuple(mentions)


def _unwrapped(text: str, sentences: tuple[tuple[int, int], ...]) -> str:
    """The text with a blank for each line break inside a sentence, so that a name may be wrapped; every offset stays."""
    parts: list[str] = []
    done = 0
    for start, end in sentences:
        if "\n" in text[start:end]:
            parts += (text[done:start], _WRAP.sub(" ", text[start:end]))
            done = end
    return "".join((*parts, text[done:])) if parts else text


#: A line break between the words of wrapped text.
_WRAP = regex(r"(?<=[^\s|:])\n(?=[^\s|•*–-])")


def _is_sentence(text: str, start: int, end: int) -> bool:
    """Whether it ends as a sentence does, which a headline, a caption and a byline do not."""
    return end - start > _LONGEST_HEADLINE or text[end - 1] in _SENTENCE_END


_LONGEST_HEADLINE = 250
_SENTENCE_END = '.!?:。！？：”’"'


def _merged(a: list[Spot], b: list[Spot]) -> list[Spot]:
    """Both lists merged, in order, without spots that overlap an earlier one."""
    if not b:
        return a
    result: list[Spot] = []
    for spot in sorted([*a, *b], key=lambda s: (s.start, -s.end)):
        if not result or spot.start >= result[-1].end:
            result.append(spot)
    return result


def _with_topics(text: str, found: list[Spot], lexicon: Lexicon) -> list[_Named]:
    """The spots merged with the topics named in the text; a topic's alias inside a longer name that is no topic's is left out."""
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
    """Whether a topic's alias is a name of its own in a longer spot: after a headline's first words, or before a model's number."""
    if " " in alias and spot.text.startswith(alias + " ") and any(c.isdigit() for c in spot.text[len(alias) :]):
        return True
    rest = spot.text.removesuffix(alias).split()
    return (spot.in_title or spot.at_start) and spot.text.endswith(alias) and all(is_ordinary(word) for word in rest)


def _topic_of(spot: Spot, lexicon: Lexicon) -> tuple[str, str] | None:
    topic = lexicon.topic(spot.text) or lexicon.topic(" ".join(core_of(spot.tokens)))
    return (topic.name, topic.kind) if topic else None
