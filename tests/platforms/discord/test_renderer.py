from __future__ import annotations

import json
import re
from datetime import UTC, datetime

from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from bot.core.document import (
    Block,
    Choice,
    Choices,
    Divider,
    Document,
    Heading,
    Item,
    Link,
    Listing,
    Moment,
    Note,
    Outcome,
    Paragraph,
    Preformatted,
    Quotation,
    Ref,
    Source,
    Sources,
    Text,
    item,
    note,
    paragraph,
    text,
)
from bot.platforms.discord.renderer import DiscordMessage, lines_to_keep, pressed, render
from bot.platforms.discord.splitting import split
from tests.examples import examples
from tests.fake_discord.limits import message_errors

NOW = datetime(2026, 11, 16, 8, 0, tzinfo=UTC)

# Words that are dangerous on Discord, among ordinary ones.
_DANGEROUS = """
@everyone @here <@123> <@&5> <#9> <t:1:R> </brief:1> ||x|| **b** _i_ `c` ``` ~~s~~ >_q >>>_q #_h -#_s -_l 1._n [a](https://evil.example)
https://evil.example/a_b :100: \\ @ everyone Acme revenue grew to 380 billion 😀
"""
_WORDS = st.sampled_from([*_DANGEROUS.split(), "> q", ">>> q", "# h", "-# s", "- l", "1. n", "\u202ereversed", "\x07", "\n", "\n\n"])
_TEXTS = st.one_of(
    st.text(max_size=40),
    st.lists(_WORDS, max_size=12).map(" ".join),
    st.builds(lambda words, times: (words + " ") * times, st.text(min_size=1, max_size=20), st.integers(1, 300)),
    st.builds(lambda sign, times: sign * times, st.sampled_from(["*", "\n", "a\n", "[", "😀", "-\n", "`", "w"]), st.integers(1, 4500)),
)
_LINES = st.one_of(st.just("/qwen stats"), st.text(min_size=1, max_size=150), st.just("/brief ask " + "why " * 40))
_URLS = st.sampled_from(
    [
        "https://news.example/a?b=(c)",
        "http://x.example/" + "y" * 3000,
        "javascript:alert(1)",
        "https://a@b.example",
        "",
        "https://é.example/ü",
    ]
)
_SPANS = st.lists(
    st.one_of(
        st.builds(Text, text=_TEXTS, bold=st.booleans(), italic=st.booleans(), code=st.booleans()),
        st.builds(Link, label=_TEXTS, url=_URLS),
        st.builds(Ref, number=st.integers(1, 99)),
        st.builds(
            Moment,
            at=st.datetimes(timezones=st.just(UTC)),
            zone=st.sampled_from(["UTC", "Asia/Shanghai", "Nowhere"]),
        ),
    ),
    max_size=5,
).map(tuple)
_SOURCE = st.builds(
    Source,
    number=st.integers(1, 99),
    sentence=_TEXTS,
    article=_TEXTS,
    url=st.one_of(st.none(), _URLS),
    note=_TEXTS,
    line=st.one_of(st.just(""), _LINES),
)
_BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, text=_TEXTS),
    st.builds(Paragraph, spans=_SPANS),
    st.builds(Listing, items=st.lists(st.builds(Item, lead=_TEXTS, spans=_SPANS), max_size=4).map(tuple)),
    st.builds(Quotation, words=_TEXTS, attribution=_SPANS),
    st.builds(Sources, sources=st.lists(_SOURCE, max_size=30).map(tuple)),
    st.builds(Note, spans=_SPANS),
    st.builds(Preformatted, text=_TEXTS),
    st.just(Divider()),
    st.builds(
        Choices,
        choices=st.lists(
            st.builds(Choice, label=st.text(min_size=1, max_size=75), line=_LINES, share=st.booleans(), danger=st.booleans()), max_size=30
        ).map(tuple),
    ),
)
_DETAILS = st.one_of(st.just(()), st.lists(_BLOCKS, max_size=2).map(tuple))
_DOCUMENTS = st.builds(
    Document, title=_TEXTS, blocks=st.lists(_BLOCKS, max_size=6).map(tuple), outcome=st.sampled_from(Outcome), details=_DETAILS
)
_thorough = examples(40, HealthCheck.data_too_large)


def _shown(messages: tuple[DiscordMessage, ...], *, sources: bool) -> list[str]:
    """The texts of all embeds, of sources or of the rest."""
    embeds = [embed for message in messages for embed in message.embeds]
    return [embed["description"] for embed in embeds if (embed.get("title") == "Sources") is sources]


