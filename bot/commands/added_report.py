"""What adding an article did, for the person who added it."""

from __future__ import annotations

from bot.core.document import Block, Choice, Choices, Document, Item, Listing, item, note, paragraph
from bot.core.language import listed, remarks, say, say_count
from bot.core.line import quote
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
            title=say("Known already: {title}", title=verdict.of.title),
            blocks=(
                paragraph(
                    say(
                        "Nothing was added: {why}. It is {article}; open it with /brief source {article}",
                        why=verdict.why,
                        article=verdict.of.ref,
                    )
                ),
            ),
        )
    if isinstance(verdict, Revised):
        return _revised(verdict)
    added = report.added
    if added is None:  # only duplicates are not stored
        raise AssertionError("an article that is no duplicate was not stored")
    read = entry_counts(added.facts, added.events, added.quotes, added.positions)
    blocks: list[Block] = [
        paragraph(
            say("Published: {published}. Read: {read}. It is {article}.", published=_published(draft), read=read, article=added.article.ref)
        )
    ]
    if isinstance(verdict, Retelling):
        blocks.append(
            paragraph(
                say(
                    "It is the same story as {article}: {why}. The two count as one source.",
                    article=title_with_ref(verdict.of),
                    why=verdict.why,
                )
            )
        )
    if added.facts:
        blocks.append(Listing(items=tuple(_figure(draft, number) for number in range(min(SHOWN, len(draft.facts))))))
        if len(added.facts) > SHOWN:
            blocks.append(note(say("and {count} more: /brief source {article}", count=len(added.facts) - SHOWN, article=added.article.ref)))
    blocks += [paragraph(_disagreement(conflict)) for conflict in report.conflicts]
    if report.new_topics:
        names = listed(f"{topic.name} (/{topic.slash})" if topic.slash else topic.name for topic in report.new_topics)
        blocks.append(paragraph(say("New topics: {names}.", names=names)))
    blocks += _offers(report.offered_topics)
    return Document(title=say("Added: {title}", title=added.article.title), blocks=tuple(blocks))


def _revised(verdict: Revised) -> Document:
    """That an article is stored, and what its publisher has changed in it since."""
    counts = (
        say_count("{count} entry corrected", "{count} entries corrected", verdict.corrected) if verdict.corrected else "",
        say_count("{count} entry new", "{count} entries new", verdict.added) if verdict.added else "",
        say_count("{count} entry taken out", "{count} entries taken out", verdict.taken_out) if verdict.taken_out else "",
    )
    said = remarks(counts)
    if not said:
        words = say(
            "Nothing was added: its text has changed, and nothing that was read from it. It is {article}. Open it with "
            "/brief source {article}",
            article=verdict.of.ref,
        )
        return Document(title=say("Known already: {title}", title=verdict.of.title), blocks=(paragraph(words),))
    words = say(
        "It is {article}, and its publisher has changed it: {changes}. Channels that had what was corrected hear of "
        "it. Open it with /brief source {article}",
        article=verdict.of.ref,
        changes=said,
    )
    return Document(title=say("Changed: {title}", title=verdict.of.title), blocks=(paragraph(words),))


def _published(draft: ArticleDraft) -> str:
    return dated(draft.published, say("date unknown"))


def _figure(draft: ArticleDraft, number: int) -> Item:
    fact = draft.facts[number]
    return item(fact_lead(fact), dated_figure(fact))


def _disagreement(conflict: Conflict) -> str:
    found, stored = conflict.found, conflict.stored
    return say(
        "It disagrees about {subject}, {metric}: {found} here, {other} in {article} ({ref}). Both are kept and shown.",
        subject=found.subject,
        metric=found.metric,
        found=found.quantity.text,
        other=stored.quantity.text,
        article=article_label(stored.citation),
        ref=stored.ref,
    )


def _offers(offered: tuple[TopicDraft, ...]) -> list[Block]:
    if not offered:
        return []
    choices = tuple(Choice(label=say("Follow {topic}", topic=draft.name)[:75], line=_topic_line(draft)) for draft in offered[:5])
    names = listed(draft.name for draft in offered[:5])
    return [paragraph(say("It is about {names}, no topic yet here. An admin can follow it:", names=names)), Choices(choices=choices)]


def _topic_line(draft: TopicDraft) -> str:
    parts = ["/brief topic add", f"name:{quote(draft.name)}", f"kind:{draft.kind}"]
    if draft.aliases:
        parts.append(f"aliases:{quote(', '.join(draft.aliases))}")
    if draft.slash:
        parts.append(f"slash:{draft.slash}")
    return " ".join(parts)
