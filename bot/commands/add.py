"""/brief add: an article by its address, as a file, or pasted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.commands.desk import Desk
from bot.commands.forms import article_form
from bot.commands.notifying import tell_editors
from bot.commands.review_card import counted, review_card
from bot.commands.typed import partial_date
from bot.core.command import Command, option
from bot.core.document import Block, Choice, Choices, Document, Heading, Item, Listing, item, note, paragraph
from bot.core.errors import BadOption
from bot.core.line import quote
from bot.core.request import Platform, Role
from bot.entries.adding import AddedReport, add
from bot.entries.comparing import Comparison, compare
from bot.entries.conflicts import Conflict
from bot.entries.drafting import GivenMetadata, address_in, from_address, from_file, from_text
from bot.entries.reviewing import needs_review, suggest
from bot.entries.verdict import Duplicate, Retelling
from bot.wording.actions import undo_button
from bot.wording.dates import dated
from bot.wording.figures import NATURE_LABELS
from bot.wording.sources import article_label
from storage.drafts import ArticleDraft, TopicDraft
from storage.records import Article
from storage.reviews import Review
from storage.values import Origin, PartialDate

#: Figures of an added article that the answer shows.
SHOWN = 8

_OTHER_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://\S*")

_HOW = {
    Platform.SLACK: "Type /brief add and the article's address, or paste its text behind the command; a text file or PDF comes to me "
    "when you mention me in a message that carries the file.",
    Platform.DISCORD: "Give /brief add the article's address, its text, or attach a .txt, .md, .html or .pdf file.",
    Platform.TERMINAL: "Type: briefing-bot add FILE or ADDRESS. Here: /brief add and an address, or the text itself.",
}


@dataclass(frozen=True, slots=True)
class AddOptions:
    article: str | None = option(
        "its address, or its text", rest=True, verbatim=True, example="https://news.example/acme-opens-a-plant", attachment=True
    )
    title: str | None = option("its title, where the text does not tell", example='"Acme opens a plant"')
    publisher: str | None = option("who published it", example='"Acme News"')
    published: PartialDate | None = option("when it was published", parse=partial_date, example="2024-09-24")
    url: str | None = option("where it was published, for a pasted text", example="https://news.example/1")


async def add_article(options: AddOptions, desk: Desk) -> Document:
    """The review card of each article that was handed in; what became of it where nothing waits for review.

    Raises:
        BadOption: nothing was handed in; the answer says how.
        NotFetched, NotReadable: nothing was stored.
    """
    drafts = await _drafts(options.article, GivenMetadata(options.title, options.publisher, options.url, options.published), desk)
    caller = desk.request.caller
    mode = (await desk.store.workspace_settings()).review
    if needs_review(mode, Origin.READ, by_operator=caller.platform is Platform.TERMINAL):
        return _together([await _held(draft, desk) for draft in drafts], "for review")
    reports = [await add(draft, desk.store, by=caller.user, reserved=desk.catalog.reserved) for draft in drafts]
    document = _together([report_document(report) for report in reports], "added")
    # One button for several articles would leave open what it takes back.
    button = undo_button(desk.store.last_action_number) if len(reports) == 1 else ()
    return document.model_copy(update={"blocks": (*document.blocks, *button)})


async def _held(draft: ArticleDraft, desk: Desk) -> Document:
    """The card of a draft that waits from now on; an article that is stored already does not."""
    comparison = await compare(draft, desk.store)
    if isinstance(comparison.verdict, Duplicate):
        return report_document(AddedReport(draft, comparison.verdict))
    caller = desk.request.caller
    return review_card(await desk.store.hold_for_review(draft, by=caller.user, platform=caller.platform), comparison, await desk.people())


def _together(documents: Sequence[Document], what: str) -> Document:
    if len(documents) == 1:
        return documents[0]
    blocks = tuple(block for document in documents for block in (Heading(text=document.title), *document.blocks))
    return Document(title=f"{len(documents)} articles {what}", blocks=blocks)


@dataclass(frozen=True, slots=True)
class SuggestOptions:
    article: str | None = option(
        "its address, or its text", rest=True, verbatim=True, example="https://news.example/acme-opens-a-plant", attachment=True
    )
    title: str | None = option("its title, where the text does not tell", example='"Acme opens a plant"', form_only=True)
    publisher: str | None = option("who published it", example='"Acme News"', form_only=True)
    published: PartialDate | None = option("when it was published", parse=partial_date, example="2024-09-24", form_only=True)
    url: str | None = option("where it was published, for a pasted text", example="https://news.example/1", form_only=True)


async def suggest_article(options: SuggestOptions, desk: Desk) -> Document:
    """What was suggested; an editor decides.

    Raises:
        BadOption: nothing was handed in; the answer says how.
        NotFetched, NotReadable, TooManySuggestions: nothing was suggested.
    """
    drafts = await _drafts(
        options.article, GivenMetadata(options.title, options.publisher, options.url, options.published), desk, adding=False
    )
    waiting: list[tuple[Review, Comparison]] = []
    documents = [await _suggested(draft, desk, waiting) for draft in drafts]
    told = await tell_editors(waiting, desk)
    document = _together(documents, "suggested")
    if not waiting:
        return document
    hear = f"{told} {'editor or admin hears' if told == 1 else 'editors and admins hear'} of it now; all" if told else "Editors"
    return document.model_copy(update={"blocks": (*document.blocks, note(f"{hear} see it with /brief review list."))})


async def _suggested(draft: ArticleDraft, desk: Desk, waiting: list[tuple[Review, Comparison]]) -> Document:
    """What became of one suggestion, which is put to those that ``waiting`` editors are to be told of unless they were told before."""
    comparison = await compare(draft, desk.store)
    if isinstance(comparison.verdict, Duplicate):
        return report_document(AddedReport(draft, comparison.verdict))
    review = await suggest(draft, desk.store, by=desk.request.caller.user, platform=desk.request.caller.platform)
    if desk.store.last_action_number is not None:
        waiting.append((review, comparison))
    said = paragraph(f"Read: {counted(draft)}. It waits for an editor as {review.ref}, and you will be told.")
    return Document(title=f"Suggested: {review.draft.title}", blocks=(said,))


async def _drafts(article: str | None, given: GivenMetadata, desk: Desk, *, adding: bool = True) -> list[ArticleDraft]:
    vocabulary = await desk.store.vocabulary()
    drafts = [await from_file(file.name, file.content, file.media_type, vocabulary, given) for file in desk.request.attachments]
    if article is not None and (address := address_in(article)) is not None:
        drafts.append(await from_address(address, desk.fetcher, vocabulary, given))
    elif article is not None and _OTHER_ADDRESS.fullmatch(article.strip()):
        raise BadOption(
            "Only addresses that begin with http:// or https:// are fetched.", _HOW[desk.request.caller.platform], option="article"
        )
    elif article is not None:
        drafts.append(await from_text(article, vocabulary, given))
    if not drafts:
        how = _HOW[desk.request.caller.platform]
        if not adding:
            how = how.replace("Type: briefing-bot add FILE or ADDRESS. Here: ", "Type: ").replace("/brief add", "/brief suggest")
        raise BadOption(f"There is no article to {'add' if adding else 'suggest'}.", how, option="article")
    return drafts


def report_document(report: AddedReport) -> Document:
    """What adding did, for the person who added: what was read, what it repeats, what disagrees, which topics it offers."""
    draft, verdict = report.draft, report.verdict
    if isinstance(verdict, Duplicate):
        return Document(
            title=f"Known already: {verdict.of.title}",
            blocks=(paragraph(f"Nothing was added: {verdict.why}. It is {verdict.of.ref}; open it with /brief source {verdict.of.ref}"),),
        )
    added = report.added
    if added is None:  # only duplicates are not stored
        raise AssertionError("an article that is no duplicate was not stored")
    blocks: list[Block] = [
        paragraph(
            f"Published: {_published(draft)}. Read: {_count(len(added.facts), 'figure')}, {_count(len(added.events), 'event')}, "
            f"{_count(len(added.quotes), 'quotation')}. It is {added.article.ref}."
        )
    ]
    if isinstance(verdict, Retelling):
        blocks.append(paragraph(f"It retells {_named(verdict.of)}: {verdict.why}. The two count as one source."))
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


def _published(draft: ArticleDraft) -> str:
    return dated(draft.published) if draft.published else "date unknown; give it with published:2024-09-24 when you add it"


def _named(article: Article) -> str:
    return f"“{article.title}” ({article.ref})"


def _figure(draft: ArticleDraft, number: int) -> Item:
    fact = draft.facts[number]
    kind = NATURE_LABELS.get(fact.nature)
    scope = f" ({fact.scope})" if fact.scope else ""
    return item(f"{fact.subject}, {fact.metric}{scope}", f"{f'{kind}: ' if kind else ''}{fact.quantity.text} ({dated(fact.as_of)})")


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


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


COMMANDS: Sequence[Command[Desk]] = (
    Command(
        ("add",),
        "add an article by its address, as a file, or pasted",
        AddOptions,
        add_article,
        role=Role.EDITOR,
        slow=True,
        changes=True,
        form=article_form("add", "Add an article", AddOptions),
        otherwise="Suggest it with /brief suggest and its address or text: an editor decides. Or ask an admin for the role.",
        examples=("/brief add https://news.example/acme-opens-a-plant", "/brief add published:2024-09-24 Acme opened a plant on Tuesday …"),
    ),
    Command(
        ("suggest",),
        "suggest an article, for an editor to approve",
        SuggestOptions,
        suggest_article,
        slow=True,
        changes=True,
        form=article_form("suggest", "Suggest an article", SuggestOptions),
        examples=("/brief suggest https://news.example/acme-opens-a-plant",),
    ),
)
