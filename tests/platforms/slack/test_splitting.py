from __future__ import annotations

import re

from hypothesis import example, given

from bot.core.document import (
    Document,
    Heading,
    Listing,
    Paragraph,
    Preformatted,
    Ref,
    Source,
    Sources,
    Table,
    item,
    note,
)
from bot.core.text import clean, one_line
from bot.platforms.slack import splitting
from bot.platforms.slack.message import render_part
from bot.platforms.slack.renderer import render
from bot.platforms.slack.splitting import split
from tests.fake_slack.blockkit import literal_text
from tests.platforms.slack.documents import documents, letters, many, shown, tables


@many
@given(documents)
@example(Document(title="", blocks=(Heading(text="<!channel>" * 310), Heading(text="0"), Heading(text="<!channel>" * 900))))
def test_only_ends_of_sentences_are_lost(document: Document) -> None:
    messages = [message.older or message for message in render(document, private=True)]
    # Each further message begins with a title of its own, "(2/2)" where the document has none.
    seen = letters("".join(literal_text(message.blocks[1 if number else 0 :]) for number, message in enumerate(messages)))
    for block in (*document.blocks, *document.details):
        for source in block.sources if isinstance(block, Sources) else ():
            assert re.search(rf"[\[,]{source.number}[\],]", seen)
            assert (isinstance(block, Sources) and block.folded) or letters(one_line(source.sentence))[:30] in seen
    for span in document.spans():
        if isinstance(span, Ref):
            assert f"[{span.number}]" in seen
    for block in document.blocks:
        if isinstance(block, Paragraph | Preformatted | Heading):
            content = block.text if isinstance(block, Preformatted | Heading) else "".join(getattr(s, "text", "\0") for s in block.spans)
            for run in content.split("\0"):
                assert letters(clean(run)) in seen
    assert letters(clean(document.title)) in seen


@many
@given(documents)
def test_parts_are_messages_and_split_no_further(document: Document) -> None:
    parts = split(document)
    assert all(split(part) == (part,) for part in parts)
    assert len(render(document, private=False)) == len(parts)


@many
@given(documents)
def test_a_private_message_is_the_one_that_its_part_makes(document: Document) -> None:
    assert render(document, private=True) == tuple(render_part(part, private=True) for part in split(document))


@many
@given(tables())
def test_no_row_takes_more_than_is_reckoned_for_it(table: Table) -> None:
    for row in table.rows:
        alone = table.model_copy(update={"rows": (row.model_copy(update={"choices": ()}),)})
        assert splitting._weight(alone) <= splitting._most_of_head(table) + splitting._most(row)


def test_many_small_blocks_are_several_messages() -> None:
    messages = render(Document(title="Many", blocks=tuple(note(f"Note {n}") for n in range(120))), private=True)
    assert [len(message.blocks) for message in messages] == [50, 50, 23]
    assert all(f"Note {n}" in shown(messages) for n in range(120))


def test_a_long_digest_comes_in_numbered_parts_with_all_sources_and_short_sentences() -> None:
    rows = tuple(item(f"Figure {n}", f"is {n} ", Ref(number=n)) for n in range(1, 101))
    sources = tuple(Source(number=n, sentence="It is so. " * 60, article=f"Article {n}", line=f"/brief source f{n}") for n in range(1, 101))
    document = Document(
        title="Digest 8F3K2", private=False, blocks=(Listing(items=rows), Heading(text="Sources"), Sources(sources=sources))
    )
    messages = render(document, private=False)
    assert len(messages) > 2
    titles = [message.blocks[0]["text"]["text"] for message in messages]
    assert titles == [f"Digest 8F3K2 ({n}/{len(messages)})" for n in range(1, len(messages) + 1)]
    found = re.findall(r"^\[(\d+)\]", shown(messages), flags=re.MULTILINE)
    assert [int(number) for number in found] == list(range(1, 101))
    assert "…”" in shown(messages)
    assert all(block["type"] != "header" for message in messages for block in message.blocks[-1:])
