"""Finds a text's time expressions and their TIMEX3 values, resolved from the day of publication or from the story."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from functools import lru_cache

from bot.core.patterns import regex
from bot.reading.dates import chinese, clock, days, durations, offsets, periods, ranges, spans, weekdays, words, years
from bot.reading.dates.characters import Plain
from bot.reading.dates.lookalikes import is_date
from bot.reading.dates.narrative import Tenses, is_narrative, speaks_of_now
from bot.reading.dates.patterns import MONTH, WEEKDAY, Match, Rule
from bot.reading.dates.scene import Meaning, Scene, is_too_exact
from bot.reading.word_patterns import one_of
from storage.drafts import DateMention
from storage.values import Basis, PartialDate, Precision


def _families() -> dict[str, tuple[Rule, ...]]:
    """For each head word, in lower case, the rules for expressions with it, in the order in which they are tried."""
    families: dict[str, tuple[Rule, ...]] = {}
    tables: tuple[tuple[Iterable[str], tuple[Rule, ...]], ...] = (
        ({re.split(r"\W", name)[0] for name in (*words.HOLIDAYS, *words.MOVING_HOLIDAYS)}, clock.HOLIDAY_RULES),
        (words.MONTHS, (*years.ERA_DAY_RULES, *days.MONTH_RULES)),
        (words.WEEKDAYS, weekdays.WEEKDAY_RULES),
        ({f"{name.lower()}s" for name in words.WEEKDAY_NAMES}, weekdays.WEEKDAY_RULES[:1]),
        (words.SEASONS, periods.SEASON_RULES),
        (words.UNITS, spans.UNIT_RULES),
        (words.PLURALS, spans.UNIT_RULES),
        (words.LONG_WORDS, spans.LONG_RULES),
        (("noon", "midnight"), clock.NOON_RULES),
        (words.DAY_WORDS, weekdays.DAY_WORD_RULES),
        (words.PARTS_OF_DAY, weekdays.PART_RULES),
        (words.FREQUENCIES, spans.FREQUENCY_RULES),
        (("half",), periods.PERIOD_RULES),
        (("fiscal", "financial"), (*periods.PERIOD_RULES, *periods.FISCAL_RULES)),
        (("recent", "coming"), spans.VAGUE_RULES[1:]),
        (periods.DECADE_WORDS, periods.DECADE_WORD_RULES),
        ({phrase.split()[-1].split("-")[-1] for phrase in words.VAGUE}, spans.VAGUE_RULES),
        (("ad",), years.NUMBER_RULES),
    )
    for table, rules in tables:
        for word in table:
            families[word] = (*families.get(word, ()), *rules)
    return families


_FAMILIES = _families()
_NUMBER_RULES = (
    *periods.FISCAL_RULES[:2],
    *periods.PERIODS_OF_YEAR,
    *days.COMPACT_RULES,
    periods.FIRST_CENTURY_RULE,
    *periods.YEAR_CODE_RULES,
    *periods.DECADE_RULES,
    *clock.CLOCK_RULES,
    *clock.CLOCK_AT_RULES,
    *periods.CODE_RULES,
    *days.DAY_NUMBER_RULES,
    *years.NUMBER_RULES,
)
#: For numbers of up to three figures with nothing joined to them, which most numbers in news are.
_SHORT_NUMBER_RULES = tuple(
    rule
    for rule in (*clock.CLOCK_RULES, *days.COMPACT_RULES, *years.NUMBER_RULES)
    if rule.name in ("clock", "short month between digits", "slashed", "era", "first year before Christ", "early year")
)
#: For numbers of four figures with nothing joined to them: years and "1830 GMT".
_NAMES_OF_FOUR_FIGURES = (
    "fiscal year/two years/period of a year/year then quarter/clock/clock of 24 hours/hundred hours/era/first year before Christ/year"
).split("/")
_FOUR_FIGURE_RULES = tuple(rule for rule in _NUMBER_RULES if rule.name in _NAMES_OF_FOUR_FIGURES)
_CODE_RULES = (*periods.CODE_RULES, *periods.FISCAL_RULES)
_HEAD = regex(
    r"(?<!\w)(?=['’\w])(?:(?P<number>['’]?\d{1,20}(?:[:./-]\d{1,20}){0,3}\w{0,20})|(?P<code>[QH][1-4]\b|FY\s?['’]?\d+)"
    rf"|(?P<word>(?ai:{one_of(word for word in _FAMILIES if word.isalpha())})(?![A-Za-z])))"
)
_HAN = regex(r"[\u4e00-\u9fff]")
_HEADER_SENTENCES = 8
_LEFT_WORDS = (
    frozenset(
        """the a an this that these those its their our his her last next past previous preceding following coming current same
        very early late mid later earlier middle of in on by until since over for during within at first second third fourth final
        about around roughly approximately nearly almost some under more less fewer than least most up to well as long little just
        only every each per other another half and couple few several many countless dozen hundred fiscal financial day year before
        after full whole straight consecutive short additional entire not too distant near foreseeable recent right these time
        st new trading business working calendar solid successive single latest ended prior comparable corresponding equivalent period
        month quarter week date""".split()
    )
    | frozenset(words.NUMBERS)
    | frozenset(words.ORDINALS)
)

_LEFT_OF_NUMBERS = frozenset("the its their our year in early late mid middle of ad a.d".split())


def find(text: str, sentences: Sequence[tuple[int, int]], published: PartialDate | None) -> tuple[DateMention, ...]:
    """The text's time expressions, in order and not overlapping.

    ``published`` is the day that "today" means. Where it is None, or its basis is unknown, expressions that depend on it
    stay unresolved (``XXXX-09``, no ``when``).
    """
    return _found(text, tuple(sentences), published)


@lru_cache(maxsize=2)  # the masthead and the passage read the same text, often with the same day of publication
def _found(text: str, sentences: tuple[tuple[int, int], ...], published: PartialDate | None) -> tuple[DateMention, ...]:
    plain = Plain(text)
    if not plain.is_original:
        return tuple(_in_original(text, plain, mention) for mention in find(plain.text, plain.spans(sentences), published))
    scene = _opening_scene(text, published)
    found: list[DateMention] = []
    present = False
    for index, (start, end) in enumerate(sentences):
        if scene.last_in_sentence or scene.year_in_sentence is not None:
            scene = scene._replace(year_in_sentence=None, last_in_sentence=False)
        if index and _is_ahead(scene) and "\n\n" in text[sentences[index - 1][1] : start]:
            scene = scene._replace(last=None, period=None)  # a new paragraph tells again of what has happened
        read_sentence = _chinese_mentions if _HAN.search(text, start, end) else _english_mentions
        before = sentences[index - 1][1] if present else -1
        now = scene.published
        present = scene.narrative and now is not None and speaks_of_now(text, (start, end), before, now)
        opening = scene._replace(narrative=False) if present else scene
        for read, meaning, after in read_sentence(text, (start, end), opening):
            while found and found[-1].end > read.start:
                found.pop()  # the "a week" of "a week from Friday"
            mention = ranges.with_end_after_start(text, found, read, scene.published)
            ranges.complete_first(text, found, mention)
            _complete_time(text, found, mention)
            if found and (joined := _joined(text, found[-1], mention)):
                found[-1] = joined
            else:
                found.append(mention)
            alone = index < _HEADER_SENTENCES and (mention.start, mention.end) == (start, end)
            scene = _with_header(after, meaning) if alone else after
        if present:
            scene = scene._replace(narrative=True)
    return tuple(found)


def _in_original(text: str, plain: Plain, mention: DateMention) -> DateMention:
    start, end = plain.original(mention.start, mention.end)
    return mention.model_copy(update={"start": start, "end": end, "text": text[start:end]})


def _english_mentions(text: str, sentence: tuple[int, int], scene: Scene) -> Iterator[tuple[DateMention, Meaning, Scene]]:
    """The time expressions in a sentence, each with its meaning and the scene after it."""
    floor = sentence[0]
    tenses = Tenses(text, *sentence)
    heads = _HEAD.finditer(text, *sentence)
    while head := next(heads, None):
        word = head[3]
        rules = _FAMILIES.get(word.lower()) if word else _CODE_RULES if head["code"] else _rules_of_number(head["number"])
        if not rules:
            continue
        read = _read_at(text, head, rules, sentence, floor, scene, tenses)
        if read is None:
            continue
        floor, meanings = read
        if meanings:
            meanings[0] = _counted(text, sentence[0], *meanings[0], scene)
        for mention, meaning in meanings:
            if scene.narrative or not _is_passing(text, sentence[0], mention, meaning, scene):
                scene = _next_scene(scene, meaning)
            yield mention, meaning, scene
        heads = _HEAD.finditer(text, floor, sentence[1])


def _counted(text: str, start: int, mention: DateMention, meaning: Meaning, scene: Scene) -> tuple[DateMention, Meaning]:
    """The mention, or the one of the day that is counted from it: "a week from Friday"."""
    counted = offsets.counted_from(text, mention.start, start, meaning, scene)
    return (_mention(text, counted[0], mention.end, counted[1]), counted[1]) if counted else (mention, meaning)


def _rules_of_number(number: str) -> tuple[Rule, ...]:
    if len(number) > 4 or not number.isdecimal():
        return _NUMBER_RULES
    return _FOUR_FIGURE_RULES if len(number) == 4 else _SHORT_NUMBER_RULES


#: A day until or since which something lasts does not move the story there.
_EDGE = regex(r"(?:since|until|till)\s\Z", re.IGNORECASE)
#: "down 8% from the third quarter of 2030": a period of an earlier year, with which one of today is compared.
_COMPARED = regex(
    r"\b(?:from|than|against|versus|compared\s(?:with|to)|(?:up|down)\son)\s(?:in\s|that\sof\s|those\sof\s)?(?:the\s)?\Z", re.IGNORECASE
)
_YEARLY = frozenset((Precision.YEAR, Precision.HALF, Precision.QUARTER, Precision.MONTH))


def _is_passing(text: str, start: int, mention: DateMention, meaning: Meaning, scene: Scene) -> bool:
    """Whether a time expression in news does not move it there: a day until which something lasts, a period of comparison."""
    if meaning.precision is Precision.DAY:
        return _EDGE.search(text, max(start, mention.start - 6), mention.start) is not None
    if meaning.precision not in _YEARLY or meaning.basis is not Basis.STATED or scene.published is None:
        return False
    return _COMPARED.search(text, max(start, mention.start - 30), mention.start) is not None


def _chinese_mentions(text: str, sentence: tuple[int, int], scene: Scene) -> Iterator[tuple[DateMention, Meaning, Scene]]:
    """The time expressions in a sentence with Chinese characters, each with its meaning and the scene after it."""
    start, end = sentence
    at = start
    while head := chinese.HEAD.search(text, at, end):
        read = chinese.read_at(text, head.start(), end, scene, lambda match: chinese.tense_before(text, start, match.start()))
        if read is None:
            at = head.start() + 1
            continue
        match, meaning = read
        at = match.end()
        scene = _next_scene(scene, meaning)
        yield _mention(text, match.start(), match.end(), meaning), meaning, scene


_GRAINS = (Precision.DAY, Precision.MONTH, Precision.YEAR)


def _opening_scene(text: str, published: PartialDate | None) -> Scene:
    fiscal = periods.fiscal_year(text)
    if published is None or published.start is None or published.precision not in _GRAINS or published.basis is Basis.UNKNOWN:
        return Scene(narrative=is_narrative(text, None), fiscal=fiscal)
    basis = Basis.INFERRED if published.basis is Basis.INFERRED else Basis.RESOLVED
    narrative = is_narrative(text, published.start)
    return Scene(published=published.start, basis=basis, narrative=narrative, fiscal=fiscal, grain=published.precision)


_PERIODS = (Precision.MONTH, Precision.QUARTER, Precision.HALF)


def _next_scene(scene: Scene, meaning: Meaning) -> Scene:
    """The scene after a time expression, which now is what the text spoke of last."""
    when = meaning.when
    if when is None or when.start is None or not meaning.anchors:
        return scene
    today = scene.today
    near = scene.published is not None and abs((when.start - scene.published).days) <= 7
    if when.precision is Precision.DAY and (near or scene.narrative):
        today = when.start
    year = when.start.year if meaning.basis is Basis.STATED else scene.year_in_sentence
    if when.precision in _PERIODS:
        scene = scene._replace(period=when)
        if scene.narrative and scene.today is not None and scene.today < when.start:
            today = None  # the story has moved on from that day
    return scene._replace(last=when, last_in_sentence=True, today=today, year_in_sentence=year)


def _with_header(scene: Scene, meaning: Meaning) -> Scene:
    """The scene after a day on a line of its own near the beginning: the text can't have been published before it."""
    when = meaning.when
    if when is None or when.start is None or when.precision is not Precision.DAY or meaning.basis is not Basis.STATED:
        return scene
    if scene.published is None or when.start - scene.published <= timedelta(days=1):
        return scene
    return scene._replace(published=when.start)


