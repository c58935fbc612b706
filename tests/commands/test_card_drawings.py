"""Digests, the list of digests and review cards as a narrow window shows them, in both languages, beside the drawings in ``golden/``.

``python -m tests.commands.test_card_drawings`` draws them anew; look at what changed before it is kept.
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from pathlib import Path

import pytest

from bot.app.bot import Bot
from bot.commands.all import catalog
from bot.core.document import Document, Summary
from bot.core.language import speaking
from bot.core.request import Caller, Platform, Request
from bot.entries.seeding import seed
from bot.platforms.terminal.renderer import render
from storage.store import Store
from tests.fakes import FakeFetcher, FakeOutlet

GOLDEN = Path(__file__).parent / "golden"
LANGUAGES = ("en", "zh")
#: Characters of a line, and the most lines of a channel's first digest.
WIDTH, LINES = 42, 25
#: What differs from run to run, and what is drawn instead.
SAME = (
    (r'"at":"[^"]+"', '"at":"2024-06-01T07:00:00Z"'),
    (r'(?:(?<= at )|(?<=于 ))\d\d:\d\d|(?<=[,，] )\d\d:\d\d(?=")|(?<=，)\d\d:\d\d(?=")', "18:07"),
    (r'next: [^";]*\d\d:\d\d', "next: tomorrow, 09:00"),
    (r'下一份：[^";]*\d\d:\d\d', "下一份：明天 09:00"),
)
NEWS = (
    'add title:"Globex opens a depot" publisher:"The Globex Post" published:2024-06-03 Globex Freight opened a depot in Rotterdam on '
    "3 June 2024. Globex Freight had revenue of 310 million euros in 2023, the company said. Globex Freight employs 4,200 people. "
    "“We move what others forget,” said Ida Roth, chief executive of Globex Freight.",
    'add title:"Globex Freight hires in Rotterdam" publisher:"The Globex Post" published:2024-09-09 Globex Freight employs 4,900 people, '
    "it said on 9 September 2024. It plans a third depot in Ghent in 2025.",
)


def drawn(name: str, document: Document, language: str) -> str:
    """The document as a terminal of that width shows it, with the same time in all its moments, so that it is the same in every run."""
    same = document.model_dump_json()
    for found, put in SAME:
        same = re.sub(found, put, same)
    with speaking(language):
        shown = render(Document.model_validate_json(same), width=WIDTH)
    return f"== {name}\n\n{shown}\n"


async def drawings(bot: Bot, language: str) -> dict[str, str]:
    """All drawings in a language, by the name of their file."""
    bot.outlets[Platform.SLACK] = FakeOutlet()
    locale = "zh-CN" if language == "zh" else "en-GB"
    admin = Caller(Platform.SLACK, f"slack:{language}", "C1", "U42", "ida", locale=locale, is_administrator=True, time_zone="Europe/Berlin")

    async def ask(line: str) -> Document:
        return await bot.answer(Request(f"/brief {line}", admin))

    await ask(f"language {language} here")
    await ask("topic add Globex Freight")
    await ask("digest subscribe alibaba weekdays 09:00 zone:Europe/Berlin")
    await ask('digest subscribe daily 18:00 topics:"globex freight" archive:off')
    await ask("digest pause d2")
    digests = [drawn("a channel's first digest", await ask("digest preview d1"), language)]
    digests.append(drawn("the list", await ask("digest list"), language))
    await ask('digest subscribe fridays 16:00 topics:"globex freight" show:changes')
    cards = [drawn("a review card", await ask(NEWS[0]), language)]
    cards.append(drawn("a line left out", await ask("review choose r1 without:1"), language))
    cards.append(drawn("the card after the decision", await ask("review approve r1"), language))
    cards.append(drawn("a second press", await ask("review approve r1"), language))
    await ask(NEWS[1])
    cards.append(drawn("a rejection", await ask("review reject r2 an advertisement"), language))
    await ask("review off")
    await ask(NEWS[1])
    digests.append(drawn("a digest", await ask("digest preview d2"), language))
    digests.append(drawn("its details", await ask("digest preview d2 details:on"), language))
    digests.append(drawn("a digest of what changed", await ask("digest preview d3"), language))
    digests.append(drawn("its details", await ask("digest preview d3 details:on"), language))
    digests.append(drawn("the list with it", await ask("digest list"), language))
    return {f"digests_{language}.txt": "\n".join(digests), f"cards_{language}.txt": "\n".join(cards)}


@pytest.fixture
def starting_file(seeded_file: Path) -> Path:
    return seeded_file


@pytest.mark.parametrize("language", LANGUAGES)
async def test_digests_and_cards_look_as_they_were_drawn(store: Store, language: str) -> None:
    found = await drawings(Bot(store, catalog(), FakeFetcher()), language)
    assert {name: text.splitlines() for name, text in found.items()} == {
        name: (GOLDEN / name).read_text(encoding="utf-8").splitlines() for name in found
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_digest_of_the_seeds_fits_a_phones_screen(language: str) -> None:
    first = (GOLDEN / f"digests_{language}.txt").read_text(encoding="utf-8").split("== ")[1]
    assert len(first.strip().splitlines()) - 2 <= LINES


async def test_a_title_tells_the_news_in_a_notification(store: Store) -> None:
    bot = Bot(store, catalog(), FakeFetcher())
    asker = Caller(Platform.TERMINAL, None, None, "operator")
    document = await bot.answer(Request("/brief digest preview", asker))
    assert isinstance(document.blocks[0], Summary)
    assert document.summary.startswith("Hello!")
    assert len(document.summary) <= 150


async def _draw() -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = await Store.open(f"sqlite+aiosqlite:///{folder}/seeds.db", auto_migrate=True)
        await seed(store.library())
        for language in LANGUAGES:
            for name, text in (await drawings(Bot(store, catalog(), FakeFetcher()), language)).items():
                (GOLDEN / name).write_text(text, encoding="utf-8")
        await store.close()


if __name__ == "__main__":
    asyncio.run(_draw())
