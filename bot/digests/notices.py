"""Private messages for the person who made a subscription, when something prevents its digests. Pure."""

from __future__ import annotations

from bot.core.document import Block, Choice, Choices, Document, Hint, Mention, note, paragraph
from bot.core.language import say
from bot.wording.schedules import describe_schedule
from storage.digests.records import Subscription


def paused(subscription: Subscription, reason: str, *, gone: bool = False) -> Document:
    """The message when a platform refuses for good and the subscription was paused, with a button that resumes it; where its channel is
    ``gone``, it asks for another one."""
    ref, is_watch = subscription.ref, subscription.watched is not None
    if is_watch:
        title = say("Watch {subscription} was paused", subscription=ref)
        happened = say("I could not post what it saw and never will be able to as things are: {reason}", reason=reason)
    else:
        title = say("Digest {subscription} was paused", subscription=ref)
        happened = say(
            "I could not post it ({schedule}) and never will be able to as things are: {reason}",
            schedule=describe_schedule(subscription.schedule),
            reason=reason,
        )
    blocks: list[Block] = [paragraph(happened)]
    if not subscription.person and not gone:
        blocks.append(paragraph(say("It goes to"), " ", Mention(what="channel", id=subscription.channel)))
    return Document(title=title, blocks=(*blocks, *_what_then(subscription, gone=gone)))


def _what_then(subscription: Subscription, *, gone: bool) -> tuple[Block, ...]:
    """How it goes on."""
    ref = subscription.ref
    if gone and subscription.watched is not None:
        said = say("Its channel is gone. Make another one where it shall go; this one ends with")
        return (paragraph(said, " ", Hint(line=f"/brief watch remove {ref}")),)
    if gone:
        return (
            paragraph(say("Its channel is gone. Which one shall get it? Type, with that channel:")),
            paragraph(Hint(line=f"/brief digest edit {ref} channel:#…")),
            note(say("What is missed until then goes into one digest.")),
        )
    if subscription.watched is not None:
        line, then = f"/brief watch resume {ref}", say("You get no alerts later for what it saw meanwhile.")
    else:
        line, then = f"/brief digest resume {ref}", say("What is missed goes into one digest.")
    return (
        note(say("When that has changed, press Resume."), " ", then),
        Choices(choices=(Choice(label=say("Resume"), line=line, primary=True),)),
    )


def given_up(subscription: Subscription, reason: str, *, begun: bool) -> Document:
    """The message when a digest was given up after a day of failures; ``begun``: a part of it may be in the channel."""
    return _notice(
        say("A digest could not be posted") if subscription.watched is None else say("An alert could not be posted"),
        say("I tried for a day to post {named}: {reason}", named=_named(subscription), reason=reason),
        say("A part of it is in the channel; /brief latest shows the rest.")
        if begun
        else say("Nothing is lost: what it held goes into the next one.")
        if subscription.watched is None
        else say("It is not tried again; /brief latest shows what is new."),
    )


def unverified(subscription: Subscription, reference: str) -> Document:
    """The message when it can't be found out whether a digest arrived."""
    return _notice(
        say("Digest {reference} may not have arrived", reference=reference)
        if subscription.watched is None
        else say("Alert {reference} may not have arrived", reference=reference),
        say(
            "The platform gave no answer when I posted {named}, and I may not read the channel's history. I did not "
            "post it again, for twice is worse.",
            named=_named(subscription),
        ),
        say("If it is missing, type /brief latest there. With the right to read the channel's history I can look such messages up."),
    )


def _notice(title: str, happened: str, then: str) -> Document:
    return Document(title=title, blocks=(paragraph(happened), note(then)))


def _named(subscription: Subscription) -> str:
    return (
        say("digest {subscription} ({schedule})", subscription=subscription.ref, schedule=describe_schedule(subscription.schedule))
        if subscription.watched is None
        else say("what watch {subscription} saw", subscription=subscription.ref)
    )
