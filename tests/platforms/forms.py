"""A form with a field of every kind, and others that try the limits; what both platforms are tried with."""

from __future__ import annotations

from bot.core.form import Field, Form, Kind, Pick


def _picks(*values: str) -> tuple[Pick, ...]:
    return tuple(Pick(value, value) for value in values)


_LINES = tuple(Pick(str(number), f"{number}. line") for number in range(1, 5))
LINE = "/brief entry fact"
FORM = Form(
    "Enter a figure",
    "entry fact",
    (
        Field("topic", "Topic", "Whose figure it is", Kind.ONE, required=True, picks=_picks("Acme", "Rover & Co")),
        Field("sentence", "Sentence", "The sentence that says it", Kind.LONG, required=True),
        Field("source", "Source", initial=("Acme <News>",)),
        Field("lines", "Lines", kind=Kind.SEVERAL, initial=("1", "3"), picks=_LINES, unpicked="without"),
        Field("scope", "Scope", initial=("toys",), present=("toys",)),
        Field("nature", "Nature", kind=Kind.ONE, initial=("actual",), picks=_picks("actual", "planned")),
    ),
    kept=(("published", "2024-05"),),
)
#: What the form stands for when nothing but what must be is filled in.
FILLED = (
    '/brief entry fact published:2024-05 topic:"Rover & Co" sentence:"We sold\n\\"<50>\\" robots." source:"Acme <News>" lines:1,3'
    " without:2,4 nature:actual"
)
SENTENCE = 'We sold\n"<50>" robots.'

BIG = Form(
    "A title that is much too long for the head of any window",
    "entry fact",
    (
        Field("many", "Many " * 20, "Hint " * 60, Kind.SEVERAL, picks=tuple(Pick(str(n), f"{n} " + "x" * 200) for n in range(25))),
        Field("long", "Long", kind=Kind.LONG, initial=("y" * 3001,)),
        Field("emoji", "Emoji 🎉" * 10, kind=Kind.ONE, picks=(Pick("🎉", "🎉" * 80), Pick("b", ""))),
        *(Field(f"more-{n}", f"More {n}") for n in range(10)),
    ),
)
#: None of its fields can be shown: what stands in them is longer than any window takes back.
UNSHOWABLE = Form("Long", "suggest", (Field("article", "Article", kind=Kind.LONG, initial=("y" * 5000,)),))
