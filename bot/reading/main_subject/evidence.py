"""Gathers what speaks for each name of an article: where it stands, how often, who acts, what whole lines say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bot.core.patterns import regex
from bot.reading import headings
from bot.reading.main_subject.acting import Questions, is_label, organisations_of
from bot.reading.main_subject.candidates import Article, Candidate
from bot.reading.main_subject.families import company_of_family
from bot.reading.main_subject.own_pages import publishing_company
from bot.reading.main_subject.recalled import recalls
from bot.reading.main_subject.story_rules import bears_name, company_of_portrait, company_of_protagonist, is_charity
from bot.reading.names.linking import ARTICLES
from bot.reading.passage import Passage
from storage.drafts import Mention

#: The kinds of names that may be a company or what it makes.
COMPANIES = ("organisation", "product", "other")
#: Sentences longer than this are no prose.
_LONGEST_PROSE = 1500
#: So many names from the first on are those of the first sentences.
_LEAD = 4
#: A subject stands at most so many characters after the beginning of its sentence.
_BEGINNING = 90

_NO_ACTOR = regex(
    r"\b(?:in|at|of|to|from|with|by|for|on|against|near|between|like|than|about|after|under|over)\s(?:the\s|its\s)?$", re.IGNORECASE
)
#: "(TOLL.ST)", "(NYSE: ACM)", "(“Okla”)", "（下称“云岭”）".
_DEFINITION = regex(
    r"\s?\((?:[A-Z]{2,9}(?:\s[A-Z]{2,9})?:\s?)?[A-Z0-9]{1,6}(?:\.[A-Z]{1,3})?\)|\s?\((?:the\s|or\s)?[“\"][^”\"]{1,40}[”\"](?:\sor\s[^)]{1,60})?\)"
    r"|\s?[（(](?:下称|以下简称|简称|股票代码|证券代码|代码)?[:：]?[“\"]?[^（）()]{2,24}[”\"]?[）)]"
)
_ABOUT = regex(r"(?m)^[ \t#*]{0,6}(?:About|关于)[ \t]{0,2}(?P<whom>[^\n:：.]{2,70})[:：.]?[ \t*]{0,4}$")
#: Before a name that is only brought in beside what the text is about.
_BESIDE = regex(
    r"\b(?:rivals?|competitors?|peers?|analysts?\sat|economists?\sat|broker|brokerage|consultancy|researchers?|consultants?|regulator|watchdog"
    r"|suppliers?|customers?|contractor|investors?|bookseller|partner|parent|lender|law\sfirm)\s(?:the\s|like\s|such\sas\s)?$"
    r"|(?:竞争对手|对手|同行|同业|友商|供应商|客户|母公司|股东)$",
    re.IGNORECASE,
)
#: What the words before a name end with where ``_BESIDE`` matches, in lower case: few do.
_BESIDE_ENDS = tuple(
    """rival rivals competitor competitors peer peers at broker brokerage consultancy researcher researchers consultant consultants
    regulator watchdog supplier suppliers customer customers contractor investor investors bookseller partner parent lender firm the like as
    对手 同行 同业 友商 供应商 客户 母公司 股东""".split()
)
_OWNS = regex(r"['’]s\b|的")
_REPORTS = regex(
    r"(?:\s(?:has|have))?\s(?:said|says|reported|showed|found|estimates|estimated|forecasts?|counted)\b|(?:的)?(?:数据|报告|研报)?(?:显示|指出)"
)
_ACCORDING = regex(r"\baccording\sto\s(?:the\s)?(?:[a-z-]+\s){0,3}$|据$")
#: "Acme Ltd (the “Company”)", "（以下简称“公司”）".
_THE_COMPANY = regex(
    r",?\s?\((?:[^()“”\"\n]{0,30}[,;]\s)?(?:hereinafter\s|together with its subsidiaries,\s)?(?:the\s)?[“\"](?:the\s)?(?:Company"
    r"|Group|we|Bank|Issuer)[”\"]"
    r"|[（(](?:以下|下)?(?:简称|称)?[:：]?[“\"](?:本?公司|本?集团|本行|发行人)[”\"]"
)
_SET_UP_BEFORE = regex(
    r"\b(?:set up|started up|founded|co-?founded|established|opened|inherited) (?:the |his |her |their )?(?:[a-z][\w-]{1,20} ){0,3}[“\"‘]?$"
    r"|(?:创办|创立|创建|开办|办起)了?$"
)
_SET_UP_AFTER = regex(
    r",? (?:which )?(?:was |is )?(?:set up|founded|established|started) (?:in|by)\b|[^，。；]{0,6}(?:成立于|创办于|始建于|创立于"
    r"|创始人)|(?:1[89]|20)\d\d年(?:成立|创办|创立|开)"
)
_SET_UP_ENDS = ("set up", "started up", "founded", "established", "opened", "inherited")
_THE = regex(r"\b[Tt]he\s$")


@dataclass(slots=True)
class Evidence:
    """What speaks for one name."""

    candidate: Candidate
    mentions: int = 0  #: in sentences
    acts: int = 0  #: the sentences that begin with it
    opens: bool = False  #: whether the first sentence begins with it
    leads: int = 0  #: how often it is among the first names
    defined: bool = False  #: whether the text gives its ticker or its short form
    beside: int = 0  #: how often it is only brought in beside another
    owns: int = 0  #: how often something is said to be its own: "Acme's sales"
    reports: int = 0  #: how often it only says something about others: "..., the board Lacto said", "according to Acme"
    with_the: int = 0  #: how often "the" is before it, as before an ordinary word
    quarters: set[int] = field(default_factory=set)  #: the quarters of the text that name it
    offices: int = 0  #: the people who act for it
    sections: int = 0  #: the headings inside the text that name it first
    introduced: int = 0  #: how often the introduction of an interview names it
    recalled: int = 0  #: how often the text comes back to it by the noun in its name: "the bridge"
    is_company: bool = False  #: whether the text says that it calls it "the company" from then on
    is_set_up: bool = False  #: whether the text tells who set it up, or when
    is_of_portrait: bool = False  #: whether it is the firm of whom is interviewed or portrayed
    is_family_firm: bool = False
    has_about_line: bool = False  #: "About Acme"


@dataclass
class Gathered:
    """The evidence for the names of one article."""

    passage: Passage
    article: Article
    people: Mapping[str, str]  #: the organisation that each person acts for
    evidence: dict[str, Evidence]
    is_interview: bool
    first: Mention | None = None  #: the first name in prose
    own: str | None = None  #: the company on whose own pages the article is
    portrayed: dict[str, str] = field(default_factory=dict)  #: the person of a portrait or an interview -> the company


def gather(passage: Passage, article: Article) -> Gathered:
    """The evidence for everything that an article names."""
    questions = Questions.of(passage.text)
    evidence = {name: Evidence(candidate) for name, candidate in article.candidates.items()}
    gathered = Gathered(passage, article, organisations_of(passage), evidence, bool(questions.spans))
    _read(gathered, questions)
    _read_recalls(gathered)
    gathered.own = publishing_company(passage)
    gathered.portrayed = dict(_portrait(gathered))
    _add_lines(gathered)
    return gathered


def _read(gathered: Gathered, questions: Questions) -> None:
    """Counts who is named and who acts in each sentence."""
    passage, number, opened = gathered.passage, 0, False
    for start, end in passage.sentences:
        if end - start > _LONGEST_PROSE or passage.is_clutter(start, end):
            continue
        if headings.is_heading(passage, start, end):
            if start >= gathered.article.body:
                _read_heading(gathered, start, end)
            continue
        begin = start + headings.opening(passage.text[start:end])
        asked = gathered.is_interview and begin > questions.spans[0][0]
        acted = asked  # an interview is about whom its introduction names, not whom its turns bring up
        for mention in passage.mentions_in(begin, end):
            evidence = gathered.evidence.get(mention.entity)
            if evidence is None or is_label(passage.text, mention):
                continue
            gathered.first = gathered.first or mention
            number += 1
            evidence.leads += number <= _LEAD
            evidence.introduced += gathered.is_interview and not asked
            before = _count(evidence, mention, begin, passage.text)
            if before.rstrip().lower().endswith(_BESIDE_ENDS) and _BESIDE.search(before):
                evidence.beside += 1
            elif (
                not acted
                and (mention.kind != "place" or evidence.candidate.in_title is not None)
                and mention.start < begin + _BEGINNING
                and not _NO_ACTOR.search(before)
            ):
                acted = True
                evidence.acts += 1
                evidence.opens = evidence.opens or not opened
        opened = opened or number > 0
    for company in gathered.people.values():
        if company in gathered.evidence:
            gathered.evidence[company].offices += 1


def _count(evidence: Evidence, mention: Mention, begin: int, text: str) -> str:
    """The words before a mention in its sentence, once what stands right around it is counted."""
    before = text[max(begin, mention.start - 40) : mention.start]
    evidence.mentions += 1
    evidence.owns += _OWNS.match(text, mention.end) is not None
    according = ("according" in before or "据" in before) and _ACCORDING.search(before) is not None
    evidence.reports += according or _REPORTS.match(text, mention.end) is not None
    evidence.with_the += before.rstrip().endswith(("the", "The")) and _THE.search(before) is not None
    evidence.is_company = evidence.is_company or _THE_COMPANY.match(text, mention.end) is not None
    if not evidence.is_set_up:
        evidence.is_set_up = _is_set_up(before, text, mention.end)
    evidence.quarters.add(4 * mention.start // len(text))
    if text[mention.end : mention.end + 2].lstrip()[:1] in ("(", "（") and _DEFINITION.match(text, mention.end):
        evidence.defined = True
    return before


def _is_set_up(before: str, text: str, end: int) -> bool:
    """Whether the words around a name tell who set up its bearer, or when: "set up Acme in 1908", "Acme, founded in 1908"."""
    hinted = any(word in before for word in _SET_UP_ENDS) or "\u3400" <= before[-1:] <= "\u9fff"
    return (hinted and _SET_UP_BEFORE.search(before) is not None) or _SET_UP_AFTER.match(text, end) is not None


def _read_heading(gathered: Gathered, start: int, end: int) -> None:
    """Counts what a heading inside the text names first; the row of a table is none."""
    if "|" in gathered.passage.text[start:end] or "\t" in gathered.passage.text[start:end]:
        return
    names = (m.entity for m in gathered.passage.mentions_in(start, end) if m.kind in COMPANIES)
    if (name := next(names, None)) in gathered.evidence:
        gathered.evidence[name].sections += 1


def _read_recalls(gathered: Gathered) -> None:
    """Counts how often the text comes back to each thing by its noun."""
    named = sorted(
        (c for c in gathered.article.candidates.values() if c.kind != "person" and (c.in_body or c.in_title is not None)),
        key=lambda c: c.first,
    )
    counts = recalls(gathered.article.text, gathered.article.body, [candidate.name for candidate in named])
    for name, count in counts.items():
        gathered.evidence[name].recalled = count
        gathered.evidence[name].mentions += count if gathered.evidence[name].candidate.kind != "product" else 0


def _portrait(gathered: Gathered) -> Iterator[tuple[str, str]]:
    """The person of whom an interview or a portrait tells, with the company that is the person's."""
    people, article = gathered.people, gathered.article
    if gathered.is_interview:
        who = next((mention.entity for mention in gathered.passage.mentions if mention.entity in people), None)
        if who is not None:
            yield who, people[who]
            return
    if article.titled and not gathered.is_interview:
        return
    first = gathered.first.entity if gathered.first is not None else None
    if first is not None and first in people and gathered.evidence[first].mentions > 1 and not is_charity(people[first]):
        yield first, people[first]
        return
    if (namesake := _namesake(gathered)) is not None:
        yield namesake
        return
    person = article.protagonist
    if person is None:
        return
    company = next(company_of_portrait(article), None) or next(company_of_protagonist(article), None)
    if company is not None and company.name != person.name:
        yield person.name, company.name


def _namesake(gathered: Gathered) -> tuple[str, str] | None:
    """The person with whom the text begins, and the company of the same name: "Ann Roe", "Roe Pianos"."""
    names = [e.candidate for e in gathered.evidence.values() if e.mentions]
    for person in names[:4]:
        words = person.name.split()
        if len(words) < 2 or person.kind not in ("person", "other") or words[0] in ARTICLES:
            continue
        company = next((c for c in names if c is not person and bears_name(c, words[-1])), None)
        if company is not None:
            return person.name, company.name
    return None


def _add_lines(gathered: Gathered) -> None:
    """Adds what whole lines say."""
    evidence, article = gathered.evidence, gathered.article
    for company in gathered.portrayed.values():
        if company in evidence:
            evidence[company].is_of_portrait = True
    if (of_family := company_of_family(article.title, article.mentions)) in evidence:
        evidence[of_family].is_family_firm = True
    for found in _ABOUT.finditer(article.text):
        for item in evidence.values():
            if any(found["whom"].startswith(form) for form in item.candidate.forms):
                item.has_about_line = True
