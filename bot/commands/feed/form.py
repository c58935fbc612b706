"""The form that changes a feed: what it brings, and how often it is looked at."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.commands.desk import Desk
from bot.commands.forms import Words, option_field, topic_field
from bot.core.command import FormOffer, lacks, options_of
from bot.core.form import Form, form_of
from bot.core.language import say


def adding_form(options: type[Any]) -> FormOffer[Desk]:
    """Asks for the address of a feed and what of it is wanted, where a line names none."""
    declared = {one.name: one for one in options_of(options)}

    async def make(words: Words, desk: Desk) -> Form:
        topics = replace(await topic_field(declared["topics"], words, desk, several=True), hint=say("None picked means all items"))
        others = [option_field(declared[name], words) for name in ("words", "every")]
        fields = [option_field(declared["url"], words), topics, *others, option_field(declared["full"], words, default="on")]
        return form_of("feed add", say("Follow a feed"), fields, words, say("Follow"))

    return FormOffer(make, lacks("url"))


def feed_form(options: type[Any]) -> FormOffer[Desk]:
    """Asks what shall change of one feed, with what holds now, where a line names a feed and nothing else."""
    declared = {one.name: one for one in options_of(options)}

    async def make(words: Words, desk: Desk) -> Form:
        feed = await desk.store.feeds.get(words.get("feed", ""))
        fields = [
            option_field(declared["topics"], words, present=", ".join(feed.topics)),
            option_field(declared["words"], words, present=", ".join(feed.words)),
            option_field(declared["every"], words, present=_typed(feed.every)),
            option_field(declared["full"], words, present="on" if feed.full_text else "off"),
        ]
        return form_of("feed edit", say("Change a feed"), fields, {**words, "feed": feed.ref}, say("Save"))

    return FormOffer(make, lambda words: not words.keys() - {"feed"} and " " not in words.get("feed", "").strip())


def _typed(interval: timedelta) -> str:
    """The interval as it is typed: "30m", "2h", "1d"."""
    minutes = int(interval.total_seconds()) // 60
    if minutes % 1440 == 0:
        return f"{minutes // 1440}d"
    return f"{minutes // 60}h" if minutes % 60 == 0 else f"{minutes}m"
