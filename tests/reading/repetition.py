"""Texts that repeat one piece many times, which can make a reader slow; for the tests and the growth benchmark."""

from __future__ import annotations

from tests.reading.business import ARTICLES

#: Pieces for the whole reader.
ARTICLE = (
    ARTICLES["earnings"], ARTICLES["chinese"],
    "a", "1", "1,", "$", "one ", "of ", "(", '"', "“", "May ", "number of 5 ", "Wu said ", "half ", "1 to 2 ", "$5 million, ",
    "¥5 ", "5 pounds ", "- ", "A. ", "B ", "\n", "x\n", "。", "一", "5!", "two thousand and ", "according to ", "the world's ", "3.4.",
    "万", "@a.", "ranked ", "Acme has 5 users; ",
    "Q1 ", "' ", "Aa Bb of the Cc and Dd. ", "5% to ", "Acme 5\n", "（", "May 5, ", "(AB) Acme Bolt ", "he said, “a b c” and ",
    "- 1\n", "x@y.z ", "€5bn, up 3%; ",
)  # fmt: skip
#: More pieces for the whole reader, of many kinds: punctuation, figures, dates, names, sayings, brackets, Chinese, tables, labels.
MORE = (
    ",", ", ", ".", "…", "-", "–", "—", "/", ":", ";", "?", "!", "%", "&", "#", "*", "_", "|", "\\", "~", "^", "=", "+", "<", ">", "`",
    "0", "12", "1 ",
    "1.", "1-", "1/", "1:", "$1", "$1 ", "$1,", "1%", "1% ", "1k ", "1m ", "1,000 ", "1,000,", "1.5.", "1e9 ", "(1) ", "[1]", "1st ",
    "2024 ", "2024, ",
    "2024-05-06 ", "05/06/2024 ", "10:30 ", "10:30, ", "May 2024 ", "in May ", "last year ", "years ago ", "FY25 ", "H1 ", "the ", "and ",
    "and, ",
    "A", "A ", "Aa", "Aa ", "Aa, ", "Aa's ", "Aa-", "Aa & ", "Aa Inc. ", "AaBb", "(AA)", "Mr. ", "Mr. Roe ", "Roe, chief executive of Aa, ",
    "said ", "said. ", "said Roe, ", "“a” ", '"a" ', "'a' ", "„a“ ", "«a» ", "「a」", "《一》", "(", ")", "()", "((a)", "[", "]", "{", "}",
    "（一）", "【",
    "一二", "一 ", "一，", "一、", "十", "百万", "亿", "五亿元", "2024年",
    "去年", "第一季度", "同比增长5%", "增长", "某公司", "他说，", "“一”", "·", "あ", "가",
    "é", "\u0301", "\u200b", "\u00a0", "\t", "\r\n", "\n\n", " \n", "a\n\n", "A\n\n", "1\n", "1\t2\n", "| a | 1 |\n", "a, 1\n", "a: 1\n",
    "• a\n", "## A\n",
    "By Roe\n", "Reuters - ", "GHENT, May 5 (Acme) - ", "Published May 5, 2024\n", "http://a.b/ ", "a@b ", "#a ", "users ", "million ",
    "5 million ", "five ",
    "twenty-", "twenty ", "hundreds of ", "more than ", "from 5 to ", "between 5 and ", "5 to 6 to ", "up 5% ", "rose 5% to ",
    "compared with ", "versus ",
    "which ", "that ", "who ", "its ", "it ", "the company ", "not ", "will ", "plans to ", "revenue ", "revenue of $5 ", "Acme's revenue ",
    "Acme named Roe chief executive. ", "Acme will open in 2025. ", "Q: a\nA: b\n", "Roe: a\n", "a.b.c.", "e.g. ", "No. 5 ", "No. ",
    "Acme, ", "Acme (",
)  # fmt: skip
#: Pieces of web pages.
HTML = (
    "<", ">", "<a", "<a>", "<!--", "-->", "<!-- a -->", "<p>", "<p>a", "<p>Acme has 5 million users. ", "<div>", "<div><p>a</p>",
    "</div>", "<br>", "<b><i>",
    "<table><tr><td>1", "<tr><td>1", "<td>1", "<li>a", "<ul><li>a", "<a href='/a'>a</a> ", "<img src=a>", "<script>",
    "<script>a</script>", "<style>a", "&", "&amp;",
    "&#", "&#38;", "&lt;!--", "<![CDATA[", "<?a", "<!DOCTYPE ", "<h1>a</h1>", "<meta name=a content=b>",
    "<time datetime=2024-05-06>a</time>", "<span a=1 ",
    " a=1", "'", "<svg>", "<template>", "<noscript>a", "<iframe>", "<form><input>", "<select><option>a", "<pre>a\n", "<blockquote>a",
    "<section><article>",
)  # fmt: skip
_BEFORE = "<html><head><title>Acme grows</title></head><body><article><p>Acme has 5 million users, it said on 3 May 2024.</p>"  # fmt: skip
SENTENCES = ("a. ", '."', "U.S. ", "A.", "a\n", "” ", ". . . ", "。", "- ")
DATES = ("12 34 ", "May ", "Monday ", "the last ", "a year ", "2024-", "first half of ", "Q1 ", "and a half ", "二年", " ", "2024年")
NAMES = ("Acme ", "Aa Bb of the Cc and Dd. ", "A.", "“", "U.S. ", "Inc., ", "Acme's ", "Aa's Bb\n", "吴泳铭表示，", "x" * 50 + " ")
QUOTES = (
    "“", "”", '"', "\n“a", "‘a ", '"a ', "Acme said, “", "“Yes,” said Roe. ", "he said she said ", "吴泳铭表示，“好。”",
    "Roe: yes\nDoe: no?\n",
)  # fmt: skip


def repeated(piece: str, length: int) -> str:
    """The piece repeated to about ``length`` characters."""
    return piece * max(1, length // len(piece))


def page(piece: str, length: int) -> str:
    """A web page that begins well and goes on with the piece."""
    return _BEFORE + repeated(piece, length)


def article(piece: str, length: int) -> str:
    """The same after a few words, so that the text is not refused as too short."""
    return "Four words stand here. " + repeated(piece, length)
