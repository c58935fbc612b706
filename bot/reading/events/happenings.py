"""Finds dated events, each with its whole sentence: past, planned or predicted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from bot.core.patterns import regex
from bot.reading.about import Subjects
from bot.reading.amounts import numerals
from bot.reading.dates.occasions import Occasions
from bot.reading.dates.stretches import joined
from bot.reading.events import calendar, clauses
from bot.reading.events.comparisons import is_comparison
from bot.reading.events.concerned import Concerned
from bot.reading.events.dateless import ends_a_stretch, is_delay, is_generic, is_secondary, tells_nothing
from bot.reading.events.distances import counted_from, happened_apart
from bot.reading.events.statuses import status_of
from bot.reading.events.summaries import summary
from bot.reading.grammar.fragments import date_alone
from bot.reading.grammar.tokens import FINITE, VERBS, tokens
from bot.reading.headings import is_heading, opening
from bot.reading.hearsay import is_hearsay
from bot.reading.passage import Passage
from bot.reading.sentences import is_chinese
from storage.drafts import About, DateMention, EventDraft, Mention
from storage.values import AboutBasis, Basis, EventStatus, PartialDate, Precision

_LONGEST = 1500
#: A Chinese sentence of more characters is one of the story.
_LONG_CHINESE = 24


def find(passage: Passage, subjects: Subjects) -> tuple[EventDraft, ...]:
    """The events in a text, in order: one for each happening that a sentence dates."""
    occasions = Occasions()
    concerned = Concerned.of(passage, subjects)
    found: list[EventDraft] = []
    reported = 0
    alone: DateMention | None = None
    for start, end in passage.sentences:
        if end - start > _LONGEST or passage.is_clutter(start, end):
            continue
        sentence = passage.text[start:end]
        dates = passage.dates_in(start, end)
        if dates and (listed := _listed(passage, (start, end), sentence, dates, concerned)) is not None:
            found.append(listed)
            continue
        if is_heading(passage, start, end):
            continue
        before, alone = alone, date_alone(sentence, dates) if dates else None
        if _is_caption(sentence) or ((dates or not reported) and tells_nothing(sentence)):
            continue
        names = passage.mentions_in(start, end)
        occasions.remember(names, dates)
        found.extend(_happenings(passage, (start, end), sentence, names, occasions, concerned))
        if before is not None and not dates and (dated := _dated_before(passage, (start, end), sentence, names, before, concerned)):
            found.append(dated)
        reported += _is_long(sentence) or (is_chinese(sentence) and len(sentence) > _LONG_CHINESE)
        if reported == 1 and not found and (news := _news(passage, (start, end), sentence, names, subjects)):
            found.append(news)
    return tuple(found)


def _listed(
    passage: Passage, span: tuple[int, int], sentence: str, dates: Sequence[DateMention], concerned: Concerned
) -> EventDraft | None:
    """The event of a line that gives a day and what happens on it; None for other lines."""
    listed = calendar.entry(sentence, span[0], dates)
    when = listed[0].when if listed is not None else None
    if listed is None or when is None:
        return None
    main = concerned.subjects.main_organisation if listed[1] else concerned.subjects.main
    if listed[1] and main is None:
        return None
    about = concerned.subjects.of(*span) if passage.mentions_in(*span) else About(name=main, basis=AboutBasis.ARTICLE) if main else None
    words = f"{main} was {listed[1]} in {listed[0].text}" if listed[1] else _BULLET.sub("", " ".join(sentence.split()))
    return EventDraft(
        start=span[0],
        end=span[1],
        date=when,
        status=calendar.status(when, passage.published),
        summary=words,
        entities=_entities(passage.mentions_in(*span), span[0], (0, len(sentence))),
        about=about,
    )


_BULLET = regex(r"^\W+")


def _dated_before(
    passage: Passage, span: tuple[int, int], sentence: str, names: Sequence[Mention], before: DateMention, concerned: Concerned
) -> EventDraft | None:
    """The event of a sentence whose date is the sentence before it, in the same paragraph: "In May 2031. A batch came apart."."""
    if "\n" in passage.text[before.end : span[0]] or before.when is None or not _DID.search(sentence):
        return None
    return EventDraft(
        start=span[0],
        end=span[1],
        date=before.when,
        status=EventStatus.PAST,
        summary=summary(sentence, clauses.clauses(sentence), 0, 0, 0),
        entities=_entities(names, span[0], (0, len(sentence))),
        about=concerned.subjects.of(*span),
    )


#: A verb in the past, by its ending or as one of the irregular ones that tell a happening.
_DID = regex(
    r"\b(?:[a-z]{3,12}(?:ed|ught)|came|went|took|gave|got|left|met|ran|held|kept|led|lost|paid|put|sent|set|shut|broke|built|chose|fell|rose|sold|won|began|was|were)\b"
)


def _happenings(
    passage: Passage, span: tuple[int, int], sentence: str, names: Sequence[Mention], occasions: Occasions, concerned: Concerned
) -> Iterator[EventDraft]:
    """The events of one sentence, one for each clause and date."""
    start, end = span
    parts: list[clauses.Clause] = []
    seen: set[str] = set()
    for when, at, size, known in _dates(passage, start, end, sentence, names, occasions):
        if when.value in seen or (not seen and not _happens(sentence)):
            continue
        seen.add(when.value)
        parts = parts or clauses.clauses(sentence)
        index = clauses.around(parts, at)
        inside = clauses.span_of(sentence, parts, index, at)
        about = _about(concerned.subjects, start, parts, index)
        others = concerned.by(about, sentence[inside[0] : inside[1]])
        yield EventDraft(
            start=start,
            end=end,
            date=when,
            status=known or status_of(sentence, when, at, passage.published),
            summary=summary(sentence, parts, index, at, at + size),
            entities=tuple(dict.fromkeys((*_entities(names, start, inside), *others))),
            about=about,
        )


def _about(subjects: Subjects, start: int, parts: Sequence[clauses.Clause], index: int) -> About | None:
    """Whom the clause is about; a second verb has the subject of the first."""
    while index and parts[index].continues:
        index -= 1
    clause = parts[index]
    if not clause.is_relative:
        return subjects.of(start + clause.start, start + clause.end)
    return subjects.of(start + parts[index - 1].start, start + clause.end)


def _entities(names: Sequence[Mention], start: int, clause: tuple[int, int]) -> tuple[str, ...]:
    """The names of a clause; where it has none, those before it in the sentence."""
    known = [name for name in names if name.kind != "other"]
    inside = [name.entity for name in known if clause[0] <= name.start - start < clause[1]]
    return tuple(dict.fromkeys(inside or [name.entity for name in known if name.start - start < clause[1]]))


_HAS_DONE = regex(
    r"\b(?:has|have)\s(?:now\s|just\s|also\s|\w+ly\s)?(?:agreed|(?!been\s)\w+(?:ed|en|wn|ught|old|id|un|uilt|ade|et|on|ost))\b"
)


#: "Thornbury is recalling three models of its heater"
_IS_DOING = regex(
    r"\b(?:is|are)\s(?:now\s|also\s)?(?:recalling|withdrawing|closing|shutting|cutting|buying|selling|launching|opening|suspending|halting|raising"
    r"|acquiring|merging|replacing|moving|releasing|introducing|ending|leaving|scrapping|laying\soff|taking\sover)\b"
)
#: "公司近日完成2.2亿元B轮融资"
_CHINESE_DONE = regex(
    r"(?:近日|日前|今日|今天|刚刚|正式|已)(?:经|正式)?(?:宣布)?(?:完成|获得|推出|发布|收购|签署|签约|上线|开源|启动|递交|关闭|宣布|任命|召回)"
)
_RECENT = regex(r"近日|日前|今日|今天|此前|目前|today|now|recently", re.IGNORECASE)


def _is_long(sentence: str) -> bool:
    return len(sentence) > 60


def _news(passage: Passage, span: tuple[int, int], sentence: str, names: Sequence[Mention], subjects: Subjects) -> EventDraft | None:
    """The undated news of an article's first sentence: "Acme has raised $38 million" happened about the day of publication."""
    published = passage.published
    done = _HAS_DONE.search(sentence) or _IS_DOING.search(sentence) or _CHINESE_DONE.search(sentence)
    if published is None or published.precision is not Precision.DAY or published.basis is Basis.UNKNOWN or done is None or not names:
        return None
    dates = [date for date in passage.dates_in(*span) if date.type not in ("DURATION", "SET") and not _RECENT.fullmatch(date.text)]
    if not (_is_long(sentence) or is_chinese(sentence)) or dates or _dated_soon(passage, span[1], published):
        return None
    parts = clauses.clauses(sentence)
    index = clauses.around(parts, done.start())
    return EventDraft(
        start=span[0],
        end=span[1],
        date=replace(published, basis=Basis.INFERRED),
        summary=summary(sentence, parts, index, done.start(), done.end()),
        entities=_entities(names, span[0], (0, len(sentence))),
        about=subjects.of(span[0] + parts[0].start, span[1]),
    )