def _is_ahead(scene: Scene) -> bool:
    """Whether news spoke last of a year that is to come."""
    if scene.narrative or scene.published is None or scene.last is None or scene.last.start is None:
        return False
    return scene.last.precision is Precision.YEAR and scene.last.start.year > scene.published.year


_Read = tuple[int, list[tuple[DateMention, Meaning]]]


def _read_at(
    text: str, head: Match, rules: tuple[Rule, ...], sentence: tuple[int, int], floor: int, scene: Scene, tenses: Tenses
) -> _Read | None:
    """Where the expression around a head word ends, and what it holds; the earliest start is tried first, then the rules in order."""
    start, end = sentence
    for begin in _starts(text, head, max(start, floor, head.start() - 60)):
        for rule in rules:
            if (match := rule.pattern.match(text, begin, end)) is None:
                continue  # with nearly all rules
            if match.end() <= head.start() or not is_date(rule.name, match, start, end):
                continue
            seen = scene._replace(tense=tenses.around(match.start(), match.end())) if rule.tensed else scene
            meaning = rule.read(match, seen)
            if meaning is not None and is_too_exact(meaning, scene.grain, "month" in match.groupdict()):
                meaning = rule.read(match, seen._replace(published=None))
            if meaning is not None:
                return match.end(), _mentions(text, match, meaning, seen)
            if rule.final:
                return match.end(), []
    return None


