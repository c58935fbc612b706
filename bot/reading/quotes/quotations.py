"""Finds quotations and their speakers."""

from __future__ import annotations

import re

from bot.core.patterns import regex
from bot.reading import interviews
from bot.reading.quotes.marks import Quoted, quoted
from bot.reading.quotes.naming import speaking
from bot.reading.quotes.referring import Context, know_people
from bot.reading.quotes.sayings import OCCASION, SAID, judges
from bot.reading.quotes.speakers import AGAIN, DIRECT, NOT, speaker_of
from bot.reading.words import FUNCTION
from storage.drafts import Mention, QuoteDraft

_WORD = regex(r"[\u3400-\u9fff]|[^\W_]+(?:['’.,-][^\W_]+)*")
_CHINESE = regex(r"[\u3400-\u9fff]")
_LABEL = r"[A-Z][\w.'’&-]*(?: [\w.'’&-]+){0,4}|[\u3400-\u9fff]{1,8}"
_TURN = regex(rf"(?m)^[ \t]*(?:\*\*)?({_LABEL})(?:\*\*)?\s?[:：](?:\*\*)?[ \t]*(?=\S)(.+)$")
_TERM = regex(r"(?:\b(?:the|a|an|its|their|his|her|this|that|so-called|as)|['’]s)\s*$", re.IGNORECASE)
#: "the word for “peace”" tells what words mean.
_GLOSS = regex(
    r"\b(?:words?|term|phrase|slang|expression|shorthand|acronym|nickname) for\s*$|\b(?:meaning|means|translat(?:es?|ed) (?:as|to)),?\s*$"
)
#: "said that" introduces what was said; in other places "that" points at a term.
_SAID_THAT = regex(rf"(?:{SAID.pattern})(?:\s[\w'’-]+){{0,4}}\sthat\s*$|\band\sthat\s*$")
#: The occasion of an answer in an interview.
INTERVIEW = "interview"
#: Labels of those who answer in an interview.
_ANSWERS = frozenset(["A", "Answer", "答"])
_ASKERS = frozenset(["Q", "Question", "Interviewer", "Moderator", "Host", "Reporter", "Operator", "问", "记者", "主持人"])


def find(text: str, sentences: tuple[tuple[int, int], ...], mentions: tuple[Mention, ...]) -> tuple[QuoteDraft, ...]:
    """The quotations in a text, in order, without their marks; scare quotes, titles and headings are left out.

    The speaker is the entity that the text names, also by a pronoun or description; or else the description as written, or None.
    """
    marks = quoted(text)
    named = speaking(text, mentions)
    context = Context(text, named, marks, [mention.start for mention in named])
    know_people(context)
    found = _turns(text, mentions)
    answers = [(turn.start, turn.end) for turn in found]
    spoken = 0
    for index, quote in enumerate(marks):
        while spoken < len(answers) and answers[spoken][1] <= quote.start:
            spoken += 1
        if spoken < len(answers) and answers[spoken][0] <= quote.start:
            continue
        if draft := _quotation(context, index, quote):
            found.append(draft)
    return tuple(sorted(found, key=lambda draft: (draft.start, draft.end)))


def _quotation(context: Context, index: int, quote: Quoted) -> QuoteDraft | None:
    text = context.text
    words = _WORD.findall(text[quote.start : quote.end])
    if not words or _is_title(text, quote, words):
        return None
    left, right = context.left(index), context.right(index)
    speaker, known = speaker_of(context, index)
    if not _is_speech(text, quote, words, left, known):
        return None
    context.spoken_end = quote.closes
    if speaker or known == DIRECT:
        context.speaker = speaker
    context.speaker_end = quote.closes
    occasion = (OCCASION.search(right) or OCCASION.search(left[-160:])) if known == DIRECT else None
    said_at = occasion[0].strip(" .") if occasion else None
    return QuoteDraft(start=quote.start, end=quote.end, text=text[quote.start : quote.end], speaker=speaker, occasion=said_at)


def _is_title(text: str, quote: Quoted, words: list[str]) -> bool:
    """Whether the quoted words are a title or heading, by their capitals."""
    if len(words) >= 4 and sum(word[0].isupper() for word in words) >= 0.8 * len(words):
        return True
    content = [word for word in words if word.lower() not in FUNCTION and word[0].isalpha()]
    if len(content) < 2 or _CHINESE.search(text, quote.start, quote.end):
        return False
    styled = sum(word[0].isupper() for word in content) >= 0.8 * len(content)
    return styled and (len(content) > 3 or text[quote.end - 1] not in ".,!?")


def _is_speech(text: str, quote: Quoted, words: list[str], left: str, known: str) -> bool:
    """Whether somebody said the quoted words, so that they are no scare quotes, term or title."""
    inside = text[quote.start : quote.end]
    size = (len(words) + 1) // 2 if _CHINESE.search(inside) else len(words)
    ends = inside[-1] in ",.?!…，。？！—" or text[quote.closes : quote.closes + 1] in ("，", "。")
    begins = inside[0].isupper() or inside[0].isdigit() or inside[0] in "…'‘“([" or bool(_CHINESE.match(inside))
    opens_clause = not left.strip() or left.rstrip()[-1:] in ".,:!?。，：！？—-;"
    whole = begins and ends and opens_clause
    if known == AGAIN or (known == DIRECT and whole):
        return True
    if known == DIRECT and size < 6 and judges(left, inside[-1] if inside[-1] in ",.!?" else text[quote.closes : quote.closes + 9]):
        return True
    if _GLOSS.search(left):
        return False
    if _TERM.search(left) and size < 6 and not (known == DIRECT and _SAID_THAT.search(left)):
        return known == DIRECT and size >= 3 and not text[quote.closes : quote.closes + 2].strip()[:1].isalpha()
    if known == DIRECT:
        return size >= 3 or (size == 2 and inside[-1] in ",." and not left.rstrip().endswith(("“", '"')))
    if known != NOT:
        return size >= (4 if whole else 5)
    return size >= (5 if whole else 9)


