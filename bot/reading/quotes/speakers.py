"""Finds the speaker of a quotation in the words around it, also by pronouns and descriptions."""

from __future__ import annotations

import re
from bisect import bisect_left

from bot.core.patterns import regex
from bot.reading.quotes.chinese import chinese_speaker
from bot.reading.quotes.describing import described
from bot.reading.quotes.marks import Quoted
from bot.reading.quotes.referring import SENTENCE_END, Context, by_pronoun, last_match, like_person, name_at, named_aide, party
from bot.reading.quotes.sayings import ACCORDING, SAID, SPOKEN, TAG
from bot.reading.quotes.somebody import THE_ONE

_CHINESE = regex(r"[\u3400-\u9fff]")
_TAIL_ENDS = regex(r";|\.$|,? (?:in|at|on|during|after|before|as|that|when|while|adding|about|who|to)\b")
_TIME = regex(r"\s+(?:today|yesterday|later|also|earlier|have|has|had|(?:on|last) (?:[A-Z]\w+day))\s*$")
_BARE = regex(r"[\s,—–-]*((?:[A-Za-z][\w'’-]*\s){0,3}[A-Za-z][\w'’-]*s|[Pp]olice|[Mm]anagement)\s*$")
#: How a speaker is known: by a verb of saying beside the quote, by the quote before in the same sentence, by the sentence, by the
#: paragraph, or not at all.
DIRECT, AGAIN, NEAR, GUESSED, NOT = "direct", "again", "near", "guessed", ""


def speaker_of(context: Context, index: int) -> tuple[str | None, str]:
    """Who said a quote, and how that is known; (None, DIRECT) where the text says that somebody said it but not who."""
    quote = context.quotes[index]
    left, right = context.left(index), context.right(index)
    if _CHINESE.search(context.text, quote.start, quote.end) and (found := chinese_speaker(context, quote, left, right)):
        return found, DIRECT
    if who := _signed(context, quote):
        return who, DIRECT
    clause = _last_clause(left)
    base = quote.opens - len(clause)
    if not left.strip() and (who := _announced(context, quote)):
        return who, DIRECT
    leads = _leads_in(clause)
    if leads and (who := _before(context, clause, base)):
        return who, DIRECT
    said, who = _after(context, index, quote, right)
    if who:
        return who, DIRECT
    if (match := ACCORDING.search(clause)) and (who := _source(context, clause, base, match.end())):
        return who, DIRECT
    if not leads and SAID.search(clause) and (who := _before(context, clause, base)):
        return who, NEAR
    if said or leads:
        return None, DIRECT
    return _from_around(context, index, quote, left, clause)


#: A dash between a quotation and the name of the one who said it: "“…” — Jane Roe", also on the next line.
_DASH = regex(r"[ \t]*\n{0,2}[ \t]*(?:—|–|--|―|-)\s?")
_ANNOUNCES = regex(r"[:：]\s*\n+[ \t]*$")


def _signed(context: Context, quote: Quoted) -> str | None:
    """Whose name stands behind a dash after the quotation: "“We will build.” — Jane Roe, chair"."""
    dash = _DASH.match(context.text, quote.closes, quote.closes + 12)
    return name_at(context, dash.end(), 12) if dash else None


def _announced(context: Context, quote: Quoted) -> str | None:
    """Whom the paragraph before names, where it ends in a colon: "And from Senator Roe:" and then the quotation."""
    start = max(0, quote.opens - 300)
    if not (colon := _ANNOUNCES.search(context.text, start, quote.opens)):
        return None
    line = context.text.rfind("\n", start, colon.start()) + 1
    clause = _last_clause(context.text[max(start, line) : colon.start()])
    base = colon.start() - len(clause)
    if SAID.search(clause) and (who := _before(context, clause, base)):
        return who
    if len(clause.split()) > 14:
        return None
    return party(context, base, colon.start(), owners=False) or described(context, clause, base)


