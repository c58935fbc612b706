"""The rules for what an article is mainly about, each for one kind of reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bot.core.patterns import regex
from bot.reading import interviews
from bot.reading.main_subject.candidates import Article, Candidate, family_of, parents_of
from bot.reading.main_subject.story_rules import buyers, punished, sisters
from bot.reading.names.chinese import short_name
from bot.reading.names.media import MEDIA_NAME
from bot.reading.word_patterns import has_any
from bot.reading.words import is_ordinary

_ECONOMY = regex(
    r"^(?:['’]s?)? (?:[a-z-]+ ){0,2}?(?:economy|inflation|GDP|exports?|imports?|unemployment|jobless|trade|consumer|wholesale|retail"
    r"|industrial|population|budget|deficit|central|tourism|debt|wages|prices|rents|house|tax|government"
    r"|plans|raises|cuts|bans|votes|grows|slows)"
)
_BLOG = regex(r" (?:Blog|Newsroom|Engineering|Release Notes|Developers?)\b")
#: What must not come before is asked behind the first letter, since a search for a letter is much faster.
_FIRST_PERSON = regex(r"[WwOoUu](?<!\w.)(?:(?<=[Ww])[Ee]|(?<=[Oo])[Uu][Rr]|(?<=[Uu])[Ss])\b")
_CITY = regex(r"\b(?:the city|city council|the town|town hall|city hall|(?:the |its )?mayor)\b", re.IGNORECASE)
#: ``_CITY`` matches nothing without one of these in lower case.
_CITY_HINTS = ("the city", "city council", "the town", "town hall", "city hall", "mayor")

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
    for candidate in article.titled:
        yield from _makers_by_name(article, candidate)


def _makers_by_name(article: Article, product: Candidate) -> Iterator[Candidate]:
    """The maker with whose short name a Chinese product's begins: 苍原汽车 of 苍原T7."""
    if product.kind != "product" or not "\u4e00" <= product.name[0] <= "\u9fff":
        return
    for maker in article.candidates.values():
        if maker.kind == "organisation" and maker.count > 1 and product.name.startswith(short_name(maker.name)):
            yield maker


def _own_part(article: Article) -> Iterator[Candidate]:
    """A unit that the text speaks of nearly as often as of what the title names."""
    parents = parents_of(article.text, article.mentions, {c.name for c in article.candidates.values() if c.is_thing and c.count > 2})
    titled = {c.name for c in article.titled}
    for name, parent in parents.items():
        if parent in titled and article.candidates[name].count >= max(3, article.most / 2):
            yield article.candidates[name]


def leading_institution(article: Article) -> Iterator[Candidate]:
    """The ministry or court of which the text tells, where it is about no company."""
    found = [c for c in article.candidates.values() if c.is_institution and c.kind == "organisation" and c.in_body > 1 and article.opens(c)]
    yield from sorted(found, key=lambda c: (-c.in_body, c.first))[:1]


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
            rest = article.title[at + len(form) :]
            if at >= 0 and (_ECONOMY.match(rest) or (at == 0 and rest.startswith(" to "))):
                yield candidate
                break


def _person(article: Article) -> Iterator[Candidate]:
    """The person of a portrait, an obituary or an interview, whom the text names often, in its title or as the one who answers."""
    person = article.protagonist
    if person is None:
        return
    if article.is_interview:
        is_subject = person.in_title is not None or _answers(article, person) or _is_introduced(article, person)
    else:
        is_subject = person.count > 2 and (person.count >= article.most or person.in_title is not None)
    if is_subject:
        yield person


def _is_introduced(article: Article, person: Candidate) -> bool:
    """Whether an interview begins with its person and comes back to them."""
    return person.count > 1 and article.opens(person, 300)


def _answers(article: Article, person: Candidate) -> bool:
    """Whether a person is the one who answers in an interview, by the labels of its turns."""
    answering = {label.name for label in interviews.labels(article.text) if label.name and not label.asks}
    return any(name == form or form.endswith(f" {name}") for name in answering for form in (person.name, *person.forms))


_UNION = regex(
    r"\b(?:(?:trade|labou?r|rail|teachers['’]|workers['’]|pilots['’]|nurses['’]|public-sector|services|industrial|transport)\s)?"
    r"[Uu]nion,?\s(?:the\s)?$"
)
_STRIKE = regex(r"\b(?:strike|strikes|walkout|walkouts|pay\s(?:talks|deal|dispute|rise|claim)|stoppage|stoppages)\b|罢工", re.IGNORECASE)


def union(article: Article) -> Iterator[Candidate]:
    """The union of a strike or a dispute about pay, beside the company: "the trade union IG Fertigung"."""
    if _STRIKE.search(article.title) is None:
        return
    for mention in article.mentions:
        candidate = article.candidates.get(mention.entity)
        if candidate is None or not candidate.is_thing or candidate.in_body < 2:
            continue
        if _UNION.search(article.text, max(0, mention.start - 40), mention.start):
            yield candidate
            return


def publishing_company(article: Article) -> Iterator[Candidate]:
    """The company whose blog or press page it is: "Acme Blog" above, "we" and "Acme" in the text."""
    if len(_FIRST_PERSON.findall(article.text[:20_000])) < 3:
        return
    for candidate in article.candidates.values():
        if candidate.in_body and candidate.is_thing and any(_heads_blog(article, form) for form in candidate.forms):
            yield candidate
            return
    if article.publisher is None or article.is_interview or MEDIA_NAME.fullmatch(article.publisher.split()[-1]):
        return
    own = [c for c in article.candidates.values() if c.is_thing and c.in_body and article.publisher in (c.name, *c.forms)]
    yield from own[:1]


def _heads_blog(article: Article, form: str) -> bool:
    """Whether a name stands at the head of the page before "Blog" or "Newsroom"."""
    at = article.text.find(form)
    return 0 <= at < article.body and _BLOG.match(article.text, at + len(form)) is not None


def city_of_project(article: Article) -> Iterator[Candidate]:
    """The city whose project it is, if the text speaks of "the city" and its mayor: named at the head, or in its paper's name."""
    if any(c.kind == "organisation" for c in article.titled):
        return
    head = article.text[:20_000]
    if not has_any(head.lower(), _CITY_HINTS) or len(_CITY.findall(head)) < 3:
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
    _person,
    buyers,
    punished,
    union,
    sisters,
    _country,
    _maker_or_parent,
    _family,
    publishing_company,
    _frequent,
    _own_part,
    city_of_project,
)
