"""The rules for what an article is mainly about, each for one kind of reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bot.reading.names.candidates import Article, Candidate, family_of, parents_of
from bot.reading.names.main_by_story import buyers, company_of_portrait, family_company, punished, sisters
from bot.reading.names.media import MEDIA_NAME
from bot.reading.words import is_ordinary
from storage.drafts import Mention

_ROLE_OF = re.compile(
    r"^,? ?(?:(?:who|is|was|the|a|an|has|had|also|first|then) )*(?:(?:co-?)?founded|(?:co-?)?founder (?:and [\w ]{3,30} )?of|runs|ran"
    r"|heads|leads|started|set up|built|launched|owns"
    r"|(?:chief executive(?: officer)?|CEO|managing director|head|president|chair(?:man|woman|person)?|boss"
    r"|owner|director|general manager)(?: and [\w ]{3,30})? (?:of|at)) (?:the |her |his |her own |his own )?(?:[a-z-]+ ){0,4}[“\"]?$"
)
_OF_ROLE = re.compile(
    r"^(?:['’]s)?,? (?:the )?(?:co-?)?(?:founder|chief executive|CEO|boss|owner|managing director|president|head)"
    r"(?: and [a-z -]{3,30})?,? $"
)
_ECONOMY = re.compile(
    r"^(?:['’]s?)? (?:[a-z-]+ ){0,2}?(?:economy|inflation|GDP|exports?|imports?|unemployment|jobless|trade|consumer|wholesale|retail"
    r"|industrial|population|budget|deficit|central|tourism|debt|wages|prices|rents|house|tax|government|to "
    r"|plans|raises|cuts|bans|votes|grows|slows)"
)
_BLOG = re.compile(r" (?:Blog|Newsroom|Engineering|Release Notes|Developers?)\b")
_FIRST_PERSON = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
_CITY = re.compile(r"\b(?:the city|city council|the town|town hall|city hall|(?:the |its )?mayor)\b", re.IGNORECASE)

_Rule = Callable[[Article], Iterator[Candidate]]


def _in_title(article: Article) -> Iterator[Candidate]:
    """ "Acme buys Globex" is about both; an authority beside a company, or a customer named in passing, is not what it is about."""
    companies = [c for c in article.titled if not c.is_institution]
    for index, candidate in enumerate(article.titled):
        if candidate.is_institution and companies:
            continue
        if index and candidate.kind != "product" and candidate.count <= max(1, article.most / 4):
            continue
        yield candidate


def _maker_or_parent(article: Article) -> Iterator[Candidate]:
    """The company to which a thing in the title belongs, if the text says more of it than that."""
    parents = parents_of(article.text, article.mentions, {c.name for c in article.titled})
    for name in parents.values():
        if (parent := article.candidates.get(name)) and parent.count > 1:
            yield parent


def _own_part(article: Article) -> Iterator[Candidate]:
    """A unit that the text speaks of nearly as often as of what the title names."""
    parents = parents_of(article.text, article.mentions, {c.name for c in article.candidates.values() if c.is_thing and c.count > 2})
    titled = {c.name for c in article.titled}
    for name, parent in parents.items():
        if parent in titled and article.candidates[name].count >= max(3, article.most / 2):
            yield article.candidates[name]


def _lead(article: Article) -> Iterator[Candidate]:
    """Where the title names nothing: what the first paragraph names and the text comes back to most often."""
    if article.titled or article.is_interview:
        return
    things = [c for c in article.candidates.values() if c.is_thing and c.in_body and article.opens(c) and article.is_more_than_a_word(c)]
    ranked = sorted(things, key=lambda c: (-c.in_body / (2 if c.is_institution else 1), c.first))
    leading = article.protagonist
    if ranked and (ranked[0].in_body > 1 or ranked[0].has_legal_form) and ranked[0].kind != "other":
        if not leading or leading.count <= ranked[0].count:
            yield ranked[0]
    elif ranked and ranked[0].in_body > 2:
        yield ranked[0]


def _company_of_protagonist(article: Article) -> Iterator[Candidate]:
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
    if not article.titled:
        named = [c for c in article.candidates.values() if c.has_legal_form and c.kind != "person" and article.opens(c, 1200)]
        if len(named) == 1:
            yield named[0]


def _may_employ(article: Article, mention: Mention) -> bool:
    candidate = article.candidates.get(mention.entity)
    return candidate is not None and candidate.is_thing and not candidate.is_institution


def _frequent(article: Article) -> Iterator[Candidate]:
    """What the text names as often as what its title names, from the first paragraphs on."""
    for candidate in article.candidates.values():
        often = candidate.in_body >= max(4, 0.75 * article.most) and article.opens(candidate)
        if often and candidate.kind in ("organisation", "product") and not candidate.is_institution:
            yield candidate


def _family(article: Article) -> Iterator[Candidate]:
    """ "Zephyr", if the title names "Zephyr 5" and the text Zephyr itself."""
    for candidate in article.titled:
        if family := family_of(candidate.name, article.candidates):
            article.candidates[family].kind = candidate.kind
            yield article.candidates[family]


def _country(article: Article) -> Iterator[Candidate]:
    """ "Freedonia's inflation slows": a place of whose economy or government the title tells, and no company's."""
    if [c for c in article.titled if not c.is_institution]:
        return
    for candidate in article.candidates.values():
        if candidate.kind != "place" or candidate.in_title is None or candidate.count < 2:
            continue
        for form in candidate.forms:
            at = article.title.find(form)
            if at >= 0 and _ECONOMY.match(article.title[at + len(form) :]):
                yield candidate
                break


