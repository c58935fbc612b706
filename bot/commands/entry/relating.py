"""/brief entry merge, retells and prefer: how two entries relate to each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.commands.desk import Desk
from bot.commands.entry.blocks import entries_within, reason_items
from bot.commands.entry.command import entry_command
from bot.core.command import COMPLETE_ARTICLE, COMPLETE_ENTRY, Command, option
from bot.core.document import Document, Listing, item, note, paragraph
from bot.core.errors import BadOption
from bot.core.language import say, together
from bot.entries.conflicts import agree
from bot.entries.finding import entry_by_ref
from bot.wording.actions import undo_button
from bot.wording.entries import describe_with_ref
from storage.records import Article, Entry, Fact


@dataclass(frozen=True, slots=True)
class MergeOptions:
    entry: str = option("the one that stays", required=True, positional=True, example="f12", complete=COMPLETE_ENTRY)
    duplicate: str = option("the one that goes", required=True, positional=True, example="f13", complete=COMPLETE_ENTRY)
    reason: str = option("why", default="", rest=True, example="the same figure, read twice")


async def merge_entries(options: MergeOptions, desk: Desk) -> Document:
    """The entry that stays, and the one that was merged into it."""
    entry, duplicate = await entry_by_ref(options.entry, desk.store), await entry_by_ref(options.duplicate, desk.store)
    _refuse_different(entry, duplicate)
    with_it = await entries_within(duplicate, desk)
    stays, goes = (
        item(say("Stays"), describe_with_ref(entry)),
        item(
            say("Goes"),
            say("{first}, {second}", first=describe_with_ref(duplicate), second=with_it) if with_it else describe_with_ref(duplicate),
        ),
    )
    await desk.store.merge(duplicate, entry, desk.request.caller.user, options.reason)
    return Document(
        title=say("Merged: {duplicate} into {entry}", duplicate=duplicate.ref, entry=entry.ref),
        blocks=(
            Listing(items=(stays, goes, *reason_items(options.reason))),
            note(say("/brief entry restore {entry} parts them again.", entry=duplicate.ref)),
            *undo_button(desk.store.last_action_number),
        ),
    )


def _refuse_different(entry: Entry, duplicate: Entry) -> None:
    """Refuses two entries that can't say the same.

    Raises:
        BadOption: they can't; with what to do instead.
    """
    if entry.lineage == duplicate.lineage:
        raise BadOption("entries-are-one", entry=entry.ref, other=duplicate.ref)
    if type(entry) is not type(duplicate):
        raise BadOption("entries-of-two-kinds", entry=entry.ref, other=duplicate.ref)
    if not (isinstance(entry, Fact) and isinstance(duplicate, Fact)):
        return
    if differs := _differing(entry, duplicate):
        raise BadOption("entries-differ", entry=entry.ref, other=duplicate.ref, parts=together(differs))
    if not agree(entry.quantity, duplicate.quantity):
        raise BadOption("entries-with-different-figures", entry=entry.ref, other=duplicate.ref)


@dataclass(frozen=True, slots=True)
class RetellsOptions:
    article: str = option("the article that repeats another", required=True, positional=True, example="a5", complete=COMPLETE_ARTICLE)
    original: str = option("the one it repeats, or none", required=True, positional=True, example="a4", complete=COMPLETE_ARTICLE)


async def mark_retelling_of(options: RetellsOptions, desk: Desk) -> Document:
    """Whether the article counts as a retelling of the other from now on."""
    article = await _article_by_ref(options.article, desk)
    none = options.original.strip().casefold() == "none"
    original = None if none else await _article_by_ref(options.original, desk)
    marked_now = await desk.store.mark_retelling(article, original, desk.request.caller.user)
    if marked_now.retelling_of is None:
        words = say("{article} repeats no other article here; it is a source of its own.", article=describe_with_ref(article))
    else:
        words = say(
            "{article} retells {original}; the two count as one source.",
            article=describe_with_ref(article),
            original=marked_now.retelling_of,
        )
    if desk.store.last_action_number is None:
        words = f"{say('Nothing was changed.')} {words}"
    return Document(
        title=say("Changed: {article}", article=article.ref) if desk.store.last_action_number else article.ref,
        blocks=(paragraph(words), *undo_button(desk.store.last_action_number)),
    )


@dataclass(frozen=True, slots=True)
class PreferOptions:
    entry: str = option("the figure that goes first", required=True, positional=True, example="f12", complete=COMPLETE_ENTRY)
    over: str = option("the one it goes before", required=True, positional=True, example="f13", complete=COMPLETE_ENTRY)
    reason: str = option("why", default="", rest=True, example="the company's own report")


async def prefer_figure(options: PreferOptions, desk: Desk) -> Document:
    """Which of two conflicting figures is shown first from now on."""
    fact, over = await _figure_by_ref(options.entry, desk), await _figure_by_ref(options.over, desk)
    _refuse_unless_in_conflict(fact, over)
    await desk.store.prefer(fact, over, desk.request.caller.user, options.reason)
    if desk.store.last_action_number is None:
        return Document(title=say("{fact} goes first already", fact=fact.ref), blocks=(paragraph(say("Nothing was changed.")),))
    return Document(
        title=say("Preferred: {fact}", fact=fact.ref),
        blocks=(
            Listing(
                items=(
                    item(say("First"), describe_with_ref(fact)),
                    item(say("After it"), describe_with_ref(over)),
                    *reason_items(options.reason),
                )
            ),
            note(say("Both are shown; the second one says that the first is preferred here.")),
            *undo_button(desk.store.last_action_number),
        ),
    )


def _refuse_unless_in_conflict(fact: Fact, over: Fact) -> None:
    if fact.lineage == over.lineage:
        raise BadOption("figures-are-one", entry=fact.ref, other=over.ref)
    if differs := _differing(fact, over):
        raise BadOption("figures-not-in-conflict", entry=fact.ref, other=over.ref, parts=together(differs))
    if agree(fact.quantity, over.quantity):
        raise BadOption("figures-agree", entry=fact.ref, other=over.ref)


def _differing(fact: Fact, other: Fact) -> list[str]:
    """The parts in which two figures do not measure the same."""
    parts = (
        (say("subject"), fact.subject, other.subject),
        (say("measure"), fact.metric, other.metric),
        (say("unit"), fact.quantity.unit, other.quantity.unit),
    )
    return [name for name, one, another in parts if one.casefold() != another.casefold()]


async def _article_by_ref(ref: str, desk: Desk) -> Article:
    entry = await entry_by_ref(ref, desk.store)
    if not isinstance(entry, Article):
        raise BadOption("mark-not-of-an-article", ref=entry.ref)
    return entry


async def _figure_by_ref(ref: str, desk: Desk) -> Fact:
    entry = await entry_by_ref(ref, desk.store)
    if not isinstance(entry, Fact):
        raise BadOption("mark-not-of-a-figure", ref=entry.ref)
    return entry


COMMANDS: Sequence[Command[Desk]] = (
    entry_command("merge", "one entry for two that say the same", MergeOptions, merge_entries, "/brief entry merge f12 f13"),
    entry_command("retells", "say that an article repeats another", RetellsOptions, mark_retelling_of, "/brief entry retells a5 a4"),
    entry_command(
        "prefer",
        "let one of two conflicting figures go first",
        PreferOptions,
        prefer_figure,
        "/brief entry prefer f12 over:f13 the company's own report",
    ),
)
