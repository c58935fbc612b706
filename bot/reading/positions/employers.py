"""Says in which organisation a position is, where its sentence does not name it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from bot.reading.about import Subjects
from bot.reading.passage import Passage
from bot.reading.positions.held import Held
from bot.reading.positions.titles import PUBLIC
from bot.reading.sentences import is_chinese
from storage.values import AboutBasis

_BUYS = re.compile(
    r"[^.;\n]{0,160}?\b(?:to (?:buy|acquire|take over)|buys|bought|acquires|acquired|will (?:buy|acquire|take over)|takes over|bids? for|bid for|pay(?:s|ing)? [^.;\n]{1,30} for)\b"
)
#: "the buyer's chief executive"; anybody else's without a name belongs to somebody whom the sentence does not say.
_BUYER = re.compile(r"\b[Tt]he\s(?:buyer|acquirer|purchaser|bidder)['’]s\s")
_ANOTHER = re.compile(
    r"\b(?:[Tt]he\s|[Ii]ts\s|a\s)(?:rival|competitor|union|regulator|lender|landlord|supplier|customer|seller|target|parent|ministry|city|town|council"
    r"|country|region|village)['’]s\s(?:[a-z]+\s){0,2}$"
)


@dataclass(slots=True)
class _Companies:
    main: str | None
    buyer: str | None


class Employers:
    """The organisations that the text speaks of where an office is told."""

    def __init__(self, passage: Passage, subjects: Subjects) -> None:
        self._passage, self._subjects = passage, subjects

    def of(self, held: Held) -> Held:
        """The position with the organisation that "the company" means, or else the one that the article is about."""
        if held.organisation:
            return replace(held, organisation=self._full(held.organisation)) if is_chinese(held.organisation) else held
        if held.basis is AboutBasis.NAMED or PUBLIC.search(held.title):
            return replace(held, basis=AboutBasis.NAMED)
        sentence = self._passage.text[held.start : held.end]
        if _BUYER.search(sentence) and self._companies.buyer:
            return replace(held, organisation=self._companies.buyer, basis=AboutBasis.PRONOUN)
        name = self._subjects.organisation_before(held.start) if held.basis is AboutBasis.PRONOUN else self._companies.main
        if held.basis is AboutBasis.PRONOUN and name is None:
            name = self._companies.main
        if name is None or name == held.person:
            return replace(held, basis=AboutBasis.NAMED)
        return replace(held, organisation=name)

    def _full(self, name: str) -> str:
        """A Chinese name in the form that the article has for it: 星河 for 星河重工股份有限公司."""
        main = self._subjects.main_organisation
        return main if main and main.startswith(name) else name

    @cached_property
    def _companies(self) -> _Companies:
        text, mentions = self._passage.text, [one for one in self._passage.mentions if one.kind in ("organisation", "other")]
        buyer = next((one.entity for one in mentions if one.kind == "organisation" and _BUYS.match(text, one.end)), None)
        title = self._subjects.title
        first = next((one for one in mentions if one.kind == "organisation" and title and title.startswith(one.text)), None)
        main = self._subjects.main_organisation
        if first is not None and buyer == first.entity and not is_chinese(title):
            main = first.entity  # "Solvik to buy Brackwell": who buys is whom the news comes from
        return _Companies(main, buyer)
