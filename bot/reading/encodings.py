"""Turns bytes into text, by what says how they are encoded, or else by the likeliest encoding."""

from __future__ import annotations

import re

_HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_META_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE
)
#: What servers call an encoding, and the wider one that browsers read instead.
_WIDER = {
    **dict.fromkeys(("iso-8859-1", "iso8859-1", "latin-1", "latin1", "us-ascii", "ascii"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk", "x-gbk", "gb_2312-80"), "gb18030"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis"), "cp932"),
    **dict.fromkeys(("big5", "x-big5"), "big5hkscs"),
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "utf8": "utf-8",
    "unicode": "utf-16",
}
#: Letters with accents within words, typographic marks, and what is neither in Western languages.
_WESTERN = re.compile(r"[A-Za-z][À-ÖØ-öø-ÿ]|[À-ÖØ-öø-ÿ][A-Za-z]|[“”‘’–—]")
_NOT_WESTERN = re.compile(r"[\x80-\x9f\ufffdƒ†‡ˆ‰¤¦¨¬¯¸¶]|[À-ÿ]{4}|[A-Za-z][¡-¦ª¬®-²´-¶¸-º¼-¿×÷][A-Za-z]")
_HIGH = re.compile(r"[^\x00-\x7f]")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def charset_of_type(media_type: str) -> str | None:
    """The charset that a Content-Type names, or None."""
    found = _HEADER_CHARSET.search(media_type)
    return found[1] if found else None


def charset_of_page(html: bytes) -> str | None:
    """The charset that a page's head names, or None."""
    found = _META_CHARSET.search(html[:4096])
    return (found[1] or found[2]).decode("ascii", "ignore") if found else None


def decoded(content: bytes, *charsets: str | None) -> str:
    """The bytes decoded by their byte order mark, or else as UTF-8, the stated charsets in order, or the likeliest encoding."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace").removeprefix("\ufeff")
    stated = [_WIDER.get(charset.lower(), charset.lower()) for charset in charsets if charset]
    for encoding in stated:
        # In UTF-16, English words are valid UTF-8 with a NUL after each letter.
        if encoding.replace("_", "-").startswith(("utf-16", "utf-32")) and b"\x00" in content[:200]:
            return content.decode(encoding, "replace")
    for encoding in ("utf-8", *stated):
        if (text := _as(encoding, content)) is not None:
            return text
    if (text := _nearly_utf_8(content, 3 if "utf-8" in stated else 10)) is not None:
        return text
    for encoding in stated:
        if encoding != "utf-8" and (text := _nearly(encoding, content)) is not None:
            return text
    return _likeliest(content)


def _as(encoding: str, content: bytes, errors: str = "strict") -> str | None:
    try:
        return content.decode(encoding, errors)
    except (ValueError, LookupError):  # ValueError: also a name with a NUL in it
        return None


def _nearly_utf_8(content: bytes, times: int) -> str | None:
    """The text of UTF-8 with a few broken characters, as where it was cut: so many ``times`` fewer than the others; else None."""
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    others = sum(not character.isascii() for character in text) - broken
    return _without_broken(text) if others > times * broken else None


def _nearly(encoding: str, content: bytes) -> str | None:
    """The text of another stated encoding, with a few broken characters; None where there are many."""
    text = _as(encoding, content, "replace")
    return _without_broken(text) if text is not None and text.count("\ufffd") * 200 <= len(text) + 200 else None


def _without_broken(text: str) -> str:
    return text.rstrip("\ufffd").replace("\ufffd", "")


def _likeliest(content: bytes) -> str:
    western = content.decode("cp1252", "replace")
    if _WESTERN.search(western) and not _NOT_WESTERN.search(western) and 7 * len(_HIGH.findall(western)) < len(western):
        return western
    from charset_normalizer import from_bytes  # slow to import and rarely needed

    try:
        best = from_bytes(content[:50_000]).best()
        if best is not None:
            return content.decode(best.encoding)
    except (UnicodeDecodeError, LookupError, ValueError):
        pass
    return content.decode("cp1252", "replace")
