"""Whether reading takes time in proportion to length: the same pieces again and again, at growing lengths, side by side.

    uv run python -m tests.benchmarks.growth [--only dates] [--longest 40000]

For each input the processor time per 1,000 characters is printed at four lengths, each twice the one before, and how much it grew from
the shortest to the longest: about 1 is in proportion; what looks worse is measured again, and the better counts. Then the time until
what can't be read is refused. Ends with 1 if something grew more than 3-fold (where time goes with the square of the length it is
8-fold), or if a refusal took longer than its limit. Timings are printed here and asserted in no test: on a busy machine they waver.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

from bot.core.errors import NotReadable
from bot.reading import dates, quotes, sentences
from bot.reading.article import MAX_BYTES, read
from bot.reading.fingerprint import fingerprint
from bot.reading.lexicon import Lexicon
from bot.reading.names import entities
from bot.reading.page import answer_page
from bot.reading.pdf import pdf_text
from storage.drafts import TopicDraft, Vocabulary
from storage.values import PartialDate
from tests.reading import repetition
from tests.reading.test_pdf import HUGE_PAGES, document

#: How much more the longest text may take for each character than the shortest.
WORST = 3.0
#: Seconds below which a time says nothing.
_TOO_SHORT = 0.002
_NOW = PartialDate.parse("2024-11-24")
_TOPICS = Lexicon.of(Vocabulary(topics=(TopicDraft(name="Acme", aliases=("Acme Group",), slash="acme"),)))

Job = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Reader:
    """A part of the reader with the pieces it is tried on; ``ready`` makes the job of reading a text, and is not timed."""

    pieces: tuple[str, ...]
    ready: Callable[[str], Job]
    text: Callable[[str, int], str] = repetition.repeated


@dataclass(frozen=True, slots=True)
class Growth:
    """Milliseconds per 1,000 characters at each length."""

    each: tuple[float, ...]
    grew: float  #: the last by the first, both taken as no shorter than what can be measured


def _quotes(text: str) -> Job:
    spans = ((0, len(text)),)
    mentions = entities.find(text, spans, _TOPICS)
    return lambda: quotes.find(text, spans, mentions)


def _dates(text: str) -> Job:
    spans = sentences.split(text)
    return lambda: dates.find(text, spans, _NOW)


def _refusable(function: Callable[..., object], *arguments: object) -> None:
    with suppress(NotReadable):
        function(*arguments)


def _page(text: str) -> Job:
    content = text.encode()
    return lambda: _refusable(answer_page, "https://acme.example/", content, "text/html")


def _numbered(piece: str, length: int) -> str:
    """No two words alike, for what counts words."""
    return " ".join(f"{piece}{number}" for number in range(length // (len(piece) + 5)))


READERS: Mapping[str, Reader] = {
    "sentences": Reader(repetition.SENTENCES, lambda text: lambda: sentences.split(text)),
    "dates": Reader(repetition.DATES, _dates),
    "names": Reader(repetition.NAMES, lambda text: lambda: entities.find(text, ((0, len(text)),), _TOPICS)),
    "quotes": Reader(repetition.QUOTES, _quotes),
    "fingerprint": Reader(("word",), lambda text: lambda: fingerprint(text), _numbered),
    "article": Reader((*repetition.ARTICLE, *repetition.MORE), lambda text: lambda: _refusable(read, text), repetition.article),
    "page": Reader((*repetition.HTML, *repetition.MORE), _page, repetition.page),
}


def seconds(job: Job) -> float:
    """The processor time of a job."""
    began = time.process_time()
    job()
    return time.process_time() - began


def growth(reader: Reader, piece: str, lengths: tuple[int, ...]) -> Growth:
    """How the time for each character grows with the length of the text."""
    texts = [reader.text(piece, length) for length in lengths]
    times = [seconds(reader.ready(text)) for text in texts]
    each = tuple(1e6 * took / len(text) for took, text in zip(times, texts, strict=True))
    first, last = max(times[0], _TOO_SHORT) / len(texts[0]), max(times[-1], _TOO_SHORT) / len(texts[-1])
    return Growth(each, last / first)


def refusals() -> Iterator[tuple[str, float, Job]]:
    """What must be refused soon: its name, the limit in seconds, and the job."""
    yield "more than 5 MB", 2.0, lambda: read("word " * (MAX_BYTES // 5 + 1))
    yield "more than 5 MB, Chinese", 2.0, lambda: read("两字" * (MAX_BYTES // 6 + 1))
    for name, (page, _) in HUGE_PAGES.items():
        content = document(page)
        yield f"PDF with a huge page, {name}", 15.0, lambda content=content: pdf_text("acme.pdf", content)  # type: ignore[misc]


def _grew_too_much(only: str | None, lengths: tuple[int, ...]) -> int:
    print(f"{'':12} {'ms per 1,000 characters':28}" + "".join(f"{length:>10,}" for length in lengths) + "   growth")
    bad = 0
    for name, reader in READERS.items():
        if only not in (None, name):
            continue
        growth(reader, reader.pieces[0], lengths[:1])  # the first time loads and compiles
        for piece in reader.pieces:
            found = growth(reader, piece, lengths)
            if found.grew > WORST:
                found = min(found, growth(reader, piece, lengths), key=lambda one: one.grew)
            shown = repr(piece if len(piece) <= 24 else piece[:23] + "…")
            warning = "" if found.grew <= WORST else "   worse than in proportion"
            print(f"{name:12} {shown:28}" + "".join(f"{value:10.2f}" for value in found.each) + f"{found.grew:9.1f}{warning}", flush=True)
            bad += bool(warning)
    return bad


def _refused_too_late() -> int:
    print(f"\n{'seconds until it is refused':41}{'limit':>10}{'took':>10}")
    bad = 0
    for name, limit, job in refusals():
        with suppress(NotReadable):
            began = time.process_time()
            job()
            raise AssertionError(f"{name} was read")
        took = time.process_time() - began
        bad += took > limit
        print(f"{name:41}{limit:10.1f}{took:10.2f}" + ("   too late" if took > limit else ""))
    return bad


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--only", choices=[*READERS, "refusals"], help="one part of the reader")
    ask.add_argument("--longest", type=int, default=40_000, help="characters of the longest text (40,000)")
    args = ask.parse_args()
    lengths = tuple(args.longest // part for part in (8, 4, 2, 1))
    bad = 0 if args.only == "refusals" else _grew_too_much(args.only, lengths)
    if args.only in (None, "refusals"):
        bad += _refused_too_late()
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
