from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.command import Command, option
from bot.core.document import Document
from bot.core.errors import BadOption
from bot.core.line import quote, read_line
from bot.core.parse import build_options, split_options
from bot.core.text import without_invisible


def whole_number(words: str) -> int:
    if not words.isdigit():
        raise ValueError(f"“{words}” is no whole number")
    return int(words)


@dataclass(frozen=True)
class Options:
    topic: str = option("a topic", positional=True, required=True, example="qwen")
    since: str | None = option("from when on", example="2024-05")
    limit: int = option("how many", default=20, parse=whole_number, example="10")
    order: str = option("newest or oldest first", default="newest", choices=("newest", "oldest"))


@dataclass(frozen=True)
class Question:
    question: str = option("what to find out", rest=True, required=True)
    since: str | None = option("from when on")


@dataclass(frozen=True)
class Pasted:
    text: str = option("the text", rest=True, verbatim=True, required=True)
    title: str | None = option("its title")


@dataclass(frozen=True)
class Correction:
    entry: str = option("its mark", positional=True, required=True)
    title: str | None = option("its title", phrase=True)
    publisher: str | None = option("who published it", phrase=True)
    url: str | None = option("its address")
    reason: str = option("why", default="", rest=True)


async def nothing(options: object, desk: object) -> Document:
    return Document(title="")


STATS: Command[object] = Command(("stats",), "figures", Options, nothing, examples=("/brief stats qwen",))
ASK: Command[object] = Command(("ask",), "a question", Question, nothing)
ADD: Command[object] = Command(("add",), "adds", Pasted, nothing)

CORRECT: Command[object] = Command(("correct",), "corrects", Correction, nothing, changes=True)


def read(command: Command[object], line: str, taken: int = 1) -> object:
    return build_options(command, split_options(command, read_line(line), taken))


@pytest.mark.parametrize(
    ("line", "slash", "values"),
    [
        ("/brief qwen stats", False, ("qwen", "stats")),
        ("brief qwen stats", False, ("qwen", "stats")),
        ("/BRIEF help", False, ("help",)),
        ("/qwen stats since:2025", True, ("qwen", "stats")),
        ("  /qwen\tstats ", True, ("qwen", "stats")),
        ("how many downloads?", False, ("how", "many", "downloads?")),
        ('stats "Alibaba Cloud"', False, ("stats", "Alibaba Cloud")),
        ("stats “Alibaba Cloud”", False, ("stats", "Alibaba Cloud")),
        ("add https://news.example/a", False, ("add", "https://news.example/a")),
        ('say "half open', False, ("say", '"half', "open")),
        ("/brief", False, ()),
        ("", False, ()),
        ("/", False, ()),
    ],
)
def test_a_line_is_read_as_bare_words(line: str, slash: bool, values: tuple[str, ...]) -> None:
    read = read_line(line)
    assert (read.slash, read.values) == (slash, values)


def test_options_may_stand_anywhere_and_quote_their_values() -> None:
    assert read(STATS, 'stats since:"May 2024" "Alibaba Cloud" limit:5 order:OLDEST') == Options("Alibaba Cloud", "May 2024", 5, "oldest")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("stats", "needs topic"),
        ('stats topic:""', "needs topic"),
        ('stats topic:" \x00 "', "needs topic"),
        ("stats qwen since:2024 since:2025", "given twice"),
        ("stats qwen sinse:2024", "Did you mean since:?"),
        ("stats qwen limit:many", "“many” is no whole number"),
        ("stats qwen order:best", "It is one of: newest, oldest."),
        ("stats qwen extra words", "can't use “extra words”"),
    ],
)
def test_a_mistake_says_what_to_type(line: str, says: str) -> None:
    with pytest.raises(BadOption) as caught:
        read(STATS, line)
    assert says in str(caught.value)


def test_a_question_keeps_its_words_without_the_options_among_them() -> None:
    assert read(ASK, "ask what is new: 3:1 or since:2024 better?") == Question("what is new: 3:1 or better?", "2024")


