"""Recognises that a clause's subject is another thing than the article's: a country, the regulators, rivals, "large models"."""

from __future__ import annotations

from bot.core.patterns import regex
from bot.reading.grammar.description_words import ALIKE, PRODUCT_HEADS
from bot.reading.grammar.finite import is_finite
from bot.reading.grammar.phrases import Line, Name
from bot.reading.grammar.tokens import CLAUSE_WORDS, DETERMINERS, PREPOSITIONS, Token

_MOST_WORDS = 7  #: of a subject
_OWNERS = frozenset("its their his her our my".split())
#: Nouns for those who act on their own account, whatever the article is about.
_OUTSIDERS = frozenset(
    """
    regulator regulators watchdog watchdogs government governments parliament lawmakers legislators senators congress senate
    ministry ministries minister ministers court courts judge judges tribunal jury police prosecutor prosecutors authorities
    officials council councillors cabinet commission economists analysts industry industries sector sectors economy economies
    country countries nation nations world rival rivals competitor competitors peers voters households consumers inflation
    unemployment gdp legislature diplomats troops protesters scientists researchers""".split()
)
#: Those of them that are meant also after "its" or "their".
_BESIDE = frozenset("rival rivals competitor competitors peers".split())
_FEW = frozenset("most many several some other rival few two three four five six both all more another".split())
#: Plurals in "-ers" and "-ors" of a company's own things and people.
_OWN_PLURALS = frozenset(
    """
    orders offers numbers members workers customers shareholders investors users creditors managers directors owners
    passengers deliveries papers quarters figures transfers powers letters drivers engineers errors doors floors mirrors
    factors sectors readers players viewers subscribers employers officers visitors partners dinners towers trailers routers
    servers computers printers containers freighters trawlers tankers ferries borders flowers rivers waters matters others
    rumours colours fevers centers centres suppliers""".split()
)
_NOT_DESCRIBING = frozenset("new first last next final further test initial more commercial full early additional".split())
_DEALS = frozenset("purchase acquisition takeover sale disposal rest half part majority".split())
_UNITS = frozenset("day week month quarter year decade spring summer autumn fall winter".split())
_PASSIVE = frozenset("be been was were is are being".split())


def subject_words(line: Line, start: int, end: int) -> list[Token]:
    """The words of the subject of the clause at ``line.s[start:end]``, up to the first verb, preposition or comma after its noun."""
    words = [word for word in line.words if start <= word.start < end]
    first = _after_opening(words)
    taken: list[Token] = []
    for index in range(first, min(len(words), first + _MOST_WORDS)):
        word, before = words[index], words[index - 1] if index else None
        if not (word.is_word or word.low in ("'s", "’s")) or word.low in PREPOSITIONS or word.low in CLAUSE_WORDS:
            break
        if taken and is_finite(word, before):
            break
        taken.append(word)
    return taken


def _after_opening(words: list[Token]) -> int:
    """The index of the first word after an opening phrase: after the comma of "In 2023, ..."."""
    if not words or (words[0].low not in PREPOSITIONS and words[0].low not in ("last", "this", "next", "earlier", "late")):
        return 1 if words and words[0].low in ("and", "but", "while") else 0
    comma = next((index for index, word in enumerate(words[:14]) if word.text == ","), 0)
    has_verb = any(is_finite(words[index], words[index - 1]) and words[index - 1].low not in DETERMINERS for index in range(1, comma))
    return 0 if has_verb or not comma else comma + 1


def named_other(line: Line, taken: list[Token]) -> Name | None:
    """The place or conference that itself is the subject: "China launched 64 models", "The Harbour Conference planned to ..."."""
    if not taken:
        return None
    for name in line.names:
        if name.start <= taken[-1].start < name.end and name.start >= taken[0].start and name.kind in ("place", "event"):
            only = all(word.low == "the" for word in taken if word.start < name.start)
            return name if only and not line.s.startswith(("'s", "’s", "-"), name.end) else None
    return None


def owner_of(line: Line, taken: list[Token]) -> Name | None:
    """Whose the subject is: the Acme of "the cloud revenue of Acme rose", "downloads of Acme's apps"."""
    if not taken or taken[-1].low in _DEALS:
        return None
    following = line.before(taken[-1].end) + 1
    if following + 1 >= len(line.words) or line.words[following].low != "of":
        return None
    at = line.words[following + 1]
    begin = line.words[following + 2].start if at.low == "the" and following + 2 < len(line.words) else at.start
    return next((name for name in line.names if name.start == begin and name.kind in ("organisation", "product", "other")), None)


def described_other(line: Line, taken: list[Token]) -> str | None:
    """The words for a subject that is another thing than the article's, without its article; None where it may be the article's own."""
    if not taken or not _is_other(line, taken):
        return _other_in_phrase(line, taken) if taken else None
    return _without_determiner(line, taken)