def _person(article: Article) -> Iterator[Candidate]:
    """The person of a portrait or an obituary; in an interview, it is the person's company."""
    person = article.protagonist
    if person and not article.is_interview and person.count > 2 and person.count >= article.most:
        yield person


def publishing_company(article: Article) -> Iterator[Candidate]:
    """The company whose blog or press page it is: "Acme Blog" above, "we" and "Acme" in the text."""
    if len(_FIRST_PERSON.findall(article.text[:20_000])) < 3:
        return
    for candidate in article.candidates.values():
        at = article.text.find(candidate.name)
        if candidate.in_body and 0 <= at < article.body and candidate.is_thing and _BLOG.match(article.text, at + len(candidate.name)):
            yield candidate
            return
    if article.publisher is None or article.is_interview or MEDIA_NAME.fullmatch(article.publisher.split()[-1]):
        return
    own = [c for c in article.candidates.values() if c.is_thing and c.in_body and article.publisher in (c.name, *c.forms)]
    yield from own[:1]


def city_of_project(article: Article) -> Iterator[Candidate]:
    """The city whose project it is, if the text speaks of "the city" and its mayor: named at the head, or in its paper's name."""
    if any(c.kind == "organisation" for c in article.titled) or len(_CITY.findall(article.text[:20_000])) < 3:
        return
    places = [c for c in article.candidates.values() if c.kind == "place" and article.opens(c, 300) and c.count > 1]
    if places:
        yield max(places, key=lambda c: (c.in_title is not None, c.count))
        return
    papers = (article.publisher or "").split()
    for mention in article.mentions:
        if mention.text in papers and not is_ordinary(mention.text) and not MEDIA_NAME.fullmatch(mention.text):
            city = Candidate(mention.text, "place", mention.start, count=1, forms={mention.text: 1})
            yield article.candidates.setdefault(city.name, city)
            return


#: What makes a thing a main subject, the strongest reason first.
RULES: tuple[_Rule, ...] = (
    _in_title,
    _company_of_protagonist,
    family_company,
    company_of_portrait,
    _person,
    _lead,
    buyers,
    punished,
    sisters,
    _country,
    _maker_or_parent,
    _family,
    publishing_company,
    _frequent,
    _own_part,
    city_of_project,
)
