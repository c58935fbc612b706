from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given

from bot.core.document import (
    Chart,
    Choice,
    Choices,
    Document,
    Heading,
    Listing,
    Moment,
    Point,
    Ref,
    Series,
    Source,
    Sources,
    item,
    note,
    paragraph,
)
from bot.core.errors import NotAllowed, UnknownCommand
from bot.core.language import speaking
from bot.core.refusals import failure, mistake
from bot.platforms.discord.buttons import carried_by, pressed
from bot.platforms.discord.message import SEPARATOR
from bot.platforms.discord.renderer import render
from tests.fake_discord.components import buttons_of, options_of
from tests.fake_discord.limits import message_errors
from tests.platforms.discord.documents import documents, many, shown, texts, tokens_of

NOW = datetime(2026, 11, 16, 8, 0, tzinfo=UTC)


@many
@given(documents)
def test_every_message_is_within_the_limits_and_is_json(document: Document) -> None:
    for message in render(document, tokens=tokens_of(document)):
        assert message_errors(message.payload()) == []
        assert message_errors(message.with_footer("Digest 8F3K2/10").payload()) == []
        assert json.loads(json.dumps(message.payload())) == message.payload()


@many
@given(documents)
def test_no_source_is_lost(document: Document) -> None:
    messages = render(document, tokens=tokens_of(document))
    small = [words for text in shown(messages, sources=False) for words in re.findall(r"(?m)^-# Sources(?:, in our summaries)?: .*", text)]
    heads = re.findall(r"(?m)^\*\*\\\[([\d, ]+)\\\]\*\*", "\n".join(shown(messages, sources=True)))
    named = [number for numbers in heads for number in numbers.split(", ")]
    named += [number for line in small for numbers in re.findall(r" \\\[([\d, ]+)\\\]", line) for number in numbers.split(", ")]
    assert sorted(map(int, named)) == sorted(source.number for source in document.sources)
    opened = [option for message in messages for option in options_of(message.payload())]
    assert len(opened) == len([source for source in document.sources if source.line])


@many
@given(documents)
def test_every_choice_is_a_button(document: Document) -> None:
    messages = render(document, tokens=tokens_of(document))
    buttons = [button for message in messages for button in buttons_of(message.payload())]
    assert len(buttons) == len(document.choices)
    assert not any(button.get("disabled") for button in buttons)
    found = [pressed(button["custom_id"]) for button in buttons]
    lines = {token: line for line, token in tokens_of(document).items()}
    carried = [lines.get(one.token, one.line) for one in found if one is not None]
    assert sorted(carried) == sorted(map(carried_by, document.choices))


@many
@given(documents)
def test_nothing_pings_or_poses_as_markup(document: Document) -> None:
    for words in texts(render(document, tokens=tokens_of(document))):
        assert not re.search(r"(?<!<)@(everyone|here|&|!|\d)|\\<@[&!\d]", words, re.IGNORECASE)
        open_text = re.sub(r"`[^`\n]*`", "", re.sub(r"\\[^\w\s]|\\_", "", re.sub(r"(?s)```\n.*?\n```", "", words)))
        assert not re.search(r"<(?!t:-?\d+:R>|https?://|(@|@&|#)4711>)", open_text)
        assert not re.search("[\x00-\x08\u202a-\u202e\u2066-\u2069]", words)


def test_an_answer_as_people_see_it() -> None:
    document = Document(
        title="Acme: figures",
        blocks=(
            Heading(text="Models"),
            Listing(items=(item("Derivative models", "over 100,000 (Feb 2025) ", Ref(number=1)), item("Native", "over 50,000"))),
            note("As of ", Moment(at=NOW, zone="Europe/Berlin")),
            Sources(
                sources=(
                    Source(
                        number=1,
                        sentence="More than 100,000 exist.",
                        article="Acme News, 27 Feb 2025",
                        url="https://acme.example/x",
                        line="/brief source f1",
                    ),
                )
            ),
            Choices(choices=(Choice(label="Share with channel", line="/acme stats", share=True),)),
        ),
    )
    (message,) = render(document)
    title, body, rule, sources, buttons, select = message.parts
    assert title["content"] == "### Acme: figures"
    assert body["content"] == (
        "**Models**\n\n- **Derivative models**: over 100,000 (Feb 2025) \\[1\\]\n- **Native**: over 50,000\n"
        f"-# As of Mon 16 Nov 2026, 09:00 Europe/Berlin (<t:{int(NOW.timestamp())}:R>)"
    )
    assert rule["type"] == SEPARATOR
    assert sources["content"] == (
        "**Sources**\n**\\[1\\]** [Acme News, 27 Feb 2025](<https://acme.example/x>) (acme.example)\n-# “More than 100,000 exist.”"
    )
    assert buttons["components"][0]["custom_id"] == "s:/acme stats"
    assert select["components"][0]["options"][0]["value"] == "l:/brief source f1"


