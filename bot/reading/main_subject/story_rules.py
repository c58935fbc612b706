"""What an article is mainly about by its story: who buys, who is fined, what is launched beside a thing, and the company of a portrait."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.core.patterns import regex
from bot.reading.main_subject.candidates import Article, Candidate
from storage.drafts import Mention

#: The head of the story, in characters after the title, in which it says what it is about.
_HEAD = 900
_BUYS = regex(
    r"(?:['’]s)?[^.;!?\n]{0,60}?\b(?:(?:has|have|had)?\s?(?:agreed|offered|signed\s[^.;]{0,30}?|plans?|wants?|is|are)\sto\s"
    r"(?:buy|acquire|take\sover|purchase|pay)"
    r"|(?:is|are)\s(?:buying|acquiring|taking\sover|paying)|(?:will|would)\s(?:buy|acquire|take\sover|pay)"
    r"|buys|acquires|takes\sover|snaps\sup)\s(?P<what>[^.;!?\n]{0,60})"
    r"|(?:以[^，。]{1,16})?(?:拟|将|已|计划)?(?:全资)?收购|(?:拟|将|已)?(?:入主|并购)"
)
#: "is paying €90m for it": a price rather than wages or a fine.
_PAYS = regex(r"\bpay(?:ing|s)?\s")
_FOR_IT = regex(r"\bfor\s(?:it|them|the\s(?:company|firm|business|maker|group|whole)|[A-ZÀ-Þ])")
_TAKEOVER = regex(
    r"\b(?:take-?over|takes?\sover|taken\sover|acqui(?:re|res|red|ring|sition)|buys?|buying|buyer|bought|purchase|new\sowner|changes?\shands"
    r"|passing\sinto|is\sbeing\ssold|finds?\sa\s[\w ]{0,20}(?:home|owner)|merge[rs]?)\b|收购|易主|并购|入主"
)
_PUNISHED_AFTER = regex(
    r"[^.;!?\n，。]{0,24}?\b(?:(?:was|were|is|has\sbeen|have\sbeen|had\sbeen)\s(?:\w+\s)?(?:fined|ordered|handed|told\sto\spay)"
    r"|must\spay|has\sto\spay|have\sto\spay|owes?|(?:to|will|would)\spay)\b|(?:[^，。；]{0,6}被|[^，。；]{0,3})罚(?:款)?\d"
)
_PUNISHED_BEFORE = regex(r"\b(?:fined|fines|ordered|told|penali[sz]ed|punished)\s(?:the\s)?(?:[a-z-]+\s){0,3}$|对$")
_FINED_TITLE = regex(r"\b(?:fine[ds]?|penalt(?:y|ies)|penali[sz]e[ds]?|punish(?:es|ed)?|must\spay|ordered\sto\spay)\b|罚", re.IGNORECASE)
_ITS_FIRM = regex(
    r"\b(?:runn?ing|runs|ran|led|leads|heads|headed|founded|joined|inherited|her|his|their|family)\s(?:the\s|a\s|own\s)?(?:[a-z-]+\s){0,2}?"
    r"(?:firm|company|business|group|start-up|workshop|maker|factory)\b"
    r"|\bthe\s(?:[a-z-]+\s){0,2}(?:firm|company|business|group|start-?up|maker|brand|chain|studio)\s(?:that\s|which\s)?(?:s?he|they)\s(?:has\s|had\s|now\s)?"
    r"(?:co-?)?(?:founded|started|set\sup|built|created|launched|runs|ran|leads|heads|owns|inherited)\b"
)

_ROLE_OF = regex(
    r"^,? ?(?:(?:who|is|was|the|a|an|has|had|also|first|then) )*(?:(?:co-?)?founded|(?:co-?)?founder (?:and [\w ]{3,30} )?of|runs|ran"
    r"|heads|leads|started|set up|built|launched|owns"
    r"|(?:chief executive(?: officer)?|CEO|managing director|head|president|chair(?:man|woman|person)?|boss"
    r"|owner|director|general manager)(?: and [\w ]{3,30})? (?:of|at)) (?:the |her |his |her own |his own )?(?:[a-z-]+ ){0,4}[“\"]?$"
)
_OF_ROLE = regex(
    r"^(?:['’]s)?,? (?:the )?(?:co-?)?(?:founder|chief executive|CEO|boss|owner|managing director|president|head)"
    r"(?: and [a-z -]{3,30})?,? $"
)


#: "On the day she became chief executive of Acme", "since he took over at Acme".
_SHE_HEADS = regex(
    r"\b(?:s?he|who)\s(?:has\s|had\s|then\s){0,2}(?:(?:became|become|is|was|been|was\s(?:named|made|appointed))\s(?:the\s|its\s)?(?:[a-z-]+\s){0,2}?"
    r"(?:chief\sexecutive|CEO|managing\sdirector|head|boss|president|chair(?:man|woman)?|director\sgeneral|general\smanager)\s(?:of|at)"
    r"|took\sover\s(?:as\s[a-z ]{3,30}\s)?(?:at|of)|came\sto\s(?:run|lead|head))\s(?:the\s)?$"
)


def buyers(article: Article) -> Iterator[Candidate]:
    """Who buys, in a story about a takeover: "Lyngholt of Aarhus is paying €90m for it", "被云帆科技以12亿元收购"."""
    head = article.text[: article.body + _HEAD]
    if _TAKEOVER.search(head) is None:
        return
    for mention, candidate in _in_head(article):
        found = _BUYS.match(article.text, mention.end)
        if found is None or candidate.is_institution or candidate.in_body < 2 or candidate.in_body < article.most / 4:
            continue
        if _PAYS.search(found[0]) and not _FOR_IT.search(found["what"] or ""):
            continue
        verb = found.end() - len(found["what"] or "")
        if not any(other.kind == "organisation" and mention.end < other.start < verb for other in article.mentions):
            yield candidate


def punished(article: Article) -> Iterator[Candidate]:
    """Each company that is fined, in a story about a fine."""
    if _FINED_TITLE.search(article.title) is None:
        return
    for mention, candidate in _in_head(article):
        after = _PUNISHED_AFTER.match(article.text, mention.end)
        before = _PUNISHED_BEFORE.search(article.text, max(0, mention.start - 40), mention.start)
        if (after or before) and not candidate.is_institution and (candidate.in_body > 1 or candidate.has_legal_form):
            yield candidate


def sisters(article: Article) -> Iterator[Candidate]:
    """ "Ember 2 Lite", if the title names "Ember 2" and the text speaks of the other more than once."""
    for candidate in article.candidates.values():
        if candidate.in_body < 2 or candidate.in_title is not None or not candidate.is_thing:
            continue
        for titled in article.titled:
            rest = candidate.name.removeprefix(f"{titled.name} ")
            if titled.kind != "organisation" and rest != candidate.name and rest.isalpha() and any(c.isdigit() for c in titled.name):
                yield candidate


_CHARITY = regex(r"\b(?:Foundation|Trust|Prize|Award|Fund|Family|Institute|Centre|Center|Museum|Scholarship|Chair|Lecture)\b")


#: "Acme, which he runs with his sister", "Acme, which she founded in 2015".
_WHICH_RUNS = regex(
    r",\swhich\s(?:s?he|they)\s(?:has\s|had\s|also\s|now\s){0,2}(?:co-?)?(?:founded|started|set\sup|built|runs|ran|leads|led|heads|owns|inherited|took\sover)\b"
)


def is_charity(name: str) -> bool:
    """Whether a name is that of a foundation or a prize, which is nobody's company."""
    return _CHARITY.search(name) is not None


