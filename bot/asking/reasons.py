"""Reasons that stand in the sentence behind what they explain: "Okla corrected its count. A distributor had been counted twice."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.asking.plan.relations import CORRECTS
from bot.asking.scored import Scored
from bot.core.patterns import regex

#: What was put right or put off, and how the sentence behind tells why.
_PUT_OTHERWISE = regex(rf"{CORRECTS}|\b(?:delay\w*|postpon\w*|(?:mov|push)(?:ed|es)|put off|slip\w*)\b|推迟|延[期后迟]", re.IGNORECASE)
_WENT_WRONG = regex(
    r"\bhad (?:not )?(?:been|\w+ed|gone|left|run|put)\b|\b(?:was|were) (?:too|not|missing|late|wrong|stuck|still)\b|"
    r"\b(?:could|did|does|do|would)(?: not|n['’]t)\b|\bbecause\b|因|由于",
    re.IGNORECASE,
)


def reasons_behind(ranked: Sequence[Scored], near: Sequence[Scored]) -> list[Scored]:
    """The sentences right behind what was put right or put off that tell what had gone wrong: "A distributor had been counted twice"."""
    put_right = {
        " ".join(one.one.sentence.split()) for one in near if one.features.relation == 1.0 and _PUT_OTHERWISE.search(one.one.sentence)
    }
    return [
        one
        for one in ranked
        if _WENT_WRONG.search(one.one.sentence) and any(" ".join(one.one.context.split()).endswith(its) for its in put_right)
    ]