def _is_other(line: Line, taken: list[Token]) -> bool:
    first, head = taken[0].low, taken[-1].low
    if line.name_at(taken[-1].start) is not None and taken[-1].text[0].isupper():
        return False
    if head == "council" and taken[-2:-1] and taken[-2].low in ("works", "workers", "staff"):
        return False
    if head in _OUTSIDERS:
        return first not in _OWNERS or head in _BESIDE
    if first == "another" and ALIKE.get(head) not in {None, *PRODUCT_HEADS}:
        return True
    if first in _FEW or first in DETERMINERS:
        return first in _FEW and _are_organisations(head) and first not in ("all", "both")
    if _is_passive(line, taken[-1]):
        return False
    if _are_organisations(head):
        return len(taken) == 1 or first not in _NOT_DESCRIBING
    return _are_products(head) and len(taken) > 1 and first not in _NOT_DESCRIBING and not any(word.text[0].isupper() for word in taken[1:])


def _are_organisations(noun: str) -> bool:
    """Whether a noun is a plural of companies or of people who make or do something: "banks", "start-ups", "developers"."""
    if noun in _OWN_PLURALS or not noun.endswith("s") or noun.endswith("ss"):
        return False
    single = _singular(noun)
    kind = ALIKE.get(single)
    return noun.endswith("makers") or (kind is not None and kind not in PRODUCT_HEADS) or (single == "developer")


def _are_products(noun: str) -> bool:
    return noun.endswith("s") and ALIKE.get(_singular(noun)) in PRODUCT_HEADS


def _singular(noun: str) -> str:
    return noun[:-3] + "y" if noun.endswith("ies") else noun.removesuffix("s")


def _is_passive(line: Line, head: Token) -> bool:
    """Whether something is done to the subject: "electric trains will be introduced", by whom the article need not say."""
    index = line.before(head.end) + 1
    return any(word.low in _PASSIVE for word in line.words[index : index + 3])


_OBJECT = regex(r"\b(?:it|the\s(?:company|group|firm|start-?up))\b(?![’']s\s(?:rivals?|competitors?)\b)")
_ITS = regex(r"\bits\b")


def is_done_to_another(line: Line, taken: list[Token], end: int) -> bool:
    """Whether the words after the subject refer to what the text spoke of before: "regulators fined it", "judges blocked its plan"."""
    head = taken[-1]
    return bool(_OBJECT.search(line.s, head.end, end)) or (head.low.endswith("s") and bool(_ITS.search(line.s, head.end, end)))


_WITHIN = regex(r"\s(?:of|between|among|within|across)\s(?:the\s)?")


def _other_in_phrase(line: Line, taken: list[Token]) -> str | None:
    """ "the contest of Chinese developers", "the mood in the industry": what happens among others is not the article's own."""
    link = _WITHIN.match(line.s, taken[-1].end)
    if link is None:
        return None
    inner = subject_words(line, link.end(), min(len(line.s), link.end() + 60))
    if not inner or inner[0].low in _OWNERS or not (inner[-1].low in _OUTSIDERS or (_are_organisations(inner[-1].low))):
        return None
    if line.name_at(inner[-1].start) is not None and inner[-1].text[0].isupper():
        return None
    if "the " in link[0] and inner[-1].low not in _OUTSIDERS:
        return None
    return line.s[_first(taken).start : inner[-1].end]


def _without_determiner(line: Line, taken: list[Token]) -> str:
    return line.s[_first(taken).start : taken[-1].end]


def _first(taken: list[Token]) -> Token:
    return taken[1] if len(taken) > 1 and taken[0].low in ("the", "a", "an", "these", "those", "this") else taken[0]


_CHINESE_OUTSIDERS = regex(
    r"(?:多?[家个名位]|多数|其他|其它|我国|当地|全国|国内|国外|全球|主要)?(?:(?![公司获经被向由与和在对受])[\u4e00-\u9fff]){0,4}(?:政府|监管(?:部门|机构|机关)|法院|央行|议会|国会|警方|检方|行业|产业|市场|竞争对手|同行|同业|分析师|经济学家|失业率|通胀率)"
)


def chinese_other(line: Line, start: int, end: int) -> str | None:
    """What a Chinese clause begins with, after its date, where that is a country or another of those who act on their own account."""
    when = _CHINESE_WHEN.match(line.s, start, end)
    at = when.end() if when else start
    place = next((name for name in line.names if name.start == at and name.kind == "place"), None)
    if place is not None and line.s[place.end : place.end + 1] not in ("的", "市", "省") and _CHINESE_ACTS.match(line.s, place.end):
        return place.entity
    found = _CHINESE_OUTSIDERS.match(line.s, at, end)
    return found[0] if found and not _CHINESE_OBJECT.search(line.s, found.end(), end) else None


_CHINESE_ACTS = regex(
    r"(?:已|共|将|曾|累计|正式|还|也|就)?(?:推出|发布|宣布|批准|通过|取消|禁止|启动|签署|出台|实施|上调|下调|开放|关闭|决定|要求|发射)"
)
_CHINESE_WHEN = regex(r"(?:截至|到)?[去今明前上本]?[年月周]?[\d年月日季度上下半第至到—一二三四五六七八九十初末底-]{0,20}[，,]?")
_CHINESE_OBJECT = regex(r"该公司|该集团|该行|本公司")
