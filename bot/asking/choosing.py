"""Chooses what is said to one part of a question from its candidates.

Pure: the same question on the same entries always gets the same reply.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.asking.candidate import Candidate
from bot.asking.doers import doer_in
from bot.asking.features import features_of, is_ahead
from bot.asking.gates import VOID, is_put_right
from bot.asking.gathering import Gathered
from bot.asking.kinds import WHY, answers_claim
from bot.asking.lines import agree, are_alike
from bot.asking.offices import coming_in, follower, holder, taking_over
from bot.asking.plan.model import FIGURES, AnswerKind, Part
from bot.asking.plan.relations import CORRECTS
from bot.asking.pool import Pool
from bot.asking.quotations import what_was_said
from bot.asking.reasons import reasons_behind
from bot.asking.replies import Answered, Line, NotDisclosed, Reply, Said, Unknown
from bot.asking.scored import Scored, distinct, line_of
from bot.asking.series import NEAR_BEST, figure_lines
from bot.asking.successions import FOLLOWS
from bot.asking.tables import from_tables
from bot.asking.values import is_long_past, is_of_another, is_past, tells_of_long_ago, value_of
from bot.asking.weights import FITTED, Table
from bot.asking.withholding import withholds
from bot.asking.words import plain, stems
from bot.core.patterns import regex
from bot.wording.figures import is_proven
from storage.records import Event, Fact, Passage

#: The most lines of an answer: usually, of everything about a period, and of what is merely near.
_MOST, _MOST_OF_A_PERIOD, _NEAREST = 3, 12, 3
#: From this feature of time on a candidate is surely of the period asked for; from this feature of measure on a figure is of the measure.
_SURE_TIME, _LIKELY_TIME, _NOT_ANOTHER_TIME, _ENOUGH_MEASURE = 0.9, 0.6, 0.5, 0.6
#: Actions whose number differs from the number of what there is: branches closed are not the branches.
_COUNTED_ACTIONS = frozenset(("close", "open", "cut"))
#: Kinds of answer that tell of an action or an office, where the question names one.
_ACTED = (AnswerKind.DATE, AnswerKind.PERSON, AnswerKind.ORGANISATION)
#: Kinds of answer that no cell of a table is.
_STATED_IN_SENTENCES = (AnswerKind.REASON, AnswerKind.WORDS, AnswerKind.YES_NO, AnswerKind.PLACE, AnswerKind.NEWS)
#: Kinds that are answered by whatever the articles say.
_OPEN = (AnswerKind.ANYTHING, AnswerKind.LIST, AnswerKind.DEFINITION)
_POINTS_BACK = regex(r"(?:It|They|He|She|This|That|These)\b|[它他她其这]")
#: What was promised, or is not wanted, is not what is.
_PROMISED = regex(r"\bpromised\b|\bno (?:wish|plans?|intention|desire|need) to\b|\bnot want to\b|, (?:if|provided) (?:the|it|they|we)\b")
#: How much of what narrows a question for a figure a sentence must have, and how surely that for a date is about the thing.
_LEAST_NARROWING, _LEAST_THING, _ENOUGH_THING = 0.5, 0.4, 0.6
#: The share of the question's words that a sentence must have to bear on it.
_LEAST_COVERAGE = 0.25
#: The share of the question's words that a figure must have where no measure is asked for.
_MOST_OF_IT = 0.5
#: The same without the question's rarest word.
_MOST_WORDS = 0.6
#: Words by which an article corrects a claim, or goes on about what the sentence before named.
_CORRECTS = regex(
    r"\b(?:withdr[ae]w\w*|correct(?:ed|ion)|den(?:y|ies|ied)|instead|rather than|wrong|untrue|never|put right|"
    r"now (?:speaks|says|puts)|no longer|not)\b|并非|不是|更正|否认",
    re.IGNORECASE,
)
#: What is true only if something happens: "We start with two boats, if the quay is ready".
_CONDITIONAL = regex(r", (?:if|provided|unless) (?:the|it|they|all|we|its|their)\b[^.]{2,60}[.]?[\"'”’]?$")
#: How an answer to what somebody else said begins.
_REPLIES = regex(
    r"(?:[A-ZÀ-Þ][^:\n]{1,40}: )?[\"“]?(?:No|Not (?:any|quite|at all|yet|really|true)|Never|Hardly|Wrong|Yes)\b|不[，,]|没有[，,]"
)
_ACCORDING_TO = regex(r"\bacc?ording to (?:the |its |their )?([^\W\d_]+)", re.IGNORECASE)
_GOES_ON = regex(r"\b(?:it|that|this|the (?:figure|sum|amount|price|value|number))\b|该|这一|其", re.IGNORECASE)


def choose(part: Part, gathered: Gathered, table: Table = FITTED) -> Reply:
    """What is said to one part; ``table`` is another one only where weights are fitted.

    Only the figures that would be shown are proved, since that takes as long as all the rest: one that can't be is no candidate, and what
    is said is chosen again.
    """
    candidates = gathered.candidates
    while True:
        reply = _reply(part, Gathered(candidates, gathered.names, gathered.mains, gathered.measured), table)
        unproven = {one.known.ref for one in _shown(reply) if isinstance(one.known, Fact) and not is_proven(one.known)}
        if not unproven:
            return reply
        candidates = tuple(one for one in candidates if not (isinstance(one.known, Fact) and one.known.ref in unproven))


def _reply(part: Part, gathered: Gathered, table: Table) -> Reply:
    pool = Pool(part, gathered)
    ranked = _ranked(pool, gathered.candidates, table)
    reply = (
        _typed(part, ranked, table)
        or (from_tables(part, pool, gathered.candidates) if part.wants not in _STATED_IN_SENTENCES else None)
        or _withheld(part, ranked, table)
        or _said(part, ranked, table)
    )
    if reply is not None:
        return reply
    named = [plain(f"{one.sentence} {one.statement} {one.citation.title}") for one in gathered.candidates]
    unknown = tuple(word for word in part.unknown if not any(plain(word) in text for text in named))
    return Unknown(part, nearest=tuple(line_of(one, part) for one in distinct(_near(ranked), _NEAREST)), unknown=unknown)


def _shown(reply: Reply) -> list[Candidate]:
    """The candidates that prove the lines of a reply."""
    lines = reply.nearest if isinstance(reply, Unknown) else reply.lines if isinstance(reply, Answered | Said | NotDisclosed) else ()
    return [one for line in lines for one in (line.proof, *line.also)]


def _ranked(pool: Pool, candidates: Sequence[Candidate], table: Table) -> list[Scored]:
    """The candidates that pass all gates, the best first."""
    found = []
    for one in candidates:
        features = features_of(one, pool)
        if not features.gate:
            found.append(Scored(one, features, table.score(features)))
    return sorted(found, key=lambda scored: scored.order)


def _typed(part: Part, ranked: Sequence[Scored], table: Table) -> Reply | None:
    """The reply whose value is of the kind asked for, None where there is none."""
    if part.wants is AnswerKind.YES_NO:
        return _verdict(part, ranked, table)
    if part.wants is AnswerKind.CHANGE and (changed := _changed(part, ranked, table)) is not None:
        return changed
    if part.wants in FIGURES or (part.wants is AnswerKind.ANYTHING and part.metrics):
        return _figure(part, ranked, table)
    if part.wants is AnswerKind.PERSON and FOLLOWS.search(part.text) and (following := follower(part, ranked)) is not None:
        return following
    if part.wants is AnswerKind.PERSON and part.relation is not None and part.relation.kind == "office":
        return taking_over(part, ranked) or holder(part, ranked)
    if part.wants in (AnswerKind.PERSON, AnswerKind.ORGANISATION) and (done := _done_by(part, ranked, table)) is not None:
        return done
    if part.wants is AnswerKind.PERSON and part.relation is not None and part.relation.word == "replace":
        return coming_in(part, ranked)
    if part.wants in (AnswerKind.DATE, AnswerKind.DURATION):
        return _day(part, ranked, table)
    if part.wants is AnswerKind.WORDS:
        return what_was_said(part, ranked, table)
    return None


def _figure(part: Part, ranked: Sequence[Scored], table: Table) -> Reply | None:
    asked = bool(part.metrics or part.counted)
    if not (asked or part.relation or part.stems or part.unit_classes):
        return None  # any figure would do
    facts = [
        one
        for one in ranked
        if isinstance(one.one.known, Fact)
        and one.features.kind > 0
        and one.score >= table.answers
        and (not asked or one.features.measure >= _ENOUGH_MEASURE)
    ]
    if source := _ACCORDING_TO.search(part.text):  # the company's count is not the union's
        facts = [one for one in facts if stems(source[1]) <= one.one.all_stems | one.one.context_stems]
    if not asked and part.relation is not None:
        facts = [one for one in facts if one.features.relation > 0]
    if part.period is None:
        facts = [one for one in facts if not is_long_past(one.one)]
    else:  # a quarter's figure is not the year's
        facts = [one for one in facts if one.features.time >= _NOT_ANOTHER_TIME]
    if not part.future:
        facts = [one for one in facts if not _CONDITIONAL.search(one.one.sentence)]
    if _counts_action(part):
        facts = [one for one in facts if one.features.relation > 0]
    if part.stated_stems:
        best_narrowing = max((one.features.narrowing for one in facts), default=0.0)
        facts = [one for one in facts if one.features.narrowing >= max(best_narrowing - 0.01, 0.5)]
    if facts:
        return Answered(part, lines=tuple(figure_lines(part, facts)))
    sentences = [one for one in ranked if isinstance(one.one.known, Passage) and one.features.kind >= 0.6 and one.score >= table.answers]
    if asked:
        sentences = [one for one in sentences if one.features.measure >= 0.55]
    if _counts_action(part):
        sentences = [one for one in sentences if one.features.relation > 0]
    if part.period is not None:  # what tells of no time may be of another one
        sentences = [one for one in sentences if one.features.time >= _LIKELY_TIME]
    if not part.future:
        sentences = [one for one in sentences if not is_ahead(one.one.sentence)]
    if part.period is None:
        sentences = [one for one in sentences if not tells_of_long_ago(one.one)]
    for one in sentences[:2]:
        if value := value_of(one.one, part):
            return Answered(part, lines=(Line(value, one.one),))
    return None


def _done_by(part: Part, ranked: Sequence[Scored], table: Table) -> Reply | None:
    """Whose name the best sentence gives as who did it; None where it gives none."""
    if part.period is not None:
        return None
    sentences = [one for one in ranked if isinstance(one.one.known, Passage | Event)]
    for one in [
        one for one in sentences if one.features.relation == 1.0 and one.features.thing >= _ENOUGH_THING and one.score >= table.bears
    ][:2]:
        if name := doer_in(one.one.sentence, part):
            return Answered(part, lines=(Line(name, one.one),))
    return None


def _changed(part: Part, ranked: Sequence[Scored], table: Table) -> Reply | None:
    """The sentences that tell what was corrected or moved; None where no sentence does."""
    reported = [
        one
        for one in ranked
        if isinstance(one.one.known, Passage | Event)
        and one.score >= table.bears
        and one.features.time >= 0.6
        and (one.features.measure >= 0.6 or (one.features.coverage >= _MOST_WORDS and part.stems))
        and re.search(CORRECTS, one.one.sentence, re.IGNORECASE)
    ]
    return Said(part, lines=tuple(line_of(one, part) for one in distinct(reported, _MOST))) if reported else None


def _counts_action(part: Part) -> bool:
    """Whether the question counts what something happened to: how many are closed is not how many there are."""
    return part.wants is AnswerKind.COUNT and part.relation is not None and part.relation.word in _COUNTED_ACTIONS


def _day(part: Part, ranked: Sequence[Scored], table: Table) -> Reply | None:
    if part.relation is None and not part.stems and not part.goes_on:
        return None  # any day would do
    dated = [
        one
        for one in ranked
        if one.score >= table.answers
        and one.features.kind > 0
        and (part.relation is None or one.features.relation > 0)
        and value_of(one.one, part)
        and not (part.future and (_is_over(one.one) or (isinstance(one.one.known, Passage) and is_past(one.one))))
        and not (part.things and one.features.thing < _LEAST_THING and part.relation is not None and part.relation.word == "found")
        and (not isinstance(one.one.known, Fact) or one.features.coverage >= _MOST_OF_IT)
        and _tells_enough(one, part)
    ]
    if not dated:
        return None
    # What was published last overrules earlier plans: "in March instead of October".
    like = [one for one in dated if one.score >= dated[0].score - NEAR_BEST]
    if literal := [one for one in like if one.features.density > 0]:
        like = literal  # the question's own words before others of the same meaning
    newest = max(like, key=lambda one: (one.one.published, one.score)) if part.future else like[0]
    return Answered(part, lines=(line_of(newest, part),))


def _is_over(one: Candidate) -> bool:
    """Whether something is dated before its article: when something will happen asks for no such day."""
    when, published = one.when, one.citation.published
    if when is None or when.end is None or published is None or published.start is None:
        return False
    return when.end < published.start or (isinstance(one.known, Event) and when.start == when.end == published.start)


def _tells_enough(scored: Scored, part: Part) -> bool:
    """Whether it has enough of the question's words to be no mere date of the thing; the length of something else is no answer."""
    if not part.stems or scored.features.relation == 1.0:
        return True
    return scored.features.coverage >= _MOST_WORDS if part.wants is AnswerKind.DURATION else scored.features.coverage > 0