def _dated_soon(passage: Passage, end: int, published: PartialDate) -> bool:
    """Whether the sentences right after the first one name the day of the news: "..., it announced yesterday"."""
    days = [
        mention.when for mention in passage.dates_in(end, end + 500) if mention.when is not None and mention.when.precision is Precision.DAY
    ]
    first = published.start
    return first is not None and any(day.start is not None and 0 <= (first - day.start).days <= 7 for day in days)


def _dates(
    passage: Passage, start: int, end: int, sentence: str, names: Sequence[Mention], occasions: Occasions
) -> Iterator[tuple[PartialDate, int, int, EventStatus | None]]:
    """The dates of a sentence's events, their offset and length in it, and the event's status where the rule that found it implies one."""
    stated = False
    for mention in _primary(passage, sentence, start, end):
        at = mention.start - start
        if mention.when is None:
            continue
        stated = True
        if main := counted_from(sentence, mention.when, at):
            yield main, 0, 0, None
        yield mention.when, at, mention.end - mention.start, None
        if apart := happened_apart(sentence, mention.when, mention.end - start):
            yield *apart, 0, None
        if effect := _effect(sentence, mention, start):
            yield effect, at, mention.end - mention.start, EventStatus.PREDICTED
    if stated:
        return
    if anniversary := occasions.before_anniversary(sentence, passage.published):
        yield anniversary, 0, 0, EventStatus.PAST
    elif day := occasions.at(passage.text, names):
        yield day, 0, 0, None
    elif span := _elapsed(sentence, passage.published):
        yield span, 0, 0, EventStatus.PAST


