"""Decides what an article is about: the organisations and products that could become topics."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from bot.reading.lexicon import Lexicon
from bot.reading.names.linking import core_of
from bot.reading.words import is_ordinary
from storage.drafts import Mention, TopicDraft

MOST = 5  #: the most subjects of one article
_KINDS = ("organisation", "product", "other")
_CREDIT = re.compile(r"[(/|]\s*$|(?:photo|image|source|credit|by|©)[:/\s]*$", re.IGNORECASE)
#: Command words, which can't be a topic's slash name.
RESERVED = frozenset(
    """
    add admin all article ask brief briefing correct delete digest export facts help hide history home import latest library list new
    news none quote quotes read reject remove review role roles search settings share show source sources start stats status stop
    subscribe test timeline topic topics undo unsubscribe watch what when who withdraw
    """.split()
)
#: News media, which are not what an article is about unless its title names them.
MEDIA = frozenset(
    name.strip()
    for name in """
    AFP, AP, Associated Press, BBC, BBC News, Bloomberg, Bloomberg News, Business Wire, CCTV, CNBC, CNN, China Daily, Der Spiegel, Dow
    Jones Newswires, Economist, Financial Times, Forbes, Fox News, Global Times, GlobeNewswire, Guardian, NBC News, New York Times,
    Nikkei, PR Newswire, PRNewswire, People's Daily, Reuters, South China Morning Post, TechCrunch, Times, Wall Street Journal,
    Washington Post, Xinhua, Xinhua News Agency
    """.replace("\n", " ").split(",")
)
_PARENT_AFTER = re.compile(
    r"^,?\s+(?:(?:is|was|which is|which was|are)\s+)?(?:(?:an?|the)\s+)?(?:[\w-]+\s+){0,4}?"
    r"(?:subsidiary of|unit of|arm of|division of|brand of|affiliate of"
    r"|part of|owned by|developed by|made by|built by|created by|operated by|run by)\s+"
    r"(?:the\s+)?(?:[\w-]+(?:['’]s)?\s+){0,3}$"
)
_PARENT_BEFORE = re.compile(r"^(?:['’]s|\s's|-owned|\s+(?:unit|subsidiary|arm|division))\s+(?:[\w-]+\s+){0,5}[(\"“]?$")
_UNIT_WORDS = re.compile(r"unit|subsidiar|arm|division|platform|app|model|service|brand|owned|product|chatbot|business|assistant")


@dataclass(slots=True)
class _Candidate:
    name: str
    kind: str
    first: int
    score: float = 0.0
    count: int = 0
    forms: dict[str, int] = field(default_factory=dict)


def main_subjects(title: str, text: str, mentions: tuple[Mention, ...], lexicon: Lexicon) -> tuple[TopicDraft, ...]:
    """The organisations and products that an article is about, at most five, the most important first.

    Publishers, places and people are left out. The aliases of each are the forms in which the text writes its name.
    """
    candidates: dict[str, _Candidate] = {}
    for mention in mentions:
        if mention.kind not in _KINDS or _is_credit(text, mention):
            continue
        candidate = candidates.setdefault(mention.entity, _Candidate(mention.entity, mention.kind, mention.start))
        candidate.count += 1
        candidate.forms[mention.text] = candidate.forms.get(mention.text, 0) + 1
    if not candidates:
        return ()
    opening = _opening(text, title)
    most = max(candidate.count for candidate in candidates.values())
    for candidate in candidates.values():
        in_title = any(_stands_in(form, title) for form in candidate.forms)
        candidate.score = (
            candidate.count / most * 4 + 4 * in_title + 2 * (candidate.first < opening) + (lexicon.canonical(candidate.name) is not None)
        )
        if candidate.name in MEDIA and not in_title:
            candidate.score = 0
        if not (in_title or candidate.count >= max(3, most / 3) or (candidate.first < opening and candidate.count >= 2)):
            candidate.score = 0
        if candidate.kind == "other" and (is_ordinary(candidate.name.split()[0]) or candidate.count < (2 if in_title else 5)):
            candidate.score = 0
    ranked = sorted((c for c in candidates.values() if c.score > 0 and _fit(c.name)), key=lambda c: (-c.score, c.first))[:MOST]
    if not ranked:
        return ()
    known = {candidate.name for candidate in ranked} | {topic.name for topic in lexicon.topics}
    parents = _parents(text, mentions, {candidate.name for candidate in ranked})
    taken: set[str] = {topic.slash for topic in lexicon.topics if topic.slash}
    return tuple(_draft(candidate, lexicon, parents.get(candidate.name), known, taken) for candidate in ranked)


def _draft(candidate: _Candidate, lexicon: Lexicon, parent: str | None, known: set[str], taken: set[str]) -> TopicDraft:
    topic = lexicon.topic(candidate.name)
    if topic:
        return topic
    core = " ".join(core_of(tuple(candidate.name.split())))
    aliases = dict.fromkeys(
        [form for form in candidate.forms if form != candidate.name and not (form.isupper() and form.lower() == candidate.name.lower())]
    )
    if core != candidate.name and _stands_alone(core):
        aliases.setdefault(core)
    slash = next(
        (s for name in (*sorted(aliases, key=len), core) if (s := slash_of(name)) and s not in taken and _opens_name(s, core)), None
    )
    if slash:
        taken.add(slash)
    return TopicDraft(
        name=candidate.name,
        kind=candidate.kind,
        aliases=tuple(aliases),
        slash=slash,
        parent=parent if parent in known and parent != candidate.name else None,
    )


def slash_of(name: str) -> str | None:
    """The slash name for a topic's name ("acme-robotics" for "Acme Robotics Inc."), None where no valid one can be made."""
    words = core_of(tuple(name.replace(",", " ").split()))
    plain = unicodedata.normalize("NFKD", " ".join(words)).encode("ascii", "ignore").decode()
    slash = re.sub(r"[^a-z0-9]+", "-", plain.lower().replace("'", "").replace("&", " and ")).strip("-")
    kept = sum(c.isalnum() for c in plain) >= 0.8 * sum(c.isalnum() for c in "".join(words))
    return slash if 2 <= len(slash) <= 32 and slash not in RESERVED and kept else None