def _source(context: Context, clause: str, base: int, at: int) -> str | None:
    """Whom "according to" names, or how it describes them; the names after a comma are of what was said."""
    source = clause[at:].split(",", 1)[0]
    if paper := _SEEN.match(source):
        return paper["paper"]
    return (
        party(context, base + at, base + at + len(source))
        or described(context, source, base + at)
        or party(context, base + at, base + len(clause))
    )


#: A paper that the one who names it only saw: "a memo seen by Reuters", "court documents reviewed by Acme".
_SEEN = regex(
    r"(?P<paper>(?:[\w’'-]+\s){1,5}?(?:memo|report|letter|documents?|statement|filings?|papers|e-?mails?|messages|transcript|minutes|records|note|draft|recording))"
    r"(?:\s[\w’'-]+){0,4}?\s(?:seen|obtained|reviewed|viewed|published|quoted|carried|released|heard|leaked)\s"
)


def _last_clause(left: str) -> str:
    """The part of the quote's sentence before the quote."""
    last = 0
    for found in SENTENCE_END.finditer(left):
        last = found.end()
    return left[last:]


def _leads_in(clause: str) -> bool:
    """Whether the clause introduces the quote: 'said,', 'added that', 'stating:', 'told investors that'."""
    stripped = clause.rstrip()
    if not stripped:
        return False
    if stripped[-1] in ":：":
        return True
    verb = last_match(SAID, stripped)
    return verb is not None and (stripped[-1] == "," or len(stripped[verb.end() :].split()) <= 12)


def _before(context: Context, clause: str, base: int) -> str | None:
    """The subject of the clause that introduces the quote."""
    found = list(SAID.finditer(clause))
    verbs = [verb for verb in found if not _IS_NOUN.search(clause, 0, verb.start())] or found
    if not verbs:
        return party(context, base, base + len(clause), last=True) if clause.rstrip()[-1:] in ":：" else None
    if goes_on(context, clause[: verbs[0].start()], base) or goes_on(context, clause[: verbs[-1].start()], base):
        return context.speaker
    if (_PARTICIPLE.search(clause[: verbs[-1].end()])) and (who := _main_subject(context, clause[: verbs[-1].start()], base)):
        return who
    lead = clause[: verbs[-1].start()]
    if (one := _OWN_SUBJECT.search(lead)) and THE_ONE.fullmatch(one["one"]):
        return described(context, one["one"], base + one.start("one"))
    if (held := _INSERTED.match(clause)) and held.end() == verbs[-1].start() and (who := name_at(context, base + held.start("who"), 1)):
        return who  # "Jane Roe, who has sold Acme's beer for years, warns:"
    if inner := _RELATIVE.search(clause, 0, verbs[-1].start()):
        start = base + inner.end("pronoun")
        if who := _inner_subject(context, inner["subject"], start):
            return who
    for verb in (verbs[-1], verbs[0]):
        after = base + verb.end()
        if (by := re.match(r"\s+by\s+", clause[verb.end() :])) and (who := party(context, after + by.end(), base + len(clause))):
            return who
        inverted = clause[: verb.start()].rstrip()[-1:] in (",", "”", '"', "—")
        if inverted and (who := name_at(context, after, 1, "person")):
            return who  # "The attacks worked, said Jane Roe, a strategist:"
        subject = THE_ONE.match(clause.lstrip())
        if (
            subject
            and not _POSSESSIVE.match(subject[0])
            and verb.start() > subject.end()
            and not party(context, base, base + verb.start(), last=True, owners=False, only="person")
        ):
            return described(context, clause, base)  # "The company … in a statement saying"
        if who := party(context, base, base + verb.start(), last=True, owners=False):
            return _not_beside(context, clause[: verb.start()], base, who)
    if not clause[: verbs[0].start()].strip(" ,—–-”\"’'"):  # '… said Jane Roe, "…'
        return party(context, base + verbs[0].end(), base + len(clause))
    lead = _TIME.sub("", re.split(r"[–—-]{1,2} ", clause[: verbs[0].start()])[-1])
    return described(context, clause[: verbs[-1].start()], base) or (
        bare[1] if (bare := _BARE.match(lead)) and len(lead.split()) <= 3 else None
    )


