"""/brief digest subscribe: a channel gets digests on a schedule from now on."""

from __future__ import annotations

from bot.commands.desk import Desk
from bot.commands.digest.command import audience_of, digest_command, topics_called
from bot.commands.digest.form import subscription_form
from bot.commands.digest.listing import coming_times, describe
from bot.commands.digest.options import KINDS, SubscribeOptions, topic_names
from bot.core.document import Choice, Choices, Document, Outcome, paragraph
from bot.digests.errors import BadSchedule
from bot.digests.schedule import Schedule, says_when
from bot.digests.subscribing import subscribe, upcoming_slots
from storage.records import SubscriptionOptions


async def subscribe_channel(options: SubscribeOptions, desk: Desk) -> Document:
    """The subscription that was made, its next times, and the offer to send one now; or the question for the time zone."""
    named, schedule = await _topics_and_schedule(options.schedule, desk)
    topics = await topics_called((*named, *(options.topics or ())), desk)
    settings = await desk.store.workspace_settings()
    zone = options.zone or settings.time_zone
    if zone is None:
        return _ask_for_zone(desk)
    preferences = SubscriptionOptions(
        say_when_empty=options.empty == "say",
        archive=options.archive == "on",
        kinds=options.kinds,
        language=options.language,
        quiet=options.quiet,
    )
    coming = upcoming_slots(schedule, zone, desk.request.now, 3, preferences)
    user = desk.request.caller.user
    made = await subscribe(desk.store.subscriptions, audience_of(desk), topics, schedule, zone, user, desk.request.now, preferences)
    if settings.time_zone is None:
        await desk.store.set_time_zone(coming.zone, user, part_of=desk.store.subscriptions.last_action_number)
    choices = (
        Choice(label="Send one now", line=f"/brief digest now {made.ref}"),
        Choice(label="Preview", line=f"/brief digest preview {made.ref}"),
        Choice(label="Stop it again", line=f"/brief digest unsubscribe {made.ref}", danger=True),
    )
    blocks = (paragraph(f"This channel gets {describe(made)}."), coming_times(coming), Choices(choices=choices))
    return Document(title=f"Subscribed: {made.ref}", blocks=blocks)


async def _topics_and_schedule(words: str, desk: Desk) -> tuple[tuple[str, ...], str]:
    """Topics in front of a schedule, and the schedule: "qwen daily 09:00"."""
    pieces = words.split()
    for start in range(len(pieces)):
        try:
            Schedule.parse(" ".join(pieces[start:]))
        except BadSchedule:
            continue
        named = topic_names(" ".join(pieces[:start]))
        if named and says_when(pieces[0]) and await desk.store.find_topic(named[0]) is None:
            break  # it is a schedule that can't be read, and only its end can
        return named, " ".join(pieces[start:])
    first = pieces[0] if pieces else ""
    known = await desk.store.find_topic(first)
    Schedule.parse(" ".join(pieces[1:] if known or first.casefold() == "all" else pieces))  # raises, with examples
    raise AssertionError("a schedule that could not be read was read")


def _ask_for_zone(desk: Desk) -> Document:
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


COMMAND = digest_command(
    "subscribe",
    "send this channel a digest on a schedule",
    SubscribeOptions,
    subscribe_channel,
    "/brief digest subscribe weekdays 09:00 zone:Europe/Berlin",
    "/brief digest subscribe qwen mondays 09:00",
    form=subscription_form(SubscribeOptions, KINDS),
    also={"schedule": {}, "subscriptions": {}} | {words: {"schedule": words} for words in ("daily", "weekly", "weekdays")},
)
