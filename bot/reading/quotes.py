"""What people said in a text, in their own words, and who said it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from bot.reading import names
from bot.reading.quotemarks import Quoted, quoted
from bot.reading.sayings import ACCORDING, CHINESE_AFTER, CHINESE_BEFORE, OCCASION, SAID, TAG
from bot.reading.words import FUNCTION
from storage.drafts import Mention, QuoteDraft

_REACH = 320  #: characters on either side in which a speaker is looked for
_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_]+(?:['’.,-][^\W_]+)*")
_CHINESE_CHAR = re.compile(r"[\u3400-\u9fff]")
_TURN = re.compile(
    r"(?m)^[ \t]*(?:\*\*)?([A-Z][\w.'’&-]*(?: [\w.'’&-]+){0,4}|[\u3400-\u9fff]{1,8})(?:\*\*)?\s?[:：](?:\*\*)?[ \t]*(?=\S)(.+)$"
)
_SENTENCE_END = re.compile(r"[.!?。！？…][\"”’'）)]*\s+(?=[“\"‘'`A-Z0-9À-Þ\u3400-\u9fff])|\n")
_HE = re.compile(r"\b(?:he|she|they|it|I|we)\b", re.IGNORECASE)
_THE_ONE = re.compile(
    r"\b(?:the|a|an|its|his|her|their|one|another|some|many|several)\s+(?:[\w'’-]+\s+){0,5}?("
    + "|".join(sorted(names.ROLES | names.ORG_NOUNS, key=len, reverse=True))
    + r")s?\b(?!['’]s)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Context:
    """What is known while the quotes of one text are gone through."""

    text: str
    mentions: tuple[Mention, ...]
    starts: list[int]
    quotes: list[Quoted]
    speaker: str | None = None  #: of the quote before
    speaker_end: int = -10_000


def find(text: str, sentences: tuple[tuple[int, int], ...], mentions: tuple[Mention, ...]) -> tuple[QuoteDraft, ...]:
    """The quotations in a text, in order, without their marks; scare quotes, titles and headings are none.

    The speaker is the entity that the text names for them, through pronouns and descriptions too, else as written, else None.
    """
    marks = quoted(text)
    context = _Context(text, mentions, [m.start for m in mentions], marks)
    turns = _turns(context)
    found = list(turns)
    for index, quote in enumerate(marks):
        if any(turn.start <= quote.start < turn.end for turn in turns):
            continue
        draft = _quotation(context, index, quote)
        if draft:
            found.append(draft)
    return tuple(sorted(found, key=lambda draft: (draft.start, draft.end)))


def _quotation(context: _Context, index: int, quote: Quoted) -> QuoteDraft | None:
    text = context.text
    left, right = _left(context, index), _right(context, index)
    words = _WORD.findall(text[quote.start : quote.end])
    if _is_heading(text, quote, words):
        return None
    speaker, tagged = _speaker(context, index, quote, left, right)
    if not _is_speech(text, quote, words, left, tagged):
        return None
    context.speaker, context.speaker_end = speaker or (context.speaker if not tagged else None), quote.closes
    occasion = OCCASION.search(right if tagged else "") or OCCASION.search(left[-160:] if tagged else "")
    return QuoteDraft(
        start=quote.start,
        end=quote.end,
        text=text[quote.start : quote.end],
        speaker=speaker,
        occasion=occasion[0].strip() if occasion else None,
    )


def _left(context: _Context, index: int) -> str:
    """The text before the quote back to the quote before it, within its paragraph."""
    quote = context.quotes[index]
    start = context.quotes[index - 1].closes if index else 0
    start = max(start, quote.opens - _REACH)
    newline = context.text.rfind("\n", start, quote.opens)
    return context.text[newline + 1 if newline >= 0 else start : quote.opens]


def _right(context: _Context, index: int) -> str:
    """The text behind the quote up to the next one, within its paragraph."""
    quote = context.quotes[index]
    stop = context.quotes[index + 1].opens if index + 1 < len(context.quotes) else len(context.text)
    stop = min(stop, quote.closes + _REACH)
    newline = context.text.find("\n", quote.closes, stop)
    return context.text[quote.closes : newline if newline >= 0 else stop]


def _is_heading(text: str, quote: Quoted, words: list[str]) -> bool:
    """Whether the quoted words are a title: capitals for style, or a whole line without an end."""
    content = [word for word in words if word.lower() not in FUNCTION and word[0].isalpha()]
    styled = (
        len(content) >= 2
        and sum(word[0].isupper() for word in content) >= 0.8 * len(content)
        and not _CHINESE_CHAR.search(text[quote.start : quote.end])
    )
    return styled and (len(content) > 3 or text[quote.end - 1] not in ".,!?")


def _is_speech(text: str, quote: Quoted, words: list[str], left: str, tagged: str) -> bool:
    """Whether the quoted words are somebody's speech and no scare quotes, term or title."""
    inside = text[quote.start : quote.end]
    size = len(words) // 2 + 1 if _CHINESE_CHAR.search(inside) else len(words)
    ends = inside[-1] in ",.?!…，。？！—" or text[quote.closes : quote.closes + 1] in ("，", "。")
    begins = inside[0].isupper() or inside[0].isdigit() or inside[0] in "…'‘“([" or bool(_CHINESE_CHAR.match(inside))
    opens_clause = not left.strip() or left.rstrip()[-1:] in ".,:!?。，：！？—-"
    if tagged == "direct":
        return size >= 3 or (ends and begins and size >= 1)
    if tagged:
        return size >= 4 if ends and begins and opens_clause else size >= 5
    if begins and ends and opens_clause:
        return size >= 5
    return size >= 9


