"""Who said it: the one whom the words around a quotation name, through pronouns and descriptions too."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from bot.reading.names import vocabulary as names
from bot.reading.quotes.marks import Quoted
from bot.reading.quotes.sayings import ACCORDING, CHINESE_AFTER, CHINESE_BEFORE, CHINESE_LEAD, SAID, SPOKEN, TAG
from storage.drafts import Mention

_REACH = 320  #: characters on either side in which a speaker is looked for
_ABBREVIATED = "".join(
    rf"(?<!\b{word}\.)"
    for word in ("Mr", "Ms", "Mrs", "Dr", "St", "Sen", "Gov", "Rep", "Gen", "Lt", "Col", "Prof", "Inc", "Corp", "Co", "Ltd", "No")
)
_SENTENCE_END = re.compile(rf"[.!?…]{_ABBREVIATED}(?<![\s.][A-Z]\.)[\"”’'）)]*\s+(?=[“\"‘'`A-Z0-9À-Þ\u3400-\u9fff]|$)|[。！？][”’）]?|\n")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_HE = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"[\s,—–-]*(he|she|they|it)\b", re.IGNORECASE)
_TAIL_ENDS = re.compile(r";|\.$|,? (?:in|at|on|during|after|before|as|that|when|while|adding|about|who|to)\b")
_SOMEBODY = (
    names.ROLES
    | names.ORG_NOUNS
    | frozenset(
        [
            *(
                "source",
                "official",
                "person",
                "insider",
                "resident",
                "witness",
                "critic",
                "employee",
                "worker",
                "customer",
                "user",
                "driver",
                "farmer",
                "student",
                "doctor",
                "teacher",
            ),
            *(
                "police",
                "authority",
                "expert",
                "statement",
                "report",
                "study",
                "document",
                "filing",
                "letter",
                "note",
                "memo",
                "post",
                "boy",
                "girl",
                "man",
                "woman",
                "mother",
                "father",
            ),
            *(
                "government",
                "council",
                "court",
                "committee",
                "board",
                "department",
                "office",
                "team",
                "family",
                "shareholder",
                "trader",
                "observer",
                "aide",
                *"brother sister wife husband son daughter uncle aunt neighbour neighbor colleague friend survivor passenger".split(),
                *"victim soldier captain pilot nurse fisherman lawyer attorney prosecutor army navy embassy union".split(),
                "opponent",
                "supporter",
            ),
        ]
    )
)
_PERSONS = (
    names.ROLES | frozenset("boy girl man woman mother father witness resident worker farmer driver student doctor teacher aide".split())
) - (names.ORG_NOUNS)
_THE_ONE = re.compile(
    r"\b(?:the|a|an|its|his|her|their|our|one|another|some|many|several|two|three|most)\s+(?:[\w'’-]+\s+){0,5}?("
    + "|".join(sorted(_SOMEBODY, key=len, reverse=True))
    + r")(?:e?s)?\b(?!['’]s)",
    re.IGNORECASE,
)
_OF_WHOM = re.compile(r"\s+(?:for|of|at|from|with|familiar with|close to)\s+(?:the\s+)?(?:[\w&'’.-]+\s?){1,4}")
_TIME = re.compile(r"\s+(?:today|yesterday|later|also|earlier|have|has|had|(?:on|last) (?:[A-Z]\w+day))\s*$")
_BARE = re.compile(r"[\s,—–-]*((?:[A-Za-z][\w'’-]*\s){0,3}[A-Za-z][\w'’-]*s|[Pp]olice|[Mm]anagement)\s*$")


@dataclass(slots=True)
class Context:
    """What is known while the quotations of one text are gone through."""

    text: str
    mentions: tuple[Mention, ...]
    quotes: list[Quoted]
    starts: list[int]
    speaker: str | None = None  #: of the quotation before
    speaker_end: int = -10_000
    spoken_end: int = 0  #: where the last quotation closed, whoever said it

    def left(self, index: int) -> str:
        """The text before a quote back to the quotation before it, within its paragraph; titles and terms between marks are passed over."""
        quote = self.quotes[index]
        start = max(self.spoken_end, quote.opens - _REACH)
        return self.text[max(start, self.text.rfind("\n", start, quote.opens) + 1) : quote.opens]

    def right(self, index: int) -> str:
        """The text behind a quote up to the next one, within its paragraph."""
        quote = self.quotes[index]
        stop = self.quotes[index + 1].opens if index + 1 < len(self.quotes) else len(self.text)
        stop = min(stop, quote.closes + _REACH)
        newline = self.text.find("\n", quote.closes, stop)
        return self.text[quote.closes : newline if newline >= 0 else stop]


#: How a speaker is known: by a verb of saying beside the quote, the quote before it in one breath, the sentence, the paragraph, not at all.
DIRECT, AGAIN, NEAR, GUESSED, NOT = "direct", "again", "near", "guessed", ""


def speaker_of(context: Context, index: int) -> tuple[str | None, str]:
    """Who said the words of a quote, and how that is known; (None, DIRECT) where the text has them said by nobody that it names."""
    quote = context.quotes[index]
    left, right = context.left(index), context.right(index)
    if _CHINESE.search(context.text, quote.start, quote.end) and (found := _chinese(context, quote, left, right)):
        return found, DIRECT
    clause = _last_clause(left)
    base = quote.opens - len(clause)
    leads = _leads_in(clause)
    if leads and (who := _before(context, clause, base)):
        return who, DIRECT
    said, who = _behind(context, index, quote, right)
    if who:
        return who, DIRECT
    if (match := ACCORDING.search(clause)) and (who := _party(context, base + match.end(), quote.opens)):
        return who, DIRECT
    if not leads and SAID.search(clause) and (who := _before(context, clause, base)):
        return who, NEAR
    if said or leads:
        return None, DIRECT
    return _from_around(context, index, quote, left, clause)


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The last match in a short text."""
    return next(reversed([*pattern.finditer(text)]), None)