def test_details_stand_below_in_an_answer() -> None:
    source = Source(number=1, sentence="Acme has 40,000 shops.", article="The Example", line="/brief source f1")
    short = (paragraph("40,000 shops ", Ref(number=1)), Sources(sources=(source.model_copy(update={"sentence": ""}),)))
    document = Document(title="Digest", blocks=short, details=(paragraph("More."), Sources(sources=(source,))))
    (message,) = render(document)
    assert texts((message,)) == [
        "### Digest",
        "40,000 shops \\[1\\]",
        "**Sources**\n**\\[1\\]** The Example",
        "**Details**\n\nMore.",
        "**Sources**\n**\\[1\\]** The Example\n-# “Acme has 40,000 shops.”",
    ]


def test_an_article_is_named_once_with_its_sentences() -> None:
    daily = [Source(number=number, sentence=f"Acme sold {number}.", article="Acme Daily, 27 Feb 2025") for number in (1, 3)]
    weekly = Source(number=2, sentence="Acme plans 2,000.", article="Acme Weekly", note="retells [1]")
    messages = render(Document(title="Acme", blocks=(Sources(sources=(daily[0], weekly, daily[1])),)))
    assert "\n".join(texts(messages)).splitlines()[2:] == [
        r"**\[1, 3\]** Acme Daily, 27 Feb 2025",
        r"-# \[1\] “Acme sold 1.”",
        r"-# \[3\] “Acme sold 3.”",
        r"**\[2\]** Acme Weekly (retells \[1\])",
        "-# “Acme plans 2,000.”",
    ]


def test_an_article_with_more_sentences_than_fit_is_named_with_each() -> None:
    sources = tuple(Source(number=number, sentence=f"{number} {'shops ' * 60}", article="Acme Daily") for number in range(1, 13))
    found = "\n".join(texts(render(Document(title="Acme", blocks=(Sources(sources=sources),)))))
    assert sorted(int(number) for number in re.findall(r"(?m)^\*\*\\\[(\d+)\\\]\*\* Acme Daily", found)) == list(range(1, 13))


def test_a_full_message_leaves_room_for_the_footer() -> None:
    for length in range(700, 1300, 10):
        blocks = (paragraph("x" * 2500), paragraph("y" * length), Sources(sources=(Source(number=1, sentence="", article="Acme"),)))
        for message in render(Document(title="T", blocks=blocks)):
            assert message_errors(message.with_footer("Digest 8F3K2/10" * 5).payload()) == []


def test_slip_refusal_and_fault_differ_in_words_and_colour() -> None:
    slip, refused = UnknownCommand("command-unknown", typed="x"), NotAllowed("role-too-low", command="log", needed="editor", role="member")
    messages = [render(document)[0] for document in (mistake(slip), mistake(refused), failure("7F3K2QX9"))]
    firsts = [texts((message,))[0].split("\n")[0] for message in messages]
    assert firsts == ["There is no command or topic “x”.", "**Not allowed**", "### Something broke on my side"]
    assert len({message.colour for message in messages}) == 3
    assert "7F3K2QX9" in "".join(texts((messages[2],)))


def test_what_the_platform_adds_is_in_the_language_of_the_document() -> None:
    """Somebody may have chosen another language than that of their app; a digest is in its channel's."""
    source = Source(number=1, article="Acme News", sentence="Acme sold 7.")
    with speaking("zh"):
        document = Document(title="Acme", blocks=(paragraph("7 "), Sources(sources=(source,), folded=True)))
    [message] = render(document)
    assert "来源" in json.dumps(message.payload(), ensure_ascii=False)
    [message] = render(document.model_copy(update={"language": "en"}))
    assert "Sources" in json.dumps(message.payload(), ensure_ascii=False)


NAMELESS = Series(name=" ", points=(Point(when="2024", day=date(2024, 12, 31), value=Decimal(1), words="1"),))


@pytest.mark.parametrize("series", [(), (Series(name="", points=()),), (NAMELESS,)])
def test_a_chart_with_little_to_show_leaves_no_empty_row(series: tuple[Series, ...]) -> None:
    (message,) = render(Document(title="Acme", blocks=(Chart(title="Robots", unit="robots", series=series, words="No robots."),)))
    (container,) = message.payload()["components"]
    assert all(component.get("components", True) for component in container["components"])
