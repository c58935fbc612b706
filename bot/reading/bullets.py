"""The signs with which texts begin the items of a list."""

from __future__ import annotations

#: Signs that begin nothing but items; hyphens, dashes and asterisks stand elsewhere too.
BULLETS = "•●▪‣◦·■□◆◇○►▶"