def _opens_name(slash: str, core: str) -> bool:
    """Whether the slash name is the name's first word, its initials or all of it, and not some other short form."""
    full = slash_of(core) or ""
    initials = "".join(word[0] for word in re.findall(r"[A-Za-z]+", core)).lower()
    return not full or full.startswith(slash) or slash == initials or slash == "".join(c for c in core if c.isupper()).lower()


def _stands_alone(name: str) -> bool:
    return len(name) > 2


def _fit(name: str) -> bool:
    return 2 <= len(name) <= 80 and any(c.isalpha() for c in name)


def _opening(text: str, title: str) -> int:
    """Where the first paragraphs end; names in them count more."""
    after_title = text.find(title) + len(title) if title and title in text[:2000] else 0
    return after_title + 400


def _stands_in(form: str, title: str) -> bool:
    at = title.find(form)
    while at >= 0:
        end = at + len(form)
        if not (at and _is_word(title[at - 1])) and not _is_word(title[end : end + 1]) and not _GOES_ON.match(title, end):
            return True
        at = title.find(form, at + 1)
    return False


_GOES_ON = re.compile("-[A-Z0-9]")


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _is_credit(text: str, mention: Mention) -> bool:
    """Whether a name only gives credit: "(Xinhua)" in a dateline, a photo credit, an interviewer before a colon."""
    before, after = text[max(0, mention.start - 12) : mention.start], text[mention.end : mention.end + 3]
    line_start = not before.rpartition("\n")[2].strip()
    return (_CREDIT.search(before) is not None and after[:1] in ")/|") or (line_start and after[:1] in (":", "："))


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