#: A time of the day alone, which tells no day: "1040 GMT", "5 p.m.".
_CLOCK = regex(r"(?:at |by )?\d{1,2}(?:[:.]?\d{2})?\s?(?:[ap]\.?m\.?)?\s?(?:GMT|UTC|[A-Z]{2,4}|[A-Z][a-z]+ [Tt]ime)?")


def _primary(passage: Passage, sentence: str, start: int, end: int) -> list[DateMention]:
    """The dates that say when the clauses of a sentence happen; others of the sentence only where there is nothing better."""
    dates = [
        mention
        for mention in joined(passage.text, passage.dates_in(start, end))
        if mention.when is not None
        and mention.when.value != ""
        and not is_comparison(sentence, mention, mention.start - start)
        and not (mention.type == "TIME" and _CLOCK.fullmatch(mention.text))
        and not (mention.type == "DURATION" and is_delay(sentence, mention.start - start))
        and not is_generic(sentence, mention.start - start, mention.end - start)
        and not is_hearsay(passage, start, end, mention.start)
    ]
    if len(dates) < 2:
        return dates
    body = opening(sentence)
    own = [m for m in dates if m.start - start >= body and not is_secondary(sentence, m.start - start, m.end - start)]
    if not own:
        return [m for m in dates if m.start - start >= body][:1] or dates[:1]
    if len(own) > 1:
        own = [own[0], *(m for m in own[1:] if not ends_a_stretch(sentence, m.start - start))]
    return [mention for mention in own if not _contains_another(sentence, mention, own, start)]


_PERIOD_TO_END = regex(r",?\s(?:which\s)?(?:that\s)?(?:ended|ending|ends|to|through)\s(?:on\s)?")


def _contains_another(sentence: str, mention: DateMention, others: Sequence[DateMention], start: int) -> bool:
    """Whether a date is only an end or part of another one: "the quarter ended 30 September", "the second half of June"."""
    for other in others:
        between = sentence[other.end - start : mention.start - start] if other.end <= mention.start else ""
        if between and _PERIOD_TO_END.fullmatch(between) and other.precision is not Precision.DAY:
            return True
    for other in others:
        part = sentence[mention.end - start : other.start - start] if mention.end <= other.start else ""
        if part in (" of ", " of the ") and mention.precision is not Precision.DAY:
            return True
    return False


_EFFECT = regex(
    r",?\swith\san?\s(?:[\w-]+\s){0,4}?(?:cycle|period|phase|lead\stime|ramp-up)\sof\s(?P<least>\d{1,2})(?:\s?(?:-|–|to)\s?(?P<most>\d{1,2}))?\s(?P<unit>month|year)s"
)


def _effect(sentence: str, mention: DateMention, start: int) -> PartialDate | None:
    """ "launched in August, with a payback period of 6-12 months": when the period ends, counted from the date before it."""
    found = _EFFECT.search(sentence, mention.end - start)
    when = mention.when
    if found is None or found.start() - (mention.end - start) > 2 or when is None or when.start is None or when.end is None:
        return None
    size = 12 if found["unit"] == "year" else 1
    first, last = int(found["least"]) * size, int(found["most"] or found["least"]) * size
    if not 0 < first <= last or when.end.year > 9000:
        return None
    low, high = _months_on(when.start, first), _months_on(when.end, last)
    return PartialDate.between(low.start, high.end, Basis.RESOLVED) if first < last else low


