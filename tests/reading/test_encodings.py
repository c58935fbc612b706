"""Encodings: bytes are read as what is said of them, as far as that is true."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.encodings import charset_of_page, charset_of_type, decoded

FRENCH = "L'équipage du « Hêtre » a été payé à Sète, a déclaré le maître du port. " * 4
CHINESE = "船厂周二在宁波交付了三艘货轮，并宣布明年再建五艘。" * 8


@pytest.mark.parametrize(
    ("content", "charsets", "text"),
    [
        (FRENCH.encode("cp1252"), ("iso-8859-1",), FRENCH),
        (FRENCH.encode("cp1252"), ("utf-8", "windows-1252"), FRENCH),
        (FRENCH.encode("cp1252"), ("no-such-charset", "latin1"), FRENCH),
        (FRENCH.encode(), ("iso-8859-1",), FRENCH),
        (b"\xef\xbb\xbf" + FRENCH.encode(), ("iso-8859-1",), FRENCH),
        (FRENCH.encode("utf-16"), (None,), FRENCH),
        (b"The yard in Sete".decode().encode("utf-16-le"), ("utf-16le",), "The yard in Sete"),
        (CHINESE.encode("gb18030"), ("gb2312",), CHINESE),
        ("朱镕基".encode("gbk") * 9, ("gb2312",), "朱镕基" * 9),
        (CHINESE.encode("gbk")[:-1], ("gbk",), CHINESE[:-1]),
        (CHINESE.encode()[:-1], (), CHINESE[:-1]),
        (CHINESE.encode().replace("，".encode(), b"\xff"), ("utf-8",), CHINESE.replace("，", "")),
        ("昨年、四十隻を売却した。".encode("shift_jis") * 5, ("Shift_JIS",), "昨年、四十隻を売却した。" * 5),
        ("судов".encode("koi8-r") * 9, ("KOI8-R",), "судов" * 9),
    ],
)
def test_bytes_are_read_as_they_were_written(content: bytes, charsets: tuple[str | None, ...], text: str) -> None:
    assert decoded(content, *charsets) == text


def test_the_charset_is_found_in_a_type_and_in_a_page() -> None:
    assert charset_of_type('text/html;Charset="windows-1252"') == "windows-1252"
    assert charset_of_type("text/html") is None
    assert charset_of_page(b'<meta http-equiv="Content-Type" content="text/html; charset=gbk">') == "gbk"
    assert charset_of_page(b"<meta charset = 'big5'>") == "big5"
    assert charset_of_page(b"<p>charset=gbk</p>") is None


@given(st.binary(max_size=200), st.sampled_from(["utf-8", "utf-16", "gbk", "hex", "idna", "a\x00b", "unicode_escape", "zlib", ""]))
def test_any_bytes_are_decoded(content: bytes, charset: str) -> None:
    assert isinstance(decoded(content, charset), str)
