"""Resolves whom the words around a quotation refer to: names, pronouns, and descriptions without a name."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field

from bot.core.patterns import regex
from bot.reading.names.people import GIVEN_NAMES, WOMEN
from bot.reading.quotes.marks import Quoted
from bot.reading.quotes.somebody import PERSONS, THE_ONE
from storage.drafts import Mention

_REACH = 320  #: characters on either side in which a speaker is looked for
_ABBREVIATED = "".join(
    rf"(?<!\b{word}\.)"
    for word in ("Mr", "Ms", "Mrs", "Dr", "St", "Sen", "Gov", "Rep", "Gen", "Lt", "Col", "Prof", "Inc", "Corp", "Co", "Ltd", "No")
)
SENTENCE_END = regex(rf"[.!?…]{_ABBREVIATED}(?<![\s.][A-Z]\.)[\"”’'）)]*\s+(?=[“\"‘'`A-Z0-9À-Þ\u3400-\u9fff]|$)|[。！？][”’）]?|\n")
_HE = regex(r"\b(?:he|she)\b", re.IGNORECASE)
_PRONOUN = regex(r"[\s,—–-]*(he|she|they|it)\b", re.IGNORECASE)


@dataclass(slots=True)
class Context:
    """What is known about a text while its quotations are read in order."""

    text: str
    mentions: tuple[Mention, ...]
    quotes: list[Quoted]
    starts: list[int]
    speaker: str | None = None  #: the speaker of the quotation before
    speaker_end: int = -10_000
    pronouns: dict[str, str] = field(default_factory=dict)  #: "he" or "she" for the people of whom the text uses one
    people: tuple[tuple[str, int], ...] = ()  #: the people of the text, those named most often first, and how often
    spoken_end: int = 0  #: where the quotation before ended, whoever said it

    def left(self, index: int) -> str:
        """The text of a quote's paragraph before it, back to the quotation before; quoted titles and terms do not end it."""
        quote = self.quotes[index]
        start = max(self.spoken_end, quote.opens - _REACH)
        return self.text[max(start, self.text.rfind("\n", start, quote.opens) + 1) : quote.opens]

    def right(self, index: int) -> str:
        """The text of a quote's paragraph after it, up to the next quote."""
        quote = self.quotes[index]
        stop = self.quotes[index + 1].opens if index + 1 < len(self.quotes) else len(self.text)
        stop = min(stop, quote.closes + _REACH)
        newline = self.text.find("\n", quote.closes, stop)
        return self.text[quote.closes : newline if newline >= 0 else stop]


_HIS = {"he": "he", "his": "he", "him": "he", "mr": "he", "sir": "he", "she": "she", "her": "she", "mrs": "she", "ms": "she", "miss": "she"}
_GENDERED = regex(r"\b(?:he|his|him|she|her)\b")
_HONORIFIC = regex(r"\b(Mr|Mrs|Ms|Miss|Sir)\.?\s$")


def know_people(context: Context) -> None:
    """Notes whom the text names how often, and the pronoun that follows a name in the same sentence before another person is named."""
    people = [mention for mention in context.mentions if mention.kind == "person"]
    context.people = tuple(Counter(person.entity for person in people).most_common(8))
    votes: dict[str, Counter[str]] = {}
    for index, person in enumerate(people):
        stop = min(person.end + 120, people[index + 1].start if index + 1 < len(people) else len(context.text))
        words = context.text[person.end : stop]
        end = _PLAIN_END.search(words)
        found = _GENDERED.search(words, 0, end.start() if end else len(words))
        titled = _HONORIFIC.search(context.text, max(0, person.start - 6), person.start)
        sign = titled[1] if titled else found[0] if found else ""
        if sign:
            votes.setdefault(person.entity, Counter())[_HIS[sign.lower()]] += 3 if titled else 1
    context.pronouns = {name: counter.most_common(1)[0][0] for name, counter in votes.items()}


_PLAIN_END = regex(r"[.!?;“”\"\n]")