def _starts(text: str, head: Match, floor: int) -> list[int]:
    """The offsets, in order, at which an expression around a head word may begin."""
    at = head.start()
    starts = [at]
    allowed = _LEFT_OF_NUMBERS if head["number"] else _LEFT_WORDS
    for begin, end in _words_before(text, floor, at):
        key = text[begin:end].lower().rstrip(".")
        if key not in allowed and not (key[:1].isdecimal() and head["word"]):
            break
        if text[end : starts[-1]].strip(" ,-–‐‑.\n\t'’\xa0"):
            break
        starts.append(begin)
        if len(starts) > 8:
            break
    return starts[::-1]


_WORD = regex(r"[\w.'’]+")


def _words_before(text: str, floor: int, at: int) -> list[tuple[int, int]]:
    """The spans of the words of ``text[floor:at]``, the last one first."""
    return [word.span() for word in _WORD.finditer(text, floor, at)][::-1]


def _mentions(text: str, match: Match, meaning: Meaning, scene: Scene) -> list[tuple[DateMention, Meaning]]:
    """The mention in a match with its meaning; two of them in a range such as "July 3-5, 2020"."""
    groups = match.groupdict()
    parts: list[tuple[int, int, Meaning | None]]
    if groups.get("low"):
        low = durations.read_low(match, scene)
        first = [(_mention(text, match.start("low"), match.end("low"), low), low)] if low else []
        return [*first, (_mention(text, match.start("count"), match.end(), meaning), meaning)]
    if groups.get("other_year"):
        last = years.read_other_year(match, scene)
        parts = [(match.start(), match.end("year"), meaning), (match.start("other_year"), match.end(), last)]
        return [(_mention(text, begin, stop, each), each) for begin, stop, each in parts if each is not None]
    if not groups.get("other"):
        begin, meaning = _with_part_before(text, match.start(), meaning)
        return [(_mention(text, begin, match.end(), meaning), meaning)]
    other = days.read_second_day(match, scene)
    if match.start("other") < match.start("day"):
        parts = [(match.start("other"), match.end("other"), other), (match.start("day"), match.end(), meaning)]
    else:
        parts = [(match.start(), match.end("day"), meaning), (match.start("other"), match.end(), other)]
    return [(_mention(text, begin, stop, each), each) for begin, stop, each in parts if each is not None]


