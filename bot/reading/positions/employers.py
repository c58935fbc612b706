"""Says in which organisation a position is, where its sentence does not name it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from bot.core.patterns import regex
from bot.reading.about import Subjects
from bot.reading.passage import Passage
from bot.reading.positions.held import Held
from bot.reading.positions.titles import PUBLIC
from bot.reading.sentences import is_chinese
from storage.values import AboutBasis

_BUYS = regex(
    r"[^.;\n]{0,90}?\b(?:to (?:buy|acquire|take over)|buys|bought|acquires|acquired|will (?:buy|acquire|take over)|takes over|bids? for"
    r"|pay(?:s|ing)? [^.;\n]{1,30} for)\b"
)
#: "the buyer's chief executive"
_BUYER = regex(r"\b[Tt]he\s(?:buyer|acquirer|purchaser|bidder)['’]s\s")


#: A sentence this short has one subject, and "its" in the next is that.
_SHORT = 80
_ITS = regex(r"\b[Ii]ts\s(?:[a-z-]+\s){0,4}")


@dataclass(frozen=True, slots=True)
class _Companies:
    main: str | None
    buyer: str | None


class Employers:
    """The organisations that the text speaks of where an office is reported."""

    def __init__(self, passage: Passage, subjects: Subjects) -> None:
        self._passage, self._subjects = passage, subjects

    def of(self, held: Held) -> Held:
        """The position with the organisation that "the company" means, or else the one that the article is about."""
        if held.organisation:
            return replace(held, organisation=self._full(held.organisation)) if is_chinese(held.organisation) else held
        if held.basis is AboutBasis.NAMED or PUBLIC.search(held.title):
            return replace(held, basis=AboutBasis.NAMED)
        name = self._spoken_of(held) or (self._of_family(held.person) if held.title == "head" else None) or self._companies.main
        if name is None or name == held.person:
            return replace(held, basis=AboutBasis.NAMED)
        return replace(held, organisation=name)

    def _spoken_of(self, held: Held) -> str | None:
        """Whom words in the sentence mean: "the buyer's finance chief", "its chairman", "the company"."""
        sentence = self._passage.text[held.start : held.end]
        if _BUYER.search(sentence) and self._companies.buyer:
            return self._companies.buyer
        if held.basis is not AboutBasis.PRONOUN:
            return None
        before = self._subject_before(held.start) if _ITS.search(sentence) else None
        return before or self._subjects.organisation_before(held.start)

    def _subject_before(self, at: int) -> str | None:
        """The organisation that the sentence before begins with, where it is short and in the same paragraph."""
        paragraph = self._passage.text.rfind("\n", 0, at) + 1
        sentences = [start for start, end in self._passage.sentences if paragraph <= start < end <= at]
        if not sentences or at - sentences[-1] > _SHORT:
            return None
        first = next(iter(self._passage.mentions_in(sentences[-1], at)), None)
        return first.entity if first is not None and first.start == sentences[-1] and first.kind == "organisation" else None

    def _of_family(self, person: str) -> str | None:
        """The company that has the family's name: Maison Delorme for Jeanne Delorme."""
        family = person.rsplit(" ", 1)[-1]
        names = (one.entity for one in self._passage.mentions if one.kind in ("organisation", "other") and one.entity != person)
        found = next((name for name in names if " " in name and family in name.split()), None)
        return found if found != person else None

    def _full(self, name: str) -> str:
        """A Chinese name in the form that the article has for it: 星河 for 星河重工股份有限公司."""
        main = self._subjects.main_organisation
        return main if main and main.startswith(name) else name

    @cached_property
    def _companies(self) -> _Companies:
        text, title, main = self._passage.text, self._subjects.title, self._subjects.main_organisation
        companies = [one for one in self._passage.mentions if one.kind == "organisation"]
        may_be = [one for one in self._passage.mentions if one.kind in ("organisation", "other")]
        buyer = next((one.entity for one in may_be if _BUYS.match(text, one.end)), None)
        if main is None and self._subjects.main:  # "Solvik" alone may have been taken for a product
            main = next((one.entity for one in companies if one.entity.startswith(f"{self._subjects.main} ")), None)
        if any(one.entity == buyer and title.startswith(one.text) for one in companies) and not is_chinese(title):
            main = buyer  # "Solvik to buy Brackwell": who buys is whom the news comes from
        return _Companies(main, buyer)