_INSERTED = regex(r"[^\w“\"]{0,3}(?P<who>[A-ZÀ-Þ][\w.’'-]{1,20}(?:\s[A-ZÀ-Þ][\w.’'-]{0,20}){0,3}),\swho\s[^,;:.]{3,90},\s(?:also\s|now\s)?")
_POSSESSIVE = regex(r"(?:[\w.-]+\s){0,2}[\w.-]+['’]s\b")
#: "the claim was", "his offer": a noun.
_IS_NOUN = regex(r"(?:['’]s|\bthe|\ban?|\b(?:his|her|its|their|our|no|any|every|each|such))\s$", re.IGNORECASE)
#: "…, saying that", "…, but telling Acme": who says is the subject of the sentence.
_PARTICIPLE = regex(r"[,;—–] (?:(?:and|but|before|while|after|then|only|also|later|[a-z]{3,12}ly) ){0,2}[a-z]+ing$")
#: "In a memo seen by Acme, the acting sheriff told": who says stands right before the verb.
_OWN_SUBJECT = regex(
    r"[,;] (?P<one>(?:the|a|an|one|its|his|her|their) (?:(?!that\b|which\b|who\b)[\w-]+ ){0,3}[\w-]+) (?:(?:has|had|also|later) )?$"
)
#: "a step that airlines condemned as", "what he called": who says is the subject of the clause.
_RELATIVE = regex(
    r"\b(?P<pronoun>that|which|what|whom|where)\s(?P<subject>(?:[\w.’'&-]+\s){1,6})(?:(?:has|have|had|also|later|once|then)\s){0,2}$"
)
_GOES_ON = regex(r"[\s,;—–-]*(?:(?:and|but|then|yet|while|before|also|who|later|repeatedly|has|had|he|she|they|[a-z]{3,12}ly)\s){0,4}")

_GOES_ON_LATER = regex(r"[^.;:]{0,60},\s(?:and|but|then|before|while)\s(?:(?:then|also|later|has|had|[a-z]{3,12}ly)\s){0,2}")


def goes_on(context: Context, lead: str, base: int) -> bool:
    """Whether a clause goes on after a quotation with what its speaker said further: "… a mess” and warned that it was “…"."""
    if not context.speaker or context.speaker_end != base:
        return False
    return _GOES_ON.fullmatch(lead) is not None or (
        _GOES_ON_LATER.fullmatch(lead) is not None and not party(context, base, base + len(lead), only="person")
    )


_BESIDE = regex(r"\b(?:by|with|from|about|against|of|for|to|than|like|after)\s(?:[\w.]+\s){0,3}$")


def _not_beside(context: Context, lead: str, base: int, who: str) -> str:
    """The subject of "Owen Barr, asked by Jane Roe whether it could be, said": not the last name, which an insertion names."""
    if not lead.rstrip().endswith(",") or lead.count(",") < 2:
        return who
    at = lead.rfind(who.split()[-1])
    first = party(context, base, base + lead.index(","), owners=False, only="person")
    inserted = lead.rfind(",", 0, max(at, 0)) >= 0 and _BESIDE.search(lead[: lead.rfind(who.split()[0], 0, at + 1) if who in lead else at])
    return first if first and first != who and inserted else who


def _main_subject(context: Context, clause: str, base: int) -> str | None:
    """The subject of the main clause of a sentence: what it begins with, or the first name in it."""
    begin = len(clause) - len(clause.lstrip(" ,—–-"))
    words = clause[begin:]
    if one := THE_ONE.match(words):
        return name_at(context, base + begin + one.end(), 2, "person") or described(context, clause, base)
    return (
        by_pronoun(context, words, base + begin)
        or party(context, base, base + len(clause), owners=False)
        or (many[0] if (many := _MANY.search(_DATELINE.sub("", words))) else None)
    )