def last_match(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The last match in a short text."""
    return next(reversed([*pattern.finditer(text)]), None)


def party(context: Context, start: int, end: int, *, last: bool = False, owners: bool = True, only: str = "") -> str | None:
    """The first person named in ``text[start:end]``, else the first organisation, else another name.

    ``last`` takes the last ones instead and resolves "he" and "she". ``owners`` includes names with a possessive.
    ``only`` restricts the search to one kind.
    """
    low, high = bisect_left(context.starts, start), bisect_left(context.starts, end)
    inside = [m for m in context.mentions[low:high] if m.end <= end and (owners or not _owns(context.text, m))]
    pronoun = last_match(_HE, context.text[start:end]) if last else None
    named = [m for m in inside if m.kind != "event"]
    if pronoun and (not named or named[-1].end < start + pronoun.start()):
        return _meant_by(context, pronoun[0].lower(), start + pronoun.start())
    inside = [m for m in inside if context.text[m.start - 1 : m.start] != "(" or context.text[m.end : m.end + 1] != ")"]  # "(Reuters) -"
    inside = [m for m in inside if m.kind != "place" or (last and end - m.end < 25)]  # a dateline does not speak
    for kinds in (("person",), ("organisation", "other"), ("place", "product", "event")):
        if (of_kind := [m for m in inside if m.kind in kinds]) and (not only or only in kinds):
            return _whole(context, of_kind[-1] if last else of_kind[0])
    return None


_HYPHENATED = regex(r"-[A-Z][\w’'-]*\w")


def _whole(context: Context, mention: Mention) -> str:
    """The entity, with the second half of a double surname that the name as found lacks: "Jane O’Hara-Roe"."""
    rest = _HYPHENATED.match(context.text, mention.end) if mention.kind in ("person", "other") and mention.entity == mention.text else None
    return mention.entity + rest[0] if rest else mention.entity


def _owns(text: str, mention: Mention) -> bool:
    return (
        text[mention.end : mention.end + 2] in ("'s", "’s")
        or text[mention.end : mention.end + 3] == " 's"
        or (
            text[mention.end - 1] == "s"
            and text[mention.end : mention.end + 1] in ("'", "’")
            and text[mention.end + 1 : mention.end + 2] == " "
        )
    )


_AIDE = regex(
    r"\s*+(?:an?|the|its|his|her|their|one|another)?\s*+(?:[\w-]+\s){0,4}?[\w-]+\s(?:for|of|to|at|with|from)\s[\w.’'&-]+(?:\s[\w.’'&-]+){0,5}\s?,\s",
)


def named_aide(context: Context, start: int, end: int) -> str | None:
    """The person named after whom he or she serves: "a lawyer for Jane Roe, John Doe" is John Doe."""
    found = _AIDE.match(context.text, start, end)
    if not found or not party(context, start, found.end() - 2, owners=False):
        return None
    role = context.text[start : found.end()]
    return (
        name_at(context, found.end(), 0, "person")
        if THE_ONE.match(f"the {role.strip().split(' ', 1)[-1]}") or _RELATIVE.search(role)
        else None
    )


_RELATIVE = regex(
    r"\b(?:son|daughter|wife|husband|widow|mother|father|brother|sister|friend|boss|aide|deputy|successor|predecessor|ally|lawyer|spokes\w+)\sof\b"
)


def name_at(context: Context, at: int, reach: int = 0, only: str = "") -> str | None:
    """The first name that begins at most ``reach`` characters after ``at``, and no line later, unless it owns what follows."""
    index = bisect_left(context.starts, at)
    if index == len(context.mentions):
        return None
    mention = context.mentions[index]
    near = mention.start - at <= reach and "\n" not in context.text[at : mention.start]
    fits = mention.kind == only if only else mention.kind in ("person", "organisation", "other")
    return _whole(context, mention) if near and fits and not _owns(context.text, mention) else None


def by_pronoun(context: Context, words: str, at: int) -> str | None:
    """Whom a pronoun at the start of ``words`` refers to, or None."""
    found = _PRONOUN.match(words)
    return _meant_by(context, found[1].lower(), at) if found else None


def _meant_by(context: Context, pronoun: str, at: int) -> str | None:
    recent = context.speaker is not None and at - context.speaker_end < 900
    if pronoun in ("they", "it"):
        of_person = pronoun == "it" and context.speaker is not None and kind_of(context, context.speaker) == "person"
        if of_person and (who := _role_before(context, at, people=False)):
            return who
        return context.speaker if recent and not of_person else latest(context, at, ("organisation",)) or latest(context, at, ("other",))
    if who := _subject_of_sentence_between(context, at, pronoun) or _introduced(context, at, pronoun):
        return who
    if recent and context.speaker and _fits(context, pronoun, context.speaker) and kind_of(context, context.speaker) in ("person", "other"):
        return context.speaker
    if recent and context.speaker and at - context.speaker_end < 300 and pronoun != "they" and is_somebody(context, context.speaker):
        return context.speaker
    protagonist = _protagonist(context, pronoun)
    if protagonist and not any(m.entity == protagonist for m in context.mentions[: bisect_left(context.starts, at)]):
        protagonist = None  # who was not named yet is meant by no pronoun
    if recent and protagonist and not _names_person(context, context.speaker_end, at):
        return protagonist
    return (
        latest(context, at, ("person",), pronoun)
        or latest(context, at, ("other",), pronoun, 600)
        or _role_before(context, at)
        or protagonist
    )


def is_somebody(context: Context, words: str) -> bool:
    """Whether a speaker is described, not named, and is a person: "one of the protesters"."""
    one = THE_ONE.match(words)
    return one is not None and kind_of(context, words) == "" and one[1].lower() in PERSONS


def _fits(context: Context, pronoun: str, name: str) -> bool:
    """Whether a pronoun may mean a person: by the given name, and by the pronouns that the text has used for the person."""
    if not may_be(pronoun, name):
        return False
    used = context.pronouns.get(name)
    if used is not None:
        return used == pronoun
    protagonist = _protagonist(context, pronoun)
    return protagonist is None or protagonist == name or name.split()[0] in GIVEN_NAMES


def _may_mean(context: Context, pronoun: str, name: str) -> bool:
    """Whether a pronoun may mean a person, for all that the given name and the text's own pronouns say."""
    return may_be(pronoun, name) and context.pronouns.get(name, pronoun) == pronoun


def _protagonist(context: Context, pronoun: str) -> str | None:
    """The person whom the text names far more often than any other, if this is the person's pronoun."""
    counts = context.people
    if not counts or counts[0][1] < 2 * (counts[1][1] if len(counts) > 1 else 0):
        return None
    name = counts[0][0]
    return name if context.pronouns.get(name) == pronoun or (name.split()[0] in GIVEN_NAMES and may_be(pronoun, name)) else None


def _names_person(context: Context, start: int, end: int) -> bool:
    low, high = bisect_left(context.starts, start), bisect_left(context.starts, end)
    return any(mention.kind == "person" for mention in context.mentions[low:high])


#: Two capitalised words, as of a person whose given name is rare.
FULL_NAME = regex(r"[A-ZÀ-Þ][a-zà-ÿ’'-]+ [A-ZÀ-Þ][\w’'-]*[a-zà-ÿ]")


def like_person(mention: Mention) -> bool:
    """Whether a name is a person's, or may be: two capitalised words."""
    return mention.kind == "person" or (mention.kind == "other" and FULL_NAME.fullmatch(mention.text) is not None)


#: Behind a name: ", a nurse from Stavang", ", 41, who".
_WHAT_ONE_IS = regex(r",\s(?:\d{2},\s)?(?:who\b|an?\s(?:[a-z-]+\s){0,2}?(?P<noun>[a-z-]+)(?=,|\s(?:from|of|in|at|who|with)\b))")


def _is_called_person(text: str, mention: Mention) -> bool:
    """Whether a name of two words is a person's by the words behind it."""
    found = _WHAT_ONE_IS.match(text, mention.end) if FULL_NAME.fullmatch(mention.text) else None
    return found is not None and (found["noun"] is None or found["noun"] in PERSONS)


def _introduced(context: Context, at: int, pronoun: str) -> str | None:
    """The person who is the subject of the last sentence before a quotation, in a paragraph that began after the last speaker.

    "The grid's director, Jane Roe, said that it was close. “Two bids were good,” she told us": Roe, whoever spoke before.
    """
    index = bisect_right(context.quotes, at, key=lambda quote: quote.closes) - 1
    stop = context.quotes[index].opens if index >= 0 else at
    start = context.text.rfind("\n", max(0, stop - 600), stop) + 1
    if not context.text[start:stop].strip():  # the paragraph begins with the quotation
        head = context.text[max(0, start - 100) : start]
        end = start - len(head) + len(head.rstrip())
        start = context.text.rfind("\n", max(0, stop - 600), end) + 1
    if not context.speaker_end < start < stop:
        return None
    low, high = bisect_left(context.starts, start), bisect_left(context.starts, stop)
    inside = [m for m in context.mentions[low:high] if not _owns(context.text, m)]
    people = [m for m in inside if m.kind == "person"]
    people = people or [m for m in inside if m.kind in ("other", "organisation") and _is_called_person(context.text, m)]
    is_person = bool(people)
    people = people or [m for m in inside if m.kind in ("other", "organisation") and FULL_NAME.fullmatch(m.text)]
    alone = len({person.entity for person in people}) == 1
    fits = _may_mean if is_person and alone else _fits
    if not people or not fits(context, pronoun, people[0].entity):
        return None
    return people[0].entity if alone or people[0].start - start < 60 else None


def _subject_of_sentence_between(context: Context, at: int, pronoun: str) -> str | None:
    """The subject of the sentence between the quotation before and this one: "Prosecutor Jane Roe was unmoved."."""
    index = bisect_right(context.quotes, at, key=lambda quote: quote.closes) - 1
    start, stop = context.speaker_end, context.quotes[index].opens if index >= 0 else at
    if not 0 <= start < stop <= start + 2 * _REACH or "\n" in context.text[start:stop]:
        return None
    sentences = [found.end() for found in SENTENCE_END.finditer(context.text, start, stop)]
    if len(sentences) < 2:
        return None
    low, high = bisect_left(context.starts, sentences[-2]), bisect_left(context.starts, sentences[-1])
    subject = context.mentions[low] if low < high else None
    if subject is None or subject.kind not in ("person", "other") or _owns(context.text, subject) or subject.start - sentences[-2] > 40:
        return None
    return subject.entity if may_be(pronoun, subject.entity) else None


def _role_before(context: Context, at: int, *, people: bool = True) -> str | None:
    """Who is described, without a name, at the start of a sentence before: "The judge was blunt."."""
    start = max(0, at - 2 * _REACH)
    start = max(start, context.text.rfind("\n", start, at) + 1)
    found = None
    for sentence in re.finditer(r"(?:\A|[.!?][”\"’)]*\s+)(?=(?:The|A|An|His|Her|Its|One|Another) [a-z])", context.text[start:at]):
        one = THE_ONE.match(context.text, start + sentence.end(), at)
        found = one[0] if one and (one[1].lower() in PERSONS) is people else found
    return found


def kind_of(context: Context, name: str) -> str:
    return next((m.kind for m in context.mentions if m.entity == name), "")


def may_be(pronoun: str, name: str) -> bool:
    """Whether "he" or "she" may mean the person with this name; an unknown given name allows both."""
    first = name.split()[0] if name.split() else ""
    if first not in GIVEN_NAMES:
        return True
    return (first in WOMEN) == (pronoun == "she") or pronoun not in ("he", "she")


def latest(context: Context, at: int, kinds: tuple[str, ...], pronoun: str = "", reach: int = 1500) -> str | None:
    """The last entity of these kinds that was named within ``reach`` characters before; in a sentence, its subject comes first."""
    index = bisect_left(context.starts, at)
    best: Mention | None = None
    for mention in reversed(context.mentions[max(0, index - 40) : index]):
        if at - mention.end > reach or (best and "\n" in context.text[mention.end : best.start]):
            break
        bracketed = context.text[mention.start - 1 : mention.start] == "("  # "(Reuters)", an acronym
        if mention.kind not in kinds or bracketed or not may_be(pronoun, mention.entity):
            continue
        if mention.text[:2] in ("I’", "I'"):
            continue
        if pronoun and (_owns(context.text, mention) or context.pronouns.get(mention.entity, pronoun) != pronoun):
            continue
        if best and SENTENCE_END.search(context.text[mention.end : best.start]):
            break
        best = mention
    return best.entity if best else None
