"""Time expressions of a text with their TIMEX3 values, resolved from the day of publication or from the story."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.reading import dates_english as english
from bot.reading import datewords as words
from bot.reading.dates_scene import Meaning, Scene
from storage.drafts import DateMention
from storage.values import Basis, PartialDate, Precision

_FAMILIES: dict[str, tuple[english.Rule, ...]] = {}
for _table, _rules in (
    (words.MONTHS, english.MONTH_RULES),
    (words.WEEKDAYS, english.WEEKDAY_RULES),
    (words.SEASONS, english.SEASON_RULES),
    (words.UNITS, english.UNIT_RULES),
    (words.PLURALS, english.UNIT_RULES),
    (words.DAY_WORDS, english.DAY_WORD_RULES),
    (words.PARTS_OF_DAY, english.PART_RULES),
    (words.FREQUENCIES, english.FREQUENCY_RULES),
    (("half",), english.PERIOD_RULES),
    (("fiscal", "financial"), english.FISCAL_RULES),
    (("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"), english.DECADE_WORD_RULES),
    ({phrase.split()[-1] for phrase in words.VAGUE}, english.VAGUE_RULES),
    ({re.split(r"[ -]", phrase)[0] for phrase in words.HOLIDAYS}, english.HOLIDAY_RULES),
):
    for _word in _table:
        _FAMILIES[_word] = (*_FAMILIES.get(_word, ()), *_rules)

_HEAD = re.compile(r"(?<!\w)(?:(?P<number>['’]?\d[\d:./-]*\w*)|(?P<code>[QH][1-4]\w*|FY\s?['’]?\d+)|(?P<word>[A-Za-z]+))")
_LEFT = re.compile(r"[\w.'’]+")
_LEFT_WORDS = (
    frozenset(
        """the a an this that these those its their our his her last next past previous preceding following coming current same very early late mid later
    earlier beginning end start middle of in on by until since over for during within first second third fourth final about around roughly
    approximately nearly almost some under more less fewer than at least most up to well as long little just only every each per other another
    half and couple few several many countless dozen hundred fiscal financial day year before after full whole straight consecutive short
    additional entire not too distant near foreseeable recent right these time to opening closing st patrick s new fourth
    days trading business""".split()
    )
    | frozenset(words.NUMBERS)
    | frozenset(words.ORDINALS)
    | frozenset(words.MONTHS)
    | frozenset(words.WEEKDAYS)
)


def find(text: str, sentences: Sequence[tuple[int, int]], published: PartialDate | None) -> tuple[DateMention, ...]:
    """The text's time expressions in order, none overlapping another.

    ``published`` is the day that "today" means; None (or a date of unknown basis) leaves what hangs on it
    unresolved (``XXXX-09``, no ``when``). Never raises.
    """
    scene = _opening_scene(published)
    found: list[DateMention] = []
    for start, end in sentences:
        at = start
        while head := _HEAD.search(text, at, end):
            at = head.end()
            mention, meaning = _read_at(text, head, start, end, found[-1].end if found else 0, scene)
            if mention is None or meaning is None:
                continue
            found.append(mention)
            at = max(at, mention.end)
            if meaning.anchors and meaning.when is not None and meaning.when.start is not None:
                scene = replace(scene, last=meaning.when)
    return tuple(found)


def _opening_scene(published: PartialDate | None) -> Scene:
    known = published is not None and published.start is not None and published.precision is Precision.DAY
    if published is None or not known or published.basis is Basis.UNKNOWN:
        return Scene()
    basis = Basis.INFERRED if published.basis is Basis.INFERRED else Basis.RESOLVED
    return Scene(published=published.start, basis=basis)


def _rules_for(head: re.Match[str]) -> tuple[english.Rule, ...]:
    if head["word"]:
        return _FAMILIES.get(head["word"].lower(), ())
    if head["code"]:
        return (*english.CODE_RULES, *english.FISCAL_RULES)
    return (*english.YEAR_CODE_RULES, *english.CLOCK_RULES, *english.CODE_RULES, *english.NUMBER_RULES)


def _read_at(text: str, head: re.Match[str], start: int, end: int, floor: int, scene: Scene) -> tuple[DateMention | None, Meaning | None]:
    rules = _rules_for(head)
    if not rules:
        return None, None
    scene = replace(scene, tense=_tense(text, start, head.start(), end))
    for begin in _starts(text, max(start, floor, head.start() - 60), head.start()):
        for rule in rules:
            match = rule.pattern.match(text, begin, end)
            if match is None or match.end() < head.start() + 1 or match.end() < head.end() and not head["number"]:
                continue
            if not _plausible(text, rule, match, start, end):
                continue
            meaning = rule.read(match, scene)
            if meaning is not None:
                return _mention(text, match.start(), match.end(), meaning), meaning
    return None, None


def _starts(text: str, floor: int, at: int) -> list[int]:
    """Where an expression around a head word may begin: at words before it that belong to such expressions."""
    starts = [at]
    for word in reversed(list(_LEFT.finditer(text, floor, at))):
        key = word.group().lower().rstrip(".")
        if key not in _LEFT_WORDS and not key[0].isdigit():
            break
        if len(text[word.end() : starts[-1]].strip(" ,-–‐‑.\n\t'’")) > 0:
            break
        starts.append(word.start())
        if len(starts) > 8:
            break
    return starts[::-1]


def _mention(text: str, start: int, end: int, meaning: Meaning) -> DateMention:
    while end > start and text[end - 1].isspace():
        end -= 1
    return DateMention(
        start=start,
        end=end,
        text=text[start:end],
        type=meaning.type,
        value=meaning.value,
        precision=meaning.precision,
        basis=meaning.basis,
        when=meaning.when,
    )


_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|of|since|by|for|from|to|until|till|during|between|and|the|late|early|mid|through|after|before|around|year|circa|than|its|"
    r"a|or|fiscal|as|on)[\s-]+|[(/,–—‘-]\s*|^\s*|\d\s*[-–—]\s*)\Z",
    re.IGNORECASE,
)
_AFTER_YEAR = re.compile(r"\s{1,3}([A-Za-z]+)")
_MAY_BEFORE = re.compile(
    r"\b(?:in|of|since|by|for|from|to|until|till|during|between|and|late|early|mid|through|after|before|around|last|next|this|past|and|or|on|every)[\s-]+\Z",
    re.IGNORECASE,
)


def _plausible(text: str, rule: english.Rule, match: re.Match[str], start: int, end: int) -> bool:
    """Whether a match is no look-alike: a count, a part of a name, a verb."""
    if rule.name == "year":
        return _is_year(text, match, start)
    if rule.name == "bare month" and match["month"] in ("May", "March", "August", "June", "April"):
        if match.groupdict().get("which") or match.start() < match.start("month"):
            return True
        before = text[max(start, match.start() - 12) : match.start()]
        if match["month"] == "May":
            return bool(_MAY_BEFORE.search(before))
        follows = re.match(r"\s[A-Z][a-z]+", text[match.end() : match.end() + 20])
        return bool(_MAY_BEFORE.search(before)) or not follows
    if rule.name == "bare plural":
        return bool(
            re.search(
                r"\b(?:for|in|over|within|after|last|took|take|takes|of|the)\s+(?:the\s+)?\Z",
                text[max(start, match.start() - 12) : match.start()],
            )
        ) and not re.match(r"\s*(?:of)\b", text[match.end() : match.end() + 4])
    if rule.name == "season" and match["which"].lower() in ("in", "by", "since", "until"):
        return match["season"].lower() not in ("fall",)
    return True


def _is_year(text: str, match: re.Match[str], start: int) -> bool:
    before = text[max(start, match.start("year") - 16) : match.start("year")]
    if re.search(r"[$€£¥#.\d]\s?\Z|(?:over|than|about|nearly|some|least|up to|almost)\s\Z", before):
        return False
    word = _AFTER_YEAR.match(text, match.end())
    if word and word.group(1).lower() in words.COUNTED_AFTER_YEAR:
        return False
    if re.match(r"[\w-]", text[match.end() : match.end() + 1]) and not re.match(
        r"-\d{2,4}\b|-[A-Za-z]|[-–]", text[match.end() : match.end() + 5]
    ):
        return False
    previous = re.search(r"([\w&.-]+)\s+\Z", before)
    if previous and previous.group(1).lower() in words.NUMBERED_NAMES:
        return False
    if (
        before.endswith("-")
        and re.search(r"[A-Za-z]-\Z", before)
        and not re.search(r"\b(?:mid|pre|post|early|late|since)-\Z", before, re.IGNORECASE)
    ):
        return False
    year = int(match["year"])
    return 1900 <= year <= 2100 or bool(_BEFORE_YEAR.search(before))


_TENSES = re.compile(
    r"(?P<future>\b(?:will|shall|would|may|might|could|should|must|can)\s+(?:\w+ly\s+)?(?:not\s+)?(?:be\s+|have\s+)?\w+|'ll\b|\bwo\s?n't\b"
    r"|\b(?:expected|scheduled|slated|due|set|planned|planning|plans|plan|expects|hopes|aims|intends|deadline|upcoming|going)\b(?:\s+to(?:\s+be)?\s+\w+)?"
    r"|\bto\s+be\s+\w+|\b(?:until|by)\s+\Z)"
    r"|(?P<past>\b(?:was|were|had|did|has|have|said|told|made|took|came|went|began|saw|got|gave|rose|fell|sold|won|lost|held|met|cut|led|paid|bought|built"
    r"|became|left|ran|grew|broke|hit|found|drew|flew|kept|spoke|wrote|drove|brought|thought|sent|spent|born)\b|\b\w{2,}ed\b|\bsince\s+\Z)",
    re.IGNORECASE,
)


def _tense(text: str, start: int, at: int, end: int) -> str:
    """The tense around a mention: of the verb nearest before it in its sentence, else of the first after it."""
    last = ""
    for found in _TENSES.finditer(text, max(start, at - 120), at):
        last = found.lastgroup or ""
    if not last:
        after = _TENSES.search(text, at, min(end, at + 120))
        last = (after.lastgroup or "") if after else ""
    return last