_MANY = regex(r"\A(?:[A-Z][\w-]+\s)?[\w-]{3,}s(?=\s)")
_DATELINE = regex(r"\A[A-Z][^—–]{2,60}?\s(?:—|–|-)\s")


def _inner_subject(context: Context, words: str, at: int) -> str | None:
    return (
        by_pronoun(context, words, at)
        or party(context, at, at + len(words) + 1, owners=False)
        or described(context, words, at)
        or (words.strip() if _BARE.fullmatch(words) else None)
    )


def _after(context: Context, index: int, quote: Quoted, right: str) -> tuple[bool, str | None]:
    """Whether the words after the quote attribute it, and to whom: '…," said X', '…," X said', '…," according to X'."""
    stop = SENTENCE_END.search(right, 3)
    own = right[: stop.start() + 1] if stop else right
    if own.rstrip()[-1:] in (":", "：") and index + 1 < len(context.quotes):
        return False, None  # it introduces the next quote
    at = quote.closes
    if found := re.match(r"[\s,—–-]*" + ACCORDING.pattern, own):
        after = at + found.end()
        return True, party(context, after, at + len(own)) or described(context, own[found.end() :], after)
    if (short := _ALL_SAID.match(own)) and (who := by_pronoun(context, own[short.end() :], at + short.end())):
        return True, who
    if context.text[quote.end - 1] in ",?!" and (who := _tagged(context, own, at)):
        return True, who
    if paper := _READ.match(own):
        recent = context.speaker if quote.opens - context.speaker_end < 300 else None
        return True, recent or paper["paper"]
    verb = TAG.search(own)
    if not verb or verb.start() > 200:
        return False, None
    lead = own[: verb.start()]
    if not lead.strip(" ,—–-"):
        return True, _subject_after(context, own[verb.end() :], at + verb.end())
    ended = context.text[quote.end - 1] in ".。" and lead.strip()[:1].isupper()
    if len(lead) > 160 or (ended and (len(lead) > 60 or verb[0] not in SPOKEN or re.match(r"\s+(?:that|it|its)\b", own[verb.end() :]))):
        return False, None
    if context.text[quote.end - 1] not in ",.!?…—，。！？" and not lead.strip().startswith(("，", ",")) and len(lead.split()) > 8:
        return False, None  # the quote is part of a longer sentence, whose verb is not about it
    who = by_pronoun(context, lead, at) or party(context, at, at + len(lead), owners=False) or described(context, lead, at)
    return True, who or (bare[1].strip() if (bare := _BARE.match(lead)) else None)


#: "“Enough for coffee” is all he will say."
_ALL_SAID = regex(r"\s(?:is|was)\sall\s(?:that\s)?(?=(?:he|she|they)\s(?:will|would|wants?\sto|has\sto|had\sto|can|could)\ssay\b)")
#: "…,” the statement read.": the one who made it.
_READ = regex(
    r"\s(?P<paper>(?:the|a|an|his|her|its|their)\s(?:statement|letter|note|message|e-?mail|post|tweet|sign|banner|placard|text))\s(?:read|reads)\b"
)
#: "…,” she allowed.", "…!” Roe boomed": behind a comma or mark of exclamation, any verb tells how it was said.
_TAGGED = regex(
    r"\s(?:(?:he|she|they)\s[a-z]{2,12}(?:ed\b|s[.,])|(?P<verb>[a-z]{2,12}(?:ed|s))\s(?=[A-Z])(?:(?:[A-Z][\w’'-]+\s){1,2}(?:[a-z-]+\s){0,2}"
    r"(?:spokes\w+|chief|boss|analyst|director|founder|president|chair\w*|manager|head|lawyer|executive|economist|minister|mayor|counsel|officer)\s(?=[A-Z]))?"
    r"|(?:[a-z][\w-]+\s){0,3}(?=[A-Z])(?:[\w.’'-]+\s){1,3}[a-z]{2,12}(?:ed(?=[.,;\s])|s(?=[.,;])))"
)


