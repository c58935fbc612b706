"""A form is one command line: what is filled in comes back from the parser exactly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.catalog import Catalog
from bot.core.command import Command, FormOffer, NoOptions, Option, field_of, lacks, only, option
from bot.core.dispatch import Dispatcher
from bot.core.document import Document, Outcome, paragraph
from bot.core.errors import CommandMistake, NotReadable
from bot.core.form import Field, Form, FormChanged, Kind, Pick, form_of
from bot.core.front import Front, TopicName
from bot.core.line import read_line
from bot.core.parse import split_options
from bot.core.request import Attachment, Caller, Platform, Request, Role
from bot.core.text import clean, without_invisible


@dataclass(frozen=True)
class EntryOptions:
    topic: str = option("whose figure it is", required=True, positional=True)
    sentence: str = option("the sentence", required=True)
    as_of: str | None = option("when", example="2024-09")
    status: str | None = option("whether it has happened", choices=("past", "planned"))
    text: str = option("all the rest", default="", rest=True, verbatim=True)


async def echo(options: EntryOptions, desk: object) -> Document:
    if options.topic == "Mistake":
        raise CommandMistake("topic-unknown-and-none-here", named="Mistake", option="topic")
    if options.topic == "Refused":
        raise NotReadable("file-not-opened", path="news.txt", reason="Permission denied")
    return Document(title="echo", blocks=(paragraph(repr(options)),))


async def make(words: Mapping[str, str], desk: object) -> Form:
    declared: Sequence[Option] = [
        Option("topic", "whose", required=True),
        Option("sentence", "which"),
        Option("status", "how", choices=("past", "planned")),
    ]
    return form_of("enter", "Enter", [field_of(one, words) for one in declared], words)


ENTER: Command[FakeDesk]


@dataclass
class FakeDesk:
    role: Role = Role.EDITOR

    async def find_topic(self, words: str) -> TopicName | None:
        return TopicName(words.title()) if words.casefold() in ("acme", "acme robotics", "mistake", "refused") else None

    async def find_named(self, words: str) -> TopicName | None:
        return None

    async def topics(self) -> Sequence[TopicName]:
        return [TopicName("Acme")]

    async def best_known(self, count: int) -> Sequence[TopicName]:
        return (await self.topics())[:count]


async def plain(options: object, desk: object) -> Document:
    return Document(title="plain")


@dataclass(frozen=True)
class FreeOptions:
    words: str = option("words", default="", rest=True)


ENTER = Command(("enter",), "enters", EntryOptions, echo, role=Role.EDITOR, form=FormOffer(make, lacks("topic", "sentence")))
CATALOG: Catalog[FakeDesk] = Catalog(
    [
        ENTER,
        Command(("help",), "help", NoOptions, plain),
        Command(("ask",), "asks", FreeOptions, plain),
        Command(("stats",), "figures", FreeOptions, plain),
    ]
)


def dispatcher(role: Role = Role.EDITOR) -> Dispatcher[FakeDesk]:
    async def desk(_: Request) -> FakeDesk:
        return FakeDesk(role)

    return Dispatcher(CATALOG, desk)


def request(line: str, platform: Platform = Platform.SLACK, *files: Attachment) -> Request:
    return Request(line, Caller(platform, "slack:T1", "C1", "U1"), files)


def words_of(line: str) -> dict[str, str]:
    return split_options(ENTER, read_line(line), 1)


_TEXTS = st.text(max_size=80).map(without_invisible).filter(str.strip)


@given(st.dictionaries(st.sampled_from(["topic", "sentence", "as-of", "status", "text"]), _TEXTS))
def test_what_is_filled_in_is_what_the_parser_reads(values: dict[str, str]) -> None:
    form = Form("Enter", "enter", tuple(Field(name, name) for name in ("topic", "sentence", "as-of", "status", "text")))
    assert words_of(form.line({name: (value,) for name, value in values.items()})) == values


@given(st.dictionaries(st.sampled_from(["sentence", "as-of"]), _TEXTS), _TEXTS.map(clean).filter(str.strip))
def test_a_line_opens_the_form_that_makes_it_again(kept: dict[str, str], topic: str) -> None:
    words = {**kept, "topic": topic}
    form = form_of("enter", "Enter", [field_of(Option("topic", "whose"), words)], words)
    assert words_of(form.line({})) == words
    assert words_of(form.line({"topic": ("Acme",)})) == {**words, "topic": "Acme"}


def test_only_values_that_differ_from_the_stored_ones_go_into_the_line() -> None:
    fields = (
        Field("scope", "Scope", initial=("toys",), present=("toys",)),
        Field("metric", "Metric", initial=("typed before",), present=("robots\n sold",)),
    )
    form = Form("Correct", "enter", fields, kept=(("entry", "f1"),))
    assert form.line({}) == '/brief enter entry:f1 metric:"typed before"'
    assert form.line({"scope": ("toys",), "metric": ("robots sold",)}) == "/brief enter entry:f1"
    assert form.line({"scope": ("",), "metric": ()}) == '/brief enter entry:f1 scope:"" metric:""'


def test_picks_go_into_the_line_and_so_do_those_that_were_not_chosen() -> None:
    def field(first: int) -> Field:
        picks = tuple(Pick(str(number), f"line {number}") for number in range(first, first + 3))
        name = f"include-{first}"
        return Field(name, "Lines", kind=Kind.SEVERAL, initial=(str(first),), picks=picks, option="include", unpicked="without")

    form = Form("Choose", "enter", (field(1), field(4)))
    assert form.line({"include-1": ("1", "3")}) == "/brief enter include:1,3,4 without:2,5,6"
    assert form.line({"include-1": (), "include-4": ("4", "5", "6")}) == "/brief enter without:1,2,3 include:4,5,6"


def test_a_value_that_belongs_to_no_field_is_refused() -> None:
    with pytest.raises(FormChanged, match="nothing was done"):
        Form("Enter", "enter", (Field("topic", "Topic"),)).line({"metric": ("x",)})


def test_a_field_shows_what_its_option_declares() -> None:
    found = field_of(Option("as-of", "when it was true", example="2024-09", required=True), {"as-of": "2023"})
    assert (found.label, found.hint, found.initial, found.required) == ("As of", "When it was true, such as 2024-09", ("2023",), True)
    chosen = field_of(Option("status", "how", choices=("past", "planned")), {"status": "PLANNED"}, default="past")
    assert (chosen.kind, chosen.initial) == (Kind.ONE, ("planned",))
    assert field_of(Option("status", "how", choices=("past",)), {"status": "odd"}).initial == ()
    assert (only("entry")({"entry": "f1"}), only("entry")({"entry": "f1", "scope": ""}), only("entry")({})) == (True, False, False)


async def test_a_line_that_lacks_something_wants_its_form_with_what_it_has() -> None:
    front = dispatcher()
    form = await front.form(request("/brief enter Acme status:past"))
    assert form is not None
    assert {field.name: field.initial for field in form.fields} == {"topic": ("Acme",), "sentence": (), "status": ("past",)}
    assert await front.form(request('/brief enter Acme sentence:"We grow."')) is None
    assert await front.form(request('/brief enter Acme sentence:"We grow."'), filled=True) is not None
    for other in ("/brief help", "/brief stats x", "what is new with us today", "/nobody enter", "", "enterprise"):
        assert not front.has_form(other)
        assert await front.form(request(other)) is None


async def test_no_form_opens_for_people_who_may_not_send_it_nor_for_a_wrong_line() -> None:
    member, line = dispatcher(Role.MEMBER), "/brief enter"
    assert await member.form(request(line)) is None
    assert await member.form(request(line), filled=True) is None
    assert (await member.answer(request(line))).code == "not-allowed"
    submitted = await member.submit(request(line), {"topic": ("Acme",), "sentence": ("We grow.",)})
    assert (submitted.code, submitted.choices) == ("not-allowed", ())
    editor = dispatcher()
    assert await editor.form(request("/brief enter status:past status:planned")) is None
    assert await editor.form(request(line, Platform.TERMINAL)) is None
    assert await editor.form(request(line, Platform.SLACK, Attachment("a.txt", b"We grow."))) is None


async def test_a_submission_is_answered_like_the_line_it_makes() -> None:
    front: Front | Dispatcher[FakeDesk] = dispatcher()
    sentence = 'We “grow”:\n\t"a lot" \\ said topic:x'
    answer = await front.submit(request("/brief enter text:kept"), {"topic": ("acme",), "sentence": (sentence,), "status": ()})
    assert answer.outcome is Outcome.ANSWER
    (span,) = answer.spans()
    assert span.kind == "text"
    assert span.text == repr(EntryOptions("Acme", sentence, text="kept"))


@pytest.mark.parametrize(
    ("topic", "outcome", "option"),
    [("mistake", Outcome.MISTAKE, "topic"), ("nobody", Outcome.MISTAKE, "topic"), ("refused", Outcome.REFUSED, "article")],
)
async def test_what_was_filled_in_wrongly_is_not_lost(topic: str, outcome: Outcome, option: str) -> None:
    front = dispatcher()
    answer = await front.submit(request("/brief enter"), {"topic": (topic,), "sentence": ("We grow.",)})
    assert (answer.outcome, answer.option) == (outcome, option)
    (again,) = answer.choices
    assert (again.label, again.form) == ("Open the form", True)
    form = await front.form(request(again.line), filled=True)
    assert form is not None
    assert {field.name: field.initial for field in form.fields if field.initial} == {
        "topic": (topic.title() if topic != "nobody" else topic,),
        "sentence": ("We grow.",),
    }


async def test_a_mistake_in_a_typed_line_offers_the_form_too_but_not_in_the_terminal() -> None:
    front = dispatcher()
    line = '/brief enter nobody sentence:"We grow."'
    (again,) = (await front.answer(request(line))).choices
    assert (again.line, again.form) == (line, True)
    assert (await front.answer(request(line, Platform.TERMINAL))).choices == ()
    (empty,) = (await front.answer(request(f'/brief enter nobody sentence:"{"We grow. " * 1000}"'))).choices
    assert (empty.label, empty.line, empty.form) == ("Open an empty form", "/brief enter", True)
    assert (await front.answer(request("/brief enter status:past status:planned"))).choices == (), (
        "words that no field takes can't be shown in a form"
    )


async def test_a_form_that_no_longer_exists_does_nothing(caplog: pytest.LogCaptureFixture) -> None:
    answer = await dispatcher().submit(request("/brief help"), {"topic": ("Acme",)})
    assert (answer.outcome, answer.code) == (Outcome.MISTAKE, "form-changed")
    changed = await dispatcher().submit(request("/brief enter"), {"gone": ("x",)})
    assert changed.code == "form-changed"
