"""Pairs of an article's names that mean the same: defined aliases, other spellings, shortened headlines, names without legal form.

Each rule gives pairs of a form and the fuller form whose thing it names; ``linking`` joins them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Protocol

from bot.core.patterns import regex
from bot.reading.lexicon import spelling_key
from bot.reading.names.chinese import is_short_for, without_legal_form
from bot.reading.names.organisations import LEGAL_FORMS, LINK_WORDS, TRADES_ABROAD
from bot.reading.names.vocabulary import GENERIC
from bot.reading.words import is_ordinary


class NamedForm(Protocol):
    """What the rules look at in a form of a name."""

    text: str
    tokens: tuple[str, ...]
    first: int
    first_in_body: int
    count: int
    topic: str | None
    kind: str
    sentences: set[int]

    @property
    def core(self) -> tuple[str, ...]: ...


Pairs = Iterator[tuple[str, str]]
_NOT_IN_BODY = 1 << 60
#: Legal forms that leave no doubt that a company is named in full; a "Group" can be the parent of what has the plain name.
_FULL_NAMES = LEGAL_FORMS - {"Group", "Groupe", "Gruppe", "Holding", "Holdings", "Company", "Co", "AS", "SE", "AD", "Private"}
_BRACKETS = regex(r"\s*[(（]([^()（）\n]{1,90})[)）]")
_QUOTED = regex(r"[“\"‘「『]([^”\"’」』\n]{2,40})[”\"’」』]")
_CHINESE_SHORT = regex(r"(?:以?下[文]?[简统]?称(?:为)?|简称(?:为)?)[:：]?\s*[“\"「『]?([^”\"」』）)，,\s]{2,12})")
_TICKER = regex(r"[A-Z][A-Za-z ]{1,20}(?:: ?|：)([A-Z0-9][A-Z0-9.]{0,6})")
_CALLED = regex(
    r",? (?:(?:which|whom|that) (?:[\w’'-]+ ){0,4}?(?:calls?|knows? as|call it)|(?:(?:better|also|widely|commonly|locally) )?known as"
    r"|also called|trading as|doing business as|abbreviated (?:as|to)|or simply|in short) (?:the )?[“\"‘]?"
)
_UNIT_BEFORE = regex(
    r"(?:subsidiar(?:y|ies)|units?|arm|division|affiliate|spin-off|joint venture|owns|owned|sold|sells|sell|bought|buys|buy|acquired"
    r"|acquires|its)"
    r"(?:,| called| named)? (?:the )?$"
)


def by_definition(text: str, forms: Mapping[str, NamedForm], may_be_short: Callable[[str, str], bool]) -> Pairs:
    """ "Okla Minerals Corp. (“Okla”)", "Harbour Line Holdings (HLH)", "known as Masp", 云岭生物科技有限公司（下称“云岭”）."""
    family_names = {form.tokens[-1] for form in forms.values() if form.kind == "person" and len(form.tokens) > 1}
    for form in forms.values():
        at = form.first + len(form.text)
        for _ in range(3):
            found = _BRACKETS.match(text, at)
            if not found:
                break
            at = found.end()
            for alias in _defined_in(found[1], form.text, may_be_short):
                if alias in forms and alias != form.text and alias not in family_names:
                    yield alias, form.text
        if called := _CALLED.match(text, form.first + len(form.text)):
            at = called.end()
            named = next((other for other in forms.values() if other is not form and other.first == at), None)
            if named and named.text not in family_names:
                yield named.text, form.text


def _defined_in(inside: str, full: str, may_be_short: Callable[[str, str], bool]) -> Iterator[str]:
    """The aliases of a name that the brackets behind it define."""
    for short in _CHINESE_SHORT.finditer(inside):
        yield short[1]
    quoted = _QUOTED.findall(inside)
    for alias in quoted:
        if alias.casefold().removeprefix("the ") not in GENERIC:
            yield alias.strip().removeprefix("the ")
    if not quoted:
        plain = inside.strip().removeprefix("the ").removeprefix("formerly ")
        if ticker := _TICKER.fullmatch(plain):
            yield ticker[1]
        elif may_be_short(plain, full):
            yield plain


def by_chinese_stem(ordered: Sequence[NamedForm]) -> Pairs:
    """青屿新材 is 青屿新材料股份有限公司, 云鹿 is 云鹿科技."""
    by_start: dict[str, list[NamedForm]] = defaultdict(list)
    for form in ordered:
        if form.kind == "organisation" and "\u3400" <= form.text[0] <= "\u9fff":
            by_start[form.text[:2]].append(form)
    for same in by_start.values():
        for short in same[:50]:
            full = [
                form for form in same[:50] if form is not short and len(form.text) > len(short.text) and is_short_for(short.text, form.text)
            ]
            if full and (len(full) == 1 or all(is_short_for(form.text, full[0].text) or form is full[0] for form in full)):
                yield short.text, full[0].text


def by_spelling(ordered: Sequence[NamedForm]) -> Pairs:
    """ "TimeWarner" is "Time Warner", "Opentel" is "OpenTel"."""
    first: dict[str, NamedForm] = {}
    for form in ordered:
        full = first.setdefault(spelling_key(" ".join(form.core)), form)
        if full is not form:
            yield form.text, full.text


def by_legal_name(text: str, ordered: Sequence[NamedForm], names_something_else: Callable[[str], bool]) -> Pairs:
    """ "Dorling" is "Dorling Marine AG", whichever comes first.

    Not where a sentence names both, where the longer one is called a unit, or where two companies begin so.
    """
    full_names: dict[str, list[NamedForm]] = defaultdict(list)
    for form in ordered:
        if len(form.core) < len(form.tokens) and form.tokens[-1].rstrip(".,") in _FULL_NAMES:
            full_names[form.tokens[0].casefold()].append(form)
    if not full_names:
        return
    for form in ordered:
        size = len(form.tokens)
        if form.kind in ("person", "place", "event") or form.topic or (size == 1 and is_ordinary(form.text)):
            continue
        starting = [
            full
            for full in islice(full_names.get(form.tokens[0].casefold(), ()), 20)
            if len(full.core) > size and [t.casefold() for t in full.tokens[:size]] == [t.casefold() for t in form.tokens]
        ]
        if len({full.core for full in starting}) != 1 or any(map(names_something_else, starting[0].core[size:])):
            continue
        full = starting[0]
        if not full.sentences & form.sentences and not _UNIT_BEFORE.search(text, max(0, full.first - 40), full.first):
            yield form.text, full.text


def by_trade_abroad(ordered: Sequence[NamedForm]) -> Pairs:
    """ "Brandvik" is "Brandvik Kabel", whichever comes first, if no sentence names both and nothing else begins so."""
    longer: dict[str, list[NamedForm]] = defaultdict(list)
    for form in ordered:
        if len(form.core) > 1:
            longer[form.tokens[0]].append(form)
    for form in ordered:
        if len(form.tokens) != 1 or form.topic or form.kind in ("person", "place") or is_ordinary(form.text):
            continue
        named = longer.get(form.text, [])
        if len({full.core for full in named}) != 1 or not all(word in TRADES_ABROAD for word in named[0].core[1:]):
            continue
        if not named[0].sentences & form.sentences:
            yield form.text, named[0].text


def by_numbered_tail(ordered: Sequence[NamedForm]) -> Pairs:
    """ "Line 4" is "Tram Line 4"."""
    longer: dict[str, list[NamedForm]] = defaultdict(list)
    for form in ordered:
        if len(form.tokens) > 2 and form.tokens[-1].isdigit():
            longer[" ".join(form.tokens[-2:])].append(form)
    for form in ordered:
        if len(form.tokens) == 2 and len(full := longer.get(" ".join(form.tokens), [])) == 1:
            yield form.text, full[0].text


def by_headline(ordered: Sequence[NamedForm]) -> Pairs:
    """ "Nordvik Energy" of a headline is the text's "Nordvik Energi ASA", and "Mendola Steel" is "Mendola Steelworks".

    Only for names that stand in the headline alone: a text that uses both means two things.
    """
    headline = [f for f in ordered if f.first_in_body == _NOT_IN_BODY and f.kind not in ("person", "place") and not f.topic]
    if not headline:
        return
    in_body: dict[str, list[NamedForm]] = defaultdict(list)
    for form in ordered:
        if form.first_in_body != _NOT_IN_BODY and form.kind not in ("person", "place"):
            in_body[form.tokens[0].casefold()].append(form)
    for form in headline:
        fitting = [full for full in islice(in_body.get(form.tokens[0].casefold(), ()), 20) if _says_the_same(form.core[1:], full.core[1:])]
        if fitting and len({full.core for full in fitting}) == 1:
            yield form.text, fitting[0].text


#: Two words with at least this share of characters in common, in order, are spellings of one in two languages: "energy", "energi".
_ALIKE = 75.0


def _says_the_same(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether the words after the first of two names are spellings of the same: "Energy" and "Energi", "Steel" and "Steelworks"."""
    from rapidfuzz import fuzz  # not at the head: most articles need none of it

    if not short or len(short) != len(full) or any(c.isdigit() for word in (*short, *full) for c in word):
        return False
    for a, b in zip(short, full, strict=True):
        one, other = a.casefold(), b.casefold()
        if one[0] != other[0] or not (
            fuzz.ratio(one, other, score_cutoff=_ALIKE)
            or (min(len(one), len(other)) > 3 and (one.startswith(other) or other.startswith(one)))
        ):
            return False
    return True