def bears_name(company: Candidate, family: str) -> bool:
    """Whether a company is called by a family's name: "Roe Pianos", "Roe’s", "Casa Roe"; a foundation is no company."""
    if company.kind == "person" or is_charity(company.name):
        return False
    name = company.name
    return name.startswith((f"{family} ", f"{family}’s", f"{family}'s")) or (name.endswith(f" {family}") and company.kind == "organisation")


def company_of_portrait(article: Article) -> Iterator[Candidate]:
    """The company of whom a portrait tells: it bears the same family name, or follows on "the firm", "her company"."""
    person = article.protagonist
    if not person or article.titled:
        return
    for mention in article.mentions:
        if _may_employ(article, mention) and _WHICH_RUNS.match(article.text, mention.end):
            yield article.candidates[mention.entity]
            return
    family = person.name.split()[-1]
    for candidate in article.candidates.values():
        if candidate.is_thing and candidate.in_body and bears_name(candidate, family):
            yield candidate
            return
    for mention, candidate in _in_head(article):
        if (
            candidate.in_body > 1
            and not candidate.is_institution
            and _ITS_FIRM.search(article.text, max(0, mention.start - 90), mention.start)
        ):
            yield candidate
            return


def company_of_protagonist(article: Article) -> Iterator[Candidate]:
    """ "Jane Roe founded Acme": the company of whom is interviewed or portrayed, even if it is named once."""
    person = article.protagonist
    if not person:
        return
    mentions = article.mentions
    for index, mention in enumerate(mentions):
        if mention.entity != person.name:
            continue
        for other in mentions[index + 1 : index + 3]:
            if _may_employ(article, other) and _ROLE_OF.match(article.text[mention.end : min(other.start, mention.end + 90)]):
                article.candidates[other.entity].kind = "organisation"
                yield article.candidates[other.entity]
                return
        if index and _may_employ(article, mentions[index - 1]) and _OF_ROLE.match(article.text[mentions[index - 1].end : mention.start]):
            yield article.candidates[mentions[index - 1].entity]
            return
    for mention in mentions:
        if _may_employ(article, mention) and _SHE_HEADS.search(article.text, max(0, mention.start - 90), mention.start):
            yield article.candidates[mention.entity]
            return
    if not article.titled:
        named = [c for c in article.candidates.values() if c.has_legal_form and c.kind != "person" and article.opens(c, 1200)]
        if len(named) == 1:
            yield named[0]


def _may_employ(article: Article, mention: Mention) -> bool:
    candidate = article.candidates.get(mention.entity)
    return candidate is not None and candidate.is_thing and not candidate.is_institution


def _in_head(article: Article) -> Iterator[tuple[Mention, Candidate]]:
    """The mentions of companies at the head of the story."""
    for mention in article.mentions:
        if article.body <= mention.start < article.body + _HEAD and _is_company(article, mention):
            yield mention, article.candidates[mention.entity]


def _is_company(article: Article, mention: Mention) -> bool:
    candidate = article.candidates.get(mention.entity)
    return candidate is not None and candidate.kind in ("organisation", "other")