def _last_clause(left: str) -> str:
    """The sentence that the quote stands in, as far as it goes before the quote."""
    last = 0
    for found in _SENTENCE_END.finditer(left):
        last = found.end()
    return left[last:]


def _leads_in(clause: str) -> bool:
    """Whether the clause introduces the quote: 'said,', 'added that', 'stating:', 'told investors that'."""
    stripped = clause.rstrip()
    if not stripped:
        return False
    if stripped[-1] in ":：":
        return True
    verb = _last(SAID, stripped)
    return verb is not None and (stripped[-1] == "," or len(stripped[verb.end() :].split()) <= 12)


def _before(context: Context, clause: str, base: int) -> str | None:
    """The subject of the clause that leads in the quote."""
    verbs = list(SAID.finditer(clause))
    if not verbs:
        return _party(context, base, base + len(clause), last=True) if clause.rstrip()[-1:] in ":：" else None
    for verb in (verbs[-1], verbs[0]):
        after = base + verb.end()
        if (by := re.match(r"\s+by\s+", clause[verb.end() :])) and (who := _party(context, after + by.end(), base + len(clause))):
            return who
        subject = _THE_ONE.match(clause.lstrip())
        if (
            subject
            and verb.start() > subject.end()
            and not _party(context, base, base + verb.start(), last=True, owners=False, only="person")
        ):
            return _described(context, clause, base)  # "The company … in a statement saying"
        if who := _party(context, base, base + verb.start(), last=True, owners=False):
            return who
    if not clause[: verbs[0].start()].strip(" ,—–-”\"’'"):  # '… said Jane Roe, "…'
        return _party(context, base + verbs[0].end(), base + len(clause))
    lead = _TIME.sub("", re.split(r"[–—-]{1,2} ", clause[: verbs[0].start()])[-1])
    return _described(context, clause[: verbs[-1].start()], base) or (
        bare[1] if (bare := _BARE.match(lead)) and len(lead.split()) <= 3 else None
    )