def _speaker(context: _Context, index: int, quote: Quoted, left: str, right: str) -> tuple[str | None, str]:
    """Who said it, and how that is known: "direct" (a verb of saying beside the quote), "near", or "" for nothing."""
    text = context.text
    if _CHINESE_CHAR.search(text[quote.start : quote.end]):
        if who := _chinese_speaker(context, quote, left, right):
            return who, "direct"
    own_left = _last_clause(left)
    base = quote.opens - len(own_left)
    if _leads_in(own_left) and (who := _left_speaker(context, own_left, base)):
        return who, "direct"
    if who := _right_speaker(context, index, quote, right):
        return who, "direct"
    if (found := ACCORDING.search(own_left)) and (who := _party(context, base + found.end(), quote.opens)):
        return who, "direct"
    if own_left.strip() and SAID.search(own_left) and (who := _left_speaker(context, own_left, base)):
        return who, "near"
    return _continued(context, index, quote, left, own_left)


def _last_clause(left: str) -> str:
    """The sentence that the quote stands in, as far as it goes before the quote."""
    last = 0
    for found in _SENTENCE_END.finditer(left):
        if not re.search(r"\b(?:Mr|Mrs|Ms|Dr|Inc|Corp|Co|Ltd|St|Jr|Sen|Gov|Prof|U\.S|No|[A-Z])\.\s+$", left[: found.end()]):
            last = found.end()
    return left[last:]


def _leads_in(clause: str) -> bool:
    """Whether the clause ends in a verb of saying that introduces the quote: 'said,', 'added that', 'stating:'."""
    stripped = clause.rstrip()
    if not stripped:
        return False
    if stripped[-1] in ":：":
        return True
    verbs = list(SAID.finditer(stripped))
    if not verbs:
        return False
    rest = stripped[verbs[-1].end() :].strip(" ,")
    return stripped[-1] == "," or len(rest.split()) <= 12


def _left_speaker(context: _Context, clause: str, base: int) -> str | None:
    verbs = list(SAID.finditer(clause))
    if not verbs:
        return _party(context, base, base + len(clause), last=True) if clause.rstrip()[-1:] in ":：" else None
    for verb in (verbs[-1], verbs[0]):
        before = base + verb.start()
        passive = re.match(r"\s+by\s+", clause[verb.end() :])
        if passive and (who := _party(context, base + verb.end() + passive.end(), base + len(clause))):
            return who
        if who := _party(context, base, before, last=True, owners=False):
            return who
    return _described(context, clause[: verbs[-1].start()], base)


