"""/brief add and suggest: an article by its address, as a file, or pasted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.commands.added_report import report_document
from bot.commands.desk import Desk
from bot.commands.forms import Words, option_field
from bot.commands.handed_in import HandedIn, handed_in
from bot.commands.paging import rows_a_page
from bot.commands.publication_date import ask_for_date
from bot.commands.review.card import review_card
from bot.commands.review.notifying import notify_editors
from bot.commands.typed import partial_date
from bot.core.command import Command, FormOffer, lacks, option, options_of
from bot.core.document import Document, Heading, Outcome, note, paragraph
from bot.core.errors import BadOption, NotAllowed
from bot.core.form import Form, form_of
from bot.core.language import say, say_count, to_say
from bot.core.patterns import regex
from bot.core.request import Platform, Role
from bot.entries.adding import AddedReport, add
from bot.entries.comparing import Comparison, compare
from bot.entries.drafting import GivenMetadata
from bot.entries.pasted import addresses_in
from bot.entries.reviewing import needs_review, suggest
from bot.entries.verdict import Duplicate
from bot.wording.actions import undo_button
from bot.wording.counts import draft_counts
from storage.drafts import ArticleDraft
from storage.reviews import Review
from storage.values import Origin, PartialDate

#: Characters beside an address that are a remark about it, and no article.
_BESIDE = 80
_OTHER_ADDRESS = regex(r"(?<![A-Za-z0-9+.-])[A-Za-z][A-Za-z0-9+.-]{0,20}://\S*")


@dataclass(frozen=True, slots=True)
class AddOptions:
    article: str | None = option(
        "its address, or its text", rest=True, verbatim=True, example="https://news.example/acme-opens-a-plant", attachment=True
    )
    title: str | None = option("its title, where the text does not tell", example='"Acme opens a plant"', form_only=True)
    publisher: str | None = option("who published it", example='"Acme News"', form_only=True)
    published: PartialDate | None = option("when it was published", parse=partial_date, example="2024-09-24")
    url: str | None = option("where it was published, for a pasted text", example="https://news.example/1", form_only=True)
    posted: PartialDate | None = option("when it was posted here", parse=partial_date, example="2024-09-25", form_only=True)


async def add_article(options: AddOptions, desk: Desk) -> Document:
    """The review card of each article that was handed in; what became of it where nothing waits for review.

    Raises:
        BadOption: nothing was handed in; the answer says how.
        NotFetched, NotReadable: nothing was stored.
    """
    found = await _handed_in(options, desk)
    caller = desk.request.caller
    mode = (await desk.store.workspace_settings()).review
    if needs_review(mode, Origin.READ, by_operator=caller.platform is Platform.TERMINAL):
        held = [await _held_for_review(draft, options.posted, desk) for draft in found.drafts]
        return _as_one_document(held, _title_for_review, found)
    reports = [await add(draft, desk.store, by=caller.user, reserved=desk.catalog.reserved) for draft in found.drafts]
    document = _as_one_document([_with_question(report, options.posted, desk) for report in reports], _title_added, found)
    # One button for several articles would not say which of them it undoes.
    button = undo_button(desk.store.last_action_number) if len(reports) == 1 else ()
    return document.model_copy(update={"blocks": (*document.blocks, *button)})


def _with_question(report: AddedReport, posted: PartialDate | None, desk: Desk) -> Document:
    """What became of an article, which is stored; and where its publication date is missing, the question for it."""
    document = report_document(report)
    if report.added is None:
        return document
    asked = ask_for_date(report.draft, f"/brief entry correct {report.added.article.ref} published:", desk.now.date(), posted)
    return document.model_copy(update={"blocks": (*document.blocks, *asked)})


async def _held_for_review(draft: ArticleDraft, posted: PartialDate | None, desk: Desk) -> Document:
    """The review card of a draft, which waits from now on; the answer for a duplicate where the article is stored already."""
    comparison = await compare(draft, desk.store)
    if isinstance(comparison.verdict, Duplicate):
        return report_document(AddedReport(draft, comparison.verdict))
    caller = desk.request.caller
    review = await desk.store.hold_for_review(draft, by=caller.user, platform=caller.platform)
    card = review_card(review, comparison, await desk.people(), size=rows_a_page(desk))
    asked = ask_for_date(review.draft, f"/brief review edit {review.ref} article published ", desk.now.date(), posted)
    return card.model_copy(update={"blocks": (*card.blocks, *asked)})


def _title_added(number: int) -> str:
    return say_count("{count} article added", "{count} articles added", number)


def _title_for_review(number: int) -> str:
    return say_count("{count} article for review", "{count} articles for review", number)


def _title_suggested(number: int) -> str:
    return say_count("{count} article suggested", "{count} articles suggested", number)


def _as_one_document(documents: Sequence[Document], title_of: Callable[[int], str], found: HandedIn) -> Document:
    """What became of each article, and which could not be read."""
    if len(documents) == 1 and not found.refused:
        return documents[0]
    blocks = tuple(block for document in documents for block in (Heading(text=document.title), *document.blocks))
    title = title_of(len(documents)) if documents else say("Nothing could be read")
    outcome = Outcome.ANSWER if documents else Outcome.REFUSED
    return Document(title=title, blocks=(*blocks, *found.refusals()), outcome=outcome, code="" if documents else "not-readable")


@dataclass(frozen=True, slots=True)
class SuggestOptions:
    article: str | None = option(
        "its address, or its text", rest=True, verbatim=True, example="https://news.example/acme-opens-a-plant", attachment=True
    )
    title: str | None = option("its title, where the text does not tell", example='"Acme opens a plant"', form_only=True)
    publisher: str | None = option("who published it", example='"Acme News"', form_only=True)
    published: PartialDate | None = option("when it was published", parse=partial_date, example="2024-09-24", form_only=True)
    url: str | None = option("where it was published, for a pasted text", example="https://news.example/1", form_only=True)
    posted: PartialDate | None = option("when it was posted here", parse=partial_date, example="2024-09-25", form_only=True)


async def suggest_article(options: SuggestOptions, desk: Desk) -> Document:
    """The suggestions, which wait for an editor.

    Raises:
        BadOption: nothing was handed in; the answer says how.
        NotFetched, NotReadable, TooManySuggestions: nothing was suggested.
    """
    if desk.request.caller.is_alone:  # nobody would ever look at it
        raise NotAllowed("not-in-direct-messages")
    found = await _handed_in(options, desk, adding=False)
    waiting: list[tuple[Review, Comparison]] = []
    documents = [await _suggested(draft, desk, waiting) for draft in found.drafts]
    notified = await notify_editors(waiting, desk)
    document = _as_one_document(documents, _title_suggested, found)
    if not waiting:
        return document
    heard = (
        say_count(
            "{count} editor or admin hears of it now; all see it with /brief review list.",
            "{count} editors and admins hear of it now; all see it with /brief review list.",
            notified,
        )
        if notified
        else say("Editors see it with /brief review list.")
    )
    return document.model_copy(update={"blocks": (*document.blocks, note(heard))})


async def _suggested(draft: ArticleDraft, desk: Desk, waiting: list[tuple[Review, Comparison]]) -> Document:
    """The answer to one suggestion. One that is new is appended to ``waiting``, so that editors are notified of it once."""
    comparison = await compare(draft, desk.store)
    if isinstance(comparison.verdict, Duplicate):
        return report_document(AddedReport(draft, comparison.verdict))
    review = await suggest(draft, desk.store, by=desk.request.caller.user, platform=desk.request.caller.platform)
    if desk.store.last_action_number is not None:
        waiting.append((review, comparison))
    said = paragraph(
        say("Read: {counts}. It waits for an editor as {review}, and you will be told.", counts=draft_counts(draft), review=review.ref)
    )
    return Document(title=say("Suggested: {draft}", draft=review.draft.title), blocks=(said,))


async def _handed_in(options: AddOptions | SuggestOptions, desk: Desk, *, adding: bool = True) -> HandedIn:
    """What was handed in. Raises BadOption where nothing was."""
    given = GivenMetadata(options.title, options.publisher, options.url, options.published, posted=options.posted)
    article = options.article
    if article is not None and _is_another_address(article) and addresses_in(article) is None:
        raise _address_not_fetched(desk.request.caller.platform)
    found = await handed_in(article, given, desk)
    if not found.drafts and not found.refused:
        raise _nothing_handed_in(desk.request.caller.platform, adding=adding)
    return found


def _is_another_address(article: str) -> bool:
    """Whether it is an address of another kind, with no more than a few words beside it."""
    found = _OTHER_ADDRESS.search(article)
    return found is not None and len(article.strip()) - len(found[0]) <= _BESIDE


def _address_not_fetched(platform: Platform) -> BadOption:
    match platform:
        case Platform.SLACK:
            return BadOption("article-address-not-http-on-slack", option="article")
        case Platform.DISCORD:
            return BadOption("article-address-not-http-on-discord", option="article")
        case Platform.TERMINAL:
            return BadOption("article-address-not-http-in-the-terminal", option="article")


def _nothing_handed_in(platform: Platform, *, adding: bool) -> BadOption:
    match platform:
        case Platform.SLACK:
            return BadOption("article-missing-on-slack" if adding else "suggestion-missing-on-slack", option="article")
        case Platform.DISCORD:
            return BadOption("article-missing-on-discord" if adding else "suggestion-missing-on-discord", option="article")
        case Platform.TERMINAL:
            return BadOption("article-missing-in-the-terminal" if adding else "suggestion-missing-in-the-terminal", option="article")


def article_form(command: str, title: str, options: type[Any]) -> FormOffer[Desk]:
    """Asks for an article and what is known of it, where a line names none."""
    declared = options_of(options)

    async def make(words: Words, desk: Desk) -> Form:
        fields = [option_field(one, words, required=one.name == "article") for one in declared if one.name != "posted"]
        return form_of(command, say(title), fields, words, say("Suggest") if command == "suggest" else say("Add"))

    return FormOffer(make, lacks("article"))


COMMANDS: Sequence[Command[Desk]] = (
    Command(
        ("add",),
        "add an article by its address, as a file, or pasted",
        AddOptions,
        add_article,
        role=Role.EDITOR,
        slow=True,
        changes=True,
        form=article_form("add", to_say("Add an article"), AddOptions),
        otherwise=to_say("Suggest it with /brief suggest and its address or text: an editor decides. Or ask an admin for the role."),
        examples=("/brief add https://news.example/acme-opens-a-plant", "/brief add published:2024-09-24 Acme opened a plant on Tuesday …"),
        also={"read": {}, "summarize": {}, "summarise": {}},
    ),
    Command(
        ("suggest",),
        "suggest an article, for an editor to approve",
        SuggestOptions,
        suggest_article,
        slow=True,
        changes=True,
        form=article_form("suggest", to_say("Suggest an article"), SuggestOptions),
        examples=("/brief suggest https://news.example/acme-opens-a-plant",),
    ),
)
