"""Decides what kind of thing a name names, by its own words and by the words around it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import lru_cache

from bot.core.patterns import regex
from bot.reading.names.organisations import CLUB_WORDS, COMPANY_THINGS, LEGAL_FORMS, ORG_NOUNS, ORG_WORDS, ORGANISATIONS
from bot.reading.names.people import FAMILY_NAMES, GIVEN_NAMES, ROLES
from bot.reading.names.places import PLACE_WORDS, PLACES
from bot.reading.names.runs import Spot
from bot.reading.names.vocabulary import EVENT_NOUNS, EVENT_WORDS, PRODUCT_NOUNS, PRODUCT_WORDS, WORLD
from bot.reading.words import FUNCTION, is_ordinary

Votes = Counter[str]

_NEXT = regex(r"\s*(,?)\s*(?:(?:a|an|the|its|his|her|their)\s+)?([A-Za-z-]+)?(?: ([a-z-]+))?(?: ([a-z-]+))?")
_ACTS = regex(
    r"\s*(?:,\s*)?(?:has |have |also |had |will |later |recently |previously )?"
    r"(?:announced|announces|announce|launched|launches|launch|unveiled|unveils|reported|reports|plans|posted|acquired|bought|sold|hired"
    r"|filed|released|releases|operates|makes|employs|employ|opened|opens|open|expects|delivered|delivers|deliver|produces|raised|raises|recalls"
    r"|recalled|recalling|shipped|ships|manufactures|introduced|introduces|agreed to (?:buy|acquire|sell|merge)|to (?:buy|acquire|merge))\b"
)
#: Phrases after a name for what only an organisation has or does.
_HAS = regex(
    r" (?:(?:has|had|have|with|posts?|posted|reported|made)(?: an?| annual| net| total| quarterly| its| the)* (?:revenues?|sales|turnover"
    r"|profits?|loss|losses|income|earnings|employees|subscribers|customers|shareholders|branches|factories|students|stores)"
    r"|(?:has|have|had) (?:\d[\d.,]*|\w+)(?: (?:million|billion|thousand))? (?:employees|subscribers|customers|stores|branches|students"
    r"|users)|have (?:signed|won|agreed|appointed|sacked|beaten)|shareholders|employs|(?:has )?won a contract)\b"
)
_BASED = regex(r", (?:an?|the) (?:[\w'’.-]+ ){0,4}?(?:[A-Z]\w+-based\b|(?:maker|producer|operator|owner|provider|seller|developer) of\b)")
_FOUNDED = regex(
    r"\s*+,?\s*+(?:which |that )?(?:is|was|has been)?\s*+(?:(?:(?<=was )|(?<=is )|(?<=been )|(?<=, ))(?:founded|set up|established)"
    r"|founded(?= (?:in|by)\b)|headquartered|based in|listed|incorporated|acquired by|owned by)\b"
)
#: What is set up or founded is nobody: "set up Conservas Roe in 1908", "opened Café Roe with one oven".
_SET_UP = regex(
    r"\b(?:set up|started up|founded|co-?founded|established|opened) (?:the |his |her |their )?(?:[a-z][\w-]{1,20} ){0,3}[“\"‘]?$"
)
_SAYING = frozenset("says said asks adds added asked".split())
_SET_UP_WORDS = ("set up ", "started up ", "founded ", "established ", "opened ")
#: After a quotation a given name is somebody's: "“Not yet,” says Hanne."
_IS_QUOTED_BY = regex(r"[”\"]\s(?:says|said|asks|adds|added|asked)\s$")
#: "“Not yet,” Hanne says."
_QUOTES = regex(r"\s(?:says|asks|adds)[.,;]")
#: What people do: "Jane Roe founded Acme", "Jane Roe, who founded Acme".
_FOUNDS = regex(r"(?:, who)? (?:(?:has|had|first|then) )?(?:co-?)?founded (?:[A-Z]|the |a |an |her |his )")
#: "Jane Roe is chief executive of Acme", "Jane Roe, who heads Acme".
_IS_OFFICER = regex(
    r"(?: (?:is|was|became|has been)|, who (?:is|was|has been)|,) (?:the |a |an |its |also )?(?:[a-z-]+ )?"
    r"(?:(?:co-?)?founder|chief executive|chief \w+ officer|chair(?:man|woman)|president|managing director|head|finance director|spokes\w+)"
    r" (?:of|at|for|and)\b"
)
#: "Jane Roe of the asset manager Acme", "Jane Roe of Acme Securities".
_OF_HOUSE = regex(
    r",? (?:of|at|from) (?:the (?:[\w-]+ ){0,2}(?:manager|broker|brokerage|bank|consultancy|research firm|think tank|law firm|union|fund"
    r"|insurer|lender|watchdog|charity) [A-Z]"
    r"|(?:[A-Z][\w&-]+ ){1,2}(?:Securities|Capital|Partners|Research|Advisors|Advisers|Analytics|Markets|Investments|Asset|Brokers)\b)"
)
_FOR_MANAGER = regex(r"\b(?:of|at|from|by|with) (?:the|an?) (?:asset|fund|wealth|money|property|hotel|investment) manager$")
_CITY_OF = tuple(
    f"{what} of"
    for what in (
        *("city", "city council", "town", "town council", "village", "municipality", "island", "county", "region", "province", "mayor"),
        *("the north", "the south", "the east", "the west", "outskirts", "suburbs", "centre", "streets"),
    )
)
#: Before "in" and the name of a place.
_PLACED = frozenset(
    """
    office offices headquarters plant plants factory factories mill bakery brewery workshop museum hotel hospital school born lives lived
    street home house houses suburb hall flat shop store yard studio laboratory warehouse based headquartered""".split()
)
#: "Acme sold 61,000 vans", "Acme, the smallest, delivered 400".
_SELLS = regex(
    r"(?:, [^,.\n]{3,60},)? (?:sold|delivered|shipped|produced|built|sells|ships|delivers|employs|lost|earned) (?:some |about )?[$€£]?\d"
)
#: What companies do with one another, as no engineer does.
_DEALS = regex(
    r"(?:,[^,.]{3,60},)? (?:(?:has|have|had) agreed to|is in talks to|is to|to|agrees to) (?:buy|acquire|sell|take over|merge)\b"
    r"|,? (?:will|would|is to) pay [^.;]{1,20} (?:for each|a share)\b"
)
#: "Acme, the Norwegian market leader", "Acme, the world's number two".
_LEADS_MARKET = regex(
    r", (?:the|an?|its|their|now the) (?:[\w’'-]+ ){0,3}?"
    r"(?:market leader|number (?:one|two|three)|runner-up|rival|competitor|newcomer|challenger)\b(?! (?:analyst|researcher))"
)
#: "Acme, which he runs with his sister".
_RUN_BY = regex(
    r", which (?:s?he|they) (?:has |had |also |now ){0,2}"
    r"(?:co-?)?(?:founded|started|set up|runs|ran|leads|led|heads|headed|owns|inherited)\b"
)
#: "Acme, which had sales of": no person; unlike "hired Jane Roe, which surprised many".
_WHICH = regex(r", which ")
_WHICH_DOES = regex(
    r", which (?:also |now |already |itself )?"
    r"(?:employs?|employed|makes|sells|runs|ran|operates|operated|has|had|owns|owned|produces|builds|supplies"
    r"|manages|is based|was (?:founded|set up|established)|is (?:owned|listed|backed)|posted|reported|plans to|competes|offers|trades)\b"
)
_INHABITED = regex(
    r" (?:has|had|with|, which has) (?:some |about |around |nearly |almost )?\d[\d,.]*(?: million)? (?:inhabitants|residents)\b"
)
_OWNER = regex(r"([\w.-]+)(?:['’]s| 's)$")
_IS_A = regex(
    r"\s*+,?\s*+(?:is|was|are|were|remains|became)\s++(?:an?|the|one of the)\s++(?:[\w’'-]++\s++){0,5}?([a-z-]+)\b"
    r"(?=\s*(?:[,.]|that|which|who|for|of|in|with|from|based|by|developed|made|at|and)\b|[,.])"
)
#: What is held in a company: "shares in Acme".
_HELD_IN = frozenset("shares share stake stakes stock holding interest shareholding shareholder shareholders investor investors".split())
_BY = ("By ", "BY ", "by ")
_BYLINE = regex(r"(?:^|\n)[ \t]*(?:By|BY|Written by|Reported by) $")
#: "Jane Roe, 52," and "Jane Roe, a 36-year-old engineer", unlike "Acme, a 36-year-old company".
_OF_AGE = regex(
    r", aged [1-9]\d\b|, [1-9]\d(?=,|\.(?:\s|$))"
    r"|, an? [1-9]\d-year-old (?!(?:[a-z-]+ ){0,3}?(?:company|firm|start-?up|business|maker|group|chain|brand|club|bank|ship|building"
    r"|house|app|shop|school|family)\b)"
)
_PARENTS = r"(?:grand|great-grand|step|half-)?(?:father|mother|son|daughter|brother|sister)s?(?:-in-law)?"
_KIN = rf"{_PARENTS}|aunt|uncle|niece|nephew|cousin|husband|wife|widow|widower"
_KIN_AFTER = regex(rf", (?:(?:[A-Z][\w-]{{1,20}}|the [a-z]{{3,14}})['’]s|his|her|their|my) (?:[a-z]{{3,10}} )?(?:{_KIN})\b")
_KIN_BEFORE = regex(rf"\b(?:his|her|their|my|['’]s) (?:[a-z]{{3,10}} )?(?:{_KIN}),?$")
_KIN_ENDS = tuple(
    "father mother son daughter brother sister fathers mothers sons daughters brothers sisters law aunt uncle niece nephew cousin".split()
    + "husband wife widow widower".split()
)
_INITIAL = regex(r"[A-Z]\.")


def votes_of_words(tokens: tuple[str, ...]) -> Votes:
    """The votes for each kind by the words of the name itself."""
    return _votes_of_words(tokens).copy()


@lru_cache(maxsize=2048)
def _votes_of_words(tokens: tuple[str, ...]) -> Votes:
    votes: Votes = Counter()
    name, last, several = " ".join(tokens), tokens[-1].rstrip(".,"), len(tokens) > 1
    if is_place(name):
        votes["place"] += 8
    if name in ORGANISATIONS:
        votes["organisation"] += 6
    if several:
        votes.update(_votes_of_last(tokens, last))
    if any(c.isdigit() for c in name) and last not in EVENT_WORDS:
        votes["product"] += 5
    if re.match(r"[a-z]{1,2}[A-Z]", name):
        votes["product"] += 2  # iPhone
    votes["person"] += _looks_like_a_person(tokens, name)
    if not several and name.isupper() and 2 <= len(name) <= 6 and name.isalpha():
        votes["organisation"] += 1
    return votes


def is_place(name: str) -> bool:
    """Whether the name is a country, region or city, also in capitals as in a dateline."""
    return name in PLACES or WORLD.get(name) in PLACES or (len(name) > 3 and name.isupper() and name.title() in PLACES)


def _votes_of_last(tokens: tuple[str, ...], last: str) -> Votes:
    joined = "of" in tokens or "for" in tokens
    if last in LEGAL_FORMS:
        return Counter(organisation=9)
    if last in PRODUCT_WORDS and re.match(r"\w+[a-z][A-Z]|\w*\d", tokens[0]):
        return Counter(product=5)  # "MacBook Air"
    if "&" in tokens:
        return Counter(organisation=5)
    if last in CLUB_WORDS:
        return Counter(organisation=4)
    if last in ORG_WORDS or (joined and any(word in ORG_WORDS for word in tokens[:-1])):
        return Counter(organisation=6)
    if last in EVENT_WORDS:
        return Counter(event=6)
    if last in PLACE_WORDS or tokens[0] in ("Lake", "Mount", "Cape", "Port", "Gulf"):
        return Counter(place=6)
    return Counter(product=4) if last in PRODUCT_WORDS else Counter()


def _looks_like_a_person(tokens: tuple[str, ...], name: str) -> int:
    size = len(tokens)
    if name in PLACES or not 2 <= size <= 5 or tokens[-1] in ORG_WORDS:
        return 0
    if tokens[0] in GIVEN_NAMES:
        return 5
    family = tokens[0] in FAMILY_NAMES or tokens[-1] in FAMILY_NAMES
    if size <= 3 and family and not any(is_ordinary(word) or word.isupper() for word in tokens):
        return 4
    return 4 if size <= 4 and any(_INITIAL.fullmatch(word) for word in tokens[:-1]) and not _INITIAL.match(tokens[-1]) else 0


def votes_of_context(text: str, spot: Spot) -> Mapping[str, int]:
    """The votes for each kind by the words around one mention."""
    votes: defaultdict[str, int] = defaultdict(int)  # made much faster than a Counter, once for each mention
    if spot.title and len(spot.tokens) <= 4 and spot.tokens[-1] not in ORG_WORDS:
        votes["person"] += 6
    lead = text[max(0, spot.start - 40) : spot.start].rstrip(" “\"'(‘`")
    before = lead.lower().split()
    previous = before[-1].rstrip(",") if before else ""
    if lead.endswith(("'s", "’s")) and (owner := _OWNER.search(lead)):
        votes["product"] += 0 if is_place(owner[1]) else 2
    if previous in ORG_NOUNS or previous in ("founded", "cofounded", "co-founded"):
        votes["organisation"] += 3
    elif previous == "researcher" and before[-2:-1] == ["market"]:
        votes["organisation"] += 6
    elif previous == "leader" and before[-2:-1] and before[-2].rstrip("-") in ("market", "industry", "world", "sector", "segment"):
        votes["organisation"] += 4
    elif previous in ROLES or previous.removesuffix("s") in ROLES:
        votes["person"] += 4
    elif previous in ("at", "of", "with", "from", "for") and len(before) > 1 and before[-2] in ROLES:
        votes["organisation"] += 3
    elif previous in PRODUCT_NOUNS or previous in ("called", "dubbed", "named", "using", "unveiled"):
        votes["product"] += 2
    elif previous == "in" and len(before) > 1 and before[-2] in _HELD_IN:
        votes["organisation"] += 3
    elif previous in ("in", "near") and len(spot.tokens) < 3:
        votes["place"] += 1
        if len(before) > 1 and before[-2] in _PLACED:
            votes["place"] += 4
    if 2 <= len(spot.tokens) <= 4 and text.startswith(_BY, spot.start - 3) and _BYLINE.search(text, max(0, spot.start - 12), spot.start):
        votes["person"] += 6
    comma = text.startswith(",", spot.end)
    if len(spot.tokens) <= 4 and (
        (comma and (_OF_AGE.match(text, spot.end) or _KIN_AFTER.match(text, spot.end)))
        or (previous.endswith(_KIN_ENDS) and _KIN_BEFORE.search(lead.lower()))
    ):
        votes["person"] += 5
    if follows := _vote_of_what_follows(text, spot):
        votes[follows[0]] += follows[1]
    if len(spot.tokens) in (2, 3) and _FOUNDS.match(text, spot.end):
        votes["person"] += 5
    if len(spot.tokens) in (2, 3) and _is_set_up(text, spot.start):
        votes["organisation"] += 6
    elif len(spot.tokens) == 1 and _is_speaker(text, spot, previous):
        votes["person"] += 3
    if is_a := _IS_A.match(text, spot.end):
        for kind, worth in _votes_of_noun(is_a[1]).items():
            votes[kind] += worth
    if "manager" in lead[-8:] and _FOR_MANAGER.search(lead):
        votes["organisation"] += 6
        votes["person"] -= 4
    if 2 <= len(spot.tokens) <= 4 and (_IS_OFFICER.match(text, spot.end) or _OF_HOUSE.match(text, spot.end)):
        votes["person"] += 5
    if len(spot.tokens) < 3 and (lead.lower().endswith(_CITY_OF) or _INHABITED.match(text, spot.end)):
        votes["place"] += 4
    if _SELLS.match(text, spot.end) or _DEALS.match(text, spot.end):
        votes["organisation"] += 4
    if comma and _LEADS_MARKET.match(text, spot.end):
        votes["organisation"] += 7
    if comma and _WHICH.match(text, spot.end) and (spot.at_start or _WHICH_DOES.match(text, spot.end)):
        votes["organisation"] += 4
        votes["person"] -= 5
    if comma and _RUN_BY.match(text, spot.end):
        votes["organisation"] += 6
    if _FOUNDED.match(text, spot.end) or _HAS.match(text, spot.end) or (comma and _BASED.match(text, spot.end)):
        votes["organisation"] += 3
    return votes


def _is_speaker(text: str, spot: Spot, previous: str) -> bool:
    """Whether one word after a quotation is who said it: "“Not yet,” says Hanne.", "“Not yet,” Hanne says."."""
    if previous in _SAYING and text[spot.end : spot.end + 1] in ".,;":
        return _IS_QUOTED_BY.search(text, max(0, spot.start - 8), spot.start) is not None
    return text[max(0, spot.start - 2) : spot.start] in ("” ", '" ') and _QUOTES.match(text, spot.end) is not None


def _is_set_up(text: str, at: int) -> bool:
    """Whether somebody sets up what is named at an offset: "set up Conservas Roe"; not "opened in Conservas"."""
    before = text[max(0, at - 90) : at]
    return any(word in before for word in _SET_UP_WORDS) and _SET_UP.search(before) is not None


def _votes_of_noun(noun: str) -> Votes:
    for kind, nouns in (
        ("product", PRODUCT_NOUNS),
        ("organisation", ORG_NOUNS),
        ("person", ROLES),
        ("event", EVENT_NOUNS),
    ):
        if noun in nouns:
            return Counter({kind: 4})
    return Counter()


def _vote_of_what_follows(text: str, spot: Spot) -> tuple[str, int] | None:
    owned = text[spot.end : spot.end + 3].replace("’", "'")
    if owned.startswith("'s") or owned == " 's":
        possessions = [word.strip(".,").lower() for word in text[spot.end + 2 : spot.end + 60].split()[:3]]
        return ("organisation", 3) if any(word in COMPANY_THINGS for word in possessions) else None
    found = _NEXT.match(text, spot.end)
    comma, words = (found[1], [word or "" for word in found.groups()[1:]]) if found else ("", ["", "", ""])
    if words[0] == "who" or (comma and set(words) & ROLES):
        return ("person", 4)
    if comma and (set(words) & ORG_NOUNS or words[0] == "which"):
        return ("organisation", 2)
    if not comma and (words[0] in EVENT_NOUNS or (words[1] in EVENT_NOUNS and words[0] not in FUNCTION)):
        return ("event", 3)
    if not comma and words[0] in PRODUCT_NOUNS:
        return ("product", 3)
    if not comma and words[1] in PRODUCT_NOUNS and words[0].isalpha() and not words[0].endswith(("s", "ed")) and words[0] not in FUNCTION:
        return ("product", 2)
    if not comma and words[0].lower() in COMPANY_THINGS:
        return ("organisation", 2)
    if _ACTS.match(text, spot.end):
        return ("organisation", 2)
    return None


def kind_of(votes: Votes) -> str:
    """The kind with the most votes, or "other"."""
    best = max(votes.items(), key=lambda item: item[1], default=("other", 0))
    return best[0] if best[1] > 0 else "other"
