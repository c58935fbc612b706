"""Says which organisations a happening concerns besides the one that its clause is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.patterns import regex
from bot.reading.about import Subjects
from bot.reading.about.deals import Deal, reported_deal
from bot.reading.about.makers import Makers
from bot.reading.main_subject.acting import organisations_of
from bot.reading.passage import Passage
from storage.drafts import About

#: What belongs to a takeover: the deal itself, its approval, and the votes on it.
_OF_DEAL = regex(
    r"\b(?:[Tt]he|[Tt]his|[Ii]ts|[Tt]heir|[Aa]|[Aa]n)\s(?:[\w£€$.,%’'-]+\s){0,4}?"
    r"(?:deal|takeover|transaction|merger|acquisition|tie-up|combination|offer|bid|purchase|sale|swoop|buyout|price)\b(?!\sof\s(?!the\b)[a-z])"
    r"|\b(?:[Cc]ompletion|[Cc]losing|[Oo]ffer\speriod)\b"
    r"|本次交易|该交易|此次(?:收购|交易|并购)|上述交易|收购(?:完成|事项)|交割"
)
_VOTE = regex(
    r"\b(?:(?:share|stock)holders|holders|owners|investors|members|meeting|assembly)\b[^.;]{0,80}\b(?:votes?|voted|decides?|decided|meets?|approves?|approved|reject|rejected|pushed|put|postponed)\b"
    r"|\b(?:vote|meeting)\b[^.;]{0,60}\b(?:(?:share|stock)holders|holders|owners)\b"
)
_APPROVAL = regex(
    r"\b(?:regulators?|watchdogs?|authority|authorities|commission|cartel\soffice|competition|antitrust|trustbusters?|court|ministry|government)\b"
    r"[^.;]{0,80}\b(?:rules?|ruled|ruling|decides?|decided|decision|verdict|approves?|approved|approval|clears?|cleared|clearance|blessing|consent|green\slight"
    r"|opinion|examine|examines|block|blocked)\b"
    r"|(?:反垄断|监管)[^。；]{0,16}(?:批准|审查|审批|裁定)"
)
#: What others do with the article's company: they put money into it, found it, buy a part of it.
_OBJECT = regex(
    r"\b(?:put|puts|invest(?:s|ed)?|bought|buys|took|takes|acquired|founded|started|set\sup|launched|established|created|built|left|joined|joins|leaves|leads?|led|runs?|ran|running"
    r"|heads?|headed|sold|sells|owns?|owned|has\s(?:had|held|led|run|headed|owned)|have\s(?:had|held|led|run)|fined|sued|raided|inherited|rescued)\b"
    r"[^.;]{0,70}\b(?:(?:the|this|that)\s(?:[\w-]+\s){0,2}?(?:company|firm|business|start-?up|group|maker|chain|lender|bank|brewery|utility|retailer|producer)\b(?![’']s\s\w+\srival)"
    r"|it\b)"
)
#: A person who takes or leaves an office of the company: it need not be named again.
_OFFICE = regex(
    r"\b(?:hands?\s(?:over|the)|handed\sover|takes?\sover|took\sover|steps?\s(?:down|aside|back)|stepped\s(?:down|aside|back)|retires?|retired|resign(?:s|ed)?|succeeds?|succeeded"
    r"|becomes?|became|joins?|joined|leaves?|left|stays?\s(?:on|as)|stay(?:ed)?\s(?:on|as)|appointed|named|promoted|opens?|opened)\b"
)


@dataclass(frozen=True)
class Concerned:
    """Whom the happenings of one text concern beside those that they are about."""

    subjects: Subjects
    deal: Deal | None
    people: Mapping[str, str]  #: the organisation that each person acts for
    makers: Makers

    @classmethod
    def of(cls, passage: Passage, subjects: Subjects) -> Concerned:
        """The parties of the takeover that the text reports, and for whom its people act."""
        deal = reported_deal(passage, subjects.main)
        people = {**_with_titles(passage, subjects.main_organisation), **organisations_of(passage), **subjects.portrayed}
        return cls(subjects, deal, people, Makers.in_text(passage))

    def by(self, about: About | None, words: str) -> tuple[str, ...]:
        """What a happening concerns, by its words: both sides of a takeover, the company that somebody joins, a product's maker."""
        if self.deal is not None and self._is_of_deal(about, words):
            return self.deal.both
        name = about.name if about is not None else ""
        products = (self.makers.of(name), self.makers.described(words, name))
        return (*(one for one in products if one), *self._company(about, words))

    def _company(self, about: About | None, words: str) -> tuple[str, ...]:
        """The article's company, where somebody joins or leaves it, founded it, or put money into it."""
        main = self.subjects.main_organisation
        if main is None or (about is not None and about.name == main):
            return ()
        if about is not None and (own := self.people.get(about.name)) is not None and (own == main or own in words):
            return (main,) if own == main and (_OFFICE.search(words) or _OBJECT.search(words)) else ()
        return (main,) if _OBJECT.search(words) else ()

    def _is_of_deal(self, about: About | None, words: str) -> bool:
        deal = self.deal
        if deal is None:
            return False
        if about is not None and about.name not in (*deal.both, self.subjects.main) and _is_named_outsider(about.name):
            return False
        return any(pattern.search(words) for pattern in (_OF_DEAL, _VOTE, _APPROVAL))


_AUTHORITY = regex(r"\b(?:Authority|Commission|Office|Bureau|Ministry|Court|Tribunal|Agency|Board)\b")


def _is_named_outsider(name: str) -> bool:
    """Whether it is the name of somebody else: no description ("Dutch competition watchdog"), no authority that may rule on takeovers."""
    return name.split()[-1][:1].isupper() and not _AUTHORITY.search(name)


_TITLED = regex(
    r",\s(?:(?:the|its|their|co-?)\s?)(?:[a-z-]+\s){0,2}?(?:co-?)?(?:founder|chief|chair(?:man|woman)?|boss|head|owner|president|director|inventor)\b"
)


def _with_titles(passage: Passage, main: str | None) -> dict[str, str]:
    """The people whose title names no organisation, as it is the article's: "Ann Roe, the founder,"."""
    if main is None:
        return {}
    people = (mention for mention in passage.mentions if mention.kind in ("person", "other"))
    return {
        mention.entity: main
        for mention in people
        if (title := _TITLED.match(passage.text, mention.end)) and passage.text[title.end() : title.end() + 4] != " of "
    }