def _behind(context: Context, index: int, quote: Quoted, right: str) -> tuple[bool, str | None]:
    """Whether somebody is said to have said it behind the quote, and who: '…," said X', '…," X said', '…," according to X'."""
    stop = _SENTENCE_END.search(right, 3)
    own = right[: stop.start() + 1] if stop else right
    if own.rstrip()[-1:] in (":", "：") and index + 1 < len(context.quotes):
        return False, None  # it leads in the next quote
    at = quote.closes
    if found := re.match(r"[\s,—–-]*" + ACCORDING.pattern, own):
        behind = at + found.end()
        return True, _party(context, behind, at + len(own)) or _described(context, own[found.end() :], behind)
    verb = TAG.search(own)
    if not verb or verb.start() > 200:
        return False, None
    lead = own[: verb.start()]
    if not lead.strip(" ,—–-"):
        return True, _subject_behind(context, own[verb.end() :], at + verb.end())
    ended = context.text[quote.end - 1] in ".。" and lead.strip()[:1].isupper()
    if len(lead) > 160 or (ended and (len(lead) > 60 or verb[0] not in SPOKEN or re.match(r"\s+(?:that|it|its)\b", own[verb.end() :]))):
        return False, None
    if context.text[quote.end - 1] not in ",.!?…—，。！？" and not lead.strip().startswith(("，", ",")) and len(lead.split()) > 8:
        return False, None  # the quote is a part of a longer sentence, whose verb is about something else
    who = _pronoun(context, lead, at) or _party(context, at, at + len(lead), owners=False) or _described(context, lead, at)
    return True, who or (bare[1].strip() if (bare := _BARE.match(lead)) else None)


def _subject_behind(context: Context, tail: str, at: int) -> str | None:
    """From 'said …': the person within the first words, else the first name, else the description."""
    cut = _TAIL_ENDS.search(tail)
    near = at + (cut.start() if cut else len(tail))
    return _pronoun(context, tail, at) or _party(context, at, near) or _described(context, tail, at)


def _party(context: Context, start: int, end: int, *, last: bool = False, owners: bool = True, only: str = "") -> str | None:
    """The person in a stretch of text, else the organisation; ``owners`` counts names with a possessive, ``only`` one kind."""
    low, high = bisect_left(context.starts, start), bisect_left(context.starts, end)
    inside = [m for m in context.mentions[low:high] if m.end <= end and (owners or not _owns(context.text, m))]
    pronoun = _last(_HE, context.text[start:end]) if last else None
    people = [m for m in inside if m.kind == "person"]
    if pronoun and (not people or people[-1].end < start + pronoun.start()):
        return _meant_by(context, pronoun[0].lower(), start + pronoun.start())
    inside = [m for m in inside if m.kind != "place" or (last and end - m.end < 25)]  # a dateline does not speak
    for kinds in (("person",), ("organisation", "other"), ("place", "product", "event")):
        if (of_kind := [m for m in inside if m.kind in kinds]) and (not only or only in kinds):
            return (of_kind[-1] if last else of_kind[0]).entity
    return None


def _owns(text: str, mention: Mention) -> bool:
    return text[mention.end : mention.end + 2] in ("'s", "’s") or text[mention.end : mention.end + 3] == " 's"


def _pronoun(context: Context, words: str, at: int) -> str | None:
    """The one that a pronoun at the start of a tag means."""
    found = _PRONOUN.match(words)
    return _meant_by(context, found[1].lower(), at) if found else None


def _meant_by(context: Context, pronoun: str, at: int) -> str | None:
    recent = context.speaker is not None and at - context.speaker_end < 900
    if pronoun in ("they", "it"):
        of_person = pronoun == "it" and context.speaker is not None and _kind(context, context.speaker) == "person"
        if of_person and (who := _role_before(context, at, people=False)):
            return who
        return context.speaker if recent and not of_person else _latest(context, at, ("organisation",)) or _latest(context, at, ("other",))
    if who := _newly_named(context, at, pronoun):
        return who
    if recent and context.speaker and may_be(pronoun, context.speaker) and _kind(context, context.speaker) in ("person", "other"):
        return context.speaker
    return _latest(context, at, ("person",), pronoun) or _latest(context, at, ("other",), pronoun, 600) or _role_before(context, at)


