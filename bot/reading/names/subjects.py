"""Decides what an article is mainly about: the organisations, products, people, places and projects that could become topics."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from bot.reading.lexicon import Lexicon, squeezed
from bot.reading.names.linking import core_of
from bot.reading.names.organisations import LEGAL_FORMS
from bot.reading.names.slashes import RESERVED, best_slash, slash_of
from bot.reading.names.vocabulary import PRODUCT_WORDS
from bot.reading.words import is_ordinary
from storage.drafts import Mention, TopicDraft

__all__ = ["RESERVED", "main_subjects", "slash_of"]

MOST = 5  #: the most subjects of one article
_THINGS = ("organisation", "product", "other")
_CREDIT = re.compile(r"[(/|]\s*$|(?:photo|image|source|credit|by|©)[:/\s]*$", re.IGNORECASE)
#: News media, which are not what an article is about unless its title begins with them.
MEDIA = frozenset(
    name.strip()
    for name in """
    AFP, AP, Associated Press, BBC, BBC News, Bloomberg, Bloomberg News, Business Wire, CCTV, CNBC, CNN, China Daily, Der Spiegel, Dow
    Jones Newswires, Economist, Financial Times, Forbes, Fox News, Global Times, GlobeNewswire, Guardian, NBC News, New York Times,
    Nikkei, PR Newswire, PRNewswire, People's Daily, Reuters, South China Morning Post, TechCrunch, Times, Wall Street Journal,
    Washington Post, Xinhua, Xinhua News Agency
    """.replace("\n", " ").split(",")
)
_MEDIA_NAME = re.compile(
    r"(?:Post|Times|Herald|Tribune|Gazette|Journal|Daily|Weekly|Observer|Chronicle|Courier|Press|News|Newswire|Wire|Magazine|Review|Reporter"
    r"|Bulletin|Dispatch|Mail|Telegraph|Argus|Echo|Report|Desk|(?<=. )Media)",
    re.IGNORECASE,
)
_INSTITUTION = re.compile(
    r"\b(?:Court|Commission|Authority|Agency|Ministry|Department|Bureau|Office|Council|Board|Parliament|Senate|Congress|Police|Regulator|Inspectorate"
    r"|Exchange|Central Bank|Union|Association|Tribunal)\b"
)
_PARENT_AFTER = re.compile(
    r"^,?\s+(?:(?:is|was|which is|which was|are)\s+)?(?:(?:an?|the)\s+)?(?:[\w-]+\s+){0,4}?"
    r"(?:subsidiary of|unit of|arm of|division of|brand of|affiliate of"
    r"|part of|owned by|developed by|made by|built by|created by|operated by|run by)\s+"
    r"(?:the\s+)?(?:[\w-]+(?:['’]s)?\s+){0,3}$"
)
_PARENT_BEFORE = re.compile(r"^(?:['’]s|\s's|-owned|\s+(?:unit|subsidiary|arm|division))\s+(?:[\w-]+\s+){0,5}[(\"“]?$")
_UNIT_WORDS = re.compile(r"unit|subsidiar|arm|division|platform|app|model|service|brand|owned|product|chatbot|business|assistant")
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
_TURN = re.compile(r"^(?:Q|A|[A-Z][\w’'-]{1,20}(?: [A-Z][\w’'-]{1,20})?|问|答)\s?[:：] ", re.MULTILINE)
_ECONOMY = re.compile(
    r"^(?:['’]s?)? (?:[a-z-]+ ){0,2}?(?:economy|inflation|GDP|exports?|imports?|unemployment|jobless|trade|consumer|wholesale|retail"
    r"|industrial|population|budget|deficit|central|tourism|debt|wages|prices|rents|house|tax|government|to "
    r"|plans|raises|cuts|bans|votes|grows|slows)"
)
_SITE_AFTER = re.compile(
    r" (?:plant|factory|works|site|depot|mill|mine|refinery|port|airport|terminal|warehouse|yard|campus|facility|branch|smelter)s?\b"
)
_SITE_BEFORE = re.compile(r"\b(?:in|at|near|to|from|outside) $")
_AUTHOR = re.compile(r"(?:^|\n|\| ?|· ?)(?:[Bb]y|BY|Written by|Interview:|Interview by|Text:|Words:) $")
_VERSION = re.compile(r"^([^\d]{2,40}?)[ -]?(?:v?\d[\w.]*)(?:[ -][\w.-]+)*$")
_BLOG = re.compile(r" (?:Blog|Newsroom|Engineering|Release Notes|Developers?)\b")
_FIRST_PERSON = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
_CITY = re.compile(r"\b(?:the city|city council|the town|town hall|city hall|(?:the |its )?mayor)\b", re.IGNORECASE)


@dataclass(slots=True)
class _Candidate:
    """A thing that the article names."""

    name: str
    kind: str
    first: int  #: the offset of its first mention at or after the title
    count: int = 0
    forms: dict[str, int] = field(default_factory=dict)
    in_title: int | None = None  #: where the title names it
    in_body: int = 0  #: mentions after the title

    @property
    def is_thing(self) -> bool:
        return self.kind in _THINGS

    @property
    def is_institution(self) -> bool:
        return _INSTITUTION.search(self.name) is not None

    @property
    def has_legal_form(self) -> bool:
        return any(form.split()[-1].rstrip(".,") in LEGAL_FORMS or form.endswith(("公司", "集团")) for form in self.forms)


@dataclass
class _Article:
    """What the rules look at."""

    title: str
    text: str
    mentions: tuple[Mention, ...]
    candidates: dict[str, _Candidate]
    body: int  #: where the text after the title begins
    publisher: str | None = None

    @cached_property
    def most(self) -> int:
        """The mentions of the thing that is named most."""
        return max((c.count for c in self.candidates.values() if c.is_thing), default=0)

    @cached_property
    def titled(self) -> list[_Candidate]:
        """What the title names of organisations and products, in its order."""
        found = [c for c in self.candidates.values() if c.in_title is not None and c.is_thing and self._is_more_than_a_word(c)]
        return sorted(found, key=lambda c: (c.in_title or 0, c.first))

    def _is_more_than_a_word(self, candidate: _Candidate) -> bool:
        if candidate.kind != "other" and not self.is_site(candidate):
            return True
        if self.is_site(candidate):
            return False
        return candidate.in_body > 0 and not (is_ordinary(candidate.name.split()[0]) and not any(c.isdigit() for c in candidate.name))

    def is_site(self, candidate: _Candidate) -> bool:
        """Whether the text only says that something is there: "the Salem plant", "at Salem"."""
        if len(candidate.forms) > 1 or " " in candidate.name or candidate.count > 4:
            return False
        here = [mention for mention in self.mentions if mention.entity == candidate.name]
        return all(
            _SITE_AFTER.match(self.text, mention.end) or _SITE_BEFORE.search(self.text, max(0, mention.start - 8), mention.start)
            for mention in here
        )

    def opens(self, candidate: _Candidate, size: int = 400) -> bool:
        return candidate.first < self.body + size

    @cached_property
    def is_interview(self) -> bool:
        return "interview" in self.text[: self.body + 600].lower() or len(_TURN.findall(self.text)) > 3 or "专访" in self.text[:300]

    @cached_property
    def protagonist(self) -> _Candidate | None:
        """The person of a portrait, an obituary or an interview."""
        authors = {m.entity for m in self.mentions if _AUTHOR.search(self.text, max(0, m.start - 16), m.start)}
        people = [c for c in self.candidates.values() if c.kind == "person" and c.in_body and c.name not in authors]
        named = [c for c in people if c.in_title is not None]
        if named:
            return max(named, key=lambda c: c.count)
        ranked = sorted((c for c in people if self.opens(c)), key=lambda c: (-c.count, c.first))
        if not ranked:
            return None
        if self.is_interview:
            return min(ranked, key=lambda c: c.first)
        begins = min(self.candidates.values(), key=lambda c: (c.in_body == 0, c.first), default=None) is ranked[0]
        often = ranked[0].count > (1 if begins else 2) and ranked[0].count >= self.most
        return ranked[0] if often and not self.titled else None


_Rule = Callable[[_Article], Iterator[_Candidate]]


def _in_title(article: _Article) -> Iterator[_Candidate]:
    """ "Acme buys Globex" is about both; an authority beside a company, or a customer named in passing, is not what it is about."""
    companies = [c for c in article.titled if not c.is_institution]
    for index, candidate in enumerate(article.titled):
        if candidate.is_institution and companies:
            continue
        if index and candidate.kind != "product" and candidate.count <= max(1, article.most / 4):
            continue
        yield candidate


def _maker_or_parent(article: _Article) -> Iterator[_Candidate]:
    """The company to which a thing in the title belongs, if the text says more of it than that."""
    parents = _parents(article.text, article.mentions, {c.name for c in article.titled})
    for name in parents.values():
        if (parent := article.candidates.get(name)) and parent.count > 1:
            yield parent


def _own_part(article: _Article) -> Iterator[_Candidate]:
    """A unit that the text speaks of nearly as often as of what the title names."""
    parents = _parents(article.text, article.mentions, {c.name for c in article.candidates.values() if c.is_thing and c.count > 2})
    titled = {c.name for c in article.titled}
    for name, parent in parents.items():
        if parent in titled and article.candidates[name].count >= max(3, article.most / 2):
            yield article.candidates[name]


def _lead(article: _Article) -> Iterator[_Candidate]:
    """Where the title names nothing: what the first paragraph names and the text comes back to most often."""
    if article.titled or article.is_interview:
        return
    things = [c for c in article.candidates.values() if c.is_thing and c.in_body and article.opens(c) and article._is_more_than_a_word(c)]
    ranked = sorted(things, key=lambda c: (-c.in_body / (2 if c.is_institution else 1), c.first))
    leading = article.protagonist
    if ranked and (ranked[0].in_body > 1 or ranked[0].has_legal_form) and ranked[0].kind != "other":
        if not leading or leading.count <= ranked[0].count:
            yield ranked[0]
    elif ranked and ranked[0].in_body > 2:
        yield ranked[0]


def _company_of_protagonist(article: _Article) -> Iterator[_Candidate]:
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


def _may_employ(article: _Article, mention: Mention) -> bool:
    candidate = article.candidates.get(mention.entity)
    return candidate is not None and candidate.is_thing and not candidate.is_institution


def _frequent(article: _Article) -> Iterator[_Candidate]:
    """What the text names as often as what its title names, from the first paragraphs on."""
    for candidate in article.candidates.values():
        often = candidate.in_body >= max(4, 0.75 * article.most) and article.opens(candidate)
        if often and candidate.kind in ("organisation", "product") and not candidate.is_institution:
            yield candidate


def _family(article: _Article) -> Iterator[_Candidate]:
    """ "Zephyr", if the title names "Zephyr 5" and the text Zephyr itself."""
    for candidate in article.titled:
        if family := family_of(candidate.name, article.candidates):
            article.candidates[family].kind = candidate.kind
            yield article.candidates[family]


def _country(article: _Article) -> Iterator[_Candidate]:
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


def _person(article: _Article) -> Iterator[_Candidate]:
    """The person of a portrait or an obituary; in an interview, it is the person's company."""
    person = article.protagonist
    if person and not article.is_interview and person.count > 2 and person.count >= article.most:
        yield person