def _right_speaker(context: _Context, index: int, quote: Quoted, right: str) -> str | None:
    """From '…," said X', '…," X said', '… ," according to X'."""
    text = context.text
    stop = _SENTENCE_END.search(right, 3)
    own = right[: stop.start() + 1] if stop else right
    if own.rstrip()[-1:] in (":", "：") and index + 1 < len(context.quotes):
        return None  # it leads in the next quote
    inside_ends = text[quote.end - 1] in ".!?。！？"
    if found := re.match(r"[\s,—–-]*" + ACCORDING.pattern, own):
        at = quote.closes + found.end()
        return _party(context, at, quote.closes + len(own)) or _described(context, own[found.end() :], at)
    verb = TAG.search(own)
    if not verb or verb.start() > 200:
        return None
    lead = own[: verb.start()]
    if not lead.strip(" ,—–-"):
        at = quote.closes + verb.end()
        tail = own[verb.end() :]
        # "said Jane Roe, the chairwoman of Acme": the person within the first words, else the first name, else as described
        cut = re.search(r"[;.]\s|\b(?:in|at|on|during|after|before|as|that|when|while|adding)\b", tail)
        near = at + min(len(tail), cut.start() if cut else len(tail))
        return _pronoun(context, tail, at) or _party(context, at, near) or _described(context, tail[: near - at], at)
    if inside_ends and not lead.strip()[:1].isupper() and lead.strip()[:2].lower() not in ("he", "sh", "th"):
        return None
    at = quote.closes
    if len(lead) > 160:
        return None
    return _pronoun(context, lead, at) or _party(context, at, at + len(lead), owners=False) or _described(context, lead, at)


def _party(context: _Context, start: int, end: int, *, last: bool = False, owners: bool = True) -> str | None:
    """The person in a stretch of text, else the organisation; ``owners`` counts names with a possessive."""
    inside = _between(context, start, end)
    if not owners:
        inside = [m for m in inside if not _owns(context.text, m)] or []
    pronoun = None
    if last:
        found = list(_HE.finditer(context.text, start, end))
        pronoun = found[-1] if found and found[-1][0].lower() in ("he", "she") else None
    for kinds in (("person",), ("organisation", "other"), ("place", "product", "event")):
        of_kind = [m for m in inside if m.kind in kinds]
        if kinds == ("person",) and pronoun and (not of_kind or of_kind[-1].end < pronoun.start()):
            return _of_pronoun(context, pronoun[0].lower(), pronoun.start())
        if of_kind:
            return (of_kind[-1] if last else of_kind[0]).entity
    return None


def _owns(text: str, mention: Mention) -> bool:
    return text[mention.end : mention.end + 2] in ("'s", "’s") or text[mention.end : mention.end + 3] == " 's"


def _between(context: _Context, start: int, end: int) -> list[Mention]:
    low, high = bisect_left(context.starts, start), bisect_left(context.starts, end)
    return [m for m in context.mentions[low:high] if m.end <= end]


def _pronoun(context: _Context, words: str, at: int) -> str | None:
    """The one that a pronoun at the start of a tag means."""
    found = re.match(r"[\s,—–-]*(he|she|they|it)\b", words, re.IGNORECASE)
    return _of_pronoun(context, found[1].lower(), at) if found else None


def _of_pronoun(context: _Context, pronoun: str, at: int) -> str | None:
    if pronoun in ("they", "it"):
        return context.speaker if at - context.speaker_end < 600 and context.speaker else _latest(context, at, ("organisation",))
    if context.speaker and at - context.speaker_end < 900 and _may_be(pronoun, context.speaker) and _is_person(context, context.speaker):
        return context.speaker
    return _latest(context, at, ("person",), pronoun)


def _is_person(context: _Context, name: str) -> bool:
    return any(m.kind == "person" and m.entity == name for m in context.mentions)


def _may_be(pronoun: str, name: str) -> bool:
    first = name.split()[0] if name.split() else ""
    woman = first in names.WOMEN
    return woman if pronoun == "she" and first in names.GIVEN_NAMES else not woman if pronoun == "he" else True


def _latest(context: _Context, at: int, kinds: tuple[str, ...], pronoun: str = "") -> str | None:
    """The last one that was named before, within a few paragraphs."""
    index = bisect_left(context.starts, at)
    for mention in reversed(context.mentions[max(0, index - 40) : index]):
        if at - mention.end > 1500:
            break
        if mention.kind in kinds and _may_be(pronoun, mention.entity):
            return mention.entity
    return None


def _described(context: _Context, words: str, at: int) -> str | None:
    """A speaker who is described and not named: the one person whom the text gives that role, else the description as written."""
    found = _THE_ONE.search(words)
    if not found:
        return None
    role = found[1].lower()
    if role in names.ORG_NOUNS and found[0].lower().startswith("the "):
        return _latest(context, at, ("organisation",)) or found[0]
    if found[0].lower().startswith("the "):
        held = {m.entity for m in context.mentions if m.kind == "person" and m.start < at and _has_role(context.text, m, role)}
        if len(held) == 1:
            return held.pop()
    tail = re.match(r"\s+(?:for|of|at|from|with)\s+(?:the\s+)?((?:[A-Z][\w&'’.-]*\s?){1,4})", words[found.end() :])
    return found[0] + (tail[0].rstrip(" ,.") if tail else "")