def _verdict(part: Part, ranked: Sequence[Scored], table: Table) -> Reply | None:
    """Yes or no with the figure that decides it; None where no figure does."""
    if part.claim is None:
        return None
    facts = [one for one in ranked if isinstance(one.one.known, Fact) and one.features.kind > 0]
    decided = [
        one
        for one in facts
        if one.features.time >= _NOT_ANOTHER_TIME and one.features.measure >= _ENOUGH_MEASURE and one.score >= table.bears
    ]
    current = [
        one
        for one in decided
        if isinstance(one.one.known, Fact) and one.one.known.nature not in VOID and are_alike(part.claim, one.one.known.quantity)
    ]
    if not current:
        return None
    lines = figure_lines(part, current)
    figures = [line.proof.known.quantity for line in lines if isinstance(line.proof.known, Fact)]
    yes = any(agree(part.claim, figure) for figure in figures)
    return Answered(part, lines=tuple(lines[:2]), verdict="Yes" if yes else "No")


def _withheld(part: Part, ranked: Sequence[Scored], table: Table) -> Reply | None:
    """The article's own word that it does not tell."""
    for one in ranked:
        if one.score < max(table.bears, ranked[0].score - NEAR_BEST * 2) or (part.relation is not None and one.features.relation == 0.0):
            return None
        if not isinstance(one.one.known, Passage) or one.features.coverage < 0.5 or not withholds(one.one.sentence, part):
            continue
        if part.wants in FIGURES and (value := value_of(one.one, part)):
            return Answered(part, lines=(Line(value, one.one),))  # others tell it in the same sentence
        return NotDisclosed(part, lines=(line_of(one, part), *(line_of(other, part) for other in _said_next(one, ranked))))
    return None