_PART_BEFORE = regex(
    r"(?:\b(?:the|early|late|that)\s){0,2}\b(?P<part>morning|afternoon|evening|night|dawn)\s(?:of|on)\s(?:the\s)?\Z", re.IGNORECASE
)


def _with_part_before(text: str, start: int, meaning: Meaning) -> tuple[int, Meaning]:
    """Start and meaning of a day, with the part of the day before it: "the morning of May 10"."""
    if meaning.precision is not Precision.DAY or meaning.type != "DATE" or text[start - 4 : start - 1].lstrip() not in ("of", "on", "the"):
        return start, meaning
    part = _PART_BEFORE.search(text, max(0, start - 32), start)
    if part is None:
        return start, meaning
    return part.start(), weekdays.with_part(meaning, part["part"].lower())


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


_TIME_GAP = regex(r"\s?,?\s?(?:\bon\b)?(?:\sthe)?\s?")


def _complete_time(text: str, found: list[DateMention], mention: DateMention) -> None:
    """Gives the time of "2:15 a.m. on March 3", found before, the day that follows it."""
    if not found or mention.type != "DATE" or mention.precision is not Precision.DAY or mention.when is None:
        return
    before = found[-1]
    if before.type == "TIME" and re.search(r"T\d\d:\d\d", before.value) and _TIME_GAP.fullmatch(text, before.end, mention.start):
        value = f"{mention.value}T{before.value.rpartition('T')[2]}"
        found[-1] = before.model_copy(update={"value": value, "when": mention.when, "basis": mention.basis})


_CALENDAR_DAY = regex(rf"{MONTH}|{WEEKDAY}|\d")


def _joined(text: str, time: DateMention, day: DateMention) -> DateMention | None:
    """A time and a day as one expression, where they are one: "5 p.m. Nov. 20"; else None."""
    if time.type != "TIME" or day.precision is not Precision.DAY or day.type != "DATE" or text[time.end : day.start] not in (" ", ", "):
        return None
    if not _CALENDAR_DAY.match(day.text):
        return None
    if time.when is None or time.when != day.when or not re.search(r"T\d\d:\d\d", time.value):
        return None
    return time.model_copy(update={"end": day.end, "text": text[time.start : day.end]})