def _has_role(text: str, mention: Mention, role: str) -> bool:
    around = text[max(0, mention.start - 50) : mention.end + 60].lower()
    return re.search(rf"\b{re.escape(role)}\b", around) is not None


def _continued(context: _Context, index: int, quote: Quoted, left: str, own_left: str) -> tuple[str | None, str]:
    """The speaker of a quote without a tag: who spoke just before, in this paragraph or at the end of the one before."""
    text = context.text
    before = left[: len(left) - len(own_left)].strip()
    if (
        index
        and quote.opens - context.quotes[index - 1].closes < 250
        and context.speaker
        and context.speaker_end == context.quotes[index - 1].closes
    ):
        gap = text[context.quotes[index - 1].closes : quote.opens]
        if "\n" not in gap:
            return context.speaker, "near"
    if before:
        last = _last_clause(before.rstrip(".!?。 "))
        if SAID.search(last) or ACCORDING.search(last):
            base = quote.opens - len(own_left) - (len(left) - len(own_left) - left.find(last)) if last in left else quote.opens
            base = quote.opens - len(left) + left.find(last)
            if who := _party(context, base, base + len(last), last=True, owners=False) or _described(context, last, base):
                return who, "near"
    if not left.strip():  # the paragraph opens with the quote
        if context.speaker and _paragraphs_between(text, context.speaker_end, quote.opens) <= 1 and not own_left.strip():
            return context.speaker, ""
        if who := _paragraph_before(context, quote):
            return who, ""
    return None, ""


def _paragraphs_between(text: str, start: int, end: int) -> int:
    return len([part for part in re.split(r"\n+", text[start:end])[1:-1] if len(part.strip()) > 40])


def _paragraph_before(context: _Context, quote: Quoted) -> str | None:
    """Who is reported to speak in the paragraph before: '…, Wu said.' and then the quote on its own."""
    text = context.text
    end = len(text[: quote.opens].rstrip())
    start = max(text.rfind("\n", 0, end) + 1, end - 500)
    clause = text[start:end]
    verbs = list(SAID.finditer(clause))
    return _party(context, start, start + verbs[-1].end(), last=True, owners=False) if verbs else None


def _chinese_speaker(context: _Context, quote: Quoted, left: str, right: str) -> str | None:
    clause = re.split(r"[。！？\n]", left)[-1]
    if found := CHINESE_BEFORE.search(clause):
        start = quote.opens - len(clause)
        return _party(context, start, quote.opens) or _chinese_name(found["who"])
    if found := CHINESE_AFTER.match(right):
        start = quote.closes + found.start("who")
        return _party(context, start, quote.closes + found.end()) or _chinese_name(found["who"])
    return None


def _chinese_name(words: str) -> str | None:
    words = re.sub(r"^(?:对此|同时|此外|其中|而|但|不过|随后|目前|近日|据悉|的)+", "", words.strip())
    return words or None


def _turns(context: _Context) -> list[QuoteDraft]:
    """The answers of an interview that is printed as "Name: words", line after line."""
    lines = [(m[1].strip(), m.start(2), m.end(2)) for m in _TURN.finditer(context.text)]
    by_label: dict[str, list[tuple[int, int]]] = {}
    for label, start, end in lines:
        by_label.setdefault(label, []).append((start, end))
    speaking = {label: spans for label, spans in by_label.items() if len(spans) >= 2}
    if len(speaking) < 2 or sum(map(len, speaking.values())) < 4:
        return []
    asks = {label: sum(context.text[end - 1] in "?？" for _, end in spans) / len(spans) for label, spans in speaking.items()}
    asker = max(asks, key=lambda label: asks[label])
    found = []
    for label, spans in speaking.items():
        if label == asker and asks[label] >= 0.5 or label in ("Q", "问", "记者", "主持人"):
            continue
        who = next((m.entity for m in context.mentions if m.text == label), label if len(label) > 1 else None)
        for start, end in spans:
            end = start + len(context.text[start:end].rstrip())
            if end - start > 2:
                found.append(QuoteDraft(start=start, end=end, text=context.text[start:end], speaker=who, occasion="interview"))
    return found