def _publishing_company(article: _Article) -> Iterator[_Candidate]:
    """The company whose blog or press page it is: "Acme Blog" above, "we" and "Acme" in the text."""
    if len(_FIRST_PERSON.findall(article.text[:20_000])) < 3:
        return
    for candidate in article.candidates.values():
        at = article.text.find(candidate.name)
        if candidate.in_body and 0 <= at < article.body and candidate.is_thing and _BLOG.match(article.text, at + len(candidate.name)):
            yield candidate


def _city(article: _Article) -> Iterator[_Candidate]:
    """The city whose project it is, if the text speaks of "the city" and its mayor: named at the head, or in its paper's name."""
    if any(c.kind == "organisation" for c in article.titled) or len(_CITY.findall(article.text[:20_000])) < 3:
        return
    places = [c for c in article.candidates.values() if c.kind == "place" and article.opens(c, 300) and c.count > 1]
    if places:
        yield max(places, key=lambda c: (c.in_title is not None, c.count))
        return
    papers = (article.publisher or "").split()
    for mention in article.mentions:
        if mention.text in papers and not is_ordinary(mention.text) and not _MEDIA_NAME.fullmatch(mention.text):
            city = _Candidate(mention.text, "place", mention.start, count=1, forms={mention.text: 1})
            yield article.candidates.setdefault(city.name, city)
            return


