"""Words a happening: the clause of its date, whole where it is short, else cut where a clause or phrase ends."""

from __future__ import annotations

from itertools import pairwise

from bot.core.patterns import regex
from bot.reading.bullets import BULLETS
from bot.reading.events.clauses import Clause, span_of
from bot.reading.grammar.finite import is_finite
from bot.reading.grammar.tokens import tokens
from bot.reading.sentences import is_chinese

_ENOUGH = 25  #: words that a summary needs at most before its date
_MOST_WORDS = 32
_FAIR_WORDS = 16  #: of a summary that is cut where a clause ends
_LEAST_WORDS = 8  #: of a summary that is cut where it must be
_MOST_CHARACTERS = 60  #: of a Chinese summary
_LONGEST_SUBJECT = 9  #: words of a subject that is repeated before a second verb
_JOINED = regex(r"^(?:and|but|then|or)\s(?:then\s|also\s)?")
_LEADING = regex(r"^(?:and|but|while|whereas|although|though|then)\s")
_BLANKS = regex(r"\s+")


def summary(sentence: str, found: list[Clause], index: int, at: int, end: int) -> str:
    """The clause of the date at ``sentence[at:end]`` in at most 32 words, with the subject that it shares with one before."""
    start, stop = span_of(sentence, found, index, at)
    clause = found[index]
    if is_chinese(sentence):
        return _short_chinese(sentence, start, stop, at)
    start, stop = _whole(sentence, found, index, (start, stop))
    lead = _subject(sentence, found, index) if start == clause.start and clause.continues else ""
    words = _trimmed(sentence[start:stop])
    words = f"{lead} {_JOINED.sub('', words)}" if lead else _LEADING.sub("", words)
    is_attributed = (start, stop) == (found[0].start, found[-1].end) != (clause.start, clause.end)
    return _short(words, "" if is_attributed else _trimmed(sentence[at:end]))


#: A clause that begins or ends so waits for another one: "until last autumn that it had lost", "the vote on it is".
_WAITS_AT_START = frozenset("if until till because that before as since unless whether than though although so".split())
_WAITS_AT_END = frozenset(
    "is are was were be been has have had will would that to of and or but than as if which into for with by from".split()
)
_MOST_ADDED = 2


def _whole(sentence: str, found: list[Clause], index: int, span: tuple[int, int]) -> tuple[int, int]:
    """The span with the clauses before or after it without which it says nothing, as far as that is not too long."""
    start, stop = span
    for _ in range(_MOST_ADDED):
        words = sentence[start:stop].split()
        first, last = words[0].strip('“"(,;').lower() if words else "", words[-1].strip('.,;:)”"').lower() if words else ""
        before = next((clause for clause in reversed(found) if clause.start < start), None)
        after = next((clause for clause in found if clause.end > stop), None)
        if first in _WAITS_AT_START and before is not None and _size(sentence[before.start : stop].strip()) <= _MOST_WORDS:
            start = before.start
        elif last in _WAITS_AT_END and after is not None and _size(sentence[start : after.end].strip()) <= _MOST_WORDS:
            stop = after.end
        else:
            break
    return start, stop


#: What is left of ", of which" where the next clause begins with "which".
_LEFT_OVER = regex(r",?\s(?:of|into)$")
_BULLET = regex(rf"^[{BULLETS}*–-]\s*|^\[\d+\]\s*")
_BULLETS = frozenset(f"{BULLETS}*–-[")


def _trimmed(words: str) -> str:
    words = _LEFT_OVER.sub("", _BLANKS.sub(" ", words).strip().rstrip(",;—– "))
    return _BULLET.sub("", words) if words[:1] in _BULLETS else words


def _subject(sentence: str, found: list[Clause], index: int) -> str:
    """The subject of the clause that a clause continues, as written, if it is short: what stands before its first verb."""
    while index and found[index].continues:
        index -= 1
    clause = found[index]
    words = [word for word in tokens(sentence) if clause.start <= word.start < clause.end]
    for place, word in enumerate(words[: _LONGEST_SUBJECT + 1]):
        if place and is_finite(word, words[place - 1]):
            subject = _WHEN.sub("", sentence[words[0].start : words[place - 1].end])
            if subject.count(",") == 2 and subject.endswith(","):
                subject = subject[:-1]  # with an apposition
                return subject[:1].upper() + subject[1:] + ","
            if (described := _DESCRIBED.match(subject)) is not None:
                subject = described["subject"]
            return "" if "," in subject else subject[:1].upper() + subject[1:]
    return ""