def _newly_named(context: Context, at: int, pronoun: str) -> str | None:
    """The one whom the sentence between the quotation before and this one is about: "Prosecutor Jane Roe was unmoved."."""
    index = bisect_right(context.quotes, at, key=lambda quote: quote.closes) - 1
    start, stop = context.speaker_end, context.quotes[index].opens if index >= 0 else at
    if not 0 <= start < stop <= start + 2 * _REACH or "\n" in context.text[start:stop]:
        return None
    sentences = [found.end() for found in _SENTENCE_END.finditer(context.text, start, stop)]
    if len(sentences) < 2:
        return None
    low, high = bisect_left(context.starts, sentences[-2]), bisect_left(context.starts, sentences[-1])
    subject = context.mentions[low] if low < high else None
    if subject is None or subject.kind not in ("person", "other") or _owns(context.text, subject) or subject.start - sentences[-2] > 40:
        return None
    return subject.entity if may_be(pronoun, subject.entity) else None


def _role_before(context: Context, at: int, *, people: bool = True) -> str | None:
    """The one who is only described at the start of a sentence before: "The judge was blunt."."""
    start = max(0, at - 2 * _REACH)
    start = max(start, context.text.rfind("\n", start, at) + 1)
    found = None
    for sentence in re.finditer(r"(?:\A|[.!?][”\"’)]*\s+)(?=(?:The|A|An|His|Her|Its|One|Another) [a-z])", context.text[start:at]):
        one = _THE_ONE.match(context.text, start + sentence.end(), at)
        found = one[0] if one and (one[1].lower() in _PERSONS) is people else found
    return found


def _kind(context: Context, name: str) -> str:
    return next((m.kind for m in context.mentions if m.entity == name), "")


def may_be(pronoun: str, name: str) -> bool:
    """Whether "he" or "she" may mean the bearer of this name; unknown given names may be either."""
    first = name.split()[0] if name.split() else ""
    if first not in names.GIVEN_NAMES:
        return True
    return (first in names.WOMEN) == (pronoun == "she") or pronoun not in ("he", "she")


def _latest(context: Context, at: int, kinds: tuple[str, ...], pronoun: str = "", reach: int = 1500) -> str | None:
    """The last one that was named before, within a few paragraphs; the subject of a sentence before others in it."""
    index = bisect_left(context.starts, at)
    best: Mention | None = None
    for mention in reversed(context.mentions[max(0, index - 40) : index]):
        if at - mention.end > reach or (best and "\n" in context.text[mention.end : best.start]):
            break
        bracketed = context.text[mention.start - 1 : mention.start] == "("  # "(Reuters)", an acronym
        if mention.kind not in kinds or bracketed or not may_be(pronoun, mention.entity):
            continue
        if best and _SENTENCE_END.search(context.text[mention.end : best.start]):
            break
        best = mention
    return best.entity if best else None


def _described(context: Context, words: str, at: int) -> str | None:
    """A speaker who is described and not named: the one person whom the text gives that role, else the description as written."""
    found = _THE_ONE.search(words)
    if not found or found.start() > 60:
        return None
    role, definite = found[1].lower(), found[0].lower().startswith("the ")
    if definite and role in names.ORG_NOUNS and len(found[0].split()) <= 4:
        return _latest(context, at, ("organisation",)) or _latest(context, at, ("other",)) or found[0]
    if definite:
        held = {m.entity for m in context.mentions if m.kind == "person" and m.start < at and _has_role(context.text, m, role)}
        if len(held) == 1:
            return held.pop()
    tail = _OF_WHOM.match(words, found.end())
    return found[0] + (tail[0].rstrip(" ,.") if tail else "")