def _said_next(withheld: Scored, ranked: Sequence[Scored]) -> list[Scored]:
    """Figures of the right kind in the sentence behind it that goes on from it: "Two people who saw the offer put it at …"."""
    end = withheld.one.citation.end
    return [
        one
        for one in ranked
        if isinstance(one.one.known, Fact)
        and one.features.kind > 0
        and one.one.citation.article == withheld.one.citation.article
        and 0 <= one.one.citation.start - end <= 2
        and _GOES_ON.search(one.one.sentence)
    ][:1]


def _said(part: Part, ranked: Sequence[Scored], table: Table) -> Reply | None:
    """One to three sentences that bear on it. A question for a number is not answered by a sentence without one."""
    enough = [one for one in ranked if one.score >= table.bears and one.features.kind >= 0.4]
    if part.stems:  # the thing alone is in every sentence about it
        enough = [
            one for one in enough if _bears(one, part) >= (_LEAST_COVERAGE if one.features.rarest or _replies(one, part) else _MOST_WORDS)
        ]
    if part.stems and not (part.things or part.beside):  # nothing else tells that it is about the same
        enough = [one for one in enough if one.features.rarest or _replies(one, part)]
    if part.claim is not None:
        enough = [  # others may repeat the claim
            one for one in enough if _CORRECTS.search(one.one.sentence) or _put_right_before(one) or answers_claim(one.one, part)
        ]
    if part.wants in FIGURES and (part.metrics or part.counted or part.wants is not AnswerKind.CHANGE):
        enough = [
            one for one in enough if one.score >= table.answers and (one.features.measure >= 0.55 or not (part.metrics or part.counted))
        ]
    if part.wants in FIGURES:
        enough = [one for one in enough if one.features.time >= _LIKELY_TIME and (part.period or not tells_of_long_ago(one.one))]
        if part.stated_stems:
            narrow = {_place(one) for one in ranked if one.features.narrowing >= _LEAST_NARROWING}
            enough = [one for one in enough if _place(one) in narrow]
        if not part.future:
            enough = [one for one in enough if not _PROMISED.search(one.one.sentence)]
    if part.wants in (AnswerKind.DATE, AnswerKind.DURATION) and part.things:
        enough = [one for one in enough if one.features.thing >= _LEAST_THING and not is_of_another(one.one, part)]
    if part.wants is AnswerKind.DURATION:
        enough = [one for one in enough if _tells_enough(one, part)]
    if part.relation is not None and part.wants in _ACTED and part.stated_stems and not part.things:
        enough = [one for one in enough if one.features.narrowing >= _LEAST_NARROWING]
    if _counts_action(part) or (part.relation is not None and part.wants in _ACTED):
        enough = [one for one in enough if one.features.relation > 0]
    if not enough:
        return None
    if part.period is not None and not part.stems:
        whole = [one for one in enough if one.features.time >= _SURE_TIME]  # "q2 2024": everything about that time
        return Said(part, lines=tuple(line_of(one, part) for one in distinct(whole, _MOST_OF_A_PERIOD))) if whole else None
    best = enough[0].score
    near = [one for one in enough if one.score >= best - NEAR_BEST]
    if part.wants in _OPEN:
        near += [one for one in enough if one not in near and _goes_on_from(one, near)]
    if part.wants is AnswerKind.REASON:
        near += [one for one in reasons_behind(ranked, near) if one not in near]
    if part.wants is AnswerKind.YES_NO:  # what is said may be put right in the next sentence
        near = list(dict.fromkeys([*(one for one in enough if _put_right_before(one) or _REPLIES.match(one.one.sentence)), *near]))
    return Said(part, lines=tuple(line_of(one, part) for one in distinct(near, _MOST)))