#: "Founded in 1987 by two brothers, Hjelm": a participle before the subject.
_DESCRIBED = regex(r"[A-Z][a-z]{2,12}(?:ed|ilt|ought|orn)\s[^,]{3,60},\s(?P<subject>[A-Z][\w’'-]{1,20}(?:\s[A-Z][\w’'-]{1,20}){0,3})$")
#: A date before the subject: "In 2015 she ...".
_WHEN = regex(r"^(?:In|On|By|At|Since|From|During)\s(?:\w+\s){0,3}?(?:\d{4}|[A-Z][a-z]+),?\s(?=\S)")
#: An insertion between commas, of a few words: "Ann Roe, the head of the bank, said".
_INSERTION = regex(
    r",\s(?:who|which|(?:the|a|an|its|their|his|her|another|[A-Z][\w-]+[’']s)(?![^,;]{0,110}\b(?:has|have|had|was|were|will)\s(?:been|be)\b))"
    r"\s[^,;()“”\"]{3,110},(?=\s[a-z])"
)
#: Where a clause begins.
_BEGINS = regex(
    r"[,;:]\s|\s[—–]\s|\s(?=(?:that|which|who|where|when|while|because|after|before|as|since|although|whereas|until|unless|if)\s)"
)
#: Where the words before a clause may stand alone: not before "that", which they wait for.
_BORDER = regex(
    r"[,;:]\s|\s[—–]\s|\s(?=(?:which|who|where|when|while|because|after|before|as|since|although|whereas|until|unless|if|so)\s)"
)
_PHRASE = regex(r"\s(?=(?:in|on|at|by|for|from|with|to|into|over|under|through|during|within|across|after|between|among)\s)")
#: Words in which no summary ends.
_DANGLING = frozenset(
    """
    a an the this that these those its their his her our of in on at by for from with to into over under and or but as than be
    been is are was were will would has have had may might could should can said says told which who whose when where while
    because if not also more most least some about around nearly almost up only very so such itself themselves wants want
    plans plan aims hopes expects turning making becoming going according including following well both either new first next
    last due through during within across between among after before since until without against upon per via it he she they
    we there""".split()
)


def _short(words: str, date: str) -> str:
    """The words, cut where a clause or phrase ends when they are too many; the date stays among them."""
    if _size(words) > _MOST_WORDS:
        words = _without_insertion(words, date)
    if _size(words) <= _MOST_WORDS:
        return words
    place = max(words.find(date), 0) if date else 0
    if _size(words[: place + len(date)]) > _MOST_WORDS:
        begin = _beginning(words, place)
        words = words[begin:]
        words = ("…" if begin else "") + _LEADING.sub("", words)
        place = max(words.find(date), 0)
        if _size(words) <= _MOST_WORDS:
            return words
    return _cut(words, place + len(date))


def _size(words: str) -> int:
    return words.count(" ") + 1


def _without_insertion(words: str, date: str) -> str:
    """The words without the insertions that do not hold the date: "Ann Roe, the head of the bank, said" is "Ann Roe said"."""
    return _INSERTION.sub(lambda found: found[0] if date and date in found[0] else "", words)


def _beginning(words: str, place: int) -> int:
    """Where the clause around an offset begins, so that no more than the allowed words stand before it; 0 where nothing shows it."""
    borders = [found.end() for found in _BEGINS.finditer(words, 0, place)]
    near = [at for at in borders if _size(words[at:place]) <= _MOST_WORDS - 6]
    if near:
        return near[0]
    parts = words[:place].split(" ")
    return len(" ".join(parts[: -(_ENOUGH - 4)])) + 1


def _cut(words: str, after: int) -> str:
    """The words up to the last border of a clause, else of a phrase, that leaves a whole; at least up to ``after``."""
    parts = words.split(" ")
    least = max(after, len(" ".join(parts[:_LEAST_WORDS])))
    most = max(least, len(" ".join(parts[: _MOST_WORDS + 2])))
    fair = max(least, len(" ".join(parts[:_FAIR_WORDS])))
    for border, floor in ((_BORDER, fair), (_PHRASE, least), (_BORDER, least)):
        ends = [found.start() for found in border.finditer(words, floor, most + 2) if _may_end(words[: found.start()])]
        if ends:
            return words[: ends[-1]].rstrip(",;:—– ") + "…"
    for size in range(_MOST_WORDS, _LEAST_WORDS, -1):
        shorter = " ".join(parts[:size])
        if len(shorter) >= after and _may_end(shorter) and parts[size : size + 1] != ["of"]:
            return shorter.rstrip(",;:") + "…"
    return " ".join(parts[:_MOST_WORDS]).rstrip(",;:") + "…"


def _may_end(words: str) -> bool:
    """Whether the words can stand alone: a clause with its verb, no open bracket or quotation, no word at the end that waits for more."""
    last = words.rstrip(",;:—– ").rsplit(" ", 1)[-1].strip("“”\"'’()").lower()
    closed = words.count("(") == words.count(")") and words.count("“") == words.count("”") and words.count('"') % 2 == 0
    return closed and last not in _DANGLING and _has_verb(words)


_BRACKETED = regex(r"\([^()]*\)")


def _has_verb(words: str) -> bool:
    found = tokens(_BRACKETED.sub("", words))
    return any(is_finite(word, before) for before, word in pairwise(found))


def _short_chinese(sentence: str, start: int, stop: int, at: int) -> str:
    whole = sentence[start:stop].strip()
    if len(whole) <= _MOST_CHARACTERS:
        return whole
    begin = max(start, max(sentence.rfind(mark, start, at) for mark in "，：“") + 1)
    end = begin
    while end < stop and end - begin < 18:
        comma = sentence.find("，", end + 1, stop)
        end = comma if comma >= 0 else stop
    end = min(end, begin + _MOST_CHARACTERS)
    return sentence[begin:end].strip("，；。 ") + ("" if sentence[end - 1 : end + 1].strip("，；") in ("。", "") else "…")
