"""Positions are entries like the others: found by their organisation and person, closed, brought back, exported."""

from __future__ import annotations

import json
from pathlib import Path

from storage.drafts import About, ArticleDraft, Mention, PositionDraft, QuoteDraft, TopicDraft
from storage.records import EntryKind, Position, Topic
from storage.store import ScopedStore, Store
from storage.transfer.importing import import_lines
from storage.values import AboutBasis, PartialDate

BY = "editor"
SENTENCES = (
    "Lena Ortiz became chief executive of Acme in September 2023, after Ada Roe.",
    "It made Bo Lind its head of finance.",
    "Lena Ortiz sat on the board of Borealis until 2021.",
)


def _draft() -> ArticleDraft:
    text = " ".join(SENTENCES)
    spans = tuple((text.index(sentence), text.index(sentence) + len(sentence)) for sentence in SENTENCES)

    def position(number: int, **known: object) -> PositionDraft:
        start, end = spans[number]
        return PositionDraft.model_validate({"start": start, "end": end, **known})

    return ArticleDraft(
        text=text,
        title="Acme's people",
        published=PartialDate.month(2024, 2),
        sentences=spans,
        positions=(
            position(
                0,
                person="Lena Ortiz",
                title="chief executive",
                organisation="Acme",
                since=PartialDate.month(2023, 9),
                predecessor="Ada Roe",
            ),
            position(1, person="Bo Lind", title="head of finance", organisation="Acme", about_basis=AboutBasis.PRONOUN),
            position(2, person="Lena Ortiz", title="member of the board", organisation="Borealis", until=PartialDate.year(2021)),
        ),
    )


async def _topics(store: ScopedStore) -> list[Topic]:
    return [await store.add_topic(TopicDraft(name=name), BY) for name in ("Acme", "Lena Ortiz", "Ada Roe")]


async def test_positions_come_back_as_they_were_read_newest_first(store: Store) -> None:
    library = store.library()
    acme, lena, ada = await _topics(library)
    added = await library.add_article(_draft(), by=BY)
    head, finance, board = added.positions
    assert [one.ref for one in added.positions] == ["p1", "p2", "p3"]
    assert (head.person, head.title, head.organisation, head.predecessor) == ("Lena Ortiz", "chief executive", "Acme", "Ada Roe")
    assert (head.since, head.until, head.citation.sentence) == (PartialDate.month(2023, 9), None, SENTENCES[0])
    assert (finance.since, finance.about_basis, board.until) == (None, AboutBasis.PRONOUN, PartialDate.year(2021))
    assert await library.positions([acme]) == [finance, head]
    assert await library.positions([lena]) == [head, board]
    assert await library.positions([ada]) == []
    assert await library.positions_of(added.article) == [head, finance, board]


async def test_a_withdrawn_position_comes_back_and_an_undone_addition_takes_its_positions_along(store: Store) -> None:
    library, ours = store.library(), store.scoped("slack:T1")
    acme, _, _ = await _topics(library)
    added = await library.add_article(_draft(), by=BY)
    addition = library.last_action_number
    assert addition is not None
    await ours.withdraw(added.positions[0], "U1", "never happened")
    assert await ours.positions([acme]) == [added.positions[1]]
    assert len(await library.positions([acme])) == 2
    [past] = await ours.history("p1")
    assert isinstance(past, Position)
    assert (past.person, past.closing_reason) == ("Lena Ortiz", "never happened")
    assert await ours.restore("p1", "U1") == added.positions[0]
    await library.undo(addition, BY)
    assert await library.positions([acme]) == await ours.positions([acme]) == []


async def test_a_position_is_superseded_under_its_reference(store: Store) -> None:
    library = store.library()
    acme, _, _ = await _topics(library)
    added = await library.add_article(_draft(), by=BY)
    short = ArticleDraft(text="Lena Ortiz leads Acme.", title="A correction")
    draft = PositionDraft(start=0, end=len(short.text), person="Lena Ortiz", title="president", organisation="Acme")
    corrected = await library.supersede_citing(added.positions[0], draft, short, BY, "misread")
    assert isinstance(corrected, Position)
    assert (corrected.ref, corrected.version, corrected.title) == ("p1", 2, "president")
    assert corrected in await library.positions([acme])
    assert added.positions[0] not in await library.positions([acme])


