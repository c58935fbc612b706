"""/brief digest …: subscribe a channel to digests, look at one, send one, stop them."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.commands.desk import Desk
from bot.commands.digest import sent
from bot.commands.digest.form import subscription_form
from bot.core.command import COMPLETE_TOPIC, Command, FormOffer, NoOptions, option
from bot.core.document import Block, Choice, Choices, Document, Item, Listing, Moment, Outcome, Text, item, note, paragraph, text
from bot.core.errors import CommandMistake
from bot.core.outlet import Audience
from bot.core.request import Platform, Role
from bot.digests.delivering import DeliveryOutcome, plan_due
from bot.digests.errors import BadSchedule
from bot.digests.schedule import Schedule, says_when
from bot.digests.subscribing import describe_options, describe_topics, edit, occasions, resume, subscribe, unstored
from bot.wording.actions import undo_button
from bot.wording.languages import language_called
from storage.digests.records import DeliveryState, Subscription
from storage.records import SubscriptionOptions, SubscriptionState

#: The kinds of entries that a subscription may ask for.
KINDS = ("article", "fact", "event", "quote")
#: Quiet days and ranges of one subscription.
_QUIETS = 60
#: The channel of subscriptions that are made at the terminal: digests are printed.
PRINTED = "terminal"


def _topics(words: str) -> tuple[str, ...]:
    names = tuple(name for piece in words.split(",") if (name := " ".join(piece.split())))
    return () if [name.casefold() for name in names] == ["all"] else names


def _kinds(words: str) -> tuple[str, ...]:
    """Kinds of entries; singular and plural are understood. Raises ValueError."""
    names = [name.casefold().strip().removesuffix("s") for name in words.split(",") if name.strip()]
    if names in (["all"], []):
        return ()
    if wrong := [name for name in names if name not in KINDS]:
        raise ValueError(f"there is no kind “{wrong[0]}”, only {', '.join(f'{kind}s' for kind in KINDS)}, or all")
    return tuple(kind for kind in KINDS if kind in names)


def _quiet(words: str) -> tuple[tuple[str, str], ...]:
    """Days and ranges of days. Raises ValueError."""
    if words.strip().casefold() == "none":
        return ()
    found: list[tuple[str, str]] = []
    for piece in words.split(","):
        first, _, last = (part.strip() for part in piece.partition(".."))
        try:
            days = date.fromisoformat(first), date.fromisoformat(last or first)
        except ValueError:
            raise ValueError(f"“{piece.strip()}” is no day such as 2026-12-24 and no range such as 2026-12-24..2027-01-01") from None
        if days[0] > days[1]:
            raise ValueError(f"“{piece.strip()}” ends before it begins")
        if len(found) == _QUIETS:
            raise ValueError(f"these are more than {_QUIETS} days and ranges; join neighbouring days, as in 2026-12-24..2027-01-01")
        found.append((days[0].isoformat(), days[1].isoformat()))
    return tuple(sorted(found))


@dataclass(frozen=True, slots=True)
class SubscribeOptions:
    schedule: str = option("when, perhaps after a topic", required=True, rest=True, example="weekdays 09:00")
    topics: tuple[str, ...] | None = option(
        "topics with commas between, or all", parse=_topics, example="qwen,alibaba", complete=COMPLETE_TOPIC
    )
    zone: str | None = option("the time zone, kept for this workspace", example="Europe/Berlin")
    empty: str = option("what happens on a day without news", default="skip", choices=("skip", "say"))
    archive: str = option("with something from the archive", default="on", choices=("on", "off"))
    kinds: tuple[str, ...] = option("kinds of entries with commas between, or all", default=(), parse=_kinds, example="facts,events")
    language: str = option("language of the articles, or all", default="", parse=language_called, example="en")
    quiet: tuple[tuple[str, str], ...] = option("days without digests", default=(), parse=_quiet, example="2026-12-24..2027-01-01")


async def subscribe_(options: SubscribeOptions, desk: Desk) -> Document:
    """The subscription that was made, its next times, and the offer to send one now; or the question for the time zone."""
    named, schedule = await _split(options.schedule, desk)
    topics = await _called((*named, *(options.topics or ())), desk)
    settings = await desk.store.workspace_settings()
    zone = options.zone or settings.time_zone
    if zone is None:
        return _which_zone(desk)
    wished = SubscriptionOptions(
        say_when_empty=options.empty == "say",
        archive=options.archive == "on",
        kinds=options.kinds,
        language=options.language,
        quiet=options.quiet,
    )
    coming = occasions(schedule, zone, desk.request.now, 3, wished)
    made = await subscribe(
        desk.store.subscriptions,
        audience_of(desk),
        topics,
        schedule,
        zone,
        desk.request.caller.user,
        desk.request.now,
        wished,
    )
    if settings.time_zone is None:
        await desk.store.set_time_zone(coming.zone, desk.request.caller.user, part_of=desk.store.subscriptions.last_action_number)
    blocks: list[Block] = [
        paragraph(
            f"This channel gets {'; '.join([f'{describe_topics(made)}, {made.schedule} ({made.zone})', *describe_options(made.options)])}."
        ),
        Listing(
            items=tuple(
                item("Next" if number == 0 else "Then", Moment(at=slot.at, zone=made.zone)) for number, slot in enumerate(coming.next)
            )
        ),
        Choices(
            choices=(
                Choice(label="Send one now", line=f"/brief digest now {made.ref}"),
                Choice(label="Preview", line=f"/brief digest preview {made.ref}"),
                Choice(label="Stop it again", line=f"/brief digest unsubscribe {made.ref}", danger=True),
            )
        ),
    ]
    return Document(title=f"Subscribed: {made.ref}", blocks=tuple(blocks))


async def _called(names: Sequence[str], desk: Desk) -> list[str]:
    """The topics of these names, each once."""
    return list(dict.fromkeys([(await desk.topic(name)).name for name in names]))


async def _split(words: str, desk: Desk) -> tuple[tuple[str, ...], str]:
    """Topics in front of a schedule, and the schedule: "qwen daily 09:00"."""
    pieces = words.split()
    for start in range(len(pieces)):
        try:
            Schedule.parse(" ".join(pieces[start:]))
        except BadSchedule:
            continue
        named = _topics(" ".join(pieces[:start]))
        if named and says_when(pieces[0]) and await desk.store.find_topic(named[0]) is None:
            break  # it is a schedule that can't be read, and only its end can
        return named, " ".join(pieces[start:])
    first = pieces[0] if pieces else ""
    known = await desk.store.find_topic(first)
    Schedule.parse(" ".join(pieces[1:] if known or first.casefold() == "all" else pieces))  # raises, with examples
    raise AssertionError("a schedule that could not be read was read")


def _which_zone(desk: Desk) -> Document:
    """The one question that a workspace is asked: in which time zone its schedules are meant."""
    own = desk.request.caller.time_zone
    zones = dict.fromkeys([*([own] if own else []), "UTC"])
    return Document(
        title="In which time zone?",
        blocks=(
            paragraph(
                "Nothing was subscribed yet: I don't know in which time zone 09:00 is meant. I ask this once for the whole workspace."
            ),
            Choices(choices=tuple(Choice(label=zone, line=f"{desk.request.line} zone:{zone}") for zone in zones)),
            paragraph("Or type it behind the command, such as zone:Europe/Berlin or zone:Asia/Shanghai."),
        ),
        outcome=Outcome.MISTAKE,
        code="needs-zone",
        option="zone",
    )


def audience_of(desk: Desk) -> Audience:
    """The channel that the request came from; at the terminal, the terminal."""
    caller = desk.request.caller
    if caller.platform is not Platform.TERMINAL and caller.channel is None:
        raise CommandMistake("There is no channel here to send digests to.", "Ask me in the channel that should get them.")
    return Audience(caller.platform, caller.workspace or "", caller.channel or PRINTED)


@dataclass(frozen=True, slots=True)
class WhichOptions:
    digest: str | None = option("which subscription, when the channel has several", positional=True, example="d1")


async def list_(options: NoOptions, desk: Desk) -> Document:
    """All subscriptions of the workspace."""
    found = await desk.store.subscriptions.all()
    if not found:
        return Document(
            title="Digests", blocks=(paragraph("No channel gets digests yet. In the channel, type /brief digest subscribe weekdays 09:00"),)
        )
    return Document(title="Digests", blocks=(Listing(items=tuple(_line(one, desk) for one in found)),))


def _line(one: Subscription, desk: Desk) -> Item:
    said = [f"{_where(one, desk)}: {describe_topics(one)}, {one.schedule} ({one.zone})", *describe_options(one.options)]
    spans: list[Text | Moment] = [text("; ".join(said))]
    if one.state is SubscriptionState.PAUSED:
        spans.append(text(f"; paused{f': {one.reason}' if one.reason else ''}; to go on: /brief digest resume {one.ref}"))
    elif one.due_at is not None:
        plan = plan_due(one, desk.request.now) if one.due_at <= desk.request.now else None
        spans += [text("; one with what it missed comes at once")] if plan and plan.slots else []
        spans += [text("; next "), Moment(at=(plan and plan.next_at) or one.due_at, zone=one.zone)]
    return Item(lead=one.ref, spans=tuple(spans))


async def preview(options: WhichOptions, desk: Desk) -> Document:
    """Exactly what would be sent now; without a subscription, what a channel that has had nothing would get."""
    subscription = await _which(options, desk, needed=False)
    if subscription is None:
        zone = (await desk.store.workspace_settings()).time_zone or desk.request.caller.time_zone or "UTC"
        subscription = unstored(audience_of(desk), (), zone, desk.request.now)
    document = await desk.deliverer.preview(subscription)
    return document.model_copy(update={"private": True, "title": f"Preview: {document.title}"})


async def now(options: WhichOptions, desk: Desk) -> Document:
    """What became of sending the digest at once."""
    subscription = await _which(options, desk, needed=True)
    if subscription is None:
        raise AssertionError("a needed subscription was not found and not refused")
    done = _sent(await desk.deliverer.send_now(subscription), desk)
    return done.model_copy(update={"blocks": (*done.blocks, *_resting(subscription))})


def _resting(subscription: Subscription) -> tuple[Block, ...]:
    """That none comes by itself while the subscription is paused."""
    if subscription.state is not SubscriptionState.PAUSED:
        return ()
    return (note(f"{subscription.ref} is paused: none comes by itself until /brief digest resume {subscription.ref}"),)


def _where(one: Subscription, desk: Desk) -> str:
    """The channel as people know it: ids say nothing where "this channel" does."""
    caller = desk.request.caller
    if (one.platform, one.channel) == (str(caller.platform), caller.channel or PRINTED):
        return "this terminal" if one.channel == PRINTED else "this channel"
    return f"{one.platform} channel {one.channel}"


def _sent(outcome: DeliveryOutcome, desk: Desk) -> Document:
    match outcome.state:
        case DeliveryState.SENT:
            return Document(title=f"Sent: digest {outcome.reference}", blocks=(paragraph(f"To {_where(outcome.subscription, desk)}."),))
        case DeliveryState.SKIPPED:
            return Document(
                title="Nothing was sent",
                blocks=(paragraph("There is nothing new for this channel. Subscribe with empty:say to be told of empty days."),),
            )
        case DeliveryState.FAILED:
            return _unsent(outcome, "could not be sent", "Mend that, then type /brief digest now again.")
        case DeliveryState.UNVERIFIED:
            return _unsent(outcome, "may or may not have arrived", "Look for its reference in the channel; it is not sent again by itself.")
        case DeliveryState.UNKNOWN:
            return _unsent(outcome, "is being looked up in the channel", "It is sent again only if it is not there.")
        case _:
            return _unsent(outcome, "is not sent yet", "It is tried again by itself.")


def _unsent(outcome: DeliveryOutcome, what: str, then: str) -> Document:
    reason = f": {outcome.reason}" if outcome.reason else ""
    return Document(
        title=f"Digest {outcome.reference} {what}",
        blocks=(paragraph(f"Channel {outcome.subscription.channel}{reason}"), paragraph(then)),
        outcome=Outcome.REFUSED,
        code=f"digest-{outcome.state}",
    )


@dataclass(frozen=True, slots=True)
class EditOptions:
    digest: str | None = option("which subscription, when the channel has several", positional=True, example="d1")
    schedule: str | None = option("when", rest=True, example="weekdays 09:00 17:30")
    topics: tuple[str, ...] | None = option(
        "topics with commas between, or all", parse=_topics, example="qwen,alibaba", complete=COMPLETE_TOPIC
    )
    zone: str | None = option("the time zone of this subscription", example="Europe/Berlin")
    empty: str | None = option("what happens on a day without news", choices=("skip", "say"))
    archive: str | None = option("with something from the archive", choices=("on", "off"))
    kinds: tuple[str, ...] | None = option("kinds of entries with commas between, or all", parse=_kinds, example="facts,events")
    language: str | None = option("language of the articles, or all", parse=language_called, example="en")
    quiet: tuple[tuple[str, str], ...] | None = option("days without digests, or none", parse=_quiet, example="2026-12-24..2027-01-01")


async def edit_(options: EditOptions, desk: Desk) -> Document:
    """The subscription with what was given changed, and its next times."""
    named, schedule = options.digest, options.schedule
    if named is not None and not re.fullmatch(r"d?\d+", named.strip(), re.IGNORECASE):
        # The channel has one subscription and its reference was left out: what stands there is the schedule's beginning.
        named, schedule = None, f"{named} {schedule or ''}".strip()
    subscription = await _which(WhichOptions(named), desk, needed=True)
    if subscription is None:
        raise AssertionError("a needed subscription was not found and not refused")
    given: dict[str, Any] = {name: getattr(options, name) for name in ("kinds", "language", "quiet") if getattr(options, name) is not None}
    if options.empty is not None:
        given["say_when_empty"] = options.empty == "say"
    if options.archive is not None:
        given["archive"] = options.archive == "on"
    topics = None if options.topics is None else await _called(options.topics, desk)
    changed = await edit(
        desk.store.subscriptions,
        subscription.ref,
        desk.request.caller.user,
        desk.request.now,
        topics=topics,
        schedule=schedule,
        zone=options.zone,
        options=replace(subscription.options, **given) if given else None,
    )
    coming = occasions(changed.schedule, changed.zone, desk.request.now, 3, changed.options)
    times = tuple(item("Next" if not number else "Then", Moment(at=slot.at, zone=coming.zone)) for number, slot in enumerate(coming.next))
    said = [f"{describe_topics(changed)}, {changed.schedule} ({changed.zone})", *describe_options(changed.options)]
    done = desk.store.subscriptions.last_action_number is not None
    return Document(
        title=f"Changed: {changed.ref}" if done else f"Nothing was changed: {changed.ref}",
        blocks=(
            paragraph(f"{'Now' if done else 'It is so already'}: {'; '.join(said)}."),
            Listing(items=times),
            *undo_button(desk.store.subscriptions.last_action_number),
        ),
    )


async def unsubscribe(options: WhichOptions, desk: Desk) -> Document:
    """The subscription that was ended."""
    subscription = await _which(options, desk, needed=True)
    ended = await desk.store.subscriptions.end(subscription.ref if subscription else "", by=desk.request.caller.user, now=desk.request.now)
    return Document(
        title=f"Stopped: {ended.ref}",
        blocks=(
            paragraph(f"No more of {describe_topics(ended)} to {_where(ended, desk)}."),
            note("Undo brings it back; what it missed meanwhile comes in one digest."),
            *undo_button(desk.store.subscriptions.last_action_number),
        ),
    )


async def pause(options: WhichOptions, desk: Desk) -> Document:
    """The subscription, paused until it is resumed."""
    subscription = await _which(options, desk, needed=True)
    if subscription is not None and subscription.state is SubscriptionState.PAUSED:
        why = f" {subscription.reason}" if subscription.reason else ""
        go_on = Choices(choices=(Choice(label="Resume", line=f"/brief digest resume {subscription.ref}"),))
        return Document(title=f"Paused already: {subscription.ref}", blocks=(paragraph(f"It was paused{why}. Nothing was changed."), go_on))
    caller = desk.request.caller
    reason = f"by {caller.user_name or 'an admin'}"
    paused = await desk.store.subscriptions.pause(subscription.ref if subscription else "", reason, by=caller.user, now=desk.request.now)
    return Document(
        title=f"Paused: {paused.ref}",
        blocks=(
            paragraph("What is missed meanwhile comes in one digest after it is resumed."),
            Choices(choices=(Choice(label="Resume", line=f"/brief digest resume {paused.ref}"),)),
            *undo_button(desk.store.subscriptions.last_action_number),
        ),
    )


async def resume_(options: WhichOptions, desk: Desk) -> Document:
    """The subscription, active again."""
    subscription = await _which(options, desk, needed=True)
    resumed = await resume(desk.store.subscriptions, subscription.ref if subscription else "", desk.request.now, desk.request.caller.user)
    spans: list[Text | Moment] = [text("The next one comes "), Moment(at=resumed.due_at, zone=resumed.zone)] if resumed.due_at else []
    title = (
        f"Resumed: {resumed.ref}"
        if desk.store.subscriptions.last_action_number is not None
        else f"Nothing was changed: {resumed.ref} is not paused"
    )
    return Document(title=title, blocks=(paragraph(*spans), *undo_button(desk.store.subscriptions.last_action_number)))


async def next_(options: WhichOptions, desk: Desk) -> Document:
    """The next five times, local and UTC."""
    subscription = await _which(options, desk, needed=True)
    if subscription is None:
        raise AssertionError("a needed subscription was not found and not refused")
    coming = occasions(subscription.schedule, subscription.zone, desk.request.now, 5, subscription.options)
    items = tuple(item("", Moment(at=slot.at, zone=coming.zone), f" ({slot.at:%Y-%m-%d %H:%M} UTC)") for slot in coming.next)
    blocks = (*_resting(subscription), Listing(items=items))
    return Document(title=f"{subscription.ref}: {subscription.schedule}", blocks=blocks)


async def _which(options: WhichOptions, desk: Desk, *, needed: bool) -> Subscription | None:
    """The subscription that is meant: the one named, else the only one of this channel.

    Raises:
        CommandMistake: there are several and none was named, or there is none and one is needed.
    """
    if options.digest is not None:
        return await desk.store.subscriptions.get(options.digest)
    here = audience_of(desk)
    found = await desk.store.subscriptions.all(str(here.platform), here.channel)
    if len(found) == 1:
        return found[0]
    if len(found) > 1:
        named = ", ".join(f"{one.ref} ({describe_topics(one)}, {one.schedule})" for one in found)
        raise CommandMistake("This channel has several digests.", f"Name one: {named}.")
    if needed:
        raise CommandMistake("This channel gets no digest.", "Type /brief digest list for all, or /brief digest subscribe weekdays 09:00")
    return None


def _command(
    word: str,
    summary: str,
    options: type[Any],
    run: Callable[[Any, Desk], Awaitable[Document]],
    *examples: str,
    changes: bool = True,
    slow: bool = False,
    form: FormOffer[Desk] | None = None,
) -> Command[Desk]:
    return Command(("digest", word), summary, options, run, role=Role.ADMIN, changes=changes, slow=slow, form=form, examples=examples)


def _commands() -> Sequence[Command[Desk]]:
    return (
        _command(
            "subscribe",
            "send this channel a digest on a schedule",
            SubscribeOptions,
            subscribe_,
            "/brief digest subscribe weekdays 09:00 zone:Europe/Berlin",
            "/brief digest subscribe qwen mondays 09:00",
            form=subscription_form(SubscribeOptions, KINDS),
        ),
        _command("list", "all subscriptions", NoOptions, list_, "/brief digest list", changes=False),
        _command("preview", "exactly what would be sent now", WhichOptions, preview, "/brief digest preview", changes=False),
        _command("now", "send a digest at once", WhichOptions, now, "/brief digest now d1", slow=True),
        _command("next", "the next five times", WhichOptions, next_, "/brief digest next d1", changes=False),
        _command(
            "edit",
            "change a subscription",
            EditOptions,
            edit_,
            "/brief digest edit d1 weekdays 09:00 17:30",
            "/brief digest edit d1 kinds:facts",
        ),
        *sent.COMMANDS,
        _command("pause", "hold a subscription", WhichOptions, pause, "/brief digest pause d1"),
        _command("resume", "go on with a paused subscription", WhichOptions, resume_, "/brief digest resume d1"),
        _command("unsubscribe", "end a subscription", WhichOptions, unsubscribe, "/brief digest unsubscribe d1"),
    )


COMMANDS = _commands()