def _has_role(text: str, mention: Mention, role: str) -> bool:
    behind = text[mention.end : mention.end + 60]
    behind = behind[: end.start()] if (end := _SENTENCE_END.search(behind)) else behind
    return re.search(rf"\b{re.escape(role)}\b", text[max(0, mention.start - 50) : mention.end].lower() + behind.lower()) is not None


def _from_around(context: Context, index: int, quote: Quoted, left: str, clause: str) -> tuple[str | None, str]:
    """The speaker of a quote without a tag: who spoke just before, in this paragraph or at the end of the one before."""
    text = context.text
    before = context.quotes[index - 1].closes if index else -1
    if context.speaker and context.speaker_end == before and quote.opens - before < 250 and "\n" not in text[before : quote.opens]:
        return context.speaker, AGAIN if _goes_on(clause) else NEAR
    reported = left[: len(left) - len(clause)].rstrip(" .!?。\"”’'")
    if reported:
        last = _last_clause(reported)
        base = quote.opens - len(left) + len(reported) - len(last)
        verb = _last(SAID, last)
        if verb and (who := _party(context, base, base + verb.start(), last=True, owners=False) or _party(context, base, base + len(last))):
            return who, NEAR
        if who := _party(context, base, base + len(last), only="person"):
            return who, GUESSED  # the one whom the sentence before is about
    if not left.strip():  # the paragraph opens with the quote
        if context.speaker and _paragraphs_between(text, context.speaker_end, quote.opens) == 0:
            return context.speaker, GUESSED
        return _paragraph_before(context, quote), GUESSED
    return None, NOT


_JOINED = re.compile(r"[\s,—–-]*(?:(?:and|but|or)(?: that\b(?: [\w'’-]+){0,5})?)?[\s,—–-]*")


def _goes_on(clause: str) -> bool:
    """Whether the words between two quotes only join them: "…" and "…", "…" and that the firm had "…"."""
    return _JOINED.fullmatch(clause) is not None


def _paragraphs_between(text: str, start: int, end: int) -> int:
    return sum(len(part.strip()) > 40 for part in re.split(r"\n+", text[start:end])[1:-1])


def _paragraph_before(context: Context, quote: Quoted) -> str | None:
    """Who is reported to speak at the end of the paragraph before: '…, Wu said.' and then the quote on its own."""
    text = context.text
    end = len(text[max(0, quote.opens - 50) : quote.opens].rstrip()) + max(0, quote.opens - 50)
    start = max(text.rfind("\n", 0, end) + 1, end - 500)
    clause = _last_clause(text[start:end].rstrip(' .!?:。："”'))
    base = start + text[start:end].find(clause) if clause else start
    verb = _last(SAID, clause)
    return _party(context, base, base + verb.end(), last=True, owners=False) if verb else None


def _chinese(context: Context, quote: Quoted, left: str, right: str) -> str | None:
    clause = re.split(r"[。！？\n]", left)[-1]
    if found := CHINESE_BEFORE.search(clause):
        start = quote.opens - len(clause)
        return _party(context, start, quote.opens) or _chinese_subject(context, found["who"], quote.opens)
    if found := CHINESE_LEAD.match(clause):
        start = quote.opens - len(clause)
        return _party(context, start, start + found.end()) or _chinese_subject(context, found["who"], quote.opens)
    if found := CHINESE_AFTER.match(right):
        return _party(context, quote.closes, quote.closes + found.end()) or _chinese_subject(context, found["who"], quote.closes)
    return None


def _chinese_subject(context: Context, words: str, at: int) -> str | None:
    """The subject as written, without what only joins sentences; a pronoun means the speaker before."""
    who = re.sub(r"^(?:对此|同时|此外|其中|而|但|不过|随后|目前|近日|日前|据悉|昨日|今日|的|，)+", "", words.strip())
    who = re.split(r"还|也|在|曾|则|进一步|强调|近日|对|向|于|表示|指出|说|告诉|接受", who)[0]
    if who in ("他", "她", "其", "该负责人"):
        return context.speaker or _latest(context, at, ("person",))
    who = re.sub(r"\d{1,4}[年月日].*$", "", who)
    return who if len(who) > 1 else None
