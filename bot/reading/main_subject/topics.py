"""Decides what an article is mainly about: the organisations, products, people, places and projects that could become topics."""

from __future__ import annotations

from bot.reading.lexicon import Lexicon, squeezed
from bot.reading.main_subject.candidates import Article, Candidate, article_of, family_of, parents_of
from bot.reading.main_subject.deciding import main_subject_of
from bot.reading.main_subject.topic_rules import RULES, city_of_project, leading_institution, publishing_company
from bot.reading.names.linking import core_of
from bot.reading.names.media import MEDIA, MEDIA_NAME
from bot.reading.names.slashes import RESERVED, best_slash, short_forms, slash_of
from bot.reading.passage import Passage
from storage.drafts import TopicDraft

__all__ = ["RESERVED", "main_subjects", "slash_of"]

MOST = 5  #: the most subjects of one article


def main_subjects(passage: Passage, title: str, lexicon: Lexicon) -> tuple[TopicDraft, ...]:
    """What an article is mainly about, at most five things, the most important first.

    Whoever publishes, analyses, regulates, buys or competes in passing is left out. The aliases of each are the forms in
    which the text writes its name.
    """
    article = article_of(passage, title)
    decided = main_subject_of(passage, title)
    chosen: dict[str, Candidate] = {}
    cities: dict[str, list[str]] = {}  #: the city -> its projects
    for rule in RULES:
        for candidate in rule(article):
            if rule is city_of_project and candidate.name not in chosen:
                cities[candidate.name] = [c.name for c in article.titled if c.name in chosen]
            if _fit(candidate.name) and (rule is publishing_company or not _is_medium(candidate, passage.publisher)):
                chosen.setdefault(candidate.name, candidate)
    main = article.candidates.get(decided.organisation or "")
    if main is not None and not _is_chosen(main.name, chosen) and _fit(main.name) and _is_worth_a_topic(article, main):
        chosen = {main.name: main, **chosen}
    for person in decided.portrayed:
        portrayed = article.candidates.get(person)
        if portrayed is not None and portrayed.kind == "person" and portrayed.in_body and len(chosen) < MOST:
            chosen.setdefault(portrayed.name, portrayed)
    if main is not None:
        families = {f"{word}s" for word in main.name.split()}  # "the Delormes" of Maison Delorme
        chosen = {name: one for name, one in chosen.items() if name not in families}
    if not chosen:
        chosen.update({candidate.name: candidate for candidate in leading_institution(article)})
    ranked = list(chosen.values())[:MOST]
    if not ranked:
        return ()
    known = {candidate.name for candidate in ranked} | {topic.name for topic in lexicon.topics}
    parents = parents_of(passage.text, passage.mentions, {candidate.name for candidate in ranked})
    for candidate in ranked:
        if family := family_of(candidate.name, chosen):
            parents[candidate.name] = family
    parents |= {project: city for city, projects in cities.items() for project in projects}
    others = {name for name, candidate in article.candidates.items() if candidate.kind != "person"}
    taken: set[str] = {topic.slash for topic in lexicon.topics if topic.slash}
    return tuple(_draft(candidate, lexicon, parents.get(candidate.name), known, taken, others) for candidate in ranked)


def _is_chosen(name: str, chosen: dict[str, Candidate]) -> bool:
    """Whether the name, or a followed topic with which it begins, is among the chosen."""
    return name in chosen or any(name.startswith(f"{other} ") for other in chosen)


def _is_worth_a_topic(article: Article, main: Candidate) -> bool:
    """Whether the text says enough of what it is about: it opens with it or comes back to it, and it is no mere word."""
    if main.in_body == 0:
        return main.has_legal_form and main.first < article.body  # the company whose own letter it is
    return article.is_more_than_a_word(main) and (main.in_body > 1 or article.opens(main, 700))


def _is_medium(candidate: Candidate, publisher: str) -> bool:
    """Whether it is a newspaper, an agency or the article's publisher, and not what the title begins with."""
    if candidate.in_title == 0 and candidate.in_body > 1:
        return False
    if publisher and any(squeezed(form) == squeezed(publisher) for form in candidate.forms):
        return True
    return candidate.name in MEDIA or (MEDIA_NAME.fullmatch(candidate.name.split()[-1]) is not None and candidate.in_body < 3)


def _draft(candidate: Candidate, lexicon: Lexicon, parent: str | None, known: set[str], taken: set[str], others: set[str]) -> TopicDraft:
    topic = lexicon.topic(candidate.name)
    if topic:
        return topic
    core = " ".join(core_of(tuple(candidate.name.split()))).rstrip(",")
    aliases = dict.fromkeys(
        form
        for form in candidate.forms
        if form != candidate.name and not (form.isupper() and form.lower() == candidate.name.lower()) and not form.endswith(",")
    )
    if core != candidate.name and len(core) > 2:
        aliases.setdefault(core)
    for short in short_forms(candidate.name, is_organisation=candidate.kind in ("organisation", "other"), others=others):
        if short != candidate.name and lexicon.canonical(short) is None:
            aliases.setdefault(short)
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