def _months_on(day: date, months: int) -> PartialDate:
    index = day.year * 12 + day.month - 1 + months
    return PartialDate.month(index // 12, index % 12 + 1, Basis.RESOLVED)


_ELAPSED = regex(
    r"^(?:But\s|And\s)?After\s(?:a\s|about\s|nearly\s|almost\s|more\sthan\s|over\s)?(?P<count>\d{1,3}|\w+)\s(?P<unit>months|years)\sof\s"
)


def _elapsed(sentence: str, published: PartialDate | None) -> PartialDate | None:
    """ "After 22 months of decline, sales have ...": the months up to that of the article."""
    found = _ELAPSED.match(sentence)
    if found is None or published is None or published.start is None or published.basis is Basis.UNKNOWN:
        return None
    number = numerals.at(found["count"], 0)
    if number is None or number.end != len(found["count"]) or not re.search(r",\s.*\b(?:has|have|is|are)\b", sentence):
        return None
    months = int(number.value) * (12 if found["unit"] == "years" else 1)
    index = published.start.year * 12 + published.start.month - 1 - months
    if not 0 < months < 1200 or index < 12:
        return None
    first = PartialDate.month(index // 12, index % 12 + 1)
    last = PartialDate.month(published.start.year, published.start.month)
    return PartialDate.between(first.start, last.end, Basis.RESOLVED)


_CAPTION = regex(
    r"(?:(?:This|A|An|The)\s)?(?:file\s)?(?:photo|image|picture|photograph|screenshot|illustration)\b.{0,40}"
    r"\b(?:taken|shows?|provided|released|illustration)|(?:Photo|Image|Source|Credit)\s?:",
    re.IGNORECASE,
)
_CREDITED = regex(r"\(\w+/[\w\s.]+\)\s*$")  # "(Agency/Some Photographer)"


def _is_caption(sentence: str) -> bool:
    if _CAPTION.match(sentence):
        return True
    return len(sentence) < 400 and sentence.endswith(")") and _CREDITED.match(sentence, sentence.rfind("(")) is not None


_HAN = regex(r"[\u4e00-\u9fff]")


def _happens(sentence: str) -> bool:
    """Whether the sentence has a verb, so that it can report an event."""
    if is_chinese(sentence) and len(_HAN.findall(sentence)) >= 6:
        return True
    words = tokens(sentence)
    if len(words) < 4:
        return False
    if _TO_COME.match(sentence):
        return True
    return any(
        w.low in FINITE or w.low in VERBS or (len(w.low) > 3 and w.low.endswith("ed") and w.text[0].islower()) or w.low in _STRONG
        for w in words
    )


#: Entries of a company's calendar: "Next report: nine-month sales, 21 October".
_TO_COME = regex(
    r"\W{0,3}(?:(?:the\s)?(?:next|upcoming|forthcoming|coming)\s(?:[\w-]+\s){0,2}?(?:publication|report|results|event|date|announcement|release|meeting|appointment)s?"
    r"|(?:annual\s)?(?:general|shareholders[’']?|annual)\smeeting)\s?:",
    re.IGNORECASE,
)
_STRONG = frozenset(
    """
    began begun went gone took taken gave given got left met ran held kept led lost paid put sat sent set shot shut spoke spent
    stood struck told thought won wrote won broke brought built bought caught chose dealt drew drove ate fought flew forgot froze
    meet gather gathers convene convenes elect elects sail sails reopen reopens unveil unveils debut debuts air airs
    visit visits host hosts face faces play begin begins end travel travels return returns arrive arrives open close
    heard hid knew laid lent let lit made meant rode rang said saw sold shook slept sought swore swam taught threw understood woke
    wore wins says sets goes gets opens starts ends launches joins takes makes leaves meets faces plans aims expects begins runs
    plays becomes became stepped came came go goes expire expires lapse lapses vote votes hold holds rule rules pay pays retire retires
    leave leaves follow follows reach reaches stop stops change changes switch switches expand expands double doubles apply
    applies cease ceases
    cut cuts step steps turn turns add adds bring brings build builds hand hands grow grows stay stays
    enter enters decide decides hear hears resume resumes close closes move moves rise rises fall falls mark marks celebrate celebrates
    publish publishes report reports release releases ship ships come comes take takes give gives kick kicks last lasts born due""".split()
)
