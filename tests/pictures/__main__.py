"""Draws the pictures at the top of README again: ``python -m tests.pictures``."""

from __future__ import annotations

import asyncio

from tests.pictures.drawing import FOLDER, pictures
from tests.pictures.payloads import payloads


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, svg in pictures(asyncio.run(payloads())).items():
        (FOLDER / name).write_text(svg, encoding="utf-8")


main()
