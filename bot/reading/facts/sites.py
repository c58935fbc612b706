"""Recognises the plants, mines, museums and lines that a text speaks of as things of their own, and names them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bot.core.patterns import regex
from bot.reading.grammar.phrases import Line, Name
from bot.reading.grammar.tokens import CLAUSE_WORDS, DETERMINERS, PREPOSITIONS, is_verb
from bot.reading.names.linking import core_of

#: What a site is, where no word before it says more; the last word of each is in ``HEADS``.
_NOUN = (
    r"(?:(?:wind|solar|fish|salmon)\s(?:farm|park)|power\s(?:station|plant)|(?:data|logistics|distribution|research|sorting|shopping|call)\scent(?:re|er)"
    r"|(?:tram|metro|railway|rail|train|bus|underground|subway|power|transmission|production|assembly|bottling|ferry)\sline"
    r"|dry\sdock|gigafactory|plant|factory|bakery|brewery|distillery|refinery|smelter|foundry|dairy|sawmill|steelworks|works|mill|mine|quarry|kiln"
    r"|shipyard|yard|dock|berth|terminal|depot|warehouse|hotel|museum|library|gallery|theatre|theater|stadium|arena|hospital|clinic|campus|tannery"
    r"|laboratory|workshop|tunnel|bridge|railway|dam|canal|airport|reactor|tramway|gasworks|facility|site|line|farm|building|section|route)"
)
#: The words by which a sentence may speak of a site at all.
HEADS = frozenset(
    """
    farm park station plant centre center line dock gigafactory factory bakery brewery distillery refinery smelter foundry dairy sawmill
    steelworks works mill mine quarry kiln shipyard yard berth terminal depot warehouse hotel museum library gallery theatre theater stadium
    arena hospital clinic campus tannery laboratory workshop tunnel bridge railway dam canal airport reactor tramway gasworks facility
    site building section route""".split()
)
#: By these a text comes back to whatever site it spoke of.
_ANY_SITE = frozenset("plant factory site facility works building section route".split())
#: These alone are no site: a text has lines, sites and farms of other kinds.
_VAGUE = frozenset("line site facility farm works hotel airport hospital railway bridge building section route".split())
_PLAIN = frozenset(
    """
    new old first second third fourth fifth last present existing current planned biggest largest smallest main only other another own
    giant big small huge tiny vast modern former future next latest greenfield state-of-the-art shiny all one two three
    four long-delayed similar single whole entire""".split()
)
_WHERE = regex(r"(?:\s(?:plant|site|complex|building|project))?\s(?:in|at|near|outside|on|of)\s(?:the\s)?")
_SITE = regex(
    rf"\b(?P<lead>[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Tt]heir|[Oo]ur|[Hh]is|[Hh]er|[Aa]n?|[Oo]ne|[Aa]nother|[A-ZÀ-Þ]\w+[’']s)\s"
    rf"(?P<words>(?:(?!(?:its|their|our|his|her|the|an?|this|that)\s)[\w’'$€£¥.,‑-]+\s){{0,5}}?){_NOUN}\b(?!-)"
)
_PLACE_IN_FRONT = regex(r"(?:[A-ZÀ-Þ][\w’'-]+\s){1,3}")


@dataclass(frozen=True, slots=True)
class Site:
    """A site at ``sentence[start:end]``."""

    start: int
    end: int
    name: str


@dataclass
class Sites:
    """The sites that the sentences so far have named. Each text needs one of its own."""

    spoken: str | None = None  #: what the sentence before was about, where that was a site: "it"
    presented: str | None = None  #: the site that the sentence before brought up
    _by_noun: dict[str, str] = field(default_factory=dict)  #: the head of its name -> the site named last
    _place: str = ""  #: where the site named last is

    def in_line(self, line: Line, owner: str | None) -> list[Site]:
        """The sites of which a sentence speaks, in order. ``owner`` is whose they are where nothing says so."""
        if HEADS.isdisjoint(line.lows):
            return []
        found = (self._site(line, match, owner) for match in _SITE.finditer(line.s))
        return [site for site in found if site is not None]

    def advance(self, line: Line, owner: str | None) -> None:
        """Remembers the sites of a sentence, and which of them "it" means in the next one."""
        sites = self.in_line(line, owner)
        begins = next((site for site in sites if site.start == 0 or _FRONT.fullmatch(line.s, 0, site.start)), None)
        if begins is not None and is_subject(line, begins):
            self.spoken = begins.name
        elif not _IT.match(line.s):
            self.spoken = None
        self.presented = sites[-1].name if sites else None

    def _site(self, line: Line, match: re.Match[str], owner: str | None) -> Site | None:
        """The site that the words mean; None where they mean another thing, or one that the text has not named."""
        named = line.name_at(match.end() - 1)
        if named is not None and named.kind in ("product", "person", "organisation") and named.start > match.start():
            return None
        noun = match[0].rsplit(" ", 1)[-1].lower()
        words = match["words"].split()
        if any(word.endswith((",", ".")) or word.lower() in PREPOSITIONS or word.lower() in CLAUSE_WORDS for word in words):
            return None
        where = _WHERE.match(line.s, match.end())
        place = line.name_at(where.end()) if where is not None else None
        in_front = _PLACE_IN_FRONT.search(match["words"])
        kind = _kind(match, words, noun)
        end = match.end()
        if place is not None and place.kind != "person":
            end, name = place.end, self._named(line, match, kind, place, owner)
        elif in_front is not None and in_front[0].strip() not in (owner or ""):
            name = self._in_front(line, match, in_front[0].strip(), kind, owner)
        elif match["lead"].lower() in _POINTING and not _possessor(match["words"]):
            known = self._by_noun.get(noun) or self._known(noun)
            return Site(match.start(), end, known) if known is not None else None
        elif (whose := _whose(line, match.start(), owner)) is None or _is_vague(kind):
            return None
        else:
            name = f"{_short(whose)} {kind}"
        self._by_noun[noun] = name
        return Site(match.start(), end, name)

    def _named(self, line: Line, match: re.Match[str], kind: str, place: Name, owner: str | None) -> str:
        self._place = line.s[place.start : place.end]
        return f"{_short(owner)} {kind} in {self._place}" if owner and owner != place.entity else f"{self._place} {kind}"

    def _in_front(self, line: Line, match: re.Match[str], place: str, kind: str, owner: str | None) -> str:
        """ "the Mirri Creek mine" by its own name, "the Poznan factory" as one with "its factory in Poznan"."""
        known = line.name_at(match.start("words") + match["words"].index(place))
        if known is None or known.kind != "place" or owner is None:
            return f"{place} {kind}"
        self._place = place
        return f"{_short(owner)} {kind} in {place}"

    def _known(self, noun: str) -> str | None:
        """The site named last, where "the plant" or "the site" comes back to it."""
        return next(reversed(self._by_noun.values())) if noun in _ANY_SITE and self._by_noun else None


#: What comes before the noun where a text comes back to a site.
_POINTING = frozenset("the this that".split())


def _possessor(words: str) -> bool:
    """Whether the words before a noun say whose it is: "city's new"."""
    return "'s " in words or "’s " in words


def _whose(line: Line, start: int, owner: str | None) -> str | None:
    """Whose a site is that a sentence brings up: the company or town with which it begins, else what the text is about."""
    before = next((name for name in line.names if name.end <= start and name.kind not in ("person", "event")), None)
    return before.entity if before is not None else owner


_FRONT = regex(r"(?:[\"“]|(?:On|In|At|By|From|Since)\s[^,]{1,40},\s|(?:And|But)\s)")
_IT = regex(r"[\"“]?(?:It|Its)\b")


def _short(owner: str) -> str:
    return " ".join(core_of(tuple(owner.split()))).removesuffix(",")


def _kind(match: re.Match[str], words: list[str], noun: str) -> str:
    """What sort of site it is: "processing plant" of "the new processing plant"."""
    said = [word for word in match[0].split()[1:-1] if word.isalpha() and word.islower()]
    kept = [w for w in said[-2:] if w not in _PLAIN and w not in DETERMINERS and not is_number_word(w)]
    return " ".join((*kept, noun))


def is_number_word(word: str) -> bool:
    """Whether a word only says how many or how much money: "million"."""
    return word in ("million", "billion", "crore", "lakh", "thousand", "hundred", "bn", "m")


def _is_vague(kind: str) -> bool:
    return " " not in kind and kind in _VAGUE


def is_subject(line: Line, site: Site) -> bool:
    """Whether something is said of a site: a verb, a comma or a preposition follows, unlike "the plant operator"."""
    index = line.before(site.end) + 1
    if index >= len(line.words):
        return False
    word = line.words[index]
    if word.low in ("'s", "’s", ",", "—", "–", "(", "that", "which", "where", "also", "itself", "now", "alone", "there") or is_verb(word):
        return True
    return word.low in PREPOSITIONS or word.low.endswith(("ed", "s")) or word.low in _VERBS


_VERBS = frozenset("to cost cut can will makes made took began opened drew sold holds held employ employs has had produces".split())