def _tokens(document: Document) -> dict[str, str]:
    return {line: f"token{number}" for number, line in enumerate(lines_to_keep(document))}


def _texts(messages: tuple[DiscordMessage, ...]) -> list[str]:
    return [text for message in messages for text in (message.content, *(embed["description"] for embed in message.embeds))]


def _unescaped(markup: str) -> str:
    return re.sub(r"\\([^0-9A-Za-z\s])", r"\1", markup).replace("\u200b", "")


def _letters(words: str) -> str:
    return "".join(letter for letter in words if letter.isalnum())


@_thorough
@given(_DOCUMENTS)
def test_every_message_is_within_the_limits_and_is_json(document: Document) -> None:
    for message in render(document, _tokens(document)):
        assert message_errors(message.payload()) == []
        assert message_errors(message.with_footer("Digest 8F3K2/10").payload()) == []
        assert json.loads(json.dumps(message.payload())) == message.payload()


@_thorough
@given(_DOCUMENTS)
def test_no_source_is_lost(document: Document) -> None:
    messages = render(document, _tokens(document))
    shown = [int(n) for words in _shown(messages, sources=True) for n in re.findall(r"(?m)^\*\*\\\[(\d+)\\\]\*\*", words)]
    assert shown == [source.number for source in document.sources]
    components = [one for message in messages for row in message.components for one in row["components"]]
    opened = [option["value"] for one in components for option in one.get("options", ())]
    assert len(opened) == len([source for source in document.sources if source.line])


@_thorough
@given(_DOCUMENTS)
def test_nothing_pings_or_poses_as_markup(document: Document) -> None:
    for words in _texts(render(document, _tokens(document))):
        assert not re.search(r"@(everyone|here|&|!|\d)", words, re.IGNORECASE)
        open_text = re.sub(r"`[^`\n]*`", "", re.sub(r"\\[^\w\s]|\\_", "", re.sub(r"(?s)```\n.*?\n```", "", words)))
        assert not re.search(r"<(?!t:-?\d+:R>|https?://)", open_text)
        assert not re.search("[\x00-\x08\u202a-\u202e\u2066-\u2069]", words)


@given(_TEXTS)
def test_escaped_text_has_no_markup_left(words: str) -> None:
    (message, *_) = render(Document(title="T", blocks=(paragraph(words[:1500]),)))
    for embed in message.embeds:
        assert not re.search(r"[*_~`|<>\[\]#]|://", re.sub(r"\\[^\w\s]|\\_", "", embed["description"]))
        assert not re.search(r"(?m)^\s*([-+]|\d+[.)])", embed["description"])


@_thorough
@given(_DOCUMENTS)
def test_no_words_are_cut_but_those_of_sentences(document: Document) -> None:
    messages = render(document, _tokens(document))
    body = _letters("".join(map(_unescaped, _shown(messages, sources=False))))
    for block in document.blocks:
        if isinstance(block, Paragraph | Note):
            for span in block.spans:
                if isinstance(span, Text):
                    assert _letters(span.text.replace("\ufeff", "")) in body
        if isinstance(block, Quotation):
            assert _letters(block.words) in body
    # A title too long for one line goes on as the first paragraph.
    title = re.sub(r" ?\(1 of \d+\)\*\*$", "", messages[0].content)
    assert (_letters(_unescaped(title)) + body).startswith(_letters(document.title))


@_thorough
@given(_DOCUMENTS)
def test_a_part_is_one_message_for_good(document: Document) -> None:
    parts = split(document)
    assert [split(part) for part in parts] == [(part,) for part in parts]
    assert len(render(document)) == len(parts)


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
    assert message.content == "**Acme: figures**"
    body, sources = message.embeds
    assert body["description"] == (
        "### Models\n\n- **Derivative models**: over 100,000 (Feb 2025) \\[1\\]\n- **Native**: over 50,000\n"
        f"-# As of Mon 16 Nov 2026, 09:00 Europe/Berlin (<t:{int(NOW.timestamp())}:R>)"
    )
    assert sources["description"] == (
        "**\\[1\\]** [Acme News, 27 Feb 2025](<https://acme.example/x>) (acme.example)\n-# “More than 100,000 exist.”"
    )
    buttons, select = message.components
    assert buttons["components"][0]["custom_id"] == "s:/acme stats"
    assert select["components"][0]["options"][0]["value"] == "l:/brief source f1"


