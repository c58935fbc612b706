"""What keeps a candidate out: it would answer another question. The first gate that holds decides."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from bot.asking.candidate import Candidate
from bot.asking.plan.model import FIGURES, AnswerKind, Part, Thing
from bot.asking.pool import Pool
from bot.asking.words import plain, stems
from bot.core.patterns import regex
from storage.records import Event, Fact, Passage
from storage.values import Nature

PLANS = frozenset((Nature.PLANNED, Nature.FORECAST, Nature.TARGET))
#: Figures that nobody may take for the answer.
VOID = frozenset((Nature.RETRACTED, Nature.DENIED))
_FEWEST_WORDS = 3
#: Kinds whose answer must not be of anything else than what the question names, so that its sentence has to have the name.
_NAMED_IN_SENTENCE = FIGURES | {AnswerKind.DURATION, AnswerKind.DATE, AnswerKind.PERSON, AnswerKind.ORGANISATION, AnswerKind.DEFINITION}
#: From so many words on, however common, a text with a full stop is a sentence.
_WORDS_OF_A_SENTENCE = 6
#: Where an article stands on its site: "Business / Start-ups / Interview".
_TRAIL = regex(r"[\w&' -]{2,30}(?:\s*[/›»|]\s*[\w&' -]{2,30}){1,5}")
_HAN = regex(r"[\u3400-\u9fff]")
#: Words that ask for what somebody expects, not for what was.
_GUIDANCE = regex(r"\b(?:guidance|outlook|forecasts?|targets?|goals?|expect(?:s|ed|ations?)?)\b|指引|预期|预测|目标", re.IGNORECASE)


def asks_for_expectations(question: str) -> bool:
    """Whether a question asks for what somebody expects, not for what was."""
    return _GUIDANCE.search(question) is not None


#: A heading with its number: 三、主要内容.
_CHINESE_HEADING = regex(r"(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)[^。，；：]{2,20}")


def _is_no_sentence(one: Candidate, pool: Pool) -> bool:
    if isinstance(one.known, Passage) and _CHINESE_HEADING.fullmatch(one.sentence.strip()):
        return True
    if not isinstance(one.known, Passage) or _HAN.search(one.sentence):
        return False
    if _TRAIL.fullmatch(one.sentence.strip()):
        return True
    if len(one.stems) >= _FEWEST_WORDS or (len(one.sentence.split()) >= _WORDS_OF_A_SENTENCE and one.sentence.endswith(".")):
        return False
    answers = one.context.rstrip("\"'”’ ").endswith("?") or any(word.isdigit() for word in one.stems)
    return not (answers and one.sentence.rstrip("\"'”’ ").endswith(".") and len(one.sentence.split()) >= _FEWEST_WORDS)


def _asks(one: Candidate, pool: Pool) -> bool:
    return isinstance(one.known, Passage) and one.sentence.rstrip("\"'”’」』 ").endswith(("?", "？"))


def _lacks_unknown_name(one: Candidate, pool: Pool) -> bool:
    """Whether a name is not in it that the question has and the store does not know."""
    if not (required := (*pool.part.unknown, *pool.unrecognised_names)):
        return False
    said = plain(_folded(one))
    if pool.part.wants not in _NAMED_IN_SENTENCE and isinstance(one.known, Passage):  # it may stand in another sentence than the name
        said = f"{said} {plain(one.context)} {pool.whole(one.citation.article)}"
    return any(plain(word) not in said for word in required)


def _is_void(one: Candidate, pool: Pool) -> bool:
    return isinstance(one.known, Fact) and one.known.nature in VOID and pool.part.wants not in (AnswerKind.YES_NO, AnswerKind.CHANGE)


#: A figure that the article itself has put right since.
_PUT_RIGHT = regex(
    r"\b(?:earlier|previous|first|original) version\b|\b(?:wrongly|incorrectly|mistakenly) (?:said|stated|gave|given|reported|put)\b|"
    r"\b(?:put right|correction|corrected|erratum|clarification)\b[^.]{0,60}\bwe (?:\w+ly )?(?:said|stated|gave|wrote|reported|put)\b|"
    r"\b(?:correction|erratum|clarification)\b[^.]{0,80}\b(?:was|were) (?:\w+ly )?(?:given|stated|put|reported|printed|named)\b|"
    r"此前(?:误|报道误)|误(?:写|报|称)为",
    re.IGNORECASE,
)


def is_put_right(text: str) -> bool:
    """Whether a text takes back a figure that it repeats."""
    return _PUT_RIGHT.search(text) is not None


def _is_put_right(one: Candidate, pool: Pool) -> bool:
    return isinstance(one.known, Fact) and pool.part.wants is not AnswerKind.CHANGE and is_put_right(one.sentence)


def _has_another_number(one: Candidate, pool: Pool) -> bool:
    numbers = _numbers(pool.part)
    return bool(numbers) and not numbers <= one.all_stems | one.context_stems


_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_ORDINAL = regex(rf"\b({'|'.join(_ORDINALS)}) (?!of\b|in\b|time\b)([a-z]{{3,}})", re.IGNORECASE)


def _has_another_ordinal(one: Candidate, pool: Pool) -> bool:
    """Whether a sentence tells of the second round of what the question asks the third of."""
    asked = {(noun.casefold(), ordinal.casefold()) for ordinal, noun in _ORDINAL.findall(pool.part.text)}
    if not asked:
        return False
    numbered_nouns = {noun.casefold() for _, noun in _ORDINAL.findall(one.sentence)}
    said = one.sentence.casefold().split()
    return any(noun in numbered_nouns and ordinal not in [word.strip(".,;:") for word in said] for noun, ordinal in asked)


def _lacks_name_beside(one: Candidate, pool: Pool) -> bool:
    return any(not _mentions(one, beside) for beside in pool.part.beside)


def _has_figures_of_another_time(one: Candidate, pool: Pool) -> bool:
    return isinstance(one.known, Passage) and (one.citation.article, one.citation.start) in pool.of_other_times


def _is_no_forecast(one: Candidate, pool: Pool) -> bool:
    return isinstance(one.known, Fact) and one.known.nature not in PLANS and asks_for_expectations(pool.part.text)


def _is_not_for_one(one: Candidate, pool: Pool) -> bool:
    return bool(pool.part.per_unit) and not _per_unit(one, pool.part.per_unit or "")


def _is_in_another_language(one: Candidate, pool: Pool) -> bool:
    """Whether an English sentence shares at most an action with a Chinese question that names nothing."""
    part = pool.part
    return not part.things and not part.beside and _HAN.search(part.text) is not None and not _HAN.search(one.sentence)


_PER_SHARE = regex(r"\b(?:per|an?|each|every) (?:[a-z]+ ){0,2}(?:share|ads|unit)\b|\beps\b|每股", re.IGNORECASE)
_ASKS_PER_SHARE = regex(r"\bper (?:[a-z]+ ){0,2}share\b|\beps\b|每股", re.IGNORECASE)


def _is_of_all_shares(one: Candidate, pool: Pool) -> bool:
    """Whether the question asks for a figure of one share, and the candidate tells that of all."""
    if not _ASKS_PER_SHARE.search(pool.part.text):
        return False
    said = f"{one.known.metric} {one.known.quantity.unit}" if isinstance(one.known, Fact) else one.sentence
    return _PER_SHARE.search(said) is None and not (isinstance(one.known, Fact) and _PER_SHARE.search(_right_behind(one.known)))


def _right_behind(fact: Fact) -> str:
    """What stands right behind a figure in its sentence: "3.12 a share"."""
    end = fact.figure_end - fact.citation.start
    return fact.citation.sentence[end : end + 25]


Gate = Callable[[Candidate, Pool], bool]
#: Why a candidate is none, and what finds that out; before these the things and the time are compared.
GATES: Final[tuple[tuple[str, Gate], ...]] = (
    ("no sentence", _is_no_sentence),
    ("a question", _asks),
    ("an unknown name", _lacks_unknown_name),
    ("denied or retracted", _is_void),
    ("put right since", _is_put_right),
    ("another number", _has_another_number),
    ("another ordinal", _has_another_ordinal),
    ("without a name", _lacks_name_beside),
    ("figures of another time", _has_figures_of_another_time),
    ("no forecast", _is_no_forecast),
    ("not for one", _is_not_for_one),
    ("of all shares", _is_of_all_shares),
    ("another language", _is_in_another_language),
)


def gate_of(one: Candidate, pool: Pool) -> str:
    """Why the candidate is none, empty where it may be one."""
    return next((why for why, holds in GATES if holds(one, pool)), "")


def _folded(one: Candidate) -> str:
    return f"{one.sentence} {one.statement} {one.citation.title}".casefold()


def _mentions(one: Candidate, thing: Thing) -> bool:
    """Whether the candidate, its sentence, the sentence before or the title has a name of the thing."""
    folded = f"{_folded(one)} {one.context}".casefold()
    if isinstance(one.known, Event) and any(name and name.casefold() in one.sentence.casefold() for name in (thing.name, thing.typed)):
        folded = one.statement.casefold()  # the clause of another date is not about it: "on sale here in May; France follows in June"
    if isinstance(one.known, Passage) and thing.name in one.known.named:
        return True  # whoever speaks of himself in an interview is marked, not named
    return any(name.casefold() in folded for name in {thing.name, thing.typed, *thing.names} if name)


def _numbers(part: Part) -> frozenset[str]:
    """The numbers that belong to names in the question: "line 5", "phase 2"; those of a claim are what is to be checked."""
    return (
        frozenset()
        if part.claim is not None
        else frozenset(stem for stem in part.stated_stems if stem.isdigit() and re.search(rf"(?<!\d){stem}(?!\d)", part.text))
    )


#: "a nine-foot concert grand": what the figure is for one of.
_FOR_ONE = regex(r"\b(?:per|an?|one|every|single) ((?:[\w-]+ ){0,2}[\w-]+)", re.IGNORECASE)


def _per_unit(one: Candidate, unit: str) -> bool:
    wanted = stems(unit)
    known = one.known
    if isinstance(known, Fact) and " per " in known.quantity.unit:
        return bool(stems(known.quantity.unit.split(" per ", 1)[1]) & wanted)
    if re.search(r"\b(?:each|apiece)\b|每", one.sentence):
        return wanted <= one.all_stems
    return any(stems(match.group(1)) & wanted for match in _FOR_ONE.finditer(one.sentence))
