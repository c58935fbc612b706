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
from bot.core.command import FormOffer, field_of, lacks, options_of
from bot.core.form import Form, Kind, Pick, form_of
from bot.core.language import say

# -- subscriptions


def subscription_form(options: type[Any], kinds: Sequence[str]) -> FormOffer[Desk]:
    """Asks when a digest is to come and what is to be in it, where a line does not say when."""
    declared = {one.name: one for one in options_of(options)}

    async def make(words: Words, desk: Desk) -> Form:
        is_direct = desk.request.caller.is_direct
        if not is_direct:
            require_admin(desk, "digest subscribe", FOR_YOURSELF)
        caller = desk.request.caller.time_zone or ""
        zone = caller or None if is_direct else (await desk.store.workspace_settings()).time_zone
        fields = [
            option_field(declared["schedule"], words),
            option_field(declared["zone"], words, required=zone is None, default=zone or caller),
            replace(await topic_field(declared["topics"], words, desk, several=True), hint=say("None picked means all topics")),
            option_field(declared["empty"], words, default="skip"),
            option_field(declared["archive"], words, default="on"),
            field_of(declared["kinds"], words, kind=Kind.SEVERAL, picks=[Pick(f"{kind}s", say(f"{kind}s")) for kind in kinds]),
            option_field(declared["language"], words),
            option_field(declared["quiet"], words),
        ]
        return form_of("digest subscribe", say("Subscribe yourself") if is_direct else say("Subscribe this channel"), fields, words)

    return FormOffer(make, lacks("schedule"))


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
        }
        fields = [option_field(declared[name], words, present=value) for name, value in present.items()]
        return form_of("digest edit", say("Change {digest}", digest=subscription.ref), fields, {**words, "digest": subscription.ref})

    return FormOffer(make, lambda words: words.keys() == {"digest"})