def _place(scored: Scored) -> tuple[str, int]:
    return (scored.one.citation.article, scored.one.citation.start)


def _goes_on_from(scored: Scored, near: Sequence[Scored]) -> bool:
    """Whether a sentence goes on from one that is said: "Then there is the Zephyr. It is due in May"."""
    before = " ".join(scored.one.context.split())
    return _POINTS_BACK.match(scored.one.sentence) is not None and any(before.endswith(one.one.sentence) for one in near)


def _put_right_before(scored: Scored) -> bool:
    """Whether the sentence before takes back a figure, and this one has the right one: "We gave it 480 employees. It has 408."."""
    return is_put_right(scored.one.context) and scored.features.coverage > 0 and any(stem.isdigit() for stem in scored.one.stems)


def _bears(scored: Scored, part: Part) -> float:
    """The share of the question that a sentence has, with its title and the sentence before; of no figure the names count too."""
    features = scored.features
    measured = (
        part.wants in FIGURES
        or part.wants is AnswerKind.DURATION
        or (part.wants is AnswerKind.YES_NO and not features.coverage)
        or part.claim is not None
    )
    return max(features.coverage, features.context, 0.0 if measured else features.reach)


def _replies(scored: Scored, part: Part) -> bool:
    """Whether the sentence before asks why, as the question does: "Why oil? Because …"."""
    return part.wants is AnswerKind.REASON and WHY.search(scored.one.context) is not None


def _near(ranked: Sequence[Scored]) -> list[Scored]:
    """What is near: of the same thing or the same measure."""
    return [one for one in ranked if one.features.coverage > 0 or one.features.measure > 0.5]