#: What makes a thing a main subject, the strongest reason first.
RULES: tuple[_Rule, ...] = (
    _in_title,
    _company_of_protagonist,
    _person,
    _lead,
    _country,
    _maker_or_parent,
    _family,
    _publishing_company,
    _frequent,
    _own_part,
    _city,
)


def main_subjects(
    title: str, text: str, mentions: tuple[Mention, ...], lexicon: Lexicon, publisher: str | None = None
) -> tuple[TopicDraft, ...]:
    """What an article is mainly about, at most five things, the most important first.

    Whoever publishes, analyses, regulates, buys or competes in passing is left out. The aliases of each are the forms in
    which the text writes its name.
    """
    article = _article(title, text, mentions, publisher)
    chosen: dict[str, _Candidate] = {}
    cities: dict[str, list[str]] = {}  #: the city -> its projects
    for rule in RULES:
        for candidate in rule(article):
            if rule is _city and candidate.name not in chosen:
                cities[candidate.name] = [c.name for c in article.titled if c.name in chosen]
            if _fit(candidate.name) and (rule is _publishing_company or not _is_medium(candidate, title, publisher)):
                chosen.setdefault(candidate.name, candidate)
    ranked = list(chosen.values())[:MOST]
    if not ranked:
        return ()
    known = {candidate.name for candidate in ranked} | {topic.name for topic in lexicon.topics}
    parents = _parents(text, mentions, {candidate.name for candidate in ranked})
    for candidate in ranked:
        if family := family_of(candidate.name, chosen):
            parents[candidate.name] = family
    parents |= {project: city for city, projects in cities.items() for project in projects}
    others = {name for name, candidate in article.candidates.items() if candidate.kind != "person"}
    taken: set[str] = {topic.slash for topic in lexicon.topics if topic.slash}
    return tuple(_draft(candidate, lexicon, parents.get(candidate.name), known, taken, others) for candidate in ranked)


