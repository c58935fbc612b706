"""What comes with a document as a file: a table to take away, and the picture of a chart."""

from __future__ import annotations

from pydantic import ConfigDict

from bot.core.spans import Model


class File(Model):
    """A text to take away: its name ("qwen-stats.csv"), what is in it, and that in words, for who can't open it."""

    name: str
    text: str
    words: str

    @property
    def content(self) -> bytes:
        """The file as it is opened in chat. It begins with a mark by which spreadsheets know that it is UTF-8."""
        return self.text.encode("utf-8-sig", "replace")


class Picture(Model):
    """A chart as the bytes of a PNG."""

    model_config = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")

    content: bytes
