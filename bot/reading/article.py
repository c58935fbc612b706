"""Turns a text into an article draft: the entry point of the reader."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice

from bot.core.errors import NotReadable
from bot.core.patterns import regex
from bot.core.text import without_invisible
from bot.reading import clutter, dates, events, facts, fingerprint, masthead, positions, quotes, sentences
from bot.reading.about import Subjects
from bot.reading.amounts import currencies, quantities
from bot.reading.amounts.amount import Amount
from bot.reading.lexicon import Lexicon
from bot.reading.main_subject.topics import main_subjects
from bot.reading.names import entities
from bot.reading.passage import Passage
from storage.drafts import ArticleDraft, Mention, QuantityMention, TopicDraft, Vocabulary
from storage.values import PartialDate, storable

#: Stored with every entry that was read, so that articles are read again by a better reader. A whole number: raise it when results change.
READER_VERSION = "6"

MAX_BYTES = 5 * 1024 * 1024
#: Text beyond this many characters is stored but not read: no article is as long as several novels.
LONGEST_READ = 1_000_000
_MIN_WORDS = 4
#: A text in which more than this share are control characters is an image, a program or an archive.
_MAX_JUNK = 0.02

_JUNK = regex(r"[\x01-\x08\x0e-\x1f\x7f\ufffd\ufdd0-\ufdef]")
#: Words, Chinese characters, and figures with their unit: "$10–12m", "€ 12.50", "99¢".
_WORDS = regex(r"[\u3400-\u9fff]|[^\W\d_\u3400-\u9fff]{2,}|\d[A-Za-z%]\b|[$€£¥₹₩]\s?\d|\d\s?[¢€%£]")
_HAN = regex(r"[\u3400-\u9fff]")
_NO_VOCABULARY = Vocabulary()


def read(
    text: str,
    *,
    title: str | None = None,
    publisher: str | None = None,
    author: str | None = None,
    url: str | None = None,
    published: PartialDate | None = None,
    vocabulary: Vocabulary = _NO_VOCABULARY,
    note: str | None = None,
    summary_of: str | None = None,
) -> ArticleDraft:
    """A draft of the article in a text, with its dates, quantities, names, facts, events and quotations.

    Reading needs no clock and no network: the same text always gives the same draft. Each NUL and lone surrogate is
    replaced by one U+FFFD; characters that nobody sees, such as soft hyphens, are left out of the draft's text, to which
    all offsets belong. Without ``title``, the title is the text's own headline, or else
    its first words. Only the first million characters are read; where there are more, the note says so.

    Raises:
        NotReadable: the text is empty, only a few words, binary junk, or larger than 5 MB.
    """
    refuse(text)
    whole = without_invisible(storable(text))
    lexicon = _lexicon(vocabulary)
    readable = whole if len(whole) <= LONGEST_READ else whole[: whole.rfind("\n", LONGEST_READ // 2, LONGEST_READ) + 1 or LONGEST_READ]
    spans = sentences.split(readable)
    head = masthead.read(readable, spans)
    passage = passage_of(readable, published, lexicon, spans, head, publisher)
    own_headline = storable(title).strip() if title and title.strip() else head.title
    headline = own_headline or _first_words(passage)
    quoted = tuple(q for q in quotes.find(readable, passage.sentences, passage.mentions) if not passage.is_clutter(q.start, q.end))
    subjects = Subjects(passage, lexicon, headline)
    held = positions.find(passage, subjects)
    return ArticleDraft(
        text=whole,
        title=headline,
        publisher=publisher or head.publisher,
        author=author or head.author,
        url=url,
        published=passage.published,
        language=language_of(whole),
        note=note if readable is whole else " ".join(filter(None, (note, f"Only its first {len(readable):,} characters were read."))),
        summary_of=summary_of,
        dates=passage.dates,
        quantities=_quantities(passage),
        mentions=passage.mentions,
        facts=facts.find(passage, quoted, lexicon, headline),
        events=events.find(passage, subjects),
        quotes=positions.with_abouts(quoted, held, subjects),
        positions=held,
        sentences=passage.sentences,
        fingerprint=fingerprint.fingerprint(whole),
        main_subjects=_main_subjects(passage, own_headline, headline, lexicon),
        reader_version=READER_VERSION,
    )


def refuse(text: str) -> None:
    """Returns without a value if the text may be an article.

    Raises:
        NotReadable: it can't be one; the message says why.
    """
    if not text.strip():
        raise NotReadable("text-empty")
    if len(text) > MAX_BYTES or (len(text) * 4 > MAX_BYTES and len(text.encode("utf-8", "replace")) > MAX_BYTES):
        raise NotReadable("text-too-large")
    if text.count("\x00") > 3 or len(_JUNK.findall(text)) > _MAX_JUNK * len(text) + 3:
        raise NotReadable("text-binary")
    if sum(1 for _ in islice(_WORDS.finditer(text), _MIN_WORDS)) == _MIN_WORDS:
        return
    raise NotReadable("text-too-short")


def passage_of(
    text: str,
    given: PartialDate | None,
    lexicon: Lexicon,
    spans: tuple[tuple[int, int], ...] | None = None,
    head: masthead.Masthead | None = None,
    publisher: str | None = None,
) -> Passage:
    """The text with its sentences, publication date, time expressions, names and amounts.

    ``given`` is a publication date known from elsewhere; it takes precedence over what the text says.
    """
    spans = sentences.split(text) if spans is None else spans
    head = masthead.read(text, spans) if head is None else head
    when = given or head.published
    unread = _merged((*clutter.clutter_spans(text), *head.furniture()))
    amounts = currencies.in_context(text, spans, [quantities.amounts(text[start:end]) for start, end in spans])
    mentions = _without_sums(entities.find(text, spans, lexicon), spans, amounts)
    return Passage(
        text=text,
        sentences=spans,
        clutter=unread,
        published=when,
        publisher=publisher or head.publisher or "",
        dates=dates.find(text, spans, when),
        mentions=mentions,
        amounts=_outside_names(amounts, spans, mentions, unread),
    )


_LIKE_A_SUM = regex(r"[A-Z][A-Za-z]{0,2}\d[\d.,]{0,12}(?:bn|mn?|k)?")


def _without_sums(
    mentions: tuple[Mention, ...], spans: Sequence[tuple[int, int]], amounts: Sequence[tuple[Amount, ...]]
) -> tuple[Mention, ...]:
    """The names without those that are sums of money: the "R400" of "R400 million"."""
    if not any(_LIKE_A_SUM.fullmatch(mention.text) for mention in mentions):
        return mentions
    sums = {start + amount.start for found, (start, _) in zip(amounts, spans, strict=True) for amount in found if amount.kind == "money"}
    return tuple(mention for mention in mentions if mention.start not in sums or not _LIKE_A_SUM.fullmatch(mention.text))


def _merged(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The spans in order, those that overlap as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _outside_names(
    found: Sequence[tuple[Amount, ...]],
    spans: Sequence[tuple[int, int]],
    mentions: Sequence[Mention],
    unread: Sequence[tuple[int, int]],
) -> tuple[tuple[Amount, ...], ...]:
    """The amounts that are not part of a name or of clutter: the 2 of "sold Nimbus 2 phones" does not count phones."""
    starts = [mention.start for mention in mentions]
    unread_starts = [start for start, _ in unread]

    def is_left_out(at: int) -> bool:
        index = bisect_left(starts, at) - 1
        if index >= 0 and at < mentions[index].end:
            return True
        index = bisect_right(unread_starts, at) - 1
        return index >= 0 and at < unread[index][1]

    return tuple(
        amounts and tuple(amount for amount in amounts if not is_left_out(start + amount.start))
        for amounts, (start, _) in zip(found, spans, strict=True)
    )


def language_of(text: str) -> str:
    """ "zh" where Chinese characters prevail, else "en"."""
    sample = text[:4000]
    if not _HAN.search(sample):
        return "en"
    return "zh" if 4 * len(_HAN.findall(sample)) > len(sample.replace(" ", "")) else "en"


def _lexicon(vocabulary: Vocabulary) -> Lexicon:
    """The vocabulary's lexicon.

    The last one is remembered by the vocabulary's identity: comparing two vocabularies takes as long as reading a sentence.
    """
    global _last
    known, lexicon = _last
    if known is not vocabulary:
        lexicon = _lexicon_of(vocabulary)
        _last = (vocabulary, lexicon)
    return lexicon


@lru_cache(maxsize=8)
def _lexicon_of(vocabulary: Vocabulary) -> Lexicon:
    return Lexicon.of(vocabulary)


_last: tuple[Vocabulary, Lexicon] = (_NO_VOCABULARY, _lexicon_of(_NO_VOCABULARY))


def _quantities(passage: Passage) -> tuple[QuantityMention, ...]:
    found = quantities.mentions(passage.text, passage.sentences, passage.amounts)
    return tuple(q for q in found if not passage.is_clutter(q.start, q.end))


def _main_subjects(passage: Passage, headline: str | None, title: str, lexicon: Lexicon) -> tuple[TopicDraft, ...]:
    """What the article is mainly about; the first words of a text without a headline are its title only where nothing else tells."""
    found = main_subjects(passage, headline or "", lexicon)
    return found or (() if headline else main_subjects(passage, title, lexicon))


def _first_words(passage: Passage) -> str:
    """The text's first words that are no clutter, for a text without a headline."""
    lines = ((m, m.group().strip().strip("#*= ")) for m in _LINE.finditer(passage.text[:3000]))
    first = next((words for m, words in lines if words and not passage.is_clutter(m.start(), m.end())), passage.text.strip())
    return first if len(first) <= 120 else first[:117].rsplit(" ", 1)[0] + "…"


_LINE = regex(r"[^\n]+")