@pytest.mark.parametrize(
    ("line", "corrected"),
    [
        ("correct a6 title:New publisher:Globex Post", Correction("a6", "New", "Globex Post")),
        (
            "correct a6 title:Globex opens: a “depot” url:https://x.example/1 because",
            Correction("a6", "Globex opens: a “depot”", None, "https://x.example/1", "because"),
        ),
        ('correct a6 title:"New" it was cut', Correction("a6", "New", reason="it was cut")),
        ('correct a6 title:"" it had none', Correction("a6", "", reason="it had none")),
        ("correct title:New a6", Correction("a6", "New")),
        ("correct a6 misread title:New Depot", Correction("a6", "New Depot", reason="misread")),
        ("correct a6 reason:x y z publisher:Globex", Correction("a6", None, "Globex", reason="x y z")),
        ('correct a6 see https://x.example/2 "page:3"', Correction("a6", reason='see https://x.example/2 "page:3"')),
    ],
)
def test_words_after_a_phrase_belong_to_it(line: str, corrected: Correction) -> None:
    assert read(CORRECT, line) == corrected


@pytest.mark.parametrize("line", ["correct a6 bogus:1", "correct a6 misread bogus:1", "correct a6 title:New Depot bogus:1"])
def test_an_unknown_option_is_not_taken_for_a_reason(line: str) -> None:
    with pytest.raises(BadOption, match=r"no option bogus:.*It takes: .*publisher:.*quotation marks"):
        read(CORRECT, line)


def test_pasted_text_is_taken_unchanged() -> None:
    text = 'BEIJING: "We grow", he said.\n\n  title:this is text  too.'
    assert read(ADD, f"add title:News {text}") == Pasted(text, "News")


@given(st.text(max_size=60))
def test_a_quoted_value_is_read_back(value: str) -> None:
    seen = without_invisible(value)  # what nobody sees is left out before a line is read
    words = read_line(f"/brief stats topic:{quote(value)} x").all_words
    assert ([w.value for w in words if w.key == "topic"] == [seen]) or not seen


@given(st.text(max_size=200))
def test_any_text_is_a_line(text: str) -> None:
    line = read_line(text)
    assert all(text[word.start : word.end].strip() for word in line.all_words if word.value)


@pytest.mark.parametrize(
    "line",
    [
        "stats qwen since:2024 limit:5",
        "stats qwen --since 2024 --limit 5",
        "stats --limit=5 qwen --since=2024",
        "stats qwen —since 2024 —limit 5",
        "stats qwen --since:2024 limit 5",
        'stats "qwen" --since "2024" limit:5',
    ],
)
def test_an_option_is_typed_in_many_ways(line: str) -> None:
    assert read(STATS, line) == Options("qwen", "2024", 5)


@pytest.mark.parametrize("line", ["stats qwen --sinse 2024", "stats qwen --sinse=2024", "stats qwen —sinse 2024"])
def test_an_unknown_flag_names_the_nearest_option(line: str) -> None:
    with pytest.raises(BadOption, match="Did you mean since:"):
        read(STATS, line)


@pytest.mark.parametrize("line", ["stats qwen --limit", "stats qwen --limit --order newest"])
def test_a_flag_without_its_value_is_a_mistake(line: str) -> None:
    with pytest.raises(BadOption, match="limit"):
        read(STATS, line)


def test_dashes_in_a_pasted_text_stay_as_they_are() -> None:
    text = "Acme grew --since 2024-- and —he said— went on."
    assert read(ADD, f"add {text}") == Pasted(text)


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("数据 qwen 起:2024", [(None, "数据"), (None, "qwen"), ("since", "2024")]),
        ("/brief 数据 qwen 指标：下载量", [(None, "数据"), (None, "qwen"), ("metric", "下载量")]),
        ("标题：新厂开工", [(None, "标题：新厂开工")]),  # what heads a pasted text is no option
        ("马云：我们会增长", [(None, "马云：我们会增长")]),
        ("/brief-admin feed add x", [(None, "feed"), (None, "add"), (None, "x")]),
        ("brief-admin role", [(None, "role")]),
        ("/brief-administrator role", [(None, "brief-administrator"), (None, "role")]),
    ],
)
def test_names_of_options_in_chinese_and_both_roots_are_read(line: str, read: list[tuple[str | None, str]]) -> None:
    assert [(word.key, word.value) for word in read_line(line).all_words] == read