def family_of(name: str, names: dict[str, _Candidate]) -> str | None:
    """The family to which a version of a product belongs, if it is one of the names: "Zephyr" for "Zephyr 5-mini"."""
    found = _VERSION.match(name)
    if not found:
        return None
    family = found[1].strip(" -")
    return family if family in names and family != name and family not in PRODUCT_WORDS and not is_ordinary(family) else None


def _article(title: str, text: str, mentions: tuple[Mention, ...], publisher: str | None) -> _Article:
    at = text.find(title) if title else -1
    start = at if 0 <= at < 3000 else 0
    body = start + len(title) if 0 <= at < 3000 else 0
    candidates: dict[str, _Candidate] = {}
    for mention in mentions:
        if _is_credit(text, mention):
            continue
        candidate = candidates.setdefault(mention.entity, _Candidate(mention.entity, mention.kind, mention.start))
        if mention.start >= start:
            if not candidate.count:
                candidate.first = mention.start
            candidate.count += 1
            candidate.in_body += mention.start >= body
        candidate.forms[mention.text] = candidate.forms.get(mention.text, 0) + 1
    for candidate in candidates.values():
        places = [place for form in candidate.forms if (place := _place_in(form, title)) is not None]
        candidate.in_title = min(places, default=None)
    return _Article(title, text, mentions, candidates, body, publisher)