def _turns(text: str, mentions: tuple[Mention, ...]) -> list[QuoteDraft]:
    """The answers in an interview whose lines are "Name: words"; the questions are left out."""
    lines = [(match[1].strip(), match.start(1), match.start(2), match.end(2)) for match in _TURN.finditer(text)]
    letters = (label for label in interviews.labels(text) if not label.name)
    lines += [("Q" if label.asks else "A", label.start, label.end, interviews.line_end(text, label.end)) for label in letters]
    lines.sort(key=lambda line: line[1])
    if len(lines) < 3:
        return []
    named = {mention.start: mention.entity for mention in mentions if mention.kind != "place"}
    known = {mention.text: mention.entity for mention in mentions}
    by_speaker: dict[str, list[tuple[int, int]]] = {}
    labels: dict[str, str] = {}
    opens = next((at for label, at, *_ in lines if label in _ANSWERS or label in _ASKERS), lines[0][1])  # "Roe: why we sold" is the title
    asked = _interviewed(text[:opens], text, mentions)
    initials = {"".join(part[0] for part in re.split(r"[\s-]+", name) if part): name for name in _people(mentions)}
    family = _by_family_name(mentions)
    for label, at, start, end in lines:
        who = (
            family.get(label.casefold())
            or known.get(label)
            or initials.get(label)
            or (asked if label in _ANSWERS else None)
            or (named.get(at) if len(label.split()) < 3 else None)
            or label
        )
        by_speaker.setdefault(who, []).append((start, end))
        labels[who] = label
    speaking = {who: spans for who, spans in by_speaker.items() if len(spans) >= 2}
    if len(speaking) < 2:
        return []
    asks = {who: sum(text[end - 1] in "?？" for _, end in spans) / len(spans) for who, spans in speaking.items()}
    asker = max(asks, key=lambda who: asks[who])
    found = []
    for who, spans in by_speaker.items():
        if (who == asker and asks[who] >= 0.5) or labels[who] in _ASKERS or (who not in speaking and not _is_person(who, mentions)):
            continue
        for start, end in spans:
            end = start + len(text[start:end].rstrip())
            found.append(QuoteDraft(start=start, end=end, text=text[start:end], speaker=who if len(who) > 1 else None, occasion=INTERVIEW))
    return sorted(found, key=lambda draft: draft.start)


def _by_family_name(mentions: tuple[Mention, ...]) -> dict[str, str]:
    """Who has a family name, in small letters, where only one person or name of two or three words ends with it."""
    found: dict[str, set[str]] = {}
    for mention in mentions:
        if (mention.kind == "person" or _like_person(mention)) and " " in mention.entity:
            _, *rest = mention.entity.split()
            for index in range(len(rest)):
                found.setdefault(" ".join(rest[index:]).casefold(), set()).add(mention.entity)
    return {name: next(iter(whose)) for name, whose in found.items() if len(whose) == 1}


def _people(mentions: tuple[Mention, ...]) -> list[str]:
    """The people in a text, those named first at the front."""
    return list(dict.fromkeys(mention.entity for mention in mentions if mention.kind == "person"))


def _interviewed(introduction: str, text: str, mentions: tuple[Mention, ...]) -> str | None:
    """Whom an interview questions: the person whom its introduction names most often, bylines left out.

    Where it names nobody who is surely a person, it is a name of two or three words that does something there.
    """
    sure: dict[str, int] = {}
    likely: dict[str, int] = {}
    for mention in mentions:
        if mention.start >= len(introduction):
            break
        if _BYLINE.search(text, max(0, mention.start - 24), mention.start):
            continue
        if mention.kind == "person":
            sure[mention.entity] = sure.get(mention.entity, 0) + 1
        elif _like_person(mention) and _DOES.match(text, mention.end):
            likely[mention.entity] = likely.get(mention.entity, 0) + 1
    counts = sure or likely
    return max(counts, key=lambda name: counts[name]) if counts else None


#: What stands behind the subject of a sentence: a verb, or who that is.
_DOES = regex(r" [a-z]|, (?!and\b)[a-z]")


_FULL_NAME = regex(r"[^\W\d_a-z][^\W\d_]*[a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*[a-z]){1,2}")


def _like_person(mention: Mention) -> bool:
    """Whether a name of another kind may be a person's whose given name is rare: two or three capitalised words."""
    return mention.kind in ("organisation", "other") and _FULL_NAME.fullmatch(mention.text) is not None


_BYLINE = regex(r"\b(?:[Bb]y|BY|[Ii]nterview(?:ed)?:?|Photo\w*:?|Text:?|Words:?|记者|作者)\s*$")


def _is_person(name: str, mentions: tuple[Mention, ...]) -> bool:
    return any(mention.entity == name and mention.kind == "person" for mention in mentions)