def _tagged(context: Context, own: str, at: int) -> str | None:
    """Whom a short tag with any verb names: a pronoun or a name and one word."""
    found = _TAGGED.match(own)
    if not found:
        return None
    if who := by_pronoun(context, own, at):
        return who
    if found["verb"]:
        return name_at(context, at + found.end(), 6, "person")
    return party(context, at, at + found.end(), owners=False, only="person") or _full_name(context, at, at + found.end())


def _full_name(context: Context, start: int, end: int) -> str | None:
    """The first name of two or three words in ``text[start:end]`` that may be a person's, where more on the person follows or nothing."""
    low, high = bisect_left(context.starts, start), bisect_left(context.starts, end)
    for mention in context.mentions[low:high]:
        if like_person(mention) and _NAME_ENDS.match(context.text, mention.end):
            return mention.entity
    return None


_NAME_ENDS = regex(r"[,.]|\s(?:of|from|in|at|on|who|[a-z]+ed)\b")


def _subject_after(context: Context, tail: str, at: int) -> str | None:
    """The subject after 'said': the person in the next words, else the first name, else the description."""
    cut = _TAIL_ENDS.search(tail)
    near = at + (cut.start() if cut else len(tail))
    return (
        by_pronoun(context, tail, at)
        or _full_name(context, at, at + 2)
        or named_aide(context, at, at + len(tail))
        or party(context, at, near, owners=False)
        or described(context, tail, at)
        or party(context, at, near)
        or name_at(context, at, 1, "place")
    )


def _from_around(context: Context, index: int, quote: Quoted, left: str, clause: str) -> tuple[str | None, str]:
    """The speaker of a quote that nothing attributes: who spoke just before, in this paragraph or at the end of the one before."""
    text = context.text
    before = context.quotes[index - 1].closes if index else -1
    if context.speaker and context.speaker_end == before and quote.opens - before < 250 and "\n" not in text[before : quote.opens]:
        return context.speaker, AGAIN if _only_joins(clause) else NEAR
    reported = left[: len(left) - len(clause)].rstrip(" .!?。\"”’'")
    if reported:
        last = _last_clause(reported)
        base = quote.opens - len(left) + len(reported) - len(last)
        verb = last_match(SAID, last)
        if verb and (who := party(context, base, base + verb.start(), last=True, owners=False) or party(context, base, base + len(last))):
            return who, NEAR
        if who := party(context, base, base + len(last), only="person"):
            return who, GUESSED  # the person whom the sentence before is about
    if not left.strip():  # the paragraph begins with the quote
        if context.speaker and _paragraphs_between(text, context.speaker_end, quote.opens) == 0:
            return context.speaker, GUESSED
        return _paragraph_before(context, quote), GUESSED
    return None, NOT


_JOINED = regex(r"[\s,—–-]*(?:(?:and|but|or)(?: that\b(?: [\w'’-]+){0,5})?)?[\s,—–-]*")


def _only_joins(clause: str) -> bool:
    """Whether the words between two quotes only join them: '"…" and "…"', '"…" and that the firm had "…"'."""
    return _JOINED.fullmatch(clause) is not None


def _paragraphs_between(text: str, start: int, end: int) -> int:
    return sum(len(part.strip()) > 40 for part in re.split(r"\n+", text[start:end])[1:-1])


def _paragraph_before(context: Context, quote: Quoted) -> str | None:
    """Who speaks at the end of the paragraph before: '…, Wu said.', followed by a paragraph with the quote alone."""
    text = context.text
    end = len(text[max(0, quote.opens - 50) : quote.opens].rstrip()) + max(0, quote.opens - 50)
    start = max(text.rfind("\n", 0, end) + 1, end - 500)
    clause = _last_clause(text[start:end].rstrip(' .!?:。："”'))
    base = start + text[start:end].find(clause) if clause else start
    verb = last_match(SAID, clause)
    return party(context, base, base + verb.end(), last=True, owners=False) if verb else None