def _is_medium(candidate: _Candidate, title: str, publisher: str | None) -> bool:
    """Whether it is a newspaper, an agency or the article's publisher, and not what the title begins with."""
    if candidate.in_title == 0 and candidate.in_body > 1:
        return False
    if publisher and any(squeezed(form) == squeezed(publisher) for form in candidate.forms):
        return True
    return candidate.name in MEDIA or (_MEDIA_NAME.fullmatch(candidate.name.split()[-1]) is not None and candidate.in_body < 3)


def _draft(candidate: _Candidate, lexicon: Lexicon, parent: str | None, known: set[str], taken: set[str], others: set[str]) -> TopicDraft:
    topic = lexicon.topic(candidate.name)
    if topic:
        return topic
    core = " ".join(core_of(tuple(candidate.name.split())))
    aliases = dict.fromkeys(
        form
        for form in candidate.forms
        if form != candidate.name and not (form.isupper() and form.lower() == candidate.name.lower()) and not form.endswith(",")
    )
    if core != candidate.name and len(core) > 2:
        aliases.setdefault(core)
    slash = best_slash(candidate.name, aliases, is_organisation=candidate.kind in ("organisation", "other"), others=others, taken=taken)
    if slash:
        taken.add(slash)
    return TopicDraft(
        name=candidate.name,
        kind=candidate.kind,
        aliases=tuple(aliases),
        slash=slash,
        parent=parent if parent in known and parent != candidate.name else None,
    )


def _fit(name: str) -> bool:
    return 2 <= len(name) <= 80 and any(c.isalpha() for c in name)


def _place_in(form: str, title: str) -> int | None:
    """Where the title names the form as a whole, or None."""
    at = title.find(form)
    while at >= 0:
        end = at + len(form)
        unspaced = "\u3400" <= form[-1] <= "\u9fff"
        starts = unspaced or not (at and _is_word(title[at - 1]))
        if starts and (unspaced or not _is_word(title[end : end + 1])) and not _GOES_ON.match(title, end):
            return at
        at = title.find(form, at + 1)
    return None


_GOES_ON = re.compile("-[A-Z0-9]")


def _is_word(character: str) -> bool:
    return (character.isalnum() and not "\u3400" <= character <= "\u9fff") or character == "_"


def _is_credit(text: str, mention: Mention) -> bool:
    """Whether a name only gives credit: "(Xinhua)" in a dateline, a photo credit, an interviewer before a colon."""
    before, after = text[max(0, mention.start - 12) : mention.start], text[mention.end : mention.end + 3]
    line_start = not before.rpartition("\n")[2].strip()
    bracketed = _CREDIT.search(before) is not None and after[:1] in ")/|" and "：" not in before
    return (bracketed and not before.endswith(("“", '"'))) or (mention.kind == "person" and line_start and after[:1] in (":", "："))


def _parents(text: str, mentions: tuple[Mention, ...], names: set[str]) -> dict[str, str]:
    """For each subject, the organisation to which it belongs according to the text, if any."""
    found: dict[str, dict[str, int]] = {}
    for index, mention in enumerate(mentions):
        if mention.entity not in names:
            continue
        for other, between, pattern in (
            (mentions[index - 1] if index else None, None, _PARENT_BEFORE),
            (mentions[index + 1] if index + 1 < len(mentions) else None, None, _PARENT_AFTER),
            (mentions[index + 2] if index + 2 < len(mentions) else None, None, _PARENT_AFTER),
        ):
            if other is None or other.kind != "organisation" or other.entity == mention.entity:
                continue
            between = text[other.end : mention.start] if pattern is _PARENT_BEFORE else text[mention.end : other.start]
            if (
                len(between) < 90
                and pattern.match(between)
                and (mention.kind == "product" or pattern is _PARENT_AFTER or _UNIT_WORDS.search(between))
            ):
                votes = found.setdefault(mention.entity, {})
                votes[other.entity] = votes.get(other.entity, 0) + 1
    return {name: max(votes, key=lambda parent: votes[parent]) for name, votes in found.items()}