async def test_a_corrected_position_is_its_workspaces_alone(store: Store) -> None:
    library, ours = store.library(), store.scoped("slack:T1")
    acme, _, _ = await _topics(library)
    head = (await library.add_article(_draft(), by=BY)).positions[0]
    draft = PositionDraft(start=head.citation.start, end=head.citation.end, person="Lena Ortiz", title="president", organisation="Acme")
    corrected = await ours.supersede_position(head, draft, "U1", "misread")
    assert (corrected.ref, corrected.version, corrected.since) == ("p1", 2, None)
    assert corrected in await ours.positions([acme])
    assert head not in await ours.positions([acme])
    assert head in await library.positions([acme])
    assert ours.last_action_number is not None
    await ours.undo(ours.last_action_number, "U1")
    assert head in await ours.positions([acme])


async def test_what_a_topics_people_hold_elsewhere_is_not_the_topics(store: Store) -> None:
    library = store.library()
    acme = await library.add_topic(TopicDraft(name="Acme"), BY)
    lena = await library.add_topic(TopicDraft(name="Lena Ortiz", kind="person", parent="Acme"), BY)
    head, finance, board = (await library.add_article(_draft(), by=BY)).positions
    assert await library.positions(await library.family(acme)) == [finance, head]
    assert await library.positions(await library.family(lena)) == [head, board]


async def test_a_moved_quotation_is_found_by_its_new_topic_and_its_speaker_alone_also_after_a_further_correction(store: Store) -> None:
    library, ours = store.library(), store.scoped("slack:T1")
    acme, borealis = [await library.add_topic(TopicDraft(name=name), BY) for name in ("Acme", "Borealis")]
    lena = await library.add_topic(TopicDraft(name="Lena Ortiz", kind="person", parent="Acme"), BY)
    words = "We grow"
    text = f"“{words},” said Lena Ortiz of Acme."
    draft = QuoteDraft(start=1, end=1 + len(words), text=words, speaker="Lena Ortiz")
    mention = Mention(start=text.index("Acme"), end=text.index("Acme") + 4, text="Acme", entity="Acme")
    article = ArticleDraft(text=text, title="Growth", sentences=((0, len(text)),), quotes=(draft,), mentions=(mention,))
    [said] = (await library.add_article(article, by=BY)).quotes
    moved = await ours.supersede_quote(said, draft.model_copy(update={"about": About(name="Borealis")}), "U1", dropped_names={"acme"})
    again = await ours.supersede_quote(moved, draft.model_copy(update={"about": moved.about, "occasion": "a fair"}), "U1")
    assert [await ours.quotes(await ours.family(one)) for one in (acme, borealis, lena)] == [[], [again], [again]]
    assert await ours.quotes([borealis], speaker="ortiz") == [again]
    assert await ours.latest(topics=await ours.family(acme), kinds=[EntryKind.QUOTE]) == []
    assert await library.quotes(await library.family(acme)) == [said]


async def test_positions_are_exported_and_imported(store: Store, tmp_path: Path) -> None:
    await store.library().add_article(_draft(), by=BY)
    lines = [line async for line in store.library().export()]
    assert [json.loads(line)["person"] for line in lines if json.loads(line)["table"] == "positions"] == [
        "Lena Ortiz",
        "Bo Lind",
        "Lena Ortiz",
    ]
    other = await Store.open(f"sqlite+aiosqlite:///{tmp_path / 'other.db'}", auto_migrate=True)
    try:
        await import_lines(other.database, lines)
        assert [line async for line in other.library().export()] == lines
        assert [type(one) for one in await other.library().latest(1)] == [Position]
    finally:
        await other.close()
