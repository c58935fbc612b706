"""The form that asks when a digest is to come and what is to be in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.commands.desk import Desk
from bot.commands.digest.command import FOR_YOURSELF, meant_subscription
from bot.commands.digest.options import WhichOptions
from bot.commands.digest.personal import require_admin
from bot.commands.forms import Words, option_field, topic_field
from bot.core.command import FormOffer, Option, field_of, lacks, options_of
from bot.core.form import Field, Form, Kind, Pick, form_of
from bot.core.language import say
from bot.core.request import Platform, Role
from storage.records import Show

# -- subscriptions


def subscription_form(options: type[Any], kinds: Sequence[str]) -> FormOffer[Desk]:
    """Asks when a digest is to come and what is to be in it, where a line does not say when."""
    declared = {one.name: one for one in options_of(options)}

    async def make(words: Words, desk: Desk) -> Form:
        asker = desk.request.caller
        is_direct = asker.is_direct
        if not is_direct:
            require_admin(desk, "digest subscribe", FOR_YOURSELF)
        caller = asker.time_zone or ""
        zone = caller or None if is_direct else (await desk.store.workspace_settings()).time_zone
        fields = [
            option_field(declared["schedule"], words),
            option_field(declared["zone"], words, required=zone is None, default=zone or caller),
            replace(await topic_field(declared["topics"], words, desk, several=True), hint=say("None picked means all topics")),
            option_field(declared["empty"], words, default="skip"),
            option_field(declared["archive"], words, default="on"),
            option_field(declared["show"], words, default=Show.NEWS),
            field_of(declared["kinds"], words, kind=Kind.SEVERAL, picks=[Pick(f"{kind}s", say(f"{kind}s")) for kind in kinds]),
            option_field(declared["language"], words),
            option_field(declared["quiet"], words),
        ]
        if asker.platform is Platform.SLACK and desk.role >= Role.ADMIN:
            fields.insert(3, _channel_field(declared["channel"], words, "" if is_direct else asker.channel or ""))
        title = say("Subscribe yourself") if is_direct else say("Subscribe this channel")
        return form_of("digest subscribe", title, fields, words, say("Subscribe"))

    return FormOffer(make, lacks("schedule"))


def _channel_field(option: Option, words: Words, here: str) -> Field:
    """The field that asks which channel gets the digests: in a direct message none is needed."""
    present = f"<#{here}>" if here else ""
    typed = words.get(option.name, "")
    hint = say("This one, or another one that I am in or can join") if here else say("Empty: for you alone, by direct message")
    field = field_of(option, words, kind=Kind.CHANNEL, required=bool(here), present=present)
    return replace(field, hint=hint, initial=tuple(filter(None, (typed or present,))))


def editing_form(options: type[Any]) -> FormOffer[Desk]:
    """Asks for another schedule and other options of a subscription, where a line names no more than which one."""
    declared = {one.name: one for one in options_of(options)}

    async def make(words: Words, desk: Desk) -> Form:
        subscription = await meant_subscription(WhichOptions(words.get("digest")), desk)
        now = subscription.options
        present = {
            "schedule": subscription.schedule,
            "zone": subscription.zone,
            "topics": ",".join(subscription.topics),
            "empty": "say" if now.say_when_empty else "skip",
            "archive": "on" if now.archive else "off",
            "show": now.show.value,
        }
        fields = [option_field(declared[name], words, present=value) for name, value in present.items()]
        topics = await topic_field(declared["topics"], words, desk, several=True, present=present["topics"])
        fields[2] = replace(topics, hint=say("None picked means all topics"))
        if desk.request.caller.platform is Platform.SLACK and not subscription.person:
            fields.insert(3, _channel_field(declared["channel"], words, subscription.channel))
        words = {**words, "digest": subscription.ref}
        return form_of("digest edit", say("Change {digest}", digest=subscription.ref), fields, words, say("Save"))

    return FormOffer(make, lambda words: words.keys() == {"digest"})