def name_one_company(one: str, other: str, *, short_form_used: bool = False) -> bool:
    """Whether two names of organisations mean the same: "Nordvik" and "Nordvik Energi ASA", "Time Warner" and "TimeWarner Inc.".

    Not "Acme" and "Acme Cloud": what one name has more than the other must be a legal form or a line of business in another language,
    or ``short_form_used``: a text uses the one for the other, and what it leaves out is any line of business ("Acme Foods").
    """
    short, full = sorted((_without_legal_form(one), _without_legal_form(other)), key=len)
    if spelling_key(" ".join(short)) == spelling_key(" ".join(full)):
        return True
    if not short or short[0].casefold() != full[0].casefold():
        return False
    if len(short) == len(full):
        return _says_the_same(short[1:], full[1:])
    return [w.casefold() for w in full[: len(short)]] == [w.casefold() for w in short] and all(
        word in TRADES_ABROAD or (short_form_used and word in LINK_WORDS) for word in full[len(short) :]
    )


def _without_legal_form(name: str) -> tuple[str, ...]:
    words = without_legal_form(name).replace(",", " ").split()
    while len(words) > 1 and words[-1].rstrip(".") in _FULL_NAMES:
        words.pop()
    return tuple(words)


_MODEL = regex(r"[A-Z]{1,3}[0-9]{1,3}")


def by_code(ordered: Sequence[NamedForm]) -> Iterator[tuple[str, str]]:
    """ "H5" is "海霖H5", where the text calls no other maker's so."""
    for form in ordered:
        if form.topic or _MODEL.fullmatch(form.text) is None:
            continue
        longer = [other for other in ordered if other.text.endswith(form.text) and "\u4e00" <= other.text[0] <= "\u9fff"]
        if len(longer) == 1:
            yield form.text, longer[0].text
