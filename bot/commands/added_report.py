"""What adding an article did, for the person who added it."""

from __future__ import annotations

from bot.core.document import Block, Choice, Choices, Document, Item, Listing, item, note, paragraph
from bot.core.line import quote
from bot.core.text import counted
from bot.entries.adding import AddedReport
from bot.entries.conflicts import Conflict
from bot.entries.verdict import Duplicate, Retelling, Revised
from bot.wording.counts import entry_counts
from bot.wording.dates import dated
from bot.wording.entries import title_with_ref
from bot.wording.figures import dated_figure, fact_lead
from bot.wording.sources import article_label
from storage.drafts import ArticleDraft, TopicDraft

#: Figures of an added article that the answer shows.
SHOWN = 8


def report_document(report: AddedReport) -> Document:
    """The answer to an added article: what was read, what it repeats, what disagrees, and which topics could be followed."""
    draft, verdict = report.draft, report.verdict
    if isinstance(verdict, Duplicate):
        return Document(
            title=f"Known already: {verdict.of.title}",
            blocks=(paragraph(f"Nothing was added: {verdict.why}. It is {verdict.of.ref}; open it with /brief source {verdict.of.ref}"),),
        )
    if isinstance(verdict, Revised):
        return _revised(verdict)
    added = report.added
    if added is None:  # only duplicates are not stored
        raise AssertionError("an article that is no duplicate was not stored")
    read = entry_counts(added.facts, added.events, added.quotes, added.positions)
    blocks: list[Block] = [paragraph(f"Published: {_published(draft)}. Read: {read}. It is {added.article.ref}.")]
    if isinstance(verdict, Retelling):
        blocks.append(paragraph(f"It retells {title_with_ref(verdict.of)}: {verdict.why}. The two count as one source."))
    if added.facts:
        blocks.append(Listing(items=tuple(_figure(draft, number) for number in range(min(SHOWN, len(draft.facts))))))
        if len(added.facts) > SHOWN:
            blocks.append(note(f"and {len(added.facts) - SHOWN} more: /brief source {added.article.ref}"))
    blocks += [paragraph(_disagreement(conflict)) for conflict in report.conflicts]
    if report.new_topics:
        names = ", ".join(f"{topic.name} (/{topic.slash})" if topic.slash else topic.name for topic in report.new_topics)
        blocks.append(paragraph(f"New topics: {names}."))
    blocks += _offers(report.offered_topics)
    return Document(title=f"Added: {added.article.title}", blocks=tuple(blocks))


def _revised(verdict: Revised) -> Document:
    """That an article is stored, and what its publisher has changed in it since."""
    open_it = f"Open it with /brief source {verdict.of.ref}"
    counts = ((verdict.corrected, "corrected"), (verdict.added, "new"), (verdict.taken_out, "taken out"))
    said = ", ".join(f"{counted(number, 'entry')} {what}" for number, what in counts if number)
    if not said:
        words = f"Nothing was added: its text has changed, and nothing that was read from it. It is {verdict.of.ref}. {open_it}"
        return Document(title=f"Known already: {verdict.of.title}", blocks=(paragraph(words),))
    words = f"It is {verdict.of.ref}, and its publisher has changed it: {said}. Channels that had what was corrected hear of it. {open_it}"
    return Document(title=f"Changed: {verdict.of.title}", blocks=(paragraph(words),))


def _published(draft: ArticleDraft) -> str:
    return dated(draft.published, "date unknown")


def _figure(draft: ArticleDraft, number: int) -> Item:
    fact = draft.facts[number]
    return item(fact_lead(fact), dated_figure(fact))


def _disagreement(conflict: Conflict) -> str:
    found, stored = conflict.found, conflict.stored
    return (
        f"It disagrees about {found.subject}, {found.metric}: {found.quantity.text} here, {stored.quantity.text} in "
        f"{article_label(stored.citation)} ({stored.ref}). Both are kept and shown."
    )


def _offers(offered: tuple[TopicDraft, ...]) -> list[Block]:
    if not offered:
        return []
    choices = tuple(Choice(label=f"Follow {draft.name}"[:75], line=_topic_line(draft)) for draft in offered[:5])
    names = ", ".join(draft.name for draft in offered[:5])
    return [paragraph(f"It is about {names}, no topic yet here. An admin can follow it:"), Choices(choices=choices)]


def _topic_line(draft: TopicDraft) -> str:
    parts = ["/brief topic add", f"name:{quote(draft.name)}", f"kind:{draft.kind}"]
    if draft.aliases:
        parts.append(f"aliases:{quote(', '.join(draft.aliases))}")
    if draft.slash:
        parts.append(f"slash:{draft.slash}")
    return " ".join(parts)
