"""Takes out of a page's mark-up what is no text of its article, and keeps what the extraction of the text would lose."""

from __future__ import annotations

import re
from typing import Any

from bot.core.patterns import regex

_NOTE_MARK = regex(
    r"\s*[\[(]?\s*(?:\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,4}|[*†‡§]{1,3}|[a-z]|notes?\s?\w{1,3})\s*[\])]?\s*|\s*\[[^\[\]]{1,28}\]\s*",
    re.IGNORECASE,
)
_NOTE_LINK = regex(r"#(?:_?fn|_?ftn|_?edn|cite|footnote|endnote|note|ref)[\w:.-]{0,40}$", re.IGNORECASE)
_NOTE_WORDS = regex(r"(?:^|[\s_-])(?:footnote|endnote|noteref|reference|citation|fn)(?:$|[\s_-])", re.IGNORECASE)
_RAISED = regex(r"(?:^|\s)(?:super-?script|sup)(?:$|\s)", re.IGNORECASE)
_UNWRITABLE = regex(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_STRUCK = ("s", "strike", "del")
_STRUCK_CLASS = regex(r"(?:^|[\s_-])(?:strike-?through|line-through|striked?|struck|crossed-out|old-price)(?:$|\s)", re.IGNORECASE)
_ADVERTISEMENTS = ("amp-ad", "amp-sticky-ad", "amp-embed", "amp-consent")
_ADVERTISEMENT_LABELS = ("advertisement", "advertising", "sponsored content", "ad")
_ADVERTISEMENT_CLASS = regex(
    r"(?:^|[\s_-])(?:taboola|outbrain|revcontent|adsbygoogle|ad-?(?:slot|unit|container)|advertisement|sponsored-content"
    r"|cookie-?(?:banner|bar|notice|consent)|gdpr)(?:$|[\s_-])",
    re.IGNORECASE,
)
#: What is struck out is shorter than this; a mark around a whole article is a slip.
_LONGEST_STRUCK = 500
#: Elements that hold no article as a rule, and elements that begin a line.
_MARGINS = ("aside", "footer", "nav", "header")
_LINES = frozenset("li ul ol p div dl dt blockquote h2 h3 h4 h5 h6 section".split())
_SUPERSCRIPT = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
#: A cell with more text than this holds the page's text: a table that only lays it out.
_LONGEST_CELL = 800
_FEWEST_LETTERS = 300


def pruned(tree: Any, html: str) -> str:
    """The page without struck-out and hidden text, note marks and advertisements, with lists in table cells as text.

    An article that stands in the page's margin is moved out of it. The page itself comes back where it has none of these.
    """
    from lxml import html as serializer  # type: ignore[import-untyped]

    _drop_control_characters(tree)
    steps = (_drop_unseen, _drop_struck_out, _drop_note_marks, _keep_lists_in_cells, _keep_article_in_margin)
    changed = [step(tree) for step in steps]
    return str(serializer.tostring(tree, encoding="unicode")) if any(changed) else html


def _drop_control_characters(tree: Any) -> None:
    """Drops what references like "&#1;" put into the tree, because text with it can't be moved within it."""
    for node in tree.iter():
        if node.text and _UNWRITABLE.search(node.text):
            node.text = _UNWRITABLE.sub("", node.text)
        if node.tail and _UNWRITABLE.search(node.tail):
            node.tail = _UNWRITABLE.sub("", node.tail)


def _drop_unseen(tree: Any) -> bool:
    """Drops advertisements and what a browser does not show. Returns whether there were any."""
    whole = len(tree.text_content())
    dropped = False
    for node in list(tree.iter(*_ADVERTISEMENTS)):
        dropped |= _drop(node)
    for node in list(tree.xpath("//ins | //*[@hidden] | //*[@aria-label] | //div[@class or @id] | //section[@class or @id]")):
        if _ADVERTISEMENT_CLASS.search(f"{node.get('class') or ''} {node.get('id') or ''}") and node.tag not in ("body", "html"):
            is_unseen = 2 * len(node.text_content()) < whole
        elif node.tag == "ins":
            is_unseen = "adsbygoogle" in (node.get("class") or "") or node.get("data-ad-client") is not None
        elif node.get("hidden") is not None:
            is_unseen = node.tag not in ("body", "html") and 2 * len(node.text_content()) < whole
        else:
            is_unseen = (node.get("aria-label") or "").strip().lower() in _ADVERTISEMENT_LABELS
        dropped |= is_unseen and _drop(node)
    return dropped


def _drop_struck_out(tree: Any) -> bool:
    dropped = False
    for node in list(tree.iter(*_STRUCK, "span", "p", "small", "b", "strong", "font", "td")):
        if node.tag not in _STRUCK:
            style = (node.get("style") or "").replace(" ", "").lower()
            if "line-through" not in style and not _STRUCK_CLASS.search(node.get("class") or ""):
                continue
        if len(node.text_content()) <= _LONGEST_STRUCK:
            dropped |= _drop(node)
        elif node.tag in _STRUCK and node.getparent() is not None:
            node.drop_tag()
            dropped = True
    return dropped


def _drop_note_marks(tree: Any) -> bool:
    """Drops the marks of notes, and writes raised cents and exponents so that they can be distinguished from the figure before them."""
    changed = False
    for node in list(tree.iter("sup", "a", "span")):
        words = node.text_content()
        if node.getparent() is None or len(words) > 30 or not _NOTE_MARK.fullmatch(words):
            continue
        if _is_a_note(node, words):
            changed |= _drop(node)
        elif node.tag == "sup" and (raised := words.strip()).isascii() and raised.isdigit():
            if len(raised) == 2 and re.search(r"[$€£¥]\s?\d[\d,]{0,12}$", _words_before(node)):
                raised = f".{raised}"
            else:
                raised = raised.translate(_SUPERSCRIPT)
            for child in list(node):
                node.remove(child)
            node.text = raised
            node.drop_tag()
            changed = True
    return changed


def _is_a_note(node: Any, words: str) -> bool:
    kind = f"{node.get('class') or ''} {node.get('role') or ''} {node.get('epub:type') or ''}"
    if node.tag == "a":
        return bool(_NOTE_LINK.search(node.get("href") or "")) or _NOTE_WORDS.search(kind.replace("doc-", "")) is not None
    if node.tag == "span" and "vertical-align:super" not in (node.get("style") or "").replace(" ", "").lower() and not _RAISED.search(kind):
        return False
    if node.find(".//a") is not None or _NOTE_WORDS.search(kind) or not re.fullmatch(r"\s*(?:\d{1,3}|[a-z])\s*", words, re.IGNORECASE):
        return True
    after = (node.tail or "")[:2]
    # No exponent stands after a figure of several digits or a full word, or before a percent sign.
    return after.startswith("%") or re.search(r"(?:\d{3}|[\d,.]{4}|[^\W\d_]{4}|[.,;”\"%])$", _words_before(node)) is not None


def _words_before(node: Any) -> str:
    """The words directly before a node, also where it begins its parent."""
    for _ in range(4):
        before, parent = node.getprevious(), node.getparent()
        if before is not None:
            inner = before.text_content() if isinstance(before.tag, str) else ""
            return (before.tail or inner)[-40:]
        if parent is None or parent.text or parent.tag not in ("a", "span", "b", "i", "em", "strong", "small", "sup"):
            return ((parent.text if parent is not None else "") or "")[-40:]
        node = parent
    return ""


def _keep_lists_in_cells(tree: Any) -> bool:
    """Writes the lists and paragraphs in the cells of tables as text, which is otherwise lost."""
    changed = False
    for cell in list(tree.iter("td", "th")):
        if not any(child.tag in _LINES or child.tag in ("br", "dd") for child in cell.iterdescendants() if isinstance(child.tag, str)):
            continue
        if next(cell.iter("table", "h1", "article", "main"), None) is not None or len(cell.text_content()) > _LONGEST_CELL:
            continue
        pieces: list[str] = []
        _gather(cell, pieces, 0)
        lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
        for child in list(cell):
            cell.remove(child)
        cell.text = "; ".join(line for line in lines if line)
        changed = True
    return changed


def _gather(node: Any, pieces: list[str], depth: int) -> None:
    """Appends the text of a cell, with a line end around each element that stands on a line of its own."""
    pieces.append((node.text or "").replace("\n", " "))
    for child in node:
        is_line = isinstance(child.tag, str) and child.tag in _LINES
        pieces.append("\n" if is_line else " " if child.tag in ("br", "dd") else "")
        if isinstance(child.tag, str) and child.tag not in ("script", "style") and depth < 50:
            _gather(child, pieces, depth + 1)
        pieces.append("\n" if is_line and child.tag != "dt" else " " if child.tag in ("dt", "dd") else "")
        pieces.append((child.tail or "").replace("\n", " "))


def _keep_article_in_margin(tree: Any) -> bool:
    """Makes a plain block of an aside, a footer or the like that holds most of the page's paragraphs."""
    margins = [node for node in tree.iter(*_MARGINS) if next(node.iter("p"), None) is not None]
    if not margins:
        return False
    whole = sum(len(paragraph.text_content()) for paragraph in tree.iter("p"))
    changed = False
    for node in margins:
        held = sum(len(paragraph.text_content()) for paragraph in node.iter("p"))
        if held >= _FEWEST_LETTERS and held >= 0.6 * whole:
            node.tag = "div"
            for name in ("class", "id", "role"):
                node.attrib.pop(name, None)
            changed = True
    return changed


def _drop(node: Any) -> bool:
    if node.getparent() is None:
        return False
    node.drop_tree()
    return True
