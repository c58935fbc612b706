"""Compiles the catalogues of the bot's sentences into the wheel, so that an installed bot reads them at once."""

from __future__ import annotations

from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledCatalogues(BuildHookInterface):
    """Adds a compiled catalogue beside each source. The source tree stays as it is: there a compiled one would hide later changes."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        root, compiled = Path(self.root), Path(mkdtemp())
        for source in sorted((root / "bot" / "locales").rglob("*.po")):
            place = source.relative_to(root).with_suffix(".mo")
            target = compiled / place
            target.parent.mkdir(parents=True, exist_ok=True)
            with source.open("rb") as read, target.open("wb") as written:
                write_mo(written, read_po(read, locale=source.parent.parent.name))
            build_data["force_include"][str(target)] = place.as_posix()
