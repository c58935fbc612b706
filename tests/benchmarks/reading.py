"""How fast a text is read, beside dateparser.search and quantulum3 on the same texts in the same run.

    uv run --group bench python -m tests.benchmarks.reading [--seconds N]

The reader finds dates, quantities, names, quotations, facts and events at once; dateparser.search finds dates only, and
quantulum3 quantities only. Processor time is counted, so that a busy machine changes little; each gets the same texts
again and again until its time is up, after a first round that is not counted.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any

from bot.entries.vocabulary import load_vocabulary
from bot.reading.article import read
from tests.reading.business import ARTICLES

#: English only: the other two read no Chinese.
TEXTS = tuple(text for kind, text in ARTICLES.items() if kind != "chinese")


def readers() -> Mapping[str, Callable[[str], object]]:
    """What is measured, by name; the reader first."""
    vocabulary = load_vocabulary()
    search: Any = import_module("dateparser.search")
    parser: Any = import_module("quantulum3.parser")
    return {
        "briefing-bot (all of it)": lambda text: read(text, vocabulary=vocabulary),
        "dateparser.search (dates)": lambda text: search.search_dates(text, languages=["en"]),
        "quantulum3 (quantities)": parser.parse,
    }


def speed(read_one: Callable[[str], object], texts: Sequence[str], seconds: float) -> float:
    """Kilobytes of text (UTF-8) that are read in a second of processor time."""
    for text in texts:
        read_one(text)
    done, began = 0, time.process_time()
    while time.process_time() - began < seconds:
        for text in texts:
            read_one(text)
        done += sum(len(text.encode()) for text in texts)
    return done / 1024 / (time.process_time() - began)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--seconds", type=float, default=3.0, help="processor time for each (3)")
    seconds = ask.parse_args().seconds
    found = {name: speed(read_one, TEXTS, seconds) for name, read_one in readers().items()}
    ours = next(iter(found.values()))
    print(f"{len(TEXTS)} articles of {sum(map(len, TEXTS)) / 1024:.1f} KB together, one core")
    for name, value in found.items():
        print(f"{name:28} {value:8.1f} KB/s" + ("" if value == ours else f"   the reader is {ours / value:.0f} times as fast"))


if __name__ == "__main__":
    main()
