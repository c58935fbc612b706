"""A store that is upgraded gets the sentence index and the forms of names that it would have got from the articles' drafts."""

from __future__ import annotations

from alembic import command
from sqlalchemy import Connection, text

from storage.database.schema import alembic_config
from storage.drafts import TopicDraft
from storage.store import Store
from storage.values import key_of
from tests.storage.articles import GROWTH, OPENING, article

_PASSAGES = 'SELECT workspace, entry_id, start, "end", before, terms, title, context, marks FROM passages ORDER BY entry_id, start'
_FORMS = "SELECT workspace, form, key, name, kind FROM name_forms ORDER BY 1, 2, 3"


def _migrate(connection: Connection) -> None:
    """Takes the schema back to before the forms of names, and brings it up again."""
    config = alembic_config()
    config.attributes["connection"] = connection
    command.downgrade(config, "0018")
    command.upgrade(config, "head")


async def test_an_upgrade_derives_the_same_from_what_is_stored_as_adding_did(store: Store) -> None:
    library, here = store.library(), store.scoped("slack:T1")
    await library.add_topic(TopicDraft(name="Fjordlys Energi ASA"), "operator")
    await library.add_article(article(), by="operator")
    await here.add_article(article((OPENING, GROWTH), url=None), by="editor")
    before = await _derived(store)
    async with store.database.connecting(write=True) as connection:
        await connection.run_sync(_migrate)
    assert await _derived(store) == before
    [found] = await library.search("second warehouse")
    assert (found.text, found.context, set(found.named)) == (OPENING, GROWTH, {"Acme", "Lyon"})
    assert (await here.things(["fjordlys", key_of("Acme")])).keys() == {"fjordlys", "acme"}


async def _derived(store: Store) -> list[list[tuple[object, ...]]]:
    async with store.database.connecting() as connection:
        rows = [(await connection.execute(text(statement))).all() for statement in (_PASSAGES, _FORMS)]
    # Which names a sentence has is what counts, not in which order they were found.
    return [[(*row[:-1], tuple(sorted(str(row[-1]).split()))) for row in found] for found in rows]