def test_details_stand_below_in_an_answer() -> None:
    source = Source(number=1, sentence="Acme has 40,000 shops.", article="The Example", line="/brief source f1")
    short = (paragraph("40,000 shops ", Ref(number=1)), Sources(sources=(source.model_copy(update={"sentence": ""}),)))
    document = Document(title="Digest", blocks=short, details=(paragraph("More."), Sources(sources=(source,))))
    (message,) = render(document)
    assert [embed["description"] for embed in message.embeds] == [
        "40,000 shops \\[1\\]",
        "**\\[1\\]** The Example",
        "────────────\n\n### Details\n\nMore.",
        "**\\[1\\]** The Example\n-# “Acme has 40,000 shops.”",
    ]


def test_sentences_are_shortened_only_when_that_saves_a_message() -> None:
    def rendered(length: int, count: int) -> tuple[DiscordMessage, ...]:
        sources = tuple(Source(number=n, sentence="word " * (length // 5), article="Acme News") for n in range(1, count + 1))
        return render(Document(title="T", blocks=(Sources(sources=sources),)))

    assert "…" not in rendered(300, 10)[0].embeds[0]["description"]
    (short,) = rendered(1000, 10)
    assert short.embeds[0]["description"].count("…") == 10


def test_a_long_line_needs_a_token_and_its_button_is_off_without_one() -> None:
    line = "/brief ask " + "why " * 40
    document = Document(
        title="T", blocks=(Choices(choices=(Choice(label="Again", line=line), Choice(label="Share", line=line, share=True))),)
    )
    assert lines_to_keep(document) == (line,)
    assert [button["disabled"] for button in render(document)[0].components[0]["components"]] == [True, True]
    again, share = render(document, {line: "abc"})[0].components[0]["components"]
    assert (again["custom_id"], share["custom_id"]) == ("k:abc", "t:abc")
    found, shared = pressed("k:abc"), pressed("t1:abc")
    assert found is not None
    assert (found.token, found.shared) == ("abc", False)
    assert shared is not None
    assert (shared.token, shared.shared) == ("abc", True)


def test_two_buttons_for_one_line_have_ids_of_their_own() -> None:
    choices = tuple(Choice(label=label, line="/acme stats") for label in "AB")
    (message,) = render(Document(title="T", blocks=(Choices(choices=choices),)))
    ids = [button["custom_id"] for button in message.components[0]["components"]]
    assert ids == ["l:/acme stats", "l1:/acme stats"]
    lines = [found.line for one in ids if (found := pressed(one))]
    assert lines == ["/acme stats"] * 2


def test_only_http_addresses_are_linked_and_always_with_their_host() -> None:
    def shown(label: str, url: str) -> str:
        return str(render(Document(title="T", blocks=(paragraph(Link(label=label, url=url)),)))[0].embeds[0]["description"])

    assert shown("report", "https://acme.example/a)b") == "[report](<https://acme.example/a%29b>) (acme.example)"
    assert (
        shown("https://bank.example", "https://evil.example/") == "https\\://bank.example ([link](<https://evil.example/>), evil.example)"
    )
    assert shown("report", "javascript:alert(1)") == "report"
    assert shown("report", "https://acme.example@evil.example/") == "report"
    assert shown("report", "https://аcme.example/") == "[report](<https://%D0%B0cme.example/>) (xn--cme-5cd.example)"


def test_styles_stay_apart() -> None:
    (message,) = render(Document(title="T", blocks=(paragraph(text("a", bold=True), text("b", bold=True), text("c", italic=True), "d"),)))
    assert message.embeds[0]["description"] == "**a**\u200b**b**_c_\u200bd"


def test_a_heading_goes_to_the_next_message_with_its_paragraph() -> None:
    long = "word " * 700
    document = Document(title="T", blocks=(paragraph(long), Heading(text="Next"), paragraph(long)))
    first, second = render(document)
    assert "Next" not in first.embeds[-1]["description"]
    assert second.embeds[0]["description"].startswith("### Next")
    assert (first.content, second.content) == ("**T (1 of 2)**", "**T (2 of 2)**")


def test_what_stands_in_two_spans_is_no_ping_either() -> None:
    (message,) = render(Document(title="T", blocks=(paragraph("@", "everyone <@", "123>"),)))
    assert message.embeds[0]["description"] == "@\u200beveryone \\<@\u200b123\\>"


def test_a_full_message_leaves_room_for_the_footer() -> None:
    for length in range(2600, 3100, 10):
        blocks = (paragraph("x" * 3000), paragraph("y" * length), Sources(sources=(Source(number=1, sentence="", article="Acme"),)))
        for message in render(Document(title="T", blocks=blocks)):
            assert message_errors(message.with_footer("Digest 8F3K2/10" * 5).payload()) == []
